//! `tongbao serve`

mod answers;
mod imports;
mod messages;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::time::Duration;
use std::time::Instant;

use clap::Args;

use super::Exit;
use super::build::parse_day;
use super::environment;
use super::show_faults;
use super::theme;
use crate::diagnostic::Lang;
use crate::diagnostic::limit::LIMITS;
use crate::edge;
use crate::edge::Keep;
use crate::edge::http;
use crate::edge::http::Changes;
use crate::preview::Preview;
use crate::text::date::Date;
use answers::Answers;
use imports::Papers;
use messages::Messages;

/// 在本机预览网站，改动后自动刷新 / Preview the site on this machine, reloading after every change
#[derive(Debug, Args)]
pub struct Serve {
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 端口；被占用时用下一个空闲的 / Port, or the next free one
    #[arg(long, default_value_t = 4000)]
    port: u16,
    /// 在浏览器里打开 / Open it in the browser
    #[arg(long)]
    open: bool,
    /// 也让同一网络的手机和同事访问，须用打印的地址 / Let phones and colleagues of this network in, by the printed address
    #[arg(long)]
    lan: bool,
    /// 按这一天计算逾期和天数，如 2026-03-31 / Day at which overdue is computed, such as 2026-03-31
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    as_of: Option<Date>,
    /// 按这一天判断哪些通报已到公布日期（embargo_until），如 2026-03-31（默认：今天）/ Day by which embargoes have ended (default: today)
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    day: Option<Date>,
    /// 定时检查改动，用于网络磁盘 / Look for changes every second, for network drives
    #[arg(long)]
    poll: bool,
}

/// A file that is gone may come back within this time: so editors save.
const AWAY: Duration = Duration::from_millis(100);
/// The rules are asked once nothing was saved for this long: they must not be in the way of the next page.
const PAUSE: Duration = Duration::from_millis(300);

impl Serve {
    fn preview(&self, secret: String) -> Preview {
        Preview::new(Arc::new(theme::built_in()), self.as_of, self.day.or_else(environment::today), secret)
    }

    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let started = Instant::now();
        let root = environment::root(self.root.as_deref());
        let words = Messages::new(lang);
        let (secret, token) = match (http::secret(), http::secret()) {
            (Ok(secret), Ok(token)) => (secret, token),
            (Err(error), _) | (_, Err(error)) => return words.no_server(self.port, &error),
        };
        let lan = match self.lan.then(http::lan_address) {
            Some(None) => return words.no_network(),
            address => address.flatten().map(|address| (address, token)),
        };
        let preview = Arc::new(self.preview(secret));
        // What is shown while a fault stands is made of sources that are gone from the disk: all are kept, packed.
        let mut reader = edge::Reader::new(&root, LIMITS.source_bytes).keeping(Keep::Packed);
        match reader.read() {
            Ok((tree, skipped)) => {
                if let Some(taken) = preview.take(tree, show_faults::skipped(&skipped)) {
                    words.taken(&taken, started.elapsed(), true);
                }
            }
            Err(failure) => return show_faults::failure(&failure, lang),
        }
        let changes = Changes::new();
        changes.tell(preview.number());
        let (sender, to_judge) = mpsc::channel();
        // The first sources want to be judged too; both threads end with the program.
        let _ = sender.send(());
        let judge = (Arc::clone(&preview), changes.clone(), words.clone());
        std::thread::spawn(move || judge_on(&to_judge, &judge.0, &judge.1, &judge.2));
        let watcher = (Arc::clone(&preview), changes.clone(), words.clone(), root.clone());
        let polling = self.poll;
        std::thread::spawn(move || {
            let (preview, changes, words, root) = watcher;
            let told = |how| {
                if how == edge::Watching::Polling && !polling {
                    words.polling();
                }
            };
            edge::watch(&root, polling, told, || {
                let started = Instant::now();
                let mut read = reader.read();
                if read.as_ref().is_ok_and(|(tree, _)| preview.misses(tree)) {
                    std::thread::sleep(AWAY);
                    read = reader.read();
                }
                let read = match read {
                    Ok((tree, skipped)) => preview.take(tree, show_faults::skipped(&skipped)),
                    Err(failure) => {
                        changes.tell(preview.cannot_read(&failure.words().zh));
                        return words.unreadable(&failure);
                    }
                };
                if let Some(taken) = read {
                    changes.tell(taken.number);
                    words.taken(&taken, started.elapsed(), false);
                    let _ = sender.send(());
                }
            });
        });
        let place = http::ListenAt { port: self.port, lan };
        let listening = |port| {
            let address = format!("http://{}/", http::address(port));
            words.listening(
                &address,
                place.lan.as_ref().map(|(ip, token)| format!("http://{ip}:{port}/?token={token}")),
            );
            if self.open && !edge::open_in_browser(&address) {
                words.no_browser();
            }
        };
        let answers = Answers { papers: Papers::new(&root, lang), preview, root: root.clone() };
        match http::serve(Arc::new(answers), &place, &changes, listening) {
            Ok(()) => Exit::DONE,
            Err(error) => words.no_server(self.port, &error),
        }
    }
}

/// Asks the rules about what was taken, each time there was a pause; on a thread of its own, and no more than one.
fn judge_on(to_judge: &Receiver<()>, preview: &Preview, changes: &Changes, words: &Messages) {
    // Without a thread of its own it shares those of the pages.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().ok();
    while to_judge.recv().is_ok() {
        while to_judge.recv_timeout(PAUSE).is_ok() {}
        let judged = pool.as_ref().map_or_else(|| preview.judge(), |pool| pool.install(|| preview.judge()));
        if let Some(judged) = judged {
            changes.tell(judged.number);
            words.judged(&judged);
        }
    }
}
