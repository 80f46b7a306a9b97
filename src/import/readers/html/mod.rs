//! Web pages as browsers save them: blocks become lines, tables rows; what is never text of a paper is named.
//!
//! Tokens are enough: no tree is built, so no page is too deep or too broken, and reading costs its length. Which of the
//! lines are the paper and which the furniture of the site is not asked here.

mod attribute;
mod attribute_limit;
mod blocks;
mod container;
mod declaration;
mod form_control;
mod form_entry;
mod generated_text;
mod grid;
mod growing;
mod linked_contents;
mod list;
mod math;
mod selector;
mod sheet;
mod style;
mod tags;
mod words;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::BufferQueue;
use html5ever::tokenizer::Tag;
use html5ever::tokenizer::TagKind;
use html5ever::tokenizer::Token;
use html5ever::tokenizer::TokenSink;
use html5ever::tokenizer::TokenSinkResult;
use html5ever::tokenizer::Tokenizer;
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tokenizer::states::RawKind;

use crate::import::paper::Paper;
use crate::import::readers::Refused;
use crate::import::readers::charset;
use crate::import::readers::charset::Decoded;
use crate::import::readers::plain_text;
use crate::import::readers::with_text;

use blocks::Blocks;
use sheet::Sheet;

/// Bytes at the beginning of a page in which it says its charset.
const HEAD: usize = 2048;

/// Reads a saved web page, in the charset that its bytes or its head say.
///
/// Scripts and styles are gone; navigation, forms, hidden parts and pictures are left out and listed; all else is lines.
pub fn html(bytes: &[u8]) -> Result<Paper, Refused> {
    let decoded = decoded(bytes)?;
    let sheet = tokens(&decoded.text, Sheets::default()).sheet.into_inner();
    let blocks = tokens(&decoded.text, Sink(RefCell::new(Blocks::new(sheet)))).0;
    let mut paper = blocks.into_inner().paper();
    plain_text::note_broken(
        &mut paper,
        0,
        if decoded.text.contains(char::REPLACEMENT_CHARACTER) { "\u{FFFD}" } else { "" },
    );
    let framed = paper.left_out.iter().find(|of| of.what == words::FRAMED).map(|of| of.text.clone());
    with_text(paper).map_err(|refused| framed.map_or(refused, Refused::Framed))
}

/// The characters of a page, in the charset that its bytes or its head say; a page that would cost too much is refused.
pub(in crate::import::readers) fn decoded(bytes: &[u8]) -> Result<Decoded, Refused> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let decoded = match declared(&head) {
        Some(label) => charset::decode_declared(bytes, label)?,
        None => charset::decode(bytes)?,
    };
    attribute_limit::attributes(&decoded.text)?;
    Ok(decoded)
}

/// Hands every token of a page to a sink.
pub(in crate::import::readers) fn tokens<S: TokenSink>(text: &str, sink: S) -> S {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    // Scripts stop the tokenizer only where a sink asks for it.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink
}

/// The charset in `<meta charset=…>` or in `content="…; charset=…"`.
fn declared(head: &str) -> Option<&str> {
    let value =
        head.split_once("charset")?.1.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    value
        .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        .next()
        .filter(|label| !label.is_empty())
}

/// Reads the style sheets of a page before its words: they may stand behind these.
#[derive(Default)]
struct Sheets {
    sheet: RefCell<Sheet>,
    /// The media and the words of the sheet that is open.
    open: RefCell<Option<(String, String)>>,
}

impl Sheets {
    /// The sheet that is open ends.
    fn close(&self) {
        if let Some((media, words)) = self.open.take() {
            self.sheet.borrow_mut().add(&words, &media);
        }
    }
}

impl TokenSink for Sheets {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) => {
                if let Some((_, words)) = &mut *self.open.borrow_mut() {
                    words.push_str(&text);
                }
            }
            Token::TagToken(tag) => {
                self.close();
                self.sheet.borrow_mut().note_linked(&tag);
                let kind = attribute::attribute(&tag, "type").unwrap_or_default();
                if &*tag.name == "style" && tag.kind == TagKind::StartTag && matches!(kind, "" | "text/css") {
                    let media = attribute::attribute(&tag, "media").unwrap_or_default();
                    *self.open.borrow_mut() = Some((media.to_owned(), String::new()));
                }
                if let Some(kind) = raw_text(&tag) {
                    return TokenSinkResult::RawData(kind);
                }
            }
            Token::EOFToken => self.close(),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

struct Sink(RefCell<Blocks>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut blocks = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => blocks.text(&text),
            Token::TagToken(tag) => {
                let raw = raw_text(&tag);
                match tag.kind {
                    TagKind::StartTag => blocks.start(&tag),
                    TagKind::EndTag => blocks.end(&tag.name),
                }
                if let Some(kind) = raw {
                    return TokenSinkResult::RawData(kind);
                }
            }
            Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

/// What is read up to its end tag without looking for others.
fn raw_text(tag: &Tag) -> Option<RawKind> {
    if tag.kind == TagKind::EndTag {
        return None;
    }
    match &*tag.name {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}
