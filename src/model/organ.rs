//! A court, as the registry knows it.

use super::{At, Contact, Id};

/// A court in `content/organs/`. The party organ that signs a notice is the notice's `issuer`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organ {
    /// Its file name.
    pub id: Id,
    /// Full name.
    pub name: String,
    /// Name used in lists, where there is a shorter one.
    pub short_name: Option<String>,
    /// The court above it, where that is on this site.
    pub parent: Option<Id>,
    /// The region it stands in; none where it is that of the organ above it.
    pub region: Option<String>,
    /// A sentence or two about it.
    pub about: Option<String>,
    /// Its own site.
    pub website: Option<String>,
    /// Whom to reach.
    pub contact: Option<Contact>,
    /// Its file.
    pub path: crate::tree::RelPath,
    /// Where its name stands.
    pub at: At,
}

impl Organ {
    /// Its name in lists: the short one, where it has one.
    pub fn name_in_lists(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.name)
    }

    /// Whether it calls itself by this name: in full, short, or, as a court, without the place in front (市中级人民法院).
    pub fn is_called(&self, name: &str) -> bool {
        let without_place = || self.name.ends_with(name) && name.ends_with("人民法院") && name != "人民法院";
        self.name == name || self.short_name.as_deref() == Some(name) || without_place()
    }

    /// Whether it is a court, by its name.
    pub fn is_court(&self) -> bool {
        self.name.ends_with("法院")
    }
}
