//! `tongbao publish`: an edition goes to a target, whole or not at all, and into the history.

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Exit;
use super::build::parse_day;
use super::environment;
use super::open_site;
use super::open_site::Days;
use super::open_site::Opened;
use super::publish_edition::MadeEdition;
use super::publish_edition::Making;
use super::publish_gate;
use super::publish_target::Meant;
use super::publish_target::Named;
use super::publish_target::Target;
use super::rollback;
use super::say::answer;
use super::say::complain;
use super::say::say;
use super::say_published;
use super::show_faults;
use super::show_faults::Format;
use crate::address::Route;
use crate::compile::Compiled;
use crate::compile::Memo;
use crate::diagnostic::Lang;
use crate::edge;
use crate::edge::Failure;
use crate::model::Id;
use crate::model::SincePublished;
use crate::model::TargetKind;
use crate::release;
use crate::release::Objection;
use crate::release::TargetShows;
use crate::source;
use crate::text::date::Date;
use crate::text::lang::Bilingual;
use crate::text::moment::Moment;

/// 发布：检查、审批都通过才写到目标，并记入发布记录 / Publish an edition to a target
#[derive(Debug, Args)]
pub struct Publish {
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 发布到哪里：site.yaml 的 publish 里的名称，或者一个文件夹、一个 .zip 文件 / Where: a name of `publish` in site.yaml, a folder, or a .zip file
    #[arg(long, value_name = "TARGET", conflicts_with = "zip")]
    to: Option<String>,
    /// 写成压缩包，给手工上传的主机 / Pack it into a file, for hosts that take uploads by hand
    #[arg(long, value_name = "FILE", conflicts_with_all = ["in_place", "rollback", "keep"])]
    zip: Option<PathBuf>,
    /// 目标不支持链接：逐个文件更新 / The target knows no links: change its files one by one
    #[arg(long, conflicts_with_all = ["rollback", "keep"])]
    in_place: bool,
    /// 目标上保留几版（默认 5）/ Editions that stay at the target (default: 5)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    keep: Option<u16>,
    /// 退回上一版，或者校验值以这几位开头的一版；不生成新版 / Show the edition before again, or the one whose digest begins so
    #[arg(long, value_name = "DIGEST", num_args = 0..=1, default_missing_value = "", conflicts_with = "dry_run")]
    rollback: Option<String>,
    /// 只说会改动什么、为什么，不改动目标和发布记录 / Say what would change and why, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// 按这一天判断哪些通报已到公布日期（默认：今天，北京时间）/ Day by which embargoes have ended (default: today, UTC+8)
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    day: Option<Date>,
    /// 按这一天计算逾期和天数，如 2026-03-31 / Day at which overdue is computed, such as 2026-03-31
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    as_of: Option<Date>,
    /// 允许目标上四分之一以上的文件删去 / Allow more than a quarter of the target's files to go
    #[arg(long)]
    allow_shrinking: bool,
    /// 问题的显示方式 / Form of faults
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Publish {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let result = match &self.rollback {
            Some(digest) => {
                let root = environment::root(self.root.as_deref());
                rollback::run(&root, &self.named(), digest, lang)
            }
            None => self.publish(lang),
        };
        match result {
            Ok(exit) | Err(exit) => exit,
        }
    }

    /// What was said of the target.
    fn named(&self) -> Named {
        Named { to: self.to.clone(), zip: self.zip.clone(), in_place: self.in_place, keep: self.keep.map(usize::from) }
    }

    fn publish(&self, lang: Lang) -> Result<Exit, Exit> {
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        let root = environment::root(self.root.as_deref());
        let (at, day) = self.moment(lang)?;
        // Before anything is read: what two runs read would not be one history.
        let lock = (!self.dry_run).then(|| edge::site_lock(&root)).transpose().map_err(failed)?;
        let memo = Arc::<Memo>::default();
        let opened = open_site::open(&root, Days { as_of: self.as_of, day: Some(day) }, &memo).map_err(failed)?;
        let meant = self.named().meant(&opened.compiled.site.settings, &root, lang)?;
        // Where nothing is published, nothing is made at the target either.
        let mut target = meant.look(&root).map_err(failed)?;
        let refused = self.gate(&opened, &target, &root, lang)?;
        // What cannot be made cannot be rehearsed either.
        if !refused.is_empty() && (!self.dry_run || show_faults::stops_build(&opened.faults())) {
            return Err(said(&refused, self.format, lang));
        }
        let compiled = &opened.compiled;
        if !self.dry_run {
            target = meant.open(&root).map_err(failed)?;
            // Another machine may have come in between.
            if let TargetShows::Unknown(sequence) = shows(compiled, &target).map_err(failed)? {
                return Err(said(&[Objection::TargetUnknown(sequence)], self.format, lang));
            }
        }
        let making = Making { compiled, root: &root, memo: &memo, at, day, format: self.format, lang };
        let made = making.made()?;
        let changes = release::in_order(&target.manifest(), &made.staged.manifest);
        if self.dry_run {
            let since = since(compiled).map_err(|source| failed(open_site::changed(&root, &source)))?;
            let told = say_published::plan(&made, &changes, &since, self.format, lang);
            return Err(match (answer(&told), refused.is_empty()) {
                (Exit::DONE, false) => said(&refused, self.format, lang),
                (exit, _) => exit,
            });
        }
        let MadeEdition { staged, line } = &made;
        let mut commit = || line.as_ref().map_or(Ok(()), |line| making.keep(line));
        let done = target.publish(staged, (&changes, self.allow_shrinking), &mut commit).map_err(failed)?;
        self.discard_retracted(&made, compiled, &meant, &root).map_err(failed)?;
        drop(lock);
        say(say_published::done(&made, compiled, &changes, &meant, &done), lang);
        if meant.kind == TargetKind::Zip {
            say(say_published::zip(&meant), lang);
        }
        Ok(Exit::DONE)
    }

    /// Removes the editions of a target that still hold the text of a notice that was retracted since.
    fn discard_retracted(
        &self,
        made: &MadeEdition,
        compiled: &Compiled,
        meant: &Meant,
        root: &Path,
    ) -> Result<(), Failure> {
        let editions = &compiled.publication().history.editions;
        let retracting = editions.iter().chain(&made.line).filter(|edition| !edition.retracted.is_empty());
        let (Some(last), TargetKind::Releases) = (retracting.map(|edition| edition.sequence).max(), meant.kind) else {
            return Ok(());
        };
        let Target::Releases(releases, _) = meant.open(root)? else { return Ok(()) };
        let mut doomed = Vec::new();
        for digest in releases.editions()? {
            let copy = releases.file_of(digest, &Route::History.path())?.unwrap_or_default();
            if source::editions_of(&copy).last().is_none_or(|edition| edition.sequence < last) {
                doomed.push(digest);
            }
        }
        releases.discard(&doomed).map(drop)
    }

    /// Now, and the day by which embargoes have ended.
    fn moment(&self, lang: Lang) -> Result<(Moment, Date), Exit> {
        match environment::now() {
            Some(now) if self.day.is_some_and(|day| day > now.day()) => {
                let words = Bilingual {
                    zh: format!("--day 写的日子还没有到（现在是 {now}），没有发布：不到日子的通报会提前公开。"),
                    en: format!(
                        "the day of --day has not come yet (it is {now}); nothing was published: notices would come out before their day."
                    ),
                };
                complain(words, lang);
                Err(Exit::USAGE)
            }
            Some(now) => Ok((now, self.day.unwrap_or(now.day()))),
            None => {
                let words = Bilingual {
                    zh: "不知道现在的时间，不能发布。",
                    en: "the clock tells no time; nothing can be published.",
                };
                complain(words, lang);
                Err(Exit::SYSTEM)
            }
        }
    }

    /// Everything that speaks against publishing; errors of a check are shown.
    fn gate(
        &self,
        opened: &Opened,
        target: &Target,
        root: &std::path::Path,
        lang: Lang,
    ) -> Result<Vec<Objection>, Exit> {
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        let shows = shows(&opened.compiled, target).map_err(failed)?;
        let of = (&opened.input, root, opened.skipped.as_slice());
        let (input, errors) = publish_gate::input(&opened.compiled, of, shows)
            .map_err(|source| failed(open_site::changed(root, &source)))?;
        if !errors.is_empty() {
            show_faults::faults(&errors, &opened.input, self.format, lang);
        }
        Ok(release::gate(&input))
    }
}

/// What became of every public notice.
fn since(compiled: &Compiled) -> Result<BTreeMap<Id, SincePublished>, crate::tree::SourceChanged> {
    let ids = compiled.site.notices.iter().map(|facts| facts.said.id.clone());
    Ok(ids.zip(compiled.all_since_published()?).collect())
}

/// What a target shows, held against the history of the site.
fn shows(compiled: &Compiled, target: &Target) -> Result<TargetShows, Failure> {
    let history = &compiled.publication().history;
    // Where the own history is broken that is said, and nothing can be held against it.
    let Some(bytes) = target.history()?.filter(|_| !history.broken) else { return Ok(TargetShows::Ours) };
    Ok(release::target_shows(&history.editions, &source::editions_of(&bytes)))
}

/// Says every reason, and gives the exit code.
fn said(refused: &[Objection], format: Format, lang: Lang) -> Exit {
    say_published::refused(refused, format, lang);
    match refused.iter().all(Objection::is_fault_of_sources) {
        true => Exit::FAULTS,
        false => Exit::REFUSED,
    }
}
