//! A paragraph while it is read.

use crate::import::paper::Inline;
use crate::import::paper::LineLook;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::raised::Script;

/// A paragraph while it is read.
pub(in crate::import::readers::docx) struct Open<'a> {
    pub style: Option<&'a str>,
    pub text: Inline,
    /// Its number and what runs on from the paragraph before; printed with the first text.
    pub prefix: Inline,
    /// Its number alone.
    pub number: String,
    /// Text of a table of contents.
    pub contents: String,
    /// What stands above or below the line at its end.
    pub above: Option<Above>,
    /// Whether figures before and behind this place are two.
    pub seam: bool,
    /// Text boxes that hang on it: they come after it.
    pub boxes: Vec<&'a Element>,
    pub look: LineLook,
    /// How much had been left out before it.
    pub left_out: usize,
}

/// Text above or below the line.
pub(in crate::import::readers::docx) struct Above {
    pub script: Script,
    pub text: String,
    pub bold: bool,
}
