//! Foreign papers to notices: Word, HTML, PDF and pasted text become lines; one grammar understands the lines of all.
//!
//! Nothing is lost and nothing is invented: what is mended is certain and listed, what is doubtful is kept and flagged.

mod claims;
mod closing;
mod contact;
mod doubt;
mod draft;
mod flow;
mod furniture;
mod heading;
mod label;
mod lead;
mod masthead;
mod outline;
mod page_edge;
pub mod paper;
mod pattern;
mod piece;
pub mod readers;
mod sheet;
mod split;
mod suspect;
mod team;
mod title;
mod understand;
mod verdict;
mod whole;
mod width;

pub use doubt::Code;
pub use doubt::Doubt;
pub use furniture::Furniture;
pub use understand::Court;
pub use understand::Given;
pub use understand::Imported;
pub use understand::Mend;
pub use understand::Wanted;
pub use understand::understand;
pub use verdict::Verdict;
pub use whole::Loss;
pub use whole::loss;
