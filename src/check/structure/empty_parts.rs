//! Parts of a notice that say nothing: issues without measures, open ones without next steps, empty sections.

use crate::check::NoticeText;
use crate::check::prose;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::structure as codes;
use crate::model::Block;
use crate::model::Issue;
use crate::model::Kind;
use crate::model::StatusKind;
use crate::text::numbering;

/// Every issue says what was or will be done, unless the paper only publishes the problems.
pub fn issues_have_measures(case: NoticeText<'_>, out: &mut Vec<Diagnostic>) {
    if case.notice.head.kind == Kind::Problems {
        return;
    }
    let silent = |issue: &&Issue| {
        issue.rectification.measures.is_empty()
            && issue.rectification.outcome.is_empty()
            && issue.rectification.next_steps.is_empty()
    };
    for issue in case.notice.issues().map(|(_, issue)| issue).filter(silent) {
        out.push(prose::fault(&codes::NO_MEASURES, case.notice, issue.at).with("found", &issue.title));
    }
}

/// Words by which a text says what comes next.
const NEXT: &[&str] = &[
    "下一步",
    "下步",
    "将继续",
    "将持续",
    "后续",
    "接下来",
    "力争",
    "预计",
    "拟于",
    "计划2",
    "计划于",
    "将在",
    "将于",
];

/// An issue that is not completed says what comes next: a plan, a deadline, or a sentence of its measures.
pub fn open_issues_have_next_steps(case: NoticeText<'_>, out: &mut Vec<Diagnostic>) {
    if !matches!(case.notice.head.kind, Kind::Progress | Kind::Followup | Kind::Audit | Kind::Immediate) {
        return;
    }
    for issue in case.notice.issues().map(|(_, issue)| issue) {
        let told = &issue.rectification;
        let Some(status) = &told.status else { continue };
        let open = matches!(status.kind, StatusKind::Partial | StatusKind::InProgress | StatusKind::Incomplete);
        let said = || {
            let texts = told.measures.iter().map(|step| &step.text).chain(&told.outcome);
            texts.map(|text| text.plain()).any(|plain| NEXT.iter().any(|word| plain.contains(word)))
        };
        if open && told.next_steps.is_empty() && told.due_on.is_none() && !said() {
            let fault = prose::fault(&codes::NO_NEXT_STEPS, case.notice, status.at);
            out.push(fault.with("found", &issue.title).with("status", &status.printed));
        }
    }
}

/// A numbered heading has text or lower headings under it.
pub fn headings_have_text(case: NoticeText<'_>, out: &mut Vec<Diagnostic>) {
    let body = &case.notice.body;
    let own = |at: usize| case.notice.issues().any(|(_, issue)| issue.place.blocks.start == at);
    for (index, block) in body.iter().enumerate() {
        let Block::Heading(heading) = block else { continue };
        let plain = heading.text.plain();
        let Some(mark) = numbering::mark(&plain) else { continue };
        let empty = match body.get(index + 1) {
            None => true,
            Some(Block::Heading(next)) => {
                let next_plain = next.text.plain();
                numbering::mark(&next_plain).is_some_and(|next| next.numbering <= mark.numbering)
            }
            Some(_) => false,
        };
        // An issue's heading without measures is said by another rule; where problems alone are published it may be all.
        if empty && !own(index) {
            out.push(prose::fault(&codes::EMPTY_SECTION, case.notice, heading.at).with("found", plain.trim()));
        }
    }
}
