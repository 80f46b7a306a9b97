//! YAML to the values of the model: front matter, courts, inspections, topics, settings.
//!
//! Shapes were checked before ([`super::shape::check_keys`]); what did not pass is simply not there.

use std::collections::BTreeMap;

use super::shape;
use super::yaml::Node;
use crate::diagnostic::codes;
use crate::model::Allowance;
use crate::model::Assurance;
use crate::model::At;
use crate::model::Attachment;
use crate::model::Basis;
use crate::model::Claim;
use crate::model::Contact;
use crate::model::Continues;
use crate::model::Correction;
use crate::model::Head;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::IssueKey;
use crate::model::Kind;
use crate::model::Labelled;
use crate::model::ListPlace;
use crate::model::Override;
use crate::model::StatusKind;
use crate::model::Subject;
use crate::model::Window;
use crate::model::Withheld;
use crate::text::date;
use crate::text::date::Date;

impl Node {
    pub(super) fn text(&self, key: &str) -> Option<String> {
        let text = self.get(key)?.scalar()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    pub(super) fn date(&self, key: &str) -> Option<Date> {
        date::read(self.get(key)?.scalar()?)
    }

    pub(super) fn count(&self, key: &str) -> Option<u64> {
        self.get(key)?.scalar()?.parse().ok()
    }

    pub(super) fn small_count(&self, key: &str) -> Option<u32> {
        self.count(key).and_then(|count| u32::try_from(count).ok())
    }

    pub(super) fn flag(&self, key: &str) -> bool {
        self.get(key).and_then(Node::scalar) == Some("true")
    }

    pub(super) fn id(&self, key: &str) -> Option<Id> {
        Id::new(self.get(key)?.scalar()?)
    }

    pub(super) fn ids(&self, key: &str) -> Vec<(Id, At)> {
        let ids = self.list(key).iter().filter_map(|node| Some((Id::new(node.scalar()?)?, node.at)));
        ids.collect()
    }

    pub(super) fn list(&self, key: &str) -> &[Node] {
        self.get(key).map(Node::items).unwrap_or_default()
    }

    pub(super) fn word<T>(&self, key: &str, read: fn(&str) -> Option<T>) -> Option<T> {
        read(self.get(key)?.scalar()?)
    }

    fn period(&self, key: &str) -> Option<(Date, Date)> {
        match self.get(key)?.items() {
            [from, to] => Some((date::read(from.scalar()?)?, date::read(to.scalar()?)?)),
            _ => None,
        }
    }

    fn place(&self, key: &str) -> At {
        self.get(key).map(|node| node.at).unwrap_or(self.at)
    }
}

/// Front matter of a notice.
pub(super) fn notice(node: &Node) -> Head {
    Head {
        title: node.text("title").unwrap_or_default(),
        kind: node.word("kind", Kind::from_key).unwrap_or(Kind::Progress),
        organ: node.id("organ"),
        issuer: node.text("issuer"),
        document_number: node.text("document_number"),
        inspection: node.get("inspection").map(inspection),
        as_of: node.date("as_of"),
        signed_on: node.date("signed_on"),
        published_on: node.date("published_on"),
        assurance: node.word("assurance", Assurance::from_key).unwrap_or_default(),
        summary: node.text("summary"),
        contact: node.get("contact").map(contact),
        claims: node.list("claims").iter().filter_map(claim).collect(),
        withheld: node.get("withheld").and_then(withheld),
        allow: node.list("allow").iter().filter_map(allowance).collect(),
        corrections: node.list("corrections").iter().filter_map(correction).collect(),
        list: node.word("list", ListPlace::from_key),
        attachments: node.list("attachments").iter().filter_map(attachment).collect(),
        related: node.ids("related"),
        topics: node.ids("topics"),
        issues: node.get("issues").map(overrides).unwrap_or_default(),
        source_url: node.text("source_url").filter(|url| shape::is_address(url)),
        formerly: node.ids("formerly"),
        draft: node.flag("draft"),
        embargo_until: node.date("embargo_until"),
        organ_at: node.place("organ"),
        at: node.at,
    }
}

/// An inspection described in place, or the id of one.
pub(super) fn inspection(node: &Node) -> Inspection {
    Inspection {
        id: node.scalar().and_then(Id::new),
        origin: node.text("origin"),
        team: node.text("team"),
        term: node.small_count("term"),
        round: node.small_count("round"),
        form: node.text("form"),
        period: node.period("period"),
        feedback_on: node.date("feedback_on"),
        at: node.at,
    }
}

/// A contact block.
pub(super) fn contact(node: &Node) -> Contact {
    let labelled = |list: &str, value: &str| {
        let item = |node: &Node| match node.scalar() {
            Some(text) if text.trim().is_empty() => None,
            Some(text) => Some(Labelled { label: None, value: text.trim().to_owned(), at: node.at }),
            None => Some(Labelled { label: node.text("label"), value: node.text(value)?, at: node.place(value) }),
        };
        node.list(list).iter().filter_map(item).collect()
    };
    Contact {
        phones: labelled("phones", "number"),
        emails: labelled("emails", "address"),
        postcode: node.text("postcode"),
        address: node.text("address"),
        mailbox: node.text("mailbox"),
        recipient: node.text("recipient"),
        hours: node.text("hours"),
        period: node.period("period").map(|(from, to)| Window { from, to, at: node.place("period") }),
        at: node.at,
    }
}

fn claim(node: &Node) -> Option<Claim> {
    let part =
        |entry: &super::yaml::YamlEntry| Some((StatusKind::from_key(&entry.key)?, entry.node.scalar()?.parse().ok()?));
    Some(Claim {
        subject: node.word("subject", Subject::from_key)?,
        basis: node.word("basis", Basis::from_key),
        total: node.count("total"),
        parts: node.get("parts").map(|parts| parts.entries().iter().filter_map(part).collect()).unwrap_or_default(),
        as_of: node.date("as_of"),
        text: node.text("text"),
        at: node.at,
    })
}

fn withheld(node: &Node) -> Option<Withheld> {
    Some(Withheld { count: node.small_count("count")?, basis: node.text("basis")?, at: node.at })
}

fn correction(node: &Node) -> Option<Correction> {
    Some(Correction { on: node.date("on")?, what: node.text("what")?, at: node.at })
}

fn allowance(node: &Node) -> Option<Allowance> {
    Some(Allowance { code: node.word("rule", codes::adjustable)?, reason: node.text("reason")?, at: node.at })
}

fn attachment(node: &Node) -> Option<Attachment> {
    let file = node.text("file").filter(|file| shape::is_file_name(file))?;
    Some(Attachment { title: node.text("title").unwrap_or_else(|| file.clone()), file, at: node.place("file") })
}

fn overrides(node: &Node) -> BTreeMap<IssueKey, Override> {
    let entry = |entry: &super::yaml::YamlEntry| {
        let node = &entry.node;
        let continues = node.get("continues").and_then(|node| {
            let (notice, issue) = shape::issue_address(node.scalar()?)?;
            Some(Continues { notice, issue, at: node.at })
        });
        let topics = node.ids("topics");
        let assurance = node.word("assurance", Assurance::from_key);
        Some((IssueKey::parse(&entry.key)?, Override { topics, continues, assurance, at: entry.key_at }))
    };
    node.entries().iter().filter_map(entry).collect()
}
