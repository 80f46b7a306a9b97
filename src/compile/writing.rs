//! A whole site into a sink: notices are visited, each file is written as it comes, and nothing is held.

use std::collections::BTreeMap;
use std::io;
use std::io::BufWriter;
use std::io::Write;

use parking_lot::Mutex;
use rayon::prelude::*;

use super::Compiled;
use super::NoticeFaults;
use super::Rendered;
use super::Sink;
use super::TextRules;
use super::Unmade;
use super::Written;
use super::contributions;
use super::line_groups;
use super::open_data::Counted;
use super::searched::Indexing;
use super::searched::Unindexed;
use crate::address::DataFile;
use crate::address::DataTable;
use crate::address::Route;
use crate::address::SearchFile;
use crate::data;
use crate::diagnostic::Diagnostic;
use crate::tree::Digest;
use crate::tree::SourceChanged;

impl Compiled {
    /// Renders every route into a sink, in parallel: each notice is visited, its pages and its record are written, and it
    /// is let go. No more than a notice and a page a thread is held at a time. With rules, those of a notice are asked while
    /// it is there, and what they say is given back in the order of notices.
    pub fn write<S: Sink>(&self, sink: &S, rules: TextRules) -> Written<S::Failure> {
        let writing = Writing { compiled: self, sink, rules, faults: Mutex::default(), sums: Mutex::default() };
        let mut given = Vec::new();
        let visited = writing.notices(&mut given);
        // Listing the routes makes every list of the lists: no thread then waits for one while it renders.
        let others: Vec<&Route> = self.routes().iter().filter(|route| !is_visited(route)).collect();
        // Two files of data name the digests of the others, the second that of the first too.
        let (last, others): (Vec<&Route>, Vec<&Route>) = others.into_iter().partition(|route| is_summing(route));
        let groups = line_groups::groups(&self.site);
        let lines = visited.and_then(|()| groups.par_iter().try_for_each(|group| writing.lines(group)));
        let result = lines.and_then(|()| others.par_iter().try_for_each(|route| writing.route(route)));
        let result = result.and_then(|()| last.iter().rev().try_for_each(|route| writing.route(route)));
        match (result, writing.faults.into_inner()) {
            (Err(Stopped::Failed(failure)), _) => Written::Failed(failure),
            (Err(Stopped::Changed(changed)), _) => Written::Changed(changed),
            (Ok(()), faults) if faults.is_empty() => Written::All(given),
            (Ok(()), faults) => Written::Faults(once_each(faults)),
        }
    }
}

/// Whether what stands at a route is written while notices are visited.
fn is_visited(route: &Route) -> bool {
    match route {
        Route::Notice(_) | Route::Issue(..) | Route::Entry(..) | Route::Record(_) => true,
        Route::Data(file) => file.is_visited(),
        Route::Search(_) => true,
        _ => false,
    }
}

/// Whether a file names the digests of others.
fn is_summing(route: &Route) -> bool {
    matches!(route, Route::Data(DataFile::Index | DataFile::Package))
}

/// So many bytes of a file of data are held before they are digested and handed on: its rows come in very small pieces.
const HELD: usize = 1 << 13;

/// A whole site on its way to a sink.
struct Writing<'w, S> {
    compiled: &'w Compiled,
    sink: &'w S,
    rules: TextRules,
    faults: Mutex<Vec<Diagnostic>>,
    /// Length and digest of each file of data that is written.
    sums: Mutex<BTreeMap<DataFile, data::Sum>>,
}

/// What a visit gives beside the pages that it writes.
struct Given {
    faults: Option<NoticeFaults>,
    data: data::GivenByNotice,
    documents: Vec<data::SearchDocument>,
}

/// Why writing stopped.
enum Stopped<F> {
    Failed(F),
    Changed(SourceChanged),
}

/// Why the visits stopped, while files were open: those take part in it only by failing themselves.
enum StoppedVisit<F> {
    Stopped(Stopped<F>),
    Io(io::Error),
}

impl<F> From<Unindexed> for StoppedVisit<F> {
    fn from(why: Unindexed) -> StoppedVisit<F> {
        match why {
            Unindexed::Io(error) => StoppedVisit::Io(error),
            Unindexed::Changed(changed) => StoppedVisit::Stopped(Stopped::Changed(changed)),
        }
    }
}

impl<F> From<Stopped<F>> for StoppedVisit<F> {
    fn from(stopped: Stopped<F>) -> StoppedVisit<F> {
        StoppedVisit::Stopped(stopped)
    }
}

impl<S: Sink> Writing<'_, S> {
    /// Visits every notice, while the files that need their bodies are open.
    fn notices(&self, faults: &mut Vec<NoticeFaults>) -> Result<(), Stopped<S::Failure>> {
        let stopped = Mutex::new(None);
        let put_search = |file, bytes: &[u8]| self.put_search(file, bytes).map_err(|why| stop(&stopped, why));
        let scratch = || self.sink.scratch().map_err(Stopped::Failed);
        let mut indexing = Indexing::begin(self.compiled, [scratch()?, scratch()?], &put_search);
        let [csv, book, sums] = [DataFile::Csv(DataTable::Measures), DataFile::Workbook, DataFile::RecordSums];
        let put = self.put_data(csv, &mut |csv| {
            self.within(&stopped, book, &mut |book| {
                self.within(&stopped, sums, &mut |sums| {
                    let mut files = data::VisitedFiles::begin(self.compiled.addresses.lists(), csv, book, sums)?;
                    let take = |given: Given| {
                        faults.extend(given.faults);
                        indexing.take(given.documents)?;
                        files.take(&given.data).map_err(StoppedVisit::Io)
                    };
                    let visit = |index| self.visit(index).map_err(StoppedVisit::from);
                    match contributions::in_order(self.compiled.site.notices.len(), visit, take) {
                        Ok(()) => files.end(),
                        Err(StoppedVisit::Io(error)) => Err(error),
                        Err(StoppedVisit::Stopped(why)) => Err(stop(&stopped, why)),
                    }
                })
            })
        });
        // What fails while the rest of the index is made fails its first file, and so is a failure of the sink.
        let put = put.and_then(|()| {
            let mut ended = Some(indexing.end());
            let mut write = |to: &mut dyn Write| match ended.take() {
                None => Ok(()),
                Some(Ok(root)) => to.write_all(&root),
                Some(Err(Unindexed::Io(error))) => Err(error),
                Some(Err(Unindexed::Changed(changed))) => Err(stop(&stopped, Stopped::Changed(changed))),
            };
            self.sink.put(&Route::Search(SearchFile::Root).path(), &mut write).map_err(Stopped::Failed)
        });
        self.sink.done();
        match stopped.into_inner() {
            Some(why) => Err(why),
            None => put,
        }
    }

    /// Puts a file of the search index.
    fn put_search(&self, file: SearchFile, bytes: &[u8]) -> Result<(), Stopped<S::Failure>> {
        let put = self.sink.put(&Route::Search(file).path(), &mut |to| to.write_all(bytes));
        put.map_err(Stopped::Failed)?;
        self.sink.done();
        Ok(())
    }

    /// Puts a file of data while another is open: where it fails, that one fails too.
    fn within(
        &self,
        stopped: &Mutex<Option<Stopped<S::Failure>>>,
        file: DataFile,
        write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        self.put_data(file, write).map_err(|why| stop(stopped, why))
    }

    /// Puts a file of data, and knows its length and digest.
    fn put_data(
        &self,
        file: DataFile,
        write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Stopped<S::Failure>> {
        let mut sum = None;
        let mut counted = |to: &mut dyn Write| {
            let mut held = BufWriter::with_capacity(HELD, Counted::new(to));
            write(&mut held)?;
            held.flush()?;
            sum = Some(held.get_ref().sum());
            Ok(())
        };
        self.sink.put(&Route::Data(file).path(), &mut counted).map_err(Stopped::Failed)?;
        self.sums.lock().extend(sum.map(|sum| (file, sum)));
        self.sink.done();
        Ok(())
    }

    fn visit(&self, index: usize) -> Result<Given, Stopped<S::Failure>> {
        let compiled = self.compiled;
        let facts = &compiled.site.notices[index];
        let visit = compiled.last_visit(facts).map_err(Stopped::Changed)?;
        let asked = (self.rules == TextRules::Now).then(|| compiled.ask_visited(&visit, facts));
        let faults = asked.transpose().map_err(Stopped::Changed)?;
        let surroundings = compiled.surroundings(index);
        for (route, page) in visit.pages(&surroundings) {
            self.put(&route, page)?;
        }
        let record = compiled.record(&visit);
        let given = Given {
            faults,
            data: data::GivenByNotice::of(&visit.notice, Digest::of(&record)),
            documents: data::search_notice(&compiled.site, index, &visit.notice),
        };
        self.put(&Route::Record(facts.said.id.clone()), Ok(record))?;
        if line_groups::has_lines(&compiled.site, index) {
            compiled.keep(visit);
        }
        Ok(given)
    }

    /// The lines of issues of which several notices speak.
    fn lines(&self, group: &line_groups::Group) -> Result<(), Stopped<S::Failure>> {
        let pages = self.compiled.entry_pages(group).map_err(Stopped::Changed)?;
        pages.into_iter().try_for_each(|(route, page)| self.put(&route, page))
    }

    fn route(&self, route: &Route) -> Result<(), Stopped<S::Failure>> {
        if let Route::Data(file) = route {
            let sums = self.sums.lock().clone();
            return self.put_data(*file, &mut |to| self.compiled.write_data(*file, &sums, to));
        }
        if route.is_for_programs() {
            let put = self.sink.put(&route.path(), &mut |to| {
                let mut held = BufWriter::with_capacity(HELD, to);
                self.compiled.write_pieces(route, &mut held)?;
                held.flush()
            });
            put.map_err(Stopped::Failed)?;
            self.sink.done();
            return Ok(());
        }
        match self.compiled.render(route) {
            Some(Ok(Rendered::File(source, digest, _))) => {
                self.sink.copy(&route.path(), &source, digest).map_err(Stopped::Failed)?;
                self.sink.done();
                Ok(())
            }
            Some(Ok(Rendered::Bytes(bytes))) => self.put(route, Ok(bytes)),
            Some(Err(Unmade::Fault(fault))) => self.put(route, Err(fault)),
            Some(Err(Unmade::Changed(changed))) => Err(Stopped::Changed(changed)),
            None => Ok(()),
        }
    }

    fn put(&self, route: &Route, page: Result<Vec<u8>, Box<Diagnostic>>) -> Result<(), Stopped<S::Failure>> {
        match page {
            Ok(bytes) => self.sink.put(&route.path(), &mut |to| to.write_all(&bytes)).map_err(Stopped::Failed)?,
            Err(fault) => self.faults.lock().push(*fault),
        }
        self.sink.done();
        Ok(())
    }
}

/// Keeps why it stopped first, and says so to the file that is open.
fn stop<F>(stopped: &Mutex<Option<Stopped<F>>>, why: Stopped<F>) -> io::Error {
    stopped.lock().get_or_insert(why);
    io::Error::other("stopped")
}

/// A broken template fails on every page that uses it; it is said once, with the page that comes first.
fn once_each(mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let place = |fault: &Diagnostic| (fault.code.id, fault.span.clone());
    faults.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.args.cmp(&b.args)));
    faults.dedup_by(|a, b| place(a) == place(b));
    faults
}
