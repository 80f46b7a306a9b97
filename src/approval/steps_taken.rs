//! Which entries of a file of approvals count, and what they come to now.
//!
//! The first step begins a round, and every step of a round is bound to the same text. A return ends the round, even one
//! that is itself at fault: what is doubtful never approves.

use std::collections::BTreeSet;

use super::seen::SeenDigest;
use super::signature;
use super::void;
use super::void::Void;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::approvals as faults;
use crate::model::ApprovalAct;
use crate::model::ApprovalEntry;
use crate::model::ApprovalKey;
use crate::model::ApprovalRecord;
use crate::model::ApprovalSubject;
use crate::model::is_same_person;
use crate::text::date::Date;
use crate::text::moment::Moment;
use crate::text::similar;
use crate::tree::Digest;

/// What approvals are held against.
#[derive(Clone, Copy, Debug)]
pub struct ApprovalNow<'a> {
    /// The steps of the site, in order.
    pub steps: &'a [String],
    /// The keys of the site; where there are any, only what is signed counts.
    pub keys: &'a [ApprovalKey],
    /// What is approved.
    pub subject: &'a ApprovalSubject,
    /// The algorithm of the digest of what is seen.
    pub reading: &'a str,
    /// What is seen now.
    pub seen: &'a SeenDigest,
    /// The digest of the bytes of the sources now.
    pub source: Digest,
    /// Today, where it is known: what is said to have been done later never counts.
    pub today: Option<Date>,
}

/// What somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepTaken {
    /// At which step; none in an emergency.
    pub step: Option<String>,
    /// Who.
    pub by: String,
    /// When.
    pub at: Moment,
    /// A remark, or the reason.
    pub words: Option<String>,
    /// Whether the difference with an approved text alone was looked at.
    pub slip: bool,
}

impl StepTaken {
    fn of(entry: &ApprovalEntry) -> StepTaken {
        StepTaken {
            step: entry.step.clone(),
            by: entry.by.clone(),
            at: entry.at,
            words: entry.reason.clone().or_else(|| entry.note.clone()),
            slip: entry.against.is_some(),
        }
    }
}

/// What the entries come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepsTaken {
    /// The steps of the site, in order.
    pub steps: Vec<String>,
    /// The first of them that were taken, in the last round.
    pub taken: Vec<StepTaken>,
    /// Why these hold no more.
    pub void: Option<Void>,
    /// The return that ended the last round, where no step was taken since.
    pub returned: Option<StepTaken>,
    /// The emergency that still holds for what was said then, returns apart.
    pub emergency: Option<StepTaken>,
    /// Why it holds no more.
    pub emergency_void: Option<Void>,
    /// Entries that do not count, and why.
    pub faults: Vec<Diagnostic>,
}

impl StepsTaken {
    /// Whether what is seen now was approved, by all steps or in an emergency.
    pub fn is_approved(&self) -> bool {
        let by_steps = self.void.is_none() && !self.steps.is_empty() && self.taken.len() == self.steps.len();
        by_steps || self.emergency.is_some() && self.emergency_void.is_none()
    }

    /// The steps that are still to be taken.
    pub fn missing(&self) -> &[String] {
        match &self.void {
            Some(void) if !void.is_renewable() => &self.steps,
            _ => self.steps.get(self.taken.len()..).unwrap_or_default(),
        }
    }

    /// Why approvals hold no more, where what is seen now is not approved otherwise.
    pub fn why_void(&self) -> Option<&Void> {
        if self.is_approved() {
            return None;
        }
        self.void.as_ref().or(self.emergency_void.as_ref())
    }
}

/// What entries come to now. Nothing counts of a file that could not be read without an error: it has no entries.
pub fn steps_taken(record: &ApprovalRecord, now: ApprovalNow<'_>) -> StepsTaken {
    let mut walk = Walk {
        record,
        now,
        round: None,
        emergency: None,
        returned: None,
        last: None,
        approved: BTreeSet::new(),
        faults: Vec::new(),
    };
    record.entries.iter().for_each(|entry| walk.take(entry));
    let mut out = StepsTaken { steps: now.steps.to_vec(), faults: walk.faults, ..StepsTaken::default() };
    if let Some(round) = &walk.round {
        out.void = void_of(round, now);
        out.taken = round.entries.iter().map(|entry| StepTaken::of(entry)).collect();
    }
    if let Some(round) = &walk.emergency {
        out.emergency_void = void_of(round, now);
        out.emergency = round.entries.first().map(|entry| StepTaken::of(entry));
    }
    out.returned = walk.returned.map(StepTaken::of);
    if let (Some(void), Some(round)) = (out.why_void(), walk.round.as_ref().or(walk.emergency.as_ref())) {
        let (words, remedy) = (void.words(), void.remedy());
        let fault = Diagnostic::new(&faults::APPROVAL_VOID, span(record, round.first()));
        let fault = fault.with("found", words.zh).with("found_en", words.en);
        out.faults.push(fault.with("remedy", format!("{}。", remedy.zh)).with("remedy_en", format!("{}.", remedy.en)));
    }
    out
}

fn void_of(round: &Round<'_>, now: ApprovalNow<'_>) -> Option<Void> {
    let first = round.first();
    let same_source = round.source == now.source.to_string();
    if first.seen != now.seen.digest.to_string() {
        return Some(Void::Seen { parts: void::changed(&first.parts, &now.seen.parts), same_source });
    }
    (!same_source).then_some(Void::Source)
}

fn span(record: &ApprovalRecord, entry: &ApprovalEntry) -> Span {
    Span::new(&record.path, entry.place.start, entry.place.end)
}

/// Entries that are bound to one text.
struct Round<'r> {
    entries: Vec<&'r ApprovalEntry>,
    /// The digest of the sources, as it was renewed last.
    source: &'r str,
}

impl<'r> Round<'r> {
    fn of(entry: &'r ApprovalEntry) -> Round<'r> {
        Round { entries: vec![entry], source: &entry.source }
    }

    fn first(&self) -> &'r ApprovalEntry {
        self.entries[0]
    }
}

/// A walk over the entries, in their order.
struct Walk<'w> {
    record: &'w ApprovalRecord,
    now: ApprovalNow<'w>,
    round: Option<Round<'w>>,
    emergency: Option<Round<'w>>,
    returned: Option<&'w ApprovalEntry>,
    last: Option<Moment>,
    /// The digests of the texts that were approved at some time.
    approved: BTreeSet<&'w str>,
    faults: Vec<Diagnostic>,
}

impl<'w> Walk<'w> {
    fn take(&mut self, entry: &'w ApprovalEntry) {
        let fault = self.fault(entry);
        let counts = fault.is_none();
        self.faults.extend(fault);
        match entry.act {
            // Whatever is wrong with it, somebody did not approve.
            ApprovalAct::Returned => {
                (self.round, self.emergency, self.returned) = (None, None, Some(entry));
            }
            _ if !counts => return,
            ApprovalAct::Approved if self.position(entry) == Some(0) => {
                (self.round, self.returned) = (Some(Round::of(entry)), None);
            }
            ApprovalAct::Approved => self.round.iter_mut().for_each(|round| round.entries.push(entry)),
            ApprovalAct::Emergency => (self.emergency, self.returned) = (Some(Round::of(entry)), None),
            ApprovalAct::Renewed => {
                let rounds = self.round.iter_mut().chain(&mut self.emergency);
                rounds.filter(|round| round.first().seen == entry.seen).for_each(|round| round.source = &entry.source);
            }
        }
        if counts {
            self.last = Some(entry.at);
        }
        let whole = self.round.iter().filter(|round| round.entries.len() == self.now.steps.len());
        self.approved.extend(whole.map(|round| round.first().seen.as_str()));
    }

    fn position(&self, entry: &ApprovalEntry) -> Option<usize> {
        let step = entry.step.as_ref()?;
        self.now.steps.iter().position(|known| known == step)
    }

    /// Why an entry does not count.
    fn fault(&self, entry: &ApprovalEntry) -> Option<Diagnostic> {
        let fault = |code: &'static Code| Diagnostic::new(code, span(self.record, entry));
        if entry.reading != self.now.reading {
            let fault = fault(&faults::APPROVAL_VERSION).with("found", &entry.reading);
            return Some(fault.with("expected", self.now.reading));
        }
        if self.now.today.is_some_and(|today| entry.at.day() > today) {
            return Some(fault(&faults::FUTURE_APPROVAL).with("found", entry.at));
        }
        if self.last.is_some_and(|last| entry.at.is_before(last)) {
            let problem = ("时间比前一条还早", "its time is before that of the entry before it");
            return Some(self.out_of_order(entry, problem));
        }
        if entry.against.as_ref().is_some_and(|against| !self.approved.contains(against.as_str())) {
            let found = entry.step.as_deref().unwrap_or(entry.act.word());
            return Some(fault(&faults::SLIP_OF_NOTHING).with("found", found));
        }
        if let Some(problem) = signature::objection(self.now.keys, self.now.subject, entry) {
            let found = entry.step.as_deref().unwrap_or(entry.act.word());
            let fault = fault(&faults::UNSIGNED).with("found", found).with("by", &entry.by);
            return Some(fault.with("problem", problem.zh).with("problem_en", problem.en));
        }
        match (entry.act, self.position(entry)) {
            (ApprovalAct::Emergency, _) => None,
            (ApprovalAct::Renewed, _) => {
                let mut rounds = self.round.iter().chain(&self.emergency);
                let of_none = !rounds.any(|round| round.first().seen == entry.seen);
                of_none.then(|| self.other_text(entry))
            }
            (_, None) => Some(self.unknown_step(entry)),
            (ApprovalAct::Returned, Some(at)) => self.too_early(entry, at),
            (ApprovalAct::Approved, Some(0)) => None,
            (ApprovalAct::Approved, Some(at)) => self.step_fault(entry, at),
        }
    }

    /// Why a step behind the first does not count.
    fn step_fault(&self, entry: &ApprovalEntry, at: usize) -> Option<Diagnostic> {
        if let Some(fault) = self.too_early(entry, at) {
            return Some(fault);
        }
        let round = self.round.as_ref()?;
        if round.entries.len() > at {
            return Some(self.out_of_order(entry, ("这一步已经办过", "this step was taken already")));
        }
        if let Some(other) = round.entries.iter().find(|other| is_same_person(&other.by, &entry.by)) {
            let fault = Diagnostic::new(&faults::SAME_PERSON, span(self.record, entry)).with("found", &entry.by);
            let step = |entry: &ApprovalEntry| entry.step.clone().unwrap_or_default();
            return Some(fault.with("other", step(other)).with("step", step(entry)));
        }
        let same = entry.seen == round.first().seen && entry.source == round.source;
        (!same).then(|| self.other_text(entry))
    }

    fn too_early(&self, entry: &ApprovalEntry, at: usize) -> Option<Diagnostic> {
        let done = self.round.as_ref().map_or(0, |round| round.entries.len());
        let before = self.now.steps.get(done).filter(|_| done < at)?;
        let (zh, en) = (format!("“{before}”还没有办"), format!("the step `{before}` was not taken"));
        Some(self.out_of_order(entry, (&zh, &en)))
    }

    fn out_of_order(&self, entry: &ApprovalEntry, (zh, en): (&str, &str)) -> Diagnostic {
        let fault = Diagnostic::new(&faults::STEP_ORDER, span(self.record, entry));
        let found = entry.step.as_deref().unwrap_or(entry.act.word());
        let fault = fault.with("found", found).with("problem", zh).with("problem_en", en);
        fault.with("expected", self.now.steps.join("、")).with("expected_en", self.now.steps.join(", "))
    }

    fn other_text(&self, entry: &ApprovalEntry) -> Diagnostic {
        let first = self.round.as_ref().or(self.emergency.as_ref()).map(Round::first);
        let (zh, en) = match first.is_some_and(|first| first.seen == entry.seen) {
            true => (
                "看到的内容相同，来源文件的字节不同：先用 tongbao approve 标识 --renew --by 姓名 续认，再办这一步。",
                "What is seen is the same and the bytes of the sources are not: renew first with `tongbao approve ID --renew --by NAME`, then take this step.",
            ),
            false => (
                "前面各步办过以后内容改了：从第一步起重新办理。",
                "The content changed after the steps before it: take all steps again.",
            ),
        };
        let fault = Diagnostic::new(&faults::OTHER_TEXT, span(self.record, entry));
        let fault = fault.with("found", entry.step.as_deref().unwrap_or(entry.act.word()));
        fault.with("remedy", zh).with("remedy_en", en)
    }

    fn unknown_step(&self, entry: &ApprovalEntry) -> Diagnostic {
        let found = entry.step.clone().unwrap_or_default();
        let near = similar::nearest(&found, self.now.steps.iter().map(String::as_str));
        let (zh, en) = match near {
            Some(near) => (format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
            None => Default::default(),
        };
        let fault = Diagnostic::new(&faults::UNKNOWN_STEP, span(self.record, entry)).with("found", found);
        let fault = fault.with("expected", self.now.steps.join("、")).with("expected_en", self.now.steps.join(", "));
        fault.with("suggestion", zh).with("suggestion_en", en)
    }
}
