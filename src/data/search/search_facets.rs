//! What documents are filtered by: for each facet its values, and which of them each document has.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::known_of_issue::IssueOfLine;
use super::known_of_issue::word_on_owed;
use super::search_order::Numbered;
use super::search_order::SearchGroup;
use super::search_order::numbered;
use super::search_order::told;
use super::search_script::Body;
use crate::address::SearchFacet;
use crate::model::Organ;
use crate::model::meaning::LISTED;
use crate::model::meaning::Meaning;
use crate::model::meaning::UNSTATED;
use crate::site::IssueRef;
use crate::site::Site;
use crate::text::date::Date;

/// A value: its key, and the word that readers see.
type FacetValue = (String, String);

/// What the program calls an issue that papers only list which tell of no results.
const ONLY_LISTED: Meaning = (LISTED, "只列入方案、清单");

/// The text of the file of a facet: its values, the sets of values that documents have, and how many documents one behind
/// the other have each of these.
pub(super) fn facet_body(site: &Site, facet: SearchFacet) -> Body {
    let mut values: BTreeMap<FacetValue, u32> = BTreeMap::new();
    let mut sets: BTreeMap<BTreeSet<FacetValue>, u32> = BTreeMap::new();
    let mut in_order = Vec::new();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for document in numbered(site) {
        let set: BTreeSet<FacetValue> = values_of(site, facet, &document).into_iter().collect();
        let next = sets.len() as u32;
        let number = *sets.entry(set).or_insert_with_key(|set| {
            in_order.push(set.clone());
            next
        });
        match runs.last_mut() {
            Some((last, count)) if *last == number => *count += 1,
            _ => runs.push((number, 1)),
        }
    }
    values.extend(in_order.iter().flatten().map(|value| (value.clone(), 0)));
    for (number, of) in (0..).zip(values.values_mut()) {
        *of = number;
    }
    let listed = values.keys().collect::<Vec<_>>();
    let mut body = Body::default();
    let mut names = Body::default();
    names.text(&serde_json::to_string(&listed).expect("memory takes every text"));
    body.record(&names);
    body.count(in_order.len());
    for set in &in_order {
        body.count(set.len());
        set.iter().for_each(|value| body.number(values[value]));
    }
    body.count(runs.len());
    runs.iter().for_each(|(set, _)| body.number(*set));
    runs.iter().for_each(|(_, count)| body.number(*count));
    body
}

/// The keys of issues by the first document of their notices.
pub(super) fn keys_body(site: &Site) -> Body {
    let mut notices = Vec::new();
    for (number, document) in (0u32..).zip(numbered(site)) {
        if let Numbered::Whole(SearchGroup::Notice(index)) = document {
            let said = site.said(index);
            let keys: Vec<String> = said.keys().map(|key| key.to_string()).collect();
            notices.push((said.id.as_str(), number, keys.join(" ")));
        }
    }
    let mut body = Body::default();
    body.text(&serde_json::to_string(&notices).expect("memory takes every text"));
    body
}

fn values_of(site: &Site, facet: SearchFacet, document: &Numbered) -> Vec<FacetValue> {
    match (facet, document) {
        (SearchFacet::Kind, document) => vec![kind(told(site, document).0)],
        (SearchFacet::Organ, document) => organ(site, document).map(named).into_iter().collect(),
        (SearchFacet::Year, document) => {
            let year = date(site, document).map(|day| format!("{:04}", day.first().year()));
            year.map(|year| (year.clone(), year)).into_iter().collect()
        }
        (facet, Numbered::Issue(notice, issue)) => of_issue(site, facet, IssueRef { notice: *notice, issue: *issue }),
        _ => Vec::new(),
    }
}

fn kind(key: &str) -> FacetValue {
    let word = match key {
        "issue" => "问题",
        "notice" => "通报",
        "article" => "文章",
        "page" => "页面",
        _ => "单位",
    };
    (key.to_owned(), word.to_owned())
}

fn named(organ: &Organ) -> FacetValue {
    (organ.id.to_string(), organ.name_in_lists().to_owned())
}

fn organ<'s>(site: &'s Site, document: &Numbered) -> Option<&'s Organ> {
    match document {
        Numbered::Issue(notice, _) | Numbered::Whole(SearchGroup::Notice(notice)) => {
            site.organ(site.said(*notice).organ.as_ref())
        }
        Numbered::Whole(SearchGroup::Article(index)) => site.organ(site.articles[*index].organ.as_ref()),
        Numbered::Whole(SearchGroup::Page(index)) => site.organ(site.pages[*index].organ.as_ref()),
        Numbered::Whole(SearchGroup::Organ(id)) => site.organ(Some(id)),
    }
}

fn date(site: &Site, document: &Numbered) -> Option<Date> {
    match document {
        Numbered::Issue(notice, _) | Numbered::Whole(SearchGroup::Notice(notice)) => site.day_of(*notice),
        Numbered::Whole(SearchGroup::Article(index)) => site.articles[*index].published_on,
        Numbered::Whole(_) => None,
    }
}

/// The values of an issue: what is known of its line where it is the last word of that, else what it says itself.
fn of_issue(site: &Site, facet: SearchFacet, at: IssueRef) -> Vec<FacetValue> {
    let line = IssueOfLine::of(site, at);
    let pair = |(key, word): (&str, &str)| (key.to_owned(), word.to_owned());
    match facet {
        SearchFacet::Status => {
            let status = line.stated().and_then(|of| of.status());
            let silent = if line.is_listed() { ONLY_LISTED } else { UNSTATED };
            vec![pair(status.map_or(silent, |kind| (kind.key(), kind.word())))]
        }
        SearchFacet::Topic => {
            site.topics_of(at).iter().map(|topic| pair((topic.id.as_str(), topic.name.as_str()))).collect()
        }
        SearchFacet::Owner => line.owners().into_iter().map(|owner| pair((owner, owner))).collect(),
        SearchFacet::Due => {
            let day = line.dated().and_then(|of| of.due_on()).map(|day| day.iso());
            day.map(|day| (day.clone(), day)).into_iter().collect()
        }
        SearchFacet::Class => line.class().map(|(class, word)| pair((class.key(), word))).into_iter().collect(),
        SearchFacet::Assurance => line.assurance().map(|of| pair((of.key(), of.word()))).into_iter().collect(),
        SearchFacet::Row => line.is_last.then(|| pair(("last", "台账"))).into_iter().collect(),
        SearchFacet::Owed => {
            let owed = line.owed().map(|owed| format!("{} {}", owed.due.last(), word_on_owed(owed.word)));
            owed.map(|owed| (owed.clone(), owed)).into_iter().collect()
        }
        SearchFacet::Promised => {
            line.first_promise().map(|day| (day.last().to_string(), day.iso())).into_iter().collect()
        }
        SearchFacet::Kind | SearchFacet::Organ | SearchFacet::Year => Vec::new(),
    }
}
