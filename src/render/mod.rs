//! Tera lives here: the built-in templates, a site's own over them, views to bytes.

mod engine;
mod error;
mod guard;
mod labels;

pub use engine::{Renderer, Theme};
pub use labels::FILE as LABELS;
