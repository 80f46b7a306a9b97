//! Sources to a site: joins what belongs together and reports what does not fit.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::OnceLock;

use super::AllFacts;
use super::Continuations;
use super::Facts;
use super::IssueRef;
use super::Ledger;
use super::Site;
use super::case;
use super::ledger::Links;
use super::organ_names::OrganNames;
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
use crate::model::Notice;
use crate::model::Organ;
use crate::model::Settings;
use crate::model::Topic;
use crate::model::Word;
use crate::model::WordList;
use crate::text::date::Date;
use crate::text::similar;

/// Everything that was read from a folder.
#[derive(Clone, Debug, Default)]
pub struct SiteSources {
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

/// What was found wrong while a site was put together.
#[derive(Debug, Default)]
pub struct AssemblyFaults {
    /// What was found now.
    pub own: Vec<Diagnostic>,
    /// What was found in cases that were looked through now or before.
    pub shared: Vec<Arc<Vec<Diagnostic>>>,
}

/// Puts a site together. Drafts and notices under embargo at the day of the site are left out of everything. `facts` is
/// what the notices say by themselves, `before` the chains of an earlier site: what is the same is not sought again.
pub fn assemble(
    sources: SiteSources,
    as_of: Option<Date>,
    facts: &AllFacts,
    before: &Continuations,
) -> (Site, AssemblyFaults, Continuations) {
    let SiteSources { settings, organs, inspections, topics, holidays, notices, articles, pages, words } = sources;
    let mut faults = AssemblyFaults::default();
    let words = gather(words, &mut faults.own);
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
    let facts: Vec<Arc<Facts>> = notices.iter().map(|notice| facts.by(notice)).collect();
    let mut case_of = vec![0; notices.len()];
    for (index, case) in cases.iter().enumerate() {
        case.notices.iter().for_each(|notice| case_of[*notice] = index);
    }
    let mut site = Site {
        case_of,
        by_id: notices.iter().enumerate().map(|(index, notice)| (notice.id.clone(), index)).collect(),
        promised: facts.iter().map(|facts| facts.promise_count()).sum(),
        facts,
        settings,
        as_of,
        only_courts: organs.iter().all(Organ::is_court),
        organs: organs.into_iter().map(|organ| (organ.id.clone(), organ)).collect(),
        topics,
        holidays,
        notices,
        articles,
        pages,
        words,
        cases,
        ledger: Ledger::default(),
        documents: OnceLock::new(),
        commitments: OnceLock::new(),
        organ_names: OnceLock::new(),
        organs_below: OnceLock::new(),
        inspections: inspections.into_iter().collect(),
    };
    check_organs(&site, &mut faults.own);
    check_names(&site, &mut faults.own);
    let (ledger, chains) = ledger(&site, before, &mut faults);
    site.ledger = ledger;
    (site, faults, chains)
}

/// All listed words, each once.
fn gather(listed: Vec<Word>, faults: &mut Vec<Diagnostic>) -> WordList {
    let mut words = WordList::default();
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
    let in_circles = in_circles(&site.organs);
    for organ in site.organs.values() {
        let place = || Span::new(&organ.path, organ.at.start, organ.at.end);
        let Some(parent) = &organ.parent else { continue };
        if !site.organs.contains_key(parent) {
            let fault = Diagnostic::new(&relations::UNKNOWN_ORGAN, place());
            faults.push(unknown(fault, parent.as_str(), site.organs.keys().map(Id::as_str)));
        }
        if in_circles.contains(&organ.id) {
            faults.push(Diagnostic::new(&relations::ORGAN_CIRCLE, place()).with("found", &organ.id));
        }
    }
}

/// The courts that stand above themselves. Each court is walked past once.
fn in_circles(organs: &BTreeMap<Id, Organ>) -> BTreeSet<&Id> {
    let mut circles = BTreeSet::new();
    let mut walks: HashMap<&Id, usize> = HashMap::new();
    for (walk, organ) in organs.values().enumerate() {
        let (mut line, mut at) = (Vec::new(), Some(organ));
        while let Some(organ) = at.filter(|organ| !walks.contains_key(&organ.id)) {
            walks.insert(&organ.id, walk);
            line.push(&organ.id);
            at = organ.parent.as_ref().and_then(|parent| organs.get(parent));
        }
        // Where a walk comes to itself again, the rest of it is a circle.
        if let Some(again) = at.filter(|organ| walks.get(&organ.id) == Some(&walk)) {
            circles.extend(line.into_iter().skip_while(|id| **id != again.id));
        }
    }
    circles
}

/// What notices name must exist; what they were called must be free.
fn check_names(site: &Site, faults: &mut Vec<Diagnostic>) {
    let ids: BTreeMap<&Id, &Notice> = site.notices.iter().map(|notice| (&notice.id, notice.as_ref())).collect();
    let topics = || site.topics.iter().map(|topic| topic.id.as_str());
    let known_topics: HashSet<&str> = topics().collect();
    let names = OnceCell::new();
    let mut former: BTreeMap<&Id, &Notice> = BTreeMap::new();
    for notice in &site.notices {
        let head = &notice.head;
        if let Some(organ) = head.organ.as_ref().filter(|id| !site.organs.contains_key(*id)) {
            let fault = fault(&relations::UNKNOWN_ORGAN, notice, head.organ_at);
            faults.push(unknown(fault, organ.as_str(), site.organs.keys().map(Id::as_str)));
        }
        if head.organ.is_none() && !site.organs.is_empty() {
            faults.push(without_organ(site, notice, names.get_or_init(|| short_and_full_names(site))));
        }
        if let Some(Inspection { id: Some(id), at, .. }) = &head.inspection
            && !site.inspections.contains_key(id)
        {
            let fault = fault(&relations::UNKNOWN_INSPECTION, notice, *at);
            faults.push(unknown(fault, id.as_str(), site.inspections.keys().map(Id::as_str)));
        }
        let per_issue = head.issues.values().flat_map(|of| &of.topics);
        for (topic, at) in head.topics.iter().chain(per_issue) {
            if !known_topics.contains(topic.as_str()) {
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

/// So many organs are offered for a notice that names none.
const MOST_OFFERED: usize = 5;

/// The names of all courts, the short ones too.
fn short_and_full_names(site: &Site) -> OrganNames {
    let all = site.organs.iter().flat_map(|(id, organ)| {
        let names = [Some(&organ.name), organ.short_name.as_ref()].into_iter().flatten();
        names.map(move |name| (id, name))
    });
    OrganNames::new(all.map(|(id, name)| (id, name.as_str())))
}

/// That a notice names no organ, with those it may mean: the ones that its title or its issuer names, the longest name
/// first, else all where they are few.
fn without_organ(site: &Site, notice: &Notice, names: &OrganNames) -> Diagnostic {
    let head = &notice.head;
    let texts = [Some(&head.title), head.issuer.as_ref()].into_iter().flatten().map(String::as_str);
    let mut offered: Vec<&Organ> = names.in_texts(texts).filter_map(|id| site.organs.get(id)).collect();
    // A court is named once, by whichever of its names.
    offered.dedup_by(|a, b| a.id == b.id);
    offered.sort_by_key(|organ| std::cmp::Reverse(organ.name.len()));
    if offered.is_empty() && site.organs.len() <= MOST_OFFERED {
        offered = site.organs.values().collect();
    }
    let words: Vec<String> =
        offered.iter().take(MOST_OFFERED).map(|organ| format!("{}（{}）", organ.id, organ.name)).collect();
    let (zh, en) = match words.is_empty() {
        true => (
            "标识是 content/organs/ 下的文件名。".to_owned(),
            "Ids are the names of the files in content/organs/.".to_owned(),
        ),
        false => (format!("可能是：{}。", words.join("、")), format!("It may be {}.", words.join(", "))),
    };
    fault(&relations::NO_ORGAN, notice, At::new(head.organ_at.start, head.organ_at.start))
        .with("suggestion", zh)
        .with("suggestion_en", en)
}

/// Joins the issues of the notices of each case to entries with a history.
fn ledger(site: &Site, before: &Continuations, faults: &mut AssemblyFaults) -> (Ledger, Continuations) {
    let mut given: HashMap<usize, Vec<(usize, IssueRef)>> = HashMap::new();
    for (index, notice) in site.notices.iter().enumerate().filter(|(_, notice)| !notice.head.issues.is_empty()) {
        let links = given_links(site, index, notice, &mut faults.own);
        if !links.is_empty() {
            given.insert(index, links);
        }
    }
    let (known, chains) = Continuations::of(&site.notices, &site.cases, &given, before);
    let counts: Vec<usize> = site.facts.iter().map(|facts| facts.issues.len()).collect();
    let mut links = Links::new(&counts);
    for (notice, of) in given {
        of.into_iter().for_each(|(issue, to)| links.join(IssueRef { notice, issue }, to));
    }
    for (case, chain) in site.cases.iter().zip(&chains) {
        let Some(chain) = chain else { continue };
        let at = |(position, issue): (usize, usize)| IssueRef { notice: case.notices[position], issue };
        chain.links.iter().for_each(|(from, to)| links.join(at(*from), at(*to)));
        faults.shared.push(Arc::clone(&chain.faults));
    }
    (links.ledger(&site.notices, &site.facts), known)
}

/// Links that a notice gives itself (`continues`): the number of the issue, and where it leads.
fn given_links(site: &Site, index: usize, notice: &Notice, faults: &mut Vec<Diagnostic>) -> Vec<(usize, IssueRef)> {
    let mut links: Vec<(usize, IssueRef)> = Vec::new();
    let (mut places, mut taken) = (Places::default(), HashSet::new());
    for (key, of) in &notice.head.issues {
        let (Some(continues), Some(from)) = (&of.continues, places.of(site, index, *key)) else { continue };
        let name = format!("{}/{}", continues.notice, continues.issue);
        let Some(other) = site.notice_index(&continues.notice) else {
            let fault = fault(&relations::UNKNOWN_NOTICE, notice, continues.at);
            faults.push(unknown(fault, continues.notice.as_str(), site.notices.iter().map(|known| known.id.as_str())));
            continue;
        };
        let Some(to) = places.of(site, other, continues.issue) else {
            let known = site.notices[other].issues().map(|(_, issue)| issue.key.to_string());
            let fault = fault(&relations::UNKNOWN_ISSUE, notice, continues.at).with("found", name);
            faults.push(relations::with_numbers(fault, known));
            continue;
        };
        if case::day(&site.notices[other]) >= case::day(notice) || other == index {
            faults.push(fault(&relations::CONTINUES_LATER, notice, continues.at).with("found", name));
        } else if !taken.insert(to) {
            faults.push(fault(&relations::CONTINUED_TWICE, notice, continues.at).with("found", name));
        } else {
            links.push((from.issue, to));
        }
    }
    links
}

/// The places of issues by their keys, notice by notice, as far as somebody asked.
#[derive(Default)]
struct Places(HashMap<usize, HashMap<IssueKey, usize>>);

impl Places {
    /// The place of an issue; of two with one key that of the first.
    fn of(&mut self, site: &Site, notice: usize, key: IssueKey) -> Option<IssueRef> {
        let of_notice = self.0.entry(notice).or_insert_with(|| {
            let keys = site.facts[notice].keys().enumerate();
            keys.rev().map(|(issue, key)| (key, issue)).collect()
        });
        of_notice.get(&key).map(|issue| IssueRef { notice, issue: *issue })
    }
}
