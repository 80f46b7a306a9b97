//! Word documents made by the tests, from the parts that Word writes.

use std::io::Cursor;
use std::io::Write;

use tongbao::import::paper::Paper;
use tongbao::import::readers;
use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The namespaces that Word declares.
pub const NAMES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#
);

/// A document that grows part by part.
#[derive(Clone, Default)]
pub struct Docx {
    body: String,
    parts: Vec<(&'static str, String)>,
    relations: String,
    files: Vec<(String, Vec<u8>)>,
}

impl Docx {
    /// A document with this body.
    pub fn body(body: &str) -> Docx {
        Docx { body: body.to_owned(), ..Docx::default() }
    }

    /// With another part: `styles`, `numbering`, `footnotes`, `comments`, `header`, …, by the elements in it.
    pub fn with(mut self, kind: &'static str, inside: &str) -> Docx {
        self.parts.push((kind, inside.to_owned()));
        self
    }

    /// With something that the document leads to by an id: an address, or a file with these bytes.
    pub fn leading_to(mut self, id: &str, kind: &str, target: &str, bytes: Option<&[u8]>) -> Docx {
        let outside = if bytes.is_none() { r#" TargetMode="External""# } else { "" };
        self.relations += &format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"{outside}/>"#);
        self.files.extend(bytes.map(|bytes| (format!("word/{target}"), bytes.to_vec())));
        self
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let document = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {NAMES}><w:body>{}</w:body></w:document>",
            self.body
        );
        self.bytes_with(document.as_bytes())
    }

    /// The file, with another document part.
    pub fn bytes_with(&self, document: &[u8]) -> Vec<u8> {
        let package = format!(
            r#"<Relationships><Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>"#
        );
        let mut relations = format!("<Relationships>{}", self.relations);
        let mut files: Vec<(String, Vec<u8>)> = vec![
            ("[Content_Types].xml".into(), b"<Types/>".to_vec()),
            ("_rels/.rels".into(), package.into_bytes()),
            ("word/document.xml".into(), document.to_vec()),
        ];
        for (at, (kind, inside)) in self.parts.iter().enumerate() {
            let root = match *kind {
                "header" => "hdr",
                "footer" => "ftr",
                kind => kind,
            };
            relations += &format!(r#"<Relationship Id="r{at}" Type="{RELATIONS}/{kind}" Target="{kind}{at}.xml"/>"#);
            files.push((format!("word/{kind}{at}.xml"), format!("<w:{root} {NAMES}>{inside}</w:{root}>").into_bytes()));
        }
        relations += "</Relationships>";
        files.extend(self.files.iter().cloned());
        files.push(("word/_rels/document.xml.rels".into(), relations.into_bytes()));
        zipped(&files)
    }

    /// What the reader gives.
    pub fn read(&self) -> Paper {
        readers::docx(&self.bytes()).unwrap()
    }

    /// What the reader lists as left out.
    pub fn read_left_out(&self) -> Vec<String> {
        super::left_out(&self.read())
    }

    /// The lines that the reader gives.
    pub fn lines(&self) -> Vec<String> {
        super::shown(&self.read())
    }
}

/// A zip archive of these files.
pub fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A run of text.
pub fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A run with properties.
pub fn r_with(properties: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A mark of a field, with what stands in it: where it begins, where its result begins, where it ends.
pub fn fld(kind: &str, inside: &str) -> String {
    format!(r#"<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>"#)
}

/// The code of a field.
pub fn code(text: &str) -> String {
    format!("<w:r><w:instrText>{text}</w:instrText></w:r>")
}

/// A field with its code and data, without a result.
pub fn field(text: &str, data: &str) -> String {
    fld("begin", data) + &code(text) + &fld("end", "")
}

/// A paragraph of runs.
pub fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// A paragraph of text.
pub fn t(text: &str) -> String {
    p(&r(text))
}

/// A paragraph with properties.
pub fn p_with(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

/// A paragraph of text in a style.
pub fn styled(style: &str, text: &str) -> String {
    p_with(&format!(r#"<w:pStyle w:val="{style}"/>"#), &r(text))
}

/// A paragraph of text in a list.
pub fn listed(list: u32, level: u32, text: &str) -> String {
    p_with(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#), &r(text))
}
