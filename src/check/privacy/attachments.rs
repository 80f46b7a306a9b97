//! Files beside the notices: what a reader finds in them who looks further than the first page.

use std::collections::HashSet;

use super::exposed;
use super::invites_views;
use super::written;
use crate::check::Checked;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Span;
use crate::diagnostic::Words;
use crate::diagnostic::codes::privacy;
use crate::model::Enclosure;
use crate::model::Unread;
use crate::model::Unseen;
use crate::tree::RelPath;

/// A rule that looks at one file.
type FileRule = fn(File<'_>, &mut Vec<Diagnostic>);

static OF_FILES: &[FileRule] = &[
    nothing_personal,
    no_names_of_authors,
    no_recorded_changes,
    no_comments,
    nothing_hidden,
    no_position,
    every_file_is_looked_through,
];

/// Names that programs write in where nobody gave one.
const NOBODY: &[&str] = &[
    "administrator",
    "admin",
    "user",
    "windows user",
    "windows 用户",
    "microsoft office user",
    "microsoft",
    "微软用户",
    "用户",
    "unknown",
    "python-docx",
    "openpyxl",
    "apache poi",
    "wps",
    "lenovo",
    "dell",
    "hp",
    "pc",
];

/// Numbers of one file that are named: a list of parties may hold thousands.
const MOST: usize = 20;

/// Parts of one file that are named of those that were not read for one reason.
const FEW: usize = 2;
/// Characters of the name of a part that are said whole.
const LONG: usize = 32;

/// A file and what is in it.
#[derive(Clone, Copy)]
struct File<'f> {
    path: &'f RelPath,
    holds: &'f Enclosure,
    checked: Checked<'f>,
}

impl File<'_> {
    fn fault(&self, code: &'static Code) -> Diagnostic {
        Diagnostic::new(code, Span::new(self.path, 0, 0))
    }
}

/// No file that is published beside the texts gives anybody away, in its text or in what its program wrote besides.
pub fn give_nobody_away(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    for (path, holds) in checked.enclosures {
        OF_FILES.iter().for_each(|rule| rule(File { path, holds, checked }, found));
    }
}

/// Nothing in its text names a person; a mobile number may where views are invited.
fn nothing_personal(file: File<'_>, found: &mut Vec<Diagnostic>) {
    // A text that is looked at as it is written too says once what it gives away.
    let said = match file.path.starts_with("content") {
        true => {
            let text = (file.checked.text)(file.path);
            let written = text.map_or_else(Vec::new, |text| written::written(file.path, &text));
            written.into_iter().map(|(code, _)| code.id).collect()
        }
        false => HashSet::new(),
    };
    let mut known = HashSet::new();
    let given_away = file.holds.lines.iter().flat_map(|line| {
        let invites = invites_views(&line.text);
        let numbers = exposed(&line.text, |_| invites).into_iter().map(|(code, range)| (code, &line.text[range]));
        numbers.map(move |(code, number)| (code, number, line))
    });
    let given_away = given_away.filter(|(code, ..)| **code != privacy::MOBILE_OF_CONTACT && !said.contains(code.id));
    let given_away: Vec<_> =
        given_away.filter(|(code, number, line)| known.insert((code.id, *number, &line.place))).collect();
    let left = given_away.len().saturating_sub(MOST);
    for (index, (code, _, line)) in given_away.iter().take(MOST).enumerate() {
        let (zh, en) = match index + 1 == MOST && left > 0 {
            true => (
                format!("这个文件里还有 {left} 处，没有逐条列出。"),
                format!(" There are {left} more in this file, which are not listed one by one."),
            ),
            false => (String::new(), String::new()),
        };
        let fault = file.fault(&privacy::NUMBER_IN_FILE).with("more", zh).with("more_en", en);
        let place = line.place.words(&called);
        let fault = fault.with("place", place.zh).with("place_en", place.en);
        found.push(fault.with("kind", words(code, Lang::Zh)).with("kind_en", words(code, Lang::En)));
    }
}

/// How a sheet or a file is called in the report: without what its name gives away itself, and short.
fn called(name: &str) -> String {
    let masked = masked(name);
    if masked.chars().count() <= LONG {
        return masked;
    }
    let last = masked.rsplit('/').next().unwrap_or(&masked);
    let cut = last.char_indices().nth_back(LONG).map_or(0, |(at, _)| at);
    format!("…{}", &last[cut..])
}

fn masked(words: &str) -> String {
    let mut out = String::new();
    let mut end = 0;
    for (_, range) in exposed(words, |_| false) {
        if range.start >= end {
            out += &words[end..range.start];
            out.push('…');
            end = range.end;
        }
    }
    out + &words[end..]
}

/// What a fault of text is called where it stands in a file.
const WORDS: &[(&Code, Words)] = &[
    (&privacy::RESIDENT_NUMBER, Words { zh: "居民身份证号码", en: "a resident identity number" }),
    (&privacy::BANK_CARD, Words { zh: "银行卡号", en: "the number of a bank card" }),
    (&privacy::MOBILE_NUMBER, Words { zh: "手机号码", en: "a mobile telephone number" }),
    (&privacy::PASSPORT, Words { zh: "护照或通行证号码", en: "the number of a passport or travel permit" }),
    (&privacy::NUMBER_PLATE, Words { zh: "机动车号牌", en: "a number plate" }),
    (&privacy::HOME_ADDRESS, Words { zh: "具体住址", en: "a home address" }),
    (
        &privacy::NAMED_PERSON,
        Words { zh: "与案号或处分写在一起的姓名", en: "a name beside a case number or a punishment" },
    ),
];

fn words(code: &Code, lang: Lang) -> &'static str {
    WORDS.iter().find(|(known, _)| *known == code).map_or(code.name, |(_, words)| words.get(lang))
}

/// Its properties name nobody; a court and a program are nobody.
fn no_names_of_authors(file: File<'_>, found: &mut Vec<Diagnostic>) {
    let is_organ = |name: &str| {
        let mut organs = file.checked.site.organs.values();
        organs.any(|organ| organ.name == name || organ.short_name.as_deref() == Some(name))
    };
    let people = file.holds.people.iter().filter(|name| !NOBODY.contains(&name.to_lowercase().as_str()));
    let people: Vec<&str> = people.map(String::as_str).filter(|name| !is_organ(name)).collect();
    if !people.is_empty() {
        found.push(file.fault(&privacy::AUTHOR_OF_FILE).with("found", people.join("、")));
    }
}

fn no_recorded_changes(file: File<'_>, found: &mut Vec<Diagnostic>) {
    if file.holds.changes > 0 {
        found.push(file.fault(&privacy::CHANGES_IN_FILE).with("count", file.holds.changes));
    }
}

fn no_comments(file: File<'_>, found: &mut Vec<Diagnostic>) {
    if file.holds.comments > 0 {
        found.push(file.fault(&privacy::COMMENTS_IN_FILE).with("count", file.holds.comments));
    }
}

fn nothing_hidden(file: File<'_>, found: &mut Vec<Diagnostic>) {
    let of_sheet = |sheet: &String| file.fault(&privacy::HIDDEN_IN_FILE).with("found", called(sheet));
    found.extend(file.holds.hidden.iter().map(of_sheet));
}

fn no_position(file: File<'_>, found: &mut Vec<Diagnostic>) {
    if file.holds.position {
        found.push(file.fault(&privacy::POSITION_IN_FILE));
    }
}

/// What was not looked into is named: the file, or the parts of it, all of one reason together.
fn every_file_is_looked_through(file: File<'_>, found: &mut Vec<Diagnostic>) {
    let mut reasons: Vec<(Unread, Vec<&str>)> = Vec::new();
    for Unseen { part, why } in &file.holds.unread {
        let is_whole = |(known, parts): &&mut (Unread, Vec<&str>)| known == why && parts.is_empty() == part.is_empty();
        match reasons.iter_mut().find(is_whole) {
            Some((_, parts)) => parts.push(part),
            None => reasons.push((*why, if part.is_empty() { Vec::new() } else { vec![part] })),
        }
    }
    for (why, parts) in reasons {
        let named = parts.iter().take(FEW).map(|part| called(part)).collect::<Vec<_>>().join("、");
        let (zh, en) = match parts.len() {
            0 => ("这个文件的内容".to_owned(), "This file was".to_owned()),
            count if count > FEW => (
                format!("这个文件里的“{named}”等 {count} 个部分"),
                format!("`{}` and others, {count} parts of this file, were", named.replace('、', "`, `")),
            ),
            count => (
                format!("这个文件里的“{named}”"),
                format!("`{}` of this file {}", named.replace('、', "`, `"), if count == 1 { "was" } else { "were" }),
            ),
        };
        let why = why.words();
        let fault = file.fault(&privacy::UNREAD_FILE).with("found", why.zh).with("found_en", why.en);
        found.push(fault.with("what", zh).with("what_en", en));
    }
}
