//! The fields of an issue.

use super::measures::Steps;
use crate::model::At;
use crate::model::Issue;
use crate::model::IssueKey;
use crate::model::Number;
use crate::model::Place;
use crate::model::Rectification;
use crate::model::Text;

/// What was read of an issue beside its number, title and place.
#[derive(Debug, Default)]
pub struct Fields {
    /// 整改任务, 反馈问题 as a labelled line.
    pub title: Option<Text>,
    /// 存在问题.
    pub problem: Vec<Text>,
    /// 整改目标.
    pub target: Vec<Text>,
    /// What is told of its rectification.
    pub rectification: Rectification,
    /// How the steps being read are enumerated.
    pub steps: Steps,
    /// Labels of owners and leaders that were met, as printed.
    pub met: Vec<String>,
}

impl Fields {
    /// Whether nothing was told yet of the problem or what was done.
    pub fn is_silent(&self) -> bool {
        let of = &self.rectification;
        self.problem.is_empty() && of.status.is_none() && of.measures.is_empty() && of.outcome.is_empty()
    }
}

/// An issue of what was read of it; its numbers are given when all are known.
pub fn new_issue(
    printed: Option<Number>,
    title: String,
    heading: String,
    fields: Fields,
    place: Place,
    at: At,
) -> Issue {
    let Fields { title: _, problem, target, rectification, steps: _, met: _ } = fields;
    Issue {
        key: IssueKey { finding: 0, issue: None },
        number: 0,
        printed,
        title,
        heading,
        problem,
        target,
        rectification,
        assurance: None,
        topics: Vec::new(),
        parts: Vec::new(),
        place,
        at,
    }
}

/// The printed numbers where all are there and rise without a repeat; else places from 1.
pub fn numbers<'n>(printed: impl Iterator<Item = Option<&'n Number>>) -> Vec<u32> {
    let printed: Vec<Option<u32>> = printed.map(|number| number.map(|number| number.value)).collect();
    let all: Option<Vec<u32>> = printed.iter().copied().collect();
    match all.filter(|all| all.is_sorted_by(|a, b| a < b)) {
        Some(all) => all,
        None => (1..).take(printed.len()).collect(),
    }
}
