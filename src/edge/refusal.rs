//! What makes an output place or its files unsafe to write, in words.

use crate::text::lang::Bilingual;
use crate::tree::Manifest;
use crate::tree::ManifestFault;
use crate::tree::RelPath;

/// Why writing was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The place is the root of the file system, or has no name of its own.
    Root,
    /// The place is a symbolic link.
    Link,
    /// The place is a file, a pipe, a device.
    NotAFolder,
    /// The place is the root of the site, or holds it.
    Site,
    /// The place lies in a folder of the site's sources.
    Sources(String),
    /// The place lies in a folder of Git.
    Git,
    /// A file system is mounted at the place.
    Mount,
    /// The folder holds files and no manifest of ours.
    NoManifest(Vec<String>),
    /// The folder's manifest cannot be read.
    BadManifest(ManifestFault),
    /// The folder holds files that its manifest does not list.
    Foreign(Vec<String>),
    /// A working folder beside the output holds files that are not ours.
    Leftover(Vec<String>),
    /// A path was put twice.
    Twice(RelPath),
    /// Two paths differ in nothing but upper and lower case.
    Twins(RelPath, RelPath),
    /// A path is needed for a file and for a folder.
    FileAndFolder(RelPath, RelPath),
    /// The path is the manifest's own.
    Reserved,
    /// A new file would take the place of one that is there.
    Exists,
    /// The same, where the command can be told to write over it.
    Differs,
    /// The link to what is shown is a file, or leads elsewhere.
    NotOurLink,
    /// There is no edition to go back to, or several of that name.
    NoEarlier,
    /// The edition lacks files, or has other bytes.
    NotWhole,
    /// Too many files of the last edition would go.
    Shrinks {
        /// How many would go.
        removed: usize,
        /// How many there are.
        of: usize,
    },
}

impl Refusal {
    /// The reason and the remedy.
    pub fn words(&self) -> Bilingual {
        Bilingual { zh: self.zh(), en: self.en() }
    }

    fn zh(&self) -> String {
        match self {
            Refusal::Root => "它是文件系统的根目录，或者没有自己的名称；请指定一个专用的输出文件夹".into(),
            Refusal::Link => "它是符号链接；请指定链接所指的文件夹，或者另选一个文件夹".into(),
            Refusal::NotAFolder => "它不是文件夹；请另选一个输出文件夹".into(),
            Refusal::Site => "它是站点文件夹本身，或者站点文件夹在它里面；请另选一个输出文件夹".into(),
            Refusal::Sources(name) => format!("它在站点的“{name}”文件夹里，那里存放源文件；请另选一个输出文件夹"),
            Refusal::Git => "它在 .git 文件夹里；请另选一个输出文件夹".into(),
            Refusal::Mount => "它是挂载点，无法整体替换；请在其中指定一个子文件夹".into(),
            Refusal::NoManifest(names) => format!(
                "文件夹不是空的，也没有本工具的清单（{}），里面有：{}；请另选一个文件夹，或者先移走这些文件",
                Manifest::FILE,
                names.join("、")
            ),
            Refusal::BadManifest(fault) => format!("{}；清单被改动过，请核对后移走这个文件夹再重新生成", fault.zh()),
            Refusal::Foreign(names) => {
                format!("里面有不是本工具写出的文件：{}；请先移走（需要发布的文件请放进 static/）", names.join("、"))
            }
            Refusal::Leftover(names) => {
                format!("这个工作文件夹里有不是本工具写出的文件：{}；请先移走", names.join("、"))
            }
            Refusal::Twice(path) => format!("“{path}”要写两次；请检查是否有两份内容使用同一个地址"),
            Refusal::Twins(one, other) => {
                format!("“{one}”和“{other}”只有大小写不同，在 Windows 和 macOS 上会互相覆盖；请改名")
            }
            Refusal::FileAndFolder(file, inside) => format!("“{file}”既是文件，又是“{inside}”所在的文件夹；请改名"),
            Refusal::Exists => "这里已有同名文件，没有改动它；请换一个名字，或先移走原来的文件".into(),
            Refusal::Differs => "这里已有同名文件，内容不同，没有改动它；请换一个名字，或者加 --force 覆盖".into(),
            Refusal::Reserved => "这个名称是清单自用的；请改名".into(),
            Refusal::NotOurLink => {
                "它不是本工具建立的链接（应指向 releases/ 里的一版）；请移走它，或者另选一个文件夹".into()
            }
            Refusal::NoEarlier => {
                "没有可以退回的版本，或者有几版都符合；用 tongbao history 查看，写出校验值的前几位".into()
            }
            Refusal::NotWhole => "这一版缺少文件，或者文件被改过，不能退回到它".into(),
            Refusal::Shrinks { removed, of } => {
                format!(
                    "上一版共 {of} 个文件，这一次要减少 {removed} 个；如果确实如此，请加上 --allow-shrinking 再运行"
                )
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Refusal::Root => "it is the root of the file system or has no name; name a folder for the output".into(),
            Refusal::Link => "it is a symbolic link; name the folder it points to, or another one".into(),
            Refusal::NotAFolder => "it is not a folder; name another one".into(),
            Refusal::Site => "it is the site's own folder, or holds it; name another one".into(),
            Refusal::Sources(name) => format!("it lies in the site's `{name}`, where sources are; name another folder"),
            Refusal::Git => "it lies in a .git folder; name another one".into(),
            Refusal::Mount => "it is a mount point and cannot be exchanged; name a folder in it".into(),
            Refusal::NoManifest(names) => format!(
                "it is not empty and has no manifest of ours ({}); it holds {}; name another folder or move these away",
                Manifest::FILE,
                names.join(", ")
            ),
            Refusal::BadManifest(fault) => {
                format!("{fault}; the manifest was edited: look into it, move the folder away and build again")
            }
            Refusal::Foreign(names) => format!(
                "it holds files that this tool did not write: {}; move them away (what is to be published belongs into static/)",
                names.join(", ")
            ),
            Refusal::Leftover(names) => {
                format!("this working folder holds files that are not ours: {}; move them away", names.join(", "))
            }
            Refusal::Twice(path) => format!("`{path}` is to be written twice; do two sources share an address?"),
            Refusal::Twins(one, other) => format!(
                "`{one}` and `{other}` differ in case only and would overwrite each other on Windows and macOS; rename one"
            ),
            Refusal::FileAndFolder(file, inside) => {
                format!("`{file}` is a file and also the folder of `{inside}`; rename one")
            }
            Refusal::Exists => {
                "there is a file already, which was left alone; choose another name or move it away".into()
            }
            Refusal::Differs => {
                "there is a file already, with other content, which was left alone; choose another name, or write over it with --force".into()
            }
            Refusal::Reserved => "the name belongs to the manifest; rename it".into(),
            Refusal::NotOurLink => {
                "it is no link of this tool (one to an edition below releases/); move it away or name another folder".into()
            }
            Refusal::NoEarlier => "there is no edition to go back to, or several begin so; see `tongbao history`, and write the first digits of its digest".into(),
            Refusal::NotWhole => "this edition lacks files or has other bytes, and cannot be shown".into(),
            Refusal::Shrinks { removed, of } => {
                format!(
                    "{removed} of the last edition's {of} files would go; if that is meant, run again with --allow-shrinking"
                )
            }
        }
    }
}
