//! Old form fields: what was chosen, checked or typed.

use crate::import::readers::docx::xml::Element;

/// What a form field shows where its result is not written as text.
pub(in crate::import::readers::docx) fn shown(data: &Element) -> Option<String> {
    if let Some(list) = data.child("ddList") {
        let chosen = list.number_of("result").or_else(|| list.number_of("default")).unwrap_or(0);
        let mut entries = list.elements().filter(|entry| entry.is("listEntry"));
        let entry = usize::try_from(chosen).ok().and_then(|chosen| entries.nth(chosen));
        return entry.and_then(|entry| entry.attribute("val")).map(str::to_owned);
    }
    if let Some(mark) = data.child("checkBox") {
        let checked = mark.toggle("checked").or_else(|| mark.toggle("default")).unwrap_or(false);
        return Some(if checked { "☒" } else { "☐" }.to_owned());
    }
    data.child("textInput").and_then(|input| input.value("default")).map(str::to_owned)
}
