//! What is not public yet: drafts, and notices under embargo, told by a day of its own.

use std::sync::Arc;

use tongbao::compile::Compiled;
use tongbao::compile::HeldBack;
use tongbao::compile::Memo;
use tongbao::model::Id;
use tongbao::site;
use tongbao::site::Facts;
use tongbao::site::Standing;
use tongbao::source;
use tongbao::source::SourceFile;
use tongbao::text::date::Date;
use tongbao::tree::Digest;
use tongbao::tree::RelPath;

use crate::support::in_memory;
use crate::support::site::Site;

fn notice(front: &str) -> String {
    format!(
        "---\ntitle: 示例法院关于整改进展情况的通报\nkind: progress\n{front}\n---\n## 一、整改情况\n\n#### 1. 关于“案款发放不及时”的问题\n\n完成时限：2025年6月底前\n\n整改情况：正在发放。\n"
    )
}

fn day(text: &str) -> Option<Date> {
    Date::parse_iso(text)
}

#[test]
fn a_draft_stays_one_and_an_embargo_ends_on_its_day() {
    let path = RelPath::new("content/notices/a.md").unwrap();
    for (front, by, wanted) in [
        ("", "", Standing::Public),
        ("", "2026-03-02", Standing::Public),
        ("draft: false", "", Standing::Public),
        ("draft: true", "2026-03-02", Standing::Draft),
        ("draft: true\nembargo_until: 2026-03-02", "2026-03-02", Standing::Draft),
        ("embargo_until: 2026-03-02", "", Standing::Embargoed(day("2026-03-02").unwrap())),
        ("embargo_until: 2026-03-02", "2026-03-01", Standing::Embargoed(day("2026-03-02").unwrap())),
        ("embargo_until: 2026-03-02", "2026-03-02", Standing::Public),
        // Vague days: the last of the one, the first of the other.
        ("embargo_until: 2026-03", "2026-03-30", Standing::Embargoed(day("2026-03").unwrap())),
        ("embargo_until: 2026-03", "2026-03-31", Standing::Public),
        ("embargo_until: 2026-03-02", "2026-03", Standing::Embargoed(day("2026-03-02").unwrap())),
        ("embargo_until: 2026-03-02", "2026-04", Standing::Public),
    ] {
        let text = notice(front);
        let file = SourceFile { path: &path, bytes: text.as_bytes() };
        let (read, _) = source::notice(Id::new("a").unwrap(), file, None);
        let said = Facts::of(&read, Digest::of(text.as_bytes())).said;
        assert_eq!(site::standing(&said, day(by)), wanted, "{front} by {by}");
    }
}

fn compiled(notices: &[(&str, &str)], settings: &str, as_of: &str, by: &str) -> Compiled {
    let mut files = vec![("content/site.yaml".to_owned(), format!("name: 示例市法院整改公开网\n{settings}"))];
    files.extend(notices.iter().map(|(id, front)| (format!("content/notices/{id}.md"), notice(front))));
    in_memory::compile_by(&Arc::new(in_memory::tree(files)), day(as_of), day(by), &Arc::<Memo>::default())
}

fn public(compiled: &Compiled) -> Vec<&str> {
    let mut ids: Vec<&str> = compiled.site.notices.iter().map(|notice| notice.said.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn embargoes_end_by_their_own_day_and_days_are_counted_at_the_other() {
    let notices = [
        ("old", "published_on: 2025-07-10\nas_of: 2025-06-30"),
        ("waits", "published_on: 2026-03-02\nembargo_until: 2026-03-02"),
    ];
    for (settings, as_of, by, wanted, says) in [
        // Nobody names a day: the newest printed in front of what is public.
        ("", "", "", vec!["old"], "2025-07-10"),
        // Ended by the one day and not at the other, and the other way round.
        ("", "2025-07-10", "2026-03-02", vec!["old", "waits"], "2026-03-02"),
        ("", "2026-03-02", "", vec!["old"], "2025-07-10"),
        ("", "2026-03-02", "2026-03-01", vec!["old"], "2026-03-01"),
        ("as_of: 2026-03-02\n", "", "", vec!["old"], "2025-07-10"),
        ("as_of: 2025-01-01\n", "", "2027-01-01", vec!["old", "waits"], "2027-01-01"),
    ] {
        let compiled = compiled(&notices, settings, as_of, by);
        assert_eq!(public(&compiled), wanted, "{settings}{as_of} {by}");
        assert_eq!(compiled.site.day.map(Date::iso).as_deref(), Some(says), "{settings}{as_of} {by}");
    }
    // The day by which embargoes end counts no days: a page that counts them is the same at every one.
    let page = |by: &str| in_memory::rendered(&compiled(&notices[..1], "as_of: 2026-03-02\n", "", by));
    assert_eq!(page(""), page("2030-01-01"));
}

#[test]
fn the_day_comes_from_no_notice_that_is_held_back() {
    for (notices, wanted) in [
        (vec![("a", "published_on: 2025-07-10"), ("b", "published_on: 2027-01-01\ndraft: true")], Some("2025-07-10")),
        (
            vec![("a", "published_on: 2025-07-10"), ("b", "published_on: 2027-01-01\nembargo_until: 2027-01-01")],
            Some("2025-07-10"),
        ),
        // Of two days of one notice the later: figures may be of a later day than the paper.
        (vec![("a", "published_on: 2025-07-10\nas_of: 2025-08-31")], Some("2025-08-31")),
        (vec![("b", "published_on: 2027-01-01\nembargo_until: 2027-01-01")], None),
        (vec![("a", "")], None),
    ] {
        let compiled = compiled(&notices, "", "", "");
        assert_eq!(compiled.site.day.map(Date::iso).as_deref(), wanted, "{notices:?}");
    }
}

#[test]
fn what_is_held_back_is_counted() {
    let notices = [
        ("a", "published_on: 2025-07-10"),
        ("b", "draft: true"),
        ("c", "draft: true\nembargo_until: 2026-01-01"),
        ("d", "embargo_until: 2026-03-02"),
        ("e", "embargo_until: 2026-02-01"),
    ];
    let held = HeldBack::of(&compiled(&notices, "", "", "")).unwrap();
    assert_eq!(held, HeldBack { drafts: 2, embargoed: 2, by: day("2025-07-10"), next: day("2026-02-01") });
    let later = HeldBack::of(&compiled(&notices, "", "", "2026-02-01")).unwrap();
    assert_eq!((later.drafts, later.embargoed, later.next), (2, 1, day("2026-03-02")));
    assert_eq!(HeldBack::of(&compiled(&notices[..1], "", "", "")), None);
}

/// A site with a notice of each standing.
fn site() -> Site {
    Site::with([
        ("site/content/site.yaml", "name: 示例市法院整改公开网\nas_of: 2026-11-28\n".to_owned()),
        ("site/content/notices/shown.md", notice("published_on: 2025-07-10")),
        ("site/content/notices/waits.md", notice("published_on: 2026-03-02\nembargo_until: 2026-03-02")),
        ("site/content/notices/drafted.md", notice("draft: true")),
    ])
}

#[test]
fn build_and_check_say_what_is_held_back() {
    let site = site();
    let both = "未公布：1 份未到公布日期（按 2025-07-10 计算），1 份草稿。查看：tongbao serve；公布草稿：定稿后删去 draft: true 这一行；换一个日期判断：--day 2026-03-02。";
    let draft = "未公布：1 份草稿。查看：tongbao serve；公布草稿：定稿后删去 draft: true 这一行。";
    for (arguments, wanted) in [
        ("build --root site --out out", Some(both)),
        ("check --root site", Some(both)),
        ("check --root site --format short", Some(both)),
        ("check --root site --format json", None),
        ("build --root site --out out --as-of 2026-03-02", Some(both)),
        ("build --root site --out out --day 2026-03-02", Some(draft)),
        ("check --root site --day 2026-03-02", Some(draft)),
    ] {
        let run = site.answer(arguments);
        let said = run.stderr.lines().find(|line| line.starts_with("未公布："));
        assert_eq!(said, wanted, "{arguments}\n{}", run.stderr);
    }
    let there = |id: &str| site.place(&format!("out/notices/{id}/index.html")).exists();
    site.answer("build --root site --out out --day 2026-03-02");
    assert_eq!([there("shown"), there("waits"), there("drafted")], [true, true, false]);
    site.answer("build --root site --out out");
    assert_eq!([there("shown"), there("waits"), there("drafted")], [true, false, false]);
    let run = site.answer("build --root site --out out --day 2026-3");
    assert_eq!(run.exit, 2, "a month is no day: {}", run.stderr);
}

#[test]
fn export_asks_the_same_day() {
    let site = site();
    for (arguments, exit, said) in [
        ("export page waits --root site", 3, "--day"),
        ("export page waits --root site --as-of 2026-03-02", 3, "2026年3月2日"),
        ("export page waits --root site --day 2026-03-02", 0, "site/export/waits.html"),
        ("export page drafted --root site --day 2026-03-02", 3, "draft: true"),
        ("export page shwon --root site", 2, "shown"),
    ] {
        let run = site.answer(arguments);
        assert_eq!(run.exit, exit, "{arguments}\n{}", run.stderr);
        assert!(run.stderr.contains(said), "{arguments}\n{}", run.stderr);
    }
}
