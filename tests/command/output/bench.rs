//! A site, its output folder, and what one wants to know of them.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;
use tongbao::edge::Failure;
use tongbao::edge::Output;
use tongbao::edge::Report;
use tongbao::tree::Manifest;
use tongbao::tree::RelPath;
use walkdir::WalkDir;

use crate::support::site::Site;

pub type Files = BTreeMap<String, String>;

pub struct Bench {
    place: Site,
}

impl Bench {
    pub fn new() -> Bench {
        Bench::at(Site::new())
    }

    pub fn in_memory() -> Bench {
        Bench::at(Site::in_memory())
    }

    fn at(place: Site) -> Bench {
        fs::create_dir_all(place.place("site/content")).unwrap();
        Bench { place }
    }

    pub fn root(&self) -> &Path {
        self.place.path()
    }

    pub fn site(&self) -> PathBuf {
        self.root().join("site")
    }

    pub fn out(&self) -> PathBuf {
        self.site().join("public")
    }

    pub fn new_folder(&self) -> PathBuf {
        self.site().join(".public.tongbao-new")
    }

    pub fn old_folder(&self) -> PathBuf {
        self.site().join(".public.tongbao-old")
    }

    pub fn open(&self) -> Result<Output, Failure> {
        Output::open(&self.out(), &self.site())
    }

    pub fn build(&self, files: &[(&str, &str)]) -> Result<Report, Failure> {
        self.build_at(&self.out(), files)
    }

    pub fn build_at(&self, out: &Path, files: &[(&str, &str)]) -> Result<Report, Failure> {
        build(out, &self.site(), files)
    }

    /// Inode and time of change of a path in the output folder.
    pub fn mark(&self, path: &str) -> (u64, i64, i64) {
        let at = fs::metadata(self.out().join(path)).unwrap();
        (at.ino(), at.mtime(), at.mtime_nsec())
    }

    pub fn assert_holds(&self, files: &[(&str, &str)]) {
        self.assert_holds_at(&self.out(), files);
    }

    pub fn assert_holds_at(&self, out: &Path, files: &[(&str, &str)]) {
        let expected: Files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        assert_eq!(whole(out), expected);
    }

    /// Beside the output folder lies nothing but its lock.
    pub fn assert_tidy(&self) {
        let mut names: Vec<_> = fs::read_dir(self.site()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.retain(|name| name != "public" && name != "content");
        assert_eq!(names, [".public.tongbao.lock"]);
    }
}

/// Puts a file whose bytes are there already.
pub fn put(output: &Output, path: &RelPath, bytes: &[u8]) -> Result<(), Failure> {
    output.put(path, &mut |to| to.write_all(bytes))
}

/// One run, its files put by many threads; of several failures, the first in the order of the files.
pub fn build(out: &Path, site: &Path, files: &[(&str, &str)]) -> Result<Report, Failure> {
    let output = Output::open(out, site)?;
    let (last, others) = match files.split_last() {
        Some((last, others)) => (Some(last), others),
        None => (None, files),
    };
    let put = |(path, text): &(&str, &str)| self::put(&output, &RelPath::new(path).unwrap(), text.as_bytes());
    others.par_iter().try_for_each(put)?;
    last.map_or(Ok(()), put)?;
    output.finish()
}

/// The files of a folder that is whole by its manifest: every digest right, nothing missing, nothing more.
pub fn whole(out: &Path) -> Files {
    let mut manifest = Manifest::new();
    let mut files = Files::new();
    for entry in WalkDir::new(out).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(out).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().is_dir() || path == Manifest::FILE {
            continue;
        }
        assert!(entry.file_type().is_file(), "{path}");
        let text = fs::read_to_string(entry.path()).unwrap();
        manifest.insert(RelPath::new(&path).unwrap(), tongbao::tree::Digest::of(text.as_bytes()));
        files.insert(path, text);
    }
    let listed = fs::read_to_string(out.join(Manifest::FILE)).unwrap();
    assert_eq!(Manifest::parse(&listed).unwrap(), manifest);
    files
}

/// Every path below a folder, with its kind and what it holds: to see that nothing changed.
pub fn snapshot(folder: &Path) -> Vec<String> {
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    walk.map(|entry| {
        let entry = entry.unwrap();
        let at = entry.path().symlink_metadata().unwrap();
        let text = if at.is_file() { fs::read(entry.path()).unwrap() } else { Vec::new() };
        format!("{:?} {} {:o} {text:?}", entry.path(), at.ino(), at.mode())
    })
    .collect()
}
