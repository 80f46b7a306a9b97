//! The labels of labelled paragraphs (`整改结果：阶段性完成`) and of ledger columns.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::width;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// 序号: the number of a ledger's row
    Number,
    /// 整改问题, 反馈问题: the issue itself, in lists of fields
    Title,
    /// 方面, 类别: the area, in ledgers
    Area,
    /// 存在问题: the problem described
    Problem,
    /// 整改目标
    Target,
    /// 整改结果, 整改状态
    Status,
    /// 整改类型
    Class,
    /// 整改情况, 整改措施
    Measures,
    /// 整改成效
    Outcome,
    /// 整改计划
    NextSteps,
    /// 责任部门
    Owner,
    /// 责任领导
    Lead,
    /// 完成时限
    Due,
    /// 销号时间
    ClosedOn,
    /// 备注, 配合部门: shown where it stands, no field
    Remark,
}

/// Every label that is understood, as printed.
const PRINTED: &[(&str, Label)] = &[
    ("序号", Label::Number),
    ("编号", Label::Number),
    ("问题编号", Label::Number),
    ("措施序号", Label::Number),
    ("措施编号", Label::Number),
    ("整改任务", Label::Title),
    ("整改问题", Label::Title),
    ("整改事项", Label::Title),
    ("反馈问题", Label::Title),
    ("具体问题", Label::Title),
    ("问题", Label::Title),
    ("反馈意见", Label::Title),
    ("审计查出问题", Label::Title),
    ("审计发现问题", Label::Title),
    ("审计反映问题", Label::Title),
    ("审计指出问题", Label::Title),
    ("巡察反馈问题", Label::Title),
    ("反馈的问题", Label::Title),
    ("问题清单", Label::Title),
    ("问题摘要", Label::Title),
    ("方面", Label::Area),
    ("问题类别", Label::Area),
    ("问题方面", Label::Area),
    ("类别", Label::Area),
    ("存在问题", Label::Problem),
    ("存在的问题", Label::Problem),
    ("存在的主要问题", Label::Problem),
    ("存在的突出问题", Label::Problem),
    ("存在的具体问题", Label::Problem),
    ("主要表现", Label::Problem),
    ("问题具体表现", Label::Problem),
    ("主要问题", Label::Problem),
    ("问题表现", Label::Problem),
    ("具体表现", Label::Problem),
    ("问题描述", Label::Problem),
    ("问题情况", Label::Problem),
    ("基本情况", Label::Problem),
    ("整改目标", Label::Target),
    ("预期目标", Label::Target),
    ("目标任务", Label::Target),
    ("工作目标", Label::Target),
    ("整改结果", Label::Status),
    ("整改状态", Label::Status),
    ("整改进度", Label::Status),
    ("完成状态", Label::Status),
    ("完成情况", Label::Status),
    ("整改完成情况", Label::Status),
    ("销号情况", Label::Status),
    ("目前状态", Label::Status),
    ("当前状态", Label::Status),
    ("整改完成状态", Label::Status),
    ("整改进度情况", Label::Status),
    ("整改结论", Label::Status),
    ("状态", Label::Status),
    ("整改类型", Label::Class),
    ("整改类别", Label::Class),
    ("整改性质", Label::Class),
    ("整改方式", Label::Class),
    ("整改情况", Label::Measures),
    ("具体整改情况", Label::Measures),
    ("目前整改情况", Label::Measures),
    ("整改具体情况", Label::Measures),
    ("整改工作情况", Label::Measures),
    ("整改工作进展", Label::Measures),
    ("整改工作进展情况", Label::Measures),
    ("整改工作开展情况", Label::Measures),
    ("整改开展情况", Label::Measures),
    ("阶段性整改进展", Label::Measures),
    ("目前进展", Label::Measures),
    ("目前进展情况", Label::Measures),
    ("工作进展", Label::Measures),
    ("工作进展情况", Label::Measures),
    ("阶段性整改情况", Label::Measures),
    ("整改进展情况", Label::Measures),
    ("整改进展", Label::Measures),
    ("进展情况", Label::Measures),
    ("整改落实情况", Label::Measures),
    ("整改及落实情况", Label::Measures),
    ("整改措施落实情况", Label::Measures),
    ("措施落实情况", Label::Measures),
    ("落实情况", Label::Measures),
    ("整改措施", Label::Measures),
    ("具体整改措施", Label::Measures),
    ("主要整改措施", Label::Measures),
    ("拟采取措施", Label::Measures),
    ("拟采取的措施", Label::Measures),
    ("采取的措施", Label::Measures),
    ("采取的整改措施", Label::Measures),
    ("主要做法", Label::Measures),
    ("具体做法", Label::Measures),
    ("整改做法", Label::Measures),
    ("整改举措", Label::Measures),
    ("主要措施", Label::Measures),
    ("重点措施", Label::Measures),
    ("工作措施", Label::Measures),
    ("工作举措", Label::Measures),
    ("具体举措", Label::Measures),
    ("主要举措", Label::Measures),
    ("具体措施", Label::Measures),
    ("采取措施", Label::Measures),
    ("整改措施及成效", Label::Measures),
    ("整改措施和成效", Label::Measures),
    ("整改措施及整改成效", Label::Measures),
    ("整改情况及成效", Label::Measures),
    ("整改情况和成效", Label::Measures),
    ("整改进展及成效", Label::Measures),
    ("整改进展和成效", Label::Measures),
    ("整改落实及成效", Label::Measures),
    ("整改落实情况及成效", Label::Measures),
    ("整改进展情况及成效", Label::Measures),
    ("整改措施及进展情况", Label::Measures),
    ("整改措施及进展", Label::Measures),
    ("整改措施和完成情况", Label::Measures),
    ("整改措施和落实情况", Label::Measures),
    ("整改举措及成效", Label::Measures),
    ("整改措施及完成情况", Label::Measures),
    ("整改措施及落实情况", Label::Measures),
    ("后续整改情况", Label::Measures),
    ("复核情况", Label::Measures),
    ("整改成效", Label::Outcome),
    ("整改成果", Label::Outcome),
    ("整改实效", Label::Outcome),
    ("阶段性成效", Label::Outcome),
    ("阶段性成果", Label::Outcome),
    ("取得的成果", Label::Outcome),
    ("取得成果", Label::Outcome),
    ("成效", Label::Outcome),
    ("整改效果", Label::Outcome),
    ("取得成效", Label::Outcome),
    ("取得的成效", Label::Outcome),
    ("工作成效", Label::Outcome),
    ("整改计划", Label::NextSteps),
    ("后续整改措施", Label::NextSteps),
    ("后续整改安排", Label::NextSteps),
    ("后续整改打算", Label::NextSteps),
    ("持续整改计划", Label::NextSteps),
    ("持续整改措施", Label::NextSteps),
    ("下步整改措施", Label::NextSteps),
    ("下步整改打算", Label::NextSteps),
    ("下步计划", Label::NextSteps),
    ("下步工作计划", Label::NextSteps),
    ("下步工作打算", Label::NextSteps),
    ("下步工作措施", Label::NextSteps),
    ("下步工作安排", Label::NextSteps),
    ("下一步整改打算", Label::NextSteps),
    ("下一步整改工作", Label::NextSteps),
    ("下一步工作打算", Label::NextSteps),
    ("下一步工作安排", Label::NextSteps),
    ("下一步安排", Label::NextSteps),
    ("下一步举措", Label::NextSteps),
    ("下一阶段整改计划", Label::NextSteps),
    ("下一阶段工作计划", Label::NextSteps),
    ("下步整改计划", Label::NextSteps),
    ("下一步整改计划", Label::NextSteps),
    ("下一步整改措施", Label::NextSteps),
    ("下一步计划", Label::NextSteps),
    ("下一步打算", Label::NextSteps),
    ("下一步措施", Label::NextSteps),
    ("下一步工作", Label::NextSteps),
    ("下一步工作计划", Label::NextSteps),
    ("下一步工作措施", Label::NextSteps),
    ("下步打算", Label::NextSteps),
    ("下步措施", Label::NextSteps),
    ("下步工作", Label::NextSteps),
    ("下一步", Label::NextSteps),
    ("后续整改计划", Label::NextSteps),
    ("后续计划", Label::NextSteps),
    ("后续措施", Label::NextSteps),
    ("责任部门", Label::Owner),
    ("责任单位", Label::Owner),
    ("责任主体", Label::Owner),
    ("责任科室", Label::Owner),
    ("责任庭室", Label::Owner),
    ("整改责任部门", Label::Owner),
    ("整改责任单位", Label::Owner),
    ("整改部门", Label::Owner),
    ("整改单位", Label::Owner),
    ("牵头部门", Label::Owner),
    ("牵头单位", Label::Owner),
    ("牵头责任部门", Label::Owner),
    ("责任处室", Label::Owner),
    ("主责部门", Label::Owner),
    ("主责单位", Label::Owner),
    ("牵头责任单位", Label::Owner),
    ("牵头科室", Label::Owner),
    ("牵头庭室", Label::Owner),
    ("主办部门", Label::Owner),
    ("承办单位", Label::Owner),
    ("承办庭室", Label::Owner),
    ("承办部门", Label::Owner),
    ("实施主体", Label::Owner),
    ("责任领导", Label::Lead),
    ("责任人员", Label::Lead),
    ("主要责任人", Label::Lead),
    ("直接责任人", Label::Lead),
    ("第一责任人", Label::Lead),
    ("分管院领导", Label::Lead),
    ("包案领导", Label::Lead),
    ("具体责任人", Label::Lead),
    ("责任人", Label::Lead),
    ("整改责任人", Label::Lead),
    ("整改责任领导", Label::Lead),
    ("牵头领导", Label::Lead),
    ("牵头院领导", Label::Lead),
    ("责任院领导", Label::Lead),
    ("分管领导", Label::Lead),
    ("完成时限", Label::Due),
    ("完成日期", Label::Due),
    ("整改完成期限", Label::Due),
    ("计划完成时限", Label::Due),
    ("预计完成时间", Label::Due),
    ("预计完成时限", Label::Due),
    ("拟完成时间", Label::Due),
    ("时间要求", Label::Due),
    ("完成整改时限", Label::Due),
    ("完成整改时间", Label::Due),
    ("时限要求", Label::Due),
    ("整改时限", Label::Due),
    ("整改期限", Label::Due),
    ("完成期限", Label::Due),
    ("办理时限", Label::Due),
    ("完成时间", Label::Due),
    ("整改时间", Label::Due),
    ("计划完成时间", Label::Due),
    ("整改完成时限", Label::Due),
    ("整改完成时间", Label::Due),
    ("销号时间", Label::ClosedOn),
    ("整改销号时间", Label::ClosedOn),
    ("实际完成时间", Label::ClosedOn),
    ("实际完成日期", Label::ClosedOn),
    ("办结日期", Label::ClosedOn),
    ("销号日期", Label::ClosedOn),
    ("办结时间", Label::ClosedOn),
    ("备注", Label::Remark),
    ("配合部门", Label::Remark),
    ("配合单位", Label::Remark),
    ("协办部门", Label::Remark),
    ("协办单位", Label::Remark),
    ("配合责任部门", Label::Remark),
    ("配合责任单位", Label::Remark),
    ("协同部门", Label::Remark),
];

/// The labels by their first character: every paragraph is asked whether it begins with one.
/// Words that go on with a label's words as a sentence.
const RUNS_ON: &[&str] = &[
    "的", "进行", "和", "与", "及", "等", "如下", "向", "是", "在", "为", "已", "不", "要", "纳入", "、", "开展",
    "报告", "公开", "汇报", "通报", "作为", "得到", "落实", "任务", "工作", "台账", "取得",
];

static BY_FIRST: LazyLock<HashMap<char, Vec<(&'static str, Label)>>> = LazyLock::new(|| {
    let mut map: HashMap<char, Vec<(&'static str, Label)>> = HashMap::new();
    for (word, label) in PRINTED {
        map.entry(word.chars().next().unwrap_or_default()).or_default().push((word, *label));
    }
    map
});

impl Label {
    /// Reads a printed label, exact but for white space inside it.
    pub fn read(printed: &str) -> Option<Label> {
        let compact: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
        let known = Label::beginning_with(compact.chars().next()?);
        known.iter().find(|(word, _)| *word == compact).map(|(_, label)| *label)
    }

    /// The printed labels that begin with a character, in the order of the vocabulary.
    pub fn beginning_with(first: char) -> &'static [(&'static str, Label)] {
        BY_FIRST.get(&first).map_or(&[], Vec::as_slice)
    }

    /// Whether what follows a label's words without a colon is what it announces, rather than the rest of a sentence that
    /// has the same words.
    pub fn is_glued_to(after: &str) -> bool {
        after.starts_with(width::is_han) && !RUNS_ON.iter().any(|word| after.starts_with(word))
    }

    /// Every printed label that is understood: for suggestions and documents.
    pub fn vocabulary() -> &'static [(&'static str, Label)] {
        PRINTED
    }
}
