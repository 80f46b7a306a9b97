//! Which file of `content/` is what.

use std::collections::BTreeMap;

use crate::address::RESERVED;
use crate::address::SOON_RESERVED;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::relations;
use crate::diagnostic::codes::sources as faults;
use crate::model::Id;
use crate::tree::RelPath;
use crate::tree::Tree;

/// The files of `content/`, each in its place.
#[derive(Default)]
pub(super) struct Content {
    pub settings: Option<RelPath>,
    pub topics: Option<RelPath>,
    pub holidays: Option<RelPath>,
    pub organs: BTreeMap<Id, RelPath>,
    pub inspections: BTreeMap<Id, RelPath>,
    pub notices: BTreeMap<Id, RelPath>,
    pub fronts: BTreeMap<Id, RelPath>,
    pub articles: BTreeMap<Id, RelPath>,
    pub pages: BTreeMap<Id, RelPath>,
    pub words: Vec<RelPath>,
    /// Files in the folders of notices that are no sources, by notice and name.
    pub beside: BTreeMap<Id, BTreeMap<String, RelPath>>,
    pub faults: Vec<Diagnostic>,
}

/// Puts every file of `content/` in its place.
pub(super) fn sort(tree: &Tree) -> Content {
    let mut content = Content::default();
    for (path, _) in tree.under("content") {
        let parts: Vec<&str> = path.parts().skip(1).collect();
        match parts.as_slice() {
            ["site.yaml" | "site.yml"] => content.settings = Some(path.clone()),
            ["topics.yaml" | "topics.yml"] => content.topics = Some(path.clone()),
            ["holidays.yaml" | "holidays.yml"] => content.holidays = Some(path.clone()),
            ["organs", file] => {
                named(file, &["yaml", "yml"], path, &mut content.organs, &mut content.faults);
            }
            ["inspections", file] => {
                named(file, &["yaml", "yml"], path, &mut content.inspections, &mut content.faults);
            }
            ["articles", file] => {
                named(file, &["md"], path, &mut content.articles, &mut content.faults);
            }
            ["pages", file] => {
                named(file, &["md"], path, &mut content.pages, &mut content.faults);
            }
            ["notices", file] => {
                named(file, &["md"], path, &mut content.notices, &mut content.faults);
            }
            ["notices", folder, rest @ ..] => match Id::new(folder) {
                None => content.faults.push(fault(&faults::FILE_NAME, path, folder)),
                Some(id) => match rest {
                    ["notice.md"] => claim(id, path, &mut content.notices, &mut content.faults),
                    ["notice.yaml" | "notice.yml"] => claim(id, path, &mut content.fronts, &mut content.faults),
                    _ => {
                        content.beside.entry(id).or_default().insert(rest.join("/"), path.clone());
                    }
                },
            },
            ["words", file] if file.ends_with(".txt") => content.words.push(path.clone()),
            _ => content.faults.push(stray(path)),
        }
    }
    // The list of articles is the page `index`.
    let is_list = |id: &Id| id.as_str() == "index";
    for (id, path) in content.articles.iter().filter(|(id, _)| is_list(id)) {
        content.faults.push(fault(&relations::RESERVED_ID, path, id.as_str()));
    }
    content.articles.retain(|id, _| !is_list(id));
    for (id, path) in content.pages.iter().filter(|(id, _)| RESERVED.contains(&id.as_str())) {
        content.faults.push(fault(&relations::RESERVED_ID, path, id.as_str()));
    }
    content.pages.retain(|id, _| !RESERVED.contains(&id.as_str()));
    for (id, path) in content.pages.iter().filter(|(id, _)| SOON_RESERVED.contains(&id.as_str())) {
        content.faults.push(fault(&relations::SOON_RESERVED_ID, path, id.as_str()));
    }
    content
}

/// Takes a file whose name without its ending is an id.
fn named(file: &str, endings: &[&str], path: &RelPath, list: &mut BTreeMap<Id, RelPath>, found: &mut Vec<Diagnostic>) {
    let Some((stem, _)) = file.rsplit_once('.').filter(|(_, ending)| endings.contains(ending)) else {
        return found.push(stray(path));
    };
    match Id::new(stem) {
        Some(id) => claim(id, path, list, found),
        None => found.push(fault(&faults::FILE_NAME, path, file)),
    }
}

/// Takes a file for an id, unless another has it.
fn claim(id: Id, path: &RelPath, list: &mut BTreeMap<Id, RelPath>, found: &mut Vec<Diagnostic>) {
    match list.get(&id) {
        Some(other) => {
            found.push(fault(&faults::SAME_ID, path, id.as_str()).also(Span::new(other, 0, 0)));
        }
        None => {
            list.insert(id, path.clone());
        }
    }
}

fn fault(code: &'static Code, path: &RelPath, found: &str) -> Diagnostic {
    Diagnostic::new(code, Span::new(path, 0, 0)).with("found", found)
}

fn stray(path: &RelPath) -> Diagnostic {
    let zh =
        "通报放进 content/notices/，文章放进 content/articles/，页面放进 content/pages/，法院放进 content/organs/。";
    let en = "Notices go to content/notices/, articles to content/articles/, pages to content/pages/, courts to content/organs/.";
    fault(&faults::STRAY_FILE, path, path.as_str()).with("suggestion", zh).with("suggestion_en", en)
}
