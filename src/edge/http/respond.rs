//! A request to its response: asked at the door, answered by the pages, sent with the headers every answer has.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::BodyExt;
use http_body_util::Full;
use hyper::Method;
use hyper::Request;
use hyper::Response;
use hyper::StatusCode;
use hyper::body::Body;
use hyper::body::Bytes;
use hyper::body::Incoming;
use hyper::header;
use hyper::header::HeaderName;
use hyper::header::HeaderValue;
use tokio::sync::watch;

use super::Answer;
use super::Pages;
use super::access::Access;
use super::access::Admission;
use crate::text::percent;

/// A browser that waits for another state is answered after this long at the latest.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// The next piece of what is sent must come within this time, and all of it within the longer one.
const PIECE: Duration = Duration::from_secs(10);
const UPLOAD: Duration = Duration::from_secs(120);
/// Nothing may be loaded for an answer that is no page.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";
/// The header under which a page of ours sends the secret.
const SECRET: HeaderName = HeaderName::from_static("x-tongbao-secret");

/// One address the server listens at, and what it answers there.
pub struct Server {
    /// What it answers.
    pub pages: Arc<dyn Pages>,
    /// The number of the state that is shown.
    pub state: watch::Receiver<u64>,
    /// Who may ask.
    pub access: Access,
}

impl Server {
    /// Answers one request.
    pub async fn respond(self: Arc<Self>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
        Ok(self.answer(request).await)
    }

    async fn answer(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        let path = request.uri().path().strip_prefix('/').and_then(percent::decoded);
        let Some(path) = path else { return said(StatusCode::BAD_REQUEST, "") };
        let accepts = (*request.method() == Method::POST).then(|| self.pages.accepts(&path)).flatten();
        if !reads && accepts.is_none() {
            let mut response = said(StatusCode::METHOD_NOT_ALLOWED, "");
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        match self.access.entry(request.uri(), request.headers(), !reads) {
            Admission::Open => {}
            Admission::Stranger => return said(StatusCode::FORBIDDEN, ""),
            Admission::Locked => {
                return said(
                    StatusCode::FORBIDDEN,
                    "请使用终端里打印的完整地址（含 token）。\nUse the whole address that the terminal shows, token included.\n",
                );
            }
            Admission::Welcome(cookie) => return welcome(request.uri().path(), &cookie),
        }
        let query = request.uri().query().unwrap_or_default().to_owned();
        match accepts {
            Some(limit) => self.take(request, path, query, limit).await,
            None => self.show(path, query).await,
        }
    }

    async fn show(&self, path: String, query: String) -> Response<Full<Bytes>> {
        if let Some(known) = self.pages.waits(&path, &query) {
            let mut state = self.state.clone();
            // After the longest wait the client hears that all is as it was, and asks again.
            let _ = tokio::time::timeout(LONGEST_WAIT, state.wait_for(|now| *now != known)).await;
        }
        let pages = Arc::clone(&self.pages);
        sent(tokio::task::spawn_blocking(move || pages.answer(&path, &query)).await)
    }

    async fn take(
        &self,
        request: Request<Incoming>,
        path: String,
        query: String,
        limit: usize,
    ) -> Response<Full<Bytes>> {
        let secret = request.headers().get(SECRET).and_then(|secret| secret.to_str().ok());
        if !secret.is_some_and(|secret| self.pages.knows(secret)) {
            return said(StatusCode::FORBIDDEN, "");
        }
        let bytes = match tokio::time::timeout(UPLOAD, whole(request.into_body(), limit)).await {
            Ok(Ok(bytes)) => bytes,
            Ok(Err(status)) => return said(status, ""),
            Err(_) => return said(StatusCode::REQUEST_TIMEOUT, ""),
        };
        let pages = Arc::clone(&self.pages);
        sent(tokio::task::spawn_blocking(move || pages.take(&path, &query, bytes)).await)
    }
}

/// All that is sent, up to a limit.
async fn whole(mut body: Incoming, limit: usize) -> Result<Vec<u8>, StatusCode> {
    if body.size_hint().lower() > limit as u64 {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let mut bytes = Vec::new();
    loop {
        match tokio::time::timeout(PIECE, body.frame()).await {
            Err(_) => return Err(StatusCode::REQUEST_TIMEOUT),
            Ok(None) => return Ok(bytes),
            Ok(Some(Err(_))) => return Err(StatusCode::BAD_REQUEST),
            Ok(Some(Ok(frame))) => bytes.extend_from_slice(frame.data_ref().map_or(&[], |data| data)),
        }
        if bytes.len() > limit {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
    }
}

fn sent(answer: Result<Answer, tokio::task::JoinError>) -> Response<Full<Bytes>> {
    match answer {
        Ok(answer) => response(answer),
        Err(_) => said(StatusCode::INTERNAL_SERVER_ERROR, ""),
    }
}

fn said(status: StatusCode, words: &str) -> Response<Full<Bytes>> {
    let bytes = words.as_bytes().to_vec();
    let media = "text/plain; charset=utf-8";
    response(Answer { status: status.as_u16(), media, bytes, policy: NOTHING, location: None })
}

fn welcome(path: &str, cookie: &str) -> Response<Full<Bytes>> {
    let mut response = said(StatusCode::SEE_OTHER, "");
    // `//other.example` would lead there.
    let path = format!("/{}", path.trim_start_matches('/'));
    for (name, value) in [(header::LOCATION, path.as_str()), (header::SET_COOKIE, cookie)] {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn response(answer: Answer) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(answer.bytes)));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_TYPE, answer.media),
        (header::CONTENT_SECURITY_POLICY, answer.policy),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        // Pages of other sites cannot load pictures, scripts or styles from here.
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Some(location) = answer.location.and_then(|location| HeaderValue::from_str(&location).ok()) {
        headers.insert(header::LOCATION, location);
    }
    response
}
