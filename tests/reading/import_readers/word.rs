//! What stands in a Word document, and what is left out of it.

use super::left_out;
use super::made::Docx;
use super::made::NAMES;
use super::made::p;
use super::made::p_with;
use super::made::r;
use super::made::r_with;
use super::made::styled;
use super::made::t;
use super::shown;
use tongbao::import::readers;

#[test]
fn paragraphs_are_lines_and_runs_are_one_text() {
    let body = t("根据市委统一部署，")
        + &p("")
        + &p(&(r("2024") + &r("年") + &r_with("<w:b/>", "加强") + &r_with("<w:b/>", "管理")));
    assert_eq!(Docx::body(&body).lines(), ["根据市委统一部署，", "·", "2024年<加强管理>"]);
}

#[test]
fn breaks_tabs_and_hyphens_are_characters() {
    let body = p(
        "<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c&amp;&#x4E09;</w:t></w:r>",
    );
    assert_eq!(Docx::body(&body).lines(), ["一\\n二\\n\\ta-bc&三"]);
}

#[test]
fn a_page_ends_between_paragraphs_or_in_a_sentence() {
    let page = r#"<w:r><w:br w:type="page"/></w:r>"#;
    let rendered = "<w:r><w:lastRenderedPageBreak/></w:r>";
    let section = r#"<w:sectPr/>"#;
    let running = r#"<w:sectPr><w:type w:val="continuous"/></w:sectPr>"#;
    let body = p(&(r("将巡察整改") + page + &r("作为提升"))) // in the middle of a sentence
        + &p(&(r("末段") + page))
        + &p(&(rendered.to_owned() + &r("新页。") + rendered + &r("同段不断开")))
        + &p_with(section, &r("节末"))
        + &p_with(running, &r("连续"))
        + &p_with("<w:pageBreakBefore/>", &r("另起一页"))
        + section;
    assert_eq!(
        Docx::body(&body).lines(),
        ["将巡察整改…", "---", "作为提升", "末段", "---", "新页。同段不断开", "节末", "---", "连续", "---", "另起一页"]
    );
}

#[test]
fn headings_come_from_levels_and_names_through_what_styles_are_based_on() {
    let styles = r#"
        <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
            <w:pPr><w:outlineLvl w:val="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="x"><w:name w:val="案由"/><w:basedOn w:val="1"/><w:pPr><w:jc w:val="left"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="y"><w:name w:val="Heading 3"/></w:style>
        <w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="c1"><w:name w:val="圈"/><w:basedOn w:val="c2"/></w:style>
        <w:style w:type="paragraph" w:styleId="c2"><w:name w:val="套"/><w:basedOn w:val="c1"/></w:style>
        <w:style w:type="character" w:styleId="k"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>"#;
    let body = styled("1", "一级")
        + &styled("x", "承袭")
        + &styled("y", "按名")
        + &styled("t", "标题")
        + &styled("c1", "循环")
        + &styled("nowhere", "无此样式")
        + &p_with(r#"<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>"#, &r_with(r#"<w:b w:val="0"/>"#, "正文"))
        + &p_with(r#"<w:outlineLvl w:val="2"/>"#, &r("自定"))
        // A bold character style in a bold paragraph style turns it over.
        + &p_with(r#"<w:pStyle w:val="1"/>"#, &(r_with(r#"<w:rStyle w:val="k"/>"#, "细") + &r("粗")))
        + &p(&(r_with(r#"<w:rStyle w:val="k"/>"#, "着重") + &r("平常")));
    assert_eq!(
        Docx::body(&body).with("styles", styles).lines(),
        [
            "=#1 <一级>",
            "#1 <承袭>",
            "#3 按名",
            "#1 标题",
            "循环",
            "无此样式",
            "=正文",
            "#3 自定",
            "=#1 细<粗>",
            "<着重>平常"
        ]
    );
}

#[test]
fn tables_are_rows_and_covered_cells_are_empty() {
    let cell = |properties: &str, inside: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>");
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let body = t("清单")
        + "<w:tbl><w:tblPr/>"
        + &row(&(cell(r#"<w:gridSpan w:val="2"/>"#, &t("跨两列")) + &cell("", &t("状态"))))
        + &row(&(cell(r#"<w:vMerge w:val="restart"/>"#, &t("1"))
            + &cell("", &(t("一是") + &t("二是")))
            + &cell("", &p(""))))
        + &row(&(cell("<w:vMerge/>", &p("")) + &cell("", &t("三是")) + &cell("", &p(&r_with("<w:b/>", "完成")))))
        + &format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", cell("", &t("删去的行")))
        + "</w:tbl>"
        + &t("以上");
    let paper = Docx::body(&body).read();
    assert_eq!(shown(&paper), ["清单", "[跨两列||状态]", "[1|一是\\n二是|]", "[|三是|<完成>]", "以上"]);
    assert_eq!(left_out(&paper), ["已删除的修订: 删去的行"]);
}

#[test]
fn a_table_that_only_lays_out_is_its_paragraphs() {
    let table = |cell: &str| format!("<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>");
    let inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let body = table(&(styled("x", "红头") + &p("") + inner + &t("正文")));
    assert_eq!(Docx::body(&body).lines(), ["红头", "·", "[甲|乙]", "正文"]);
}

#[test]
fn insertions_stay_and_deletions_go() {
    let body = p(&(r("已完成")
        + r#"<w:del w:id="1" w:author="a"><w:r><w:delText>八</w:delText></w:r></w:del>"#
        + r#"<w:ins w:id="2" w:author="a"><w:r><w:t>九</w:t></w:r></w:ins>"#
        + &r("项")))
        + &p(&(r#"<w:moveFrom w:id="3"><w:r><w:t>移走</w:t></w:r></w:moveFrom>"#.to_owned() + &r("原处")))
        + &p(&(r("新处") + r#"<w:moveTo w:id="4"><w:r><w:t>移来</w:t></w:r></w:moveTo>"#))
        + &p_with(r#"<w:rPr><w:del w:id="5"/></w:rPr>"#, &r("段落标记已删，"))
        + &p_with(
            r#"<w:rPr><w:ins w:id="6"/></w:rPr><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>"#,
            &r("并入这一段"),
        );
    let paper = Docx::body(&body).read();
    assert_eq!(shown(&paper), ["已完成九项", "原处", "新处移来", "段落标记已删，并入这一段"]);
    assert_eq!(left_out(&paper), ["已删除的修订: 八", "已移走的修订: 移走"]);
    assert_eq!(paper.left_out[1].line, 2);
}

#[test]
fn comments_and_hidden_text_are_named() {
    let styles =
        r#"<w:style w:type="character" w:styleId="h"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>"#;
    let comments = format!(
        r#"<w:comment w:id="0" w:author="某">{}</w:comment><w:comment w:id="7">{}</w:comment>"#,
        t("这里请核实"),
        t("没有位置")
    );
    let body = p(&(r#"<w:commentRangeStart w:id="0"/>"#.to_owned()
        + &r("正文")
        + r#"<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>"#
        + &r_with("<w:vanish/>", "内部")
        + &r_with(r#"<w:rStyle w:val="h"/>"#, "意见")
        + &r_with(r#"<w:rStyle w:val="h"/><w:vanish w:val="0"/>"#, "可见")));
    let paper = Docx::body(&body).with("styles", styles).with("comments", &comments).read();
    assert_eq!(shown(&paper), ["正文可见"]);
    assert_eq!(left_out(&paper), ["批注: 这里请核实", "隐藏文字: 内部意见", "批注: 没有位置"]);
}

#[test]
fn notes_stand_at_the_end_with_their_marks() {
    let footnotes = format!(
        r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
        <w:footnote w:id="5">{}</w:footnote><w:footnote w:id="2">{}</w:footnote>"#,
        p(&("<w:r><w:footnoteRef/></w:r>".to_owned() + &r("甲注"))) + &t("甲注续"),
        t("乙注")
    );
    let endnotes = format!(r#"<w:endnote w:id="1">{}</w:endnote>"#, t("尾注"));
    let body = p(&(r("二") + r#"<w:r><w:footnoteReference w:id="2"/></w:r>"# + &r("五")))
        + &p(&(r#"<w:r><w:endnoteReference w:id="1"/></w:r>"#.to_owned()
            + r#"<w:r><w:footnoteReference w:id="5"/></w:r>"#
            + &r("完")));
    assert_eq!(
        Docx::body(&body).with("footnotes", &footnotes).with("endnotes", &endnotes).lines(),
        ["二［注1］五", "［尾注1］［注2］完", "［注1］乙注", "［尾注1］尾注", "［注2］甲注", "甲注续"]
    );
}

#[test]
fn a_text_box_is_read_once_though_it_is_written_twice() {
    let content = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", t(text));
    let shape = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>",
        content("框内文字"),
        content("框内文字")
    );
    let old = format!("<w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict>", content("旧式文本框"));
    let body = p(&(r("前") + &format!("<w:r>{shape}</w:r>") + &r("后"))) + &p(&format!("<w:r>{old}</w:r>"));
    assert_eq!(Docx::body(&body).lines(), ["前后", "框内文字", "·", "旧式文本框"]);
}

#[test]
fn fields_show_their_results_and_not_their_codes() {
    let char = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let body = p(&(char("begin")
        + &code(" REF x ")
        + &char("begin")
        + &code(" PAGE ")
        + &char("separate")
        + &r("内层")
        + &char("end")
        + &char("separate")
        + &r("结果")
        + &char("end")
        + r#"<w:fldSimple w:instr=" DATE "><w:r><w:t>日期</w:t></w:r></w:fldSimple>"#
        + r#"<w:hyperlink w:anchor="a"><w:r><w:t>链接</w:t></w:r></w:hyperlink>"#
        + &char("begin")
        + &code("eq \\o\\ac(○,2)")
        + &char("end")));
    let paper = Docx::body(&body).read();
    assert_eq!(shown(&paper), ["结果日期链接②"]);
    // What an instruction of an instruction gave is not seen, and not lost either.
    assert_eq!(left_out(&paper), ["域代码: 内层"]);
}

#[test]
fn wrappers_are_looked_through() {
    let body = "<w:sdt><w:sdtPr/><w:sdtContent>".to_owned()
        + &p(&("<w:smartTag>".to_owned() + &r("智能") + "</w:smartTag><w:customXml>" + &r("标记") + "</w:customXml>"))
        + "</w:sdtContent></w:sdt>"
        + &p(&(r("前")
            + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + &r("单击输入")
            + "</w:sdtContent></w:sdt>"))
        + &p(
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>guān</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>關</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        )
        + &p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")
        + &p(r#"<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F022"/></w:r>"#);
    let paper = Docx::body(&body).read();
    assert_eq!(shown(&paper), ["智能标记", "前", "關", "a+b", "☑□"]);
    assert_eq!(left_out(&paper), ["占位提示: 单击输入", "注音: guān", "无法识别的符号（已用 □ 占位）: Wingdings F022"]);
}

#[test]
fn headers_footers_and_pictures_are_named_once() {
    let picture = r#"<w:r><w:drawing><docPr descr="整改清单截图"/><blip/></w:drawing></w:r>"#;
    let body = p(&(r("见图") + picture));
    let paper = Docx::body(&body)
        .with("header", &t("内部资料"))
        .with("header", &t("内部资料"))
        .with("footer", &t("第 1 页"))
        .with("footer", &t("仅供内部使用 第 1 页"))
        .with("footer", &p(""))
        .read();
    assert_eq!(shown(&paper), ["见图"]);
    assert_eq!(left_out(&paper), ["图片或嵌入的对象: 整改清单截图", "页眉: 内部资料", "页脚: 仅供内部使用 第 1 页"]);
}

#[test]
fn strict_documents_and_utf_16_parts_are_read() {
    let strict = NAMES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    let document = format!("<w:document {strict}><w:body>{}</w:body></w:document>", t("严格格式"));
    assert_eq!(shown(&readers::docx(&Docx::default().bytes_with(document.as_bytes())).unwrap()), ["严格格式"]);

    let wide: Vec<u8> = format!("\u{FEFF}{document}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(shown(&readers::docx(&Docx::default().bytes_with(&wide)).unwrap()), ["严格格式"]);

    // Another prefix, and the default one.
    let other = document.replace("<w:", "<").replace("</w:", "</").replace("xmlns:w=", "xmlns=");
    assert_eq!(shown(&readers::docx(&Docx::default().bytes_with(other.as_bytes())).unwrap()), ["严格格式"]);
}

#[test]
fn lines_count_paragraphs() {
    let row = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let paper = Docx::body(&(t("一") + row + &t("二"))).read();
    assert_eq!(paper.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2, 5]);
}
