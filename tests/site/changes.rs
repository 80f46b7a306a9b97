//! What changes from notice to notice: from the lines of all days up to one the ledger of that day is made again, and an
//! address of a problem that was given out leads to its line, whatever is inserted, renamed, joined or parted later.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use serde_json::json;

use tongbao::address::DataFile;
use tongbao::address::Route;
use tongbao::compile::Compiled;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::site::Entry;
use tongbao::site::IssueRef;
use tongbao::site::Site;
use tongbao::text::date::Date;
use tongbao::tree::Tree;

use crate::support::in_memory;

/// What is known of an issue, by the names of data.
type Row = BTreeMap<String, Value>;
/// A ledger by the first key of each issue.
type Ledger = BTreeMap<String, Row>;

/// What a notice says of an issue: places in the lists below.
#[derive(Clone, Debug)]
struct Said {
    number: usize,
    title: usize,
    words: [usize; 6],
    /// The notice and the issue there that it says to continue, by their places among all.
    continues: Option<(usize, usize)>,
}

#[derive(Clone, Debug)]
struct Paper {
    day: usize,
    kind: usize,
    assurance: usize,
    issues: Vec<Said>,
}

/// What happens to a site.
#[derive(Clone, Debug)]
enum Event {
    /// A paper is published, be it older than those that are there.
    Add(Paper),
    /// A paper gets another id.
    Rename(usize),
    /// An issue is said to continue another, or no longer.
    Link(usize, usize, Option<(usize, usize)>),
}

const DAYS: &[&str] = &["", "2023-12-30", "2024", "2024-03", "2024-03-05", "2024-03-05", "2025-01-02", "2025-06"];
const KINDS: &[&str] = &["problems", "plan", "progress", "followup", "ledger", "closure"];
const ASSURANCES: &[&str] = &["self_reported", "verified", "reinspected"];
const TITLES: &[&str] = &["案款发放不及时", "案款发放很不及时", "车辆管理混乱"];
const WORDS: [(&str, &[&str]); 6] = [
    ("整改结果", &["", "", "已完成", "阶段性完成", "正在整改"]),
    ("责任部门", &["", "执行局", "执行局、立案庭"]),
    ("责任领导", &["", "分管院领导"]),
    ("完成时限", &["", "2024年12月底前", "长期坚持"]),
    ("整改类型", &["", "立行立改", "限期整改"]),
    ("销号时间", &["", "2025年1月17日"]),
];

fn said() -> impl Strategy<Value = Said> {
    let words = [0..5usize, 0..3, 0..2, 0..3, 0..3, 0..2];
    (0..TITLES.len(), words, link()).prop_map(|(title, words, continues)| Said { number: 0, title, words, continues })
}

fn link() -> impl Strategy<Value = Option<(usize, usize)>> {
    prop_oneof![3 => Just(None), 1 => (0..6usize, 0..3usize).prop_map(Some)]
}

fn paper() -> impl Strategy<Value = Paper> {
    let issues = prop::collection::vec((said(), any::<bool>()), 1..4);
    (0..DAYS.len(), 0..KINDS.len(), 0..ASSURANCES.len(), issues).prop_map(|(day, kind, assurance, issues)| {
        let mut number = 0;
        let issues = issues.into_iter().map(|(said, skips)| {
            number += 1 + usize::from(skips);
            Said { number, ..said }
        });
        Paper { day, kind, assurance, issues: issues.collect() }
    })
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => paper().prop_map(Event::Add),
        1 => (0..6usize).prop_map(Event::Rename),
        1 => (0..6usize, 0..3usize, link()).prop_map(|(paper, issue, to)| Event::Link(paper, issue, to)),
    ]
}

/// A site as it stands: its papers, and the ids of each, the present one last.
#[derive(Clone, Default)]
struct Stand {
    papers: Vec<(Paper, Vec<String>)>,
}

impl Stand {
    fn happens(&mut self, event: &Event) {
        let count = self.papers.len();
        match event {
            Event::Add(paper) => {
                // An id may end like the key of another's issue.
                let id = if count == 1 { "p0-1".to_owned() } else { format!("p{count}") };
                self.papers.push((paper.clone(), vec![id]));
            }
            Event::Rename(at) if count > 0 => {
                let ids = &mut self.papers[at % count].1;
                ids.push(format!("r{}-{}", at % count, ids.len()));
            }
            Event::Link(at, issue, to) if count > 0 => {
                let issues = &mut self.papers[at % count].0.issues;
                let issue = issue % issues.len();
                issues[issue].continues = *to;
            }
            _ => {}
        }
    }

    /// The site with the papers up to a day; with none, all.
    fn tree(&self, until: Option<Date>) -> Tree {
        let mut tree = in_memory::tree([
            ("content/site.yaml", "name: 站\n"),
            ("content/organs/a.yaml", "name: 青岚市中级人民法院\n"),
            ("content/inspections/x.yaml", "origin: 巡察\nteam: 第一巡察组\nfeedback_on: 2023-12-18\n"),
        ]);
        for (paper, ids) in
            self.papers.iter().filter(|(paper, _)| until.is_none_or(|until| is_within(DAYS[paper.day], until)))
        {
            in_memory::put(
                &mut tree,
                &format!("content/notices/{}.md", ids[ids.len() - 1]),
                self.text(paper, ids).as_bytes(),
            );
        }
        tree
    }

    fn text(&self, paper: &Paper, ids: &[String]) -> String {
        let mut text = format!("---\ntitle: 通报\nkind: {}\norgan: a\ninspection: x\n", KINDS[paper.kind]);
        if !DAYS[paper.day].is_empty() {
            writeln!(text, "published_on: {}", DAYS[paper.day]).unwrap();
        }
        writeln!(text, "assurance: {}", ASSURANCES[paper.assurance]).unwrap();
        if ids.len() > 1 {
            writeln!(text, "formerly: [{}]", ids[..ids.len() - 1].join(", ")).unwrap();
        }
        let links = paper.issues.iter().filter_map(|said| {
            let (other, issue) = said.continues?;
            let (there, ids) = &self.papers[other % self.papers.len()];
            let number = there.issues[issue % there.issues.len()].number;
            Some(format!("  {}: {{ continues: {}/{number} }}\n", said.number, ids[ids.len() - 1]))
        });
        let links: String = links.collect();
        if !links.is_empty() {
            write!(text, "issues:\n{links}").unwrap();
        }
        text.push_str("---\n");
        for said in &paper.issues {
            writeln!(text, "### {}. 关于“{}”的问题\n", said.number, TITLES[said.title]).unwrap();
            for ((label, words), word) in WORDS.iter().zip(said.words) {
                if !words[word].is_empty() {
                    writeln!(text, "{label}：{}\n", words[word]).unwrap();
                }
            }
            writeln!(text, "整改情况：正在清理。\n").unwrap();
        }
        text
    }
}

/// Whether a day is up to another: one that is known to a month or a year counts from its first.
fn is_within(day: &str, until: Date) -> bool {
    Date::parse_iso(day).is_none_or(|day| day.first() <= until.last())
}

/// The lines of all changes, in order.
fn lines(compiled: &Compiled) -> Vec<Value> {
    let mut years = BTreeSet::new();
    for route in compiled.routes() {
        if let Route::Data(DataFile::Changes(year)) = route {
            years.insert(*year);
        }
    }
    let mut lines = Vec::new();
    for year in years {
        let mut bytes = Vec::new();
        compiled.write_data(DataFile::Changes(year), &BTreeMap::new(), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.ends_with('\n'));
        let read = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let before = lines.len();
        lines.extend(read);
        let of_year = |line: &Value| line["day"].as_str().map(|day| day[..4].parse().unwrap()) == year;
        assert!(lines[before..].iter().all(of_year));
    }
    lines
}

/// The ledger of a day, made of lines alone.
fn made_again(lines: &[Value], until: Date) -> Ledger {
    let mut ledger = Ledger::new();
    for line in lines.iter().filter(|line| is_within(line["day"].as_str().unwrap_or_default(), until)) {
        let row = ledger.entry(line["issue"].as_str().unwrap().to_owned()).or_default();
        let field = line["field"].as_str().unwrap();
        if field == "listed" {
            assert!(row.is_empty() && line["before"].is_null(), "{line}");
            row.extend(line["after"].as_object().unwrap().clone());
            row.insert("notices".to_owned(), json!(1));
            continue;
        }
        assert_eq!(row.get(field).unwrap_or(&Value::Null), &line["before"], "{line}");
        set(row, field, &line["after"]);
        let printed = match field {
            "due_on" => "due_printed".to_owned(),
            field => format!("{field}_printed"),
        };
        assert_eq!(row.get(&printed), line.get("printed_before"), "{line}");
        set(row, &printed, line.get("printed_after").unwrap_or(&Value::Null));
        if field == "key" {
            let notices = row["notices"].as_u64().unwrap() + 1;
            row.insert("notices".to_owned(), json!(notices));
        }
    }
    ledger
}

fn set(row: &mut Row, name: &str, value: &Value) {
    match value {
        Value::Null => drop(row.remove(name)),
        value => drop(row.insert(name.to_owned(), value.clone())),
    }
}

/// The ledger of a site, by what its entries say.
fn ledger(site: &Site) -> Ledger {
    let key = |at: IssueRef| format!("{}/{}", site.said(at.notice).id, site.issue(at).key());
    let row = |entry: &Entry| {
        let stated = entry.stated(site);
        let issue = stated.map(|step| site.issue(step.at));
        let class = entry.steps.iter().rev().find_map(|step| site.issue(step.at).class());
        let owners: Vec<&str> = entry.owners(site).collect();
        let iso = |day: Option<Date>| json!(day.map(Date::iso));
        let fields = [
            ("key", json!(key(entry.last().at))),
            ("notices", json!(entry.steps.len())),
            ("title", json!(site.issue(entry.last().at).title())),
            ("reported", json!(entry.is_reported(site))),
            ("status", json!(entry.status_kind(site).map(|kind| kind.key()))),
            ("status_printed", json!(issue.and_then(|of| of.status_word()))),
            ("status_of_parts", json!(issue.and_then(|of| of.results()))),
            ("stated_in", json!(stated.map(|step| key(step.at)))),
            ("assurance", json!(stated.map(|step| step.assurance.key()))),
            ("as_of", iso(stated.unwrap_or(entry.last()).as_of)),
            ("class", json!(class.map(|(class, _)| class.key()))),
            ("class_printed", json!(class.map(|(_, printed)| printed))),
            ("owners", if owners.is_empty() { Value::Null } else { json!(owners) }),
            ("lead", json!(entry.steps.iter().rev().find_map(|step| site.issue(step.at).lead()))),
            ("due_on", iso(entry.due_day(site))),
            ("due_printed", json!(entry.dated(site).and_then(|step| site.issue(step.at).due()))),
            ("closed_on", iso(entry.closed_on(site))),
        ];
        let mut row = Row::new();
        fields.iter().for_each(|(name, value)| set(&mut row, name, value));
        (key(entry.steps[0].at), row)
    };
    site.ledger.entries.iter().map(row).collect()
}

/// Where the address of a line leads: to itself, or where its page leads on.
fn led_to(compiled: &Compiled, path: &str) -> String {
    let route = compiled.addresses().resolve(path).unwrap_or_else(|| panic!("{path} is lost"));
    if matches!(route, Route::Entry(..)) {
        return path.to_owned();
    }
    let Some(Ok(Rendered::Bytes(bytes))) = compiled.render(&route) else { panic!("{path} is no page") };
    let html = String::from_utf8(bytes).unwrap();
    let (_, rest) = html.split_once("url=").unwrap_or_else(|| panic!("{path} leads nowhere"));
    route.reached(&rest[..rest.find('"').unwrap()]).unwrap()
}

/// Where the line of an issue is told.
fn told_at(compiled: &Compiled, notice: &str, number: usize) -> String {
    let site = &compiled.site;
    let index = (0..site.notices.len()).find(|index| site.said(*index).id.as_str() == notice).unwrap();
    let issue = site.said(index).issues().position(|issue| issue.key().to_string() == number.to_string()).unwrap();
    let entry = site.ledger.entry_of(IssueRef { notice: index, issue });
    let first = entry.steps[0].at;
    let folder = if entry.steps.len() > 1 { "entries" } else { "notices" };
    format!("{folder}/{}/{}.html", site.said(first.notice).id, site.issue(first).key())
}

#[test]
fn the_ledger_of_any_day_is_made_again_and_no_address_is_lost() {
    let (changed, led_on) = (Cell::new(0), Cell::new(0));
    let config = ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() };
    let held = TestRunner::new(config).run(&prop::collection::vec(event(), 3..9), |events| {
        let memo = Arc::<Memo>::default();
        let mut stand = Stand::default();
        for event in &events {
            stand.happens(event);
            let compiled = in_memory::compile(&stand.tree(None), &memo);
            let lines = lines(&compiled);
            changed.set(changed.get() + lines.iter().filter(|line| line["field"] != "listed").count());
            for day in
                ["2023-01-01", "2023-12-30", "2024-01-01", "2024-03-04", "2024-03-05", "2025-01-02", "2025-06-30"]
            {
                let until = Date::parse_iso(day).unwrap();
                let then = in_memory::compile(&stand.tree(Some(until)), &memo);
                prop_assert_eq!(made_again(&lines, until), ledger(&then.site), "at {} after {:?}", day, event);
            }
            // Every address that any notice ever gave an issue, by each of its ids.
            for (paper, ids) in &stand.papers {
                for (id, said) in ids.iter().flat_map(|id| paper.issues.iter().map(move |said| (id, said))) {
                    let path = format!("entries/{id}/{}.html", said.number);
                    let led = led_to(&compiled, &path);
                    prop_assert_eq!(&led, &told_at(&compiled, &ids[ids.len() - 1], said.number), "after {:?}", event);
                    prop_assert!(compiled.addresses().resolve(&led).is_some());
                    led_on.set(led_on.get() + usize::from(led != path && led.starts_with("entries/")));
                }
            }
        }
        Ok(())
    });
    held.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(
        changed.get() > 1_000 && led_on.get() > 200,
        "{} changes, {} addresses lead on",
        changed.get(),
        led_on.get()
    );
}

fn site(notices: &[(&str, &str)]) -> Compiled {
    let mut tree = in_memory::tree([
        ("content/site.yaml", "name: 站\n"),
        ("content/organs/a.yaml", "name: 青岚市中级人民法院\n"),
        ("content/inspections/x.yaml", "origin: 巡察\nteam: 第一巡察组\nfeedback_on: 2023-12-18\n"),
    ]);
    for (id, text) in notices {
        in_memory::put(&mut tree, &format!("content/notices/{id}.md"), text.as_bytes());
    }
    in_memory::compile(&tree, &Arc::<Memo>::default())
}

fn notice(kind: &str, day: &str, body: &str) -> String {
    format!("---\ntitle: {day}通报\nkind: {kind}\norgan: a\ninspection: x\npublished_on: {day}\n---\n{body}")
}

fn html(compiled: &Compiled, path: &str) -> String {
    let route = compiled.addresses().resolve(path).unwrap_or_else(|| panic!("no {path}"));
    let Some(Ok(Rendered::Bytes(bytes))) = compiled.render(&route) else { panic!("{path} is no page") };
    String::from_utf8(bytes).unwrap()
}

#[test]
fn many_new_issues_are_one_row_and_what_stays_is_none() {
    let issue = |number: usize, rest: &str| format!("### {number}. 关于“第{number}件事”的问题\n\n{rest}\n\n");
    let plan: String = (1..=52).map(|number| issue(number, "责任部门：执行局")).collect();
    let report: String = (1..=52)
        .map(|number| issue(number, if number == 7 { "整改结果：已完成" } else { "责任部门：执行局" }))
        .collect();
    let compiled = site(&[
        ("plan", &notice("plan", "2024-03-05", &plan)),
        ("again", &notice("plan", "2024-04-05", &plan)),
        ("report", &notice("ledger", "2025-03-05", &report)),
    ]);
    // The other 51 are reported on without a word on their results: 未标明, no longer only listed.
    assert_eq!(compiled.site.changes().len(), 53);
    let pages = ["index.html", "index.2.html", "index.3.html"].map(|page| html(&compiled, &format!("changes/{page}")));
    assert!(pages[0].contains("已完成") && pages[0].contains("未标明"), "{}", pages[0]);
    assert!(pages[2].contains("新列出52项问题"), "{}", pages[2]);
    assert!(pages.iter().all(|page| !page.contains("2024年4月5日")));
}

#[test]
fn the_line_tells_every_notice_and_marks_what_came_and_went() {
    let body = |status: &str, text: &str| {
        format!("### 1. 关于“案款发放不及时”的问题\n\n整改结果：{status}\n\n整改情况：{text}\n")
    };
    let compiled = site(&[
        ("first", &notice("progress", "2024-03-05", &body("正在整改", "已发放<12>笔，其余正在逐笔核对。"))),
        ("second", &notice("followup", "2025-03-05", &body("已完成", "已发放<128>笔，其余正在逐笔核对。"))),
    ]);
    let page = html(&compiled, "entries/first/1.html");
    for part in [
        "<span class=\"mark\">删</span>12</del>",
        "<span class=\"mark\">增</span>128</ins>",
        "2024年3月5日",
        "2025年3月5日",
        "s-in_progress",
        "s-completed",
        "已发放&lt;",
        "href=\"../../notices/second/1.html\"",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    assert!(html(&compiled, "entries/second/1.html").contains("url=../first/1.html"));
    assert!(html(&compiled, "notices/second/1.html").contains("href=\"../../entries/first/1.html\""));
}

#[test]
fn an_issue_of_one_notice_has_its_address_already() {
    let compiled =
        site(&[("only", &notice("progress", "2024-03-05", "### 3. 关于“某事”的问题\n\n整改情况：正在办。\n"))]);
    assert!(html(&compiled, "entries/only/3.html").contains("url=../../notices/only/3.html"));
    assert!(!html(&compiled, "notices/only/3.html").contains("entries/"));
    assert!(compiled.addresses().resolve("entries/only/4.html").is_none());
    assert!(compiled.addresses().resolve("entries/other/3.html").is_none());
}
