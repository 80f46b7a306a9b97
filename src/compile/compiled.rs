//! A compiled site: any route to bytes, and all of them to an output.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::OnceLock;

use parking_lot::Mutex;
use rayon::prelude::*;

use super::Memo;
use super::Sink;
use super::Written;
use super::content;
use super::memo::Templates;
use super::memo::rules::Around;
use super::template_trial;
use crate::address;
use crate::address::Route;
use crate::check;
use crate::check::CheckReport;
use crate::check::Checked;
use crate::check::Faults;
use crate::diagnostic::Diagnostic;
use crate::model::Enclosure;
use crate::model::Id;
use crate::model::Notice;
use crate::page::view;
use crate::page::view::Beside;
use crate::render::LABELS;
use crate::render::Renderer;
use crate::render::Theme;
use crate::site;
use crate::site::Lists;
use crate::site::Site;
use crate::text::date::Date;
use crate::tree::Digest;
use crate::tree::RelPath;
use crate::tree::Tree;

/// Everything that the bytes of a site depend on.
#[derive(Clone)]
pub struct Input {
    /// The sources.
    pub tree: Arc<Tree>,
    /// Files of the built-in theme by path: `templates/notice.html`, `static/css/site.css`.
    pub built_in: Arc<BTreeMap<String, Vec<u8>>>,
    /// The day at which overdue and days open are computed, where it was given.
    pub as_of: Option<Date>,
    /// The day by which it is told which embargoes have ended, where it was given.
    pub day: Option<Date>,
}

/// A site that can be rendered.
pub struct Compiled {
    /// What is known.
    pub site: Arc<Site>,
    /// Drafts, and notices that may not be shown yet: checked, never published.
    pub held_back: Vec<Arc<Notice>>,
    /// The faults as they were found: what a notice allows itself is shown by a check.
    found: Faults,
    /// The same at the levels of the site, once they were asked for.
    faults: OnceLock<Vec<Diagnostic>>,
    /// Every route, sorted, once they were asked for.
    routes: OnceLock<Vec<Route>>,
    pub(super) lists: Lists,
    pub(super) renderer: Arc<Renderer>,
    pub(super) attachments: BTreeMap<(Id, String), RelPath>,
    pub(super) assets: BTreeMap<RelPath, Asset>,
    pub(super) input: Input,
}

/// Where a file of the theme comes from.
pub(super) enum Asset {
    /// The site's own `static/`.
    Own(RelPath),
    /// The program.
    BuiltIn(String),
}

/// What stands at a route.
pub enum Rendered {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of a file of the tree, with its digest and length.
    File(RelPath, Digest, u64),
}

impl Compiled {
    /// Compiles a tree. Faults never stop it; pages that cannot be made are missing.
    pub fn new(input: Input, memo: &Memo) -> Compiled {
        let content::Understood { mut sources, attachments, facts, faults: mut found } =
            content::read(&input.tree, memo);
        sources.day = input.day;
        let all = sources.notices.clone();
        let (site, faults, chains) = site::assemble(sources, input.as_of, &facts, &memo.chains());
        memo.chained(chains);
        found.own.extend(faults.own);
        faults.shared.into_iter().for_each(|of_case| found.take(of_case));
        let held_back: Vec<_> = all.into_iter().filter(|notice| site.notice_index(&notice.id).is_none()).collect();
        let own = input.tree.under("templates").map(|(path, file)| (path.clone(), file.digest)).collect();
        let templates = Templates { built_in: Arc::clone(&input.built_in), own, only_courts: site.only_courts() };
        let (renderer, faults) = memo.templates(templates, || {
            let mut faults = Vec::new();
            let (renderer, more) = Renderer::new(theme(&input, site.only_courts(), &mut faults));
            faults.extend(more);
            (renderer, faults)
        });
        found.own.extend(faults);
        let assets = assets(&input);
        let site = Arc::new(site);
        let (lists, routes, faults) = (Lists::new(&site), OnceLock::new(), OnceLock::new());
        Compiled { site, held_back, faults, found, routes, lists, renderer, attachments, assets, input }
    }

    /// Every route, sorted.
    pub fn routes(&self) -> &[Route] {
        self.routes.get_or_init(|| {
            let names: Vec<RelPath> = self.assets.keys().cloned().collect();
            let mut routes = address::routes(&self.lists, &names);
            // A file that is not there is a fault of its own and no page.
            routes.retain(|route| !matches!(route, Route::Attachment(..)) || self.has(route));
            routes
        })
    }

    /// Whether the site has something at a route: whether it is one of its routes, told without making them all.
    pub fn has(&self, route: &Route) -> bool {
        let site = &self.site;
        match route {
            Route::Home | Route::Organs | Route::Contact | Route::NotFound => true,
            Route::SiteMap => site.settings.official.site_map,
            Route::Notice(id) => site.notice_index(id).is_some(),
            Route::Issue(id, key) => site.notice_index(id).is_some_and(|at| site.facts(at).keys().any(|of| of == *key)),
            Route::Attachment(id, file) => {
                site.notice_index(id).is_some() && self.attachments.contains_key(&(id.clone(), file.clone()))
            }
            Route::Organ(id) => site.organs.contains_key(id),
            Route::Article(id) => site.articles.iter().any(|article| article.id == *id),
            Route::Page(id) => site.pages.iter().any(|page| page.id == *id),
            Route::Asset(path) => self.assets.contains_key(path),
            Route::Moved(old, key) => site.notices.iter().enumerate().any(|(at, notice)| {
                let is_it = notice.head.formerly.iter().any(|(id, _)| id == old);
                is_it && key.is_none_or(|key| site.facts(at).keys().any(|of| of == key))
            }),
            list => address::has_list(&self.lists, list),
        }
    }

    /// Every fault that was found on reading, at the levels of the site, in no order.
    pub fn faults(&self) -> &[Diagnostic] {
        self.faults.get_or_init(|| judged(self.found.iter().cloned().collect(), &self.site, &self.held_back).faults)
    }

    /// The faults found on reading that must stop a build: nothing that a site or a notice says about rules changes them.
    pub fn stopping(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter().filter(|fault| fault.code.stops_build())
    }

    /// Whether anything is wrong that must stop a build.
    pub fn stops_build(&self) -> bool {
        self.stopping().next().is_some()
    }

    /// Everything that is wrong, doubtful or risky: what was found on reading, and what the rules find, in the
    /// files beside the notices too, as far as somebody looked into them.
    pub fn check(&self, enclosures: &[(RelPath, Enclosure)]) -> CheckReport {
        self.check_while(enclosures, &Memo::default(), &|| true).expect("it is wanted to its end")
    }

    /// The same for as long as it is wanted, with what the rules said before; none where it is not wanted to its end.
    pub fn check_while(
        &self,
        enclosures: &[(RelPath, Enclosure)],
        memo: &Memo,
        wanted: &(dyn Fn() -> bool + Sync),
    ) -> Option<CheckReport> {
        let notices: Vec<&Arc<Notice>> = self.site.notices.iter().chain(&self.held_back).collect();
        let plain: Vec<&Notice> = notices.iter().map(|notice| &***notice).collect();
        let sources = self.input.tree.under("content").filter(|(path, _)| !path.starts_with("content/notices"));
        let sources = sources.map(|(path, file)| (path.clone(), file.digest)).collect();
        let rules = memo.rules(Around { sources, as_of: self.site.as_of, routes: self.routes().to_vec() });
        let of_notice = |notice: &&Arc<Notice>| {
            let ask = || check::notice(notice, &self.site, &self.input.tree);
            wanted().then(|| rules.said(&self.site, notice, ask))
        };
        let of_notices: Vec<Arc<Vec<Diagnostic>>> = notices.par_iter().map(of_notice).collect::<Option<_>>()?;
        let checked = Checked { site: &self.site, notices: &plain, tree: &self.input.tree, enclosures };
        let mut of_site = check::site(checked, wanted)?;
        // What settings lack that could not be read is not known.
        let settings = check::settings_file(&self.input.tree);
        if self.stopping().any(|fault| fault.span.path == settings) {
            of_site.retain(|fault| fault.span.path != settings);
        }
        let found = self.found.iter().chain(of_notices.iter().flat_map(|said| said.iter())).cloned();
        let mut report = judged(found.chain(of_site).collect(), &self.site, &self.held_back);
        let levels = &self.site.settings.rules;
        let idle = check::idle(&report, levels, &settings, plain.iter().copied());
        report.faults.extend(judged(idle, &self.site, &self.held_back).faults);
        Some(report)
    }

    /// What stands at a route; none where the site has nothing there.
    pub fn render(&self, route: &Route) -> Option<Result<Rendered, Box<Diagnostic>>> {
        let file = |path: &RelPath| {
            let file = self.input.tree.get(path.as_str())?;
            Some(Ok(Rendered::File(path.clone(), file.digest, file.len)))
        };
        match route {
            Route::Attachment(id, name) => file(self.attachments.get(&(id.clone(), name.clone()))?),
            Route::Asset(path) => match self.assets.get(path)? {
                Asset::Own(path) => file(path),
                Asset::BuiltIn(name) => Some(Ok(Rendered::Bytes(self.input.built_in.get(name)?.clone()))),
            },
            route => {
                let files = |notice: &Notice, name: &str| self.beside(notice, name);
                let view = view::view(&self.site, &self.lists, route, &files)?;
                Some(self.renderer.render(&view).map(Rendered::Bytes))
            }
        }
    }

    /// What is known of a file beside a notice.
    pub(super) fn beside(&self, notice: &Notice, name: &str) -> Option<Beside> {
        let path = self.attachments.get(&(notice.id.clone(), name.to_owned()))?;
        self.input.tree.get(path.as_str()).map(|file| Beside { bytes: file.len, pixels: file.pixels })
    }

    /// The faults that the site's own templates have on its pages, and on those of records that say everything and next
    /// to nothing: a template that works today should work with the notice of tomorrow. For a run that will not write any
    /// pages: they are named together with all others.
    pub fn rehearse(&self) -> Vec<Diagnostic> {
        // The built-in templates are tested with the program.
        if self.input.tree.under("templates").next().is_none() {
            return Vec::new();
        }
        let mut found = self.looked_through();
        for tree in template_trial::records(&self.input.tree) {
            let input = Input { tree: Arc::new(tree), ..self.input.clone() };
            for fault in Compiled::new(input, &Memo::default()).looked_through() {
                if !found.iter().any(|known| known.code == fault.code && known.span == fault.span) {
                    found.push(template_trial::named(fault));
                }
            }
        }
        judged(found, &self.site, &self.held_back).faults
    }

    /// The faults of all pages: those that cannot be made, and headings that leave a rank out.
    fn looked_through(&self) -> Vec<Diagnostic> {
        let headings = template_trial::Headings::default();
        let mut faults = match self.write(&headings) {
            Written::All => Vec::new(),
            Written::Faults(faults) => faults,
            Written::Failed(never) => match never {},
        };
        faults.extend(headings.fault(&self.input.tree));
        faults
    }

    /// Renders every route into a sink, in parallel; no more than a page a thread is held at a time.
    pub fn write<S: Sink>(&self, sink: &S) -> Written<S::Failure> {
        let faults: Mutex<Vec<Diagnostic>> = Mutex::new(Vec::new());
        // Listing the routes makes every list of the lists: no thread then waits for one while it renders.
        let result = self.routes().par_iter().try_for_each(|route| {
            match self.render(route) {
                Some(Ok(Rendered::Bytes(bytes))) => sink.put(&route.path(), &bytes)?,
                Some(Ok(Rendered::File(source, digest, _))) => sink.copy(&route.path(), &source, digest)?,
                Some(Err(fault)) => faults.lock().push(*fault),
                None => {}
            }
            sink.done();
            Ok(())
        });
        match (result, faults.into_inner()) {
            (Err(failure), _) => Written::Failed(failure),
            (Ok(()), faults) if faults.is_empty() => Written::All,
            (Ok(()), faults) => Written::Faults(once_each(faults)),
        }
    }
}

/// Faults at the levels of the site, without what its notices allow themselves.
fn judged(faults: Vec<Diagnostic>, site: &Site, held_back: &[Arc<Notice>]) -> CheckReport {
    let notices = site.notices.iter().chain(held_back).map(|notice| &**notice);
    check::judge(faults, &site.settings.rules, notices)
}

/// A broken template fails on every page that uses it; it is said once, with the page that comes first.
fn once_each(mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let place = |fault: &Diagnostic| (fault.code.id, fault.span.clone());
    faults.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.args.cmp(&b.args)));
    faults.dedup_by(|a, b| place(a) == place(b));
    faults
}

/// The templates of the input.
fn theme<'t>(input: &'t Input, only_courts: bool, faults: &mut Vec<Diagnostic>) -> Theme<'t> {
    let mut theme = Theme { only_courts, ..Theme::default() };
    for (path, bytes) in input.built_in.iter() {
        if let (Some(name), Ok(text)) = (path.strip_prefix("templates/"), std::str::from_utf8(bytes)) {
            match name == LABELS {
                true => text.clone_into(&mut theme.labels),
                false => drop(theme.built_in.insert(name.to_owned(), text.to_owned())),
            }
        }
    }
    for (path, file) in input.tree.under("templates") {
        let Some(name) = path.as_str().strip_prefix("templates/") else { continue };
        let Some(bytes) = &file.bytes else { continue };
        match std::str::from_utf8(bytes) {
            Ok(text) if name == LABELS => theme.own_labels = Some((path.clone(), text)),
            Ok(text) => {
                theme.own.insert(name.to_owned(), (path.clone(), text));
            }
            Err(error) => {
                let at = error.valid_up_to();
                let span = crate::diagnostic::Span::new(path, at, at);
                faults.push(Diagnostic::new(&crate::diagnostic::codes::sources::NOT_UTF8, span).with("found", at + 1));
            }
        }
    }
    theme
}

/// The static files of the input: the site's own over the built-in ones, by path.
fn assets(input: &Input) -> BTreeMap<RelPath, Asset> {
    let mut out = BTreeMap::new();
    for path in input.built_in.keys() {
        if let Some(name) = path.strip_prefix("static/").and_then(|name| RelPath::new(name).ok()) {
            out.insert(name, Asset::BuiltIn(path.clone()));
        }
    }
    for (path, _) in input.tree.under("static") {
        if let Some(name) = path.strip_prefix("static") {
            out.insert(name, Asset::Own(path.clone()));
        }
    }
    out
}
