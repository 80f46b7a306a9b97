//! What a site can only have when it knows its own address: feeds, and the list of its pages for search engines.

use crate::check::Checked;
use crate::check::settings_file;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::pages as codes;

pub fn by_a_domain(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    let path = settings_file(checked.tree);
    // A domain that is none has a fault of its own.
    if checked.site.settings.domain.is_none() && checked.tree.contains(path.as_str()) {
        found.push(Diagnostic::new(&codes::NO_FEEDS, Span::new(&path, 0, 0)));
    }
}
