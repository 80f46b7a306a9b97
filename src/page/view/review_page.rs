//! The review copy: one page for people without the program, with a cover and every notice that is to be approved.

use serde::Serialize;

use super::review_fault::ReviewFault;
use super::review_words;
use super::reviewed_notice;
use super::reviewed_notice::ReviewedNotice;
use super::reviewed_notice::UnderReview;
use super::view_parts::DateView;
use crate::page::theme_labels::Labels;
use crate::text::date::Date;

/// All that a review copy is made of.
pub struct ReviewCopy<'r> {
    /// The notices, in the order in which they are shown.
    pub notices: Vec<UnderReview<'r>>,
    /// What they are held against; none where nothing was named and everything is new.
    pub against: Option<String>,
    /// Published notices that are not there any more: id, title, day of publication.
    pub withdrawn: Vec<(String, String, Option<Date>)>,
    /// How many notices are as they were and not shown.
    pub unchanged: usize,
    /// What `check` says of the rest of the site.
    pub faults: Vec<ReviewFault>,
    /// Files of the site beside its notices that changed.
    pub others: Vec<String>,
    /// The steps of the site, in order.
    pub steps: Vec<String>,
}

/// The review copy.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewView {
    /// What the notices are held against; none where everything is new.
    pub against: Option<String>,
    /// The notices.
    pub notices: Vec<ReviewedNotice>,
    /// Published notices that are not there any more.
    pub withdrawn: Vec<WithdrawnView>,
    /// How many notices are as they were and not shown.
    pub unchanged: usize,
    /// How many notices are new.
    pub new: usize,
    /// How many changed.
    pub changed: usize,
    /// The steps of the site, in order: who must approve.
    pub steps: Vec<String>,
    /// Faults of the rest of the site.
    pub faults: Vec<ReviewFault>,
    /// How many of these there are, by level.
    pub open: Vec<String>,
    /// Files of the site beside its notices that changed.
    pub others: Vec<String>,
}

/// A published notice that is not there any more.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawnView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Day of publication.
    pub published_on: Option<DateView>,
}

/// What the template of a review copy sees.
pub(super) fn review(copy: &ReviewCopy<'_>, labels: &Labels) -> ReviewView {
    let compared = copy.against.is_some();
    let numbered = copy.notices.iter().enumerate();
    let notices: Vec<ReviewedNotice> =
        numbered.map(|(at, of)| reviewed_notice::reviewed(of, at + 1, compared)).collect();
    let count = |verdict: &str| notices.iter().filter(|notice| notice.verdict == verdict).count();
    ReviewView {
        against: copy.against.clone(),
        withdrawn: copy
            .withdrawn
            .iter()
            .map(|(id, title, day)| WithdrawnView {
                id: id.clone(),
                title: title.clone(),
                published_on: day.map(DateView::of),
            })
            .collect(),
        unchanged: copy.unchanged + count("same"),
        new: count("new"),
        changed: count("changed"),
        steps: copy.steps.clone(),
        open: review_words::by_level(&copy.faults, labels),
        faults: copy.faults.clone(),
        others: copy.others.clone(),
        notices,
    }
}
