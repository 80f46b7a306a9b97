//! Every address there is, and all that a template may see.

mod data_uri;
mod lists;
mod markup;
mod owners;
mod route;
mod styling;
mod table_columns;
pub mod view;

pub use lists::Lists;
pub use route::{Index, IssueList, NoticeList, RESERVED, Route};
