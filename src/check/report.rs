//! Faults as a site wants them: at the levels it gives its rules, without what its notices may do.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::diagnostic::Span;
use crate::diagnostic::codes::checks;
use crate::model::Allowance;
use crate::model::At;
use crate::model::RuleLevel;
use crate::site::Facts;
use crate::tree::RelPath;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// What is wrong.
    pub faults: Vec<Diagnostic>,
    /// What a notice may do, as it says itself.
    pub allowed: Vec<Allowed>,
}

/// A fault that a notice allows itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The fault.
    pub fault: Diagnostic,
    /// Why it may stand.
    pub reason: String,
}

/// Gives faults the levels of the site and parts them from those that their notices allow themselves. A fault that stops
/// a build keeps its level: no setting makes such a page possible.
pub fn judge<'n>(
    found: Vec<Diagnostic>,
    levels: &[RuleLevel],
    notices: impl Iterator<Item = &'n Facts>,
) -> CheckReport {
    let levels: HashMap<&str, Option<Level>> = levels.iter().map(|said| (said.code.id, said.level)).collect();
    let with_allowances = notices.map(|notice| &notice.places).filter(|places| !places.allow.is_empty());
    let allowances: HashMap<&RelPath, &[Allowance]> =
        with_allowances.flat_map(|places| [&places.path, &places.front].map(|path| (path, &*places.allow))).collect();
    let mut report = CheckReport::default();
    for mut fault in found {
        if !fault.code.stops_build() {
            match levels.get(fault.code.id) {
                Some(None) => continue,
                Some(Some(level)) => fault.level = *level,
                None => {}
            }
            if let Some(allowance) = allowance(&allowances, fault.code, &fault.span.path) {
                report.allowed.push(Allowed { fault, reason: allowance.reason.clone() });
                continue;
            }
        }
        report.faults.push(fault);
    }
    report
}

/// What the settings and the notices say to the check that comes to nothing.
pub fn idle<'n>(
    report: &CheckReport,
    levels: &[RuleLevel],
    settings: &RelPath,
    notices: impl Iterator<Item = &'n Facts>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let at = |code, path: &RelPath, at: At| Diagnostic::new(code, Span::new(path, at.start, at.end));
    for (index, said) in levels.iter().enumerate() {
        let twice = levels[..index].iter().find(|other| other.code == said.code);
        if let Some(first) = twice {
            let fault = at(&checks::RULE_TWICE, settings, said.at).with("found", said.code.id);
            found.push(fault.also(Span::new(settings, first.at.start, first.at.end)));
        }
        let level = said.code.level;
        if said.level == Some(level) {
            let fault = at(&checks::IDLE_LEVEL, settings, said.at).with("found", said.code.id);
            found.push(fault.with("level", level.name(Lang::Zh)).with("level_en", level.name(Lang::En)));
        }
    }
    let used: HashSet<(&RelPath, &str)> =
        report.allowed.iter().map(|allowed| (&allowed.fault.span.path, allowed.fault.code.id)).collect();
    for places in notices.map(|notice| &notice.places) {
        for (index, allowance) in places.allow.iter().enumerate() {
            let twice = places.allow[..index].iter().any(|other| other.code == allowance.code);
            let used = [&places.path, &places.front].iter().any(|path| used.contains(&(path, allowance.code.id)));
            if twice || !used {
                found.push(at(&checks::IDLE_ALLOWANCE, &places.front, allowance.at).with("found", allowance.code.id));
            }
        }
    }
    found
}

fn allowance<'a>(
    allowances: &HashMap<&RelPath, &'a [Allowance]>,
    code: &Code,
    path: &RelPath,
) -> Option<&'a Allowance> {
    allowances.get(path)?.iter().find(|allowance| allowance.code == code)
}
