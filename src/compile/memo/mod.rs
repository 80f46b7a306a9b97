//! What was made before and need not be made again: one mechanism for all, shelves of values by everything they follow
//! from, and a bounded store of bodies.

mod bodies;
mod shelf;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use parking_lot::Mutex;

use crate::approval::SeenDigest;
use crate::diagnostic::Diagnostic;
use crate::model::ApprovalRecord;
use crate::model::Article;
use crate::model::History;
use crate::model::Inspection;
use crate::model::Notice;
use crate::model::Organ;
use crate::render::Renderer;
use crate::site::ArticleFacts;
use crate::site::Continuation;
use crate::site::Facts;
use crate::site::IssueTopics;
use crate::tree::Digest;
use crate::tree::RelPath;
pub use bodies::Bodies;
pub use shelf::Shelf;

/// Bodies of notices take this many bytes in all, as far as can be told from their sources.
const BODIES: usize = 24 << 20;

/// A body takes about this many times the bytes of its source (measured on the benches' corpus).
pub(super) const BODY_PER_SOURCE: usize = 16;

/// A value that was read, with what was found wrong in its source.
#[derive(Debug)]
pub struct ParsedSource<T> {
    /// What was read.
    pub value: Arc<T>,
    /// What is wrong.
    pub faults: Arc<Vec<Diagnostic>>,
}

/// What was made before.
#[derive(Debug)]
pub struct Memo {
    /// The facts of notices, by the digest of their sources.
    pub(super) notices: Shelf<Digest, ParsedSource<Facts>>,
    /// The facts of articles, by the digest of their sources.
    pub(super) articles: Shelf<Digest, ParsedSource<ArticleFacts>>,
    /// Organs, by the digest of their sources.
    pub(super) organs: Shelf<Digest, ParsedSource<Organ>>,
    /// Inspections, by the digest of their sources.
    pub(super) inspections: Shelf<Digest, ParsedSource<Inspection>>,
    /// Approvals, by the digest of their file.
    pub(super) approvals: Shelf<Digest, ParsedSource<ApprovalRecord>>,
    /// Histories of publishing, by the digest of their file.
    pub(super) histories: Shelf<Digest, ParsedSource<History>>,
    /// What is seen of notices that have approvals, by all that it follows from.
    pub(super) seen: Shelf<Digest, SeenDigest>,
    /// The topics of the issues of a notice, by its sources and those of the topics.
    pub(super) issue_topics: Shelf<Digest, IssueTopics>,
    /// How issues continue one another, by the sources of the notices of a case and the links that they give themselves.
    pub(super) continuations: Shelf<Digest, Continuation>,
    /// What rules said of a source and nothing else, by its digest.
    pub(super) of_sources: Shelf<Digest, Vec<Diagnostic>>,
    /// What rules said of a notice within its site, by its sources and all that they ask of the site.
    pub(super) of_notices: Shelf<Digest, Vec<Diagnostic>>,
    pub(super) bodies: Bodies<Notice>,
    pub(super) article_bodies: Bodies<Article>,
    /// The templates that were loaded last.
    templates: Mutex<Option<(Templates, Loaded)>>,
    generation: AtomicU64,
    parsed: AtomicUsize,
}

/// Everything that loading templates depends on: the built-in files, of which there is one set a run, the
/// site's own, and what its organs are.
#[derive(Clone, Debug, PartialEq)]
pub struct Templates {
    /// The built-in files.
    pub built_in: Arc<BTreeMap<String, Vec<u8>>>,
    /// The site's own.
    pub own: Vec<(RelPath, Digest)>,
    /// Whether all organs of the site are courts: some labels say so.
    pub only_courts: bool,
}

/// Loaded templates with the faults found on loading.
pub type Loaded = (Arc<Renderer>, Vec<Diagnostic>);

impl Default for Memo {
    fn default() -> Memo {
        Memo::holding(BODIES)
    }
}

impl Memo {
    /// A memo that holds bodies of at most so many bytes, and always the last one: what it lets go is parsed again.
    pub fn holding(bodies: usize) -> Memo {
        Memo {
            notices: Shelf::default(),
            articles: Shelf::default(),
            organs: Shelf::default(),
            inspections: Shelf::default(),
            approvals: Shelf::default(),
            histories: Shelf::default(),
            seen: Shelf::default(),
            issue_topics: Shelf::default(),
            continuations: Shelf::default(),
            of_sources: Shelf::default(),
            of_notices: Shelf::default(),
            bodies: Bodies::new(bodies),
            article_bodies: Bodies::new(bodies / 8),
            templates: Mutex::default(),
            generation: AtomicU64::new(0),
            parsed: AtomicUsize::new(0),
        }
    }

    /// Begins a generation: one compilation, and what is asked of it.
    pub(super) fn begin(&self) -> u64 {
        self.generation.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The generation that has begun last.
    pub(super) fn generation(&self) -> u64 {
        self.generation.load(Ordering::Relaxed)
    }

    /// Lets go what a compilation did not ask for, once it has read and assembled everything. What rules said is kept
    /// until they are asked again.
    pub(super) fn sweep_compiled(&self, generation: u64) {
        self.notices.sweep(generation);
        self.articles.sweep(generation);
        self.organs.sweep(generation);
        self.inspections.sweep(generation);
        self.approvals.sweep(generation);
        self.histories.sweep(generation);
        self.issue_topics.sweep(generation);
        self.continuations.sweep(generation);
    }

    /// Lets go what rules said before and were not asked of since.
    pub(super) fn sweep_rules(&self, generation: u64) {
        self.of_sources.sweep(generation);
        self.of_notices.sweep(generation);
        self.seen.sweep(generation);
    }

    /// Templates, loaded if they are not those that were loaded last.
    pub(super) fn templates(&self, templates: Templates, load: impl FnOnce() -> (Renderer, Vec<Diagnostic>)) -> Loaded {
        let mut last = self.templates.lock();
        match &*last {
            Some((known, loaded)) if *known == templates => loaded.clone(),
            _ => {
                let (renderer, faults) = load();
                let loaded = (Arc::new(renderer), faults);
                *last = Some((templates, loaded.clone()));
                loaded
            }
        }
    }

    /// How many times notices and articles were parsed so far for their facts.
    pub fn parsed(&self) -> usize {
        self.parsed.load(Ordering::Relaxed)
    }

    /// Counts a notice or an article that was parsed for its facts.
    pub(super) fn count(&self) {
        self.parsed.fetch_add(1, Ordering::Relaxed);
    }
}
