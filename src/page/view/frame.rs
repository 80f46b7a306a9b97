//! What every page has round its content: head labels, navigation, footer.

use serde::Serialize;

use super::parts::ContactView;
use super::parts::DateView;
use super::parts::Link;
use crate::page::IssueList;
use crate::page::NoticeList;
use crate::page::Route;
use crate::site::Site;
use crate::tree::RelPath;

/// The frame of a page: `page` in templates.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The heading of the page.
    pub title: String,
    /// `<title>`: the heading and the name of the site.
    pub head_title: String,
    /// One sentence about the page, for `<meta name="description">`.
    pub description: String,
    /// Labels of the head in order: name and content (国办发〔2017〕47号).
    pub labels: Vec<(&'static str, String)>,
    /// The way from the home page to this one, this one left out.
    pub crumbs: Vec<Link>,
    /// The links of the header.
    pub navigation: Vec<NavigationLink>,
    /// Links of the header that lead elsewhere.
    pub outside: Vec<Link>,
    /// What is in front of the paths of assets: `../../assets/`.
    pub assets: String,
    /// The home page.
    pub home: String,
    /// The site.
    pub site: SiteView,
    /// The day at which overdue and days open were computed.
    pub as_of: Option<DateView>,
    /// Where the page stands in the site: `notices/a/3.html`.
    pub path: String,
    /// Its whole address, where the site knows its domain.
    pub url: Option<String>,
}

/// A link of the header.
#[derive(Clone, Debug, Serialize)]
pub struct NavigationLink {
    /// What the reader sees.
    pub text: &'static str,
    /// Where it leads.
    pub href: String,
    /// `page` for the page that is shown, `true` for the part it is in, else empty: the value of `aria-current`.
    pub current: &'static str,
}

/// What is true of the whole site.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// Registered name.
    pub name: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// 主办单位.
    pub operator: Option<String>,
    /// 网站标识码.
    pub site_code: Option<String>,
    /// ICP备案号.
    pub icp_number: Option<String>,
    /// 公安机关备案号.
    pub police_number: Option<String>,
    /// Whom to reach about the site.
    pub contact: Option<ContactView>,
    /// Standing pages.
    pub pages: Vec<Link>,
}

/// What a page says of itself for its frame.
pub struct About {
    /// Its heading.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// The column (栏目) it is in; none for the home page.
    pub column: Option<Column>,
    /// What it is as an article; none for lists.
    pub article: Option<ArticleLabels>,
    /// Pages between the home page and it.
    pub crumbs: Vec<Link>,
}

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

impl Column {
    const ALL: [Column; 7] = [
        Column::Notices,
        Column::Issues,
        Column::Commitments,
        Column::Documents,
        Column::Organs,
        Column::Articles,
        Column::Contact,
    ];

    /// Name, description, keywords and type, as the labels want them.
    fn words(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Column::Notices => ("通报", "巡察整改通报全文", "巡察整改,通报,公开", "政务公开"),
            Column::Issues => ("问题台账", "逐项列出的反馈问题及整改结果", "整改台账,反馈问题,整改结果", "政务公开"),
            Column::Commitments => ("承诺事项", "整改中作出的有时限或有数量的承诺", "整改承诺,完成时限", "政务公开"),
            Column::Documents => ("制度文件", "整改中制定和修订的制度文件", "制度文件,制定,修订", "政务公开"),
            Column::Organs => ("法院", "发布通报的法院", "法院,联系方式", "概况信息"),
            Column::Articles => ("文章", "说明和动态", "整改,说明,动态", "新闻动态"),
            Column::Contact => ("联系我们", "反映意见的电话、邮箱和地址", "联系方式,监督电话", "互动交流"),
        }
    }

    fn route(self) -> Route {
        match self {
            Column::Notices => Route::Notices(NoticeList::All, 1),
            Column::Issues => Route::Issues(IssueList::All, 1),
            Column::Commitments => Route::Commitments(1),
            Column::Documents => Route::Documents(1),
            Column::Organs => Route::Organs,
            Column::Articles => Route::Articles(1),
            Column::Contact => Route::Contact,
        }
    }

    /// A link to the column's first page.
    pub fn link(self, from: &Route) -> Link {
        Link::to(from, &self.route(), self.words().0)
    }
}

/// What the labels of an article say.
pub struct ArticleLabels {
    /// Day of publication.
    pub published_on: Option<crate::text::date::Date>,
    /// 来源.
    pub source: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
}

impl Frame {
    /// The frame of the page at a route.
    pub fn of(site: &Site, route: &Route, about: About) -> Frame {
        let About { title, description, column, article, crumbs } = about;
        let settings = &site.settings;
        let navigation = Column::ALL
            .into_iter()
            .filter(|column| *column != Column::Articles || !site.articles.is_empty())
            .map(|entry| NavigationLink {
                text: entry.words().0,
                href: route.link(&entry.route()),
                current: match column == Some(entry) {
                    true if entry.route() == *route => "page",
                    true => "true",
                    false => "",
                },
            })
            .collect();
        let asset = RelPath::new("x").expect("a letter is a path");
        let assets = route.link(&Route::Asset(asset));
        let mut path: Vec<Link> = Vec::new();
        if *route != Route::Home {
            path.push(Link::to(route, &Route::Home, "首页"));
            path.extend(column.filter(|column| column.route() != *route).map(|column| column.link(route)));
            path.extend(crumbs);
        }
        let head_title = match *route {
            Route::Home => settings.name.clone(),
            _ => format!("{title} - {}", settings.name),
        };
        let operator = settings.operator.clone().unwrap_or_else(|| settings.name.clone());
        let pages = site.pages.iter().map(|page| Link::to(route, &Route::Page(page.id.clone()), page.title.clone()));
        Frame {
            labels: labels(site, route, &title, &description, column, article),
            head_title,
            title,
            description,
            crumbs: path,
            navigation,
            outside: settings
                .links
                .iter()
                .map(|(text, href)| Link { text: text.clone(), href: href.clone() })
                .collect(),
            assets: assets.strip_suffix('x').unwrap_or(&assets).to_owned(),
            home: route.link(&Route::Home),
            site: SiteView {
                name: settings.name.clone(),
                description: settings.description.clone(),
                operator: settings.operator.clone(),
                site_code: settings.site_code.clone(),
                icp_number: settings.icp_number.clone(),
                police_number: settings.police_number.clone(),
                contact: settings.contact.as_ref().map(|contact| ContactView::of(&operator, contact, site.as_of)),
                pages: pages.collect(),
            },
            as_of: site.as_of.map(DateView::of),
            path: route.to_string(),
            url: settings.domain.as_ref().map(|domain| format!("https://{domain}/{route}")),
        }
    }
}

/// The labels of the head: three on the home page, seven on a list, ten and more on an article. A label without a
/// value is left out: an empty one is a fault of its own.
fn labels(
    site: &Site,
    route: &Route,
    title: &str,
    description: &str,
    column: Option<Column>,
    article: Option<ArticleLabels>,
) -> Vec<(&'static str, String)> {
    let settings = &site.settings;
    let mut out: Vec<(&'static str, Option<String>)> = vec![
        ("SiteName", Some(settings.name.clone())),
        ("SiteDomain", settings.domain.clone()),
        ("SiteIDCode", settings.site_code.clone()),
    ];
    if let Some(column) = column {
        let (name, about, keywords, kind) = column.words();
        out.push(("ColumnName", Some(name.to_owned())));
        out.push(("ColumnDescription", Some(about.to_owned())));
        out.push(("ColumnKeywords", Some(keywords.to_owned())));
        out.push(("ColumnType", Some(kind.to_owned())));
    }
    if let Some(article) = article {
        out.push(("ArticleTitle", Some(title.to_owned())));
        // Only the day is known; the label wants a time of day.
        out.push(("PubDate", article.published_on.map(|day| format!("{} 00:00", day.last()))));
        out.push(("ContentSource", article.source.or_else(|| settings.operator.clone())));
        out.push(("Keywords", Some(article.keywords.join(",")).filter(|words| !words.is_empty())));
        out.push(("Description", Some(description.to_owned())));
        out.push(("Url", settings.domain.as_ref().map(|domain| format!("https://{domain}/{route}"))));
    }
    out.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?))).collect()
}
