//! Pages of notices that are held back, for those who write them: as they will be, and on no other page.

use std::sync::Arc;

use super::Compiled;
use super::Rendered;
use super::Unmade;
use super::assembled::assembled;
use crate::address::Route;
use crate::model::Id;
use crate::page::Surroundings;
use crate::site::Facts;
use crate::site::Lists;
use crate::site::NoticesShown;

impl Compiled {
    /// A notice that is held back.
    pub fn held_back_notice(&self, id: &Id) -> Option<&Arc<Facts>> {
        self.held_back.iter().find(|facts| facts.said.id == *id)
    }

    /// The route of a page or a file of a notice that is held back, by its path.
    pub fn held_back_route(&self, path: &str) -> Option<Route> {
        let route = Route::parse(path)?;
        let has = match &route {
            Route::Notice(id) => self.held_back_notice(id).is_some(),
            Route::Issue(id, key) => self.held_back_notice(id)?.said.position(*key).is_some(),
            Route::Attachment(id, file) => self.held_back_notice(id).is_some() && self.beside(id, file).is_some(),
            _ => false,
        };
        has.then_some(route)
    }

    /// What will stand at a route once its notice is published; none where it is no route of one that is held back. Its
    /// links to lists that come into being with it lead nowhere yet.
    pub fn render_held_back(&self, route: &Route) -> Option<Result<Rendered, Unmade>> {
        let (id, key) = match route {
            Route::Notice(id) => (id, None),
            Route::Issue(id, key) => (id, Some(*key)),
            Route::Attachment(id, name) => return self.file(self.attachments.get(&(id.clone(), name.clone()))?),
            _ => return None,
        };
        let facts = self.held_back_notice(id)?;
        let around = self.surroundings_held_back(id)?;
        let visit = match self.visit(facts) {
            Ok(visit) => visit,
            Err(changed) => return Some(Err(changed.into())),
        };
        let page = match key {
            None => visit.page(&around),
            Some(key) => visit.issue_page(&around, key)?,
        };
        Some(page.map(Rendered::Bytes).map_err(Unmade::from))
    }

    /// What the pages of a notice that is held back will see beside it.
    pub(super) fn surroundings_held_back(&self, id: &Id) -> Option<Surroundings> {
        let lists = self.with_drafts.get_or_init(|| self.lists_with_drafts());
        let site = lists.site();
        let files = |name: &str| self.beside(id, name);
        Some(Surroundings::of(site, lists, &self.frame, site.notice_index(id)?, &files))
    }

    /// The site as it would be with everything that is held back, at the same day.
    fn lists_with_drafts(&self) -> Lists {
        let (site, _) = assembled(self.sources.clone(), self.site.as_of, NoticesShown::HeldBackToo, &self.memo);
        Lists::new(&Arc::new(site))
    }
}
