//! Saved web pages.

use super::left_out;
use super::shown;
use tongbao::import::paper::Paper;
use tongbao::import::readers;

fn read(body: &str) -> Paper {
    readers::html(body.as_bytes()).unwrap()
}

fn lines(body: &str) -> Vec<String> {
    shown(&read(body))
}

#[test]
fn blocks_are_lines_and_white_space_is_folded() {
    assert_eq!(
        lines("<html><body><h1>标题</h1>\n<div>\n 前言\n<p>第一段，\n  接着。</p><p align=center>第二 段</div>尾"),
        ["#1 标题", "前言", "第一段，接着。", "=第二 段", "尾"]
    );
    assert_eq!(
        lines("<p>a\nb</p><p>&nbsp;</p><p>&emsp;&ldquo;如我在诉&rdquo;&#x4E00;</p>"),
        ["a b", "·", "\u{2003}“如我在诉”一"]
    );
    assert_eq!(lines("<p>一<br>二<br/> 三<br></p>"), ["一\\n二\\n三"]);
    assert_eq!(lines("<pre>一\n  二</pre>"), ["一\\n  二"]);
}

#[test]
fn bold_comes_from_tags_and_style_and_survives_bad_nesting() {
    assert_eq!(
        lines(
            r#"<p><b>一是</b>加强<span style="color:red; font-weight:700">管理<span style="font-weight:normal">平</span></span></p>"#
        ),
        ["<一是>加强<管理>平"]
    );
    assert_eq!(lines("<p><b>甲<p>乙</b>丙"), ["<甲>", "<乙>丙"]);
    assert_eq!(lines("<p><strong>甲 乙</strong> 丙"), ["<甲 乙> 丙"]);
}

#[test]
fn tables_are_rows_with_empty_cells_where_others_reach() {
    assert_eq!(
        lines(
            "<table><thead><tr><th>序号<th colspan=2>问题</thead>\
             <tr><td rowspan=2>1</td><td>甲<p>乙</p></td><td>完成</td></tr>\
             <tr><td>丙<td rowspan=0>丁</tr><tr><td>2<td>戊</table>后"
        ),
        ["[序号|问题|]", "[1|甲\\n乙|完成]", "[|丙|丁]", "[2|戊|]", "后"]
    );
}

#[test]
fn tables_that_lay_out_a_page_are_its_lines() {
    let inner = "<table><tr><td>甲<td>乙</table>";
    assert_eq!(
        lines(&format!("<table><tr><td>栏目<td><p>正文</p>{inner}<p>结尾</table>")),
        ["栏目", "正文", "[甲|乙]", "结尾"]
    );
    assert_eq!(lines("<table><tr><td><p>一</p><p>二</table>"), ["一", "二"]);
    let long = "长".repeat(3_001);
    assert_eq!(lines(&format!("<table><tr><td>左<td>{long}</table>")), ["左".to_owned(), long]);
}

#[test]
fn lists_show_the_numbers_that_a_browser_shows() {
    assert_eq!(
        lines(
            "<ol start=3><li>甲<li value=7>乙<ul><li>子</ul><li><p>丙</p></ol>\
             <ol type=a><li>丁</ol><ol style='list-style-type: cjk-ideographic'><li>戊</ol>\
             <ol style='list-style:none'><li>己</ol><ol><li>1.自带编号<li>（二）自带</ol>"
        ),
        ["3. 甲", "7. 乙", "子", "8. 丙", "a. 丁", "一、戊", "己", "1.自带编号", "（二）自带"]
    );
}

#[test]
fn what_is_no_text_is_gone_and_what_stands_around_is_named() {
    let paper = read(
        "<html><head><title>法院网</title><script>var a='<p>x</p>'</script><style>p{}</style></head><body>\
         <nav><ul><li>首页<li>公告</ul></nav><header><p>某法院</p></header>\
         <form><input value=x><select><option>全站<option>本栏</select><button>搜索</button></form>\
         <article><header><h1>通报</h1><p>来源：本院</p></header><p>正文<span style='display: none'>暗号</span>在此\
         <img src=a/b.jpg alt=清单><img src=data:xx></p><p>附件：<a href='x.PDF'>清单</a></p>\
         <noscript>请开启脚本</noscript><footer><p>2025年7月</p></footer></article>\
         <aside>相关</aside><footer>版权所有 <a href=/>首页</a></footer><!-- 注释 --></body></html>",
    );
    assert_eq!(shown(&paper), ["#1 通报", "来源：本院", "正文在此", "附件：清单", "2025年7月"]);
    assert_eq!(
        left_out(&paper),
        [
            "网页标题: 法院网",
            "导航: 首页\n公告",
            "页眉: 某法院",
            "填写在表单里的文字: x",
            "按钮或选项: 全站 本栏 搜索",
            "隐藏文字: 暗号",
            "图片或嵌入的对象: 清单",
            "图片或嵌入的对象: 没有文字说明",
            "链接地址: x.PDF",
            "侧栏: 相关",
            "页脚: 版权所有 首页",
        ]
    );
}

#[test]
fn hidden_rows_and_cells_take_no_place_in_their_table() {
    let paper = read(
        "<style>.n{display:none}</style><table><tr><th>序号<th class=n>内部备注<th>问题<th>状态\
         <tr><td>1<td class=n>再核<td>甲<td>完成<tr class=n><td>2<td>密<td>乙<td>完成<tr><td>3<td hidden><td>丙<td>完成</table>\
         <p>后",
    );
    assert_eq!(shown(&paper), ["[序号|问题|状态]", "[1|甲|完成]", "[3|丙|完成]", "后"]);
    assert_eq!(left_out(&paper).concat().replace("隐藏文字: ", "").replace(' ', ""), "内部备注再核2密乙完成");
}

#[test]
fn formulas_stand_in_a_line_and_join_no_figure() {
    for (formula, line) in [
        ("<mfrac><mn>20</mn><mn>22</mn></mfrac>", "20/22"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac>", "(a+1)/b"),
        ("<msup><mn>10</mn><mn>4</mn></msup>", "10⁴"),
        ("<msup><mi>x</mi><mi>k</mi></msup>", "x^k"),
        ("<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>", "H₂O"),
        ("<msqrt><mn>2</mn><mo>+</mo><mi>x</mi></msqrt>", "√(2+x)"),
        ("<mfenced open='[' close=']' separators=';'><mn>1</mn><mn>2</mn></mfenced>", "[1;2]"),
        ("<mn>20</mn><mn>22</mn>", "20 22"),
        ("<semantics><mrow><mn>5</mn></mrow><annotation>\\five</annotation></semantics>", "5"),
    ] {
        let paper = read(&format!("<p>约3<math>{formula}</math>4件"));
        let gap = |side: Option<char>| if side.is_some_and(|c| c.is_ascii_digit()) { " " } else { "" };
        let (before, after) = (gap(line.chars().next()), gap(line.chars().next_back()));
        assert_eq!(shown(&paper), [format!("约3{before}{line}{after}4件")], "{formula}");
        assert_eq!(left_out(&paper), [format!("公式: {line}")], "{formula}");
    }
}

#[test]
fn small_characters_join_no_figure() {
    for (page, line) in [
        ("312<sup>1</sup>笔", "312¹笔"),
        ("10<sup>4</sup><sup>[2]</sup>元", "10⁴[2]元"),
        ("CO<sub>2</sub>、3<sup><a href='#n'>①</a></sup>", "CO₂、3①"),
        ("3<sup>a</sup>4", "3^a4"),
        ("2<span style='vertical-align:super'>5</span>6", "2⁵6"),
        ("2<span style='vertical-align:middle'>5</span>", "25"),
    ] {
        assert_eq!(lines(&format!("<p>{page}")), [line], "{page}");
    }
}

#[test]
fn letters_in_fonts_of_signs_are_signs() {
    for (page, line, listed) in [
        (
            "<span style='font-family:\"Wingdings\"'>&#254;</span>已完成<font face=Wingdings>¨</font>未完成",
            "☑已完成☐未完成",
            "",
        ),
        (
            "<span style='font-family:Wingdings 2'>R</span>是<span style='font-family:\"Webdings\"'>c</span>否",
            "☑是☐否",
            "",
        ),
        ("率<span style='font:12pt Symbol'>&#179;</span>60%", "率≥60%", ""),
        ("<span style='font-family:Wingdings'>þ<span style='font-family:宋体'>þR</span></span>", "☑þR", ""),
        (
            "<span style='font-family:Wingdings'>n<span style='font:7.0pt \"Times New Roman\"'>&nbsp; l</span></span>",
            "■\u{A0}l",
            "",
        ),
        (
            "<span style='font-family:Wingdings'>已 \u{F0FE}\u{F021}成</span>",
            "已 ☑□成",
            "无法识别的符号（已用 □ 占位）: wingdings F021",
        ),
        ("<style>.b{font-family:wingdings}</style><i class=b>ü</i>", "✓", ""),
        // Fonts of letters, and a font of signs behind one.
        ("<span style='font-family:宋体,Wingdings'>R2</span><font face=Arial>þ</font>", "R2þ", ""),
        ("<span style='font-family:\"Segoe UI Symbol\"'>R2£</span>", "R2£", ""),
    ] {
        let paper = read(&format!("<p>{page}"));
        assert_eq!(shown(&paper), [line], "{page}");
        assert_eq!(left_out(&paper).concat(), listed, "{page}");
    }
}

#[test]
fn fields_behind_a_label_are_text() {
    let unmarked = "未选中的选项（网页没有标明选了哪一项，正文取它显示的第一项）: ";
    for (page, line, listed) in [
        (
            "整改结果：<select><option>已完成<option selected>正在整改</select>",
            "整改结果：正在整改",
            "未选中的选项: 已完成",
        ),
        (
            "整改结果：<select><option>已完成</option><option>未完成</option></select>",
            "整改结果：已完成",
            &format!("{unmarked}未完成"),
        ),
        (
            "整改结果：<select><option value=''>请选择<option>已完成</select>",
            "整改结果：",
            "未选中的选项: 请选择 已完成",
        ),
        (
            "整改结果：<select multiple><option>已完成<option>未完成</select>",
            "整改结果：",
            "未选中的选项: 已完成 未完成",
        ),
        ("<label>整改结果</label><select disabled><option selected>已完成</select>", "整改结果 已完成", ""),
        (
            "责任部门：<input readonly value=财务科> 完成时限：<input type=month disabled value=2025-09>",
            "责任部门：财务科 完成时限：2025-09",
            "",
        ),
        ("整改情况：<textarea readonly>\n一是建制。\n二是公开。</textarea>", "整改情况：一是建制。\\n二是公开。", ""),
        (
            "整改结果：<span>正在整改</span><select style='display:none'><option>已完成</select>",
            "整改结果：正在整改",
            "按钮或选项: 已完成",
        ),
        ("二、整改结果：<input value=已完成>", "二、整改结果：已完成", ""),
        ("（1）责任部门：<input value=财务科>", "（1）责任部门：财务科", ""),
        // Searches, menus and buttons stand behind no label; what nobody typed is nothing.
        ("站内搜索：<input value=整改结果>", "站内搜索：", "填写在表单里的文字: 整改结果"),
        ("年份：<select><option>2025<option>2024</select>", "年份：", "按钮或选项: 2025 2024"),
        ("整改结果：<input type=search value=已完成>", "整改结果：", "填写在表单里的文字: 已完成"),
        ("整改结果：<input type=button value=已完成>", "整改结果：", "按钮或选项: 已完成"),
        ("整改结果：<input type=hidden value=已完成>", "整改结果：", ""),
        ("整改结果：<input value=请输入整改结果>", "整改结果：", "占位提示: 请输入整改结果"),
        ("现将整改结果通报如下<select><option>已完成</select>", "现将整改结果通报如下", "按钮或选项: 已完成"),
    ] {
        let paper = read(&format!("<p>{page}"));
        assert_eq!(shown(&paper), [line], "{page}");
        assert_eq!(left_out(&paper).concat(), listed, "{page}");
    }
    // A list that is not closed ends with what surrounds it.
    assert_eq!(lines("<p>整改结果：<select><option>已完成<p>后文"), ["整改结果：已完成", "后文"]);
    assert_eq!(lines("<dl><dt>整改结果<dd><input value=已完成></dl>"), ["整改结果", "已完成"]);
}

#[test]
fn fields_in_the_cells_of_a_ledger_are_text() {
    let ledger = |heads: &str| {
        format!(
            "<table><tr>{heads}<tr><td>1<td>台账不全<td><select><option>未完成<option selected>已完成</select>\
             <tr><td>2<td>采购不规范<td><input value=正在整改></table>"
        )
    };
    assert_eq!(
        lines(&ledger("<th>序号<th>反馈问题<th>整改结果")),
        ["[序号|反馈问题|整改结果]", "[1|台账不全|已完成]", "[2|采购不规范|正在整改]"]
    );
    assert_eq!(lines(&ledger("<th>序号<th>文件<th>操作"))[1..], ["[1|台账不全|]", "[2|采购不规范|]"]);
    assert_eq!(
        lines("<table><tr><td>整改结果<td><select><option>已完成</select><tr><td>关键词<td><input value=整改></table>"),
        ["[整改结果|已完成]", "[关键词|]"]
    );
}

#[test]
fn words_of_style_sheets_are_listed() {
    let paper =
        read("<style>.d::after{content:\"已完成\"}.i:before{content:'\\f00c'}</style><p class=d>整改结果：</p>");
    assert_eq!(shown(&paper), ["整改结果："]);
    assert_eq!(left_out(&paper), ["样式表加上的文字: 已完成"]);
}

#[test]
fn marks_of_comments_are_no_text() {
    let paper = read(
        "<p>整改结果：<a style='mso-comment-reference:王_1'>已完成</a><span style='mso-special-character:comment'>\
         <a class=msocomanchor href='#_msocom_1'>[王1]</a></span>。<a href='#n1'>[1]</a>",
    );
    assert_eq!(shown(&paper), ["整改结果：已完成。[1]"]);
    assert_eq!(left_out(&paper), ["批注: [王1]"]);
}

#[test]
fn a_form_round_the_whole_page_is_no_search_box() {
    let text = "字".repeat(201);
    assert_eq!(lines(&format!("<form id=aspnetForm><div><p>{text}</p></div></form>")), [text]);
}

#[test]
fn tags_left_open_hide_nothing() {
    assert_eq!(
        lines("<head><title>t</title><p>甲<table><tr><td>乙</p><p>丙<td>丁<tr><td>戊<td>己</table>庚</div></td>辛"),
        ["甲", "[乙\\n丙|丁]", "[戊|己]", "庚", "辛",]
    );
    assert_eq!(lines("<ruby>關<rp>(</rp><rt>guān</rt><rp>)</rp></ruby>于<title>x"), ["關于"]);
}

#[test]
fn the_charset_is_that_of_the_bytes_whatever_the_page_says() {
    let page = |label: &str| {
        format!(
            "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset={label}\"></head><body><p>中级人民法院整改情况通报</p>"
        )
    };
    let expected = ["中级人民法院整改情况通报"];
    let (gbk, _, _) = encoding_rs::GB18030.encode("<meta charset='gb2312'><p>中级人民法院整改情况通报");
    assert_eq!(shown(&readers::html(&gbk).unwrap()), expected);
    assert_eq!(lines(&page("gb2312")), expected);
    let text = page("utf-8");
    let (wrong, _, _) = encoding_rs::GB18030.encode(&text);
    assert_eq!(shown(&readers::html(&wrong).unwrap()), expected);
    let big5_page = page("big5");
    let (big5, _, _) = encoding_rs::BIG5.encode(&big5_page);
    assert!(shown(&readers::html(&big5).unwrap())[0].starts_with("中"), "{:?}", shown(&readers::html(&big5).unwrap()));
    let wide: Vec<u8> = format!("\u{FEFF}{}", page("utf-8")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(shown(&readers::html(&wide).unwrap()), expected);
}
