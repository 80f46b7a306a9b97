//! `tongbao approve` and `status`: what is written, what is refused, what is said, and what the public never sees.

use std::process::Command;

use serde_json::Value;

use crate::support::program::Run;
use crate::support::schema;
use crate::support::site::Site;

const NOTICE: &str = "---\ntitle: 整改进展情况的通报\n# 由办公室填写\nkind: progress\npublished_on: 2025-07-10\ncontact: { phones: [0000-1234567] }\n---\n\
    #### 1. 关于“案款发放不及时”的问题\n\n整改结果：阶段性完成\n\n完成时限：2025年12月底前\n\n整改情况：正在发放。\n";
const PLACE: &str = "site/content/notices/a.md";
const RECORD: &str = "site/content/approvals/a.yaml";
/// A name that stands in approvals alone.
const NAME: &str = "独孤标记人";

fn site() -> Site {
    let world = Site::new();
    world.write("site/content/site.yaml", "name: 示例市法院整改公开网\ndomain: zhenggai.example\n");
    world.write(PLACE, NOTICE);
    world
}

fn approve(world: &Site, arguments: &[&str]) -> Run {
    world.run(&[&["approve", "a", "--root", "site"], arguments].concat())
}

fn step(world: &Site, step: &str, by: &str) -> Run {
    approve(world, &["--step", step, "--by", by, "--day", "2025-07-01"])
}

fn all_steps(world: &Site) {
    for (name, by) in [("提出", "张三"), ("审核", NAME), ("审批", "王五")] {
        let run = step(world, name, by);
        assert_eq!(run.exit, 0, "{}", run.stderr);
    }
}

/// The report for programs, held against its schema.
fn report(world: &Site, exit: i32) -> Value {
    let run = world.run(&["status", "--root", "site", "--format", "json"]);
    assert_eq!(run.exit, exit, "{}", run.stderr);
    let report = serde_json::from_str(&run.stdout).expect("it is JSON");
    let contract: Value = serde_json::from_str(&world.run(&["schema", "status"]).stdout).expect("a schema");
    let mut objections = Vec::new();
    schema::objections(&contract, &report, "", &mut objections);
    assert_eq!(objections, Vec::<String>::new());
    report
}

fn standing(world: &Site) -> String {
    report(world, 0)["notices"][0]["standing"].as_str().expect("a word").to_owned()
}

#[test]
fn steps_are_written_behind_one_another() {
    let world = site();
    assert_eq!(standing(&world), "submitted");
    let first = step(&world, "提出", "张三");
    assert!(first.exit == 0 && first.stderr.contains("还要办：审核、审批"), "{}", first.stderr);
    let before = world.read(RECORD);
    world.write(RECORD, format!("{before}# 说明：后面各条另起一行"));
    let before = world.read(RECORD);
    let noted = approve(&world, &["--step", "审核", "--by", "李四", "--note", "核对：电话 #1 “无误”"]);
    assert_eq!(noted.exit, 0, "{}", noted.stderr);
    assert!(world.read(RECORD).starts_with(&before));
    let last = step(&world, "审批", "王五");
    // The second step was taken today: a third of an earlier day is out of order.
    assert!(last.exit == 3 && last.stderr.contains("时间比前一条还早"), "{}", last.stderr);
    let last = approve(&world, &["--step", "审批", "--by", "王五"]);
    assert!(last.exit == 0 && last.stderr.contains("已批准"), "{}", last.stderr);
    assert_eq!(standing(&world), "approved");
    let contract: Value = serde_json::from_str(&world.run(&["schema", "approvals"]).stdout).expect("a schema");
    assert_eq!(contract["required"], serde_json::json!(["format", "steps"]));
    // People read the same, in either language.
    let shown = world.run(&["status", "--root", "site"]);
    assert!(shown.stdout.contains("已批准  a  整改进展情况的通报，网站上显示\n"), "{}", shown.stdout);
    assert!(shown.stdout.contains("    提出  张三  2025-07-01  通过\n"), "{}", shown.stdout);
    let english = world.run(&["status", "--root", "site", "--format", "short", "--lang", "en"]);
    assert!(english.stdout.starts_with("approved  a  整改进展情况的通报, on the site\n\nBeside"), "{}", english.stdout);
    // Entries that are indented by hand are followed by one that is indented alike.
    let indented: String = world
        .read(RECORD)
        .lines()
        .map(|line| match line.starts_with(['-', ' ']) {
            true => format!("  {line}\n"),
            false => format!("{line}\n"),
        })
        .collect();
    world.write(RECORD, indented);
    let back = approve(&world, &["--step", "审批", "--by", "王五", "--return", "--reason", "另议"]);
    assert_eq!(back.exit, 0, "{}", back.stderr);
    assert!(world.read(RECORD).contains("\n  - step: 审批\n    act: returned\n"), "{}", world.read(RECORD));
    assert_eq!(standing(&world), "returned");
}

#[test]
fn what_would_not_count_is_refused_and_nothing_is_written() {
    let world = site();
    let refused = |arguments: &[&str], exit: i32, words: &str| {
        let before = world.files("site/content/approvals");
        let run = approve(&world, arguments);
        assert_eq!((run.exit, run.stdout.as_str()), (exit, ""), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(words), "{arguments:?}: {}", run.stderr);
        assert_eq!(world.files("site/content/approvals"), before, "{arguments:?}");
    };
    refused(&["--step", "审核", "--by", "李四"], 3, "“提出”还没有办");
    refused(&["--step", "提岀", "--by", "李四"], 3, "是不是想写“提出”");
    refused(&["--step", "提出", "--by", "李四", "--day", "2999-01-01"], 2, "还没有到");
    refused(&["--step", "提出", "--by", "李四", "--day", "昨天"], 2, "不是时间");
    refused(&["--step", "提出", "--by", " "], 2, "不能空着");
    refused(&["--step", "提出", "--by", "李\n四"], 2, "只能写一行");
    refused(&["--step", "提出", "--by", "李四", "--return"], 2, "--reason");
    refused(&["--by", "李四"], 2, "--step");
    refused(&["--emergency", "--by", "李四"], 2, "--reason");
    refused(&["--renew", "--by", "李四"], 3, "不必再办");
    assert_eq!(step(&world, "提出", "张三").exit, 0);
    refused(&["--step", "提出", "--by", "张三"], 3, "不必再办");
    refused(&["--step", "审核", "--by", "张　三"], 3, "请另一个人");
    world.write(PLACE, NOTICE.replace("正在发放", "已经发放"));
    refused(&["--step", "审核", "--by", "李四"], 3, "批准以后改了正文");
    refused(&["--renew", "--by", "李四"], 3, "从第一步起重新办理");
    world.write(PLACE, NOTICE.replace("由办公室", "由政治部"));
    refused(&["--step", "审核", "--by", "李四"], 3, "续认");
    // A file that is broken, or written so that nothing can follow.
    let record = world.read(RECORD);
    world.write(RECORD, record.replace("act: approved", "act: approved\n<<<<<<< HEAD"));
    refused(&["--step", "提出", "--by", "张三"], 1, "合并冲突");
    world.write(RECORD, "format: 1\nsteps: []\n");
    refused(&["--step", "提出", "--by", "张三"], 1, "不能在末尾接着写");
    let unknown = world.run(&["approve", "b", "--root", "site", "--step", "提出", "--by", "张三"]);
    assert!(unknown.exit == 2 && unknown.stderr.contains("没有“b”"), "{}", unknown.stderr);
    // A notice that cannot be read is not approved.
    world.write(PLACE, NOTICE.replace("kind: progress", "kind: progres"));
    refused(&["--step", "提出", "--by", "张三"], 1, "S108");
}

#[test]
fn a_change_voids_and_one_step_renews_what_is_seen_alike() {
    let world = site();
    all_steps(&world);
    world.write(PLACE, NOTICE.replace('\n', "\r\n"));
    let report = report(&world, 0);
    assert_eq!(report["notices"][0]["approval"]["void"]["why"], "source");
    assert_eq!(report["faults"][0]["code"], "A408");
    let renewed = approve(&world, &["--renew", "--by", "赵六"]);
    assert!(renewed.exit == 0 && renewed.stderr.contains("已批准"), "{}", renewed.stderr);
    world.write(PLACE, NOTICE.replace("1234567", "1234568"));
    let shown = world.run(&["status", "--root", "site"]);
    assert!(shown.stdout.contains("审批失效：批准以后改了联系方式。"), "{}", shown.stdout);
    assert!(shown.stdout.contains("还要办：提出、审核、审批"), "{}", shown.stdout);
    let check = world.run(&["check", "--root", "site", "--format", "short"]);
    assert!(check.exit == 0 && check.stdout.contains("A408"), "{}", check.stdout);
}

#[test]
fn faults_of_approvals_are_shown_and_end_with_1() {
    let world = site();
    all_steps(&world);
    world.write(RECORD, world.read(RECORD).replace("by: 王五", "by: 张 三"));
    let report = report(&world, 1);
    assert_eq!(report["notices"][0]["standing"], "submitted");
    assert_eq!(report["faults"][0]["code"], "A405");
    // The faults of approvals stop no build, and a strict one ends with them.
    let build = ["build", "--root", "site", "--out", "out"];
    assert_eq!(world.run(&build).exit, 0);
    let before = world.times("out");
    let strict = world.run(&[&build[..], &["--strict", "--format", "short"]].concat());
    assert!(strict.exit == 1 && strict.stderr.contains("error: A405"), "{}", strict.stderr);
    assert_eq!(world.times("out"), before);
    world.write(RECORD, world.read(RECORD).replace("by: 张 三", "by: 王五"));
    assert_eq!(world.run(&[&build[..], &["--strict"]].concat()).exit, 0);
}

/// The text of a file; of a workbook that of its parts.
fn text(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is an archive");
    let mut out = String::new();
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).expect("a part can be read");
        std::io::Read::read_to_string(&mut part, &mut out).expect("a part is text");
    }
    out
}

#[test]
fn nobody_who_approved_is_named_in_public() {
    let world = site();
    all_steps(&world);
    world.write(PLACE, NOTICE.replace("1234567", "1234568"));
    let reason = "举报电话停机，群众打不通";
    let emergency = approve(&world, &["--emergency", "--by", NAME, "--reason", reason, "--day", "2025-07-02"]);
    assert_eq!(emergency.exit, 0, "{}", emergency.stderr);
    assert_eq!(standing(&world), "approved");
    world.write("site/content/notices/b.md", NOTICE);
    assert_eq!(world.run(&["build", "--root", "site", "--out", "out"]).exit, 0);
    for what in ["page", "fragment"] {
        let run = world.run(&["export", what, "a", "--root", "site", "--out", &format!("{what}-out")]);
        assert_eq!(run.exit, 0, "{}", run.stderr);
    }
    let built = world.files("out");
    assert!(built.len() > 40);
    for (path, bytes) in built.iter().chain(&world.files("fragment-out")) {
        let text = text(bytes);
        assert!(!text.contains(NAME) && !text.contains("独孤"), "{path}");
    }
    assert!(!world.read("page-out").contains(NAME));
    // An emergency leaves its mark on the page, and on no other notice.
    for page in [world.read("out/notices/a/index.html"), world.read("page-out")] {
        assert!(page.contains("紧急发布（") && page.contains(reason), "{page}");
    }
    assert!(!world.read("out/notices/b/index.html").contains("紧急发布"));
    // It stays when the steps were taken afterwards.
    for (name, by) in [("提出", "张三"), ("审核", "李四"), ("审批", "王五")] {
        let run = approve(&world, &["--step", name, "--by", by, "--day", "2025-07-03"]);
        assert_eq!(run.exit, 0, "{}", run.stderr);
    }
    assert_eq!(world.run(&["build", "--root", "site", "--out", "out"]).exit, 0);
    assert!(world.read("out/notices/a/index.html").contains(reason));
}

#[test]
fn an_archive_takes_approvers_from_the_approvals() {
    let world = site();
    let archive =
        |more: &[&str]| world.run(&[&["export", "archive", "a", "--root", "site", "--out", "archive"], more].concat());
    assert_eq!(archive(&["--approved-by", "李甲"]).exit, 0);
    assert!(world.read("archive/说明.txt").contains("审批：李甲\n"));
    assert_eq!(step(&world, "提出", "张三").exit, 0);
    assert_eq!(archive(&[]).exit, 0);
    let about = world.read("archive/说明.txt");
    assert!(about.contains("审批：提出：张三（2025-07-01）、审批没有完成（还要办：审核、审批）\n"), "{about}");
    let both = archive(&["--approved-by", "李甲"]);
    assert!(both.exit == 2 && both.stderr.contains("content/approvals/a.yaml"), "{}", both.stderr);
    assert_eq!(step(&world, "审核", "李四").exit, 0);
    assert_eq!(step(&world, "审批", "王五").exit, 0);
    assert_eq!(archive(&[]).exit, 0);
    let about = world.read("archive/说明.txt");
    assert!(
        about.contains("审批：提出：张三（2025-07-01）、审核：李四（2025-07-01）、审批：王五（2025-07-01）\n"),
        "{about}"
    );
}

#[test]
fn an_export_says_what_is_still_wrong() {
    let world = site();
    world.write(PLACE, NOTICE.replace("正在发放。", "正在发放。身份证号 110101199003070011。"));
    let check = world.run(&["check", "--root", "site", "--format", "short"]);
    let errors = check
        .stdout
        .lines()
        .filter(|line| line.starts_with("content/notices/a.md:") && line.contains(": error: "))
        .count();
    assert!(errors > 0, "{}", check.stdout);
    let words = format!("公布前的检查还有{errors}处错误没有改正。");
    for (what, cover) in
        [("page", "out-page"), ("fragment", "out-fragment/清单.html"), ("archive", "out-archive/说明.txt")]
    {
        let run = world.run(&["export", what, "a", "--root", "site", "--out", &format!("out-{what}")]);
        assert_eq!(run.exit, 0, "{}", run.stderr);
        assert!(world.read(cover).contains(&words), "{what}: {}", world.read(cover));
    }
    // The text that goes into another system's editor is the text alone.
    assert!(!world.read("out-fragment/正文.html").contains("检查"));
}

#[test]
fn what_else_nobody_approved_is_listed() {
    let world = site();
    world.write("site/content/site.yaml", "name: 示例市法院整改公开网\napprove: [organs]\n");
    world.write("site/content/organs/qinglan.yaml", "name: 青岚市中级人民法院\n");
    world.write("site/content/articles/one.md", "---\ntitle: 文章\n---\n正文。\n");
    let of = |name: &str| {
        let report = report(&world, 0);
        let others = report["others"].as_array().expect("a list").clone();
        others.into_iter().find(|other| other["group"] == name).expect("it is listed")
    };
    let (organs, articles) = (of("organs"), of("articles"));
    assert_eq!((&organs["demanded"], &organs["approved"]), (&Value::from(true), &Value::from(false)));
    assert_eq!((&articles["demanded"], &articles["files"]), (&Value::from(false), &Value::from(1)));
    for (name, by) in [("提出", "张三"), ("审核", "李四"), ("审批", "王五")] {
        let run =
            world.run(&["approve", "_organs", "--root", "site", "--step", name, "--by", by, "--day", "2025-07-01"]);
        assert_eq!(run.exit, 0, "{}", run.stderr);
    }
    assert_eq!(of("organs")["approved"], true);
    world.write("site/content/organs/wanghu.yaml", "name: 望湖县人民法院\n");
    let shown = world.run(&["status", "--root", "site"]);
    assert!(shown.stdout.contains("批准以后改过  _organs  法院 2 个文件，须审批"), "{}", shown.stdout);
    assert!(shown.stdout.contains("批准以后改了content/organs/wanghu.yaml"), "{}", shown.stdout);
    assert!(shown.stdout.contains("没有人批准过  _articles  文章 1 个文件"), "{}", shown.stdout);
}

#[test]
fn a_slip_is_approved_by_its_difference() {
    let world = site();
    all_steps(&world);
    world.write("before/content/site.yaml", world.read("site/content/site.yaml"));
    world.write("before/content/notices/a.md", NOTICE);
    let corrected = NOTICE.replace(
        "contact: { phones: [0000-1234567] }\n",
        "contact: { phones: [0000-1234568] }\ncorrections: [{ on: 2025-07-12, what: 更正联系电话 }]\n",
    );
    world.write(PLACE, &corrected);
    let slip = |more: &[&str]| approve(&world, &[&["--slip", "--against", "before"], more].concat());
    // Without a step it is shown, and nothing is written.
    let record = world.read(RECORD);
    let shown = slip(&[]);
    assert_eq!((shown.exit, world.read(RECORD)), (0, record.clone()), "{}", shown.stderr);
    let expected = "联系电话\n  原来  0000-【1234567】\n  现在  0000-【1234568】\n更正记录（2025年7月12日）\n  原来  （没有）\n  现在  【更正联系电话】\n";
    assert_eq!(shown.stdout, expected);
    // The same steps are taken, by different people.
    for (name, by) in [("提出", "张三"), ("审核", NAME), ("审批", "王五")] {
        let run = slip(&["--step", name, "--by", by, "--day", "2025-07-12"]);
        assert_eq!((run.exit, run.stdout.as_str()), (0, expected), "{}", run.stderr);
    }
    assert_eq!(standing(&world), "approved");
    assert_eq!(report(&world, 0)["notices"][0]["approval"]["taken"][0]["slip"], true);
    // A difference with a text that nobody approved says nothing of the rest.
    world.write("before/content/notices/a.md", NOTICE.replace("正在发放", "正在逐笔发放"));
    world.write(PLACE, corrected.replace("正在发放", "正在逐笔发放"));
    let run = slip(&["--step", "提出", "--by", "张三", "--day", "2025-07-13"]);
    assert!(run.exit == 3 && run.stderr.contains("没有批准过"), "{}", run.stderr);
}

#[test]
fn what_is_more_than_a_slip_is_looked_at_as_a_whole() {
    let refused = [
        (NOTICE.replace("阶段性完成", "已完成"), "整改结果"),
        (NOTICE.replace("2025年12月底前\n\n", "2025年12月底前\n\n整改措施：另行研究。\n\n"), "新增"),
        (NOTICE.replace("正在发放。", &format!("正在发放{}。", "，并逐笔核对".repeat(7))), "超过 40 个"),
        (NOTICE.replace("kind: progress\n", "kind: progress\nsource_url: https://a.example/b\n"), "以外的内容"),
        (NOTICE.replace("# 由办公室填写\n", ""), "没有看得见的改动"),
        (
            NOTICE
                .replace("正在发放", "正发放")
                .replace("12月底", "11月底")
                .replace("1234567", "1234569")
                .replace("published_on: 2025-07-10", "published_on: 2025-07-11"),
            "超过 3 处",
        ),
    ];
    for (changed, why) in refused {
        let world = site();
        all_steps(&world);
        world.write("before/content/site.yaml", world.read("site/content/site.yaml"));
        world.write("before/content/notices/a.md", NOTICE);
        world.write(PLACE, changed);
        let run = approve(&world, &["--slip", "--against", "before", "--step", "提出", "--by", "张三"]);
        assert!(run.exit == 3 && run.stderr.contains(why), "{why}: {}{}", run.stdout, run.stderr);
        assert_eq!(world.read(RECORD).matches("act:").count(), 3, "{why}");
    }
}

/// A pair of keys of `minisign` without a password; none where it is not installed.
fn keys(world: &Site, name: &str) -> Option<String> {
    let (public, secret) = (world.place(&format!("{name}.pub")), world.place(&format!("{name}.key")));
    let made = Command::new("minisign").args(["-G", "-W", "-p"]).arg(&public).arg("-s").arg(&secret).output();
    match made {
        Ok(made) => assert!(made.status.success(), "{made:?}"),
        Err(_) => {
            eprintln!("SKIPPED: minisign is not installed");
            return None;
        }
    }
    let public = world.read(&format!("{name}.pub"));
    public.lines().nth(1).map(str::to_owned)
}

#[test]
fn where_keys_are_listed_only_what_they_signed_counts() {
    let world = site();
    let (Some(first), Some(second)) = (keys(&world, "zhang"), keys(&world, "li")) else { return };
    let settings = |first: &str| {
        let listed = format!("- {{ name: 张三, key: {first} }}\n- {{ name: 李四, key: {second} }}\n");
        format!("name: 示例市法院整改公开网\napproval_steps: [拟稿, 签发]\napproval_keys:\n{listed}")
    };
    world.write("site/content/site.yaml", settings(&first));
    let step = |step: &str, by: &str, more: &[&str]| {
        approve(&world, &[&["--step", step, "--by", by, "--day", "2025-07-01"], more].concat())
    };
    for (by, key, why) in [
        ("张三", None, "没有签名"),
        ("张三", Some("li.key"), "签名不对"),
        ("王五", Some("li.key"), "没有这个人"),
        ("张三", Some("nosuch.key"), "minisign 没有签名"),
    ] {
        let run = step("拟稿", by, &key.map_or(vec![], |key| vec!["--key", key]));
        assert!(run.exit != 0 && run.stderr.contains(why), "{why}: {} {}", run.exit, run.stderr);
    }
    assert!(!world.place(RECORD).exists());
    let noted = ["--key", "zhang.key", "--note", "第1项：“核对”过 # 无误"];
    assert_eq!(step("拟稿", "张 三", &noted).exit, 0);
    let last = step("签发", "李四", &["--key", "li.key"]);
    assert!(last.exit == 0 && last.stderr.contains("已批准"), "{}", last.stderr);
    assert_eq!(standing(&world), "approved");
    // Whatever an entry says is signed.
    let record = world.read(RECORD);
    for (old, new) in
        [("过 # 无误", "过 # 有误"), ("签发\n", "签 发\n"), ("2025-07-01", "2025-06-30"), ("by: 李四", "by: 李 四")]
    {
        assert!(record.contains(old), "{old} in {record}");
        world.write(RECORD, record.replacen(old, new, 1));
        assert_ne!(report(&world, 1)["notices"][0]["standing"], "approved", "{old}");
    }
    world.write(RECORD, record);
    world.write("site/content/site.yaml", settings(&first[1..]));
    let check = world.run(&["check", "--root", "site", "--format", "short"]);
    assert!(check.exit == 1 && check.stdout.contains("A413") && check.stdout.contains("A412"), "{}", check.stdout);
}
