//! The documents in which frequent stretches stand. Where a stretch stands in the same documents as it does without its last
//! or its first character, that list is named instead.

use std::io;

use rayon::prelude::*;

use super::folded_texts::FoldedTexts;
use super::frequent_grams::FrequentGrams;
use super::search_script::Body;

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

/// So many entries of lists are held at a time.
const ENTRIES_HELD: u64 = 6_000_000;

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

/// Gives the lists of each file, whose stretches are given by their numbers, file by file: no more entries are held than a
/// few million.
pub(super) fn put_lists(
    texts: &mut FoldedTexts,
    grams: &FrequentGrams,
    counts: &[GramCount],
    files: &[Vec<u32>],
    take: &mut dyn FnMut(usize, Vec<(u32, DocumentList)>) -> io::Result<()>,
) -> io::Result<()> {
    let size = |id: &u32| counts[*id as usize].iter().map(|count| u64::from(*count)).sum::<u64>();
    let mut first = 0;
    while first < files.len() {
        let mut held = 0;
        let fits = |ids: &&Vec<u32>| {
            held += ids.iter().map(size).sum::<u64>();
            held <= ENTRIES_HELD
        };
        let end = first + files[first..].iter().take_while(fits).count().max(1);
        let batch = &files[first..end];
        let mut lists = batch_lists(texts, grams, &batch.concat())?.into_iter();
        for (file, ids) in (first..).zip(batch) {
            take(file, ids.iter().copied().zip(lists.by_ref()).collect())?;
        }
        first = end;
    }
    Ok(())
}

/// The lists of some frequent stretches.
fn batch_lists(texts: &mut FoldedTexts, grams: &FrequentGrams, ids: &[u32]) -> io::Result<Vec<DocumentList>> {
    let mut wanted = vec![None; grams.len()];
    for (at, id) in (0u32..).zip(ids) {
        wanted[*id as usize] = Some(at);
    }
    let mut lists = vec![DocumentList::default(); ids.len()];
    texts.read(&mut |first, piece| {
        let found: Vec<Vec<(u32, u32, bool)>> = piece
            .par_chunks(TOGETHER)
            .enumerate()
            .map(|(chunk, documents)| {
                let mut seen = vec![[0u32; 2]; ids.len()];
                let mut found = Vec::new();
                for (number, document) in (1..).zip(documents) {
                    each_frequent(grams, document, &mut |id, is_title| {
                        let Some(at) = wanted[id as usize] else { return };
                        let seen = &mut seen[at as usize][usize::from(is_title)];
                        if *seen != number {
                            *seen = number;
                            found.push((at, first + (chunk * TOGETHER) as u32 + number - 1, is_title));
                        }
                    });
                }
                found
            })
            .collect();
        for (at, document, is_title) in found.into_iter().flatten() {
            lists[at as usize].put(document, is_title);
        }
        Ok(())
    })?;
    Ok(lists)
}

/// So many documents are looked at by one thread at a time.
pub(super) const TOGETHER: usize = 256;

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
