//! A paper that only lists problems and tells them as 一是…二是… under its areas: each is a problem, and its first sentence
//! the heading.

use super::piece::Piece;
use super::run_in;
use crate::prose::heading_words;
use crate::prose::titles;
use crate::text::numbering;
use crate::text::numbering::Numbering;

/// For each piece where it is to be cut, and whether what begins there is a heading; nothing for a piece that stays whole.
pub fn cuts(pieces: &[Piece]) -> Vec<Vec<(usize, bool)>> {
    let mut out: Vec<Vec<(usize, bool)>> = vec![Vec::new(); pieces.len()];
    // The chapter that is open and tells its problems without numbers, and the step that is next in it.
    let mut next = None;
    // The pieces of each area.
    let mut areas: Vec<Vec<usize>> = Vec::new();
    for (index, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.cells.is_none()) {
        if let Some(number) = piece.number() {
            let words = piece.words();
            let area = run_in::first_stop(words).filter(|(first, _)| !titles::complains(first));
            next = (number.numbering == Numbering::Chapter && !heading_words::is_about_else(words)).then_some(1);
            if let Some((_, rest)) = area.filter(|_| number.numbering == Numbering::Clause) {
                let from = piece.text.len() - rest.len();
                if let Some(found) = parts(&piece.text, from, 1).filter(|found| found.len() > 2) {
                    out[index] = [vec![(0, true)], found].concat();
                    areas.push(vec![index]);
                }
            }
        } else if let Some(value) = next
            && let Some(found) = parts(&piece.text, 0, value)
        {
            next = Some(value + found.iter().filter(|(_, heads)| *heads).count() as u32);
            out[index] = found;
            match areas.last_mut().filter(|_| value > 1) {
                Some(area) => area.push(index),
                None => areas.push(vec![index]),
            }
        }
    }
    for area in areas {
        let steps = || area.iter().flat_map(|index| out[*index].iter().map(|(at, heads)| (*index, *at, *heads)));
        let titles = || steps().filter(|(_, _, heads)| *heads).map(|(index, at, _)| &pieces[index].text[at..]);
        let titles = || titles().filter(|text| step(text).is_some());
        // What most do not complain of is what is asked for; one alone is a step of what its chapter says.
        if titles().count() < 2 || titles().filter(|text| run_in::complains(text)).count() * 2 <= titles().count() {
            area.iter().for_each(|index| out[*index].clear());
        }
    }
    out
}

/// The cuts of a text that tells problems from `from` on, beginning with the step `value`.
fn parts(text: &str, from: usize, mut value: u32) -> Option<Vec<(usize, bool)>> {
    let mut out = Vec::new();
    let mut at = from;
    step(&text[at..]).filter(|step| *step == value)?;
    loop {
        out.push((at, true));
        let Some((_, rest)) = run_in::first_stop(&text[at..]) else { break };
        let behind = text.len() - rest.len();
        value += 1;
        let begins = |place: usize| step(&text[place..]).is_some_and(|step| step == value);
        let sentence = |(place, c): (usize, char)| (c == '。').then_some(behind + place + c.len_utf8());
        let later = rest.char_indices().filter_map(sentence).find(|place| begins(*place));
        let next = if begins(behind) { Some(behind) } else { later };
        if !rest.is_empty() && next != Some(behind) {
            out.push((behind, false));
        }
        let Some(place) = next else { break };
        at = place;
    }
    Some(out)
}

/// The number of a step that a text begins with: 二是.
fn step(text: &str) -> Option<u32> {
    numbering::step(text).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::import::run_in::complains;

    #[test]
    fn a_text_is_cut_at_its_problems_and_behind_their_first_sentences() {
        let cut = |text: &'static str, value| {
            let found = parts(text, 0, value)?;
            let ends = found.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
            Some(found.iter().zip(ends).map(|((at, heads), end)| (&text[*at..end], *heads)).collect::<Vec<_>>())
        };
        let text = "一是归档不及时。案卷堆放多年。二是培训不够。";
        let parted = [("一是归档不及时。", true), ("案卷堆放多年。", false), ("二是培训不够。", true)];
        assert_eq!(cut(text, 1).as_deref(), Some(&parted[..]));
        assert_eq!(cut("二是培训不够。", 1), None);
        assert!(!complains("一是制定办法。") && complains("一是归档不及时。案卷多。"));
    }
}
