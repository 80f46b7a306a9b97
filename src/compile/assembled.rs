//! What was read to a site: what its notices have in common is sought as far as it was not sought before.

use std::sync::Arc;

use rayon::prelude::*;

use super::Memo;
use crate::diagnostic::Diagnostic;
use crate::site;
use crate::site::Continuation;
use crate::site::Facts;
use crate::site::GivenLink;
use crate::site::IssueTopics;
use crate::site::NoticesShown;
use crate::site::Site;
use crate::site::SiteSources;
use crate::text::date::Date;
use crate::tree::Digest;

/// A site of what was read: what its notices have in common is sought as far as it was not sought before.
pub(super) fn assembled(
    sources: SiteSources,
    as_of: Option<Date>,
    shown: NoticesShown,
    memo: &Memo,
) -> (Site, Vec<Diagnostic>) {
    let generation = memo.generation();
    let arranged = site::arrange(sources, as_of, shown);
    let topics = arranged.topics();
    let of_topics = Digest::of(format!("{topics:?}").as_bytes());
    let issue_topics = |facts: &Arc<Facts>| {
        let key = Digest::of(format!("{}{of_topics}", facts.source).as_bytes());
        never_fails(memo.issue_topics.get_or(generation, key, || Ok(IssueTopics::of(&facts.said, topics))))
    };
    let issue_topics: Vec<Arc<IssueTopics>> = arranged.notices().par_iter().map(issue_topics).collect();
    let continuation = |(notices, given): (Vec<&Facts>, Vec<GivenLink>)| {
        let mut key: String = notices.iter().map(|facts| facts.source.to_string()).collect();
        key.push_str(&format!("{given:?}"));
        let key = Digest::of(key.as_bytes());
        never_fails(memo.continuations.get_or(generation, key, || Ok(Continuation::of(&notices, &given))))
    };
    let cases = arranged.cases();
    let continuations: Vec<Option<Arc<Continuation>>> =
        cases.into_par_iter().map(|case| case.map(continuation)).collect();
    arranged.assemble(issue_topics, &continuations)
}

fn never_fails<T>(made: Result<T, std::convert::Infallible>) -> T {
    match made {
        Ok(value) => value,
        Err(never) => match never {},
    }
}
