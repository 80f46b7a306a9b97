//! What a page that is made of facts alone is made from.

use super::figure_rules;
use super::view_parts::Counted;
use super::view_parts::Link;
use crate::address::Route;
use crate::model::Id;
use crate::page::Labels;
use crate::page::site_frame::SiteFrame;
use crate::site::Lists;
use crate::site::Site;

/// What a page that is made of facts alone is made from: what is known, and where the page stands.
#[derive(Clone, Copy)]
pub struct Scope<'s> {
    /// What is known across notices.
    pub site: &'s Site,
    /// Its lists.
    pub lists: &'s Lists,
    /// What is true of every page.
    pub frame: &'s SiteFrame,
    /// The address of the page.
    pub route: &'s Route,
}

impl<'s> Scope<'s> {
    /// The words of the theme.
    pub fn labels(&self) -> &'s Labels {
        &self.frame.labels
    }

    /// A link from the page to another.
    pub fn link(&self, to: &Route, text: impl Into<String>) -> Link {
        Link::to(self.route, to, text)
    }

    /// A link from the page to another, with how many things stand there.
    pub fn counted(&self, to: &Route, text: impl Into<String>, count: usize) -> Counted {
        let rule = figure_rules::behind(self.lists, to);
        Counted { href: self.route.link(to), current: self.route == to, rule, ..Counted::plain(text.into(), count) }
    }

    /// The name of an organ in lists: its short one, where it has one.
    pub fn organ_name(&self, id: &Id) -> String {
        self.site.organs.get(id).map_or_else(|| id.to_string(), |organ| organ.name_in_lists().to_owned())
    }
}
