//! How the server follows a folder while it is edited, through the system's events and by polling.

use std::fs;
use std::process::Command;
use std::process::Stdio;

use super::server::NOTICE;
use super::server::Server;
use crate::support::program::PROGRAM;
use crate::support::program::program;

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
    // The root of the site: its folder is new too.
    server.write("root/robots.txt", "User-agent: *");
    shows(server, "/robots.txt", "User-agent");
    server.write("root/robots.txt", "Disallow: /");
    shows(server, "/robots.txt", "Disallow");
    fs::remove_file(server.place("root/robots.txt")).unwrap();
    shows(server, "/robots.txt", "Allow: /");
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

/// Runs the program in a world of its own where the system watches no more than so many folders. None where the system
/// makes no such worlds.
#[cfg(target_os = "linux")]
fn with_few_watches(most: usize) -> Option<Server> {
    let limited = |then: &str| {
        let mut command = Command::new("unshare");
        let limit = format!("echo {most} > /proc/sys/user/max_inotify_watches && {then}");
        command.args(["--user", "--map-root-user", "sh", "-c", &limit, PROGRAM]);
        command
    };
    let made = limited("true").stderr(Stdio::null()).status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("skipped: this system gives no limit of its own to one program");
        return None;
    }
    Some(Server::start_by(limited("exec \"$0\" \"$@\""), &[]))
}

#[test]
#[cfg(target_os = "linux")]
fn a_system_that_cannot_watch_every_folder_is_polled_and_that_is_said() {
    let Some(server) = with_few_watches(2) else { return };
    server.wait_for("the words", |server| server.said().contains("looking every second").then_some(()));
    all_ways(&server);
}

#[test]
#[cfg(target_os = "linux")]
fn a_system_that_can_watch_no_further_folder_is_polled_from_then_on() {
    // The folder of the site, content, notices, organs, notices/two.
    let Some(server) = with_few_watches(5) else { return };
    server.write("content/notices/one.md", &NOTICE.replace("前言", "还看得见"));
    shows(&server, "/notices/one/index.html", "还看得见");
    assert!(!server.said().contains("looking every second"), "{}", server.said());
    server.write("static/a/b.txt", "新文件夹");
    shows(&server, "/assets/a/b.txt", "新文件夹");
    server.wait_for("the words", |server| server.said().contains("looking every second").then_some(()));
    server.write("static/a/b.txt", "以后的改动");
    shows(&server, "/assets/a/b.txt", "以后的改动");
}

#[test]
#[cfg(unix)]
fn a_site_that_was_moved_away_and_came_back_is_watched_as_before() {
    // Named whole: a folder that a program stands in goes along with it.
    let mut command = Command::new("sh");
    command.args(["-c", "exec \"$0\" \"$@\" --root \"$PWD\"", PROGRAM]);
    let server = Server::start_by(command, &[]);
    shows(&server, "/notices/one/index.html", "前言");
    let (here, away) = (server.place(""), server.place("").with_extension("away"));
    fs::rename(&here, &away).unwrap();
    server.wait_for("the words", |server| server.said().contains("cannot read").then_some(()));
    assert_eq!(server.get("/notices/one/index.html").status, 200, "the last whole version stays");
    fs::rename(&away, &here).unwrap();
    server.wait_for("the words", |server| server.said().contains("It can be read again").then_some(()));
    server.write("content/notices/one.md", &NOTICE.replace("前言", "回来以后"));
    shows(&server, "/notices/one/index.html", "回来以后");
    let said = server.said();
    assert_eq!(said.matches("cannot read").count(), 1, "{said}");
    assert!(!said.contains("looking every second"), "{said}");
}

/// What a clean build writes.
fn built(server: &Server) -> Vec<(String, Vec<u8>)> {
    let out = tempfile::tempdir().unwrap();
    let mut command = program();
    command.arg("build").arg("--root").arg(server.place("")).arg("--out").arg(out.path().join("out"));
    let ended = command.output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    let files = walkdir::WalkDir::new(out.path().join("out")).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let name = |path: &std::path::Path| path.strip_prefix(out.path().join("out")).unwrap().to_str().unwrap().to_owned();
    let read = files.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap()));
    // The list of what was written is of the output, not of the site.
    read.filter(|(path, _)| path != tongbao::tree::Manifest::FILE).collect()
}

#[test]
fn every_file_that_is_served_is_the_one_that_is_built() {
    let server = Server::start(&[]);
    let follow_up = NOTICE.replace("progress", "followup").replace("2025", "2026").replace("通报", "后续通报");
    let edits: &[(&str, Option<&str>)] = &[
        ("content/notices/one.md", Some(NOTICE)),
        ("content/notices/later.md", Some(&follow_up)),
        ("content/organs/a.yaml", Some("name: 青岚市中级人民法院\nshort_name: 青岚中院\n")),
        ("content/topics.yaml", Some("- { id: an-kuan, name: 案款, keywords: [案款] }\n")),
        ("static/css/own.css", Some("body { color: navy }\n")),
        ("templates/parts/footer.html", Some("<footer>自己的</footer>\n")),
        ("content/site.yaml", Some("name: 乙站\noperator: 甲院\nas_of: 2026-06-30\nrows_per_page: 10\n")),
        ("content/notices/two/清单.csv", Some("序号\n1\n2\n")),
        ("content/notices/one.md", None),
        ("content/topics.yaml", None),
    ];
    for (path, text) in edits {
        match text {
            Some(text) => server.write(path, text),
            None => fs::remove_file(server.place(path)).unwrap(),
        }
        for (file, bytes) in built(&server) {
            let name: String = file.bytes().map(|byte| format!("%{byte:02X}")).collect();
            server.wait_for(&format!("{file} as built after {path}"), |server| {
                let answer = server.get(&format!("/{name}"));
                let behind = answer.body.strip_prefix(bytes.as_slice())?;
                let of_preview = behind.starts_with(b"<link rel=\"stylesheet\" href=\"/_preview/");
                (answer.status == 200 && (behind.is_empty() || of_preview)).then_some(())
            });
        }
    }
}
