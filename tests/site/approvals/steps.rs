//! Which steps count, what they come to, and where a notice stands.

use tongbao::approval::Stage;
use tongbao::approval::Void;
use tongbao::compile::Approval;
use tongbao::model::Id;
use tongbao::tree::Tree;

use super::bound_site::NOTICE;
use super::bound_site::ORGAN;
use super::bound_site::all_steps;
use super::bound_site::approval;
use super::bound_site::approved;
use super::bound_site::compile;
use super::bound_site::entry;
use super::bound_site::file;
use super::bound_site::site;
use super::bound_site::with;

fn stage(tree: &Tree) -> Stage {
    compile(tree).stage(&Id::new("tongbao").unwrap()).unwrap().unwrap()
}

/// The site with entries that are made of what they are bound to.
fn told(site: &Tree, entries: impl Fn(&Approval) -> String) -> Tree {
    approved(site, &file(&entries(&approval(site))))
}

fn step(bound: &Approval, step: &str, by: &str, day: u8) -> String {
    entry(bound, "approved", &format!("step: {step}\nby: {by}\nat: 2026-03-{day:02}"))
}

#[test]
fn a_notice_stands_where_its_steps_bring_it() {
    let free = site();
    let draft = with(&free, NOTICE, |text| text.replace("kind:", "draft: true\nkind:"));
    let later = with(&free, NOTICE, |text| text.replace("kind:", "embargo_until: 2099-01-01\nkind:"));
    let back = |bound: &Approval| {
        let back = entry(bound, "returned", "step: 审核\nby: 李四\nat: 2026-03-02\nreason: 数字与原件不符");
        step(bound, "提出", "张三", 1) + &back
    };
    let emergency =
        |bound: &Approval| entry(bound, "emergency", "by: 张三\nat: 2026-03-02\nreason: 更正失效的举报电话");
    for (what, tree, wanted) in [
        ("a draft", draft.clone(), Stage::Draft),
        ("no draft any more", free.clone(), Stage::Submitted),
        ("a draft that was submitted", told(&draft, |bound| step(bound, "提出", "张三", 1)), Stage::Submitted),
        ("returned", told(&free, back), Stage::Returned),
        ("submitted anew", told(&free, |bound| back(bound) + &step(bound, "提出", "张三", 3)), Stage::Submitted),
        ("approved", told(&free, all_steps), Stage::Approved),
        ("approved and a draft", told(&draft, all_steps), Stage::Awaiting),
        ("approved and under embargo", told(&later, all_steps), Stage::Awaiting),
        ("in an emergency", told(&free, emergency), Stage::Approved),
        ("returned after an emergency", told(&free, |bound| emergency(bound) + &back(bound)), Stage::Returned),
        (
            "returned after approval",
            told(&free, |bound| {
                let back = "step: 审批\nby: 王五\nat: 2026-03-04\nreason: 撤回重议";
                all_steps(bound) + &entry(bound, "returned", back)
            }),
            Stage::Returned,
        ),
    ] {
        assert_eq!(stage(&tree), wanted, "{what}");
    }
}

#[test]
fn a_change_voids_and_says_what_changed() {
    let site = site();
    let tree = told(&site, all_steps);
    let void = |tree: &Tree| approval(tree).steps.void;
    assert_eq!(void(&tree), None);
    let seen = |part: &str, same_source| Some(Void::Seen { parts: vec![part.to_owned()], same_source });
    let phone = with(&tree, ORGAN, |text| text.replace("1234567", "1234568"));
    assert_eq!(void(&phone), seen("contact", true));
    let word = with(&tree, NOTICE, |text| text.replace("见[图]", "看[图]"));
    assert_eq!(void(&word), seen("text", false));
    assert_eq!(approval(&word).steps.missing(), ["提出", "审核", "审批"]);
    assert_eq!(stage(&word), Stage::Submitted);
    let comment = with(&tree, NOTICE, |text| text.replace("由办公室", "由政治部"));
    assert_eq!(void(&comment), Some(Void::Source));
    assert_eq!(approval(&comment).steps.missing(), [""; 0]);
    // Undone, it holds again.
    assert_eq!(void(&with(&word, NOTICE, |text| text.replace("看[图]", "见[图]"))), None);
}

#[test]
fn one_step_renews_where_only_the_bytes_changed() {
    let site = site();
    let old = all_steps(&approval(&site));
    let changed = with(&site, NOTICE, |text| text.replace('\n', "\r\n"));
    let now = approval(&changed);
    let renewed = old.clone() + &entry(&now, "renewed", "by: 赵六\nat: 2026-03-04");
    assert_eq!(stage(&approved(&changed, &file(&renewed))), Stage::Approved);
    // The steps that follow are bound to the new bytes.
    let two = step(&approval(&site), "提出", "张三", 1) + &entry(&now, "renewed", "by: 张三\nat: 2026-03-02");
    let all = two + &step(&now, "审核", "李四", 3) + &step(&now, "审批", "王五", 4);
    assert_eq!(stage(&approved(&changed, &file(&all))), Stage::Approved);
    // Where what is seen changed, a renewal is bound to another text and does not count.
    let other = with(&site, NOTICE, |text| text.replace("欢迎监督", "感谢监督"));
    let tree = approved(&other, &file(&(old + &entry(&approval(&other), "renewed", "by: 赵六\nat: 2026-03-04"))));
    assert_eq!(stage(&tree), Stage::Submitted);
    assert!(approval(&tree).steps.faults.iter().any(|fault| fault.code.id == "A407"));
}

#[test]
fn the_steps_are_those_of_the_site() {
    let site = with(&site(), "content/site.yaml", |text| format!("{text}approval_steps: [拟稿, 签发]\n"));
    let two = |bound: &Approval| step(bound, "拟稿", "张三", 1) + &step(bound, "签发", "李四", 2);
    assert_eq!(stage(&told(&site, two)), Stage::Approved);
    assert_eq!(stage(&told(&site, all_steps)), Stage::Submitted);
    assert_eq!(approval(&site).steps.missing(), ["拟稿", "签发"]);
}
