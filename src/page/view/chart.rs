//! A picture of figures over time, and the table that says the same.

use serde::Serialize;

use super::scope::Scope;
use super::view_parts::DateView;
use crate::site::Entry;
use crate::site::FiguresAt;
use crate::site::over_time;
use crate::site::thinned;

/// A column a day, and a row a day.
#[derive(Clone, Debug, Serialize)]
pub struct ChartView {
    /// The filter of its rules: what picks its issues out of all in the open data.
    pub scope: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// Its columns, oldest first, in a picture of 360 by 184.
    pub bars: Vec<BarView>,
    /// The same figures, oldest first.
    pub points: Vec<PointView>,
}

/// A column of a picture.
#[derive(Clone, Debug, Serialize)]
pub struct BarView {
    /// Its left edge.
    pub x: usize,
    /// Its width.
    pub width: usize,
    /// Its middle.
    pub middle: usize,
    /// Its upper edge.
    pub top: usize,
    /// How much it stands for.
    pub listed: usize,
    /// Whether it has room for its figure.
    pub labelled: bool,
    /// The year, where it is the first column of it, and there is room.
    pub year: Option<i16>,
    /// Its parts from the ground up: class, upper edge, height.
    pub parts: Vec<(&'static str, usize, usize)>,
}

/// The figures of a day.
#[derive(Clone, Debug, Serialize)]
pub struct PointView {
    /// The day.
    pub day: DateView,
    /// The same, of a vague one the last, as rules name it.
    pub until: String,
    /// How many issues notices had named until then.
    pub listed: usize,
    /// How many of them were said to be completed.
    pub completed: usize,
    /// How many had another result.
    pub other: usize,
    /// How many had none.
    pub unstated: usize,
}

/// No picture has more columns.
const MOST: usize = 12;
/// Of more columns than these only the first and the last have room for their figures in large type.
const LABELLED: usize = 5;
/// The places of the picture: left edge and width of what the columns share, their ground, and their greatest height.
const LEFT: usize = 8;
const WIDTH: usize = 344;
const GROUND: usize = 144;
const TALLEST: usize = 120;

/// How far some issues, those that `filter` picks, were over time; none where there is only one day to tell of.
pub fn chart<'e>(scope: Scope<'_>, filter: String, entries: impl Iterator<Item = &'e Entry>) -> Option<ChartView> {
    let figures = thinned(over_time(scope.site, entries), MOST);
    let (first, last) = (figures.first()?, figures.last()?);
    if figures.len() < 2 {
        return None;
    }
    let description = scope.labels().say(
        "chart_description",
        &[
            ("from", &first.day.chinese()),
            ("to", &last.day.chinese()),
            ("listed_first", &first.listed),
            ("completed_first", &first.completed),
            ("listed", &last.listed),
            ("completed", &last.completed),
        ],
    );
    let point = |of: &FiguresAt| PointView {
        day: DateView::of(of.day),
        until: of.day.last().to_string(),
        listed: of.listed,
        completed: of.completed,
        other: of.other,
        unstated: of.unstated(),
    };
    Some(ChartView { scope: filter, description, bars: bars(&figures), points: figures.iter().map(point).collect() })
}

fn bars(figures: &[FiguresAt]) -> Vec<BarView> {
    let most = figures.iter().map(|of| of.listed).max().unwrap_or(0).max(1);
    let room = WIDTH / figures.len();
    let width = (room * 2 / 3).min(48);
    let mut years = Vec::new();
    let bar = |(index, of): (usize, &FiguresAt)| {
        let x = LEFT + index * room + (room - width) / 2;
        let mut ground = GROUND;
        let mut parts = Vec::new();
        for (key, count) in [("completed", of.completed), ("in_progress", of.other), ("unstated", of.unstated())] {
            // What is there is seen.
            let height = if count == 0 { 0 } else { (count * TALLEST / most).max(1) };
            ground -= height;
            if height > 0 {
                parts.push((key, ground, height));
            }
        }
        let year = of.day.last().year();
        let is_first = !years.contains(&year);
        years.push(year);
        let labelled = figures.len() <= LABELLED || index == 0 || index + 1 == figures.len();
        let year = (is_first && labelled).then_some(year);
        BarView { x, width, middle: x + width / 2, top: ground, listed: of.listed, labelled, year, parts }
    };
    figures.iter().enumerate().map(bar).collect()
}
