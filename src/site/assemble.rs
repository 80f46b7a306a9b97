//! Sources to a site: joins what belongs together and reports what does not fit.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Case;
use super::Entry;
use super::IssueRef;
use super::Ledger;
use super::Site;
use super::Step;
use super::Told;
use super::case;
use super::commitment;
use super::document;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::relations;
use crate::diagnostic::codes::words as codes;
use crate::model::Article;
use crate::model::At;
use crate::model::Holidays;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::IssueKey;
use crate::model::Kind;
use crate::model::Notice;
use crate::model::Organ;
use crate::model::Settings;
use crate::model::Topic;
use crate::model::Word;
use crate::model::Words;
use crate::text::date::Date;
use crate::text::similar;

/// Everything that was read from a folder.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `content/site.yaml`.
    pub settings: Settings,
    /// Courts.
    pub organs: Vec<Organ>,
    /// Inspections with files of their own.
    pub inspections: Vec<(Id, Inspection)>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Holidays.
    pub holidays: Holidays,
    /// All notices, drafts included.
    pub notices: Vec<Arc<Notice>>,
    /// All articles, drafts included.
    pub articles: Vec<Arc<Article>>,
    /// All standing pages, drafts included.
    pub pages: Vec<Arc<Article>>,
    /// The words of `content/words/`, as listed.
    pub words: Vec<Word>,
}

/// Titles this alike (of a thousand) are taken for the same words.
const ALIKE: u32 = 600;

/// Puts a site together. Drafts and notices under embargo at the day of the site are left out of everything. `told` gives
/// what a notice says by itself, read now or remembered.
pub fn assemble(
    sources: Sources,
    as_of: Option<Date>,
    told: &(dyn Fn(&Arc<Notice>) -> Arc<Told> + Sync),
) -> (Site, Vec<Diagnostic>) {
    let Sources { settings, organs, inspections, topics, holidays, notices, articles, pages, words } = sources;
    let mut faults = Vec::new();
    let words = gather(words, &mut faults);
    // A notice that is held back must not bring the day on which it may be shown.
    let free = notices.iter().filter(|notice| !notice.head.draft && notice.head.embargo_until.is_none());
    let as_of = as_of.or(settings.as_of).or_else(|| free.filter_map(|notice| notice.as_of()).max());
    let mut notices: Vec<Arc<Notice>> = notices.into_iter().filter(|notice| is_public(notice, as_of)).collect();
    notices.sort_by(|a, b| case::day(b).cmp(&case::day(a)).then_with(|| a.id.cmp(&b.id)));
    let mut articles: Vec<Arc<Article>> = articles.into_iter().filter(|article| !article.draft).collect();
    articles.sort_by(|a, b| b.published_on.cmp(&a.published_on).then_with(|| a.id.cmp(&b.id)));
    let mut pages: Vec<Arc<Article>> = pages.into_iter().filter(|page| !page.draft).collect();
    pages.sort_by(|a, b| a.id.cmp(&b.id));
    let cases = case::cases(&notices);
    let places = |notice: &Arc<Notice>| {
        let findings = notice.outline.findings.iter().enumerate();
        findings.flat_map(|(finding, of)| (0..of.issues.len()).map(move |issue| (finding, issue))).collect()
    };
    let mut site = Site {
        places: notices.iter().map(places).collect(),
        told: notices.par_iter().map(told).collect(),
        by_id: notices.iter().enumerate().map(|(index, notice)| (notice.id.clone(), index)).collect(),
        settings,
        as_of,
        organs: organs.into_iter().map(|organ| (organ.id.clone(), organ)).collect(),
        topics,
        holidays,
        notices,
        articles,
        pages,
        words,
        cases,
        ledger: Ledger::default(),
        documents: Vec::new(),
        commitments: Vec::new(),
        inspections: inspections.into_iter().collect(),
    };
    check_organs(&site, &mut faults);
    check_names(&site, &mut faults);
    site.ledger = ledger(&site, &mut faults);
    site.documents = document::documents(&site, &site.told);
    site.commitments = commitment::commitments(&site.told);
    (site, faults)
}

/// All listed words, each once.
fn gather(listed: Vec<Word>, faults: &mut Vec<Diagnostic>) -> Words {
    let mut words = Words::default();
    for word in listed {
        if let Err((word, first)) = words.add(word) {
            let at = |word: &Word| Span::new(&word.path, word.at.start, word.at.end);
            let fault = Diagnostic::new(&codes::WORD_LISTED_TWICE, at(&word)).with("found", &word.word);
            faults.push(fault.also(at(first)));
        }
    }
    words
}

fn is_public(notice: &Notice, as_of: Option<Date>) -> bool {
    let free = match (notice.head.embargo_until, as_of) {
        (None, _) => true,
        // Of two vague days the last and the first count: rather late than early.
        (Some(day), Some(as_of)) => day.last() <= as_of.first(),
        (Some(_), None) => false,
    };
    !notice.head.draft && free
}

/// A fault at a place of the front matter.
fn fault(code: &'static Code, notice: &Notice, at: At) -> Diagnostic {
    Diagnostic::new(code, Span::new(&notice.front, at.start, at.end))
}

/// Fills a fault with what was found and the nearest known name.
fn unknown<'k>(fault: Diagnostic, found: &str, known: impl Iterator<Item = &'k str>) -> Diagnostic {
    let (zh, en) = match similar::nearest(found, known) {
        Some(near) => (format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
        None => (String::new(), String::new()),
    };
    fault.with("found", found).with("suggestion", zh).with("suggestion_en", en)
}

/// Parents must exist and must not run in a circle.
fn check_organs(site: &Site, faults: &mut Vec<Diagnostic>) {
    for organ in site.organs.values() {
        let place = || Span::new(&organ.path, organ.at.start, organ.at.end);
        let Some(parent) = &organ.parent else { continue };
        if !site.organs.contains_key(parent) {
            let fault = Diagnostic::new(&relations::UNKNOWN_ORGAN, place());
            faults.push(unknown(fault, parent.as_str(), site.organs.keys().map(Id::as_str)));
        }
        let above = |id: &Id| site.organs.get(id).and_then(|organ| organ.parent.clone());
        let line = std::iter::successors(organ.parent.clone(), above).take(site.organs.len() + 1);
        if line.into_iter().any(|id| id == organ.id) {
            faults.push(Diagnostic::new(&relations::ORGAN_CIRCLE, place()).with("found", &organ.id));
        }
    }
}

/// What notices name must exist; what they were called must be free.
fn check_names(site: &Site, faults: &mut Vec<Diagnostic>) {
    let ids: BTreeMap<&Id, &Notice> = site.notices.iter().map(|notice| (&notice.id, notice.as_ref())).collect();
    let topics = || site.topics.iter().map(|topic| topic.id.as_str());
    let mut former: BTreeMap<&Id, &Notice> = BTreeMap::new();
    for notice in &site.notices {
        let head = &notice.head;
        if let Some(organ) = head.organ.as_ref().filter(|id| !site.organs.contains_key(*id)) {
            let fault = fault(&relations::UNKNOWN_ORGAN, notice, head.organ_at);
            faults.push(unknown(fault, organ.as_str(), site.organs.keys().map(Id::as_str)));
        }
        if let Some(Inspection { id: Some(id), at, .. }) = &head.inspection
            && !site.inspections.contains_key(id)
        {
            let fault = fault(&relations::UNKNOWN_INSPECTION, notice, *at);
            faults.push(unknown(fault, id.as_str(), site.inspections.keys().map(Id::as_str)));
        }
        let per_issue = head.issues.values().flat_map(|of| &of.topics);
        for (topic, at) in head.topics.iter().chain(per_issue) {
            if !topics().any(|known| known == topic.as_str()) {
                faults.push(unknown(fault(&relations::UNKNOWN_TOPIC, notice, *at), topic.as_str(), topics()));
            }
        }
        for (related, at) in &head.related {
            if !ids.contains_key(related) {
                let fault = fault(&relations::UNKNOWN_NOTICE, notice, *at);
                faults.push(unknown(fault, related.as_str(), ids.keys().map(|id| id.as_str())));
            }
        }
        for (old, at) in &head.formerly {
            let taken = ids.get(old).copied().or_else(|| former.insert(old, notice));
            if let Some(other) = taken {
                let place = Span::new(&other.path, 0, 0);
                faults.push(fault(&relations::FORMER_ID_TAKEN, notice, *at).with("found", old).also(place));
            }
        }
    }
}

/// Joins the issues of the notices of each case to entries with a history.
fn ledger(site: &Site, faults: &mut Vec<Diagnostic>) -> Ledger {
    let ids: HashMap<&Id, usize> = site.notices.iter().enumerate().map(|(index, notice)| (&notice.id, index)).collect();
    let mut links: BTreeMap<IssueRef, IssueRef> = BTreeMap::new();
    for (index, notice) in site.notices.iter().enumerate() {
        given_links(site, index, notice, &ids, &mut links, faults);
    }
    for case in &site.cases {
        numbered_links(site, case, &mut links, faults);
    }
    let mut entries = Vec::new();
    let later: HashMap<IssueRef, Vec<IssueRef>> = links.iter().fold(HashMap::new(), |mut later, (from, to)| {
        later.entry(*to).or_insert_with(Vec::new).push(*from);
        later
    });
    for (index, notice) in site.notices.iter().enumerate() {
        for number in 0..notice.issues().count() {
            let at = IssueRef { notice: index, issue: number };
            if !links.contains_key(&at) {
                entries.push(entry(site, at, &later));
            }
        }
    }
    // An entry stands where its latest notice stands.
    entries.sort_by_key(|entry| entry.last().at);
    Ledger::new(entries)
}

/// The history that begins at an issue, through all that continue it.
fn entry(site: &Site, first: IssueRef, later: &HashMap<IssueRef, Vec<IssueRef>>) -> Entry {
    let mut places = vec![first];
    let mut next = 0;
    while next < places.len() {
        places.extend(later.get(&places[next]).into_iter().flatten());
        next += 1;
    }
    places.sort_by_key(|at| (case::day(&site.notices[at.notice]), std::cmp::Reverse(*at)));
    let step = |at: IssueRef| {
        let (notice, _, issue) = site.issue(at);
        Step { at, as_of: notice.as_of(), assurance: issue.assurance.unwrap_or(notice.head.assurance) }
    };
    Entry { steps: places.into_iter().map(step).collect() }
}

/// Links that a notice gives itself (`continues`).
fn given_links(
    site: &Site,
    index: usize,
    notice: &Notice,
    ids: &HashMap<&Id, usize>,
    links: &mut BTreeMap<IssueRef, IssueRef>,
    faults: &mut Vec<Diagnostic>,
) {
    let mut taken: Vec<IssueRef> = Vec::new();
    for (key, of) in &notice.head.issues {
        let (Some(continues), Some(from)) = (&of.continues, place(index, notice, *key)) else { continue };
        let name = format!("{}/{}", continues.notice, continues.issue);
        let Some(other) = ids.get(&continues.notice).copied() else {
            let fault = fault(&relations::UNKNOWN_NOTICE, notice, continues.at);
            faults.push(unknown(fault, continues.notice.as_str(), ids.keys().map(|id| id.as_str())));
            continue;
        };
        let Some(to) = place(other, &site.notices[other], continues.issue) else {
            let known = site.notices[other].issues().map(|(_, issue)| issue.key.to_string());
            let fault = fault(&relations::UNKNOWN_ISSUE, notice, continues.at).with("found", name);
            faults.push(relations::with_numbers(fault, known));
            continue;
        };
        if case::day(&site.notices[other]) >= case::day(notice) || other == index {
            faults.push(fault(&relations::CONTINUES_LATER, notice, continues.at).with("found", name));
        } else if taken.contains(&to) {
            faults.push(fault(&relations::CONTINUED_TWICE, notice, continues.at).with("found", name));
        } else {
            taken.push(to);
            links.insert(from, to);
        }
    }
}

/// The place of an issue by its key.
fn place(index: usize, notice: &Notice, key: IssueKey) -> Option<IssueRef> {
    notice.issues().position(|(_, issue)| issue.key == key).map(|issue| IssueRef { notice: index, issue })
}

/// Kinds whose numbers are the numbers of the findings that were fed back.
fn carries_numbers(kind: Kind) -> bool {
    match kind {
        Kind::Problems | Kind::Plan | Kind::Progress | Kind::Followup | Kind::Ledger | Kind::Closure => true,
        // Their items are numbered by themselves.
        Kind::Immediate | Kind::Audit => false,
    }
}

/// Links by the number of the finding within an inspection, where the title says the same.
fn numbered_links(site: &Site, case: &Case, links: &mut BTreeMap<IssueRef, IssueRef>, faults: &mut Vec<Diagnostic>) {
    for (position, later) in case.notices.iter().copied().enumerate() {
        let notice = &site.notices[later];
        if !carries_numbers(notice.head.kind) {
            continue;
        }
        for (number, (finding, issue)) in notice.issues().enumerate() {
            let from = IssueRef { notice: later, issue: number };
            if links.contains_key(&from) || finding.printed.is_none() {
                continue;
            }
            for earlier in case.notices[..position].iter().rev().copied() {
                let other = &site.notices[earlier];
                if !carries_numbers(other.head.kind) || case::day(other) >= case::day(notice) {
                    continue;
                }
                let same_number = |(_, candidate): &(usize, (&crate::model::Finding, &crate::model::Issue))| {
                    candidate.0.number == finding.number && candidate.0.printed.is_some()
                };
                let candidates: Vec<_> = other.issues().enumerate().filter(same_number).collect();
                let alike = |title: &str| similar::likeness(title, &issue.title) >= ALIKE;
                let found = candidates.iter().find(|(_, (_, candidate))| alike(&candidate.title));
                if let Some((at, _)) = found {
                    let to = IssueRef { notice: earlier, issue: *at };
                    let of_this_notice = links
                        .range(IssueRef { notice: later, issue: 0 }..=IssueRef { notice: later, issue: usize::MAX });
                    if !of_this_notice.into_iter().any(|(_, end)| *end == to) {
                        links.insert(from, to);
                    }
                    break;
                }
                if let Some((at, _)) = candidates.first() {
                    let (_, _, candidate) = site.issue(IssueRef { notice: earlier, issue: *at });
                    let span = Span::new(&notice.path, issue.at.start, issue.at.end);
                    let fault = Diagnostic::new(&relations::NUMBER_WITHOUT_TITLE, span);
                    let also = Span::new(&other.path, candidate.at.start, candidate.at.end);
                    faults.push(fault.with("found", finding.number).with("other", &other.id).also(also));
                    break;
                }
            }
        }
    }
}
