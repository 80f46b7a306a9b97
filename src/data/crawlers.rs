//! What search engines read: the list of all pages, and where it lies; and what a browser reads that searches the site.

use std::io;
use std::io::Write;

use super::xml_writer::Xml;
use crate::address;
use crate::address::Route;
use crate::site::IssueRef;
use crate::site::Site;
use crate::text::date::Date;

/// The form of lists of addresses.
const FORM: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// Writes the list of all pages, or a part of it; where it has parts, the list itself names these. `routes` are those of
/// the site.
pub fn write_sitemap(site: &Site, routes: &[Route], part: usize, to: &mut dyn Write) -> io::Result<()> {
    let top = site.settings.address().unwrap_or_default();
    let mut xml = Xml::begin(to)?;
    let parts = address::parts(routes);
    if part == 0 && parts > 0 {
        xml.open("sitemapindex", &[FORM])?;
        for part in 1..=parts {
            xml.open("sitemap", &[])?;
            xml.words("loc", &format!("{top}{}", Route::Sitemap(part)))?;
            xml.close("sitemap")?;
        }
        xml.close("sitemapindex")?;
        return xml.end();
    }
    xml.open("urlset", &[FORM])?;
    for route in address::listed(routes, part) {
        xml.open("url", &[])?;
        xml.words("loc", &format!("{top}{route}"))?;
        if let Some(day) = changed_on(site, route) {
            xml.words("lastmod", &day.last().to_string())?;
        }
        xml.close("url")?;
    }
    xml.close("urlset")?;
    xml.end()
}

/// The last day on which something new came to a page, where content tells: of an issue, when a notice last spoke of it.
fn changed_on(site: &Site, route: &Route) -> Option<Date> {
    let of_notice = |notice: usize| site.said(notice).changed_on();
    let last = |days: &mut dyn Iterator<Item = Date>| days.max_by_key(|day| day.last());
    match route {
        Route::Home => last(&mut (0..site.notices.len()).filter_map(of_notice)),
        Route::Notice(id) => of_notice(site.notice_index(id)?),
        Route::Issue(id, key) => {
            let notice = site.notice_index(id)?;
            let at = IssueRef { notice, issue: site.said(notice).position(*key)? };
            let steps = &site.ledger.entry_of(at).steps;
            last(&mut steps.iter().filter_map(|step| of_notice(step.at.notice)))
        }
        Route::Article(id) => site.articles.iter().find(|article| article.id == *id)?.published_on,
        _ => None,
    }
}

/// The form of what a browser is told of a page that searches.
const OPEN_SEARCH: (&str, &str) = ("xmlns", "http://a9.com/-/spec/opensearch/1.1/");
/// The name by which a browser calls a page that searches has so many characters at most (OpenSearch 1.1).
const SHORT_NAME: usize = 16;

/// Writes how a browser searches the site from its own field.
pub fn write_open_search(site: &Site, to: &mut dyn Write) -> io::Result<()> {
    let settings = &site.settings;
    let top = settings.address().unwrap_or_default();
    let mut xml = Xml::begin(to)?;
    xml.open("OpenSearchDescription", &[OPEN_SEARCH])?;
    xml.words("ShortName", &settings.name.chars().take(SHORT_NAME).collect::<String>())?;
    xml.words("Description", settings.description.as_deref().unwrap_or(&settings.name))?;
    xml.words("InputEncoding", "UTF-8")?;
    xml.words("Language", "zh-CN")?;
    let template = format!("{top}{}?q={{searchTerms}}", Route::SearchPage);
    xml.empty("Url", &[("type", "text/html"), ("template", &template)])?;
    xml.close("OpenSearchDescription")?;
    xml.end()
}

/// Writes what crawlers read first: everything is theirs, and where the list of all pages lies.
pub fn write_robots(site: &Site, to: &mut dyn Write) -> io::Result<()> {
    to.write_all(b"User-agent: *\nAllow: /\n")?;
    match site.settings.address() {
        Some(top) => writeln!(to, "\nSitemap: {top}{}", Route::Sitemap(0)),
        None => Ok(()),
    }
}
