//! Joins the server and the preview: a path to what stands there, as HTTP wants it.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::imports::Papers;
use crate::diagnostic::limit::LIMITS;
use crate::diagnostic::show;
use crate::edge;
use crate::edge::http;
use crate::edge::http::Answer;
use crate::edge::http::Pages;
use crate::preview::OWN;
use crate::preview::Page;
use crate::preview::PageKind;
use crate::preview::Preview;
use crate::tree::Digest;
use crate::tree::RelPath;

/// What pages of the site may load: the policy a production server sends (docs/deploy.md).
const SITE: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self' file:; frame-ancestors 'none'";
/// What pages of the preview may load: the workbench sends papers and shows their reports.
const PREVIEW: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// What the report of a paper may load; it is shown in the workbench.
const REPORT: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// So often a file that is away is looked for again, after so long each time: longer than polling needs to see a change.
const LOOKS: u32 = 30;
const MOMENT: Duration = Duration::from_millis(50);

/// Where papers are sent, under [`OWN`].
const IMPORT: &str = "import";
/// The style of their reports.
const REPORT_STYLE: &str = "report.css";

/// What answers the server.
pub struct Answers {
    /// What is shown.
    pub preview: Arc<Preview>,
    /// Papers that were brought and not written yet.
    pub papers: Papers,
    /// The folder of the site.
    pub root: PathBuf,
}

fn answer(status: u16, media: &'static str, bytes: Vec<u8>, policy: &'static str) -> Answer {
    Answer { status, media, bytes, policy, location: None }
}

impl Answers {
    fn read(&self, path: &RelPath, digest: Digest) -> Option<Vec<u8>> {
        edge::read_file(&self.root, path, digest).ok()
    }

    fn own(&self, path: &str, query: &str) -> Answer {
        let missing = || answer(404, http::media("a.txt"), Vec::new(), PREVIEW);
        if path == REPORT_STYLE {
            return answer(200, http::media(path), show::REPORT_STYLE.into(), PREVIEW);
        }
        if let Some(key) = path.strip_prefix(IMPORT).and_then(|rest| rest.strip_prefix('/')) {
            let report = self.papers.report(key);
            return report.map_or_else(missing, |page| answer(200, http::media("a.html"), page.into(), REPORT));
        }
        let changed = |path: &RelPath| edge::changed_at(&self.root, path);
        let read = |path: &RelPath, digest| self.read(path, digest);
        match self.preview.own(path, query, &changed, &read) {
            Some(Page { path, bytes, .. }) => answer(200, http::media(&path), bytes, PREVIEW),
            None => missing(),
        }
    }
}

impl Pages for Answers {
    fn answer(&self, path: &str, query: &str) -> Answer {
        if let Some(own) = path.strip_prefix(OWN) {
            return self.own(own, query);
        }
        if Some(path) == OWN.strip_suffix('/') {
            return Answer { location: Some(OWN.to_owned()), ..answer(308, http::media("a.txt"), Vec::new(), PREVIEW) };
        }
        let page = || self.preview.page(path, &|path, digest| self.read(path, digest));
        let mut shown = page();
        // A file that is being saved is whole in a moment, and then the preview knows its new bytes.
        for _ in 0..LOOKS {
            if shown.kind != PageKind::Away {
                break;
            }
            thread::sleep(MOMENT);
            shown = page();
        }
        let Page { kind, path, bytes } = shown;
        let (status, location) = match kind {
            PageKind::Found | PageKind::Own => (200, None),
            PageKind::NotFound => (404, None),
            PageKind::Unmade => (500, None),
            PageKind::Away => (503, None),
            PageKind::Elsewhere(place) => (308, Some(place)),
        };
        Answer { status, media: http::media(&path), bytes, policy: SITE, location }
    }

    fn waits(&self, path: &str, query: &str) -> Option<u64> {
        self.preview.waits(path, query)
    }

    fn accepts(&self, path: &str) -> Option<usize> {
        let rest = path.strip_prefix(OWN)?.strip_prefix(IMPORT)?;
        match rest {
            "" => Some(LIMITS.paper_bytes),
            key => key.starts_with('/').then_some(0),
        }
    }

    fn knows(&self, secret: &str) -> bool {
        self.preview.knows(secret)
    }

    fn take(&self, path: &str, query: &str, bytes: Vec<u8>) -> Answer {
        let key = path.strip_prefix(OWN).and_then(|path| path.strip_prefix(IMPORT));
        let said = match key.and_then(|rest| rest.strip_prefix('/')) {
            Some(key) => self.papers.write(key),
            None => self.papers.bring(query, &bytes),
        };
        answer(200, http::media("a.json"), said.to_string().into_bytes(), PREVIEW)
    }
}
