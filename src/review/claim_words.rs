//! A figure that a notice states, in words that can be held against those of another edition.

use crate::model::Claim;

/// What is counted, how many there are, and the shares by status.
pub fn claim_words(claim: &Claim) -> String {
    let mut parts = vec![claim.total.map_or_else(String::new, |total| total.to_string())];
    parts.extend(claim.parts.iter().map(|(kind, count)| format!("{}{count}", kind.word())));
    parts.extend(claim.as_of.map(|day| day.chinese()));
    parts.extend(claim.text.clone());
    parts.retain(|part| !part.is_empty());
    parts.join("，")
}
