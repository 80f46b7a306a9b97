//! What attributes say about how an element looks. Style sheets are not read.

use html5ever::tokenizer::Tag;

/// How an element looks, as far as its own tag says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import::readers::html) struct Face {
    pub bold: Option<bool>,
    pub hidden: bool,
    pub centred: Option<bool>,
}

/// An attribute of a tag.
pub(in crate::import::readers::html) fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// How an element looks.
pub(in crate::import::readers::html) fn face(tag: &Tag) -> Face {
    let mut face = Face { hidden: attribute(tag, "hidden").is_some(), ..Face::default() };
    match attribute(tag, "align").map(str::to_ascii_lowercase).as_deref() {
        Some("center" | "middle") if &*tag.name != "img" => face.centred = Some(true),
        Some("left" | "right" | "justify") => face.centred = Some(false),
        _ => {}
    }
    for declaration in attribute(tag, "style").unwrap_or_default().split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let value = value.trim().to_ascii_lowercase();
        let value = value.trim_end_matches("!important").trim();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => face.hidden |= value == "none",
            "visibility" => face.hidden |= matches!(value, "hidden" | "collapse"),
            "font-weight" => {
                face.bold = match value {
                    "bold" | "bolder" => Some(true),
                    "normal" | "lighter" => Some(false),
                    weight => weight.parse::<u16>().ok().map(|weight| weight >= 600),
                }
            }
            "text-align" => face.centred = Some(matches!(value, "center" | "-webkit-center")),
            _ => {}
        }
    }
    face
}
