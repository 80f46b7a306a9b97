//! The ends of a notice: taken back, its text removed everywhere, another id. And what never left: drafts, embargoes.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::published_site::HISTORY;
use super::published_site::approve;
use super::published_site::correct;
use super::published_site::editions;
use super::published_site::publish;
use super::published_site::published;
use super::published_site::site;
use super::published_site::whole;
use crate::support::program::Run;
use crate::support::site::Site;

/// Words that stand in the title, the text, a label, an issue's title and an attachment of the notice that goes.
const MARKER: &str = "标记词丁";

/// A site with two notices, the second of which holds the marker wherever text may stand.
fn marked() -> Site {
    let world = site();
    let text = world.read("site/content/notices/a.md");
    let front = format!(
        "summary: 摘要{MARKER}\nattachments: [{{ file: 附件.txt, title: 附件{MARKER} }}]\nformerly: [b-old]\nkind:"
    );
    let marked = text
        .replacen("title: ", &format!("title: {MARKER}"), 1)
        .replacen("案款", &format!("案款{MARKER}"), 1)
        .replace("正在发放", &format!("正在发放{MARKER}"))
        .replacen("kind:", &front, 1);
    world.write("site/content/notices/b/notice.md", marked);
    world.write("site/content/notices/b/附件.txt", format!("附件正文{MARKER}\n"));
    world.write("site/content/notices/a.md", text.replacen("kind:", "related: [b]\nkind:", 1));
    approve(&world, "a");
    approve(&world, "b");
    world
}

/// The files below a folder, hidden ones too; no link is followed below it.
fn files(world: &Site, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let Ok(top) = world.place(folder).canonicalize() else { return found };
    let mut open = vec![top.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            if kind.is_dir() {
                open.push(path);
            } else if kind.is_file() {
                let name = path.strip_prefix(&top).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

/// The files below a folder in which the marker stands, hidden ones too; packed files are unpacked.
fn holding(world: &Site, folder: &str, marker: &str) -> Vec<String> {
    let holds = |path: &str, bytes: &[u8]| {
        if path.ends_with(".zip") || path.ends_with(".xlsx") {
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            return (0..zip.len()).any(|at| {
                let mut bytes = Vec::new();
                std::io::Read::read_to_end(&mut zip.by_index(at).unwrap(), &mut bytes).unwrap();
                String::from_utf8_lossy(&bytes).contains(marker)
            });
        }
        path.contains(marker) || String::from_utf8_lossy(bytes).contains(marker)
    };
    let files = files(world, folder);
    files.iter().filter(|(path, bytes)| holds(path, bytes)).map(|(path, _)| path.clone()).collect()
}

fn run(world: &Site, arguments: &[&str]) -> Run {
    world.run(&[arguments, &["--root", "site"]].concat())
}

#[track_caller]
fn done(world: &Site, arguments: &[&str]) {
    let run = run(world, arguments);
    assert_eq!(run.exit, 0, "{}", run.stderr);
}

fn standing(world: &Site, id: &str) -> String {
    let said: Value = serde_json::from_str(&run(world, &["status", "--format", "json"]).stdout).unwrap();
    let of = said["notices"].as_array().unwrap().iter().find(|of| of["id"] == id);
    of.map_or_else(String::new, |of| of["standing"].as_str().unwrap().to_owned())
}

#[test]
fn a_notice_that_is_taken_back_leaves_a_page_that_says_so() {
    let world = marked();
    published(&world, &["--to", "out", "--allow-shrinking"]);
    assert!(!holding(&world, "out/current", MARKER).is_empty());
    done(&world, &["withdraw", "b", "--reason", "数字有误，核实后另行公布", "--on", "2026-11-29"]);
    assert_eq!(standing(&world, "b"), "withdrawn");
    assert_eq!(run(&world, &["check"]).exit, 0, "{}", run(&world, &["check"]).stdout);
    published(&world, &["--to", "out", "--allow-shrinking"]);
    let current = "out/current";
    let page = world.read(&format!("{current}/notices/b/index.html"));
    assert!(page.contains("2026年11月29日") && page.contains("数字有误，核实后另行公布"), "{page}");
    let record: Value = serde_json::from_str(&world.read(&format!("{current}/data/notices/b.json"))).unwrap();
    assert_eq!(record["withdrawn"]["on"], "2026-11-29");
    // Of its text nothing is left but its title, which the page, its data and those that lead to it say.
    let title = "标记词丁整改进展情况的通报";
    for path in holding(&world, current, MARKER) {
        let text = world.read(&format!("{current}/{path}")).replace(title, "");
        assert!(!text.contains(MARKER), "{path}");
        assert!(
            path.contains("/b/")
                || path.contains("/b-old/")
                || path == "data/notices/b.json"
                || path == "history/index.html",
            "{path}"
        );
    }
    for path in [
        "notices/b/1.html",
        "entries/b/1.html",
        "notices/b-old/index.html",
        "notices/b-old/1.html",
        "entries/b-old/1.html",
    ] {
        let text = world.read(&format!("{current}/{path}"));
        let to =
            text.split("0; url=").nth(1).unwrap_or_else(|| panic!("{path} leads nowhere")).split('"').next().unwrap();
        let place = world.place(&format!("{current}/{path}"));
        let led = place.parent().unwrap().join(to).canonicalize().unwrap();
        assert!(led.ends_with("notices/b/index.html"), "{path}: {to}");
    }
    assert!(!world.place(&format!("{current}/notices/b/files/附件.txt")).exists());
    let feed = world.read(&format!("{current}/feeds/notices.xml"));
    assert!(feed.contains("<at:deleted-entry ref=\"https://zhenggai.example/notices/b-old/index.html\" when=\"2026-11-29T00:00:00+08:00\">"), "{feed}");
    let last = world.read(HISTORY).lines().last().unwrap().to_owned();
    assert!(last.contains("\"withdrawn\":[\"b\"]"), "{last}");
    assert!(world.read("site/content/notices/b/notice.md").contains(MARKER), "its sources stay");
    assert_eq!(world.run(&["verify", "out", "--against-sources", "--root", "site"]).exit, 0);
    // Nothing brings it back unseen; taken out of the list it is published anew.
    assert_eq!(publish(&world, &["--to", "out", "--rollback"]).exit, 3);
    fs::remove_file(world.place("site/content/withdrawn.yaml")).unwrap();
    published(&world, &["--to", "out", "--allow-shrinking"]);
    assert!(world.read(HISTORY).lines().last().unwrap().contains("\"added\":[{\"id\":\"b\""));
}

#[test]
fn what_cannot_be_taken_back_is_refused() {
    let world = marked();
    assert_eq!(run(&world, &["withdraw", "nosuch", "--reason", "理由"]).exit, 2);
    assert_eq!(run(&world, &["withdraw", "b"]).exit, 2, "without a reason");
    assert_eq!(run(&world, &["withdraw", "b", "--reason", " "]).exit, 2);
    published(&world, &["--to", "out"]);
    world.write("site/content/notices/c.md", world.read("site/content/notices/a.md"));
    assert_eq!(run(&world, &["withdraw", "c", "--reason", "理由"]).exit, 3, "never published");
    assert_eq!(run(&world, &["withdraw", "b", "--reason", "零\u{200b}宽"]).exit, 1, "hostile text");
    assert!(!world.place("site/content/withdrawn.yaml").exists());
    done(&world, &["withdraw", "b", "--reason", "理由"]);
    assert_eq!(run(&world, &["withdraw", "b", "--reason", "理由"]).exit, 3, "twice");
    world.write("site/content/withdrawn.yaml", "- id: b\n  on: 三月\n");
    assert_eq!(run(&world, &["withdraw", "a", "--reason", "理由"]).exit, 1, "a list with faults is not added to");
}

#[test]
fn a_text_that_is_retracted_is_found_nowhere_any_more() {
    let world = marked();
    world.write("site/content/notices/d.md", world.read("site/content/notices/a.md").replace("related: [b]\n", ""));
    approve(&world, "d");
    for target in [&["--to", "out"][..], &["--zip", "z/site.zip"], &["--to", "place", "--in-place"]] {
        published(&world, target);
    }
    correct(&world, "a", "正在发放", "已经发放");
    approve(&world, "a");
    published(&world, &["--to", "out"]);
    assert_eq!(world.run(&["build", "--root", "site"]).exit, 0);
    for folder in ["site", "out", "z", "place"] {
        assert!(!holding(&world, folder, MARKER).is_empty(), "{folder}");
    }
    done(&world, &["retract", "b", "--reason", "含有个人信息", "--on", "2026-11-29"]);
    assert_eq!(holding(&world, "site", MARKER), [""; 0]);
    for target in [&["--to", "out"][..], &["--zip", "z/site.zip"], &["--to", "place", "--in-place"]] {
        published(&world, &[target, &["--allow-shrinking"]].concat());
    }
    for folder in ["site", "out", "z", "place"] {
        assert_eq!(holding(&world, folder, MARKER), [""; 0], "{folder}");
    }
    assert_eq!(fs::read_dir(world.place("out/releases")).unwrap().count(), 1, "old editions are gone");
    whole(&world, "out/current").unwrap();
    assert!(world.read("out/current/notices/b/index.html").contains("文字已全部清除"));
    let history = world.read(HISTORY);
    assert!(history.contains("\"retracted\":[\"b\"]") && history.contains("{\"id\":\"b\",\"source\":\""), "{history}");
    assert!(run(&world, &["check"]).exit == 0, "{}", run(&world, &["check"]).stdout);
    let count = editions(&world);
    published(&world, &["--to", "out"]);
    assert_eq!(editions(&world), count, "nothing more happens");
}

#[test]
fn a_retraction_that_was_interrupted_stops_publishing_and_is_carried_on() {
    let world = marked();
    published(&world, &["--to", "out"]);
    world.write("site/content/withdrawn.yaml", "- { id: b, on: 2026-11-29, reason: 含有个人信息, retracted: true }\n");
    let run = publish(&world, &["--to", "out", "--allow-shrinking"]);
    assert!(run.exit == 1 && run.stderr.contains("H623"), "{}", run.stderr);
    done(&world, &["retract", "b", "--reason", "含有个人信息"]);
    published(&world, &["--to", "out", "--allow-shrinking"]);
    assert_eq!(holding(&world, "out", MARKER), [""; 0]);
    assert_eq!(holding(&world, "site", MARKER), [""; 0]);
}

#[test]
fn a_notice_gets_another_id_and_keeps_all_that_is_bound_to_it() {
    let world = marked();
    published(&world, &["--to", "out"]);
    let feed = |world: &Site| {
        let text = world.read("out/current/feeds/notices.xml");
        let mut ids: Vec<String> =
            text.split("<id>").skip(2).map(|rest| rest.split("</id>").next().unwrap().to_owned()).collect();
        ids.sort();
        ids
    };
    let before = feed(&world);
    done(&world, &["rename", "b", "b-new"]);
    assert_eq!(run(&world, &["rename", "b", "b-new"]).exit, 3, "it is done");
    assert!(
        !world.place("site/content/notices/b").exists() && world.place("site/content/notices/b-new/附件.txt").exists()
    );
    assert!(!world.place("site/content/history/b").exists() && world.place("site/content/history/b-new/1").exists());
    assert!(world.read("site/content/notices/b-new/notice.md").contains("formerly: [b-old, b]"));
    assert_eq!(run(&world, &["check"]).exit, 0, "{}", run(&world, &["check"]).stdout);
    // What is seen is the same: one step renews the approval, and no correction is asked for.
    done(&world, &["approve", "b-new", "--renew", "--by", "王五"]);
    published(&world, &["--to", "out"]);
    let last = world.read(HISTORY).lines().last().unwrap().to_owned();
    assert!(
        last.contains("\"added\":[],\"changed\":[]")
            && last.contains("\"renamed\":[{\"from\":\"b\",\"to\":\"b-new\"}]"),
        "{last}"
    );
    assert_eq!(feed(&world), before, "ids in feeds stay");
    for path in ["notices/b/index.html", "notices/b/1.html", "entries/b/1.html", "notices/b-old/index.html"] {
        assert!(world.read(&format!("out/current/{path}")).contains("b-new/"), "{path}");
    }
    assert!(
        world.read("out/current/notices/a/index.html").contains("notices/b-new/")
            || world.read("out/current/notices/a/index.html").contains("../b-new/"),
        "what is related is known by its old id"
    );
    assert_eq!(standing(&world, "b-new"), "published");
    assert_eq!(world.run(&["verify", "out", "--against-sources", "--root", "site"]).exit, 0);
    for (old, new) in [("a", "b-new"), ("a", "b"), ("a", "a")] {
        assert_eq!(run(&world, &["rename", old, new]).exit, 3, "{old} {new}");
    }
    assert_eq!(run(&world, &["rename", "nosuch", "c"]).exit, 2);
}

#[test]
fn drafts_and_embargoed_notices_are_nowhere() {
    let world = marked();
    let text = world.read("site/content/notices/b/notice.md");
    for (id, marker, key) in [("draft", "标记词戊", "draft: true"), ("later", "标记词己", "embargo_until: 2099-01-01")]
    {
        let text = text.replace(MARKER, marker).replace("formerly: [b-old]", key);
        world.write(&format!("site/content/notices/{id}/notice.md"), text);
        world.write(&format!("site/content/notices/{id}/附件.txt"), format!("{marker}\n"));
    }
    for target in [&["--to", "out"][..], &["--zip", "z/site.zip"], &["--to", "place", "--in-place"]] {
        published(&world, target);
    }
    for marker in ["标记词戊", "标记词己"] {
        for folder in ["out", "z", "place", "site/.tongbao", "site/content/history"] {
            assert_eq!(holding(&world, folder, marker), [""; 0], "{folder}");
        }
    }
    for folder in ["out", "z", "place"] {
        assert!(files(&world, folder).keys().all(|path| !path.contains("draft") && !path.contains("later")));
        assert!(!holding(&world, folder, MARKER).is_empty(), "what is public is there");
    }
    let run = publish(&world, &["--to", "new", "--dry-run", "--format", "json"]);
    for word in ["draft", "later", "标记词戊", "标记词己"] {
        assert!(!run.stdout.contains(word), "{word}");
    }
}
