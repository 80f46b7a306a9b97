//! Any bytes as a text, as Markdown and as a web page, for import.

#![no_main]

mod held;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| held::foreign(bytes));
