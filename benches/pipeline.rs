//! What each part of the pipeline costs: `cargo bench`.

mod corpus;

use std::sync::Arc;

use divan::Bencher;
use tongbao::address::Route;
use tongbao::command::built_in_theme;
use tongbao::compile::Compiled;
use tongbao::compile::Input;
use tongbao::compile::Memo;
use tongbao::model::Id;
use tongbao::source;
use tongbao::source::SourceFile;
use tongbao::tree;
use tongbao::tree::RelPath;
use tongbao::tree::Tree;

fn main() {
    divan::main();
}

fn input(notices: usize) -> Input {
    let mut tree = Tree::new();
    for (path, text) in corpus::site(notices) {
        tree.insert(RelPath::new(&path).unwrap(), tree::File::held(text.into_bytes()));
    }
    Input { tree: Arc::new(tree), built_in: Arc::new(built_in_theme()), as_of: None, day: None }
}

/// One notice of about twenty issues, parsed.
#[divan::bench]
fn parse_notice(bencher: Bencher) {
    let (path, text) = corpus::site(1).pop().unwrap();
    let path = RelPath::new(&path).unwrap();
    let id = Id::new("notice").unwrap();
    bencher.bench(|| source::notice(id.clone(), SourceFile { path: &path, bytes: text.as_bytes() }, None));
}

/// A whole site compiled from nothing: parsed, assembled, listed.
#[divan::bench(args = [100, 1_000], sample_count = 10)]
fn compile_cold(bencher: Bencher, notices: usize) {
    let input = input(notices);
    bencher.bench(|| Compiled::new(input.clone(), &Memo::default()).routes().len());
}

/// A whole site compiled again when nothing was parsed anew: what an edit costs beside its own file.
#[divan::bench(args = [100, 1_000], sample_count = 10)]
fn compile_warm(bencher: Bencher, notices: usize) {
    let input = input(notices);
    let memo = Memo::default();
    let compile = || Compiled::new(input.clone(), &memo).routes().len();
    compile();
    bencher.bench(compile);
}

/// One page rendered.
#[divan::bench(args = ["notices/notice-00000/index.html", "notices/notice-00000/3.html", "issues/index.html", "index.html"])]
fn render(bencher: Bencher, path: &str) {
    let compiled = Compiled::new(input(100), &Memo::default());
    let route = Route::parse(path).unwrap();
    bencher.bench(|| compiled.render(&route).is_some());
}
