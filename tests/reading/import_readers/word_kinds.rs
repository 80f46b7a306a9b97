//! Kinds of things in a Word document that are easily lost, joined or taken for text; each with what is near it.

use super::left_out;
use super::made::Docx;
use super::made::code;
use super::made::field;
use super::made::fld;
use super::made::p;
use super::made::p_with;
use super::made::r;
use super::made::r_with;
use super::made::styled;
use super::made::t;
use super::shown;

/// What a body gives: its lines, and what is listed.
#[track_caller]
fn gives(body: &str, lines: &[&str], listed: &[&str]) {
    let paper = Docx::body(body).read();
    assert_eq!(shown(&paper), lines, "{body}");
    assert_eq!(left_out(&paper), listed, "{body}");
}

fn raised(place: &str, text: &str) -> String {
    r_with(&format!(r#"<w:vertAlign w:val="{place}"/>"#), text)
}

fn cell(inside: &str) -> String {
    format!("<w:tc>{inside}</w:tc>")
}

/// A table of one row.
fn table(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|inside| cell(inside)).collect();
    format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
}

#[test]
fn what_stands_above_or_below_the_line_joins_no_figure() {
    let up = |text: &str| raised("superscript", text);
    let down = |text: &str| raised("subscript", text);
    gives(&p(&(r("案款312") + &up("1") + &r("笔"))), &["案款312¹笔"], &[]);
    gives(&p(&(r("120m") + &up("2") + &r("，10") + &up("-") + &up("4") + &r("元"))), &["120m²，10⁻⁴元"], &[]);
    gives(&p(&(r("CO") + &down("2") + &r("与PM") + &down("2.5"))), &["CO₂与PM2.5"], &[]);
    gives(&p(&(r("10") + &up("1.5") + &r("倍"))), &["10^(1.5)倍"], &["上标: ^(1.5)"]);
    gives(&p(&(r("3") + &up("［2］") + &r("项"))), &["3［2］项"], &[]);
    gives(&p(&(r("10") + &raised("baseline", "4"))), &["104"], &[]);
    gives(&table(&[&p(&(r("312") + &up("1"))), &t("乙")]), &["[312¹|乙]"], &[]);
    // Through styles.
    let styles = r#"<w:style w:type="character" w:styleId="s"><w:name w:val="上"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>"#;
    let body = p(&(r("312") + &r_with(r#"<w:rStyle w:val="s"/>"#, "2")));
    assert_eq!(Docx::body(&body).with("styles", styles).lines(), ["312²"]);
    // The mark of a note keeps its own form.
    let body = p(&(r("312")
        + r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>"#
        + &r("笔")));
    let notes = format!(r#"<w:footnote w:id="2">{}</w:footnote>"#, p(&(r("含10") + &up("4") + &r("元"))));
    assert_eq!(Docx::body(&body).with("footnotes", &notes).lines(), ["312［注1］笔", "［注1］含10⁴元"]);
}

#[test]
fn formulas_are_one_line_and_named() {
    let m = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let f = |above: &str, below: &str| format!("<m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f>");
    let math = |inside: &str| format!("<m:oMath>{inside}</m:oMath>");
    for (inside, line) in [
        (f(&m("20"), &m("22")), "20/22"),
        (m("2") + &f(&m("1"), &m("2")), "2 1/2"),
        (f(&(m("a") + &m("+b")), &m("2")), "(a+b)/2"),
        (format!("<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>", m("10"), m("4")), "10⁴"),
        (format!("<m:sSub><m:e>{}</m:e><m:sub>{}</m:sub></m:sSub>", m("x"), m("1")), "x₁"),
        (format!("<m:rad><m:deg/><m:e>{}</m:e></m:rad>", m("2")), "√(2)"),
        (format!("<m:rad><m:deg>{}</m:deg><m:e>{}</m:e></m:rad>", m("3"), m("8")), "∛(8)"),
        (
            format!(r#"<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{}</m:e></m:d>"#, m("7")),
            "[7]",
        ),
        (
            format!(
                r#"<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary>"#,
                m("i=1"),
                m("5"),
                m("3")
            ),
            "∑_(i=1)⁵(3)",
        ),
    ] {
        gives(&p(&(r("为") + &math(&inside) + &r("。"))), &[&format!("为{line}。")], &[&format!("公式: {line}")]);
    }
    // Figures beside a formula are figures of their own; a formula of plain signs is text.
    gives(&p(&(r("共2") + &math(&f(&m("1"), &m("3"))) + &r("5"))), &["共2 1/3 5"], &["公式: 1/3"]);
    gives(&p(&math(&(m("1") + &m("2") + &m("+3")))), &["12+3"], &[]);
    gives(&table(&[&p(&math(&f(&m("1"), &m("3")))), &t("乙")]), &["[1/3|乙]"], &["公式: 1/3"]);
    // In a field.
    gives(&p(&(r("为") + &field(" EQ \\f(20,22) ", "") + &r("。"))), &["为20/22。"], &["公式: 20/22"]);
    gives(&p(&(r("2") + &field("EQ \\f(1,2)", "") + &r("3"))), &["2 1/2 3"], &["公式: 1/2"]);
    gives(&p(&(r("为") + &field("EQ \\z(9)", ""))), &["为□"], &["读不出的公式（已用 □ 占位）: EQ \\z(9)"]);
    gives(&p(&field("eq \\o\\ac(○,2)", "")), &["②"], &[]);
}

#[test]
fn struck_text_is_left_out_with_its_words() {
    let struck = |text: &str| r_with("<w:strike/>", text);
    gives(&p(&(r("责任部门：") + &struck("财务处") + &r("执行局"))), &["责任部门：执行局"], &["划去的文字: 财务处"]);
    gives(&p(&(r("2") + &r_with("<w:dstrike/>", "3") + &r("项"))), &["2项"], &["划去的文字: 3"]);
    gives(&p(&r_with(r#"<w:strike w:val="0"/><w:dstrike w:val="false"/>"#, "保留")), &["保留"], &[]);
    gives(&(t("甲") + &p(&struck("此段作废。"))), &["甲", "·"], &["划去的文字: 此段作废。"]);
    gives(&table(&[&p(&(struck("八") + &r("九"))), &t("乙")]), &["[九|乙]"], &["划去的文字: 八"]);
    // Two places are two.
    gives(&p(&(struck("12") + &r("甲") + &struck("3"))), &["甲"], &["划去的文字: 12", "划去的文字: 3"]);
    // The number of a struck paragraph goes with it, and counts.
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1．"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let item = |runs: &str| p_with(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#, runs);
    let paper =
        Docx::body(&(item(&r("甲")) + &item(&struck("乙")) + &item(&r("丙")))).with("numbering", numbering).read();
    assert_eq!(shown(&paper), ["1．甲", "·", "3．丙"]);
    assert_eq!(left_out(&paper), ["划去的文字: 2．乙"]);
}

#[test]
fn a_table_of_contents_is_listed_wherever_it_stands() {
    let page = fld("begin", "") + &code("PAGEREF _Toc1") + &fld("separate", "") + &r("3") + &fld("end", "");
    let entry = |title: &str| r(title) + "<w:r><w:tab/></w:r>" + &page;
    let toc = p(&(fld("begin", "") + &code("TOC \\o \"1-3\"") + &fld("separate", "") + &entry("一、甲")))
        + &p(&(entry("二、乙") + &fld("end", "")));
    let text = t("一、甲") + &t("正文。");
    let listed = &["目录: 一、甲 3", "目录: 二、乙 3"];
    gives(&(toc.clone() + &text), &["一、甲", "正文。"], listed);
    gives(&(t("目录") + &toc + &text), &["一、甲", "正文。"], &["目录: 目录", "目录: 一、甲 3", "目录: 二、乙 3"]);
    let control = format!(
        r#"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{}{}</w:sdtContent></w:sdt>"#,
        t("目　录"),
        t("一、甲")
    );
    gives(&(control + &text), &["一、甲", "正文。"], &["目录: 目 录", "目录: 一、甲"]);
    gives(
        &(styled("TOC1", "一、甲") + &styled("TOC2", "（一）乙") + &text),
        &["一、甲", "正文。"],
        &["目录: 一、甲", "目录: （一）乙"],
    );
    // What follows the end of the field in its paragraph is text.
    let tail =
        p(&(fld("begin", "") + &code("TOC") + &fld("separate", "") + &r("一、甲") + &fld("end", "") + &r("后文")));
    gives(&tail, &["后文"], &["目录: 一、甲"]);
    // A field without an end makes nothing of what follows.
    gives(&(p(&(fld("begin", "") + &code("TOC") + &fld("separate", "") + &r("甲"))) + &t("乙")), &["甲", "乙"], &[]);
    // Text in the style by mistake, a style of another name, a heading of something else.
    gives(&styled("TOC1", "正文写在这里。"), &["正文写在这里。"], &[]);
    gives(&(t("目录") + &t("甲制度") + &t("乙制度")), &["目录", "甲制度", "乙制度"], &[]);
    gives(&(t("附件目录") + &t("1．台账") + &t("2．清单")), &["附件目录", "1．台账", "2．清单"], &[]);
}

#[test]
fn form_fields_show_what_was_chosen() {
    let list = |settings: &str| {
        format!(
            r#"<w:ffData><w:ddList>{settings}<w:listEntry w:val="正在整改"/><w:listEntry w:val="已完成"/></w:ddList></w:ffData>"#
        )
    };
    let check = |settings: &str| format!("<w:ffData><w:checkBox>{settings}</w:checkBox></w:ffData>");
    for (data, text, line) in [
        (list(r#"<w:result w:val="1"/>"#), "FORMDROPDOWN", "已完成"),
        (list(r#"<w:default w:val="1"/>"#), "FORMDROPDOWN", "已完成"),
        (list(""), "FORMDROPDOWN", "正在整改"),
        (check("<w:checked/>"), "FORMCHECKBOX", "☒"),
        (check(r#"<w:default w:val="1"/><w:checked w:val="0"/>"#), "FORMCHECKBOX", "☐"),
        (check(r#"<w:default w:val="1"/>"#), "FORMCHECKBOX", "☒"),
        (r#"<w:ffData><w:textInput><w:default w:val="缺省"/></w:textInput></w:ffData>"#.to_owned(), "FORMTEXT", "缺省"),
    ] {
        gives(&p(&(r("结果：") + &field(text, &data) + &r("。"))), &[&format!("结果：{line}。")], &[]);
        gives(&table(&[&p(&field(text, &data)), &t("乙")]), &[&format!("[{line}|乙]")], &[]);
    }
    // A result that is written down stands.
    let typed = fld("begin", &list("")) + &code("FORMTEXT") + &fld("separate", "") + &r("已写明") + &fld("end", "");
    gives(&p(&typed), &["已写明"], &[]);
    gives(&p(&(r("结果：") + &field("FORMDROPDOWN", ""))), &["结果："], &["域代码: FORMDROPDOWN"]);
    let control = |settings: &str, text: &str| {
        format!("<w:sdt><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", r(text))
    };
    gives(
        &p(&(control("<w:dropDownList/>", "已完成") + &control("<w:date/>", "2025年7月1日"))),
        &["已完成2025年7月1日"],
        &[],
    );
}

#[test]
fn prompts_to_type_something_are_no_text_in_cells_too() {
    let prompt = |inside: &str| {
        format!("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
    };
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let body = "<w:tbl>".to_owned()
        + &row(&(cell(&t("甲")) + &prompt(&cell(&t("单击输入")))))
        + &row(&(cell(&t("乙")) + &format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", cell(&t("丙")))))
        + "<w:tr><w:trPr><w:hidden/></w:trPr>"
        + &cell(&t("藏"))
        + "</w:tr></w:tbl>";
    gives(&body, &["[甲|]", "[乙|丙]"], &["占位提示: 单击输入", "隐藏文字: 藏"]);
}

#[test]
fn letters_in_a_font_of_signs_are_signs() {
    let font = |font: &str, text: &str| r_with(&format!(r#"<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>"#), text);
    gives(&p(&(font("Wingdings", "þ") + &r("是") + &font("Wingdings", "¨") + &r("否"))), &["☑是☐否"], &[]);
    gives(&p(&(font("Wingdings 2", "R£"))), &["☑☐"], &[]);
    gives(&p(&font("Webdings", "ac")), &["✓☐"], &[]);
    gives(&p(&font("Symbol", "a\u{F0B3}3")), &["α≥3"], &[]);
    gives(&p(&font("Wingdings", "\u{F022}")), &["□"], &["无法识别的符号（已用 □ 占位）: Wingdings F022"]);
    gives(&p(&font("宋体", "R£þ")), &["R£þ"], &[]);
    gives(&p(&r_with(r#"<w:rFonts w:eastAsia="Wingdings"/>"#, "R\u{F0FE}中")), &["R☑中"], &[]);
    let styles = r#"<w:style w:type="character" w:styleId="w"><w:name w:val="勾"/><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:style>"#;
    let body = p(&(r_with(r#"<w:rStyle w:val="w"/>"#, "þ")
        + &r_with(r#"<w:rStyle w:val="w"/><w:rFonts w:ascii="宋体" w:hAnsi="宋体"/>"#, "þ")));
    assert_eq!(Docx::body(&body).with("styles", styles).lines(), ["☑þ"]);
    gives(&p(&field("SYMBOL 254 \\f \"Wingdings\"", "")), &["☑"], &[]);
}

#[test]
fn a_drop_cap_is_the_first_letter_of_the_next_paragraph() {
    let cap = |place: &str| p_with(&format!(r#"<w:framePr w:dropCap="{place}" w:lines="2"/>"#), &r("根"));
    gives(&(cap("drop") + &t("据部署，")), &["根据部署，"], &[]);
    gives(&(cap("margin") + &t("据部署，")), &["根据部署，"], &[]);
    gives(&(cap("none") + &t("据部署，")), &["根", "据部署，"], &[]);
    gives(&(p_with("<w:framePr/>", &r("批示")) + &t("正文")), &["批示", "正文"], &[]);
    gives(&cap("drop"), &["根"], &[]);
}

#[test]
fn links_lead_to_addresses_that_are_listed() {
    let linked =
        |body: &str| Docx::body(body).leading_to("r9", "hyperlink", "https://court.example/a.xlsx", None).read();
    let paper = linked(&p(&(r("附件：") + r#"<w:hyperlink r:id="r9">"# + &r("台账") + "</w:hyperlink>")));
    assert_eq!(shown(&paper), ["附件：台账"]);
    assert_eq!(left_out(&paper), ["链接地址: https://court.example/a.xlsx"]);
    let paper =
        linked(&p(&(r#"<w:hyperlink r:id="r9">"#.to_owned() + &r("https://court.example/a.xlsx") + "</w:hyperlink>")));
    assert_eq!(left_out(&paper), Vec::<String>::new());
    let through = |text: &str| fld("begin", "") + &code(text) + &fld("separate", "") + &r("台账") + &fld("end", "");
    gives(&p(&through(" HYPERLINK \"http://a.example/1\" ")), &["台账"], &["链接地址: http://a.example/1"]);
    gives(&p(&through(" HYPERLINK \\l \"_Toc1\" ")), &["台账"], &[]);
}

#[test]
fn documents_diagrams_and_charts_inside_are_read_or_listed() {
    let chunk = |name: &str, bytes: &[u8]| {
        let body = t("前") + r#"<w:altChunk r:id="rc"/>"# + &t("后");
        Docx::body(&body).leading_to("rc", "aFChunk", name, Some(bytes)).read()
    };
    let inner = Docx::body(&(t("内层") + &p(&r_with("<w:strike/>", "作废")))).bytes();
    for (name, bytes) in [
        ("a.html", "<html><head><title>题</title></head><body><p>内层</p></body></html>".as_bytes()),
        ("a.txt", "内层".as_bytes()),
        ("a.docx", &inner),
    ] {
        let paper = chunk(name, bytes);
        let lines: Vec<String> = shown(&paper).into_iter().filter(|line| line != "·").collect();
        assert_eq!(
            lines.iter().map(|line| line.trim_end_matches('…')).collect::<Vec<_>>(),
            ["前", "内层", "后"],
            "{name}"
        );
        assert_eq!(left_out(&paper)[0], "嵌入的另一份文档（已读入）: 内层", "{name}");
    }
    assert_eq!(left_out(&chunk("a.docx", &inner))[1], "划去的文字: 作废");
    let paper = chunk("a.mht", b"MIME-Version: 1.0");
    assert_eq!(shown(&paper), ["前", "后"]);
    assert_eq!(left_out(&paper), ["嵌入的另一份文档（没有读）: word/a.mht"]);

    let names = r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram""#;
    let say = |text: &str| format!("<a:p><a:r><a:t>{text}</a:t></a:r></a:p>");
    let data = format!(
        "<dgm:dataModel {names}><dgm:ptLst><dgm:pt><dgm:t>{}</dgm:t></dgm:pt><dgm:pt><dgm:t>{}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>",
        say("制定方案"),
        say("逐项销号")
    );
    let body = t("正文") + &p(r#"<w:r><w:drawing><docPr descr="流程"/><relIds r:dm="r1"/></w:drawing></w:r>"#);
    let paper = Docx::body(&body).leading_to("r1", "diagramData", "data1.xml", Some(data.as_bytes())).read_left_out();
    assert_eq!(paper, ["SmartArt 图示: 制定方案；逐项销号", "图片或嵌入的对象: 流程"]);

    let chart = format!(
        "<c:chartSpace {names}><c:title><c:tx><c:rich>{}</c:rich></c:tx></c:title><c:cat><c:pt><c:v>一季度</c:v></c:pt></c:cat><c:val><c:pt><c:v>12</c:v></c:pt><c:pt><c:v>3</c:v></c:pt></c:val></c:chartSpace>",
        say("办结数")
    );
    let body = t("正文") + &p(r#"<w:r><w:drawing><chart r:id="r1"/></w:drawing></w:r>"#);
    let paper = Docx::body(&body).leading_to("r1", "chart", "chart1.xml", Some(chart.as_bytes())).read_left_out();
    assert_eq!(paper, ["图表: 办结数；一季度；12；3"]);
}

#[test]
fn headers_and_footers_are_listed_but_for_the_numbers_of_pages() {
    let page = fld("begin", "") + &code(" PAGE ") + &fld("separate", "") + &r("1") + &fld("end", "");
    let listed = |kind: &'static str, inside: &str| Docx::body(&t("正文")).with(kind, inside).read_left_out();
    assert_eq!(listed("footer", &p(&(r("— ") + &page + &r(" —")))), Vec::<String>::new());
    assert_eq!(listed("footer", &p(&(r("第") + &field(" PAGE ", "") + &r("页")))), Vec::<String>::new());
    assert_eq!(listed("footer", &p(&(r("松江口法院 ") + &page))), ["页脚: 松江口法院 1"]);
    assert_eq!(listed("header", &(t("内部资料") + &p(&page))), ["页眉: 内部资料"]);
    assert_eq!(listed("header", &p(&(r("留") + &r_with("<w:vanish/>", "藏")))), ["页眉: 留", "隐藏文字: 藏"]);
    assert_eq!(
        listed("header", &p(r#"<w:r><w:pict><v:shape><v:textpath string="内部资料"/></v:shape></w:pict></w:r>"#)),
        ["艺术字: 内部资料"]
    );
}
