//! The shapes that values of front matter may have: one table says what is allowed, finds what is not, and prints
//! itself as JSON Schema.

use serde_json::Value as Json;
use serde_json::json;

use super::Reading;
use super::yaml::Node;
use super::yaml::Value;
use super::yaml::YamlEntry;
use crate::diagnostic::codes::limits;
use crate::diagnostic::codes::sources;
use crate::diagnostic::limit::LIMITS;
use crate::model::At;
use crate::model::Id;
use crate::model::IssueKey;
use crate::text::date;
use crate::text::moment::Moment;
use crate::text::similar;

/// A key of a mapping.
pub struct Key {
    /// As typed.
    pub name: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// Whether it must be given.
    pub required: bool,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
}

/// What a value may look like.
pub enum Shape {
    /// Any text.
    Text,
    /// A date, as exact as it is known.
    Date,
    /// A whole number from zero.
    Count,
    /// `true` or `false`.
    Flag,
    /// An [`Id`].
    Id,
    /// One of the words of a list, each with its meaning in Chinese.
    Word(fn() -> Vec<(&'static str, &'static str)>),
    /// An address that begins with https:// or http://.
    Address,
    /// The name of a file beside the source.
    File,
    /// A first and a last date.
    Period,
    /// The address of an issue in another notice (`notice-id/3-2`).
    IssueAddress,
    /// A mapping with these keys.
    Map(&'static [Key]),
    /// A mapping from numbers of issues (`3`, `3-2`) to mappings with these keys.
    PerIssue(&'static [Key]),
    /// A mapping from words to numbers.
    Counts(fn() -> Vec<(&'static str, &'static str)>),
    /// A day, or a day and a minute.
    Moment,
    /// The digits of a digest.
    Digest,
    /// A list; a single item may stand for a list of one.
    List(&'static Shape),
    /// One of two shapes: a short one and a whole one.
    Either(&'static Shape, &'static Shape),
}

impl Shape {
    /// What the shape is called, in Chinese and in English.
    fn names(&self) -> (&'static str, &'static str) {
        match self {
            Shape::Text => ("一段文字", "a text"),
            Shape::Date => ("日期", "a date"),
            Shape::Count => ("不小于零的整数", "a whole number from zero"),
            Shape::Flag => ("true 或 false", "true or false"),
            Shape::Id => ("标识", "an id"),
            Shape::Word(_) => ("固定的词", "one of the fixed words"),
            Shape::Address => ("网址", "an address"),
            Shape::File => ("不带文件夹的文件名", "a file name without a folder"),
            Shape::Period => {
                ("起止两个日期，如 [2025-03-03, 2025-03-14]", "two dates, such as [2025-03-03, 2025-03-14]")
            }
            Shape::IssueAddress => ("通报标识/问题编号，如 qinglan-2024/3", "notice-id/number, such as qinglan-2024/3"),
            Shape::Map(_) => ("一组字段", "a mapping"),
            Shape::PerIssue(_) => {
                ("以问题编号（如 \"3\" 或 \"3-2\"）为名的字段", "a mapping by issue number (\"3\" or \"3-2\")")
            }
            Shape::Counts(_) => ("以状态为名的数字", "numbers by status"),
            Shape::Moment => (
                "日期或者时刻，如 2026-03-01 或 2026-03-01 14:30",
                "a day or a moment, such as 2026-03-01 or 2026-03-01 14:30",
            ),
            Shape::Digest => ("64 位小写十六进制的校验值", "a digest of 64 lower-case hexadecimal digits"),
            Shape::List(_) => ("列表", "a list"),
            Shape::Either(_, whole) => whole.names(),
        }
    }

    /// Whether a value is of the same build (scalar, list, mapping), whatever its content.
    fn suits(&self, node: &Node) -> bool {
        match self {
            Shape::Map(_) | Shape::PerIssue(_) | Shape::Counts(_) => matches!(node.value, Value::Map(_)),
            Shape::Period => matches!(node.value, Value::List(_)),
            Shape::List(item) => matches!(node.value, Value::List(_)) || item.suits(node),
            Shape::Either(short, whole) => short.suits(node) || whole.suits(node),
            _ => matches!(node.value, Value::Scalar(_)),
        }
    }
}

/// Reports everything in `node` that the shape does not allow. `key` names it in the report.
pub fn check(reading: &mut Reading<'_>, node: &Node, shape: &Shape, key: &str) {
    if matches!(node.value, Value::Null) {
        return;
    }
    if !shape.suits(node) {
        return wrong_shape(reading, node, shape, key);
    }
    let text = node.scalar().unwrap_or_default();
    if text.len() > LIMITS.field_bytes {
        let fault = reading.at(&limits::FIELD_SIZE, node.at).with("key", key).with("found", text.len());
        return reading.report(fault.with("limit", LIMITS.field_bytes));
    }
    reading.check_escapes(text, node.at);
    match shape {
        Shape::Text => check_comment(reading, node, key),
        Shape::Date if date::read(text).is_none() => reading.found(&sources::NOT_A_DATE, node.at, text),
        Shape::Count if text.parse::<u64>().is_err() => wrong_shape(reading, node, shape, key),
        Shape::Flag if !matches!(text, "true" | "false") => wrong_shape(reading, node, shape, key),
        Shape::Moment if Moment::parse(text).is_none() => wrong_shape(reading, node, shape, key),
        Shape::Digest if !is_digest(text) => wrong_shape(reading, node, shape, key),
        Shape::Id if Id::new(text).is_none() => reading.found(&sources::NOT_AN_ID, node.at, text),
        Shape::Address if !is_address(text) => reading.found(&sources::NOT_AN_ADDRESS, node.at, text),
        Shape::File if !is_file_name(text) => wrong_shape(reading, node, shape, key),
        Shape::IssueAddress if issue_address(text).is_none() => wrong_shape(reading, node, shape, key),
        Shape::Word(words) if !words().iter().any(|(word, _)| *word == text) => {
            unknown_word(reading, node.at, text, key, &words());
        }
        Shape::Period => match node.items() {
            [from, to] => [from, to].into_iter().for_each(|day| check(reading, day, &Shape::Date, key)),
            _ => wrong_shape(reading, node, shape, key),
        },
        Shape::Map(keys) => check_keys(reading, node, keys),
        Shape::PerIssue(keys) => {
            for YamlEntry { key, key_at, node } in node.entries() {
                match IssueKey::parse(key) {
                    Some(_) => check(reading, node, &Shape::Map(keys), key),
                    None => {
                        let fault = reading.at(&sources::UNKNOWN_KEY, *key_at).with("found", key);
                        let zh = "这里写问题的编号，例如 \"3\" 或 \"3-2\"。";
                        let en = "Write the number of an issue here, such as \"3\" or \"3-2\".";
                        reading.report(fault.with("suggestion", zh).with("suggestion_en", en));
                    }
                }
            }
        }
        Shape::Counts(words) => {
            for YamlEntry { key, key_at, node } in node.entries() {
                if !words().iter().any(|(word, _)| word == key) {
                    unknown_word(reading, *key_at, key, "parts", &words());
                }
                check(reading, node, &Shape::Count, key);
            }
        }
        Shape::List(item) => node.items().iter().for_each(|node| check(reading, node, item, key)),
        Shape::Either(short, whole) => check(reading, node, if short.suits(node) { short } else { whole }, key),
        _ => {}
    }
}

/// Reports unknown and missing keys of a mapping and what is wrong with the values of the known ones.
pub fn check_keys(reading: &mut Reading<'_>, node: &Node, keys: &'static [Key]) {
    for YamlEntry { key, key_at, node } in node.entries() {
        match keys.iter().find(|known| known.name == key) {
            Some(known) => check(reading, node, &known.shape, key),
            None => {
                let names = keys.iter().map(|known| known.name);
                let fault = reading.at(&sources::UNKNOWN_KEY, *key_at).with("found", key);
                let (zh, en) = match similar::nearest(key, names.clone()) {
                    Some(near) => (format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
                    None => {
                        let all = names.collect::<Vec<_>>().join("、");
                        (
                            format!("这里可以写的字段：{all}。"),
                            format!("Keys that may stand here: {}.", all.replace('、', ", ")),
                        )
                    }
                };
                reading.report(fault.with("suggestion", zh).with("suggestion_en", en));
            }
        }
    }
    let given = |key: &Key| node.get(key.name).is_some_and(|value| !is_blank(value));
    for key in keys.iter().filter(|key| key.required && !given(key)) {
        let place = node.get(key.name).map_or(At::new(node.at.start, node.at.start), |value| value.at);
        let fault = reading.at(&sources::MISSING_KEY, place).with("expected", key.name);
        reading.report(fault.with("meaning", key.zh).with("meaning_en", key.en));
    }
}

/// Whether a value is a text without a character that can be seen.
fn is_blank(node: &Node) -> bool {
    node.scalar().is_some_and(|text| text.trim().is_empty())
}

/// Says that a comment follows a text on its line: whoever typed it may have meant a part of the text (`第八轮 #3 问题`).
/// What stands in quotes was ended on purpose.
fn check_comment(reading: &mut Reading<'_>, node: &Node, key: &str) {
    if reading.text[node.at.start..].starts_with(['"', '\'', '|', '>']) {
        return;
    }
    let rest = reading.text[node.at.end..].lines().next().unwrap_or_default();
    let comment = rest.trim();
    if comment.starts_with('#') && rest.starts_with([' ', '\t']) {
        let start = node.at.end + rest.find('#').unwrap_or_default();
        let fault = reading.at(&sources::COMMENT_BEHIND_VALUE, At::new(start, start + comment.len()));
        reading.report(fault.with("key", key).with("found", comment));
    }
}

fn wrong_shape(reading: &mut Reading<'_>, node: &Node, shape: &Shape, key: &str) {
    let (expected, expected_en) = match shape {
        Shape::Map(keys) | Shape::Either(_, Shape::Map(keys)) => {
            let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
            let (zh, en) = (names.join("、"), names.join(", "));
            (format!("一组字段（可以写 {zh}）"), format!("a mapping of {en}"))
        }
        shape => {
            let (zh, en) = shape.names();
            (zh.to_owned(), en.to_owned())
        }
    };
    let (found, found_en) = match &node.value {
        Value::Null => ("空值".to_owned(), "nothing".to_owned()),
        Value::Scalar(text) => {
            let short: String = text.chars().take(40).collect();
            (format!("“{short}”"), format!("`{short}`"))
        }
        Value::List(_) => ("列表".to_owned(), "a list".to_owned()),
        Value::Map(_) => ("一组字段".to_owned(), "a mapping".to_owned()),
    };
    let fault = reading.at(&sources::WRONG_SHAPE, node.at).with("key", key);
    let fault = fault.with("expected", expected).with("expected_en", expected_en);
    reading.report(fault.with("found", found).with("found_en", found_en));
}

fn unknown_word(reading: &mut Reading<'_>, at: At, found: &str, key: &str, words: &[(&'static str, &'static str)]) {
    let near = similar::nearest(found, words.iter().map(|(word, _)| *word));
    let by_meaning = words.iter().find(|(_, zh)| *zh == found).map(|(word, _)| *word);
    let (zh, en) = match near.or(by_meaning) {
        Some(near) => (format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
        None => (String::new(), String::new()),
    };
    let all: Vec<String> = words.iter().map(|(word, meaning)| format!("{word}（{meaning}）")).collect();
    let fault = reading.at(&sources::UNKNOWN_WORD, at).with("key", key).with("found", found);
    reading.report(fault.with("expected", all.join("、")).with("suggestion", zh).with("suggestion_en", en));
}

/// Whether a text is a whole address of the web.
pub fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !text.contains(|c: char| c.is_whitespace() || "<>\"'\\".contains(c)))
}

/// Whether a text is a digest as it is printed.
fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a text can be the name of a file beside a source.
pub fn is_file_name(text: &str) -> bool {
    !text.contains('/') && crate::tree::RelPath::new(text).is_ok()
}

/// Reads `notice-id/3-2`.
pub fn issue_address(text: &str) -> Option<(Id, IssueKey)> {
    let (notice, issue) = text.split_once('/')?;
    Some((Id::new(notice)?, IssueKey::parse(issue)?))
}

/// The JSON Schema of a mapping with these keys.
pub fn schema(title: &str, keys: &'static [Key]) -> Json {
    let mut schema = map_schema(keys);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(title);
    schema
}

/// The JSON Schema of a list of mappings with these keys.
pub fn list_schema(title: &str, keys: &'static [Key]) -> Json {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "array",
        "items": map_schema(keys),
    })
}

fn map_schema(keys: &'static [Key]) -> Json {
    let properties: serde_json::Map<String, Json> = keys
        .iter()
        .map(|key| {
            let mut schema = shape_schema(&key.shape);
            schema["description"] = json!(format!("{} / {}", key.zh, key.en));
            (key.name.to_owned(), schema)
        })
        .collect();
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn shape_schema(shape: &Shape) -> Json {
    let date = r"^\d{4}(-(\d{2}(-\d{2})?|Q[1-4]|H[12]))?$";
    match shape {
        // A postcode or a number typed without quotes is a number to an editor; it is text here.
        Shape::Text => json!({ "type": ["string", "number"] }),
        Shape::Date => json!({ "anyOf": [{ "type": "string", "pattern": date }, { "type": "integer" }] }),
        Shape::Moment => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$" }),
        Shape::Digest => json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" }),
        Shape::Count => json!({ "type": "integer", "minimum": 0 }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Id => json!({ "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$" }),
        Shape::Word(words) => json!({ "enum": words().iter().map(|(word, _)| *word).collect::<Vec<_>>() }),
        Shape::Address => json!({ "type": "string", "pattern": "^https?://" }),
        Shape::File => json!({ "type": "string", "pattern": "^[^/\\\\]+$" }),
        Shape::Period => {
            json!({ "type": "array", "items": shape_schema(&Shape::Date), "minItems": 2, "maxItems": 2 })
        }
        Shape::IssueAddress => json!({ "type": "string", "pattern": "^[a-z0-9-]+/[0-9]+(-[0-9]+)?$" }),
        Shape::Map(keys) => map_schema(keys),
        Shape::PerIssue(keys) => json!({
            "type": "object",
            "patternProperties": { "^[1-9][0-9]*(-[1-9][0-9]*)?$": map_schema(keys) },
            "additionalProperties": false,
        }),
        Shape::Counts(words) => {
            let words: Vec<&str> = words().iter().map(|(word, _)| *word).collect();
            json!({
                "type": "object",
                "propertyNames": { "enum": words },
                "additionalProperties": { "type": "integer", "minimum": 0 },
            })
        }
        Shape::List(item) => {
            let item = shape_schema(item);
            json!({ "anyOf": [item.clone(), { "type": "array", "items": item }] })
        }
        Shape::Either(short, whole) => json!({ "anyOf": [shape_schema(short), shape_schema(whole)] }),
    }
}
