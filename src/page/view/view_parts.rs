//! The parts that views share: dates, statuses, links, contact blocks, rows, cards.

use serde::Serialize;

use super::said_figure::SaidFigure;
use super::status_shares::Share;
use super::telephone;
use super::telephone::Dialled;
use crate::address::Route;
use crate::model::Contact;
use crate::model::Labelled;
use crate::model::is_fax;
use crate::page::site_frame::SiteFrame;
use crate::text::date::Date;

/// A link inside the site.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// What the reader sees.
    pub text: String,
    /// A relative address.
    pub href: String,
}

impl Link {
    /// A link from one page to another.
    pub fn to(from: &Route, to: &Route, text: impl Into<String>) -> Link {
        Link { text: text.into(), href: from.link(to) }
    }
}

/// A link with how many things stand behind it.
#[derive(Clone, Debug, Serialize)]
pub struct Counted {
    /// What the reader sees.
    pub text: String,
    /// What tells it from others of the same text: whose department it is, of how many organs.
    pub note: Option<String>,
    /// The same where it is a figure.
    pub note_figure: Option<SaidFigure>,
    /// A relative address.
    pub href: String,
    /// How many.
    pub count: usize,
    /// By which rule that is computed from the open data; empty where they do not tell.
    pub rule: String,
    /// Whether it is the page that is shown.
    pub current: bool,
    /// The name of the place in a long list that begins with it.
    pub place: Option<String>,
}

impl Counted {
    /// So many of something, the link still to be given.
    pub fn plain(text: String, count: usize) -> Counted {
        Counted {
            text,
            note: None,
            note_figure: None,
            href: String::new(),
            count,
            rule: String::new(),
            current: false,
            place: None,
        }
    }
}

/// A date, for `<time>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// Machine-readable: a day, a month or a year; for vaguer dates its last day.
    pub iso: String,
    /// As readers write it: 2025年7月10日.
    pub text: String,
}

impl DateView {
    /// A date as readers see it.
    pub fn of(date: Date) -> DateView {
        use crate::text::date::Precision;
        let iso = match date.precision() {
            Precision::Day | Precision::Month | Precision::Year => date.iso(),
            _ => date.last().to_string(),
        };
        DateView { iso, text: date.chinese() }
    }
}

/// The status of an issue: word, shape and colour (by `key`), and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatusView {
    /// `completed` … `extended`, `unstated`, or `listed` where only plans and lists of problems name the issue; the class of the
    /// tag.
    pub key: &'static str,
    /// The word of the text; 未标明 where it says none, 列入整改方案 or 列入问题清单 where it reports none.
    pub word: String,
    /// The results of all its measures, where these differ: 已完成、未标明.
    pub results: Option<String>,
    /// The day of the figures that it is of.
    pub as_of: Option<DateView>,
    /// Who vouches for it: `self_reported`, `verified` or `reinspected`; none where no result is printed.
    pub assurance: Option<&'static str>,
}

/// A deadline and how the issue stands to it.
#[derive(Clone, Debug, Serialize)]
pub struct DueView {
    /// As printed.
    pub printed: String,
    /// The date that could be read.
    pub date: Option<DateView>,
    /// 截至2025年6月30日仍未完成，已逾期31天: the day of the last word, and days counted at `page.as_of`; none where nothing can
    /// be said.
    pub progress: Option<String>,
    /// The same with the day at which days are counted, for a page that does not say it for all.
    pub progress_at: Option<String>,
    /// The label that `progress` is, its days and the day of the last word.
    pub label: &'static str,
    /// Days to the deadline or since then.
    pub days: Option<u32>,
    /// The day of the last word on what is overdue.
    pub said: Option<DateView>,
    /// Whether it is overdue.
    pub overdue: bool,
}

/// A contact block.
#[derive(Clone, Debug, Serialize)]
pub struct ContactView {
    /// Whose it is.
    pub owner: String,
    /// Telephone numbers.
    pub phones: Vec<Reach>,
    /// Mailboxes.
    pub emails: Vec<Reach>,
    /// Six digits.
    pub postcode: Option<String>,
    /// Street address.
    pub address: Option<String>,
    /// Postal box.
    pub mailbox: Option<String>,
    /// Who receives letters.
    pub recipient: Option<String>,
    /// When the telephone is answered.
    pub hours: Option<String>,
    /// First day of the window for views.
    pub from: Option<DateView>,
    /// Last day of the window for views.
    pub to: Option<DateView>,
    /// Whether the window has ended at the day of the site.
    pub ended: bool,
    /// Whether it is that of a team that stays for the days of the window alone.
    pub of_team: bool,
    /// The notice that it was read from, where the organ's own file has none.
    pub taken_from: Option<TakenFrom>,
}

/// A notice that a contact block was read from.
#[derive(Clone, Debug, Serialize)]
pub struct TakenFrom {
    /// Its page.
    pub href: String,
    /// What readers see: the day of publication and its kind.
    pub text: String,
}

/// A number or mailbox.
#[derive(Clone, Debug, Serialize)]
pub struct Reach {
    /// What it is for.
    pub label: String,
    /// As printed.
    pub value: String,
    /// `tel:` or `mailto:`; none where the value is not of that shape, or is more than one number.
    pub href: Option<String>,
    /// The value in pieces: each telephone number with its link, what stands between without. Empty for a mailbox.
    pub pieces: Vec<Dialled>,
}

impl ContactView {
    /// A contact block of somebody, seen at the day of the site.
    pub fn of(owner: &str, contact: &Contact, frame: &SiteFrame) -> ContactView {
        let label =
            |item: &Labelled, usual: &str| item.label.clone().unwrap_or_else(|| frame.labels.get(usual).to_owned());
        let phone = |item: &Labelled| {
            let label = label(item, "phone_usual");
            let mut pieces = telephone::pieces(&item.value);
            // Nobody answers a call of a fax.
            if is_fax(&label) {
                pieces.iter_mut().for_each(|piece| piece.href = None);
            }
            let href = telephone::single(&pieces);
            Reach { label, value: item.value.clone(), href, pieces }
        };
        let email = |item: &Labelled| Reach {
            label: label(item, "email_usual"),
            value: item.value.clone(),
            href: mailto(&item.value),
            pieces: Vec::new(),
        };
        let ends = contact.period.as_ref().map(|window| window.to.last());
        ContactView {
            owner: owner.to_owned(),
            phones: contact.phones.iter().map(phone).collect(),
            emails: contact.emails.iter().map(email).collect(),
            postcode: contact.postcode.clone(),
            address: contact.address.clone(),
            mailbox: contact.mailbox.clone(),
            recipient: contact.recipient.clone(),
            hours: contact.hours.clone(),
            from: contact.period.as_ref().map(|window| DateView::of(window.from)),
            to: contact.period.as_ref().map(|window| DateView::of(window.to)),
            ended: ends.zip(frame.as_of).is_some_and(|(ends, as_of)| ends < as_of.last()),
            of_team: false,
            taken_from: None,
        }
    }
}

/// `mailto:` of a mailbox. What is no mailbox has none.
fn mailto(address: &str) -> Option<String> {
    let (name, host) = address.split_once('@')?;
    let plain =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b));
    (plain(name) && plain(host) && host.contains('.')).then(|| format!("mailto:{address}"))
}

/// An issue as a row of a list.
#[derive(Clone, Debug, Serialize)]
pub struct IssueRow {
    /// The page of the issue.
    pub href: String,
    /// What it is called in the open data: `qinglan-2025/3-2`.
    pub key: String,
    /// Its number as printed, else that of its address: 3, 3-2.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The title of its finding, where that has a heading of its own.
    pub finding: Option<String>,
    /// Its area.
    pub area: Option<String>,
    /// Its notice.
    pub notice: Link,
    /// Its court.
    pub organ: Option<Link>,
    /// Its status.
    pub status: StatusView,
    /// Its departments.
    pub owners: Vec<Link>,
    /// Its deadline.
    pub due: Option<DueView>,
    /// Day of publication of the notice that prints its status, where a later one says nothing of its result.
    pub stated_on: Option<DateView>,
    /// The first of its promises whose time has passed, in lists of these; else none.
    pub promised: Option<DateView>,
    /// Day of publication of its latest notice.
    pub published_on: Option<DateView>,
    /// The page of its whole line, where several notices speak of it.
    pub line: Option<String>,
    /// The name of the place in a long list that begins with it: what is equally pressing.
    pub place: Option<String>,
    /// The name of the place of a year of that, which begins with it.
    pub year_place: Option<String>,
}

/// A notice as an entry of a list.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeCard {
    /// The name of the place in a long list that begins with it.
    pub place: Option<String>,
    /// What it is called in the open data.
    pub id: String,
    /// The page of the notice.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The same in pieces: between two of them a line may turn.
    pub title_parts: Vec<String>,
    /// The word for its kind.
    pub kind: &'static str,
    /// Its court.
    pub organ: Option<Link>,
    /// Day of publication.
    pub published_on: Option<DateView>,
    /// The day of its figures.
    pub as_of: Option<DateView>,
    /// How many issues it lists.
    pub issues: usize,
    /// How many it says there are, where it lists another number.
    pub claimed: Option<u64>,
    /// What its issues are where it reports no results: 列入整改方案, 列入问题清单.
    pub listing: Option<&'static str>,
    /// How many it holds back.
    pub withheld: u32,
    /// Shares by status as the notice prints them; empty where it prints none.
    pub shares: Vec<Share>,
    /// One sentence about it.
    pub summary: Option<String>,
}

/// Totals of issues.
#[derive(Clone, Debug, Serialize)]
pub struct Totals {
    /// The filters of its rules: what picks its issues out of all in the open data; empty for the whole ledger.
    pub scope: String,
    /// How many notices.
    pub notices: usize,
    /// How many issues, each counted once.
    pub issues: usize,
    /// How many of them a notice reports on: only of these can a result be stated or left unstated.
    pub reported: usize,
    /// How many are only named by plans and lists of problems.
    pub listed: usize,
    /// How many of the reported ones say a status.
    pub stated: usize,
    /// How many of the reported ones say none: 未标明.
    pub unstated: usize,
    /// The days of the figures of the notices whose results are counted.
    pub figures: Option<FiguresView>,
    /// Shares of the reported ones by status, 未标明 last; empty where none says one.
    pub shares: Vec<Share>,
    /// How many are overdue at `as_of`: a notice later than the deadline says they are not completed.
    pub overdue: usize,
    /// The days of the words that say so of them, each the last one on its issue.
    pub overdue_said: Option<FiguresView>,
    /// The list of these, but for on that list; so for the next two.
    pub overdue_list: Option<String>,
    /// How many have a deadline that has passed since the last word on them.
    pub unreported: usize,
    /// The list of these.
    pub unreported_list: Option<String>,
    /// How many gave a promise beside their deadline whose time has passed without a word since.
    pub promised: usize,
    /// The list of these.
    pub promised_list: Option<String>,
    /// How many promises of theirs that are.
    pub promises: usize,
    /// How many more such promises notices give beside their issues; 0 but for the whole ledger.
    pub promises_apart: usize,
    /// The list of all commitments, where there are any of these.
    pub promises_list: Option<String>,
    /// How many items are held back.
    pub withheld: u32,
    /// The day at which overdue, unreported and promised were counted; none where nothing is.
    pub as_of: Option<DateView>,
}

/// The days that figures are of.
#[derive(Clone, Debug, Serialize)]
pub struct FiguresView {
    /// The earliest.
    pub from: DateView,
    /// The latest, where it is another.
    pub to: Option<DateView>,
}

impl FiguresView {
    /// The days from the earliest to the latest.
    pub fn between((from, to): (Date, Date)) -> FiguresView {
        FiguresView { from: DateView::of(from), to: (to != from).then(|| DateView::of(to)) }
    }
}
