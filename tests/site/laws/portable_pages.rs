//! Law 7. The built folder works wherever it is put: from disk, below any path, without scripts.

use std::collections::BTreeSet;
use std::process::Stdio;
use std::sync::Arc;

use tongbao::compile::Memo;

use crate::support::expect;
use crate::support::html;
use crate::support::in_memory;
use crate::support::program::program;

/// Attributes that hold addresses.
const ADDRESSES: [&str; 7] = ["href", "src", "action", "poster", "data", "formaction", "srcset"];

/// The file that a relative address on a page leads to; none for an anchor of the page itself.
fn target(page: &str, address: &str) -> Result<Option<String>, String> {
    let file = address.split(['#', '?']).next().unwrap_or_default();
    if file.is_empty() {
        return Ok(None);
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            ".." => parts.pop().map(|_| ()).ok_or("leads out of the site")?,
            "" | "." => return Err("names a folder".to_owned()),
            part => parts.push(part),
        }
    }
    let mut bytes = Vec::new();
    let path = parts.join("/");
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits: Vec<u8> = rest.by_ref().take(2).collect();
                let digits = String::from_utf8(digits).map_err(|error| error.to_string())?;
                bytes.push(u8::from_str_radix(&digits, 16).map_err(|error| error.to_string())?);
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).map(Some).map_err(|error| error.to_string())
}

fn is_elsewhere(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme))
}

/// Everything wrong with the pages of a site, given the text of its files by path.
fn judge(pages: &[(String, Vec<u8>)]) -> Vec<String> {
    let paths: BTreeSet<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
    let mut wrong = Vec::new();
    let read: Vec<_> = pages
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, html::parse(bytes)))
        .collect();
    let anchors: BTreeSet<(String, String)> = read
        .iter()
        .flat_map(|(path, dom)| {
            let ids = html::elements(&dom.document).into_iter();
            ids.filter_map(|of| Some(((*path).clone(), of.get("id")?.to_owned()))).collect::<Vec<_>>()
        })
        .collect();
    for (path, dom) in &read {
        let mut ids = BTreeSet::new();
        for element in html::elements(&dom.document) {
            let mut fault = |text: String| wrong.push(format!("{path}: <{}> {text}", element.name));
            // What a page says to machines is run by no browser.
            let is_data = element.get("type") == Some("application/ld+json");
            if element.name == "style" || element.name == "script" && element.get("src").is_none() && !is_data {
                fault("stands in the page".into());
            }
            if element.name == "base" {
                fault("changes what every link means".into());
            }
            for (name, value) in &element.attributes {
                if name == "style" || name.starts_with("on") {
                    fault(format!("has {name}={value:?}"));
                }
                if name == "id" && !ids.insert(value.clone()) {
                    fault(format!("has an id that another has: {value}"));
                }
                let refresh = name == "content" && element.get("http-equiv") == Some("refresh");
                let address = match () {
                    () if refresh => value.split_once("url=").map(|(_, address)| address),
                    () => ADDRESSES.contains(&name.as_str()).then_some(value.as_str()),
                };
                let Some(address) = address else { continue };
                let canonical = element.get("rel") == Some("canonical");
                // What a server gives for every missing address links to the site by whole addresses.
                let from_nowhere =
                    *path == "404.html" && (element.name == "form" || element.get("rel") == Some("search"));
                if canonical || (element.name == "a" || from_nowhere) && is_elsewhere(address) {
                    continue;
                }
                match target(path, address) {
                    Err(reason) => fault(format!("{name}={address:?} {reason}")),
                    Ok(Some(to)) if !paths.contains(to.as_str()) => {
                        fault(format!("{name}={address:?} leads to nothing"))
                    }
                    Ok(to) => {
                        let page = to.unwrap_or_else(|| (*path).clone());
                        let anchor = address.split_once('#').map(|(_, anchor)| anchor.to_owned());
                        if anchor.is_some_and(|anchor| !anchors.contains(&(page, anchor))) {
                            fault(format!("{name}={address:?} leads to no place of that page"));
                        }
                    }
                }
            }
        }
    }
    wrong
}

fn sample() -> Vec<(String, Vec<u8>)> {
    let tree = in_memory::sample();
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    in_memory::rendered(&compiled).into_iter().map(|(path, bytes)| (path, bytes.unwrap())).collect()
}

#[test]
fn every_address_of_the_sample_site_is_relative_and_leads_to_a_file() {
    let pages = sample();
    assert!(pages.len() > 100);
    let wrong = judge(&pages);
    assert!(wrong.is_empty(), "{} faults, such as\n{}", wrong.len(), wrong[..wrong.len().min(30)].join("\n"));
}

#[test]
fn what_is_not_portable_is_seen() {
    let head = "<!DOCTYPE html><html lang=\"zh\"><head><title>甲</title></head><body><p id=\"p\">";
    expect::each(
        [
            "<a href=\"/notices/index.html\">绝对</a>",
            "<a href=\"b/\">文件夹</a>",
            "<a href=\"../a.html\">出去</a>",
            "<a href=\"c.html\">没有</a>",
            "<a href=\"b.html#q\">没有这一处</a>",
            "<a href=\"//a.example/\">协议</a>",
            "<a href=\"javascript:alert(1)\">脚本</a>",
            "<img src=\"https://a.example/x.png\" alt=\"外\">",
            "<script>1</script>",
            "<p style=\"color: red\">红</p>",
            "<p onclick=\"x()\">点</p>",
            "<style>p { }</style>",
            "<p id=\"p\">同</p>",
        ],
        |bad| {
            let page = |body: &str| format!("{head}{body}</body></html>").into_bytes();
            let good = "<a href=\"b.html#p\">甲</a><a href=\"https://a.example/\">外</a><a href=\"#p\">本页</a>";
            let pages = |body: &str| vec![("a.html".to_owned(), page(body)), ("b.html".to_owned(), page(""))];
            assert_eq!(judge(&pages(good)), [""; 0]);
            assert_eq!(judge(&pages(bad)).len(), 1, "{bad}: {:?}", judge(&pages(bad)));
        },
    );
}

#[test]
fn a_folder_with_spaces_and_chinese_characters_holds_the_same_site() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("公开 网站 #1 (终稿) 100%");
    let mut command = program();
    command.args(["build", "--root"]).arg(in_memory::root()).arg("--out").arg(&out).stdin(Stdio::null());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut pages = Vec::new();
    for entry in walkdir::WalkDir::new(&out).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file())
    {
        let path = entry.path().strip_prefix(&out).unwrap().to_str().unwrap().to_owned();
        pages.push((path, std::fs::read(entry.path()).unwrap()));
    }
    let html = |pages: &[(String, Vec<u8>)]| pages.iter().filter(|(path, _)| path.ends_with(".html")).count();
    assert_eq!(html(&pages), html(&sample()));
    let wrong = judge(&pages);
    assert!(wrong.is_empty(), "{} faults, such as {:?}", wrong.len(), &wrong[..wrong.len().min(10)]);
}
