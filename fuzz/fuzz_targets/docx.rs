//! Word documents: any bytes as a package, and as the parts of a sound one.

#![no_main]

mod held;

use std::io::Cursor;
use std::io::Write;

use libfuzzer_sys::fuzz_target;
use tongbao::import::readers;
use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PACKAGE: &str = r#"<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>"#;

/// A package with these parts.
fn package(parts: [&[u8]; 4]) -> Vec<u8> {
    let names = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let fixed = [("_rels/.rels", PACKAGE.as_bytes()), ("word/_rels/document.xml.rels", RELATIONS.as_bytes())];
    for (name, bytes) in fixed.into_iter().chain(names.into_iter().zip(parts)) {
        zip.start_file(name, options).expect("an archive in memory takes a file");
        zip.write_all(bytes).expect("an archive in memory takes bytes");
    }
    zip.finish().expect("an archive in memory can be ended").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    // Parts are parted by a zero byte; without one the bytes are the package itself.
    let paper = match bytes.contains(&0) && !bytes.starts_with(b"PK") {
        true => {
            let mut parts = bytes.splitn(4, |byte| *byte == 0);
            readers::docx(&package(std::array::from_fn(|_| parts.next().unwrap_or_default())))
        }
        false => readers::docx(bytes),
    };
    if let Ok(paper) = paper {
        held::paper(&paper);
    }
});
