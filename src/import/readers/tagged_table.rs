//! Tables that are written in HTML within pasted Markdown, since only there a cell can span others.

use crate::import::paper::Paper;
use crate::import::readers::html;

/// A table, read as a web page is.
pub(in crate::import::readers) struct TaggedTable {
    /// The number of the line it begins in.
    pub first: usize,
    /// The number of the line it ends in.
    pub last: usize,
    /// Its rows, in the lines where they stand.
    pub paper: Paper,
}

/// The tables among lines that stand in lines of their own.
pub(in crate::import::readers) fn tables(lines: &[&str]) -> Vec<TaggedTable> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(first) = (from..lines.len()).find(|at| begins(lines[*at])) {
        let Some(last) = (first..lines.len()).find(|at| ends(lines[*at])) else { break };
        from = last + 1;
        let Ok(mut paper) = html(lines[first..=last].join("\n").as_bytes()) else { continue };
        for line in &mut paper.lines {
            line.number = first + 1;
        }
        paper.left_out.iter_mut().for_each(|of| of.line = first + 1);
        out.push(TaggedTable { first: first + 1, last: last + 1, paper });
    }
    out
}

fn begins(line: &str) -> bool {
    let line = line.trim_start().to_ascii_lowercase();
    line.strip_prefix("<table").is_some_and(|rest| rest.is_empty() || rest.starts_with(['>', ' ']))
}

fn ends(line: &str) -> bool {
    line.trim_end().to_ascii_lowercase().ends_with("</table>")
}
