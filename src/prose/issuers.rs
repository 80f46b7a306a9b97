//! The organ that a title or another name names.

use super::signatures::is_office;
use crate::text::pattern::Fixed;
use crate::text::pattern::compact;
use crate::text::pattern::fixed;

/// The organ that a title names in front of 关于: who publishes the paper.
pub fn ahead_of_about(title: &str) -> Option<String> {
    let title = compact(title);
    let (head, _) = title.split_once("关于")?;
    // 2024年某市人民政府关于…: the year is of the paper.
    let head = head.trim_start_matches(|c: char| c.is_ascii_digit());
    let head = head.strip_prefix("年度").or_else(|| head.strip_prefix('年')).unwrap_or(head);
    (is_office(head) && is_name(head)).then(|| head.to_owned())
}

/// Whether a name says nothing that sentences say: 反馈某局党组 and 落实某组 are halves of sentences.
fn is_name(name: &str) -> bool {
    const SAID: &[&str] = &["反馈", "整改", "落实", "贯彻", "印发", "开展", "指出", "移交", "交办", "提出"];
    // An office for rectification is one: 整改工作领导小组.
    let office = ["领导小组", "办公室", "专班", "协调组", "工作组"].iter().any(|end| name.ends_with(end));
    let opens = ["对", "向", "把", "将", "被", "由", "巡察", "巡视", "审计"].iter().any(|word| name.starts_with(word));
    let opens = opens && !["巡察", "巡视", "审计"].iter().any(|word| name.starts_with(word) && office);
    let place = name.chars().nth(2).is_some_and(|c| "省市县区州旗镇乡".contains(c));
    (office || !SAID.iter().any(|word| name.contains(word))) && (!opens || place)
}

/// The organ that a title names first.
pub fn issuer(title: &str) -> Option<String> {
    static PARTY: Fixed =
        Fixed::new(|| fixed(r"^(?:中共|中国共产党)?[\u{4e00}-\u{9fff}\*×X（）()]{2,30}?(?:分党组|党组|党委)"));
    static DISCIPLINE: Fixed = Fixed::new(|| {
        fixed(
            r"^(?:中共|中国共产党)?[\u{4e00}-\u{9fff}\*×X（）()]{2,24}?(?:纪律检查委员会|纪委监委|纪委|监委|监察委员会)(?:机关)?",
        )
    });
    static COURT: Fixed = Fixed::new(|| fixed(r"^[\u{4e00}-\u{9fff}\*×X]{2,24}?(?:人民法院|检察院|法院)"));
    let title = compact(title);
    let about = title.strip_prefix("关于");
    let title = about.unwrap_or(&title);
    // What the notice is about names others: 中共甲市委巡察办公室关于乙法院党组….
    if let Some(head) = ahead_of_about(title) {
        return Some(head);
    }
    let own = |name: &&str| !name.contains(['向', '对']) && !name.contains("巡察组") && !name.contains("巡视组");
    // 关于省纪委反馈问题…: who fed back is no issuer.
    let feeds_back = |rest: &str| ["反馈", "指出", "交办", "移交", "通报的"].iter().any(|word| rest.starts_with(word));
    let discipline = DISCIPLINE.find(title).filter(|found| about.is_none() && !feeds_back(&title[found.end()..]));
    let party = PARTY.find(title);
    // 驻某局纪检组 and 某局党组 in one title: the first named.
    let found = match (party, discipline) {
        (Some(party), Some(discipline)) if discipline.end() < party.end() => Some(discipline),
        (party, discipline) => party.or(discipline).or_else(|| COURT.find(title)),
    };
    let found = found.map(|found| found.as_str()).filter(own).filter(|name| is_name(name));
    found.or_else(|| in_front(title).filter(|_| about.is_none())).map(str::to_owned)
}

/// The organ in front of what the paper is on: 示例县殡仪馆党支部整改公告, 示例大学2023年度民主生活会….
fn in_front(title: &str) -> Option<&str> {
    const ON: &[&str] = &[
        "巡察",
        "巡视",
        "整改",
        "落实",
        "贯彻",
        "审计",
        "民主生活会",
        "领导班子",
        "专题民主",
        "专项",
        "办理",
        "立行立改",
        "生态环境",
        "20",
        "公布",
        "公开",
    ];
    let ends = title.char_indices().map(|(at, _)| at).filter(|at| *at > 0);
    let mut fits = ends.filter(|at| {
        let (name, rest) = title.split_at(*at);
        let feeds_back = name.ends_with('组') && (rest.starts_with('向') || rest.starts_with("关于"));
        let on = ON.iter().any(|word| rest.starts_with(word)) && !name.contains('组') || feeds_back;
        on && is_office(name) && is_name(name) && !name.contains(['对', '向'])
    });
    let at = fits.next()?;
    Some(&title[..at])
}

/// The court in a name: 中共甲市中级人民法院党组 is of 甲市中级人民法院.
pub fn court(name: &str) -> Option<String> {
    static COURT: Fixed = Fixed::new(|| {
        fixed(
            r"[\u{4e00}-\u{9fff}\*×X]{2,24}?(?:人民法院|海事法院|知识产权法院|铁路运输法院|金融法院|互联网法院|专门法院)",
        )
    });
    let name = compact(name);
    // What a notice is about is named behind 关于, who publishes it in front.
    let parts = [name.rfind("关于").map(|at| &name[at + "关于".len()..]), name.split("关于").next()];
    let name = parts.into_iter().flatten().find(|part| COURT.is_match(part)).unwrap_or(&name);
    let from = name.rfind("中共").map_or(0, |at| at + "中共".len());
    let name = name[from..].trim_start_matches("中国共产党");
    COURT.find(name).map(|found| found.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_its_organ() {
        for (title, organ) in [
            ("中共示例市纪委关于巡察整改进展情况的通报", Some("中共示例市纪委")),
            ("示例市纪委监委机关关于巡察整改进展情况的通报", Some("示例市纪委监委机关")),
            ("中共示例市纪委巡察整改进展情况的通报", Some("中共示例市纪委")),
            ("示例市纪委监委机关巡察整改进展情况的通报", Some("示例市纪委监委机关")),
            ("中共示例市纪律检查委员会关于巡察整改情况的通报", Some("中共示例市纪律检查委员会")),
            ("示例市人民政府关于审计查出问题整改情况的报告", Some("示例市人民政府")),
            ("中共示例市中级人民法院党组关于巡察整改进展情况的通报", Some("中共示例市中级人民法院党组")),
            ("示例市中级人民法院巡察整改进展情况的通报", Some("示例市中级人民法院")),
            ("示例大学巡视整改工作领导小组办公室关于整改情况的通报", Some("示例大学巡视整改工作领导小组办公室")),
            ("示例县青岚街道党工委关于巡察整改情况的通报", Some("示例县青岚街道党工委")),
            ("示例市人大常委会关于审计查出问题整改情况的审议意见", Some("示例市人大常委会")),
            ("2024年示例市人民政府关于督察反馈问题整改情况的公告", Some("示例市人民政府")),
            ("示例水务集团有限公司党委关于巡察整改情况的通报", Some("示例水务集团有限公司党委")),
            ("省第三生态环境保护督察组关于边督边改情况的通报", Some("省第三生态环境保护督察组")),
            ("示例县殡仪馆党支部整改公告", Some("示例县殡仪馆党支部")),
            ("示例区文化旅游体育局2024年度民主生活会查摆问题整改台账", Some("示例区文化旅游体育局")),
            ("示例职业技术大学领导班子2023年度民主生活会整改台账", Some("示例职业技术大学")),
            ("区委第一巡察组向示例局党组反馈巡察情况", Some("区委第一巡察组")),
            ("市委第七巡察组巡察示例局党组公告", None),
            ("巡察整改公告", None),
            ("生态环境保护督察整改公告", None),
            ("示例市贯彻落实督察反馈意见整改方案", None),
            ("巡察反馈示例局党组整改情况的通报", None),
            ("关于落实示例局党组整改情况的通报", None),
            ("关于省纪委反馈问题整改情况的通报", None),
            ("示例省纪委反馈问题整改情况的通报", None),
            ("关于巡察整改进展情况的通报", None),
        ] {
            assert_eq!(issuer(title).as_deref(), organ, "{title}");
        }
    }
}
