//! Every address there is, and all that a template may see.

pub mod markup;
mod route;

pub use route::{Index, IssueList, NoticeList, RESERVED, Route};
