//! A page to PDF, by a browser of the system that prints it.

use std::env;
use std::ffi::OsString;
use std::path::Path;

use crate::edge::program::Job;
use crate::edge::program::program_failure::Program;
use crate::edge::program::program_failure::ProgramFailure;

/// Prints a page that holds everything it needs.
pub fn pdf(page: &[u8]) -> Result<Vec<u8>, ProgramFailure> {
    pdf_with(page, env::var_os("PATH"))
}

fn pdf_with(page: &[u8], path: Option<OsString>) -> Result<Vec<u8>, ProgramFailure> {
    let job = Job::new(Program::Browser, path, "tongbao-export-")?;
    let (from, to) = (job.folder().join("notice.html"), job.folder().join("notice.pdf"));
    job.write(&from, page)?;
    let mut command = job.command();
    command
        .args([
            "--headless",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--no-default-browser-check",
        ])
        // Nothing leaves the machine: neither the page, which may not, nor the browser for itself.
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
        ])
        .args(["--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9"])
        .args(["--no-pdf-header-footer", "--generate-pdf-document-outline"])
        .arg(flag("--user-data-dir=", &job.folder().join("profile")))
        .arg(flag("--print-to-pdf=", &to));
    // Chromium refuses its sandbox to the superuser; the page has no script and may load nothing.
    if superuser() {
        command.arg("--no-sandbox");
    }
    command.arg(flag("file://", &from));
    job.run(command, &to)
}

fn flag(name: &str, path: &Path) -> OsString {
    let mut flag = OsString::from(name);
    flag.push(path);
    flag
}

#[cfg(unix)]
fn superuser() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn superuser() -> bool {
    false
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge::program::program_failure::Ended;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    /// PATH with one browser that does what the script says.
    fn browser(name: &str, script: &str) -> (tempfile::TempDir, Option<OsString>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, format!("#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        let path = folder.path().as_os_str().to_owned();
        (folder, Some(path))
    }

    #[test]
    fn a_page_is_handed_over_with_a_profile_of_its_own_and_no_network() {
        let script = r#"
            for flag; do case "$flag" in
                --user-data-dir=/*/profile) own=1 ;;
                --host-resolver-rules=*NOTFOUND) alone=1 ;;
                --print-to-pdf=*) to=${flag#*=} ;;
                file://*) from=${flag#file://} ;;
            esac; done
            [ "$own$alone" = 11 ] && cat "$from" > "$to""#;
        let (_kept, path) = browser("google-chrome", script);
        assert_eq!(pdf_with("<p>页".as_bytes(), path), Ok("<p>页".as_bytes().to_vec()));
    }

    #[test]
    fn a_missing_browser_says_what_to_install_a_failing_one_is_quoted_an_idle_one_noticed() {
        let failure = |ended| ProgramFailure { program: Program::Browser, ended };
        let missing = pdf_with(b"x", None).unwrap_err();
        assert_eq!(missing, failure(Ended::Missing));
        assert!(missing.words().zh.contains("sudo apt install chromium）"), "{}", missing.words().zh);
        let (_kept, fails) = browser("chromium", "echo 'no display' >&2; exit 1");
        assert_eq!(pdf_with(b"x", fails), Err(failure(Ended::Failed("no display".into()))));
        let (_kept, idle) = browser("chromium", "exit 0");
        assert_eq!(pdf_with(b"x", idle), Err(failure(Ended::Nothing)));
    }
}
