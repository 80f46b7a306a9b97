//! A notice as data: everything that it says, under names of its own, for archives and programs.

use serde::Serialize;

use crate::address::Route;
use crate::model::Claim;
use crate::model::Due;
use crate::model::Finding;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::Issue;
use crate::model::Measure;
use crate::model::Notice;
use crate::model::Part;
use crate::model::Status;
use crate::model::Text;
use crate::site::Site;
use crate::text::date::Date;
use crate::tree::Digest;

/// What a record is of: told apart by programs that read several.
const FORMAT: &str = "tongbao-notice-1";

#[derive(Serialize)]
struct Record<'n> {
    format: &'static str,
    id: &'n str,
    title: &'n str,
    kind: &'static str,
    url: Option<String>,
    organ: Option<OrganRecord<'n>>,
    issuer: Option<&'n str>,
    document_number: Option<&'n str>,
    inspection: Option<InspectionRecord<'n>>,
    as_of: Option<String>,
    signed_on: Option<String>,
    published_on: Option<String>,
    assurance: &'static str,
    /// Only where it is false: a status that a plan does not give is nothing left unsaid.
    #[serde(skip_serializing_if = "Option::is_none")]
    reports_results: Option<bool>,
    summary: Option<&'n str>,
    source_url: Option<&'n str>,
    withheld: Option<WithheldRecord<'n>>,
    claims: Vec<ClaimRecord<'n>>,
    findings: Vec<FindingRecord<'n>>,
    corrections: Vec<CorrectionRecord<'n>>,
    related: Vec<&'n str>,
    files: Vec<FileRecord>,
    text: String,
}

#[derive(Serialize)]
struct OrganRecord<'n> {
    id: &'n str,
    name: &'n str,
}

#[derive(Serialize)]
struct InspectionRecord<'n> {
    origin: Option<&'n str>,
    team: Option<&'n str>,
    term: Option<u32>,
    round: Option<u32>,
    form: Option<&'n str>,
    period: Option<[String; 2]>,
    feedback_on: Option<String>,
}

#[derive(Serialize)]
struct WithheldRecord<'n> {
    count: u32,
    basis: &'n str,
}

#[derive(Serialize)]
struct ClaimRecord<'n> {
    subject: &'static str,
    basis: Option<&'static str>,
    total: Option<u64>,
    parts: Vec<(&'static str, u64)>,
    as_of: Option<String>,
    text: Option<&'n str>,
}

#[derive(Serialize)]
struct FindingRecord<'n> {
    number: u32,
    area: Option<&'n str>,
    title: &'n str,
    heading: &'n str,
    issues: Vec<IssueRecord<'n>>,
}

#[derive(Serialize)]
struct IssueRecord<'n> {
    key: String,
    title: &'n str,
    heading: &'n str,
    status: Option<StatusRecord<'n>>,
    class: Option<&'n str>,
    owner: Option<&'n str>,
    lead: Option<&'n str>,
    due: Option<DueRecord<'n>>,
    closed_on: Option<String>,
    problem: Vec<String>,
    target: Vec<String>,
    measures: Vec<String>,
    outcome: Vec<String>,
    next_steps: Vec<String>,
    /// Only where there are any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PartRecord<'n>>,
}

/// A row of a ledger that tells of one measure of an issue.
#[derive(Serialize)]
struct PartRecord<'n> {
    number: Option<&'n str>,
    status: Option<StatusRecord<'n>>,
    class: Option<&'n str>,
    owner: Option<&'n str>,
    lead: Option<&'n str>,
    due: Option<DueRecord<'n>>,
    closed_on: Option<String>,
    measures: Vec<String>,
    outcome: Vec<String>,
    next_steps: Vec<String>,
}

#[derive(Serialize)]
struct StatusRecord<'n> {
    kind: &'static str,
    printed: &'n str,
    assurance: &'static str,
}

#[derive(Serialize)]
struct DueRecord<'n> {
    printed: &'n str,
    date: Option<String>,
}

#[derive(Serialize)]
struct CorrectionRecord<'n> {
    on: String,
    what: &'n str,
}

#[derive(Serialize)]
struct FileRecord {
    path: String,
    sha256: String,
}

/// The record of a notice as JSON. `files` are the files that go with it.
pub fn record(site: &Site, notice: &Notice, files: &[(String, Digest)]) -> Vec<u8> {
    let head = &notice.head;
    let record = Record {
        format: FORMAT,
        id: notice.id.as_str(),
        title: &head.title,
        kind: head.kind.key(),
        url: site.settings.address().map(|top| format!("{top}{}", Route::Notice(notice.id.clone()))),
        organ: site.organ(head.organ.as_ref()).map(|organ| OrganRecord { id: organ.id.as_str(), name: &organ.name }),
        issuer: head.issuer.as_deref(),
        document_number: head.document_number.as_deref(),
        inspection: site.inspection(head.inspection.as_ref()).map(inspection),
        as_of: head.as_of.map(Date::iso),
        signed_on: head.signed_on.map(Date::iso),
        published_on: head.published_on.map(Date::iso),
        assurance: head.assurance.key(),
        reports_results: (!head.kind.reports_results()).then_some(false),
        summary: head.summary.as_deref(),
        source_url: head.source_url.as_deref(),
        withheld: head.withheld.as_ref().map(|of| WithheldRecord { count: of.count, basis: &of.basis }),
        claims: head.claims.iter().map(claim).collect(),
        findings: notice.outline.findings.iter().map(|of| finding(notice, of)).collect(),
        corrections: head.corrections.iter().map(|of| CorrectionRecord { on: of.on.iso(), what: &of.what }).collect(),
        // A notice that may not be shown is not named either.
        related: head
            .related
            .iter()
            .map(|(id, _)| id)
            .filter(|id| site.notice_index(id).is_some())
            .map(Id::as_str)
            .collect(),
        files: files.iter().map(|(path, sum)| FileRecord { path: path.clone(), sha256: sum.to_string() }).collect(),
        text: crate::model::block::plain(&notice.body),
    };
    let mut json = serde_json::to_vec_pretty(&record).expect("text and numbers are always JSON");
    json.push(b'\n');
    json
}

fn inspection(of: &Inspection) -> InspectionRecord<'_> {
    InspectionRecord {
        origin: of.origin.as_deref(),
        team: of.team.as_deref(),
        term: of.term,
        round: of.round,
        form: of.form.as_deref(),
        period: of.period.map(|(from, to)| [from.iso(), to.iso()]),
        feedback_on: of.feedback_on.map(Date::iso),
    }
}

fn claim(of: &Claim) -> ClaimRecord<'_> {
    ClaimRecord {
        subject: of.subject.key(),
        basis: of.basis.map(|basis| basis.key()),
        total: of.total,
        parts: of.parts.iter().map(|(kind, count)| (kind.key(), *count)).collect(),
        as_of: of.as_of.map(Date::iso),
        text: of.text.as_deref(),
    }
}

fn finding<'n>(notice: &'n Notice, of: &'n Finding) -> FindingRecord<'n> {
    FindingRecord {
        number: of.number,
        area: of.area.map(|area| notice.outline.areas[area].title.as_str()),
        title: &of.title,
        heading: &of.heading,
        issues: of.issues.iter().map(|of| issue(notice, of)).collect(),
    }
}

fn issue<'n>(notice: &'n Notice, of: &'n Issue) -> IssueRecord<'n> {
    let plain = |texts: &[Text]| texts.iter().map(Text::plain).collect();
    let assurance = of.assurance.unwrap_or(notice.head.assurance).key();
    let status = |status: &'n Status| StatusRecord { kind: status.kind.key(), printed: &status.printed, assurance };
    let due = |due: &'n Due| DueRecord { printed: &due.printed, date: due.date.map(Date::iso) };
    let measures = |of: &[Measure]| of.iter().map(|measure| measure.text.plain()).collect();
    let part = |of: &'n Part| PartRecord {
        number: of.printed.as_deref(),
        status: of.rectification.status.as_ref().map(status),
        class: of.rectification.class.as_ref().map(|(_, printed)| printed.as_str()),
        owner: of.rectification.owner.as_deref(),
        lead: of.rectification.lead.as_deref(),
        due: of.rectification.due_on.as_ref().map(due),
        closed_on: of.rectification.closed_on.map(Date::iso),
        measures: measures(&of.rectification.measures),
        outcome: plain(&of.rectification.outcome),
        next_steps: plain(&of.rectification.next_steps),
    };
    IssueRecord {
        key: of.key.to_string(),
        title: &of.title,
        heading: &of.heading,
        status: of.rectification.status.as_ref().map(status),
        class: of.rectification.class.as_ref().map(|(_, printed)| printed.as_str()),
        owner: of.rectification.owner.as_deref(),
        lead: of.rectification.lead.as_deref(),
        due: of.rectification.due_on.as_ref().map(due),
        closed_on: of.rectification.closed_on.map(Date::iso),
        problem: plain(&of.problem),
        target: plain(&of.target),
        measures: measures(&of.rectification.measures),
        outcome: plain(&of.rectification.outcome),
        next_steps: plain(&of.rectification.next_steps),
        parts: of.parts.iter().map(part).collect(),
    }
}
