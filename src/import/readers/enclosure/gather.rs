//! The text of a part in XML, whatever its vocabulary: what stands in one element is one text, runs of a paragraph are
//! joined, and every value of an attribute is a text too.

use std::borrow::Cow;

use super::walk::Attributes;
use super::walk::Step;

/// Elements of office documents whose text belongs to the paragraph around them.
pub(in crate::import::readers::enclosure) const RUNS: &[&str] = &[
    "r",
    "t",
    "delText",
    "instrText",
    "delInstrText",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "hyperlink",
    "smartTag",
    "sdt",
    "sdtContent",
    "fldSimple",
    "fld",
    "bdo",
    "dir",
    "ruby",
    "rubyBase",
    "rt",
    "span",
    "a",
    "font",
];
/// Elements in place of a space.
const GAPS: &[&str] = &["tab", "br", "cr", "ptab", "line-break", "s"];
/// Elements that join the texts in them: cells of a row say together what one alone does not.
const ROWS: &[&str] = &["row", "table-row"];
/// How many digits a value of ASCII needs to be looked at.
const DIGITS: usize = 11;
/// How many a number of a person has at most.
const MOST_DIGITS: usize = 19;

/// A text of a part.
pub(in crate::import::readers::enclosure) struct Piece<'p> {
    /// The characters.
    pub text: Cow<'p, str>,
    /// The element that it stands in.
    pub element: &'p str,
    /// Whether it stands in the marks and not between them.
    pub is_mark: bool,
    /// Whether it stands in an element that names who wrote the whole.
    pub is_author: bool,
}

/// An open element.
struct Open {
    name: String,
    text: String,
    is_run: bool,
}

/// Gathers the texts of one part.
pub(in crate::import::readers::enclosure) struct Gather {
    runs: &'static [&'static str],
    open: Vec<Open>,
    /// Where rows stand among the open elements.
    rows: Vec<usize>,
    /// How many of the open elements name who wrote the whole.
    creators: usize,
}

impl Gather {
    /// Gathers where these elements are runs of the text around them.
    pub fn new(runs: &'static [&'static str]) -> Gather {
        Gather { runs, open: Vec::new(), rows: Vec::new(), creators: 0 }
    }

    /// Takes a step and hands out the texts that it ends.
    pub fn step(&mut self, step: &Step<'_>, found: &mut dyn FnMut(Piece<'_>)) {
        match step {
            Step::Open(name, of) => self.begin(name, of, found),
            Step::Close(_) => self.end(found),
            Step::Text(text) => {
                // Between elements stands how the part is indented; a run of spaces is one in a run of text.
                let in_text = self.open.last().is_some_and(|open| open.is_run && open.name != "r");
                if in_text || !text.trim().is_empty() || *text == " " {
                    self.push(text);
                }
            }
            Step::Remark(text) => {
                if let Some(text) = said(text) {
                    found(Piece { text, element: "", is_mark: true, is_author: false });
                }
            }
        }
    }

    fn begin(&mut self, name: &str, of: &Attributes, found: &mut dyn FnMut(Piece<'_>)) {
        for text in of.values().filter_map(value) {
            found(Piece { text, element: name, is_mark: true, is_author: false });
        }
        match name {
            "noBreakHyphen" => self.push("-"),
            _ if GAPS.contains(&name) => self.push(" "),
            _ => {}
        }
        if ROWS.contains(&name) {
            self.rows.push(self.open.len());
        }
        self.creators += usize::from(name == "creator");
        let is_run = !self.open.is_empty() && self.runs.contains(&name);
        self.open.push(Open { name: name.to_owned(), text: String::new(), is_run });
    }

    fn push(&mut self, text: &str) {
        if let Some(open) = self.open.iter_mut().rev().find(|open| !open.is_run) {
            open.text.push_str(text);
        }
    }

    fn end(&mut self, found: &mut dyn FnMut(Piece<'_>)) {
        let Some(ended) = self.open.pop() else { return };
        let is_author = self.creators > 0;
        self.creators -= usize::from(ended.name == "creator");
        if self.rows.last() == Some(&self.open.len()) {
            self.rows.pop();
        }
        let text = whole(&ended.text);
        if ended.is_run || text.trim().is_empty() {
            return;
        }
        if let Some(row) = self.rows.last().and_then(|&at| self.open.get_mut(at)) {
            row.text.push_str(&text);
            row.text.push('\t');
            return;
        }
        found(Piece { text, element: &ended.name, is_mark: false, is_author });
    }

    /// Hands out what a part that ends too early has left open.
    pub fn rest(&mut self, found: &mut dyn FnMut(Piece<'_>)) {
        while !self.open.is_empty() {
            self.end(found);
        }
    }
}

/// What of a text in the marks can name a person, if anything: most are sizes, colours, keys and the points of curves.
pub(in crate::import::readers::enclosure) fn said(text: &str) -> Option<Cow<'_, str>> {
    if !text.is_ascii() {
        return Some(text.into());
    }
    if text.bytes().filter(u8::is_ascii_digit).count() < DIGITS || is_key(text) {
        return None;
    }
    let text = without_fractions(text);
    let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    // A number that is written in groups stands alone; many beside each other are points.
    let number =
        text.trim().bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'X' | b'x' | b'+'));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (longest >= DIGITS || number && (DIGITS..=MOST_DIGITS).contains(&digits)).then_some(text)
}

/// A text with a comma in place of each fraction, as `-0.5` or `1.25e-7`: they measure and number nobody.
fn without_fractions(text: &str) -> Cow<'_, str> {
    if !text.contains('.') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        let is_fraction = number.contains('.') && number.bytes().any(|byte| byte.is_ascii_digit());
        out += if is_fraction { "," } else { number };
        let next = after.chars().next();
        out.extend(next);
        rest = &after[next.map_or(0, char::len_utf8)..];
    }
    out.into()
}

/// What of a value can name a person.
fn value(text: &str) -> Option<Cow<'_, str>> {
    match whole(text) {
        Cow::Borrowed(text) => said(text),
        number => Some(number),
    }
}

/// A key of a program, as `{00000000-0000-0000-0000-000000000000}`.
fn is_key(text: &str) -> bool {
    let text = text.trim_matches(['{', '}']);
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    parts == [8, 4, 4, 4, 12] && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// A number as it is shown: what a program wrote as a fraction or a power is no number of a person, unless it is whole.
pub(in crate::import::readers::enclosure) fn whole(text: &str) -> Cow<'_, str> {
    let digits = text.trim();
    let number = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'E' | b'e' | b'+' | b'-'));
    if !number || !digits.contains(['.', 'E', 'e']) {
        return text.into();
    }
    match digits.parse::<f64>() {
        // Up to here a fraction of the program is exact.
        Ok(value) if value.fract() == 0.0 && value.abs() < 1e15 => format!("{value:.0}").into(),
        Ok(_) => "".into(),
        Err(_) => text.into(),
    }
}
