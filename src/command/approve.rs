//! `tongbao approve`: one step of an approval, written down.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Exit;
use super::approve_slip;
use super::environment;
use super::open_site;
use super::open_site::Days;
use super::open_site::Opened;
use super::say::complain;
use super::say::say;
use super::show_faults;
use super::show_faults::Format;
use crate::approval;
use crate::compile::Approval;
use crate::compile::Compiled;
use crate::compile::Memo;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::edge;
use crate::edge::Failure;
use crate::model::ApprovalAct;
use crate::model::ApprovalEntry;
use crate::model::ApprovalRecord;
use crate::model::ApprovalSubject;
use crate::model::At;
use crate::model::Id;
use crate::source;
use crate::source::SourceFile;
use crate::text::lang::Bilingual;
use crate::text::moment::Moment;
use crate::tree::Digest;

/// 记录一步审批：提出、审核、审批，退回，续认，紧急发布 / Write down a step of an approval
#[derive(Debug, Args)]
pub struct Approve {
    /// 通报的标识；或者 _articles、_organs、_theme 等 / Id of the notice; or _articles, _organs, _theme and the like
    #[arg(value_name = "ID", value_parser = parse_subject)]
    subject: ApprovalSubject,
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 哪一步，如 审核 / The step
    #[arg(long, value_name = "STEP", required_unless_present_any = ["renew", "emergency", "slip"], requires = "by", value_parser = parse_words)]
    step: Option<String>,
    /// 谁办的：姓名 / Who: the name
    #[arg(long, value_name = "NAME", required_unless_present = "slip", value_parser = parse_words)]
    by: Option<String>,
    /// 备注 / A remark
    #[arg(long, value_name = "TEXT", value_parser = parse_words)]
    note: Option<String>,
    /// 退回 / Send it back
    #[arg(long = "return", requires = "reason", conflicts_with_all = ["renew", "emergency"])]
    returned: bool,
    /// 退回或者紧急发布的理由 / Why it is sent back, or cannot wait
    #[arg(long, value_name = "TEXT", value_parser = parse_words)]
    reason: Option<String>,
    /// 看到的内容没有变，只认来源文件的新字节 / What is seen is the same: take the new bytes of the sources
    #[arg(long, conflicts_with_all = ["step", "emergency"])]
    renew: bool,
    /// 紧急发布，不等各步；网页上永远写明 / It cannot wait: its page says so for good
    #[arg(long, requires = "reason", conflicts_with = "step")]
    emergency: bool,
    /// 更正笔误（电话、日期等）：只看、只批改动的地方；不写 --step 的，只显示改动 / A slip: look at the difference alone and approve it; without --step it is only shown
    #[arg(long, requires = "against", conflicts_with_all = ["renew", "emergency", "returned"])]
    slip: bool,
    /// 与哪一稿比较：批准时的来源，一个有 content/ 的文件夹 / The approved text to compare with: a folder with its content/
    #[arg(long, value_name = "DIR", requires = "slip")]
    against: Option<PathBuf>,
    /// 用 minisign 签名：私钥文件 / Sign with minisign: the file of the secret key
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// 什么时候（北京时间），如 2026-03-01 或 "2026-03-01 14:30"；不写就是现在 / When (UTC+8); default: now
    #[arg(long, value_name = "TIME", value_parser = parse_moment)]
    day: Option<Moment>,
    /// 问题的显示方式 / Form of faults
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

fn parse_subject(text: &str) -> Result<ApprovalSubject, String> {
    ApprovalSubject::parse(text).ok_or_else(|| {
        "写通报的标识，或者 _articles、_pages、_organs、_inspections、_topics、_settings、_theme / the id of a notice, or one of these"
            .to_owned()
    })
}

/// Words of one line.
pub(super) fn parse_words(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("不能空着 / it must not be empty".to_owned()),
        words if words.chars().any(char::is_control) => Err("只能写一行 / one line only".to_owned()),
        words => Ok(words.to_owned()),
    }
}

fn parse_moment(text: &str) -> Result<Moment, String> {
    Moment::parse(text).ok_or_else(|| {
        format!("“{text}”不是时间，应写成 2026-03-01 或 \"2026-03-01 14:30\" / not a time, write it like these")
    })
}

impl Approve {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        match self.record(lang) {
            Ok(exit) | Err(exit) => exit,
        }
    }

    fn record(&self, lang: Lang) -> Result<Exit, Exit> {
        let at = self.moment(lang)?;
        let root = environment::root(self.root.as_deref());
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        let opened =
            open_site::open(&root, Days { as_of: None, day: None }, &Arc::<Memo>::default()).map_err(failed)?;
        let faults = opened.faults();
        let Opened { input, compiled, .. } = opened;
        let path = self.subject.path();
        // What cannot be made cannot be seen, and where the record is broken nobody knows what was approved.
        let broken = |fault: &&Diagnostic| fault.span.path == path && fault.level == Level::Error;
        if show_faults::stops_build(&faults) || faults.iter().any(|fault| broken(&fault)) {
            show_faults::faults(&faults, &input, self.format, lang);
            return Err(Exit::FAULTS);
        }
        let approval = match compiled.approval(&self.subject) {
            None => return Err(unknown(&compiled, &self.subject, lang)),
            Some(approval) => approval.map_err(|source| failed(open_site::changed(&root, &source)))?,
        };
        let against = match &self.against {
            None => None,
            Some(folder) => Some(approve_slip::shown(&compiled, &self.subject, folder, self.format, lang)?),
        };
        let Some(by) = self.by.clone().filter(|_| !self.slip || self.step.is_some()) else { return Ok(Exit::DONE) };
        let mut entry = ApprovalEntry { against, ..self.entry(at, by, &approval) };
        if let Some(key) = &self.key {
            entry.signature = Some(self.signed(&entry, key, lang)?);
        }
        let record = approval.record.as_deref().cloned();
        let record = record.unwrap_or(ApprovalRecord { path, entries: Vec::new(), sound: true });
        self.refuse(&compiled, &approval, (&record, &entry), lang)?;
        let bytes = match approval.record {
            None => Vec::new(),
            Some(_) => {
                let bytes = input.bytes(&record.path);
                bytes.map_err(|source| failed(open_site::changed(&root, &source)))?.into_owned()
            }
        };
        let file = SourceFile { path: &record.path, bytes: &bytes };
        let Some(new) = source::with_entry(file, &record, &entry) else { return Err(not_appendable(&record, lang)) };
        write(&root, &record, approval.record.is_some().then(|| Digest::of(&bytes)), new).map_err(failed)?;
        let after = ApprovalRecord { entries: record.entries.iter().cloned().chain([entry]).collect(), ..record };
        self.say(&compiled, &approval, &after, lang);
        Ok(Exit::DONE)
    }

    /// When it is done: as given, else now; never later than now.
    fn moment(&self, lang: Lang) -> Result<Moment, Exit> {
        let now = environment::now();
        match (self.day, now) {
            (Some(given), Some(now)) if now.is_before(given) => {
                let words = Bilingual {
                    zh: format!("{given} 还没有到（现在是 {now}），没有记录。"),
                    en: format!("{given} has not come yet (it is {now}); nothing was written."),
                };
                complain(words, lang);
                Err(Exit::USAGE)
            }
            (Some(moment), _) | (None, Some(moment)) => Ok(moment),
            (None, None) => {
                let words = Bilingual {
                    zh: "不知道现在的时间，请用 --day 写明。",
                    en: "the clock tells no time; state it with --day.",
                };
                complain(words, lang);
                Err(Exit::SYSTEM)
            }
        }
    }

    /// The signature of an entry; `minisign` asks for the password of the key.
    fn signed(&self, entry: &ApprovalEntry, key: &Path, lang: Lang) -> Result<String, Exit> {
        let signed = edge::sign(&approval::statement(&self.subject, entry), key);
        let text = signed.map_err(|failure| {
            complain(failure.words(), lang);
            Exit::SYSTEM
        })?;
        Ok(text.trim().to_owned())
    }

    fn act(&self) -> ApprovalAct {
        match (self.renew, self.emergency, self.returned) {
            (true, ..) => ApprovalAct::Renewed,
            (_, true, _) => ApprovalAct::Emergency,
            (.., true) => ApprovalAct::Returned,
            _ => ApprovalAct::Approved,
        }
    }

    fn entry(&self, at: Moment, by: String, approval: &Approval) -> ApprovalEntry {
        let known = &approval.known;
        let act = self.act();
        let first = self.step.as_ref() == approval.steps.steps.first();
        // The steps behind the first are bound to the same text: its parts stand there.
        let with_parts = act == ApprovalAct::Emergency || act == ApprovalAct::Approved && first;
        ApprovalEntry {
            act,
            step: self.step.clone(),
            by,
            at,
            note: self.note.clone(),
            reason: self.reason.clone(),
            reading: known.reading.to_owned(),
            seen: known.seen.digest.to_string(),
            parts: if with_parts { known.seen.parts.clone() } else { Vec::new() },
            against: None,
            source: known.source.to_string(),
            signature: None,
            place: At::default(),
        }
    }

    /// Refuses an entry that would not count, or says nothing new.
    fn refuse(
        &self,
        compiled: &Compiled,
        approval: &Approval,
        (record, entry): (&ApprovalRecord, &ApprovalEntry),
        lang: Lang,
    ) -> Result<(), Exit> {
        let steps = &approval.steps;
        let holds = steps.void.is_none() && !steps.taken.is_empty();
        let again = entry.act == ApprovalAct::Approved && entry.step.as_ref() == steps.steps.first() && holds;
        let needless = match entry.act {
            ApprovalAct::Renewed => steps.why_void().is_none(),
            ApprovalAct::Emergency => steps.is_approved(),
            _ => again,
        };
        let mut with = record.clone();
        with.entries.push(entry.clone());
        let found = compiled.taken(&self.subject, &with, &approval.known).faults;
        let known = |fault: &Diagnostic| steps.faults.iter().any(|of| of == fault) || fault.level != Level::Error;
        let words = match found.iter().find(|fault| !known(fault)) {
            _ if needless => Bilingual {
                zh: "现在的内容已经办过这一步，不必再办。".to_owned(),
                en: "This was done for what is there now, and need not be done again.".to_owned(),
            },
            None => return Ok(()),
            Some(fault) => Bilingual {
                zh: format!("{}{}", fault.cause(Lang::Zh), fault.remedy(Lang::Zh)),
                en: format!("{} {}", fault.cause(Lang::En), fault.remedy(Lang::En)),
            },
        };
        let changed = steps.why_void().map(|void| void.words());
        let words = match changed.filter(|_| !needless) {
            None => words,
            Some(changed) => Bilingual {
                zh: format!("{}改动：{}。", words.zh, changed.zh),
                en: format!("{} What changed: {}.", words.en, changed.en),
            },
        };
        complain(
            Bilingual { zh: format!("没有记录。{}", words.zh), en: format!("nothing was written. {}", words.en) },
            lang,
        );
        Err(Exit::REFUSED)
    }

    /// Says what was written, what is still to be done, and the digest by which a reviewer knows the text.
    fn say(&self, compiled: &Compiled, approval: &Approval, record: &ApprovalRecord, lang: Lang) {
        let steps = compiled.taken(&self.subject, record, &approval.known);
        let act = self.act();
        let what = self.step.as_deref().unwrap_or_default();
        let (zh, en) = match (steps.returned.is_some(), steps.missing()) {
            (true, _) => {
                ("已经退回，改好以后从第一步起重新办理".to_owned(), "it was sent back; take all steps again".to_owned())
            }
            _ if steps.is_approved() => ("已批准".to_owned(), "it is approved".to_owned()),
            (_, missing) => {
                (format!("还要办：{}", missing.join("、")), format!("still to be taken: {}", missing.join(", ")))
            }
        };
        let digest = approval.known.seen.digest.in_fours().join(" ");
        let words = Bilingual {
            zh: format!(
                "已记录“{}”{what}{}（{}）。{zh}。\n看到的内容的校验值：{digest}",
                self.subject,
                act.word(),
                self.by.as_deref().unwrap_or_default()
            ),
            en: format!(
                "Wrote down for `{}`: {what} {} ({}); {en}.\nDigest of what is seen: {digest}",
                self.subject,
                act.key(),
                self.by.as_deref().unwrap_or_default()
            ),
        };
        say(words, lang);
    }
}

/// Writes a file of approvals: a new one where nothing stands, else over the one that was read.
fn write(root: &Path, record: &ApprovalRecord, old: Option<Digest>, bytes: Vec<u8>) -> Result<(), Failure> {
    match old {
        None => edge::create(root, &[(record.path.clone(), bytes)]),
        Some(old) => edge::rewrite(root, &record.path, old, &bytes),
    }
}

/// Says that there is no such notice.
fn unknown(compiled: &Compiled, subject: &ApprovalSubject, lang: Lang) -> Exit {
    let near = Id::new(&subject.to_string()).and_then(|id| compiled.nearest(&id));
    let (zh, en) = match near {
        Some(near) => (format!("；是不是想写“{near}”？"), format!("; did you mean `{near}`?")),
        None => ("。".to_owned(), ".".to_owned()),
    };
    complain(Bilingual { zh: format!("没有“{subject}”{zh}"), en: format!("there is no `{subject}`{en}") }, lang);
    Exit::USAGE
}

fn not_appendable(record: &ApprovalRecord, lang: Lang) -> Exit {
    let words = Bilingual {
        zh: format!("{} 的写法不能在末尾接着写一条，没有记录。各条应在 steps: 下面各占几行，以“- ”开头。", record.path),
        en: format!(
            "no entry can follow at the end of {}; nothing was written. Entries stand below `steps:`, each on lines of its own that begin with `- `.",
            record.path
        ),
    };
    complain(words, lang);
    Exit::FAULTS
}
