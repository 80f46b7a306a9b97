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
    let heads = lines.iter().enumerate().take_while(|(at, _)| belongs(lines, *at, mark)).map(|(_, line)| line);
    let heads = heads.map(|line| line.split(mark).map(|cell| cell.trim().to_owned()).collect::<Vec<String>>());
    if !ledger_layout::may_begin(heads.filter(|row| !is_rule(row))) {
        return None;
    }
    let blank = |c: char| c.is_whitespace() && c != mark;
    let end = (0..lines.len()).find(|at| !belongs(lines, *at, mark)).unwrap_or(lines.len());
    let lines: Vec<&str> = lines[..end].iter().map(|line| line.trim_matches(blank)).collect();
    let barred = || lines.iter().filter(|line| line.contains(mark));
    let opened = mark != '\t' && barred().all(|line| line.starts_with(mark));
    let closed = mark != '\t' && barred().all(|line| line.ends_with(mark));
    let cells = |line: &&str| {
        if !line.contains(mark) {
            return vec![line.trim().to_owned()];
        }
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

/// Whether a line belongs to the table that begins with the first: it has the mark, or it rules rows off or names the area of
/// the rows below, whose empty cells were lost with their marks.
fn belongs(lines: &[&str], at: usize, mark: char) -> bool {
    if lines[at].contains(mark) {
        return true;
    }
    let line = lines[at].trim();
    let goes_on = at > 0 && lines.get(at + 1).is_some_and(|next| next.contains(mark));
    let ruled = !line.is_empty() && line.chars().all(|c| matches!(c, '\u{2500}'..='\u{257f}'));
    (ruled && at > 0) || (goes_on && ledger_layout::names_area(line))
}

/// `---+---`, `:--|--:`: a line between rows.
fn is_rule(row: &[String]) -> bool {
    let all = || row.iter().flat_map(|cell| cell.chars());
    all().next().is_some() && all().all(|c| matches!(c, '-' | ':' | '+' | '=' | '—' | ' ' | '\u{2500}'..='\u{257f}'))
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
    fn areas_and_drawn_rules_between_rows_belong_to_the_table() {
        let read = rows(&["序号\t反馈问题\t整改状态", "一、党建方面", "1\t归档慢\t已完成", "二、下一步", "继续。"]);
        assert_eq!(read[1].as_deref(), Some(&["一、党建方面".to_owned()][..]));
        assert!(read[2].is_some() && read[3].is_none());
        let read = rows(&["│序号│反馈问题│整改状态│", "├──┼──┼──┤", "│1│归档慢│已完成│", "└──┴──┴──┘"]);
        assert_eq!(read[2].as_deref(), Some(&["1", "归档慢", "已完成"].map(str::to_owned)[..]));
        assert_eq!((read[1].as_deref(), read[3].as_deref()), (Some(&[][..]), Some(&[][..])));
    }

    #[test]
    fn rules_are_no_rows() {
        let read = rows(&["序号|反馈问题|整改状态", "---|---|---", "1|归档慢|已完成"]);
        assert_eq!(read[1].as_deref(), Some(&[][..]));
    }
}
