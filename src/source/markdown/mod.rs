//! The Markdown of notices: text into blocks, and blocks into canonical text.
//!
//! [`parse`] reads what a person types as that person means it. Nothing that was typed may vanish from the page:
//! raw HTML, definitions of link references and cells beyond the last column are shown as text, numbers of lists
//! are kept as typed, emphasis works between Chinese characters (`emphasis`). What looks like a slip is
//! reported as a [`Fault`] and read all the same.
//!
//! [`print()`] is the inverse: `parse(print(blocks)).blocks == blocks` for every value that `parse` returns. To that
//! end `parse` returns normal values only: no empty paragraph, no white space at the edges of a paragraph, a bold
//! stretch or a link, no line break beside white space.

mod address;
mod block;
mod emphasis;
mod escape;
mod fault;
mod inline;
mod limits;
mod print;
mod typeset;

pub use block::{Parsed, parse};
pub use fault::Fault;
pub use limits::Limits;
pub use print::{print, print_with};
