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

use tongbao::address::DataFile;
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
