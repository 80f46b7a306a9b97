//! The page of the line of an issue: what each notice says of it, what changed, and how the texts differ.

use serde::Serialize;

use super::cite::CiteView;
use super::cite::Cited;
use super::field_changes::FieldChange;
use super::result_words;
use super::view_parts::DateView;
use super::view_parts::Link;
use super::view_parts::StatusView;
use crate::address::Route;
use crate::page::entry_surroundings::EntrySurroundings;
use crate::page::entry_surroundings::StepAround;
use crate::page::issue_text::IssueText;
use crate::text::difference;
use crate::text::difference::Became;
use crate::text::similar;

/// The line of an issue.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    /// Its title in the notice that has the last word.
    pub title: String,
    /// The court that published that notice.
    pub organ: Option<Link>,
    /// Its last printed status.
    pub status: StatusView,
    /// The same as a sentence, with the day it is of and who says so.
    pub sentence: String,
    /// Its page in the notice that has the last word.
    pub latest: Link,
    /// What each notice says of it, oldest first.
    pub steps: Vec<EntryStepView>,
    /// How the page is cited: by the notice that has the last word.
    pub cite: CiteView,
}

/// What one notice says of the issue.
#[derive(Clone, Debug, Serialize)]
pub struct EntryStepView {
    /// Day of publication.
    pub published_on: Option<DateView>,
    /// The day of its figures; none where it reports none.
    pub as_of: Option<DateView>,
    /// The notice.
    pub notice: Link,
    /// The word for its kind.
    pub kind: &'static str,
    /// Who publishes it.
    pub organ: Option<Link>,
    /// The number of the issue there, as printed.
    pub number: String,
    /// The page of the issue in that notice.
    pub issue: String,
    /// What it says.
    pub status: StatusView,
    /// Who says so: 法院自行报告，未经核查; none where no result is printed.
    pub vouched: Option<String>,
    /// What is other than before; empty of the first notice.
    pub changes: Vec<FieldChange>,
    /// How its text stands to that of the notice before it: `first`, `same`, `other` where hardly a word stayed, or `compared`.
    pub text_is: &'static str,
    /// The text of the issue, paragraph by paragraph, each in stretches: those that stayed, came and went, where it is
    /// compared. Empty where it is the same.
    pub text: Vec<Vec<TextStretch>>,
}

/// A stretch of text.
#[derive(Clone, Debug, Serialize)]
pub struct TextStretch {
    /// `ins` where it came, `del` where it went, empty where it stayed.
    pub became: &'static str,
    /// Its characters.
    pub text: String,
}

/// Texts less alike than this (of a thousand) are not held against one another: every word would be marked.
const COMPARED: u32 = 250;

/// The line of an issue, with the text of each step.
pub fn entry(around: &EntrySurroundings, texts: &[IssueText], route: &Route) -> Option<EntryView> {
    let last = around.steps.last()?;
    let labels = &around.frame.labels;
    let before = std::iter::once(None).chain(texts.iter().map(Some));
    let part = labels.say("cite_line", &[("number", &last.number), ("issue", &around.title)]);
    let cited = Cited {
        title: &last.title,
        part: Some(&part),
        issuer: around.issuer.as_deref(),
        published_on: last.published_on,
        digest: around.text_digest,
    };
    let steps = around.steps.iter().zip(texts).zip(before);
    Some(EntryView {
        title: around.title.clone(),
        organ: organ(last, route),
        status: around.status.clone(),
        sentence: result_words::sentence(labels, &around.status),
        latest: Link::to(route, &Route::Issue(last.notice.clone(), last.key), last.title.clone()),
        steps: steps.map(|((step, text), before)| said(around, route, step, (before, text))).collect(),
        cite: CiteView::of(&around.frame, route, &cited),
    })
}

fn organ(step: &StepAround, route: &Route) -> Option<Link> {
    step.organ.as_ref().map(|(id, name)| Link::to(route, &Route::Organ(id.clone()), name.clone()))
}

fn said(
    around: &EntrySurroundings,
    route: &Route,
    step: &StepAround,
    (before, text): (Option<&IssueText>, &IssueText),
) -> EntryStepView {
    let (text_is, text) = compared(before, text);
    let is_said = step.status.assurance.is_some();
    EntryStepView {
        published_on: step.published_on.map(DateView::of),
        as_of: step.as_of.map(DateView::of),
        notice: Link::to(route, &Route::Notice(step.notice.clone()), step.title.clone()),
        kind: step.kind.word(),
        organ: organ(step, route),
        number: step.number.clone(),
        issue: route.link(&Route::Issue(step.notice.clone(), step.key)),
        status: step.status.clone(),
        vouched: is_said.then(|| result_words::vouched(&around.frame.labels, step.assurance).to_owned()),
        changes: step.changes.clone(),
        text_is,
        text,
    }
}

/// How a text stands to the one before it, and its paragraphs in stretches.
fn compared(before: Option<&IssueText>, text: &IssueText) -> (&'static str, Vec<Vec<TextStretch>>) {
    let plain = |text: &IssueText| {
        let whole = |paragraph: &String| vec![TextStretch { became: "", text: paragraph.clone() }];
        text.0.iter().map(whole).collect()
    };
    let Some(before) = before else { return ("first", plain(text)) };
    if before == text {
        return ("same", Vec::new());
    }
    if similar::likeness(&before.0.join("\n"), &text.0.join("\n")) < COMPARED {
        return ("other", plain(text));
    }
    let stretch = |(became, text)| TextStretch {
        became: match became {
            Became::Same => "",
            Became::Inserted => "ins",
            Became::Deleted => "del",
        },
        text,
    };
    let paragraphs = difference::differences(&before.0, &text.0).into_iter();
    ("compared", paragraphs.map(|paragraph| paragraph.into_iter().map(stretch).collect()).collect())
}
