//! Who approved what: the steps that stand in a file of `content/approvals/`.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use super::At;
use super::Id;
use crate::text::moment::Moment;
use crate::tree::RelPath;

/// The steps of approval where the site names none.
pub const USUAL_STEPS: [&str; 3] = ["提出", "审核", "审批"];

/// What may be approved by itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ApprovalSubject {
    /// A notice.
    Notice(Id),
    /// All sources of a kind together.
    Group(ApprovalGroup),
}

impl ApprovalSubject {
    /// Reads the name of a file in `content/approvals/` without its ending: the id of a notice, or `_articles`.
    pub fn parse(name: &str) -> Option<ApprovalSubject> {
        match name.strip_prefix('_') {
            Some(group) => ApprovalGroup::from_key(group).map(ApprovalSubject::Group),
            None => Id::new(name).map(ApprovalSubject::Notice),
        }
    }

    /// Where its approvals are written.
    pub fn path(&self) -> RelPath {
        RelPath::new(&format!("content/approvals/{self}.yaml")).expect("an id and a word are parts of a path")
    }
}

impl fmt::Display for ApprovalSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ApprovalSubject::Notice(id) => id.fmt(f),
            ApprovalSubject::Group(group) => write!(f, "_{}", group.key()),
        }
    }
}

/// Sources that are no notices, by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ApprovalGroup {
    /// Articles.
    Articles,
    /// Standing pages.
    Pages,
    /// Courts.
    Organs,
    /// Inspections with files of their own.
    Inspections,
    /// Topics.
    Topics,
    /// Settings, holidays and word lists.
    Settings,
    /// Templates, styles and files of the root.
    Theme,
}

impl ApprovalGroup {
    /// All of them.
    pub const ALL: [ApprovalGroup; 7] = [
        ApprovalGroup::Articles,
        ApprovalGroup::Pages,
        ApprovalGroup::Organs,
        ApprovalGroup::Inspections,
        ApprovalGroup::Topics,
        ApprovalGroup::Settings,
        ApprovalGroup::Theme,
    ];

    /// The word used in sources.
    pub fn key(self) -> &'static str {
        match self {
            ApprovalGroup::Articles => "articles",
            ApprovalGroup::Pages => "pages",
            ApprovalGroup::Organs => "organs",
            ApprovalGroup::Inspections => "inspections",
            ApprovalGroup::Topics => "topics",
            ApprovalGroup::Settings => "settings",
            ApprovalGroup::Theme => "theme",
        }
    }

    /// The group of a source's word.
    pub fn from_key(key: &str) -> Option<ApprovalGroup> {
        Self::ALL.into_iter().find(|group| group.key() == key)
    }

    /// The plain Chinese word.
    pub fn word(self) -> &'static str {
        match self {
            ApprovalGroup::Articles => "文章",
            ApprovalGroup::Pages => "固定页面",
            ApprovalGroup::Organs => "法院",
            ApprovalGroup::Inspections => "巡察",
            ApprovalGroup::Topics => "主题",
            ApprovalGroup::Settings => "网站设置",
            ApprovalGroup::Theme => "模板和样式",
        }
    }

    /// The files and folders that belong to it.
    pub fn places(self) -> &'static [&'static str] {
        match self {
            ApprovalGroup::Articles => &["content/articles"],
            ApprovalGroup::Pages => &["content/pages"],
            ApprovalGroup::Organs => &["content/organs"],
            ApprovalGroup::Inspections => &["content/inspections"],
            ApprovalGroup::Topics => &["content/topics.yaml", "content/topics.yml"],
            ApprovalGroup::Settings => &[
                "content/site.yaml",
                "content/site.yml",
                "content/holidays.yaml",
                "content/holidays.yml",
                "content/words",
            ],
            ApprovalGroup::Theme => &["templates", "static", "root"],
        }
    }
}

/// A key of somebody who approves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalKey {
    /// Whose it is.
    pub name: String,
    /// The public key of `minisign`, in base64.
    pub key: String,
}

/// The approvals of a notice or of a group, as they stand in their file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalRecord {
    /// Their file.
    pub path: RelPath,
    /// The entries in order; none where the file could not be read without an error: then nothing in it counts.
    pub entries: Vec<ApprovalEntry>,
    /// Whether the file was read without an error.
    pub sound: bool,
}

/// One entry: what somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalEntry {
    /// What was done.
    pub act: ApprovalAct,
    /// The step at which it was done; none for a renewal and an emergency.
    pub step: Option<String>,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: Moment,
    /// A remark.
    pub note: Option<String>,
    /// Why it was returned, or could not wait.
    pub reason: Option<String>,
    /// The algorithm of the digest of what is seen.
    pub reading: String,
    /// The digest of what is seen.
    pub seen: String,
    /// The digests of its parts, shortened, each behind its name: they tell what changed, and bind nothing.
    pub parts: Vec<String>,
    /// The approved text with which the difference alone was looked at: its digest; none where all was looked at.
    pub against: Option<String>,
    /// The digest of the bytes of the sources.
    pub source: String,
    /// The signature of all this, as `minisign` writes it; none where it is not signed.
    pub signature: Option<String>,
    /// Where it stands.
    pub place: At,
}

/// What an entry says was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ApprovalAct {
    /// The step was taken.
    Approved,
    /// It was sent back: what was approved before is void.
    Returned,
    /// Sources changed and what is seen did not: the steps hold for the new bytes.
    Renewed,
    /// It could not wait for the steps.
    Emergency,
}

impl ApprovalAct {
    /// All of them.
    pub const ALL: [ApprovalAct; 4] =
        [ApprovalAct::Approved, ApprovalAct::Returned, ApprovalAct::Renewed, ApprovalAct::Emergency];

    /// The word used in sources.
    pub fn key(self) -> &'static str {
        match self {
            ApprovalAct::Approved => "approved",
            ApprovalAct::Returned => "returned",
            ApprovalAct::Renewed => "renewed",
            ApprovalAct::Emergency => "emergency",
        }
    }

    /// The act of a source's word.
    pub fn from_key(key: &str) -> Option<ApprovalAct> {
        Self::ALL.into_iter().find(|act| act.key() == key)
    }

    /// The plain Chinese word.
    pub fn word(self) -> &'static str {
        match self {
            ApprovalAct::Approved => "通过",
            ApprovalAct::Returned => "退回",
            ApprovalAct::Renewed => "续认",
            ApprovalAct::Emergency => "紧急发布",
        }
    }
}

/// An emergency as the public reads it: never who it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmergencyMark {
    /// When.
    pub at: Moment,
    /// Why it could not wait.
    pub reason: String,
}

/// Whether two names are those of one person: blanks and width make no difference.
pub fn is_same_person(one: &str, other: &str) -> bool {
    let folded =
        |name: &str| name.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect::<String>();
    folded(one) == folded(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_by_letters_alone() {
        for (one, other, same) in [
            ("张三", "张 三", true),
            ("张三", "张\u{3000}三 ", true),
            ("ＬｉＳｉ", "li si", true),
            ("张三", "张三丰", false),
            ("张三", "章三", false),
        ] {
            assert_eq!(is_same_person(one, other), same, "{one} {other}");
        }
    }

    #[test]
    fn a_subject_is_the_name_of_its_file() {
        for name in ["qinglan-2024", "_articles", "_theme"] {
            assert_eq!(ApprovalSubject::parse(name).unwrap().to_string(), name);
        }
        assert_eq!(ApprovalSubject::parse("_nothing"), None);
        assert_eq!(ApprovalSubject::parse("通报"), None);
    }
}
