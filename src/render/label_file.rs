//! The words of the theme that stand by themselves (headings, terms, links), by name: `labels.txt`, a line each.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::templates::UNKNOWN_LABEL;
use crate::text::similar;
use crate::tree::RelPath;

/// The name of the file under `templates/`.
pub const FILE: &str = "labels.txt";

/// The labels: the built-in ones with a site's own in their places, and what is wrong with the site's own.
pub fn words(built_in: &str, own: Option<&(RelPath, &str)>) -> (BTreeMap<String, String>, Vec<Diagnostic>) {
    let mut words: BTreeMap<String, String> = lines(built_in)
        .filter_map(|(_, line)| pair(line).map(|(name, word)| (name.to_owned(), word.to_owned())))
        .collect();
    let mut faults = Vec::new();
    let Some((path, text)) = own else { return (words, faults) };
    for (at, line) in lines(text) {
        match pair(line).map(|(name, word)| (words.get_mut(name), word)) {
            Some((Some(place), word)) => word.clone_into(place),
            _ => {
                let found = name_of(line);
                let known = words.contains_key(found);
                let fault = Diagnostic::new(&UNKNOWN_LABEL, Span::new(path, at, at + line.len())).with("found", line);
                let (zh, en) = match similar::nearest(found, words.keys().map(String::as_str)) {
                    _ if known => ("“=”后面没有词。".to_owned(), "There is nothing behind `=`.".to_owned()),
                    Some(near) => (format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
                    None => (String::new(), String::new()),
                };
                faults.push(fault.with("suggestion", zh).with("suggestion_en", en));
            }
        }
    }
    (words, faults)
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
        let (words, faults) = words("owner = 责任部门\ndue = 完成时限\n", Some(&own));
        assert_eq!(words["owner"], "牵头部门");
        assert_eq!(words["due"], "完成时限");
        assert_eq!(faults.len(), 1);
    }

    #[test]
    fn a_mark_in_front_and_a_wide_sign_do_no_harm_and_a_name_without_words_is_said() {
        let path = RelPath::new("templates/labels.txt").unwrap();
        let own = (path, "\u{feff}owner = 牵头部门\ndue ＝ 办结时限\nlead =\n");
        let (words, faults) = words("owner = 责任部门\ndue = 完成时限\nlead = 责任领导\n", Some(&own));
        assert_eq!([&words["owner"], &words["due"], &words["lead"]], ["牵头部门", "办结时限", "责任领导"]);
        assert_eq!(faults.len(), 1);
    }
}
