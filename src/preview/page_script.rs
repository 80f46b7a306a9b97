//! The state as the script of a page hears it: whether its page changed, and what is wrong.

use serde::Serialize;

use super::Of;
use super::State;
use super::additions;
use super::page_sent::file_of;
use crate::address::Route;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::show;
use crate::tree::RelPath;

/// So many faults are listed over a page; the workbench has all.
const LISTED: usize = 40;

/// What a script asks.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ScriptQuery {
    /// The number of the state it knows.
    pub since: Option<u64>,
    /// The path of its page.
    pub path: String,
    /// The secret of the preview.
    pub secret: String,
}

impl ScriptQuery {
    /// Reads the query of a request.
    pub fn read(query: &str) -> ScriptQuery {
        let mut asked = ScriptQuery::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "since" => asked.since = value.parse().ok(),
                "path" => asked.path = value.into_owned(),
                "secret" => asked.secret = value.into_owned(),
                _ => {}
            }
        }
        asked
    }
}

/// What a script hears.
#[derive(Serialize)]
struct Heard<'s> {
    number: u64,
    /// The mark of its page.
    page: Option<String>,
    /// Which sources its page is made of.
    of: Option<Of>,
    styles: &'s str,
    assets: &'s str,
    /// Whether something keeps pages from being built or sources from being read, so that earlier ones are shown.
    stands: bool,
    /// Why the sources could not be read again since, if they could not.
    unreadable: Option<&'s str>,
    /// `2 个错误，1 个警告`
    tally: String,
    /// What is listed of them, most urgent first.
    faults: Vec<show::Card>,
    /// How many more there are.
    more: usize,
    /// The same for those of this page.
    own: Vec<show::Card>,
    own_tally: String,
}

/// What is shown at a path, and which sources it is made of.
pub type ShownAt<'a> = dyn Fn(&str) -> Option<(Of, Vec<u8>)> + 'a;

/// The script that tells. Whoever does not know the secret hears that this is another preview now.
pub fn script(state: &State, asked: Option<&ScriptQuery>, shown: &ShownAt<'_>) -> String {
    let Some(asked) = asked else { return "tongbaoPreview({\"gone\":true});\n".to_owned() };
    // Rendering comes first: it may find a fault.
    let page = shown(&asked.path).map(|(of, bytes)| (of, additions::mark(&bytes)));
    state.with_faults(|faults| told(state, asked, page, faults))
}

fn told(state: &State, asked: &ScriptQuery, page: Option<(Of, String)>, faults: &[&Diagnostic]) -> String {
    let (of, page) = page.unzip();
    let source = source_of(state, &asked.path);
    let own: Vec<&Diagnostic> =
        faults.iter().copied().filter(|fault| Some(&fault.span.path) == source.as_ref()).collect();
    let stands = faults.iter().any(|fault| fault.code.stops_build());
    let unreadable = state.unreadable.as_deref();
    let listed = if stands || unreadable.is_some() { faults } else { &[] };
    let (styles, assets) = state.theme();
    let text = |path: &RelPath| state.text(path.as_str());
    let heard = Heard {
        number: state.number,
        page,
        of,
        styles,
        assets,
        stands: stands || unreadable.is_some(),
        unreadable,
        tally: show::tally(faults.iter().copied(), Lang::Zh),
        faults: show::cards(listed, &text, Lang::Zh, LISTED),
        more: listed.len().saturating_sub(LISTED),
        own_tally: show::tally(own.iter().copied(), Lang::Zh),
        own: show::cards(&own, &text, Lang::Zh, LISTED),
    };
    let json = serde_json::to_string(&heard).expect("strings and numbers always serialize");
    format!("tongbaoPreview({json});\n")
}

/// The source of a page, whose faults are the page's own.
fn source_of(state: &State, path: &str) -> Option<RelPath> {
    let compiled = &state.versions.first()?.compiled;
    let site = &compiled.site;
    match Route::parse(&file_of(path))? {
        Route::Notice(id) | Route::Issue(id, _) => {
            let public = site.notice_index(&id).map(|index| &site.notices[index]);
            Some(public.or_else(|| compiled.held_back_notice(&id))?.places.path.clone())
        }
        Route::Organ(id) => Some(site.organs.get(&id)?.path.clone()),
        Route::Article(id) => Some(site.articles.iter().find(|article| article.id == id)?.path.clone()),
        Route::Page(id) => Some(site.pages.iter().find(|page| page.id == id)?.path.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_and_strange_ones_do_no_harm() {
        let asked = ScriptQuery::read("since=7&path=notices%2F%E9%80%9A%2Findex.html&secret=abc&x");
        let wanted = ScriptQuery { since: Some(7), path: "notices/通/index.html".into(), secret: "abc".into() };
        assert_eq!(asked, wanted);
        for query in ["", "&&==", "since=-1&path=%&secret", "path=%zz%9", "path=%ff"] {
            assert_eq!(ScriptQuery::read(query).since, None);
        }
    }
}
