//! A page to PDF, by a browser of the system that prints it.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::edge::program;
use crate::edge::program::Ended;

/// How long the browser may take: a start with a fresh profile and a long notice.
const TIME: Duration = Duration::from_secs(120);

/// Browsers that print from the command line, the plainest first.
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
];

/// Why there is no PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperFailure {
    /// No browser is on PATH.
    Missing,
    /// The browser did not end in time and was stopped.
    TimedOut,
    /// The browser failed, with what it said.
    Failed(String),
    /// The browser ended well and left nothing.
    Nothing,
    /// The system failed: where, and the system's words.
    System {
        /// The path.
        path: PathBuf,
        /// The system's words.
        words: String,
    },
}

impl PaperFailure {
    /// What is the matter and how to mend it, in Chinese.
    pub fn zh(&self) -> String {
        match self {
            PaperFailure::Missing => format!(
                "生成 PDF 需要 Chromium 浏览器，但系统中没有找到（在 PATH 中依次找过 {}）；请安装后重试（Debian、Ubuntu、统信、麒麟：sudo apt install chromium），或者用 tongbao export page 导出网页，在浏览器中打印成 PDF",
                BROWSERS.join("、")
            ),
            PaperFailure::TimedOut => {
                format!("浏览器在 {} 秒内没有打印完，已停止；请用 tongbao export page 导出网页再打印", TIME.as_secs())
            }
            PaperFailure::Failed(words) => format!("浏览器没有打印成功，提示“{words}”"),
            PaperFailure::Nothing => "浏览器结束了，但没有写出 PDF；请用 tongbao export page 导出网页再打印".into(),
            PaperFailure::System { path, words } => format!("无法在“{}”打印：系统提示“{words}”", path.display()),
        }
    }

    /// What is the matter and how to mend it, in English.
    pub fn en(&self) -> String {
        match self {
            PaperFailure::Missing => format!(
                "a PDF needs a Chromium, and none is on PATH (looked for {}); install one (apt install chromium), or print the file of `tongbao export page` in any browser",
                BROWSERS.join(", ")
            ),
            PaperFailure::TimedOut => {
                format!(
                    "the browser did not end in {} seconds and was stopped; print the file of `tongbao export page`",
                    TIME.as_secs()
                )
            }
            PaperFailure::Failed(words) => format!("the browser failed: {words}"),
            PaperFailure::Nothing => "the browser ended without a PDF; print the file of `tongbao export page`".into(),
            PaperFailure::System { path, words } => format!("cannot print in `{}`: {words}", path.display()),
        }
    }
}

impl fmt::Display for PaperFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for PaperFailure {}

/// Prints a page that holds everything it needs.
pub fn pdf(page: &[u8]) -> Result<Vec<u8>, PaperFailure> {
    pdf_with(page, env::var_os("PATH"))
}

fn pdf_with(page: &[u8], path: Option<OsString>) -> Result<Vec<u8>, PaperFailure> {
    let browser = program::find(BROWSERS, path).ok_or(PaperFailure::Missing)?;
    let folder = program::folder("tongbao-export-").map_err(|error| system(&env::temp_dir(), &error))?;
    let folder = folder.path();
    let (from, to) = (folder.join("notice.html"), folder.join("notice.pdf"));
    fs::write(&from, page).map_err(|error| system(&from, &error))?;
    let mut command = Command::new(browser);
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
        .arg(flag("--user-data-dir=", &folder.join("profile")))
        .arg(flag("--print-to-pdf=", &to));
    // Chromium refuses its sandbox to the superuser; the page has no script and may load nothing.
    if superuser() {
        command.arg("--no-sandbox");
    }
    command.arg(flag("file://", &from));
    program::run(command, folder, TIME).map_err(|ended| match ended {
        Ended::TimedOut => PaperFailure::TimedOut,
        Ended::Failed(words) => PaperFailure::Failed(words),
        Ended::System { path, words } => PaperFailure::System { path, words },
    })?;
    program::result(&to).map_err(|error| system(&to, &error))?.ok_or(PaperFailure::Nothing)
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

fn system(path: &Path, error: &io::Error) -> PaperFailure {
    PaperFailure::System { path: path.to_owned(), words: error.to_string() }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
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
        let missing = pdf_with(b"x", None).unwrap_err();
        assert_eq!(missing, PaperFailure::Missing);
        assert!(missing.zh().contains("sudo apt install chromium"), "{}", missing.zh());
        let (_kept, fails) = browser("chromium", "echo 'no display' >&2; exit 1");
        assert_eq!(pdf_with(b"x", fails), Err(PaperFailure::Failed("no display".into())));
        let (_kept, idle) = browser("chromium", "exit 0");
        assert_eq!(pdf_with(b"x", idle), Err(PaperFailure::Nothing));
    }
}
