//! The page that lays the original beside what was understood, for the person who must vouch for it.

use std::ops::Range;

use maud::DOCTYPE;
use maud::Markup;
use maud::PreEscaped;
use maud::html;

use super::adopt::Adopted;
use super::adopt::ReadPaper;
use super::paper_facts;
use super::paper_facts::Fact;
use crate::diagnostic::Lang;
use crate::diagnostic::show::REPORT_STYLE;
use crate::import::paper::Content;
use crate::import::paper::Line;
use crate::import::paper::Paper;
use crate::model::Block;

/// A paper and what was taken of it.
pub struct Compared {
    /// The name of its file.
    pub name: String,
    /// Its lines.
    pub paper: Paper,
    /// What was taken.
    pub adopted: Adopted,
}

/// Where the page's style stands.
pub enum PageStyle {
    /// In the page: it is a file of its own.
    Inside,
    /// At an address.
    Linked(&'static str),
}

/// The page of several papers.
pub fn page(entries: &[Compared], lang: Lang, style: PageStyle) -> String {
    let zh = lang == Lang::Zh;
    let title = if zh { "导入对照" } else { "Import report" };
    let policy = match style {
        PageStyle::Inside => "default-src 'none'; style-src 'unsafe-inline'",
        PageStyle::Linked(_) => "default-src 'none'; style-src 'self'",
    };
    let page = html! {
        (DOCTYPE) "\n"
        html lang=(if zh { "zh-CN" } else { "en" }) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(policy);
                title { (title) }
                @match style {
                    PageStyle::Inside => style { (PreEscaped(REPORT_STYLE)) },
                    PageStyle::Linked(address) => link rel="stylesheet" href=(address);,
                }
            }
            "\n"
            body {
                main.paper {
                    h1 { (title) }
                    @for (at, entry) in entries.iter().enumerate() { "\n" (one(entry, at, zh)) }
                }
            }
        }
        "\n"
    };
    page.into_string()
}

fn one(entry: &Compared, at: usize, zh: bool) -> Markup {
    let (number, original, meant) = if zh { ("行", "原文", "理解") } else { ("Line", "Original", "Understood") };
    html! {
        h2.name { (entry.name) }
        (summary(&entry.adopted, at, zh))
        (facts(&entry.adopted, zh))
        h3.side { (if zh { "原文与理解" } else { "The original beside what was understood" }) }
        table.lines {
            thead {
                tr { th.n scope="col" { (number) } th scope="col" { (original) } th scope="col" { (meant) } }
            }
            tbody { (remarks_row(&entry.adopted, zh)) (rows(entry, at, zh)) }
        }
        p.sign {
            @if zh { "核对人：＿＿＿＿＿＿　日期：＿＿＿＿＿＿" } @else { "Checked by: ____________  Date: ____________" }
        }
    }
}

/// The lines of the original, each beside the blocks that were made of it.
fn rows(entry: &Compared, at: usize, zh: bool) -> Markup {
    let taken = &entry.adopted;
    let imported = &taken.imported;
    let last = entry.paper.lines.last().map_or(0, |line| line.number);
    let mut starts = imported.lines.clone();
    starts.push(last + 1);
    let body = match &taken.read {
        ReadPaper::Notice(notice) => &notice.body,
        ReadPaper::Article(article) => &article.body,
    };
    // The lines of each row, with its blocks. A line that was split holds several blocks.
    let mut rows: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut index = 0;
    while let Some(&line) = starts.get(index).filter(|_| index < body.len()) {
        let behind = (index..body.len()).find(|&at| starts.get(at) != Some(&line)).unwrap_or(body.len());
        let next = starts.get(behind).copied().unwrap_or(last + 1);
        rows.push((line..next.max(line + 1), index..behind));
        index = behind;
    }
    let first = starts.first().copied().unwrap_or(1);
    let title = html! {
        @if !imported.printed_title.is_empty() {
            span.tag { (if zh { "标题" } else { "title" }) }
            (imported.head.title)
        }
    };
    html! {
        // What stands above the first block: the title and boilerplate.
        @if first > 1 { (row((entry, at), 1..first, &title, zh)) }
        @for (lines, blocks) in rows { (row((entry, at), lines, &meant(taken, body, blocks, zh), zh)) }
    }
}

/// Blocks as they were understood.
fn meant(taken: &Adopted, body: &[Block], blocks: Range<usize>, zh: bool) -> Markup {
    html! {
        @for (index, block) in body.iter().enumerate().take(blocks.end).skip(blocks.start) {
            span.tag { (role(taken, index, block, zh)) }
            pre { (block.plain()) }
            (understood(taken, index, zh))
        }
    }
}

/// How much was found, and every doubt with a link to its line.
fn summary(taken: &Adopted, at: usize, zh: bool) -> Markup {
    let imported = &taken.imported;
    let (gone, mended, doubts) = (imported.boilerplate.len(), imported.mended.len(), imported.doubts.len());
    let counts = if zh {
        format!("去掉不属于正文的文字 {gone} 处，修补 {mended} 处，请核对 {doubts} 处")
    } else {
        format!("{gone} removed as no part of the paper, {mended} mended, {doubts} to be checked")
    };
    let lang = if zh { Lang::Zh } else { Lang::En };
    html! {
        p.sum { (taken.summary(lang)) "。" (counts) "。" }
        @if !imported.doubts.is_empty() {
            h3.list { (if zh { "请核对（均保留原样）" } else { "Please check (all kept as they stand)" }) }
            ol {
                @for doubt in &imported.doubts {
                    "\n"
                    li.doubt {
                        @match doubt.line {
                            0 => (if zh { "全文" } else { "whole" }),
                            line => a href={ "#p" (at) "-" (line) } {
                                @if zh { "第 " (line) " 行" } @else { "line " (line) }
                            },
                        }
                        "　" (if zh { doubt.code.words().zh } else { doubt.code.words().en })
                        @if !doubt.text.is_empty() { "：" }
                        (doubt.text)
                    }
                }
            }
        }
    }
}

/// The head of the notice and its figures.
fn facts(taken: &Adopted, zh: bool) -> Markup {
    html! {
        h3.list { (if zh { "读出的内容" } else { "What was read" }) }
        table.facts {
            tbody {
                @for Fact { name, value } in paper_facts::facts(taken) {
                    tr {
                        th scope="row" { (if zh { name.zh } else { name.en }) }
                        @match value {
                            Some(value) => td.fact { (value) },
                            None => td.none { (if zh { "文中没有读出" } else { "not found in the text" }) },
                        }
                    }
                }
            }
        }
    }
}

/// What an issue's heading was understood to say.
fn understood(taken: &Adopted, index: usize, zh: bool) -> Markup {
    let ReadPaper::Notice(notice) = &taken.read else { return Markup::default() };
    let Some((_, issue)) =
        notice.issues().find(|(_, issue)| issue.place.blocks.start == index && issue.place.row.is_none())
    else {
        return Markup::default();
    };
    let status = issue.rectification.status.as_ref().map(|status| (status.kind.word(), status.printed.as_str()));
    let words = match (status, zh) {
        (Some((kind, printed)), true) => format!("题目：{}；整改结果：{printed}（{kind}）", issue.title),
        (None, true) => format!("题目：{}；整改结果：文中未标明", issue.title),
        (Some((kind, printed)), false) => format!("title: {}; status: {printed} ({kind})", issue.title),
        (None, false) => format!("title: {}; no status is stated", issue.title),
    };
    html! { p.read { (words) } }
}

fn row((entry, at): (&Compared, usize), lines: Range<usize>, right: &Markup, zh: bool) -> Markup {
    html! {
        "\n"
        tr {
            td.n { (lines.start) }
            td {
                @for line in entry.paper.lines.iter().filter(|line| lines.contains(&line.number)) {
                    (original(entry, at, line))
                }
            }
            td { (right) (remarks(&entry.adopted, lines, zh)) }
        }
    }
}

/// A line of the original; what was taken for no part of the paper is struck out.
fn original(entry: &Compared, at: usize, line: &Line) -> Markup {
    let words = match &line.content {
        Content::Text(inline) => inline.text.clone(),
        Content::Row(cells) => cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | "),
        Content::Blank | Content::PageBreak => return Markup::default(),
    };
    let imported = &entry.adopted.imported;
    let gone = imported.boilerplate.iter().any(|of| of.line == line.number && words.contains(of.text.trim()));
    let doubted = imported.doubts.iter().filter(|doubt| doubt.line == line.number);
    let marked = marked(words.trim(), doubted.map(|doubt| doubt.text.as_str()));
    html! {
        @if gone {
            del.l #{ "p" (at) "-" (line.number) } { (marked) }
        } @else {
            span.l #{ "p" (at) "-" (line.number) } { (marked) }
        }
        "\n"
    }
}

/// A line with the words that are doubtful marked in it.
fn marked<'t>(line: &str, doubted: impl Iterator<Item = &'t str>) -> Markup {
    let found = doubted.map(|words| words.trim_end_matches('…')).filter(|words| !words.is_empty());
    let mut ranges: Vec<(usize, usize)> =
        found.filter_map(|words| line.find(words).map(|at| (at, at + words.len()))).collect();
    ranges.sort_unstable();
    // Pieces of the line, each with whether it is marked.
    let mut pieces: Vec<(&str, bool)> = Vec::new();
    let mut from = 0;
    for (start, end) in ranges {
        let start = start.max(from);
        if start < end {
            pieces.extend([(&line[from..start], false), (&line[start..end], true)]);
            from = end;
        }
    }
    pieces.push((&line[from..], false));
    html! {
        @for (words, is_marked) in pieces {
            @if is_marked { mark { (words) } } @else { (words) }
        }
    }
}

fn remarks_row(taken: &Adopted, zh: bool) -> Markup {
    let inside = remarks(taken, 0..1, zh);
    html! {
        @if !inside.0.is_empty() {
            tr { td.n {} td { (if zh { "全文" } else { "whole" }) } td { (inside) } }
        }
    }
}

fn remarks(taken: &Adopted, lines: Range<usize>, zh: bool) -> Markup {
    let imported = &taken.imported;
    html! {
        @for of in imported.boilerplate.iter().filter(|of| lines.contains(&of.line)) {
            p.mend { (if zh { "去掉：" } else { "removed: " }) (of.text) }
        }
        @for mend in imported.mended.iter().filter(|mend| lines.contains(&mend.line)) {
            p.mend { (if zh { &mend.what.zh } else { &mend.what.en }) }
        }
        @for doubt in imported.doubts.iter().filter(|doubt| lines.contains(&doubt.line)) {
            p.doubt { (if zh { doubt.code.words().zh } else { doubt.code.words().en }) " " (doubt.text) }
        }
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
