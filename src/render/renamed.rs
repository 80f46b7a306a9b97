//! Values of views that are called otherwise than they once were, for templates written for an earlier version.

use crate::text::similar;

/// A value as templates named it before, and what it is now. What stands in front of its last point is not looked at: in
/// a loop a template gives that a name of its own.
const RENAMED: &[(&str, &str)] = &[
    ("home.organs", "home.finder.organs"),
    ("organ.notices", "organ.figures.notices"),
    ("organ.issues", "organ.figures.issues"),
    ("child.text", "child.name"),
    ("entry.text", "entry.number + entry.text"),
    ("issue.passed", "issue.promises"),
    ("status.sentence", "issue.sentence"),
    ("contact.owner", "contact.name"),
    ("contact.phones", "contact.phone"),
    ("words.views", "words.contact"),
    ("words.promised_for", "words.promised_for_passed"),
];

/// What a template that names a value that is not there may mean: by what Tera says, and by the words of the template
/// that it points to.
pub fn meant(message: &str, pointed_at: &str) -> Option<String> {
    let field = message.split_once("Field `").and_then(|(_, rest)| rest.split_once('`')).map(|(name, _)| name);
    let undefined = message.contains("undefined").then(|| last_name(pointed_at)).flatten();
    let name = field.or(undefined)?;
    let last = |whole: &str| whole.rsplit('.').next().map(str::to_owned);
    // The same last name in several places: the whole says which, where the template writes it out.
    let same = || RENAMED.iter().filter(|(old, _)| last(old).as_deref() == Some(name));
    let written_out = same().find(|(old, _)| pointed_at.contains(old));
    let renamed = written_out.or_else(|| same().next()).map(|(_, new)| (*new).to_owned());
    let available = message.split_once("Available fields: ").map_or("", |(_, names)| names);
    renamed.or_else(|| {
        let mut known: Vec<&str> = available.split(", ").filter(|known| !known.ends_with('…')).collect();
        // Of names that are as near, one of the same length is rather meant.
        known.sort_by_key(|known| known.len().abs_diff(name.len()));
        similar::nearest(name, known).map(str::to_owned)
    })
}

/// The last name of an expression: `organs` of `home.organs`.
fn last_name(expression: &str) -> Option<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = expression.trim_end_matches(|c| !is_name(c));
    Some(&name[name.rfind(|c| !is_name(c)).map_or(0, |at| at + 1)..]).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_an_earlier_version_leads_to_the_present_one() {
        for (message, pointed_at, wanted) in [
            ("Field `passed` is not defined. Available fields: due, lead", "issue.passed", Some("issue.promises")),
            ("Field `notices` is not defined. Available fields: below", "o.notices", Some("organ.figures.notices")),
            ("Iteration not possible on type `undefined`", "home.organs", Some("home.finder.organs")),
            ("Field `titel` is not defined. Available fields: kind, title, url", "page.titel", Some("title")),
            ("Field `nothing` is not defined. Available fields: kind, title", "page.nothing", None),
            ("Iteration not possible on type `undefined`", "", None),
            ("expected `}`", "home.organs", None),
        ] {
            assert_eq!(meant(message, pointed_at).as_deref(), wanted, "{message}");
        }
    }
}
