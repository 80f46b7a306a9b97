//! The words of the program's own that stand in tables, each with what it means.

use crate::model::meaning;
use crate::model::meaning::Meaning;
pub use crate::model::meaning::{assurances, bases, classes, kinds, statuses, subjects};
use crate::site::Action;
use crate::site::Promise;

/// How far a part of an issue is, or that the text does not say.
pub fn statuses_of_parts() -> Vec<Meaning> {
    let mut out = statuses();
    out.push(meaning::UNSTATED);
    out
}

/// A part whose result the text does not say.
pub const UNSTATED: &str = meaning::UNSTATED.0;

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
