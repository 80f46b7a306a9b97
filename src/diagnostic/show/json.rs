//! Faults for machines.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Span;
use crate::diagnostic::show::Book;
use crate::diagnostic::show::Sources;
use crate::diagnostic::show::Whole;
use crate::diagnostic::show::in_order;
use crate::text::lang::Bilingual;

#[derive(Serialize)]
struct Fault<'a> {
    code: &'static str,
    name: &'static str,
    level: &'static str,
    #[serde(flatten)]
    place: Place<'a>,
    message: Bilingual,
    remedy: Bilingual,
    also: Vec<Place<'a>>,
    /// Why the notice allows itself the fault; such faults do not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed: Option<&'a str>,
}

/// Lines and columns from 1, the end exclusive.
#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// The faults as a JSON array, each with its code, place and words in both languages; those that a notice allows itself
/// follow with its reason.
pub fn json(whole: Whole<'_>, sources: &Sources) -> String {
    let book = Book::new(whole.faults.iter().chain(whole.allowed.iter().map(|(fault, _)| fault)), sources);
    let standing = in_order(whole.faults).into_iter().map(|of| fault(&book, of, None));
    let allowed = whole.allowed.iter().map(|(of, reason)| fault(&book, of, Some(reason)));
    let faults: Vec<Fault> = standing.chain(allowed).collect();
    let mut text = serde_json::to_string_pretty(&faults).expect("strings and numbers always serialize");
    text.push('\n');
    text
}

fn fault<'a>(book: &Book, fault: &'a Diagnostic, allowed: Option<&'a str>) -> Fault<'a> {
    Fault {
        code: fault.code.id,
        name: fault.code.name,
        level: fault.level.word(),
        place: place(book, &fault.span),
        message: Bilingual { zh: fault.cause(Lang::Zh), en: fault.cause(Lang::En) },
        remedy: Bilingual { zh: fault.remedy(Lang::Zh), en: fault.remedy(Lang::En) },
        also: fault.also.iter().map(|span| place(book, span)).collect(),
        allowed,
    }
}

fn place<'a>(book: &Book, span: &'a Span) -> Place<'a> {
    let (start, end) = (book.position(&span.path, span.start), book.position(&span.path, span.end));
    Place {
        path: span.path.as_str(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::sample;

    #[test]
    fn machines_get_every_field_in_both_languages() {
        let source = "标题\n整改结果：以完成\n";
        let start = source.find("以完成").expect("it is there");
        let fault = sample::fault(start, start + 9)
            .with("found", "以完成")
            .with("suggestion", "已完成")
            .with("hint", "")
            .also(sample::fault(0, 3).span);
        let value: serde_json::Value =
            serde_json::from_str(&json(Whole { faults: &[fault], ..Whole::default() }, &|_| Some(source)))
                .expect("JSON");
        assert_eq!(
            value,
            serde_json::json!([{
                "code": "X202",
                "name": "sample-status",
                "level": "error",
                "path": "content/notices/a.md",
                "line": 2, "column": 6, "end_line": 2, "end_column": 9,
                "message": {
                    "zh": "看不懂“以完成”，像是“已完成”。",
                    "en": "`以完成` is not understood; did you mean 已完成?",
                },
                "remedy": { "zh": "换成 {{ name }} 里通行的说法。", "en": "Use a usual word." },
                "also": [{
                    "path": "content/notices/a.md",
                    "line": 1, "column": 1, "end_line": 1, "end_column": 2,
                }],
            }])
        );
        assert_eq!(json(Whole::default(), &|_| None), "[]\n");
    }
}
