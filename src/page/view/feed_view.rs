//! What a feed says: notices, what they changed of issues, or reports on the issues of a topic, the newest first.

use std::cmp::Reverse;
use std::fmt::Display;

use super::entry_rows;
use super::field_changes;
use super::field_changes::FieldChange;
use super::field_changes::FieldValue;
use super::list_names;
use super::notice_card::RelatedNotice;
use super::result_words;
use super::result_words::ResultSaid;
use super::scope::Scope;
use super::status_shares::Share;
use crate::address::Feed;
use crate::address::Route;
use crate::data::FeedEntry;
use crate::data::FeedTombstone;
use crate::data::FeedView;
use crate::model::Id;
use crate::model::WithdrawnNotice;
use crate::site::IssueList;
use crate::site::IssueRef;
use crate::site::NoticeList;
use crate::text::date::Date;
use crate::text::date::days_between;

/// So many entries, at most: readers of feeds ask for the whole file again and again.
const MOST: usize = 50;
/// Nothing is told that is so many days older than the newest entry: whoever publishes the notices of ten years in one
/// go sends none of them to those who have followed the site before.
const DAYS: i32 = 366;

/// A feed of a site; none where the site has none at that address.
pub fn feed(scope: Scope<'_>, feed: &Feed) -> Option<FeedView> {
    let top = scope.frame.address.as_deref()?;
    let site = scope.frame.name.as_str();
    let (page, entries) = match feed {
        Feed::Notices => of_notices(scope, top, NoticeList::All)?,
        Feed::Changes => of_changes(scope, top),
        Feed::Organ(id) => of_notices(scope, top, NoticeList::Organ(id.clone()))?,
        Feed::Topic(id) => of_topic(scope, top, id)?,
    };
    if entries.is_empty() {
        return None;
    }
    let title = scope.labels().say("feed_title", &[("feed", &name(scope, feed)), ("site", &site)]);
    Some(FeedView {
        id: format!("{top}{}", Route::Feed(feed.clone())),
        title,
        page: format!("{top}{page}"),
        author: scope.frame.owner().to_owned(),
        entries,
        gone: gone(scope, top, feed),
    })
}

/// The notices that a feed told of and that were taken back.
fn gone(scope: Scope<'_>, top: &str, feed: &Feed) -> Vec<FeedTombstone> {
    let is_of = |of: &&WithdrawnNotice| match feed {
        Feed::Notices => true,
        Feed::Organ(id) => of.organ.as_ref() == Some(id),
        Feed::Changes | Feed::Topic(_) => false,
    };
    let told = scope.site.withdrawn.values().filter(|of| scope.site.withdrawn_as(&of.id).is_some()).filter(is_of);
    let tombstone = |of: &WithdrawnNotice| FeedTombstone {
        id: format!("{top}{}", Route::Notice(of.first_id().clone())),
        on: of.on,
        words: scope.labels().say("feed_withdrawn", &[("reason", &of.reason)]),
    };
    told.map(tombstone).collect()
}

/// What a feed is of, in words.
pub fn name(scope: Scope<'_>, feed: &Feed) -> String {
    match feed {
        Feed::Notices => scope.labels().get("latest").to_owned(),
        Feed::Changes => scope.labels().get("recent_changes").to_owned(),
        Feed::Organ(id) => list_names::notice_list_name(scope, &NoticeList::Organ(id.clone())),
        Feed::Topic(id) => {
            let topic = list_names::issue_value(scope, &IssueList::Topic(id.clone()));
            scope.labels().say("feed_of_topic", &[("topic", &topic)])
        }
    }
}

/// The feed that goes with a page: that of the same notices, or of the same issues.
pub fn beside(scope: Scope<'_>) -> Option<Feed> {
    let feed = match scope.route {
        Route::Home | Route::Notices(NoticeList::All, _) => Feed::Notices,
        Route::Organ(id) | Route::Notices(NoticeList::Organ(id), _) => Feed::Organ(id.clone()),
        Route::Changes(_) => Feed::Changes,
        Route::Issues(IssueList::Topic(id), _) => Feed::Topic(id.clone()),
        _ => return None,
    };
    feed.is_of(scope.lists).then_some(feed)
}

/// The newest of some things of a day: those of one day in the order in which they come.
fn newest<T>(things: impl Iterator<Item = (Date, T)>) -> Vec<(Date, T)> {
    let mut things: Vec<_> = things.collect();
    things.sort_by_key(|(day, _)| Reverse(day.last()));
    let last = things.first().map(|(day, _)| day.to_day());
    let is_old = |day: Date| last.is_some_and(|last| days_between(day.to_day(), last) > DAYS);
    things.truncate(MOST);
    things.retain(|(day, _)| !is_old(*day));
    things
}

fn of_notices(scope: Scope<'_>, top: &str, list: NoticeList) -> Option<(Route, Vec<FeedEntry>)> {
    let site = scope.site;
    let notices = scope.lists.notices().get(&list)?.iter().copied();
    let dated = notices.filter_map(|notice| Some((site.said(notice).changed_on()?, notice)));
    let entries = newest(dated).into_iter().map(|(updated_on, notice)| {
        let said = site.said(notice);
        FeedEntry {
            id: format!("{top}{}", Route::Notice(first_id(scope, notice).clone())),
            title: said.title().to_owned(),
            page: format!("{top}{}", Route::Notice(said.id.clone())),
            author: site.author(notice).map(str::to_owned),
            published_on: said.published_on,
            updated_on,
            summary: told(scope, notice),
            categories: vec![(said.kind.key().to_owned(), said.kind.word().to_owned())],
        }
    });
    let entries = entries.collect();
    Some((Route::Notices(list, 1), entries))
}

/// The issues of which notices say other things than were said before. An entry is what one notice changed of one issue,
/// so that what is said of it later is another; the page is the whole line.
fn of_changes(scope: Scope<'_>, top: &str) -> (Route, Vec<FeedEntry>) {
    let (site, labels) = (scope.site, scope.labels());
    let entries = newest(site.dated_changes()).into_iter().map(|(published_on, at)| {
        let (said, issue, spoken) = (site.said(at.notice), site.issue(at), site.spoken(at));
        let unwritten = || labels.get("unwritten").to_owned();
        let text = |value: Option<FieldValue>| value.map_or_else(unwritten, |value| value.text);
        let told = |of: FieldChange| {
            let (before, after) = (text(of.before), text(of.after));
            labels.say("feed_field", &[("field", &of.name), ("before", &before), ("after", &after)])
        };
        let changes: Vec<String> = field_changes::of(site, labels, spoken).into_iter().map(told).collect();
        let changes = changes.join(labels.get("feed_between"));
        let values: [(&str, &dyn Display); 3] =
            [("notice", &said.title()), ("number", &issue.number()), ("changes", &changes)];
        let topics = site.topics_of(at).into_iter().map(|topic| (topic.id.to_string(), topic.name.clone()));
        FeedEntry {
            id: format!("{top}{}#changed", Route::Issue(first_id(scope, at.notice).clone(), issue.key())),
            title: issue.title().to_owned(),
            page: format!("{top}{}", entry_rows::line_route(site, spoken.entry)),
            author: site.author(at.notice).map(str::to_owned),
            published_on: Some(published_on),
            updated_on: published_on,
            summary: labels.say("feed_change", &values),
            categories: topics.collect(),
        }
    });
    (Route::Changes(1), entries.collect())
}

/// The reports on the issues of a topic: what the last notice that speaks of each says. Each report is an entry, so who
/// follows the topic hears of every one.
fn of_topic(scope: Scope<'_>, top: &str, id: &Id) -> Option<(Route, Vec<FeedEntry>)> {
    let (site, labels) = (scope.site, scope.labels());
    let list = IssueList::Topic(id.clone());
    let issues = scope.lists.issues(&list)?.iter().map(|entry| site.ledger.entries[*entry].last().at);
    let dated = issues.filter_map(|at: IssueRef| Some((site.said(at.notice).published_on?, at)));
    let entries = newest(dated).into_iter().map(|(published_on, at)| {
        let (said, issue) = (site.said(at.notice), site.issue(at));
        let key = issue.key();
        let result = ResultSaid {
            by: said.kind,
            kind: issue.status(),
            printed: issue.status_word(),
            results: issue.results(),
            as_of: said.as_of(),
            assurance: issue.assurance(),
        };
        let status = result.view();
        let result = result_words::sentence(labels, &status);
        let values: [(&str, &dyn Display); 3] =
            [("notice", &said.title()), ("number", &issue.number()), ("result", &result)];
        let topics = site.topics_of(at).into_iter().map(|topic| (topic.id.to_string(), topic.name.clone()));
        FeedEntry {
            id: format!("{top}{}", Route::Issue(first_id(scope, at.notice).clone(), key)),
            title: issue.title().to_owned(),
            page: format!("{top}{}", Route::Issue(said.id.clone(), key)),
            author: site.author(at.notice).map(str::to_owned),
            published_on: Some(published_on),
            updated_on: published_on,
            summary: labels.say("feed_issue", &values),
            categories: topics.chain([(status.key.to_owned(), status.word)]).collect(),
        }
    });
    let entries = entries.collect();
    Some((Route::Issues(list, 1), entries))
}

/// The first id that a notice had: one that is renamed is no new notice.
fn first_id<'s>(scope: Scope<'s>, notice: usize) -> &'s Id {
    let said = scope.site.said(notice);
    said.formerly.first().unwrap_or(&said.id)
}

/// What a notice is, how many issues it lists, how far they are, and of which day that is.
fn told(scope: Scope<'_>, notice: usize) -> String {
    let (said, labels) = (scope.site.said(notice), scope.labels());
    let card = RelatedNotice::of(scope.site, said);
    let stop = labels.get("full_stop");
    let issues = card.issues;
    let counted = match (said.kind.listing(), card.shares.is_empty()) {
        _ if issues == 0 => labels.get("not_itemised").to_owned(),
        (Some(listing), true) => {
            format!("{}{stop}", labels.say("results_later", &[("count", &issues), ("listing", &listing)]))
        }
        (None, true) => format!("{}{stop}", labels.say("results_unstated", &[("count", &issues)])),
        (_, false) => {
            let share = |share: &Share| labels.say("feed_share", &[("status", &share.word), ("count", &share.count)]);
            let shares: Vec<String> = card.shares.iter().filter(|share| share.count > 0).map(share).collect();
            labels.say("feed_counts", &[("count", &issues), ("shares", &shares.join(labels.get("list_comma")))])
        }
    };
    let day = said.figures_of.map(|day| format!("{}{stop}", labels.say("data_of", &[("day", &day.chinese())])));
    let summary = card.summary.unwrap_or_default();
    let kind = said.kind.word();
    format!("{kind}{stop}{summary}{counted}{}", day.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_holds_the_newest_and_nothing_that_is_a_year_older() {
        let day = |text: &str| Date::parse_iso(text).unwrap();
        let told = |days: &[&str]| -> Vec<String> {
            let days = days.iter().map(|text| (day(text), ()));
            newest(days).into_iter().map(|(day, ())| day.iso()).collect()
        };
        assert_eq!(told(&[]), [""; 0]);
        assert_eq!(told(&["2020"]), ["2020"]);
        // A vague day counts as its last.
        assert_eq!(
            told(&["2025-03-31", "2025-03", "2025-04-01", "2025"]),
            ["2025", "2025-04-01", "2025-03-31", "2025-03"]
        );
        assert_eq!(told(&["2023-12-30", "2025-01-01", "2024-01-01", "2023-12-31"]), ["2025-01-01", "2024-01-01"]);
        assert_eq!(told(&["2025-01-01"; 80]).len(), MOST);
    }
}
