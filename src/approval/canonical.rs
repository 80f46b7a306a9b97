//! The canonical form of values: every name and every value behind its length, so that no two values are written alike.

use crate::text::date::Date;
use crate::tree::Digest;
use crate::tree::Digester;

/// A value on its way to its digest.
pub(super) struct Canonical(Digester);

impl Canonical {
    /// Of a value of this name.
    pub fn of(name: &str) -> Canonical {
        let mut out = Canonical(Digester::new());
        out.bytes(name.as_bytes());
        out
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.update(bytes);
    }

    fn number(&mut self, number: u64) {
        self.0.update(&number.to_be_bytes());
    }

    /// What a value is called, and of which build it is: nothing is an empty text of another build.
    fn begin(&mut self, build: u8, name: &str) {
        self.0.update(&[build]);
        self.bytes(name.as_bytes());
    }

    /// A text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.begin(b'T', name);
        self.bytes(text.as_bytes());
    }

    /// A text that may be missing, which is another thing than an empty one.
    pub fn maybe(&mut self, name: &str, text: Option<&str>) {
        self.begin(b'M', name);
        self.number(u64::from(text.is_some()));
        if let Some(text) = text {
            self.bytes(text.as_bytes());
        }
    }

    /// A date as exact as it is known.
    pub fn date(&mut self, name: &str, date: Option<Date>) {
        self.maybe(name, date.map(Date::iso).as_deref());
    }

    /// How many things of a kind follow.
    pub fn count(&mut self, name: &str, count: usize) {
        self.begin(b'C', name);
        self.number(count as u64);
    }

    /// A number that may be missing.
    pub fn figure(&mut self, name: &str, figure: Option<u64>) {
        self.maybe(name, figure.map(|figure| figure.to_string()).as_deref());
    }

    /// A list of things.
    pub fn list<T>(&mut self, name: &str, items: &[T], mut each: impl FnMut(&mut Canonical, &T)) {
        self.count(name, items.len());
        items.iter().for_each(|item| each(self, item));
    }

    /// The digest of all that was written.
    pub fn digest(self) -> Digest {
        self.0.finish().0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_values_are_written_alike() {
        let of = |write: &dyn Fn(&mut Canonical)| {
            let mut out = Canonical::of("value");
            write(&mut out);
            out.digest()
        };
        let digests = [
            of(&|_| {}),
            of(&|out| out.text("a", "bc")),
            of(&|out| out.text("ab", "c")),
            of(&|out| out.text("a", "b\u{0}c")),
            of(&|out| out.maybe("a", None)),
            of(&|out| out.maybe("a", Some(""))),
            of(&|out| out.text("a", "")),
            of(&|out| out.list("a", &["b", "c"], |out, item| out.text("item", item))),
            of(&|out| out.list("a", &["bc"], |out, item| out.text("item", item))),
            of(&|out| out.list("a", &[""; 0], |out, item| out.text("item", item))),
        ];
        for (at, digest) in digests.iter().enumerate() {
            assert!(!digests[..at].contains(digest), "{at}");
        }
        assert_eq!(of(&|out| out.text("a", "b")), of(&|out| out.text("a", "b")));
    }
}
