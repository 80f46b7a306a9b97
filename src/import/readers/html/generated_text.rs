//! Words that style sheets write into a page: `.done::after{content:"已完成"}`. They stand in no line of it.

/// The words that the declarations of a rule write: strings with Han characters in them; others are ornaments.
pub(in crate::import::readers::html) fn words(declarations: &str) -> Option<String> {
    let lower = declarations.to_ascii_lowercase();
    let starts = lower.match_indices("content").map(|(at, word)| (at, at + word.len()));
    let value = starts.into_iter().find_map(|(at, end)| {
        let begins = lower[..at].trim_end().is_empty() || lower[..at].trim_end().ends_with(';');
        let value = declarations[end..].trim_start().strip_prefix(':')?;
        begins.then_some(value)
    })?;
    let mut out = String::new();
    let mut quoted = None;
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('\\', Some(_)) => {
                let mut digits = String::new();
                while let Some(digit) = chars.next_if(|c| digits.len() < 6 && c.is_ascii_hexdigit()) {
                    digits.push(digit);
                }
                match u32::from_str_radix(&digits, 16) {
                    Ok(code) => {
                        chars.next_if(|c| c.is_whitespace());
                        out.extend(char::from_u32(code));
                    }
                    Err(_) => out.extend(chars.next()),
                }
            }
            ('"' | '\'', None) => quoted = Some(c),
            (_, Some(mark)) if c == mark => quoted = None,
            (_, Some(_)) => out.push(c),
            (';' | '!', None) => break,
            (_, None) => {}
        }
    }
    out.contains(|c: char| matches!(c, '\u{3400}'..='\u{9FFF}')).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_style_sheet_are_found() {
        for (declarations, wanted) in [
            ("content:\"已完成\"", Some("已完成")),
            ("color:red; content : '（' \"正在\\6574\\6539 中\" '）' !important", Some("（正在整改中）")),
            ("content:\"甲;乙\";color:red", Some("甲;乙")),
            ("content:'\\f00c'", None),
            ("content:\"→\"", None),
            ("content:''", None),
            ("justify-content:center;font-family:\"宋体\"", None),
            ("align-content:\"中\"", None),
            ("font-family:\"宋体\"", None),
            ("content:none;font-family:\"宋体\"", None),
        ] {
            assert_eq!(words(declarations).as_deref(), wanted, "{declarations}");
        }
    }
}
