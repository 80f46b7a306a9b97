//! What of a site's folders is not read, and why.

use crate::text::lang::Bilingual;
use crate::tree::PathFault;

/// Something in a site's folders that was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Where it is, seen from the site's root; for showing only.
    pub path: String,
    /// Why it was not read.
    pub why: Why,
}

/// Why something was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A symbolic link: it may lead out of the site.
    Link,
    /// A pipe, a socket or a device.
    Special,
    /// A hidden file or folder, where files are published as they are.
    Hidden,
    /// A file where a folder of sources belongs.
    NotAFolder,
    /// Its name is not UTF-8.
    NotUtf8,
    /// Its name cannot be carried to every system.
    Name(PathFault),
    /// It is larger than a source may be.
    Oversize {
        /// Its size in bytes.
        len: u64,
        /// The largest size that is read.
        limit: u64,
    },
}

impl Why {
    /// Why it was not read.
    pub fn words(&self) -> Bilingual {
        Bilingual { zh: self.zh(), en: self.en() }
    }

    fn zh(&self) -> String {
        match self {
            Why::Link => "是符号链接；请换成文件本身".into(),
            Why::Special => "不是普通文件（管道、套接字或设备）".into(),
            Why::Hidden => "名称以点开头，是隐藏文件，不会公布".into(),
            Why::NotAFolder => "应当是文件夹，却是文件".into(),
            Why::NotUtf8 => "名称不是 UTF-8 编码；请改名".into(),
            Why::Name(fault) => format!("{}；请改名", fault.zh()),
            Why::Oversize { len, limit } => format!("有 {len} 字节，超过上限 {limit} 字节"),
        }
    }

    fn en(&self) -> String {
        match self {
            Why::Link => "it is a symbolic link; put the file itself there".into(),
            Why::Special => "it is not a regular file (a pipe, a socket or a device)".into(),
            Why::Hidden => "its name begins with a dot; what is hidden is never published".into(),
            Why::NotAFolder => "it should be a folder and is a file".into(),
            Why::NotUtf8 => "its name is not UTF-8; rename it".into(),
            Why::Name(fault) => format!("{fault}; rename it"),
            Why::Oversize { len, limit } => format!("it has {len} bytes, more than {limit}"),
        }
    }
}
