//! Fields of forms that stand behind a label: what was chosen or typed there is text of the paper. Search boxes and menus
//! stand behind none.

use html5ever::tokenizer::Tag;

use crate::import::paper::Content;
use crate::import::paper::Line;
use crate::import::readers::html::attribute::attribute;
use crate::import::readers::html::blocks::Blocks;
use crate::import::readers::html::blocks::named;
use crate::import::readers::html::container;
use crate::import::readers::html::form_entry::Choice;
use crate::import::readers::html::form_entry::Control;
use crate::import::readers::html::form_entry::is_prompt;
use crate::import::readers::html::grid::Placed;
use crate::import::readers::html::tags::Role;
use crate::import::readers::inline;
use crate::import::readers::left_out;
use crate::prose::column_names;
use crate::prose::labels;
use crate::text::numeral;

const OTHERS: &str = "未选中的选项";
const UNMARKED: &str = "未选中的选项（网页没有标明选了哪一项，正文取它显示的第一项）";
/// Rows at the top of a table among which its names of columns are.
const HEAD_ROWS: usize = 3;

impl Blocks {
    /// Takes a tag that begins a list to choose from or a box to type in, if it is seen and stands behind a label.
    pub(in crate::import::readers::html) fn begins_control(&mut self, tag: &Tag) -> bool {
        let control = match &*tag.name {
            // The entries of a menu part no line.
            "option" | "optgroup" => return self.in_menu(),
            "textarea" => Control::Typed(String::new()),
            "select" => {
                let tall = attribute(tag, "size").is_some_and(|size| !matches!(size.trim(), "" | "0" | "1"));
                let several = tall || attribute(tag, "multiple").is_some();
                Control::Choice { options: Vec::new(), several }
            }
            _ => return false,
        };
        let labelled = self.is_filled_in(tag);
        if labelled {
            self.control = Some(control);
        }
        labelled
    }

    fn in_menu(&mut self) -> bool {
        let inside = self.open.iter().any(|element| matches!(element.role, Role::Unsaid(_)));
        if inside {
            self.growing.part();
        }
        inside
    }

    /// A tag within an open field; others end it.
    pub(in crate::import::readers::html) fn in_control(&mut self, tag: &Tag, role: Role) -> bool {
        let Some(control) = &mut self.control else { return false };
        match (control, &*tag.name) {
            (Control::Choice { options, .. }, "option") => options.push(Choice {
                text: String::new(),
                chosen: attribute(tag, "selected").is_some(),
                empty: attribute(tag, "value").is_some_and(inline::is_blank),
            }),
            (_, "optgroup" | "hr") => {}
            _ if matches!(role, Role::Inline | Role::Bold) => {}
            _ => {
                self.end_control();
                return false;
            }
        }
        true
    }

    /// The end of an element within an open field.
    pub(in crate::import::readers::html) fn ends_in_control(&mut self, name: &str, role: Role) -> bool {
        if self.control.is_none() {
            return false;
        }
        let closes = matches!(name, "select" | "textarea");
        let inside = matches!(name, "option" | "optgroup") || matches!(role, Role::Inline | Role::Bold);
        if !inside {
            self.end_control();
        }
        closes || inside
    }

    /// Characters within an open field.
    pub(in crate::import::readers::html) fn text_of_control(&mut self, text: &str) -> bool {
        match &mut self.control {
            None => return false,
            Some(Control::Typed(typed)) => typed.push_str(text),
            Some(Control::Choice { options, .. }) => {
                if let Some(option) = options.last_mut() {
                    option.text.push_str(text);
                }
            }
        }
        true
    }

    /// Writes what the open field shows in the line.
    pub(in crate::import::readers::html) fn end_control(&mut self) {
        match self.control.take() {
            None => {}
            Some(Control::Typed(text)) => self.fill_in(&text),
            Some(Control::Choice { options, several }) => self.chosen(options, several),
        }
    }

    fn chosen(&mut self, options: Vec<Choice>, several: bool) {
        let marked = options.iter().any(|option| option.chosen);
        // A browser shows the first where none is marked, and the last of several where one can be chosen.
        let last = options.iter().rposition(|option| option.chosen);
        let shown = |at: usize, option: &Choice| match (several, last) {
            (true, _) => option.chosen,
            (false, Some(last)) => at == last,
            (false, None) => at == 0,
        };
        let mut others = Vec::new();
        for (at, option) in options.iter().enumerate() {
            match shown(at, option) && !option.is_prompt() {
                true => self.fill_in(&option.text),
                false => others.push(option.text.trim()),
            }
        }
        let first = !marked && !several && options.first().is_some_and(|option| !option.is_prompt());
        self.leave_out(if first { UNMARKED } else { OTHERS }, &others.join(" "));
        if first && others.is_empty() {
            self.leave_out(UNMARKED, "无");
        }
    }

    /// What was typed or chosen, in the line; a prompt is nothing that was.
    pub(in crate::import::readers::html) fn fill_in(&mut self, text: &str) {
        if is_prompt(text) {
            return self.leave_out(left_out::PROMPT, text);
        }
        let line = self.growing.so_far();
        if column_names::label(line).is_some() && !line.ends_with(['：', ':']) {
            self.text(" ");
        }
        for (at, line) in text.trim().lines().enumerate() {
            if at > 0 {
                self.line_break();
            }
            self.text(line);
        }
    }

    /// Whether a field is seen and stands behind a label: in its line, alone in the line or cell before, or as the name of
    /// its column.
    pub(in crate::import::readers::html) fn is_filled_in(&mut self, tag: &Tag) -> bool {
        if self.face(tag, &named(tag)).hides() || !self.shows() {
            return false;
        }
        let line = self.growing.so_far().trim_end();
        let line = line.rsplit('\n').next().unwrap_or_default();
        if !inline::is_blank(line) {
            return is_label(line)
                || labels::words_before_colon(line).is_some_and(|(words, _)| is_label(unnumbered(words)));
        }
        match self.lines.last() {
            Some(line) => is_label_line(line),
            None => self.cell_is_labelled(),
        }
    }

    fn cell_is_labelled(&self) -> bool {
        let around =
            self.open.iter().rev().find(|element| matches!(element.role, Role::Table | Role::Cell | Role::Aside(_)));
        let in_cell = around.is_some_and(|element| element.role == Role::Cell);
        let Some(frame) = self.frames.last().filter(|_| in_cell) else { return false };
        let Some((row, above)) = frame.rows.split_last() else { return false };
        let before = row.len().checked_sub(2).and_then(|at| row.get(at));
        before.is_some_and(|cell| is_label(&container::plain(&cell.lines)))
            || above.iter().take(HEAD_ROWS).any(|row| names_columns(row))
    }
}

/// Whether a row holds the names of the columns of a ledger.
fn names_columns(row: &[Placed]) -> bool {
    let known = row.iter().filter(|cell| column_names::column(container::plain(&cell.lines).trim()).is_some());
    known.count() >= 2
}

fn is_label_line(line: &Line) -> bool {
    matches!(&line.content, Content::Text(text) if is_label(&text.text))
}

/// Words without a number or bullet in front of them.
fn unnumbered(words: &str) -> &str {
    let behind = words.split_once('、').filter(|(number, _)| number.chars().all(numeral::is_chinese));
    let words = behind.map_or(words, |(_, words)| words);
    words.trim_start_matches(|c: char| !c.is_alphabetic())
}

fn is_label(text: &str) -> bool {
    column_names::label(text.trim()).is_some()
}
