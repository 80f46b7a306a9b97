//! What stands in front of Tera: it reads expressions by recursion, and nesting without end would end the program.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::limits;
use crate::diagnostic::limit::LIMITS;
use crate::tree::RelPath;

/// Reports a template whose brackets or blocks are nested deeper than the limit, or that has a tag longer than it.
pub fn check(path: &RelPath, text: &str) -> Option<Diagnostic> {
    let mut brackets: usize = 0;
    let mut tag_start = None;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let opens = matches!(byte, b'{') && matches!(bytes.get(at + 1), Some(b'{' | b'%'));
        let closes = matches!(byte, b'}') && at > 0 && matches!(bytes[at - 1], b'}' | b'%');
        match byte {
            _ if opens && tag_start.is_none() => {
                tag_start = Some(at);
                brackets = 0;
            }
            // The second brace of `{{` belongs to the tag.
            b'{' if at > 0 && tag_start == Some(at - 1) => {}
            _ if closes && brackets <= 1 => tag_start = None,
            b'(' | b'[' | b'{' => brackets += 1,
            b')' | b']' | b'}' => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        let too_long = tag_start.is_some_and(|start| at - start + 1 >= LIMITS.template_tag_bytes);
        if brackets > LIMITS.template_nesting || too_long {
            return Some(fault(path, at));
        }
    }
    let mut blocks: usize = 0;
    for (at, _) in text.match_indices("{%") {
        let word = text[at + 2..].trim_start_matches(['-', ' ', '\t', '\n', '\r']);
        let is = |words: &[&str]| words.iter().any(|start| word.starts_with(start));
        if is(&["if ", "for ", "block ", "component ", "filter ", "set_global "]) {
            blocks += 1;
        } else if is(&["endif", "endfor", "endblock", "endcomponent", "endfilter"]) {
            blocks = blocks.saturating_sub(1);
        }
        if blocks > LIMITS.template_nesting {
            return Some(fault(path, at));
        }
    }
    None
}

fn fault(path: &RelPath, at: usize) -> Diagnostic {
    Diagnostic::new(&limits::TEMPLATE_NESTING, Span::new(path, at, at + 1)).with("limit", LIMITS.template_nesting)
}
