//! Files of approvals in every bad form: each is a fault with its line and a remedy, and never counts.

use tongbao::diagnostic::Lang;
use tongbao::diagnostic::Level;
use tongbao::text::date::Date;

use super::bound_site::RECORD;
use super::bound_site::all_steps;
use super::bound_site::approval;
use super::bound_site::approved;
use super::bound_site::compile;
use super::bound_site::compile_on;
use super::bound_site::entry;
use super::bound_site::file;
use super::bound_site::site;
use super::bound_site::subject;
use crate::support::expect;
use crate::support::in_memory::put;

#[test]
fn every_bad_form_is_a_fault_with_its_line_and_never_counts() {
    let site = site();
    let bound = approval(&site);
    let good = file(&all_steps(&bound));
    let swap = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        good.replacen(from, to, 1).into_bytes()
    };
    let lines: Vec<&str> = good.lines().collect();
    let without = |key: &str| {
        let at = lines.iter().position(|line| line.trim_start().starts_with(key)).unwrap();
        let kept = lines.iter().enumerate().filter(|(line, _)| *line != at).map(|(_, line)| format!("{line}\n"));
        kept.collect::<String>().into_bytes()
    };
    let seen = format!("seen: {}", bound.known.seen.digest);
    let source = format!("source: {}", bound.known.source);
    let (first, rest) = all_steps(&bound)
        .split_once("- act: approved\n  step: 审核")
        .map(|(a, b)| (a.to_owned(), format!("- act: approved\n  step: 审核{b}")))
        .unwrap();
    let merged = file(&format!("{first}<<<<<<< HEAD\n{rest}=======\n>>>>>>> other\n"));
    let skipped = file(&rest);
    let forms: Vec<(&str, Vec<u8>, &str)> = vec![
        ("merge marks", merged.into_bytes(), "A401"),
        ("another format", swap("format: 1", "format: 2"), "A402"),
        ("no format", without("format"), "S104"),
        ("another algorithm", swap("reading: seen-1", "reading: seen-2"), "A402"),
        ("an unknown step", swap("step: 审核", "step: 审合"), "A403"),
        ("a skipped step", skipped.into_bytes(), "A404"),
        (
            "a step twice",
            file(&(all_steps(&bound) + &entry(&bound, "approved", "step: 审批\nby: 赵六\nat: 2026-03-04")))
                .into_bytes(),
            "A404",
        ),
        ("two steps by one", swap("by: 李四", "by: 张　三"), "A405"),
        ("a day to come", swap("at: 2026-03-03", "at: 2999-03-03"), "A406"),
        ("an earlier day", swap("at: 2026-03-03", "at: 2025-03-03"), "A404"),
        (
            "another text",
            {
                let at = good.rfind(&seen).unwrap();
                let other = seen.replace("seen: ", "seen: 0")[..seen.len()].to_owned();
                format!("{}{other}{}", &good[..at], &good[at + seen.len()..]).into_bytes()
            },
            "A407",
        ),
        (
            "other bytes",
            {
                let at = good.rfind(&source).unwrap();
                let other = source.replace("source: ", "source: 0")[..source.len()].to_owned();
                format!("{}{other}{}", &good[..at], &good[at + source.len()..]).into_bytes()
            },
            "A407",
        ),
        ("a key twice", swap("  by: 李四\n", "  by: 李四\n  by: 李四\n"), "S103"),
        ("an unknown key", swap("by: 李四", "bye: 李四"), "S102"),
        ("nobody", without("by:"), "S104"),
        ("no digest", without("seen:"), "S104"),
        ("no source", without("source:"), "S104"),
        ("no act", swap("- act: approved\n  step", "- step"), "S104"),
        ("no step", without("step:"), "S104"),
        ("an unknown act", swap("act: approved", "act: aproved"), "S108"),
        ("a vague day", swap("at: 2026-03-01", "at: 2026-03"), "S105"),
        ("no day", swap("at: 2026-03-01", "at: 三月一日"), "S105"),
        ("a digest in capitals", swap(&seen, &seen.to_uppercase().replace("SEEN", "seen")), "S105"),
        ("a short digest", swap(&seen, &seen[..seen.len() - 1]), "S105"),
        ("a list for a name", swap("by: 李四", "by: [李四]"), "S105"),
        ("not YAML", swap("by: 李四", "by: [李四"), "S101"),
        ("an anchor", swap("by: 李四", "by: &a 李四"), "S109"),
        ("a hidden character", swap("李四", "李\u{200b}四"), "S117"),
        ("a full-width colon", swap("by: 李四", "by：李四"), "S110"),
        ("nothing", Vec::new(), "S104"),
        ("not UTF-8", b"format: 1\nsteps:\n- by: \xb0\xa1\n".to_vec(), "S113"),
        (
            "a return without a reason",
            file(&(all_steps(&bound) + &entry(&bound, "returned", "step: 审批\nby: 王五\nat: 2026-03-04")))
                .into_bytes(),
            "S104",
        ),
        (
            "an emergency without a reason",
            file(&entry(&bound, "emergency", "by: 王五\nat: 2026-03-04")).into_bytes(),
            "S104",
        ),
    ];
    let count = forms.len();
    expect::each(forms, |(what, bytes, code)| {
        let mut tree = site.clone();
        put(&mut tree, RECORD, &bytes);
        let compiled = compile(&tree);
        let steps = compiled.approval(&subject()).unwrap().unwrap().steps;
        // A step too many is passed over; all others make the approval incomplete.
        assert_eq!(steps.is_approved(), what == "a step twice", "{what}");
        let faults = compiled.check(&[]).unwrap().faults;
        let found: Vec<_> = faults.iter().filter(|fault| fault.span.path.as_str() == RECORD).collect();
        let fault = found.iter().find(|fault| fault.code.id == code);
        let fault = fault.unwrap_or_else(|| panic!("{what}: {code} is not among {found:?}"));
        assert_eq!(fault.level, Level::Error, "{what}");
        assert!(fault.span.end <= bytes.len(), "{what}");
        for lang in [Lang::Zh, Lang::En] {
            for words in [fault.cause(lang), fault.remedy(lang)] {
                assert!(!words.is_empty() && !words.contains('{'), "{what}: {words}");
            }
        }
    });
    eprintln!("{count} bad forms, each a fault");
}

/// A return that is itself at fault voids all the same: what is doubtful never approves.
#[test]
fn a_return_voids_whatever_is_wrong_with_it() {
    let site = site();
    let bound = approval(&site);
    for back in [
        "step: 审合\nby: 王五\nat: 2026-03-04\nreason: 另议",
        "step: 审批\nby: 王五\nat: 2999-01-01\nreason: 另议",
        "step: 审批\nby: 王五\nat: 2020-01-01\nreason: 另议",
    ] {
        let tree = approved(&site, &file(&(all_steps(&bound) + &entry(&bound, "returned", back))));
        let steps = approval(&tree).steps;
        assert!(!steps.is_approved() && steps.returned.is_some() && !steps.faults.is_empty(), "{back}");
    }
}

/// Cut off anywhere, a file approves nothing: the digest that binds is the last line of the last entry.
#[test]
fn a_file_that_is_cut_off_approves_nothing() {
    let site = site();
    let good = file(&all_steps(&approval(&site)));
    let end = good.trim_end().len();
    for at in (0..end).step_by(7).chain(end - 70..end) {
        let mut tree = site.clone();
        put(&mut tree, RECORD, &good.as_bytes()[..at]);
        assert!(!approval(&tree).steps.is_approved(), "cut at {at}");
    }
    // Without its last line end it says everything that it says with it.
    assert!(approval(&approved(&site, &good[..end])).steps.is_approved());
}

/// What has not come is judged by the day that is an input, and by nothing else.
#[test]
fn the_future_is_told_by_the_day_that_is_given() {
    let site = site();
    let tree = approved(&site, &file(&all_steps(&approval(&site))));
    for (today, approved) in [("2026-03-02", false), ("2026-03-03", true), ("2030-01-01", true)] {
        let steps = compile_on(&tree, Date::parse_iso(today)).approval(&subject()).unwrap().unwrap().steps;
        assert_eq!(steps.is_approved(), approved, "{today}");
    }
    // Where no day is known, none is in the future.
    assert!(compile_on(&tree, None).approval(&subject()).unwrap().unwrap().steps.is_approved());
}
