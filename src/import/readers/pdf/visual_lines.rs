//! The words of a page in its lines, from above.

use crate::import::readers::pdf::word_places::Page;
use crate::import::readers::pdf::word_places::Word;
use crate::import::readers::pdf::word_places::middle_of;

/// Words whose middles are nearer, in characters, stand in one line.
const ONE_LINE: f32 = 0.5;

/// The lines of a page, their words from the left.
pub(in crate::import::readers::pdf) fn lines(page: &Page) -> Vec<Vec<&Word>> {
    let em = page.em();
    let mut words: Vec<&Word> = page.words.iter().filter(|word| !word.text.trim().is_empty()).collect();
    words.sort_by(|one, other| one.middle().total_cmp(&other.middle()));
    let mut lines: Vec<Vec<&Word>> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if word.middle() - line[0].middle() < ONE_LINE * em => line.push(word),
            _ => lines.push(vec![word]),
        }
    }
    for line in &mut lines {
        line.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    lines
}

/// The text of a page, laid out with spaces.
pub(in crate::import::readers::pdf) fn text(page: &Page) -> String {
    let em = page.em();
    let lines = lines(page);
    let left = page.words.iter().map(|word| word.left).fold(f32::INFINITY, f32::min);
    let heights = || lines.iter().map(|line| line[0].middle());
    let pitch = middle_of(heights().zip(heights().skip(1)).map(|(above, below)| below - above)).unwrap_or(em * 2.0);
    let spaces = |gap: f32| " ".repeat((gap * 2.0 / em).round().clamp(0.0, 200.0) as usize);
    let mut out = String::new();
    let mut above: Option<f32> = None;
    for line in &lines {
        let middle = line[0].middle();
        if above.is_some_and(|above| middle - above > pitch * 1.8) {
            out.push('\n');
        }
        above = Some(middle);
        let mut written = spaces(line[0].left - left);
        let mut end = line[0].left;
        for word in line {
            let gap = word.left - end;
            let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let words = latin(written.chars().next_back()) && latin(word.text.chars().next());
            let least = em * if words { 0.08 } else { 0.35 };
            if !written.trim().is_empty() && (gap > least) {
                let wide = spaces(gap);
                written.push_str(if wide.is_empty() { " " } else { &wide });
            }
            written.push_str(&word.text);
            end = word.right;
        }
        out.push_str(&written);
        out.push('\n');
    }
    out
}
