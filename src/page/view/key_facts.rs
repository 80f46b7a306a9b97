//! The key facts of a notice: who publishes it, what it answers, of which day its figures are, who vouches for its results.

use serde::Serialize;

use super::inspection_page::inspection_words;
use super::result_words;
use super::said_figure::SaidFigure;
use super::view_parts::Link;
use crate::address::Route;
use crate::model::Assurance;
use crate::model::Inspection;
use crate::model::Kind;
use crate::model::Notice;
use crate::page::surroundings::Surroundings;
use crate::page::theme_labels::Labels;
use crate::site::NoticeList;
use crate::text::date::Date;

/// A key fact.
#[derive(Clone, Debug, Serialize)]
pub struct KeyFact {
    /// What it is.
    pub term: String,
    /// What it says.
    pub value: String,
    /// The same as sentences with figures, where it holds any.
    pub figures: Vec<SaidFigure>,
    /// Where it leads.
    pub href: Option<String>,
}

/// Who publishes a notice: its organ, with its page; of an announcement of a team that has come, the team.
pub(super) fn publisher(around: &Surroundings, route: &Route, notice: &Notice) -> Option<Link> {
    if notice.head.kind == Kind::Stationing {
        let team = around.inspection.as_ref().and_then(|of| of.team.clone());
        let text = notice.head.issuer.clone().or(team)?;
        return Some(Link { text, href: String::new() });
    }
    let organ = around.organ.as_ref()?;
    Some(Link::to(route, &Route::Organ(organ.id.clone()), organ.name.clone()))
}

/// Who vouches for the results of a notice, in plain words; where not all are vouched for alike, each with its number. None
/// where it prints no result.
pub(super) fn vouched(labels: &Labels, notice: &Notice) -> Option<String> {
    let said = |of: &SaidFigure| labels.say(of.label, &[("who", &of.who), ("count", &of.count)]);
    match counted(labels, notice).as_slice() {
        [] => None,
        [all] => Some(all.who.clone()),
        several => Some(several.iter().map(said).collect::<Vec<_>>().join("；")),
    }
}

/// The same with its figures, where not all are vouched for alike.
pub(super) fn vouchers(labels: &Labels, notice: &Notice) -> Vec<SaidFigure> {
    let counted = counted(labels, notice);
    if counted.len() > 1 { counted } else { Vec::new() }
}

/// For how many results of a notice who vouches.
fn counted(labels: &Labels, notice: &Notice) -> Vec<SaidFigure> {
    let of = |degree: Assurance| {
        let stated = notice.issues().filter(|(_, issue)| issue.is_stated());
        SaidFigure {
            label: "vouched_of",
            count: stated.filter(|(_, issue)| issue.assurance.unwrap_or(notice.head.assurance) == degree).count(),
            who: result_words::vouched(labels, degree).to_owned(),
            rule: format!("statements notice={} stated=true assurance={}", notice.id, degree.key()),
        }
    };
    Assurance::ALL.map(of).into_iter().filter(|of| of.count > 0).collect()
}

/// The key facts of a notice, in order.
pub(super) fn facts(around: &Surroundings, route: &Route, notice: &Notice) -> Vec<KeyFact> {
    let (head, labels) = (&notice.head, around.frame.labels.as_ref());
    let mut out: Vec<KeyFact> = Vec::new();
    let mut put = |term: &str, value: Option<String>, href: Option<String>| {
        let value = value.filter(|value| !value.is_empty());
        out.extend(value.map(|value| KeyFact { term: term.to_owned(), value, figures: Vec::new(), href }));
    };
    let organ = around.organ.as_ref();
    let publisher = match head.kind {
        // The team publishes it; the organ is the one that it has come to.
        Kind::Stationing => labels.get("stationed_at"),
        _ => labels.get("publisher"),
    };
    put(publisher, organ.map(|organ| organ.name.clone()), organ.map(|of| route.link(&Route::Organ(of.id.clone()))));
    put(labels.get("issuer"), head.issuer.clone(), None);
    put(labels.get("document_number"), head.document_number.clone(), None);
    let kinds = route.link(&Route::Notices(NoticeList::Kind(head.kind), 1));
    put(labels.get("kind"), Some(head.kind.word().to_owned()), Some(kinds));
    if let Some(inspection) = &around.inspection {
        let page = inspection.id.as_ref().map(|id| route.link(&Route::Inspection(id.clone())));
        put(labels.get("origin"), Some(inspection_words(labels, inspection)), page);
        let days =
            |(from, to): (Date, Date)| labels.say("from_to", &[("from", &from.chinese()), ("to", &to.chinese())]);
        put(period_word(inspection, labels), inspection.period.map(days), None);
        put(labels.get("feedback_on"), inspection.feedback_on.map(Date::chinese), None);
    }
    put(labels.get("as_of"), head.as_of.map(Date::chinese), None);
    put(labels.get("signed_on"), head.signed_on.map(Date::chinese), None);
    put(labels.get("published_on"), head.published_on.map(Date::chinese), None);
    let issues = notice.issues().count();
    let mut put = |term: &str, value: Option<String>, figures: Vec<SaidFigure>| {
        out.extend(value.map(|value| KeyFact { term: term.to_owned(), value, figures, href: None }));
    };
    if issues > 0 {
        let rule = format!("statements notice={}", notice.id);
        let said = SaidFigure { label: "count", count: issues, who: String::new(), rule };
        put(labels.get("listed_issues"), Some(labels.say("count", &[("count", &issues)])), vec![said]);
    }
    put(labels.get("vouched"), vouched(labels, notice), vouchers(labels, notice));
    out
}

/// What the days of an inspection are called.
fn period_word<'l>(inspection: &Inspection, labels: &'l Labels) -> &'l str {
    let origin = inspection.origin.as_deref().unwrap_or_default();
    let words = [
        ("审计", labels.get("period_of_audit")),
        ("督察", labels.get("period_of_supervision")),
        ("巡视", labels.get("period_of_central_inspection")),
        ("巡查", labels.get("period_of_patrol")),
    ];
    let named = words.iter().find(|(word, _)| origin.contains(word));
    named.map_or(labels.get("period_of_inspection"), |(_, term)| term)
}
