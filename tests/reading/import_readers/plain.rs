//! Text and Markdown, and how their characters are written.

use super::left_out;
use super::shown;
use tongbao::import::paper::Paper;
use tongbao::import::readers;
use tongbao::import::readers::Charset;
use tongbao::import::readers::ReadAttempt;

use crate::support::expect;

const SENTENCE: &str = "　　根据市委统一部署，现予以公布。\r\n\r\n一是加强学习。";

fn paper(name: &str, bytes: &[u8]) -> Paper {
    match readers::read(name, bytes) {
        Ok(ReadAttempt::Paper(paper)) => paper,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn every_charset_of_the_field_is_read() {
    let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(bytes).collect() };
    let marked = format!("\u{FEFF}{SENTENCE}");
    let (gbk, _, _) = encoding_rs::GB18030.encode(SENTENCE);
    expect::each(
        [
            (SENTENCE.as_bytes().to_vec(), Charset::Utf8 { mark: false }),
            (marked.as_bytes().to_vec(), Charset::Utf8 { mark: true }),
            (wide(&marked, u16::to_le_bytes), Charset::Utf16Le),
            (wide(&marked, u16::to_be_bytes), Charset::Utf16Be),
            (wide(SENTENCE, u16::to_le_bytes), Charset::Utf16Le),
            (wide(SENTENCE, u16::to_be_bytes), Charset::Utf16Be),
            (gbk.into_owned(), Charset::Gb18030),
        ],
        |(bytes, charset)| {
            let (paper, found) = readers::text(&bytes).unwrap();
            assert_eq!(found, charset);
            assert_eq!(shown(&paper), ["　　根据市委统一部署，现予以公布。…", "·", "一是加强学习。…"], "{charset:?}");
        },
    );
}

#[test]
fn twelve_characters_are_enough_for_gb18030() {
    expect::each(
        [
            "关于巡察整改进展情况通报",
            "中级人民法院党组整改情况",
            "巡察组反馈意见的整改问题",
            "㐀𠀀生僻字也在国标里面啊啊",
        ],
        |text| {
            let (bytes, _, _) = encoding_rs::GB18030.encode(text);
            let (paper, charset) = readers::text(&bytes).unwrap();
            assert_eq!((shown(&paper), charset), (vec![format!("{text}…")], Charset::Gb18030), "{text}");
        },
    );
}

#[test]
fn a_broken_character_is_shown_and_named() {
    let mut bytes = "正文内容。".repeat(100).into_bytes();
    bytes.extend(b"\n\xE4\xB8\n");
    let paper = paper("a.txt", &bytes);
    assert_eq!(shown(&paper)[1], "\u{FFFD}…");
    assert_eq!(left_out(&paper), ["无法解码的字节（已用 � 占位）: \u{FFFD}"]);
}

#[test]
fn lines_end_in_every_way_and_pages_at_form_feeds() {
    let text = "一\r\n二\r三\n\n四\u{2028}五\u{c}\n六\u{c}七\n\u{c}八\u{c}";
    let (paper, _) = readers::text(text.as_bytes()).unwrap();
    assert_eq!(shown(&paper), ["一…", "二…", "三…", "·", "四…", "五…", "---", "六…", "---", "七…", "---", "八…"]);
    assert_eq!(paper.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 6, 7, 7, 7, 8, 8]);
}

#[test]
fn a_laid_out_page_keeps_its_columns_and_page_numbers() {
    let text = "    标  题\n\n  序号    问题\n          — 1 —\n\u{c}作为提升\n\u{c}";
    assert_eq!(
        shown(&readers::pdf(text.as_bytes(), b"").unwrap()),
        ["    标  题…", "·", "  序号    问题…", "          — 1 —…", "---", "作为提升…"]
    );
}

#[test]
fn markdown_loses_its_marks_and_nothing_else() {
    let text = "# 标题\n\n## **2.反馈问题：党内政治生活**\n二是**统筹自学\n| 序号 | 问题 |\n|---|:-:|\n| 1 | **甲**\\|乙 |\n> 引文\n---\n3. 标题\n*市";
    let paper = paper("a.md", text.as_bytes());
    assert_eq!(
        shown(&paper),
        [
            "#1 标题",
            "·",
            "#2 <2.反馈问题：党内政治生活>",
            "二是统筹自学…",
            "[序号|问题]",
            "[1|<甲>|乙]",
            "引文…",
            "·",
            "3. 标题…",
            "*市…"
        ]
    );
    assert_eq!(left_out(&paper), ["多余的 ** 标记: **", "表格线: |---|:-:|", "分隔线: ---"]);
    assert_eq!(paper.lines[5].number, 7);
}

#[test]
fn pasted_markdown_is_known_without_its_name_and_plain_text_is_left_alone() {
    assert_eq!(shown(&paper("-", "## 一、总则".as_bytes())), ["#2 一、总则"]);
    assert_eq!(shown(&paper("a.txt", "一是**加强**。".as_bytes())), ["一是<加强>。…"]);
    assert_eq!(shown(&paper("a.txt", "王**、李**，见[1]".as_bytes())), ["王**、李**，见[1]…"]);
    assert_eq!(shown(&paper("-", "<!DOCTYPE html><p>网页".as_bytes())), ["网页"]);
}
