//! Where rare stretches stand: document, sentence within it, place within that, so that an edit of a sentence moves no place
//! of another. Behind a stretch the text may go on with what is frequent from its second character on: as no other stretch
//! tells of these characters, they stand beside the place.

use std::io;
use std::iter;
use std::ops::Range;

use rayon::prelude::*;

use super::folded_texts::FoldedTexts;
use super::folded_texts::Scratch;
use super::folding::ends_sentence;
use super::frequent_grams::Beginning;
use super::frequent_grams::FrequentGrams;
use super::frequent_grams::LONGEST;
use super::gram_lists::GramCount;
use super::gram_lists::TOGETHER;
use super::search_script::Body;
use super::search_script::file_of;
use super::spilled_parts::ReadParts;
use super::spilled_parts::SpilledParts;
use super::spilled_parts::SpilledReader;
use super::spilled_parts::put_number;

/// The bit of a document's number that says that a place is in its title.
const TITLE: u32 = 1 << 31;
/// Into so many parts places are spilled at most, and as many those of the longest stretches: one of them is held a thread.
const PARTS: u32 = 128;

/// Into how many files places fall: those of short stretches, and those of the longest. Both are powers of two.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlaceFiles {
    pub places: u32,
    pub long: u32,
}

/// A place at which a rare stretch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

    /// How many files of either kind are spilled together.
    fn together(self) -> [u32; 2] {
        [self.places, self.long].map(|files| files.div_ceil(PARTS))
    }

    /// In how many parts files are spilled.
    fn parts(self) -> usize {
        let [places, long] = self.together();
        (self.places.div_ceil(places) + self.long.div_ceil(long)) as usize
    }

    /// The part that a file is spilled with.
    fn part_of(self, file: u32) -> usize {
        let [places, long] = self.together();
        let part = match file.checked_sub(self.places) {
            None => file / places,
            Some(of_long) => self.places.div_ceil(places) + of_long / long,
        };
        part as usize
    }

    /// The files of a part.
    fn files_of(self, part: usize) -> Range<u32> {
        let [places, long] = self.together();
        let part = part as u32;
        match part.checked_sub(self.places.div_ceil(places)) {
            None => part * places..((part + 1) * places).min(self.places),
            Some(of_long) => self.places + of_long * long..self.places + ((of_long + 1) * long).min(self.long),
        }
    }
}

/// Counts in how many documents each frequent stretch stands, and lays aside where all others stand.
pub(super) fn measure<'s>(
    texts: &mut FoldedTexts,
    scratch: &'s mut Box<dyn Scratch>,
    grams: &FrequentGrams,
    files: PlaceFiles,
) -> io::Result<(Vec<GramCount>, ReadParts<'s>)> {
    let mut spilled = SpilledParts::new(scratch, files.parts())?;
    let mut counts = vec![[0; 2]; grams.len()];
    texts.read(&mut |first, piece| {
        let of_chunk = |(chunk, documents): (usize, &[Vec<u16>])| {
            let mut found = Found::new(grams, files);
            (first + (chunk * TOGETHER) as u32..).zip(documents).for_each(|(number, of)| found.put(number, of));
            (found.counts, found.places)
        };
        for (of_chunk, places) in piece.par_chunks(TOGETHER).enumerate().map(of_chunk).collect::<Vec<_>>() {
            counts.iter_mut().zip(of_chunk).for_each(|(sum, count)| *sum = [sum[0] + count[0], sum[1] + count[1]]);
            spilled.put(&places)?;
        }
        Ok(())
    })?;
    Ok((counts, spilled.end()))
}

/// What is found in some documents.
struct Found<'g> {
    grams: &'g FrequentGrams,
    files: PlaceFiles,
    counts: Vec<GramCount>,
    /// The document in which each stretch was seen last, counted from one, in a text and in a title.
    seen: Vec<[u32; 2]>,
    /// The places that fall to each part.
    places: Vec<Vec<u8>>,
    beginnings: Vec<Beginning>,
}

impl<'g> Found<'g> {
    fn new(grams: &'g FrequentGrams, files: PlaceFiles) -> Found<'g> {
        let none = vec![[0; 2]; grams.len()];
        let places = vec![Vec::new(); files.parts()];
        Found { grams, files, counts: none.clone(), seen: none, places, beginnings: Vec::new() }
    }

    fn put(&mut self, number: u32, document: &[u16]) {
        let mut sentence = 0;
        for (order, passage) in document.split(|unit| *unit == 0).enumerate() {
            let in_title = order == 0;
            self.grams.beginnings(passage, &mut self.beginnings);
            self.count(number, usize::from(in_title));
            self.put_places(passage, if in_title { number | TITLE } else { number }, &mut sentence);
            // No sentence follows the last one of a passage.
            sentence += 2;
        }
    }

    fn count(&mut self, number: u32, part: usize) {
        for id in self.beginnings.iter().flat_map(|beginning| self.grams.with_parts(beginning.longest)) {
            let seen = &mut self.seen[id as usize][part];
            self.counts[id as usize][part] += u32::from(*seen != number + 1);
            *seen = number + 1;
        }
    }

    fn put_places(&mut self, passage: &[u16], document: u32, sentence: &mut u32) {
        let mut offset = 0;
        for (at, beginning) in self.beginnings.iter().enumerate() {
            let len = usize::from(beginning.rare);
            if len > 0 {
                let behind = goes_on(&self.beginnings, at);
                let file = self.files.file_of(&passage[at..at + len]);
                let to = &mut self.places[self.files.part_of(file)];
                to.push((len << 4 | behind) as u8);
                to.extend(passage[at..at + len + behind].iter().flat_map(|unit| unit.to_le_bytes()));
                [document.rotate_left(1), *sentence, offset].into_iter().for_each(|number| put_number(number, to));
            }
            offset += 1;
            if ends_sentence(passage[at]) {
                (*sentence, offset) = (*sentence + 1, 0);
            }
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

/// Gives the text of every file of places, those of the longest stretches behind the others, part by part: each thread holds
/// one.
pub(super) fn put_places(
    laid: &ReadParts<'_>,
    files: PlaceFiles,
    put: &(dyn Fn(u32, &Body) -> io::Result<()> + Sync),
) -> io::Result<()> {
    (0..files.parts()).into_par_iter().with_max_len(1).try_for_each(|part| {
        let mut places = read_places(&laid.take(part)?, files);
        places.sort_unstable();
        files.files_of(part).try_for_each(|file| {
            let start = places.partition_point(|place| place.file < file);
            let behind = places[start..].partition_point(|place| place.file == file);
            put(file, &file_body(&places[start..start + behind]))
        })
    })
}

/// The places of a part, in no order.
fn read_places(bytes: &[u8], files: PlaceFiles) -> Vec<Place> {
    let each = || {
        let mut reader = SpilledReader(bytes);
        iter::from_fn(move || read_place(&mut reader, files))
    };
    // They are counted first: a vector that grows takes up to three times the room.
    let mut places = Vec::with_capacity(each().count());
    places.extend(each());
    places
}

fn read_place(reader: &mut SpilledReader<'_>, files: PlaceFiles) -> Option<Place> {
    let lengths = usize::from(reader.byte()?);
    let (len, behind) = (lengths >> 4, lengths & 0xf);
    let mut window = [0; LONGEST];
    for unit in &mut window[..len + behind] {
        *unit = reader.unit()?;
    }
    let [document, sentence, offset] = [reader.number()?, reader.number()?, reader.number()?];
    let file = files.file_of(&window[..len]);
    Some(Place { file, len: len as u8, window, document: document.rotate_right(1), sentence, offset })
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
