//! What stands around a paper on its page and is no part of it: taken out by pattern, every piece listed.

use super::masthead;
use super::page_edge;
use super::pattern::Fixed;
use super::pattern::fixed;
use super::pattern::length;
use super::piece::Piece;
use crate::text::date;
use crate::text::date::Date;

/// A line that is no part of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boilerplate {
    /// Where it stood.
    pub line: usize,
    /// What it said.
    pub text: String,
}

/// What boilerplate tells of the paper.
#[derive(Clone, Debug, Default)]
pub struct PageFacts {
    /// The day the page gives itself.
    pub page_date: Option<Date>,
    /// The document number of a table of metadata.
    pub document_number: Option<String>,
    /// The line that says the rest is locked away.
    pub locked: Option<usize>,
}

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
static DOCUMENT_NUMBER: Fixed =
    Fixed::new(|| fixed(r"(?:发文字号|文号|文件编号)\s*[:：]\s*([^\s:：]{2,12}[〔\[（(]\d{4}[〕\]）)]\d{1,4}号)"));

/// A piece that is surely text: a long one with sentences.
fn is_text(piece: &Piece) -> bool {
    piece.cells.is_none()
        && length(&piece.text) >= 36
        && piece.text.contains(['。', '；', ';', '，', ','])
        && !NAMED.is_match(&piece.text)
}

/// Takes boilerplate out of the pieces of a paper.
pub fn take_out(pieces: Vec<Piece>) -> (Vec<Piece>, Vec<Boilerplate>, PageFacts) {
    let first = pieces.iter().position(is_text).unwrap_or(pieces.len());
    let last = pieces.iter().rposition(is_text).map_or(pieces.len(), |at| at + 1);
    let foot = pieces.iter().enumerate().skip(last.max(1)).find(|(_, piece)| FOOT.is_match(&piece.text));
    let foot = foot.map_or(pieces.len(), |(at, _)| at);
    let mut gone: Vec<bool> = pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| {
            let place = if at < first {
                Zone::Above
            } else if at >= last {
                Zone::Below
            } else {
                Zone::Between
            };
            at >= foot || is_furniture(piece, &place) || is_lone_number(&pieces, at)
        })
        .collect();
    // The name of a site between two lines of boilerplate is boilerplate too.
    for at in 1..pieces.len().saturating_sub(1) {
        let short = length(&pieces[at].text) <= 12 && !pieces[at].text.contains(['。', '：', '，', '、', '》']);
        let outside = at < first || at >= last;
        let titled =
            ["通报", "公告", "方案", "报告", "公示", "法院", "党组"].iter().any(|word| pieces[at].text.contains(word));
        if gone[at - 1]
            && gone[at + 1]
            && short
            && outside
            && !titled
            && pieces[at].cells.is_none()
            && date::read(&pieces[at].text).is_none()
        {
            gone[at] = true;
        }
    }
    for at in page_edge::running(&pieces) {
        gone[at] = true;
    }
    for at in masthead::above(&pieces, &gone, first) {
        gone[at] = true;
    }
    let mut page_facts = PageFacts::default();
    let (mut kept, mut taken) = (Vec::new(), Vec::new());
    let mut page = false;
    let mut blank = false;
    for (mut piece, gone) in pieces.into_iter().zip(gone) {
        if gone {
            page_facts.learn(&piece);
            page |= piece.after_page || PAGE_NUMBER.is_match(&piece.text) || BARE_NUMBER.is_match(&piece.text);
            blank |= piece.after_blank;
            taken.push(Boilerplate { line: piece.line(), text: whole(&piece) });
        } else {
            piece.after_page |= page;
            piece.after_blank |= blank;
            (page, blank) = (false, false);
            kept.push(piece);
        }
    }
    (kept, taken, page_facts)
}

enum Zone {
    Above,
    Between,
    Below,
}

fn is_furniture(piece: &Piece, zone: &Zone) -> bool {
    if let Some(cells) = &piece.cells {
        let named =
            cells.iter().any(|cell| NAMED.is_match(&format!("{}：", cell.text.trim().trim_end_matches(['：', ':']))));
        return matches!(zone, Zone::Above) && named;
    }
    let text = piece.text.trim();
    if PAGE_NUMBER.is_match(text) || LOCKED.is_match(text) {
        return true;
    }
    let short = length(text) <= 80 && !text.contains('。');
    let menu = piece.linked && short && piece.heading.is_none() && !FILE.is_match(text);
    let button = short && BUTTONS.is_match(text);
    match zone {
        Zone::Above => {
            menu || short && (button || NAMED.is_match(text) || BREADCRUMB.is_match(text) || STAMP.is_match(text))
        }
        Zone::Between => button && length(text) > 1,
        Zone::Below => {
            menu || (short && (button || BELOW.is_match(text) || BREADCRUMB.is_match(text))) || FOOT.is_match(text)
        }
    }
}

/// Whether a piece is a number alone beside the end of a page.
fn is_lone_number(pieces: &[Piece], at: usize) -> bool {
    BARE_NUMBER.is_match(&pieces[at].text)
        && (pieces[at].after_page || pieces.get(at + 1).is_some_and(|next| next.after_page))
}

/// All that a piece says, cells parted by gaps.
fn whole(piece: &Piece) -> String {
    match &piece.cells {
        Some(cells) => cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" "),
        None => piece.text.clone(),
    }
}

impl PageFacts {
    fn learn(&mut self, piece: &Piece) {
        let text = whole(piece);
        if LOCKED.is_match(&text) || text.contains("阅读全文") {
            self.locked.get_or_insert(piece.line());
        }
        if let Some(found) = DOCUMENT_NUMBER.captures(&text) {
            self.document_number.get_or_insert(found[1].to_owned());
        }
        if let Some(number) = masthead::document_number(text.trim()) {
            self.document_number.get_or_insert(number.to_owned());
        }
        if self.page_date.is_none() && !FOOT.is_match(&text) && !page_edge::is_printed(&text) {
            self.page_date = date::find(&text)
                .first()
                .map(|(_, date)| *date)
                .filter(|date| date.precision() == date::Precision::Day);
        }
    }
}
