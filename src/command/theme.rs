//! The default theme, carried in the program.

use std::collections::BTreeMap;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Templates;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Static;

/// Every file of the default theme, by path from the root of a site (`templates/notice.html`, `static/css/site.css`).
pub fn built_in() -> BTreeMap<String, Vec<u8>> {
    let templates = Templates::iter()
        .filter_map(|name| Templates::get(&name).map(|file| (format!("templates/{name}"), file.data.into_owned())));
    let files = Static::iter()
        .filter_map(|name| Static::get(&name).map(|file| (format!("static/{name}"), file.data.into_owned())));
    templates.chain(files).collect()
}
