//! From saving a notice to the changed page being served, by the program itself, over HTTP: `cargo bench --bench
//! preview`. Prints the median and the worst of many saves, for the page of the notice, for one of its issues and for
//! lists, and how long the first page takes after the start.
//! Other sizes on request: `cargo bench --bench preview -- 10000`.

mod corpus;
mod served;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use clap::Parser;
use served::get;
use served::start;

#[derive(Parser)]
struct Arguments {
    /// How many notices the sites have, one after another.
    #[arg(default_values_t = [100, 1_000])]
    notices: Vec<usize>,
    /// What cargo says to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

const SAVES: usize = 30;
/// What the rules may take of one notice.
const AFTER_THE_START: Duration = Duration::from_millis(4);
/// The notice that was published last, so that it and its issues stand on the first pages of lists.
const EDITED: &str = "content/notices/notice-00011.md";
const PLACES: &[&str] = &[
    "notices/notice-00011/index.html",
    "notices/notice-00011/1.html",
    "issues/index.html",
    "notices/index.html",
    "index.html",
];

fn main() {
    for notices in Arguments::parse().notices {
        measure(notices);
    }
}

fn measure(notices: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (path, text) in corpus::site(notices) {
        write(folder.path(), &path, &text);
    }
    let first = (0..5).map(|_| first_page(folder.path())).collect();
    say(notices, "start to first page", first);
    let (mut server, port) = start(folder.path());
    // The rules are asked in the background after the start; they are not part of a save.
    thread::sleep(Duration::from_secs(3) + AFTER_THE_START * notices as u32);
    let original = fs::read_to_string(folder.path().join(EDITED)).expect("the notice was written");
    for place in PLACES {
        say(notices, place, saves(folder.path(), port, place, &original));
    }
    server.kill().expect("the server runs");
    server.wait().expect("the server ends");
}

/// Saves a change that the place shows, again and again, and asks until it is there.
fn saves(root: &Path, port: u16, place: &str, original: &str) -> Vec<Duration> {
    let mut times = Vec::new();
    for save in 0..SAVES {
        // Every place shows the title of the notice or that of its first issue.
        let mark = format!("标记{save:05}{}", place.len());
        let text = original.replacen("的问题\n", &format!("{mark}的问题\n"), 1);
        let text = text.replacen("title: ", &format!("title: {mark}"), 1);
        let began = Instant::now();
        write(root, EDITED, &text);
        while !get(port, place).is_some_and(|page| page.contains(&mark)) {
            assert!(began.elapsed() < Duration::from_secs(20), "{place} never shows {mark}");
            // Asking without a pause would take the time of one of the cores that answer.
            thread::sleep(Duration::from_millis(2));
        }
        times.push(began.elapsed());
        thread::sleep(Duration::from_millis(700));
    }
    times
}

fn first_page(root: &Path) -> Duration {
    let began = Instant::now();
    let (mut server, port) = start(root);
    while get(port, "index.html").is_none() {
        assert!(began.elapsed() < Duration::from_secs(120), "no first page");
    }
    let took = began.elapsed();
    server.kill().expect("the server runs");
    server.wait().expect("the server ends");
    took
}

fn write(root: &Path, path: &str, text: &str) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().expect("a file lies in a folder")).expect("a folder can be made");
    fs::write(place, text).expect("a file can be written");
}

fn say(notices: usize, what: &str, mut times: Vec<Duration>) {
    times.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
    println!(
        "{notices:>5} notices  {what:<36} median {:>7.1} ms  worst {:>7.1} ms  ({} times)",
        milliseconds(times[times.len() / 2]),
        milliseconds(times[times.len() - 1]),
        times.len()
    );
}
