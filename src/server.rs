//! Serving pages: the listener, the runtime, the clock that ticks beside it, and the end.

use std::{
    future::Future,
    io,
    net::{SocketAddr, TcpListener},
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use throughline_app::{Cx, World, operations};
use throughline_web::server::{self, AppState, ServerConfig};
use tokio::{net, runtime, sync::oneshot, time};

use crate::outcome::{Failure, Outcome};

/// How long requests under way may take after somebody asked for the end.
const PATIENCE: Duration = Duration::from_secs(10);

/// Takes the address to listen on.
pub fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    let listener = TcpListener::bind(address).map_err(|error| cannot_listen(address, &error))?;
    listener.set_nonblocking(true).map_err(|error| cannot_listen(address, &error))?;
    Ok(listener)
}

/// The address that was taken: with the port, where any was asked for.
pub fn address(listener: &TcpListener) -> Result<SocketAddr, Failure> {
    listener.local_addr().map_err(|error| Failure::internal(error.to_string()))
}

/// Serves until Ctrl-C or SIGTERM. `ready` says so to whoever started it, when both are heard.
///
/// The caller keeps `world`, so that its connections are closed outside the runtime: a client of
/// PostgreSQL must not be dropped there.
pub fn serve(
    world: &Arc<World>,
    listener: TcpListener,
    config: ServerConfig,
    ready: impl FnOnce() -> Outcome,
) -> Outcome {
    let fault = |error: std::io::Error| Failure::internal(error.to_string());
    let runtime = runtime::Builder::new_multi_thread().enable_all().build().map_err(fault)?;
    let asked = {
        let _inside = runtime.enter();
        asked_to_end().map_err(fault)?
    };
    ready()?;
    let clock = Ticking::start(world.clone());
    let state = AppState::new(world.clone(), config);
    let served = runtime.block_on(async move {
        let listener = net::TcpListener::from_std(listener)?;
        let (told, heard) = oneshot::channel();
        let until = async move {
            asked.await;
            let _ = told.send(());
        };
        let too_late = async move {
            if heard.await.is_ok() {
                time::sleep(PATIENCE).await;
            } else {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            served = server::serve(listener, state, until) => served,
            () = too_late => Ok(()),
        }
    });
    clock.stop();
    runtime.shutdown_timeout(PATIENCE);
    // What was done since the last one is in it, should the database be exchanged while nothing runs.
    operations::checkpoint(&Cx::operator(world.clone()))?;
    served.map_err(fault)
}

fn cannot_listen(address: SocketAddr, error: &std::io::Error) -> Failure {
    let (code, remedy) = match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            ("address_in_use", "something listens there already: end it, or name another port")
        }
        std::io::ErrorKind::PermissionDenied => {
            ("permission", "ports below 1024 need a right that this user does not have: name a higher one")
        }
        _ => ("address", "name an address of this machine, such as 127.0.0.1:8080"),
    };
    Failure::usage(code, format!("cannot listen on {address}: {error}")).remedy(remedy)
}

/// Ctrl-C, or SIGTERM from whoever looks after the process. Both are heard from this call on.
#[cfg(unix)]
fn asked_to_end() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ctrl-C.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "on Unix it can fail")]
fn asked_to_end() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

/// What the installation does by itself, on a thread of its own.
struct Ticking {
    stop: mpsc::Sender<()>,
    thread: thread::JoinHandle<()>,
}

impl Ticking {
    fn start(world: Arc<World>) -> Self {
        let (stop, stopped) = mpsc::channel::<()>();
        let thread = thread::spawn(move || {
            loop {
                let cx = Cx::operator(world.clone());
                match operations::tick(&cx) {
                    Ok(0) => {}
                    Ok(acts) => tracing::info!(acts, "the clock did what was due"),
                    // What could not be done now is still due at the next tick.
                    Err(error) => tracing::warn!(%error, "the clock could not do what was due"),
                }
                let pause = operations::tick_after(&cx).unwrap_or(operations::TICK_EVERY).unsigned_abs();
                if stopped.recv_timeout(pause) != Err(mpsc::RecvTimeoutError::Timeout) {
                    return;
                }
            }
        });
        Self { stop, thread }
    }

    fn stop(self) {
        // An error means that the thread has ended already.
        let _ = self.stop.send(());
        let _ = self.thread.join();
    }
}
