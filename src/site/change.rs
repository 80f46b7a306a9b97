//! How an issue changes from notice to notice: what each says anew, field by field, in dated order. From facts alone.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::ChangeRow;
use super::Entry;
use super::IssueRef;
use super::Site;
use super::Step;
use super::case;
use super::entry_steps::EntrySteps;
use crate::model::Assurance;
use crate::model::Class;
use crate::text::date::Date;

/// Something that notices say of an issue. What a later notice is silent of stays as it was said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The issue in the notice that has the last word.
    Key,
    /// Its title, which every notice prints.
    Title,
    /// Whether a notice reports on it, or prints a result of it.
    Reported,
    /// Its result.
    Status,
    /// The results of all its measures, where these differ.
    StatusOfParts,
    /// The issue in the notice that printed a result last.
    StatedIn,
    /// Who vouches for the result.
    Assurance,
    /// The day that the last word is of.
    AsOf,
    /// How long it may take.
    Class,
    /// The departments.
    Owners,
    /// The person in charge.
    Lead,
    /// Its deadline.
    Due,
    /// When it was closed.
    ClosedOn,
}

/// What is known of a field; nothing is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known<'s> {
    /// In the form for data: a key, a day, words. Several of owners alone.
    pub values: Vec<Cow<'s, str>>,
    /// The words of the text, where the value is the program's reading of them.
    pub printed: Option<&'s str>,
}

/// A step of the line of an issue: what one notice says of it.
#[derive(Clone, Copy, Debug)]
pub struct Spoken<'s> {
    site: &'s Site,
    /// The whole line.
    pub entry: &'s Entry,
    /// Which of its steps, from 0.
    pub place: usize,
}

impl Field {
    /// Every field, in the order of data.
    pub const ALL: [Field; 13] = [
        Field::Key,
        Field::Title,
        Field::Reported,
        Field::Status,
        Field::StatusOfParts,
        Field::StatedIn,
        Field::Assurance,
        Field::AsOf,
        Field::Class,
        Field::Owners,
        Field::Lead,
        Field::Due,
        Field::ClosedOn,
    ];

    /// The fields that readers are told of, in this order.
    pub const TOLD: [Field; 8] = [
        Field::Status,
        Field::Assurance,
        Field::Due,
        Field::Owners,
        Field::Lead,
        Field::Class,
        Field::ClosedOn,
        Field::Title,
    ];

    /// Its name in data: that of its column in the table of the ledger, where it has one.
    pub fn key(self) -> &'static str {
        match self {
            Field::Key => "key",
            Field::Title => "title",
            Field::Reported => "reported",
            Field::Status => "status",
            Field::StatusOfParts => "status_of_parts",
            Field::StatedIn => "stated_in",
            Field::Assurance => "assurance",
            Field::AsOf => "as_of",
            Field::Class => "class",
            Field::Owners => "owners",
            Field::Lead => "lead",
            Field::Due => "due_on",
            Field::ClosedOn => "closed_on",
        }
    }

    /// The name in data of the words of the text, where the value is the program's reading of them.
    pub fn printed_key(self) -> Option<&'static str> {
        match self {
            Field::Status => Some("status_printed"),
            Field::Class => Some("class_printed"),
            Field::Due => Some("due_printed"),
            _ => None,
        }
    }

    /// What a line says of it.
    pub fn known<'s>(self, site: &'s Site, entry: &Entry) -> Known<'s> {
        let stated = || entry.stated(site).map(|step| (step, site.issue(step.at)));
        let last = site.issue(entry.last().at);
        match self {
            Field::Key => Known::of(issue_key(site, entry.last().at)),
            Field::Title => Known::of(last.title()),
            Field::Reported => Known::of(entry.is_reported(site).to_string()),
            Field::Status => {
                let issue = stated().map(|(_, issue)| issue);
                Known {
                    values: issue.and_then(|of| of.status()).map(|kind| kind.key().into()).into_iter().collect(),
                    printed: issue.and_then(|of| of.status_word()),
                }
            }
            Field::StatusOfParts => Known::maybe(stated().and_then(|(_, issue)| issue.results())),
            Field::StatedIn => Known::maybe(stated().map(|(step, _)| issue_key(site, step.at))),
            Field::Assurance => Known::maybe(vouched(site, entry).map(Assurance::key)),
            Field::AsOf => Known::maybe(entry.stated(site).unwrap_or(entry.last()).as_of.map(Date::iso)),
            Field::Class => match entry.class(site) {
                Some((class, printed)) => Known { printed: Some(printed), ..Known::of(class.key()) },
                None => Known::default(),
            },
            Field::Owners => Known { values: entry.owners(site).map(Cow::Borrowed).collect(), printed: None },
            Field::Lead => Known::maybe(entry.lead(site)),
            Field::Due => Known {
                values: entry.due_day(site).map(|day| day.iso().into()).into_iter().collect(),
                printed: entry.dated(site).and_then(|step| site.issue(step.at).due()),
            },
            Field::ClosedOn => Known::maybe(entry.closed_on(site).map(Date::iso)),
        }
    }

    /// Whether what readers are told of it is other than before. Who vouches for a result is told where somebody
    /// vouched for the one before it.
    fn is_told(self, site: &Site, before: &Entry, after: &Entry) -> bool {
        let differs = |field: Field| field.known(site, before) != field.known(site, after);
        match self {
            Field::Status => differs(self) || differs(Field::StatusOfParts) || differs(Field::Reported),
            Field::Assurance => !self.known(site, before).is_nothing() && differs(self),
            field => differs(field),
        }
    }
}

/// Who vouches for the result that was printed last.
pub fn vouched(site: &Site, entry: &Entry) -> Option<Assurance> {
    entry.stated(site).map(|step| step.assurance)
}

/// What an issue is called among all of the site: the path of its page without the ending. A bare `3-2` would be a day to
/// a spreadsheet.
pub fn issue_key(site: &Site, at: IssueRef) -> String {
    format!("{}/{}", site.said(at.notice).id, site.issue(at).key())
}

impl<'s> Known<'s> {
    fn of(value: impl Into<Cow<'s, str>>) -> Known<'s> {
        Known { values: vec![value.into()], printed: None }
    }

    fn maybe(value: Option<impl Into<Cow<'s, str>>>) -> Known<'s> {
        value.map(Known::of).unwrap_or_default()
    }

    /// Whether nothing is known.
    pub fn is_nothing(&self) -> bool {
        self.values.is_empty() && self.printed.is_none()
    }
}

impl Entry {
    /// Whether several notices, or several places of them, speak of it: it then has a line of its own to be followed.
    pub fn has_line(&self) -> bool {
        self.steps.len() > 1
    }

    /// The line as it was when its first steps were all there was.
    fn first_steps(&self, count: usize) -> Option<Entry> {
        match &self.steps[..count] {
            [] => None,
            [step] => Some(Entry { steps: EntrySteps::one(*step) }),
            steps => Some(Entry { steps: steps.iter().copied().collect() }),
        }
    }

    /// How long it may take, as it was printed last.
    pub fn class<'s>(&self, site: &'s Site) -> Option<(Class, &'s str)> {
        self.steps.iter().rev().find_map(|step| site.issue(step.at).class())
    }

    /// The person in charge, as printed last.
    pub fn lead<'s>(&self, site: &'s Site) -> Option<&'s str> {
        self.steps.iter().rev().find_map(|step| site.issue(step.at).lead())
    }
}

impl<'s> Spoken<'s> {
    /// A step of a line of a site.
    pub fn of(site: &'s Site, entry: &'s Entry, place: usize) -> Spoken<'s> {
        Spoken { site, entry, place }
    }

    /// What the notice says of it, and when.
    pub fn step(self) -> Step {
        self.entry.steps[self.place]
    }

    /// The line up to the notice; none where that is the first.
    pub fn before(self) -> Option<Entry> {
        self.entry.first_steps(self.place)
    }

    /// The line with the word of the notice.
    pub fn after(self) -> Entry {
        self.entry.first_steps(self.place + 1).unwrap_or_else(|| self.entry.clone())
    }

    /// The fields that are other than before, with what was known of them and what is. None where it was never spoken of
    /// before.
    pub fn changes(self) -> Vec<(Field, Known<'s>, Known<'s>)> {
        let (Some(before), after) = (self.before(), self.after()) else { return Vec::new() };
        let change = |field: Field| (field, field.known(self.site, &before), field.known(self.site, &after));
        Field::ALL.into_iter().map(change).filter(|(_, before, after)| before != after).collect()
    }

    /// The fields that readers are told of, where they are other than before.
    pub fn told(self) -> Vec<Field> {
        let (Some(before), after) = (self.before(), self.after()) else { return Vec::new() };
        Field::TOLD.into_iter().filter(|field| field.is_told(self.site, &before, &after)).collect()
    }
}

impl Site {
    /// The step of its line that an issue is.
    pub fn spoken(&self, at: IssueRef) -> Spoken<'_> {
        let entry = self.ledger.entry_of(at);
        // The ledger puts every issue among the steps of its entry.
        let place = entry.steps.iter().position(|step| step.at == at).unwrap_or_default();
        Spoken { site: self, entry, place }
    }

    /// What a notice says, issue by issue in the order of the text. Where several of its issues are of one line they
    /// come together, in the order of that.
    pub fn spoken_in(&self, notice: usize) -> impl Iterator<Item = Spoken<'_>> {
        (0..self.said(notice).issue_count()).flat_map(move |issue| {
            let entry = self.ledger.entry_of(IssueRef { notice, issue });
            let here = entry.steps.iter().enumerate().filter(move |(_, step)| step.at.notice == notice);
            let is_first = here.clone().all(|(_, step)| step.at.issue >= issue);
            let here = here.filter(move |_| is_first);
            here.map(move |(place, _)| Spoken { site: self, entry, place })
        })
    }

    /// The day by which a notice stands among others.
    pub fn day_of(&self, notice: usize) -> Option<Date> {
        case::day(self.said(notice))
    }

    /// The notices of a year, or those without a day, oldest first: as the steps of every line.
    pub fn notices_of(&self, year: Option<i16>) -> impl Iterator<Item = usize> {
        (0..self.notices.len()).rev().filter(move |notice| self.year_of(*notice) == year)
    }

    /// The years in which a notice speaks of any issue; none stands for notices without a day.
    pub fn years_of_changes(&self) -> BTreeSet<Option<i16>> {
        let speaks = |notice: &usize| self.said(*notice).issue_count() > 0;
        (0..self.notices.len()).filter(speaks).map(|notice| self.year_of(notice)).collect()
    }

    fn year_of(&self, notice: usize) -> Option<i16> {
        self.day_of(notice).map(|day| day.first().year())
    }

    /// What changed, newest first: of each notice one row for all that it speaks of first, and one for each issue of
    /// which it says other things than were said before. Put together when it is first asked for.
    pub fn changes(&self) -> &[ChangeRow] {
        self.changes.get_or_init(|| (0..self.notices.len()).flat_map(|notice| self.changes_in(notice)).collect())
    }

    /// The issues of which notices of a day say other things than were said before, newest first.
    pub fn dated_changes(&self) -> impl Iterator<Item = (Date, IssueRef)> {
        self.changes().iter().filter_map(|row| match row {
            ChangeRow::Listed(..) => None,
            ChangeRow::Changed(at) => Some((self.said(at.notice).published_on?, *at)),
        })
    }

    fn changes_in(&self, notice: usize) -> Vec<ChangeRow> {
        let mut rows = Vec::new();
        let mut listed = 0;
        for spoken in self.spoken_in(notice) {
            match spoken.place {
                0 => listed += 1,
                _ if spoken.told().is_empty() => {}
                _ => rows.push(ChangeRow::Changed(spoken.step().at)),
            }
        }
        if listed > 0 {
            rows.insert(0, ChangeRow::Listed(notice, listed));
        }
        rows
    }
}
