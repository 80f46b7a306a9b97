//! What can be followed: which feeds there are, and where each lies.

use std::fmt;
use std::fmt::Write;

use crate::model::Id;
use crate::site::IssueList;
use crate::site::Lists;
use crate::site::NoticeList;

/// A feed of a site.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feed {
    /// The newest notices.
    Notices,
    /// The issues of which other things are said than before.
    Changes,
    /// The newest notices of an organ.
    Organ(Id),
    /// The newest reports on the issues of a topic.
    Topic(Id),
}

/// The folder of the feeds of organs.
const OF_ORGANS: &str = "organs";
/// The folder of the feeds of topics.
const OF_TOPICS: &str = "topics";
/// The name of the feed of notices.
const OF_NOTICES: &str = "notices";
/// The name of the feed of changed issues.
const OF_CHANGES: &str = "issues";

impl Feed {
    /// The folder that it stands in, within that of all feeds.
    pub(super) fn folder(&self) -> &'static str {
        match self {
            Feed::Notices | Feed::Changes => "",
            Feed::Organ(_) => OF_ORGANS,
            Feed::Topic(_) => OF_TOPICS,
        }
    }

    /// Writes the name of its file.
    pub(super) fn write_file(&self, out: &mut impl Write) -> fmt::Result {
        match self {
            Feed::Notices => write!(out, "{OF_NOTICES}.xml"),
            Feed::Changes => write!(out, "{OF_CHANGES}.xml"),
            Feed::Organ(id) | Feed::Topic(id) => write!(out, "{id}.xml"),
        }
    }

    /// The feed of a path within the folder of all feeds.
    pub(super) fn parse(path: &[&str]) -> Option<Feed> {
        let (file, folders) = path.split_last()?;
        let name = file.strip_suffix(".xml")?;
        match folders {
            [] if name == OF_NOTICES => Some(Feed::Notices),
            [] => (name == OF_CHANGES).then_some(Feed::Changes),
            [folder] if *folder == OF_ORGANS => Id::new(name).map(Feed::Organ),
            [folder] if *folder == OF_TOPICS => Id::new(name).map(Feed::Topic),
            _ => None,
        }
    }

    /// Whether the site has it. Entries of a feed are named by whole addresses, so without a domain there is none; and
    /// they are of a day, so that one without any would be of none.
    pub fn is_of(&self, lists: &Lists) -> bool {
        let site = lists.site();
        let of_notices = |list: &NoticeList| {
            let notices = lists.notices().get(list).into_iter().flatten();
            notices.copied().any(|notice| site.said(notice).changed_on().is_some())
        };
        let has_any = || match self {
            Feed::Notices => of_notices(&NoticeList::All),
            Feed::Changes => site.dated_changes().next().is_some(),
            Feed::Organ(id) => of_notices(&NoticeList::Organ(id.clone())),
            Feed::Topic(id) => {
                let entries = lists.issues(&IssueList::Topic(id.clone())).into_iter().flatten();
                let last = |entry: &usize| site.ledger.entries[*entry].last().at.notice;
                entries.map(last).any(|notice| site.said(notice).published_on.is_some())
            }
        };
        site.settings.address().is_some() && has_any()
    }

    /// Every feed of a site.
    pub(super) fn all(lists: &Lists) -> impl Iterator<Item = Feed> {
        let site = lists.site();
        let organs = site.organs.keys().cloned().map(Feed::Organ);
        let topics = site.topics.iter().map(|topic| Feed::Topic(topic.id.clone()));
        [Feed::Notices, Feed::Changes].into_iter().chain(organs).chain(topics).filter(|feed| feed.is_of(lists))
    }
}
