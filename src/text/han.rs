//! Han characters as structure is read through them: traditional ones as simplified, radicals and compatibility forms as
//! the characters that they look like.
//!
//! A reading has one character for each of the text, as long in bytes: a place in one is the same place in the other. It
//! serves to understand a text and is never shown instead of it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::han_forms;

type Pairs = HashMap<char, char>;

static SIMPLIFIED: LazyLock<Pairs> = LazyLock::new(|| pairs(han_forms::TRADITIONAL, han_forms::SIMPLIFIED));
static RADICALS: LazyLock<Pairs> = LazyLock::new(|| pairs(han_forms::RADICALS, han_forms::LOOK_ALIKES));

fn pairs(from: &str, to: &str) -> Pairs {
    from.chars().zip(to.chars()).collect()
}

/// Whether a character is a radical, which only looks like a character.
pub fn is_radical(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2ef3}' | '\u{2f00}'..='\u{2fd5}')
}

/// Whether a character is a compatibility ideograph; twelve of their block are common ones in spite of their place.
pub fn is_compatibility(c: char) -> bool {
    matches!(c, '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}') && c.nfc().next() != Some(c)
}

/// The character that a radical or a compatibility form looks like.
pub fn look_alike(c: char) -> Option<char> {
    if !is_radical(c) && !is_compatibility(c) {
        return None;
    }
    let known = RADICALS.get(&c).copied();
    known.or_else(|| c.nfkc().next()).filter(|common| *common != c)
}

/// The simplified character of a traditional one that simplified text does not have.
pub fn simplified(c: char) -> Option<char> {
    SIMPLIFIED.get(&c).copied()
}

/// A character as it is read.
pub fn read(c: char) -> char {
    if c < '\u{2e80}' {
        return c;
    }
    let plain = look_alike(c).unwrap_or(c);
    let read = simplified(plain).unwrap_or(plain);
    // Places must hold: what is longer or shorter in bytes stays.
    if read.len_utf8() == c.len_utf8() { read } else { c }
}

/// A text as it is read: the same places, other characters; borrowed where nothing differs.
pub fn reading(text: &str) -> Cow<'_, str> {
    match text.char_indices().find(|(_, c)| read(*c) != *c) {
        None => Cow::Borrowed(text),
        Some((first, _)) => {
            let mut out = String::with_capacity(text.len());
            out.push_str(&text[..first]);
            out.extend(text[first..].chars().map(read));
            Cow::Owned(out)
        }
    }
}

/// A text in which radicals and compatibility forms are the characters that they look like, and all else stays.
pub fn without_look_alikes(text: &str) -> String {
    text.chars().map(|c| look_alike(c).filter(|common| common.len_utf8() == c.len_utf8()).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_keeps_every_place() {
        for (text, read) in [
            ("關於巡察整改進展情況的通報", "关于巡察整改进展情况的通报"),
            ("責任單位：縣水務局", "责任单位：县水务局"),
            ("責任部⻔：⽴案庭", "责任部门：立案庭"),
            ("⼀是核對。⼆是發放。", "一是核对。二是发放。"),
            ("2025年7⽉10⽇", "2025年7月10日"),
            ("\u{f9e4}水縣", "理水县"),
            ("著作、乾坤、象徵", "著作、乾坤、象徵"),
            ("整改情况", "整改情况"),
        ] {
            assert_eq!(reading(text), read);
            let lengths = |text: &str| text.chars().map(char::len_utf8).collect::<Vec<_>>();
            assert_eq!(lengths(text), lengths(read), "{text}");
        }
    }

    #[test]
    fn the_tables_hold_pairs_of_one_length() {
        for (from, to) in
            [(han_forms::TRADITIONAL, han_forms::SIMPLIFIED), (han_forms::RADICALS, han_forms::LOOK_ALIKES)]
        {
            assert_eq!(from.chars().count(), to.chars().count());
            assert!(from.chars().zip(from.chars().skip(1)).all(|(one, next)| one < next));
            assert!(from.chars().chain(to.chars()).all(|c| c.len_utf8() == 3));
        }
        // What is read is read once: no simplified character is read as another.
        assert!(han_forms::SIMPLIFIED.chars().all(|c| simplified(c).is_none()));
    }

    #[test]
    fn only_radicals_and_compatibility_forms_look_alike() {
        assert_eq!((look_alike('⽴'), look_alike('⻔'), look_alike('\u{f9e4}')), (Some('立'), Some('门'), Some('理')));
        assert_eq!((look_alike('立'), look_alike('關'), look_alike('\u{fa0e}')), (None, None, None));
        assert_eq!(without_look_alikes("關⽴"), "關立");
    }
}
