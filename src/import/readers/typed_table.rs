//! Tables that were typed into plain text, their cells parted by bars or tabs.
//!
//! Bars and tabs stand in running text too, so rows are taken for a table only where they are a ledger by the names of
//! their columns.

use crate::prose::LedgerLayout;
use crate::prose::ledger_layout;

/// What parts cells, the surest first.
const MARKS: [char; 5] = ['|', '¦', '｜', '│', '\t'];

/// The cells of each line that is a row of such a table; an empty row for a line that only rules one off.
pub(in crate::import::readers) fn rows(lines: &[&str]) -> Vec<Option<Vec<String>>> {
    let mut out: Vec<Option<Vec<String>>> = vec![None; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let found =
            MARKS.into_iter().filter(|mark| lines[at].contains(*mark)).find_map(|mark| table(&lines[at..], mark));
        match found {
            Some(rows) => {
                let end = at + rows.len();
                for (place, row) in out[at..end].iter_mut().zip(rows) {
                    *place = Some(row);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// The rows of the table that begins with the first line, if one does. Bars stand outside its cells at an end where they do
/// so on every line; else the one that does stands beside an empty cell.
fn table(lines: &[&str], mark: char) -> Option<Vec<Vec<String>>> {
    // Every line of a run is asked whether a table begins there, so what is none is told from the lines next to it.
    let heads = lines.iter().take_while(|line| line.contains(mark));
    let heads = heads.map(|line| line.split(mark).map(|cell| cell.trim().to_owned()).collect::<Vec<String>>());
    if !ledger_layout::may_begin(heads.filter(|row| !is_rule(row))) {
        return None;
    }
    let blank = |c: char| c.is_whitespace() && c != mark;
    let lines: Vec<&str> =
        lines.iter().map(|line| line.trim_matches(blank)).take_while(|line| line.contains(mark)).collect();
    let opened = mark != '\t' && lines.iter().all(|line| line.starts_with(mark));
    let closed = mark != '\t' && lines.iter().all(|line| line.ends_with(mark));
    let cells = |line: &&str| {
        let line = if opened { &line[mark.len_utf8()..] } else { line };
        let line = if closed { line.strip_suffix(mark).unwrap_or(line) } else { line };
        line.split(mark).map(|cell| cell.trim().to_owned()).collect::<Vec<String>>()
    };
    let rows: Vec<Vec<String>> = lines.iter().map(cells).collect();
    let filled: Vec<Vec<String>> = rows.iter().filter(|row| !is_rule(row)).cloned().collect();
    let layout = LedgerLayout::of(&filled)?;
    if filled.len() <= layout.body {
        return None;
    }
    Some(rows.into_iter().map(|row| if is_rule(&row) { Vec::new() } else { row }).collect())
}

/// `---+---`, `:--|--:`: a line between rows.
fn is_rule(row: &[String]) -> bool {
    let all = || row.iter().flat_map(|cell| cell.chars());
    all().next().is_some() && all().all(|c| matches!(c, '-' | ':' | '+' | '=' | '─' | '—' | '┼' | ' '))
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn a_ledger_is_told_by_its_columns_and_running_text_is_none() {
        for (head, row) in [
            ("序号 | 反馈问题 | 整改状态", "1 | 归档慢 | 已完成"),
            ("¦ 序号 ¦ 反馈问题 ¦ 整改状态 ¦", "¦ 1 ¦ 归档慢 ¦ 已完成 ¦"),
            ("序号\t反馈问题\t整改状态", "1\t归档慢\t已完成"),
        ] {
            let read = rows(&["一、整改情况", head, row, "以上。"]);
            assert_eq!(read[2].as_deref(), Some(&["1", "归档慢", "已完成"].map(str::to_owned)[..]), "{head}");
            assert!(read[0].is_none() && read[3].is_none());
        }
        assert!(rows(&["首页 | 问题 | 公开", "来源：本院 | 时间"]).iter().all(Option::is_none));
        assert!(rows(&["\t一、整改情况", "\t\t二、下一步"]).iter().all(Option::is_none));
    }

    #[test]
    fn rules_are_no_rows() {
        let read = rows(&["序号|反馈问题|整改状态", "---|---|---", "1|归档慢|已完成"]);
        assert_eq!(read[1].as_deref(), Some(&[][..]));
    }
}
