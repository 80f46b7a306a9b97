//! What a preview shows at one moment, and what is wrong then.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::OnceLock;

use super::version::Version;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::tree::RelPath;
use crate::tree::Tree;

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
    pub report: Option<Arc<RulesReport>>,
    /// What is wrong with what was read last, before the rules were asked about it; made when it is first wanted.
    pub unjudged: OnceLock<Vec<Diagnostic>>,
}

/// What the rules said of some sources.
pub struct RulesReport {
    /// The number of the version of the sources.
    pub version: u64,
    /// What is wrong.
    pub faults: Vec<Diagnostic>,
    /// The sources.
    pub tree: Arc<Tree>,
}

impl State {
    /// Whether the rules were asked about what was read last.
    pub fn is_judged(&self) -> bool {
        self.report.as_ref().zip(self.latest.as_ref()).is_some_and(|(report, latest)| report.version == latest.number)
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

    fn found_so_far(&self, report: Option<&RulesReport>) -> Vec<Diagnostic> {
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

    /// The marks of the theme's files that are shown.
    pub fn theme(&self) -> (&str, &str) {
        self.versions.first().map_or(("", ""), |newest| (newest.styles.as_str(), newest.assets.as_str()))
    }

    /// The text of a source as it was read last.
    pub fn text(&self, path: &str) -> Option<String> {
        self.latest.as_ref()?.tree.text(path).map(Cow::into_owned)
    }
}
