//! Passports, plates, homes and names.

use std::ops::Range;

use super::MANY;
use super::Sequence;
use crate::check::privacy::homes;
use crate::check::privacy::named_persons;
use crate::check::privacy::travel_numbers;

/// How a text is made up.
type Made = fn(&mut Sequence) -> String;
/// What looks for something in a text.
type Look = fn(&str) -> Vec<Range<usize>>;

/// Surnames by how common they are (the census, not the table of the scanner).
const SURNAMES: &[&str] = &[
    "李", "王", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马",
    "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾",
    "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪",
    "田", "任", "姜", "范", "方", "石", "姚", "谭", "廖", "邹", "熊", "金", "陆", "郝", "孔", "白", "崔", "康", "毛",
    "邱", "秦", "江", "史", "顾", "侯", "邵", "孟", "龙", "万", "段", "雷", "钱", "汤", "尹", "黎", "易", "常", "武",
    "乔", "贺", "赖", "龚", "文",
];
const GIVEN: &[&str] = &[
    "伟", "芳", "娜", "敏", "静", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超", "秀", "霞", "平", "刚",
    "桂", "建国", "志强", "海燕", "晓东", "国栋", "雅琴", "子涵", "春梅",
];

fn name(any: &mut Sequence) -> String {
    format!("{}{}", any.of(SURNAMES), any.of(GIVEN))
}

fn wide(text: &str) -> String {
    let wide = |c: char| match c {
        '0'..='9' | 'A'..='Z' => char::from_u32(u32::from(c) + 0xFEE0).expect("a full-width twin"),
        _ => c,
    };
    text.chars().map(wide).collect()
}

fn passport(any: &mut Sequence) -> String {
    let number = match any.below(3) {
        0 => format!("E{}", any.digits(8)),
        1 => format!("E{}{}", any.of(&["A", "B", "K", "X"]), any.digits(7)),
        _ => format!("G{}", any.digits(8)),
    };
    let number = match any.below(4) {
        0 => wide(&number),
        1 => format!("{} {}", &number[..5], &number[5..]),
        _ => number,
    };
    match any.below(6) {
        0 => format!("持护照{number}入境"),
        1 => format!("护照号码：{number}，"),
        2 => format!("护照（号码为{number}）"),
        3 => format!("护照 Passport No. {number}"),
        4 => format!("持{number}号护照"),
        _ => format!("往来港澳通行证号{number}。"),
    }
}

fn plate(any: &mut Sequence) -> String {
    let place = any.of(&["京", "沪", "粤", "浙", "苏", "鄂", "川", "陕", "云", "新", "藏", "琼"]);
    let office = any.of(&["A", "B", "C", "D", "E", "K", "N"]);
    let letter = any.of(&["A", "D", "F", "H", "K", "M"]);
    let serial = match any.below(4) {
        0 => any.digits(5),
        1 => format!("{letter}{}", any.digits(4)),
        2 => format!("{}{letter}{}", any.digits(2), any.digits(2)),
        // Vehicles of new energy have six signs.
        _ => format!("{letter}{}", any.digits(5)),
    };
    let number = match any.below(4) {
        0 => format!("{place}{office}·{serial}"),
        1 => wide(&format!("{place}{office}{serial}")),
        2 => format!("{place}{office} {serial}"),
        _ => format!("{place}{office}{serial}"),
    };
    format!(
        "{}{number}{}",
        any.of(&["驾驶", "车牌号为", "小型轿车（", "查封车辆"]),
        any.of(&["小客车", "）", "，已过户", "。"])
    )
}

fn home(any: &mut Sequence) -> String {
    let door = format!("{}号楼{}{}室", 1 + any.below(40), any.of(&["1单元", "二单元", ""]), 100 + any.below(2400));
    let street = any.of(&["明法路8号", "和平小区", "示例镇三组", "向阳街道示例社区"]);
    let told = any.of(&["家住", "家庭住址：", "住址为", "现住", "户籍地址：", "男，汉族，住", "居住在"]);
    format!("{told}示例省示例市{street}{door}，")
}

fn punished(any: &mut Sequence) -> String {
    let name = name(any);
    match any.below(8) {
        0 => format!("给予干警{name}党内警告处分。"),
        1 => format!("法官{name}因违反廉洁纪律被立案审查。"),
        2 => format!("对{name}作出政务处分决定。"),
        3 => format!("（2024）示01民初{}号案件当事人{name}反映", any.digits(3)),
        4 => format!("被执行人{name}（2023）示0102执{}号一案", any.digits(4)),
        5 => format!("原告{name}诉被告示例公司（2024）示01民终{}号", any.digits(3)),
        6 => format!("书记员{name}受到诫勉。"),
        _ => format!("对工作人员{name}给予记过。"),
    }
}

#[test]
fn persons_are_found() {
    let mut any = Sequence::from(20_250_101);
    let kinds: [(&str, Made, Look, u64); 4] = [
        ("passports", passport, travel_numbers::passports, 980),
        ("plates", plate, travel_numbers::plates, 980),
        ("homes", home, homes::addresses, 980),
        // A name is believed between telling words alone, and people read the rest.
        ("names", punished, named_persons::named, 950),
    ];
    for (kind, make, look, least) in kinds {
        let mut missed = Vec::new();
        for text in (0..MANY).map(|_| make(&mut any)) {
            if look(&text).is_empty() {
                missed.push(text);
            }
        }
        let found = MANY - missed.len() as u64;
        println!("{kind}: {found} of {MANY} found");
        missed.truncate(8);
        assert!(found >= least, "{kind}: {found} of {MANY}; missed {missed:#?}");
    }
}

#[test]
fn things_are_no_persons() {
    let mut any = Sequence::from(20_250_102);
    let others: [(&str, Made, Look); 8] = [
        ("code beside no passport", |any| format!("设备编号E{}", any.digits(8)), travel_numbers::passports),
        (
            "passports counted",
            |any| format!("收缴护照{}本，涉及E{}楼", any.below(90), any.below(9)),
            travel_numbers::passports,
        ),
        ("seat or model", |any| format!("新A{}元", any.digits(5)), travel_numbers::plates),
        ("document beside a province", |any| format!("川D{}号文件", any.digits(5)), travel_numbers::plates),
        (
            "office",
            |any| format!("办公地址：示例路{}号2号楼{}室", any.below(90), 100 + any.below(900)),
            homes::addresses,
        ),
        ("village", |any| format!("家住示例镇{}村，", any.of(&["东", "西", "南"])), homes::addresses),
        (
            "masked name",
            |any| format!("给予干警{}某党内警告处分，（2024）示01民初{}号", any.of(SURNAMES), any.digits(3)),
            named_persons::named,
        ),
        ("office holder", |any| format!("由院长{}任组长，对立案审查工作负总责。", name(any)), named_persons::named),
    ];
    for (kind, make, look) in others {
        let alarms: Vec<String> = (0..MANY).map(|_| make(&mut any)).filter(|text| !look(text).is_empty()).collect();
        println!("{kind}: {} of {MANY} alarm", alarms.len());
        assert!(alarms.len() <= 20, "{kind}: {} of {MANY}; {:#?}", alarms.len(), alarms.first());
    }
}
