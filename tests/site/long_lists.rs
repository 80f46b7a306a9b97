//! Lists of many courts and inspections: what leads into them, what stands in a row, and who is late.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use tongbao::address::Route;
use tongbao::compile::Memo;

use crate::support::html;
use crate::support::in_memory;

/// The pages of a site of one upper court, a middle one and very many below it. Of these a few are late, c3 with most.
fn pages() -> BTreeMap<String, String> {
    let mut files: Vec<(String, String)> = vec![
        ("content/site.yaml".into(), "name: 站\nas_of: 2026-03-31\nrows_per_page: 10\n".into()),
        ("content/organs/top.yaml".into(), "name: 示例省高级人民法院\n".into()),
        ("content/organs/mid.yaml".into(), "name: 青岚市中级人民法院\nparent: top\n".into()),
    ];
    let mut notice = |id: &str, organ: &str, day: &str, inspection: &str, issues: &[(&str, &str)]| {
        let mut text = format!(
            "---\ntitle: {organ}的通报\nkind: progress\norgan: {organ}\nas_of: {day}\npublished_on: {day}\n{inspection}---\n## 一、情况\n\n"
        );
        for (number, (owner, result)) in issues.iter().enumerate() {
            let number = number + 1;
            write!(text, "### {number}. 关于“{organ}事{number}”的问题\n\n责任部门：{owner}\n\n完成时限：2025年3月\n\n整改结果：{result}\n\n").unwrap();
        }
        files.push((format!("content/notices/{id}.md"), text));
    };
    let (late, done) = (("办公室", "未完成"), ("办公室", "已完成"));
    notice("mid", "mid", "2025-12-01", "inspection: i1\n", &[late, done, ("市中级人民法院", "已完成")]);
    notice("c1", "c1", "2026-01-01", "", &[late]);
    notice("c2", "c2", "2025-10-01", "", &[late]);
    notice("c3", "c3", "2025-11-01", "", &[late, late, done]);
    notice("c4", "c4", "2026-05-01", "", &[done; 4]);
    for number in 0..70 {
        let first = ["安", "白", "长", "丁", "方"][number % 5];
        let text = format!("name: {first}{number}县人民法院\nparent: mid\n");
        files.push((format!("content/organs/c{number}.yaml"), text));
    }
    for (id, text) in [("i1", "team: 甲组\nfeedback_on: 2024-05-06\n"), ("i2", "team: 乙组\nfeedback_on: 2025-05-06\n")]
    {
        files.push((format!("content/inspections/{id}.yaml"), format!("origin: 巡察\n{text}")));
    }
    let tree = in_memory::tree(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes().to_vec())));
    let rendered = in_memory::rendered(&in_memory::compile(&tree, &Arc::<Memo>::default()));
    let pages = rendered.into_iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes.unwrap()).unwrap())).collect()
}

/// The rows of the tables of a page, as their words.
fn rows(page: &str) -> Vec<String> {
    let dom = html::parse(page.as_bytes());
    let rows = html::elements(&dom.document).into_iter().filter(|of| of.name == "tr");
    rows.map(|row| html::written(&row.node).split_whitespace().collect()).collect()
}

#[test]
fn a_way_into_a_long_list_leads_to_its_place_on_the_page() {
    let pages = pages();
    let mut led: BTreeSet<&str> = BTreeSet::new();
    for (path, page) in &pages {
        let route = Route::parse(path).unwrap();
        let dom = html::parse(page.as_bytes());
        for link in html::elements(&dom.document).iter().filter_map(|of| of.get("href")) {
            let Some((file, place)) = link.split_once('#').filter(|(_, place)| place.starts_with("letter-")) else {
                continue;
            };
            let to = if file.is_empty() { path.clone() } else { route.target(file) };
            assert_eq!(pages[&to].matches(&format!("id=\"{place}\"")).count(), 1, "{path}: {link}");
            led.insert(path.split_once('/').map_or(path.as_str(), |(folder, _)| folder));
        }
    }
    assert_eq!(led.into_iter().collect::<Vec<_>>(), ["contact", "index.html", "organs"]);
    // The letter stands above the first of its courts.
    assert!(pages["organs/all.html"].contains("<tr class=\"group\" id=\"letter-B\">"));
    assert!(pages["organs/mid/below.html"].contains("below.2.html#letter-F"));
}

#[test]
fn ways_into_the_parts_of_a_ledger_are_told_apart() {
    let pages = pages();
    let dom = html::parse(pages["issues/index.html"].as_bytes());
    let links = html::elements(&dom.document);
    let mut words = BTreeSet::new();
    for link in links.iter().filter(|of| of.get("href").is_some_and(|href| href.contains('#'))) {
        let (file, place) = link.get("href").unwrap().split_once('#').unwrap();
        let file = if file.is_empty() { "index.html" } else { file };
        assert!(pages[&format!("issues/{file}")].contains(&format!("id=\"{place}\"")), "{file}#{place}");
        assert!(words.insert(html::written(&link.node)), "two ways have the same words as {file}#{place}");
    }
    assert!(words.contains("过了时限，公布时仍未完成 2025年") && words.contains("已完成 2025年"), "{words:?}");
}

#[test]
fn a_court_stands_by_itself_and_with_those_below_it() {
    let pages = pages();
    let rows = rows(&pages["organs/index.html"]);
    let found: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(
        found[1..],
        [
            "示例省高级人民法院本院00——00—",
            "示例省高级人民法院含下级71个5127005—",
            "青岚市中级人民法院本院132001120天",
            "青岚市中级人民法院含下级70个5127005—",
        ]
    );
    // What is late is a link: of the court alone to its issues, of all to the courts.
    let dom = html::parse(pages["organs/index.html"].as_bytes());
    let links = html::elements(&dom.document);
    let said = |to: &str| {
        let leads = links.iter().filter(|of| of.get("href") == Some(to));
        leads.map(|of| html::written(&of.node)).collect::<Vec<_>>()
    };
    assert_eq!(said("../issues/overdue-organ-mid.html"), ["1"]);
    assert!(said("mid/late.html").contains(&"5".to_owned()));
}

#[test]
fn a_notice_later_than_the_day_of_the_site_is_said_in_words() {
    let pages = pages();
    let c4 = pages
        .iter()
        .filter(|(path, _)| path.starts_with("organs/mid/below"))
        .find_map(|(_, page)| rows(page).into_iter().find(|row| row.contains("方4县")));
    assert!(c4.unwrap().ends_with("该日后发布"));
}

#[test]
fn courts_that_are_late_stand_those_with_most_first() {
    let pages = pages();
    let names = |path: &str| -> Vec<String> {
        let names = rows(&pages[path]).into_iter().skip(1);
        names.map(|row| row.split_once("法院").unwrap().0.to_owned() + "法院").collect()
    };
    let all = ["丁3县人民法院", "长2县人民法院", "青岚市中级人民法院", "白1县人民法院"];
    for path in ["organs/late.html", "organs/mid/late.html", "organs/top/late.html"] {
        assert_eq!(names(path), all, "{path}");
    }
    assert!(!pages.contains_key("organs/c3/late.html"), "a court that has none below it has its issues");
    for (path, href) in [
        ("organs/index.html", "late.html"),
        ("organs/mid/index.html", "late.html"),
        ("organs/mid/below.html", "late.html"),
    ] {
        assert!(pages[path].contains(&format!("href=\"{href}\"")), "{path}");
    }
}

#[test]
fn inspections_are_listed_by_year_and_led_to() {
    let pages = pages();
    let rows = rows(&pages["inspections/index.html"]);
    assert_eq!(
        rows[1..],
        [
            "2025年",
            "乙组巡察反馈意见2025年5月6日00—",
            "2024年",
            "甲组巡察青岚市中级人民法院整改进展通报2025年12月1日132"
        ]
    );
    for path in ["index.html", "organs/index.html", "inspections/i1.html", "sitemap.html"] {
        assert!(pages[path].contains("inspections/index.html\"") || pages[path].contains("\"index.html\""), "{path}");
    }
}

#[test]
fn a_court_is_no_department_of_itself() {
    let page = &pages()["organs/mid/index.html"];
    assert!(page.contains("市中级人民法院 <span class=\"note\">本院</span>"));
    assert!(page.find("市中级人民法院 <span").unwrap() < page.find(">办公室").unwrap());
}
