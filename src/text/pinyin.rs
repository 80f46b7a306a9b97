//! ASCII ids suggested from Chinese names.

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
    fn long_ids_end_with_a_whole_syllable() {
        let long = id(&"法院".repeat(40)).expect("a name in Han has an id");
        assert!(long.len() <= LONGEST && long.len() > LONGEST - 6, "{long}");
        assert!(long.ends_with("fa") || long.ends_with("yuan"), "{long}");
        assert_eq!(id(&"a".repeat(90)).map(|id| id.len()), Some(LONGEST));
    }
}
