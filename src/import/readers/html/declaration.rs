//! What style sheets and `style` attributes declare: the properties by which text is hidden, struck, raised or bold.

/// A property with its value, in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import::readers::html) struct Declaration {
    pub property: &'static str,
    pub value: String,
    pub important: bool,
}

/// The properties that are read, and the one that each is a form of.
const READ: [(&str, &str); 34] = [
    ("display", "display"),
    ("visibility", "visibility"),
    ("opacity", "opacity"),
    ("font-size", "font-size"),
    ("font", "font"),
    ("font-weight", "font-weight"),
    ("font-family", "font-family"),
    ("text-align", "text-align"),
    ("text-decoration", "text-decoration"),
    ("text-decoration-line", "text-decoration"),
    ("vertical-align", "vertical-align"),
    ("position", "position"),
    ("left", "left"),
    ("right", "right"),
    ("top", "top"),
    ("bottom", "bottom"),
    ("margin-left", "margin-left"),
    ("margin-top", "margin-top"),
    ("text-indent", "text-indent"),
    ("transform", "transform"),
    ("clip", "clip"),
    ("clip-path", "clip-path"),
    ("width", "width"),
    ("height", "height"),
    ("max-width", "width"),
    ("max-height", "height"),
    ("overflow", "overflow"),
    ("content-visibility", "visibility"),
    ("color", "color"),
    ("background", "background"),
    ("background-color", "background"),
    ("mso-hide", "mso-hide"),
    ("mso-element", "mso-element"),
    ("mso-special-character", "mso-special-character"),
];

/// Reads the declarations between the braces of a rule, or in an attribute.
pub(in crate::import::readers::html) fn declarations(text: &str) -> Vec<Declaration> {
    text.split(';').filter_map(declaration).flatten().collect()
}

fn declaration(text: &str) -> Option<Vec<Declaration>> {
    let (property, value) = text.split_once(':')?;
    let property = property.trim().to_ascii_lowercase();
    let (_, property) = READ.into_iter().find(|(name, _)| *name == property)?;
    let value = value.trim().to_ascii_lowercase();
    let (value, important) = match value.rsplit_once('!') {
        Some((value, mark)) if mark.trim() == "important" => (value.trim().to_owned(), true),
        _ => (value, false),
    };
    let one = |property, value: &str| Declaration { property, value: value.to_owned(), important };
    Some(match property {
        "font" => short_font(&value).into_iter().map(|(property, value)| one(property, &value)).collect(),
        _ => vec![one(property, &value)],
    })
}

/// The size, the weight and the font in `font: bold 12px/20px 宋体`.
fn short_font(value: &str) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    let mut words = value.split_whitespace();
    let bold =
        words.clone().find(|word| matches!(*word, "bold" | "bolder") || word.parse::<u16>().is_ok_and(|w| w >= 100));
    out.push(("font-weight", bold.unwrap_or("normal").to_owned()));
    let size = words.by_ref().find(|word| {
        let first = word.split('/').next().unwrap_or_default();
        length(first).is_some() && (first == "0" || first.ends_with(|c: char| !c.is_ascii_digit()))
    });
    if let Some(size) = size {
        out.push(("font-size", size.split('/').next().unwrap_or_default().to_owned()));
        out.push(("font-family", words.collect::<Vec<_>>().join(" ")));
    }
    out
}

/// A length: its number and its unit.
pub(in crate::import::readers::html) fn length(value: &str) -> Option<(f32, &str)> {
    let end = value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    Some((number.parse().ok()?, unit.trim()))
}

/// A colour as `#rrggbb`; none for one that is not understood.
pub(in crate::import::readers::html) fn colour(value: &str) -> Option<String> {
    const NAMES: [(&str, &str); 10] = [
        ("white", "#ffffff"),
        ("black", "#000000"),
        ("red", "#ff0000"),
        ("blue", "#0000ff"),
        ("green", "#008000"),
        ("yellow", "#ffff00"),
        ("gray", "#808080"),
        ("grey", "#808080"),
        ("windowtext", "#000000"),
        ("silver", "#c0c0c0"),
    ];
    let value = value.trim();
    if let Some((_, colour)) = NAMES.iter().find(|(name, _)| *name == value) {
        return Some((*colour).to_owned());
    }
    if let Some(digits) = value.strip_prefix('#').filter(|digits| digits.chars().all(|c| c.is_ascii_hexdigit())) {
        return match digits.len() {
            3 => Some(format!("#{}", digits.chars().flat_map(|c| [c, c]).collect::<String>())),
            6 => Some(value.to_owned()),
            _ => None,
        };
    }
    let inside = value.strip_prefix("rgb(")?.strip_suffix(')')?;
    let parts: Vec<u8> =
        inside.split([',', ' ']).filter(|part| !part.is_empty()).map_while(|part| part.parse().ok()).collect();
    (parts.len() == 3).then(|| format!("#{:02x}{:02x}{:02x}", parts[0], parts[1], parts[2]))
}
