//! The two languages in which the program speaks, and words that stand in both.

use serde::Serialize;

/// Chinese or English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Chinese, also when nothing is said.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language a flag asks for: `zh`, `en`, or a tag that begins with one of them (`zh-CN`).
    pub fn from_flag(value: &str) -> Option<Lang> {
        match primary(value).as_str() {
            "zh" => Some(Lang::Zh),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The language of a locale such as `zh_CN.UTF-8`. An unset locale means Chinese, since the readers are clerks of
    /// Chinese courts; any locale that is set and not Chinese means English.
    pub fn from_locale(value: &str) -> Lang {
        match primary(value).as_str() {
            "" | "zh" => Lang::Zh,
            _ => Lang::En,
        }
    }
}

/// Words that say the same in Chinese and in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Bilingual<T = String> {
    /// Chinese.
    pub zh: T,
    /// English.
    pub en: T,
}

impl<T> Bilingual<T> {
    /// The words in a language.
    pub fn get(self, lang: Lang) -> T {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// The same words, borrowed.
    pub fn as_ref(&self) -> Bilingual<&T> {
        Bilingual { zh: &self.zh, en: &self.en }
    }
}

impl From<Bilingual<&str>> for Bilingual {
    fn from(words: Bilingual<&str>) -> Bilingual {
        Bilingual { zh: words.zh.into(), en: words.en.into() }
    }
}

fn primary(tag: &str) -> String {
    tag.trim().split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_chosen_by_language() {
        let words: Bilingual = Bilingual { zh: "完成", en: "done" }.into();
        assert_eq!(words.as_ref().get(Lang::Zh), "完成");
        assert_eq!(words.get(Lang::En), "done");
    }

    #[test]
    fn flags_and_locales_choose_a_language() {
        for (flag, lang) in
            [("zh", Some(Lang::Zh)), ("zh-CN", Some(Lang::Zh)), ("EN", Some(Lang::En)), ("fr", None), ("", None)]
        {
            assert_eq!(Lang::from_flag(flag), lang, "{flag}");
        }
        for (locale, lang) in [
            ("zh_CN.UTF-8", Lang::Zh),
            ("zh", Lang::Zh),
            ("", Lang::Zh),
            ("C", Lang::En),
            ("C.UTF-8", Lang::En),
            ("POSIX", Lang::En),
            ("en_GB.UTF-8", Lang::En),
            ("ja_JP", Lang::En),
        ] {
            assert_eq!(Lang::from_locale(locale), lang, "{locale}");
        }
    }
}
