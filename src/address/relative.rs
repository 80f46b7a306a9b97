//! From page to page: how a page links to another, and where an address on a page leads.

use std::fmt::Write;

use super::Route;
use crate::text::percent;

/// Room for most links, so that one is written without growing.
const USUAL: usize = 64;

impl Route {
    /// How a page at this route links to another: a path to a file, relative, so that the site works anywhere. There are
    /// hundreds on a page: nothing is written but the link.
    pub fn link(&self, to: &Route) -> String {
        let mut out = String::with_capacity(USUAL);
        let (mut from, mut there) = (self.folders().peekable(), to.folders().peekable());
        while from.peek().is_some_and(|folder| there.next_if_eq(folder).is_some()) {
            from.next();
        }
        from.for_each(|_| out.push_str("../"));
        for folder in there {
            push(to, folder, &mut out);
            out.push('/');
        }
        match to {
            Route::Attachment(_, name) => push(to, name, &mut out),
            Route::Asset(path) | Route::Root(path) => push(to, path.file_name(), &mut out),
            page => page.write_file(&mut out).expect("a text takes all that is written"),
        }
        out
    }

    /// The link to a place in another page.
    pub fn link_to(&self, to: &Route, anchor: &str) -> String {
        let mut out = if self == to { String::new() } else { self.link(to) };
        write!(out, "#{anchor}").expect("a text takes all that is written");
        out
    }

    /// A relative address on the page at this route as one from the root of the site.
    pub fn target(&self, address: &str) -> String {
        let mut folders: Vec<&str> = self.folders().collect();
        let mut rest = address.trim_start_matches('/');
        loop {
            if let Some(below) = rest.strip_prefix("../") {
                folders.pop();
                rest = below;
            } else if let Some(here) = rest.strip_prefix("./") {
                rest = here;
            } else {
                break;
            }
        }
        folders.push(rest);
        folders.join("/")
    }

    /// The path, from the root of the site, that a browser on the page at this route comes to by a relative address; it
    /// ends with a slash where the address is one of a folder. None where that is outside the site, or no path at all.
    pub fn reached(&self, address: &str) -> Option<String> {
        let address = address.split(['?', '#']).next().unwrap_or_default();
        if address.starts_with('/') {
            return None;
        }
        if address.is_empty() {
            return Some(self.to_string());
        }
        let mut parts: Vec<String> = self.folders().map(str::to_owned).collect();
        let mut of_folder = false;
        for part in address.split('/') {
            let part = percent::decoded(part)?;
            of_folder = matches!(part.as_str(), "" | "." | "..");
            match part.as_str() {
                "." => {}
                ".." => drop(parts.pop()?),
                part if part.contains('/') => return None,
                _ => parts.push(part),
            }
        }
        // Servers take two slashes for one.
        parts.retain(|part| !part.is_empty());
        let mut path = parts.join("/");
        if of_folder && !path.is_empty() {
            path.push('/');
        }
        Some(path)
    }
}

/// Writes a part of a path as it stands in an address. Those of pages are made of ids and numbers, which stand as they
/// are.
fn push(of: &Route, part: &str, out: &mut String) {
    match of {
        Route::Attachment(..) | Route::Asset(_) | Route::Root(_) => out.extend(percent::path(part)),
        _ => out.push_str(part),
    }
}

/// Whether an address names where it leads by itself: another site, a mailbox, a telephone.
pub fn is_outside(address: &str) -> bool {
    let end = address.find([':', '/', '?', '#']).unwrap_or(address.len());
    address[end..].starts_with(':') || address.starts_with("//")
}

/// A name as it stands in a URL.
pub fn encoded(name: &str) -> String {
    percent::path(name).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::model::IssueKey;
    use crate::model::Kind;
    use crate::site::IssueList;
    use crate::site::Late;
    use crate::site::NoticeList;
    use crate::site::OrganList;
    use crate::tree::RelPath;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn issue() -> Route {
        Route::Issue(id("a"), IssueKey { finding: 3, issue: None })
    }

    #[test]
    fn links_are_relative_and_encoded() {
        let issue = issue();
        assert_eq!(issue.link(&Route::Notice(id("a"))), "index.html");
        assert_eq!(issue.link(&Route::Home), "../../index.html");
        assert_eq!(Route::Home.link(&issue), "notices/a/3.html");
        assert_eq!(issue.link(&Route::Notice(id("b"))), "../b/index.html");
        assert_eq!(issue.link(&Route::Attachment(id("a"), "清单 1.csv".into())), "files/%E6%B8%85%E5%8D%95%201.csv");
        assert_eq!(issue.link_to(&issue, "x"), "#x");
        assert_eq!(issue.link_to(&Route::Home, "x"), "../../index.html#x");
        assert_eq!(issue.target("files/a.csv"), "notices/a/files/a.csv");
        assert_eq!(issue.target("./../b/index.html#x"), "notices/b/index.html#x");
        assert_eq!(issue.target("../../../index.html"), "index.html");
    }

    /// From every place to every other: what both paths say of it, character by character, and where it leads back to.
    #[test]
    fn a_link_follows_from_both_paths_and_leads_there() {
        let asset = |path: &str| Route::Asset(RelPath::new(path).unwrap());
        let routes = [
            Route::Home,
            Route::Notices(NoticeList::Kind(Kind::Followup), 2),
            Route::Notice(id("a")),
            Route::Notice(id("index")),
            issue(),
            Route::Attachment(id("a"), "整改 清单(一).xlsx".to_owned()),
            Route::Moved(id("ab"), None),
            Route::Issues(IssueList::All, 1),
            Route::Issues(Late::Overdue.within(&IssueList::Owner(id("x-2"))), 3),
            Route::Organs(OrganList::Upper, 1),
            Route::Organs(OrganList::Below(id("a")), 2),
            Route::Inspection(id("a")),
            Route::Contact(2),
            Route::Organ(id("a")),
            Route::Article(id("a")),
            Route::Page(id("a")),
            Route::SiteMap,
            Route::Data(crate::address::DataFile::Csv(crate::address::DataTable::Issues)),
            asset("favicon.svg"),
            asset("css/site.css"),
            asset("css/书/a b.css"),
            Route::Root(RelPath::new("robots.txt").unwrap()),
            Route::Root(RelPath::new("核验 书/a b.txt").unwrap()),
        ];
        let formatted = |from: &str, to: &str| {
            let folders: Vec<&str> = from.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect();
            let parts: Vec<&str> = to.split('/').collect();
            let same = folders.iter().zip(&parts[..parts.len() - 1]).take_while(|(a, b)| a == b).count();
            format!("{}{}", "../".repeat(folders.len() - same), percent::path(&parts[same..].join("/")))
        };
        for from in &routes {
            for to in &routes {
                let link = from.link(to);
                assert_eq!(link, formatted(&from.to_string(), &to.to_string()), "{from} to {to}");
                assert_eq!(from.reached(&link), Some(to.to_string()), "{from} to {to}");
                assert_eq!(from.reached(&format!("{link}?x=1/2#y/z")), Some(to.to_string()), "{from} to {to}");
            }
        }
    }

    #[test]
    fn an_address_is_read_as_browsers_read_it() {
        for (address, path) in [
            ("", Some("notices/a/3.html")),
            ("#x", Some("notices/a/3.html")),
            ("?x", Some("notices/a/3.html")),
            (".", Some("notices/a/")),
            ("./", Some("notices/a/")),
            ("..", Some("notices/")),
            ("../b", Some("notices/b")),
            ("../b/", Some("notices/b/")),
            ("../b/.", Some("notices/b/")),
            ("../b/x/..", Some("notices/b/")),
            ("../b/index.html/", Some("notices/b/index.html/")),
            ("../../", Some("")),
            ("../../..", None),
            ("../../../notices/a/", None),
            ("/notices/a/", None),
            ("..//b/", Some("notices/b/")),
            ("x//../../b/", Some("notices/a/b/")),
            ("%2e%2E/b/%69ndex.html", Some("notices/b/index.html")),
            ("..%2Fb/", None),
            ("100%.csv", None),
            ("files/%E6%B8%85.csv", Some("notices/a/files/清.csv")),
            ("files/清.csv", Some("notices/a/files/清.csv")),
        ] {
            assert_eq!(issue().reached(address).as_deref(), path, "{address}");
        }
    }

    #[test]
    fn what_leads_out_says_so() {
        for address in ["https://a.cn/x", "mailto:a@b.cn", "tel:+8610", "//a.cn"] {
            assert!(is_outside(address), "{address}");
        }
        for address in ["a/b:c", "../a/x:y.html", "#x:y", "?a:b", "", "x.html"] {
            assert!(!is_outside(address), "{address}");
        }
    }
}
