//! `domain:` says how the site is reached: every whole address that anything states begins so, and the domain alone is
//! its label.

use std::collections::BTreeMap;

use crate::support::expect;
use crate::support::site::Site;
use crate::support::site::project;

/// Whatever leaves a site with a domain: its pages and data, and each form of export.
fn all(domain: &str) -> BTreeMap<String, String> {
    let site = Site::new();
    site.lay(&project("tests/export/site"), "site");
    let settings = site.read("site/content/site.yaml");
    site.write(
        "site/content/site.yaml",
        settings.replace("domain: zhenggai.example\n", &format!("domain: {domain}\n")),
    );
    let built = site.answer("build --root site --out all/site");
    assert_eq!(built.exit, 0, "{domain}: {}", built.stderr);
    for (what, out) in [("fragment", "fragment"), ("archive", "archive"), ("page", "page.html")] {
        let run = site.answer(&format!("export {what} progress --root site --out all/{out}"));
        assert_eq!(run.exit, 0, "{domain}: {what}: {}", run.stderr);
    }
    let text = |(path, bytes)| Some((path, String::from_utf8(bytes).ok()?));
    // Lists of digests follow from all the others.
    let mut all: BTreeMap<String, String> = site.files("all").into_iter().filter_map(text).collect();
    all.retain(|path, _| {
        let is_list = |name| path.ends_with(name);
        ![".sha256", "SHA256SUMS", "data/index.json", "data/datapackage.json"].into_iter().any(is_list)
    });
    // The code on paper is the address in other words.
    all.into_iter().map(|(path, text)| (path, without_codes(&text))).collect()
}

/// A page without the codes of its address.
fn without_codes(page: &str) -> String {
    let mut out = String::new();
    for (at, part) in page.split("<svg viewBox=\"0 0 ").enumerate() {
        let is_code = at > 0 && part.contains("<path d=\"M0 .5h");
        let rest = part.find("</svg>").filter(|_| is_code).map_or(part, |end| &part[end..]);
        out.push_str(rest);
    }
    out
}

#[test]
fn every_whole_address_begins_as_the_domain_says() {
    let (secure, plain) = (all("zhenggai.example"), all("http://zhenggai.example"));
    assert_eq!(secure.keys().collect::<Vec<_>>(), plain.keys().collect::<Vec<_>>());
    for (path, text) in &secure {
        let wanted = text.replace("https://zhenggai.example", "http://zhenggai.example");
        assert!(plain[path] == wanted, "{path} differs in more than how the site is reached");
    }
    let stated = |path: &str, text: &str| assert!(plain[path].contains(text), "{path}: {text}");
    let page = "site/notices/progress/index.html";
    stated(page, "<link rel=\"canonical\" href=\"http://zhenggai.example/notices/progress/index.html\">");
    stated(page, "<meta name=\"Url\" content=\"http://zhenggai.example/notices/progress/index.html\">");
    stated(page, "<meta name=\"SiteDomain\" content=\"zhenggai.example\">");
    stated(page, "<li>网址：http://zhenggai.example/notices/progress/index.html</li>");
    stated(page, "<span class=\"address\">http://zhenggai.example/notices/progress/index.html</span>");
    stated("site/404.html", "href=\"http://zhenggai.example/notices/index.html\"");
    stated("site/feeds/notices.xml", "<id>http://zhenggai.example/notices/progress/index.html</id>");
    stated("site/sitemap.xml", "<loc>http://zhenggai.example/notices/progress/index.html</loc>");
    stated("site/robots.txt", "\nSitemap: http://zhenggai.example/sitemap.xml\n");
    stated(page, "\"url\":\"http://zhenggai.example/notices/progress/index.html\"");
    stated("site/data/issues.csv", ",http://zhenggai.example/notices/progress/");
    stated("archive/record.json", "\"http://zhenggai.example/notices/progress/index.html\"");
    stated("archive/notice.html", "href=\"http://zhenggai.example/");
    stated("archive/说明.txt", "地址：http://zhenggai.example/notices/progress/index.html");
    stated("page.html", "<link rel=\"canonical\" href=\"http://zhenggai.example/notices/progress/index.html\">");
    assert!(
        plain.iter().any(|(path, text)| path.starts_with("fragment/") && text.contains("http://zhenggai.example/"))
    );
    for (path, text) in &plain {
        assert!(!text.contains("https://zhenggai.example"), "{path}");
    }
}

#[test]
fn the_same_site_is_the_same_however_its_domain_is_written() {
    let plain = all("zhenggai.example");
    for domain in ["https://zhenggai.example", "https://zhenggai.example/", "zhenggai.example/"] {
        assert!(all(domain) == plain, "{domain}");
    }
    assert!(all("http://zhenggai.example/") == all("http://zhenggai.example"));
}

#[test]
fn a_port_is_a_part_of_the_domain_and_a_path_of_the_address() {
    let below = all("http://zhenggai.example:8080/\nbase_path: /xczg/");
    let page = &below["site/notices/progress/1.html"];
    assert!(page.contains("<meta name=\"SiteDomain\" content=\"zhenggai.example:8080\">"));
    assert!(
        page.contains("<link rel=\"canonical\" href=\"http://zhenggai.example:8080/xczg/notices/progress/1.html\">")
    );
}

#[test]
fn what_is_no_domain_is_named_with_its_place_and_what_is_wanted() {
    let said = |domain: &str| {
        let settings = format!("name: 示例法院整改公开\n# domain: 域名\n  # domain: 域名\ndomain: {domain}\n");
        let site = Site::with([("site/content/site.yaml", settings)]);
        let said = site.answer("check --root site --format short").stdout;
        let of_domain = |line: &&str| line.contains("domain") && !line.contains("G301");
        said.lines().filter(of_domain).map(str::to_owned).collect::<Vec<_>>()
    };
    let place = "content/site.yaml:4:1: warning: G302";
    for (domain, wanted) in [
        ("HTTP://a.example", "小写、半角"),
        ("http：//a.example", "小写、半角"),
        ("ftp://a.example", "小写、半角"),
        ("//a.example", "小写、半角"),
        ("http://a.example/xczg", "不带路径的域名 a.example，路径另写一行 base_path: /xczg/"),
        ("a.example/xczg/", "base_path: /xczg/"),
        ("a.example:port", "域名，如 zhenggai.example"),
        ("localhost", "域名，如 zhenggai.example"),
        ("ａ.example", "域名，如 zhenggai.example"),
    ] {
        let said = said(domain);
        assert!(said.len() == 1 && said[0].contains(place), "{domain}: {said:#?}");
        assert!(said[0].contains(&format!("“{domain}”")) && said[0].contains(wanted), "{domain}: {said:#?}");
    }
    expect::each(
        ["a.example", "http://a.example", "https://a.example/", "http://10.0.0.1:8080", "http.example"],
        |domain| {
            assert_eq!(said(domain), [""; 0], "{domain}");
        },
    );
    // Such a site states no whole address: a wrong one is worse than none.
    let site = Site::with([("site/content/site.yaml", "name: 站\ndomain: ftp://a.example\n")]);
    assert_eq!(site.answer("build --root site --out out").exit, 0);
    assert!(!site.read("out/index.html").contains("rel=\"canonical\""));
}
