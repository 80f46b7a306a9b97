//! Sums of money that a sentence says came back, was saved or was put right: `收回违规资金8.2万元、退还群众3600元`.

use super::figure::Figure;
use super::figure::is_wished;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// What brings money back, saves it or puts it right, then the sum.
static MONEY: Fixed = Fixed::new(|| {
    fixed(concat!(
        r"(?:追缴|退缴|清退|挽回|收缴|退回|退还|返还|缴回|扣回|归还|归垫|上缴|上交|退赔|追回|追收|清收|清缴|收回|补缴|补交|兑付|兑现|发还|避免|减少|盘活|增收节支|节约|核减|调整账目|规范账务|整改金额",
        r"|整改到位(?:资金|金额)|(?:已|完成)整改(?:问题)?(?:资金|金额)|整改问题金额)[^，。；、,;]{0,16}?",
        r"([0-9]{1,3}(?:[, \u{2009}\u{a0}][0-9]{3})+(?:\.[0-9]{1,6})?|[0-9]{1,9}(?:\.[0-9]{1,6})?|[一二三四五六七八九十百两]{1,7})\s*(亿元|万元|元)",
    ))
});

/// What an organ earns and pays in its business: 上缴利润.
fn is_of_business(words: &str) -> bool {
    ["利润", "税", "营收", "收入"].iter().any(|word| words.contains(word)) && !words.contains("违")
}

/// Whether a sum is a part of one that was told in front of it: 整改到位资金5万元，其中收回3万元.
fn is_part(clause: &str, at: usize, told: &[Figure]) -> bool {
    let among = clause[..at].rfind("其中");
    among.is_some_and(|among| told.iter().any(|sum| sum.at.end <= among))
}

/// Sums in 元, where they are a whole number of them.
pub(super) fn sums(clause: &str) -> Vec<Figure> {
    let mut out = Vec::new();
    for found in MONEY.captures_iter(clause) {
        let Some(all) = found.get(0).filter(|all| !is_wished(&clause[..all.start()])) else { continue };
        if is_of_business(&clause[all.range()]) || is_part(clause, all.start(), &out) {
            continue;
        }
        let printed: String = found[1].chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        let printed = match numeral::read(&found[1]).filter(|_| printed.is_empty()) {
            Some(value) => value.to_string(),
            None => printed,
        };
        let (whole, part) = printed.split_once('.').unwrap_or((&printed, ""));
        let zeros = match &found[2] {
            "亿元" => 8usize,
            "万元" => 4,
            _ => 0,
        };
        let Some(zeros) = zeros.checked_sub(part.len()) else { continue };
        if let Ok(value) = format!("{whole}{part}{}", "0".repeat(zeros)).parse() {
            out.push(Figure { value, at: all.range() });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sum_of_a_sentence_is_read_in_yuan() {
        for (clause, right) in [
            ("收回违规资金8.2万元、退回补贴3万元，避免损失90.4万元", &[82_000, 30_000, 904_000][..]),
            ("追回资金3万元，上缴国库2万元，退还群众1,500元", &[30_000, 20_000, 1_500]),
            ("整改到位资金2.95亿元，促进增收节支6.8亿元，盘活存量资金500万元", &[295_000_000, 680_000_000, 5_000_000]),
            ("整改问题金额12亿元，扣回多付工程款36.5万元", &[1_200_000_000, 365_000]),
            ("收回欠款五十二万元，收缴1 234.5万元", &[520_000, 12_345_000]),
            ("上缴利润2000万元，补缴税款3万元", &[]),
            ("整改到位资金1560万元，其中盘活存量1200万元、收缴入库360万元", &[15_600_000]),
            ("挽回经济损失0元", &[0]),
            // A plan, what was not done, what the problem was, what was spent, a sum that is not exact.
            ("拟收回资金3万元", &[]),
            ("尚未追回资金3万元，应上缴财政2万元", &[]),
            ("违规发放补贴3万元，投入整改资金300万元", &[]),
            ("追回资金8万余元，挽回损失近亿元", &[]),
            ("收回房屋3套", &[]),
        ] {
            let read: Vec<u64> = sums(clause).into_iter().map(|sum| sum.value).collect();
            assert_eq!(read, right, "{clause}");
        }
    }
}
