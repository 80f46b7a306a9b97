//! Persons against whom a sentence says that something was done, act by act: `给予警告处分2人，约谈6人次`.

use super::figure::Figure;
use super::figure::N;
use super::figure::all;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Acts, each of which is one wherever it stands.
const ACTS: &str = "问责|追责|免职|停职(?:检查)?|口头批评|调离岗位|留党察看|处理处分|追究责任|处分|批评教育|批评帮助|通报批评|责令(?:作出|作|写出)?(?:书面|深刻)?检查|诫勉(?:谈话)?|谈话提醒|提醒谈话|警示谈话|约谈|组织处理|(?:移送|移交|交由|送交)[^，。；、,;]{0,6}?(?:纪委|监委|纪检|公安|司法|检察)|移送司法";
/// Words that are an act where the number of persons stands right behind.
const ACTS_WITH_NUMBER: &str = "立案(?:审查调查|审查|调查|查处|侦查)?|警告|严重警告|记过|记大过|降级|撤职|开除党籍|开除|书面检查|处理(?:相关|有关|责任)*(?:责任人|人员)?";
/// What counts persons.
const PERSONS: &str = "(?:人次|人|名)";

static DEALT_WITH: Fixed = Fixed::new(|| {
    let done_to = format!("(?:{ACTS}|警告|记过|记大过|书面检查|立案审查|立案调查)");
    fixed(&format!(
        r"(?:给予|予以|进行)?(?:{ACTS})[^，。；,;\d]{{0,10}}?{N}\s*{PERSONS}|(?:{ACTS_WITH_NUMBER})\s*{N}\s*{PERSONS}|(?:对|给予|予以|责令)\s*{N}\s*{PERSONS}[^，。；,;\d]{{0,14}}?(?:{done_to}|检查|处理)|{N}\s*{PERSONS}[^，。；,;\d]{{0,4}}?(?:被|受到|受)[^，。；,;\d]{{0,10}}?{done_to}"
    ))
});

/// Words between an act and a number, or in front of both, of something that is done for persons and not to them.
const OTHERS: &[&str] = &[
    // 约谈进度滞后的负责人5人: to push the work on.
    "进度",
    "推进",
    "滞后",
    "迟缓",
    "缓慢",
    "培训",
    "参加",
    "覆盖",
    "谈心",
    "组织学习",
    "旁听",
    "受教育",
    "接受警示教育",
    "制度",
    "机制",
];

/// The persons that a clause names by what was done to them.
pub(super) fn persons(clause: &str) -> Vec<Figure> {
    let mut out = all(&DEALT_WITH, clause);
    out.retain(|figure| !OTHERS.iter().any(|word| clause[figure.at.clone()].contains(word)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_counted_act_by_act() {
        for (clause, right) in [
            ("移送纪委调查1人，批评帮助4人，责令检查2人，提醒谈话3人", &[1, 4, 2, 3][..]),
            ("对1人给予记过处分", &[1]),
            ("给予党纪政务处分1人，诫勉谈话2人，批评教育5人次", &[1, 2, 5]),
            ("给予警告处分2人，记大过1人，约谈六人次", &[2, 1, 6]),
            ("对3名责任人予以批评教育，责令1人作出书面检查，给予2人警告处分", &[3, 1, 2]),
            ("移送纪检监察机关2人，立案审查调查1人，警告1人，通报批评3人", &[2, 1, 1, 3]),
            ("1人受到党内警告处分，2人被诫勉谈话", &[1, 2]),
            ("追责问责12人，其中组织处理8人", &[12, 8]),
            ("问责0人", &[0]),
            ("处理责任人4名", &[4]),
            ("免职2人，停职检查1人，口头批评3人，留党察看1人", &[2, 1, 3, 1]),
            ("处理处分58人，移送司法1人", &[58, 1]),
            ("约谈进度滞后的部门负责人5人次", &[]),
            // What is done for persons, what else is counted, what is only planned.
            ("对3人进行培训", &[]),
            ("组织谈心谈话120人", &[]),
            ("对120名干警开展谈心谈话", &[]),
            ("立案窗口增配3人", &[]),
            ("立案2件", &[]),
            ("约谈后组织培训30人", &[]),
            ("拟给予处分2人", &[]),
            ("第2人", &[]),
            ("处理群众来信涉及30人", &[]),
        ] {
            let read: Vec<u64> = persons(clause).into_iter().map(|figure| figure.value).collect();
            assert_eq!(read, right, "{clause}");
        }
    }
}
