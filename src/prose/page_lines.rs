//! Lines that stand around a paper on its page and are no part of it: page numbers, buttons, values of a page's head, the
//! foot.
//!
//! `import` takes them out by the place where they stand; `check` finds those that were left, and of the words that a paper
//! may say itself (时间：, 作者：, 承办单位：, 相关信息…, 扫码查看…) it takes none.

use crate::text::date;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::pattern::length;
use crate::text::width;

/// Page numbers: `— 3 —`, `第3页`, `第 3 页 共 12 页`, `3 / 12`.
static PAGE_NUMBER: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:[—–―\-－─·]+\s*\d{1,4}\s*[—–―\-－─·]+|第\s*\d{1,4}\s*页(?:[\s，,/／]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}(?:\s*页)?|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?|(?:首页\s*)?上一页[\s\[\]\d.…]*下一页(?:\s*[尾末]页)?)$",
    )
});
static BARE_NUMBER: Fixed = Fixed::new(|| fixed(r"^\d{1,3}$"));
/// Lines that are nothing but a button or several.
static BUTTONS: Fixed = Fixed::new(|| {
    fixed(concat!(
        r"^(?:[【\[〖(（|｜/\s·•>＞]*(?:打印(?:本页|此页|本文)?|关闭(?:窗口|本页|页面)?|收藏(?:本页|本文)?|分享(?:到|本文)?|转发|复制(?:链接|下载|全文)?|下载(?:本文|全文)?|举报|纠错|点赞|评论|返回(?:顶部|首页|列表|上一页)?|回到顶部|",
        r"字号|字体(?:大小)?|大字?|中字?|小字?|特大|默认|超大|A\+?|A-|T\+?|T-|\+|\-|微信|微博|新浪微博|QQ空间|QQ|朋友圈|扫一扫|手机版|移动端|繁體|繁体|简体|无障碍(?:浏览|阅读|模式|工具条)?|(?:进入|切换)?(?:关怀|适老|长者|老年|大字|关爱)(?:版|模式|助手)|适老化|登录|注册|首页|网站首页|网站地图|设为首页|加入收藏|搜索|导航|正文|",
        r"朗读(?:全文|本文)?|语音(?:播报|朗读|阅读)|听(?:全文|新闻)|播放|暂停|智能(?:问答|机器人|客服)|政务(?:微博|微信)|手机客户端|客户端|邮箱|我要纠错|English|打印预览|分享至|背景色|",
        r"展开全文|阅读全文|查看全文|继续阅读|点击查看更多|查看更多|加载更多|原文链接|阅读原文)[】\]〗)）|｜/\s·•<>＜＞:：]*)+$",
    ))
});
static BREADCRUMB: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:(?:您|你)?(?:现在|当前|目前)?(?:的)?(?:所在|所处)?(?:的)?位置(?:是|为)?\s*[:：]|当前(?:位置|所在|栏目)\s*[:：]?|(?:网站)?首页\s*(?:[>＞»›/／→\-—|·]|&gt;)).*$",
    )
});
/// Names of columns with arrows between them: 某某> 要闻> 正文, -> 新闻 -> 公示.
static ARROWS: Fixed = Fixed::new(|| {
    let arrow = r"(?:[>＞»›→]+|[-—–=]{1,2}[>＞]|&gt;)";
    let name = r"[A-Za-z（(“]{0,4}[\u{4e00}-\u{9fff}][\u{4e00}-\u{9fff}0-9A-Za-z（）()“”·]{0,50}";
    fixed(&format!(r"^\s*(?:{arrow}\s*{name}|{name}\s*{arrow})(?:\s*(?:{arrow}|{name}))*\s*$"))
});
/// Names of columns with strokes between them: 专题专栏 / 环保督察 / 边督边改.
static STROKES: Fixed = Fixed::new(|| {
    let name = r"[\u{4e00}-\u{9fff}A-Za-z“”]{2,16}";
    fixed(&format!(r"^{name}(?:\s+[/／]\s+{name})+$|^{name}(?:\s*[/／]\s*{name}){{2,}}$"))
});
/// A bar, an arrow or a bullet and nothing else.
static MARKS_ALONE: Fixed = Fixed::new(|| fixed(r"^[|｜¦│┃>＞»›→←↑↓▲▼◀▶►◄·•●◆■★☆\-–—=/／\\_＿*~～─━═┄┅┈┉―﹏\s]+$"));
/// What a page says of the day it is read on.
static TODAY: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:(?:今天|今日|现在|当前时间|现在时间|北京时间)(?:是|：|:).{0,40}|(?:\d{4}年)?\d{1,2}月\d{1,2}日\s*星期[一二三四五六日天].{0,20})$",
    )
});
/// How a paper is public, as a page's head says it.
static WAYS: Fixed = Fixed::new(|| fixed(r"^(?:法定)?(?:主动公开|依申请公开|不予公开|全文公开)(?:内容)?$"));
/// How to pass a page on.
static SHARE: Fixed = Fixed::new(|| {
    fixed(concat!(
        r"^(?:(?:打开|用|使用|在|点开)?微信.{0,8}[“‘「]?发现[”’」]?.{0,12}|(?:打开|用|使用|在|点开)?微信.{0,20}(?:扫一扫|扫一下|扫描).{0,20}(?:本文|本页|网页|页面|朋友圈)[^，。]{0,16}|",
        r"二维码.{0,10}(?:本文|本页|网页|文章|页面).{0,12}(?:分享|转发|朋友圈|好友).{0,8}|扫一扫[，,]?在?手机.{0,16}|",
        r"(?:点击)?(?:转入|进入|查看|跳转到?)(?:本文|文章)?(?:的)?(?:首发|原文|原始){1,2}(?:地址|链接|页面|网页).{0,8}|(?:本文|文章|原文|内容)(?:首发于|首发地址|转自|转载自|链接|地址|来源于)[^，。；]{0,40})[。！.]?$",
    ))
});
/// A page's own date, perhaps with more boilerplate behind it.
static STAMP: Fixed = Fixed::new(|| {
    let (day, hour) = (r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?", r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?");
    let press = r"[^\s，。：:；、]{0,14}(?:日报|晚报|早报|时报|晨报|快报|报|网|客户端|频道|发布|融媒|融媒体中心|电视台|广播台|新闻社|公众号)";
    let behind = r"(?:\s*[|｜丨·]?\s*(?:来源|作者|浏览|阅读|点击|访问|字号|字体|责任编辑|编辑|发布|分享|打印|朗读|大字|中字|小字|大 |第[\d一二三四五六七八九十]{1,3}版|责编|审核|编审|审签|校对|初审|复审|终审|撰稿|供稿|发布人|监制|星期|周[一二三四五六日天]|听|收藏|转发|【|\[|人气|字数|点赞|评论|分类|栏目|标签).*)?";
    fixed(&format!(
        r"^(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:\s+{hour})?(?:\s+{press}|[\s|｜]+[\u{{4e00}}-\u{{9fff}}]{{2,14}}(?:[\s|｜]|$))?|{day}\s+{hour}(?:\s+{press})?|(?:来源[:：]\s*)?{press}\s*[|｜]?\s*{day}(?:\s*{hour})?|[\u{{4e00}}-\u{{9fff}}]{{2,20}}\s*[|｜]?\s*{day}\s*{hour}){behind}$",
    ))
});
static LOCKED: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:.{0,10}(?:剩余|还有|余下)\s*\d{0,3}\s*[%％]?.{0,6}(?:内容|全文|字|未读).{0,14}|.{0,12}(?:开通会员|成为会员|VIP|付费|扫码|关注公众号|登录后|购买后).{0,16}(?:阅读|查看|下载|解锁|全文|继续).{0,10}|.{0,6}内容已被?(?:锁住|隐藏|锁定).{0,10})$",
    )
});
/// Lines that open the foot of a page.
static FOOT: Fixed = Fixed::new(|| {
    fixed(
        r"(?:ICP备|公网安备|版权所有|Copyright|©|网站标识码|政府网站标识|技术支持\s*[:：]|^(?:网站)?主办(?:单位)?\s*[:：]|^承办(?:单位)?\s*[:：]|^友情链接|^(?:相关|相邻)(?:文章|阅读|链接|推荐|新闻|信息|文档|报道|稿件)|^(?:新闻|精彩|今日|更多|编辑|为您|为你|热点|本类|站内)推荐|^推荐(?:阅读|新闻|文章)|^猜你喜欢|^热[门点](?:文章|推荐|文档|新闻|排行|阅读)|^(?:点击|阅读|新闻)排行|^最新(?:文章|新闻|发布|更新)|^延伸阅读|^[上下]一[篇条页版则]\s*[:：]|^[上下]一[篇条版则](?:\s|$)|^往期(?:回顾|推荐|精彩|内容|文章)|^(?:更多|热门)(?:阅读|内容|资讯|文章)$|^[-—–\s]*(?:END|End|完)[-—–\s]*$|^免责声明|^声明\s*[:：])",
    )
});
static HOST: Fixed = Fixed::new(|| fixed(r"^(?:网站)?(?:主办|承办)(?:单位)?\s*[:：]"));
static OF_THE_FOOT: Fixed = Fixed::new(|| {
    fixed(
        r"(?i:ICP备|公网安备|版权所有|Copyright|©|网站标识码|政府网站标识|技术支持|网站地图|网站主办|^主办(?:单位)?\s*[:：])",
    )
});
/// Lines that are boilerplate below the text wherever they stand there.
static BELOW: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:原标题\s*[:：].{0,60}|(?:请?(?:使用|点击|用)浏览器|请把此页|把此页).{0,30}|.{0,10}(?:长按|扫码|点击).{0,16}(?:关注|订阅)(?:我们|我)?.{0,8}|(?:[【\[（(]?(?:我要|我来|发表|网友)评论[】\]）)]?|共\d+条(?:评论)?|\s)+|(?:(?:点赞|在看|分享|收藏|转发|评论|阅读|赞|喜欢|留言|不感兴趣)\s*[:：]?\s*[\d.]*[万wW+]?\s*){2,}|转载自.{0,40}|[【\[（(]?(?:责任编辑|编辑|责编|审核|初审|复审|终审|校对|供稿|撰稿|监制|审签|编审|值班编委|(?:信息|文章|稿件)?来源|作者|记者|通讯员|摄影|发布人?)\s*[:：丨｜|/／].{0,60}|扫一扫.{0,20}|(?:长按|扫描|识别).{0,12}二维码.{0,24}|.{0,8}(?:二维码|微信公众号).{0,10}|用微信扫描.{0,20}|分享到.{0,30}|(?:点击|浏览|阅读|访问)(?:次数|人数|量|数)?\s*[:：]?\s*\d*(?:次|人次)?|我要纠错.{0,10}|(?:分享|点赞|收藏|人气)\s*[:：]?\s*\d*)$",
    )
});
/// A file by its name, or an annex.
static DOCUMENT: Fixed = Fixed::new(|| fixed(r"^附(?:件|表|[:：])|\.(?:docx?|xlsx?|pdf|wps|et|ofd|jpe?g|png|zip|rar)"));
static OTHER_PAGES: Fixed = Fixed::new(|| {
    fixed(
        r"^[【\[]?(?:相关(?:新闻|文章|阅读|链接|推荐|资讯|稿件|报道|内容)|(?:推荐|延伸|热门|更多)(?:阅读|文章|新闻|推荐)|热点(?:新闻|推荐)|热门(?:新闻|文章|推荐)|猜你喜欢|大家都在看|为您推荐|最新(?:文章|新闻|资讯))[】\]]?\s*[:：]?$",
    )
});
static DOCUMENT_NUMBER: Fixed =
    Fixed::new(|| fixed(r"(?:发文字号|文号|文件编号)\s*[:：]\s*([^\s:：]{2,12}[〔\[（(]\d{4}[〕\]）)]\d{1,4}号)"));
/// What a browser prints: the address of the page, its number, the time; the title beside the time.
static PRINTED: Fixed = Fixed::new(|| {
    fixed(concat!(
        r"^(?:(?:file|https?)://\S+(?:\s+\d{1,3}\s*[/／]\s*\d{1,3})?",
        r"|\d{1,4}/\d{1,2}/\d{1,4}[,，]?\s*(?:[上下]午)?\s*\d{1,2}:\d{2}(?:\s*[AaPp][Mm])?(?:\s{2,}.*)?)$",
    ))
});

/// A number of a page with its marks.
pub fn is_page_number(text: &str) -> bool {
    PAGE_NUMBER.is_match(text)
}

/// A number and nothing else.
pub fn is_bare_number(text: &str) -> bool {
    BARE_NUMBER.is_match(text)
}

/// Nothing but buttons.
pub fn is_buttons(text: &str) -> bool {
    BUTTONS.is_match(text)
}

/// The way through a site to the page.
pub fn is_breadcrumb(text: &str) -> bool {
    BREADCRUMB.is_match(text) || ARROWS.is_match(text)
}

/// The last name of such a way, behind its last arrow.
pub fn last_of_way(text: &str) -> Option<&str> {
    let last = text.rsplit(['>', '＞', '»', '›', '→']).next().unwrap_or(text).trim();
    (last.len() < text.trim().len()).then_some(last)
}

/// How a paper is public, alone in a line: 主动公开.
pub fn says_public(text: &str) -> bool {
    WAYS.is_match(text)
}

/// How to pass a page on: codes to scan, where it stood first.
pub fn is_share(text: &str) -> bool {
    SHARE.is_match(text)
}

/// A bar, an arrow or a bullet and nothing else.
pub fn is_marks_alone(text: &str) -> bool {
    MARKS_ALONE.is_match(text)
}

/// The day on which a page is read.
pub fn is_today(text: &str) -> bool {
    TODAY.is_match(text)
}

/// A page's own date.
pub fn is_stamp(text: &str) -> bool {
    STAMP.is_match(text)
}

/// A line that says the rest is locked away.
pub fn is_locked(text: &str) -> bool {
    LOCKED.is_match(text)
}

/// A line with which the foot of a page begins.
pub fn opens_the_foot(text: &str) -> bool {
    FOOT.is_match(text)
}

/// Who hosts a site, or handles a matter: 主办单位：…, 承办：….
pub fn names_the_host(text: &str) -> bool {
    HOST.is_match(text)
}

/// A line that no paper has: registrations of a site, its copyright.
pub fn is_of_the_foot(text: &str) -> bool {
    OF_THE_FOOT.is_match(text)
}

/// Words above links to other pages, and nothing else.
pub fn names_other_pages(text: &str) -> bool {
    OTHER_PAGES.is_match(text)
}

/// The name of a file.
pub fn names_a_document(text: &str) -> bool {
    DOCUMENT.is_match(text)
}

/// A line that is none of the paper where it stands below its text.
pub fn stands_below(text: &str) -> bool {
    BELOW.is_match(text)
}

/// The name of a file or a mailbox, which belongs to the paper though it is a link.
pub fn names_a_file(text: &str) -> bool {
    names_a_document(text) || ["@", "整改", "通报"].iter().any(|word| text.contains(word))
}

/// What a site says to those who open it.
static WELCOME: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:(?:您好|你好)[，,！! ]?\s*(?:游客|访客|欢迎).{0,24}|欢迎(?:您|你)?(?:访问|光临|来到|登录|浏览).{2,30}|(?:站内|全站|本站|网站)?(?:搜索|检索)\s*[:：]?|(?:热门|热搜)(?:搜索|词|关键词)?\s*[:：].{0,40}|请输入(?:关键[字词]|搜索内容).{0,10})$",
    )
});
/// Names of columns of a site, by which a row of them is told from a line of a text: 信息公开, 机构概况, 新闻中心.
static COLUMN: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:(?:网站|本站)?首页|走进.{2,4}|(?:.{2}|.{4})?(?:概况|简介|动态|要闻|资讯|新闻|之窗|专栏|专题|导航|服务|互动|法规|公开|数据|参与|园地|招生|党建|文化)|(?:机构|内设)设置|机构职能|(?:新闻|信息|资料|下载|服务|互动)中心|通知公告|公告公示|关于我们|联系我们|友情链接|办事指南|在线.{2}|政民互动|公众.{2})$",
    )
});

/// Names of columns side by side: 本站首页　政务要闻　信息公开, perhaps behind the name of the site and in front of the day; a
/// line of Latin letters, the name of a site.
pub fn is_menu(text: &str) -> bool {
    static LATIN: Fixed = Fixed::new(|| fixed(r"^[A-Za-z][A-Za-z .,&'·-]{5,59}$"));
    if [&LATIN, &STROKES, &WELCOME].iter().any(|pattern| pattern.is_match(text.trim())) {
        return true;
    }
    let mut words: Vec<&str> = text.split(['\t', ' ', '\u{3000}', '|', '｜']).filter(|word| !word.is_empty()).collect();
    // The day on which the page is read, at its edge.
    words.retain(|word| date::read(word).is_none() && !is_today(word));
    let han = |word: &&str, most: usize| (2..=most).contains(&length(word)) && word.chars().all(width::is_han);
    let button = |word: &&str| length(word) > 1 && is_buttons(word);
    let home = words.first().is_some_and(|word| word.ends_with("首页"));
    let known = words.iter().filter(|word| COLUMN.is_match(word) || button(word)).count();
    let set = home || text.contains(['\t', '|', '｜']) || known >= 2;
    let titled = |word: &&str| ["关于", "整改", "情况", "通报", "公告", "公示"].contains(word);
    // The site itself may be named first.
    let column = |(at, word): (usize, &&str)| han(word, if at == 0 && known >= 2 { 16 } else { 6 }) || button(word);
    set && words.len() >= 3 && words.iter().enumerate().all(column) && !words.iter().any(titled)
}

/// Whether a browser printed a line: its day is the day of printing.
pub fn is_printed(text: &str) -> bool {
    PRINTED.is_match(text.trim())
}

/// The document number in a value of a page's head.
pub fn document_number(text: &str) -> Option<&str> {
    DOCUMENT_NUMBER.captures(text)?.get(1).map(|number| number.as_str())
}

/// Values and feet that no paper has, wherever they stand.
static SURE: Fixed = Fixed::new(|| {
    fixed(concat!(
        r"^[\s【\[（(|｜•·]*(?:",
        r"(?:信息|文章|稿件|新闻)?(?:来源|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:次数|量)?|访问量|字号|字体|责任编辑|编辑|发布(?:时间|日期|机构)|更新时间|信息索引号|索引号|分享到)\s*[:：].*|",
        r"(?:上|下)一[篇条页]\s*[:：].*|.{0,10}剩余\s*\d{1,3}\s*[%％].{0,10}|扫一扫.{0,20}|版权所有.*|.*公网安备\s*\d+.*|.*ICP备.*|Copyright.*|©.*|.*网站标识码.*",
        r")$",
    ))
});

/// Whether a short line is left over from the page around a paper.
pub fn is_left_over(text: &str) -> bool {
    // A button of one character (大, 中) may be anything.
    let buttons = is_buttons(text) && length(text) > 1;
    SURE.is_match(text) || is_page_number(text) || is_breadcrumb(text) || is_printed(text) || is_share(text) || buttons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_page_is_told_from_lines_of_a_paper() {
        for line in [
            "— 3 —",
            "上一页 [1] 2 3 下一页",
            "第 3 页 共 12 页",
            "来源：某某网",
            "【字号 大 中 小】",
            "打印本页 关闭窗口",
            "首页 > 政务公开 > 通报",
            "上一篇：某某公告",
            "阅读原文",
            "大约剩余40%的内容",
            "Copyright 2024",
            "示备12345号 ICP备12345号",
            "2024/5/1 10:20",
            "青岚> 要闻> 正文",
            "-> 新闻 -> 公示",
            "您现在所在的位置：首页 > 党务",
            "适老版 无障碍浏览",
            "朗读",
        ] {
            assert!(is_left_over(line), "{line}");
        }
        for line in [
            "时间：2024年5月1日",
            "承办单位：执行局",
            "相关信息请向监察室反映",
            "声明：本通报由办公室解释",
            "2024年5月1日",
            "大",
            "3",
            "打印机采购不规范",
            "请扫码查看附件",
            "优良率>80%",
            "细颗粒物浓度 > 35微克",
        ] {
            assert!(!is_left_over(line), "{line}");
        }
    }

    #[test]
    fn ways_to_pass_a_page_on_are_no_measures() {
        for line in [
            "打开微信点“发现”，扫一扫",
            "二维码即可把本页分享到朋友圈。",
            "打开微信扫一扫，将网页分享至朋友圈",
            "扫一扫在手机打开当前页",
            "进入原文首发地址",
            "查看原文链接",
        ] {
            assert!(is_share(line), "{line}");
        }
        for line in [
            "二是设置二维码，群众扫一扫即可反映问题。",
            "扫描档案1200卷。",
            "查看原始台账12本。",
            "微信公众号开设专栏，公开办事指南。",
            "扫一扫即办件已上线",
            "扫描二维码反映问题，接受群众监督。",
            "原文件未归档",
        ] {
            assert!(!is_share(line), "{line}");
        }
    }

    #[test]
    fn the_stamp_of_a_page_is_told_from_a_signature() {
        for line in [
            "青岚日报 2025-03-10 08:12 大字",
            "青岚市水务局 2025-03-10 08:12",
            "2025.03.10",
            "青岚政务网 2025年3月10日",
            "2025/3/10 来源：青岚网",
        ] {
            assert!(is_stamp(line), "{line}");
        }
        for line in ["青岚市水务局 2025年3月10日", "2025年3月10日", "青岚市水务局 2025.3.10", "截至2025年3月10日"]
        {
            assert!(!is_stamp(line), "{line}");
        }
        assert!(is_menu("本站首页\t政务要闻\t信息公开") && is_menu("QINGLAN EDUCATION"));
        assert!(!is_menu("示例市 水务局 关于 巡察 整改") && !is_menu("示例市\t关于\t整改") && !is_menu("A1"));
        for line in [
            "机构概况　新闻中心　政务公开　公众参与",
            "青岚检察   检务公开   检察新闻   机构设置   联系我们",
            "青岚大学附属中学|学校概况|党建之窗|校务公开|招生招聘",
            "网站首页  信息公开  督查专栏          2024年11月21日",
            "松江口新区管理委员会 English 登录 注册",
            "专题专栏 / 环保督察 / 边督边改",
            "您好，访客 [登录]",
            "站内搜索：",
        ] {
            assert!(is_menu(line), "{line}");
        }
        for line in ["青岚市 松江口区 水务局 党组", "住院楼 保卫科 药剂科", "中共 青岚市 水务局 党组"]
        {
            assert!(!is_menu(line), "{line}");
        }
        assert!(is_marks_alone("────────") && is_marks_alone("━━━ ━━━") && is_marks_alone("_____"));
        for line in ["END", "往期回顾", "上一篇 某某公告"] {
            assert!(opens_the_foot(line), "{line}");
        }
        for line in [
            "点赞 12 在看 3 分享",
            "长按识别下图关注我们",
            "【我要评论】 共0条",
            "原标题：某馆通报整改",
            "来源丨青岚清风 编辑丨南星",
        ] {
            assert!(stands_below(line), "{line}");
        }
        for line in ["分享经验3次，转发案例5个。", "完成", "点赞保密卫士评选", "来源不清的资金已上缴。"]
        {
            assert!(!stands_below(line) && !opens_the_foot(line), "{line}");
        }
        assert!(is_stamp("青岚晚报 2024年3月2日 第六版 公告"));
        assert!(is_stamp("2024-12-03　市委巡察办　阅读 912") && is_stamp("青岚观察 2023-02-17 06:40 星期五"));
        assert!(is_today("今天是2025年3月10日 星期一") && is_today("2025年3月10日 星期一 晴"));
        assert!(is_marks_alone("|") && is_marks_alone("->") && !is_marks_alone("□") && !is_marks_alone("……"));
    }
}
