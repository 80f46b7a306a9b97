//! The stages of `build`, each as a run that goes as far as it.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;
use tongbao::command::built_in_theme;
use tongbao::compile::Compiled;
use tongbao::compile::Input;
use tongbao::compile::Memo;
use tongbao::compile::Sink;
use tongbao::diagnostic::limit::LIMITS;
use tongbao::edge;
use tongbao::edge::Failure;
use tongbao::edge::Output;
use tongbao::model::Id;
use tongbao::model::Notice;
use tongbao::page::view;
use tongbao::site::AllFacts;
use tongbao::site::Lists;
use tongbao::source;
use tongbao::source::SourceFile;
use tongbao::tree::Digest;
use tongbao::tree::RelPath;
use tongbao::tree::Tree;

/// A stage: its run does what the run of the stage it stands behind does, and this.
pub struct Stage {
    pub name: &'static str,
    pub behind: Option<&'static str>,
    pub run: fn(&Path),
}

pub const STAGES: &[Stage] = &[
    Stage { name: "read", behind: None, run: |root| drop(read(root)) },
    Stage { name: "parse", behind: Some("read"), run: |root| drop(parsed(&read(root))) },
    Stage { name: "facts", behind: Some("parse"), run: facts },
    Stage { name: "assemble", behind: Some("facts"), run: |root| drop(assembled(root)) },
    Stage { name: "rules", behind: Some("assemble"), run: |root| drop(assembled(root).check(&[])) },
    Stage { name: "views", behind: Some("assemble"), run: views },
    Stage { name: "render", behind: Some("views"), run: render },
    Stage { name: "write", behind: Some("render"), run: write },
];

/// Where a run writes to.
pub fn out(root: &Path) -> PathBuf {
    root.join("public")
}

/// What the facts of an issue weigh: bytes of all facts through the number of issues. To be filled in where facts can
/// tell their bytes; today they are spread over many owned values.
pub fn facts_an_issue(_root: &Path) -> Option<f64> {
    None
}

fn read(root: &Path) -> Tree {
    edge::read(root, LIMITS.source_bytes).expect("the corpus can be read").0
}

fn parsed(tree: &Tree) -> Vec<Arc<Notice>> {
    let notices: Vec<_> = tree.under("content/notices").collect();
    let parse = |(path, file): &(&RelPath, &tongbao::tree::File)| {
        let name = path.file_name().trim_end_matches(".md");
        let bytes = file.bytes.as_deref().unwrap_or_default();
        let id = Id::new(name).expect("the names of the corpus are ids");
        Arc::new(source::notice(id, SourceFile { path, bytes }, None).0)
    };
    notices.par_iter().map(parse).collect()
}

fn facts(root: &Path) {
    let tree = read(root);
    let notices = parsed(&tree);
    let topics = tree.get("content/topics.yaml").and_then(|file| file.bytes.as_deref()).unwrap_or_default();
    let path = RelPath::new("content/topics.yaml").expect("a fixed path");
    let (topics, _) = source::topics(SourceFile { path: &path, bytes: topics });
    drop(AllFacts::of(&notices, &topics, &AllFacts::default()));
}

fn assembled(root: &Path) -> Compiled {
    let input = Input { tree: Arc::new(read(root)), built_in: Arc::new(built_in_theme()), as_of: None };
    let compiled = Compiled::new(input, &Memo::default());
    compiled.routes();
    compiled
}

fn views(root: &Path) {
    let compiled = assembled(root);
    let lists = Lists::new(&compiled.site);
    compiled.routes().par_iter().for_each(|route| drop(view::view(&compiled.site, &lists, route, &|_, _| None)));
}

fn render(root: &Path) {
    let compiled = assembled(root);
    compiled.routes().par_iter().for_each(|route| drop(compiled.render(route)));
}

fn write(root: &Path) {
    let compiled = assembled(root);
    let output = Output::open(&out(root), root).expect("the folder is free");
    compiled.write(&Writer { output: &output, root });
    output.finish().expect("all can be written");
}

/// Joins the compiler to the one writer, as the command does.
struct Writer<'w> {
    output: &'w Output,
    root: &'w Path,
}

impl Sink for Writer<'_> {
    type Failure = Failure;

    fn put(&self, path: &RelPath, bytes: &[u8]) -> Result<(), Failure> {
        self.output.put(path, bytes)
    }

    fn copy(&self, path: &RelPath, source: &RelPath, digest: Digest) -> Result<(), Failure> {
        self.output.copy(path, &self.root.join(source.as_str()), digest)
    }

    fn done(&self) {}
}
