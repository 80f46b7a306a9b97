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

/// Counts documents and places.
pub(super) fn measure(texts: &mut FoldedTexts, grams: &FrequentGrams, files: PlaceFiles) -> io::Result<Measured> {
    let none = || Measured { counts: vec![[0; 2]; grams.len()], places: vec![0; files.all()] };
    let mut whole = none();
    texts.read(&mut |_, piece| {
        let of_chunk = |documents: &[Vec<u16>]| {
            let mut found = none();
            let mut seen = vec![[0u32; 2]; grams.len()];
            for (number, document) in (1..).zip(documents) {
                each_passage(grams, 0, document, &mut |passage| {
                    let part = usize::from(passage.document & TITLE != 0);
                    for id in passage.beginnings.iter().flat_map(|beginning| grams.with_parts(beginning.longest)) {
                        let seen = &mut seen[id as usize][part];
                        found.counts[id as usize][part] += u32::from(*seen != number);
                        *seen = number;
                    }
                    passage.each_place(files, &mut |place| found.places[place.file as usize] += 1);
                });
            }
            found
        };
        for found in piece.par_chunks(TOGETHER).map(of_chunk).collect::<Vec<_>>() {
            for (sum, count) in whole.counts.iter_mut().zip(found.counts) {
                *sum = [sum[0] + count[0], sum[1] + count[1]];
            }
            whole.places.iter_mut().zip(found.places).for_each(|(sum, count)| *sum += count);
        }
        Ok(())
    })?;
    Ok(whole)
}

/// Gives the text of every file of places, those of the longest stretches behind the others, in parallel and batch by
/// batch: no more places are held than some hundred thousand.
pub(super) fn put_places(
    texts: &mut FoldedTexts,
    grams: &FrequentGrams,
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
        read_places(texts, grams, files, first as u32..end as u32, &mut places)?;
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
fn read_places(
    texts: &mut FoldedTexts,
    grams: &FrequentGrams,
    files: PlaceFiles,
    wanted: Range<u32>,
    places: &mut Vec<Place>,
) -> io::Result<()> {
    texts.read(&mut |first, piece| {
        let of_chunk = |(chunk, documents): (usize, &[Vec<u16>])| {
            let mut found = Vec::new();
            for (number, document) in (first + (chunk * TOGETHER) as u32..).zip(documents) {
                each_passage(grams, number, document, &mut |passage| {
                    passage.each_place(files, &mut |place| {
                        if wanted.contains(&place.file) {
                            found.push(place);
                        }
                    });
                });
            }
            found
        };
        let found: Vec<Vec<Place>> = piece.par_chunks(TOGETHER).enumerate().map(of_chunk).collect();
        found.iter().for_each(|of_chunk| places.extend_from_slice(of_chunk));
        Ok(())
    })
}

/// A passage of a document.
struct Passage<'p> {
    units: &'p [u16],
    beginnings: &'p [Beginning],
    /// The number of the document; with its highest bit where the passage is the title.
    document: u32,
    /// The number of its first sentence.
    sentence: u32,
}

/// Gives every passage of a document, the title first.
fn each_passage(grams: &FrequentGrams, number: u32, document: &[u16], give: &mut dyn FnMut(&Passage<'_>)) {
    let mut beginnings = Vec::new();
    let mut sentence = 0;
    for (order, units) in document.split(|unit| *unit == 0).enumerate() {
        grams.beginnings(units, &mut beginnings);
        let document = if order == 0 { number | TITLE } else { number };
        give(&Passage { units, beginnings: &beginnings, document, sentence });
        let ended = units.iter().filter(|unit| ends_sentence(**unit)).count() as u32;
        // No sentence follows the last one of a passage.
        sentence += ended + 2;
    }
}

impl Passage<'_> {
    /// Gives every place at which a rare stretch begins.
    fn each_place(&self, files: PlaceFiles, give: &mut dyn FnMut(Place)) {
        let (mut sentence, mut offset) = (self.sentence, 0);
        for (at, unit) in self.units.iter().enumerate() {
            let rare = self.beginnings[at].rare;
            if rare > 0 {
                let len = usize::from(rare);
                let end = at + len + self.goes_on(at);
                let mut window = [0; LONGEST];
                window[..end - at].copy_from_slice(&self.units[at..end]);
                let file = files.file_of(&window[..len]);
                give(Place { file, len: rare, window, document: self.document, sentence, offset });
            }
            offset += 1;
            if ends_sentence(*unit) {
                (sentence, offset) = (sentence + 1, 0);
            }
        }
    }

    /// How far the text goes on behind a rare stretch with what is frequent from the second character of that stretch on.
    fn goes_on(&self, at: usize) -> usize {
        let own = usize::from(self.beginnings[at].rare);
        match self.beginnings.get(at + 1).map(|next| usize::from(next.rare)) {
            None => 0,
            Some(0) => (self.units.len() - at - own).min(LONGEST - own),
            Some(next) => next.saturating_sub(own),
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
