//! Tera lives here: the built-in templates, a site's own over them, views to bytes.

mod engine;
mod error;
mod figure_markup;
mod fill;
mod label_file;
mod nesting_guard;
mod renamed;

pub use engine::{Renderer, Theme};
pub use label_file::FILE as LABELS;
