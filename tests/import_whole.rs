//! Papers that were torn, shuffled and spoiled at random: import never stops, and what it writes is all that came.

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use tongbao::import;
use tongbao::import::Given;
use tongbao::import::paper::Paper;
use tongbao::import::readers;
use tongbao::model::Id;
use tongbao::model::Notice;
use tongbao::model::Outline;
use tongbao::model::block;
use tongbao::source;
use tongbao::tree::RelPath;

/// The lines of every invented paper.
fn lines() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let mut papers: Vec<_> =
        fs::read_dir(folder).expect("the cases are there").map(|case| case.expect("a case").path()).collect();
    papers.sort();
    let text =
        papers.iter().filter_map(|case| fs::read_to_string(case.join("input.txt")).ok()).collect::<Vec<_>>().join("\n");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.extend(
        [
            "* 一 *二* 三_四_ `五` [六](七) <八> &amp; \\九",
            "1. 甲\u{3000}乙",
            "    缩进的一行，后面还有。",
            "> 引用",
            "| 序号 | 问题 |",
            "---",
            "===",
            "#没有空格",
            "\u{202e}倒写\u{200b}的\u{feff}字",
            "https://example.cn/a_b_c*d*",
            "整改结果：",
            "（一）",
            "一、",
            "```",
            "\u{c}",
            "“没有关的引号",
            "2024年",
            "![图](a.png)",
            "a\\",
            "12",
        ]
        .map(str::to_owned),
    );
    lines
}

fn read(text: &str) -> Option<Paper> {
    match readers::read("paper.txt", text.as_bytes()) {
        Ok(readers::Reading::Paper(paper)) => Some(paper),
        _ => None,
    }
}

/// Imports a text whatever it is, and holds what a build will show against what came.
fn import(text: &str, given: &Given) {
    let Some(paper) = read(text) else { return };
    let imported = import::understand(&paper, given);
    let path = RelPath::new("content/notices/x.md").expect("a path");
    let id = Id::new("x").expect("an id");
    let written = source::print(&Notice {
        id: id.clone(),
        path: path.clone(),
        head: imported.head.clone(),
        body: imported.body.clone(),
        outline: Outline::default(),
    });
    let (notice, _) = source::notice(id, source::File { path: &path, bytes: written.as_bytes() }, None);
    let shown = block::plain(&notice.body);
    let loss = import::loss(&paper, &imported.furniture, &imported.printed_title, &shown);
    assert_eq!(loss, None, "\n{text}\n-----\n{written}");
    assert_eq!(notice.head.title, imported.head.title);
    assert_eq!(imported.lines.len(), imported.body.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn shuffled_lines_are_kept_whole(picks in vec(any::<prop::sample::Index>(), 1..40), blank in 0usize..4, full in any::<bool>()) {
        let lines = lines();
        let chosen: Vec<&str> = picks.iter().map(|pick| lines[pick.index(lines.len())].as_str()).collect();
        let gap = ["\n", "\n\n", " ", ""][blank];
        import(&chosen.join(gap), &Given { full_width: full, ..Given::default() });
    }

    #[test]
    fn torn_papers_are_kept_whole(from in any::<prop::sample::Index>(), cuts in vec(any::<prop::sample::Index>(), 0..12)) {
        let lines = lines();
        let start = from.index(lines.len());
        let mut text: Vec<char> = lines[start..(start + 30).min(lines.len())].join("\n").chars().collect();
        for (turn, cut) in cuts.iter().enumerate() {
            if text.is_empty() {
                break;
            }
            let at = cut.index(text.len());
            match turn % 3 {
                0 => {
                    text.remove(at);
                }
                1 => text.insert(at, '\n'),
                _ => text.insert(at, ['*', '“', '：', '#', '1', '（'][at % 6]),
            }
        }
        import(&text.into_iter().collect::<String>(), &Given::default());
    }

    #[test]
    fn any_text_is_kept_whole(text in "[一二三、（）是关于问题：整改情况。，\\n \\*#0-9.日月年“”|>`_-]{0,200}") {
        import(&text, &Given::default());
    }
}
