//! Paths and routes are each other's inverse.

use super::at_root::kept_at_root;
use super::feed::Feed;
use super::route::Route;
use crate::address::DataFile;
use crate::address::DataShape;
use crate::address::DataTable;
use crate::address::SearchFacet;
use crate::address::SearchFile;
use crate::address::SearchPart;
use crate::model::Assurance;
use crate::model::Id;
use crate::model::IssueKey;
use crate::model::Kind;
use crate::model::StatusKind;
use crate::site::Index;
use crate::site::IssueList;
use crate::site::Late;
use crate::site::NoticeList;
use crate::site::OrganList;
use crate::tree::RelPath;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

#[test]
fn paths_and_routes_are_each_others_inverse() {
    let routes = [
        Route::Home,
        Route::Notices(NoticeList::All, 1),
        Route::Notices(NoticeList::All, 12),
        Route::Notices(NoticeList::Year(2025), 1),
        Route::Notices(NoticeList::Organ(id("a-2")), 3),
        Route::Notices(NoticeList::Kind(Kind::Followup), 1),
        Route::Notice(id("year-2025")),
        Route::Issue(id("index"), IssueKey { finding: 3, issue: None }),
        Route::Issue(id("a"), IssueKey { finding: 3, issue: Some(2) }),
        Route::Entry(id("year-2025"), IssueKey { finding: 3, issue: None }),
        Route::Entry(id("a-3"), IssueKey { finding: 2, issue: None }),
        Route::Entry(id("a"), IssueKey { finding: 3, issue: Some(2) }),
        Route::Changes(1),
        Route::Changes(12),
        Route::Attachment(id("a"), "整改 清单.xlsx".to_owned()),
        Route::Issues(IssueList::All, 2),
        Route::Issues(IssueList::Status(None), 1),
        Route::Issues(IssueList::Status(Some(StatusKind::MostlyCompleted)), 4),
        Route::Issues(IssueList::Topic(id("due")), 1),
        Route::Issues(IssueList::Organ(id("x-2")), 2),
        Route::Issues(IssueList::Owner(id("zhi-xing-ju")), 2),
        Route::Issues(IssueList::Year(2024), 1),
        Route::Issues(IssueList::Due, 2),
        Route::Issues(IssueList::Assurance(Assurance::Reinspected), 2),
        Route::Issues(Late::Overdue.within(&IssueList::All), 1),
        Route::Issues(Late::Overdue.within(&IssueList::All), 3),
        Route::Issues(Late::Unreported.within(&IssueList::Organ(id("x-2"))), 2),
        Route::Issues(Late::Unreported.within(&IssueList::Status(None)), 1),
        Route::Issues(Late::Promised.within(&IssueList::Due), 1),
        Route::Issues(Late::Promised.within(&IssueList::Topic(id("overdue"))), 1),
        Route::Index(Index::Owner, 1),
        Route::Index(Index::Assurance, 12),
        Route::Commitments(1),
        Route::Documents(2),
        Route::Organs(OrganList::Upper, 1),
        Route::Organs(OrganList::Upper, 3),
        Route::Organs(OrganList::All, 1),
        Route::Organs(OrganList::All, 20),
        Route::Organs(OrganList::Below(id("all")), 1),
        Route::Organs(OrganList::Below(id("x")), 2),
        Route::Organ(id("index")),
        Route::Organ(id("all")),
        Route::Organs(OrganList::Late(None), 1),
        Route::Organs(OrganList::Late(None), 4),
        Route::Organs(OrganList::Late(Some(id("late"))), 1),
        Route::Organs(OrganList::Late(Some(id("x"))), 2),
        Route::Organ(id("late")),
        Route::Inspections(1),
        Route::Inspections(3),
        Route::Inspection(id("all")),
        Route::Contact(1),
        Route::Contact(4),
        Route::Issues(IssueList::Department(id("zhi-xing-ju")), 2),
        Route::Articles(2),
        Route::Article(id("a-2")),
        Route::Page(id("about")),
        Route::SiteMap,
        Route::SearchPage,
        Route::NotFound,
    ];
    for route in routes {
        assert_eq!(Route::parse(route.path().as_str()), Some(route.clone()), "{route}");
    }
}

#[test]
fn files_have_their_paths_as_pages_do() {
    let routes = [
        Route::DataPage,
        Route::Data(DataFile::Csv(DataTable::Issues)),
        Route::Data(DataFile::Index),
        Route::Data(DataFile::RecordSums),
        Route::Data(DataFile::Schema(DataShape::Notice)),
        Route::Record(id("a-2")),
        Route::Data(DataFile::Changes(Some(2025))),
        Route::Data(DataFile::Changes(Some(987))),
        Route::Data(DataFile::Changes(None)),
        Route::Asset(RelPath::new("css/site.css").unwrap()),
        Route::Search(SearchFile::Engine),
        Route::Search(SearchFile::Root),
        Route::Search(SearchFile::Facet(SearchFacet::Due)),
        Route::Search(SearchFile::Part(SearchPart::Places, 0)),
        Route::Search(SearchFile::Part(SearchPart::Texts, 4_711)),
        Route::Feed(Feed::Notices),
        Route::Feed(Feed::Changes),
        Route::Feed(Feed::Organ(id("notices"))),
        Route::Feed(Feed::Topic(id("due"))),
        Route::Sitemap(0),
        Route::Sitemap(12),
        Route::Robots,
        Route::History,
        Route::Corrections,
        Route::Versions(id("a")),
        Route::OpenSearch,
        Route::Root(RelPath::new("security.txt").unwrap()),
        Route::Root(RelPath::new("about.html").unwrap()),
        Route::Root(RelPath::new("verify/书 a.txt").unwrap()),
        Route::Root(RelPath::new("verify/a/index.html").unwrap()),
    ];
    for route in routes {
        assert_eq!(Route::parse(route.path().as_str()), Some(route.clone()), "{route}");
    }
}

#[test]
fn the_files_and_folders_of_the_site_are_kept() {
    for route in [
        Route::Home,
        Route::NotFound,
        Route::SiteMap,
        Route::Contact(1),
        Route::Data(DataFile::Csv(DataTable::Issues)),
        Route::Feed(Feed::Notices),
        Route::Sitemap(0),
        Route::Sitemap(2),
        Route::Changes(2),
    ] {
        let path = route.to_string();
        let first = path.split('/').next().unwrap();
        assert!(kept_at_root(first).is_some(), "{first}");
    }
}

#[test]
fn what_no_page_has_is_no_route() {
    for path in [
        "",
        ".x",
        "x/.well-known/y",
        "x/",
        "Notices/x.txt",
        "INDEX.html",
        "search/x.txt",
        "feeds/index.html",
        "feeds/x.xml",
        "feeds/organs/x.html",
        "feeds/organs/x/y.xml",
        "tongbao-manifest.sha256",
        "notices/",
        "notices/a",
        "notices/a/3",
        "notices/a/03.html",
        "notices/a/3-0.html",
        "issues/index.1.html",
        "issues/index.02.html",
        "issues/overdue-index.html",
        "issues/overdue-overdue.html",
        "issues/overdue-.html",
        "issues/assurance-checked.html",
        "notices/year-02025.html",
        "../x",
        "notices/A/index.html",
        "index/index.html",
        "assets",
        "data/other.csv",
        "data/changes",
        "data/changes/25.jsonl",
        "data/changes/02025.jsonl",
        "data/changes/+025.jsonl",
        "data/changes/2025.csv",
        "data/2025.jsonl",
        "changes/index.1.html",
        "changes/2025.html",
        "entries/a-3.html",
        "entries/a/index.html",
        "entries/a/03.html",
        "entries/index.html",
        "articles/.html",
    ] {
        assert_eq!(Route::parse(path), None, "{path}");
    }
}
