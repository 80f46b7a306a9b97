//! What a record says of a notice as a whole.

use serde::Serialize;
use serde::Serializer;

use super::issue_record::FindingRecord;
use super::issue_record::area_number;
use crate::model::Claim;
use crate::model::Contact;
use crate::model::EmergencyMark;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::Labelled;
use crate::model::Notice;
use crate::model::block;
use crate::text::date::Date;
use crate::tree::Digest;

/// What a record is of, and in which version: told apart by programs that read several.
pub(super) const FORMAT: &str = "tongbao-notice-2";
/// The kind of a paper that is no notice.
pub(super) const ARTICLE: &str = "article";

/// All that a notice says.
#[derive(Debug, Serialize)]
pub struct NoticeRecord<'n> {
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
    assurance: Option<&'static str>,
    reports_results: bool,
    summary: Option<&'n str>,
    source_url: Option<&'n str>,
    withheld: Option<WithheldRecord<'n>>,
    contact: Option<ContactRecord<'n>>,
    claims: Vec<ClaimRecord<'n>>,
    areas: Vec<AreaRecord<'n>>,
    findings: Vec<FindingRecord<'n>>,
    corrections: Vec<CorrectionRecord<'n>>,
    emergencies: Vec<EmergencyRecord<'n>>,
    related: Vec<&'n str>,
    files: Vec<FileRecord>,
    text: String,
}

/// What a record says that does not stand in the notice: what is known to those who write it.
#[derive(Debug, Default)]
pub struct BesideNotice<'n> {
    /// The whole address of its page.
    pub url: Option<String>,
    /// Its organ in the registry, with its name.
    pub organ: Option<(&'n Id, &'n str)>,
    /// The inspection that it answers.
    pub inspection: Option<&'n Inspection>,
    /// The marks that its emergencies left.
    pub emergencies: &'n [EmergencyMark],
    /// The notices to be read with it that may be named.
    pub related: Vec<&'n Id>,
    /// The files that go with it.
    pub files: Vec<(String, Digest)>,
}

#[derive(Debug, Serialize)]
struct OrganRecord<'n> {
    id: &'n str,
    name: &'n str,
}

#[derive(Debug, Serialize)]
struct InspectionRecord<'n> {
    origin: Option<&'n str>,
    team: Option<&'n str>,
    term: Option<u32>,
    round: Option<u32>,
    form: Option<&'n str>,
    period: Option<DaysRecord>,
    feedback_on: Option<String>,
}

#[derive(Debug, Serialize)]
struct DaysRecord {
    from: String,
    to: String,
}

#[derive(Debug, Serialize)]
struct WithheldRecord<'n> {
    count: u32,
    basis: &'n str,
}

#[derive(Debug, Serialize)]
struct ContactRecord<'n> {
    phones: Vec<PhoneRecord<'n>>,
    emails: Vec<&'n str>,
    postcode: Option<&'n str>,
    address: Option<&'n str>,
    mailbox: Option<&'n str>,
    recipient: Option<&'n str>,
    hours: Option<&'n str>,
    period: Option<DaysRecord>,
}

#[derive(Debug, Serialize)]
struct PhoneRecord<'n> {
    label: Option<&'n str>,
    number: &'n str,
}

#[derive(Debug, Serialize)]
struct ClaimRecord<'n> {
    subject: &'static str,
    basis: Option<&'static str>,
    total: Option<u64>,
    #[serde(serialize_with = "as_object")]
    parts: Vec<(&'static str, u64)>,
    as_of: Option<String>,
    text: Option<&'n str>,
}

#[derive(Debug, Serialize)]
struct AreaRecord<'n> {
    number: u32,
    title: &'n str,
}

#[derive(Debug, Serialize)]
struct EmergencyRecord<'n> {
    on: String,
    reason: &'n str,
}

#[derive(Debug, Serialize)]
struct CorrectionRecord<'n> {
    on: String,
    what: &'n str,
}

#[derive(Debug, Serialize)]
struct FileRecord {
    path: String,
    sha256: String,
}

impl<'n> NoticeRecord<'n> {
    /// The record of a notice.
    pub fn of(notice: &'n Notice, beside: BesideNotice<'n>) -> NoticeRecord<'n> {
        let (head, outline) = (&notice.head, &notice.outline);
        let area = |at| AreaRecord { number: area_number(outline, at), title: &outline.areas[at].title };
        NoticeRecord {
            format: FORMAT,
            id: notice.id.as_str(),
            title: &head.title,
            kind: head.kind.key(),
            url: beside.url,
            organ: beside.organ.map(|(id, name)| OrganRecord { id: id.as_str(), name }),
            issuer: head.issuer.as_deref(),
            document_number: head.document_number.as_deref(),
            inspection: beside.inspection.map(inspection),
            as_of: head.as_of.map(Date::iso),
            signed_on: head.signed_on.map(Date::iso),
            published_on: head.published_on.map(Date::iso),
            assurance: Some(head.assurance.key()),
            reports_results: head.kind.reports_results(),
            summary: head.summary.as_deref(),
            source_url: head.source_url.as_deref(),
            withheld: head.withheld.as_ref().map(|of| WithheldRecord { count: of.count, basis: &of.basis }),
            contact: head.contact.as_ref().map(contact),
            claims: head.claims.iter().map(claim).collect(),
            areas: (0..outline.areas.len()).map(area).collect(),
            findings: outline.findings.iter().map(|of| FindingRecord::of(notice, of)).collect(),
            corrections: head
                .corrections
                .iter()
                .map(|of| CorrectionRecord { on: of.on.iso(), what: &of.what })
                .collect(),
            emergencies: beside
                .emergencies
                .iter()
                .map(|of| EmergencyRecord { on: of.at.day().iso(), reason: &of.reason })
                .collect(),
            related: beside.related.into_iter().map(Id::as_str).collect(),
            files: beside.files.into_iter().map(|(path, sum)| FileRecord { path, sha256: sum.to_string() }).collect(),
            text: block::plain(&notice.body),
        }
    }

    /// The same of an article, which reports no results: nobody vouches for any.
    pub fn of_article(self) -> NoticeRecord<'n> {
        NoticeRecord { kind: ARTICLE, assurance: None, reports_results: false, ..self }
    }
}

fn inspection(of: &Inspection) -> InspectionRecord<'_> {
    let Inspection { id: _, origin, team, term, round, form, period, feedback_on, at: _ } = of;
    InspectionRecord {
        origin: origin.as_deref(),
        team: team.as_deref(),
        term: *term,
        round: *round,
        form: form.as_deref(),
        period: period.map(|(from, to)| days(from, to)),
        feedback_on: feedback_on.map(Date::iso),
    }
}

fn days(from: Date, to: Date) -> DaysRecord {
    DaysRecord { from: from.iso(), to: to.iso() }
}

fn contact(of: &Contact) -> ContactRecord<'_> {
    let Contact { phones, emails, postcode, address, mailbox, recipient, hours, period, at: _ } = of;
    fn phone(of: &Labelled) -> PhoneRecord<'_> {
        PhoneRecord { label: of.label.as_deref(), number: &of.value }
    }
    ContactRecord {
        phones: phones.iter().map(phone).collect(),
        emails: emails.iter().map(|of| of.value.as_str()).collect(),
        postcode: postcode.as_deref(),
        address: address.as_deref(),
        mailbox: mailbox.as_deref(),
        recipient: recipient.as_deref(),
        hours: hours.as_deref(),
        period: period.as_ref().map(|window| days(window.from, window.to)),
    }
}

fn claim(of: &Claim) -> ClaimRecord<'_> {
    let Claim { subject, basis, total, parts, as_of, text, at: _ } = of;
    ClaimRecord {
        subject: subject.key(),
        basis: basis.map(|basis| basis.key()),
        total: *total,
        parts: parts.iter().map(|(kind, count)| (kind.key(), *count)).collect(),
        as_of: as_of.map(Date::iso),
        text: text.as_deref(),
    }
}

/// Shares by status under the names of these, in the order of the text.
fn as_object<S: Serializer>(parts: &[(&'static str, u64)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(parts.iter().copied())
}
