//! What was parsed before, by the digest of its source: after an edit only what changed is parsed again.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use crate::diagnostic::Diagnostic;
use crate::model::Article;
use crate::model::Notice;
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
    parsed: AtomicUsize,
}

type Shelf<T> = HashMap<Key, Parsed<T>>;

impl Memo {
    /// Forgets what a tree no longer holds.
    pub fn keep(&self, is_current: &dyn Fn(&RelPath, Digest) -> bool) {
        let current = |path: &RelPath, digest: Digest| is_current(path, digest);
        lock(&self.notices).retain(|(path, digest, _), _| current(path, *digest));
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
