//! What kind of notice a paper is, by what it says it is: its title, then what it says it publishes, then its first
//! paragraphs. A word that stands in running text (立行立改, 整改台账, 一览表) sets no kind.

use super::publishing;
use crate::model::Kind;
use crate::text::pattern::Fixed;
use crate::text::pattern::compact;
use crate::text::pattern::fixed;

/// A kind and the pattern of words by which a title, or what is published, names it.
type Row = (Kind, Fixed);

/// What titles and named contents are, the surest first. They are read without the organ in front of 关于.
static NAMED: [Row; 10] = [
    (
        Kind::Petitions,
        Fixed::new(|| {
            fixed(
                r"边督边改|(?:信访|举报|投诉)[^，。]{0,8}件[^，。]{0,16}(?:办理|查处|处理|整改|核查|办结|落实|调查|公开)|(?:交办|转办|移交)[^，。]{0,20}(?:信访|举报|投诉|环境)[^，。]{0,12}(?:办理|查处|处理|整改|核查|办结|落实|调查)|(?:第[一二三四五六七八九十百\d]+批|督察)[^，。]{0,24}(?:信访|举报|投诉)[^，。]{0,12}(?:办理|查处|处理|整改|核查|办结|落实|调查)|边改边公?[开督]|来[信电]来[电信访]|(?:交办|转办|转来|群众)(?:来电|来信|来件|件)|第[一二三四五六七八九十百\d]+批(?:交办|转办|来)?件|督[察查](?:组)?(?:交办|转办|转来|移交)[^，。]{0,8}事项",
            )
        }),
    ),
    (
        Kind::Stationing,
        Fixed::new(|| {
            fixed(
                r"(?:进驻|入驻|驻点|进点)[^，。]{0,24}(?:公告|通告|公示|公开信)$|(?:开展|进行)[^，。]{0,12}(?:巡察|巡视|督察|巡查)(?:工作)?的(?:公告|通告|公示)$|^(?:关于)?(?:对|巡察|巡视)[^，。整]{2,40}(?:巡察|巡视|党组织|党组|党委|党总支|党支部)的?(?:公告|通告|公示)$|(?:^|委|组|办)(?:巡察|巡视|督察|巡察进驻)(?:公告|通告)$|受理(?:信访|群众|来信|举报|问题线索)[^，。]{0,12}(?:公告|通告)$|组(?:巡[察视查]|督[察查]|检查|进驻|入驻|驻|来)[^，。：整信]{2,40}(?:公告|通告)$",
            )
        }),
    ),
    (
        Kind::Plan,
        Fixed::new(|| {
            fixed(
                r"(?:整改|改进)[^，。]{0,16}(?:方案|计划|任务书)(?:[（(][^（）()]*[）)])?$|(?:整改)[^，。]{0,16}(?:方案|计划)(?:的)?(?:公告|公示|通知|公开)$|整改(?:工作)?方案$|任务分[解工]|整改(?:任务)?(?:的)?(?:安排|分工)|整改任务(?:书|表)?$|(?:清单|台账)及(?:任务)?分工|整改[^，。]{0,6}实施意见|整改责任分[解工]",
            )
        }),
    ),
    (
        Kind::Ledger,
        Fixed::new(|| {
            fixed(
                r"整改[^，。]{0,16}(?:台账|清单|一览表|情况表|对账单)(?:[（(][^（）()]*[）)])?(?:的?(?:公告|公示|公开|通报))?$|(?:问题|任务|措施|责任)[^，。]{0,4}(?:清单|台账)[^，。]{0,8}整改[^，。]{0,8}(?:台账|清单|表)$|(?:整改|销号|纠正|改正|处理|办理|查处)[^，。]{0,12}(?:台账|清单|一览|汇总|表)(?:[（(][^（）()]*[）)])?$|(?:督[察查]|巡[察视]|审计|督导)[^，。]{0,12}(?:台账|一览|汇总|表)(?:[（(][^（）()]*[）)])?$",
            )
        }),
    ),
    (
        Kind::Closure,
        Fixed::new(|| {
            fixed(
                r"销号|整改[^，。]{0,24}验收|验收[^，。]{0,16}(?:公示|公告)$|(?:督察|督查|环保|环境|警示片|第[一二三四五六七八九十\d]+项)[^。]{0,60}整改(?:任务)?(?:完成|落实|结果)?[^，。]{0,8}(?:公示|进行公示)$",
            )
        }),
    ),
    (
        Kind::Followup,
        Fixed::new(|| {
            fixed(
                r"“?回头看”?[^，。]{0,16}(?:情况|结果|通报|通告|公告|报告|公示|公开)|后续整改|再整改|再次公[布开示]|再督查|再公[布开]|二次整改|整改[^，。]{0,6}后半篇|持续整改情况|整改[^，。]{0,20}回头看",
            )
        }),
    ),
    (Kind::Audit, Fixed::new(|| fixed(r"审计[^。]{0,60}(?:整改|纠正|改正|整治|落实|处理)|整改[^。]{0,24}审计|经责审"))),
    (Kind::Immediate, Fixed::new(|| fixed(r"立行立改|即知即改|边巡边改|立查立改"))),
    (Kind::Progress, Fixed::new(|| fixed(r"整改|进展情况|(?:改正|纠正|整治|落实)[^，。]{0,6}(?:情况|结果|进展)"))),
    (
        Kind::Problems,
        Fixed::new(|| {
            fixed(
                r"反馈(?:的)?(?:问题|意见|情况)|发现(?:的)?(?:主要)?问题|存在(?:的)?问题|问题清单|反馈[^，。]{0,24}(?:问题|情况|意见)",
            )
        }),
    ),
];

/// Who inspects many organs and speaks of all of them.
static OF_MANY: Fixed =
    Fixed::new(|| fixed(r"巡察办|巡视办|巡察工作领导小组|巡视工作领导小组|巡察工作办公室|巡察机构"));
/// The many organs, or the whole round, where such an office speaks.
static MANY: Fixed = Fixed::new(|| {
    let n = "[0-9一二三四五六七八九十百两]+";
    let organs = "单位|党组织|部门|乡镇|镇街|街道|村|社区|国企|企业|学校|医院|党组|党委";
    fixed(&format!(
        "{n}(?:个|家|所)[^，。；、]{{0,12}}(?:{organs})|被巡[察视](?:单位|党组织|党组|党委|村|地区)|等{n}(?:个|家)|轮(?:次)?巡[察视](?:集中)?整改(?:进展|落实|完成)?情况",
    ))
});
/// A whole round, summed up.
static OF_A_ROUND: Fixed = Fixed::new(|| {
    fixed(
        r"轮(?:次)?(?:常规|专项|提级|交叉|集中)?巡[察视](?:集中)?(?:反馈)?(?:问题)?(?:整改)?(?:工作)?(?:综合|总体|整体|成果运用)",
    )
});
/// Many organs, whoever speaks: 各被巡察单位. One organ and its own departments are not many.
static EACH: Fixed = Fixed::new(|| fixed(r"(?:各|被)被?巡[察视](?:单位|党组织|党组|党委|村|地区)"));
/// Petitions counted batch by batch, with what became of them.
static BATCH: Fixed = Fixed::new(|| {
    fixed(
        r"(?:信访|举报|投诉|交办|转办)[^。]{0,60}\d+\s*(?:件|个|起|条)[\s\S]{0,80}(?:办结|属实|办理)|第[一二三四五六七八九十百\d]+批[^。]{0,30}\d+\s*(?:件|起)[\s\S]{0,60}(?:办结|属实)",
    )
});
/// A team that has come.
static HAS_COME: Fixed = Fixed::new(|| {
    fixed(
        r"(?:督察组|巡察组|巡视组|督导组|检查组|巡查组|督察队|指导组|专项组|考核组)[\s\S]{0,80}?(?:进驻|入驻|驻点|进点|将于|将对|于\s*\d|自\s*\d|从\s*\d|开展|正在)|(?:进驻|驻点|巡察|督察)(?:时间|期间|期限)",
    )
});
/// What it takes, and how it is reached.
static TAKES: Fixed = Fixed::new(|| {
    fixed(r"(?:受理|接受|收集|反映|听取|接收)[^。]{0,80}(?:来信|来电|来访|信访|举报|反映|意见|线索|情况|问题)")
});
static REACHED: Fixed = Fixed::new(|| {
    fixed(
        r"(?:值班|举报|联系|信访|受理|监督|专用|热线)[^，。：:]{0,8}(?:电话|号码)|邮政(?:专用)?信箱|意见箱|电子邮箱|来访接待|\d{7,12}",
    )
});
/// What a paper that closes one task, or some, says of views and acceptance.
static CLOSES: Fixed = Fixed::new(|| {
    fixed(
        r"(?:整改任务|第[一二三四五六七八九十\d]+项|验收|销号)[\s\S]{0,240}公示(?:期|时间|日期|期限|如下)|整改任务[^。]{0,20}进行公示|(?:予以|申请|拟)销号|公示(?:期|日期|时间)[\s\S]{0,200}(?:验收|销号)|整改完成情况[^。]{0,20}公示[\s\S]{0,40}公示(?:期|日期|时间|期限)",
    )
});
/// What was looked at again.
static LOOKED_AGAIN: Fixed = Fixed::new(|| {
    fixed(r"整改[^。]{0,30}(?:进行|开展|组织)[^。]{0,12}回头看|回头看[^。]{0,24}整改[^。]{0,10}(?:落实|情况)")
});

/// What a title is about: what stands behind the organ and 关于.
pub fn topic(title: &str) -> &str {
    let topic = title.split_once("关于").map_or(title, |(_, topic)| topic);
    // An organ whose own name has a word of a kind (审计局) names none.
    ["审计局", "审计厅", "审计署", "审计办"].iter().find_map(|organ| topic.split_once(organ)).map_or(
        topic,
        |(before, after)| {
            if before.contains("整改") { topic } else { after }
        },
    )
}

/// The kind that words name: a title, or what is said to be published.
fn named(words: &str) -> Option<Kind> {
    let words = compact(words);
    let words = topic(&words);
    let is = |(kind, pattern): &&Row| match kind {
        // 反馈问题和信访举报件整改情况 is of the whole rectification.
        Kind::Petitions => pattern.is_match(words) && !["反馈意见", "反馈问题"].iter().any(|word| words.contains(word)),
        // How a plan was carried out is progress; so is what was reached after 审计 and 整改 of another inspection.
        Kind::Plan => pattern.is_match(words) && !words.contains("方案落实") && !words.contains("方案执行"),
        _ => pattern.is_match(words),
    };
    NAMED.iter().find(is).map(|(kind, _)| *kind)
}

/// Whether title and lead speak of many organs, for none of them. A round alone is that of each organ's own notice too.
fn is_of_many(title: &str, lead: &str) -> bool {
    let spoken: String = lead.split('\n').take(4).collect();
    let (own, topic) = title.split_once("关于").unwrap_or((title, title));
    if ![topic, &spoken].iter().any(|words| words.contains("整改")) {
        return false;
    }
    let by_office = OF_MANY.is_match(own) && (MANY.is_match(topic) || MANY.is_match(&spoken));
    let of_each = || {
        let published = publishing::published(&spoken).is_some_and(|what| EACH.is_match(what));
        EACH.is_match(topic) || (published && (own.is_empty() || own == title))
    };
    by_office || OF_A_ROUND.is_match(topic) || of_each()
}

/// Whether a lead tells of petitions, batch by batch.
pub fn counts_petitions(lead: &str) -> bool {
    BATCH.is_match(lead)
}

/// Whether a lead says that a team has come, what it takes and how it is reached.
pub fn announces_team(lead: &str) -> bool {
    HAS_COME.is_match(lead) && TAKES.is_match(lead) && REACHED.is_match(lead)
}

/// Whether a lead asks for views on a task that is put right.
fn closes_task(lead: &str) -> bool {
    CLOSES.is_match(lead)
}

/// The kind that a lead tells of by itself.
fn told(lead: &str) -> Option<Kind> {
    let rectifies = ["整改", "纠正", "改正", "反馈"].iter().any(|word| lead.contains(word));
    let rows: [(Kind, &dyn Fn() -> bool); 5] = [
        (Kind::Audit, &|| {
            publishing::reports_for_others(lead) && ["审计", "同级审"].iter().any(|word| lead.contains(word))
        }),
        (Kind::Plan, &|| rectifies && publishing::lays_down(lead)),
        (Kind::Petitions, &|| counts_petitions(lead)),
        (Kind::Closure, &|| rectifies && closes_task(lead)),
        (Kind::Followup, &|| LOOKED_AGAIN.is_match(&lead.replace(['“', '”', '"'], ""))),
    ];
    rows.iter().find(|(_, is)| is()).map(|(kind, _)| *kind)
}

/// The kind of a notice by its title, then by what its lead says it publishes, then by what the lead tells.
pub fn kind(title: &str, lead: &str) -> Kind {
    if is_of_many(&compact(title), lead) {
        return Kind::Aggregate;
    }
    let titled = named(title);
    // A title that ends in 公示 leaves open what is shown; that of a progress notice does not.
    let open = titled == Some(Kind::Progress) && title.ends_with("公示");
    if let Some(kind) = titled.filter(|_| !open) {
        return kind;
    }
    let published = publishing::published(lead).and_then(named);
    let by_lead = || {
        told(lead)
            .or_else(|| (titled.is_none() && announces_team(lead) && published.is_none()).then_some(Kind::Stationing))
    };
    match published.filter(|kind| *kind != Kind::Progress) {
        Some(kind) => kind,
        None => by_lead().unwrap_or(Kind::Progress),
    }
}
