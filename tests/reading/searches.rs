//! What the fuzz targets hold, on samples that were changed at random: a few in every run of the tests, the same ones;
//! as many as a time allows in `tests/long`.

#[path = "../../fuzz/fuzz_targets/held.rs"]
mod held;

use std::fs;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

use crate::support::cases;
use crate::support::expect;
use crate::support::samples;
use crate::support::site::project;
use crate::support::site::write;

/// Pieces that change the meaning of what stands around them.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "    ",
    "\t",
    "# ",
    "### ",
    "- ",
    "1. ",
    "> ",
    "| ",
    "|---|\n",
    "```\n",
    "**",
    "_",
    "`",
    "\\",
    "[",
    "](",
    "<!--",
    "---\n",
    ": ",
    "- {",
    "}",
    "\"",
    "'",
    "&a ",
    "*a",
    "!!str ",
    "|\n",
    "#",
    "整改结果：",
    "责任部门：",
    "完成时限：",
    "整改情况：",
    "一是",
    "（一）",
    "一、",
    "关于“",
    "”的问题",
    "已完成",
    "，",
    "。",
    "\u{3000}",
    "\u{feff}",
    "\u{200b}",
    "\u{0}",
    "\r\n",
    "2025年7月10日",
    "附件：",
];

/// Numbers that look like chance and are the same in every run of one seed.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).expect("less than a size")
    }

    /// A sample, changed in one to eight places.
    fn changed(&mut self, samples: &[Vec<u8>]) -> Vec<u8> {
        let mut text = samples[self.throw(samples.len())].clone();
        for _ in 0..=self.throw(8) {
            let at = self.throw(text.len() + 1);
            let end = (at + self.throw(40)).min(text.len());
            match self.throw(6) {
                0 => drop(text.drain(at..end)),
                1 => {
                    let other = &samples[self.throw(samples.len())];
                    let from = self.throw(other.len() + 1);
                    let part = other[from..(from + self.throw(200)).min(other.len())].to_vec();
                    drop(text.splice(at..end, part));
                }
                2 => {
                    let part = text[at..end].to_vec();
                    drop(text.splice(at..at, part));
                }
                3 if at < text.len() => text[at] = u8::try_from(self.throw(256)).expect("a byte"),
                _ => drop(text.splice(at..at, PIECES[self.throw(PIECES.len())].bytes())),
            }
        }
        text
    }
}

/// A target: what it holds, and the samples that a search begins with.
struct Target {
    name: &'static str,
    hold: fn(&[u8]),
    /// All there are, for long searches.
    samples: fn() -> Vec<Vec<u8>>,
    /// One, for the few inputs of every run: a new sample elsewhere does not make them other ones.
    sample: fn() -> Vec<u8>,
}

const TARGETS: &[Target] = &[
    Target {
        name: "yaml",
        hold: held::yaml,
        samples: || below("content", &["yaml"]),
        sample: || {
            "name: 甲\ncontact:\n  phones: [ { label: a, number: 0000-1234567 } ]\n# x\nas_of: 2026-03-31\n".into()
        },
    },
    Target {
        name: "markdown",
        hold: |bytes| held::markdown(&String::from_utf8_lossy(bytes)),
        samples: || below("content", &["md"]),
        sample: || file("tests/grammar/labels-typed-freely.md"),
    },
    Target {
        name: "grammar",
        hold: |bytes| held::body(&String::from_utf8_lossy(bytes)),
        samples: || samples::grammar().into_iter().map(|sample| body(&sample.bytes)).collect(),
        sample: || body(&file("tests/grammar/labels-typed-freely.md")),
    },
    Target {
        name: "notice",
        hold: held::notice,
        samples: || samples::content().into_iter().map(|sample| sample.bytes).collect(),
        sample: || file("tests/grammar/v8-plan.md"),
    },
    Target {
        name: "text",
        hold: held::foreign,
        samples: papers,
        sample: || [vec![0], file("tests/import/flat/input.txt")].concat(),
    },
];

/// The papers of the import cases, each behind the byte that says what it is.
fn papers() -> Vec<Vec<u8>> {
    let names = ["input.txt", "input.md", "input.html"];
    let of = |case: PathBuf| names.map(|name| fs::read(case.join(name)).ok());
    let read = cases::cases("tests/import").into_iter().flat_map(|case| of(case).into_iter().enumerate());
    read.filter_map(|(kind, text)| Some([vec![u8::try_from(kind).ok()?], text?].concat())).collect()
}

fn file(path: &str) -> Vec<u8> {
    fs::read(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn below(folder: &str, kinds: &[&str]) -> Vec<Vec<u8>> {
    let entries = walkdir::WalkDir::new(project(folder)).sort_by_file_name().into_iter().filter_map(Result::ok);
    let wanted =
        entries.filter(|entry| entry.path().extension().is_some_and(|kind| kinds.iter().any(|one| kind == *one)));
    wanted.map(|entry| fs::read(entry.path()).expect("a sample can be read")).collect()
}

/// A notice without its front matter.
fn body(notice: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(notice).expect("samples are UTF-8");
    text.splitn(3, "---\n").nth(2).unwrap_or(text).as_bytes().to_vec()
}

/// Searches until it is told to end. An input that fails is written below `target/found`.
fn search(target: &Target, samples: &[Vec<u8>], seed: u64, goes_on: impl Fn(usize) -> bool) -> usize {
    let mut dice = Dice(seed | 1);
    let mut held = 0;
    while goes_on(held) {
        let input = dice.changed(samples);
        if let Err(failure) = catch_unwind(AssertUnwindSafe(|| (target.hold)(&input))) {
            let place = project("target/found").join(format!("{}-{seed}-{held}", target.name));
            write(&place, &input);
            eprintln!("{}: {} fails", target.name, place.display());
            resume_unwind(failure);
        }
        held += 1;
    }
    held
}

#[test]
fn what_fuzzing_holds_holds_for_a_few_changed_samples() {
    expect::each(TARGETS, |target| {
        search(target, &[(target.sample)()], 20_261_128, |held| held < 40);
    });
}

/// `tests/long` gives the seconds for each target and a seed of the day.
#[test]
#[ignore = "takes as long as it is given: bash tests/long"]
fn changed_samples_for_a_long_time() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let time = Duration::from_secs(number("TONGBAO_SEARCH_SECONDS").unwrap_or(60));
    let seed = number("TONGBAO_SEARCH_SEED").unwrap_or(1);
    expect::each(TARGETS, |target| {
        let samples = (target.samples)();
        assert!(samples.len() > 5, "{}: {} samples", target.name, samples.len());
        let began = Instant::now();
        let held = search(target, &samples, seed, |_| began.elapsed() < time);
        println!("{}: {held} inputs", target.name);
    });
}
