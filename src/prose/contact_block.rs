//! A contact block: every number and mailbox with its label, and where letters go.

use jiff::ToSpan;
use jiff::civil::Weekday;

use super::contacts;
use super::contacts::LETTER_LABELS;
use super::contacts::PHONE;
use crate::model::At;
use crate::model::Contact;
use crate::model::Labelled;
use crate::model::Window;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::pattern::length;
use crate::text::punctuation;

static PLAIN_LABEL: Fixed =
    Fixed::new(|| fixed(r"(?:联系方式|联系电话)\s*[:：]\s*(电话|座机|手机|传真|值班电话|监督电话)\s*[:：]?\s*$"));
static EMAIL: Fixed = Fixed::new(|| fixed(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}"));
static POSTCODE: Fixed = Fixed::new(|| fixed(r"(?:邮政编码|邮编|编码)\s*[:：]?\s*(\d{6})(?:[^\d]|$)"));
static LETTERS: Fixed = Fixed::new(|| {
    let labels = LETTER_LABELS.join("|");
    fixed(&format!(
        r"({labels}|来信请寄|信件请寄|请寄)(?:[（(][^（）()]{{1,10}}[）)])?\s*[:：至]?\s*([^；;。\n]{{4,90}})",
    ))
});
static RECIPIENT: Fixed = Fixed::new(|| {
    fixed(
        r"(?:收件(?:人|单位|部门)|收信(?:人|单位)|联系(?:部门|单位)|受理(?:部门|单位))\s*[:：]\s*([^；;。，,\n]{2,40})",
    )
});
static HOURS: Fixed = Fixed::new(|| {
    fixed(
        r"(?:(?:接听|受理|接待|联系|办公|工作|值班|上班)时间\s*[:：为]?\s*([^；;。）)\n]{4,60})|[（(]\s*((?:工作日|周一至周五|上班时间|正常上班时间|法定工作日|星期一至星期五)?[^（）()]{0,8}?\d{1,2}[:：]\d{2}[^（）()]{0,50}|工作日[^（）()]{0,20}|(?:正常)?上班时间[^（）()]{0,20})[）)])",
    )
});
static DAYS: Fixed = Fixed::new(|| fixed(r"(?:共|为|计)?\s*(\d{1,3})\s*个?(工作日|自然日|日|天)"));
static STREET: Fixed =
    Fixed::new(|| fixed(r"(?:路|街|道|巷|弄|里|村|镇|大厦|广场)[^，,]{0,16}?\d*[^，,]{0,3}(?:号|楼|室|层|院)?"));
/// Behind the number of a house a name begins.
static HOUSE: Fixed = Fixed::new(|| {
    fixed(
        r"^(.*?(?:路|街|大道|道|巷|弄)[^，,]{0,10}?\d+\s*(?:号|弄)(?:附?\d+号|院内?|大院|\d+号?楼|\d+室)*(?:[东西南北]?\d*(?:楼|室|层))?)[\s，,]*(.*)$",
    )
});
/// Words that are in what receives letters, and not in streets.
const RECIPIENTS: &[&str] = &[
    "法院",
    "办公室",
    "政治部",
    "党组",
    "专班",
    "督察",
    "综合",
    "监察",
    "机关",
    "纪检",
    "审务",
    "领导小组",
    "处",
    "科",
    "室",
    "部",
];
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
    for text in texts {
        phones(text, &mut contact);
        emails(text, &mut contact);
        if contact.postcode.is_none() {
            contact.postcode = POSTCODE.captures(text).map(|found| found[1].to_owned());
        }
        letters(text, &mut contact);
        if contact.recipient.is_none() {
            contact.recipient = RECIPIENT.captures(text).map(|found| found[1].trim().trim_end_matches('收').to_owned());
        }
        if contact.hours.is_none() {
            contact.hours = HOURS.captures(text).and_then(|found| {
                let hours = found.get(1).or(found.get(2))?.as_str().trim().trim_end_matches(['，', ',']);
                hours.contains(|c: char| c.is_ascii_digit() || "日班周".contains(c)).then(|| hours.to_owned())
            });
        }
        if contact.period.is_none() {
            period(text, &mut contact, &mut out);
        }
    }
    let Contact { phones, emails, postcode, address, mailbox, recipient, hours, period, at: _ } = &contact;
    let some = !phones.is_empty()
        || !emails.is_empty()
        || [postcode, address, mailbox, recipient, hours].iter().any(|field| field.is_some());
    out.contact = (some || period.is_some()).then_some(contact);
    out
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
        let named = match PLAIN_LABEL.captures(&text[..number.start()]) {
            Some(inner) => Some(inner[1].to_owned()),
            None => named,
        };
        match named {
            Some(named) => label = Some(named),
            // A further number behind the same label: 0000-1234567、1234568.
            None if label.is_some()
                && between.trim().trim_matches(['、', '，', ',', '/', '；', ';', '或', '和', ' ']).is_empty() => {}
            // A number on its own is none: it may count anything.
            None => continue,
        }
        let value = text[number.start()..whole].trim().to_owned();
        if !contact.phones.iter().any(|phone| phone.value == value) {
            contact.phones.push(Labelled { label: label.clone(), value, at: At::default() });
        }
        end = whole;
    }
}

fn emails(text: &str, contact: &mut Contact) {
    for found in EMAIL.find_iter(text) {
        let value = found.as_str().to_owned();
        if contact.emails.iter().any(|email| email.value == value) {
            continue;
        }
        let label = ["举报邮箱", "监督邮箱", "投诉邮箱", "纪检邮箱"]
            .iter()
            .find(|word| text[..found.start()].trim_end_matches(['：', ':', ' ']).ends_with(**word));
        contact.emails.push(Labelled { label: label.map(|label| (*label).to_owned()), value, at: At::default() });
    }
}

fn letters(text: &str, contact: &mut Contact) {
    for found in LETTERS.captures_iter(text) {
        let whole = found[2].trim();
        // Other facts of the block may follow behind a comma.
        let end = [
            "，邮编",
            "，邮政编码",
            ",邮编",
            ",邮政编码",
            "（邮编",
            "(邮编",
            "，电话",
            "，联系电话",
            ",电话",
            "，电子邮箱",
            ",电子邮箱",
            "，邮箱",
            " 邮编",
            "　邮编",
            " 邮政编码",
            "邮编：",
            "邮编:",
            "，收件人",
            "，联系人",
        ]
        .iter()
        .filter_map(|word| whole.find(word))
        .min();
        let value = whole[..end.unwrap_or(whole.len())].trim().trim_end_matches(['，', ',', '、']);
        let box_named = found[1].ends_with("信箱");
        if value.contains('@') || value.is_empty() {
            continue;
        }
        if value.contains("信箱") {
            contact.mailbox.get_or_insert_with(|| value.to_owned());
            continue;
        }
        let (received, value) = match value.strip_suffix(['）', ')']).and_then(|rest| rest.strip_suffix('收')) {
            Some(rest) => (true, rest.trim_end_matches(['（', '(']).trim()),
            None => match value.strip_suffix("（收").or_else(|| value.strip_suffix('收')) {
                Some(rest) => (true, rest.trim()),
                None => (false, value),
            },
        };
        let (address, recipient) = part_address(value, received);
        if let Some(recipient) = recipient {
            contact.recipient.get_or_insert(recipient);
        }
        match address {
            Some(address) if STREET.is_match(&address) || !box_named => {
                contact.address.get_or_insert(address);
            }
            Some(other) => {
                contact.mailbox.get_or_insert(other);
            }
            None => {}
        }
    }
}

/// Parts an address from who receives letters there.
fn part_address(value: &str, received: bool) -> (Option<String>, Option<String>) {
    let is_office = |text: &str| RECIPIENTS.iter().any(|word| text.contains(word)) && length(text) >= 3;
    if let Some(found) = HOUSE.captures(value) {
        let (address, rest) = (found[1].trim(), found[2].trim());
        if !rest.is_empty() && (received || is_office(rest)) {
            return (Some(address.to_owned()), Some(rest.to_owned()));
        }
        return (Some(value.to_owned()), None);
    }
    if let Some((address, rest)) = value.rsplit_once(['，', ',']).filter(|(_, rest)| received || is_office(rest)) {
        return (Some(address.trim().to_owned()), Some(rest.trim().to_owned()));
    }
    if received && !STREET.is_match(value) {
        return (None, Some(value.to_owned()));
    }
    (Some(value.to_owned()), None)
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
