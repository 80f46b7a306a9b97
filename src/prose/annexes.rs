//! What a text says of its annexes: which line opens one, which names one, and where it says that the list of problems is
//! in one.

use crate::text::numbering;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::behind_last;
use crate::text::pattern::fixed;
use crate::text::pattern::length;

/// A line that may open an annex or name it: 附件1：整改清单, 附表, 附：.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnexLine {
    /// The number of the annex.
    pub number: Option<u32>,
    /// What it is called, where the line says it.
    pub title: String,
}

/// Where a text says that something stands in an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnexReference {
    /// The numbers of the annexes it names; none where it names none by number.
    pub numbers: Vec<u32>,
    /// Whether it says that a list of problems stands there, rather than only that something does.
    pub lists_problems: bool,
}

/// More characters than a title of an annex or an entry of a list of annexes has.
const LONGEST: usize = 80;

/// Reads a line that consists of the word for an annex, its number and its title.
pub fn line(text: &str) -> Option<AnnexLine> {
    static LINE: Fixed = Fixed::new(|| {
        fixed(
            r"^[（(【\[]?(附件|附表|附录|附)\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*(?:[-—－]\s*[0-9０-９]{1,2})?\s*[）)】\]]?(\s*[:：.．、]\s*|\s+|$)(.*)$",
        )
    });
    let text = text.trim();
    if length(text) > LONGEST || text.contains(['。', '；', '！']) {
        return None;
    }
    let found = LINE.captures(text)?;
    let (word, mark) = (&found[1], found[3].trim());
    let number = found.get(2).and_then(|digits| numeral::read(digits.as_str()));
    let title = found[4].trim().to_owned();
    // 附 alone is a word of many others; 附件 and a gap may begin a sentence.
    let set_off = !mark.is_empty() || number.is_some();
    let sound = match word {
        "附" => set_off || text == "附",
        _ => set_off || title.is_empty() || !title.contains(['，', '：', ':']),
    };
    sound.then_some(AnnexLine { number, title })
}

/// Whether a line is an entry of a list of annexes: 2．整改清单. Whether a problem is told under it is asked elsewhere.
pub fn is_entry(text: &str) -> bool {
    let text = text.trim();
    length(text) <= LONGEST && !text.contains('。') && numbering::mark(text).is_some()
}

/// What names a list of problems.
const LISTS: &[&str] = &["清单", "台账", "一览表", "情况表", "明细表", "汇总表", "列表", "统计表", "任务表"];
/// What such a list is about.
const PROBLEMS: &[&str] = &["问题", "整改", "任务", "反馈"];
/// What other annexes hold.
const OTHERS: &[&str] = &[
    "制度",
    "资金",
    "金额",
    "账户",
    "账目",
    "经费",
    "项目",
    "工程",
    "合同",
    "名单",
    "名册",
    "通讯录",
    "联系",
    "目录",
    "案款",
    "案件",
    "卷宗",
    "文书",
    "说明",
    "照片",
    "图片",
];
/// What says that the annex is not there.
const ABSENT: &[&str] = &["不再附", "不附", "未附", "另行", "不予公开", "不予公布", "不公开", "略去"];

/// Where a text says that something stands in an annex.
pub fn references(text: &str) -> Vec<AnnexReference> {
    static REFERENCE: Fixed = Fixed::new(|| {
        fixed(concat!(
            // 见附件1, 详见本通报所附附表
            r"(?:[详参附另]?见|参阅|详阅|查阅|查看|载于|列于|列入|请看)(?:本(?:通报|公告|公示|报告|文))?(?:后附|所附|文后)?的?[（(《“「]?(?:附件|附表|附录|附后|后附|文后|附)",
            // 清单附后
            r"|(?:清单|台账|一览表|[情况明细汇总列统计任务]表|明细|详情|情况|问题|任务|事项)[^，。；（）()]{0,6}[（(，,]?\s*(?:一并|现|随文|详)?(?:附后|后附|随附|附于文后|附于后|附在后面|附文后|另附|列后)",
            // （附件1）, 附件所列, 后附问题清单
            r"|[（(]\s*(?:附件|附表|附录)(?:[0-9０-９一二三四五六七八九十、和至\-—]*)[）)]",
            r"|(?:附件|附表)[0-9０-９一二三四五六七八九十]{0,3}(?:中)?(?:所列|所示|所附|列明|列出|载明|逐项列|逐一列)",
            r"|(?:后附|现附|随附|附上|附有|附列|另附)[^，。；：:]{0,16}(?:清单|台账|一览表|情况表|明细表|汇总表)",
            // 台账公布如下: the list is what follows
            r"|(?:清单|台账|一览表)[^，。；]{0,10}如下",
        ))
    });
    let mut out = Vec::new();
    for sentence in text.split(['。', '；', '！', '\n']) {
        for found in REFERENCE.find_iter(sentence) {
            let from = behind_last(&sentence[..found.start()], &['，', ',']);
            let to = sentence[found.end()..].find(['，', ',']).map_or(sentence.len(), |at| found.end() + at);
            let clause = &sentence[from..to];
            // What the mark stands behind may be the clause before it: 问题清单，详见附件.
            let near = if is_about(clause, LISTS) || is_about(clause, PROBLEMS) || is_about(clause, OTHERS) {
                clause
            } else {
                sentence
            };
            let other = is_about(near, OTHERS) && !is_about(near, PROBLEMS);
            if is_about(sentence, ABSENT) || other {
                continue;
            }
            let lists_problems = is_about(near, PROBLEMS) && is_about(near, LISTS);
            let behind = &sentence[found.start()..];
            out.push(AnnexReference { numbers: numbers(behind), lists_problems });
        }
    }
    out
}

fn is_about(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The numbers behind the word for an annex: 附件1、3, 附件1至附件3.
fn numbers(text: &str) -> Vec<u32> {
    static NUMBERS: Fixed = Fixed::new(|| {
        fixed(r"^(\s*[、和及与至到\-—－~～]?\s*(?:附件|附表|附录)?\s*)([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})")
    });
    let words = ["附件", "附表", "附录", "附"];
    let Some((at, word)) = words.iter().find_map(|word| Some((text.find(word)?, *word))) else { return Vec::new() };
    let mut rest = &text[at + word.len()..];
    let mut out: Vec<u32> = Vec::new();
    while let Some(found) = NUMBERS.captures(rest) {
        let Some(number) = numeral::read(&found[2]) else { break };
        let ranges = found[1].contains(['至', '到', '-', '—', '－', '~', '～']);
        let begins = out.last().map_or(number, |last| if ranges { last + 1 } else { number });
        out.extend(begins.min(number)..=number);
        rest = &rest[found[0].len()..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_name_an_annex_are_read() {
        for (text, number, title) in [
            ("附件", None, ""),
            ("附件：", None, ""),
            ("附件1", Some(1), ""),
            ("附件 2：", Some(2), ""),
            ("附件一", Some(1), ""),
            ("（附件1）", Some(1), ""),
            ("附表", None, ""),
            ("附表2：问题整改清单", Some(2), "问题整改清单"),
            ("附：", None, ""),
            ("附：整改台账", None, "整改台账"),
            ("附件：1.整改台账", None, "1.整改台账"),
            ("附件　整改台账", None, "整改台账"),
        ] {
            let expected = AnnexLine { number, title: title.to_owned() };
            assert_eq!(line(text), Some(expected), "{text}");
        }
        for text in ["附近居民", "附属医院", "附件材料已补齐。", "附则", "附带民事", "见附件1", ""]
        {
            assert_eq!(line(text), None, "{text}");
        }
    }

    #[test]
    fn texts_say_what_stands_in_an_annex() {
        for (text, numbers) in [
            ("整改情况见附件。", &[][..]),
            ("具体问题及整改情况详见附件1。", &[1]),
            ("问题清单附后。", &[]),
            ("具体情况见附表", &[]),
            ("反馈问题整改台账（附件2）已经审定。", &[2]),
            ("整改任务分别见附件1、3。", &[1, 3]),
            ("详见附件1至附件3。", &[1, 2, 3]),
            ("附件1所列20个问题，已完成18个。", &[1]),
            ("现将整改台账公布如下：", &[]),
            ("后附整改问题清单，请监督。", &[]),
        ] {
            let found = references(text);
            assert!(!found.is_empty(), "{text}");
            assert_eq!(found[0].numbers, numbers, "{text}");
        }
        for text in [
            "制度清单见附件2。",
            "共核对案款312笔，明细见附件。",
            "联系方式见附件。",
            "整改问题清单另行公布，不再附后。",
            "附近群众反映较多。",
            "现将整改情况公布如下：",
            "见效明显。",
        ] {
            assert_eq!(references(text), [], "{text}");
        }
        assert!(references("未完成问题清单见附件1。")[0].lists_problems);
        assert!(!references("详见附件1。")[0].lists_problems);
    }
}
