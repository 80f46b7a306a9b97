//! Writes the benchmarks' site to a folder: `cargo run --release --example corpus -- 1000 /tmp/site`.

mod corpus;

use std::fs;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, folder] = arguments.as_slice() else {
        eprintln!("usage: corpus NOTICES FOLDER");
        return Ok(());
    };
    let count = count.parse().map_err(std::io::Error::other)?;
    for (path, text) in corpus::site(count) {
        let place = Path::new(folder).join(path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(place, text)?;
    }
    Ok(())
}
