//! Faults as one page for the person who mends them: grouped by file and level, in Chinese, without scripts.

use std::collections::BTreeMap;

use maud::DOCTYPE;
use maud::Markup;
use maud::PreEscaped;
use maud::html;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::diagnostic::Span;
use crate::diagnostic::show::Book;
use crate::diagnostic::show::Sources;
use crate::diagnostic::show::Whole;
use crate::diagnostic::show::count;
use crate::diagnostic::show::in_order;
use crate::diagnostic::show::tally;
use crate::diagnostic::wording::visible;
use crate::tree::RelPath;

/// Characters of a line shown on either side of the words that are wrong.
const AROUND: usize = 36;
/// Characters of wrong words that are shown.
const MARKED: usize = 60;

/// How the reports of the program look.
pub const REPORT_STYLE: &str = include_str!("report.css");

/// The page of a check.
pub fn html(whole: Whole<'_>, sources: &Sources) -> String {
    let Whole { faults, allowed, known } = whole;
    let files = by_file(faults);
    let book = Book::new(faults.iter().chain(allowed.iter().map(|(fault, _)| fault)), sources);
    let page = html! {
        (DOCTYPE) "\n"
        html lang="zh-Hans" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { "检查报告" }
                style { (PreEscaped(REPORT_STYLE)) }
            }
            "\n"
            body {
                main {
                    h1 { "检查报告" }
                    p.sum { (tally(faults, Lang::Zh)) "。" }
                    (words_of_levels())
                    @if !known.is_empty() {
                        p.known { "另有 " (known.len()) " 处旧问题已记入基线，这里不再列出。" }
                    }
                    @if files.len() > 1 { (contents(&files)) }
                    @for (index, (path, faults)) in files.iter().enumerate() {
                        "\n"
                        section #{ "f" (index + 1) } {
                            h2.file { (visible(path.as_str())) }
                            @if let Some(title) = sources(path).and_then(title) {
                                p.title { (visible(title)) }
                            }
                            @for level in Level::ALL { (of_level(&book, faults, level)) }
                        }
                    }
                    @if !allowed.is_empty() {
                        "\n"
                        h2.file { "通报自己允许的问题" }
                        ol {
                            @for (fault, reason) in allowed { (item(&book, fault, "off", Some(reason))) }
                        }
                    }
                }
            }
        }
        "\n"
    };
    page.into_string()
}

fn words_of_levels() -> Markup {
    html! {
        p {
            "错误：公布前必须改正。警告：很可能有问题，请逐条核对。提示：供参考。"
            "每一条写明了在哪一行、是什么问题、怎么改；黄色标出的是所指的文字。"
        }
        p { "核对无误、要照原样公布的，在那份通报开头的两行 --- 之间写明理由，例如（代码换成所指的那一条）：" }
        pre { "allow:\n  - { rule: W112, reason: 原件如此 }" }
    }
}

/// The faults of one level in a file.
fn of_level(book: &Book, faults: &[&Diagnostic], level: Level) -> Markup {
    let count = count(faults, level);
    html! {
        @if count > 0 {
            h3.level { (level.name(Lang::Zh)) "（" (count) " 处）" }
            ol {
                @for fault in faults.iter().filter(|fault| fault.level == level) {
                    (item(book, fault, level.word(), None))
                }
            }
        }
    }
}

fn by_file(faults: &[Diagnostic]) -> BTreeMap<&RelPath, Vec<&Diagnostic>> {
    let mut files: BTreeMap<&RelPath, Vec<&Diagnostic>> = BTreeMap::new();
    for fault in in_order(faults) {
        files.entry(&fault.span.path).or_default().push(fault);
    }
    files
}

/// What a source calls itself: the title of a notice, the name of a court.
fn title(source: &str) -> Option<&str> {
    let named = source.lines().take(40).find_map(|line| line.strip_prefix("title:").or(line.strip_prefix("name:")));
    let title = named?.trim().trim_matches('"');
    (!title.is_empty()).then_some(title)
}

fn contents(files: &BTreeMap<&RelPath, Vec<&Diagnostic>>) -> Markup {
    html! {
        table {
            thead {
                tr {
                    @for name in ["文件", "错误", "警告", "提示"] { th scope="col" { (name) } }
                }
            }
            tbody {
                @for (index, (path, faults)) in files.iter().enumerate() {
                    "\n"
                    tr {
                        td { a href={ "#f" (index + 1) } { (visible(path.as_str())) } }
                        @for level in Level::ALL {
                            td.n { (count(faults, level)) }
                        }
                    }
                }
            }
        }
    }
}

fn item(book: &Book, fault: &Diagnostic, class: &str, reason: Option<&str>) -> Markup {
    let place = book.position(&fault.span.path, fault.span.start);
    html! {
        "\n"
        li.f.(class) {
            div.where {
                @if reason.is_some() { (visible(fault.span.path.as_str())) "　" }
                "第 " (place.line) " 行，第 " (place.column) " 字　" (fault.code.id)
            }
            div.cause { (visible(&fault.cause_on_screen(Lang::Zh))) }
            (line(book, &fault.span))
            dl {
                (field("怎么改", &fault.remedy_on_screen(Lang::Zh)))
                (field("为什么", fault.code.why.zh))
                @for also in &fault.also { (field("另见", &book.place(also))) }
                @if let Some(reason) = reason { (field("允许的理由", reason)) }
            }
        }
    }
}

fn field(name: &str, words: &str) -> Markup {
    html! { dt.n { (name) } dd.w { (visible(words)) } }
}

/// The line a fault stands in, cropped, with its words marked.
fn line(book: &Book, span: &Span) -> Markup {
    let (line, words) = book.words(span);
    let at = book.start_in_line(span).min(line.len());
    let before = &line[..at];
    let cut = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let after = &line[at + words.len()..];
    html! {
        @if !line.trim().is_empty() {
            div.line {
                @if cut > 0 { "…" }
                (visible(&before[cut..]))
                @if !words.is_empty() { mark { (visible(&cropped(words, MARKED))) } }
                (visible(&cropped(after, AROUND)))
            }
        }
    }
}

fn cropped(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes::body;

    #[test]
    fn a_page_says_where_what_and_how_and_nothing_hostile_lives_in_it() {
        let source = format!("一\n{}<script>alert(1)</script>\u{202e}完\n", "长".repeat(60));
        let path = RelPath::new("content/notices/a.md").unwrap();
        let start = source.find('<').unwrap();
        let span = Span::new(&path, start, start + 8);
        let fault = Diagnostic::new(&body::RAW_HTML, span).with("found", "<script>");
        let allowed = [(fault.clone(), "<b>理由</b>".to_owned())];
        let faults = [fault];
        let whole = Whole { faults: &faults, allowed: &allowed, known: &faults };
        let page = html(whole, &|_| Some(&source));
        assert!(!page.contains("<script") && !page.contains("<b>") && !page.contains('\u{202e}'), "{page}");
        for wanted in [
            "第 2 行，第 61 字　B203",
            &format!("…{}<mark>&lt;script&gt;</mark>alert(1)", "长".repeat(AROUND)),
            "警告（1 处）",
            "允许的理由",
            "&lt;b&gt;理由",
            "另有 1 处旧问题",
            "&lt;U+202E&gt;完",
        ] {
            assert!(page.contains(wanted), "{wanted}\n{page}");
        }
    }
}
