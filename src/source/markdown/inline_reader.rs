//! From the events of one block's text to glyphs: marks of emphasis are paired anew, addresses judged.

use std::ops::Range;
use std::rc::Rc;

use crate::model::At;
use crate::model::Offsets;

use super::address;
use super::emphasis;
use super::emphasis::Delimiters;
use super::fault::MarkdownFault;
use super::typeset::Glyph;
use super::typeset::Look;
use super::typeset::Picture;
use super::typeset::Sign;
use super::typeset::single_line;

/// A piece of a block's text before emphasis is known.
#[derive(Debug)]
pub(super) enum Piece {
    /// A sign that is what it is: escaped, decoded, or of no other meaning.
    Sign { sign: Sign, code: bool, source: usize },
    /// An asterisk or underscore that may be a delimiter.
    Mark { mark: char, source: usize },
    /// A link, and whether its address is kept.
    Link { address: String, pieces: Vec<Piece>, range: Range<usize> },
    /// A picture.
    Image { address: String, pieces: Vec<Piece>, range: Range<usize> },
}

/// Sets pieces as glyphs. `source` is the text that the places of the pieces point into.
pub(super) fn glyphs(source: &str, pieces: Vec<Piece>, faults: &mut Vec<MarkdownFault>) -> Vec<Glyph> {
    let mut out = vec![];
    stretch(source, pieces, &Look::default(), true, faults, &mut out);
    out
}

/// Appends the glyphs of one stretch: a whole block, or the text of a link or picture, whose marks pair only with
/// one another.
fn stretch(
    source: &str,
    pieces: Vec<Piece>,
    look: &Look,
    whole: bool,
    faults: &mut Vec<MarkdownFault>,
    out: &mut Vec<Glyph>,
) {
    let looks = looks(source, &pieces, whole, faults);
    for (piece, (strong, emphasis)) in pieces.into_iter().zip(looks) {
        let Some((strong, emphasis)) = strong.zip(emphasis) else { continue };
        let look = Look { strong: look.strong || strong, emphasis: look.emphasis || emphasis, ..look.clone() };
        match piece {
            Piece::Sign { sign, code, source } => out.push(Glyph { sign, look: Look { code, ..look }, source }),
            Piece::Mark { mark, source } => out.push(Glyph { sign: Sign::Char(mark), look, source }),
            Piece::Link { address, pieces, range } => {
                let link = address::accepted(&address, address::LINK).map(Rc::from);
                if link.is_none() {
                    faults.push(MarkdownFault::AddressRefused(range.into()));
                }
                stretch(source, pieces, &Look { link, ..look }, false, faults, out);
            }
            Piece::Image { address, pieces, range } => {
                let address = address::accepted(&address, address::IMAGE);
                if address.is_none() {
                    faults.push(MarkdownFault::AddressRefused(range.clone().into()));
                }
                let mut inner = vec![];
                stretch(source, pieces, &Look::default(), false, faults, &mut inner);
                match address {
                    Some(address) => {
                        for glyph in &mut inner {
                            glyph.look = Look::default();
                        }
                        let text = single_line(inner).text;
                        let (mut alternative, mut offsets) = (String::new(), Offsets::default());
                        for run in text.runs() {
                            offsets.append(alternative.len(), &run.offsets);
                            alternative.push_str(&run.text);
                        }
                        let picture = Picture { address, alternative, offsets };
                        out.push(Glyph { sign: Sign::Image(Rc::new(picture)), look, source: range.start });
                    }
                    None => out.extend(
                        inner
                            .into_iter()
                            .map(|glyph| Glyph { look: Look { code: glyph.look.code, ..look.clone() }, ..glyph }),
                    ),
                }
            }
        }
    }
}

/// For each piece whether it is strong and whether it is emphasised; neither for a mark that is used up.
fn looks(
    source: &str,
    pieces: &[Piece],
    whole: bool,
    faults: &mut Vec<MarkdownFault>,
) -> Vec<(Option<bool>, Option<bool>)> {
    let mut runs: Vec<Delimiters> = vec![];
    let mut starts: Vec<usize> = vec![];
    let mut index = 0;
    while let Some(piece) = pieces.get(index) {
        let Piece::Mark { mark, source: start } = *piece else {
            index += 1;
            continue;
        };
        let continues = |offset: usize| matches!(pieces.get(index + offset), Some(Piece::Mark { mark: m, source }) if *m == mark && *source == start + offset);
        let mut length = 1;
        while continues(length) {
            length += 1;
        }
        let is_break = |piece: Option<&Piece>| matches!(piece, Some(Piece::Sign { sign: Sign::Soft | Sign::Hard, .. }));
        let previous = index.checked_sub(1).and_then(|previous| pieces.get(previous));
        let mut before = source.get(..start).unwrap_or_default().chars().rev();
        let at_line_start = is_break(previous) || whole && previous.is_none();
        let (before, second_before) = match before.next() {
            Some(c) if !at_line_start => (c, before.next().unwrap_or('\n')),
            _ => ('\n', '\n'),
        };
        let at_end = whole && pieces.get(index + length).is_none();
        let after = source.get(start + length..).unwrap_or_default().chars().next();
        let after = if at_end { '\n' } else { after.unwrap_or('\n') };
        runs.push(Delimiters { mark, length, second_before, before, after });
        starts.push(index);
        index += length;
    }

    // How many pairs begin less how many end at each piece.
    let mut strong = vec![0i32; pieces.len() + 1];
    let mut emphasis = vec![0i32; pieces.len() + 1];
    let mut used = vec![false; pieces.len()];
    for pair in emphasis::pairs(&runs) {
        let (open, close) = (starts[pair.open.0] + pair.open.1, starts[pair.close.0] + pair.close.1);
        let (depth, length) = if pair.strong { (&mut strong, 2) } else { (&mut emphasis, 1) };
        depth[open] += 1;
        depth[close] -= 1;
        used[open..open + length].fill(true);
        used[close..close + length].fill(true);
        if let (Piece::Mark { mark: '*', source: start }, Piece::Mark { source: end, .. }, false) =
            (&pieces[open], &pieces[close], pair.strong)
        {
            let inside = source.get(start + 1..*end).unwrap_or_default();
            if inside
                .chars()
                .any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3fffd}'))
            {
                faults.push(MarkdownFault::PerhapsMask(At::new(*start, end + 1)));
            }
        }
    }
    let (mut strong_now, mut emphasis_now) = (0, 0);
    (0..pieces.len())
        .map(|index| {
            strong_now += strong[index];
            emphasis_now += emphasis[index];
            if used[index] { (None, None) } else { (Some(strong_now > 0), Some(emphasis_now > 0)) }
        })
        .collect()
}
