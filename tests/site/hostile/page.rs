//! What on a page could act.

use std::collections::BTreeSet;

use crate::support::html;

/// The elements that pages are made of. Anything else came out of somebody's text.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "link",
    "body",
    "header",
    "footer",
    "main",
    "nav",
    "section",
    "article",
    "aside",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
    "span",
    "strong",
    "em",
    "code",
    "pre",
    "blockquote",
    "hr",
    "br",
    "img",
    "time",
    "details",
    "summary",
    "address",
    "small",
    "figure",
    "figcaption",
    "b",
    "wbr",
    "data",
    "abbr",
    "script",
    "svg",
    "rect",
    "line",
    "text",
    "path",
    "desc",
    "fieldset",
    "legend",
    "label",
    "input",
    "form",
    "select",
    "option",
    "button",
    "noscript",
];

/// What they may carry.
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "name",
    "content",
    "http-equiv",
    "rel",
    "href",
    "type",
    "class",
    "id",
    "role",
    "scope",
    "colspan",
    "rowspan",
    "tabindex",
    "datetime",
    "src",
    "alt",
    "loading",
    "defer",
    "hidden",
    "value",
    "title",
    "dir",
    "open",
    "start",
    "sizes",
    "media",
    "hreflang",
    "download",
    "width",
    "height",
    "translate",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "dy",
    "viewBox",
    "d",
    "stroke",
    "shape-rendering",
    "preserveAspectRatio",
    "focusable",
    "checked",
    "action",
    "for",
    "maxlength",
    "autocomplete",
    "enterkeyhint",
];

/// Everything on a page that could act, or that a browser has to guess.
pub fn judge(path: &str, bytes: &[u8], paths: &BTreeSet<String>) -> Vec<String> {
    let dom = html::parse(bytes);
    // HTML frowns on characters that are none or control something; they are faults of their own and act on nothing.
    let frowned_on = |c: char| c.is_control() && c != '\n' || u32::from(c) & 0xfffe == 0xfffe;
    let controls = std::str::from_utf8(bytes).is_ok_and(|text| text.contains(frowned_on));
    let mut wrong: Vec<String> = Vec::new();
    if !controls {
        wrong.extend(dom.errors.borrow().iter().map(|error| format!("{path}: {error}")));
    }
    for element in html::elements(&dom.document) {
        let name = element.name.as_str();
        if !ELEMENTS.contains(&name) {
            wrong.push(format!("{path}: <{name}>"));
        }
        if name == "svg" && element.get("viewBox").is_none() {
            wrong.push(format!("{path}: a drawing that is not the theme's"));
        }
        let field = (element.get("type"), element.get("name"));
        let fields =
            [("radio", "view"), ("search", "q"), ("search", "text")].map(|(kind, name)| (Some(kind), Some(name)));
        if name == "input" && !fields.contains(&field) {
            wrong.push(format!("{path}: a field that is not the theme's"));
        }
        if element.get("type") == Some("application/ld+json") {
            // No browser runs it, and nothing in it ends it.
            let said = html::written(&element.node);
            if said.contains(['<', '>', '&']) || serde_json::from_str::<serde_json::Value>(&said).is_err() {
                wrong.push(format!("{path}: what it says to machines is no JSON, or more"));
            }
        } else if name == "script" && (element.get("src").is_none() || !html::written(&element.node).trim().is_empty())
        {
            wrong.push(format!("{path}: an inline script"));
        }
        for (attribute, value) in &element.attributes {
            let known = ATTRIBUTES.contains(&attribute.as_str())
                || attribute.starts_with("aria-")
                || attribute.starts_with("data-");
            if !known {
                wrong.push(format!("{path}: <{name} {attribute}={value:?}>"));
            }
            if attribute == "action" && !value.ends_with("search.html") {
                wrong.push(format!("{path}: a form that goes elsewhere: {value}"));
            }
            let address = match attribute.as_str() {
                "href" | "src" => value.as_str(),
                "content" if element.get("http-equiv") == Some("refresh") => {
                    value.split_once("url=").map_or(value.as_str(), |(_, address)| address)
                }
                _ => continue,
            };
            let is_whole = ["canonical", "search"].iter().any(|rel| element.get("rel") == Some(rel));
            let canonical = name == "link" && is_whole && address.starts_with("https://");
            if !canonical && !is_harmless(name, address, path, paths) {
                wrong.push(format!("{path}: <{name} {attribute}={value:?}>"));
            }
        }
    }
    wrong
}

/// The same of a page that carries its styles itself: so many style sheets, and attributes that come from the program.
pub fn judge_export(path: &str, bytes: &[u8], styles: usize, paths: &BTreeSet<String>) -> Vec<String> {
    let mut wrong = judge(path, bytes, paths);
    let sheet = format!("{path}: <style>");
    let sheets = wrong.iter().filter(|fault| **fault == sheet).count();
    wrong.retain(|fault| *fault != sheet && !fault.contains(" style=\"") && !fault.contains("<img src=\"data:,\""));
    if sheets != styles {
        wrong.push(format!("{path}: {sheets} style sheets"));
    }
    wrong
}

/// Why bytes are no XML of plain elements: characters that XML does not know, elements that nobody closes, references.
pub fn fault_of_xml(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    if let Some(c) = text.chars().find(|c| *c < ' ' && *c != '\n' || matches!(c, '\u{FFFE}' | '\u{FFFF}')) {
        return Some(format!("holds {c:?}"));
    }
    let mut reader = quick_xml::Reader::from_str(text);
    let mut open = 0_i32;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return (open != 0).then(|| "something stays open".to_owned()),
            Ok(quick_xml::events::Event::Start(_)) => open += 1,
            Ok(quick_xml::events::Event::End(_)) => open -= 1,
            Ok(quick_xml::events::Event::DocType(_) | quick_xml::events::Event::PI(_)) => {
                return Some("says more than elements".to_owned());
            }
            Ok(_) => {}
            Err(error) => return Some(error.to_string()),
        }
    }
}

/// Whether an address is a whole one of the web, a mailbox, a telephone number, an anchor, or a file of the site.
/// Addresses in the text of notices that lead to no file of the site may still be relative ones.
fn is_harmless(element: &str, address: &str, path: &str, paths: &BTreeSet<String>) -> bool {
    let plain = !address.contains(|c: char| c.is_control() || c.is_whitespace() || "<>\"\\`".contains(c));
    if !plain {
        return false;
    }
    if let Some((scheme, _)) = address.split_once(':').filter(|(scheme, _)| !scheme.contains(['/', '#', '?'])) {
        // A picture of another place is kept away by the policy of the page, and acts on nothing.
        return (element == "a" || element == "img" && scheme.starts_with("http"))
            && ["http", "https", "mailto", "tel"].contains(&scheme);
    }
    if element == "a" || element == "img" {
        return !address.starts_with("//");
    }
    // Style sheets, icons, scripts and redirects come from the site alone.
    let depth = path.matches('/').count();
    let below = address.trim_start_matches("../");
    let ups = (address.len() - below.len()) / 3;
    ups <= depth
        && (ups < depth || depth == 0 || paths.iter().any(|known| known.ends_with(below)))
        && paths.iter().any(|known| known.ends_with(below))
}
