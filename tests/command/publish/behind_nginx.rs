//! The whole way behind a server: published, read back, rolled back, verified over HTTP. Where nginx is installed, by the
//! words of docs/publish.md; TLS alone is left out.

use std::fs;
use std::net::TcpListener;
use std::net::TcpStream;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use super::published_site::approve;
use super::published_site::correct;
use super::published_site::published;
use super::published_site::site;
use crate::support::site::Site;

/// A server that ends with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The places of the server that docs/publish.md writes down, as they are.
fn locations() -> String {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/publish.md")).unwrap();
    let block = page.split("```nginx").nth(1).unwrap().split("```").next().unwrap();
    let start = block.find("        location /xczg/").expect("the page has the place of the site");
    let end = block[start..].find("\n    }\n").unwrap() + start;
    block[start..end].replace("/srv/www/zhenggai", "TARGET")
}

fn nginx(world: &Site) -> Option<(Server, String)> {
    Command::new("nginx").arg("-v").stderr(Stdio::null()).status().ok()?;
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let at = world.place("nginx");
    fs::create_dir_all(&at).unwrap();
    let (at, target) = (at.display().to_string(), world.place("out").display().to_string());
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {at}/{name};\n"))
        .concat();
    let user = if is_root() { "user root;\n" } else { "" };
    let text = format!(
        "{user}daemon off; master_process off; pid {at}/pid; error_log {at}/log;\nevents {{ worker_connections 64; }}\nhttp {{\n\
         include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;\n{temporary}\
         gzip on; gzip_min_length 1; gzip_types text/css text/csv application/json application/xml;\n\
         server {{ listen 127.0.0.1:{port}; index index.html; absolute_redirect off;\n{}\n}} }}\n",
        locations().replace("TARGET", &target)
    );
    world.write("nginx/nginx.conf", text);
    let conf = format!("{at}/nginx.conf");
    let child = Command::new("nginx").args(["-c", &conf, "-e", &format!("{at}/log")]).spawn().ok()?;
    let server = Server(child);
    for _ in 0..100 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Some((server, format!("http://127.0.0.1:{port}/xczg/")));
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("nginx does not answer: {}", fs::read_to_string(format!("{at}/log")).unwrap_or_default());
}

/// Whether the tests run as root, who must tell nginx to stay so: its own user may not read what tests write.
fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|of| of.stdout == b"0\n")
}

#[test]
fn published_read_back_rolled_back_and_verified_behind_nginx() {
    let world = site();
    published(&world, &["--to", "out"]);
    let Some((_server, address)) = nginx(&world) else {
        println!("nginx is not installed: SKIPPED");
        return;
    };
    let verify = |world: &Site| world.run(&["verify", &address, "--root", "site"]);
    let run = verify(&world);
    assert_eq!(run.exit, 0, "{}{}", run.stdout, run.stderr);
    correct(&world, "a", "正在发放", "已经发放");
    approve(&world, "a");
    published(&world, &["--to", "out"]);
    // Nothing was loaded anew: the link alone changed.
    let run = verify(&world);
    assert!(run.exit == 0 && run.stderr.contains("第 2 版"), "{}{}", run.stdout, run.stderr);
    published(&world, &["--to", "out", "--rollback"]);
    let run = verify(&world);
    assert!(
        run.exit == 6 && run.stdout.contains("显示的是第 1 版，本站最新的是第 2 版"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    published(&world, &["--to", "out"]);
    fs::write(world.place("out/current/notices/a/index.html"), "别的内容").unwrap();
    let run = verify(&world);
    assert!(run.exit == 6 && run.stdout == "notices/a/index.html  内容被改过\n", "{}{}", run.stdout, run.stderr);
    assert_eq!(world.run(&["verify", "out", "--repair", "--root", "site"]).exit, 0);
    assert_eq!(verify(&world).exit, 0);
}
