//! A paper to what it says: the one way from lines to a notice or an article.

use super::boilerplate;
use super::boilerplate::Boilerplate;
use super::classify;
use super::classify::Classification;
use super::doubts::Doubt;
use super::doubts::DoubtCode;
use super::doubts::suspicions;
use super::draft::Draft;
use super::given::Given;
use super::given::Wanted;
use super::lines;
use super::outline;
use super::paper::Paper;
use super::piece;
use super::piece::Piece;
use super::punctuation_width;
use super::reflow;
use super::repairs::Repair;
use super::repairs::Repairs;
use super::split;
use super::tables;
use super::title;
use crate::model::Block;
use crate::model::Head;
use crate::model::Kind;
use crate::prose::papers;
use crate::text::lang::Bilingual;

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
    let lists_problems = given.kind.unwrap_or_else(|| papers::kind(&taken.title, "")) == Kind::Problems;
    let pieces = split::split(pieces, lists_problems, &mut mended);
    let mut pieces = split::set_off(pieces, &mut mended, &mut doubts);
    if given.full_width {
        punctuation_width::widen(&mut pieces, &mut mended);
    }
    let lead_to = pieces.iter().position(|piece| piece.number().is_some()).unwrap_or(pieces.len()).clamp(0, 8);
    let lead = piece::joined(&pieces[..lead_to.max(1).min(pieces.len())]);
    let kind = given.kind.unwrap_or_else(|| papers::kind(&taken.title, &lead));
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
        what: Bilingual {
            zh: format!("正文没有标题，取网页自身的标题：{title}"),
            en: format!("the text has no title; took the page's own: {title}"),
        },
    });
    title
}

/// Marks of a format that a reader takes away and that say nothing.
const MARKS: &[&str] = &["分隔线", "表格线", "多余的 ** 标记", "链接地址", "域代码", "占位提示", "目录"];

/// What readers call a part that stays, but not as it was seen or not surely seen.
const WRITTEN_ANEW: &[(&str, DoubtCode)] = &[
    ("公式", DoubtCode::WrittenAnew),
    ("上标", DoubtCode::WrittenAnew),
    ("下标", DoubtCode::WrittenAnew),
    ("网页上可能看不见的文字", DoubtCode::PerhapsHidden),
    ("版式", DoubtCode::PageLayout),
];

fn left_out(paper: &Paper, mends: &mut Repairs, doubts: &mut Vec<Doubt>) {
    for of in paper.left_out.iter().filter(|of| of.what != PAGE_TITLE) {
        let words = format!("{}：{}", of.what, of.text.replace('\n', " "));
        if let Some((_, code)) = WRITTEN_ANEW.iter().find(|(what, _)| *what == of.what) {
            doubts.push(Doubt::new(*code, of.line, words));
            continue;
        }
        if MARKS.contains(&of.what) {
            let zh = format!("去掉{words}");
            let en = format!("removed marks of the format: {}", of.text.replace('\n', " "));
            mends.push(Repair { line: of.line, what: Bilingual { zh, en } });
            continue;
        }
        // What is left out is listed with all its words.
        doubts.push(Doubt { code: DoubtCode::LeftOut, line: of.line, text: words });
    }
}
