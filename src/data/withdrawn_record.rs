//! What stays of the data of a notice that was taken back.

use serde_json::json;

use crate::model::IssueKey;
use crate::model::WithdrawnNotice;

/// A notice that was taken back, as JSON: its id, when, and why.
pub fn withdrawn_record(of: &WithdrawnNotice) -> Vec<u8> {
    let WithdrawnNotice { id, on, reason, retracted, title, organ, issues, formerly, at: _ } = of;
    let record = json!({
        "id": id.as_str(),
        "title": title,
        "organ": organ.as_ref().map(|organ| organ.as_str()),
        "withdrawn": { "on": on.iso(), "reason": reason, "retracted": retracted },
        "issues": issues.iter().map(IssueKey::to_string).collect::<Vec<_>>(),
        "formerly": formerly.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
    });
    let mut json = serde_json::to_vec_pretty(&record).expect("text and numbers are always JSON");
    json.push(b'\n');
    json
}
