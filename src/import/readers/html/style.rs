//! How an element looks, by its tag, its attributes and the page's own style sheets.

use std::collections::BTreeMap;

use html5ever::tokenizer::Tag;

use crate::import::readers::html::attribute::attribute;
use crate::import::readers::html::declaration::Declaration;
use crate::import::readers::html::declaration::colour;
use crate::import::readers::html::declaration::declarations;
use crate::import::readers::html::declaration::length;
use crate::import::readers::html::sheet::Holding;
use crate::import::readers::raised::Script;
use crate::import::readers::symbol;

/// Text moved by more is out of sight.
const FAR: f32 = -900.0;

/// How an element looks, as far as it says so itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import::readers::html) struct Face {
    pub bold: Option<bool>,
    pub centred: Option<bool>,
    /// Whether nothing in it is seen, whatever that says of itself.
    pub gone: bool,
    /// Whether its text is invisible or has no size: what stands in it may say otherwise.
    pub invisible: Option<bool>,
    pub tiny: Option<bool>,
    pub struck: bool,
    /// Above or below the line, or on it again.
    pub script: Option<Script>,
    pub colour: Option<Colour>,
    pub background: Option<Colour>,
    /// Whether a style that is not understood may hide or strike it, or show it again.
    pub perhaps: bool,
    /// The font of signs that shows its letters; empty for a font that shows letters as they are.
    pub signs: Option<Box<str>>,
    /// Whether it is a comment of Word's, or the mark of one.
    pub comment: bool,
}

impl Face {
    /// Whether its text is not seen or struck, as far as it says so itself.
    pub fn hides(&self) -> bool {
        self.gone || self.invisible == Some(true) || self.tiny == Some(true) || self.struck
    }
}

/// A colour, if it is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import::readers::html) struct Colour(pub Option<String>);

/// The page of a link to a place in a page: empty for this page.
pub(in crate::import::readers::html) fn anchor(tag: &Tag) -> Option<String> {
    let address = attribute(tag, "href").filter(|_| &*tag.name == "a")?;
    let (page, place) = address.split_once('#')?;
    (!place.is_empty()).then(|| page.to_owned())
}

/// How an element looks, with what the style sheets hold for it.
pub(in crate::import::readers::html) fn face(tag: &Tag, holding: &[Holding]) -> Face {
    let own = declarations(attribute(tag, "style").unwrap_or_default());
    let certain = seen(tag, &won(tag, &own, holding.iter().filter(|of| !of.perhaps)));
    if !holding.iter().any(|of| of.perhaps) {
        return certain;
    }
    let other = seen(tag, &won(tag, &own, holding.iter()));
    if certain.hides() == other.hides() {
        return certain;
    }
    // What may be seen stays.
    Face { perhaps: true, ..if certain.hides() { other } else { certain } }
}

/// The values that win, by property.
fn won<'a>(
    tag: &Tag,
    own: &'a [Declaration],
    holding: impl Iterator<Item = &'a Holding>,
) -> BTreeMap<&'static str, String> {
    let mut won: BTreeMap<&'static str, (Rank, String)> = BTreeMap::new();
    let mut set = |property: &'static str, rank: Rank, value: &str| match won.get(property) {
        Some((above, _)) if *above > rank => {}
        _ => {
            won.insert(property, (rank, value.to_owned()));
        }
    };
    for (property, value) in default_look(tag) {
        set(property, (false, false, [0; 3], 0), &value);
    }
    for of in holding {
        set(of.said.property, (of.said.important, false, of.weight, of.order + 1), &of.said.value);
    }
    for said in own {
        set(said.property, (said.important, true, [0; 3], 0), &said.value);
    }
    won.into_iter().map(|(property, (_, value))| (property, value)).collect()
}

/// Importance, whether an attribute says it, the selector's weight, the order.
type Rank = (bool, bool, [u16; 3], usize);

/// What a tag and its older attributes say before any style.
fn default_look(tag: &Tag) -> Vec<(&'static str, String)> {
    let mut out: Vec<(&'static str, String)> = Vec::new();
    match &*tag.name {
        "s" | "strike" | "del" => out.push(("text-decoration", "line-through".to_owned())),
        "dialog" if attribute(tag, "open").is_none() => out.push(("display", "none".to_owned())),
        _ => {}
    }
    if attribute(tag, "hidden").is_some() {
        out.push(("display", "none".to_owned()));
    }
    match attribute(tag, "align").map(str::to_ascii_lowercase).as_deref() {
        Some("center" | "middle") if &*tag.name != "img" => out.push(("text-align", "center".to_owned())),
        Some(side @ ("left" | "right" | "justify")) => out.push(("text-align", side.to_owned())),
        _ => {}
    }
    if let Some(said) = attribute(tag, "color").filter(|_| &*tag.name == "font") {
        out.push(("color", said.to_ascii_lowercase()));
    }
    if let Some(said) = attribute(tag, "face").filter(|_| &*tag.name == "font") {
        out.push(("font-family", said.to_ascii_lowercase()));
    }
    if let Some(said) = attribute(tag, "bgcolor") {
        out.push(("background", said.to_ascii_lowercase()));
    }
    out
}

fn seen(tag: &Tag, won: &BTreeMap<&'static str, String>) -> Face {
    let said = |property: &str| won.get(property).map(String::as_str);
    let inline = !matches!(&*tag.name, "td" | "th" | "tr" | "img" | "table" | "tbody" | "thead" | "tfoot");
    Face {
        bold: said("font-weight").and_then(|value| match value {
            "bold" | "bolder" => Some(true),
            "normal" | "lighter" => Some(false),
            weight => weight.parse::<u16>().ok().map(|weight| weight >= 600),
        }),
        centred: said("text-align").filter(|value| *value != "inherit").map(|value| value.ends_with("center")),
        gone: is_gone(&said),
        invisible: said("visibility").and_then(|value| match value {
            "hidden" | "collapse" => Some(true),
            "visible" | "initial" => Some(false),
            _ => None,
        }),
        tiny: said("font-size").and_then(is_tiny),
        // A deletion is one however it is drawn.
        struck: said("text-decoration").is_some_and(|value| value.contains("line-through")) || &*tag.name == "del",
        script: match &*tag.name {
            // Style sheets that set all pages right put them on the line and raise them by other means.
            "sup" => Some(Script::Above),
            "sub" => Some(Script::Below),
            _ => said("vertical-align").filter(|_| inline).and_then(script),
        },
        colour: said("color")
            .filter(|value| !matches!(*value, "inherit" | "currentcolor"))
            .map(|value| Colour(colour(value))),
        background: said("background")
            .filter(|value| !matches!(*value, "inherit" | "transparent" | "none" | "initial"))
            .map(|value| Colour(colour(value))),
        perhaps: false,
        signs: said("font-family").filter(|value| *value != "inherit").map(signs),
        comment: said("mso-element").is_some_and(|value| value.starts_with("comment"))
            || said("mso-special-character") == Some("comment")
            || attribute(tag, "class").is_some_and(|class| class.eq_ignore_ascii_case("msocomanchor")),
    }
}

/// The first font of a list, if it shows signs; the others show what it has no sign for.
fn signs(value: &str) -> Box<str> {
    let first = value.split(',').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    if symbol::is_symbolic(first) { first.trim().into() } else { "".into() }
}

fn script(value: &str) -> Option<Script> {
    match value {
        "super" => Some(Script::Above),
        "sub" => Some(Script::Below),
        "baseline" | "middle" | "initial" => Some(Script::None),
        _ => None,
    }
}

fn is_gone<'a>(said: &impl Fn(&str) -> Option<&'a str>) -> bool {
    let is = |property: &str, value: &str| said(property) == Some(value);
    let number = |property: &str| said(property).and_then(length);
    let far =
        |property: &str| number(property).is_some_and(|(by, unit)| by <= if unit == "em" { FAR / 16.0 } else { FAR });
    let placed = is("position", "absolute") || is("position", "fixed");
    let cut = said("overflow").is_some_and(|value| value.starts_with("hidden") || value.starts_with("clip"));
    let no_size = |property: &str| number(property).is_some_and(|(by, unit)| by == 0.0 || (by <= 1.0 && unit == "px"));
    is("display", "none")
        || is("mso-hide", "all")
        || number("opacity").is_some_and(|(opacity, _)| opacity == 0.0)
        || (placed && ["left", "right", "top", "bottom"].into_iter().any(far))
        || ["text-indent", "margin-left", "margin-top"].into_iter().any(far)
        || (placed && said("clip").is_some_and(clips_all))
        || said("clip-path")
            .is_some_and(|value| ["inset(50%", "inset(100%", "circle(0"].iter().any(|all| value.starts_with(all)))
        || (cut && (no_size("width") || no_size("height")))
        || said("transform").is_some_and(|value| value.contains("scale(0)"))
}

/// `rect(0 0 0 0)`, `rect(1px, 1px, 1px, 1px)`.
fn clips_all(value: &str) -> bool {
    let Some(inside) = value.strip_prefix("rect(").and_then(|rest| rest.strip_suffix(')')) else { return false };
    let parts: Vec<f32> =
        inside.split([',', ' ']).filter_map(|part| length(part.trim())).map(|(number, _)| number).collect();
    parts.len() == 4 && parts.iter().all(|part| *part <= 1.0)
}

/// Whether a size is none; nothing is said of sizes that hang on the one around.
fn is_tiny(value: &str) -> Option<bool> {
    match length(value) {
        Some((0.0, _)) => Some(true),
        Some((_, "em" | "%" | "ex")) => None,
        Some(_) => Some(false),
        None => {
            matches!(value, "small" | "medium" | "large" | "x-large" | "x-small" | "xx-small" | "xx-large" | "initial")
                .then_some(false)
        }
    }
}
