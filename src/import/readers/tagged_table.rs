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

#[cfg(test)]
mod tests {
    use super::tables;
    use crate::import::paper::Content;

    #[test]
    fn tables_in_lines_of_their_own_are_read_with_what_their_cells_cover() {
        let lines = [
            "一、整改情况",
            "<table>",
            "<tr><td>编码</td><td>反馈问题</td><td>销号结论</td></tr>",
            "<tr><td>1</td><td>归档慢</td><td rowspan=\"2\">已销号</td></tr>",
            "<tr><td>2</td><td><p>送达慢</p><p>登记漏</p></td></tr>",
            "</table>",
            "以 <table> 写在句中的不是表格。",
            "<tables> 也不是",
            "<table> 没有结束",
        ];
        let found = tables(&lines);
        assert_eq!(found.iter().map(|table| (table.first, table.last)).collect::<Vec<_>>(), [(2, 6)]);
        let rows = found[0].paper.lines.iter().filter_map(|line| match &line.content {
            Content::Row(cells) => Some(cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>()),
            _ => None,
        });
        let rows: Vec<Vec<&str>> = rows.collect();
        assert_eq!(
            rows,
            [
                vec!["编码", "反馈问题", "销号结论"],
                vec!["1", "归档慢", "已销号"],
                vec!["2", "送达慢\n登记漏", "已销号"]
            ]
        );
    }
}
