//! What files are, and what some of them need before they can be read.

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import::readers) enum Kind {
    Docx,
    /// A Word document that is one XML file.
    WordXml,
    Html,
    Markdown,
    Text,
    Needs(Needs),
}

/// The conversion that a file needs before it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Needs {
    /// A PDF: its text, laid out, and the places of its words are for `readers::pdf`.
    Pdf,
    /// An old or foreign office document: as `.docx` it is for `readers::docx`. The extension says what it is.
    Office(&'static str),
}
