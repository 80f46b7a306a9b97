//! Any text as the body of a notice: its headings, labels, statuses and ledgers.

#![no_main]

mod held;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| held::body(text));
