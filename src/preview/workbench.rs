//! The pages of the preview itself: the workbench with every notice and every fault, and the sources with their lines.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use super::ChangedAt;
use super::State;
use super::additions::quoted;
use super::page_script;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::diagnostic::show;
use crate::model::Notice;
use crate::page::Route;
use crate::text::percent;
use crate::tree::RelPath;

/// So many faults are listed; a terminal shows no more either.
const LISTED: usize = 500;
/// So many lines of a source are shown.
const LINES: usize = 20_000;

/// Whether a notice is shown to the public.
enum Standing {
    Public,
    Draft,
    /// Under embargo, until the day that is written there.
    Embargoed(String),
}

impl Standing {
    fn of(notice: &Notice) -> Standing {
        match &notice.head.embargo_until {
            _ if notice.head.draft => Standing::Draft,
            Some(day) => Standing::Embargoed(day.iso()),
            None => Standing::Public,
        }
    }

    fn cell(&self) -> String {
        match self {
            Standing::Public => "公开".to_owned(),
            Standing::Draft => "<strong class=\"held\">草稿</strong>".to_owned(),
            Standing::Embargoed(day) => format!("<strong class=\"held\">不早于 {} 公开</strong>", quoted(day)),
        }
    }
}

fn begin(title: &str, out: &mut String) {
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"zh-Hans\" class=\"tongbao-workbench\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <link rel=\"stylesheet\" href=\"/_preview/preview.css\">\n</head>\n<body>\n<main>\n",
        quoted(title)
    );
}

/// The workbench.
pub fn page(state: &State, secret: &str, changed: &ChangedAt<'_>) -> String {
    let mut out = String::with_capacity(64 << 10);
    begin("预览工作台", &mut out);
    let _ = write!(out, "<h1>预览工作台</h1>\n<p><a href=\"/\">打开网站首页</a></p>\n");
    if let Some(why) = &state.unreadable {
        let _ =
            writeln!(out, "<p id=\"unreadable\"><strong>读不出改动，下面是之前的内容。</strong>{}</p>", quoted(why));
    }
    drop_area(secret, &mut out);
    state.with_faults(|faults| {
        notices(state, faults, changed, &mut out);
        faults_of(state, faults, &mut out);
    });
    out.push_str("</main>\n<script src=\"/_preview/workbench.js\"></script>\n</body>\n</html>\n");
    out
}

fn drop_area(secret: &str, out: &mut String) {
    let _ = write!(
        out,
        "<section id=\"paper\" data-secret=\"{secret}\" aria-labelledby=\"paper-title\">\n<h2 id=\"paper-title\">导入文件</h2>\n\
         <p>把 Word、PDF、网页或文本文件拖到这里，或<label class=\"choose\">选择文件<input type=\"file\" \
         accept=\".docx,.doc,.wps,.rtf,.pdf,.html,.htm,.txt,.md\"></label>。先显示对照，确认后才写入 content/。</p>\n\
         <p><label>标识（可不填）<input type=\"text\" name=\"id\" maxlength=\"80\" pattern=\"[a-z0-9-]*\"></label> \
         <label>当作<select name=\"kind\"><option value=\"\">自动判断</option><option value=\"notice\">通报</option>\
         <option value=\"article\">文章</option></select></label></p>\n\
         <div class=\"answer\" role=\"status\" aria-live=\"polite\"></div>\n</section>\n"
    );
}

fn notices(state: &State, faults: &[&Diagnostic], changed: &ChangedAt<'_>, out: &mut String) {
    let Some(latest) = &state.latest else { return };
    let compiled = &latest.compiled;
    let shown = page_script::pages_of(state);
    let mut of: HashMap<&RelPath, Vec<&Diagnostic>> = HashMap::new();
    faults.iter().for_each(|fault| of.entry(&fault.span.path).or_default().push(fault));
    let held = &compiled.held_back;
    let _ = write!(
        out,
        "<section aria-labelledby=\"notices-title\">\n<h2 id=\"notices-title\">通报（{} 份，其中未公开 {} 份）</h2>\n\
         <div class=\"wide\"><table id=\"notices\">\n<thead><tr><th scope=\"col\">通报</th><th scope=\"col\">种类</th>\
         <th scope=\"col\">状态</th><th scope=\"col\">问题数</th><th scope=\"col\">错误</th><th scope=\"col\">警告</th>\
         <th scope=\"col\">提示</th><th scope=\"col\">最近改动</th></tr></thead>\n<tbody>\n",
        compiled.site.notices.len() + held.len(),
        held.len()
    );
    let public = compiled.site.notices.iter().map(|notice| (notice, Standing::Public));
    let held: Vec<(&Arc<Notice>, Standing)> = held.iter().map(|notice| (notice, Standing::of(notice))).collect();
    for (notice, standing) in held.into_iter().chain(public) {
        let title = if notice.head.title.is_empty() { notice.id.as_str() } else { notice.head.title.as_str() };
        let name = match shown.get(&notice.path) {
            Some(route) => link(route, title),
            None => quoted(title),
        };
        let nothing = Vec::new();
        let own = of.get(&notice.path).unwrap_or(&nothing);
        let counts: String = [Level::Error, Level::Warning, Level::Note]
            .into_iter()
            .map(|level| match page_script::count(own, level) {
                0 => "<td class=\"n\">0</td>".to_owned(),
                count => format!("<td class=\"n {}\">{count}</td>", level.word()),
            })
            .collect();
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{name}<br>{}</th><td>{}</td><td>{}</td><td class=\"n\">{}</td>{counts}<td>{}</td></tr>",
            source_link(notice.path.as_str(), 1, notice.path.as_str()),
            notice.head.kind.word(),
            standing.cell(),
            notice.issues().count(),
            changed(&notice.path).map(moment).unwrap_or_default(),
        );
    }
    out.push_str("</tbody>\n</table></div>\n</section>\n");
}

/// A moment in UTC; the script writes it as the clock on the wall shows it.
fn moment(seconds: i64) -> String {
    let text = jiff::Timestamp::from_second(seconds).map(|moment| moment.to_string()).unwrap_or_default();
    format!("<time datetime=\"{text}\">{}</time>", text.replace('T', " ").replace('Z', " UTC"))
}

fn faults_of(state: &State, faults: &[&Diagnostic], out: &mut String) {
    let judged = if state.is_judged() { "" } else { "（正在检查……）" };
    let _ = write!(
        out,
        "<section aria-labelledby=\"faults-title\">\n<h2 id=\"faults-title\">检查结果：{}{judged}</h2>\n<ol id=\"faults\">\n",
        show::tally(faults.iter().copied(), Lang::Zh)
    );
    let shown = page_script::pages_of(state);
    for card in show::cards(faults, &|path| state.text(path.as_str()), Lang::Zh, LISTED) {
        let place = format!("{}:{}", card.path, card.line);
        let page = RelPath::new(&card.path).ok().and_then(|path| shown.get(&path).map(|route| link(route, "页面")));
        let _ = write!(
            out,
            "<li class=\"{}\"><p><strong>{} {}</strong> {}</p>\n<p class=\"place\">{} {}</p>\n",
            card.level,
            card.level_name,
            card.code,
            quoted(&card.cause),
            source_link(&card.path, card.line, &place),
            page.unwrap_or_default(),
        );
        if !(card.before.is_empty() && card.marked.is_empty() && card.after.is_empty()) {
            let (before, marked, after) = (quoted(&card.before), quoted(&card.marked), quoted(&card.after));
            let _ = writeln!(out, "<pre>{before}<mark>{marked}</mark>{after}</pre>");
        }
        let _ = writeln!(out, "<p>怎么改：{}</p></li>", quoted(&card.remedy));
    }
    out.push_str("</ol>\n");
    if faults.len() > LISTED {
        let _ = writeln!(out, "<p>另有 {} 处：用 tongbao check 查看。</p>", faults.len() - LISTED);
    }
    out.push_str("</section>\n");
}

fn link(route: &Route, words: &str) -> String {
    format!("<a href=\"/{}\">{}</a>", quoted(route.path().as_str()), quoted(words))
}

fn source_link(path: &str, line: usize, words: &str) -> String {
    format!("<a class=\"source\" href=\"/_preview/source/{}#L{line}\">{}</a>", percent::path(path), quoted(words))
}

/// A page in place of one that could never be made.
pub fn unmade(path: &str, fault: &Diagnostic) -> String {
    let mut out = String::new();
    begin("这一页还不能生成", &mut out);
    let _ = write!(
        out,
        "<h1>这一页还不能生成</h1>\n<p>{}</p>\n<p>{}</p>\n<p>怎么改：{}</p>\n<p>改好以后，这一页自动显示。</p>\n</main>\n</body>\n</html>\n",
        quoted(path),
        quoted(&fault.cause(Lang::Zh)),
        quoted(&fault.remedy(Lang::Zh)),
    );
    out
}

/// A source with its lines, each with an address.
pub fn source(state: &State, path: &str) -> Option<String> {
    let text = state.text(path)?;
    let mut out = String::with_capacity(text.len() * 2);
    begin(path, &mut out);
    let route = RelPath::new(path)
        .ok()
        .and_then(|path| page_script::pages_of(state).get(&path).map(|route| link(route, "页面")));
    let _ = write!(
        out,
        "<h1>{}</h1>\n<p><a href=\"/_preview/\">工作台</a> {}</p>\n<ol class=\"lines\">\n",
        quoted(path),
        route.unwrap_or_default()
    );
    for (at, line) in text.lines().take(LINES).enumerate() {
        let _ = writeln!(out, "<li id=\"L{}\"><code>{}</code></li>", at + 1, quoted(line));
    }
    out.push_str("</ol>\n</main>\n</body>\n</html>\n");
    Some(out)
}
