//! How much of an edition is held while it is written: for each file little more than its path and its digest.

use std::env;
use std::fs;
use std::process::Command;

use tongbao::tree::RelPath;

use super::bench::Bench;
use super::bench::put;

/// Says to a run of these tests that it holds this one alone.
const ALONE: &str = "TONGBAO_TEST_ALONE";

/// The most that a file may cost, in bytes: about 120, where the paths have twenty-nine and two editions are listed.
const MOST: usize = 130;

/// The most memory that the program had so far; 0 where the system does not say.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap_or_default() << 10
}

/// Builds an edition of so many files, every tenth with other bytes than in the edition before.
fn build(bench: &Bench, files: usize, run: usize) {
    let output = bench.open().unwrap();
    for number in 0..files {
        let path = RelPath::new(&format!("notices/n-{:06}/{:07}.html", number / 25, number)).unwrap();
        let text = if number % 10 == 0 { format!("{number} {run}") } else { number.to_string() };
        put(&output, &path, text.as_bytes()).unwrap();
    }
    let report = output.finish().unwrap();
    assert_eq!(report.written + report.unchanged, files);
}

/// In a process of its own: what other tests hold meanwhile is no matter of this one.
#[test]
fn a_file_of_an_edition_costs_little_more_than_its_path_and_digest() {
    if env::var_os(ALONE).is_some() {
        return weigh();
    }
    let mut alone = Command::new(env::current_exe().unwrap());
    alone.args(["--exact", "output::size::a_file_of_an_edition_costs_little_more_than_its_path_and_digest"]);
    let output = alone.arg("--nocapture").env(ALONE, "1").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

fn weigh() {
    // What threads, buffers and the first pages of the heap take is there in both.
    let [few, many] = [5_000, 30_000].map(|files| {
        let bench = Bench::in_memory();
        (0..2).for_each(|run| build(&bench, files, run));
        peak()
    });
    let each = (many - few) / 25_000;
    assert!(each <= MOST, "{each} bytes a file");
}
