//! Why a file of the site is written or removed, as far as it can be told from its address.

use std::collections::BTreeMap;

use crate::address::Route;
use crate::model::Id;
use crate::model::SincePublished;
use crate::text::lang::Bilingual;
use crate::tree::RelPath;

/// Why a file changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its notice is published for the first time, or again.
    NoticeNew(Id),
    /// Its notice changed.
    NoticeChanged(Id),
    /// Its notice did not change, and something that its pages show did.
    AroundNotice(Id),
    /// It is an article or a standing page.
    Article(Id),
    /// It is a file of the theme, or of the root.
    Theme,
    /// It lists or counts what else changed.
    Lists,
    /// It is data or a search index of what else changed.
    Data,
    /// It is the copy of the history.
    History,
}

/// Why a file changes, when it is known what became of each notice.
pub fn why(path: &RelPath, since: &BTreeMap<Id, SincePublished>) -> Why {
    let of_notice = |id: Id| match since.get(&id) {
        Some(SincePublished::New) => Why::NoticeNew(id),
        Some(SincePublished::Corrected | SincePublished::Changed) => Why::NoticeChanged(id),
        Some(SincePublished::Same) | None => Why::AroundNotice(id),
    };
    match Route::parse(path.as_str()) {
        Some(Route::Notice(id) | Route::Issue(id, _) | Route::Attachment(id, _) | Route::Record(id)) => of_notice(id),
        Some(Route::Entry(id, _) | Route::EntryMoved(id, _) | Route::Moved(id, _)) => of_notice(id),
        Some(Route::Article(id) | Route::Page(id)) => Why::Article(id),
        None | Some(Route::Asset(_) | Route::Root(_)) => Why::Theme,
        Some(
            Route::Data(_) | Route::Search(_) | Route::Feed(_) | Route::Sitemap(_) | Route::Robots | Route::OpenSearch,
        ) => Why::Data,
        Some(Route::History) => Why::History,
        Some(_) => Why::Lists,
    }
}

impl Why {
    /// In words.
    pub fn words(&self) -> Bilingual {
        let (zh, en) = match self {
            Why::NoticeNew(id) => (format!("“{id}”首次公布"), format!("`{id}` is published")),
            Why::NoticeChanged(id) => (format!("“{id}”有更正"), format!("`{id}` was corrected")),
            Why::AroundNotice(id) => {
                (format!("“{id}”页面上的其他内容有变"), format!("what stands round `{id}` changed"))
            }
            Why::Article(id) => (format!("文章或者页面“{id}”"), format!("the article or page `{id}`")),
            Why::Theme => ("样式、脚本或者根目录文件".to_owned(), "a file of the theme or of the root".to_owned()),
            Why::Lists => ("列表和统计随之更新".to_owned(), "lists and figures follow".to_owned()),
            Why::Data => ("数据、搜索和订阅随之更新".to_owned(), "data, search and feeds follow".to_owned()),
            Why::History => ("发布记录的副本".to_owned(), "the copy of the history".to_owned()),
        };
        Bilingual { zh, en }
    }
}
