//! Who may ask: requests that were meant for this server, and in a network those that know the token.

use std::net::SocketAddr;

use data_encoding::HEXLOWER;
use hyper::HeaderMap;
use hyper::Uri;
use hyper::header;
use subtle::ConstantTimeEq;

/// One address the server listens at.
pub struct Access {
    /// What a request may call this server.
    names: Vec<String>,
    /// What whoever comes from the network must know; on this machine nothing.
    token: Option<String>,
    cookie: String,
}

/// What the door says to a request.
#[derive(Debug, PartialEq, Eq)]
pub enum Admission {
    /// Come in.
    Open,
    /// It named the token: it is remembered under this cookie, and the address is shown without it.
    Welcome(String),
    /// It was meant for another server, or comes from a page of another.
    Stranger,
    /// It does not know the token.
    Locked,
}

/// A word that nobody can guess.
pub fn secret() -> Result<String, std::io::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| std::io::Error::other(error.to_string()))?;
    Ok(HEXLOWER.encode(&bytes))
}

impl Access {
    /// The door at an address; `token` is what is asked of those who come from the network.
    pub fn new(address: SocketAddr, token: Option<String>) -> Access {
        let port = address.port();
        let mut names = vec![address.to_string()];
        if address.ip().is_loopback() {
            names.push(format!("localhost:{port}"));
        }
        if port == 80 {
            names.extend(names.clone().iter().filter_map(|name| name.strip_suffix(":80")).map(str::to_owned));
        }
        let token = token.filter(|_| !address.ip().is_loopback());
        Access { names, token, cookie: format!("tongbao-{port}") }
    }

    /// Whether a request may come in. A page of another site that a browser shows must not read this one, whatever name
    /// it made lead here; `writes` asks for more, since what such a page sends is sent even where it cannot read.
    pub fn entry(&self, uri: &Uri, headers: &HeaderMap, writes: bool) -> Admission {
        let only = |name| {
            let mut values = headers.get_all(name).iter();
            values.next().filter(|_| values.next().is_none()).and_then(|value| value.to_str().ok())
        };
        let is_own = |name: &str| self.names.iter().any(|own| own.eq_ignore_ascii_case(name));
        let origin = headers.contains_key(header::ORIGIN).then(|| only(header::ORIGIN).unwrap_or_default());
        let host = only(header::HOST).is_some_and(is_own);
        let target = uri.authority().is_none_or(|authority| is_own(authority.as_str()));
        let from = match origin {
            Some(origin) => origin.strip_prefix("http://").is_some_and(is_own),
            None => !writes,
        };
        // Browsers say so where a request is made by a page of another site; a link that is clicked there is no harm.
        let site = headers.get("sec-fetch-site").map(|site| site.as_bytes());
        let clicked = headers.get("sec-fetch-mode").is_some_and(|mode| mode == "navigate");
        let same = matches!(site, None | Some(b"same-origin" | b"none")) || clicked && !writes;
        if !(host && target && from && same) {
            return Admission::Stranger;
        }
        let Some(token) = &self.token else { return Admission::Open };
        // In a time that does not tell how far two words are the same.
        let is_token = |word: &str| bool::from(word.as_bytes().ct_eq(token.as_bytes()));
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut cookies = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        if cookies.any(|(name, value)| name == self.cookie && is_token(value)) {
            return Admission::Open;
        }
        let mut named = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
        match named.any(|(name, value)| name == "token" && is_token(&value)) && !writes {
            true => Admission::Welcome(format!("{}={token}; Path=/; HttpOnly; SameSite=Lax", self.cookie)),
            false => Admission::Locked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(access: &Access, uri: &str, headers: &[(&'static str, &str)], writes: bool) -> Admission {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        access.entry(&uri.parse().unwrap(), &map, writes)
    }

    #[test]
    fn only_what_was_meant_for_this_server_comes_in() {
        let access = Access::new("127.0.0.1:4000".parse().unwrap(), Some("t".into()));
        let own = ("host", "127.0.0.1:4000");
        for headers in [
            &[own][..],
            &[("host", "localhost:4000")],
            &[("host", "LOCALHOST:4000")],
            &[own, ("origin", "http://localhost:4000")],
            &[own, ("sec-fetch-site", "same-origin")],
            &[own, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")],
        ] {
            assert_eq!(entry(&access, "/", headers, false), Admission::Open, "{headers:?}");
        }
        for headers in [
            &[][..],
            &[("host", "evil.example:4000")],
            &[("host", "127.0.0.1:4001")],
            &[("host", "127.0.0.1")],
            &[own, own],
            &[own, ("origin", "http://evil.example")],
            &[own, ("origin", "null")],
            &[own, ("origin", "https://127.0.0.1:4000")],
            &[own, ("origin", "http://127.0.0.1:4000"), ("origin", "http://127.0.0.1:4000")],
            &[own, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")],
            &[own, ("sec-fetch-site", "same-site")],
        ] {
            assert_eq!(entry(&access, "/", headers, false), Admission::Stranger, "{headers:?}");
        }
        assert_eq!(entry(&access, "http://evil.example/", &[own], false), Admission::Stranger);
        assert_eq!(entry(&access, "/", &[own], true), Admission::Stranger, "who writes says where it comes from");
        assert_eq!(entry(&access, "/", &[own, ("origin", "http://127.0.0.1:4000")], true), Admission::Open);
    }

    #[test]
    fn whoever_comes_from_the_network_must_know_the_token() {
        let access = Access::new("192.168.1.5:4000".parse().unwrap(), Some("abc".into()));
        let own = ("host", "192.168.1.5:4000");
        assert_eq!(entry(&access, "/", &[own], false), Admission::Locked);
        assert_eq!(entry(&access, "/?token=abd", &[own], false), Admission::Locked);
        assert_eq!(entry(&access, "/?token=", &[own], false), Admission::Locked);
        assert_eq!(entry(&access, "/", &[("host", "localhost:4000")], false), Admission::Stranger);
        let Admission::Welcome(cookie) = entry(&access, "/?a&token=abc", &[own], false) else { panic!("not let in") };
        assert!(cookie.starts_with("tongbao-4000=abc;") && cookie.contains("HttpOnly"), "{cookie}");
        assert_eq!(entry(&access, "/", &[own, ("cookie", "x=1; tongbao-4000=abc")], false), Admission::Open);
        assert_eq!(entry(&access, "/", &[own, ("cookie", "tongbao-4001=abc")], false), Admission::Locked);
    }

    #[test]
    fn secrets_are_long_and_never_the_same() {
        let (one, other) = (secret().unwrap(), secret().unwrap());
        assert!(one.len() == 32 && one != other);
    }
}
