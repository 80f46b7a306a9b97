//! The list of problems in an annex: whether the text says that it is there, and what of it the text tells already.

use crate::model::At;
use crate::model::Block;
use crate::model::Finding;
use crate::model::Issue;
use crate::model::Number;
use crate::prose::annexes;
use crate::prose::annexes::AnnexReference;
use crate::text::similar;

/// What some blocks of the text say of annexes. What stands under a problem tells of that problem, unless it speaks of a
/// list of problems.
pub fn references(body: &[Block], blocks: impl Iterator<Item = usize>, findings: &[Finding]) -> Vec<AnnexReference> {
    let of_issue = |block: usize| {
        let mut places = findings.iter().map(|finding| &finding.place);
        places.any(|place| place.row.is_none() && place.blocks.contains(&block))
    };
    let mut out = Vec::new();
    for block in blocks {
        for of in body[block].texts() {
            let said = annexes::references(&of.plain()).into_iter();
            out.extend(said.filter(|said| said.lists_problems || !of_issue(block)));
        }
    }
    out
}

/// Leaves out the issues of an annex that the text tells of, and gives those of which the annex prints another result
/// than the text does.
pub fn drop_repeated(findings: &mut Vec<Finding>, text: usize, from: usize) -> Vec<At> {
    let (told, listed) = findings.split_at(from);
    let told = &told[..text.min(told.len())];
    let count = told.iter().map(|of| of.issues.len()).sum::<usize>();
    if count == 0 {
        return Vec::new();
    }
    let mut differs = Vec::new();
    let mut repeats = |issue: &Issue, finding: &str| {
        let same = |title: &str, printed: Option<&Number>| {
            let one_number = printed.is_some() && value(printed) == value(issue.printed.as_ref());
            is_same(title, &issue.title, one_number) || (finding != issue.title && is_same(title, finding, one_number))
        };
        let other = told.iter().flat_map(|of| &of.issues).find(|of| same(&of.title, of.printed.as_ref()));
        if let (Some(said), Some(status)) =
            (other.and_then(|of| of.rectification.status.as_ref()), &issue.rectification.status)
            && said.kind != status.kind
        {
            differs.push(status.at);
        }
        other.is_some() || told.iter().any(|of| same(&of.title, of.printed.as_ref()))
    };
    let all: Vec<bool> = listed
        .iter()
        .flat_map(|of| of.issues.iter().map(|issue| (issue, &of.title)))
        .map(|(issue, finding)| repeats(issue, finding))
        .collect();
    let known = all.iter().filter(|known| **known).count();
    // A list of as many problems, of which most are told in the same words, is the same list.
    let whole = all.len() == count && known * 2 >= all.len();
    let mut all = all.into_iter();
    for finding in &mut findings[from..] {
        finding.issues.retain(|_| !(all.next().unwrap_or(false) || whole));
    }
    findings.retain(|finding| !finding.issues.is_empty());
    differs
}

fn value(number: Option<&Number>) -> Option<u32> {
    number.map(|number| number.value)
}

/// Whether two titles name one problem. The same number needs less likeness.
fn is_same(one: &str, other: &str, same_number: bool) -> bool {
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (one, other) = (bare(one), bare(other));
    let short = one.chars().count().min(other.chars().count());
    let within = short >= 4 && (one.contains(&other) || other.contains(&one));
    one == other || within || similar::likeness(&one, &other) >= if same_number { 400 } else { 650 }
}
