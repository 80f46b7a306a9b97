//! The JSON Schemas that editors use allow what the sample site says, and refuse slips.

use std::fs;
use std::path::Path;

use serde_json::Value;
use serde_json::json;
use tongbao::source::schemas;

use crate::support::expect;
use crate::support::schema::fits;
use crate::support::schema::objections;
use crate::support::site::project;

fn schema_of(name: &str) -> Value {
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
    walkdir::WalkDir::new(project(folder))
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
        ("holidays", &["content/holidays.yaml"]),
        ("topics", &["content/topics.yaml"]),
        ("article", &["content/articles", "content/pages"]),
    ] {
        seen.push(name);
        for place in places {
            let found = files(place);
            assert!(!found.is_empty(), "{place} has sources");
            for path in found {
                let mut out = Vec::new();
                objections(&schema_of(name), &yaml(&path), "", &mut out);
                assert!(out.is_empty(), "{}: {out:#?}", path.display());
            }
        }
    }
    // The program writes these, and they are bound to bytes: in a sample they would be void at every change of it.
    let written = ["approvals", "history", "withdrawn"];
    let names: Vec<&str> = schemas().iter().map(|(name, _)| *name).filter(|name| !written.contains(name)).collect();
    assert_eq!(names, seen);
}

#[test]
fn slips_are_refused() {
    let notice = || json!({ "title": "甲", "kind": "plan" });
    assert!(fits(&schema_of("notice"), &notice()));
    expect::each(
        [
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
            ("list", json!("附件")),
            ("source_url", json!("javascript:alert(1)")),
        ],
        |(key, value)| {
            let mut notice = notice();
            notice[key] = value;
            assert!(!fits(&schema_of("notice"), &notice), "{notice}");
        },
    );
    assert!(!fits(&schema_of("notice"), &json!({ "kind": "plan" })), "a title must be given");
}
