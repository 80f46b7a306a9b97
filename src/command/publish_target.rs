//! The places to which a site is published: which one is meant, what it shows, and how an edition comes there.

use std::path::Path;
use std::path::PathBuf;

use super::Exit;
use super::say::complain;
use crate::address::Route;
use crate::diagnostic::Lang;
use crate::edge;
use crate::edge::Commit;
use crate::edge::Failure;
use crate::edge::InPlace;
use crate::edge::Releases;
use crate::edge::StagedEdition;
use crate::edge::ZipTarget;
use crate::model::PublishTarget;
use crate::model::Settings;
use crate::model::TargetKind;
use crate::text::lang::Bilingual;
use crate::tree::Change;
use crate::tree::Manifest;

/// So many editions stay where nobody says how many.
const KEEP: usize = 5;

/// A place that is meant.
#[derive(Clone, Debug)]
pub struct Meant {
    /// What kind of place it is.
    pub kind: TargetKind,
    /// Where it lies.
    pub path: PathBuf,
    /// How many editions stay there.
    pub keep: usize,
}

/// What somebody said of the place.
#[derive(Clone, Debug)]
pub struct Named {
    /// A name of the settings, or a path.
    pub to: Option<String>,
    /// The path of a zip.
    pub zip: Option<PathBuf>,
    /// Whether the folder is the site itself.
    pub in_place: bool,
    /// How many editions stay.
    pub keep: Option<usize>,
}

/// A place that was opened.
pub enum Target {
    /// With releases and a link.
    Releases(Releases, usize),
    /// The site's folder itself.
    InPlace(Box<InPlace>),
    /// A packed file.
    Zip(ZipTarget),
}

/// What publishing did, in a sentence.
pub type Done = Bilingual;

impl Named {
    /// The place that is meant: a target of the settings by its name, a path, or the only target that the settings name.
    pub fn meant(&self, settings: &Settings, root: &Path, lang: Lang) -> Result<Meant, Exit> {
        if let Some(path) = &self.zip {
            return Ok(Meant { kind: TargetKind::Zip, path: path.clone(), keep: KEEP });
        }
        let of_settings = |target: &PublishTarget| Meant {
            kind: target.kind,
            path: root.join(&target.path),
            keep: self.keep.or(target.keep).unwrap_or(KEEP),
        };
        match &self.to {
            Some(to) => Ok(match settings.publish.iter().find(|target| target.name == *to) {
                Some(target) => of_settings(target),
                None => self.of_path(PathBuf::from(to)),
            }),
            None => match settings.publish.as_slice() {
                [only] => Ok(of_settings(only)),
                targets => Err(no_target(targets, lang)),
            },
        }
    }

    fn of_path(&self, path: PathBuf) -> Meant {
        let is_zip = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
        let kind = match (self.in_place, is_zip) {
            (true, _) => TargetKind::InPlace,
            (false, true) => TargetKind::Zip,
            (false, false) => TargetKind::Releases,
        };
        Meant { kind, path, keep: self.keep.unwrap_or(KEEP) }
    }
}

fn no_target(targets: &[PublishTarget], lang: Lang) -> Exit {
    let names: Vec<&str> = targets.iter().map(|target| target.name.as_str()).collect();
    let words = match names.is_empty() {
        true => Bilingual {
            zh: "请用 --to 写明发布到哪里：一个文件夹，或者 site.yaml 的 publish 里的名称。".to_owned(),
            en: "say where to publish with `--to`: a folder, or a name of `publish` in site.yaml.".to_owned(),
        },
        false => Bilingual {
            zh: format!("site.yaml 里有几个发布目标，请用 --to 写明哪一个：{}。", names.join("、")),
            en: format!("there are several targets in site.yaml; say with `--to` which one: {}.", names.join(", ")),
        },
    };
    complain(words, lang);
    Exit::USAGE
}

impl Meant {
    /// Looks at the place and changes nothing.
    pub fn look(&self, root: &Path) -> Result<Target, Failure> {
        Ok(match self.kind {
            TargetKind::Releases => Target::Releases(Releases::look(&self.path, root)?, self.keep),
            TargetKind::InPlace => Target::InPlace(Box::new(InPlace::look(&self.path, root)?)),
            TargetKind::Zip => Target::Zip(ZipTarget::look(&self.path, root)?),
        })
    }

    /// Where the site is read there, for messages.
    pub fn place(&self) -> String {
        match self.kind {
            TargetKind::Releases => self.path.join(edge::CURRENT).display().to_string(),
            TargetKind::InPlace | TargetKind::Zip => self.path.display().to_string(),
        }
    }

    /// Opens the place for a run.
    pub fn open(&self, root: &Path) -> Result<Target, Failure> {
        Ok(match self.kind {
            TargetKind::Releases => Target::Releases(Releases::open(&self.path, root)?, self.keep),
            TargetKind::InPlace => Target::InPlace(Box::new(InPlace::open(&self.path, root)?)),
            TargetKind::Zip => Target::Zip(ZipTarget::open(&self.path, root)?),
        })
    }
}

impl Target {
    /// What it shows: the manifest; of no file where it shows nothing.
    pub fn manifest(&self) -> Manifest {
        match self {
            Target::Releases(releases, _) => releases.manifest().cloned().unwrap_or_default(),
            Target::InPlace(folder) => folder.present().clone(),
            Target::Zip(zip) => zip.manifest().cloned().unwrap_or_default(),
        }
    }

    /// The bytes of the copy of the history that it shows; of a packed file nothing is known.
    pub fn history(&self) -> Result<Option<Vec<u8>>, Failure> {
        match self {
            Target::Releases(releases, _) => releases.file(&Route::History.path()),
            Target::InPlace(folder) => folder.file(&Route::History.path()),
            Target::Zip(_) => Ok(None),
        }
    }

    /// Brings an edition there. `changes` are in their order.
    pub fn publish(
        self,
        edition: &StagedEdition,
        (changes, may_shrink): (&[Change], bool),
        commit: &mut Commit<'_>,
    ) -> Result<Done, Failure> {
        let nothing = || Bilingual { zh: String::new(), en: String::new() };
        match self {
            Target::Releases(releases, keep) => {
                let report = releases.publish(edition, (keep, may_shrink), commit)?;
                let mut words = Bilingual {
                    zh: format!("写入 {} 个文件，其余用硬链接", report.written),
                    en: format!("{} files written, the others linked", report.written),
                };
                if report.pruned > 0 {
                    words.zh.push_str(&format!("，清理了 {} 个旧版本", report.pruned));
                    words.en.push_str(&format!(", {} old editions removed", report.pruned));
                }
                if let Some(failure) = report.unswept {
                    let why = failure.words();
                    words.zh.push_str(&format!("（旧版本没有清理完：{}）", why.zh));
                    words.en.push_str(&format!(" (an old edition is still there: {})", why.en));
                }
                Ok(words)
            }
            Target::InPlace(folder) => folder.publish(edition, (changes, may_shrink), commit).map(|()| nothing()),
            Target::Zip(zip) => zip.publish(edition, changes, commit).map(|()| nothing()),
        }
    }
}
