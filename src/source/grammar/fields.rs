//! The fields of an issue.

use super::measures::Steps;
use crate::model::At;
use crate::model::Class;
use crate::model::Due;
use crate::model::Issue;
use crate::model::IssueKey;
use crate::model::Measure;
use crate::model::Number;
use crate::model::Place;
use crate::model::Status;
use crate::model::Text;
use crate::text::date::Date;

/// What was read of an issue beside its number, title and place.
#[derive(Debug, Default)]
pub struct Fields {
    /// 整改任务, 反馈问题 as a labelled line.
    pub title: Option<Text>,
    /// 整改结果.
    pub status: Option<Status>,
    /// 整改类型.
    pub class: Option<(Class, String)>,
    /// 存在问题.
    pub problem: Vec<Text>,
    /// 整改目标.
    pub target: Vec<Text>,
    /// 整改情况, 整改措施.
    pub measures: Vec<Measure>,
    /// 整改成效.
    pub outcome: Vec<Text>,
    /// 整改计划.
    pub next_steps: Vec<Text>,
    /// 责任部门.
    pub owner: Option<String>,
    /// 责任领导.
    pub lead: Option<String>,
    /// 完成时限.
    pub due_on: Option<Due>,
    /// 销号时间.
    pub closed_on: Option<Date>,
    /// How the steps being read are enumerated.
    pub steps: Steps,
    /// Labels of owners and leaders that were met, as printed.
    pub met: Vec<String>,
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
    let Fields {
        title: _,
        status,
        class,
        problem,
        target,
        measures,
        outcome,
        next_steps,
        owner,
        lead,
        due_on,
        closed_on,
        steps: _,
        met: _,
    } = fields;
    Issue {
        key: IssueKey { finding: 0, issue: None },
        number: 0,
        printed,
        title,
        heading,
        status,
        class,
        problem,
        target,
        measures,
        outcome,
        next_steps,
        owner,
        lead,
        due_on,
        closed_on,
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
