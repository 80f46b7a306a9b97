//! The command line as people and scripts meet it: exit codes, streams, forms and languages.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::support::expect;
use crate::support::site::Site;
use crate::support::site::project;

const SITE: &str = "name: 示例市法院整改公开网\n";
const NOTICE: &str = "---\ntitle: 整改进展情况的通报\nkind: progress\npublished_on: 2025-07-10\n---\n\
    #### 1. 关于“案款发放不及时”的问题\n\n整改结果：阶段性完成\n\n完成时限：2025年12月底前\n\n整改情况：正在发放。\n";

/// A world with a site of one good notice.
fn good() -> Site {
    let world = Site::new();
    world.write("site/content/site.yaml", SITE);
    world.write("site/content/notices/a.md", NOTICE);
    world
}

/// A world whose one notice has a slip of the pen.
fn faulty() -> Site {
    let world = good();
    world.write("site/content/notices/a.md", NOTICE.replace("阶段性完成", "阶段完成了"));
    world
}

const BUILD: [&str; 5] = ["build", "--root", "site", "--out", "out"];

#[test]
fn a_good_site_is_built_and_the_last_line_says_so() {
    let world = good();
    let run = world.run(&BUILD);
    assert_eq!((run.exit, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let lines: Vec<&str> = run.stderr.lines().collect();
    let [others, last] = &*lines else { panic!("{}", run.stderr) };
    assert!(
        others.starts_with("另有 ") && others.ends_with(" 个警告，1 个提示：用 tongbao check 查看。"),
        "{}",
        run.stderr
    );
    assert!(last.starts_with("完成：1 份通报，1 个问题，"), "{}", run.stderr);
    assert!(run.stderr.ends_with("输出：out\n"), "{}", run.stderr);
    assert!(world.read("out/notices/a/1.html").contains("案款发放不及时"));
    let english = world.run(&[&BUILD[..], &["--lang", "en"]].concat());
    let last = english.stderr.lines().last().unwrap_or_default();
    assert!(last.starts_with("Done. Notices: 1. Issues: 1. Pages: "), "{}", english.stderr);
}

#[test]
fn a_new_site_lacks_only_what_its_court_must_fill_in() {
    let world = Site::new();
    assert_eq!(world.run(&["init", "site"]).exit, 0);
    let run = world.run(&["check", "--root", "site", "--format", "json"]);
    let found: Vec<Value> = serde_json::from_str(&run.stdout).expect("a list of faults");
    let codes: BTreeSet<&str> = found.iter().map(|fault| fault["code"].as_str().expect("a code")).collect();
    assert_eq!(codes, BTreeSet::from(["G301", "G311", "W112"]), "{}", run.stdout);
}

#[test]
fn without_flags_the_folder_one_stands_in_is_built_into_public() {
    let world = good();
    let run = world.run_in("site", &["build"]);
    assert_eq!(run.exit, 0, "{}", run.stderr);
    assert!(world.place("site/public/index.html").is_file());
    // What was written is no source of the next run.
    let again = world.run_in("site", &["build"]);
    assert!(again.exit == 0 && again.stderr.contains("写入 0，"), "{}", again.stderr);
}

#[test]
fn a_second_build_touches_nothing() {
    let world = good();
    assert_eq!(world.run(&BUILD).exit, 0);
    let before = world.times("out");
    let run = world.run(&BUILD);
    assert!(run.exit == 0 && run.stderr.contains("写入 0，") && run.stderr.contains("删去 0"), "{}", run.stderr);
    assert_eq!(world.times("out"), before);
    world.write("site/content/notices/a.md", NOTICE.replace("正在发放", "发放过半"));
    let changed = world.run(&BUILD);
    assert!(changed.exit == 0 && !changed.stderr.contains("写入 0，"), "{}", changed.stderr);
}

#[test]
fn faults_end_with_one_and_leave_the_last_edition() {
    let world = good();
    assert_eq!(world.run(&BUILD).exit, 0);
    let before = world.times("out");
    world.write("site/content/notices/a.md", NOTICE.replace("阶段性完成", "阶段完成了"));
    let run = world.run(&BUILD);
    assert_eq!((run.exit, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.starts_with("content/notices/a.md:8:6: error: B202 "), "{}", run.stderr);
    assert!(run.stderr.contains("整改结果：阶段完成了\n") && run.stderr.contains("^^^^^^^^^^"), "{}", run.stderr);
    assert!(run.stderr.contains("怎么改："), "{}", run.stderr);
    assert_eq!(world.times("out"), before);
}

#[test]
fn the_forms_of_faults_are_for_people_for_lines_and_for_programs() {
    let world = faulty();
    let short = world.run(&[&BUILD[..], &["--format", "short"]].concat());
    assert_eq!((short.exit, short.stdout.as_str()), (1, ""));
    let line = "content/notices/a.md:8:6: error: B202 看不懂整改结果“阶段完成了”，按“未标明”处理。";
    assert_eq!(short.stderr.lines().next(), Some(line));

    let json = world.run(&[&BUILD[..], &["--format", "json", "--lang", "en"]].concat());
    assert_eq!((json.exit, json.stderr.as_str()), (1, ""));
    let faults: Value = serde_json::from_str(&json.stdout).expect("it is JSON");
    assert_eq!(faults.as_array().map(Vec::len), Some(1), "{faults}");
    for (key, value) in
        [("code", "B202"), ("name", "unknown-status"), ("level", "error"), ("path", "content/notices/a.md")]
    {
        assert_eq!(faults[0][key], value);
    }
    expect::each([("line", 8), ("column", 6), ("end_line", 8), ("end_column", 11)], |(key, value)| {
        assert_eq!(faults[0][key], value);
    });
    assert!(faults[0]["message"]["zh"].as_str().is_some_and(|words| words.starts_with("看不懂")));
    assert!(faults[0]["remedy"]["en"].as_str().is_some_and(|words| words.starts_with("Use a usual word")));
    let none = good().run(&[&BUILD[..], &["--format", "json"]].concat());
    assert_eq!(serde_json::from_str::<Value>(&none.stdout).expect("it is JSON"), Value::Array(Vec::new()));
}

/// What `check` finds goes to standard output in every form; how much it is, to standard error, where it is for people.
#[test]
fn findings_of_a_check_go_to_standard_output() {
    let world = faulty();
    let check = |form: &str, more: &[&str]| {
        world.run(&[&["check", "--root", "site", "--format", form, "--as-of", "2025-07-10"], more].concat())
    };
    let (error, doubt) = ("content/notices/a.md:8:6: error: B202 ", "content/notices/a.md:2:1: warning: C801 ");
    let short = check("short", &[]);
    assert!(short.exit == 1 && short.stdout.lines().count() > 1, "{}", short.stdout);
    assert!(short.stdout.starts_with(doubt) && short.stdout.contains(&format!("\n{error}")), "{}", short.stdout);
    let human = check("human", &[]);
    assert!(human.exit == 1 && human.stdout.contains("整改结果：阶段完成了\n"), "{}", human.stdout);
    assert!(human.stdout.contains("怎么改：") && !human.stdout.contains('\u{1b}'), "{}", human.stdout);
    for totals in [&short.stderr, &human.stderr] {
        assert!(totals.starts_with("1 个错误，") && totals.lines().count() == 1, "{totals}");
    }
    for (form, words) in [("json", "\"B202\""), ("sarif", "\"B202\""), ("html", "B202")] {
        let run = check(form, &[]);
        assert_eq!((run.exit, run.stderr.as_str()), (1, ""), "{form}");
        assert!(run.stdout.contains(words), "{form}: {}", run.stdout);
    }

    // What is allowed is named beside what is found, and what the baseline knows is counted.
    let allow = "published_on: 2025-07-10\nallow:\n  - { rule: C801, reason: 联系方式另行公布 }\n";
    world.write("site/content/notices/a.md", NOTICE.replace("published_on: 2025-07-10\n", allow));
    let allowed = check("short", &[]);
    assert!(allowed.exit == 0 && allowed.stdout.contains("已允许 C801 "), "{}", allowed.stdout);
    assert_eq!(check("short", &["--baseline", "known.json", "--write-baseline"]).exit, 0);
    let known = check("human", &["--baseline", "known.json"]);
    assert!(known.stdout.starts_with("content/notices/a.md:") && known.stdout.lines().count() == 1, "{}", known.stdout);
    assert!(known.stderr.starts_with("没有发现问题\n另有 "), "{}", known.stderr);

    // The faults of other commands stay on standard error, and so does the failure of a check.
    world.write("site/content/notices/a.md", NOTICE.replace("阶段性完成", "阶段完成了"));
    let build = world.run(&BUILD);
    assert!(build.stdout.is_empty() && build.stderr.starts_with(error), "{}", build.stderr);
    let nowhere = world.run(&["check", "--root", "nowhere", "--format", "short"]);
    assert!(nowhere.exit == 4 && nowhere.stdout.is_empty(), "{}", nowhere.stdout);
}

/// `| head`, or a window that was closed: a run ends as it would have ended.
#[test]
fn readers_that_have_gone_change_no_exit_code() {
    let (good, faulty) = (good(), faulty());
    for errors_too in [false, true] {
        for form in ["human", "short", "json", "sarif", "html"] {
            let check = ["check", "--root", "site", "--as-of", "2025-07-10", "--format", form];
            assert_eq!(faulty.run_unread(&check, errors_too), 1, "{form}");
            assert_eq!(good.run_unread(&check, errors_too), 0, "{form}");
        }
        assert_eq!(faulty.run_unread(&BUILD, errors_too), 1);
        assert_eq!(good.run_unread(&BUILD, errors_too), 0);
        for (arguments, exit) in [
            (&["explain", "--all"][..], 0),
            (&["explain", "B299"], 2),
            (&["schema", "notice"], 0),
            (&["build", "--root", "nowhere"], 4),
            (&["export", "page", "nosuch", "--root", "site"], 2),
            (&["import", "site/content/site.yaml", "--root", "site"], 1),
        ] {
            assert_eq!(good.run_unread(arguments, errors_too), exit, "{arguments:?}");
        }
    }
}

#[test]
fn the_language_is_the_flag_or_the_locale() {
    let world = faulty();
    let short = [&BUILD[..], &["--format", "short"]].concat();
    let said = |flag: &[&str], locale: &str| world.run_with(&[&short[..], flag].concat(), locale).stderr;
    let (chinese, english) = ("看不懂整改结果", "The status `阶段完成了` is not understood");
    assert!(said(&[], "zh_CN.UTF-8").contains(chinese));
    assert!(said(&["--lang", "en"], "zh_CN.UTF-8").contains(english));
    assert!(said(&[], "en_GB.UTF-8").contains(english));
    assert!(said(&["--lang", "zh"], "en_GB.UTF-8").contains(chinese));
    let wrong = world.run(&[&BUILD[..], &["--lang", "fr"]].concat());
    assert_eq!(wrong.exit, 2, "{}", wrong.stderr);
}

#[test]
fn overdue_is_computed_at_the_day_that_is_given() {
    let world = good();
    let overdue = |day: &str| {
        let run = world.run(&[&BUILD[..], &["--as-of", day]].concat());
        assert_eq!(run.exit, 0, "{}", run.stderr);
        world.read("out/notices/a/1.html")
    };
    let (before, after) = (overdue("2025-12-01"), overdue("2026-01-31"));
    assert!(before.contains("距时限还有30天") && !before.contains("已逾期"), "{before}");
    // The notice is older than the deadline: it does not say that the issue was late.
    assert!(
        after.contains("时限已过31天，此后没有通报再写到（按2026年1月31日计算）") && !after.contains("已逾期"),
        "{after}"
    );
    assert_eq!(overdue("2025-12-01"), before);
    assert_eq!(world.run(&[&BUILD[..], &["--as-of", "近日"]].concat()).exit, 2);
}

#[test]
fn wrong_usage_ends_with_two_and_help_with_none() {
    let world = Site::new();
    expect::each(
        [&["bild"][..], &["build", "--rot", "x"], &[], &["build", "--format", "xml"], &["explain"]],
        |arguments| {
            let run = world.run(arguments);
            assert_eq!((run.exit, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
            assert!(!run.stderr.is_empty(), "{arguments:?}");
        },
    );
    expect::each([&["--help"][..], &["build", "--help"], &["--version"]], |arguments| {
        let run = world.run(arguments);
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""), "{arguments:?}");
        assert!(run.stdout.contains("tongbao"), "{}", run.stdout);
    });
}

#[test]
fn unsafe_places_of_output_are_refused_with_three_and_nothing_is_touched() {
    let world = good();
    world.write("foreign/diary.txt", "mine");
    world.write("file", "mine");
    let before = world.times(".");
    expect::each(["site/content/public", "site", ".", "site/templates", "foreign", "file", "/"], |out| {
        let run = world.run(&["build", "--root", "site", "--out", out]);
        assert_eq!((run.exit, run.stdout.as_str()), (3, ""), "{out}: {}", run.stderr);
        assert!(run.stderr.contains("为安全起见没有写入"), "{out}: {}", run.stderr);
        let english = world.run(&["build", "--root", "site", "--out", out, "--lang", "en"]);
        assert!(english.stderr.contains("refused to write"), "{out}: {}", english.stderr);
    });
    let mut left = world.times(".");
    left.retain(|path, _| !path.ends_with(".tongbao.lock"));
    assert_eq!(left, before);
}

#[test]
fn a_root_that_is_not_there_ends_with_four_and_names_it() {
    let world = Site::new();
    let run = world.run(&["build", "--root", "nowhere", "--out", "out"]);
    assert_eq!((run.exit, run.stdout.as_str()), (4, ""), "{}", run.stderr);
    assert!(run.stderr.contains("读取文件夹") && run.stderr.contains("nowhere"), "{}", run.stderr);
    assert!(!world.place("out").exists());
    let no_site = good().run(&["build", "--out", "out"]);
    assert_eq!(no_site.exit, 1, "a folder without content is a site with a fault: {}", no_site.stderr);
    assert!(no_site.stderr.contains("S121"), "{}", no_site.stderr);
}

#[cfg(unix)]
#[test]
fn a_place_that_cannot_be_written_ends_with_four_and_works_again_when_it_can() {
    use std::os::unix::fs::PermissionsExt;
    let world = good();
    let place = world.place("closed");
    fs::create_dir(&place).expect("a folder can be made");
    let allow = |mode| fs::set_permissions(&place, fs::Permissions::from_mode(mode)).expect("permissions can be set");
    allow(0o555);
    // For the superuser there are no permissions; /proc takes nobody's files.
    let all_may = fs::write(place.join("probe"), "").is_ok();
    let out = if all_may { "/proc/tongbao-out" } else { "closed/out" };
    let run = world.run(&["build", "--root", "site", "--out", out]);
    allow(0o755);
    assert_eq!((run.exit, run.stdout.as_str()), (4, ""), "{}", run.stderr);
    assert!(run.stderr.contains("无法") && run.stderr.contains("系统提示"), "{}", run.stderr);
    let _ = fs::remove_file(place.join("probe"));
    let again = world.run(&["build", "--root", "site", "--out", "closed/out"]);
    assert_eq!(again.exit, 0, "{}", again.stderr);
}

#[test]
fn a_run_that_finds_the_place_locked_ends_with_five() {
    let world = good();
    assert_eq!(world.run(&BUILD).exit, 0);
    let lock = fs::OpenOptions::new().write(true).open(world.place(".out.tongbao.lock")).expect("the lock is there");
    lock.lock().expect("nobody else has it");
    let before = world.times("out");
    let run = world.run(&BUILD);
    assert_eq!((run.exit, run.stdout.as_str()), (5, ""), "{}", run.stderr);
    assert!(run.stderr.contains("另一个 tongbao 正在写入"), "{}", run.stderr);
    assert_eq!(world.times("out"), before);
    drop(lock);
    assert_eq!(world.run(&BUILD).exit, 0);
}

#[test]
fn a_foreign_file_in_the_output_stops_the_run_and_stays() {
    let world = good();
    assert_eq!(world.run(&BUILD).exit, 0);
    world.write("out/notices/mine.txt", "mine");
    let run = world.run(&BUILD);
    assert_eq!(run.exit, 3, "{}", run.stderr);
    assert!(run.stderr.contains("notices/mine.txt"), "{}", run.stderr);
    assert_eq!(world.read("out/notices/mine.txt"), "mine");
}

#[test]
fn a_code_is_explained_by_its_id_in_either_case_and_by_its_name() {
    let world = Site::new();
    let by_id = world.run(&["explain", "B202"]);
    assert_eq!((by_id.exit, by_id.stderr.as_str()), (0, ""));
    assert!(by_id.stdout.starts_with("B202 unknown-status（错误）\n"), "{}", by_id.stdout);
    expect::each(["b202", "unknown-status"], |other| {
        assert_eq!(world.run(&["explain", other]).stdout, by_id.stdout);
    });
    let english = world.run(&["explain", "B202", "--lang", "en"]);
    assert!(english.stdout.starts_with("B202 unknown-status (error)\n"), "{}", english.stdout);

    let slip = world.run(&["explain", "unknown-stats"]);
    assert_eq!((slip.exit, slip.stdout.as_str()), (2, ""));
    assert!(slip.stderr.contains("是不是想查“unknown-status”？"), "{}", slip.stderr);
    let far = world.run(&["explain", "天气", "--lang", "en"]);
    assert_eq!(far.exit, 2);
    assert!(far.stderr.contains("`tongbao explain --all` lists them"), "{}", far.stderr);
}

#[test]
fn every_shell_has_its_completions_and_every_command_its_manual_page() {
    let world = Site::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = world.run(&["completions", shell]);
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""), "{shell}");
        assert!(run.stdout.contains("tongbao") && run.stdout.contains("as-of"), "{shell}: {}", run.stdout);
    }
    assert_eq!(world.run(&["completions", "csh"]).exit, 2);
    let whole = world.run(&["man"]);
    assert_eq!((whole.exit, whole.stderr.as_str()), (0, ""));
    assert!(whole.stdout.contains("tongbao\\-build(1)\n生成网站 / Build the site"), "{}", whole.stdout);
    let named = whole.stdout.lines().filter_map(|line| line.strip_prefix("tongbao\\-")?.strip_suffix("(1)"));
    let named: Vec<&str> = named.collect();
    assert!(named.contains(&"man") && named.len() > 8, "{named:?}");
    for command in named {
        let page = world.run(&["man", command]);
        assert_eq!((page.exit, page.stderr.as_str()), (0, ""), "{command}");
        assert!(page.stdout.contains(&format!(".TH tongbao-{command} 1")), "{command}: {}", page.stdout);
    }
    let none = world.run(&["man", "nosuch", "--lang", "en"]);
    assert_eq!((none.exit, none.stdout.as_str()), (2, ""));
    assert!(none.stderr.contains("no command `nosuch`; there are build, check"), "{}", none.stderr);
}

/// `TONGBAO_RENEW=faults.md cargo test --test command book` writes it anew.
#[test]
fn the_book_of_faults_is_what_the_program_says() {
    let run = Site::new().run(&["explain", "--all"]);
    assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
    expect::settle(expect::compare(&project("docs/faults.md"), run.stdout.as_bytes()).as_slice());
}
