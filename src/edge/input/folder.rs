//! A site's folder becomes a Tree.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::io::Read;
use std::io::Seek;
use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;

use rayon::prelude::*;

use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::input::picture_size::pixels;
use crate::edge::input::site_walk::ROOT;
use crate::edge::input::site_walk::walk;
use crate::edge::input::skipped::Skipped;
use crate::edge::input::skipped::Why;
use crate::edge::input::stamp::Stamp;
use crate::edge::open_regular;
use crate::tree::Digest;
use crate::tree::File;
use crate::tree::RelPath;
use crate::tree::Tree;

/// The folders of a site that are read. Nothing else beside them is looked at.
pub(in crate::edge) const FOLDERS: [&str; 4] = ["content", "templates", "static", ROOT];

/// Files that are read as text: their bytes are held.
const TEXTS: [&str; 11] = ["md", "yaml", "yml", "txt", "html", "xml", "css", "js", "svg", "json", "toml"];

/// Reads the sources of a site: `content/`, `templates/`, `static/` and `root/` below `root`, as far as they exist.
///
/// Regular files only. Bytes are held for texts and for all of `templates/`, `static/` and `root/`, up to `limit` bytes a
/// file; a larger text or template is skipped and named. Other files, and large ones of `static/` and `root/`, are
/// digested piece by piece and left on disk. Files whose name begins with a dot, and what editors and desktops leave
/// behind, are passed over in silence; in `root/`, where many mean to publish them, hidden ones are named. The result does
/// not depend on the order in which the disk lists its files.
pub fn read(root: &Path, limit: u64) -> Result<(Tree, Vec<Skipped>), Failure> {
    Reader::new(root, limit).read()
}

/// A text too; files of that kind beside notices are none.
const HISTORY: &str = "content/history.jsonl";

/// What becomes of the texts of notices, articles and pages: of a large site they are most of what there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// They are held like all other texts.
    #[default]
    Held,
    /// They are digested and left on disk, to be read again.
    Left,
    /// They are held packed: what was read stays at hand when the file on disk is another already.
    Packed,
}

/// The folders whose texts may be left or packed. All else is asked for again and again, and is little.
const BODIES: [&str; 4] = ["content/notices", "content/articles", "content/pages", "content/history"];

/// Reads the sources of one site again and again, each file only if it may have changed.
#[derive(Debug)]
pub struct Reader {
    root: PathBuf,
    limit: u64,
    keep: Keep,
    known: BTreeMap<RelPath, (Stamp, File)>,
}

impl Reader {
    /// A reader that has read nothing yet.
    pub fn new(root: &Path, limit: u64) -> Reader {
        Reader { root: root.to_owned(), limit, keep: Keep::Held, known: BTreeMap::new() }
    }

    /// The same reader, which has read nothing yet, with a choice of what is held.
    pub fn keeping(self, keep: Keep) -> Reader {
        Reader { keep, ..self }
    }

    /// What [`read`] gives.
    pub fn read(&mut self) -> Result<(Tree, Vec<Skipped>), Failure> {
        let root = &self.root;
        fs::read_dir(root).at(Operation::ReadFolder, root)?;
        let mut skipped = Vec::new();
        let mut found = Vec::new();
        for folder in FOLDERS {
            walk(root, folder, &mut found, &mut skipped)?;
        }
        found.sort();
        let keep = |path: &RelPath| match BODIES.iter().any(|folder| path.starts_with(folder)) {
            true => self.keep,
            false => Keep::Held,
        };
        let take = |(path, at): &(RelPath, PathBuf)| take(path, at, self.limit, keep(path), self.known.get(path));
        let files: Vec<Result<Taken, Failure>> = found.par_iter().map(take).collect();
        // They are in order: maps are made of them at once, not file by file.
        let (mut read, mut known) = (Vec::with_capacity(found.len()), Vec::with_capacity(found.len()));
        for ((path, _), taken) in found.into_iter().zip(files) {
            match taken? {
                Taken::File(file, stamp) => {
                    known.extend(stamp.map(|stamp| (path.clone(), (stamp, file.clone()))));
                    read.push((path, file));
                }
                Taken::Skipped(why) => skipped.push(Skipped { path: path.to_string(), why }),
                Taken::Gone => {}
            }
        }
        self.known = known.into_iter().collect();
        let tree = read.into_iter().collect();
        skipped.sort();
        Ok((tree, skipped))
    }
}

/// What became of a file that the walk found.
enum Taken {
    /// Read, or as it was; with its stamp where that will tell of a change.
    File(File, Option<Stamp>),
    Skipped(Why),
    /// Deleted since the folder was listed, as if the walk had come later.
    Gone,
}

fn take(path: &RelPath, at: &Path, limit: u64, keep: Keep, known: Option<&(Stamp, File)>) -> Result<Taken, Failure> {
    match try_take(path, at, limit, keep, known) {
        Ok(taken) => Ok(taken),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Taken::Gone),
        Err(error) => Err(Failure::system(Operation::ReadFile, at, &error)),
    }
}

fn try_take(path: &RelPath, at: &Path, limit: u64, keep: Keep, known: Option<&(Stamp, File)>) -> io::Result<Taken> {
    if let Some((stamp, file)) = known
        && Stamp::of(&fs::symlink_metadata(at)?) == Some(*stamp)
    {
        return Ok(Taken::File(file.clone(), Some(*stamp)));
    }
    let now = SystemTime::now();
    let mut file = open_regular(at)?;
    let before = file.metadata()?;
    let stamp = Stamp::of(&before).filter(|stamp| stamp.rested_at(now));
    let len = before.len();
    let of_texts = |extension: &str| TEXTS.iter().any(|text| extension.eq_ignore_ascii_case(text));
    let text = path.extension().is_some_and(of_texts) || path.as_str() == HISTORY;
    let copied = path.starts_with("static") || path.starts_with(ROOT);
    let theme = copied || path.starts_with("templates");
    if !text && (!theme || len > limit && copied) {
        let pixels = pixels(path, &file);
        file.rewind()?;
        let (digest, len) = Digest::of_reader(file)?;
        return Ok(Taken::File(File { pixels, ..File::left(digest, len) }, stamp));
    }
    if len > limit {
        return Ok(Taken::Skipped(Why::Oversize { len, limit }));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or_default());
    // A file that grows while it is read is stopped one byte past the limit.
    Read::by_ref(&mut file).take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Ok(Taken::Skipped(Why::Oversize { len: file.metadata()?.len(), limit }));
    }
    let file = match keep {
        Keep::Held => File::held(bytes),
        Keep::Left => File::left(Digest::of(&bytes), bytes.len() as u64),
        Keep::Packed => File::packed(&bytes),
    };
    Ok(Taken::File(file, stamp))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    fn names(tree: &Tree) -> Vec<&str> {
        tree.iter().map(|(path, _)| path.as_str()).collect()
    }

    #[test]
    fn sources_are_read_and_leftovers_passed_over() {
        let site = site(&[
            ("content/notices/a/notice.md", "# a"),
            ("content/notices/a/台账.xlsx", "PK"),
            ("content/notices/a/notice.md~", ""),
            ("content/notices/a/.notice.md.swp", ""),
            ("content/notices/a/~$台账.xlsx", ""),
            ("content/.git/config.md", ""),
            ("content/Thumbs.db", ""),
            ("templates/base.tera", "x"),
            ("static/crest.png", "png"),
            ("root/robots.txt", "x"),
            ("root/.DS_Store", ""),
            ("root/a/._b.txt", ""),
            ("root/a/.b.txt.swp", ""),
            ("root/a/b.txt~", ""),
            ("public/index.html", "not a source"),
            ("README.md", "not a source"),
        ]);
        let (tree, skipped) = read(site.path(), 100).unwrap();
        assert_eq!(skipped, []);
        assert_eq!(
            names(&tree),
            [
                "content/notices/a/notice.md",
                "content/notices/a/台账.xlsx",
                "root/robots.txt",
                "static/crest.png",
                "templates/base.tera"
            ]
        );
        let held: Vec<bool> = tree.iter().map(|(_, file)| file.held.is_some()).collect();
        assert_eq!(held, [true, false, true, true, true]);
        let table = tree.get("content/notices/a/台账.xlsx").unwrap();
        assert_eq!((table.digest, table.len), (Digest::of(b"PK"), 2));
    }

    #[test]
    fn texts_of_notices_articles_and_pages_can_be_left_or_packed() {
        let site = site(&[
            ("content/site.yaml", "name: x"),
            ("content/organs/a.yaml", "name: a"),
            ("content/notices/a/notice.md", "\u{feff}# a"),
            ("content/notices/a/notice.yaml", "title: a"),
            ("content/notices/a/台账.xlsx", "PK"),
            ("content/notices/over.md", "0123456789"),
            ("content/noticesx/a.md", "x"),
            ("content/articles/a.md", "x"),
            ("content/pages/a.md", "x"),
            ("templates/base.tera", "x"),
            ("static/a.css", "x"),
        ]);
        fs::write(site.path().join("content/pages/b.md"), b"\xb0\xb8").unwrap();
        let (held, skipped) = read(site.path(), 9).unwrap();
        assert_eq!(skipped.len(), 1, "{skipped:?}");
        for keep in [Keep::Held, Keep::Left, Keep::Packed] {
            let mut reader = Reader::new(site.path(), 9).keeping(keep);
            let (tree, left_out) = reader.read().unwrap();
            assert_eq!((names(&tree), &left_out), (names(&held), &skipped), "{keep:?}");
            assert_eq!((tree.digest(), tree.diff(&held)), (held.digest(), vec![]), "{keep:?}");
            assert_eq!(reader.read().unwrap().0, tree, "{keep:?}");
            for (path, file) in tree.iter() {
                let all = held.get(path.as_str()).unwrap();
                let body = ["content/notices/", "content/articles/", "content/pages/"];
                let body = all.held.is_some() && body.iter().any(|folder| path.as_str().starts_with(folder));
                let expected = match keep {
                    Keep::Left if body => None,
                    _ => all.bytes(),
                };
                assert_eq!((file.bytes(), file.len), (expected, all.len), "{keep:?} {path}");
                assert_eq!(file.plain().is_some(), all.held.is_some() && (!body || keep == Keep::Held), "{path}");
            }
        }
    }

    #[test]
    fn the_limit_is_the_largest_size_that_is_read() {
        let site = site(&[
            ("content/at.md", "1234"),
            ("content/over.MD", "12345"),
            ("content/scan.pdf", "12345"),
            ("static/film.mp4", "12345"),
            ("static/style.css", "12345"),
            ("root/film.mp4", "12345"),
            ("root/robots.txt", "12345"),
            ("templates/logo.png", "12345"),
        ]);
        let (tree, skipped) = read(site.path(), 4).unwrap();
        assert_eq!(names(&tree), ["content/at.md", "content/scan.pdf", "root/film.mp4", "static/film.mp4"]);
        assert_eq!(tree.get("static/film.mp4").unwrap(), &File::left(Digest::of(b"12345"), 5));
        let over = |path: &str| Skipped { path: path.into(), why: Why::Oversize { len: 5, limit: 4 } };
        let named = ["content/over.MD", "root/robots.txt", "static/style.css", "templates/logo.png"];
        assert_eq!(skipped, named.map(over));
    }

    #[test]
    fn what_is_hidden_is_named_where_files_are_published_as_they_are() {
        let site = site(&[
            ("root/.htaccess", "x"),
            ("root/.well-known/a/b.txt", "x"),
            ("root/a/.b", "x"),
            ("root/a/b.txt", "x"),
            ("static/.c", "x"),
        ]);
        let (tree, skipped) = read(site.path(), 9).unwrap();
        assert_eq!(names(&tree), ["root/a/b.txt"]);
        let hidden = |path: &str| Skipped { path: path.into(), why: Why::Hidden };
        assert_eq!(skipped, ["root/.htaccess", "root/.well-known", "root/a/.b"].map(hidden));
    }

    #[test]
    fn a_site_that_is_not_there_is_a_failure_with_its_path() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("none");
        let failure = read(&root, 1).unwrap_err();
        assert_eq!((failure.class().exit_code(), &failure.path), (4, &root));
        assert_eq!(read(folder.path(), 1).unwrap(), (Tree::new(), vec![]));
    }

    #[test]
    fn a_file_is_read_again_once_it_has_changed_however_it_did() {
        let site = site(&[("content/a.md", "aaaa"), ("content/b.md", "bbbb"), ("content/c.pdf", "cccc")]);
        let at = |name: &str| site.path().join("content").join(name);
        let long_ago = SystemTime::now() - std::time::Duration::from_secs(3_600);
        let age = |name| fs::File::options().write(true).open(at(name)).unwrap().set_modified(long_ago).unwrap();
        let mut reader = Reader::new(site.path(), 100);
        let mut agrees = |what: &str| assert_eq!(reader.read().unwrap(), read(site.path(), 100).unwrap(), "{what}");
        agrees("at first");
        for (name, text) in [("a.md", "AAAA"), ("c.pdf", "CCCC"), ("new.md", "x")] {
            fs::write(at(name), text).unwrap();
            // Programs can set the time of a file back.
            age(name);
            agrees(name);
        }
        fs::write(at("aside"), "BBBB").unwrap();
        fs::rename(at("aside"), at("b.md")).unwrap();
        agrees("renamed over");
        fs::remove_file(at("a.md")).unwrap();
        agrees("removed");
        fs::create_dir_all(at("d/e")).unwrap();
        fs::write(at("d/e/f.md"), "f").unwrap();
        agrees("folders");
        fs::rename(at("d"), at("g")).unwrap();
        agrees("folder renamed");
    }

    #[cfg(unix)]
    #[test]
    fn links_pipes_and_names_unfit_to_carry_are_named_and_not_read() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::symlink;
        let site = site(&[("content/a.md", "a"), ("content/a:b.md", "b"), ("secret", "s"), ("far/x.html", "x")]);
        let root = site.path();
        symlink(root.join("secret"), root.join("content/link.md")).unwrap();
        symlink("..", root.join("content/loop")).unwrap();
        symlink(root.join("far"), root.join("templates")).unwrap();
        fs::write(root.join("static"), "").unwrap();
        fs::create_dir(root.join("root")).unwrap();
        symlink(root.join("secret"), root.join("root/robots.txt")).unwrap();
        fs::write(root.join("content").join(OsStr::from_bytes(b"\xb0\xb8.md")), "gb").unwrap();
        let pipe = std::process::Command::new("mkfifo").arg(root.join("content/pipe.md")).status().unwrap();
        assert!(pipe.success());
        let (tree, skipped) = read(root, 100).unwrap();
        assert_eq!(names(&tree), ["content/a.md"]);
        let skipped: Vec<_> = skipped.iter().map(|skipped| (skipped.path.as_str(), skipped.why.clone())).collect();
        assert_eq!(
            skipped,
            [
                ("content/a:b.md", Why::Name(crate::tree::PathFault::Forbidden)),
                ("content/link.md", Why::Link),
                ("content/loop", Why::Link),
                ("content/pipe.md", Why::Special),
                ("content/\u{FFFD}\u{FFFD}.md", Why::NotUtf8),
                ("root/robots.txt", Why::Link),
                ("static", Why::NotAFolder),
                ("templates", Why::Link),
            ]
        );
    }
}
