//! Writes the benchmarks' site to a folder: `cargo run --release --example corpus -- 1000 /tmp/site`, with
//! `--courts 3500`, `--long 500` or, with courts, `--busy 60` where its courts, the issues of a notice or the notices of
//! one court should be many, and with `--varied` where its sentences should not repeat each other.

mod corpus;

use std::fs;
use std::path::Path;

use clap::Parser;
use corpus::Size;

#[derive(Parser)]
struct Arguments {
    /// How many notices.
    notices: usize,
    /// Where to.
    folder: String,
    /// How many courts, in a tree.
    #[arg(long, default_value_t)]
    courts: usize,
    /// How many issues two long notices have.
    #[arg(long, default_value_t)]
    long: usize,
    /// How many notices more one court of many has, each with a department of its own.
    #[arg(long, default_value_t, requires = "courts")]
    busy: usize,
    /// Whether sentences are not said again and again.
    #[arg(long)]
    varied: bool,
}

fn main() -> std::io::Result<()> {
    let Arguments { notices, folder, courts, long, busy, varied } = Arguments::parse();
    for (path, text) in corpus::site(Size { notices, courts, long, busy, varied }) {
        let place = Path::new(&folder).join(path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(place, text)?;
    }
    Ok(())
}
