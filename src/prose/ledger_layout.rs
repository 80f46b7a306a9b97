//! How a ledger is laid out: which rows name its columns, what each column holds, and what each row is.

use super::column_names::column as named;
use super::column_names::label;
use super::ledger_pairs::pairs;
use super::row_words::is_note;
use super::row_words::is_numeral;
use super::row_words::is_sum;
use super::status_words;
use crate::model::Label;
use crate::text::date;
use crate::text::numbering;
use crate::text::numbering::Numbering;
use crate::text::pattern::compact;

/// Rows above the head: a title, the office that filled it in.
const MOST_CAPTIONS: usize = 3;
/// Rows of a head.
const MOST_HEADS: usize = 3;
/// A cell of a second row of heads is not longer, in characters.
const LONGEST_NAME: usize = 16;
/// An area is not longer, in characters; what is longer is a note.
const LONGEST_AREA: usize = 60;

/// How the name of an area ends.
const AREAS: [&str; 4] = ["方面", "方面的问题", "方面问题", "方面存在的问题"];

/// Whether a cell holds what a column is asked for.
type Holds = fn(&str) -> bool;

/// The layout of a table that is a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLayout {
    /// The row that names the columns, its place among all rows.
    pub head: usize,
    /// The first row below those that name the columns.
    pub body: usize,
    /// What each column is called.
    pub names: Vec<String>,
    /// What each column holds.
    pub labels: Vec<Option<Label>>,
}

/// How a table tells of problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerForm {
    /// In columns with names, a row a problem or a part of one.
    Columns(LedgerLayout),
    /// As labels with their values beside them: where the labels stand, by row and column; the value stands in the column
    /// behind. An empty label goes on the one above.
    Pairs(Vec<(usize, usize)>),
}

/// What a row of a ledger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A problem, or what goes on one.
    Entry,
    /// The area of the rows that follow.
    Area,
    /// A sum.
    Sum,
    /// A note, or who filled it in.
    Note,
    /// The names of the columns once more, as on a new page.
    Head,
    /// Nothing.
    Blank,
}

impl LedgerLayout {
    /// The layout of a table, if it is a ledger: it names the problems, and what is done about them or nothing that is
    /// not known. Rows of one cell may stand above the head, and a head may have a second row below merged cells.
    pub fn of<S: AsRef<str>>(rows: &[Vec<S>]) -> Option<LedgerLayout> {
        let rows = trimmed(rows);
        LedgerLayout::of_columns(&rows).filter(|_| pairs(&rows).is_none())
    }

    fn of_columns(rows: &[Vec<&str>]) -> Option<LedgerLayout> {
        for (head, row) in rows.iter().enumerate().take(MOST_CAPTIONS + 1) {
            let filled: Vec<&&str> = row.iter().filter(|cell| !cell.is_empty()).collect();
            let alone = filled.iter().all(|cell| *cell == filled[0]);
            // What stands over all columns is a title, whatever words it has.
            if let Some(layout) = LedgerLayout::at(rows, head).filter(|_| !alone || row.len() < 2) {
                return Some(layout);
            }
            if !alone && (filled.len() > 2 || filled.iter().any(|cell| label(cell).is_some())) {
                return None;
            }
        }
        None
    }

    fn at(rows: &[Vec<&str>], head: usize) -> Option<LedgerLayout> {
        let row = rows.get(head)?;
        let names: Vec<String> = row.iter().map(|name| (*name).to_owned()).collect();
        let labels: Vec<Option<Label>> = names.iter().map(|name| named(name)).collect();
        // Who filled it in and when names no column, whatever stands below.
        labels.iter().flatten().next()?;
        let mut layout = LedgerLayout { head, body: head + 1, names, labels };
        while let Some(row) = rows.get(layout.body).filter(|_| layout.body - head < MOST_HEADS) {
            if !layout.takes_head(row) {
                break;
            }
            layout.body += 1;
        }
        layout.see_values(rows);
        layout.see_classes(rows);
        layout.part_results();
        layout.is_ledger().then_some(layout)
    }

    /// Where no column is called a result or a deadline, one that holds nothing else is it, whatever it is called.
    fn see_values(&mut self, rows: &[Vec<&str>]) {
        let kinds: [(Label, Holds); 2] = [
            (Label::Status, |cell| status_words::read(cell).is_some()),
            (Label::Due, |cell| cell.chars().count() <= LONGEST_NAME && date::deadline(cell, None).is_some()),
        ];
        for (label, holds) in kinds {
            if !self.columns(label).is_empty() {
                continue;
            }
            let free = |column: &usize| {
                matches!(self.labels[*column], None | Some(Label::Outcome | Label::Measures))
                    && !self.names[*column].is_empty()
            };
            let all = |column: &usize| {
                let cells = rows[self.body.min(rows.len())..].iter().filter_map(|row| row.get(*column));
                let filled: Vec<&&str> = cells.filter(|cell| !cell.is_empty()).collect();
                filled.len() > 1 && filled.iter().filter(|cell| holds(cell)).count() * 5 >= filled.len() * 4
            };
            if let Some(column) = (0..self.labels.len()).filter(free).find(all) {
                self.labels[column] = Some(label);
            }
        }
    }

    /// A column of kinds (问题类型) groups the rows only where one of its values stands over several rows and none comes back;
    /// one that only counts (一, 二) is a number.
    fn see_classes(&mut self, rows: &[Vec<&str>]) {
        for column in self.columns(Label::Area) {
            let cells: Vec<&str> = rows[self.body.min(rows.len())..]
                .iter()
                .filter(|row| {
                    row.iter().filter(|cell| !cell.is_empty()).count() > 1 && !row.iter().any(|cell| is_sum(cell))
                })
                .filter_map(|row| row.get(column).copied())
                .collect();
            let filled: Vec<&str> = cells.iter().copied().filter(|cell| !cell.is_empty()).collect();
            if !filled.is_empty() && filled.iter().all(|cell| cell.chars().all(|c| c.is_ascii_digit() || is_numeral(c)))
            {
                self.labels[column] = Some(Label::Number);
                continue;
            }
            let mut groups = filled;
            groups.dedup();
            let returns = (0..groups.len()).any(|at| groups[at + 1..].contains(&groups[at]));
            let grouped = groups.len() < cells.len() && !returns;
            if !compact(&self.names[column]).contains("方面") && !grouped {
                self.labels[column] = Some(Label::Remark);
            }
        }
    }

    /// Of two columns of results, the one that says it most plainly is the result; the other tells what came of it
    /// (整改结果 beside 是否完成).
    fn part_results(&mut self) {
        let results = self.columns(Label::Status);
        let plain = |column: &&usize| {
            let name = compact(&self.names[**column]);
            name.contains("是否") || name.contains("状态") || name.contains("结论") || self.result(**column).is_some()
        };
        let Some(plain) = results.iter().find(plain).copied().filter(|_| results.len() > 1) else { return };
        let others: Vec<usize> =
            results.into_iter().filter(|column| *column != plain && self.result(*column).is_none()).collect();
        for column in others {
            self.labels[column] = Some(Label::Outcome);
        }
    }

    /// Takes a further row of heads, if a row is one: it names columns below merged names, and nothing else.
    fn takes_head(&mut self, row: &[&str]) -> bool {
        // The column whose name stands above each column.
        let mut above: Vec<usize> = Vec::new();
        for column in 0..self.names.len() {
            let own = !self.names[column].is_empty()
                && column.checked_sub(1).map(|c| &self.names[c]) != Some(&self.names[column]);
            match above.last().copied().filter(|_| !own) {
                Some(start) => above.push(start),
                None => above.push(column),
            }
        }
        let width = |start: usize| above.iter().filter(|of| **of == start).count();
        let filled: Vec<usize> =
            (0..row.len().min(self.names.len())).filter(|column| !row[*column].is_empty()).collect();
        let repeats = |column: &usize| compact(row[*column]) == compact(&self.names[*column]);
        let new: Vec<usize> = filled.iter().copied().filter(|column| !repeats(column)).collect();
        let below = |column: &usize| width(above[*column]) > 1 && row[*column].chars().count() <= LONGEST_NAME;
        let result = |column: usize| {
            self.labels[above[column]] == Some(Label::Status) && status_words::read(row[column]).is_some()
        };
        let known = new.iter().filter(|column| named(row[**column]).is_some() || result(**column)).count();
        if new.len() < 2 || !new.iter().all(below) || known * 2 < new.len() || self.names[above[new[0]]].is_empty() {
            return false;
        }
        let results: Vec<usize> = new.iter().copied().filter(|column| result(*column)).collect();
        for column in new {
            let parent = self.names[above[column]].clone();
            self.labels[column] = named(row[column]).or_else(|| named(&format!("{parent}{}", row[column])));
            self.names[column] = row[column].to_owned();
        }
        // 整改状态 over 已完成 and 正在整改: a mark in one of them is the result.
        results.into_iter().for_each(|column| self.labels[column] = Some(Label::Status));
        true
    }

    fn is_ledger(&self) -> bool {
        let has = |test: fn(Label) -> bool| self.labels.iter().flatten().any(|label| test(*label));
        let says_more =
            has(|label| !matches!(label, Label::Title | Label::Problem | Label::Number | Label::Area | Label::Remark));
        let all_known = self.labels.len() >= 2 && self.labels.iter().all(Option::is_some);
        has(|label| matches!(label, Label::Title | Label::Problem)) && (says_more || all_known)
    }

    /// The columns that hold something.
    pub fn columns(&self, wanted: Label) -> Vec<usize> {
        (0..self.labels.len()).filter(|column| self.labels[*column] == Some(wanted)).collect()
    }

    /// The column that says what an issue is: the particular problem where there is a general one too.
    pub fn title(&self) -> Option<usize> {
        let titles = self.columns(Label::Title);
        let particular = titles.iter().copied().find(|column| compact(&self.names[*column]).starts_with("具体"));
        particular.or(titles.last().copied()).or_else(|| self.columns(Label::Problem).first().copied())
    }

    /// The column of the finding that an issue is part of, where the ledger has both.
    pub fn finding(&self) -> Option<usize> {
        let title = self.title();
        self.columns(Label::Title).into_iter().find(|column| Some(*column) != title)
    }

    /// The column that numbers the issues: the nearest one in front of what they are.
    pub fn serial(&self) -> Option<usize> {
        let title = self.title().unwrap_or(usize::MAX);
        let numbers = self.columns(Label::Number);
        numbers.iter().copied().rfind(|column| *column < title).or(numbers.first().copied())
    }

    /// The result that a mark in a column means, where the column is called by one.
    pub fn result(&self, column: usize) -> Option<&str> {
        let name = self.names.get(column).filter(|_| self.labels[column] == Some(Label::Status))?;
        status_words::read(name).map(|_| name.as_str())
    }

    /// What a row below the head is.
    pub fn kind<S: AsRef<str>>(&self, cells: &[S]) -> RowKind {
        let filled: Vec<(usize, &str)> = cells
            .iter()
            .map(|cell| cell.as_ref().trim())
            .enumerate()
            .filter(|(column, text)| !text.is_empty() && *column < self.labels.len())
            .collect();
        let Some((column, first)) = filled.first().copied() else { return RowKind::Blank };
        if filled.len() > 1 && filled.iter().all(|(column, text)| compact(text) == compact(&self.names[*column])) {
            return RowKind::Head;
        }
        let label = self.labels[column];
        let words = first.trim_end_matches(['。', '：', ':']);
        let area = AREAS.iter().any(|end| words.ends_with(end));
        let leads = match label {
            Some(Label::Number | Label::Title | Label::Area) => true,
            Some(Label::Remark) | None => column == 0,
            // A result, a measure or an owner is one, wherever it stands.
            Some(_) => Some(column) == self.title() || (column == 0 && area),
        };
        if leads && is_sum(first) {
            return RowKind::Sum;
        }
        // 一 | 主责主业方面: the number of the area stands in a cell of its own.
        if let [(number, mark), (title, words)] = filled[..]
            && Some(number) == self.serial()
            && Some(title) == self.title()
            && mark.chars().any(is_numeral)
            && AREAS.iter().any(|end| words.ends_with(end))
        {
            return RowKind::Area;
        }
        let alone = self.labels.len() > 1 && filled.iter().all(|(_, text)| *text == first);
        if !alone || !leads {
            return RowKind::Entry;
        }
        let ranks =
            numbering::mark(first).is_some_and(|mark| mark.numbering <= Numbering::Clause && mark.len < first.len());
        let is_title = Some(column) == self.title();
        match () {
            _ if is_note(first) => RowKind::Note,
            _ if is_title && (area || (ranks && !words.ends_with("问题"))) => RowKind::Area,
            _ if is_title || label == Some(Label::Title) || label == Some(Label::Area) => RowKind::Entry,
            _ if label == Some(Label::Number) && !first.contains(|c: char| c.is_alphabetic() && !is_numeral(c)) => {
                RowKind::Entry
            }
            _ if first.chars().count() > LONGEST_AREA || first.contains('。') && !area => RowKind::Note,
            _ => RowKind::Area,
        }
    }
}

/// How a table tells of problems, if it does.
pub fn form<S: AsRef<str>>(rows: &[Vec<S>]) -> Option<LedgerForm> {
    let rows = trimmed(rows);
    match pairs(&rows) {
        Some(pairs) => Some(LedgerForm::Pairs(pairs)),
        None => LedgerLayout::of_columns(&rows).map(LedgerForm::Columns),
    }
}

/// Whether one of the rows that may be a head names a column. Where none does, a table has no layout; this is told from its
/// first rows alone.
pub fn may_begin<S: AsRef<str>>(rows: impl Iterator<Item = Vec<S>>) -> bool {
    rows.take(MOST_CAPTIONS + 1).any(|row| row.iter().any(|cell| named(cell.as_ref().trim()).is_some()))
}

/// Whether a line between rows names the area of those below: 一、党建方面.
pub fn names_area(line: &str) -> bool {
    numbering::mark(line).is_some_and(|mark| mark.numbering <= Numbering::Clause)
        && line.chars().count() <= LONGEST_AREA / 2
        && !line.ends_with(['。', '；', '：', ':'])
}

fn trimmed<S: AsRef<str>>(rows: &[Vec<S>]) -> Vec<Vec<&str>> {
    rows.iter().map(|row| row.iter().map(|cell| cell.as_ref().trim()).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows<'t>(rows: &[&'t [&'t str]]) -> Vec<Vec<&'t str>> {
        rows.iter().map(|row| row.to_vec()).collect()
    }

    #[test]
    fn a_title_and_a_second_row_of_heads_belong_to_the_head() {
        let table = rows(&[
            &["整改台账", "", "", ""],
            &["序号", "反馈问题", "整改情况", ""],
            &["", "", "整改措施", "完成时限"],
            &["1", "归档慢", "补齐", "6月底前"],
        ]);
        let layout = LedgerLayout::of(&table).unwrap();
        assert_eq!((layout.head, layout.body), (1, 3));
        assert_eq!(layout.labels[2..], [Some(Label::Measures), Some(Label::Due)]);
        assert!(LedgerLayout::of(&rows(&[&["类别", "数量"], &["已完成", "1"]])).is_none());
        // A first row of values is no second head.
        let plain = rows(&[&["序号", "反馈问题", "整改措施", ""], &["1", "归档慢", "整改措施", "完成时限"]]);
        assert_eq!(LedgerLayout::of(&plain).unwrap().body, 1);
    }

    #[test]
    fn labels_with_values_beside_them_are_no_ledger() {
        let table = rows(&[
            &["序号", "1", "反馈问题", "归档慢"],
            &["整改措施", "补齐。", "", ""],
            &["责任部门", "档案室", "整改状态", "已完成"],
        ]);
        assert_eq!(pairs(&table).unwrap().len(), 5);
        assert!(LedgerLayout::of(&table).is_none());
        let ledger = rows(&[&["反馈问题", "整改措施"], &["归档慢", "补齐。"]]);
        assert!(pairs(&ledger).is_none() && LedgerLayout::of(&ledger).is_some());
    }

    #[test]
    fn rows_of_one_cell_are_areas_sums_or_notes() {
        let layout = LedgerLayout::of(&rows(&[&["序号", "反馈问题", "整改措施", "整改状态"]])).unwrap();
        for (cells, kind) in [
            (["（一）主责主业方面", "", "", ""], RowKind::Area),
            (["执行工作", "执行工作", "执行工作", "执行工作"], RowKind::Area),
            (["", "（一）主责主业方面", "", ""], RowKind::Area),
            (["一", "主责主业方面", "", ""], RowKind::Area),
            (["1", "主责主业方面", "", ""], RowKind::Entry),
            (["一", "归档慢", "", ""], RowKind::Entry),
            (["合计", "2项", "", "已完成1项"], RowKind::Sum),
            (["", "合计：2项", "", ""], RowKind::Sum),
            (["注：状态截至6月底。", "", "", ""], RowKind::Note),
            (["序号", "反馈问题", "整改措施", "整改状态"], RowKind::Head),
            (["3", "", "", ""], RowKind::Entry),
            (["二", "", "", ""], RowKind::Entry),
            (["", "合计数与明细不一致", "", ""], RowKind::Entry),
            (["", "", "限期发放。", ""], RowKind::Entry),
            (["", "", "", ""], RowKind::Blank),
        ] {
            assert_eq!(layout.kind(&cells), kind, "{cells:?}");
        }
    }
}
