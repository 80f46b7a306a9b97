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
