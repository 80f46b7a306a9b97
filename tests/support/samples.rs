//! Notices for the tests of sources: those of the sample site and the cases of the grammar.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use tongbao::diagnostic::Diagnostic;
use tongbao::model::Id;
use tongbao::model::Notice;
use tongbao::source::SourceFile;
use tongbao::source::notice;
use tongbao::tree::RelPath;

use super::site::project;

/// A notice's source.
pub struct Sample {
    /// Where it lies.
    pub path: PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Sample {
    /// The name of the file, or of its folder.
    pub fn id(&self) -> String {
        let named = if self.path.ends_with("notice.md") { self.path.parent() } else { Some(self.path.as_path()) };
        named.and_then(Path::file_stem).unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// The notices of the sample site.
pub fn content() -> Vec<Sample> {
    below("content/notices")
}

/// The cases of the grammar.
pub fn grammar() -> Vec<Sample> {
    below("tests/grammar")
}

fn below(name: &str) -> Vec<Sample> {
    walkdir::WalkDir::new(project(name))
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("samples can be read").into_path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .map(|path| Sample { bytes: fs::read(&path).expect("a sample can be read"), path })
        .collect()
}

/// Reads a notice.
pub fn parse(bytes: &[u8]) -> (Notice, Vec<Diagnostic>) {
    let path = RelPath::new("content/notices/a.md").expect("a path");
    notice(Id::new("a").expect("an id"), SourceFile { path: &path, bytes }, None)
}
