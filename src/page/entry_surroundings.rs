//! What the page of the line of an issue may see beside the texts of its notices: values that follow from facts.

use std::sync::Arc;

use super::site_frame::SiteFrame;
use super::view::entry_rows;
use super::view::field_changes;
use super::view::field_changes::FieldChange;
use super::view::view_parts::StatusView;
use crate::model::Assurance;
use crate::model::Id;
use crate::model::IssueKey;
use crate::model::Kind;
use crate::model::meaning::LISTED;
use crate::site::Entry;
use crate::site::Site;
use crate::site::Spoken;
use crate::text::date::Date;
use crate::tree::Digest;

/// What surrounds the line of an issue. The same with the same texts gives the same page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntrySurroundings {
    /// What is true of every page of the site.
    pub frame: Arc<SiteFrame>,
    /// Its title in the notice that has the last word.
    pub title: String,
    /// Its last printed status.
    pub status: StatusView,
    /// Who publishes the notice that has the last word.
    pub issuer: Option<String>,
    /// The digest of the approved text of that notice.
    pub text_digest: Digest,
    /// The steps, oldest first; at least one.
    pub steps: Vec<StepAround>,
}

/// What one notice says of the issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepAround {
    /// The notice.
    pub notice: Id,
    /// The issue in it.
    pub key: IssueKey,
    /// The number of the issue as printed there.
    pub number: String,
    /// The title of the notice.
    pub title: String,
    /// What kind of paper it is.
    pub kind: Kind,
    /// Who publishes it: id, and the name used in lists.
    pub organ: Option<(Id, String)>,
    /// Day of publication.
    pub published_on: Option<Date>,
    /// The day of its figures; none where it reports none.
    pub as_of: Option<Date>,
    /// What it says.
    pub status: StatusView,
    /// Who vouches for that.
    pub assurance: Assurance,
    /// What is other than before.
    pub changes: Vec<FieldChange>,
}

impl EntrySurroundings {
    /// What surrounds the line of an entry of a site.
    pub fn of(site: &Site, frame: &Arc<SiteFrame>, entry: &Entry) -> EntrySurroundings {
        let last = entry.last().at;
        EntrySurroundings {
            frame: Arc::clone(frame),
            title: site.issue(last).title().to_owned(),
            issuer: site.author(last.notice).map(str::to_owned),
            text_digest: site.notices[last.notice].text,
            status: entry_rows::entry_status(site, entry),
            steps: (0..entry.steps.len()).map(|place| step(site, frame, Spoken::of(site, entry, place))).collect(),
        }
    }
}

fn step(site: &Site, frame: &SiteFrame, spoken: Spoken<'_>) -> StepAround {
    let step = spoken.step();
    let (said, issue) = (site.said(step.at.notice), site.issue(step.at));
    let status = entry_rows::step_status(site, step);
    StepAround {
        notice: said.id.clone(),
        key: issue.key(),
        number: issue.number().to_owned(),
        title: said.title().to_owned(),
        kind: said.kind,
        organ: site.organ(said.organ.as_ref()).map(|organ| (organ.id.clone(), organ.name_in_lists().to_owned())),
        published_on: said.published_on,
        // What is only listed has no figures of a day.
        as_of: step.as_of.filter(|_| status.key != LISTED),
        status,
        assurance: step.assurance,
        changes: field_changes::of(site, &frame.labels, spoken),
    }
}
