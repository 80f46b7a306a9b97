//! Writes the benchmarks' site to a folder: `cargo run --release --example corpus -- 1000 /tmp/site`, with
//! `--courts 3500` or `--long 500` where its courts or the issues of a notice should be many.

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
}

fn main() -> std::io::Result<()> {
    let Arguments { notices, folder, courts, long } = Arguments::parse();
    for (path, text) in corpus::site(Size { notices, courts, long }) {
        let place = Path::new(&folder).join(path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(place, text)?;
    }
    Ok(())
}
