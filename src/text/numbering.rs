//! The numbers of headings: `一、`, `（一）`, `1.`, `（1）`, `①`.

use crate::text::numeral;

/// How a heading is numbered, from the highest rank to the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Numbering {
    /// `一、`
    Chapter,
    /// `（一）`
    Clause,
    /// A word and a number: `反馈问题一：`, `问题3：`, `第一，`
    Named,
    /// `1.`, `1．`, `1、`
    Item,
    /// `（1）`
    SubItem,
    /// `①`
    Circled,
}

/// The number a heading begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// How it is written.
    pub numbering: Numbering,
    /// Its value, 1 to 999.
    pub value: u32,
    /// Bytes of the mark, with the white space before and after it.
    pub len: usize,
}

/// After `一、` and the next number these make a pair of ordinals (`一、二审`) and no mark.
const SHARED: &[&str] =
    &["审", "级", "季度", "把手", "线", "类", "批", "期", "轮", "号", "楼", "月", "日", "年级", "届"];

/// Reads the number at the start of a heading.
///
/// Decimals, versions and dates (`65.61%`, `2.0 版`, `2025.12.31`, `2025年`) are no marks, nor are numbers over 999.
pub fn mark(text: &str) -> Option<Mark> {
    let body = text.trim_start();
    let (numbering, value, rest) =
        parenthesized(body).or_else(|| single(body)).or_else(|| ordinal(body)).or_else(|| plain(body))?;
    let rest = rest.trim_start();
    (1..=999).contains(&value).then_some(Mark { numbering, value, len: text.len() - rest.len() })
}

/// The value of the step that a text begins with, and the bytes of its words: `二是`.
pub fn step(text: &str) -> Option<(u32, usize)> {
    let (value, len) = numeral::prefix(text).filter(|_| !text.starts_with(|c: char| c.is_ascii_digit()))?;
    text[len..].starts_with('是').then(|| (value, len + '是'.len_utf8()))
}

/// `（一）`, `(1)`
fn parenthesized(text: &str) -> Option<(Numbering, u32, &str)> {
    let (value, chinese, rest) = number(text.strip_prefix(['（', '('])?.trim_start())?;
    let rest = rest.trim_start().strip_prefix(['）', ')'])?;
    Some((if chinese { Numbering::Clause } else { Numbering::SubItem }, value, rest))
}

/// Marks of one character: `①`, `⑴`, `⒈`, `㈠`; a `、` behind one belongs to it.
fn single(text: &str) -> Option<(Numbering, u32, &str)> {
    let first = text.chars().next()?;
    let (numbering, zero) = match first {
        '①'..='⑳' => (Numbering::Circled, '①'),
        '⑴'..='⒇' => (Numbering::SubItem, '⑴'),
        '⒈'..='⒛' => (Numbering::Item, '⒈'),
        '㈠'..='㈩' => (Numbering::Clause, '㈠'),
        _ => return None,
    };
    let rest = &text[first.len_utf8()..];
    Some((numbering, u32::from(first) - u32::from(zero) + 1, rest.strip_prefix('、').unwrap_or(rest)))
}

/// `第一，`, `第二、`
fn ordinal(text: &str) -> Option<(Numbering, u32, &str)> {
    let (value, _, rest) = number(text.strip_prefix('第')?)?;
    Some((Numbering::Named, value, rest.strip_prefix(['，', ',', '、', '：', ':'])?))
}

/// `一、`, `1.`, `1．`, `1、`, `1）`
fn plain(text: &str) -> Option<(Numbering, u32, &str)> {
    let (value, chinese, rest) = number(text)?;
    let numbering = if chinese { Numbering::Chapter } else { Numbering::Item };
    let rest = rest.trim_start_matches([' ', '\u{a0}', '\u{3000}']);
    let after = match rest.chars().next()? {
        '、' if shares_a_noun(value, &rest['、'.len_utf8()..]) => return None,
        '、' => &rest['、'.len_utf8()..],
        point @ ('.' | '．') => {
            let after = &rest[point.len_utf8()..];
            if is_fraction(after) {
                return None;
            }
            after
        }
        close @ (')' | '）') if !chinese => &rest[close.len_utf8()..],
        _ => return None,
    };
    Some((numbering, value, after))
}

/// Whether what follows a point makes it a decimal point: digits, unless they are a year with its 年.
fn is_fraction(after: &str) -> bool {
    let digits = after.chars().take_while(|&c| numeral::arabic_digit(c).is_some()).count();
    if digits == 0 {
        return false;
    }
    let rest = after.trim_start_matches(|c| numeral::arabic_digit(c).is_some());
    !(digits == 4 && rest.trim_start().starts_with('年'))
}

/// Whether `一、` goes on as `二审`: two ordinals that share a noun.
fn shares_a_noun(value: u32, after: &str) -> bool {
    number(after)
        .is_some_and(|(next, _, rest)| value.checked_add(1) == Some(next) && SHARED.iter().any(|n| rest.starts_with(n)))
}

/// A numeral that is not circled, whether it is Chinese, and what follows it.
fn number(text: &str) -> Option<(u32, bool, &str)> {
    let first = text.chars().next()?;
    if numeral::circled(first).is_some() {
        return None;
    }
    let (value, len) = numeral::prefix(text)?;
    Some((value, numeral::is_chinese(first), &text[len..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_with_their_white_space() {
        for (text, numbering, value, rest) in [
            ("一、组织领导情况", Numbering::Chapter, 1, "组织领导情况"),
            ("十一、 其他", Numbering::Chapter, 11, "其他"),
            ("二十三、其他", Numbering::Chapter, 23, "其他"),
            ("一、一是加强", Numbering::Chapter, 1, "一是加强"),
            ("一、二〇二五年工作", Numbering::Chapter, 1, "二〇二五年工作"),
            ("（一）聚焦", Numbering::Clause, 1, "聚焦"),
            ("(十二)\u{3000}聚焦", Numbering::Clause, 12, "聚焦"),
            ("（ 一 ）聚焦", Numbering::Clause, 1, "聚焦"),
            ("㈡聚焦", Numbering::Clause, 2, "聚焦"),
            ("1.关于", Numbering::Item, 1, "关于"),
            ("1．关于", Numbering::Item, 1, "关于"),
            ("12． 关于", Numbering::Item, 12, "关于"),
            ("３．关于", Numbering::Item, 3, "关于"),
            ("1、关于", Numbering::Item, 1, "关于"),
            ("1)关于", Numbering::Item, 1, "关于"),
            ("1）关于", Numbering::Item, 1, "关于"),
            ("\u{a0}3. \u{a0}标题", Numbering::Item, 3, "标题"),
            ("1.2024年以来", Numbering::Item, 1, "2024年以来"),
            ("1. 5月以来", Numbering::Item, 1, "5月以来"),
            ("1、2024年以来", Numbering::Item, 1, "2024年以来"),
            ("（1）关于", Numbering::SubItem, 1, "关于"),
            ("(1) 关于", Numbering::SubItem, 1, "关于"),
            ("⑶关于", Numbering::SubItem, 3, "关于"),
            ("①关于", Numbering::Circled, 1, "关于"),
            ("⑫、关于", Numbering::Circled, 12, "关于"),
            ("第一，关于", Numbering::Named, 1, "关于"),
            ("第二、关于", Numbering::Named, 2, "关于"),
        ] {
            let mark = mark(text).unwrap_or_else(|| panic!("{text} has a mark"));
            assert_eq!((mark.numbering, mark.value, &text[mark.len..]), (numbering, value, rest), "{text}");
        }
    }

    #[test]
    fn figures_are_no_marks() {
        for text in [
            "",
            "2.0 版",
            "65.61%",
            "2025.12.31",
            "2025年",
            "2025.",
            "1.5倍",
            "1.5年以来",
            "1.1 总则",
            "1.2024版",
            "（2024）示01民初1号",
            "（12345）热线",
            "1000.关于",
            "0.关于",
            "一、二审案件",
            "三、四级法院",
            "1、2号楼",
            "第一季度，",
            "一是加强",
            "10个问题",
            "99999999999.关于",
            "1",
            "（一",
        ] {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}
