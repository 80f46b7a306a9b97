//! Any bytes as a text, as Markdown and as a web page.

#![no_main]

mod held;

use libfuzzer_sys::fuzz_target;
use tongbao::import::readers;
use tongbao::import::readers::Reading;

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let name = ["a.txt", "a.md", "a.html"][usize::from(*kind) % 3];
    if let Ok(Reading::Paper(paper)) = readers::read(name, bytes) {
        held::hold(&paper);
    }
});
