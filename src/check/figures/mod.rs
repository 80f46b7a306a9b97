//! F: what a notice says of its own figures, held against what it lists.

mod across;
mod against;
mod said;
mod tally;

use super::NoticeRule;
use super::SiteRule;

/// The rules that look at a notice.
pub static NOTICE: &[NoticeRule] = &[against::figures];

/// The rules that look at the whole site.
pub static SITE: &[SiteRule] = &[across::totals_of_one_inspection];
