//! `tongbao verify`: whether a site is what was published, in a folder or on another host.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Exit;
use super::environment;
use super::open_site;
use super::open_site::Days;
use super::publish_edition::Making;
use super::publish_target::Named;
use super::say::answer;
use super::say::complain;
use super::say_verified;
use super::say_verified::Verified;
use super::show_faults;
use super::show_faults::Format;
use crate::address::Route;
use crate::compile::Memo;
use crate::diagnostic::Lang;
use crate::edge;
use crate::edge::Failure;
use crate::edge::PublishedFolder;
use crate::edge::Remote;
use crate::edge::StagedEdition;
use crate::model::PublishedEdition;
use crate::model::TargetKind;
use crate::model::history_path;
use crate::release;
use crate::release::Difference;
use crate::source;
use crate::source::SourceFile;
use crate::text::lang::Bilingual;
use crate::text::moment::Moment;
use crate::tree::Digest;
use crate::tree::EditionState;
use crate::tree::FileState;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// 核对网站与发布时是否一样：改过的、缺失的、多出来的文件，是否被退回旧版 / Tell whether a site is what was published
#[derive(Debug, Args)]
pub struct Verify {
    /// 核对什么：发布的文件夹、网址，或者 site.yaml 的 publish 里的名称 / What: a folder, an address, or a name of `publish` in site.yaml
    #[arg(value_name = "FOLDER|URL")]
    place: String,
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 再从来源生成一遍，与之比较 / Make the edition from the sources again, and hold it against that too
    #[arg(long)]
    against_sources: bool,
    /// 把改过的、缺失的文件放回去（只对文件夹）/ Put back what was changed or is missing; folders alone
    #[arg(long)]
    repair: bool,
    /// 不算多出来的文件 / Say nothing of files that are not in the manifest
    #[arg(long)]
    ignore_extra: bool,
    /// 显示方式 / Form
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Where an edition is looked at.
enum Place {
    /// A folder: where it was named, and what it leads to.
    Folder(PathBuf, PublishedFolder),
    /// Another host.
    Remote(Remote),
}

impl Place {
    fn file(&self, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        match (self, RelPath::new(path)) {
            (Place::Folder(_, at), Ok(path)) => edge::file_in(&at.folder, &path),
            (Place::Folder(..), Err(_)) => Ok(None),
            (Place::Remote(remote), _) => remote.file(path),
        }
    }

    fn look_through(&self, manifest: &Manifest) -> Result<EditionState, Failure> {
        match self {
            Place::Folder(_, at) => edge::look_through(&at.folder, manifest),
            Place::Remote(remote) => remote.look_through(manifest),
        }
    }

    fn named(&self) -> Option<Digest> {
        match self {
            Place::Folder(_, at) => at.named,
            Place::Remote(_) => None,
        }
    }
}

impl Verify {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        match self.verify(lang) {
            Ok(exit) | Err(exit) => exit,
        }
    }

    fn verify(&self, lang: Lang) -> Result<Exit, Exit> {
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        let root = environment::root(self.root.as_deref());
        let own = own_history(&root, lang)?;
        let place = self.place(&root, lang)?;
        let (mut verified, shown) = look(&place, &own).map_err(failed)?;
        if self.against_sources || self.repair {
            let making = Again { root: &root, own: &own, shown: shown.as_ref(), format: self.format, lang };
            let given = making.made()?;
            if self.against_sources {
                verified.differences.extend(release::compare_sources(&verified.manifest, &given.manifest));
            }
            if self.repair {
                self.put_back(&place, &making, &given, &mut verified)?;
            }
        }
        if self.ignore_extra {
            verified.differences.retain(|difference| !matches!(difference, Difference::Extra(_)));
        }
        let written = answer(&say_verified::told(&verified, &self.place, self.format, lang));
        say_verified::at_the_end(&verified, &self.place, lang);
        Ok(match written {
            Exit::DONE if !verified.differences.is_empty() => Exit::DIFFERENT,
            written => written,
        })
    }

    fn place(&self, root: &Path, lang: Lang) -> Result<Place, Exit> {
        if edge::is_address(&self.place) {
            return Ok(Place::Remote(Remote::at(&self.place)));
        }
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        let path = PathBuf::from(&self.place);
        let is_word = !self.place.contains(['/', '\\', '.']);
        let path = match is_word && PublishedFolder::at(&path).is_err() {
            true => {
                let days = Days { as_of: None, day: None };
                let opened = open_site::open(root, days, &Arc::<Memo>::default()).map_err(failed)?;
                let named = Named { to: Some(self.place.clone()), zip: None, in_place: false, keep: None };
                let meant = named.meant(&opened.compiled.site.settings, root, lang)?;
                if meant.kind == TargetKind::Zip {
                    return Err(packed(&meant.path, lang));
                }
                meant.path
            }
            false => path,
        };
        let at = PublishedFolder::at(&path).map_err(failed)?;
        Ok(Place::Folder(path, at))
    }

    /// Puts back what is not as it was, and looks once more.
    fn put_back(
        &self,
        place: &Place,
        making: &Again<'_>,
        given: &StagedEdition,
        verified: &mut Verified,
    ) -> Result<(), Exit> {
        let Again { root, own, lang, .. } = *making;
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        let Place::Folder(named, at) = place else {
            let words = Bilingual {
                zh: "另一台主机上的网站不能修复：在那台主机上修复文件夹，或者重新发布。",
                en: "a site on another host cannot be put right from here: do it to its folder there, or publish again.",
            };
            complain(words, lang);
            return Err(Exit::USAGE);
        };
        let newest = own.last().map(|last| last.manifest);
        let without = given.manifest.without(Route::History.path().as_str()).digest();
        let other = at.named.is_some_and(|digest| digest != given.manifest.digest());
        if newest != Some(without) || other {
            let words = Bilingual {
                zh: "没有修复：按现在的来源生成不出正在显示的这一版（来源又改过，或者显示的是旧版）；用 tongbao publish 重新发布，或者先把 content/ 恢复到那一版。",
                en: "nothing was put back: the sources no longer give the edition that is shown (they changed since, or it is an old one); publish again, or bring content/ back first.",
            };
            complain(words, lang);
            return Err(Exit::REFUSED);
        }
        let found = edge::look_through(&at.folder, &given.manifest).map_err(failed)?;
        let broken = |difference: Difference| match difference {
            Difference::Changed(path)
            | Difference::Missing(path)
            | Difference::NotAFile(path)
            | Difference::Closed(path) => {
                RelPath::new(&path).ok().filter(|path| given.manifest.contains(path.as_str()))
            }
            _ => None,
        };
        let paths: Vec<RelPath> = release::compare(&given.manifest, &found).into_iter().filter_map(broken).collect();
        if !paths.is_empty() || verified.manifest != given.manifest {
            let target = (named.as_path(), at.named.is_some());
            edge::repair(given, &at.folder, target, &paths, root).map_err(failed)?;
        }
        let repaired = paths.iter().map(RelPath::to_string).collect();
        *verified = Verified { repaired, ..look(place, own).map_err(failed)?.0 };
        Ok(())
    }
}

/// The edition that the sources give again.
struct Again<'a> {
    root: &'a Path,
    own: &'a [PublishedEdition],
    shown: Option<&'a PublishedEdition>,
    format: Format,
    lang: Lang,
}

impl Again<'_> {
    fn made(&self) -> Result<StagedEdition, Exit> {
        let Again { root, own, shown, format, lang } = *self;
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        let Some(edition) = shown.or(own.last()) else {
            let words = Bilingual {
                zh: "还没有发布过，不知道按哪一天生成：来源只能与发布过的一版比较。",
                en: "nothing was published yet: there is no edition whose days the sources could be taken at.",
            };
            complain(words, lang);
            return Err(Exit::USAGE);
        };
        let _lock = edge::site_lock(root).map_err(failed)?;
        let memo = Arc::<Memo>::default();
        let days = Days { as_of: edition.as_of, day: Some(edition.day) };
        let opened = open_site::open(root, days, &memo).map_err(failed)?;
        let faults = opened.faults();
        if show_faults::stops_build(&faults) {
            show_faults::faults(&faults, &opened.input, format, lang);
            return Err(Exit::FAULTS);
        }
        let (compiled, at): (_, Moment) = (&opened.compiled, edition.at);
        Making { compiled, root, memo: &memo, at, day: edition.day, format, lang }.again()
    }
}

/// What stands at a place, held against its manifest and the histories; and the edition that is shown, if that is known.
fn look(place: &Place, own: &[PublishedEdition]) -> Result<(Verified, Option<PublishedEdition>), Failure> {
    let remote = matches!(place, Place::Remote(_));
    let of = |differences, manifest, shown: Option<&PublishedEdition>| Verified {
        differences,
        manifest,
        shown: shown.map(|edition| (edition.sequence, edition.at)),
        has_history: !own.is_empty(),
        remote,
        repaired: Vec::new(),
    };
    let Some(bytes) = place.file(Manifest::FILE)? else {
        return Ok((of(vec![Difference::NoManifest], Manifest::new(), None), None));
    };
    let manifest = match Manifest::parse(&String::from_utf8_lossy(&bytes)) {
        Ok(manifest) => manifest,
        Err(fault) => {
            let why = Bilingual { zh: fault.zh(), en: fault.en() };
            return Ok((of(vec![Difference::BrokenManifest(why)], Manifest::new(), None), None));
        }
    };
    let found = place.look_through(&manifest)?;
    let history = Route::History.path();
    let is_whole = match found.files.get(&history) {
        Some(FileState::File(digest)) => manifest.get(history.as_str()) == Some(*digest),
        _ => false,
    };
    let copy = match is_whole {
        true => place.file(history.as_str())?.map(|bytes| source::editions_of(&bytes)),
        false => None,
    };
    let mut differences = release::compare_edition(&manifest, place.named(), copy.as_deref(), own);
    differences.extend(release::compare(&manifest, &found));
    let shown = copy.and_then(|copy| copy.last().cloned());
    Ok((of(differences, manifest, shown.as_ref()), shown))
}

/// The site's own history; of no edition where there is none.
fn own_history(root: &Path, lang: Lang) -> Result<Vec<PublishedEdition>, Exit> {
    let path = history_path();
    let bytes = edge::file_in(root, &path).map_err(|failure| show_faults::failure(&failure, lang))?;
    let Some(bytes) = bytes else { return Ok(Vec::new()) };
    let (history, _) = source::history(SourceFile { path: &path, bytes: &bytes });
    if history.broken {
        let words = Bilingual {
            zh: "本站的发布记录 content/history.jsonl 读不通，不能用来核对：见 tongbao check；用 tongbao history --mend 修复。",
            en: "the site's history, content/history.jsonl, does not hang together, and nothing can be held against it: see `tongbao check`; mend it with `tongbao history --mend`.",
        };
        complain(words, lang);
        return Err(Exit::FAULTS);
    }
    Ok(history.editions)
}

fn packed(path: &Path, lang: Lang) -> Exit {
    let words = Bilingual {
        zh: format!("{} 是压缩包：请核对解压以后的文件夹，或者网址。", path.display()),
        en: format!("{} is packed: verify the folder that it was unpacked to, or the address.", path.display()),
    };
    complain(words, lang);
    Exit::USAGE
}
