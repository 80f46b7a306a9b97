//! What others think or found, quoted in a text: no promise of the office that writes it.

use super::clause::Clause;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Who is quoted, and the word for it: “回头看”工作组认为, 审计报告指出, 专家建议，….
static QUOTED: Fixed = Fixed::new(|| {
    let who = "[^党]组|[^党]委|办|机关|局|厅|上级|中院|高院|省院|市院|高级人民法院|意见|报告|反馈|代表|专家|群众|律师|当事人|企业";
    fixed(&format!("(?:{who})[^，,；;：:]{{0,6}}(?:认为|指出|评价|(?:建议|提出|反映|表示|强调)(?:$|应|尽快|“))"))
});

/// How the office speaks again of what it will do itself.
const OWN: &str = "我院 本院 我局 本局 我单位 我们 为此 对此 据此 将 拟 力争 确保 已";
/// What is said of something that was found, and not by whom: 认为存在的问题.
const FOUND: &str = "的问题 的意见 的建议 的不足 的短板 的要求 的情况 的事项 的线索";

/// The clauses of a sentence without an opinion of others that is quoted in it: from the words that quote it to its end, or
/// to where the office speaks for itself.
pub(super) fn left_out(clauses: Vec<Clause<'_>>) -> Vec<Clause<'_>> {
    let mut quoted = false;
    let mut keep = |clause: &Clause<'_>| {
        let begins = QUOTED.find(clause.text).is_some_and(|found| {
            let rest = &clause.text[found.end()..];
            !rest.starts_with('的') && !FOUND.split(' ').any(|word| rest.contains(word))
        });
        let own = OWN.split(' ').any(|word| clause.text.starts_with(word)) || clause.text.contains("将于");
        quoted = begins || (quoted && !own);
        !quoted
    };
    clauses.into_iter().filter(|clause| keep(clause)).collect()
}

/// Whether a section tells of what was found, and not of what will be done.
pub(super) fn is_of_problems(title: &str) -> bool {
    let problems = ["存在问题", "存在的问题", "主要问题", "突出问题", "反馈意见", "问题表现"];
    let done = ["整改", "措施", "任务", "安排", "落实", "办理"];
    problems.iter().any(|word| title.contains(word)) && !done.iter().any(|word| title.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_of_problems_promise_nothing() {
        for title in ["一、存在的主要问题", "二、突出问题", "一、巡察反馈意见"] {
            assert!(is_of_problems(title), "{title}");
        }
        for title in ["一、主要问题及整改措施", "二、反馈意见的整改落实", "三、问题清单", "四、下一步安排"]
        {
            assert!(!is_of_problems(title), "{title}");
        }
    }
}
