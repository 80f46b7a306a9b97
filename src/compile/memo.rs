//! What was parsed before, by the digest of its source: after an edit only what changed is parsed again.

pub(super) mod rules;

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use parking_lot::Mutex;

use crate::diagnostic::Diagnostic;
use crate::model::Article;
use crate::model::Inspection;
use crate::model::Notice;
use crate::model::Organ;
use crate::model::Topic;
use crate::render::Renderer;
use crate::site::AllFacts;
use crate::site::Continuations;
use crate::tree::Digest;
use crate::tree::RelPath;
use rules::Around;
use rules::RuleMemo;

/// A value with the faults found while reading it.
pub type Remembered<T> = (Arc<T>, Arc<Vec<Diagnostic>>);

/// Everything that parsing a notice or an article depends on: the file, and that of the front matter beside it.
pub type SourceKey = (RelPath, Digest, Option<(RelPath, Digest)>);

/// Remembers parsed notices and articles.
#[derive(Default)]
pub struct Memo {
    notices: Mutex<Shelf<Notice>>,
    articles: Mutex<Shelf<Article>>,
    organs: Mutex<Shelf<Organ>>,
    inspections: Mutex<Shelf<Inspection>>,
    /// What the notices of the last site say by themselves.
    facts: Mutex<Arc<AllFacts>>,
    /// How the issues of the last site continue one another.
    chains: Mutex<Arc<Continuations>>,
    /// What the rules said of the notices of the last site.
    rules: Mutex<Option<Arc<RuleMemo>>>,
    /// The templates that were loaded last.
    templates: Mutex<Option<(Templates, Loaded)>>,
    parsed: AtomicUsize,
}

/// Everything that loading templates depends on: the built-in files, of which there is one set a run, the
/// site's own, and what its organs are.
#[derive(Clone)]
pub struct Templates {
    /// The built-in files.
    pub built_in: Arc<BTreeMap<String, Vec<u8>>>,
    /// The site's own.
    pub own: Vec<(RelPath, Digest)>,
    /// Whether all organs of the site are courts: some labels say so.
    pub only_courts: bool,
}

impl Templates {
    fn are(&self, other: &Templates) -> bool {
        Arc::ptr_eq(&self.built_in, &other.built_in) && self.own == other.own && self.only_courts == other.only_courts
    }
}

/// Loaded templates with the faults found on loading.
pub type Loaded = (Arc<Renderer>, Vec<Diagnostic>);

type Shelf<T> = HashMap<SourceKey, Remembered<T>>;

impl Memo {
    /// Forgets what a tree no longer holds.
    pub fn keep(&self, is_current: &dyn Fn(&RelPath, Digest) -> bool) {
        retain(&self.notices, is_current);
        retain(&self.articles, is_current);
        retain(&self.organs, is_current);
        retain(&self.inspections, is_current);
    }

    /// A notice, parsed if it was not seen before.
    pub fn notice(&self, key: SourceKey, parse: impl FnOnce() -> (Notice, Vec<Diagnostic>)) -> Remembered<Notice> {
        remember(&self.notices, key, || self.count(parse))
    }

    /// An article, parsed if it was not seen before.
    pub fn article(&self, key: SourceKey, parse: impl FnOnce() -> (Article, Vec<Diagnostic>)) -> Remembered<Article> {
        remember(&self.articles, key, || self.count(parse))
    }

    /// A court, read if it was not seen before.
    pub fn organ(&self, key: SourceKey, read: impl FnOnce() -> (Organ, Vec<Diagnostic>)) -> Remembered<Organ> {
        remember(&self.organs, key, read)
    }

    /// An inspection, read if it was not seen before.
    pub fn inspection(
        &self,
        key: SourceKey,
        read: impl FnOnce() -> (Inspection, Vec<Diagnostic>),
    ) -> Remembered<Inspection> {
        remember(&self.inspections, key, read)
    }

    /// What notices say by themselves, as far as they or the topics are not those of the last site.
    pub fn facts(&self, notices: &[Arc<Notice>], topics: &[Topic]) -> Arc<AllFacts> {
        let before = Arc::clone(&self.facts.lock());
        let facts = Arc::new(AllFacts::of(notices, topics, &before));
        *self.facts.lock() = Arc::clone(&facts);
        facts
    }

    /// The chains of the last site.
    pub fn chains(&self) -> Arc<Continuations> {
        Arc::clone(&self.chains.lock())
    }

    /// Takes the chains of a new site.
    pub fn chained(&self, chains: Continuations) {
        *self.chains.lock() = Arc::new(chains);
    }

    /// What the rules said before of notices in the same surroundings.
    pub fn rules(&self, around: Around) -> Arc<RuleMemo> {
        let mut last = self.rules.lock();
        let rules = RuleMemo::of(around, last.as_ref());
        *last = Some(Arc::clone(&rules));
        rules
    }

    /// Templates, loaded if they are not those that were loaded last.
    pub fn templates(&self, templates: Templates, load: impl FnOnce() -> (Renderer, Vec<Diagnostic>)) -> Loaded {
        let mut last = self.templates.lock();
        match &*last {
            Some((known, loaded)) if known.are(&templates) => loaded.clone(),
            _ => {
                let (renderer, faults) = load();
                let loaded = (Arc::new(renderer), faults);
                *last = Some((templates, loaded.clone()));
                loaded
            }
        }
    }

    /// How many notices and articles were parsed so far.
    pub fn parsed(&self) -> usize {
        self.parsed.load(Ordering::Relaxed)
    }

    fn count<T>(&self, parse: impl FnOnce() -> T) -> T {
        self.parsed.fetch_add(1, Ordering::Relaxed);
        parse()
    }
}

fn retain<T>(shelf: &Mutex<Shelf<T>>, is_current: &dyn Fn(&RelPath, Digest) -> bool) {
    shelf.lock().retain(|(path, digest, _), _| is_current(path, *digest));
}

fn remember<T>(shelf: &Mutex<Shelf<T>>, key: SourceKey, parse: impl FnOnce() -> (T, Vec<Diagnostic>)) -> Remembered<T> {
    if let Some((value, faults)) = shelf.lock().get(&key) {
        return (Arc::clone(value), Arc::clone(faults));
    }
    let (value, faults) = parse();
    let parsed = (Arc::new(value), Arc::new(faults));
    shelf.lock().insert(key, (Arc::clone(&parsed.0), Arc::clone(&parsed.1)));
    parsed
}
