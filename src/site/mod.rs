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
mod entry_standing;
mod entry_state;
mod facts;
mod issue_ref;
mod issue_topics;
mod ledger;
mod list_totals;
mod listed_issues;
mod lists;
mod named_document;
mod notice_facts;
mod organ_names;
mod owners;
pub mod printed_number;
mod promise;
mod promise_date;
mod promise_reading;
mod published;
mod selection;
mod standing;
mod text_buffer;

pub use anchors::{Anchor, Anchors, issue_anchor};
pub use article_facts::ArticleFacts;
pub use assemble::{Arranged, NoticesShown, SiteSources, arrange};
pub use case::Case;
pub use commitment::Commitment;
pub use continuation::{Continuation, GivenLink, WithinCase};
pub use document::Document;
pub use entry_standing::{EntryStanding, is_late};
pub use entry_state::Progress;
pub use facts::{Facts, Places};
pub use issue_ref::IssueRef;
pub use issue_topics::IssueTopics;
pub use ledger::{Entry, Ledger, Step};
pub use list_totals::ListTotals;
pub use listed_issues::{Listed, Unlike};
pub use lists::Lists;
pub use named_document::Action;
pub use notice_facts::{IssueFacts, PromiseFacts, Said};
pub use promise::Promise;
pub use published::Site;
pub use selection::{Index, IssueList, Late, NoticeList};
pub use standing::{Standing, standing};
