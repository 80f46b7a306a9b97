//! How news speaks, and papers of other kinds: neither is a notice, whatever words of rectification stand in it.

use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Titles of news: of a meeting, of work.
static TITLE: Fixed = Fixed::new(|| {
    fixed(
        r"召开|举行|举办|人大[^，。]{0,8}(?:审议|听取)|动员(?:部署)?会|反馈会|推进会|座谈会|部署会|专题会|通报会|调度会|现场会|发布会|约谈会|培训班|调研|督导检查|检查指导|开展.{0,10}活动|传达学习|学习贯彻|圆满|掠影|纪实|助力|赋能|见成效|显成效|出实效|见实效|侧记|回眸|亮点|成果丰硕|纵深|暗访|视察|考察|答卷|破难题|^[^关]{0,10}(?:书记|市长|县长|区长|省长|镇长|局长|院长|主任|检察长|校长|主席)|[！!？?]",
    )
});
/// How news tells, anywhere in its first paragraphs.
static TELLS: Fixed = Fixed::new(|| {
    fixed(
        r"记者|本报讯|本网讯|通讯员|获悉|据悉|据了解|据介绍|受访|会议(?:强调|指出|要求|认为|听取|传达|审议|由|还|学习|通报|决定|明确|召开|开始)|会上[，,]|会议现场|(?:出席|参加|列席|主持)(?:了)?(?:本次|此次)?(?:会议|反馈会|动员会|推进会|座谈会)|主持会议|一行|(?:书记|局长|院长|校长|主任|组长|市长|县长|区长|主席|检察长|董事长|处长)[\u{4e00}-\u{9fff}某×X*]{0,4}(?:强调|指出|表示|介绍|率|带队|赴|到|在)",
    )
});
/// News opens with a day, who, and a meeting or a visit.
static MEETS: Fixed = Fixed::new(|| {
    fixed(
        r"(?:^|\n)[^。]{0,80}(?:召开|举行|举办|主持召开|开展调研|实地调研|专题调研|督导检查|实地督导|检查指导|走访|慰问|座谈|培训|暗访|考察|来到)(?:了)?[^。]{0,60}",
    )
});
/// Papers that order, buy, sell, appoint, invite or explain.
static OTHER: Fixed = Fixed::new(|| {
    fixed(
        r"招标|中标|投标|采购|磋商|询价|比选|竞价|成交|流标|拍卖|招租|招聘|招录|录用|聘用|招募|任前|拟任|任职|选调|遴选|拟推荐|评选|表彰|获奖|通报批评|处分|处罚|责令|通知书|决定书|工作总结|政府信息公开|环境影响|环评|施工许可|解读|答记者问|问答|一图读懂|培训|征文|讲话|致辞|倡议书|实施细则|管理办法|工作规则|暂行办法|停水|停电|放假|典型案例|典型问题|曝光",
    )
});

/// What a paper is about where it speaks of what was put right: what stands in front (问题, 采购, 招标) is what was looked at.
static ABOUT: Fixed = Fixed::new(|| fixed(r"整改|改正|纠正|(?:落实|处理|查处|办理)(?:情况|结果|进展|进度)|办结|销号"));
/// Who or what is hired for it.
static HIRED: Fixed = Fixed::new(|| {
    fixed(
        r"^[^，。]{0,8}(?:服务|监理|咨询|中介|机构|人员|专班|监督员|专家|志愿者)[^，。]{0,12}(?:公告|公示|启事|通告)$",
    )
});

/// Whether a title is one of news.
pub fn titles_news(title: &str) -> bool {
    let of_paper = ["通报", "方案", "公告", "公示", "报告", "台账", "清单", "通告", "公开", "公布"];
    TITLE.is_match(title) && !of_paper.iter().any(|end| title.ends_with(end))
}

/// Whether a text tells news: who met, who said what to whom.
pub fn tells_news(text: &str) -> bool {
    TELLS.is_match(text)
}

/// Whether a text opens with a meeting or a visit.
pub fn opens_with_meeting(text: &str) -> bool {
    let first = text.split_inclusive('。').next().unwrap_or_default();
    MEETS.is_match(first)
}

/// Whether words name a paper that orders, buys, appoints or explains something.
pub fn names_other_paper(words: &str) -> bool {
    match ABOUT.find_iter(words).last() {
        Some(about) => {
            let behind = &words[about.end()..];
            OTHER.is_match(behind) || HIRED.is_match(behind)
        }
        None => OTHER.is_match(words),
    }
}
