//! What the approvals of a notice, and of sources of a kind, come to now.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Compiled;
use super::content_files::approval_of_nothing;
use crate::approval;
use crate::approval::ApprovalNow;
use crate::approval::READING;
use crate::approval::SeenAround;
use crate::approval::SeenDigest;
use crate::approval::SourceFiles;
use crate::approval::Stage;
use crate::approval::StepsTaken;
use crate::diagnostic::Diagnostic;
use crate::model::ApprovalGroup;
use crate::model::ApprovalRecord;
use crate::model::ApprovalSubject;
use crate::model::Id;
use crate::site::Facts;
use crate::tree::Digest;
use crate::tree::SourceChanged;

/// The algorithm of the digest of a group: the digests of its files.
const READING_FILES: &str = "files-1";

/// What an approval is bound to: the digests as they are now.
#[derive(Clone, Debug)]
pub struct ApprovalKnown {
    /// The algorithm of the digest of what is seen.
    pub reading: &'static str,
    /// What is seen.
    pub seen: Arc<SeenDigest>,
    /// The bytes of the sources.
    pub source: Digest,
    /// How many files they are.
    pub files: usize,
}

/// The approvals of a notice or a group, and what they come to.
#[derive(Clone, Debug)]
pub struct Approval {
    /// What they are bound to.
    pub known: ApprovalKnown,
    /// What was read of their file; none where there is none.
    pub record: Option<Arc<ApprovalRecord>>,
    /// What it comes to.
    pub steps: StepsTaken,
}

impl Compiled {
    /// The approvals of a notice or a group; none where there is no such notice.
    pub fn approval(&self, subject: &ApprovalSubject) -> Option<Result<Approval, SourceChanged>> {
        let known = match subject {
            ApprovalSubject::Notice(id) => self.known_of(self.any_notice(id)?),
            ApprovalSubject::Group(group) => Ok(self.known_of_group(*group)),
        };
        Some(known.map(|known| {
            let record = self.approvals.get(subject).cloned();
            let steps = match &record {
                Some(record) => self.taken(subject, record, &known),
                None => StepsTaken { steps: self.site.settings.approval_steps.clone(), ..StepsTaken::default() },
            };
            Approval { known, record, steps }
        }))
    }

    /// What a file of approvals comes to, held against what it is bound to.
    pub fn taken(&self, subject: &ApprovalSubject, record: &ApprovalRecord, known: &ApprovalKnown) -> StepsTaken {
        let now = ApprovalNow {
            steps: &self.site.settings.approval_steps,
            keys: &self.site.settings.approval_keys,
            subject,
            reading: known.reading,
            seen: &known.seen,
            source: known.source,
            today: self.input.today,
        };
        approval::steps_taken(record, now)
    }

    /// Where a notice stands on its way; none where there is no such notice.
    pub fn stage(&self, id: &Id) -> Option<Result<Stage, SourceChanged>> {
        let facts = self.any_notice(id)?;
        let subject = ApprovalSubject::Notice(id.clone());
        if !self.approvals.contains_key(&subject) {
            return Some(self.stage_with(facts, &StepsTaken::default()));
        }
        Some(self.approval(&subject)?.and_then(|approval| self.stage_with(facts, &approval.steps)))
    }

    /// Where a notice stands, whose approvals come to these steps.
    pub fn stage_with(&self, facts: &Facts, steps: &StepsTaken) -> Result<Stage, SourceChanged> {
        Ok(Stage::of(self.site.standing(&facts.said), steps, self.published_as(facts)?))
    }

    /// A notice, held back or not.
    pub fn any_notice(&self, id: &Id) -> Option<&Facts> {
        let shown = self.site.notice_index(id).map(|index| &*self.site.notices[index]);
        shown.or_else(|| self.held_back_notice(id).map(|facts| &**facts))
    }

    fn known_of(&self, facts: &Facts) -> Result<ApprovalKnown, SourceChanged> {
        let (said, places) = (&facts.said, &facts.places);
        let organ = self.site.organ(said.organ.as_ref());
        let contact = organ.and_then(|organ| organ.contact.as_ref()).or(self.site.settings.contact.as_ref());
        let inspection = self.site.inspection(said.inspection.as_deref());
        let beside = self.files(facts);
        let mut source = SourceFiles::default();
        let apart = (places.front != places.path).then_some(("front", &places.front));
        for (name, path) in [("text", &places.path)].into_iter().chain(apart) {
            source.add(name, self.input.tree.get(path.as_str()).map_or(Digest::of(b""), |file| file.digest));
        }
        beside.iter().for_each(|(name, _, digest, _)| source.add(format!("beside/{name}"), *digest));
        let files: BTreeMap<String, Digest> = beside.into_iter().map(|(name, _, digest, _)| (name, digest)).collect();
        let organ = organ.map(|organ| organ.name.as_str());
        let around = SeenAround { organ, contact, inspection, files: &files };
        let key = Digest::of(format!("{}{around:?}", facts.source).as_bytes());
        let seen = self.memo.seen.get_or(self.memo.generation(), key, || {
            Ok::<_, SourceChanged>(approval::seen(&self.visit(facts)?.notice, around))
        })?;
        Ok(ApprovalKnown { reading: READING, seen, source: source.digest(), files: source.len() })
    }

    fn known_of_group(&self, group: ApprovalGroup) -> ApprovalKnown {
        let mut files = SourceFiles::default();
        for place in group.places() {
            let tree = &self.input.tree;
            let own = tree.get(place).map(|file| (*place, file));
            let below = tree.under(place).map(|(path, file)| (path.as_str(), file));
            own.into_iter().chain(below).for_each(|(path, file)| files.add(path, file.digest));
        }
        let seen = Arc::new(files.seen());
        ApprovalKnown { reading: READING_FILES, source: seen.digest, seen, files: files.len() }
    }

    /// What is wrong with approvals: entries that do not count, approvals that hold no more, those of nothing.
    pub fn approval_faults(&self) -> Result<Vec<Diagnostic>, SourceChanged> {
        let of = |(subject, record): (&ApprovalSubject, &Arc<ApprovalRecord>)| match self.approval(subject) {
            Some(approval) => Ok(approval?.steps.faults),
            None => Ok(vec![approval_of_nothing(&record.path)]),
        };
        let all: Vec<_> = self.approvals.iter().collect();
        let found: Vec<Vec<Diagnostic>> = all.into_par_iter().map(of).collect::<Result<_, SourceChanged>>()?;
        Ok(found.into_iter().flatten().collect())
    }
}
