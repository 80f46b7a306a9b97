//! The page of a notice: key facts, contents, the approved text, contact, what belongs with it.

use serde::Serialize;

use super::cite::CiteView;
use super::claim_view;
use super::claim_view::ClaimView;
use super::contents_view::ContentsEntry;
use super::key_facts;
use super::key_facts::KeyFact;
use super::notice_card;
use super::said_figure::SaidFigure;
use super::status_shares::Share;
use super::text_view;
use super::text_view::BlockView;
use super::view_parts::ContactView;
use super::view_parts::DateView;
use super::view_parts::Link;
use super::view_parts::NoticeCard;
use crate::address::Route;
use crate::model::Block;
use crate::model::Contact;
use crate::model::Kind;
use crate::model::Notice;
use crate::page::site_frame::SiteFrame;
use crate::page::styling::Styling;
use crate::page::surroundings::Surroundings;
use crate::page::surroundings::TimelineNotice;
use crate::page::theme_labels::Labels;
use crate::text::phrase;

/// The page of a notice.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeView {
    /// What it is called in the open data.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The same in pieces: between two of them a line may turn.
    pub title_parts: Vec<String>,
    /// The word for its kind.
    pub kind: &'static str,
    /// 文号.
    pub document_number: Option<String>,
    /// Who publishes it; without an address where that is a team that has come.
    pub publisher: Option<Link>,
    /// Day of publication.
    pub published_on: Option<DateView>,
    /// The day of its figures, as front matter says.
    pub as_of: Option<DateView>,
    /// Who vouches for its results, in plain words: 法院自行报告，未经核查; none where it prints no result.
    pub vouched: Option<String>,
    /// The same with its figures, where not all results are vouched for alike; else empty.
    pub vouchers: Vec<SaidFigure>,
    /// Key facts in order.
    pub facts: Vec<KeyFact>,
    /// Headings with their anchors.
    pub contents: Vec<ContentsEntry>,
    /// The approved text.
    pub blocks: Vec<BlockView>,
    /// How many issues it lists.
    pub issues: usize,
    /// Of how many of them it prints no result; 0 where its kind reports none.
    pub unstated: usize,
    /// Shares by status as it prints them; empty where it prints none.
    pub shares: Vec<Share>,
    /// What it says of its own figures, where it lists something else.
    pub claims: Vec<ClaimView>,
    /// What its issues are where it reports no results: 列入整改方案, 列入问题清单.
    pub listing: Option<&'static str>,
    /// What it is for, where a paper of its kind may list no issues.
    pub purpose: Option<&'static str>,
    /// Items held back, and why.
    pub withheld: Option<WithheldView>,
    /// Whom to reach.
    pub contact: Option<ContactView>,
    /// Files published with it.
    pub attachments: Vec<AttachmentView>,
    /// Whether the text itself says which files go with it, as 附件：….
    pub names_attachments: bool,
    /// All notices of the inspection, oldest first, this one included; empty where it is the only one.
    pub timeline: Vec<TimelineEntry>,
    /// The last notice of the inspection, where that was published after this one.
    pub later: Option<Link>,
    /// Whether it is a 公示 and no later notice speaks of it or of its issues: what came of it is then not published.
    pub result_unpublished: bool,
    /// Notices to be read with it.
    pub related: Vec<NoticeCard>,
    /// When and why it was published in an emergency, in front of the usual approval.
    pub emergencies: Vec<EmergencyView>,
    /// What was changed after publication, oldest first.
    pub corrections: Vec<CorrectionView>,
    /// When this site first showed it; none where nothing was published yet.
    pub first_online: Option<DateView>,
    /// Its earlier versions, where there are any.
    pub versions: Option<Link>,
    /// Where it was first published.
    pub source_url: Option<String>,
    /// Whole addresses that links of the text lead to, in their order, for paper; anchors, mailboxes and numbers left
    /// out.
    pub addresses: Vec<String>,
    /// How it is cited.
    pub cite: CiteView,
}

/// Items held back.
#[derive(Clone, Debug, Serialize)]
pub struct WithheldView {
    /// How many.
    pub count: u32,
    /// On which grounds.
    pub basis: String,
}

/// A file published with a notice.
#[derive(Clone, Debug, Serialize)]
pub struct AttachmentView {
    /// What readers see.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// The ending of its name in capitals: XLSX.
    pub format: String,
    /// Its size, as readers write it: 18 KB.
    pub size: String,
}

/// A notice of the same inspection.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineEntry {
    /// Day of publication.
    pub published_on: Option<DateView>,
    /// The word for its kind.
    pub kind: &'static str,
    /// Its title and page.
    pub notice: Link,
    /// Whether it is the notice that is shown.
    pub current: bool,
}

/// A correction.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionView {
    /// When.
    pub on: DateView,
    /// What was changed.
    pub what: String,
}

/// An emergency.
#[derive(Clone, Debug, Serialize)]
pub struct EmergencyView {
    /// When.
    pub on: DateView,
    /// Why it could not wait.
    pub reason: String,
}

/// The page of a notice.
pub fn notice(around: &Surroundings, notice: &Notice, route: &Route, styling: &Styling<'_>) -> NoticeView {
    let (head, labels) = (&notice.head, around.frame.labels.as_ref());
    let (blocks, contents) = text_view::text(notice, route, labels, styling);
    // A file that is not there is a fault of its own and no link.
    let attachments = head.attachments.iter().filter_map(|attachment| {
        let bytes = around.files.get(&attachment.file)?.bytes;
        Some(AttachmentView {
            title: attachment.title.clone(),
            href: route.link(&Route::Attachment(notice.id.clone(), attachment.file.clone())),
            format: attachment.file.rsplit_once('.').map(|(_, end)| end.to_uppercase()).unwrap_or_default(),
            size: readable_size(bytes, labels),
        })
    });
    let timeline = |of: &TimelineNotice| TimelineEntry {
        published_on: of.published_on.map(DateView::of),
        kind: of.kind.word(),
        notice: Link::to(route, &Route::Notice(of.id.clone()), of.title.clone()),
        current: of.id == notice.id,
    };
    let mut corrections = head.corrections.clone();
    corrections.sort_by_key(|correction| correction.on);
    let results: Vec<_> = notice.issues().map(|(_, issue)| (issue.is_stated(), issue.rectification.kind())).collect();
    NoticeView {
        cite: CiteView::of_notice(around, route, notice, None),
        id: notice.id.to_string(),
        title: head.title.clone(),
        title_parts: phrase::parts(&head.title),
        kind: head.kind.word(),
        publisher: key_facts::publisher(around, route, notice),
        published_on: head.published_on.map(DateView::of),
        as_of: head.as_of.map(DateView::of),
        vouched: key_facts::vouched(labels, notice),
        vouchers: key_facts::vouchers(labels, notice),
        facts: key_facts::facts(around, route, notice),
        contents,
        blocks,
        issues: results.len(),
        unstated: if head.kind.reports_results() { results.iter().filter(|(stated, _)| !stated).count() } else { 0 },
        shares: notice_card::notice_shares(&notice.id, head.kind, &results),
        claims: claim_view::claims(notice),
        listing: head.kind.listing(),
        purpose: head.kind.purpose(),
        withheld: head
            .withheld
            .as_ref()
            .map(|withheld| WithheldView { count: withheld.count, basis: withheld.basis.clone() }),
        contact: contact(around, notice),
        attachments: attachments.collect(),
        timeline: around.timeline.iter().map(timeline).collect(),
        later: later(around, notice, route),
        result_unpublished: notice.head.kind == Kind::Closure
            && around.timeline.last().is_none_or(|last| last.id == notice.id)
            && around.issues.iter().all(|of| of.later.is_none()),
        related: around.related.iter().map(|other| other.card(route)).collect(),
        emergencies: around
            .emergencies
            .iter()
            .map(|mark| EmergencyView { on: DateView::of(mark.at.day()), reason: mark.reason.clone() })
            .collect(),
        corrections: corrections
            .into_iter()
            .map(|correction| CorrectionView { on: DateView::of(correction.on), what: correction.what })
            .collect(),
        first_online: around.online.map(|online| DateView::of(online.first)),
        versions: around
            .online
            .filter(|online| online.versions)
            .map(|_| Link::to(route, &Route::Versions(notice.id.clone()), labels.get("all_versions"))),
        document_number: head.document_number.clone(),
        names_attachments: notice.outline.names_attachments,
        source_url: head.source_url.clone(),
        addresses: addresses(&around.frame, route, notice, styling),
    }
}

/// A link to the last notice of the inspection, by its day and kind, where that was published after this one.
fn later(around: &Surroundings, notice: &Notice, route: &Route) -> Option<Link> {
    let last = around.timeline.last().filter(|last| last.id != notice.id)?;
    let (day, own) = last.published_on.zip(notice.head.published_on)?;
    let text = format!("{}{}", day.chinese(), last.kind.word());
    (day.last() > own.last()).then(|| Link::to(route, &Route::Notice(last.id.clone()), text))
}

/// The addresses of a text's links, whole as far as the site knows its domain.
fn addresses(site: &SiteFrame, route: &Route, notice: &Notice, styling: &Styling<'_>) -> Vec<String> {
    let runs = notice.body.iter().flat_map(Block::texts).flat_map(|text| text.runs());
    let mut out = Vec::new();
    let mut open: Option<&str> = None;
    for run in runs {
        let link = run.style.link.as_deref();
        let begins = link != open;
        open = link;
        let Some(address) = link.filter(|_| begins).and_then(|link| (styling.link)(link)) else { continue };
        if !["#", "mailto:", "tel:"].iter().any(|start| address.starts_with(start)) {
            out.push(whole_address(site, route, &address));
        }
    }
    out
}

/// Whether an address says by itself where it leads.
pub fn is_whole(address: &str) -> bool {
    ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme))
}

/// An address of a page, whole where the site knows its domain.
pub fn whole_address(site: &SiteFrame, route: &Route, address: &str) -> String {
    match &site.address {
        Some(top) if !is_whole(address) => format!("{top}{}", route.target(address)),
        _ => address.to_owned(),
    }
}

/// Whom to reach about a notice: its own block, else its court's, else the site's. Who writes to a team that has come wants the
/// team: there the block is the team's, or there is none.
pub fn contact_shown<'a>(around: &'a Surroundings, notice: &'a Notice) -> Option<&'a Contact> {
    let own = notice.head.contact.as_ref();
    if notice.head.kind == Kind::Stationing {
        return own;
    }
    let of_organ = || around.organ.as_ref().and_then(|organ| organ.contact.as_ref());
    own.or_else(of_organ).or(around.frame.contact.as_ref())
}

/// The contact block of a notice, under the name of who has it.
pub fn contact(around: &Surroundings, notice: &Notice) -> Option<ContactView> {
    let (site, organ) = (&around.frame, &around.organ);
    let shown = contact_shown(around, notice)?;
    let of_organ = organ.as_ref().map(|organ| organ.name.as_str());
    let owner = notice.head.issuer.as_deref().or(of_organ).unwrap_or_default();
    if notice.head.kind == Kind::Stationing {
        let team = around.inspection.as_ref().and_then(|of| of.team.as_deref()).unwrap_or(owner);
        return Some(ContactView { of_team: true, ..ContactView::of(team, shown, site) });
    }
    let owner = match organ.as_ref().filter(|organ| organ.contact.is_some()) {
        _ if notice.head.contact.is_some() => owner,
        Some(organ) => &organ.name,
        None => site.owner(),
    };
    Some(ContactView::of(owner, shown, site))
}

/// 18 KB, 1.4 MB
pub fn readable_size(bytes: u64, labels: &Labels) -> String {
    match bytes {
        0..1_000 => labels.say("bytes", &[("count", &bytes)]),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
