//! What readers and programs follow: feeds, the list of addresses, the rules for crawlers; and what a citation holds on to.

use std::collections::BTreeMap;
use std::sync::Arc;

use tongbao::compile::Compiled;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::tree::Digest;
use tongbao::tree::Tree;

use crate::support::html;
use crate::support::in_memory;
use crate::support::site::Site;
use crate::support::site::project;

const SETTINGS: &str = "name: 示例法院整改公开\ndomain: a.example\noperator: 甲市法院\n";

/// A site of these settings and notices, each with its front matter beside title and kind.
fn site(settings: &str, notices: &[(String, String)]) -> Compiled {
    let mut tree: Tree = in_memory::tree([
        ("content/site.yaml", settings),
        ("content/organs/a.yaml", "name: 甲市中级人民法院\nshort_name: 甲市中院\n"),
        ("content/organs/b.yaml", "name: 乙县人民法院\n"),
        ("content/topics.yaml", "- { id: anjuan, name: 案卷, keywords: [案卷] }\n"),
    ]);
    for (id, front) in notices {
        let text = format!(
            "---\ntitle: 通报 & <{id}>\nkind: progress\norgan: a\n{front}\n---\n## 一、整改进展情况\n\n\
             ### （一）关于“案卷未归档”的问题\n整改结果：已完成\n\n### （二）关于“值班脱岗”的问题\n已排班。\n"
        );
        in_memory::put(&mut tree, &format!("content/notices/{id}.md"), text.as_bytes());
    }
    in_memory::compile(&tree, &Arc::<Memo>::default())
}

fn notices(days: &[(&str, &str)]) -> Vec<(String, String)> {
    days.iter().map(|(id, front)| ((*id).to_owned(), (*front).to_owned())).collect()
}

/// A file of the site; empty where there is none.
fn file(compiled: &Compiled, path: &str) -> String {
    match compiled.addresses().resolve(path).and_then(|route| compiled.render(&route)) {
        Some(Ok(Rendered::Bytes(bytes))) => String::from_utf8(bytes).unwrap(),
        _ => String::new(),
    }
}

/// The contents of every element of a name, in order.
fn all<'x>(xml: &'x str, name: &str) -> Vec<&'x str> {
    let open = format!("<{name}>");
    let parts = xml.split(open.as_str()).skip(1);
    parts.map(|part| part.split_once("</").map_or(part, |(text, _)| text)).collect()
}

#[test]
fn an_import_of_many_old_notices_sends_nothing_to_those_who_follow() {
    let new = notices(&[("x-1", "published_on: 2025-03-01"), ("x-2", "published_on: 2025-12-05")]);
    let old = (0..120).map(|n| (format!("old-{n}"), format!("published_on: {}-06-{:02}", 2012 + n / 28, n % 28 + 1)));
    let imported: Vec<_> = new.iter().cloned().chain(old).collect();
    let (before, after) = (site(SETTINGS, &new), site(SETTINGS, &imported));
    for feed in ["feeds/notices.xml", "feeds/organs/a.xml", "feeds/topics/anjuan.xml"] {
        let said = file(&before, feed);
        assert_eq!(all(&said, "updated").len(), 3, "{feed}: {said}");
        assert_eq!(file(&after, feed), said, "{feed}");
    }
    // A hundred on one day are news, and are told as far as a feed is long.
    let many: Vec<_> = (0..100).map(|n| (format!("new-{n:03}"), "published_on: 2025-12-06".to_owned())).collect();
    assert_eq!(all(&file(&site(SETTINGS, &many), "feeds/notices.xml"), "entry").len(), 50);
}

#[test]
fn days_are_those_of_content_and_names_stay() {
    let given = notices(&[
        ("a", "published_on: 2025-07-10"),
        ("b", "published_on: 2025-06\ncorrections:\n  - { on: 2025-07-20, what: 改正一处数字 }"),
        ("c", "published_on: 2025-07-15\nformerly: [c-old, c-2]"),
        ("no-day", "issuer: 甲市中级人民法院党组"),
        ("held", "published_on: 2025-07-18\ndraft: true"),
    ]);
    let compiled = site(SETTINGS, &given);
    let feed = file(&compiled, "feeds/notices.xml");
    let days = ["2025-07-20", "2025-07-20", "2025-07-15", "2025-07-10"].map(|day| format!("{day}T00:00:00+08:00"));
    assert_eq!(all(&feed, "updated"), days);
    let days = ["2025-06-30", "2025-07-15", "2025-07-10"].map(|day| format!("{day}T00:00:00+08:00"));
    assert_eq!(all(&feed, "published"), days);
    let ids = ["feeds/notices.xml", "notices/b/index.html", "notices/c-old/index.html", "notices/a/index.html"];
    assert_eq!(all(&feed, "id"), ids.map(|path| format!("https://a.example/{path}")));
    assert!(feed.contains("href=\"https://a.example/notices/c/index.html\""), "{feed}");
    assert_eq!(all(&feed, "title")[1], "通报 &amp; &lt;b&gt;");
    assert_eq!(all(&feed, "summary")[2], "整改进展通报。列出2项问题：已完成1项、未标明1项。");
    assert_eq!(all(&feed, "name"), ["甲市法院", "甲市中级人民法院", "甲市中级人民法院", "甲市中级人民法院"]);
    // A topic tells of its issues alone, each as its notice names it.
    let topic = file(&compiled, "feeds/topics/anjuan.xml");
    assert!(all(&topic, "title")[1..].iter().all(|title| title.contains("案卷")), "{topic}");
    assert_eq!(all(&topic, "id")[1], "https://a.example/notices/c-old/1.html");
    // An organ without notices has nothing to follow.
    assert_eq!((file(&compiled, "feeds/organs/b.xml"), file(&compiled, "feeds/index.xml")), Default::default());
    // The list of addresses knows the same days.
    let list = file(&compiled, "sitemap.xml");
    let of = |path: &str| list.split("<url>").find(|url| url.contains(&format!("example/{path}<"))).unwrap_or_default();
    assert_eq!(all(of("notices/b/index.html"), "lastmod"), ["2025-07-20"]);
    assert!(all(of("notices/no-day/index.html"), "lastmod").is_empty());
    assert_eq!(of("404.html"), "");
}

#[test]
fn pages_lead_to_the_feed_of_what_they_list() {
    let compiled = site(SETTINGS, &notices(&[("a", "published_on: 2025-07-10")]));
    let led = |path: &str| {
        let dom = html::parse(file(&compiled, path).as_bytes());
        let feeds = html::elements(&dom.document);
        let feeds = feeds.iter().filter(|of| of.get("type") == Some("application/atom+xml"));
        feeds.map(|of| format!("{} {}", of.name, of.get("href").unwrap())).collect::<Vec<_>>()
    };
    for (path, feed) in [
        ("index.html", "feeds/notices.xml"),
        ("notices/index.html", "../feeds/notices.xml"),
        ("notices/organ-a.html", "../feeds/organs/a.xml"),
        ("organs/a/index.html", "../../feeds/organs/a.xml"),
        ("issues/topic-anjuan.html", "../feeds/topics/anjuan.xml"),
    ] {
        assert_eq!(led(path), [format!("link {feed}"), format!("a {feed}")], "{path}");
    }
    for path in ["organs/b/index.html", "notices/a/index.html", "issues/index.html"] {
        assert_eq!(led(path), [""; 0], "{path}");
    }
}

/// Two notices that say the same of an issue, and a third that says something else of one of them.
fn changed(third: &str) -> String {
    format!(
        "---\ntitle: 集中整改《通报》\nkind: followup\norgan: a\n{third}\nissues:\n  1: {{ continues: first/1 }}\n  2: {{ continues: first/2 }}\n---\n## 整改进展情况\n\n\
         ### （一）关于“案卷未归档”的问题\n整改结果：长期坚持\n\n### （二）关于“值班脱岗”的问题\n已排班。\n"
    )
}

#[test]
fn an_issue_of_which_something_else_is_said_is_an_entry_of_its_own() {
    let with = |front: &str| {
        let mut tree: Tree = in_memory::tree([
            ("content/site.yaml", SETTINGS),
            ("content/organs/a.yaml", "name: 甲市中级人民法院\nshort_name: 甲市中院\n"),
            ("content/topics.yaml", "- { id: anjuan, name: 案卷, keywords: [案卷] }\n"),
        ]);
        let first = "---\ntitle: 通报\nkind: progress\norgan: a\npublished_on: 2025-03-01\n---\n## 一、整改进展情况\n\n\
                     ### （一）关于“案卷未归档”的问题\n整改结果：已完成\n\n### （二）关于“值班脱岗”的问题\n已排班。\n";
        in_memory::put(&mut tree, "content/notices/first.md", first.as_bytes());
        in_memory::put(&mut tree, "content/notices/second.md", changed(front).as_bytes());
        in_memory::compile(&tree, &Arc::<Memo>::default())
    };
    let compiled = with("published_on: 2025-09-01\nformerly: [old]");
    let feed = file(&compiled, "feeds/issues.xml");
    // The feed itself and one entry: what stayed as it was is no change. The name of the entry is that of the issue in the
    // notice that changed it, by its first id; the page is the whole line.
    let ids = ["feeds/issues.xml", "notices/old/1.html#changed"].map(|path| format!("https://a.example/{path}"));
    assert_eq!(all(&feed, "id"), ids, "{feed}");
    assert!(feed.contains("href=\"https://a.example/entries/first/1.html\""), "{feed}");
    assert_eq!(all(&feed, "summary"), ["集中整改《通报》，第1项。整改结果由“已完成”变为“长期坚持”。"]);
    assert!(file(&compiled, "changes/index.html").contains("href=\"../feeds/issues.xml\""));
    // A change of no day is none that can be followed.
    let undated = with("");
    assert_eq!(file(&undated, "feeds/issues.xml"), "");
    assert!(!file(&undated, "changes/index.html").contains("feeds/issues.xml"));
    // Nor is a site of one notice changed.
    assert_eq!(file(&site(SETTINGS, &notices(&[("a", "published_on: 2025-07-10")])), "feeds/issues.xml"), "");
    // The line is cited by the notice that has the last word.
    let line = file(&compiled, "entries/first/1.html");
    let cited = all(&line, "p class=\"cited\"");
    let part = "第1项“案卷未归档”及此前通报对它的说法，2025年9月1日发布";
    assert_eq!(
        cited,
        [format!("甲市中级人民法院：《集中整改〈通报〉》{part}，https://a.example/entries/first/1.html")]
    );
    let digest = file(&compiled, "notices/second/index.html");
    let digest = digest.split("class=\"digest\" title=\"").nth(1).unwrap().get(..64).unwrap().to_owned();
    assert!(line.contains(&digest), "{line}");
}

#[test]
fn the_page_of_the_data_says_to_machines_what_they_are() {
    let said = |settings: &str| {
        let page = file(&site(settings, &notices(&[("a", "published_on: 2025-07-10")])), "data/index.html");
        let json = page.split("<script type=\"application/ld+json\">").nth(1).unwrap();
        let json: serde_json::Value = serde_json::from_str(json.split("</script>").next().unwrap()).unwrap();
        json["@graph"].as_array().unwrap().iter().find(|of| of["@type"] == "Dataset").unwrap().clone()
    };
    let licence = "licence: { title: 知识共享署名 4.0, url: 'https://a.example/by' }\n";
    let of = said(&format!("{SETTINGS}{licence}"));
    assert_eq!(of["name"], "示例法院整改公开：开放数据");
    assert_eq!(of["license"], "https://a.example/by");
    assert_eq!(of["dateModified"], "2025-07-10");
    assert_eq!(of["creator"]["name"], "甲市法院");
    let files = of["distribution"].as_array().unwrap();
    assert!(files.iter().all(|file| file["@type"] == "DataDownload"));
    let urls: Vec<&str> = files.iter().map(|file| file["contentUrl"].as_str().unwrap()).collect();
    assert!(urls.contains(&"https://a.example/data/issues.csv"), "{urls:?}");
    assert!(urls.contains(&"https://a.example/data/ledger.xlsx"), "{urls:?}");
    // What is not known is not said.
    let of = said("name: 示例法院整改公开\n");
    assert!(of.get("license").is_none() && of.get("url").is_none());
    assert!(of["distribution"][0].get("contentUrl").is_none());
}

#[test]
fn without_a_domain_nothing_is_followed_and_nothing_says_where_it_is() {
    let given = notices(&[("a", "published_on: 2025-07-10")]);
    let compiled = site("name: 示例法院整改公开\n", &given);
    let paths: Vec<String> = compiled.routes().iter().map(ToString::to_string).collect();
    assert!(
        !paths.iter().any(|path| path.starts_with("feeds/") || path.starts_with("sitemap") && path.ends_with(".xml"))
    );
    assert_eq!(file(&compiled, "robots.txt"), "User-agent: *\nAllow: /\n");
    assert_eq!(file(&compiled, "feeds/notices.xml") + &file(&compiled, "sitemap.xml"), "");
    let page = file(&compiled, "notices/a/1.html");
    assert!(!page.contains("atom+xml") && !page.contains("<svg") && !page.contains("\"url\""), "{page}");
    assert!(page.contains("《通报 &amp; &lt;a&gt;》第1项“案卷未归档”，2025年7月10日发布</p>"), "{page}");
    // With one, the list of addresses stands where robots.txt says.
    let compiled = site(SETTINGS, &given);
    assert!(file(&compiled, "robots.txt").ends_with("\n\nSitemap: https://a.example/sitemap.xml\n"));
    assert!(!file(&compiled, "sitemap.xml").is_empty() && file(&compiled, "sitemap-1.xml").is_empty());
}

#[test]
fn the_digest_that_is_cited_is_that_of_the_text_that_is_handed_out() {
    let site = Site::new();
    site.lay(&project("tests/export/site"), "site");
    for run in ["build --root site --out out/site", "export archive progress --root site --out out/archive"] {
        assert_eq!(site.answer(run).exit, 0, "{run}");
    }
    let files: BTreeMap<String, Vec<u8>> = site.files("out");
    let record: serde_json::Value = serde_json::from_slice(&files["archive/record.json"]).unwrap();
    let digest = Digest::of(record["text"].as_str().unwrap().as_bytes()).to_string();
    for page in ["site/notices/progress/index.html", "site/notices/progress/1.html"] {
        let dom = html::parse(&files[page]);
        let elements = html::elements(&dom.document);
        let cited = elements.iter().find(|of| of.get("class") == Some("digest")).expect("a notice is cited");
        assert_eq!(cited.get("title"), Some(digest.as_str()), "{page}");
        assert_eq!(html::written(&cited.node), format!("{}…", &digest[..16]), "{page}");
    }
}
