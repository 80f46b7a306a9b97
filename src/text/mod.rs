//! Chinese text: numerals, dates with their precision, widths, punctuation; how text stands in HTML and in addresses; and
//! words in both languages of the program. Knows nothing of notices.

pub mod bare_script;
pub mod date;
pub mod difference;
pub mod escape;
pub mod han;
mod han_forms;
pub mod lang;
pub mod numbering;
pub mod numeral;
pub mod one_name;
pub mod pattern;
pub mod percent;
pub mod phrase;
pub mod pinyin;
pub mod punctuation;
pub mod similar;
pub mod width;
