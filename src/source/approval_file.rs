//! A file of `content/approvals/` to the entries that it holds. Where anything in it is an error, nothing in it counts.

use super::Reading;
use super::SourceFile;
use super::keys;
use super::shape;
use super::shape::Shape;
use super::yaml;
use super::yaml::Node;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Level;
use crate::diagnostic::codes::approvals as faults;
use crate::diagnostic::codes::limits;
use crate::diagnostic::codes::sources;
use crate::diagnostic::limit::LIMITS;
use crate::model::ApprovalAct;
use crate::model::ApprovalEntry;
use crate::model::ApprovalRecord;
use crate::model::At;
use crate::text::moment::Moment;

/// The version of the format.
pub(super) const FORMAT: u64 = 1;

/// What a merge that was not finished leaves at the beginning of a line.
const MERGE_MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Reads the approvals of a notice or a group.
pub fn approvals(file: SourceFile<'_>) -> (ApprovalRecord, Vec<Diagnostic>) {
    let record = |entries, sound| ApprovalRecord { path: file.path.clone(), entries, sound };
    let mut reading = match Reading::begin(file.path, file.bytes) {
        Ok(reading) => reading,
        Err(fault) => return (record(Vec::new(), false), vec![fault]),
    };
    let entries = entries(&mut reading);
    let faults = reading.finish();
    let sound = faults.iter().all(|fault| fault.level != Level::Error);
    (record(if sound { entries } else { Vec::new() }, sound), faults)
}

fn entries(reading: &mut Reading<'_>) -> Vec<ApprovalEntry> {
    if reports_merge_marks(reading) {
        return Vec::new();
    }
    let Some(node) = yaml::read(reading, At::new(0, reading.text.len()), &LIMITS) else { return Vec::new() };
    let node = node.or_empty();
    // The shapes of another version are not known: only the version is named.
    if let Some(version) = node.get("format").filter(|version| version.scalar() != Some("1")) {
        let fault = reading.at(&faults::APPROVAL_VERSION, version.at);
        let fault = fault.with("found", format!("format: {}", version.scalar().unwrap_or_default()));
        reading.report(fault.with("expected", format!("format: {FORMAT}")));
        return Vec::new();
    }
    shape::check(reading, &node, &Shape::Map(keys::APPROVALS), reading.path.file_name());
    let steps = node.list("steps");
    if steps.len() > LIMITS.approval_entries {
        let fault = reading.at(&limits::APPROVAL_ENTRIES, node.at).with("found", steps.len());
        reading.report(fault.with("limit", LIMITS.approval_entries));
        return Vec::new();
    }
    steps.iter().filter_map(|step| entry(reading, step)).collect()
}

fn reports_merge_marks(reading: &mut Reading<'_>) -> bool {
    let mut start = 0;
    let mut found = false;
    for line in reading.text.split_inclusive('\n') {
        if let Some(mark) = MERGE_MARKS.iter().find(|mark| line.starts_with(**mark)) {
            reading.found(&faults::MERGE_MARK, At::new(start, start + line.trim_end().len()), mark);
            found = true;
        }
        start += line.len();
    }
    found
}

/// One entry; none where something that it must say is missing, which is named.
fn entry(reading: &mut Reading<'_>, node: &Node) -> Option<ApprovalEntry> {
    let act = ApprovalAct::from_key(node.get("act")?.scalar()?)?;
    let wanted: &[(&str, &str, &str)] = match act {
        ApprovalAct::Approved => &[STEP],
        ApprovalAct::Returned => &[STEP, REASON],
        ApprovalAct::Renewed => &[],
        ApprovalAct::Emergency => &[REASON],
    };
    for (key, meaning, meaning_en) in wanted.iter().filter(|(key, ..)| node.text(key).is_none()) {
        let fault = reading.at(&sources::MISSING_KEY, At::new(node.at.start, node.at.start)).with("expected", key);
        reading.report(fault.with("meaning", meaning).with("meaning_en", meaning_en));
    }
    let digits = |key: &str| node.get(key).and_then(Node::scalar).map(str::to_owned);
    Some(ApprovalEntry {
        act,
        step: node.text("step"),
        by: node.text("by")?,
        at: Moment::parse(node.get("at")?.scalar()?)?,
        note: node.text("note"),
        reason: node.text("reason"),
        reading: node.text("reading")?,
        seen: digits("seen")?,
        parts: node.list("parts").iter().filter_map(Node::scalar).map(str::to_owned).collect(),
        against: digits("against"),
        source: digits("source")?,
        signature: node.text("signature"),
        place: first_line(reading, node),
    })
}

/// The first line of an entry, by its bytes in the file.
fn first_line(reading: &Reading<'_>, node: &Node) -> At {
    let rest = reading.text.get(node.at.start..node.at.end).unwrap_or_default();
    let end = node.at.start + rest.lines().next().map_or(0, str::len);
    let span = reading.at(&faults::STEP_ORDER, At::new(node.at.start, end)).span;
    At::new(span.start, span.end)
}

const STEP: (&str, &str, &str) = ("step", "哪一步", "the step");
const REASON: (&str, &str, &str) = ("reason", "理由", "the reason");
