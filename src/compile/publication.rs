//! What of a site was published: its history, the sources that are kept of each version, and how notices differ from these.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Compiled;
use super::Input;
use super::kept_files::Publication;
use super::kept_files::of_files;
use super::notice_files::FRONT;
use super::notice_files::TEXT;
use crate::approval;
use crate::approval::PublishedAs;
use crate::approval::SeenAround;
use crate::approval::SourceFiles;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::history as faults;
use crate::model::HISTORY_FILE;
use crate::model::Id;
use crate::model::Notice;
use crate::model::NoticeHistory;
use crate::model::NoticeVersion;
use crate::model::PublishedEdition;
use crate::model::SincePublished;
use crate::model::history_path;
use crate::model::kept_folder;
use crate::site::Facts;
use crate::source;
use crate::source::SourceFile;
use crate::tree::Digest;
use crate::tree::File;
use crate::tree::RelPath;
use crate::tree::SourceChanged;
use crate::tree::Tree;

/// A notice as a version of it was published, with the digests of its files.
pub type KeptNotice = (Notice, BTreeMap<String, Digest>);

/// A source of a notice as it is kept: under a name of its own, wherever it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSource {
    /// What it is called where it is kept.
    pub name: String,
    /// Where it lies now.
    pub path: RelPath,
    /// The digest of its bytes.
    pub digest: Digest,
}

impl Compiled {
    /// The history of publishing, and what is kept.
    pub fn publication(&self) -> &Publication {
        &self.publication
    }

    /// The sources of a notice as they are kept when it is published, in the order of their names.
    pub fn kept_sources(&self, facts: &Facts) -> Vec<KeptSource> {
        let places = &facts.places;
        let apart = (places.front != places.path).then(|| (FRONT.to_owned(), places.front.clone()));
        let own = [(TEXT.to_owned(), places.path.clone())].into_iter().chain(apart);
        let beside = self.files(facts).into_iter().map(|(name, path, ..)| (name, path));
        let source = |(name, path): (String, RelPath)| {
            let digest = self.input.tree.get(path.as_str())?.digest;
            Some(KeptSource { name, path, digest })
        };
        let all: BTreeMap<String, RelPath> = own.chain(beside).collect();
        all.into_iter().filter_map(source).collect()
    }

    /// The digest of the sources of a notice, as the history names it.
    pub fn kept_digest(&self, facts: &Facts) -> Digest {
        let mut out = SourceFiles::default();
        self.kept_sources(facts).into_iter().for_each(|source| out.add(source.name, source.digest));
        out.digest()
    }

    /// A notice as a version of it was published, with the digests of its files; none where nothing is kept of it.
    pub fn kept_notice(&self, id: &Id, version: &NoticeVersion) -> Result<Option<KeptNotice>, SourceChanged> {
        let Some(files) = self.publication.kept.get(&(id.clone(), version.sequence)) else { return Ok(None) };
        let digest = |path: &RelPath| self.input.tree.get(path.as_str()).map(|file| file.digest);
        let Some(text) = files.get(TEXT).filter(|_| of_files(files, &digest) == Some(version.source)) else {
            return Ok(None);
        };
        let bytes = self.input.bytes(text)?;
        let front = files.get(FRONT).map(|path| Ok((path, self.input.bytes(path)?))).transpose()?;
        let of_front = front.as_ref().map(|(path, bytes)| SourceFile { path, bytes });
        let (notice, _) = source::notice(id.clone(), SourceFile { path: text, bytes: &bytes }, of_front);
        let beside = files.iter().filter(|(name, _)| !matches!(name.as_str(), TEXT | FRONT));
        let digests = beside.filter_map(|(name, path)| Some((name.clone(), digest(path)?))).collect();
        Ok(Some((notice, digests)))
    }

    /// What became of a notice since it was published last.
    pub fn since_published(&self, facts: &Facts) -> Result<SincePublished, SourceChanged> {
        let id = &facts.said.id;
        let known = self.publication.notices.get(id).filter(|of| of.is_public());
        let Some(last) = known.and_then(NoticeHistory::last) else { return Ok(SincePublished::New) };
        if last.source == self.kept_digest(facts) {
            return Ok(SincePublished::Same);
        }
        // Where nothing is kept nobody can tell that it is the same.
        let Some((before, files_before)) = self.kept_notice(id, last)? else { return Ok(SincePublished::Changed) };
        let now = self.visit(facts)?.notice;
        let files = self.files(facts).into_iter().map(|(name, _, digest, _)| (name, digest)).collect();
        if says(&before, &files_before) == says(&now, &files) {
            return Ok(SincePublished::Same);
        }
        let known = &before.head.corrections;
        let is_new =
            now.head.corrections.iter().any(|one| !known.iter().any(|of| (of.on, &of.what) == (one.on, &one.what)));
        Ok(if is_new { SincePublished::Corrected } else { SincePublished::Changed })
    }

    /// The notices that were taken back since the last edition: those whose texts were removed everywhere, or the others.
    pub fn taken_back_since(&self, retracted: bool) -> Vec<Id> {
        let of = self.site.withdrawn.values().filter(|of| of.retracted == retracted);
        let known = |id: &Id| self.publication.notices.get(id);
        let is_new = |id: &&Id| known(id).is_some_and(|of| if retracted { !of.retracted } else { of.is_public() });
        of.map(|of| &of.id).filter(is_new).cloned().collect()
    }

    /// How the history knows a notice.
    pub(super) fn published_as(&self, facts: &Facts) -> Result<PublishedAs, SourceChanged> {
        let Some(of) = self.publication.notices.get(&facts.said.id) else { return Ok(PublishedAs::Never) };
        if !of.is_public() {
            return Ok(PublishedAs::Withdrawn);
        }
        Ok(match self.since_published(facts)? {
            SincePublished::Same => PublishedAs::Shown { corrected: of.versions.len() > 1 },
            SincePublished::New | SincePublished::Corrected | SincePublished::Changed => PublishedAs::Otherwise,
        })
    }

    /// What is wrong with the history beside its text: editions of days to come, kept sources that are not what was
    /// published.
    pub(super) fn history_faults(&self) -> Vec<Diagnostic> {
        let digest = |path: &RelPath| self.input.tree.get(path.as_str()).map(|file| file.digest);
        let mut found = self.publication.kept_faults(&digest);
        let last = self.publication.history.last();
        if let (Some(last), Some(today)) = (last, self.input.today)
            && last.at.day() > today
        {
            let fault =
                Diagnostic::new(&faults::FUTURE_EDITION, Span::new(&history_path(), 0, 0)).with("found", last.sequence);
            found.push(fault.with("at", last.at));
        }
        found
    }

    /// The bytes of the history, with the line of one more edition where there is one.
    pub fn history_bytes(&self, more: Option<&PublishedEdition>) -> Result<Vec<u8>, SourceChanged> {
        let path = history_path();
        let mut bytes = match self.input.tree.contains(path.as_str()) {
            true => self.input.bytes(&path)?.into_owned(),
            false => Vec::new(),
        };
        if let Some(edition) = more {
            bytes.extend_from_slice(source::history_line(edition).as_bytes());
            bytes.push(b'\n');
        }
        Ok(bytes)
    }

    /// The digest of the history's file; none where there is none.
    pub fn history_digest(&self) -> Option<Digest> {
        self.input.tree.get(HISTORY_FILE).map(|file| file.digest)
    }

    /// The input as it will be when an edition is published: with its line, and with the sources that are kept of it.
    pub fn input_with(&self, edition: &PublishedEdition) -> Result<Input, SourceChanged> {
        let mut tree = Tree::clone(&self.input.tree);
        tree.insert(history_path(), File::held(self.history_bytes(Some(edition))?));
        for notice in edition.added.iter().chain(&edition.changed) {
            let Some(facts) = self.any_notice(&notice.id) else { continue };
            let folder = kept_folder(&notice.id, edition.sequence);
            for source in self.kept_sources(facts) {
                let Ok(path) = RelPath::new(&format!("{folder}/{}", source.name)) else { continue };
                let file = match source.name.as_str() {
                    TEXT | FRONT => File::held(self.input.bytes(&source.path)?.into_owned()),
                    _ => self.input.tree.get(source.path.as_str()).cloned().unwrap_or(File::left(source.digest, 0)),
                };
                tree.insert(path, file);
            }
        }
        Ok(Input { tree: Arc::new(tree), ..self.input.clone() })
    }

    /// What became of every public notice since it was published last, in the order of the site.
    pub fn all_since_published(&self) -> Result<Vec<SincePublished>, SourceChanged> {
        self.site.notices.par_iter().map(|facts| self.since_published(facts)).collect()
    }
}

/// What a notice itself says, whatever its court and its site say beside it.
fn says(notice: &Notice, files: &BTreeMap<String, Digest>) -> Digest {
    let inspection = notice.head.inspection.as_ref();
    approval::seen(notice, SeenAround { organ: None, contact: None, inspection, files }).digest
}
