//! What `tongbao status` says of a site, as values for people and for programs, and the schema of the latter.

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;
use serde_json::json;

use crate::approval::Stage;
use crate::approval::StepTaken;
use crate::approval::StepsTaken;
use crate::compile::Approval;
use crate::compile::Compiled;
use crate::model::ApprovalGroup;
use crate::model::ApprovalSubject;
use crate::site::Facts;
use crate::site::Standing;
use crate::text::lang::Bilingual;
use crate::tree::SourceChanged;

/// The version of the report.
pub const FORMAT: u32 = 1;

/// Where everything stands.
#[derive(Clone, Debug, Serialize)]
pub struct StatusReport {
    /// The version of the report.
    pub format: u32,
    /// The day by which embargoes were judged.
    pub day: Option<String>,
    /// The steps of the site, in order.
    pub steps: Vec<String>,
    /// The notices, those that are held back first.
    pub notices: Vec<NoticeStatus>,
    /// What else there is, by kind.
    pub others: Vec<GroupStatus>,
}

/// Where a notice stands.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeStatus {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its file.
    pub path: String,
    /// Where it stands on its way.
    pub standing: &'static str,
    /// Whether a build shows it.
    pub shown: bool,
    /// The day before which it may not be shown, where that has not come.
    pub embargo_until: Option<String>,
    /// Its approval.
    pub approval: ApprovalStatus,
    #[serde(skip)]
    pub(super) stage: Stage,
}

/// Where sources of a kind stand.
#[derive(Clone, Debug, Serialize)]
pub struct GroupStatus {
    /// The kind, as settings call it.
    pub group: &'static str,
    /// How many files there are.
    pub files: usize,
    /// Whether settings demand steps for them.
    pub demanded: bool,
    /// Whether what is there now was approved.
    pub approved: bool,
    /// Their approval.
    pub approval: ApprovalStatus,
    #[serde(skip)]
    pub(super) word: &'static str,
}

/// What approvals come to.
#[derive(Clone, Debug, Serialize)]
pub struct ApprovalStatus {
    /// The digest of what is seen.
    pub seen: String,
    /// The steps that were taken.
    pub taken: Vec<TakenStep>,
    /// The steps that are missing.
    pub missing: Vec<String>,
    /// The return that ended the last round.
    pub returned: Option<TakenStep>,
    /// The last emergency.
    pub emergency: Option<TakenStep>,
    /// Why what was approved holds no more.
    pub void: Option<VoidWords>,
}

/// What somebody did.
#[derive(Clone, Debug, Serialize)]
pub struct TakenStep {
    /// The step; none in an emergency.
    pub step: Option<String>,
    /// Who.
    pub by: String,
    /// When, in China (UTC+8).
    pub at: String,
    /// A remark, or the reason.
    pub words: Option<String>,
    /// Whether the difference with an approved text alone was looked at.
    pub slip: bool,
}

/// Why approvals hold no more.
#[derive(Clone, Debug, Serialize)]
pub struct VoidWords {
    /// `seen` or `source`.
    pub why: &'static str,
    /// What changed, in words.
    pub words: Bilingual,
    /// What to do.
    pub remedy: Bilingual<&'static str>,
}

impl StatusReport {
    /// The report of a site.
    pub fn of(compiled: &Compiled) -> Result<StatusReport, SourceChanged> {
        let notices: Vec<_> = compiled.held_back.iter().chain(&compiled.site.notices).collect();
        Ok(StatusReport {
            format: FORMAT,
            day: compiled.site.day.map(|day| day.iso()),
            steps: compiled.site.settings.approval_steps.clone(),
            notices: notices
                .into_par_iter()
                .filter_map(|facts| notice(compiled, facts).transpose())
                .collect::<Result<_, _>>()?,
            others: ApprovalGroup::ALL
                .into_iter()
                .filter_map(|of| group(compiled, of).transpose())
                .collect::<Result<_, _>>()?,
        })
    }
}

fn notice(compiled: &Compiled, facts: &Facts) -> Result<Option<NoticeStatus>, SourceChanged> {
    let said = &facts.said;
    let standing = compiled.site.standing(said);
    let subject = ApprovalSubject::Notice(said.id.clone());
    let Some(approval) = compiled.approval(&subject).transpose()? else { return Ok(None) };
    let stage = compiled.stage_with(facts, &approval.steps)?;
    Ok(Some(NoticeStatus {
        id: said.id.to_string(),
        title: said.title().to_owned(),
        path: facts.places.path.to_string(),
        standing: stage.key(),
        shown: standing == Standing::Public,
        embargo_until: match standing {
            Standing::Embargoed(day) => Some(day.iso()),
            Standing::Public | Standing::Draft | Standing::Withdrawn(_) => None,
        },
        approval: ApprovalStatus::of(&approval),
        stage,
    }))
}

/// Where sources of a kind stand; none where there are none and nothing was approved.
fn group(compiled: &Compiled, group: ApprovalGroup) -> Result<Option<GroupStatus>, SourceChanged> {
    let Some(approval) = compiled.approval(&ApprovalSubject::Group(group)).transpose()? else { return Ok(None) };
    let files = approval.known.files;
    let is_there = files > 0 || approval.record.is_some();
    Ok(is_there.then(|| GroupStatus {
        group: group.key(),
        files,
        demanded: compiled.site.settings.approve.contains(&group),
        approved: approval.steps.is_approved(),
        approval: ApprovalStatus::of(&approval),
        word: group.word(),
    }))
}

impl ApprovalStatus {
    fn of(approval: &Approval) -> ApprovalStatus {
        let steps: &StepsTaken = &approval.steps;
        ApprovalStatus {
            seen: format!("{}:{}", approval.known.reading, approval.known.seen.digest),
            taken: steps.taken.iter().map(TakenStep::of).collect(),
            missing: if steps.is_approved() { Vec::new() } else { steps.missing().to_vec() },
            returned: steps.returned.as_ref().map(TakenStep::of),
            emergency: steps.emergency.as_ref().map(TakenStep::of),
            void: steps.why_void().map(|void| VoidWords {
                why: void.key(),
                words: void.words(),
                remedy: void.remedy(),
            }),
        }
    }
}

impl TakenStep {
    fn of(taken: &StepTaken) -> TakenStep {
        let StepTaken { step, by, at, words, slip } = taken;
        TakenStep { step: step.clone(), by: by.clone(), at: at.to_string(), words: words.clone(), slip: *slip }
    }
}

/// The schema of the report, as `--format json` prints it: with the faults of approvals.
pub fn schema() -> Value {
    let text = json!({ "type": "string" });
    let maybe = json!({ "type": ["string", "null"] });
    let texts = json!({ "type": "array", "items": text });
    let object = |properties: Value| {
        let required: Vec<&String> = properties.as_object().map(|of| of.keys().collect()).unwrap_or_default();
        json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false })
    };
    let taken = object(json!({ "step": maybe, "by": text, "at": text, "words": maybe, "slip": { "type": "boolean" } }));
    let or_null = |of: &Value| json!({ "anyOf": [of, { "type": "null" }] });
    let words = object(json!({ "zh": text, "en": text }));
    let void = object(json!({ "why": { "enum": ["seen", "source"] }, "words": words, "remedy": words }));
    let approval = object(json!({
        "seen": text,
        "taken": { "type": "array", "items": taken },
        "missing": texts,
        "returned": or_null(&taken),
        "emergency": or_null(&taken),
        "void": or_null(&void),
    }));
    let stages = Stage::ALL.map(Stage::key);
    let notice = object(json!({
        "id": text,
        "title": text,
        "path": text,
        "standing": { "enum": stages },
        "shown": { "type": "boolean" },
        "embargo_until": maybe,
        "approval": approval,
    }));
    let group = object(json!({
        "group": { "enum": ApprovalGroup::ALL.map(ApprovalGroup::key) },
        "files": { "type": "integer", "minimum": 0 },
        "demanded": { "type": "boolean" },
        "approved": { "type": "boolean" },
        "approval": approval,
    }));
    let mut schema = object(json!({
        "format": { "const": FORMAT },
        "day": maybe,
        "steps": texts,
        "notices": { "type": "array", "items": notice },
        "others": { "type": "array", "items": group },
        "faults": { "type": "array", "items": { "type": "object" } },
    }));
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("tongbao status --format json");
    schema
}
