//! Tables that were typed into plain text, their cells parted by bars or tabs.
//!
//! Bars and tabs stand in running text too, so rows are taken for a table only where they are a ledger by the names of
//! their columns.

use crate::model::LedgerLayout;

/// What parts cells, the surest first.
const MARKS: [char; 5] = ['|', '¦', '｜', '│', '\t'];

/// The cells of each line that is a row of such a table; an empty row for a line that only rules one off.
pub(in crate::import::readers) fn rows(lines: &[&str]) -> Vec<Option<Vec<String>>> {
    let mut out: Vec<Option<Vec<String>>> = vec![None; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let found = MARKS.into_iter().filter(|mark| lines[at].contains(*mark)).find_map(|mark| table(&lines[at..], mark));
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

/// The rows of the table that begins with the first line, if one does.
fn table(lines: &[&str], mark: char) -> Option<Vec<Vec<String>>> {
    let columns = cells(lines[0], mark, None)?.len();
    let rows: Vec<Vec<String>> = lines.iter().map_while(|line| cells(line, mark, Some(columns))).collect();
    let filled: Vec<Vec<String>> = rows.iter().filter(|row| !is_rule(row)).cloned().collect();
    let layout = LedgerLayout::of(&filled)?;
    if filled.len() <= layout.body {
        return None;
    }
    Some(rows.into_iter().map(|row| if is_rule(&row) { Vec::new() } else { row }).collect())
}

/// The cells of a line, without what stands outside bars at its ends. A bar at an end may also stand beside an empty cell:
/// the number of columns tells.
fn cells(line: &str, mark: char, columns: Option<usize>) -> Option<Vec<String>> {
    let line = line.trim_end_matches(['\r', ' ']);
    if !line.contains(mark) {
        return None;
    }
    let split = |inside: &str| inside.split(mark).map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    if mark == '\t' {
        return Some(split(line));
    }
    let line = line.trim();
    let open = line.strip_prefix(mark).unwrap_or(line);
    let inside = open.strip_suffix(mark).unwrap_or(open);
    let ways = [inside, line.strip_suffix(mark).unwrap_or(line), open, line];
    let fits = ways.into_iter().map(split).find(|cells| columns.is_none_or(|columns| cells.len() == columns));
    fits.or_else(|| Some(split(inside)))
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
