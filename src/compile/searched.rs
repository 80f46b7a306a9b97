//! The search index: written while a site goes into a sink, or held when one of its files is asked for.

use std::collections::BTreeMap;
use std::io;
use std::iter::Peekable;
use std::sync::Arc;
use std::vec;

use parking_lot::Mutex;

use super::Compiled;
use crate::address::SearchFile;
use crate::data;
use crate::data::PutSearchFile;
use crate::data::Scratch;
use crate::data::SearchDocument;
use crate::data::SearchGroup;
use crate::data::SearchIndex;
use crate::tree::SourceChanged;

/// Why an index was not made.
pub(super) enum Unindexed {
    /// Something could not be written or laid aside.
    Io(io::Error),
    /// A source is not as it was.
    Changed(SourceChanged),
}

impl From<io::Error> for Unindexed {
    fn from(error: io::Error) -> Unindexed {
        Unindexed::Io(error)
    }
}

impl From<SourceChanged> for Unindexed {
    fn from(changed: SourceChanged) -> Unindexed {
        Unindexed::Changed(changed)
    }
}

/// The index of a site in the making: documents of notices come when these are visited, all others are visited here.
pub(super) struct Indexing<'c> {
    compiled: &'c Compiled,
    index: SearchIndex<'c>,
    rest: Peekable<vec::IntoIter<SearchGroup>>,
}

impl<'c> Indexing<'c> {
    /// An index without documents.
    pub fn begin(compiled: &'c Compiled, scratch: [Box<dyn Scratch>; 2], put: PutSearchFile<'c>) -> Indexing<'c> {
        let index = SearchIndex::begin(&compiled.site, compiled.addresses.search(), scratch, put);
        Indexing { compiled, index, rest: data::search_order(&compiled.site).into_iter().peekable() }
    }

    /// Takes the documents of the next notice, and before it those of all that is newer.
    pub fn take(&mut self, documents: Vec<SearchDocument>) -> Result<(), Unindexed> {
        self.others()?;
        self.rest.next();
        Ok(self.index.take(documents)?)
    }

    /// Takes what stands before the next notice.
    fn others(&mut self) -> Result<(), Unindexed> {
        while let Some(group) = self.rest.next_if(|group| !matches!(group, SearchGroup::Notice(_))) {
            self.index.take(self.compiled.search_documents(&group)?)?;
        }
        Ok(())
    }

    /// Takes what is left, and writes all that follows from the documents together, but for the file that is loaded first,
    /// which it gives.
    pub fn end(mut self) -> Result<Vec<u8>, Unindexed> {
        self.others()?;
        Ok(self.index.end()?)
    }
}

impl Compiled {
    fn search_documents(&self, group: &SearchGroup) -> Result<Vec<SearchDocument>, SourceChanged> {
        let site = &self.site;
        Ok(match group {
            SearchGroup::Notice(index) => data::search_notice(site, *index, &self.visit(&site.notices[*index])?.notice),
            SearchGroup::Article(index) => {
                vec![data::search_article(site, &*self.visit_article(&site.articles[*index])?, false)]
            }
            SearchGroup::Page(index) => {
                vec![data::search_article(site, &*self.visit_article(&site.pages[*index])?, true)]
            }
            SearchGroup::Organ(id) => site.organ(Some(id)).map(data::search_organ).into_iter().collect(),
        })
    }

    /// The bytes of a file of the index, for those who ask for it alone; none where there is no such file. The whole index
    /// is made once for a version of the site.
    pub(super) fn search_file(&self, file: SearchFile) -> Result<Option<Vec<u8>>, SourceChanged> {
        let mut held = self.search_files.lock();
        let files = match &*held {
            Some(files) => Arc::clone(files),
            None => {
                let files = Arc::new(self.search_files()?);
                *held = Some(Arc::clone(&files));
                files
            }
        };
        Ok(files.get(&file).cloned())
    }

    fn search_files(&self) -> Result<BTreeMap<SearchFile, Vec<u8>>, SourceChanged> {
        let files = Mutex::new(BTreeMap::new());
        let memory = || Box::new(io::Cursor::new(Vec::new())) as Box<dyn Scratch>;
        let put = |file, bytes: &[u8]| {
            files.lock().insert(file, bytes.to_owned());
            Ok(())
        };
        let mut indexing = Indexing::begin(self, [memory(), memory()], &put);
        let mut made = Ok(());
        for index in 0..self.site.notices.len() {
            let documents = self.search_documents(&SearchGroup::Notice(index))?;
            made = made.and_then(|()| indexing.take(documents));
        }
        match made.and_then(|()| indexing.end()) {
            Ok(root) => {
                let mut files = files.into_inner();
                files.insert(SearchFile::Root, root);
                Ok(files)
            }
            Err(Unindexed::Changed(changed)) => Err(changed),
            Err(Unindexed::Io(error)) => panic!("memory takes every byte: {error}"),
        }
    }
}
