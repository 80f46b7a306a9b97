//! What a promise is, and where the sentence that gives it stands.

use crate::text::date::Date;

/// What kind of promise it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    /// 完成时限
    Deadline,
    /// 力争…前, 于…前完成
    Forecast,
    /// 不少于, 不低于
    Quantity,
    /// 每年…次
    Frequency,
    /// 应当在…日内, 超过…必须
    Duty,
}

impl Promise {
    /// The plain Chinese word.
    pub fn word(self) -> &'static str {
        match self {
            Promise::Deadline => "完成时限",
            Promise::Forecast => "预计时间",
            Promise::Quantity => "数量承诺",
            Promise::Frequency => "频次承诺",
            Promise::Duty => "长期要求",
        }
    }
}

/// A promise as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Promised {
    /// What kind of promise.
    pub promise: Promise,
    /// The sentence, or the printed deadline.
    pub text: String,
    /// The date by which, where one can be read.
    pub due_on: Option<Date>,
}

/// Where a sentence stands: whether the text there says what will be done, and the days of its notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Telling {
    /// The text says what will be done (整改方案, 整改计划, 下一步), not what was done.
    pub plans: bool,
    /// The day the notice's figures are of: what lies before it was no promise any more.
    pub of: Option<Date>,
    /// The day it was written: 年内 and 明年 are counted from it.
    pub written: Option<Date>,
}
