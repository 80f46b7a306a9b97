//! What the text of one notice says by itself: it is the same whatever other notices say, so it is read once.

use super::Action;
use super::Promise;
use super::commitment;
use super::document;
use crate::model::Finding;
use crate::model::Issue;
use crate::model::Notice;
use crate::model::Topic;
use crate::text::date::Date;

/// What a notice says by itself, issue by issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// In the order of the text.
    pub(super) issues: Vec<ToldOfIssue>,
}

/// What the text of one issue says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ToldOfIssue {
    /// What it promises, in the words of the text, with the date by which.
    pub promises: Vec<(Promise, String, Option<Date>)>,
    /// The documents that were made or revised, each time they are named.
    pub documents: Vec<(String, Action)>,
    /// Its topics, by their places in the list of the site's topics.
    pub topics: Vec<usize>,
}

impl Told {
    /// Reads a notice of a site that has these topics.
    pub fn of(notice: &Notice, topics: &[Topic]) -> Told {
        let of_issue = |(finding, issue): (&Finding, &Issue)| {
            // Given by hand for the issue or for its notice, or by a keyword in its title.
            let given = |topic: &Topic| {
                issue.topics.contains(&topic.id) || notice.head.topics.iter().any(|(id, _)| *id == topic.id)
            };
            let named = |topic: &Topic| {
                topic.keywords.iter().any(|word| issue.title.contains(word) || finding.title.contains(word))
            };
            let is_of = |(_, topic): &(usize, &Topic)| given(topic) || named(topic);
            ToldOfIssue {
                promises: commitment::promises(issue),
                documents: document::named_in(issue),
                topics: topics.iter().enumerate().filter(is_of).map(|(at, _)| at).collect(),
            }
        };
        Told { issues: notice.issues().map(of_issue).collect() }
    }
}
