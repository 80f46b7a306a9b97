//! Two notices of very many issues in areas: the second reports again on every issue of the first.

use super::DEPARTMENTS;
use super::Dice;
use super::FAULTS;
use super::File;
use super::STATUSES;
use super::STEPS;
use super::SUBJECTS;
use super::courts::Court;

const AREAS: usize = 20;
const NUMERALS: &[&str] = &["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The two notices; none where they would have no issues.
pub fn notices(issues: usize, court: &Court) -> Vec<File> {
    let rounds = if issues == 0 { 0..0 } else { 0..2 };
    rounds.map(|round| notice(round, issues, court)).collect()
}

fn notice(round: usize, issues: usize, court: &Court) -> File {
    let year = 2023 + round;
    let mut text = format!(
        "---\ntitle: 中共{}党组关于专项巡视整改{}情况的通报\nkind: {}\norgan: {}\n\
         inspection: {{ origin: 巡视, team: 中央第一巡视组, feedback_on: 2022-11-10 }}\n\
         as_of: {year}-06-20\npublished_on: {year}-06-25\n---\n\n\
         根据统一部署，巡视组对我院党组开展了专项巡视并反馈了意见，现将整改情况予以公布。\n\n## 一、整改情况\n\n",
        court.name,
        ["进展", "完成"][round],
        ["progress", "closure"][round],
        court.id,
    );
    // What a problem is called is the same in both; what was done is not.
    let (mut problem, mut dice) = (Dice(7), Dice(70 + round as u64));
    for number in 0..issues {
        let of_area = issues.div_ceil(AREAS);
        if number % of_area == 0 {
            let area = number / of_area;
            text.push_str(&format!("### （{}）{}方面\n\n", numeral(area + 1), SUBJECTS[area % SUBJECTS.len()]));
        }
        let owner = problem.pick(DEPARTMENTS);
        text.push_str(&format!(
            "#### {}. {}“{}{}”第{}批问题\n\n整改结果：{}\n责任部门：{owner}\n完成时限：{year}年{}月底前\n\n整改情况：",
            number + 1,
            owner,
            problem.pick(SUBJECTS),
            problem.pick(FAULTS),
            number + 1,
            dice.pick(STATUSES),
            1 + dice.roll(12),
        ));
        for step in ["一是", "二是", "三是"] {
            text.push_str(&format!("{step}**{}。**{owner}牵头，{}。", dice.pick(FAULTS), dice.pick(STEPS)));
        }
        text.push_str("\n\n");
    }
    text.push_str("## 二、下一步打算\n\n持续巩固整改成果。\n\n联系电话：0000-1000000。\n");
    (format!("content/notices/long-{}.md", round + 1), text)
}

/// A number below a hundred in Chinese.
fn numeral(number: usize) -> String {
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", NUMERALS[tens]),
    };
    tens + NUMERALS[number % 10]
}
