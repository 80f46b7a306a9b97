//! One builder for the tests of the server: a folder with a site, the program serving it, and requests as bytes.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::support::program::program;
use crate::support::site::Site;

/// So long a test waits for what must come; nothing that is tested depends on how fast it comes.
const PATIENCE: Duration = Duration::from_secs(60);

pub const SITE: &[(&str, &str)] = &[
    ("content/site.yaml", "name: 甲站\noperator: 甲院\nas_of: 2026-03-31\n"),
    ("content/organs/a.yaml", "name: 青岚市中级人民法院\n"),
    ("content/notices/one.md", NOTICE),
    (
        "content/notices/two/notice.md",
        "---\ntitle: 台账\nkind: ledger\norgan: a\npublished_on: 2026-01\nattachments: [{ file: 清单.csv, title: 清单 }]\n---\n| 序号 | 反馈问题 | 整改状态 |\n| --- | --- | --- |\n| 1 | 执行款 | 正在整改 |\n",
    ),
    ("content/notices/two/清单.csv", "序号\n1\n"),
    ("secret.txt", "秘密"),
];
pub const NOTICE: &str = "---\ntitle: 通报\nkind: progress\norgan: a\npublished_on: 2025-07-18\n---\n前言。\n\n### 1. 关于“案款”的问题\n\n整改结果：已完成\n\n整改情况：一是清理。\n";

/// The program, serving a folder of its own.
pub struct Server {
    site: Site,
    child: Child,
    pub port: u16,
    said: Arc<Mutex<String>>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value of a header, in lower case.
    pub fn header(&self, name: &str) -> Option<String> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).next()
    }
}

impl Server {
    /// Serves the little site.
    pub fn start(arguments: &[&str]) -> Server {
        Server::start_by(program(), arguments)
    }

    /// The same by a command that runs the program with what it is given.
    pub fn start_by(mut command: Command, arguments: &[&str]) -> Server {
        let site = Site::with(SITE.iter().copied());
        let port: &[&str] = if arguments.contains(&"--port") { &[] } else { &["--port", "0"] };
        command.args(["serve", "--lang", "en"]).args(port).args(arguments).current_dir(site.path());
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (writer, lines) = (Arc::clone(&said), BufReader::new(child.stderr.take().unwrap()).lines());
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let mut said = writer.lock().unwrap();
                said.push_str(&line);
                said.push('\n');
            }
        });
        let mut server = Server { site, child, port: 0, said };
        server.port = server.wait_for("its address", |server| {
            let said = server.said();
            let line = said.lines().find_map(|line| line.strip_prefix("Preview at http://127.0.0.1:"))?;
            line.split('/').next()?.parse().ok()
        });
        server
    }

    pub fn place(&self, path: &str) -> PathBuf {
        self.site.place(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        self.site.write(path, text);
    }

    /// All that it said on the terminal so far.
    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Waits until something is there.
    pub fn wait_for<T>(&self, what: &str, look: impl Fn(&Server) -> Option<T>) -> T {
        let began = Instant::now();
        loop {
            if let Some(found) = look(self) {
                return found;
            }
            assert!(began.elapsed() < PATIENCE, "{what} did not come; it said:\n{}", self.said());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// A request with a header for the host, and these.
    pub fn ask(&self, method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let own = format!("127.0.0.1:{}", self.port);
        let host = if headers.iter().any(|(name, _)| *name == "Host") { None } else { Some(("Host", own.as_str())) };
        let mut request = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in headers.iter().copied().chain(host) {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        if !body.is_empty() || method == "POST" {
            request.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        request.push_str("\r\n");
        let mut bytes = request.into_bytes();
        bytes.extend_from_slice(body);
        self.send(&bytes)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], &[])
    }

    /// Bytes as they stand, and what comes back until the server closes.
    pub fn send(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        stream.write_all(bytes).unwrap();
        answer(&mut stream)
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// The secret that the pages of the preview carry.
    pub fn secret(&self) -> String {
        let page = self.get("/_preview/").text();
        let (_, after) = page.split_once("data-secret=\"").unwrap();
        after.split('"').next().unwrap().to_owned()
    }

    /// Ends it as Ctrl-C does, and says with which exit code.
    pub fn interrupt(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }

    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// All that comes until the other side closes.
pub fn answer(stream: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    // A connection that is cut off may end with a reset.
    let _ = stream.read_to_end(&mut bytes);
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
    Answer { status, head, body: bytes.get(end + 4..).unwrap_or_default().to_vec() }
}
