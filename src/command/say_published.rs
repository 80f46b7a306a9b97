//! What `tongbao publish` says: reasons, plans, and what it did.

use std::collections::BTreeMap;

use serde_json::json;

use super::publish_edition::MadeEdition;
use super::publish_target::Done;
use super::publish_target::Meant;
use super::say::answer;
use super::say::raw;
use super::show_faults::Format;
use crate::compile::Compiled;
use crate::diagnostic::Lang;
use crate::model::Id;
use crate::model::SincePublished;
use crate::release;
use crate::release::Objection;
use crate::text::lang::Bilingual;
use crate::tree::Change;

/// Says every reason against publishing.
pub fn refused(refused: &[Objection], format: Format, lang: Lang) {
    if format == Format::Json {
        let reason =
            |of: &Objection| json!({ "reason": of.key(), "subject": of.subject(), "words": of.words().get(lang) });
        let all: Vec<_> = refused.iter().map(reason).collect();
        // What the command ends with is decided; a reader that has gone changes nothing.
        let _ = answer(&format!("{:#}\n", json!({ "refused": all })));
        return;
    }
    let count = refused.len();
    let head = Bilingual {
        zh: format!("tongbao: 没有发布，原因有 {count} 条：\n"),
        en: format!("tongbao: nothing was published. Reasons: {count}.\n"),
    };
    let mut out = head.get(lang);
    for (at, reason) in refused.iter().enumerate() {
        let words = reason.words().get(lang);
        let end = if lang == Lang::Zh { "。" } else { "." };
        out.push_str(&format!("  {}. {words}{end}\n", at + 1));
    }
    raw(&out);
}

/// A plan for people, a line a file, or for programs.
pub fn plan(
    made: &MadeEdition,
    changes: &[Change],
    since: &BTreeMap<Id, SincePublished>,
    format: Format,
    lang: Lang,
) -> String {
    let why = |change: &Change| release::why(change.path(), since).words();
    if format == Format::Json {
        let step = |change: &Change| json!({ "change": key(change), "path": change.path().as_str(), "why": why(change).get(lang) });
        let steps: Vec<_> = changes.iter().map(step).collect();
        let ids = |of: &[crate::model::PublishedNotice]| of.iter().map(|of| of.id.to_string()).collect::<Vec<_>>();
        let edition = made
            .line
            .as_ref()
            .map(|line| json!({ "sequence": line.sequence, "added": ids(&line.added), "changed": ids(&line.changed) }));
        let digest = made.staged.manifest.digest().to_string();
        return format!("{:#}\n", json!({ "edition": edition, "manifest": digest, "steps": steps }));
    }
    let mut out = match &made.line {
        Some(line) => Bilingual {
            zh: format!("第 {} 版：{} 份首次公布，{} 份更正\n", line.sequence, line.added.len(), line.changed.len()),
            en: format!(
                "Edition {}: {} published, {} corrected\n",
                line.sequence,
                line.added.len(),
                line.changed.len()
            ),
        }
        .get(lang),
        None => Bilingual { zh: "没有新的一版\n".to_owned(), en: "No new edition\n".to_owned() }.get(lang),
    };
    for change in changes {
        let word = word(change).get(lang);
        out.push_str(&format!("{word}  {}  （{}）\n", change.path(), why(change).get(lang)));
    }
    let (added, changed, removed) = counts(changes);
    let total = Bilingual {
        zh: format!("共新增 {added} 个文件，更新 {changed} 个，删去 {removed} 个。只是预演，没有改动任何东西。\n"),
        en: format!("{added} files added, {changed} changed, {removed} removed. A rehearsal: nothing was changed.\n"),
    };
    out.push_str(&total.get(lang));
    out
}

/// What was done.
pub fn done(made: &MadeEdition, compiled: &Compiled, changes: &[Change], meant: &Meant, done: &Done) -> Bilingual {
    let place = meant.place();
    let (added, changed, removed) = counts(changes);
    let digest = made.staged.manifest.digest().short();
    let of = compiled.publication().history.last().map_or(0, |last| last.sequence);
    let sequence = made.line.as_ref().map_or(of, |line| line.sequence);
    let (zh, en) = match changes.is_empty() {
        true => {
            ("目标上已经是这一版，没有改动".to_owned(), "the target shows it already; nothing was changed".to_owned())
        }
        false => (
            format!("新增 {added} 个文件，更新 {changed} 个，删去 {removed} 个"),
            format!("{added} files added, {changed} changed, {removed} removed"),
        ),
    };
    let more = |words: &str, between: &str| if words.is_empty() { String::new() } else { format!("{between}{words}") };
    Bilingual {
        zh: format!("已发布第 {sequence} 版（{digest}）：{zh}{}。目标：{place}", more(&done.zh, "；")),
        en: format!("Published edition {sequence} ({digest}): {en}{}. Target: {place}", more(&done.en, "; ")),
    }
}

/// What to do with a packed file.
pub fn zip(meant: &Meant) -> Bilingual {
    let (list, changes) = (meant.path.with_extension("sha256"), meant.path.with_extension("changes.txt"));
    Bilingual {
        zh: format!(
            "清单：{}；与上一个压缩包相比的改动：{}。上传以后再发布下一版。",
            list.display(),
            changes.display()
        ),
        en: format!("Its list: {}; what changed since the zip before: {}.", list.display(), changes.display()),
    }
}

fn counts(changes: &[Change]) -> (usize, usize, usize) {
    let count = |of: fn(&Change) -> bool| changes.iter().filter(|change| of(change)).count();
    (
        count(|change| matches!(change, Change::Added(_))),
        count(|change| matches!(change, Change::Changed(_))),
        count(|change| matches!(change, Change::Removed(_))),
    )
}

fn key(change: &Change) -> &'static str {
    match change {
        Change::Added(_) => "added",
        Change::Changed(_) => "changed",
        Change::Removed(_) => "removed",
    }
}

fn word(change: &Change) -> Bilingual<&'static str> {
    match change {
        Change::Added(_) => Bilingual { zh: "新增", en: "add   " },
        Change::Changed(_) => Bilingual { zh: "更新", en: "change" },
        Change::Removed(_) => Bilingual { zh: "删去", en: "remove" },
    }
}
