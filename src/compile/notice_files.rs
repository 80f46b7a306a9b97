//! Which file of `content/notices/` is what, told by paths alone.
//!
//! A folder that holds `notice.md` or `notice.yaml` is a notice, and so is the folder `a/` next to a notice `a.md`: all below
//! lies beside it. Any other folder only groups, whatever it is called: where a notice lies changes no address.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::file_ids::claim;
use super::file_ids::fault;
use super::file_ids::named;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::sources as faults;
use crate::model::Id;
use crate::tree::RelPath;

/// Where all notices lie.
const TOP: &str = "content/notices";
/// So many folders that group may lie in one another.
const DEEPEST: usize = 3;
/// The text of a notice that has a folder of its own.
pub(super) const TEXT: &str = "notice.md";
/// Its front matter, where that has a file of its own.
const FRONTS: [&str; 2] = [FRONT, "notice.yml"];
/// The first of these: under it such a file is kept.
pub(super) const FRONT: &str = "notice.yaml";

/// The files of all notices, each in its place.
#[derive(Default)]
pub(super) struct NoticeFiles {
    /// The texts.
    pub notices: BTreeMap<Id, RelPath>,
    /// Front matter with a file of its own.
    pub fronts: BTreeMap<Id, RelPath>,
    /// Files beside notices that are no sources, by notice and name.
    pub beside: BTreeMap<Id, BTreeMap<String, RelPath>>,
    /// What lies where nothing can be made of it.
    pub faults: Vec<Diagnostic>,
}

/// Puts every file of `content/notices/` in its place. `paths` are sorted.
pub(super) fn arrange<'p>(paths: impl Iterator<Item = &'p RelPath>) -> NoticeFiles {
    let paths: Vec<&RelPath> = paths.filter(|path| is_below_top(path)).collect();
    let folders = Folders::of(&paths);
    let mut out = NoticeFiles::default();
    let mut held: BTreeMap<&str, Held> = BTreeMap::new();
    // A folder is named once, at its first file.
    let mut named_folders: BTreeSet<&str> = BTreeSet::new();
    let mut once = |folder, found: Diagnostic, all: &mut Vec<Diagnostic>| {
        if named_folders.insert(folder) {
            all.push(found);
        }
    };
    for path in paths {
        match folders.place(path) {
            Place::Lost(folder, other) => once(folder, without_text(other, folder), &mut out.faults),
            Place::TooDeep(folder) => once(folder, fault(&faults::TOO_DEEP, path, folder), &mut out.faults),
            Place::Grouped => named(path.file_name(), &["md"], path, &mut out.notices, &mut out.faults),
            Place::Beside(folder, name) => {
                let Some(id) = Id::new(last(folder)) else {
                    once(folder, fault(&faults::FILE_NAME, path, last(folder)), &mut out.faults);
                    continue;
                };
                let of = held.entry(folder).or_default();
                match name {
                    TEXT => claim(id, path, &mut out.notices, &mut out.faults),
                    name if FRONTS.contains(&name) => match &of.front {
                        Some(other) => out.faults.push(fault(&faults::SAME_ID, path, id.as_str()).also(start(other))),
                        None => of.front = Some(path.clone()),
                    },
                    name => drop(of.beside.insert(name.to_owned(), path.clone())),
                }
            }
        }
    }
    for (id, path) in &out.notices {
        if let Some(Held { front, beside }) = held.remove(folder(path).as_str()) {
            out.fronts.extend(front.map(|front| (id.clone(), front)));
            out.beside.insert(id.clone(), beside);
        }
    }
    // What is left belongs to notices that came second, which are named, or to none.
    let texts = |folder: &str| folders.files.contains(&*format!("{folder}/{TEXT}")) || folders.has_text_beside(folder);
    for (folder, of) in held.into_iter().filter(|(folder, _)| !texts(folder)) {
        out.faults.extend(of.front.map(|front| without_text(&front, folder)));
    }
    out
}

/// The folder in which the files beside a notice lie, by the path of its text.
pub(super) fn folder(text: &RelPath) -> String {
    match text.as_str().rsplit_once('/') {
        Some((parent, TEXT)) if parent != TOP => parent.to_owned(),
        _ => text.as_str().strip_suffix(".md").unwrap_or(text.as_str()).to_owned(),
    }
}

/// The text of a notice of an id, wherever it lies. `paths` are sorted.
pub fn text_of_notice<'p>(paths: impl Iterator<Item = &'p RelPath>, id: &Id) -> Option<RelPath> {
    arrange(paths).notices.remove(id)
}

/// What lies in the folder of a notice besides its text.
#[derive(Default)]
struct Held {
    front: Option<RelPath>,
    beside: BTreeMap<String, RelPath>,
}

/// Where a file lies.
enum Place<'p> {
    /// At the top, or in folders that only group.
    Grouped,
    /// In the folder of a notice, under this name.
    Beside(&'p str, &'p str),
    /// In or below a folder that is no notice and groups none, since it holds this other file.
    Lost(&'p str, &'p RelPath),
    /// Below this folder, which is one too many.
    TooDeep(&'p str),
}

/// What is known of the folders.
struct Folders<'p> {
    files: BTreeSet<&'p str>,
    /// Those that hold `notice.md` or `notice.yaml`.
    of_notices: BTreeSet<&'p str>,
    /// Those that hold a file that is no text, with the first one.
    with_others: BTreeMap<&'p str, &'p RelPath>,
}

impl<'p> Folders<'p> {
    fn of(paths: &[&'p RelPath]) -> Folders<'p> {
        let (mut of_notices, mut with_others) = (BTreeSet::new(), BTreeMap::new());
        for path in paths {
            let Some((folder, name)) = path.as_str().rsplit_once('/').filter(|(folder, _)| *folder != TOP) else {
                continue;
            };
            if name == TEXT || FRONTS.contains(&name) {
                of_notices.insert(folder);
            } else if !name.ends_with(".md") {
                with_others.entry(folder).or_insert(*path);
            }
        }
        Folders { files: paths.iter().map(|path| path.as_str()).collect(), of_notices, with_others }
    }

    /// Whether the text of the notice stands next to the folder: `a.md` next to `a/`.
    fn has_text_beside(&self, folder: &str) -> bool {
        Id::new(last(folder)).is_some() && self.files.contains(&*format!("{folder}.md"))
    }

    fn place(&self, path: &'p RelPath) -> Place<'p> {
        let path = path.as_str();
        let ends = path.match_indices('/').map(|(at, _)| at).filter(|at| *at > TOP.len());
        let above: Vec<&str> = ends.map(|end| &path[..end]).collect();
        let is_notice = |folder: &&str| self.of_notices.contains(*folder) || self.has_text_beside(folder);
        let notice = above.iter().position(is_notice);
        let groups = &above[..notice.unwrap_or(above.len())];
        if let Some((lost, other)) = groups.iter().find_map(|folder| self.with_others.get_key_value(folder)) {
            return Place::Lost(lost, other);
        }
        if let Some(deep) = groups.get(DEEPEST) {
            return Place::TooDeep(deep);
        }
        notice.map_or(Place::Grouped, |at| Place::Beside(above[at], &path[above[at].len() + 1..]))
    }
}

fn is_below_top(path: &RelPath) -> bool {
    path.starts_with(TOP) && path.as_str() != TOP
}

fn last(folder: &str) -> &str {
    folder.rsplit('/').next().unwrap_or(folder)
}

fn start(path: &RelPath) -> Span {
    Span::new(path, 0, 0)
}

fn without_text(path: &RelPath, folder: &str) -> Diagnostic {
    let name = path.as_str().get(folder.len() + 1..).unwrap_or_default();
    fault(&faults::NO_NOTICE_FILE, path, folder).with("file", name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that is made of these paths below `content/notices/`: the notices, the files beside them, the faults.
    fn told(paths: &[&str]) -> String {
        let mut paths: Vec<RelPath> =
            paths.iter().map(|path| RelPath::new(&format!("{TOP}/{path}")).unwrap()).collect();
        paths.sort();
        let files = arrange(paths.iter());
        let short = |path: &RelPath| path.as_str()[TOP.len() + 1..].to_owned();
        let mut out: Vec<String> = files.notices.iter().map(|(id, path)| format!("{id}={}", short(path))).collect();
        out.extend(files.fronts.iter().map(|(id, path)| format!("{id}:{}", short(path))));
        for (id, beside) in &files.beside {
            out.extend(beside.keys().map(|name| format!("{id}+{name}")));
        }
        let found = |of: &Diagnostic| format!("{} {}", of.code.id, short(&of.span.path));
        out.extend(files.faults.iter().map(found));
        out.join(" ")
    }

    #[test]
    fn folders_are_notices_or_group() {
        for (paths, wanted) in [
            (vec!["a.md", "b/notice.md", "b/1.csv"], "a=a.md b=b/notice.md b+1.csv"),
            // Files lie beside a notice in a file of its own too.
            (vec!["a.md", "a/1.csv", "a/see.md"], "a=a.md a+1.csv a+see.md"),
            (vec!["g/a.md", "g/a/1.csv"], "a=g/a.md a+1.csv"),
            // Names of groups are free.
            (vec!["2025年/第二轮/a.md", "2025年/b/notice.md"], "a=2025年/第二轮/a.md b=2025年/b/notice.md"),
            (vec!["g/b/notice.md", "g/b/notice.yaml", "g/b/x/1.csv"], "b=g/b/notice.md b:g/b/notice.yaml b+x/1.csv"),
            // What looks like a notice below a notice lies beside it.
            (vec!["b/notice.md", "b/c/notice.md", "b/d.md"], "b=b/notice.md b+c/notice.md b+d.md"),
            // A notice may be called like any other.
            (vec!["notice.md", "notice/1.csv"], "notice=notice.md notice+1.csv"),
            (vec!["notice/notice.md", "notice/1.csv"], "notice=notice/notice.md notice+1.csv"),
            (vec!["1/2/3/a.md", "1/2/3/b/notice.md", "1/2/3/b/4/5.csv"], "a=1/2/3/a.md b=1/2/3/b/notice.md b+4/5.csv"),
        ] {
            assert_eq!(told(&paths), wanted);
        }
    }

    #[test]
    fn what_is_neither_is_named_once() {
        for (paths, wanted) in [
            // A notice that lost its text, at the top and in a group; what lies below it is no notice.
            (vec!["a/1.csv", "a/2.csv", "b.md"], "b=b.md S123 a/1.csv"),
            (vec!["g/a/1.md", "g/a/2.csv", "g/b.md"], "b=g/b.md S123 g/a/2.csv"),
            (vec!["g/a/x/1.csv", "g/a/1.csv", "g/b.md"], "b=g/b.md S123 g/a/1.csv"),
            (vec!["a/notice.yaml", "a/1.csv"], "S123 a/notice.yaml"),
            // A group is not lost for what lies in the folders of its notices.
            (vec!["g/a/1.csv", "g/a.md", "h/b/notice.md", "h/b/2.csv"], "a=g/a.md b=h/b/notice.md a+1.csv b+2.csv"),
            (vec!["1/2/3/4/a.md", "1/2/3/4/b.md", "1/2/3/c.md"], "c=1/2/3/c.md S124 1/2/3/4/a.md"),
            (vec!["1/2/3/4/b/notice.md"], "S124 1/2/3/4/b/notice.md"),
            (vec!["1/2/3/4/1.csv"], "S123 1/2/3/4/1.csv"),
            // Ids are unique over all groups; the files of the second lie beside none.
            (vec!["g/a.md", "h/a.md"], "a=g/a.md S116 h/a.md"),
            (vec!["g/a.md", "h/a/notice.md", "h/a/1.csv"], "a=g/a.md S116 h/a/notice.md"),
            (vec!["a.md", "a/notice.md", "a/1.csv"], "a=a.md a+1.csv S116 a/notice.md"),
            (vec!["a.md", "g/b.md", "h/a-2.md"], "a=a.md a-2=h/a-2.md b=g/b.md"),
            // The folder of a notice needs an id for its name, a group does not.
            (vec!["第一轮/notice.md", "第一轮/1.csv"], "S115 第一轮/1.csv"),
            (vec!["第一轮/关于整改.md"], "S115 第一轮/关于整改.md"),
            (vec!["第一轮.md", "第一轮/a.md"], "a=第一轮/a.md S115 第一轮.md"),
        ] {
            assert_eq!(told(&paths), wanted);
        }
    }
}
