//! A single notice for a place outside the site, through the same views and templates as its page.

use std::collections::BTreeMap;

use super::Compiled;
use super::Rendered;
use super::compiled::Asset;
use crate::data;
use crate::diagnostic::Diagnostic;
use crate::model::Id;
use crate::model::Notice;
use crate::page::view;
use crate::page::view::ExportForm;
use crate::page::view::Kept;
use crate::page::view::Materials;
use crate::text::date::Date;
use crate::text::similar;
use crate::tree::Digest;
use crate::tree::RelPath;

/// Why a notice may not leave the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barred {
    /// There is none of that id; the nearest one that there is.
    Unknown(Option<Id>),
    /// It is a draft.
    Draft,
    /// It may not be shown before a day.
    Embargo(Date),
}

/// A picture that the text of a notice shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its name beside the notice.
    pub name: String,
    /// Its file in the tree.
    pub source: RelPath,
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many bytes it has.
    pub len: u64,
}

/// Bytes of pictures by name.
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// Files by the paths that they have in a package.
pub type Package = Vec<(RelPath, Rendered)>;

impl Compiled {
    /// Why a notice may not be exported; none where it may.
    pub fn barred(&self, id: &Id) -> Option<Barred> {
        if self.site.notice_index(id).is_some() {
            return None;
        }
        Some(match self.held_back.iter().find(|notice| notice.id == *id) {
            Some(notice) if notice.head.draft => Barred::Draft,
            Some(notice) => notice.head.embargo_until.map_or(Barred::Draft, Barred::Embargo),
            None => {
                let known = self.site.notices.iter().map(|notice| notice.id.as_str());
                Barred::Unknown(similar::nearest(id.as_str(), known).and_then(Id::new))
            }
        })
    }

    /// The pictures that the text of a notice shows, each once.
    pub fn pictures(&self, id: &Id) -> Vec<Picture> {
        let Some(notice) = self.public(id) else { return Vec::new() };
        let shown = notice.pictures_in_text().into_iter();
        shown
            .filter_map(|name| {
                let source = self.attachments.get(&(id.clone(), name.clone()))?.clone();
                let file = self.input.tree.get(source.as_str())?;
                Some(Picture { name, source, digest: file.digest, len: file.len })
            })
            .collect()
    }

    /// One file that holds a whole notice. None for a notice that is not public.
    pub fn export_page(&self, id: &Id, pictures: &Pictures) -> Option<Result<Vec<u8>, Box<Diagnostic>>> {
        self.written(id, ExportForm::Page, pictures, Kept::default())
    }

    /// What an editor of another system needs: the text, the files that go with it, and the list of what goes where.
    pub fn export_fragment(&self, id: &Id, pictures: &Pictures) -> Option<Result<Package, Box<Diagnostic>>> {
        let mut package = Package::new();
        for (name, form) in [
            ("正文源码.html", ExportForm::Fragment),
            ("正文.html", ExportForm::Copy),
            ("清单.html", ExportForm::Checklist),
        ] {
            match self.written(id, form, pictures, Kept::default())? {
                Ok(bytes) => package.push((fixed(name), Rendered::Bytes(bytes))),
                Err(fault) => return Some(Err(fault)),
            }
        }
        for (name, path, digest, len) in self.files(id) {
            let folder = if pictures.contains_key(&name) { "图片" } else { "附件" };
            package.push((inside(folder, &name), Rendered::File(path, digest, len)));
        }
        Some(Ok(package))
    }

    /// What is kept of a notice for good: the page that reads by itself, its sources, its record, its files, and what
    /// all this is. `approvers` are those who approved it, as far as the caller knows.
    pub fn export_archive(
        &self,
        id: &Id,
        pictures: &Pictures,
        approvers: &[String],
    ) -> Option<Result<Package, Box<Diagnostic>>> {
        let notice = self.public(id)?;
        let front = notice.path.parent().and_then(|folder| folder.join("notice.yaml").ok());
        let sources = [Some(notice.path.clone()), front].into_iter().flatten().filter_map(|path| {
            let file = self.input.tree.get(path.as_str())?;
            Some((inside("source", path.file_name()), path, file.digest, file.len))
        });
        let files = self.files(id).into_iter();
        let files = files.map(|(name, path, digest, len)| (inside("files", &name), path, digest, len));
        let mut beside: Vec<(RelPath, RelPath, Digest, u64)> = sources.chain(files).collect();
        // A notice with a file of its own in `content/notices/` has no folder whose `notice.yaml` could be its own.
        beside.retain(|(_, path, ..)| path.file_name() != "notice.yaml" || notice.path.file_name() == "notice.md");
        let sums: Vec<(RelPath, Digest)> =
            beside.iter().map(|(place, _, digest, _)| (place.clone(), *digest)).collect();
        let mut package = Package::new();
        for (name, form) in [("notice.html", ExportForm::Archive), ("说明.txt", ExportForm::About)] {
            match self.written(id, form, pictures, Kept { sources: &sums, approvers })? {
                Ok(bytes) => package.push((fixed(name), Rendered::Bytes(bytes))),
                Err(fault) => return Some(Err(fault)),
            }
        }
        let record = data::record(&self.site, notice, &sums);
        package.push((fixed("record.json"), Rendered::Bytes(record)));
        package.extend(beside.into_iter().map(|(place, path, digest, len)| (place, Rendered::File(path, digest, len))));
        Some(Ok(package))
    }

    fn public(&self, id: &Id) -> Option<&Notice> {
        self.site.notice_index(id).map(|index| &*self.site.notices[index])
    }

    /// Every file that is published with a notice.
    fn files(&self, id: &Id) -> Vec<(String, RelPath, Digest, u64)> {
        let Some(notice) = self.public(id) else { return Vec::new() };
        let beside = self.attachments.range((notice.id.clone(), String::new())..);
        let beside = beside.take_while(|((of, _), _)| of == id);
        beside
            .filter_map(|((_, name), path)| {
                let file = self.input.tree.get(path.as_str())?;
                Some((name.clone(), path.clone(), file.digest, file.len))
            })
            .collect()
    }

    fn written(
        &self,
        id: &Id,
        form: ExportForm,
        pictures: &Pictures,
        kept: Kept<'_>,
    ) -> Option<Result<Vec<u8>, Box<Diagnostic>>> {
        let files = |notice: &Notice, name: &str| self.beside(notice, name);
        let print_css = self.text_of_asset("css/print.css").unwrap_or_default();
        let materials = Materials { files: &files, pictures, print_css, kept };
        let view = view::export(&self.site, id, form, &materials)?;
        Some(self.renderer.render(&view))
    }

    /// The text of a file of the theme: the site's own, else the built-in one.
    fn text_of_asset(&self, path: &str) -> Option<&str> {
        let bytes: &[u8] = match self.assets.get(path)? {
            Asset::Own(path) => self.input.tree.bytes(path.as_str())?,
            Asset::BuiltIn(name) => self.input.built_in.get(name)?,
        };
        std::str::from_utf8(bytes).ok()
    }
}

fn fixed(name: &str) -> RelPath {
    RelPath::new(name).expect("a fixed name is a path")
}

fn inside(folder: &str, name: &str) -> RelPath {
    RelPath::new(&format!("{folder}/{name}")).expect("the name of a file of the tree is a part of a path")
}
