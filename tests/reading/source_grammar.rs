//! What the grammar reads out of the body of a notice.
//!
//! `tests/grammar/<what>.md` is a notice in one structure that real ones have, `<what>.txt` beside it what must be read
//! of it. A new case: write the notice, then `TONGBAO_RENEW=grammar/<what> cargo test --test reading grammar`, and read what came.

mod show;

use std::collections::BTreeMap;
use std::fs;

use show::show;
use tongbao::model::Notice;
use tongbao::model::StatusKind;

use crate::support::expect;
use crate::support::samples;
use crate::support::samples::Sample;
use crate::support::site::project;

#[test]
fn every_structure_is_read_as_expected() {
    let cases = samples::grammar();
    assert!(cases.len() > 30, "the cases were found");
    let mut differences = Vec::new();
    for Sample { path, bytes } in &cases {
        let (notice, faults) = samples::parse(bytes);
        let came = show(&notice, &faults, bytes);
        let file = path.with_extension("txt");
        differences.extend(expect::compare(&file, came.as_bytes()));
    }
    expect::settle(&differences);
}

#[test]
fn no_expectation_is_left_without_its_notice() {
    for entry in fs::read_dir(project("tests/grammar")).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let twin = path.with_extension(if path.extension().is_some_and(|end| end == "md") { "txt" } else { "md" });
        assert!(twin.is_file(), "{} stands alone", path.display());
    }
}

/// However the offices and the date at the end are typed, they are lines of their own; an annex behind them opens apart.
#[test]
fn the_lines_of_a_signature_stand_one_under_the_other() {
    let read = |end: &str| {
        let text = format!(
            "---\ntitle: 通报\nkind: progress\norgan: a\n---\n\n## 一、关于“甲”的问题\n\n整改情况：一是乙。\n\n{end}"
        );
        let (notice, _) = samples::parse(text.as_bytes());
        let plain = |block: &tongbao::model::Block| block.texts().iter().map(|text| text.plain()).collect::<String>();
        let lines: Vec<String> = notice.body.iter().map(plain).collect();
        let signed = notice.outline.signature.as_ref().map(|place| lines[place.blocks.clone()].join("|"));
        (signed.unwrap_or_default(), notice.outline.annex.map(|at| lines[at].clone()))
    };
    expect::each(
        [
            "特此通报。\n\n中共甲县人民法院党组\n\n2026年1月31日\n",
            "特此通报。\n\n中共甲县人民法院党组\n2026年1月31日\n",
            "特此通报。\n中共甲县人民法院党组\n2026年1月31日\n",
        ],
        |end| {
            assert_eq!(read(end), ("中共甲县人民法院党组|2026年1月31日".to_owned(), None), "{end}");
        },
    );
    expect::each(
        [
            "中共甲县人民法院党组\n乙县人民法院\n2026年1月31日\n",
            "中共甲县人民法院党组\n\n乙县人民法院\n\n2026年1月31日\n",
        ],
        |end| {
            assert_eq!(read(end).0, "中共甲县人民法院党组|乙县人民法院|2026年1月31日", "{end}");
        },
    );
    let (signed, annex) = read("甲县人民法院\n2026年1月31日\n\n附件1\n\n## 清单\n\n1. 丙\n");
    assert_eq!((signed.as_str(), annex.as_deref()), ("甲县人民法院|2026年1月31日", Some("附件1")));
    // An office and a day inside a sentence are none.
    expect::each(
        ["材料报送甲县人民法院\n2026年1月31日\n前完成。\n", "由甲县人民法院\n负责。\n"],
        |end| {
            assert_eq!(read(end), (String::new(), None), "{end}");
        },
    );
}

/// Numbers run as printed where issues were left out, and measures are counted by their enumerators.
#[test]
fn numbers_and_measures_of_sample_notices_are_as_printed() {
    let sample = |id: &str| {
        let found = samples::content().into_iter().find(|sample| sample.id() == id).expect("the sample is there");
        samples::parse(&found.bytes).0
    };
    let keys: Vec<String> = sample("wanghu-2024-followup").issues().map(|(_, issue)| issue.key.to_string()).collect();
    assert_eq!(keys, ["2", "9", "15", "18"]);
    let plan = sample("qinglan-2026-plan");
    let measures: Vec<usize> = plan.issues().map(|(_, issue)| issue.rectification.measures.len()).collect();
    assert_eq!(measures, [3, 4, 3, 3, 4, 3]);
    let progress = sample("qinglan-2024-progress");
    assert_eq!(progress.issues().map(|(_, issue)| issue.rectification.measures.len()).sum::<usize>(), 136);
}

/// What the sample notices hold: areas, findings, issues, and how many have which status.
#[test]
fn sample_notices_hold_what_they_say() {
    use StatusKind::{Completed, Extended, InProgress, Incomplete, MostlyCompleted, Partial, Sustained};
    type Row = (&'static str, [usize; 3], &'static [(StatusKind, usize)]);
    let table: &[Row] = &[
        ("yunxi-2023-problems", [0, 7, 7], &[]),
        ("yunxi-2023-progress", [0, 7, 7], &[(Completed, 5), (MostlyCompleted, 1), (Partial, 1)]),
        ("kaifaqu-2023-list", [0, 0, 0], &[]),
        ("wanghu-2023-progress", [0, 18, 18], &[(Completed, 14), (Partial, 4)]),
        ("shiqiao-2024-progress", [3, 9, 15], &[]),
        ("kaifaqu-2024-progress", [3, 11, 11], &[]),
        ("qinglan-2024-immediate", [0, 5, 5], &[(Completed, 5)]),
        ("wanghu-2024-followup", [0, 4, 4], &[(Completed, 3), (Sustained, 1)]),
        ("qinglan-2024-progress", [0, 52, 52], &[]),
        ("yunxi-2025-progress", [3, 8, 17], &[(Completed, 11), (Partial, 3), (InProgress, 2), (Sustained, 1)]),
        ("wanghu-2025-audit", [0, 7, 7], &[(Completed, 5), (InProgress, 1), (Extended, 1)]),
        (
            "qinglan-2025-ledger",
            [0, 15, 15],
            &[(Completed, 7), (MostlyCompleted, 1), (Partial, 2), (InProgress, 3), (Sustained, 1), (Extended, 1)],
        ),
        ("qinglan-2026-plan", [0, 6, 6], &[]),
        ("shiqiao-2026-closure", [0, 6, 6], &[(Completed, 6)]),
        ("wanghu-2024-audit-report", [2, 3, 3], &[(Completed, 2), (InProgress, 1)]),
        ("qinglan-2025-stationing", [0, 0, 0], &[]),
        ("kaifaqu-2025-closure", [0, 1, 1], &[(Completed, 1)]),
        ("kaifaqu-2025-areas", [2, 5, 5], &[]),
        ("yunxi-2025-revisit", [2, 3, 5], &[(Completed, 3), (InProgress, 1), (Incomplete, 1)]),
        ("qinglan-2025-petitions", [0, 6, 6], &[(Completed, 3), (Partial, 2), (Incomplete, 1)]),
        ("qinglan-2025-aggregate", [0, 0, 0], &[]),
        ("shiqiao-2026-plan", [0, 4, 4], &[]),
    ];
    let mut notices: BTreeMap<String, Notice> =
        samples::content().iter().map(|sample| (sample.id(), samples::parse(&sample.bytes).0)).collect();
    for (id, counts, statuses) in table {
        let notice = notices.remove(*id).unwrap_or_else(|| panic!("{id} is there"));
        let outline = &notice.outline;
        assert_eq!([outline.areas.len(), outline.findings.len(), notice.issues().count()], *counts, "{id}");
        let mut found: BTreeMap<StatusKind, usize> = BTreeMap::new();
        for (_, issue) in notice.issues() {
            if let Some(status) = &issue.rectification.status {
                *found.entry(status.kind).or_default() += 1;
            }
        }
        let found: Vec<(StatusKind, usize)> = found.into_iter().collect();
        assert_eq!(found, *statuses, "{id}");
    }
    assert!(notices.is_empty(), "notices without a row: {:?}", notices.keys());
}
