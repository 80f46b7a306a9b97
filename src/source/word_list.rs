//! The court's own word lists, `content/words/*.txt`: a word a line.
//!
//! `错词 => 正词`, `禁用 词` or `需核 词`; behind ` #` a reason; lines that begin with `#` are remarks.

use super::Reading;
use super::SourceFile;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::words as codes;
use crate::model::At;
use crate::model::Verdict;
use crate::model::Word;

/// Reads one list.
pub fn words(file: SourceFile<'_>) -> (Vec<Word>, Vec<Diagnostic>) {
    let mut reading = match Reading::begin(file.path, file.bytes) {
        Ok(reading) => reading,
        Err(fault) => return (Vec::new(), vec![fault]),
    };
    let mut words = Vec::new();
    let mut start = 0;
    for line in reading.text.split_inclusive('\n') {
        let entry = line.trim();
        let at = At::new(start, start + line.trim_end().len());
        start += line.len();
        if entry.is_empty() || entry.starts_with('#') {
            continue;
        }
        let (entry, reason) = match entry.split_once(" #") {
            Some((entry, reason)) => (entry.trim(), Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty())),
            None => (entry, None),
        };
        match verdict(entry) {
            Some((word, verdict)) => {
                words.push(Word { word: word.to_owned(), verdict, reason, path: file.path.clone(), at });
            }
            None => reading.found(&codes::WORD_LIST_LINE, at, entry),
        }
    }
    (words, reading.finish())
}

fn verdict(entry: &str) -> Option<(&str, Verdict)> {
    if let Some((wrong, right)) = entry.split_once("=>") {
        let (wrong, right) = (wrong.trim(), right.trim());
        let sound = !wrong.is_empty() && !right.is_empty() && wrong != right && !right.contains("=>");
        return sound.then(|| (wrong, Verdict::Replace(right.to_owned())));
    }
    let kinds = [("禁用", Verdict::Forbidden), ("需核", Verdict::Check)];
    let (kind, verdict) = kinds.into_iter().find(|(kind, _)| entry.starts_with(kind))?;
    let rest = &entry[kind.len()..];
    let word = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':'));
    (word.len() < rest.len() && !word.is_empty()).then_some((word, verdict))
}
