//! The JSON Schemas of the files of JSON.

use std::io;
use std::io::Write;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::change_schema::change_schema;
use super::columns;
use super::data_column::CellKind;
use super::data_column::ColumnAbout;
use super::index::FORMAT;
use super::json_format;
use super::tables::about;
use crate::address::DataShape;
use crate::address::DataTable;
use crate::record::json_shape::DRAFT;
use crate::record::notice_schema;
use crate::text::date::ISO_PATTERN;

/// Writes the schema of a kind of JSON.
pub fn write_schema(shape: DataShape, to: &mut dyn Write) -> io::Result<()> {
    let schema = match shape {
        DataShape::Notice => notice_schema(),
        DataShape::Change => change_schema(),
        DataShape::Index => of_index(),
        DataShape::Issues => of_rows(DataTable::Issues),
        DataShape::Notices => of_rows(DataTable::Notices),
    };
    serde_json::to_writer_pretty(&mut *to, &schema)?;
    to.write_all(b"\n")
}

fn of_rows(table: DataTable) -> Value {
    let columns = columns(table);
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    let properties: Map<String, Value> =
        columns.iter().map(|column| (column.name.to_owned(), property(table, column))).collect();
    json!({
        "$schema": DRAFT,
        "title": about(table).title,
        "description": about(table).what,
        "type": "object",
        "required": ["format", "rows"],
        "properties": {
            "format": { "const": json_format(table) },
            "rows": { "type": "array", "items": { "type": "object", "required": names, "properties": properties } },
        },
    })
}

fn property(table: DataTable, of: &ColumnAbout) -> Value {
    let is_key = about(table).primary_key.contains(&of.name);
    let mut out = match of.kind {
        CellKind::Number => json!({ "type": ["integer", "null"], "minimum": 0 }),
        CellKind::Truth => json!({ "type": "boolean" }),
        CellKind::Day => json!({ "type": ["string", "null"], "pattern": ISO_PATTERN }),
        CellKind::List => json!({ "type": "array", "items": { "type": "string" } }),
        CellKind::Word(words) => {
            let words = words().into_iter().map(|(word, _)| json!(word)).chain([Value::Null]);
            json!({ "enum": words.collect::<Vec<_>>() })
        }
        CellKind::Key if is_key => json!({ "type": "string" }),
        CellKind::Key | CellKind::Words | CellKind::Link => json!({ "type": ["string", "null"] }),
    };
    out["description"] = json!(of.what);
    out
}

fn of_index() -> Value {
    let text = json!({ "type": ["string", "null"] });
    let day = json!({ "type": ["string", "null"], "pattern": ISO_PATTERN });
    let counts: Map<String, Value> = DataTable::ALL
        .into_iter()
        .map(|table| (table.key().to_owned(), json!({ "type": "integer", "minimum": 0 })))
        .collect();
    let digest = json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" });
    json!({
        "$schema": DRAFT,
        "title": "开放数据的入口",
        "type": "object",
        "required": ["format", "name", "as_of", "newest", "counts", "files", "records", "moved", "withdrawn"],
        "properties": {
            "format": { "const": FORMAT },
            "name": { "type": "string" },
            "description": text,
            "operator": text,
            "url": text,
            "licence": {
                "type": ["object", "null"],
                "required": ["title"],
                "properties": { "name": { "type": "string" }, "title": { "type": "string" }, "path": { "type": "string" } },
            },
            "as_of": day,
            "newest": day,
            "counts": { "type": "object", "required": counts.keys().collect::<Vec<_>>(), "properties": counts },
            "files": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["path", "media_type", "bytes", "sha256"],
                    "properties": {
                        "path": { "type": "string" },
                        "media_type": { "type": "string" },
                        "bytes": { "type": "integer", "minimum": 0 },
                        "sha256": digest,
                    },
                },
            },
            "records": {
                "type": "object",
                "required": ["path", "count", "sums"],
                "properties": {
                    "path": { "type": "string" },
                    "count": { "type": "integer", "minimum": 0 },
                    "sums": { "type": "string" },
                },
            },
            "moved": { "type": "object", "additionalProperties": { "type": "string" } },
            "withdrawn": { "type": "array", "items": { "type": "string" } },
            "generator": { "type": "string" },
        },
    })
}
