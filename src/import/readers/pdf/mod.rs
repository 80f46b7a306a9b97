//! PDF, by what poppler says of it twice: its text as it is laid out, and the places of its words. The places tell watermarks
//! and columns, which the laid-out text weaves into the sentences.

mod columns;
mod visual_lines;
mod watermark;
mod word_places;

use crate::import::paper::LeftOut;
use crate::import::paper::Paper;
use crate::import::readers::Refused;
use crate::import::readers::charset;
use crate::import::readers::charset::Decoded;
use crate::import::readers::contents;
use crate::import::readers::left_out;
use crate::import::readers::plain_text;
use crate::import::readers::with_text;

use columns::Woven;
use word_places::Page;

/// Reads a PDF from what `pdftotext -layout` and `pdftotext -raw -bbox` wrote of it. Without places the laid-out text stands alone.
pub fn pdf(layout: &[u8], places: &[u8]) -> Result<Paper, Refused> {
    let decoded = charset::decode(layout)?;
    let text = decoded.text.trim_end_matches('\u{c}');
    let mut texts: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    let mut pages = word_places::pages(places);
    while pages.last().is_some_and(|page| page.words.is_empty()) && pages.len() > texts.len() {
        pages.pop();
    }
    if pages.len() != texts.len() {
        return with_text(contents::set_aside(plain_text::lines(&decoded)));
    }
    let mut noted: Vec<(usize, &'static str, String)> = Vec::new();
    take_out_marks(&mut pages, &mut texts, &mut noted);
    let woven: Vec<(usize, Woven)> =
        pages.iter().enumerate().filter_map(|(at, page)| Some((at + 1, columns::woven(page)?))).collect();
    let of =
        |kind: Woven| -> Vec<usize> { woven.iter().filter(|(_, of)| *of == kind).map(|(page, _)| *page).collect() };
    for (kind, table) in [(Woven::Table, true), (Woven::TwoColumns, false)] {
        let pages = of(kind);
        if !pages.is_empty() {
            return Err(Refused::Woven { pages, table });
        }
    }
    for page in of(Woven::Rows) {
        noted.push((page, left_out::LAYOUT, format!("第 {page} 页有并排的栏目，读成了一行行的文字")));
    }
    let has_text = |page: &Page| !page.words.is_empty();
    if pages.iter().any(has_text) {
        let empty = pages.iter().enumerate().filter(|(_, page)| !has_text(page));
        noted.extend(
            empty.map(|(at, _)| (at + 1, left_out::LAYOUT, format!("第 {} 页没有文字，可能是扫描的图片", at + 1))),
        );
    }
    let first_line = |page: usize| 1 + texts[..page - 1].iter().map(|text| text.matches('\n').count()).sum::<usize>();
    let left_out: Vec<LeftOut> =
        noted.into_iter().map(|(page, what, text)| LeftOut { line: first_line(page), what, text }).collect();
    let mut paper = plain_text::lines(&Decoded { text: texts.join("\u{c}"), ..decoded });
    paper.left_out.extend(left_out);
    with_text(contents::set_aside(paper))
}

/// Takes watermarks out of pages and texts; what only may be one is named.
fn take_out_marks(pages: &mut [Page], texts: &mut [String], noted: &mut Vec<(usize, &'static str, String)>) {
    let marks = watermark::find(pages);
    let mut before = String::new();
    for (at, mark) in marks.iter().enumerate() {
        if !mark.sure.is_empty() {
            let words = pages[at].take(&mark.sure);
            if words != before {
                noted.push((at + 1, "水印", words.clone()));
            }
            before = words;
            texts[at] = visual_lines::text(&pages[at]);
        }
        if !mark.perhaps.is_empty() {
            noted.push((at + 1, left_out::LAYOUT, format!("第 {} 页可能夹有水印：{}", at + 1, mark.perhaps.join(" "))));
        }
    }
}
