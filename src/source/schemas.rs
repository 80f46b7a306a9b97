//! The JSON Schemas of all sources, printed from the same table that reads them.

use serde_json::Value;

use super::history_schema;
use super::keys;
use super::shape;

/// The schemas by the name of the source: `site`, `notice`, `organ`, `inspection`, `holidays`, `topics`, `article`, `approvals`, `history`,
/// `withdrawn`.
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("site", shape::schema("content/site.yaml", keys::SITE)),
        ("notice", shape::schema("content/notices/*.md, notice.yaml", keys::NOTICE)),
        ("organ", shape::schema("content/organs/*.yaml", keys::ORGAN)),
        ("inspection", shape::schema("content/inspections/*.yaml", keys::INSPECTION)),
        ("holidays", shape::list_schema("content/holidays.yaml", keys::HOLIDAYS)),
        ("topics", shape::list_schema("content/topics.yaml", keys::TOPIC)),
        ("article", shape::schema("content/articles/*.md, content/pages/*.md", keys::ARTICLE)),
        ("approvals", shape::schema("content/approvals/*.yaml", keys::APPROVALS)),
        ("history", history_schema::schema()),
        ("withdrawn", shape::list_schema("content/withdrawn.yaml", keys::WITHDRAWN_NOTICE)),
    ]
}
