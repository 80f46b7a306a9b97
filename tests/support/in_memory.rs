//! Sites in memory, compiled and rendered.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::LazyLock;

use tongbao::compile::Compiled;
use tongbao::compile::Input;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::model::Notice;
use tongbao::site::Facts;
use tongbao::text::date::Date;
use tongbao::tree::File;
use tongbao::tree::RelPath;
use tongbao::tree::Tree;

/// The default theme, as the program carries it.
pub static BUILT_IN: LazyLock<Arc<BTreeMap<String, Vec<u8>>>> = LazyLock::new(|| {
    let mut files = BTreeMap::new();
    for folder in ["templates", "static"] {
        for entry in walkdir::WalkDir::new(root().join(folder)).into_iter().flatten() {
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
                files.insert(path, fs::read(entry.path()).unwrap());
            }
        }
    }
    Arc::new(files)
});

/// The folder of the program and of its sample site.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sample site.
pub fn sample() -> Tree {
    tongbao::edge::read(root(), 8 << 20).expect("the sample site can be read").0
}

/// A tree of these files.
pub fn tree<P: AsRef<str>, B: AsRef<[u8]>>(files: impl IntoIterator<Item = (P, B)>) -> Tree {
    let mut tree = Tree::new();
    for (path, bytes) in files {
        put(&mut tree, path.as_ref(), bytes.as_ref());
    }
    tree
}

/// Sets a file of a tree.
pub fn put(tree: &mut Tree, path: &str, bytes: &[u8]) {
    tree.insert(RelPath::new(path).unwrap(), File::held(bytes));
}

/// A tree compiled with the default theme.
pub fn compile(tree: &Tree, memo: &Arc<Memo>) -> Compiled {
    compile_at(&Arc::new(tree.clone()), None, memo)
}

/// The same at a day.
pub fn compile_at(tree: &Arc<Tree>, as_of: Option<Date>, memo: &Arc<Memo>) -> Compiled {
    Compiled::new(Input::held(Arc::clone(tree), Arc::clone(&BUILT_IN), as_of), memo).expect("every source is held")
}

/// The same with a day by which embargoes have ended.
pub fn compile_by(tree: &Arc<Tree>, as_of: Option<Date>, day: Option<Date>, memo: &Arc<Memo>) -> Compiled {
    let input = Input { day, ..Input::held(Arc::clone(tree), Arc::clone(&BUILT_IN), as_of) };
    Compiled::new(input, memo).expect("every source is held")
}

/// The notices of a site with their bodies.
pub fn notices(compiled: &Compiled) -> Vec<Arc<Notice>> {
    let body =
        |facts: &Arc<Facts>| compiled.notice(&facts.said.id).expect("it is there").expect("every source is held");
    compiled.site.notices.iter().map(body).collect()
}

/// What stands in place of a page that is listed and is none.
pub const NOTHING: &str = "nothing stands here";

/// Every page and file of a site by its path: bytes, or the digest of a file that is copied, or the fault that stands in
/// its place.
pub fn rendered(compiled: &Compiled) -> BTreeMap<String, Result<Vec<u8>, String>> {
    let mut out = BTreeMap::new();
    for route in compiled.routes() {
        let came = match compiled.render(route) {
            Some(Ok(Rendered::Bytes(bytes))) => Ok(bytes),
            Some(Ok(Rendered::File(path, digest, len))) => Ok(format!("{path} {digest} {len}").into_bytes()),
            Some(Err(fault)) => Err(format!("{fault:?}")),
            None => Err(NOTHING.to_owned()),
        };
        out.insert(route.to_string(), came);
    }
    out
}
