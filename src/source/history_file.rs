//! `content/history.jsonl` to the editions that a site had, and an edition to its line. Where anything in the file is an
//! error, nothing in it counts.

use serde::Deserialize;
use serde::Serialize;

use super::Reading;
use super::SourceFile;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Level;
use crate::diagnostic::codes::history as faults;
use crate::model::At;
use crate::model::History;
use crate::model::Id;
use crate::model::PublishedEdition;
use crate::model::PublishedNotice;
use crate::text::date::Date;
use crate::text::date::Precision;
use crate::text::moment::Moment;
use crate::tree::Digest;

/// The version of the format.
pub(super) const FORMAT: u64 = 1;

/// What a merge that was not finished leaves at the beginning of a line.
const MERGE_MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// A line as it is written: the order of its keys is that of the line.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Line {
    format: u64,
    sequence: u64,
    at: String,
    manifest: String,
    previous: Option<String>,
    as_of: Option<String>,
    day: String,
    added: Vec<LineNotice>,
    changed: Vec<LineNotice>,
    withdrawn: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    retracted: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    renamed: Vec<LineRename>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct LineNotice {
    id: String,
    source: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct LineRename {
    from: String,
    to: String,
}

/// The version alone, which is looked at first: the other keys of another version are not known.
#[derive(Deserialize)]
struct Version {
    format: u64,
}

/// Why a line is no edition.
struct Wrong {
    zh: String,
    en: String,
}

/// Reads the history of publishing.
pub fn history(file: SourceFile<'_>) -> (History, Vec<Diagnostic>) {
    let mut reading = match Reading::begin(file.path, file.bytes) {
        Ok(reading) => reading,
        Err(fault) => return (History { broken: true, ..History::default() }, vec![fault]),
    };
    let mut editions = Vec::new();
    if !reports_merge_marks(&mut reading) {
        for (at, line) in lines(reading.text) {
            match read(&mut reading, at, line) {
                Some(edition) => editions.push((at, edition)),
                None => continue,
            }
        }
        hang_together(&mut reading, &editions);
    }
    let faults = reading.finish();
    let broken = faults.iter().any(|fault| fault.level == Level::Error);
    let editions = editions.into_iter().map(|(_, edition)| edition).filter(|_| !broken).collect();
    (History { editions, broken }, faults)
}

/// The editions of a text that may be broken, each with its line: those that can be read, in their order. For mending.
pub fn editions_in(text: &str) -> Vec<(PublishedEdition, &str)> {
    let whole = lines(text).filter(|(_, line)| line.ends_with('\n'));
    whole.filter_map(|(_, line)| Some((edition(line).ok()?, line.trim_end_matches('\n')))).collect()
}

/// The editions of a copy of a history, as far as they can be read.
pub fn editions_of(bytes: &[u8]) -> Vec<PublishedEdition> {
    editions_in(&String::from_utf8_lossy(bytes)).into_iter().map(|(edition, _)| edition).collect()
}

/// The line of an edition, without its line break. The digest that it has as a line is not looked at.
pub fn history_line(edition: &PublishedEdition) -> String {
    let PublishedEdition {
        sequence,
        at,
        manifest,
        previous,
        as_of,
        day,
        added,
        changed,
        withdrawn,
        retracted,
        renamed,
        line: _,
    } = edition;
    let notices = |of: &[PublishedNotice]| {
        of.iter().map(|of| LineNotice { id: of.id.to_string(), source: of.source.to_string() }).collect()
    };
    let ids = |of: &[Id]| of.iter().map(Id::to_string).collect();
    let line = Line {
        format: FORMAT,
        sequence: *sequence,
        at: at.to_string(),
        manifest: manifest.to_string(),
        previous: previous.map(|of| of.to_string()),
        as_of: as_of.map(Date::iso),
        day: day.iso(),
        added: notices(added),
        changed: notices(changed),
        withdrawn: ids(withdrawn),
        retracted: ids(retracted),
        renamed: renamed.iter().map(|(from, to)| LineRename { from: from.to_string(), to: to.to_string() }).collect(),
    };
    serde_json::to_string(&line).expect("texts, numbers and lists are JSON")
}

/// The lines of a text with their places, their line breaks among them.
fn lines(text: &str) -> impl Iterator<Item = (At, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = At::new(start, start + line.trim_end_matches(['\r', '\n']).len());
        start += line.len();
        (at, line)
    })
}

fn reports_merge_marks(reading: &mut Reading<'_>) -> bool {
    let marks: Vec<(At, &str)> = lines(reading.text)
        .filter_map(|(at, line)| Some((at, *MERGE_MARKS.iter().find(|mark| line.starts_with(**mark))?)))
        .collect();
    marks.iter().for_each(|(at, mark)| reading.found(&faults::HISTORY_MERGE, *at, mark));
    !marks.is_empty()
}

/// Reads one line; what is wrong with it is reported.
fn read(reading: &mut Reading<'_>, at: At, line: &str) -> Option<PublishedEdition> {
    let wrong = match edition(line) {
        Ok(edition) => return Some(edition),
        Err(wrong) => wrong,
    };
    let version = serde_json::from_str::<Version>(line).ok().filter(|version| version.format != FORMAT);
    let fault = match version {
        Some(Version { format }) => {
            reading.at(&faults::HISTORY_VERSION, at).with("found", format).with("expected", FORMAT)
        }
        None => reading.at(&faults::HISTORY_LINE, at).with("found", wrong.zh).with("found_en", wrong.en),
    };
    reading.report(fault);
    None
}

fn edition(line: &str) -> Result<PublishedEdition, Wrong> {
    let Some(text) = line.strip_suffix('\n') else {
        return Err(Wrong {
            zh: "没有换行，文件不完整".into(),
            en: "it has no line break, the file is cut off".into(),
        });
    };
    let read: Line = serde_json::from_str(text).map_err(|error| {
        let column = error.column();
        let zh = match error.classify() {
            serde_json::error::Category::Eof => "写到一半断了",
            serde_json::error::Category::Data => "字段不对（缺少、多出、重复，或者值的写法不对）",
            _ => "不是 JSON",
        };
        Wrong { zh: format!("{zh}，在第 {column} 个字节"), en: format!("{error}") }
    })?;
    let wrong = |key: &str, found: &str| Wrong {
        zh: format!("“{key}”的值“{found}”写法不对"),
        en: format!("`{found}` is no value of `{key}`"),
    };
    if read.format != FORMAT {
        return Err(wrong("format", &read.format.to_string()));
    }
    let digest = |key: &str, text: &str| Digest::parse(text).ok_or_else(|| wrong(key, text));
    let id = |key: &str, text: &str| Id::new(text).ok_or_else(|| wrong(key, text));
    let day = |key: &str, text: &str| {
        let day = Date::parse_iso(text).filter(|day| day.precision() == Precision::Day && day.iso() == text);
        day.ok_or_else(|| wrong(key, text))
    };
    let notices = |key: &str, of: &[LineNotice]| {
        of.iter()
            .map(|of| Ok(PublishedNotice { id: id(key, &of.id)?, source: digest("source", &of.source)? }))
            .collect::<Result<Vec<_>, Wrong>>()
    };
    let ids = |key: &str, of: &[String]| of.iter().map(|text| id(key, text)).collect::<Result<Vec<_>, Wrong>>();
    Ok(PublishedEdition {
        sequence: read.sequence,
        at: Moment::parse(&read.at).ok_or_else(|| wrong("at", &read.at))?,
        manifest: digest("manifest", &read.manifest)?,
        previous: read.previous.as_deref().map(|text| digest("previous", text)).transpose()?,
        // Days are counted at any date that a site may say, a month too.
        as_of: match &read.as_of {
            Some(text) => Some(Date::parse_iso(text).ok_or_else(|| wrong("as_of", text))?),
            None => None,
        },
        day: day("day", &read.day)?,
        added: notices("added", &read.added)?,
        changed: notices("changed", &read.changed)?,
        withdrawn: ids("withdrawn", &read.withdrawn)?,
        retracted: ids("retracted", &read.retracted)?,
        renamed: read
            .renamed
            .iter()
            .map(|LineRename { from, to }| Ok((id("renamed", from)?, id("renamed", to)?)))
            .collect::<Result<Vec<_>, Wrong>>()?,
        line: Digest::of(text.as_bytes()),
    })
}

/// Reports what does not follow from the line before, and what cannot have happened.
fn hang_together(reading: &mut Reading<'_>, editions: &[(At, PublishedEdition)]) {
    let mut before: Option<&PublishedEdition> = None;
    for (at, edition) in editions {
        let sequence = edition.sequence;
        if before.is_some_and(|before| before.sequence == sequence) {
            reading.found(&faults::SEQUENCE_TWICE, *at, sequence);
        } else if let Some((zh, en)) = unlike(before, edition) {
            let fault = reading.at(&faults::HISTORY_CHAIN, *at).with("found", sequence);
            reading.report(fault.with("problem", zh).with("problem_en", en));
        }
        before = Some(edition);
    }
    let history = History { editions: editions.iter().map(|(_, edition)| edition.clone()).collect(), broken: false };
    if reading.count() > 0 {
        return;
    }
    for step in history.impossible() {
        let at =
            editions.iter().find(|(_, edition)| edition.sequence == step.sequence).map_or(At::default(), |of| of.0);
        let (zh, en) = match step.was_public {
            true => (
                "又一次首次公布，或者另一份改成了它的标识",
                "it was public already and came again, or another got its id",
            ),
            false => {
                ("有改动、撤回或者改标识，而它并没有公布", "it was changed, taken back or renamed and was not public")
            }
        };
        let fault = reading.at(&faults::HISTORY_IMPOSSIBLE, at).with("found", step.sequence).with("id", &step.id);
        reading.report(fault.with("problem", zh).with("problem_en", en));
    }
}

/// Why an edition does not follow from the one before.
fn unlike(before: Option<&PublishedEdition>, edition: &PublishedEdition) -> Option<(&'static str, &'static str)> {
    let expected = before.map_or(1, |before| before.sequence.saturating_add(1));
    if edition.sequence != expected {
        return Some(("版数没有接上", "its number does not follow"));
    }
    if edition.previous != before.map(|before| before.line) {
        return Some(("它记着的前一行的校验值不是前一行的", "the digest that it holds is not that of the line before"));
    }
    if before.is_some_and(|before| edition.at.is_before(before.at)) {
        return Some(("时间比前一行还早", "its time is before that of the line before"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::RelPath;

    fn edition(sequence: u64, previous: Option<Digest>) -> PublishedEdition {
        let notice = |name: &str| PublishedNotice { id: Id::new(name).unwrap(), source: Digest::of(name.as_bytes()) };
        let mut edition = PublishedEdition {
            sequence,
            at: Moment::parse(&format!("2026-03-{sequence:02} 09:30")).unwrap(),
            manifest: Digest::of(&sequence.to_be_bytes()),
            previous,
            as_of: Date::parse_iso("2026-02"),
            day: Date::parse_iso("2026-03-01").unwrap(),
            added: vec![notice(&format!("n{sequence}"))],
            changed: if sequence > 1 { vec![notice("n1")] } else { Vec::new() },
            withdrawn: Vec::new(),
            retracted: Vec::new(),
            renamed: Vec::new(),
            line: Digest::of(b""),
        };
        edition.line = Digest::of(history_line(&edition).as_bytes());
        edition
    }

    fn read(text: &str) -> (History, Vec<&'static str>) {
        let path = RelPath::new("content/history.jsonl").unwrap();
        let (history, faults) = history(SourceFile { path: &path, bytes: text.as_bytes() });
        (history, faults.iter().map(|fault| fault.code.id).collect())
    }

    fn text(editions: &[PublishedEdition]) -> String {
        editions.iter().map(|edition| format!("{}\n", history_line(edition))).collect()
    }

    #[test]
    fn what_is_written_is_read_and_every_change_is_seen() {
        let first = edition(1, None);
        let second = edition(2, Some(first.line));
        let third = edition(3, Some(second.line));
        let good = text(&[first.clone(), second.clone(), third.clone()]);
        assert_eq!(
            read(&good),
            (History { editions: vec![first.clone(), second.clone(), third.clone()], broken: false }, vec![])
        );
        assert_eq!(read(""), (History::default(), vec![]));
        let marked = read(&format!("\u{feff}{good}"));
        assert_eq!((marked.0.editions.len(), marked.1), (3, vec!["S112"]));
        let lines: Vec<&str> = good.split_inclusive('\n').collect();
        for (bad, codes) in [
            (good[..good.len() - 1].to_owned(), vec!["H604"]),
            (good[..good.len() - 30].to_owned(), vec!["H604"]),
            (good.replace("\"format\":1", "\"format\":2"), vec!["H603", "H603", "H603"]),
            (good.replacen("\"day\"", "\"days\"", 1), vec!["H604", "H605"]),
            (good.replacen("\"sequence\":1,", "\"sequence\":1,\"sequence\":1,", 1), vec!["H604", "H605"]),
            (good.replacen("\"at\":\"2026-03-01", "\"at\":\"2026-03-02", 1), vec!["H605"]),
            (good.replacen("\"n1\"", "\"N1\"", 1), vec!["H604", "H605"]),
            (lines[..2].concat() + &text(&[edition(2, Some(first.line))]) + lines[2], vec!["H602"]),
            (format!("<<<<<<< HEAD\n{}=======\n{}>>>>>>> other\n", lines[0], lines[0]), vec!["H601", "H601", "H601"]),
            (format!("{}{}", lines[0], lines[2]), vec!["H605"]),
            (lines[1..].concat(), vec!["H605"]),
            (format!("{}\n{}", lines[0], lines[1]), vec!["H604"]),
            (text(&[edition(1, None), edition(1, None)]), vec!["H602"]),
        ] {
            let (history, found) = read(&bad);
            assert_eq!(found, codes, "{bad}");
            assert_eq!((history.editions.len(), history.broken), (0, true), "{bad}");
        }
        let again = PublishedEdition { added: first.added.clone(), changed: vec![], ..edition(2, Some(first.line)) };
        assert_eq!(read(&text(&[first.clone(), again])).1, ["H606"]);
    }

    #[test]
    fn mending_finds_every_line_that_can_be_read() {
        let first = edition(1, None);
        let (one, other) = (
            edition(2, Some(first.line)),
            PublishedEdition { day: Date::parse_iso("2026-03-02").unwrap(), ..edition(2, Some(first.line)) },
        );
        let broken = format!(
            "{}<<<<<<< HEAD\n{}=======\n{}>>>>>>> other\n{{\"cut",
            text(&[first]),
            text(&[one]),
            text(&[other])
        );
        let found: Vec<u64> = editions_in(&broken).iter().map(|(edition, _)| edition.sequence).collect();
        assert_eq!(found, [1, 2, 2]);
    }
}
