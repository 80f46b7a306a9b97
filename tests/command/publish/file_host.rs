//! A host that gives the files of a folder over HTTP, for tests.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::TcpListener;
use std::net::TcpStream;
use std::path::Path;
use std::path::PathBuf;

/// What a host does beside giving its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// Nothing.
    Plain,
    /// It leads every question on to `/moved`, once.
    Redirects,
    /// It leads every question on to itself, for ever.
    Circles,
    /// It breaks off half way through every file.
    BreaksOff,
    /// It is out of order.
    Fails,
}

/// Starts a host that gives the files of a folder; its address. It ends with the tests.
pub fn start(folder: &Path, habit: Habit) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let folder = folder.to_owned();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = folder.clone();
            std::thread::spawn(move || answer(stream, &folder, habit));
        }
    });
    address
}

fn answer(mut stream: TcpStream, folder: &Path, habit: Habit) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    loop {
        let Some(Ok(first)) = lines.next() else { return };
        while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
        let path = first.split(' ').nth(1).unwrap_or("/").to_owned();
        let (path, moved) = match path.strip_prefix("/moved/") {
            Some(path) => (path.to_owned(), true),
            None => (path.trim_start_matches('/').to_owned(), false),
        };
        let head =
            |status: &str, more: &str, len: usize| format!("HTTP/1.1 {status}\r\n{more}Content-Length: {len}\r\n\r\n");
        let leads_on = habit == Habit::Circles || habit == Habit::Redirects && !moved;
        let answer = match std::fs::read(place(folder, &path)) {
            _ if leads_on => head("302 Found", &format!("Location: /moved/{path}\r\n"), 0).into_bytes(),
            _ if habit == Habit::Fails => head("500 Internal Server Error", "", 0).into_bytes(),
            Ok(bytes) => {
                let mut answer = head("200 OK", "", bytes.len()).into_bytes();
                let given = if habit == Habit::BreaksOff { bytes.len() / 2 } else { bytes.len() };
                answer.extend_from_slice(&bytes[..given]);
                answer
            }
            Err(_) => head("404 Not Found", "", 0).into_bytes(),
        };
        if stream.write_all(&answer).is_err() || habit == Habit::BreaksOff {
            return;
        }
    }
}

fn place(folder: &Path, path: &str) -> PathBuf {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| (byte.unwrap() as char).to_digit(16).unwrap() as u8;
        bytes.push(if byte == b'%' { digit(rest.next()) * 16 + digit(rest.next()) } else { byte });
    }
    folder.join(String::from_utf8(bytes).unwrap())
}
