//! The paragraphs of a notice under review: as they look, numbered, with what became of them.

use std::ops::Range;

use serde::Serialize;

use super::marked_table;
use super::marked_text;
use super::marked_text::MarkedText;
use super::review_fault::ReviewFault;
use super::text_view::BlockView;
use crate::model::Notice;
use crate::model::Text;
use crate::page::markup;
use crate::page::styling::Styling;
use crate::page::theme_labels::Labels;
use crate::review::compared_block::BlockSort;
use crate::review::compared_block::ComparedBlock;
use crate::review::differences::Differences;
use crate::review::shown_block::BlockWords;
use crate::review::shown_block::ShownBlock;
use crate::text::difference::Became;
use crate::text::difference::Marked;

/// A paragraph under review.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewBlock {
    /// Its number in the later edition; none for what stands there no more.
    pub number: Option<usize>,
    /// `heading`, `paragraph`, `item`, `quote`, `preformatted`, `table`, `rule` or `signature`.
    pub sort: &'static str,
    /// For headings: 3 to 6.
    pub level: usize,
    /// How a heading is numbered, as in the text of a notice.
    pub numbering: &'static str,
    /// Its text as markup, what changed in it marked.
    pub html: String,
    /// What became of it: `same`, `inserted`, `deleted`, `reworded`, `moved`, `left`, `split`, `joined`, `renumbered`,
    /// `restyled`.
    pub became: &'static str,
    /// The same in words; none where it is the same.
    pub said: Option<String>,
    /// Whether its words changed, wherever it stands.
    pub is_reworded: bool,
    /// What `check` says of it.
    pub faults: Vec<ReviewFault>,
}

/// What the paragraphs are made of.
pub(super) struct Made<'m> {
    /// The later edition.
    pub notice: &'m Notice,
    /// Its paragraphs.
    pub new: &'m [ComparedBlock<'m>],
    /// What became of the earlier edition; none where there is none.
    pub differences: Option<&'m Differences<'m>>,
    /// The blocks of its page.
    pub page: &'m [BlockView],
    /// How markup is dressed.
    pub styling: &'m Styling<'m>,
}

/// The numbers of paragraphs, from 1; lines across the page have none.
pub(super) fn numbers(blocks: &[ComparedBlock<'_>]) -> Vec<Option<usize>> {
    let mut last = 0;
    let number = |block: &ComparedBlock<'_>| {
        (block.sort != BlockSort::Rule).then(|| {
            last += 1;
            last
        })
    };
    blocks.iter().map(number).collect()
}

impl Made<'_> {
    /// The paragraphs as a reader comes to them.
    pub(super) fn blocks(&self) -> Vec<ReviewBlock> {
        let of_new = numbers(self.new);
        let Some(differences) = self.differences else {
            return (0..self.new.len()).map(|at| self.block(at, of_new[at], "same", None)).collect();
        };
        let of_old = numbers(&differences.old);
        let mut out = Vec::with_capacity(differences.shown.len());
        for shown in &differences.shown {
            match shown {
                ShownBlock::Inserted(at) => {
                    let said = self.labels().get("inserted").to_owned();
                    let block = self.block(*at, of_new[*at], "inserted", Some(said));
                    out.push(ReviewBlock { html: self.whole(&self.new[*at], "ins"), ..block });
                }
                ShownBlock::Deleted(at) => {
                    let old = &differences.old[*at];
                    let number = of_old[*at].unwrap_or_default();
                    let said = self.labels().say("paragraph_deleted", &[("number", &number)]);
                    out.push(gone(old, self.whole(old, "del"), "deleted", said));
                }
                ShownBlock::Left { old, new } => {
                    let of = &differences.old[old.start];
                    let (from, to) = (of_old[old.start].unwrap_or_default(), of_new[new.start].unwrap_or_default());
                    let said = self.labels().say("paragraph_left", &[("from", &from), ("to", &to)]);
                    let begins: String = of.plain().chars().take(BEGINNING).collect();
                    let html = markup::text_in(&Text::of(format!("{begins}……")), self.styling);
                    out.push(gone(of, html, "left", said));
                }
                ShownBlock::Kept { old, new, moved, words } => {
                    let from = of_old[old.start].unwrap_or_default();
                    out.extend(self.kept(differences, (old, new), (*moved, from), words, &of_new));
                }
            }
        }
        out
    }

    fn labels(&self) -> &Labels {
        self.styling.labels
    }

    /// Paragraphs of the later edition that came of others.
    fn kept(
        &self,
        differences: &Differences<'_>,
        (old, new): (&Range<usize>, &Range<usize>),
        (moved, from): (bool, usize),
        words: &BlockWords,
        numbers: &[Option<usize>],
    ) -> Vec<ReviewBlock> {
        let labels = self.labels();
        let is_same = matches!(words, BlockWords::Same);
        let (became, said) = match words {
            _ if moved && is_same => ("moved", Some(labels.say("paragraph_moved", &[("number", &from)]))),
            _ if moved => ("moved", Some(labels.say("paragraph_moved_and_reworded", &[("number", &from)]))),
            _ if new.len() > 1 => {
                let parts = new.len();
                ("split", Some(labels.say("paragraph_split", &[("number", &from), ("parts", &parts)])))
            }
            _ if old.len() > 1 => {
                let last = from + old.len() - 1;
                ("joined", Some(labels.say("paragraphs_joined", &[("from", &from), ("to", &last)])))
            }
            BlockWords::Same => ("same", None),
            BlockWords::Restyled => ("restyled", Some(labels.get("restyled").to_owned())),
            BlockWords::Renumbered(_) => ("renumbered", Some(labels.get("renumbered").to_owned())),
            BlockWords::Table(_) => ("reworded", Some(labels.get("table_reworded").to_owned())),
            BlockWords::Reworded(_) | BlockWords::Parted(_) => ("reworded", Some(labels.get("reworded").to_owned())),
        };
        let texts = self.texts(differences, old, new, words);
        let is_reworded = matches!(words, BlockWords::Reworded(_) | BlockWords::Table(_));
        let block = |(place, at): (usize, usize)| {
            let block = ReviewBlock { is_reworded, ..self.block(at, numbers[at], became, said.clone()) };
            match texts.get(place) {
                Some(html) => ReviewBlock { html: html.clone(), ..block },
                None => block,
            }
        };
        new.clone().enumerate().map(block).collect()
    }

    /// The texts of paragraphs whose words changed, or that were joined; none where they are as on the page.
    fn texts(
        &self,
        differences: &Differences<'_>,
        old: &Range<usize>,
        new: &Range<usize>,
        words: &BlockWords,
    ) -> Vec<String> {
        let same = |text: &String| vec![(Became::Same, text.clone())];
        let pieces: Vec<Vec<Marked>> = match words {
            BlockWords::Same | BlockWords::Restyled => return Vec::new(),
            BlockWords::Table(table) => {
                let (was, is) = (differences.old[old.start].table, self.new[new.start].table);
                let html = was.zip(is).map(|(was, is)| marked_table::table(was, is, table, self.styling));
                return html.into_iter().collect();
            }
            BlockWords::Renumbered(stretches) => vec![stretches.clone()],
            BlockWords::Reworded(pieces) => pieces.clone(),
            BlockWords::Parted(pieces) => pieces.iter().map(same).collect(),
        };
        let all_old: Text = differences.old[old.clone()].iter().flat_map(|of| of.text.runs()).cloned().collect();
        let mut at_old = 0;
        let mut out = Vec::new();
        if new.len() == 1 {
            let block = &self.new[new.start];
            let mut text = self.marked(&all_old, block);
            let joint = format!(
                "<span class=\"joint\" aria-hidden=\"true\">¶</span><span class=\"visually-hidden\">{}</span>",
                self.labels().get("joint")
            );
            let html: Vec<String> = pieces.iter().map(|piece| text.next(piece)).collect();
            return vec![html.join(&joint)];
        }
        for (at, piece) in new.clone().zip(&pieces) {
            let mut text = MarkedText { at_old, ..self.marked(&all_old, &self.new[at]) };
            out.push(text.next(piece));
            at_old = text.at_old;
        }
        out
    }

    fn marked<'t>(&'t self, old: &'t Text, new: &'t ComparedBlock<'_>) -> MarkedText<'t> {
        let alone = new.sort == BlockSort::Paragraph;
        let overlay = self.notice.outline.overlays.get(&new.block).filter(|_| alone);
        MarkedText { old, at_old: 0, new: &new.text, at_new: 0, overlay, styling: self.styling }
    }

    /// A paragraph that came or went as a whole.
    fn whole(&self, of: &ComparedBlock<'_>, element: &str) -> String {
        match of.table {
            Some(table) => marked_table::whole(table, element, self.styling),
            None => marked_text::marked(element, &markup::text_in(&of.text, self.styling), self.styling),
        }
    }

    /// A paragraph of the later edition as it looks on the page.
    fn block(&self, at: usize, number: Option<usize>, became: &'static str, said: Option<String>) -> ReviewBlock {
        let of = &self.new[at];
        let on_page = self.on_page(of.block);
        let shown = on_page.filter(|view| view.kind != "whole" || of.sort == BlockSort::Table);
        ReviewBlock {
            is_reworded: false,
            number,
            sort: if self.is_signed(of.block) { "signature" } else { sort(of.sort) },
            level: on_page.filter(|_| of.sort == BlockSort::Heading).map_or(0, |view| (view.level + 1).clamp(3, 6)),
            numbering: on_page.map_or("", |view| view.numbering),
            html: shown.map_or_else(|| markup::text_in(&of.text, self.styling), |view| view.html.clone()),
            became,
            said,
            faults: Vec::new(),
        }
    }

    fn is_signed(&self, block: usize) -> bool {
        self.notice.outline.signature.as_ref().is_some_and(|place| place.blocks.contains(&block))
    }

    /// What the page shows of a block: the lines of a signature stand there in one.
    fn on_page(&self, block: usize) -> Option<&BlockView> {
        let signed = self.notice.outline.signature.as_ref().map(|place| place.blocks.clone()).unwrap_or_default();
        if signed.contains(&block) {
            return None;
        }
        let before = if block >= signed.end && !signed.is_empty() { signed.len() - 1 } else { 0 };
        self.page.get(block - before)
    }
}

/// Characters that are shown of a paragraph where it stood.
const BEGINNING: usize = 18;

fn sort(of: BlockSort) -> &'static str {
    match of {
        BlockSort::Heading => "heading",
        BlockSort::Paragraph => "paragraph",
        BlockSort::Item => "item",
        BlockSort::Quote => "quote",
        BlockSort::Preformatted => "preformatted",
        BlockSort::Table => "table",
        BlockSort::Rule => "rule",
    }
}

/// A paragraph that stands there no more. A heading that went is no heading of the page.
fn gone(of: &ComparedBlock<'_>, html: String, became: &'static str, said: String) -> ReviewBlock {
    let sort = match of.sort {
        BlockSort::Table if became == "deleted" => "table",
        BlockSort::Item => "item",
        _ => "paragraph",
    };
    ReviewBlock {
        number: None,
        sort,
        level: 0,
        numbering: "",
        html,
        became,
        said: Some(said),
        is_reworded: false,
        faults: Vec::new(),
    }
}
