//! Chinese text: numerals, dates with their precision, widths, punctuation. Knows nothing of notices.

pub mod date;
pub mod numbering;
