//! An inspection: what joins the notices of one case.

use super::{At, Id};
use crate::text::date::Date;

/// One inspection (巡察, 巡视, 司法巡查, 审计, 督察, 民主生活会), as far as a notice or its own file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// The id of its file in `content/inspections/`, where it has one: notices that name the same id are one case.
    pub id: Option<Id>,
    /// What kind of inspection: 巡察, 巡视, 司法巡查, 审计, 督察, 民主生活会.
    pub origin: Option<String>,
    /// Who inspected (市委第一巡察组).
    pub team: Option<String>,
    /// 届.
    pub term: Option<u32>,
    /// 轮.
    pub round: Option<u32>,
    /// 常规, 专项, 提级, 联动, 交叉, 回头看.
    pub form: Option<String>,
    /// First and last day.
    pub period: Option<(Date, Date)>,
    /// When the findings were fed back.
    pub feedback_on: Option<Date>,
    /// Where it is described.
    pub at: At,
}
