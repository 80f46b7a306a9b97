//! YAML with the place of every key and value.
//!
//! Values are kept as the characters of the source and are read by the shape a key asks for ([`super::shape`]):
//! so `000001` stays a postcode, every fault of a file is found in one run, and each points at its own place.

use granit_parser::Event;
use granit_parser::Parser;
use granit_parser::ScalarStyle;

use super::Reading;
use super::yaml_words;
use crate::diagnostic::codes::limits;
use crate::diagnostic::codes::sources;
use crate::diagnostic::limit::Limits;
use crate::model::At;
use crate::text::width;

/// A value of a YAML document and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub at: At,
}

/// A value of a YAML document.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// The characters of a scalar, escapes resolved.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the source, each key once.
    Map(Vec<YamlEntry>),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct YamlEntry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_at: At,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The document, or a mapping without entries where it says nothing: so that what must be there is missed.
    pub fn or_empty(self) -> Node {
        match self.value {
            Value::Null => Node { value: Value::Map(Vec::new()), at: self.at },
            _ => self,
        }
    }

    /// The value of a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let entry = self.entries().iter().find(|entry| entry.key == key)?;
        (!matches!(entry.node.value, Value::Null)).then_some(&entry.node)
    }

    /// The entries of a mapping; none for another value.
    pub fn entries(&self) -> &[YamlEntry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; another value is a list of itself, nothing is an empty one.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            Value::Null => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// The characters of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }
}

/// Reads a document that stands in `reading` at `at`. What cannot be read is reported and gives nothing; a document
/// that says nothing is `Null`.
pub fn read(reading: &mut Reading<'_>, at: At, limits: &Limits) -> Option<Node> {
    let source = mend_widths(reading, at);
    let mut builder = Builder { offset: at.start, stack: Vec::new(), root: None };
    for event in Parser::new_from_str(&source) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let start = at.start + error.marker().byte_offset().unwrap_or(0).min(source.len());
                let fault = reading.at(&sources::YAML_SYNTAX, At::new(start, start));
                let fault = fault.with("found", yaml_words::chinese(&error.info()));
                reading.report(fault.with("found_en", error.info()));
                return builder.root;
            }
        };
        let range = span.byte_range().unwrap_or(0..0);
        let place = At::new(at.start + range.start, at.start + range.end);
        if builder.stack.len() > limits.yaml_depth {
            let fault = reading.at(&limits::YAML_DEPTH, place).with("limit", limits.yaml_depth);
            reading.report(fault);
            return None;
        }
        builder.take(event, place, reading);
    }
    builder.root.or(Some(Node { value: Value::Null, at: At::new(at.start, at.start) }))
}

/// Reports full-width colons after keys and indentation YAML cannot use, and returns the text with these replaced
/// by as many bytes of what was meant, so that the rest can be read and every place still holds.
fn mend_widths(reading: &mut Reading<'_>, at: At) -> String {
    let source = &reading.text[at.start..at.end];
    let mut out = String::with_capacity(source.len());
    let mut start = at.start;
    // The indentation of the key that a text of several lines (`summary: |`) belongs to, while it lasts.
    let mut text_below: Option<usize> = None;
    for line in source.split_inclusive('\n') {
        let body = line.trim_start_matches(['\u{3000}', '\t', ' ', '\u{a0}']);
        let indent = &line[..line.len() - body.len()];
        let spaces = line.len() - line.trim_start_matches(' ').len();
        if text_below.is_some_and(|key| spaces > key || body.trim().is_empty()) {
            // What stands in a text is no key.
            out.push_str(line);
            start += line.len();
            continue;
        }
        text_below = begins_text(body).then_some(spaces);
        let mut place = start;
        for c in indent.chars() {
            if c != ' ' && !body.trim().is_empty() {
                let (zh, en) =
                    if c == '\t' { ("制表符", "a tab") } else { ("全角空格", "an ideographic space") };
                let fault = reading.at(&sources::WRONG_INDENT, At::new(place, place + c.len_utf8()));
                let fault = fault.with("found", zh).with("found_en", en);
                // How far a tab was meant to go, only its typist knows.
                reading.report(match c {
                    '\u{3000}' => fault.mended("\u{3000}", "  "),
                    '\u{a0}' => fault.mended("\u{a0}", " "),
                    _ => fault,
                });
            }
            out.extend(std::iter::repeat_n(' ', c.len_utf8()));
            place += c.len_utf8();
        }
        let key = body.trim_start_matches("- ").find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
        let key_end = key.map(|end| end + body.len() - body.trim_start_matches("- ").len());
        match key_end.filter(|end| *end > 0 && body[*end..].starts_with('：')) {
            Some(end) => {
                let colon = At::new(place + end, place + end + '：'.len_utf8());
                let fault = reading.at(&sources::FULL_WIDTH_COLON, colon);
                let fault = fault.with("key", body[..end].trim_start_matches("- "));
                let gap = body[end + '：'.len_utf8()..].starts_with([' ', '\n', '\r']);
                reading.report(fault.mended("：", if gap { ":" } else { ": " }));
                out.push_str(&body[..end]);
                out.push_str(":  ");
                out.push_str(&body[end + '：'.len_utf8()..]);
            }
            None => out.push_str(body),
        }
        start += line.len();
    }
    out
}

/// Whether a line begins a text of several lines: its value is `|` or `>`, perhaps with `-`, `+` or a number.
fn begins_text(body: &str) -> bool {
    let value = body.trim_end().rsplit_once(": ").map(|(_, value)| value.trim());
    value.is_some_and(|value| {
        value.starts_with(['|', '>']) && value[1..].chars().all(|c| matches!(c, '-' | '+') || c.is_ascii_digit())
    })
}

/// A text that YAML folded: a line that was broken between two Chinese characters goes on without a gap. Spaces that
/// the source itself has stay.
fn unfold(text: String, source: &str) -> String {
    if !source.contains('\n') || !text.contains(' ') {
        return text;
    }
    let chars: Vec<char> = text.chars().collect();
    let folded = |at: usize| {
        let (Some(before), Some(after)) = (at.checked_sub(1).map(|before| chars[before]), chars.get(at + 1)) else {
            return false;
        };
        width::joins(before, *after) && !source.contains(&format!("{before} {after}"))
    };
    chars.iter().enumerate().filter(|(at, c)| **c != ' ' || !folded(*at)).map(|(_, c)| *c).collect()
}

/// A collection that is being read.
enum Open {
    List { items: Vec<Node>, at: At },
    Map { entries: Vec<YamlEntry>, key: Option<(String, At)>, at: At },
}

/// Puts events together to a tree.
struct Builder {
    offset: usize,
    stack: Vec<Open>,
    root: Option<Node>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, at: At, reading: &mut Reading<'_>) {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    reading.found(&sources::REFUSED_YAML, at, if anchor != 0 { "&" } else { "!" });
                }
                let plain = matches!(style, ScalarStyle::Plain);
                let value = match text.as_ref() {
                    "" | "~" | "null" if plain => Value::Null,
                    // Line breaks to some readers of YAML and none to others: one to all.
                    text => {
                        let text = text.replace(['\u{85}', '\u{2028}', '\u{2029}'], "\n");
                        let literal = matches!(style, ScalarStyle::Literal);
                        let source = reading.text.get(at.start..at.end).unwrap_or_default();
                        Value::Scalar(if literal { text } else { unfold(text, source) })
                    }
                };
                self.add(Node { value, at }, reading);
            }
            Event::SequenceStart(_, anchor, _) => {
                if anchor != 0 {
                    reading.found(&sources::REFUSED_YAML, at, "&");
                }
                self.stack.push(Open::List { items: Vec::new(), at });
            }
            Event::MappingStart(_, anchor, _) => {
                if anchor != 0 {
                    reading.found(&sources::REFUSED_YAML, at, "&");
                }
                self.stack.push(Open::Map { entries: Vec::new(), key: None, at });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let node = match self.stack.pop() {
                    Some(Open::List { items, at: start }) => Node { value: Value::List(items), at: start.to(at) },
                    Some(Open::Map { entries, at: start, .. }) => Node { value: Value::Map(entries), at: start.to(at) },
                    None => return,
                };
                self.add(node, reading);
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                reading.found(&sources::REFUSED_YAML, at, "*");
                self.add(Node { value: Value::Null, at }, reading);
            }
            _ => {}
        }
    }

    fn add(&mut self, node: Node, reading: &mut Reading<'_>) {
        match self.stack.last_mut() {
            None if self.root.is_none() => self.root = Some(node),
            None => {
                let second = At::new(node.at.start.max(self.offset), node.at.start.max(self.offset));
                reading.found(&sources::REFUSED_YAML, second, "---");
            }
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                None => *key = Some((node.scalar().unwrap_or_default().to_owned(), node.at)),
                Some((name, key_at)) if name == "<<" => reading.found(&sources::REFUSED_YAML, key_at, "<<"),
                Some((name, key_at)) => match entries.iter().find(|entry| entry.key == name) {
                    Some(_) => reading.found(&sources::DUPLICATE_KEY, key_at, name),
                    None => entries.push(YamlEntry { key: name, key_at, node }),
                },
            },
        }
    }
}
