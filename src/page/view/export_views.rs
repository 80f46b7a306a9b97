//! A notice for places outside the site: an article of another system, a mail, an archive.

use std::collections::BTreeMap;

use serde::Serialize;

use super::notice;
use super::notice::NoticeView;
use super::view_parts::DateView;
use crate::address::Route;
use crate::model::Block;
use crate::model::Notice;
use crate::model::file_beside;
use crate::page::data_uri;
use crate::page::site_frame::SiteFrame;
use crate::page::styling::Styling;
use crate::page::surroundings::Surroundings;
use crate::text::pattern::compact;
use crate::tree::Digest;
use crate::tree::RelPath;

/// What is written of a notice for a place outside the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportForm {
    /// The text alone, every element with its own style: for an editor that keeps nothing else.
    Fragment,
    /// The same as a document, to be opened and copied.
    Copy,
    /// What goes where.
    Checklist,
    /// One file that holds everything.
    Page,
    /// The same among the files that belong to it.
    Archive,
    /// What an archive holds.
    About,
}

impl ExportForm {
    /// The template that writes it.
    pub fn template(self) -> &'static str {
        match self {
            ExportForm::Fragment => "export/fragment.html",
            ExportForm::Copy => "export/copy.html",
            ExportForm::Checklist => "export/checklist.html",
            ExportForm::Page | ExportForm::Archive => "export/page.html",
            ExportForm::About => "export/about.txt",
        }
    }
}

/// What is not in the site and goes into what is written.
pub struct Materials<'m> {
    /// The pictures of the text by name.
    pub pictures: &'m BTreeMap<String, Vec<u8>>,
    /// The style sheet for paper.
    pub print_css: &'m str,
    /// How many errors a check finds in the notice.
    pub errors: usize,
    /// What an archive says of itself.
    pub kept: Kept<'m>,
}

/// What an archive says of itself; nothing elsewhere.
#[derive(Clone, Copy)]
pub struct Kept<'m> {
    /// The sources that are laid into it.
    pub sources: &'m [(RelPath, Digest)],
    /// Who approved the notice.
    pub approvers: &'m [String],
}

/// A notice outside the site.
#[derive(Clone, Debug, Serialize)]
pub struct ExportView {
    /// What is written.
    #[serde(skip)]
    pub form: ExportForm,
    /// The notice; its links lead where they can be followed from there, and its text has no links to single issues.
    pub notice: NoticeView,
    /// Its id.
    pub id: String,
    /// Day of publication.
    pub published_on: Option<DateView>,
    /// The date under the signature.
    pub signed_on: Option<DateView>,
    /// Who publishes it.
    pub source: Option<String>,
    /// One sentence about it.
    pub summary: Option<String>,
    /// Its address in the site, where the site knows its domain.
    pub url: Option<String>,
    /// How many characters the text has, white space and what stands for pictures left out.
    pub characters: usize,
    /// Its first words.
    pub begins: String,
    /// Its last words.
    pub ends: String,
    /// Files that go with it.
    pub files: Vec<FileView>,
    /// Pictures in the text.
    pub pictures: Vec<PictureView>,
    /// Links of the text that lead out of the site.
    pub links: Vec<TextLink>,
    /// The style sheet for paper.
    pub print_css: String,
    /// How many errors a check finds in the notice; 0 where it is as it should be.
    pub errors: usize,
    /// The sources in an archive, with their digests.
    pub sources: Vec<(String, String)>,
    /// Who approved the notice, by its approvals, else as the command said.
    pub approvers: Vec<String>,
}

/// A file that goes with a notice.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    /// What readers see.
    pub title: String,
    /// Its name.
    pub name: String,
    /// Its size, as readers write it.
    pub size: String,
    /// Where it is found; none where that is not known.
    pub href: Option<String>,
    /// The words of the text that lead to it, where there are any.
    pub words: Option<String>,
    /// Whether it is listed with the notice.
    pub listed: bool,
}

/// A picture in the text.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// Its name.
    pub name: String,
    /// Its text alternative.
    pub alt: String,
    /// The words in front of it.
    pub after: String,
}

/// A link of the text.
#[derive(Clone, Debug, Serialize)]
pub struct TextLink {
    /// Its words.
    pub words: String,
    /// Where it leads.
    pub address: String,
}

/// A notice for a place outside the site.
pub fn export(around: &Surroundings, notice: &Notice, form: ExportForm, materials: &Materials<'_>) -> ExportView {
    let site = &around.frame;
    let route = Route::Notice(notice.id.clone());
    let link = |address: &str| lead(site, &route, form, address);
    let picture = |address: &str| {
        let named = file_beside(address);
        let held = named.and_then(|name| data_uri::picture(&name, materials.pictures.get(&name)?));
        held.unwrap_or_else(|| data_uri::NOTHING.to_owned())
    };
    let classes = matches!(form, ExportForm::Page | ExportForm::Archive);
    let styling =
        Styling { labels: &site.labels, classes, pages: false, link: &link, picture: &picture, pixels: &|_| None };
    let mut view = notice::notice(around, notice, &route, &styling);
    // Of the site's own pages none can be reached from there.
    view.facts.iter_mut().for_each(|fact| fact.href = None);
    view.publisher.iter_mut().for_each(|publisher| publisher.href.clear());
    view.later = None;
    let found = found(site, &route, notice);
    let text = seen(notice, &found.pictures);
    let characters = text.chars().count();
    ExportView {
        form,
        id: notice.id.to_string(),
        published_on: notice.head.published_on.map(DateView::of),
        signed_on: notice.head.signed_on.map(DateView::of),
        source: notice.head.issuer.clone().or_else(|| around.organ.as_ref().map(|organ| organ.name.clone())),
        summary: notice.head.summary.clone(),
        url: site.address.as_ref().map(|top| format!("{top}{route}")),
        characters,
        begins: text.chars().take(SHOWN).collect(),
        ends: text.chars().skip(characters.saturating_sub(SHOWN)).collect(),
        files: files(around, notice, &found, &link),
        pictures: found.pictures,
        links: found.links,
        print_css: materials.print_css.replace("</", "<\\/"),
        errors: materials.errors,
        sources: materials.kept.sources.iter().map(|(path, digest)| (path.to_string(), digest.to_string())).collect(),
        approvers: materials.kept.approvers.to_vec(),
        notice: view,
    }
}

/// Characters of the text that a checklist shows of its beginning and its end.
const SHOWN: usize = 20;

/// Where an address of the text leads from outside the site.
fn lead(site: &SiteFrame, route: &Route, form: ExportForm, address: &str) -> Option<String> {
    if notice::is_whole(address) {
        return Some(address.to_owned());
    }
    let file = file_beside(address).map(|_| format!("files/{address}"));
    match (form, file) {
        (ExportForm::Archive, Some(file)) => Some(file),
        (ExportForm::Page | ExportForm::Archive, None) if address.starts_with('#') => Some(address.to_owned()),
        (ExportForm::Page | ExportForm::Archive, file) => {
            let whole = notice::whole_address(site, route, file.as_deref().unwrap_or(address));
            notice::is_whole(&whole).then_some(whole)
        }
        // Anchors do not outlive an editor; an address of a site that may not be there leads nowhere.
        _ => None,
    }
}

/// What the text shows and leads to.
#[derive(Default)]
struct Found {
    pictures: Vec<PictureView>,
    links: Vec<TextLink>,
    /// Names of files with the words that lead to them.
    files: Vec<(String, String)>,
}

/// The characters of a text that can be counted where it was pasted: no white space, nothing that stands for a picture.
fn seen(notice: &Notice, pictures: &[PictureView]) -> String {
    let mut text = compact(&crate::model::block::plain(&notice.body));
    let mut from = 0;
    for alt in pictures.iter().map(|picture| compact(&picture.alt)) {
        if let Some(at) = text[from..].find(&alt) {
            from += at;
            text.replace_range(from..from + alt.len(), "");
        }
    }
    text
}

fn found(site: &SiteFrame, route: &Route, notice: &Notice) -> Found {
    let mut out = Found::default();
    let mut before = String::new();
    for text in notice.body.iter().flat_map(Block::texts) {
        for run in text.runs() {
            if let Some(name) = run.style.image.as_deref().and_then(file_beside) {
                let skipped = before.chars().count().saturating_sub(SHOWN);
                let after = before.chars().skip(skipped).collect();
                out.pictures.push(PictureView { name, alt: run.text.clone(), after });
                continue;
            }
            before.extend(run.text.chars().filter(|c| !c.is_whitespace()));
            let Some(address) = &run.style.link else { continue };
            match file_beside(address) {
                Some(name) => out.files.push((name, run.text.clone())),
                None => out
                    .links
                    .push(TextLink { words: run.text.clone(), address: notice::whole_address(site, route, address) }),
            }
        }
    }
    out
}

/// The files that go with a notice: those it lists, then those its text leads to.
fn files(
    around: &Surroundings,
    notice: &Notice,
    found: &Found,
    link: &dyn Fn(&str) -> Option<String>,
) -> Vec<FileView> {
    let words = |name: &str| found.files.iter().find(|(known, _)| known == name).map(|(_, words)| words.clone());
    let file = |name: &str, title: &str, listed: bool| {
        let size = notice::readable_size(around.files.get(name)?.bytes, &around.frame.labels);
        let address = crate::address::encoded(name);
        Some(FileView {
            title: title.to_owned(),
            name: name.to_owned(),
            size,
            href: link(&address),
            words: words(name),
            listed,
        })
    };
    let listed = notice.head.attachments.iter().filter_map(|of| file(&of.file, &of.title, true));
    let mut out: Vec<FileView> = listed.collect();
    for (name, words) in &found.files {
        if out.iter().all(|known| known.name != *name) {
            out.extend(file(name, words, false));
        }
    }
    out
}
