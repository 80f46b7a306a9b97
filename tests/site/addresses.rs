//! The addresses that were given out stay: every file and every anchor of the sample site of a release is there, or its
//! page leads on to one that is.
//!
//! `addresses-<version>.txt` holds them: a line a file, its path and behind it the anchors of the page. A list is made
//! once, when a version is released (`TONGBAO_RENEW=addresses-0.3.txt cargo test --test site addresses`), and is never
//! changed.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::sync::Arc;

use tongbao::compile::Memo;

use crate::support::expect;
use crate::support::expect::Renew;
use crate::support::html;
use crate::support::in_memory;
use crate::support::site::project;

/// What an address shows.
enum Shown {
    /// A page with these anchors, or a file without any.
    Anchors(BTreeSet<String>),
    /// A page that leads on.
    LeadsTo(String),
}

type Site = BTreeMap<String, Shown>;

/// A page, read; what is no page has no anchors.
fn shown(path: &str, bytes: &[u8]) -> Shown {
    if !path.ends_with(".html") {
        return Shown::Anchors(BTreeSet::new());
    }
    let elements = html::elements(&html::parse(bytes).document);
    let refresh = elements.iter().filter(|one| one.get("http-equiv") == Some("refresh"));
    let target = refresh.filter_map(|one| one.get("content")?.split_once("url=")).map(|(_, to)| to.to_owned()).next();
    match target {
        Some(target) => Shown::LeadsTo(target),
        None => Shown::Anchors(elements.iter().filter_map(|one| one.get("id").map(str::to_owned)).collect()),
    }
}

/// The path that a link of a page leads to.
fn resolved(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('#').next().unwrap_or_default().split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What of a list is neither there nor leads on.
fn lost(list: &str, site: &Site) -> Vec<String> {
    let mut lost = Vec::new();
    for line in list.lines() {
        let mut words = line.split(' ');
        let path = words.next().unwrap_or_default();
        match site.get(path) {
            None => lost.push(path.to_owned()),
            Some(Shown::LeadsTo(to)) if site.contains_key(&resolved(path, to)) => {}
            Some(Shown::LeadsTo(to)) => lost.push(format!("{path}: leads to {to}, which is not there")),
            Some(Shown::Anchors(anchors)) => {
                lost.extend(words.filter(|id| !anchors.contains(*id)).map(|id| format!("{path}#{id}")));
            }
        }
    }
    lost
}

fn listed(site: &Site) -> String {
    let mut list = String::new();
    for (path, shown) in site {
        let anchors = match shown {
            Shown::Anchors(anchors) => anchors.iter().map(|id| format!(" {id}")).collect(),
            Shown::LeadsTo(_) => String::new(),
        };
        writeln!(list, "{path}{anchors}").expect("a text takes text");
    }
    list
}

#[test]
fn addresses_that_were_given_out_stay_or_lead_on() {
    let tree = in_memory::sample();
    let memo = Arc::<Memo>::default();
    let rendered = in_memory::rendered(&in_memory::compile(&tree, &memo));
    let site: Site = rendered
        .into_iter()
        .map(|(path, came)| (path.clone(), shown(&path, &came.unwrap_or_else(|fault| panic!("{path}: {fault}")))))
        .collect();
    let folder = project("tests/site");
    for name in Renew::asked().names().iter().filter(|name| name.starts_with("addresses-")) {
        assert!(!folder.join(name).exists(), "{name} was given out and is not changed");
        fs::write(folder.join(name), listed(&site)).expect("a list can be written");
    }
    let lists = fs::read_dir(&folder).expect("the folder can be read").map(|entry| entry.expect("a file").path());
    let lists = lists.filter(|path| path.to_string_lossy().contains("addresses-"));
    expect::each(lists, |path| {
        let list = fs::read_to_string(&path).expect("a list can be read");
        assert!(list.lines().count() > 300, "{} is a list of a whole site", path.display());
        let lost = lost(&list, &site);
        assert!(lost.is_empty(), "{} addresses of {} are lost:\n{}", lost.len(), path.display(), lost.join("\n"));
    });
}

#[test]
fn what_is_lost_is_named() {
    let page =
        |body: &str| format!("<!DOCTYPE html><html lang=zh><head><title>页</title></head><body>{body}</body></html>");
    let on = |to: &str| format!("<!DOCTYPE html><title>页</title><meta http-equiv=refresh content=\"0; url={to}\">");
    let files = [
        ("index.html", page("<p id=main>甲</p>")),
        ("a/old.html", on("../index.html#main")),
        ("a/astray.html", on("nowhere.html")),
        ("a.css", String::new()),
    ];
    let site: Site = files.iter().map(|(path, text)| ((*path).to_owned(), shown(path, text.as_bytes()))).collect();
    assert_eq!(listed(&site), "a.css\na/astray.html\na/old.html\nindex.html main\n");
    assert_eq!(lost("a.css\na/old.html i-1 i-2\nindex.html main\n", &site), [""; 0]);
    assert_eq!(
        lost("a/astray.html\nb.html x\nindex.html Main main mai\n", &site),
        ["a/astray.html: leads to nowhere.html, which is not there", "b.html", "index.html#Main", "index.html#mai"]
    );
}
