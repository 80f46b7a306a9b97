//! Pieces of JSON Schemas: what a value may be, and what it says.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::model::meaning::Meaning;
use crate::text::date::ISO_PATTERN;

/// The dialect in which the schemas are written.
pub const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A key of an object, and what may stand there.
pub type KeyShape = (&'static str, Value);

/// An object that has all these keys and no others.
pub fn object(keys: Vec<KeyShape>) -> Value {
    let names: Vec<&str> = keys.iter().map(|(name, _)| *name).collect();
    json!({ "type": "object", "required": names, "properties": properties(keys), "additionalProperties": false })
}

/// Keys by name.
pub fn properties(keys: Vec<KeyShape>) -> Map<String, Value> {
    keys.into_iter().map(|(name, shape)| (name.to_owned(), shape)).collect()
}

/// What may stand here, or nothing.
pub fn maybe(shape: Value) -> Value {
    let words = shape.get("enum").and_then(Value::as_array);
    match (words, shape.get("type").and_then(Value::as_str)) {
        (Some(words), _) => json!({ "enum": words.iter().chain([&Value::Null]).collect::<Vec<_>>() }),
        (None, Some(one)) if one != "object" => {
            let types = json!([one, "null"]);
            let mut shape = shape;
            shape["type"] = types;
            shape
        }
        _ => json!({ "anyOf": [shape, { "type": "null" }] }),
    }
}

/// Several of these.
pub fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// Text.
pub fn text() -> Value {
    json!({ "type": "string" })
}

/// Yes or no.
pub fn truth() -> Value {
    json!({ "type": "boolean" })
}

/// A number of things.
pub fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

/// A number by which something is called.
pub fn number() -> Value {
    json!({ "type": "integer", "minimum": 1 })
}

/// A day, as exact as it is known.
pub fn day() -> Value {
    json!({ "type": "string", "pattern": ISO_PATTERN })
}

/// Text of one form.
pub fn formed(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// One of these words of the program's.
pub fn word(words: &[Meaning]) -> Value {
    json!({ "enum": words.iter().map(|(word, _)| *word).collect::<Vec<_>>() })
}

/// A shape with what it says, for people.
pub fn said(mut shape: Value, what: &str) -> Value {
    shape["description"] = json!(what);
    shape
}

/// The same of a word of the program's, with what each of these means.
pub fn said_words(shape: Value, what: &str, words: &[Meaning]) -> Value {
    let words: Vec<String> = words.iter().map(|(word, meaning)| format!("`{word}` {meaning}")).collect();
    said(shape, &format!("{what}：{}", words.join("、")))
}
