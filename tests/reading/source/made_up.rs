//! Notices made up at random: every key of front matter with awkward values, every form of heading, label and step.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use tongbao::model::StatusKind;
use tongbao::prose::labels;
use tongbao::prose::status_words;

/// A whole notice.
pub fn notice() -> impl Strategy<Value = String> {
    (head(), vec(part(), 0..14)).prop_map(|(head, parts)| format!("---\n{head}---\n{}", parts.concat()))
}

/// Front matter, without the lines that fence it.
pub fn head() -> impl Strategy<Value = String> {
    (vec(entry(), 0..12), text(), kind()).prop_map(|(entries, title, kind)| {
        let mut out = format!("title: {}\nkind: {kind}\n", quoted(&title));
        let mut seen: Vec<&str> = Vec::new();
        for entry in &entries {
            let key = entry.split(':').next().unwrap_or_default();
            if !seen.contains(&key) {
                seen.push(key);
                out.push_str(entry);
            }
        }
        out
    })
}

fn kind() -> impl Strategy<Value = &'static str> {
    select(
        &[
            "progress",
            "immediate",
            "problems",
            "plan",
            "closure",
            "audit",
            "ledger",
            "followup",
            "petitions",
            "stationing",
            "aggregate",
        ][..],
    )
}

/// What YAML might take for something else than text, and what a line of it does not hold.
fn text() -> impl Strategy<Value = String> {
    let awkward = select(
        &[
            "000001",
            "0x10",
            "1e3",
            "1_000",
            ".5",
            "-1",
            "+86 10",
            "yes",
            "no",
            "on",
            "null",
            "~",
            "true",
            "2024-02-30",
            "2024-12-31",
            "12:30",
            "- 甲",
            "甲: 乙",
            "甲 # 乙",
            "#甲",
            "'甲'",
            "\"甲\"",
            "甲\"乙'丙",
            "[甲]",
            "{甲}",
            "&甲",
            "*甲",
            "!甲",
            "|",
            ">",
            "%",
            "@甲",
            "`甲`",
            "? 甲",
            ": 甲",
            "甲:",
            "---",
            "...",
            "--- 甲",
            "😀",
            "𠮷",
            "\\n",
            "C:\\甲",
            "甲\n乙",
            "甲\n\n乙\n",
            "\n甲",
            " 甲 ",
            "\u{3000}甲",
            "甲\u{a0}乙",
            "\t甲",
            "=",
            "<<",
            "1.0",
            "0o7",
            "2001-01-01T00:00:00Z",
            "甲\r\n乙",
            "é",
            "e\u{301}",
            "关于“甲”的问题：乙",
            "",
        ][..],
    );
    prop_oneof![
        4 => awkward.prop_map(str::to_owned),
        3 => "[甲乙：:，。“”（）a-c0-3 #\\-'\"\\[\\]{}&*!|>%@`?,\\\\]{0,12}",
        1 => "\\PC{0,20}",
        1 => (200usize..3000).prop_map(|len| "很长的一句话，".chars().cycle().take(len).collect()),
    ]
}

/// A text in double quotes, so that what stands in the source is what is meant.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

fn date() -> impl Strategy<Value = &'static str> {
    select(
        &[
            "2024-12-31",
            "2024-02",
            "2024",
            "2024-Q3",
            "2024-H2",
            "2024年8月下旬",
            "2024年8月1日",
            "2024/1/2",
            "2024年上半年",
        ][..],
    )
}

fn id() -> impl Strategy<Value = String> {
    "[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?"
}

fn status() -> impl Strategy<Value = &'static str> {
    select(StatusKind::ALL.map(StatusKind::key).to_vec())
}

/// One key of front matter with its value, often in a form that is allowed and seldom in another.
fn entry() -> BoxedStrategy<String> {
    let words = |key: &'static str| text().prop_map(move |value| format!("{key}: {}\n", quoted(&value)));
    let day = |key: &'static str| date().prop_map(move |day| format!("{key}: {day}\n"));
    let ids = |key: &'static str| vec(id(), 0..3).prop_map(move |ids| format!("{key}: [{}]\n", ids.join(", ")));
    let period = || (date(), date()).prop_map(|(from, to)| format!("[{from}, {to}]"));
    let inspection = (text(), option::of(0u32..99), option::of(period())).prop_map(|(team, term, period)| {
        let term = term.map(|term| format!(", term: {term}, round: 1")).unwrap_or_default();
        let period = period.map(|period| format!(", period: {period}")).unwrap_or_default();
        format!("inspection: {{ team: {}{term}{period}, feedback_on: 2024-10-24 }}\n", quoted(&team))
    });
    let contact = (text(), text(), option::of(period())).prop_map(|(phone, label, period)| {
        let (phone, label) = (quoted(&phone), quoted(&label));
        let period = period.map(|period| format!("  period: {period}\n")).unwrap_or_default();
        format!(
            "contact:\n  phones: [{phone}, {{ label: {label}, number: {phone} }}]\n  emails: {label}\n  postcode: 000001\n  \
             address: {label}\n  mailbox: {phone}\n  recipient: {label}\n  hours: {phone}\n{period}"
        )
    });
    let claim = (status(), 0u64..99, option::of(0u64..u64::MAX), text()).prop_map(|(status, part, total, text)| {
        let total = total.map(|total| format!(", total: {total}")).unwrap_or_default();
        let text = quoted(&text);
        format!("claims:\n  - {{ subject: issues, basis: issues{total}, parts: {{ {status}: {part} }}, text: {text} }}\n  - {{ subject: petitions, total: 0, as_of: 2024-12 }}\n")
    });
    let pair = |key: &'static str, first: &'static str, second: &'static str, value: &'static str| {
        text().prop_map(move |text| format!("{key}: [{{ {first}: {value}, {second}: {} }}]\n", quoted(&text)))
    };
    let withheld = text().prop_map(|text| format!("withheld: {{ count: 2, basis: {} }}\n", quoted(&text)));
    let issues = (id(), vec(id(), 0..3), 1u32..4).prop_map(|(notice, topics, number)| {
        let topics = topics.join(", ");
        format!(
            "issues:\n  \"{number}\": {{ topics: [{topics}], assurance: verified }}\n  \"5-{number}\": {{ continues: {notice}/3-2 }}\n"
        )
    });
    let loose = (text(), text()).prop_map(|(key, value)| {
        // YAML ends a key after 1024 characters.
        let key: String = key.chars().take(60).collect();
        format!("{}: {}\n", quoted(&key), quoted(&value))
    });
    prop_oneof![
        prop_oneof![words("issuer"), words("document_number"), words("summary"), words("source_url")],
        prop_oneof![day("as_of"), day("signed_on"), day("published_on"), day("embargo_until")],
        prop_oneof![ids("related"), ids("topics"), ids("formerly"), id().prop_map(|id| format!("organ: {id}\n"))],
        select(
            &[
                "draft: true\n",
                "draft: false\n",
                "list: annex\n",
                "list: body\n",
                "assurance: reinspected\n",
                "source_url: https://a.cn/x?y=1#z\n"
            ][..]
        )
        .prop_map(str::to_owned),
        prop_oneof![inspection, id().prop_map(|id| format!("inspection: {id}\n"))],
        contact,
        claim,
        withheld,
        pair("corrections", "on", "what", "2024-12-31"),
        pair("attachments", "file", "title", "a.csv"),
        issues,
        loose,
    ]
    .boxed()
}

/// A heading, labelled lines, steps, a list, a table or anything else a body has, with what parts it from the next.
fn part() -> BoxedStrategy<String> {
    let gap = select(&["\n\n", "\n", "\n\n\n", "\u{3000}\n", "\\\n"][..]);
    (prop_oneof![3 => heading(), 4 => labelled(), 2 => steps(), 1 => list(), 1 => table(), 2 => inline()], gap)
        .prop_map(|(part, gap)| part + gap)
        .boxed()
}

fn number() -> impl Strategy<Value = String> {
    let marks = &[
        "一、",
        "二、",
        "三、",
        "（一）",
        "(二)",
        "（三）",
        "1.",
        "2．",
        "3、",
        "4)",
        "（1）",
        "(2)",
        "①",
        "②",
        "第一，",
        "反馈问题一：",
        "反馈问题2:",
        "问题（三）",
        "1.反馈问题：",
        "整改任务四、",
        "十、",
        "",
        "2025. ",
        "65.61%",
    ];
    select(marks.to_vec()).prop_map(str::to_owned)
}

fn title() -> impl Strategy<Value = String> {
    let titles = &[
        "关于“甲”的问题",
        "关于 “如我在诉” 不强的问题。",
        "组织领导情况",
        "整改进展情况",
        "“主责主业”方面",
        "针对甲问题的整改",
        "甲不够扎实",
        "下一步打算",
        "**甲**乙",
        "整改措施",
        "存在问题",
        "关于“甲”的问题（已完成）",
        "*市",
        "",
        "甲_乙_丙",
        "反馈问题",
    ];
    select(titles.to_vec()).prop_map(str::to_owned)
}

fn heading() -> BoxedStrategy<String> {
    let marks = select(&["# ", "## ", "### ", "#### ", "##### ", "###### ", "#", "", "> "][..]);
    (marks, number(), title()).prop_map(|(mark, number, title)| format!("{mark}{number}{title}")).boxed()
}

fn labelled() -> BoxedStrategy<String> {
    let label = select(labels::vocabulary()).prop_map(|(word, _)| word);
    let word = select(status_words::vocabulary()).prop_map(|(word, _)| word.to_owned());
    let values = &[
        "",
        "以完成",
        "立行立改",
        "2025年12月底前",
        "12月底前",
        "执行局（牵头），审管办",
        "一是甲。二是乙。",
        "该问题已完成整改。一是甲。",
        "已完成，其中2项正在推进",
        "完成情况：已完成",
        "甲：乙",
        "适时",
    ];
    let value = prop_oneof![word, select(values.to_vec()).prop_map(str::to_owned), inline()];
    let colon = select(&["：", ":", "： ", " ：", "", " ", "\u{a0}："][..]);
    let lead = select(&["", "**", "1. ", "- ", "（", "\u{3000}\u{3000}", "2．", "    "][..]);
    (lead, label, colon, value)
        .prop_map(|(lead, label, colon, value)| match lead {
            "**" => format!("**{label}{colon}**{value}"),
            "（" => format!("（{label}{colon}{value}）"),
            lead => format!("{lead}{label}{colon}{value}"),
        })
        .boxed()
}

fn steps() -> BoxedStrategy<String> {
    let marks = &["一是", "二是", "三是", "（1）", "1.", "2.", "第二，", "①", "统一是", "一是一、二是二"];
    let step = (select(marks.to_vec()), inline(), select(&["。", "；", "\n", "\n\n", ""][..]));
    vec(step.prop_map(|(mark, text, end)| format!("{mark}{text}{end}")), 1..5).prop_map(|steps| steps.concat()).boxed()
}

fn list() -> BoxedStrategy<String> {
    let marker = select(&["1. ", "3. ", "- ", "* ", "+ ", "2025. ", "2) ", "1.", "  - "][..]);
    vec((marker, inline()).prop_map(|(marker, text)| format!("{marker}{text}\n")), 1..5)
        .prop_map(|items| items.concat())
        .boxed()
}

fn table() -> BoxedStrategy<String> {
    let column = prop_oneof![
        select(labels::vocabulary()).prop_map(|(word, _)| word.to_owned()),
        select(&["", "整改壮态", "数量", "**问题**"][..]).prop_map(str::to_owned),
    ];
    let cell = prop_oneof![
        select(
            &[
                "",
                "1",
                "一",
                "已完成",
                "甲",
                "立案庭、执行局",
                "一是甲。二是乙。",
                "甲\\|乙",
                "2025年6月",
                "一是甲。<br>二是**乙。**<br>丙",
                "正在<br>整改",
                "\\<br>",
                "同上",
                "合计"
            ][..]
        )
        .prop_map(str::to_owned),
        inline(),
    ];
    (vec(column, 1..6), vec(vec(cell, 0..6), 0..4))
        .prop_map(|(head, rows)| {
            let rule = "|---".repeat(head.len());
            let row = |cells: &Vec<String>| format!("| {} |\n", cells.join(" | ").replace('\n', " "));
            format!("\n{}{rule}|\n{}", row(&head), rows.iter().map(row).collect::<String>())
        })
        .boxed()
}

/// A stretch of running text: masks, bold in odd places, what looks like notation and is none.
fn inline() -> BoxedStrategy<String> {
    let pieces = &[
        "甲",
        "乙。",
        "，",
        "“丙”",
        "**丁**",
        "**戊。**随后",
        "*市",
        "为*市*",
        "己\n",
        "庚  \n",
        "`辛`",
        "[壬](https://a.cn)",
        "3. ",
        "2025年",
        "_",
        "\\*",
        "&nbsp;",
        "<br>",
        "|",
        "#",
        "- ",
        "一是",
        "；二是",
        "整改结果：已完成",
        "\u{3000}",
        " ",
        "a b",
        "![图](a.png)",
        "~~子~~",
        ">",
        "\t",
    ];
    vec(select(pieces.to_vec()), 0..6).prop_map(|pieces| pieces.concat()).boxed()
}

/// Any piece of the notation.
pub fn piece() -> BoxedStrategy<String> {
    let signs = &[
        "\n", "\n\n", "---\n", "title: ", "：", "#", " ", "\u{feff}", "\u{200b}", "\r\n", "\u{0}", "```\n", "> ", "|",
        "\t", "&#0;",
    ];
    prop_oneof![select(signs.to_vec()).prop_map(str::to_owned), part(), heading(), inline(), number(), title()].boxed()
}
