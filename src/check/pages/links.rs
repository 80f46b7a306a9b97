//! Links and pictures in texts.

use crate::check::ArticleCase;
use crate::check::NoticeCase;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::pages as codes;
use crate::model::Block;
use crate::model::Id;
use crate::model::IssueKey;
use crate::model::Notice;
use crate::model::Run;
use crate::model::file_beside;
use crate::site::Anchors;
use crate::site::Said;
use crate::site::Site;
use crate::tree::RelPath;

pub fn of_notices_lead_somewhere(case: NoticeCase<'_>, found: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    let page = Page { folder: vec!["notices", notice.id.as_str()], notice: Some(notice), site: case.site };
    page.look(&notice.path, &notice.body, found);
}

pub fn of_articles_lead_somewhere(case: ArticleCase<'_>, found: &mut Vec<Diagnostic>) {
    let (article, site) = (case.article, case.site);
    let folder = if case.is_page { article.id.as_str() } else { "articles" };
    Page { folder: vec![folder], notice: None, site }.look(&article.path, &article.body, found);
}

/// A page with links on it.
struct Page<'p> {
    /// The folders it stands in.
    folder: Vec<&'p str>,
    notice: Option<&'p Notice>,
    site: &'p Site,
}

impl Page<'_> {
    fn look(&self, path: &RelPath, body: &[Block], found: &mut Vec<Diagnostic>) {
        for block in body {
            let at = block.at();
            for run in block.texts().into_iter().flat_map(|text| text.runs()) {
                let place = run.offsets.locate(0).map_or((at.start, at.end), |start| (start, start + run.text.len()));
                let span = || Span::new(path, place.0, place.1);
                if let Some(picture) = without_alternative(run) {
                    found.push(Diagnostic::new(&codes::NO_TEXT_ALTERNATIVE, span()).with("found", picture));
                }
                if let Some(address) = &run.style.link
                    && let Some(code) = self.wrong(address)
                {
                    found.push(Diagnostic::new(code, span()).with("found", address));
                }
            }
        }
    }

    /// What is wrong with an address. Files beside the source are matched on reading.
    fn wrong(&self, address: &str) -> Option<&'static crate::diagnostic::Code> {
        let (place, anchor) = address.split_once('#').unwrap_or((address, ""));
        if place.contains(':') || place.starts_with("//") || self.notice.is_some() && file_beside(address).is_some() {
            return None;
        }
        if place.is_empty() {
            let there = self.notice.is_none_or(|notice| has_anchor(notice, anchor));
            return (!anchor.is_empty() && !there).then_some(&codes::BROKEN_ANCHOR);
        }
        let place = place.split('?').next().unwrap_or_default();
        let Some(parts) = self.resolve(place) else { return Some(&codes::BROKEN_LINK) };
        let parts: Vec<&str> = parts.into_iter().filter(|part| *part != "index.html").collect();
        match (self.leads(&parts), parts.as_slice()) {
            (false, _) => Some(&codes::BROKEN_LINK),
            (true, ["notices", id]) if !anchor.is_empty() => {
                let there = self.notice_of(id).is_none_or(|notice| other_has_anchor(notice, anchor));
                (!there).then_some(&codes::BROKEN_ANCHOR)
            }
            (true, _) => None,
        }
    }

    /// The folders and the name that a relative address comes to; none where it leads out of the site.
    fn resolve<'a>(&'a self, place: &'a str) -> Option<Vec<&'a str>> {
        let mut parts = self.folder.clone();
        for part in place.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                part => parts.push(part),
            }
        }
        Some(parts)
    }

    fn notice_of(&self, id: &str) -> Option<&Said> {
        self.site.notice_index(&Id::new(id)?).map(|index| self.site.said(index))
    }

    /// Whether a page stands there. Pages of lists come and go with what they list; they are taken on trust.
    fn leads(&self, parts: &[&str]) -> bool {
        let site = self.site;
        let formerly =
            |id: &str| site.notices.iter().any(|notice| notice.said.formerly.iter().any(|old| old.as_str() == id));
        match parts {
            [] | ["notices" | "issues" | "commitments" | "documents" | "organs" | "contact" | "articles"] => true,
            ["issues" | "commitments" | "documents", _] | ["assets", ..] | ["404.html"] => true,
            ["notices", list] if list.ends_with(".html") => true,
            ["notices", id] => self.notice_of(id).is_some() || formerly(id),
            ["notices", id, "files", file] => self.notice_of(id).is_some_and(|notice| {
                notice.attachments().any(|(name, _)| name == *file) || notice.files().any(|name| name == *file)
            }),
            ["notices", id, file] => {
                let key = file.strip_suffix(".html").and_then(IssueKey::parse);
                self.notice_of(id).zip(key).is_some_and(|(notice, key)| notice.position(key).is_some()) || formerly(id)
            }
            ["organs", id] => Id::new(id).is_some_and(|id| site.organs.contains_key(&id)),
            ["articles", file] => file
                .strip_suffix(".html")
                .is_some_and(|id| site.articles.iter().any(|article| article.id.as_str() == id)),
            [id] => site.pages.iter().any(|page| page.id.as_str() == *id),
            _ => false,
        }
    }
}

/// Whether a notice's page has a place of this name: one of its own, or a section, an area, a finding, an issue, a heading.
fn has_anchor(notice: &Notice, anchor: &str) -> bool {
    match anchor.split_once('-') {
        Some(("i", key)) => IssueKey::parse(key).is_some_and(|key| notice.issue(key).is_some()),
        Some(("f", number)) => notice.outline.findings.iter().any(|finding| finding.number.to_string() == number),
        Some(("s" | "a" | "p" | "h", _)) => Anchors::of(notice).has(anchor),
        _ => matches!(anchor, "main" | "contents" | "contact" | "corrections" | "print"),
    }
}

/// The same of another notice, by its facts.
fn other_has_anchor(said: &Said, anchor: &str) -> bool {
    match anchor.split_once('-') {
        Some(("i", key)) => IssueKey::parse(key).is_some_and(|key| said.position(key).is_some()),
        Some(("f", number)) => said.issues().any(|issue| issue.finding_number().to_string() == number),
        Some(("s" | "a" | "p" | "h", _)) => said.anchors().any(|name| name == anchor),
        _ => matches!(anchor, "main" | "contents" | "contact" | "corrections" | "print"),
    }
}

/// The picture that a run shows without a word for those who cannot see it.
fn without_alternative(run: &Run) -> Option<&str> {
    run.style.image.as_deref().filter(|_| run.text.trim().is_empty())
}
