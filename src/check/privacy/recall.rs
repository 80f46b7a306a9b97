//! How many generated numbers are found, and how many look-alikes cry wolf. Prints both, kind by kind.

use super::Kind;
use super::is_card;
use super::is_resident;
use super::personal;

/// How a number is made up.
type Made = fn(&mut Sequence) -> String;

/// A sequence that is the same in every run.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| self.below(10).to_string()).collect()
    }

    fn day(&mut self) -> String {
        format!("{:02}{:02}", 1 + self.below(12), 1 + self.below(28))
    }
}

fn values(number: &str) -> Vec<u8> {
    number.chars().map(|c| if c == 'X' { 10 } else { super::value(c).expect("a digit") }).collect()
}

/// The number with the one last sign that `holds`, or with one that does not.
fn ended(stem: &str, right: bool, holds: fn(&[u8]) -> bool) -> String {
    let ends = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X"].map(|end| format!("{stem}{end}"));
    ends.into_iter().find(|number| holds(&values(number)) == right).expect("some end does")
}

fn resident(any: &mut Sequence, right: bool) -> String {
    let region = ["110105", "330106", "510104", "650102"][any.below(4) as usize];
    let stem = format!("{region}{}{}{}", 1940 + any.below(70), any.day(), any.digits(3));
    ended(&stem, right, is_resident)
}

fn card(any: &mut Sequence, right: bool) -> String {
    let length = [15, 18][any.below(2) as usize];
    ended(&format!("62{}", any.digits(length - 2)), right, is_card)
}

fn written(number: &str, way: u64) -> String {
    let spaced = |size: usize, mark: &str| {
        let signs: Vec<char> = number.chars().collect();
        signs.chunks(size).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join(mark)
    };
    let drawn = |digits: &str| -> String {
        let of =
            |c: char| c.to_digit(10).map_or('Ｘ', |digit| digits.chars().nth(digit as usize).expect("ten digits"));
        number.chars().map(of).collect()
    };
    match way {
        0 => number.to_owned(),
        1 => spaced(1, " "),
        2 => format!("{}-{}", &number[..3], &number[3..]).replacen(&number[3..7], &format!("{}-", &number[3..7]), 1),
        3 => drawn("０１２３４５６７８９"),
        4 => drawn("〇一二三四五六七八九"),
        5 => spaced(1, "."),
        _ => format!("{}\n{}", &number[..7], &number[7..]),
    }
}

#[test]
fn numbers_are_found_and_look_alikes_are_not() {
    let mut any = Sequence(20_240_630);
    let kinds: [(Kind, Made); 4] = [
        (Kind::Resident, |any| resident(any, true)),
        (Kind::Resident, |any| format!("330106{:02}{}{}", 40 + any.below(60), any.day(), any.digits(3))),
        (Kind::Card, |any| card(any, true)),
        (Kind::Mobile, |any| format!("1{}{}", [38, 59, 77, 86][any.below(4) as usize], any.digits(8))),
    ];
    for (kind, make) in kinds {
        let hit = |any: &mut Sequence, way| {
            let text = format!("联系人的号码为{}，请核对。", written(&make(any), way % 7));
            personal(&text).iter().any(|(found, _)| *found == kind)
        };
        let found = (0..1000_u64).filter(|way| hit(&mut any, *way)).count();
        println!("{kind:?}: {found} of 1000 found");
        assert!(found >= 980, "{kind:?}: {found} of 1000");
    }
    let others: [(&str, Made); 8] = [
        ("case number", |any| format!("（2024）示01民终{}号", any.digits(5))),
        ("sum", |any| format!("1{}元", any.digits(10))),
        ("credit code", |any| format!("9133{}MA{}X", any.digits(4), any.digits(7))),
        ("failed checksum", |any| resident(any, false)),
        ("failed card", |any| card(any, false)),
        ("date", |any| format!("2024-{:02}-{:02}", 1 + any.below(12), 1 + any.below(28))),
        ("extension", |any| format!("0571-8{}-{}", any.digits(7), any.digits(4))),
        ("masked", |any| format!("138****{}", any.digits(4))),
    ];
    for (name, make) in others {
        let alarms = (0..1000).filter(|_| !personal(&format!("编号{}，请核对。", make(&mut any))).is_empty()).count();
        println!("{name}: {alarms} of 1000 alarm");
        assert!(alarms <= 20, "{name}: {alarms} of 1000");
    }
}
