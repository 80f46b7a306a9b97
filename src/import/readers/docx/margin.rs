//! Headers and footers: listed with their words; the number of a page is not worth one.

use crate::import::paper::Content;
use crate::import::paper::LeftOut;
use crate::import::readers::docx::field::Fields;
use crate::import::readers::docx::notes::Margin;
use crate::import::readers::docx::story::Walk;
use crate::prose::page_lines;

impl<'a> Walk<'a> {
    /// Names a header or a footer, and what is left out of it; the same words once.
    pub(in crate::import::readers::docx) fn margin(&mut self, margin: &'a Margin) {
        let body = std::mem::take(&mut self.lines);
        let known = std::mem::take(&mut self.left_out);
        self.fields = Fields::default();
        self.links = &margin.links;
        self.story(&margin.root);
        let lines = std::mem::replace(&mut self.lines, body);
        let inside = std::mem::replace(&mut self.left_out, known);
        let words: Vec<String> = lines
            .iter()
            .filter_map(|line| match &line.content {
                Content::Text(text) => Some(text.text.trim().to_owned()),
                Content::Row(cells) => {
                    let cells: Vec<&str> = cells.iter().map(|cell| cell.text.trim()).collect();
                    Some(cells.join(" ").trim().to_owned())
                }
                Content::Blank | Content::PageBreak => None,
            })
            .filter(|words| !words.is_empty() && !is_page_number(words))
            .collect();
        let whole = LeftOut { line: 0, what: margin.what, text: words.join(" ") };
        let inside = inside.into_iter().map(|of| LeftOut { line: 0, ..of });
        for of in [whole].into_iter().chain(inside) {
            if !of.text.is_empty() && !self.left_out.contains(&of) {
                self.left_out.push(of);
            }
        }
    }
}

/// Whether a line is the number of a page and the signs around it.
fn is_page_number(line: &str) -> bool {
    let sign = |c: char| c.is_numeric() || c.is_whitespace() || "第共页-–—－─·・/／|｜".contains(c);
    page_lines::is_page_number(line) || line.chars().all(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_of_pages_are_not_worth_a_word() {
        for line in ["1", "第 1 页", "第1页 共5页", "- 1 -", "— 3 —", "第页"] {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["内部资料", "松江口法院 第1页", "第一稿", "2025年"] {
            assert!(!is_page_number(line), "{line}");
        }
    }
}
