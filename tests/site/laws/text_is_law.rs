//! Law 2. The page of a notice shows the approved text: every character, in order, nothing between.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use comrak::nodes::NodeValue;
use markup5ever_rcdom::Handle;
use proptest::prelude::*;

use tongbao::address::Route;
use tongbao::compile::Compiled;
use tongbao::compile::ExportGiven;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::model::Block;
use tongbao::model::Notice;
use tongbao::model::block;

use crate::support::html;
use crate::support::in_memory;

/// Elements that stand in a line of text; every other one stands on lines of its own.
const INLINE: [&str; 8] = ["a", "strong", "em", "code", "span", "img", "br", "wbr"];

/// What a reader sees below a node, piece by piece: a paragraph, a heading, a cell, a number of a list. Pictures are
/// seen as their text, and counted.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    pieces: Vec<String>,
    pictures: usize,
    piece: String,
}

impl Seen {
    fn end_piece(&mut self) {
        let piece = std::mem::take(&mut self.piece);
        let piece = piece.trim();
        if !piece.is_empty() {
            self.pieces.push(piece.to_owned());
        }
    }

    fn look(&mut self, node: &Handle) {
        let Some(element) = html::element(node) else {
            if node.children.borrow().is_empty() {
                self.piece.push_str(&html::written(node));
            }
            node.children.borrow().iter().for_each(|child| self.look(child));
            return;
        };
        if has_class(&element, "visually-hidden") {
            return;
        }
        let inline = INLINE.contains(&element.name.as_str());
        if !inline {
            self.end_piece();
        }
        match element.name.as_str() {
            "br" => self.piece.push('\n'),
            "img" => {
                self.pictures += 1;
                self.piece.push_str(element.get("alt").unwrap_or("NO ALT"));
            }
            _ => node.children.borrow().iter().for_each(|child| self.look(child)),
        }
        if !inline || has_class(&element, "marker") {
            self.end_piece();
        }
    }

    /// What the text itself has to show.
    fn expect(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::List { items, .. } => {
                    for item in items {
                        self.piece.push_str(item.marker.as_deref().unwrap_or_default());
                        self.end_piece();
                        self.expect(&item.blocks);
                    }
                }
                Block::Quote { blocks, .. } => self.expect(blocks),
                Block::Preformatted { text, .. } => {
                    self.piece.push_str(text);
                    self.end_piece();
                }
                Block::Rule { .. } => {}
                Block::Heading(_) | Block::Paragraph(_) | Block::Table(_) => {
                    for text in block.texts() {
                        self.piece.push_str(&text.plain());
                        self.end_piece();
                        self.pictures += text.runs().iter().filter(|run| run.style.image.is_some()).count();
                    }
                }
            }
        }
    }
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What the page of a notice shows as approved text.
fn approved(page: &[u8]) -> Seen {
    let dom = html::parse(page);
    let marked: Vec<_> =
        html::elements(&dom.document).into_iter().filter(|of| of.get("data-approved-text").is_some()).collect();
    assert_eq!(marked.len(), 1, "one element holds the approved text");
    let mut seen = Seen::default();
    seen.look(&marked[0].node);
    seen.end_piece();
    seen
}

/// Every notice of a site as its page shows it, held against its text; the number of notices.
fn hold(compiled: &Compiled) -> usize {
    for notice in in_memory::notices(compiled) {
        let Some(Ok(Rendered::Bytes(page))) = compiled.render(&Route::Notice(notice.id.clone())) else {
            panic!("{} has no page", notice.path)
        };
        let seen = approved(&page);
        let mut expected = Seen::default();
        expected.expect(&notice.body);
        assert_eq!(seen, expected, "{}", notice.path);
        let text = compact(&block::plain(&notice.body));
        assert_eq!(compact(&seen.pieces.concat()), text, "{}", notice.path);
    }
    compiled.site.notices.len()
}

/// Every notice of a site as it leaves the site.
fn hold_all_exports(compiled: &Compiled) {
    for notice in in_memory::notices(compiled) {
        hold_exports(compiled, &notice, &compact(&block::plain(&notice.body)));
    }
}

/// The text of a notice as it leaves the site: in a page of its own, and in a fragment in which nothing else stands.
fn hold_exports(compiled: &Compiled, notice: &Notice, text: &str) {
    let none = ExportGiven::default();
    let Some(Ok(page)) = compiled.export_page(&notice.id, &none) else { panic!("{} has no export", notice.path) };
    assert_eq!(compact(&approved(&page).pieces.concat()), text, "{}", notice.path);
    let Some(Ok(package)) = compiled.export_fragment(&notice.id, &none) else { panic!("{}", notice.path) };
    let fragment = package.iter().find(|(path, _)| path.as_str() == "正文源码.html");
    let Some((_, Rendered::Bytes(fragment))) = fragment else { panic!("{} has no fragment", notice.path) };
    let dom = html::parse(fragment);
    let mut seen = Seen::default();
    seen.look(&dom.document);
    seen.end_piece();
    assert_eq!(compact(&seen.pieces.concat()), text, "{}", notice.path);
    for element in html::elements(&dom.document) {
        // What an editor would drop is not there, and nothing is fetched.
        for lost in ["class", "id", "src", "href"] {
            let value = element.get(lost);
            let whole = ["data:", "http:", "https:", "mailto:", "tel:"];
            let stays =
                |value: &str| !["class", "id"].contains(&lost) && whole.iter().any(|scheme| value.starts_with(scheme));
            assert!(value.is_none_or(stays), "{}: <{} {lost}={value:?}>", notice.path, element.name);
        }
        assert!(!["script", "style", "link", "iframe"].contains(&element.name.as_str()), "{}", notice.path);
    }
}

/// A template with nothing of its own: what the blocks themselves bring.
const BARE: &str = concat!(
    "<!DOCTYPE html><title>{{ page.head_title }}</title><div data-approved-text>{% for b in notice.blocks %}",
    "{% if b.kind == \"heading\" %}<h{{ b.level }} id=\"{{ b.id }}\">{{ b.html | safe }}</h{{ b.level }}>",
    "{% elif b.kind == \"paragraph\" %}<p>{{ b.html | safe }}</p>{% else %}{{ b.html | safe }}{% endif %}{% endfor %}</div>",
);

/// Holds a body of a notice against its page, in the default theme and in the bare one.
fn hold_body(body: &str) {
    let notice = format!("---\ntitle: 通报\nkind: progress\n---\n{body}");
    let mut tree = in_memory::tree([("content/site.yaml", "name: 站"), ("content/notices/a.md", &notice)]);
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    assert_eq!(hold(&compiled), 1);
    hold_all_exports(&compiled);
    in_memory::put(&mut tree, "templates/notice.html", BARE.as_bytes());
    assert_eq!(hold(&in_memory::compile(&tree, &memo)), 1);
}

#[test]
fn sample_notices_show_their_text() {
    let tree = in_memory::sample();
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    assert!(hold(&compiled) >= 14);
    hold_all_exports(&compiled);
}

#[test]
fn notices_of_other_tests_show_their_text() {
    let mut held = 0;
    for site in sites_of_tests() {
        let (tree, _) = tongbao::edge::read(&site, 8 << 20).unwrap();
        let memo = Arc::<Memo>::default();
        held += hold(&in_memory::compile(&tree, &memo));
    }
    assert!(held > 0 || sites_of_tests().is_empty());
}

/// Folders below tests/ that are sites.
fn sites_of_tests() -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(in_memory::root().join("tests")).into_iter().flatten();
    let contents = entries.filter(|entry| entry.file_type().is_dir() && entry.file_name() == "content");
    contents.map(|entry| entry.path().parent().unwrap().to_owned()).collect()
}

#[test]
fn every_trap_of_markdown_is_shown_as_typed() {
    for body in [
        "某*市*某区，*市某区，A*B*C，**加强管理。**随后，**未闭合",
        "<script>alert(1)</script>\n\n<div>块</div>\n\n甲<br>乙<!-- 注 -->丙",
        "&amp;lt;&#60;b&#62;&nbsp;&copy;&unknown; Q&A",
        "第一行  \n第二行\\\n第三行\n第四行",
        "整改结果：**阶段性完成**\n责任部门：执行局、*立案庭*\n完成时限：2025年12月底前\n整改情况：一是**清理**。二是`发放`。三是[链接](https://a.example)。",
        "3. 第三项\n4. 第四项\n\n   第二段\n\n   - 甲\n   - 乙",
        "- 甲\n\n  乙\n- 丙",
        "> 引文\n>\n> - 项\n> 1. 数\n\n| 序号 | 反馈问题 | 整改状态 |\n| --- | --- | --- |\n| 1 | **甲**\\|乙 | 已完成 |\n| 2 | ![图](a.png) |",
        "```\n  <pre>\n\n\t末\n```\n\n```\n\n空行在前\n```",
        "整改结果：![](a.png)已完成\n\n![](a.png)整改结果：已完成\n\n整改情况：一是![](b.png)甲。![](c.png)二是乙。",
        "#### 1. 关于“甲”的问题\n\n整改情况：一是甲\n\n二是乙\n\n（1）丙；（2）丁。①戊②己",
        "一、甲\n\n（一）乙\n\n1. 丙\n\n（1）丁\n\n中共某院党组\n\n2025年7月10日",
        "---\n\n***\n\n甲",
        "问题：1. 甲\n措施：2. 乙\n\n[注]: https://a.example \"题\"\n\n[注]",
        "甲&#13;乙&#10;丙&#9;丁&#0;戊",
        "甲 　乙　\u{a0}丙",
        "1.整改结果：已完成\n\n（1）整改情况：一是甲\n\n①责任部门：执行局",
        "{{ notice.title }}{% raw %}甲{% endraw %}{# 乙 #}",
    ] {
        hold_body(body);
    }
}

/// Pieces of bodies: words, marks, and the edges between them.
const PIECES: &[&str] = &[
    "案款",
    "发放",
    "不及时",
    "青岚市",
    "2025年",
    "A",
    "b1",
    "12",
    " ",
    "　",
    "  ",
    "，",
    "。",
    "；",
    "：",
    "、",
    "“",
    "”",
    "（",
    "）",
    "《办法》",
    "*",
    "**",
    "***",
    "_",
    "`",
    "``",
    "~",
    "<",
    ">",
    "<b>",
    "</b>",
    "<br>",
    "<!--",
    "-->",
    "&",
    "&amp;",
    "&lt;",
    "&#42;",
    "&#13;",
    "&nbsp;",
    "\\",
    "\\*",
    "\\\n",
    "  \n",
    "\n",
    "[",
    "]",
    "](https://a.example)",
    "![",
    "![图](a.png)",
    "![](b.png)",
    "[链](https://a.example)",
    "|",
    "#",
    "一是",
    "二是",
    "三是",
    "1.",
    "2．",
    "（1）",
    "①",
    "整改结果：",
    "责任部门：",
    "整改情况：",
    "完成时限：",
    "整改措施：",
    "整改计划：",
    "{{",
    "}}",
    "{%",
    "@",
    "$",
    "\u{2014}\u{2014}",
];

/// Beginnings of blocks.
const STARTS: &[&str] = &[
    "",
    "",
    "",
    "# ",
    "## ",
    "#### ",
    "一、",
    "（一）",
    "1. ",
    "2. ",
    "#### 1. 关于“甲”的问题",
    "### （一）",
    "（1）",
    "- ",
    "* ",
    "+ ",
    "3) ",
    "> ",
    "> - ",
    "    ",
    "```\n",
    "~~~\n",
    "整改结果：",
    "整改情况：一是",
    "责任部门：",
    "***\n",
    "---\n",
    "===\n",
    "| 甲 | 乙 |\n| --- | --- |\n| ",
    "| 序号 | 反馈问题 | 整改状态 |\n| --- | :-: | --: |\n| 1 | ",
    "<div>\n",
    "\t",
];

fn body() -> impl Strategy<Value = String> {
    let line = prop::collection::vec(prop::sample::select(PIECES), 0..9).prop_map(|pieces| pieces.concat());
    let free = prop_oneof![8 => line, 1 => "\\PC{0,12}", 1 => "[ -~]{0,16}"];
    let block = (prop::sample::select(STARTS), free, prop::sample::select(&["\n\n", "\n"][..]));
    let blocks = prop::collection::vec(block.prop_map(|(start, text, end)| format!("{start}{text}{end}")), 1..9);
    blocks.prop_map(|blocks| blocks.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_body_is_shown_whole(body in body()) {
        hold_body(&body);
    }
}

/// A source's text by another reader of Markdown, without white space.
fn by_another_reader(source: &str) -> String {
    let body = source.splitn(3, "---\n").nth(2).unwrap();
    let mut options = comrak::Options::default();
    options.extension.table = true;
    let arena = comrak::Arena::new();
    let mut out = String::new();
    for node in comrak::parse_document(&arena, body, &options).descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::CodeBlock(code) => out.push_str(&code.literal),
            NodeValue::HtmlInline(text) => out.push_str(text),
            NodeValue::HtmlBlock(html) => out.push_str(&html.literal),
            NodeValue::Item(item) if item.list_type == comrak::nodes::ListType::Ordered => {
                out.push_str(&format!("{}.", item.start));
            }
            _ => {}
        }
    }
    // What is bold between Chinese characters is not bold to that reader, who shows the marks.
    compact(&out).replace("**", "")
}

#[test]
fn sample_notices_show_what_another_reader_of_their_source_reads() {
    let tree = in_memory::sample();
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    for notice in in_memory::notices(&compiled) {
        let source = fs::read_to_string(in_memory::root().join(notice.path.as_str())).unwrap();
        let Some(Ok(Rendered::Bytes(page))) = compiled.render(&Route::Notice(notice.id.clone())) else { panic!() };
        let shown = compact(&approved(&page).pieces.concat());
        let read = by_another_reader(&source);
        let at = shown.chars().zip(read.chars()).take_while(|(a, b)| a == b).count();
        let near = |text: &str| text.chars().skip(at.saturating_sub(10)).take(30).collect::<String>();
        assert!(shown == read, "{}: {:?} is {:?} to another reader", notice.path, near(&shown), near(&read));
    }
}

/// Whether an element has a class.
fn has_class(element: &html::Element, class: &str) -> bool {
    element.get("class").is_some_and(|classes| classes.split_whitespace().any(|known| known == class))
}
