//! The default theme, carried in the program.

use std::collections::BTreeMap;

use rust_embed::RustEmbed;

use crate::text::bare_script::bare_script;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Templates;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Static;

/// A file as it is published: scripts are loaded before anything is found, so they go without comments and indents.
fn published(name: &str, bytes: Vec<u8>) -> Vec<u8> {
    match std::str::from_utf8(&bytes) {
        Ok(text) if name.ends_with(".js") => bare_script(text).into_bytes(),
        _ => bytes,
    }
}

/// Every file of the default theme, by path from the root of a site (`templates/notice.html`, `static/css/site.css`).
pub fn built_in() -> BTreeMap<String, Vec<u8>> {
    let templates = Templates::iter()
        .filter_map(|name| Templates::get(&name).map(|file| (format!("templates/{name}"), file.data.into_owned())));
    let files = Static::iter().filter_map(|name| {
        Static::get(&name).map(|file| (format!("static/{name}"), published(&name, file.data.into_owned())))
    });
    templates.chain(files).collect()
}
