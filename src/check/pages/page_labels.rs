//! The labels that government sites carry (《政府网站发展指引》), as far as the settings fill them.

use super::province;
use crate::check::ArticleCase;
use crate::check::Checked;
use crate::check::NoticeCase;
use crate::check::prose;
use crate::check::settings_file;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::pages as codes;
use crate::model::Domain;
use crate::model::DomainFault;
use crate::model::is_base_path;
use crate::site::Standing;
use crate::site::standing;

/// How a label tells its province.
type Province = fn(&str) -> Option<&'static str>;

pub fn are_there(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    let settings = &checked.site.settings;
    let path = settings_file(checked.tree);
    if !checked.tree.contains(path.as_str()) {
        return;
    }
    let given = [
        (settings.domain.is_some(), "domain", "网站域名", "the domain"),
        (settings.site_code.is_some(), "site_code", "网站标识码", "the identification code"),
        (settings.icp_number.is_some(), "icp_number", "ICP 备案号", "the ICP number"),
        (settings.police_number.is_some(), "police_number", "公安机关备案号", "the number of the police"),
        (settings.operator.is_some(), "operator", "主办单位", "who runs the site"),
        (settings.contact.is_some(), "contact", "联系方式", "whom to reach"),
    ];
    for (_, key, zh, en) in given.into_iter().filter(|(given, ..)| !given) {
        let fault = Diagnostic::new(&codes::LABEL_MISSING, Span::new(&path, 0, 0)).with("found", key);
        found.push(fault.with("meaning", zh).with("meaning_en", en));
    }
}

pub fn are_of_this_site(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    let settings = &checked.site.settings;
    let path = settings_file(checked.tree);
    let source = checked.tree.text(path.as_str()).unwrap_or_default();
    let mut say = |key: &str, value: &str, zh: &str, en: &str| {
        // Not where a comment names it.
        let begins = |at: &usize| source[..*at].trim_end_matches([' ', '\t']).rsplit('\n').next() == Some("");
        let named = format!("{key}:");
        let mut places = source.match_indices(&named).map(|(at, _)| at);
        let start = places.find(begins).unwrap_or(0);
        let end = source[start..].find('\n').map_or(source.len(), |len| start + len);
        let fault = Diagnostic::new(&codes::LABEL_SHAPE, Span::new(&path, start, end)).with("key", key);
        found.push(fault.with("found", value).with("expected", zh).with("expected_en", en));
    };
    if let Some(domain) = settings.domain.as_deref()
        && let Some((zh, en)) = instead_of(domain)
    {
        say("domain", domain, &zh, &en);
    }
    if let Some(path) = settings.base_path.as_deref().filter(|path| !is_base_path(path)) {
        say("base_path", path, "域名后面的路径，如 /xczg/", "the path behind the domain, as /xczg/");
    }
    if let Some(code) = settings.site_code.as_deref().filter(|code| !is_site_code(code)) {
        say("site_code", code, "10 位字母和数字", "ten letters and digits");
    }
    if let Some(icp) = settings.icp_number.as_deref().filter(|icp| !icp.contains("ICP备") && !icp.contains("ICP证")) {
        say("icp_number", icp, "“省份简称ICP备…号”", "the number with ICP备");
    }
    if let Some(police) = settings.police_number.as_deref().filter(|police| !police.contains("公网安备")) {
        say("police_number", police, "“省份简称公网安备…号”", "the number with 公网安备");
    }
    for (key, name) in [("name", Some(&settings.name)), ("operator", settings.operator.as_ref())] {
        if let Some(name) = name.filter(|name| says_nothing(name)) {
            say(key, name, "登记的名称", "the registered name");
        }
    }
    for (column, words) in &settings.columns {
        if let Some(name) = words.name.as_deref().filter(|name| says_nothing(name)) {
            say(column, name, "栏目的名称", "the name of the column");
        }
    }
    // Both begin with the short name of the province.
    let filings = settings.icp_number.as_deref().zip(settings.police_number.as_deref());
    let filings = filings.filter(|(icp, police)| icp.contains("ICP备") && police.contains("公网安备"));
    let differ = filings.is_some_and(|(icp, police)| icp.chars().next() != police.chars().next());
    if let (Some((_, police)), true) = (filings, differ) {
        say("police_number", police, "与 ICP 备案号同一省份的号码", "a number of the same province as the ICP number");
    }
    // A page that was copied from another place gives itself away where its labels are of two provinces.
    let police = settings.police_number.as_deref().filter(|_| !differ);
    let of_provinces: [(&str, Option<&str>, Province); 5] = [
        ("name", Some(&settings.name), province::of_name),
        ("operator", settings.operator.as_deref(), province::of_name),
        ("icp_number", settings.icp_number.as_deref(), province::of_filing),
        ("police_number", police, province::of_filing),
        ("site_code", settings.site_code.as_deref(), province::of_digits),
    ];
    let told =
        |(key, value, read): (&'static str, Option<_>, Province)| value.and_then(|of| Some((key, of, read(of)?)));
    let mut told = of_provinces.into_iter().filter_map(told);
    let Some((first, _, known)) = told.next() else { return };
    for (key, value, _) in told.filter(|(.., province)| *province != known) {
        let zh = format!("与 {first}（{known}）同一省份的内容");
        say(key, value, &zh, &format!("one of the province of `{first}` ({known})"));
    }
}

/// The labels of a notice's own page.
pub fn of_notices_are_filled(case: NoticeCase<'_>, found: &mut Vec<Diagnostic>) {
    let (notice, settings) = (case.notice, &case.site.settings);
    let source = notice.head.issuer.is_some() || case.organ().is_some() || settings.operator.is_some();
    let given = [(notice.head.published_on.is_some(), "published_on", "PubDate"), (source, "issuer", "ContentSource")];
    let is_draft = standing(case.said, case.site.day) == Standing::Draft;
    let public = settings.official.page_labels && !is_draft;
    for (_, key, label) in given.into_iter().filter(|(given, ..)| public && !given) {
        found.push(prose::lacking(&codes::LABEL_UNFILLED, notice).with("found", key).with("label", label));
    }
}

/// The labels of an article's page.
pub fn of_articles_are_filled(case: ArticleCase<'_>, found: &mut Vec<Diagnostic>) {
    let wanted = case.site.settings.official.page_labels && !case.is_page;
    if wanted && case.article.published_on.is_none() {
        let fault = Diagnostic::new(&codes::LABEL_UNFILLED, Span::new(&case.article.path, 0, 0));
        found.push(fault.with("found", "published_on").with("label", "PubDate"));
    }
}

/// Words that programs and people write where there is nothing to say.
fn says_nothing(name: &str) -> bool {
    matches!(
        name.trim().to_ascii_lowercase().as_str(),
        "null" | "none" | "undefined" | "nan" | "title" | "untitled" | "无" | "暂无" | "待定" | "空"
    )
}

/// What the domain should be, in both languages, where it is none.
fn instead_of(domain: &str) -> Option<(String, String)> {
    match Domain::read(domain) {
        Ok(Domain { host, .. }) if host.contains('.') => None,
        Err(DomainFault::Scheme) => Some((
            "域名，前面可以写 http:// 或 https://（小写、半角），如 http://zhenggai.example".to_owned(),
            "a domain, with `http://` or `https://` in front of it (small, half-width) if anything".to_owned(),
        )),
        Err(DomainFault::Path { host, path }) => Some((
            format!("不带路径的域名 {host}，路径另写一行 base_path: /{path}/"),
            format!("the domain alone, `{host}`; the path has a line of its own, `base_path: /{path}/`"),
        )),
        Ok(_) | Err(DomainFault::Characters) => {
            Some(("域名，如 zhenggai.example".to_owned(), "a domain, such as `zhenggai.example`".to_owned()))
        }
    }
}

fn is_site_code(code: &str) -> bool {
    code.len() == 10 && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
