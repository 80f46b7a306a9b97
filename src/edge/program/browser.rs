//! Opens an address in the browser of the person at this machine.

use std::process::Command;
use std::process::Stdio;

/// Asks the system to show an address; says whether it has something to ask.
pub fn open_in_browser(address: &str) -> bool {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let mut command = Command::new(program);
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}
