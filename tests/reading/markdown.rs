//! What Markdown means in a notice, and that printing it loses nothing.

use proptest::prelude::*;

use tongbao::model::Block;
use tongbao::model::Cell;
use tongbao::model::Item;
use tongbao::model::Run;
use tongbao::model::Text;
use tongbao::source::markdown::MarkdownFault;
use tongbao::source::markdown::NestingLimits;
use tongbao::source::markdown::Parsed;
use tongbao::source::markdown::parse;
use tongbao::source::markdown::print;
use tongbao::source::markdown::print_with;

use crate::support::expect;

const LABELS: [&str; 3] = ["整改结果：", "责任部门：", "完成时限："];

fn labelled(line: &str) -> bool {
    LABELS.iter().any(|label| line.starts_with(label))
}

fn starts_block(_: &str, line: &str) -> bool {
    labelled(line)
}

fn read(source: &str) -> Parsed {
    parse(source, 0, &NestingLimits::default(), &starts_block)
}

/// A paragraph that a label begins stands right below the paragraph before it.
fn tight(_: &Block, next: &Block) -> bool {
    labelled(next.plain().split('\n').next().unwrap_or_default())
}

fn write(blocks: &[Block]) -> String {
    print_with(blocks, &tight)
}

/// Blocks as text, styles as letters: `b[…]` bold, `i[…]` emphasis, `c[…]` code, `a[…](…)` link, `m[…](…)` picture.
fn show(blocks: &[Block]) -> String {
    blocks.iter().map(show_block).collect::<Vec<_>>().join(" / ")
}

fn show_block(block: &Block) -> String {
    match block {
        Block::Heading(heading) => format!("h{} {}", heading.level, show_text(&heading.text)),
        Block::Paragraph(paragraph) => format!("p {}", show_text(&paragraph.text)),
        Block::Quote { blocks, .. } => format!("q({})", show(blocks)),
        Block::Preformatted { text, .. } => format!("pre {text:?}"),
        Block::Rule { .. } => "rule".to_owned(),
        Block::List { items, .. } => {
            let item = |item: &Item| format!("{}({})", item.marker.as_deref().unwrap_or("-"), show(&item.blocks));
            items.iter().map(item).collect()
        }
        Block::Table(table) => {
            let row = |row: &Vec<Cell>| row.iter().map(|cell| show_text(&cell.text)).collect::<Vec<_>>().join("|");
            format!("t {}", table.rows().map(row).collect::<Vec<_>>().join("‖"))
        }
    }
}

fn show_text(text: &Text) -> String {
    let show_run = |run: &Run| {
        let mut part = run.text.replace('\n', "⏎");
        if let Some(image) = &run.style.image {
            part = format!("m[{part}]({image})");
        }
        for (on, letter) in [(run.style.code, 'c'), (run.style.emphasis, 'i'), (run.style.strong, 'b')] {
            if on {
                part = format!("{letter}[{part}]");
            }
        }
        match &run.style.link {
            Some(link) => format!("a[{part}]({link})"),
            None => part,
        }
    };
    text.runs().iter().map(show_run).collect()
}

#[track_caller]
fn round_trips(source: &str) {
    let blocks = read(source).blocks;
    let printed = write(&blocks);
    let again = read(&printed).blocks;
    assert_eq!(show(&again), show(&blocks), "\nsource  {source:?}\nprinted {printed:?}");
    assert_eq!(again, blocks, "\nsource  {source:?}\nprinted {printed:?}");
    assert_eq!(write(&again), printed, "{source:?}");
}

/// Typed, read, printed.
const CASES: &[(&str, &str, &str)] = &[
    // Emphasis between Chinese characters
    ("**加强管理。**随后", "p b[加强管理。]随后", "**加强管理。**随后"),
    ("该项**“已完成”**的问题", "p 该项b[“已完成”]的问题", "该项**“已完成”**的问题"),
    ("**加强管理。**随后**再次。**", "p b[加强管理。]随后b[再次。]", "**加强管理。**随后**再次。**"),
    ("二是**统筹自学**。", "p 二是b[统筹自学]。", "二是**统筹自学**。"),
    ("***甲***乙", "p b[i[甲]]乙", "***甲***乙"),
    ("a&#42;&#42;b", "p a**b", "a\\*\\*b"),
    ("&#97;**.**&#98;", "p ab[.]b", "&#97;**.**&#98;"),
    // Slips kept as they are
    ("某*市*某区", "p 某i[市]某区", "某*市*某区"),
    ("*市某区", "p *市某区", "\\*市某区"),
    ("3 * 4 = 12", "p 3 * 4 = 12", "3 * 4 = 12"),
    ("file_name_v2", "p file_name_v2", "file_name_v2"),
    ("#标题", "p #标题", "\\#标题"),
    ("A&B 公司；Q&A", "p A&B 公司；Q&A", "A&B 公司；Q&A"),
    ("&amp;lt;", "p &lt;", "\\&lt;"),
    ("1 < 2，[2024]5号", "p 1 < 2，[2024]5号", "1 < 2，[2024]5号"),
    ("[a\\](b)", "p [a](b)", "[a\\](b)"),
    ("[注]: 说明文字", "p [注]: 说明文字", "[注]: 说明文字"),
    // Raw HTML is text
    ("<script>x</script>", "p <script>x</script>", "\\<script>x\\</script>"),
    ("甲<br>乙", "p 甲<br>乙", "甲\\<br>乙"),
    // Numbers
    ("3. 标题", "3.(p 标题)", "3. 标题"),
    ("2025. 年底前完成", "2025.(p 年底前完成)", "2025. 年底前完成"),
    ("1) 甲\n2) 乙", "1)(p 甲)2)(p 乙)", "1) 甲\n2) 乙"),
    ("3\\. 标题", "p 3. 标题", "3\\. 标题"),
    ("2025\\. 年", "p 2025. 年", "2025\\. 年"),
    ("1.标题", "p 1.标题", "1.标题"),
    ("- 甲\n- 乙\n\n* 丙", "-(p 甲)-(p 乙) / -(p 丙)", "- 甲\n- 乙\n\n* 丙"),
    ("- 甲\n  - 乙", "-(p 甲 / -(p 乙))", "- 甲\n\n  - 乙"),
    // Lines
    ("加强\n管理，\n“做好” foo\nbar", "p 加强管理，“做好” foo bar", "加强管理，“做好” foo bar"),
    ("甲\\\n乙", "p 甲⏎乙", "甲\\\n乙"),
    ("　　甲\n　　乙", "p 甲 / p 乙", "甲\n\n乙"),
    (
        "整改结果：完成\n责任部门：执行局\n说明\n完成时限：年底",
        "p 整改结果：完成 / p 责任部门：执行局说明 / p 完成时限：年底",
        "整改结果：完成\n责任部门：执行局说明\n完成时限：年底",
    ),
    (
        "**整改结果：完成\n责任部门：执行局**",
        "p b[整改结果：完成] / p b[责任部门：执行局]",
        "**整改结果：完成**\n**责任部门：执行局**",
    ),
    ("    缩进", "p 缩进", "缩进"),
    // Links
    ("<https://a.cn/x>", "p a[https://a.cn/x](https://a.cn/x)", "<https://a.cn/x>"),
    ("[附件](附件 一.docx)", "p [附件](附件 一.docx)", "[附件\\](附件 一.docx)"),
    ("[附件](<附件 一.docx>)", "p a[附件](附件%20一.docx)", "[附件](附件%20一.docx)"),
    ("[甲**乙**](a(b)c)", "p a[甲](a(b)c)a[b[乙]](a(b)c)", "[甲**乙**](a\\(b\\)c)"),
    ("**见[甲](x)。**", "p b[见]a[b[甲]](x)b[。]", "**见[甲](x)。**"),
    ("[甲](javascript:alert)", "p 甲", "甲"),
    ("[甲](JAVASCRIPT&#58;alert)", "p 甲", "甲"),
    ("![图](p.png)", "p m[图](p.png)", "![图](p.png)"),
    ("!\\[图](p.png)", "p ![图](p.png)", "![图\\](p.png)"),
    // Blocks
    ("标题\n===", "h1 标题", "# 标题"),
    ("\\---", "p ---", "\\---"),
    ("# a \\#", "h1 a #", "# a \\#"),
    ("> 甲\n乙", "q(p 甲乙)", "> 甲乙"),
    ("````\n```\n````", "pre \"```\"", "````\n```\n````"),
    ("| 甲 | 乙 |\n|:-:|---|\n| **1** |", "t 甲|乙‖b[1]|", "| 甲 | 乙 |\n| --- | --- |\n| **1** |  |"),
    ("|a|\n|-|\n|b|c|", "t a‖b c", "| a |\n| --- |\n| b c |"),
    ("| a\\|b `c\\|d` |\n|-|", "t a|b c[c|d]", "| a\\|b `c\\|d` |\n| --- |"),
];

#[test]
fn reads_and_prints_what_office_staff_types() {
    expect::each(CASES, |(typed, expected, printed)| {
        let blocks = read(typed).blocks;
        assert_eq!(show(&blocks), *expected, "{typed:?}");
        assert_eq!(write(&blocks).trim_end(), *printed, "{typed:?}");
        round_trips(typed);
    });
}

#[test]
fn prints_every_paragraph_with_a_blank_line_unless_told() {
    assert_eq!(print(&read("甲\n责任部门：乙").blocks), "甲\n\n责任部门：乙\n");
}

#[test]
fn reports_slips_where_they_stand() {
    type Kind = fn(&MarkdownFault) -> bool;
    let cases: &[(&str, Kind, &str)] = &[
        ("甲<br>乙", |fault| matches!(fault, MarkdownFault::Html(_)), "<br>"),
        ("甲\n\n<div>乙</div>\n\n丙", |fault| matches!(fault, MarkdownFault::Html(_)), "<div>乙</div>"),
        ("##标题", |fault| matches!(fault, MarkdownFault::HashWithoutSpace(_)), "##"),
        ("某*市*区", |fault| matches!(fault, MarkdownFault::PerhapsMask(_)), "*市*"),
        ("甲\n\n    乙\n", |fault| matches!(fault, MarkdownFault::Indented(_)), "乙"),
        ("见[甲](data:x)。", |fault| matches!(fault, MarkdownFault::AddressRefused(_)), "[甲](data:x)"),
        ("|a|\n|-|\n|b|c|", |fault| matches!(fault, MarkdownFault::ExtraCells(_)), "c"),
    ];
    expect::each(cases, |(source, kind, place)| {
        let faults = parse(source, 7, &NestingLimits::default(), &starts_block).faults;
        assert!(matches!(&*faults, [fault] if kind(fault)), "{source:?} {faults:?}");
        let at = faults[0].at();
        assert_eq!(&source[at.start - 7..at.end - 7], *place);
    });
    assert_eq!(read("**某市**、\\#甲、3 * 4").faults, []);
}

#[test]
fn texts_past_a_limit_are_read_as_plain_paragraphs() {
    let limits = NestingLimits { nesting: 2, brackets: 3, ..NestingLimits::default() };
    let read = |source: &str| parse(source, 0, &limits, &starts_block);
    let pairs =
        [("> - a", "> > - a"), ("- a\n  - b", "- a\n  - b\n    - c"), ("[[[", "[[[["), ("[a\n\n[[[", "[a\n[[[")];
    expect::each(pairs, |(at, past)| {
        assert!(!matches!(&*read(at).faults, [MarkdownFault::LimitPassed(_)]), "{at:?}");
        assert!(matches!(&*read(past).faults, [MarkdownFault::LimitPassed(_)]), "{past:?}");
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let shown: String = read(past).blocks.iter().map(Block::plain).collect();
        assert_eq!(squeezed(&shown), squeezed(past));
    });
}

#[test]
fn texts_that_cost_more_than_their_length_are_not_read_as_markdown() {
    let default = |source: &str| parse(source, 0, &NestingLimits::default(), &starts_block);
    expect::each(
        [
            (">".repeat(100), ">".repeat(101)),
            ("[".repeat(2_000), "[".repeat(2_001)),
            ("![".repeat(100), "![".repeat(101)),
            ("`a".repeat(2_000), "`a".repeat(2_001)),
            ("*a".repeat(10_000), "*a".repeat(10_001)),
            (
                format!("{}a{}b", "- ".repeat(100), "\n".repeat(1_000)),
                format!("{}a{}b", "- ".repeat(100), "\n".repeat(40_001)),
            ),
        ],
        |(within, past)| {
            assert!(!matches!(&*default(&within).faults, [MarkdownFault::LimitPassed(_)]), "{within:.20}");
            assert!(matches!(&*default(&past).faults, [MarkdownFault::LimitPassed(_)]), "{past:.20}");
            let blocks = default(&past).blocks;
            assert!(default(&write(&blocks)).blocks == blocks, "{past:.20}");
        },
    );
}

/// Each visible character with its looks, white space left out: its looks are not kept.
fn looks(text: &Text) -> Vec<(char, bool, bool)> {
    let run = |run: &Run| {
        let (strong, emphasis) = (run.style.strong, run.style.emphasis);
        run.text.chars().map(|c| (c, strong, emphasis)).collect::<Vec<_>>()
    };
    text.runs().iter().flat_map(run).filter(|(c, ..)| !c.is_whitespace()).collect()
}

/// The same by comrak.
fn oracle(source: &str) -> Vec<(char, bool, bool)> {
    use comrak::nodes::NodeValue;
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    options.extension.cjk_friendly_emphasis = true;
    let root = comrak::parse_document(&arena, source, &options);
    let mut out = vec![];
    for node in root.descendants() {
        let data = node.data.borrow();
        let text = match &data.value {
            NodeValue::Text(text) => text.to_string(),
            NodeValue::Code(code) => code.literal.clone(),
            _ => continue,
        };
        let within = |kind: fn(&NodeValue) -> bool| node.ancestors().any(|a| kind(&a.data.borrow().value));
        let strong = within(|value| matches!(value, NodeValue::Strong));
        let emphasis = within(|value| matches!(value, NodeValue::Emph));
        out.extend(text.chars().filter(|c| !c.is_whitespace()).map(|c| (c, strong, emphasis)));
    }
    out
}

#[track_caller]
fn agrees_with_comrak(line: &str) {
    let source = format!("# {line}");
    let ours = match &*read(&source).blocks {
        [Block::Heading(heading)] => looks(&heading.text),
        [] => vec![],
        blocks => panic!("{blocks:?}"),
    };
    assert_eq!(ours, oracle(&source), "{line:?}");
}

#[test]
fn emphasis_agrees_with_comrak_on_the_amendments_examples() {
    for line in [
        "これは**私のやりたかったこと。**だからするの。",
        "**[製品ほげ](./product-foo)**と**[製品ふが](./product-bar)**をお試しください",
        "先頭の**`コード`も注意。**",
        "税込**¥10,000**で入手できます。",
        "正解は**④**です。",
        "**C#**や**F#**は**「.NET」**という",
        "大塚\u{fe00}**(U+585A U+FE00)** 大塚**(U+FA10)**",
        "〽\u{fe0e}**(庵点)**は、",
        "**true。\u{fe01}**false",
        "禰\u{e0100}**(ね)**豆子",
        "__注意__：注意事項",
        "正體字。\u{fe01}_Traditional._",
        "“\u{fe01}Git”\u{fe01}__Hub__",
        "패키지를 발행하려면 **`npm publish`**를 실행하십시오.",
        "*foo**bar**baz* *foo**bar***",
        "a\\*b*c*",
        "[a*b](c)*d",
        "*[a*b](c)",
    ] {
        agrees_with_comrak(line);
    }
}

#[test]
fn no_address_is_active_that_is_not_allowed() {
    expect::each(
        [
            "[a](javascript:alert(1))",
            "[a](<java\tscript:alert(1)>)",
            "[a](java&#x0A;script:alert(1))",
            "[a](&#106;avascript:alert(1))",
            "[a](//evil.example)",
            "[a](\\\\\\\\evil.example)",
            "<javascript:alert(1)>",
            "![a](data:image/svg+xml,x)",
            "[![a](javascript:x)](vbscript:y)",
            "[a]\n\n[a]: javascript:alert(1)",
            "[a]()",
        ],
        |source| {
            let blocks = read(source).blocks;
            let active =
                |text: &Text| text.runs().iter().any(|run| run.style.link.is_some() || run.style.image.is_some());
            assert!(!blocks.iter().flat_map(Block::texts).any(active), "{source:?}");
            assert!(blocks[0].plain().contains('a'), "{source:?}");
        },
    );
}

/// Characters and constructs, mixed.
fn soup() -> impl Strategy<Value = String> {
    let words = vec![
        "甲", "整改", "市", "a", "b", "7", "。", "，", "“", "”", "（", "）", ".", ",", "(", ")", "!", "-", ":", "=",
        "|", "~", "+", "#", "\"", "é", "😀", "\u{200b}", "\u{fe01}", "\u{1f}",
    ];
    let spaces =
        vec![" ", "  ", "\n", "\n\n", "　", "　　", "\t", "\r\n", "\u{a0}", "    ", "\\\n", "  \n", "\u{b}", "\u{c}"];
    let marks = vec![
        "*",
        "**",
        "***",
        "_",
        "__",
        "`",
        "``",
        "```",
        "~~~",
        "[",
        "]",
        "](",
        "](x)",
        "](javascript:y)",
        "![",
        "<",
        ">",
        "<b>",
        "<https://a.cn>",
        "<a@b.cn>",
        "&",
        "&amp;",
        "&#32;",
        "&#10;",
        "&nbsp;",
        "&ngE;",
        "\\",
        "\\*",
        "\\|",
        "\\\\",
        "]:",
        "\0",
        "<!--",
        "-->",
        "<div>",
    ];
    let lines = vec![
        "\n- ",
        "\n* ",
        "\n1. ",
        "\n2) ",
        "\n> ",
        "\n# ",
        "\n## ",
        "\n---\n",
        "\n===\n",
        "\n```\n",
        "\n| a | b |\n|---|---|\n| ",
        " | ",
        "\n  ",
        "\n    ",
        "\n   - ",
        "\n责任部门：",
        "\n整改结果：",
        "\n**完成时限：**",
        "\n[a]: b\n",
        "\n\n    ",
        "\n|",
        "\n-",
        "\n>",
    ];
    let piece = prop_oneof![
        8 => prop::sample::select(words),
        4 => prop::sample::select(spaces),
        6 => prop::sample::select(marks),
        5 => prop::sample::select(lines),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// One line of emphasis.
fn emphatic() -> impl Strategy<Value = String> {
    let words = vec![
        "甲", "乙", "a", "b", "。", "，", "“", "”", "（", "）", ".", ",", "(", " ", "　", "+", "$", "é", "😀", "한",
        "\u{fe00}", "\u{fe01}",
    ];
    let piece = prop_oneof![
        3 => prop::sample::select(words),
        3 => prop::sample::select(vec!["*", "**", "***", "_", "__", "****"]),
        1 => prop::sample::select(vec!["`a`", "[乙*", "](x)", "[a](x)", "\\*", "\\_"]),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn emphasis_agrees_with_comrak(line in emphatic()) {
        agrees_with_comrak(&format!("x {line} x"));
        agrees_with_comrak(line.trim());
    }

    #[test]
    fn printing_loses_nothing_of_emphasis(line in emphatic()) {
        round_trips(&line);
    }

    #[test]
    fn printing_loses_nothing(source in soup()) {
        round_trips(&source);
    }

    #[test]
    fn printing_loses_nothing_of_any_text(source in any::<String>()) {
        round_trips(&source);
    }

    #[test]
    fn every_character_is_found_in_the_source(source in soup()) {
        let parsed = parse(&source, 5, &NestingLimits::default(), &starts_block);
        for text in parsed.blocks.iter().flat_map(Block::texts) {
            for (index, c) in text.plain().char_indices() {
                let at = text.locate(index).expect("parsed text has places");
                let typed = source.get(at - 5..).and_then(|rest| rest.chars().next());
                // References are decoded, line breaks may become spaces.
                prop_assert!(
                    typed == Some(c) || typed.is_some_and(|t| t.is_whitespace() || matches!(t, '&' | '\\' | '\0' | '|')),
                    "{:?} at {} is {:?}", c, at - 5, typed
                );
            }
        }
    }

    #[test]
    fn no_visible_character_is_lost(source in soup()) {
        // Letters and Chinese characters are never notation, but for addresses, references and words after a fence.
        let source = source.replace(['&', '('], " ").replace("``", "`x").replace("~~", "~x");
        let count = |text: &str, c: char| text.chars().filter(|x| *x == c).count();
        let plain = tongbao::model::block::plain(&read(&source).blocks);
        for c in ['甲', '市', 'b', '7', '。', '“'] {
            prop_assert_eq!(count(&plain, c), count(&source, c), "{:?} {:?}", source, plain);
        }
    }
}
