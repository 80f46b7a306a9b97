//! Papers that are dropped on the workbench.

use std::fs;

use super::server::Server;
use crate::support::site::Site;

const PAPER: &str = "中共青岚市中级人民法院党组关于巡察整改进展情况的通报\n\n根据统一部署，巡察组对青岚市中级人民法院党组开展了巡察并反馈了意见。现将整改进展情况予以公布。\n\n一、整改进展情况\n\n（一）聚焦主责主业方面\n\n1.关于“案款发放不及时”的问题\n\n整改结果：已完成\n\n整改情况：一是清理台账。二是逐件发放。\n\n2.关于“卷宗归档不及时”的问题\n\n整改结果：正在整改\n\n整改情况：一是开展清理。\n\n中共青岚市中级人民法院党组\n2025年7月10日\n";

fn send(server: &Server, target: &str, body: &[u8]) -> serde_json::Value {
    let (origin, secret) = (format!("http://127.0.0.1:{}", server.port), server.secret());
    let answer = server.ask("POST", target, &[("Origin", &origin), ("x-tongbao-secret", &secret)], body);
    assert_eq!(answer.status, 200, "{target}: {}", answer.head);
    serde_json::from_slice(&answer.body).unwrap()
}

#[test]
fn a_paper_is_shown_first_and_written_when_it_is_confirmed() {
    let server = Server::start(&[]);
    let taken = send(&server, "/_preview/import?name=%E9%80%9A%E6%8A%A5.txt&id=dropped&kind=", PAPER.as_bytes());
    assert_eq!(taken["path"], "content/notices/dropped.md", "{taken}");
    assert!(!server.place("content/notices/dropped.md").exists(), "written before it was confirmed");
    let key = taken["key"].as_str().unwrap();
    let report = server.get(&format!("/_preview/import/{key}"));
    assert!(report.text().contains("案款发放不及时") && !report.text().contains("<style"));
    assert_eq!(report.header("content-security-policy").unwrap().split("; ").nth(1), Some("style-src 'self'"));
    assert_eq!(server.get("/_preview/report.css").status, 200);
    let written = send(&server, &format!("/_preview/import/{key}"), b"");
    assert_eq!(written["path"], "content/notices/dropped.md", "{written}");
    // It is a draft until somebody says otherwise.
    assert!(taken["told"].as_str().unwrap().contains("kept as a draft"), "{taken}");
    let is_listed = |server: &Server| {
        let page = server.get("/_preview/").text();
        page.contains("content/notices/dropped.md") && page.contains("未公开：1 份草稿。")
    };
    server.wait_for("the notice", |server| is_listed(server).then_some(()));
    // It is what the command writes.
    let site = Site::with([("通报.txt", PAPER)]);
    site.write("content/organs/a.yaml", fs::read(server.place("content/organs/a.yaml")).unwrap());
    assert_eq!(site.run(&["import", "通报.txt", "--id", "dropped"]).exit, 0);
    let wanted = site.read("content/notices/dropped.md");
    assert_eq!(fs::read_to_string(server.place("content/notices/dropped.md")).unwrap(), wanted);
}

#[test]
fn what_import_refuses_is_refused_here_and_what_is_there_stays() {
    let server = Server::start(&[]);
    let refused = |target: &str, body: &[u8]| {
        let said = send(&server, target, body);
        said["refused"].as_str().unwrap_or_else(|| panic!("{target}: {said}")).to_owned()
    };
    refused("/_preview/import?name=a.txt", b"");
    refused("/_preview/import?name=a.docx", b"PK\x03\x04 not a document");
    refused("/_preview/import?name=a.exe", b"MZ\x90\x00\x03\x00\x00\x00");
    refused("/_preview/import?name=a.txt&id=..%2F..%2Fx", PAPER.as_bytes());
    refused("/_preview/import/0123456789abcdef0123456789abcdef", b"");
    // What is no notice may be an article: the workbench has a choice for that, and no command line.
    let short = refused("/_preview/import?name=a.txt", "今天下午开会。\n".as_bytes());
    assert!(short.contains("当作") && !short.contains("--kind"), "{short}");
    let before = fs::read_to_string(server.place("content/notices/one.md")).unwrap();
    let taken = send(&server, "/_preview/import?name=..%2F..%2Fa.txt&id=one", PAPER.as_bytes());
    assert_eq!(taken["path"], "content/notices/one.md");
    refused(&format!("/_preview/import/{}", taken["key"].as_str().unwrap()), b"");
    assert_eq!(fs::read_to_string(server.place("content/notices/one.md")).unwrap(), before);
}
