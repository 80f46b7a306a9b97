//! A visit: the body of a notice or an article, taken from the store or parsed again, looked at and let go.

use std::sync::Arc;

use super::Compiled;
use super::first_pass::text;
use super::memo::BODY_PER_SOURCE;
use crate::address::Route;
use crate::check::NoticeSource;
use crate::diagnostic::Diagnostic;
use crate::model::Article;
use crate::model::Id;
use crate::model::IssueKey;
use crate::model::Notice;
use crate::page::Surroundings;
use crate::page::view;
use crate::page::view::View;
use crate::site::ArticleFacts;
use crate::site::Facts;
use crate::source;
use crate::source::SourceFile;
use crate::tree::SourceChanged;

/// A notice that is visited.
pub(super) struct Visit<'c> {
    compiled: &'c Compiled,
    /// Its facts.
    pub facts: &'c Facts,
    /// The notice with its body.
    pub notice: Arc<Notice>,
    /// Its sources, where they were read for this visit.
    sources: Option<Sources>,
}

/// The bytes of a notice, and of the front matter beside it.
struct Sources {
    text: Vec<u8>,
    front: Option<Vec<u8>>,
}

impl Compiled {
    /// Visits a notice. Its body is kept for the next visit, as far as there is room.
    pub(super) fn visit<'c>(&'c self, facts: &'c Facts) -> Result<Visit<'c>, SourceChanged> {
        if let Some(notice) = self.memo.bodies.get(&facts.source) {
            return Ok(Visit { compiled: self, facts, notice, sources: None });
        }
        let visit = self.parse(facts)?;
        let bytes = visit.sources.as_ref().map_or(0, |sources| sources.text.len()) * BODY_PER_SOURCE;
        self.memo.bodies.put(facts.source, Arc::clone(&visit.notice), bytes);
        Ok(visit)
    }

    /// Visits a notice for the last time in a run: its body is let go.
    pub(super) fn last_visit<'c>(&'c self, facts: &'c Facts) -> Result<Visit<'c>, SourceChanged> {
        match self.memo.bodies.take(&facts.source) {
            Some(notice) => Ok(Visit { compiled: self, facts, notice, sources: None }),
            None => self.parse(facts),
        }
    }

    /// Keeps the body of a notice that will be visited once more in this run, if there is room.
    pub(super) fn keep(&self, visit: Visit<'_>) {
        let source = self.input.tree.get(visit.facts.places.path.as_str());
        let bytes = source.map_or(0, |file| usize::try_from(file.len).unwrap_or(usize::MAX / BODY_PER_SOURCE));
        self.memo.bodies.offer(visit.facts.source, visit.notice, bytes * BODY_PER_SOURCE);
    }

    fn parse<'c>(&'c self, facts: &'c Facts) -> Result<Visit<'c>, SourceChanged> {
        let places = &facts.places;
        let sources = self.sources(facts)?;
        let front = sources.front.as_ref().map(|bytes| SourceFile { path: &places.front, bytes });
        let file = SourceFile { path: &places.path, bytes: &sources.text };
        let notice = Arc::new(source::notice(facts.said.id.clone(), file, front).0);
        Ok(Visit { compiled: self, facts, notice, sources: Some(sources) })
    }

    fn sources(&self, facts: &Facts) -> Result<Sources, SourceChanged> {
        let places = &facts.places;
        let text = self.input.bytes(&places.path)?.into_owned();
        let apart = (places.front != places.path).then_some(&places.front);
        let front = apart.map(|front| Ok(self.input.bytes(front)?.into_owned())).transpose()?;
        Ok(Sources { text, front })
    }

    /// An article or a standing page with its body.
    pub(super) fn visit_article(&self, facts: &ArticleFacts) -> Result<Arc<Article>, SourceChanged> {
        if let Some(known) = self.memo.article_bodies.get(&facts.source) {
            return Ok(known);
        }
        let bytes = self.input.bytes(&facts.path)?;
        let article = source::article(facts.id.clone(), SourceFile { path: &facts.path, bytes: &bytes }).0;
        let article = Arc::new(article);
        self.memo.article_bodies.put(facts.source, Arc::clone(&article), bytes.len() * BODY_PER_SOURCE);
        Ok(article)
    }

    /// A notice of the site with its body; none where there is none of that id.
    pub fn notice(&self, id: &Id) -> Option<Result<Arc<Notice>, SourceChanged>> {
        let index = self.site.notice_index(id)?;
        Some(self.visit(&self.site.notices[index]).map(|visit| visit.notice))
    }

    /// What the pages of a notice of the site may see beside the notice; none where there is none of that id.
    pub fn surroundings_of(&self, id: &Id) -> Option<Surroundings> {
        self.site.notice_index(id).map(|index| self.surroundings(index))
    }

    /// What the pages of a notice of the site may see beside the notice.
    pub(super) fn surroundings(&self, index: usize) -> Surroundings {
        let files = |name: &str| self.beside(&self.site.said(index).id, name);
        Surroundings::of(&self.site, self.addresses.lists(), &self.frame, index, &files)
    }
}

impl Visit<'_> {
    /// Looks at the sources of the notice as they are written.
    pub fn with_source<T>(&self, look: impl FnOnce(NoticeSource<'_>) -> T) -> Result<T, SourceChanged> {
        let again;
        let sources = match &self.sources {
            Some(sources) => sources,
            None => {
                again = self.compiled.sources(self.facts)?;
                &again
            }
        };
        let written = text(&sources.text);
        Ok(look(NoticeSource { text: written, front: sources.front.as_deref().map_or(written, text) }))
    }

    /// The page of the notice, and those of its issues, each with its address.
    pub fn pages<'v>(
        &'v self,
        surroundings: &'v Surroundings,
    ) -> impl Iterator<Item = (Route, Result<Vec<u8>, Box<Diagnostic>>)> + 'v {
        let id = &self.facts.said.id;
        let page = (Route::Notice(id.clone()), self.page(surroundings));
        let issues = self.facts.said.keys().filter_map(move |key| {
            let page = self.issue_page(surroundings, key)?;
            Some((Route::Issue(id.clone(), key), page))
        });
        std::iter::once(page).chain(issues)
    }

    /// The page of the notice.
    pub fn page(&self, surroundings: &Surroundings) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.render(&view::notice_page(surroundings, &self.notice))
    }

    /// The page of one of its issues; none where there is none of that key.
    pub fn issue_page(&self, surroundings: &Surroundings, key: IssueKey) -> Option<Result<Vec<u8>, Box<Diagnostic>>> {
        Some(self.render(&view::issue_page(surroundings, &self.notice, key)?))
    }

    fn render(&self, view: &View) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.compiled.renderer.render(view)
    }
}
