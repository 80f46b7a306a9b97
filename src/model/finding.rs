//! What was found, and what is being done about each of it.

use std::fmt;
use std::ops::Range;

use super::meaning::UNSTATED;
use super::{Assurance, At, Class, Id, Status, StatusKind, Text};
use crate::text::date::Date;
pub use crate::text::numbering::Numbering;

/// The number of a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its value.
    pub value: u32,
    /// How it is written.
    pub numbering: Numbering,
    /// As printed, with its word and its mark (`（一）`, `反馈问题三：`).
    pub printed: String,
}

/// Which part of a notice's text belongs to something: blocks, and within a single table a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Indexes into the notice's body.
    pub blocks: Range<usize>,
    /// The row of the table that is the only block, for an entry of a ledger.
    pub row: Option<usize>,
}

/// A top-level part of the notice (一、组织领导情况), for the contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its number, where it has one.
    pub number: Option<Number>,
    /// Its heading without the number.
    pub title: String,
    /// Heading and text, up to the next section.
    pub place: Place,
}

/// 方面: an optional level above the findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its number, where it has one.
    pub number: Option<Number>,
    /// Its heading without the number.
    pub title: String,
    /// Heading and text, up to the next area.
    pub place: Place,
}

/// 反馈问题: what was reported. It has one issue or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its number in addresses: the printed one where the printed numbers rise through the notice
    /// without a repeat, else its place in the order of the text, from 1.
    pub number: u32,
    /// The number as printed, where there is one.
    pub printed: Option<Number>,
    /// Without number, 关于…的问题 and outer quotes.
    pub title: String,
    /// The heading as it stands.
    pub heading: String,
    /// Index of its area in the outline.
    pub area: Option<usize>,
    /// Its issues, at least one.
    pub issues: Vec<Issue>,
    /// Heading and text.
    pub place: Place,
    /// Where the heading stands.
    pub at: At,
}

/// The address of an issue within its notice: `3`, or `3-2` where the finding has several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IssueKey {
    /// [`Finding::number`].
    pub finding: u32,
    /// [`Issue::number`]; none where the finding has one issue.
    pub issue: Option<u32>,
}

impl IssueKey {
    /// Reads `3` or `3-2`.
    pub fn parse(text: &str) -> Option<IssueKey> {
        let number = |text: &str| {
            let plain = !text.is_empty() && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| text.parse().ok()).flatten()
        };
        match text.split_once('-') {
            None => Some(IssueKey { finding: number(text)?, issue: None }),
            Some((finding, issue)) => Some(IssueKey { finding: number(finding)?, issue: Some(number(issue)?) }),
        }
    }
}

impl fmt::Display for IssueKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.issue {
            None => write!(f, "{}", self.finding),
            Some(issue) => write!(f, "{}-{issue}", self.finding),
        }
    }
}

/// 具体问题: the unit that is counted, has a status, is indexed and has an address.
/// A flat notice's finding has one issue, and they share one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Its address within the notice.
    pub key: IssueKey,
    /// Its number within the finding, from 1.
    pub number: u32,
    /// The number as printed, where there is one.
    pub printed: Option<Number>,
    /// Without number, 关于…的问题 and outer quotes.
    pub title: String,
    /// The heading as it stands.
    pub heading: String,
    /// What the text tells of its rectification. Where it has parts, what they say together.
    pub rectification: Rectification,
    /// 存在问题: the problem described, apart from the title.
    pub problem: Vec<Text>,
    /// 整改目标.
    pub target: Vec<Text>,
    /// Who vouches for the status, where front matter says so of this issue.
    pub assurance: Option<Assurance>,
    /// Topics given by hand.
    pub topics: Vec<Id>,
    /// Its parts, at least two, where a ledger gives it several rows with a measure, an owner, a deadline and a result
    /// each; else empty. What the issue says then follows from them.
    pub parts: Vec<Part>,
    /// Heading and text.
    pub place: Place,
    /// Where the heading stands.
    pub at: At,
}

/// 整改: what is told of how an issue, or a part of one, is put right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rectification {
    /// Its result, where one is printed. None is 未标明, never "completed".
    pub status: Option<Status>,
    /// How long it may take, where that is said, with the printed word.
    pub class: Option<(Class, String)>,
    /// 整改措施, 整改情况: what was done or will be done.
    pub measures: Vec<Measure>,
    /// 整改成效.
    pub outcome: Vec<Text>,
    /// 整改计划: what comes next.
    pub next_steps: Vec<Text>,
    /// 责任部门, as printed.
    pub owner: Option<String>,
    /// 责任领导, as printed.
    pub lead: Option<String>,
    /// 完成时限.
    pub due_on: Option<Due>,
    /// 销号时间.
    pub closed_on: Option<Date>,
}

impl Rectification {
    /// The normal form of its result.
    pub fn kind(&self) -> Option<StatusKind> {
        self.status.as_ref().map(|status| status.kind)
    }

    /// Whether something is still owed: it is neither completed nor closed, nor a duty without end.
    pub fn is_open(&self) -> bool {
        let ended = |kind: StatusKind| kind.is_settled() || kind == StatusKind::Sustained;
        self.closed_on.is_none() && !self.kind().is_some_and(ended)
    }
}

/// A row of a ledger that tells of one measure of an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its own number, as printed.
    pub printed: Option<String>,
    /// What the row tells.
    pub rectification: Rectification,
    /// The table it stands in, as an index into the notice's body: a ledger may go on in a further one.
    pub block: usize,
    /// Its row.
    pub row: usize,
}

impl Part {
    /// The part whose deadline is that of the issue they make up: the first to come due of those that are still open, else the last to
    /// have come due. What is done can no longer be late; of the rest the nearest day presses most.
    pub fn pressing(parts: &[Part]) -> Option<&Part> {
        let day = |part: &&Part| Some(part.rectification.due_on.as_ref()?.date?.last());
        let due = |open: bool| {
            parts.iter().filter(move |part| part.rectification.due_on.is_some() && part.rectification.is_open() == open)
        };
        let nearest = due(true).filter(|part| day(part).is_some()).min_by_key(day).or_else(|| due(true).next());
        let latest = || due(false).filter(|part| day(part).is_some()).max_by_key(day).or_else(|| due(false).next());
        nearest.or_else(|| latest().filter(|_| parts.iter().all(|part| !part.rectification.is_open())))
    }
}

impl Issue {
    /// Whether the text prints a result of it, if only of some of its parts.
    pub fn is_stated(&self) -> bool {
        self.rectification.status.is_some() || self.parts.iter().any(|part| part.rectification.status.is_some())
    }

    /// The part whose deadline is that of the issue.
    pub fn pressing(&self) -> Option<&Part> {
        Part::pressing(&self.parts)
    }

    /// The rows of a ledger that tell of it, each with its table as an index into the notice's body: its own first. None
    /// of an issue that is no row.
    pub fn rows(&self) -> Vec<(usize, usize)> {
        let Some(row) = self.place.row else { return Vec::new() };
        let own = (self.place.blocks.start, row);
        let parts = self.parts.iter().map(|part| (part.block, part.row)).filter(|row| *row != own);
        std::iter::once(own).chain(parts).collect()
    }

    /// The printed results of its parts, each once, in the order of the rows; 未标明 for a row that prints none beside
    /// others. Empty where the parts all say the same or nothing.
    pub fn results(&self) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        for part in &self.parts {
            let word = part.rectification.status.as_ref().map_or(UNSTATED.1, |status| status.printed.as_str());
            if !out.contains(&word) {
                out.push(word);
            }
        }
        if out.len() > 1 { out } else { Vec::new() }
    }

    /// The departments named as owners, each by itself and without its part in the work
    /// (`执行局（牵头）、审判管理办公室` names two).
    pub fn owners(&self) -> Vec<&str> {
        let mut out = Vec::new();
        let mut depth = 0u32;
        let mut start = 0;
        let owner = self.rectification.owner.as_deref().unwrap_or_default();
        for (index, c) in owner.char_indices() {
            match c {
                '（' | '(' => depth += 1,
                '）' | ')' => depth = depth.saturating_sub(1),
                '、' | '，' | ',' | '；' | ';' | '\n' if depth == 0 => {
                    out.push(&owner[start..index]);
                    start = index + c.len_utf8();
                }
                _ => {}
            }
        }
        out.push(&owner[start..]);
        let mut named: Vec<&str> = Vec::new();
        for owner in out {
            let owner = without_role(owner.trim().trim_end_matches('。'));
            if !owner.is_empty() && !named.contains(&owner) {
                named.push(owner);
            }
        }
        named
    }
}

/// The name of a department without what it does: 执行局（牵头）, 执行局牵头.
fn without_role(owner: &str) -> &str {
    const ROLES: &[&str] = &["牵头", "配合", "协办", "主办", "负责", "协助"];
    let bracketed = ROLES.iter().find_map(|role| {
        let inside = owner.strip_suffix(['）', ')'])?.strip_suffix(role)?;
        inside.strip_suffix(['（', '('])
    });
    let bare = || ROLES.iter().find_map(|role| owner.strip_suffix(role));
    let name = bracketed.or_else(bare).map(str::trim_end).filter(|name| !name.is_empty());
    name.unwrap_or(owner)
}

/// One step of rectification: 一是…, or a paragraph that enumerates nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The enumerator as printed (`一是`, `1.`), where there is one; the text holds it.
    pub mark: Option<String>,
    /// The step, enumerator included.
    pub text: Text,
}

/// A deadline as printed, with what could be read of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// As printed.
    pub printed: String,
    /// The date, where one could be read.
    pub date: Option<Date>,
    /// What stands in place of a date (立行立改, 长期坚持).
    pub class: Option<Class>,
    /// Where it stands.
    pub at: At,
}
