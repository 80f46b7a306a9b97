//! Telephone numbers as printed, and what a telephone dials of them: one link one number. An extension stands outside the
//! link: most telephones would dial it as a part of the number.

use serde::Serialize;

use crate::prose::contacts;

/// A piece of a printed number: what can be dialled, or what stands between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dialled {
    /// As printed.
    pub text: String,
    /// `tel:` of a number; none for what stands between numbers and for extensions.
    pub href: Option<String>,
}

/// The digits of a number: an emergency or service number at the least, an area and a long number with the country at the
/// most.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=14;
/// Digits that a number has behind its area.
const LOCAL: std::ops::RangeInclusive<usize> = 7..=8;

/// The pieces of a value; put together they are the value. Where no number stands in it, or one cannot be told from
/// what is around it, there is no link.
pub fn pieces(value: &str) -> Vec<Dialled> {
    let mut out: Vec<Dialled> = Vec::new();
    let mut between = String::new();
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        match number(rest).filter(|_| !between.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-')) {
            Some((len, href)) => {
                if !between.is_empty() {
                    out.push(Dialled { text: std::mem::take(&mut between), href: None });
                }
                out.push(Dialled { text: rest[..len].to_owned(), href: Some(href) });
                rest = &rest[len..];
                // The extension belongs to what stands between.
                let extension = contacts::extension(rest);
                between.push_str(&rest[..extension]);
                rest = &rest[extension..];
            }
            None => {
                between.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    if !between.is_empty() {
        out.push(Dialled { text: between, href: None });
    }
    let words = out.iter().filter(|piece| piece.href.is_none()).any(|piece| !is_between(&piece.text));
    if words { vec![Dialled { text: value.to_owned(), href: None }] } else { out }
}

/// `tel:` of a value that is one number, of its pieces.
pub fn single(pieces: &[Dialled]) -> Option<String> {
    let mut numbers = pieces.iter().filter_map(|piece| piece.href.clone());
    numbers.next().filter(|_| numbers.next().is_none())
}

/// Whether a text between numbers parts them or is an extension and says nothing else: what else is said may be digits
/// that belong to a number.
fn is_between(text: &str) -> bool {
    let marks = |c: char| c.is_whitespace() || "、，,；;:：/／或和及转接分机内线号总()（）-－—–―".contains(c);
    text.chars().all(|c| marks(c) || c.is_ascii_digit()) || text.starts_with(['(', '（']) && text.ends_with([')', '）'])
}

/// A number at the start of a text: its length and what is dialled.
fn number(text: &str) -> Option<(usize, String)> {
    let (mut len, mut dialled) = (0, String::new());
    let mut groups: Vec<(usize, usize)> = Vec::new();
    let mut rest = text;
    if let Some(plus) = rest.strip_prefix('+') {
        dialled.push('+');
        (len, rest) = (1, plus);
    }
    // Groups of digits, each with the one sign or the brackets before it.
    loop {
        let gap = if groups.is_empty() { opening(rest) } else { joint(rest) };
        let digits = rest[gap..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            break;
        }
        let count: usize = groups.iter().map(|(_, count)| count).sum();
        if complete(&groups, &dialled) && !goes_on(&groups, count, digits, &rest[..gap]) {
            break;
        }
        dialled.push_str(&rest[gap..gap + digits]);
        len += gap + digits;
        rest = &rest[gap + digits..];
        groups.push((len, digits));
    }
    let count: usize = groups.iter().map(|(_, count)| count).sum();
    let whole = DIGITS.contains(&count) && !rest.starts_with(|c: char| c.is_ascii_alphabetic());
    (whole && dialled.len() >= 3).then(|| (len, format!("tel:{dialled}")))
}

/// Bytes of a bracket that opens an area: `(0000) 1234567`.
fn opening(text: &str) -> usize {
    let bracket = text.chars().next().filter(|c| "(（".contains(*c)).map_or(0, char::len_utf8);
    if text[bracket..].starts_with('0') { bracket } else { 0 }
}

/// Bytes of what may stand within a number: a hyphen or a dash, a closing bracket, a blank.
fn joint(text: &str) -> usize {
    let mut len = 0;
    for (at, c) in text.char_indices().take(3) {
        if !"-－—–）) ".contains(c) {
            return len;
        }
        len = at + c.len_utf8();
    }
    len
}

/// Whether the groups so far are a whole number: area and number, a mobile number, 400 and its digits, a service number.
fn complete(groups: &[(usize, usize)], dialled: &str) -> bool {
    let digits = dialled.trim_start_matches('+');
    let last = groups.last().map_or(0, |(_, count)| *count);
    match digits.as_bytes() {
        [] => false,
        [b'0', ..] => LOCAL.contains(&last) && digits.len() >= 10 || digits.len() >= 11,
        [b'1', ..] if digits.len() >= 11 => true,
        [b'4' | b'8', b'0', b'0', ..] => digits.len() >= 10,
        _ => LOCAL.contains(&last) || digits.len() == 5 && digits.starts_with("12"),
    }
}

/// Whether further digits belong to a number that is whole without them: 0000-1234-5678.
fn goes_on(groups: &[(usize, usize)], count: usize, further: usize, gap: &str) -> bool {
    let first = groups.first().map_or(0, |(_, count)| *count);
    let halves = groups.last().is_some_and(|(_, last)| *last == 4) && further == 4 && groups.len() == 2;
    halves && first <= 4 && count <= 8 && !gap.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use super::single;

    /// The pieces with their links in brackets.
    fn shown(value: &str) -> String {
        let piece = |piece: super::Dialled| match piece.href {
            Some(href) => format!("[{}→{}]", piece.text, href.trim_start_matches("tel:")),
            None => piece.text,
        };
        pieces(value).into_iter().map(piece).collect()
    }

    #[test]
    fn a_link_dials_one_number() {
        let cases = [
            ("0000-1234567", "[0000-1234567→00001234567]"),
            ("（0000）1234567", "[（0000）1234567→00001234567]"),
            ("0000 1234567", "[0000 1234567→00001234567]"),
            ("000-12345678", "[000-12345678→00012345678]"),
            ("000-1234-5678", "[000-1234-5678→00012345678]"),
            ("00001234567", "[00001234567→00001234567]"),
            ("1234567", "[1234567→1234567]"),
            ("100 0000 0000", "[100 0000 0000→10000000000]"),
            ("400-000-0000", "[400-000-0000→4000000000]"),
            ("12368", "[12368→12368]"),
            ("+86 000 12345678", "[+86 000 12345678→+8600012345678]"),
        ];
        for (value, expected) in cases {
            assert_eq!(shown(value), expected, "{value}");
            assert!(single(&pieces(value)).is_some(), "{value}");
        }
    }

    #[test]
    fn an_extension_stands_outside() {
        let cases = [
            ("0000-1234567-801", "[0000-1234567→00001234567]-801"),
            ("1234567-801", "[1234567→1234567]-801"),
            ("0000-1234567转8012", "[0000-1234567→00001234567]转8012"),
            ("0000-1234567 转 8012", "[0000-1234567→00001234567] 转 8012"),
            ("0000-1234567分机801", "[0000-1234567→00001234567]分机801"),
            ("0000-1234567（分机801）", "[0000-1234567→00001234567]（分机801）"),
            ("0000-1234567，分机：801", "[0000-1234567→00001234567]，分机：801"),
            ("0000-1234567转801、802", "[0000-1234567→00001234567]转801、802"),
        ];
        for (value, expected) in cases {
            assert_eq!(shown(value), expected, "{value}");
        }
    }

    #[test]
    fn two_numbers_are_two_links() {
        let two = "[0000-1234567→00001234567]{}[0000-7654321→00007654321]";
        for between in [" ", "、", "/", "，", "；", "或", " / "] {
            let value = format!("0000-1234567{between}0000-7654321");
            assert_eq!(shown(&value), two.replace("{}", between), "{value}");
            assert_eq!(single(&pieces(&value)), None, "{value}");
        }
        assert_eq!(shown("0000-1234567、7654321"), "[0000-1234567→00001234567]、[7654321→7654321]");
        assert_eq!(
            shown("0000-1234567转801、0000-7654321"),
            "[0000-1234567→00001234567]转801、[0000-7654321→00007654321]"
        );
    }

    #[test]
    fn what_is_no_number_is_no_link() {
        for value in ["见首页", "A座1234567室", "12", "v1.2.3", ""] {
            assert_eq!(shown(value), value, "{value}");
        }
    }
}
