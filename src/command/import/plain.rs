//! Lines of a text, until the readers are joined.

use crate::import::paper::Content;
use crate::import::paper::Inline;
use crate::import::paper::Line;
use crate::import::paper::Look;
use crate::import::paper::Paper;

/// Reads UTF-8 text.
pub fn read(bytes: &[u8]) -> Paper {
    let text = String::from_utf8_lossy(bytes);
    let mut paper = Paper::default();
    for (at, line) in text.lines().enumerate() {
        let number = at + 1;
        for (index, part) in line.split('\u{c}').enumerate() {
            if index > 0 {
                paper.lines.push(Line { number, content: Content::PageBreak, look: Look::default() });
            }
            let hashes = part.chars().take_while(|c| *c == '#').count();
            let heading = part[hashes..].starts_with(' ') && (1..=6).contains(&hashes);
            let (heading, part) = if heading { (u8::try_from(hashes).ok(), part[hashes..].trim()) } else { (None, part) };
            let mut inline = Inline::default();
            let stars = part.matches("**").count();
            for (index, piece) in part.split("**").enumerate() {
                let start = inline.text.len();
                inline.text.push_str(piece);
                if index % 2 == 1 && stars.is_multiple_of(2) && !piece.is_empty() {
                    inline.bold.push(start..inline.text.len());
                }
            }
            let content = if inline.text.trim().is_empty() { Content::Blank } else { Content::Text(inline) };
            let look = Look { heading, ends_paragraph: heading.is_some(), ..Look::default() };
            paper.lines.push(Line { number, content, look });
        }
    }
    paper
}
