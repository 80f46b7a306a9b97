//! Chinese text: numerals, dates with their precision, widths, punctuation. Knows nothing of notices.

pub mod date;
pub mod escape;
pub mod numbering;
pub mod numeral;
pub mod pattern;
pub mod phrase;
pub mod pinyin;
pub mod punctuation;
pub mod similar;
pub mod width;
