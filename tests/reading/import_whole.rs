//! Papers that were torn, shuffled and spoiled at random: import never stops, and what it writes is all that came.

use std::fs;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tongbao::import;
use tongbao::import::Given;
use tongbao::import::paper::Paper;
use tongbao::model::Basis;
use tongbao::model::Block;
use tongbao::model::Notice;
use tongbao::model::StatusKind;
use tongbao::model::Subject;
use tongbao::model::block;
use tongbao::prose::figures;
use tongbao::prose::status_words;
use tongbao::text::han;

use crate::support::papers;
use crate::support::papers::written;
use crate::support::seeds;
use crate::support::site::project;

/// The lines of every invented paper.
static LINES: LazyLock<Vec<String>> = LazyLock::new(lines);

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

fn read(text: &str) -> Option<Paper> {
    papers::paper("paper.txt", text.as_bytes())
}

/// Imports a text whatever it is, and holds what a build will show against what came.
fn import(text: &str, given: &Given) {
    let Some(paper) = read(text) else { return };
    let imported = import::understand(&paper, given);
    let (written, notice) = written(&imported);
    let shown = block::plain(&notice.body);
    let loss = import::loss(&paper, &imported.boilerplate, &imported.printed_title, &shown, given.full_width);
    assert_eq!(loss, None, "\n{text}\n-----\n{written}");
    assert_eq!(notice.head.title, imported.head.title);
    assert_eq!(imported.lines.len(), imported.body.len());
    claims_stand_in_the_text(&imported, &notice);
}

/// Whatever import writes as a claim, the reader of the rules reads in the text, with the same numbers.
fn claims_stand_in_the_text(imported: &import::Imported, notice: &Notice) {
    let texts: Vec<String> =
        notice.body.iter().flat_map(Block::texts).map(|text| han::reading(&text.plain()).into_owned()).collect();
    // A later paragraph may tell the shares of a total.
    let together = figures::read_all(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let read: Vec<_> = texts
        .iter()
        .flat_map(|text| figures::read(text))
        .chain(together)
        .map(|said| (said.claim.subject, said.claim.basis, said.claim.total, said.claim.parts))
        .collect();
    for claim in &imported.head.claims {
        let own = (claim.subject, claim.basis, claim.total, claim.parts.clone());
        assert!(read.contains(&own), "{claim:?}\n{read:?}");
    }
}

/// Every paper of the suite, and the real ones that lie beside the repository of those who work on it.
#[test]
fn claims_of_every_paper_stand_in_its_text() {
    let cases = fs::read_dir(project("tests/import")).into_iter().flatten().flatten();
    let papers = cases.map(|case| case.path().join("input.txt")).chain(seeds::all().into_values());
    let given = Given { wanted: import::Wanted::Notice, ..Given::default() };
    let mut claims = 0;
    for text in papers.filter_map(|paper| fs::read_to_string(paper).ok()) {
        let Some(paper) = read(&text) else { continue };
        let imported = import::understand(&paper, &given);
        claims_stand_in_the_text(&imported, &written(&imported).1);
        claims += imported.head.claims.len();
    }
    assert!(claims > 20, "{claims} claims");
}

/// A paper around some sentences and a signature.
fn paper_with(sentences: &str, signature: &str) -> String {
    format!(
        "关于巡察整改进展情况的通报\n\n根据市委统一部署，现将巡察整改进展情况予以公布。\n\n一、整改工作开展情况\n\n{sentences}\n\n\
         二、具体整改情况\n\n1.关于“归档不及时”的问题\n\n整改情况：一是清理卷宗。二是按月通报。\n\n{signature}\n2025年3月12日\n"
    )
}

/// A total with its shares, as a text says them, and as it is meant.
fn total_and_shares() -> impl Strategy<Value = (String, u64, Vec<(StatusKind, u64)>)> {
    let words = status_words::vocabulary();
    let share = (0..words.len(), 0u64..40, 0usize..6, 0usize..4);
    (vec(share, 0..4), 0usize..3, 1u64..60).prop_map(move |(shares, opening, more)| {
        let total = more + shares.iter().map(|share| share.1).sum::<u64>();
        let opening = ["巡察组反馈的", "市委巡察共指出", "对照清单梳理出"][opening];
        let mut said = format!("{opening}{total}个问题");
        let mut meant: Vec<(StatusKind, u64)> = Vec::new();
        for (word, count, unit, noun) in shares {
            let (word, kind) = words[word];
            let unit = ['个', '项', '件', '条', '起', '宗'][unit];
            let noun = ["", "的问题", "事项", "整改任务有"][noun];
            said.push_str(&format!("，{word}{noun}{count}{unit}"));
            if !meant.iter().any(|(known, _)| *known == kind) {
                meant.push((kind, count));
            }
        }
        (format!("{said}。"), total, meant)
    })
}

/// A sentence with a claim of another subject.
fn other_claim() -> impl Strategy<Value = (String, Subject, u64)> {
    (0usize..9, 2u64..90).prop_map(|(form, count)| {
        let (said, subject) = match form {
            0 => (format!("细化整改措施{count}条。"), Subject::Measures),
            1 => (format!("制定{count}项整改措施。"), Subject::Measures),
            2 => (format!("移交的{count}件信访件均在办理。"), Subject::Petitions),
            3 => (format!("交办立行立改事项{count}个。"), Subject::ImmediateItems),
            4 => (format!("修订完善制度{count}项。"), Subject::Rules),
            5 => (format!("诫勉谈话{count}人次。"), Subject::Accountability),
            6 => (format!("对{count}人给予党纪处分。"), Subject::Accountability),
            7 => (format!("追缴资金{count}元。"), Subject::Money),
            _ => (format!("避免损失{count}元。"), Subject::Money),
        };
        (said, subject, count)
    })
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
        let lines = &*LINES;
        let chosen: Vec<&str> = picks.iter().map(|pick| lines[pick.index(lines.len())].as_str()).collect();
        let gap = ["\n", "\n\n", " ", ""][blank];
        import(&chosen.join(gap), &Given { full_width: full, ..Given::default() });
    }

    #[test]
    fn torn_papers_are_kept_whole(from in any::<prop::sample::Index>(), cuts in vec(any::<prop::sample::Index>(), 0..12)) {
        let lines = &*LINES;
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

    #[test]
    fn claims_are_written_and_read_as_they_are_meant(issues in total_and_shares(), others in vec(other_claim(), 0..3)) {
        let (said, total, parts) = issues;
        let sentences = others.iter().fold(said, |text, (other, ..)| text + other);
        let paper = read(&paper_with(&sentences, "青岚市中级人民法院")).expect("a paper");
        let imported = import::understand(&paper, &Given::default());
        claims_stand_in_the_text(&imported, &written(&imported).1);
        let claims = &imported.head.claims;
        let of_issues: Vec<_> = claims.iter().filter(|claim| claim.subject == Subject::Issues).collect();
        prop_assert_eq!(of_issues.len(), 1, "{}: {:?}", sentences, claims);
        prop_assert_eq!(of_issues[0].basis, Some(Basis::Issues));
        prop_assert_eq!((of_issues[0].total, &of_issues[0].parts), (Some(total), &parts), "{}", sentences);
        for (other, subject, count) in &others {
            let found = claims.iter().any(|claim| claim.subject == *subject && claim.total == Some(*count));
            prop_assert!(found, "{}: {:?}", other, claims);
        }
    }

    #[test]
    fn whoever_signs_is_the_issuer_and_stands_outside_the_last_measure(place in 0usize..5, organ in 0usize..24, phone in any::<bool>()) {
        let place = ["示例市", "青岚县", "向阳区", "示例省", "望湖自治州"][place];
        let organ = [
            "自然资源局", "中级人民法院", "人民检察院政治部", "委组织部", "教育局人事处", "人民检察院", "职业技术学院", "科技大学",
            "水务集团有限公司", "残疾人联合会", "人民政府", "青岚街道办事处", "青岚镇", "纪委监委机关", "纪委监委", "委巡察办", "委员会",
            "卫生健康委员会", "税务局稽查局", "人民法院机关党委", "应急管理厅", "不动产登记中心", "第一医院", "整改工作领导小组办公室",
        ][organ];
        let office = format!("{place}{organ}");
        let mut text = paper_with("巡察反馈的1个问题均已研究。", &office);
        if phone {
            text.push_str("联系电话：0000-1234567\n");
        }
        let imported = import::understand(&read(&text).expect("a paper"), &Given::default());
        prop_assert_eq!(imported.head.issuer.as_deref(), Some(office.as_str()));
        let notice = written(&imported).1;
        let signature = notice.outline.signature.as_ref().map(|place| place.blocks.clone()).unwrap_or_default();
        let signed: Vec<String> =
            notice.body[signature].iter().map(|of| block::plain(std::slice::from_ref(of)).trim().to_owned()).collect();
        prop_assert_eq!(signed.first(), Some(&office), "{:?}", signed);
        let (_, issue) = notice.issues().next().expect("an issue");
        prop_assert!(issue.rectification.measures.iter().all(|step| !step.text.plain().contains(office.as_str())));
    }
}
