//! The review copy: every notice that is to be approved, drafts and embargoed ones among them, held against an edition that
//! was published.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Approval;
use super::Compiled;
use super::Picture;
use super::Pictures;
use super::Unmade;
use crate::approval::Stage;
use crate::approval::Void;
use crate::check::CheckReport;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::show;
use crate::model::ApprovalSubject;
use crate::model::Contact;
use crate::model::Id;
use crate::model::Notice;
use crate::page::Surroundings;
use crate::page::view;
use crate::page::view::ApprovalUnderReview;
use crate::page::view::ReviewCopy;
use crate::page::view::ReviewFault;
use crate::page::view::UnderReview;
use crate::review::differences::Differences;
use crate::review::enclosed_files::EnclosedFile;
use crate::review::notice_edition::NoticeEdition;
use crate::review::slip_places;
use crate::review::slip_places::NoSlip;
use crate::review::slip_places::SlipPlace;
use crate::site::Facts;
use crate::site::Standing;
use crate::tree::Digest;
use crate::tree::RelPath;
use crate::tree::SourceChanged;

/// The lines of a file, where its text can be read.
pub type LinesOf<'l> = dyn Fn(&RelPath) -> Option<Vec<String>> + 'l;

/// A notice of a site with all that a review of it looks at.
pub struct ReviewedSource {
    notice: Arc<Notice>,
    /// What its page sees beside it; none of one that is not there any more.
    around: Option<Surroundings>,
    standing: Standing,
    contact: Option<Contact>,
    files: Vec<EnclosedFile>,
    /// The pictures of its text: their bytes are given when the copy is made.
    pub pictures: Vec<Picture>,
    /// The files that are published with it, by their names.
    pub enclosed: Vec<(String, RelPath)>,
}

/// What a review looks at: the notices by their ids.
pub type ReviewedSources = BTreeMap<Id, ReviewedSource>;

/// What a review copy is made of, beside the notices.
pub struct ReviewTask<'t> {
    /// The notices to be shown.
    pub ids: &'t [Id],
    /// All notices of the site.
    pub now: &'t ReviewedSources,
    /// The public notices of the edition that they are held against, and what it is called; none where everything is new.
    pub earlier: Option<(&'t ReviewedSources, String)>,
    /// Whether notices that are as they were are left out.
    pub changed_alone: bool,
    /// The bytes of pictures, by notice.
    pub pictures: &'t BTreeMap<Id, Pictures>,
    /// What `check` says of the site.
    pub report: &'t CheckReport,
    /// Files beside the notices that changed.
    pub others: Vec<String>,
}

impl ReviewedSource {
    fn edition(&self) -> NoticeEdition<'_> {
        NoticeEdition { notice: &self.notice, contact: self.contact.as_ref(), files: &self.files }
    }

    /// Whether the notice is public.
    pub fn is_public(&self) -> bool {
        self.standing == Standing::Public
    }
}

impl Compiled {
    /// Every notice of the site with all that a review looks at.
    pub fn reviewed(&self, lines: &LinesOf<'_>) -> Result<ReviewedSources, SourceChanged> {
        let all = self.site.notices.iter().chain(&self.held_back);
        let mut out = ReviewedSources::new();
        for facts in all {
            let source = self.reviewed_source(facts, lines)?;
            out.extend(source.map(|source| (facts.said.id.clone(), source)));
        }
        Ok(out)
    }

    fn reviewed_source(&self, facts: &Facts, lines: &LinesOf<'_>) -> Result<Option<ReviewedSource>, SourceChanged> {
        let id = &facts.said.id;
        let notice = self.visit(facts)?.notice;
        let around = self.surroundings_of(id).or_else(|| self.surroundings_held_back(id));
        let Some(around) = around else { return Ok(None) };
        let contact = view::contact_shown(&around, &notice).cloned();
        let titles: BTreeMap<&str, &str> =
            notice.head.attachments.iter().map(|of| (of.file.as_str(), of.title.as_str())).collect();
        let shown = notice.pictures_in_text();
        let (mut files, mut pictures, mut enclosed) = (Vec::new(), Vec::new(), Vec::new());
        for (name, path, digest, len) in self.files(facts) {
            let title = titles.get(name.as_str()).map(|title| (*title).to_owned());
            files.push(EnclosedFile { title, digest, lines: lines(&path), name: name.clone() });
            if shown.contains(&name) {
                pictures.push(Picture { name: name.clone(), source: path.clone(), digest, len });
            }
            enclosed.push((name, path));
        }
        Ok(Some(ReviewedSource {
            standing: self.site.standing(&facts.said),
            contact,
            files,
            pictures,
            enclosed,
            around: Some(around),
            notice,
        }))
    }

    /// The notices as they were published last, by the ids that they have now: as their sources are kept.
    pub fn published(&self, lines: &LinesOf<'_>) -> Result<ReviewedSources, SourceChanged> {
        let mut out = ReviewedSources::new();
        let publication = self.publication();
        for (id, of) in publication.notices.iter().filter(|(_, of)| of.is_public()) {
            let Some(last) = of.last() else { continue };
            let Some((notice, digests)) = self.kept_notice(id, last)? else { continue };
            let around = self.surroundings_of(id).or_else(|| self.surroundings_held_back(id));
            let contact = match &around {
                Some(around) => view::contact_shown(around, &notice).cloned(),
                None => notice.head.contact.clone(),
            };
            let kept = publication.kept.get(&(id.clone(), last.sequence));
            let title = |name: &str| notice.head.attachments.iter().find(|of| of.file == name);
            let file = |(name, digest): (String, Digest)| EnclosedFile {
                title: title(&name).map(|of| of.title.clone()),
                lines: kept.and_then(|files| lines(files.get(&name)?)),
                digest,
                name,
            };
            let files = digests.into_iter().map(file).collect();
            let source = ReviewedSource {
                standing: Standing::Public,
                contact,
                files,
                pictures: Vec::new(),
                enclosed: Vec::new(),
                around,
                notice: Arc::new(notice),
            };
            out.insert(id.clone(), source);
        }
        Ok(out)
    }

    /// The review copy, and the notices that it shows.
    pub fn review_copy(&self, task: &ReviewTask<'_>) -> Result<(Vec<u8>, Vec<Id>), Unmade> {
        let none = Pictures::new();
        let mut faults = self.review_faults(task.report);
        let mut copy = ReviewCopy {
            notices: Vec::new(),
            against: task.earlier.as_ref().map(|(_, name)| name.clone()),
            withdrawn: Vec::new(),
            unchanged: 0,
            faults: Vec::new(),
            others: task.others.clone(),
            steps: self.site.settings.approval_steps.clone(),
        };
        let (mut kept, mut shown) = (BTreeSet::new(), Vec::new());
        for (id, source) in task.now {
            let of_notice = faults.remove(&Some(id.clone())).unwrap_or_default();
            let earlier = task.earlier.as_ref().and_then(|(earlier, _)| source.earlier(earlier));
            kept.extend(earlier.map(|earlier| &earlier.notice.id).filter(|_| source.is_public()));
            let Some(around) = source.around.as_ref().filter(|_| task.ids.contains(id)) else { continue };
            let differences = earlier.map(|earlier| Differences::of(earlier.edition(), source.edition()));
            if task.changed_alone && differences.as_ref().is_some_and(Differences::is_empty) {
                copy.unchanged += 1;
                continue;
            }
            let approval = self.approval(&ApprovalSubject::Notice(id.clone())).transpose()?;
            let (Some(approval), Some(facts)) = (approval, self.any_notice(id)) else { continue };
            let stage = self.stage_with(facts, &approval.steps)?;
            shown.push(id.clone());
            copy.notices.push(UnderReview {
                around,
                notice: &source.notice,
                standing: source.standing,
                approval: Some(under_review(&approval, stage)),
                differences,
                files: &source.files,
                faults: of_notice,
                pictures: task.pictures.get(id).unwrap_or(&none),
            });
        }
        let gone = task.earlier.iter().flat_map(|(earlier, _)| earlier.iter());
        let gone = gone.filter(|(id, source)| source.is_public() && !kept.contains(id));
        copy.withdrawn = gone
            .map(|(id, source)| (id.to_string(), source.notice.head.title.clone(), source.notice.head.published_on))
            .collect();
        copy.faults = faults.remove(&None).unwrap_or_default();
        Ok((self.renderer.render(&view::review(&self.frame, &copy))?, shown))
    }

    /// What `check` found, by the notice that it was found in; what was found elsewhere stands under none.
    fn review_faults(&self, report: &CheckReport) -> BTreeMap<Option<Id>, Vec<ReviewFault>> {
        let all: Vec<&Facts> = self.site.notices.iter().chain(&self.held_back).map(|facts| &**facts).collect();
        let open = report.faults.iter().map(|fault| (fault, None));
        let allowed = report.allowed.iter().map(|allowed| (&allowed.fault, Some(allowed.reason.clone())));
        let mut out: BTreeMap<Option<Id>, Vec<ReviewFault>> = BTreeMap::new();
        for (fault, reason) in open.chain(allowed) {
            let path = &fault.span.path;
            let of = all.iter().find(|facts| {
                let folder = super::notice_files::folder(&facts.places.path);
                facts.places.path == *path || facts.places.front == *path || path.starts_with(&folder)
            });
            let at = of.filter(|facts| facts.places.path == *path).map(|_| fault.span.start);
            let id = of.map(|facts| facts.said.id.clone());
            out.entry(id).or_default().extend(self.review_fault(fault, at, reason));
        }
        out
    }

    fn review_fault(&self, fault: &Diagnostic, at: Option<usize>, reason: Option<String>) -> Option<ReviewFault> {
        let card = show::cards(&[fault], &|path| self.input.text(path), Lang::Zh, 1).pop()?;
        Some(ReviewFault {
            level: card.level,
            level_name: card.level_name,
            code: card.code,
            cause: card.cause,
            remedy: card.remedy,
            path: card.path,
            line: card.line,
            at,
            reason,
        })
    }
}

/// What the approvals of a notice come to, as a review copy says it.
fn under_review(approval: &Approval, stage: Stage) -> ApprovalUnderReview {
    let steps = &approval.steps;
    let hold = steps.void.as_ref().is_none_or(Void::is_renewable);
    let taken = |at: usize| steps.taken.get(at).filter(|_| hold).map(|of| (of.by.clone(), of.at.to_string()));
    let named = steps.steps.iter().enumerate().map(|(at, name)| (name.clone(), taken(at)));
    let returned = steps.returned.as_ref().map(|of| format!("退回：{}", of.words.as_deref().unwrap_or_default()));
    ApprovalUnderReview {
        stage: stage.words().zh,
        steps: named.collect(),
        ended: returned.or_else(|| steps.why_void().map(|void| void.words().zh)),
        seen: approval.known.seen.digest,
    }
}

impl Compiled {
    /// What changed in a notice since an earlier state of its sources, if it is a slip.
    pub fn slip(&self, earlier: &Compiled, id: &Id) -> Result<Result<Vec<SlipPlace>, NoSlip>, SourceChanged> {
        let source = |of: &Compiled| match of.any_notice(id) {
            None => Ok(None),
            Some(facts) => of.reviewed_source(facts, &|_| None),
        };
        let (Some(old), Some(new)) = (source(earlier)?, source(self)?) else { return Ok(Err(NoSlip::Nothing)) };
        // What is shown with a notice and stands in files of its court or its inspection.
        let around = |of: &Compiled| {
            let said = &of.any_notice(id)?.said;
            let organ = of.site.organ(said.organ.as_ref()).map(|organ| organ.name.clone());
            Some((organ, of.site.inspection(said.inspection.as_deref()).cloned()))
        };
        if around(self) != around(earlier) {
            return Ok(Err(NoSlip::Elsewhere));
        }
        Ok(slip_places::slip(old.edition(), new.edition()))
    }
}

impl ReviewedSource {
    /// The public edition of this notice among earlier ones: of its id, or of one that it was known by.
    fn earlier<'e>(&self, earlier: &'e ReviewedSources) -> Option<&'e ReviewedSource> {
        let former = self.notice.head.formerly.iter().map(|(id, _)| id);
        std::iter::once(&self.notice.id).chain(former).find_map(|id| earlier.get(id)).filter(|of| of.is_public())
    }
}
