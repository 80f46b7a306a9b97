//! Every address there is, and all that a template may see.

mod data_uri;
mod lists;
mod markup;
mod owners;
mod route;
mod selection;
mod styling;
mod table_columns;
pub mod view;

pub use lists::Lists;
pub use route::{RESERVED, Route};
pub use selection::{Index, IssueList, Late, NoticeList};
