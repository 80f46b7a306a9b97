//! Offences that are known and not yet mended. The list only shrinks: an entry that excuses nothing is an offence itself.

use crate::Offence;

/// The file of an offence, and how its text begins.
pub const STILL: &[(&str, &str)] = &[];

/// The offences that are not known, and the entries that excuse nothing.
pub fn unknown(offences: Vec<Offence>, known: &[(&str, &str)]) -> Vec<Offence> {
    let excuses =
        |(path, text): &(&str, &str), offence: &Offence| offence.path == *path && offence.text.starts_with(text);
    let idle = known.iter().filter(|entry| !offences.iter().any(|offence| excuses(entry, offence)));
    let idle: Vec<Offence> = idle
        .map(|(path, text)| Offence {
            path: (*path).to_owned(),
            line: 1,
            text: format!("`{text}…` is mended: take it out of the list of tests/tidy/still.rs"),
        })
        .collect();
    let new = offences.into_iter().filter(|offence| !known.iter().any(|entry| excuses(entry, offence)));
    new.chain(idle).collect()
}
