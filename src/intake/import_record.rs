//! The record of an imported paper: a contract, with its schema.

use serde_json::Value;
use serde_json::json;

use super::adopt::Adopted;
use super::adopt::ReadPaper;
use crate::diagnostic::Lang;
use crate::import::DoubtCode;
use crate::model::Claim;
use crate::model::Contact;
use crate::model::Finding;
use crate::model::Head;
use crate::model::Inspection;
use crate::model::Issue;
use crate::model::Kind;
use crate::model::Labelled;
use crate::model::Number;
use crate::model::Outline;
use crate::model::Part;
use crate::model::Rectification;
use crate::model::StatusKind;
use crate::model::Subject;
use crate::model::Text;
use crate::text::date::Date;

/// The record of a paper, on one line.
pub fn record(adopted: &Adopted, lang: Lang) -> Value {
    let head = match &adopted.read {
        ReadPaper::Notice(notice) => &notice.head,
        ReadPaper::Article(_) => &adopted.imported.head,
    };
    let (kind, title, published_on, outline) = match &adopted.read {
        ReadPaper::Notice(notice) => {
            (notice.head.kind.key(), &notice.head.title, head.published_on, Some(&notice.outline))
        }
        ReadPaper::Article(article) => ("article", &article.title, article.published_on, None),
    };
    let nothing = Outline::default();
    let outline = outline.unwrap_or(&nothing);
    let Head { issuer, inspection, as_of, contact, claims, .. } = head;
    let mended = adopted.imported.mended.iter().map(|mend| (mend.line, mend.what.clone().get(lang)));
    let removed = adopted.imported.boilerplate.iter().map(|of| {
        let what = if lang == Lang::Zh {
            format!("去掉不属于正文的文字：{}", of.text)
        } else {
            format!("removed as no part of the paper: {}", of.text)
        };
        (of.line, what)
    });
    let mut mended: Vec<(usize, String)> = mended.chain(removed).collect();
    mended.sort();
    json!({
        "kind": kind,
        "title": title,
        "issuer": issuer,
        "inspection": inspection.as_ref().map(of_inspection),
        "as_of": date(*as_of),
        "published_on": date(published_on),
        "areas": (0..outline.areas.len()).map(|at| json!({
            "number": area_number(outline, at),
            "title": outline.areas[at].title,
        })).collect::<Vec<_>>(),
        "findings": outline.findings.iter().map(|finding| of_finding(finding, outline)).collect::<Vec<_>>(),
        "claims": claims.iter().map(of_claim).collect::<Vec<_>>(),
        "contact": contact.as_ref().map(of_contact),
        "mended": mended.iter().map(|(line, what)| json!({ "line": line, "what": what })).collect::<Vec<_>>(),
        "doubts": adopted.imported.doubts.iter().map(|doubt| json!({
            "code": doubt.code.key(),
            "line": doubt.line,
            "text": doubt.text,
        })).collect::<Vec<_>>(),
    })
}

fn date(date: Option<Date>) -> Option<String> {
    date.map(Date::iso)
}

fn printed(number: &Option<Number>) -> Option<&str> {
    number.as_ref().map(|number| number.printed.as_str())
}

/// An area's number: as printed where the printed numbers rise, so that a finding names one area; else its place.
fn area_number(outline: &Outline, at: usize) -> u32 {
    let printed = outline.areas.iter().map(|area| area.number.as_ref().map(|number| number.value));
    let rise = printed.clone().all(|value| value.is_some()) && printed.clone().is_sorted_by(|a, b| a < b);
    let place = u32::try_from(at).map_or(u32::MAX, |at| at.saturating_add(1));
    printed.flatten().nth(at).filter(|_| rise).unwrap_or(place)
}

fn of_inspection(inspection: &Inspection) -> Value {
    let Inspection { id: _, origin, team, term, round, form: _, period, feedback_on, at: _ } = inspection;
    json!({
        "origin": origin,
        "team": team,
        "term": term,
        "round": round,
        "period": period.map(|(from, to)| json!({ "from": from.iso(), "to": to.iso() })),
        "feedback_on": date(*feedback_on),
    })
}

fn of_finding(finding: &Finding, outline: &Outline) -> Value {
    json!({
        "number": finding.number,
        "printed": printed(&finding.printed),
        "title": finding.title,
        "area": finding.area.map(|at| area_number(outline, at)),
        "issues": finding.issues.iter().map(of_issue).collect::<Vec<_>>(),
    })
}

fn of_issue(issue: &Issue) -> Value {
    let mut out = of_rectification(&issue.rectification);
    out["number"] = json!(issue.number);
    out["printed"] = json!(printed(&issue.printed));
    out["title"] = json!(issue.title);
    out["class"] = json!(issue.rectification.class.as_ref().map(|(class, _)| class.key()));
    // What a ledger says in several rows of one issue.
    if !issue.parts.is_empty() {
        out["parts"] = issue.parts.iter().map(of_part).collect();
    }
    out
}

fn of_part(part: &Part) -> Value {
    let mut out = of_rectification(&part.rectification);
    out["printed"] = json!(part.printed);
    out
}

fn of_rectification(of: &Rectification) -> Value {
    json!({
        "status": of.status.as_ref().map(|status| json!({ "kind": status.kind.key(), "printed": status.printed })),
        "measures": of.measures.iter().map(|measure| measure.text.plain()).collect::<Vec<_>>(),
        "next_steps": joined(&of.next_steps),
        "owner": of.owner,
        "lead": of.lead,
        "due_on": of.due_on.as_ref().and_then(|due| date(due.date)),
    })
}

fn joined(texts: &[Text]) -> Option<String> {
    (!texts.is_empty()).then(|| texts.iter().map(Text::plain).collect::<Vec<_>>().join("\n"))
}

fn of_claim(claim: &Claim) -> Value {
    let Claim { subject, basis, total, parts, as_of: _, text, at: _ } = claim;
    let parts: serde_json::Map<String, Value> =
        parts.iter().map(|(kind, count)| (kind.key().to_owned(), json!(count))).collect();
    json!({ "subject": subject.key(), "basis": basis.map(|basis| basis.key()), "total": total, "parts": parts, "text": text })
}

fn of_contact(contact: &Contact) -> Value {
    let Contact { phones, emails, postcode, address, mailbox, recipient, hours, period, at: _ } = contact;
    let phone = |Labelled { label, value, at: _ }: &Labelled| json!({ "label": label, "number": value });
    json!({
        "phones": phones.iter().map(phone).collect::<Vec<_>>(),
        "emails": emails.iter().map(|email| email.value.as_str()).collect::<Vec<_>>(),
        "postcode": postcode,
        "address": address,
        "mailbox": mailbox,
        "recipient": recipient,
        "hours": hours,
        "period": period.as_ref().map(|window| json!({ "from": window.from.iso(), "to": window.to.iso() })),
    })
}

/// The JSON Schema of a record.
pub fn schema() -> Value {
    let text = json!({ "type": ["string", "null"] });
    let number = json!({ "type": ["integer", "null"], "minimum": 0 });
    let day =
        json!({ "type": ["string", "null"], "pattern": r"^\d{4}(-(\d{2}(-(\d{2}|early|mid|late))?|Q[1-4]|H[12]))?$" });
    let days = maybe(object(json!({ "from": day, "to": day })));
    let list = |items: Value| json!({ "type": "array", "items": items });
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.key()).chain(["article"]).collect();
    let statuses: Vec<&str> = StatusKind::ALL.iter().map(|kind| kind.key()).collect();
    let status = maybe(object(json!({ "kind": { "enum": statuses }, "printed": { "type": "string" } })));
    let mut issue = object(json!({
        "number": { "type": "integer", "minimum": 1 },
        "printed": text,
        "title": { "type": "string" },
        "status": status,
        "class": text,
        "measures": list(json!({ "type": "string" })),
        "next_steps": text,
        "owner": text,
        "lead": text,
        "due_on": day,
    }));
    issue["properties"]["parts"] = list(part_schema(&issue["properties"]));
    let mut schema = object(json!({
        "kind": { "enum": kinds },
        "title": { "type": "string" },
        "issuer": text,
        "inspection": maybe(object(json!({
            "origin": text,
            "team": text,
            "term": number,
            "round": number,
            "period": days,
            "feedback_on": day,
        }))),
        "as_of": day,
        "published_on": day,
        "areas": list(object(json!({ "number": { "type": "integer" }, "title": { "type": "string" } }))),
        "findings": list(object(json!({
            "number": { "type": "integer", "minimum": 1 },
            "printed": text,
            "title": { "type": "string" },
            "area": number,
            "issues": list(issue),
        }))),
        "claims": list(object(json!({
            "subject": { "enum": Subject::ALL.map(Subject::key) },
            "basis": { "enum": ["areas", "findings", "issues", "measures", null] },
            "total": number,
            "parts": { "type": "object", "propertyNames": { "enum": statuses }, "additionalProperties": { "type": "integer", "minimum": 0 } },
            "text": text,
        }))),
        "contact": maybe(object(json!({
            "phones": list(object(json!({ "label": text, "number": { "type": "string" } }))),
            "emails": list(json!({ "type": "string" })),
            "postcode": text,
            "address": text,
            "mailbox": text,
            "recipient": text,
            "hours": text,
            "period": days,
        }))),
        "mended": list(object(json!({ "line": { "type": "integer", "minimum": 0 }, "what": { "type": "string" } }))),
        "doubts": list(object(json!({
            "code": { "enum": DoubtCode::ALL.iter().map(|code| code.key()).collect::<Vec<_>>() },
            "line": { "type": "integer", "minimum": 0 },
            "text": { "type": "string" },
        }))),
    }));
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("tongbao import --format json");
    schema
}

/// A part of an issue says what an issue says, row by row.
fn part_schema(of_issue: &Value) -> Value {
    let keys = ["printed", "status", "measures", "next_steps", "owner", "lead", "due_on"];
    object(
        keys.into_iter().map(|key| (key.to_owned(), of_issue[key].clone())).collect::<serde_json::Map<_, _>>().into(),
    )
}

/// An object whose keys are all there.
fn object(properties: Value) -> Value {
    let required: Vec<String> = properties.as_object().map(|keys| keys.keys().cloned().collect()).unwrap_or_default();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn maybe(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}
