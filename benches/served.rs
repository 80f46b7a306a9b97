//! The program serving a site, and what it answers.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;

/// Starts the program on a port of the system's choice, and reads from its words which one that is.
pub fn start(root: &Path) -> (Child, u16) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    command.args(["serve", "--lang", "en", "--port", "0", "--root"]).arg(root).stderr(Stdio::piped());
    let mut server = command.spawn().expect("the program can be started");
    let mut lines = BufReader::new(server.stderr.take().expect("stderr is piped")).lines();
    let port = loop {
        let line = lines.next().expect("the program tells its address").expect("it speaks UTF-8");
        if let Some(port) = line.strip_prefix("Preview at http://127.0.0.1:").and_then(|rest| rest.split('/').next()) {
            break port.parse().expect("a port is a number");
        }
    };
    thread::spawn(move || lines.count());
    (server, port)
}

/// What is answered for a path; none where it is not there yet.
pub fn get(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let text = String::from_utf8(answer).ok()?;
    text.starts_with("HTTP/1.1 200").then_some(text)
}
