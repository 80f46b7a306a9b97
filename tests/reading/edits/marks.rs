//! Which characters of two editions the differences mark.

use std::collections::BTreeSet;
use std::ops::Range;

use tongbao::review::compared_block::ComparedBlock;
use tongbao::review::differences::Differences;
use tongbao::review::shown_block::BlockWords;
use tongbao::review::shown_block::ShownBlock;
use tongbao::review::table_difference::RowBecame;
use tongbao::review::table_difference::TableDifference;
use tongbao::text::difference::Became;
use tongbao::text::difference::Marked;

/// A character of an edition: its block, the cell of a table that it stands in, and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub block: usize,
    pub cell: (usize, usize),
    pub character: usize,
}

pub type Places = BTreeSet<Place>;

/// The characters that are marked, and how many there are in both editions.
pub struct Marks {
    pub old: Places,
    pub new: Places,
    pub characters: usize,
}

impl Marks {
    pub fn of(differences: &Differences<'_>) -> Marks {
        let count = |of: &[ComparedBlock<'_>]| -> usize { of.iter().flat_map(places).count() };
        let mut marks = Marks {
            old: Places::new(),
            new: Places::new(),
            characters: count(&differences.old) + count(&differences.new),
        };
        for shown in &differences.shown {
            match shown {
                ShownBlock::Inserted(new) => marks.new.extend(places(&differences.new[*new])),
                ShownBlock::Deleted(old) => marks.old.extend(places(&differences.old[*old])),
                ShownBlock::Left { .. } => {}
                ShownBlock::Kept { old, new, moved, words } => {
                    if *moved {
                        marks.old.extend(of_range(&differences.old, old.clone()));
                        marks.new.extend(of_range(&differences.new, new.clone()));
                    }
                    marks.words(differences, old.clone(), new.clone(), words);
                }
            }
        }
        marks
    }

    fn words(&mut self, differences: &Differences<'_>, old: Range<usize>, new: Range<usize>, words: &BlockWords) {
        let (olds, news) = (of_range(&differences.old, old.clone()), of_range(&differences.new, new.clone()));
        match words {
            BlockWords::Same | BlockWords::Restyled | BlockWords::Parted(_) => {}
            BlockWords::Renumbered(stretches) => self.stretches(stretches, &olds, &news),
            BlockWords::Reworded(pieces) => self.stretches(&pieces.concat(), &olds, &news),
            BlockWords::Table(table) => {
                self.table(table, &differences.old[old.start], &differences.new[new.start]);
            }
        }
    }

    fn stretches(&mut self, stretches: &[Marked], old: &[Place], new: &[Place]) {
        let (mut at_old, mut at_new) = (0, 0);
        for (became, text) in stretches {
            let len = text.chars().count();
            if *became == Became::Deleted {
                self.old.extend(&old[at_old..at_old + len]);
            }
            if *became == Became::Inserted {
                self.new.extend(&new[at_new..at_new + len]);
            }
            at_old += if *became == Became::Inserted { 0 } else { len };
            at_new += if *became == Became::Deleted { 0 } else { len };
        }
    }

    fn table(&mut self, table: &TableDifference, old: &ComparedBlock<'_>, new: &ComparedBlock<'_>) {
        let (olds, news) = (places(old), places(new));
        for row in &table.rows {
            for (column, stretches) in table.columns.iter().zip(&row.cells) {
                let cell = |all: &[Place], row: Option<usize>, column: Option<usize>| -> Vec<Place> {
                    let Some(cell) = row.zip(column) else { return Vec::new() };
                    all.iter().filter(|place| place.cell == cell).copied().collect()
                };
                let (was, is) = (cell(&olds, row.old, column.old), cell(&news, row.new, column.new));
                if matches!(row.became, RowBecame::Moved | RowBecame::MovedAndReworded) {
                    self.old.extend(&was);
                    self.new.extend(&is);
                }
                self.stretches(stretches, &was, &is);
            }
        }
    }
}

fn of_range(blocks: &[ComparedBlock<'_>], range: Range<usize>) -> Vec<Place> {
    blocks[range].iter().flat_map(places).collect()
}

/// The characters of a paragraph or a table. Only what stands by itself is edited, so the block tells where it stands.
pub fn places(of: &ComparedBlock<'_>) -> Vec<Place> {
    let place = |cell: (usize, usize), character: usize| Place { block: of.block, cell, character };
    match of.table {
        None => (0..of.text.plain().chars().count()).map(|at| place((0, 0), at)).collect(),
        Some(table) => {
            let rows = table.plain().into_iter().enumerate();
            rows.flat_map(|(row, cells)| {
                let cells = cells.into_iter().enumerate();
                cells
                    .flat_map(move |(column, text)| (0..text.chars().count()).map(move |at| ((row, column), at)))
                    .collect::<Vec<_>>()
            })
            .map(|(cell, at)| place(cell, at))
            .collect()
        }
    }
}
