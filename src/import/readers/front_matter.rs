//! The front matter of a foreign site's source: what it says beside the text, as keys and values between two lines of dashes.

use crate::import::paper::LeftOut;

/// The title of a paper, as its front matter gives it.
pub const TITLE: &str = "头部标题";
/// Its day of publication.
pub const DATE: &str = "头部日期";
/// Other keys.
pub const OTHER: &str = "头部信息";

/// No front matter is longer, in lines.
const LONGEST: usize = 80;

/// The lines of front matter at the head of a file, marked for what they say, and how many lines it takes; none where the
/// file begins with a rule and goes on with text.
pub fn read(lines: &[&str]) -> Option<(usize, Vec<LeftOut>)> {
    let opens = lines.iter().position(|line| !line.trim().trim_start_matches('\u{feff}').is_empty())?;
    if lines[opens].trim().trim_start_matches('\u{feff}') != "---" {
        return None;
    }
    let inside = &lines[opens + 1..];
    let closes = inside.iter().take(LONGEST).position(|line| matches!(line.trim_end(), "---" | "..."))?;
    let inside = &inside[..closes];
    let belongs = |line: &&str| {
        let nested = line.starts_with([' ', '\t', '-', '#']) || line.trim().is_empty();
        nested || key(line).is_some()
    };
    let named = inside.iter().filter_map(|line| key(line)).any(|(key, _)| key.is_ascii());
    if !named || !inside.iter().all(belongs) {
        return None;
    }
    let left = inside.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(|(at, line)| {
        let (what, text) = match key(line) {
            Some(("title" | "标题", value)) => (TITLE, value),
            Some(("date" | "published" | "publishDate" | "pubDate" | "published_on" | "发布日期" | "日期", value)) => {
                (DATE, value)
            }
            _ => (OTHER, line.trim()),
        };
        LeftOut { line: opens + at + 2, what, text: text.to_owned() }
    });
    Some((opens + closes + 2, left.collect()))
}

/// The key of a line and its value without quotes.
fn key(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let sound = !key.is_empty() && key.chars().count() <= 24 && !key.contains([' ', '。', '，', '：']);
    let value = value.strip_prefix(' ').or(value.is_empty().then_some(value))?.trim();
    sound.then(|| (key, value.trim_matches(['"', '\''])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_told_from_a_rule() {
        let text = [
            "---",
            "title: \"青岚市水务局关于整改情况的通报\"",
            "date: 2025-04-18",
            "tags:",
            "- 青岚",
            "---",
            "正文。",
        ];
        let (lines, left) = read(&text).unwrap();
        assert_eq!(lines, 6);
        let left: Vec<_> = left.iter().map(|of| (of.line, of.what, of.text.as_str())).collect();
        assert_eq!(
            left,
            [
                (2, TITLE, "青岚市水务局关于整改情况的通报"),
                (3, DATE, "2025-04-18"),
                (4, OTHER, "tags:"),
                (5, OTHER, "- 青岚")
            ]
        );
        for text in [
            &["---", "整改情况：一是甲。", "---"][..],
            &["---", "整改情况: 一是甲。", "---"],
            &["---", "title: 甲", "正文没有完。"],
            &["title: 甲", "---"],
            &["---", "---"],
            &[],
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
