//! `tongbao withdraw` and `tongbao retract`: a published notice is taken back, or its text is removed everywhere.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Exit;
use super::approve::parse_words;
use super::build::parse_day;
use super::environment;
use super::new::parse_id;
use super::open_site;
use super::open_site::Days;
use super::open_site::Opened;
use super::say::complain;
use super::say::say;
use super::show_faults;
use crate::compile::Compiled;
use crate::compile::Memo;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::edge;
use crate::edge::Failure;
use crate::edge::SiteLock;
use crate::model::At;
use crate::model::Id;
use crate::model::WITHDRAWN_FILE;
use crate::model::WithdrawnNotice;
use crate::source;
use crate::source::SourceFile;
use crate::text::date::Date;
use crate::text::lang::Bilingual;
use crate::tree::Digest;
use crate::tree::RelPath;

/// 撤回：通报不再公布，原网址说明日期和理由 / Take a notice back: its address says when and why
#[derive(Debug, Args)]
pub struct Withdraw {
    #[command(flatten)]
    which: Which,
}

/// 清除：含有不该公开的个人信息等，文字从输出、留存的版本、来源里全部删去，只留校验值 / Remove the text of a notice everywhere, and keep digests alone
#[derive(Debug, Args)]
pub struct Retract {
    #[command(flatten)]
    which: Which,
}

#[derive(Debug, Args)]
struct Which {
    /// 通报的标识 / Id of the notice
    #[arg(value_name = "ID", value_parser = parse_id)]
    id: Id,
    /// 理由，公开显示；不要写进要清除的内容 / Why, for everybody to read
    #[arg(long, value_name = "TEXT", value_parser = parse_words)]
    reason: String,
    /// 撤回的日期（默认：今天，北京时间）/ The day (default: today, UTC+8)
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    on: Option<Date>,
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

/// A site that is to be changed, with the list of what was taken back.
struct Open {
    root: PathBuf,
    opened: Opened,
    listed: Vec<WithdrawnNotice>,
    list: Option<Digest>,
    on: Date,
    _lock: SiteLock,
}

impl Withdraw {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        match self.which.withdraw(lang) {
            Ok(exit) | Err(exit) => exit,
        }
    }
}

impl Retract {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        match self.which.retract(lang) {
            Ok(exit) | Err(exit) => exit,
        }
    }
}

impl Which {
    fn withdraw(&self, lang: Lang) -> Result<Exit, Exit> {
        let open = self.open(lang)?;
        let compiled = &open.opened.compiled;
        if let Some(known) = open.listed.iter().find(|of| of.id == self.id) {
            let words = Bilingual {
                zh: format!("“{}”已于{}撤回，没有再写。", self.id, known.on.chinese()),
                en: format!("`{}` was taken back on {} already; nothing was written.", self.id, known.on.iso()),
            };
            complain(words, lang);
            return Err(Exit::REFUSED);
        }
        let entry = self.entry(compiled, open.on, lang)?;
        self.refuse_unpublished(compiled, lang)?;
        let listed = open.listed.iter().cloned().chain([entry]).collect::<Vec<_>>();
        write(&open, &listed, lang)?;
        let id = &self.id;
        let words = Bilingual {
            zh: format!(
                "已记下“{id}”撤回（{WITHDRAWN_FILE}）。运行 tongbao publish 以后，网站上只留日期和理由；来源文件没有改动。"
            ),
            en: format!(
                "`{id}` is written down as taken back ({WITHDRAWN_FILE}). After `tongbao publish` the site shows the day and the reason alone; its sources are as they were."
            ),
        };
        say(words, lang);
        Ok(Exit::DONE)
    }

    fn retract(&self, lang: Lang) -> Result<Exit, Exit> {
        let open = self.open(lang)?;
        let (root, compiled) = (open.root.as_path(), &open.opened.compiled);
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        let known = open.listed.iter().find(|of| of.id == self.id);
        let entry = match (compiled.any_notice(&self.id), known) {
            // What was begun is carried on, and what was withdrawn is known.
            (None, Some(known)) => known.clone(),
            _ => self.entry(compiled, open.on, lang)?,
        };
        let reason = self.reason.clone();
        // The title may say what must not be said any more.
        let entry = WithdrawnNotice { title: None, retracted: true, reason, ..entry };
        let mut listed: Vec<_> = open.listed.iter().filter(|of| of.id != self.id).cloned().collect();
        listed.push(entry);
        write(&open, &listed, lang)?;
        let facts = compiled.any_notice(&self.id);
        let mut gone = facts.map(|facts| compiled.source_paths(facts)).unwrap_or_default();
        gone.extend(compiled.kept_paths(&self.id));
        gone.extend(compiled.approvals_path(&self.id));
        edge::take_away(root, &gone).map_err(failed)?;
        // What was made of it: the edition that lies ready, and the last build.
        for made in [root.join(".tongbao").join("edition"), root.join("public")] {
            edge::discard_output(&made, root).map_err(failed)?;
        }
        let (id, count) = (&self.id, gone.len());
        let words = Bilingual {
            zh: format!(
                "已删去“{id}”的 {count} 个文件（来源、留存的各版、审批），连同 public/ 和 .tongbao/ 里生成的内容；发布记录里只留校验值。\n还要做：对每个发布目标运行 tongbao publish（目标上含有它的旧版本随之删去）；Git 的历史、备份、压缩包、别人保存的副本，这个程序够不着，见 docs/publish.md。"
            ),
            en: format!(
                "{count} files of `{id}` were removed (sources, kept versions, approvals), and what was made of them in public/ and .tongbao/; the history holds digests alone.\nStill to do: `tongbao publish` to every target, which removes the old editions there; the history of Git, backups, packages and copies of others are out of reach: see docs/publish.md."
            ),
        };
        say(words, lang);
        Ok(Exit::DONE)
    }

    fn open(&self, lang: Lang) -> Result<Open, Exit> {
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        let root = environment::root(self.root.as_deref());
        let lock = edge::site_lock(&root).map_err(failed)?;
        let opened =
            open_site::open(&root, Days { as_of: None, day: None }, &Arc::<Memo>::default()).map_err(failed)?;
        let is_of_list = |fault: &Diagnostic| fault.span.path.as_str() == WITHDRAWN_FILE && fault.level == Level::Error;
        let publication = opened.compiled.publication();
        // An interrupted retraction is such an error, and is mended here.
        let faults: Vec<Diagnostic> = opened.faults().into_iter().filter(is_of_list).collect();
        let is_begun = |fault: &Diagnostic| fault.code == &crate::diagnostic::codes::history::RETRACTED_STILL_THERE;
        if !faults.iter().all(is_begun) {
            show_faults::faults(&faults, &opened.input, show_faults::Format::Human, lang);
            return Err(Exit::FAULTS);
        }
        if publication.history.broken {
            let words = Bilingual {
                zh: "发布记录 content/history.jsonl 读不通，没有改动：见 tongbao check。",
                en: "the history, content/history.jsonl, does not hang together; nothing was changed: see `tongbao check`.",
            };
            complain(words, lang);
            return Err(Exit::FAULTS);
        }
        let path = RelPath::new(WITHDRAWN_FILE).expect("a fixed path");
        let bytes = edge::file_in(&root, &path).map_err(failed)?;
        let listed = bytes.as_ref().map(|bytes| source::withdrawn(SourceFile { path: &path, bytes }).0);
        let Some(on) = self.on.or_else(environment::today) else {
            let words = Bilingual {
                zh: "不知道今天的日期，请用 --on 写明。",
                en: "the clock tells no day; state it with --on.",
            };
            complain(words, lang);
            return Err(Exit::SYSTEM);
        };
        let list = bytes.map(|bytes| Digest::of(&bytes));
        Ok(Open { root, opened, listed: listed.unwrap_or_default(), list, on, _lock: lock })
    }

    /// What stays of the notice.
    fn entry(&self, compiled: &Compiled, on: Date, lang: Lang) -> Result<WithdrawnNotice, Exit> {
        let Some(facts) = compiled.any_notice(&self.id) else {
            // Its sources may be gone, and the history still knows it.
            if compiled.publication().notices.contains_key(&self.id) {
                return Ok(self.bare(on));
            }
            return Err(open_site::no_such_notice(&self.id, compiled.nearest(&self.id), lang));
        };
        let said = &facts.said;
        Ok(WithdrawnNotice {
            title: Some(said.title().to_owned()),
            organ: said.organ.clone(),
            issues: said.keys().collect(),
            formerly: said.formerly.to_vec(),
            ..self.bare(on)
        })
    }

    fn bare(&self, on: Date) -> WithdrawnNotice {
        WithdrawnNotice {
            id: self.id.clone(),
            on,
            reason: self.reason.clone(),
            retracted: false,
            title: None,
            organ: None,
            issues: Vec::new(),
            formerly: Vec::new(),
            at: At::default(),
        }
    }

    /// What never was public needs no page that says that it is gone; where nothing was ever published nobody knows.
    fn refuse_unpublished(&self, compiled: &Compiled, lang: Lang) -> Result<(), Exit> {
        let publication = compiled.publication();
        let is_public = publication.notices.get(&self.id).is_some_and(|of| of.is_public());
        if is_public || publication.history.editions.is_empty() {
            return Ok(());
        }
        let id = &self.id;
        let words = Bilingual {
            zh: format!("“{id}”没有公布过，不必撤回：删去来源文件，或者标成草稿（draft: true）。"),
            en: format!(
                "`{id}` was never public and needs not be taken back: delete its sources, or mark it `draft: true`."
            ),
        };
        complain(words, lang);
        Err(Exit::REFUSED)
    }
}

/// Writes the list.
fn write(open: &Open, listed: &[WithdrawnNotice], lang: Lang) -> Result<(), Exit> {
    let failed = |failure: Failure| show_faults::failure(&failure, lang);
    let path = RelPath::new(WITHDRAWN_FILE).expect("a fixed path");
    let text = source::print_withdrawn(listed);
    let (_, faults) = source::withdrawn(SourceFile { path: &path, bytes: text.as_bytes() });
    if show_faults::has_errors(&faults) {
        show_faults::faults(&faults, &open.opened.input, show_faults::Format::Short, lang);
        return Err(Exit::FAULTS);
    }
    let root: &Path = &open.root;
    let written = match open.list {
        Some(old) => edge::rewrite(root, &path, old, text.as_bytes()),
        None => edge::create(root, &[(path, text.into_bytes())]),
    };
    written.map_err(failed)
}
