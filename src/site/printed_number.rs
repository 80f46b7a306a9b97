//! The numbers of issues as readers know them: the printed ones. Addresses keep theirs, which are there once.

use crate::model::Finding;
use crate::model::Issue;
use crate::model::Notice;
use crate::model::Number;
use crate::text::numeral;

/// The number of an issue as printed: 3, or 3-2 where its finding has a number too. What prints none has the number of its
/// address.
pub fn shown(finding: &Finding, issue: &Issue) -> String {
    let value = |printed: &Option<Number>, other: u32| printed.as_ref().map_or(other, |number| number.value);
    let of_finding = value(&finding.printed, issue.key.finding);
    match issue.key.issue {
        None if is_row(issue) || issue.heading == finding.heading => value(&issue.printed, of_finding).to_string(),
        None => of_finding.to_string(),
        // The numbers of a ledger's rows go on through its findings.
        Some(number) if is_row(issue) => match &issue.printed {
            Some(own) if finding.issues.iter().all(|other| other.printed.is_some()) => own.value.to_string(),
            _ => format!("{of_finding}-{number}"),
        },
        Some(number) => format!("{of_finding}-{}", value(&issue.printed, number)),
    }
}

fn is_row(issue: &Issue) -> bool {
    issue.place.row.is_some()
}

/// 原文有两个“3”，这是第二个: where the paper prints a number of the issue more than once among its siblings.
pub fn repeated(notice: &Notice, finding: &Finding, issue: &Issue) -> Option<String> {
    let under = |of: &Finding| (notice.outline.section_of(of.place.blocks.start), of.area);
    let here = under(finding);
    let beside = notice.outline.findings.iter().filter(|of| under(of) == here);
    let numbers = beside.flat_map(|of| match of.place.row {
        Some(_) => of.issues.iter().filter_map(|issue| issue.printed.as_ref()).collect::<Vec<_>>(),
        None => of.printed.iter().collect(),
    });
    let own = if is_row(issue) { &issue.printed } else { &finding.printed };
    let among_findings = own.as_ref().and_then(|own| place_among(own, numbers));
    // Rows are siblings whatever their findings.
    let below = issue.printed.as_ref().filter(|_| issue.key.issue.is_some() && !is_row(issue));
    among_findings.or_else(|| place_among(below?, finding.issues.iter().filter_map(|other| other.printed.as_ref())))
}

/// Which one of those with the same number a number is, where there are several.
fn place_among<'n>(own: &Number, all: impl Iterator<Item = &'n Number>) -> Option<String> {
    let same: Vec<&Number> = all.filter(|of| of.value == own.value && of.numbering == own.numbering).collect();
    let place = same.iter().position(|of| std::ptr::eq(*of, own)).filter(|_| same.len() > 1)?;
    let count = |number: usize| u32::try_from(number).map_or_else(|_| number.to_string(), numeral::chinese);
    let all = if same.len() == 2 { "两".to_owned() } else { count(same.len()) };
    let printed = own.printed.trim().trim_end_matches(['.', '．', '、', '，', ',', '：', ':']);
    Some(format!("原文有{all}个“{printed}”，这是第{}个", count(place + 1)))
}
