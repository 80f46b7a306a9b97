//! `tongbao review`: what is written for those who approve.
//!
//! `tests/review/expected/` holds what comes of `tests/review/after/`, held against `tests/review/before/`. After a change
//! that is meant, run `TONGBAO_RENEW=review/expected cargo test --locked --test command review` and read the difference.

use std::fs;

use crate::support::expect;
use crate::support::program::Run;
use crate::support::site::Site;
use crate::support::site::copy;
use crate::support::site::files;
use crate::support::site::project;

fn review(world: &Site, more: &[&str]) -> Run {
    let (root, against) = (project("tests/review/after"), project("tests/review/before"));
    let (root, against) = (root.display().to_string(), against.display().to_string());
    world.run(&[&["review", "--root", &root, "--against", &against, "--out", "out"][..], more].concat())
}

fn page(world: &Site) -> String {
    world.read("out/送审稿.html")
}

#[test]
fn the_copy_comes_out_as_expected() {
    let world = Site::new();
    let run = review(&world, &[]);
    assert_eq!((run.exit, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    assert!(run.stderr.contains("已写好送审稿"), "{}", run.stderr);
    let expected = project("tests/review/expected");
    let came = files(&world.place("out"));
    let mut differences: Vec<String> = Vec::new();
    for file in &came {
        let bytes = fs::read(world.place("out").join(file)).expect("it was written");
        differences.extend(expect::compare(&expected.join(file), &bytes));
    }
    expect::settle(&differences);
    assert_eq!(files(&expected), came);
}

#[test]
fn each_kind_of_difference_is_told() {
    let world = Site::new();
    assert_eq!(review(&world, &[]).exit, 0);
    let page = page(&world);
    expect::each(
        [
            // The cover.
            "与上次公布的一版（before）比较。",
            "新的1份，有改动的2份，撤下的1份，没有改动的1份。",
            "<del>青岚市中级人民法院巡察整改方案</del>",
            "content/organs/qinglan.yaml",
            // Paragraphs.
            "class=\"block inserted\"",
            "class=\"block deleted\"",
            "class=\"block moved\"",
            "class=\"block left\"",
            "class=\"block split\"",
            "class=\"block joined\"",
            "class=\"block renumbered\"",
            "class=\"block restyled\"",
            "换了位置并有改动，原来是第4段",
            "原来的第3段分成2段",
            "class=\"joint\"",
            // Rows and cells.
            "<tr class=\"reworded\">",
            "<tr class=\"inserted\">",
            "<tr class=\"deleted\">",
            "换了位置并有改动，原来是第4行",
            // Facts and files.
            "文件有改动",
            ">分类标准</ins>",
            "<del>填报说明</del>",
        ],
        |what| assert!(page.contains(what), "{what}"),
    );
    // A table that did not change is as on the page: no column in front of it, no mark.
    let table = &page[page.find(">法院</th>").expect("the second table")..];
    let table = &table[..table.find("</table>").expect("it ends")];
    assert!(!table.contains("<ins>") && !table.contains("<del>") && !table.contains("became"), "{table}");
}

#[test]
fn facts_come_first_the_weightiest_at_the_head() {
    let world = Site::new();
    assert_eq!(review(&world, &["progress"]).exit, 0);
    let page = page(&world);
    let (facts, text) = page.split_once("<section class=\"approved\">").expect("the text comes behind");
    let facts = &facts[facts.find("<section class=\"changed-facts\"").expect("the facts")..];
    let names = [
        "整改结果",
        "问题的编号",
        "发布日期",
        "完成时限",
        "写明的数字",
        "正文里的数字、日期",
        "责任部门",
        "电话",
        "标题",
    ];
    let mut from = 0;
    for name in names {
        let at = facts[from..].find(&format!("<th scope=\"row\">{name}"));
        from += at.unwrap_or_else(|| panic!("{name} comes behind the others in\n{facts}"));
    }
    assert!(text.contains("<ins>"), "the text is marked too");
}

#[test]
fn without_an_edition_everything_is_new_and_the_cover_says_so() {
    let world = Site::new();
    copy(&project("tests/review/after"), &world.place("site"));
    let run = world.answer("review --root site");
    assert_eq!(run.exit, 0, "{}", run.stderr);
    let page = world.read("site/review/送审稿.html");
    assert!(page.contains("没有指定上次公布的一版") && page.contains("按新的列出"), "{page}");
    assert!(!page.contains("<ins>") && !page.contains("class=\"block inserted\""));
    // A draft is reviewed before it is published; the reason of what it allows itself is told.
    assert!(page.contains("后续进展情况的通报") && page.contains("草稿") && page.contains("理由：原文即如此编号"));
    // The same input gives the same bytes.
    assert_eq!(world.answer("review --root site --out again").exit, 0);
    assert_eq!(world.read("again/送审稿.html"), page);
}

#[test]
fn the_copy_says_who_approved_and_shows_the_digest_that_is_written_down() {
    let world = Site::new();
    copy(&project("tests/review/after"), &world.place("site"));
    let site = world.read("site/content/site.yaml");
    world.write("site/content/site.yaml", format!("{site}\napproval_steps: [拟稿, 签发]\n"));
    let approved =
        world.run(&["approve", "progress", "--root", "site", "--step", "拟稿", "--by", "张三", "--day", "2025-07-14"]);
    let digest = approved.stderr.split("校验值：").nth(1).expect("the digest is said").trim();
    let copied = || {
        assert_eq!(world.answer("review progress --root site").exit, 0);
        let page = world.read("site/review/送审稿.html");
        page.replace("<span>", "").replace("</span>", "")
    };
    let cover = copied();
    expect::each(
        [digest, "<b>送审</b>", "拟稿：张三 2025-07-14", "还要办：签发", "<th scope=\"row\">签发</th>"],
        |what| assert!(cover.contains(what), "{what}: {cover}"),
    );
    // What was approved is another text now.
    let text = world.read("site/content/notices/progress.md");
    world.write("site/content/notices/progress.md", text.replacen("2025", "2024", 1));
    let cover = copied();
    expect::each(["还要办：拟稿、签发", "▲ 批准以后改了"], |what| {
        assert!(cover.contains(what), "{what}: {cover}")
    });
    let returned =
        ["approve", "progress", "--root", "site", "--step", "拟稿", "--by", "李四", "--return", "--reason", "日期有误"];
    assert_eq!(world.run(&returned).exit, 0);
    assert!(copied().contains("▲ 退回：日期有误"));
}

#[test]
fn the_copy_reads_by_itself_and_is_taken_for_no_page() {
    let world = Site::new();
    assert_eq!(review(&world, &[]).exit, 0);
    let page = page(&world);
    for outside in ["<script", "<link", "@import", "url(", "src=\"files", "href=\"http"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert_eq!(page.matches("送审稿，不是公布的网页").count(), 3, "above, below, and on each page of paper");
    assert!(page.contains("name=\"robots\" content=\"noindex\""));
    let anchors: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut once = anchors.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), anchors.len(), "an anchor stands once");
    for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(anchors.contains(&link), "{link} leads nowhere");
    }
}

#[test]
fn what_it_is_held_against_must_be_sources() {
    let world = Site::new();
    copy(&project("tests/review/after"), &world.place("site"));
    assert_eq!(world.answer("build --root site --out built").exit, 0);
    for (arguments, exit, words) in [
        ("review --root site --against built", 2, "里没有 content/"),
        ("review --root site --against nothing", 2, "里没有 content/"),
        ("review --root site progres", 2, "没有标识为“progres”的通报；是不是想写“progress”？"),
        ("review --root nothing", 4, "nothing"),
        ("review --root site --against built --lang en", 2, "holds no content/"),
    ] {
        let run = world.answer(arguments);
        assert_eq!((run.exit, run.stdout.as_str()), (exit, ""), "{arguments}: {}", run.stderr);
        assert!(run.stderr.contains(words), "{arguments}: {}", run.stderr);
        assert!(!world.place("site/review").exists(), "{arguments}");
    }
    // The folder of the content itself will do.
    assert_eq!(world.answer("review --root site --against site/content").exit, 0);
    assert!(world.read("site/review/送审稿.html").contains("没有改动的3份"));
}

#[test]
fn faults_that_stop_a_build_stop_a_review_and_what_others_wrote_is_kept() {
    let world = Site::new();
    copy(&project("tests/review/after"), &world.place("site"));
    world.write("out/diary.txt", "mine");
    let run = world.answer("review --root site --out out");
    assert_eq!((run.exit, world.read("out/diary.txt").as_str()), (3, "mine"), "{}", run.stderr);
    world.write("site/content/notices/broken.md", "---\ntitle: [\n---\n");
    let run = world.answer("review --root site --out other");
    assert_eq!(run.exit, 1, "{}", run.stderr);
    assert!(run.stderr.contains("broken.md") && !world.place("other").exists(), "{}", run.stderr);
}

#[test]
fn nothing_hostile_lives_in_it() {
    let world = Site::new();
    copy(&project("tests/review/before"), &world.place("before"));
    copy(&project("tests/review/before"), &world.place("site"));
    let hostile = "<script>alert(1)</script>";
    let notice = world.read("site/content/notices/progress.md").replace("形成清单。", &format!("形成{hostile}清单。"));
    world.write("site/content/notices/progress.md", notice.replace("title: 青岚", "title: <b>青岚</b>"));
    let run = world.answer("review --root site --against before --out out");
    assert_eq!(run.exit, 0, "{}", run.stderr);
    let page = world.read("out/送审稿.html");
    assert!(!page.contains("<script") && !page.contains("<b>青岚"), "{page}");
    assert!(page.contains("&lt;script&gt;"), "it is shown as text");
}
