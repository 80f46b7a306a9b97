//! A paper to what it says: the one way from lines to a notice or an article.

use super::boilerplate;
use super::boilerplate::Boilerplate;
use super::classify;
use super::classify::Classification;
use super::doubts::Doubt;
use super::doubts::DoubtCode;
use super::doubts::suspicions;
use super::draft::Draft;
use super::heading;
use super::lines;
use super::outline;
use super::paper::Paper;
use super::piece::Piece;
use super::punctuation_width;
use super::reflow;
use super::split;
use super::tables;
use super::title;
use crate::model::Block;
use crate::model::Head;
use crate::model::Id;
use crate::model::Kind;
use crate::text::date::Date;

/// Something that was mended, because it is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line of the input.
    pub line: usize,
    /// What was done, in Chinese.
    pub zh: String,
    /// What was done, in English.
    pub en: String,
}

/// What was mended so far.
pub type Repairs = Vec<Repair>;

/// A court of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Court {
    /// Its id.
    pub id: Id,
    /// Its names.
    pub names: Vec<String>,
}

/// What a paper is to be taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// A notice, if it is one.
    #[default]
    Judged,
    /// A notice, whatever it looks like.
    Notice,
    /// An article.
    Article,
}

/// What a person supplies beside the paper.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What to take the paper for.
    pub wanted: Wanted,
    /// The title.
    pub title: Option<String>,
    /// The kind of notice.
    pub kind: Option<Kind>,
    /// The court.
    pub organ: Option<Id>,
    /// Who signs.
    pub issuer: Option<String>,
    /// The day of publication.
    pub published_on: Option<Date>,
    /// The date under the signature.
    pub signed_on: Option<Date>,
    /// The day of the figures.
    pub as_of: Option<Date>,
    /// The day of the feedback.
    pub feedback_on: Option<Date>,
    /// First and last day of the inspection.
    pub period: Option<(Date, Date)>,
    /// Who inspected.
    pub team: Option<String>,
    /// The document number.
    pub document_number: Option<String>,
    /// Where it was first published.
    pub source_url: Option<String>,
    /// One sentence for lists.
    pub summary: Option<String>,
    /// The courts of the registry.
    pub courts: Vec<Court>,
    /// Whether half-width punctuation is to be written in full width.
    pub full_width: bool,
}

/// What was understood of a paper.
#[derive(Clone, Debug)]
pub struct Imported {
    /// What front matter says.
    pub head: Head,
    /// The text.
    pub body: Vec<Block>,
    /// The line each block begins in.
    pub lines: Vec<usize>,
    /// What was mended.
    pub mended: Vec<Repair>,
    /// What is doubtful, by lines.
    pub doubts: Vec<Doubt>,
    /// What was taken out as no part of the paper.
    pub boilerplate: Vec<Boilerplate>,
    /// What it was taken for.
    pub verdict: Classification,
    /// The court that the paper names, whether or not it is in the registry.
    pub court: Option<String>,
    /// The title as it stood in the paper; empty where it had none.
    pub printed_title: String,
}

/// Understands a paper.
pub fn understand(paper: &Paper, given: &Given) -> Imported {
    let mut mended = Repairs::new();
    let mut doubts = Vec::new();
    let pieces = lines::lay_out(paper, &mut mended);
    let (pieces, boilerplate, page_facts) = boilerplate::take_out(pieces);
    let mut pieces = split::split(pieces, false, &mut mended);
    let mut taken = title::take(&mut pieces, &mut mended);
    if taken.title.is_empty() {
        taken.title = page_title(paper, &mut mended);
    }
    let pieces = reflow::join(pieces, &mut mended, &mut doubts);
    let lists_problems = given.kind.unwrap_or_else(|| classify::kind(&taken.title, "")) == Kind::Problems;
    let pieces = split::split(pieces, lists_problems, &mut mended);
    let mut pieces = split::set_off(pieces, &mut mended, &mut doubts);
    if given.full_width {
        punctuation_width::widen(&mut pieces, &mut mended);
    }
    let lead_to =
        pieces.iter().position(|piece| heading::number(&piece.text).is_some()).unwrap_or(pieces.len()).clamp(0, 8);
    let lead = joined(&pieces[..lead_to.max(1).min(pieces.len())]);
    let kind = given.kind.unwrap_or_else(|| classify::kind(&taken.title, &lead));
    let headings = outline::headings(&pieces, kind);
    let mut verdict = classify::judge(&taken.title, &lead, &pieces, &headings);
    match given.wanted {
        Wanted::Judged => {}
        Wanted::Notice => verdict.notice = true,
        Wanted::Article => verdict.notice = false,
    }
    tables::look(paper, &pieces, &mut doubts);
    suspicions::look(taken.piece.as_ref(), &pieces, &headings, &mut doubts);
    left_out(paper, &mut mended, &mut doubts);
    let mut draft = Draft {
        pieces: &pieces,
        headings: &headings,
        taken: &taken,
        page_facts: &page_facts,
        given,
        kind,
        lead_to,

        mended,
        doubts,
    };
    let (head, court) = draft.head(&verdict);
    let Draft { mended, mut doubts, .. } = draft;
    doubts.sort();
    doubts.dedup();
    let mut mended = mended;
    mended.sort_by_key(|mend| mend.line);
    Imported {
        head,
        body: outline::blocks(&pieces, &headings),
        lines: lines(&pieces),
        mended,
        doubts,
        boilerplate,
        verdict,
        court,
        printed_title: taken.printed,
    }
}

/// The texts of pieces, a line each.
pub fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The line each block begins in: rows of one table make one block.
fn lines(pieces: &[Piece]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut in_table = false;
    for piece in pieces {
        let row = piece.cells.is_some();
        if !(row && in_table) || piece.opens_table {
            out.push(piece.line());
        }
        in_table = row;
    }
    out
}

/// What readers call the title that a web page gives itself.
const PAGE_TITLE: &str = "网页标题";

/// The title that a web page gives itself, for a paper that has none in its text; empty where it is none of a notice.
fn page_title(paper: &Paper, mends: &mut Repairs) -> String {
    let named = paper.left_out.iter().find(|of| of.what == PAGE_TITLE);
    let Some(title) = named.and_then(|of| title::of_page(&of.text)) else { return String::new() };
    mends.push(Repair {
        line: 0,
        zh: format!("正文没有标题，取网页自身的标题：{title}"),
        en: format!("the text has no title; took the page's own: {title}"),
    });
    title
}

/// Marks of a format that a reader takes away and that say nothing.
const MARKS: &[&str] = &["分隔线", "表格线", "多余的 ** 标记", "链接地址", "域代码", "占位提示"];

fn left_out(paper: &Paper, mends: &mut Repairs, doubts: &mut Vec<Doubt>) {
    for of in paper.left_out.iter().filter(|of| of.what != PAGE_TITLE) {
        if MARKS.contains(&of.what) {
            let zh = format!("去掉{}：{}", of.what, of.text);
            mends.push(Repair { line: of.line, zh, en: format!("removed marks of the format: {}", of.text) });
            continue;
        }
        doubts.push(Doubt::new(DoubtCode::LeftOut, of.line, format!("{}：{}", of.what, of.text)));
    }
}
