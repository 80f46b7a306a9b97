//! What is known across notices: courts, inspections, cases, and the Ledger (台账), of which every index is a view.
//!
//! The site knows what is true, not where it is shown.

mod anchors;
mod article_facts;
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
mod issue_topics;
mod ledger;
mod listed;
mod lists;
mod named_document;
mod organ_names;
mod owners;
pub mod printed_number;
mod promise;
mod promise_date;
mod promise_reading;
mod published;
mod said;
mod selection;
mod standing;
mod words;

pub use anchors::{Anchor, Anchors, issue_anchor};
pub use article_facts::ArticleFacts;
pub use assemble::{Arranged, SiteSources, arrange};
pub use case::Case;
pub use commitment::Commitment;
pub use continuation::{Continuation, GivenLink, WithinCase};
pub use document::Document;
pub use entry_state::Progress;
pub use facts::{Facts, Places};
pub use issue_ref::IssueRef;
pub use issue_topics::IssueTopics;
pub use ledger::{Entry, Ledger, Step};
pub use listed::{Listed, Unlike};
pub use lists::{EntryStanding, Lists, is_late};
pub use named_document::Action;
pub use promise::Promise;
pub use published::Site;
pub use said::{IssueFacts, PromiseFacts, Said};
pub use selection::{Index, IssueList, Late, NoticeList};
pub use standing::{Standing, standing};
