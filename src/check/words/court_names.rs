//! Names of courts.

use super::line::Known;
use super::line::Line;
use crate::check::prose::Passage;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::words as codes;
use crate::model::Organ;
use crate::site::Site;
use crate::text::similar;

/// What ends the name of a place.
const PLACES: &[char] = &['省', '市', '县', '区', '州', '旗', '盟'];
/// Words behind the name of a place that speak of other courts, or of several.
const OTHERS: &[&str] = &["两级", "基层", "各级", "辖区", "上级", "下级", "所辖", "各", "全市", "全区", "全县", "高级"];
/// The longest rest of a name that is looked at, in characters.
const LONGEST: usize = 9;

/// The courts that a text may name: its own, and those it names by their full names.
pub fn named<'o>(site: &'o Site, own: Option<&'o Organ>, passages: &[Passage<'_>]) -> Vec<&'o Organ> {
    let spoken_of = site.organs_in(passages.iter().map(|passage| &*passage.plain));
    let others = spoken_of.filter(|organ| own.is_none_or(|own| own.name != organ.name));
    own.into_iter().chain(others).collect()
}

/// The name of a court with a slip behind the name of its place.
pub fn a_court_has_one_name(line: Line<'_>, known: Known<'_>, found: &mut Vec<Diagnostic>) {
    let mut said: Vec<usize> = Vec::new();
    for name in known.named.iter().map(|organ| organ.name.as_str()) {
        let Some(cut) = name.char_indices().rfind(|(_, c)| PLACES.contains(c)).map(|(at, c)| at + c.len_utf8()) else {
            continue;
        };
        let (place, rest) = name.split_at(cut);
        for (at, _) in line.plain.match_indices(place) {
            let after = &line.plain[at + place.len()..];
            if after.starts_with(rest) || OTHERS.iter().any(|other| after.starts_with(other)) || said.contains(&at) {
                continue;
            }
            let Some(len) = court_of(after).filter(|len| is_slip(&after[..*len], rest)) else { continue };
            let range = at..at + place.len() + len;
            let written = &line.plain[range.clone()];
            let is_another =
                |organ: &std::sync::Arc<Organ>| organ.name == written || organ.short_name.as_deref() == Some(written);
            if !known.site.organs.values().any(is_another) {
                said.push(at);
                found.push(line.fault(&codes::TWO_NAMES, range).with("expected", name));
            }
        }
    }
}

/// How far the name of a court goes that a text begins with: to the first 院.
fn court_of(text: &str) -> Option<usize> {
    let (at, c) = text.char_indices().take(LONGEST).find(|(_, c)| *c == '院')?;
    Some(at + c.len_utf8())
}

/// Whether a written name is the right one with a slip. Short names (中院, 法院) are none, nor is a procuratorate.
fn is_slip(written: &str, right: &str) -> bool {
    let short = written.chars().count() + 2 <= right.chars().count() && !written.contains("人民");
    !short && written.contains('法') && similar::distance(written, right, 2).is_some_and(|slips| slips > 0)
}
