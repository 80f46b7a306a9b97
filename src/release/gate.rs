//! The gate: everything that speaks against publishing, all at once.

use crate::model::Id;
use crate::model::PublishedEdition;
use crate::model::SincePublished;
use crate::text::lang::Bilingual;
use crate::text::moment::Moment;

/// What the gate looks at.
#[derive(Clone, Debug)]
pub struct GateInput {
    /// How many errors a check finds.
    pub errors: usize,
    /// Whether the history cannot be read or does not hang together.
    pub history_broken: bool,
    /// The time of the last edition, and now.
    pub clock: Option<(Moment, Moment)>,
    /// The public notices.
    pub notices: Vec<GateNotice>,
    /// Sources of a kind for which the site demands steps.
    pub groups: Vec<GateGroup>,
    /// Published notices that the site shows no more.
    pub vanished: Vec<(Id, Vanished)>,
    /// Labels of the footer that are missing: key and meaning.
    pub labels: Vec<(String, Bilingual)>,
    /// What the target shows, held against the history.
    pub target: TargetShows,
}

/// A public notice at the gate.
#[derive(Clone, Debug)]
pub struct GateNotice {
    /// Its id.
    pub id: Id,
    /// What became of it since it was published last.
    pub since: SincePublished,
    /// Whether what is seen of it was approved.
    pub approved: bool,
    /// The steps that are missing.
    pub missing: Vec<String>,
    /// Why what was approved holds no more.
    pub void: Option<Bilingual>,
}

/// Sources of a kind at the gate.
#[derive(Clone, Debug)]
pub struct GateGroup {
    /// Their word in commands.
    pub key: String,
    /// What people call them.
    pub word: String,
    /// Whether they were approved as they are.
    pub approved: bool,
    /// The steps that are missing.
    pub missing: Vec<String>,
}

/// How a published notice went without being taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Vanished {
    /// Its source is gone.
    Gone,
    /// It is a draft again, or waits for a day.
    HeldBack,
    /// Another notice says that it was this one.
    Renamed(Id),
}

/// What a target shows, held against the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetShows {
    /// Nothing, or an edition of this history.
    Ours,
    /// An edition that this history does not know.
    Unknown(u64),
}

/// A reason for which nothing is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Objection {
    /// A check has errors.
    Errors(usize),
    /// The history is broken.
    HistoryBroken,
    /// The clock is behind the last edition.
    ClockBehind(Moment, Moment),
    /// The target shows an edition that this history does not know.
    TargetUnknown(u64),
    /// A notice was not approved as it is: the missing steps, and why others hold no more.
    Unapproved(Id, Vec<String>, Option<Bilingual>),
    /// Sources of a kind were not approved as they are: their key, their word, the missing steps.
    GroupUnapproved(String, String, Vec<String>),
    /// A published notice changed and says nowhere what.
    Uncorrected(Id),
    /// A published notice is shown no more.
    Vanished(Id, Vanished),
    /// A label of the footer is missing: its key and its meaning.
    LabelMissing(String, Bilingual),
}

/// Every reason against publishing; none where nothing speaks against it.
pub fn gate(input: &GateInput) -> Vec<Objection> {
    let GateInput { errors, history_broken, clock, notices, groups, vanished, labels, target } = input;
    let mut out = Vec::new();
    out.extend((*errors > 0).then_some(Objection::Errors(*errors)));
    out.extend(history_broken.then_some(Objection::HistoryBroken));
    out.extend(clock.filter(|(last, now)| now.is_before(*last)).map(|(last, now)| Objection::ClockBehind(last, now)));
    if let TargetShows::Unknown(sequence) = target {
        out.push(Objection::TargetUnknown(*sequence));
    }
    for GateNotice { id, since, approved, missing, void } in notices {
        out.extend((!approved).then(|| Objection::Unapproved(id.clone(), missing.clone(), void.clone())));
        out.extend((*since == SincePublished::Changed).then(|| Objection::Uncorrected(id.clone())));
    }
    for GateGroup { key, word, approved, missing } in groups {
        out.extend((!approved).then(|| Objection::GroupUnapproved(key.clone(), word.clone(), missing.clone())));
    }
    out.extend(vanished.iter().map(|(id, how)| Objection::Vanished(id.clone(), how.clone())));
    out.extend(labels.iter().map(|(key, words)| Objection::LabelMissing(key.clone(), words.clone())));
    out
}

/// What the last edition of a target's copy is to this history: the copy must be what the history was once.
pub fn target_shows(own: &[PublishedEdition], copy: &[PublishedEdition]) -> TargetShows {
    let differs = copy.iter().enumerate().find(|(at, edition)| own.get(*at).map(|of| of.line) != Some(edition.line));
    differs.map_or(TargetShows::Ours, |(_, edition)| TargetShows::Unknown(edition.sequence))
}

impl Objection {
    /// Whether the sources have a fault, and nothing else speaks against publishing.
    pub fn is_fault_of_sources(&self) -> bool {
        matches!(self, Objection::Errors(_))
    }

    /// The word for programs.
    pub fn key(&self) -> &'static str {
        match self {
            Objection::Errors(_) => "errors",
            Objection::HistoryBroken => "history_broken",
            Objection::ClockBehind(..) => "clock_behind",
            Objection::TargetUnknown(_) => "target_unknown",
            Objection::Unapproved(..) => "unapproved",
            Objection::GroupUnapproved(..) => "group_unapproved",
            Objection::Uncorrected(_) => "uncorrected",
            Objection::Vanished(..) => "vanished",
            Objection::LabelMissing(..) => "label_missing",
        }
    }

    /// What it is about: an id, a group, a key of the settings; none where it is about all.
    pub fn subject(&self) -> Option<String> {
        match self {
            Objection::Unapproved(id, ..) | Objection::Uncorrected(id) | Objection::Vanished(id, _) => {
                Some(id.to_string())
            }
            Objection::GroupUnapproved(key, ..) => Some(format!("_{key}")),
            Objection::LabelMissing(key, _) => Some(key.clone()),
            _ => None,
        }
    }

    /// The reason and what to do.
    pub fn words(&self) -> Bilingual {
        match self {
            Objection::Errors(count) => Bilingual {
                zh: format!("检查有 {count} 处错误：见上面，或者运行 tongbao check"),
                en: format!("a check finds errors: {count}. They stand above; or run `tongbao check`"),
            },
            Objection::HistoryBroken => Bilingual {
                zh: "发布记录 content/history.jsonl 读不通：见 tongbao check；用 tongbao history --mend --to 目标 修复".into(),
                en: "the history, content/history.jsonl, does not hang together: see `tongbao check`; mend it with `tongbao history --mend --to TARGET`".into(),
            },
            Objection::ClockBehind(last, now) => Bilingual {
                zh: format!("上一版是 {last} 发布的，这台电脑的时间却是 {now}：请校准时间"),
                en: format!("the last edition is of {last} and the clock says {now}: set the clock"),
            },
            Objection::TargetUnknown(sequence) => Bilingual {
                zh: format!(
                    "目标上正在显示的第 {sequence} 版不在本站的发布记录里：另一台电脑发布过。先取回那边的 content/（Git 或者备份），或者用 tongbao history --mend --to 目标 按目标上的记录修复"
                ),
                en: format!(
                    "the target shows an edition {sequence} that is not in this history: another machine published it. Fetch its content/ (Git, a backup), or mend the history by the target's with `tongbao history --mend --to TARGET`"
                ),
            },
            Objection::Unapproved(id, missing, void) => unapproved(&id.to_string(), missing, void.as_ref()),
            Objection::GroupUnapproved(key, word, missing) => {
                let words = unapproved(&format!("_{key}"), missing, None);
                Bilingual { zh: format!("{word}（site.yaml 的 approve 要求审批）：{}", words.zh), en: words.en }
            }
            Objection::Uncorrected(id) => Bilingual {
                zh: format!(
                    "“{id}”公布以后改过，没有说明改了什么：在它的头部信息 corrections 里写一条（on、what），再按各步审批"
                ),
                en: format!(
                    "`{id}` changed since it was published and does not say what: add a record to `corrections` in its front matter (`on`, `what`), and take the steps of approval"
                ),
            },
            Objection::Vanished(id, how) => vanished(id, how),
            Objection::LabelMissing(key, words) => Bilingual {
                zh: format!("页脚缺少{}：在 content/site.yaml 写 {key}:（确实不需要的，在 rules 里关闭 label-missing）", words.zh),
                en: format!("the footer lacks {}: write `{key}:` in content/site.yaml (or switch `label-missing` off in `rules` where it is not needed)", words.en),
            },
        }
    }
}

fn unapproved(what: &str, missing: &[String], void: Option<&Bilingual>) -> Bilingual {
    let (zh, en) = match void {
        Some(void) => (format!("{}，", void.zh), format!(" holds no more ({});", void.en)),
        None => (String::new(), " was not approved;".to_owned()),
    };
    let first = missing.first().map_or_else(String::new, |step| format!(" --step {step}"));
    Bilingual {
        zh: format!("“{what}”{zh}还没有批准，要办：{}。用 tongbao approve {what}{first} --by 姓名", missing.join("、")),
        en: format!("`{what}`{en} missing: {}. Use `tongbao approve {what}{first} --by NAME`", missing.join(", ")),
    }
}

fn vanished(id: &Id, how: &Vanished) -> Bilingual {
    let (zh, en) = match how {
        Vanished::Gone => (
            format!("“{id}”公布过，来源文件没有了：恢复它；确要撤下的，恢复后用 tongbao withdraw {id} --reason 理由"),
            format!(
                "`{id}` was published and its source is gone: bring it back, then, if it is to go, `tongbao withdraw {id} --reason …`"
            ),
        ),
        Vanished::HeldBack => (
            format!(
                "“{id}”公布过，现在标成了草稿或者未到公布日期：改回来；确要撤下的，用 tongbao withdraw {id} --reason 理由"
            ),
            format!(
                "`{id}` was published and is held back now: undo that; if it is to go, `tongbao withdraw {id} --reason …`"
            ),
        ),
        Vanished::Renamed(to) => (
            format!("“{id}”公布过，现在的标识是“{to}”：把文件改回原名，用 tongbao rename {id} {to} 改标识"),
            format!(
                "`{id}` was published and is `{to}` now: give the file its old name, then `tongbao rename {id} {to}`"
            ),
        ),
    };
    Bilingual { zh, en }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn open() -> GateInput {
        GateInput {
            errors: 0,
            history_broken: false,
            clock: None,
            notices: vec![GateNotice {
                id: id("a"),
                since: SincePublished::Corrected,
                approved: true,
                missing: Vec::new(),
                void: None,
            }],
            groups: Vec::new(),
            vanished: Vec::new(),
            labels: Vec::new(),
            target: TargetShows::Ours,
        }
    }

    #[test]
    fn nothing_speaks_against_what_is_in_order() {
        assert_eq!(gate(&open()), []);
        let moment = |text| Moment::parse(text).unwrap();
        let clock = Some((moment("2026-03-01 09:00"), moment("2026-03-01 09:00")));
        assert_eq!(gate(&GateInput { clock, ..open() }), []);
    }

    #[test]
    fn every_reason_is_told_at_once() {
        let moment = |text| Moment::parse(text).unwrap();
        let mut input = open();
        input.errors = 2;
        input.history_broken = true;
        input.clock = Some((moment("2026-03-02 09:00"), moment("2026-03-01 09:00")));
        input.target = TargetShows::Unknown(3);
        input.notices[0].approved = false;
        input.notices[0].since = SincePublished::Changed;
        input.groups.push(GateGroup { key: "theme".into(), word: "模板".into(), approved: false, missing: vec![] });
        input.vanished.push((id("b"), Vanished::Gone));
        input.labels.push(("operator".into(), Bilingual { zh: "主办单位".into(), en: "who runs it".into() }));
        let keys: Vec<&str> = gate(&input).iter().map(Objection::key).collect();
        assert_eq!(
            keys,
            [
                "errors",
                "history_broken",
                "clock_behind",
                "target_unknown",
                "unapproved",
                "uncorrected",
                "group_unapproved",
                "vanished",
                "label_missing"
            ]
        );
        let errors_alone = GateInput { errors: 1, ..open() };
        assert!(gate(&errors_alone).iter().all(Objection::is_fault_of_sources));
        assert!(!gate(&input).iter().all(Objection::is_fault_of_sources));
    }
}
