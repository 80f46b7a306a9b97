//! What `serve` says on the terminal: where it listens, what changed, how long it took, what is wrong. Quiet otherwise.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::Display;
use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use qrcodegen::QrCode;
use qrcodegen::QrCodeEcc;

use crate::command::Exit;
use crate::command::say::coloured;
use crate::command::say::complain;
use crate::command::say::say;
use crate::command::say_held_back;
use crate::command::say_held_back::SaidWhere;
use crate::command::show_faults;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::show;
use crate::diagnostic::show::ShownTexts;
use crate::edge::Failure;
use crate::preview::JudgedSources;
use crate::preview::Taken;
use crate::text::lang::Bilingual;
use crate::tree::Change;
use crate::tree::Tree;

/// So many changed files are named.
const NAMED: usize = 5;
/// So many faults are shown in full; the workbench has all.
const SHOWN: usize = 20;

/// The voice of a run.
#[derive(Clone)]
pub struct Messages {
    lang: Lang,
    /// The faults that were said and still stand: the same ones are not said after every save.
    said: Arc<Mutex<HashSet<u64>>>,
    /// Why the sources could not be read, while they cannot.
    unreadable: Arc<Mutex<Option<String>>>,
}

impl Messages {
    /// A voice in a language.
    pub fn new(lang: Lang) -> Messages {
        Messages { lang, said: Arc::default(), unreadable: Arc::default() }
    }

    fn say(&self, words: Bilingual<impl Display>) {
        say(words, self.lang);
    }

    /// Where it listens.
    pub fn listening(&self, address: &str, lan: Option<String>) {
        self.say(Bilingual {
            zh: format!("预览地址：{address}  工作台：{address}_preview/  （按 Ctrl-C 结束）"),
            en: format!("Preview at {address}  workbench at {address}_preview/  (Ctrl-C ends it)"),
        });
        let Some(lan) = lan else { return };
        self.say(Bilingual {
            zh: format!("同一网络的手机和同事：{lan}\n知道这个地址的人都能看到未经批准的稿件，请勿外传。"),
            en: format!("Phones and colleagues of this network: {lan}\nWhoever knows it can read unapproved drafts."),
        });
        if let Ok(code) = QrCode::encode_text(&lan, QrCodeEcc::Low) {
            coloured(&format!("{}\n", drawn(&code)));
        }
    }

    /// What changed, what was read again, and what is wrong at once.
    pub fn taken(&self, taken: &Taken, took: Duration, first: bool) {
        let (milliseconds, notices) = (took.as_millis(), taken.notices);
        if self.unreadable.lock().take().is_some() {
            self.say(Bilingual { zh: "又能读取了。", en: "It can be read again." });
        }
        if first {
            self.say(Bilingual {
                zh: format!("已就绪：{notices} 份通报，用时 {milliseconds} 毫秒"),
                en: format!("Ready: {notices} notices, in {milliseconds} ms"),
            });
            if let Some(held) = &taken.held {
                self.say(say_held_back::words(held, SaidWhere::ByThePreview));
            }
        } else {
            let Bilingual { zh, en } = changed(&taken.changes);
            let parsed = taken.parsed;
            self.say(Bilingual {
                zh: format!("{zh}：重新读取 {parsed} 份，共 {notices} 份通报，用时 {milliseconds} 毫秒"),
                en: format!("{en}: {parsed} read again, {notices} notices, in {milliseconds} ms"),
            });
        }
        self.faults(&taken.found(), &taken.tree, false);
        if taken.keeps {
            self.say(Bilingual {
                zh: "内容有误，仍显示上一个完整版本。",
                en: "There are faults; the last whole version is still shown.",
            });
        } else if taken.stands {
            self.say(Bilingual {
                zh: "内容有误，先显示能读懂的部分。",
                en: "There are faults; what could be understood is shown.",
            });
        }
    }

    /// What the rules found.
    pub fn judged(&self, judged: &JudgedSources) {
        self.faults(judged.faults(), &judged.tree, true);
    }

    /// Says the faults that are new. `all` says that these are all there are.
    fn faults(&self, faults: &[Diagnostic], tree: &Tree, all: bool) {
        let mut said = self.said.lock();
        let mut new: Vec<&Diagnostic> = faults.iter().filter(|fault| !said.contains(&name(fault))).collect();
        let had = !said.is_empty();
        if all {
            *said = faults.iter().map(name).collect();
        } else {
            said.extend(new.iter().map(|fault| name(fault)));
        }
        drop(said);
        if !new.is_empty() {
            show::most_urgent_first(&mut new);
            let shown: Vec<Diagnostic> = new.iter().take(SHOWN).map(|fault| (*fault).clone()).collect();
            let texts = ShownTexts::of(&shown, &|path| tree.text(path.as_str()).map(Cow::into_owned));
            show_faults::on_screen(
                &shown,
                &texts,
                show::Appearance { urgent_first: true, ..show::Appearance::default() },
                self.lang,
            );
            if new.len() > shown.len() {
                let more = new.len() - shown.len();
                self.say(Bilingual {
                    zh: format!("另有 {more} 处，见工作台。"),
                    en: format!("{more} more: see the workbench."),
                });
            }
        }
        if all && (had || !faults.is_empty()) {
            let tally = show::tally(faults, self.lang);
            self.say(Bilingual { zh: format!("检查：{tally}"), en: format!("Checked: {tally}") });
        }
    }

    /// The system cannot watch.
    pub fn polling(&self) {
        self.say(Bilingual {
            zh: "系统无法监视文件夹，改为每秒检查一次。",
            en: "The system cannot watch the folder; looking every second instead.",
        });
    }

    /// The sources could not be read; the next change may mend that.
    pub fn unreadable(&self, failure: &Failure) {
        let words = failure.words().en;
        let before = self.unreadable.lock().replace(words.clone());
        // Looking every second must not say it every second.
        if before != Some(words) {
            show_faults::failure(failure, self.lang);
        }
    }

    /// No browser could be started.
    pub fn no_browser(&self) {
        self.say(Bilingual {
            zh: "没有找到可以打开的浏览器，请自己打开上面的地址。",
            en: "No browser could be started; open the address yourself.",
        });
    }

    /// This machine is in no network.
    pub fn no_network(&self) -> Exit {
        complain(
            Bilingual { zh: "--lan：这台机器没有连接网络。", en: "--lan: this machine is in no network." },
            self.lang,
        );
        Exit::SYSTEM
    }

    /// The server could not listen.
    pub fn no_server(&self, port: u16, error: &io::Error) -> Exit {
        match is_taken(error) {
            true => complain(
                Bilingual {
                    zh: format!("端口 {port} 及其后的端口都被占用；请用 --port 另选一个。"),
                    en: format!("port {port} and those after it are taken; choose another with --port."),
                },
                self.lang,
            ),
            false => complain(
                Bilingual {
                    zh: format!("无法在端口 {port} 上提供预览：系统提示“{error}”"),
                    en: format!("cannot listen on port {port}: {error}"),
                },
                self.lang,
            ),
        }
        Exit::SYSTEM
    }
}

/// What a fault is known by: it moves as lines are typed above it, and is the same one.
fn name(fault: &Diagnostic) -> u64 {
    let mut hasher = DefaultHasher::new();
    (fault.code.id, &fault.span.path, &fault.args).hash(&mut hasher);
    hasher.finish()
}

/// What changed.
fn changed(changes: &[Change]) -> Bilingual {
    let one = |change: &Change| match change {
        Change::Added(path) => (format!("新增 {path}"), format!("added {path}")),
        Change::Changed(path) => (format!("修改 {path}"), format!("changed {path}")),
        Change::Removed(path) => (format!("删除 {path}"), format!("removed {path}")),
    };
    let (mut zh, mut en): (Vec<String>, Vec<String>) = changes.iter().take(NAMED).map(one).unzip();
    if changes.len() > NAMED {
        let more = changes.len() - NAMED;
        zh.push(format!("等共 {} 处", changes.len()));
        en.push(format!("and {more} more"));
    }
    if changes.is_empty() {
        return Bilingual { zh: "文件有变", en: "files changed" }.into();
    }
    Bilingual { zh: zh.join("，"), en: en.join(", ") }
}

/// A code in characters: two rows a line, dark on light whatever the colours of the terminal.
fn drawn(code: &QrCode) -> String {
    const MARGIN: i32 = 2;
    let size = code.size();
    let mut out = String::new();
    for y in (-MARGIN..size + MARGIN).step_by(2) {
        out.push_str("\u{1b}[30;107m");
        for x in -MARGIN..size + MARGIN {
            out.push(match (code.get_module(x, y), code.get_module(x, y + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            });
        }
        out.push_str("\u{1b}[0m\n");
    }
    out
}

/// Whether no port was free.
fn is_taken(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::AddrInUse
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::RelPath;

    #[test]
    fn many_changes_are_counted_and_few_are_named() {
        let added = |n: usize| Change::Added(RelPath::new(&format!("content/{n}.md")).unwrap());
        let few: Vec<Change> = (0..2).map(added).collect();
        assert_eq!(changed(&few).zh, "新增 content/0.md，新增 content/1.md");
        let many: Vec<Change> = (0..10_000).map(added).collect();
        let Bilingual { zh, en } = changed(&many);
        assert!(zh.ends_with("等共 10000 处") && en.ends_with("and 9995 more"), "{zh} {en}");
    }

    #[test]
    fn a_code_is_drawn_square_with_its_margin() {
        let code = QrCode::encode_text("http://192.168.1.5:4000/?token=0", QrCodeEcc::Low).unwrap();
        let plain = anstream::adapter::strip_str(&drawn(&code)).to_string();
        let lines: Vec<&str> = plain.lines().collect();
        let side = usize::try_from(code.size()).unwrap() + 4;
        assert_eq!(lines.len(), side.div_ceil(2));
        assert!(lines.iter().all(|line| line.chars().count() == side));
        assert!(lines[0].trim().is_empty());
    }
}
