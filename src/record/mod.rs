//! The record of a notice: all that it says, as JSON under names of its own. Import, the archive and open data write one
//! shape, which is made and described here.

mod issue_record;
pub mod json_shape;
mod notice_record;
mod record_schema;

pub use notice_record::{BesideNotice, NoticeRecord};
pub use record_schema::{notice_schema, paper_schema};
