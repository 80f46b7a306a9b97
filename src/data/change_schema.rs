//! The JSON Schema of a line of what changed: what may stand before and after follows from the field.

use serde_json::Value;
use serde_json::json;

use super::changes_jsonl::FORMAT;
use super::changes_jsonl::LISTED;
use crate::model::meaning;
use crate::record::json_shape::DRAFT;
use crate::record::json_shape::KeyShape;
use crate::record::json_shape::day;
use crate::record::json_shape::formed;
use crate::record::json_shape::list;
use crate::record::json_shape::maybe;
use crate::record::json_shape::object;
use crate::record::json_shape::properties;
use crate::record::json_shape::said;
use crate::record::json_shape::said_words;
use crate::record::json_shape::text;
use crate::record::json_shape::truth;
use crate::record::json_shape::word;
use crate::site::Field;

/// What an issue is called among all of the site.
const KEY: &str = r"^[^/]+/[1-9]\d*(-[1-9]\d*)?$";

/// The schema of a line.
pub fn change_schema() -> Value {
    let mut schema = object(common());
    for (name, what) in [("printed_before", "原来在原文里的字样"), ("printed_after", "现在在原文里的字样")]
    {
        let what = format!("{what}；只有 `status`、`class`、`due_on` 有，没有写的没有这一项");
        schema["properties"][name] = said(text(), &what);
    }
    let listed = of_field(LISTED, json!({ "type": "null" }), said(listed(), "第一次说到：这时知道的全部内容"));
    let changed = Field::ALL.into_iter().map(|field| {
        let shape = said(maybe(value(field)), what(field));
        of_field(field.key(), shape.clone(), shape)
    });
    let mut by_field: Vec<Value> = [listed].into_iter().chain(changed).collect();
    by_field.push(only_where_printed());
    schema["allOf"] = by_field.into();
    schema["$schema"] = json!(DRAFT);
    schema["title"] = json!("变化记录的一行");
    schema["description"] = json!(
        "`data/changes/` 的每个文件一行一个：哪份通报把哪项问题的什么说法改了。`before`、`after` 是什么样的，看 `field`。"
    );
    schema
}

/// What stands on every line.
fn common() -> Vec<KeyShape> {
    let assurances = meaning::assurances();
    let fields: Vec<&str> = [LISTED].into_iter().chain(Field::ALL.map(Field::key)).collect();
    vec![
        ("format", said(json!({ "const": FORMAT }), "格式和版本：哪一项的意思变了，就换成别的")),
        ("day", said(maybe(day()), "通报的日期；没有日期的是 `null`")),
        ("notice", said(text(), "哪份通报")),
        ("issue", said(formed(KEY), "哪项问题：最早说到它的那份通报里的标识（issues 的 `first_key`）")),
        ("field", said(json!({ "enum": fields }), "变了什么；`listed` 是第一次说到这项问题")),
        ("before", json!({ "description": "原来是什么；没有的是 `null`" })),
        ("after", json!({ "description": "现在是什么；没有的是 `null`" })),
        ("said_by", said(maybe(text()), "通报的发布单位的标识；没有的是 `null`")),
        ("assurance", said_words(word(&assurances), "谁为这份通报的说法负责", &assurances)),
    ]
}

/// Everything that may be known of an issue that is first spoken of; what is not known is not there.
fn listed() -> Value {
    let always = [Field::Key, Field::Title, Field::Reported].map(Field::key);
    let mut keys = Vec::new();
    for field in Field::ALL {
        keys.push((field.key(), said(value(field), what(field))));
        keys.extend(field.printed_key().map(|name| (name, said(text(), "在原文里的字样"))));
    }
    json!({
        "type": "object",
        "required": always,
        "properties": properties(keys),
        "additionalProperties": false,
    })
}

/// What stands before and after where a field changes.
fn of_field(field: &str, before: Value, after: Value) -> Value {
    json!({
        "if": { "properties": { "field": { "const": field } } },
        "then": { "properties": { "before": before, "after": after } },
    })
}

/// The words of the text stand where the value is the program's reading of them.
fn only_where_printed() -> Value {
    let printed: Vec<&str> =
        Field::ALL.into_iter().filter(|field| field.printed_key().is_some()).map(Field::key).collect();
    json!({
        "if": { "properties": { "field": { "enum": printed } } },
        "else": { "properties": { "printed_before": false, "printed_after": false } },
    })
}

/// What a field holds where something is known of it.
fn value(field: Field) -> Value {
    match field {
        Field::Key | Field::StatedIn => formed(KEY),
        Field::Title | Field::StatusOfParts | Field::Lead => text(),
        Field::Reported => truth(),
        Field::Status => word(&meaning::statuses()),
        Field::Assurance => word(&meaning::assurances()),
        Field::Class => word(&meaning::classes()),
        Field::AsOf | Field::Due | Field::ClosedOn => day(),
        Field::Owners => list(text()),
    }
}

/// What a field says.
fn what(field: Field) -> &'static str {
    match field {
        Field::Key => "最后说到它的是哪一份，标识是那份通报里的",
        Field::Title => "题目",
        Field::Reported => "是不是有通报报告整改情况，或者写了结果",
        Field::Status => "最后一次写明的整改结果；没有写明的是 `null`，不等于已完成",
        Field::StatusOfParts => "台账里分几行、结果不同的，各行的结果",
        Field::StatedIn => "这个结果是哪里写的",
        Field::Assurance => "结果由谁认定",
        Field::AsOf => "结果是截至哪一天的",
        Field::Class => "整改类别",
        Field::Owners => "责任部门",
        Field::Lead => "责任领导，照原文",
        Field::Due => "完成时限读成的日期",
        Field::ClosedOn => "销号日期",
    }
}
