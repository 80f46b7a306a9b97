//! A compiled site: any route to bytes, and all of them to an output.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::OnceLock;

use parking_lot::Mutex;

use super::Input;
use super::Memo;
use super::Written;
use super::assembled::assembled;
use super::first_pass;
use super::first_pass::TextRules;
use super::first_pass::Understood;
use super::kept_files::Publication;
use super::memo::Templates;
use super::root_files;
use super::site_theme;
use super::site_theme::Asset;
use super::site_theme::OWN_STYLE;
use super::template_trial;
use crate::address::Addresses;
use crate::address::Route;
use crate::address::SearchFile;
use crate::check::Faults;
use crate::data;
use crate::diagnostic::Diagnostic;
use crate::model::ApprovalRecord;
use crate::model::ApprovalSubject;
use crate::model::Id;
use crate::model::history_path;
use crate::page::Beside;
use crate::page::SiteFrame;
use crate::page::view;
use crate::render::Renderer;
use crate::site;
use crate::site::Facts;
use crate::site::Lists;
use crate::site::NoticesShown;
use crate::site::Site;
use crate::site::SiteSources;
use crate::tree::Digest;
use crate::tree::RelPath;
use crate::tree::SourceChanged;

/// A site that can be rendered: its facts are held, bodies are visited.
pub struct Compiled {
    /// What is known.
    pub site: Arc<Site>,
    /// Drafts, and notices that may not be shown yet: checked, never published.
    pub held_back: Vec<Arc<Facts>>,
    /// The approvals of notices and groups, as they were read.
    pub(super) approvals: BTreeMap<ApprovalSubject, Arc<ApprovalRecord>>,
    /// What of the site was published, and is kept of it.
    pub(super) publication: Publication,
    /// The faults as they were found: what a notice allows itself is shown by a check.
    found: Faults,
    /// The same at the levels of the site, once they were asked for.
    faults: OnceLock<Vec<Diagnostic>>,
    /// What the rules of all notices read beside these, as one number.
    pub(super) around: OnceLock<u64>,
    /// The sources of all notices, as one number.
    pub(super) all_sources: OnceLock<u64>,
    pub(super) frame: Arc<SiteFrame>,
    /// What was read.
    pub(super) sources: SiteSources,
    /// The lists of the site as it would be with everything that is held back, once somebody looks at such a notice.
    pub(super) with_drafts: OnceLock<Lists>,
    pub(super) addresses: Addresses,
    /// The files of the search index, once one was asked for.
    pub(super) search_files: HeldIndex,
    pub(super) renderer: Arc<Renderer>,
    pub(super) attachments: BTreeMap<(Id, String), RelPath>,
    pub(super) assets: BTreeMap<RelPath, Asset>,
    pub(super) input: Input,
    pub(super) memo: Arc<Memo>,
}

/// The files of the search index of one version of a site, once somebody asked for one.
type HeldIndex = Mutex<Option<Arc<BTreeMap<SearchFile, Vec<u8>>>>>;

/// What stands at a route.
pub enum Rendered {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of a file of the tree, with its digest and length.
    File(RelPath, Digest, u64),
}

/// Why a page was not made.
#[derive(Clone, Debug)]
pub enum Unmade {
    /// Its template fails on it.
    Fault(Box<Diagnostic>),
    /// Its source is not as it was.
    Changed(SourceChanged),
}

impl From<SourceChanged> for Unmade {
    fn from(changed: SourceChanged) -> Unmade {
        Unmade::Changed(changed)
    }
}

impl From<Box<Diagnostic>> for Unmade {
    fn from(fault: Box<Diagnostic>) -> Unmade {
        Unmade::Fault(fault)
    }
}

impl Compiled {
    /// Compiles a tree. Faults never stop it; pages that cannot be made are missing.
    pub fn new(input: Input, memo: &Arc<Memo>) -> Result<Compiled, SourceChanged> {
        Compiled::with(input, memo, TextRules::Later)
    }

    /// Compiles a tree of which everything that is wrong will be asked: what looks at a notice alone is asked at once.
    pub fn to_be_checked(input: Input, memo: &Arc<Memo>) -> Result<Compiled, SourceChanged> {
        Compiled::with(input, memo, TextRules::Now)
    }

    fn with(input: Input, memo: &Arc<Memo>, rules: TextRules) -> Result<Compiled, SourceChanged> {
        let understood = first_pass::read(&input, memo, rules)?;
        let Understood { mut sources, attachments, root, approvals, publication, faults: mut found, generation } =
            understood;
        sources.day = input.day;
        let (site, faults) = assembled(sources.clone(), input.as_of, NoticesShown::Public, memo);
        memo.sweep_compiled(generation);
        found.own.extend(faults);
        let is_held_back = |facts: &&Arc<Facts>| site.notice_index(&facts.said.id).is_none();
        let held_back: Vec<_> = sources.notices.iter().filter(is_held_back).cloned().collect();
        let own = input.tree.under("templates").map(|(path, file)| (path.clone(), file.digest)).collect();
        let templates = Templates { built_in: Arc::clone(&input.built_in), own, only_courts: site.only_courts() };
        let (renderer, faults) = memo.templates(templates, || {
            let mut faults = Vec::new();
            let (renderer, more) = Renderer::new(site_theme::theme(&input, site.only_courts(), &mut faults));
            faults.extend(more);
            (renderer, faults)
        });
        found.own.extend(faults);
        let assets = site_theme::assets(&input);
        let site = Arc::new(site);
        Ok(Compiled {
            frame: Arc::new(SiteFrame::of(&site, renderer.labels(), assets.contains_key(OWN_STYLE))),
            sources,
            with_drafts: OnceLock::new(),
            search_files: HeldIndex::default(),
            addresses: site_theme::addresses(&site, &attachments, &assets, root, &input),
            site,
            held_back,
            approvals,
            publication,
            found,
            faults: OnceLock::new(),
            around: OnceLock::new(),
            all_sources: OnceLock::new(),
            renderer,
            attachments,
            assets,
            input,
            memo: Arc::clone(memo),
        })
    }

    /// What it was compiled of.
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// What is true of every page of the site.
    pub fn frame(&self) -> &Arc<SiteFrame> {
        &self.frame
    }

    /// Every address of the site.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// Every route, sorted.
    pub fn routes(&self) -> &[Route] {
        self.addresses.routes()
    }

    /// The faults as they were found on reading.
    pub(super) fn found(&self) -> &Faults {
        &self.found
    }

    /// Every fault that was found on reading, at the levels of the site, in no order.
    pub fn faults(&self) -> &[Diagnostic] {
        self.faults.get_or_init(|| self.judged(self.found.iter().cloned().collect()).faults)
    }

    /// The faults found on reading that must stop a build: nothing that a site or a notice says about rules changes them.
    pub fn stopping(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter().filter(|fault| fault.code.stops_build())
    }

    /// Whether anything is wrong that must stop a build.
    pub fn stops_build(&self) -> bool {
        self.stopping().next().is_some()
    }

    /// What stands at a route; none where the site has nothing there.
    pub fn render(&self, route: &Route) -> Option<Result<Rendered, Unmade>> {
        let notice = |id: &Id| self.site.notice_index(id).map(|index| (index, &*self.site.notices[index]));
        let bytes = match route {
            Route::Attachment(id, name) => return self.file(self.attachments.get(&(id.clone(), name.clone()))?),
            Route::Asset(path) => match self.assets.get(path)? {
                Asset::Own(path) => return self.file(path),
                Asset::BuiltIn(name) => Ok(self.input.built_in.get(name)?.clone()),
            },
            Route::History => return self.file(&history_path()),
            Route::Root(path) if self.addresses.exists(route) => return self.file(&root_files::source_of(path)),
            Route::Data(file) => self.data(*file).map_err(Unmade::from),
            Route::WithdrawnRecord(id) => Ok(data::withdrawn_record(self.site.withdrawn.get(id)?)),
            Route::Record(id) => {
                let (_, facts) = notice(id)?;
                self.visit(facts).map(|visit| self.record(&visit)).map_err(Unmade::from)
            }
            Route::Search(file) if self.addresses.exists(route) => match self.search_file(*file) {
                Ok(bytes) => Ok(bytes?),
                Err(changed) => Err(changed.into()),
            },
            Route::Feed(_) | Route::Sitemap(_) | Route::Robots | Route::OpenSearch => Ok(self.followed(route)?),
            Route::Notice(id) => {
                let (index, facts) = notice(id)?;
                self.visit(facts).map_err(Unmade::from).and_then(|visit| Ok(visit.page(&self.surroundings(index))?))
            }
            Route::Issue(id, key) => {
                let (index, facts) = notice(id)?;
                facts.said.position(*key)?;
                match self.visit(facts) {
                    Ok(visit) => visit.issue_page(&self.surroundings(index), *key)?.map_err(Unmade::from),
                    Err(changed) => Err(changed.into()),
                }
            }
            Route::Entry(id, key) if self.addresses.exists(route) => self.entry_page(id, *key)?,
            Route::Versions(id) => self.versions_page(id)?,
            Route::Article(id) => self.article(self.site.articles.iter().find(|of| of.id == *id)?, false),
            Route::Page(id) => self.article(self.site.pages.iter().find(|of| of.id == *id)?, true),
            route => self.list(route)?.map_err(Unmade::from),
        };
        Some(bytes.map(Rendered::Bytes))
    }

    pub(super) fn file(&self, path: &RelPath) -> Option<Result<Rendered, Unmade>> {
        let file = self.input.tree.get(path.as_str())?;
        Some(Ok(Rendered::File(path.clone(), file.digest, file.len)))
    }

    fn article(&self, facts: &site::ArticleFacts, is_page: bool) -> Result<Vec<u8>, Unmade> {
        let article = self.visit_article(facts)?;
        let organ = facts.organ.as_ref().and_then(|id| self.site.organs.get(id));
        let organ = organ.map(|organ| (organ.id.clone(), organ.name.clone()));
        let page = if is_page { view::standing_page } else { view::article_page };
        Ok(self.renderer.render(&page(&self.frame, organ.as_ref(), &article))?)
    }

    /// A page that is made of facts alone.
    fn list(&self, route: &Route) -> Option<Result<Vec<u8>, Box<Diagnostic>>> {
        Some(self.renderer.render(&view::view(&self.site, self.addresses.lists(), &self.frame, route)?))
    }

    /// What is known of a file beside a notice.
    pub(super) fn beside(&self, id: &Id, name: &str) -> Option<Beside> {
        let path = self.attachments.get(&(id.clone(), name.to_owned()))?;
        self.input.tree.get(path.as_str()).map(|file| Beside { bytes: file.len, pixels: file.pixels })
    }

    /// The faults that the site's own templates have on its pages, and on those of records that say everything and next
    /// to nothing: a template that works today should work with the notice of tomorrow. For a run that will not write any
    /// pages: they are named together with all others.
    pub fn rehearse(&self) -> Result<Vec<Diagnostic>, SourceChanged> {
        // The built-in templates are tested with the program.
        if self.input.tree.under("templates").next().is_none() {
            return Ok(Vec::new());
        }
        let mut found = self.looked_through()?;
        for tree in template_trial::records(&self.input.tree) {
            let input = Input { tree: Arc::new(tree), ..self.input.clone() };
            for fault in Compiled::new(input, &Arc::default())?.looked_through()? {
                if !found.iter().any(|known| known.code == fault.code && known.span == fault.span) {
                    found.push(template_trial::named(fault));
                }
            }
        }
        Ok(self.judged(found).faults)
    }

    /// The faults of all pages: those that cannot be made, and headings that leave a rank out.
    fn looked_through(&self) -> Result<Vec<Diagnostic>, SourceChanged> {
        let headings = template_trial::Headings::default();
        let mut faults = match self.write(&headings, TextRules::Later) {
            Written::All(_) => Vec::new(),
            Written::Faults(faults) => faults,
            Written::Failed(never) => match never {},
            Written::Changed(changed) => return Err(changed),
        };
        faults.extend(headings.fault(&self.input.tree));
        Ok(faults)
    }
}
