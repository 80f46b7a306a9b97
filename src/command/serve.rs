//! `tongbao serve`

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::PoisonError;
use std::sync::RwLock;
use std::time::Instant;

use clap::Args;

use super::Exit;
use super::build::parse_day;
use super::report;
use super::report::Format;
use super::theme;
use super::world;
use crate::compile::Compiled;
use crate::compile::Input;
use crate::compile::Memo;
use crate::compile::Rendered;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::limit::LIMITS;
use crate::edge;
use crate::edge::Failure;
use crate::edge::http::Answer;
use crate::edge::http::Changes;
use crate::edge::http::Pages;
use crate::page::Route;
use crate::text::date::Date;
use crate::tree::Digest;
use crate::tree::Tree;

/// 在本机预览网站，改动后自动刷新 / Preview the site on this machine, reloading after every change
#[derive(Debug, Args)]
pub struct Serve {
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 端口；被占用时用下一个空闲的 / Port, or the next free one
    #[arg(long, default_value_t = 4000)]
    port: u16,
    /// 按这一天计算逾期和天数，如 2026-03-31 / Day at which overdue is computed, such as 2026-03-31
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    as_of: Option<Date>,
    /// 定时检查改动，用于网络磁盘 / Look for changes every second, for network drives
    #[arg(long)]
    poll: bool,
}

/// The site that is shown.
struct Preview {
    root: PathBuf,
    memo: Memo,
    built_in: Arc<std::collections::BTreeMap<String, Vec<u8>>>,
    as_of: Option<Date>,
    shown: RwLock<Option<Shown>>,
}

/// What is shown now.
#[derive(Clone)]
struct Shown {
    compiled: Arc<Compiled>,
    /// Whether it is without errors: such a version stays while a later one has any.
    whole: bool,
}

impl Serve {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let started = Instant::now();
        let preview = Arc::new(Preview {
            root: world::root(self.root.as_deref()),
            memo: Memo::default(),
            built_in: Arc::new(theme::built_in()),
            as_of: self.as_of,
            shown: RwLock::new(None),
        });
        let (tree, faults) = match preview.read() {
            Ok(read) => read,
            Err(failure) => return report::failure(&failure, lang),
        };
        let mut digest = tree.digest();
        preview.take(tree, faults, lang, started);
        let changes = Changes::new();
        let teller = changes.clone();
        let watcher = Arc::clone(&preview);
        let polling = self.poll;
        std::thread::spawn(move || {
            let root = watcher.root.clone();
            let told = |how| {
                if how == edge::Watching::Polling && !polling {
                    match lang {
                        Lang::Zh => eprintln!("系统无法监视文件夹，改为每秒检查一次。"),
                        Lang::En => eprintln!("The system cannot watch the folder; looking every second instead."),
                    }
                }
            };
            edge::watch(&root, polling, told, || {
                if watcher.refresh(&mut digest, lang) {
                    teller.tell();
                }
            });
        });
        let listening = |address: &str| match lang {
            Lang::Zh => eprintln!("预览地址：http://{address}/  （按 Ctrl-C 结束）"),
            Lang::En => eprintln!("Preview at http://{address}/  (Ctrl-C ends it)"),
        };
        match edge::http::serve(preview, self.port, &changes, listening) {
            Ok(()) => Exit::DONE,
            Err(error) => {
                eprintln!("tongbao: 127.0.0.1:{}: {error}", self.port);
                Exit::SYSTEM
            }
        }
    }
}

impl Preview {
    fn read(&self) -> Result<(Tree, Vec<Diagnostic>), Failure> {
        let (tree, skipped) = edge::read(&self.root, LIMITS.source_bytes)?;
        Ok((tree, report::skipped(&skipped)))
    }

    /// Reads the sources again. Says whether anything changed.
    fn refresh(&self, digest: &mut Digest, lang: Lang) -> bool {
        let started = Instant::now();
        match self.read() {
            Err(failure) => {
                report::failure(&failure, lang);
                false
            }
            Ok((tree, _)) if tree.digest() == *digest => false,
            Ok((tree, faults)) => {
                *digest = tree.digest();
                self.take(tree, faults, lang, started);
                true
            }
        }
    }

    /// Compiles a tree and shows its faults. While a fault stands, the last whole version stays.
    fn take(&self, tree: Tree, mut faults: Vec<Diagnostic>, lang: Lang, started: Instant) {
        let tree = Arc::new(tree);
        self.memo.keep(&|path, digest| tree.get(path.as_str()).is_some_and(|file| file.digest == digest));
        let input = Input { tree: Arc::clone(&tree), built_in: Arc::clone(&self.built_in), as_of: self.as_of };
        let compiled = Compiled::new(input, &self.memo);
        faults.extend(compiled.faults.iter().cloned());
        report::faults(&faults, &tree, Format::Human, lang);
        let (notices, files) = (compiled.site.notices.len(), compiled.routes.len());
        let milliseconds = started.elapsed().as_millis();
        let stands = report::stops_build(&faults);
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        let keeps = stands && shown.as_ref().is_some_and(|shown| shown.whole);
        if !keeps {
            *shown = Some(Shown { compiled: Arc::new(compiled), whole: !stands });
        }
        match (lang, stands) {
            (Lang::Zh, true) if !keeps => eprintln!("内容有误，先显示能读懂的部分。"),
            (Lang::En, true) if !keeps => eprintln!("There are faults; what could be understood is shown."),
            (Lang::Zh, false) => eprintln!("已就绪：{notices} 份通报，{files} 个文件，用时 {milliseconds} 毫秒"),
            (Lang::En, false) => eprintln!("Ready: {notices} notices, {files} files, in {milliseconds} ms"),
            (Lang::Zh, true) => eprintln!("内容有误，仍显示上一个完整版本。"),
            (Lang::En, true) => eprintln!("There are faults; the last whole version is still shown."),
        }
    }

    /// The bytes a build would write for a route.
    fn bytes(&self, compiled: &Compiled, route: &Route) -> Option<Vec<u8>> {
        match compiled.render(route)? {
            Ok(Rendered::Bytes(bytes)) => Some(bytes),
            Ok(Rendered::File(path, digest, _)) => edge::read_file(&self.root, &path, digest).ok(),
            Err(fault) => Some(format!("{}\n", fault.cause(Lang::Zh)).into_bytes()),
        }
    }
}

impl Pages for Preview {
    fn answer(&self, path: &str) -> Answer {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(Shown { compiled, .. }) = shown else { return Answer { found: false, bytes: Vec::new() } };
        let route = Route::parse(path).map(|route| match route {
            // A former address reads like a present one.
            Route::Notice(id) if compiled.site.notice_index(&id).is_none() => Route::Moved(id, None),
            Route::Issue(id, key) if compiled.site.notice_index(&id).is_none() => Route::Moved(id, Some(key)),
            route => route,
        });
        let listed = route.filter(|route| compiled.routes.binary_search(route).is_ok());
        match listed.and_then(|route| self.bytes(&compiled, &route)) {
            Some(bytes) => Answer { found: true, bytes },
            None => Answer { found: false, bytes: self.bytes(&compiled, &Route::NotFound).unwrap_or_default() },
        }
    }
}
