//! Every limit at its last good size and one step past it, and what is no file: a fault of content, never a crash, a
//! hang or an error of the system.
//!
//! The sites are made here, since their files cannot lie in the repository: too large, or no files at all.

use std::path::Path;

use serde_json::Value;

use crate::support::expect;
use crate::support::site::Site;
use crate::support::site::write;
use tongbao::diagnostic::limit::LIMITS;

/// A site to be made, and the code that it must raise; none where it must raise nothing.
struct Made {
    /// What it is, for people.
    name: &'static str,
    /// The code that it raises, with the file it is in.
    raises: Option<(&'static str, &'static str)>,
    make: Box<dyn Fn(&Path)>,
}

impl Made {
    /// Writes the site into a folder.
    fn write(&self, folder: &Path) {
        put(folder, "content/site.yaml", b"name: site\n");
        (self.make)(folder);
    }
}

const NOTICE: &str = "content/notices/a.md";
const PAGE: &str = "templates/404.html";

/// The two sites of a limit: the text at it, and a step past it.
fn limit(
    name: &'static str,
    code: &'static str,
    path: &'static str,
    size: usize,
    text: impl Fn(usize) -> String + Clone + 'static,
) -> [Made; 2] {
    let past = text.clone();
    [
        Made { name, raises: None, make: Box::new(move |site| put(site, path, text(size).as_bytes())) },
        Made {
            name,
            raises: Some((code, path)),
            make: Box::new(move |site| put(site, path, past(size + 1).as_bytes())),
        },
    ]
}

/// Every site that is made.
fn all() -> Vec<Made> {
    let source = usize::try_from(LIMITS.source_bytes).expect("a source fits into memory");
    let mut all: Vec<Made> = Vec::new();
    all.extend(limit("a source", "L101", NOTICE, source, |size| filled(&notice(""), "", size)));
    all.extend(limit("a template", "L101", PAGE, source, |size| filled("<p>", "", size)));
    all.extend(limit("a field", "L102", NOTICE, LIMITS.field_bytes, |size| {
        notice("").replace("kind:", &format!("summary: {}\nkind:", "a".repeat(size)))
    }));
    all.extend(limit("quotations", "L103", NOTICE, LIMITS.markdown_nesting, |size| notice(&">".repeat(size))));
    all.extend(limit("lists", "L103", NOTICE, LIMITS.markdown_nesting, |size| notice(&"- ".repeat(size))));
    all.extend(limit("pictures", "L103", NOTICE, LIMITS.markdown_nesting, |size| notice(&"![a](b)".repeat(size))));
    all.extend(limit("brackets", "L103", NOTICE, LIMITS.markdown_brackets, |size| notice(&"[".repeat(size))));
    all.extend(limit("emphasis", "L103", NOTICE, LIMITS.markdown_emphasis, |size| notice(&"**字 ".repeat(size))));
    all.extend(limit("backticks", "L103", NOTICE, LIMITS.markdown_ticks, |size| notice(&"` ".repeat(size))));
    all.extend(limit("YAML", "L104", "content/topics.yaml", LIMITS.yaml_depth, |size| {
        format!("{}{}\n", "[".repeat(size), "]".repeat(size))
    }));
    let entry = "- { act: approved, step: 提出, by: 张三, at: 2025-01-06, reading: seen-1, seen: D, source: D }\n";
    let entry = entry.replace('D', &"0".repeat(64));
    all.extend(limit("approvals", "L107", "content/approvals/a.yaml", LIMITS.approval_entries, move |size| {
        format!("format: 1\nsteps:\n{}", entry.repeat(size))
    }));
    all.extend(limit("brackets of a template", "L106", PAGE, LIMITS.template_nesting, |size| {
        format!("{{{{ {}1{} }}}}\n", "(".repeat(size), ")".repeat(size))
    }));
    all.extend(limit("blocks of a template", "L106", PAGE, LIMITS.template_nesting, |size| {
        format!("{}{}\n", "{% if page.site %}".repeat(size), "{% endif %}".repeat(size))
    }));
    all.extend(limit("a tag of a template", "L106", PAGE, LIMITS.template_tag_bytes, |size| {
        filled("{{ page.title", "}}", size)
    }));
    all.extend(limit("a page", "L105", PAGE, LIMITS.page_bytes, |size| {
        let part = 1 << 20;
        format!(
            "{{% for i in range(end={}) %}}{}{{% endfor %}}{}",
            size / part,
            "p".repeat(part),
            "p".repeat(size % part)
        )
    }));
    #[cfg(unix)]
    all.extend(not_files());
    all
}

/// Links, pipes and names that not every system has, among files that are read.
#[cfg(unix)]
fn not_files() -> [Made; 3] {
    let made = |name, path, make: fn(&Path)| Made { name, raises: Some(("S120", path)), make: Box::new(make) };
    [
        made("a link", "content/notices/link.md", |site| {
            put(site, NOTICE, notice("").as_bytes());
            put(site, "secret.md", notice("").as_bytes());
            std::os::unix::fs::symlink("../../secret.md", site.join("content/notices/link.md"))
                .expect("a link is made");
        }),
        made("a pipe", "content/notices/pipe.md", |site| {
            put(site, NOTICE, notice("").as_bytes());
            let pipe = std::process::Command::new("mkfifo").arg(site.join("content/notices/pipe.md")).status();
            assert!(pipe.expect("mkfifo can be started").success());
        }),
        made("a name", "content", |site| {
            put(site, NOTICE, notice("").as_bytes());
            put(site, "content/notices/a:b.md", notice("").as_bytes());
        }),
    ]
}

/// A good notice with something more at its end.
fn notice(more: &str) -> String {
    let body = "## 一、整改情况\n\n#### 1. 关于“案款发放不及时”的问题\n\n整改情况：案款已全部发放。\n";
    format!("---\ntitle: 通报\nkind: progress\n---\n{body}\n{more}\n")
}

/// A text of so many bytes: a beginning, lines in the middle, an end.
fn filled(start: &str, end: &str, size: usize) -> String {
    let paragraph = format!("{}\n\n", "a line of text, as there are many; ".repeat(100));
    let middle: String = paragraph.chars().cycle().take(size - start.len() - end.len()).collect();
    let middle = if end.is_empty() { middle } else { middle.replace(|c: char| c != ' ', " ") };
    format!("{start}{middle}{end}")
}

fn put(site: &Path, path: &str, bytes: &[u8]) {
    write(&site.join(path), bytes);
}

/// The codes that a run names, each with its file, and how it ended.
fn run(made: &Made) -> (Vec<(String, String)>, i32, String) {
    let folder = Site::new();
    made.write(&folder.place("site"));
    let answer = folder.answer("build --root site --out out --format json");
    let faults: Vec<Value> = serde_json::from_str(&answer.stdout).unwrap_or_else(|error| {
        panic!("{}: {error}\n{}\n{}", made.name, answer.stdout, answer.stderr);
    });
    let word = |fault: &Value, key: &str| fault[key].as_str().expect("a fault has a code and a path").to_owned();
    // Past a limit warnings may follow from what was not read.
    let graver = |fault: &&Value| made.raises.is_none_or(|(code, _)| code == "S120") || fault["level"] == "error";
    let faults = faults.iter().filter(graver).map(|fault| (word(fault, "code"), word(fault, "path")));
    // Lists in lists are a wrong shape long before they are too deep.
    let faults = faults.filter(|(code, _)| made.name != "YAML" || code != "S105").collect();
    (faults, answer.exit, answer.stderr)
}

#[test]
fn the_limit_itself_is_within_it_and_a_step_past_it_is_a_fault() {
    expect::each(all(), |made| {
        let (faults, exit, stderr) = run(&made);
        let (wanted, wanted_exit) = match made.raises {
            None => (vec![], i32::from(made.name == "YAML")),
            Some((code, path)) => (vec![(code.to_owned(), path.to_owned())], i32::from(code != "S120")),
        };
        assert_eq!((faults, exit), (wanted, wanted_exit), "{}: {:?}\n{stderr}", made.name, made.raises);
    });
}

/// The codes whose cases are made here.
pub fn codes() -> impl Iterator<Item = &'static str> {
    all().into_iter().filter_map(|made| Some(made.raises?.0))
}
