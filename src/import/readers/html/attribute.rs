//! The attributes of a tag.

use html5ever::tokenizer::Tag;

/// An attribute of a tag.
pub(in crate::import::readers::html) fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}
