//! Numbers that Word makes itself stand in the lines as text.

use super::made::Docx;
use super::made::listed;
use super::made::p_with;
use super::made::r;
use super::made::styled;
use super::made::t;

/// A level of a list: number, format, pattern, and anything else.
fn level(at: u32, format: &str, pattern: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{pattern}"/>{more}</w:lvl>"#
    )
}

fn pattern(id: u32, levels: &str) -> String {
    format!(r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>"#)
}

fn list(id: u32, pattern: u32, overrides: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{pattern}"/>{overrides}</w:num>"#)
}

fn lines(numbering: &str, body: &str) -> Vec<String> {
    Docx::body(body).with("numbering", numbering).lines()
}

/// The usual levels of an official document.
fn official() -> String {
    level(0, "chineseCountingThousand", "%1、", "")
        + &level(1, "chineseCounting", "（%2）", "")
        + &level(2, "decimal", "%3．", "")
        + &level(3, "decimalEnclosedCircle", "%4", "")
        + &level(4, "decimalFullWidth", "（%5）", "")
}

#[test]
fn levels_of_an_official_document_count_and_start_again() {
    let body = listed(1, 0, "总体情况")
        + &listed(1, 1, "组织领导")
        + &listed(1, 2, "成立专班")
        + &listed(1, 2, "压实责任")
        + &t("正文段落不影响编号。")
        + &listed(1, 1, "统筹推进")
        + &listed(1, 2, "台账管理")
        + &listed(1, 3, "逐项销号")
        + &listed(1, 4, "复核")
        + &listed(1, 0, "进展情况")
        + &listed(1, 1, "重新起算");
    assert_eq!(
        lines(&(pattern(0, &official()) + &list(1, 0, "")), &body),
        [
            "一、总体情况",
            "（一）组织领导",
            "1．成立专班",
            "2．压实责任",
            "正文段落不影响编号。",
            "（二）统筹推进",
            "1．台账管理",
            "① 逐项销号",
            "（１）复核",
            "二、进展情况",
            "（一）重新起算"
        ]
    );
}

#[test]
fn articles_decimals_and_ten_more() {
    let levels = level(0, "chineseCounting", "第%1条", "") + &level(1, "decimal", "%1.%2", "<w:isLgl/>");
    let mut body: String = (0..10).map(|_| listed(1, 0, "总则")).collect();
    body += &listed(1, 0, "附则");
    body += &listed(1, 1, "2024年起施行");
    let lines = lines(&(pattern(0, &levels) + &list(1, 0, "")), &body);
    assert_eq!(lines[0], "第一条 总则");
    assert_eq!(lines[9], "第十条 总则");
    assert_eq!(lines[10], "第十一条 附则");
    assert_eq!(lines[11], "11.1 2024年起施行");
}

#[test]
fn lists_of_one_pattern_go_on_and_overrides_start_anew() {
    let one = level(0, "decimal", "%1、", "");
    let start = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>"#;
    let changed =
        format!(r#"<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>"#, level(0, "ideographTraditional", "%1．", ""));
    let numbering = pattern(0, &one) + &list(1, 0, "") + &list(2, 0, "") + &list(3, 0, start) + &list(4, 0, &changed);
    let body = listed(1, 0, "甲")
        + &listed(2, 0, "接着")
        + &listed(3, 0, "另起")
        + &listed(3, 0, "顺延")
        + &listed(1, 0, "再接")
        + &listed(4, 0, "换样");
    assert_eq!(lines(&numbering, &body), ["1、甲", "2、接着", "5、另起", "6、顺延", "7、再接", "辛．换样"]);
}

#[test]
fn a_level_may_count_through_or_start_with_a_given_level_only() {
    let never = level(0, "decimal", "%1、", "") + &level(1, "decimal", "（%2）", r#"<w:lvlRestart w:val="0"/>"#);
    let body = listed(1, 0, "a") + &listed(1, 1, "b") + &listed(1, 0, "c") + &listed(1, 1, "d");
    assert_eq!(lines(&(pattern(0, &never) + &list(1, 0, "")), &body), ["1、a", "（1）b", "2、c", "（2）d"]);

    let by_first = level(0, "decimal", "%1、", "")
        + &level(1, "decimal", "（%2）", "")
        + &level(2, "decimal", "%3）", r#"<w:lvlRestart w:val="1"/>"#);
    let body = listed(1, 0, "a")
        + &listed(1, 1, "b")
        + &listed(1, 2, "c")
        + &listed(1, 1, "d")
        + &listed(1, 2, "e")
        + &listed(1, 0, "f")
        + &listed(1, 2, "g");
    assert_eq!(
        lines(&(pattern(0, &by_first) + &list(1, 0, "")), &body),
        ["1、a", "（1）b", "1）c", "（2）d", "2）e", "2、f", "1）g"]
    );
}

#[test]
fn styles_number_their_paragraphs_by_the_level_that_names_them() {
    let styles = r#"
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/></w:style>
        <w:style w:type="paragraph" w:styleId="n"><w:name w:val="不编号"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
        <w:style w:type="numbering" w:styleId="linked"><w:name w:val="表"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let levels = level(0, "chineseCounting", "%1、", r#"<w:pStyle w:val="1"/>"#)
        + &level(1, "chineseCounting", "（%2）", r#"<w:pStyle w:val="2"/>"#);
    let link = r#"<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="linked"/></w:abstractNum>"#;
    let numbering = pattern(0, &levels) + link + &list(1, 0, "") + &list(2, 9, "");
    let body = styled("1", "甲")
        + &styled("2", "乙")
        + &styled("n", "丙")
        + &styled("1", "丁")
        + &p_with(r#"<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>"#, &r("取消"))
        + &listed(2, 1, "经样式");
    let lines = Docx::body(&body).with("styles", styles).with("numbering", &numbering).lines();
    assert_eq!(lines, ["#1 一、甲", "#2 （一）乙", "#1 丙", "#1 二、丁", "#1 取消", "（一）经样式"]);
}

#[test]
fn gaps_bullets_and_missing_lists() {
    let levels = level(0, "decimal", "%1", r#"<w:suff w:val="nothing"/>"#)
        + &level(1, "bullet", "\u{F06C}", r#"<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>"#)
        + &level(2, "bullet", "—", "")
        + &level(3, "none", "", "")
        + &level(4, "decimal", "%1.%9%", "");
    let body = listed(1, 0, "紧接")
        + &listed(1, 0, "2025年")
        + &listed(1, 1, "圆点")
        + &listed(1, 2, "横线")
        + &listed(1, 3, "无号")
        + &listed(1, 4, "怪号")
        + &listed(1, 8, "无此级")
        + &listed(77, 0, "无此表");
    assert_eq!(
        lines(&(pattern(0, &levels) + &list(1, 0, "")), &body),
        ["1紧接", "2 2025年", "• 圆点", "— 横线", "无号", "2.1% 怪号", "无此级", "无此表"]
    );
}

#[test]
fn the_number_of_paragraphs_that_became_one_counts_once() {
    let item = |mark: &str, text: &str| {
        p_with(&format!(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>{mark}</w:rPr>"#), &r(text))
    };
    let body = item(r#"<w:del w:id="1"/>"#, "前半") + &item("", "后半") + &item("", "下一条");
    let numbering = pattern(0, &level(0, "decimal", "%1．", "")) + &list(1, 0, "");
    assert_eq!(lines(&numbering, &body), ["1．前半后半", "2．下一条"]);
}
