//! U: numbers of headings and steps, and parts that say nothing.

mod empty_parts;
mod heading_numbers;
mod references;
mod steps;

use super::TextRule;

/// The rules that look at a notice and nothing else.
pub static TEXT: &[TextRule] = &[
    heading_numbers::headings_count_on,
    steps::steps_count_on,
    empty_parts::issues_have_measures,
    empty_parts::open_issues_have_next_steps,
    empty_parts::headings_have_text,
    references::references_lead_to_what_they_name,
];
