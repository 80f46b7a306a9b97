//! How offices call the columns of a ledger. Beside the labels of running text, a name is known by what it is made of:
//! `检查发现的主要问题` names problems, `整治举措` measures, `是否办结` results.

use super::labels;
use crate::model::Label;
use crate::text::pattern::compact;

/// A name of a column is not longer, in characters; what is longer is a value.
const LONGEST: usize = 14;

/// Words that say what a column holds. The first row of which any `word` is in a name and no `unless` decides.
struct Made {
    word: &'static [&'static str],
    unless: &'static [&'static str],
    label: Label,
}

/// Whose results were those of an earlier time: they say nothing of where the problem stands.
const EARLIER: &[&str] =
    &["上次", "上期", "上轮", "上一轮", "上年", "上季度", "前次", "此前", "原整改", "原办理", "去年"];
/// Units that do or help.
const UNITS: &[&str] = &[
    "单位",
    "部门",
    "部室",
    "站所",
    "站室",
    "科室",
    "处室",
    "庭室",
    "股室",
    "主体",
    "机构",
    "支部",
    "科",
    "室",
    "处",
    "部",
    "局",
    "站",
    "所",
    "股",
    "中心",
    "院系",
    "学院",
    "支队",
    "大队",
    "县区",
    "区县",
    "县（市、区）",
    "乡镇",
    "镇街",
    "街道",
];
/// Names of figures: 问题数, 整改率.
const FIGURES: &[&str] = &["数", "数量", "个数", "率", "比例", "占比", "金额", "（元）", "（万元）", "面积", "总量"];

/// The table of what names are made of, in the order in which it is asked.
const MADE: &[Made] = &[
    Made { word: &["序号", "编号", "顺序号", "编码", "件号"], unless: &[], label: Label::Number },
    Made {
        word: &[
            "是否完成",
            "是否已完成",
            "是否办结",
            "是否整改",
            "是否到位",
            "是否销号",
            "完成与否",
            "办结与否",
            "销号与否",
            "整改与否",
            "到位与否",
        ],
        unless: &[],
        label: Label::Status,
    },
    Made { word: &["是否", "与否"], unless: &[], label: Label::Remark },
    Made {
        word: &["行政区域", "行政区划", "所属地区", "被处理", "问责", "追责", "责任追究", "调查核实"],
        unless: &["问题", "整改"],
        label: Label::Remark,
    },
    Made {
        word: &["备注", "说明", "依据", "来源", "配合", "协办", "协同", "监督", "督办", "联系", "验收", "公示期"],
        unless: &["结论", "验收意见", "验收结果"],
        label: Label::Remark,
    },
    Made {
        word: &["销号时间", "销号日期", "办结时间", "办结日期", "实际完成"],
        unless: &["情况", "要求"],
        label: Label::ClosedOn,
    },
    Made {
        word: &[
            "受理时间",
            "受理日期",
            "交办时间",
            "交办日期",
            "反馈时间",
            "反馈日期",
            "上报时间",
            "填报时间",
            "发现时间",
            "检查时间",
        ],
        unless: &[],
        label: Label::Remark,
    },
    Made {
        word: &["时限", "期限", "时间", "日期", "节点", "时点", "限期", "何时"],
        unless: &["问题"],
        label: Label::Due,
    },
    Made { word: &["目标"], unless: &[], label: Label::Target },
    Made { word: &["下一步", "下步", "后续", "接下来"], unless: &[], label: Label::NextSteps },
    Made { word: &["整改类型", "整改类别", "整改方式", "整改性质"], unless: &[], label: Label::Class },
    Made {
        word: &["类型", "类别", "分类", "方面", "领域", "板块"], unless: &["责任"], label: Label::Area
    },
    Made {
        word: &[
            "状态",
            "完成情况",
            "办结情况",
            "销号情况",
            "整改进度",
            "目前进度",
            "目前状况",
            "当前状况",
            "完成程度",
            "进度标识",
            "办理进度",
            "完成进度",
            "核查结论",
            "整改结论",
            "销号结论",
            "复核结论",
            "验收结论",
            "验收意见",
            "验收结果",
            "办理结果",
            "整治结果",
            "处理结果",
        ],
        unless: &["措施"],
        label: Label::Status,
    },
    Made {
        word: &["领导", "负责人", "牵头人", "责任人", "包案人", "包保人"], unless: &["问题"], label: Label::Lead
    },
    Made {
        word: &[
            "措施",
            "举措",
            "做法",
            "整改情况",
            "整改内容",
            "整改落实",
            "办理情况",
            "处理情况",
            "处置情况",
            "落实情况",
            "核查情况",
            "整治情况",
            "已做工作",
            "所做工作",
            "开展情况",
            "进展",
        ],
        unless: &[],
        label: Label::Measures,
    },
    Made { word: &["成效", "成果", "效果"], unless: &[], label: Label::Outcome },
    Made {
        word: &["具体表现", "表现形式", "问题表现", "问题描述", "具体情形"], unless: &[], label: Label::Problem
    },
    Made {
        word: &["信访内容", "反映内容", "举报内容", "投诉内容", "来件内容", "来信来电内容", "反馈内容", "主要内容"],
        unless: &["整改", "措施", "工作", "办理", "处理"],
        label: Label::Title,
    },
    Made { word: &["问题", "事项", "反馈意见", "任务"], unless: &["工作任务书"], label: Label::Title },
];

/// Names that are too short to be known by a part of theirs.
const ALONE: &[(&str, Label)] = &[
    ("序", Label::Number),
    ("号", Label::Number),
    ("结果", Label::Status),
    ("意见", Label::Title),
    ("件情", Label::Title),
    ("承办", Label::Owner),
    ("主办", Label::Owner),
    ("责任", Label::Owner),
    ("所在单位", Label::Owner),
    ("河长单位", Label::Owner),
    ("处理", Label::Measures),
    ("办理", Label::Measures),
];

/// Words in the columns of ledgers.
const HINTS: &[&str] = &["问题", "整改", "措施", "责任", "时限", "状态", "销号", "进度", "完成", "牵头"];

/// Whether a name may be that of a column of a ledger, understood or not.
pub fn hints(name: &str) -> bool {
    HINTS.iter().any(|hint| name.contains(hint))
}

/// What a label announces, a remark in brackets behind it left out.
pub fn label(name: &str) -> Option<Label> {
    let bare = name.trim_end_matches(['）', ')', '：', ':']);
    let before = bare.rfind(['（', '(']).filter(|at| bare.len() < name.len() && *at > 0).map(|at| &name[..at]);
    labels::word(name).or_else(|| labels::word(bare)).or_else(|| labels::word(before?))
}

/// What a name of a column announces; a remark in brackets behind it is left out.
pub fn column(name: &str) -> Option<Label> {
    label(name).or_else(|| made(name))
}

/// The same by what the name is made of.
fn made(name: &str) -> Option<Label> {
    let name = compact(name);
    let mut depth = 0_u32;
    let kept = name.chars().filter(|c| {
        depth += u32::from("（(".contains(*c));
        let outside = depth == 0;
        depth -= u32::from(depth > 0 && "）)".contains(*c));
        outside
    });
    let bare: String = kept.collect();
    let long = bare.chars().count() > LONGEST || bare.contains(['。', '，', '；', ',', ';', '：', ':']);
    if bare.is_empty() || long || FIGURES.iter().any(|end| name.ends_with(end)) {
        return None;
    }
    if let Some((_, label)) = ALONE.iter().find(|(word, _)| *word == bare) {
        return Some(*label);
    }
    if EARLIER.iter().any(|word| bare.starts_with(word)) {
        return Some(Label::Remark);
    }
    let leads =
        ["责任", "牵头", "承办", "主办", "实施", "整改", "包保", "主责", "配合", "协办", "协同", "协助", "经办"];
    // 责任科室及时限: a department with its deadline behind it.
    let alone =
        ["时限", "时间", "期限"].iter().find_map(|end| bare.strip_suffix(end)?.strip_suffix(['及', '和', '与', '、']));
    let alone = alone.map(|rest| rest.trim_end_matches("完成").trim_end_matches("整改")).unwrap_or(&bare);
    let unit = UNITS.iter().any(|unit| alone.ends_with(unit)) && leads.iter().any(|word| bare.contains(word));
    let helps = ["监督", "督办", "督导"].iter().any(|word| bare.contains(word));
    if unit && !helps {
        return Some(Label::Owner);
    }
    let found = MADE.iter().find(|made| {
        made.word.iter().any(|word| bare.contains(word)) && !made.unless.iter().any(|word| bare.contains(word))
    })?;
    Some(found.label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_what_they_are_made_of() {
        for (name, label) in [
            ("暗访发现的问题", Label::Title),
            ("审计指出的主要问题", Label::Title),
            ("查摆出的突出问题", Label::Title),
            ("移交事项", Label::Title),
            ("整治举措", Label::Measures),
            ("办理情况", Label::Measures),
            ("主要做法和进展", Label::Measures),
            ("责任股室", Label::Owner),
            ("牵头（责任）处室", Label::Owner),
            ("整改牵头单位", Label::Owner),
            ("包案领导（职务）", Label::Lead),
            ("办理期限", Label::Due),
            ("计划销号节点", Label::Due),
            ("实际完成日期", Label::ClosedOn),
            ("整治状态", Label::Status),
            ("完成程度", Label::Status),
            ("办结时间要求", Label::Due),
            ("责任站所", Label::Owner),
            ("序", Label::Number),
            ("是否办结", Label::Status),
            ("本次复核结论", Label::Status),
            ("上次核查结论（2024年6月）", Label::Remark),
            ("交办编号", Label::Number),
            ("交办时间", Label::Remark),
            ("配合科室", Label::Owner),
            ("经办股室与时限", Label::Owner),
            ("科室完成时限", Label::Due),
            ("协办单位（部门）", Label::Owner),
            ("配合情况", Label::Remark),
            ("督办单位", Label::Remark),
            ("责任人被处理情况", Label::Remark),
            ("行政区域", Label::Remark),
            ("交办问题基本情况", Label::Title),
            ("处理和整改情况", Label::Measures),
            ("调查核实情况", Label::Remark),
            ("是否属实", Label::Remark),
            ("问题类型", Label::Area),
            ("后续打算", Label::NextSteps),
            ("主责", Label::Owner),
            ("承办", Label::Owner),
            ("责任县区", Label::Owner),
            ("销号与否", Label::Status),
            ("属实与否", Label::Remark),
            ("来信来电内容", Label::Title),
            ("办理", Label::Measures),
        ] {
            assert_eq!(column(name), Some(label), "{name}");
        }
    }

    #[test]
    fn figures_and_sentences_name_no_column() {
        for name in [
            "问题数",
            "整改率",
            "涉及金额（万元）",
            "已完成",
            "执行局",
            "案款发放不及时，当事人反映较多的问题",
            "2025年6月",
        ] {
            assert_eq!(column(name), None, "{name}");
        }
    }
}
