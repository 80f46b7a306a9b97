//! What an output holds, as `sha256sum -c` reads it.

use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write;
use std::io;

use crate::tree::digest::Digest;
use crate::tree::path::PathFault;
use crate::tree::path::RelPath;
use crate::tree::path_change::Change;

/// Which file has which digest.
///
/// Its text is one line a file, sorted by path: the digest, two spaces, the path. Paths hold neither line breaks nor
/// backslashes, so `sha256sum -c` reads every line as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    digests: BTreeMap<RelPath, Digest>,
}

/// A line that is not one of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestFault {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub kind: ManifestFaultKind,
}

/// What is wrong with a line of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestFaultKind {
    /// It does not begin with a digest and two spaces.
    Digest,
    /// Its path is none.
    Path(PathFault),
    /// It does not come after the line before it.
    Order,
    /// It is the last and has no line break: the text was cut off.
    CutOff,
}

impl ManifestFault {
    /// The fault in Chinese.
    pub fn zh(&self) -> String {
        let what = match &self.kind {
            ManifestFaultKind::Digest => "不是以摘要和两个空格开头",
            ManifestFaultKind::Path(fault) => fault.zh(),
            ManifestFaultKind::Order => "没有按路径顺序排列，或者路径重复",
            ManifestFaultKind::CutOff => "没有换行，文件不完整",
        };
        format!("清单第 {} 行：{what}", self.line)
    }

    /// The fault in English.
    pub fn en(&self) -> String {
        let what = match &self.kind {
            ManifestFaultKind::Digest => "it does not begin with a digest and two spaces",
            ManifestFaultKind::Path(fault) => fault.en(),
            ManifestFaultKind::Order => "its path is out of order or repeated",
            ManifestFaultKind::CutOff => "it has no line break, the file is cut off",
        };
        format!("line {} of the manifest: {what}", self.line)
    }
}

impl fmt::Display for ManifestFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for ManifestFault {}

impl Manifest {
    /// The name of the manifest's own file, at the top of an output folder. A manifest does not list itself.
    pub const FILE: &str = "tongbao-manifest.sha256";

    /// Of no files.
    pub fn new() -> Manifest {
        Manifest::default()
    }

    /// Reads the text of a manifest; the inverse of its printing.
    pub fn parse(text: &str) -> Result<Manifest, ManifestFault> {
        let mut lines = ManifestLines::default();
        let digests = text.split_inclusive('\n').map(|line| lines.take(line)).collect::<Result<_, _>>()?;
        Ok(Manifest { digests })
    }

    /// Writes the line of a file: lines in the order of their paths are the text of a manifest.
    pub fn write_line(to: &mut impl io::Write, path: &str, digest: Digest) -> io::Result<()> {
        writeln!(to, "{digest}  {path}")
    }

    /// The digest of the file at a path.
    pub fn get(&self, path: &str) -> Option<Digest> {
        self.digests.get(path).copied()
    }

    /// Whether it lists a path.
    pub fn contains(&self, path: &str) -> bool {
        self.digests.contains_key(path)
    }

    /// Every file, in the order of their paths.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&RelPath, Digest)> {
        self.digests.iter().map(|(path, digest)| (path, *digest))
    }

    /// How many files it lists.
    pub fn len(&self) -> usize {
        self.digests.len()
    }

    /// Whether it lists none.
    pub fn is_empty(&self) -> bool {
        self.digests.is_empty()
    }

    /// Lists a file, in place of what it said of that path before.
    pub fn insert(&mut self, path: RelPath, digest: Digest) -> Option<Digest> {
        self.digests.insert(path, digest)
    }

    /// The same without the file at a path.
    pub fn without(&self, path: &str) -> Manifest {
        self.iter().filter(|(known, _)| known.as_str() != path).map(|(path, digest)| (path.clone(), digest)).collect()
    }

    /// What changed since an older manifest, in the order of the paths.
    pub fn changes_since(&self, old: &Manifest) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        for (path, digest) in self.iter() {
            match old.get(path.as_str()) {
                None => changes.push(Change::Added(path.clone())),
                Some(before) if before != digest => changes.push(Change::Changed(path.clone())),
                Some(_) => {}
            }
        }
        let gone = old.iter().filter(|(path, _)| !self.contains(path.as_str()));
        changes.extend(gone.map(|(path, _)| Change::Removed(path.clone())));
        changes.sort_by(|one, other| one.path().cmp(other.path()));
        changes
    }

    /// The digest of its text.
    pub fn digest(&self) -> Digest {
        Digest::of(self.to_string().as_bytes())
    }
}

/// Reads the text of a manifest line by line, for those who need not hold it.
#[derive(Debug, Default)]
pub struct ManifestLines {
    line: usize,
    before: Option<RelPath>,
}

impl ManifestLines {
    /// Takes the next line with its line break, and gives the file that it lists.
    pub fn take(&mut self, line: &str) -> Result<(RelPath, Digest), ManifestFault> {
        self.line += 1;
        let (path, digest) = self.read(line).map_err(|kind| ManifestFault { line: self.line, kind })?;
        self.before = Some(path.clone());
        Ok((path, digest))
    }

    fn read(&self, line: &str) -> Result<(RelPath, Digest), ManifestFaultKind> {
        let line = line.strip_suffix('\n').ok_or(ManifestFaultKind::CutOff)?;
        let (digest, path) = line.split_once("  ").ok_or(ManifestFaultKind::Digest)?;
        let digest = Digest::parse(digest).ok_or(ManifestFaultKind::Digest)?;
        let path = RelPath::new(path).map_err(ManifestFaultKind::Path)?;
        match self.before.as_ref().is_some_and(|before| *before >= path) {
            true => Err(ManifestFaultKind::Order),
            false => Ok((path, digest)),
        }
    }
}

impl FromIterator<(RelPath, Digest)> for Manifest {
    fn from_iter<I: IntoIterator<Item = (RelPath, Digest)>>(digests: I) -> Manifest {
        Manifest { digests: digests.into_iter().collect() }
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = String::new();
        for (path, digest) in self.iter() {
            line.clear();
            writeln!(line, "{digest}  {path}")?;
            f.write_str(&line)?;
        }
        Ok(())
    }
}

/// A whole output, sealed by its manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The digest of the manifest's text: the name of the edition.
    pub digest: Digest,
    /// How many files the manifest lists.
    pub files: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        ["index.html", "附件/整改 台账.xlsx", "notices/a.html", " a", "a  b"]
            .iter()
            .map(|name| (RelPath::new(name).unwrap(), Digest::of(name.as_bytes())))
            .collect()
    }

    #[test]
    fn parsing_is_the_inverse_of_printing() {
        let text = manifest().to_string();
        assert_eq!(Manifest::parse(&text), Ok(manifest()));
        assert_eq!(Manifest::parse(""), Ok(Manifest::new()));
        assert_eq!(manifest().digest(), Digest::of(text.as_bytes()));
        let mut lines = Vec::new();
        for (path, digest) in manifest().iter() {
            Manifest::write_line(&mut lines, path.as_str(), digest).unwrap();
        }
        assert_eq!(lines, text.as_bytes());
    }

    #[test]
    fn a_malformed_line_is_named() {
        let d = Digest::of(b"");
        for (text, line, kind) in [
            (format!("{d}  a\n{d} b\n"), 2, ManifestFaultKind::Digest),
            (format!("{d}  a\n\n"), 2, ManifestFaultKind::Digest),
            (format!("{d}x  a\n"), 1, ManifestFaultKind::Digest),
            (format!("{d}  a\r\n"), 1, ManifestFaultKind::Path(PathFault::Control)),
            (format!("{d}  ../a\n"), 1, ManifestFaultKind::Path(PathFault::DotPart)),
            (format!("{d}  b\n{d}  a\n"), 2, ManifestFaultKind::Order),
            (format!("{d}  a\n{d}  a\n"), 2, ManifestFaultKind::Order),
            (format!("{d}  a\n{d}  b"), 2, ManifestFaultKind::CutOff),
        ] {
            assert_eq!(Manifest::parse(&text), Err(ManifestFault { line, kind }), "{text:?}");
        }
    }
}
