//! A contact block: every number and mailbox with its label, and where letters go.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Weekday;

use super::contacts;
use super::contacts::PHONE;
use super::letter_places;
use super::office_hours;
use super::office_numbers;
use super::recipients;
use crate::model::At;
use crate::model::Contact;
use crate::model::Labelled;
use crate::model::Window;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::behind_last;
use crate::text::pattern::fixed;
use crate::text::punctuation;

static PLAIN_LABEL: Fixed =
    Fixed::new(|| fixed(r"(?:联系方式|联系电话)\s*[:：]\s*(电话|座机|手机|传真|值班电话|监督电话)\s*[:：]?\s*$"));
static EMAIL: Fixed =
    Fixed::new(|| fixed(r"[A-Za-z0-9._%+\-]+\s?[@＠]\s?[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}"));
/// A contact person in front of a number: 联系人：王某 0000-1234567.
static PERSON: Fixed = Fixed::new(|| fixed(r"(联系人)\s*[:：]\s*\p{Han}{1,8}[\s，,、]*[（(]?$"));
/// What a bracket behind a number says of it: （办公室）, （传真）.
static NOTE: Fixed = Fixed::new(|| fixed(r"^\s*[（(](\p{Han}{2,8})[）)]"));
static POSTCODE: Fixed =
    Fixed::new(|| fixed(r"(?:邮政编码|邮政编号|邮\s*[编码]|编码)\s*[:：为]?\s*(\d{6})(?:[^\d]|$)"));
/// A postcode in a bracket behind an address or who receives letters there: 示例县人民路1号（000000）.
static BRACKETED_POSTCODE: Fixed =
    Fixed::new(|| fixed(r"(?:寄|地址|写信|投信)[^。；;\d]{0,40}?\d{0,5}\p{Han}{1,30}[（(](\d{6})[）)]"));
static DAYS: Fixed = Fixed::new(|| fixed(r"(?:共|为|计)?\s*(\d{1,3})\s*个?(工作日|自然日|日|天)"));
/// What a contact block says, and what does not agree in it.
#[derive(Debug, Default)]
pub struct ReadContact {
    /// The block, where there is one.
    pub contact: Option<Contact>,
    /// A period whose days do not agree with its dates.
    pub day_count: Option<String>,
}

/// Reads the paragraphs that tell how to reach the organ.
pub fn read(texts: &[&str]) -> ReadContact {
    let mut contact = Contact::default();
    let mut out = ReadContact::default();
    let texts: Vec<String> = texts.iter().map(|text| of_the_office(text)).collect();
    for text in &texts {
        phones(text, &mut contact);
        emails(text, &mut contact);
        if contact.postcode.is_none() {
            contact.postcode =
                POSTCODE.captures(text).or_else(|| BRACKETED_POSTCODE.captures(text)).map(|found| found[1].to_owned());
        }
        letter_places::read(text, &mut contact);
        recipients::labelled(text, &mut contact);
        if contact.hours.is_none() {
            contact.hours = office_hours::read(text);
        }
        if contact.period.is_none() {
            period(text, &mut contact, &mut out);
        }
    }
    // A sentence that names the office counts where no label does.
    for text in &texts {
        recipients::told(text, &mut contact);
    }
    let Contact { phones, emails, postcode, address, mailbox, recipient, hours, period, at: _ } = &contact;
    let some = !phones.is_empty()
        || !emails.is_empty()
        || [postcode, address, mailbox, recipient, hours].iter().any(|field| field.is_some());
    out.contact = (some || period.is_some()).then_some(contact);
    out
}

/// Words that begin what the maker of a web page says of himself.
const OF_THE_PAGE: &[&str] =
    &["主办单位", "主办：", "主办:", "承办单位", "承办：", "承办:", "网站维护", "技术支持", "版权所有", "网站管理"];
/// Words that stand somewhere in it.
const IN_THE_FOOT: &[&str] = &["ICP备", "网站标识码", "网安备", "网站地图"];

/// What a paragraph says of the office: without the foot of a web page, and without the measures of an issue, which may
/// tell of numbers that were made public (二是公布举报电话).
fn of_the_office(text: &str) -> String {
    let head = OF_THE_PAGE.iter().filter_map(|word| text.find(word)).min();
    let foot = IN_THE_FOOT.iter().filter_map(|word| text.find(word)).min();
    let foot = foot.map(|at| behind_last(&text[..at], &['。', '；', '\n']));
    // 监督电话：0000-1234567 主办单位：… ICP备…: the foot begins with its own words where it has them.
    let end = head.or(foot);
    let kept = text[..end.unwrap_or(text.len())].split_inclusive(['。', '\n']);
    kept.filter(|sentence| !is_measure(sentence)).collect()
}

/// 一是…, 整改情况：一是…
fn is_measure(sentence: &str) -> bool {
    let begins = |text: &str| {
        let rest = text.trim_start();
        let number = rest.trim_start_matches(numeral::is_chinese);
        number.len() < rest.len() && number.starts_with('是')
    };
    begins(sentence) || sentence.match_indices(['：', ':']).any(|(at, mark)| begins(&sentence[at + mark.len()..]))
}

fn phones(text: &str, contact: &mut Contact) {
    let mut label: Option<String> = None;
    let mut end = 0;
    for found in PHONE.captures_iter(text) {
        let (Some(all), Some(number)) = (found.get(0), found.get(3)) else { continue };
        let before = text[..number.start()].chars().next_back();
        let whole = number.end() + contacts::extension(&text[number.end()..]);
        let mut behind = text[whole..].chars();
        let (after, next) = (behind.next(), behind.next());
        let in_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '%'));
        let counted = matches!(after, Some('件' | '元' | '人' | '年' | '号' | '万' | '个'));
        let goes_on = matches!(after, Some('-' | '—' | '转')) && next.is_some_and(|c| c.is_ascii_digit());
        if in_figure(before) || in_figure(after) || counted || goes_on {
            continue;
        }
        let between = &text[end..all.start()];
        let named = found.get(1).map(|part| match found.get(2) {
            Some(kind) => format!("{}（{}）", part.as_str(), kind.as_str()),
            None => part.as_str().to_owned(),
        });
        if found.get(1).is_some_and(|label| is_told(text, label.range(), number.start())) {
            continue;
        }
        let person = || PERSON.captures(&text[..number.start()]).map(|found| found[1].to_owned());
        let named = named.or_else(person).map(|label| label.split_whitespace().collect::<String>());
        let named = match PLAIN_LABEL.captures(&text[..number.start()]) {
            Some(inner) => Some(inner[1].to_owned()),
            None => named,
        };
        match named {
            // 请拨打0000-1234567: a request is no label.
            Some(named) if named.contains('拨') || named == "致电" => label = Some("电话".to_owned()),
            Some(named) => label = Some(named),
            // A further number behind the same label: 0000-1234567、1234568.
            None if label.is_some()
                && between.trim().trim_matches(['、', '，', ',', '/', '；', ';', '或', '和', ' ']).is_empty() => {}
            None if office_numbers::stands_behind_office(&text[..number.start()], number.as_str()) => label = None,
            // A number on its own is none: it may count anything.
            None => continue,
        }
        let value = text[number.start()..whole].trim().to_owned();
        let (label, whole) = noted(label.as_deref(), &text[whole..])
            .map_or((label.clone(), whole), |(label, len)| (Some(label), whole + len));
        if !contact.phones.iter().any(|phone| phone.value == value) {
            contact.phones.push(Labelled { label, value, at: At::default() });
        }
        end = whole;
    }
}

/// Acts of a measure that makes a number known.
const MADE_KNOWN: &[&str] = &["开通", "公布", "公开", "设立", "设置", "增设", "张贴", "拨打", "通过"];

/// Whether a sentence tells of a number and does not give it: 开通监督电话0000-1234567, 拨打热线12345.
fn is_told(text: &str, label: Range<usize>, number: usize) -> bool {
    let marked = text[label.end..number].contains([':', '：', '为', '是']);
    let piece = &text[behind_last(&text[..label.start], &['，', ',', '。', '；', ';', '：', ':', '\n'])..label.start];
    let short = text[number..].bytes().take_while(u8::is_ascii_digit).count() == 5;
    // 可拨打电话0000-1234567 asks the reader to call.
    let asked = ["请", "可", "欢迎"].iter().any(|word| piece.contains(word));
    !marked && (short || !asked && MADE_KNOWN.iter().any(|word| piece.contains(word)))
}

/// The label of a number behind which a bracket says whose or what it is, and the length of the bracket.
fn noted(label: Option<&str>, behind: &str) -> Option<(String, usize)> {
    let found = NOTE.captures(behind)?;
    let note = &found[1];
    if ["时间", "工作日", "收", "天", "日"].iter().any(|word| note.contains(word)) {
        return None;
    }
    let is_kind = ["传真", "手机", "座机"].contains(&note);
    let label = match label {
        Some(label) if !is_kind => format!("{label}（{note}）"),
        _ => note.to_owned(),
    };
    Some((label, found[0].len()))
}

fn emails(text: &str, contact: &mut Contact) {
    for found in EMAIL.find_iter(text) {
        let value: String = found.as_str().replace('＠', "@").split_whitespace().collect();
        if contact.emails.iter().any(|email| email.value == value) {
            continue;
        }
        let label = ["举报邮箱", "监督邮箱", "投诉邮箱", "纪检邮箱"]
            .iter()
            .find(|word| text[..found.start()].trim_end_matches(['：', ':', ' ']).ends_with(**word));
        contact.emails.push(Labelled { label: label.map(|label| (*label).to_owned()), value, at: At::default() });
    }
}

fn period(text: &str, contact: &mut Contact, out: &mut ReadContact) {
    let Some((range, from, to)) = contacts::window(text) else { return };
    contact.period = Some(Window { from, to, at: At::default() });
    let Some(days) = DAYS.captures(&text[range.end..]) else { return };
    let Ok(stated) = days[1].parse::<i64>() else { return };
    let span = (to.last() - from.first()).get_days();
    let counted = i64::from(span) + 1;
    let days_of_span = (0..=span.clamp(0, 400)).filter_map(|day| from.first().checked_add(day.days()).ok());
    let weekdays = days_of_span.filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
    let weekdays = i64::try_from(weekdays.count()).unwrap_or(i64::MAX);
    let agrees = if &days[2] == "工作日" {
        stated == weekdays || stated < weekdays && weekdays - stated <= 8
    } else {
        stated == counted
    };
    if !agrees {
        out.day_count = Some(punctuation::strip_outer_quotes(&text[range.start..]).chars().take(40).collect());
    }
}
