//! The files of the search index, in the folder `search/`. How many there are follows from facts: the number of documents
//! and the length of their texts.

use std::fmt;
use std::fmt::Write;

use crate::site::Site;

/// The page that searches.
pub(super) const SEARCH_PAGE: &str = "search.html";
/// What a browser is told of that page.
pub(super) const OPEN_SEARCH: &str = "opensearch.xml";

/// What documents are filtered by; each has a file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SearchFacet {
    /// The organ that publishes.
    Organ,
    /// How far an issue is.
    Status,
    /// Issue, notice, article, page or organ.
    Kind,
    /// The year of publication.
    Year,
    /// The topics of an issue.
    Topic,
    /// The departments in charge.
    Owner,
    /// The day of the deadline.
    Due,
    /// How long rectification may take.
    Class,
    /// Who vouches for the result.
    Assurance,
    /// Whether it is the last word of a line of the ledger: a row of the lists of issues.
    Row,
    /// The last day of the deadline where more is owed, and what the last word on that is.
    Owed,
    /// The day of the first promise on which no word is due but that it was kept.
    Promised,
}

impl SearchFacet {
    /// Every facet.
    pub const ALL: [SearchFacet; 12] = [
        SearchFacet::Organ,
        SearchFacet::Status,
        SearchFacet::Kind,
        SearchFacet::Year,
        SearchFacet::Topic,
        SearchFacet::Owner,
        SearchFacet::Due,
        SearchFacet::Class,
        SearchFacet::Assurance,
        SearchFacet::Row,
        SearchFacet::Owed,
        SearchFacet::Promised,
    ];

    /// Its name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            SearchFacet::Organ => "organ",
            SearchFacet::Status => "status",
            SearchFacet::Kind => "kind",
            SearchFacet::Year => "year",
            SearchFacet::Topic => "topic",
            SearchFacet::Owner => "owner",
            SearchFacet::Due => "due",
            SearchFacet::Class => "class",
            SearchFacet::Assurance => "assurance",
            SearchFacet::Row => "row",
            SearchFacet::Owed => "owed",
            SearchFacet::Promised => "promised",
        }
    }
}

/// Parts of the index of which there are several files, each with what falls to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SearchPart {
    /// Which stretches of characters are frequent.
    Frequent,
    /// The documents in which a frequent stretch stands.
    Lists,
    /// The places at which a rare stretch stands.
    Places,
    /// The same of the longest stretches, which only queries longer than those ask for.
    Long,
    /// The texts of documents.
    Texts,
}

impl SearchPart {
    /// Every part.
    pub const ALL: [SearchPart; 5] =
        [SearchPart::Frequent, SearchPart::Lists, SearchPart::Places, SearchPart::Long, SearchPart::Texts];

    /// Its name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            SearchPart::Frequent => "frequent",
            SearchPart::Lists => "lists",
            SearchPart::Places => "places",
            SearchPart::Long => "long",
            SearchPart::Texts => "texts",
        }
    }
}

/// A file of the search index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SearchFile {
    /// The program that searches.
    Engine,
    /// What is loaded first: how large the index is.
    Root,
    /// Characters that are read as others.
    Variants,
    /// The keys of notices and issues by their documents.
    Keys,
    /// The values of a facet.
    Facet(SearchFacet),
    /// One of the files of a part.
    Part(SearchPart, u32),
}

/// The folder of facets.
const FACETS: &str = "facets";

impl SearchFile {
    /// The folder below `search/` that it stands in.
    pub(super) fn folder(self) -> &'static str {
        match self {
            SearchFile::Engine | SearchFile::Root | SearchFile::Variants | SearchFile::Keys => "",
            SearchFile::Facet(_) => FACETS,
            SearchFile::Part(part, _) => part.key(),
        }
    }

    /// Writes its name in that folder.
    pub(super) fn write_name(self, out: &mut impl Write) -> fmt::Result {
        match self {
            SearchFile::Engine => out.write_str("engine.js"),
            SearchFile::Root => out.write_str("index.js"),
            SearchFile::Variants => out.write_str("variants.js"),
            SearchFile::Keys => out.write_str("keys.js"),
            SearchFile::Facet(facet) => write!(out, "{}.js", facet.key()),
            SearchFile::Part(_, number) => write!(out, "{number}.js"),
        }
    }

    /// What the file calls itself: its path below `search/` without its ending.
    pub fn name(self) -> String {
        let mut name = match self.folder() {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
        self.write_name(&mut name).expect("memory takes every name");
        name.truncate(name.len() - ".js".len());
        name
    }

    /// The file of a path below `search/`.
    pub(super) fn parse(parts: &[&str]) -> Option<SearchFile> {
        match parts {
            ["engine.js"] => Some(SearchFile::Engine),
            ["index.js"] => Some(SearchFile::Root),
            ["variants.js"] => Some(SearchFile::Variants),
            ["keys.js"] => Some(SearchFile::Keys),
            [FACETS, file] => {
                let name = file.strip_suffix(".js")?;
                SearchFacet::ALL.into_iter().find(|facet| facet.key() == name).map(SearchFile::Facet)
            }
            [folder, file] => {
                let part = SearchPart::ALL.into_iter().find(|part| part.key() == *folder)?;
                let digits = file.strip_suffix(".js")?;
                let number: u32 = digits.parse().ok()?;
                (number.to_string() == digits).then_some(SearchFile::Part(part, number))
            }
            _ => None,
        }
    }
}

/// How large a search index is, told by facts alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchSize {
    /// How many documents it holds.
    pub documents: u32,
    /// How many documents stand in one file of texts; a power of two.
    pub texts_per_file: u32,
    lists: u32,
    places: u32,
    long: u32,
    frequent: u32,
}

/// Characters of text for each file of places: some 2 to 4 KB compressed where hardly a clause is said twice.
const CHARACTERS_PER_PLACES: u64 = 500;
/// The longest stretches are those of recurring clauses.
const CHARACTERS_PER_LONG: u64 = 4_000;
/// Documents for each file of lists.
const DOCUMENTS_PER_LIST: u64 = 32;
/// There are some thousand lists at most, so more files would stand empty.
const MOST_LISTS: u64 = 2_048;
/// Documents for each file of frequent stretches, whose number does not grow with the site.
const DOCUMENTS_PER_FREQUENT: u64 = 32;
const MOST_FREQUENT: u64 = 64;
/// Characters in one file of texts.
const CHARACTERS_PER_TEXTS: u64 = 1_200;
/// Ten results load ten files of texts, so these may not hold many documents each.
const MOST_TEXTS: u64 = 8;

impl SearchSize {
    /// The size of the index of a site.
    pub fn of(site: &Site) -> SearchSize {
        let others = site.articles.len() + site.pages.len() + site.organs.len();
        let in_notices: usize = site.notices.iter().map(|notice| 1 + notice.said.issue_count()).sum();
        let characters: u64 = site.notices.iter().map(|notice| u64::from(notice.characters)).sum();
        let documents = (others + in_notices) as u64;
        let files = |count: u64, most: u64| {
            let count = count.clamp(1, most);
            // The largest power of two that is not larger.
            1u32 << count.ilog2()
        };
        SearchSize {
            documents: u32::try_from(documents).unwrap_or(u32::MAX),
            texts_per_file: files(CHARACTERS_PER_TEXTS * documents / characters.max(1), MOST_TEXTS),
            lists: files(documents / DOCUMENTS_PER_LIST, MOST_LISTS),
            places: files(characters / CHARACTERS_PER_PLACES, 1 << 20),
            long: files(characters / CHARACTERS_PER_LONG, 1 << 20),
            frequent: files(documents / DOCUMENTS_PER_FREQUENT, MOST_FREQUENT),
        }
    }

    /// How many files a part has.
    pub fn files_of(self, part: SearchPart) -> u32 {
        match part {
            SearchPart::Frequent => self.frequent,
            SearchPart::Lists => self.lists,
            SearchPart::Places => self.places,
            SearchPart::Long => self.long,
            SearchPart::Texts => self.documents.div_ceil(self.texts_per_file),
        }
    }

    /// Every file.
    pub fn files(self) -> impl Iterator<Item = SearchFile> {
        let parts = SearchPart::ALL
            .into_iter()
            .flat_map(move |part| (0..self.files_of(part)).map(move |number| SearchFile::Part(part, number)));
        [SearchFile::Engine, SearchFile::Root, SearchFile::Variants, SearchFile::Keys]
            .into_iter()
            .chain(SearchFacet::ALL.into_iter().map(SearchFile::Facet))
            .chain(parts)
    }

    /// Whether the index has a file.
    pub fn has(self, file: SearchFile) -> bool {
        match file {
            SearchFile::Part(part, number) => number < self.files_of(part),
            _ => true,
        }
    }
}
