//! Signs of characters that were lost in copying: words without their beginning, digits without the unit between them.

use std::ops::Range;

use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Second halves of frequent first words, with what may follow them in a sound text.
const TORN: &[(&str, &[&str])] = &[
    ("迎广大", &[]),
    ("续", &["建", "聘", "签", "费", "航", "写", "封", "冻"]),
    ("立整改", &["组"]),
    ("立健全", &[]),
    ("立完善", &[]),
    ("立长效", &[]),
    ("立台账", &[]),
    ("立机制", &[]),
    ("理现行", &[]),
    ("理完善", &[]),
    ("合巡察", &[]),
    ("合审判", &[]),
    ("合工作", &[]),
    ("合实际", &[]),
    ("定《", &[]),
    ("订《", &[]),
    ("订完善", &[]),
    ("善《", &[]),
    ("据市委", &[]),
    ("据省委", &[]),
    ("据区委", &[]),
    ("据县委", &[]),
    ("照市委", &[]),
    ("照省委", &[]),
    ("照巡察", &[]),
    ("照要求", &[]),
    ("彻落实", &[]),
    ("彻习近平", &[]),
    ("真贯彻", &[]),
    ("真落实", &[]),
    ("真学习", &[]),
    ("格落实", &[]),
    ("格执行", &[]),
    ("格按照", &[]),
    ("织开展", &[]),
    ("织召开", &[]),
    ("织学习", &[]),
    ("织干警", &[]),
    ("展专项", &[]),
    ("展警示", &[]),
    ("强组织", &[]),
    ("强监督", &[]),
    ("强学习", &[]),
    ("化落实", &[]),
    ("化监督", &[]),
    ("实主体责任", &[]),
    ("面落实", &[]),
    ("面加强", &[]),
    ("度重视", &[]),
    ("时召开", &[]),
    ("至目前", &[]),
    ("止目前", &[]),
    ("深学习", &[]),
    ("过开展", &[]),
    ("是加强", &[]),
    ("是强化", &[]),
    ("是完善", &[]),
];

static UNIT: Fixed = Fixed::new(|| {
    fixed(concat!(
        r"(?:^|[^\d\-—–/.．])(\d{3,8}日|[4-9]\d日(?:[，,。；;）)至]|$)|3[2-9]日(?:[，,。；;）)至]|$)|(?:[4-9][1-46-9]|3[2-46-9])日(?:前|起|止|上午|下午|印发|召开|组织)|\d{1,2}(?:个|大)?方面\d{3,6}个|年\d{3,4}日|月\d{3}日)",
        // The unit is lost behind a dash too, and a year in front of its word.
        r"|[—–\-]{2}(\d{5,8}日)|[为于](年\d{1,2}月\d{1,2}日)",
    ))
});

/// Whether a text begins in the middle of a word.
pub fn beginning(text: &str) -> bool {
    TORN.iter().any(|(word, sound)| {
        text.strip_prefix(word).is_some_and(|rest| !sound.iter().any(|next| rest.starts_with(next)))
    })
}

/// Words behind 日 that make digits a number of days: 180日内, 百日攻坚.
const OF_DAYS: &[&str] = &["内", "以内", "之内", "以上", "以下", "行动", "攻坚", "会战", "集中"];

/// Where digits have lost the unit between them: `924日`, `4个方面1640个`.
pub fn units(text: &str) -> Vec<Range<usize>> {
    let found =
        UNIT.captures_iter(text).filter_map(|found| found.iter().skip(1).flatten().next()).map(|found| found.range());
    found.filter(|found| !OF_DAYS.iter().any(|word| text[found.end..].starts_with(word))).collect()
}

/// Signs that stand for characters which were taken out or are still to be filled in: `**市`, `XX年`, `____`.
pub fn masks(text: &str) -> Vec<Range<usize>> {
    static MASK: Fixed = Fixed::new(|| fixed(r"\*+|[XＸ×]{2,}|[xｘ]{2,}|[○〇]{2,}|[□■▇█]+|_{3,}|＿{2,}"));
    MASK.find_iter(text).map(|found| found.range()).filter(|at| !is_part_of_a_word(text, at)).collect()
}

/// Whether such signs belong to a longer word: letters in a mailbox or an address on the web (xxgk@court.example), zeros
/// in a year (二〇〇五年).
fn is_part_of_a_word(text: &str, at: &Range<usize>) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '/' | '_' | '-');
    let digit = |c: char| numeral::chinese_digit(c).is_some();
    let belongs = |is: &dyn Fn(char) -> bool| text[..at.start].ends_with(is) || text[at.end..].starts_with(is);
    match text[at.clone()].chars().next() {
        Some('x') => belongs(&letter),
        Some('○' | '〇') => belongs(&digit),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_are_seen_and_parts_of_words_are_none() {
        for text in ["**市人民法院", "XX年", "xx局", "○○县", "____", "□□□"] {
            assert_eq!(masks(text).len(), 1, "{text}");
        }
        for text in ["二〇〇五年", "二○○五年", "xxgk@court.example", "X光机", "○", "a_b"] {
            assert!(masks(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn torn_words_are_seen_and_whole_ones_are_not() {
        for text in ["立整改成效机制", "续加强学习", "迎广大群众监督"] {
            assert!(beginning(text), "{text}");
        }
        for text in ["建立整改成效机制", "续建审判法庭", "立行立改", ""] {
            assert!(!beginning(text), "{text}");
        }
    }

    #[test]
    fn units_are_missed_between_digits_only() {
        assert_eq!(units("2024年924日反馈").len(), 1);
        assert_eq!(units("4个方面1640个事项").len(), 1);
        assert_eq!(units("整改期限——20211228日，时间为年4月6日").len(), 2);
        assert!(units("2021年——2022年，成立于1999年4月6日，次年4月6日").is_empty());
        assert!(units("2024年9月24日，共10个工作日，30日内，4个方面16个问题").is_empty());
    }
}
