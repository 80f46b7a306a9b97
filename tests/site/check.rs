//! Every rule of `check` on a site that breaks it, and on one that nearly does (tests/check/README.md).

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use tongbao::diagnostic::codes;

use crate::support::cases;
use crate::support::cases::code_of;
use crate::support::expect;
use crate::support::report::report;
use crate::support::seeds;
use crate::support::site::Site;
use crate::support::site::project;

const FOLDER: &str = "tests/check";
const ARGUMENTS: &str = "check --root site --format json";

/// The site that lies under every case.
fn base() -> PathBuf {
    project(FOLDER).join("_base")
}

/// The folders of cases, without the site that lies under all of them.
fn all() -> Vec<PathBuf> {
    cases::cases(FOLDER)
}

/// What a check says of a near miss, or of nothing, laid over the base.
fn checked(over: Option<&Path>, arguments: &str) -> String {
    let folder = Site::new();
    folder.lay(&base(), "site");
    if let Some(over) = over {
        folder.lay(over, "site");
    }
    report(&folder.answer(arguments))
}

#[test]
fn faults_are_named_as_expected() {
    let mut differences = Vec::new();
    for case in all() {
        let came = cases::run(&case, ARGUMENTS, |_, answer| report(answer));
        let code = code_of(&case);
        if !came.lines().any(|line| line.ends_with(&format!(": {code}"))) {
            differences.push(format!("{}: {code} is not among the faults:\n{came}", case.display()));
        }
        differences.extend(expect::compare(&case.join("expected.txt"), came.as_bytes()));
    }
    expect::settle(&differences);
}

#[test]
fn near_misses_raise_nothing() {
    assert_eq!(checked(None, ARGUMENTS), "exit 0\n", "the base is clean");
    expect::each(all(), |case| {
        let arguments = fs::read_to_string(case.join("args"));
        let near = case.join("near");
        assert!(near.is_dir(), "{} has no near miss", case.display());
        let came = checked(Some(&near), arguments.as_deref().unwrap_or(ARGUMENTS));
        assert_eq!(came, "exit 0\n", "{}", near.display());
    });
}

#[test]
fn every_rule_has_a_case_and_every_case_a_rule() {
    let with_case: BTreeSet<String> = all().iter().map(|case| code_of(case)).collect();
    let rules: BTreeSet<String> = codes::all().filter(|code| code.is_rule()).map(|code| code.id.to_owned()).collect();
    let without: Vec<&String> = rules.difference(&with_case).collect();
    let stale: Vec<&String> = with_case.difference(&rules).collect();
    assert!(without.is_empty(), "rules without a folder in {FOLDER}: {without:?}");
    assert!(stale.is_empty(), "cases of rules that are not there: {stale:?}");
}

/// A site in which something can be mended and something is allowed: the report of every form says what is left, what was
/// allowed and why, and only what is certain is changed.
#[test]
fn what_is_certain_is_mended_and_what_is_allowed_is_said() {
    let folder = Site::new();
    let site = folder.place("site");
    folder.lay(&base(), "site");
    let notice = site.join("content/notices/base.md");
    let sound = fs::read_to_string(&notice).expect("the base has a notice");
    let allow = "published_on: 2024-12-20\nallow:\n  - { rule: W107, reason: 引文<原文>如此 }\n";
    let allowed = sound.replace("published_on: 2024-12-20\n", allow).replace("设立意见簿。", "设立意见簿的的制度。");
    let wanted = allowed.replace("规范。二是", "章程。二是");
    fs::write(&notice, wanted.replace("整改情况：一是清理", "整改情况一是清理").replace("章程", "规范"))
        .expect("it can be written");
    let organ = site.join("content/organs/fayuan.yaml");
    fs::write(&organ, "\u{feff}name：示例市中级人民法院\ncontact:\n\u{3000}phones: [1234567]\n")
        .expect("it can be written");
    fs::create_dir(site.join("content/words")).expect("a folder can be made");
    fs::write(site.join("content/words/ci.txt"), "规范。 => 章程。\n").expect("it can be written");
    let before = folder.answer("check --root site --format json");
    assert_eq!(before.exit, 1, "{}", before.stdout);
    assert!(before.stdout.contains("\"allowed\": \"引文<原文>如此\""), "{}", before.stdout);

    let fixed = folder.answer("check --root site --format short --fix");
    assert_eq!(fixed.exit, 0, "{}", fixed.stderr);
    assert!(
        fixed.stderr.contains("-<U+FEFF>name：示例市中级人民法院\n+name: 示例市中级人民法院\n"),
        "{}",
        fixed.stderr
    );
    assert!(fixed.stdout.contains("C802") && fixed.stdout.contains("已允许 W107"), "{}", fixed.stdout);
    let yaml = fs::read_to_string(&organ).expect("it is there");
    assert_eq!(yaml, "name: 示例市中级人民法院\ncontact:\n  phones: [1234567]\n");
    // A label that stands before 一是 is understood without its colon: there is nothing to mend.
    let mended = fs::read_to_string(&notice).expect("it is there");
    assert_eq!(mended, wanted.replace("整改情况：一是清理", "整改情况一是清理"));

    let page = folder.answer("check --root site --format html");
    assert!(page.stdout.contains("允许的理由") && page.stdout.contains("引文&lt;原文&gt;如此"), "{}", page.stdout);
    let sarif = folder.answer("check --root site --format sarif");
    let log: serde_json::Value = serde_json::from_str(&sarif.stdout).expect("SARIF is JSON");
    let results = log["runs"][0]["results"].as_array().expect("a list");
    let suppressed = results.iter().filter(|result| result.get("suppressions").is_some());
    assert_eq!(suppressed.map(|result| &result["ruleId"]).collect::<Vec<_>>(), ["W107"]);

    let written = folder.answer("check --root site --baseline known.json --write-baseline");
    assert_eq!(written.exit, 0, "{}", written.stderr);
    let known = folder.answer("check --root site --format json --baseline known.json");
    assert!(!known.stdout.contains("C802"), "{}", known.stdout);
    let other = folder.answer("check --root site --baseline site/content/site.yaml");
    assert_eq!(other.exit, 2, "{}", other.stderr);
    let over = folder.answer("check --root site --baseline site/content/site.yaml --write-baseline");
    assert_eq!(over.exit, 3, "{}", over.stderr);
}

/// The sample site and a new one are without an error, and what a new one has to fill in is named.
#[test]
fn the_sample_site_and_a_new_one_are_without_an_error() {
    let folder = Site::new();
    let sample = &project("");
    folder.lay(&sample.join("content"), "sample/content");
    let answer = folder.answer("check --root sample --format short");
    assert_eq!(answer.exit, 0, "{}", answer.stdout);
    assert_eq!(folder.answer("init site").exit, 0);
    let answer = folder.answer("check --root site --format short");
    assert_eq!(answer.exit, 0, "{}", answer.stdout);
    for wanted in ["content/site.yaml:4:7: warning: W112", "content/organs/fayuan.yaml:4:7: warning: W112"] {
        assert!(answer.stdout.contains(wanted), "{wanted}: {}", answer.stdout);
    }
}

/// Bad files of every kind: each is named with its line, all of them in one run.
#[test]
fn every_bad_source_is_named_in_one_run() {
    let folder = Site::new();
    let site = folder.place("site");
    folder.lay(&base(), "site");
    let head = "---\ntitle: 通报\nkind: problems\n";
    let deep = format!("name: 法院\nabout: {}\n", "[".repeat(300));
    let long = format!("name: 法院\nabout: {}\n", "长".repeat(400_000));
    let bad: &[(&str, Vec<u8>, &str)] = &[
        ("content/notices/a.md", format!("{head}titel: 甲\n---\n").into(), "content/notices/a.md:4:1: error: S102"),
        ("content/notices/b.md", format!("{head}kind: plan\n---\n").into(), "content/notices/b.md:4:1: error: S103"),
        ("content/organs/c.yaml", "\u{feff}name: 法院\n".into(), "content/organs/c.yaml:1:1: note: S112"),
        ("content/organs/d.yaml", b"name: \xb7\xa8\xd4\xba\n".to_vec(), "content/organs/d.yaml:1:1: error: S113"),
        (
            "content/organs/e.yaml",
            "name: 法院\ncontact:\n\u{3000}phones: []\n".into(),
            "content/organs/e.yaml:3:1: error: S111",
        ),
        ("content/organs/f.yaml", "name：法院\n".into(), "content/organs/f.yaml:1:5: error: S110"),
        ("content/organs/g.yaml", "name: 法院\n<<: { about: 乙 }\n".into(), "content/organs/g.yaml:2:1: error: S109"),
        ("content/organs/h.yaml", deep.into(), "content/organs/h.yaml:2:"),
        ("content/organs/i.yaml", long.into(), "content/organs/i.yaml:2:8: error: L102"),
        ("content/organs/j.yaml", vec![b'#'; (8 << 20) + 1], "content/organs/j.yaml:1:1: error: L101"),
        ("content/words/k.txt", "禁用\n".into(), "content/words/k.txt:1:1: error: W104"),
    ];
    for (path, bytes, _) in bad {
        let path = site.join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("it can be written");
    }
    let answer = folder.answer("check --root site --format short");
    let named = |start: &&str| answer.stdout.lines().any(|line| line.starts_with(*start));
    let missing: Vec<&str> = bad.iter().map(|(_, _, wanted)| *wanted).filter(|wanted| !named(wanted)).collect();
    assert!(missing.is_empty() && answer.exit == 1, "{missing:?} are not among:\n{}", answer.stdout);
}

/// The imported text 001 has lost first characters of paragraphs and the colon of a label.
#[test]
fn losses_of_a_real_text_are_found() {
    let Some(seed) = seeds::seed("001") else { return };
    let folder = Site::new();
    folder.lay(&base(), "site");
    fs::copy(seed, folder.place("seed.txt")).expect("a seed can be read");
    folder.answer("import seed.txt --root site --id seed");
    let answer = folder.answer("check --root site --format short");
    let count = |code: &str| answer.stdout.lines().filter(|line| line.contains(&format!(" {code} "))).count();
    // Five paragraphs, and the beginning of what follows a label.
    assert_eq!(count("W106"), 6, "{}", answer.stdout);
    assert_eq!(count("W109"), 1, "{}", answer.stdout);
}
