//! No circle of files inside a room: where one file takes a name from another, no way of taking names leads back.
//!
//! A name is taken from the file that defines it, through however many `pub use` it is passed on. Declaring a module,
//! passing a name on and the code of tests take nothing.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::VecDeque;

use crate::Offence;
use crate::tokens::Kind;
use crate::tokens::NamedPath;
use crate::tokens::Standing;
use crate::tokens::Token;
use crate::tokens::paths;

/// A file of a room with what it names.
struct File {
    path: String,
    module: Vec<String>,
    named: Vec<NamedPath>,
    /// Every word of its code that stands in no `use` and may be a name taken from elsewhere.
    words: BTreeSet<String>,
}

/// What one file takes from another: the line where it first does, and the names.
struct Taken {
    line: usize,
    names: BTreeSet<String>,
}

/// The files of `src`, by the modules that they are.
pub struct House {
    files: Vec<File>,
    by_module: BTreeMap<Vec<String>, usize>,
}

impl House {
    /// Lays out the files, each with its path and tokens.
    pub fn of<'a>(sources: impl IntoIterator<Item = (&'a str, &'a [Token])>) -> House {
        let files: Vec<File> = sources.into_iter().map(|(path, tokens)| File::of(path, tokens)).collect();
        let by_module = files.iter().enumerate().map(|(at, file)| (file.module.clone(), at)).collect();
        House { files, by_module }
    }

    /// One offence for every knot of files of which each leads to each, told by its shortest circle.
    pub fn circles(&self) -> Vec<Offence> {
        let taken: Vec<BTreeMap<usize, Taken>> = (0..self.files.len()).map(|from| self.taken(from)).collect();
        let mut told: BTreeSet<usize> = BTreeSet::new();
        let mut offences = Vec::new();
        for from in 0..self.files.len() {
            let Some(way) = back(from, &taken).filter(|_| !told.contains(&from)) else { continue };
            let knot: Vec<usize> = (0..self.files.len())
                .filter(|&other| other == from || (leads(from, other, &taken) && leads(other, from, &taken)))
                .collect();
            told.extend(&knot);
            let steps = way.windows(2).map(|step| {
                let Taken { line, names } = &taken[step[0]][&step[1]];
                let names = names.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
                let [one, other] = [step[0], step[1]].map(|at| self.files[at].path.as_str());
                format!("\n    {one}:{line} takes {names} from {other}")
            });
            let knotted = match knot.len() - (way.len() - 1) {
                0 => String::new(),
                more => format!(", and {more} more files hang in it"),
            };
            offences.push(Offence {
                path: self.files[from].path.clone(),
                line: taken[from][&way[1]].line,
                text: format!("stands in a circle of {}{knotted}:{}", way.len() - 1, steps.collect::<String>()),
            });
        }
        offences
    }

    /// The files of its own room from which a file takes names.
    fn taken(&self, from: usize) -> BTreeMap<usize, Taken> {
        let file = &self.files[from];
        let mut taken = BTreeMap::new();
        for named in file.named.iter().filter(|named| !named.in_test) {
            match &named.standing {
                Standing::Visibility => continue,
                Standing::Passed(name) if !file.words.contains(name) => continue,
                _ => {}
            }
            let Some(path) = self.rooted(file, &named.parts, named.modules) else { continue };
            let Some(to) = self.home(&path, 0) else { continue };
            if to != from && self.files[to].module.first() == file.module.first() {
                let entry = taken.entry(to).or_insert_with(|| Taken { line: named.line, names: BTreeSet::new() });
                entry.names.extend(named.parts.last().cloned());
            }
        }
        taken
    }

    /// A path as it would be written from the crate's root, if it leads to a module of the house.
    fn rooted(&self, file: &File, parts: &[String], modules: usize) -> Option<Vec<String>> {
        let (first, rest) = parts.split_first()?;
        let mut base = file.module.clone();
        // Inline modules have no file: their names serve only to be left again.
        base.extend((0..modules).map(|_| String::new()));
        match first.as_str() {
            "crate" => base.clear(),
            "self" => {}
            "super" => {
                base.pop();
                for _ in rest.iter().take_while(|part| *part == "super") {
                    base.pop();
                }
            }
            name => {
                let child: Vec<String> = file.module.iter().cloned().chain([name.to_owned()]).collect();
                if self.by_module.contains_key(&child) {
                    base = child;
                } else {
                    let import = file.named.iter().find(|named| match &named.standing {
                        Standing::Used(alias) | Standing::Passed(alias) => alias == name && named.parts != parts,
                        Standing::Said | Standing::Visibility => false,
                    })?;
                    base = self.rooted(file, &import.parts, import.modules)?;
                }
            }
        }
        base.extend(rest.iter().filter(|part| *part != "super").cloned());
        base.retain(|part| !part.is_empty());
        Some(base)
    }

    /// The file that defines what a path from the root names. A module by itself is nothing that is taken.
    fn home(&self, path: &[String], passed: usize) -> Option<usize> {
        let depth = (1..=path.len()).rfind(|&depth| self.by_module.contains_key(&path[..depth]))?;
        let at = self.by_module[&path[..depth]];
        let name = path.get(depth)?;
        let file = &self.files[at];
        let import = file.named.iter().find(|named| match &named.standing {
            Standing::Used(alias) | Standing::Passed(alias) => alias == name && !named.in_test && named.modules == 0,
            Standing::Said | Standing::Visibility => false,
        });
        // A name passed on in a circle would not compile; the count only ends the search on made-up files.
        let further = import.filter(|_| passed < 20).and_then(|named| self.rooted(file, &named.parts, 0));
        match further {
            Some(further) => self.home(&[further, path[depth + 1..].to_vec()].concat(), passed + 1),
            None => Some(at),
        }
    }
}

impl File {
    fn of(path: &str, tokens: &[Token]) -> File {
        let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
        let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let mut words = BTreeSet::new();
        let mut in_use = false;
        let mut before = "";
        for token in tokens.iter().filter(|token| !token.in_test && token.kind != Kind::Literal) {
            match token.text.as_str() {
                "use" => in_use = true,
                ";" => in_use = false,
                // Methods, fields and modules have names of their own.
                word if !in_use && token.kind == Kind::Ident && !matches!(before, "." | "mod" | "fn") => {
                    words.insert(word.to_owned());
                }
                _ => {}
            }
            before = &token.text;
        }
        File { path: path.to_owned(), module, named: paths(tokens), words }
    }
}

/// The shortest way from a file back to itself.
fn back(from: usize, taken: &[BTreeMap<usize, Taken>]) -> Option<Vec<usize>> {
    taken[from].keys().filter_map(|&next| way(next, from, taken)).min_by_key(Vec::len).map(|mut way| {
        way.insert(0, from);
        way
    })
}

/// Whether any way leads from one file to another.
fn leads(from: usize, to: usize, taken: &[BTreeMap<usize, Taken>]) -> bool {
    way(from, to, taken).is_some()
}

/// A shortest way from one file to another, both named.
fn way(from: usize, to: usize, taken: &[BTreeMap<usize, Taken>]) -> Option<Vec<usize>> {
    let mut before = BTreeMap::from([(from, from)]);
    let mut open = VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        if at == to {
            let mut way = vec![at];
            while way[0] != from {
                way.insert(0, before[&way[0]]);
            }
            return Some(way);
        }
        for &next in taken[at].keys() {
            before.entry(next).or_insert_with(|| {
                open.push_back(next);
                at
            });
        }
    }
    None
}
