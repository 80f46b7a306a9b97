//! Law 8. Pages stream to the output: as many are held as there are threads, however many the site has.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::env;
use std::io;
use std::io::Write;
use std::process::Command;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use tongbao::compile::Memo;
use tongbao::compile::Sink;
use tongbao::compile::TextRules;
use tongbao::compile::Written;
use tongbao::tree::Digest;
use tongbao::tree::RelPath;
use tongbao::tree::Tree;

use crate::support::in_memory;

/// Takes pages and forgets them; knows how many were there at once, and how large the program was meanwhile.
#[derive(Default)]
struct Scales {
    now: AtomicUsize,
    most: AtomicUsize,
    resident: AtomicUsize,
    bytes: AtomicUsize,
    done: AtomicUsize,
    paths: Mutex<BTreeSet<String>>,
}

impl Sink for Scales {
    type Failure = Infallible;

    fn put(&self, path: &RelPath, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), Infallible> {
        let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(now, Ordering::SeqCst);
        self.resident.fetch_max(resident(), Ordering::SeqCst);
        write(&mut Count(&self.bytes)).unwrap();
        assert!(self.paths.lock().unwrap().insert(path.to_string()), "{path} came twice");
        self.now.fetch_sub(1, Ordering::SeqCst);
        Ok(())
    }

    fn copy(&self, _: &RelPath, _: &RelPath, _: Digest) -> Result<(), Infallible> {
        Ok(())
    }

    fn done(&self) {
        self.done.fetch_add(1, Ordering::SeqCst);
    }
}

/// Counts bytes.
struct Count<'c>(&'c AtomicUsize);

impl Write for Count<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.fetch_add(bytes.len(), Ordering::SeqCst);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes of memory that the program holds; 0 where the system does not say.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap_or_default() << 10
}

/// A site of so many articles whose pages have a mebibyte each.
fn heavy(articles: usize) -> Tree {
    let page = format!("<title>{{{{ page.head_title }}}}</title>{{# #}}<p>{}</p>", "通".repeat((1 << 20) / 3));
    let mut tree = in_memory::tree([("content/site.yaml", "name: 站"), ("templates/article.html", page.as_str())]);
    for number in 0..articles {
        let text = format!("---\ntitle: 文章{number}\n---\n正文\n");
        in_memory::put(&mut tree, &format!("content/articles/a{number}.md"), text.as_bytes());
    }
    tree
}

const THREADS: usize = 3;

/// Says to a run of these tests that it holds this one alone.
const ALONE: &str = "TONGBAO_TEST_ALONE";

/// In a process of its own: what other tests hold meanwhile is no matter of this one.
#[test]
fn pages_are_let_go_as_they_are_written() {
    if env::var_os(ALONE).is_some() {
        return weigh();
    }
    let mut alone = Command::new(env::current_exe().unwrap());
    alone.args(["--exact", "laws::memory_follows_the_page::pages_are_let_go_as_they_are_written", "--nocapture"]);
    let output = alone.env(ALONE, "1").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

fn weigh() {
    let tree = heavy(400);
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    let threads = rayon::ThreadPoolBuilder::new().num_threads(THREADS).build().unwrap();
    let scales = Scales::default();
    let before = resident();
    let written = threads.install(|| compiled.write(&scales, TextRules::Later));
    assert!(matches!(written, Written::All(_)));
    let bytes = scales.bytes.into_inner();
    assert!(bytes > 400 << 20, "the whole site is large: {bytes}");
    assert!(scales.most.into_inner() <= THREADS);
    assert_eq!(scales.done.into_inner(), compiled.routes().len(), "each route is counted once");
    let grown = scales.resident.into_inner().saturating_sub(before);
    // A whole site held would be seven times as much.
    assert!(grown < 60 << 20, "the program grew by {} MiB", grown >> 20);
}
