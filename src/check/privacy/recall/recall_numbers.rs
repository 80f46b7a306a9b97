//! Resident numbers, bank cards, mobile numbers, and what is as like them as can be.
//!
//! They are made by this file's own arithmetic, from the published standards, and not by that of the scanner.

use super::MANY;
use super::Sequence;
use crate::check::privacy::personal_numbers::NumberKind;
use crate::check::privacy::personal_numbers::personal;

/// How a number is made up.
type Made = fn(&mut Sequence) -> String;

/// The last sign of a resident number, by GB 11643: the remainders of 2 to the place, modulo 11, sum to one.
fn resident_check(stem: &str) -> u64 {
    let weigh = |(place, c): (u32, char)| u64::from(c.to_digit(10).expect("a digit")) * 2_u64.pow(17 - place);
    let sum: u64 = (0..).zip(stem.chars()).map(weigh).sum();
    (1 + 11 - sum % 11) % 11
}

fn resident_stem(any: &mut Sequence) -> String {
    let region = any.of(&["110105", "330106", "510104", "650102", "440305", "220102", "370202", "460105"]);
    format!("{region}{}{}{}", 1935 + any.below(80), any.day(), any.digits(3))
}

fn resident(any: &mut Sequence) -> String {
    let stem = resident_stem(any);
    let check = resident_check(&stem);
    let x = any.of(&["X", "x"]);
    if check == 10 { format!("{stem}{x}") } else { format!("{stem}{check}") }
}

fn false_resident(any: &mut Sequence) -> String {
    let stem = resident_stem(any);
    format!("{stem}{}", (resident_check(&stem) + 1 + any.below(8)) % 10)
}

/// The last digit of a card, by Luhn: what brings the sum to a multiple of ten.
fn card_check(stem: &str) -> u64 {
    let table = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
    let value = |c: char| u64::from(c.to_digit(10).expect("a digit"));
    let weigh = |(place, c): (usize, char)| if place.is_multiple_of(2) { table[value(c) as usize] } else { value(c) };
    (10 - stem.chars().rev().enumerate().map(weigh).sum::<u64>() % 10) % 10
}

fn card_stem(any: &mut Sequence) -> String {
    let issuer = any.of(&["622202", "621700", "622848", "621661", "621226", "620522"]);
    let more = [9, 12][usize::try_from(any.below(2)).expect("a small number")];
    format!("{issuer}{}", any.digits(more))
}

fn card(any: &mut Sequence) -> String {
    let stem = card_stem(any);
    format!("{stem}{}", card_check(&stem))
}

fn false_card(any: &mut Sequence) -> String {
    let stem = card_stem(any);
    format!("{stem}{}", (card_check(&stem) + 1 + any.below(9)) % 10)
}

fn mobile(any: &mut Sequence) -> String {
    let prefix =
        any.of(&["130", "138", "139", "147", "150", "159", "166", "173", "177", "186", "189", "191", "198", "199"]);
    format!("{prefix}{}", any.digits(8))
}

fn parted(number: &str, sizes: &[usize], mark: &str) -> String {
    let mut rest = number;
    let mut parts = Vec::new();
    for size in sizes.iter().copied().cycle() {
        if rest.len() <= size {
            break;
        }
        let (part, after) = rest.split_at(size);
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts.join(mark)
}

fn drawn(number: &str, digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    number.chars().map(|c| c.to_digit(10).map_or(c, |digit| digits[digit as usize])).collect()
}

/// A number in one of the ways people write it, with the words around it.
fn written(kind: NumberKind, number: &str, way: u64) -> String {
    let groups: &[usize] = match kind {
        NumberKind::Resident => &[6, 8, 4],
        NumberKind::Card => &[4],
        NumberKind::Mobile => &[3, 4, 4],
    };
    let shown = match way {
        0 => number.to_owned(),
        1 => parted(number, &[1], " "),
        2 => parted(number, groups, "-"),
        3 => parted(number, groups, " "),
        4 => drawn(number, "０１２３４５６７８９").replace('X', "Ｘ"),
        5 => drawn(number, "〇一二三四五六七八九"),
        6 => drawn(number, "零幺二三四五六七八九"),
        7 => parted(number, &[1], "."),
        8 => parted(number, &[7, 20], "\n"),
        9 => parted(number, groups, "\u{3000}"),
        10 => parted(number, groups, "－"),
        _ => parted(number, groups, "·"),
    };
    match way % 6 {
        0 => format!("联系人的号码为{shown}，请核对。"),
        1 => format!("经查，当事人张某（{shown}）已签收"),
        2 => shown,
        3 => format!("号码：{shown}。共计3件"),
        4 => format!("2024年3月，李某、{shown}、王某"),
        _ => format!("| 1 | {shown} | 已办结 |"),
    }
}

#[test]
fn numbers_are_found() {
    let mut any = Sequence::from(20_240_630);
    let old: Made = |any| {
        let region = any.of(&["110105", "330106", "510104"]);
        format!("{region}{:02}{}{}", 30 + any.below(70), any.day(), any.digits(3))
    };
    let kinds: [(NumberKind, Made); 4] = [
        (NumberKind::Resident, resident),
        (NumberKind::Resident, old),
        (NumberKind::Card, card),
        (NumberKind::Mobile, mobile),
    ];
    for (kind, make) in kinds {
        let hit = |way: &u64| {
            let text = written(kind, &make(&mut any), way % 12);
            personal(&text).iter().any(|(found, _)| *found == kind)
        };
        let found = (0..MANY).filter(hit).count();
        println!("{kind:?}: {found} of {MANY} found");
        assert!(found >= 980, "{kind:?}: {found} of {MANY}");
    }
    let announced: Made = |any| {
        let (before, number) =
            (any.of(&["Tel", "TEL:", "电话/手机：0571-88888888/", "手机+86 ", "phone", "0086-"]), mobile(any));
        format!("{before}{number}")
    };
    let found = (0..MANY)
        .filter(|_| personal(&announced(&mut any)).iter().any(|(kind, _)| *kind == NumberKind::Mobile))
        .count();
    println!("announced by letters and prefixes: {found} of {MANY} found");
    assert!(found >= 980, "announced: {found} of {MANY}");
}

#[test]
fn look_alikes_raise_no_alarm() {
    let mut any = Sequence::from(20_260_331);
    let others: [(&str, Made); 17] = [
        ("case number", |any| format!("（2024）示01民终{}号", any.digits(5))),
        ("sum", |any| format!("{}元", mobile(any))),
        ("sum with a fraction", |any| format!("人民币{}.{}元", mobile(any), any.digits(2))),
        ("sum in ten thousands", |any| format!("{}.{} 万元", mobile(any), any.digits(2))),
        ("sum with commas", |any| format!("1，{}，{}，{}元", any.digits(3), any.digits(3), any.digits(3))),
        ("credit code", |any| format!("统一社会信用代码9133{}MA{}X", any.digits(4), any.digits(7))),
        ("credit code of digits", |any| format!("统一社会信用代码：1233{}{}", any.digits(4), any.digits(10))),
        ("failed checksum", false_resident),
        ("failed card", false_card),
        ("date", |any| format!("2024-{:02}-{:02}", 1 + any.below(12), 1 + any.below(28))),
        ("stamp", |any| format!("2024{}{}", any.day(), any.digits(6))),
        ("extension", |any| format!("0571-8{}-{}", any.digits(7), any.digits(4))),
        ("landline", |any| format!("010-{} {} 转 {}", 6000 + any.below(3000), any.digits(4), any.digits(3))),
        ("masked", |any| format!("138****{}", any.digits(4))),
        ("code of 11", |any| {
            let word = any.of(&["编号", "代码：", "单号为", "项目代码 ", "流水号：", "快递单号"]);
            format!("{word}{}", mobile(any))
        }),
        ("code of 15", |any| {
            let word = any.of(&["编号", "代码：", "订单号为", "许可证编号 "]);
            format!("{word}110105{:02}{}{}", 30 + any.below(70), any.day(), any.digits(3))
        }),
        ("document number", |any| {
            format!("示法〔2024〕{}号，ISBN 978-7-{}-{}-{}", any.digits(3), any.digits(4), any.digits(4), any.digits(1))
        }),
    ];
    for (name, make) in others {
        let alarms =
            (0..MANY).filter(|_| !personal(&format!("经核对，{}，已归档。", make(&mut any))).is_empty()).count();
        println!("{name}: {alarms} of {MANY} alarm");
        assert!(alarms <= 20, "{name}: {alarms} of {MANY}");
    }
}
