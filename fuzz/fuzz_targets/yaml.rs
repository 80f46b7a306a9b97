//! Any bytes as each kind of source in YAML.

#![no_main]

mod held;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| held::yaml(bytes));
