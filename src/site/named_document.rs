//! The documents that a text says were made or revised: 《…》 after 制定, 修订, 出台, 印发 …

use crate::model::Issue;
use crate::text::punctuation;

/// What was done to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// 制定, 出台, 印发
    Made,
    /// 修订, 完善
    Revised,
}

impl Action {
    /// The plain Chinese word.
    pub fn word(self) -> &'static str {
        match self {
            Action::Made => "制定",
            Action::Revised => "修订",
        }
    }
}

/// Words in front of a name, and what they say of the document: made, revised, or only referred to.
const VERBS: &[(&str, Option<Action>)] = &[
    ("制定", Some(Action::Made)),
    ("制订", Some(Action::Made)),
    ("出台", Some(Action::Made)),
    ("印发", Some(Action::Made)),
    ("下发", Some(Action::Made)),
    ("制发", Some(Action::Made)),
    ("编制", Some(Action::Made)),
    ("编写", Some(Action::Made)),
    ("建立", Some(Action::Made)),
    ("起草", Some(Action::Made)),
    ("发布", Some(Action::Made)),
    ("研究制定", Some(Action::Made)),
    ("修订", Some(Action::Revised)),
    ("修改", Some(Action::Revised)),
    ("完善", Some(Action::Revised)),
    ("修订完善", Some(Action::Revised)),
    ("重新修订", Some(Action::Revised)),
    ("根据", None),
    ("按照", None),
    ("依据", None),
    ("依照", None),
    ("参照", None),
    ("对照", None),
    ("落实", None),
    ("贯彻", None),
    ("执行", None),
    ("学习", None),
    ("遵守", None),
    ("围绕", None),
    ("违反", None),
];

/// How many characters may stand between the verb and the name (`制定了本院的《…》`).
const REACH: usize = 16;

/// The names of documents made or revised in a text, in order.
fn named(text: &str) -> Vec<(String, Action)> {
    let mut out: Vec<(String, Action)> = Vec::new();
    let mut last: Option<(usize, Action)> = None;
    let mut from = 0;
    while let Some(open) = text[from..].find('《').map(|at| from + at) {
        let Some(close) = closing(text, open) else { break };
        let name = &text[open + '《'.len_utf8()..close];
        let after = close + '》'.len_utf8();
        // 《甲》《乙》和《丙》 share one verb.
        let listed = last.filter(|(end, _)| {
            text[*end..open].chars().all(|c| matches!(c, '、' | '和' | '及' | '与' | '以' | '，') || c.is_whitespace())
        });
        let action = match listed {
            Some((_, action)) => Some(action),
            None => verb_before(&text[..open]),
        };
        last = action.map(|action| (after, action));
        if let Some(action) = action
            && !name.trim().is_empty()
            && !out.iter().any(|(known, _)| known == name)
        {
            out.push((name.to_owned(), action));
        }
        from = after;
    }
    out
}

/// The closing mark of the name that opens at `open`; names may hold names.
fn closing(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0u32;
    for (at, c) in text[open..].char_indices() {
        match c {
            '《' => depth += 1,
            '》' if depth == 1 => return Some(open + at),
            '》' => depth -= 1,
            '\n' => return None,
            _ => {}
        }
    }
    None
}

/// What the verb nearest to the end of the text says, within the sentence and within reach.
fn verb_before(text: &str) -> Option<Action> {
    let sentence = text.rsplit(|c| punctuation::ends_sentence(c) || matches!(c, '》' | '：' | ':')).next()?;
    let nearest = VERBS
        .iter()
        .filter_map(|(verb, action)| sentence.rfind(verb).map(|at| (at + verb.len(), *action)))
        .max_by_key(|(end, _)| *end)?;
    let (end, action) = nearest;
    (sentence[end..].chars().count() <= REACH).then_some(action).flatten()
}

/// Everything an issue's text says was done, measure by measure.
fn facts(issue: &Issue) -> impl Iterator<Item = String> + '_ {
    issue
        .rectification
        .measures
        .iter()
        .map(|measure| measure.text.plain())
        .chain(issue.rectification.outcome.iter().map(|text| text.plain()))
}

/// Every document that one issue's text names as made or revised, each time it does.
pub(super) fn named_in(issue: &Issue) -> Vec<(String, Action)> {
    facts(issue).flat_map(|text| named(&text)).collect()
}
