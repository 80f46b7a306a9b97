//! What one grammar takes as a label, a status or the number of a heading, the other takes: a made-up paper with the line in
//! question goes through import, the printer and the grammar of sources, and both read the line as `prose` does.

use proptest::prelude::*;
use proptest::sample::select;
use tongbao::import;
use tongbao::import::Given;
use tongbao::import::Wanted;
use tongbao::model::Block;
use tongbao::model::Label;
use tongbao::model::Notice;
use tongbao::model::StatusKind;
use tongbao::prose::heading_words;
use tongbao::prose::labels;
use tongbao::prose::status_words;
use tongbao::text::numeral;

use crate::support::papers;

/// A last paragraph that is surely text, so that nothing above it can be the foot of a page.
const LAST: &str = "整改成效：甲事项的办理时间由三十天减为二十天，乙事项不再需要群众跑两次，丙事项全部实行网上办理。";

/// A paper of one problem: its heading, then lines.
fn paper(heading: &str, lines: &[&str]) -> String {
    let title = "青岚市中级人民法院党组关于巡察整改进展情况的通报";
    let lead = "根据统一部署，市委巡察组对青岚市中级人民法院党组开展了巡察。现将整改进展情况予以公布。";
    format!("{title}\n\n{lead}\n\n一、整改落实情况\n\n{heading}\n\n{}\n", lines.join("\n\n"))
}

/// What the grammar of sources reads in a paper that import has read and the printer has written.
fn through_both(text: &str) -> Notice {
    let paper = papers::paper("paper.txt", text.as_bytes()).expect("a paper");
    let given = Given { wanted: Wanted::Notice, ..Given::default() };
    let imported = import::understand(&paper, &given);
    papers::written(&imported).1
}

/// The paragraphs of a notice, each with the label that was found in it.
fn paragraphs(notice: &Notice) -> Vec<(String, Option<(Label, usize)>)> {
    let label = |index| notice.outline.overlays.get(&index)?.label.clone();
    let text = |(index, block): (usize, &Block)| match block {
        Block::Paragraph(paragraph) => {
            Some((paragraph.text.plain(), label(index).map(|(label, range)| (label, range.end))))
        }
        _ => None,
    };
    notice.body.iter().enumerate().filter_map(text).collect()
}

/// A word as real notices set it: plain, in brackets, with gaps in it.
fn set(word: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(word.to_owned()),
        1 => select(&["　", " ", "\u{a0}"][..]).prop_map(move |gap| {
            word.chars().map(String::from).collect::<Vec<_>>().join(gap)
        }),
        1 => select(&[("【", "】"), ("（", "）"), ("[", "]")][..]).prop_map(move |(open, close)| format!("{open}{word}{close}")),
    ]
}

/// What stands between a label and its value.
fn colon() -> impl Strategy<Value = &'static str> {
    prop_oneof![6 => select(&["：", ":", " ：", "： ", ":　"][..]), 2 => select(&["", " ", "　"][..])]
}

/// A number in front of words.
fn number() -> impl Strategy<Value = String> {
    let names = &["问题", "反馈问题", "整改任务", "事项", "反馈意见", "审计查出问题", "巡察反馈问题", "存在问题"][..];
    let value = (1u32..120, any::<bool>());
    let value = value.prop_map(|(value, chinese)| if chinese { numeral::chinese(value) } else { value.to_string() });
    prop_oneof![
        value.clone().prop_map(|value| format!("（{value}）")),
        value.clone().prop_map(|value| format!("{value}、")),
        (1u32..120).prop_map(|value| format!("{value}.")),
        (select(names), value.clone(), select(&["：", ":", "、", " ", "．"][..]))
            .prop_map(|(name, value, mark)| format!("{name}{value}{mark}")),
        (select(names), value).prop_map(|(name, value)| format!("{name}（{value}）")),
    ]
}

/// A status, plain or with gaps in it.
fn status() -> impl Strategy<Value = (String, StatusKind)> {
    let gaps = |word: &str| word.chars().map(String::from).collect::<Vec<_>>().join(" ");
    (select(status_words::vocabulary()), 0..3)
        .prop_map(move |((word, kind), turn)| (if turn == 0 { gaps(word) } else { word.to_owned() }, kind))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_label_is_a_label_to_both(
        word in select(labels::vocabulary()).prop_flat_map(|(word, _)| set(word)),
        colon in colon(),
        value in select(&["一是完善甲制度。二是通报乙情况。", "执行局", "2025年12月底前", "已完成", "加大对甲的督促力度。", ""][..]),
        numbered in prop_oneof![4 => Just(""), 1 => Just("2."), 1 => Just("（1）")],
    ) {
        let line = format!("{numbered}{word}{colon}{value}");
        let line = line.trim();
        let read = labels::certain(line);
        let notice = through_both(&paper("1.关于“甲不到位”的问题", &["整改情况：一是甲。", line, LAST]));
        let found = paragraphs(&notice).into_iter().find(|(text, _)| text == line);
        if let Some(label) = &read {
            let stands = found.is_some() || heading_of(&notice, line);
            prop_assert!(stands, "{line} ({:?}) stands by itself: {:?}", label.label, paragraphs(&notice));
        }
        if let Some((_, label)) = found {
            prop_assert_eq!(label, read.map(|found| (found.label, found.value)), "{}", line);
        }
    }

    #[test]
    fn a_status_is_a_status_to_both(
        (word, kind) in status(),
        label in select(&["整改结果", "整改状态", "完成情况", "当前状态"][..]),
        colon in select(&["：", ":", "： ", " "][..]),
        end in select(&["", "。"][..]),
        brackets in select(&[("（", "）"), ("(", ")"), ("【", "】"), ("[", "]")][..]),
    ) {
        prop_assert_eq!(status_words::read(&word), Some(kind));
        // A gap before a whole sentence sets off no value.
        let end = if colon == " " { "" } else { end };
        let labelled = through_both(&paper("1.关于“甲不到位”的问题", &[&format!("{label}{colon}{word}{end}"), "整改情况：一是甲。"]));
        prop_assert_eq!(statuses(&labelled), [Some(kind)], "{}{}{}{}", label, colon, word, end);
        let (open, close) = brackets;
        let heading = format!("1.关于“甲不到位”的问题{open}{word}{close}");
        let headed = through_both(&paper(&heading, &["整改情况：一是甲。"]));
        prop_assert_eq!(statuses(&headed), [Some(kind)], "{}", heading);
    }

    #[test]
    fn the_number_of_a_heading_is_one_to_both(number in number(), words in select(&["关于“甲不到位”的问题", "关于甲不到位问题"][..])) {
        let line = format!("{number}{words}");
        let read = heading_words::number(&line).expect("a number");
        let notice = through_both(&paper(&line, &["整改情况：一是甲。", "整改结果：已完成。"]));
        let printed: Vec<_> = notice.issues().map(|(_, issue)| issue.printed.clone().map(|number| (number.numbering, number.value))).collect();
        prop_assert_eq!(printed, [Some((read.numbering, read.value))], "{}", line);
        prop_assert!(heading_of(&notice, &line), "{} is a heading", line);
    }
}

fn heading_of(notice: &Notice, line: &str) -> bool {
    notice.body.iter().any(|block| matches!(block, Block::Heading(heading) if heading.text.plain() == line))
}

fn statuses(notice: &Notice) -> Vec<Option<StatusKind>> {
    notice.issues().map(|(_, issue)| issue.rectification.kind()).collect()
}
