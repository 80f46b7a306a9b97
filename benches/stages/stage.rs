//! The stages of `build`, each as a run that goes as far as it.

use std::convert::Infallible;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;
use tongbao::command::SiteWriter;
use tongbao::command::built_in_theme;
use tongbao::compile::Compiled;
use tongbao::compile::Input;
use tongbao::compile::Memo;
use tongbao::compile::Sink;
use tongbao::compile::TextRules;
use tongbao::compile::Written;
use tongbao::diagnostic::limit::LIMITS;
use tongbao::edge;
use tongbao::edge::Keep;
use tongbao::edge::Output;
use tongbao::edge::SourceReader;
use tongbao::model::Id;
use tongbao::model::Notice;
use tongbao::page::view;
use tongbao::site::Facts;
use tongbao::source;
use tongbao::source::SourceFile;
use tongbao::tree::Digest;
use tongbao::tree::ReadAgain;
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
    Stage { name: "parse", behind: Some("read"), run: |root| each_notice(root, |_, _| ()) },
    Stage { name: "facts", behind: Some("parse"), run: facts },
    Stage { name: "assemble", behind: Some("facts"), run: |root| drop(assembled(root)) },
    Stage { name: "rules", behind: Some("assemble"), run: rules },
    Stage { name: "views", behind: Some("assemble"), run: views },
    Stage { name: "render", behind: Some("views"), run: render },
    Stage { name: "write", behind: Some("render"), run: write },
];

/// Where a run writes to.
pub fn out(root: &Path) -> PathBuf {
    root.join("public")
}

/// What the facts of an issue weigh: bytes of all facts through the number of issues. None where there is no issue.
pub fn facts_an_issue(root: &Path) -> Option<f64> {
    let site = assembled(root).site;
    let issues: usize = site.notices.iter().map(|facts| facts.said.issue_count()).sum();
    let bytes: usize = site.notices.iter().map(|facts| facts.bytes()).sum();
    (issues > 0).then(|| bytes as f64 / issues as f64)
}

/// Digests and lengths: the texts of notices are left where they are.
fn read(root: &Path) -> Tree {
    edge::Reader::new(root, LIMITS.source_bytes).keeping(Keep::Left).read().expect("the corpus can be read").0
}

/// Reads and parses each notice, and lets it go.
fn each_notice(root: &Path, look: impl Fn(&Notice, Digest) + Sync) {
    let tree = read(root);
    let again = SourceReader::new(root, LIMITS.source_bytes);
    let notices: Vec<_> = tree.under("content/notices").collect();
    notices.par_iter().for_each(|(path, file)| {
        let bytes = again.read_again(path, file.digest).expect("the corpus is not changed");
        let id = Id::new(path.file_name().trim_end_matches(".md")).expect("the names of the corpus are ids");
        look(&source::notice(id, SourceFile { path, bytes: &bytes }, None).0, file.digest);
    });
}

fn facts(root: &Path) {
    each_notice(root, |notice, digest| drop(Facts::of(notice, digest)));
}

fn input(root: &Path) -> Input {
    let again = Arc::new(SourceReader::new(root, LIMITS.source_bytes));
    Input { again: Some(again), ..Input::held(Arc::new(read(root)), Arc::new(built_in_theme()), None) }
}

/// Facts of all notices, what they have in common, and every address.
fn assembled(root: &Path) -> Compiled {
    let compiled = Compiled::new(input(root), &Arc::<Memo>::default()).expect("the corpus is not changed");
    compiled.routes();
    compiled
}

fn rules(root: &Path) {
    let compiled = Compiled::to_be_checked(input(root), &Arc::<Memo>::default()).expect("the corpus is not changed");
    compiled.routes();
    drop(compiled.check(&[]).expect("the corpus is not changed"));
}

/// Visits each notice and views its pages, then all lists. The corpus has no articles and no standing pages.
fn views(root: &Path) {
    let compiled = assembled(root);
    let site = &compiled.site;
    site.notices.par_iter().for_each(|facts| {
        let id = &facts.said.id;
        let notice = compiled.notice(id).expect("it is of the site").expect("the corpus is not changed");
        let around = compiled.surroundings_of(id).expect("it is of the site");
        drop(view::notice_page(&around, &notice));
        facts.said.keys().for_each(|key| drop(view::issue_page(&around, &notice, key)));
    });
    let (lists, frame) = (compiled.addresses().lists(), compiled.frame());
    compiled.routes().par_iter().for_each(|route| drop(view::view(site, lists, frame, route)));
}

fn render(root: &Path) {
    let written = assembled(root).write(&Nowhere, TextRules::Later);
    assert!(matches!(written, Written::All(_)), "every page of the corpus can be made");
}

fn write(root: &Path) {
    let output = Output::open(&out(root), root).expect("the folder is free");
    let written = assembled(root).write(&SiteWriter::new(&output, root), TextRules::Later);
    assert!(matches!(written, Written::All(_)), "every file can be written");
    output.finish().expect("all can be written");
}

/// Forgets what is rendered.
struct Nowhere;

impl Sink for Nowhere {
    type Failure = Infallible;

    fn put(&self, _: &RelPath, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), Infallible> {
        write(&mut io::sink()).expect("nowhere is always room");
        Ok(())
    }

    fn copy(&self, _: &RelPath, _: &RelPath, _: Digest) -> Result<(), Infallible> {
        Ok(())
    }

    fn done(&self) {}
}
