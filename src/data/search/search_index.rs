//! The index in the making: it takes documents in their order, and writes its files. Texts are written as they come, the
//! rest when all are there.

use std::collections::BTreeMap;
use std::io;
use std::mem;

use rayon::prelude::*;

use super::folded_texts::FoldedTexts;
use super::folded_texts::Scratch;
use super::folding::variants;
use super::frequent_grams::FrequentGrams;
use super::frequent_grams::SAMPLE;
use super::gram_lists::DocumentList;
use super::gram_lists::GramCount;
use super::gram_lists::ListOf;
use super::gram_lists::list_owners;
use super::gram_lists::put_lists;
use super::gram_places::PlaceFiles;
use super::gram_places::measure;
use super::gram_places::put_places;
use super::search_document::SearchDocument;
use super::search_facets::facet_body;
use super::search_facets::keys_body;
use super::search_order::search_stamp;
use super::search_script::Body;
use super::search_script::SearchStamp;
use super::search_script::file_of;
use crate::address::SearchFacet;
use crate::address::SearchFile;
use crate::address::SearchPart;
use crate::address::SearchSize;
use crate::site::Site;
use crate::text::bare_script::bare_script;

/// Where the files of the index go.
pub type PutSearchFile<'p> = &'p (dyn Fn(SearchFile, &[u8]) -> io::Result<()> + Sync);

/// Where the files of an index go, each with its head.
struct IndexFiles<'p> {
    site: &'p Site,
    size: SearchSize,
    stamp: SearchStamp,
    put: PutSearchFile<'p>,
}

/// The index in the making.
pub struct SearchIndex<'p> {
    files: IndexFiles<'p>,
    texts: FoldedTexts,
    /// Where the rest is laid aside, once all are there.
    scratch: Box<dyn Scratch>,
    /// What results show of the documents of the next file of texts.
    shown: Vec<String>,
    /// The documents that have a traditional character, a radical or the like, by the character that it is read as.
    altered: BTreeMap<u16, DocumentList>,
}

impl<'p> SearchIndex<'p> {
    /// An index without documents.
    pub fn begin(
        site: &'p Site,
        size: SearchSize,
        [for_texts, scratch]: [Box<dyn Scratch>; 2],
        put: PutSearchFile<'p>,
    ) -> SearchIndex<'p> {
        SearchIndex {
            files: IndexFiles { site, size, stamp: search_stamp(site), put },
            texts: FoldedTexts::new(for_texts),
            scratch,
            shown: Vec::new(),
            altered: BTreeMap::new(),
        }
    }

    /// Takes the next documents.
    pub fn take(&mut self, documents: Vec<SearchDocument>) -> io::Result<()> {
        for SearchDocument { shown, folded, altered } in documents {
            let number = self.texts.documents();
            for unit in altered {
                self.altered.entry(unit).or_default().put(number, false);
            }
            self.texts.put(&folded)?;
            self.shown.push(shown);
            if (number + 1).is_multiple_of(self.files.size.texts_per_file) {
                self.put_texts(number / self.files.size.texts_per_file)?;
            }
        }
        Ok(())
    }

    fn put_texts(&mut self, file: u32) -> io::Result<()> {
        let mut body = Body::default();
        body.text(&format!("[{}]", mem::take(&mut self.shown).join(",")));
        self.files.put(SearchFile::Part(SearchPart::Texts, file), &body)
    }

    /// Writes all that follows from the documents together, but for the file that is loaded first, which it gives.
    pub fn end(mut self) -> io::Result<Vec<u8>> {
        if !self.shown.is_empty() {
            self.put_texts(self.texts.documents() / self.files.size.texts_per_file)?;
        }
        let SearchIndex { files, mut texts, mut scratch, altered, .. } = self;
        let grams = files.frequent_grams(&mut texts)?;
        let of = |part| files.size.files_of(part);
        let place_files = PlaceFiles { places: of(SearchPart::Places), long: of(SearchPart::Long) };
        let (counts, laid) = measure(&mut texts, &mut scratch, &grams, place_files)?;
        put_places(&laid, place_files, &|file, body| {
            let (part, number) = match file.checked_sub(place_files.places) {
                None => (SearchPart::Places, file),
                Some(long) => (SearchPart::Long, long),
            };
            files.put(SearchFile::Part(part, number), body)
        })?;
        drop(laid);
        let owners = list_owners(&grams, &counts);
        files.put_frequent(&grams, &owners)?;
        files.put_lists((&mut texts, &mut scratch), &grams, (&counts, &owners), &altered)?;
        drop((grams, counts, owners));
        SearchFacet::ALL
            .into_par_iter()
            .try_for_each(|facet| files.put(SearchFile::Facet(facet), &facet_body(files.site, facet)))?;
        files.put(SearchFile::Keys, &keys_body(files.site))?;
        files.put(SearchFile::Variants, &variants_body())?;
        (files.put)(SearchFile::Engine, engine().as_bytes())?;
        Ok(files.root_body(&altered).script(&files.stamp, &SearchFile::Root.name()))
    }
}

impl IndexFiles<'_> {
    fn put(&self, file: SearchFile, body: &Body) -> io::Result<()> {
        (self.put)(file, &body.script(&self.stamp, &file.name()))
    }

    /// What is frequent: one of so many documents, a power of two, is looked at to tell it.
    fn frequent_grams(&self, texts: &mut FoldedTexts) -> io::Result<FrequentGrams> {
        let one_of = 1 << (self.size.documents / SAMPLE).max(1).ilog2();
        let mut sample = Vec::new();
        texts.read(&mut |first, piece| {
            let looked_at = (first..).zip(piece).filter(|(number, _)| number.is_multiple_of(one_of));
            sample.extend(looked_at.map(|(_, text)| text.clone()));
            Ok(())
        })?;
        Ok(FrequentGrams::of(&sample, self.size.documents / one_of))
    }

    /// Which stretches are frequent and whose list each has: each file holds those that begin with some characters.
    fn put_frequent(&self, grams: &FrequentGrams, owners: &[ListOf]) -> io::Result<()> {
        let mut children = vec![0u32; grams.len()];
        grams.parents().for_each(|id| children[id as usize] += 1);
        let files = self.size.files_of(SearchPart::Frequent);
        let mut bodies = vec![Body::default(); files as usize];
        // Sorted, each stands right before those that it begins.
        for ((gram, owner), children) in grams.grams().zip(owners).zip(children) {
            let body = &mut bodies[file_of(&gram[..1], files) as usize];
            body.units(&gram[gram.len() - 1..]);
            body.number(children * 3 + *owner as u32);
        }
        for (number, body) in (0..).zip(&bodies) {
            self.put(SearchFile::Part(SearchPart::Frequent, number), body)?;
        }
        Ok(())
    }

    /// The documents of frequent stretches, and of characters in another form.
    fn put_lists(
        &self,
        (texts, scratch): (&mut FoldedTexts, &mut Box<dyn Scratch>),
        grams: &FrequentGrams,
        (counts, owners): (&[GramCount], &[ListOf]),
        altered: &BTreeMap<u16, DocumentList>,
    ) -> io::Result<()> {
        let files = self.size.files_of(SearchPart::Lists);
        let mut of_files = vec![Vec::new(); files as usize];
        for ((id, gram), owner) in (0..).zip(grams.grams()).zip(owners) {
            if *owner == ListOf::Own {
                of_files[file_of(&gram, files) as usize].push(id);
            }
        }
        let mut of_units = vec![Vec::new(); files as usize];
        for (unit, list) in altered {
            of_units[file_of(&altered_key(*unit), files) as usize].push((altered_key(*unit), list));
        }
        put_lists(texts, scratch, grams, counts, &of_files, &|file, lists| {
            let mut body = Body::default();
            let mut put = |key: &[u16], list: &DocumentList| {
                body.count(key.len());
                body.units(key);
                body.record(&list.record());
            };
            of_units[file].iter().for_each(|(key, list)| put(key, list));
            lists.iter().for_each(|(id, list)| put(&grams.gram(*id), list));
            self.put(SearchFile::Part(SearchPart::Lists, file as u32), &body)
        })
    }

    /// How large the index is, and which characters stand in another form somewhere.
    fn root_body(&self, altered: &BTreeMap<u16, DocumentList>) -> Body {
        let of = |part| self.size.files_of(part);
        let altered: String = char::decode_utf16(altered.keys().copied()).map_while(Result::ok).collect();
        let root = serde_json::json!({
            "documents": self.size.documents,
            "together": self.size.texts_per_file,
            "frequent": of(SearchPart::Frequent),
            "lists": of(SearchPart::Lists),
            "places": of(SearchPart::Places),
            "long": of(SearchPart::Long),
            "altered": altered,
        });
        let mut body = Body::default();
        body.text(&root.to_string());
        body
    }
}

/// The program that searches, without its comments and indents: it is loaded before anything is found.
fn engine() -> String {
    [include_str!("search_engine.js"), include_str!("search_tools.js")].into_iter().map(bare_script).collect()
}

/// By what the documents that have a unit in another form are listed: no text holds the first.
fn altered_key(unit: u16) -> [u16; 2] {
    [1, unit]
}

/// Characters that are read as others, and these in the same order.
fn variants_body() -> Body {
    let (from, to) = variants();
    let mut body = Body::default();
    body.units(&from);
    body.units(&to);
    body
}
