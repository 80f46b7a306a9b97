//! What became of a table: its columns by their names, its rows by likeness, its cells character by character.

use super::alignment::Comparable;
use super::alignment::Pairing;
use super::alignment::Sort;
use super::alignment::align;
use super::reading_order::Met;
use super::reading_order::walk;
use crate::model::Cell;
use crate::model::Table;
use crate::text::difference::Became;
use crate::text::difference::Marked;
use crate::text::difference::stretches;

/// A column of both editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairedColumn {
    /// Its place in the earlier edition; none where it came.
    pub old: Option<usize>,
    /// Its place in the later one; none where it went.
    pub new: Option<usize>,
    /// Whether it stands elsewhere among the others.
    pub moved: bool,
}

/// A row of both editions; that of the column headings is row 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedRow {
    /// Its place in the earlier edition.
    pub old: Option<usize>,
    /// Its place in the later one.
    pub new: Option<usize>,
    /// What became of it.
    pub became: RowBecame,
    /// Its cells in stretches, in the order of the columns of both.
    pub cells: Vec<Vec<Marked>>,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowBecame {
    /// It is as it was.
    Same,
    /// Cells of it were reworded.
    Reworded,
    /// It came.
    Inserted,
    /// It went.
    Deleted,
    /// It stands elsewhere.
    Moved,
    /// It stands elsewhere, and cells of it were reworded.
    MovedAndReworded,
}

/// What became of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableDifference {
    /// The columns of both editions.
    pub columns: Vec<PairedColumn>,
    /// The rows of both, as a reader goes through them; a row that stands elsewhere is shown where it stands now.
    pub rows: Vec<ComparedRow>,
}

impl TableDifference {
    /// Holds two tables against one another.
    pub fn of(old: &Table, new: &Table) -> TableDifference {
        let columns = columns(old, new);
        let (olds, news): (Vec<&Vec<Cell>>, Vec<&Vec<Cell>>) = (old.rows().collect(), new.rows().collect());
        let common: (Vec<usize>, Vec<usize>) = columns.iter().filter_map(|column| column.old.zip(column.new)).unzip();
        let ready = |rows: &[&Vec<Cell>], columns: &[usize]| -> Vec<Comparable> {
            rows.iter().enumerate().map(|(number, row)| comparable(row, columns, number == 0)).collect()
        };
        let pairings = align(&ready(&olds, &common.0), &ready(&news, &common.1));
        let rows = walk(&pairings, olds.len(), news.len()).into_iter().filter_map(|met| {
            let row = |old: Option<usize>, new: Option<usize>, became: RowBecame| {
                let cells: Vec<Vec<Marked>> = columns
                    .iter()
                    .map(|column| {
                        let text =
                            |row: Option<&&Vec<Cell>>, column: Option<usize>| Some(row?.get(column?)?.text.plain());
                        let was = text(old.and_then(|row| olds.get(row)), column.old).unwrap_or_default();
                        let is = text(new.and_then(|row| news.get(row)), column.new).unwrap_or_default();
                        stretches(&was, &is).into_iter().filter(|(_, text)| !text.is_empty()).collect()
                    })
                    .collect();
                let reworded = cells.iter().flatten().any(|(of, _)| *of != Became::Same);
                let became = match became {
                    RowBecame::Same if reworded => RowBecame::Reworded,
                    RowBecame::Moved if reworded => RowBecame::MovedAndReworded,
                    became => became,
                };
                Some(ComparedRow { old, new, became, cells })
            };
            match met {
                Met::Pair(Pairing { old, new, moved }) => {
                    row(Some(old.start), Some(new.start), if moved { RowBecame::Moved } else { RowBecame::Same })
                }
                Met::Came(new) => row(None, Some(new), RowBecame::Inserted),
                Met::Went(old) => row(Some(old), None, RowBecame::Deleted),
                Met::Left(_) => None,
            }
        });
        TableDifference { rows: rows.collect(), columns }
    }
}

/// A row by its cells of the columns that both editions have.
fn comparable(row: &[Cell], columns: &[usize], head: bool) -> Comparable {
    let cells: Vec<String> =
        columns.iter().filter_map(|column| row.get(*column)).map(|cell| cell.text.plain()).collect();
    // The row of headings becomes no other one.
    let sort = if head { Sort::Table } else { Sort::Row };
    let label = if head { "：".to_owned() } else { name(&cells) };
    Comparable::new(sort, format!("{sort:?}\t{}", cells.join("\t")), cells.join("\n"), label)
}

/// What a row is called: its first cell that is no number.
fn name(cells: &[String]) -> String {
    let is_name = |cell: &&String| cell.chars().any(|c| c.is_alphabetic());
    cells.iter().take(2).find(is_name).cloned().unwrap_or_default()
}

/// The columns of two tables, by their headings; where as many have other names, by their places.
fn columns(old: &Table, new: &Table) -> Vec<PairedColumn> {
    let heads = |table: &Table| -> Vec<Comparable> {
        let head = |cell: &Cell| Comparable::new(Sort::Row, cell.text.plain(), cell.text.plain(), String::new());
        table.head.iter().map(head).collect()
    };
    let mut pairings = align(&heads(old), &heads(new));
    let in_place = pairings.iter().all(|pairing| !pairing.moved && pairing.old == pairing.new);
    if old.head.len() == new.head.len() && in_place {
        pairings = (0..old.head.len()).map(|at| Pairing { old: at..at + 1, new: at..at + 1, moved: false }).collect();
    }
    let met = walk(&pairings, old.head.len(), new.head.len());
    met.into_iter()
        .filter_map(|met| match met {
            Met::Pair(Pairing { old, new, moved }) => {
                Some(PairedColumn { old: Some(old.start), new: Some(new.start), moved })
            }
            Met::Came(new) => Some(PairedColumn { old: None, new: Some(new), moved: false }),
            Met::Went(old) => Some(PairedColumn { old: Some(old), new: None, moved: false }),
            Met::Left(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::At;
    use crate::model::Text;

    /// A table of rows whose cells are parted by bars.
    fn table(rows: &str) -> Table {
        let row = |row: &str| {
            let cell = |text: &str| Cell { text: Text::of(text), at: At::default() };
            row.split('|').map(cell).collect::<Vec<Cell>>()
        };
        let mut rows = rows.lines().map(row);
        Table { head: rows.next().unwrap(), body: rows.collect(), at: At::default() }
    }

    fn shown(old: &str, new: &str) -> Vec<String> {
        let mark = |(became, text): &Marked| match became {
            Became::Same => text.clone(),
            Became::Inserted => format!("[+{text}]"),
            Became::Deleted => format!("[-{text}]"),
        };
        let cell = |cell: &Vec<Marked>| cell.iter().map(mark).collect::<String>();
        let difference = TableDifference::of(&table(old), &table(new));
        let row = |row: &ComparedRow| {
            let cells = row.cells.iter().map(cell).collect::<Vec<_>>().join("|");
            format!("{:?} {cells}", row.became)
        };
        difference.rows.iter().map(row).collect()
    }

    #[test]
    fn rows_and_columns_come_go_and_move() {
        let old = "法院|收案|结案\n望湖县法院|120|101\n云溪区法院|98|90\n石桥市法院|77|70";
        for (new, wanted) in [
            // A column that came marks its own cells alone.
            (
                "法院|收案|旧存|结案\n望湖县法院|120|5|101\n云溪区法院|98|6|90\n石桥市法院|77|7|70",
                &[
                    "Reworded 法院|收案|[+旧存]|结案",
                    "Reworded 望湖县法院|120|[+5]|101",
                    "Reworded 云溪区法院|98|[+6]|90",
                    "Reworded 石桥市法院|77|[+7]|70",
                ][..],
            ),
            // One that was renamed is the same column.
            (
                "法院|新收|结案\n望湖县法院|120|101\n云溪区法院|98|90\n石桥市法院|77|70",
                &[
                    "Reworded 法院|[-收案][+新收]|结案",
                    "Same 望湖县法院|120|101",
                    "Same 云溪区法院|98|90",
                    "Same 石桥市法院|77|70",
                ],
            ),
            // A row that went elsewhere and has another figure.
            (
                "法院|收案|结案\n云溪区法院|98|90\n石桥市法院|77|70\n望湖县法院|120|102",
                &[
                    "Same 法院|收案|结案",
                    "Same 云溪区法院|98|90",
                    "Same 石桥市法院|77|70",
                    "MovedAndReworded 望湖县法院|120|[-101][+102]",
                ],
            ),
            // One that went, and one that came in its place.
            (
                "法院|收案|结案\n望湖县法院|120|101\n松屿海事庭|3|1\n石桥市法院|77|70",
                &[
                    "Same 法院|收案|结案",
                    "Same 望湖县法院|120|101",
                    "Deleted [-云溪区法院]|[-98]|[-90]",
                    "Inserted [+松屿海事庭]|[+3]|[+1]",
                    "Same 石桥市法院|77|70",
                ],
            ),
        ] {
            assert_eq!(shown(old, new), wanted, "{new}");
        }
    }
}
