//! What is published: a notice, its front matter, its text and what the text says.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Allowance;
use super::Kind;
use super::Label;
use super::{Area, Assurance, At, Block, Claim, Contact, Finding, Id, Inspection, Issue, IssueKey, Place, Section};
use crate::text::date::Date;
use crate::text::percent;
use crate::tree::RelPath;

/// One published paper about one inspection: the approved text, with what it says laid over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its name in addresses.
    pub id: Id,
    /// Its source file.
    pub path: RelPath,
    /// The file of its front matter: the source itself, or the `notice.yaml` beside it.
    pub front: RelPath,
    /// What the text does not say, or says only in prose.
    pub head: Head,
    /// The approved text, all of it, in order.
    pub body: Vec<Block>,
    /// What the text says in its headings, labels, lists and tables. It follows from `body` and `head`.
    pub outline: Outline,
}

impl Notice {
    /// A notice of one file, as it is before its text was understood.
    pub fn new(id: Id, path: RelPath, head: Head, body: Vec<Block>) -> Notice {
        Notice { id, front: path.clone(), path, head, body, outline: Outline::default() }
    }

    /// Every issue with its finding, in the order of the text.
    pub fn issues(&self) -> impl Iterator<Item = (&Finding, &Issue)> {
        self.outline.findings.iter().flat_map(|finding| finding.issues.iter().map(move |issue| (finding, issue)))
    }

    /// The issue at an address.
    pub fn issue(&self, key: IssueKey) -> Option<(&Finding, &Issue)> {
        self.issues().find(|(_, issue)| issue.key == key)
    }

    /// The files beside the notice that its text shows or links to, with where it does so, each once.
    pub fn files_in_text(&self) -> Vec<(String, At)> {
        let mut out: Vec<(String, At)> = Vec::new();
        for block in &self.body {
            for run in block.texts().into_iter().flat_map(|text| text.runs()) {
                let named = run.style.image.iter().chain(&run.style.link).filter_map(|address| file_beside(address));
                for name in named {
                    if !out.iter().any(|(known, _)| *known == name) {
                        let start = run.offsets.locate(0).unwrap_or(block.at().start);
                        out.push((name, At::new(start, start + run.text.len())));
                    }
                }
            }
        }
        out
    }

    /// The files beside the notice that its text shows as pictures, each once.
    pub fn pictures_in_text(&self) -> Vec<String> {
        let runs = self.body.iter().flat_map(Block::texts).flat_map(|text| text.runs());
        let mut out: Vec<String> = runs.filter_map(|run| file_beside(run.style.image.as_ref()?)).collect();
        out.sort();
        out.dedup();
        out
    }

    /// The day of the notice's figures: `as_of` of its front matter, else its publication.
    pub fn as_of(&self) -> Option<Date> {
        self.head.as_of.or(self.head.published_on)
    }
}

/// Where the list of problems of a notice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListPlace {
    /// In the text itself: what stands in an annex is shown and not counted.
    Body,
    /// In an annex: what the text itself tells of problems is no list.
    Annex,
}

impl ListPlace {
    /// Both places.
    pub const ALL: [ListPlace; 2] = [ListPlace::Body, ListPlace::Annex];

    /// The word used in sources.
    pub fn key(self) -> &'static str {
        match self {
            ListPlace::Body => "body",
            ListPlace::Annex => "annex",
        }
    }

    /// The place of a source's word.
    pub fn from_key(key: &str) -> Option<ListPlace> {
        Self::ALL.into_iter().find(|place| place.key() == key)
    }

    /// The plain Chinese word.
    pub fn word(self) -> &'static str {
        match self {
            ListPlace::Body => "正文",
            ListPlace::Annex => "附件",
        }
    }
}

/// The front matter of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The title of the paper.
    pub title: String,
    /// What kind of paper it is.
    pub kind: Kind,
    /// The court, in the registry.
    pub organ: Option<Id>,
    /// Who signs: usually the party organ.
    pub issuer: Option<String>,
    /// 文号.
    pub document_number: Option<String>,
    /// The inspection it answers.
    pub inspection: Option<Inspection>,
    /// The day its figures are of.
    pub as_of: Option<Date>,
    /// The date under the signature, where it is not the day of publication.
    pub signed_on: Option<Date>,
    /// The day it was made public.
    pub published_on: Option<Date>,
    /// Who vouches for its statuses.
    pub assurance: Assurance,
    /// One sentence for lists and search engines.
    pub summary: Option<String>,
    /// Whom to reach about it; else its organ's contact block is shown.
    pub contact: Option<Contact>,
    /// What it says of its own figures.
    pub claims: Vec<Claim>,
    /// Items held back on stated grounds.
    pub withheld: Option<Withheld>,
    /// What was changed after publication.
    pub corrections: Vec<Correction>,
    /// Where its list of problems stands, where front matter says so.
    pub list: Option<ListPlace>,
    /// Files beside the notice that are published with it.
    pub attachments: Vec<Attachment>,
    /// Notices to be read with it.
    pub related: Vec<(Id, At)>,
    /// Topics of all its issues.
    pub topics: Vec<(Id, At)>,
    /// What the text does not say of single issues.
    pub issues: BTreeMap<IssueKey, Override>,
    /// Where it was first published.
    pub source_url: Option<String>,
    /// Ids it was known by; each leaves a redirect page.
    pub formerly: Vec<(Id, At)>,
    /// Rules of `check` that it breaks knowingly.
    pub allow: Vec<Allowance>,
    /// Not to be published yet.
    pub draft: bool,
    /// The first day on which it may be published.
    pub embargo_until: Option<Date>,
    /// Where the organ is named.
    pub organ_at: At,
    /// Where the front matter stands.
    pub at: At,
}

/// What front matter says of one issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Override {
    /// Its topics.
    pub topics: Vec<(Id, At)>,
    /// The issue of an earlier notice that it continues.
    pub continues: Option<Continues>,
    /// Who vouches for its status.
    pub assurance: Option<Assurance>,
    /// Where it stands.
    pub at: At,
}

/// The address of an issue in another notice, written `notice-id/3-2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continues {
    /// The other notice.
    pub notice: Id,
    /// The issue in it.
    pub issue: IssueKey,
    /// Where it is named.
    pub at: At,
}

/// Items that are not published, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// How many.
    pub count: u32,
    /// On which grounds.
    pub basis: String,
    /// Where it stands.
    pub at: At,
}

/// A change made after publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When.
    pub on: Date,
    /// What was changed, and why.
    pub what: String,
    /// Where it stands.
    pub at: At,
}

/// A file published with a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name beside the notice.
    pub file: String,
    /// What readers see.
    pub title: String,
    /// Where it is named.
    pub at: At,
}

/// What a notice's text says in its headings, labels, lists and tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Its parts, for the contents.
    pub sections: Vec<Section>,
    /// 方面.
    pub areas: Vec<Area>,
    /// 反馈问题, each with its issues.
    pub findings: Vec<Finding>,
    /// The blocks of the signature: offices and date at the end of the text.
    pub signature: Option<Place>,
    /// The block that opens the annex behind the text.
    pub annex: Option<usize>,
    /// The first block of an annex that lists problems which are not counted: nothing says that the list is there.
    pub uncounted: Option<usize>,
    /// Whether the text itself says which files go with it, as 附件：….
    pub names_attachments: bool,
    /// Labels and steps inside paragraphs, by block.
    pub overlays: BTreeMap<usize, Overlay>,
    /// Steps inside the cells of tables, by block, row and column.
    pub cell_overlays: BTreeMap<(usize, usize, usize), Overlay>,
}

impl Outline {
    /// Whether a block belongs to a finding.
    pub fn in_finding(&self, block: usize) -> bool {
        self.findings.iter().any(|finding| finding.place.blocks.contains(&block))
    }

    /// The section that a block lies in, by its place among all.
    pub fn section_of(&self, block: usize) -> Option<usize> {
        self.sections.iter().position(|section| section.place.blocks.contains(&block))
    }
}

/// What is laid over one paragraph: byte ranges of its plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    /// The label it begins with, and the bytes of that with its colon.
    pub label: Option<(Label, Range<usize>)>,
    /// The enumerators in it (一是, 二是), in order.
    pub steps: Vec<Range<usize>>,
}

/// The name of the file beside a source that a relative address leads to. Addresses with a folder, pages and anchors
/// lead elsewhere.
pub fn file_beside(address: &str) -> Option<String> {
    let elsewhere = address.contains(['/', ':', '#', '?']) || address.ends_with(".html") || !address.contains('.');
    if elsewhere || address.starts_with('.') {
        return None;
    }
    percent::decoded(address).filter(|name| !name.contains('/') && RelPath::new(name).is_ok())
}
