//! Annexes: a list behind the signature or under 附件 is shown whole, and counted only where the notice says so.
//!
//! Each text is read as a source and in every form of paper; a near miss stands beside each kind.

use tongbao::import;
use tongbao::import::Given;
use tongbao::import::Wanted;
use tongbao::import::readers;
use tongbao::model::Notice;
use tongbao::model::block;

use crate::import_readers::made::Docx;
use crate::support::papers::written;
use crate::support::samples;

/// A form of paper, or the source that a person types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Source,
    Word,
    Page,
    Markdown,
    Text,
}

const FORMS: [Form; 5] = [Form::Source, Form::Word, Form::Page, Form::Markdown, Form::Text];
const TITLE: &str = "青岚市中级人民法院党组关于巡察整改进展情况的通报";
const SIGNED: &str = "青岚市中级人民法院\n2025年7月10日\n";
const TOLD: &str = "## 一、整改进展情况\n#### 1．关于“案款发放慢”的问题\n整改结果：已完成\n整改情况：一是逐笔核对案款。二是限期发放。\n#### 2．关于“窗口无人”的问题\n整改结果：正在整改\n整改情况：一是安排专人值守。二是公示电话。\n## 二、下一步打算\n继续抓好整改。\n";
const LIST: &str = "|序号|反馈问题|整改措施|责任部门|完成时限|整改状态\n|1|归档慢|补齐卷宗。|档案室|2025年6月底前|已完成\n|2|终本乱|逐案复查。|执行局|2025年12月底前|正在整改\n";
const REPEATED: &str =
    "|序号|反馈问题|整改措施|整改状态\n|1|案款发放慢|逐笔核对案款。|已完成\n|2|窗口无人值守|安排专人值守。|正在整改\n";
const MONEY: &str = "|序号|项目|金额（万元）|备注\n|1|案款|12|已发放\n|2|保证金|3|已退还\n";
const LISTED: [&str; 2] = ["1 归档慢 已完成 档案室 2025年6月底前", "2 终本乱 正在整改 执行局 2025年12月底前"];
const OF_TEXT: [&str; 2] = ["1 案款发放慢 已完成", "2 窗口无人 正在整改"];

/// The lines of a text: `#` before a heading, `|` before the cells of a row, `---` for a new page.
fn paper(form: Form, said: &str, rest: &str, front: &str) -> (&'static str, Vec<u8>) {
    let lead =
        format!("根据市委统一部署，市委第三巡察组对青岚市中级人民法院党组开展了巡察。{said}现将整改情况予以公布。");
    let text = format!("{lead}\n{rest}");
    let bare = |line: &str| line.trim_start_matches('#').trim().to_owned();
    let lines: Vec<&str> = text.lines().collect();
    match form {
        Form::Source | Form::Markdown => {
            let mut out = match form {
                Form::Source => format!("---\ntitle: {TITLE}\nkind: progress\n{front}---\n\n"),
                _ => format!("# {TITLE}\n\n"),
            };
            let mut in_table = false;
            for line in lines {
                match line.strip_prefix('|') {
                    Some(cells) => {
                        out += &format!("| {} |\n", cells.replace('|', " | "));
                        if !in_table {
                            out += &format!("{}|\n", "|---".repeat(cells.split('|').count()));
                        }
                        in_table = true;
                    }
                    None => {
                        out += &format!("{}{line}\n\n", if in_table { "\n" } else { "" });
                        in_table = false;
                    }
                }
            }
            ("a.md", out.into_bytes())
        }
        Form::Text => {
            let lines: Vec<String> = lines
                .iter()
                .filter(|line| **line != "---")
                .map(|line| match line.strip_prefix('|') {
                    Some(cells) => cells.replace('|', "\t"),
                    None => format!("{}\n", bare(line)),
                })
                .collect();
            ("a.txt", format!("{TITLE}\n\n{}\n", lines.join("\n")).into_bytes())
        }
        Form::Page => {
            let body = marked(&lines, "<table>", "</table>", |line| match line.strip_prefix('|') {
                Some(cells) => format!("<tr><td>{}</td></tr>", cells.replace('|', "</td><td>")),
                None if line == "---" => "<p></p>".to_owned(),
                None => format!("<p>{}</p>", bare(line)),
            });
            ("a.html", format!("<html><body><h1>{TITLE}</h1>{body}</body></html>").into_bytes())
        }
        Form::Word => {
            let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
            let body = marked(&lines, "<w:tbl>", "</w:tbl>", |line| match line.strip_prefix('|') {
                Some(cells) => {
                    let cells: String = cells.split('|').map(|cell| format!("<w:tc>{}</w:tc>", p(cell))).collect();
                    format!("<w:tr>{cells}</w:tr>")
                }
                None if line == "---" => r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#.to_owned(),
                None => p(&bare(line)),
            });
            ("a.docx", Docx::body(&(p(TITLE) + &body)).bytes())
        }
    }
}

fn marked(lines: &[&str], opens: &str, closes: &str, line: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut in_table = false;
    for of in lines {
        let row = of.starts_with('|');
        if row != in_table {
            out += if row { opens } else { closes };
            in_table = row;
        }
        out += &line(of);
    }
    if in_table { out + closes } else { out }
}

/// The notice of a paper, and the codes of the faults of its source.
fn read(form: Form, said: &str, rest: &str, front: &str) -> (Notice, Vec<&'static str>) {
    let (name, bytes) = paper(form, said, rest, front);
    let written = if form == Form::Source {
        bytes
    } else {
        let Ok(readers::ReadAttempt::Paper(paper)) = readers::read(name, &bytes) else {
            panic!("{form:?} is not read")
        };
        let imported = import::understand(&paper, &Given { wanted: Wanted::Notice, ..Given::default() });
        let (written, _) = written(&imported);
        let shown = block::plain(&imported.body);
        let loss = import::loss(&paper, &imported.boilerplate, &imported.printed_title, &shown, false);
        assert_eq!(loss, None, "{form:?}\n{written}");
        written.replacen("\n---\n", &format!("\n{front}---\n"), 1).into_bytes()
    };
    let (notice, faults) = samples::parse(&written);
    (notice, faults.iter().map(|fault| fault.code.id).collect())
}

fn issues(notice: &Notice) -> Vec<String> {
    let line = |issue: &tongbao::model::Issue| {
        let status = issue.rectification.status.as_ref().map_or("未标明", |status| status.kind.word());
        let due = issue.rectification.due_on.as_ref().map_or("", |due| due.printed.as_str());
        format!("{} {} {status} {} {due}", issue.key, issue.title, issue.owners().join("、")).trim().replace("  ", " ")
    };
    notice.issues().map(|(_, issue)| line(issue).trim().to_owned()).collect()
}

/// Holds what a text says in every form; `uncounted` says whether a list is said not to be counted.
#[track_caller]
fn each(said: &str, rest: &str, front: &str, expected: &[&str], uncounted: bool) {
    for form in FORMS {
        let (notice, faults) = read(form, said, rest, front);
        let shown = block::plain(&notice.body);
        assert_eq!(issues(&notice), expected, "{form:?} {faults:?}\n{shown}");
        assert_eq!(faults.contains(&"B219"), uncounted, "{form:?} {faults:?}\n{shown}");
        for cells in rest.lines().filter_map(|line| line.strip_prefix('|')) {
            assert!(shown.contains(&cells.replace('|', "\t")), "{form:?}: the annex is shown whole\n{shown}");
        }
    }
}

#[test]
fn a_list_that_stands_only_in_the_annex_counts_where_the_text_says_so() {
    for said in [
        "整改情况详见附件。",
        "问题及整改情况见附件1。",
        "整改问题清单附后。",
        "具体情况见附表。",
        "整改台账（附件1）一并公开。",
    ] {
        each(said, &format!("{SIGNED}附件1\n青岚市中级人民法院整改清单\n{LIST}"), "", &LISTED, false);
    }
    // Nothing says that the list is there: it is shown, and said not to be counted.
    for said in ["", "联系方式见附件2。", "制度清单见附件。"] {
        each(said, &format!("{SIGNED}附件1\n青岚市中级人民法院整改清单\n{LIST}"), "", &[], true);
    }
}

#[test]
fn import_says_that_a_list_is_not_counted() {
    let rest = format!("{SIGNED}附件\n{LIST}");
    for (said, doubted) in [("", true), ("整改情况详见附件。", false)] {
        for form in &FORMS[1..] {
            let (name, bytes) = paper(*form, said, &rest, "");
            let Ok(readers::ReadAttempt::Paper(paper)) = readers::read(name, &bytes) else {
                panic!("{form:?} is not read")
            };
            let given = Given { wanted: Wanted::Notice, ..Given::default() };
            let Ok(adopted) = tongbao::intake::adopt(name, &paper, &given, None, &[]) else {
                panic!("{form:?} is not taken")
            };
            let said = adopted.imported.doubts.iter().any(|doubt| doubt.code == import::DoubtCode::UncountedAnnex);
            assert_eq!(said, doubted, "{form:?}");
        }
    }
}

#[test]
fn front_matter_says_where_the_list_is() {
    let rest = format!("{SIGNED}附件\n{LIST}");
    each("", &rest, "list: annex\n", &LISTED, false);
    each("整改情况详见附件。", &rest, "list: body\n", &[], false);
    // Where the list is in the annex, the text tells of its problems and does not list them.
    each("", &format!("{TOLD}{SIGNED}附件\n{LIST}"), "list: annex\n", &LISTED, false);
    each("", &format!("{TOLD}{SIGNED}附件\n{LIST}"), "list: body\n", &OF_TEXT, false);
    // An annex that is a file of its own leaves the text what it is.
    each("", &format!("{TOLD}{SIGNED}"), "list: annex\n", &OF_TEXT, false);
}

#[test]
fn every_way_of_opening_an_annex_is_known() {
    for opener in [
        "附件",
        "附件：",
        "附件1",
        "附件一",
        "附表",
        "附表1：整改清单",
        "附：",
        "附件：整改清单",
        "（附件1）",
        "---\n附件",
    ] {
        each("具体情况见附件。", &format!("{SIGNED}{opener}\n{LIST}"), "", &LISTED, false);
        each("", &format!("{SIGNED}{opener}\n{LIST}"), "", &[], true);
        // Without a signature in front of it, and with one behind it.
        each("具体情况见附件。", &format!("{opener}\n{LIST}"), "", &LISTED, false);
        each("", &format!("{opener}\n{LIST}{SIGNED}"), "", &[], true);
    }
    // Behind the signature no word is needed.
    each("具体情况见附表。", &format!("{SIGNED}青岚市中级人民法院整改清单\n{LIST}"), "", &LISTED, false);
    each("", &format!("{SIGNED}{LIST}"), "", &[], true);
    // In front of it a ledger without a word is the text itself.
    each("", &format!("## 一、整改台账\n{LIST}{SIGNED}"), "", &LISTED, false);
}

#[test]
fn an_annex_that_repeats_the_text_is_not_counted_twice() {
    each("整改台账见附件。", &format!("{TOLD}{SIGNED}附件：整改台账\n{REPEATED}"), "", &OF_TEXT, false);
    each("", &format!("{TOLD}{SIGNED}附件：整改台账\n{REPEATED}"), "", &OF_TEXT, false);
    // Other problems count where the text speaks of them.
    let expected =
        [OF_TEXT[0], OF_TEXT[1], "3 归档慢 已完成 档案室 2025年6月底前", "4 终本乱 正在整改 执行局 2025年12月底前"];
    each("其他问题的整改台账见附件。", &format!("{TOLD}{SIGNED}附件\n{LIST}"), "", &expected, false);
    each("", &format!("{TOLD}{SIGNED}附件\n{LIST}"), "", &OF_TEXT, true);
    // Where it says another result of the same problem, that is said.
    for (result, differs) in [("已完成", false), ("未完成", true)] {
        let repeated = REPEATED.replacen("已完成", result, 1);
        let (notice, faults) = read(Form::Word, "整改台账见附件。", &format!("{TOLD}{SIGNED}附件\n{repeated}"), "");
        assert_eq!(issues(&notice), OF_TEXT, "{result}");
        assert_eq!(faults.contains(&"B220"), differs, "{result}: {faults:?}");
    }
    // What stands under a problem speaks of that problem.
    let told = TOLD.replace("限期发放。", "限期发放，明细见附件。");
    each("", &format!("{told}{SIGNED}附件\n{LIST}"), "", &OF_TEXT, true);
}

#[test]
fn tables_of_other_things_are_no_list_of_problems() {
    each("案款情况见附件。", &format!("{TOLD}{SIGNED}附件\n案款情况表\n{MONEY}"), "", &OF_TEXT, false);
    each("整改情况见附件。", &format!("{TOLD}{SIGNED}附件\n{MONEY}"), "", &OF_TEXT, false);
    // Of two annexes that one counts which is named.
    let two = format!("{SIGNED}附件1\n新建制度清单\n{MONEY}附件2\n整改清单\n{LIST}");
    each("问题清单见附件2。", &two, "", &LISTED, false);
    each("整改问题涉及资金情况见附件1。", &two, "", &[], true);
}

#[test]
fn problems_told_in_an_annex_are_a_list_too() {
    let told = "#### 1．关于“归档慢”的问题\n整改结果：已完成\n整改情况：一是补齐卷宗。二是培训人员。\n#### 2．关于“终本乱”的问题\n整改结果：正在整改\n整改情况：一是逐案复查。二是定期讲评。\n";
    let expected = ["1 归档慢 已完成", "2 终本乱 正在整改"];
    each("整改问题清单见附件1。", &format!("{SIGNED}## 附件1 整改问题清单\n{told}"), "", &expected, false);
    each("", &format!("{SIGNED}附件1\n{told}"), "", &[], true);
    each("", &format!("{TOLD}{SIGNED}附件1\n{told}"), "", &OF_TEXT, true);
}

#[test]
fn a_line_that_names_annexes_does_not_swallow_problems() {
    let problems = |line: &str| {
        format!(
            "## 一、整改进展情况\n#### 1．关于“归档慢”的问题\n整改结果：已完成\n整改情况：一是补齐卷宗。\n{line}\n#### 2．关于“窗口无人”的问题\n整改结果：正在整改\n整改情况：一是安排值守。\n#### 3．关于“终本乱”的问题\n整改结果：基本完成\n整改情况：一是逐案复查。\n{SIGNED}"
        )
    };
    let expected = ["1 归档慢 已完成", "2 窗口无人 正在整改", "3 终本乱 基本完成"];
    for line in [
        "附件：执行案款清单",
        "附：执行案款清单",
        "附件：1．执行案款清单",
        "附件：1．案款清单\n2．窗口排班表",
        "附件1：案款清单",
        "（附件1：案款清单）",
    ] {
        each("", &problems(line), "", &expected, false);
        let (notice, _) = read(Form::Word, "", &problems(line), "");
        let first = notice.issues().next().unwrap().1;
        let measures: String = first.rectification.measures.iter().map(|of| of.text.plain()).collect();
        assert_eq!(measures, "一是补齐卷宗。", "{line}: the names of annexes are no measures");
    }
    // A table of the first problem does not end the text.
    each("", &problems(format!("附表：案款情况\n{MONEY}").trim_end()), "", &expected, false);
    // A part of the text behind the line goes on with the text.
    for line in ["附件：整改台账", "附件：1.整改台账 2.说明", "附：整改台账"] {
        let rest = TOLD.replace("## 二、", &format!("{line}\n## 二、")) + SIGNED;
        for form in FORMS {
            let (notice, _) = read(form, "", &rest, "");
            let parts: Vec<&str> = notice.outline.sections.iter().map(|part| part.title.as_str()).collect();
            assert_eq!(parts, ["整改进展情况", "下一步打算"], "{form:?} {line}");
            assert_eq!(issues(&notice), OF_TEXT, "{form:?} {line}");
        }
    }
    // Names of annexes are no problems.
    let named = format!("{TOLD}附件：1．关于窗口值守问题的清单\n2．关于案款发放问题的说明\n{SIGNED}");
    each("", &named, "", &OF_TEXT, false);
}

#[test]
fn a_signature_in_front_of_the_text_opens_no_annex() {
    each("", &format!("{SIGNED}{TOLD}"), "", &OF_TEXT, false);
    // A date in a table or in a sentence is none.
    each("截至2025年7月10日，均已核对。", &format!("## 一、整改台账\n{LIST}"), "", &LISTED, false);
}

#[test]
fn extensions_stay_with_their_numbers() {
    for value in [
        "0000-1234567-801",
        "0000-1234567转8012",
        "0000-1234567 转 8012",
        "0000-1234567分机801",
        "0000-1234567 分机：801",
        "0000-1234567（分机801）",
        "0000-1234567，分机801",
        "0000-1234567转分机801",
        "0000-1234567转801、802",
        "0000-1234567",
    ] {
        for form in &FORMS[1..] {
            let rest = format!("{TOLD}欢迎监督。联系电话：{value}；电子邮箱：zhenggai@court.example。\n{SIGNED}");
            let (notice, _) = read(*form, "", &rest, "");
            let phones = notice.head.contact.map(|contact| contact.phones).unwrap_or_default();
            let values: Vec<&str> = phones.iter().map(|phone| phone.value.as_str()).collect();
            assert_eq!(values, [value], "{form:?}");
        }
    }
    for (value, expected) in [
        ("0000-1234567、0000-7654321", &["0000-1234567", "0000-7654321"][..]),
        ("0000-1234567转801，0000-7654321转802", &["0000-1234567转801", "0000-7654321转802"]),
        ("总机0000-1234567转801", &["0000-1234567转801"]),
        ("0000-1234567（8:30-17:30）", &["0000-1234567"]),
        ("0000-1234567（转办公室）", &["0000-1234567"]),
    ] {
        let rest = format!("{TOLD}欢迎监督。联系电话：{value}。\n{SIGNED}");
        let (notice, _) = read(Form::Text, "", &rest, "");
        let phones = notice.head.contact.map(|contact| contact.phones).unwrap_or_default();
        let values: Vec<&str> = phones.iter().map(|phone| phone.value.as_str()).collect();
        assert_eq!(values, expected, "{value}");
    }
}
