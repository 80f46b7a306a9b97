//! `content/site.yaml`: what is true of the whole site.

use super::Contact;
use super::RuleLevel;
use crate::text::date::Date;

/// The site's own description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Registered name.
    pub name: String,
    /// Domain, without scheme.
    pub domain: Option<String>,
    /// One sentence for the head of the home page and for search engines.
    pub description: Option<String>,
    /// The 10-character identification code of the site (网站标识码).
    pub site_code: Option<String>,
    /// ICP备案号.
    pub icp_number: Option<String>,
    /// 公安机关备案号.
    pub police_number: Option<String>,
    /// 主办单位.
    pub operator: Option<String>,
    /// Whom to reach about the site, and about notices whose organ gives no contact.
    pub contact: Option<Contact>,
    /// The day the site's figures are of.
    pub as_of: Option<Date>,
    /// Rows on one page of a list.
    pub rows_per_page: usize,
    /// Notices shown on the home page.
    pub latest: usize,
    /// The levels that the site gives rules of `check`.
    pub rules: Vec<RuleLevel>,
    /// Links of the header beside the built-in ones: text and path or address.
    pub links: Vec<(String, String)>,
}
