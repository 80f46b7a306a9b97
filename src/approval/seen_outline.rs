//! What a text was understood to say, in its canonical form: an upgrade that reads it otherwise gives another one.

use super::canonical::Canonical;
use super::seen_text;
use crate::model::Area;
use crate::model::Due;
use crate::model::Finding;
use crate::model::Id;
use crate::model::Issue;
use crate::model::Measure;
use crate::model::Number;
use crate::model::Outline;
use crate::model::Overlay;
use crate::model::Part;
use crate::model::Place;
use crate::model::Rectification;
use crate::model::Section;
use crate::model::Status;
use crate::model::Text;

/// Writes what a notice's text says: its parts, its findings and issues with their results, and what is laid over it.
// Every noun is taken apart without `..`: a new field cannot be forgotten here.
pub(super) fn outline(out: &mut Canonical, outline: &Outline) {
    let Outline { sections, areas, findings, signature, annex, uncounted, names_attachments, overlays, cell_overlays } =
        outline;
    out.list("sections", sections, |out, Section { number: of, title, place: at }| {
        number(out, of.as_ref());
        out.text("title", title);
        place(out, at);
    });
    out.list("areas", areas, |out, Area { number: of, title, place: at }| {
        number(out, of.as_ref());
        out.text("title", title);
        place(out, at);
    });
    out.list("findings", findings, finding);
    out.list("signature", signature.as_slice(), place);
    index(out, "annex", *annex);
    index(out, "uncounted", *uncounted);
    out.count("names attachments", usize::from(*names_attachments));
    out.count("overlays", overlays.len());
    for (block, of) in overlays {
        out.count("block", *block);
        overlay(out, of);
    }
    out.count("overlays of cells", cell_overlays.len());
    for ((block, row, column), of) in cell_overlays {
        [("block", block), ("row", row), ("column", column)].into_iter().for_each(|(name, at)| out.count(name, *at));
        overlay(out, of);
    }
}

fn finding(out: &mut Canonical, finding: &Finding) {
    let Finding { number: of, printed, title, heading, area, issues, place: at, at: _ } = finding;
    out.figure("finding", Some(u64::from(*of)));
    number(out, printed.as_ref());
    out.text("title", title);
    out.text("heading", heading);
    index(out, "area", *area);
    out.list("issues", issues, issue);
    place(out, at);
}

fn issue(out: &mut Canonical, issue: &Issue) {
    let Issue {
        key,
        number: of,
        printed,
        title,
        heading,
        rectification: rectified,
        problem,
        target,
        assurance,
        topics,
        parts,
        place: at,
        at: _,
    } = issue;
    out.text("key", &key.to_string());
    out.figure("issue", Some(u64::from(*of)));
    number(out, printed.as_ref());
    out.text("title", title);
    out.text("heading", heading);
    rectification(out, rectified);
    texts(out, "problem", problem);
    texts(out, "target", target);
    out.maybe("assurance", assurance.map(|of| of.key()));
    ids(out, "topics", topics.iter());
    out.list("parts", parts, |out, Part { printed, rectification: of, block, row }| {
        out.maybe("printed", printed.as_deref());
        rectification(out, of);
        out.count("block", *block);
        out.count("row", *row);
    });
    place(out, at);
}

fn rectification(out: &mut Canonical, of: &Rectification) {
    let Rectification { status, class, measures, outcome, next_steps, owner, lead, due_on, closed_on } = of;
    out.list("status", status.as_slice(), |out, Status { kind, printed, at: _ }| {
        out.text("kind", kind.key());
        out.text("printed", printed);
    });
    out.list("class", class.as_slice(), |out, (class, printed)| {
        out.text("kind", class.key());
        out.text("printed", printed);
    });
    out.list("measures", measures, |out, Measure { mark, text }| {
        out.maybe("mark", mark.as_deref());
        seen_text::text(out, "text", text);
    });
    texts(out, "outcome", outcome);
    texts(out, "next steps", next_steps);
    out.maybe("owner", owner.as_deref());
    out.maybe("lead", lead.as_deref());
    out.list("due", due_on.as_slice(), |out, Due { printed, date, class, at: _ }| {
        out.text("printed", printed);
        out.date("date", *date);
        out.maybe("class", class.map(|class| class.key()));
    });
    out.date("closed", *closed_on);
}

fn texts(out: &mut Canonical, name: &str, texts: &[Text]) {
    out.list(name, texts, |out, text| seen_text::text(out, "text", text));
}

/// Writes ids in their order.
pub(super) fn ids<'a>(out: &mut Canonical, name: &str, ids: impl Iterator<Item = &'a Id>) {
    out.list(name, &ids.collect::<Vec<_>>(), |out, id| out.text("id", id.as_str()));
}

fn number(out: &mut Canonical, number: Option<&Number>) {
    out.list("number", &Vec::from_iter(number), |out, Number { value, numbering, printed }| {
        out.figure("value", Some(u64::from(*value)));
        out.text("numbering", &format!("{numbering:?}"));
        out.text("printed", printed);
    });
}

fn place(out: &mut Canonical, Place { blocks, row }: &Place) {
    out.count("from block", blocks.start);
    out.count("to block", blocks.end);
    index(out, "row", *row);
}

fn index(out: &mut Canonical, name: &str, index: Option<usize>) {
    out.figure(name, index.map(|index| index as u64));
}

fn overlay(out: &mut Canonical, Overlay { label, steps }: &Overlay) {
    out.list("label", label.as_slice(), |out, (label, range)| {
        out.text("kind", &format!("{label:?}"));
        out.count("from", range.start);
        out.count("to", range.end);
    });
    out.list("steps", steps, |out, range| {
        out.count("from", range.start);
        out.count("to", range.end);
    });
}
