//! The history of publishing: which editions a site had, and which notices came, changed and went with each.

use std::collections::BTreeMap;

use super::Id;
use crate::text::date::Date;
use crate::text::moment::Moment;
use crate::tree::Digest;
use crate::tree::RelPath;

/// Where the history stands.
pub const HISTORY_FILE: &str = "content/history.jsonl";

/// The same as a path.
pub fn history_path() -> RelPath {
    RelPath::new(HISTORY_FILE).expect("a fixed path")
}

/// Where the sources of published notices are kept, `ID/SEQUENCE/` below it.
pub const KEPT_FOLDER: &str = "content/history";

/// All editions that a site had, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The editions; none where the file could not be read without an error: then nothing in it counts.
    pub editions: Vec<PublishedEdition>,
    /// Whether there is something that could not be read, or does not hang together.
    pub broken: bool,
}

/// One edition: a line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedEdition {
    /// Its number: 1, 2, 3 …
    pub sequence: u64,
    /// When it was published (UTC+8).
    pub at: Moment,
    /// The digest of its manifest without the copy of the history.
    pub manifest: Digest,
    /// The digest of the line before, without its line break; none of the first.
    pub previous: Option<Digest>,
    /// The day at which days were counted.
    pub as_of: Option<Date>,
    /// The day by which it was told which embargoes had ended.
    pub day: Date,
    /// Notices that came, or came back.
    pub added: Vec<PublishedNotice>,
    /// Notices whose own text or files changed.
    pub changed: Vec<PublishedNotice>,
    /// Notices that were taken back.
    pub withdrawn: Vec<Id>,
    /// Notices whose texts were removed everywhere: of these nothing is kept but digests.
    pub retracted: Vec<Id>,
    /// Notices that got another id: the old one and the new one.
    pub renamed: Vec<(Id, Id)>,
    /// The digest of the line itself, without its line break: that which the next line names.
    pub line: Digest,
}

/// A notice as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedNotice {
    /// Its id at that time.
    pub id: Id,
    /// The digest of its sources, as they are kept.
    pub source: Digest,
}

/// What the history tells of one notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeHistory {
    /// Its versions, oldest first; never empty.
    pub versions: Vec<NoticeVersion>,
    /// When it was taken back, if it was and has not come back.
    pub withdrawn: Option<Moment>,
    /// Whether its texts were removed everywhere.
    pub retracted: bool,
}

/// A version of a notice that was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeVersion {
    /// The edition with which it came.
    pub sequence: u64,
    /// When.
    pub at: Moment,
    /// The digest of its sources.
    pub source: Digest,
}

/// What became of a notice since it was published last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SincePublished {
    /// It never was, or was taken back.
    New,
    /// What it says is what was published.
    Same,
    /// It says something else, and a correction that is new says what.
    Corrected,
    /// It says something else, and no correction says so.
    Changed,
}

/// What an edition did to a notice that nothing could have done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImpossibleStep {
    /// The number of the edition.
    pub sequence: u64,
    /// The notice.
    pub id: Id,
    /// Whether it was public already; if not it was not there.
    pub was_public: bool,
}

impl History {
    /// The last edition.
    pub fn last(&self) -> Option<&PublishedEdition> {
        self.editions.last()
    }

    /// The number that the next edition gets.
    pub fn next_sequence(&self) -> u64 {
        self.last().map_or(1, |last| last.sequence + 1)
    }

    /// What it tells of every notice, by the id that the notice has now.
    pub fn notices(&self) -> BTreeMap<Id, NoticeHistory> {
        self.walked().0
    }

    /// What cannot have happened: a public notice came, one that was not public changed, went or was renamed.
    pub fn impossible(&self) -> Vec<ImpossibleStep> {
        self.walked().1
    }

    fn walked(&self) -> (BTreeMap<Id, NoticeHistory>, Vec<ImpossibleStep>) {
        let (mut out, mut wrong) = (BTreeMap::<Id, NoticeHistory>::new(), Vec::new());
        for edition in &self.editions {
            let PublishedEdition { sequence, at, added, changed, withdrawn, retracted, renamed, .. } = edition;
            let mut impossible =
                |id: &Id, was_public| wrong.push(ImpossibleStep { sequence: *sequence, id: id.clone(), was_public });
            for (from, to) in renamed {
                match out.remove(from) {
                    Some(notice) if !out.contains_key(to) => drop(out.insert(to.clone(), notice)),
                    Some(notice) => {
                        impossible(to, true);
                        out.insert(from.clone(), notice);
                    }
                    None => impossible(from, false),
                }
            }
            for (notice, is_new) in added.iter().map(|of| (of, true)).chain(changed.iter().map(|of| (of, false))) {
                let known = out.get(&notice.id).is_some_and(NoticeHistory::is_public);
                if known == is_new {
                    impossible(&notice.id, known);
                }
                let none = NoticeHistory { versions: Vec::new(), withdrawn: None, retracted: false };
                let of = out.entry(notice.id.clone()).or_insert(none);
                (of.withdrawn, of.retracted) = (None, false);
                of.versions.push(NoticeVersion { sequence: *sequence, at: *at, source: notice.source });
            }
            for id in withdrawn {
                match out.get_mut(id).filter(|of| of.is_public()) {
                    Some(of) => of.withdrawn = Some(*at),
                    None => impossible(id, false),
                }
            }
            for id in retracted {
                match out.get_mut(id) {
                    Some(of) => (of.retracted, of.withdrawn) = (true, Some(of.withdrawn.unwrap_or(*at))),
                    None => impossible(id, false),
                }
            }
        }
        (out, wrong)
    }
}

impl PublishedEdition {
    /// Whether nothing happened to any notice.
    pub fn is_quiet(&self) -> bool {
        let PublishedEdition { added, changed, withdrawn, retracted, renamed, .. } = self;
        added.is_empty() && changed.is_empty() && withdrawn.is_empty() && retracted.is_empty() && renamed.is_empty()
    }
}

impl NoticeHistory {
    /// Whether the public can read it.
    pub fn is_public(&self) -> bool {
        self.withdrawn.is_none() && !self.versions.is_empty()
    }

    /// When this site first showed it.
    pub fn first_online(&self) -> Option<Moment> {
        self.versions.first().map(|version| version.at)
    }

    /// The version that is shown, or was last.
    pub fn last(&self) -> Option<&NoticeVersion> {
        self.versions.last()
    }
}

/// The folder in which the sources of a notice are kept as an edition published them.
pub fn kept_folder(id: &Id, sequence: u64) -> RelPath {
    RelPath::new(&format!("{KEPT_FOLDER}/{id}/{sequence}")).expect("an id and a number are parts of a path")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn edition(sequence: u64, added: &[&str], changed: &[&str], withdrawn: &[&str]) -> PublishedEdition {
        let notices = |ids: &[&str]| {
            let of = |name: &&str| PublishedNotice {
                id: id(name),
                source: Digest::of(format!("{name}{sequence}").as_bytes()),
            };
            ids.iter().map(of).collect()
        };
        PublishedEdition {
            sequence,
            at: Moment::parse(&format!("2026-03-{sequence:02} 09:00")).unwrap(),
            manifest: Digest::of(b""),
            previous: None,
            as_of: None,
            day: Date::parse_iso("2026-03-01").unwrap(),
            added: notices(added),
            changed: notices(changed),
            withdrawn: withdrawn.iter().map(|name| id(name)).collect(),
            retracted: Vec::new(),
            renamed: Vec::new(),
            line: Digest::of(b""),
        }
    }

    #[test]
    fn the_first_day_online_stays_whatever_comes_later() {
        let mut editions =
            vec![edition(1, &["a", "b"], &[], &[]), edition(2, &[], &["a"], &["b"]), edition(3, &["b"], &[], &[])];
        editions.push(PublishedEdition { renamed: vec![(id("a"), id("c"))], ..edition(4, &[], &["c"], &[]) });
        let history = History { editions, broken: false };
        assert_eq!(history.impossible(), []);
        let notices = history.notices();
        let of = |name: &str| {
            let of = &notices[&id(name)];
            let versions: Vec<u64> = of.versions.iter().map(|version| version.sequence).collect();
            (of.first_online().unwrap().to_string(), versions, of.is_public())
        };
        assert_eq!(of("c"), ("2026-03-01 09:00".into(), vec![1, 2, 4], true));
        assert_eq!(of("b"), ("2026-03-01 09:00".into(), vec![1, 3], true));
        assert!(!notices.contains_key(&id("a")));
        assert_eq!(history.next_sequence(), 5);
    }

    #[test]
    fn what_cannot_have_happened_is_named() {
        for (second, name, was_public) in [
            (edition(2, &["a"], &[], &[]), "a", true),
            (edition(2, &[], &["b"], &[]), "b", false),
            (edition(2, &[], &[], &["b"]), "b", false),
            (PublishedEdition { renamed: vec![(id("b"), id("c"))], ..edition(2, &[], &[], &[]) }, "b", false),
            (PublishedEdition { retracted: vec![id("b")], ..edition(2, &[], &[], &[]) }, "b", false),
        ] {
            let history = History { editions: vec![edition(1, &["a"], &[], &[]), second], broken: false };
            assert_eq!(history.impossible(), [ImpossibleStep { sequence: 2, id: id(name), was_public }]);
        }
    }
}
