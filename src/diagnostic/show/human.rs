//! Faults for people: the place and the cause, the source line with a caret under the words meant, the remedy.

use std::fmt::Write;

use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;
use annotate_snippets::renderer::AnsiColor;
use annotate_snippets::renderer::Style;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::diagnostic::line_index::LineIndex;
use crate::diagnostic::show::Book;
use crate::diagnostic::show::Sources;
use crate::diagnostic::show::crop::Cropped;
use crate::diagnostic::show::crop::crop;
use crate::diagnostic::show::in_order;
use crate::diagnostic::show::most_urgent_first;

/// How the faults look on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// Whether to colour.
    pub colour: bool,
    /// The columns a source line may take; longer lines are cropped around the words meant.
    pub width: usize,
    /// Whether the most urgent come first; else they stand by file and line.
    pub urgent_first: bool,
}

impl Default for Appearance {
    /// Without colour, 100 columns wide, by file and line.
    fn default() -> Appearance {
        Appearance { colour: false, width: 100, urgent_first: false }
    }
}

/// The faults with their source lines, one blank line between them.
///
/// The first line of each is `path:line:column: level: CODE text`, whatever the look.
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang, look: Appearance) -> String {
    let book = Book::new(diagnostics, sources);
    let mut out = String::new();
    let mut ordered = in_order(diagnostics);
    if look.urgent_first {
        most_urgent_first(&mut ordered);
    }
    for fault in ordered {
        if !out.is_empty() {
            out.push('\n');
        }
        write_fault(fault, &book, lang, look, &mut out);
    }
    out
}

fn write_fault(fault: &Diagnostic, book: &Book, lang: Lang, look: Appearance, out: &mut String) {
    let (bold, tone) = match look.colour {
        true => (Style::new().bold(), Style::new().bold().fg_color(Some(colour(fault.level).into()))),
        false => (Style::new(), Style::new()),
    };
    let (place, level, id) = (book.place(&fault.span), fault.level.word(), fault.code.id);
    let cause = fault.cause_on_screen(lang);
    // Writing to a String does not fail, here and below.
    let _ = writeln!(out, "{bold}{place}{bold:#}: {tone}{level}{tone:#}: {bold}{id} {cause}{bold:#}");
    if let Some(lines) = book.lines(&fault.span.path) {
        write_snippet(fault, lines, look, out);
    }
    let (help, see) = match lang {
        Lang::Zh => ("怎么改：", "另见"),
        Lang::En => ("help: ", "see also"),
    };
    let _ = writeln!(out, "{bold}{help}{bold:#}{}", fault.remedy_on_screen(lang));
    for span in &fault.also {
        let _ = writeln!(out, "{see} {}", book.place(span));
    }
}

fn write_snippet(fault: &Diagnostic, lines: &LineIndex, look: Appearance, out: &mut String) {
    let line = lines.position(fault.span.start).line;
    let Cropped { before, marked, after } = crop(lines, line, fault, look.width);
    let text = format!("{before}{marked}{after}");
    let span = before.len()..before.len() + marked.len();
    let snippet = Snippet::source(text).line_start(line).annotation(AnnotationKind::Primary.span(span));
    let level = match fault.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    };
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let drawn = renderer.term_width(look.width).render(&[Group::with_level(level).element(snippet)]);
    for line in drawn.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

fn colour(level: Level) -> AnsiColor {
    match level {
        Level::Error => AnsiColor::BrightRed,
        Level::Warning => AnsiColor::Yellow,
        Level::Note => AnsiColor::BrightBlue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::sample;
    use crate::text::width::columns;

    fn shown(source: &str, words: &str, look: Appearance) -> String {
        let start = source.find(words).expect("the words are in the source");
        let fault =
            sample::fault(start, start + words.len()).with("found", "甲").with("suggestion", "乙").with("hint", "");
        human(&[fault], &|_| Some(source), Lang::Zh, look)
    }

    /// The words of the source line that stand above the carets, by display columns.
    fn above_carets(shown: &str) -> String {
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines.iter().position(|line| line.contains('^')).expect("there are carets");
        let (source, carets) = (lines[at - 1], lines[at]);
        let from = columns(&carets[..carets.find('^').expect("a caret")]);
        let to = columns(carets);
        let mut column = 0;
        let mut words = String::new();
        for c in source.chars() {
            let width = columns(&c.to_string());
            if column >= from && column + width <= to {
                words.push(c);
            }
            column += width;
        }
        words
    }

    #[test]
    fn the_whole_face() {
        let source = "# 标题\n整改结果：以完成\n";
        let start = source.find("以完成").expect("it is there");
        let fault = sample::fault(start, start + 9)
            .with("found", "以完成")
            .with("suggestion", "已完成")
            .with("hint", "")
            .also(sample::fault(2, 5).span);
        let faults = [fault, sample::doubt("content/logo.png", 9)];
        let text =
            human(&faults, &|path| path.as_str().ends_with("md").then_some(source), Lang::Zh, Appearance::default());
        assert_eq!(
            text,
            "content/logo.png:1:1: warning: X101 存疑。\n\
             怎么改：请核对。\n\
             \n\
             content/notices/a.md:2:6: error: X202 看不懂“以完成”，像是“已完成”。\n  \
               |\n\
             2 | 整改结果：以完成\n  \
               |           ^^^^^^\n\
             怎么改：换成 {{ name }} 里通行的说法。\n\
             另见 content/notices/a.md:1:3\n"
        );
        let english = human(&faults[..1], &|_| Some(source), Lang::En, Appearance::default());
        assert!(english.contains("error: X202 `以完成` is not understood; did you mean 已完成?\n"), "{english}");
        assert!(english.contains("\nhelp: Use a usual word.\nsee also content/notices/a.md:1:3\n"), "{english}");
    }

    #[test]
    fn long_lines_are_cropped_around_the_words() {
        let (left, right) = ("根据市委统一部署，".repeat(40), "现将整改进展情况予以公布。".repeat(40));
        for source in [
            format!("{left}以完成{right}"),
            format!("以完成{right}"),
            format!("{left}以完成"),
            format!("\n{left}a以完成b\r\n"),
        ] {
            let shown = shown(&source, "以完成", Appearance::default());
            assert_eq!(above_carets(&shown), "以完成", "{shown}");
            for line in shown.lines() {
                assert!(columns(line) <= 100, "{} columns: {line}", columns(line));
            }
        }
    }

    #[test]
    fn words_longer_than_the_screen_are_marked_at_their_beginning() {
        let words = format!("起{}", "很长的一段".repeat(100));
        let shown = shown(&format!("前文{words}"), &words, Appearance::default());
        assert!(above_carets(&shown).starts_with("起很长的一段"), "{shown}");
        assert!(shown.lines().all(|line| columns(line) <= 100), "{shown}");
    }

    #[test]
    fn a_place_without_words_gets_one_caret() {
        for (source, offset) in [("整改结果", 6), ("整改结果", 12), ("", 0), ("甲\n", 99)] {
            let fault = sample::fault(offset, offset);
            let shown = human(&[fault], &|_| Some(source), Lang::Zh, Appearance::default());
            assert_eq!(shown.matches('^').count(), 1, "{shown}");
        }
    }

    #[test]
    fn words_over_several_lines_are_marked_in_the_first() {
        let shown = shown("标题\n整改结果\n以完成", "结果\n以完", Appearance::default());
        assert_eq!(above_carets(&shown), "结果", "{shown}");
        assert!(!shown.contains("3 |"), "{shown}");
    }

    #[test]
    fn content_cannot_steer_the_terminal() {
        let source = "甲\u{1b}[2J\u{9b}\u{202e}乙\t丙\u{200b}";
        let shown = shown(source, "丙\u{200b}", Appearance::default());
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
        assert!(!shown.contains(['\u{202e}', '\u{200b}']), "{shown:?}");
        assert_eq!(above_carets(&shown), "丙<U+200B>", "{shown}");
    }

    #[test]
    fn colour_comes_only_when_asked_for_and_changes_no_words() {
        let source = "整改结果：以完成";
        let plain = shown(source, "以完成", Appearance::default());
        let coloured = shown(source, "以完成", Appearance { colour: true, ..Appearance::default() });
        assert!(!plain.contains('\u{1b}') && coloured.contains('\u{1b}'));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    }
}
