//! What was parsed before, by the digest of its source: after an edit only what changed is parsed again.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use crate::diagnostic::Diagnostic;
use crate::model::Article;
use crate::model::Notice;
use crate::model::Topic;
use crate::render::Renderer;
use crate::site::Told;
use crate::tree::Digest;
use crate::tree::RelPath;

/// A value with the faults found while reading it.
pub type Parsed<T> = (Arc<T>, Arc<Vec<Diagnostic>>);

/// Everything that parsing a notice or an article depends on: the file, and that of the front matter beside it.
pub type Key = (RelPath, Digest, Option<(RelPath, Digest)>);

/// Remembers parsed notices and articles.
#[derive(Default)]
pub struct Memo {
    notices: Mutex<Shelf<Notice>>,
    articles: Mutex<Shelf<Article>>,
    /// What notices say by themselves, as long as they and the topics are the same.
    told: Mutex<HashMap<RelPath, Remembered>>,
    /// The topics that were asked for last.
    topics: Mutex<Arc<Vec<Topic>>>,
    /// The templates that were loaded last.
    templates: Mutex<Option<(Templates, Loaded)>>,
    parsed: AtomicUsize,
}

/// Everything that loading templates depends on: the built-in files, of which there is one set a run, and the site's own.
#[derive(Clone)]
pub struct Templates {
    /// The built-in files.
    pub built_in: Arc<BTreeMap<String, Vec<u8>>>,
    /// The site's own.
    pub own: Vec<(RelPath, Digest)>,
}

impl Templates {
    fn are(&self, other: &Templates) -> bool {
        Arc::ptr_eq(&self.built_in, &other.built_in) && self.own == other.own
    }
}

/// What a notice said, with what that depends on: these very values.
struct Remembered {
    notice: Arc<Notice>,
    topics: Arc<Vec<Topic>>,
    told: Arc<Told>,
}

/// Loaded templates with the faults found on loading.
pub type Loaded = (Arc<Renderer>, Vec<Diagnostic>);

type Shelf<T> = HashMap<Key, Parsed<T>>;

impl Memo {
    /// Forgets what a tree no longer holds.
    pub fn keep(&self, is_current: &dyn Fn(&RelPath, Digest) -> bool) {
        let current = |path: &RelPath, digest: Digest| is_current(path, digest);
        let mut notices = lock(&self.notices);
        notices.retain(|(path, digest, _), _| current(path, *digest));
        let paths: HashSet<&RelPath> = notices.keys().map(|(path, _, _)| path).collect();
        lock(&self.told).retain(|path, _| paths.contains(path));
        drop(notices);
        lock(&self.articles).retain(|(path, digest, _), _| current(path, *digest));
    }

    /// A notice, parsed if it was not seen before.
    pub fn notice(&self, key: Key, parse: impl FnOnce() -> (Notice, Vec<Diagnostic>)) -> Parsed<Notice> {
        remember(&self.notices, key, || self.count(parse))
    }

    /// An article, parsed if it was not seen before.
    pub fn article(&self, key: Key, parse: impl FnOnce() -> (Article, Vec<Diagnostic>)) -> Parsed<Article> {
        remember(&self.articles, key, || self.count(parse))
    }

    /// Topics as the one value that all notices are read with while they stay the same.
    pub fn topics(&self, topics: &[Topic]) -> Arc<Vec<Topic>> {
        let mut last = lock(&self.topics);
        if **last != topics {
            *last = Arc::new(topics.to_vec());
        }
        Arc::clone(&last)
    }

    /// What a notice says by itself, read if it or the topics are not those that were read before.
    pub fn told(&self, notice: &Arc<Notice>, topics: &Arc<Vec<Topic>>) -> Arc<Told> {
        if let Some(known) = lock(&self.told).get(&notice.path)
            && Arc::ptr_eq(&known.notice, notice)
            && Arc::ptr_eq(&known.topics, topics)
        {
            return Arc::clone(&known.told);
        }
        let told = Arc::new(Told::of(notice, topics));
        let new = Remembered { notice: Arc::clone(notice), topics: Arc::clone(topics), told: Arc::clone(&told) };
        lock(&self.told).insert(notice.path.clone(), new);
        told
    }

    /// Templates, loaded if they are not those that were loaded last.
    pub fn templates(&self, templates: Templates, load: impl FnOnce() -> (Renderer, Vec<Diagnostic>)) -> Loaded {
        let mut last = lock(&self.templates);
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

/// A poisoned lock is as good as another: the shelf is only ever inserted into and cleared.
fn lock<T>(shelf: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

fn remember<T>(shelf: &Mutex<Shelf<T>>, key: Key, parse: impl FnOnce() -> (T, Vec<Diagnostic>)) -> Parsed<T> {
    if let Some((value, faults)) = lock(shelf).get(&key) {
        return (Arc::clone(value), Arc::clone(faults));
    }
    let (value, faults) = parse();
    let parsed = (Arc::new(value), Arc::new(faults));
    lock(shelf).insert(key, (Arc::clone(&parsed.0), Arc::clone(&parsed.1)));
    parsed
}
