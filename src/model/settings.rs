//! `content/site.yaml`: what is true of the whole site.

use std::collections::BTreeMap;

use super::ApprovalGroup;
use super::ApprovalKey;
use super::At;
use super::Contact;
use super::Domain;
use super::RuleLevel;
use super::is_base_path;
use crate::text::date::Date;

/// The site's own description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Registered name.
    pub name: String,
    /// Domain as given: with `http://` or `https://` in front, or without.
    pub domain: Option<String>,
    /// The path below the domain at which the site lies, `/xczg/`; none where it lies at the top.
    pub base_path: Option<String>,
    /// One sentence for the head of the home page and for search engines.
    pub description: Option<String>,
    /// The 10-character identification code of the site (网站标识码).
    pub site_code: Option<String>,
    /// ICP备案号.
    pub icp_number: Option<String>,
    /// 公安机关备案号.
    pub police_number: Option<String>,
    /// Where the mark of a party or government organ (党政机关网站标识) can be looked up.
    pub party_mark: Option<String>,
    /// 主办单位.
    pub operator: Option<String>,
    /// The licence under which its data may be used.
    pub licence: Option<Licence>,
    /// Whom to reach about the site, and about notices whose organ gives no contact.
    pub contact: Option<Contact>,
    /// The day at which days are counted: overdue, left, open, passed.
    pub as_of: Option<Date>,
    /// Rows on one page of a list of issues, notices, commitments, documents or articles, where the site says how many.
    pub rows_per_page: Option<usize>,
    /// Notices shown on the home page.
    pub latest: usize,
    /// The levels that the site gives rules of `check`.
    pub rules: Vec<RuleLevel>,
    /// The steps of approval, in order; never empty once settings were read.
    pub approval_steps: Vec<String>,
    /// The keys of those who approve: where there are any, only what they signed counts.
    pub approval_keys: Vec<ApprovalKey>,
    /// What must be approved beside the notices.
    pub approve: Vec<ApprovalGroup>,
    /// Where the site is published, by names.
    pub publish: Vec<PublishTarget>,
    /// Links of the header beside the built-in ones: text and path or address.
    pub links: Vec<(String, String)>,
    /// What the columns (栏目) are called, by their keys, where the site does not take the usual words.
    pub columns: BTreeMap<String, ColumnWords>,
    /// Which of the rules for official sites the pages follow.
    pub official: Official,
}

impl Settings {
    /// The address that all pages of the site begin with: `https://a.example/xczg/`, or `http://…` where the domain says
    /// so. None where the domain is not known, or is none by its characters.
    pub fn address(&self) -> Option<String> {
        let Domain { scheme, host } = Domain::read(self.domain.as_deref()?).ok()?;
        host.is_ascii().then(|| format!("{scheme}://{host}{}", self.root()))
    }

    /// The domain alone, with its port: what is none by its characters is as given.
    pub fn bare_domain(&self) -> Option<&str> {
        let given = self.domain.as_deref()?;
        Some(Domain::read(given).map_or(given, |domain| domain.host))
    }

    /// Where the site lies on its server, with a slash in front and behind. A path that is none by its characters counts
    /// as none.
    fn root(&self) -> String {
        match self.base_path.as_deref().filter(|path| is_base_path(path)) {
            Some(path) => format!("/{}/", path.trim_matches('/')),
            None => "/".to_owned(),
        }
    }
}

/// A place where the site is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishTarget {
    /// What it is called.
    pub name: String,
    /// What kind of place it is.
    pub kind: TargetKind,
    /// Its path, seen from the folder of the site.
    pub path: String,
    /// How many editions stay there, where the site says how many.
    pub keep: Option<usize>,
    /// Where it stands in the settings.
    pub at: At,
}

/// What kind of place a site is published to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetKind {
    /// A folder with a folder for each edition, and a link to the one that is shown.
    Releases,
    /// A folder that is the site: its files change one by one, in an order in which no page leads nowhere.
    InPlace,
    /// A packed file, to be uploaded by hand.
    Zip,
}

/// The licence of the open data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Licence {
    /// What people read: 知识共享署名 4.0.
    pub title: String,
    /// Its short name, as SPDX lists it: CC-BY-4.0.
    pub name: Option<String>,
    /// Where its text stands.
    pub url: Option<String>,
}

/// What a site calls a column of its own accord.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnWords {
    /// ColumnName.
    pub name: Option<String>,
    /// ColumnDescription.
    pub description: Option<String>,
    /// ColumnKeywords, with commas between them.
    pub keywords: Option<String>,
    /// ColumnType.
    pub kind: Option<String>,
}

/// The rules for official sites that change pages, each on unless the site switches it off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// Labels of the head (国办发〔2017〕47号).
    pub page_labels: bool,
    /// The site map (站点地图).
    pub site_map: bool,
    /// The line that asks for errors to be reported, with the address of the page.
    pub report_error: bool,
    /// The switch of the reading views (长者版).
    pub reading_view: bool,
    /// Links from the ICP and police numbers to their registers.
    pub filing_links: bool,
}

impl Default for Official {
    fn default() -> Official {
        Official { page_labels: true, site_map: true, report_error: true, reading_view: true, filing_links: true }
    }
}
