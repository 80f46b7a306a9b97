//! Faults of the world: what was being done, to what, and in the system's words why it failed.

use std::fmt;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::edge::refusal::Refusal;
use crate::text::lang::Bilingual;

/// Why a run ends: the class of a failure, which names the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FailureClass {
    /// Going on could destroy something; nothing was changed.
    Unsafe,
    /// The system failed: disk, permission, network.
    System,
    /// Another run holds the lock.
    Locked,
}

impl FailureClass {
    /// The exit code of a run that ends so.
    pub fn exit_code(self) -> u8 {
        match self {
            FailureClass::Unsafe => 3,
            FailureClass::System => 4,
            FailureClass::Locked => 5,
        }
    }
}

/// What was being done when the system failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Asking what is at a path.
    Inspect,
    /// Listing a folder.
    ReadFolder,
    /// Reading a file.
    ReadFile,
    /// Making a folder.
    MakeFolder,
    /// Writing a file.
    WriteFile,
    /// Making the bytes of a file.
    Produce,
    /// Linking or copying an unchanged file into the new edition.
    Keep,
    /// Opening or locking the lock file.
    Lock,
    /// Waiting until all is on disk.
    Sync,
    /// Putting the new edition in the place of the old.
    Swap,
    /// Putting the last whole edition back after a dead run.
    Recover,
    /// Removing what is no longer needed.
    Remove,
    /// Asking another host.
    Fetch,
}

impl Operation {
    fn words(self) -> Bilingual<&'static str> {
        let (zh, en) = match self {
            Operation::Inspect => ("查看", "look at"),
            Operation::ReadFolder => ("读取文件夹", "read the folder"),
            Operation::ReadFile => ("读取文件", "read the file"),
            Operation::MakeFolder => ("新建文件夹", "make the folder"),
            Operation::WriteFile => ("写入文件", "write the file"),
            Operation::Produce => ("生成文件", "make the file"),
            Operation::Keep => ("保留未变的文件", "keep the unchanged file"),
            Operation::Lock => ("加锁", "lock"),
            Operation::Sync => ("把数据落盘", "bring to disk"),
            Operation::Swap => ("用新版本替换旧版本", "put the new edition in the place of"),
            Operation::Recover => ("恢复上一个完整版本", "put back the last whole edition at"),
            Operation::Remove => ("删除", "remove"),
            Operation::Fetch => ("读取网址", "fetch"),
        };
        Bilingual { zh, en }
    }
}

/// What made a run fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A call to the system.
    System {
        /// What was being done.
        operation: Operation,
        /// The kind of error.
        kind: io::ErrorKind,
        /// The system's words.
        words: String,
    },
    /// A source file was changed between reading and copying it.
    SourceChanged,
    /// The place or the files are not safe to write.
    Refused(Refusal),
    /// Another run holds the lock.
    Locked,
}

/// A fault of the world: the path it happened at and its cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Where.
    pub path: PathBuf,
    /// Why.
    pub cause: Cause,
}

impl Failure {
    /// A call to the system failed.
    pub fn system(operation: Operation, path: impl Into<PathBuf>, error: &io::Error) -> Failure {
        let cause = Cause::System { operation, kind: error.kind(), words: error.to_string() };
        Failure { path: path.into(), cause }
    }

    /// A source file was changed during the run.
    pub fn changed(path: impl Into<PathBuf>) -> Failure {
        Failure { path: path.into(), cause: Cause::SourceChanged }
    }

    /// Going on would not be safe.
    pub fn refused(path: impl Into<PathBuf>, refusal: Refusal) -> Failure {
        Failure { path: path.into(), cause: Cause::Refused(refusal) }
    }

    /// The class, and with it the exit code.
    pub fn class(&self) -> FailureClass {
        match self.cause {
            Cause::System { .. } | Cause::SourceChanged => FailureClass::System,
            Cause::Refused(_) => FailureClass::Unsafe,
            Cause::Locked => FailureClass::Locked,
        }
    }

    /// The message.
    pub fn words(&self) -> Bilingual {
        Bilingual { zh: self.zh(), en: self.en() }
    }

    fn zh(&self) -> String {
        let path = self.path.display();
        match &self.cause {
            Cause::System { operation, kind, words } => {
                let gloss = gloss(*kind).map(|gloss| format!("{gloss}，")).unwrap_or_default();
                format!("无法{}“{path}”：{gloss}系统提示“{words}”", operation.words().zh)
            }
            Cause::SourceChanged => {
                format!("“{path}”在生成过程中被修改，未写出任何内容；请等文件保存完毕后重新运行")
            }
            Cause::Refused(refusal) => format!("为安全起见没有写入“{path}”：{}", refusal.words().zh),
            Cause::Locked => format!("另一个 tongbao 正在写入“{path}”；请等它结束后再运行"),
        }
    }

    fn en(&self) -> String {
        let path = self.path.display();
        match &self.cause {
            Cause::System { operation, words, .. } => format!("cannot {} `{path}`: {words}", operation.words().en),
            Cause::SourceChanged => {
                format!("`{path}` was changed during the run, nothing was written; run again when it is saved")
            }
            Cause::Refused(refusal) => format!("refused to write `{path}`: {}", refusal.words().en),
            Cause::Locked => format!("another tongbao is writing `{path}`; run again when it has ended"),
        }
    }
}

/// The commonest of the system's reasons, for readers without English.
fn gloss(kind: io::ErrorKind) -> Option<&'static str> {
    Some(match kind {
        io::ErrorKind::StorageFull => "磁盘空间不足",
        io::ErrorKind::QuotaExceeded => "超出磁盘配额",
        io::ErrorKind::PermissionDenied => "没有权限",
        io::ErrorKind::ReadOnlyFilesystem => "文件系统只读",
        io::ErrorKind::NotFound => "文件或文件夹不存在",
        io::ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        io::ErrorKind::ResourceBusy => "正被占用",
        io::ErrorKind::InvalidFilename => "文件名过长或不被接受",
        _ => return None,
    })
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for Failure {}

/// Gives a system's error its operation and path.
pub(in crate::edge) trait At<T> {
    /// The same result, its error saying what was done to which path.
    fn at(self, operation: Operation, path: &Path) -> Result<T, Failure>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, operation: Operation, path: &Path) -> Result<T, Failure> {
        self.map_err(|error| Failure::system(operation, path, &error))
    }
}
