//! What the columns of a table hold, and how large the table can be set on paper so that none is squeezed.

use super::styling::StyledPart;
use crate::model::Table;
use crate::model::Text;
use crate::text::width::is_wide;

/// How large a table is set on paper (GB/T 9704 leaves it open; the lines of the sheet are 156 mm long). A table that is
/// wider than its sheet would make the browser shrink the whole document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// As large as the tables of a paper usually are.
    Usual,
    /// A size smaller, with less room beside the words.
    Close,
    /// Two sizes smaller.
    Closer,
    /// Two sizes smaller, and words and figures are broken where they must be.
    Tight,
}

/// The settings in which nothing is broken, with their type and what a cell has beside its words, in points.
const SETTINGS: [(Setting, f32, f32); 3] =
    [(Setting::Usual, 10.5, 7.5), (Setting::Close, 9.0, 3.5), (Setting::Closer, 7.5, 3.5)];
/// The length of a line on paper in points: 156 mm.
const LINE: f32 = 442.0;
/// What a column of words has at least, in characters.
const NARROWEST: f32 = 4.0;
/// A word of more than so many characters may be broken: an address, as a rule.
const LONGEST: f32 = 8.0;

impl Setting {
    /// The setting of a table whose columns of figures are known ([`figures`]).
    pub fn of(table: &Table, figures: &[bool]) -> Setting {
        let needs = figures.iter().enumerate().map(|(column, figures)| {
            let head = table.head.get(column).map(|cell| need(&cell.text.plain(), false));
            let body = table.body.iter().filter_map(|row| row.get(column));
            body.map(|cell| need(&cell.text.plain(), *figures)).chain(head).fold(0.0, f32::max)
        });
        let (characters, columns) = needs.fold((0.0, 0.0), |(sum, count), need: f32| (sum + need, count + 1.0));
        let fits = |(_, size, beside): &&(Setting, f32, f32)| characters * size + columns * beside <= LINE;
        SETTINGS.iter().find(fits).map_or(Setting::Tight, |(setting, ..)| *setting)
    }

    /// The class of its table; none for the usual one.
    pub fn class(self) -> &'static str {
        match self {
            Setting::Usual => "",
            Setting::Close => "close",
            Setting::Closer => "closer",
            Setting::Tight => "tight",
        }
    }
}

/// Which columns of a table hold figures and nothing else: then they stand below one another, ones below ones.
/// `first_is_name` says whether the first column names the rows, whatever it holds.
pub fn figures(table: &Table, first_is_name: bool) -> Vec<bool> {
    let holds = |column: usize| {
        let cells = || table.body.iter().filter_map(|row| row.get(column)).map(|cell| cell.text.plain());
        let of_figure = |c: char| c.is_ascii_digit() || ".,，%％+-－—".contains(c);
        cells().all(|cell| cell.trim().chars().all(of_figure))
            && cells().any(|cell| cell.contains(|c: char| c.is_ascii_digit()))
    };
    (0..table.head.len()).map(|column| !(first_is_name && column == 0) && holds(column)).collect()
}

/// What a cell of a body is.
pub fn cell(text: &Text, figures: bool) -> StyledPart {
    let plain = text.plain();
    match figures {
        true => StyledPart::FigureCell,
        false if is_short(&plain) => StyledPart::ShortCell,
        false if words(&plain).any(|word| characters(word) > LONGEST) => StyledPart::LongCell,
        false => StyledPart::Cell,
    }
}

/// What a cell of a head is.
pub fn head_cell(text: &Text, figures: bool) -> StyledPart {
    match figures {
        true => StyledPart::FigureHeadCell,
        false if is_short(&text.plain()) => StyledPart::ShortHeadCell,
        false => StyledPart::HeadCell,
    }
}

/// What a cell needs so that nothing in it is broken, in characters.
fn need(cell: &str, figures: bool) -> f32 {
    if figures || is_short(cell) {
        return characters(cell);
    }
    words(cell).map(characters).filter(|word| *word <= LONGEST).fold(NARROWEST, f32::max)
}

/// Whether a cell stays on one line: a number, a status, the name of a column.
fn is_short(cell: &str) -> bool {
    cell.chars().count() <= 5
}

/// What cannot be broken between two Chinese characters or spaces.
fn words(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(|c: char| is_wide(c) || c.is_whitespace())
}

/// How many characters' room a text takes on one line: a Western one is a little wider than half.
fn characters(text: &str) -> f32 {
    text.chars().map(|c| if is_wide(c) { 1.0 } else { 0.6 }).sum()
}
