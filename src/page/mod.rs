//! Every address there is, and all that a template may see.

mod atlas;
mod columns;
mod data_uri;
mod dress;
mod markup;
mod owners;
mod route;
pub mod view;

pub use atlas::Atlas;
pub use route::{Index, IssueList, NoticeList, RESERVED, Route};
