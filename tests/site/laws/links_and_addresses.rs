//! Law 12. Every inside link that `check` lets pass leads to a file of the built folder, and to a place that is on that
//! page; every one that it refuses does not.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use tongbao::address::Route;
use tongbao::compile::Compiled;
use tongbao::compile::Memo;
use tongbao::tree::Tree;

use crate::support::cases;
use crate::support::expect;
use crate::support::html;
use crate::support::in_memory;

/// The sources that are laid into every site, by the folder that their pages stand in. What they say of themselves is
/// the same with links and without.
const OURS: [(&str, &str, &str); 3] = [
    (
        "content/notices/qita-lianjie.md",
        "notices/qita-lianjie",
        "title: 通报\nkind: progress\npublished_on: 2024-01-02",
    ),
    ("content/articles/lianjie.md", "articles", "title: 文章\npublished_on: 2024-01-02"),
    ("content/pages/lianjie.md", "lianjie", "title: 页面"),
];

/// A notice that is held back: nothing leads to it.
const DRAFT: (&str, &str) = (
    "content/notices/caogao.md",
    "---\ntitle: 草稿\nkind: progress\ndraft: true\n---\n## 一、甲\n\n### 1. 关于“乙”的问题\n",
);

/// What a built folder has: every file, and of pages the names of their places.
struct Built {
    files: BTreeSet<String>,
    names: BTreeMap<String, BTreeSet<String>>,
}

/// A site with our sources, a paragraph a link.
fn with_links(site: &Tree, links: &[&str]) -> Compiled {
    let mut tree = site.clone();
    in_memory::put(&mut tree, DRAFT.0, DRAFT.1.as_bytes());
    for (path, _, head) in OURS {
        let links: String = links.iter().map(|address| format!("\n[见]({address})\n")).collect();
        in_memory::put(&mut tree, path, format!("---\n{head}\n---\n## 一、甲\n\n正文\n{links}").as_bytes());
    }
    in_memory::compile(&tree, &Arc::<Memo>::default())
}

fn built(compiled: &Compiled) -> Built {
    let pages = in_memory::rendered(compiled);
    let names = pages.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, bytes)| {
        let bytes = bytes.as_ref().unwrap_or_else(|fault| panic!("{path}: {fault}"));
        let elements = html::elements(&html::parse(bytes).document);
        (path.clone(), elements.iter().filter_map(|of| of.get("id").map(str::to_owned)).collect())
    });
    Built { names: names.collect(), files: pages.into_keys().collect() }
}

impl Built {
    /// What a folder that is served makes of a link on a page in a folder: nothing wrong, or the code of the fault.
    fn judge(&self, folder: &str, address: &str) -> Option<&'static str> {
        let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
        let Some(file) = self.file(folder, path.split('?').next().unwrap_or_default()) else { return Some("G303") };
        let has = |names: &BTreeSet<String>| ["", "top"].contains(&anchor) || names.contains(anchor);
        (!self.names.get(&file).is_none_or(has)).then_some("G304")
    }

    fn file(&self, folder: &str, path: &str) -> Option<String> {
        let mut parts: Vec<&str> = folder.split('/').collect();
        for part in path.split('/') {
            match part {
                "." => {}
                ".." => drop(parts.pop()?),
                part => parts.push(part),
            }
        }
        let whole = decoded(&parts.join("/"));
        let is_folder = path.is_empty() || ["/", "/.", ".."].iter().any(|end| path.ends_with(end)) || path == ".";
        let inside = format!("{}/index.html", whole.trim_end_matches('/'));
        let files = [(!is_folder).then_some(whole), Some(inside.trim_start_matches('/').to_owned())];
        files.into_iter().flatten().find(|file| self.files.contains(file))
    }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits: Vec<u8> = rest.by_ref().take(2).collect();
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}

/// Links to a file, right ones and nearly right ones; `turn` draws among them.
fn drawn(up: &str, path: &str, names: &BTreeSet<String>, turn: usize) -> Vec<String> {
    let encode =
        |path: &str| path.split('/').map(tongbao::address::encoded).collect::<Vec<_>>().join("/").replace("%2E", ".");
    let encoded: String = encode(path);
    let whole = format!("{up}{encoded}");
    let (stem, end) = encoded.rsplit_once('.').unwrap_or((&encoded, ""));
    let first = encoded.as_bytes()[0];
    let anchor = names.iter().nth(turn % names.len().max(1)).map_or("main", String::as_str);
    let changed = match turn % 16 {
        0 => format!("{up}{}", encoded.trim_end_matches("index.html")),
        1 => format!("{up}{}", encoded.trim_end_matches("/index.html")),
        2 => format!("{whole}/"),
        3 => format!("{up}{stem}x.{end}"),
        4 => {
            let mut shorter = path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_owned();
            shorter.pop();
            format!("{up}{}.{end}", encode(&shorter))
        }
        5 => format!("{up}{stem}.2.{end}"),
        6 => format!("{up}{stem}-1.{end}"),
        7 => format!("{up}{stem}.1.{end}"),
        8 => format!("{up}{stem}"),
        9 => format!("{up}{}.{end}", stem.to_uppercase()),
        10 => format!("{up}%{first:02X}{}", &encoded[1..]),
        11 => format!("{up}./x/../{encoded}?a=b"),
        12 => format!("../{whole}"),
        13 => format!("{up}{}", encoded.replacen('/', "/x/", 1)),
        14 => format!("{whole}#{anchor}x"),
        _ => format!("{up}{}", encoded.split_once('/').map_or("x", |(_, rest)| rest)),
    };
    vec![format!("{whole}#{anchor}"), whole, changed]
}

/// What `check` says of links against what the built folder holds.
fn held(name: &str, site: &Tree) -> Vec<String> {
    let plain = built(&with_links(site, &[]));
    let held_back = ["notices/caogao/index.html", "notices/caogao/1.html", "notices/caogao/files/a.csv", "caogao"];
    let fixed =
        ["issues/topic-nosuch.html", "notices/1999.html", "assets/css/none.css", "documents/xyz", "sitemap.html"];
    let nothing = BTreeSet::new();
    let others = held_back.into_iter().chain(fixed).map(|path| (path, &nothing));
    // How many files the search index has follows from the length of texts, so of links too: one stands for all.
    let lasts = |path: &&String| !path.starts_with("search/") || *path == "search/index.js";
    let files = plain.files.iter().filter(lasts);
    let files = files.map(|path| (path.as_str(), plain.names.get(path).unwrap_or(&nothing)));
    let targets: Vec<_> = files.chain(others).collect();
    let mut links: BTreeSet<String> = BTreeSet::new();
    for (turn, (path, names)) in targets.iter().enumerate() {
        // From two folders down and from one.
        for (at, up) in ["../../", "../"].into_iter().enumerate() {
            links.extend(drawn(up, path, names, turn * 7 + at));
        }
    }
    links.extend(["#main", "#i-1", "#s-1", "#x", "#", "?x", ".", "..", "../../..", "index.html"].map(str::to_owned));
    let links: Vec<&str> = links.iter().map(String::as_str).collect();
    let compiled = with_links(site, &links);
    let built = built(&compiled);
    assert!(built.files.iter().filter(lasts).eq(plain.files.iter().filter(lasts)), "{name}: links make no page");
    let report = compiled.check(&[]).unwrap();
    let mut said: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for fault in report.faults.iter().filter(|fault| ["G303", "G304"].contains(&fault.code.id)) {
        let (_, found) = fault.args.iter().find(|(name, _)| *name == "found").expect("it names the address");
        said.insert((fault.span.path.as_str(), found), fault.code.id);
    }
    let mut wrong = Vec::new();
    let (mut passed, mut refused) = (0, 0);
    for (path, folder, _) in OURS {
        for link in &links {
            let (wanted, came) = (built.judge(folder, link), said.get(&(path, *link)).copied());
            if wanted.is_some() {
                refused += 1
            } else {
                passed += 1
            }
            if wanted != came {
                wrong.push(format!("{name}: {path}: {link}: {wanted:?} is right, {came:?} came"));
            }
        }
    }
    assert!(passed > 30 && refused > 30, "{name}: {passed} right links and {refused} wrong ones");
    wrong
}

/// What the room of addresses says of paths and places against what the built folder holds.
fn known(name: &str, site: &Tree) -> Vec<String> {
    let compiled = with_links(site, &[]);
    let built = built(&compiled);
    let addresses = compiled.addresses();
    let mut wrong = Vec::new();
    for route in compiled.routes() {
        if addresses.resolve(route.path().as_str()).as_ref() != Some(route) || !addresses.exists(route) {
            wrong.push(format!("{name}: {route} is listed, {:?} came", addresses.resolve(route.path().as_str())));
        }
    }
    let all: BTreeSet<&str> = built.names.values().flatten().map(String::as_str).collect();
    let near: BTreeSet<String> =
        all.iter().flat_map(|name| [format!("{name}-2"), name.replacen('i', "f", 1)]).collect();
    for (path, names) in &built.names {
        let route = addresses.resolve(path).expect("it was built");
        for asked in all.iter().copied().chain(near.iter().map(String::as_str)) {
            if addresses.has_anchor(&route, asked) != names.contains(asked) {
                wrong.push(format!("{name}: {path}: {asked}: the page says {}", names.contains(asked)));
            }
        }
        let folder = path.trim_end_matches("index.html").trim_end_matches('/');
        for other in [folder.to_owned(), format!("{path}x"), path.replace(".html", ".2.html"), path.to_uppercase()] {
            if addresses.resolve(&other).is_some() != built.files.contains(&other) {
                wrong.push(format!("{name}: {other}: {:?} came", addresses.resolve(&other)));
            }
        }
    }
    wrong
}

/// The golden sites, the sample site, and one with everything that addresses follow from.
pub(super) fn sites() -> Vec<(String, Tree)> {
    let read = |path: &std::path::Path| tongbao::edge::read(path, 8 << 20).expect("a site can be read").0;
    let golden = cases::cases("tests/golden").into_iter().map(|case| (cases::name(&case), read(&case.join("site"))));
    let mut sites: Vec<(String, Tree)> = golden.collect();
    sites.push(("sample".to_owned(), in_memory::sample()));
    let issues = |count: usize| -> String {
        (1..=count)
            .map(|at| format!("### {at}. 关于“事项{at}”的问题\n\n完成时限：2024年3月\n\n整改结果：已完成\n\n"))
            .collect()
    };
    let head = "title: 通报\nkind: progress\norgan: jia\n";
    let notice = |more: &str, body: &str| format!("---\n{head}{more}---\n## 一、情况\n\n{body}").into_bytes();
    let table = "| 问题 | 整改结果 |\n|---|---|\n| 甲事 | 已完成 |\n| 乙事 | 未完成 |\n";
    for (name, settings) in [
        ("made-up", "rows_per_page: 2\n"),
        ("made-up, switched off", "official: { site_map: false, reading_view: false }\n"),
    ] {
        let files = [
            ("content/site.yaml", format!("name: 站\n{settings}").into_bytes()),
            ("content/organs/jia.yaml", "name: 甲法院\ncontact:\n  phones: [\"0000-1234567\"]\n".into()),
            ("content/organs/yi.yaml", "name: 乙法院\n".into()),
            ("content/topics.yaml", "- id: an\n  name: 案\n  keywords: [事项]\n".into()),
            ("content/notices/a/notice.md", notice("published_on: 2023-05-06\nformerly: [lao-a, x]\n", &issues(5))),
            ("content/notices/a/清单 1.csv", b"a,b\n".to_vec()),
            (
                "content/notices/b/notice.md",
                notice("attachments: [{ file: 表.csv, title: 表 }]\n", &format!("[清单](清单.csv)\n\n{table}")),
            ),
            ("content/notices/b/表.csv", b"a\n".to_vec()),
            ("content/notices/b/清单.csv", b"a\n".to_vec()),
            ("content/notices/b/没有列出.csv", b"a\n".to_vec()),
            ("content/notices/c.md", "---\ntitle: 没有标题的通报\nkind: closure\norgan: yi\n---\n已整改。\n".into()),
            ("content/notices/later.md", notice("embargo_until: 2099-01-01\n", &issues(1))),
            ("content/articles/wen.md", "---\ntitle: 文\n---\n## 小标题\n".into()),
            ("content/articles/cao.md", "---\ntitle: 草\ndraft: true\n---\n文\n".into()),
            ("content/pages/data.md", "---\ntitle: 数据\n---\n文\n".into()),
            ("root/robots.txt", b"User-agent: *\n".to_vec()),
            ("root/hexin 1/核验.txt", b"a\n".to_vec()),
            ("static/img/logo.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec()),
        ];
        sites.push((name.to_owned(), in_memory::tree(files)));
    }
    sites
}

/// A site whose lists of courts, of whom to reach, of values and of inspections have several pages.
fn many() -> Tree {
    let mut files: Vec<(String, String)> = vec![
        ("content/site.yaml".into(), "name: 站\nas_of: 2026-03-31\n".into()),
        ("content/organs/top.yaml".into(), "name: 示例省高级人民法院\n".into()),
    ];
    let letters = ["安", "白", "长", "丁", "方", "高"];
    for number in 0..66 {
        let name = format!("{}{number}县人民法院", letters[number % letters.len()]);
        files.push((format!("content/organs/c{number}.yaml"), format!("name: {name}\nparent: top\n")));
        let inspection = format!("origin: 巡察\nteam: 第{number}组\nfeedback_on: {}-05-06\n", 2020 + number % 3);
        files.push((format!("content/inspections/i{number}.yaml"), inspection));
        let owners = ["甲科", "乙室", "丙处"].map(|of| {
            format!(
                "### {}. 关于“{of}”的问题\n\n责任部门：{}{of}{number}\n\n完成时限：2024年3月\n\n整改结果：未完成\n\n",
                number % 9 + 1,
                letters[number % 5]
            )
        });
        let head =
            format!("title: 通报\nkind: progress\norgan: c{number}\ninspection: i{number}\npublished_on: 2025-05-06\n");
        files.push((
            format!("content/notices/n{number}.md"),
            format!("---\n{head}---\n## 一、情况\n\n{}", owners.concat()),
        ));
    }
    in_memory::tree(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes().to_vec())))
}

#[test]
fn what_check_says_of_a_link_is_so_in_the_built_folder() {
    expect::each(sites(), |(name, site)| assert_eq!(held(&name, &site), [""; 0]));
}

#[test]
fn paths_and_places_are_known_as_they_are_built() {
    let mut sites = sites();
    sites.push(("many".to_owned(), many()));
    expect::each(sites, |(name, site)| assert_eq!(known(&name, &site), [""; 0]));
}

/// The theme of a site's own may name places that are not known here; what is written out in it is taken.
#[test]
fn places_named_in_a_template_of_a_sites_own_are_taken() {
    let links = ["#zi-ding", "#mei-you", "../../organs/#zi-ding"];
    let plain = in_memory::tree([("content/site.yaml", "name: 站\n")]);
    let said = |site: &Tree| {
        let report = with_links(site, &links).check(&[]).unwrap();
        let of_notice = |fault: &&tongbao::diagnostic::Diagnostic| fault.span.path.as_str() == OURS[0].0;
        report.faults.iter().filter(of_notice).filter(|fault| fault.code.id == "G304").count()
    };
    assert_eq!(said(&plain), 3);
    let mut own = plain.clone();
    let template = "{% extends \"layout.html\" %}{% block main %}<p id=\"zi-ding\"></p>{% endblock main %}";
    in_memory::put(&mut own, "templates/404.html", template.as_bytes());
    assert_eq!(said(&own), 1);
    assert_eq!(
        Route::parse("data/issues.csv").map(|route| with_links(&own, &[]).addresses().exists(&route)),
        Some(true)
    );
}

#[test]
fn a_place_of_the_notice_is_on_the_notices_page_wherever_its_text_is_shown() {
    let notice = "---\ntitle: 通报\nkind: progress\norgan: a\npublished_on: 2025-07-18\n---\n前言，见[第二项](#i-2)。\n\n\
                  ### 1. 关于“案款”的问题\n\n整改结果：已完成\n\n\
                  整改情况：一是见[第2项](#i-2)，二是见[查询](?a=1#i-2)，三是[页首](#top)，四是[本网](1.html)。\n\n\
                  ### 2. 关于“卷宗”的问题\n\n整改结果：已完成\n\n整改情况：一是清理。\n";
    let files = [
        ("content/site.yaml", "name: 甲站\noperator: 甲院\nas_of: 2026-03-31\n"),
        ("content/organs/a.yaml", "name: 青岚市中级人民法院\n"),
        ("content/notices/one.md", notice),
    ];
    let rendered = in_memory::rendered(&in_memory::compile(&in_memory::tree(files), &Arc::<Memo>::default()));
    let page = |path: &str| String::from_utf8(rendered[path].clone().unwrap()).unwrap();
    let (whole, issue) = (page("notices/one/index.html"), page("notices/one/1.html"));
    assert!(whole.contains("id=\"i-2\"") && !issue.contains("id=\"i-2\""));
    assert!(whole.contains("href=\"#i-2\"") && whole.contains("href=\"?a=1#i-2\""));
    for address in ["index.html#i-2", "index.html?a=1#i-2", "#top", "1.html"] {
        assert!(issue.contains(&format!("href=\"{address}\"")), "{address}");
    }
    assert!(!issue.contains("href=\"#i-2\"") && !issue.contains("href=\"?a"));
}
