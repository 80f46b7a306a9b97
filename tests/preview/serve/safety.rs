//! Whom the server refuses, by raw requests.

use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;
use std::time::Instant;

use super::server::NOTICE;
use super::server::Server;
use super::server::answer;
use crate::support::program::program;

#[test]
fn only_requests_that_were_meant_for_it_are_answered() {
    let server = Server::start(&[]);
    let port = server.port;
    let own = format!("localhost:{port}");
    assert_eq!(server.get("/").status, 200);
    assert_eq!(server.ask("GET", "/", &[("Host", &own)], &[]).status, 200);
    for headers in [
        &[("Host", "evil.example")][..],
        &[("Host", "evil.example:4000")],
        &[("Host", "127.0.0.1")],
        &[("Host", "")],
        &[("Host", &own), ("Host", &own)],
        &[("Host", &own), ("Origin", "http://evil.example")],
        &[("Host", &own), ("Origin", "null")],
        &[("Host", &own), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")],
    ] {
        for path in ["/", "/_preview/", "/_preview/state.js", "/assets/css/site.css", "/nothing"] {
            let answer = server.ask("GET", path, headers, &[]);
            assert!(matches!(answer.status, 400 | 403), "{path} {headers:?}: {}", answer.head);
            assert!(answer.body.is_empty(), "{path} {headers:?}");
        }
    }
    assert_eq!(server.send(b"GET / HTTP/1.0\r\n\r\n").status, 403);
    assert_eq!(
        server.send(b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").status,
        403
    );
}

#[test]
fn nothing_is_sent_to_it_but_papers_with_the_secret() {
    let server = Server::start(&[]);
    let origin = format!("http://127.0.0.1:{}", server.port);
    let secret = server.secret();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"] {
        for path in ["/", "/_preview/", "/_preview/state.js", "/notices/one/index.html"] {
            let answer = server.ask(method, path, &[("Origin", &origin), ("x-tongbao-secret", &secret)], b"");
            assert!(matches!(answer.status, 400 | 405), "{method} {path}: {}", answer.head);
        }
    }
    let paper = "关于某事的通报".as_bytes();
    let path = "/_preview/import?name=a.txt";
    for headers in [
        &[][..],
        &[("Origin", origin.as_str())],
        &[("x-tongbao-secret", secret.as_str())],
        &[("Origin", &origin), ("x-tongbao-secret", "0123456789abcdef0123456789abcdef")],
        &[("Origin", "http://evil.example"), ("x-tongbao-secret", &secret)],
        &[("Origin", &origin), ("x-tongbao-secret", &secret), ("Sec-Fetch-Site", "cross-site")],
    ] {
        assert_eq!(server.ask("POST", path, headers, paper).status, 403, "{headers:?}");
    }
    let known = [("Origin", origin.as_str()), ("x-tongbao-secret", secret.as_str())];
    assert_eq!(server.ask("POST", path, &known, paper).status, 200);
    // More than a paper may have is refused before it is sent.
    let large = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nOrigin: {origin}\r\nx-tongbao-secret: {secret}\r\nContent-Length: 999999999\r\nConnection: close\r\n\r\n",
        server.port
    );
    assert_eq!(server.send(large.as_bytes()).status, 413);
}

#[test]
fn every_answer_says_how_it_is_to_be_taken() {
    let server = Server::start(&[]);
    for path in [
        "/",
        "/notices/one/1.html",
        "/assets/css/site.css",
        "/none",
        "/_preview/",
        "/_preview/preview.js",
        "/_preview/none",
    ] {
        let answer = server.get(path);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("cache-control", "no-store"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name).as_deref(), Some(value), "{path}");
        }
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"), "{path}: {policy}");
    }
    let deploy = include_str!("../../../docs/deploy.md");
    let policy = server.get("/").header("content-security-policy").unwrap();
    assert!(
        deploy.contains(&format!("Content-Security-Policy \"{policy}\"")),
        "not what a production server sends: {policy}"
    );
    assert_eq!(server.get("/assets/css/site.css").header("content-type").as_deref(), Some("text/css; charset=utf-8"));
    let (get, head) = (server.get("/"), server.ask("HEAD", "/", &[], &[]));
    assert!(head.body.is_empty() && head.status == 200);
    assert_eq!(get.header("content-length"), head.header("content-length"));
}

#[test]
fn only_what_the_site_lists_is_served() {
    let server = Server::start(&[]);
    assert_eq!(server.get("/notices/two/files/%E6%B8%85%E5%8D%95.csv").text(), "序号\n1\n");
    for path in [
        "/secret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/assets/../../secret.txt",
        "/assets/%2e%2e/%2e%2e/content/site.yaml",
        "/content/site.yaml",
        "/notices/two/files/../notice.md",
        "/notices/two/files/..%2f..%2fone.md",
        "/notices/two/files/notice.md",
        "//etc/passwd",
        "/_preview/source/../secret.txt",
        "/_preview/source/secret.txt",
        "/_preview/source/%2fetc%2fpasswd",
        "/%00",
    ] {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.head);
        assert!(!answer.text().contains("秘密") && !answer.text().contains("root:"), "{path}");
    }
    assert_eq!(server.get("/%zz").status, 400);
    assert_eq!(server.get("/%ff").status, 400);
    assert_eq!(server.get("/notices/one").header("location").as_deref(), Some("one/"));
}

#[test]
fn slow_clients_are_cut_off_and_many_do_not_keep_others_out() {
    let server = Server::start(&[]);
    let began = Instant::now();
    // As many as are served at a time: none of them ever ends its request.
    let mut idle: Vec<TcpStream> = (0..512).map(|_| server.connect()).collect();
    for stream in &mut idle {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    }
    // One that sends a little again and again has no more time than the others.
    let mut trickle = idle.pop().unwrap();
    let trickling = std::thread::spawn(move || {
        trickle.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
        let mut byte = [0];
        loop {
            let cut = match trickle.read(&mut byte) {
                Ok(0) => true,
                Ok(_) => false,
                Err(error) => !matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut),
            };
            if cut || trickle.write_all(b"a").is_err() {
                return;
            }
        }
    });
    assert_eq!(server.get("/").status, 200, "whoever waits at the door comes in once the others are cut off");
    assert!(began.elapsed() >= Duration::from_secs(5), "there was no limit to the clients at a time");
    trickling.join().unwrap();
    for mut stream in idle {
        assert!(matches!(answer(&mut stream).status, 0 | 400 | 408));
    }
}

#[test]
fn it_takes_the_next_free_port_and_ends_at_once() {
    let first = Server::start(&[]);
    let port = first.port.to_string();
    let mut second = Server::start(&["--port", &port]);
    assert!(second.port > first.port && second.port <= first.port + 50);
    assert!(second.is_running());
    // Somebody who waits for a change does not hold it up.
    let target = format!("/_preview/state.js?secret={}&path=index.html", second.secret());
    let state = second.get(&target).text();
    let number = state.split("\"number\":").nth(1).and_then(|rest| rest.split(',').next()).unwrap();
    let mut waiting = second.connect();
    write!(waiting, "GET {target}&since={number} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", second.port).unwrap();
    assert_eq!(second.interrupt(), Some(0));
}

#[cfg(unix)]
#[test]
fn a_network_must_know_the_token() {
    if tongbao::edge::http::lan_address().is_none() {
        eprintln!("skipped: this machine is in no network");
        return;
    }
    let server = Server::start(&["--lan"]);
    let said = server.wait_for("the address for the network", |server| {
        let said = server.said();
        said.contains("?token=").then_some(said)
    });
    let line = said.lines().find(|line| line.contains("?token=")).unwrap();
    let address = line.split("http://").nth(1).unwrap();
    let (host, token) = address.split_once("/?token=").unwrap();
    let ask = |target: &str, cookie: &str| {
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n")
            .unwrap();
        answer(&mut stream)
    };
    for target in ["/", "/_preview/", "/?token=", "/?token=0123456789abcdef0123456789abcdef"] {
        let refused = ask(target, "");
        assert_eq!(refused.status, 403, "{target}");
        assert!(!refused.text().contains("甲站"));
    }
    let welcome = ask(&format!("/?token={token}"), "");
    assert_eq!((welcome.status, welcome.header("location").as_deref()), (303, Some("/")));
    let cookie = welcome.header("set-cookie").unwrap();
    let page = ask("/", cookie.split(';').next().unwrap());
    assert_eq!(page.status, 200);
    assert!(page.text().contains("甲站") && !page.text().contains(token));
    assert_eq!(server.get("/").status, 200, "this machine needs no token");
    server.wait_for("the code", |server| server.said().contains('█').then_some(()));
}

/// More than the system holds for a client that does not read.
const LARGE: usize = 15 << 19;

#[test]
fn a_client_that_stops_reading_keeps_nobody_waiting_and_is_cut_off() {
    let server = Server::start(&[]);
    server.write("static/large.txt", &"x".repeat(LARGE));
    server.wait_for("the file", |server| (server.get("/assets/large.txt").status == 200).then_some(()));
    // More than the threads that answer: each asks for more than the system holds for it, and reads none of it.
    let request = format!("GET /assets/large.txt HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", server.port);
    let mut stalled: Vec<TcpStream> = (0..16).map(|_| server.connect()).collect();
    for stream in &mut stalled {
        stream.write_all(request.as_bytes()).unwrap();
    }
    for _ in 0..20 {
        assert_eq!(server.get("/notices/one/index.html").status, 200);
    }
    server.write("content/notices/one.md", &NOTICE.replace("前言", "照常更新"));
    server.wait_for("the change", |server| {
        server.get("/notices/one/index.html").text().contains("照常更新").then_some(())
    });
    // Twice as long as a client may leave its bytes unread.
    std::thread::sleep(Duration::from_secs(20));
    for mut stream in stalled {
        let got = answer(&mut stream).body.len();
        assert!(got < LARGE, "it was sent all {got} bytes, however late it read them");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn the_browser_is_opened_at_the_printed_address() {
    use std::os::unix::fs::PermissionsExt;
    let programs = tempfile::tempdir().unwrap();
    let (browser, asked) = (programs.path().join("xdg-open"), programs.path().join("asked"));
    std::fs::write(&browser, format!("#!/bin/sh\necho \"$1\" > '{}'\n", asked.display())).unwrap();
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = program();
    command.env("PATH", format!("{}:{}", programs.path().display(), std::env::var("PATH").unwrap_or_default()));
    let server = Server::start_by(command, &["--open"]);
    let address = server
        .wait_for("the browser", |_| std::fs::read_to_string(&asked).ok().filter(|address| address.ends_with('\n')));
    assert_eq!(address.trim_end(), format!("http://127.0.0.1:{}/", server.port));
    // Where there is none, the address is there to be opened by hand.
    let mut command = program();
    command.env("PATH", "/nowhere");
    let server = Server::start_by(command, &["--open"]);
    server.wait_for("the words", |server| server.said().contains("open the address yourself").then_some(()));
    assert_eq!(server.get("/").status, 200);
}
