//! The pages of lines: the texts of several notices together. Each notice is visited, the texts of its issues that have a
//! line are taken from it, and it is let go; no more than the texts of notices that speak of the same issues are held.

use std::collections::BTreeMap;

use super::Compiled;
use super::Unmade;
use super::line_groups::Group;
use crate::address::Route;
use crate::diagnostic::Diagnostic;
use crate::model::Id;
use crate::model::IssueKey;
use crate::model::Notice;
use crate::page::EntrySurroundings;
use crate::page::IssueText;
use crate::page::view;
use crate::site::Entry;
use crate::site::IssueRef;
use crate::site::Site;
use crate::tree::SourceChanged;

/// A page or its fault.
type Page = Result<Vec<u8>, Box<Diagnostic>>;

impl Compiled {
    /// The page of the line of an issue; none where there is none.
    pub(super) fn entry_page(&self, id: &Id, key: IssueKey) -> Option<Result<Vec<u8>, Unmade>> {
        let entry = self.site.ledger.entry_of(self.site.issue_named(id, key)?);
        let texts = entry.steps.iter().map(|step| {
            let visit = self.visit(&self.site.notices[step.at.notice])?;
            Ok(text(&self.site, step.at, &visit.notice))
        });
        match texts.collect::<Result<Vec<IssueText>, SourceChanged>>() {
            Ok(texts) => Some(self.told(entry, &texts)?.map_err(Unmade::from)),
            Err(changed) => Some(Err(changed.into())),
        }
    }

    /// The pages of a group of entries, with their addresses.
    pub(super) fn entry_pages(&self, group: &Group) -> Result<Vec<(Route, Page)>, SourceChanged> {
        let site = &self.site;
        let entries = || group.iter().map(|place| &site.ledger.entries[*place]);
        // What is asked of each notice, so that each is visited once.
        let mut asked: BTreeMap<usize, Vec<(usize, IssueRef)>> = BTreeMap::new();
        for (place, entry) in entries().enumerate() {
            entry.steps.iter().for_each(|step| asked.entry(step.at.notice).or_default().push((place, step.at)));
        }
        let mut texts: BTreeMap<(usize, IssueRef), IssueText> = BTreeMap::new();
        for (notice, wanted) in asked {
            let visit = self.last_visit(&site.notices[notice])?;
            texts.extend(wanted.into_iter().map(|(place, at)| ((place, at), text(site, at, &visit.notice))));
        }
        let page = |(place, entry): (usize, &Entry)| {
            let own = entry.steps.iter().filter_map(|step| texts.remove(&(place, step.at)));
            let own: Vec<IssueText> = own.collect();
            let first = entry.steps[0].at;
            let route = Route::Entry(site.said(first.notice).id.clone(), site.issue(first).key());
            Some((route, self.told(entry, &own)?))
        };
        Ok(entries().enumerate().filter_map(page).collect())
    }

    fn told(&self, entry: &Entry, texts: &[IssueText]) -> Option<Page> {
        let around = EntrySurroundings::of(&self.site, &self.frame, entry);
        Some(self.renderer.render(&view::entry_page(&around, texts)?))
    }

    /// What the page of the line of an issue may see beside the texts of its notices; none where there is none.
    pub fn entry_surroundings(&self, id: &Id, key: IssueKey) -> Option<EntrySurroundings> {
        let entry = self.site.ledger.entry_of(self.site.issue_named(id, key)?);
        entry.has_line().then(|| EntrySurroundings::of(&self.site, &self.frame, entry))
    }
}

fn text(site: &Site, at: IssueRef, notice: &Notice) -> IssueText {
    // Facts follow from the notice: it has every issue that they name.
    IssueText::of(notice, site.issue(at).key()).unwrap_or_else(|| IssueText(Vec::new()))
}
