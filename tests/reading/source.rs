//! Sources of notices: nothing is lost on the way to a notice and back, and nothing stops the reading.

mod made_up;

use proptest::prelude::*;

use tongbao::diagnostic::Diagnostic;
use tongbao::diagnostic::Lang;
use tongbao::model::Notice;
use tongbao::source::print;

use crate::support::samples;
use crate::support::samples::Sample;
use crate::support::samples::parse;

/// Asserts that printing loses nothing of a notice and that what was printed is read as the same again.
fn round_trip(notice: &Notice, name: &str) {
    let printed = print(notice);
    let (again, faults) = parse(printed.as_bytes());
    assert!(
        again.head == notice.head && again.body == notice.body && again.outline == notice.outline,
        "{name} printed as\n{printed}\nis read otherwise:\n{}",
        difference(notice, &again)
    );
    assert_eq!(print(&again), printed, "{name}");
    hold(&faults, printed.as_bytes());
}

fn difference(before: &Notice, after: &Notice) -> String {
    let (before, after) = (Notice { id: after.id.clone(), path: after.path.clone(), ..before.clone() }, after);
    let (before, after) = (format!("{before:#?}"), format!("{after:#?}"));
    similar::TextDiff::from_lines(&before, &after).unified_diff().context_radius(3).to_string()
}

/// Asserts that every fault says everything in both languages and stands inside the file between characters.
fn hold(faults: &[Diagnostic], bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).ok();
    for fault in faults {
        for name in fault.code.placeholders() {
            let given = |name: &str| fault.args.iter().any(|(given, _)| *given == name);
            assert!(
                given(name) || name.strip_suffix("_en").is_some_and(given),
                "{}: {name} is not filled",
                fault.code.id
            );
        }
        for lang in [Lang::Zh, Lang::En] {
            assert!(!fault.cause(lang).is_empty() && !fault.remedy(lang).is_empty(), "{}", fault.code.id);
        }
        let (start, end) = (fault.span.start, fault.span.end);
        assert!(start <= end && end <= bytes.len(), "{} at {start}..{end} of {}", fault.code.id, bytes.len());
        if let Some(text) = text {
            assert!(
                text.is_char_boundary(start) && text.is_char_boundary(end),
                "{} at {start}..{end} is inside a character",
                fault.code.id
            );
        }
    }
}

fn all_samples() -> Vec<Sample> {
    let all: Vec<Sample> = samples::content().into_iter().chain(samples::grammar()).collect();
    assert!(all.len() > 40, "the samples were found");
    all
}

#[test]
fn samples_are_printed_and_read_again_without_loss() {
    for sample in all_samples() {
        let (notice, faults) = parse(&sample.bytes);
        hold(&faults, &sample.bytes);
        round_trip(&notice, &sample.id());
    }
}

#[test]
fn samples_of_the_site_have_no_faults() {
    for sample in samples::content() {
        let (_, faults) = parse(&sample.bytes);
        let codes: Vec<&str> = faults.iter().map(|fault| fault.code.id).collect();
        assert!(codes.is_empty(), "{}: {codes:?}", sample.id());
    }
}

/// A file that was only half written, or lost a byte, is read as far as it goes.
#[test]
fn no_cut_and_no_lost_byte_stops_the_reading() {
    for sample in all_samples() {
        // Some at every byte; the others at steps, which fall on different bytes of each.
        let whole = ["labels-typed-freely", "ledger-merged", "v8-plan"].contains(&sample.id().as_str());
        let step = if whole { 1 } else { 1 + sample.bytes.len() / 120 };
        for at in (0..sample.bytes.len()).step_by(step) {
            let cut = &sample.bytes[..at];
            hold(&parse(cut).1, cut);
            let mut lost = sample.bytes.clone();
            lost.remove(at);
            hold(&parse(&lost).1, &lost);
        }
    }
}

/// The front matter of a notice is cut at every byte, its body being short.
#[test]
fn no_cut_of_a_rich_front_matter_stops_the_reading() {
    let sample = samples::content().into_iter().find(|sample| sample.id() == "yunxi-2025-progress");
    let bytes = sample.expect("the sample is there").bytes;
    let text = std::str::from_utf8(&bytes).expect("samples are UTF-8");
    let end = text[4..].find("\n---").expect("it has front matter") + 8;
    for at in 0..end {
        let (cut, mut lost) = (bytes[..at].to_vec(), bytes[..end].to_vec());
        lost.remove(at);
        hold(&parse(&cut).1, &cut);
        hold(&parse(&lost).1, &lost);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_notice_is_printed_and_read_again_without_loss(source in made_up::notice()) {
        let (notice, faults) = parse(source.as_bytes());
        hold(&faults, source.as_bytes());
        round_trip(&notice, &source);
    }

    #[test]
    fn any_front_matter_is_printed_and_read_again_without_loss(head in made_up::head()) {
        let source = format!("---\n{head}---\n### 1. 关于“甲”的问题\n整改情况：乙。\n");
        let (notice, faults) = parse(source.as_bytes());
        hold(&faults, source.as_bytes());
        prop_assert!(faults.iter().all(|fault| fault.code.id != "S101"), "{source}");
        round_trip(&notice, &source);
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        hold(&parse(text.as_bytes()).1, text.as_bytes());
        let notice = format!("---\n{text}\n---\n{text}\n");
        hold(&parse(notice.as_bytes()).1, notice.as_bytes());
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        hold(&parse(&bytes).1, &bytes);
        let notice = [b"---\ntitle: a\n---\n".as_slice(), &bytes].concat();
        hold(&parse(&notice).1, &notice);
    }

    /// Pieces of the notation in any order find more than any text does.
    #[test]
    fn any_pieces_of_the_notation_are_read(pieces in proptest::collection::vec(made_up::piece(), 0..40)) {
        let text: String = pieces.concat();
        hold(&parse(text.as_bytes()).1, text.as_bytes());
        let (notice, faults) = parse(format!("---\ntitle: 甲\nkind: plan\n---\n{text}").as_bytes());
        drop(faults);
        round_trip(&notice, &text);
    }
}

/// What random pieces once found.
#[test]
fn cases_once_found_stay_mended() {
    for text in [
        // A soft break that vanishes in print stood before a hard break that was judged by it.
        "#一、关于“甲”的问题\n整改结果：，\n（整改落实及成效 已整改完成）\\\n三是",
        "整改结果：，\n（序号：完成）\\\ntitle: ",
        // A tab between the mark of a quotation and the number of a list.
        ">\t3. ",
    ] {
        let source = format!("---\ntitle: 甲\nkind: plan\n---\n{text}");
        let (notice, faults) = parse(source.as_bytes());
        hold(&faults, source.as_bytes());
        round_trip(&notice, text);
    }
}
