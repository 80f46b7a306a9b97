//! The page of an inspection: its stages, its notices, and how far its issues were over time.

use std::collections::BTreeSet;

use serde::Serialize;

use super::chart;
use super::chart::ChartView;
use super::entry_rows;
use super::paging;
use super::paging::Paging;
use super::paging::RowPlaces;
use super::scope::Scope;
use super::view_parts::DateView;
use super::view_parts::Link;
use super::view_parts::NoticeCard;
use crate::address::Route;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::StatusKind;
use crate::page::Labels;
use crate::site::Entry;
use crate::site::Rows;
use crate::site::Site;
use crate::text::date::Date;

/// The page of an inspection.
#[derive(Clone, Debug, Serialize)]
pub struct InspectionView {
    /// What it is called in the open data.
    pub id: String,
    /// What it is called: who inspected, which kind of inspection, which session and round.
    pub name: String,
    /// What it is, in terms: kind, team, session, days, feedback.
    pub facts: Vec<(String, String)>,
    /// The courts that were inspected, at most a few.
    pub organs: Vec<Link>,
    /// How many more there are.
    pub more_organs: usize,
    /// By which rule these are counted in the open data.
    pub more_rule: String,
    /// Its stages, oldest first.
    pub stages: Vec<StageView>,
    /// How many notices answer it.
    pub count: usize,
    /// How many issues they name, each once.
    pub issues: usize,
    /// Of how many of these a result is printed.
    pub stated: usize,
    /// How many of these are said to be completed.
    pub completed: usize,
    /// How far its issues were over time.
    pub chart: Option<ChartView>,
    /// The notices that answer it, newest first, at most a few.
    pub notices: Vec<NoticeCard>,
}

/// A stage of an inspection.
#[derive(Clone, Debug, Serialize)]
pub struct StageView {
    /// Its first day.
    pub day: Option<DateView>,
    /// Its last day, where it took several.
    pub to: Option<DateView>,
    /// What happened: 巡察, 反馈, or the kind of the notice.
    pub what: String,
    /// The court whose notice it is, where several were inspected.
    pub organ: Option<String>,
    /// The notice.
    pub notice: Option<Link>,
}

/// A page of the list of inspections.
#[derive(Clone, Debug, Serialize)]
pub struct InspectionsView {
    /// The inspections of this page, the newest first.
    pub inspections: Vec<InspectionRow>,
    /// Which page of how many.
    pub paging: Paging,
}

/// An inspection with its figures.
#[derive(Clone, Debug, Serialize)]
pub struct InspectionRow {
    /// What it is called in the open data.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its page.
    pub href: String,
    /// The year that begins with it.
    pub heading: Option<String>,
    /// The name of the place in a long list that begins with it.
    pub place: Option<String>,
    /// The court that was inspected, where it is one.
    pub organ: Option<Link>,
    /// How many were, where they are several.
    pub organs: usize,
    /// Its last stage.
    pub stage: Option<StageView>,
    /// How many notices answer it.
    pub count: usize,
    /// How many issues they name, each once.
    pub issues: usize,
    /// Of how many of these a result is printed.
    pub stated: usize,
    /// How many of these are said to be completed.
    pub completed: usize,
}

/// Courts named on the page, at most.
const ORGANS: usize = 20;
/// Notices among its stages, at most; the newest.
const STAGES: usize = 40;
/// Notices shown with what they say, at most.
const NOTICES: usize = 8;

/// What is known of an inspection through the notices that answer it.
struct Answers<'s> {
    /// The notices, newest first.
    notices: Vec<usize>,
    organs: BTreeSet<&'s Id>,
    entries: Vec<&'s Entry>,
}

impl<'s> Answers<'s> {
    fn of(scope: Scope<'s>, id: &Id) -> Answers<'s> {
        let site = scope.site;
        let cases = site.cases_of_inspection(id).iter();
        let mut notices: Vec<usize> = cases.flat_map(|case| site.cases[*case].notices.iter().copied()).collect();
        // As the site has them: newest first.
        notices.sort_unstable();
        let organs = notices.iter().filter_map(|notice| site.organ(site.said(*notice).organ.as_ref()));
        Answers { organs: organs.map(|of| &of.id).collect(), entries: entries(scope, &notices), notices }
    }

    fn stated(&self, site: &Site) -> usize {
        self.entries.iter().filter(|entry| entry.status_kind(site).is_some()).count()
    }

    fn completed(&self, site: &Site) -> usize {
        self.entries.iter().filter(|entry| entry.status_kind(site) == Some(StatusKind::Completed)).count()
    }

    /// The stage that a notice is.
    fn stage(&self, scope: Scope<'_>, notice: usize) -> StageView {
        let said = scope.site.said(notice);
        let organ = said.organ.as_ref().filter(|_| self.organs.len() > 1).map(|id| scope.organ_name(id));
        StageView {
            day: said.published_on.map(DateView::of),
            to: None,
            what: said.kind.word().to_owned(),
            organ,
            notice: Some(scope.link(&Route::Notice(said.id.clone()), said.title())),
        }
    }
}

/// The page of an inspection that has a file.
pub fn inspection(scope: Scope<'_>, id: &Id) -> Option<InspectionView> {
    let (site, labels) = (scope.site, scope.labels());
    let of = site.inspections().get(id)?;
    let answers = Answers::of(scope, id);
    let Answers { notices, organs, entries } = &answers;
    let link = |id: &&Id| scope.link(&Route::Organ((*id).clone()), scope.organ_name(id));
    let mut stages = own_stages(labels, of);
    stages.extend(notices.iter().take(STAGES).rev().map(|notice| answers.stage(scope, *notice)));
    Some(InspectionView {
        id: id.to_string(),
        name: inspection_name(labels, of),
        facts: facts(labels, of),
        organs: organs.iter().take(ORGANS).map(link).collect(),
        more_rule: format!("organs inspection={id} beyond={ORGANS}"),
        more_organs: organs.len().saturating_sub(ORGANS),
        stages,
        count: notices.len(),
        issues: entries.len(),
        stated: answers.stated(site),
        completed: answers.completed(site),
        chart: chart::chart(scope, format!("inspection={id}"), entries.iter().copied()),
        notices: notices.iter().take(NOTICES).map(|notice| entry_rows::card(scope, site.said(*notice))).collect(),
    })
}

/// The inspections that have a file, a page of them.
pub fn inspections(scope: Scope<'_>, page: usize) -> Option<InspectionsView> {
    let site = scope.site;
    let all = scope.lists.starts.inspections(site);
    let places = RowPlaces::of(scope, Rows::Inspections, page);
    let undated = scope.labels().get("undated");
    let mut last = None;
    let mut row = |(row, (year, id)): (usize, &(Option<i16>, Id))| {
        let heading = (last != Some(*year)).then(|| match year {
            Some(year) => scope.labels().say("year", &[("year", year)]),
            None => undated.to_owned(),
        });
        last = Some(*year);
        let of = site.inspections().get(id)?;
        let answers = Answers::of(scope, id);
        let newest = answers.notices.first().map(|notice| answers.stage(scope, *notice));
        let only = answers.organs.first().filter(|_| answers.organs.len() == 1);
        Some(InspectionRow {
            id: id.to_string(),
            name: inspection_name(scope.labels(), of),
            href: scope.route.link(&Route::Inspection(id.clone())),
            heading,
            place: places.at(row),
            organ: only.map(|id| scope.link(&Route::Organ((*id).clone()), scope.organ_name(id))),
            organs: answers.organs.len(),
            stage: newest.or_else(|| own_stages(scope.labels(), of).pop()),
            count: answers.notices.len(),
            issues: answers.entries.len(),
            stated: answers.stated(site),
            completed: answers.completed(site),
        })
    };
    let years = scope.lists.starts.of_inspections(site);
    let jumps = || paging::year_jumps(scope, Rows::Inspections, &years, Some(undated), &Route::Inspections);
    let shown = Rows::Inspections.slice(&site.settings, all, page);
    (!all.is_empty()).then(|| InspectionsView {
        inspections: shown.iter().enumerate().filter_map(&mut row).collect(),
        paging: paging::paging(scope, Rows::Inspections, all.len(), page, &Route::Inspections).with_jumps(jumps),
    })
}

/// The entries of the ledger that some notices speak of, each once.
fn entries<'s>(scope: Scope<'s>, notices: &[usize]) -> Vec<&'s Entry> {
    let site = scope.site;
    let mut seen = BTreeSet::new();
    let issues = notices.iter().flat_map(|notice| {
        let notice = *notice;
        (0..site.said(notice).issue_count()).map(move |issue| crate::site::IssueRef { notice, issue })
    });
    issues.map(|at| site.ledger.entry_of(at)).filter(|entry| seen.insert(std::ptr::from_ref(*entry))).collect()
}

/// What comes in front of all notices: the inspection itself and its feedback.
fn own_stages(labels: &Labels, of: &Inspection) -> Vec<StageView> {
    let stage = |day: Date, to: Option<Date>, what: &str| StageView {
        day: Some(DateView::of(day)),
        to: to.filter(|to| *to != day).map(DateView::of),
        what: what.to_owned(),
        organ: None,
        notice: None,
    };
    let origin = of.origin.as_deref().unwrap_or_else(|| labels.get("stage_inspection"));
    let inspected = of.period.map(|(from, to)| stage(from, Some(to), origin));
    inspected.into_iter().chain(of.feedback_on.map(|day| stage(day, None, labels.get("stage_feedback")))).collect()
}

fn facts(labels: &Labels, of: &Inspection) -> Vec<(String, String)> {
    let text = |name: &str, value: Option<String>| Some((labels.get(name).to_owned(), value?));
    let period = of.period.map(|(from, to)| labels.say("from_to", &[("from", &from.chinese()), ("to", &to.chinese())]));
    let facts = [
        text("origin", of.origin.clone()),
        text("inspection_team", of.team.clone()),
        text("inspection_session", Some(session(labels, of)).filter(|words| !words.is_empty())),
        text("inspection_form", of.form.clone()),
        text("inspection_period", period),
        text("feedback_on", of.feedback_on.map(Date::chinese)),
    ];
    facts.into_iter().flatten().collect()
}

/// What an inspection is called by what is known of it: 市委第一巡察组常规巡察（第14届第8轮）. Empty where nothing is.
pub fn inspection_words(labels: &Labels, of: &Inspection) -> String {
    let origin = of.origin.clone().unwrap_or_default();
    let form = of.form.clone().filter(|form| !origin.contains(form.as_str())).unwrap_or_default();
    let team = of.team.clone().unwrap_or_default();
    let name = format!("{team}{form}{origin}");
    match session(labels, of) {
        session if session.is_empty() => name,
        session => labels.say("inspection_name", &[("name", &name), ("session", &session)]),
    }
}

/// What an inspection is called; its id where nothing is known of it.
pub fn inspection_name(labels: &Labels, of: &Inspection) -> String {
    let words = inspection_words(labels, of);
    if words.is_empty() { of.id.as_ref().map_or_else(String::new, Id::to_string) } else { words }
}

/// 第14届第8轮
fn session(labels: &Labels, of: &Inspection) -> String {
    let number = |name: &str, value: Option<u32>| value.map(|number| labels.say(name, &[("number", &number)]));
    [number("term_of", of.term), number("round_of", of.round)].into_iter().flatten().collect()
}
