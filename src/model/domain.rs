//! The domain of a site as it is written in its settings: with `http://` or `https://` in front, or without.

/// The domain of a site and how it is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Domain<'d> {
    /// `https` unless the site says `http://`.
    pub scheme: &'static str,
    /// The domain, with its port where it has one.
    pub host: &'d str,
}

/// Why a text is no domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainFault<'d> {
    /// What stands in front is neither `http://` nor `https://`, in small half-width characters.
    Scheme,
    /// A path follows the domain, which has its own place in the settings.
    Path {
        /// The domain in front of it.
        host: &'d str,
        /// The path, with no slash in front or behind.
        path: &'d str,
    },
    /// Something in it is no part of a domain.
    Characters,
}

impl Domain<'_> {
    /// The domain that a text names. Slashes at its end do no harm.
    pub fn read(text: &str) -> Result<Domain<'_>, DomainFault<'_>> {
        let http = text.strip_prefix("http://").map(|rest| ("http", rest));
        let https = || text.strip_prefix("https://").unwrap_or(text);
        let (scheme, rest) = http.unwrap_or_else(|| ("https", https()));
        let rest = rest.trim_end_matches('/');
        if has_scheme(rest) {
            return Err(DomainFault::Scheme);
        }
        match rest.split_once('/') {
            Some((host, path)) if is_host(host) && is_base_path(path) => Err(DomainFault::Path { host, path }),
            None if is_host(rest) => Ok(Domain { scheme, host: rest }),
            _ => Err(DomainFault::Characters),
        }
    }
}

/// Whether a text is a path below a domain: names of letters, digits and `-._~` with slashes between them.
pub fn is_base_path(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let is_name = |name: &str| name.bytes().all(is_plain) && name.bytes().any(|byte| byte != b'.');
    text.trim_matches('/').split('/').all(is_name)
}

/// Whether a text begins as an address does that says how it is reached, in whatever characters.
fn has_scheme(text: &str) -> bool {
    let scheme = text.split([':', '：']).next().unwrap_or_default();
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    is_web && scheme.len() < text.len() || ["//", "：", "／"].iter().any(|mark| text.contains(mark))
}

/// Whether a text is a domain, perhaps with a port. Full-width letters are none of a domain.
fn is_host(text: &str) -> bool {
    let (name, port) = text.split_once(':').map_or((text, None), |(name, port)| (name, Some(port)));
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    let is_letter = |c: char| c.is_alphanumeric() && !('\u{FF00}'..='\u{FFEF}').contains(&c);
    let is_name = !name.is_empty() && name.chars().all(|c| is_letter(c) || matches!(c, '.' | '-'));
    is_name && port.is_none_or(is_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_may_say_how_it_is_reached() {
        for (text, scheme, host) in [
            ("a.example", "https", "a.example"),
            ("a.example/", "https", "a.example"),
            ("https://a.example", "https", "a.example"),
            ("https://a.example//", "https", "a.example"),
            ("http://a.example", "http", "a.example"),
            ("http://a.example/", "http", "a.example"),
            ("http://10.0.0.1:8080/", "http", "10.0.0.1:8080"),
            ("http.example", "https", "http.example"),
            ("http://https.example", "http", "https.example"),
            ("法院.公益", "https", "法院.公益"),
        ] {
            assert_eq!(Domain::read(text), Ok(Domain { scheme, host }), "{text}");
        }
    }

    #[test]
    fn what_is_no_domain_is_told_why() {
        for text in [
            "HTTP://a.example",
            "Https://a.example",
            "http：//a.example",
            "http:／／a.example",
            "http:/a.example",
            "http:a.example",
            "ftp://a.example",
            "//a.example",
            "http://http://a.example",
            "https://http:a.example",
        ] {
            assert_eq!(Domain::read(text), Err(DomainFault::Scheme), "{text}");
        }
        for text in ["http://a.example/xczg/2026/", "a.example/xczg/2026"] {
            assert_eq!(Domain::read(text), Err(DomainFault::Path { host: "a.example", path: "xczg/2026" }), "{text}");
        }
        for text in [
            "",
            "https://",
            "http:///",
            "a b.example",
            "a.example:80a",
            "a.example:",
            "a.example:99999",
            "a.example?x",
            "甲@a.example",
            "a.example/x y",
            "ａ.example",
            "a。example",
        ] {
            let came = Domain::read(text);
            assert!(matches!(came, Err(DomainFault::Characters | DomainFault::Scheme)), "{text}: {came:?}");
        }
    }
}
