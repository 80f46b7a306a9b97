//! One builder for the tests of the preview: a folder with a site, its preview, and clean builds to hold it against. A
//! second preview, whose store of bodies holds one notice, sees the same: each page of one is that of the other.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use tongbao::command::built_in_theme;
use tongbao::compile::Compiled;
use tongbao::compile::Input;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::edge;
use tongbao::edge::Keep;
use tongbao::preview::JudgedSources;
use tongbao::preview::Page;
use tongbao::preview::PageKind;
use tongbao::preview::Preview;
use tongbao::preview::Taken;
use tongbao::tree::Digest;
use tongbao::tree::RelPath;

use crate::support::site::Site;

pub const SECRET: &str = "0123456789abcdef0123456789abcdef";

/// A site in a folder, and its preview.
pub struct Shown {
    site: Site,
    reader: edge::Reader,
    pub preview: Preview,
    /// The preview that has nearly every body parsed again.
    forgetful: Preview,
    built_in: Arc<BTreeMap<String, Vec<u8>>>,
}

/// What a build of some sources would write.
pub struct Built {
    pub stops: bool,
    /// Each file, or nothing where it cannot be made.
    pub files: BTreeMap<String, Option<Vec<u8>>>,
}

impl Shown {
    pub fn new(files: &[(&str, &str)]) -> Shown {
        let site = Site::with(files.iter().copied());
        let built_in = Arc::new(built_in_theme());
        let reader = edge::Reader::new(site.path(), 8 << 20).keeping(Keep::Packed);
        let preview = Preview::new(Arc::clone(&built_in), None, None, SECRET.to_owned());
        let forgetful = Preview::keeping(Memo::holding(1), Arc::clone(&built_in), None, None, SECRET.to_owned());
        let mut shown = Shown { site, reader, preview, forgetful, built_in };
        shown.settle();
        shown
    }

    pub fn place(&self, path: &str) -> PathBuf {
        self.site.place(path)
    }

    pub fn write(&self, path: &str, bytes: &[u8]) {
        self.site.write(path, bytes);
    }

    #[expect(clippy::disallowed_methods, reason = "a folder of the test's own, as an editor would remove it")]
    pub fn remove(&self, path: &str) {
        let place = self.place(path);
        if place.is_dir() { fs::remove_dir_all(place).unwrap() } else { fs::remove_file(place).unwrap() }
    }

    /// What the watch does after events.
    pub fn settle(&mut self) -> Option<Taken> {
        let (tree, skipped) = self.reader.read().unwrap();
        assert!(skipped.is_empty(), "{skipped:?}");
        self.forgetful.take(tree.clone(), Vec::new());
        self.preview.take(tree, Vec::new())
    }

    /// What the rules say of what was taken last.
    pub fn judge(&self) -> Option<JudgedSources> {
        let (judged, forgetful) = (self.preview.judge(), self.forgetful.judge());
        let faults = |of: &Option<JudgedSources>| of.as_ref().map(|judged| format!("{:?}", judged.faults()));
        assert_eq!(faults(&judged), faults(&forgetful), "the rules say other things of bodies that are parsed again");
        judged
    }

    fn read(&self, path: &RelPath, digest: Digest) -> Option<Vec<u8>> {
        edge::read_file(self.site.path(), path, digest).ok()
    }

    /// What is sent for a path.
    pub fn page(&self, path: &str) -> Page {
        let page = |of: &Preview| of.page(path, &|path, digest| self.read(path, digest));
        let (page, parsed_again) = (page(&self.preview), page(&self.forgetful));
        let same =
            (&page.kind, &page.path, &page.bytes) == (&parsed_again.kind, &parsed_again.path, &parsed_again.bytes);
        assert!(same, "{path} is another where bodies are parsed again");
        page
    }

    /// What is sent for a path of the preview.
    pub fn own(&self, path: &str, query: &str) -> Option<String> {
        let page = self.preview.own(path, query, &|_| Some(1_700_000_000), &|path, digest| self.read(path, digest))?;
        Some(String::from_utf8(page.bytes).unwrap())
    }

    /// The state as the script of a page hears it.
    pub fn state(&self, path: &str) -> serde_json::Value {
        let script = self.own("state.js", &format!("secret={SECRET}&path={path}")).unwrap();
        let json = script.strip_prefix("tongbaoPreview(").and_then(|rest| rest.strip_suffix(");\n")).unwrap();
        serde_json::from_str(json).unwrap()
    }

    /// Whether a path shows these bytes of a build: nothing stands before them, and only behind a page something of the
    /// preview.
    pub fn shows(&self, path: &str, bytes: &[u8]) -> bool {
        let page = self.page(path);
        let Some(added) = page.bytes.strip_prefix(bytes) else { return false };
        let of_preview = added.starts_with(b"<link rel=\"stylesheet\" href=\"/_preview/");
        page.kind == PageKind::Found && if path.ends_with(".html") { of_preview } else { added.is_empty() }
    }

    /// A clean build, in memory, that knows nothing of earlier ones.
    pub fn build(&self) -> Built {
        let (tree, _) = edge::read(self.site.path(), 8 << 20).unwrap();
        let tree = Arc::new(tree);
        let input = Input::held(Arc::clone(&tree), Arc::clone(&self.built_in), None);
        let compiled = Compiled::new(input, &Arc::<Memo>::default()).unwrap();
        let bytes = |route| match compiled.render(route).expect("a listed route has something") {
            Ok(Rendered::Bytes(bytes)) => Some(bytes),
            Ok(Rendered::File(path, digest, _)) => Some(self.read(&path, digest).expect("it was just read")),
            Err(_) => None,
        };
        let files = compiled.routes().iter().map(|route| (route.path().to_string(), bytes(route))).collect();
        Built { stops: compiled.stops_build(), files }
    }
}
