//! Which characters are wide, where a line break leaves no gap, how many columns a text takes.

use unicode_width::UnicodeWidthStr;

/// Whether a character is a Han character (with `々` and `〇`, which stand among them).
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}' | '\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a half-width full stop behind a character ends a Chinese sentence: 已完成., 97%., 甲”.
pub fn ends_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '%' | '％' | '）' | ')' | '”' | '》' | '"')
}

/// Whether a half-width full stop stands at a byte of a text and ends a Chinese sentence: no letter or digit follows it.
pub fn is_full_stop(text: &str, at: usize) -> bool {
    let next = text[at..].strip_prefix('.');
    next.is_some_and(|next| !next.starts_with(|c: char| c.is_ascii_alphanumeric()))
        && text[..at].chars().next_back().is_some_and(ends_chinese)
}

/// Whether a character is set on a full square in Chinese text.
///
/// Curly quotes, `—`, `…`, `·` and the circled numbers are shared with Western text. Here they count as wide: in a
/// notice they stand in Chinese text, and between two Latin letters [`joins`] asks both sides.
pub fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c,
            '\u{3000}'..='\u{303f}'     // CJK punctuation
            | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' // kana
            | '\u{3100}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}' // bopomofo
            | '\u{3200}'..='\u{33ff}'   // enclosed and squared
            | '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe4f}' // vertical forms
            | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' // full-width forms
            | '‘' | '’' | '“' | '”' | '—' | '…' | '·' | '※' | '℃' | '\u{2460}'..='\u{24ff}')
}

/// Whether a line break between two characters leaves no gap: both are wide.
pub fn joins(before: char, after: char) -> bool {
    is_wide(before) && is_wide(after)
}

/// The columns a text takes on a terminal; quotes and dashes shared with Western text take one there.
pub fn columns(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_is_han() {
        for c in "法院々〇㐀𠀀".chars() {
            assert!(is_han(c), "{c}");
        }
        for c in "aあ，“1○한".chars() {
            assert!(!is_han(c), "{c}");
        }
    }

    #[test]
    fn line_breaks_vanish_between_wide_characters_only() {
        for (before, after) in
            [('法', '院'), ('，', '并'), ('”', '的'), ('的', '“'), ('—', '院'), ('）', '《'), ('①', '是')]
        {
            assert!(joins(before, after), "{before}{after}");
        }
        for (before, after) in [('法', 'a'), ('5', '月'), ('’', 's'), ('a', 'b'), (',', '并'), ('한', '국')] {
            assert!(!joins(before, after), "{before}{after}");
        }
    }

    #[test]
    fn columns_are_counted_as_terminals_do() {
        for (text, columns_wanted) in [("", 0), ("abc", 3), ("法院", 4), ("a，b", 4), ("１", 2)] {
            assert_eq!(columns(text), columns_wanted, "{text}");
        }
    }
}
