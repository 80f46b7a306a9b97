//! What is not as it was published: files held against the manifest, the manifest against the history, the history against
//! that of the site.

use super::TargetShows;
use super::target_shows;
use crate::address::Route;
use crate::model::PublishedEdition;
use crate::text::lang::Bilingual;
use crate::tree::Change;
use crate::tree::Digest;
use crate::tree::EditionState;
use crate::tree::FileState;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// One thing that is not as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// There is no manifest.
    NoManifest,
    /// The manifest cannot be read: why.
    BrokenManifest(Bilingual),
    /// The manifest is not the one of the edition that it stands for.
    OtherManifest,
    /// The copy of the history is not there, though the site has one.
    NoHistory,
    /// An edition of this number is shown that the site's own history does not know.
    UnknownEdition(u64),
    /// An older edition is shown than the newest: its number, and that of the newest.
    RolledBack(u64, u64),
    /// A file has other bytes.
    Changed(String),
    /// A file is not there.
    Missing(String),
    /// Something lies there that the manifest does not list.
    Extra(String),
    /// A link, a folder or a pipe stands where a file was.
    NotAFile(String),
    /// A file or a folder may not be read any more.
    Closed(String),
    /// What the sources give now has a file that is not there.
    SourcesAdd(String),
    /// What the sources give now has a file with other bytes.
    SourcesChange(String),
    /// What the sources give now lacks a file.
    SourcesLack(String),
}

/// Files held against the manifest that lists them.
pub fn compare(manifest: &Manifest, found: &EditionState) -> Vec<Difference> {
    let EditionState { files, extra, closed_folders } = found;
    let of_file = |(path, digest): (&RelPath, Digest)| {
        let name = || path.to_string();
        match files.get(path.as_str()) {
            None => Some(Difference::Missing(name())),
            Some(FileState::NotAFile) => Some(Difference::NotAFile(name())),
            Some(FileState::Closed) => Some(Difference::Closed(name())),
            Some(FileState::File(there)) if *there != digest => Some(Difference::Changed(name())),
            Some(FileState::File(_)) => None,
        }
    };
    let mut out: Vec<Difference> = manifest.iter().filter_map(of_file).collect();
    out.extend(extra.iter().cloned().map(Difference::Extra));
    out.extend(closed_folders.iter().cloned().map(Difference::Closed));
    out.sort_by(|one, other| one.path().cmp(&other.path()));
    out
}

/// A manifest held against the edition that it stands for: the digest that its folder is named by, the copy of the history
/// that lies beside it (none where that is not what the manifest says), and the site's own history, where there is one.
pub fn compare_edition(
    manifest: &Manifest,
    named: Option<Digest>,
    copy: Option<&[PublishedEdition]>,
    own: &[PublishedEdition],
) -> Vec<Difference> {
    let history = Route::History.path();
    let mut out = Vec::new();
    let shown = copy.and_then(|copy| copy.last());
    let of_history = shown.is_some_and(|last| last.manifest != manifest.without(history.as_str()).digest());
    if of_history || named.is_some_and(|named| named != manifest.digest()) {
        out.push(Difference::OtherManifest);
    }
    let Some(newest) = own.last() else { return out };
    match (copy, shown) {
        (Some(copy), Some(last)) => match target_shows(own, copy) {
            TargetShows::Unknown(sequence) => out.push(Difference::UnknownEdition(sequence)),
            TargetShows::Ours if last.sequence < newest.sequence => {
                out.push(Difference::RolledBack(last.sequence, newest.sequence));
            }
            TargetShows::Ours => {}
        },
        // A copy that was changed is told as a file.
        (None, _) if manifest.contains(history.as_str()) => {}
        _ => out.push(Difference::NoHistory),
    }
    out
}

/// An edition held against what the sources give now; the copy of the history is no matter of sources.
pub fn compare_sources(shown: &Manifest, given: &Manifest) -> Vec<Difference> {
    let history = Route::History.path();
    let changes = given.without(history.as_str()).changes_since(&shown.without(history.as_str()));
    let of = |change| match change {
        Change::Added(path) => Difference::SourcesAdd(path.to_string()),
        Change::Changed(path) => Difference::SourcesChange(path.to_string()),
        Change::Removed(path) => Difference::SourcesLack(path.to_string()),
    };
    changes.into_iter().map(of).collect()
}

impl Difference {
    /// The word for programs.
    pub fn key(&self) -> &'static str {
        match self {
            Difference::NoManifest => "no_manifest",
            Difference::BrokenManifest(_) => "broken_manifest",
            Difference::OtherManifest => "other_manifest",
            Difference::NoHistory => "no_history",
            Difference::UnknownEdition(_) => "unknown_edition",
            Difference::RolledBack(..) => "rolled_back",
            Difference::Changed(_) => "changed",
            Difference::Missing(_) => "missing",
            Difference::Extra(_) => "extra",
            Difference::NotAFile(_) => "not_a_file",
            Difference::Closed(_) => "closed",
            Difference::SourcesAdd(_) => "sources_add",
            Difference::SourcesChange(_) => "sources_change",
            Difference::SourcesLack(_) => "sources_lack",
        }
    }

    /// The path that it is about; none where it is about the whole.
    pub fn path(&self) -> Option<&str> {
        match self {
            Difference::NoManifest | Difference::BrokenManifest(_) | Difference::OtherManifest => Some(Manifest::FILE),
            Difference::NoHistory | Difference::UnknownEdition(_) | Difference::RolledBack(..) => None,
            Difference::Changed(path)
            | Difference::Missing(path)
            | Difference::Extra(path)
            | Difference::NotAFile(path)
            | Difference::Closed(path)
            | Difference::SourcesAdd(path)
            | Difference::SourcesChange(path)
            | Difference::SourcesLack(path) => Some(path),
        }
    }

    /// What it is, in words; the path stands before them.
    pub fn words(&self) -> Bilingual {
        let same = |zh: &str, en: &str| Bilingual { zh: zh.to_owned(), en: en.to_owned() };
        match self {
            Difference::NoManifest => same(
                "没有清单，无从核对（不是本工具发布的，或者清单被删了）",
                "there is no manifest to hold anything against (nothing of this tool, or somebody removed it)",
            ),
            Difference::BrokenManifest(why) => Bilingual {
                zh: format!("清单读不通：{}", why.zh),
                en: format!("the manifest cannot be read: {}", why.en),
            },
            Difference::OtherManifest => {
                same("清单被改过，不是这一版的清单", "the manifest was changed: it is not that of this edition")
            }
            Difference::NoHistory => same(
                "没有发布记录的副本，而本站有发布记录",
                "there is no copy of the history, though the site has a history",
            ),
            Difference::UnknownEdition(sequence) => Bilingual {
                zh: format!("显示的第 {sequence} 版不在本站的发布记录里"),
                en: format!("edition {sequence} is shown, which the site's history does not know"),
            },
            Difference::RolledBack(shown, newest) => Bilingual {
                zh: format!("显示的是第 {shown} 版，本站最新的是第 {newest} 版：被退回了旧版，或者还没有更新"),
                en: format!("edition {shown} is shown and the newest is {newest}: rolled back, or not yet brought up"),
            },
            Difference::Changed(_) => same("内容被改过", "has other bytes"),
            Difference::Missing(_) => same("缺失", "is missing"),
            Difference::Extra(_) => same("多出来的，清单里没有", "is not in the manifest"),
            Difference::NotAFile(_) => same("不再是普通文件（换成了链接、文件夹等）", "is no regular file any more"),
            Difference::Closed(_) => same("没有读取权限", "may not be read"),
            Difference::SourcesAdd(_) => same("按来源应有这个文件", "is what the sources give, and is not there"),
            Difference::SourcesChange(_) => same("与来源生成的不同", "is not what the sources give"),
            Difference::SourcesLack(_) => same("来源不会生成它", "is not given by the sources"),
        }
    }
}
