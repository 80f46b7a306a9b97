//! What became of a notice: its paragraphs as a reader of the later edition comes to them, and the facts that changed.

use super::alignment::Comparable;
use super::alignment::Pairing;
use super::alignment::align;
use super::changed_fact::NoticeChange;
use super::compared_block::BlockSort;
use super::compared_block::ComparedBlock;
use super::compared_block::blocks;
use super::compared_block::without_number;
use super::enclosed_files;
use super::enclosed_files::FileDifference;
use super::figures_in_text;
use super::notice_changes;
use super::notice_edition::NoticeEdition;
use super::reading_order::Met;
use super::reading_order::walk;
use super::shown_block::BlockWords;
use super::shown_block::ShownBlock;
use super::table_difference::TableDifference;
use crate::text::difference::Became;
use crate::text::difference::Marked;
use crate::text::difference::stretches;

/// What became of a notice.
#[derive(Clone, Debug)]
pub struct Differences<'n> {
    /// The paragraphs of the earlier edition.
    pub old: Vec<ComparedBlock<'n>>,
    /// Those of the later one.
    pub new: Vec<ComparedBlock<'n>>,
    /// The paragraphs of both, as a reader comes to them.
    pub shown: Vec<ShownBlock>,
    /// Facts that changed, the weightiest first.
    pub facts: Vec<NoticeChange>,
    /// Files that changed.
    pub files: Vec<FileDifference>,
}

impl<'n> Differences<'n> {
    /// Holds two editions of a notice against one another.
    pub fn of(old: NoticeEdition<'n>, new: NoticeEdition<'n>) -> Differences<'n> {
        let (olds, news) = (blocks(old.notice), blocks(new.notice));
        let ready = |of: &[ComparedBlock<'_>]| of.iter().map(ComparedBlock::comparable).collect::<Vec<Comparable>>();
        let pairings = align(&ready(&olds), &ready(&news));
        let shown: Vec<ShownBlock> = walk(&pairings, olds.len(), news.len())
            .into_iter()
            .map(|met| match met {
                Met::Pair(Pairing { old, new, moved }) => {
                    let words = words(&olds[old.clone()], &news[new.clone()]);
                    ShownBlock::Kept { old, new, moved, words }
                }
                Met::Came(new) => ShownBlock::Inserted(new),
                Met::Went(old) => ShownBlock::Deleted(old),
                Met::Left(Pairing { old, new, .. }) => ShownBlock::Left { old, new },
            })
            .collect();
        let mut facts = notice_changes::of(old, new);
        // Facts know the blocks of the body; readers count paragraphs.
        let place = |block: usize| news.iter().position(|of| of.block >= block);
        facts.iter_mut().for_each(|change| change.block = change.block.and_then(place));
        let mut figures = figures_in_text::of(&shown);
        figures.retain(|figure| !facts.iter().any(|fact| is_said_by(figure, fact)));
        facts.extend(figures);
        facts.sort_by_key(|change| change.fact);
        Differences { old: olds, new: news, shown, facts, files: enclosed_files::differences_of(old.files, new.files) }
    }

    /// Whether the two say and show the same.
    pub fn is_empty(&self) -> bool {
        let is_same =
            |shown: &ShownBlock| matches!(shown, ShownBlock::Kept { moved: false, words: BlockWords::Same, .. });
        self.facts.is_empty() && self.files.is_empty() && self.shown.iter().all(is_same)
    }
}

/// Whether a figure is that of a fact which is told already, in the same place.
fn is_said_by(figure: &NoticeChange, fact: &NoticeChange) -> bool {
    let within = |figure: &Option<String>, fact: &Option<String>| {
        figure.as_ref().zip(fact.as_ref()).is_some_and(|(figure, fact)| figure.contains(fact.as_str()))
    };
    (fact.block, fact.row) == (figure.block, figure.row)
        && within(&figure.before, &fact.before)
        && within(&figure.after, &fact.after)
}

/// What became of the words of paragraphs that became others.
fn words(olds: &[ComparedBlock<'_>], news: &[ComparedBlock<'_>]) -> BlockWords {
    if let ([old], [new]) = (olds, news) {
        return of_one(old, new);
    }
    let texts = |of: &[ComparedBlock<'_>]| of.iter().map(ComparedBlock::plain).collect::<Vec<String>>();
    let (was, is) = (texts(olds), texts(news));
    if was.concat() == is.concat() {
        return BlockWords::Parted(if was.len() > is.len() { was } else { is });
    }
    let marked = stretches(&was.concat(), &is.concat());
    let (parts, without) = if was.len() > is.len() { (&was, Became::Inserted) } else { (&is, Became::Deleted) };
    BlockWords::Reworded(parted(marked, parts, without))
}

fn of_one(old: &ComparedBlock<'_>, new: &ComparedBlock<'_>) -> BlockWords {
    if let (Some(was), Some(is)) = (old.table, new.table) {
        return match old.plain() == new.plain() {
            true if old.looks_like(new) => BlockWords::Same,
            true => BlockWords::Restyled,
            false => BlockWords::Table(TableDifference::of(was, is)),
        };
    }
    let (was, is) = (old.plain(), new.plain());
    if was == is {
        return if old.looks_like(new) { BlockWords::Same } else { BlockWords::Restyled };
    }
    let marked = stretches(&was, &is);
    let headings = old.sort == BlockSort::Heading && new.sort == BlockSort::Heading;
    match headings && without_number(&was) == without_number(&is) {
        true => BlockWords::Renumbered(marked),
        false => BlockWords::Reworded(vec![marked]),
    }
}

/// Stretches in pieces: each as long as its part, what is `without` not counted.
fn parted(marked: Vec<Marked>, parts: &[String], without: Became) -> Vec<Vec<Marked>> {
    let mut out: Vec<Vec<Marked>> = vec![Vec::new()];
    let mut ends = parts.iter().map(String::len);
    let mut room = ends.next().unwrap_or(usize::MAX);
    for (became, mut text) in marked {
        if became == without {
            out.last_mut().expect("there is a piece from the beginning").push((became, text));
            continue;
        }
        while text.len() > room {
            let rest = text.split_off(room);
            out.last_mut().expect("there is a piece from the beginning").push((became, text));
            out.push(Vec::new());
            text = rest;
            room = ends.next().unwrap_or(usize::MAX);
        }
        room -= text.len();
        out.last_mut().expect("there is a piece from the beginning").push((became, text));
    }
    out.iter_mut().for_each(|piece| piece.retain(|(_, text)| !text.is_empty()));
    out
}
