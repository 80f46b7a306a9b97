//! The page that lays the original beside what was understood, for the person who must vouch for it.

use super::adopt::Adopted;
use super::adopt::ReadPaper;
use super::paper_facts;
use super::paper_facts::Fact;
use crate::diagnostic::Lang;
use crate::import::paper::Content;
use crate::import::paper::Paper;
use crate::model::Block;
use crate::text::escape;

/// A paper and what was taken of it.
pub struct Compared {
    /// The name of its file.
    pub name: String,
    /// Its lines.
    pub paper: Paper,
    /// What was adopted.
    pub adopted: Adopted,
}

/// Where the page's style stands.
pub enum PageStyle {
    /// In the page: it is a file of its own.
    Inside,
    /// At an address.
    Linked(&'static str),
}

/// How the page looks.
pub const STYLE: &str = "body{font:16px/1.7 sans-serif;margin:0 auto;max-width:80rem;padding:1rem;color:#1a1a1a;background:#fff}\
h1{font-size:1.4rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1.05rem;margin:1.5rem 0 .5rem}\
table{border-collapse:collapse;width:100%}table.lines{table-layout:fixed}\
th,td{border:1px solid #bbb;padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
table.facts th{width:8rem;font-weight:normal;color:#555;background:#f7f7f7}td.none{color:#8a1c14}\
th.n,td.n{width:3.5rem;color:#555;text-align:right}\
.l{display:block;white-space:pre-wrap;font:inherit;margin:0}del.l{color:#555;background:#f2f2f2}\
mark{background:#ffe08a;color:inherit}\
.tag{display:inline-block;border:1px solid #888;border-radius:.2rem;padding:0 .3rem;margin-right:.4rem;font-size:.85rem;color:#333}\
.mend{border-left:.3rem solid #1b6e3c;background:#eaf6ee;margin:.3rem 0;padding:.2rem .5rem}\
.doubt{border-left:.3rem solid #b3261e;background:#fdecea;margin:.3rem 0;padding:.2rem .5rem}\
.read{border-left:.3rem solid #2a5db0;background:#eef3fb;margin:.3rem 0;padding:.2rem .5rem}\
.sign{margin-top:2rem}pre{white-space:pre-wrap;font:inherit;margin:0}\
@media print{body{max-width:none;padding:0}tr{break-inside:avoid}a{color:inherit}}";

/// The page of several papers.
pub fn page(entries: &[Compared], lang: Lang, style: PageStyle) -> String {
    let zh = lang == Lang::Zh;
    let title = if zh { "导入对照" } else { "Import report" };
    let (policy, style) = match style {
        PageStyle::Inside => ("style-src 'unsafe-inline'", format!("<style>{STYLE}</style>")),
        PageStyle::Linked(address) => ("style-src 'self'", format!("<link rel=\"stylesheet\" href=\"{address}\">")),
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; {policy}\">\n<title>{title}</title>\n{style}\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        if zh { "zh-CN" } else { "en" }
    );
    for (at, entry) in entries.iter().enumerate() {
        one(entry, at, zh, &mut out);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn text(words: &str, out: &mut String) {
    escape::escape(words, out);
}

fn element(tag: &str, class: &str, words: &str, out: &mut String) {
    out.push_str(&format!("<{tag} class=\"{class}\">"));
    text(words, out);
    out.push_str(&format!("</{tag}>\n"));
}

fn one(entry: &Compared, at: usize, zh: bool, out: &mut String) {
    let taken = &entry.adopted;
    element("h2", "name", &entry.name, out);
    summary(taken, at, zh, out);
    facts(taken, zh, out);
    element("h3", "side", if zh { "原文与理解" } else { "The original beside what was understood" }, out);
    let (number, original, meant) = if zh { ("行", "原文", "理解") } else { ("Line", "Original", "Understood") };
    out.push_str(&format!(
        "<table class=\"lines\">\n<thead><tr><th class=\"n\" scope=\"col\">{number}</th><th scope=\"col\">{original}</th><th scope=\"col\">{meant}</th></tr></thead>\n<tbody>\n"
    ));
    let imported = &taken.imported;
    remarks_row(taken, 0..1, zh, out);
    let last = entry.paper.lines.last().map_or(0, |line| line.number);
    let mut starts = imported.lines.clone();
    starts.push(last + 1);
    // What stands above the first block: the title and boilerplate.
    let first = starts.first().copied().unwrap_or(1);
    if first > 1 {
        row(
            (entry, at),
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
        ReadPaper::Notice(notice) => &notice.body,
        ReadPaper::Article(article) => &article.body,
    };
    let mut index = 0;
    while let Some(&line) = starts.get(index).filter(|_| index < body.len()) {
        // A line that was split holds several blocks.
        let behind = (index..body.len()).find(|&at| starts.get(at) != Some(&line)).unwrap_or(body.len());
        let next = starts.get(behind).copied().unwrap_or(last + 1);
        row(
            (entry, at),
            line..next.max(line + 1),
            |out| {
                for (index, block) in body.iter().enumerate().take(behind).skip(index) {
                    tag(&role(taken, index, block, zh), out);
                    out.push_str("<pre>");
                    text(&block.plain(), out);
                    out.push_str("</pre>");
                    understood(taken, index, zh, out);
                }
            },
            zh,
            out,
        );
        index = behind;
    }
    out.push_str("</tbody>\n</table>\n");
    let sign = if zh {
        "核对人：＿＿＿＿＿＿　日期：＿＿＿＿＿＿"
    } else {
        "Checked by: ____________  Date: ____________"
    };
    element("p", "sign", sign, out);
}

fn tag(words: &str, out: &mut String) {
    out.push_str("<span class=\"tag\">");
    text(words, out);
    out.push_str("</span>");
}

/// How much was found, and every doubt with a link to its line.
fn summary(taken: &Adopted, at: usize, zh: bool, out: &mut String) {
    let imported = &taken.imported;
    let (gone, mended, doubts) = (imported.boilerplate.len(), imported.mended.len(), imported.doubts.len());
    let counts = if zh {
        format!("去掉不属于正文的文字 {gone} 处，修补 {mended} 处，请核对 {doubts} 处")
    } else {
        format!("{gone} removed as no part of the paper, {mended} mended, {doubts} to be checked")
    };
    let lang = if zh { Lang::Zh } else { Lang::En };
    element("p", "sum", &format!("{}。{counts}。", taken.summary(lang)), out);
    if imported.doubts.is_empty() {
        return;
    }
    element("h3", "list", if zh { "请核对（均保留原样）" } else { "Please check (all kept as they stand)" }, out);
    out.push_str("<ol>\n");
    for doubt in &imported.doubts {
        out.push_str("<li class=\"doubt\">");
        match doubt.line {
            0 => text(if zh { "全文" } else { "whole" }, out),
            line => {
                out.push_str(&format!("<a href=\"#p{at}-{line}\">"));
                text(&if zh { format!("第 {line} 行") } else { format!("line {line}") }, out);
                out.push_str("</a>");
            }
        }
        let what = if zh { doubt.code.words().zh } else { doubt.code.words().en };
        text(&format!("　{what}{}{}", if doubt.text.is_empty() { "" } else { "：" }, doubt.text), out);
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n");
}

/// The head of the notice and its figures.
fn facts(taken: &Adopted, zh: bool, out: &mut String) {
    element("h3", "list", if zh { "读出的内容" } else { "What was read" }, out);
    out.push_str("<table class=\"facts\">\n<tbody>\n");
    for Fact { name, value } in paper_facts::facts(taken) {
        out.push_str("<tr><th scope=\"row\">");
        text(if zh { name.zh } else { name.en }, out);
        out.push_str("</th>");
        match value {
            Some(value) => element("td", "fact", &value, out),
            None => element("td", "none", if zh { "文中没有读出" } else { "not found in the text" }, out),
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

/// What an issue's heading was understood to say.
fn understood(taken: &Adopted, index: usize, zh: bool, out: &mut String) {
    let ReadPaper::Notice(notice) = &taken.read else { return };
    let Some((_, issue)) =
        notice.issues().find(|(_, issue)| issue.place.blocks.start == index && issue.place.row.is_none())
    else {
        return;
    };
    let status = issue.status.as_ref().map(|status| (status.kind.word(), status.printed.as_str()));
    let words = match (status, zh) {
        (Some((kind, printed)), true) => format!("题目：{}；整改结果：{printed}（{kind}）", issue.title),
        (None, true) => format!("题目：{}；整改结果：文中未标明", issue.title),
        (Some((kind, printed)), false) => format!("title: {}; status: {printed} ({kind})", issue.title),
        (None, false) => format!("title: {}; no status is stated", issue.title),
    };
    element("p", "read", &words, out);
}

fn row(
    (entry, at): (&Compared, usize),
    lines: std::ops::Range<usize>,
    right: impl FnOnce(&mut String),
    zh: bool,
    out: &mut String,
) {
    out.push_str(&format!("<tr><td class=\"n\">{}</td><td>", lines.start));
    for line in entry.paper.lines.iter().filter(|line| lines.contains(&line.number)) {
        let words = match &line.content {
            Content::Text(inline) => inline.text.clone(),
            Content::Row(cells) => cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | "),
            Content::Blank | Content::PageBreak => continue,
        };
        let imported = &entry.adopted.imported;
        let gone = imported.boilerplate.iter().any(|of| of.line == line.number && words.contains(of.text.trim()));
        let name = if gone { "del" } else { "span" };
        out.push_str(&format!("<{name} class=\"l\" id=\"p{at}-{}\">", line.number));
        let doubted = imported.doubts.iter().filter(|doubt| doubt.line == line.number);
        marked(words.trim(), doubted.map(|doubt| doubt.text.as_str()), out);
        out.push_str(&format!("</{name}>\n"));
    }
    out.push_str("</td><td>");
    right(out);
    remarks(&entry.adopted, lines, zh, out);
    out.push_str("</td></tr>\n");
}

/// A line with the words that are doubtful marked in it.
fn marked<'t>(line: &str, doubted: impl Iterator<Item = &'t str>, out: &mut String) {
    let found = doubted.map(|words| words.trim_end_matches('…')).filter(|words| !words.is_empty());
    let mut ranges: Vec<(usize, usize)> =
        found.filter_map(|words| line.find(words).map(|at| (at, at + words.len()))).collect();
    ranges.sort_unstable();
    let mut from = 0;
    for (start, end) in ranges.into_iter().filter(|(start, end)| start < end) {
        let start = start.max(from);
        if start >= end {
            continue;
        }
        text(&line[from..start], out);
        out.push_str("<mark>");
        text(&line[start..end], out);
        out.push_str("</mark>");
        from = end;
    }
    text(&line[from..], out);
}

fn remarks_row(taken: &Adopted, lines: std::ops::Range<usize>, zh: bool, out: &mut String) {
    let mut inside = String::new();
    remarks(taken, lines, zh, &mut inside);
    if !inside.is_empty() {
        let whole = if zh { "全文" } else { "whole" };
        out.push_str(&format!("<tr><td class=\"n\"></td><td>{whole}</td><td>{inside}</td></tr>\n"));
    }
}

fn remarks(taken: &Adopted, lines: std::ops::Range<usize>, zh: bool, out: &mut String) {
    for of in taken.imported.boilerplate.iter().filter(|of| lines.contains(&of.line)) {
        let what = if zh { "去掉：" } else { "removed: " };
        element("p", "mend", &format!("{what}{}", of.text), out);
    }
    for mend in taken.imported.mended.iter().filter(|mend| lines.contains(&mend.line)) {
        element("p", "mend", if zh { &mend.what.zh } else { &mend.what.en }, out);
    }
    for doubt in taken.imported.doubts.iter().filter(|doubt| lines.contains(&doubt.line)) {
        let what = if zh { doubt.code.words().zh } else { doubt.code.words().en };
        element("p", "doubt", &format!("{what} {}", doubt.text), out);
    }
}

/// What a block is in the notice.
fn role(taken: &Adopted, index: usize, block: &Block, zh: bool) -> String {
    let say = |chinese: &str, english: &str| if zh { chinese.to_owned() } else { english.to_owned() };
    if let ReadPaper::Notice(notice) = &taken.read {
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
