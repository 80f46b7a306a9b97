//! Where a text will stand: in a page that has style sheets, or in a place that keeps neither classes nor anchors and
//! shows only what each element says of itself.

use super::theme_labels::Labels;
use crate::model::file_beside;

/// How the markup of a text is dressed, and where its links and pictures lead.
pub struct Styling<'d> {
    /// The words of the theme: what a table is called, how a link to an issue is drawn.
    pub labels: &'d Labels,
    /// Whether classes and anchors mean anything there; else every element carries its style.
    pub classes: bool,
    /// Whether the pages of single issues can be reached from there.
    pub pages: bool,
    /// Where an address of the text leads from there; none leaves the words without a link.
    pub link: &'d dyn Fn(&str) -> Option<String>,
    /// Where a picture of the text is found from there.
    pub picture: &'d dyn Fn(&str) -> String,
    /// Width and height in pixels of a picture beside the notice, so that its place is kept before it is there.
    pub pixels: &'d dyn Fn(&str) -> Option<(u32, u32)>,
}

/// An element whose looks depend on the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyledPart {
    /// A heading inside a list or a quotation.
    Heading,
    /// A paragraph inside a list or a quotation.
    Paragraph,
    /// A list with bullets.
    List,
    /// A list whose numbers are text.
    NumberedList,
    /// Such a number.
    Marker,
    /// A quotation.
    Quote,
    /// What a wide table scrolls in.
    TableFrame,
    /// A table.
    Table,
    /// A column heading.
    HeadCell,
    /// A cell.
    Cell,
    /// A heading of a column of figures.
    FigureHeadCell,
    /// A figure in such a column.
    FigureCell,
    /// A column heading of so few characters that it stays on one line.
    ShortHeadCell,
    /// Such a cell.
    ShortCell,
    /// A cell with a word that may be broken: an address, as a rule.
    LongCell,
    /// Text whose spaces are kept.
    Preformatted,
    /// A line across the page.
    Rule,
    /// A picture.
    Picture,
    /// A label that opens a paragraph.
    Label,
    /// An enumerator in a paragraph.
    Step,
    /// A number that is dialled.
    Dialled,
    /// The office and the date at the end.
    Signature,
    /// A line of these.
    SignatureLine,
}

impl StyledPart {
    /// Its attributes in a page with style sheets, and in a place without; each with a space in front.
    ///
    /// Places without style sheets keep few properties: no position, no grid, no colour that would not turn in the dark.
    fn attributes(self) -> (&'static str, &'static str) {
        match self {
            StyledPart::Heading => ("", r#" style="margin:1em 0 0.5em;font-weight:bold""#),
            StyledPart::Paragraph => ("", r#" style="margin:0 0 0.5em""#),
            StyledPart::List => ("", r#" style="margin:0 0 1em;padding-left:3em;list-style:disc""#),
            StyledPart::NumberedList => {
                (r#" class="numbered""#, r#" style="margin:0 0 1em;padding-left:2em;list-style:none""#)
            }
            StyledPart::Marker => (r#" class="marker""#, ""),
            StyledPart::Quote => ("", r#" style="margin:0 0 1em;padding-left:2em""#),
            StyledPart::TableFrame => (r#" class="table" role="region" tabindex="0""#, r#" style="overflow-x:auto""#),
            StyledPart::Table => {
                ("", r#" style="width:100%;margin:0 0 1em;border-collapse:collapse;font-size:0.9em;line-height:1.6""#)
            }
            StyledPart::HeadCell => (
                r#" scope="col""#,
                r#" scope="col" style="border:1px solid #888;padding:0.3em 0.5em;text-align:left;font-weight:bold""#,
            ),
            StyledPart::Cell => {
                ("", r#" style="border:1px solid #888;padding:0.3em 0.5em;text-align:left;vertical-align:top""#)
            }
            StyledPart::FigureHeadCell => (
                r#" scope="col" class="figure""#,
                r#" scope="col" style="border:1px solid #888;padding:0.3em 0.5em;text-align:right;font-weight:bold""#,
            ),
            StyledPart::FigureCell => (
                r#" class="figure""#,
                r#" style="border:1px solid #888;padding:0.3em 0.5em;text-align:right;vertical-align:top;white-space:nowrap""#,
            ),
            StyledPart::ShortHeadCell => (
                r#" scope="col" class="short""#,
                r#" scope="col" style="border:1px solid #888;padding:0.3em;text-align:left;font-weight:bold;white-space:nowrap""#,
            ),
            StyledPart::ShortCell => (
                r#" class="short""#,
                r#" style="border:1px solid #888;padding:0.3em;text-align:left;vertical-align:top;white-space:nowrap""#,
            ),
            StyledPart::LongCell => (
                r#" class="long""#,
                r#" style="border:1px solid #888;padding:0.3em 0.5em;text-align:left;vertical-align:top;overflow-wrap:anywhere""#,
            ),
            StyledPart::Preformatted => ("", r#" style="margin:0 0 1em;white-space:pre-wrap""#),
            StyledPart::Rule => ("", r#" style="margin:1em 0;border:0;border-top:1px solid #888""#),
            StyledPart::Picture => ("", r#" style="max-width:100%;height:auto""#),
            StyledPart::Label => (r#" class="label""#, ""),
            StyledPart::Dialled => (r#" class="dialled""#, ""),
            StyledPart::Step => (r#" class="step""#, ""),
            // The lines say for themselves where they stand: what a line has from the element around it is left out of
            // a copy, and editors drop that element.
            StyledPart::Signature => (r#" class="signature""#, r#" style="margin:2em 0 0""#),
            StyledPart::SignatureLine => {
                ("", r#" style="margin:0;padding-right:2em;text-align:right;text-indent:0;line-height:1.8""#)
            }
        }
    }
}

impl<'d> Styling<'d> {
    /// A page of the site itself.
    pub fn site(labels: &'d Labels) -> Styling<'d> {
        Styling {
            labels,
            classes: true,
            pages: true,
            link: &|address| Some(published(address)),
            picture: &published,
            pixels: &|_| None,
        }
    }
}

impl Styling<'_> {
    /// The attributes of an element, each with a space in front.
    pub fn attributes(&self, part: StyledPart) -> &'static str {
        let (classes, styles) = part.attributes();
        if self.classes { classes } else { styles }
    }
}

/// Where a file beside the source is published: pages of a notice have it in a folder of their own.
fn published(address: &str) -> String {
    match file_beside(address) {
        Some(_) => format!("files/{address}"),
        None => address.to_owned(),
    }
}
