//! The preview server: bytes by path over HTTP, on this machine only.
//!
//! It knows no notices: what stands at a path is asked of [`Pages`]. The reload script is added to the response, never
//! to the page.

use std::io;
use std::net::Ipv4Addr;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::HeaderValue;
use axum::http::Method;
use axum::http::StatusCode;
use axum::http::header;
use axum::response::IntoResponse;
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// What stands at a path.
pub struct Answer {
    /// Whether the path is one of the site; else these are the bytes of its page for unknown addresses.
    pub found: bool,
    /// The bytes, as a build would write them.
    pub bytes: Vec<u8>,
}

/// What the server serves.
pub trait Pages: Send + Sync + 'static {
    /// What stands at a path such as `notices/a/index.html`.
    fn answer(&self, path: &str) -> Answer;
}

/// Everything under this path belongs to the preview and to no site.
const OWN: &str = "_preview/";
/// A browser that waits for changes is answered after this long at the latest.
const LONGEST_WAIT: Duration = Duration::from_secs(25);
/// How many ports are tried after the one that was asked for.
const PORTS: u16 = 50;

/// The script asks for a picture; the answer comes when something has changed. Pictures and scripts of the same server
/// are what the pages' own security policy allows.
const SCRIPT: &str = "(function(){var version=document.currentScript.getAttribute('data-version');\
function wait(){var picture=new Image();picture.onload=function(){sessionStorage.setItem('tongbao-scroll',\
location.pathname+' '+scrollY);location.reload()};picture.onerror=function(){setTimeout(wait,1000)};\
picture.src='/_preview/changed?'+version+'&'+Date.now()}\
var kept=(sessionStorage.getItem('tongbao-scroll')||'').split(' ');sessionStorage.removeItem('tongbao-scroll');\
if(kept[0]===location.pathname)addEventListener('load',function(){scrollTo(0,+kept[1])});wait()})();";

/// The smallest picture there is.
const PICTURE: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

struct Server {
    pages: Arc<dyn Pages>,
    version: watch::Receiver<u64>,
    address: SocketAddr,
}

/// Tells browsers that the site has changed.
#[derive(Clone, Debug)]
pub struct Changes(Arc<watch::Sender<u64>>);

impl Changes {
    /// No change yet.
    pub fn new() -> Changes {
        Changes(Arc::new(watch::Sender::new(0)))
    }

    /// Every browser that shows a page loads it again.
    pub fn tell(&self) {
        self.0.send_modify(|version| *version += 1);
    }
}

impl Default for Changes {
    fn default() -> Self {
        Changes::new()
    }
}

/// Serves pages on the loopback interface until the program ends: on the port, or on the next free one. Tells the
/// address once it listens.
pub fn serve(pages: Arc<dyn Pages>, port: u16, changes: &Changes, listening: impl FnOnce(&str)) -> io::Result<()> {
    let version = changes.0.subscribe();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = bind(port).await?;
        let address = listener.local_addr()?;
        listening(&address.to_string());
        let server = Arc::new(Server { pages, version, address });
        axum::serve(listener, Router::new().fallback(answer).with_state(server)).await
    })
}

async fn bind(port: u16) -> io::Result<TcpListener> {
    let mut last = None;
    for port in port..=port.saturating_add(PORTS) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(last.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

async fn answer(State(server): State<Arc<Server>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    if !server.is_meant(request.headers()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Some(path) = decoded(request.uri().path()) else { return StatusCode::BAD_REQUEST.into_response() };
    match path.strip_prefix(OWN) {
        Some("reload.js") => typed("text/javascript; charset=utf-8", SCRIPT.as_bytes().to_vec()),
        Some("changed") => server.wait(request.uri().query().unwrap_or_default()).await,
        Some(_) => StatusCode::NOT_FOUND.into_response(),
        None => server.page(&path).await,
    }
}

impl Server {
    /// Whether a request was meant for this server: a page of another site that a browser shows must not read it.
    fn is_meant(&self, headers: &HeaderMap) -> bool {
        let port = self.address.port();
        let own = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        let host = headers.get(header::HOST).and_then(|value| value.to_str().ok());
        let origin = headers.get(header::ORIGIN).map(|value| value.to_str().unwrap_or_default());
        let is_own = |name: &str| own.iter().any(|own| own == name);
        host.is_some_and(is_own) && origin.is_none_or(|origin| origin.strip_prefix("http://").is_some_and(is_own))
    }

    async fn page(&self, path: &str) -> Response {
        let path = match path {
            folder if folder.is_empty() || folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_owned(),
        };
        let (pages, name) = (Arc::clone(&self.pages), path.clone());
        let version = *self.version.borrow();
        let Ok(answer) = tokio::task::spawn_blocking(move || pages.answer(&name)).await else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let media = if answer.found { media(&path) } else { "text/html; charset=utf-8" };
        let mut bytes = answer.bytes;
        if media.starts_with("text/html") {
            let tag = format!("<script src=\"/_preview/reload.js\" data-version=\"{version}\"></script>\n");
            bytes.extend_from_slice(tag.as_bytes());
        }
        let mut response = typed(media, bytes);
        if !answer.found {
            *response.status_mut() = StatusCode::NOT_FOUND;
        }
        response
    }

    /// Answers with a picture when the version is another than the one that was named.
    async fn wait(&self, query: &str) -> Response {
        let known = query.split('&').next().and_then(|text| text.parse::<u64>().ok());
        let mut version = self.version.clone();
        let changed = version.wait_for(|now| Some(*now) != known);
        match tokio::time::timeout(LONGEST_WAIT, changed).await {
            Ok(Ok(_)) => typed("image/gif", PICTURE.to_vec()),
            _ => StatusCode::NOT_FOUND.into_response(),
        }
    }
}

fn typed(media: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// The path of a request without its leading slash, percent-encoding resolved.
fn decoded(path: &str) -> Option<String> {
    let mut out = Vec::with_capacity(path.len());
    let mut bytes = path.strip_prefix('/')?.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                let text = std::str::from_utf8(&digits).ok()?;
                out.push(u8::from_str_radix(text, 16).ok()?);
            }
            byte => out.push(byte),
        }
    }
    String::from_utf8(out).ok()
}

/// The media type of a file by the ending of its name.
fn media(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("xml") => "application/xml",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("pdf") => "application/pdf",
        _ => "application/octet-stream",
    }
}
