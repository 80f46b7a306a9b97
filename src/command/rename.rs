//! `tongbao rename`: a notice gets another id, and all that is bound to the old one goes with it.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Exit;
use super::environment;
use super::new::parse_id;
use super::open_site;
use super::open_site::Days;
use super::open_site::Opened;
use super::say::complain;
use super::say::say;
use super::show_faults;
use crate::compile::Compiled;
use crate::compile::Memo;
use crate::diagnostic::Lang;
use crate::edge;
use crate::edge::Failure;
use crate::model::ApprovalSubject;
use crate::model::Id;
use crate::model::KEPT_FOLDER;
use crate::site::Facts;
use crate::source;
use crate::source::SourceFile;
use crate::text::lang::Bilingual;
use crate::tree::Digest;
use crate::tree::RelPath;

/// 改标识：来源、审批、发布记录随之改，原网址转到新网址 / Give a notice another id; its old addresses lead on
#[derive(Debug, Args)]
pub struct Rename {
    /// 现在的标识 / The id that it has
    #[arg(value_name = "OLD", value_parser = parse_id)]
    old: Id,
    /// 新的标识 / The id that it gets
    #[arg(value_name = "NEW", value_parser = parse_id)]
    new: Id,
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

impl Rename {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        match self.rename(lang) {
            Ok(exit) | Err(exit) => exit,
        }
    }

    fn rename(&self, lang: Lang) -> Result<Exit, Exit> {
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        let root = environment::root(self.root.as_deref());
        let _lock = edge::site_lock(&root).map_err(failed)?;
        let opened =
            open_site::open(&root, Days { as_of: None, day: None }, &Arc::<Memo>::default()).map_err(failed)?;
        let compiled = &opened.compiled;
        let was_published = compiled.publication().notices.contains_key(&self.old);
        let facts = self.facts(compiled, lang)?;
        let mut moves = Vec::new();
        if facts.said.id == self.old {
            self.remember(&root, &opened, facts, lang)?;
            moves.extend(compiled.renamed_paths(facts, &self.new));
        }
        // What a run that died left is moved too: the marks of a published notice come first, its text last.
        let approvals = |id: &Id| ApprovalSubject::Notice(id.clone()).path();
        let kept = compiled.kept_paths(&self.old).into_iter().filter_map(|path| {
            let rest = path.as_str().strip_prefix(&format!("{KEPT_FOLDER}/{}/", self.old))?;
            let to = RelPath::new(&format!("{KEPT_FOLDER}/{}/{rest}", self.new)).ok()?;
            Some((path, to))
        });
        let beside = compiled.approvals_path(&self.old).map(|path| (path, approvals(&self.new)));
        let first: Vec<(RelPath, RelPath)> = kept.chain(beside).collect();
        if first.is_empty() && moves.is_empty() {
            return Err(self.done_already(lang));
        }
        edge::move_files(&root, &first).and_then(|()| edge::move_files(&root, &moves)).map_err(failed)?;
        let approved = first.iter().any(|(_, to)| *to == approvals(&self.new));
        self.say(was_published, approved, lang);
        Ok(Exit::DONE)
    }

    /// The notice, under its old id or, where a run died, under its new one.
    fn facts<'c>(&self, compiled: &'c Compiled, lang: Lang) -> Result<&'c Facts, Exit> {
        let (old, new) = (compiled.any_notice(&self.old), compiled.any_notice(&self.new));
        let refuse = |zh: String, en: String| {
            complain(Bilingual { zh, en }, lang);
            Err(Exit::REFUSED)
        };
        let taken = self.new == self.old
            || compiled.site.withdrawn_as(&self.new).is_some()
            || compiled.site.formerly(&self.new).is_some()
            || compiled.publication().notices.contains_key(&self.new) && new.is_none();
        match (old, new) {
            _ if compiled.site.withdrawn.contains_key(&self.old) => {
                let id = &self.old;
                refuse(format!("“{id}”已经撤回，不能改标识。"), format!("`{id}` was taken back and keeps its id."))
            }
            (None, Some(new)) if new.said.formerly.contains(&self.old) => Ok(new),
            (None, _) => Err(open_site::no_such_notice(&self.old, compiled.nearest(&self.old), lang)),
            (Some(facts), None) if !taken => Ok(facts),
            (Some(_), _) => {
                let id = &self.new;
                refuse(
                    format!("“{id}”已经有人用（或者用过），请换一个标识。"),
                    format!("`{id}` is taken, or was; choose another id."),
                )
            }
        }
    }

    /// Writes the old id into the front matter.
    fn remember(&self, root: &Path, opened: &Opened, facts: &Facts, lang: Lang) -> Result<(), Exit> {
        let failed = |failure: Failure| show_faults::failure(&failure, lang);
        if facts.said.formerly.contains(&self.old) {
            return Ok(());
        }
        let places = &facts.places;
        let changed = |source| failed(open_site::changed(root, &source));
        let bytes = opened.input.bytes(&places.front).map_err(changed)?;
        let text = opened.input.bytes(&places.path).map_err(changed)?;
        let apart = places.front != places.path;
        let file = SourceFile { path: &places.path, bytes: &text };
        let front = SourceFile { path: &places.front, bytes: &bytes };
        match source::with_former_id(self.old.clone(), file, apart.then_some(front)) {
            Some(new) => edge::rewrite(root, &places.front, Digest::of(&bytes), &new).map_err(failed),
            None => {
                let (path, id) = (&places.front, &self.old);
                let words = Bilingual {
                    zh: format!(
                        "没有改动：看不懂 {path} 的头部信息怎么写；请先在里面加上 formerly: [{id}]，再运行一次。"
                    ),
                    en: format!(
                        "nothing was changed: the front matter of {path} is not written in a way that can be added to; put `formerly: [{id}]` into it and run this again."
                    ),
                };
                complain(words, lang);
                Err(Exit::REFUSED)
            }
        }
    }

    fn done_already(&self, lang: Lang) -> Exit {
        let (old, new) = (&self.old, &self.new);
        let words = Bilingual {
            zh: format!("“{old}”的标识已经是“{new}”，没有什么要改。"),
            en: format!("`{old}` is `{new}` already; there is nothing to change."),
        };
        complain(words, lang);
        Exit::REFUSED
    }

    fn say(&self, was_published: bool, approved: bool, lang: Lang) {
        let Rename { old, new, .. } = self;
        let mut words = Bilingual {
            zh: format!(
                "“{old}”的标识改成了“{new}”，原网址转到新网址；别的通报写的 related、continues 照样认得原标识。"
            ),
            en: format!(
                "`{old}` is `{new}` now, and its old addresses lead there; `related` and `continues` of other notices know the old id."
            ),
        };
        if approved {
            words.zh.push_str(&format!(
                "\n审批随之改名；来源文件多了一行 formerly，请用 tongbao approve {new} --renew --by 姓名 确认。"
            ));
            words.en.push_str(&format!("\nIts approvals go with it; its source has a line more, `formerly`: confirm with `tongbao approve {new} --renew --by NAME`."));
        }
        if was_published {
            words.zh.push_str("\n下一次 tongbao publish 把改名写进发布记录。");
            words.en.push_str("\nThe next `tongbao publish` writes the new id into the history.");
        }
        say(words, lang);
    }
}
