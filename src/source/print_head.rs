//! Values of front matter to YAML: the inverse of [`super::head`].

use serde_yaml::Mapping;
use serde_yaml::Value;

use crate::model::Allowance;
use crate::model::Attachment;
use crate::model::Claim;
use crate::model::Contact;
use crate::model::Continues;
use crate::model::Correction;
use crate::model::Head;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::Labelled;
use crate::model::Override;
use crate::model::Window;
use crate::model::Withheld;
use crate::text::date::Date;

/// A mapping that is being written; keys without a value are left out.
#[derive(Default)]
struct Keys(Mapping);

impl Keys {
    fn put(mut self, key: &str, value: Option<Value>) -> Keys {
        if let Some(value) = value {
            self.0.insert(Value::from(key), value);
        }
        self
    }

    fn text(self, key: &str, text: &Option<String>) -> Keys {
        self.put(key, text.as_deref().map(Value::from))
    }

    fn date(self, key: &str, date: &Option<Date>) -> Keys {
        self.put(key, date.map(|date| Value::from(date.iso())))
    }

    fn ids<'a>(self, key: &str, ids: impl Iterator<Item = &'a Id>) -> Keys {
        self.list(key, ids.map(|id| Value::from(id.as_str())).collect())
    }

    fn list(self, key: &str, items: Vec<Value>) -> Keys {
        self.put(key, (!items.is_empty()).then_some(Value::Sequence(items)))
    }

    fn done(self) -> Value {
        Value::Mapping(self.0)
    }
}

/// Front matter as YAML, without the lines that fence it.
pub(super) fn print(head: &Head) -> String {
    // Destructured without `..`, so that a new field cannot be forgotten here.
    let Head {
        title,
        kind,
        organ,
        issuer,
        document_number,
        inspection,
        as_of,
        signed_on,
        published_on,
        assurance,
        summary,
        contact,
        claims,
        withheld,
        corrections,
        allow,
        list,
        attachments,
        related,
        topics,
        issues,
        source_url,
        formerly,
        draft,
        embargo_until,
        organ_at: _,
        at: _,
    } = head;
    let per_issue: Mapping =
        issues.iter().map(|(key, of)| (Value::from(key.to_string()), print_override(of))).collect();
    let value = Keys::default()
        .put("title", Some(Value::from(title.as_str())))
        .put("kind", Some(Value::from(kind.key())))
        .put("organ", organ.as_ref().map(|id| Value::from(id.as_str())))
        .text("issuer", issuer)
        .text("document_number", document_number)
        .put("inspection", inspection.as_ref().map(print_inspection))
        .date("as_of", as_of)
        .date("signed_on", signed_on)
        .date("published_on", published_on)
        .put("assurance", (*assurance != Default::default()).then(|| Value::from(assurance.key())))
        .text("summary", summary)
        .put("contact", contact.as_ref().map(print_contact))
        .list("claims", claims.iter().map(print_claim).collect())
        .put("withheld", withheld.as_ref().map(print_withheld))
        .list("corrections", corrections.iter().map(print_correction).collect())
        .list("allow", allow.iter().map(print_allowance).collect())
        .put("list", list.map(|place| Value::from(place.key())))
        .list("attachments", attachments.iter().map(print_attachment).collect())
        .ids("related", related.iter().map(|(id, _)| id))
        .ids("topics", topics.iter().map(|(id, _)| id))
        .put("issues", (!per_issue.is_empty()).then_some(Value::Mapping(per_issue)))
        .text("source_url", source_url)
        .ids("formerly", formerly.iter().map(|(id, _)| id))
        .put("draft", draft.then(|| Value::from(true)))
        .date("embargo_until", embargo_until)
        .done();
    serde_yaml::to_string(&value).expect("a mapping of strings, numbers and lists is always YAML")
}

fn print_inspection(inspection: &Inspection) -> Value {
    let Inspection { id, origin, team, term, round, form, period, feedback_on, at: _ } = inspection;
    match id {
        Some(id) => Value::from(id.as_str()),
        None => Keys::default()
            .text("origin", origin)
            .text("team", team)
            .put("term", term.map(Value::from))
            .put("round", round.map(Value::from))
            .text("form", form)
            .put("period", period.as_ref().map(|(from, to)| print_period(from, to)))
            .date("feedback_on", feedback_on)
            .done(),
    }
}

fn print_period(from: &Date, to: &Date) -> Value {
    Value::Sequence(vec![Value::from(from.iso()), Value::from(to.iso())])
}

fn print_contact(contact: &Contact) -> Value {
    let Contact { phones, emails, postcode, address, mailbox, recipient, hours, period, at: _ } = contact;
    let labelled = |items: &[Labelled], key: &str| {
        let item = |item: &Labelled| {
            let Labelled { label, value, at: _ } = item;
            Keys::default().text("label", label).put(key, Some(Value::from(value.as_str()))).done()
        };
        items.iter().map(item).collect()
    };
    let window = period.as_ref().map(|Window { from, to, at: _ }| print_period(from, to));
    Keys::default()
        .list("phones", labelled(phones, "number"))
        .list("emails", labelled(emails, "address"))
        .text("postcode", postcode)
        .text("address", address)
        .text("mailbox", mailbox)
        .text("recipient", recipient)
        .text("hours", hours)
        .put("period", window)
        .done()
}

fn print_claim(claim: &Claim) -> Value {
    let Claim { subject, basis, total, parts, as_of, text, at: _ } = claim;
    let shares: Mapping = parts.iter().map(|(kind, count)| (Value::from(kind.key()), Value::from(*count))).collect();
    Keys::default()
        .put("subject", Some(Value::from(subject.key())))
        .put("basis", basis.map(|basis| Value::from(basis.key())))
        .put("total", total.map(Value::from))
        .put("parts", (!shares.is_empty()).then_some(Value::Mapping(shares)))
        .date("as_of", as_of)
        .text("text", text)
        .done()
}

fn print_withheld(withheld: &Withheld) -> Value {
    let Withheld { count, basis, at: _ } = withheld;
    Keys::default().put("count", Some(Value::from(*count))).put("basis", Some(Value::from(basis.as_str()))).done()
}

fn print_allowance(allowance: &Allowance) -> Value {
    let Allowance { code, reason, at: _ } = allowance;
    Keys::default().put("rule", Some(Value::from(code.name))).put("reason", Some(Value::from(reason.as_str()))).done()
}

fn print_correction(correction: &Correction) -> Value {
    let Correction { on, what, at: _ } = correction;
    Keys::default().date("on", &Some(*on)).put("what", Some(Value::from(what.as_str()))).done()
}

fn print_attachment(attachment: &Attachment) -> Value {
    let Attachment { file, title, at: _ } = attachment;
    let title = (title != file).then(|| Value::from(title.as_str()));
    Keys::default().put("file", Some(Value::from(file.as_str()))).put("title", title).done()
}

fn print_override(of: &Override) -> Value {
    let Override { topics, continues, assurance, at: _ } = of;
    let address = continues.as_ref().map(|Continues { notice, issue, at: _ }| Value::from(format!("{notice}/{issue}")));
    Keys::default()
        .ids("topics", topics.iter().map(|(id, _)| id))
        .put("continues", address)
        .put("assurance", assurance.map(|assurance| Value::from(assurance.key())))
        .done()
}
