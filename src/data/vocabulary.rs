//! The words of the program's own that stand in tables, each with what it means.

use crate::model::Assurance;
use crate::model::Basis;
use crate::model::Class;
use crate::model::Kind;
use crate::model::StatusKind;
use crate::model::Subject;
use crate::site::Action;
use crate::site::Promise;

/// A word and its meaning.
type Meaning = (&'static str, &'static str);

/// How far an issue is.
pub fn statuses() -> Vec<Meaning> {
    StatusKind::ALL.iter().map(|of| (of.key(), of.word())).collect()
}

/// How far a part of an issue is, or that the text does not say.
pub fn statuses_of_parts() -> Vec<Meaning> {
    let mut out = statuses();
    out.push((UNSTATED, "未标明"));
    out
}

/// A part whose result the text does not say.
pub const UNSTATED: &str = "unstated";

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
    Basis::ALL
        .iter()
        .map(|of| {
            let word = match of {
                Basis::Areas => "方面",
                Basis::Findings => "反馈问题（大项）",
                Basis::Issues => "具体问题（小项）",
                Basis::Measures => "整改措施",
            };
            (of.key(), word)
        })
        .collect()
}

/// What was done to a document.
pub fn actions() -> Vec<Meaning> {
    [Action::Made, Action::Revised].iter().map(|of| (action(*of), of.word())).collect()
}

/// The word for what was done to a document.
pub fn action(of: Action) -> &'static str {
    match of {
        Action::Made => "made",
        Action::Revised => "revised",
    }
}

/// What a promise promises.
pub fn promises() -> Vec<Meaning> {
    use Promise::{Deadline, Duty, Forecast, Frequency, Quantity};
    [Deadline, Forecast, Quantity, Frequency, Duty].iter().map(|of| (promise(*of), of.word())).collect()
}

/// The word for what a promise promises.
pub fn promise(of: Promise) -> &'static str {
    match of {
        Promise::Deadline => "deadline",
        Promise::Forecast => "forecast",
        Promise::Quantity => "quantity",
        Promise::Frequency => "frequency",
        Promise::Duty => "duty",
    }
}

/// What a row of the table of measures tells.
pub fn roles() -> Vec<Meaning> {
    vec![("measure", "整改措施"), ("outcome", "整改成效"), ("next_step", "下一步")]
}
