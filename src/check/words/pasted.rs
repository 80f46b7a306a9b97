//! What was never meant to be published: places to fill in, and what stood around the paper on a web page.

use std::ops::Range;

use super::line::Known;
use super::line::Line;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::words as codes;
use crate::prose::lost;
use crate::prose::page_lines;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Words of forms, points where all of a value is due. 某某 is a place to fill where no surname stands before it: 张某某 is
/// how a person is named.
static PLACEHOLDER: Fixed = Fixed::new(|| {
    fixed(
        r"(?:^|[，。；：、“（在由对向为与和]|根据|按照)(某某(?:市|县|区|省|镇|(?:中级|高级)?(?:人民)?法院|院|局|单位|部门|同志|公司|人民))|(?:^|[：:是“])(……)(?:[，；。”]|$)|待补充|待填写|此处填写|请在此|TODO|TBD",
    )
});

pub fn nothing_is_left_to_fill_in(line: Line<'_>, _: Known<'_>, found: &mut Vec<Diagnostic>) {
    let forms = PLACEHOLDER.captures_iter(line.plain).filter_map(|hit| {
        let place = hit.iter().skip(1).flatten().next().or_else(|| hit.get(0));
        place.map(|place| place.range())
    });
    let masks = lost::masks(line.plain).into_iter().filter(|place| !masks_a_number(line.plain, place));
    let mut places: Vec<Range<usize>> = forms.chain(masks).collect();
    places.sort_by_key(|place| place.start);
    found.extend(places.into_iter().map(|place| line.fault(&codes::PLACEHOLDER, place)));
}

/// Whether signs stand for the middle of a number, as the rules of privacy ask: 138****0008.
fn masks_a_number(plain: &str, place: &Range<usize>) -> bool {
    let before = plain[..place.start].ends_with(|c: char| c.is_ascii_alphanumeric());
    let after = plain[place.end..].starts_with(|c: char| c.is_ascii_alphanumeric());
    before && after && plain[place.clone()].chars().count() >= 3
}

/// The longest line that is taken for furniture, in characters.
const LONGEST: usize = 40;

pub fn nothing_of_the_page_is_left(line: Line<'_>, _: Known<'_>, found: &mut Vec<Diagnostic>) {
    let text = line.plain.trim();
    if line.passage.paragraph && !text.is_empty() && text.chars().count() <= LONGEST && page_lines::is_left_over(text) {
        let start = line.plain.len() - line.plain.trim_start().len();
        found.push(line.fault(&codes::PAGE_FURNITURE, start..start + text.len()));
    }
}
