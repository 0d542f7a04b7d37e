//! What a handler holds while it answers: [`Visit`] for anybody, [`Page`] for who is signed in.

use std::{ops::Deref, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse as _, Response},
};
use maud::Markup;
use throughline_app::{
    Cx, Error, FieldError,
    session::{Presence, SignedIn, Started, Visitor},
};
use throughline_domain::calendar::Jurisdiction;

use crate::{
    auth,
    components::{
        banner::success_banner,
        error_summary::{FieldError as ShownError, error_summary},
        link::link,
        primary_navigation::NavItem,
    },
    errors::{self, Failure},
    forms::{self, Form},
    i18n::{Locale, Tr},
    layout, one_thread, pages, said, security,
    server::AppState,
    undo::Undo,
};

/// Where one's account is.
pub(crate) const ACCOUNT: &str = "/account";
/// Where signing out is posted to.
pub(crate) const SIGN_OUT: &str = "/sign-out";
/// Divides the parts of what is said once.
pub(crate) const FLASH_PART: char = '\u{1f}';

/// One request of somebody, signed in or not. Cheap to clone.
#[derive(Clone)]
pub struct Visit(Arc<Inner>);

struct Inner {
    state: AppState,
    visitor: Visitor,
    presence: Presence,
    tr: Tr,
    path: String,
    wants_json: bool,
    shortcuts: bool,
    back: Option<String>,
    said: Option<String>,
    request_id: String,
}

impl Visit {
    pub(crate) fn new(
        state: AppState,
        visitor: Visitor,
        presence: Presence,
        uri: &Uri,
        headers: &HeaderMap,
        request_id: String,
    ) -> Self {
        let chosen = security::cookie(headers, auth::LANGUAGE_COOKIE).and_then(|tag| Locale::from_code(&tag));
        let own = match &presence {
            Presence::SignedIn(user) => Locale::from_code(&user.locale),
            _ => None,
        };
        let accepted = || {
            let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
            Locale::from_accept_language(header.unwrap_or_default())
        };
        let locale = chosen.or(own).unwrap_or_else(accepted);
        let world = &visitor.world;
        let jurisdiction = match &presence {
            Presence::SignedIn(user) => world.jurisdictions.get(&user.jurisdiction),
            _ => world.jurisdictions.values().next(),
        };
        let today = jurisdiction.map_or_else(
            || visitor.now.to_zoned(jiff::tz::TimeZone::UTC).date(),
            |jurisdiction| jurisdiction.local_date(visitor.now),
        );
        let path = uri.path_and_query().map_or_else(|| "/".to_owned(), |path| path.as_str().to_owned());
        let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let wants_json = accept.contains("json") && !accept.contains("text/html");
        let back = security::referring_page(headers).filter(|page| *page != path);
        let shortcuts = security::cookie(headers, auth::SHORTCUTS_COOKIE).as_deref() != Some(auth::OFF);
        let said = match &presence {
            Presence::SignedIn(user) => said::find(&state.config, headers, &user.csrf),
            _ => None,
        };
        let tr = Tr::new(locale, today);
        Self(Arc::new(Inner {
            state,
            visitor,
            presence,
            tr,
            path,
            wants_json,
            shortcuts,
            back,
            said,
            request_id,
        }))
    }

    /// The reader's language and day.
    pub fn tr(&self) -> Tr {
        self.0.tr
    }

    /// What the server was started with.
    pub fn state(&self) -> &AppState {
        &self.0.state
    }

    /// Path and query of this request.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Whether single keys act on lists in this browser: anybody may switch them off.
    pub fn has_shortcuts(&self) -> bool {
        self.0.shortcuts
    }

    /// The page that led here, if it is one of ours.
    pub fn back(&self) -> Option<String> {
        self.0.back.clone()
    }

    /// Who is behind the request.
    pub(crate) fn presence(&self) -> &Presence {
        &self.0.presence
    }

    pub(crate) fn wants_json(&self) -> bool {
        self.0.wants_json
    }

    pub(crate) fn request_id(&self) -> &str {
        &self.0.request_id
    }

    /// The local time of an instant where the reader is, such as 17:05.
    pub fn local_time(&self, at: jiff::Timestamp) -> jiff::Zoned {
        let jurisdictions = &self.0.visitor.world.jurisdictions;
        let own = match &self.0.presence {
            Presence::SignedIn(user) => jurisdictions.get(&user.jurisdiction),
            _ => jurisdictions.values().next(),
        };
        let zone = own.map_or(jiff::tz::TimeZone::UTC, |jurisdiction| jurisdiction.time_zone.clone());
        at.to_zoned(zone)
    }

    /// Runs what somebody does who is not signed in, on a blocking thread.
    pub async fn run_as_visitor<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Visitor) -> throughline_app::Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        let visitor = self.0.visitor.clone();
        blocking(move || act(&visitor)).await
    }

    /// The same for what hashes a password. Few run at a time: each takes 19 MiB and a core.
    pub async fn run_hashing<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Visitor) -> throughline_app::Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        let _turn = self.0.state.hashing_turn().await;
        self.run_as_visitor(act).await
    }

    /// The anti-forgery token for this page's forms, masked.
    pub fn csrf(&self) -> String {
        let token = match &self.0.presence {
            Presence::SignedIn(user) => user.csrf.as_str(),
            Presence::CodePending { csrf } => csrf.as_str(),
            Presence::Nobody | Presence::RanOut { .. } => return String::new(),
        };
        security::mask(token, &*self.0.visitor.world.entropy)
    }

    /// A page with this title, to be filled in.
    pub fn html(&self, title: impl Into<String>) -> Html<'_> {
        Html {
            visit: self,
            title: title.into(),
            identity: None,
            back: None,
            errors: Vec::new(),
            notice: None,
            query: String::new(),
            status: StatusCode::OK,
            version: None,
        }
    }

    /// Leads on to another page, by GET.
    pub fn go(&self, to: &str) -> Response {
        see_other(to)
    }

    /// The same under the token of a session that begins.
    pub(crate) fn go_with_session(&self, to: &str, started: &Started) -> Response {
        let mut response = see_other(to);
        auth::set_session_cookie(&self.0.state.config, response.headers_mut(), &started.token);
        response
    }

    /// Errors of fields in the reader's words.
    pub fn words(&self, errors: &[FieldError]) -> Vec<ShownError> {
        errors::words(self.tr(), errors)
    }

    fn user(&self) -> Option<&SignedIn> {
        match &self.0.presence {
            Presence::SignedIn(user) => Some(user),
            _ => None,
        }
    }
}

/// The handler runs behind the gate, which leaves the visit with the request.
impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Failure> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Failure::App(Error::Internal("a route outside the table has no visit".to_owned())))
    }
}

/// One request of somebody who is signed in: everything a handler needs to answer it.
#[derive(Clone)]
pub struct Page {
    visit: Visit,
    cx: Cx,
    user: Box<SignedIn>,
}

impl Deref for Page {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let visit = Visit::from_request_parts(parts, state).await?;
        Self::of(&visit).ok_or_else(Failure::not_found)
    }
}

impl Page {
    pub(crate) fn of(visit: &Visit) -> Option<Self> {
        let user = Box::new(visit.user()?.clone());
        let visitor = &visit.0.visitor;
        let locale = visit.tr().locale().code();
        let cx = Cx::new(visitor.world.clone(), user.actor.clone(), visitor.now, locale);
        Some(Self { visit: visit.clone(), cx, user })
    }

    /// The context of use cases.
    pub fn cx(&self) -> &Cx {
        &self.cx
    }

    /// Who is signed in.
    pub fn user(&self) -> &SignedIn {
        &self.user
    }

    /// The jurisdiction of their agency.
    pub fn jurisdiction(&self) -> Option<&Jurisdiction> {
        self.state().world().jurisdictions.get(&self.user.jurisdiction)
    }

    /// Runs a use case on a blocking thread.
    pub async fn run<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&Cx) -> throughline_app::Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        let cx = self.cx.clone();
        blocking(move || use_case(&cx)).await
    }

    /// The same, with what is wrong with the form apart, so that the form can come back filled.
    pub async fn attempt<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&Cx) -> throughline_app::Result<T> + Send + 'static,
    ) -> Result<Result<T, Vec<FieldError>>, Failure> {
        match self.run(use_case).await {
            Ok(done) => Ok(Ok(done)),
            Err(Failure::App(Error::Invalid(errors))) => Ok(Err(errors)),
            Err(failure) => Err(failure),
        }
    }

    /// The same for what hashes a password.
    pub async fn attempt_hashing<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&Cx) -> throughline_app::Result<T> + Send + 'static,
    ) -> Result<Result<T, Vec<FieldError>>, Failure> {
        let _turn = self.visit.0.state.hashing_turn().await;
        self.attempt(use_case).await
    }

    /// Leads on to another page, which says once that it is done.
    pub async fn go_saying(&self, to: &str, said: String) -> Result<Response, Failure> {
        self.go_leaving(to, said).await
    }

    /// The same with a link beside it, such as the one that undoes it.
    pub async fn go_saying_with_link(
        &self,
        to: &str,
        said: String,
        (href, text): (&str, &str),
    ) -> Result<Response, Failure> {
        self.go_leaving(to, format!("{said}{FLASH_PART}{href}{FLASH_PART}{text}")).await
    }

    /// The same with a button that takes it back.
    pub async fn go_saying_with_undo(&self, to: &str, said: &str, undo: &Undo) -> Result<Response, Failure> {
        self.go_leaving(to, undo.behind(said)).await
    }

    /// The same after a change that gave this session a new token.
    pub(crate) async fn go_on_as(
        &self,
        to: &str,
        started: &Started,
        said: String,
    ) -> Result<Response, Failure> {
        self.leave_in(throughline_app::session::token_hash(&started.token), said).await?;
        Ok(self.go_with_session(to, started))
    }

    /// The browser carries the words; what it cannot hold waits in the session.
    async fn go_leaving(&self, to: &str, flash: String) -> Result<Response, Failure> {
        let mut response = see_other(to);
        let (config, entropy) = (&self.visit.0.state.config, &*self.cx.world.entropy);
        if !said::leave(config, response.headers_mut(), &self.user.csrf, &flash, entropy) {
            self.leave_in(self.user.token_hash.clone(), flash).await?;
        }
        Ok(response)
    }

    async fn leave_in(&self, session: String, flash: String) -> Result<(), Failure> {
        self.run(move |cx| throughline_app::session::leave_flash(cx, &session, &flash)).await
    }

    /// The form that was sent to `path` after this user's session had run out, if there is one. It
    /// is given back once.
    pub async fn kept_form(&self, path: &str) -> Result<Option<Form>, Failure> {
        let path = path.to_owned();
        let kept = self.run(move |cx| throughline_app::draft::take(cx, &path)).await?;
        Ok(kept.as_deref().map(Form::from_kept))
    }
}

/// A page on its way: say what it needs, then give it its body.
#[must_use]
pub struct Html<'a> {
    visit: &'a Visit,
    title: String,
    identity: Option<Markup>,
    back: Option<(String, String)>,
    errors: Vec<ShownError>,
    notice: Option<Markup>,
    query: String,
    status: StatusCode,
    version: Option<i64>,
}

impl Html<'_> {
    /// The person at the top.
    pub fn identity(mut self, bar: Markup) -> Self {
        self.identity = Some(bar);
        self
    }

    /// The way back: address, and the name of the page it leads to.
    pub fn back(mut self, href: impl Into<String>, text: impl Into<String>) -> Self {
        self.back = Some((href.into(), text.into()));
        self
    }

    /// What stopped the form, in words; the page is then answered with 422.
    pub fn errors(mut self, errors: &[ShownError]) -> Self {
        errors.clone_into(&mut self.errors);
        if !errors.is_empty() {
            self.status = StatusCode::UNPROCESSABLE_ENTITY;
        }
        self
    }

    /// A banner before everything else.
    pub fn notice(mut self, banner: Markup) -> Self {
        self.notice = Some(banner);
        self
    }

    /// What was searched for, to stand in the search box.
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.query = query.into();
        self
    }

    /// Another status than 200, or 422 with errors.
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The version of the record that the page is about: its `ETag`, which an act may send back as
    /// `If-Match`. No record has version 0.
    pub fn version(mut self, version: i64) -> Self {
        self.version = Some(version).filter(|version| *version > 0);
        self
    }

    /// The whole page.
    pub fn body(self, body: Markup) -> Response {
        let (visit, tr) = (self.visit, self.visit.tr());
        let user = visit.user();
        let csrf = visit.csrf();
        let menu: Vec<(String, &str, usize)> = user
            .map(|user| {
                let entry = |entry: &pages::MenuEntry| {
                    (tr.text(entry.key), entry.href, pages::waiting(user, entry.href))
                };
                pages::menu(user).map(entry).collect()
            })
            .unwrap_or_default();
        let here = visit.path();
        let items: Vec<NavItem<'_>> = menu
            .iter()
            .map(|(text, href, waiting)| {
                NavItem::new(text, href).current(stands_under(here, href)).waiting(*waiting)
            })
            .collect();
        let mut page = layout::Page::new(tr, &self.title)
            .nav(&items)
            .demo(visit.0.state.config.demo)
            .errors(!self.errors.is_empty());
        if let Some(user) = user {
            page = page.viewer(layout::Viewer {
                agency: &user.agency_name,
                name: &user.name,
                account: ACCOUNT,
                sign_out: SIGN_OUT,
                csrf: &csrf,
            });
            if let Some(action) = pages::search(user) {
                page = page.search(layout::Search { action, query: &self.query });
            }
        }
        if let Some(bar) = self.identity {
            page = page.identity(bar);
        }
        if let Some((href, text)) = &self.back {
            page = page.back(href, text.as_str());
        }
        let kept = user.and_then(|user| user.flash.as_deref());
        let flash = visit.0.said.as_deref().or(kept);
        let notice = maud::html! {
            @if let Some(flash) = flash { (flash_banner(tr, &csrf, flash)) }
            @if let Some(notice) = &self.notice { (notice) }
            (error_summary(tr, &self.errors))
        };
        let html = page.notice(notice).render(body);
        let mut response = (self.status, axum::response::Html(html.into_string())).into_response();
        if let Some(tag) = self.version.and_then(forms::entity_tag) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        if visit.0.said.is_some() {
            response.extensions_mut().insert(FlashShown::OfCookie);
        } else if kept.is_some() {
            response.extensions_mut().insert(FlashShown::OfSession);
        }
        response
    }
}

/// Left on a response whose page said what was to be said once.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FlashShown {
    /// The words came with the browser.
    OfCookie,
    /// They stood in the session.
    OfSession,
}

fn flash_banner(tr: Tr, csrf: &str, flash: &str) -> Markup {
    let mut parts = flash.split(FLASH_PART);
    let said = parts.next().unwrap_or_default();
    let more = match (parts.next(), parts.next(), parts.next()) {
        (Some(""), Some(action), Some(fields)) => Undo::form(tr, csrf, action, fields),
        (Some(href), Some(text), None) => maud::html! { p.govuk-body { (link(href, text)) } },
        _ => Markup::default(),
    };
    success_banner(tr, said, more)
}

/// Whether a page stands under a word of the menu.
fn stands_under(here: &str, menu: &str) -> bool {
    let path = here.split('?').next().unwrap_or_default();
    path == menu || path.strip_prefix(menu).is_some_and(|rest| rest.starts_with('/'))
}

fn see_other(to: &str) -> Response {
    let to = security::local_path(to).and_then(|to| HeaderValue::from_str(to).ok());
    let to = to.unwrap_or_else(|| HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> throughline_app::Result<T> + Send + 'static,
) -> Result<T, Failure> {
    match one_thread::blocking(work).await {
        Ok(outcome) => Ok(outcome?),
        Err(stopped) => Err(Failure::App(Error::Internal(format!("a use case stopped: {stopped}")))),
    }
}
