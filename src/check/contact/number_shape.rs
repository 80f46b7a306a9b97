//! Shapes of phone numbers, mailboxes and postcodes.

use crate::diagnostic::Code;
use crate::diagnostic::codes::contact as codes;
use crate::prose::contacts;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Providers of mailboxes to everybody.
const COMMERCIAL: &[&str] = &[
    "163.com",
    "126.com",
    "yeah.net",
    "188.com",
    "qq.com",
    "foxmail.com",
    "sina.com",
    "sina.cn",
    "sina.com.cn",
    "sohu.com",
    "139.com",
    "189.cn",
    "wo.cn",
    "wo.com.cn",
    "aliyun.com",
    "tom.com",
    "21cn.com",
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "live.com",
    "msn.com",
    "yahoo.com",
    "yahoo.com.cn",
    "icloud.com",
];

/// What is wrong with a value that gives a phone number, or several: each is dialled by itself. A further one may go
/// without the area code of the first.
pub fn of_phone(value: &str) -> Option<&'static Code> {
    let numbers = numbers(value);
    let Some((first, further)) = numbers.split_first() else { return Some(&codes::PHONE_SHAPE) };
    let wrong = |number: &String| of_number(number).filter(|code| *code != &codes::NO_AREA_CODE);
    of_number(first).or_else(|| further.iter().find_map(wrong))
}

/// The numbers of a value without their extensions and remarks.
fn numbers(value: &str) -> Vec<String> {
    static REMARK: Fixed = Fixed::new(|| fixed(r"[（(][^（）()]*[^（）()0-9][^（）()]*[）)]"));
    let value = value.trim().trim_start_matches("+86").trim_start_matches(['-', ' ']);
    let value = REMARK.replace_all(value, "");
    let mut out = vec![String::new()];
    let mut rest: &str = &value;
    while let Some(c) = rest.chars().next() {
        let Some(last) = out.last_mut() else { break };
        let extension = if is_whole(last) { contacts::extension(rest) } else { 0 };
        let gap = c.is_whitespace() && is_whole(last);
        match c {
            _ if extension > 0 => {
                rest = &rest[extension..];
                continue;
            }
            _ if gap || "、，,；;/／或和及".contains(c) => out.push(String::new()),
            c => last.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    out.retain(|number| !number.trim().is_empty());
    out
}

/// Whether some characters are a whole number: area and number, a mobile number, a number without an area.
fn is_whole(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.as_bytes() {
        [b'0', ..] => digits.len() >= 10,
        [b'1', ..] => digits.len() >= 11,
        _ => (7..=8).contains(&digits.len()) && text.trim().len() == digits.len(),
    }
}

/// What is wrong with one number.
fn of_number(value: &str) -> Option<&'static Code> {
    // With words in it nothing is dialled.
    if value.contains(char::is_alphabetic) {
        return Some(&codes::PHONE_SHAPE);
    }
    let groups: Vec<String> =
        value.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).map(str::to_owned).collect();
    let digits: String = match groups.as_slice() {
        // Area code, number, extension.
        [area, number, _, ..] if area.starts_with('0') && number.len() >= 7 => format!("{area}{number}"),
        // Number and extension.
        [number, extension] if !number.starts_with('0') && number.len() >= 7 && extension.len() <= 6 => number.clone(),
        groups => groups.concat(),
    };
    let begins = |with: &str| digits.starts_with(with);
    match digits.len() {
        // 110, 12368 and other numbers that are the same everywhere.
        3..=6 if begins("1") || begins("9") => None,
        7 | 8 if !begins("0") => Some(&codes::NO_AREA_CODE),
        11 | 12 if begins("0") => None,
        10 if begins("400") || begins("800") => None,
        11 if begins("1") => None,
        _ => Some(&codes::PHONE_SHAPE),
    }
}

/// What is wrong with a mailbox.
pub fn of_mailbox(value: &str) -> Option<&'static Code> {
    let sound = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "._%+-".contains(c))
            && !part.contains("..")
    };
    let Some((name, domain)) = value.trim().split_once('@') else { return Some(&codes::MAILBOX_SHAPE) };
    let ending = domain.rsplit_once('.').is_some_and(|(rest, last)| !rest.is_empty() && last.len() >= 2);
    if !sound(name) || !sound(domain) || !ending || domain.starts_with('.') {
        return Some(&codes::MAILBOX_SHAPE);
    }
    let domain = domain.to_ascii_lowercase();
    let commercial = COMMERCIAL
        .iter()
        .any(|provider| domain.strip_suffix(provider).is_some_and(|before| before.is_empty() || before.ends_with('.')));
    commercial.then_some(&codes::COMMERCIAL_MAILBOX)
}

/// What is wrong with a postcode.
pub fn of_postcode(value: &str) -> Option<&'static Code> {
    let value = value.trim();
    let sound = value.len() == 6 && value.bytes().all(|byte| byte.is_ascii_digit());
    (!sound).then_some(&codes::POSTCODE_SHAPE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_that_work_pass_in_every_written_form() {
        for phone in [
            "0000-1234567",
            "010-12345678",
            "(0000)1234567",
            "（0000）12345678",
            "00001234567",
            "0000 1234567",
            "0000—12345678",
            "0000-1234567-801",
            "0000-1234567转12",
            "+86-0000-1234567",
            "12368",
            "110",
            "400-000-0000",
            "13000000000",
            "0000-1234567（工作日）",
            "0000-1234567（工作日、节假日）",
            "0000-1234567转801、802",
            "0000-1234567（分机801）",
            "0000-1234567，分机801",
            "000-1234-5678",
            "100 0000 0000",
            "0000-1234567 0000-7654321",
            "0000-1234567、7654321",
            "0000-1234567-801/0000-7654321",
        ] {
            assert_eq!(of_phone(phone).map(|code| code.id), None, "{phone}");
        }
        for (phone, code) in [
            ("1234567", "C802"),
            ("12345678", "C802"),
            ("1234567-801", "C802"),
            ("123456789", "C804"),
            ("0000-123456", "C804"),
            ("0000-123456789", "C804"),
            ("未定", "C804"),
            ("", "C804"),
            ("0000-1234567 0000-765432", "C804"),
            ("0000-1234567、76543", "C804"),
            ("0000-1234567或见首页", "C804"),
            ("综合科 0000-1234567", "C804"),
            ("00001234567000076543210", "C804"),
        ] {
            assert_eq!(of_phone(phone).map(|code| code.id), Some(code), "{phone}");
        }
    }

    #[test]
    fn mailboxes_and_postcodes_are_judged_by_their_shape() {
        for (mailbox, code) in [
            ("a@court.example", None),
            ("a.b-c@mail.court.example", None),
            ("a@163.com", Some("C803")),
            ("a@vip.QQ.com", Some("C803")),
            ("a@my163.com", None),
            ("a.court.example", Some("C806")),
            ("a＠court.example", Some("C806")),
            ("a@court", Some("C806")),
            ("a b@court.example", Some("C806")),
        ] {
            assert_eq!(of_mailbox(mailbox).map(|code| code.id), code, "{mailbox}");
        }
        assert!(of_postcode("000000").is_none() && of_postcode("00000").is_some() && of_postcode("00000O").is_some());
    }
}
