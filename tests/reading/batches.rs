//! Papers written by people who had not seen the program, with what each of them says: batches that were run once before
//! anything was mended by them. What is still read otherwise stands by name in `tests/batches/<batch>/left/<paper>.txt`
//! (`-` a fact that is missed, `+` one that the paper does not say); it may only grow shorter.
//!
//! `tests/batches/README.md` tells how the records are written. `TONGBAO_RENEW=batches/<batch>` writes what is left.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use serde_json::Value;
use tongbao::import;
use tongbao::import::Given;
use tongbao::model::Kind;
use tongbao::model::Labelled;
use tongbao::model::Notice;
use tongbao::model::StatusKind;
use tongbao::text::date::Date;

use crate::support::cases;
use crate::support::expect;
use crate::support::papers;

type Facts = BTreeSet<String>;

/// A text as it is compared: without white space and marks.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '@' | '%')).collect()
}

/// The title of a problem as it is compared.
fn topic(text: &str) -> String {
    let text = bare(text);
    let text = ["关于", "针对"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
    text.trim_end_matches("问题").trim_end_matches('的').to_owned()
}

/// What the record of a writer says a status is.
fn status(word: &str) -> &'static str {
    let known = [
        ("已完成", StatusKind::Completed),
        ("基本完成", StatusKind::MostlyCompleted),
        ("阶段性完成", StatusKind::Partial),
        ("正在整改", StatusKind::InProgress),
        ("长期坚持", StatusKind::Sustained),
        ("未完成", StatusKind::Incomplete),
        ("申请延期", StatusKind::Extended),
    ];
    known.iter().find(|(printed, _)| *printed == word).map_or("none", |(_, kind)| kind.key())
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().map_or_else(Vec::new, |all| all.iter().filter_map(Value::as_str).collect())
}

/// The facts of a record.
fn recorded(record: &Value) -> Facts {
    let mut out = Facts::new();
    let mut put = |what: &str, value: String| {
        if !value.is_empty() {
            out.insert(format!("{what} {value}"));
        }
    };
    for key in ["title", "issuer", "kind", "published_on", "as_of"] {
        let value = record[key].as_str().unwrap_or_default();
        put(key, if key.ends_with("on") || key == "as_of" { value.to_owned() } else { bare(value) });
    }
    for (key, value) in record["inspection"].as_object().into_iter().flatten() {
        let value =
            value.as_str().map_or_else(|| value.as_u64().map_or(String::new(), |n| n.to_string()), str::to_owned);
        put(&format!("inspection {key}"), if key == "team" { bare(&value) } else { value });
    }
    texts(&record["areas"]).into_iter().for_each(|area| put("area", bare(area).trim_end_matches("方面").to_owned()));
    for issue in record["issues"].as_array().into_iter().flatten() {
        let title = topic(issue["title"].as_str().unwrap_or_default());
        put("issue", format!("{title} | {}", status(issue["status"].as_str().unwrap_or_default())));
        put(&format!("owner of {title}"), bare(&texts(&issue["owners"]).concat()));
        put(&format!("deadline of {title}"), bare(issue["deadline"].as_str().unwrap_or_default()));
    }
    for claim in record["claims"].as_array().into_iter().flatten() {
        let total = claim["total"].as_f64();
        let parts = claim["parts"].as_object().into_iter().flatten();
        let mut parts: Vec<String> = parts.map(|(word, n)| format!("{} {n}", status(word))).collect();
        parts.sort();
        if let Some(total) = total {
            put("claim", format!("{} {total} {}", claim["subject"].as_str().unwrap_or_default(), parts.join(" ")));
        }
    }
    for (key, value) in record["contact"].as_object().into_iter().flatten() {
        let values = if value.is_array() { texts(value) } else { value.as_str().into_iter().collect() };
        values.into_iter().for_each(|value| put(&format!("contact {key}"), bare(value)));
    }
    out
}

fn day(date: Option<Date>) -> String {
    date.map(Date::iso).unwrap_or_default()
}

/// The facts that are read, as far as the record speaks of their kind.
fn read(notice: &Notice, record: &Value) -> Facts {
    let mut out = Facts::new();
    let mut put = |what: &str, value: String| {
        if !value.is_empty() {
            out.insert(format!("{what} {value}"));
        }
    };
    let head = &notice.head;
    let has = |key: &str| record.get(key).is_some();
    if has("title") && !head.title.contains("待补") {
        put("title", bare(&head.title));
    }
    if has("issuer") {
        put("issuer", bare(head.issuer.as_deref().unwrap_or_default()));
    }
    if has("kind") {
        put("kind", head.kind.key().to_owned());
    }
    if has("published_on") {
        put("published_on", day(head.published_on));
    }
    if has("as_of") {
        let month = record["as_of"].as_str().is_some_and(|day| day.len() == 7);
        let read = day(head.as_of);
        put("as_of", if month { read.chars().take(7).collect() } else { read });
    }
    if let Some(inspection) = head.inspection.as_ref().filter(|_| has("inspection")) {
        let exact = |date: Date| Some(date.iso()).filter(|iso| iso.len() == 10).unwrap_or_default();
        put("inspection team", bare(inspection.team.as_deref().unwrap_or_default()));
        put("inspection term", inspection.term.map_or(String::new(), |n| n.to_string()));
        put("inspection round", inspection.round.map_or(String::new(), |n| n.to_string()));
        put("inspection from", inspection.period.map_or(String::new(), |(from, _)| exact(from)));
        put("inspection to", inspection.period.map_or(String::new(), |(_, to)| exact(to)));
        put("inspection feedback_on", inspection.feedback_on.map_or(String::new(), exact));
    }
    if has("areas") {
        notice.outline.areas.iter().for_each(|area| put("area", bare(&area.title).trim_end_matches("方面").to_owned()));
    }
    if has("issues") {
        for (_, issue) in notice.issues() {
            let title = topic(&issue.title);
            let told = &issue.rectification;
            put("issue", format!("{title} | {}", told.kind().map_or("none", StatusKind::key)));
            put(&format!("owner of {title}"), bare(told.owner.as_deref().unwrap_or_default()));
            let due = told.due_on.as_ref().map_or("", |due| &due.printed);
            put(&format!("deadline of {title}"), bare(due));
        }
    }
    if has("claims") {
        for claim in &head.claims {
            let mut parts: Vec<String> = claim.parts.iter().map(|(kind, n)| format!("{} {n}", kind.key())).collect();
            parts.sort();
            let total = claim.total.unwrap_or_default();
            put("claim", format!("{} {total} {}", claim.subject.key(), parts.join(" ")));
        }
    }
    if let Some(contact) = head.contact.as_ref().filter(|_| has("contact")) {
        let all = |values: &[Labelled]| values.iter().map(|of| bare(&of.value)).collect::<Vec<_>>();
        all(&contact.phones).into_iter().for_each(|value| put("contact phones", value));
        all(&contact.emails).into_iter().for_each(|value| put("contact emails", value));
        let single = [
            ("postcode", &contact.postcode),
            ("address", &contact.address),
            ("mailbox", &contact.mailbox),
            ("recipient", &contact.recipient),
            ("hours", &contact.hours),
        ];
        for (key, value) in single {
            put(&format!("contact {key}"), bare(value.as_deref().unwrap_or_default()));
        }
    }
    out
}

/// What a person supplies beside a paper, by the record.
fn given(record: &Value) -> Given {
    let mut given = Given::default();
    for (key, value) in texts(&record["args"]).into_iter().filter_map(|argument| argument.split_once('=')) {
        match key {
            "title" => given.title = Some(value.to_owned()),
            "kind" => given.kind = Kind::from_key(value),
            other => panic!("{other}: no argument that the batches know"),
        }
    }
    given
}

/// A paper as a notice, as it is read again from what import writes; none where it is none.
fn notice(file: &Path, record: &Value) -> Option<Notice> {
    let bytes = fs::read(file).expect("a paper can be read");
    let imported = import::understand(&papers::paper(&file.to_string_lossy(), &bytes)?, &given(record));
    imported.verdict.notice.then(|| papers::written(&imported).1)
}

/// The papers of a batch, each with its record.
fn papers(batch: &Path) -> Vec<(PathBuf, Value)> {
    let entries = fs::read_dir(batch).expect("a batch is a folder");
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()).collect();
    files.sort();
    files.retain(|file| file.file_name().is_some_and(|name| name != "README.md"));
    let record = |file: &PathBuf| {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(batch.join(format!("expected/{name}.json"))).expect("each paper has its record");
        serde_json::from_str(&text).expect("a record is JSON")
    };
    files.into_iter().map(|file| (file.clone(), record(&file))).collect()
}

#[test]
fn papers_that_nobody_here_wrote_are_read_as_their_writers_say() {
    let mut differences = Vec::new();
    let (mut right, mut all) = (0, 0);
    for batch in cases::cases("tests/batches") {
        for (file, record) in papers(&batch) {
            let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
            let read_as = notice(&file, &record);
            if record["not_a_notice"] == true {
                assert!(read_as.is_none(), "{}: news is no notice", file.display());
                continue;
            }
            let wanted = recorded(&record);
            let came = read_as.map_or_else(Facts::new, |notice| read(&notice, &record));
            // Whatever else is misread, nothing is shown as completed that its paper calls otherwise.
            let is_completed = |fact: &&String| fact.starts_with("issue ") && fact.ends_with(" | completed");
            for said in came.difference(&wanted).filter(is_completed) {
                let titled = said.trim_end_matches("completed");
                assert!(!wanted.iter().any(|fact| fact.starts_with(titled)), "{}: {said}", file.display());
            }
            let missed = wanted.difference(&came).map(|fact| format!("- {fact}\n"));
            let added = came.difference(&wanted).map(|fact| format!("+ {fact}\n"));
            let left: String = missed.chain(added).collect();
            right += wanted.intersection(&came).count();
            all += wanted.len();
            let path = batch.join(format!("left/{name}.txt"));
            if !left.is_empty() || path.exists() {
                differences.extend(expect::compare(&path, left.as_bytes()));
            }
        }
    }
    eprintln!("{right} of {all} facts");
    assert!(all > 5000, "{all} facts");
    expect::settle(&differences);
}
