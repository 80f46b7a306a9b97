//! Sentence ends, brackets and quotes with their partners, half- and full-width twins.

/// What ends a sentence, in either width. A half-width point is not among them: it stands in figures too.
pub const SENTENCE_ENDERS: &[char] = &['。', '！', '？', '!', '?', '｡'];

/// Openers with their closers.
pub const PAIRS: &[(char, char)] = &[
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('（', '）'),
    ('(', ')'),
    ('《', '》'),
    ('〈', '〉'),
    ('【', '】'),
    ('〔', '〕'),
    ('［', '］'),
    ('[', ']'),
    ('｛', '｝'),
    ('{', '}'),
];

/// The pairs that quote.
const QUOTES: &[(char, char)] = &[('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('"', '"'), ('\'', '\'')];

/// Half-width marks with the full-width ones that Chinese text has in their place.
pub const TWINS: &[(char, char)] = &[
    (',', '，'),
    (';', '；'),
    (':', '：'),
    ('!', '！'),
    ('?', '？'),
    ('(', '（'),
    (')', '）'),
    ('.', '。'),
    ('[', '［'),
    (']', '］'),
    ('~', '～'),
    ('%', '％'),
];

/// Whether a character ends a sentence.
pub fn ends_sentence(c: char) -> bool {
    SENTENCE_ENDERS.contains(&c)
}

/// The closer that belongs to an opener.
pub fn closer(opener: char) -> Option<char> {
    PAIRS.iter().find(|pair| pair.0 == opener).map(|pair| pair.1)
}

/// The opener that belongs to a closer.
pub fn opener(closer: char) -> Option<char> {
    PAIRS.iter().find(|pair| pair.1 == closer).map(|pair| pair.0)
}

/// The full-width twin of a half-width mark.
pub fn full_width(c: char) -> Option<char> {
    TWINS.iter().find(|pair| pair.0 == c).map(|pair| pair.1)
}

/// The half-width twin of a full-width mark, letter or digit.
pub fn half_width(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        '\u{3000}' => Some(' '),
        _ => TWINS.iter().find(|pair| pair.1 == c).map(|pair| pair.0),
    }
}

/// The text without the pair of quotes that wraps the whole of it, if one does.
///
/// The first quote must be closed by the last character and by nothing before it: `“甲”和“乙”` stays as it is,
/// `“甲，“乙”、丙”` loses its outer pair though the inner one looks the same.
pub fn strip_outer_quotes(text: &str) -> &str {
    let text = text.trim();
    inside_quotes(text).unwrap_or(text)
}

fn inside_quotes(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let &(open, close) = QUOTES.iter().find(|pair| pair.0 == first)?;
    let inside = text.strip_prefix(open)?.strip_suffix(close)?;
    let mut depth = 1;
    for c in inside.chars() {
        if c == close {
            depth -= 1;
        } else if c == open {
            depth += 1;
        }
        if depth == 0 {
            return None;
        }
    }
    (depth == 1).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outer_quotes_go_only_when_they_wrap_the_whole() {
        for (text, stripped) in [
            ("“如我在诉”", "如我在诉"),
            (" “如我在诉” ", "如我在诉"),
            ("‘如我在诉’", "如我在诉"),
            ("\"如我在诉\"", "如我在诉"),
            ("“市中院落实，“如我在诉”、“抓前端”不够”", "市中院落实，“如我在诉”、“抓前端”不够"),
            ("“甲”和“乙”", "“甲”和“乙”"),
            ("\"甲\"和\"乙\"", "\"甲\"和\"乙\""),
            ("“市中院…，“如我在诉”、意识不强", "“市中院…，“如我在诉”、意识不强"),
            ("“市中院…，“如我在诉”", "“市中院…，“如我在诉”"),
            ("“如我在诉”意识不强", "“如我在诉”意识不强"),
            ("“", "“"),
            ("\"", "\""),
            ("“”", ""),
            ("", ""),
        ] {
            assert_eq!(strip_outer_quotes(text), stripped, "{text}");
        }
    }

    #[test]
    fn partners_and_twins_answer_each_other() {
        for &(open, close) in PAIRS {
            assert_eq!((closer(open), opener(close)), (Some(close), Some(open)));
        }
        for &(half, full) in TWINS {
            assert_eq!((full_width(half), half_width(full)), (Some(full), Some(half)));
        }
        assert_eq!(half_width('Ａ'), Some('A'));
        assert_eq!(half_width('法'), None);
        assert!(ends_sentence('。') && !ends_sentence('；'));
    }
}
