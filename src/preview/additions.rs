//! What the preview adds behind the bytes of a page, and the files it needs for that. They are of the response only: no
//! build knows them.

use maud::html;

use crate::site::Standing;
use crate::tree::Digest;

/// What stands over every page that is shown.
pub const STRIP: &str = "预览稿 · 未经批准";
/// What stands over the page of a notice that is not published: a draft, or one whose day has not come.
pub const DRAFT_STRIP: &str = "草稿 · 未经批准";

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

/// What comes behind a page: the strip, and the script that hears of changes. `theme` marks the theme's files, `standing` is that of the notice
/// on the page. All of it is loaded from this server, as
/// the pages' own policy allows.
pub fn added(theme: (&str, &str), secret: &str, path: &str, digest: &str, standing: Standing) -> String {
    let (styles, assets) = theme;
    let (class, words) = match standing {
        Standing::Public => (None, STRIP.to_owned()),
        Standing::Draft => (Some("draft"), DRAFT_STRIP.to_owned()),
        Standing::Embargoed(day) => (Some("draft"), format!("{DRAFT_STRIP}（不早于{}公布）", day.chinese())),
    };
    let added = html! {
        link rel="stylesheet" href="/_preview/preview.css";
        "\n"
        div #tongbao-strip class=[class] { strong { (words) } " " a href="/_preview/" { "工作台" } }
        "\n"
        script src="/_preview/preview.js" data-secret=(secret) data-path=(path) data-page=(digest) data-styles=(styles)
            data-assets=(assets) {}
        "\n"
    };
    added.into_string()
}
