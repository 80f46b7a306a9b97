//! The courts that a paper may be of: those of the site's registry.

use crate::import::Court;
use crate::model::Id;
use crate::source;
use crate::tree::File;
use crate::tree::RelPath;
use crate::tree::Tree;

/// The folder of the registry.
const REGISTRY: &str = "content/organs";

/// The courts of a site's registry, with the names by which papers call them.
pub fn courts(tree: &Tree) -> Vec<Court> {
    let organ = |(path, file): (&RelPath, &File)| {
        let inside = path.starts_with(REGISTRY) && path.extension() == Some("yaml");
        let id = Id::new(path.stem()).filter(|_| inside)?;
        let (organ, _) = source::organ(id, source::SourceFile { path, bytes: file.plain()? });
        let names = [Some(organ.name), organ.short_name].into_iter().flatten().collect();
        Some(Court { id: organ.id, names })
    };
    tree.iter().filter_map(organ).collect()
}
