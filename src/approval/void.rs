//! Why approvals hold no more, and what changed.

use std::collections::BTreeSet;

use super::seen::SeenPart;
use crate::text::lang::Bilingual;

/// Why approvals hold no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Void {
    /// What is seen is another one.
    Seen {
        /// The parts that changed: words of [`SeenPart`], or paths of files; empty where the approval does not say.
        parts: Vec<String>,
        /// Whether the sources are as they were: then something beside them changed, or the program reads them otherwise.
        same_source: bool,
    },
    /// What is seen is the same, and the bytes of the sources are others.
    Source,
}

impl Void {
    /// Whether one step renews what was approved.
    pub fn is_renewable(&self) -> bool {
        *self == Void::Source
    }

    /// The word for programs.
    pub fn key(&self) -> &'static str {
        match self {
            Void::Seen { .. } => "seen",
            Void::Source => "source",
        }
    }

    /// What changed, as a sentence without its end.
    pub fn words(&self) -> Bilingual {
        match self {
            Void::Seen { parts, same_source } => {
                let (zh, en) = named(parts);
                match same_source {
                    false => Bilingual { zh: format!("批准以后改了{zh}"), en: format!("{en} changed since") },
                    true => Bilingual {
                        zh: format!("通报的文件没有改，但是{zh}变了：引用的法院、巡察等改了，或者程序升级后读法不同"),
                        en: format!(
                            "the files of the notice are as they were, but {en} changed: what it refers to did (the court, the inspection), or the program reads it otherwise"
                        ),
                    },
                }
            }
            Void::Source => Bilingual {
                zh: "看到的内容没有变，来源文件的字节变了（例如注释、字段的先后、换行）".to_owned(),
                en: "what is seen is the same, but the bytes of the sources changed (a comment, the order of keys, line ends)"
                    .to_owned(),
            },
        }
    }

    /// What to do.
    pub fn remedy(&self) -> Bilingual<&'static str> {
        match self {
            Void::Source => Bilingual {
                zh: "核对来源文件的改动，然后用 tongbao approve 标识 --renew --by 姓名 续认",
                en: "Look at what changed in the sources, then renew with `tongbao approve ID --renew --by NAME`",
            },
            Void::Seen { .. } => Bilingual {
                zh: "从第一步起重新办理；如果不该改，恢复原来的内容，审批就重新有效",
                en: "Take all steps again; or undo the change, and the approval holds again",
            },
        }
    }
}

/// The parts of which an approval knows another digest, or none.
pub(super) fn changed(approved: &[String], now: &[String]) -> Vec<String> {
    if approved.is_empty() {
        return Vec::new();
    }
    let (approved, now): (BTreeSet<&String>, BTreeSet<&String>) = (approved.iter().collect(), now.iter().collect());
    let name = |part: &&String| part.rsplit_once(' ').map_or(part.as_str(), |(name, _)| name).to_owned();
    let names: BTreeSet<String> = approved.symmetric_difference(&now).map(name).collect();
    // Parts of a notice in their own order, files by path.
    let known = SeenPart::ALL.map(|part| part.key().to_owned()).into_iter().filter(|key| names.contains(key));
    let known: Vec<String> = known.collect();
    known.iter().cloned().chain(names.iter().filter(|name| !known.contains(name)).cloned()).collect()
}

/// What people call a part; a file is called by its path.
fn part_words(part: &str) -> (&str, &str) {
    match SeenPart::ALL.into_iter().find(|known| known.key() == part).map(SeenPart::words) {
        Some(Bilingual { zh, en }) => (zh, en),
        None => (part, part),
    }
}

/// So many parts are named.
const NAMED: usize = 8;

fn named(parts: &[String]) -> (String, String) {
    if parts.is_empty() {
        return ("看到的内容".to_owned(), "what is seen".to_owned());
    }
    let (zh, en): (Vec<&str>, Vec<&str>) = parts.iter().take(NAMED).map(|part| part_words(part)).unzip();
    let (mut zh, mut en) = (zh.join("、"), en.join(", "));
    if parts.len() > NAMED {
        zh.push_str(&format!("等 {} 处", parts.len()));
        en.push_str(&format!(" and {} more", parts.len() - NAMED));
    }
    (zh, en)
}
