//! A deterministic site of any size: notices of about twenty issues each, with statuses, owners, deadlines, tables
//! and histories. The same size gives the same bytes on every machine, and the plain corpus those of all years: its
//! figures are compared.

mod courts;
mod long;
mod varied;

use std::collections::BTreeMap;

use courts::Court;
use varied::Words;

/// A small generator of numbers; the quality of its randomness does not matter, its repeatability does.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    fn pick<'t>(&mut self, table: &[&'t str]) -> &'t str {
        table[self.roll(table.len())]
    }
}

const COURTS: usize = 40;
/// The place of the court that has many notices: one of a city.
const BUSY: usize = 1;
const DEPARTMENTS: &[&str] = &[
    "执行局",
    "立案庭",
    "审判管理办公室",
    "政治部",
    "机关党委",
    "督察室",
    "研究室",
    "信息技术处",
    "民事审判第一庭",
    "民事审判第二庭",
    "刑事审判庭",
    "行政审判庭",
    "司法警察支队",
    "综合办公室",
];
const SUBJECTS: &[&str] = &[
    "案款发放",
    "卷宗归档",
    "审限管理",
    "送达工作",
    "文书公开",
    "信访办理",
    "财产查控",
    "理论学习",
    "支部建设",
    "车辆管理",
    "合同管理",
    "陪审员管理",
    "诉前调解",
    "庭审规范",
    "保密管理",
    "采购管理",
    "干部轮岗",
    "考核管理",
    "法庭建设",
    "普法宣传",
];
const FAULTS: &[&str] =
    &["不够及时", "底数不清", "存在短板", "流于形式", "责任不实", "监督乏力", "办法不多", "衔接不畅"];
const STEPS: &[&str] = &[
    "制定工作清单，逐项明确责任人和完成时间，每周通报进度",
    "组织专题培训，统一办理标准，并抽查整改质量",
    "建立月度分析制度，对指标异常的部门及时提醒",
    "开展专项清理，对历年遗留事项逐件登记、逐件销号",
    "完善审批流程，增加复核环节，防止同类问题再次发生",
    "加强与相关单位的沟通，建立信息共享和会商机制",
    "把落实情况纳入年度考核，与评优评先挂钩",
    "每季度开展一次检查，结果在全院范围内公布",
];
const STATUSES: &[&str] = &["已完成", "已完成", "已完成", "基本完成", "阶段性完成", "正在推进", "长期坚持", "未完成"];

/// A file of the site: its path and its text.
pub type File = (String, String);

/// How large a corpus is. A number alone is that of the notices of a plain one.
#[derive(Clone, Copy, Default)]
pub struct Size {
    /// How many notices it has.
    pub notices: usize,
    /// How many courts it has, in a tree, its notices spread over them; 0 for the few of a plain one.
    pub courts: usize,
    /// How many issues each of two long notices has, the second of which follows up the first; 0 for no such notices.
    pub long: usize,
    /// How many notices more a single court of many has, a department of its own in each; 0 where no court stands out.
    pub busy: usize,
    /// Whether sentences are not said again and again.
    pub varied: bool,
}

impl From<usize> for Size {
    fn from(notices: usize) -> Size {
        Size { notices, ..Size::default() }
    }
}

/// A site of a size.
pub fn site(size: impl Into<Size>) -> Vec<File> {
    let size = size.into();
    let words = Words::of(size.varied);
    let mut files = vec![
        (
            "content/site.yaml".to_owned(),
            "name: 示例省法院整改公开\noperator: 示例省高级人民法院\ndomain: zhenggai.example\nas_of: 2026-06-30\n"
                .to_owned(),
        ),
        ("content/topics.yaml".to_owned(), topics()),
    ];
    let courts = match size.courts {
        0 => courts::plain(COURTS),
        courts => courts::tree(courts),
    };
    let listed = if size.courts == 0 { COURTS.min(size.notices.max(1)) } else { courts.len() };
    files.extend(courts[..listed].iter().enumerate().map(|(number, court)| court.file(number)));
    files.extend((0..size.notices).map(|number| notice(number, &courts, &words)));
    if size.courts > 0 {
        let busy = &courts[BUSY..][..1];
        let numbers = size.notices..size.notices + size.busy;
        files.extend(numbers.clone().map(|number| with_a_department(number, notice(number, busy, &words))));
        let inspections: BTreeMap<String, String> = (0..size.notices)
            .map(|number| inspection(number, &courts))
            .chain(numbers.map(|number| inspection(number, busy)))
            .collect();
        files.extend(inspections);
    }
    files.extend(long::notices(size.long, &courts[0]));
    files
}

fn topics() -> String {
    SUBJECTS
        .iter()
        .enumerate()
        .map(|(n, subject)| format!("- {{ id: topic-{n}, name: {subject}, keywords: [{subject}] }}\n"))
        .collect()
}

/// The court of a notice: of the few of the plain corpus each in turn, of many all over their tree.
fn court_of(number: usize, courts: &[Court]) -> &Court {
    let stride = if courts.len() > COURTS { 37 } else { 1 };
    &courts[number * stride % courts.len()]
}

/// A notice whose issues are also those of a department that no other notice has.
fn with_a_department(number: usize, (path, text): File) -> File {
    (path, text.replace("责任部门：", &format!("责任部门：第{number}人民法庭、")))
}

/// The file of the inspection that a notice of many courts answers: one a court and year.
fn inspection(number: usize, courts: &[Court]) -> File {
    let (court, year) = (court_of(number, courts), 2020 + number % 6);
    let text = format!(
        "origin: 巡察\nteam: 市委第{}巡察组\nterm: 8\nround: {}\nperiod: [{year}-01-10, {year}-03-10]\nfeedback_on: {year}-04-20\n",
        1 + number % 9,
        1 + number % 6
    );
    (format!("content/inspections/{}-{year}.yaml", court.id), text)
}

fn notice(number: usize, courts: &[Court], words: &Words) -> File {
    let mut dice = Dice(number as u64 + 1);
    let court = court_of(number, courts);
    let (year, month) = (2020 + number % 6, 1 + number % 12);
    let inspection = match court.region.is_some() || court.parent.is_some() {
        true => format!("inspection: {}-{year}", court.id),
        false => format!(
            "inspection: {{ origin: 巡察, team: 市委第{}巡察组, feedback_on: {year}-{month:02}-10 }}",
            1 + number % 9
        ),
    };
    let mut text = format!(
        "---\ntitle: 中共{}党组关于第{number}次巡察整改进展情况的通报\nkind: progress\norgan: {}\n\
         {inspection}\n\
         as_of: {}-{month:02}-20\npublished_on: {}-{month:02}-25\n{}---\n\n\
         根据统一部署，巡察组对我院党组开展了巡察并反馈了意见，现将整改进展情况予以公布。{}\n\n## 一、组织领导情况\n\n\
         一是{}。二是{}。\n\n## 二、整改进展情况\n\n",
        court.name,
        court.id,
        year + 1,
        year + 1,
        court.parent.map_or(String::new(), |_| format!(
            "topics: [topic-{}]\nformerly: [earlier-{number}]\n",
            number % SUBJECTS.len()
        )),
        court.parent.map_or(String::new(), |above| {
            let other = number / 2;
            format!("{}对整改工作进行了督促。[以前的通报](../notice-{other:05}/1.html)", courts[above].name)
        }),
        words.pick(&mut dice, STEPS),
        words.pick(&mut dice, STEPS),
    );
    for issue in 1..=18 + dice.roll(5) {
        let owner = dice.pick(DEPARTMENTS);
        text.push_str(&format!(
            "### {issue}. 关于“{}{}”的问题\n\n整改结果：{}\n责任部门：{owner}\n完成时限：{}年{}月底前\n\n整改情况：",
            words.pick(&mut dice, SUBJECTS),
            words.pick(&mut dice, FAULTS),
            dice.pick(STATUSES),
            year + 1,
            1 + dice.roll(12),
        ));
        for step in ["一是", "二是", "三是"].iter().take(2 + dice.roll(2)) {
            text.push_str(&format!(
                "{step}**{}。**{owner}牵头，{}。",
                words.pick(&mut dice, FAULTS),
                words.pick(&mut dice, STEPS)
            ));
        }
        if dice.roll(3) == 0 {
            text.push_str(&format!("制定《{}办法（第{number}号）》。", words.pick(&mut dice, SUBJECTS)));
        }
        text.push_str("\n\n");
    }
    text.push_str("## 三、下一步打算\n\n持续巩固整改成果。\n\n联系电话：0000-1000000。\n");
    (format!("content/notices/notice-{number:05}.md"), text)
}
