//! What the blocks under an issue's heading say of it.

use super::label;
use super::measures;
use crate::diagnostic::codes::body as faults;
use crate::model::At;
use crate::model::Block;
use crate::model::Class;
use crate::model::Due;
use crate::model::Label;
use crate::model::Measure;
use crate::model::Paragraph;
use crate::model::Status;
use crate::model::StatusKind;
use crate::model::Text;
use crate::source::Reading;
use crate::text::date;
use crate::text::date::Date;
use crate::text::similar;

/// What was read of an issue beside its number, title and place.
#[derive(Debug, Default)]
pub struct Fields {
    /// 整改任务, 反馈问题 as a labelled line.
    pub title: Option<Text>,
    /// 整改结果.
    pub status: Option<Status>,
    /// 整改类型.
    pub class: Option<Class>,
    /// 存在问题.
    pub problem: Vec<Text>,
    /// 整改目标.
    pub target: Vec<Text>,
    /// 整改情况, 整改措施.
    pub measures: Vec<Measure>,
    /// 整改成效.
    pub outcome: Vec<Text>,
    /// 整改计划.
    pub next_steps: Vec<Text>,
    /// 责任部门.
    pub owner: Option<String>,
    /// 责任领导.
    pub lead: Option<String>,
    /// 完成时限.
    pub due_on: Option<Due>,
    /// 销号时间.
    pub closed_on: Option<Date>,
}

/// A status word is short; a longer text behind 完成情况： is prose.
const LONGEST_STATUS: usize = 24;

/// Reads the blocks under an issue's heading. `unlabelled` says what a paragraph is that follows no label.
pub fn read(reading: &mut Reading<'_>, blocks: &[Block], unlabelled: Label) -> Fields {
    let mut fields = Fields::default();
    let labels = paragraphs(blocks).filter(|paragraph| label::labelled(&paragraph.text.plain()).is_some()).count();
    // In front of the first label a paragraph describes the problem; where there is no label at all it is what was done.
    let mut current = if labels > 0 { Label::Problem } else { unlabelled };
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                current = take_paragraph(reading, &mut fields, paragraph, current, labels > 0);
            }
            Block::List { items, .. } => {
                for item in items {
                    for (index, block) in item.blocks.iter().enumerate() {
                        for text in block.texts() {
                            let mark = if index == 0 { item.marker.clone() } else { None };
                            take_item(&mut fields, current, mark, text);
                        }
                    }
                }
            }
            Block::Heading(heading) => take_text(&mut fields, current, &heading.text),
            Block::Quote { .. } | Block::Table(_) => {
                block.texts().into_iter().for_each(|text| take_text(&mut fields, current, text));
            }
            Block::Preformatted { .. } | Block::Rule { .. } => {}
        }
    }
    fields
}

/// The paragraphs among blocks.
pub fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &Paragraph> {
    blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    })
}

/// Takes a paragraph and says what an unlabelled paragraph after it is.
fn take_paragraph(
    reading: &mut Reading<'_>,
    fields: &mut Fields,
    paragraph: &Paragraph,
    current: Label,
    has_labels: bool,
) -> Label {
    let plain = paragraph.text.plain();
    let Some(found) = label::labelled(&plain) else {
        suggest_label(reading, paragraph, &plain);
        let stated = prose_status(&plain);
        if let Some((kind, printed)) = stated
            && fields.status.is_none()
        {
            fields.status = Some(Status { kind, printed, at: paragraph.at });
            take_text(fields, Label::Measures, &paragraph.text);
            return Label::Measures;
        }
        take_text(fields, current, &paragraph.text);
        return current;
    };
    let value = paragraph.text.slice(found.value..plain.len()).trimmed();
    let at = paragraph.text.at(found.value..plain.len()).unwrap_or(paragraph.at);
    take_value(reading, fields, found.label, &found.printed, &value, at);
    let single = matches!(
        found.label,
        Label::Status | Label::Class | Label::Owner | Label::Lead | Label::Due | Label::ClosedOn | Label::Title
    );
    match single {
        false => found.label,
        // A label whose value stands in the next paragraph.
        true if value.is_empty() && found.label != Label::Status => found.label,
        true if current == Label::Problem && has_labels => Label::Problem,
        true => current,
    }
}

/// Takes the value of a label. Also used for the cells of a ledger.
pub fn take_value(reading: &mut Reading<'_>, fields: &mut Fields, label: Label, printed: &str, value: &Text, at: At) {
    let plain = value.plain();
    let short = plain.trim().trim_end_matches(['。', '；', ';']).trim().to_owned();
    if short.is_empty() {
        return;
    }
    match label {
        Label::Status => take_status(reading, fields, printed, value, &short, at),
        Label::Class => match Class::read(&short) {
            Some(class) => fields.class = Some(class),
            // 整改方式 and the like may hold prose.
            None => take_text(fields, Label::Measures, value),
        },
        Label::Owner => set_once(reading, &mut fields.owner, short, printed, at),
        Label::Lead => set_once(reading, &mut fields.lead, short, printed, at),
        Label::Due => {
            let due = due(&short, at);
            if due.date.is_none() && due.class.is_none() {
                reading.found(&faults::UNREAD_DEADLINE, at, &short);
            }
            set_once(reading, &mut fields.due_on, due, printed, at);
        }
        Label::ClosedOn => match date::read(&short) {
            Some(day) => set_once(reading, &mut fields.closed_on, day, printed, at),
            None => reading.found(&faults::UNREAD_DATE, at, &short),
        },
        Label::Title => {
            fields.title.get_or_insert_with(|| value.clone());
        }
        _ => take_text(fields, label, value),
    }
}

/// Sets a field that an issue has once.
fn set_once<T>(reading: &mut Reading<'_>, field: &mut Option<T>, value: T, printed: &str, at: At) {
    match field {
        Some(_) => reading.found(&faults::LABEL_TWICE, at, printed),
        None => *field = Some(value),
    }
}

fn take_status(reading: &mut Reading<'_>, fields: &mut Fields, printed: &str, value: &Text, short: &str, at: At) {
    if let Some(kind) = StatusKind::read(short) {
        return set_once(reading, &mut fields.status, Status { kind, printed: short.to_owned(), at }, printed, at);
    }
    // 完成情况：已完成整改。修订了……: the status is the first sentence, the rest is what was done.
    let first = short.split(['。', '；']).next().unwrap_or_default().trim();
    if first.len() < short.len() {
        if let Some(kind) = StatusKind::read(first) {
            let status = Status { kind, printed: first.to_owned(), at };
            set_once(reading, &mut fields.status, status, printed, at);
        }
        return take_text(fields, Label::Measures, value);
    }
    if short.chars().count() > LONGEST_STATUS {
        return take_text(fields, Label::Measures, value);
    }
    let near = similar::nearest(short, StatusKind::vocabulary().iter().map(|(word, _)| *word));
    let (zh, en) = match near {
        Some(near) => (format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
        None => (String::new(), String::new()),
    };
    let fault = reading.at(&faults::UNKNOWN_STATUS, at).with("found", short);
    reading.report(fault.with("suggestion", zh).with("suggestion_en", en));
}

/// A deadline: what it says, the date that can be read, or what stands in place of one.
pub fn due(printed: &str, at: At) -> Due {
    Due { printed: printed.to_owned(), date: date::deadline(printed, None), class: Class::read(printed), at }
}

/// Puts a text where the label says.
fn take_text(fields: &mut Fields, label: Label, text: &Text) {
    if text.is_empty() {
        return;
    }
    let whole = text.trimmed();
    match label {
        Label::Problem => fields.problem.push(whole),
        Label::Target => fields.target.push(whole),
        Label::Outcome => fields.outcome.push(whole),
        Label::NextSteps => fields.next_steps.push(whole),
        Label::Owner => fields.owner = fields.owner.take().or_else(|| Some(whole.plain())),
        Label::Lead => fields.lead = fields.lead.take().or_else(|| Some(whole.plain())),
        Label::Due => fields.due_on = fields.due_on.take().or_else(|| Some(due(&whole.plain(), At::default()))),
        Label::Title => fields.title = fields.title.take().or(Some(whole)),
        _ => fields.measures.extend(measures::split(text)),
    }
}

fn take_item(fields: &mut Fields, label: Label, mark: Option<String>, text: &Text) {
    match (label, mark) {
        (Label::Problem | Label::Target | Label::Outcome | Label::NextSteps, _) | (_, None) => {
            take_text(fields, label, text);
        }
        (_, Some(mark)) => {
            let mut whole = Text::of(format!("{mark} "));
            text.runs().iter().cloned().for_each(|run| whole.push(run));
            fields.measures.push(Measure { mark: Some(mark), text: whole });
        }
    }
}

/// `该问题已完成整改。一是…`: a status said in prose at the start of a paragraph.
pub fn prose_status(plain: &str) -> Option<(StatusKind, String)> {
    let rest = ["该", "此", "本", "上述"].iter().find_map(|word| plain.trim_start().strip_prefix(word))?;
    let rest = ["项问题", "个问题", "类问题", "问题", "事项", "项"].iter().find_map(|word| rest.strip_prefix(word))?;
    let rest = ["目前", "现", "均"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let printed = rest.split(['。', '，', ',', '；', ';']).next()?.trim();
    StatusKind::read(printed).map(|kind| (kind, printed.to_owned()))
}

/// Says so where a paragraph begins with what is nearly a label.
fn suggest_label(reading: &mut Reading<'_>, paragraph: &Paragraph, plain: &str) {
    let Some((words, _)) = label::words_before_colon(plain) else { return };
    let words = words.trim();
    let count = words.chars().count();
    if !(4..=8).contains(&count) || Label::read(words).is_some() {
        return;
    }
    let known = Label::vocabulary().iter().map(|(word, _)| *word).filter(|word| word.chars().count() >= 4);
    let near = known.into_iter().find(|word| similar::distance(words, word, 1).is_some());
    if let Some(near) = near {
        let at = paragraph.text.at(0..words.len()).unwrap_or(paragraph.at);
        let fault = reading.at(&faults::UNKNOWN_LABEL, at).with("found", words);
        reading.report(fault.with("suggestion", near));
    }
}
