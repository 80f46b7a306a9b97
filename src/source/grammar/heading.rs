//! A heading that goes on with a sentence: 关于“…”的问题。该问题已完成整改。

use crate::model::Number;
use crate::model::Numbering;
use crate::prose::heading_words;
use crate::prose::heading_words::HeadingWords;
use crate::prose::stated;
use crate::text::numbering;

/// Takes a heading apart. A sentence behind it that says the status of this problem and nothing else is its status.
pub fn read(text: &str) -> HeadingWords {
    let text = text.trim();
    let words = with_sentence(text).unwrap_or_else(|| heading_words::read(text));
    // 二是归档不及时: a step of its paper.
    let Some((value, len)) = numbering::step(&words.rest).filter(|_| words.number.is_none()) else { return words };
    let (printed, rest) = words.rest.split_at(len);
    let number = Number { value, numbering: Numbering::SubItem, printed: printed.to_owned() };
    HeadingWords { number: Some(number), rest: rest.to_owned(), ..words }
}

fn with_sentence(text: &str) -> Option<HeadingWords> {
    let (rest, sentence) = text.split_once('。')?;
    let found = stated::of_this_problem(sentence).or_else(|| stated::last_sentence(sentence));
    let found = found.filter(|found| found.sentence == (0..sentence.len()))?;
    let words = heading_words::read(rest.trim_end());
    (!rest.trim().is_empty()).then_some(HeadingWords { status: Some((found.kind, found.printed)), ..words })
}

/// A heading such as 事项一, which leaves the words to a label below it.
pub fn is_only_a_number(rest: &str) -> bool {
    rest.trim().is_empty() || read(rest).rest.is_empty()
}
