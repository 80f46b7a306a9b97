//! Papers that were torn, shuffled and spoiled at random: import never stops, and what it writes is all that came.

use std::fs;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tongbao::import;
use tongbao::import::Given;
use tongbao::import::paper::Paper;
use tongbao::import::readers;
use tongbao::model::Id;
use tongbao::model::Notice;
use tongbao::model::block;
use tongbao::source;
use tongbao::tree::RelPath;

use crate::support::site::project;

/// The lines of every invented paper.
fn lines() -> Vec<String> {
    let folder = project("tests/import");
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

pub fn read(text: &str) -> Option<Paper> {
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
    let written = source::print(&Notice::new(id.clone(), path.clone(), imported.head.clone(), imported.body.clone()));
    let (notice, _) = source::notice(id, source::File { path: &path, bytes: written.as_bytes() }, None);
    let shown = block::plain(&notice.body);
    let loss = import::loss(&paper, &imported.boilerplate, &imported.printed_title, &shown, given.full_width);
    assert_eq!(loss, None, "\n{text}\n-----\n{written}");
    assert_eq!(notice.head.title, imported.head.title);
    assert_eq!(imported.lines.len(), imported.body.len());
}

/// The guard itself: whatever is missing, added, changed or moved is found, at its line.
#[test]
fn every_loss_is_found() {
    let text = "某某法院关于整改情况的通报\n\n来源：某某网\n\n现将整改情况予以公布。\n\n一、关于“甲”的问题\n\n整改情况：乙丙丁。\n";
    let paper = read(text).expect("a paper");
    let imported = import::understand(&paper, &Given::default());
    let title = imported.printed_title.as_str();
    let body = block::plain(&imported.body);
    let loss = |title: &str, body: &str| import::loss(&paper, &imported.boilerplate, title, body, false);
    assert_eq!(loss(title, &body), None);
    assert_eq!(import::loss(&paper, &[], title, &body, false).map(|loss| loss.line), Some(3), "unlisted boilerplate");
    let places: Vec<(usize, char)> = body.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    for &(at, c) in &places {
        let (before, after) = (&body[..at], &body[at + c.len_utf8()..]);
        assert!(loss(title, &format!("{before}{after}")).is_some(), "{c} is missing");
        assert!(loss(title, &format!("{before}{c}{c}{after}")).is_some(), "{c} is doubled");
        assert!(loss(title, &format!("{before}戊{after}")).is_some(), "{c} is changed");
    }
    assert!(loss(&title[..title.len() - '报'.len_utf8()], &body).is_some(), "a short title");
    assert!(loss(title, &body.replace("乙丙", "丙乙")).is_some(), "moved");
    let cut = body.replace("乙丙丁。", "乙丙丁");
    assert_eq!(loss(title, &cut).map(|loss| (loss.line, loss.came)), Some((9, "。".to_owned())));
    // White space does not count, and the width of punctuation only where it was asked to change.
    assert_eq!(loss(title, &body.replace('：', " ：\n")), None);
    let narrow = body.replace('：', ":");
    assert!(loss(title, &narrow).is_some());
    assert_eq!(import::loss(&paper, &imported.boilerplate, title, &narrow, true), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, rng_seed: RngSeed::Fixed(3), failure_persistence: None, ..ProptestConfig::default() })]

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
