//! Titles of papers about a rectification, by their parts: who found what, what became of it, what the paper calls itself.

use super::paper_kinds;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Who found, or how it came to the organ: what became of it may be told in many words.
static FOUND_BY: Fixed = Fixed::new(|| {
    fixed(
        r"巡[察视查]|审计|经责审|督[察查]|督办|交办|转办|转来|移交|来信|来电|来件|信访|举报|反馈|民主生活会|组织生活会|警示片|挂牌",
    )
});
/// What became of it.
static BECAME: Fixed = Fixed::new(|| {
    fixed(
        r"整改|改正|纠正|整治(?:结果|情况|进展|完成)|落实|处理|查处|办理|办结|销号|边[督查]?边改|任务分[解工]|成果运用|再督查|复查|复核|进度|进展|完成情况|(?:交办|转办|信访|举报|来)件",
    )
});
/// Who only looked: of these papers only those that say what was put right are meant.
static LOOKED_AT: Fixed = Fixed::new(|| fixed(r"检查|评估|考核|督导|体检|验收|隐患|问题|短板|意见|测评|对照"));
/// What was put right.
static PUT_RIGHT: Fixed = Fixed::new(|| {
    fixed(
        r"整改|改正|纠正|整治(?:结果|情况|进展|完成)|问题[”」』》]?(?:验收|销号|完成情况)|意见落实|问题(?:处理|进度|办理|销号)",
    )
});
/// What a paper calls itself, and an aside behind it.
static NAMES_ITSELF: Fixed = Fixed::new(|| {
    fixed(
        r"(?:通报|通告|公告|公示|公开|公布|方案|报告|台账|清单|清单及分工|一览|汇总|(?:分解|分工|情况|处理|办理|进度|公开|责任|任务|整改|销号|查处|对照|一览|汇总|统计|公示|明细|进展)表|对账单|复函|函|任务书)(?:[（(〔][^（）()〔〕]{1,20}[）)〕])?$",
    )
});
/// What a paper may be called without such a word; headlines end so too.
static ENDS_BARE: Fixed = Fixed::new(|| {
    fixed(
        r"(?:情况|结果|进展|进度|落实|整改|任务|任务分解|安排|分工|措施|计划|实施意见)(?:[（(〔][^（）()〔〕]{1,20}[）)〕])?$",
    )
});
/// What orders work, or tells of it: no paper of what was put right.
static ORDERS: Fixed = Fixed::new(|| {
    fixed(
        r"关于(?:深入|扎实|认真|切实|全面)?(?:开展|组织|做好|抓好|加强|进一步|规范|印发|转发|建立|启动|征集|征求|召开|举办|暂停|停止|调整)|审议|听取|传达|^(?:以|让|用|为|把|从)",
    )
});
/// What headlines say of work.
static TELLS_OF_WORK: Fixed = Fixed::new(|| {
    fixed(
        r"推动|推进|抓好|抓实|抓细|做好|狠抓|压实|扎实|助推|聚焦|紧盯|深化|强化|加强|启动|部署|督促|力促|倒逼|跟踪|全力|走深|走实|到底|怎么|如何|记$",
    )
});

/// How surely a title is one of a paper about a rectification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Titled {
    /// It is none.
    No,
    /// It says so and does not call itself a paper.
    Bare,
    /// It says what became of what was found, and calls itself a paper.
    Named,
}

/// Whether a title names who found what was put right, or who looked.
pub fn names_finder(title: &str) -> bool {
    let topic = paper_kinds::topic(title);
    FOUND_BY.is_match(topic) || LOOKED_AT.is_match(topic)
}

/// Judges a title, written without gaps.
pub fn judge(title: &str) -> Titled {
    let topic = paper_kinds::topic(title);
    let found = FOUND_BY.is_match(topic) && BECAME.is_match(topic);
    let put_right = LOOKED_AT.is_match(topic) && PUT_RIGHT.is_match(topic);
    if !(found || put_right || topic.contains("整改")) || ORDERS.is_match(title) {
        return Titled::No;
    }
    if NAMES_ITSELF.is_match(title) {
        return Titled::Named;
    }
    match ENDS_BARE.is_match(title) && !TELLS_OF_WORK.is_match(title) {
        true => Titled::Bare,
        false => Titled::No,
    }
}

#[cfg(test)]
mod tests {
    use super::Titled;
    use super::judge;

    #[test]
    fn titles_say_who_found_what_became_of_it_and_what_they_are() {
        for (title, titled) in [
            ("白鹭镇渡口管理站支部整改公告", Titled::Named),
            ("望湖县供销社关于巡视意见落实结果的公开", Titled::Named),
            ("云溪区审计查出事项纠正一览", Titled::Named),
            ("望湖县迎检办关于第七批转办件的通告", Titled::Named),
            ("关于食堂卫生检查问题改正情况的公示", Titled::Named),
            ("望湖县河道督查事项办理进度表（截至三月）", Titled::Named),
            ("云溪区粮库专项检查问题整改分工", Titled::Bare),
            ("望湖县护林督查问题整改进展", Titled::Bare),
            // Checks of goods, orders, reports heard, headlines.
            ("关于食品抽样检查不合格产品处理结果的公告", Titled::No),
            ("2024年度预算执行审计结果公告", Titled::No),
            ("望湖县审计局年度工作任务分工", Titled::No),
            ("关于开展消防隐患整改的通告", Titled::No),
            ("望湖县人大常委会审议审计整改报告", Titled::No),
            ("以巡促改推动巡察整改落实", Titled::No),
            ("望湖县扎实推进督察整改落实", Titled::No),
            ("关于进一步加强巡察整改工作的实施意见", Titled::No),
        ] {
            assert_eq!(judge(title), titled, "{title}");
        }
    }
}
