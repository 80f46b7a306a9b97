//! The real papers that lie beside the repository of those who work on it; no sentence of them is kept here.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use super::site::Site;
use super::site::project;

/// The papers, by the numbers in front of their names; none where the folder is absent.
pub fn all() -> BTreeMap<String, PathBuf> {
    let Ok(entries) = fs::read_dir(project("../shared/seeds")) else { return BTreeMap::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let number = |path: &Path| Some(path.file_name()?.to_str()?.split_once('_')?.0.to_owned());
    paths.filter_map(|path| Some((number(&path)?, path))).collect()
}

/// A paper by its number; where it is absent, the test that asks for it says that it is skipped.
pub fn seed(number: &str) -> Option<PathBuf> {
    let found = all().remove(number);
    if found.is_none() {
        eprintln!("skipped: ../shared/seeds has no paper {number}");
    }
    found
}

/// A new site, below `site`, with one paper as a clerk would import it, published at once, and no other notice.
#[expect(clippy::disallowed_methods, reason = "the samples of a folder of the test's own")]
pub fn imported(seed: &Path, further: &[&str]) -> Site {
    let site = Site::new();
    site.run(&["init", "site"]);
    let notices = site.place("site/content/notices");
    fs::remove_dir_all(&notices).expect("the sample notices can be removed");
    fs::create_dir(&notices).expect("a folder can be made");
    let seed = fs::canonicalize(seed).expect("the seed is there");
    site.run_in("site", &[&["import", "--no-draft", &*seed.to_string_lossy()], further].concat());
    site
}
