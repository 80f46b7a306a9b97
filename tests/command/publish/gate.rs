//! What speaks against publishing: all of it is said at once, and nothing is touched.

use serde_json::Value;

use super::published_site::HISTORY;
use super::published_site::approve;
use super::published_site::correct;
use super::published_site::editions;
use super::published_site::publish;
use super::published_site::published;
use super::published_site::site;
use crate::support::schema;
use crate::support::site::Site;

/// The reasons as programs read them: what each is, and what it is about.
fn reasons(world: &Site, exit: i32) -> Vec<(String, String)> {
    let run = publish(world, &["--to", "out", "--format", "json"]);
    assert_eq!(run.exit, exit, "{}{}", run.stdout, run.stderr);
    let start = run.stdout.find("{\n  \"refused\"").expect("reasons are told");
    let said: Value = serde_json::from_str(&run.stdout[start..]).expect("it is JSON");
    let of = |reason: &Value, key: &str| reason[key].as_str().unwrap_or_default().to_owned();
    said["refused"].as_array().unwrap().iter().map(|reason| (of(reason, "reason"), of(reason, "subject"))).collect()
}

fn told(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(reason, subject)| ((*reason).to_owned(), (*subject).to_owned())).collect()
}

#[test]
fn everything_that_speaks_against_it_is_said_at_once_and_nothing_is_touched() {
    let world = site();
    let text = world.read("site/content/notices/a.md");
    world.write("site/content/notices/b.md", text.replace("正在发放", "身份证号 11010519491231002X"));
    world.write("site/content/site.yaml", "name: 示例\napprove: [theme]\ndomain: a.example\n");
    let all = reasons(&world, 3);
    let expected = told(&[
        ("errors", ""),
        ("unapproved", "a"),
        ("unapproved", "b"),
        ("group_unapproved", "_theme"),
        ("label_missing", "site_code"),
        ("label_missing", "icp_number"),
        ("label_missing", "police_number"),
        ("label_missing", "operator"),
        ("label_missing", "contact"),
    ]);
    // The contact block of the site is gone, but `a` shows that of its court: it stays approved.
    let expected: Vec<_> = expected.into_iter().filter(|reason| *reason != ("unapproved".into(), "a".into())).collect();
    assert_eq!(all, expected);
    assert!(!world.place("out").exists() && !world.place(HISTORY).exists());
}

#[test]
fn errors_alone_are_faults_of_the_sources() {
    let world = site();
    let path = "site/content/articles/a.md";
    world.write(path, "---\ntitle: 文章\npublished_on: 2025-07-10\n---\n身份证号 11010519491231002X。\n");
    assert_eq!(reasons(&world, 1), told(&[("errors", "")]));
}

#[test]
fn a_published_notice_changes_with_a_correction_and_no_other_way() {
    let world = site();
    published(&world, &["--to", "out"]);
    let path = "site/content/notices/a.md";
    let text = world.read(path);
    world.write(path, text.replace("正在发放", "已经发放"));
    assert_eq!(reasons(&world, 3), told(&[("unapproved", "a"), ("uncorrected", "a")]));
    approve(&world, "a");
    assert_eq!(reasons(&world, 3), told(&[("uncorrected", "a")]));
    world.write(path, &text);
    correct(&world, "a", "正在发放", "已经发放");
    assert_eq!(reasons(&world, 3), told(&[("unapproved", "a")]));
    approve(&world, "a");
    published(&world, &["--to", "out"]);
    assert_eq!(editions(&world), 2);
    // The same correction does not cover another change.
    let text = world.read(path);
    world.write(path, text.replace("已经发放", "全部发放"));
    approve(&world, "a");
    assert_eq!(reasons(&world, 3), told(&[("uncorrected", "a")]));
}

#[test]
fn a_comment_and_the_telephone_of_the_court_are_no_corrections() {
    let world = site();
    published(&world, &["--to", "out"]);
    let path = "site/content/notices/a.md";
    let text = world.read(path);
    world.write(path, text.replace("kind:", "# 由办公室填写\nkind:"));
    assert_eq!(reasons(&world, 3), told(&[("unapproved", "a")]));
    assert_eq!(world.run(&["approve", "a", "--root", "site", "--renew", "--by", "王五"]).exit, 0);
    published(&world, &["--to", "out"]);
    assert_eq!(editions(&world), 1, "nothing that is seen changed");
    let organ = world.read("site/content/organs/shili.yaml");
    world.write("site/content/organs/shili.yaml", organ.replace("7654321", "7654322"));
    assert_eq!(reasons(&world, 3), told(&[("unapproved", "a")]));
    approve(&world, "a");
    published(&world, &["--to", "out"]);
    let history = world.read(HISTORY);
    assert!(history.lines().count() == 2 && history.lines().last().unwrap().contains("\"changed\":[]"), "{history}");
}

#[test]
fn a_published_notice_does_not_go_unnoticed() {
    let world = site();
    published(&world, &["--to", "out"]);
    let (old, text) = ("site/content/notices/a.md", world.read("site/content/notices/a.md"));
    world.write(old, text.replace("kind:", "draft: true\nkind:"));
    let held_back = reasons(&world, 3);
    assert_eq!(held_back, told(&[("vanished", "a")]));
    std::fs::remove_file(world.place(old)).unwrap();
    std::fs::rename(world.place("site/content/approvals/a.yaml"), world.place("site/content/approvals/b.yaml"))
        .unwrap();
    assert_eq!(reasons(&world, 3), told(&[("vanished", "a")]));
    world.write("site/content/notices/b.md", text.replace("kind:", "formerly: [a]\nkind:"));
    let run = publish(&world, &["--to", "out"]);
    assert!(run.exit == 3 && run.stderr.contains("tongbao rename a b"), "{}", run.stderr);
    assert_eq!(editions(&world), 1);
}

#[test]
fn standing_follows_from_the_history() {
    let world = site();
    let standing = |world: &Site| {
        let run = world.run(&["status", "--root", "site", "--format", "json"]);
        let report: Value = serde_json::from_str(&run.stdout).unwrap();
        report["notices"][0]["standing"].as_str().unwrap().to_owned()
    };
    assert_eq!(standing(&world), "approved");
    published(&world, &["--to", "out"]);
    assert_eq!(standing(&world), "published");
    correct(&world, "a", "正在发放", "已经发放");
    assert_eq!(standing(&world), "submitted");
    approve(&world, "a");
    assert_eq!(standing(&world), "approved");
    published(&world, &["--to", "out"]);
    assert_eq!(standing(&world), "corrected");
    assert!(!world.read(HISTORY).contains("张三"), "no names");
}

#[test]
fn the_day_decides_which_embargoes_have_ended() {
    let world = site();
    let text = world.read("site/content/notices/a.md");
    let marker = "标记词乙";
    world.write(
        "site/content/notices/b.md",
        text.replace("正在发放", marker).replace("kind:", "embargo_until: 2026-05-01\nkind:"),
    );
    world.write(
        "site/content/notices/c.md",
        text.replace("正在发放", "标记词丙").replace("kind:", "draft: true\nkind:"),
    );
    let holds = |world: &Site, word: &str| {
        let of = |folder: &str| {
            world.files(folder).into_values().any(|bytes| String::from_utf8_lossy(&bytes).contains(word))
        };
        of("out/releases") || of("z") || of("place") || of("site/.tongbao") || of("site/content/history")
    };
    for target in [["--to", "out"], ["--zip", "z/a.zip"]] {
        published(&world, &[&target[..], &["--day", "2026-04-30"]].concat());
    }
    published(&world, &["--to", "place", "--in-place", "--day", "2026-04-30"]);
    assert!(!holds(&world, marker) && !holds(&world, "标记词丙") && holds(&world, "正在发放"));
    assert_eq!(editions(&world), 1);
    approve(&world, "b");
    published(&world, &["--to", "out", "--day", "2026-05-01"]);
    assert!(holds(&world, marker) && !holds(&world, "标记词丙"));
    assert!(world.read(HISTORY).lines().last().unwrap().contains("\"day\":\"2026-05-01\",\"added\":[{\"id\":\"b\""));
}

#[test]
fn a_day_that_has_not_come_is_refused() {
    let world = site();
    assert_eq!(publish(&world, &["--to", "out", "--day", "2999-01-01"]).exit, 2);
    assert!(!world.place("out").exists());
}

#[test]
fn sources_that_cannot_be_read_are_told_beside_everything_else() {
    let world = site();
    world.write("site/content/notices/b.md", "---\ntitle: [\n---\n");
    let all: Vec<String> = reasons(&world, 3).into_iter().map(|(reason, of)| format!("{reason} {of}")).collect();
    assert_eq!(all, ["errors ", "unapproved b"]);
}

#[test]
fn a_history_that_is_a_link_is_none_that_may_be_begun_anew() {
    let world = site();
    published(&world, &["--to", "out"]);
    std::fs::rename(world.place(HISTORY), world.place("kept.jsonl")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(world.place("kept.jsonl"), world.place(HISTORY)).unwrap();
    assert!(reasons(&world, 3).contains(&("history_broken".into(), String::new())));
    // And where it is gone the target knows better.
    std::fs::remove_file(world.place(HISTORY)).unwrap();
    assert_eq!(reasons(&world, 3), told(&[("target_unknown", "")]));
    let run = world.run(&["history", "--mend", "--root", "site", "--to", "out"]);
    assert_eq!(run.exit, 0, "{}", run.stderr);
    assert_eq!(world.read(HISTORY), world.read("kept.jsonl"));
    published(&world, &["--to", "out"]);
}

#[test]
fn of_two_machines_that_published_the_one_is_kept_that_the_target_shows() {
    let world = site();
    published(&world, &["--to", "out"]);
    let first = world.read(HISTORY);
    world.lay(&world.place("site"), "other/site");
    // The other machine publishes a correction, this one an article, each its own edition 2.
    let other = Site::in_memory();
    other.lay(&world.place("other/site"), "site");
    correct(&other, "a", "正在发放", "全部发放");
    approve(&other, "a");
    published(&other, &["--to", "elsewhere"]);
    world.write("site/content/articles/c.md", "---\ntitle: 文章\npublished_on: 2025-07-10\n---\n文章。\n");
    published(&world, &["--to", "out"]);
    let (own, others) = (world.read(HISTORY), other.read(HISTORY));
    let second = |text: &str| text.lines().nth(1).unwrap().to_owned();
    let merged = format!("{first}<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n", second(&others), second(&own));
    for broken in [merged, format!("{others}{}\n", second(&own))] {
        world.write(HISTORY, broken);
        assert!(reasons(&world, 3).contains(&("history_broken".into(), String::new())));
        let run = world.run(&["history", "--mend", "--root", "site", "--to", "out"]);
        assert!(run.exit == 0 && run.stderr.contains("没有留下另一台电脑写的第 2 版"), "{}", run.stderr);
        assert_eq!(world.read(HISTORY), own);
    }
    published(&world, &["--to", "out"]);
    // The other one must not publish over what it does not know.
    other.lay(&world.place("out/releases"), "out/releases");
    #[cfg(unix)]
    std::os::unix::fs::symlink(std::fs::read_link(world.place("out/current")).unwrap(), other.place("out/current"))
        .unwrap();
    assert!(reasons(&other, 3).contains(&("target_unknown".into(), String::new())));
}

#[test]
fn a_review_holds_notices_against_what_was_published_last() {
    let world = site();
    published(&world, &["--to", "out"]);
    correct(&world, "a", "正在发放", "已经发放");
    let run = world.run(&["review", "--root", "site", "--out", "review"]);
    assert_eq!(run.exit, 0, "{}", run.stderr);
    let copy = world.files("review").into_iter().find(|(path, _)| path.ends_with(".html")).unwrap().1;
    let copy = String::from_utf8(copy).unwrap();
    assert!(copy.contains("第1版") && copy.contains("正在</del>") || copy.contains("〔删去："), "{}", copy.len());
}

#[test]
fn a_rehearsal_says_what_would_change_and_why_and_changes_nothing() {
    let world = site();
    let run = publish(&world, &["--to", "out", "--dry-run"]);
    assert_eq!(run.exit, 0, "{}", run.stderr);
    assert!(run.stdout.contains("新增  notices/a/index.html  （“a”首次公布）"), "{}", run.stdout);
    assert!(!world.place("out").exists() && !world.place(HISTORY).exists());
    published(&world, &["--to", "out"]);
    correct(&world, "a", "正在发放", "已经发放");
    let run = publish(&world, &["--to", "out", "--dry-run"]);
    assert_eq!(run.exit, 3, "{}", run.stderr);
    assert!(run.stdout.contains("更新  notices/a/index.html  （“a”有更正）"), "{}", run.stdout);
    assert!(run.stderr.contains("原因有 1 条"), "{}", run.stderr);
    let run = publish(&world, &["--to", "out", "--dry-run", "--format", "json"]);
    let start = run.stdout.find("{\n  \"edition\"").unwrap();
    let mut plans = serde_json::Deserializer::from_str(&run.stdout[start..]).into_iter::<Value>();
    let plan = plans.next().unwrap().unwrap();
    assert_eq!(plan["edition"]["changed"], serde_json::json!(["a"]));
    assert_eq!(editions(&world), 1);
}

#[test]
fn the_history_is_told_and_is_what_its_schema_says() {
    let world = site();
    let run = world.run(&["history", "--root", "site"]);
    assert!(run.exit == 0 && run.stderr.contains("还没有发布过"), "{}", run.stderr);
    published(&world, &["--to", "out"]);
    let run = world.run(&["history", "--root", "site"]);
    assert!(
        run.exit == 0 && run.stdout.starts_with("第 1 版  ") && run.stdout.contains("首次公布  a"),
        "{}",
        run.stdout
    );
    let run = world.run(&["history", "--root", "site", "--format", "json"]);
    let told: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(
        (&told["editions"][0]["sequence"], &told["editions"][0]["added"]),
        (&1.into(), &serde_json::json!(["a"]))
    );
    let contract: Value = serde_json::from_str(&world.run(&["schema", "history"]).stdout).expect("a schema");
    let line: Value = serde_json::from_str(world.read(HISTORY).lines().next().unwrap()).unwrap();
    let mut objections = Vec::new();
    schema::objections(&contract, &line, "", &mut objections);
    assert_eq!(objections, Vec::<String>::new());
    world.write(HISTORY, "{\"format\":1}\n");
    assert_eq!(world.run(&["history", "--root", "site"]).exit, 1);
}
