//! Law 5. Same input, same bytes: whoever builds it, where and when, on how many cores.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

use tongbao::compile::Memo;
use tongbao::tree::Tree;

use crate::support::in_memory;
use crate::support::program::program;

fn build(site: &Path, out: &Path, at: &Path, environment: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let mut command = program();
    command.env_clear().envs(environment.iter().copied()).current_dir(at).stdin(Stdio::null());
    let output = command.args(["build", "--root"]).arg(site).arg("--out").arg(out).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    files(&at.join(out))
}

/// Every file below a folder with its bytes, what stands beside the site included (its manifest).
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Copies the sample site, its files written in this order.
fn copy(to: &Path, backwards: bool) {
    let tree = in_memory::sample();
    let mut paths: Vec<&str> = tree.iter().map(|(path, _)| path.as_str()).collect();
    if backwards {
        paths.reverse();
    }
    for path in paths {
        fs::create_dir_all(to.join(path).parent().unwrap()).unwrap();
        fs::write(to.join(path), fs::read(in_memory::root().join(path)).unwrap()).unwrap();
    }
}

#[test]
fn place_user_locale_zone_and_cores_leave_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let far = here.join("另一处 with spaces/深");
    fs::create_dir_all(&far).unwrap();
    copy(&here.join("a"), false);
    copy(&far.join("b"), true);
    let plain = [("LANG", "C"), ("TZ", "UTC"), ("HOME", "/"), ("RAYON_NUM_THREADS", "1"), ("USER", "a")];
    let other = [
        ("LANG", "zh_CN.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("TZ", "Asia/Shanghai"),
        ("HOME", "/nowhere"),
        ("RAYON_NUM_THREADS", "4"),
        ("USER", "乙"),
        ("SOURCE_DATE_EPOCH", "1"),
        ("NO_COLOR", "1"),
        ("COLUMNS", "20"),
    ];
    let one = build(&here.join("a"), &here.join("out"), here, &plain);
    let two = build(Path::new("b"), Path::new("../又一处"), &far, &other);
    assert!(one.len() > 100);
    let differing: Vec<&String> = one.keys().filter(|path| one.get(*path) != two.get(*path)).collect();
    assert_eq!(differing, [""; 0], "differ");
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    let again = build(&here.join("a"), &here.join("out"), here, &other);
    assert!(one == again, "a second build into the same folder changes nothing");
}

#[test]
fn the_order_in_which_files_are_put_into_a_tree_leaves_no_trace() {
    let tree = in_memory::sample();
    let mut backwards = Tree::new();
    for (path, file) in tree.iter().rev() {
        backwards.insert(path.clone(), file.clone());
    }
    let threads = |count| rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap();
    let came = |tree: &Tree| {
        let memo = Arc::<Memo>::default();
        let compiled = in_memory::compile(tree, &memo);
        (compiled.routes().to_vec(), format!("{:?}", compiled.faults()), in_memory::rendered(&compiled))
    };
    let one = threads(1).install(|| came(&tree));
    let four = threads(4).install(|| came(&backwards));
    assert_eq!(one.0, four.0);
    assert_eq!(one.1, four.1);
    assert!(one.2 == four.2);
}

#[test]
fn a_site_without_a_day_takes_its_day_from_its_notices_not_from_the_clock() {
    let notice = "---\ntitle: 通报\nkind: progress\npublished_on: 2020-05-06\n---\n1. 甲\n\n完成时限：2020年6月\n";
    let tree = in_memory::tree([("content/site.yaml", "name: 站"), ("content/notices/a.md", notice)]);
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    assert_eq!(compiled.site.as_of.map(|day| day.iso()), Some("2020-05-06".to_owned()));
}
