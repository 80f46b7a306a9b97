//! The JSON Schemas that editors use allow what the sample site says, and refuse slips.

use std::fs;
use std::path::Path;

use regex::Regex;
use serde_json::Value;
use serde_json::json;
use tongbao::source::schemas;

/// What a schema has against a value. Every keyword that our schemas use is known here; another one is a failure, so that
/// nothing is passed over.
fn objections(schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
    let keywords = schema.as_object().unwrap_or_else(|| panic!("{at}: a schema is a mapping"));
    for (keyword, of) in keywords {
        let holds = match keyword.as_str() {
            "$schema" | "title" | "description" | "properties" | "patternProperties" => true,
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
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the type {other} is not known to this test"),
    }
}

fn fits(schema: &Value, value: &Value) -> bool {
    let mut out = Vec::new();
    objections(schema, value, "", &mut out);
    out.is_empty()
}

fn schema(name: &str) -> Value {
    let found = schemas().into_iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("there is a schema {name}")).1
}

/// What a file says in YAML: all of it, or its front matter.
fn yaml(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a sample can be read");
    let head = match path.extension().is_some_and(|end| end == "md") {
        true => text.split("---\n").nth(1).expect("it has front matter").to_owned(),
        false => text,
    };
    serde_yaml::from_str(&head).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn files(folder: &str) -> Vec<std::path::PathBuf> {
    walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .into_iter()
        .map(|entry| entry.expect("samples can be read").into_path())
        .filter(|path| path.extension().is_some_and(|end| end == "md" || end == "yaml"))
        .collect()
}

#[test]
fn every_source_of_the_sample_site_is_allowed() {
    let mut seen = Vec::new();
    for (name, places) in [
        ("site", &["content/site.yaml"][..]),
        ("notice", &["content/notices"]),
        ("organ", &["content/organs"]),
        ("inspection", &["content/inspections"]),
        ("topics", &["content/topics.yaml"]),
        ("article", &["content/articles", "content/pages"]),
    ] {
        seen.push(name);
        for place in places {
            let found = files(place);
            assert!(!found.is_empty(), "{place} has sources");
            for path in found {
                let mut out = Vec::new();
                objections(&schema(name), &yaml(&path), "", &mut out);
                assert!(out.is_empty(), "{}: {out:#?}", path.display());
            }
        }
    }
    let names: Vec<&str> = schemas().iter().map(|(name, _)| *name).collect();
    assert_eq!(names, seen);
}

#[test]
fn slips_are_refused() {
    let notice = || json!({ "title": "甲", "kind": "plan" });
    assert!(fits(&schema("notice"), &notice()));
    for (key, value) in [
        ("titel", json!("甲")),
        ("kind", json!("plann")),
        ("published_on", json!("2025-13-45日")),
        ("organ", json!("青岚")),
        ("claims", json!([{ "subject": "issues", "parts": { "done": 1 } }])),
        ("claims", json!([{ "subject": "issues", "total": -1 }])),
        ("issues", json!({ "三": {} })),
        ("withheld", json!({ "count": 2 })),
        ("inspection", json!({ "period": ["2025-01-01"] })),
        ("draft", json!("yes")),
        ("source_url", json!("javascript:alert(1)")),
    ] {
        let mut notice = notice();
        notice[key] = value;
        assert!(!fits(&schema("notice"), &notice), "{notice}");
    }
    assert!(!fits(&schema("notice"), &json!({ "kind": "plan" })), "a title must be given");
}
