//! The record of an imported paper: that of a notice, with what was mended and what is doubtful. A contract, with its schema.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::adopt::Adopted;
use super::adopt::ReadPaper;
use crate::diagnostic::Lang;
use crate::import::Court;
use crate::import::DoubtCode;
use crate::model::Article;
use crate::model::Head;
use crate::model::Notice;
use crate::record::BesideNotice;
use crate::record::NoticeRecord;
use crate::record::json_shape::KeyShape;
use crate::record::json_shape::count;
use crate::record::json_shape::list;
use crate::record::json_shape::object;
use crate::record::json_shape::said;
use crate::record::json_shape::said_words;
use crate::record::json_shape::text;
use crate::record::json_shape::word;
use crate::record::paper_schema;

#[derive(Serialize)]
struct PaperRecord<'n> {
    #[serde(flatten)]
    notice: NoticeRecord<'n>,
    mended: Vec<MendRecord>,
    doubts: Vec<DoubtRecord<'n>>,
}

#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
struct MendRecord {
    line: usize,
    what: String,
}

#[derive(Serialize)]
struct DoubtRecord<'n> {
    code: &'static str,
    line: usize,
    text: &'n str,
}

/// The record of a paper as JSON, on one line. `courts` are those of the registry.
pub fn record(adopted: &Adopted, courts: &[Court], lang: Lang) -> String {
    let (notice, is_article) = match &adopted.read {
        ReadPaper::Notice(notice) => (Cow::Borrowed(&**notice), false),
        ReadPaper::Article(article) => (Cow::Owned(as_notice(article, &adopted.imported.head)), true),
    };
    let head = &notice.head;
    let court = courts.iter().find(|court| head.organ.as_ref() == Some(&court.id));
    let beside = BesideNotice {
        organ: court.and_then(|court| Some((&court.id, court.names.first()?.as_str()))),
        inspection: head.inspection.as_ref(),
        related: head.related.iter().map(|(id, _)| id).collect(),
        ..BesideNotice::default()
    };
    let record = NoticeRecord::of(&notice, beside);
    let doubts = adopted.imported.doubts.iter();
    let record = PaperRecord {
        notice: if is_article { record.of_article() } else { record },
        mended: mended(adopted, lang),
        doubts: doubts.map(|of| DoubtRecord { code: of.code.key(), line: of.line, text: &of.text }).collect(),
    };
    serde_json::to_string(&record).expect("text and numbers are always JSON")
}

/// What was understood of an article, as far as a notice would say it.
fn as_notice(article: &Article, head: &Head) -> Notice {
    let head = Head { title: article.title.clone(), published_on: article.published_on, ..head.clone() };
    Notice::new(article.id.clone(), article.path.clone(), head, article.body.clone())
}

/// What was mended, and what was left out as no part of the paper.
fn mended(adopted: &Adopted, lang: Lang) -> Vec<MendRecord> {
    let mended = adopted.imported.mended.iter();
    let mended = mended.map(|mend| MendRecord { line: mend.line, what: mend.what.clone().get(lang) });
    let removed = adopted.imported.boilerplate.iter().map(|of| MendRecord {
        line: of.line,
        what: match lang {
            Lang::Zh => format!("去掉不属于正文的文字：{}", of.text),
            Lang::En => format!("removed as no part of the paper: {}", of.text),
        },
    });
    let mut all: Vec<MendRecord> = mended.chain(removed).collect();
    all.sort();
    all
}

/// The JSON Schema of a record.
pub fn schema() -> Value {
    paper_schema(further())
}

/// What the record of a paper says beyond that of a notice.
fn further() -> Vec<KeyShape> {
    let line = || said(count(), "在原文第几行；`0` 是全文");
    let mended = object(vec![("line", line()), ("what", said(text(), "修补或者去掉了什么"))]);
    let doubts: Vec<_> = DoubtCode::ALL.iter().map(|code| (code.key(), code.words().zh)).collect();
    let doubt = object(vec![
        ("code", said_words(word(&doubts), "哪一种可疑之处", &doubts)),
        ("line", line()),
        ("text", said(text(), "那里的文字；没有的是空的")),
    ]);
    vec![
        ("mended", said(list(mended), "修补了什么，去掉了什么不属于正文的文字，按行")),
        ("doubts", said(list(doubt), "请核对的地方，原文都照原样保留")),
    ]
}
