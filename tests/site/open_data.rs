//! Open data: the ledger as a table says what the ledger says, whatever stands in it, and is written in pieces.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::env;
use std::fs;
use std::io;
use std::io::Write;
use std::sync::Arc;
use std::sync::Mutex;

use serde_json::Value;
use tongbao::address::DataFile;
use tongbao::address::DataShape;
use tongbao::address::DataTable;
use tongbao::address::Route;
use tongbao::compile::Compiled;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::compile::Sink;
use tongbao::compile::TextRules;
use tongbao::compile::Written;
use tongbao::data;
use tongbao::data::CellKind;
use tongbao::text::date::Date;
use tongbao::tree::Digest;
use tongbao::tree::RelPath;
use tongbao::tree::Tree;

use crate::support::csv;
use crate::support::in_memory;
use crate::support::schema;
use crate::support::site::project;

/// A row by the names of its columns.
type Row = BTreeMap<String, String>;

fn bytes(compiled: &Compiled) -> Vec<u8> {
    file(compiled, DataFile::Csv(DataTable::Issues))
}

fn file(compiled: &Compiled, file: DataFile) -> Vec<u8> {
    match compiled.render(&Route::Data(file)) {
        Some(Ok(Rendered::Bytes(bytes))) => bytes,
        _ => panic!("{} is not there", file.name()),
    }
}

fn rows(compiled: &Compiled) -> Vec<Row> {
    let mut rows = csv::rows(&bytes(compiled)).unwrap().into_iter();
    let head = rows.next().expect("a head is always there");
    rows.map(|row| head.iter().cloned().zip(row.iter().map(|cell| csv::said(cell).to_owned())).collect()).collect()
}

fn compiled(tree: &Tree) -> Compiled {
    in_memory::compile(tree, &Arc::<Memo>::default())
}

fn site(notices: &[(&str, &str)]) -> Compiled {
    let mut tree = in_memory::tree([
        ("content/site.yaml", "name: 站\ndomain: a.example\n"),
        ("content/organs/a.yaml", "name: 青岚市中级人民法院\n"),
    ]);
    for (id, text) in notices {
        in_memory::put(&mut tree, &format!("content/notices/{id}.md"), text.as_bytes());
    }
    compiled(&tree)
}

/// What rows say, in these columns.
fn said(rows: &[Row], columns: &[&str]) -> Vec<String> {
    rows.iter().map(|row| columns.iter().map(|name| row[*name].as_str()).collect::<Vec<_>>().join("|")).collect()
}

#[test]
fn the_table_says_what_the_ledger_says() {
    let compiled = compiled(&in_memory::sample());
    let (site, rows) = (&compiled.site, rows(&compiled));
    assert_eq!(rows.len(), site.ledger.entries.len());
    assert!(rows.len() > 80, "{}", rows.len());
    let keys: BTreeSet<&str> = rows.iter().map(|row| row["key"].as_str()).collect();
    assert_eq!(keys.len(), rows.len(), "a key is there once");
    let mut wrong = Vec::new();
    for (entry, row) in site.ledger.entries.iter().zip(&rows) {
        let (last, first) = (entry.last().at, entry.steps[0].at);
        let key = |at: tongbao::site::IssueRef| format!("{}/{}", site.said(at.notice).id, site.issue(at).key());
        let issue = site.issue(last);
        let iso = |day: Option<Date>| day.map(Date::iso).unwrap_or_default();
        let number = match row["subnumber"].as_str() {
            "" => row["number"].clone(),
            below => format!("{}-{below}", row["number"]),
        };
        for (column, wanted) in [
            ("key", key(last)),
            ("first_key", key(first)),
            ("notices", entry.steps.len().to_string()),
            ("title", issue.title().to_owned()),
            ("status", entry.status_kind(site).map_or("", |kind| kind.key()).to_owned()),
            ("reported", entry.is_reported(site).to_string()),
            ("owners", entry.owners(site).collect::<Vec<_>>().join("；")),
            ("due_on", iso(entry.due_day(site))),
            ("closed_on", iso(entry.closed_on(site))),
            ("published_on", iso(site.said(last.notice).published_on)),
        ] {
            if row[column] != wanted {
                wrong.push(format!("{} {column}: {}, not {wanted}", row["key"], row[column]));
            }
        }
        if number != issue.number() {
            wrong.push(format!("{}: number {number}, not {}", row["key"], issue.number()));
        }
        let page = Route::parse(&format!("notices/{}.html", row["key"]));
        if !page.is_some_and(|page| compiled.addresses().exists(&page)) {
            wrong.push(format!("{} leads to no page", row["key"]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const BEGIN: &str = "<!-- tables: written by `TONGBAO_RENEW=data.md cargo test --test site open_data` -->\n";
const END: &str = "<!-- end of tables -->\n";

/// The tables as docs/data.md shows them.
fn tables() -> String {
    let mut out = String::new();
    for table in DataTable::ALL {
        let about = data::about(table);
        out.push_str(&format!("\n### {}：data/{}.csv\n\n{}\n\n", about.title, table.key(), about.what));
        out.push_str("| 列 | 内容 | 来源 |\n|---|---|---|\n");
        for column in data::columns(table) {
            let words = match column.kind {
                CellKind::Word(words) => {
                    let words = words().into_iter().map(|(word, meaning)| format!("`{word}` {meaning}"));
                    format!("：{}", words.collect::<Vec<_>>().join("、"))
                }
                CellKind::List => "；几个之间用“；”隔开".to_owned(),
                _ => String::new(),
            };
            out.push_str(&format!("| `{}` | {}{words} | {} |\n", column.name, column.what, column.from.word()));
        }
    }
    out.push('\n');
    out
}

const RECORD_BEGIN: &str = "<!-- record: written by `TONGBAO_RENEW=data.md cargo test --test site open_data` -->\n";
const RECORD_END: &str = "<!-- end of record -->\n";

/// The keys of a record as docs/data.md shows them, those of objects behind a stop, those of lists behind `[]`.
fn keys_of(schema: &Value, before: &str, out: &mut String) {
    let shape = of_object(schema);
    for name in shape["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        let key = &shape["properties"][name];
        let what = key["description"].as_str().expect("every key says what it is");
        out.push_str(&format!("| `{before}{name}` | {what} |\n"));
        match key.get("items") {
            Some(items) => keys_of(items, &format!("{before}{name}[]."), out),
            None => keys_of(key, &format!("{before}{name}."), out),
        }
    }
}

/// The object that a value is where there is any.
fn of_object(schema: &Value) -> &Value {
    schema.get("anyOf").map_or(schema, |any| &any[0])
}

#[test]
fn every_key_of_a_record_is_documented() {
    let mut keys = String::from("\n| 名称 | 内容 |\n|---|---|\n");
    keys_of(&schema_of(&site(&[]), DataShape::Notice), "", &mut keys);
    keys.push('\n');
    written_out(RECORD_BEGIN, RECORD_END, &keys);
}

const RULES_BEGIN: &str = "<!-- rules: written by `TONGBAO_RENEW=data.md cargo test --test site open_data` -->\n";
const RULES_END: &str = "<!-- end of rules -->\n";

/// The rules of figures as docs/data.md shows them.
fn rules() -> String {
    let mut out = String::from("\n| 规则 | 怎么算 | 条件 |\n|---|---|---|\n");
    for rule in data::RULES {
        let filters: Vec<String> = rule.filters.iter().map(|of| format!("`{of}`")).collect();
        out.push_str(&format!("| `{}` | {} | {} |\n", rule.name, rule.what, filters.join("、")));
    }
    out.push_str("\n| 条件 | 意思 |\n|---|---|\n");
    for filter in data::FILTERS {
        out.push_str(&format!("| `{}` | {} |\n", filter.name, filter.what));
    }
    out.push('\n');
    out
}

#[test]
fn every_rule_is_documented() {
    written_out(RULES_BEGIN, RULES_END, &rules());
}

#[test]
fn every_column_is_documented() {
    written_out(BEGIN, END, &tables());
}

/// Holds that docs/data.md has these words between two marks; writes them where it is asked to.
fn written_out(begin: &str, end: &str, wanted: &str) {
    static ONE_AFTER_ANOTHER: Mutex<()> = Mutex::new(());
    let _writing = ONE_AFTER_ANOTHER.lock();
    let at = project("docs/data.md");
    let docs = fs::read_to_string(&at).unwrap();
    let (before, rest) = docs.split_once(begin).expect("the mark where it begins");
    let (documented, after) = rest.split_once(end).expect("the mark where it ends");
    if env::var("TONGBAO_RENEW").is_ok_and(|renew| renew.contains("data.md")) {
        fs::write(&at, format!("{before}{begin}{wanted}{end}{after}")).unwrap();
        return;
    }
    assert_eq!(documented, wanted, "renew with TONGBAO_RENEW=data.md");
}

#[test]
fn an_empty_ledger_is_a_head_and_no_link() {
    let compiled = site(&[]);
    assert_eq!(csv::rows(&bytes(&compiled)).unwrap().len(), 1);
    let pages = in_memory::rendered(&compiled);
    assert_eq!(pages["data/issues.csv"].as_ref().unwrap(), &bytes(&compiled));
    assert!(!String::from_utf8_lossy(pages["issues/index.html"].as_ref().unwrap()).contains("data/issues.csv"));
}

const FIRST: &str = "---\ntitle: 整改进展通报\nkind: progress\norgan: a\npublished_on: 2025-07-10\nas_of: 2025-06-30\n\
    inspection: { team: 第一巡察组, feedback_on: 2024-12-18 }\n---\n
## 二、整改情况\n\n#### 1. 关于“案款发放不及时”的问题\n\n整改结果：正在整改\n\n责任部门：执行局、财务处\n\n完成时限：2025年12月底前\n
#### 2. 关于“卷宗管理”的问题\n\n##### （1）归档超期\n\n整改结果：已完成\n\n##### （2）=HYPERLINK(1)，\"引\"\n\n责任部门：档案室\n";
const LATER: &str = "---\ntitle: 后续通报\nkind: followup\norgan: a\npublished_on: 2026-02-10\n\
    inspection: { team: 第一巡察组, feedback_on: 2024-12-18 }\n---\n
## 一、后续整改情况\n\n#### 1. 关于“案款发放不及时”的问题\n\n已清理案款。\n";

#[test]
fn what_was_said_last_stands_with_where_it_was_said() {
    let rows = rows(&site(&[("first", FIRST), ("later", LATER)]));
    let columns =
        ["key", "first_key", "notices", "number", "subnumber", "status", "stated_in", "as_of", "due_on", "owners"];
    // The later notice is silent on the result: what the first says stands, with its day.
    assert_eq!(
        said(&rows, &columns),
        [
            "later/1|first/1|2|1||in_progress|first/1|2025-06-30|2025-12|执行局；财务处",
            "first/2-1|first/2-1|1|2|1|completed|first/2-1|2025-06-30||",
            "first/2-2|first/2-2|1|2|2|||2025-06-30||档案室",
        ]
    );
    assert_eq!(rows[2]["title"], "=HYPERLINK(1)，\"引\"");
    assert_eq!(rows[0]["url"], "https://a.example/notices/later/1.html");
}

#[test]
fn formulas_and_days_stay_words() {
    let text = bytes(&site(&[("2025", FIRST)]));
    let text = String::from_utf8(text).unwrap();
    // The id of the notice is a number, its keys would be days.
    assert!(text.contains("\r\n'2025/2-2,'2025/2-2,1,2025,"), "{text}");
    assert!(text.contains(",\"'=HYPERLINK(1)，\"\"引\"\"\","), "{text}");
}

/// Knows the pieces in which files of data come.
#[derive(Default)]
struct Pieces {
    paths: Mutex<BTreeMap<String, (usize, usize)>>,
}

struct Piece<'p>(&'p mut (usize, usize));

impl Write for Piece<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.0 += bytes.len();
        self.0.1 = self.0.1.max(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink for Pieces {
    type Failure = Infallible;

    fn put(&self, path: &RelPath, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), Infallible> {
        let mut pieces = (0, 0);
        write(&mut Piece(&mut pieces)).unwrap();
        self.paths.lock().unwrap().insert(path.to_string(), pieces);
        Ok(())
    }

    fn copy(&self, _: &RelPath, _: &RelPath, _: Digest) -> Result<(), Infallible> {
        Ok(())
    }

    fn done(&self) {}
}

#[test]
fn the_table_of_a_large_ledger_comes_in_pieces() {
    let mut text = String::from("---\ntitle: 大通报\nkind: progress\norgan: a\npublished_on: 2025-07-10\n---\n");
    for number in 1..=500 {
        text.push_str(&format!("\n## {number}. 关于“{}{number}”的问题\n\n整改结果：已完成\n", "很长的题目".repeat(8)));
    }
    let compiled = site(&[("large", &text)]);
    let pieces = Pieces::default();
    assert!(matches!(compiled.write(&pieces, TextRules::Later), Written::All(_)));
    let (all, largest) = pieces.paths.into_inner().unwrap()["data/issues.csv"];
    assert_eq!(all, bytes(&compiled).len());
    assert!(all > 100 << 10 && largest <= 16 << 10, "{largest} of {all}");
}

/// Files that name how many rows a table has are told it beforehand: it must be what the table then has.
#[test]
fn every_table_has_as_many_rows_as_is_said() {
    let compiled = compiled(&in_memory::sample());
    let lists = compiled.addresses().lists();
    for table in DataTable::ALL {
        let rows = csv::rows(&file(&compiled, DataFile::Csv(table))).unwrap().len() - 1;
        assert_eq!(data::row_count(table, lists), rows, "{}", table.key());
        assert!(rows > 0, "{} has no row", table.key());
    }
}

fn schema_of(compiled: &Compiled, shape: DataShape) -> Value {
    serde_json::from_slice(&file(compiled, DataFile::Schema(shape))).expect("a schema is JSON")
}

fn record(compiled: &Compiled, id: &str) -> Value {
    let route = Route::parse(&format!("data/notices/{id}.json")).expect("an address");
    let Some(Ok(Rendered::Bytes(bytes))) = compiled.render(&route) else { panic!("{id} has no record") };
    serde_json::from_slice(&bytes).expect("a record is JSON")
}

/// A notice that says everything that a notice can say, and what it is read with.
const FULL: [(&str, &str); 2] = [
    (
        "full",
        "---\ntitle: 整改进展通报\nkind: progress\norgan: a\nissuer: 中共青岚市中级人民法院党组\ndocument_number: 青中法〔2025〕3号
inspection: { origin: 巡察, team: 第一巡察组, term: 7, round: 2, form: 常规, period: [2024-06-25, 2024-08-24], feedback_on: 2024-12-18 }
as_of: 2025-06-30\nsigned_on: 2025-07-09\npublished_on: 2025-07-10\nassurance: verified\nsummary: 两个问题。\nsource_url: https://b.example/1
withheld: { count: 1, basis: 涉及国家秘密 }\nrelated: [other]\nattachments: [{ file: a.csv, title: 清单 }]
corrections: [{ on: 2025-08-01, what: 更正时限。 }]
claims: [{ subject: issues, basis: issues, total: 2, parts: { completed: 1 }, as_of: 2025-06, text: 2个问题，已完成1个。 }]
contact:
  phones: [{ label: 监督电话, number: 0000-1234567 }]\n  emails: [a@b.example]\n  postcode: '000001'\n  address: 青岚市某路1号
  mailbox: A1号信箱\n  recipient: 办公室\n  hours: 工作日\n  period: [2025-07-10, 2025-07-20]\n---\n
## 二、整改情况\n\n### （一）执行方面\n\n#### 1. 关于“案款发放”的问题\n\n##### （1）发放不及时\n\n存在问题：案款久拖不发。\n
整改目标：按时发放。\n\n整改类别：限期整改\n\n整改结果：正在整改\n\n责任部门：执行局\n\n责任领导：甲某\n\n完成时限：2025年12月底前\n
整改措施：一是清理。二是发放。\n\n整改成效：已发放十笔。\n\n整改计划：继续发放。\n\n销号时间：2025年7月1日\n",
    ),
    (
        "other",
        "---\ntitle: 整改台账\nkind: ledger\norgan: a\npublished_on: 2025-07-01\n---\n
| 序号 | 反馈问题 | 措施序号 | 整改措施 | 整改类别 | 责任部门 | 责任领导 | 完成时限 | 整改状态 | 整改成效 | 下一步打算 | 销号时间 |
|---|---|---|---|---|---|---|---|---|---|---|---|
| 1 | 案卷管理 | 1 | 核对案卷。 | 立行立改 | 执行局 | 甲某 | 2025年6月底前 | 已完成 | 已核对。 | 定期核对。 | 2025年6月30日 |
| | | 2 | 限期归档。 | 限期整改 | 档案室 | 乙某 | 2025年12月底前 | 正在整改 | 已归档一半。 | 继续归档。 | 2025年6月30日 |
",
    ),
];

/// The keys of a schema for which no value has anything: nothing of the schema must be passed over.
fn silent(schema: &Value, values: &[&Value], at: &str, out: &mut Vec<String>) {
    let shape = of_object(schema);
    for (name, key) in shape["properties"].as_object().into_iter().flatten() {
        let at = format!("{at}/{name}");
        let given: Vec<&Value> = values.iter().filter_map(|value| value.get(name)).filter(|of| !of.is_null()).collect();
        let items = given.iter().filter_map(|of| of.as_array()).flatten();
        match key.get("items") {
            Some(of_list) => match items.collect::<Vec<_>>() {
                items if items.is_empty() => out.push(at),
                items => silent(of_list, &items, &at, out),
            },
            None if given.is_empty() => out.push(at),
            None => silent(key, &given, &at, out),
        }
    }
}

#[test]
fn every_key_of_a_record_is_in_its_schema_and_the_other_way_round() {
    let mut tree = in_memory::tree([
        ("content/site.yaml", "name: 站\ndomain: a.example\n"),
        ("content/organs/a.yaml", "name: 青岚市中级人民法院\n"),
    ]);
    for (id, text) in FULL {
        in_memory::put(&mut tree, &format!("content/notices/{id}/notice.md"), text.as_bytes());
    }
    in_memory::put(&mut tree, "content/notices/full/a.csv", b"1\n");
    let digest = "0".repeat(64);
    let emergency = format!(
        "format: 1\nsteps:\n- {{ act: emergency, by: 甲, at: 2025-07-01, reason: 停机, reading: seen-1, seen: {digest}, source: {digest} }}\n"
    );
    in_memory::put(&mut tree, "content/approvals/full.yaml", emergency.as_bytes());
    let compiled = compiled(&tree);
    let contract = schema_of(&compiled, DataShape::Notice);
    let records = FULL.map(|(id, _)| record(&compiled, id));
    let mut wrong = Vec::new();
    for record in &records {
        schema::objections(&contract, record, record["id"].as_str().unwrap(), &mut wrong);
    }
    silent(&contract, &records.iter().collect::<Vec<_>>(), "", &mut wrong);
    assert!(wrong.is_empty(), "{wrong:#?}\n{records:#?}");
    let finding = &records[0]["findings"][0];
    assert_eq!((&finding["area"], &records[0]["areas"][0]["title"]), (&1.into(), &"执行方面".into()));
    assert_eq!(finding["issues"][0]["status"]["assurance"], "verified");
    assert_eq!(records[0]["claims"][0]["parts"]["completed"], 1);
    assert_eq!(records[1]["findings"][0]["issues"][0]["parts"][1]["due_on"], "2025-12");
}

#[test]
fn records_and_changes_are_what_their_schemas_say() {
    let compiled = compiled(&in_memory::sample());
    let mut wrong = Vec::new();
    let contract = schema_of(&compiled, DataShape::Notice);
    for facts in &compiled.site.notices {
        let id = facts.said.id.as_str();
        schema::objections(&contract, &record(&compiled, id), id, &mut wrong);
    }
    let contract = schema_of(&compiled, DataShape::Change);
    let mut fields = BTreeSet::new();
    for year in compiled.site.years_of_changes() {
        for line in String::from_utf8(file(&compiled, DataFile::Changes(year))).unwrap().lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            schema::objections(&contract, &line, &line.to_string(), &mut wrong);
            fields.insert(line["field"].as_str().unwrap().to_owned());
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(fields.len() > 6 && fields.contains("listed") && fields.contains("status"), "{fields:?}");
}

#[test]
fn a_line_of_changes_holds_what_its_field_allows() {
    let contract = schema_of(&site(&[]), DataShape::Change);
    let line = |field: &str, after: Value| {
        serde_json::json!({
            "format": "tongbao-change-1", "day": "2025-07", "notice": "b", "issue": "a/3-2", "field": field,
            "before": null, "after": after, "said_by": null, "assurance": "verified",
        })
    };
    let first = serde_json::json!({ "key": "b/1", "title": "甲", "reported": true, "due_printed": "长期坚持" });
    for (field, after, may_stand) in [
        ("listed", first.clone(), true),
        ("listed", serde_json::json!({ "key": "b/1", "title": "甲" }), false),
        ("listed", Value::Null, false),
        ("status", "completed".into(), true),
        ("status", "finished".into(), false),
        ("status", Value::Null, true),
        ("owners", serde_json::json!(["甲", "乙"]), true),
        ("owners", "甲".into(), false),
        ("reported", true.into(), true),
        ("reported", "true".into(), false),
        ("due_on", "2025-Q4".into(), true),
        ("due_on", "年底".into(), false),
        ("stated_in", "b/3-2".into(), true),
        ("stated_in", "3-2".into(), false),
        ("colour", "red".into(), false),
    ] {
        assert_eq!(schema::fits(&contract, &line(field, after.clone())), may_stand, "{field} {after}");
    }
    // The words of the text stand beside a reading of them alone.
    for (field, may_stand) in [("class", true), ("lead", false)] {
        let mut line = line(field, "limited".into());
        line["printed_after"] = "限期整改".into();
        assert_eq!(schema::fits(&contract, &line), may_stand, "{field}");
    }
}
