//! `tongbao check`

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use clap::ValueEnum;

use super::Exit;
use super::attachments_read;
use super::build::parse_day;
use super::environment;
use super::open_site;
use super::open_site::Days;
use super::open_site::Opened;
use super::say::answer;
use super::say::coloured;
use super::say::coloured_answer;
use super::say::complain;
use super::say::raw;
use super::say::say;
use super::say_held_back;
use super::show_faults;
use crate::compile::HeldBack;
use crate::compile::Input;
use crate::compile::Memo;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::baseline::Baseline;
use crate::diagnostic::fix;
use crate::diagnostic::limit::LIMITS;
use crate::diagnostic::show;
use crate::diagnostic::show::ShownTexts;
use crate::edge;
use crate::edge::Failure;
use crate::model::Enclosure;
use crate::text::date::Date;
use crate::text::lang::Bilingual;
use crate::tree::RelPath;

/// Rounds of mending: what one round mends may bring to light what the next one mends.
const ROUNDS: usize = 4;

/// 检查全部内容：数字、编号、日期、联系方式、隐私、用词 / Check figures, numbers, dates, contacts, privacy, words
#[derive(Debug, Args)]
pub struct Check {
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 按这一天判断逾期，如 2026-03-31 / Day at which deadlines are judged, such as 2026-03-31
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    as_of: Option<Date>,
    /// 按这一天判断哪些通报已到公布日期（embargo_until），如 2026-03-31（默认：最新一份公开通报的日期）/ Day by which embargoes have ended (default: that of the newest public notice)
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    day: Option<Date>,
    /// 问题的显示方式 / Form of faults
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// 改正确有把握的问题，并显示改动 / Mend what is certain, and show the change
    #[arg(long)]
    fix: bool,
    /// 旧问题的基线：记在里面的不再列出 / Baseline of known faults, which are not listed again
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// 把现有问题写入基线文件 / Write the present faults to the baseline
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
}

/// The form of a check's report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// 带原文和箭头，给人看 / with the source line, for people
    #[default]
    Human,
    /// 一行一条 / a line each
    Short,
    /// 给程序读 / for programs
    Json,
    /// SARIF 2.1.0，给代码平台和编辑器读 / for code hosts and editors
    Sarif,
    /// 一页可以发给同事的报告 / a page to hand to a colleague
    Html,
}

/// What a look at the whole site found.
struct Found {
    input: Input,
    faults: Vec<Diagnostic>,
    allowed: Vec<(Diagnostic, String)>,
    known: Vec<Diagnostic>,
    held: Option<HeldBack>,
}

impl Check {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let root = environment::root(self.root.as_deref());
        let baseline = match self.read_baseline(lang) {
            Ok(baseline) => baseline,
            Err(exit) => return exit,
        };
        let found = match self.look(&root, baseline.as_ref()) {
            Ok(found) => found,
            Err(failure) => return show_faults::failure(&failure, lang),
        };
        if let (true, Some(place)) = (self.write_baseline, &self.baseline) {
            return write_baseline(place, &found, lang);
        }
        match self.show(&found, lang) {
            Exit::DONE if show_faults::has_errors(&found.faults) => Exit::FAULTS,
            written => written,
        }
    }

    /// Looks at the site; with `--fix` mends it and looks again until nothing is left that can be mended.
    fn look(&self, root: &Path, baseline: Option<&Baseline>) -> Result<Found, Failure> {
        let memo = Arc::default();
        // Mending changes no file beside a notice: one look at them is enough.
        let mut enclosures = None;
        for _ in 0..ROUNDS {
            let found = self.once(root, baseline, &memo, &mut enclosures)?;
            if !self.fix || !self.mend(root, &found)? {
                return Ok(found);
            }
        }
        self.once(root, baseline, &memo, &mut enclosures)
    }

    fn once(
        &self,
        root: &Path,
        baseline: Option<&Baseline>,
        memo: &Arc<Memo>,
        enclosures: &mut Option<Vec<(RelPath, Enclosure)>>,
    ) -> Result<Found, Failure> {
        let Opened { input, compiled, skipped } =
            open_site::open(root, Days { as_of: self.as_of, day: self.day }, memo)?;
        let changed = |source| open_site::changed(root, &source);
        let looked = enclosures.get_or_insert_with(|| attachments_read::read(root, &input));
        let checked = compiled.check(looked).map_err(changed)?;
        let mut faults = checked.faults;
        faults.extend(skipped);
        faults.extend(compiled.rehearse().map_err(changed)?);
        let mut known = Vec::new();
        if let Some(baseline) = baseline {
            let texts = ShownTexts::of(&faults, &|path| input.text(path));
            let sifted = baseline.sift(faults, &|path| texts.get(path));
            (faults, known) = (sifted.faults, sifted.known);
        }
        let allowed = checked.allowed.into_iter().map(|allowed| (allowed.fault, allowed.reason)).collect();
        Ok(Found { input, faults, allowed, known, held: HeldBack::of(&compiled) })
    }

    /// Mends every file of which something can be mended, shows the change, and says whether there was any.
    fn mend(&self, root: &Path, found: &Found) -> Result<bool, Failure> {
        let mut changed = false;
        let named: BTreeSet<&RelPath> = found.faults.iter().map(|fault| &fault.span.path).collect();
        for path in named.into_iter().filter(|path| path.starts_with("content")) {
            let Some((file, old)) = found.input.tree.get(path.as_str()).zip(found.input.text(path)) else { continue };
            let of_file = found.faults.iter().filter(|fault| fault.span.path == *path);
            let Some(new) = fix::fix(&old, of_file) else { continue };
            edge::rewrite(root, path, file.digest, new.as_bytes())?;
            // Machines read standard output; there the change would be in their way.
            coloured(&fix::diff(path, &old, &new));
            changed = true;
        }
        Ok(changed)
    }

    /// Writes the findings to standard output; how many there are is for the person at the terminal.
    fn show(&self, found: &Found, lang: Lang) -> Exit {
        let Found { input, faults, allowed, known, held } = found;
        let shown = faults.iter().chain(allowed.iter().map(|(fault, _)| fault)).chain(known);
        let texts = ShownTexts::of(shown, &|path| input.text(path));
        let source = |path: &RelPath| texts.get(path);
        let whole = show::Whole { faults, allowed, known };
        let allowed = || show::allowed(whole.allowed, &source, lang);
        let written = match self.format {
            Form::Human => {
                let look =
                    show::Appearance { colour: environment::colour(&std::io::stdout()), ..show::Appearance::default() };
                let mut human = show::human(faults, &source, lang, look);
                if !human.is_empty() {
                    human.push('\n');
                }
                coloured_answer(&(human + &allowed()))
            }
            Form::Short => answer(&(show::short(faults, &source, lang) + &allowed())),
            Form::Json => answer(&format!("{}\n", show::json(whole, &source))),
            Form::Sarif => answer(&show::sarif(whole, &source, lang)),
            Form::Html => answer(&show::html(whole, &source)),
        };
        if matches!(self.format, Form::Human | Form::Short) {
            raw(&format!("{}\n", show::tally(faults, lang)));
            known_in_baseline(known.len(), lang);
            say_held_back::at_the_end(held.as_ref(), lang);
        }
        written
    }

    /// The baseline that was named. One that is to be written need not be there.
    fn read_baseline(&self, lang: Lang) -> Result<Option<Baseline>, Exit> {
        let Some(place) = self.baseline.as_ref().filter(|_| !self.write_baseline) else { return Ok(None) };
        let bytes = edge::foreign(place, LIMITS.source_bytes as usize)
            .map_err(|failure| show_faults::failure(&failure, lang))?;
        let baseline = std::str::from_utf8(&bytes).ok().and_then(Baseline::read);
        baseline.map(Some).ok_or_else(|| {
            let words = Bilingual {
                zh: format!("{} 不是基线文件；用 --write-baseline 写一个。", place.display()),
                en: format!("{} is no baseline; write one with --write-baseline.", place.display()),
            };
            complain(words, lang);
            Exit::USAGE
        })
    }
}

fn known_in_baseline(count: usize, lang: Lang) {
    if count > 0 {
        let words = Bilingual {
            zh: format!("另有 {count} 处旧问题已记入基线，没有列出。"),
            en: format!("{count} more are known to the baseline and not listed."),
        };
        say(words, lang);
    }
}

/// Writes the faults to a baseline, over an older baseline but over nothing else.
fn write_baseline(place: &Path, found: &Found, lang: Lang) -> Exit {
    let texts = ShownTexts::of(&found.faults, &|path| found.input.text(path));
    let baseline = Baseline::of(&found.faults, &|path| texts.get(path));
    let older = edge::foreign(place, LIMITS.source_bytes as usize)
        .is_ok_and(|bytes| std::str::from_utf8(&bytes).ok().and_then(Baseline::read).is_some());
    if let Err(failure) = edge::write_one(place, baseline.print().as_bytes(), older) {
        return show_faults::failure(&failure, lang);
    }
    let (count, left) = (baseline.count(), found.faults.len().saturating_sub(baseline.count()));
    let words = Bilingual {
        zh: format!("已把 {count} 处问题记入 {}。", place.display()),
        en: format!("{count} faults are now known to {}.", place.display()),
    };
    say(words, lang);
    if left > 0 {
        let words = Bilingual {
            zh: format!("{left} 处不能记入基线（生成网站之前必须改正的、涉及个人信息的），请逐条处理。"),
            en: format!("{left} cannot be (they stop a build, or touch on privacy): see to them one by one."),
        };
        say(words, lang);
    }
    Exit::DONE
}
