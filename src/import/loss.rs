//! The law that nothing is lost: every character of the input, boilerplate left out, is shown, in order, and no other.

use super::boilerplate::Boilerplate;
use super::lines;
use super::paper::Content;
use super::paper::Paper;
use crate::text::punctuation;

/// Where what is shown parts from what came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The line of the input.
    pub line: usize,
    /// What came there.
    pub came: String,
    /// What is shown instead.
    pub shown: String,
}

/// Compares a paper with what is shown of it: its title, then its text. White space and characters that cannot be seen do
/// not count, nor does the width of punctuation where it was `widened`.
pub fn loss(paper: &Paper, boilerplate: &[Boilerplate], title: &str, body: &str, widened: bool) -> Option<Loss> {
    let came: Vec<(char, usize)> =
        came(paper, paper, boilerplate, widened).into_iter().map(|of| (of.read, of.line)).collect();
    let shown: Vec<char> = title.chars().chain(body.chars()).filter_map(|c| counted(c, widened)).collect();
    let differs =
        (0..came.len().max(shown.len())).find(|&at| came.get(at).map(|(c, _)| *c) != shown.get(at).copied())?;
    let line = came.get(differs).or(came.last()).map_or(0, |(_, line)| *line);
    let near = |chars: &mut dyn Iterator<Item = char>| chars.skip(differs).take(24).collect::<String>();
    Some(Loss { line, came: near(&mut came.iter().map(|(c, _)| *c)), shown: near(&mut shown.iter().copied()) })
}

/// A character as it counts; none for white space and what cannot be seen.
pub(super) fn counted(c: char, widened: bool) -> Option<char> {
    let none = c.is_whitespace() || lines::is_invisible(c);
    (!none).then(|| punctuation::half_width(c).filter(|_| widened).unwrap_or(c))
}

/// A character of a paper.
pub(super) struct Came {
    /// As it counts.
    pub read: char,
    /// As it was printed.
    pub printed: char,
    /// Its line.
    pub line: usize,
}

/// The characters of a paper, boilerplate left out, beside those of the paper that it is a reading of: the same paper, or
/// one with another character in each place.
pub(super) fn came(paper: &Paper, printed: &Paper, boilerplate: &[Boilerplate], widened: bool) -> Vec<Came> {
    let mut boilerplate: Vec<(usize, Vec<char>)> =
        boilerplate.iter().map(|of| (of.line, of.text.chars().filter_map(|c| counted(c, widened)).collect())).collect();
    let mut out = Vec::new();
    for (line, of) in paper.lines.iter().zip(&printed.lines) {
        for (part, printed) in parts(&line.content).into_iter().zip(parts(&of.content)) {
            let part: Vec<Came> = part
                .chars()
                .zip(printed.chars())
                .filter_map(|(c, printed)| Some(Came { read: counted(c, widened)?, printed, line: line.number }))
                .collect();
            let is_part =
                |text: &[char]| text.len() == part.len() && text.iter().zip(&part).all(|(c, of)| *c == of.read);
            match boilerplate.iter().position(|(at, text)| *at == line.number && !part.is_empty() && is_part(text)) {
                Some(index) => {
                    boilerplate.swap_remove(index);
                }
                None => out.extend(without(part, line.number, &mut boilerplate)),
            }
        }
    }
    out
}

/// A line without what the page put on it before the paper, between its lines or behind it.
fn without(mut part: Vec<Came>, line: usize, boilerplate: &mut Vec<(usize, Vec<char>)>) -> Vec<Came> {
    let find = |part: &[Came], text: &[char]| {
        let same = |window: &[Came]| window.iter().zip(text).all(|(of, c)| of.read == *c);
        // What stands behind is told from the same words in the text by its place.
        let at = part.len().checked_sub(text.len()).filter(|at| same(&part[*at..]));
        at.or_else(|| part.windows(text.len()).position(same))
    };
    boilerplate.retain(|(at, text)| {
        let found = if *at == line && !text.is_empty() { find(&part, text) } else { None };
        if let Some(from) = found {
            part.drain(from..from + text.len());
        }
        found.is_none()
    });
    part
}

fn parts(content: &Content) -> Vec<String> {
    match content {
        Content::Text(inline) => inline.text.split(['\n', '\r']).map(str::to_owned).collect(),
        Content::Row(cells) => vec![cells.iter().map(|cell| cell.text.as_str()).collect()],
        Content::Blank | Content::PageBreak => Vec::new(),
    }
}
