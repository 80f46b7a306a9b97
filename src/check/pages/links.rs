//! Links and pictures in texts.

use crate::address::Addresses;
use crate::address::Route;
use crate::address::files_of;
use crate::address::is_outside;
use crate::check::ArticleCase;
use crate::check::NoticeCase;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::pages as codes;
use crate::model::Block;
use crate::model::Run;
use crate::model::file_beside;
use crate::site::Said;
use crate::text::percent;
use crate::tree::RelPath;

pub fn of_notices_lead_somewhere(case: NoticeCase<'_>, found: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    let held_back = case.site.notice_index(&notice.id).is_none();
    // The pages of its issues, which show the same text, stand in the same folder.
    let route = Route::Notice(notice.id.clone());
    let page = Page { route, held_back: held_back.then_some(case.said), addresses: case.addresses };
    page.look(&notice.path, &notice.body, found);
}

pub fn of_articles_lead_somewhere(case: ArticleCase<'_>, found: &mut Vec<Diagnostic>) {
    let id = case.article.id.clone();
    let route = if case.is_page { Route::Page(id) } else { Route::Article(id) };
    let page = Page { route, held_back: None, addresses: case.addresses };
    page.look(&case.article.path, &case.article.body, found);
}

/// A page with links on it.
struct Page<'p> {
    /// Where it stands.
    route: Route,
    /// The notice that it shows, where that is not published: nobody else may lead to it.
    held_back: Option<&'p Said>,
    addresses: &'p Addresses,
}

impl Page<'_> {
    fn look(&self, path: &RelPath, body: &[Block], found: &mut Vec<Diagnostic>) {
        for block in body {
            let at = block.at();
            for run in block.texts().into_iter().flat_map(|text| text.runs()) {
                let place = run.offsets.locate(0).map_or((at.start, at.end), |start| (start, start + run.text.len()));
                let span = || Span::new(path, place.0, place.1);
                if let Some(picture) = without_alternative(run) {
                    found.push(Diagnostic::new(&codes::NO_TEXT_ALTERNATIVE, span()).with("found", picture));
                }
                if let Some(address) = &run.style.link
                    && let Some(code) = self.wrong(address)
                {
                    found.push(Diagnostic::new(code, span()).with("found", address));
                }
            }
        }
    }

    /// What is wrong with an address. Files beside the source of a notice are matched on reading.
    fn wrong(&self, address: &str) -> Option<&'static Code> {
        let is_of_notice = matches!(self.route, Route::Notice(_));
        if is_outside(address) || is_of_notice && file_beside(address).is_some() {
            return None;
        }
        let (place, anchor) = address.split_once('#').unwrap_or((address, ""));
        let Some(route) = self.route.reached(place).and_then(|path| self.led_to(&path)) else {
            return Some(&codes::BROKEN_LINK);
        };
        (!self.has(&route, anchor)).then_some(&codes::BROKEN_ANCHOR)
    }

    /// What stands at a path.
    fn led_to(&self, path: &str) -> Option<Route> {
        self.addresses.served(path).or_else(|| {
            let routes = files_of(path).into_iter().flatten().filter_map(|file| Route::parse(&file));
            self.held_back.and_then(|notice| routes.into_iter().find(|route| self.is_of(notice, route)))
        })
    }

    /// Whether a route is one of a notice, once it is published.
    fn is_of(&self, notice: &Said, route: &Route) -> bool {
        match route {
            Route::Notice(id) => *id == notice.id,
            Route::Issue(id, key) => *id == notice.id && notice.position(*key).is_some(),
            Route::Attachment(id, file) => *id == notice.id && self.addresses.has_file(id, file),
            _ => false,
        }
    }

    /// Whether what stands at a route has a place of this name. The top of a page needs none (`#`, `#top`).
    fn has(&self, route: &Route, anchor: &str) -> bool {
        let named = |name: &str| match (route, self.held_back) {
            (Route::Notice(id), Some(notice)) if *id == notice.id => self.addresses.has_anchor_in(notice, name),
            _ => self.addresses.has_anchor(route, name),
        };
        anchor.is_empty()
            || anchor.eq_ignore_ascii_case("top")
            || named(anchor)
            || percent::decoded(anchor).is_some_and(|name| named(&name))
    }
}

/// The picture that a run shows without a word for those who cannot see it.
fn without_alternative(run: &Run) -> Option<&str> {
    run.style.image.as_deref().filter(|_| run.text.trim().is_empty())
}
