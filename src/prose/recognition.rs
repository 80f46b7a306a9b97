//! Whether a paper is a notice of rectification: what it publishes in its own voice, and what it is not.

use super::inspections;
use super::news;
use super::paper_kinds;
use super::paper_titles;
use super::paper_titles::Titled;
use super::papers;
use super::publishing;
use crate::text::pattern::Fixed;
use crate::text::pattern::compact;
use crate::text::pattern::fixed;

/// What was seen of a paper.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen<'a> {
    /// Its title; empty where it has none.
    pub title: &'a str,
    /// The paragraphs in front of the first part.
    pub lead: &'a str,
    /// How many paragraphs begin with a label of problems and their rectification.
    pub labels: usize,
    /// Whether a table has columns of a ledger.
    pub ledger: bool,
    /// How many headings it has.
    pub headings: usize,
    /// How many of its lines are numbered or rows of a table.
    pub items: usize,
}

/// What a paper was recognised by, or why it was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recognised {
    /// Title and text are those of a notice.
    Titled,
    /// It says in its own voice that it publishes a rectification.
    Published,
    /// It announces a team and how it is reached.
    Announced,
    /// It has the labels or the columns of problems and their rectification.
    Labelled,
    /// It is news.
    News,
    /// It is a paper of another kind.
    Other,
    /// Nothing in it publishes a rectification.
    Nothing,
}

impl Recognised {
    /// Whether it is a notice.
    pub fn is_notice(self) -> bool {
        matches!(self, Recognised::Titled | Recognised::Published | Recognised::Announced | Recognised::Labelled)
    }
}

/// Titles of papers about a rectification. Of the names of papers 通知 and 意见 order one, 说明 and 措施 stand in titles of
/// articles: these are left out here.
static TITLED: Fixed = Fixed::new(|| {
    fixed(
        r"整改[^，。：]{0,40}(?:通报|公告|公示|公开|报告|方案|台账|清单|情况|一览表|计划|函)|(?:巡察|巡视|审计|督察)[^，。：]{0,16}(?:反馈问题|反馈意见|发现问题|反馈情况|问题公开)|立行立改|销号|边督边改|(?:信访|举报)[^，。：]{0,12}(?:件|问题|事项)[^，。：]{0,16}(?:办理|查处|处理|办结|核查|调查)[^，。：]{0,12}(?:公告|通报|公示|公开|情况)|回头看”?(?:情况|结果)?的?(?:通报|公告|报告)|(?:进驻|驻点)[^，。：]{0,24}(?:公告|通告)|(?:巡察|巡视|督察)(?:进驻)?(?:工作)?的?(?:公告|通告)|组(?:巡[察视查]|督[察查]|检查|进驻|入驻|驻|来)[^，。：整]{2,40}(?:公告|通告)|(?:反馈|指出|发现)[^，。：]{0,12}问题",
    )
});
/// Titles by which a team says what it fed back: news of it has no list.
static FED_BACK: Fixed = Fixed::new(|| fixed(r"组(?:向|对)[^，。：]{2,40}反馈[^，。：会]{0,8}(?:情况|意见|问题)$"));
/// What is put right, looked into or closed: without a word of it nothing published is a rectification.
static RECTIFIES: Fixed = Fixed::new(|| {
    fixed(
        r"整改|改正|纠正|立行立改|边督边改|销号|信访|举报|交办|转办|来信来电|来电来信|反馈(?:的)?(?:问题|意见|情况)|(?:指出|发现|列出|查出|所列)的?(?:主要|突出)?问题|问题清单|巡[察视](?:发现|指出|情况)",
    )
});
/// Who found what is put right, or at whose word.
static FOUND: Fixed = Fixed::new(|| {
    fixed(
        r"巡察|巡视|巡查|审计|督察|督查|督导|民主生活会|组织生活会|主题教育|考核|反馈|检查|通报|查出|交办|转办|指出|信访|举报|评估|挂牌|警示片|约谈|台账|问题",
    )
});

/// What is published is a way, and nothing that was put right: telephone numbers, rules, days.
static WAY: Fixed = Fixed::new(|| {
    fixed(
        r"(?:电话|号码|渠道|方式|安排|指南|地址|须知|平台|邮箱|信箱|制度|办法|规定|流程|(?:有关|相关)事项|职责|通知)$",
    )
});

/// Whether a title is of a paper about a rectification.
pub fn titles_rectification(title: &str) -> bool {
    TITLED.is_match(title)
}

/// Judges a paper.
pub fn recognise(seen: Seen<'_>) -> Recognised {
    let title = compact(seen.title);
    let lead = seen.lead;
    let published = publishing::published(lead);
    if news::names_other_paper(&title) || published.is_some_and(news::names_other_paper) {
        return Recognised::Other;
    }
    let labelled = seen.labels >= 2 || seen.ledger;
    let judged = paper_titles::judge(&title);
    if news::titles_news(&title) && !labelled {
        return Recognised::News;
    }
    if publishes_rectification(&title, lead, published) {
        return Recognised::Published;
    }
    let tells_news = news::tells_news(lead) || news::opens_with_meeting(lead);
    // What calls itself a paper of it in its title lists what was put right, or says it in its own words.
    let listed = seen.labels >= 1 || seen.ledger || seen.headings + seen.items >= 1;
    if tells_news && !labelled && !(judged == Titled::Named && listed) {
        return Recognised::News;
    }
    if paper_kinds::announces_team(lead) && !lead.contains("动员") {
        return Recognised::Announced;
    }
    let told = inspections::origin(lead).is_some() || FOUND.is_match(lead);
    let shaped = seen.labels >= 2 || seen.ledger || seen.headings >= 2;
    let fed_back = FED_BACK.is_match(&title) && seen.headings >= 2;
    // A word of it in a headline (整改“三张清单”破难题) makes no title of a paper.
    let titled = titles_rectification(&title) && (papers::ends_title(&title) || title.ends_with('函'));
    let counted = || paper_kinds::counts_petitions(&format!("{title}\n{lead}"));
    let said = match judged {
        Titled::Named => listed || paper_titles::names_finder(&title) || FOUND.is_match(lead),
        Titled::Bare => listed && !tells_news,
        Titled::No => false,
    };
    if fed_back || said || (titled && (shaped || (!tells_news && (told || counted())))) {
        return Recognised::Titled;
    }
    if paper_kinds::counts_petitions(lead) && (lead.contains("公开") || lead.contains("公布")) {
        return Recognised::Published;
    }
    if seen.labels >= 4 || seen.ledger {
        return Recognised::Labelled;
    }
    Recognised::Nothing
}

/// Whether a lead publishes a rectification in its own voice: it names what it publishes, or its title does.
fn publishes_rectification(title: &str, lead: &str, published: Option<&str>) -> bool {
    let of_it = |words: &str| RECTIFIES.is_match(words);
    let found = || FOUND.is_match(lead);
    let named = published.is_some_and(|what| of_it(what) && !WAY.is_match(what) && (found() || of_it(title)));
    // 现将有关情况通报如下: the title, or what stands before, says of what.
    let referred =
        published.is_some_and(|what| is_reference(what) && (TITLED.is_match(title) || lead.contains("整改")));
    let unnamed = publishing::publishes_it(lead)
        && of_it(lead)
        && (of_it(title) || ["整改", "办结", "销号", "改正", "纠正"].iter().any(|word| lead.contains(word)));
    let planned = publishing::lays_down(lead) && (of_it(lead) || lead.contains("反馈")) && found();
    named || referred || unnamed || planned || publishing::reports_for_others(lead)
}

/// Whether what is published is only referred to: 有关情况, 相关情况, 具体情况.
fn is_reference(what: &str) -> bool {
    let what = compact(what);
    what.ends_with("情况") && ["有关", "相关", "具体", "主要", "进展", "落实"].iter().any(|word| what.contains(word))
        || what == "情况"
}
