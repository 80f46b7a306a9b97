//! `tongbao review`: the review copy, for people without the program.

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Exit;
use super::attachments_read;
use super::environment;
use super::open_site;
use super::open_site::Days;
use super::open_site::Opened;
use super::say::complain;
use super::say::say;
use super::show_faults;
use super::show_faults::Format;
use crate::compile::Compiled;
use crate::compile::Input;
use crate::compile::Memo;
use crate::compile::Pictures;
use crate::compile::ReviewTask;
use crate::compile::ReviewedSources;
use crate::compile::Unmade;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::edge;
use crate::edge::Failure;
use crate::edge::Output;
use crate::model::Enclosure;
use crate::model::Id;
use crate::text::date::Date;
use crate::text::lang::Bilingual;
use crate::tree::RelPath;

/// The file that is read.
const COPY: &str = "送审稿.html";
/// The same on paper.
const ON_PAPER: &str = "送审稿.pdf";
/// The folder of the files that are published with notices.
const FILES: &str = "附件";

/// 送审稿：给审批的人看的一个网页文件，标明改动 / A review copy: one file for those who approve, changes marked
#[derive(Debug, Args)]
pub struct Review {
    /// 通报的标识，可以多个（默认：新的和有改动的；还没有发布过、也没有 --against 时为全部）/ Ids of notices (default: the new and the changed; all where nothing was published and there is no --against)
    #[arg(value_name = "ID", value_parser = super::new::parse_id)]
    ids: Vec<Id>,
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 同哪一版比较：上次公布时的来源，一个有 content/ 的文件夹（默认：发布记录里的最后一版；还没有发布过的，全部按新的列出）/ The edition to compare with: a folder with the content/ that was published (default: the last one of the history; where there is none, everything is new)
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
    /// 写到哪个文件夹（默认在网站文件夹的 review/ 下）/ Folder to write to (default: review/ of the site's folder)
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// 另写一份 PDF / Write a PDF too
    #[arg(long)]
    pdf: bool,
    /// 按这一天判断能否公布，如 2026-03-31（默认：最新一份公开通报的日期）/ Day by which embargoes have ended (default: that of the newest public notice)
    #[arg(long, value_name = "DATE", value_parser = super::build::parse_day)]
    day: Option<Date>,
    /// 按这一天计算逾期和天数，如 2026-03-31 / Day at which days are counted, such as 2026-03-31
    #[arg(long, value_name = "DATE", value_parser = super::build::parse_day)]
    as_of: Option<Date>,
    /// 问题的显示方式 / Form of faults
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A site that was opened, with all that a review looks at.
struct Edition {
    input: Input,
    compiled: Compiled,
    skipped: Vec<Diagnostic>,
    enclosures: Vec<(RelPath, Enclosure)>,
    sources: ReviewedSources,
    /// What was published last, and what that edition is called; none where nothing was published yet.
    published: Option<(ReviewedSources, String)>,
}

/// Why there is no review copy: the run has said so.
type Ended<T> = Result<T, Exit>;

impl Review {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        self.written(lang).unwrap_or_else(|exit| exit)
    }

    fn written(&self, lang: Lang) -> Ended<Exit> {
        let root = environment::root(self.root.as_deref());
        let out = self.out.clone().unwrap_or_else(|| root.join("review"));
        let against = self.against.as_deref().map(|folder| sources_in(folder, lang)).transpose()?;
        let now = self.open(&root, lang)?;
        let ids = self.chosen(&now, lang)?;
        let earlier = against.as_deref().map(|folder| self.open(folder, lang)).transpose()?;
        let failed = |failure: &Failure| show_faults::failure(failure, lang);
        let mut report =
            now.compiled.check(&now.enclosures).map_err(|source| failed(&open_site::changed(&root, &source)))?;
        report.faults.extend(now.skipped.iter().cloned());
        let mut pictures: BTreeMap<Id, Pictures> = BTreeMap::new();
        for id in &ids {
            for picture in &now.sources[id].pictures {
                let bytes =
                    edge::read_file(&root, &picture.source, picture.digest).map_err(|failure| failed(&failure))?;
                pictures.entry(id.clone()).or_default().insert(picture.name.clone(), bytes);
            }
        }
        let task = ReviewTask {
            ids: &ids,
            now: &now.sources,
            earlier: match earlier.as_ref().zip(self.against.as_deref()) {
                Some((of, folder)) => Some((&of.sources, name(folder))),
                None => now.published.as_ref().map(|(of, name)| (of, name.clone())),
            },
            changed_alone: self.ids.is_empty(),
            pictures: &pictures,
            report: &report,
            others: earlier.as_ref().map_or_else(Vec::new, |earlier| others(&now, earlier)),
        };
        let (page, shown) = now.compiled.review_copy(&task).map_err(|why| match why {
            Unmade::Fault(fault) => {
                show_faults::faults(&[*fault], &now.input, self.format, lang);
                Exit::FAULTS
            }
            Unmade::Changed(source) => failed(&open_site::changed(&root, &source)),
        })?;
        let paper = match self.pdf.then(|| edge::pdf(&page)) {
            Some(Err(failure)) => {
                complain(failure.words(), lang);
                return Err(Exit::SYSTEM);
            }
            paper => paper.and_then(Result::ok),
        };
        write(&root, &out, &page, paper.as_deref(), &shown, &now).map_err(|failure| failed(&failure))?;
        let words = Bilingual {
            zh: format!("已写好送审稿：{}", out.join(COPY).display()),
            en: format!("Wrote the review copy: {}", out.join(COPY).display()),
        };
        say(words, lang);
        Ok(Exit::DONE)
    }

    /// Opens a site; what makes its pages impossible ends the run.
    fn open(&self, root: &Path, lang: Lang) -> Ended<Edition> {
        let days = Days { as_of: self.as_of, day: self.day };
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        let opened = open_site::open(root, days, &Arc::<Memo>::default()).map_err(failed)?;
        let faults = opened.faults();
        let Opened { input, compiled, skipped } = opened;
        if show_faults::stops_build(&faults) {
            show_faults::faults(&faults, &input, self.format, lang);
            return Err(Exit::FAULTS);
        }
        let enclosures = attachments_read::read(root, &input);
        let lines = |path: &RelPath| {
            let read = enclosures.iter().find(|(known, _)| known == path);
            let read = read.map(|(_, of)| of.lines.iter().map(|line| line.text.clone()).collect::<Vec<String>>());
            let plain = || input.text(path).map(|text| text.lines().map(str::to_owned).collect());
            read.filter(|lines| !lines.is_empty()).or_else(plain)
        };
        let sources = compiled.reviewed(&lines).map_err(|source| failed(open_site::changed(root, &source)))?;
        let last = compiled.publication().history.last();
        let published = last.map(|last| {
            Ok((compiled.published(&lines)?, format!("第{}版（{}）", last.sequence, last.at.day().chinese())))
        });
        let published = published.transpose().map_err(|source| failed(open_site::changed(root, &source)))?;
        Ok(Edition { input, compiled, skipped, sources, enclosures, published })
    }

    /// The notices to be shown: those that were named, else all.
    fn chosen(&self, now: &Edition, lang: Lang) -> Ended<Vec<Id>> {
        for id in &self.ids {
            if !now.sources.contains_key(id) {
                return Err(open_site::no_such_notice(id, now.compiled.nearest(id), lang));
            }
        }
        Ok(if self.ids.is_empty() { now.sources.keys().cloned().collect() } else { self.ids.clone() })
    }
}

/// The folder whose `content/` is meant: the folder itself, or the one above where it is the content.
fn sources_in(folder: &Path, lang: Lang) -> Ended<PathBuf> {
    if folder.join("content").is_dir() {
        return Ok(folder.to_owned());
    }
    let is_content = folder.file_name().is_some_and(|name| name == "content") && folder.is_dir();
    if let (true, Some(above)) = (is_content, folder.parent()) {
        return Ok(above.to_owned());
    }
    let place = folder.display();
    let words = Bilingual {
        zh: format!(
            "{place} 里没有 content/：--against 要一个文件夹，里面是上次公布时的 content/（生成的网站只有网页，不能用来比较）。"
        ),
        en: format!(
            "{place} holds no content/: --against takes a folder with the content/ that was published (a built site holds pages alone)."
        ),
    };
    complain(words, lang);
    Err(Exit::USAGE)
}

/// What an edition is called on the cover: the name of its folder, which is not the place where it lies.
fn name(folder: &Path) -> String {
    let named = |folder: &Path| folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let own = named(folder).filter(|name| name != "content");
    own.or_else(|| folder.parent().and_then(named)).unwrap_or_else(|| folder.display().to_string())
}

/// The files beside the notices that are not as they were, in the folders that both editions have.
fn others(now: &Edition, earlier: &Edition) -> Vec<String> {
    let (now, earlier) = (&now.input.tree, &earlier.input.tree);
    let top = |path: &RelPath| path.parts().next().unwrap_or_default().to_owned();
    let both = |folder: &str| now.under(folder).next().is_some() && earlier.under(folder).next().is_some();
    let changes = now.diff(earlier);
    let paths = changes.iter().map(|change| change.path());
    let beside = paths.filter(|path| !path.starts_with("content/notices") && both(&top(path)));
    beside.map(RelPath::to_string).collect()
}

fn write(root: &Path, out: &Path, page: &[u8], paper: Option<&[u8]>, ids: &[Id], now: &Edition) -> Result<(), Failure> {
    let mut output = Output::open(out, root)?;
    // A copy holds what is reviewed now, however much less that is than before.
    output.allow_shrinking(true);
    output.put(&path(COPY), &mut |to| to.write_all(page))?;
    if let Some(paper) = paper {
        output.put(&path(ON_PAPER), &mut |to| to.write_all(paper))?;
    }
    for id in ids {
        for (file, source) in &now.sources[id].enclosed {
            let Some(of) = now.input.tree.get(source.as_str()) else { continue };
            output.copy(&path(&format!("{FILES}/{id}/{file}")), &root.join(source.as_str()), of.digest)?;
        }
    }
    output.finish().map(|_| ())
}

fn path(name: &str) -> RelPath {
    RelPath::new(name).expect("fixed names, ids and names of files of the tree are paths")
}
