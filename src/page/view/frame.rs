//! What every page has round its content: head labels, navigation, footer.

use serde::Serialize;

use super::column::Column;
use super::view_parts::ContactView;
use super::view_parts::DateView;
use super::view_parts::Link;
use super::view_parts::Reach;
use crate::address::Route;
use crate::address::encoded;
use crate::model::Id;
use crate::page::site_frame::SiteFrame;
use crate::text::date::Date;
use crate::tree::RelPath;

/// The frame of a page: `page` in templates.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The heading of the page.
    pub title: String,
    /// `<title>`: the heading and the name of the site; of an issue its number and notice too, for an issue keeps its
    /// title in later notices.
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
    /// Whether the site has a style sheet of its own, `css/custom.css`, behind those of the theme.
    pub own_style: bool,
    /// The home page.
    pub home: String,
    /// The site.
    pub site: SiteView,
    /// The day at which days were counted (overdue, left, open, passed), on pages that show such a count; else none.
    pub as_of: Option<DateView>,
    /// Where the page stands in the site: `notices/a/3.html`.
    pub path: String,
    /// Its whole address, where the site knows its domain.
    pub url: Option<String>,
    /// The page of the open data.
    pub data: String,
    /// What the page says to machines, as JSON-LD that may stand in a script; none where it has nothing to say.
    pub json_ld: Option<String>,
    /// The feed of what the page lists, where it has one.
    pub feed: Option<Link>,
    /// The site map; none where the site switched it off.
    pub site_map: Option<String>,
    /// The page that searches.
    pub search: String,
    /// What a browser is told of that page; none where the site does not know its domain.
    pub open_search: Option<String>,
    /// Whether the site wants the line that asks for errors to be reported.
    pub report_error: bool,
    /// Whom a reader tells of an error on this page; none where nobody can be reached, or the site does not want the line.
    pub report: Option<ReportView>,
    /// Whether the site wants the switch of the reading views.
    pub reading_view: bool,
}

/// A link of the header.
#[derive(Clone, Debug, Serialize)]
pub struct NavigationLink {
    /// What the reader sees.
    pub text: String,
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
    /// ICP备案号, with the register it stands in.
    pub icp: Option<FilingView>,
    /// 公安机关备案号, with the register it stands in.
    pub police: Option<FilingView>,
    /// Where the mark of a party or government organ (党政机关网站标识) can be looked up.
    pub party_mark: Option<String>,
    /// Whom to reach about the site.
    pub contact: Option<ContactView>,
    /// Standing pages.
    pub pages: Vec<Link>,
}

/// Whom a reader tells of an error: at least one of the two.
#[derive(Clone, Debug, Serialize)]
pub struct ReportView {
    /// A link that begins a mail whose subject names the page.
    pub mail: Option<Link>,
    /// A number.
    pub phone: Option<Reach>,
}

/// A number under which the site is registered.
#[derive(Clone, Debug, Serialize)]
pub struct FilingView {
    /// The number as given.
    pub number: String,
    /// Where anybody can look it up; none where the site switched these links off.
    pub href: Option<String>,
}

/// What a page says of itself for its frame.
pub struct About {
    /// Its heading.
    pub title: String,
    /// What tells it from pages of the same heading.
    pub place: Option<String>,
    /// One sentence about it.
    pub description: String,
    /// The column (栏目) it is in; none for the home page.
    pub column: Option<Column>,
    /// What it is as an article; none for lists.
    pub article: Option<ArticleLabels>,
    /// Pages between the home page and it.
    pub crumbs: Vec<Link>,
    /// The feed of what it lists.
    pub feed: Option<Link>,
}

/// What a page says that is neither an article nor stands below another.
pub fn about(title: &str, description: impl Into<String>, column: Option<Column>) -> About {
    About {
        title: title.to_owned(),
        place: None,
        description: description.into(),
        column,
        article: None,
        crumbs: Vec::new(),
        feed: None,
    }
}

/// What the labels of an article say.
pub struct ArticleLabels {
    /// Day of publication.
    pub published_on: Option<Date>,
    /// 来源.
    pub source: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
}

impl Frame {
    /// The frame of the page at a route; `counted_on` is the day at which it counts days, where it does.
    pub fn of(site: &SiteFrame, route: &Route, about: About, counted_on: Option<Date>) -> Frame {
        let About { title, place, description, column, article, crumbs, feed } = about;
        let official = &site.official;
        let link = |to: &Route| link_from(site, route, to);
        let column_link = |column: Column| Link::to(route, &column.route(), site.words(column).name.clone());
        let navigation = site
            .shown_columns()
            .map(|entry| NavigationLink {
                text: site.words(entry).name.clone(),
                href: link(&entry.route()),
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
            path.push(Link { text: site.labels.get("home").to_owned(), href: link(&Route::Home) });
            path.extend(column.filter(|column| column.route() != *route).map(column_link));
            path.extend(crumbs);
        }
        let head_title = match (route, place) {
            (Route::Home, _) => site.name.clone(),
            (_, Some(place)) => format!("{title}（{place}） - {}", site.name),
            (_, None) => format!("{title} - {}", site.name),
        };
        let shown = site_view(site, route);
        Frame {
            labels: labels(site, route, &title, &description, column, article),
            head_title,
            title,
            description,
            crumbs: path,
            navigation,
            outside: site.links.iter().map(|(text, href)| Link { text: text.clone(), href: href.clone() }).collect(),
            assets: assets.strip_suffix('x').unwrap_or(&assets).to_owned(),
            own_style: site.own_style,
            home: link(&Route::Home),
            as_of: counted_on.map(DateView::of),
            path: route.to_string(),
            url: site.address.as_ref().map(|top| format!("{top}{route}")),
            data: link(&Route::DataPage),
            feed,
            json_ld: None,
            site_map: official.site_map.then(|| link(&Route::SiteMap)),
            search: link(&Route::SearchPage),
            open_search: site.address.is_some().then(|| link(&Route::OpenSearch)),
            report: report(site, shown.contact.as_ref(), route),
            site: shown,
            report_error: official.report_error,
            reading_view: official.reading_view,
        }
    }
}

/// What is true of the whole site, as the page at a route shows it.
fn site_view(site: &SiteFrame, route: &Route) -> SiteView {
    let official = &site.official;
    let page = |(id, title): &(Id, String)| Link {
        text: title.clone(),
        href: link_from(site, route, &Route::Page(id.clone())),
    };
    SiteView {
        name: site.name.clone(),
        description: site.description.clone(),
        operator: site.operator.clone(),
        site_code: site.site_code.clone(),
        icp: site.icp_number.as_ref().map(|number| FilingView {
            number: number.clone(),
            href: official.filing_links.then(|| ICP_REGISTER.to_owned()),
        }),
        police: site.police_number.as_ref().map(|number| FilingView {
            number: number.clone(),
            href: official.filing_links.then(|| police_register(number)).flatten(),
        }),
        party_mark: site.party_mark.clone(),
        contact: site.contact.as_ref().map(|contact| ContactView::of(site.owner(), contact, site)),
        pages: site.pages.iter().map(page).collect(),
    }
}

/// Whom a reader tells of an error on the page: the first mailbox, and the number for errors, else the first.
fn report(site: &SiteFrame, contact: Option<&ContactView>, route: &Route) -> Option<ReportView> {
    let contact = contact.filter(|_| site.official.report_error)?;
    let subject = site.labels.say("report_subject", &[("path", &route.to_string())]);
    let mailbox = contact.emails.iter().find_map(|email| email.href.as_ref());
    let mail = mailbox.map(|href| Link {
        text: site.labels.get("send_mail").to_owned(),
        href: format!("{href}?subject={}", encoded(&subject)),
    });
    let numbers = || contact.phones.iter().filter(|phone| phone.href.is_some());
    let phone = numbers().rfind(|phone| phone.label.contains("纠错")).or_else(|| numbers().next()).cloned();
    (mail.is_some() || phone.is_some()).then_some(ReportView { mail, phone })
}

/// How the frame of a page links to another page. A server answers with the page for what is missing at any address:
/// there a relative link leads nowhere, so its links are whole addresses, as soon as the site knows its own.
fn link_from(site: &SiteFrame, route: &Route, to: &Route) -> String {
    match site.address.as_ref().filter(|_| *route == Route::NotFound) {
        Some(top) => format!("{top}{}", encoded(&to.to_string())),
        None => route.link(to),
    }
}

/// Where ICP numbers can be looked up.
const ICP_REGISTER: &str = "https://beian.miit.gov.cn/";

/// Where a police number can be looked up: the register asks for its digits.
fn police_register(number: &str) -> Option<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 14).then(|| format!("https://beian.mps.gov.cn/#/query/webSearch?code={digits}"))
}

/// The labels of the head: three on the home page, seven on a list, ten and more on an article. A label without a
/// value is left out: an empty one is a fault of its own.
fn labels(
    site: &SiteFrame,
    route: &Route,
    title: &str,
    description: &str,
    column: Option<Column>,
    article: Option<ArticleLabels>,
) -> Vec<(&'static str, String)> {
    if !site.official.page_labels {
        return Vec::new();
    }
    let mut out: Vec<(&'static str, Option<String>)> = vec![
        ("SiteName", Some(site.name.clone())),
        ("SiteDomain", site.domain.clone()),
        ("SiteIDCode", site.site_code.clone()),
    ];
    if let Some(column) = column {
        let words = site.words(column);
        out.push(("ColumnName", Some(words.name.clone())));
        out.push(("ColumnDescription", Some(words.description.clone())));
        out.push(("ColumnKeywords", Some(words.keywords.clone())));
        out.push(("ColumnType", Some(words.kind.clone())));
    }
    if let Some(article) = article {
        out.push(("ArticleTitle", Some(title.to_owned())));
        // Only the day is known; the label wants a time of day.
        out.push(("PubDate", article.published_on.map(|day| format!("{} 00:00", day.last()))));
        out.push(("ContentSource", article.source.or_else(|| site.operator.clone())));
        out.push(("Keywords", Some(article.keywords.join(",")).filter(|words| !words.is_empty())));
        out.push(("Description", Some(description.to_owned())));
        out.push(("Url", site.address.as_ref().map(|top| format!("{top}{route}"))));
    }
    out.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?))).collect()
}
