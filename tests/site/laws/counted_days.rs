//! Law 10. The day of the site stands where days are counted and moves nothing else; each figure of what is late leads to
//! a list of as many issues.

use std::collections::BTreeMap;
use std::sync::Arc;

use tongbao::address::DataFile;
use tongbao::address::Route;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::text::date::Date;
use tongbao::tree::Tree;

use crate::support::html;
use crate::support::in_memory;

/// The pages and files of data of a site at a day, by path.
fn pages(tree: &Arc<Tree>, day: &str) -> BTreeMap<String, String> {
    let compiled = in_memory::compile_at(tree, Some(Date::parse_iso(day).unwrap()), &Arc::<Memo>::default());
    // The entry of the data names the day, and the workbook bears it.
    let names_the_day = |route: &Route| matches!(route, Route::Data(DataFile::Index | DataFile::Workbook));
    let page = |route: &Route| match compiled.render(route) {
        Some(Ok(Rendered::Bytes(bytes)))
            if route.is_page() || matches!(route, Route::Data(_)) && !names_the_day(route) =>
        {
            Some((route.to_string(), String::from_utf8(bytes).unwrap()))
        }
        _ => None,
    };
    compiled.routes().iter().filter_map(page).collect()
}

/// Whether a page shows what was counted at a day: the day with its count, or that a window has ended.
fn counts(page: &str, day: &str) -> bool {
    let words = html::written(&html::parse(page.as_bytes()).document);
    words.contains(&format!("按{day}计算")) || words.contains("已结束")
}

#[test]
fn only_pages_that_count_days_follow_the_day_of_the_site() {
    let tree = Arc::new(in_memory::sample());
    let (one, two) = (pages(&tree, "2026-03-31"), pages(&tree, "2026-09-30"));
    let mut same = 0;
    for path in one.keys().chain(two.keys()) {
        let (before, after) = (one.get(path), two.get(path));
        if before == after {
            same += 1;
            continue;
        }
        // What is counted at the one day may be nothing at the other.
        let counted = before.is_some_and(|page| counts(page, "2026年3月31日"))
            || after.is_some_and(|page| counts(page, "2026年9月30日"));
        assert!(counted, "{path} differs and counts no day");
    }
    assert!(same > one.len(), "most pages count no day: {same} of {}", one.len() * 2);
    // And the day stands on no page that would be the same at another.
    for (path, page) in one.iter().filter(|(path, page)| two.get(*path) == Some(page)) {
        assert!(!page.contains("按2026年3月31日计算"), "{path} names a day at which nothing is counted");
    }
}

#[test]
fn which_notices_are_public_follows_another_day() {
    let mut tree = in_memory::sample();
    let waits = "---\ntitle: 示例法院关于整改情况的通报\nkind: progress\norgan: qinglan\nembargo_until: 2026-06-01\n---\n前言。\n";
    in_memory::put(&mut tree, "content/notices/waits.md", waits.as_bytes());
    let tree = Arc::new(tree);
    let paths = |as_of: &str, day: &str| -> Vec<String> {
        let days = [as_of, day].map(|day| Some(Date::parse_iso(day).unwrap()));
        let compiled = in_memory::compile_by(&tree, days[0], days[1], &Arc::<Memo>::default());
        compiled.routes().iter().map(ToString::to_string).collect()
    };
    // Days are counted after it has ended, or before: what is there does not follow.
    let (held, shown) = (paths("2026-03-31", "2026-05-31"), paths("2026-03-31", "2026-06-01"));
    let is_there = |paths: &[String]| paths.iter().any(|path| path == "notices/waits/index.html");
    assert!(!is_there(&held) && is_there(&shown));
    assert_eq!(paths("2026-09-30", "2026-05-31").iter().filter(|path| path.contains("waits")).count(), 0);
    assert!(is_there(&paths("2026-03-31", "2026-06-01")) && is_there(&paths("2025-01-01", "2026-06-01")));
}

/// The figures of what is late on a page: where each leads, and how many it says.
fn figures(page: &str) -> Vec<(String, usize)> {
    let dom = html::parse(page.as_bytes());
    let links = html::elements(&dom.document).into_iter().filter(|element| element.get("href").is_some());
    let figure = |element: html::Element| {
        let words = html::written(&element.node);
        let (count, what) = words.trim().split_once('项')?;
        let late = ["过了完成时限", "的完成时限已过", "问题有承诺时间已过"];
        let is_late = late.iter().any(|start| what.starts_with(start));
        Some((element.get("href")?.to_owned(), count.parse().ok().filter(|_| is_late)?))
    };
    links.filter_map(figure).collect()
}

/// The rows of a list, through all its pages.
fn rows(pages: &BTreeMap<String, String>, path: &str) -> usize {
    let name = path.strip_suffix(".html").unwrap();
    let of_list = (1..).map(|number| if number == 1 { path.to_owned() } else { format!("{name}.{number}.html") });
    of_list.map_while(|path| pages.get(&path)).map(|page| page.matches("<th scope=\"row\">").count()).sum()
}

#[test]
fn each_figure_of_what_is_late_leads_to_as_many_issues() {
    let tree = Arc::new(in_memory::sample());
    let mut seen = 0;
    for day in ["2024-06-30", "2026-03-31", "2030-01-01"] {
        let pages = pages(&tree, day);
        for (path, page) in &pages {
            for (href, count) in figures(page) {
                let to = Route::parse(path).unwrap().target(&href);
                assert_eq!(rows(&pages, &to), count, "{path} at {day} leads to {to}");
                seen += 1;
            }
        }
    }
    assert!(seen > 30, "{seen}");
}
