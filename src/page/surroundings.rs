//! What the pages of a notice and of its issues may see beside the notice itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::files_beside::Beside;
use super::files_beside::Files;
use super::issue_surroundings::IssueSurroundings;
use super::site_frame;
use super::site_frame::SiteFrame;
use super::view::notice_card::RelatedNotice;
use super::view::view_parts::Link;
use crate::address::Route;
use crate::model::At;
use crate::model::Contact;
use crate::model::EmergencyMark;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::Kind;
use crate::site::IssueRef;
use crate::site::Lists;
use crate::site::Site;
use crate::text::date::Date;
use crate::tree::Digest;

/// All that the pages of a notice and of its issues may see of the rest of the site: values, none of which points into a
/// body or a source. The same notice with the same surroundings gives the same pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// What is true of every page of the site.
    pub frame: Arc<SiteFrame>,
    /// The digest of its approved text.
    pub text_digest: Digest,
    /// Who publishes it.
    pub organ: Option<Publisher>,
    /// The inspection it answers, wherever that is described.
    pub inspection: Option<Inspection>,
    /// All notices of the inspection, oldest first, this one included; empty where it is the only one.
    pub timeline: Vec<TimelineNotice>,
    /// Notices to be read with it.
    pub related: Vec<RelatedNotice>,
    /// The files beside it that it lists, shows or links to, by name; only those that are there.
    pub files: BTreeMap<String, Beside>,
    /// The marks that its emergencies left.
    pub emergencies: Vec<EmergencyMark>,
    /// When this site first showed it, and whether it shows other versions; none where nothing was published yet.
    pub online: Option<Online>,
    /// What surrounds each of its issues, in the order of the text.
    pub issues: Vec<IssueSurroundings>,
}

/// What the history of publishing tells of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Online {
    /// When this site first showed it.
    pub first: Date,
    /// Whether its versions have a page.
    pub versions: bool,
}

/// The organ that publishes a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// Its name in addresses.
    pub id: Id,
    /// Full name.
    pub name: String,
    /// Name used in lists.
    pub name_in_lists: String,
    /// Whom to reach.
    pub contact: Option<Contact>,
}

impl Publisher {
    /// A link to its page, by the name used in lists.
    pub fn link(&self, from: &Route) -> Link {
        Link::to(from, &Route::Organ(self.id.clone()), self.name_in_lists.clone())
    }
}

/// A notice of the same inspection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineNotice {
    /// Its name in addresses.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What kind of paper it is.
    pub kind: Kind,
    /// Day of publication.
    pub published_on: Option<Date>,
}

impl Surroundings {
    /// What surrounds a notice of a site. This alone decides what its pages may see. `frame` is that of the site.
    pub fn of(site: &Site, lists: &Lists, frame: &Arc<SiteFrame>, notice: usize, files: &Files<'_>) -> Surroundings {
        let said = site.said(notice);
        let named = said.attachments().map(|(file, _)| file).chain(said.files());
        let issues = said.issue_count();
        Surroundings {
            frame: Arc::clone(frame),
            text_digest: site.notices[notice].text,
            organ: site.organ(said.organ.as_ref()).map(|organ| Publisher {
                id: organ.id.clone(),
                name: organ.name.clone(),
                name_in_lists: organ.name_in_lists().to_owned(),
                contact: organ.contact.as_ref().map(site_frame::without_places),
            }),
            inspection: site
                .inspection(said.inspection.as_deref())
                .map(|of| Inspection { at: At::default(), ..of.clone() }),
            timeline: timeline(site, notice),
            related: said
                .related
                .iter()
                .filter_map(|id| site.notice_named(id))
                .map(|other| RelatedNotice::of(site, site.said(other)))
                .collect(),
            files: named.filter_map(|name| Some((name.to_owned(), files(name)?))).collect(),
            emergencies: site.emergencies.get(&said.id).cloned().unwrap_or_default(),
            online: site
                .published
                .get(&said.id)
                .and_then(|of| of.first_online())
                .map(|first| Online { first: first.day(), versions: site.has_versions(&said.id) }),
            issues: (0..issues).map(|issue| IssueSurroundings::of(site, lists, IssueRef { notice, issue })).collect(),
        }
    }
}

/// The notices of the inspection that a notice answers.
fn timeline(site: &Site, notice: usize) -> Vec<TimelineNotice> {
    let case = site.case_of(notice);
    let shown = case.notices.iter().filter(|_| case.notices.len() > 1).map(|other| site.said(*other));
    shown
        .map(|other| TimelineNotice {
            id: other.id.clone(),
            title: other.title().to_owned(),
            kind: other.kind,
            published_on: other.published_on,
        })
        .collect()
}
