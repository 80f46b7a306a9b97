//! Which file of `content/` is what, told by paths alone.

use std::collections::BTreeMap;

use super::file_ids::fault;
use super::file_ids::named;
use super::file_ids::stray;
use super::kept_files::KeptFiles;
use super::notice_files;
use super::notice_files::NoticeFiles;
use crate::address::RESERVED;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::approvals;
use crate::diagnostic::codes::relations;
use crate::model::ApprovalGroup;
use crate::model::ApprovalSubject;
use crate::model::Id;
use crate::tree::RelPath;
use crate::tree::Tree;

/// The files of `content/`, each in its place.
#[derive(Default)]
pub(super) struct ContentFiles {
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
    pub approvals: BTreeMap<ApprovalSubject, RelPath>,
    /// The notices that were taken back.
    pub withdrawn: Option<RelPath>,
    /// The history of publishing.
    pub history: Option<RelPath>,
    /// What is kept of its editions.
    pub kept: KeptFiles,
    /// Files in the folders of notices that are no sources, by notice and name.
    pub beside: BTreeMap<Id, BTreeMap<String, RelPath>>,
    pub faults: Vec<Diagnostic>,
}

/// Puts every file of `content/` in its place.
pub(super) fn sort(tree: &Tree) -> ContentFiles {
    let mut content = ContentFiles::default();
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
            // They are put in their places together: what a folder is depends on all that it holds.
            ["notices", _, ..] => {}
            ["approvals", file] => match file.strip_suffix(".yaml").map(ApprovalSubject::parse) {
                Some(Some(subject)) => drop(content.approvals.insert(subject, path.clone())),
                Some(None) => content.faults.push(approval_of_nothing(path)),
                None => content.faults.push(stray(path)),
            },
            ["withdrawn.yaml" | "withdrawn.yml"] => content.withdrawn = Some(path.clone()),
            ["history.jsonl"] => content.history = Some(path.clone()),
            ["history", id, sequence, rest @ ..] if !rest.is_empty() => {
                let number = sequence.parse::<u64>().ok().filter(|number| number.to_string() == *sequence);
                match Id::new(id).zip(number) {
                    Some(version) => {
                        drop(content.kept.entry(version).or_default().insert(rest.join("/"), path.clone()))
                    }
                    None => content.faults.push(stray(path)),
                }
            }
            ["words", file] if file.ends_with(".txt") => content.words.push(path.clone()),
            _ => content.faults.push(stray(path)),
        }
    }
    let NoticeFiles { notices, fronts, beside, faults } = notice_files::arrange(tree.iter().map(|(path, _)| path));
    (content.notices, content.fronts, content.beside) = (notices, fronts, beside);
    content.faults.extend(faults);
    // The lists of articles and of inspections are pages `index`.
    let is_list = |id: &Id| id.as_str() == "index";
    for (id, path) in content.articles.iter().chain(&content.inspections).filter(|(id, _)| is_list(id)) {
        content.faults.push(fault(&relations::RESERVED_ID, path, id.as_str()));
    }
    content.articles.retain(|id, _| !is_list(id));
    content.inspections.retain(|id, _| !is_list(id));
    for (id, path) in content.pages.iter().filter(|(id, _)| RESERVED.contains(&id.as_str())) {
        content.faults.push(fault(&relations::RESERVED_ID, path, id.as_str()));
    }
    content.pages.retain(|id, _| !RESERVED.contains(&id.as_str()));
    content
}

/// A fault for approvals of what is not there.
pub(super) fn approval_of_nothing(path: &RelPath) -> Diagnostic {
    let name = path.file_name().trim_end_matches(".yaml");
    let groups = ApprovalGroup::ALL.map(|group| format!("_{}", group.key()));
    fault(&approvals::APPROVAL_OF_NOTHING, path, name).with("expected", groups.join("、"))
}
