//! How many notices are not shown to the public, and by which day that is told.

use super::Compiled;
use crate::site;
use crate::site::Standing;
use crate::text::date::Date;
use crate::text::lang::Bilingual;

/// The notices that are checked and never published, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeldBack {
    /// How many are drafts.
    pub drafts: usize,
    /// How many wait for their day.
    pub embargoed: usize,
    /// The day by which embargoes were judged; none where no notice says one.
    pub by: Option<Date>,
    /// The first day on which one more may be shown.
    pub next: Option<Date>,
}

impl HeldBack {
    /// What is held back; none where nothing is.
    pub fn of(compiled: &Compiled) -> Option<HeldBack> {
        let by = compiled.site.day;
        let mut out = HeldBack { by, ..HeldBack::default() };
        for notice in &compiled.held_back {
            match site::standing(&notice.said, by) {
                Standing::Public | Standing::Withdrawn(_) => {}
                Standing::Draft => out.drafts += 1,
                Standing::Embargoed(day) => {
                    out.embargoed += 1;
                    out.next = out.next.into_iter().chain([day]).min_by_key(|day| day.last());
                }
            }
        }
        (out.drafts + out.embargoed > 0).then_some(out)
    }

    /// How many there are of each, and the day: `1 份未到公布日期（按 2025-07-10 计算），1 份草稿`.
    pub fn words(&self) -> Bilingual {
        let HeldBack { drafts, embargoed, by, .. } = self;
        let (mut zh, mut en) = (Vec::new(), Vec::new());
        if *embargoed > 0 {
            let (by_zh, by_en) = match by.map(Date::iso) {
                Some(day) => (format!("按 {day} 计算"), format!("as of {day}")),
                None => ("没有可以依据的日期".to_owned(), "no notice says a day".to_owned()),
            };
            zh.push(format!("{embargoed} 份未到公布日期（{by_zh}）"));
            en.push(format!("{embargoed} under embargo ({by_en})"));
        }
        if *drafts > 0 {
            zh.push(format!("{drafts} 份草稿"));
            en.push(format!("{drafts} {}", if *drafts == 1 { "draft" } else { "drafts" }));
        }
        Bilingual { zh: zh.join("，"), en: en.join(", ") }
    }
}
