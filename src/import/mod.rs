//! Foreign papers to notices: Word, HTML, PDF and pasted text become lines; one grammar understands the lines of all.
//!
//! Nothing is lost and nothing is invented: what is mended is certain and listed, what is doubtful is kept and flagged.

mod boilerplate;
mod classify;
mod doubts;
mod draft;
mod heading;
mod label;
mod lead;
mod lines;
mod loss;
mod masthead;
mod outline;
mod page_edge;
pub mod paper;
mod piece;
mod punctuation_width;
pub mod readers;
mod reflow;
mod split;
mod title;
mod understand;

use crate::text::pattern;

pub use boilerplate::Boilerplate;
pub use classify::Classification;
pub use doubts::Doubt;
pub use doubts::DoubtCode;
pub use loss::Loss;
pub use loss::loss;
pub use understand::Court;
pub use understand::Given;
pub use understand::Imported;
pub use understand::Repair;
pub use understand::Wanted;
pub use understand::understand;
