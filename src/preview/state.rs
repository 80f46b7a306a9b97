//! What a preview shows at one moment, and what is wrong then.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::OnceLock;

use serde::Serialize;

use super::Kind;
use super::ReadFile;
use super::version;
use super::version::Bare;
use super::version::Version;
use super::workbench;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::tree::RelPath;
use crate::tree::Tree;

/// What is said in place of a file that is away.
const AWAY: &str = "这个文件正在改动，或者已经不在文件夹里。请过一会儿刷新。\n";

/// What is shown, and what is wrong.
#[derive(Clone)]
pub struct State {
    /// Another state has another number.
    pub number: u64,
    /// What may be shown, the newest first. Empty before the first sources were read.
    pub versions: Vec<Arc<Version>>,
    /// What was read last, be it whole or not.
    pub latest: Option<Arc<Version>>,
    /// What the folder holds that is no source.
    pub skipped: Arc<Vec<Diagnostic>>,
    /// Why the sources could not be read again since, if they could not.
    pub unreadable: Option<String>,
    /// What the rules said last.
    pub report: Option<Arc<Report>>,
    /// What is wrong with what was read last, before the rules were asked about it; made when it is first wanted.
    pub unjudged: OnceLock<Vec<Diagnostic>>,
}

/// What the rules said of some sources.
pub struct Report {
    /// What is wrong.
    pub faults: Vec<Diagnostic>,
    /// The sources.
    pub tree: Arc<Tree>,
}

/// Which sources the bytes of a page are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Of {
    /// Those that were read last.
    Newest,
    /// Earlier ones: with the newest it cannot be made.
    Earlier,
    /// None: the page could never be made.
    Nothing,
    /// It is a page of the preview.
    Preview,
}

/// What is shown at a path of the site, before the preview adds to it.
pub struct Shown {
    /// What the page is.
    pub kind: Kind,
    /// Which sources it is made of.
    pub of: Of,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl State {
    /// What is shown at a path of the site.
    pub fn shown(&self, path: &str, read: &ReadFile<'_>) -> Shown {
        let found = version::bare(self, path, read);
        let kind = if found.is_some() { Kind::Found } else { Kind::NotFound };
        match found.or_else(|| version::bare(self, "404.html", read)) {
            Some(Bare::Newest(bytes)) => Shown { kind, of: Of::Newest, bytes },
            Some(Bare::Earlier(bytes)) => Shown { kind, of: Of::Earlier, bytes },
            Some(Bare::Unmade(fault)) => {
                Shown { kind: Kind::Unmade, of: Of::Nothing, bytes: workbench::unmade(path, &fault).into_bytes() }
            }
            Some(Bare::Away) => Shown { kind: Kind::Away, of: Of::Nothing, bytes: AWAY.into() },
            // Nothing was read yet.
            None => Shown { kind, of: Of::Nothing, bytes: Vec::new() },
        }
    }

    /// Whether the rules were asked about what was read last.
    pub fn is_judged(&self) -> bool {
        let sources = self.latest.as_ref().map(|latest| &latest.tree);
        self.report.as_ref().zip(sources).is_some_and(|(report, tree)| Arc::ptr_eq(&report.tree, tree))
    }

    /// What is wrong: all that the rules say; before they were asked, what was found on reading, and what they said of
    /// sources that are as they were.
    pub fn faults(&self) -> &[Diagnostic] {
        match &self.report {
            Some(report) if self.is_judged() => &report.faults,
            report => self.unjudged.get_or_init(|| self.found_so_far(report.as_deref())),
        }
    }

    /// What was found on reading.
    pub fn found(&self) -> Vec<Diagnostic> {
        let read = self.latest.iter().flat_map(|latest| latest.compiled.faults());
        self.skipped.iter().chain(read).cloned().collect()
    }

    fn found_so_far(&self, report: Option<&Report>) -> Vec<Diagnostic> {
        let mut faults = self.found();
        let Some(latest) = &self.latest else { return faults };
        let known: HashSet<(&str, &Span)> = faults.iter().map(|fault| (fault.code.id, &fault.span)).collect();
        let digest = |tree: &Tree, path: &RelPath| tree.get(path.as_str()).map(|file| file.digest);
        let still = |fault: &&Diagnostic| {
            let path = &fault.span.path;
            let of_rules = !fault.code.stops_build() && !known.contains(&(fault.code.id, &fault.span));
            of_rules && report.is_some_and(|report| digest(&report.tree, path) == digest(&latest.tree, path))
        };
        let carried: Vec<Diagnostic> =
            report.into_iter().flat_map(|report| &report.faults).filter(still).cloned().collect();
        faults.extend(carried);
        faults
    }

    /// Looks at what is wrong together with what was only found when a page was asked for.
    pub fn with_faults<T>(&self, look: impl FnOnce(&[&Diagnostic]) -> T) -> T {
        let of_pages = self.latest.as_ref().map(|latest| latest.failures()).unwrap_or_default();
        let faults = self.faults();
        let mut all: Vec<&Diagnostic> = faults.iter().collect();
        all.extend(of_pages.iter().filter(|fault| !faults.contains(fault)));
        look(&all)
    }

    /// The text of a source as it was read last.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.latest.as_ref()?.tree.text(path)
    }
}
