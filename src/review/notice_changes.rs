//! Facts of a notice that changed: what its front matter says, and what its text says of each issue.

use std::collections::BTreeMap;

use super::changed_fact::ChangedFact;
use super::changed_fact::NoticeChange;
use super::claim_words::claim_words;
use super::issue_changes;
use super::notice_edition::NoticeEdition;
use crate::model::Contact;
use crate::model::Head;
use crate::model::Inspection;
use crate::model::Labelled;
use crate::text::date::Date;

/// The facts that changed, in no order.
pub fn of(old: NoticeEdition<'_>, new: NoticeEdition<'_>) -> Vec<NoticeChange> {
    let (was, is) = (&old.notice.head, &new.notice.head);
    let mut out = Vec::new();
    let mut held = |fact: ChangedFact, before: Option<String>, after: Option<String>| {
        if before != after {
            out.push(NoticeChange { fact, issue: None, before, after, block: None, row: None });
        }
    };
    type Say = fn(&Head) -> Option<String>;
    let said: [(ChangedFact, Say); 12] = [
        (ChangedFact::Title, |head| Some(head.title.clone())),
        (ChangedFact::Kind, |head| Some(head.kind.word().to_owned())),
        (ChangedFact::Organ, |head| head.organ.as_ref().map(|id| id.to_string())),
        (ChangedFact::Issuer, |head| head.issuer.clone()),
        (ChangedFact::DocumentNumber, |head| head.document_number.clone()),
        (ChangedFact::Inspection, |head| head.inspection.as_ref().map(inspection)),
        (ChangedFact::AsOf, |head| head.as_of.map(Date::chinese)),
        (ChangedFact::SignedOn, |head| head.signed_on.map(Date::chinese)),
        (ChangedFact::PublishedOn, |head| head.published_on.map(Date::chinese)),
        (ChangedFact::EmbargoUntil, |head| head.embargo_until.map(Date::chinese)),
        (ChangedFact::Assurance, |head| Some(head.assurance.word().to_owned())),
        (ChangedFact::Summary, |head| head.summary.clone()),
    ];
    for (fact, say) in said {
        held(fact, say(was), say(is));
    }
    let withheld = |head: &Head| head.withheld.as_ref().map(|of| format!("{}：{}", of.count, of.basis));
    held(ChangedFact::Withheld, withheld(was), withheld(is));
    let claims =
        |head: &Head| named(head.claims.iter().map(|claim| (claim.subject.word().to_owned(), claim_words(claim))));
    lists(ChangedFact::Claim, claims(was), claims(is), &mut out);
    let corrections = |head: &Head| named(head.corrections.iter().map(|of| (of.on.chinese(), of.what.clone())));
    lists(ChangedFact::Correction, corrections(was), corrections(is), &mut out);
    contacts(old.contact, new.contact, &mut out);
    out.extend(issue_changes::of(old.notice, new.notice));
    out
}

/// Values by their names; those of one name by their order too.
fn named(values: impl Iterator<Item = (String, String)>) -> BTreeMap<(String, usize), String> {
    let mut out: BTreeMap<(String, usize), String> = BTreeMap::new();
    for (name, value) in values {
        let number = out.keys().filter(|(known, _)| *known == name).count();
        out.insert((name, number), value);
    }
    out
}

/// Holds values of one name against one another.
fn lists(
    fact: ChangedFact,
    was: BTreeMap<(String, usize), String>,
    is: BTreeMap<(String, usize), String>,
    out: &mut Vec<NoticeChange>,
) {
    let names: std::collections::BTreeSet<&(String, usize)> = was.keys().chain(is.keys()).collect();
    for name in names {
        let (before, after) = (was.get(name).cloned(), is.get(name).cloned());
        if before != after {
            let issue = Some(name.0.clone()).filter(|name| !name.is_empty());
            out.push(NoticeChange { fact, issue, before, after, block: None, row: None });
        }
    }
}

/// What became of whom to reach.
fn contacts(was: Option<&Contact>, is: Option<&Contact>, out: &mut Vec<NoticeChange>) {
    let (none, none_too) = (Contact::default(), Contact::default());
    let (was, is) = (was.unwrap_or(&none), is.unwrap_or(&none_too));
    let numbers = |of: &[Labelled]| named(of.iter().map(|of| (of.label.clone().unwrap_or_default(), of.value.clone())));
    lists(ChangedFact::Phone, numbers(&was.phones), numbers(&is.phones), out);
    lists(ChangedFact::Email, numbers(&was.emails), numbers(&is.emails), out);
    type Say = fn(&Contact) -> Option<String>;
    let said: [(ChangedFact, Say); 6] = [
        (ChangedFact::Address, |of| of.address.clone()),
        (ChangedFact::Address, |of| of.postcode.clone()),
        (ChangedFact::Address, |of| of.mailbox.clone()),
        (ChangedFact::OtherContact, |of| of.recipient.clone()),
        (ChangedFact::OtherContact, |of| of.hours.clone()),
        (ChangedFact::OtherContact, |of| {
            of.period.as_ref().map(|days| format!("{}—{}", days.from.chinese(), days.to.chinese()))
        }),
    ];
    for (fact, say) in said {
        let (before, after) = (say(was), say(is));
        if before != after {
            out.push(NoticeChange { fact, issue: None, before, after, block: None, row: None });
        }
    }
}

/// All that is said of an inspection.
fn inspection(of: &Inspection) -> String {
    let number = |value: Option<u32>| value.map(|number| number.to_string());
    let days = of.period.map(|(from, to)| format!("{}—{}", from.chinese(), to.chinese()));
    let parts = [
        of.id.as_ref().map(|id| id.to_string()),
        of.origin.clone(),
        of.team.clone(),
        number(of.term),
        number(of.round),
        of.form.clone(),
        days,
        of.feedback_on.map(Date::chinese),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("，")
}
