//! Characters with their looks and places, set into texts: line breaks, white space at edges, paragraphs.

use std::rc::Rc;

use unicode_width::UnicodeWidthChar;

use crate::model::At;
use crate::model::Offsets;
use crate::model::Run;
use crate::model::Style;
use crate::model::Text;

/// What stands at one place of a text.
#[derive(Clone, Debug)]
pub(super) enum Sign {
    /// A character.
    Char(char),
    /// A line break of the source that is not shown.
    Soft,
    /// A line break that is shown.
    Hard,
    /// A picture.
    Image(Rc<Picture>),
}

/// A picture with its text alternative.
#[derive(Debug)]
pub(super) struct Picture {
    pub address: String,
    pub alternative: String,
    pub offsets: Offsets,
}

/// How a sign is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub strong: bool,
    pub emphasis: bool,
    pub code: bool,
    pub link: Option<Rc<str>>,
}

/// A sign, its look and the byte of the source where it stands.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub sign: Sign,
    pub look: Look,
    pub source: usize,
}

impl Glyph {
    fn is_break(&self) -> bool {
        matches!(self.sign, Sign::Soft | Sign::Hard)
    }

    /// White space that is layout; in code it is content.
    fn is_space(&self) -> bool {
        match self.sign {
            Sign::Char(c) => c.is_whitespace() && !self.look.code,
            Sign::Soft | Sign::Hard => true,
            Sign::Image(_) => false,
        }
    }
}

/// A text, where it stands, and whether the source's `#` begins it.
pub(super) struct Line {
    pub text: Text,
    pub at: At,
}

/// Sets the glyphs of a paragraph. It ends, and a new one begins, at a line break after which
/// * the line is blank: it holds white space that Markdown takes for text, as U+3000, or nothing (raw HTML);
/// * the line is indented by two ideographic spaces: so Chinese writers begin a paragraph;
/// * `starts_block` says so of the line's plain text and, where one line alone stands before it, of that.
///
/// Soft breaks are judged before hard ones: a soft break that parts nothing is not printed, so hard breaks must be judged
/// by the lines as they stand without it, or a notice would be read otherwise once it is printed.
pub(super) fn paragraphs(glyphs: Vec<Glyph>, starts_block: &dyn Fn(&str, &str) -> bool) -> Vec<Line> {
    let glyphs = settle(glyphs);
    let parted = at_soft_breaks(&glyphs, starts_block).into_iter();
    let mut out: Vec<Line> = parted.flat_map(|part| at_hard_breaks(part, starts_block)).collect();
    out.retain(|line| !line.text.is_empty());
    out
}

/// Whether a glyph is a line break at which a paragraph can end: one in a link's text cannot.
fn is_open_break(settled: &Settled) -> bool {
    settled.glyph.is_break() && settled.glyph.look.link.is_none()
}

/// Whether a glyph is a line break that is printed and at which a paragraph can end.
fn is_hard(settled: &Settled) -> bool {
    matches!(settled.glyph.sign, Sign::Hard) && is_open_break(settled)
}

/// Parts glyphs at soft breaks, and at breaks of any kind that part by themselves.
fn at_soft_breaks<'a>(glyphs: &'a [Settled], starts_block: &dyn Fn(&str, &str) -> bool) -> Vec<&'a [Settled]> {
    let mut out = vec![];
    let mut begin = 0;
    // Where the line before a break begins, if no soft break stands before it: such a line can be a label with its
    // value. Asking for more than one line would take n² time.
    let mut line_begin = Some(0);
    for (index, glyph) in glyphs.iter().enumerate().filter(|(_, glyph)| is_open_break(glyph)) {
        let rest = &glyphs[index + 1..];
        let end = rest.iter().position(is_open_break).unwrap_or(rest.len());
        let hard = is_hard(glyph);
        let parts = glyph.parts
            || !hard && {
                let before = line_begin.map(|begin| set(&glyphs[begin..index]).text.plain()).unwrap_or_default();
                starts_block(&before, &set(&rest[..end]).text.plain())
            };
        if parts {
            out.push(&glyphs[begin..index]);
            begin = index + 1;
        }
        line_begin = (parts || hard).then_some(index + 1);
    }
    out.push(&glyphs[begin..]);
    out
}

/// Sets glyphs, parted at those hard breaks at which the lines around them say so.
fn at_hard_breaks(glyphs: &[Settled], starts_block: &dyn Fn(&str, &str) -> bool) -> Vec<Line> {
    let mut out = vec![];
    let (mut paragraph, mut line) = (0, 0);
    let mut lines = 0;
    let mut opening = String::new();
    let ends = (0..glyphs.len()).filter(|index| is_hard(&glyphs[*index])).chain([glyphs.len()]);
    for end in ends {
        let plain = set(&glyphs[line..end]).text.plain();
        let before = if lines == 1 { opening.as_str() } else { "" };
        if lines > 0 && starts_block(before, &plain) {
            out.push(set(&glyphs[paragraph..line - 1]));
            paragraph = line;
            lines = 0;
        }
        if lines == 0 {
            opening = plain;
        }
        lines += 1;
        line = end + 1;
    }
    out.push(set(&glyphs[paragraph..]));
    out
}

/// Sets glyphs as one line, whatever breaks they hold.
pub(super) fn single_line(glyphs: Vec<Glyph>) -> Line {
    let mut glyphs = settle(glyphs);
    for Settled { glyph, .. } in &mut glyphs {
        if let Sign::Hard = glyph.sign {
            glyph.sign = Sign::Soft;
        }
    }
    set(&glyphs)
}

/// Sets glyphs as lines that stay together, whatever they begin with: the text of a cell.
pub(super) fn lines(glyphs: Vec<Glyph>) -> Line {
    set(&settle(glyphs))
}

/// A glyph of settled text; of a break, whether it parts two paragraphs.
struct Settled {
    glyph: Glyph,
    parts: bool,
}

/// Takes white space from around line breaks, makes one break of several, and takes the looks from white space at
/// the edges of what they set: bold space is not seen, and Markdown has no plain way to say it.
fn settle(glyphs: Vec<Glyph>) -> Vec<Settled> {
    let mut out: Vec<Settled> = Vec::with_capacity(glyphs.len());
    let mut indent = 0;
    for glyph in glyphs {
        let after_break = out.last().is_some_and(|last| last.glyph.is_break());
        if glyph.is_break() {
            if after_break {
                if let Some(last) = out.last_mut() {
                    last.parts = true;
                    last.glyph.sign = Sign::Hard;
                }
                indent = 0;
                continue;
            }
            while out.last().is_some_and(|last| last.glyph.is_space()) {
                out.pop();
            }
            indent = 0;
            out.push(Settled { glyph, parts: false });
        } else if after_break && glyph.is_space() {
            if let Sign::Char('\u{3000}') = glyph.sign {
                indent += 1;
            }
            if let (2, Some(last)) = (indent, out.last_mut()) {
                last.parts = true;
            }
        } else {
            out.push(Settled { glyph, parts: false });
        }
    }
    let looks = |glyph: Option<&Settled>| glyph.map(|settled| (settled.glyph.look.strong, settled.glyph.look.emphasis));
    for index in 0..out.len() {
        // A break where looks change has neither: a delimiter beside it could not act, and it has no reference.
        if out[index].glyph.is_break()
            && looks(index.checked_sub(1).and_then(|i| out.get(i))) != looks(out.get(index + 1))
        {
            let look = &mut out[index].glyph.look;
            (look.strong, look.emphasis) = (false, false);
        }
    }
    bare_edges(&mut out, |look| look.strong, |look| look.strong = false);
    bare_edges(&mut out, |look| look.emphasis, |look| look.emphasis = false);
    bare_edges(&mut out, |look| look.link.clone(), |look| look.link = None);
    out
}

/// Clears a property of looks on white space at both edges of every stretch that has it.
fn bare_edges<P: PartialEq + Default>(glyphs: &mut [Settled], get: impl Fn(&Look) -> P, clear: impl Fn(&mut Look)) {
    let none = P::default();
    let mut before = P::default();
    for settled in glyphs.iter_mut() {
        let property = get(&settled.glyph.look);
        if property != none && property != before && settled.glyph.is_space() {
            clear(&mut settled.glyph.look);
            before = P::default();
        } else {
            before = property;
        }
    }
    let mut after = P::default();
    for settled in glyphs.iter_mut().rev() {
        let property = get(&settled.glyph.look);
        if property != none && property != after && settled.glyph.is_space() {
            clear(&mut settled.glyph.look);
            after = P::default();
        } else {
            after = property;
        }
    }
}

/// Makes a text of settled glyphs without the white space at its ends.
fn set(glyphs: &[Settled]) -> Line {
    let start = glyphs.iter().position(|settled| !settled.glyph.is_space()).unwrap_or(glyphs.len());
    let end = glyphs.iter().rposition(|settled| !settled.glyph.is_space()).map_or(start, |last| last + 1);
    let glyphs = &glyphs[start..end];
    let mut text = Text::default();
    let mut run = Run { text: String::new(), style: Style::default(), offsets: Offsets::default() };
    let mut look = Look::default();
    for (index, Settled { glyph, .. }) in glyphs.iter().enumerate() {
        let c = match &glyph.sign {
            Sign::Char(c) => *c,
            Sign::Hard => '\n',
            Sign::Soft => {
                let neighbour = |index: Option<usize>| match glyphs.get(index?)?.glyph.sign {
                    Sign::Char(c) => Some(c),
                    _ => None,
                };
                match (neighbour(index.checked_sub(1)), neighbour(index.checked_add(1))) {
                    (Some(before), Some(after)) if joins(before, after) => continue,
                    _ => ' ',
                }
            }
            Sign::Image(picture) => {
                text.push(std::mem::replace(&mut run, empty(&glyph.look)));
                look = glyph.look.clone();
                let style = Style { image: Some(picture.address.clone()), ..style(&glyph.look) };
                text.push(Run { text: picture.alternative.clone(), style, offsets: picture.offsets.clone() });
                continue;
            }
        };
        if glyph.look != look {
            text.push(std::mem::replace(&mut run, empty(&glyph.look)));
            look = glyph.look.clone();
        }
        run.offsets.push(run.text.len(), glyph.source);
        run.text.push(c);
    }
    text.push(run);
    let first = glyphs.first().map_or(0, |first| first.glyph.source);
    let last = glyphs.last().map_or(first, |last| match &last.glyph.sign {
        Sign::Char(c) => last.glyph.source + c.len_utf8(),
        _ => last.glyph.source + 1,
    });
    Line { text, at: At::new(first, last.max(first)) }
}

fn empty(look: &Look) -> Run {
    Run { text: String::new(), style: style(look), offsets: Offsets::default() }
}

fn style(look: &Look) -> Style {
    Style {
        strong: look.strong,
        emphasis: look.emphasis,
        code: look.code,
        link: look.link.as_deref().map(str::to_owned),
        image: None,
    }
}

/// Whether a line break between two characters leaves no gap: both are Han or full-width, curly quotation marks,
/// the dash and the ellipsis among them. The room `text` has a function of the same meaning; this one goes when
/// the two meet.
fn joins(before: char, after: char) -> bool {
    let wide = |c: char| c.width() == Some(2) || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·');
    wide(before) && wide(after)
}
