//! Pinyin of Chinese names: ids suggested from them, and the order in which readers look them up.

use ::pinyin::ToPinyin;

use crate::text::punctuation::half_width;

/// No suggested id is longer.
const LONGEST: usize = 60;

/// An id for a name: syllables without tones, joined by `-`; ASCII letters and digits stay, all else is dropped.
///
/// The reading goes character by character (重庆 becomes `zhong-qing`), so it is a suggestion and a given id wins.
pub fn id(text: &str) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for c in text.chars() {
        let c = half_width(c).unwrap_or(c);
        if c.is_ascii_alphanumeric() {
            let c = c.to_ascii_lowercase();
            match words.last_mut().filter(|_| open) {
                Some(word) => word.push(c),
                None => words.push(c.to_string()),
            }
            open = true;
        } else {
            open = false;
            if let Some(syllable) = c.to_pinyin() {
                words.push(syllable.plain().replace('ü', "v"));
            }
        }
    }
    let mut id = String::new();
    for word in words {
        let gap = usize::from(!id.is_empty());
        if id.len() + gap + word.len() > LONGEST {
            if id.is_empty() {
                // One run of ASCII letters fills the whole id: nowhere better to cut.
                id = word.chars().take(LONGEST).collect();
            }
            break;
        }
        if gap == 1 {
            id.push('-');
        }
        id.push_str(&word);
    }
    (!id.is_empty()).then_some(id)
}

/// Beginnings of names of places that are not read as their characters mostly are.
const READ_OTHERWISE: &[(&str, &[&str])] = &[
    ("重庆", &["chong", "qing"]),
    ("厦门", &["xia", "men"]),
    ("长", &["chang"]),
    ("六安", &["lu", "an"]),
    ("六合", &["lu", "he"]),
    ("蚌埠", &["beng", "bu"]),
    ("单县", &["shan", "xian"]),
    ("乐清", &["yue", "qing"]),
    ("乐亭", &["lao", "ting"]),
    ("莘县", &["shen", "xian"]),
    ("浚县", &["xun", "xian"]),
    ("歙县", &["she", "xian"]),
    ("隰县", &["xi", "xian"]),
    ("尉犁", &["yu", "li"]),
    ("铅山", &["yan", "shan"]),
    ("番禺", &["pan", "yu"]),
    ("涡阳", &["guo", "yang"]),
    ("洪洞", &["hong", "tong"]),
    ("繁峙", &["fan", "shi"]),
    ("大城", &["dai", "cheng"]),
    ("黄陂", &["huang", "pi"]),
    ("柏乡", &["bai", "xiang"]),
];

/// Where a name stands among others: syllables without tones, one by one, and behind them the name itself, so that no two
/// names share a place. Digits stand in the order of their numbers, in front of letters.
pub fn order(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some(c) = rest.chars().next() {
        if let Some((place, syllables)) = READ_OTHERWISE.iter().find(|(place, _)| rest.starts_with(place)) {
            syllables.iter().for_each(|syllable| push(syllable, &mut out));
            rest = &rest[place.len()..];
            continue;
        }
        let plain = half_width(c).unwrap_or(c);
        let digits = rest.len() - rest.trim_start_matches(|c: char| half_width(c).unwrap_or(c).is_ascii_digit()).len();
        if digits > 0 {
            let number: String = rest[..digits].chars().map(|c| half_width(c).unwrap_or(c)).collect();
            push(&format!("{:0>9}", number.trim_start_matches('0')), &mut out);
            rest = &rest[digits..];
            continue;
        }
        match c.to_pinyin() {
            Some(syllable) => push(&syllable.plain().replace('ü', "v"), &mut out),
            None if plain.is_ascii_alphabetic() => push(&plain.to_ascii_lowercase().to_string(), &mut out),
            None => {}
        }
        rest = &rest[c.len_utf8()..];
    }
    out.push('\u{1}');
    out.push_str(name);
    out
}

/// The letter under which a name is looked up; none where it stands in front of A.
pub fn letter(name: &str) -> Option<char> {
    order(name).chars().next().filter(char::is_ascii_lowercase).map(|c| c.to_ascii_uppercase())
}

/// A syllable ends with what stands in front of every letter, so that a short one stands before those it begins.
fn push(syllable: &str, out: &mut String) {
    out.push_str(syllable);
    out.push(' ');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_ascii() {
        for (text, wanted) in [
            ("青岚市中级人民法院", Some("qing-lan-shi-zhong-ji-ren-min-fa-yuan")),
            ("执行局", Some("zhi-xing-ju")),
            ("绿化", Some("lv-hua")),
            ("2024年第2轮", Some("2024-nian-di-2-lun")),
            ("２０２４ Abc_d", Some("2024-abc-d")),
            ("“”——", None),
            ("", None),
        ] {
            assert_eq!(id(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn names_stand_in_the_order_of_their_syllables() {
        let mut came = [
            "厦门市中级人民法院",
            "Ｘ组",
            "第10庭",
            "法警队",
            "现场组",
            "第2庭",
            "涡阳县人民法院",
            "夏县人民法院",
            "六安市中级人民法院",
            "12368",
            "西安市中级人民法院",
        ];
        came.sort_by_key(|name| order(name));
        let letters: Vec<Option<char>> = came.iter().map(|name| letter(name)).collect();
        assert_eq!(
            came,
            [
                "12368",
                "第2庭",
                "第10庭",
                "法警队",
                "涡阳县人民法院",
                "六安市中级人民法院",
                "Ｘ组",
                "西安市中级人民法院",
                "厦门市中级人民法院",
                "夏县人民法院",
                "现场组"
            ]
        );
        let said: String = letters.into_iter().map(|letter| letter.unwrap_or('#')).collect();
        assert_eq!(said, "#DDFGLXXXXX");
        assert_ne!(order("刘家"), order("留家"));
    }

    #[test]
    fn long_ids_end_with_a_whole_syllable() {
        let long = id(&"法院".repeat(40)).expect("a name in Han has an id");
        assert!(long.len() <= LONGEST && long.len() > LONGEST - 6, "{long}");
        assert!(long.ends_with("fa") || long.ends_with("yuan"), "{long}");
        assert_eq!(id(&"a".repeat(90)).map(|id| id.len()), Some(LONGEST));
    }
}
