//! The pages of the preview itself: the workbench with every notice and every fault, and the sources with their lines.

use std::collections::HashMap;

use maud::DOCTYPE;
use maud::Markup;
use maud::display;
use maud::html;

use super::ChangedAt;
use super::State;
use crate::address::Route;
use crate::approval::Stage;
use crate::compile::HeldBack;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::diagnostic::show;
use crate::diagnostic::show::Card;
use crate::site::Said;
use crate::site::Standing;
use crate::text::percent;
use crate::tree::RelPath;

/// So many faults are listed; a terminal shows no more either.
const LISTED: usize = 500;
/// So many lines of a source are shown.
const LINES: usize = 20_000;

/// Where a notice stands on its way, and whether the public sees it, in a cell.
fn stands(stage: Stage, standing: Standing) -> Markup {
    let word = stage.words().zh;
    html! {
        @match standing {
            Standing::Public => { (word) "，公开" },
            Standing::Draft => strong.held { (word) @if stage != Stage::Draft { "，未公开" } },
            Standing::Withdrawn(day) => strong.held { (word) "（" (day.iso()) "）" },
            Standing::Embargoed(day) => strong.held { (word) "，不早于 " (day.iso()) " 公开" },
        }
    }
}

/// A page of the preview.
fn document(title: &str, main: &Markup, script: Option<&str>) -> String {
    let page = html! {
        (DOCTYPE) "\n"
        html.tongbao-workbench lang="zh-Hans" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href="/_preview/preview.css";
                // An empty icon: a page that names none makes the browser ask for /favicon.ico.
                link rel="icon" href="data:,";
            }
            "\n"
            body {
                main { (main) }
                @if let Some(script) = script { script src=(script) {} }
            }
        }
        "\n"
    };
    page.into_string()
}

/// The workbench.
pub fn page(state: &State, secret: &str, changed: &ChangedAt<'_>) -> String {
    let shown = pages_of(state);
    let main = html! {
        h1 { "预览工作台" }
        p { a href="/" { "打开网站首页" } }
        @if let Some(why) = &state.unreadable {
            p #unreadable { strong { "读不出改动，下面是之前的内容。" } (why) }
        }
        (drop_area(secret))
        (state.with_faults(|faults| html! { (notices(state, faults, &shown, changed)) (faults_of(state, faults, &shown)) }))
    };
    document("预览工作台", &main, Some("/_preview/workbench.js"))
}

fn drop_area(secret: &str) -> Markup {
    html! {
        section #paper data-secret=(secret) aria-labelledby="paper-title" {
            h2 #paper-title { "导入文件" }
            p {
                "把 Word、PDF、网页或文本文件拖到这里，或"
                label.choose {
                    "选择文件"
                    input type="file" accept=".docx,.doc,.wps,.rtf,.pdf,.html,.htm,.txt,.md";
                }
                "。先显示对照，确认后才写入 content/。"
            }
            p {
                label { "标识（可不填）" input type="text" name="id" maxlength="80" pattern="[a-z0-9-]*"; }
                " "
                label {
                    "当作"
                    select name="kind" {
                        option value="" { "自动判断" }
                        option value="notice" { "通报" }
                        option value="article" { "文章" }
                    }
                }
            }
            div.answer role="status" aria-live="polite" {}
        }
    }
}

/// The pages that show sources.
fn pages_of(state: &State) -> HashMap<&RelPath, Route> {
    let Some(newest) = state.versions.first() else { return HashMap::new() };
    let site = &newest.compiled.site;
    let notices = site
        .notices
        .iter()
        .chain(&newest.compiled.held_back)
        .map(|notice| (&notice.places.path, Route::Notice(notice.said.id.clone())));
    let organs = site.organs.values().map(|organ| (&organ.path, Route::Organ(organ.id.clone())));
    let articles = site.articles.iter().map(|article| (&article.path, Route::Article(article.id.clone())));
    let pages = site.pages.iter().map(|page| (&page.path, Route::Page(page.id.clone())));
    notices.chain(organs).chain(articles).chain(pages).collect()
}

fn notices(state: &State, faults: &[&Diagnostic], shown: &HashMap<&RelPath, Route>, changed: &ChangedAt<'_>) -> Markup {
    let Some(latest) = &state.latest else { return Markup::default() };
    let compiled = &latest.compiled;
    let mut of: HashMap<&RelPath, Vec<&Diagnostic>> = HashMap::new();
    faults.iter().for_each(|fault| of.entry(&fault.span.path).or_default().push(fault));
    let held = &compiled.held_back;
    let standing = |said: &Said| compiled.site.standing(said);
    // A source that changed this moment is read anew in the next: until then nothing is said to be approved.
    let stage = |said: &Said| compiled.stage(&said.id).and_then(Result::ok).unwrap_or(Stage::Submitted);
    let all = held.iter().chain(&compiled.site.notices).map(|notice| (notice, standing(&notice.said)));
    html! {
        section aria-labelledby="notices-title" {
            h2 #notices-title {
                "通报（" (compiled.site.notices.len() + held.len()) " 份，其中未公开 " (held.len()) " 份）"
            }
            @if let Some(held) = HeldBack::of(compiled) {
                p #held {
                    "未公开：" (held.words().zh) "。"
                    @if held.drafts > 0 { "定稿后删去 draft: true 这一行，就会公布。" }
                    @if held.embargoed > 0 { "生成网站时，用 --day 可以另按一个日期判断。" }
                }
            }
            div.wide {
                table #notices {
                    thead {
                        tr {
                            @for name in ["通报", "种类", "状态", "问题数", "错误", "警告", "提示", "最近改动"] {
                                th scope="col" { (name) }
                            }
                        }
                    }
                    tbody {
                        @for (notice, standing) in all {
                            "\n"
                            tr {
                                th scope="row" {
                                    (titled(&notice.said, shown.get(&notice.places.path)))
                                    br;
                                    (source_link(notice.places.path.as_str(), 1, notice.places.path.as_str()))
                                }
                                td { (notice.said.kind.word()) }
                                td { (stands(stage(&notice.said), standing)) }
                                td.n { (notice.said.issue_count()) }
                                @for level in Level::ALL { (counted(of.get(&notice.places.path), level)) }
                                td { @if let Some(seconds) = changed(&notice.places.path) { (moment(seconds)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The title of a notice, with a link where a page shows it.
fn titled(said: &Said, route: Option<&Route>) -> Markup {
    let title = if said.title().is_empty() { said.id.as_str() } else { said.title() };
    html! {
        @match route {
            Some(route) => (link(route, title)),
            None => (title),
        }
    }
}

/// How many faults of a level a notice has.
fn counted(faults: Option<&Vec<&Diagnostic>>, level: Level) -> Markup {
    let count = faults.map_or(0, |faults| show::count(faults, level));
    html! {
        @if count > 0 { td.n.(level.word()) { (count) } } @else { td.n { "0" } }
    }
}

/// A moment in UTC; the script writes it as the clock on the wall shows it.
fn moment(seconds: i64) -> Markup {
    let text = jiff::Timestamp::from_second(seconds).map(|moment| moment.to_string()).unwrap_or_default();
    html! { time datetime=(text) { (text.replace('T', " ").replace('Z', " UTC")) } }
}

fn faults_of(state: &State, faults: &[&Diagnostic], shown: &HashMap<&RelPath, Route>) -> Markup {
    html! {
        section aria-labelledby="faults-title" {
            h2 #faults-title {
                "检查结果：" (show::tally(faults.iter().copied(), Lang::Zh))
                @if !state.is_judged() { "（正在检查……）" }
            }
            ol #faults {
                @for card in show::cards(faults, &|path| state.text(path.as_str()), Lang::Zh, LISTED) {
                    "\n"
                    (listed(&card, shown))
                }
            }
            @if faults.len() > LISTED {
                p { "另有 " (faults.len() - LISTED) " 处：用 tongbao check 查看。" }
            }
        }
    }
}

fn listed(card: &Card, shown: &HashMap<&RelPath, Route>) -> Markup {
    let page = RelPath::new(&card.path).ok().and_then(|path| shown.get(&path));
    html! {
        li.(card.level) {
            p { strong { (card.level_name) " " (card.code) } " " (card.cause) }
            p.place {
                (source_link(&card.path, card.line, &format!("{}:{}", card.path, card.line)))
                " "
                @if let Some(route) = page { (link(route, "页面")) }
            }
            @if !(card.before.is_empty() && card.marked.is_empty() && card.after.is_empty()) {
                pre { (card.before) mark { (card.marked) } (card.after) }
            }
            p { "怎么改：" (card.remedy) }
        }
    }
}

fn link(route: &Route, words: &str) -> Markup {
    html! { a href={ "/" (route.path().as_str()) } { (words) } }
}

fn source_link(path: &str, line: usize, words: &str) -> Markup {
    html! {
        a.source href={ "/_preview/source/" (display(percent::path(path))) "#L" (line) } { (words) }
    }
}

/// A page in place of one that could never be made.
pub fn unmade(path: &str, fault: &Diagnostic) -> String {
    let main = html! {
        h1 { "这一页还不能生成" }
        p { (path) }
        p { (fault.cause(Lang::Zh)) }
        p { "怎么改：" (fault.remedy(Lang::Zh)) }
        p { "改好以后，这一页自动显示。" }
    };
    document("这一页还不能生成", &main, None)
}

/// A source with its lines, each with an address.
pub fn source(state: &State, path: &str) -> Option<String> {
    let text = state.text(path)?;
    let route = RelPath::new(path).ok().and_then(|path| pages_of(state).remove(&path));
    let main = html! {
        h1 { (path) }
        p {
            a href="/_preview/" { "工作台" }
            " "
            @if let Some(route) = &route { (link(route, "页面")) }
        }
        ol.lines {
            @for (at, line) in text.lines().take(LINES).enumerate() {
                "\n"
                li #{ "L" (at + 1) } { code { (line) } }
            }
        }
    };
    Some(document(path, &main, None))
}
