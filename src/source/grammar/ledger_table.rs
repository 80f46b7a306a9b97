//! A ledger as a table: a known column a field, a row an issue or a part of one.

use super::fields::Fields;
use super::heading;
use super::ledger_cell;
use super::ledger_line::LedgerLine;
use super::ledger_parts;
use super::slip;
use crate::diagnostic::codes::body as faults;
use crate::model::At;
use crate::model::Cell;
use crate::model::Label;
use crate::model::Number;
use crate::model::Numbering;
use crate::model::Part;
use crate::model::Table;
use crate::model::Text;
use crate::prose::LedgerForm;
use crate::prose::LedgerLayout;
use crate::prose::RowKind;
use crate::prose::column_names;
use crate::prose::labels;
use crate::prose::ledger_layout;
use crate::source::Reading;
use crate::text::numbering;
use crate::text::numeral;
use crate::text::pattern::compact;
use crate::text::similar;

/// An issue of a ledger.
#[derive(Debug)]
pub struct Row {
    /// The index of its first row in the table.
    pub index: usize,
    /// 序号.
    pub number: Option<Number>,
    /// 反馈问题, where the row is one of its 具体问题.
    pub finding: Option<Text>,
    /// The area of its column or of the row above that names one.
    pub area: Option<String>,
    /// What the issue is.
    pub title: Text,
    /// Whether it is the first of its table: it may go on the last issue of the table before.
    pub opens: bool,
    /// What all its rows say.
    pub fields: Fields,
    /// Its rows, where several tell of it.
    pub parts: Vec<Part>,
    /// Where the title stands.
    pub at: At,
}

/// Whether a table tells of problems, a row or a group of labelled values each.
pub fn is_ledger(table: &Table) -> bool {
    ledger_layout::form(&table.plain()).is_some()
}

/// Reads the issues of a ledger; nothing where the table is none.
pub fn read(reading: &mut Reading<'_>, table: &Table) -> Option<Vec<Row>> {
    let plain = table.plain();
    let layout = match ledger_layout::form(&plain)? {
        LedgerForm::Pairs(pairs) => return Some(read_pairs(reading, table, &pairs)),
        LedgerForm::Columns(layout) => layout,
    };
    unknown_columns(reading, table, &layout);
    let mut ledger = Ledger { layout: &layout, groups: Vec::new(), open: false, area: None, above: Vec::new() };
    for (index, cells) in table.body.iter().enumerate().skip(layout.body - 1) {
        // The rows of the body stand below that of the head.
        let texts = &plain[index + 1];
        match layout.kind(texts) {
            RowKind::Entry => ledger.entry(reading, index, cells),
            RowKind::Area => ledger.begin_area(texts),
            RowKind::Sum | RowKind::Note | RowKind::Head | RowKind::Blank => {}
        }
    }
    let groups = ledger.groups;
    let mut rows: Vec<Row> = groups.into_iter().flat_map(|group| group.issues(reading, &layout)).collect();
    if let Some(first) = rows.first_mut() {
        first.opens = true;
    }
    Some(rows)
}

/// A ledger while it is read.
struct Ledger<'l> {
    layout: &'l LedgerLayout,
    groups: Vec<Group>,
    /// Whether a row can go on the last group.
    open: bool,
    area: Option<String>,
    /// What each column said last, for a cell that says 同上.
    above: Vec<Text>,
}

/// Rows that tell of one finding.
struct Group {
    head: Text,
    area: Option<String>,
    units: Vec<Unit>,
}

/// Rows that tell of one issue.
struct Unit {
    name: Text,
    serial: String,
    lines: Vec<LedgerLine>,
    at: At,
}

impl Ledger<'_> {
    /// A row that names the area of those below it.
    fn begin_area(&mut self, texts: &[String]) {
        let filled: Vec<String> = texts.iter().map(|text| compact(text)).filter(|text| !text.is_empty()).collect();
        self.area = match &filled[..] {
            [number, words, ..] if number != words => Some(format!("{}、{words}", number.trim_end_matches('、'))),
            [words, ..] => Some(words.clone()),
            [] => None,
        };
        self.open = false;
    }

    /// The column that names the finding, and the one that names the issues within it.
    fn columns(&self) -> (Option<usize>, Option<usize>) {
        let title = self.layout.title();
        match self.layout.finding() {
            Some(finding) => (Some(finding), title),
            None => (title, self.layout.columns(Label::Problem).first().copied().filter(|of| Some(*of) != title)),
        }
    }

    fn entry(&mut self, reading: &mut Reading<'_>, index: usize, cells: &[Cell]) {
        let said = |column: Option<usize>| {
            let text = column.and_then(|column| cells.get(column)).map(|cell| cell.text.trimmed());
            text.filter(|text| !text.is_empty() && !ledger_cell::is_ditto(&text.plain())).unwrap_or_default()
        };
        let (head_column, name_column) = self.columns();
        let (head, name) = (said(head_column), said(name_column));
        let serial = compact(&said(self.layout.serial()).plain());
        if let Some(area) = self.layout.columns(Label::Area).first().map(|column| said(Some(*column)).plain())
            && !area.is_empty()
        {
            self.area = Some(area);
        }
        let first = cells.iter().find(|cell| !cell.text.is_empty());
        let at = first.map_or_else(|| cells[0].at, |cell| cell.at);
        let line = self.line(reading, index, cells, serial.clone(), at);
        let place = |column: Option<usize>| column.and_then(|column| cells.get(column)).map_or(at, |cell| cell.at);
        let same = |a: &Text, b: &Text| compact(&a.plain()) == compact(&b.plain());
        let last = self.groups.last().filter(|_| self.open).and_then(|group| Some((group, group.units.last()?)));
        let counts = last.is_some_and(|(_, unit)| is_own(&serial, &unit.serial));
        let other_head = !head.is_empty() && last.is_none_or(|(group, _)| !same(&group.head, &head));
        let named = !name.is_empty() && last.is_none_or(|(_, unit)| !same(&unit.name, &name));
        let alone = name_column.is_none() || (name.is_empty() && self.layout.finding().is_none());
        if last.is_none() || other_head || (counts && alone) {
            let unit =
                Unit { at: place(if head.is_empty() { None } else { head_column }), name, serial, lines: vec![line] };
            self.open = true;
            return self.groups.push(Group { head, area: self.area.clone(), units: vec![unit] });
        }
        let Some(group) = self.groups.last_mut() else { return };
        match group.units.last_mut().filter(|_| !named && !counts) {
            Some(unit) => unit.lines.push(line),
            None => {
                let at = place(if name.is_empty() { None } else { name_column });
                group.units.push(Unit { name, serial, lines: vec![line], at });
            }
        }
    }

    /// What the cells of a row say.
    fn line(&mut self, reading: &mut Reading<'_>, index: usize, cells: &[Cell], number: String, at: At) -> LedgerLine {
        let mut fields = Fields::default();
        let (title, serial) = (self.layout.title(), self.layout.serial());
        self.above.resize_with(cells.len().max(self.above.len()), Text::default);
        let mut part_number = None;
        for (column, cell) in cells.iter().enumerate() {
            let Some(label) = self.layout.labels.get(column).copied().flatten() else { continue };
            if Some(column) == title || matches!(label, Label::Title | Label::Area | Label::Remark) {
                continue;
            }
            if label == Label::Number {
                let plain = cell.text.plain().trim().to_owned();
                part_number = part_number.or((Some(column) != serial && !plain.is_empty()).then_some(plain));
                continue;
            }
            if !ledger_cell::is_ditto(&cell.text.plain()) {
                self.above[column] = cell.text.clone();
            }
            fields.steps = Default::default();
            let marked = self.layout.result(column).filter(|_| ledger_cell::is_mark(&self.above[column].plain()));
            let name = &self.layout.names[column];
            let answer = ledger_cell::answer(name, &self.above[column].plain()).filter(|_| label == Label::Status);
            let text = marked.or(answer).map_or_else(|| self.above[column].clone(), Text::of);
            ledger_cell::take(reading, &mut fields, label, name, &text, cell.at);
            if let Some(status) =
                fields.rectification.status.as_mut().filter(|status| answer == Some(status.printed.as_str()))
            {
                status.printed = format!("{}：{}", compact(name), self.above[column].plain().trim());
            }
        }
        LedgerLine { index, number, part_number, fields, at }
    }
}

impl Group {
    /// Its issues: one, or one for each particular problem.
    fn issues(self, reading: &mut Reading<'_>, layout: &LedgerLayout) -> Vec<Row> {
        let Group { head, area, units } = self;
        let particular = layout.finding().is_some();
        let several = units.len() > 1;
        let finding = (!head.is_empty() && (particular || several)).then_some(head.clone());
        let issue = |(place, unit): (usize, Unit)| {
            let Unit { name, serial, mut lines, at } = unit;
            let named = !name.is_empty() && (particular || several || head.is_empty());
            let title = match named {
                true => name.clone(),
                false => head.clone(),
            };
            // Where the particular problem is the title, it is not told once more.
            if named && !particular {
                lines[0].fields.problem.retain(|text| !name.plain().contains(&text.plain()));
            }
            let number = row_number(&serial);
            let index = lines[0].index;
            // A first row that names nothing goes on what stands in the table before.
            let goes_on = title.is_empty() && serial.is_empty() && place == 0;
            // What goes on a finding under a number of its own says nothing of what it is.
            let title = match title.is_empty() || (!named && place > 0) {
                true if !goes_on => blank(reading, &serial, lines[0].at),
                _ => title,
            };
            let (fields, parts) = ledger_parts::put_together(reading, lines);
            Row { index, number, finding: finding.clone(), area: area.clone(), title, opens: false, fields, parts, at }
        };
        units.into_iter().enumerate().map(issue).collect()
    }
}

/// The title of an issue whose cell for it is empty.
pub fn blank(reading: &mut Reading<'_>, serial: &str, at: At) -> Text {
    let number = if serial.is_empty() { String::new() } else { format!("（序号{serial}）") };
    reading.found(&faults::BLANK_PROBLEM, at, &number);
    Text::of(format!("问题一栏没有填写{number}"))
}

/// Whether a row has a number of its own, rather than that of the row above or one below it (1.1, （1）, ①).
fn is_own(serial: &str, above: &str) -> bool {
    if serial.is_empty() || serial == above {
        return false;
    }
    let below = serial.strip_prefix(above).filter(|_| !above.is_empty());
    let within = below.is_some_and(|rest| rest.starts_with(['.', '．', '-', '－', '—', '（', '(']));
    let low = |text: &str| {
        numbering::mark(text).is_some_and(|mark| matches!(mark.numbering, Numbering::SubItem | Numbering::Circled))
    };
    let lower = low(serial) && !above.is_empty() && !low(above);
    !within && !lower
}

/// Reads labels with their values beside them: each number or problem begins an issue.
fn read_pairs(reading: &mut Reading<'_>, table: &Table, pairs: &[(usize, usize)]) -> Vec<Row> {
    let rows: Vec<&Vec<Cell>> = table.rows().collect();
    let mut out: Vec<Row> = Vec::new();
    let mut before: Option<(Label, String)> = None;
    let has_title =
        pairs.iter().any(|(row, column)| column_names::column(&rows[*row][*column].text.plain()) == Some(Label::Title));
    for (row, column) in pairs {
        let (key, cell) = (rows[*row][*column].text.plain(), &rows[*row][*column + 1]);
        let label = column_names::column(&key).map(|label| (label, key.trim().to_owned()));
        let Some((label, printed)) = label.or_else(|| before.clone()) else { continue };
        before = Some((label, printed.clone()));
        let names = label == Label::Title || (label == Label::Problem && !has_title);
        let begins = match (out.last(), label) {
            (None, _) => true,
            (Some(last), Label::Number) => last.number.is_some() || !last.title.is_empty(),
            (Some(last), _) => names && !key.trim().is_empty() && !last.title.is_empty(),
        };
        if begins {
            let (index, at) = (row.saturating_sub(1), cell.at);
            let (number, finding, area, parts) = (None, None, None, Vec::new());
            let (title, fields) = (Text::default(), Fields::default());
            out.push(Row { index, number, finding, area, title, opens: false, fields, parts, at });
        }
        let Some(last) = out.last_mut() else { continue };
        match label {
            Label::Number => last.number = row_number(&cell.text.plain()),
            Label::Area => last.area = Some(cell.text.plain()).filter(|area| !area.is_empty()),
            _ if names && last.title.is_empty() => (last.title, last.at) = (cell.text.trimmed(), cell.at),
            Label::Title | Label::Remark => {}
            _ => {
                last.fields.steps = Default::default();
                ledger_cell::take(reading, &mut last.fields, label, &printed, &cell.text, cell.at);
            }
        }
    }
    for row in out.iter_mut().filter(|row| row.title.is_empty()) {
        let serial = row.number.as_ref().map(|number| number.printed.clone()).unwrap_or_default();
        row.title = blank(reading, &serial, row.at);
    }
    out
}

fn row_number(text: &str) -> Option<Number> {
    let text = text.trim();
    let value =
        numeral::read(text.trim_end_matches(['.', '、', '．'])).or_else(|| heading::read(text).number.map(|n| n.value));
    value.map(|value| Number { value, numbering: Numbering::Item, printed: text.to_owned() })
}

/// Says which columns of a ledger are not known.
fn unknown_columns(reading: &mut Reading<'_>, table: &Table, layout: &LedgerLayout) {
    let rows: Vec<&Vec<Cell>> = table.rows().collect();
    for (column, label) in layout.labels.iter().enumerate() {
        let name = &layout.names[column];
        if label.is_some() || name.is_empty() {
            continue;
        }
        let named = rows[layout.head..layout.body].iter().rev().map(|row| &row[column]);
        let at = named.into_iter().find(|cell| !cell.text.is_empty()).map_or(table.at, |cell| cell.at);
        unknown_column(reading, name, at);
    }
}

/// Says so where a table looks like a ledger and nothing of it was understood. `surely` says that its notice is one.
pub fn suspect(reading: &mut Reading<'_>, table: &Table, surely: bool) {
    let names: Vec<String> =
        table.head.iter().map(|cell| compact(&cell.text.plain())).filter(|name| !name.is_empty()).collect();
    let hints = names.iter().filter(|name| column_names::hints(name)).count();
    if table.body.is_empty() || !(hints >= 2 || (surely && names.len() >= 3)) {
        return;
    }
    let at = table.head.first().map_or(table.at, |first| table.head.iter().fold(first.at, |all, cell| all.to(cell.at)));
    reading.found(&faults::UNREAD_LEDGER, at, names.join("、"));
}

fn unknown_column(reading: &mut Reading<'_>, found: &str, at: At) {
    let near =
        slip::label(found).or_else(|| similar::nearest(found, labels::vocabulary().iter().map(|(word, _)| *word)));
    let (zh, en) = match near {
        Some(near) => (format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
        None => (String::new(), String::new()),
    };
    let fault = reading.at(&faults::UNKNOWN_COLUMN, at).with("found", found);
    reading.report(fault.with("suggestion", zh).with("suggestion_en", en));
}
