//! `tongbao export`: one notice for a place outside the site.

mod approvers;
mod job;
mod packages;
mod single_files;

use std::collections::HashSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use clap::ValueEnum;

use super::Exit;
use super::environment;
use super::open_site;
use super::open_site::Days;
use super::open_site::Opened;
use super::say::complain;
use super::show_faults;
use super::show_faults::Format;
use crate::compile::Compiled;
use crate::compile::ExportGiven;
use crate::compile::Memo;
use crate::compile::Pictures;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::edge;
use crate::model::ApprovalSubject;
use crate::model::Id;
use crate::text::date::Date;
use crate::text::lang::Bilingual;
use crate::tree::SourceChanged;
use job::Job;
use job::may_leave;

/// 导出一份通报：PDF、网页片段、单个网页或归档包 / Export a notice: PDF, fragment, page or archive
#[derive(Debug, Args)]
pub struct Export {
    /// 导出什么 / What to make
    #[arg(value_enum)]
    what: What,
    /// 通报的标识 / Id of the notice
    #[arg(value_name = "ID", value_parser = super::new::parse_id)]
    id: Id,
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 写到哪里（默认在网站文件夹的 export/ 下）/ Where to write (default: in export/ of the site's folder)
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// 按这一天判断能否公布，如 2026-03-31（默认：最新一份公开通报的日期）/ Day by which embargoes have ended (default: that of the newest public notice)
    #[arg(long, value_name = "DATE", value_parser = super::build::parse_day)]
    day: Option<Date>,
    /// 按这一天计算逾期和天数，如 2026-03-31 / Day at which days are counted, such as 2026-03-31
    #[arg(long, value_name = "DATE", value_parser = super::build::parse_day)]
    as_of: Option<Date>,
    /// 审批人，写进归档包的说明，可以多次；有审批记录的照记录写 / Who approved it, for the archive package of a notice without approvals; may be repeated
    #[arg(long, value_name = "NAME")]
    approved_by: Vec<String>,
    /// 覆盖已有的同名文件（pdf、page）/ Replace a file that is there (pdf, page)
    #[arg(long)]
    force: bool,
    /// 问题的显示方式 / Form of faults
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// PDF，公文格式 / PDF, laid out as an official document
    Pdf,
    /// 网页片段，用于其他网站后台和公众号 / Fragment for another system's editor
    Fragment,
    /// 单个网页，用于邮件和保存 / One file that holds everything
    Page,
    /// 归档包 / Archive package
    Archive,
}

impl What {
    /// What is written where `--out` does not say.
    fn name(self, id: &Id) -> String {
        match self {
            What::Pdf => format!("export/{id}.pdf"),
            What::Fragment => format!("export/{id}-fragment"),
            What::Page => format!("export/{id}.html"),
            What::Archive => format!("export/{id}-archive"),
        }
    }
}

impl Export {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        if self.what != What::Archive && !self.approved_by.is_empty() {
            return no_place_for_approvers(lang);
        }
        let root = environment::root(self.root.as_deref());
        let out = self.out.clone().unwrap_or_else(|| root.join(self.what.name(&self.id)));
        let opened = match open_site::open(&root, Days { as_of: self.as_of, day: self.day }, &Arc::<Memo>::default()) {
            Ok(opened) => opened,
            Err(failure) => return show_faults::failure(&failure, lang),
        };
        let faults = opened.faults();
        let Opened { input, compiled, .. } = opened;
        if show_faults::stops_build(&faults) {
            show_faults::faults(&faults, &input, self.format, lang);
            return Exit::FAULTS;
        }
        if let Err(exit) = may_leave(&compiled, &self.id, lang) {
            return exit;
        }
        let approvers = match self.approvers(&compiled, &root, lang) {
            Ok(approvers) => approvers,
            Err(exit) => return exit,
        };
        let errors = match errors(&compiled, &self.id, &faults) {
            Ok(errors) => errors,
            Err(source) => return show_faults::failure(&open_site::changed(&root, &source), lang),
        };
        let mut pictures = Pictures::new();
        let shown = match compiled.pictures(&self.id) {
            Ok(shown) => shown,
            Err(source) => return show_faults::failure(&open_site::changed(&root, &source), lang),
        };
        for picture in shown {
            match edge::read_file(&root, &picture.source, picture.digest) {
                Ok(bytes) => pictures.insert(picture.name, bytes),
                Err(failure) => return show_faults::failure(&failure, lang),
            };
        }
        let job = Job {
            compiled: &compiled,
            id: &self.id,
            given: ExportGiven { pictures, errors, approvers },
            root: &root,
            out: &out,
            force: self.force,
            input: &input,
            format: self.format,
            lang,
        };
        match self.what {
            What::Pdf => single_files::pdf(&job),
            What::Page => single_files::page(&job),
            What::Fragment => packages::fragment(&job),
            What::Archive => packages::archive(&job),
        }
    }
}

impl Export {
    /// Who approved the notice: as its approvals say, and only where it has none as somebody says.
    fn approvers(&self, compiled: &Compiled, root: &Path, lang: Lang) -> Result<Vec<String>, Exit> {
        let subject = ApprovalSubject::Notice(self.id.clone());
        let Some(approval) = compiled.approval(&subject) else { return Ok(self.approved_by.clone()) };
        let approval = approval.map_err(|source| show_faults::failure(&open_site::changed(root, &source), lang))?;
        match (approval.record, self.approved_by.is_empty()) {
            (None, _) => Ok(self.approved_by.clone()),
            (Some(_), true) => Ok(approvers::named(&approval.steps)),
            (Some(record), false) => {
                let words = Bilingual {
                    zh: format!("审批人照 {} 写，不能再用 --approved-by，没有导出。", record.path),
                    en: format!(
                        "who approved it is taken from {}; --approved-by is for notices without approvals. Nothing was exported.",
                        record.path
                    ),
                };
                complain(words, lang);
                Err(Exit::USAGE)
            }
        }
    }
}

/// How many errors a check finds in the files of a notice.
fn errors(compiled: &Compiled, id: &Id, read: &[Diagnostic]) -> Result<usize, SourceChanged> {
    let Some(facts) = compiled.any_notice(id) else { return Ok(0) };
    let places = &facts.places;
    let of_notice =
        |fault: &&Diagnostic| fault.level == Level::Error && [&places.path, &places.front].contains(&&fault.span.path);
    let found = compiled.check(&[])?.faults;
    // What was found on reading is among what a check says.
    let errors = found.iter().chain(read).filter(of_notice).map(|fault| (fault.code.id, &fault.span));
    Ok(errors.collect::<HashSet<_>>().len())
}

/// Only an archive says who approved what: the others are read by everybody.
fn no_place_for_approvers(lang: Lang) -> Exit {
    let words = Bilingual {
        zh: "--approved-by 只用于归档包（archive），没有导出。",
        en: "--approved-by is for the archive package only; nothing was exported.",
    };
    complain(words, lang);
    Exit::USAGE
}
