//! Numerals as notices write them: `21`, `２１`, `二十一`, `廿一`, `二〇二五`, `⑳`.

/// No numeral in a notice is longer; a bound keeps hostile runs of digits cheap.
const LONGEST: usize = 20;

/// The number a whole string stands for.
pub fn read(text: &str) -> Option<u32> {
    prefix(text).filter(|&(_, len)| len == text.len()).map(|(value, _)| value)
}

/// The longest numeral a text begins with, and its length in bytes.
///
/// Only one way of writing counts at a time: `3十` begins with 3. A run of digits too large for a number is none.
pub fn prefix(text: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    if let Some(value) = circled(first) {
        return Some((value, first.len_utf8()));
    }
    if arabic_digit(first).is_some() {
        let mut value = 0u32;
        let mut len = 0;
        for (c, digit) in text.chars().map_while(|c| Some((c, arabic_digit(c)?))) {
            value = value.checked_mul(10)?.checked_add(digit)?;
            len += c.len_utf8();
        }
        return Some((value, len));
    }
    let run: Vec<char> = text.chars().take_while(|&c| is_chinese(c)).take(LONGEST).collect();
    (1..=run.len()).rev().find_map(|count| {
        let value = positional(&run[..count])?;
        Some((value, run[..count].iter().map(|c| c.len_utf8()).sum()))
    })
}

/// The number in Chinese: `二十一`, `一百零五`.
pub fn chinese(value: u32) -> String {
    if value == 0 {
        return "零".to_owned();
    }
    let mut out = String::new();
    let mut gap = false;
    for (size, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let section = value / size % 10_000;
        if section == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap || (!out.is_empty() && section < 1_000) {
            out.push('零');
        }
        gap = false;
        write_section(section, &mut out);
        out.push_str(name);
    }
    out
}

/// The value of `①` to `⑳`.
pub fn circled(c: char) -> Option<u32> {
    matches!(c, '①'..='⑳').then(|| u32::from(c) - u32::from('①') + 1)
}

/// The value of a digit `0` or `０`.
pub fn arabic_digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// The value of a Chinese digit, `〇` to `九`, with `两` for two.
pub fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn unit(c: char) -> Option<u32> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        _ => return None,
    })
}

/// Whether a character belongs to Chinese numerals.
pub fn is_chinese(c: char) -> bool {
    chinese_digit(c).is_some() || unit(c).is_some() || matches!(c, '万' | '廿' | '卅')
}

/// The value of a whole Chinese numeral.
fn positional(run: &[char]) -> Option<u32> {
    let digits: Option<Vec<u32>> = run.iter().map(|&c| chinese_digit(c)).collect();
    if let Some(digits) = digits {
        // 二〇二五, digit by digit; 两 is never written so.
        if digits.len() > 1 && run.contains(&'两') {
            return None;
        }
        return digits.iter().try_fold(0u32, |value, digit| value.checked_mul(10)?.checked_add(*digit));
    }
    match run.iter().position(|&c| c == '万') {
        None => section(run, None),
        Some(at) => {
            let high = section(&run[..at], None)?;
            let low = match &run[at + 1..] {
                [] => 0,
                low => section(low, Some(10_000))?,
            };
            high.checked_mul(10_000)?.checked_add(low)
        }
    }
}

/// The value of a numeral below 万; `above` is the unit that stands before it.
fn section(run: &[char], above: Option<u32>) -> Option<u32> {
    let mut total = 0;
    let mut last = above;
    let mut digit = None;
    let mut zero = false;
    for &c in run {
        if let Some(value) = chinese_digit(c) {
            if digit.is_some() || (value == 0 && (zero || last.is_none())) {
                return None;
            }
            if value == 0 {
                zero = true;
            } else {
                digit = Some(value);
            }
        } else {
            let (times, size) = match c {
                '廿' if digit.is_none() => (2, 10),
                '卅' if digit.is_none() => (3, 10),
                _ => (digit.take().or((c == '十').then_some(1))?, unit(c)?),
            };
            if last.is_some_and(|last| size >= last) {
                return None;
            }
            total += times * size;
            last = Some(size);
            zero = false;
        }
    }
    match (digit, last) {
        (Some(digit), None) => Some(digit),
        (Some(digit), Some(_)) if zero => Some(total + digit),
        // 一百二 is 120, 十二 is 12.
        (Some(digit), Some(last)) => Some(total + digit * last / 10),
        (None, Some(_)) if !zero && !run.is_empty() => Some(total),
        _ => None,
    }
}

/// Writes a number from 1 to 9999; a leading 一十 is 十 only at the very front.
fn write_section(value: u32, out: &mut String) {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let mut gap = false;
    let front = out.is_empty();
    let mut written = false;
    for (size, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / size % 10;
        if digit == 0 {
            gap = written;
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        if !(front && !written && size == 10 && digit == 1) {
            // The remainder of a division by ten is a valid index.
            out.push(DIGITS[digit as usize]);
        }
        out.push_str(name);
        written = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numerals_are_read() {
        for (text, value) in [
            ("0", 0),
            ("21", 21),
            ("２１", 21),
            ("零", 0),
            ("〇", 0),
            ("一", 1),
            ("十", 10),
            ("十一", 11),
            ("二十", 20),
            ("二十一", 21),
            ("廿", 20),
            ("廿一", 21),
            ("卅一", 31),
            ("两百", 200),
            ("一百零五", 105),
            ("一百一十", 110),
            ("一百二", 120),
            ("三千零二十", 3020),
            ("九千九百九十九", 9999),
            ("三万", 30_000),
            ("三万五", 35_000),
            ("三万零五", 30_005),
            ("二〇二五", 2025),
            ("二零二五", 2025),
            ("二○二五", 2025),
            ("①", 1),
            ("⑳", 20),
        ] {
            assert_eq!(read(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_numeral_is_not_read() {
        for text in ["", "个", "十个", "3十", "99999999999", "一百零", "二两", "十百", "万", "零百", "百", "万五", "-1"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_longest_numeral_at_the_front_is_taken() {
        for (text, value, len) in [
            ("12个", 12, 2),
            ("十二个问题", 12, 6),
            ("一百零", 100, 6),
            ("２０25年", 2025, 8),
            ("⑳项", 20, 3),
            ("3十", 3, 1),
        ] {
            assert_eq!(prefix(text), Some((value, len)), "{text}");
        }
        assert_eq!(prefix("第一"), None);
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        for (value, text) in [
            (0, "零"),
            (10, "十"),
            (21, "二十一"),
            (105, "一百零五"),
            (110, "一百一十"),
            (1_001, "一千零一"),
            (1_010, "一千零一十"),
            (10_010, "一万零一十"),
            (200_005, "二十万零五"),
            (100_000_000, "一亿"),
        ] {
            assert_eq!(chinese(value), text);
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for value in (1..3000).chain([9_999, 10_000, 10_001, 10_100, 12_345, 99_999, 100_010, 9_999_999]) {
            assert_eq!(read(&chinese(value)), Some(value), "{}", chinese(value));
        }
    }
}
