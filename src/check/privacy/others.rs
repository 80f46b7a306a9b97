//! Papers, plates, homes and names: what is found, and what is as like it as can be and passes.

use super::homes;
use super::named_persons;
use super::travel_numbers;

#[test]
fn papers_and_plates_are_found_and_codes_are_not() {
    for text in [
        "护照E00000008",
        "护照号码：EA0000008",
        "持港澳通行证C0000 0008来访",
        "台胞证号00000008",
        "护照（Ｇ００００００００）",
    ] {
        assert_eq!(travel_numbers::passports(text).len(), 1, "{text}");
    }
    for text in ["编号E00000008", "护照E****0008", "护照8本", "护照20240630办理", "护照办理窗口设在E座。E00000008"]
    {
        assert!(travel_numbers::passports(text).is_empty(), "{text}");
    }
    for text in ["京A00008", "粤B·00008D", "浙ＡD00008", "豫A-K0008"] {
        assert_eq!(travel_numbers::plates(text).len(), 1, "{text}");
    }
    for text in ["京A0008警", "京A***08", "示A00008", "京A2024年", "沪C00008元", "川A12", "新A00008000", "京ABCDEF"]
    {
        assert!(travel_numbers::plates(text).is_empty(), "{text}");
    }
}

#[test]
fn homes_are_found_and_offices_are_not() {
    for text in [
        "家住明法路1号2号楼3单元401室",
        "住址：示例村三组12幢",
        "女，住明法路8弄3号楼，汉族",
        "户籍地址为示例路5栋二单元",
    ] {
        assert_eq!(homes::addresses(text).len(), 1, "{text}");
    }
    for text in [
        "办公地址：明法路1号2号楼401室",
        "家住明法路某小区",
        "住址：示例区××路1号2号楼",
        "住建部门与5号楼业主，住房问题已解决的12户",
        "家住示例县，到3号楼反映问题",
        "现住房屋漏水，多次反映",
    ] {
        assert!(homes::addresses(text).is_empty(), "{text}");
    }
}

#[test]
fn names_beside_cases_and_punishments_are_found_and_office_holders_are_not() {
    for text in [
        "（2024）示01民初123号案件当事人张大明反映",
        "王小红诉李大力（2024）示01民初123号一案",
        "给予干警张大明党内警告处分",
        "对李强作出政务处分",
        "原庭长赵大海因违纪受到开除处分",
        "干警欧阳小红被立案审查",
    ] {
        assert!(!named_persons::named(text).is_empty(), "{text}");
    }
    for text in [
        "专班由院长张大明任组长，李小红任副组长。",
        "副院长张大明主持会议，研究诫勉谈话工作",
        "给予干警张某党内警告处分",
        "（2024）示01民初123号案件当事人张某某、李某甲反映",
        "（2024）示01民初123号案件当事人张××反映",
        "给予2名干警诫勉，干警高度重视，法官严格执行",
        "对党组成员、副院长开展诫勉谈话，对管理不严的问题立案审查",
        "三日内完成立案审查。由张大明负责。",
        "被告江南公司（2024）示01民初123号案件已执结",
        "对黄牌警告的案件，承办人给予诫勉",
        "党组书记张大明因公出差，委托李小红开展诫勉谈话",
        "对董事、高管、施工的责任人员给予政务处分",
        "党组书记张大明对5名干警诫勉谈话",
    ] {
        assert!(named_persons::named(text).is_empty(), "{text}");
    }
}
