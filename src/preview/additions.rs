//! What the preview adds behind the bytes of a page, and the files it needs for that. They are of the response only: no
//! build knows them.

use maud::html;

use crate::tree::Digest;

/// What stands over every page that is shown.
pub const STRIP: &str = "预览稿 · 未经批准";

const SCRIPT: &str = include_str!("own/preview.js");
const STYLE: &str = include_str!("own/preview.css");
const WORKBENCH: &str = include_str!("own/workbench.js");

/// A file of the preview by its name.
pub fn file(name: &str) -> &'static str {
    match name {
        "preview.css" => STYLE,
        "workbench.js" => WORKBENCH,
        _ => SCRIPT,
    }
}

/// A short mark of some bytes: others have another.
pub fn mark(bytes: &[u8]) -> String {
    Digest::of(bytes).to_string().chars().take(16).collect()
}

/// What comes behind a page: the strip, and the script that hears of changes. `theme` marks the theme's files. All of it is loaded from this server, as
/// the pages' own policy allows.
pub fn added(theme: (&str, &str), secret: &str, path: &str, digest: &str) -> String {
    let (styles, assets) = theme;
    let added = html! {
        link rel="stylesheet" href="/_preview/preview.css";
        "\n"
        div #tongbao-strip { strong { (STRIP) } " " a href="/_preview/" { "工作台" } }
        "\n"
        script src="/_preview/preview.js" data-secret=(secret) data-path=(path) data-page=(digest) data-styles=(styles)
            data-assets=(assets) {}
        "\n"
    };
    added.into_string()
}
