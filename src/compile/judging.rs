//! Everything that is wrong with a compiled site: what was found on reading, and what the rules say.

use std::collections::BTreeSet;
use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;
use std::sync::Arc;

use rayon::prelude::*;

use super::Compiled;
use super::NoticeFaults;
use super::contributions;
use super::first_pass::check_text;
use super::first_pass::text;
use super::visit::Visit;
use crate::check;
use crate::check::CheckReport;
use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::model::Enclosure;
use crate::site::Facts;
use crate::tree::Digest;
use crate::tree::RelPath;
use crate::tree::SourceChanged;

/// Why a check has no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unchecked {
    /// It was not wanted to its end.
    Unwanted,
    /// A source is not as it was.
    Changed(SourceChanged),
}

impl From<SourceChanged> for Unchecked {
    fn from(changed: SourceChanged) -> Unchecked {
        Unchecked::Changed(changed)
    }
}

impl Compiled {
    /// Everything that is wrong, doubtful or risky: what was found on reading, and what the rules find, in the
    /// files beside the notices too, as far as somebody looked into them.
    pub fn check(&self, enclosures: &[(RelPath, Enclosure)]) -> Result<CheckReport, SourceChanged> {
        self.check_while(enclosures, &|| true).map_err(|why| match why {
            Unchecked::Changed(changed) => changed,
            Unchecked::Unwanted => unreachable!("it is wanted to its end"),
        })
    }

    /// The same for as long as it is wanted. What the rules said before of the same sources is not asked again.
    pub fn check_while(
        &self,
        enclosures: &[(RelPath, Enclosure)],
        wanted: &(dyn Fn() -> bool + Sync),
    ) -> Result<CheckReport, Unchecked> {
        self.check_behind(Vec::new(), enclosures, wanted)
    }

    /// The same behind a visit of every notice of the site, which gave what the rules say of each.
    pub fn check_written(&self, of_notices: Vec<NoticeFaults>) -> Result<CheckReport, SourceChanged> {
        self.check_behind(of_notices, &[], &|| true).map_err(|why| match why {
            Unchecked::Changed(changed) => changed,
            Unchecked::Unwanted => unreachable!("it is wanted to its end"),
        })
    }

    /// A check, when it is known what the rules say of the first notices.
    fn check_behind(
        &self,
        mut of_notices: Vec<NoticeFaults>,
        enclosures: &[(RelPath, Enclosure)],
        wanted: &(dyn Fn() -> bool + Sync),
    ) -> Result<CheckReport, Unchecked> {
        let generation = self.memo.begin();
        let notices = self.all_notices();
        let known = of_notices.len();
        let said = |index: usize| match wanted() {
            true => Ok(self.said_of(&notices[known + index])?),
            false => Err(Unchecked::Unwanted),
        };
        contributions::in_order(notices.len() - known, said, |faults| {
            of_notices.push(faults);
            Ok(())
        })?;
        let of_articles = self.said_of_articles()?;
        let of_files = self.said_of_files(&notices)?;
        let mut of_approvals = self.approval_faults()?;
        of_approvals.extend(self.history_faults());
        self.memo.sweep_rules(generation);
        // Other files are looked into by their structure, and not as they are written.
        let text = |path: &RelPath| self.input.text(path).filter(|_| is_text(path));
        let tree = &self.input.tree;
        let checked = Checked { site: &self.site, notices: &notices, tree, text: &text, enclosures };
        let mut of_site = check::site(checked, wanted).ok_or(Unchecked::Unwanted)?;
        // What settings lack that could not be read is not known.
        let settings = check::settings_file(tree);
        if self.stopping().any(|fault| fault.span.path == settings) {
            of_site.retain(|fault| fault.span.path != settings);
        }
        let of_notices = of_notices.iter().flatten().flat_map(|said| said.iter());
        let found = self.found().iter().chain(of_notices).chain(of_files.iter().flat_map(|said| said.iter())).cloned();
        let mut report = self.judged(found.chain(of_articles).chain(of_site).chain(of_approvals).collect());
        let levels = &self.site.settings.rules;
        let idle = check::idle(&report, levels, &settings, notices.iter().map(|notice| &**notice));
        report.faults.extend(self.judged(idle).faults);
        Ok(report)
    }

    /// Faults at the levels of the site, without what its notices allow themselves.
    pub(super) fn judged(&self, faults: Vec<Diagnostic>) -> CheckReport {
        let notices = self.site.notices.iter().chain(&self.held_back).map(|notice| &**notice);
        check::judge(faults, &self.site.settings.rules, notices)
    }

    /// All notices, those that are held back last; those that were taken back nobody reads any more.
    fn all_notices(&self) -> Vec<Arc<Facts>> {
        let is_written = |notice: &&Arc<Facts>| !self.site.withdrawn.contains_key(&notice.said.id);
        self.site.notices.iter().chain(&self.held_back).filter(is_written).cloned().collect()
    }

    /// What the rules say of a notice, by itself and within its site.
    fn said_of(&self, facts: &Facts) -> Result<NoticeFaults, SourceChanged> {
        let (generation, memo) = (self.memo.generation(), &self.memo);
        let key = self.rule_key(facts);
        let known = memo.of_sources.get(generation, &facts.source).zip(memo.of_notices.get(generation, &key));
        if let Some((text, within)) = known {
            return Ok([text, within]);
        }
        self.ask(&self.visit(facts)?, facts, key)
    }

    /// Asks the rules of a notice that is visited anyway.
    pub(super) fn ask_visited(&self, visit: &Visit<'_>, facts: &Facts) -> Result<NoticeFaults, SourceChanged> {
        self.ask(visit, facts, self.rule_key(facts))
    }

    fn ask(&self, visit: &Visit<'_>, facts: &Facts, key: Digest) -> Result<NoticeFaults, SourceChanged> {
        let generation = self.memo.generation();
        let notice = &visit.notice;
        visit.with_source(|source| {
            let text = || Ok::<_, SourceChanged>(check_text(notice, source));
            let within = || Ok::<_, SourceChanged>(check::notice(notice, source, &facts.said, &self.addresses));
            Ok([
                self.memo.of_sources.get_or(generation, facts.source, text)?,
                self.memo.of_notices.get_or(generation, key, within)?,
            ])
        })?
    }

    fn said_of_articles(&self) -> Result<Vec<Diagnostic>, SourceChanged> {
        let site = &self.site;
        let articles = site.articles.iter().map(|of| (of, false)).chain(site.pages.iter().map(|of| (of, true)));
        let said = |(facts, is_page): (&Arc<crate::site::ArticleFacts>, bool)| {
            let article = self.visit_article(facts)?;
            let source = self.input.bytes(&facts.path)?;
            Ok(check::article(&article, is_page, text(&source), &self.addresses))
        };
        let said: Vec<Vec<Diagnostic>> =
            articles.collect::<Vec<_>>().into_par_iter().map(said).collect::<Result<_, _>>()?;
        Ok(said.into_iter().flatten().collect())
    }

    /// What the rules say of the texts of all other files of `content/`.
    fn said_of_files(&self, notices: &[Arc<Facts>]) -> Result<Vec<Arc<Vec<Diagnostic>>>, SourceChanged> {
        let with_notices: BTreeSet<&RelPath> =
            notices.iter().flat_map(|notice| [&notice.places.path, &notice.places.front]).collect();
        let others = self.input.tree.under("content").filter(|(path, _)| !with_notices.contains(path) && is_text(path));
        let said = |(path, file): (&RelPath, &crate::tree::File)| {
            let key = Digest::of(format!("{path}\n{}", file.digest).as_bytes());
            self.memo.of_sources.get_or(self.memo.generation(), key, || {
                let bytes = self.input.bytes(path)?;
                Ok(check::file(path, text(&bytes), false))
            })
        };
        others.collect::<Vec<_>>().into_par_iter().map(said).collect()
    }

    /// Everything that the rules of a notice within its site read: its sources, all that is no notice, the notices that
    /// speak of the same issues or inspection, the day, and which pages there are.
    fn rule_key(&self, facts: &Facts) -> Digest {
        let around = self.around();
        let mut key = format!("{}{around:x}", facts.source);
        let site = &self.site;
        match site.notice_index(&facts.said.id).filter(|_| !facts.said.leads_to_places) {
            Some(index) => {
                let beside: BTreeSet<usize> = site.beside(index).into_iter().collect();
                beside.into_iter().for_each(|other| key.push_str(&site.notices[other].source.to_string()));
            }
            // What leads to places within pages asks all of them.
            None => key.push_str(&format!("{:x}", self.all_sources())),
        }
        Digest::of(key.as_bytes())
    }

    /// What the rules of all notices read, as one number: the sources that are no notices, the day, and the pages.
    fn around(&self) -> u64 {
        *self.around.get_or_init(|| {
            let mut hasher = DefaultHasher::new();
            let others = self.input.tree.under("content").filter(|(path, _)| !path.starts_with("content/notices"));
            others.for_each(|(path, file)| (path, file.digest).hash(&mut hasher));
            self.site.as_of.hash(&mut hasher);
            self.routes().hash(&mut hasher);
            self.addresses.files().names.hash(&mut hasher);
            hasher.finish()
        })
    }

    /// The sources of all notices, as one number.
    fn all_sources(&self) -> u64 {
        *self.all_sources.get_or_init(|| {
            let mut hasher = DefaultHasher::new();
            self.site.notices.iter().for_each(|notice| notice.source.hash(&mut hasher));
            hasher.finish()
        })
    }
}

/// Files whose words anybody may read: their texts are looked through.
fn is_text(path: &RelPath) -> bool {
    const TEXTS: [&str; 11] = ["md", "yaml", "yml", "txt", "html", "xml", "css", "js", "svg", "json", "toml"];
    path.extension().is_some_and(|extension| TEXTS.iter().any(|text| extension.eq_ignore_ascii_case(text)))
}
