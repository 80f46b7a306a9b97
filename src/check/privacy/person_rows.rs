//! Persons of a table: a column of names beside one of case numbers or punishments. Knows nothing of notices.

use super::named_persons;

/// Columns of those who are named: parties and the punished. Who is responsible for an issue holds an office.
const COLUMNS: &[&str] = &[
    "姓名",
    "当事人姓名",
    "被执行人姓名",
    "当事人",
    "被执行人",
    "申请执行人",
    "申请人",
    "被申请人",
    "原告",
    "被告",
    "被告人",
    "上诉人",
    "罪犯",
    "干警",
    "受处分人",
    "被处分人",
    "被问责人",
    "被问责人员",
];

/// The columns of a table that hold names.
pub fn columns(head: &[String]) -> Vec<usize> {
    (0..head.len()).filter(|at| COLUMNS.contains(&head[*at].trim())).collect()
}

/// The cells of these columns that name a person whom the row puts beside a case or a punishment.
pub fn named(columns: &[usize], row: &[String]) -> Vec<usize> {
    if !row.iter().any(|cell| named_persons::tells(cell)) {
        return Vec::new();
    }
    columns.iter().copied().filter(|at| row.get(*at).is_some_and(|cell| named_persons::is_name(cell.trim()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_beside_a_case_is_found_and_offices_and_masked_names_are_not() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let head = row(&["序号", "被执行人", "案号"]);
        assert_eq!(named(&columns(&head), &row(&["1", "王建国", "（2024）示01执12号"])), [1]);
        assert_eq!(named(&columns(&row(&["姓名", "处理"])), &row(&["欧阳小红", "党内警告处分"])), [0]);
        for cells in
            [["1", "王某", "（2024）示01执12号"], ["1", "江南公司", "（2024）示01执12号"], ["1", "王建国", "已办结"]]
        {
            assert!(named(&columns(&head), &row(&cells)).is_empty(), "{cells:?}");
        }
        let of_offices = row(&["序号", "责任人", "措施"]);
        assert!(named(&columns(&of_offices), &row(&["1", "王建国", "对5人诫勉"])).is_empty());
    }
}
