//! Passports, travel permits and number plates. Pure shapes: knows nothing of notices.

use std::ops::Range;

use super::around;

/// Words that announce the number of such a paper.
const ANNOUNCED: &[&str] = &["护照", "通行证", "台胞证", "回乡证"];
/// How far after the word its number may begin, and how far before the word it may end, in characters.
const NEAR: (usize, usize) = (20, 6);
/// The first signs of plates.
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// The numbers of passports and travel permits of a text, in order.
pub fn passports(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    if !ANNOUNCED.iter().any(|word| text.contains(word)) {
        return out;
    }
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let begins = latin(c).is_some() && latin(before).is_none() && !matches!(before, '*' | '＊');
        before = c;
        if !begins || out.last().is_some_and(|last| at < last.end) {
            continue;
        }
        if let Some((range, code)) = signs(text, at)
            && is_passport(&code)
            && is_announced(text, &range, &code)
        {
            out.push(range);
        }
    }
    out
}

/// Whether the paper is named shortly before its number, or behind it where letters make the number one.
fn is_announced(text: &str, range: &Range<usize>, code: &str) -> bool {
    let before: String = text[..range.start].chars().rev().take(NEAR.0).take_while(|c| !ends(*c)).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[range.end..].chars().take(NEAR.1).take_while(|c| !ends(*c)).collect();
    let named = |text: &str| ANNOUNCED.iter().any(|word| text.contains(word));
    // 清单编号 numbers the thing that was listed; 护照编号 the passport.
    let own = |word: &str| ["编号", "编码"].iter().any(|of| before.contains(&format!("{word}{of}")));
    if around::numbers_a_thing(&before) && !ANNOUNCED.iter().any(|word| own(word)) {
        return false;
    }
    named(&before) || named(&after) && code.starts_with(|c: char| c.is_ascii_uppercase())
}

/// The letters and digits that stand together from a place on, single spaces and hyphens between; none if some are masked.
fn signs(text: &str, from: usize) -> Option<(Range<usize>, String)> {
    let (mut code, mut end, mut gap) = (String::new(), from, 0);
    for (at, c) in text[from..].char_indices() {
        match latin(c) {
            Some(sign) => {
                code.push(sign);
                (end, gap) = (from + at + c.len_utf8(), 0);
            }
            None if matches!(c, '*' | '＊' | '×' | '█') => return None,
            None if matches!(c, ' ' | '-' | '\u{3000}') && gap == 0 => gap = 1,
            None => break,
        }
    }
    Some((from..end, code))
}

/// The letters of the issuer and as many digits as it gives.
fn is_passport(code: &str) -> bool {
    let digits = code.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = &code[..code.len() - digits.len()];
    let count = digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(digits.len());
    match (letters, count) {
        ("E" | "G" | "D" | "S" | "P" | "C" | "W" | "T" | "L", Some(8)) => true,
        ("H" | "M", Some(8 | 10)) => true,
        ("", Some(8)) => !digits.starts_with("19") && !digits.starts_with("20"),
        ("", Some(9)) => digits.starts_with("14") || digits.starts_with("15"),
        (_, Some(7)) => letters.len() == 2 && letters.starts_with(['E', 'C', 'D', 'S', 'P']),
        _ => false,
    }
}

/// The number plates of a text, in order; those of the police are no person's.
pub fn plates(text: &str) -> Vec<Range<usize>> {
    let second = text.char_indices().filter(|(_, c)| latin(*c).is_some());
    let first = second.filter_map(|(at, _)| text[..at].char_indices().next_back());
    first.filter(|(_, c)| PROVINCES.contains(*c)).filter_map(|(at, _)| plate(text, at)).collect()
}

fn plate(text: &str, at: usize) -> Option<Range<usize>> {
    let mut rest = text[at..].char_indices().skip(1).peekable();
    let office = rest.next().and_then(|(_, c)| latin(c))?;
    rest.next_if(|(_, c)| matches!(c, '·' | '•' | '・' | '.' | '-' | ' '));
    let (mut serial, mut end) = (String::new(), at);
    while let Some((offset, c)) = rest.next_if(|(_, c)| latin(*c).is_some()) {
        serial.push(latin(c)?);
        end = at + offset + c.len_utf8();
    }
    let digits = serial.bytes().filter(u8::is_ascii_digit).count();
    let shape = match serial.len() {
        5 => digits >= 3,
        6 => {
            digits >= 4 && serial.starts_with(|c: char| c.is_ascii_uppercase())
                || digits == 5 && serial.ends_with(|c: char| c.is_ascii_uppercase())
        }
        _ => false,
    };
    let unknown = serial.contains(['I', 'O']);
    let another = text[end..].starts_with(['元', '万', '号', '警', '年', '*', '＊', '×', '-']);
    (office.is_ascii_uppercase() && shape && !unknown && !another).then_some(at..end)
}

/// A letter or digit of either width, as a capital of the narrow one.
fn latin(c: char) -> Option<char> {
    let narrow = match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0)?,
        _ => c,
    };
    narrow.is_ascii_alphanumeric().then(|| narrow.to_ascii_uppercase())
}

/// Whether a sentence or a line ends here.
fn ends(c: char) -> bool {
    matches!(c, '。' | '；' | '！' | '\n')
}
