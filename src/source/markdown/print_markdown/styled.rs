//! Styled text as Markdown.
//!
//! Whether asterisks act depends on their neighbours, and no form works among all neighbours. So a text is printed
//! in the plainest form first and read back; the next form is taken only where the text read differs:
//!
//! 1. asterisks, bold outside of emphasis;
//! 2. asterisks, emphasis outside of bold;
//! 3. `__` for bold and `*` for emphasis, so that no run of delimiters has to do two things.
//!
//! In each, a neighbour that keeps a delimiter from acting is printed as a character reference: these begin and end
//! with ASCII punctuation, beside which every delimiter may open and close. Form 3 with all neighbours so written
//! works always.

use crate::model::Block;
use crate::model::Run;
use crate::model::Text;

use crate::source::markdown::CELL_BREAK;
use crate::source::markdown::address;
use crate::source::markdown::block_reader::parse;
use crate::source::markdown::emphasis::Delimiters;
use crate::source::markdown::escape_markdown;
use crate::source::markdown::escape_markdown::Next;
use crate::source::markdown::escape_markdown::Place;
use crate::source::markdown::nesting::NestingLimits;

/// How bold and emphasis are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    StrongOutside,
    EmphasisOutside,
    Underscores,
}

/// The lines of a paragraph.
pub(super) fn lines(text: &Text) -> Vec<String> {
    line(text, Place::default()).split('\n').map(guarded).collect()
}

/// A text with its marks, not guarded against being taken for another block.
pub(super) fn line(text: &Text, place: Place) -> String {
    // Texts full of brackets are hostile: escaped throughout, they stay below every limit.
    let plain = text.runs().iter().flat_map(|run| run.text.chars());
    let strict = plain.filter(|c| matches!(c, '[' | '<' | '_' | '*')).count() > 200;
    let place = Place { strict, ..place };
    let styled = text.runs().iter().any(|run| run.style.strong || run.style.emphasis);
    let mut out = String::new();
    for form in [Form::StrongOutside, Form::EmphasisOutside, Form::Underscores] {
        let place = Place { strict: strict || form == Form::Underscores, ..place };
        out = write_whole(text, place, form);
        if !styled || reads_back(&write_whole(text, Place { cell: false, ..place }, form), text) {
            break;
        }
    }
    // A row of a table is one line of the source.
    if place.cell { out.replace("\\\n", CELL_BREAK) } else { out }
}

fn reads_back(printed: &str, text: &Text) -> bool {
    let printed: Vec<String> = printed.split('\n').map(guarded).collect();
    let limits = NestingLimits { bytes: usize::MAX, ..NestingLimits::default() };
    let parsed = parse(&printed.join("\n"), 0, &limits, &|_, _| false);
    matches!(&*parsed.blocks, [Block::Paragraph(paragraph)] if paragraph.text == *text)
}

fn guarded(line: &str) -> String {
    let mut line = line.to_owned();
    if let Some(index) = escape_markdown::line_start(&line) {
        line.insert(index, '\\');
    }
    line
}

fn write_whole(text: &Text, place: Place, form: Form) -> String {
    let mut out = String::new();
    write(&mut out, text.runs(), place, form);
    out
}

/// Runs that are written as one: alone, or those of one link.
struct Unit<'a> {
    runs: &'a [Run],
    strong: bool,
    emphasis: bool,
}

impl Unit<'_> {
    fn is_link(&self, place: Place) -> bool {
        !place.link && self.runs.first().is_some_and(|run| run.style.link.is_some())
    }

    /// The first character of what is written for the unit.
    fn first(&self, place: Place) -> char {
        match self.runs.first() {
            Some(_) if self.is_link(place) => '[',
            Some(run) if run.style.image.is_some() => '!',
            Some(run) if run.style.code => '`',
            Some(run) => run.text.chars().next().map_or('\n', |c| if c == '\n' { '\\' } else { c }),
            None => '\n',
        }
    }
}

fn units(runs: &[Run], place: Place) -> Vec<Unit<'_>> {
    runs.chunk_by(|a, b| !place.link && a.style.link.is_some() && a.style.link == b.style.link)
        .map(|runs| Unit {
            runs,
            strong: runs.iter().all(|run| run.style.strong),
            emphasis: runs.iter().all(|run| run.style.emphasis),
        })
        .collect()
}

fn write(out: &mut String, runs: &[Run], place: Place, form: Form) {
    let units = units(runs, place);
    let (mut strong, mut emphasis) = (false, false);
    let mut reference = false;
    for (index, unit) in units.iter().enumerate() {
        reference = mark(out, (strong, emphasis), (unit.strong, unit.emphasis), unit.first(place), form) || reference;
        (strong, emphasis) = (unit.strong, unit.emphasis);
        let next = match units.get(index + 1) {
            Some(next) if next.is_link(place) && (next.strong, next.emphasis) == (strong, emphasis) => Next::Link,
            _ => Next::Other,
        };
        write_unit(out, unit, place, form, next, std::mem::take(&mut reference));
    }
    let end = if place.link { ']' } else { '\n' };
    mark(out, (strong, emphasis), (false, false), end, form);
}

/// Writes the delimiters between two looks. Returns whether the character after them must be a reference; the one
/// before them is made one here.
fn mark(out: &mut String, from: (bool, bool), to: (bool, bool), after: char, form: Form) -> bool {
    let strong = if form == Form::Underscores { "__" } else { "**" };
    // (delimiter, was on, is on), from the outside in.
    let mut layers = [(strong, from.0, to.0), ("*", from.1, to.1)];
    if form == Form::EmphasisOutside {
        layers.reverse();
    }
    let outer_changes = layers[0].1 != layers[0].2;
    let inner = layers[1];
    let (close_inner, open_inner) = (inner.1 && (!inner.2 || outer_changes), inner.2 && (!inner.1 || outer_changes));
    let mut closing = String::new();
    let mut opening = String::new();
    closing.push_str(if close_inner { inner.0 } else { "" });
    closing.push_str(if layers[0].1 && outer_changes { layers[0].0 } else { "" });
    opening.push_str(if layers[0].2 && outer_changes { layers[0].0 } else { "" });
    opening.push_str(if open_inner { inner.0 } else { "" });
    if closing.is_empty() && opening.is_empty() {
        return false;
    }
    let mut before_chars = out.chars().rev();
    let before = before_chars.next().unwrap_or('\n');
    let second_before = before_chars.next().unwrap_or('\n');
    let (open, close) = match form {
        Form::Underscores => (false, false),
        _ => {
            let length = closing.len() + opening.len();
            Delimiters { mark: '*', length, second_before, before, after }.roles()
        }
    };
    let plain = |c: char| !c.is_whitespace() && !c.is_ascii_punctuation();
    // White space within a delimiter, where bold changes amid emphasis or the other way round.
    let space = |c: char| c.is_whitespace() && c != '\n';
    if !opening.is_empty() && !open && plain(before) || !closing.is_empty() && space(before) {
        out.pop();
        refer(out, before);
    }
    out.push_str(&closing);
    out.push_str(&opening);
    !closing.is_empty() && !close && plain(after) || !opening.is_empty() && space(after)
}

fn refer(out: &mut String, c: char) {
    out.push_str(&format!("&#{};", u32::from(c)));
}

/// Writes a unit, its first character as a reference if need be.
fn write_unit(out: &mut String, unit: &Unit<'_>, place: Place, form: Form, next: Next, reference: bool) {
    let Some(run) = unit.runs.first() else { return };
    match &run.style.link {
        Some(link) if !place.link => write_link(out, unit, link, place, form),
        _ => match &run.style.image {
            Some(image) => {
                out.push_str("![");
                escape_markdown::text(out, &run.text, Place { link: true, ..place }, Next::Other);
                out.push_str("](");
                escape_markdown::address(out, image, place);
                out.push(')');
            }
            None if run.style.code => write_code(out, &run.text, place),
            None => {
                let mut text = run.text.as_str();
                let mut chars = text.chars();
                if let (true, Some(first)) = (reference, chars.next()) {
                    refer(out, first);
                    text = chars.as_str();
                }
                escape_markdown::text(out, text, place, next);
            }
        },
    }
}

fn write_link(out: &mut String, unit: &Unit<'_>, link: &str, place: Place, form: Form) {
    // What all of the link's text has is written outside of it.
    let bare = |run: &Run| {
        let mut run = run.clone();
        run.style.strong &= !unit.strong;
        run.style.emphasis &= !unit.emphasis;
        run
    };
    let runs: Vec<Run> = unit.runs.iter().map(bare).collect();
    if let [run] = &*runs
        && run.text == link
        && is_autolink(link, place)
        && !run.style.code
        && run.style.image.is_none()
    {
        out.push_str(&format!("<{link}>"));
        return;
    }
    out.push('[');
    write(out, &runs, Place { link: true, ..place }, form);
    out.push_str("](");
    escape_markdown::address(out, link, place);
    out.push(')');
}

/// Whether an address is read as one between `<` and `>`.
fn is_autolink(link: &str, place: Place) -> bool {
    let Some((scheme, _)) = link.split_once(':') else { return false };
    let known = address::LINK.iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let acts = link.contains(['<', '>', '\\', '&', '`']) || link.contains("]:") || place.cell && link.contains('|');
    known && !acts
}

fn write_code(out: &mut String, text: &str, place: Place) {
    let fence = "`".repeat((1..).find(|length| !has_ticks(text, *length)).unwrap_or(1));
    let blank = text.bytes().all(|byte| byte == b' ');
    let spaced = text.starts_with(' ') && text.ends_with(' ') && !blank;
    let pad = if spaced || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    let text = if place.cell { text.replace('|', "\\|") } else { text.to_owned() };
    out.push_str(&format!("{fence}{pad}{text}{pad}{fence}"));
}

/// Whether a text holds a run of exactly so many backticks.
fn has_ticks(text: &str, length: usize) -> bool {
    text.split(|c| c != '`').any(|run| run.len() == length)
}
