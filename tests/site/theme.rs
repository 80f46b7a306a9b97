//! The theme as a site uses it: what docs/theme.md shows is built, what a template may see is written down, labels and
//! switches do what they say, and a long notice stays light.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::io::Cursor;
use std::io::Write as _;

use crate::support::expect;
use crate::support::html;
use crate::support::program::Run;
use crate::support::site::Site;
use crate::support::site::project;

const SITE: &str = "name: 示例法院整改公开\ndomain: a.example\nsite_code: \"0000000001\"\nicp_number: 示ICP备00000001号\npolice_number: 示公网安备00000000000001号\noperator: 示例法院\n";
const NOTICE: &str = "---\ntitle: 示例法院关于巡察整改进展情况的通报\nkind: progress\norgan: a\npublished_on: 2025-07-10\n---\n\n## 一、关于“台账不全”的问题\n\n整改结果：已完成\n\n责任部门：办公室\n\n整改情况：一是补齐台账。二是专人管理。\n";

/// Builds a site of these files beside a court, settings and a notice; answers with what was said and every file.
fn build(files: &[(&str, &str)]) -> (Run, BTreeMap<String, String>) {
    let site = Site::new();
    let usual = [
        ("content/site.yaml", SITE),
        ("content/organs/a.yaml", "name: 示例市示例法院\n"),
        ("content/notices/a-2025.md", NOTICE),
    ];
    for (path, text) in usual.iter().chain(files) {
        site.write(&format!("site/{path}"), text);
    }
    let answer = site.answer("build --root site --out out --format short");
    let text = |(path, bytes)| Some((path, String::from_utf8(bytes).ok()?));
    (answer, site.files("out").into_iter().filter_map(text).collect())
}

fn read(path: &str) -> String {
    fs::read_to_string(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files that docs/theme.md shows: blocks with `file=…` behind the language.
fn shown() -> Vec<(String, String)> {
    let text = read("docs/theme.md");
    let mut files = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some((_, path)) = line.strip_prefix("```").and_then(|info| info.split_once(" file=")) else { continue };
        let body: String = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        files.push((path.to_owned(), body));
    }
    files
}

#[test]
fn a_site_of_other_organs_than_courts_speaks_of_organs() {
    let pages = [
        "index.html",
        "organs/index.html",
        "contact/index.html",
        "notices/a-2025/index.html",
        "notices/index.html",
        "sitemap.html",
    ];
    let said = |files: &[(&str, &str)], word: &str| -> Vec<&str> {
        let (answer, built) = build(files);
        assert_eq!(answer.exit, 0, "{}", answer.stderr);
        pages.into_iter().filter(|page| built[*page].contains(word)).collect()
    };
    let college = ("content/organs/b.yaml", "name: 示例职业学院\nparent: a\n");
    for word in ["发布法院", "按法院", "各法院", ">法院<"] {
        assert_eq!(said(&[college], word), Vec::<&str>::new(), "{word}");
    }
    assert_eq!(said(&[college], "发布单位"), ["notices/a-2025/index.html"]);
    assert_eq!(said(&[], "发布法院"), ["notices/a-2025/index.html"]);
    assert_eq!(said(&[college], "按单位"), ["notices/index.html", "sitemap.html"]);
    assert_eq!(said(&[], "按法院"), ["notices/index.html", "sitemap.html"]);
}

#[test]
fn the_example_of_the_documents_is_built() {
    let shown = shown();
    let files: Vec<(&str, &str)> = shown.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
    let wanted = [
        "templates/labels.txt",
        "static/css/custom.css",
        "static/css/colours.css",
        "templates/parts/footer.html",
        "templates/organs.html",
    ];
    assert_eq!(paths, wanted, "docs/theme.md shows a file of each sort");
    let (answer, built) = build(&files);
    assert_eq!(answer.exit, 0, "{}", answer.stderr);
    let (plain, usual) = build(&[]);
    assert_eq!(plain.exit, 0, "{}", plain.stderr);
    // The last line counts files and pages; what stands before it are faults.
    let faults = |said: &Run| said.stderr.lines().rev().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(faults(&answer), faults(&plain), "the files raise no fault");
    // A label, in the page of an issue; nothing else of that page differs in its main part.
    assert!(built["notices/a-2025/1.html"].contains(">整改举措</h2>"));
    let main = |pages: &BTreeMap<String, String>, path: &str| {
        let page = &pages[path];
        page[page.find("<main").expect("a page has a main part")..page.find("</main>").expect("it ends")].to_owned()
    };
    assert_eq!(
        main(&built, "notices/a-2025/1.html").replace("整改举措", "整改措施"),
        main(&usual, "notices/a-2025/1.html")
    );
    // A colour; the style sheet beside it is the theme's.
    assert!(built["assets/css/colours.css"].contains("--accent: #0b4a6f"));
    assert_eq!(built["assets/css/site.css"], usual["assets/css/site.css"]);
    // A style sheet of the site's own, behind those of the theme; no page names it where it is not there.
    let links = |page: &str| page.matches("rel=\"stylesheet\"").count();
    let pages = || built.iter().filter(|(path, _)| path.ends_with(".html"));
    assert!(pages().all(|(path, page)| links(page) > links(&usual[path]) && page.contains("css/custom.css\">")));
    assert!(usual.iter().all(|(path, page)| !path.ends_with(".html") || !page.contains("custom.css")));
    assert!(built["assets/css/custom.css"].contains("--site-accent: #0b4a6f"));
    // A part of every page that does not lead on, and a whole page.
    let mut whole = pages().filter(|(_, page)| !page.contains("http-equiv=\"refresh\""));
    assert!(whole.all(|(_, page)| page.contains("公正 廉洁 为民")));
    assert!(built["organs/index.html"].contains("示例市示例法院</a>：1份通报，1项问题"));
}

#[test]
fn every_label_is_used_and_every_use_has_a_label() {
    let text = read("templates/labels.txt");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<&str> = lines.filter_map(|line| line.split_once(" = ").map(|(name, _)| name)).collect();
    let labels: BTreeSet<String> = names.iter().map(|name| name.trim_end_matches("@courts").to_owned()).collect();
    expect::each(&names, |name| {
        assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{name} is given twice")
    });
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>();
    let text_of = |entry: &walkdir::DirEntry| fs::read_to_string(entry.path()).expect("a file of the theme is text");
    let files = |folder: &str| {
        walkdir::WalkDir::new(project(folder)).into_iter().map(|entry| entry.expect("the folder can be read"))
    };
    let mut used = BTreeSet::new();
    for entry in files("templates").filter(|entry| entry.file_type().is_file() && entry.file_name() != "labels.txt") {
        used.extend(text_of(&entry).split("words.").skip(1).map(name));
    }
    assert!(used.len() > 50);
    // The views ask for theirs by name, in lines that may be broken.
    for entry in files("src/page").filter(|entry| entry.path().extension().is_some_and(|end| end == "rs")) {
        let text = text_of(&entry);
        let code: String = text.split("#[cfg(test)]").next().unwrap_or_default().split_whitespace().collect();
        let calls = ["labels.get(\"", "labels.say(\"", "labels().get(\"", "labels().say(\""];
        used.extend(calls.iter().flat_map(|call| code.split(call).skip(1)).map(name));
        // Others stand in tables of names.
        used.extend(code.split('"').map(name).filter(|word| labels.contains(word)));
    }
    assert!(used.contains("vouched_verified") && used.contains("result_of_parts_of_day"), "the views are looked at");
    assert_eq!(labels, used);
}

#[test]
fn the_home_page_says_whom_to_call_and_leads_to_the_rest() {
    let phones = "  phones:\n    - { label: 传真, number: 0000-1111111 }\n    - { label: 监督电话, number: 0000-1234567 }\n    - { label: 值班电话, number: 0000-7654321 }\n";
    let rest = "  emails:\n    - { address: a@a.example }\n  address: 青岚市明法路1号\n  postcode: \"000001\"\n";
    let card = |contact: &str| {
        let (answer, built) = build(&[("content/site.yaml", &format!("{SITE}contact:\n{contact}"))]);
        assert_eq!(answer.exit, 0, "{}", answer.stderr);
        let block = |path: &str| {
            let page = &built[path];
            let start = page.find("<section class=\"contact\">").expect("whom to reach");
            page[start..start + page[start..].find("</section>").expect("it ends")].to_owned()
        };
        (block("index.html"), block("contact/index.html"))
    };
    let (home, page) = card(&format!("{phones}{rest}"));
    assert!(home.contains("示例法院") && home.contains("<a href=\"tel:00001234567\">0000-1234567</a>"), "{home}");
    assert!(home.contains("<a href=\"contact/index.html\">全部联系方式</a>"), "{home}");
    expect::each(["0000-1111111", "0000-7654321", "a@a.example", "青岚市明法路1号"], |what| {
        assert!(!home.contains(what) && page.contains(what), "{what} is on the page of contacts alone");
    });
    // Where there is no number to call, the mailbox.
    let (home, _) = card(rest);
    assert!(home.contains("<a href=\"mailto:a@a.example\">a@a.example</a>") && !home.contains("明法路"), "{home}");
}

/// Words in Chinese that a file of the theme says itself: of a template all but its comments, of a style sheet what it draws.
fn own_words(path: &str, text: &str) -> Vec<String> {
    let mut shown = String::new();
    if path.ends_with(".css") {
        let drawn = |line: &&str| line.trim_start().starts_with("content:") || line.contains("{ content:");
        text.lines().filter(drawn).for_each(|line| shown.push_str(line));
    } else {
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once("{#") {
            shown.push_str(before);
            rest = behind.split_once("#}").expect("a comment ends").1;
        }
        shown.push_str(rest);
    }
    let is_han = |c: &char| ('\u{3400}'..='\u{9fff}').contains(c);
    shown.split(|c| !is_han(&c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn a_word_of_the_theme_is_a_label_and_stands_in_no_template_and_no_style_sheet() {
    let mut seen = 0;
    let files = ["templates", "static"].into_iter().flat_map(|folder| walkdir::WalkDir::new(project(folder)));
    for entry in files.map(|entry| entry.expect("the theme can be read")) {
        let path = entry.path().to_string_lossy().into_owned();
        if !entry.file_type().is_file() || path.ends_with("labels.txt") || path.ends_with(".svg") {
            continue;
        }
        seen += 1;
        let words = own_words(&path, &fs::read_to_string(&path).expect("a file of the theme is text"));
        assert_eq!(words, Vec::<String>::new(), "{path}: a theme could not change these; make them labels");
    }
    assert!(seen > 40, "{seen} files of the theme are looked at");
    // What would be found, and its near misses: comments, names of faces, marks.
    assert_eq!(own_words("a.html", "{#- 说明 -#}<p>{{ words.all }}展开</p>"), ["展开"]);
    assert_eq!(own_words("a.css", "a { content: \"收起\" / \"\"; }\n  content: \"展开\";\n"), ["收起", "展开"]);
    assert_eq!(own_words("a.css", "/* 收起 */ --hei: \"黑体\";\n  content: \"：\" attr(data-label);\n"), [""; 0]);
    assert_eq!(own_words("a.html", "<li>〔{{ loop.index }}〕{{ address }}</li>"), [""; 0]);
}

#[test]
fn words_that_are_drawn_and_usual_names_of_numbers_are_the_themes() {
    let labels = "alone = 打开此项\nunfold = 打开\nfold = 合上\ntable_of = 列表（{columns}）\nphone_usual = 热线\nemail_usual = 信箱\n";
    let table = "\n| 科室 | 件数 |\n| --- | --- |\n| 立案庭 | 12 |\n";
    let contact = "contact:\n  phones:\n    - { number: 0000-1234567 }\n  emails:\n    - { address: a@a.example }\n";
    let (answer, built) = build(&[
        ("templates/labels.txt", labels),
        ("content/notices/a-2025.md", &format!("{NOTICE}{table}")),
        ("content/site.yaml", &format!("{SITE}{contact}")),
    ]);
    assert_eq!(answer.exit, 0, "{}", answer.stderr);
    let page = &built["notices/a-2025/index.html"];
    expect::each(
        [
            "data-words=\"打开此项\"",
            "data-closed=\"打开\" data-open=\"合上\"",
            "aria-label=\"列表（科室、件数）\"",
            "<dt>热线</dt>",
            "<dt>信箱</dt>",
        ],
        |sign| assert!(page.contains(sign), "{sign}"),
    );
    expect::each(["单独查看\"", "展开", "收起", "表格：", "联系电话", "电子邮箱"], |word| {
        assert!(!page.contains(word), "{word}");
    });
}

/// The foot of a page of a site with this contact.
fn report_line(contact: &str) -> String {
    let (answer, built) = build(&[("content/site.yaml", &format!("{SITE}{contact}"))]);
    assert_eq!(answer.exit, 0, "{}", answer.stderr);
    let page = &built["notices/a-2025/index.html"];
    let line = page.split_once("<p class=\"report\">").expect("the foot names the page").1;
    line.split_once("</p>").expect("it ends").0.to_owned()
}

#[test]
fn errors_are_reported_where_somebody_can_be_reached() {
    let address = "本页地址：<span class=\"address\">https://a.example/notices/a-2025/index.html</span>";
    let mail = "<a href=\"mailto:a@a.example?subject=%E9%A1%B5%E9%9D%A2%E7%BA%A0%E9%94%99%EF%BC%9Anotices/a-2025/index.html\">发邮件</a>";
    let number = "<a href=\"tel:00001234567\">0000-1234567</a>";
    let phones = "  phones:\n    - { label: 联系电话, number: 0000-7654321 }\n    - { label: 网站纠错电话, number: 0000-1234567 }\n    - { label: 传真, number: 0000-1111111 }\n";
    let emails = "  emails:\n    - { label: 电子邮箱, address: a@a.example }\n";
    let line = |how: &str| format!("<span class=\"how\">发现本页有错误，请{how}指出。</span>{address}");
    assert_eq!(report_line(""), address);
    assert_eq!(report_line("contact:\n  address: 青岚市明法路1号\n"), address);
    assert_eq!(report_line(&format!("contact:\n{emails}")), line(mail));
    assert_eq!(report_line(&format!("contact:\n{phones}")), line(&format!("拨打{number}")));
    assert_eq!(report_line(&format!("contact:\n{phones}{emails}")), line(&format!("{mail}或拨打{number}")));
}

/// Writes down every value that a template may see: the structures of `src/page/view/` that are serialized, with the
/// sentences that stand there.
fn values() -> String {
    let mut out = String::from(
        "# What a template sees\n\nMade from `src/page/view/` by `TONGBAO_RENEW=values.md cargo test --test site theme`. `Option<…>` is `none` where there is nothing;\n`Vec<…>` is a list; `usize`, `u32`, `u8` are numbers. Values named `html` are finished markup (`| safe`). The value of each template\nstands in [theme.md](theme.md); every template sees `page`, a `Frame`, and `words`, the labels of `templates/labels.txt`.\n",
    );
    let mut files: Vec<_> = fs::read_dir(project("src/page/view"))
        .expect("the views can be read")
        .map(|entry| entry.expect("the views can be read").path())
        .collect();
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file).expect("a source is text");
        let (mut doc, mut seen, mut inside, mut skipped) = (String::new(), false, false, false);
        for line in text.lines() {
            let said = line.trim();
            if let Some(sentence) = said.strip_prefix("///") {
                doc = format!("{doc} {}", sentence.trim()).trim().to_owned();
            } else if said.starts_with("#[derive") {
                seen = said.contains("Serialize");
            } else if let Some(name) = said.strip_prefix("pub struct ").filter(|_| seen) {
                inside = said.ends_with('{');
                let name = name.trim_end_matches([' ', '{']);
                writeln!(out, "\n## {name}\n\n{doc}\n\n| value | type | |\n|---|---|---|").expect("a text takes text");
                (doc, seen) = (String::new(), false);
            } else if said == "}" {
                inside = false;
            } else if let Some((name, kind)) =
                said.strip_prefix("pub ").filter(|_| inside).and_then(|field| field.split_once(": "))
            {
                let kind =
                    kind.trim_end_matches(',').replace("&'static str", "String").replace("super::view_parts::", "");
                if !std::mem::take(&mut skipped) {
                    writeln!(out, "| `{name}` | `{kind}` | {} |", doc.replace('|', "\\|")).expect("a text takes text");
                }
                doc = String::new();
            } else if said == "#[serde(skip)]" {
                skipped = true;
            } else {
                doc = String::new();
            }
        }
    }
    out
}

#[test]
fn every_value_that_a_template_may_see_is_written_down() {
    let came = values();
    expect::each(["Frame", "HomeView", "NoticeView", "IssueView", "SiteMapView", "ContactView", "Paging"], |name| {
        assert!(came.contains(&format!("\n## {name}\n")), "{name}");
    });
    let place = project("docs/values.md");
    expect::settle(expect::compare(&place, came.as_bytes()).as_slice());
}

#[test]
fn the_rules_for_official_sites_can_be_switched_off_one_by_one() {
    let (_, on) = build(&[]);
    let page = &on["notices/a-2025/index.html"];
    let signs = [
        ("page_labels", "name=\"ColumnName\""),
        ("site_map", "sitemap.html"),
        ("report_error", "本页地址"),
        ("reading_view", "name=\"view\""),
        ("filing_links", "https://beian.miit.gov.cn/"),
    ];
    for (_, sign) in signs {
        assert!(page.contains(sign), "{sign}");
    }
    assert!(page.contains("<meta name=\"PubDate\" content=\"2025-07-10 00:00\">"));
    assert!(page.contains("https://beian.mps.gov.cn/#/query/webSearch?code=00000000000001"));
    assert!(on.contains_key("sitemap.html"));
    for (key, off) in signs {
        let (answer, built) = build(&[("content/site.yaml", &format!("{SITE}official: {{ {key}: false }}\n"))]);
        assert_eq!(answer.exit, 0, "{}", answer.stderr);
        let page = &built["notices/a-2025/index.html"];
        for (other, sign) in signs {
            assert_eq!(page.contains(sign), other != key, "{key} is off: {sign}");
        }
        assert!(!page.contains(off));
        assert_eq!(built.contains_key("sitemap.html"), key != "site_map");
    }
}

/// Every address of the links of a page, without mailboxes, numbers and anchors.
fn links(page: &str) -> Vec<&str> {
    let starts = page.split("<a ").skip(1).filter_map(|tag| tag.split_once("href=\"")?.1.split_once('"'));
    let leads = |address: &&str| !["mailto:", "tel:", "#"].iter().any(|start| address.starts_with(start));
    starts.map(|(address, _)| address).filter(leads).filter(|address| !address.contains("beian")).collect()
}

#[test]
fn a_site_below_a_path_says_so_wherever_it_states_a_whole_address() {
    let with = |base: &str| build(&[("content/site.yaml", &format!("{SITE}{base}"))]).1;
    expect::each(["base_path: /xczg/2026/\n", "base_path: xczg/2026\n"], |base| {
        let below = with(base);
        let page = &below["notices/a-2025/1.html"];
        assert!(page.contains(r#"<link rel="canonical" href="https://a.example/xczg/2026/notices/a-2025/1.html">"#));
        assert!(page.contains(r#"<meta name="Url" content="https://a.example/xczg/2026/notices/a-2025/1.html">"#));
        assert!(page.contains(r#"<meta name="SiteDomain" content="a.example">"#));
        assert!(
            links(page).iter().all(|address| !address.contains(':') && !address.starts_with('/')),
            "links stay relative"
        );
        let missing = links(&below["404.html"]);
        assert!(
            missing.len() > 5 && missing.iter().all(|address| address.starts_with("https://a.example/xczg/2026/")),
            "{missing:?}"
        );
    });
    assert!(links(&with("")["404.html"]).iter().all(|address| address.starts_with("https://a.example/")));
    // What is no path by its characters is not taken; the rules say so.
    assert!(with("base_path: ../a b\n")["index.html"].contains(r#"href="https://a.example/index.html""#));
    // Without a domain nobody knows the whole address.
    let unknown = build(&[("content/site.yaml", "name: 甲站\nbase_path: /xczg/\n")]).1;
    assert!(links(&unknown["404.html"]).iter().all(|address| !address.contains(':')));
}

#[test]
fn days_left_are_counted_from_a_day_that_the_page_states() {
    let due = NOTICE.replace("已完成", "正在整改").replace("\n责任部门", "\n完成时限：2026年6月底前\n\n责任部门");
    let notice = |day: &str| due.replace("published_on: 2025-07-10\n", day);
    let (answer, built) =
        build(&[("content/notices/a-2025.md", &notice("as_of: 2025-06-30\npublished_on: 2025-07-10\n"))]);
    assert_eq!(answer.exit, 0, "{}", answer.stderr);
    assert!(built["notices/a-2025/1.html"].contains("距时限还有365天（按2025年6月30日计算）"));
    let ledger = html::written(&html::parse(built["issues/index.html"].as_bytes()).document);
    assert!(ledger.contains("距时限还有365天\n") && ledger.contains("2025年6月30日"));
    // No paper has a day: nothing is counted.
    let (answer, built) = build(&[("content/notices/a-2025.md", &notice(""))]);
    assert_eq!(answer.exit, 0, "{}", answer.stderr);
    assert!(
        built["notices/a-2025/1.html"].contains("2026年6月底前") && !built["notices/a-2025/1.html"].contains("距时限")
    );
}

#[test]
fn columns_are_called_what_the_site_calls_them() {
    let own = "columns:\n  notices: { name: 整改公开, keywords: [巡察, 整改], type: 信息公开 }\nparty_mark: https://mark.example/a\n";
    let (answer, built) = build(&[("content/site.yaml", &format!("{SITE}{own}"))]);
    assert_eq!(answer.exit, 0, "{}", answer.stderr);
    let page = &built["notices/a-2025/index.html"];
    expect::each(
        [
            "<meta name=\"ColumnName\" content=\"整改公开\">",
            "<meta name=\"ColumnDescription\" content=\"巡察整改通报全文\">",
            "<meta name=\"ColumnKeywords\" content=\"巡察,整改\">",
            "<meta name=\"ColumnType\" content=\"信息公开\">",
            ">整改公开</a>",
            "<a href=\"https://mark.example/a\" rel=\"noopener noreferrer\">党政机关网站标识</a>",
        ],
        |sign| {
            assert!(page.contains(sign), "{sign}");
        },
    );
}

/// Words that no compressor shortens much: a fixed row of numbers picks them.
fn words(count: usize, state: &mut u32) -> String {
    let mut next = || {
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(0x4E00 + (*state >> 8) % 2_500).expect("a 汉字")
    };
    (0..count).map(|_| next()).collect()
}

#[test]
fn a_notice_of_sixty_issues_weighs_less_than_100_kb() {
    let mut state = 1;
    let mut text = NOTICE[..NOTICE.find("## ").expect("a heading")].to_owned();
    for number in 1..=60 {
        let (title, one, two) = (words(12, &mut state), words(220, &mut state), words(220, &mut state));
        write!(text, "### {number}. 关于“{title}”的问题\n\n整改结果：已完成\n\n责任部门：办公室\n\n整改情况：一是{one}。二是{two}。\n\n").expect("a text takes text");
    }
    let (answer, built) = build(&[("content/notices/a-2025.md", &text)]);
    assert_eq!(answer.exit, 0, "{}", answer.stderr);
    let page = &built["notices/a-2025/index.html"];
    assert!(built.contains_key("notices/a-2025/60.html"));
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("page", zip::write::SimpleFileOptions::default()).expect("an archive takes a file");
    zip.write_all(page.as_bytes()).expect("an archive takes bytes");
    let bytes = zip.finish().expect("an archive can be closed").into_inner().len();
    assert!(page.len() > 100_000, "{} bytes as they are: nothing was compressed", page.len());
    assert!(bytes < 100_000, "{bytes} bytes compressed");
}
