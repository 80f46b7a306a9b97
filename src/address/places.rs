//! Places within pages: the names that the built-in templates give them, and those of the text of a notice.

use super::DataTable;
use super::Route;
use crate::model::Kind;
use crate::site::Said;
use crate::site::Site;

/// Whether the page at a route has a place of this name beside those of a text.
pub fn is_fixed(site: &Site, route: &Route, name: &str) -> bool {
    match name {
        "main" | "menu" => route.is_page(),
        "rules" if *route == Route::DataPage => true,
        name if *route == Route::DataPage && DataTable::ALL.iter().any(|table| table.key() == name) => true,
        "view-elder" | "view-largest" => route.is_page() && site.settings.official.reading_view,
        _ => false,
    }
}

/// Whether the page of a notice, published or held back, has a place of this name beside what every page has.
pub fn is_in_notice(site: &Site, said: &Said, name: &str) -> bool {
    match name {
        "print" => true,
        "contents" => said.has_contents,
        "contact" => has_contact(site, said),
        "corrections" => said.corrections().len() > 0,
        name => said.anchors().any(|known| known == name),
    }
}

/// Whether a contact block goes with it: its own, else its court's, else the site's; of a team that has come, its own.
fn has_contact(site: &Site, said: &Said) -> bool {
    let of_others = || {
        let organ = site.organ(said.organ.as_ref()).is_some_and(|organ| organ.contact.is_some());
        organ || site.settings.contact.is_some()
    };
    said.contact.is_some() || said.kind != Kind::Stationing && of_others()
}

/// The names that a template of a site's own gives to places, as far as they are written out in it.
pub fn named_in(template: &str) -> impl Iterator<Item = &str> {
    template.match_indices("id=").filter_map(|(at, mark)| {
        let stands_alone = template[..at].ends_with(|c: char| c.is_ascii_whitespace());
        let rest = template[at + mark.len()..].trim_start_matches(['"', '\'']);
        let name = &rest[..rest.find(|c: char| c.is_ascii_whitespace() || "\"'>".contains(c)).unwrap_or(rest.len())];
        (stands_alone && !name.is_empty() && !name.contains(['{', '}'])).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_written_out_in_a_template_are_found() {
        let template = "<p id=\"a\" class=\"b\">\n<h2\tclass=c id='丁'>{{ id=\"e\" }}<i data-id=\"f\"><b id=g><a href=\"?id=h\">\
                        <tr id=\"row-{{ n }}\"><p{% if b.id %} id=\"{{ b.id }}\"{% endif %}><u id=\"\">";
        assert_eq!(named_in(template).collect::<Vec<_>>(), ["a", "丁", "e", "g"]);
    }
}
