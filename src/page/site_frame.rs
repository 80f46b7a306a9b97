//! What every page may see of its site, whatever it shows.

use std::sync::Arc;

use super::theme_labels::Labels;
use super::view::column::Column;
use super::view::column::ColumnLabels;
use crate::model::At;
use crate::model::Contact;
use crate::model::Id;
use crate::model::Official;
use crate::site::Site;
use crate::text::date::Date;

/// What is true of every page of a site: made once, and shared by the surroundings of all its notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFrame {
    /// Registered name.
    pub name: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// Domain, without scheme.
    pub domain: Option<String>,
    /// What all addresses of its pages begin with, where the domain is known.
    pub address: Option<String>,
    /// 主办单位.
    pub operator: Option<String>,
    /// 网站标识码.
    pub site_code: Option<String>,
    /// ICP备案号.
    pub icp_number: Option<String>,
    /// 公安机关备案号.
    pub police_number: Option<String>,
    /// Where the mark of a party or government organ can be looked up.
    pub party_mark: Option<String>,
    /// Whom to reach about the site, and about notices whose organ gives no contact.
    pub contact: Option<Contact>,
    /// Links of the header that lead elsewhere: text and address.
    pub links: Vec<(String, String)>,
    /// Which of the rules for official sites the pages follow.
    pub official: Official,
    /// The standing pages: id and title.
    pub pages: Vec<(Id, String)>,
    /// Whether all its organs are courts.
    pub only_courts: bool,
    /// The day at which days are counted.
    pub as_of: Option<Date>,
    /// Whether it has a style sheet of its own behind those of the theme.
    pub own_style: bool,
    /// The words and sentences of the theme.
    pub labels: Arc<Labels>,
    /// The columns, by their places in [`Column::ALL`].
    columns: [ColumnOfSite; Column::ALL.len()],
}

/// A column as it is on a site.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ColumnOfSite {
    words: ColumnLabels,
    is_shown: bool,
}

impl SiteFrame {
    /// What is true of every page of a site.
    pub fn of(site: &Site, labels: &Arc<Labels>, own_style: bool) -> SiteFrame {
        let settings = &site.settings;
        SiteFrame {
            name: settings.name.clone(),
            description: settings.description.clone(),
            domain: settings.bare_domain().map(str::to_owned),
            address: settings.address(),
            operator: settings.operator.clone(),
            site_code: settings.site_code.clone(),
            icp_number: settings.icp_number.clone(),
            police_number: settings.police_number.clone(),
            party_mark: settings.party_mark.clone(),
            contact: settings.contact.as_ref().map(without_places),
            links: settings.links.clone(),
            official: settings.official.clone(),
            pages: site.pages.iter().map(|page| (page.id.clone(), page.title.clone())).collect(),
            only_courts: site.only_courts(),
            as_of: site.as_of,
            labels: Arc::clone(labels),
            own_style,
            columns: Column::ALL
                .map(|column| ColumnOfSite { words: column.words(site), is_shown: column.is_shown(site) }),
        }
    }

    /// What a column is called.
    pub fn words(&self, column: Column) -> &ColumnLabels {
        &self.columns[column as usize].words
    }

    /// Whether a column has anything to show.
    pub fn is_shown(&self, column: Column) -> bool {
        self.columns[column as usize].is_shown
    }

    /// The columns that have anything to show, in the order of the header.
    pub fn shown_columns(&self) -> impl Iterator<Item = Column> {
        Column::ALL.into_iter().filter(|column| self.columns[*column as usize].is_shown)
    }

    /// Whose the contact block of the site is.
    pub fn owner(&self) -> &str {
        self.operator.as_deref().unwrap_or(&self.name)
    }
}

/// A contact block without the places where it stands in its source: these are for faults alone.
pub(super) fn without_places(contact: &Contact) -> Contact {
    let mut contact = Contact { at: At::default(), ..contact.clone() };
    contact.phones.iter_mut().chain(&mut contact.emails).for_each(|item| item.at = At::default());
    contact.period.iter_mut().for_each(|window| window.at = At::default());
    contact
}
