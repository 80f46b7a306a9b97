//! Records that a site's own templates are rehearsed with: one says everything there is to say, one next to nothing.

use std::convert::Infallible;
use std::io;
use std::io::Write;

use parking_lot::Mutex;

use super::Sink;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::pages;
use crate::tree::Digest;
use crate::tree::File;
use crate::tree::RelPath;
use crate::tree::Tree;

/// Path and text of a file.
type Source = (&'static str, &'static str);

const FULL: &[Source] = &[
    ("content/site.yaml", include_str!("template_trial/full/site.yaml")),
    ("content/topics.yaml", include_str!("template_trial/full/topics.yaml")),
    ("content/organs/full.yaml", include_str!("template_trial/full/organ.yaml")),
    ("content/inspections/full.yaml", include_str!("template_trial/full/inspection.yaml")),
    ("content/notices/earlier.md", include_str!("template_trial/full/earlier.md")),
    ("content/notices/full/notice.md", include_str!("template_trial/full/notice.md")),
    ("content/notices/full/list.csv", "1,2\n"),
    ("content/withdrawn.yaml", include_str!("template_trial/full/withdrawn.yaml")),
    ("content/history.jsonl", include_str!("template_trial/full/history.jsonl")),
    ("content/history/earlier/1/notice.md", include_str!("template_trial/full/earlier_before.md")),
    ("content/history/earlier/2/notice.md", include_str!("template_trial/full/earlier.md")),
    ("content/articles/full.md", include_str!("template_trial/full/article.md")),
    ("content/pages/about.md", include_str!("template_trial/full/article.md")),
];

const MINIMAL: &[Source] = &[
    ("content/site.yaml", "name: 网站\n"),
    ("content/organs/minimal.yaml", "name: 法院\n"),
    ("content/notices/minimal.md", "---\ntitle: 通报\nkind: progress\n---\n\n一段文字。\n"),
    ("content/notices/issue.md", "---\ntitle: 通报\nkind: problems\norgan: minimal\n---\n\n### 1. 一个问题\n"),
    ("content/articles/minimal.md", "---\ntitle: 文章\n---\n\n一段文字。\n"),
];

/// The records, each under the theme of a site.
pub fn records(site: &Tree) -> impl Iterator<Item = Tree> {
    [FULL, MINIMAL].into_iter().map(|sources| {
        let mut tree = Tree::new();
        for (path, file) in site.under("templates").chain(site.under("static")) {
            tree.insert(path.clone(), file.clone());
        }
        for (path, text) in sources {
            let path = RelPath::new(path).expect("a fixed path");
            tree.insert(path, File::held(text.as_bytes().to_vec()));
        }
        tree
    })
}

/// A fault on the page of a record, said to be one.
pub fn named(mut fault: Diagnostic) -> Diagnostic {
    for (_, page) in fault.args.iter_mut().filter(|(name, _)| *name == "page") {
        *page = format!("演练页面 / rehearsal page {page}");
    }
    fault
}

/// A sink that keeps no page, only the first by its address whose headings leave a rank out.
#[derive(Default)]
pub struct Headings(Mutex<Option<(RelPath, Skip)>>);

/// The ranks before and behind a gap; 0 for the beginning of a page.
type Skip = (u8, u8);

impl Headings {
    /// What is wrong with the pages.
    pub fn fault(self, site: &Tree) -> Option<Diagnostic> {
        let (page, (before, found)) = self.0.into_inner()?;
        // Which template wrote a heading is not known: the first one stands for all.
        let template = site.under("templates").next()?.0;
        let name = |rank| if rank == 0 { "开头 / the beginning".to_owned() } else { format!("h{rank}") };
        let fault = Diagnostic::new(&pages::PAGE_HEADING_SKIPS, Span::new(template, 0, 0));
        Some(fault.with("page", page).with("before", name(before)).with("found", name(found)))
    }
}

impl Sink for Headings {
    type Failure = Infallible;

    fn put(&self, path: &RelPath, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), Infallible> {
        let mut page = Vec::new();
        let is_page = path.extension() == Some("html");
        let written = if is_page { write(&mut page) } else { write(&mut io::sink()) };
        if !is_page || written.is_err() {
            return Ok(());
        }
        if let Some(skip) = std::str::from_utf8(&page).ok().and_then(skip) {
            let mut first = self.0.lock();
            if first.as_ref().is_none_or(|(known, _)| path < known) {
                *first = Some((path.clone(), skip));
            }
        }
        Ok(())
    }

    fn copy(&self, _: &RelPath, _: &RelPath, _: Digest) -> Result<(), Infallible> {
        Ok(())
    }

    fn done(&self) {}
}

/// The first gap between the ranks of a page's headings.
fn skip(html: &str) -> Option<Skip> {
    let ranks = html.match_indices("<h").filter_map(|(at, _)| match html.as_bytes().get(at + 2..at + 4)? {
        [rank @ b'1'..=b'6', b'>' | b' ' | b'\n'] => Some(rank - b'0'),
        _ => None,
    });
    let mut before = 0;
    for rank in ranks {
        if rank > before + 1 {
            return Some((before, rank));
        }
        before = rank;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::Compiled;
    use crate::compile::Input;
    use std::collections::BTreeMap;
    use std::sync::Arc;

    #[test]
    fn the_records_are_sound_and_say_what_they_are_for() {
        let trees: Vec<Tree> = records(&Tree::new()).collect();
        let compiled = |tree: &Tree| {
            let input = Input::held(Arc::new(tree.clone()), Arc::new(BTreeMap::new()), None);
            Compiled::new(input, &Arc::default()).expect("every source is held")
        };
        let of_content = |compiled: &Compiled| -> Vec<String> {
            let found = compiled.faults().iter().filter(|fault| !fault.code.id.starts_with('T'));
            found.map(|fault| format!("{:?} {} {:?}", fault.span, fault.code.id, fault.args)).collect()
        };
        let (full, minimal) = (compiled(&trees[0]), compiled(&trees[1]));
        assert_eq!(of_content(&full), Vec::<String>::new());
        let minimal_errors =
            minimal.faults().iter().filter(|fault| fault.code.stops_build() && !fault.code.id.starts_with('T'));
        assert_eq!(minimal_errors.count(), 0);
        let said = |facts: &Arc<crate::site::Facts>| facts.said.clone();
        let said = full.site.notices.iter().map(said).find(|said| said.id.as_str() == "full").expect("it is there");
        assert!(said.contact.is_some() && said.withheld.is_some() && !said.claims.is_empty());
        assert!(said.corrections().len() > 0 && said.attachments().len() > 0 && !said.related.is_empty());
        assert!(minimal.site.notices.iter().all(|notice| notice.said.contact.is_none()));
    }
}
