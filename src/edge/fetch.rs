//! A site on another host, asked over HTTP: its manifest, and the digests of its files.

use crate::edge::failure::Failure;
use crate::tree::EditionState;
use crate::tree::Manifest;

/// A site on another host.
pub struct Remote {
    #[cfg(feature = "http-client")]
    agent: ureq::Agent,
    base: String,
}

/// Whether a text is the address of a site on another host.
pub fn is_address(text: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|at| at.eq_ignore_ascii_case(scheme)))
}

#[cfg(feature = "http-client")]
mod asked {
    use std::io;
    use std::io::Read;
    use std::path::PathBuf;
    use std::thread;
    use std::time::Duration;

    use rayon::prelude::*;
    use ureq::Agent;

    use super::*;
    use crate::edge::failure::Operation;
    use crate::text::percent;
    use crate::tree::Digest;
    use crate::tree::FileState;
    use crate::tree::RelPath;

    /// No host keeps anybody waiting for longer: for a connection, for the beginning of an answer, for all of it.
    const CONNECT: Duration = Duration::from_secs(10);
    const BEGIN: Duration = Duration::from_secs(30);
    const WHOLE: Duration = Duration::from_secs(600);
    /// An answer leads on so many times.
    const REDIRECTS: u32 = 5;
    /// Bytes of a file that is held: the manifest, the history.
    const HELD: u64 = 64 << 20;
    /// Bytes of a file whose digest is taken.
    const TAKEN: u64 = 4 << 30;
    /// So many files are asked for at once.
    const AT_ONCE: usize = 6;
    /// So often a file is asked for where a connection breaks or a host is busy, after so long each time.
    const TRIES: u32 = 3;
    const PAUSE: Duration = Duration::from_millis(400);

    /// What a host said to a question: the status, and what was read of the body where it is the file.
    enum Answer<T> {
        File(T),
        Missing,
        Closed,
    }

    fn within(len: u64, limit: u64) -> io::Result<()> {
        if len > limit { Err(io::Error::other(format!("more than {limit} bytes"))) } else { Ok(()) }
    }

    impl Remote {
        /// A site whose pages lie below an address.
        pub fn at(address: &str) -> Remote {
            let agent = Agent::config_builder()
                .timeout_connect(Some(CONNECT))
                .timeout_resolve(Some(CONNECT))
                .timeout_recv_response(Some(BEGIN))
                .timeout_global(Some(WHOLE))
                .max_redirects(REDIRECTS)
                .http_status_as_error(false)
                .max_idle_connections_per_host(AT_ONCE)
                // What is asked for are the bytes themselves.
                .accept_encoding("identity")
                .user_agent(concat!("tongbao/", env!("CARGO_PKG_VERSION")))
                .build();
            let base = address.strip_suffix("index.html").unwrap_or(address).trim_end_matches('/').to_owned();
            Remote { agent: agent.new_agent(), base }
        }

        /// The bytes of a file; none where the host has none.
        pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>, Failure> {
            let held = self.ask(path, |body| {
                let mut bytes = Vec::new();
                body.take(HELD + 1).read_to_end(&mut bytes)?;
                within(bytes.len() as u64, HELD).map(|()| bytes)
            });
            match held? {
                Answer::File(bytes) => Ok(Some(bytes)),
                Answer::Missing => Ok(None),
                Answer::Closed => {
                    let error = io::Error::from(io::ErrorKind::PermissionDenied);
                    Err(Failure::system(Operation::Fetch, self.address(path), &error))
                }
            }
        }

        /// What the host gives for the files of a manifest. What else lies there cannot be seen.
        pub fn look_through(&self, manifest: &Manifest) -> Result<EditionState, Failure> {
            let files: Vec<&RelPath> = manifest.iter().map(|(path, _)| path).collect();
            let of = |path: &&RelPath| {
                let digest = self.ask(path.as_str(), |body| {
                    let (digest, len) = Digest::of_reader(body.take(TAKEN + 1))?;
                    within(len, TAKEN).map(|()| digest)
                });
                Ok(match digest? {
                    Answer::File(digest) => Some(((*path).clone(), FileState::File(digest))),
                    Answer::Missing => None,
                    Answer::Closed => Some(((*path).clone(), FileState::Closed)),
                })
            };
            let pool = rayon::ThreadPoolBuilder::new().num_threads(AT_ONCE).build();
            let found: Result<Vec<_>, Failure> = match pool {
                Ok(pool) => pool.install(|| files.par_iter().map(of).collect()),
                Err(_) => files.iter().map(of).collect(),
            };
            Ok(EditionState { files: found?.into_iter().flatten().collect(), ..EditionState::default() })
        }

        fn address(&self, path: &str) -> PathBuf {
            PathBuf::from(format!("{}/{}", self.base, percent::path(path)))
        }

        /// Asks for a file and reads what comes.
        fn ask<T>(&self, path: &str, read: impl Fn(&mut dyn Read) -> io::Result<T>) -> Result<Answer<T>, Failure> {
            let mut tried = self.ask_once(path, &read);
            for _ in 1..TRIES {
                if tried.is_ok() {
                    break;
                }
                thread::sleep(PAUSE);
                tried = self.ask_once(path, &read);
            }
            tried.map_err(|error| Failure::system(Operation::Fetch, self.address(path), &error))
        }

        fn ask_once<T>(&self, path: &str, read: impl Fn(&mut dyn Read) -> io::Result<T>) -> io::Result<Answer<T>> {
            let address = format!("{}/{}", self.base, percent::path(path));
            let mut response = self.agent.get(&address).call().map_err(ureq::Error::into_io)?;
            match response.status().as_u16() {
                200 => read(&mut response.body_mut().as_reader()).map(Answer::File),
                404 | 410 => Ok(Answer::Missing),
                401 | 403 => Ok(Answer::Closed),
                _ => Err(io::Error::other(format!("HTTP {}", response.status()))),
            }
        }
    }
}

#[cfg(not(feature = "http-client"))]
impl Remote {
    /// A site whose pages lie below an address. This program was made without the means to ask it.
    pub fn at(address: &str) -> Remote {
        Remote { base: address.to_owned() }
    }

    /// The bytes of a file.
    pub fn file(&self, _path: &str) -> Result<Option<Vec<u8>>, Failure> {
        Err(self.without())
    }

    /// What the host gives for the files of a manifest.
    pub fn look_through(&self, _manifest: &Manifest) -> Result<EditionState, Failure> {
        Err(self.without())
    }

    fn without(&self) -> Failure {
        let error = std::io::Error::other("made without the feature `http-client`");
        Failure::system(crate::edge::failure::Operation::Fetch, &self.base, &error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_begins_with_its_scheme() {
        for (text, is) in [
            ("http://a.example/", true),
            ("HTTPS://a.example", true),
            ("out", false),
            ("https", false),
            ("公开", false),
        ] {
            assert_eq!(is_address(text), is, "{text}");
        }
    }
}
