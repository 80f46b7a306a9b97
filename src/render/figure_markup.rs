//! The filter `figure`: a figure with the rule by which the open data give it.

use tera::Kwargs;
use tera::State;
use tera::TeraResult;
use tera::Value;

use crate::text::escape::escape;

/// A figure with the rule by which it is computed from the open data: `{{ n | figure(rule="issues late=overdue",
/// of=totals.scope) }}` is `<data value="3" data-rule="issues late=overdue organ=a">3</data>`. `of` are further filters of
/// the rule, and may be empty. A figure without a rule stays what it is.
pub fn figure(number: &Value, values: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let said = |name| values.get::<&Value>(name).map(|value| value.and_then(Value::as_str).unwrap_or_default());
    let (rule, of) = (said("rule")?, said("of")?);
    if rule.is_empty() || number.is_none() || number.is_undefined() {
        return Ok(number.clone());
    }
    let mut text = String::new();
    escape(&number.to_string(), &mut text);
    let mut out = format!("<data value=\"{text}\" data-rule=\"");
    escape(rule, &mut out);
    if !of.is_empty() {
        out.push(' ');
        escape(of, &mut out);
    }
    out.push_str("\">");
    out.push_str(&text);
    out.push_str("</data>");
    Ok(Value::safe_string(&out))
}

#[cfg(test)]
mod tests {
    use tera::Context;
    use tera::Tera;

    use super::figure;
    use crate::render::fill;

    #[test]
    fn a_figure_stands_with_its_rule() {
        let said = |template: &str| {
            let mut tera = Tera::new();
            tera.register_filter("figure", figure);
            tera.register_filter("fill", fill::fill);
            tera.add_raw_template("a.html", template).unwrap();
            let mut context = Context::new();
            context.insert("n", &3);
            context.insert("of", "organ=a owner=<乙>");
            context.insert("none", "");
            context.insert("label", "共**{n}**项");
            tera.render("a.html", &context).unwrap()
        };
        let cases = [
            ("{{ n | figure(rule='notices') }}", "<data value=\"3\" data-rule=\"notices\">3</data>"),
            (
                "{{ n | figure(rule='issues late=' ~ n, of=of) }}",
                "<data value=\"3\" data-rule=\"issues late=3 organ=a owner=&lt;乙&gt;\">3</data>",
            ),
            ("{{ n | figure(rule='issues', of=none) }}", "<data value=\"3\" data-rule=\"issues\">3</data>"),
            ("{{ n | figure(rule=none, of=of) }}", "3"),
            (
                "{{ label | fill(n=n | figure(rule='issues')) }}",
                "共<b><data value=\"3\" data-rule=\"issues\">3</data></b>项",
            ),
        ];
        for (template, wanted) in cases {
            assert_eq!(said(template), wanted);
        }
    }
}
