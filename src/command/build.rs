//! `tongbao build`

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use std::time::Instant;

use clap::Args;
use indicatif::ProgressBar;
use indicatif::ProgressStyle;

use super::Exit;
use super::environment;
use super::open_site;
use super::open_site::Days;
use super::open_site::Opened;
use super::say::say;
use super::say_held_back;
use super::show_faults;
use super::show_faults::Format;
use super::site_writer::SiteWriter;
use super::strict;
use crate::compile::HeldBack;
use crate::compile::Memo;
use crate::compile::TextRules;
use crate::compile::Written;
use crate::diagnostic::Lang;
use crate::edge::Output;
use crate::text::date;
use crate::text::date::Date;
use crate::text::date::Precision;
use crate::text::lang::Bilingual;

/// 生成网站 / Build the site
#[derive(Debug, Args)]
pub struct Build {
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 输出文件夹（默认是网站文件夹下的 public）/ Output folder (default: public in the site's folder)
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// 按这一天计算逾期和天数，如 2026-03-31 / Day at which overdue is computed, such as 2026-03-31
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    as_of: Option<Date>,
    /// 按这一天判断哪些通报已到公布日期（embargo_until），如 2026-03-31（默认：最新一份公开通报的日期）/ Day by which embargoes have ended (default: that of the newest public notice)
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    day: Option<Date>,
    /// 问题的显示方式 / Form of faults
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// 允许删去上次输出中四分之一以上的文件 / Allow more than a quarter of the last output to go
    #[arg(long)]
    allow_shrinking: bool,
    /// 检查（tongbao check）有错误就不生成，以退出码 1 结束 / Where `tongbao check` has errors, write nothing and end with exit code 1
    #[arg(long)]
    strict: bool,
}

/// Reads a whole day: overdue cannot be computed at a month.
pub fn parse_day(text: &str) -> Result<Date, String> {
    date::read(text)
        .filter(|date| date.precision() == Precision::Day)
        .ok_or_else(|| format!("“{text}”不是日期，应写成 2026-03-31 / not a date, write 2026-03-31"))
}

/// A build that lasts longer than this shows how far it is.
const PROGRESS_AFTER: Duration = Duration::from_millis(700);

impl Build {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let started = Instant::now();
        let root = environment::root(self.root.as_deref());
        let out = self.out.clone().unwrap_or_else(|| root.join("public"));
        let opened = match open_site::open(&root, Days { as_of: self.as_of, day: self.day }, &Arc::<Memo>::default()) {
            Ok(opened) => opened,
            Err(failure) => return show_faults::failure(&failure, lang),
        };
        let mut faults = opened.faults();
        let Opened { input, compiled, .. } = opened;
        if show_faults::stops_build(&faults) {
            match compiled.rehearse() {
                Ok(found) => faults.extend(found),
                Err(source) => return show_faults::failure(&open_site::changed(&root, &source), lang),
            }
            show_faults::faults(&faults, &input, self.format, lang);
            return Exit::FAULTS;
        }
        if self.strict {
            match strict::errors(&compiled, &input, &root) {
                Ok(errors) if errors.is_empty() => {}
                Ok(errors) => {
                    show_faults::faults(&errors, &input, self.format, lang);
                    return Exit::FAULTS;
                }
                Err(source) => return show_faults::failure(&open_site::changed(&root, &source), lang),
            }
        }
        let mut output = match Output::open(&out, &root) {
            Ok(output) => output,
            Err(failure) => return show_faults::failure(&failure, lang),
        };
        output.allow_shrinking(self.allow_shrinking);
        let writer = SiteWriter::showing(&output, &root, progress(compiled.routes().len(), started));
        let written = compiled.write(&writer, TextRules::Now);
        writer.clear();
        let of_notices = match written {
            Written::Failed(failure) => return show_faults::failure(&failure, lang),
            Written::Changed(source) => return show_faults::failure(&open_site::changed(&root, &source), lang),
            Written::Faults(found) => {
                faults.extend(found);
                show_faults::faults(&faults, &input, self.format, lang);
                return Exit::FAULTS;
            }
            Written::All(of_notices) => of_notices,
        };
        let files = compiled.routes().len();
        let pages = compiled.routes().iter().filter(|route| route.is_page()).count();
        let checked = match compiled.check_written(of_notices) {
            Ok(checked) => checked,
            Err(source) => return show_faults::failure(&open_site::changed(&root, &source), lang),
        };
        let edition = match output.finish() {
            Ok(edition) => edition,
            Err(failure) => return show_faults::failure(&failure, lang),
        };
        show_faults::faults(&faults, &input, self.format, lang);
        show_faults::others(&checked.faults, &faults, lang);
        let notices = compiled.site.notices.len();
        let issues = compiled.site.notices.iter().map(|notice| notice.said.issue_count()).sum::<usize>();
        let seconds = started.elapsed().as_secs_f64();
        let place = out.display();
        let words = Bilingual {
            zh: format!(
                "完成：{notices} 份通报，{issues} 个问题，{pages} 个页面，共 {files} 个文件（写入 {}，未变 {}，删去 {}），用时 {seconds:.2} 秒。输出：{place}",
                edition.written, edition.unchanged, edition.removed
            ),
            en: format!(
                "Done. Notices: {notices}. Issues: {issues}. Pages: {pages}. Files: {files} ({} written, {} unchanged, {} removed). Time: {seconds:.2} s. Output: {place}",
                edition.written, edition.unchanged, edition.removed
            ),
        };
        say_held_back::at_the_end(HeldBack::of(&compiled).as_ref(), lang);
        say(words, lang);
        Exit::DONE
    }
}

/// Shows how far a long build is, on a terminal only.
fn progress(files: usize, started: Instant) -> ProgressBar {
    if !environment::terminal() || started.elapsed() < PROGRESS_AFTER && files < 2_000 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {eta}");
    ProgressBar::new(files as u64).with_style(style.expect("a fixed template is valid"))
}
