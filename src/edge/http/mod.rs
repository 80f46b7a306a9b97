//! The preview server: bytes by path over HTTP, on this machine unless asked otherwise.
//!
//! It knows no notices: what stands at a path is asked of [`Pages`]. It holds no door open: who may ask stands in
//! `access`, how long a slow client is waited for in `write_timeout`.

mod access;
mod media;
mod pages;
mod respond;
mod write_timeout;

use std::io;
use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::SocketAddr;
use std::net::UdpSocket;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::rt::TokioTimer;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::sync::watch;

pub use access::secret;
pub use media::media;
pub use pages::Answer;
pub use pages::Pages;

use access::Access;
use respond::Server;
use write_timeout::WriteTimeout;

/// Where the server listens.
#[derive(Clone, Debug, Default)]
pub struct ListenAt {
    /// The port, or the first one that is tried; 0 leaves it to the system.
    pub port: u16,
    /// Another address of this machine, and the token that whoever comes there must know.
    pub lan: Option<(Ipv4Addr, String)>,
}

/// How many ports are tried after the one that was asked for.
const PORTS: u16 = 50;
/// So many clients are served at a time; further ones wait at the door.
const CONNECTIONS: usize = 512;
/// A client has this long for the whole head of a request.
const HEAD: Duration = Duration::from_secs(10);
/// Bytes of the head of a request.
const HEAD_BYTES: usize = 16 << 10;
/// What still runs when the program is ended (a program that converts a paper) may clean up for this long.
const FAREWELL: Duration = Duration::from_secs(2);

/// Tells browsers that there is another state than the one they know.
#[derive(Clone, Debug)]
pub struct Changes(Arc<watch::Sender<u64>>);

impl Changes {
    /// No state yet.
    pub fn new() -> Changes {
        Changes(Arc::new(watch::Sender::new(0)))
    }

    /// Whoever waits for another state than this one is answered.
    pub fn tell(&self, number: u64) {
        self.0.send_replace(number);
    }
}

impl Default for Changes {
    fn default() -> Self {
        Changes::new()
    }
}

/// Serves pages until the program is interrupted: on the port, or on the next free one. Tells the loopback address once
/// it listens.
pub fn serve(
    pages: Arc<dyn Pages>,
    place: &ListenAt,
    changes: &Changes,
    listening: impl FnOnce(u16),
) -> io::Result<()> {
    let state = changes.0.subscribe();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let served = runtime.block_on(async {
        let listeners = bind(place).await?;
        let interrupted = interrupted()?;
        let clients = Arc::new(Semaphore::new(CONNECTIONS));
        if let Some(listener) = listeners.first() {
            listening(listener.local_addr()?.port());
        }
        for listener in listeners {
            let token = place.lan.as_ref().map(|(_, token)| token.clone());
            let access = Access::new(listener.local_addr()?, token);
            let server = Arc::new(Server { pages: Arc::clone(&pages), state: state.clone(), access });
            tokio::spawn(accept(listener, server, Arc::clone(&clients)));
        }
        interrupted.await;
        Ok(())
    });
    runtime.shutdown_timeout(FAREWELL);
    served
}

/// The address by which others of the same network reach this machine, if it is in one. No packet is sent: the system is
/// asked from which address it would send one.
pub fn lan_address() -> Option<Ipv4Addr> {
    // Addresses for documentation and of private networks: one of them has a route wherever there is a network.
    [[192, 0, 2, 1], [10, 255, 255, 254], [192, 168, 255, 254], [172, 31, 255, 254]].into_iter().find_map(|far| {
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
        socket.connect((Ipv4Addr::from(far), 9)).ok()?;
        match socket.local_addr().ok()?.ip() {
            IpAddr::V4(own) if !own.is_loopback() && !own.is_unspecified() => Some(own),
            _ => None,
        }
    })
}

async fn bind(place: &ListenAt) -> io::Result<Vec<TcpListener>> {
    let mut last = None;
    for port in place.port..=place.port.saturating_add(PORTS) {
        match bind_at(port, place).await {
            Ok(listeners) => return Ok(listeners),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(last.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

async fn bind_at(port: u16, place: &ListenAt) -> io::Result<Vec<TcpListener>> {
    let own = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let port = own.local_addr()?.port();
    match &place.lan {
        Some((address, _)) => Ok(vec![own, TcpListener::bind((*address, port)).await?]),
        None => Ok(vec![own]),
    }
}

/// Ends when the program is asked to end.
fn interrupted() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut asked = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        let key = tokio::signal::ctrl_c();
        #[cfg(unix)]
        tokio::select! {
            _ = key => {}
            _ = asked.recv() => {}
        }
        #[cfg(not(unix))]
        let _ = key.await;
    })
}

async fn accept(listener: TcpListener, server: Arc<Server>, clients: Arc<Semaphore>) {
    loop {
        // Nobody closes it.
        let Ok(place) = Arc::clone(&clients).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            // No more files can be opened, or the client has gone: a moment later others may have gone too.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let server = Arc::clone(&server);
        tokio::spawn(async move {
            let service = service_fn(move |request| Arc::clone(&server).respond(request));
            let mut http = http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEAD_BYTES).half_close(false);
            // A client that breaks off, or was cut off, is owed nothing more.
            let _ = http.serve_connection(TokioIo::new(WriteTimeout::new(stream)), service).await;
            drop(place);
        });
    }
}

/// The loopback address of a port, as people type it.
pub fn address(port: u16) -> String {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port)).to_string()
}
