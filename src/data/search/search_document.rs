//! What is found: each issue, each notice with what stands outside its issues, each article, page and organ, as its title
//! and the passages of its text.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::folding::fold;
use super::folding::variant;
use super::known_of_issue::KnownOfIssue;
use crate::address::Route;
use crate::model::Article;
use crate::model::Block;
use crate::model::Contact;
use crate::model::Finding;
use crate::model::Issue;
use crate::model::Notice;
use crate::model::Organ;
use crate::site::Anchors;
use crate::site::IssueRef;
use crate::site::Site;
use crate::site::issue_anchor;
use crate::text::date::Date;

/// A document on its way into the index.
#[derive(Clone, Debug, Default)]
pub struct SearchDocument {
    /// What results show of it, as JSON.
    pub(super) shown: String,
    /// The title and the passages, folded, a zero before each passage.
    pub(super) folded: Vec<u16>,
    /// The characters for which the text has a traditional one, a radical or the like somewhere.
    pub(super) altered: BTreeSet<u16>,
}

/// What results show of a document beside its passages.
#[derive(Default)]
struct About<'d> {
    /// The page that its passages stand on.
    address: String,
    /// A page of its own, where it has one beside that.
    own_page: String,
    kind: &'static str,
    key: String,
    title: &'d str,
    organ: &'d str,
    day: String,
    /// What is known of an issue beside its text.
    known: KnownOfIssue<'d>,
}

/// A passage with the name of the place that it stands behind.
type Passage = (String, String);

impl SearchDocument {
    fn of(about: &About<'_>, passages: &[Passage]) -> SearchDocument {
        let About { address, own_page, kind, key, title, organ, day, known } = about;
        let shown = (address, own_page, kind, key, title, organ, day, known, passages);
        let mut out = SearchDocument {
            shown: serde_json::to_string(&shown).expect("memory takes every text"),
            ..SearchDocument::default()
        };
        out.put(title);
        for (_, passage) in passages {
            out.folded.push(0);
            out.put(passage);
        }
        // Many wait for their turn.
        out.shown.shrink_to_fit();
        out.folded.shrink_to_fit();
        out
    }

    fn put(&mut self, text: &str) {
        for unit in text.encode_utf16() {
            self.altered.extend(variant(unit));
            self.folded.push(fold(unit));
        }
    }
}

/// The documents of the notice at a place of the site: itself, then its issues.
pub fn search_notice(site: &Site, index: usize, notice: &Notice) -> Vec<SearchDocument> {
    let organ = site.organ(notice.head.organ.as_ref());
    let short = organ.map_or("", Organ::name_in_lists);
    let day = notice.head.published_on.map(Date::iso).unwrap_or_default();
    let address = Route::Notice(notice.id.clone()).to_string();
    let rows = rows_of_issues(notice);
    let about = About {
        address: address.clone(),
        kind: "notice",
        key: notice.id.to_string(),
        title: &notice.head.title,
        organ: short,
        day: day.clone(),
        ..About::default()
    };
    let mut out = vec![SearchDocument::of(&about, &outside_issues(site, notice, &rows))];
    for (number, (finding, issue)) in notice.issues().enumerate() {
        let printed = heading(notice, issue);
        let title = printed.as_deref().unwrap_or(&issue.title);
        let about = About {
            address: address.clone(),
            kind: "issue",
            key: format!("{}/{}", notice.id, issue.key),
            title,
            organ: short,
            day: day.clone(),
            own_page: Route::Issue(notice.id.clone(), issue.key).to_string(),
            known: KnownOfIssue::of(site, IssueRef { notice: index, issue: number }),
        };
        let mut passages = of_issue(notice, finding, issue, &rows);
        put(&issue_anchor(issue.key), &cited(about.known.4), &mut passages);
        // Whoever seeks an issue of a court names the court, which its own text seldom does.
        organ.into_iter().for_each(|organ| put_names(organ, &mut passages));
        out.push(SearchDocument::of(&about, &passages));
    }
    out
}

/// The document of an article or a standing page.
pub fn search_article(site: &Site, article: &Article, is_page: bool) -> SearchDocument {
    let route = if is_page { Route::Page(article.id.clone()) } else { Route::Article(article.id.clone()) };
    let about = About {
        address: route.to_string(),
        kind: if is_page { "page" } else { "article" },
        key: article.id.to_string(),
        title: &article.title,
        organ: site.organ(article.organ.as_ref()).map_or("", Organ::name_in_lists),
        day: article.published_on.map(|day| day.iso()).unwrap_or_default(),
        ..About::default()
    };
    let mut passages = Vec::new();
    [&article.byline, &article.summary].into_iter().flatten().for_each(|text| put("", text, &mut passages));
    article.body.iter().for_each(|block| put_block("", block, &mut passages));
    SearchDocument::of(&about, &passages)
}

/// The document of an organ: its names and how it is reached.
pub fn search_organ(organ: &Organ) -> SearchDocument {
    let about = About {
        address: Route::Organ(organ.id.clone()).to_string(),
        kind: "organ",
        key: organ.id.to_string(),
        title: &organ.name,
        organ: organ.name_in_lists(),
        ..About::default()
    };
    let mut passages = Vec::new();
    let texts = [&organ.short_name, &organ.region, &organ.about, &organ.website];
    texts.into_iter().flatten().for_each(|text| put("", text, &mut passages));
    organ.contact.iter().for_each(|contact| put_contact(contact, &mut passages));
    SearchDocument::of(&about, &passages)
}

fn put(anchor: &str, text: &str, to: &mut Vec<Passage>) {
    let text = text.trim();
    if !text.is_empty() {
        to.push((anchor.to_owned(), text.to_owned()));
    }
}

/// The names of an organ: the short one where the full one does not have it.
fn put_names(organ: &Organ, to: &mut Vec<Passage>) {
    put("", &organ.name, to);
    organ.short_name.iter().filter(|short| !organ.name.contains(short.as_str())).for_each(|short| put("", short, to));
}

fn put_block(anchor: &str, block: &Block, to: &mut Vec<Passage>) {
    match block {
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|of| put_block(anchor, of, to))
        }
        Block::Quote { blocks, .. } => blocks.iter().for_each(|of| put_block(anchor, of, to)),
        Block::Preformatted { text, .. } => text.lines().for_each(|line| put(anchor, line, to)),
        block => block.texts().into_iter().for_each(|text| put(anchor, &text.plain(), to)),
    }
}

fn put_contact(contact: &Contact, to: &mut Vec<Passage>) {
    for labelled in contact.phones.iter().chain(&contact.emails) {
        let label = labelled.label.as_deref().map(|label| format!("{label}：")).unwrap_or_default();
        put("", &format!("{label}{}", labelled.value), to);
    }
    let texts = [&contact.address, &contact.postcode, &contact.mailbox, &contact.recipient, &contact.hours];
    texts.into_iter().flatten().for_each(|text| put("", text, to));
}

/// The rows of tables that belong to issues, by block.
fn rows_of_issues(notice: &Notice) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut out: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (_, issue) in notice.issues() {
        for (block, row) in issue.rows() {
            out.entry(block).or_default().insert(row);
        }
    }
    out
}

/// The heading that opens an issue, as printed.
fn heading(notice: &Notice, issue: &Issue) -> Option<String> {
    match notice.body.get(issue.place.blocks.start).filter(|_| issue.place.row.is_none()) {
        Some(Block::Heading(heading)) => Some(heading.text.plain()),
        _ => None,
    }
}

/// The passages of an issue.
fn of_issue(
    notice: &Notice,
    finding: &Finding,
    issue: &Issue,
    rows: &BTreeMap<usize, BTreeSet<usize>>,
) -> Vec<Passage> {
    let mut passages = Vec::new();
    let anchor = issue_anchor(issue.key);
    // What it is a part of, where that has a heading of its own.
    if finding.heading != issue.heading {
        put(&anchor, &finding.title, &mut passages);
    }
    if issue.place.row.is_some() {
        for (block, row) in issue.rows() {
            if let Some(Block::Table(table)) = notice.body.get(block) {
                let cells = table.body.get(row).into_iter().flatten();
                cells.for_each(|cell| put(&anchor, &cell.text.plain(), &mut passages));
            }
        }
        return passages;
    }
    let first = issue.place.blocks.start;
    for number in issue.place.blocks.clone() {
        let Some(block) = notice.body.get(number) else { continue };
        match block {
            Block::Heading(_) if number == first => {}
            Block::Table(_) if rows.contains_key(&number) => {}
            block => put_block(&anchor, block, &mut passages),
        }
    }
    passages
}

/// How an issue is cited, by its number as it is printed: 第3-2项，问题3-2，第3（2）项.
fn cited(number: &str) -> String {
    match number.split_once('-') {
        Some((of, part)) => format!("第{number}项，问题{number}，第{of}（{part}）项"),
        None => format!("第{number}项，问题{number}"),
    }
}

/// The passages of a notice that belong to no issue: what its front matter tells, then its text.
fn outside_issues(site: &Site, notice: &Notice, rows: &BTreeMap<usize, BTreeSet<usize>>) -> Vec<Passage> {
    let head = &notice.head;
    let mut passages = Vec::new();
    site.organ(head.organ.as_ref()).into_iter().for_each(|organ| put_names(organ, &mut passages));
    let told = [head.document_number.as_ref(), head.issuer.as_ref(), head.summary.as_ref()];
    told.into_iter().flatten().for_each(|text| put("", text, &mut passages));
    let mut in_issue = vec![false; notice.body.len()];
    for (_, issue) in notice.issues().filter(|(_, of)| of.place.row.is_none()) {
        in_issue.iter_mut().take(issue.place.blocks.end).skip(issue.place.blocks.start).for_each(|of| *of = true);
    }
    let anchors = Anchors::of(notice);
    let mut anchor = "";
    for (number, block) in notice.body.iter().enumerate() {
        if let Some(named) = anchors.at(number) {
            anchor = &named.id;
        }
        match (block, rows.get(&number)) {
            (Block::Table(table), Some(rows)) => {
                let others = table.body.iter().enumerate().filter(|(row, _)| !rows.contains(row));
                let others = table.head.iter().chain(others.flat_map(|(_, row)| row));
                others.for_each(|cell| put(anchor, &cell.text.plain(), &mut passages));
            }
            (block, None) if !in_issue[number] => put_block(anchor, block, &mut passages),
            _ => {}
        }
    }
    let named = head.attachments.iter().map(|of| &of.title).chain(head.corrections.iter().map(|of| &of.what));
    named.chain(head.withheld.iter().map(|of| &of.basis)).for_each(|text| put("", text, &mut passages));
    head.contact.iter().for_each(|contact| put_contact(contact, &mut passages));
    passages
}
