//! `tongbao status`: where every notice stands, and what nobody approved.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Exit;
use super::build::parse_day;
use super::environment;
use super::open_site;
use super::open_site::Days;
use super::open_site::Opened;
use super::say::answer;
use super::show_faults;
use super::show_faults::Format;
use super::status_report::ApprovalStatus;
use super::status_report::GroupStatus;
use super::status_report::NoticeStatus;
use super::status_report::StatusReport;
use super::status_report::TakenStep;
use crate::compile::Input;
use crate::compile::Memo;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::show;
use crate::diagnostic::show::ShownTexts;
use crate::text::date::Date;
use crate::text::lang::Bilingual;

/// 看每份通报审批到哪一步，还有什么没有人批准 / Show where every notice stands, and what nobody approved
#[derive(Debug, Args)]
pub struct ShowStatus {
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 按这一天判断哪些通报已到公布日期（embargo_until），如 2026-03-31（默认：最新一份公开通报的日期）/ Day by which embargoes have ended (default: that of the newest public notice)
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    day: Option<Date>,
    /// 显示方式 / Form
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl ShowStatus {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let root = environment::root(self.root.as_deref());
        let changed = |source| show_faults::failure(&open_site::changed(&root, &source), lang);
        let opened = match open_site::open(&root, Days { as_of: None, day: self.day }, &Arc::<Memo>::default()) {
            Ok(opened) => opened,
            Err(failure) => return show_faults::failure(&failure, lang),
        };
        // What cannot be read cannot be approved; the other faults are those of a check.
        let is_told = |fault: &Diagnostic| fault.code.stops_build() || fault.span.path.starts_with("content/approvals");
        let mut faults: Vec<Diagnostic> = opened.faults().into_iter().filter(is_told).collect();
        let Opened { input, compiled, .. } = opened;
        let report = match (compiled.approval_faults(), StatusReport::of(&compiled)) {
            (Ok(found), Ok(report)) => {
                faults.extend(found);
                report
            }
            (Err(source), _) | (_, Err(source)) => return changed(source),
        };
        let written = match self.format {
            Format::Json => answer(&json(&report, &faults, &input)),
            form => {
                show_faults::faults(&faults, &input, form, lang);
                answer(&told(&report, form, lang))
            }
        };
        match written {
            Exit::DONE if show_faults::has_errors(&faults) => Exit::FAULTS,
            written => written,
        }
    }
}

fn json(report: &StatusReport, faults: &[Diagnostic], input: &Input) -> String {
    let texts = ShownTexts::of(faults, &|path| input.text(path));
    let faults = show::json(show::Whole { faults, ..show::Whole::default() }, &|path| texts.get(path));
    let mut value = serde_json::to_value(report).expect("texts and lists are JSON");
    value["faults"] = serde_json::from_str(&faults).expect("faults are shown as JSON");
    format!("{value:#}\n")
}

/// The report for people: a line a notice, and below it the steps; in the short form the line alone.
fn told(report: &StatusReport, form: Format, lang: Lang) -> String {
    let mut out = String::new();
    for notice in &report.notices {
        out.push_str(&format!("{}\n", headed(notice, lang)));
        if form == Format::Human {
            below(&mut out, &notice.approval, lang);
        }
    }
    let (zh, en) = ("通报之外", "Beside the notices");
    if !report.others.is_empty() {
        out.push_str(&format!("\n{}\n", Bilingual { zh, en }.get(lang)));
    }
    for group in &report.others {
        out.push_str(&format!("{}\n", of_group(group, lang)));
        if form == Format::Human
            && (group.demanded || !group.approval.taken.is_empty() || group.approval.void.is_some())
        {
            below(&mut out, &group.approval, lang);
        }
    }
    out
}

fn headed(notice: &NoticeStatus, lang: Lang) -> String {
    let held = match (notice.shown, &notice.embargo_until) {
        (true, _) => Bilingual { zh: "，网站上显示".to_owned(), en: ", on the site".to_owned() },
        (false, Some(day)) => {
            Bilingual { zh: format!("，{day} 以前不公布"), en: format!(", held back until {day}") }
        }
        (false, None) => Bilingual { zh: "，网站上没有".to_owned(), en: ", not on the site".to_owned() },
    };
    let (id, title) = (&notice.id, &notice.title);
    let stage = notice.stage.words();
    let words = Bilingual {
        zh: format!("{}  {id}  {title}{}", stage.zh, held.zh),
        en: format!("{}  {id}  {title}{}", stage.en, held.en),
    };
    words.get(lang)
}

fn below(out: &mut String, approval: &ApprovalStatus, lang: Lang) {
    let mut line = |words: Bilingual| out.push_str(&format!("    {}\n", words.get(lang)));
    let void = approval.void.is_some();
    for step in &approval.taken {
        let words = said(step);
        let (zh, en) = if void { ("已失效", "void") } else { ("通过", "done") };
        line(Bilingual { zh: format!("{words}  {zh}"), en: format!("{words}  {en}") });
    }
    if let Some(returned) = &approval.returned {
        let words = said(returned);
        line(Bilingual { zh: format!("{words}  退回"), en: format!("{words}  returned") });
    }
    if let Some(emergency) = &approval.emergency {
        let words = said(emergency);
        line(Bilingual { zh: format!("紧急发布  {words}"), en: format!("emergency  {words}") });
    }
    if let Some(void) = &approval.void {
        let (words, remedy) = (&void.words, void.remedy);
        line(Bilingual {
            zh: format!("审批失效：{}。{}。", words.zh, remedy.zh),
            en: format!("Void: {}. {}.", words.en, remedy.en),
        });
    }
    if !approval.missing.is_empty() {
        let missing = &approval.missing;
        line(Bilingual {
            zh: format!("还要办：{}", missing.join("、")),
            en: format!("Still to be taken: {}", missing.join(", ")),
        });
    }
}

fn said(step: &TakenStep) -> String {
    let name = step.step.as_deref().map(|name| format!("{name}  ")).unwrap_or_default();
    let slip = if step.slip { "（更正笔误，只看改动）" } else { "" };
    let words = step.words.as_deref().map(|words| format!("（{words}）")).unwrap_or_default();
    format!("{name}{}  {}{slip}{words}", step.by, step.at)
}

fn of_group(group: &GroupStatus, lang: Lang) -> String {
    let GroupStatus { group: key, files, demanded, approved, approval, word } = group;
    let (zh, en) = match (approved, approval.void.is_some(), approval.taken.is_empty()) {
        (true, ..) => ("已批准", "approved"),
        (_, true, _) => ("批准以后改过", "changed since they were approved"),
        (.., true) => ("没有人批准过", "approved by nobody"),
        _ => ("正在审批", "being approved"),
    };
    let (demanded_zh, demanded_en) = if *demanded { ("，须审批", ", steps are demanded") } else { ("", "") };
    let words = Bilingual {
        zh: format!("{zh}  _{key}  {word} {files} 个文件{demanded_zh}"),
        en: format!("{en}  _{key}  files: {files}{demanded_en}"),
    };
    words.get(lang)
}
