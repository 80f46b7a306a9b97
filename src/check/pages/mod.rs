//! G: the site's pages: the labels of government sites, links inside, pictures, headings, colours.
//!
//! Files beside a notice are matched with what it lists on reading (N307, N308). The headings of the built-in pages never
//! skip a rank, whatever the source's marks say; those of a site's own templates are looked at when they are rehearsed.

mod addresses_known;
mod colours;
mod headings;
mod links;
mod page_labels;
mod province;

use super::ArticleRule;
use super::NoticeRule;
use super::SiteRule;

/// The rules that look at a notice.
pub static NOTICE: &[NoticeRule] = &[links::of_notices_lead_somewhere, page_labels::of_notices_are_filled];

/// The rules that look at an article or a standing page.
pub static ARTICLE: &[ArticleRule] = &[
    page_labels::of_articles_are_filled,
    links::of_articles_lead_somewhere,
    headings::of_articles_go_down_step_by_step,
];

/// The rules that look at the site.
pub static SITE: &[SiteRule] = &[
    page_labels::are_there,
    page_labels::are_of_this_site,
    addresses_known::by_a_domain,
    colours::can_be_read,
    colours::are_understood,
];
