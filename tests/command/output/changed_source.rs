//! Law 15. A source that changes while a run lasts ends it: the run names the path, and the last edition stays whole.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use tongbao::command::SiteWriter;
use tongbao::compile::Compiled;
use tongbao::compile::Input;
use tongbao::compile::Memo;
use tongbao::compile::TextRules;
use tongbao::compile::Written;
use tongbao::edge;
use tongbao::edge::Failure;
use tongbao::edge::Keep;
use tongbao::edge::Output;
use tongbao::edge::SourceReader;
use tongbao::tree::Digest;
use tongbao::tree::ReadAgain;
use tongbao::tree::RelPath;
use tongbao::tree::SourceChanged;

use crate::support::expect;
use crate::support::in_memory::BUILT_IN;
use crate::support::site::Site;

const LIMIT: u64 = 8 << 20;
const NOTICE: &str = "---\ntitle: 示例法院关于整改进展情况的通报\nkind: progress\npublished_on: 2025-07-10\n---\n前言。\n\n### 1. 关于“案款发放”的问题\n\n整改结果：已完成\n\n整改情况：已经清理。\n";

/// Reads sources again from a folder, in which somebody writes when one file has been read so many times.
struct Hand {
    reader: SourceReader,
    place: PathBuf,
    path: String,
    /// What is written; nothing where the file is moved away.
    bytes: Option<Vec<u8>>,
    readings: AtomicUsize,
    /// Before which reading of the file somebody writes it.
    at: usize,
}

impl ReadAgain for Hand {
    fn read_again(&self, path: &RelPath, digest: Digest) -> Result<Vec<u8>, SourceChanged> {
        if path.as_str() == self.path && self.readings.fetch_add(1, Ordering::SeqCst) == self.at {
            match &self.bytes {
                Some(bytes) => fs::write(&self.place, bytes).unwrap(),
                None => fs::rename(&self.place, self.place.with_extension("aside")).unwrap(),
            }
        }
        self.reader.read_again(path, digest)
    }
}

/// What `build` does, with a hand that changes a file; the source that ended it.
fn build(site: &Site, again: Option<Hand>) -> Result<(), SourceChanged> {
    let root = site.place("site");
    let (tree, _) = edge::Reader::new(&root, LIMIT).keeping(Keep::Left).read().unwrap();
    let input = Input::held(Arc::new(tree), Arc::clone(&BUILT_IN), None);
    let again: Arc<dyn ReadAgain + Send> = match again {
        Some(hand) => Arc::new(hand),
        None => Arc::new(SourceReader::new(&root, LIMIT)),
    };
    let compiled = Compiled::to_be_checked(Input { again: Some(again), ..input }, &Arc::new(Memo::holding(1)))?;
    let output = Output::open(&site.place("out"), &root).unwrap();
    let given = match compiled.write(&SiteWriter::new(&output, &root), TextRules::Now) {
        Written::All(given) => given,
        Written::Changed(changed) => return Err(changed),
        Written::Faults(faults) => panic!("{faults:?}"),
        Written::Failed(failure) => panic!("{failure:?}"),
    };
    compiled.check_written(given)?;
    output.finish().unwrap();
    Ok(())
}

#[test]
fn a_source_that_changes_between_two_looks_ends_the_run_and_leaves_the_last_edition() {
    let other = NOTICE.replace("已完成", "未完成");
    let (notice, article) = ("content/notices/b/notice.md", "content/articles/a.md");
    let rows = [
        ("before it is parsed", notice, Some(other.as_str()), 0),
        ("before it is visited", notice, Some(other.as_str()), 1),
        ("emptied", notice, Some(""), 1),
        ("moved away", notice, None, 1),
        ("front matter alone", "content/notices/c/notice.yaml", Some("title: x\n"), 1),
        ("an article before it is parsed", article, Some("---\ntitle: x\n---\n"), 0),
        ("an article before it is checked", article, Some("---\ntitle: x\n---\n"), 1),
        ("a text beside a notice", "content/notices/b/shuoming.txt", Some("乙"), 0),
    ];
    expect::each(rows, |(what, path, text, at)| {
        let site = Site::with([
            ("site/content/site.yaml", "name: 示例法院整改公开\n"),
            ("site/content/notices/a.md", NOTICE),
            ("site/content/notices/b/notice.md", NOTICE),
            ("site/content/notices/b/shuoming.txt", "甲"),
            ("site/content/notices/c/notice.yaml", "title: 丙\nkind: progress\npublished_on: 2025-07-11\n"),
            ("site/content/notices/c/notice.md", "前言。\n"),
            ("site/content/articles/a.md", "---\ntitle: 文章\n---\n正文。\n"),
        ]);
        build(&site, None).expect("nothing changes yet");
        let edition = site.files("out");
        assert!(edition.len() > 20, "{what}");
        // The next edition would be another one.
        site.write("site/content/site.yaml", "name: 示例法院整改公开网\n");
        let hand = Hand {
            reader: SourceReader::new(&site.place("site"), LIMIT),
            place: site.place("site").join(path),
            path: path.to_owned(),
            bytes: text.map(|text| text.as_bytes().to_vec()),
            readings: AtomicUsize::new(0),
            at,
        };
        let changed = build(&site, Some(hand)).expect_err(what);
        assert_eq!(changed.path.as_str(), path, "{what}");
        assert!(changed.zh().contains(path) && changed.en().contains(path), "{what}");
        let failure = Failure::changed(site.place("site").join(path));
        assert_eq!((failure.class().exit_code(), SourceChanged::EXIT_CODE), (4, 4), "{what}");
        assert!(site.files("out") == edition, "{what}: the last edition is touched");
        // The next run takes the sources as they are now.
        if text == Some(&other) {
            build(&site, None).unwrap();
            assert!(site.read("out/notices/b/index.html").contains("未完成"), "{what}");
        }
    });
}
