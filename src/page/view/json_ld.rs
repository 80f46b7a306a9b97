//! What a page says to machines (schema.org, as JSON-LD): the way to it, the report that it is, the organ that it is of.

use serde::Serialize;

use super::notice;
use super::notice::NoticeView;
use super::registry::OrganView;
use super::view_parts::ContactView;
use super::view_parts::DateView;
use super::view_parts::Link;
use crate::address::Route;
use crate::page::site_frame::SiteFrame;

/// What a page is or is of. What is not known is left out; addresses are whole, so without a domain there are none.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all_fields = "camelCase")]
pub enum Thing {
    /// The way from the home page to it.
    BreadcrumbList {
        /// The pages, this one last.
        item_list_element: Vec<Crumb>,
    },
    /// A notice.
    Report {
        name: String,
        in_language: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        report_number: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        date_published: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        date_modified: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        publisher: Option<Box<Thing>>,
    },
    /// An organ.
    GovernmentOrganization {
        name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        same_as: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        telephone: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        email: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        address: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        parent_organization: Option<Box<Thing>>,
    },
}

/// A page on the way to another.
#[derive(Serialize)]
pub struct Crumb {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
}

#[derive(Serialize)]
struct Graph<'t> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: &'t [Thing],
}

/// The report that a notice is.
pub fn report(site: &SiteFrame, route: &Route, of: &NoticeView) -> Thing {
    let day = |day: &DateView| day.iso.clone();
    Thing::Report {
        name: of.title.clone(),
        in_language: "zh-CN",
        url: whole(site, route, ""),
        report_number: of.document_number.clone(),
        date_published: of.published_on.as_ref().map(day),
        date_modified: of.corrections.last().map(|correction| day(&correction.on)),
        publisher: of.publisher.as_ref().map(|organ| Box::new(named(site, route, organ))),
    }
}

/// The organ that a page is of.
pub fn organ(site: &SiteFrame, route: &Route, of: &OrganView) -> Thing {
    let contact = of.contact.as_ref();
    let telephone = |of: &ContactView| of.phones.first().map(|phone| phone.value.clone());
    let email = |of: &ContactView| of.emails.first().map(|email| email.value.clone());
    Thing::GovernmentOrganization {
        name: of.name.clone(),
        url: whole(site, route, ""),
        same_as: of.website.clone(),
        telephone: contact.and_then(telephone),
        email: contact.and_then(email),
        address: contact.and_then(|of| of.address.clone()),
        parent_organization: of.parent.as_ref().map(|parent| Box::new(named(site, route, parent))),
    }
}

/// What a page says: the way to it, and what it is. Nothing of a page to which no way leads and which is nothing.
pub fn said(site: &SiteFrame, route: &Route, crumbs: &[Link], title: &str, is: Option<Thing>) -> Option<String> {
    let own = Link { text: title.to_owned(), href: String::new() };
    let way = crumbs.iter().chain([&own]).enumerate().map(|(at, link)| Crumb {
        kind: "ListItem",
        position: at + 1,
        name: link.text.clone(),
        item: whole(site, route, &link.href),
    });
    let way = (!crumbs.is_empty()).then(|| Thing::BreadcrumbList { item_list_element: way.collect() });
    let things: Vec<Thing> = way.into_iter().chain(is).collect();
    (!things.is_empty()).then(|| written(&things))
}

fn written(things: &[Thing]) -> String {
    let graph = Graph { context: "https://schema.org", graph: things };
    let json = serde_json::to_string(&graph).expect("words and numbers are always JSON");
    // Nothing in it may end the element that it stands in, or begin a comment there.
    if !json.contains(['<', '>', '&']) {
        return json;
    }
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// An organ that is named by a link.
fn named(site: &SiteFrame, route: &Route, link: &Link) -> Thing {
    Thing::GovernmentOrganization {
        name: link.text.clone(),
        url: whole(site, route, &link.href).filter(|_| !link.href.is_empty()),
        same_as: None,
        telephone: None,
        email: None,
        address: None,
        parent_organization: None,
    }
}

/// The whole address of a link of a page; none where the site does not know its domain. The page itself is no words.
fn whole(site: &SiteFrame, route: &Route, href: &str) -> Option<String> {
    let top = site.address.as_ref()?;
    Some(if href.is_empty() { format!("{top}{route}") } else { notice::whole_address(site, route, href) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_element_that_it_stands_in() {
        let name = "</script><!-- \"&\u{2028}甲".to_owned();
        let thing = Thing::BreadcrumbList {
            item_list_element: vec![Crumb { kind: "ListItem", position: 1, name: name.clone(), item: None }],
        };
        let json = written(&[thing]);
        assert!(!json.contains(['<', '>', '&']), "{json}");
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read["@graph"][0]["itemListElement"][0]["name"], name);
    }
}
