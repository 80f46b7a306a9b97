//! Which of a site's topics the issues of a notice are of.

use super::IssueFacts;
use super::Said;
use crate::model::Topic;

/// The topics of each issue of a notice, by their places in the list of the site's topics. Facts do not hold them: they
/// are given when a site is assembled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IssueTopics {
    /// Where the topics of each issue end.
    ends: Box<[u32]>,
    topics: Box<[u16]>,
}

impl IssueTopics {
    /// The topics of a notice's issues in a site that has these.
    pub fn of(said: &Said, topics: &[Topic]) -> IssueTopics {
        let mut found: Vec<u16> = Vec::new();
        let mut ends = Vec::with_capacity(said.issue_count());
        for issue in said.issues() {
            let topics = (0..).zip(topics).filter(|(_, topic)| is_of(topic, said, issue));
            found.extend(topics.map(|(at, _)| at));
            ends.push(u32::try_from(found.len()).unwrap_or(u32::MAX));
        }
        IssueTopics { ends: ends.into(), topics: found.into() }
    }

    /// The topics of an issue.
    pub fn at(&self, issue: usize) -> &[u16] {
        let start = issue.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.topics[start as usize..self.ends[issue] as usize]
    }
}

/// Whether an issue is of a topic: given by hand for the issue or for its notice, or by a keyword in its title.
fn is_of(topic: &Topic, said: &Said, issue: IssueFacts<'_>) -> bool {
    let given = issue.topics().contains(&topic.id) || said.topics().contains(&topic.id);
    given || topic.keywords.iter().any(|word| issue.title().contains(word) || issue.finding().contains(word))
}
