//! The server: what it is started with, the router made from the table of routes, and serving.

use std::{collections::BTreeSet, io, net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler as _,
    http::Method,
    middleware::{from_fn, from_fn_with_state},
    routing::{self, MethodFilter},
};
use throughline_app::{World, session::Limits};
use tokio::{
    net::TcpListener,
    sync::{Semaphore, SemaphorePermit},
};

use crate::{
    assets,
    auth::{self, Gate},
    errors::Failure,
    packing, pages,
    route::{Access, Route},
    security,
};

/// Passwords hashed at the same time: each takes 19 MiB and a core for 30 ms.
const HASHED_AT_ONCE: usize = 4;

/// How this server serves.
#[derive(Debug, Clone, Default)]
pub struct ServerConfig {
    /// A demonstration: one click signs in, so it listens on the loopback address only and checks
    /// the `Host` header.
    pub demo: bool,
    /// The address people type, which links that are handed out begin with; without a slash at the
    /// end.
    pub base_url: String,
    /// Whether browsers reach this server by HTTPS; cookies are then kept from anything else.
    pub secure_cookies: bool,
    /// Whether a proxy stands in front that adds the client's address to `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// The hosts, with their ports, that are served; any where it is empty.
    pub hosts: Vec<String>,
    /// How long sessions last.
    pub limits: Limits,
}

/// What every handler can reach. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    world: Arc<World>,
    pub(crate) config: Arc<ServerConfig>,
    hashing: Arc<Semaphore>,
}

impl AppState {
    /// The state of a server over this installation.
    pub fn new(world: Arc<World>, config: ServerConfig) -> Self {
        Self { world, config: Arc::new(config), hashing: Arc::new(Semaphore::new(HASHED_AT_ONCE)) }
    }

    /// The installation.
    pub(crate) const fn world(&self) -> &Arc<World> {
        &self.world
    }

    /// The whole address of a path, to be handed out.
    pub(crate) fn address_of(&self, path: &str) -> String {
        format!("{}{path}", self.config.base_url)
    }

    /// Waits for a turn to hash a password.
    pub(crate) async fn hashing_turn(&self) -> Option<SemaphorePermit<'_>> {
        self.hashing.acquire().await.ok()
    }
}

/// Every route behind its gate, the assets, and what stands around all of them.
pub fn router(state: AppState) -> Router {
    let mut router = Router::new();
    let mut hidden = BTreeSet::new();
    for route in pages::routes(state.config.demo) {
        let Route { path, access, body_limit, handler, .. } = route;
        let gate = Gate { state: state.clone(), access, body_limit };
        router = router.route(path, handler.layer(from_fn_with_state(gate, auth::gate)));
        if matches!(access, Access::Hidden(_)) {
            hidden.insert(path);
        }
    }
    let open = Gate { state: state.clone(), access: Access::Public, body_limit: 0 };
    let nowhere = (|| async { Failure::not_found() }).layer(from_fn_with_state(open, auth::gate));
    // No method tells that there is something: those that the page does not take are answered as elsewhere.
    for path in hidden {
        let rest = not_taken(path, state.config.demo);
        router = router.route(path, routing::on(rest, nowhere.clone()));
    }
    let no_such_method = || async { Failure::Method };
    router
        .method_not_allowed_fallback(no_such_method)
        // A handler and no service: so it is answered in all things as a route is.
        .fallback(nowhere)
        .merge(assets::router())
        .layer(from_fn(packing::pack))
        // The gate reads every body itself, up to the limit of its route.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(state.clone(), security::around))
        .with_state(state)
}

/// The methods that no route of this path takes.
fn not_taken(path: &str, demo: bool) -> MethodFilter {
    let others = [MethodFilter::PUT, MethodFilter::PATCH, MethodFilter::OPTIONS, MethodFilter::TRACE];
    let taken: Vec<Method> =
        pages::routes(demo).into_iter().filter(|it| it.path == path).map(|it| it.method).collect();
    let mut rest = others.into_iter().fold(MethodFilter::DELETE, MethodFilter::or);
    if !taken.contains(&Method::POST) {
        rest = rest.or(MethodFilter::POST);
    }
    if !taken.contains(&Method::GET) {
        rest = rest.or(MethodFilter::GET);
    }
    // No browser asks for the head of a page alone, and a page answers it otherwise than no page does.
    rest.or(MethodFilter::HEAD)
}

/// Serves until `shutdown` is done, and then finishes the requests under way.
///
/// A demonstration is refused on any address but the loopback one.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    if state.config.demo && !listener.local_addr()?.ip().is_loopback() {
        let reason = "a demonstration signs in without a password: it listens on the loopback address only";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
    }
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(shutdown).await
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::testing::Site;

    #[tokio::test]
    async fn the_last_to_let_go_of_the_database_may_be_the_server() {
        let site = Site::new();
        let browser = site.browser();
        drop(site);
        // Its database is gone by now, but the pool of connections is not, and ends here, on a thread that
        // runs async code.
        let seen = browser.get("/accessibility").await;
        assert!(seen.status == StatusCode::OK || seen.status.is_server_error(), "{}", seen.status);
        drop(browser);
    }
}
