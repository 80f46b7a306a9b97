//! A single notice for a place outside the site, through the same views and templates as its page.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::Compiled;
use super::Rendered;
use super::Unmade;
use super::site_theme::Asset;
use crate::data;
use crate::model::Id;
use crate::page::view;
use crate::page::view::ExportForm;
use crate::page::view::Kept;
use crate::page::view::Materials;
use crate::site::Facts;
use crate::site::Standing;
use crate::text::similar;
use crate::tree::Digest;
use crate::tree::RelPath;
use crate::tree::SourceChanged;

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

/// What an export is given that does not follow from the sources.
#[derive(Clone, Debug, Default)]
pub struct ExportGiven {
    /// The pictures that the text shows.
    pub pictures: Pictures,
    /// How many errors a check finds in the notice.
    pub errors: usize,
    /// Who approved it, for an archive alone.
    pub approvers: Vec<String>,
}

/// Files by the paths that they have in a package.
pub type Package = Vec<(RelPath, Rendered)>;

impl Compiled {
    /// How the notice of an id stands: only what is public may be exported. None where there is no such notice.
    pub fn standing(&self, id: &Id) -> Option<Standing> {
        if self.site.notice_index(id).is_some() {
            return Some(Standing::Public);
        }
        let held = self.held_back.iter().find(|notice| notice.said.id == *id)?;
        Some(self.site.standing(&held.said))
    }

    /// The id of a public notice that is most like another.
    pub fn nearest(&self, id: &Id) -> Option<Id> {
        let known = self.site.notices.iter().map(|notice| notice.said.id.as_str());
        similar::nearest(id.as_str(), known).and_then(Id::new)
    }

    /// The pictures that the text of a notice shows, each once.
    pub fn pictures(&self, id: &Id) -> Result<Vec<Picture>, SourceChanged> {
        let Some((_, facts)) = self.public(id) else { return Ok(Vec::new()) };
        let shown = self.visit(facts)?.notice.pictures_in_text();
        let picture = |name: String| {
            let source = self.attachments.get(&(id.clone(), name.clone()))?.clone();
            let file = self.input.tree.get(source.as_str())?;
            Some(Picture { name, source, digest: file.digest, len: file.len })
        };
        Ok(shown.into_iter().filter_map(picture).collect())
    }

    /// One file that holds a whole notice. None for a notice that is not public.
    pub fn export_page(&self, id: &Id, given: &ExportGiven) -> Option<Result<Vec<u8>, Unmade>> {
        let (index, facts) = self.public(id)?;
        Some(self.written((index, facts), ExportForm::Page, given, &[]))
    }

    /// What an editor of another system needs: the text, the files that go with it, and the list of what goes where.
    pub fn export_fragment(&self, id: &Id, given: &ExportGiven) -> Option<Result<Package, Unmade>> {
        let public = self.public(id)?;
        Some(self.fragment(public, given))
    }

    fn fragment(&self, public: (usize, &Facts), given: &ExportGiven) -> Result<Package, Unmade> {
        let mut package = Package::new();
        for (name, form) in [
            ("正文源码.html", ExportForm::Fragment),
            ("正文.html", ExportForm::Copy),
            ("清单.html", ExportForm::Checklist),
        ] {
            package.push((fixed(name), Rendered::Bytes(self.written(public, form, given, &[])?)));
        }
        for (name, path, digest, len) in self.files(public.1) {
            let folder = if given.pictures.contains_key(&name) { "图片" } else { "附件" };
            package.push((inside(folder, &name), Rendered::File(path, digest, len)));
        }
        Ok(package)
    }

    /// What is kept of a notice for good: the page that reads by itself, its sources, its record, its files, and what
    /// all this is.
    pub fn export_archive(&self, id: &Id, given: &ExportGiven) -> Option<Result<Package, Unmade>> {
        let public = self.public(id)?;
        Some(self.archive(public, given))
    }

    fn archive(&self, public: (usize, &Facts), given: &ExportGiven) -> Result<Package, Unmade> {
        let facts = public.1;
        let places = &facts.places;
        let front = (places.front != places.path).then(|| places.front.clone());
        let sources = [Some(places.path.clone()), front].into_iter().flatten().filter_map(|path| {
            let file = self.input.tree.get(path.as_str())?;
            Some((inside("source", path.file_name()), path, file.digest, file.len))
        });
        let files = self.files(facts).into_iter();
        let files = files.map(|(name, path, digest, len)| (inside("files", &name), path, digest, len));
        let beside: Vec<(RelPath, RelPath, Digest, u64)> = sources.chain(files).collect();
        let sums: Vec<(RelPath, Digest)> =
            beside.iter().map(|(place, _, digest, _)| (place.clone(), *digest)).collect();
        let named: Vec<(String, Digest)> = sums.iter().map(|(place, digest)| (place.to_string(), *digest)).collect();
        let mut package = Package::new();
        for (name, form) in [("notice.html", ExportForm::Archive), ("说明.txt", ExportForm::About)] {
            package.push((fixed(name), Rendered::Bytes(self.written(public, form, given, &sums)?)));
        }
        let record = data::record(&self.site, &self.visit(facts)?.notice, &named);
        package.push((fixed("record.json"), Rendered::Bytes(record)));
        package.extend(beside.into_iter().map(|(place, path, digest, len)| (place, Rendered::File(path, digest, len))));
        Ok(package)
    }

    fn public(&self, id: &Id) -> Option<(usize, &Facts)> {
        self.site.notice_index(id).map(|index| (index, &*self.site.notices[index]))
    }

    /// Every file that is published with a notice.
    pub(super) fn files(&self, facts: &Facts) -> Vec<(String, RelPath, Digest, u64)> {
        let said = &facts.said;
        let names: BTreeSet<&str> = said.attachments().map(|(file, _)| file).chain(said.files()).collect();
        let file = |name: &str| {
            let path = self.attachments.get(&(said.id.clone(), name.to_owned()))?;
            let file = self.input.tree.get(path.as_str())?;
            Some((name.to_owned(), path.clone(), file.digest, file.len))
        };
        names.into_iter().filter_map(file).collect()
    }

    fn written(
        &self,
        (index, facts): (usize, &Facts),
        form: ExportForm,
        given: &ExportGiven,
        sources: &[(RelPath, Digest)],
    ) -> Result<Vec<u8>, Unmade> {
        let visit = self.visit(facts)?;
        let print_css = self.text_of_asset("css/print.css").unwrap_or_default();
        let ExportGiven { pictures, errors, approvers } = given;
        let materials = Materials { pictures, print_css, errors: *errors, kept: Kept { sources, approvers } };
        let view = view::export(&self.surroundings(index), &visit.notice, form, &materials);
        Ok(self.renderer.render(&view)?)
    }

    /// The text of a file of the theme: the site's own, else the built-in one.
    fn text_of_asset(&self, path: &str) -> Option<&str> {
        let bytes: &[u8] = match self.assets.get(path)? {
            Asset::Own(path) => self.input.tree.plain(path.as_str())?,
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
