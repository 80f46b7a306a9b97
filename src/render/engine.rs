//! Templates loaded once, views rendered to bytes.

use std::collections::BTreeMap;
use std::io;
use std::io::Write;
use std::sync::Arc;

use tera::Context;
use tera::Tera;

use super::error;
use super::figure_markup;
use super::fill;
use super::label_file;
use super::nesting_guard;
use super::renamed;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::limits;
use crate::diagnostic::codes::templates as faults;
use crate::diagnostic::limit::LIMITS;
use crate::page::Labels;
use crate::page::view::TEMPLATES;
use crate::page::view::View;
use crate::text::similar;
use crate::tree::RelPath;

/// What the built-in templates are called where a site has one of the same name.
const BUILT_IN: &str = "builtin/";

/// The templates of a site: the built-in ones, and the site's own, which come first.
#[derive(Default)]
pub struct Theme<'t> {
    /// Built-in templates by name (`notice.html`, `parts/contact.html`).
    pub built_in: BTreeMap<String, String>,
    /// The site's own, by name, each with its file.
    pub own: BTreeMap<String, (RelPath, &'t str)>,
    /// The built-in labels: the text of `labels.txt`.
    pub labels: String,
    /// Whether all organs of the site are courts: the built-in labels have words of their own for it.
    pub only_courts: bool,
    /// The site's own labels, with their file.
    pub own_labels: Option<(RelPath, &'t str)>,
}

/// Templates ready to render.
#[derive(Debug)]
pub struct Renderer {
    tera: Tera,
    labels: Arc<Labels>,
    /// Where each of the site's own templates comes from, with its text, to point into it.
    own: BTreeMap<String, (RelPath, String)>,
}

impl Renderer {
    /// Loads templates. Each of the site's own that cannot be used is a fault and is left out, so that all faults come
    /// in one run.
    pub fn new(theme: Theme<'_>) -> (Renderer, Vec<Diagnostic>) {
        let (words, mut faults) = label_file::words(&theme.labels, theme.only_courts, theme.own_labels.as_ref());
        let mut tera = Tera::new();
        tera.register_filter("fill", fill::fill);
        tera.register_filter("figure", figure_markup::figure);
        tera.global_context().insert("words", words.all());
        tera.set_fallback_prefixes([BUILT_IN]).expect("no template has been added yet");
        let built_in = theme.built_in.iter().map(|(name, text)| (format!("{BUILT_IN}{name}"), text.as_str()));
        tera.add_raw_templates(built_in).expect("the built-in templates are tested with the program");
        let mut own: BTreeMap<String, (RelPath, String)> = BTreeMap::new();
        let mut waiting: Vec<(String, RelPath, &str)> = Vec::new();
        for (name, (path, text)) in &theme.own {
            match nesting_guard::check(path, text) {
                Some(fault) => faults.push(fault),
                None => waiting.push((name.clone(), path.clone(), text)),
            }
            own.insert(name.clone(), (path.clone(), (*text).to_owned()));
        }
        let mut renderer = Renderer { tera, labels: Arc::new(words), own };
        // A template may need another that comes later: go round until nothing more fits.
        loop {
            let before = waiting.len();
            let mut left = Vec::new();
            let mut reasons = Vec::new();
            for (name, path, text) in waiting {
                // Some editors put a mark in front of a file that says how its characters are written.
                match renderer.tera.add_raw_template(&name, text.trim_start_matches('\u{feff}')) {
                    Ok(()) => {}
                    Err(reason) => {
                        reasons.extend(renderer.faults(&reason, Some(&path), None));
                        left.push((name, path, text));
                    }
                }
            }
            if left.is_empty() || left.len() == before {
                faults.extend(reasons);
                break;
            }
            waiting = left;
        }
        faults.extend(unknown_templates(&theme));
        (renderer, faults)
    }

    /// The words and sentences of the theme.
    pub fn labels(&self) -> &Arc<Labels> {
        &self.labels
    }

    /// Renders a view.
    pub fn render(&self, view: &View) -> Result<Vec<u8>, Box<Diagnostic>> {
        let (template, name) = view.body.template();
        let mut context = Context::new();
        context.insert("page", &view.page);
        context.insert(name, &view.body);
        let mut page = Page { bytes: Vec::with_capacity(16 << 10), full: false };
        let result = self.tera.render_to(template, &context, &mut page);
        if page.full {
            let fault = Diagnostic::new(&limits::PAGE_SIZE, self.place_of(template));
            return Err(Box::new(fault.with("found", &view.page.path).with("limit", LIMITS.page_bytes)));
        }
        match result {
            Ok(()) => Ok(page.bytes),
            Err(reason) => {
                let mut faults = self.faults(&reason, None, Some((template, &view.page.path)));
                Err(Box::new(faults.swap_remove(0)))
            }
        }
    }

    /// An error of Tera as faults at their places in the template; at least one.
    fn faults(&self, reason: &tera::Error, path: Option<&RelPath>, page: Option<(&str, &str)>) -> Vec<Diagnostic> {
        error::read(reason).into_iter().map(|read| self.fault(read, path, page)).collect()
    }

    fn fault(&self, read: error::Read, path: Option<&RelPath>, page: Option<(&str, &str)>) -> Diagnostic {
        let text = read.template.as_deref().and_then(|name| self.own.get(name));
        let span = match (text, path, page) {
            (Some((path, text)), _, _) => error::span(path, text, read.place),
            (None, Some(path), _) => Span::new(path, 0, 0),
            (None, None, Some((template, _))) => self.place_of(read.template.as_deref().unwrap_or(template)),
            (None, None, None) => self.place_of("layout.html"),
        };
        match page {
            Some((_, page)) => {
                let pointed_at = text.and_then(|(_, text)| text.get(span.start..span.end)).unwrap_or_default();
                let (zh, en) = match renamed::meant(&read.message, pointed_at) {
                    Some(name) => (format!("是不是要用 {name}？"), format!("Did you mean {name}?")),
                    None => (String::new(), String::new()),
                };
                let fault = Diagnostic::new(&faults::TEMPLATE_FAILED, span).with("suggestion", zh);
                fault.with("suggestion_en", en).with("found", read.message).with("page", page)
            }
            None => Diagnostic::new(&faults::TEMPLATE_SYNTAX, span).with("found", read.message),
        }
    }

    /// The file of a template; for a built-in one the file that would take its place.
    fn place_of(&self, template: &str) -> Span {
        let name = template.strip_prefix(BUILT_IN).unwrap_or(template);
        let path = self.own.get(name).map(|(path, _)| path.clone());
        let path = path.or_else(|| RelPath::new(&format!("templates/{name}")).ok());
        Span::new(&path.unwrap_or_else(|| RelPath::new("templates").expect("a word is a path")), 0, 0)
    }
}

/// Files in templates/ that no page and no other template uses.
fn unknown_templates(theme: &Theme<'_>) -> Vec<Diagnostic> {
    let unused = theme.own.iter().filter(|(name, _)| {
        let named = |text: &str| text.contains(&format!("\"{name}\"")) || text.contains(&format!("'{name}'"));
        let used = TEMPLATES.contains(&name.as_str()) || theme.built_in.contains_key(*name);
        let mentioned = theme.own.iter().any(|(other, (_, text))| other != *name && named(text));
        // Components are known by their own names, not by their files.
        let component = theme.own[*name].1.contains("{% component");
        !(used || mentioned || component)
    });
    unused
        .map(|(name, (path, _))| {
            let known = TEMPLATES.iter().copied().chain(theme.built_in.keys().map(String::as_str));
            let (zh, en) = match similar::nearest(name, known) {
                Some(near) => (format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
                None => {
                    ("内置模板的名字见 docs/theme.md。".into(), "docs/theme.md lists the built-in templates.".into())
                }
            };
            let fault = Diagnostic::new(&faults::UNKNOWN_TEMPLATE, Span::new(path, 0, 0)).with("found", name);
            fault.with("suggestion", zh).with("suggestion_en", en)
        })
        .collect()
}

/// A page that is being written and may not grow without end.
struct Page {
    bytes: Vec<u8>,
    full: bool,
}

impl Write for Page {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + part.len() > LIMITS.page_bytes {
            self.full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
