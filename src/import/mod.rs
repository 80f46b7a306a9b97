//! Foreign papers to notices: Word, HTML, PDF and pasted text become lines; one grammar understands the lines of all.
//!
//! Nothing is lost and nothing is invented: what is mended is certain and listed, what is doubtful is kept and flagged.

pub mod paper;
pub mod readers;
