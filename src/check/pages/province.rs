//! The provinces, as names, numbers of filings and codes tell them.

/// Name, short name, and the two digits with which codes begin (GB/T 2260).
const PROVINCES: &[(&str, char, &str)] = &[
    ("北京", '京', "11"),
    ("天津", '津', "12"),
    ("河北", '冀', "13"),
    ("山西", '晋', "14"),
    ("内蒙古", '蒙', "15"),
    ("辽宁", '辽', "21"),
    ("吉林", '吉', "22"),
    ("黑龙江", '黑', "23"),
    ("上海", '沪', "31"),
    ("江苏", '苏', "32"),
    ("浙江", '浙', "33"),
    ("安徽", '皖', "34"),
    ("福建", '闽', "35"),
    ("江西", '赣', "36"),
    ("山东", '鲁', "37"),
    ("河南", '豫', "41"),
    ("湖北", '鄂', "42"),
    ("湖南", '湘', "43"),
    ("广东", '粤', "44"),
    ("广西", '桂', "45"),
    ("海南", '琼', "46"),
    ("重庆", '渝', "50"),
    ("四川", '川', "51"),
    ("贵州", '黔', "52"),
    ("云南", '滇', "53"),
    ("西藏", '藏', "54"),
    ("陕西", '陕', "61"),
    ("甘肃", '甘', "62"),
    ("青海", '青', "63"),
    ("宁夏", '宁', "64"),
    ("新疆", '新', "65"),
];

/// The province whose name a name of a place or an office begins with. 吉林市 and 海南州 are no provinces.
pub fn of_name(name: &str) -> Option<&'static str> {
    let begins = |province: &str| {
        let rest = name.strip_prefix(province)?;
        Some(rest.starts_with(['省', '市', '壮', '回', '维']) || rest.starts_with("自治区") || rest.starts_with("高级"))
    };
    let found = PROVINCES.iter().find(|(province, ..)| begins(province) == Some(true))?.0;
    let of_another = matches!(found, "吉林" | "海南") && !name[found.len()..].starts_with(['省', '高']);
    (!of_another).then_some(found)
}

/// The province of the number of a filing: 鄂ICP备…, 鄂公网安备…
pub fn of_filing(number: &str) -> Option<&'static str> {
    let first = number.trim().chars().next()?;
    PROVINCES.iter().find(|(_, short, _)| *short == first).map(|(name, ..)| *name)
}

/// The province of an identification code that begins with the code of a place.
pub fn of_digits(code: &str) -> Option<&'static str> {
    let digits = code.bytes().all(|byte| byte.is_ascii_digit());
    PROVINCES.iter().find(|(.., two)| digits && code.starts_with(two)).map(|(name, ..)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provinces_are_told() {
        assert_eq!(of_name("湖北省示例市中级人民法院"), Some("湖北"));
        assert_eq!(of_name("广西壮族自治区高级人民法院"), Some("广西"));
        assert_eq!(of_name("吉林市中级人民法院"), None);
        assert_eq!(of_name("示例省高级人民法院"), None);
        assert_eq!(of_filing("粤ICP备00000000号"), Some("广东"));
        assert_eq!(of_filing("示ICP备00000000号"), None);
        assert_eq!(of_digits("4200000000"), Some("湖北"));
        assert_eq!(of_digits("bm42000000"), None);
    }
}
