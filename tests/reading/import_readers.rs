//! Foreign papers become lines: what each reader gives for papers that the tests make themselves.

mod hostile;
mod html;
pub mod made;
mod made_pages;
mod mutated;
mod pdf;
mod plain;
mod word;
mod word_kinds;
mod word_numbers;
mod word_pieces;
mod word_random;
mod word_xml;

use tongbao::import::paper::Content;
use tongbao::import::paper::Inline;
use tongbao::import::paper::Paper;

/// A paper as text: a line a line, `<bold>`, `#2` for headings, `=` for centred, `…` for a line that may run on,
/// `[a|b]` for rows, `·` for blank lines, `---` for the ends of pages.
fn shown(paper: &Paper) -> Vec<String> {
    let lines = paper.lines.iter().map(|line| {
        let mut text = match &line.content {
            Content::Text(inline) => marked(inline),
            Content::Row(cells) => format!("[{}]", cells.iter().map(marked).collect::<Vec<_>>().join("|")),
            Content::Blank => return "·".to_owned(),
            Content::PageBreak => return "---".to_owned(),
        };
        if let Some(level) = line.look.heading {
            text = format!("#{level} {text}");
        }
        if line.look.centred {
            text = format!("={text}");
        }
        if !line.look.ends_paragraph {
            text.push('…');
        }
        text
    });
    lines.collect()
}

fn marked(inline: &Inline) -> String {
    let mut text = String::new();
    let mut at = 0;
    for range in &inline.bold {
        text += &inline.text[at..range.start];
        text += &format!("<{}>", &inline.text[range.clone()]);
        at = range.end;
    }
    (text + &inline.text[at..]).replace('\n', "\\n").replace('\t', "\\t")
}

/// What was left out: `kind: text`.
fn left_out(paper: &Paper) -> Vec<String> {
    paper.left_out.iter().map(|left| format!("{}: {}", left.what, left.text)).collect()
}

/// The text of a paper, a line for each line and cell.
fn text(paper: &Paper) -> String {
    let texts = paper.lines.iter().flat_map(|line| line.content.texts()).map(|text| text.text.as_str());
    texts.collect::<Vec<_>>().join("\n")
}

/// The figures in a text.
fn figures(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect()
}
