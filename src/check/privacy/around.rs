//! What the words beside a number say of it: a sum, a code, a piece of an address on the web.

/// Words after which digits number a thing and not a person.
const NUMBERED: &[&str] = &[
    "编号",
    "编码",
    "代码",
    "单号",
    "文号",
    "案号",
    "档号",
    "流水号",
    "序列号",
    "批号",
    "批次号",
    "批次",
    "条码",
    "备案号",
    "发票号码",
    "合同号",
    "信用代码",
    "许可证号",
    "注册号",
    "产品型号",
];
/// What may stand between such a word and the digits.
const BETWEEN: &[char] = &[' ', '\u{3000}', '：', ':', '为', '是', '“', '"', '（', '('];
/// Units of what is counted.
const UNITS: &[&str] = &["元", "万", "亿", "余", "多", "件", "吨", "平方", "公里", "立方", "美元"];
/// Letters that say that a telephone follows.
const TELEPHONE: &[&str] = &[
    "tel",
    "telephone",
    "phone",
    "mobile",
    "mob",
    "cell",
    "cellphone",
    "mp",
    "wechat",
    "weixin",
    "wx",
    "vx",
    "sj",
    "dh",
];

/// Whether the words before some digits say that they number a thing.
pub fn numbers_a_thing(before: &str) -> bool {
    let said = before.trim_end_matches(BETWEEN);
    NUMBERED.iter().any(|word| said.ends_with(word))
}

/// Whether the words around some digits say that they count something.
pub fn counts(before: &str, after: &str) -> bool {
    let fraction = after.strip_prefix(['.', '．']).unwrap_or(after).trim_start_matches(|c: char| c.is_ascii_digit());
    let unit = fraction.trim_start_matches([' ', '\u{3000}']);
    let before = before.trim_end();
    UNITS.iter().any(|word| unit.starts_with(word)) || before.ends_with(['¥', '￥', '$']) || before.ends_with("人民币")
}

/// Whether digits belong to the address of something on the web.
pub fn in_web_address(before: &str) -> bool {
    let token = before.rfind(|c: char| !c.is_ascii_graphic()).map_or(before, |at| &before[at..]);
    token.contains("://")
}

/// Whether the letters that touch some digits only announce a telephone, as in `Tel` and the number.
pub fn announce_a_telephone(before: &str) -> bool {
    let start = before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let letters = before[start..].to_ascii_lowercase();
    let alone = !before[..start].ends_with(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-'));
    alone && TELEPHONE.contains(&letters.as_str())
}
