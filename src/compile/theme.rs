//! The theme of a site: its templates and static files over the built-in ones.

use std::collections::BTreeMap;

use super::Input;
use crate::diagnostic::Diagnostic;
use crate::render::LABELS;
use crate::render::Theme;
use crate::tree::RelPath;

/// Where a file of the theme comes from.
pub(super) enum Asset {
    /// The site's own `static/`.
    Own(RelPath),
    /// The program.
    BuiltIn(String),
}

/// The templates of the input.
pub(super) fn theme<'t>(input: &'t Input, only_courts: bool, faults: &mut Vec<Diagnostic>) -> Theme<'t> {
    let mut theme = Theme { only_courts, ..Theme::default() };
    for (path, bytes) in input.built_in.iter() {
        if let (Some(name), Ok(text)) = (path.strip_prefix("templates/"), std::str::from_utf8(bytes)) {
            match name == LABELS {
                true => text.clone_into(&mut theme.labels),
                false => drop(theme.built_in.insert(name.to_owned(), text.to_owned())),
            }
        }
    }
    for (path, file) in input.tree.under("templates") {
        let Some(name) = path.as_str().strip_prefix("templates/") else { continue };
        let Some(bytes) = &file.bytes else { continue };
        match std::str::from_utf8(bytes) {
            Ok(text) if name == LABELS => theme.own_labels = Some((path.clone(), text)),
            Ok(text) => {
                theme.own.insert(name.to_owned(), (path.clone(), text));
            }
            Err(error) => {
                let at = error.valid_up_to();
                let span = crate::diagnostic::Span::new(path, at, at);
                faults.push(Diagnostic::new(&crate::diagnostic::codes::sources::NOT_UTF8, span).with("found", at + 1));
            }
        }
    }
    theme
}

/// The static files of the input: the site's own over the built-in ones, by path.
pub(super) fn assets(input: &Input) -> BTreeMap<RelPath, Asset> {
    let mut out = BTreeMap::new();
    for path in input.built_in.keys() {
        if let Some(name) = path.strip_prefix("static/").and_then(|name| RelPath::new(name).ok()) {
            out.insert(name, Asset::BuiltIn(path.clone()));
        }
    }
    for (path, _) in input.tree.under("static") {
        if let Some(name) = path.strip_prefix("static") {
            out.insert(name, Asset::Own(path.clone()));
        }
    }
    out
}
