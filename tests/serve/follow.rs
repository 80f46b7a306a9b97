//! How the server follows a folder while it is edited, through the system's events and by polling.

use std::fs;

use crate::server::NOTICE;
use crate::server::Server;

fn shows(server: &Server, path: &str, words: &str) {
    server.wait_for(&format!("{words} at {path}"), |server| server.get(path).text().contains(words).then_some(()));
}

fn status(server: &Server, path: &str, wanted: u16) {
    server.wait_for(&format!("{wanted} at {path}"), |server| (server.get(path).status == wanted).then_some(()));
}

/// Every way in which files come, go and change.
fn all_ways(server: &Server) {
    let page = "/notices/one/index.html";
    server.write("content/notices/one.md", &NOTICE.replace("前言", "直接写入"));
    shows(server, page, "直接写入");
    // As editors save: aside and over; or the old one away, and a new one.
    server.write("content/notices/.one.md.tmp", &NOTICE.replace("前言", "改名覆盖"));
    fs::rename(server.place("content/notices/.one.md.tmp"), server.place("content/notices/one.md")).unwrap();
    shows(server, page, "改名覆盖");
    fs::rename(server.place("content/notices/one.md"), server.place("content/notices/one.md~")).unwrap();
    server.write("content/notices/one.md", &NOTICE.replace("前言", "留下备份"));
    shows(server, page, "留下备份");
    // New folders inside new folders, and files in them at once.
    server.write("static/a/b/c/d.txt", "深处");
    shows(server, "/assets/a/b/c/d.txt", "深处");
    server.write("static/a/b/c/d.txt", "更深");
    shows(server, "/assets/a/b/c/d.txt", "更深");
    // Renamed folders.
    fs::rename(server.place("content/notices/two"), server.place("content/notices/three")).unwrap();
    status(server, "/notices/three/index.html", 200);
    status(server, "/notices/two/index.html", 404);
    server.write("content/notices/three/清单.csv", "序号\n1\n2\n");
    shows(server, "/notices/three/files/清单.csv".replace("清单", "%E6%B8%85%E5%8D%95").as_str(), "2");
    // A folder of sources that goes and comes again under the same name.
    fs::rename(server.place("content"), server.place("aside")).unwrap();
    server.wait_for("a fault", |server| server.said().contains("S121").then_some(()));
    assert_eq!(server.get(page).status, 200, "the last whole version stays");
    fs::rename(server.place("aside"), server.place("content")).unwrap();
    server.write("content/notices/one.md", &NOTICE.replace("前言", "回来以后"));
    shows(server, page, "回来以后");
    fs::remove_file(server.place("content/notices/one.md")).unwrap();
    status(server, page, 404);
}

#[test]
fn every_change_is_seen_by_events() {
    let server = Server::start(&[]);
    all_ways(&server);
    assert!(server.said().contains("changed content/notices/one.md: 1 read again"), "{}", server.said());
    assert!(!server.said().contains("looking every second"), "{}", server.said());
}

#[test]
fn every_change_is_seen_by_polling() {
    all_ways(&Server::start(&["--poll"]));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a folder of the test's own, as an author would remove it")]
fn thousands_of_files_at_once_break_no_page() {
    let server = Server::start(&[]);
    let many = 10_000;
    for number in 0..many {
        server.write(&format!("static/many/{}/{number}.txt", number % 50), "x");
        if number % 500 == 0 {
            let page = server.get("/notices/one/index.html");
            assert!(page.status == 200 && page.text().contains("</html>"), "{}", page.head);
        }
    }
    status(&server, &format!("/assets/many/{}/{}.txt", (many - 1) % 50, many - 1), 200);
    fs::remove_dir_all(server.place("static/many")).unwrap();
    status(&server, "/assets/many/0/0.txt", 404);
    assert_eq!(server.get("/notices/one/index.html").status, 200);
}

#[test]
fn nothing_is_left_in_the_folder_and_the_output_is_not_touched() {
    let server = Server::start(&[]);
    server.write("public/index.html", "自己的");
    shows(&server, "/", "甲站");
    let names = |server: &Server| {
        let mut names: Vec<String> = walkdir::WalkDir::new(server.place(""))
            .into_iter()
            .map(|entry| entry.unwrap().path().display().to_string())
            .collect();
        names.sort();
        names
    };
    let before = names(&server);
    server.write("content/notices/one.md", &NOTICE.replace("前言", "改动"));
    shows(&server, "/notices/one/index.html", "改动");
    assert_eq!(names(&server), before);
    assert_eq!(fs::read_to_string(server.place("public/index.html")).unwrap(), "自己的");
}
