//! How a page is cited: who published what, when, where it stands, and the digest of the approved text.

use serde::Serialize;

use super::key_facts;
use crate::address::Route;
use crate::model::Notice;
use crate::page::qr_path::QrPath;
use crate::page::site_frame::SiteFrame;
use crate::page::surroundings::Surroundings;
use crate::text::date::Date;
use crate::tree::Digest;

/// How a page is cited.
#[derive(Clone, Debug, Serialize)]
pub struct CiteView {
    /// Who published what, when, and the address of the page where the site knows its domain: one line to be copied.
    pub text: String,
    /// The SHA-256 of the approved text of the notice, as plain text in UTF-8: 64 hexadecimal digits.
    pub digest: String,
    /// The first 16 of these.
    pub digest_short: String,
    /// The address of the page as a QR code, for paper; none where the site does not know its domain.
    pub code: Option<QrPath>,
}

/// What is cited.
pub struct Cited<'c> {
    /// What the paper is called.
    pub title: &'c str,
    /// Which part of it, where not all is cited: 第3项“…”.
    pub part: Option<&'c str>,
    /// Who publishes it.
    pub issuer: Option<&'c str>,
    /// The day it was made public.
    pub published_on: Option<Date>,
    /// The digest of the approved text.
    pub digest: Digest,
}

impl CiteView {
    /// How the page at a route is cited.
    pub fn of(site: &SiteFrame, route: &Route, cited: &Cited<'_>) -> CiteView {
        let labels = &site.labels;
        // A title within a title takes the smaller marks.
        let title = cited.title.replace('《', "〈").replace('》', "〉");
        let title = match cited.issuer {
            Some(issuer) => labels.say("cite_title_of", &[("issuer", &issuer), ("title", &title)]),
            None => labels.say("cite_title", &[("title", &title)]),
        };
        let title = format!("{title}{}", cited.part.unwrap_or_default());
        let day = cited.published_on.map(|day| labels.say("published", &[("day", &day.chinese())]));
        // A path that says not on which site it is names nothing for whoever reads the citation elsewhere.
        let address = site.address.as_ref().map(|top| format!("{top}{route}"));
        let code = address.as_deref().and_then(QrPath::of);
        let parts: Vec<String> = [Some(title), day, address].into_iter().flatten().collect();
        let digest = cited.digest.to_string();
        CiteView { text: parts.join("，"), digest_short: digest.chars().take(16).collect(), digest, code }
    }

    /// How a page of a notice is cited, or of a part of it.
    pub fn of_notice(around: &Surroundings, route: &Route, notice: &Notice, part: Option<&str>) -> CiteView {
        let publisher = key_facts::publisher(around, route, notice);
        let cited = Cited {
            title: &notice.head.title,
            part,
            issuer: notice.head.issuer.as_deref().or(publisher.as_ref().map(|of| of.text.as_str())),
            published_on: notice.head.published_on,
            digest: around.text_digest,
        };
        CiteView::of(&around.frame, route, &cited)
    }
}
