//! D: days in their order, days that exist, deadlines that say when, periods that are counted right.

mod days;
mod deadlines;
mod front;
mod order;

use super::NoticeRule;
use super::SiteRule;
use super::TextRule;

/// The rules that look at a notice.
pub static NOTICE: &[NoticeRule] = &[
    order::dates_follow_one_another,
    order::publication_is_not_late,
    days::periods_are_counted_right,
    deadlines::forecasts_have_not_passed,
    front::front_matter_says_what_the_text_says,
];

/// The rules that look at a notice and nothing else.
pub static TEXT: &[TextRule] = &[order::dates_exist, deadlines::deadlines_say_when];

/// The rules that look at the whole site.
pub static SITE: &[SiteRule] = &[deadlines::deadlines_have_not_passed];
