//! What a page says to machines (schema.org, as JSON-LD): the way to it, the report or the data that it is of, the organ
//! that it is of.

use serde::Serialize;

use super::data_page::DataView;
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
    /// The open data.
    Dataset {
        name: String,
        description: String,
        in_language: &'static str,
        is_accessible_for_free: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        license: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        date_modified: Option<String>,
        creator: Box<Thing>,
        distribution: Vec<Thing>,
    },
    /// A file of the open data.
    DataDownload {
        name: String,
        encoding_format: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        content_url: Option<String>,
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

/// The open data that a page explains. A licence is named by the address of its text, else by what it is called.
pub fn dataset(site: &SiteFrame, route: &Route, of: &DataView) -> Thing {
    let download = |link: &Link, kind: &'static str| Thing::DataDownload {
        name: link.text.clone(),
        encoding_format: kind,
        content_url: whole(site, route, &link.href),
    };
    let tables = of.tables.iter().flat_map(|table| {
        let json = table.json.as_ref().map(|link| download(link, "application/json"));
        [Some(download(&table.csv, "text/csv")), json]
    });
    let book = of.files.iter().filter(|file| file.link.href.ends_with(".xlsx"));
    let book = book.map(|file| download(&file.link, XLSX));
    Thing::Dataset {
        name: site.labels.say("dataset", &[("site", &site.name)]),
        description: site.labels.get("data_intro").to_owned(),
        in_language: "zh-CN",
        is_accessible_for_free: true,
        url: whole(site, route, ""),
        license: of.licence.as_ref().map(|licence| licence.href.as_ref().unwrap_or(&licence.title).clone()),
        date_modified: of.newest.as_ref().map(|day| day.iso.clone()),
        creator: Box::new(organization(site.owner(), None)),
        distribution: tables.flatten().chain(book).collect(),
    }
}

/// The type of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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
    let url = whole(site, route, &link.href).filter(|_| !link.href.is_empty());
    organization(&link.text, url)
}

/// An organ of which only the name is known, and where its page is.
fn organization(name: &str, url: Option<String>) -> Thing {
    Thing::GovernmentOrganization {
        name: name.to_owned(),
        url,
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
