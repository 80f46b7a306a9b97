//! `tongbao history`: the editions of a site; with `--mend` a history that two machines wrote, put in order.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::json;

use super::Exit;
use super::environment;
use super::open_site;
use super::open_site::Days;
use super::publish_target::Named;
use super::say::answer;
use super::say::complain;
use super::say::raw;
use super::say::say;
use super::show_faults;
use super::show_faults::Format;
use crate::compile::Memo;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::edge;
use crate::edge::Failure;
use crate::model::HISTORY_FILE;
use crate::model::Id;
use crate::model::PublishedEdition;
use crate::model::PublishedNotice;
use crate::model::history_path;
use crate::release;
use crate::release::HistoryLine;
use crate::source;
use crate::source::SourceFile;
use crate::text::lang::Bilingual;
use crate::tree::Digest;

/// 看发布过哪些版本；--mend 修复两台电脑各自写下的记录 / Show the editions that were published; mend a history that two machines wrote
#[derive(Debug, Args)]
pub struct ShowHistory {
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 按目标上正在显示的记录修复 / Put the history in order by what a target shows
    #[arg(long)]
    mend: bool,
    /// 哪个目标：site.yaml 的 publish 里的名称，或者文件夹 / The target: a name of `publish` in site.yaml, or a folder
    #[arg(long, value_name = "TARGET", requires = "mend")]
    to: Option<String>,
    /// 目标不用链接 / The target knows no links
    #[arg(long, requires = "mend")]
    in_place: bool,
    /// 显示方式 / Form
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl ShowHistory {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let result = if self.mend { self.mend(lang) } else { self.show(lang) };
        match result {
            Ok(exit) | Err(exit) => exit,
        }
    }

    fn show(&self, lang: Lang) -> Result<Exit, Exit> {
        let root = environment::root(self.root.as_deref());
        let days = Days { as_of: None, day: None };
        let opened = open_site::open(&root, days, &Arc::<Memo>::default())
            .map_err(|failure| show_faults::failure(&failure, lang))?;
        let is_told = |fault: &Diagnostic| fault.span.path.as_str() == HISTORY_FILE;
        let faults: Vec<Diagnostic> = opened.faults().into_iter().filter(is_told).collect();
        let publication = opened.compiled.publication();
        let editions = &publication.history.editions;
        let written = match self.format {
            Format::Json => answer(&as_json(editions)),
            form => {
                show_faults::faults(&faults, &opened.input, form, lang);
                answer(&editions.iter().map(|edition| told(edition, form, lang)).collect::<String>())
            }
        };
        if editions.is_empty() && !publication.history.broken {
            say(Bilingual { zh: "还没有发布过。", en: "Nothing was published yet." }, lang);
        }
        Ok(match written {
            Exit::DONE if faults.iter().any(|fault| fault.level == Level::Error) => Exit::FAULTS,
            written => written,
        })
    }

    fn mend(&self, lang: Lang) -> Result<Exit, Exit> {
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        let root = environment::root(self.root.as_deref());
        let lock = edge::site_lock(&root).map_err(failed)?;
        let days = Days { as_of: None, day: None };
        let opened = open_site::open(&root, days, &Arc::<Memo>::default()).map_err(failed)?;
        let named = Named { to: self.to.clone(), zip: None, in_place: self.in_place, keep: None };
        let meant = named.meant(&opened.compiled.site.settings, &root, lang)?;
        let shown = meant.look(&root).and_then(|target| target.history()).map_err(failed)?;
        let Some(shown) = shown else { return Err(nothing_shown(&meant.path, lang)) };
        let path = history_path();
        let (copy, faults) = source::history(SourceFile { path: &path, bytes: &shown });
        if copy.broken {
            let words = Bilingual {
                zh: format!("{} 上的发布记录也读不通，没有修复（{}）。", meant.path.display(), codes(&faults)),
                en: format!(
                    "the history at {} does not hang together either; nothing was done ({}).",
                    meant.path.display(),
                    codes(&faults)
                ),
            };
            complain(words, lang);
            return Err(Exit::REFUSED);
        }
        let bytes = opened.compiled.history_bytes(None);
        let bytes = bytes.map_err(|source| failed(open_site::changed(&root, &source)))?;
        let (own, shown) = (String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&shown));
        let (own_lines, shown_lines) = (source::editions_in(&own), source::editions_in(&shown));
        let mended = release::mended(&own_lines, &shown_lines);
        let text: String = mended.lines.iter().map(|(_, line)| format!("{line}\n")).collect();
        match opened.compiled.history_digest() {
            Some(old) if Digest::of(text.as_bytes()) == old => {}
            Some(old) => edge::rewrite(&root, &path, old, text.as_bytes()).map_err(failed)?,
            None => edge::create(&root, &[(path, text.clone().into_bytes())]).map_err(failed)?,
        }
        drop(lock);
        said(&mended.lines, &mended.dropped, lang);
        Ok(Exit::DONE)
    }
}

fn codes(faults: &[Diagnostic]) -> String {
    faults.iter().map(|fault| fault.code.id).collect::<Vec<_>>().join(", ")
}

fn nothing_shown(place: &Path, lang: Lang) -> Exit {
    let words = Bilingual {
        zh: format!("{} 上没有发布记录的副本，不能据此修复。", place.display()),
        en: format!("there is no copy of a history at {}; nothing can be mended by it.", place.display()),
    };
    complain(words, lang);
    Exit::REFUSED
}

/// Says what stayed and what was left out.
fn said(lines: &[HistoryLine<'_>], dropped: &[HistoryLine<'_>], lang: Lang) {
    let (kept, last) = (lines.len(), lines.last().map_or(0, |(edition, _)| edition.sequence));
    let words = Bilingual {
        zh: format!("发布记录现在有 {kept} 版，最后是第 {last} 版。"),
        en: format!("The history holds {kept} editions now; the last is {last}."),
    };
    say(words, lang);
    for (edition, _) in dropped {
        let words = Bilingual {
            zh: format!(
                "没有留下另一台电脑写的第 {} 版（{}）：{}。它改动的通报会在下一次发布时再比较一遍。",
                edition.sequence,
                edition.at,
                touched(edition).join("、")
            ),
            en: format!(
                "Left out: edition {} of the other machine ({}): {}. What it changed is compared anew when something is published next.",
                edition.sequence,
                edition.at,
                touched(edition).join(", ")
            ),
        };
        say(words, lang);
    }
    let hint = Bilingual {
        zh: "再运行 tongbao check：content/history/ 里留存的来源文件与记录不符的，会逐一指出。\n",
        en: "Run `tongbao check` now: it names kept sources in content/history/ that are not those of the history.\n",
    };
    raw(hint.get(lang));
}

fn touched(edition: &PublishedEdition) -> Vec<String> {
    let notices = edition.added.iter().chain(&edition.changed).map(|of| of.id.to_string());
    notices.chain(edition.withdrawn.iter().map(Id::to_string)).collect()
}

fn ids(of: &[PublishedNotice]) -> Vec<String> {
    of.iter().map(|of| of.id.to_string()).collect()
}

fn as_json(editions: &[PublishedEdition]) -> String {
    let edition = |edition: &PublishedEdition| {
        let PublishedEdition {
            sequence, at, manifest, as_of, day, added, changed, withdrawn, retracted, renamed, ..
        } = edition;
        json!({
            "sequence": sequence,
            "at": at.to_string(),
            "manifest": manifest.to_string(),
            "as_of": as_of.map(|day| day.iso()),
            "day": day.iso(),
            "added": ids(added),
            "changed": ids(changed),
            "withdrawn": withdrawn.iter().map(Id::to_string).collect::<Vec<_>>(),
            "retracted": retracted.iter().map(Id::to_string).collect::<Vec<_>>(),
            "renamed": renamed.iter().map(|(from, to)| json!({ "from": from.to_string(), "to": to.to_string() })).collect::<Vec<_>>(),
        })
    };
    format!("{:#}\n", json!({ "format": 1, "editions": editions.iter().map(edition).collect::<Vec<_>>() }))
}

/// An edition for people: a line, and below it the notices; in the short form the line alone.
fn told(edition: &PublishedEdition, form: Format, lang: Lang) -> String {
    let PublishedEdition { sequence, at, manifest, added, changed, withdrawn, retracted, renamed, .. } = edition;
    let counts = (added.len(), changed.len(), withdrawn.len());
    let line = Bilingual {
        zh: format!(
            "第 {sequence} 版  {at}  {}  首次公布 {}，更正 {}，撤回 {}\n",
            manifest.short(),
            counts.0,
            counts.1,
            counts.2
        ),
        en: format!(
            "{sequence}  {at}  {}  published {}, corrected {}, withdrawn {}\n",
            manifest.short(),
            counts.0,
            counts.1,
            counts.2
        ),
    };
    let mut out = line.get(lang);
    if form == Format::Short {
        return out;
    }
    let mut list = |zh: &'static str, en: &'static str, of: Vec<String>| {
        of.iter().for_each(|id| out.push_str(&format!("    {}  {id}\n", Bilingual { zh, en }.get(lang))));
    };
    let texts = |of: &[Id]| of.iter().map(Id::to_string).collect::<Vec<_>>();
    list("首次公布", "published", ids(added));
    list("更正", "corrected", ids(changed));
    list("撤回", "withdrawn", texts(withdrawn));
    list("清除", "retracted", texts(retracted));
    list("改标识", "renamed", renamed.iter().map(|(from, to)| format!("{from} → {to}")).collect());
    out
}
