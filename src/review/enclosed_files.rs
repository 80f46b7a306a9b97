//! What became of the files that are published with a notice: by their digests, and by their text where it can be read.

use crate::text::difference::Became;
use crate::text::difference::Marked;
use crate::text::difference::differences;
use crate::tree::Digest;

/// A file that is published with a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnclosedFile {
    /// Its name.
    pub name: String,
    /// What readers see; none for one that the text alone leads to.
    pub title: Option<String>,
    /// The digest of its bytes.
    pub digest: Digest,
    /// The lines of its text, where it can be read.
    pub lines: Option<Vec<String>>,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDifference {
    /// Its name.
    pub name: String,
    /// What readers saw, and see.
    pub titles: (Option<String>, Option<String>),
    /// Its digests; none where it was not there, or is there no more.
    pub digests: (Option<Digest>, Option<Digest>),
    /// The lines that changed, in stretches; none where its text cannot be read in both editions.
    pub lines: Option<Vec<Vec<Marked>>>,
}

/// The files that changed, came or went, in the order of the later edition.
pub fn differences_of(old: &[EnclosedFile], new: &[EnclosedFile]) -> Vec<FileDifference> {
    let named = |files: &[EnclosedFile], name: &str| files.iter().find(|file| file.name == name).cloned();
    let gone = old.iter().filter(|file| named(new, &file.name).is_none());
    let both = new.iter().map(|file| (named(old, &file.name), Some(file.clone())));
    both.chain(gone.map(|file| (Some(file.clone()), None)))
        .filter(|(was, is)| {
            let said = |file: &Option<EnclosedFile>| file.as_ref().map(|file| (file.digest, file.title.clone()));
            said(was) != said(is)
        })
        .filter_map(|(was, is)| {
            let name = is.as_ref().or(was.as_ref())?.name.clone();
            let title = |file: &Option<EnclosedFile>| file.as_ref().and_then(|file| file.title.clone());
            let digest = |file: &Option<EnclosedFile>| file.as_ref().map(|file| file.digest);
            Some(FileDifference {
                titles: (title(&was), title(&is)),
                digests: (digest(&was), digest(&is)),
                lines: changed_lines(&was, &is),
                name,
            })
        })
        .collect()
}

fn changed_lines(was: &Option<EnclosedFile>, is: &Option<EnclosedFile>) -> Option<Vec<Vec<Marked>>> {
    let (was, is) = (was.as_ref()?.lines.as_ref()?, is.as_ref()?.lines.as_ref()?);
    let filled = |lines: &[String]| lines.iter().filter(|line| !line.trim().is_empty()).cloned().collect::<Vec<_>>();
    let mut lines = differences(&filled(was), &filled(is));
    lines.retain(|line| line.iter().any(|(became, _)| *became != Became::Same));
    Some(lines)
}
