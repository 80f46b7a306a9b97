//! The words and sentences of the theme, by name: `labels.txt`, a line each.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::templates::LABEL_PLACES;
use crate::diagnostic::codes::templates::UNKNOWN_LABEL;
use crate::page::theme_labels;
use crate::page::theme_labels::Labels;
use crate::text::similar;
use crate::tree::RelPath;

/// The name of the file under `templates/`.
pub const FILE: &str = "labels.txt";
/// Behind the name of a built-in label: the word it has where all organs of the site are courts.
const COURTS: &str = "@courts";

/// The labels: the built-in ones with a site's own in their places, and what is wrong with the site's own.
///
/// A label may have a second word, `name@courts`, for a site whose organs are all courts. A site's own `name` stands for
/// both unless it gives both.
pub fn words(built_in: &str, only_courts: bool, own: Option<&(RelPath, &str)>) -> (Labels, Vec<Diagnostic>) {
    let owned = |(name, word): (&str, &str)| (name.to_owned(), word.to_owned());
    let mut words: BTreeMap<String, String> = lines(built_in).filter_map(|(_, line)| pair(line).map(owned)).collect();
    let mut faults = Vec::new();
    if let Some((path, text)) = own {
        let given: Vec<&str> = lines(text).filter_map(|(_, line)| Some(pair(line)?.0)).collect();
        for (at, line) in lines(text) {
            let Some((name, word)) = pair(line).filter(|(name, _)| words.contains_key(*name)) else {
                faults.push(unknown(&words, line, Span::new(path, at, at + line.len())));
                continue;
            };
            faults.extend(other_places(&words[name], name, word, Span::new(path, at, at + line.len())));
            let of_courts = format!("{name}{COURTS}");
            if words.contains_key(&of_courts) && !given.contains(&of_courts.as_str()) {
                words.insert(of_courts, word.to_owned());
            }
            words.insert(name.to_owned(), word.to_owned());
        }
    }
    let of_courts: Vec<String> = words.keys().filter(|name| name.ends_with(COURTS)).cloned().collect();
    for name in of_courts {
        let word = words.remove(&name).filter(|_| only_courts);
        let plain = name.trim_end_matches(COURTS).to_owned();
        words.extend(word.map(|word| (plain, word)));
    }
    (Labels::new(words), faults)
}

/// What is said of a label whose places for values are not those of the built-in one.
fn other_places(built_in: &str, name: &str, own: &str, span: Span) -> Option<Diagnostic> {
    let (wanted, given) = (theme_labels::places(built_in), theme_labels::places(own));
    let beside = |of: &[&str], other: &[&str]| {
        let found: Vec<String> =
            of.iter().filter(|name| !other.contains(name)).map(|name| (*name).to_owned()).collect();
        Some(found.join("、")).filter(|found| !found.is_empty())
    };
    let (missing, unknown) = (beside(&wanted, &given), beside(&given, &wanted));
    let said = |missing_word: &str, unknown_word: &str, between: &str| {
        let missing = missing.as_ref().map(|names| format!("{missing_word}{names}"));
        let unknown = unknown.as_ref().map(|names| format!("{unknown_word}{names}"));
        [missing, unknown].into_iter().flatten().collect::<Vec<_>>().join(between)
    };
    let unlike = said("缺少 ", "内置的没有 ", "，");
    let wanted: Vec<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
    let wanted = if wanted.is_empty() { "—".to_owned() } else { wanted.join(" ") };
    (!unlike.is_empty()).then(|| {
        let fault = Diagnostic::new(&LABEL_PLACES, span).with("found", name).with("unlike", unlike);
        fault.with("unlike_en", said("missing ", "unknown ", ", ")).with("wanted", wanted)
    })
}

/// What is said of a line that changes no label.
fn unknown(words: &BTreeMap<String, String>, line: &str, span: Span) -> Diagnostic {
    let found = name_of(line);
    let known = words.contains_key(found);
    let fault = Diagnostic::new(&UNKNOWN_LABEL, span).with("found", line);
    let (zh, en) = match similar::nearest(found, words.keys().map(String::as_str)) {
        _ if known => ("“=”后面没有词。".to_owned(), "There is nothing behind `=`.".to_owned()),
        Some(near) => (format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
        None => (String::new(), String::new()),
    };
    fault.with("suggestion", zh).with("suggestion_en", en)
}

/// The lines that say something, each with its place. A line that begins with `#` says nothing.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().filter_map(|line| {
        // Some editors put a mark in front of a file that says how its characters are written.
        let said = line.trim().trim_start_matches('\u{feff}').trim_start();
        // A part of a text begins where its first byte stands.
        let at = said.as_ptr() as usize - text.as_ptr() as usize;
        (!said.is_empty() && !said.starts_with('#')).then_some((at, said))
    })
}

fn pair(line: &str) -> Option<(&str, &str)> {
    let (name, word) = line.split_once(['=', '＝'])?;
    Some((name.trim(), word.trim())).filter(|(name, word)| !name.is_empty() && !word.is_empty())
}

/// What stands in front of the sign; the whole line where it has none.
fn name_of(line: &str) -> &str {
    line.split_once(['=', '＝']).map_or(line, |(name, _)| name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_labels_stand_in_the_places_of_the_built_in_ones() {
        let path = RelPath::new("templates/labels.txt").unwrap();
        let own = (path, "# 本院的叫法\n owner = 牵头部门 \nownr = 部门\n");
        let (words, faults) = words("owner = 责任部门\ndue = 完成时限\n", true, Some(&own));
        assert_eq!(words.get("owner"), "牵头部门");
        assert_eq!(words.get("due"), "完成时限");
        assert_eq!(faults.len(), 1);
    }

    #[test]
    fn a_site_of_courts_alone_says_court() {
        let built_in = "organ = 单位\norgan@courts = 法院\n";
        let said = |courts: bool, own: Option<&str>| {
            let own = own.map(|text| (RelPath::new("templates/labels.txt").unwrap(), text));
            let (words, faults) = words(built_in, courts, own.as_ref());
            (words.get("organ").to_owned(), words.all().len(), faults.len())
        };
        assert_eq!(said(true, None), ("法院".to_owned(), 1, 0));
        assert_eq!(said(false, None), ("单位".to_owned(), 1, 0));
        assert_eq!(said(true, Some("organ = 机关\n")), ("机关".to_owned(), 1, 0));
        assert_eq!(said(true, Some("organ@courts = 本市各院\n")), ("本市各院".to_owned(), 1, 0));
        assert_eq!(said(true, Some(built_in)), ("法院".to_owned(), 1, 0));
        assert_eq!(said(false, Some(built_in)), ("单位".to_owned(), 1, 0));
        assert_eq!(said(true, Some("organ@court = 院\n")), ("法院".to_owned(), 1, 1));
    }

    #[test]
    fn a_mark_in_front_and_a_wide_sign_do_no_harm_and_a_name_without_words_is_said() {
        let path = RelPath::new("templates/labels.txt").unwrap();
        let own = (path, "\u{feff}owner = 牵头部门\ndue ＝ 办结时限\nlead =\n");
        let (words, faults) = words("owner = 责任部门\ndue = 完成时限\nlead = 责任领导\n", false, Some(&own));
        assert_eq!([words.get("owner"), words.get("due"), words.get("lead")], ["牵头部门", "办结时限", "责任领导"]);
        assert_eq!(faults.len(), 1);
    }

    #[test]
    fn a_label_keeps_the_places_of_the_built_in_one() {
        let said = |own: &str| {
            let path = RelPath::new("templates/labels.txt").unwrap();
            let own = (path, own);
            words("late = 已逾期{days}天（按{day}计算）\nhome = 首页\n", false, Some(&own)).1.len()
        };
        expect_each(
            &[
                ("late = 超过{days}天，按{day}", 0),
                ("late = 按{day}，超过{days}天，{days}", 0),
                ("late = 已逾期{days}天", 1),
                ("late = 已逾期{day}{days}{date}", 1),
                ("home = 回首页", 0),
                ("home = 回{site}首页", 1),
            ],
            said,
        );
    }

    fn expect_each(cases: &[(&str, usize)], said: impl Fn(&str) -> usize) {
        let came: Vec<_> = cases.iter().map(|(own, _)| (*own, said(own))).collect();
        assert_eq!(came, cases);
    }
}
