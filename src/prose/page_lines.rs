//! Lines that stand around a paper on its page and are no part of it: page numbers, buttons, values of a page's head, the
//! foot.
//!
//! `import` takes them out by the place where they stand; `check` finds those that were left, and of the words that a paper
//! may say itself (时间：, 作者：, 承办单位：, 相关信息…, 扫码查看…) it takes none.

use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::pattern::length;

/// Page numbers: `— 3 —`, `第3页`, `第 3 页 共 12 页`, `3 / 12`.
static PAGE_NUMBER: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:[—–―\-－─·]+\s*\d{1,4}\s*[—–―\-－─·]+|第\s*\d{1,4}\s*页(?:[\s，,/／]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}(?:\s*页)?|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$",
    )
});
static BARE_NUMBER: Fixed = Fixed::new(|| fixed(r"^\d{1,3}$"));
/// Lines of a page's head that begin with a word and go on with its value.
static NAMED: Fixed = Fixed::new(|| {
    fixed(concat!(
        r"^[•·●▪◆■\-\s|｜【\[（(]*(?:",
        r"(?:信息|文章|稿件|内容|新闻)?(?:来源|出处|作者|编辑|责任编辑|责编|审核|校对|录入|撰稿|供稿|发布人|发布者|发布机构|发布单位|发文机关|发文机构|公开单位|成文日期|成文时间|发文日期|发文时间|发布日期|发布时间|更新时间|公开日期|公开时间|生成日期|印发日期|时间|日期|",
        r"字数|浏览(?:次数|量|数)?|阅读(?:次数|量|数)?|点击(?:次数|量|数|率)?|访问(?:次数|量)?|人气|",
        r"信息索引号?|索引号|文号|发文字号|文件编号|主题分类|主题词|公开类别|公开方式|公开形式|公开范围|体裁分类|有效性|关键词|关键字|标签|栏目|所属栏目|信息分类|信息名称|信息类别|内容概述)",
        r"\s*[:：]|分享到\s*[:：]?|字号\s*[:：]|字体\s*[:：]|视力保护色)",
    ))
});
/// Lines that are nothing but a button or several.
static BUTTONS: Fixed = Fixed::new(|| {
    fixed(concat!(
        r"^(?:[【\[〖(（|｜/\s·•>＞]*(?:打印(?:本页|此页|本文)?|关闭(?:窗口|本页|页面)?|收藏(?:本页|本文)?|分享(?:到|本文)?|转发|复制(?:链接|下载|全文)?|下载(?:本文|全文)?|举报|纠错|点赞|评论|返回(?:顶部|首页|列表|上一页)?|回到顶部|",
        r"字号|字体|大|中|小|特大|默认|超大|A\+?|A-|T\+?|T-|\+|\-|微信|微博|新浪微博|QQ空间|QQ|朋友圈|扫一扫|手机版|移动端|繁體|繁体|简体|无障碍(?:浏览|阅读)?|长者模式|适老化|登录|注册|首页|网站首页|网站地图|设为首页|加入收藏|搜索|导航|",
        r"展开全文|阅读全文|查看全文|继续阅读|点击查看更多|查看更多|加载更多|原文链接|阅读原文)[】\]〗)）|｜/\s·•<>＜＞:：]*)+$",
    ))
});
static BREADCRUMB: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:(?:您|你)?(?:现在|当前)?(?:所在)?(?:的)?位置(?:是)?\s*[:：]|当前(?:位置|所在|栏目)\s*[:：]?|(?:网站)?首页\s*[>＞»›/／→\-—|·]).*$",
    )
});
/// A page's own date, perhaps with more boilerplate behind it.
static STAMP: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?|\d{4}年\d{1,2}月\d{1,2}日\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)(?:\s*[|｜]?\s*(?:来源|作者|浏览|阅读|点击|字号|字体|责任编辑|编辑|发布).*)?$",
    )
});
static LOCKED: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:.{0,10}(?:剩余|还有|余下)\s*\d{0,3}\s*[%％]?.{0,6}(?:内容|全文|字|未读).{0,14}|.{0,12}(?:开通会员|成为会员|VIP|付费|扫码|关注公众号|登录后|购买后).{0,16}(?:阅读|查看|下载|解锁|全文|继续).{0,10}|.{0,6}内容已被?(?:锁住|隐藏|锁定).{0,10})$",
    )
});
/// Lines that open the foot of a page.
static FOOT: Fixed = Fixed::new(|| {
    fixed(
        r"(?:ICP备|公网安备|版权所有|Copyright|©|网站标识码|政府网站标识|技术支持\s*[:：]|^主办单位?\s*[:：]|^承办单位?\s*[:：]|^友情链接|^相关(?:文章|阅读|链接|推荐|新闻|信息|文档)|^推荐阅读|^猜你喜欢|^热门(?:文章|推荐|文档)|^延伸阅读|^上一[篇条页]\s*[:：]|^下一[篇条页]\s*[:：]|^免责声明|^声明\s*[:：])",
    )
});
/// Lines that are boilerplate below the text wherever they stand there.
static BELOW: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:[【\[（(]?(?:责任编辑|编辑|责编|审核|初审|复审|终审|校对|供稿|撰稿|来源|作者)\s*[:：].{0,30}|扫一扫.{0,20}|.{0,8}(?:二维码|微信公众号).{0,10}|用微信扫描.{0,20}|分享到.{0,30}|点击(?:次数|量)?\s*[:：]?\s*\d+.{0,10})$",
    )
});
/// Links to attachments and mailboxes belong to the paper.
static FILE: Fixed =
    Fixed::new(|| fixed(r"^附(?:件|表|[:：])|\.(?:docx?|xlsx?|pdf|wps|et|ofd|jpe?g|png|zip|rar)|@|整改|通报"));
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

/// A word of a page's head with its value: 来源：…, 浏览次数：….
pub fn names_a_value(text: &str) -> bool {
    NAMED.is_match(text)
}

/// Nothing but buttons.
pub fn is_buttons(text: &str) -> bool {
    BUTTONS.is_match(text)
}

/// The way through a site to the page.
pub fn is_breadcrumb(text: &str) -> bool {
    BREADCRUMB.is_match(text)
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
    FILE.is_match(text)
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
    SURE.is_match(text) || is_page_number(text) || is_breadcrumb(text) || is_printed(text) || buttons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_page_is_told_from_lines_of_a_paper() {
        for line in [
            "— 3 —",
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
        ] {
            assert!(!is_left_over(line), "{line}");
        }
    }
}
