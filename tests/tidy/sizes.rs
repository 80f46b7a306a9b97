//! How long a file and a function may be.

use crate::tokens::Kind;
use crate::tokens::Token;

/// The most lines of a file.
pub const LONGEST_FILE: usize = 400;
/// The most lines of a function, from `fn` to its last bracket.
pub const LONGEST_FUNCTION: usize = 80;

/// What is wrong with the length of a file.
pub fn long_file(lines: usize) -> Option<String> {
    (lines > LONGEST_FILE).then(|| format!("{lines} lines, more than {LONGEST_FILE}: split it by what happens"))
}

/// Every function that is too long, with its line.
pub fn long_functions(tokens: &[Token]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some(name) = tokens.get(at + 1).filter(|name| token.text == "fn" && name.kind == Kind::Ident) else {
            continue;
        };
        let Some(end) = last_line(&tokens[at..]) else { continue };
        let lines = end - token.line + 1;
        if lines > LONGEST_FUNCTION {
            let name = &name.text;
            let text = format!("`{name}` has {lines} lines, more than {LONGEST_FUNCTION}: split it by what happens");
            found.push((token.line, text));
        }
    }
    found
}

/// The line where the body of a function ends, if it has one.
fn last_line(tokens: &[Token]) -> Option<usize> {
    let mut depth = 0;
    let mut in_body = false;
    for token in tokens {
        match token.text.as_str() {
            ";" if depth == 0 => return None,
            "{" if depth == 0 => (in_body, depth) = (true, 1),
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if in_body && depth == 0 {
            return Some(token.line);
        }
    }
    None
}
