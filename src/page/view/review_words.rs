//! The words of a review copy that depend on values: what facts are called, what is counted.

use super::claim_view::ClaimView;
use super::review_blocks::ReviewBlock;
use super::review_fault::ReviewFault;
use crate::page::theme_labels::Labels;
use crate::review::changed_fact::ChangedFact;
use crate::site::Standing;

/// The label of a fact.
pub(super) fn fact(of: ChangedFact) -> &'static str {
    match of {
        ChangedFact::Status => "status",
        ChangedFact::Issue => "changed_issue",
        ChangedFact::IssueNumber => "changed_number",
        ChangedFact::AsOf => "as_of",
        ChangedFact::SignedOn => "signed_on",
        ChangedFact::PublishedOn => "published_on",
        ChangedFact::EmbargoUntil => "changed_embargo",
        ChangedFact::Due => "changed_due",
        ChangedFact::ClosedOn => "changed_closed",
        ChangedFact::Class => "changed_class",
        ChangedFact::Claim => "changed_claim",
        ChangedFact::Withheld => "withheld",
        ChangedFact::FigureInText => "changed_figure",
        ChangedFact::Owner => "owner",
        ChangedFact::Lead => "changed_lead",
        ChangedFact::Assurance => "changed_assurance",
        ChangedFact::Phone => "changed_phone",
        ChangedFact::Email => "changed_email",
        ChangedFact::Address => "changed_address",
        ChangedFact::OtherContact => "changed_contact",
        ChangedFact::Title => "changed_title",
        ChangedFact::IssueTitle => "changed_issue_title",
        ChangedFact::Kind => "kind",
        ChangedFact::Organ => "changed_organ",
        ChangedFact::Issuer => "issuer",
        ChangedFact::DocumentNumber => "document_number",
        ChangedFact::Inspection => "origin",
        ChangedFact::Summary => "changed_summary",
        ChangedFact::Correction => "corrections",
    }
}

/// What became of a notice, in a word.
pub(super) fn verdict<'l>(verdict: &str, compared: bool, labels: &'l Labels) -> &'l str {
    match (verdict, compared) {
        ("new", false) => labels.get("verdict_all_new"),
        ("new", true) => labels.get("verdict_new"),
        ("same", _) => labels.get("verdict_same"),
        _ => labels.get("verdict_changed"),
    }
}

/// What holds a notice back beside its approval, in words; none where nothing does.
pub(super) fn held_back(of: Standing, labels: &Labels) -> Option<String> {
    match of {
        Standing::Public | Standing::Draft => None,
        Standing::Withdrawn(day) => Some(labels.say("standing_withdrawn", &[("day", &day.chinese())])),
        Standing::Embargoed(day) => Some(labels.say("standing_embargoed", &[("day", &day.chinese())])),
    }
}

/// What became of paragraphs, counted: 新增2段.
pub(super) fn counts(blocks: &[ReviewBlock], labels: &Labels) -> Vec<String> {
    let mut out: Vec<String> = [
        ("inserted", "count_inserted"),
        ("deleted", "count_deleted"),
        ("reworded", "count_reworded"),
        ("moved", "count_moved"),
        ("split", "count_split"),
        ("joined", "count_joined"),
        ("renumbered", "count_renumbered"),
        ("restyled", "count_restyled"),
    ]
    .into_iter()
    .map(|(became, label)| (label, blocks.iter().filter(|block| block.became == became).count()))
    .filter(|(_, count)| *count > 0)
    .map(|(label, count)| labels.say(label, &[("count", &count)]))
    .collect();
    // What moved may have changed too: nobody must take it for moved alone.
    let both = blocks.iter().filter(|block| block.became == "moved" && block.is_reworded).count();
    out.extend((both > 0).then(|| labels.say("count_moved_and_reworded", &[("count", &both)])));
    out
}

/// How many faults there are of each level.
pub(super) fn by_level(faults: &[ReviewFault], labels: &Labels) -> Vec<String> {
    let mut levels: Vec<&str> = Vec::new();
    for level in ["error", "warning", "note"] {
        levels.extend(faults.iter().find(|fault| fault.level == level).map(|fault| fault.level_name));
    }
    let count = |name: &str| faults.iter().filter(|fault| fault.level_name == name).count();
    levels.into_iter().map(|name| labels.say("count_faults", &[("name", &name), ("count", &count(name))])).collect()
}

/// A figure that is not what is listed.
pub(super) fn unlike(claim: &ClaimView, labels: &Labels) -> String {
    let name = if claim.what.is_empty() { labels.get("issue") } else { claim.what };
    match claim.listed {
        Some(listed) => labels.say("figure_unlike", &[("name", &name), ("said", &claim.said), ("listed", &listed)]),
        None => labels.say("figure_alone", &[("name", &name), ("said", &claim.said)]),
    }
}
