//! MathML in one line: fractions with `/`, powers as superscripts or behind `^`, roots with √.

use crate::import::readers::raised;
use crate::import::readers::raised::Script;

/// Formulas nest no deeper in a notice.
const DEEPEST: usize = 64;

/// A formula while it is read.
#[derive(Debug, Default)]
pub(in crate::import::readers::html) struct Math {
    open: Vec<Node>,
    hidden: Vec<String>,
}

/// A formula in one line.
pub(in crate::import::readers::html) struct InLine {
    pub line: String,
    /// What is hidden in it.
    pub hidden: Vec<String>,
}

#[derive(Debug, Default)]
struct Node {
    name: String,
    /// The signs around and between what stands in it: of `mfenced`.
    signs: [String; 3],
    parts: Vec<String>,
}

impl Math {
    /// A formula begins.
    pub fn new() -> Math {
        Math { open: vec![Node { name: "math".to_owned(), ..Node::default() }], hidden: Vec::new() }
    }

    /// An element in it begins.
    pub fn start(&mut self, name: &str, attribute: impl Fn(&str) -> Option<String>, closes_itself: bool) {
        if name == "mspace" {
            return self.part(" ".to_owned());
        }
        if self.open.len() < DEEPEST && !closes_itself && name != "none" && name != "mprescripts" {
            let sign = |name: &str, default: &str| attribute(name).unwrap_or_else(|| default.to_owned());
            let signs = [sign("open", "("), sign("close", ")"), sign("separators", ",")];
            self.open.push(Node { name: name.to_owned(), signs, parts: Vec::new() });
        } else {
            self.part(String::new());
        }
    }

    /// An element ends.
    pub fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|node| node.name == name) else { return };
        while self.open.len() > at.max(1) {
            self.close();
        }
    }

    /// All of it in one line, wherever it ends.
    pub fn ended(mut self) -> InLine {
        while self.open.len() > 1 {
            self.close();
        }
        let line = self.open.pop().map_or_else(String::new, |node| joined(&node.parts));
        InLine { line: line.trim().to_owned(), hidden: self.hidden }
    }

    /// Characters of it.
    pub fn text(&mut self, text: &str) {
        let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.part(text);
        }
    }

    fn part(&mut self, text: String) {
        if let Some(node) = self.open.last_mut() {
            node.parts.push(text);
        }
    }

    fn close(&mut self) {
        let Some(node) = self.open.pop() else { return };
        let text = match node.name.as_str() {
            // The formula again, in another notation.
            "annotation" | "annotation-xml" => return,
            "mphantom" => {
                self.hidden.push(joined(&node.parts));
                String::new()
            }
            _ => node.line(),
        };
        self.part(text);
    }
}

impl Node {
    fn line(&self) -> String {
        let parts = &self.parts;
        match (self.name.as_str(), parts.as_slice()) {
            ("mfrac", [above, below]) => raised::fraction(above, below),
            ("msup" | "mover", [base, above]) => format!("{}{}", based(base), small(above, Script::Above)),
            ("msub" | "munder", [base, below]) => format!("{}{}", based(base), small(below, Script::Below)),
            ("msubsup" | "munderover", [base, below, above]) => {
                format!("{}{}{}", based(base), small(below, Script::Below), small(above, Script::Above))
            }
            ("msqrt", _) => raised::root("", &joined(parts)),
            ("mroot", [base, index]) => raised::root(index, base),
            ("mfenced", _) => {
                let [open, close, between] = &self.signs;
                let between: Vec<char> = between.chars().filter(|c| !c.is_whitespace()).collect();
                let mut line = open.clone();
                for (at, part) in parts.iter().enumerate() {
                    if at > 0 {
                        line.extend(between.get(at - 1).or(between.last()));
                    }
                    line.push_str(part);
                }
                line + close
            }
            ("mtr" | "mlabeledtr" | "mtd", _) => format!("{} ", joined(parts)),
            ("mtable", _) => parts.iter().map(|row| row.trim()).collect::<Vec<_>>().join("; "),
            _ => joined(parts),
        }
    }
}

/// Parts one after another; figures stay apart.
fn joined(parts: &[String]) -> String {
    let mut out = String::new();
    for part in parts {
        raised::beside(&mut out, part);
    }
    out
}

/// What a small part stands at: in brackets where it is more than one word or figure.
fn based(base: &str) -> String {
    let held = base.starts_with(['(', '∑', '∏', '∫']) && base.find(')').is_none_or(|at| at + 1 == base.len());
    if base.is_empty() || held || base.chars().count() == 1 { base.to_owned() } else { raised::grouped(base) }
}

fn small(part: &str, script: Script) -> String {
    if part.trim().is_empty() { String::new() } else { script.marked(part) }
}
