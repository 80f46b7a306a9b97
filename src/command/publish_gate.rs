//! What the gate of publishing looks at, gathered from a compiled site.

use std::path::Path;

use super::attachments_read;
use super::environment;
use crate::approval::StepsTaken;
use crate::compile::Compiled;
use crate::compile::Input;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Level;
use crate::diagnostic::codes::pages::LABEL_MISSING;
use crate::model::ApprovalSubject;
use crate::model::HISTORY_FILE;
use crate::model::Id;
use crate::release::GateGroup;
use crate::release::GateInput;
use crate::release::GateNotice;
use crate::release::TargetShows;
use crate::release::Vanished;
use crate::text::lang::Bilingual;
use crate::tree::SourceChanged;

/// What the gate looks at, and the errors of a check that it counts.
pub fn input(
    compiled: &Compiled,
    (input, root, skipped): (&Input, &Path, &[Diagnostic]),
    target: TargetShows,
) -> Result<(GateInput, Vec<Diagnostic>), SourceChanged> {
    let mut faults = compiled.check(&attachments_read::read(root, input))?.faults;
    faults.extend(compiled.rehearse()?);
    faults.extend(skipped.iter().cloned());
    let labels = faults.iter().filter(|fault| fault.code == &LABEL_MISSING).map(label).collect();
    faults.retain(|fault| fault.level == Level::Error);
    let publication = compiled.publication();
    let history = &publication.history;
    let since = compiled.all_since_published()?;
    let notices = compiled.site.notices.iter().zip(since).map(|(facts, since)| {
        let id = facts.said.id.clone();
        let steps = steps(compiled, &ApprovalSubject::Notice(id.clone()))?;
        let missing = steps.missing().to_vec();
        let void = steps.why_void().map(|void| void.words());
        Ok(GateNotice { since, approved: steps.is_approved(), missing, void, id })
    });
    let notices = notices.collect::<Result<Vec<_>, SourceChanged>>()?;
    let groups = compiled.site.settings.approve.iter().map(|group| {
        let steps = steps(compiled, &ApprovalSubject::Group(*group))?;
        Ok(GateGroup {
            key: group.key().to_owned(),
            word: group.word().to_owned(),
            approved: steps.is_approved(),
            missing: steps.missing().to_vec(),
        })
    });
    let groups = groups.collect::<Result<Vec<_>, SourceChanged>>()?;
    let gate = GateInput {
        errors: faults.len(),
        // A history that was passed over (a link, too large) is none that may be begun anew.
        history_broken: history.broken || skipped.iter().any(|fault| fault.span.path.as_str() == HISTORY_FILE),
        clock: history.last().map(|last| last.at).zip(environment::now()),
        notices,
        groups,
        vanished: vanished(compiled),
        labels,
        target,
    };
    Ok((gate, faults))
}

fn steps(compiled: &Compiled, subject: &ApprovalSubject) -> Result<StepsTaken, SourceChanged> {
    Ok(compiled.approval(subject).transpose()?.map(|approval| approval.steps).unwrap_or_default())
}

/// Published notices that the site shows no more, and how they went.
fn vanished(compiled: &Compiled) -> Vec<(Id, Vanished)> {
    let site = &compiled.site;
    let public = compiled.publication().notices.iter().filter(|(_, of)| of.is_public());
    let shown = |id: &Id| site.notice_index(id).is_some() || site.withdrawn.contains_key(id);
    let gone = public.filter(|(id, _)| !shown(id));
    gone.map(|(id, _)| {
        let how = match site.formerly(id) {
            _ if compiled.any_notice(id).is_some() => Vanished::HeldBack,
            Some(at) => Vanished::Renamed(site.notices[at].said.id.clone()),
            None => Vanished::Gone,
        };
        (id.clone(), how)
    })
    .collect()
}

fn label(fault: &Diagnostic) -> (String, Bilingual) {
    let arg = |name: &str| fault.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
    let words = Bilingual { zh: arg("meaning").unwrap_or_default(), en: arg("meaning_en").unwrap_or_default() };
    (arg("found").unwrap_or_default(), words)
}
