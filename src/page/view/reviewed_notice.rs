//! A notice under review: the facts that changed, its figures, its text with the differences, the files beside it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::marked_text;
use super::notice;
use super::notice::NoticeView;
use super::review_approval;
use super::review_approval::ApprovalUnderReview;
use super::review_approval::ReviewedApproval;
use super::review_blocks;
use super::review_blocks::Made;
use super::review_blocks::ReviewBlock;
use super::review_fault::ReviewFault;
use super::review_words;
use super::status_names::status_word;
use crate::address::Route;
use crate::model::Notice;
use crate::model::StatusKind;
use crate::model::file_beside;
use crate::page::data_uri;
use crate::page::styling::Styling;
use crate::page::surroundings::Surroundings;
use crate::page::theme_labels::Labels;
use crate::review::changed_fact::ChangedFact;
use crate::review::changed_fact::NoticeChange;
use crate::review::compared_block;
use crate::review::compared_block::ComparedBlock;
use crate::review::differences::Differences;
use crate::review::enclosed_files::EnclosedFile;
use crate::review::enclosed_files::FileDifference;
use crate::site::Standing;
use crate::text::difference::Became;
use crate::text::difference::Marked;
use crate::text::difference::stretches;

/// A notice that is to be reviewed, with what it is held against.
pub struct UnderReview<'r> {
    /// What its page may see beside it.
    pub around: &'r Surroundings,
    /// The notice.
    pub notice: &'r Notice,
    /// Whether it is public already, and if not why.
    pub standing: Standing,
    /// What its approvals come to; none where that is nobody's business.
    pub approval: Option<ApprovalUnderReview>,
    /// What became of its last published edition; none where there is none.
    pub differences: Option<Differences<'r>>,
    /// The files that are published with it.
    pub files: &'r [EnclosedFile],
    /// What `check` says of it, and what it allows itself.
    pub faults: Vec<ReviewFault>,
    /// The pictures of its text by name.
    pub pictures: &'r BTreeMap<String, Vec<u8>>,
}

/// A notice in a review copy.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewedNotice {
    /// Its number in the copy, from 1.
    pub number: usize,
    /// Its id.
    pub id: String,
    /// Its page.
    pub notice: NoticeView,
    /// `new`, `changed` or `same`.
    pub verdict: &'static str,
    /// The same in words.
    pub verdict_words: String,
    /// What holds it back beside its approval, in words.
    pub held_back: Option<String>,
    /// Its approval: the steps, and the digest to which they are bound.
    pub approval: Option<ReviewedApproval>,
    /// The first digits of the SHA-256 of its text, as its page shows them to be cited by, in groups of four.
    pub cited_digest: Vec<String>,
    /// What changed, counted: 新增2段.
    pub counts: Vec<String>,
    /// Facts that changed, the weightiest first.
    pub facts: Vec<ChangedFactView>,
    /// What it lists: how many problems, and how many of each result.
    pub listed: String,
    /// What it says of its own figures.
    pub claimed: Vec<String>,
    /// Figures that are not what it lists.
    pub unlike: Vec<String>,
    /// What keeps it from being published, beside missing steps: errors, a change of what is published without a correction.
    pub objections: Vec<String>,
    /// Its paragraphs with the differences.
    pub blocks: Vec<ReviewBlock>,
    /// The files beside it.
    pub files: Vec<ReviewFile>,
    /// Faults that stand at no paragraph.
    pub faults: Vec<ReviewFault>,
    /// What it allows itself, with its reasons.
    pub allowed: Vec<ReviewFault>,
    /// How many faults stand, by level: 错误1处.
    pub open: Vec<String>,
}

/// A fact that changed.
#[derive(Clone, Debug, Serialize)]
pub struct ChangedFactView {
    /// What changed.
    pub name: String,
    /// Of which issue, or of which of several.
    pub of: Option<String>,
    /// What was said, as markup; none where nothing was.
    pub before: Option<String>,
    /// What is said, as markup; none where nothing is.
    pub after: Option<String>,
    /// The paragraph that says so.
    pub paragraph: Option<usize>,
    /// Where that is, in words.
    pub place: String,
}

/// A file beside a notice.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewFile {
    /// What readers see.
    pub title: Option<String>,
    /// Its name.
    pub name: String,
    /// What became of it: `same`, `inserted`, `deleted` or `reworded`.
    pub became: &'static str,
    /// The same in words; none where it is the same.
    pub said: Option<String>,
    /// The first digits of its SHA-256.
    pub digest: Option<String>,
    /// Those of the earlier edition, where it had another one.
    pub earlier_digest: Option<String>,
    /// The lines that changed, as markup; empty where they cannot be read.
    pub lines: Vec<String>,
}

/// Values of so many characters are words.
const LONGEST_WORD: usize = 6;

/// Groups of digits that a page shows to be cited by.
const CITED: usize = 4;

/// Lines of a file that are shown at most.
const MOST_LINES: usize = 60;

/// A notice in a review copy, the `number`th. `compared` says that an edition was named to hold it against.
pub(super) fn reviewed(of: &UnderReview<'_>, number: usize, compared: bool) -> ReviewedNotice {
    let (around, labels) = (of.around, of.around.frame.labels.as_ref());
    let route = Route::Notice(of.notice.id.clone());
    let link = |address: &str| (notice::is_whole(address) && address.starts_with("http")).then(|| address.to_owned());
    let picture = |address: &str| {
        let held = file_beside(address).and_then(|name| data_uri::picture(&name, of.pictures.get(&name)?));
        held.unwrap_or_else(|| data_uri::NOTHING.to_owned())
    };
    let styling = Styling { labels, classes: true, pages: false, link: &link, picture: &picture, pixels: &|_| None };
    let mut view = notice::notice(around, of.notice, &route, &styling);
    without_anchors(&mut view);
    let new = compared_block::blocks(of.notice);
    let differences = of.differences.as_ref();
    let made = Made { notice: of.notice, new: &new, differences, page: &view.blocks, styling: &styling };
    let mut blocks = made.blocks();
    let (allowed, open): (Vec<ReviewFault>, Vec<ReviewFault>) =
        of.faults.iter().cloned().partition(|fault| fault.reason.is_some());
    let counted = review_words::by_level(&open, labels);
    let errors = open.iter().filter(|fault| fault.level == "error").count();
    let faults = at_their_paragraphs(open, &new, &mut blocks);
    let verdict = match differences {
        None => "new",
        Some(differences) if differences.is_empty() => "same",
        Some(_) => "changed",
    };
    let numbers = review_blocks::numbers(&new);
    let objections = objections(differences, errors, labels);
    let changes = differences.iter().flat_map(|of| &of.facts);
    let facts = changes.map(|change| changed_fact(change, &numbers, &styling));
    ReviewedNotice {
        number,
        id: of.notice.id.to_string(),
        verdict,
        verdict_words: review_words::verdict(verdict, compared, labels).to_owned(),
        held_back: review_words::held_back(of.standing, labels),
        approval: of.approval.as_ref().map(review_approval::approval),
        cited_digest: around.text_digest.in_fours().into_iter().take(CITED).collect(),
        counts: review_words::counts(&blocks, labels),
        facts: facts.collect(),
        listed: listed(of.notice, labels),
        claimed: claimed(of.notice, labels),
        unlike: view.claims.iter().map(|claim| review_words::unlike(claim, labels)).collect(),
        blocks,
        files: files(of, &styling),
        faults,
        allowed,
        open: counted,
        objections,
        notice: view,
    }
}

/// What keeps a notice from being published, beside missing steps.
fn objections(differences: Option<&Differences<'_>>, errors: usize, labels: &Labels) -> Vec<String> {
    // What was published and changed says so itself, to those who read the earlier edition.
    let is_told = |of: &Differences<'_>| {
        of.is_empty() || of.facts.iter().any(|change| change.fact == ChangedFact::Correction && change.before.is_none())
    };
    let uncorrected = differences.is_some_and(|of| !is_told(of));
    let errors = (errors > 0).then(|| labels.say("review_errors", &[("count", &errors)]));
    errors.into_iter().chain(uncorrected.then(|| labels.get("review_uncorrected").to_owned())).collect()
}

/// A fact that changed. What is the same on both sides is not marked.
fn changed_fact(change: &NoticeChange, numbers: &[Option<usize>], styling: &Styling<'_>) -> ChangedFactView {
    let labels = styling.labels;
    let (was, is) = (change.before.as_deref().unwrap_or_default(), change.after.as_deref().unwrap_or_default());
    // Of a word another one is made, not of its characters others.
    let is_word = was.chars().count().min(is.chars().count()) <= LONGEST_WORD;
    let all = match is_word {
        true => vec![(Became::Deleted, was.to_owned()), (Became::Inserted, is.to_owned())],
        false => stretches(was, is),
    };
    let side = |without: Became, said: &Option<String>| {
        let kept: Vec<Marked> = all.iter().filter(|(became, _)| *became != without).cloned().collect();
        said.as_ref().map(|_| marked_text::plain(&kept, styling))
    };
    let paragraph = change.block.and_then(|at| numbers.get(at).copied().flatten());
    let place = match (paragraph, change.row.filter(|row| *row > 0)) {
        (Some(number), Some(row)) => labels.say("review_row", &[("number", &number), ("row", &row)]),
        (Some(number), None) => labels.say("review_paragraph", &[("number", &number)]),
        (None, _) if change.fact == ChangedFact::Issue => labels.get("deleted").to_owned(),
        (None, _) => labels.get("review_contact_and_files").to_owned(),
    };
    ChangedFactView {
        name: labels.get(review_words::fact(change.fact)).to_owned(),
        of: change.issue.clone(),
        before: side(Became::Inserted, &change.before),
        after: side(Became::Deleted, &change.after),
        paragraph,
        place,
    }
}

/// Several notices stand in one file: their anchors would be the same.
fn without_anchors(view: &mut NoticeView) {
    view.facts.iter_mut().for_each(|fact| fact.href = None);
    for block in view.blocks.iter_mut().filter(|block| block.kind == "whole") {
        while let Some((before, behind)) = block.html.split_once("<tr id=\"") {
            let Some((_, rest)) = behind.split_once('"') else { break };
            block.html = format!("{before}<tr{rest}");
        }
    }
}

/// Lays faults beside the paragraphs that they stand in; answers with those that stand in none.
fn at_their_paragraphs(
    faults: Vec<ReviewFault>,
    new: &[ComparedBlock<'_>],
    blocks: &mut [ReviewBlock],
) -> Vec<ReviewFault> {
    let numbers = review_blocks::numbers(new);
    let mut left = Vec::new();
    for fault in faults {
        let place = fault
            .at
            .and_then(|at| new.iter().rposition(|of| (of.at.start..of.at.end.max(of.at.start + 1)).contains(&at)));
        let number = place.and_then(|at| numbers[at]);
        let block = number.and_then(|number| blocks.iter_mut().find(|block| block.number == Some(number)));
        match block {
            Some(block) => block.faults.push(fault),
            None => left.push(fault),
        }
    }
    left
}

/// How many problems a notice lists, and how many of each result.
fn listed(notice: &Notice, labels: &Labels) -> String {
    let issues = notice.issues().count();
    let kinds = StatusKind::ALL.into_iter().map(Some).chain([None]);
    let counted = kinds.map(|kind| (kind, notice.issues().filter(|(_, of)| of.rectification.kind() == kind).count()));
    let shares: Vec<String> = match notice.head.kind.reports_results() {
        true => counted
            .filter(|(_, count)| *count > 0)
            .map(|(kind, count)| labels.say("figure_of", &[("name", &status_word(kind)), ("count", &count)]))
            .collect(),
        false => Vec::new(),
    };
    let all = labels.say("listed_in_all", &[("count", &issues)]);
    match shares.is_empty() {
        true => all,
        false => labels.say("listed_by_result", &[("all", &all), ("shares", &shares.join(labels.get("list_comma")))]),
    }
}

/// The figures that a notice states, each in a line.
fn claimed(notice: &Notice, labels: &Labels) -> Vec<String> {
    let comma = labels.get("list_comma");
    let line = |claim: &crate::model::Claim| {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(
            claim.total.map(|count| labels.say("figure_of", &[("name", &claim.subject.word()), ("count", &count)])),
        );
        let share = |(kind, count): &(StatusKind, u64)| {
            labels.say("figure_of", &[("name", &status_word(Some(*kind))), ("count", count)])
        };
        parts.extend(claim.parts.iter().map(share));
        parts.join(comma)
    };
    notice.head.claims.iter().map(line).collect()
}

/// The files beside a notice, with what became of them.
fn files(of: &UnderReview<'_>, styling: &Styling<'_>) -> Vec<ReviewFile> {
    let labels = styling.labels;
    let changed: &[FileDifference] = of.differences.as_ref().map_or(&[], |differences| &differences.files);
    let mut out: Vec<ReviewFile> = Vec::new();
    for file in of.files {
        let (became, said, difference) = match changed.iter().find(|change| change.name == file.name) {
            None => ("same", None, None),
            Some(change) if change.digests.0.is_none() => ("inserted", Some(labels.get("inserted")), None),
            Some(change) if change.digests.0 == change.digests.1 => {
                ("reworded", Some(labels.get("file_retitled")), None)
            }
            Some(change) => ("reworded", Some(labels.get("file_changed")), Some(change)),
        };
        let lines = difference.and_then(|change| change.lines.as_ref());
        out.push(ReviewFile {
            title: file.title.clone(),
            name: file.name.clone(),
            became,
            said: said.map(str::to_owned),
            digest: Some(file.digest.short()),
            earlier_digest: difference.and_then(|change| change.digests.0).map(|digest| digest.short()),
            lines: lines
                .into_iter()
                .flatten()
                .filter(|line| line.iter().any(|(became, _)| *became != Became::Same))
                .take(MOST_LINES)
                .map(|line| marked_text::plain(line, styling))
                .collect(),
        });
    }
    out.extend(changed.iter().filter(|change| change.digests.1.is_none()).map(|change| ReviewFile {
        title: change.titles.0.clone(),
        name: change.name.clone(),
        became: "deleted",
        said: Some(labels.get("deleted").to_owned()),
        digest: None,
        earlier_digest: change.digests.0.map(|digest| digest.short()),
        lines: Vec::new(),
    }));
    out
}
