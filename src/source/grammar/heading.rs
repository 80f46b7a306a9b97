//! A heading that goes on with a sentence: 关于“…”的问题。该问题已完成整改。

use crate::prose::heading_words;
use crate::prose::heading_words::HeadingWords;
use crate::prose::stated;

/// Takes a heading apart. A sentence behind it that says the status of this problem and nothing else is its status.
pub fn read(text: &str) -> HeadingWords {
    let text = text.trim();
    with_sentence(text).unwrap_or_else(|| heading_words::read(text))
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
