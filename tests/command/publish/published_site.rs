//! A small site that may be published, and what one asks of it again and again.

use std::collections::BTreeMap;

use tongbao::tree::Digest;
use tongbao::tree::Manifest;

use crate::support::program::Run;
use crate::support::site::Site;

pub const SETTINGS: &str = "name: 示例市法院整改公开网\noperator: 示例市中级人民法院\ndomain: zhenggai.example\nsite_code: '0000000000'\n\
    icp_number: 示ICP备00000000号\npolice_number: 示公网安备00000000000000号\ncontact: { phones: [0000-1234567], address: 示例省示例市 }\n\
    as_of: 2026-03-31\nrules:\n  - { rule: label-shape, level: off }\n";

pub const NOTICE: &str = "---\ntitle: 整改进展情况的通报\nkind: progress\npublished_on: 2025-07-10\norgan: shili\nassurance: self_reported\n---\n\
    #### 1. 关于“案款发放不及时”的问题\n\n整改结果：阶段性完成\n\n完成时限：2025年12月底前\n\n整改情况：正在发放。\n";

pub const HISTORY: &str = "site/content/history.jsonl";

/// A site with one notice that was approved.
pub fn site() -> Site {
    let world = Site::in_memory();
    world.write("site/content/site.yaml", SETTINGS);
    let organ = "name: 示例市中级人民法院\ncontact: { phones: [{ label: 监督电话, number: 0000-7654321 }] }\n";
    world.write("site/content/organs/shili.yaml", organ);
    world.write("site/content/notices/a.md", NOTICE.replace("assurance: self_reported\n", ""));
    approve(&world, "a");
    world
}

/// Takes all steps for a notice.
pub fn approve(world: &Site, id: &str) {
    for (step, by) in [("提出", "张三"), ("审核", "李四"), ("审批", "王五")] {
        let run = world.run(&["approve", id, "--root", "site", "--step", step, "--by", by]);
        assert_eq!(run.exit, 0, "{}", run.stderr);
    }
}

/// Changes a notice, and says so in a correction.
pub fn correct(world: &Site, id: &str, from: &str, to: &str) {
    let path = format!("site/content/notices/{id}.md");
    let text = world.read(&path);
    assert!(text.contains(from), "{text}");
    let record = "corrections:\n  - { on: 2026-03-01, what: 补充一处文字 }\nkind:";
    world.write(&path, text.replacen(from, to, 1).replacen("kind:", record, 1));
}

pub fn publish(world: &Site, arguments: &[&str]) -> Run {
    world.run(&[&["publish", "--root", "site"], arguments].concat())
}

/// Publishes what must be published.
#[track_caller]
pub fn published(world: &Site, arguments: &[&str]) {
    let run = publish(world, arguments);
    assert_eq!(run.exit, 0, "{}", run.stderr);
}

/// The files of a folder but its manifest, and whether they are what the manifest says.
pub fn whole(world: &Site, folder: &str) -> Result<Manifest, String> {
    let place = world.place(folder).canonicalize().map_err(|error| format!("{folder}: {error}"))?;
    let folder = place.strip_prefix(world.path().canonicalize().unwrap()).unwrap().to_str().unwrap();
    let mut files: BTreeMap<String, Vec<u8>> = world.files(folder);
    let text = files.remove(Manifest::FILE).ok_or_else(|| format!("{folder} has no manifest"))?;
    let manifest = Manifest::parse(&String::from_utf8(text).unwrap()).map_err(|fault| fault.to_string())?;
    let there: Vec<(&str, Digest)> = files.iter().map(|(path, bytes)| (path.as_str(), Digest::of(bytes))).collect();
    let listed: Vec<(&str, Digest)> = manifest.iter().map(|(path, digest)| (path.as_str(), digest)).collect();
    if there == listed { Ok(manifest) } else { Err(format!("{folder} is not what its manifest says")) }
}

/// How many lines the history has.
pub fn editions(world: &Site) -> usize {
    let text = world.files("site/content").remove("history.jsonl").unwrap_or_default();
    String::from_utf8(text).unwrap().lines().count()
}
