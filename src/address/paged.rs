//! The names of the pages of lists.

use std::fmt;
use std::fmt::Write;

/// The first page of a list has the plain name; later ones have their number behind a point, which no id holds.
pub fn write_paged(out: &mut impl Write, name: impl fmt::Display, page: usize) -> fmt::Result {
    match page {
        1 => write!(out, "{name}.html"),
        page => write!(out, "{name}.{page}.html"),
    }
}

/// The name of a list and the number of its page, by the name of a file.
pub fn unpaged(file: &str) -> Option<(&str, usize)> {
    let name = file.strip_suffix(".html")?;
    match name.split_once('.') {
        None => Some((name, 1)),
        Some((name, page)) => {
            let number: usize = page.parse().ok()?;
            (number > 1 && number.to_string() == page).then_some((name, number))
        }
    }
}
