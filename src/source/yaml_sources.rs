//! Sources that are YAML alone: courts, inspections, topics, settings.

use std::collections::BTreeMap;

use super::Reading;
use super::SourceFile;
use super::head;
use super::keys;
use super::shape;
use super::shape::Key;
use super::shape::Shape;
use super::yaml;
use super::yaml::Node;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Level;
use crate::diagnostic::codes;
use crate::diagnostic::codes::approvals;
use crate::diagnostic::codes::history as publishing;
use crate::diagnostic::limit::LIMITS;
use crate::model::ApprovalGroup;
use crate::model::ApprovalKey;
use crate::model::At;
use crate::model::ColumnWords;
use crate::model::HolidayYear;
use crate::model::Holidays;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::Licence;
use crate::model::Official;
use crate::model::Organ;
use crate::model::PublishTarget;
use crate::model::RuleLevel;
use crate::model::Settings;
use crate::model::TargetKind;
use crate::model::Topic;
use crate::model::approval::USUAL_STEPS;
use crate::text::date;

/// The fewest and the most rows on a page of a list that a site may ask for.
const ROWS: (usize, usize) = (10, 500);
/// Notices on the home page where the site says nothing, and the most it may say.
const LATEST: (usize, usize) = (6, 50);

/// Reads a file of YAML and checks it against a shape.
fn read(file: SourceFile<'_>, shape: &Shape) -> (Node, Vec<Diagnostic>) {
    read_and(file, shape, |_, _| {})
}

/// The same, with what else must hold of it.
pub(super) fn read_and(
    file: SourceFile<'_>,
    shape: &Shape,
    more: impl FnOnce(&mut Reading<'_>, &Node),
) -> (Node, Vec<Diagnostic>) {
    let nothing = Node { value: yaml::Value::Map(Vec::new()), at: At::default() };
    match Reading::begin(file.path, file.bytes) {
        Err(fault) => (nothing, vec![fault]),
        Ok(mut reading) => {
            let at = At::new(0, reading.text.len());
            let Some(node) = yaml::read(&mut reading, at, &LIMITS) else { return (nothing, reading.finish()) };
            // A list may be empty; a mapping that says nothing lacks what it must say.
            let node = if matches!(shape, Shape::Map(_)) { node.or_empty() } else { node };
            shape::check(&mut reading, &node, shape, file.path.file_name());
            more(&mut reading, &node);
            (node, reading.finish())
        }
    }
}

fn map(file: SourceFile<'_>, keys: &'static [Key]) -> (Node, Vec<Diagnostic>) {
    read(file, &Shape::Map(keys))
}

/// Reads a court.
pub fn organ(id: Id, file: SourceFile<'_>) -> (Organ, Vec<Diagnostic>) {
    let (node, faults) = map(file, keys::ORGAN);
    let organ = Organ {
        name: node.text("name").unwrap_or_else(|| id.to_string()),
        id,
        short_name: node.text("short_name"),
        parent: node.id("parent"),
        region: node.text("region"),
        about: node.text("about"),
        website: node.text("website").filter(|address| shape::is_address(address)),
        contact: node.get("contact").map(head::contact),
        path: file.path.clone(),
        at: node.get("parent").map_or(node.at, |node| node.at),
    };
    (organ, faults)
}

/// Reads an inspection; its id is the name of its file.
pub fn inspection(id: Id, file: SourceFile<'_>) -> (Inspection, Vec<Diagnostic>) {
    let (node, faults) = map(file, keys::INSPECTION);
    (Inspection { id: Some(id), ..head::inspection(&node) }, faults)
}

/// Reads the list of holidays, year by year.
pub fn holidays(file: SourceFile<'_>) -> (Holidays, Vec<Diagnostic>) {
    static ITEM: Shape = Shape::Map(keys::HOLIDAYS);
    let (node, faults) = read(file, &Shape::List(&ITEM));
    let days = |node: &Node, key: &str| node.list(key).iter().filter_map(|day| date::read(day.scalar()?)).collect();
    let year = |node: &Node| {
        let year = HolidayYear { closed: days(node, "closed"), open: days(node, "open") };
        Some((i16::try_from(node.count("year")?).ok()?, year))
    };
    let years = match &node.value {
        yaml::Value::List(items) => items.iter().filter_map(year).collect(),
        _ => BTreeMap::new(),
    };
    (Holidays { years }, faults)
}

/// Reads the list of topics.
pub fn topics(file: SourceFile<'_>) -> (Vec<Topic>, Vec<Diagnostic>) {
    static ITEM: Shape = Shape::Map(keys::TOPIC);
    let (node, faults) = read(file, &Shape::List(&ITEM));
    let topic = |node: &Node| {
        let keywords = node.list("keywords").iter().filter_map(|word| Some(word.scalar()?.trim().to_owned()));
        Some(Topic {
            id: node.id("id")?,
            name: node.text("name")?,
            keywords: keywords.filter(|word| !word.is_empty()).collect(),
            at: node.at,
        })
    };
    let topics = match &node.value {
        yaml::Value::List(items) => items.iter().filter_map(topic).collect(),
        _ => Vec::new(),
    };
    (topics, faults)
}

fn rule_level(node: &Node) -> Option<RuleLevel> {
    let code = node.word("rule", codes::adjustable)?;
    let level = node.word("level", |word| match word {
        "off" => Some(None),
        word => Level::from_word(word).map(Some),
    })?;
    Some(RuleLevel { code, level, at: node.at })
}

/// Reads `site.yaml`.
pub fn settings(file: SourceFile<'_>) -> (Settings, Vec<Diagnostic>) {
    let (node, faults) = read_and(file, &Shape::Map(keys::SITE), report_more);
    let number = |key: &str| node.count(key).and_then(|count| usize::try_from(count).ok());
    let link = |node: &Node| {
        let address = node.text("address").filter(|address| shape::is_address(address))?;
        Some((node.text("text")?, address))
    };
    let settings = Settings {
        name: node.text("name").unwrap_or_default(),
        domain: node.text("domain"),
        base_path: node.text("base_path"),
        description: node.text("description"),
        site_code: node.text("site_code"),
        icp_number: node.text("icp_number"),
        police_number: node.text("police_number"),
        party_mark: node.text("party_mark").filter(|address| shape::is_address(address)),
        operator: node.text("operator"),
        licence: node.get("licence").and_then(licence),
        contact: node.get("contact").map(head::contact),
        as_of: node.date("as_of"),
        rows_per_page: number("rows_per_page").map(|rows| rows.clamp(ROWS.0, ROWS.1)),
        latest: number("latest").map_or(LATEST.0, |count| count.min(LATEST.1)),
        rules: node.list("rules").iter().filter_map(rule_level).collect(),
        approval_steps: approval_steps(&node),
        approval_keys: node.list("approval_keys").iter().filter_map(approval_key).collect(),
        approve: node.list("approve").iter().filter_map(|group| ApprovalGroup::from_key(group.scalar()?)).collect(),
        publish: node.list("publish").iter().filter_map(publish_target).collect(),
        links: node.list("links").iter().filter_map(link).collect(),
        columns: node.get("columns").map(columns).unwrap_or_default(),
        official: node.get("official").map(official).unwrap_or_default(),
    };
    (settings, faults)
}

fn approval_key(node: &Node) -> Option<ApprovalKey> {
    Some(ApprovalKey { name: node.text("name")?, key: node.text("key")? })
}

/// The steps of approval: those that the site names, each once, else the usual ones.
fn approval_steps(node: &Node) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for step in node.list("approval_steps").iter().filter_map(Node::scalar).map(str::trim) {
        if !step.is_empty() && steps.iter().all(|known| known != step) {
            steps.push(step.to_owned());
        }
    }
    match steps.is_empty() {
        true => USUAL_STEPS.map(str::to_owned).to_vec(),
        false => steps,
    }
}

fn report_approvals(reading: &mut Reading<'_>, node: &Node) {
    report_steps_named_twice(reading, node);
    for entry in node.list("approval_keys") {
        let Some(key) = entry.get("key").filter(|key| !key.scalar().is_some_and(is_public_key)) else { continue };
        reading.found(&approvals::NOT_A_KEY, key.at, entry.text("name").unwrap_or_default());
    }
}

/// Whether a text is a public key of `minisign`: 42 bytes in base64, of which the first two say that it is one.
fn is_public_key(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_alphanumeric() || c == '+' || c == '/';
    text.len() == 56 && text.starts_with("RW") && text.chars().all(is_digit)
}

/// A target that says one place; others are reported.
fn publish_target(node: &Node) -> Option<PublishTarget> {
    let (path, kind) = place_of(node)?;
    let keep = node.count("keep").and_then(|keep| usize::try_from(keep).ok()).filter(|keep| *keep > 0);
    Some(PublishTarget { name: node.text("name")?, kind, path, keep, at: node.at })
}

/// The one place of a target; none where it says none, or several.
fn place_of(node: &Node) -> Option<(String, TargetKind)> {
    let kinds = [("folder", TargetKind::Releases), ("in_place", TargetKind::InPlace), ("zip", TargetKind::Zip)];
    let mut places = kinds.into_iter().filter_map(|(key, kind)| Some((node.text(key)?, kind)));
    places.next().filter(|_| places.next().is_none())
}

/// What must hold of the settings beside their shape.
fn report_more(reading: &mut Reading<'_>, node: &Node) {
    report_approvals(reading, node);
    let targets = node.list("publish");
    for (at, target) in targets.iter().enumerate() {
        if place_of(target).is_none() && target.text("name").is_some() {
            reading.found(&publishing::TARGET_PLACE, target.at, target.text("name").unwrap_or_default());
        }
        let name = target.text("name");
        if name.is_some() && targets[..at].iter().any(|other| other.text("name") == name) {
            reading.found(&publishing::TARGET_TWICE, target.at, name.unwrap_or_default());
        }
    }
}

fn report_steps_named_twice(reading: &mut Reading<'_>, node: &Node) {
    let steps = node.list("approval_steps");
    let name = |step: &Node| step.scalar().map(|name| name.trim().to_owned());
    for (at, step) in steps.iter().enumerate() {
        if let Some(name) = name(step).filter(|own| steps[..at].iter().any(|other| name(other).as_ref() == Some(own))) {
            reading.found(&approvals::STEP_TWICE, step.at, name);
        }
    }
}

fn licence(node: &Node) -> Option<Licence> {
    let url = node.text("url").filter(|url| shape::is_address(url));
    Some(Licence { title: node.text("title")?, name: node.text("name"), url })
}

fn columns(node: &Node) -> BTreeMap<String, ColumnWords> {
    let words = |node: &Node| ColumnWords {
        name: node.text("name"),
        description: node.text("description"),
        keywords: Some(node.list("keywords").iter().filter_map(Node::scalar).collect::<Vec<_>>().join(","))
            .filter(|keywords| !keywords.is_empty()),
        kind: node.text("type"),
    };
    let known = |name: &str| keys::COLUMNS.iter().any(|key| key.name == name);
    let entries = node.entries().iter().filter(|entry| known(&entry.key));
    entries.map(|entry| (entry.key.clone(), words(&entry.node))).collect()
}

fn official(node: &Node) -> Official {
    let on = |key: &str| node.get(key).and_then(Node::scalar) != Some("false");
    Official {
        page_labels: on("page_labels"),
        site_map: on("site_map"),
        report_error: on("report_error"),
        reading_view: on("reading_view"),
        filing_links: on("filing_links"),
    }
}
