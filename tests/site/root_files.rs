//! `root/`: its files stand at the root of the site as they are, never over what the site itself has there, never hidden.

use std::collections::BTreeSet;

use crate::support::expect;
use crate::support::program::Run;
use crate::support::site::Site;

const SETTINGS: &str = "name: 示例法院整改公开\n";
const NOTICE: &str =
    "---\ntitle: 示例法院关于整改进展情况的通报\nkind: progress\npublished_on: 2025-07-10\n---\n一、整改情况\n";
const ICON: &[u8] = &[0, 0, 1, 0, 0xff, 0xfe, b'\r', b'\n', 0];

/// A site of a notice, a standing page and a draft of one, and these files.
fn site(files: &[(&str, &[u8])]) -> Site {
    let site = Site::with([
        ("site/content/site.yaml", SETTINGS),
        ("site/content/notices/a.md", NOTICE),
        ("site/content/pages/guanyu.md", "---\ntitle: 关于本站\n---\n文字。\n"),
        ("site/content/pages/caogao.md", "---\ntitle: 草稿\ndraft: true\n---\n文字。\n"),
    ]);
    for (path, bytes) in files {
        site.write(&format!("site/{path}"), bytes);
    }
    site
}

fn build(site: &Site) -> Run {
    site.answer("build --root site --out out --format short")
}

#[test]
fn its_files_stand_at_the_root_byte_for_byte_for_as_long_as_they_are_there() {
    let files: [(&str, &[u8]); 6] = [
        ("robots.txt", b"User-agent: *\r\nAllow: /\r\n"),
        ("favicon.ico", ICON),
        ("baidu_verify_x.html", b"<p>{{ page.title }}</p>"),
        ("WW_verify_x.txt", b""),
        ("hexin/a b.txt", "核验".as_bytes()),
        // It is called like a standing page, which is not there.
        ("hexin/index.html", b"<p>"),
    ];
    let site = site(&[]);
    let before = build(&site);
    assert_eq!(before.exit, 0, "{}", before.stderr);
    assert_eq!(site.files("out")["robots.txt"], b"User-agent: *\nAllow: /\n", "one of the program's own");
    let pages: BTreeSet<String> = site.files("out").into_keys().collect();
    for (path, bytes) in files {
        site.write(&format!("site/root/{path}"), bytes);
    }
    let after = build(&site);
    assert_eq!(after.exit, 0, "{}", after.stderr);
    let out = site.files("out");
    let manifest = String::from_utf8(out["tongbao-manifest.sha256"].clone()).unwrap();
    for (path, bytes) in files {
        assert_eq!(out.get(path).map(Vec::as_slice), Some(bytes), "{path}");
        assert!(manifest.lines().any(|line| line.ends_with(&format!("  {path}"))), "{path}: {manifest}");
    }
    assert_eq!(out.len(), pages.len() + files.len() - 1, "robots.txt is there once");
    for (path, _) in files {
        std::fs::remove_file(site.place(&format!("site/root/{path}"))).unwrap();
    }
    let gone = build(&site);
    assert_eq!(gone.exit, 0, "{}", gone.stderr);
    assert_eq!(site.files("out").into_keys().collect::<BTreeSet<_>>(), pages);
    assert!(!site.place("out/hexin").exists(), "no empty folder is left");
}

#[test]
fn what_the_site_has_at_its_root_is_never_written_over() {
    let taken = [
        ("index.html", "index.html"),
        ("INDEX.HTML", "index.html"),
        ("404.html", "404.html"),
        ("Sitemap.html", "sitemap.html"),
        ("notices/a/index.html", "notices/"),
        ("notices/x.html", "notices/"),
        ("Notices/x.html", "notices/"),
        ("notices", "notices/"),
        ("assets/x.css", "assets/"),
        ("data/issues.csv", "data/"),
        ("search/x.json", "search/"),
        ("feeds/x.xml", "feeds/"),
        ("SiteMap.xml", "sitemap.xml"),
        ("sitemap-2.xml", "sitemap-2.xml"),
        ("guanyu/index.html", "guanyu/"),
        ("GuanYu/x.txt", "guanyu/"),
        ("guanyu", "guanyu/"),
        ("caogao/index.html", "caogao/"),
        ("index.html/x.txt", "index.html"),
        ("tongbao-manifest.sha256", "tongbao-manifest.sha256"),
    ];
    expect::each(taken, |(path, address)| {
        let site = site(&[(&format!("root/{path}"), b"x")]);
        let answer = build(&site);
        let line = answer.stderr.lines().find(|line| line.contains("S125")).unwrap_or_default();
        assert_eq!(answer.exit, 1, "{path}: {}", answer.stderr);
        assert!(line.contains(&format!("root/{path}:1:1: error: S125")), "{path}: {}", answer.stderr);
        assert!(line.contains(&format!(" {address} ")), "{path}: {line}");
        assert!(!site.place("out").exists(), "{path}: nothing is written");
    });
    let near = [
        "root/index.htm",
        "root/index2.html",
        "root/notices.html",
        "root/guanyu.html",
        "root/guanyu2/x.txt",
        "root/x/notices/a.txt",
        "root/sitemap-a.xml",
        "root/ROBOTS.TXT",
    ];
    let site = site(&near.map(|path| (path, b"x".as_slice())));
    let answer = build(&site);
    assert_eq!(answer.exit, 0, "{}", answer.stderr);
    assert!(!answer.stderr.contains("S125"), "{}", answer.stderr);
    assert!(near.iter().all(|path| site.place(&path.replace("root/", "out/")).is_file()));
    assert!(!site.files("out").contains_key("robots.txt"), "a host that folds case would have two of one name");
}

#[test]
fn what_is_hidden_is_named_and_left_out() {
    let files: [(&str, &[u8]); 5] = [
        ("root/.htaccess", b"x"),
        ("root/.well-known/a.txt", b"x"),
        ("root/a/.b.txt", b"x"),
        ("root/a/b.txt", b"x"),
        ("static/.c", b"x"),
    ];
    let site = site(&files);
    let answer = build(&site);
    assert_eq!(answer.exit, 0, "{}", answer.stderr);
    for path in ["root/.htaccess", "root/.well-known", "root/a/.b.txt"] {
        assert!(answer.stderr.contains(&format!("{path}:1:1: warning: S120")), "{path}: {}", answer.stderr);
        assert!(!site.place(&path.replace("root/", "out/")).exists(), "{path}");
    }
    assert_eq!(answer.stderr.matches("S120").count(), 3, "{}", answer.stderr);
    assert!(site.place("out/a/b.txt").is_file());
}

#[test]
fn texts_lead_to_its_files() {
    let broken = |links: &[&str]| -> usize {
        let site = site(&[("root/robots.txt", b"x"), ("root/hexin/index.html", b"<p>"), ("root/hexin/a b.txt", b"x")]);
        let text: String = links.iter().map(|link| format!("\n见[文件]({link})。\n")).collect();
        site.write("site/content/notices/a.md", format!("{NOTICE}{text}"));
        let said = site.answer("check --root site --format short").stdout;
        assert!(said.contains("G301"), "{said}");
        said.matches("G303").count() + said.matches("G304").count()
    };
    let good = ["../../robots.txt", "../../hexin/", "../../hexin/index.html", "../../hexin/a%20b.txt", "../../hexin"];
    assert_eq!(broken(&good), 0);
    for bad in ["../../robot.txt", "../../ROBOTS.TXT", "../robots.txt", "../../robots.txt/", "../../hexin/b.txt"] {
        assert_eq!(broken(&[bad]), 1, "{bad}");
    }
}

#[test]
fn its_files_are_looked_into_like_all_that_is_published() {
    let found = |text: &str| {
        let site = site(&[("root/a.txt", text.as_bytes()), ("root/b.md", text.as_bytes())]);
        site.answer("check --root site --format short").stdout.matches("P911").count()
    };
    assert_eq!(found("联系人：甲，手机13800138000。\n"), 2);
    assert_eq!(found("联系电话：0000-1234567。\n"), 0);
}
