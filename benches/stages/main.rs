//! What each stage of `build` costs, in memory and in time of the processor: `cargo bench --bench stages -- 1000`, with
//! `--courts 3500` or `--long 500` for those corpora. This program starts itself once a stage, goes as far as that stage
//! and no further, and is watched from outside: a stage costs what a run with it takes more than one without it, and a
//! peak is that of the whole run. Behind the stages stand the program itself and what a fact of an issue weighs.

#[path = "../corpus/mod.rs"]
mod corpus;
#[path = "../served.rs"]
mod served;
mod stage;
mod watched;

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use clap::Parser;
use corpus::Size;
use stage::STAGES;
use watched::Cost;
use watched::Standing;

#[derive(Parser)]
struct Arguments {
    /// How many notices the corpora have, one after another.
    #[arg(default_values_t = [100, 1_000])]
    notices: Vec<usize>,
    /// How many courts, in a tree.
    #[arg(long, default_value_t)]
    courts: usize,
    /// How many issues two long notices have.
    #[arg(long, default_value_t)]
    long: usize,
    /// For this program alone: go as far as a stage in a folder.
    #[arg(long, hide = true, requires = "root")]
    upto: Option<String>,
    #[arg(long, hide = true)]
    root: Option<PathBuf>,
    /// What cargo says to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let arguments = Arguments::parse();
    if let (Some(upto), Some(root)) = (&arguments.upto, &arguments.root) {
        let stage = STAGES.iter().find(|stage| stage.name == upto).expect("a stage of the table");
        return (stage.run)(root);
    }
    for notices in arguments.notices {
        measure(Size { notices, courts: arguments.courts, long: arguments.long, ..Size::default() });
    }
}

fn measure(size: Size) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let root = folder.path();
    for (path, text) in corpus::site(size) {
        let place = root.join(path);
        fs::create_dir_all(place.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::write(place, text).expect("a file can be written");
    }
    println!("{} notices, {} courts of a tree, {} issues a long notice", size.notices, size.courts, size.long);
    println!("  {:<20}{:>8}{:>8}{:>10}{:>11}{:>9}", "", "CPU s", "more", "system s", "elapsed s", "peak MB");
    let mut before: Vec<(&str, Cost)> = Vec::new();
    for stage in STAGES {
        let mut command = Command::new(std::env::current_exe().expect("this program has a path"));
        command.arg("--upto").arg(stage.name).arg("--root").arg(root);
        let cost = watched::to_its_end(command);
        let less = stage.behind.and_then(|behind| before.iter().find(|(name, _)| *name == behind));
        say(stage.name, cost, less.map(|(_, less)| cost.cpu - less.cpu));
        before.push((stage.name, cost));
    }
    let mut build = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    build.args(["build", "--root"]).arg(root).arg("--out").arg(root.join("built"));
    say("tongbao build", watched::to_its_end(build), None);
    let mut check = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    check.args(["check", "--format", "short", "--root"]).arg(root);
    say("tongbao check", watched::to_its_end(check), None);
    serve(root);
    match stage::facts_an_issue(root) {
        Some(bytes) => println!("  facts: {bytes:.0} bytes an issue"),
        None => println!("  facts: not counted"),
    }
}

fn say(what: &str, cost: Cost, more: Option<f64>) {
    let more = more.map_or(String::new(), |more| format!("{more:.2}"));
    let Cost { cpu, system, elapsed, peak } = cost;
    println!("  {what:<20}{cpu:>8.2}{more:>8}{system:>10.2}{elapsed:>11.2}{peak:>9.0}");
}

/// What the preview holds when its first page is there, and when its rules have spoken too.
fn serve(root: &Path) {
    let began = Instant::now();
    let (mut server, port) = served::start(root);
    while served::get(port, "index.html").is_none() {
        assert!(began.elapsed() < Duration::from_secs(120), "no first page");
        thread::sleep(Duration::from_millis(2));
    }
    let tell = |when: &str| {
        let now = Standing::of(server.id()).expect("the server runs");
        let Standing { cpu, system, peak, held, .. } = now;
        say(when, Cost { cpu, system, elapsed: began.elapsed().as_secs_f64(), peak }, None);
        println!("  {:<20}holds {held:.0} MB", "");
        cpu
    };
    let mut cpu = tell("serve, first page");
    // The rules are asked after a pause. They have spoken when nothing more is done.
    loop {
        thread::sleep(Duration::from_secs(2));
        let now = Standing::of(server.id()).expect("the server runs").cpu;
        if now - cpu < 0.05 {
            break;
        }
        cpu = now;
    }
    tell("serve, at rest");
    server.kill().expect("the server runs");
    server.wait().expect("the server ends");
}
