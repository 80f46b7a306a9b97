//! Writes the search index of a site to a folder, and nothing else of it: `cargo run --release --example search -- SITE OUT`,
//! for `tests/search/measure.mjs` where a whole site would take too much room.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use clap::Parser;
use tongbao::address::Route;
use tongbao::command::built_in_theme;
use tongbao::compile::Compiled;
use tongbao::compile::Input;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::diagnostic::limit::LIMITS;
use tongbao::edge;
use tongbao::edge::Keep;
use tongbao::edge::SourceReader;

#[derive(Parser)]
struct Arguments {
    /// The folder of the site.
    site: String,
    /// Where to.
    folder: String,
}

fn main() -> std::io::Result<()> {
    let Arguments { site, folder } = Arguments::parse();
    let root = Path::new(&site);
    let (tree, _) =
        edge::Reader::new(root, LIMITS.source_bytes).keeping(Keep::Left).read().expect("the site can be read");
    let again = Arc::new(SourceReader::new(root, LIMITS.source_bytes));
    let input = Input { again: Some(again), ..Input::held(Arc::new(tree), Arc::new(built_in_theme()), None) };
    let compiled = Compiled::new(input, &Arc::<Memo>::default()).expect("nobody writes the site");
    for route in compiled.routes().iter().filter(|route| matches!(route, Route::Search(_))) {
        let place = Path::new(&folder).join(route.to_string());
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        match compiled.render(route) {
            Some(Ok(Rendered::Bytes(bytes))) => fs::write(place, bytes)?,
            _ => panic!("{route} is not made"),
        }
    }
    Ok(())
}
