//! Any text as Markdown.

#![no_main]

mod held;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| held::markdown(text));
