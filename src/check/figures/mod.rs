//! F: what a notice says of its own figures, held against what it lists.

mod across;
mod against;
mod said;
mod tally;

use super::SiteRule;
use super::TextRule;

/// The rules that look at a notice and nothing else.
pub static TEXT: &[TextRule] = &[against::figures];

/// The rules that look at the whole site.
pub static SITE: &[SiteRule] = &[across::totals_of_one_inspection];
