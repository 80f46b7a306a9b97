//! Characters as they are sought: one for one, so that a place in the folded text is the same place in the text.
//!
//! Texts are taken as UTF-16, as scripts have them. Half and full width become the usual form of Chinese texts (full-width
//! punctuation, half-width letters and digits), traditional characters and radicals their simplified ones, capitals small
//! letters, white space a blank.

use crate::text::han;

/// A blank.
const BLANK: u16 = 0x20;

/// A UTF-16 unit as it is sought.
pub(super) fn fold(unit: u16) -> u16 {
    match unit {
        unit if is_blank(unit) => BLANK,
        // Punctuation that Chinese texts write in full width.
        0x21 | 0x28 | 0x29 | 0x2c | 0x3a | 0x3b | 0x3f => unit + 0xfee0,
        0xff01 | 0xff08 | 0xff09 | 0xff0c | 0xff1a | 0xff1b | 0xff1f | 0xff5e => unit,
        0xff02..=0xff5d => lower(unit - 0xfee0),
        0x2e80.. => variant(unit).unwrap_or(unit),
        unit => lower(unit),
    }
}

/// Whether a unit is white space, as scripts know it, or a control character.
pub(super) fn is_blank(unit: u16) -> bool {
    matches!(
        unit,
        0..=0x20 | 0x7f | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000 | 0xfeff
    )
}

/// Whether a sentence ends with a unit of a folded text: places are counted from there anew.
pub(super) fn ends_sentence(unit: u16) -> bool {
    // 。！；？
    matches!(unit, 0x3002 | 0xff01 | 0xff1b | 0xff1f)
}

/// The character that a traditional one, a radical or a compatibility form is read as.
pub(super) fn variant(unit: u16) -> Option<u16> {
    let c = char::from_u32(u32::from(unit))?;
    let read = han::read(c);
    (read != c).then(|| u16::try_from(u32::from(read)).ok()).flatten()
}

fn lower(unit: u16) -> u16 {
    let small = char::from_u32(u32::from(unit)).map(|c| {
        let mut small = c.to_lowercase();
        (small.next(), small.next())
    });
    match small {
        Some((Some(small), None)) => u16::try_from(u32::from(small)).unwrap_or(unit),
        _ => unit,
    }
}

/// All that is read as another character by the table alone, with what each is read as.
pub(super) fn variants() -> (Vec<u16>, Vec<u16>) {
    (0x2e80..=0xfeff).filter_map(|unit| Some((unit, variant(unit)?))).unzip()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_folded_to_the_usual_form() {
        for (text, folded) in [
            ("ＡBc１2", "abc12"),
            ("(一)、甲,乙:丙;", "（一）、甲，乙：丙；"),
            ("（一）97％", "（一）97%"),
            ("關於執行案款", "关于执行案款"),
            ("⽴案", "立案"),
            ("甲\u{3000}乙\n丙", "甲 乙 丙"),
            ("2019～2021", "2019～2021"),
            ("著作", "著作"),
        ] {
            let got: Vec<u16> = text.encode_utf16().map(fold).collect();
            assert_eq!(String::from_utf16(&got).unwrap(), folded);
        }
    }

    #[test]
    fn what_is_folded_stays() {
        for unit in 0..=u16::MAX {
            assert_eq!(fold(fold(unit)), fold(unit), "{unit:x}");
        }
    }
}
