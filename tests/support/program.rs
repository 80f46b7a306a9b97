//! The one way to run the program: what it says, and how it ended.

use std::path::Path;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;

/// Where the program under test lies, for commands that run it through another one.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_tongbao");

/// The program, to be given arguments: in Chinese, without colours, in one zone, deaf to the settings of whoever tests.
pub fn program() -> Command {
    quiet(Command::new(PROGRAM))
}

/// A command whose surroundings are those of [`program`].
pub fn quiet(mut command: Command) -> Command {
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("LC_") || name.starts_with("TONGBAO_") || name == "LANGUAGE" {
            command.env_remove(&*name);
        }
    }
    command.env("LANG", "zh_CN.UTF-8").env("NO_COLOR", "1").env("TZ", "UTC").stdin(Stdio::null());
    command
}

/// What came of a run.
pub struct Run {
    /// The exit code.
    pub exit: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Run {
    /// What a command does, to its end. One that a signal ended, or that speaks no UTF-8, is a failed test.
    #[track_caller]
    pub fn of(command: &mut Command) -> Run {
        Run::from(command.output().expect("the program can be started"))
    }

    /// The same without what differs from run to run ([`normal`]).
    pub fn normal(self, folder: &Path) -> Run {
        let [stdout, stderr] = [self.stdout, self.stderr].map(|text| normal(&text, folder));
        Run { stdout, stderr, ..self }
    }
}

impl From<Output> for Run {
    #[track_caller]
    fn from(output: Output) -> Run {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
        let (stdout, stderr) = (text(output.stdout), text(output.stderr));
        let exit = output.status.code().unwrap_or_else(|| panic!("{}: {stderr}", output.status));
        Run { exit, stdout, stderr }
    }
}

/// A text without the folder of the run and without how long things took.
pub fn normal(text: &str, folder: &Path) -> String {
    let mut text = text.replace("\r\n", "\n");
    // The real path first: it may be longer than the name that leads to it.
    for folder in [folder.canonicalize().unwrap_or_else(|_| folder.to_owned()), folder.to_owned()] {
        text = text.replace(&*folder.to_string_lossy(), "[here]");
    }
    without_times(&text)
}

/// `0.35 s`, `12ms` and `3.2 秒` become `[time]`.
fn without_times(text: &str) -> String {
    const UNITS: [&str; 6] = ["毫秒", "秒", "ms", "µs", "ns", "s"];
    let mut rest = text;
    let mut plain = String::new();
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let (before, number) = rest.split_at(start);
        plain.push_str(before);
        let digits = number.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(number.len());
        let (number, after) = number.split_at(digits);
        let inside_word = plain.ends_with(|sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_');
        let unit = after.strip_prefix(' ').unwrap_or(after);
        let tail = UNITS.iter().find_map(|name| unit.strip_prefix(name));
        match tail.filter(|tail| !tail.starts_with(|sign: char| sign.is_ascii_alphanumeric()) && !inside_word) {
            Some(tail) => {
                plain.push_str("[time]");
                rest = tail;
            }
            None => {
                plain.push_str(number);
                rest = after;
            }
        }
    }
    plain + rest
}
