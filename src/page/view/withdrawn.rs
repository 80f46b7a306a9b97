//! What is shown at the address of a notice that was taken back.

use serde::Serialize;

use super::scope::Scope;
use super::view_parts::DateView;
use super::view_parts::Link;
use crate::address::Route;
use crate::model::WithdrawnNotice;
use crate::page::Labels;

/// A notice that was taken back.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawnView {
    /// What it was called; its id where that may not be told.
    pub title: String,
    /// When it was taken back.
    pub on: DateView,
    /// Why.
    pub reason: String,
    /// Whether its text was removed everywhere.
    pub retracted: bool,
    /// Its court, where the site has that.
    pub organ: Option<Link>,
}

/// What stays of a notice.
pub fn withdrawn(scope: Scope<'_>, of: &WithdrawnNotice) -> WithdrawnView {
    let organ = of.organ.as_ref().and_then(|id| Some((id, scope.site.organs.get(id)?)));
    WithdrawnView {
        title: name(scope.labels(), of),
        on: DateView::of(of.on),
        reason: of.reason.clone(),
        retracted: of.retracted,
        organ: organ.map(|(id, organ)| scope.link(&Route::Organ(id.clone()), organ.name.clone())),
    }
}

/// What it is called.
pub fn name(labels: &Labels, of: &WithdrawnNotice) -> String {
    of.title.clone().unwrap_or_else(|| labels.say("withdrawn_untitled", &[("id", &of.id)]))
}
