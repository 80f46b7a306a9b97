//! The documents in which frequent stretches stand. Where a stretch stands in the same documents as it does without its last
//! or its first character, that list is named instead.

use std::io;
use std::ops::Range;

use rayon::prelude::*;

use super::folded_texts::FoldedTexts;
use super::folded_texts::Scratch;
use super::frequent_grams::FrequentGrams;
use super::search_script::Body;
use super::spilled_parts::ReadParts;
use super::spilled_parts::SpilledParts;
use super::spilled_parts::SpilledReader;
use super::spilled_parts::put_number;

/// In how many documents a stretch stands: in their texts, in their titles.
pub(super) type GramCount = [u32; 2];

/// Whose list is that of a frequent stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListOf {
    /// Its own.
    Own = 0,
    /// That of the stretch without its last character.
    WithoutLast = 1,
    /// That of the stretch without its first character.
    WithoutFirst = 2,
}

/// Into about so many parts entries are spilled: one of them is held a thread.
const PARTS: u64 = 64;

/// Documents in rising order, first those with it in their text, then those with it in their title.
#[derive(Clone, Debug, Default)]
pub(super) struct DocumentList {
    count: GramCount,
    last: GramCount,
    gaps: [Body; 2],
}

impl DocumentList {
    /// Puts the next document; one that stands there already is not put again.
    pub fn put(&mut self, document: u32, is_title: bool) {
        let part = usize::from(is_title);
        let is_first = self.count[part] == 0;
        if !is_first && self.last[part] == document {
            return;
        }
        self.gaps[part].number(if is_first { document } else { document - self.last[part] });
        self.last[part] = document;
        self.count[part] += 1;
    }

    /// The list as a record.
    pub fn record(&self) -> Body {
        let mut out = Body::default();
        self.count.iter().for_each(|count| out.number(*count));
        self.gaps.iter().for_each(|gaps| out.append(gaps));
        out
    }
}

/// Whose list is that of each frequent stretch, and in how many documents it stands.
pub(super) fn list_owners(grams: &FrequentGrams, counts: &[GramCount]) -> Vec<ListOf> {
    let same = |of: &GramCount, part: &[u16]| grams.id(part).is_some_and(|id| counts[id as usize] == *of);
    let owner = |(gram, count): (Vec<u16>, &GramCount)| match gram.as_slice() {
        [_] => ListOf::Own,
        [part @ .., _] if same(count, part) => ListOf::WithoutLast,
        [_, part @ ..] if same(count, part) => ListOf::WithoutFirst,
        _ => ListOf::Own,
    };
    grams.grams().zip(counts).map(owner).collect()
}

/// Gives the lists of each file, whose stretches are given by their numbers: entries are spilled to parts of some files, and
/// each thread holds one part.
pub(super) fn put_lists(
    texts: &mut FoldedTexts,
    scratch: &mut Box<dyn Scratch>,
    grams: &FrequentGrams,
    counts: &[GramCount],
    files: &[Vec<u32>],
    put: &(dyn Fn(usize, Vec<(u32, DocumentList)>) -> io::Result<()> + Sync),
) -> io::Result<()> {
    let parts = parts_of(counts, files);
    let mut places = vec![None; grams.len()];
    for (part, files_of_part) in (0..).zip(&parts) {
        for (at, id) in (0..).zip(files[files_of_part.clone()].iter().flatten()) {
            places[*id as usize] = Some(Entry { part, at });
        }
    }
    let laid = spill(texts, scratch, grams, &places, parts.len())?;
    drop(places);
    (0..parts.len()).into_par_iter().with_max_len(1).try_for_each(|part| {
        let ids = files[parts[part].clone()].iter().map(Vec::len).sum();
        let mut lists = read_lists(&laid.take(part)?, ids).into_iter();
        parts[part].clone().try_for_each(|file| put(file, files[file].iter().copied().zip(lists.by_ref()).collect()))
    })
}

/// Which files are spilled together: each part has about as many entries as any other.
fn parts_of(counts: &[GramCount], files: &[Vec<u32>]) -> Vec<Range<usize>> {
    let size = |ids: &Vec<u32>| ids.iter().flat_map(|id| counts[*id as usize]).map(u64::from).sum::<u64>();
    let most = files.iter().map(size).sum::<u64>() / PARTS + 1;
    let mut out = Vec::new();
    let (mut first, mut entries) = (0, 0);
    for (file, ids) in files.iter().enumerate() {
        entries += size(ids);
        if entries >= most || file + 1 == files.len() {
            out.push(first..file + 1);
            (first, entries) = (file + 1, 0);
        }
    }
    out
}

/// Where the documents of a stretch go: a part, and the place of its list there.
#[derive(Clone, Copy)]
struct Entry {
    part: u32,
    at: u32,
}

/// Lays aside in which documents some frequent stretches stand.
fn spill<'s>(
    texts: &mut FoldedTexts,
    scratch: &'s mut Box<dyn Scratch>,
    grams: &FrequentGrams,
    places: &[Option<Entry>],
    parts: usize,
) -> io::Result<ReadParts<'s>> {
    let mut spilled = SpilledParts::new(scratch, parts)?;
    texts.read(&mut |first, piece| {
        let of_chunk = |(chunk, documents): (usize, &[Vec<u16>])| {
            let mut seen = vec![[0u32; 2]; grams.len()];
            let mut found = vec![Vec::new(); parts];
            for (number, document) in (first + (chunk * TOGETHER) as u32..).zip(documents) {
                each_frequent(grams, document, &mut |id, is_title| {
                    let Some(Entry { part, at }) = places[id as usize] else { return };
                    let seen = &mut seen[id as usize][usize::from(is_title)];
                    if *seen != number + 1 {
                        *seen = number + 1;
                        let to: &mut Vec<u8> = &mut found[part as usize];
                        put_number(at, to);
                        put_number(number << 1 | u32::from(is_title), to);
                    }
                });
            }
            found
        };
        let found: Vec<Vec<Vec<u8>>> = piece.par_chunks(TOGETHER).enumerate().map(of_chunk).collect();
        found.iter().try_for_each(|of_chunk| spilled.put(of_chunk))
    })?;
    Ok(spilled.end())
}

/// The lists of a part.
fn read_lists(bytes: &[u8], count: usize) -> Vec<DocumentList> {
    let mut lists = vec![DocumentList::default(); count];
    let mut reader = SpilledReader(bytes);
    while let (Some(at), Some(document)) = (reader.number(), reader.number()) {
        lists[at as usize].put(document >> 1, document & 1 == 1);
    }
    lists
}

/// So many documents are looked at by one thread at a time.
pub(super) const TOGETHER: usize = 128;

/// Gives every frequent stretch of a document, as often as it stands there, and whether it stands in the title.
fn each_frequent(grams: &FrequentGrams, document: &[u16], give: &mut dyn FnMut(u32, bool)) {
    let mut beginnings = Vec::new();
    for (number, passage) in document.split(|unit| *unit == 0).enumerate() {
        grams.beginnings(passage, &mut beginnings);
        for beginning in &beginnings {
            grams.with_parts(beginning.longest).for_each(|id| give(id, number == 0));
        }
    }
}
