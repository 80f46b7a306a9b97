//! All files of `content/` parsed.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::Memo;
use super::content_files;
use super::content_files::ContentFiles;
use super::file_ids::fault;
use super::notice_files;
use crate::check::Faults;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::relations;
use crate::diagnostic::codes::sources as faults;
use crate::model::Id;
use crate::model::Notice;
use crate::site::AllFacts;
use crate::site::SiteSources;
use crate::source;
use crate::source::SourceFile;
use crate::tree::Digest;
use crate::tree::RelPath;
use crate::tree::Tree;

/// Everything of a tree that was understood, the attachments' files, and what is wrong.
pub struct Understood {
    /// What was read.
    pub sources: SiteSources,
    /// The file of each attachment that is there, by notice and name.
    pub attachments: BTreeMap<(Id, String), RelPath>,
    /// What the notices say by themselves.
    pub facts: Arc<AllFacts>,
    /// What is wrong.
    pub faults: Faults,
}

/// Reads all sources of a tree.
pub fn read(tree: &Tree, memo: &Memo) -> Understood {
    let content = content_files::sort(tree);
    let mut faults = Faults::default();
    faults.own.clone_from(&content.faults);
    let mut sources = SiteSources::default();
    match content.settings.as_ref().and_then(|path| file(tree, path)) {
        Some(file) => {
            let (settings, found) = source::settings(file);
            sources.settings = settings;
            faults.own.extend(found);
        }
        None => {
            let path = RelPath::new("content/site.yaml").expect("a fixed path");
            faults.own.push(Diagnostic::new(&faults::NO_SETTINGS, Span::new(&path, 0, 0)));
        }
    }
    if let Some(file) = content.topics.as_ref().and_then(|path| file(tree, path)) {
        let (topics, found) = source::topics(file);
        sources.topics = topics;
        faults.own.extend(found);
    }
    if let Some(file) = content.holidays.as_ref().and_then(|path| file(tree, path)) {
        let (holidays, found) = source::holidays(file);
        sources.holidays = holidays;
        faults.own.extend(found);
    }
    for file in content.words.iter().filter_map(|path| file(tree, path)) {
        let (words, found) = source::words(file);
        sources.words.extend(words);
        faults.own.extend(found);
    }
    for (id, path) in &content.organs {
        if let (Some(file), Some(digest)) = (file(tree, path), digest(tree, path)) {
            let (organ, found) = memo.organ((path.clone(), digest, None), || source::organ(id.clone(), file));
            sources.organs.push((*organ).clone());
            faults.take(found);
        }
    }
    for (id, path) in &content.inspections {
        if let (Some(file), Some(digest)) = (file(tree, path), digest(tree, path)) {
            let key = (path.clone(), digest, None);
            let (inspection, found) = memo.inspection(key, || source::inspection(id.clone(), file));
            sources.inspections.push((id.clone(), (*inspection).clone()));
            faults.take(found);
        }
    }
    let notices: Vec<_> = content.notices.iter().collect();
    let parsed: Vec<_> = notices
        .par_iter()
        .filter_map(|(id, path)| {
            let text = file(tree, path)?;
            let front = content.fronts.get(*id).and_then(|path| file(tree, path));
            let beside = front.and_then(|front| Some((front.path.clone(), digest(tree, front.path)?)));
            let key = ((*path).clone(), digest(tree, path)?, beside);
            Some(memo.notice(key, || source::notice((*id).clone(), text, front)))
        })
        .collect();
    for (notice, found) in parsed {
        faults.take(found);
        sources.notices.push(notice);
    }
    for (list, found) in [(&content.articles, &mut sources.articles), (&content.pages, &mut sources.pages)] {
        for (id, path) in list {
            let Some(text) = file(tree, path) else { continue };
            let Some(digest) = digest(tree, path) else { continue };
            let (article, slips) = memo.article((path.clone(), digest, None), || source::article(id.clone(), text));
            faults.take(slips);
            found.push(article);
        }
    }
    let facts = memo.facts(&sources.notices, &sources.topics);
    let attachments = attachments(&content, &sources, &facts, &mut faults.own);
    Understood { sources, attachments, facts, faults }
}

fn file<'t>(tree: &'t Tree, path: &'t RelPath) -> Option<SourceFile<'t>> {
    tree.bytes(path.as_str()).map(|bytes| SourceFile { path, bytes })
}

fn digest(tree: &Tree, path: &RelPath) -> Option<Digest> {
    tree.get(path.as_str()).map(|file| file.digest)
}

/// Matches what notices list with what lies beside them.
fn attachments(
    content: &ContentFiles,
    sources: &SiteSources,
    facts: &AllFacts,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<(Id, String), RelPath> {
    let mut out = BTreeMap::new();
    let mut listed: BTreeSet<&RelPath> = BTreeSet::new();
    let none = BTreeMap::new();
    for notice in &sources.notices {
        let beside = content.beside.get(&notice.id).unwrap_or(&none);
        for (name, at) in &facts.by(notice).files {
            match beside.get(name) {
                Some(path) => {
                    listed.insert(path);
                    out.insert((notice.id.clone(), name.clone()), path.clone());
                }
                None => found.push(missing(notice, name, Span::new(&notice.path, at.start, at.end))),
            }
        }
        for attachment in &notice.head.attachments {
            match beside.get(&attachment.file) {
                Some(path) => {
                    listed.insert(path);
                    out.insert((notice.id.clone(), attachment.file.clone()), path.clone());
                }
                None => {
                    let span = Span::new(&notice.front, attachment.at.start, attachment.at.end);
                    found.push(missing(notice, &attachment.file, span));
                }
            }
        }
    }
    for path in content.beside.values().flat_map(BTreeMap::values).filter(|path| !listed.contains(path)) {
        found.push(fault(&relations::UNUSED_ATTACHMENT, path, path.file_name()));
    }
    out
}

fn missing(notice: &Notice, name: &str, span: Span) -> Diagnostic {
    let folder = format!("{}/", notice_files::folder(&notice.path));
    Diagnostic::new(&relations::MISSING_ATTACHMENT, span).with("found", name).with("folder", folder)
}
