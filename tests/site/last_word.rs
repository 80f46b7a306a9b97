//! What was said last, and when: nothing is told of today that an older notice said, a silent notice is named beside the one
//! that spoke, and promises are counted by one rule wherever their number stands.

use std::collections::BTreeMap;

use crate::support::expect;
use crate::support::site::Site;

/// A site of these notices (id and text) at a day, by path.
fn built(day: &str, notices: &[(&str, String)]) -> BTreeMap<String, String> {
    let site = Site::new();
    site.write("site/content/site.yaml", format!("name: 示例法院整改公开\nas_of: {day}\n"));
    site.write("site/content/organs/a.yaml", "name: 示例市示例法院\n");
    for (id, text) in notices {
        site.write(&format!("site/content/notices/{id}.md"), text);
    }
    let answer = site.answer("build --root site --out out --format short");
    assert_eq!(answer.exit, 0, "{}", answer.stderr);
    let text = |(path, bytes)| Some((path, String::from_utf8(bytes).ok()?));
    site.files("out").into_iter().filter_map(text).collect()
}

/// A notice of a kind with figures of a day, published some days later, about one problem.
fn notice(kind: &str, as_of: &str, published: &str, body: &str) -> String {
    format!(
        "---\ntitle: 示例法院关于巡察整改情况的通报\nkind: {kind}\norgan: a\ninspection: {{ origin: 巡察, team: 县委第一巡察组, feedback_on: 2024-06-01 }}\nas_of: {as_of}\npublished_on: {published}\n---\n\n## 一、整改情况\n\n### 3. 关于“案款发放不及时”的问题\n\n{body}\n"
    )
}

/// Words of a page without its tags.
fn words(page: &str) -> String {
    let mut out = String::new();
    page.split('<').for_each(|part| out.push_str(part.split_once('>').map_or("", |(_, text)| text)));
    out
}

#[test]
fn what_is_overdue_was_not_completed_at_the_day_of_the_last_word() {
    let body = "整改结果：正在整改\n\n完成时限：2025年5月底前\n\n整改情况：一是逐案核对。";
    let pages = built("2026-03-31", &[("a-2025", notice("progress", "2025-06-30", "2025-07-10", body))]);
    let issue = words(&pages["notices/a-2025/3.html"]);
    assert!(issue.contains("截至2025年6月30日仍未完成（最近一次公布），到2026年3月31日已逾期304天"), "{issue}");
    assert!(words(&pages["issues/index.html"]).contains("截至2025年6月30日仍未完成，已逾期304天\n"));
    let home = words(&pages["index.html"]);
    let said = "1项过了完成时限，最近一次公布时仍未完成（公布的结果截至2025年6月30日）。";
    assert!(home.contains(said), "{home}");
    for (path, page) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = words(page);
        for (at, _) in page.match_indices("仍未完成") {
            let before = &page[..at];
            let dated = ["截至2025年6月30日", "最近一次公布时", "公布时"].iter().any(|day| before.ends_with(day));
            assert!(dated, "{path} says 仍未完成 of no day");
        }
    }
    // Where no word is later than the deadline, nobody said that it was not completed.
    let earlier = body.replace("2025年5月底前", "2025年12月底前");
    let pages = built("2026-03-31", &[("a-2025", notice("progress", "2025-06-30", "2025-07-10", &earlier))]);
    let issue = words(&pages["notices/a-2025/3.html"]);
    assert!(
        issue.contains("时限已过90天，此后没有通报再写到（按2026年3月31日计算）") && !issue.contains("未完成"),
        "{issue}"
    );
}

#[test]
fn a_result_that_a_later_notice_does_not_say_names_both() {
    let done = notice("immediate", "2025-06-30", "2025-07-10", "整改结果：已完成\n\n整改情况：一是逐案核对。");
    let silent = notice("progress", "2025-11-30", "2025-12-10", "整改情况：一是扩大核查。");
    let silent = silent.replace("published_on", "issues:\n  \"3\": { continues: a-2025/3 }\npublished_on");
    let pages = built("2026-03-31", &[("a-2025", done.clone()), ("b-2025", silent)]);
    let issue = &pages["notices/b-2025/3.html"];
    let said = "“已完成”是<a href=\"../a-2025/3.html\">2025年7月10日立行立改通报</a>写明的，其后2025年12月10日整改进展通报没有写明这一项的结果。";
    assert!(issue.contains(said), "{issue}");
    let row = words(&pages["issues/index.html"]);
    assert!(row.contains("已完成 见2025年7月10日的通报，其后的通报没有写明"), "{row}");
    let home = words(&pages["index.html"]);
    assert!(home.contains("以最近一次写明的结果为准；其后的通报没有写明结果的，仍按此前写明的计。"), "{home}");
    assert!(home.contains("已完成1项"), "{home}");
    // A later notice that says it, or none at all: the result is its own.
    let again = notice("progress", "2025-11-30", "2025-12-10", "整改结果：已完成\n\n整改情况：一是扩大核查。");
    let again = again.replace("published_on", "issues:\n  \"3\": { continues: a-2025/3 }\npublished_on");
    for notices in [vec![("a-2025", done.clone()), ("b-2025", again)], vec![("a-2025", done)]] {
        let pages = built("2026-03-31", &notices);
        assert!(pages.iter().all(|(_, page)| !page.contains("其后2025年") && !page.contains("其后的通报没有写明<")));
    }
}

#[test]
fn promises_are_counted_by_one_rule_and_it_is_said_what_is_counted() {
    let promised = "整改结果：正在整改\n\n整改情况：一是逐案核对。\n\n整改计划：2025年9月底前完成系统改造。2025年10月底前组织全员培训。";
    let two = format!(
        "{promised}\n\n### 4. 关于“档案管理薄弱”的问题\n\n整改计划：每年4月底前、10月底前各组织一次排查，每季度通报一次。\n\n## 二、下一步安排\n\n2025年12月底前组织一次复查。"
    );
    let pages = built("2026-03-31", &[("a-2025", notice("progress", "2025-06-30", "2025-07-10", &two))]);
    let home = words(&pages["index.html"]);
    assert!(home.contains("1项问题有承诺时间已过、尚未公布结果，共2项承诺。"), "{home}");
    assert!(home.contains("通报的总体安排中另有1项承诺时间已过，尚未公布结果。"), "{home}");
    let list = &pages["commitments/index.html"];
    assert_eq!(list.matches("progress passed\">").count(), 3, "the rows are those that the home page counts");
    assert!(words(list).contains("2项承诺的时间已过，尚未公布结果，涉及1项问题（不含完成时限）"));
    assert!(words(list).contains("通报的总体安排中有1项承诺时间已过，尚未公布结果"));
    // What comes again each year is owed by no single day.
    expect::each(["notices/a-2025/4.html"], |path| {
        assert!(pages[path].contains("频次承诺") && !pages[path].contains("承诺时间已过"));
    });
    assert!(!pages["issues/promised.html"].contains("档案管理薄弱"));
}

#[test]
fn a_deadline_that_comes_again_each_year_has_not_passed() {
    let body = "整改结果：正在整改\n\n完成时限：每年12月底前\n\n整改情况：一是逐案核对。";
    let pages = built("2026-03-31", &[("a-2024", notice("progress", "2024-06-30", "2024-07-10", body))]);
    let issue = words(&pages["notices/a-2024/3.html"]);
    assert!(issue.contains("每年12月底前") && !issue.contains("时限已过") && !issue.contains("逾期"), "{issue}");
    let once = body.replace("每年", "2024年");
    let pages = built("2026-03-31", &[("a-2024", notice("progress", "2024-06-30", "2024-07-10", &once))]);
    assert!(words(&pages["notices/a-2024/3.html"]).contains("时限已过455天"));
}

#[test]
fn where_every_issue_states_its_result_no_number_is_said_twice() {
    let done = "整改结果：已完成\n\n整改情况：一是逐案核对。";
    let pages = built("2026-03-31", &[("a-2025", notice("progress", "2025-06-30", "2025-07-10", done))]);
    assert!(words(&pages["index.html"]).contains("列出1项问题，全部写明了整改结果，已完成1项。"));
    let silent = format!("{done}\n\n### 4. 关于“档案管理薄弱”的问题\n\n整改情况：一是清点。");
    let pages = built("2026-03-31", &[("a-2025", notice("progress", "2025-06-30", "2025-07-10", &silent))]);
    assert!(words(&pages["index.html"]).contains("列出2项问题，其中1项写明了整改结果，已完成1项。"));
}

#[test]
fn a_window_that_has_ended_without_a_later_notice_says_that_its_outcome_is_not_published() {
    let window = "contact: { phones: [{ number: 0000-1234567 }], period: [2025-07-11, 2025-07-18] }\npublished_on";
    let closure = |kind: &str| {
        let text = notice(kind, "2025-06-30", "2025-07-10", "整改结果：已完成\n\n整改情况：一是逐案核对。");
        text.replace("published_on", window)
    };
    let said = "公示期已结束（2025年7月11日至2025年7月18日），结果未公布。";
    let page = |day: &str, notices: &[(&str, String)]| words(&built(day, notices)["notices/a-2025/index.html"]);
    assert!(page("2026-03-31", &[("a-2025", closure("closure"))]).contains(said));
    // While it runs, where a later notice speaks of it, and where no outcome is to be expected.
    assert!(!page("2025-07-15", &[("a-2025", closure("closure"))]).contains("结果未公布"));
    let later = notice("followup", "2025-11-30", "2025-12-10", "整改结果：已完成\n\n整改情况：一是复查。");
    assert!(!page("2026-03-31", &[("a-2025", closure("closure")), ("b-2025", later)]).contains("结果未公布"));
    let report = page("2026-03-31", &[("a-2025", closure("progress"))]);
    assert!(report.contains("公示期已结束") && !report.contains("结果未公布"));
}

#[test]
fn a_number_that_the_paper_gives_again_is_said_beside_that_of_the_address() {
    let area =
        "### （二）关于落实责任方面\n\n#### 1. 关于“档案管理薄弱”的问题\n\n整改结果：已完成\n\n整改情况：一是清点。";
    let body = "整改结果：已完成\n\n整改情况：一是逐案核对。";
    let text = notice("progress", "2025-06-30", "2025-07-10", &format!("{body}\n\n{area}"));
    let text = text.replace("### 3. 关于", "### （一）关于执行方面\n\n#### 1. 关于");
    let pages = built("2026-03-31", &[("a-2025", text)]);
    let second = words(&pages["notices/a-2025/2.html"]);
    assert!(second.contains("第1项") && second.contains("地址中的编号2（原文编号是1；"), "{second}");
    assert!(!words(&pages["notices/a-2025/1.html"]).contains("地址中的编号"));
}

/// At a day before the last word no days are left of a deadline that this word is later than; of a later one they are.
#[test]
fn no_days_are_left_of_a_deadline_that_the_last_word_is_later_than() {
    let body = |due: &str| format!("整改结果：正在整改\n\n完成时限：{due}\n\n整改情况：一是逐案核对。");
    let page = |due: &str| {
        let built = built("2025-03-31", &[("a-2025", notice("progress", "2025-06-30", "2025-07-10", &body(due)))]);
        words(&built["notices/a-2025/3.html"])
    };
    let (before, after) = (page("2025年5月底前"), page("2025年12月底前"));
    assert!(!before.contains("距时限") && before.contains("2025年5月底前"), "{before}");
    assert!(after.contains("距时限还有275天"), "{after}");
}
