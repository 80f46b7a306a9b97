//! Signs of characters that were lost in copying: words without their beginning, digits without the unit between them.

use std::ops::Range;

use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Second halves of frequent first words, with what may follow them in a sound text.
const TORN: &[(&str, &[&str])] = &[
    ("迎广大", &[]),
    ("国共产党", &[]),
    ("续", &["建", "聘", "签", "费", "航", "写", "封", "冻"]),
    ("立整改", &["组"]),
    ("立健全", &[]),
    ("立完善", &[]),
    ("立长效", &[]),
    ("立台账", &[]),
    ("立机制", &[]),
    ("理现行", &[]),
    ("理完善", &[]),
    ("合巡察", &[]),
    ("合审判", &[]),
    ("合工作", &[]),
    ("合实际", &[]),
    ("定《", &[]),
    ("订《", &[]),
    ("订完善", &[]),
    ("善《", &[]),
    ("据市委", &[]),
    ("据省委", &[]),
    ("据区委", &[]),
    ("据县委", &[]),
    ("照市委", &[]),
    ("照省委", &[]),
    ("照巡察", &[]),
    ("照要求", &[]),
    ("彻落实", &[]),
    ("彻习近平", &[]),
    ("真贯彻", &[]),
    ("真落实", &[]),
    ("真学习", &[]),
    ("格落实", &[]),
    ("格执行", &[]),
    ("格按照", &[]),
    ("织开展", &[]),
    ("织召开", &[]),
    ("织学习", &[]),
    ("织干警", &[]),
    ("展专项", &[]),
    ("展警示", &[]),
    ("强组织", &[]),
    ("强监督", &[]),
    ("强学习", &[]),
    ("化落实", &[]),
    ("化监督", &[]),
    ("实主体责任", &[]),
    ("面落实", &[]),
    ("面加强", &[]),
    ("度重视", &[]),
    ("时召开", &[]),
    ("至目前", &[]),
    ("止目前", &[]),
    ("深学习", &[]),
    ("过开展", &[]),
    ("是加强", &[]),
    ("是强化", &[]),
    ("是完善", &[]),
];

static UNIT: Fixed = Fixed::new(|| {
    fixed(concat!(
        r"(?:^|[^\d\-—–/.．])(\d{3,8}日|[4-9]\d日(?:[，,。；;）)至]|$)|3[2-9]日(?:[，,。；;）)至]|$)|(?:[4-9][1-46-9]|3[2-46-9])日(?:前|起|止|上午|下午|印发|召开|组织)|\d{1,2}(?:个|大)?方面\d{3,6}个|年\d{3,4}日|月\d{3}日)",
        // The unit is lost behind a dash too, and a year in front of its word, a month, a day.
        r"|[—–\-]{2}\s*(\d{4}\s*\d{1,4}日)|(?:^|[为于自从至到在（(，,。；：:])(年\d{1,2}月(?:\d{1,2}日)?)|(\d{4}年月(?:\d{1,2}日|[日底初末，,。；]))|(\d{1,2}月日)(?:[^均常程报历产用志益夜照化记]|$)|(?:^|\D)(\d{3}年\d{1,2}月(?:\d{1,2}日|底|初|末)?)",
    ))
});

/// Whether a text begins in the middle of a word.
pub fn beginning(text: &str) -> bool {
    // 中共 has lost its first character: 共某县水务局党组.
    static PARTY: Fixed = Fixed::new(|| {
        fixed(
            r"^共[^建同有享青派计收成识和商治创管办查开][\u{4e00}-\u{9fff}]{0,2}[省市县区州旗镇乡][\u{4e00}-\u{9fff}]{0,16}(?:党组|党委|委员会|支部|纪委)",
        )
    });
    TORN.iter().any(|(word, sound)| {
        text.strip_prefix(word).is_some_and(|rest| !sound.iter().any(|next| rest.starts_with(next)))
    }) || PARTY.is_match(text)
}

/// Words behind 日 that make digits a number of days: 180日内, 百日攻坚.
const OF_DAYS: &[&str] = &["内", "以内", "之内", "以上", "以下", "行动", "攻坚", "会战", "集中"];

/// Where digits have lost the unit between them: `924日`, `4个方面1640个`.
fn units(text: &str) -> Vec<Range<usize>> {
    let found =
        UNIT.captures_iter(text).filter_map(|found| found.iter().skip(1).flatten().next()).map(|found| found.range());
    found.filter(|found| !OF_DAYS.iter().any(|word| text[found.end..].starts_with(word))).collect()
}

/// Where a number or the first character of a word is gone, wherever it stands: 监督电话—，, B号信箱, 在县届政协, 向关单位.
static GONE: Fixed = Fixed::new(|| {
    fixed(concat!(
        r"((?:值班|监督|举报|联系|咨询|投诉|受理|反映)?(?:电话|传真|热线|手机|手机号码|信箱|邮箱|邮编|邮政编码)\s*(?:[:：]\s*[—–\-]*|[—–\-]+))\s*[，,；;。）)]|((?:电话|传真|热线|手机|邮编|邮政编码)\s*[:：]?\s*(?:\d{3,4})?\s*[—–\-]+)$|((?:电话|传真|热线|手机)\s*[:：]?\s*\d{3,4}\s*[—–\-]+)\s*[，,；;。）)]|",
        r"(?:^|[^\dA-Za-zＡ-Ｚ０-９一二三四五六七八九十百零〇*＊×])([A-ZＡ-Ｚ]?号(?:邮政|专用)?信箱)|",
        r"(?:^|[，。；：、,;:（(各由向对和及与请等的成])(关(?:单位|部门|职能部门|责任人))|",
        r"([省市县区州]届(?:人大|人民代表大会|政协|党代会|纪委|[省市县区州]?委))|(第(?:届|轮|巡察组|巡视组|督察组))|",
        // A figure in front of its unit: 对照个方面, 定措施条，, 退电费元。, 追回.5万元; an address without its number.
        r"(?:^|[^0-9０-９一二三四五六七八九十百千万两几多各某每这那整哪单逐半余数分首前后下上本该同另全\s])((?:个|项)方面(?:个|项)?(?:问题)?)|",
        r"((?:措施|任务|意见|线索|问题|制度)[条个项])(?:[，,。；;、）)]|$)|",
        r"((?:费|款|款项|额|资金|损失|租金|共计|合计)(?:人民币)?元)(?:[，,。；;、）)]|$)|([^0-9０-９一二三四五六七八九十百千万亿两几多余数零半超近上逾过约达破成每点\s][万亿]元)(?:[，,。；;、）)]|$)|",
        r"(?:^|[^\d０-９])([.．]\d+(?:万|亿)?元)|((?:专用|邮政|举报|监督)?信箱号)(?:[，,。；;]|$)|",
        // A word that begins anew in its middle: 巡察组察组.
        r"((?:巡察组察组|巡视组视组|督察组察组|党组党组|党组组织组|委员会员会|意见意见|问题问题|情况情况))",
    ))
});

/// Where a number or the beginning of a word is gone inside a text.
fn gone(text: &str) -> Vec<Range<usize>> {
    let found = GONE.captures_iter(text).filter_map(|found| found.iter().skip(1).flatten().next());
    found.map(|found| found.range()).collect()
}

/// All places of a text where digits have lost their unit, or a number or a character is gone, in order.
pub fn inside(text: &str) -> Vec<Range<usize>> {
    let mut found = units(text);
    found.extend(gone(text));
    found.sort_by_key(|range| range.start);
    found.dedup_by(|next, before| next.start < before.end);
    found
}

/// Signs that stand for characters which were taken out or are still to be filled in: `**市`, `XX年`, `____`.
pub fn masks(text: &str) -> Vec<Range<usize>> {
    static MASK: Fixed = Fixed::new(|| fixed(r"\*+|[XＸ×]{2,}|[xｘ]{2,}|[○〇]{2,}|[□■▇█]+|_{3,}|＿{2,}"));
    MASK.find_iter(text).map(|found| found.range()).filter(|at| !is_part_of_a_word(text, at)).collect()
}

/// Whether such signs belong to a longer word: letters in a mailbox or an address on the web (xxgk@court.example), zeros
/// in a year (二〇〇五年).
fn is_part_of_a_word(text: &str, at: &Range<usize>) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '/' | '_' | '-');
    let digit = |c: char| numeral::chinese_digit(c).is_some();
    let belongs = |is: &dyn Fn(char) -> bool| text[..at.start].ends_with(is) || text[at.end..].starts_with(is);
    match text[at.clone()].chars().next() {
        Some('x') => belongs(&letter),
        Some('○' | '〇') => belongs(&digit),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_are_seen_and_parts_of_words_are_none() {
        for text in ["**市人民法院", "XX年", "xx局", "○○县", "____", "□□□"] {
            assert_eq!(masks(text).len(), 1, "{text}");
        }
        for text in ["二〇〇五年", "二○○五年", "xxgk@court.example", "X光机", "○", "a_b"] {
            assert!(masks(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn torn_words_are_seen_and_whole_ones_are_not() {
        for text in ["立整改成效机制", "续加强学习", "迎广大群众监督", "共示例县水务局党组关于"]
        {
            assert!(beginning(text), "{text}");
        }
        for text in ["建立整改成效机制", "续建审判法庭", "立行立改", "共建示范区和党组织", "中共示例县委员会", ""]
        {
            assert!(!beginning(text), "{text}");
        }
    }

    #[test]
    fn units_are_missed_between_digits_only() {
        assert_eq!(units("2024年924日反馈").len(), 1);
        assert_eq!(units("4个方面1640个事项").len(), 1);
        assert_eq!(units("整改期限——20211228日，时间为年4月6日").len(), 2);
        assert!(units("2021年——2022年，成立于1999年4月6日，次年4月6日").is_empty());
        assert!(units("2024年9月24日，共10个工作日，30日内，4个方面16个问题").is_empty());
        assert_eq!(units("--2023 0718日，受理时间：年5月6日至6月6日，2024年月5日").len(), 3);
        assert!(units("今年3月1日，截至去年3月，每月日均3件，3月日均5件，2024年月均2件").is_empty());
    }

    #[test]
    fn numbers_and_characters_are_missed_inside() {
        for text in [
            "举报电话—，传真",
            "监督电话：；信箱",
            "联系电话：—",
            "来信寄某市B号专用信箱",
            "某市号邮政信箱",
            "责成关单位整改",
            "在县届政协会议上",
            "市委第巡察组",
            "，关部门未及时处理",
            "支部对照个方面个问题",
            "研究制定措施条，现已落实",
            "核算后退电费元。",
            "拨付到村万元。",
            "追回资金.5万元",
            "来信请寄专用信箱号。",
            "监督电话：0000-",
            "市委巡察组察组反馈后",
            "到204年6月底",
            "至2023年3月日在现场",
        ] {
            assert_eq!(inside(text).len(), 1, "{text}");
        }
        for text in [
            "公布监督电话，接受监督",
            "联系电话：0000-1234567",
            "某市A001号邮政信箱",
            "某市12号信箱",
            "有关单位和相关部门",
            "机关单位、海关部门",
            "届时，市届满考核",
            "市委第三巡察组",
            "热线电话—12345热线",
            "开设信箱、热线，畅通渠道",
            "把关人员、公安机关部门",
            "各个方面、多个方面、4个方面16个问题",
            "措施条款、制度条目",
            "数万元、近万元、上百万元、美元",
            "1.5万元，3．5亿元，共5元。",
            "信箱号：12号",
            "月日均值，3月日常监测",
            "2024年3月，1204年",
            "退费十元。个人电话：0000-1234567",
            "整改问题问责",
        ] {
            assert!(inside(text).is_empty(), "{text}");
        }
    }
}
