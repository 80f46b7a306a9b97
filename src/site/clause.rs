//! The clauses of a sentence, and the words by which a clause tells of results.

/// A clause with those in front of it and behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause<'s> {
    /// Its words.
    pub text: &'s str,
    /// The sentence up to it.
    pub before: &'s str,
    /// The sentence behind it.
    pub after: &'s str,
}

/// The clauses of a sentence.
pub(super) fn split(sentence: &str) -> Vec<Clause<'_>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut push = |start: usize, end: usize| {
        let (before, text, after) = (&sentence[..start], &sentence[start..end], &sentence[end..]);
        if !text.is_empty() {
            out.push(Clause { text, before, after });
        }
    };
    for (at, c) in sentence.char_indices() {
        // 1,200 is one number.
        let in_number = c == ','
            && sentence[at + 1..].starts_with(|c: char| c.is_ascii_digit())
            && sentence[..at].ends_with(|c: char| c.is_ascii_digit());
        if "，,；;：:。！？!?".contains(c) && !in_number {
            push(start, at);
            start = at + c.len_utf8();
        }
    }
    push(start, sentence.len());
    out
}

/// Whether a word stands in the text, but not as part of these longer ones.
/// The longer ones are parted by spaces.
pub(super) fn has(text: &str, word: &str, but: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !but.split(' ').any(|longer| {
            let Some(offset) = longer.find(word) else { return false };
            at.checked_sub(offset).is_some_and(|from| text.get(from..).is_some_and(|rest| rest.starts_with(longer)))
        })
    })
}

/// Whether one of these words, which are parted by spaces, stands in a text.
pub(super) fn has_any(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| text.contains(word))
}

/// What is in force since it was made: 已建立…机制，每季度至少会商1次 still binds.
const IN_FORCE: &str = "已建立 已制定 已出台 已印发 已明确 已规定 已形成 已成立";

impl Clause<'_> {
    /// Whether it tells of what has been or is so.
    pub(super) fn reports(&self) -> bool {
        let text = self.text;
        has(text, "已", IN_FORCE)
            || has(text, "共", "共同 公共 中共 共产 共享 共建 共识 共治 共青")
            || has(text, "了", "了解 为了 除了 了结 明了 了断")
            || has_any(text, "累计 同比 环比 曾 截至 截止 超额 高于 优于 实际 目前")
            || has_any(text, "未发现 均超过 均达 均在 均为 均不少 均不低 均未 全部完成")
            || has_any(text, "以来 期间 人次")
            || has_any(text, "只有 仅有 仅为")
            || text.ends_with("不足")
            || text.ends_with("不够")
            || (has_any(text, "由 从") && has_any(text, "提高到 提升到 上升到 下降到 降到 增加到 减少到"))
    }

    /// Whether its figures are those of a report: reached, counted, on average.
    pub(super) fn measures(&self) -> bool {
        has_any(self.text, "达到 达 平均 人均 符合 满足 超过规定")
    }

    /// Whether it goes on from figures of a report: 共计1260名，其中专职不低于八成.
    pub(super) fn counts(&self) -> bool {
        self.text.starts_with("其中") || has_any(self.before, "共计 累计 共有")
    }

    /// Whether what stands in front sets it in a time that has passed, or what follows says that it was done.
    pub(super) fn within_report(&self) -> bool {
        has_any(self.before, "以来 期间 截至 截止")
            || has_any(self.after, "均已 已全部 均未 未发现 已进行 目前已 已累计 全部答复 通报了")
    }

    /// Whether it says that something is to be so: words that bind, before a place in it.
    pub(super) fn binds(&self, upto: usize) -> bool {
        let text = &self.text[..upto];
        strictly(text)
            || has_any(text, "确保 务必 规定 保证 承诺")
            || has(text, "明确", "明确专人 明确责任 明确了")
            || has(text, "要求", "的要求 按要求 要求整改 要求高")
    }
}

/// Words that hold 应, 须, 需 or 要 and bind nobody.
const OUGHT: &str = "应急 应用 应对 应有 应收 应诉 应邀 应知 应会 应发 应尽 应纳 应恢 应执 响应 适应 反应 相应 对应 供应 效应 \
                     呼应 回应 应届 应付 应归 应改 应缴 应退 应培 应训 应查";
const SHALL: &str = "必须 须知 无须 不须";
const NEED: &str = "必需 需要 需求 所需 急需 无需 不需 供需 亟需 内需 刚需";
const HAVE_TO: &str = "重要 主要 需要 要求 首要 必要 纪要 摘要 概要 简要 只要 要素 要点 要件 要案 要害 要闻 要领 要旨 要塞 \
                       要务 紧要 次要 扼要 险要 要情 要事 提要 想要 要么 纲要 要紧";

/// Whether a text has a word of duty.
pub(super) fn strictly(text: &str) -> bool {
    obliges(text) || has(text, "需", NEED) || has(text, "要", HAVE_TO)
}

/// Whether a text has a word of duty that is plain by itself: 要 and 需 are said of much.
pub(super) fn obliges(text: &str) -> bool {
    has_any(text, "必须 不得 严禁 方可 方能 需经 需在 需于 需报 需提交 需上")
        || has(text, "应", OUGHT)
        || has(text, "须", SHALL)
}
