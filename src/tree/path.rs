//! Paths inside a tree.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// A path inside a tree: parts joined by `/`, none of them empty, `.` or `..`, no leading slash.
///
/// Every part can be a file name on Linux, macOS and Windows alike, so a built folder can be carried anywhere. Cheap to
/// clone.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelPath(Arc<str>);

/// Why a text is not a path inside a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PathFault {
    /// The text is empty.
    Empty,
    /// It begins with a slash.
    Absolute,
    /// A part between two slashes is empty.
    EmptyPart,
    /// A part is `.` or `..`.
    DotPart,
    /// It holds a backslash.
    Backslash,
    /// It holds a control character.
    Control,
    /// It holds a character that cannot be seen or that turns the direction of the text.
    Invisible,
    /// It holds one of `< > : " | ? *`, which Windows refuses in file names.
    Forbidden,
    /// A part is a device name on Windows (`con`, `nul`, `com1` …).
    Device,
    /// A part ends with a dot or a space, which Windows drops.
    Trailing,
    /// A part is longer than 255 bytes, which no file system takes.
    TooLong,
}

impl PathFault {
    /// The fault in Chinese.
    pub fn zh(self) -> &'static str {
        match self {
            PathFault::Empty => "路径为空",
            PathFault::Absolute => "路径以斜杠开头",
            PathFault::EmptyPart => "路径中有空的一段（连续或末尾的斜杠）",
            PathFault::DotPart => "路径中有“.”或“..”",
            PathFault::Backslash => "文件名中有反斜杠",
            PathFault::Control => "文件名中有控制字符",
            PathFault::Invisible => "文件名中有看不见的字符或改变文字方向的字符",
            PathFault::Forbidden => "文件名中有 Windows 不允许的字符（< > : \" | ? *）",
            PathFault::Device => "文件名是 Windows 的设备名（如 con、nul、com1）",
            PathFault::Trailing => "文件名以点或空格结尾",
            PathFault::TooLong => "文件名超过 255 个字节",
        }
    }

    /// The fault in English.
    pub fn en(self) -> &'static str {
        match self {
            PathFault::Empty => "the path is empty",
            PathFault::Absolute => "the path begins with a slash",
            PathFault::EmptyPart => "a part of the path is empty (two slashes in a row, or one at the end)",
            PathFault::DotPart => "a part of the path is `.` or `..`",
            PathFault::Backslash => "the name holds a backslash",
            PathFault::Control => "the name holds a control character",
            PathFault::Invisible => "the name holds a character that cannot be seen or that turns the text's direction",
            PathFault::Forbidden => "the name holds a character that Windows refuses (< > : \" | ? *)",
            PathFault::Device => "the name is a device on Windows (con, nul, com1 …)",
            PathFault::Trailing => "the name ends with a dot or a space",
            PathFault::TooLong => "the name is longer than 255 bytes",
        }
    }
}

impl fmt::Display for PathFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.en())
    }
}

impl std::error::Error for PathFault {}

impl RelPath {
    /// The path that a text names, or why it names none.
    pub fn new(text: &str) -> Result<RelPath, PathFault> {
        if text.is_empty() {
            return Err(PathFault::Empty);
        }
        if text.starts_with('/') {
            return Err(PathFault::Absolute);
        }
        text.split('/').try_for_each(judge)?;
        Ok(RelPath(text.into()))
    }

    /// The whole path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A path below this one.
    pub fn join(&self, below: &str) -> Result<RelPath, PathFault> {
        let below = RelPath::new(below)?;
        Ok(RelPath(format!("{self}/{below}").into()))
    }

    /// The folder it lies in; none at the top.
    pub fn parent(&self) -> Option<RelPath> {
        self.0.rsplit_once('/').map(|(folder, _)| RelPath(folder.into()))
    }

    /// The last part.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// The last part without its extension.
    pub fn stem(&self) -> &str {
        self.split_name().0
    }

    /// What follows the last dot of the last part; a dot at its beginning does not count.
    pub fn extension(&self) -> Option<&str> {
        self.split_name().1
    }

    fn split_name(&self) -> (&str, Option<&str>) {
        let name = self.file_name();
        match name.rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => (stem, Some(extension)),
            _ => (name, None),
        }
    }

    /// Whether it is this folder or lies in it, at any depth. Parts count, not characters.
    pub fn starts_with(&self, folder: &str) -> bool {
        self.0.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The path as seen from a folder it lies in.
    pub fn strip_prefix(&self, folder: &str) -> Option<RelPath> {
        let rest = self.0.strip_prefix(folder)?.strip_prefix('/')?;
        Some(RelPath(rest.into()))
    }

    /// The parts, from the outermost folder to the name.
    pub fn parts(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/')
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl AsRef<str> for RelPath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for RelPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for RelPath {
    type Err = PathFault;

    fn from_str(text: &str) -> Result<RelPath, PathFault> {
        RelPath::new(text)
    }
}

fn judge(part: &str) -> Result<(), PathFault> {
    let fault = if part.is_empty() {
        PathFault::EmptyPart
    } else if part == "." || part == ".." {
        PathFault::DotPart
    } else if part.contains('\\') {
        PathFault::Backslash
    } else if part.chars().any(char::is_control) {
        PathFault::Control
    } else if part.chars().any(invisible) {
        PathFault::Invisible
    } else if part.contains(['<', '>', ':', '"', '|', '?', '*']) {
        PathFault::Forbidden
    } else if part.ends_with(['.', ' ']) {
        PathFault::Trailing
    } else if part.len() > 255 {
        PathFault::TooLong
    } else if device(part) {
        PathFault::Device
    } else {
        return Ok(());
    };
    Err(fault)
}

/// Zero-width characters, bidi controls, line and paragraph separators: a name with them is not the name one sees.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{061C}' | '\u{FEFF}')
}

/// Windows takes a device's name for the device, whatever extension follows.
fn device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_ascii_lowercase();
    if matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") {
        return true;
    }
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    port.is_some_and(|n| matches!(n, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> RelPath {
        RelPath::new(text).unwrap()
    }

    #[test]
    fn a_path_outside_or_unfit_for_some_system_is_refused() {
        for (text, fault) in [
            ("", PathFault::Empty),
            ("/etc/passwd", PathFault::Absolute),
            ("a//b", PathFault::EmptyPart),
            ("a/", PathFault::EmptyPart),
            ("./a", PathFault::DotPart),
            ("a/../b", PathFault::DotPart),
            ("..", PathFault::DotPart),
            ("a\\..\\b", PathFault::Backslash),
            ("a\0b", PathFault::Control),
            ("a\nb", PathFault::Control),
            ("a\u{202E}gpj.exe", PathFault::Invisible),
            ("c:/x", PathFault::Forbidden),
            ("notices/CON.html", PathFault::Device),
            ("aux", PathFault::Device),
            ("lpt9.txt", PathFault::Device),
            ("com¹", PathFault::Device),
            ("a./b", PathFault::Trailing),
            ("a ", PathFault::Trailing),
            ("...", PathFault::Trailing),
        ] {
            assert_eq!(RelPath::new(text), Err(fault), "{text:?}");
        }
        assert_eq!(RelPath::new(&"a".repeat(256)), Err(PathFault::TooLong));
        for text in ["附件/整改 台账.xlsx", ".nojekyll", "a..b", "com10.txt", "console", &"a".repeat(255)] {
            assert!(RelPath::new(text).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn the_parts_of_a_path() {
        let p = path("content/notices/a.b/notice.md");
        assert_eq!(p.parent(), Some(path("content/notices/a.b")));
        assert_eq!((p.file_name(), p.stem(), p.extension()), ("notice.md", "notice", Some("md")));
        assert_eq!(p.parts().collect::<Vec<_>>(), ["content", "notices", "a.b", "notice.md"]);
        assert!(p.starts_with("content/notices") && p.starts_with(p.as_str()) && !p.starts_with("content/not"));
        assert_eq!(p.strip_prefix("content/notices"), Some(path("a.b/notice.md")));
        assert_eq!(p.strip_prefix("content/not"), None);
        assert_eq!(p.strip_prefix(p.as_str()), None);
        let top = path(".nojekyll");
        assert_eq!((top.parent(), top.stem(), top.extension()), (None, ".nojekyll", None));
        assert_eq!(path("a/b").extension(), None);
        assert_eq!(path("a").join("b/c.d"), Ok(path("a/b/c.d")));
        assert_eq!(path("a").join("../b"), Err(PathFault::DotPart));
        assert_eq!(path("a").join("/b"), Err(PathFault::Absolute));
    }
}
