//! The columns of a site (栏目): the links of the header, and the words that the labels of the head want.

use crate::address::Route;
use crate::model::ColumnWords;
use crate::site::IssueList;
use crate::site::NoticeList;
use crate::site::OrganList;
use crate::site::Site;

/// A column of the site (栏目).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Notices.
    Notices,
    /// The ledger.
    Issues,
    /// Commitments.
    Commitments,
    /// Documents.
    Documents,
    /// Courts.
    Organs,
    /// Articles.
    Articles,
    /// Contact.
    Contact,
}

/// What a column is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnLabels {
    /// ColumnName: the link of the header and the heading of the list.
    pub name: String,
    /// ColumnDescription.
    pub description: String,
    /// ColumnKeywords.
    pub keywords: String,
    /// ColumnType.
    pub kind: String,
}

impl Column {
    /// Every column, in the order of the header.
    pub const ALL: [Column; 7] = [
        Column::Notices,
        Column::Issues,
        Column::Commitments,
        Column::Documents,
        Column::Organs,
        Column::Articles,
        Column::Contact,
    ];

    /// Its key in `site.yaml`; and name, description, keywords and type where that says nothing.
    fn usual(self, site: &Site) -> [&'static str; 5] {
        match self {
            Column::Notices => ["notices", "通报", "巡察整改通报全文", "巡察整改,通报,公开", "政务公开"],
            Column::Issues => {
                ["issues", "问题台账", "逐项列出的反馈问题及整改结果", "整改台账,反馈问题,整改结果", "政务公开"]
            }
            Column::Commitments => {
                ["commitments", "承诺事项", "整改中作出的有时限或有数量的承诺", "整改承诺,完成时限", "政务公开"]
            }
            Column::Documents => {
                ["documents", "制度文件", "整改中制定和修订的制度文件", "制度文件,制定,修订", "政务公开"]
            }
            Column::Organs if site.only_courts() => ["organs", "各法院", "发布通报的法院", "法院,联系方式", "概况信息"],
            Column::Organs => ["organs", "各单位", "发布通报的单位", "单位,联系方式", "概况信息"],
            Column::Articles => ["articles", "文章", "说明和动态", "整改,说明,动态", "新闻动态"],
            Column::Contact => ["contact", "联系方式", "反映意见的电话、邮箱和地址", "联系方式,监督电话", "互动交流"],
        }
    }

    /// What it is called on this site.
    pub fn words(self, site: &Site) -> ColumnLabels {
        let [key, name, description, keywords, kind] = self.usual(site);
        let none = ColumnWords::default();
        let own = site.settings.columns.get(key).unwrap_or(&none);
        let or = |own: &Option<String>, usual: &str| own.clone().unwrap_or_else(|| usual.to_owned());
        ColumnLabels {
            name: or(&own.name, name),
            description: or(&own.description, description),
            keywords: or(&own.keywords, keywords),
            kind: or(&own.kind, kind),
        }
    }

    /// Whether the site has anything to show in it.
    pub fn is_shown(self, site: &Site) -> bool {
        self != Column::Articles || !site.articles.is_empty()
    }

    /// Its first page.
    pub fn route(self) -> Route {
        match self {
            Column::Notices => Route::Notices(NoticeList::All, 1),
            Column::Issues => Route::Issues(IssueList::All, 1),
            Column::Commitments => Route::Commitments(1),
            Column::Documents => Route::Documents(1),
            Column::Organs => Route::Organs(OrganList::Upper, 1),
            Column::Articles => Route::Articles(1),
            Column::Contact => Route::Contact(1),
        }
    }
}
