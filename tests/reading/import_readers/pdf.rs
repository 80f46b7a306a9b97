//! PDFs by the places of their words: watermarks, columns, and what only looks like them.

use super::left_out;
use super::shown;
use crate::support::expect;
use tongbao::import::readers;
use tongbao::import::readers::Refused;

/// A word: how far from the left and from above, in characters, how large, and what it says.
type Word<'a> = (f32, f32, f32, &'a str);

/// What `pdftotext` writes of pages, its text a line for each word.
fn written(pages: &[Vec<Word<'_>>]) -> (String, String) {
    let (mut text, mut places) = (String::new(), String::from("<html><body><doc>\n"));
    for page in pages {
        places.push_str("<page width=\"595\" height=\"842\">\n");
        for (left, above, size, words) in page {
            let columns: f32 = words.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum();
            let (x, y, em) = (left * 12.0, above * 12.0, size * 12.0);
            let (right, bottom) = (x + columns * em, y + em);
            places.push_str(&format!(
                "<word xMin=\"{x}\" yMin=\"{y}\" xMax=\"{right}\" yMax=\"{bottom}\">{words}</word>\n"
            ));
            text.push_str(&format!("{words}\n"));
        }
        text.push('\u{c}');
        places.push_str("</page>\n");
    }
    (text, places + "</doc></body></html>")
}

/// Lines of running text from above, two characters apart.
fn prose(lines: usize) -> Vec<Word<'static>> {
    (0..lines)
        .map(|line| (3.0, 4.0 + 2.0 * line as f32, 1.0, "一是核对案款并逐笔登记，二是按月通报进度并公开结果，"))
        .collect()
}

fn with(lines: usize, further: &[Word<'static>]) -> Vec<Word<'static>> {
    let mut page = prose(lines);
    page.extend(further);
    page
}

#[test]
fn columns_that_would_be_woven_are_refused_with_their_pages() {
    let cells = |rows: &[(f32, &[(f32, &'static str)])]| -> Vec<Word<'static>> {
        rows.iter().flat_map(|(above, row)| row.iter().map(move |(left, words)| (*left, *above, 1.0, *words))).collect()
    };
    let columns: Vec<Word<'static>> = (0..8)
        .flat_map(|line| {
            let above = 4.0 + 2.0 * line as f32;
            [(3.0, above, 1.0, "逐笔核对案款并且登记，按"), (18.0, above, 1.0, "月通报进度并且公开结果，")]
        })
        .collect();
    let ledger = cells(&[
        (4.0, &[(3.0, "序"), (12.0, "整改措"), (20.0, "责任部")]),
        (5.0, &[(6.0, "反馈问题")]),
        (6.0, &[(3.0, "号"), (12.0, "施"), (20.0, "门")]),
        (8.0, &[(3.0, "1"), (6.0, "发放不及时"), (12.0, "核对"), (20.0, "执行局")]),
    ]);
    let cut = cells(&[
        (4.0, &[(6.0, "发放不及时"), (12.0, "一是逐笔核对"), (20.0, "执行局")]),
        (5.0, &[(3.0, "1"), (26.0, "已完成")]),
        (6.0, &[(6.0, "群众反映多"), (12.0, "二是登记造册"), (20.0, "财务处")]),
        (8.0, &[(6.0, "送达周期长"), (12.0, "一是电子送达"), (20.0, "立案庭")]),
        (9.0, &[(3.0, "2"), (26.0, "已完成")]),
    ]);
    let labels = cells(&[
        (4.0, &[(10.0, "一是逐笔核对案款并且登记造册，二")]),
        (6.0, &[(3.0, "整改措施"), (10.0, "是按月通报进度，三是公开结果。")]),
    ]);
    let contents = cells(&[
        (4.0, &[(3.0, "一、组织领导情况"), (30.0, "1")]),
        (6.0, &[(3.0, "二、整改进展情况"), (30.0, "2")]),
        (8.0, &[(3.0, "三、下一步打算"), (30.0, "3")]),
    ]);
    let signatures = cells(&[
        (4.0, &[(3.0, "青岚市中级人民法院"), (18.0, "青岚市人民检察院办公室")]),
        (6.0, &[(3.0, "2025年1月20日"), (18.0, "2025年1月20日")]),
    ]);
    let hanging = cells(&[
        (4.0, &[(3.0, "整改措施："), (9.0, "一是逐笔核对案款并且登记造册，二")]),
        (6.0, &[(9.0, "是按月通报进度，三是公开结果，四")]),
        (8.0, &[(3.0, "责任部门："), (9.0, "执行局")]),
        (10.0, &[(3.0, "1．"), (9.0, "逐笔核对案款")]),
        (12.0, &[(3.0, "2．"), (9.0, "按月通报进度")]),
    ]);
    let names = cells(&[
        (4.0, &[(3.0, "组长："), (10.0, "甲某某"), (16.0, "院长")]),
        (6.0, &[(3.0, "副组长："), (10.0, "乙某某"), (16.0, "副院长")]),
        (8.0, &[(3.0, "成员："), (10.0, "丙某某"), (16.0, "主任")]),
    ]);
    let table = |pages: &[usize]| Some(Refused::Woven { pages: pages.to_vec(), table: true });
    let rows = [
        ("a ledger by its head", vec![prose(3), ledger.clone()], table(&[2])),
        ("a ledger that goes on", vec![ledger, cut.clone()], table(&[1, 2])),
        ("cells of several lines", vec![cut], table(&[1])),
        ("labels at the middle", vec![labels], table(&[1])),
        ("two columns", vec![columns], Some(Refused::Woven { pages: vec![1], table: false })),
        ("running text", vec![prose(20)], None),
        ("a short list of contents", vec![contents], None),
        ("two signatures", vec![signatures], None),
        ("lines that hang", vec![hanging], None),
        ("a list of names", vec![names], None),
    ];
    expect::each(&rows, |(name, pages, expected)| {
        let (text, places) = written(pages);
        let came = readers::pdf(text.as_bytes(), places.as_bytes()).err();
        assert_eq!(came, *expected, "{name}");
    });
}

#[test]
fn marks_across_the_text_are_left_out_and_listed() {
    let slant: &[Word<'static>] =
        &[(8.0, 11.0, 2.0, "内"), (10.0, 9.1, 2.0, "部"), (12.0, 7.2, 2.0, "资"), (14.0, 5.3, 2.0, "料")];
    let pair: &[Word<'static>] = &[(8.0, 11.0, 1.0, "草"), (8.9, 10.1, 1.0, "案")];
    let wide: &[Word<'static>] = &[(8.0, 8.4, 3.0, "内部资料")];
    let head: &[Word<'static>] = &[(8.0, 0.5, 2.0, "整改通报")];
    let figures: &[Word<'static>] = &[(3.0, 30.0, 1.0, "年"), (4.0, 30.25, 1.0, "3"), (4.5, 30.0, 1.0, "月")];
    type Row<'a> = (&'a str, Vec<Vec<Word<'static>>>, Vec<&'a str>);
    let rows: Vec<Row<'_>> = vec![
        ("on a slant, on one page", vec![with(6, slant)], vec!["水印: 内部资料"]),
        ("on each page", vec![with(6, slant), with(5, slant)], vec!["水印: 内部资料"]),
        ("two letters on each page", vec![with(6, pair), with(5, pair)], vec!["水印: 草案"]),
        ("larger, on each page", vec![with(6, wide), with(5, wide)], vec!["水印: 内部资料"]),
        ("three letters once", vec![with(6, &slant[..3])], vec!["版式: 第 1 页可能夹有水印：内 部 资"]),
        ("larger once", vec![with(6, wide), prose(5)], vec!["版式: 第 1 页可能夹有水印：内部资料"]),
        ("a head on each page", vec![with(6, head), with(5, head)], vec![]),
        ("figures at one place of each page", vec![with(6, figures), with(6, figures)], vec![]),
        ("a page without text", vec![prose(3), vec![], prose(3)], vec!["版式: 第 2 页没有文字，可能是扫描的图片"]),
    ];
    expect::each(&rows, |(name, pages, expected)| {
        let (text, places) = written(pages);
        let paper =
            readers::pdf(text.as_bytes(), places.as_bytes()).unwrap_or_else(|refused| panic!("{name}: {refused}"));
        let said = shown(&paper).concat();
        let marked = ["内", "资", "草"].iter().any(|letter| said.contains(letter));
        let sure = expected.iter().any(|said| said.starts_with("水印"));
        assert_eq!(left_out(&paper), *expected, "{name}");
        assert!(!(sure && marked), "{name}: {said}");
    });
}
