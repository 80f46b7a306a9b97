//! Ledgers as offices type them, in every form of paper: what is read is right, or nothing is said.
//!
//! Each kind stands for many files: merged cells, heads of two rows, rows between the others, cells of several lines,
//! labels with their values, tables within tables. A near miss stands beside it.

mod papers;
mod random;

use papers::Form;
use papers::Grid;
use papers::grid;
use papers::issues;
use papers::source_of;
use tongbao::import::DoubtCode;

use crate::support::samples;

/// Reads tables as these forms of paper, and holds what was read of each against the same lines.
#[track_caller]
fn each(forms: &[Form], tables: &[Grid], expected: &[&str]) {
    for form in forms {
        let (_, notice) = form.read(tables);
        assert_eq!(issues(&notice), expected, "{form:?}");
    }
}

const HEAD: &str = "序号|反馈问题|整改措施|责任部门|完成时限|整改状态";
const MERGING: &[Form] = &[Form::Word, Form::Page];
const RICH: &[Form] = &[Form::Word, Form::Page, Form::Markdown];

#[test]
fn rows_of_one_problem_are_its_parts() {
    let table = grid(&[
        HEAD,
        "1|案款发放慢|逐笔核对。|执行局|2025年6月底前|已完成",
        "^|^|限期发放。|财务处|2025年12月底前|正在整改",
        "2|窗口无人|专人值守。|立案庭|2025年10月底前|基本完成",
    ]);
    let expected = [
        "1 案款发放慢 正在整改 执行局、财务处 2025年12月底前",
        "+ 已完成 执行局 2025年6月底前",
        "+ 正在整改 财务处 2025年12月底前",
        "2 窗口无人 基本完成 立案庭 2025年10月底前",
    ];
    each(&Form::ALL, &[table], &expected);
    // The other way round it is the same.
    let turned = grid(&[
        HEAD,
        "1|案款发放慢|限期发放。|财务处|2025年12月底前|正在整改",
        "^|^|逐笔核对。|执行局|2025年6月底前|已完成",
    ]);
    let expected = [
        "1 案款发放慢 正在整改 财务处、执行局 2025年12月底前",
        "+ 正在整改 财务处 2025年12月底前",
        "+ 已完成 执行局 2025年6月底前",
    ];
    each(&Form::ALL, &[turned], &expected);
}

#[test]
fn a_problem_goes_on_in_the_table_of_the_next_page() {
    let first = grid(&[
        HEAD,
        "1|归档慢|补齐。|档案室|2025年5月底前|已完成",
        "2|案款发放慢|逐笔核对。|执行局|2025年6月底前|已完成",
    ]);
    let next = grid(&[
        HEAD,
        "||限期发放。|财务处|2025年12月底前|正在整改",
        "3|窗口无人|专人值守。|立案庭|2025年10月底前|基本完成",
    ]);
    let expected = [
        "1 归档慢 已完成 档案室 2025年5月底前",
        "2 案款发放慢 正在整改 执行局、财务处 2025年12月底前",
        "+ 已完成 执行局 2025年6月底前",
        "+ 正在整改 财务处 2025年12月底前",
        "3 窗口无人 基本完成 立案庭 2025年10月底前",
    ];
    each(RICH, &[first.clone(), next], &expected);
    let again = grid(&[
        HEAD,
        "2|案款发放慢|限期发放。|财务处|2025年12月底前|正在整改",
        "3|窗口无人|专人值守。|立案庭|2025年10月底前|基本完成",
    ]);
    each(RICH, &[first.clone(), again], &expected);
    // Another problem under the same number is one of its own.
    let other = grid(&[HEAD, "2|会议多|精简。|办公室|2025年12月底前|正在整改"]);
    let (_, notice) = Form::Word.read(&[first.clone(), other]);
    assert_eq!(issues(&notice).len(), 3);
    // A row with a number of its own is a problem, though its cell is empty.
    let numbered = grid(&[HEAD, "3||限期发放。|财务处|2025年12月底前|正在整改"]);
    let expected = [
        "1 归档慢 已完成 档案室 2025年5月底前",
        "2 案款发放慢 已完成 执行局 2025年6月底前",
        "3 问题一栏没有填写（序号3） 正在整改 财务处 2025年12月底前",
    ];
    each(RICH, &[first, numbered], &expected);
}

#[test]
fn columns_are_known_by_what_their_names_are_made_of() {
    let table = grid(&[
        "编号|暗访发现的主要问题|整治举措|牵头股室|办理期限|上次核查结论|是否办结",
        "1|案款发放慢|逐笔核对。|执行股|2025年6月底前|正在整改|已办结",
        "2|窗口无人|专人值守。|立案股|2025年10月底前|已完成|未办结",
    ]);
    let expected = ["1 案款发放慢 已完成 执行股 2025年6月底前", "2 窗口无人 未完成 立案股 2025年10月底前"];
    each(RICH, &[table], &expected);
    let asked = grid(&[
        "序号|突出问题|整改措施|是否完成",
        "1|归档慢|补齐。|是",
        "2|窗口无人|专人值守。|否",
        "3|执行慢|督办。|√",
    ]);
    each(RICH, &[asked], &["1 归档慢 已完成", "2 窗口无人 未完成", "3 执行慢 已完成"]);
    // A table of figures is no ledger.
    let figures = grid(&["问题类型|问题数|已整改数|整改率", "收费|12|11|91.7%", "服务|8|8|100%"]);
    each(RICH, &[figures], &[]);
}

#[test]
fn a_merged_value_holds_for_every_row_that_it_covers() {
    let table = grid(&[
        HEAD,
        "1|案款发放慢|逐笔核对。|执行局|2025年6月底前|已完成",
        "2|终本乱|^|^|^|^",
        "3|窗口无人|专人值守。|立案庭|2025年10月底前|基本完成",
        "^|^|公示电话。|^|立行立改|^",
    ]);
    let expected = [
        "1 案款发放慢 已完成 执行局 2025年6月底前",
        "2 终本乱 已完成 执行局 2025年6月底前",
        "3 窗口无人 基本完成 立案庭 2025年10月底前",
        "+ 基本完成 立案庭 2025年10月底前",
        "+ 基本完成 立案庭 立行立改",
    ];
    each(MERGING, &[table], &expected);
    // An empty cell that nothing covers says nothing.
    let blank = grid(&[
        HEAD,
        "1|案款发放慢|核对。|执行局||已完成",
        "2|终本乱|复查。|||",
        "3|查控慢|提速。|执行局||已完成",
        "^|^|提醒。|||",
    ]);
    let expected =
        ["1 案款发放慢 已完成 执行局", "2 终本乱 未标明", "3 查控慢 未标明 执行局", "+ 已完成 执行局", "+ 未标明"];
    each(&Form::ALL, &[blank], &expected);
}

#[test]
fn particular_problems_are_issues_of_their_finding() {
    for column in ["具体问题", "具体表现", "问题表现"] {
        let table = grid(&[
            &format!("序号|反馈问题|{column}|整改措施|责任部门|整改状态"),
            "1|执行不力|查控慢|提速。|执行局|已完成",
            "^|^|终本乱|复查。|审管办|未完成",
            "2|归档不规范|缺页|补齐。|档案室|已完成",
        ]);
        let (_, notice) = Form::Word.read(std::slice::from_ref(&table));
        let titles: Vec<&str> = notice.outline.findings.iter().map(|finding| finding.title.as_str()).collect();
        assert_eq!(titles, ["执行不力", "归档不规范"], "{column}");
        let read = issues(&notice);
        assert_eq!(read[..2], ["1-1 查控慢 已完成 执行局", "1-2 终本乱 未完成 审管办"], "{column}");
        each(RICH, &[table], &read.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn a_row_with_a_number_of_its_own_is_an_issue() {
    // The problem covers both: it is said for both. An empty cell says nothing.
    let merged = grid(&[HEAD, "1|案款发放慢|核对。|执行局||已完成", "2|^|发放。|财务处||正在整改"]);
    each(MERGING, &[merged], &["1 案款发放慢 已完成 执行局", "2 案款发放慢 正在整改 财务处"]);
    let empty = grid(&[HEAD, "1|案款发放慢|核对。|执行局||已完成", "2||发放。|财务处||正在整改"]);
    each(&Form::ALL, &[empty], &["1 案款发放慢 已完成 执行局", "2 问题一栏没有填写（序号2） 正在整改 财务处"]);
    // The same number twice: two problems are two issues, the same problem is one.
    let twice = grid(&[
        HEAD,
        "1|案款发放慢|核对。|执行局||已完成",
        "1|终本乱|复查。|执行局||未完成",
        "1|终本乱|讲评。|审管办||已完成",
    ]);
    let expected =
        ["1 案款发放慢 已完成 执行局", "2 终本乱 未完成 执行局、审管办", "+ 未完成 执行局", "+ 已完成 审管办"];
    each(&Form::ALL, &[twice], &expected);
}

#[test]
fn titles_heads_of_two_rows_groups_sums_and_notes_are_no_issues() {
    let table = grid(&[
        "青岚中院巡察整改台账|<|<|<|<|<",
        "序号|反馈问题|整改情况|<|责任部门|整改状态",
        "^|^|整改措施|完成时限|^|^",
        "（一）聚焦主责主业方面|<|<|<|<|<",
        "1|案款发放慢|核对。|2025年6月底前|执行局|已完成",
        "2|终本乱|复查。|2025年9月底前|执行局|正在整改",
        "（二）聚焦队伍建设方面|<|<|<|<|<",
        "5|合计数与明细不一致|谈话。|2025年6月底前|政治部|已完成",
        "合计|3项||||已完成2项",
        "注：完成时限以月底计。|<|<|<|<|<",
    ]);
    let expected = [
        "1 案款发放慢 已完成 执行局 2025年6月底前 聚焦主责主业方面",
        "2 终本乱 正在整改 执行局 2025年9月底前 聚焦主责主业方面",
        "5 合计数与明细不一致 已完成 政治部 2025年6月底前 聚焦队伍建设方面",
    ];
    each(&Form::ALL, std::slice::from_ref(&table), &expected);
    let (notice, _) = samples::parse(source_of(std::slice::from_ref(&table)).as_bytes());
    assert_eq!(issues(&notice), expected, "as a source");
}

#[test]
fn a_mark_under_a_result_is_that_result() {
    let table = grid(&[
        "序号|反馈问题|整改措施|整改状态|<",
        "^|^|^|已完成|正在整改",
        "一|主责主业方面|||",
        "1|案款发放慢|核对。|√|",
        "2|终本乱|复查。||√",
        "3|归档慢|补齐。||",
        "^|^|培训。|√|",
        "4|窗口无人|值守。|√|√",
    ]);
    let expected = [
        "1 案款发放慢 已完成 主责主业方面",
        "2 终本乱 正在整改 主责主业方面",
        "3 归档慢 未标明 主责主业方面",
        "+ 未标明",
        "+ 已完成",
    ];
    for form in Form::ALL {
        let (_, notice) = form.read(std::slice::from_ref(&table));
        let read = issues(&notice);
        assert_eq!(read[..5], expected, "{form:?}");
        assert_ne!(read[5], "4 窗口无人 已完成 主责主业方面", "{form:?}: of two marks neither says 已完成");
    }
}

#[test]
fn cells_keep_their_lines() {
    let table = grid(&[
        "序号|反馈问题|整改措施|责任部门|完成时限|整改\\n状态",
        "1|案款发放慢|一是核对。\\n第二段没有标签。\\n二是发放。|执行局\\n财务处|2025年\\n6月底前|已完成",
        "2|窗口\\n无人|值守。|立案庭||已完成\\n正在整改",
    ]);
    let expected = ["1 案款发放慢 已完成 执行局、财务处 2025年6月底前", "2 窗口无人 正在整改 立案庭"];
    each(RICH, std::slice::from_ref(&table), &expected);
    let (_, notice) = Form::Word.read(&[table]);
    let measures: Vec<String> =
        notice.issues().next().unwrap().1.rectification.measures.iter().map(|of| of.text.plain()).collect();
    assert_eq!(measures, ["一是核对。\n第二段没有标签。", "二是发放。"]);
    // A table that is no ledger, the first column and a single cell keep theirs too.
    let plain = grid(&["项目|数量", "案款\\n（件）|一\\n二"]);
    for form in RICH {
        let (_, notice) = form.read(std::slice::from_ref(&plain));
        let shown = tongbao::model::block::plain(&notice.body);
        assert!(shown.contains("案款\n（件）\t一\n二"), "{form:?}: {shown}");
    }
}

#[test]
fn labels_with_values_beside_them_are_an_issue_each() {
    let one = grid(&["反馈问题|案款发放慢", "整改措施|一是核对。二是发放。", "责任部门|执行局", "整改结果|已完成"]);
    let two = grid(&["反馈问题|窗口无人", "整改措施|值守。", "责任部门|立案庭", "整改结果|正在整改"]);
    each(RICH, &[one, two], &["1 案款发放慢 已完成 执行局", "2 窗口无人 正在整改 立案庭"]);
    let wide = grid(&["序号|7|反馈问题|案款发放慢", "整改措施|核对。|<|<", "责任部门|执行局|整改状态|未完成"]);
    each(RICH, &[wide], &["7 案款发放慢 未完成 执行局"]);
    // A table of figures is none.
    let figures = grid(&["问题|件数", "案款|3", "窗口|2"]);
    each(RICH, &[figures], &[]);
}

#[test]
fn a_long_cell_or_a_table_in_one_does_not_break_the_ledger() {
    let long = "逐笔核对到账案款，做到账实相符。".repeat(250);
    let table = grid(&[
        HEAD,
        &format!("1|案款发放慢|一是核对。{long}二是发放。|执行局||已完成"),
        "2|窗口无人|值守。|立案庭||基本完成",
    ]);
    let expected = ["1 案款发放慢 已完成 执行局", "2 窗口无人 基本完成 立案庭"];
    each(&Form::ALL, &[table], &expected);

    let inner = "<table><tr><td>月份</td><td>笔数</td></tr><tr><td>1月</td><td>120</td></tr></table>";
    let page = |head: &str| {
        format!(
            "<h1>青岚市中级人民法院党组关于巡察整改进展情况的通报</h1><p>现将整改情况予以公布。</p><table><tr>{head}</tr><tr><td>1</td><td>案款发放慢</td><td><p>核对。</p>{inner}</td><td>已完成</td></tr></table>"
        )
    };
    let read = |page: String| {
        let Ok(tongbao::import::readers::ReadAttempt::Paper(paper)) =
            tongbao::import::readers::read("a.html", page.as_bytes())
        else {
            panic!("a page is read")
        };
        let given = tongbao::import::Given { wanted: tongbao::import::Wanted::Notice, ..Default::default() };
        tongbao::import::understand(&paper, &given)
    };
    let kept = read(page("<td>序号</td><td>反馈问题</td><td>整改措施</td><td>整改状态</td>"));
    assert!(kept.doubts.iter().any(|doubt| doubt.code == DoubtCode::NestedTable));
    let tables = kept.body.iter().filter(|block| matches!(block, tongbao::model::Block::Table(_))).count();
    assert_eq!(tables, 1, "{:?}", kept.body);
    // Where no column is known the outer table laid out a page.
    let spread = read(page("<td>甲</td><td>乙</td><td>丙</td><td>丁</td>"));
    assert!(spread.doubts.iter().all(|doubt| doubt.code != DoubtCode::NestedTable));
}

#[test]
fn columns_that_are_not_understood_are_named() {
    let table = grid(&["项目|责任方|整改办法|进度", "归档|档案室|补齐|已完成"]);
    for form in RICH {
        let (imported, notice) = form.read(std::slice::from_ref(&table));
        assert!(issues(&notice).is_empty(), "{form:?}");
        let doubt = imported.doubts.iter().find(|doubt| doubt.code == DoubtCode::UnreadColumns);
        assert_eq!(doubt.map(|doubt| doubt.text.as_str()), Some("项目、责任方、整改办法、进度"), "{form:?}");
    }
    let known = grid(&[HEAD, "1|归档慢|补齐。|档案室||已完成"]);
    let (imported, _) = Form::Word.read(&[known]);
    assert!(imported.doubts.iter().all(|doubt| doubt.code != DoubtCode::UnreadColumns));
}

/// A numbered problem with its result ends a list of attachments; names of files do not.
#[test]
fn a_problem_behind_a_line_of_attachments_is_one() {
    let read = |after: &str| {
        let text = format!(
            "青岚市中级人民法院党组关于巡察整改进展情况的通报\n\n现将整改情况予以公布。\n\n一、整改进展情况\n\n1．关于“归档慢”的问题\n\n整改结果：已完成\n\n附件：1．归档清单\n\n{after}"
        );
        let Ok(tongbao::import::readers::ReadAttempt::Paper(paper)) =
            tongbao::import::readers::read("a.txt", text.as_bytes())
        else {
            panic!("a text is read")
        };
        let imported = tongbao::import::understand(&paper, &Default::default());
        imported.body.iter().filter(|block| matches!(block, tongbao::model::Block::Heading(_))).count()
    };
    assert_eq!(read("2．关于“窗口无人”的问题\n\n整改结果：正在整改\n"), 3);
    assert_eq!(read("2．关于窗口值守问题的清单\n\n3．关于案款的问题清单\n"), 2);
}

#[test]
fn the_foot_of_a_table_stands_below_its_rows() {
    let page = "<h1>青岚市中级人民法院党组关于巡察整改进展情况的通报</h1><p>现将整改情况予以公布。</p><table><thead><tr><th>序号</th><th>反馈问题</th><th>整改状态</th></tr></thead><tfoot><tr><td colspan=3>注：以月底计。</td></tr></tfoot><tbody><tr><td>1</td><td>归档慢</td><td>已完成</td></tr></tbody></table>";
    let Ok(tongbao::import::readers::ReadAttempt::Paper(paper)) =
        tongbao::import::readers::read("a.html", page.as_bytes())
    else {
        panic!("a page is read")
    };
    let imported = tongbao::import::understand(&paper, &Default::default());
    let shown = tongbao::model::block::plain(&imported.body);
    assert!(shown.ends_with("1\t归档慢\t已完成\n注：以月底计。\t\t"), "{shown}");
}

#[test]
fn lists_of_petitions_stand_by_whether_they_are_settled() {
    let table = grid(&[
        "受理编号|交办问题基本情况|行政区域|污染类型|是否属实|处理和整改情况|是否办结|责任人被处理情况",
        "D01|砂石堆场扬尘|河东区|大气|属实|已覆盖。|已办结|约谈1人",
        "D02|夜间施工噪声|河西区|噪声|部分属实|限时施工。|阶段性办结|无",
        "D03|沟渠黑水|河东区|水|属实|正在排查。|未办结|无",
        "D04|作坊异味|河西区|大气|不属实|已说明。|是|无",
        "D05|垃圾堆放|河西区|土壤|属实|清运中。|否|无",
        "合计|5件||||||",
    ]);
    for form in Form::ALL {
        let (imported, notice) = form.read(std::slice::from_ref(&table));
        assert!(imported.doubts.iter().all(|doubt| doubt.code != DoubtCode::UnreadColumns), "{form:?}");
        assert!(notice.outline.areas.is_empty(), "{form:?}");
    }
    let expected = [
        "1 砂石堆场扬尘 已完成",
        "2 夜间施工噪声 阶段性完成",
        "3 沟渠黑水 未完成",
        "4 作坊异味 已完成",
        "5 垃圾堆放 未完成",
    ];
    each(&Form::ALL, &[table], &expected);
}

#[test]
fn joint_departments_are_owners_and_kinds_group_where_they_stand_together() {
    let table = grid(&[
        "序号|类别|问题|整改措施|牵头领导|责任部门|配合部门|时限|状态",
        "1|学习|笔记空泛|抽查。|党委书记|党群部|——|2025年6月底|完成",
        "2|作风|调研不够|走访。|总经理|办公室|各部门|2025年12月底|推进中",
        "3|学习|交流少|座谈。|副书记|党群部|无|2025年9月底|未启动",
    ]);
    let (_, notice) = Form::Page.read(std::slice::from_ref(&table));
    assert!(notice.outline.areas.is_empty(), "kinds that come back group nothing");
    let expected = [
        "1 笔记空泛 已完成 党群部 2025年6月底",
        "2 调研不够 正在整改 办公室、各部门 2025年12月底",
        "3 交流少 未完成 党群部 2025年9月底",
    ];
    each(&Form::ALL, &[table], &expected);
    let grouped =
        grid(&["序号|类别|问题|整改状态", "1|学习|笔记空泛|完成", "2|学习|交流少|未启动", "3|作风|调研不够|完成"]);
    let (_, notice) = Form::Page.read(&[grouped]);
    let areas: Vec<&str> = notice.outline.areas.iter().map(|area| area.title.as_str()).collect();
    assert_eq!(areas, ["学习", "作风"]);
}
