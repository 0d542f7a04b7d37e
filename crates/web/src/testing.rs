//! A browser for tests: cookies are kept, forms carry the token of the page they stand on.
//!
//! ```ignore
//! let site = Site::new();
//! let house = site.app.agency("ngo", "Casa Oberta");
//! let ana = site.app.user(&house, &[Role::Administrator]);
//! let browser = site.signed_in(&ana);
//! browser.get("/agencies/new").await.ok();
//! let seen = browser.post("/agencies/new", &[("name", "Llar"), …]).await;
//! assert_eq!(seen.location(), "/agencies/…");
//! ```

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use throughline_app::testing::{TestApp, TestUser};
use tower::ServiceExt as _;

use crate::server::{AppState, ServerConfig, router};

/// An installation with its pages.
pub(crate) struct Site {
    router: Router,
    // Dropped last: it holds the database.
    pub(crate) app: TestApp,
}

impl Site {
    pub(crate) fn new() -> Self {
        Self::with(ServerConfig { base_url: "http://plans.example".to_owned(), ..ServerConfig::default() })
    }

    pub(crate) fn with(config: ServerConfig) -> Self {
        let app = TestApp::new();
        let router = router(AppState::new(app.world.clone(), config));
        Self { router, app }
    }

    /// Somebody who is not signed in.
    pub(crate) fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: Mutex::default(), csrf: Mutex::default() }
    }

    /// The same installation behind a server that was just started: nothing that was in memory is left.
    pub(crate) fn restart(&mut self) {
        let config = ServerConfig { base_url: "http://plans.example".to_owned(), ..ServerConfig::default() };
        self.router = router(AppState::new(self.app.restarted(), config));
    }

    /// The same browser with the server of now.
    pub(crate) fn again(&self, browser: &Browser) -> Browser {
        let cookies = Mutex::new(browser.lock_cookies().clone());
        Browser { router: self.router.clone(), cookies, csrf: Mutex::default() }
    }

    /// Somebody who is signed in, without the pages of the sign-in.
    pub(crate) fn signed_in(&self, user: &TestUser) -> Browser {
        let browser = self.browser();
        let token = self.app.signed_in(user).token;
        browser.lock_cookies().insert("throughline".to_owned(), token);
        browser
    }
}

/// One browser.
pub(crate) struct Browser {
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
    csrf: Mutex<String>,
}

impl Browser {
    /// Opens a page.
    pub(crate) async fn get(&self, path: &str) -> Seen {
        self.send(Request::get(path).header(header::ACCEPT, "text/html")).await
    }

    /// Sends a form with the token of the last page that carried one.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let token = self.csrf.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut fields = fields.to_vec();
        fields.push(("csrf", &token));
        self.post_as_is(path, &fields).await
    }

    /// Sends exactly these fields.
    pub(crate) async fn post_as_is(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let request = Request::post(path)
            .header(header::ACCEPT, "text/html")
            .header(header::ORIGIN, "http://plans.example")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send_with(request, serde_urlencoded::to_string(fields).unwrap()).await
    }

    /// Follows a redirect, then gives the page it leads to.
    pub(crate) async fn follow(&self, seen: Seen) -> Seen {
        self.get(&seen.location()).await
    }

    pub(crate) async fn send(&self, request: axum::http::request::Builder) -> Seen {
        self.send_with(request, String::new()).await
    }

    pub(crate) async fn send_with(&self, request: axum::http::request::Builder, body: String) -> Seen {
        let cookies: Vec<_> =
            self.lock_cookies().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = request.body(Body::from(body)).unwrap();
        if !request.headers().contains_key(header::HOST) {
            request.headers_mut().insert(header::HOST, "plans.example".parse().unwrap());
        }
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        for cookie in headers.get_all(header::SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let (value, rest) = rest.split_once(';').unwrap();
            if rest.contains("Max-Age=0") {
                self.lock_cookies().remove(name);
            } else {
                self.lock_cookies().insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let seen = Seen { status, headers, body: String::from_utf8_lossy(&bytes).into_owned() };
        if let Some(token) = seen.field("csrf") {
            *self.csrf.lock().unwrap() = token;
        }
        seen
    }

    /// The token of the last page that carried one.
    pub(crate) fn last_token(&self) -> String {
        self.csrf.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn lock_cookies(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a browser got.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Seen {
    /// The page, which must be one.
    #[track_caller]
    pub(crate) fn ok(self) -> Self {
        assert_eq!(self.status, StatusCode::OK, "{}", self.body);
        self
    }

    /// Where it leads; it must lead somewhere.
    #[track_caller]
    pub(crate) fn location(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.headers[header::LOCATION].to_str().unwrap().to_owned()
    }

    /// Whether the page says this.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.body.contains(words)
    }

    /// The value of an input field of this name.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        let tag = self.body.split('<').find(|tag| {
            tag.starts_with("input") && tag.contains(&format!("name=\"{name}\"")) && tag.contains("value=\"")
        })?;
        Some(tag.split("value=\"").nth(1)?.split('"').next()?.to_owned())
    }
}

/// What the program writes into its log, of every thread, down to the finest level that its own crates have.
/// There is one for a process, and each test is one.
#[derive(Clone)]
pub(crate) struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    pub(crate) fn start() -> Self {
        let log = Self(Arc::default());
        let writer = log.clone();
        tracing_subscriber::fmt()
            // What the threads that look after the files say follows the hour and no request.
            .with_env_filter("warn,throughline=trace,throughline_store::db::sqlite=warn")
            .with_ansi(false)
            .without_time()
            .with_writer(move || writer.clone())
            .try_init()
            .expect("no other log in this process");
        log
    }

    /// What was written since the last time, without how long anything took.
    pub(crate) fn take(&self) -> String {
        let bytes = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let text = String::from_utf8(bytes).expect("a log in UTF-8");
        let mut parts = text.split("milliseconds=");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |all, part| all + part.trim_start_matches(|sign: char| sign.is_ascii_digit()))
    }
}

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
