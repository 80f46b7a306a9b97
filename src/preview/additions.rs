//! What the preview adds behind the bytes of a page, and the files it needs for that. They are of the response only: no
//! build knows them.

use maud::html;

use crate::site::Standing;
use crate::tree::Digest;

/// What stands over every page that is shown.
pub const STRIP: &str = "预览稿 · 未经批准";
/// What stands over the page of a notice that is not published: a draft, or one whose day has not come.
pub const DRAFT_STRIP: &str = "草稿 · 未经批准";

/// The same of a notice whose text, as it is shown, was approved.
pub const APPROVED_STRIP: &str = "预览稿 · 已批准";
/// The same of one that is not published yet.
pub const AWAITING_STRIP: &str = "待发布 · 已批准";

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

/// How the notice stands that a page is of.
#[derive(Clone, Copy)]
pub struct PageStanding {
    /// Whether it is public.
    pub standing: Standing,
    /// Whether its text, as it is shown, was approved.
    pub approved: bool,
    /// The same where it is what was published last: 已发布, 已更正.
    pub published: Option<&'static str>,
}

impl PageStanding {
    /// That of a page which is of no notice.
    pub const OF_NONE: PageStanding = PageStanding { standing: Standing::Public, approved: false, published: None };
}

/// What the strip of a page says, and the class that it has.
fn strip(of: PageStanding) -> (Option<&'static str>, String) {
    let (shown, held) = if of.approved { (APPROVED_STRIP, AWAITING_STRIP) } else { (STRIP, DRAFT_STRIP) };
    match of.standing {
        Standing::Public => (None, of.published.map_or_else(|| shown.to_owned(), |word| format!("预览稿 · {word}"))),
        Standing::Draft => (Some("draft"), held.to_owned()),
        Standing::Withdrawn(day) => {
            (Some("draft"), format!("预览：这份通报已于{}撤回，只有写稿的人看得到", day.chinese()))
        }
        Standing::Embargoed(day) => (Some("draft"), format!("{held}（不早于{}公布）", day.chinese())),
    }
}

/// What a page is known by: its bytes, and what its strip says of it.
pub fn seen(bytes: &[u8], of: PageStanding) -> Vec<u8> {
    [bytes, strip(of).1.as_bytes()].concat()
}

/// What comes behind a page: the strip, and the script that hears of changes. `theme` marks the theme's files. All of it is
/// loaded from this server, as the pages' own policy allows.
pub fn added(theme: (&str, &str), secret: &str, path: &str, digest: &str, of: PageStanding) -> String {
    let (styles, assets) = theme;
    let (class, words) = strip(of);
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
