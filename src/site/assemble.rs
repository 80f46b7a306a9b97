//! Sources to a site: joins what belongs together and reports what does not fit.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::ArticleFacts;
use super::Case;
use super::Continuation;
use super::Facts;
use super::GivenLink;
use super::IssueRef;
use super::IssueTopics;
use super::Ledger;
use super::Said;
use super::Site;
use super::SiteSources;
use super::case;
use super::ledger::Links;
use super::organ_names::OrganNames;
use super::standing::Standing;
use super::standing::newest_day;
use super::standing::standing;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::relations;
use crate::diagnostic::codes::words as codes;
use crate::model::At;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::IssueKey;
use crate::model::Organ;
use crate::model::Topic;
use crate::model::WithdrawnNotice;
use crate::model::Word;
use crate::model::WordList;
use crate::text::date::Date;
use crate::text::similar;

/// Which notices a site shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticesShown {
    /// Those that stand before the public.
    Public,
    /// All: for those who write what is held back.
    HeldBackToo,
}

/// A site whose notices are in their order and in their cases, and whose issues are not joined yet.
pub struct Arranged {
    site: Site,
    /// Where the links lead that notices give themselves, by notice.
    given: HashMap<usize, Vec<(usize, IssueRef)>>,
    /// What was found wrong so far.
    pub faults: Vec<Diagnostic>,
}

/// Arranges a site. Drafts and notices under embargo are left out of everything. `as_of` is the day at which days are
/// counted, where somebody named one.
pub fn arrange(sources: SiteSources, as_of: Option<Date>, shown: NoticesShown) -> Arranged {
    let SiteSources {
        settings,
        organs,
        inspections,
        topics,
        holidays,
        notices,
        articles,
        pages,
        words,
        emergencies,
        withdrawn,
        published,
        day,
    } = sources;
    let mut faults = Vec::new();
    let words = gather(words, &mut faults);
    let withdrawn: BTreeMap<Id, WithdrawnNotice> =
        withdrawn.into_iter().map(|notice| (notice.id.clone(), notice)).collect();
    let taken_back = |notice: &&Arc<Facts>| withdrawn.contains_key(&notice.said.id);
    let offered = || notices.iter().filter(|notice| !taken_back(notice));
    let day = day.or_else(|| newest_day(offered().map(|notice| &notice.said)));
    let free = offered().filter(|notice| standing(&notice.said, None) == Standing::Public);
    let as_of = as_of.or(settings.as_of).or_else(|| free.filter_map(|notice| notice.said.as_of()).max());
    let is_public = |notice: &Arc<Facts>| standing(&notice.said, day) == Standing::Public && !taken_back(&notice);
    let is_shown = |notice: &Arc<Facts>| shown == NoticesShown::HeldBackToo || is_public(notice);
    let mut notices: Vec<Arc<Facts>> = notices.into_iter().filter(is_shown).collect();
    notices.sort_by(|a, b| case::day(&b.said).cmp(&case::day(&a.said)).then_with(|| a.said.id.cmp(&b.said.id)));
    let mut articles: Vec<Arc<ArticleFacts>> = articles.into_iter().filter(|article| !article.draft).collect();
    articles.sort_by(|a, b| b.published_on.cmp(&a.published_on).then_with(|| a.id.cmp(&b.id)));
    let mut pages: Vec<Arc<ArticleFacts>> = pages.into_iter().filter(|page| !page.draft).collect();
    pages.sort_by(|a, b| a.id.cmp(&b.id));
    let cases = case::cases(&notices);
    let mut case_of = vec![0; notices.len()];
    for (index, case) in cases.iter().enumerate() {
        case.notices.iter().for_each(|notice| case_of[*notice] = index);
    }
    let site = Site {
        case_of,
        by_id: notices.iter().enumerate().map(|(index, notice)| (notice.said.id.clone(), index)).collect(),
        by_former_id: former_ids(&notices),
        promised: notices.iter().map(|facts| facts.said.promise_count()).sum(),
        issue_topics: Vec::new(),
        settings,
        as_of,
        day,
        only_courts: organs.iter().all(|organ| organ.is_court()),
        organs: organs.into_iter().map(|organ| (organ.id.clone(), organ)).collect(),
        topics,
        holidays,
        emergencies,
        withdrawn,
        published,
        notices,
        articles,
        pages,
        words,
        cases,
        ledger: Ledger::default(),
        documents: OnceLock::new(),
        commitments: OnceLock::new(),
        changes: OnceLock::new(),
        organ_names: OnceLock::new(),
        organ_tree: OnceLock::new(),
        cases_of_inspection: OnceLock::new(),
        inspections: inspections.into_iter().collect(),
    };
    check_organs(&site, &mut faults);
    check_names(&site, &mut faults);
    let mut given = HashMap::new();
    for (index, notice) in site.notices.iter().enumerate().filter(|(_, notice)| !notice.said.continues.is_empty()) {
        let links = given_links(&site, index, notice, &mut faults);
        if !links.is_empty() {
            given.insert(index, links);
        }
    }
    Arranged { site, given, faults }
}

impl Arranged {
    /// The cases of the site: for each that has more than one notice, these and the links that they give themselves.
    /// What continues what follows from nothing else.
    pub fn cases(&self) -> Vec<Option<(Vec<&Facts>, Vec<GivenLink>)>> {
        self.site.cases.par_iter().map(|case| (case.notices.len() > 1).then(|| self.of_case(case))).collect()
    }

    fn of_case(&self, case: &Case) -> (Vec<&Facts>, Vec<GivenLink>) {
        let within = |at: IssueRef| Some((case.notices.iter().position(|notice| *notice == at.notice)?, at.issue));
        let given = case.notices.iter().enumerate().flat_map(|(position, index)| {
            let links = self.given.get(index).into_iter().flatten();
            links.map(move |(issue, to)| ((position, *issue), within(*to)))
        });
        (case.notices.iter().map(|index| &*self.site.notices[*index]).collect(), given.collect())
    }

    /// The notices, in the order of the site.
    pub fn notices(&self) -> &[Arc<Facts>] {
        &self.site.notices
    }

    /// The topics of the site.
    pub fn topics(&self) -> &[Topic] {
        &self.site.topics
    }

    /// Joins the issues of each case to entries with a history. `issue_topics` are those of each notice, `continuations`
    /// those of each case, both in order.
    pub fn assemble(
        self,
        issue_topics: Vec<Arc<IssueTopics>>,
        continuations: &[Option<Arc<Continuation>>],
    ) -> (Site, Vec<Diagnostic>) {
        let Arranged { mut site, given, mut faults } = self;
        let counts: Vec<usize> = site.notices.iter().map(|facts| facts.said.issue_count()).collect();
        let mut links = Links::new(&counts);
        for (notice, of) in given {
            of.into_iter().for_each(|(issue, to)| links.join(IssueRef { notice, issue }, to));
        }
        for (case, continuation) in site.cases.iter().zip(continuations) {
            let Some(continuation) = continuation else { continue };
            let at = |(position, issue): (usize, usize)| IssueRef { notice: case.notices[position], issue };
            continuation.links.iter().for_each(|(from, to)| links.join(at(*from), at(*to)));
            faults.extend(continuation.faults.iter().cloned());
        }
        site.ledger = links.ledger(&site.notices);
        site.issue_topics = issue_topics;
        (site, faults)
    }
}

/// The notices by the ids that they had before; of two that claim one, which is a fault, the newer has it.
fn former_ids(notices: &[Arc<Facts>]) -> HashMap<Id, usize> {
    let mut out = HashMap::new();
    for (index, notice) in notices.iter().enumerate() {
        for old in &notice.said.formerly {
            out.entry(old.clone()).or_insert(index);
        }
    }
    out
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

/// A fault at a place of the front matter.
fn fault(code: &'static Code, notice: &Facts, at: At) -> Diagnostic {
    Diagnostic::new(code, Span::new(&notice.places.front, at.start, at.end))
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
fn in_circles(organs: &BTreeMap<Id, Arc<Organ>>) -> BTreeSet<&Id> {
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
    let topics = || site.topics.iter().map(|topic| topic.id.as_str());
    let known_topics: BTreeSet<&str> = topics().collect();
    let names = OnceCell::new();
    let mut former: BTreeMap<&Id, &Facts> = BTreeMap::new();
    for notice in site.notices.iter().map(|notice| &**notice) {
        let (said, places) = (&notice.said, &notice.places);
        if let Some(organ) = said.organ.as_ref().filter(|id| !site.organs.contains_key(*id)) {
            let fault = fault(&relations::UNKNOWN_ORGAN, notice, places.organ());
            faults.push(unknown(fault, organ.as_str(), site.organs.keys().map(Id::as_str)));
        }
        if said.organ.is_none() && !site.organs.is_empty() {
            faults.push(without_organ(site, notice, names.get_or_init(|| short_and_full_names(site))));
        }
        if let Some(Inspection { id: Some(id), .. }) = said.inspection.as_deref()
            && !site.inspections.contains_key(id)
        {
            let fault = fault(&relations::UNKNOWN_INSPECTION, notice, places.inspection());
            faults.push(unknown(fault, id.as_str(), site.inspections.keys().map(Id::as_str)));
        }
        for (topic, at) in said.named_topics.iter().zip(places.topics()) {
            if !known_topics.contains(topic.as_str()) {
                faults.push(unknown(fault(&relations::UNKNOWN_TOPIC, notice, at), topic.as_str(), topics()));
            }
        }
        for (related, at) in said.related.iter().zip(places.related()) {
            if site.notice_named(related).is_none() && site.withdrawn_as(related).is_none() {
                let fault = fault(&relations::UNKNOWN_NOTICE, notice, at);
                let ids: BTreeSet<&str> = site.by_id.keys().map(Id::as_str).collect();
                faults.push(unknown(fault, related.as_str(), ids.into_iter()));
            }
        }
        for (old, at) in said.formerly.iter().zip(places.formerly()) {
            let present = site.notice_index(old).map(|index| &*site.notices[index]);
            if let Some(other) = present.or_else(|| former.insert(old, notice)) {
                let place = Span::new(&other.places.path, 0, 0);
                faults.push(fault(&relations::FORMER_ID_TAKEN, notice, at).with("found", old).also(place));
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
fn without_organ(site: &Site, notice: &Facts, names: &OrganNames) -> Diagnostic {
    let said = &notice.said;
    let texts = [Some(said.title()), said.issuer()].into_iter().flatten();
    let mut offered: Vec<&Arc<Organ>> = names.in_texts(texts).filter_map(|id| site.organs.get(id)).collect();
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
    let start = notice.places.organ().start;
    fault(&relations::NO_ORGAN, notice, At::new(start, start)).with("suggestion", zh).with("suggestion_en", en)
}

/// Links that a notice gives itself (`continues`): the number of the issue, and where it leads.
fn given_links(site: &Site, index: usize, notice: &Facts, faults: &mut Vec<Diagnostic>) -> Vec<(usize, IssueRef)> {
    let mut links: Vec<(usize, IssueRef)> = Vec::new();
    for ((key, other, there), at) in notice.said.continues.iter().zip(notice.places.continues()) {
        let Some(from) = place(index, &notice.said, *key) else { continue };
        let name = format!("{other}/{there}");
        let Some(other_index) = site.notice_named(other) else {
            if site.withdrawn_as(other).is_some() {
                continue;
            }
            let fault = fault(&relations::UNKNOWN_NOTICE, notice, at);
            faults.push(unknown(fault, other.as_str(), site.notices.iter().map(|known| known.said.id.as_str())));
            continue;
        };
        let said = site.said(other_index);
        let Some(to) = place(other_index, said, *there) else {
            let known = said.keys().map(|key| key.to_string());
            let fault = fault(&relations::UNKNOWN_ISSUE, notice, at).with("found", name);
            faults.push(relations::with_numbers(fault, known));
            continue;
        };
        if case::day(said) >= case::day(&notice.said) || other_index == index {
            faults.push(fault(&relations::CONTINUES_LATER, notice, at).with("found", name));
        } else if links.iter().any(|(_, taken)| *taken == to) {
            faults.push(fault(&relations::CONTINUED_TWICE, notice, at).with("found", name));
        } else {
            links.push((from.issue, to));
        }
    }
    links
}

/// The place of an issue by its key.
fn place(notice: usize, said: &Said, key: IssueKey) -> Option<IssueRef> {
    said.position(key).map(|issue| IssueRef { notice, issue })
}
