//! G: the site's pages: the labels of government sites, links inside, pictures, colours.
//!
//! Headings never skip a rank on a page, whatever the source's marks say, and files beside a notice are matched with what
//! it lists on reading (N307, N308): there is no rule for either.

mod colours;
mod labels;
mod links;

use super::NoticeRule;
use super::SiteRule;

/// The rules that look at a notice.
pub static NOTICE: &[NoticeRule] = &[links::of_notices_lead_somewhere];

/// The rules that look at the site.
pub static SITE: &[SiteRule] =
    &[labels::are_there, labels::are_of_this_site, links::of_articles_lead_somewhere, colours::can_be_read];
