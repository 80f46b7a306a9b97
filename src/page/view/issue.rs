//! The page of an issue: what was found, how far it is, who answers for it, what was done, what comes next.

use serde::Serialize;

use super::cite::CiteView;
use super::entry_rows;
use super::notice;
use super::result_words;
use super::view_parts::ContactView;
use super::view_parts::DateView;
use super::view_parts::DueView;
use super::view_parts::Link;
use super::view_parts::StatusView;
use crate::address::Route;
use crate::model::Id;
use crate::model::IssueKey;
use crate::model::Notice;
use crate::model::Part;
use crate::model::Text;
use crate::page::issue_surroundings::HistoryStep;
use crate::page::issue_surroundings::PromiseGiven;
use crate::page::issue_surroundings::WordOn;
use crate::page::markup;
use crate::page::styling::Styling;
use crate::page::surroundings::Surroundings;
use crate::site::IssueList;
use crate::site::issue_anchor;
use crate::site::printed_number;

/// The page of an issue.
#[derive(Clone, Debug, Serialize)]
pub struct IssueView {
    /// Its number as printed, else that of its address: 3, 3-2.
    pub number: String,
    /// The number of its address, where that is another: numbers of the paper do not rise through all of it.
    pub address_number: Option<String>,
    /// 原文有两个“3”，这是第二个: where the paper prints its number more than once.
    pub repeated: Option<String>,
    /// Its title.
    pub title: String,
    /// The heading as the notice prints it.
    pub heading: String,
    /// Its notice.
    pub notice: Link,
    /// Day of publication of the notice.
    pub published_on: Option<DateView>,
    /// Its court.
    pub organ: Option<Link>,
    /// Its area.
    pub area: Option<String>,
    /// Its finding, where that has a heading of its own.
    pub finding: Option<String>,
    /// Its last printed status, through all notices of the inspection.
    pub status: StatusView,
    /// The same as a sentence, with the day it is of and who says so.
    pub sentence: String,
    /// Where the status is that of an earlier notice than the last: which one prints it, and which later one is silent.
    pub silent: Option<SilentView>,
    /// The page of the issue in a later notice, where there is one: what stands here is then not the last word.
    pub later: Option<Link>,
    /// How long it may take, in the word of the text.
    pub class: Option<String>,
    /// Its departments.
    pub owners: Vec<Link>,
    /// The person in charge, as printed: a role.
    pub lead: Option<String>,
    /// Its deadline.
    pub due: Option<DueView>,
    /// The promises of its text beside the deadline: each with a date or a quantity, in the order of the text.
    pub promises: Vec<PromiseView>,
    /// When it was closed.
    pub closed_on: Option<DateView>,
    /// How many days have passed at `page.as_of` since the findings were fed back, while it is not completed.
    pub open: Option<u32>,
    /// The problem described, as markup, paragraph by paragraph.
    pub problem: Vec<String>,
    /// What was aimed at.
    pub target: Vec<String>,
    /// What was done or will be done, step by step.
    pub measures: Vec<MeasureView>,
    /// Its parts, where it has several rows with a result each: they then tell of the measures.
    pub parts: Vec<PartView>,
    /// What came of it.
    pub outcome: Vec<String>,
    /// What comes next.
    pub next_steps: Vec<String>,
    /// Documents made or revised: what was done, and the name with 《》.
    pub documents: Vec<DocumentView>,
    /// Its topics.
    pub topics: Vec<Link>,
    /// What each notice of the inspection says of it, oldest first.
    pub history: Vec<HistoryEntry>,
    /// Its whole line with the texts of all notices and how they differ, where several speak of it.
    pub line: Option<String>,
    /// Whom to reach.
    pub contact: Option<ContactView>,
    /// The issue before it in the notice.
    pub previous: Option<Link>,
    /// The issue after it in the notice.
    pub next: Option<Link>,
    /// Its place in the full text.
    pub place: String,
    /// How it is cited.
    pub cite: CiteView,
}

/// A step of rectification.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureView {
    /// Whether it begins with an enumerator.
    pub numbered: bool,
    /// Its text as markup, enumerator included.
    pub html: String,
}

/// A part of an issue: a row of its ledger.
#[derive(Clone, Debug, Serialize)]
pub struct PartView {
    /// Its number as printed; else its place, from 1.
    pub number: String,
    /// Its result: the word of the row.
    pub status: StatusView,
    /// What was done or will be done, as markup, step by step.
    pub measures: Vec<String>,
    /// What came of it.
    pub outcome: Vec<String>,
    /// What comes next.
    pub next_steps: Vec<String>,
    /// How long it may take, in the word of the text.
    pub class: Option<String>,
    /// The departments, as printed.
    pub owner: Option<String>,
    /// The person in charge, as printed: a role.
    pub lead: Option<String>,
    /// The deadline, as printed.
    pub due: Option<String>,
    /// When it was closed.
    pub closed_on: Option<DateView>,
}

/// A result that the last notice does not say.
#[derive(Clone, Debug, Serialize)]
pub struct SilentView {
    /// The notice that says it, with its day of publication.
    pub stated: Link,
    /// The last notice that reports on the issue and says no result of it.
    pub silent: Link,
}

/// A promise of the text.
#[derive(Clone, Debug, Serialize)]
pub struct PromiseView {
    /// The sentence that gives it.
    pub text: String,
    /// The date by which, where one can be read.
    pub due_on: Option<DateView>,
    /// The word for its kind: 预计时间, 数量承诺, 频次承诺, 长期要求.
    pub kind: &'static str,
    /// Whether that date lies before `page.as_of`, without a word since.
    pub passed: bool,
}

/// A document made or revised.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    /// The word for what was done.
    pub action: &'static str,
    /// Its name, with 《》.
    pub name: String,
}

/// What one notice says of the issue.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryEntry {
    /// The day of its figures; none where it reports none.
    pub as_of: Option<DateView>,
    /// Day of publication.
    pub published_on: Option<DateView>,
    /// The notice.
    pub notice: Link,
    /// The issue in that notice.
    pub issue: String,
    /// What it says.
    pub status: StatusView,
    /// The deadline it prints.
    pub due: Option<String>,
    /// Who says so.
    pub assurance: &'static str,
    /// Whether it is the page that is shown.
    pub current: bool,
}

/// Whether an address is a named place of the page that it stands on: `#i-2`, but not its top.
fn is_place_of_its_page(address: &str) -> bool {
    let in_page = address.starts_with(['#', '?']);
    in_page && address.split_once('#').is_some_and(|(_, name)| !name.is_empty() && !name.eq_ignore_ascii_case("top"))
}

/// The page of an issue of a notice. None where the notice has no issue of that key.
pub fn issue(around: &Surroundings, notice: &Notice, route: &Route, key: IssueKey) -> Option<IssueView> {
    let issues: Vec<_> = notice.issues().collect();
    let place = issues.iter().position(|(_, issue)| issue.key == key)?;
    let (finding, issue) = issues[place];
    let of = around.issues.get(place)?;
    let pixels = |file: &str| around.files.get(file)?.pixels;
    // A place of the notice is on the notice's page, which this one is not.
    let site = Styling::site(&around.frame.labels);
    let whole = route.link(&Route::Notice(notice.id.clone()));
    let link = |address: &str| {
        let address = (site.link)(address)?;
        Some(if is_place_of_its_page(&address) { format!("{whole}{address}") } else { address })
    };
    let styling = Styling { pixels: &pixels, link: &link, ..Styling::site(&around.frame.labels) };
    let html = |text: &Text| markup::text_in(text, &styling);
    let htmls = |texts: &[Text]| texts.iter().map(html).collect();
    let documents = of.documents.iter();
    let documents =
        documents.map(|(name, action)| DocumentView { action: action.word(), name: format!("《{name}》") });
    let topics = of.topics.iter();
    let topic =
        |(id, name): &(Id, String)| Link::to(route, &Route::Issues(IssueList::Topic(id.clone()), 1), name.clone());
    let neighbour = |place: Option<usize>| {
        let (finding, other) = issues.get(place?)?;
        let number = printed_number::shown(finding, other);
        let to = Route::Issue(notice.id.clone(), other.key);
        Some(Link::to(route, &to, format!("{number} {}", other.title)))
    };
    let home = Route::Notice(notice.id.clone());
    let number = printed_number::shown(finding, issue);
    let cited = around.frame.labels.say("cite_issue", &[("number", &number), ("issue", &issue.title)]);
    Some(IssueView {
        cite: CiteView::of_notice(around, route, notice, Some(&cited)),
        address_number: Some(key.to_string()).filter(|address| *address != number),
        number,
        repeated: printed_number::repeated(notice, finding, issue),
        title: issue.title.clone(),
        heading: issue.heading.clone(),
        notice: Link::to(route, &home, notice.head.title.clone()),
        published_on: notice.head.published_on.map(DateView::of),
        organ: around.organ.as_ref().map(|organ| organ.link(route)),
        area: finding.area.map(|area| notice.outline.areas[area].title.clone()),
        finding: entry_rows::finding(finding, issue),
        sentence: result_words::sentence(&around.frame.labels, &of.status),
        status: of.status.clone(),
        class: issue.rectification.class.as_ref().map(|(_, printed)| printed.clone()),
        silent: of
            .silent
            .as_ref()
            .map(|(stated, silent)| SilentView { stated: word(route, stated), silent: word(route, silent) }),
        later: of.later.as_ref().map(|later| word(route, later)),
        owners: of.owners.iter().map(|owner| owner.link(route)).collect(),
        lead: issue.rectification.lead.clone(),
        due: of.deadline.as_ref().map(|deadline| deadline.view(&around.frame)),
        promises: of.promises.iter().map(promise).collect(),
        closed_on: of.closed_on.map(DateView::of),
        open: of.days_open,
        problem: htmls(&issue.problem),
        target: htmls(&issue.target),
        measures: issue
            .rectification
            .measures
            .iter()
            .map(|measure| MeasureView { numbered: measure.mark.is_some(), html: html(&measure.text) })
            .collect(),
        parts: issue.parts.iter().enumerate().map(|of| part(notice, of, &styling)).collect(),
        outcome: htmls(&issue.rectification.outcome),
        next_steps: htmls(&issue.rectification.next_steps),
        documents: documents.collect(),
        topics: topics.map(topic).collect(),
        history: of.history.iter().map(|step| said(route, step, step.notice == notice.id && step.key == key)).collect(),
        line: of.line.as_ref().map(|line| route.link(line)),
        contact: notice::contact(around, notice),
        previous: neighbour(place.checked_sub(1)),
        next: neighbour(Some(place + 1)),
        place: route.link_to(&home, &issue_anchor(key)),
    })
}

impl IssueView {
    /// Whether it shows what was counted at the day of the site.
    pub fn counts_days(&self) -> bool {
        let due = self.due.as_ref().is_some_and(|due| due.progress.is_some());
        due || self.open.is_some() || self.promises.iter().any(|given| given.passed)
    }
}

/// A link to what a notice says of an issue; without an address where that is the page itself.
fn word(route: &Route, word: &WordOn) -> Link {
    let day = word.published_on.map(|day| day.chinese()).unwrap_or_default();
    let (to, text) = (Route::Issue(word.notice.clone(), word.key), format!("{day}{}", word.kind.word()));
    if to == *route { Link { text, href: String::new() } } else { Link::to(route, &to, text) }
}

fn promise(given: &PromiseGiven) -> PromiseView {
    PromiseView {
        text: given.text.clone(),
        due_on: given.due_on.map(DateView::of),
        kind: given.kind.word(),
        passed: given.passed,
    }
}

/// A part of an issue, with its place among all.
fn part(notice: &Notice, (index, part): (usize, &Part), styling: &Styling<'_>) -> PartView {
    let html = |text: &Text| markup::text_in(text, styling);
    let of = &part.rectification;
    PartView {
        number: part.printed.clone().unwrap_or_else(|| (index + 1).to_string()),
        status: result_words::part_result(notice.head.kind, part),
        measures: of.measures.iter().map(|measure| html(&measure.text)).collect(),
        outcome: of.outcome.iter().map(html).collect(),
        next_steps: of.next_steps.iter().map(html).collect(),
        class: of.class.as_ref().map(|(_, printed)| printed.clone()),
        owner: of.owner.clone(),
        lead: of.lead.clone(),
        due: of.due_on.as_ref().map(|due| due.printed.clone()),
        closed_on: of.closed_on.map(DateView::of),
    }
}

/// What a notice of the inspection says of an issue.
fn said(route: &Route, step: &HistoryStep, current: bool) -> HistoryEntry {
    HistoryEntry {
        as_of: step.as_of.map(DateView::of),
        published_on: step.published_on.map(DateView::of),
        notice: Link::to(route, &Route::Notice(step.notice.clone()), step.title.clone()),
        issue: route.link(&Route::Issue(step.notice.clone(), step.key)),
        status: step.status.clone(),
        due: step.due.clone(),
        assurance: step.assurance.word(),
        current,
    }
}
