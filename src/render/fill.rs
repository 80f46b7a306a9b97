//! The filter `fill`: a label with values in its places, as markup.

use tera::Kwargs;
use tera::State;
use tera::Value;

use crate::page::theme_labels;
use crate::text::escape::escape;

/// A label with values in its places: `{{ words.counted_at | fill(day=page.as_of) }}`. Words between two `**` are set
/// strong. A value with `iso` and `text` becomes a `<time>`, one with `href` and `text` a link; markup stays markup, all
/// else is escaped.
pub fn fill(label: &str, values: Kwargs, _: &State<'_>) -> Value {
    let value = |name: &str| {
        let found = values.iter().find(|(key, _)| key.as_str() == Some(name));
        found.map(|(_, value)| markup(value))
    };
    // Signs of emphasis come in pairs; which of two a sign is follows from those in front of it.
    let strong = std::cell::Cell::new(false);
    let words = |said: &str| {
        let mut out = String::with_capacity(said.len());
        for (index, part) in said.split("**").enumerate() {
            if index > 0 {
                out.push_str(if strong.replace(!strong.get()) { "</b>" } else { "<b>" });
            }
            escape(part, &mut out);
        }
        out
    };
    let mut out = theme_labels::filled(label, words, value);
    if strong.get() {
        out.push_str("</b>");
    }
    Value::safe_string(&out)
}

/// A value as it stands in a page.
fn markup(value: &Value) -> String {
    let mut out = String::new();
    match (part(value, "iso"), part(value, "href"), part(value, "text")) {
        (Some(iso), _, Some(text)) => wrap("<time datetime=\"", iso, text, "</time>", &mut out),
        (None, Some(href), Some(text)) if !href.is_empty() => wrap("<a href=\"", href, text, "</a>", &mut out),
        (None, _, Some(text)) => escape(text, &mut out),
        _ if value.is_none() || value.is_undefined() => {}
        _ if value.is_string() && value.is_safe() => out.push_str(value.as_str().unwrap_or_default()),
        _ => escape(&value.to_string(), &mut out),
    }
    out
}

fn part<'v>(value: &'v Value, name: &'v str) -> Option<&'v str> {
    value.get_from_path(name).and_then(Value::as_str)
}

fn wrap(start: &str, attribute: &str, text: &str, end: &str, out: &mut String) {
    out.push_str(start);
    escape(attribute, out);
    out.push_str("\">");
    escape(text, out);
    out.push_str(end);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use tera::Context;
    use tera::Tera;

    use super::fill;

    #[test]
    fn values_stand_in_the_places_of_a_label() {
        let said = |label: &str, arguments: &str| {
            let mut tera = Tera::new();
            tera.register_filter("fill", fill);
            tera.add_raw_template("a.html", &format!("{{{{ label | fill({arguments}) }}}}")).unwrap();
            let mut context = Context::new();
            context.insert("label", label);
            context.insert("n", &3);
            context.insert("name", "甲<乙>");
            let day: BTreeMap<&str, &str> = [("iso", "2026-03-01"), ("text", "3月1日")].into();
            context.insert("day", &day);
            let link: BTreeMap<&str, &str> = [("href", "a\"b.html"), ("text", "丙")].into();
            context.insert("link", &link);
            tera.render("a.html", &context).unwrap()
        };
        let cases = [
            ("共**{n}**项<", "n=n", "共<b>3</b>项&lt;"),
            ("{name}：{n}", "n=n, name=name", "甲&lt;乙&gt;：3"),
            ("按{day}计算", "day=day", "按<time datetime=\"2026-03-01\">3月1日</time>计算"),
            ("见{link}", "link=link", "见<a href=\"a&quot;b.html\">丙</a>"),
            ("见{link}", "link=link.text | safe", "见丙"),
            ("**开头{n}", "n=n", "<b>开头3</b>"),
            ("没有{m}", "n=n", "没有{m}"),
        ];
        let came: Vec<_> =
            cases.iter().map(|(label, arguments, _)| (*label, *arguments, said(label, arguments))).collect();
        assert_eq!(came, cases.map(|(label, arguments, wanted)| (label, arguments, wanted.to_owned())));
    }
}
