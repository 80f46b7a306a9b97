//! A ledger as each kind of paper: a Word document, a web page, Markdown, plain text with bars or tabs.

use tongbao::import;
use tongbao::import::Given;
use tongbao::import::Imported;
use tongbao::import::Wanted;
use tongbao::import::readers;
use tongbao::model::Notice;
use tongbao::model::block;

use crate::import_readers::made::Docx;
use crate::support::papers::written;

/// The cells of a table. `^` is covered by the cell above, `<` by the cell in front; a line break parts paragraphs.
pub type Grid = Vec<Vec<String>>;

/// A grid of rows with their cells between bars.
pub fn grid(rows: &[&str]) -> Grid {
    rows.iter().map(|row| row.split('|').map(|cell| cell.trim().replace("\\n", "\n")).collect()).collect()
}

/// A kind of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Word,
    Page,
    Markdown,
    Bars,
    BrokenBars,
    Tabs,
}

impl Form {
    /// Every kind.
    pub const ALL: [Form; 6] = [Form::Word, Form::Page, Form::Markdown, Form::Bars, Form::BrokenBars, Form::Tabs];

    /// The name and the bytes of a notice with these tables.
    pub fn paper(self, tables: &[Grid]) -> (&'static str, Vec<u8>) {
        match self {
            Form::Word => ("a.docx", word(tables)),
            Form::Page => ("a.html", page(tables).into_bytes()),
            Form::Markdown => {
                ("a.md", format!("# {TITLE}\n\n{LEAD}\n\n## 一、整改台账\n\n{}", typed(tables, markdown)).into_bytes())
            }
            Form::Bars => ("a.txt", text(tables, " | ")),
            Form::BrokenBars => ("a.txt", text(tables, "¦")),
            Form::Tabs => ("a.txt", text(tables, "\t")),
        }
    }

    /// What import makes of a notice with these tables, and the notice that is then built.
    pub fn read(self, tables: &[Grid]) -> (Imported, Notice) {
        let (name, bytes) = self.paper(tables);
        let Ok(readers::ReadAttempt::Paper(paper)) = readers::read(name, &bytes) else {
            panic!("{self:?} is not read")
        };
        let imported = import::understand(&paper, &Given { wanted: Wanted::Notice, ..Given::default() });
        let (written, notice) = written(&imported);
        let shown = block::plain(&notice.body);
        let loss = import::loss(&paper, &imported.boilerplate, &imported.printed_title, &shown, false);
        assert_eq!(loss, None, "{self:?}\n{written}");
        assert_eq!(notice.body, imported.body, "{self:?}: what was written reads back\n{written}");
        (imported, notice)
    }
}

/// The source of a notice with these tables: what a person types. A covered value is the one above.
pub fn source_of(tables: &[Grid]) -> String {
    format!("---\ntitle: {TITLE}\nkind: ledger\n---\n\n{LEAD}\n\n## 一、整改台账\n\n{}", typed(tables, markdown))
}

const TITLE: &str = "青岚市中级人民法院党组关于巡察整改进展情况的通报";
const LEAD: &str = "根据市委统一部署，市委第三巡察组对青岚市中级人民法院党组开展了巡察，现将整改情况予以公布。";

fn typed(tables: &[Grid], table: fn(&Grid) -> String) -> String {
    tables.iter().map(table).collect::<Vec<_>>().join("\n")
}

fn own(cell: &str) -> &str {
    if cell == "^" || cell == "<" { "" } else { cell }
}

fn markdown(grid: &Grid) -> String {
    let row = |cells: &Vec<String>| {
        format!("| {} |\n", cells.iter().map(|cell| own(cell).replace('\n', "<br>")).collect::<Vec<_>>().join(" | "))
    };
    let mut rows: Vec<String> = grid.iter().map(row).collect();
    rows.insert(1, format!("{}|\n", "|---".repeat(grid[0].len())));
    rows.concat()
}

fn text(tables: &[Grid], mark: &str) -> Vec<u8> {
    let mut out = format!("{TITLE}\n\n{LEAD}\n\n一、整改台账\n\n");
    for grid in tables {
        for row in grid {
            out += &row.iter().map(|cell| own(cell)).collect::<Vec<_>>().join(mark);
            out.push('\n');
        }
        out.push('\n');
    }
    out.into_bytes()
}

/// How many cells below or behind one it covers.
fn reach(grid: &Grid, row: usize, column: usize, mark: &str, down: bool) -> usize {
    let at = |step: usize| match down {
        true => grid.get(row + step).and_then(|row| row.get(column)),
        false => grid[row].get(column + step),
    };
    1 + (1..).take_while(|step| at(*step).is_some_and(|cell| cell == mark)).count()
}

fn page(tables: &[Grid]) -> String {
    let mut out = format!("<html><body><h1>{TITLE}</h1><p>{LEAD}</p><p>一、整改台账</p>");
    for grid in tables {
        out += "<table>";
        for (row, cells) in grid.iter().enumerate() {
            out += "<tr>";
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| *cell != "^" && *cell != "<") {
                let (rows, columns) = (reach(grid, row, column, "^", true), reach(grid, row, column, "<", false));
                let inside: String = cell.split('\n').map(|line| format!("<p>{line}</p>")).collect();
                out += &format!("<td rowspan={rows} colspan={columns}>{inside}</td>");
            }
            out += "</tr>";
        }
        out += "</table>";
    }
    out + "</body></html>"
}

fn word(tables: &[Grid]) -> Vec<u8> {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let mut body = p(TITLE) + &p(LEAD) + &p("一、整改台账");
    for grid in tables {
        body += "<w:tbl>";
        for (row, cells) in grid.iter().enumerate() {
            body += "<w:tr>";
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| *cell != "<") {
                let columns = reach(grid, row, column, "<", false);
                let merge = match (cell.as_str(), reach(grid, row, column, "^", true)) {
                    ("^", _) => "<w:vMerge/>",
                    (_, 1) => "",
                    _ => r#"<w:vMerge w:val="restart"/>"#,
                };
                let inside: String = own(cell).split('\n').map(p).collect();
                body += &format!(r#"<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>{merge}</w:tcPr>{inside}</w:tc>"#);
            }
            body += "</w:tr>";
        }
        body += "</w:tbl><w:p/>";
    }
    Docx::body(&body).bytes()
}

/// The issues of a notice, a line each, their parts behind a `+`.
pub fn issues(notice: &Notice) -> Vec<String> {
    let mut out = Vec::new();
    for (finding, issue) in notice.issues() {
        let status = issue.rectification.status.as_ref().map_or("未标明", |status| status.kind.word());
        let owner = issue.owners().join("、");
        let due = issue.rectification.due_on.as_ref().map_or("", |due| due.printed.as_str());
        let area = finding.area.map(|area| notice.outline.areas[area].title.as_str()).unwrap_or_default();
        out.push(
            format!("{} {} {status} {owner} {due} {area}", issue.key, issue.title)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        );
        for part in &issue.parts {
            let status = part.rectification.status.as_ref().map_or("未标明", |status| status.kind.word());
            let owner = part.rectification.owner.as_deref().unwrap_or_default();
            let due = part.rectification.due_on.as_ref().map_or("", |due| due.printed.as_str());
            out.push(format!("+ {status} {owner} {due}").split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    out
}
