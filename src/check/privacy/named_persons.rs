//! Names of persons beside a case number or a punishment. Knows nothing of notices.
//!
//! A name is believed only between words that leave no doubt: a role before it or a deed behind it, and never alone.

use std::ops::Range;

use crate::text::width;

/// Surnames that begin few other words.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎\
    潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚文庞樊兰殷施陶洪翟颜倪俞章鲁葛韦毕聂焦";
/// Surnames that begin many other words too: they are believed behind the role of a person alone.
const COMMON_WORDS: &str = "于余任方金白万常";
/// Surnames of two characters.
const DOUBLE: &[&str] = &["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒"];
/// What never stands in a given name, and so shows that a word is none: grammar, offices, and every way to mask.
const NOT_GIVEN: &str = "某×*＊XxＸ○Ｏ等的了在和与及或不未对将被把为因于是有无人员们者组会局院厅室部门处科所队级度重额融务案件\
    法律规公司集团厂店村镇乡县市区省州路街号程序理由间段主要";
/// Words that begin like a name and are none.
const NO_NAMES: &[&str] = &[
    "江苏", "江西", "江南", "江北", "黄河", "黄山", "黄金", "唐山", "韩国", "罗马", "罗列", "马上", "高速", "高效",
    "高质", "高频", "高龄", "高压", "高等", "高管", "史料", "钱款", "钱财", "钱物", "武装", "武器", "武警", "田地",
    "夏季", "毛利", "施工", "施行", "施压", "章程", "章节", "龙头", "洪水", "陆续", "顾问", "顾客", "顾虑", "康复",
    "易错", "易发", "易地", "贺信", "林业", "林地", "林木", "周期", "周边", "周末", "周转", "周密", "许可", "许诺",
    "任职", "任命", "任期", "任免", "任用", "任意", "方式", "方面", "方法", "方便", "方向", "金钱", "白酒", "万分",
    "常年", "常务", "常规", "常委", "常用", "于此", "余下", "何时", "何种", "曾经", "曾任", "雷同", "石油", "石料",
    "董事", "胡乱", "朱红", "田间",
];
/// Roles of parties and of the punished.
const ROLES: &[&str] = &[
    "当事人",
    "被告人",
    "被告",
    "原告",
    "申请人",
    "被申请人",
    "申请执行人",
    "被执行人",
    "上诉人",
    "被上诉人",
    "罪犯",
    "嫌疑人",
    "证人",
    "第三人",
    "干警",
    "法官",
    "法官助理",
    "书记员",
    "执行员",
    "法警",
    "司机",
    "工作人员",
    "科员",
    "责任人",
    "责任人员",
    "当事法官",
    "承办人",
    "员额法官",
];
/// Words before one who suffers something.
const DONE_TO: &[&str] = &["给予", "对", "将"];
/// Offices whose holders are named in what they do, not only in what they suffered.
const OFFICES: &[&str] = &["院长", "庭长", "书记", "主任", "科长", "处长", "局长", "队长", "组长", "委员", "党员"];
/// Words behind the name of one who suffers something.
const SUFFERED: &[&str] = &[
    "因违",
    "因涉",
    "因受",
    "因犯",
    "被",
    "受到",
    "违反",
    "违纪",
    "涉嫌",
    "党内",
    "撤销党内",
    "留党察看",
    "开除",
    "政务",
    "记过",
    "记大过",
    "降级",
    "撤职",
    "免职",
    "警告处分",
    "诫勉",
    "立案审查",
    "立案调查",
    "的处分",
    "严重违纪",
];
/// Words behind any other name.
const BEHIND: &[&str] = &[
    "，",
    "因",
    "反映",
    "提出",
    "提交",
    "签收",
    "领取",
    "到庭",
    "。",
    "、",
    "；",
    "的",
    "给予",
    "作出",
    "予以",
    "进行",
    "采取",
    "诉",
    "与",
    "（2",
    "(2",
    "〔2",
    "（男",
    "（女",
    "（身份证",
    "（时任",
    "(男",
    "(女",
    "涉及",
    "犯",
    "一案",
    "申请",
    "不服",
    "故意",
    "受贿",
    "贪污",
    "挪用",
    "酒后",
];
/// Words of discipline.
const DISCIPLINE: &[&str] = &[
    "党内警告",
    "党内严重警告",
    "撤销党内职务",
    "留党察看",
    "开除",
    "政务处分",
    "政务警告",
    "政务记过",
    "记过",
    "记大过",
    "诫勉",
    "立案审查",
    "立案调查",
    "党纪处分",
    "党纪政务处分",
    "警告处分",
    "降级处分",
    "撤职处分",
];

/// The names of a text that stand in one sentence with a case number or a word of discipline, in order.
pub fn named(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = 0;
    for sentence in text.split_inclusive(['。', '；', '\n', '！']) {
        if tells(sentence) {
            out.extend(names(sentence).into_iter().map(|name| from + name.start..from + name.end));
        }
        from += sentence.len();
    }
    out
}

/// Whether a text speaks of a case or of a punishment.
pub fn tells(text: &str) -> bool {
    DISCIPLINE.iter().any(|word| text.contains(word)) || has_case_number(text)
}

/// Whether a text can be the name of a person and nothing else.
pub fn is_name(text: &str) -> bool {
    let double = DOUBLE.iter().find_map(|name| text.strip_prefix(name));
    let known = |c: &char| SURNAMES.contains(*c) || COMMON_WORDS.contains(*c);
    let single = || text.chars().next().filter(known).map(|c| &text[c.len_utf8()..]);
    let given = double.or_else(single).unwrap_or_default();
    let sound = given.chars().all(|c| width::is_han(c) && !NOT_GIVEN.contains(c));
    sound && matches!(given.chars().count(), 1 | 2) && !NO_NAMES.iter().any(|word| text.starts_with(word))
}

/// （2024）示01民初123号: a year in brackets, the court's sign, a number and its 号.
fn has_case_number(sentence: &str) -> bool {
    let begins = |at: usize| {
        let rest = sentence[at..].trim_start_matches(['（', '(', '〔', '[']);
        let digits = |text: &str| text.chars().take_while(|c| c.is_ascii_digit()).count();
        if digits(rest) != 4 || !rest[4..].starts_with(['）', ')', '〕', ']']) {
            return false;
        }
        let sign: String = rest[4..].chars().skip(1).take(20).take_while(|c| *c != '号').collect();
        let of_court = sign.contains(['民', '刑', '行', '执', '赔', '破', '财', '监', '协', '司']);
        let closed = rest[4..].chars().nth(1 + sign.chars().count()) == Some('号');
        of_court
            && closed
            && sign.ends_with(|c: char| c.is_ascii_digit())
            && sign.chars().all(|c| width::is_han(c) || c.is_ascii_digit())
    };
    sentence.match_indices(['（', '(', '〔', '[']).any(|(at, _)| begins(at))
}

/// The names of a sentence that stand between telling words.
fn names(sentence: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, _) in sentence.char_indices() {
        if out.last().is_some_and(|last| at < last.end) {
            continue;
        }
        out.extend(name(sentence, at).map(|end| at..end));
    }
    out
}

/// Where the name ends that begins here.
fn name(sentence: &str, at: usize) -> Option<usize> {
    let (before, rest) = sentence.split_at(at);
    if NO_NAMES.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    let surname = match DOUBLE.iter().find(|name| rest.starts_with(**name)) {
        Some(name) => name.len(),
        None => rest.chars().next().filter(|c| SURNAMES.contains(*c) || COMMON_WORDS.contains(*c))?.len_utf8(),
    };
    let common = rest.starts_with(|c| COMMON_WORDS.contains(c));
    let before = before.trim_end_matches(['：', ':', '“']);
    let sued = before.ends_with('诉');
    let ends_with = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let role = ends_with(ROLES) || !common && ends_with(DONE_TO);
    let office = !common && ends_with(OFFICES);
    let sued = sued && !common;
    let opens = !common && (before.is_empty() || before.ends_with(['，', '、', '。', '；']));
    let given =
        rest[surname..].char_indices().take(2).take_while(|(_, c)| width::is_han(*c) && !NOT_GIVEN.contains(*c));
    let ends: Vec<usize> = given.map(|(offset, c)| surname + offset + c.len_utf8()).collect();
    let fits = |end: usize| {
        let after = rest[end..].strip_prefix("同志").unwrap_or(&rest[end..]);
        let suffers = SUFFERED.iter().any(|word| after.starts_with(word));
        let behind = suffers || BEHIND.iter().any(|word| after.starts_with(word)) || after.trim().is_empty();
        (role || sued) && behind || office && suffers || opens && after.starts_with('诉')
    };
    ends.iter().rev().find(|end| fits(**end)).map(|end| at + end)
}
