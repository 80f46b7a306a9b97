//! What is said of a result: as a word, and as a sentence with the day it is of and who says so.

use super::status_names::status_key;
use super::status_names::status_word;
use super::view_parts::DateView;
use super::view_parts::StatusView;
use crate::model::Assurance;
use crate::model::Issue;
use crate::model::Kind;
use crate::model::Part;
use crate::model::StatusKind;
use crate::model::meaning::LISTED;
use crate::page::theme_labels::Labels;
use crate::text::date::Date;

/// What a notice says of the result of an issue.
#[derive(Clone, Copy)]
pub struct ResultSaid<'w> {
    /// What kind of paper it is.
    pub by: Kind,
    /// The result; none is 未标明.
    pub kind: Option<StatusKind>,
    /// The same as printed.
    pub printed: Option<&'w str>,
    /// The results of all its measures, where these differ: 已完成、未标明.
    pub results: Option<&'w str>,
    /// The day of its figures.
    pub as_of: Option<Date>,
    /// Who vouches for it.
    pub assurance: Assurance,
}

impl ResultSaid<'_> {
    /// The result as readers see it. Of several measures with results of their own the least finished counts, and the
    /// words of all are said.
    pub fn view(&self) -> StatusView {
        if self.results.is_none() && self.printed.is_none() {
            return silent(self.by);
        }
        StatusView {
            results: self.results.map(str::to_owned),
            as_of: self.as_of.map(DateView::of),
            assurance: Some(self.assurance.key()),
            ..bare(status_key(self.kind), self.printed.unwrap_or(status_word(None)))
        }
    }
}

/// A result of which no more is known than its word.
fn bare(key: &'static str, word: &str) -> StatusView {
    StatusView { key, word: word.to_owned(), results: None, as_of: None, assurance: None }
}

/// The result that a notice of a kind prints for an issue.
pub fn issue_result(by: Kind, issue: &Issue, as_of: Option<Date>, assurance: Assurance) -> StatusView {
    let status = issue.rectification.status.as_ref();
    let results = issue.results().join("、");
    let said = ResultSaid {
        by,
        kind: status.map(|status| status.kind),
        printed: status.map(|status| status.printed.as_str()),
        results: Some(results.as_str()).filter(|all| !all.is_empty()),
        as_of,
        assurance,
    };
    said.view()
}

/// The result that a row of a ledger prints for its part of an issue.
pub fn part_result(by: Kind, part: &Part) -> StatusView {
    match &part.rectification.status {
        Some(status) => bare(status.kind.key(), &status.printed),
        None => silent(by),
    }
}

/// 未标明: the notice says no status.
pub fn unstated() -> StatusView {
    bare(status_key(None), status_word(None))
}

/// What an issue is in a notice of a kind that prints no status of it: 未标明, or what the notice lists it as where it
/// reports no results.
pub fn silent(by: Kind) -> StatusView {
    match by.listing() {
        Some(word) => bare(LISTED, word),
        None => unstated(),
    }
}

/// Who vouches for a result, in plain words: 法院自行报告，未经核查.
pub fn vouched(labels: &Labels, by: Assurance) -> &str {
    match by {
        Assurance::SelfReported => labels.get("vouched_self_reported"),
        Assurance::Verified => labels.get("vouched_verified"),
        Assurance::Reinspected => labels.get("vouched_reinspected"),
    }
}

/// 状态：阶段性完成（截至2024年12月31日，法院自行报告，未经核查）
pub fn sentence(labels: &Labels, status: &StatusView) -> String {
    let result = status.word.as_str();
    let Some(by) = status.assurance.and_then(Assurance::from_key) else {
        return match status.key {
            LISTED => labels.say("result_listed", &[("result", &result)]),
            _ => labels.say("result_unstated", &[("result", &result)]),
        };
    };
    let who = vouched(labels, by);
    let day = status.as_of.as_ref().map(|day| day.text.as_str());
    match (status.results.as_deref(), day) {
        (None, None) => labels.say("result_said", &[("result", &result), ("who", &who)]),
        (None, Some(day)) => labels.say("result_of_day", &[("result", &result), ("who", &who), ("day", &day)]),
        (Some(all), None) => labels.say("result_of_parts", &[("result", &result), ("who", &who), ("results", &all)]),
        (Some(all), Some(day)) => labels
            .say("result_of_parts_of_day", &[("result", &result), ("who", &who), ("results", &all), ("day", &day)]),
    }
}
