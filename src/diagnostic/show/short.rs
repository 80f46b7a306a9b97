//! One line a fault.

use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::show::Book;
use crate::diagnostic::show::Sources;
use crate::diagnostic::show::in_order;

/// The faults, one line each: `path:line:column: level: CODE text`.
pub fn short(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang) -> String {
    let book = Book::new(diagnostics, sources);
    let mut out = String::new();
    for fault in in_order(diagnostics) {
        let (place, level) = (book.place(&fault.span), fault.level.word());
        // Writing to a String does not fail.
        let _ = writeln!(out, "{place}: {level}: {} {}", fault.code.id, fault.cause_on_screen(lang));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::sample;

    #[test]
    fn each_fault_is_one_line_in_order() {
        let source = "标题\n整改结果：以完成\n";
        let start = source.find("以完成").expect("it is there");
        let faults = [
            sample::fault(start, start + 9).with("found", "以\n完成").with("suggestion", "已完成"),
            sample::doubt("content/logo.png", 7),
        ];
        let text = short(&faults, &|path| path.as_str().ends_with(".md").then_some(source), Lang::Zh);
        assert_eq!(
            text,
            "content/logo.png:1:1: warning: X101 存疑。\n\
             content/notices/a.md:2:6: error: X202 看不懂“以 完成”，像是“已完成”。\n"
        );
    }
}
