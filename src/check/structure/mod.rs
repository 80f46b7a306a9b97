//! U: numbers of headings and steps, and parts that say nothing.

mod numbers;
mod parts;
mod references;
mod steps;

use super::NoticeRule;

/// The rules that look at a notice.
pub static NOTICE: &[NoticeRule] = &[
    numbers::headings_count_on,
    steps::steps_count_on,
    parts::issues_have_measures,
    parts::open_issues_have_next_steps,
    parts::headings_have_text,
    references::references_lead_to_what_they_name,
];
