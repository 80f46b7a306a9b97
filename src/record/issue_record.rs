//! What a record says of findings and their issues.

use serde::Serialize;

use crate::model::Assurance;
use crate::model::Finding;
use crate::model::Issue;
use crate::model::Notice;
use crate::model::Number;
use crate::model::Outline;
use crate::model::Part;
use crate::model::Rectification;
use crate::model::Text;
use crate::text::date::Date;

/// A finding, with its issues.
#[derive(Debug, Serialize)]
pub(super) struct FindingRecord<'n> {
    number: u32,
    printed: Option<&'n str>,
    title: &'n str,
    heading: &'n str,
    area: Option<u32>,
    issues: Vec<IssueRecord<'n>>,
}

/// An issue.
#[derive(Debug, Serialize)]
struct IssueRecord<'n> {
    key: String,
    number: u32,
    printed: Option<&'n str>,
    title: &'n str,
    heading: &'n str,
    problem: Vec<String>,
    target: Vec<String>,
    #[serde(flatten)]
    rectification: RectificationRecord<'n>,
    parts: Vec<PartRecord<'n>>,
}

/// A row of a ledger that tells of one measure of an issue.
#[derive(Debug, Serialize)]
struct PartRecord<'n> {
    printed: Option<&'n str>,
    #[serde(flatten)]
    rectification: RectificationRecord<'n>,
}

/// How an issue, or a part of one, is put right.
#[derive(Debug, Serialize)]
struct RectificationRecord<'n> {
    status: Option<StatusRecord<'n>>,
    class: Option<&'static str>,
    class_printed: Option<&'n str>,
    measures: Vec<String>,
    outcome: Vec<String>,
    next_steps: Option<String>,
    owner: Option<&'n str>,
    lead: Option<&'n str>,
    due_on: Option<String>,
    due_printed: Option<&'n str>,
    closed_on: Option<String>,
}

/// A result, and who vouches for it.
#[derive(Debug, Serialize)]
struct StatusRecord<'n> {
    kind: &'static str,
    printed: &'n str,
    assurance: &'static str,
}

impl<'n> FindingRecord<'n> {
    /// What a record says of a finding of a notice.
    pub(super) fn of(notice: &'n Notice, of: &'n Finding) -> FindingRecord<'n> {
        let assurance = |issue: &Issue| issue.assurance.unwrap_or(notice.head.assurance);
        FindingRecord {
            number: of.number,
            printed: printed(of.printed.as_ref()),
            title: &of.title,
            heading: &of.heading,
            area: of.area.map(|at| area_number(&notice.outline, at)),
            issues: of.issues.iter().map(|of| issue(of, assurance(of))).collect(),
        }
    }
}

/// An area's number: as printed where the printed numbers rise, so that a finding names one area; else its place.
pub(super) fn area_number(outline: &Outline, at: usize) -> u32 {
    let printed = outline.areas.iter().map(|area| area.number.as_ref().map(|number| number.value));
    let rise = printed.clone().all(|value| value.is_some()) && printed.clone().is_sorted_by(|a, b| a < b);
    let place = u32::try_from(at).map_or(u32::MAX, |at| at.saturating_add(1));
    printed.flatten().nth(at).filter(|_| rise).unwrap_or(place)
}

fn printed(number: Option<&Number>) -> Option<&str> {
    number.map(|number| number.printed.as_str())
}

fn issue(of: &Issue, assurance: Assurance) -> IssueRecord<'_> {
    IssueRecord {
        key: of.key.to_string(),
        number: of.number,
        printed: printed(of.printed.as_ref()),
        title: &of.title,
        heading: &of.heading,
        problem: plain(&of.problem),
        target: plain(&of.target),
        rectification: rectification(&of.rectification, assurance),
        parts: of.parts.iter().map(|of| part(of, assurance)).collect(),
    }
}

fn part(of: &Part, assurance: Assurance) -> PartRecord<'_> {
    PartRecord { printed: of.printed.as_deref(), rectification: rectification(&of.rectification, assurance) }
}

fn rectification(of: &Rectification, assurance: Assurance) -> RectificationRecord<'_> {
    RectificationRecord {
        status: of.status.as_ref().map(|status| StatusRecord {
            kind: status.kind.key(),
            printed: &status.printed,
            assurance: assurance.key(),
        }),
        class: of.class.as_ref().map(|(class, _)| class.key()),
        class_printed: of.class.as_ref().map(|(_, printed)| printed.as_str()),
        measures: of.measures.iter().map(|measure| measure.text.plain()).collect(),
        outcome: plain(&of.outcome),
        next_steps: (!of.next_steps.is_empty()).then(|| plain(&of.next_steps).join("\n")),
        owner: of.owner.as_deref(),
        lead: of.lead.as_deref(),
        due_on: of.due_on.as_ref().and_then(|due| due.date).map(Date::iso),
        due_printed: of.due_on.as_ref().map(|due| due.printed.as_str()),
        closed_on: of.closed_on.map(Date::iso),
    }
}

fn plain(texts: &[Text]) -> Vec<String> {
    texts.iter().map(Text::plain).collect()
}
