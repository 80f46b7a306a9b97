//! The kinds of public papers, and what each of them is for.

/// The kinds of public papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 整改进展情况通报
    Progress,
    /// 立行立改事项通报
    Immediate,
    /// 反馈问题公开
    Problems,
    /// 整改方案
    Plan,
    /// 销号公示
    Closure,
    /// 审计整改情况
    Audit,
    /// 台账(公开版)
    Ledger,
    /// 后续整改进展, “回头看”
    Followup,
    /// 督察交办信访件办理情况, 边督边改: what became of a batch of petitions
    Petitions,
    /// 进驻公告: a team has come and says how it is reached, before anything is fed back
    Stationing,
    /// A summary over many organs; no issues of one of them
    Aggregate,
}

impl Kind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [Kind; 11] = [
        Kind::Progress,
        Kind::Immediate,
        Kind::Problems,
        Kind::Plan,
        Kind::Closure,
        Kind::Audit,
        Kind::Ledger,
        Kind::Followup,
        Kind::Petitions,
        Kind::Stationing,
        Kind::Aggregate,
    ];

    /// The word used in sources, addresses and data.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Progress => "progress",
            Kind::Immediate => "immediate",
            Kind::Problems => "problems",
            Kind::Plan => "plan",
            Kind::Closure => "closure",
            Kind::Audit => "audit",
            Kind::Ledger => "ledger",
            Kind::Followup => "followup",
            Kind::Petitions => "petitions",
            Kind::Stationing => "stationing",
            Kind::Aggregate => "aggregate",
        }
    }

    /// The kind of a source's word.
    pub fn from_key(key: &str) -> Option<Kind> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The plain Chinese word.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Progress => "整改进展通报",
            Kind::Immediate => "立行立改通报",
            Kind::Problems => "反馈问题公开",
            Kind::Plan => "整改方案",
            Kind::Closure => "销号公示",
            Kind::Audit => "审计整改公告",
            Kind::Ledger => "整改台账",
            Kind::Followup => "后续整改通报",
            Kind::Petitions => "信访件办理通报",
            Kind::Stationing => "进驻公告",
            Kind::Aggregate => "整改情况汇总",
        }
    }

    /// What its issues are, in plain words, where it tells what was found or what will be done and no results: what it does
    /// not say of them is nothing left unsaid. None where it reports results.
    pub fn listing(self) -> Option<&'static str> {
        match self {
            Kind::Problems => Some("列入问题清单"),
            Kind::Plan => Some("列入整改方案"),
            Kind::Stationing => Some("进驻公告"),
            Kind::Aggregate => Some("整改情况汇总"),
            Kind::Progress
            | Kind::Immediate
            | Kind::Closure
            | Kind::Audit
            | Kind::Ledger
            | Kind::Followup
            | Kind::Petitions => None,
        }
    }

    /// Whether it may list issues: a team that has only come has found none yet, and a summary over many organs is the
    /// list of none of them.
    pub fn lists_issues(self) -> bool {
        !matches!(self, Kind::Stationing | Kind::Aggregate)
    }

    /// What it is for, in a sentence, where its text may well list no issues: then nothing is lacking.
    pub fn purpose(self) -> Option<&'static str> {
        match self {
            Kind::Petitions => Some("本通报公布一批交办信访件的办理情况，正文没有逐件列出。"),
            Kind::Stationing => Some("本公告公布进驻的时间和反映情况的方式，在反馈之前发布，不列问题。"),
            Kind::Aggregate => Some("本通报汇总多个单位的整改情况，不逐项列出某一单位的问题。"),
            _ => None,
        }
    }

    /// Whether its list often stands in an annex that the text only names: a table of petitions, a form of acceptance.
    pub fn lists_in_annex(self) -> bool {
        matches!(self, Kind::Petitions | Kind::Closure)
    }

    /// Whether it reports results of rectification.
    pub fn reports_results(self) -> bool {
        self.listing().is_none()
    }
}
