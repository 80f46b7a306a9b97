//! Folders that only group below `content/notices/`: where a notice lies changes no address and no byte.

use std::sync::Arc;
use tongbao::compile::Memo;
use tongbao::tree::Tree;

use crate::support::in_memory;
use crate::support::site::Site;

/// The sample site with its notices moved, each by the name of its file or folder.
fn moved(sample: &Tree, into: impl Fn(usize, &str) -> String) -> Tree {
    let mut tree = Tree::new();
    let mut names: Vec<&str> = Vec::new();
    for (path, file) in sample.iter() {
        let Some(inside) = path.as_str().strip_prefix("content/notices/") else {
            tree.insert(path.clone(), file.clone());
            continue;
        };
        let name = inside.split(['/', '.']).next().unwrap();
        if !names.contains(&name) {
            names.push(name);
        }
        let number = names.iter().position(|known| *known == name).unwrap();
        let place = format!("content/notices/{}{inside}", into(number, name));
        tree.insert(tongbao::tree::RelPath::new(&place).unwrap(), file.clone());
    }
    assert!(names.len() > 15, "{names:?}");
    tree
}

#[test]
fn moving_notices_between_groups_changes_no_byte() {
    let sample = in_memory::sample();
    let whole = |tree: &Tree| {
        let compiled = in_memory::compile(tree, &Arc::<Memo>::default());
        assert!(!compiled.stops_build());
        // Copied files are told by where they come from: what they hold is what counts.
        let mut out = in_memory::rendered(&compiled);
        for came in out.values_mut() {
            let told = came.as_ref().ok().and_then(|bytes| std::str::from_utf8(bytes).ok());
            if let Some(told) = told.filter(|told| told.starts_with("content/notices/")) {
                let held: Vec<&str> = told.rsplitn(3, ' ').take(2).collect();
                *came = Ok(held.concat().into_bytes());
            }
        }
        out
    };
    let before = whole(&sample);
    for into in [
        |_: usize, _: &str| "2025年/".to_owned(),
        |number: usize, _: &str| ["", "甲/", "甲/乙/", "甲/乙/丙/"][number % 4].to_owned(),
        |_: usize, name: &str| format!("{}/", name.split('-').next().unwrap()),
        // A group may even be called as the notice in it.
        |_: usize, name: &str| format!("组 {name}/{}/", name.to_uppercase()),
    ] as [fn(usize, &str) -> String; 4]
    {
        let after = whole(&moved(&sample, into));
        for (path, bytes) in &before {
            assert!(after.get(path) == Some(bytes), "{path} differs");
        }
        assert_eq!(before.len(), after.len());
    }
}

const NOTICE: &str =
    "---\ntitle: 示例法院关于整改进展情况的通报\nkind: progress\npublished_on: 2025-07-10\n---\n一、整改情况\n";

#[test]
fn commands_know_the_notices_of_groups() {
    let site = Site::with([
        ("site/content/site.yaml", "name: 示例省法院整改公开\n"),
        ("site/content/notices/2025年/a.md", NOTICE),
        ("site/content/notices/2025年/b/notice.md", NOTICE),
        (
            "b.txt",
            "示例法院关于巡察整改进展情况的通报\n\n一、整改情况\n\n1. 关于“案款发放不及时”的问题\n整改情况：案款已全部发放。\n",
        ),
    ]);
    // What is there already is named by its place, and stays.
    for (id, place) in [("a", "2025年/a.md"), ("b", "2025年/b/notice.md")] {
        let run = site.answer(&format!("new notice {id} --root site"));
        assert_eq!(run.exit, 3, "{}", run.stderr);
        assert!(run.stderr.contains(&format!("content/notices/{place}")), "{}", run.stderr);
        assert!(!site.place(&format!("site/content/notices/{id}.md")).exists());
        assert_eq!(site.read(&format!("site/content/notices/{place}")), NOTICE);
    }
    let run = site.answer("new notice c --root site");
    assert_eq!(run.exit, 0, "{}", run.stderr);
    assert!(site.place("site/content/notices/c.md").exists());
    // An imported notice takes the place of the notice of its id, once it may.
    let run = site.answer("import b.txt --kind notice --root site");
    assert_eq!(run.exit, 3, "{}", run.stderr);
    assert!(run.stderr.contains("content/notices/2025年/b/notice.md"), "{}", run.stderr);
    let run = site.answer("import b.txt --kind notice --root site --force");
    assert_eq!(run.exit, 0, "{}", run.stderr);
    assert!(site.read("site/content/notices/2025年/b/notice.md").contains("案款发放不及时"));
    assert!(!site.place("site/content/notices/b.md").exists());
    // An article of the same name is another thing.
    let run = site.answer("import b.txt --kind article --id b --root site");
    assert_eq!(run.exit, 0, "{}", run.stderr);
    assert!(site.place("site/content/articles/b.md").exists());
}
