//! The order in which files change in place: a model of readers who come at any moment.
//!
//! An edition is files and the files that each page names. Steps are taken one by one; after each a reader may open the home
//! page, any page that stood before and stays, and, until the first file goes, any page that stood before; from there the
//! reader follows links. Whatever such a page names must be there.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use tongbao::release::in_waves;
use tongbao::tree::Change;
use tongbao::tree::Digest;
use tongbao::tree::Manifest;
use tongbao::tree::RelPath;

/// Files by their paths, each with a number that tells two texts apart, and the files that it names.
type Edition = BTreeMap<String, (u32, BTreeSet<String>)>;

fn manifest(edition: &Edition) -> Manifest {
    let digest = |of: &(u32, BTreeSet<String>)| Digest::of(format!("{of:?}").as_bytes());
    edition.iter().map(|(path, of)| (RelPath::new(path).unwrap(), digest(of))).collect()
}

/// The first name that leads nowhere, at a moment.
fn missing(now: &Edition, (before, after): (&Edition, &Edition), removing: bool) -> Option<(String, String)> {
    let is_root = |path: &&String| {
        let path = path.as_str();
        path == "index.html" || before.contains_key(path) && (!removing || after.contains_key(path))
    };
    let mut open: Vec<&String> = now.keys().filter(is_root).collect();
    let mut seen: BTreeSet<&String> = open.iter().copied().collect();
    while let Some(path) = open.pop() {
        for named in now.get(path).map(|(_, names)| names).into_iter().flatten() {
            match now.get_key_value(named) {
                None => return Some((path.clone(), named.clone())),
                Some((known, _)) if seen.insert(known) => open.push(known),
                Some(_) => {}
            }
        }
    }
    None
}

/// Takes steps in their order and looks after each; gives how many moments were looked at.
fn walk(before: &Edition, after: &Edition, steps: &[&Change]) -> Result<usize, String> {
    let mut now = before.clone();
    let mut removing = false;
    for (at, step) in steps.iter().enumerate() {
        let path = step.path().as_str();
        match step {
            Change::Added(_) | Change::Changed(_) => drop(now.insert(path.to_owned(), after[path].clone())),
            Change::Removed(_) => {
                removing = true;
                now.remove(path);
            }
        }
        if let Some((page, named)) = missing(&now, (before, after), removing) {
            return Err(format!("after step {at} {page} names {named}: {steps:?}"));
        }
    }
    assert_eq!(&now, after);
    Ok(steps.len() + 1)
}

/// Every order of some things.
fn permutations<T: Clone>(of: &[T]) -> Vec<Vec<T>> {
    if of.is_empty() {
        return vec![Vec::new()];
    }
    let mut out = Vec::new();
    for (at, first) in of.iter().enumerate() {
        let rest: Vec<T> = of[..at].iter().chain(&of[at + 1..]).cloned().collect();
        out.extend(permutations(&rest).into_iter().map(|mut rest| {
            rest.insert(0, first.clone());
            rest
        }));
    }
    out
}

/// Every order of the steps that keeps the waves in theirs.
fn interleavings(waves: &[Vec<Change>]) -> Vec<Vec<&Change>> {
    let mut out: Vec<Vec<&Change>> = vec![Vec::new()];
    for wave in waves {
        let orders = permutations(&wave.iter().collect::<Vec<_>>());
        out = out
            .into_iter()
            .flat_map(|before| orders.iter().map(move |order| before.iter().chain(order).copied().collect()))
            .collect();
    }
    out
}

const SIX: [&str; 6] = [
    "assets/css/site.css",
    "data/notices/a.json",
    "index.html",
    "notices/a/1.html",
    "notices/a/index.html",
    "notices/index.html",
];

/// Of one kind all, but for the first page: the steps of a wave are many.
const SIX_LEAVES: [&str; 6] = [
    "articles/a.html",
    "index.html",
    "notices/a/1.html",
    "notices/a/2.html",
    "notices/a/index.html",
    "notices/b/index.html",
];

/// What becomes of a file.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Added,
    Removed,
    Changed,
    Same,
}

const FATES: [Fate; 4] = [Fate::Added, Fate::Removed, Fate::Changed, Fate::Same];

/// Two editions in which every page names all that it can name: fewer names lead to fewer places that can be missing.
fn editions(fates: &[(String, Fate)]) -> (Edition, Edition) {
    let of = |wanted: &[Fate]| {
        let paths = fates.iter().filter(|(_, fate)| wanted.contains(fate)).map(|(path, _)| path.clone());
        paths.collect::<BTreeSet<String>>()
    };
    let before = of(&[Fate::Removed, Fate::Changed, Fate::Same]);
    let after = of(&[Fate::Added, Fate::Changed, Fate::Same]);
    let both: BTreeSet<String> = before.intersection(&after).cloned().collect();
    let fate_of: BTreeMap<&String, Fate> = fates.iter().map(|(path, fate)| (path, *fate)).collect();
    let edition = |all: &BTreeSet<String>, number: u32| {
        let names = |path: &String| match (path.ends_with(".html"), fate_of[path]) {
            (false, Fate::Same) => (0, BTreeSet::new()),
            (false, _) => (number, BTreeSet::new()),
            (true, Fate::Same) => (0, both.clone()),
            (true, _) => (number, all.clone()),
        };
        all.iter().map(|path| (path.clone(), names(path))).collect::<Edition>()
    };
    (edition(&before, 1), edition(&after, 2))
}

/// Numbers that look drawn, the same in every run.
pub struct Drawn(u64);

impl Drawn {
    pub fn new(seed: u64) -> Drawn {
        Drawn(seed | 1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

#[test]
fn no_page_names_what_is_not_there_in_any_order_of_six_files() {
    let (mut orders, mut moments, mut unsafe_orders) = (0_usize, 0_usize, 0_usize);
    let all = [SIX, SIX_LEAVES].into_iter().flat_map(|six| (0..FATES.len().pow(6)).map(move |number| (six, number)));
    for (six, number) in all {
        let fate = |at: u32| FATES[number / FATES.len().pow(at) % FATES.len()];
        let fates: Vec<(String, Fate)> =
            six.iter().enumerate().map(|(at, path)| ((*path).to_owned(), fate(at as u32))).collect();
        let (before, after) = editions(&fates);
        let waves = in_waves(&manifest(&before), &manifest(&after));
        for steps in interleavings(&waves) {
            orders += 1;
            moments += walk(&before, &after, &steps).unwrap();
        }
        let backwards: Vec<&Change> = waves.iter().rev().flatten().collect();
        unsafe_orders += usize::from(walk(&before, &after, &backwards).is_err());
    }
    println!("six files: {orders} orders of 8192 changes, {moments} moments; backwards {unsafe_orders} are unsafe");
    assert!(unsafe_orders > 3_000, "the model sees what is wrong: {unsafe_orders}");
}

/// An edition of many files, each page naming some.
fn many(drawn: &mut Drawn, count: usize) -> (Edition, Edition) {
    let path = |at: usize| match at % 5 {
        0 => format!("assets/a{at}.css"),
        1 => format!("notices/n{at}/index.html"),
        2 => format!("notices/n{at}/1.html"),
        3 => format!("issues/status-{at}.html"),
        _ => format!("data/notices/n{at}.json"),
    };
    let all: Vec<String> =
        (1..count).map(path).chain(["index.html".to_owned(), "notices/index.html".to_owned()]).collect();
    let fates: Vec<(String, Fate)> = all.iter().map(|path| (path.clone(), FATES[drawn.below(4)])).collect();
    let in_before: Vec<&String> = fates.iter().filter(|(_, of)| *of != Fate::Added).map(|(path, _)| path).collect();
    let in_after: Vec<&String> = fates.iter().filter(|(_, of)| *of != Fate::Removed).map(|(path, _)| path).collect();
    let in_both: Vec<&String> =
        fates.iter().filter(|(_, of)| matches!(of, Fate::Changed | Fate::Same)).map(|(path, _)| path).collect();
    let (mut before, mut after) = (Edition::new(), Edition::new());
    for (path, fate) in &fates {
        let mut some = |of: &[&String]| {
            let names = if path.ends_with(".html") && !of.is_empty() { 1 + drawn.below(6) } else { 0 };
            (0..names).map(|_| of[drawn.below(of.len())].clone()).collect::<BTreeSet<String>>()
        };
        if *fate == Fate::Same {
            let names = some(&in_both);
            before.insert(path.clone(), (0, names.clone()));
            after.insert(path.clone(), (0, names));
            continue;
        }
        if *fate != Fate::Added {
            before.insert(path.clone(), (1, some(&in_before)));
        }
        if *fate != Fate::Removed {
            after.insert(path.clone(), (2, some(&in_after)));
        }
    }
    (before, after)
}

/// Walks a random order of the steps of random editions that keeps the waves; looks at some of the moments.
fn drawn_order(drawn: &mut Drawn, count: usize) -> Result<usize, String> {
    let (before, after) = many(drawn, count);
    let mut steps: Vec<Change> = Vec::new();
    for mut wave in in_waves(&manifest(&before), &manifest(&after)) {
        for at in (1..wave.len()).rev() {
            wave.swap(at, drawn.below(at + 1));
        }
        steps.extend(wave);
    }
    // A death at a moment that was drawn, and its neighbours: all moments of an edition would take too long.
    let death = drawn.below(steps.len() + 1);
    let mut now = before.clone();
    let mut removing = false;
    let mut moments = 0;
    for (at, step) in steps.iter().enumerate() {
        let path = step.path().as_str();
        match step {
            Change::Added(_) | Change::Changed(_) => drop(now.insert(path.to_owned(), after[path].clone())),
            Change::Removed(_) => {
                removing = true;
                now.remove(path);
            }
        }
        if at.abs_diff(death) <= 1 {
            moments += 1;
            if let Some((page, named)) = missing(&now, (&before, &after), removing) {
                return Err(format!("after step {at} {page} names {named}"));
            }
        }
    }
    (now == after).then_some(moments).ok_or_else(|| "it does not end in the new edition".to_owned())
}

#[test]
fn no_page_names_what_is_not_there_in_drawn_orders_of_many_files() {
    let mut drawn = Drawn::new(20_261_122);
    let moments: usize = (0..200).map(|_| drawn_order(&mut drawn, 500).unwrap()).sum();
    println!("500 files: 200 orders, {moments} moments");
}

/// The long one: `tests/long` runs it.
#[test]
#[ignore = "takes minutes: bash tests/long"]
fn no_page_names_what_is_not_there_in_very_many_drawn_orders() {
    let orders = super::number("TONGBAO_ORDERS", 100_000);
    let seed = super::number("TONGBAO_SEARCH_SEED", 20_261_122);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let of_thread = |thread: usize| {
        let mut drawn = Drawn::new(seed as u64 * 31 + thread as u64 * 7 + 1);
        (0..orders / threads).map(|_| drawn_order(&mut drawn, 500).unwrap()).sum::<usize>()
    };
    let moments: usize = std::thread::scope(|scope| {
        let of = &of_thread;
        let all: Vec<_> = (0..threads).map(|thread| scope.spawn(move || of(thread))).collect();
        all.into_iter().map(|one| one.join().unwrap()).sum()
    });
    println!("500 files: {} orders, {moments} moments, 0 names that lead nowhere", orders / threads * threads);
}
