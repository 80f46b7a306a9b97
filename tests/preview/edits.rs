//! Hundreds of edits in random order, of every kind of source; after each the preview is held against a clean build.

use std::collections::BTreeMap;

use tongbao::preview::PageKind;

use crate::shown::Shown;

/// A small generator of numbers: the same edits in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }
}

fn notice(title: &str, organ: &str, extra: &str, issues: &[&str]) -> String {
    let mut text = format!(
        "---\ntitle: {title}\nkind: progress\norgan: {organ}\npublished_on: 2025-07-18\n{extra}---\n前言。\n\n"
    );
    for (at, issue) in issues.iter().enumerate() {
        let number = at + 1;
        text.push_str(&format!(
            "### {number}. 关于“{issue}”的问题\n\n整改结果：阶段性完成\n责任部门：执行局\n完成时限：2025年12月底前\n\n整改情况：一是清理。二是发放。\n\n"
        ));
    }
    text
}

/// Where edits happen, and what they may write there: whole sources, and some that stop a build.
fn table() -> Vec<(&'static str, Vec<String>)> {
    let one = |text: &str| text.to_owned();
    let notices = || {
        vec![
            notice("甲院通报", "a", "", &["案款发放", "卷宗归档"]),
            notice("甲院通报二", "a", "formerly: [old]\n", &["案款发放"]),
            notice("乙院通报", "b", "inspection: x\ntopics: [zhixing]\n", &["审限", "送达", "归档"]),
            notice("草稿", "a", "draft: true\n", &["未定"]),
            notice("以后公开", "a", "embargo_until: 2099-01-01\n", &["未定"]),
            notice("无此法院", "nobody", "", &["案款"]),
            one("---\ntitle: [\n---\n正文\n"),
            one(
                "---\ntitle: 有附件\nkind: ledger\norgan: a\npublished_on: 2026-01\nattachments: [{ file: list.csv, title: 清单 }]\n---\n| 序号 | 反馈问题 | 整改状态 |\n| --- | --- | --- |\n| 1 | 执行款 | 正在整改 |\n",
            ),
        ]
    };
    vec![
        (
            "content/site.yaml",
            vec![
                one("name: 甲站\noperator: 甲院\nas_of: 2026-03-31\nrows_per_page: 10\n"),
                one("name: 乙站\ndomain: b.example\nas_of: 2025-03-31\n"),
                one("name: 丙站\nnonsense: 1\n"),
            ],
        ),
        ("content/topics.yaml", vec![one("- { id: zhixing, name: 执行, keywords: [执行, 案款] }\n"), one("[]\n")]),
        ("content/organs/a.yaml", vec![one("name: 青岚市中级人民法院\n"), one("name: 青岚中院\nshort_name: 中院\n")]),
        (
            "content/organs/b.yaml",
            vec![one("name: 望湖县人民法院\nparent: a\n"), one("name: 望湖县人民法院\nparent: nobody\n")],
        ),
        (
            "content/inspections/x.yaml",
            vec![one("origin: 巡察\nteam: 第一巡察组\nterm: 7\nround: 2\nfeedback_on: 2024-12-18\n")],
        ),
        ("content/notices/one.md", notices()),
        ("content/notices/two.md", notices()),
        ("content/notices/three/notice.md", notices()),
        ("content/notices/three/list.csv", vec![one("序号\n1\n"), one("序号\n1\n2\n")]),
        (
            "content/articles/read.md",
            vec![
                one("---\ntitle: 文章\npublished_on: 2025-01-01\n---\n正文。\n"),
                one("---\ntitle: 另一篇\n---\n另文。\n"),
            ],
        ),
        ("content/pages/about.md", vec![one("---\ntitle: 关于\n---\n说明。\n")]),
        (
            "templates/article.html",
            vec![
                one("<!DOCTYPE html><title>{{ page.head_title }}</title><main>{{ page.title }}</main>"),
                one("{{ page.nothing.there }}"),
                one("{% if %}"),
            ],
        ),
        (
            "templates/parts/footer.html",
            vec![one("<footer>自己的</footer>"), one("<footer>{{ page.site.name }}</footer>")],
        ),
        ("static/css/site.css", vec![one("body { color: black }\n"), one("body { color: navy }\n")]),
        ("static/own.txt", vec![one("甲"), one("乙")]),
        ("static/pictures/deep/a.svg", vec![one("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]),
    ]
}

/// One edit: a write, a removal, a renaming of a file or of a folder.
fn edit(shown: &Shown, dice: &mut Dice, table: &[(&str, Vec<String>)]) -> String {
    let (path, texts) = &table[dice.roll(table.len())];
    let there = |path: &str| shown.place(path).exists();
    match dice.roll(10) {
        0..=5 => {
            // Whole sources come first in the table, and more often.
            let text = match dice.roll(2) {
                0 => dice.roll(texts.len()),
                _ => dice.roll(texts.len()).min(dice.roll(texts.len())),
            };
            shown.write(path, texts[text].as_bytes());
            format!("write {path} {text}")
        }
        6 if there(path) && *path != "content/site.yaml" => {
            shown.remove(path);
            format!("remove {path}")
        }
        7 if there("content/notices/three") => {
            let aside = "content/notices/four";
            if there(aside) {
                shown.remove(aside);
            }
            std::fs::rename(shown.place("content/notices/three"), shown.place(aside)).unwrap();
            format!("rename the folder to {aside}")
        }
        8 => {
            let (from, to) = ["content/notices/one.md", "content/notices/two.md"].into();
            let (from, to) = if dice.roll(2) == 0 { (from, to) } else { (to, from) };
            if there(from) {
                std::fs::rename(shown.place(from), shown.place(to)).unwrap();
            }
            format!("rename {from} {to}")
        }
        _ => {
            // As editors save: aside, then over.
            let text = &texts[dice.roll(texts.len())];
            shown.write("content/.aside", text.as_bytes());
            std::fs::create_dir_all(shown.place(path).parent().unwrap()).unwrap();
            std::fs::rename(shown.place("content/.aside"), shown.place(path)).unwrap();
            format!("save {path}")
        }
    }
}

#[test]
fn any_edits_show_the_bytes_of_a_clean_build() {
    let table = table();
    let beginning: Vec<(&str, &str)> = table.iter().map(|(path, texts)| (*path, texts[0].as_str())).collect();
    let mut shown = Shown::new(&beginning);
    let mut dice = Dice(20_261_125);
    // Which pages are looked at is drawn apart: how many there are changes no edit.
    let mut looks = Dice(20_261_126);
    // The last bytes that each page had in a whole version, by path.
    let mut last: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let (mut whole, mut stopped, mut broken) = (0, 0, 0);
    let mut done = vec!["the beginning".to_owned()];
    for _ in 0..240 {
        shown.settle();
        if dice.roll(4) == 0 {
            shown.judge();
        }
        let clean = shown.build();
        let told = || done.iter().rev().take(4).cloned().collect::<Vec<_>>().join(" <- ");
        if clean.stops {
            stopped += 1;
            // An attachment of which only the disk held the bytes may be gone with them.
            for (path, bytes) in last.iter().filter(|(path, _)| !path.contains("/files/") && looks.roll(4) == 0) {
                assert!(shown.shows(path, bytes), "{path} is not its last whole version, after {}", told());
            }
            if dice.roll(2) == 0 {
                table.iter().for_each(|(path, texts)| shown.write(path, texts[0].as_bytes()));
                done.push("all is mended".to_owned());
            }
        } else {
            whole += 1;
            let mut served = shown.preview.routes();
            served.sort();
            assert!(served.iter().eq(clean.files.keys()), "other routes than a build has, after {}", told());
            for (path, bytes) in &clean.files {
                match bytes {
                    Some(bytes) => assert!(shown.shows(path, bytes), "{path} is not as built, after {}", told()),
                    None => {
                        broken += 1;
                        let before = last.get(path).is_none_or(|before| shown.shows(path, before));
                        assert!(before, "{path} is not its last whole version, after {}", told());
                    }
                }
            }
            let kept = last.into_iter().filter(|(path, _)| clean.files.get(path).is_some_and(Option::is_none));
            let kept: Vec<_> = kept.collect();
            let made = clean.files.into_iter().filter_map(|(path, bytes)| Some((path, bytes?)));
            last = made.chain(kept).collect();
            assert_eq!(shown.page("notices/nobody/index.html").kind, PageKind::NotFound);
        }
        done.push(edit(&shown, &mut dice, &table));
    }
    assert!(whole > 60 && stopped > 20 && broken > 0, "{whole} whole, {stopped} stopped, {broken} broken pages");
}
