//! C: how the public reaches the court: somebody to reach, in a form that works, the same everywhere.

mod number_shape;

use std::ops::Range;

use super::Checked;
use super::NoticeCase;
use super::NoticeRule;
use super::NoticeText;
use super::SiteRule;
use super::TextRule;
use super::prose;
use super::prose::Passage;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::contact as codes;
use crate::model::At;
use crate::model::Contact;
use crate::model::Kind;
use crate::model::Labelled;
use crate::prose::contacts;
use crate::prose::contacts::WayKind;
use crate::text::date::Date;
use crate::tree::RelPath;

/// The rules that look at a notice.
pub static NOTICE: &[NoticeRule] = &[somebody_can_be_reached, periods_are_still_open];

/// The rules that look at a notice and nothing else.
pub static TEXT: &[TextRule] = &[every_way_works, text_and_front_matter_agree];

/// The rules that look at the contacts of courts and of the site.
pub static SITE: &[SiteRule] = &[contacts_of_the_site_work];

/// A way to reach somebody, as printed or given in front matter.
struct Way {
    kind: WayKind,
    value: String,
    at: At,
}

/// Everything a notice's text prints, in its order.
fn printed(passages: &[Passage<'_>]) -> Vec<Way> {
    let of = |passage: &Passage<'_>| -> Vec<Way> {
        let way = |(kind, range): (WayKind, Range<usize>)| {
            let value = passage.plain[range.clone()].trim().to_owned();
            Way { kind, value, at: passage.at(range) }
        };
        contacts::ways(passage.reading()).into_iter().map(way).collect()
    };
    passages.iter().flat_map(of).collect()
}

/// The windows for views that a notice's text prints, with their last days.
fn windows(passages: &[Passage<'_>]) -> Vec<(At, Date)> {
    let window = |passage: &Passage<'_>| {
        let (range, _, last) = contacts::window(passage.reading())?;
        Some((passage.at(range), last))
    };
    passages.iter().filter_map(window).collect()
}

fn somebody_can_be_reached(case: NoticeCase<'_>, found: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    let own = notice.head.contact.is_some();
    let of_organ = case.organ().is_some_and(|organ| organ.contact.is_some());
    // Who writes to a team wants the team, and nobody else.
    let others = notice.head.kind != Kind::Stationing && (of_organ || case.site.settings.contact.is_some());
    if !own && !others && !case.passages.iter().any(|passage| contacts::gives_a_way(passage.reading())) {
        found.push(prose::lacking(&codes::NO_CONTACT, notice));
    }
}

/// What the text prints is judged where it is printed; what only front matter says, there.
fn every_way_works(case: NoticeText<'_>, found: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    let printed = printed(case.passages);
    for one in &printed {
        found.extend(judge(one).map(|code| fault(code, &notice.path, one.at, &one.value)));
    }
    if let Some(contact) = &notice.head.contact {
        let is_printed = |value: &str| printed.iter().any(|one| same(&one.value, value));
        found.extend(of_contact(contact, &notice.front, is_printed));
    }
}

fn contacts_of_the_site_work(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    let site = checked.site;
    for organ in site.organs.values() {
        if let Some(contact) = &organ.contact {
            found.extend(of_contact(contact, &organ.path, |_| false));
        }
    }
    if let Some(contact) = &site.settings.contact {
        found.extend(of_contact(contact, &super::settings_file(checked.tree), |_| false));
    }
}

/// What is wrong with a contact block, what is judged elsewhere left out.
fn of_contact(contact: &Contact, path: &RelPath, elsewhere: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
    let all = given(contact).into_iter().filter(|one| !elsewhere(&one.value));
    all.filter_map(|one| judge(&one).map(|code| fault(code, path, one.at, &one.value))).collect()
}

/// Every way to reach somebody that a contact block gives.
fn given(contact: &Contact) -> Vec<Way> {
    let of = |kind, labelled: &Labelled| Way { kind, value: labelled.value.clone(), at: labelled.at };
    let phones = contact.phones.iter().map(|phone| of(WayKind::Phone, phone));
    let emails = contact.emails.iter().map(|email| of(WayKind::Mailbox, email));
    let postcode =
        contact.postcode.iter().map(|code| Way { kind: WayKind::Postcode, value: code.clone(), at: contact.at });
    phones.chain(emails).chain(postcode).collect()
}

fn judge(one: &Way) -> Option<&'static Code> {
    match one.kind {
        WayKind::Phone => number_shape::of_phone(&one.value),
        WayKind::Mailbox => number_shape::of_mailbox(&one.value),
        WayKind::Postcode => number_shape::of_postcode(&one.value),
    }
}

fn fault(code: &'static Code, path: &RelPath, at: At, value: &str) -> Diagnostic {
    Diagnostic::new(code, Span::new(path, at.start, at.end)).with("found", value)
}

/// Whether two ways of reaching somebody are one, however they are written.
fn same(one: &str, other: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '@').collect::<String>().to_ascii_lowercase()
    };
    let (one, other) = (bare(one), bare(other));
    !one.is_empty() && !other.is_empty() && (one.ends_with(&other) || other.ends_with(&one))
}

fn periods_are_still_open(case: NoticeCase<'_>, found: &mut Vec<Diagnostic>) {
    let Some(as_of) = case.site.as_of else { return };
    let notice = case.notice;
    // A team that has gone takes no more views: its announcement stays as it was.
    if notice.head.kind == Kind::Stationing {
        return;
    }
    let ended = |last: Date| last.last() < as_of.first();
    let mut say = |span: Span, last: Date| {
        let fault = Diagnostic::new(&codes::PERIOD_ENDED, span);
        let fault = fault.with("found", last.chinese()).with("found_en", last.iso());
        found.push(fault.with("as_of", as_of.chinese()).with("as_of_en", as_of.iso()));
    };
    match notice.head.contact.as_ref().and_then(|contact| contact.period.as_ref()) {
        Some(period) if ended(period.to) => say(prose::front_span(notice, period.at), period.to),
        Some(_) => {}
        None => {
            let over = windows(case.passages).into_iter().filter(|(_, last)| ended(*last));
            over.for_each(|(at, last)| say(prose::span(notice, at), last));
        }
    }
}

fn text_and_front_matter_agree(case: NoticeText<'_>, found: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    let Some(contact) = &notice.head.contact else { return };
    let printed = printed(case.passages);
    for given in given(contact) {
        let of_kind: Vec<&Way> = printed.iter().filter(|one| one.kind == given.kind).collect();
        let Some(first) = of_kind.first() else { continue };
        let known = of_kind.iter().any(|one| same(&one.value, &given.value));
        let elsewhere = || case.passages.iter().any(|passage| passage.plain.contains(given.value.as_str()));
        if !known && !elsewhere() {
            let fault = fault(&codes::CONTACT_DIFFERS, &notice.front, given.at, &given.value);
            found.push(fault.with("other", &first.value).also(prose::span(notice, first.at)));
        }
    }
}
