//! `tongbao new`

use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;

use super::Exit;
use super::environment;
use super::known_site::KnownSite;
use super::say::answer;
use super::show_faults;
use crate::diagnostic::Lang;
use crate::edge;
use crate::model::Id;
use crate::text::lang::Bilingual;
use crate::tree::RelPath;

/// 新建一份内容 / Make a new source
#[derive(Debug, Args)]
pub struct New {
    /// 种类 / What to make
    #[arg(value_enum)]
    what: What,
    /// 标识，即文件名：小写英文字母、数字和连字符 / Id, which is the file name: a-z, 0-9 and -
    #[arg(value_name = "ID", value_parser = parse_id)]
    id: Id,
    /// 网站文件夹 / Folder of the site
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// 通报 / A notice
    Notice,
    /// 法院 / A court
    Organ,
    /// 文章 / An article
    Article,
}

pub(super) fn parse_id(text: &str) -> Result<Id, String> {
    Id::new(text).ok_or_else(|| {
        "标识只用小写英文字母、数字和连字符，1 至 80 个字符 / an id is 1 to 80 of a-z, 0-9 and -".to_owned()
    })
}

impl What {
    fn path(self, id: &Id) -> String {
        match self {
            What::Notice => format!("content/notices/{id}.md"),
            What::Organ => format!("content/organs/{id}.yaml"),
            What::Article => format!("content/articles/{id}.md"),
        }
    }

    fn text(self) -> &'static str {
        match self {
            What::Notice => include_str!("blank/notice.md"),
            What::Organ => include_str!("blank/organ.yaml"),
            What::Article => include_str!("blank/article.md"),
        }
    }
}

impl New {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let root = environment::root(self.root.as_deref());
        let there = match (self.what, KnownSite::read(&root)) {
            (_, Err(failure)) => return show_faults::failure(&failure, lang),
            (What::Notice, Ok(site)) => site.text_of_notice(&self.id),
            (What::Organ | What::Article, Ok(_)) => None,
        };
        let path = || RelPath::new(&self.what.path(&self.id)).expect("an id is part of a path");
        // Where the notice is there already, in whichever group, nothing is written and its place is named.
        let path = there.unwrap_or_else(path);
        let place = root.join(path.as_str());
        if let Err(failure) = edge::create(&root, &[(path, self.what.text().as_bytes().to_vec())]) {
            return show_faults::failure(&failure, lang);
        }
        let words = Bilingual {
            zh: format!("已新建 {}，请填写后运行 tongbao build。\n", place.display()),
            en: format!("Made {}; fill it in, then run tongbao build.\n", place.display()),
        };
        answer(&words.get(lang))
    }
}
