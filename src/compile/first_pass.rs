//! The first pass: every source is parsed to facts, and its body is let go.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::Input;
use super::Memo;
use super::content_files;
use super::content_files::ContentFiles;
use super::kept_files::Publication;
use super::memo::BODY_PER_SOURCE;
use super::memo::ParsedSource;
use super::memo::Shelf;
use super::notice_files;
use super::root_files::root_files;
use crate::check;
use crate::check::Faults;
use crate::check::NoticeSource;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::history;
use crate::diagnostic::codes::relations;
use crate::diagnostic::codes::sources as faults;
use crate::model::ApprovalAct;
use crate::model::ApprovalEntry;
use crate::model::ApprovalRecord;
use crate::model::ApprovalSubject;
use crate::model::At;
use crate::model::EmergencyMark;
use crate::model::Id;
use crate::model::Notice;
use crate::model::WithdrawnNotice;
use crate::site::ArticleFacts;
use crate::site::Facts;
use crate::site::SiteSources;
use crate::source;
use crate::source::SourceFile;
use crate::tree::Digest;
use crate::tree::RelPath;
use crate::tree::SourceChanged;
use crate::tree::Tree;

/// Everything of a tree that was understood, the attachments' files, and what is wrong.
pub struct Understood {
    /// What was read.
    pub sources: SiteSources,
    /// The file of each attachment that is there, by notice and name.
    pub attachments: BTreeMap<(Id, String), RelPath>,
    /// The files of `root/`, by their paths there.
    pub root: BTreeSet<RelPath>,
    /// The approvals of notices and groups.
    pub approvals: BTreeMap<ApprovalSubject, Arc<ApprovalRecord>>,
    /// The history of publishing, and what is kept.
    pub publication: Publication,
    /// What is wrong.
    pub faults: Faults,
    /// The generation of the memo that asked for it.
    pub generation: u64,
}

/// Whether the rules that look at a notice and nothing else are asked while its body is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRules {
    /// At once: the body need not be parsed again for them.
    Now,
    /// When somebody asks for a check.
    Later,
}

/// A first pass over the sources of an input.
struct Pass<'p> {
    input: &'p Input,
    memo: &'p Memo,
    generation: u64,
    rules: TextRules,
}

/// Reads all sources.
pub fn read(input: &Input, memo: &Memo, rules: TextRules) -> Result<Understood, SourceChanged> {
    let content = content_files::sort(&input.tree);
    let pass = Pass { input, memo, generation: memo.begin(), rules };
    let mut faults = Faults::default();
    faults.own.clone_from(&content.faults);
    let mut sources = SiteSources::default();
    settings(&input.tree, &content, &mut sources, &mut faults);
    for (id, path) in &content.organs {
        let read = |file: SourceFile<'_>| source::organ(id.clone(), file);
        sources.organs.extend(pass.record(&memo.organs, path, &mut faults, read)?);
    }
    for (id, path) in &content.inspections {
        let read = |file: SourceFile<'_>| source::inspection(id.clone(), file);
        sources.inspections.extend(pass.record(&memo.inspections, path, &mut faults, read)?.map(|of| (id.clone(), of)));
    }
    let notices: Vec<_> = content.notices.iter().collect();
    let parsed: Vec<Arc<ParsedSource<Facts>>> = notices
        .par_iter()
        .filter_map(|(id, path)| pass.notice(id, path, content.fronts.get(*id)).transpose())
        .collect::<Result<_, _>>()?;
    for of in parsed {
        faults.take(Arc::clone(&of.faults));
        sources.notices.push(Arc::clone(&of.value));
    }
    for (list, found) in [(&content.articles, &mut sources.articles), (&content.pages, &mut sources.pages)] {
        for (id, path) in list {
            let Some(of) = pass.article(id, path)? else { continue };
            faults.take(Arc::clone(&of.faults));
            found.push(Arc::clone(&of.value));
        }
    }
    let mut approvals = BTreeMap::new();
    for (subject, path) in &content.approvals {
        let record = pass.record(&memo.approvals, path, &mut faults, source::approvals)?;
        approvals.extend(record.map(|record| (subject.clone(), record)));
    }
    sources.emergencies = approvals.iter().filter_map(|(subject, record)| emergencies(subject, record)).collect();
    let read_history = match &content.history {
        Some(path) => pass.record(&memo.histories, path, &mut faults, source::history)?,
        None => None,
    };
    let of_notice = |facts: &Arc<Facts>| {
        let to = facts.said.id.clone();
        facts.said.formerly.clone().into_iter().map(move |from| (from, to.clone()))
    };
    let former = sources.notices.iter().flat_map(of_notice);
    let publication = Publication::of(read_history.unwrap_or_default(), content.kept.clone(), former);
    sources.published.clone_from(&publication.notices);
    let attachments = attachments(&content, &sources, &mut faults.own);
    let root = root_files(&input.tree, &content.pages, &mut faults.own);
    Ok(Understood { sources, attachments, root, approvals, publication, faults, generation: pass.generation })
}

/// The public marks that the emergencies of a notice leave. They stand for good, whatever became of the approval.
fn emergencies(subject: &ApprovalSubject, record: &ApprovalRecord) -> Option<(Id, Vec<EmergencyMark>)> {
    let ApprovalSubject::Notice(id) = subject else { return None };
    let mark = |entry: &ApprovalEntry| {
        let reason = entry.reason.clone().filter(|_| entry.act == ApprovalAct::Emergency)?;
        Some(EmergencyMark { at: entry.at, reason })
    };
    let marks: Vec<EmergencyMark> = record.entries.iter().filter_map(mark).collect();
    (!marks.is_empty()).then(|| (id.clone(), marks))
}

/// Reads the few sources that are read each time.
fn settings(tree: &Tree, content: &ContentFiles, sources: &mut SiteSources, faults: &mut Faults) {
    let file = |path: &Option<RelPath>| path.clone().and_then(|path| Some((tree.plain(path.as_str())?.clone(), path)));
    match file(&content.settings) {
        Some((bytes, path)) => {
            let (settings, found) = source::settings(SourceFile { path: &path, bytes: &bytes });
            sources.settings = settings;
            faults.own.extend(found);
        }
        None => {
            let path = RelPath::new("content/site.yaml").expect("a fixed path");
            faults.own.push(Diagnostic::new(&faults::NO_SETTINGS, Span::new(&path, 0, 0)));
        }
    }
    if let Some((bytes, path)) = file(&content.topics) {
        let (topics, found) = source::topics(SourceFile { path: &path, bytes: &bytes });
        sources.topics = topics;
        faults.own.extend(found);
    }
    if let Some((bytes, path)) = file(&content.holidays) {
        let (holidays, found) = source::holidays(SourceFile { path: &path, bytes: &bytes });
        sources.holidays = holidays;
        faults.own.extend(found);
    }
    if let Some((bytes, path)) = file(&content.withdrawn) {
        let (withdrawn, found) = source::withdrawn(SourceFile { path: &path, bytes: &bytes });
        let still_there = withdrawn.iter().filter(|of| of.retracted && content.notices.contains_key(&of.id));
        let place = |at: At| Span::new(&path, at.start, at.end);
        let fault =
            |of: &WithdrawnNotice| Diagnostic::new(&history::RETRACTED_STILL_THERE, place(of.at)).with("found", &of.id);
        faults.own.extend(still_there.map(fault));
        sources.withdrawn = withdrawn;
        faults.own.extend(found);
    }
    for (bytes, path) in content.words.iter().filter_map(|path| file(&Some(path.clone()))) {
        let (words, found) = source::words(SourceFile { path: &path, bytes: &bytes });
        sources.words.extend(words);
        faults.own.extend(found);
    }
}

impl Pass<'_> {
    /// A record that is read from one file; none where its bytes are not held.
    fn record<T>(
        &self,
        shelf: &Shelf<Digest, ParsedSource<T>>,
        path: &RelPath,
        faults: &mut Faults,
        read: impl FnOnce(SourceFile<'_>) -> (T, Vec<Diagnostic>),
    ) -> Result<Option<Arc<T>>, SourceChanged> {
        let Some(key) = self.key(path, None) else { return Ok(None) };
        let of = shelf.get_or(self.generation, key, || {
            let bytes = self.input.bytes(path)?;
            let (value, found) = read(SourceFile { path, bytes: &bytes });
            Ok(ParsedSource { value: Arc::new(value), faults: Arc::new(found) })
        })?;
        faults.take(Arc::clone(&of.faults));
        Ok(Some(Arc::clone(&of.value)))
    }

    fn notice(
        &self,
        id: &Id,
        path: &RelPath,
        front: Option<&RelPath>,
    ) -> Result<Option<Arc<ParsedSource<Facts>>>, SourceChanged> {
        let Some(key) = self.key(path, front) else { return Ok(None) };
        let parse = || {
            let bytes = self.input.bytes(path)?;
            let of_front = front.map(|front| Ok((front, self.input.bytes(front)?))).transpose()?;
            let file = SourceFile { path, bytes: &bytes };
            let of_front = of_front.as_ref().map(|(path, bytes)| SourceFile { path, bytes });
            let (notice, faults) = source::notice(id.clone(), file, of_front);
            self.memo.count();
            if self.rules == TextRules::Now {
                let source =
                    NoticeSource { text: text(&bytes), front: of_front.map_or(text(&bytes), |file| text(file.bytes)) };
                self.memo.of_sources.get_or(self.generation, key, || Ok(check_text(&notice, source)))?;
            }
            let facts = Arc::new(Facts::of(&notice, key));
            self.keep(key, notice, bytes.len());
            Ok(ParsedSource { value: facts, faults: Arc::new(faults) })
        };
        self.memo.notices.get_or(self.generation, key, parse).map(Some)
    }

    /// Keeps a body for the visit. The first time all come by: those that fit stay. Later only those come that were saved
    /// just now, and are looked at next.
    fn keep(&self, key: Digest, notice: Notice, source_bytes: usize) {
        let bytes = source_bytes * BODY_PER_SOURCE;
        match self.generation {
            1 => self.memo.bodies.offer(key, Arc::new(notice), bytes),
            _ => self.memo.bodies.put(key, Arc::new(notice), bytes),
        }
    }

    fn article(&self, id: &Id, path: &RelPath) -> Result<Option<Arc<ParsedSource<ArticleFacts>>>, SourceChanged> {
        let Some(key) = self.key(path, None) else { return Ok(None) };
        let parse = || {
            let bytes = self.input.bytes(path)?;
            let (article, faults) = source::article(id.clone(), SourceFile { path, bytes: &bytes });
            self.memo.count();
            let facts = Arc::new(ArticleFacts::of(&article, key));
            self.memo.article_bodies.put(key, Arc::new(article), bytes.len() * BODY_PER_SOURCE);
            Ok(ParsedSource { value: facts, faults: Arc::new(faults) })
        };
        self.memo.articles.get_or(self.generation, key, parse).map(Some)
    }

    /// The digest of the sources of a value: their paths and their bytes. None where one is not in the tree.
    fn key(&self, path: &RelPath, front: Option<&RelPath>) -> Option<Digest> {
        source_digest(&self.input.tree, path, front)
    }
}

/// The digest of a source and of the front matter beside it.
pub(super) fn source_digest(tree: &Tree, path: &RelPath, front: Option<&RelPath>) -> Option<Digest> {
    let mut named = String::new();
    for path in std::iter::once(path).chain(front) {
        named.push_str(&format!("{path}\n{}\n", tree.get(path.as_str())?.digest));
    }
    Some(Digest::of(named.as_bytes()))
}

/// What is wrong with a notice whatever stands round it, in its text and in its files as they are written.
pub(super) fn check_text(notice: &Notice, source: NoticeSource<'_>) -> Vec<Diagnostic> {
    let mut found = check::text(notice, source);
    found.extend(check::file(&notice.path, source.text, true));
    if notice.front != notice.path {
        found.extend(check::file(&notice.front, source.front, false));
    }
    found
}

/// Bytes as text; other bytes than UTF-8 are a fault of their own.
pub(super) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// Matches what notices list with what lies beside them.
fn attachments(
    content: &ContentFiles,
    sources: &SiteSources,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<(Id, String), RelPath> {
    let mut out = BTreeMap::new();
    let mut listed: BTreeSet<&RelPath> = BTreeSet::new();
    let none = BTreeMap::new();
    for notice in &sources.notices {
        let (said, places) = (&notice.said, &notice.places);
        let beside = content.beside.get(&said.id).unwrap_or(&none);
        let in_text =
            said.files().zip(places.files()).map(|(name, at)| (name, Span::new(&places.path, at.start, at.end)));
        let in_front = said.attachments().zip(places.attachments());
        let in_front = in_front.map(|((name, _), at)| (name, Span::new(&places.front, at.start, at.end)));
        for (name, span) in in_text.chain(in_front) {
            match beside.get(name) {
                Some(path) => {
                    listed.insert(path);
                    out.insert((said.id.clone(), name.to_owned()), path.clone());
                }
                None => found.push(missing(&places.path, name, span)),
            }
        }
    }
    for path in content.beside.values().flat_map(BTreeMap::values).filter(|path| !listed.contains(path)) {
        found.push(
            Diagnostic::new(&relations::UNUSED_ATTACHMENT, Span::new(path, 0, 0)).with("found", path.file_name()),
        );
    }
    out
}

fn missing(notice: &RelPath, name: &str, span: Span) -> Diagnostic {
    let folder = format!("{}/", notice_files::folder(notice));
    Diagnostic::new(&relations::MISSING_ATTACHMENT, span).with("found", name).with("folder", folder)
}
