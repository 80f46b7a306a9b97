//! Runs that die or fail at a system call, and many at once: the target shows the old edition or the new one, whole; the
//! history has its lines, whole; the next run ends in the new edition.
//!
//! `strace` kills a run, or lets a call of it fail. Only calls that change something are counted: a death at any other leaves
//! the same disk as a death at the next of these.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

use tongbao::tree::Manifest;

use super::number;
use super::order::Drawn;
use super::published_site::approve;
use super::published_site::correct;
use super::published_site::editions;
use super::published_site::publish;
use super::published_site::site;
use super::published_site::whole;
use crate::support::program::PROGRAM;
use crate::support::program::quiet;
use crate::support::site::Site;

/// Calls that change what is on disk, or wait for it.
const CALLS: [&str; 20] = [
    "openat",
    "write",
    "pwrite64",
    "copy_file_range",
    "mkdir",
    "linkat",
    "link",
    "rename",
    "renameat2",
    "symlink",
    "unlink",
    "unlinkat",
    "rmdir",
    "chmod",
    "fchmod",
    "fsync",
    "fdatasync",
    "syncfs",
    "ftruncate",
    "flock",
];

/// A way of publishing, and whether there is an edition already.
#[derive(Clone, Copy, Debug)]
struct Way {
    to: &'static [&'static str],
    first: bool,
}

const WAYS: [Way; 5] = [
    Way { to: &["--to", "out"], first: false },
    Way { to: &["--to", "out"], first: true },
    Way { to: &["--to", "place", "--in-place"], first: false },
    Way { to: &["--to", "place", "--in-place"], first: true },
    Way { to: &["--zip", "z/a.zip"], first: false },
];

/// A site before a run, and what the run makes of it.
struct Ready {
    way: Way,
    world: Site,
    /// The target before and behind, without the copy of the history, which holds the time.
    before: Manifest,
    after: Manifest,
    lines: usize,
}

fn has_strace() -> bool {
    let there = Command::new("strace").arg("--version").output().is_ok_and(|of| of.status.success());
    if !there {
        println!("strace is not installed: SKIPPED");
    }
    there
}

/// What a target shows, without the copy of the history; of no file where it shows nothing.
fn shown(world: &Site, way: Way) -> Result<Manifest, String> {
    let content = |manifest: &Manifest| manifest.without("history/editions.jsonl");
    match way.to {
        ["--to", "out", ..] if world.place("out/current").symlink_metadata().is_err() => Ok(Manifest::new()),
        ["--to", "out", ..] => whole(world, "out/current").map(|of| content(&of)),
        ["--zip", ..] => match fs::read(world.place("z/a.zip")) {
            Err(_) => Ok(Manifest::new()),
            Ok(bytes) => {
                let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|error| error.to_string())?;
                let mut text = String::new();
                let mut list = zip.by_name(Manifest::FILE).map_err(|error| error.to_string())?;
                std::io::Read::read_to_string(&mut list, &mut text).map_err(|error| error.to_string())?;
                Manifest::parse(&text).map(|of| content(&of)).map_err(|fault| fault.to_string())
            }
        },
        _ => whole(world, "place").map(|of| content(&of)),
    }
}

fn copied(world: &Site) -> Site {
    let copy = Site::in_memory();
    let from = format!("{}/.", world.path().display());
    assert!(Command::new("cp").args(["-a", &from, copy.path().to_str().unwrap()]).status().unwrap().success());
    copy
}

fn ready(way: Way) -> Ready {
    let world = site();
    if !way.first {
        assert_eq!(publish(&world, way.to).exit, 0);
        correct(&world, "a", "正在发放", "已经发放");
        world.write("site/content/articles/new.md", "---\ntitle: 新文章\npublished_on: 2025-07-10\n---\n文章。\n");
        approve(&world, "a");
    }
    let before = if way.first { Manifest::new() } else { shown(&world, way).unwrap() };
    let done = copied(&world);
    assert_eq!(publish(&done, way.to).exit, 0);
    let after = shown(&done, way).unwrap();
    assert_ne!(before, after);
    Ready { way, lines: editions(&world), world, before, after }
}

/// Runs a publish under an injection; whether it was killed, or its exit code.
fn injected(world: &Site, way: Way, injection: &str) -> Option<i32> {
    let mut command = quiet(Command::new("strace"));
    command.current_dir(world.path()).env("RAYON_NUM_THREADS", "1").env("TOKIO_WORKER_THREADS", "1");
    let calls = format!("trace={}", injection.split(':').next().unwrap().trim_start_matches("inject="));
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", &calls, "-e", injection, PROGRAM, "publish", "--root", "site"]);
    command.args(way.to).output().unwrap().status.code()
}

/// What a run that died or failed may leave.
fn state(ready: &Ready, world: &Site) -> Result<(), String> {
    let (old, new) = (ready.lines, editions(world));
    if new != old && new != old + 1 {
        return Err(format!("the history has {new} lines, and had {old}"));
    }
    let text = world.files("site/content").remove("history.jsonl").unwrap_or_default();
    let before = ready.world.files("site/content").remove("history.jsonl").unwrap_or_default();
    if !text.starts_with(&before) || !text.is_empty() && !text.ends_with(b"\n") {
        return Err("a line of the history was cut or changed".to_owned());
    }
    match ready.way.to {
        ["--to", "place", ..] => in_place(ready, world),
        _ => {
            let shown = shown(world, ready.way)?;
            match shown == ready.before || shown == ready.after {
                true => Ok(()),
                false => Err("the target shows neither edition".to_owned()),
            }
        }
    }
}

/// Each file in place is the old one or the new one, and no page that stays names a file that is not there.
fn in_place(ready: &Ready, world: &Site) -> Result<(), String> {
    let files = world.files("place");
    for (path, bytes) in
        files.iter().filter(|(path, _)| !path.starts_with("tongbao-manifest") && !path.starts_with("history/"))
    {
        let digest = Some(tongbao::tree::Digest::of(bytes));
        if digest != ready.before.get(path) && digest != ready.after.get(path) {
            return Err(format!("{path} is neither the old file nor the new one"));
        }
    }
    let stays = |path: &String| path == "index.html" || ready.before.contains(path) && ready.after.contains(path);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html") && *path != "404.html" && stays(path))
    {
        for named in names(path, &String::from_utf8_lossy(bytes)) {
            if !files.contains_key(&named) {
                return Err(format!("{path} names {named}, which is not there"));
            }
        }
    }
    Ok(())
}

/// The files of the site that a page names.
pub fn names(page: &str, html: &str) -> BTreeSet<String> {
    let parts = ["href=\"", "src=\""].into_iter().flat_map(|mark| html.split(mark).skip(1));
    let targets =
        parts.filter_map(|rest| rest.split(['"', '#', '?']).next()).filter(|of| !of.is_empty() && !of.contains(':'));
    let folder = Path::new(page).parent().unwrap();
    let resolved = |target: &str| {
        let mut out: Vec<&str> = folder.to_str().unwrap().split('/').filter(|part| !part.is_empty()).collect();
        for part in target.trim_end_matches('/').split('/') {
            match part {
                "." | "" => {}
                ".." => drop(out.pop()),
                part => out.push(part),
            }
        }
        let path = out.join("/");
        match target.ends_with('/') || path.is_empty() || target == "." || target == ".." {
            true if path.is_empty() => "index.html".to_owned(),
            true => format!("{path}/index.html"),
            false => path,
        }
    };
    targets.map(resolved).collect()
}

/// What the next run makes of it.
fn mended(ready: &Ready, world: &Site) -> Result<(), String> {
    let run = publish(world, ready.way.to);
    if run.exit != 0 {
        return Err(format!("the next run ends with {}: {}", run.exit, run.stderr));
    }
    if shown(world, ready.way)? != ready.after {
        return Err("the next run does not end in the new edition".to_owned());
    }
    if editions(world) != ready.lines + 1 {
        return Err(format!("the history has {} lines", editions(world)));
    }
    let left = |folder: &str| {
        let entries = fs::read_dir(world.place(folder)).into_iter().flatten().flatten();
        entries.map(|entry| entry.file_name().into_string().unwrap()).collect::<BTreeSet<String>>()
    };
    let hidden = left("")
        .into_iter()
        .chain(left("out"))
        .chain(left("out/releases"))
        .chain(left("site/.tongbao"))
        .chain(left("z"));
    let hidden: Vec<String> = hidden.filter(|name| name.contains("tongbao-") || name.ends_with(".new")).collect();
    let pending = world.place("place/tongbao-manifest.sha256.pending").exists();
    match hidden.is_empty() && !pending {
        true => Ok(()),
        false => Err(format!("left over: {hidden:?}, pending: {pending}")),
    }
}

/// Every call of a run that may be injected: name and number.
fn calls(ready: &Ready) -> Vec<(String, usize)> {
    let world = copied(&ready.world);
    let log = world.place("calls");
    let mut command = quiet(Command::new("strace"));
    command.current_dir(world.path()).env("RAYON_NUM_THREADS", "1");
    command.args(["-ff", "-qq", "-o", log.to_str().unwrap(), "-e", &format!("trace={}", CALLS.join(","))]);
    assert!(command.args([PROGRAM, "publish", "--root", "site"]).args(ready.way.to).status().unwrap().success());
    let mut all = BTreeSet::new();
    for entry in fs::read_dir(world.path()).unwrap().flatten() {
        if !entry.file_name().to_str().unwrap().starts_with("calls.") {
            continue;
        }
        let mut counts = std::collections::BTreeMap::<String, usize>::new();
        for line in fs::read_to_string(entry.path()).unwrap().lines() {
            let Some((name, rest)) = line.split_once('(') else { continue };
            let count = counts.entry(name.to_owned()).or_default();
            *count += 1;
            // A file that is opened to be read changes nothing.
            if CALLS.contains(&name) && (name != "openat" || rest.contains("O_CREAT")) {
                all.insert((name.to_owned(), *count));
            }
        }
    }
    all.into_iter().collect()
}

/// What became of many runs.
#[derive(Default)]
struct Tally {
    runs: AtomicUsize,
    struck: AtomicUsize,
}

/// Injects into so many runs of a way, spread over all calls, and looks after each.
fn strike(
    ready: &Ready,
    count: usize,
    seed: u64,
    injection: impl Fn(&str, usize) -> String + Sync,
) -> (Tally, Vec<String>) {
    let mut all = calls(ready);
    let mut drawn = Drawn::new(seed);
    for at in (1..all.len()).rev() {
        all.swap(at, drawn.below(at + 1));
    }
    all.truncate(count);
    let (tally, next) = (Tally::default(), AtomicUsize::new(0));
    let faults = parking_lot::Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..number("TONGBAO_HANDS", 2) {
            scope.spawn(|| {
                while let Some((name, at)) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let injection = injection(name, *at);
                    let world = copied(&ready.world);
                    let exit = injected(&world, ready.way, &injection);
                    tally.runs.fetch_add(1, Ordering::Relaxed);
                    tally.struck.fetch_add(usize::from(exit != Some(0)), Ordering::Relaxed);
                    let wrong_exit = match exit {
                        // 127: the call was one of the loader, before the program began.
                        None | Some(0 | 4 | 127 | 137) => Ok(()),
                        Some(exit) => Err(format!("exit code {exit}")),
                    };
                    // What says that it is done has done it.
                    let done = match exit {
                        Some(0) if shown(&world, ready.way).as_ref() != Ok(&ready.after) => {
                            Err("it said that it was done".to_owned())
                        }
                        _ => Ok(()),
                    };
                    let checked =
                        wrong_exit.and(done).and_then(|()| state(ready, &world)).and_then(|()| mended(ready, &world));
                    if let Err(fault) = checked {
                        faults.lock().push(format!("{:?} {injection} (exit {exit:?}): {fault}", ready.way));
                    }
                }
            });
        }
    });
    (tally, faults.into_inner())
}

fn killed(name: &str, at: usize) -> String {
    format!("inject={name}:signal=KILL:when={at}")
}

/// Strikes every way so often, and says what came of it.
fn strike_all(ways: &[Way], count: usize, seed: u64, what: &str, injection: impl Fn(&str, usize) -> String + Sync) {
    let mut all_faults = Vec::new();
    for way in ways {
        let (tally, faults) = strike(&ready(*way), count, seed, &injection);
        let (runs, struck) = (tally.runs.into_inner(), tally.struck.into_inner());
        println!("{what}: {way:?}: {runs} runs, {struck} struck, {} mixed, lost or not mended", faults.len());
        all_faults.extend(faults);
    }
    assert!(all_faults.is_empty(), "{}", all_faults.join("\n"));
}

#[test]
fn a_killed_publish_leaves_a_whole_edition_and_the_next_one_mends_it() {
    if has_strace() {
        strike_all(&[WAYS[0], WAYS[2]], 8, 22, "killed", killed);
    }
}

#[test]
fn a_call_that_fails_leaves_a_whole_edition_and_the_next_run_mends_it() {
    if has_strace() {
        strike_all(&[WAYS[0], WAYS[2]], 5, 23, "EIO for good", |name, at| {
            format!("inject={name}:error=EIO:when={at}+")
        });
    }
}

#[test]
fn of_eight_at_once_one_publishes_and_the_others_say_so() {
    let ready = ready(WAYS[0]);
    let exits: Vec<i32> = thread::scope(|scope| {
        let all: Vec<_> = (0..8).map(|_| scope.spawn(|| publish(&ready.world, ready.way.to).exit)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(exits.contains(&0) && exits.iter().all(|exit| matches!(exit, 0 | 5)), "{exits:?}");
    state(&ready, &ready.world).unwrap();
    mended(&ready, &ready.world).unwrap();
}

/// The ways to be struck: all, or the one that was asked for.
fn ways() -> &'static [Way] {
    let at = number("TONGBAO_WAY", WAYS.len());
    WAYS.get(at..=at).unwrap_or(&WAYS)
}

/// The long ones: `tests/long` runs them.
#[test]
#[ignore = "takes an hour: bash tests/long"]
fn killed_at_every_call() {
    let seed = number("TONGBAO_SEARCH_SEED", 20_261_122) as u64;
    strike_all(ways(), number("TONGBAO_STRIKES", usize::MAX), seed, "killed", killed);
}

#[test]
#[ignore = "takes an hour: bash tests/long"]
fn every_call_fails_once_and_for_good() {
    let seed = number("TONGBAO_SEARCH_SEED", 20_261_122) as u64;
    for (what, error, plus) in
        [("EIO once", "EIO", ""), ("EIO for good", "EIO", "+"), ("ENOSPC for good", "ENOSPC", "+")]
    {
        let injection = |name: &str, at: usize| format!("inject={name}:error={error}:when={at}{plus}");
        strike_all(ways(), number("TONGBAO_STRIKES", usize::MAX), seed, what, injection);
    }
}
