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
use super::readers::front_matter;
use super::readers::left_out;
use super::reflow;
use super::repairs::Repair;
use super::repairs::Repairs;
use super::split;
use super::tables;
use super::title;
use crate::model::Block;
use crate::model::Head;
use crate::model::Kind;
use crate::prose::paper_kinds;
use crate::text::han;
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

impl Imported {
    /// The bullet in front of the title as it stood, which is no part of it.
    pub fn bullet(&self) -> &str {
        let printed = self.printed_title.as_str();
        &printed[..printed.len() - title::without_bullet(printed).len()]
    }
}

/// Understands a paper as its characters stand.
pub fn read(paper: &Paper, given: &Given) -> Imported {
    let mut mended = Repairs::new();
    let mut doubts = Vec::new();
    let pieces = lines::lay_out(paper, &mut mended);
    let (pieces, boilerplate, mut page_facts) = boilerplate::take_out(pieces);
    for of in &paper.left_out {
        match of.what {
            front_matter::TITLE => page_facts.call(&of.text),
            front_matter::DATE => page_facts.publish(&of.text),
            _ => {}
        }
    }
    let mut pieces = split::split(pieces, false, &mut mended);
    let mut taken = title::take(&mut pieces, page_facts.title.as_deref(), &mut mended);
    if taken.title.is_empty() {
        taken.title = title::of_table(&pieces, &mut mended).unwrap_or_default();
    }
    if taken.title.is_empty() {
        taken.title = page_title(paper, page_facts.title.as_deref(), &mut mended);
    }
    // What a person says of the title is heard before anything is judged by it.
    let titled = given.title.as_deref().map_or_else(|| taken.title.clone(), |title| han::reading(title).into_owned());
    let pieces = reflow::join(pieces, &mut mended, &mut doubts);
    let lists_problems = given.kind.unwrap_or_else(|| paper_kinds::kind(&titled, "")) == Kind::Problems;
    let pieces = split::split(pieces, lists_problems, &mut mended);
    let mut pieces = split::set_off(pieces, &mut mended, &mut doubts);
    if given.full_width {
        punctuation_width::widen(&mut pieces, &mut mended);
    }
    let lead_to = pieces.iter().position(|piece| piece.number().is_some()).unwrap_or(pieces.len()).clamp(0, 8);
    let lead = piece::joined(&pieces[..lead_to.max(1).min(pieces.len())]);
    let kind = given.kind.unwrap_or_else(|| match paper_kinds::kind(&titled, &lead) {
        // Whoever speaks of a round and tells of single problems does not only sum it up: they are not to be hidden.
        Kind::Aggregate if pieces.iter().any(Piece::names_problem) => Kind::Progress,
        kind => kind,
    });
    let headings = outline::headings(&pieces, kind);
    let mut verdict = classify::judge(&titled, &lead, &pieces, &headings);
    match given.wanted {
        // Whoever says which kind of notice it is has said that it is one.
        Wanted::Judged => verdict.notice |= given.kind.is_some(),
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
        titled: &titled,
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

/// The title that the head of a page or the page itself gives, for a paper that has none in its text; empty where it is none
/// of a notice.
fn page_title(paper: &Paper, named: Option<&str>, mends: &mut Repairs) -> String {
    let page = paper.left_out.iter().find(|of| of.what == left_out::PAGE_TITLE).and_then(|of| title::of_page(&of.text));
    let (title, zh, en) = match (named, page) {
        (Some(named), _) => (
            named.to_owned(),
            "正文没有标题，取正文之外给出的标题",
            "the text has no title; took the one given beside it",
        ),
        (None, Some(title)) => (title, "正文没有标题，取网页自身的标题", "the text has no title; took the page's own"),
        (None, None) => return String::new(),
    };
    mends.push(Repair { line: 0, what: Bilingual { zh: format!("{zh}：{title}"), en: format!("{en}: {title}") } });
    title
}

/// Marks of a format that a reader takes away and that say nothing.
const MARKS: &[&str] = &[
    front_matter::TITLE,
    front_matter::DATE,
    front_matter::OTHER,
    left_out::MARKUP_COMMENT,
    left_out::RULE,
    left_out::TABLE_RULE,
    left_out::ASTERISKS,
    left_out::ADDRESS,
    left_out::CODE,
    left_out::PROMPT,
    left_out::CONTENTS,
];

/// What readers call a part that stays, but not as it was seen or not surely seen.
const WRITTEN_ANEW: &[(&str, DoubtCode)] = &[
    (left_out::FORMULA, DoubtCode::WrittenAnew),
    (left_out::ABOVE, DoubtCode::WrittenAnew),
    (left_out::BELOW, DoubtCode::WrittenAnew),
    (left_out::READ_IN, DoubtCode::ReadIn),
    (left_out::PERHAPS_HIDDEN, DoubtCode::PerhapsHidden),
    (left_out::LAYOUT, DoubtCode::PageLayout),
];

fn left_out(paper: &Paper, mends: &mut Repairs, doubts: &mut Vec<Doubt>) {
    for of in paper.left_out.iter().filter(|of| of.what != left_out::PAGE_TITLE) {
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
