//! `tongbao check`

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Exit;
use super::build::parse_day;
use super::report;
use super::report::Format;
use super::theme;
use super::world;
use crate::compile::Compiled;
use crate::compile::Input;
use crate::compile::Memo;
use crate::diagnostic::Lang;
use crate::diagnostic::limit::LIMITS;
use crate::edge;
use crate::text::date::Date;

/// 检查全部内容：数字、编号、日期、联系方式、隐私、用词 / Check figures, numbers, dates, contacts, privacy, words
#[derive(Debug, Args)]
pub struct Check {
    /// 网站文件夹（内有 content/）/ Folder of the site, which holds content/
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 按这一天判断逾期，如 2026-03-31 / Day at which deadlines are judged, such as 2026-03-31
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    as_of: Option<Date>,
    /// 问题的显示方式 / Form of faults
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Check {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let root = world::root(self.root.as_deref());
        let (tree, skipped) = match edge::read(&root, LIMITS.source_bytes) {
            Ok(read) => read,
            Err(failure) => return report::failure(&failure, lang),
        };
        let tree = Arc::new(tree);
        let input = Input { tree: Arc::clone(&tree), built_in: Arc::new(theme::built_in()), as_of: self.as_of };
        let compiled = Compiled::new(input, &Memo::default());
        let mut faults = compiled.check().faults;
        faults.extend(report::skipped(&skipped));
        faults.extend(compiled.rehearse());
        report::faults(&faults, &tree, self.format, lang);
        if report::has_errors(&faults) { Exit::FAULTS } else { Exit::DONE }
    }
}
