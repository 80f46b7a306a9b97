//! Where rare stretches stand: document, sentence within it, place within that, so that an edit of a sentence moves no place
//! of another. Behind a stretch the text may go on with what is frequent from its second character on: as no other stretch
//! tells of these characters, they stand beside the place.

use std::io;
use std::ops::Range;

use rayon::prelude::*;

use super::folded_texts::FoldedTexts;
use super::folding::ends_sentence;
use super::frequent_grams::Beginning;
use super::frequent_grams::FrequentGrams;
use super::frequent_grams::LONGEST;
use super::gram_lists::GramCount;
use super::gram_lists::TOGETHER;
use super::search_script::Body;
use super::search_script::file_of;

/// The bit of a document's number that says that a place is in its title.
const TITLE: u32 = 1 << 31;
/// So many places are held at a time.
const PLACES_HELD: u64 = 600_000;

/// Into how many files places fall: those of short stretches, and those of the longest.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlaceFiles {
    pub places: u32,
    pub long: u32,
}

/// A place at which a rare stretch stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    file: u32,
    len: u8,
    /// The stretch and what the text goes on with beside it, zeros behind.
    window: [u16; LONGEST],
    document: u32,
    sentence: u32,
    offset: u32,
}

impl PlaceFiles {
    /// The number of the file of a stretch: those of the longest are counted behind the others.
    fn file_of(self, stretch: &[u16]) -> u32 {
        match stretch.len() {
            LONGEST => self.places + file_of(stretch, self.long),
            _ => file_of(stretch, self.places),
        }
    }

    fn all(self) -> usize {
        (self.places + self.long) as usize
    }
}

/// What is counted before anything is written.
pub(super) struct Measured {
    /// In how many documents each frequent stretch stands.
    pub counts: Vec<GramCount>,
    /// How many places fall to each file.
    places: Vec<u32>,
}

/// How many units stand in the marks of a unit of text: the file of the rare stretch that begins there in two, then how long
/// that is and how far the text goes on beside it, in one.
const MARKS: usize = 3;

/// Counts documents and places. Each text is laid aside anew with its marks behind it, so that what begins where is looked
/// up once, however often places are read.
pub(super) fn measure(
    texts: &mut FoldedTexts,
    marked: &mut FoldedTexts,
    grams: &FrequentGrams,
    files: PlaceFiles,
) -> io::Result<Measured> {
    let none = || Measured { counts: vec![[0; 2]; grams.len()], places: vec![0; files.all()] };
    let mut whole = none();
    texts.read(&mut |_, piece| {
        let of_chunk = |documents: &[Vec<u16>]| {
            let mut found = none();
            let mut seen = vec![[0u32; 2]; grams.len()];
            let of_document = |(number, document): (u32, &Vec<u16>)| {
                let mut marks = Vec::with_capacity(document.len() * (MARKS + 1));
                marks.extend_from_slice(document);
                for (order, passage) in document.split(|unit| *unit == 0).enumerate() {
                    if order > 0 {
                        marks.extend([0; MARKS]);
                    }
                    found.put_passage(grams, files, passage, &mut marks, &mut |found, id| {
                        let part = usize::from(order == 0);
                        let seen = &mut seen[id as usize][part];
                        found[id as usize][part] += u32::from(*seen != number);
                        *seen = number;
                    });
                }
                marks
            };
            let marked: Vec<Vec<u16>> = (1..).zip(documents).map(of_document).collect();
            (found, marked)
        };
        for (found, documents) in piece.par_chunks(TOGETHER).map(of_chunk).collect::<Vec<_>>() {
            for (sum, count) in whole.counts.iter_mut().zip(found.counts) {
                *sum = [sum[0] + count[0], sum[1] + count[1]];
            }
            whole.places.iter_mut().zip(found.places).for_each(|(sum, count)| *sum += count);
            documents.iter().try_for_each(|document| marked.put(document))?;
        }
        Ok(())
    })?;
    Ok(whole)
}

impl Measured {
    /// Counts the places of a passage, puts its marks, and gives its frequent stretches.
    fn put_passage(
        &mut self,
        grams: &FrequentGrams,
        files: PlaceFiles,
        passage: &[u16],
        marks: &mut Vec<u16>,
        give: &mut dyn FnMut(&mut [GramCount], u32),
    ) {
        let mut beginnings = Vec::new();
        grams.beginnings(passage, &mut beginnings);
        for (at, beginning) in beginnings.iter().enumerate() {
            grams.with_parts(beginning.longest).for_each(|id| give(&mut self.counts, id));
            let len = usize::from(beginning.rare);
            if len == 0 {
                marks.extend([0; MARKS]);
                continue;
            }
            let file = files.file_of(&passage[at..at + len]);
            self.places[file as usize] += 1;
            let lengths = len << 8 | goes_on(&beginnings, at);
            // Each half of a number of 32 bits has 16.
            marks.extend([file as u16, (file >> 16) as u16, lengths as u16]);
        }
    }
}

/// How far a text goes on behind a rare stretch with what is frequent from the second character of that stretch on.
fn goes_on(beginnings: &[Beginning], at: usize) -> usize {
    let own = usize::from(beginnings[at].rare);
    match beginnings.get(at + 1).map(|next| usize::from(next.rare)) {
        None => 0,
        Some(0) => (beginnings.len() - at - own).min(LONGEST - own),
        Some(next) => next.saturating_sub(own),
    }
}

/// Gives the text of every file of places, those of the longest stretches behind the others, in parallel and batch by
/// batch: no more places are held than some hundred thousand.
pub(super) fn put_places(
    marked: &mut FoldedTexts,
    files: PlaceFiles,
    measured: &Measured,
    put: &(dyn Fn(u32, &Body) -> io::Result<()> + Sync),
) -> io::Result<()> {
    let mut first = 0;
    while first < files.all() {
        let mut held = 0;
        let fits = |count: &&u32| {
            held += u64::from(**count);
            held <= PLACES_HELD
        };
        let end = first + measured.places[first..].iter().take_while(fits).count().max(1);
        let held = measured.places[first..end].iter().map(|count| *count as usize).sum();
        let mut places = Vec::with_capacity(held);
        read_places(marked, &(first as u32..end as u32), &mut places)?;
        places.par_sort_unstable();
        (first as u32..end as u32).into_par_iter().try_for_each(|file| {
            let start = places.partition_point(|place| place.file < file);
            let behind = places[start..].partition_point(|place| place.file == file);
            put(file, &file_body(&places[start..start + behind]))
        })?;
        first = end;
    }
    Ok(())
}

/// Puts the places that fall to some files, in no order.
fn read_places(marked: &mut FoldedTexts, wanted: &Range<u32>, places: &mut Vec<Place>) -> io::Result<()> {
    marked.read(&mut |first, piece| {
        let of_chunk = |(chunk, documents): (usize, &[Vec<u16>])| {
            let mut found = Vec::new();
            for (number, document) in (first + (chunk * TOGETHER) as u32..).zip(documents) {
                let (text, marks) = document.split_at(document.len() / (MARKS + 1));
                put_wanted(number, text, marks, wanted, &mut found);
            }
            found
        };
        let found: Vec<Vec<Place>> = piece.par_chunks(TOGETHER).enumerate().map(of_chunk).collect();
        found.iter().for_each(|of_chunk| places.extend_from_slice(of_chunk));
        Ok(())
    })
}

/// Puts the places of a document that fall to some files.
fn put_wanted(number: u32, text: &[u16], marks: &[u16], wanted: &Range<u32>, to: &mut Vec<Place>) {
    let (mut document, mut sentence, mut offset) = (number | TITLE, 0, 0);
    for (at, (unit, mark)) in text.iter().zip(marks.chunks_exact(MARKS)).enumerate() {
        if *unit == 0 {
            // No sentence follows the last one of a passage.
            (document, sentence, offset) = (number, sentence + 2, 0);
            continue;
        }
        let file = u32::from(mark[0]) | u32::from(mark[1]) << 16;
        let (len, behind) = (mark[2] >> 8, mark[2] & 0xff);
        if len > 0 && wanted.contains(&file) {
            let end = at + usize::from(len + behind);
            let mut window = [0; LONGEST];
            window[..end - at].copy_from_slice(&text[at..end]);
            to.push(Place { file, len: len as u8, window, document, sentence, offset });
        }
        offset += 1;
        if ends_sentence(*unit) {
            (sentence, offset) = (sentence + 1, 0);
        }
    }
}

/// The text of a file: each stretch with its places.
fn file_body(places: &[Place]) -> Body {
    let mut body = Body::default();
    for group in places.chunk_by(|one, next| one.stretch() == next.stretch()) {
        let stretch = group[0].stretch();
        body.count(stretch.len());
        body.units(stretch);
        body.record(&record(group));
    }
    body
}

impl Place {
    fn stretch(&self) -> &[u16] {
        &self.window[..usize::from(self.len)]
    }

    /// What the text goes on with.
    fn behind(&self) -> &[u16] {
        let rest = &self.window[usize::from(self.len)..];
        let end = rest.iter().position(|unit| *unit == 0).unwrap_or(rest.len());
        &rest[..end]
    }
}

/// The places of one stretch: how many in texts and in titles, what the texts go on with; then documents, sentences, places
/// in these, and what each goes on with.
fn record(group: &[Place]) -> Body {
    let mut out = Body::default();
    let mut places: Vec<&Place> = group.iter().collect();
    places.sort_unstable_by_key(|place| (place.document, place.sentence, place.offset));
    let texts = places.partition_point(|place| place.document & TITLE == 0);
    out.count(texts);
    out.count(places.len() - texts);
    // Sorted, since the places came sorted by their windows.
    let mut behind: Vec<&[u16]> = group.iter().map(Place::behind).filter(|behind| !behind.is_empty()).collect();
    behind.dedup();
    out.count(behind.len());
    for units in &behind {
        out.count(units.len());
        out.units(units);
    }
    for part in [&places[..texts], &places[texts..]] {
        let mut last = 0;
        for place in part {
            let document = place.document & !TITLE;
            out.number(document - last);
            last = document;
        }
    }
    places.iter().for_each(|place| out.number(place.sentence));
    places.iter().for_each(|place| out.number(place.offset));
    if !behind.is_empty() {
        // 0 says that nothing stands beside it.
        places.iter().for_each(|place| out.count(behind.binary_search(&place.behind()).map_or(0, |at| at + 1)));
    }
    out
}
