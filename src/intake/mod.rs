//! A paper becomes a source of a site: it is adopted, laid beside what was understood, and told in records. Values in,
//! values out: bytes are read and written elsewhere.

mod adopt;
mod comparison;
mod courts;
mod import_record;
mod paper_facts;
mod supplied;

pub use adopt::Adopted;
pub use adopt::Asked;
pub use adopt::NotAdopted;
pub use adopt::ReadPaper;
pub use adopt::adopt;
pub use comparison::Compared;
pub use comparison::PageStyle;
pub use comparison::page as comparison;
pub use courts::courts;
pub use import_record::record;
pub use import_record::schema as record_schema;
pub use supplied::Supplied;
