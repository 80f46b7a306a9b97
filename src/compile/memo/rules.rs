//! What the rules said of single notices before: after an edit they are asked again only of what changed.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;

use crate::address::Route;
use crate::diagnostic::Diagnostic;
use crate::model::Id;
use crate::model::Notice;
use crate::site::Site;
use crate::text::date::Date;
use crate::tree::Digest;
use crate::tree::RelPath;

/// Everything that rules of a notice read beside notices: which pages there are stands for what they ask of distant ones.
#[derive(PartialEq)]
pub struct Around {
    /// The sources that are no notices.
    pub sources: Vec<(RelPath, Digest)>,
    /// The day of the site.
    pub as_of: Option<Date>,
    /// Every page.
    pub routes: Arc<[Route]>,
    /// Names that the site's own templates give to places.
    pub names: BTreeSet<String>,
}

/// What was said of a notice, as long as it and those that speak of the same issues or inspection are these values.
struct Known {
    notices: Vec<Arc<Notice>>,
    said: Arc<Vec<Diagnostic>>,
}

/// Rounds of asking with the same surroundings.
pub struct RuleMemo {
    around: Around,
    known: Mutex<HashMap<Id, Known>>,
}

impl RuleMemo {
    /// The last rules, if all that surrounds the notices is the same; else a new one.
    pub fn of(around: Around, last: Option<&Arc<RuleMemo>>) -> Arc<RuleMemo> {
        match last {
            Some(last) if last.around == around => Arc::clone(last),
            _ => Arc::new(RuleMemo { around, known: Mutex::default() }),
        }
    }

    /// What the rules say of a notice, asked if that is not known.
    pub fn said(
        &self,
        site: &Site,
        notice: &Arc<Notice>,
        ask: impl FnOnce() -> Vec<Diagnostic>,
    ) -> Arc<Vec<Diagnostic>> {
        let notices = together(site, notice);
        let same = |of: &Known| {
            of.notices.len() == notices.len() && of.notices.iter().zip(&notices).all(|(a, b)| Arc::ptr_eq(a, b))
        };
        if let Some(of) = self.known.lock().get(&notice.id).filter(|of| same(of)) {
            return Arc::clone(&of.said);
        }
        let said = Arc::new(ask());
        self.known.lock().insert(notice.id.clone(), Known { notices, said: Arc::clone(&said) });
        said
    }
}

/// A notice, the notices of its inspection, and those that speak of its issues; all notices where its text leads to
/// places within pages, and for one that is held back.
fn together(site: &Site, notice: &Arc<Notice>) -> Vec<Arc<Notice>> {
    let mut out = vec![Arc::clone(notice)];
    match site.notice_index(&notice.id).filter(|index| !site.facts(*index).leads_to_places) {
        Some(index) => {
            let mut others = site.beside(index);
            others.sort_unstable();
            others.dedup();
            out.extend(others.into_iter().map(|other| Arc::clone(&site.notices[other])));
        }
        None => out.extend(site.notices.iter().map(Arc::clone)),
    }
    out
}
