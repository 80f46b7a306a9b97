//! The Markdown of notices: text into blocks, and blocks into canonical text.
//!
//! [`parse`] reads what a person types as that person means it. Nothing that was typed may vanish from the page:
//! raw HTML, definitions of link references and cells beyond the last column are shown as text, numbers of lists
//! are kept as typed, emphasis works between Chinese characters (`emphasis`). What looks like a slip is
//! reported as a [`MarkdownFault`] and read all the same.
//!
//! [`print()`] is the inverse: `parse(print(blocks)).blocks == blocks` for every value that `parse` returns. To that
//! end `parse` returns normal values only: no empty paragraph, no white space at the edges of a paragraph, a bold
//! stretch or a link, no line break beside white space.

mod address;
mod block_reader;
mod emphasis;
mod escape_markdown;
mod fault;
mod inline_reader;
mod nesting;
mod print_markdown;
mod typed;
mod typeset;

/// A line break in a cell of a table: the one token of HTML that is read, there and nowhere else. A row is one line of
/// the source and has no other way to hold a break.
const CELL_BREAK: &str = "<br>";

pub use block_reader::{Parsed, parse};
pub use fault::MarkdownFault;
pub use nesting::NestingLimits;
pub use print_markdown::{print, print_with};
