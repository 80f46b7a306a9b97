//! The theme of a site: its templates and static files over the built-in ones.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Input;
use crate::address;
use crate::address::Addresses;
use crate::address::SiteFiles;
use crate::diagnostic::Diagnostic;
use crate::model::HISTORY_FILE;
use crate::model::Id;
use crate::render::LABELS;
use crate::render::Theme;
use crate::site::Site;
use crate::tree::RelPath;

/// The style sheet of a site's own that stands behind those of the theme.
pub(super) const OWN_STYLE: &str = "css/custom.css";

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
        let Some(bytes) = file.plain() else { continue };
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

/// The addresses of a site, with the files beside its notices, its static files, those at its root, and the names in its own templates.
pub(super) fn addresses(
    site: &Arc<Site>,
    attachments: &BTreeMap<(Id, String), RelPath>,
    assets: &BTreeMap<RelPath, Asset>,
    root: BTreeSet<RelPath>,
    input: &Input,
) -> Addresses {
    let mut files = SiteFiles { assets: assets.keys().cloned().collect(), root, ..SiteFiles::default() };
    files.history = input.tree.contains(HISTORY_FILE);
    for (id, name) in attachments.keys() {
        files.beside.entry(id.clone()).or_default().insert(name.clone());
    }
    // A copy of a built-in template names what that names.
    let own = input.tree.under("templates").filter_map(|(path, file)| Some((path, file.plain()?)));
    let own =
        own.filter(|(path, bytes)| input.built_in.get(path.as_str()).is_none_or(|built_in| **built_in != ***bytes));
    let texts = own.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
    files.names.extend(texts.flat_map(address::named_in).map(str::to_owned));
    Addresses::new(site, files)
}
