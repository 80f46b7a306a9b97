//! `--set key=value`: what the text lacks.

use std::str::FromStr;

use crate::import::Given;
use crate::model::Id;
use crate::model::Kind;
use crate::text::date;
use crate::text::date::Date;

/// One value that a person gives.
#[derive(Clone, Debug)]
pub struct Supplied {
    key: &'static str,
    value: Value,
}

#[derive(Clone, Debug)]
enum Value {
    Text(String),
    Day(Date),
    Days(Date, Date),
    Kind(Kind),
    Id(Id),
}

const TEXTS: &[&str] = &["title", "issuer", "document_number", "source_url", "summary", "team"];
const DAYS: &[&str] = &["published_on", "signed_on", "as_of", "feedback_on"];

/// Reads `key=value`.
fn parse(text: &str) -> Result<Supplied, String> {
    let (key, value) = text.split_once('=').ok_or("应写成 key=value / write key=value")?;
    let (key, value) = (key.trim(), value.trim());
    if value.is_empty() {
        return Err(format!("{key}：没有值 / has no value"));
    }
    let known = |keys: &[&'static str]| keys.iter().copied().find(|known| *known == key);
    let day = |text: &str| date::read(text).ok_or_else(|| format!("“{text}”不是日期，应写成 2025-07-10 / not a date"));
    if let Some(key) = known(TEXTS) {
        return Ok(Supplied { key, value: Value::Text(value.to_owned()) });
    }
    if let Some(key) = known(DAYS) {
        return Ok(Supplied { key, value: Value::Day(day(value)?) });
    }
    match key {
        "period" => {
            let (from, to) = value.split_once(',').ok_or("应写成 period=2024-06-25,2024-08-24 / write two dates")?;
            Ok(Supplied { key: "period", value: Value::Days(day(from.trim())?, day(to.trim())?) })
        }
        "kind" => {
            let words = || Kind::ALL.map(Kind::key).join(", ");
            let kind = Kind::from_key(value).ok_or_else(|| format!("可写 / one of: {}", words()))?;
            Ok(Supplied { key: "kind", value: Value::Kind(kind) })
        }
        "organ" => {
            let id = Id::new(value).ok_or("标识只用小写英文字母、数字和连字符 / an id is 1 to 80 of a-z, 0-9 and -")?;
            Ok(Supplied { key: "organ", value: Value::Id(id) })
        }
        _ => {
            let all = [TEXTS, DAYS, &["period", "kind", "organ"]].concat().join(", ");
            Err(format!("没有“{key}”这一项，可写 / unknown key; there are: {all}"))
        }
    }
}

impl FromStr for Supplied {
    type Err = String;

    fn from_str(text: &str) -> Result<Supplied, String> {
        parse(text)
    }
}

impl Supplied {
    /// Puts the value where it belongs.
    pub fn apply(&self, given: &mut Given) {
        match &self.value {
            Value::Text(text) => {
                let field = match self.key {
                    "title" => &mut given.title,
                    "issuer" => &mut given.issuer,
                    "document_number" => &mut given.document_number,
                    "source_url" => &mut given.source_url,
                    "summary" => &mut given.summary,
                    _ => &mut given.team,
                };
                *field = Some(text.clone());
            }
            Value::Day(day) => {
                let field = match self.key {
                    "published_on" => &mut given.published_on,
                    "signed_on" => &mut given.signed_on,
                    "as_of" => &mut given.as_of,
                    _ => &mut given.feedback_on,
                };
                *field = Some(*day);
            }
            Value::Days(from, to) => given.period = Some((*from, *to)),
            Value::Kind(kind) => given.kind = Some(*kind),
            Value::Id(id) => given.organ = Some(id.clone()),
        }
    }
}
