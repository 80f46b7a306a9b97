//! The edition that is to be published: compiled with the line that it will have, written into the site's own folder for it,
//! and given its place in the history.

use std::collections::BTreeMap;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use super::Exit;
use super::SiteWriter;
use super::open_site;
use super::show_faults;
use super::show_faults::Format;
use crate::address::Route;
use crate::compile::Compiled;
use crate::compile::Memo;
use crate::compile::Sink;
use crate::compile::TextRules;
use crate::compile::Written;
use crate::data::Scratch;
use crate::diagnostic::Lang;
use crate::edge;
use crate::edge::Failure;
use crate::edge::Output;
use crate::edge::StagedEdition;
use crate::edge::manifest_of;
use crate::model::HISTORY_FILE;
use crate::model::PublishedEdition;
use crate::model::SincePublished;
use crate::model::history_path;
use crate::model::kept_folder;
use crate::release::NextEdition;
use crate::release::next_edition;
use crate::source;
use crate::text::date::Date;
use crate::text::moment::Moment;
use crate::tree::Digest;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// An edition that was made.
pub struct MadeEdition {
    /// Its files.
    pub staged: StagedEdition,
    /// The line that the history gets; none where this edition is its last one already.
    pub line: Option<PublishedEdition>,
}

/// What an edition is made of.
pub struct Making<'m> {
    /// The site.
    pub compiled: &'m Compiled,
    /// Its folder.
    pub root: &'m Path,
    /// What was made before.
    pub memo: &'m Arc<Memo>,
    /// When it is published.
    pub at: Moment,
    /// The day by which embargoes have ended.
    pub day: Date,
    /// How faults are shown.
    pub format: Format,
    /// The language of messages.
    pub lang: Lang,
}

impl Making<'_> {
    /// Makes the edition. Where nothing changed since the last line there is no new one.
    pub fn made(&self) -> Result<MadeEdition, Exit> {
        let edition = self.next()?;
        let history = &self.compiled.publication().history;
        let folder = self.root.join(".tongbao").join("edition");
        // What the pages tell of the history is what it tells of notices: a line that tells of none changes none of them.
        let quiet = edition.is_quiet() && history.last().is_some();
        match quiet {
            true => self.write(self.compiled, &folder)?,
            false => {
                let input = self.compiled.input_with(&edition);
                let input = input.map_err(|source| self.changed(&source))?;
                let compiled = Compiled::new(input, self.memo).map_err(|source| self.changed(&source))?;
                self.write(&compiled, &folder)?;
            }
        }
        let manifest = manifest_of(&folder).map_err(|failure| self.failed(&failure))?.unwrap_or_default();
        let is_last = quiet && history.last().is_some_and(|last| last.manifest == manifest.digest());
        let line = (!is_last).then(|| sealed(edition, &manifest));
        Ok(MadeEdition { staged: self.with_history(folder, manifest, line.as_ref())?, line })
    }

    /// Makes the last edition again, as far as the sources still give it.
    pub fn again(&self) -> Result<StagedEdition, Exit> {
        let folder = self.root.join(".tongbao").join("edition");
        self.write(self.compiled, &folder)?;
        let manifest = manifest_of(&folder).map_err(|failure| self.failed(&failure))?.unwrap_or_default();
        self.with_history(folder, manifest, None)
    }

    /// Gives an edition its place in the history: its sources are kept, then its line is written.
    pub fn keep(&self, edition: &PublishedEdition) -> Result<(), Failure> {
        for notice in edition.added.iter().chain(&edition.changed) {
            let Some(facts) = self.compiled.any_notice(&notice.id) else { continue };
            let sources = self.compiled.kept_sources(facts).into_iter().map(|of| (of.name, of.path, of.digest));
            edge::keep_version(self.root, &kept_folder(&notice.id, edition.sequence), &sources.collect::<Vec<_>>())?;
        }
        let path = history_path();
        let changed = || Failure::changed(self.root.join(HISTORY_FILE));
        let new = self.compiled.history_bytes(Some(edition)).map_err(|_| changed())?;
        match self.compiled.history_digest() {
            Some(old) => edge::rewrite(self.root, &path, old, &new),
            None => edge::create(self.root, &[(path, new)]),
        }
    }

    fn next(&self) -> Result<PublishedEdition, Exit> {
        let compiled = self.compiled;
        let since = compiled.all_since_published().map_err(|source| self.changed(&source))?;
        let of = compiled.site.notices.iter().zip(since);
        let notices = of.map(|(facts, since)| {
            let source = if since == SincePublished::Same { facts.source } else { compiled.kept_digest(facts) };
            (facts.said.id.clone(), since, source)
        });
        let taken_back = |retracted| compiled.taken_back_since(retracted);
        let next = NextEdition {
            notices: notices.collect(),
            withdrawn: taken_back(false),
            retracted: taken_back(true),
            renamed: compiled.publication().renamed.clone(),
            at: self.at,
            as_of: compiled.site.as_of,
            day: self.day,
        };
        Ok(next_edition(&compiled.publication().history, next))
    }

    /// What was written, with the copy of the history beside it: with the line of an edition where it has a new one.
    fn with_history(
        &self,
        folder: PathBuf,
        mut manifest: Manifest,
        line: Option<&PublishedEdition>,
    ) -> Result<StagedEdition, Exit> {
        let bytes = self.compiled.history_bytes(line).map_err(|source| self.changed(&source))?;
        manifest.insert(Route::History.path(), Digest::of(&bytes));
        Ok(StagedEdition { folder, manifest, held: BTreeMap::from([(Route::History.path(), bytes)]) })
    }

    /// Writes all of a site but the copy of the history.
    fn write(&self, compiled: &Compiled, folder: &Path) -> Result<(), Exit> {
        let mut output = Output::open(folder, self.root).map_err(|failure| self.failed(&failure))?;
        // Here nobody reads: the brake is that of the target.
        output.allow_shrinking(true);
        let writer = WithoutHistory(SiteWriter::new(&output, self.root));
        match compiled.write(&writer, TextRules::Later) {
            Written::All(_) => {}
            Written::Failed(failure) => return Err(self.failed(&failure)),
            Written::Changed(source) => return Err(self.changed(&source)),
            Written::Faults(faults) => {
                show_faults::faults(&faults, compiled.input(), self.format, self.lang);
                return Err(Exit::FAULTS);
            }
        }
        output.finish().map(drop).map_err(|failure| self.failed(&failure))
    }

    fn failed(&self, failure: &Failure) -> Exit {
        show_faults::failure(failure, self.lang)
    }

    fn changed(&self, source: &crate::tree::SourceChanged) -> Exit {
        self.failed(&open_site::changed(self.root, source))
    }
}

/// An edition with the digest of its manifest, and that of its line.
fn sealed(edition: PublishedEdition, manifest: &Manifest) -> PublishedEdition {
    let mut edition = PublishedEdition { manifest: manifest.digest(), ..edition };
    edition.line = Digest::of(source::history_line(&edition).as_bytes());
    edition
}

/// Writes all but the copy of the history: its last line names the digest of all else.
struct WithoutHistory<'w>(SiteWriter<'w>);

impl Sink for WithoutHistory<'_> {
    type Failure = Failure;

    fn put(&self, path: &RelPath, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        self.0.put(path, write)
    }

    fn copy(&self, path: &RelPath, source: &RelPath, digest: Digest) -> Result<(), Failure> {
        match *path == Route::History.path() {
            true => Ok(()),
            false => self.0.copy(path, source, digest),
        }
    }

    fn done(&self) {
        self.0.done();
    }

    fn scratch(&self) -> Result<Box<dyn Scratch>, Failure> {
        self.0.scratch()
    }
}
