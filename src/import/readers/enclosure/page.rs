//! Web pages, and XML that is not well formed: the text between the tags, what stands in them, and remarks.

use std::cell::RefCell;

use html5ever::tokenizer::Tag;
use html5ever::tokenizer::TagKind;
use html5ever::tokenizer::Token;
use html5ever::tokenizer::TokenSink;
use html5ever::tokenizer::TokenSinkResult;
use html5ever::tokenizer::states::RawKind;

use super::gather::said;
use super::look::Look;
use crate::import::readers::Refused;
use crate::import::readers::html;
use crate::model::EnclosedPlace;

/// Tags inside a paragraph: the text goes on.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
];

/// Looks at a page; what is hidden in it is text as any other. A place is asked for by the line of the source.
pub(in crate::import::readers::enclosure) fn read(
    look: &mut Look,
    bytes: &[u8],
    place: &dyn Fn(usize) -> EnclosedPlace,
) -> Result<(), Refused> {
    let decoded = html::decoded(bytes)?;
    let mut texts = html::tokens(&decoded.text, Sink(RefCell::default())).0.into_inner();
    texts.end_line();
    for text in texts.done {
        let place = place(text.line);
        look.line(if text.is_mark { EnclosedPlace::Attribute(Box::new(place)) } else { place }, text.text);
    }
    Ok(())
}

/// A text of the page.
struct PageText {
    line: usize,
    is_mark: bool,
    text: String,
}

#[derive(Default)]
struct Texts {
    done: Vec<PageText>,
    text: String,
    line: usize,
}

impl Texts {
    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.done.push(PageText { line: self.line, is_mark: false, text });
        }
    }

    fn mark(&mut self, line: usize, text: &str) {
        if let Some(text) = said(text) {
            self.done.push(PageText { line, is_mark: true, text: text.into_owned() });
        }
    }

    fn tag(&mut self, tag: &Tag, line: usize) {
        let name = &*tag.name;
        match name {
            "td" | "th" => self.text.push('\t'),
            _ if INLINE.contains(&name) => {}
            _ => self.end_line(),
        }
        tag.attrs.iter().for_each(|attribute| self.mark(line, &attribute.value));
    }
}

struct Sink(RefCell<Texts>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let mut texts = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => {
                if texts.text.trim().is_empty() {
                    texts.line = line;
                }
                texts.text.push_str(&text);
            }
            Token::TagToken(tag) => {
                texts.tag(&tag, line);
                if tag.kind == TagKind::StartTag && matches!(&*tag.name, "script" | "style") {
                    return TokenSinkResult::RawData(RawKind::Rawtext);
                }
            }
            Token::CommentToken(text) => texts.mark(line, &text),
            Token::DoctypeToken(_) | Token::NullCharacterToken | Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}
