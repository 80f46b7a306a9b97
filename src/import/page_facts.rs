//! What the page around a paper tells of it: its day, its number, its title, who publishes it.

use super::masthead;
use super::piece::Piece;
use super::title;
use crate::prose::page_lines;
use crate::prose::page_values;
use crate::prose::page_values::PageValue;
use crate::prose::page_values::ValueOf;
use crate::prose::papers;
use crate::prose::recognition;
use crate::prose::signatures;
use crate::text::date;
use crate::text::date::Date;
use crate::text::date::Precision;
use crate::text::pattern::compact;

/// What boilerplate tells of the paper.
#[derive(Clone, Debug, Default)]
pub struct PageFacts {
    /// The day the page gives itself.
    pub page_date: Option<Date>,
    /// The document number of a table of metadata.
    pub document_number: Option<String>,
    /// The title that the page gives the paper beside it.
    pub title: Option<String>,
    /// The organ that the page names as publisher.
    pub publisher: Option<String>,
    /// The line that says the rest is locked away.
    pub locked: Option<usize>,
    /// How surely the day is that of publication: the smaller, the surer.
    rank: usize,
}

/// Days in the order in which they tell of the publication.
const DAYS: &[ValueOf] = &[ValueOf::Published, ValueOf::Day, ValueOf::Changed, ValueOf::Written];

impl PageFacts {
    /// Learns from a piece that was taken out; `value` is what stands below its last key. What stands in the foot tells of
    /// other papers.
    pub fn learn(&mut self, piece: &Piece, value: Option<&str>, above_the_foot: bool) {
        let text = match &piece.cells {
            Some(cells) => of_cells(&cells.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>()),
            None => format!("{}{}", piece.text, value.unwrap_or_default()),
        };
        if page_lines::is_locked(&text) || text.contains("阅读全文") {
            self.locked.get_or_insert(piece.line());
        }
        if !above_the_foot || page_lines::is_printed(&text) || page_lines::is_today(&text) {
            return;
        }
        if let Some(number) = page_lines::document_number(&text) {
            self.document_number.get_or_insert(number.to_owned());
        }
        if let Some(number) = masthead::document_number(text.trim()) {
            self.document_number.get_or_insert(number.to_owned());
        }
        if page_lines::is_breadcrumb(&text) {
            let last = page_lines::last_of_way(&text);
            let named = last.filter(|last| recognition::titles_rectification(last));
            return self.call(named.unwrap_or_default());
        }
        let stamped = page_lines::is_stamp(&text) || piece.date().is_some();
        let names = page_values::names_a_value(&text) || page_values::names_one_behind_a_name(&text);
        if names || piece.cells.is_some() {
            let values = page_values::read(&text);
            values.iter().for_each(|value| self.take(value));
            if !values.iter().any(|value| DAYS.contains(&value.of) && page_values::day(&value.value).is_some()) {
                self.date(page_values::lone_day(&text), 1);
            }
        }
        if stamped {
            self.date(date::find(&text).first().map(|(_, day)| *day), 1);
        }
    }

    fn take(&mut self, value: &PageValue) {
        if let Some(rank) = DAYS.iter().position(|of| *of == value.of) {
            return self.date(page_values::day(&value.value), rank);
        }
        let name = compact(&value.value);
        match value.of {
            ValueOf::Title => self.call(&value.value),
            ValueOf::Publisher if signatures::is_office(&name) => {
                self.publisher.get_or_insert(name);
            }
            _ => {}
        }
    }

    /// The page calls the paper so.
    pub fn call(&mut self, text: &str) {
        let text = papers::without_gaps(text.trim());
        if title::ends_title(&text) && recognition::titles_rectification(&text) {
            self.title.get_or_insert(text);
        }
    }

    /// The page says that it published the paper then.
    pub fn publish(&mut self, text: &str) {
        self.date(page_values::day(text), 0);
    }

    fn date(&mut self, day: Option<Date>, rank: usize) {
        let surer = self.page_date.is_none() || rank < self.rank;
        if let Some(day) = day.filter(|day| day.precision() == Precision::Day && surer) {
            (self.page_date, self.rank) = (Some(day), rank);
        }
    }
}

/// Cells of a table of metadata as keys with their values.
fn of_cells(cells: &[&str]) -> String {
    let parts = cells.iter().map(|cell| match page_values::is_key(cell) && !cell.contains(['：', ':']) {
        true => format!("{cell}："),
        false => format!("{cell} "),
    });
    parts.collect()
}
