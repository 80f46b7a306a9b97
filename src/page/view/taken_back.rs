//! The page of a notice that was taken back.

use super::body::Body;
use super::column::Column;
use super::frame::About;
use super::frame::about;
use super::moved::TakenBackView;
use super::moved::withdrawn_name;
use super::scope::Scope;
use super::view_parts::DateView;
use crate::address::Route;
use crate::model::Id;
use crate::model::WithdrawnNotice;

/// What stands at its address.
pub fn page(scope: Scope<'_>, id: &Id) -> Option<(About, Body)> {
    let of = scope.site.withdrawn.get(id)?;
    let labels = scope.labels();
    let name = withdrawn_name(labels, of);
    let description = labels.say("about_withdrawn", &[("title", &name), ("day", &of.on.chinese())]);
    Some((about(&name, description, Some(Column::Notices)), Body::Withdrawn(shown(scope, of))))
}

fn shown(scope: Scope<'_>, of: &WithdrawnNotice) -> TakenBackView {
    let organ = of.organ.as_ref().and_then(|id| Some((id, scope.site.organs.get(id)?)));
    TakenBackView {
        title: withdrawn_name(scope.labels(), of),
        on: DateView::of(of.on),
        reason: of.reason.clone(),
        retracted: of.retracted,
        organ: organ.map(|(id, organ)| scope.link(&Route::Organ(id.clone()), organ.name.clone())),
    }
}
