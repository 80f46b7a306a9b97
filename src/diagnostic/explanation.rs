//! What a code means, on the screen and in the book of faults.

use std::borrow::Cow;
use std::fmt::Write;

use crate::diagnostic::Code;
use crate::diagnostic::Lang;
use crate::diagnostic::codes;
use crate::diagnostic::wording::visible;
use crate::diagnostic::wording::without_names;

/// What a code means: its cause, why it matters, how to mend it, an example. Takes the id in either case, or the name.
pub fn explain(id_or_name: &str, lang: Lang) -> Option<String> {
    let wanted = id_or_name.trim();
    codes::all().find(|code| code.id.eq_ignore_ascii_case(wanted) || code.name == wanted).map(|code| entry(code, lang))
}

/// The book of faults, `docs/faults.md`: every code, Chinese first and English under it.
pub fn document() -> String {
    let mut out = String::from(INTRODUCTION);
    for code in codes::all() {
        out.push('\n');
        section(code, &mut out);
    }
    out
}

const INTRODUCTION: &str = "\
# 问题代码 · Faults

每一种问题都有一个代码。命令行上 `tongbao explain 代码` 显示同样的内容。“…”处是具体情况，运行时会写明。

Every kind of fault has a code; `tongbao explain CODE` shows the same text. Where `…` stands, the run names what was found.

本页由程序生成，请勿手改。This page is generated; do not edit it.
";

fn entry(code: &Code, lang: Lang) -> String {
    let Code { id, name, level, cause, remedy, why, example } = code;
    let (cause, remedy, why) =
        (without_names(cause.get(lang)), without_names(remedy.get(lang)), without_names(why.get(lang)));
    let level = level.name(lang);
    let example: String = shown_example(example).map(|line| format!("    {line}\n")).collect();
    match lang {
        Lang::Zh => {
            format!("{id} {name}（{level}）\n\n{cause}\n\n为什么要紧：{why}\n\n怎么改：{remedy}\n\n例子：\n\n{example}")
        }
        Lang::En => {
            format!(
                "{id} {name} ({level})\n\n{cause}\n\nWhy it matters: {why}\n\nHow to mend it: {remedy}\n\nExample:\n\n{example}"
            )
        }
    }
}

fn section(code: &Code, out: &mut String) {
    let Code { id, name, level, cause, remedy, why, example } = code;
    let longest_run = example.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest_run + 1).max(3));
    // Writing to a String does not fail.
    let _ = writeln!(out, "## {id} {name}\n");
    for lang in [Lang::Zh, Lang::En] {
        let (colon, labels) = match lang {
            Lang::Zh => ("：", ["级别", "原因", "为什么要紧", "怎么改"]),
            Lang::En => (": ", ["Level", "Cause", "Why it matters", "How to mend it"]),
        };
        let texts = [
            level.name(lang).to_owned(),
            without_names(cause.get(lang)),
            without_names(why.get(lang)),
            without_names(remedy.get(lang)),
        ];
        for (label, text) in labels.into_iter().zip(texts) {
            let _ = writeln!(out, "- {label}{colon}{text}");
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{fence}text");
    for line in shown_example(example) {
        let _ = writeln!(out, "{line}");
    }
    let _ = writeln!(out, "{fence}");
}

/// The lines of an example, with what cannot be seen made visible.
fn shown_example(example: &'static str) -> impl Iterator<Item = Cow<'static, str>> {
    example.lines().map(visible)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::sample;

    #[test]
    fn a_code_is_found_by_id_in_either_case_and_by_name() {
        let code = codes::all().next().expect("there are codes");
        let text = explain(code.id, Lang::Zh).expect("it is known");
        assert!(text.starts_with(&format!("{} {}（", code.id, code.name)), "{text}");
        assert_eq!(explain(&code.id.to_lowercase(), Lang::Zh).as_ref(), Some(&text));
        assert_eq!(explain(code.name, Lang::Zh), Some(text));
        assert_eq!(explain("X999", Lang::Zh), None);
        assert_eq!(explain("", Lang::En), None);
    }

    #[test]
    fn an_entry_says_everything_in_its_language() {
        assert_eq!(
            entry(&sample::CODE, Lang::Zh),
            "X202 sample-status（错误）\n\n看不懂“…”，像是“…”。\n\n为什么要紧：不替通报推断结果。\n\n怎么改：换成 {{ name }} 里通行的说法。\n\n例子：\n\n    整改结果：以完成\n    ```\n    <U+200B>\n"
        );
        assert!(entry(&sample::CODE, Lang::En).contains("Why it matters: Nothing is inferred."));
    }

    #[test]
    fn a_section_holds_both_languages_and_an_example_that_cannot_leave_its_fence() {
        let mut out = String::new();
        section(&sample::CODE, &mut out);
        assert_eq!(
            out,
            "## X202 sample-status\n\n\
             - 级别：错误\n- 原因：看不懂“…”，像是“…”。\n- 为什么要紧：不替通报推断结果。\n- 怎么改：换成 {{ name }} 里通行的说法。\n\n\
             - Level: error\n- Cause: `…` is not understood; did you mean …?\n- Why it matters: Nothing is inferred.\n- How to mend it: Use a usual word.\n\n\
             ````text\n整改结果：以完成\n```\n<U+200B>\n````\n"
        );
    }

    #[test]
    fn an_id_or_a_name_leads_to_one_code() {
        let mut known = std::collections::HashSet::new();
        for word in codes::all().flat_map(|code| [code.id, code.name]) {
            assert!(known.insert(word), "{word} stands for two codes");
        }
    }

    #[test]
    fn the_book_has_every_code_once() {
        let book = document();
        for code in codes::all() {
            assert_eq!(book.matches(&format!("\n## {} {}\n", code.id, code.name)).count(), 1, "{}", code.id);
        }
    }
}
