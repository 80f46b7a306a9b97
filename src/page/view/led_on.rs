//! Pages at addresses that lead on: former ids, lines that are told elsewhere, issues of notices that were taken back.

use super::body::Body;
use super::entry_rows;
use super::frame::About;
use super::frame::about;
use super::moved::MovedView;
use super::moved::withdrawn_name;
use super::scope::Scope;
use super::view_parts::Link;
use crate::address::Route;
use crate::model::Id;
use crate::model::IssueKey;
use crate::model::WithdrawnNotice;

/// A former address of a notice or of one of its issues, or one of a notice that was taken back.
pub fn former(scope: Scope<'_>, old: &Id, key: Option<IssueKey>) -> Option<(About, Body)> {
    let site = scope.site;
    let has_issue = |of: &&WithdrawnNotice| key.is_none_or(|key| of.issues.contains(&key));
    if let Some(of) = site.withdrawn_as(old).filter(has_issue) {
        return Some(to_withdrawn(scope, of));
    }
    let said = site.said(site.formerly(old)?);
    let to = key.map_or(Route::Notice(said.id.clone()), |key| Route::Issue(said.id.clone(), key));
    Some(to_page(scope, Link::to(scope.route, &to, said.title())))
}

/// The address of a line that is told elsewhere, or of an issue of which one notice alone speaks.
pub fn line(scope: Scope<'_>, id: &Id, key: IssueKey) -> Option<(About, Body)> {
    let site = scope.site;
    if let Some(of) = site.withdrawn_issue(id, key) {
        return Some(to_withdrawn(scope, of));
    }
    let entry = site.ledger.entry_of(site.issue_named(id, key)?);
    let last = entry.last().at;
    let has_line = entry.has_line();
    let to = if has_line { entry_rows::line_route(site, entry) } else { entry_rows::issue_route(site, last) };
    Some(to_page(scope, scope.link(&to, site.issue(last).title())))
}

fn to_withdrawn(scope: Scope<'_>, of: &WithdrawnNotice) -> (About, Body) {
    to_page(scope, scope.link(&Route::Withdrawn(of.id.clone()), withdrawn_name(scope.labels(), of)))
}

fn to_page(scope: Scope<'_>, to: Link) -> (About, Body) {
    let labels = scope.labels();
    (about(labels.get("page_moved"), labels.get("about_page_moved"), None), Body::Moved(MovedView { to }))
}
