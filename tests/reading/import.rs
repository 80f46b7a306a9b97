//! Import: papers that nobody here wrote become notices that a build takes, and nothing of them is lost.
//!
//! `tests/import/<case>/` holds `input.txt` (or `.md`, `.html`, `.docx`, `.pdf`) and `expected.json`, the record of it;
//! `args` holds further arguments; a case with `refused` holds what is said of a paper that is no notice.
//! `TONGBAO_RENEW=<case>` writes what came; `tests/import/make.py` makes the Word documents and the PDF.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;

use serde_json::Value;
use tongbao::model::Id;
use tongbao::model::block;
use tongbao::source;
use tongbao::tree::RelPath;

use crate::support::cases;
use crate::support::expect;
use crate::support::program::program;
use crate::support::schema;
use crate::support::seeds;
use crate::support::site::Site;

fn tongbao(folder: &Path, arguments: &[&str]) -> Output {
    tongbao_reading(folder, arguments, b"")
}

fn tongbao_reading(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = program();
    command.args(arguments).args(["--lang", "zh"]).current_dir(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program can be started");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    // A program that does not read its input closes it.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[track_caller]
fn record(output: &Output) -> Value {
    let said = text(&output.stdout);
    serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}{}", text(&output.stderr)))
}

/// A folder with a site whose registry has two made-up courts.
fn site() -> Site {
    Site::with([
        ("content/site.yaml", "name: 示例省法院整改公开\n"),
        ("content/organs/qinglan.yaml", "name: 示例省青岚市中级人民法院\nshort_name: 青岚中院\n"),
        ("content/organs/wanghu.yaml", "name: 望湖县人民法院\n"),
    ])
}

struct Case {
    folder: PathBuf,
    input: PathBuf,
    arguments: Vec<String>,
}

fn has_pdftotext() -> bool {
    Command::new("pdftotext").arg("-v").output().is_ok()
}

/// Every case of the suite.
fn suite() -> Vec<Case> {
    let found: Vec<Case> = cases::cases("tests/import")
        .into_iter()
        .filter_map(|folder| {
            let inputs = ["txt", "md", "html", "docx", "pdf"].map(|kind| folder.join(format!("input.{kind}")));
            let input = inputs.into_iter().find(|input| input.exists())?;
            if input.extension().is_some_and(|kind| kind == "pdf") && !has_pdftotext() {
                eprintln!("skipped: {} needs pdftotext", folder.display());
                return None;
            }
            let given = fs::read_to_string(folder.join("args")).unwrap_or_default();
            let arguments = given.split_whitespace().map(str::to_owned).collect();
            Some(Case { folder, input, arguments })
        })
        .collect();
    assert!(!found.is_empty(), "no case in tests/import");
    found
}

impl Case {
    fn import(&self, site: &Path, further: &[&str]) -> Output {
        let input = self.input.to_string_lossy();
        let arguments: Vec<&str> = ["import", &*input]
            .into_iter()
            .chain(self.arguments.iter().map(String::as_str))
            .chain(further.iter().copied())
            .collect();
        tongbao(site, &arguments)
    }

    fn is_refused(&self) -> bool {
        self.folder.join("refused").exists()
    }
}

#[test]
fn papers_are_understood_as_expected() {
    let site = site();
    let contract = tongbao(site.path(), &["schema", "import"]);
    let contract: Value = serde_json::from_slice(&contract.stdout).expect("the schema is JSON");
    let mut differences = Vec::new();
    for case in suite() {
        let output = case.import(site.path(), &["--stdout", "--format", "json"]);
        if case.is_refused() {
            let said = format!("exit {}\n{}", output.status.code().unwrap_or(-1), text(&output.stderr));
            differences.extend(expect::compare(&case.folder.join("refused"), said.as_bytes()));
            assert!(output.stdout.is_empty(), "{}: a refused paper has no record", case.folder.display());
            continue;
        }
        assert!(output.status.success(), "{}: {}", case.folder.display(), text(&output.stderr));
        let record = record(&output);
        let mut objections = Vec::new();
        schema::objections(&contract, &record, "", &mut objections);
        assert!(objections.is_empty(), "{}: {objections:#?}", case.folder.display());
        let came = format!("{record:#}\n");
        differences.extend(expect::compare(&case.folder.join("expected.json"), came.as_bytes()));
    }
    expect::settle(&differences);
}

/// The record of a paper is that of a notice of a site, with what was mended and what is doubtful.
#[test]
fn a_paper_and_a_notice_have_one_record() {
    let (site, lib) = (site(), tongbao::record::notice_schema());
    let contract = tongbao(site.path(), &["schema", "import"]);
    let mut contract: Value = serde_json::from_slice(&contract.stdout).expect("the schema is JSON");
    let keys = contract["properties"].as_object_mut().expect("keys");
    assert!(keys.remove("mended").is_some() && keys.remove("doubts").is_some());
    // A paper may be an article, for which nobody vouches.
    for (key, further) in [("kind", "article".into()), ("assurance", Value::Null)] {
        let words = keys[key]["enum"].as_array_mut().expect("words");
        assert_eq!(words.pop(), Some(further));
        keys[key]["description"] = lib["properties"][key]["description"].clone();
    }
    assert_eq!(contract["properties"], lib["properties"]);

    // What a source says is the same whether it was just made or stands on a site.
    let paper = "中共望湖县人民法院党组关于巡察整改进展情况的通报\n根据县委统一部署，2024年3月5日至4月18日，县委第一巡察组对望湖县人民法院开展了常规巡察。7月1日反馈了意见。现将整改情况公布如下。\n一、执行方面\n1．案款发放不及时的问题。\n整改结果：已完成\n责任部门：执行局\n完成时限：长期坚持\n整改情况：一是清理。二是发放。\n中共望湖县人民法院党组\n2024年10月9日\n";
    let arguments = ["import", "-", "--id", "paper", "--format", "json", "--no-draft"];
    let mut imported = record(&tongbao_reading(site.path(), &arguments, paper.as_bytes()));
    let built = tongbao(site.path(), &["build", "--out", "built"]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    let written: Value = serde_json::from_str(&site.read("built/data/notices/paper.json")).expect("it is JSON");
    let all = imported.as_object_mut().expect("a record");
    assert!(all.remove("mended").is_some() && all.remove("doubts").is_some());
    assert_eq!(imported, written);
    assert_eq!(written["findings"][0]["issues"][0]["due_printed"], "长期坚持");
    assert_eq!(written["organ"]["name"], "望湖县人民法院");
}

/// What is seen of a text: no white space, marks in half width if their width was changed.
fn seen(text: &str, widened: bool) -> String {
    let twins = [('，', ','), ('；', ';'), ('：', ':'), ('！', '!'), ('？', '?'), ('（', '('), ('）', ')')];
    let half = |c: char| twins.iter().find(|twin| twin.0 == c && widened).map_or(c, |twin| twin.1);
    text.chars().filter(|c| !c.is_whitespace()).map(half).collect()
}

/// Holds the written source against the input, independently of import's own check.
#[test]
fn nothing_is_lost_and_nothing_is_added() {
    let site = site();
    for case in suite() {
        let is_text = case.input.extension().is_some_and(|kind| kind == "txt" || kind == "md");
        if case.is_refused() || !is_text {
            continue;
        }
        let name = case.folder.display();
        let markdown = text(&case.import(site.path(), &["--stdout"]).stdout);
        let record = record(&case.import(site.path(), &["--stdout", "--format", "json"]));
        let path = RelPath::new("content/notices/x.md").expect("a path");
        let file = source::SourceFile { path: &path, bytes: markdown.as_bytes() };
        let id = Id::new("x").expect("an id");
        let (title, body) = match record["kind"] == "article" {
            true => {
                let (article, faults) = source::article(id, file);
                assert!(faults.is_empty(), "{name}: {faults:?}");
                (article.title, article.body)
            }
            false => {
                let (notice, _) = source::notice(id, file, None);
                (notice.head.title, notice.body)
            }
        };
        let mut removed: BTreeMap<u64, Vec<String>> = BTreeMap::new();
        for mend in record["mended"].as_array().expect("a list") {
            let what = mend["what"].as_str().expect("a text");
            let words = what.strip_prefix("去掉不属于正文的文字：").or_else(|| what.strip_prefix("去掉目录："));
            if let Some(words) = words {
                removed.entry(mend["line"].as_u64().expect("a number")).or_default().push(words.to_owned());
            }
        }
        let widened = case.arguments.iter().any(|argument| argument == "--punctuation");
        let input = fs::read_to_string(&case.input).expect("an input is UTF-8");
        let is_markdown = input.lines().any(|line| line.starts_with('#'));
        let mends: Vec<&str> =
            record["mended"].as_array().expect("a list").iter().filter_map(|mend| mend["what"].as_str()).collect();
        // What a source says beside its text, between two rules, and comments are no text.
        let head = mends.iter().any(|what| what.starts_with("去掉头部"));
        let text_from = input.lines().skip(1).position(|line| line == "---").filter(|_| head).map_or(0, |at| at + 2);
        let kept = input.lines().enumerate().skip(text_from).filter(|(_, line)| !line.starts_with("<!--"));
        let kept = kept.filter(|(at, line)| {
            let words = seen(line, false);
            !removed.get(&(*at as u64 + 1)).is_some_and(|gone| gone.iter().any(|of| seen(of, false) == words))
        });
        // A page on one line: its parts that are no text stand before, between and behind those that are.
        let without = |(at, line): (usize, &str)| {
            let gone = removed.get(&(at as u64 + 1)).map_or(&[][..], Vec::as_slice);
            if gone.is_empty() {
                return line.to_owned();
            }
            gone.iter().fold(seen(line, false), |words, of| {
                let of = seen(of, false);
                words.strip_suffix(&of).map_or_else(|| words.replacen(&of, "", 1), str::to_owned)
            })
        };
        let kept: String = kept.map(without).collect::<Vec<_>>().join("\n");
        // The marks of Markdown are no text.
        let kept = if is_markdown { kept.replace("**", "").replace('#', "") } else { kept };
        let bullet = mends.iter().any(|what| what.starts_with("去掉标题前的"));
        let kept = if bullet { kept.replacen('•', "", 1) } else { kept };
        let beside = mends.iter().any(|what| what.starts_with("正文没有标题"));
        let guessed = record["doubts"]
            .as_array()
            .expect("a list")
            .iter()
            .any(|doubt| matches!(doubt["code"].as_str(), Some("title_guessed" | "title_missing")));
        let shown = if guessed || beside { block::plain(&body) } else { format!("{title}{}", block::plain(&body)) };
        assert_eq!(seen(&shown, widened), seen(&kept, widened), "{name}");
    }
}

const PAPER: &str = include_str!("../import/flat/input.txt");

#[test]
fn a_notice_is_written_once_and_never_over_another() {
    let site = site();
    let place = site.path().join("content/notices/qinglan-2025-progress.md");
    let paper = site.path().join("paper.txt");
    fs::write(&paper, PAPER).expect("a file can be written");
    let first = tongbao(site.path(), &["import", "paper.txt"]);
    assert!(first.status.success(), "{}", text(&first.stderr));
    let written = fs::read_to_string(&place).expect("the notice was written");
    assert!(written.contains("organ: qinglan\n"), "{written}");
    // It is a draft until somebody says otherwise, and the person hears so.
    assert!(written.contains("draft: true\n") && text(&first.stderr).contains("存为草稿"), "{written}");
    // The same again changes nothing; another paper under the same name is refused.
    assert!(tongbao(site.path(), &["import", "paper.txt"]).status.success());
    fs::write(&paper, PAPER.replace("增设窗口2个", "增设窗口3个")).expect("a file can be written");
    let refused = tongbao(site.path(), &["import", "paper.txt"]);
    assert_eq!(refused.status.code(), Some(3), "{}", text(&refused.stderr));
    assert_eq!(fs::read_to_string(&place).expect("it is still there"), written);
    assert!(tongbao(site.path(), &["import", "paper.txt", "--force"]).status.success());
    assert!(fs::read_to_string(&place).expect("it is there").contains("增设窗口3个"));
    assert!(tongbao(site.path(), &["import", "paper.txt", "--id", "other-name"]).status.success());
    assert!(site.path().join("content/notices/other-name.md").exists());
    let built = tongbao(site.path(), &["build"]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    assert!(
        text(&built.stderr).contains("完成：0 份通报") && text(&built.stderr).contains("2 份草稿"),
        "{}",
        text(&built.stderr)
    );
    // Without its line, or imported so, it is public.
    fs::write(&place, written.replace("draft: true\n", "")).expect("a file can be written");
    let outright = tongbao(site.path(), &["import", "paper.txt", "--id", "outright", "--no-draft"]);
    assert!(!text(&outright.stderr).contains("草稿"), "{}", text(&outright.stderr));
    let outright = fs::read_to_string(site.path().join("content/notices/outright.md")).expect("it was written");
    assert_eq!(outright.lines().count() + 1, written.lines().count(), "one line tells them apart");
    let built = tongbao(site.path(), &["build"]);
    assert!(
        text(&built.stderr).contains("完成：2 份通报") && text(&built.stderr).contains("1 份草稿"),
        "{}",
        text(&built.stderr)
    );
}

#[test]
fn standard_input_and_supplied_values_are_taken() {
    let site = site();
    let arguments = [
        "import",
        "-",
        "--stdout",
        "--set",
        "title=关于整改情况的通报",
        "--set",
        "as_of=2025-01-31",
        "--set",
        "kind=followup",
    ];
    let output = tongbao_reading(site.path(), &arguments, PAPER.as_bytes());
    let said = text(&output.stdout);
    expect::each(["title: 关于整改情况的通报\n", "as_of: 2025-01-31\n", "kind: followup\n"], |line| {
        assert!(said.contains(line), "{line}{said}");
    });
    assert!(!site.path().join("content/notices").exists(), "--stdout writes no file");
    expect::each(["title", "title=", "colour=red", "as_of=soon", "kind=novel", "organ=A B"], |wrong| {
        let output = tongbao(site.path(), &["import", "-", "--set", wrong]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
    });
}

#[test]
fn several_files_and_folders_come_with_a_summary() {
    let site = site();
    let papers = site.path().join("papers");
    fs::create_dir(&papers).expect("a folder can be made");
    fs::write(papers.join("a.txt"), PAPER).expect("a file can be written");
    fs::write(papers.join("b.txt"), PAPER.replace("青岚市", "望湖县").replace("中级", ""))
        .expect("a file can be written");
    fs::write(papers.join("c.txt"), "望湖县人民法院召开会议\n\n会议要求抓好落实。\n").expect("a file can be written");
    fs::write(papers.join("d.bin"), [0u8; 8]).expect("a file can be written");
    let output = tongbao(site.path(), &["import", "papers"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("共 3 个文件，导入 2 个，未导入 1 个。"), "{said}");
    expect::each(["qinglan-2025-progress.md", "wanghu-2025-progress.md"], |name| {
        assert!(site.path().join("content/notices").join(name).exists(), "{name}");
    });
    let records = tongbao(site.path(), &["import", "papers/a.txt", "papers/b.txt", "--format", "json", "--stdout"]);
    assert_eq!(text(&records.stdout).lines().count(), 2, "a record a line");
    let drafts = |further: &[&str]| {
        let output = tongbao(site.path(), &[&["import", "papers/a.txt", "papers/b.txt", "--stdout"], further].concat());
        text(&output.stdout).matches("\ndraft: true\n").count()
    };
    assert_eq!((drafts(&[]), drafts(&["--no-draft"])), (2, 0), "of every notice of a batch");
    let twice = tongbao(site.path(), &["import", "papers/a.txt", "papers/b.txt", "--id", "x"]);
    assert_eq!(twice.status.code(), Some(2));
}

#[test]
fn the_report_shows_both_sides_and_runs_nothing() {
    let site = site();
    let paper = PAPER.replace("制定学习计划", "制定<script>alert(1)</script>计划").replace("关于“立案", "关于“*立案");
    fs::write(site.path().join("paper.txt"), format!("来源：青岚法院网\n{paper}")).expect("a file can be written");
    let output = tongbao(site.path(), &["import", "paper.txt", "--report", "report.html"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let page = fs::read_to_string(site.path().join("report.html")).expect("the report was written");
    assert!(!page.contains("<script"), "nothing of the paper is markup");
    expect::each(
        [
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "<del class=\"l\" id=\"p0-1\">来源：青岚法院网</del>",
            "去掉：来源：青岚法院网",
            "文字被“*”“XX”等遮盖",
            "default-src &#39;none&#39;",
            "反馈问题",
            // The facts in words, every doubt with a link to its line, the doubtful words marked in it.
            "<th scope=\"row\">起止日期</th>",
            "<a href=\"#p0-",
            "<mark>",
            "整改结果：文中未标明",
        ],
        |part| {
            assert!(page.contains(part) || page.contains(&part.replace("&#39;", "'")), "{part}");
        },
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_nothing_is_written() {
    let site = site();
    fs::write(site.path().join("empty.txt"), "\n\n").expect("a file can be written");
    fs::write(site.path().join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\0").expect("a file can be written");
    expect::each([("empty.txt", 1), ("picture.png", 1), ("missing.txt", 4)], |(file, code)| {
        let output = tongbao(site.path(), &["import", file]);
        assert_eq!(output.status.code(), Some(code), "{file}: {}", text(&output.stderr));
        assert!(text(&output.stderr).contains(file), "{}", text(&output.stderr));
    });
    assert!(!site.path().join("content/notices").exists());
}

/// Where a program that reads a format is missing, the fault names it and how it is installed.
#[test]
fn a_missing_program_is_named() {
    let site = site();
    let ole = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    fs::write(site.path().join("old.wps"), ole).expect("a file can be written");
    fs::write(site.path().join("paper.pdf"), b"%PDF-1.4\n").expect("a file can be written");
    for (file, program, package) in
        [("old.wps", "soffice", "libreoffice-writer"), ("paper.pdf", "pdftotext", "poppler-utils")]
    {
        let mut command = site.program();
        let nowhere = site.path().join("empty");
        command.args(["import", file, "--lang", "zh"]).current_dir(site.path()).env("PATH", nowhere);
        let output = command.output().expect("the program can be started");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!([file, program, package].iter().all(|word| said.contains(word)), "{said}");
    }
    assert!(!site.path().join("content/notices").exists());
}

/// The real papers that lie beside the repository of those who work on it; no sentence of them is kept here.
#[test]
fn real_papers_are_understood() {
    let seeds = seeds::all();
    if seeds.is_empty() {
        eprintln!("skipped: ../shared/seeds has no papers");
    }
    let site = site();
    let import = |file: &Path, further: &[&str]| {
        let file = file.to_string_lossy();
        let arguments: Vec<&str> =
            ["import", &*file, "--format", "json"].into_iter().chain(further.iter().copied()).collect();
        tongbao(site.path(), &arguments)
    };
    let issues = |record: &Value| -> Vec<Value> {
        let findings = record["findings"].as_array().expect("a list");
        findings.iter().flat_map(|finding| finding["issues"].as_array().expect("a list").clone()).collect()
    };
    let codes = |record: &Value, code: &str| {
        record["doubts"].as_array().expect("a list").iter().filter(|doubt| doubt["code"] == code).count()
    };
    for (number, file) in seeds {
        match number.as_str() {
            "000" => {
                let record = record(&import(&file, &[]));
                assert_eq!((record["findings"].as_array().map(Vec::len), issues(&record).len()), (Some(59), 59));
                assert_eq!(record["inspection"]["period"]["to"], "2024-08-24");
                assert_eq!(record["inspection"]["feedback_on"], "2024-10-24");
                assert_eq!((&record["inspection"]["term"], &record["inspection"]["round"]), (&14.into(), &8.into()));
                assert_eq!(record["published_on"], "2025-07-10");
                assert_eq!(record["contact"]["phones"][0]["number"], "65686333");
                assert!(issues(&record).iter().all(|issue| issue["status"].is_null()));
                assert_eq!(codes(&record, "doubled_character"), 1);
            }
            "001" => {
                let record = record(&import(&file, &[]));
                assert_eq!((record["findings"].as_array().map(Vec::len), issues(&record).len()), (Some(11), 26));
                assert_eq!(record["areas"].as_array().map(Vec::len), Some(3));
                assert_eq!(record["inspection"]["feedback_on"], "2025-02-26");
                assert_eq!(record["contact"]["postcode"], "434000");
                assert!(codes(&record, "lost_beginning") >= 5, "{record:#}");
            }
            "002" => {
                let record = record(&import(&file, &[]));
                let statuses =
                    |kind: &str| issues(&record).iter().filter(|issue| issue["status"]["kind"] == kind).count();
                assert_eq!((issues(&record).len(), statuses("completed"), statuses("partial")), (20, 17, 3));
                let claim =
                    record["claims"].as_array().expect("a list").iter().find(|claim| claim["subject"] == "issues");
                let claim = claim.expect("the claim of the issues");
                assert_eq!(
                    (&claim["total"], &claim["parts"]["completed"], &claim["parts"]["partial"]),
                    (&22.into(), &19.into(), &3.into())
                );
                assert_eq!(record["as_of"], "2024-12-31");
            }
            "003" => {
                assert_eq!(import(&file, &[]).status.code(), Some(1));
                let record = record(&import(&file, &["--kind", "article"]));
                assert_eq!((&record["kind"], &record["published_on"]), (&"article".into(), &"2023-08-20".into()));
            }
            "004" => {
                let record = record(&import(&file, &[]));
                assert_eq!((record["kind"].as_str(), issues(&record).len()), (Some("plan"), 6));
                assert_eq!((codes(&record, "breaks_off"), codes(&record, "masked")), (1, 3));
            }
            _ => panic!("{number} is not known to this test"),
        }
    }
    let built = tongbao(site.path(), &["build"]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    for page in walkdir::WalkDir::new(site.path().join("public")) {
        let page = page.expect("the site can be walked").into_path();
        if page.extension().is_some_and(|extension| extension == "html") {
            assert!(!fs::read_to_string(&page).expect("a page is UTF-8").contains("**"), "{}", page.display());
        }
    }
}
