//! What is known across notices: courts, inspections, cases, and the Ledger (台账), of which every index is a view.
//!
//! The site knows what is true, not where it is shown.

mod anchors;
mod assemble;
mod case;
mod clause;
mod commitment;
mod continuation;
mod document;
mod duty;
mod entry_state;
mod facts;
mod issue_ref;
mod ledger;
mod lists;
mod named_document;
mod organ_names;
mod owners;
mod promise;
mod promise_date;
mod promise_reading;
mod published;
mod selection;
mod standing;

pub use anchors::{Anchor, Anchors, issue_anchor};
pub use assemble::{AssemblyFaults, SiteSources, assemble};
pub use case::Case;
pub use commitment::Commitment;
pub use continuation::Continuations;
pub use document::Document;
pub use entry_state::Progress;
pub use facts::{AllFacts, Facts};
pub use issue_ref::IssueRef;
pub use ledger::{Entry, Ledger, Step};
pub use lists::{EntryStanding, Lists, is_late};
pub use named_document::Action;
pub use promise::{Promise, Promised};
pub use published::Site;
pub use selection::{Index, IssueList, Late, NoticeList};
pub use standing::{Standing, standing};
