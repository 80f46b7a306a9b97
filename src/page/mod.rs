//! All that a template may see, and the one place where content becomes markup.

mod data_uri;
mod markup;
mod styling;
mod table_columns;
pub mod view;
