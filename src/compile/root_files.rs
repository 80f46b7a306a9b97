//! The files of `root/`: each goes to the root of the site as it is, unless the site itself has something there.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::address;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::sources as faults;
use crate::model::Id;
use crate::text::one_name::folded;
use crate::tree::RelPath;
use crate::tree::Tree;

/// The folder of a site whose files go to the root of what is built.
const FOLDER: &str = "root";

/// The files of `root/` by their paths there, and what is wrong with the others. `pages` are the standing pages, drafts
/// too: their folders are theirs.
pub(super) fn root_files(tree: &Tree, pages: &BTreeMap<Id, RelPath>, found: &mut Vec<Diagnostic>) -> BTreeSet<RelPath> {
    let mut out = BTreeSet::new();
    for (source, _) in tree.under(FOLDER) {
        // Whoever reads a folder leaves out what is hidden, and says so.
        let Some(path) = source.strip_prefix(FOLDER).filter(|path| !address::is_hidden(path)) else { continue };
        let first = folded(path.parts().next().unwrap_or_default());
        let page = pages.iter().find(|(id, _)| id.as_str() == first);
        let taken = match page {
            Some((id, _)) => Some(format!("{id}/")),
            None => address::kept_at_root(&first),
        };
        match taken {
            Some(address) => {
                let fault = Diagnostic::new(&faults::TAKEN_AT_ROOT, Span::new(source, 0, 0));
                let fault = fault.with("found", source).with("expected", address);
                found.push(match page {
                    Some((_, page)) => fault.also(Span::new(page, 0, 0)),
                    None => fault,
                });
            }
            None => {
                out.insert(path);
            }
        }
    }
    out
}

/// Where a file at the root comes from.
pub(super) fn source_of(path: &RelPath) -> RelPath {
    RelPath::new(&format!("{FOLDER}/{path}")).expect("a path stays one below a folder")
}
