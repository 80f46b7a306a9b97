//! The pieces of dates: years, days, the words for beginning and end.

use std::ops::RangeInclusive;

use crate::text::numeral;

/// Years outside these are file numbers and typing slips, not dates of a notice.
const YEARS: RangeInclusive<u32> = 1900..=2199;

/// What may stand between the two dates of a range.
const CONNECTORS: &[char] = &['至', '到', '—', '–', '－', '-', '~', '～', '〜', '─', '―'];

/// A place in a text that moves on over what it recognises.
pub(super) struct Cursor<'a> {
    text: &'a str,
    /// Bytes passed so far.
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, at: 0 }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn eat(&mut self, word: &str) -> bool {
        let there = self.rest().starts_with(word);
        if there {
            self.at += word.len();
        }
        there
    }

    pub(super) fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(word))
    }

    /// Skips white space, a line break at most: a date may be wrapped, but not across paragraphs.
    pub(super) fn space(&mut self) {
        let rest = self.rest();
        let skipped = &rest[..rest.len() - rest.trim_start().len()];
        if skipped.matches('\n').count() <= 1 {
            self.at += skipped.len();
        }
    }

    /// A run of Arabic digits, its length as asked.
    pub(super) fn digits(&mut self, lengths: RangeInclusive<usize>) -> Option<u32> {
        let count = self.rest().chars().take_while(|&c| numeral::arabic_digit(c).is_some()).count();
        if !lengths.contains(&count) {
            return None;
        }
        self.number()
    }

    /// A numeral, Arabic or Chinese.
    pub(super) fn number(&mut self) -> Option<u32> {
        let rest = self.rest();
        let (value, len) = numeral::prefix(rest).filter(|_| !rest.starts_with(|c| numeral::circled(c).is_some()))?;
        self.at += len;
        Some(value)
    }

    /// A year of four digits, Arabic or Chinese, with its 年.
    pub(super) fn year(&mut self) -> Option<i16> {
        let arabic = self.rest().chars().take_while(|&c| numeral::arabic_digit(c).is_some()).count();
        let chinese = self.rest().chars().take_while(|&c| numeral::chinese_digit(c).is_some()).count();
        if arabic != 4 && chinese != 4 {
            return None;
        }
        let year = i16::try_from(self.number()?).ok().filter(|&year| plausible(year))?;
        self.space();
        self.eat("年").then_some(year)
    }

    /// A day with its 日; stays where it is if there is none.
    pub(super) fn day(&mut self) -> Option<u32> {
        let start = self.at;
        let day = self.number();
        self.space();
        if day.is_some() && self.eat_any(&["日", "号"]) {
            return day;
        }
        self.at = start;
        None
    }

    /// 底 or 末, unless it begins another word (底线, 末位).
    pub(super) fn end_word(&mut self) -> bool {
        let other = ["底线", "底数", "底稿", "末位", "末端"].iter().any(|word| self.rest().starts_with(word));
        !other && self.eat_any(&["底", "末"])
    }

    /// 初, where nothing or a clear break follows (not 初步, 初任).
    pub(super) fn beginning_word(&mut self) -> bool {
        let Some(after) = self.rest().strip_prefix('初') else { return false };
        let clear = after.is_empty() || after.starts_with(|c| "以至到，。、；,;（）()—-前 ".contains(c));
        clear && self.eat("初")
    }

    /// What joins two dates, with white space around it.
    pub(super) fn connector(&mut self) -> bool {
        let start = self.at;
        self.space();
        let rest = self.rest();
        // 自2024年3月11日起至5月10日止
        let begun = ["开始", "起"].iter().find_map(|word| rest.strip_prefix(word)).map_or(rest, str::trim_start);
        let after = begun.trim_start_matches(CONNECTORS);
        self.at += rest.len() - after.len();
        if after.len() == begun.len() {
            self.at = start;
            return false;
        }
        self.space();
        true
    }
}

/// Whether a date of a notice can have this year.
pub(super) fn plausible(year: i16) -> bool {
    u32::try_from(year).is_ok_and(|year| YEARS.contains(&year))
}
