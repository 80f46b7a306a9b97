//! A tag with very many attributes costs the tokenizer the square of their number: such a page is refused first.

use crate::diagnostic::limit::LIMITS;
use crate::import::readers::Refused;

/// Refuses a page with a tag that may have too many attributes.
pub(in crate::import::readers::html) fn attributes(text: &str) -> Result<(), Refused> {
    let mut in_tag = false;
    let mut quote = None;
    let mut count = 0;
    let mut before = [' '; 2];
    for c in text.chars() {
        if !in_tag {
            in_tag = before[1] == '<' && c.is_ascii_alphabetic();
            (count, quote) = (0, None);
        } else if let Some(sign) = quote {
            if c == sign {
                quote = None;
            }
        } else {
            match c {
                '>' => in_tag = false,
                // A value is quoted after a name and `=` only; elsewhere the sign is a part of a name.
                '"' | '\'' if before[1] == '=' && !matches!(before[0], ' ' | '/' | '"' | '\'') => quote = Some(c),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' | '/' | '"' | '\'' => {}
                // A name begins.
                _ if matches!(before[1], ' ' | '\t' | '\n' | '\r' | '\u{c}' | '/' | '"' | '\'') => count += 1,
                _ => {}
            }
            if count > LIMITS.html_attributes {
                return Err(Refused::TooManyItems { part: "html".to_owned(), limit: LIMITS.html_attributes });
            }
        }
        before = [before[1], c];
    }
    Ok(())
}
