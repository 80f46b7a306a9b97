//! The documents of a site that rectification made or revised.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Action;
use super::Facts;
use super::IssueRef;
use crate::text::pinyin;

/// A document, with the issues that gave rise to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name without 《》.
    pub name: Arc<str>,
    /// What was done.
    pub action: Action,
    /// The issues whose text says so, newest notice first.
    pub issues: Vec<IssueRef>,
}

/// The documents of a site, by the sound of their names and then by court (in the order of ids). `facts` is what each
/// notice says by itself.
pub(super) fn documents(facts: &[Arc<Facts>]) -> Vec<Document> {
    let mut found: BTreeMap<(Option<&str>, &str), Document> = BTreeMap::new();
    for (notice, facts) in facts.iter().enumerate() {
        let organ = facts.said.organ.as_ref().map(|id| id.as_str());
        for (issue, of) in facts.said.issues().enumerate() {
            for (name, action) in of.documents() {
                let new = || Document { name: name.into(), action, issues: Vec::new() };
                found.entry((organ, name)).or_insert_with(new).issues.push(IssueRef { notice, issue });
            }
        }
    }
    // Those of one name stay in the order of courts.
    let mut out: Vec<Document> = found.into_values().collect();
    out.sort_by_cached_key(|document| pinyin::order(&document.name));
    out
}
