//! Faults as SARIF 2.1.0, which code hosts and editors read.

use serde_json::Value;
use serde_json::json;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Span;
use crate::diagnostic::codes;
use crate::diagnostic::show::Book;
use crate::diagnostic::show::Sources;
use crate::diagnostic::show::Whole;
use crate::diagnostic::show::in_order;
use crate::diagnostic::wording::without_names;
use crate::text::percent;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The faults of a check as one run of SARIF, in a language; every code is a rule of it. What a notice allows itself and
/// what the baseline knows is suppressed, with the reason.
pub fn sarif(whole: Whole<'_>, sources: &Sources, lang: Lang) -> String {
    let Whole { faults, allowed, known } = whole;
    let book = Book::new(faults.iter().chain(allowed.iter().map(|(fault, _)| fault)).chain(known), sources);
    let mut results: Vec<Value> = in_order(faults).into_iter().map(|of| result(&book, of, lang, None)).collect();
    for (of, reason) in allowed {
        let suppression = json!({ "kind": "inSource", "status": "accepted", "justification": reason });
        results.push(result(&book, of, lang, Some(suppression)));
    }
    for of in in_order(known) {
        results.push(result(&book, of, lang, Some(json!({ "kind": "external", "status": "accepted" }))));
    }
    let rules: Vec<Value> = codes::all().map(|code| rule(code, lang)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "tongbao",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": match lang { Lang::Zh => "zh-CN", Lang::En => "en-US" },
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: &'static Code, lang: Lang) -> Value {
    let Code { id, name, level, cause, remedy, why, example } = code;
    let (cause, remedy, why) =
        (without_names(cause.get(lang)), without_names(remedy.get(lang)), without_names(why.get(lang)));
    json!({
        "id": id,
        "name": name,
        "shortDescription": { "text": cause },
        "fullDescription": { "text": why },
        "help": { "text": format!("{remedy}\n\n{example}") },
        "defaultConfiguration": { "level": level.word() },
    })
}

fn result(book: &Book, fault: &Diagnostic, lang: Lang, suppression: Option<Value>) -> Value {
    let message = format!("{} {}", fault.cause(lang), fault.remedy(lang));
    let index = codes::all().position(|code| code == fault.code);
    let mut result = json!({
        "ruleId": fault.code.id,
        "level": fault.level.word(),
        "message": { "text": message.trim_end() },
        "locations": [location(book, &fault.span)],
    });
    if let Some(index) = index {
        result["ruleIndex"] = json!(index);
    }
    if !fault.also.is_empty() {
        let places: Vec<Value> = fault.also.iter().map(|span| location(book, span)).collect();
        result["relatedLocations"] = json!(places);
    }
    if let Some(suppression) = suppression {
        result["suppressions"] = json!([suppression]);
    }
    result
}

fn location(book: &Book, span: &Span) -> Value {
    let (start, end) = (book.position(&span.path, span.start), book.position(&span.path, span.end));
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": percent::path(span.path.as_str()).to_string(), "uriBaseId": "%SRCROOT%" },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes::body;
    use crate::tree::RelPath;

    #[test]
    fn rules_results_and_suppressions_are_where_readers_look_for_them() {
        let source = "一\n甲<br>\n";
        let path = RelPath::new("content/notices/台账 a.md").unwrap();
        let fault = Diagnostic::new(&body::RAW_HTML, Span::new(&path, 7, 11)).with("found", "<br>");
        let allowed = [(fault.clone(), "原文如此".to_owned())];
        let faults = [fault];
        let whole = Whole { faults: &faults, allowed: &allowed, known: &faults };
        let log: Value = serde_json::from_str(&sarif(whole, &|_| Some(source), Lang::Zh)).expect("JSON");
        let run = &log["runs"][0];
        assert_eq!(log["version"], "2.1.0");
        let result = &run["results"][0];
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("it is small");
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], "B203");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/notices/%E5%8F%B0%E8%B4%A6%20a.md");
        assert_eq!(place["region"], json!({ "startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 6 }));
        assert!(result.get("suppressions").is_none());
        assert_eq!(run["results"][1]["suppressions"][0]["justification"], "原文如此");
        assert_eq!(run["results"][2]["suppressions"][0]["kind"], "external");
        for rule in run["tool"]["driver"]["rules"].as_array().expect("a list") {
            let help = rule["help"]["text"].as_str().expect("a text");
            assert!(!help.trim().is_empty(), "{}", rule["id"]);
        }
    }
}
