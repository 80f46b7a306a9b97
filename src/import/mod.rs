//! Foreign papers to notices: Word, HTML, PDF and pasted text become lines; one grammar understands the lines of all.
//!
//! Nothing is lost and nothing is invented: what is mended is certain and listed, what is doubtful is kept and flagged.

mod boilerplate;
mod classify;
mod days_of_figures;
mod doubts;
mod draft;
mod given;
mod lead;
mod lines;
mod loss;
mod masthead;
mod outline;
mod own_figures;
mod page_edge;
mod page_facts;
mod page_on_a_line;
pub mod paper;
mod piece;
mod printed_forms;
mod punctuation_width;
pub mod readers;
mod reflow;
mod repairs;
mod run_in;
mod run_in_groups;
mod split;
mod steps_as_problems;
mod tables;
mod title;
mod understand;

pub use boilerplate::Boilerplate;
pub use classify::Classification;
pub use doubts::Doubt;
pub use doubts::DoubtCode;
pub use given::Court;
pub use given::Given;
pub use given::Wanted;
pub use loss::Loss;
pub use loss::loss;
pub use printed_forms::understand;
pub use repairs::Repair;
pub use understand::Imported;
