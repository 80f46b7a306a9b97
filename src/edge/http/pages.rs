//! What the server is asked to send.

/// What is sent back.
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// The media type.
    pub media: &'static str,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What a browser may load for it: the value of `Content-Security-Policy`.
    pub policy: &'static str,
    /// Where the client should look instead.
    pub location: Option<String>,
}

/// What stands at a path.
pub trait Pages: Send + Sync + 'static {
    /// What stands at a path such as `notices/a/index.html`.
    fn answer(&self, path: &str, query: &str) -> Answer;

    /// The number of the state that a client knows already: it is answered when there is another.
    fn waits(&self, path: &str, query: &str) -> Option<u64>;

    /// How many bytes may be sent to a path; none where nothing may.
    fn accepts(&self, path: &str) -> Option<usize>;

    /// Whether the secret that a page of ours sends along is the right one.
    fn knows(&self, secret: &str) -> bool;

    /// Takes what was sent to a path.
    fn take(&self, path: &str, query: &str, bytes: Vec<u8>) -> Answer;
}
