//! What the labels of labelled paragraphs (`整改结果：阶段性完成`) and of ledger columns announce.

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
