//! A container that decides at its end what becomes of its lines: a table, or a part around the paper.

use crate::import::paper::Line;
use crate::import::readers::html::grid::Placed;

/// What is known of a container while it is open.
pub(in crate::import::readers::html) struct Container {
    /// The lines around it.
    pub outer: Vec<Line>,
    /// The rows of a table.
    pub rows: Vec<Vec<Placed>>,
    /// Whether rows of the table's foot are read, and which those were: they may be written in front of the others.
    pub foot: bool,
    /// The indices of the rows of the foot.
    pub foot_rows: Vec<usize>,
    /// What a part around the paper is.
    pub what: Option<&'static str>,
    /// Whether it stands in what the page calls its article.
    pub inside_article: bool,
}

impl Container {
    /// The rows as they are shown: those of the foot last.
    pub fn in_order(&mut self) -> Vec<Vec<Placed>> {
        let (mut above, mut below) = (Vec::new(), Vec::new());
        for (index, row) in std::mem::take(&mut self.rows).into_iter().enumerate() {
            if self.foot_rows.binary_search(&index).is_ok() { below.push(row) } else { above.push(row) }
        }
        above.append(&mut below);
        above
    }
}

/// The text of lines, one after another.
pub(in crate::import::readers::html) fn plain(lines: &[Line]) -> String {
    let texts = lines.iter().flat_map(|line| line.content.texts()).map(|text| text.text.as_str());
    texts.collect::<Vec<_>>().join("\n")
}
