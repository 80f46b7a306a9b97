//! Ledgers at random: no issue, list or total says more than the least finished row that tells of it.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use tongbao::model::Notice;
use tongbao::model::StatusKind;
use tongbao::prose::status_words;
use tongbao::site;
use tongbao::site::Facts;
use tongbao::site::IssueTopics;
use tongbao::site::Lists;
use tongbao::site::NoticesShown;
use tongbao::site::SiteSources;
use tongbao::tree::Digest;

use crate::ledgers::papers::Form;
use crate::ledgers::papers::Grid;

/// What a row tells beside its problem.
#[derive(Clone, Debug)]
struct Told {
    measure: bool,
    owner: Option<&'static str>,
    due: Option<&'static str>,
    status: Option<(&'static str, StatusKind)>,
    /// Whether the result is written once for this row and the one above.
    merged: bool,
}

/// A random ledger: problems with their rows, the order of its columns, columns beside them, what stands between.
#[derive(Clone, Debug)]
struct Made {
    problems: Vec<Vec<Told>>,
    order: Vec<usize>,
    further: Vec<&'static str>,
    /// Whether a continued row repeats the number and the problem, rather than leave them empty.
    repeats: bool,
    groups: bool,
    caption: bool,
    sum: bool,
}

fn told() -> impl Strategy<Value = Told> {
    let status = option::weighted(0.8, select(status_words::vocabulary()));
    let owner = option::weighted(0.7, select(&["执行局", "立案庭", "审判管理办公室"][..]));
    let due = option::weighted(0.7, select(&["2025年6月底前", "2025年12月底前", "立行立改", "长期坚持"][..]));
    (prop::bool::weighted(0.8), owner, due, status, any::<bool>())
        .prop_map(|(measure, owner, due, status, merged)| Told { measure, owner, due, status, merged })
}

fn made() -> impl Strategy<Value = Made> {
    let further = vec(select(&["备注", "督办部门", "佐证材料", "验收"][..]), 0..3);
    (vec(vec(told(), 1..4), 1..5), Just((0..6).collect::<Vec<usize>>()).prop_shuffle(), further, any::<[bool; 4]>())
        .prop_map(|(problems, order, further, [repeats, groups, caption, sum])| Made {
            problems,
            order,
            further,
            repeats,
            groups,
            caption,
            sum,
        })
}

const HEADS: [&str; 6] = ["序号", "反馈问题", "整改措施", "责任部门", "完成时限", "整改状态"];

impl Made {
    /// The rows with their results: a merged one is that of the row above, also of another problem.
    fn settled(&self) -> Vec<Vec<Told>> {
        let mut above = None;
        let settle = |told: &Told| {
            let status = if told.merged && above.is_some() { above } else { told.status };
            above = status;
            Told { status, ..told.clone() }
        };
        let mut settle = settle;
        self.problems.iter().map(|rows| rows.iter().map(&mut settle).collect()).collect()
    }

    /// The ledger as a grid. Where cells cannot be merged, a result that holds for two rows is written as 同上.
    fn grid(&self, merges: bool) -> Grid {
        let mut grid: Grid = Vec::new();
        let columns = HEADS.len() + self.further.len();
        let alone = |text: &str| {
            let mut row = vec![if merges { "<" } else { "" }.to_owned(); columns];
            row[0] = text.to_owned();
            row
        };
        let in_order = |cells: [String; 6], more: &str| {
            let cells = self.order.iter().map(|column| cells[*column].clone());
            cells.chain(self.further.iter().map(|_| more.to_owned())).collect::<Vec<String>>()
        };
        if self.caption {
            grid.push(alone("整改台账"));
        }
        let mut heads = in_order(HEADS.map(str::to_owned), "");
        heads.truncate(HEADS.len());
        heads.extend(self.further.iter().map(|name| (*name).to_owned()));
        grid.push(heads);
        let (mut above, mut can_merge) = (None, false);
        for (number, rows) in self.problems.iter().enumerate() {
            if self.groups && number % 2 == 0 {
                grid.push(alone(["（一）执法办案方面", "（二）队伍建设方面"][number / 2 % 2]));
                can_merge = false;
            }
            for (index, told) in rows.iter().enumerate() {
                let goes_on = |own: String| match index {
                    0 => own,
                    _ if self.repeats => own,
                    _ => if merges { "^" } else { "" }.to_owned(),
                };
                let status = told.status.map(|(word, _)| word.to_owned()).unwrap_or_default();
                let status = match told.merged && above.is_some() {
                    true if merges && can_merge => "^".to_owned(),
                    true if merges => above.map(|(word, _): (&str, StatusKind)| word.to_owned()).unwrap_or_default(),
                    true => "同上".to_owned(),
                    false => status,
                };
                if !(told.merged && above.is_some()) {
                    above = told.status;
                }
                can_merge = true;
                let measure = if told.measure { format!("第{number}项第{index}步。") } else { String::new() };
                let cells = [
                    goes_on((number + 1).to_string()),
                    goes_on(format!("问题{}", ["甲", "乙", "丙", "丁"][number])),
                    measure,
                    told.owner.unwrap_or_default().to_owned(),
                    told.due.unwrap_or_default().to_owned(),
                    status,
                ];
                grid.push(in_order(cells, "另附"));
            }
        }
        if self.sum {
            let cells = ["合计", "", "", "", "", ""].map(str::to_owned);
            grid.push(in_order(cells, ""));
        }
        grid
    }

    /// The least finished result of each problem, among the rows that tell of it.
    fn least(&self) -> Vec<Option<StatusKind>> {
        let least = |rows: &Vec<Told>| {
            let tells =
                |told: &&Told| told.measure || told.owner.is_some() || told.due.is_some() || told.status.is_some();
            let kinds = rows.iter().filter(tells).map(|told| told.status.map(|(_, kind)| kind));
            ORDER.into_iter().find(|kind| kinds.clone().any(|of| of == *kind)).flatten()
        };
        self.settled().iter().map(least).collect()
    }
}

/// Results, the least finished first, as the words of the field have it.
const ORDER: [Option<StatusKind>; 8] = [
    Some(StatusKind::Incomplete),
    Some(StatusKind::Extended),
    None,
    Some(StatusKind::InProgress),
    Some(StatusKind::Partial),
    Some(StatusKind::MostlyCompleted),
    Some(StatusKind::Sustained),
    Some(StatusKind::Completed),
];

/// Holds every word of a site about these issues against what its rows say.
fn hold(form: Form, notice: Notice, least: &[Option<StatusKind>]) {
    let read: Vec<Option<StatusKind>> = notice.issues().map(|(_, issue)| issue.rectification.kind()).collect();
    assert_eq!(read, least, "{form:?}: the issues\n{}", tongbao::model::block::plain(&notice.body));
    for (_, issue) in notice.issues() {
        let rank = |kind: Option<StatusKind>| ORDER.iter().position(|of| *of == kind);
        let kind = issue.rectification.kind();
        assert!(
            issue.parts.iter().all(|part| rank(kind) <= rank(part.rectification.kind())),
            "an issue says no more than its parts"
        );
        let open = issue.parts.iter().filter(|part| part.rectification.is_open());
        for owner in open.filter_map(|part| part.rectification.owner.as_deref()) {
            assert!(issue.owners().contains(&owner), "every owner is one of the issue");
        }
    }
    let facts = Arc::new(Facts::of(&notice, Digest::of(b"")));
    let sources = SiteSources { notices: vec![Arc::clone(&facts)], ..SiteSources::default() };
    let topics = Arc::new(IssueTopics::of(&facts.said, &[]));
    let (site, _) = site::arrange(sources, None, NoticesShown::Public).assemble(vec![topics], &[None]);
    let site = Arc::new(site);
    let lists = Lists::new(&site);
    let mut counted: Vec<Option<StatusKind>> = lists.standing().iter().map(|of| of.kind).collect();
    let mut expected = least.to_vec();
    counted.sort();
    expected.sort();
    assert_eq!(counted, expected, "the lists and totals");
}

/// Every result beside every other, either first.
#[test]
fn of_any_two_results_the_less_finished_one_holds() {
    let words = ["未完成", "申请延期", "", "正在整改", "阶段性完成", "基本完成", "长期坚持", "已完成"];
    for (first, above) in words.iter().enumerate() {
        for (second, below) in words.iter().enumerate() {
            let rows = [HEADS.join("|"), format!("1|问题甲|第一步。|||{above}"), format!("^|^|第二步。|||{below}")];
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            let (_, notice) = Form::Word.read(&[crate::ledgers::papers::grid(&rows)]);
            hold(Form::Word, notice, &[ORDER[first.min(second)]]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, rng_seed: RngSeed::Fixed(14), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_says_more_than_its_least_finished_row(made in made()) {
        let least = made.least();
        for form in Form::ALL {
            let merges = matches!(form, Form::Word | Form::Page);
            let (_, notice) = form.read(&[made.grid(merges)]);
            hold(form, notice, &least);
        }
    }
}
