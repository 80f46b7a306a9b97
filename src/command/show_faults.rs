//! What commands say: faults in the form that was asked for, failures of the world with their exit code.

use std::collections::HashSet;

use clap::ValueEnum;

use super::Exit;
use super::environment;
use super::say::answer;
use super::say::coloured;
use super::say::complain;
use super::say::raw;
use super::say::say;
use crate::compile::Input;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::diagnostic::Span;
use crate::diagnostic::codes::limits;
use crate::diagnostic::codes::sources;
use crate::diagnostic::show;
use crate::diagnostic::show::ShownTexts;
use crate::edge::Failure;
use crate::edge::Skipped;
use crate::edge::Why;
use crate::text::lang::Bilingual;
use crate::tree::RelPath;

/// The form in which faults are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// 带原文和箭头，给人看 / with the source line, for people
    #[default]
    Human,
    /// 一行一条 / a line each
    Short,
    /// 给程序读 / for programs
    Json,
}

/// Shows faults of a site: for people on stderr, for programs on stdout.
pub fn faults(faults: &[Diagnostic], input: &Input, format: Format, lang: Lang) {
    let texts = ShownTexts::of(faults, &|path| input.text(path));
    let source = |path: &RelPath| texts.get(path);
    match format {
        Format::Human if faults.is_empty() => {}
        Format::Human => on_screen(faults, &texts, show::Appearance::default(), lang),
        Format::Short => raw(&show::short(faults, &source, lang)),
        Format::Json => {
            // What the command ends with is decided by the faults; a reader that has gone changes nothing.
            let _ = answer(&format!("{}\n", show::json(show::Whole { faults, ..show::Whole::default() }, &source)));
        }
    }
}

/// Says faults to people, in the colours of this screen.
pub fn on_screen(faults: &[Diagnostic], texts: &ShownTexts, look: show::Appearance, lang: Lang) {
    let source = |path: &RelPath| texts.get(path);
    let look = show::Appearance { colour: environment::colour(&std::io::stderr()), ..look };
    coloured(&format!("{}\n{}\n", show::human(faults, &source, lang, look), show::tally(faults, lang)));
}

/// Whether any fault is an error.
pub fn has_errors(faults: &[Diagnostic]) -> bool {
    faults.iter().any(|fault| fault.level == Level::Error)
}

/// Whether any fault must stop a build.
pub fn stops_build(faults: &[Diagnostic]) -> bool {
    faults.iter().any(|fault| fault.code.stops_build())
}

/// Says how many faults a check would show beside those shown; nothing where there are none.
pub fn others(found: &[Diagnostic], shown: &[Diagnostic], lang: Lang) {
    let shown: HashSet<(&str, &Span)> = shown.iter().map(|fault| (fault.code.id, &fault.span)).collect();
    let is_other = |fault: &&Diagnostic| !shown.contains(&(fault.code.id, &fault.span));
    let others: Vec<&Diagnostic> = found.iter().filter(is_other).collect();
    if others.is_empty() {
        return;
    }
    let tally = show::tally(others, lang);
    let words = Bilingual {
        zh: format!("另有 {tally}：用 tongbao check 查看。"),
        en: format!("There are {tally} more: see `tongbao check`."),
    };
    say(words, lang);
}

/// Shows a failure of the world.
pub fn failure(failure: &Failure, lang: Lang) -> Exit {
    complain(failure.words(), lang);
    Exit(failure.class().exit_code())
}

/// What was left out on reading, as faults of content.
pub fn skipped(skipped: &[Skipped]) -> Vec<Diagnostic> {
    let root = || RelPath::new("content").expect("a word is a path");
    let fault = |skipped: &Skipped| {
        let path = RelPath::new(&skipped.path).unwrap_or_else(|_| root());
        let span = Span::new(&path, 0, 0);
        match &skipped.why {
            Why::Oversize { len, limit } => {
                Diagnostic::new(&limits::SOURCE_SIZE, span).with("found", len).with("limit", limit)
            }
            why => {
                let reason = why.words();
                Diagnostic::new(&sources::SKIPPED_FILE, span)
                    .with("found", &skipped.path)
                    .with("reason", reason.zh)
                    .with("reason_en", reason.en)
            }
        }
    };
    skipped.iter().map(fault).collect()
}
