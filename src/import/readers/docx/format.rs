//! Numbers as Word writes them in lists, by the name of the format.

use crate::text::numeral;

const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [(char, char); 13] = [
    ('零', '零'),
    ('一', '壹'),
    ('二', '贰'),
    ('三', '叁'),
    ('四', '肆'),
    ('五', '伍'),
    ('六', '陆'),
    ('七', '柒'),
    ('八', '捌'),
    ('九', '玖'),
    ('十', '拾'),
    ('百', '佰'),
    ('千', '仟'),
];

/// A number in a format. One that is not known is written in digits, so that nothing is lost.
pub(in crate::import::readers::docx) fn number(format: &str, value: u32) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{value:02}"),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_lowercase(),
        "upperLetter" => letters(value),
        "lowerLetter" => letters(value).to_lowercase(),
        "decimalFullWidth" | "decimalFullWidth2" => value.to_string().chars().map(wide).collect(),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(value),
        "decimalEnclosedFullstop" => enclosed(value, 0x2488, 20, |value| format!("{value}.")),
        "decimalEnclosedParen" => enclosed(value, 0x2474, 20, |value| format!("({value})")),
        "ideographEnclosedCircle" => enclosed(value, 0x3280, 10, |value| value.to_string()),
        "numberInDash" => format!("- {value} -"),
        // Above ninety-nine these count digit by digit.
        "chineseCounting" | "taiwaneseCounting" if value > 99 => digits(value, '○'),
        "chineseCounting" | "chineseCountingThousand" | "taiwaneseCounting" | "taiwaneseCountingThousand" => {
            numeral::chinese(value)
        }
        // 百 and 千 stand without 一 here.
        "japaneseCounting" => numeral::chinese(value).replace('零', "").replace("一百", "百").replace("一千", "千"),
        "ideographDigital" | "japaneseDigitalTenThousand" | "koreanDigital2" => digits(value, '〇'),
        "taiwaneseDigital" => digits(value, '○'),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => legal(value, format),
        "ideographTraditional" => cycle(&STEMS, value),
        "ideographZodiac" => cycle(&BRANCHES, value),
        "ideographZodiacTraditional" => match value.checked_sub(1) {
            Some(_) => cycle(&STEMS, (value - 1) % 10 + 1) + &cycle(&BRANCHES, (value - 1) % 12 + 1),
            None => value.to_string(),
        },
        _ => value.to_string(),
    }
}

/// `①` to `㊿`.
pub(in crate::import::readers::docx) fn circled(value: u32) -> String {
    let start = match value {
        1..=20 => 0x2460 - 1,
        21..=35 => 0x3251 - 21,
        36..=50 => 0x32B1 - 36,
        _ => return value.to_string(),
    };
    char::from_u32(start + value).map_or_else(|| value.to_string(), String::from)
}

fn enclosed(value: u32, first: u32, most: u32, else_so: impl Fn(u32) -> String) -> String {
    match (1..=most).contains(&value).then(|| char::from_u32(first + value - 1)).flatten() {
        Some(c) => c.to_string(),
        None => else_so(value),
    }
}

fn wide(digit: char) -> char {
    digit.to_digit(10).and_then(|digit| char::from_u32(u32::from('０') + digit)).unwrap_or(digit)
}

fn digits(value: u32, zero: char) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)).copied().unwrap_or(c);
    value.to_string().chars().map(digit).map(|c| if c == '〇' { zero } else { c }).collect()
}

fn legal(value: u32, format: &str) -> String {
    let written = numeral::chinese(value);
    let written = if written.starts_with('十') { format!("一{written}") } else { written };
    let simplified: String =
        written.chars().map(|c| LEGAL.iter().find(|(plain, _)| *plain == c).map_or(c, |(_, legal)| *legal)).collect();
    match format {
        "chineseLegalSimplified" => simplified,
        "japaneseLegal" => simplified.replace('壹', "壱").replace('贰', "弐").replace('叁', "参").replace('万', "萬"),
        _ => simplified.replace('贰', "貳").replace('叁', "參").replace('陆', "陸").replace('万', "萬"),
    }
}

fn cycle(names: &[char], value: u32) -> String {
    let at = value.checked_sub(1).and_then(|at| names.get(at as usize));
    at.map_or_else(|| value.to_string(), char::to_string)
}

/// A, …, Z, AA, BB, …: the letter is repeated.
fn letters(value: u32) -> String {
    let Some(at) = value.checked_sub(1).filter(|at| *at < 26 * 30) else { return value.to_string() };
    let letter = char::from_u32(u32::from('A') + at % 26).unwrap_or('A');
    std::iter::repeat_n(letter, (at / 26 + 1) as usize).collect()
}

fn roman(value: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&value) {
        return value.to_string();
    }
    let mut rest = value;
    let mut text = String::new();
    for (size, sign) in SIGNS {
        while rest >= size {
            text.push_str(sign);
            rest -= size;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_counts_as_word_does() {
        for (format, value, text) in [
            ("decimal", 12, "12"),
            ("decimalZero", 7, "07"),
            ("decimalFullWidth", 12, "１２"),
            ("upperRoman", 14, "XIV"),
            ("lowerRoman", 4, "iv"),
            ("upperLetter", 28, "BB"),
            ("lowerLetter", 3, "c"),
            ("chineseCounting", 10, "十"),
            ("chineseCounting", 21, "二十一"),
            ("chineseCounting", 105, "一○五"),
            ("chineseCountingThousand", 105, "一百零五"),
            ("japaneseCounting", 120, "百二十"),
            ("ideographDigital", 20, "二〇"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("ideographTraditional", 3, "丙"),
            ("ideographTraditional", 11, "11"),
            ("ideographZodiac", 12, "亥"),
            ("ideographZodiacTraditional", 1, "甲子"),
            ("decimalEnclosedCircle", 1, "①"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircleChinese", 21, "㉑"),
            ("decimalEnclosedCircle", 50, "㊿"),
            ("decimalEnclosedFullstop", 2, "⒉"),
            ("decimalEnclosedParen", 21, "(21)"),
            ("none", 3, ""),
            ("never heard of", 3, "3"),
        ] {
            assert_eq!(number(format, value), text, "{format} {value}");
        }
    }

    #[test]
    fn zero_and_the_largest_number_are_written_in_every_format() {
        for format in
            ["ideographTraditional", "ideographZodiacTraditional", "upperLetter", "upperRoman", "japaneseLegal"]
        {
            for value in [0, u32::MAX] {
                assert!(!number(format, value).is_empty(), "{format} {value}");
            }
        }
    }
}
