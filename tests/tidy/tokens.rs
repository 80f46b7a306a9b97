//! A Rust source as tokens and paths, so that comments and strings do not count.

use proc_macro2::Delimiter;
use proc_macro2::Span;
use proc_macro2::TokenStream;
use proc_macro2::TokenTree;

/// A token with what the rules ask of it.
#[derive(Clone, Debug)]
pub struct Token {
    pub text: String,
    pub kind: Kind,
    pub line: usize,
    /// Where it ends: line and column (in characters).
    pub end: (usize, usize),
    /// Inside an item under `#[cfg(test)]`.
    pub in_test: bool,
    /// How many inline modules stand around it.
    pub modules: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Ident,
    Sign,
    Literal,
}

/// A path as it is meant: groups of a `use` are written out, one path each.
pub struct NamedPath {
    pub parts: Vec<String>,
    pub line: usize,
    pub in_test: bool,
    /// How many inline modules stand around it.
    pub modules: usize,
    pub standing: Standing,
}

/// How a path stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In a `use`, for this file. It is called by the name.
    Used(String),
    /// In a `pub use`, for others. They call it by the name.
    Passed(String),
    /// In code.
    Said,
    /// In `pub(in …)`.
    Visibility,
}

/// The tokens of a source, brackets among them, `::` as one.
pub fn cut(text: &str, in_test: bool) -> Result<Vec<Token>, String> {
    let stream: TokenStream = text.parse().map_err(|error| format!("{error}"))?;
    let mut tokens = Vec::new();
    flatten(stream, in_test, 0, &mut tokens);
    Ok(tokens)
}

fn flatten(stream: TokenStream, in_test: bool, modules: usize, tokens: &mut Vec<Token>) {
    // From `#[cfg(test)]` to the end of the item that it stands before.
    let mut item_in_test = false;
    let mut before: [String; 2] = Default::default();
    for tree in stream {
        let marked = in_test || item_in_test;
        let end = |span: Span| (span.end().line, span.end().column);
        let plain = |text: String, kind, span: Span| Token {
            text,
            kind,
            line: span.start().line,
            end: end(span),
            in_test: marked,
            modules,
        };
        let text = match tree {
            TokenTree::Group(group) => {
                let inside = group.stream().to_string();
                if group.delimiter() == Delimiter::Bracket && before[1] == "#" && inside.replace(' ', "") == "cfg(test)"
                {
                    item_in_test = true;
                }
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                let deeper = modules + usize::from(group.delimiter() == Delimiter::Brace && before[0] == "mod");
                tokens.push(plain(open.into(), Kind::Sign, group.span_open()));
                flatten(group.stream(), marked, deeper, tokens);
                tokens.push(plain(close.into(), Kind::Sign, group.span_close()));
                if group.delimiter() == Delimiter::Brace {
                    item_in_test = false;
                }
                close.to_owned()
            }
            TokenTree::Ident(ident) => {
                let text = ident.to_string().trim_start_matches("r#").to_owned();
                tokens.push(plain(text.clone(), Kind::Ident, ident.span()));
                text
            }
            TokenTree::Literal(literal) => {
                tokens.push(plain(String::new(), Kind::Literal, literal.span()));
                String::new()
            }
            TokenTree::Punct(sign) => {
                let text = sign.as_char().to_string();
                if text == ":"
                    && tokens.last().is_some_and(|last| last.text == ":" && last.end.1 + 1 == end(sign.span()).1)
                {
                    let first = tokens.len() - 1;
                    tokens[first].text = "::".into();
                    tokens[first].end = end(sign.span());
                } else {
                    tokens.push(plain(text.clone(), Kind::Sign, sign.span()));
                }
                if text == ";" {
                    item_in_test = false;
                }
                text
            }
        };
        before = [std::mem::take(&mut before[1]), text];
    }
}

/// Every path of a file, with the groups of `use` written out.
pub fn paths(tokens: &[Token]) -> Vec<NamedPath> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].kind == Kind::Ident
            && tokens[at].text == "use"
            && tokens.get(at + 1).is_some_and(|next| next.text != "<")
        {
            let passed = at > 0 && matches!(tokens[at - 1].text.as_str(), "pub" | ")");
            let standing = if passed { Standing::Passed } else { Standing::Used };
            at = used(tokens, at + 1, &[], standing, &mut found) + 1;
        } else if tokens[at].kind == Kind::Ident {
            let Token { line, in_test, modules, .. } = tokens[at];
            let mut parts = vec![tokens[at].text.clone()];
            let before = |steps: usize| at.checked_sub(steps).map_or("", |before| tokens[before].text.as_str());
            let after_value = before(1) == ".";
            let sees = before(1) == "in" && before(2) == "(" && before(3) == "pub";
            let standing = if sees { Standing::Visibility } else { Standing::Said };
            at += 1;
            while tokens.get(at).is_some_and(|sign| sign.text == "::")
                && tokens.get(at + 1).is_some_and(|part| part.kind == Kind::Ident)
            {
                parts.push(tokens[at + 1].text.clone());
                at += 2;
            }
            if !after_value && parts.len() > 1 {
                found.push(NamedPath { parts, line, in_test, modules, standing });
            }
        } else {
            at += 1;
        }
    }
    found
}

/// Reads one branch of a `use` from `at`; answers with the place of the token that ends it (`,`, `}` or `;`).
fn used(
    tokens: &[Token],
    mut at: usize,
    before: &[String],
    standing: fn(String) -> Standing,
    found: &mut Vec<NamedPath>,
) -> usize {
    let mut parts = before.to_vec();
    let mut line = tokens.get(at).map_or(0, |token| token.line);
    let (in_test, modules) = tokens.get(at).map_or((false, 0), |token| (token.in_test, token.modules));
    let mut name = None;
    let mut grouped = false;
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "{" => {
                grouped = true;
                loop {
                    at = used(tokens, at + 1, &parts, standing, found);
                    if tokens.get(at).is_none_or(|end| end.text != ",") {
                        break;
                    }
                }
            }
            "," | "}" | ";" => break,
            "::" => {}
            // The new name is no part of the path.
            "as" => {
                at += 1;
                name = tokens.get(at).map(|token| token.text.clone());
            }
            "self" if !before.is_empty() => {}
            part => {
                line = token.line;
                parts.push(part.to_owned());
            }
        }
        at += 1;
    }
    if !grouped && !parts.is_empty() && (parts.len() > before.len() || !before.is_empty()) {
        let name = name.or_else(|| parts.last().cloned()).unwrap_or_default();
        found.push(NamedPath { parts, line, in_test, modules, standing: standing(name) });
    }
    at
}

/// The modules of a file that stand in files of their own and belong to the tests: `#[cfg(test)] mod tests;`.
pub fn test_modules(path: &str, text: &str) -> Vec<String> {
    let tokens = cut(text, false).unwrap_or_default();
    let stem = path.trim_end_matches(".rs");
    let folder = match stem.rsplit_once('/') {
        Some((folder, "mod" | "lib" | "main")) => folder,
        _ => stem,
    };
    tokens
        .windows(3)
        .filter(|three| three[0].in_test && three[0].text == "mod" && three[2].text == ";")
        .map(|three| format!("{folder}/{}", three[1].text))
        .collect()
}

/// Whether a file is the module `place` or lies inside it.
pub fn stands_in(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}
