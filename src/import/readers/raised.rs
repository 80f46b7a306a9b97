//! Text above or below the line, and formulas, in one line of characters: figures in it never join those beside it.

use crate::import::readers::left_out;

/// Where a text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import::readers) enum Script {
    /// On the line.
    #[default]
    None,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

const PLAIN: &str = "0123456789+-−=()";
const ABOVE: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾";
const BELOW: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";

/// Characters of a mark at a word; more are a text in small print.
const LONGEST_MARK: usize = 8;

impl Script {
    /// The text in characters of its own, where Unicode has them all.
    fn small(self, text: &str) -> Option<String> {
        let of = match self {
            Script::None => PLAIN,
            Script::Above => ABOVE,
            Script::Below => BELOW,
        };
        let small = |c: char| match (c, self) {
            ('n', Script::Above) => Some('ⁿ'),
            _ => of.chars().nth(PLAIN.chars().position(|plain| plain == c)?),
        };
        text.chars().map(small).collect()
    }

    /// The Chinese name of such text.
    pub fn what(self) -> &'static str {
        match self {
            Script::Below => left_out::BELOW,
            Script::None | Script::Above => left_out::ABOVE,
        }
    }

    /// A text in one line behind another that ends with a character; and whether it had to be written in another way
    /// than it was seen.
    pub fn written(self, before: Option<char>, text: &str) -> (String, bool) {
        let inside = text.trim();
        if inside.len() < text.len() && !inside.is_empty() {
            let (lead, trail) = text.split_once(inside).unwrap_or_default();
            let (written, changed) = self.written(before.filter(|_| lead.is_empty()), inside);
            return (format!("{lead}{written}{trail}"), changed);
        }
        if self == Script::None {
            return (text.to_owned(), false);
        }
        // Signs join nothing: ①, ℃, ®, （1）.
        let bracketed =
            text.starts_with(['(', '[', '（', '［', '〔', '【']) && text.ends_with([')', ']', '）', '］', '〕', '】']);
        let counts = |c: char| c.is_ascii_alphanumeric() || c.is_numeric() && !is_small(c) || is_han_numeral(c);
        if text.trim().is_empty() || bracketed || !text.contains(counts) {
            return (text.to_owned(), false);
        }
        // Words of a small print are words, whatever figures stand in them.
        let long = text.chars().count() > LONGEST_MARK && !text.starts_with(counts);
        let words = long || !text.contains(|c: char| c.is_ascii_alphanumeric()) && !before.is_some_and(counts);
        // PM2.5: letters keep apart what stands below them.
        let hangs = self == Script::Below && before.is_some_and(|c| c.is_ascii_alphabetic());
        match self.small(text) {
            Some(small) => (small, false),
            None if words || hangs => (text.to_owned(), false),
            None => (self.marked(text), true),
        }
    }

    /// A text with its mark: 10⁴, x^(a+b); nothing for no text.
    pub fn marked(self, text: &str) -> String {
        if let Some(small) = self.small(text) {
            return small;
        }
        let mark = if self == Script::Below { '_' } else { '^' };
        match text.chars().count() {
            1 => format!("{mark}{text}"),
            _ => format!("{mark}({text})"),
        }
    }
}

/// Circled and raised numbers stand apart as they are.
fn is_small(c: char) -> bool {
    matches!(c, '\u{2070}'..='\u{209F}' | '²' | '³' | '¹' | '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}'
        | '\u{3220}'..='\u{32BF}')
}

fn is_han_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十百千万亿两".contains(c)
}

/// Puts a part behind another; two figures that are not one stay apart.
pub(in crate::import::readers) fn beside(text: &mut String, part: &str) {
    if parts_figures(text, part) {
        text.push(' ');
    }
    text.push_str(part);
}

/// Whether a gap must stand between two parts, lest their figures join.
pub(in crate::import::readers) fn parts_figures(text: &str, part: &str) -> bool {
    let of_figure = |c: char| c.is_numeric() && !is_small(c) || matches!(c, '.' | '．');
    text.chars().next_back().is_some_and(of_figure) && part.chars().next().is_some_and(of_figure)
}

/// A part in brackets, unless it is one word or one figure.
pub(in crate::import::readers) fn grouped(part: &str) -> String {
    let single = part.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '%'));
    if single && !part.is_empty() { part.to_owned() } else { format!("({part})") }
}

/// A root.
pub(in crate::import::readers) fn root(degree: &str, part: &str) -> String {
    match degree.trim() {
        "" | "2" => format!("√({part})"),
        "3" => format!("∛({part})"),
        "4" => format!("∜({part})"),
        degree => format!("{}√({part})", Script::Above.marked(degree)),
    }
}

/// A sum, a product or an integral, with its bounds.
pub(in crate::import::readers) fn bounded(sign: &str, from: &str, to: &str, part: &str) -> String {
    format!("{sign}{}{}({part})", Script::Below.marked(from), Script::Above.marked(to))
}

/// A fraction.
pub(in crate::import::readers) fn fraction(above: &str, below: &str) -> String {
    format!("{}/{}", grouped(above), grouped(below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_above_or_below_joins_no_figure() {
        for (script, before, text, written, marked) in [
            (Script::Above, '2', "1", "¹", false),
            (Script::Above, 'm', "2", "²", false),
            (Script::Above, '0', "-4", "⁻⁴", false),
            (Script::Above, '0', "1.5", "^(1.5)", true),
            (Script::Above, '0', "m", "^m", true),
            (Script::Above, '0', "n", "ⁿ", false),
            (Script::Above, '2', "（1）", "（1）", false),
            (Script::Above, '2', "[1]", "[1]", false),
            (Script::Above, '2', "①", "①", false),
            (Script::Above, '率', "注", "注", false),
            (Script::Above, '十', "二", "^二", true),
            (Script::Above, '年', "二", "二", false),
            (Script::Below, 'O', "2", "₂", false),
            (Script::Below, 'M', "2.5", "2.5", false),
            (Script::Below, '3', "2.5", "_(2.5)", true),
            (Script::Above, '2', "　", "　", false),
            (Script::Above, '2', "1 ", "¹ ", false),
            (Script::Above, '率', "1)", "¹⁾", false),
            (Script::Above, '率', "注1", "^(注1)", true),
            (Script::Above, '。', "注：数据截至2025年6月", "注：数据截至2025年6月", false),
        ] {
            assert_eq!(script.written(Some(before), text), (written.to_owned(), marked), "{before} {text}");
        }
    }

    #[test]
    fn figures_side_by_side_stay_apart() {
        for (text, part, both) in
            [("2", "1/2", "2 1/2"), ("约", "1/2", "约1/2"), ("10⁴", "5", "10⁴5"), ("3.", "5", "3. 5")]
        {
            let mut joined = text.to_owned();
            beside(&mut joined, part);
            assert_eq!(joined, both);
        }
    }
}
