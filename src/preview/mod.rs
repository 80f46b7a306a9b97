//! What a preview shows: the bytes of a build for every route, the last whole version of each page while a fault stands,
//! and round them what belongs to the preview alone. It has no clock and reads no files: sources come in as trees.

mod additions;
mod page_script;
mod page_sent;
mod shown;
mod state;
mod version;
mod workbench;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use parking_lot::Mutex;
use parking_lot::RwLock;
use subtle::ConstantTimeEq;

use crate::compile::Compiled;
use crate::compile::HeldBack;
use crate::compile::Input;
use crate::compile::Memo;
use crate::diagnostic::Diagnostic;
use crate::text::date::Date;
use crate::tree::Change;
use crate::tree::Tree;

pub use additions::APPROVED_STRIP;
pub use additions::AWAITING_STRIP;
pub use additions::DRAFT_STRIP;
pub use additions::STRIP;
pub use page_sent::ChangedAt;
pub use page_sent::Page;
pub use page_sent::PageKind;
pub use page_sent::ReadFile;

use additions::PageStanding;
use page_sent::Of;
use page_sent::file_of;
use shown::Shown;
use state::RulesReport;
use state::State;
use version::Version;

/// Everything under this path belongs to the preview and to no site.
pub const OWN: &str = "_preview/";
/// So many versions are kept for pages that a later one cannot make.
const KEPT: usize = 4;

/// A site that is being written.
pub struct Preview {
    built_in: Arc<BTreeMap<String, Vec<u8>>>,
    as_of: Option<Date>,
    day: Option<Date>,
    secret: String,
    memo: Arc<Memo>,
    state: RwLock<Arc<State>>,
    /// Sources are taken and judged one after another.
    turn: Mutex<()>,
    /// How often sources came that differ: the rules leave their core to the new ones at once.
    came: AtomicU64,
}

/// What came of taking sources.
pub struct Taken {
    /// The number of the state.
    pub number: u64,
    /// What changed; all of it is new the first time.
    pub changes: Vec<Change>,
    /// How many notices and articles were parsed again.
    pub parsed: usize,
    /// How many notices are public.
    pub notices: usize,
    /// What is not public.
    pub held: Option<HeldBack>,
    /// Whether a fault makes a build impossible.
    pub stands: bool,
    /// Whether an earlier, whole version is still shown.
    pub keeps: bool,
    /// The sources.
    pub tree: Arc<Tree>,
    state: Arc<State>,
    /// A whole site may go with it: no page waits for that.
    _before: Arc<State>,
}

impl Taken {
    /// What was found on reading.
    pub fn found(&self) -> Vec<Diagnostic> {
        self.state.found()
    }
}

/// What the rules said.
pub struct JudgedSources {
    /// The number of the state.
    pub number: u64,
    /// The sources.
    pub tree: Arc<Tree>,
    report: Arc<RulesReport>,
}

impl JudgedSources {
    /// Everything that is wrong.
    pub fn faults(&self) -> &[Diagnostic] {
        &self.report.faults
    }
}

impl Preview {
    /// A preview that has seen no sources yet. `secret` is what pages of the preview know and other sites cannot guess.
    /// Days are counted at `as_of` and embargoes end by `day`, where they are given.
    pub fn new(
        built_in: Arc<BTreeMap<String, Vec<u8>>>,
        as_of: Option<Date>,
        day: Option<Date>,
        secret: String,
    ) -> Preview {
        Preview::keeping(Memo::default(), built_in, as_of, day, secret)
    }

    /// The same with a memo that has a bound of its own.
    pub fn keeping(
        memo: Memo,
        built_in: Arc<BTreeMap<String, Vec<u8>>>,
        as_of: Option<Date>,
        day: Option<Date>,
        secret: String,
    ) -> Preview {
        let state = State {
            number: 0,
            versions: Vec::new(),
            latest: None,
            skipped: Arc::default(),
            unreadable: None,
            report: None,
            unjudged: OnceLock::new(),
        };
        let state = RwLock::new(Arc::new(state));
        let (memo, turn, came) = (Arc::new(memo), Mutex::new(()), AtomicU64::new(0));
        Preview { built_in, as_of, day, secret, memo, state, turn, came }
    }

    /// Takes the sources as they are now. None if nothing changed.
    pub fn take(&self, tree: Tree, skipped: Vec<Diagnostic>) -> Option<Taken> {
        let turn = self.turn.lock();
        let before = self.state();
        let changes = match &before.latest {
            Some(latest) => tree.diff(&latest.tree),
            None => tree.diff(&Tree::new()),
        };
        let same = before.latest.is_some() && changes.is_empty() && *before.skipped == skipped;
        if same && before.unreadable.is_none() {
            return None;
        }
        self.came.fetch_add(1, Ordering::Relaxed);
        let parsed = self.memo.parsed();
        let tree = Arc::new(tree);
        let input = Input::held(Arc::clone(&tree), Arc::clone(&self.built_in), self.as_of);
        let input = Input { day: self.day, today: self.day, ..input };
        // Every byte of a version is held with it: no source can be another one.
        let compiled = Compiled::new(input, &self.memo).ok()?;
        let stands = compiled.stops_build() || skipped.iter().any(|fault| fault.code.stops_build());
        let (notices, held) = (compiled.site.notices.len(), HeldBack::of(&compiled));
        let version = Arc::new(Version::new(before.number + 1, compiled, Arc::clone(&tree), !stands));
        let keeps = stands && before.versions.first().is_some_and(|version| version.whole);
        let mut versions = before.versions.clone();
        if !keeps {
            versions = version::with(&version, versions, KEPT);
        }
        let state = Arc::new(State {
            number: before.number + 1,
            versions,
            latest: Some(version),
            skipped: Arc::new(skipped),
            unreadable: None,
            report: before.report.clone(),
            unjudged: OnceLock::new(),
        });
        self.set(&state);
        drop(turn);
        let (number, parsed) = (state.number, self.memo.parsed() - parsed);
        Some(Taken { number, changes, parsed, notices, held, stands, keeps, tree, state, _before: before })
    }

    /// Hears that the sources could not be read, and why. Pages stay as they are, and say so. Gives the number of the state.
    pub fn cannot_read(&self, why: &str) -> u64 {
        let turn = self.turn.lock();
        let state = self.state();
        if state.unreadable.as_deref() == Some(why) {
            return state.number;
        }
        let number = state.number + 1;
        let unreadable = Some(why.to_owned());
        self.set(&Arc::new(State { number, unreadable, unjudged: OnceLock::new(), ..(*state).clone() }));
        drop(turn);
        number
    }

    /// Whether files are away that were among the sources. An editor may save by moving the old file away first.
    pub fn misses(&self, tree: &Tree) -> bool {
        let state = self.state();
        state.latest.iter().flat_map(|latest| latest.tree.iter()).any(|(path, _)| !tree.contains(path.as_str()))
    }

    /// Asks the rules about what was taken last, and renders every page if the site has templates of its own. None if
    /// it was judged already, or if other sources came meanwhile: then it stops where it is. Takes long on large sites:
    /// never on the way of a page.
    pub fn judge(&self) -> Option<JudgedSources> {
        let came = self.came.load(Ordering::Relaxed);
        let state = self.state();
        let latest = state.latest.as_ref().filter(|_| !state.is_judged())?;
        let is_current = || self.state().number == state.number && self.came.load(Ordering::Relaxed) == came;
        let found = latest.compiled.check_while(&[], &is_current).ok()?.faults;
        let mut faults: Vec<Diagnostic> = state.skipped.iter().cloned().chain(found).collect();
        faults.extend(latest.rehearse(&is_current));
        let turn = self.turn.lock();
        if !is_current() {
            return None;
        }
        let number = state.number + 1;
        let report = Arc::new(RulesReport { version: latest.number, faults, tree: Arc::clone(&latest.tree) });
        let judged = Some(Arc::clone(&report));
        self.set(&Arc::new(State { number, report: judged, unjudged: OnceLock::new(), ..(*state).clone() }));
        drop(turn);
        Some(JudgedSources { number, tree: Arc::clone(&latest.tree), report })
    }

    /// The number of the state that is shown.
    pub fn number(&self) -> u64 {
        self.state().number
    }

    /// Whether a word is the secret of this preview, in a time that does not tell how far it is.
    pub fn knows(&self, secret: &str) -> bool {
        self.secret.as_bytes().ct_eq(secret.as_bytes()).into()
    }

    /// Every route of the newest version that is shown.
    pub fn routes(&self) -> Vec<String> {
        let state = self.state();
        let newest = state.versions.first();
        newest.map_or_else(Vec::new, |newest| newest.compiled.routes().iter().map(|r| r.path().to_string()).collect())
    }

    /// What is sent for a path of the site: the bytes of a build, and behind those of a page what the preview adds.
    pub fn page(&self, path: &str, read: &ReadFile<'_>) -> Page {
        let state = self.state();
        let mut path = file_of(path);
        let has = |path: &str| state.having(path).is_some();
        // The page for what is missing is answered at any depth, and looks there for its style, as on a server.
        let style = path.find("/assets/").map(|at| path[at + 1..].to_owned());
        if let Some(style) = style.filter(|style| !has(&path) && has(style)) {
            path = style;
        }
        let folder = format!("{path}/index.html");
        if !path.is_empty() && !has(&path) && has(&folder) {
            let last = path.rsplit('/').next().unwrap_or_default();
            return Page { kind: PageKind::Elsewhere(format!("{last}/")), path: folder, bytes: Vec::new() };
        }
        let Shown { kind, mut bytes, .. } = state.shown(&path, read);
        let file = match kind {
            PageKind::Found => path.clone(),
            PageKind::Away => "away.txt".to_owned(),
            _ => "404.html".to_owned(),
        };
        if file.ends_with(".html") {
            let standing = standing(&state, &path);
            let digest = additions::mark(&additions::seen(&bytes, standing));
            let added = additions::added(state.theme(), &self.secret, &path, &digest, standing);
            bytes.extend_from_slice(added.as_bytes());
        }
        Page { kind, path: file, bytes }
    }

    /// A page of the preview itself, by its path under [`OWN`].
    pub fn own(&self, path: &str, query: &str, changed: &ChangedAt<'_>, read: &ReadFile<'_>) -> Option<Page> {
        let state = self.state();
        let page = |path: &str, bytes: Vec<u8>| Page { kind: PageKind::Own, path: path.to_owned(), bytes };
        match path {
            "preview.js" | "preview.css" | "workbench.js" => {
                Some(page(path, additions::file(path).as_bytes().to_vec()))
            }
            "state.js" => {
                let asked = page_script::ScriptQuery::read(query);
                let shown = |path: &str| match path.strip_prefix(OWN) {
                    Some(own) => self.own_text(&state, own, changed).map(|text| (Of::Preview, text.into_bytes())),
                    None => {
                        let file = file_of(path);
                        let shown = state.shown(&file, read);
                        Some((shown.of, additions::seen(&shown.bytes, standing(&state, &file))))
                    }
                };
                let known = self.knows(&asked.secret);
                Some(page(path, page_script::script(&state, known.then_some(&asked), &shown).into_bytes()))
            }
            own => {
                let mut text = self.own_text(&state, own, changed)?;
                let digest = additions::mark(text.as_bytes());
                text.push_str(&additions::added(
                    state.theme(),
                    &self.secret,
                    &format!("{OWN}{own}"),
                    &digest,
                    PageStanding::OF_NONE,
                ));
                Some(page("index.html", text.into_bytes()))
            }
        }
    }

    /// The text of a page of the preview.
    fn own_text(&self, state: &State, path: &str, changed: &ChangedAt<'_>) -> Option<String> {
        match path.strip_prefix("source/") {
            Some(source) => workbench::source(state, source),
            None => path.is_empty().then(|| workbench::page(state, &self.secret, changed)),
        }
    }

    /// The number that a request for the state knows already, if it waits for another.
    pub fn waits(&self, path: &str, query: &str) -> Option<u64> {
        path.strip_prefix(OWN).filter(|path| *path == "state.js")?;
        let asked = page_script::ScriptQuery::read(query);
        asked.since.filter(|_| self.knows(&asked.secret))
    }

    fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read())
    }

    fn set(&self, state: &Arc<State>) {
        *self.state.write() = Arc::clone(state);
    }
}

/// How the notice stands that a path is of.
fn standing(state: &State, path: &str) -> PageStanding {
    state.having(path).map_or(PageStanding::OF_NONE, |having| having.standing(path))
}
