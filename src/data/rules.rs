//! The rules by which the figures of pages are computed from the tables: each figure names its rule in `data-rule`.

/// A rule: what it counts, and which filters narrow that down.
#[derive(Clone, Copy, Debug)]
pub struct FigureRule {
    /// Its name, the first word of `data-rule`.
    pub name: &'static str,
    /// How it is computed, for people.
    pub what: &'static str,
    /// The filters that it takes.
    pub filters: &'static [&'static str],
}

/// A filter of rules, as `data-rule` has it behind the name: `key=value`.
#[derive(Clone, Copy, Debug)]
pub struct RuleFilter {
    /// Its name.
    pub name: &'static str,
    /// What it keeps, for people.
    pub what: &'static str,
}

/// What picks issues out of the ledger.
const OF_ISSUES: &[&str] = &[
    "organ",
    "within",
    "owner",
    "topic",
    "year",
    "assurance",
    "status",
    "stated",
    "reported",
    "checked",
    "due",
    "late",
    "urgency",
    "inspection",
];

/// Every rule.
pub const RULES: &[FigureRule] = &[
    FigureRule { name: "issues", what: "`issues` 里有几行，按条件挑出", filters: OF_ISSUES },
    FigureRule {
        name: "promises",
        what: "按条件挑出的 `issues` 各行，一共有几条承诺时间已过：`commitments` 里 `issue` 等于这一行 `key`、`kind` 不是 `deadline`、`due_on` 的末日早于计算日，而这一行的 `status` 不是 `completed`、`closed_on` 空着的",
        filters: OF_ISSUES,
    },
    FigureRule {
        name: "promises_apart",
        what: "`commitments` 里 `issue` 空着、`due_on` 的末日早于计算日，而作出它的通报是同一 `case` 里最晚一份的，有几行",
        filters: &[],
    },
    FigureRule {
        name: "until",
        what: "到某一天为止，按条件挑出的问题已经列出几项；再按那天以前最后一次写明的结果（`statements` 的 `stated`、`status`）分：`completed` 已完成，`other` 其他结果，`unstated` 没有写明。没有日期的通报算在最前",
        filters: &["day", "status", "organ", "inspection"],
    },
    FigureRule {
        name: "statements",
        what: "`statements` 里这份通报有几行，按条件挑出；`status=unstated` 是 `status` 空着的",
        filters: &["notice", "status", "stated", "assurance"],
    },
    FigureRule {
        name: "findings",
        what: "`statements` 里这份通报的问题有几个大项：`key` 的编号只取第一级，不同的有几个",
        filters: &["notice"],
    },
    FigureRule {
        name: "claims",
        what: "`claims` 里这份通报这一处、这一种结果的 `figure`；`status=total` 是总数",
        filters: &["notice", "claim", "status"],
    },
    FigureRule { name: "claimed", what: "`notices` 里这份通报的 `claimed`", filters: &["notice"] },
    FigureRule {
        name: "withheld",
        what: "`notices` 里这份通报的 `withheld`；不指定通报的，每个 `case` 取写了 `withheld` 的最晚一份，加在一起",
        filters: &["notice"],
    },
    FigureRule {
        name: "notices",
        what: "`notices` 里有几行，按条件挑出",
        filters: &["organ", "within", "year", "kind", "inspection"],
    },
    FigureRule {
        name: "organs",
        what: "`organs` 里有几行，按条件挑出",
        filters: &["under", "within", "parent", "ranks", "late", "inspection", "beyond"],
    },
    FigureRule {
        name: "departments",
        what: "`issues` 的 `owners` 里有几个责任部门：单位（`organ`）和名称都相同的算一个",
        filters: &["organ", "owner", "beyond", "most"],
    },
    FigureRule {
        name: "values",
        what: "一种索引有几个值：`status`（有通报报告整改情况的，没有写明的算一个值）、`assurance`、`topic`、`organ`、`year` 是 `issues` 里出现的不同的值，`owner` 是不同的责任部门名称",
        filters: &["index"],
    },
    FigureRule { name: "commitments", what: "`commitments` 有几行", filters: &[] },
    FigureRule {
        name: "documents", what: "`documents` 里有几份文件：`organ` 和 `name` 都相同的算一份", filters: &[]
    },
    FigureRule {
        name: "mentions",
        what: "`documents` 里这个单位的这份文件有几行",
        filters: &["name", "organ", "beyond"],
    },
    FigureRule {
        name: "days",
        what: "相隔几天，都按末日算：`organ` 是这个单位最近一份通报的 `published_on` 到计算日，`due` 是 `issues` 里这一行的 `due_on` 到计算日或者计算日到 `due_on`",
        filters: &["organ", "due"],
    },
];

/// Every filter.
pub const FILTERS: &[RuleFilter] = &[
    RuleFilter {
        name: "organ", what: "`organ` 是这个单位；`*` 是有登记的单位，空着是没有单位的"
    },
    RuleFilter { name: "within", what: "单位是这个，或者是它的各级下级（`organs` 的 `parent`）" },
    RuleFilter { name: "under", what: "单位是它的各级下级，不含它自己" },
    RuleFilter { name: "parent", what: "`parent` 是这个单位" },
    RuleFilter { name: "ranks", what: "上级的级数少于这个数：没有上级的是第一级" },
    RuleFilter { name: "owner", what: "`owners` 里有这个责任部门" },
    RuleFilter { name: "topic", what: "`topics` 里有这个主题" },
    RuleFilter { name: "year", what: "`published_on` 的末日在这一年" },
    RuleFilter { name: "kind", what: "`kind` 是这一种" },
    RuleFilter { name: "assurance", what: "`assurance` 是这一种" },
    RuleFilter { name: "status", what: "`status` 是这一种；`unstated` 是 `reported` 而 `status` 空着" },
    RuleFilter {
        name: "stated",
        what: "`true`：写明了结果。`issues` 里是 `reported` 而 `status` 不空，`statements` 里是 `stated`",
    },
    RuleFilter { name: "reported", what: "`reported` 是 `true` 或 `false`" },
    RuleFilter { name: "checked", what: "`true`：`status` 是 `completed`，`assurance` 不是 `self_reported`" },
    RuleFilter { name: "due", what: "`dated`：`due_on` 不空；在 `days` 里是哪一行的 `key`" },
    RuleFilter {
        name: "late",
        what: "`overdue`、`unreported`：`due_on` 的末日早于计算日，`closed_on` 空着，结果不是 `completed`、`sustained`；结果所在的通报的 `as_of` 末日晚于 `due_on` 末日的是 `overdue`（过了时限，公布时仍未完成），有结果而不晚于的、`reported` 是 `false` 的是 `unreported`（时限已过，此后没有通报再写到）。结果是 `status`；`due_in` 那一行有 `due_part_status`，而 `stated_in` 空着或者就是 `due_in` 的，结果是 `due_part_status`。`promised`：按 `promises` 有承诺时间已过",
    },
    RuleFilter {
        name: "urgency",
        what: "`overdue`、`passed`（即 `unreported`）同 `late`；其余按 `status`：`completed`、`sustained`，有其他结果的 `open`，没有结果的 `unstated`（`reported`）或 `listed`",
    },
    RuleFilter {
        name: "inspection",
        what: "这一次监督：`case` 所指的通报的 `inspection` 是它；问题是这些通报里任何一份说到过的",
    },
    RuleFilter { name: "notice", what: "`notice` 是这份通报" },
    RuleFilter { name: "claim", what: "`claim` 是这一处" },
    RuleFilter {
        name: "day", what: "通报的日期（`published_on`，没有的用 `as_of`）末日不晚于这一天"
    },
    RuleFilter { name: "name", what: "`name` 是这个名称" },
    RuleFilter { name: "index", what: "哪一种索引" },
    RuleFilter { name: "beyond", what: "减去这个数：已经列出的不再数" },
    RuleFilter { name: "most", what: "最多数到这个数" },
];
