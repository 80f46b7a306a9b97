//! What commands take from the environment: locale, terminal, today.

use std::env;
use std::io::IsTerminal;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use super::Exit;

/// The locale of messages, by the usual order of variables.
pub fn locale() -> String {
    let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")).unwrap_or_default()
}

/// Writes what a command was asked for to standard output. A reader that has gone (`| head`) has had enough; another
/// failure is the system's.
pub fn say(text: &str) -> Exit {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Exit::DONE,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::DONE,
        Err(error) => {
            // Nothing is left to do where stderr is closed too.
            let _ = writeln!(std::io::stderr(), "tongbao: 无法写出结果 / cannot write to standard output: {error}");
            Exit::SYSTEM
        }
    }
}

/// Whether messages go to a person's terminal that shows colours.
pub fn colour() -> bool {
    std::io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Whether messages go to a person's terminal.
pub fn terminal() -> bool {
    std::io::stderr().is_terminal()
}

/// The folder of the site: as given, else the one we stand in.
pub fn root(given: Option<&Path>) -> PathBuf {
    given.map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}
