//! The earlier versions of a notice, with what each changed; and the corrections of the whole site.

use serde::Serialize;

use super::moved::withdrawn_name;
use super::review_blocks::ReviewBlock;
use super::reviewed_notice;
use super::reviewed_notice::ChangedFactView;
use super::reviewed_notice::ReviewFile;
use super::reviewed_notice::UnderReview;
use super::scope::Scope;
use super::view_parts::DateView;
use super::view_parts::Link;
use crate::address::Route;
use crate::model::Id;
use crate::text::date::Date;

/// The versions of a notice.
#[derive(Clone, Debug, Serialize)]
pub struct VersionsView {
    /// The notice as it is now.
    pub notice: Link,
    /// Its versions, the newest first.
    pub versions: Vec<VersionView>,
}

/// A version.
#[derive(Clone, Debug, Serialize)]
pub struct VersionView {
    /// Its number, from 1.
    pub number: usize,
    /// When this site first showed it.
    pub on: DateView,
    /// Whether it is the first.
    pub first: bool,
    /// Whether its text is kept, and that of the one before, so that they can be held against one another.
    pub compared: bool,
    /// What was changed, counted: 新增2段.
    pub counts: Vec<String>,
    /// Facts that changed.
    pub facts: Vec<ChangedFactView>,
    /// The paragraphs that changed.
    pub blocks: Vec<ReviewBlock>,
    /// The files that changed.
    pub files: Vec<ReviewFile>,
}

/// A version, with what it is made of.
pub struct VersionGiven<'v> {
    /// When this site first showed it.
    pub on: Date,
    /// It, held against the one before; none where there is none, or nothing is kept.
    pub compared: Option<UnderReview<'v>>,
}

/// The corrections of a site.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionsView {
    /// All corrections, the newest first.
    pub corrections: Vec<SiteCorrection>,
    /// Notices that were taken back, the last first.
    pub withdrawn: Vec<TakenBackRow>,
}

/// A correction of a notice.
#[derive(Clone, Debug, Serialize)]
pub struct SiteCorrection {
    /// When.
    pub on: DateView,
    /// The notice.
    pub notice: Link,
    /// What was changed.
    pub what: String,
    /// Its versions, where there are several.
    pub versions: Option<Link>,
}

/// A notice that was taken back.
#[derive(Clone, Debug, Serialize)]
pub struct TakenBackRow {
    /// When.
    pub on: DateView,
    /// Its id.
    pub id: String,
    /// Its page, where it is written down why it was; none where the history alone knows.
    pub page: Option<Link>,
    /// Why.
    pub reason: Option<String>,
}

/// The versions of a notice, oldest first, as its page shows them.
pub fn versions(id: &Id, title: &str, route: &Route, given: &[VersionGiven<'_>]) -> VersionsView {
    let version = |(at, of): (usize, &VersionGiven<'_>)| {
        let reviewed = of.compared.as_ref().map(|under| reviewed_notice::reviewed(under, at + 1, true));
        let compared = reviewed.is_some();
        let (counts, facts, blocks, files) = reviewed.map_or_else(Default::default, |reviewed| {
            (reviewed.counts, reviewed.facts, reviewed.blocks, reviewed.files)
        });
        VersionView {
            number: at + 1,
            on: DateView::of(of.on),
            first: at == 0,
            compared,
            counts,
            facts,
            blocks: blocks.into_iter().filter(|block| block.became != "same").collect(),
            files: files.into_iter().filter(|file| file.became != "same").collect(),
        }
    };
    VersionsView {
        notice: Link::to(route, &Route::Notice(id.clone()), title),
        versions: given.iter().enumerate().rev().map(version).collect(),
    }
}

/// The corrections of the site.
pub fn corrections(scope: Scope<'_>) -> CorrectionsView {
    let site = scope.site;
    let of_notice = site.notices.iter().flat_map(|facts| facts.said.corrections().map(move |of| (&facts.said, of)));
    let mut all: Vec<_> = of_notice.collect();
    all.sort_by(|(one, (a, _)), (other, (b, _))| b.cmp(a).then_with(|| one.id.cmp(&other.id)));
    let mut withdrawn: Vec<_> = site.published.iter().filter_map(|(id, of)| Some((of.withdrawn?.day(), id))).collect();
    withdrawn.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.cmp(other)));
    let versions = |id: &Id| {
        let to = Route::Versions(id.clone());
        site.has_versions(id).then(|| scope.link(&to, scope.labels().get("all_versions")))
    };
    CorrectionsView {
        corrections: all
            .into_iter()
            .map(|(said, (on, what))| SiteCorrection {
                on: DateView::of(on),
                notice: scope.link(&Route::Notice(said.id.clone()), said.title()),
                what: what.to_owned(),
                versions: versions(&said.id),
            })
            .collect(),
        withdrawn: withdrawn.into_iter().map(|(on, id)| taken_back_row(scope, on, id)).collect(),
    }
}

fn taken_back_row(scope: Scope<'_>, on: Date, id: &Id) -> TakenBackRow {
    let of = scope.site.withdrawn_as(id).filter(|of| of.id == *id);
    TakenBackRow {
        on: DateView::of(of.map_or(on, |of| of.on)),
        id: id.to_string(),
        page: of.map(|of| scope.link(&Route::Withdrawn(id.clone()), withdrawn_name(scope.labels(), of))),
        reason: of.map(|of| of.reason.clone()),
    }
}
