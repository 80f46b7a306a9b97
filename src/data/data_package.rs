//! `data/datapackage.json`: all tables described as a Data Package (version 2), with the fields that the registration of
//! public data resources (公共数据资源登记) asks for.

use std::collections::BTreeMap;
use std::io;
use std::io::Write;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::Sum;
use super::about;
use super::columns;
use super::data_column::CellKind;
use super::data_column::ColumnAbout;
use super::index;
use super::index::FORMAT;
use super::row_count;
use crate::address::DataFile;
use crate::address::DataTable;
use crate::site::Lists;
use crate::text::date::ISO_PATTERN;

/// Writes the description. `sums` are lengths and digests of the tables.
pub fn write_package(lists: &Lists, sums: &BTreeMap<DataFile, Sum>, to: &mut dyn Write) -> io::Result<()> {
    let site = lists.site();
    let settings = &site.settings;
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| out.insert(name.to_owned(), value);
    put("$schema", json!("https://datapackage.org/profiles/2.0/datapackage.json"));
    put("name", json!("tongbao"));
    put("title", json!(settings.name));
    put("version", json!(FORMAT.rsplit('-').next()));
    if let Some(description) = &settings.description {
        put("description", json!(description));
    }
    if let Some(top) = settings.address() {
        put("id", json!(format!("{top}data/datapackage.json")));
        put("homepage", json!(format!("{top}data/")));
    }
    if let Some(licence) = index::licence(lists) {
        put("licenses", json!([licence]));
    }
    if let Some(operator) = &settings.operator {
        put("contributors", json!([{ "title": operator, "roles": ["publisher"] }]));
    }
    put("registration", registration(lists));
    let resources: Vec<Value> = DataTable::ALL.into_iter().map(|table| resource(table, lists, sums)).collect();
    put("resources", json!(resources));
    serde_json::to_writer_pretty(&mut *to, &Value::Object(out))?;
    to.write_all(b"\n")
}

/// What the registration of a public data resource asks for, under its own names.
fn registration(lists: &Lists) -> Value {
    let site = lists.site();
    let settings = &site.settings;
    let contact = settings.contact.as_ref();
    let phone = contact.and_then(|of| of.phones.first()).map(|of| of.value.as_str());
    json!({
        "数据资源名称": format!("{}问题整改公开数据", settings.name),
        "数据资源摘要": "各份通报列出的问题、整改结果、责任部门、完成时限、措施和承诺，照通报原文整理",
        "提供单位": settings.operator.as_deref().unwrap_or(&settings.name),
        "联系电话": phone,
        "数据格式": "CSV、JSON、XLSX",
        "更新周期": "随通报的发布、更正更新",
        "共享类型": "无条件共享",
        "开放类型": "无条件开放",
        "许可": settings.licence.as_ref().map(|of| of.title.as_str()),
        "数据总量": DataTable::ALL.into_iter().map(|table| row_count(table, lists)).sum::<usize>(),
    })
}

/// What whoever loads a table has to know beyond what a Data Package can say.
const GUARDED: &str = "开头的半角撇号是给表格软件的，读取时去掉一个";

fn resource(table: DataTable, lists: &Lists, sums: &BTreeMap<DataFile, Sum>) -> Value {
    let file = DataFile::Csv(table);
    let told = about(table);
    let fields: Vec<Value> = columns(table).iter().map(|column| field(table, column)).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if !told.primary_key.is_empty() {
        schema["primaryKey"] = json!(told.primary_key);
    }
    if !told.foreign_keys.is_empty() {
        let keys = told.foreign_keys.iter().map(|(field, of, target)| {
            // A table that names its own rows does so without its name.
            let resource = if *of == table { "" } else { of.key() };
            json!({ "fields": [field], "reference": { "resource": resource, "fields": [target] } })
        });
        schema["foreignKeys"] = keys.collect();
    }
    let mut out = json!({
        "name": table.key(),
        "path": file.name(),
        "type": "table",
        "title": told.title,
        "description": format!("{}（{GUARDED}）", told.what),
        "format": "csv",
        "mediatype": index::media_type(file),
        "encoding": "utf-8",
        "rows": row_count(table, lists),
        "schema": schema,
    });
    if let Some((bytes, sha256)) = sums.get(&file) {
        out["bytes"] = json!(bytes);
        out["hash"] = json!(format!("sha256:{sha256}"));
    }
    out
}

/// A column as a field of a table schema. Days are texts with a pattern: they may be less exact than a day.
fn field(table: DataTable, of: &ColumnAbout) -> Value {
    let mut constraints = Map::new();
    if about(table).primary_key == [of.name] {
        constraints.insert("required".to_owned(), json!(true));
        constraints.insert("unique".to_owned(), json!(true));
    }
    let mut meanings = None;
    let kind = match of.kind {
        CellKind::Number => "integer",
        CellKind::Truth => "boolean",
        CellKind::Day => {
            constraints.insert("pattern".to_owned(), json!(ISO_PATTERN));
            "string"
        }
        CellKind::Word(words) => {
            let words = words();
            constraints.insert("enum".to_owned(), words.iter().map(|(word, _)| json!(word)).collect());
            meanings = Some(words.iter().map(|(word, meaning)| ((*word).to_owned(), json!(meaning))).collect());
            "string"
        }
        CellKind::Key | CellKind::Words | CellKind::List | CellKind::Link => "string",
    };
    let mut out = json!({ "name": of.name, "type": kind, "description": of.what, "source": of.from.word() });
    if !constraints.is_empty() {
        out["constraints"] = Value::Object(constraints);
    }
    if let Some(meanings) = meanings {
        out["meanings"] = Value::Object(meanings);
    }
    out
}
