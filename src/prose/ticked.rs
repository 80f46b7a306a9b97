//! Entries of a form beside boxes: ☑已完成 ☐正在整改.

/// Boxes that are ticked, and such as are not.
const TICKED: &[char] = &['☑', '☒', '✓', '✔', '√', '■', '☻', '●', '🗹', '🗷'];
/// Marks that are a tick wherever they stand, and never begin the items of a list.
const TICKS: &[char] = &['☑', '☒', '🗹', '🗷'];
const OPEN: &[char] = &['☐', '□', '○', '◻', '◯', '▢'];

/// The ticked entries of a text that is nothing but boxes with their entries, two at least or one with a tick in it; none of any
/// other text. Boxes stand in front of their entries.
pub fn entries(text: &str) -> Option<Vec<String>> {
    let text = text.trim().trim_end_matches(['。', '；', ';']);
    let is_box = |c: char| TICKED.contains(&c) || OPEN.contains(&c);
    if !text.starts_with(is_box) {
        return None;
    }
    let starts: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| is_box(*c)).collect();
    // One mark in front may be that of a list, and so may several that are all filled.
    let is_form = match starts[..] {
        [(_, mark)] => TICKS.contains(&mark),
        _ => text.contains(OPEN),
    };
    if !is_form {
        return None;
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let ticked = starts.iter().zip(ends).filter(|((_, mark), _)| TICKED.contains(mark));
    let entry = |((at, mark), end): (&(usize, char), usize)| {
        let words = &text[at + mark.len_utf8()..end];
        words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',' | '/' | '／' | '|')).to_owned()
    };
    Some(ticked.map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ticked_entries_of_a_form_are_read_and_nothing_else() {
        for (text, wanted) in [
            ("☑已完成 ☐正在整改", Some(vec!["已完成"])),
            ("☐已完成　☒正在整改。", Some(vec!["正在整改"])),
            ("□已完成 ■正在整改 □未完成", Some(vec!["正在整改"])),
            ("☐已完成 ☐正在整改", Some(vec![])),
            ("☑已完成、☑正在整改、☐未完成", Some(vec!["已完成", "正在整改"])),
            ("已完成", None),
            ("☑已完成", Some(vec!["已完成"])),
            ("☐已完成", None),
            ("☑已完成 ☑销号", None),
            ("■已完成", None),
            ("√ 已完成", None),
            ("整改结果：☑已完成 ☐正在整改", None),
            ("■已完成 ■验收", None),
        ] {
            let found = entries(text);
            let found: Option<Vec<&str>> = found.as_ref().map(|all| all.iter().map(String::as_str).collect());
            assert_eq!(found, wanted, "{text}");
        }
    }
}
