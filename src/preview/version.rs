//! One compiled state of the sources, and which earlier ones may still be needed.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use parking_lot::Mutex;

use super::ReadFile;
use super::additions;
use super::additions::PageStanding;
use crate::address::Route;
use crate::approval::Stage;
use crate::compile::Compiled;
use crate::compile::Rendered;
use crate::compile::Unmade;
use crate::diagnostic::Diagnostic;
use crate::site::Standing;
use crate::tree::Tree;

/// The sources of one moment, compiled.
pub struct Version {
    /// The number of the state in which its sources came.
    pub number: u64,
    pub compiled: Compiled,
    pub tree: Arc<Tree>,
    /// Whether nothing stops a build: such a version stays while a later one is not whole.
    pub whole: bool,
    /// What stylesheets look like.
    pub styles: String,
    /// What all other files of the theme, and of the root, look like.
    pub assets: String,
    /// Pages that could not be rendered.
    failures: Mutex<Vec<Diagnostic>>,
    /// Whether every page was rendered without a fault.
    proven: AtomicBool,
}

/// Why a version has no bytes for a file of the site.
pub enum Without {
    /// The page cannot be made.
    Fault(Box<Diagnostic>),
    /// A file that is copied, and is being changed or gone on disk.
    Away,
}

impl Version {
    /// A compiled state of a number; `whole` says that nothing stops a build.
    pub fn new(number: u64, compiled: Compiled, tree: Arc<Tree>, whole: bool) -> Version {
        let marks = |styles: bool| {
            let files = tree.under("static").chain(tree.under("root"));
            let files = files.filter(|(path, _)| (path.extension() == Some("css")) == styles);
            let list: String = files.map(|(path, file)| format!("{path} {}\n", file.digest)).collect();
            additions::mark(list.as_bytes())
        };
        let (styles, assets) = (marks(true), marks(false));
        // The built-in templates are tested with the program.
        let proven = whole && tree.under("templates").next().is_none();
        let proven = AtomicBool::new(proven);
        Version { number, compiled, tree, whole, styles, assets, failures: Mutex::default(), proven }
    }

    /// Whether the site has a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.compiled.addresses().resolve(path).is_some() || self.held_back(path).is_some()
    }

    /// How the notice stands that a path is of, where that is not published.
    pub fn held_back(&self, path: &str) -> Option<Standing> {
        match self.compiled.held_back_route(path)? {
            Route::Notice(id) | Route::Issue(id, _) | Route::Attachment(id, _) => self.compiled.standing(&id),
            _ => None,
        }
    }

    /// How the notice stands that a path is of.
    pub fn standing(&self, path: &str) -> PageStanding {
        let route = self.compiled.addresses().resolve(path).or_else(|| self.compiled.held_back_route(path));
        let stage = match route {
            Some(Route::Notice(id) | Route::Issue(id, _)) => self.compiled.stage(&id).and_then(Result::ok),
            _ => None,
        };
        let is_published = |stage: &Stage| matches!(stage, Stage::Published | Stage::Corrected);
        PageStanding {
            standing: self.held_back(path).unwrap_or(Standing::Public),
            approved: stage.is_some_and(Stage::is_approved),
            published: stage.filter(is_published).map(|stage| stage.words().zh),
        }
    }

    /// The bytes of a file of the site, or of a notice that is held back. None where there is none.
    pub fn bytes(&self, path: &str, read: &ReadFile<'_>) -> Option<Result<Vec<u8>, Without>> {
        let made = match self.compiled.addresses().resolve(path) {
            Some(route) => self.compiled.render(&route)?,
            None => self.compiled.render_held_back(&self.compiled.held_back_route(path)?)?,
        };
        Some(match made {
            Ok(Rendered::Bytes(bytes)) => Ok(bytes),
            Ok(Rendered::File(path, digest, _)) => match self.tree.bytes(path.as_str()) {
                Some(bytes) => Ok(bytes.into_owned()),
                None => read(&path, digest).ok_or(Without::Away),
            },
            Err(Unmade::Fault(fault)) => {
                self.fails((*fault).clone());
                Err(Without::Fault(fault))
            }
            Err(Unmade::Changed(_)) => Err(Without::Away),
        })
    }

    fn fails(&self, fault: Diagnostic) {
        let mut failures = self.failures.lock();
        // A broken template fails on every page that uses it; it is said once.
        if !failures.iter().any(|known| (known.code.id, &known.span) == (fault.code.id, &fault.span)) {
            failures.push(fault);
        }
    }

    /// What failed so far.
    pub fn failures(&self) -> Vec<Diagnostic> {
        self.failures.lock().clone()
    }

    /// Renders every page for as long as it is worth it, if the site has templates of its own.
    pub fn rehearse(&self, worth: &dyn Fn() -> bool) -> Vec<Diagnostic> {
        if !self.proven.load(Ordering::Relaxed) && self.tree.under("templates").next().is_some() {
            for route in self.compiled.routes() {
                if !worth() {
                    return Vec::new();
                }
                if let Some(Err(Unmade::Fault(fault))) = self.compiled.render(route) {
                    self.fails(*fault);
                }
            }
            self.proven.store(self.whole && self.failures().is_empty(), Ordering::Relaxed);
        }
        self.failures()
    }

    fn is_proven(&self) -> bool {
        self.proven.load(Ordering::Relaxed)
    }
}

/// A version in front of those that pages may still be needed from: the older ones up to the first that is known to have
/// every page.
pub fn with(newest: &Arc<Version>, older: Vec<Arc<Version>>, most: usize) -> Vec<Arc<Version>> {
    let mut out = vec![Arc::clone(newest)];
    let sound = older.iter().position(|version| version.is_proven());
    let candidates = older.iter().enumerate().filter(|(_, version)| version.whole && version.failures().is_empty());
    if newest.is_proven() {
        return out;
    }
    // The proven one is the last resort, however many came after it.
    let mut kept: Vec<usize> =
        candidates.map(|(at, _)| at).take_while(|at| sound.is_none_or(|sound| *at <= sound)).collect();
    if kept.len() >= most {
        let last = kept.pop();
        kept.truncate(most.saturating_sub(2));
        kept.extend(last);
    }
    out.extend(kept.into_iter().map(|at| Arc::clone(&older[at])));
    out
}
