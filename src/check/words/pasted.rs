//! What was never meant to be published: places to fill in, and what stood around the paper on a web page.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Known;
use super::Line;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::words as codes;

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern that stands in the program is valid")
}

/// Masks and words of forms, points where all of a value is due. 某某 is a place to fill where no surname stands before
/// it: 张某某 is how a person is named.
static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\*+|[XＸ×]{2,}|[xｘ]{2,}|[○〇]{2,}|[□■▇█]+|_{3,}|＿{2,}|(?:^|[，。；：、“（在由对向为与和]|根据|按照)(某某(?:市|县|区|省|镇|(?:中级|高级)?(?:人民)?法院|院|局|单位|部门|同志|公司|人民))|(?:^|[：:是“])(……)(?:[，；。”]|$)|待补充|待填写|此处填写|请在此|TODO|TBD",
    )
});

pub fn nothing_is_left_to_fill_in(line: Line<'_>, _: Known<'_>, found: &mut Vec<Diagnostic>) {
    for hit in PLACEHOLDER.captures_iter(line.plain) {
        let place = hit.iter().skip(1).flatten().next().or_else(|| hit.get(0)).map(|place| place.range());
        let left = place.filter(|place| !masks_a_number(line.plain, place) && !is_part_of_a_name(line.plain, place));
        found.extend(left.map(|place| line.fault(&codes::PLACEHOLDER, place)));
    }
}

/// Whether signs stand for the middle of a number, as the rules of privacy ask: 138****0008.
fn masks_a_number(plain: &str, place: &Range<usize>) -> bool {
    let before = plain[..place.start].ends_with(|c: char| c.is_ascii_alphanumeric());
    let after = plain[place.end..].starts_with(|c: char| c.is_ascii_alphanumeric());
    before && after && plain[place.clone()].chars().count() >= 3
}

/// Whether letters are a piece of a longer name, as in a mailbox or an address on the web (xxgk@court.example).
fn is_part_of_a_name(plain: &str, place: &Range<usize>) -> bool {
    let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '/' | '_' | '-');
    let small = plain[place.clone()].starts_with('x');
    small && (plain[..place.start].ends_with(belongs) || plain[place.end..].starts_with(belongs))
}

/// The longest line that is taken for furniture, in characters.
const LONGEST: usize = 40;

/// Whole lines: page numbers, buttons, named values of a page's head and foot, tails of locked pages.
static FURNITURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^[\s【\[（(|｜•·]*(?:",
        r"[—–－\-]+\s*\d{1,4}\s*[—–－\-]+|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?|",
        r"(?:信息|文章|稿件|新闻)?(?:来源|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:次数|量)?|访问量|字号|字体|责任编辑|编辑|发布(?:时间|日期|机构)|更新时间|信息索引号|索引号|分享到)\s*[:：].*|",
        r"(?:您?(?:现在|当前)?的?(?:所在)?位置\s*[:：]|(?:网站)?首页\s*[>＞»›]).*|",
        r"(?:打印|关闭|收藏|分享|纠错|返回顶部|返回列表|大|中|小|字号|字体|[\s【】\[\]（）()|｜])*(?:打印|关闭|返回顶部|返回列表)(?:本页|此页|窗口)?[\s】\]）)|｜]*|",
        r"(?:上|下)一[篇条页]\s*[:：].*|.{0,10}剩余\s*\d{1,3}\s*[%％].{0,10}|扫一扫.{0,20}|阅读原文|展开全文|版权所有.*|.*公网安备\s*\d+.*",
        r")$",
    ))
});

pub fn nothing_of_the_page_is_left(line: Line<'_>, _: Known<'_>, found: &mut Vec<Diagnostic>) {
    let text = line.plain.trim();
    if line.passage.paragraph && !text.is_empty() && text.chars().count() <= LONGEST && FURNITURE.is_match(text) {
        let start = line.plain.len() - line.plain.trim_start().len();
        found.push(line.fault(&codes::PAGE_FURNITURE, start..start + text.len()));
    }
}
