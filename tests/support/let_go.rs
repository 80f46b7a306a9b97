//! Sites whose bodies are let go when their facts are known, and readers that give them again: as `build` reads them,
//! without a folder.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::Mutex;

use tongbao::compile::Input;
use tongbao::tree::Digest;
use tongbao::tree::File;
use tongbao::tree::ReadAgain;
use tongbao::tree::RelPath;
use tongbao::tree::SourceChanged;
use tongbao::tree::Tree;

use super::in_memory::BUILT_IN;

/// The folders whose texts are let go.
const BODIES: [&str; 4] = ["content/notices", "content/articles", "content/pages", "content/history"];

/// Gives sources again for as long as it is not told otherwise, and knows which were asked for.
pub struct Again {
    sources: Arc<Tree>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Nothing is given any more.
    ends: bool,
    asked: BTreeSet<String>,
}

impl Again {
    /// From now on every source is another one.
    pub fn end(&self) {
        self.state.lock().unwrap().ends = true;
        self.asked();
    }

    /// The paths that were asked for since somebody wanted to know.
    pub fn asked(&self) -> BTreeSet<String> {
        std::mem::take(&mut self.state.lock().unwrap().asked)
    }
}

impl ReadAgain for Again {
    fn read_again(&self, path: &RelPath, digest: Digest) -> Result<Vec<u8>, SourceChanged> {
        let mut state = self.state.lock().unwrap();
        state.asked.insert(path.to_string());
        let file = self.sources.get(path.as_str()).filter(|file| file.digest == digest && !state.ends);
        let bytes = file.and_then(File::bytes).map(|bytes| bytes.into_owned());
        bytes.ok_or_else(|| SourceChanged { path: path.clone(), system: None })
    }
}

/// The input of a site whose bodies are let go, and what gives them again.
pub fn input(tree: &Tree) -> (Input, Arc<Again>) {
    let mut left = Tree::new();
    for (path, file) in tree.iter() {
        let body = BODIES.iter().any(|folder| path.starts_with(folder));
        let held = file.held.clone().filter(|_| !body);
        left.insert(path.clone(), File { held, ..file.clone() });
    }
    let again = Arc::new(Again { sources: Arc::new(tree.clone()), state: Mutex::default() });
    let reader: Arc<dyn ReadAgain + Send> = Arc::clone(&again) as _;
    (Input { again: Some(reader), ..Input::held(Arc::new(left), Arc::clone(&BUILT_IN), None) }, again)
}
