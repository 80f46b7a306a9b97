//! The page that lays the original beside what was understood, for the person who must vouch for it.

use super::taken::Read;
use super::taken::Taken;
use crate::diagnostic::Lang;
use crate::import::paper::Content;
use crate::import::paper::Paper;
use crate::model::Block;
use crate::page;

/// A paper and what was taken of it.
pub struct Entry {
    /// The name of its file.
    pub name: String,
    /// Its lines.
    pub paper: Paper,
    /// What was taken.
    pub taken: Taken,
}

/// Where the page's style stands.
pub enum Style {
    /// In the page: it is a file of its own.
    Inside,
    /// At an address.
    Linked(&'static str),
}

/// How the page looks.
pub const STYLE: &str = "body{font:16px/1.7 sans-serif;margin:0 auto;max-width:80rem;padding:1rem;color:#1a1a1a;background:#fff}\
h1{font-size:1.4rem}h2{font-size:1.2rem;margin-top:2rem}\
table{border-collapse:collapse;width:100%;table-layout:fixed}\
th,td{border:1px solid #bbb;padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
th.n,td.n{width:3.5rem;color:#555;text-align:right}\
tr.gone td{background:#f2f2f2;color:#555}tr.gone del{text-decoration:line-through}\
.tag{display:inline-block;border:1px solid #888;border-radius:.2rem;padding:0 .3rem;margin-right:.4rem;font-size:.85rem;color:#333}\
.mend{border-left:.3rem solid #1b6e3c;background:#eaf6ee;margin:.3rem 0;padding:.2rem .5rem}\
.doubt{border-left:.3rem solid #b3261e;background:#fdecea;margin:.3rem 0;padding:.2rem .5rem}\
h3.o,h4.o{margin:0;font-size:1rem}pre{white-space:pre-wrap;font:inherit;margin:0}";

/// The page of several papers.
pub fn page(entries: &[Entry], lang: Lang, style: Style) -> String {
    let zh = lang == Lang::Zh;
    let title = if zh { "导入对照" } else { "Import report" };
    let (policy, style) = match style {
        Style::Inside => ("style-src 'unsafe-inline'", format!("<style>{STYLE}</style>")),
        Style::Linked(address) => ("style-src 'self'", format!("<link rel=\"stylesheet\" href=\"{address}\">")),
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; {policy}\">\n<title>{title}</title>\n{style}\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        if zh { "zh-CN" } else { "en" }
    );
    for entry in entries {
        one(entry, zh, &mut out);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn text(words: &str, out: &mut String) {
    page::escape(words, out);
}

fn element(tag: &str, class: &str, words: &str, out: &mut String) {
    out.push_str(&format!("<{tag} class=\"{class}\">"));
    text(words, out);
    out.push_str(&format!("</{tag}>\n"));
}

fn one(entry: &Entry, zh: bool, out: &mut String) {
    let taken = &entry.taken;
    element("h2", "name", &entry.name, out);
    facts(taken, zh, out);
    let (number, original, understood) =
        if zh { ("行", "原文", "理解") } else { ("Line", "Original", "Understood") };
    out.push_str(&format!(
        "<table>\n<thead><tr><th class=\"n\" scope=\"col\">{number}</th><th scope=\"col\">{original}</th><th scope=\"col\">{understood}</th></tr></thead>\n<tbody>\n"
    ));
    let imported = &taken.imported;
    remarks_row(taken, 0..1, zh, out);
    let last = entry.paper.lines.last().map_or(0, |line| line.number);
    let mut starts = imported.lines.clone();
    starts.push(last + 1);
    // What stands above the first block: the title and furniture.
    let first = starts.first().copied().unwrap_or(1);
    if first > 1 {
        row(
            entry,
            1..first,
            |out| {
                if !imported.printed_title.is_empty() {
                    tag(if zh { "标题" } else { "title" }, out);
                    text(&imported.head.title, out);
                }
            },
            zh,
            out,
        );
    }
    let body = match &taken.read {
        Read::Notice(notice) => &notice.body,
        Read::Article(article) => &article.body,
    };
    for (index, pair) in starts.windows(2).enumerate() {
        let Some(block) = body.get(index) else { continue };
        row(
            entry,
            pair[0]..pair[1].max(pair[0] + 1),
            |out| {
                tag(&role(taken, index, block, zh), out);
                out.push_str("<pre>");
                text(&block.plain(), out);
                out.push_str("</pre>");
            },
            zh,
            out,
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

fn tag(words: &str, out: &mut String) {
    out.push_str("<span class=\"tag\">");
    text(words, out);
    out.push_str("</span>");
}

/// The head of the notice and its figures.
fn facts(taken: &Taken, zh: bool, out: &mut String) {
    let (head, _) = taken.text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or_default();
    element("p", "sum", &taken.summary(if zh { Lang::Zh } else { Lang::En }), out);
    out.push_str("<pre>");
    text(head, out);
    out.push_str("</pre>\n");
}

fn row(entry: &Entry, lines: std::ops::Range<usize>, right: impl FnOnce(&mut String), zh: bool, out: &mut String) {
    out.push_str(&format!("<tr><td class=\"n\">{}</td><td>", lines.start));
    for line in entry.paper.lines.iter().filter(|line| lines.contains(&line.number)) {
        let words = match &line.content {
            Content::Text(inline) => inline.text.clone(),
            Content::Row(cells) => cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | "),
            Content::Blank | Content::PageBreak => continue,
        };
        let gone =
            entry.taken.imported.furniture.iter().any(|of| of.line == line.number && words.contains(of.text.trim()));
        element(if gone { "del" } else { "pre" }, "l", words.trim(), out);
    }
    out.push_str("</td><td>");
    right(out);
    remarks(&entry.taken, lines, zh, out);
    out.push_str("</td></tr>\n");
}

fn remarks_row(taken: &Taken, lines: std::ops::Range<usize>, zh: bool, out: &mut String) {
    let mut inside = String::new();
    remarks(taken, lines, zh, &mut inside);
    if !inside.is_empty() {
        let whole = if zh { "全文" } else { "whole" };
        out.push_str(&format!("<tr><td class=\"n\"></td><td>{whole}</td><td>{inside}</td></tr>\n"));
    }
}

fn remarks(taken: &Taken, lines: std::ops::Range<usize>, zh: bool, out: &mut String) {
    for of in taken.imported.furniture.iter().filter(|of| lines.contains(&of.line)) {
        let what = if zh { "去掉：" } else { "removed: " };
        element("p", "mend", &format!("{what}{}", of.text), out);
    }
    for mend in taken.imported.mended.iter().filter(|mend| lines.contains(&mend.line)) {
        element("p", "mend", if zh { &mend.zh } else { &mend.en }, out);
    }
    for doubt in taken.imported.doubts.iter().filter(|doubt| lines.contains(&doubt.line)) {
        let what = if zh { doubt.code.zh() } else { doubt.code.en() };
        element("p", "doubt", &format!("{what} {}", doubt.text), out);
    }
}

/// What a block is in the notice.
fn role(taken: &Taken, index: usize, block: &Block, zh: bool) -> String {
    let say = |chinese: &str, english: &str| if zh { chinese.to_owned() } else { english.to_owned() };
    if let Read::Notice(notice) = &taken.read {
        let outline = &notice.outline;
        for finding in &outline.findings {
            for issue in &finding.issues {
                if issue.place.blocks.start == index {
                    return format!("{} {}", say("具体问题", "issue"), issue.key);
                }
            }
            if finding.place.blocks.start == index {
                return format!("{} {}", say("反馈问题", "finding"), finding.number);
            }
        }
        if outline.areas.iter().any(|area| area.place.blocks.start == index) {
            return say("方面", "area");
        }
        if outline.sections.iter().any(|section| section.place.blocks.start == index) {
            return say("部分", "section");
        }
        if let Some(signature) = outline.signature.as_ref().filter(|place| place.blocks.contains(&index)) {
            let _ = signature;
            return say("落款", "signature");
        }
        if let Some(overlay) = outline.overlays.get(&index)
            && let Some((_, range)) = &overlay.label
        {
            return block.plain().get(range.clone()).unwrap_or_default().trim_end_matches(['：', ':']).to_owned();
        }
    }
    match block {
        Block::Heading(_) => say("标题行", "heading"),
        Block::Table(_) => say("表格", "table"),
        _ => say("段落", "paragraph"),
    }
}
