//! ChangeReason a file of the site is written or removed, as far as it can be told from its address.

use std::collections::BTreeMap;

use crate::address::Route;
use crate::model::Id;
use crate::model::SincePublished;
use crate::text::lang::Bilingual;
use crate::tree::RelPath;

/// ChangeReason a file changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeReason {
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

/// ChangeReason a file changes, when it is known what became of each notice.
pub fn why(path: &RelPath, since: &BTreeMap<Id, SincePublished>) -> ChangeReason {
    let of_notice = |id: Id| match since.get(&id) {
        Some(SincePublished::New) => ChangeReason::NoticeNew(id),
        Some(SincePublished::Corrected | SincePublished::Changed) => ChangeReason::NoticeChanged(id),
        Some(SincePublished::Same) | None => ChangeReason::AroundNotice(id),
    };
    match Route::parse(path.as_str()) {
        Some(Route::Notice(id) | Route::Issue(id, _) | Route::Attachment(id, _) | Route::Record(id)) => of_notice(id),
        Some(Route::Entry(id, _) | Route::EntryMoved(id, _) | Route::Moved(id, _)) => of_notice(id),
        Some(Route::Article(id) | Route::Page(id)) => ChangeReason::Article(id),
        None | Some(Route::Asset(_) | Route::Root(_)) => ChangeReason::Theme,
        Some(
            Route::Data(_) | Route::Search(_) | Route::Feed(_) | Route::Sitemap(_) | Route::Robots | Route::OpenSearch,
        ) => ChangeReason::Data,
        Some(Route::History) => ChangeReason::History,
        Some(_) => ChangeReason::Lists,
    }
}

impl ChangeReason {
    /// In words.
    pub fn words(&self) -> Bilingual {
        let (zh, en) = match self {
            ChangeReason::NoticeNew(id) => (format!("“{id}”首次公布"), format!("`{id}` is published")),
            ChangeReason::NoticeChanged(id) => (format!("“{id}”有更正"), format!("`{id}` was corrected")),
            ChangeReason::AroundNotice(id) => {
                (format!("“{id}”页面上的其他内容有变"), format!("what stands round `{id}` changed"))
            }
            ChangeReason::Article(id) => (format!("文章或者页面“{id}”"), format!("the article or page `{id}`")),
            ChangeReason::Theme => {
                ("样式、脚本或者根目录文件".to_owned(), "a file of the theme or of the root".to_owned())
            }
            ChangeReason::Lists => ("列表和统计随之更新".to_owned(), "lists and figures follow".to_owned()),
            ChangeReason::Data => ("数据、搜索和订阅随之更新".to_owned(), "data, search and feeds follow".to_owned()),
            ChangeReason::History => ("发布记录的副本".to_owned(), "the copy of the history".to_owned()),
        };
        Bilingual { zh, en }
    }
}
