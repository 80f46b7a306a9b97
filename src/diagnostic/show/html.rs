//! Faults as one page for the person who mends them: grouped by file and level, in Chinese, without scripts.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::diagnostic::Span;
use crate::diagnostic::show::Book;
use crate::diagnostic::show::Sources;
use crate::diagnostic::show::Whole;
use crate::diagnostic::show::in_order;
use crate::diagnostic::show::tally;
use crate::diagnostic::wording::visible;
use crate::text::escape;
use crate::tree::RelPath;

/// Characters of a line shown on either side of the words that are wrong.
const AROUND: usize = 36;
/// Characters of wrong words that are shown.
const MARKED: usize = 60;

const STYLE: &str = "body{font:17px/1.7 sans-serif;margin:0 auto;max-width:60rem;padding:1rem 1.2rem 4rem;color:#1a1a1a;background:#fff}\
h1{font-size:1.5rem}h2{font-size:1.15rem;margin:2.2rem 0 .4rem;padding-bottom:.2rem;border-bottom:2px solid #333;overflow-wrap:anywhere}\
h3{font-size:1rem;margin:1.2rem 0 .4rem}ol,ul{padding:0;margin:0;list-style:none}\
li.f{border:1px solid #bbb;border-left-width:.4rem;padding:.5rem .8rem;margin:.6rem 0;break-inside:avoid}\
li.error{border-left-color:#9c1c1c}li.warning{border-left-color:#8a5a00}li.note{border-left-color:#3b5b7a}li.off{border-left-color:#777}\
.where{color:#444;font-size:.9rem}.cause{font-weight:700;margin:.1rem 0}.line{background:#f4f4f4;padding:.2rem .5rem;margin:.3rem 0;overflow-wrap:anywhere}\
mark{background:#ffe08a;color:#1a1a1a;border-bottom:2px solid #9c1c1c}dl{margin:.3rem 0 0;display:grid;grid-template-columns:max-content 1fr;gap:.1rem .6rem}\
dt{color:#444}dd{margin:0;overflow-wrap:anywhere}table{border-collapse:collapse;margin:.6rem 0}th,td{border:1px solid #bbb;padding:.2rem .7rem;text-align:left;overflow-wrap:anywhere}\
td.n{text-align:right}a{color:#0b4a8f}@media print{body{font-size:11pt}}";

/// The page of a check.
pub fn html(whole: Whole<'_>, sources: &Sources) -> String {
    let Whole { faults, allowed, known } = whole;
    let mut out = format!(
        "<!doctype html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>检查报告</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>检查报告</h1>\n"
    );
    element("p", "sum", &format!("{}。", tally(faults, Lang::Zh)), &mut out);
    out.push_str(WORDS_OF_LEVELS);
    if !known.is_empty() {
        element("p", "known", &format!("另有 {} 处旧问题已记入基线，这里不再列出。", known.len()), &mut out);
    }
    let files = by_file(faults);
    contents(&files, &mut out);
    let book = Book::new(faults, sources);
    for (index, (path, faults)) in files.iter().enumerate() {
        out.push_str(&format!("<section id=\"f{}\">\n", index + 1));
        element("h2", "file", path.as_str(), &mut out);
        if let Some(title) = sources(path).and_then(title) {
            element("p", "title", title, &mut out);
        }
        for level in [Level::Error, Level::Warning, Level::Note] {
            let of_level: Vec<&&Diagnostic> = faults.iter().filter(|fault| fault.level == level).collect();
            if of_level.is_empty() {
                continue;
            }
            element("h3", "level", &format!("{}（{} 处）", level.name(Lang::Zh), of_level.len()), &mut out);
            out.push_str("<ol>\n");
            of_level.into_iter().for_each(|fault| item(&book, fault, level.word(), None, &mut out));
            out.push_str("</ol>\n");
        }
        out.push_str("</section>\n");
    }
    if !allowed.is_empty() {
        let faults: Vec<Diagnostic> = allowed.iter().map(|(fault, _)| fault.clone()).collect();
        let book = Book::new(&faults, sources);
        element("h2", "file", "通报自己允许的问题", &mut out);
        out.push_str("<ol>\n");
        allowed.iter().for_each(|(fault, reason)| item(&book, fault, "off", Some(reason), &mut out));
        out.push_str("</ol>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

const WORDS_OF_LEVELS: &str = "<p>错误：公布前必须改正。警告：很可能有问题，请逐条核对。提示：供参考。每一条写明了在哪一行、是什么问题、怎么改；黄色标出的是所指的文字。</p>\n<p>核对无误、要照原样公布的，在那份通报开头的两行 --- 之间写明理由，例如（代码换成所指的那一条）：</p>\n<pre>allow:\n  - { rule: W112, reason: 原件如此 }</pre>\n";

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

fn contents(files: &BTreeMap<&RelPath, Vec<&Diagnostic>>, out: &mut String) {
    if files.len() < 2 {
        return;
    }
    out.push_str("<table>\n<thead><tr><th scope=\"col\">文件</th><th scope=\"col\">错误</th><th scope=\"col\">警告</th><th scope=\"col\">提示</th></tr></thead>\n<tbody>\n");
    for (index, (path, faults)) in files.iter().enumerate() {
        out.push_str(&format!("<tr><td><a href=\"#f{}\">", index + 1));
        escape(path.as_str(), out);
        out.push_str("</a></td>");
        for level in [Level::Error, Level::Warning, Level::Note] {
            let count = faults.iter().filter(|fault| fault.level == level).count();
            out.push_str(&format!("<td class=\"n\">{count}</td>"));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn item(book: &Book, fault: &Diagnostic, class: &str, reason: Option<&str>, out: &mut String) {
    out.push_str(&format!("<li class=\"f {class}\">\n"));
    let place = book.position(&fault.span.path, fault.span.start);
    let file = if reason.is_some() { format!("{}　", fault.span.path) } else { String::new() };
    let place = format!("{file}第 {} 行，第 {} 字　{}", place.line, place.column, fault.code.id);
    element("div", "where", &place, out);
    element("div", "cause", &fault.cause_on_screen(Lang::Zh), out);
    line(book, &fault.span, out);
    out.push_str("<dl>");
    field("怎么改", &fault.remedy_on_screen(Lang::Zh), out);
    field("为什么", fault.code.why.zh, out);
    for also in &fault.also {
        field("另见", &book.place(also), out);
    }
    if let Some(reason) = reason {
        field("允许的理由", reason, out);
    }
    out.push_str("</dl>\n</li>\n");
}

fn field(name: &str, words: &str, out: &mut String) {
    element("dt", "n", name, out);
    element("dd", "w", words, out);
}

/// The line a fault stands in, cropped, with its words marked.
fn line(book: &Book, span: &Span, out: &mut String) {
    let (line, words) = book.words(span);
    if line.trim().is_empty() {
        return;
    }
    let at = book.start_in_line(span).min(line.len());
    let before: Vec<char> = line[..at].chars().rev().take(AROUND + 1).collect();
    let after = &line[at + words.len()..];
    out.push_str("<div class=\"line\">");
    if before.len() > AROUND {
        out.push('…');
    }
    let before: String = before.into_iter().take(AROUND).collect::<Vec<char>>().into_iter().rev().collect();
    escape(&before, out);
    if !words.is_empty() {
        out.push_str("<mark>");
        escape(&cropped(words, MARKED), out);
        out.push_str("</mark>");
    }
    escape(&cropped(after, AROUND), out);
    out.push_str("</div>\n");
}

fn cropped(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn element(tag: &str, class: &str, words: &str, out: &mut String) {
    out.push_str(&format!("<{tag} class=\"{class}\">"));
    escape(words, out);
    out.push_str(&format!("</{tag}>\n"));
}

/// Text as content of the page: nothing in it is markup, nothing invisible stays so.
fn escape(text: &str, out: &mut String) {
    escape::escape(&visible(text), out);
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
