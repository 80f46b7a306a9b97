//! What a stretch of a sentence counts: problems, petitions, or the problems of one class of an audit.
//!
//! A share belongs to the total of its own stretch: in 反馈的22个问题已完成20个，移交的信访件8件已办结7件 the second is of the
//! petitions.

use std::ops::Range;

use super::figure::N;
use super::figure::all;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// What a stretch counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Problems that were fed back.
    Problems,
    /// Items to be put right at once.
    Immediate,
    /// Items of another class, which no claim is made of: 要求分阶段整改的20个问题.
    OtherClass,
    /// Petitions.
    Petitions,
}

/// Classes besides 立行立改.
const OTHER_CLASSES: &str = "(?:分阶段(?:整改)?|限期整改|持续整改|长期整改)";

pub(super) static IMMEDIATE: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"{N}\s*(?:个|项|件|条)\s*(?:要求|属于)?\s*立行立改|(?:要求|属于)?立行立改(?:类|的)*(?:问题|事项|件)?\s*(?:共计|共|有|计)?\s*{N}\s*(?:个|项|件|条)"
    ))
});
static OTHER_CLASS: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"{N}\s*(?:个|项|件|条)\s*(?:要求|属于)?\s*{OTHER_CLASSES}(?:类|的)*(?:问题|事项)|(?:要求|属于)?{OTHER_CLASSES}(?:类|的)*(?:问题|事项|件)?\s*(?:共计|共|有|计)?\s*{N}\s*(?:个|项|件|条)"
    ))
});
/// 要求立行立改的, 分阶段整改类: a class as audits have them, with or without a figure of its own.
static NAMED_CLASS: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"要求(?:立行立改|{OTHER_CLASSES})(?:的|类|问题|事项|\s*[0-9０-９])|(?:立行立改|{OTHER_CLASSES})类(?:问题|事项)?"
    ))
});
pub(super) static PETITIONS: Fixed = Fixed::new(|| {
    let from = "(?:信访|来信来访|来信|来访|来电|群众举报|举报|投诉)";
    let unit = "(?:件次|件|个|项|条|批|起|宗)";
    fixed(&format!(
        r"{N}\s*{unit}\s*(?:次)?(?:交办|转办|移交)?(?:的)?(?:群众)?(?:来信|来电|信访|举报)|(?:{from}(?:举报|投诉|反映)?(?:问题|案件|件|线索|事项)?|交办件|转办件)\s*(?:共计|合计|共有|共|计)?\s*{N}\s*{unit}"
    ))
});
/// Where problems are handed on: these are no petitions that the organ received.
static HANDED_ON: Fixed = Fixed::new(|| {
    fixed(
        r"(?:移送|移交|转交|交由|报送|提供)(?:至|给|到)?[^，。；、,;]{0,10}?(?:纪委|监委|纪检|公安|司法|检察|有关部门|相关部门|主管部门)[^，。；、,;]{0,10}?线索",
    )
});
/// A total of problems that were fed back.
static PROBLEMS: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"(?:反馈|指出|查出|审计|巡察|巡视)[^，。；,;]{{0,16}}?{N}\s*(?:个|项|条)?\s*(?:具体|突出|反馈)?(?:问题|方面|大项|小项)"
    ))
});

/// Whether a sentence tells its figures by class, so that 持续整改10个 is a class and no status. Beside 立行立改12个 alone it
/// may be either.
pub(super) fn by_class(sentence: &str) -> bool {
    let staged = ["分阶段", "限期整改"].iter().any(|word| sentence.contains(word));
    let counted = |pattern: &Fixed| !all(pattern, sentence).is_empty();
    NAMED_CLASS.is_match(sentence) || staged && counted(&IMMEDIATE) && counted(&OTHER_CLASS)
}

/// The stretches of a clause, each with what it counts where it names a total of its own.
pub(super) fn stretches(clause: &str, by_class: bool) -> Vec<(Range<usize>, Option<Counted>)> {
    let mut out: Vec<(Range<usize>, Option<Counted>)> = vec![(0..clause.len(), None)];
    for piece in pieces(clause, by_class) {
        let Some(counted) = counted(&clause[piece.clone()], by_class) else { continue };
        let Some((last, known)) = out.last_mut() else { continue };
        match known {
            Some(known) if *known == counted && counted != Counted::OtherClass => {}
            // Words in front of the first total belong to it: 截至3月9日，收到信访件28件.
            None if counted != Counted::OtherClass && !by_class => *known = Some(counted),
            _ => {
                last.end = piece.start;
                out.push((piece.start..clause.len(), Some(counted)));
            }
        }
    }
    out.retain(|(range, _)| !range.is_empty());
    out
}

/// The parts of a clause between commas, and in front of each class.
fn pieces(clause: &str, by_class: bool) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = clause.match_indices(['，', ',']).map(|(at, mark)| at + mark.len()).collect();
    if by_class {
        starts.extend(NAMED_CLASS.find_iter(clause).map(|found| found.start()));
    }
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([clause.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Bodies whose own figures are no figures of the notice: 下属单位排查问题21个，立行立改18个.
const OTHER_BODIES: &[&str] =
    &["下属", "附属", "所属", "各下属", "督促下属", "督促所属", "指导下属", "基层单位", "各村", "企业", "各企业"];

/// Whether a clause tells of another body.
pub(super) fn is_of_another_body(clause: &str) -> bool {
    OTHER_BODIES.iter().any(|word| clause.trim_start().starts_with(word)) && !clause.contains("反馈")
}

/// Whether a piece speaks of petitions that were handed over to be dealt with, and not of those that came to a counter or a
/// team: 受理投诉29件, 受理来信来电来访17件次.
fn are_handed_over(piece: &str) -> bool {
    let received = ["受理", "接到", "接待", "收集"].iter().any(|word| piece.contains(word));
    let handed = ["交办", "转办", "移交", "转交", "转来", "批", "信访件", "举报件", "信访举报"]
        .iter()
        .any(|word| piece.contains(word));
    handed || !received
}

fn counted(piece: &str, by_class: bool) -> Option<Counted> {
    let has = |pattern: &Fixed| !all(pattern, piece).is_empty();
    if has(&IMMEDIATE) {
        return Some(Counted::Immediate);
    }
    if by_class && (has(&OTHER_CLASS) || NAMED_CLASS.is_match(piece)) {
        return Some(Counted::OtherClass);
    }
    if has(&PETITIONS) && !HANDED_ON.is_match(piece) && are_handed_over(piece) {
        return Some(Counted::Petitions);
    }
    has(&PROBLEMS).then_some(Counted::Problems)
}
