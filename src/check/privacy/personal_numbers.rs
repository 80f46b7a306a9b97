//! Numbers that name a person, in the many ways people write them. Pure shapes: knows nothing of notices.

use std::ops::Range;

use super::around;

/// What a number gives away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// A resident identity number, of 18 or of 15 digits.
    Resident,
    /// A bank card.
    Card,
    /// A mobile telephone.
    Mobile,
}

/// Digits that stand side by side.
struct Group {
    /// Their values; an X at the end is ten.
    digits: Vec<u8>,
    /// Where they stand.
    place: Range<usize>,
    /// Whether the group before is only a separator away.
    joined: bool,
    /// Whether a letter touches it: a piece of a code.
    in_code: bool,
}

/// The personal numbers of a text, in order, none inside another.
pub fn personal(text: &str) -> Vec<(NumberKind, Range<usize>)> {
    let groups = groups(text);
    let mut out = Vec::new();
    let mut first = 0;
    while first < groups.len() {
        match longest(text, &groups, first) {
            Some((kind, last)) => {
                out.push((kind, groups[first].place.start..groups[last].place.end));
                first = last + 1;
            }
            None => first += 1,
        }
    }
    out
}

/// The longest number that begins with a group, with its last group.
fn longest(text: &str, groups: &[Group], first: usize) -> Option<(NumberKind, usize)> {
    let mut digits = Vec::new();
    let mut sizes = Vec::new();
    let mut found = None;
    for (index, group) in groups.iter().enumerate().skip(first) {
        if (index > first && !group.joined) || group.in_code || digits.len() + group.digits.len() > 19 {
            break;
        }
        digits.extend(&group.digits);
        sizes.push(group.digits.len());
        let (before, after) = (&text[..groups[first].place.start], &text[group.place.end..]);
        if let Some(kind) = kind(&digits, &sizes).filter(|kind| gives_away(*kind, &digits, before, after)) {
            found = Some((kind, index));
        }
    }
    found
}

/// What these digits are.
fn kind(digits: &[u8], sizes: &[usize]) -> Option<NumberKind> {
    if is_resident(digits) {
        return Some(NumberKind::Resident);
    }
    if digits.contains(&10) {
        return None;
    }
    if is_card(digits) {
        return Some(NumberKind::Card);
    }
    let (prefix, number) = digits.split_at(digits.len().saturating_sub(11));
    let abroad = matches!(prefix, [] | [8, 6] | [0, 0, 8, 6]);
    (abroad && is_mobile(number) && spoken(sizes)).then_some(NumberKind::Mobile)
}

/// Whether the words around leave these digits what their shape says. A checksum over a birth date is proof enough: only
/// what is said to be a credit code is not one.
fn gives_away(kind: NumberKind, digits: &[u8], before: &str, after: &str) -> bool {
    if kind == NumberKind::Resident && digits.len() == 18 {
        return !before.trim_end_matches([' ', '：', ':', '为']).ends_with("信用代码");
    }
    !around::counts(before, after) && !around::numbers_a_thing(before) && !around::in_web_address(before)
}

/// Whether the groups are ones in which people write a mobile number; three columns of a table are not.
fn spoken(sizes: &[usize]) -> bool {
    let sizes = match sizes {
        [2 | 4, rest @ ..] if rest.iter().sum::<usize>() == 11 => rest,
        _ => sizes,
    };
    let known = matches!(sizes, [11 | 13 | 15] | [3, 4, 4] | [4, 3, 4] | [4, 4, 3] | [3, 8] | [7, 4] | [3, 3, 5]);
    known || sizes.iter().all(|size| *size == 1)
}

/// Region, birth date and, in the long form, the checksum of GB 11643.
fn is_resident(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    if !matches!(digits.len(), 15 | 18) || digits[..digits.len() - 1].contains(&10) {
        return false;
    }
    let number = |range: Range<usize>| digits[range].iter().fold(0, |all, digit| all * 10 + u32::from(*digit));
    let region = matches!(number(0..2), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83);
    if digits.len() == 15 {
        return region && digits[14] < 10 && is_day(1900 + number(6..8), number(8..10), number(10..12));
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    let check = (12 - sum % 11) % 11;
    let born = number(6..10);
    region
        && (1900..2100).contains(&born)
        && is_day(born, number(10..12), number(12..14))
        && check == u32::from(digits[17])
}

/// Whether the calendar has the day.
fn is_day(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// The issuer's first digits, the length they go with, and Luhn's checksum.
fn is_card(digits: &[u8]) -> bool {
    let issued = match digits {
        [6, 2, ..] => (16..=19).contains(&digits.len()),
        [4, ..] | [5, 1..=5, ..] | [3, 5, ..] => digits.len() == 16,
        _ => false,
    };
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let counted = |(at, digit): (usize, &u8)| if at % 2 == 1 { doubled(u32::from(*digit)) } else { u32::from(*digit) };
    issued && digits.iter().rev().enumerate().map(counted).sum::<u32>().is_multiple_of(10)
}

/// The prefixes in use.
fn is_mobile(digits: &[u8]) -> bool {
    match digits {
        [1, 3 | 8, ..] => digits.len() == 11,
        [1, 4 | 5, third, ..] => digits.len() == 11 && !matches!((digits[1], third), (5, 4) | (4, 2 | 3)),
        [1, 6, 2 | 5 | 6 | 7, ..] | [1, 7, 0..=8, ..] => digits.len() == 11,
        [1, 9, third, ..] => digits.len() == 11 && *third != 4,
        _ => false,
    }
}

/// The groups of digits of a text.
fn groups(text: &str) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let mut before = None;
    let mut gap = usize::MAX;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let tail = gap <= 2 && matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ');
        match (out.last_mut(), value(c)) {
            (Some(group), Some(digit)) if gap == 0 => {
                group.in_code |= group.digits.contains(&10);
                group.digits.push(digit);
                group.place.end = end;
            }
            (_, Some(digit)) => {
                let touched = before.is_some_and(|c: char| c.is_ascii_alphabetic());
                let in_code = touched && !around::announce_a_telephone(&text[..at]);
                out.push(Group { digits: vec![digit], place: at..end, joined: gap <= 2, in_code });
                gap = 0;
            }
            (Some(group), None) if tail && gap == 0 && !group.digits.contains(&10) => {
                group.digits.push(10);
                group.place.end = end;
            }
            (Some(group), None) if tail && gap > 0 && !group.digits.contains(&10) => {
                out.push(Group { digits: vec![10], place: at..end, joined: true, in_code: false });
                gap = 0;
            }
            (Some(group), None) if gap == 0 && (c.is_ascii_alphabetic() || matches!(c, 'Ｘ' | 'ｘ' | '*' | '＊')) => {
                group.in_code = true;
                gap = usize::MAX;
            }
            (_, None) if separates(c) => gap = gap.saturating_add(1),
            _ => gap = usize::MAX,
        }
        before = Some(c);
    }
    out
}

/// What may stand between the digits of one number.
fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '－' | '—' | '–' | '‐' | '.' | '．' | '·')
}

/// The value of one written digit.
fn value(c: char) -> Option<u8> {
    let past = |zero: char| u8::try_from(u32::from(c) - u32::from(zero)).ok();
    match c {
        '0'..='9' => past('0'),
        '０'..='９' => past('０'),
        '零' | '〇' | '○' => Some(0),
        '一' | '幺' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}
