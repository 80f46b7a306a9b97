//! What the value of a label says: a status, a date, an owner, steps.

use super::fields::Fields;
use super::measures::enumerates;
use super::slip;
use crate::diagnostic::codes::body as faults;
use crate::model::At;
use crate::model::Due;
use crate::model::Label;
use crate::model::Status;
use crate::model::StatusKind;
use crate::model::Text;
use crate::prose::stated;
use crate::prose::status_words;
use crate::source::Reading;
use crate::text::date;

/// A status word is short; a longer text behind 完成情况： is prose.
pub const LONGEST_STATUS: usize = 24;
/// Takes the value of a label. Also used for the cells of a ledger.
pub fn take_value(reading: &mut Reading<'_>, fields: &mut Fields, label: Label, printed: &str, value: &Text, at: At) {
    let plain = value.plain();
    // 责任科室：执行局。已完成整改。…: the value ends with its sentence, and what follows tells what was done.
    if let Some(end) = ends_early(label, &plain) {
        take_value(reading, fields, label, printed, &value.slice(0..end), at);
        return take_report(reading, fields, printed, &value.slice(end..plain.len()).trimmed(), at);
    }
    let short = plain.trim().trim_end_matches(['。', '；', ';']).trim().to_owned();
    if short.is_empty() {
        return;
    }
    match label {
        Label::Status => take_status(reading, fields, printed, value, at),
        Label::Class => match status_words::class(&short) {
            Some(class) => fields.rectification.class = Some((class, short)),
            // 整改方式 and the like may hold prose.
            None => take_text(fields, Label::Measures, value),
        },
        // 责任部门： was left empty, and what was done follows.
        Label::Owner | Label::Lead if enumerates(&plain) => take_text(fields, Label::Measures, value),
        Label::Owner if owner_and_day(&short, at).is_some() && fields.rectification.due_on.is_none() => {
            let Some((owner, due)) = owner_and_day(&short, at) else { return };
            fields.rectification.due_on = Some(due);
            add(reading, fields, |fields| &mut fields.rectification.owner, owner, printed, at);
        }
        Label::Owner => add(reading, fields, |fields| &mut fields.rectification.owner, short, printed, at),
        Label::Lead => add(reading, fields, |fields| &mut fields.rectification.lead, short, printed, at),
        Label::Due => {
            let due = due(&short, at);
            if due.date.is_none() && due.class.is_none() {
                reading.found(&faults::UNREAD_DEADLINE, at, &short);
            }
            set_once(reading, &mut fields.rectification.due_on, due, printed, at);
        }
        Label::ClosedOn => match date::read(&short) {
            Some(day) => set_once(reading, &mut fields.rectification.closed_on, day, printed, at),
            None => reading.found(&faults::UNREAD_DATE, at, &short),
        },
        Label::Title => {
            fields.title.get_or_insert_with(|| value.clone());
        }
        Label::Measures => take_report(reading, fields, printed, value, at),
        Label::Number | Label::Area | Label::Remark => {}
        Label::Problem | Label::Target | Label::Outcome | Label::NextSteps => take_text(fields, label, value),
    }
}

/// A department with its deadline behind it: 教务处，2026年6月底完成; 总务处，长期坚持.
fn owner_and_day(value: &str, at: At) -> Option<(String, Due)> {
    let (owner, when) = value.rsplit_once(['，', ',', '；'])?;
    let day =
        ["整改完成", "完成", "办结", "到位"].iter().find_map(|word| when.strip_suffix(word)).unwrap_or(when).trim();
    let due = Due { printed: when.trim().to_owned(), ..due(day, at) };
    (due.date.is_some() || due.class.is_some()).then(|| (owner.trim().to_owned(), due))
}

/// The value of a department, a person or a deadline is not longer, in characters; what is longer is prose.
const LONGEST_SHORT_VALUE: usize = 40;

/// Where the first sentence of a value ends that can be only one, where more follows.
fn ends_early(label: Label, plain: &str) -> Option<usize> {
    let short = matches!(label, Label::Owner | Label::Lead | Label::Due);
    let end = plain.find('。').filter(|_| short)? + '。'.len_utf8();
    let more = plain[end..].trim().chars().count() > 1 && !enumerates(&plain[..end]);
    (more && plain[..end].chars().count() <= LONGEST_SHORT_VALUE).then_some(end)
}

/// Sets a field that an issue has once.
fn set_once<T>(reading: &mut Reading<'_>, field: &mut Option<T>, value: T, printed: &str, at: At) {
    match field {
        Some(_) => reading.found(&faults::LABEL_TWICE, at, printed),
        None => *field = Some(value),
    }
}

/// Sets a field, or adds to it under another label of the same meaning (牵头部门, 责任部门).
fn add(
    reading: &mut Reading<'_>,
    fields: &mut Fields,
    field: fn(&mut Fields) -> &mut Option<String>,
    value: String,
    printed: &str,
    at: At,
) {
    // 配合单位：无
    if value.chars().all(|c| "—-－–―/／无".contains(c)) {
        return;
    }
    if fields.met.iter().any(|met| met == printed) {
        reading.found(&faults::LABEL_TWICE, at, printed);
    } else {
        fields.met.push(printed.to_owned());
    }
    join(field(fields), value);
}

/// Adds a department, where it is not known yet.
pub fn join_owner(fields: &mut Fields, value: &str) {
    if !value.is_empty() {
        join(&mut fields.rectification.owner, value.to_owned());
    }
}

fn join(field: &mut Option<String>, value: String) {
    *field = Some(match field.take() {
        Some(before) if before.split('；').any(|known| known == value) => before,
        Some(before) => format!("{before}；{value}"),
        None => value,
    });
}

/// Sets the status. Where an issue prints a second one, that is a fault, and the less finished of both holds: no page says
/// 已完成 over a line that says 正在整改.
fn set_status(reading: &mut Reading<'_>, fields: &mut Fields, status: Status, printed: &str, at: At) {
    if fields.rectification.status.is_some() {
        reading.found(&faults::LABEL_TWICE, at, printed);
    }
    add_status(&mut fields.rectification.status, status);
}

/// Adds a result: of two that differ the less finished one holds, in the words of both.
pub fn add_status(field: &mut Option<Status>, status: Status) {
    match field {
        None => *field = Some(status),
        Some(before) if before.kind == status.kind => {}
        Some(before) => {
            let printed = format!("{}；{}", before.printed, status.printed);
            if StatusKind::least([Some(before.kind), Some(status.kind)]) != Some(before.kind) {
                *before = status;
            }
            before.printed = printed;
        }
    }
}

fn take_status(reading: &mut Reading<'_>, fields: &mut Fields, printed: &str, value: &Text, at: At) {
    let plain = value.plain();
    if let Some(found) = stated::first_sentence(&plain) {
        let (mut end, mut status) = (found.sentence.end, Status { kind: found.kind, printed: found.printed, at });
        // 已完成；正在整改: of two results in one place the less finished one holds.
        while let Some(next) = stated::first_sentence(&plain[end..]).filter(|next| !next.sentence.is_empty()) {
            end += next.sentence.end;
            status.kind = StatusKind::least([Some(status.kind), Some(next.kind)]).unwrap_or(next.kind);
            status.printed = plain[..end].trim().trim_end_matches(['。', '；', ';']).to_owned();
        }
        let rest = value.slice(end..plain.len()).trimmed();
        set_status(reading, fields, status, printed, at);
        return take_text(fields, Label::Measures, &rest);
    }
    let end = stated::sentence_end(&plain);
    let first = plain[..end].trim().trim_end_matches(['。', '；', ';', '：', ':', '！']).trim_end();
    let rest = value.slice(end..plain.len()).trimmed();
    let near = slip::status(first);
    let is_word = rest.is_empty() && first.chars().count() <= LONGEST_STATUS;
    if !is_word && near.is_none() {
        return take_text(fields, Label::Measures, value);
    }
    if let Some(class) = status_words::class(first) {
        fields.rectification.class = fields.rectification.class.take().or_else(|| Some((class, first.to_owned())));
        return take_text(fields, Label::Measures, &rest);
    }
    let (zh, en) = match near {
        Some(near) => (format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
        None => (String::new(), String::new()),
    };
    let fault = reading.at(&faults::UNKNOWN_STATUS, at).with("found", first);
    reading.report(fault.with("suggestion", zh).with("suggestion_en", en));
    take_text(fields, Label::Measures, &rest);
}

/// Takes what stands behind 整改情况：, which may begin with a status (整改情况：已完成整改。一是…).
fn take_report(reading: &mut Reading<'_>, fields: &mut Fields, printed: &str, value: &Text, at: At) {
    let plain = value.plain();
    let Some(found) = stated::first_sentence(&plain).or_else(|| stated::of_this_problem(&plain)) else {
        return take_text(fields, Label::Measures, value);
    };
    if fields.rectification.status.as_ref().is_none_or(|status| status.kind != found.kind) {
        let status = Status { kind: found.kind, printed: found.printed, at };
        set_status(reading, fields, status, printed, at);
    }
    take_text(fields, Label::Measures, &value.slice(0..found.sentence.start).trimmed());
    take_text(fields, Label::Measures, &value.slice(found.sentence.end..plain.len()).trimmed());
}

/// A deadline: what it says, the date that can be read, or what stands in place of one.
fn due(printed: &str, at: At) -> Due {
    Due { printed: printed.to_owned(), date: date::deadline(printed, None), class: status_words::class(printed), at }
}

/// Puts a text where the label says.
pub fn take_text(fields: &mut Fields, label: Label, text: &Text) {
    let whole = text.trimmed();
    if whole.is_empty() {
        return;
    }
    match label {
        Label::Problem => fields.problem.push(whole),
        Label::Target => fields.target.push(whole),
        Label::Outcome => fields.rectification.outcome.push(whole),
        Label::NextSteps => fields.rectification.next_steps.push(whole),
        _ => fields.steps.take(&mut fields.rectification.measures, &whole),
    }
}
