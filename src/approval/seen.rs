//! The digest of what is seen of a notice alone: its title and facts, its text in order, what it was understood to say, the
//! contact block as shown, its files, its corrections. The theme, labels, other notices and days are no part of it.

use std::collections::BTreeMap;

use super::canonical::Canonical;
use super::seen_outline::ids;
use super::seen_outline::outline;
use super::seen_text;
use crate::model::Attachment;
use crate::model::Claim;
use crate::model::Contact;
use crate::model::Continues;
use crate::model::Correction;
use crate::model::Head;
use crate::model::Inspection;
use crate::model::Kind;
use crate::model::Labelled;
use crate::model::Notice;
use crate::model::Override;
use crate::model::Window;
use crate::model::Withheld;
use crate::text::lang::Bilingual;
use crate::tree::Digest;

/// The algorithm of the digest. Another canonical form is another algorithm; a program that reads a text otherwise gives
/// another digest by the same one, and voids the notices that it reads otherwise.
pub const READING: &str = "seen-1";

/// Digits of a part's digest that are written down: they tell what changed, and bind nothing.
const PART_DIGITS: usize = 12;

/// What is shown with a notice and stands elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct SeenAround<'a> {
    /// The name of the court that publishes it.
    pub organ: Option<&'a str>,
    /// The contact block of the court, else of the site: shown where the notice has none of its own.
    pub contact: Option<&'a Contact>,
    /// The inspection, wherever it is described.
    pub inspection: Option<&'a Inspection>,
    /// The files that are published with it, by name.
    pub files: &'a BTreeMap<String, Digest>,
}

/// A part of what is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SeenPart {
    /// Title and number of the document.
    Title,
    /// Who publishes it, of what and when.
    Facts,
    /// The text.
    Text,
    /// What the text was understood to say: issues, results, owners, deadlines.
    Results,
    /// What it says of its own figures.
    Figures,
    /// The contact block as shown.
    Contact,
    /// The files published with it.
    Files,
    /// Its corrections.
    Corrections,
}

impl SeenPart {
    /// All of them.
    pub const ALL: [SeenPart; 8] = [
        SeenPart::Title,
        SeenPart::Facts,
        SeenPart::Text,
        SeenPart::Results,
        SeenPart::Figures,
        SeenPart::Contact,
        SeenPart::Files,
        SeenPart::Corrections,
    ];

    /// The word used in files.
    pub fn key(self) -> &'static str {
        match self {
            SeenPart::Title => "title",
            SeenPart::Facts => "facts",
            SeenPart::Text => "text",
            SeenPart::Results => "results",
            SeenPart::Figures => "figures",
            SeenPart::Contact => "contact",
            SeenPart::Files => "files",
            SeenPart::Corrections => "corrections",
        }
    }

    /// What people call it.
    pub fn words(self) -> Bilingual<&'static str> {
        let (zh, en) = match self {
            SeenPart::Title => ("标题或者文号", "the title or the document number"),
            SeenPart::Facts => ("基本情况（发布单位、日期等）", "the facts (publisher, dates and the like)"),
            SeenPart::Text => ("正文", "the text"),
            SeenPart::Results => ("问题清单（结果、部门、时限）", "the list of issues (results, owners, deadlines)"),
            SeenPart::Figures => ("通报所说的数字", "the figures it states"),
            SeenPart::Contact => ("联系方式", "the contact block"),
            SeenPart::Files => ("附件和图片", "the attachments and pictures"),
            SeenPart::Corrections => ("更正记录", "the corrections"),
        };
        Bilingual { zh, en }
    }
}

/// The digest of what is seen, with those of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenDigest {
    /// The digest of all.
    pub digest: Digest,
    /// The digests of the parts, shortened, each behind its name.
    pub parts: Vec<String>,
}

/// The digest of what is seen of a notice.
pub fn seen(notice: &Notice, around: SeenAround<'_>) -> SeenDigest {
    let digests = SeenPart::ALL.map(|part| {
        let mut out = Canonical::of(part.key());
        match part {
            SeenPart::Text => seen_text::blocks(&mut out, "body", &notice.body),
            SeenPart::Results => outline(&mut out, &notice.outline),
            SeenPart::Files => files(&mut out, &notice.head, around),
            part => of_head(&mut out, part, &notice.head, around),
        }
        (part.key(), out.digest())
    });
    let mut whole = Canonical::of(READING);
    whole.list("parts", &digests, |out, (name, digest)| out.text(name, &digest.to_string()));
    SeenDigest {
        digest: whole.digest(),
        parts: digests.iter().map(|(name, digest)| shortened(name, *digest)).collect(),
    }
}

/// A part as it is written down: its name and the first digits of its digest.
pub(super) fn shortened(name: &str, digest: Digest) -> String {
    let digits: String = digest.to_string().chars().take(PART_DIGITS).collect();
    format!("{name} {digits}")
}

/// The parts that front matter says. What is not shown (`draft`, `embargo_until`, `allow`, former ids) is bound by the
/// digest of the sources alone.
// Taken apart without `..`: a new field cannot be forgotten here.
fn of_head(out: &mut Canonical, part: SeenPart, head: &Head, around: SeenAround<'_>) {
    let Head {
        title,
        kind,
        organ,
        issuer,
        document_number,
        inspection: _,
        as_of,
        signed_on,
        published_on,
        assurance,
        summary,
        contact: own,
        claims,
        withheld,
        corrections,
        allow: _,
        list,
        attachments: _,
        related,
        topics,
        issues,
        source_url,
        formerly: _,
        draft: _,
        embargo_until: _,
        organ_at: _,
        at: _,
    } = head;
    match part {
        SeenPart::Title => {
            out.text("title", title);
            out.maybe("number", document_number.as_deref());
        }
        SeenPart::Facts => {
            out.text("kind", kind.key());
            out.maybe("organ", organ.as_ref().map(|id| id.as_str()));
            out.maybe("name of the organ", around.organ);
            out.maybe("issuer", issuer.as_deref());
            inspection(out, around.inspection);
            out.date("as of", *as_of);
            out.date("signed", *signed_on);
            out.date("published", *published_on);
            out.text("assurance", assurance.key());
            out.maybe("summary", summary.as_deref());
            out.list("withheld", withheld.as_slice(), |out, Withheld { count, basis, at: _ }| {
                out.figure("count", Some(u64::from(*count)));
                out.text("basis", basis);
            });
            out.maybe("list", list.map(|place| place.key()));
            ids(out, "related", related.iter().map(|(id, _)| id));
            ids(out, "topics", topics.iter().map(|(id, _)| id));
            out.count("issues", issues.len());
            for (key, of) in issues {
                out.text("issue", &key.to_string());
                of_issue(out, of);
            }
            out.maybe("source", source_url.as_deref());
        }
        SeenPart::Figures => out.list("claims", claims, claim),
        // Who writes to a team that has come wants the team: no other block is shown there.
        SeenPart::Contact => {
            let others = around.contact.filter(|_| *kind != Kind::Stationing);
            out.list("contact", &Vec::from_iter(own.as_ref().or(others)), |out, shown| contact(out, shown));
        }
        SeenPart::Corrections => out.list("corrections", corrections, |out, Correction { on, what, at: _ }| {
            out.date("on", Some(*on));
            out.text("what", what);
        }),
        SeenPart::Text | SeenPart::Results | SeenPart::Files => {}
    }
}

fn of_issue(out: &mut Canonical, Override { topics, continues, assurance, at: _ }: &Override) {
    ids(out, "topics", topics.iter().map(|(id, _)| id));
    out.list("continues", continues.as_slice(), |out, Continues { notice, issue, at: _ }| {
        out.text("notice", notice.as_str());
        out.text("issue", &issue.to_string());
    });
    out.maybe("assurance", assurance.map(|of| of.key()));
}

fn inspection(out: &mut Canonical, of: Option<&Inspection>) {
    out.list("inspection", &Vec::from_iter(of), |out, of| {
        let Inspection { id, origin, team, term, round, form, period, feedback_on, at: _ } = of;
        out.maybe("id", id.as_ref().map(|id| id.as_str()));
        for (name, text) in [("origin", origin), ("team", team), ("form", form)] {
            out.maybe(name, text.as_deref());
        }
        out.figure("term", term.map(u64::from));
        out.figure("round", round.map(u64::from));
        out.date("from", period.map(|(from, _)| from));
        out.date("to", period.map(|(_, to)| to));
        out.date("feedback", *feedback_on);
    });
}

fn claim(out: &mut Canonical, claim: &Claim) {
    let Claim { subject, basis, total, parts, as_of, text, at: _ } = claim;
    out.text("subject", subject.key());
    out.maybe("basis", basis.map(|basis| basis.key()));
    out.figure("total", *total);
    out.list("parts", parts, |out, (kind, count)| {
        out.text("kind", kind.key());
        out.figure("count", Some(*count));
    });
    out.date("as of", *as_of);
    out.maybe("text", text.as_deref());
}

fn contact(out: &mut Canonical, contact: &Contact) {
    let Contact { phones, emails, postcode, address, mailbox, recipient, hours, period, at: _ } = contact;
    for (name, list) in [("phones", phones), ("emails", emails)] {
        out.list(name, list, |out, Labelled { label, value, at: _ }| {
            out.maybe("label", label.as_deref());
            out.text("value", value);
        });
    }
    let texts = [
        ("postcode", postcode),
        ("address", address),
        ("mailbox", mailbox),
        ("recipient", recipient),
        ("hours", hours),
    ];
    texts.into_iter().for_each(|(name, text)| out.maybe(name, text.as_deref()));
    out.list("period", period.as_slice(), |out, Window { from, to, at: _ }| {
        out.date("from", Some(*from));
        out.date("to", Some(*to));
    });
}

fn files(out: &mut Canonical, head: &Head, around: SeenAround<'_>) {
    out.list("attachments", &head.attachments, |out, Attachment { file, title, at: _ }| {
        out.text("file", file);
        out.text("title", title);
    });
    out.count("files", around.files.len());
    around.files.iter().for_each(|(name, digest)| out.text(name, &digest.to_string()));
}
