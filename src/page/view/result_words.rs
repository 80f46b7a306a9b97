//! What is said of a result: as a word, and as a sentence with the day it is of and who says so.

use super::view_parts::LISTED;
use super::view_parts::StatusView;
use super::view_parts::status_key;
use super::view_parts::status_word;
use crate::model::Assurance;
use crate::model::Issue;
use crate::model::Kind;
use crate::model::Part;
use crate::model::StatusKind;
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
        let assurance = self.assurance.word();
        let as_of = self.as_of.map(|day| format!("截至{}，", day.chinese())).unwrap_or_default();
        let key = status_key(self.kind);
        match (self.results, self.printed) {
            (Some(all), printed) => {
                let word = printed.unwrap_or(status_word(None));
                let sentence = format!("状态：{word}（按各项措施：{all}；{as_of}{assurance}）");
                StatusView { key, word: word.to_owned(), sentence }
            }
            (None, Some(word)) => {
                StatusView { key, word: word.to_owned(), sentence: format!("状态：{word}（{as_of}{assurance}）") }
            }
            (None, None) => silent(self.by),
        }
    }
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
        Some(status) => StatusView {
            key: status.kind.key(),
            word: status.printed.clone(),
            sentence: format!("状态：{}", status.printed),
        },
        None => silent(by),
    }
}

/// 未标明: the notice says no status.
pub fn unstated() -> StatusView {
    StatusView {
        key: status_key(None),
        word: status_word(None).to_owned(),
        sentence: "状态：未标明（通报没有写明这一项的整改结果）".to_owned(),
    }
}

/// What an issue is in a notice of a kind that prints no status of it: 未标明, or what the notice lists it as where it
/// reports no results.
pub fn silent(by: Kind) -> StatusView {
    match by.listing() {
        Some(word) => {
            StatusView {
                key: LISTED, word: word.to_owned(), sentence: format!("状态：{word}，整改结果另行公布")
            }
        }
        None => unstated(),
    }
}
