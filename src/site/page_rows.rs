//! How long the pages of lists are: none is longer than a reader goes through on a phone.

use crate::model::Settings;

/// What the rows of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// Issues.
    Issues,
    /// Notices.
    Notices,
    /// What changed lately.
    Changes,
    /// Commitments.
    Commitments,
    /// Documents.
    Documents,
    /// Articles.
    Articles,
    /// Organs with their figures.
    Organs,
    /// Inspections with their figures.
    Inspections,
    /// Organs with a number to call.
    Contacts,
    /// Values of an index, a line each.
    Values,
}

impl Rows {
    /// How many stand on a page where the site says nothing of it. On a phone 360 px wide each makes less than twelve
    /// screens, as a test measures.
    const fn usual(self) -> usize {
        match self {
            Rows::Issues => 25,
            Rows::Organs => 40,
            Rows::Notices => 10,
            Rows::Articles => 15,
            Rows::Commitments | Rows::Changes => 20,
            Rows::Documents | Rows::Inspections => 30,
            Rows::Contacts => 60,
            Rows::Values => 100,
        }
    }

    /// How many stand on a page of a site: what it asks for, of lists that grow with notices.
    pub fn a_page(self, settings: &Settings) -> usize {
        let own = match self {
            Rows::Organs | Rows::Inspections | Rows::Contacts | Rows::Values => None,
            _ => settings.rows_per_page,
        };
        own.unwrap_or(self.usual()).max(1)
    }

    /// How many pages a list of so many rows has; an empty one has one.
    pub fn pages(self, settings: &Settings, rows: usize) -> usize {
        rows.div_ceil(self.a_page(settings)).max(1)
    }

    /// The place of the first row of a page, from 0.
    pub fn first_of(self, settings: &Settings, page: usize) -> usize {
        page.saturating_sub(1) * self.a_page(settings)
    }

    /// The page on which a row stands, by its place from 0.
    pub fn page_of(self, settings: &Settings, place: usize) -> usize {
        place / self.a_page(settings) + 1
    }

    /// The part of a list that a page shows, from 1.
    pub fn slice<'l, T>(self, settings: &Settings, list: &'l [T], page: usize) -> &'l [T] {
        let rows = self.a_page(settings);
        let start = self.first_of(settings, page).min(list.len());
        &list[start..(start + rows).min(list.len())]
    }
}
