//! What import writes as a claim of a paper, check reads in the text of the notice, outside what belongs to an issue.

use std::fs;

use tongbao::import;
use tongbao::import::Given;
use tongbao::import::Wanted;
use tongbao::prose::figures;
use tongbao::text::han;

use crate::support::cases;
use crate::support::expect;
use crate::support::papers;
use crate::support::seeds;

#[track_caller]
fn claims_stand_outside_issues(name: &str, bytes: &[u8]) -> usize {
    let Some(paper) = papers::paper(name, bytes) else { return 0 };
    let imported = import::understand(&paper, &Given { wanted: Wanted::Notice, ..Given::default() });
    let notice = papers::written(&imported).1;
    let outside = notice.body.iter().enumerate().filter(|(block, _)| !notice.outline.in_finding(*block));
    let texts = outside.flat_map(|(_, block)| block.texts());
    let said: Vec<_> =
        texts.flat_map(|text| figures::read(&han::reading(&text.plain()))).map(|said| said.claim).collect();
    // What a row of sums says stands in its cells.
    for claim in notice.head.claims.iter().filter(|claim| claim.text.is_some()) {
        let same = said.iter().any(|of| {
            (of.subject, of.basis, of.total, &of.parts) == (claim.subject, claim.basis, claim.total, &claim.parts)
        });
        assert!(same, "{name}: {claim:?} is not read in the text");
    }
    notice.head.claims.len()
}

#[test]
fn claims_of_every_paper_are_read_in_its_text() {
    let names = ["input.txt", "input.md", "input.html", "input.docx"];
    let files = cases::cases("tests/import").into_iter().flat_map(|case| names.map(|name| case.join(name)));
    let files: Vec<_> = files.filter(|file| file.exists()).chain(seeds::all().into_values()).collect();
    let mut found = 0;
    for file in files {
        let bytes = fs::read(&file).expect("a paper can be read");
        found += claims_stand_outside_issues(&file.to_string_lossy(), &bytes);
    }
    assert!(found > 20, "{found} claims");
}

/// Sentences with figures of every kind.
const SENTENCES: &[&str] = &[
    "巡察反馈的3个方面5个问题，已完成整改4个，正在推进1个。",
    "移交信访件16件，均已上报。其中，已办结14件，阶段性办结2件。",
    "一是制定整改措施12条，已完成12条。",
    "收回资金8万元，约谈3人，修订制度2项。",
    "要求立行立改的3个问题已完成3个，要求持续整改的2个问题已完成1个。",
    "办公室牵头整改的2个问题，已完成1个。",
];

/// Headings of issues, areas and parts.
const HEADINGS: &[&str] = &[
    "一、整改工作组织情况",
    "二、问题整改情况",
    "三、下一步打算",
    "（一）学习方面",
    "（二）关于“作风不实”的问题",
    "1.学习不深入。",
    "2.关于“调研不够”的问题",
    "反馈问题三：接待超标",
    "整改情况：",
];

#[test]
fn claims_of_mixed_papers_are_read_in_their_text() {
    let lead = "中共示例县水务局党组关于巡察整改进展情况的通报\n\n根据县委统一部署，县委第三巡察组对县水务局党组开展了巡察。现将整改进展情况予以公布。\n";
    let orders = (0..HEADINGS.len()).flat_map(|first| (0..HEADINGS.len()).map(move |second| (first, second)));
    expect::each(orders.collect::<Vec<_>>(), |(first, second)| {
        let mut paper = lead.to_owned();
        for (at, sentence) in SENTENCES.iter().enumerate() {
            let heading = HEADINGS[(first + at * (second + 1)) % HEADINGS.len()];
            paper.push_str(&format!("{heading}\n{sentence}\n"));
        }
        claims_stand_outside_issues(&paper, paper.as_bytes());
    });
}
