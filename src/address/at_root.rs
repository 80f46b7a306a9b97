//! The root of the built site: which names there are the site's own, and which a file of `root/` may have.

use super::search_file::OPEN_SEARCH;
use super::search_file::SEARCH_PAGE;
use super::sitemap_names;
use crate::text::one_name::folded;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// Names of top-level folders and files; no standing page may have one of them as its id.
pub const RESERVED: &[&str] = &[
    "notices",
    "issues",
    "commitments",
    "documents",
    "organs",
    "contact",
    "articles",
    "assets",
    "index",
    "404",
    "sitemap",
    "inspections",
    "data",
    "feeds",
    "entries",
    "changes",
    "search",
    "history",
];

/// The files that the site writes at its root.
const FILES: [&str; 5] = ["index.html", "404.html", "sitemap.html", SEARCH_PAGE, OPEN_SEARCH];

/// The address of the site's own that a name at the root would take: a file that it writes there, or a folder that it
/// has. Hosts may fold case, so the case of letters does not count.
pub fn kept_at_root(name: &str) -> Option<String> {
    let name = folded(name);
    // The list of an edition is written beside itself first.
    if name.starts_with(Manifest::FILE) {
        return Some(Manifest::FILE.to_owned());
    }
    if FILES.contains(&name.as_str()) || sitemap_names::part_of(&name).is_some() {
        return Some(name);
    }
    RESERVED.iter().any(|folder| **folder == name).then(|| format!("{name}/"))
}

/// Whether a file or a folder around it has a name that begins with a dot: such a file is never published.
pub fn is_hidden(path: &RelPath) -> bool {
    path.parts().any(|part| part.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_site_writes_at_its_root_is_kept_whatever_its_case() {
        for (name, kept) in [
            ("index.html", "index.html"),
            ("INDEX.HTML", "index.html"),
            ("404.html", "404.html"),
            ("SiteMap.html", "sitemap.html"),
            ("Sitemap.xml", "sitemap.xml"),
            ("sitemap-2.xml", "sitemap-2.xml"),
            ("Search.html", "search.html"),
            ("opensearch.xml", "opensearch.xml"),
            ("feeds", "feeds/"),
            ("notices", "notices/"),
            ("Assets", "assets/"),
            ("data", "data/"),
            ("search", "search/"),
            ("Entries", "entries/"),
            ("changes", "changes/"),
            ("index", "index/"),
            ("tongbao-manifest.sha256", "tongbao-manifest.sha256"),
            ("Tongbao-Manifest.SHA256.part", "tongbao-manifest.sha256"),
        ] {
            assert_eq!(kept_at_root(name).as_deref(), Some(kept), "{name}");
        }
        for name in [
            "robots.txt",
            "index.htm",
            "index2.html",
            "notices.html",
            "notice",
            "manifest.sha256",
            "sitemap-a.xml",
            "公告",
        ] {
            assert_eq!(kept_at_root(name), None, "{name}");
        }
    }
}
