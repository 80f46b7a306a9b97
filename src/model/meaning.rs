//! The words of sources and data, each with what it means in plain Chinese: what tables and schemas are told of them.

use super::{ApprovalAct, ApprovalGroup, Assurance, Basis, Class, Kind, StatusKind, Subject};

/// A word and its meaning.
pub type Meaning = (&'static str, &'static str);

/// A result that the text does not say.
pub const UNSTATED: Meaning = ("unstated", "未标明");
/// What an issue is that papers only list, which tell of no results: the words for it follow from the kind of paper.
pub const LISTED: &str = "listed";

/// What an entry of an approval says was done.
pub fn approval_acts() -> Vec<Meaning> {
    ApprovalAct::ALL.iter().map(|of| (of.key(), of.word())).collect()
}

/// What may have to be approved beside the notices.
pub fn approval_groups() -> Vec<Meaning> {
    ApprovalGroup::ALL.iter().map(|of| (of.key(), of.word())).collect()
}

/// How far an issue is.
pub fn statuses() -> Vec<Meaning> {
    StatusKind::ALL.iter().map(|of| (of.key(), of.word())).collect()
}

/// Who vouches for a result.
pub fn assurances() -> Vec<Meaning> {
    Assurance::ALL.iter().map(|of| (of.key(), of.word())).collect()
}

/// How long rectification may take.
pub fn classes() -> Vec<Meaning> {
    Class::ALL.iter().map(|of| (of.key(), of.word())).collect()
}

/// What kind of paper a notice is.
pub fn kinds() -> Vec<Meaning> {
    Kind::ALL.iter().map(|of| (of.key(), of.word())).collect()
}

/// What a figure of a notice counts.
pub fn subjects() -> Vec<Meaning> {
    Subject::ALL.iter().map(|of| (of.key(), of.word())).collect()
}

/// At which level it counts.
pub fn bases() -> Vec<Meaning> {
    Basis::ALL.iter().map(|of| (of.key(), of.word())).collect()
}
