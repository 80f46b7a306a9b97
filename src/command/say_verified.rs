//! What `tongbao verify` says.

use serde_json::json;

use super::say::say;
use super::show_faults::Format;
use crate::diagnostic::Lang;
use crate::release::Difference;
use crate::text::lang::Bilingual;
use crate::text::moment::Moment;
use crate::tree::Manifest;

/// What was found of an edition.
#[derive(Clone, Debug)]
pub struct Verified {
    /// What is not as it was published.
    pub differences: Vec<Difference>,
    /// The manifest that lies there.
    pub manifest: Manifest,
    /// The number of the edition that is shown, and when it was published; none where nothing tells.
    pub shown: Option<(u64, Moment)>,
    /// Whether the site has a history of its own that was held against it.
    pub has_history: bool,
    /// Whether another host was asked, where nobody sees what the manifest does not list.
    pub remote: bool,
    /// The files that were put back.
    pub repaired: Vec<String>,
}

/// What differs, a line each, or everything for programs.
pub fn told(verified: &Verified, place: &str, format: Format, lang: Lang) -> String {
    let Verified { differences, manifest, shown, has_history, remote, repaired } = verified;
    if format == Format::Json {
        let of = |of: &Difference| json!({ "kind": of.key(), "path": of.path(), "words": of.words().get(lang) });
        let all: Vec<_> = differences.iter().map(of).collect();
        let edition = shown.map(|(sequence, at)| json!({ "sequence": sequence, "at": at.to_string() }));
        return format!(
            "{:#}\n",
            json!({
                "format": 1,
                "place": place,
                "manifest": manifest.digest().to_string(),
                "files": manifest.len(),
                "edition": edition,
                "held_against_history": has_history,
                "extra_seen": !remote,
                "repaired": repaired,
                "differences": all,
            })
        );
    }
    let line = |of: &Difference| {
        let words = of.words().get(lang);
        match of.path() {
            Some(path) => format!("{path}  {words}\n"),
            None => format!("{words}\n"),
        }
    };
    differences.iter().map(line).collect()
}

/// How it ended, and what could not be seen.
pub fn at_the_end(verified: &Verified, place: &str, lang: Lang) {
    let Verified { differences, manifest, shown, has_history, remote, repaired } = verified;
    let (files, digest, count) = (manifest.len(), manifest.digest().short(), differences.len());
    let (zh, en) = match shown {
        Some((sequence, at)) => {
            (format!("第 {sequence} 版（{at}，{digest}）"), format!("edition {sequence} ({at}, {digest})"))
        }
        None => (format!("清单 {digest}"), format!("manifest {digest}")),
    };
    if !repaired.is_empty() {
        let words = Bilingual {
            zh: format!("已放回 {} 个文件：{}", repaired.len(), repaired.join("、")),
            en: format!("{} files put back: {}", repaired.len(), repaired.join(", ")),
        };
        say(words, lang);
    }
    let words = match count {
        0 => Bilingual {
            zh: format!("核对过 {files} 个文件，与发布时一样：{zh}，{place}"),
            en: format!("{files} files, all as published: {en}, {place}"),
        },
        _ => Bilingual {
            zh: format!("核对过 {files} 个文件，有 {count} 处不同：{zh}，{place}"),
            en: format!("{files} files, {count} differences: {en}, {place}"),
        },
    };
    say(words, lang);
    if *remote {
        let words = Bilingual {
            zh: "通过网址看不到多出来的文件；要查它们，在主机上核对文件夹。",
            en: "Over HTTP nobody sees files that are not in the manifest: for these verify the folder on its host.",
        };
        say(words, lang);
    }
    if !has_history {
        let words = Bilingual {
            zh: "这里没有本站的发布记录（--root 指向网站文件夹），没有核对是否被退回旧版。",
            en: "There is no history of the site here (`--root` names its folder): whether it was rolled back was not looked at.",
        };
        say(words, lang);
    }
}
