//! What a JSON Schema has against a value, as far as our schemas go.

use regex::Regex;
use serde_json::Value;
use serde_json::json;

/// What a schema has against a value. Every keyword that our schemas use is known here; another one is a failure, so that
/// nothing is passed over.
pub fn objections(schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
    if *schema == json!(false) {
        return out.push(format!("{at}: nothing may stand here"));
    }
    let keywords = schema.as_object().unwrap_or_else(|| panic!("{at}: a schema is a mapping"));
    let is_closed = keywords.contains_key("additionalProperties");
    for (keyword, of) in keywords {
        let holds = match keyword.as_str() {
            "$schema" | "title" | "description" | "patternProperties" | "then" | "else" => true,
            // Keys of an object that names them all are looked at with the others.
            "properties" if is_closed => true,
            "properties" => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    if let Some(schema) = of.get(key) {
                        objections(schema, value, &format!("{at}/{key}"), out);
                    }
                }
                true
            }
            "const" => of == value,
            "allOf" => {
                of.as_array().into_iter().flatten().for_each(|schema| objections(schema, value, at, out));
                true
            }
            "if" => {
                if let Some(schema) = keywords.get(if fits(of, value) { "then" } else { "else" }) {
                    objections(schema, value, at, out);
                }
                true
            }
            "type" => match of {
                Value::Array(types) => types.iter().any(|of| is_type(of, value)),
                of => is_type(of, value),
            },
            "enum" => of.as_array().is_some_and(|words| words.contains(value)),
            "pattern" => value.as_str().is_none_or(|text| regex(of).is_match(text)),
            "minimum" => value.as_i64().is_none_or(|number| Some(number) >= of.as_i64()),
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= of.as_u64().unwrap_or(0)),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= of.as_u64().unwrap_or(0)),
            "anyOf" => of.as_array().is_some_and(|any| any.iter().any(|schema| fits(schema, value))),
            "required" => value.as_object().is_none_or(|map| {
                of.as_array().is_some_and(|keys| keys.iter().all(|key| map.contains_key(key.as_str().unwrap_or(""))))
            }),
            "propertyNames" => {
                value.as_object().is_none_or(|map| map.keys().all(|key| fits(of, &Value::from(key.as_str()))))
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    objections(of, item, &format!("{at}/{index}"), out);
                }
                true
            }
            "additionalProperties" => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    let at = format!("{at}/{key}");
                    match property(schema, key) {
                        Some(schema) => objections(schema, value, &at, out),
                        None if *of == json!(false) => out.push(format!("{at}: no such key")),
                        None => objections(of, value, &at, out),
                    }
                }
                true
            }
            other => panic!("{at}: the keyword {other} is not known to this test"),
        };
        if !holds {
            out.push(format!("{at}: {keyword} {of} does not allow {value}"));
        }
    }
}

fn property<'s>(schema: &'s Value, key: &str) -> Option<&'s Value> {
    let patterns = schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
    let by_pattern = || patterns.filter(|(name, _)| regex(&json!(name)).is_match(key)).map(|(_, schema)| schema).next();
    schema.get("properties").and_then(|all| all.get(key)).or_else(by_pattern)
}

fn regex(pattern: &Value) -> Regex {
    Regex::new(pattern.as_str().expect("a pattern is a text")).expect("a pattern can be read")
}

fn is_type(name: &Value, value: &Value) -> bool {
    match name.as_str().expect("a type is a text") {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the type {other} is not known to this test"),
    }
}

/// Whether a schema has nothing against a value.
pub fn fits(schema: &Value, value: &Value) -> bool {
    let mut out = Vec::new();
    objections(schema, value, "", &mut out);
    out.is_empty()
}
