//! A new entry at the end of a file of approvals: what stands there stays, byte for byte.

use serde_yaml::Mapping;
use serde_yaml::Value;

use super::SourceFile;
use super::approval_file::FORMAT;
use super::approval_file::approvals;
use crate::model::ApprovalEntry;
use crate::model::ApprovalRecord;

/// What stands over a new file.
const HEAD: &str = "# 审批记录，由 tongbao approve 写入；只在末尾添加，不要改动已有的各条。";

/// The bytes of a file of approvals with one more entry. None where it is not written so that an entry can follow at its
/// end: what was read of the new bytes must be what was there, and the entry. `old` holds no bytes where there is no file.
pub fn with_entry(old: SourceFile<'_>, record: &ApprovalRecord, entry: &ApprovalEntry) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(old.bytes).ok()?;
    let mut out = text.to_owned();
    if text.is_empty() {
        out = format!("{HEAD}\nformat: {FORMAT}\nsteps:\n");
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    let indent = record.entries.last().map_or(0, |last| indent(text, last.place.start));
    for line in printed(entry).lines() {
        out.push_str(&format!("{}{line}\n", " ".repeat(indent)));
    }
    let (read, _) = approvals(SourceFile { path: old.path, bytes: out.as_bytes() });
    let (last, before) = read.entries.split_last()?;
    (last == entry && before == record.entries.as_slice()).then_some(out.into_bytes())
}

/// How far the mark `- ` of an entry is indented.
fn indent(text: &str, start: usize) -> usize {
    let line = text.get(..start).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    line.len() - line.trim_start_matches(' ').len()
}

/// An entry as an item of a list.
fn printed(entry: &ApprovalEntry) -> String {
    let ApprovalEntry { act, step, by, at, note, reason, reading, seen, parts, against, source, signature, place: _ } =
        entry;
    let mut map = Mapping::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            map.insert(Value::from(key), value);
        }
    };
    let text = |text: &Option<String>| text.as_deref().map(Value::from);
    put("step", text(step));
    put("act", Some(Value::from(act.key())));
    put("by", Some(Value::from(by.as_str())));
    put("at", Some(Value::from(at.to_string())));
    put("note", text(note));
    put("reason", text(reason));
    put("reading", Some(Value::from(reading.as_str())));
    put("seen", Some(Value::from(seen.as_str())));
    put("parts", (!parts.is_empty()).then(|| parts.iter().map(String::as_str).collect()));
    put("against", text(against));
    // A file that was cut off lacks the last line of its last entry, which then does not count.
    put("source", Some(Value::from(source.as_str())));
    put("signature", text(signature));
    let list = Value::Sequence(vec![Value::Mapping(map)]);
    serde_yaml::to_string(&list).expect("a list of texts is always YAML")
}
