//! The gate before every route: who is there, may they come in, is the form really theirs.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, Method, header::SET_COOKIE},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use throughline_app::session::{self, Presence, Visitor};

use crate::{
    errors::{self, Failure},
    forms::{self, CSRF, Form},
    one_thread,
    route::Access,
    security::{self, RequestId},
    server::{AppState, ServerConfig},
    visit::{FlashShown, Page, Visit},
};

/// The language chosen in this browser, until it is closed or somebody signs in.
pub(crate) const LANGUAGE_COOKIE: &str = "throughline_language";
/// Keeps single keys from acting on lists in this browser.
pub(crate) const SHORTCUTS_COOKIE: &str = "throughline_shortcuts";
/// What stands in it; without the cookie they act.
pub(crate) const OFF: &str = "off";
/// Where one signs in.
pub(crate) const SIGN_IN: &str = "/sign-in";
/// Where the code is asked for.
pub(crate) const CODE: &str = "/sign-in/code";

/// What the gate of one route goes by.
#[derive(Clone)]
pub(crate) struct Gate {
    pub(crate) state: AppState,
    pub(crate) access: Access,
    pub(crate) body_limit: usize,
}

/// Finds out who is there, reads the form, and lets in or leads to the sign-in. Turns a failure of
/// the handler into its page.
pub(crate) async fn gate(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    // A form is waited for without holding a thread.
    if request.method() == Method::GET {
        one_thread::answer(let_in(gate, request, next)).await
    } else {
        let_in(gate, request, next).await
    }
}

async fn let_in(gate: Gate, request: Request, next: Next) -> Response {
    let state = &gate.state;
    let (mut parts, body) = request.into_parts();
    let visitor = Visitor {
        world: state.world().clone(),
        now: state.world().clock.now(),
        address: address(&state.config, &parts.headers, parts.extensions.get()),
    };
    let known = match session_token(&state.config, &parts.headers) {
        Some(token) => authenticate(&visitor, state.config.limits, token).await,
        None => Ok(Presence::Nobody),
    };
    let request_id = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let visit = |presence| {
        let (state, visitor, id) = (state.clone(), visitor.clone(), request_id.clone());
        Visit::new(state, visitor, presence, &parts.uri, &parts.headers, id)
    };
    let visit = match known {
        Ok(presence) => visit(presence),
        Err(failure) => return errors::answer(&visit(Presence::Nobody), &failure, &Form::default()),
    };
    let mut form = Form::default();
    let hidden = is_hidden(gate.access, &visit);
    // Where no form is taken, none is read: the answer is that there is nothing here.
    if parts.method == Method::POST && gate.body_limit > 0 && !hidden {
        match forms::receive(&parts.headers, body, gate.body_limit).await {
            Ok(received) => form = received,
            Err(failure) => return errors::answer(&visit, &failure, &form),
        }
        form.if_match(&parts.headers);
        if !is_theirs(gate.access, &visit, &parts.headers, &form) {
            return errors::answer(&visit, &Failure::Forged, &form);
        }
    }
    if !hidden && let Some(turned_away) = turn_away(gate.access, &visit, &parts.method, &form).await {
        return turned_away;
    }
    parts.extensions.insert(visit.clone());
    parts.extensions.insert(form.clone());
    let mut response = if hidden {
        // As the router answers for an address that does not exist.
        Failure::not_found().into_response()
    } else {
        next.run(Request::from_parts(parts, axum::body::Body::empty())).await
    };
    if let Some(failure) = response.extensions_mut().remove::<Arc<Failure>>() {
        response = errors::answer(&visit, &failure, &form);
    }
    match response.extensions_mut().remove::<FlashShown>() {
        Some(FlashShown::OfCookie) => clear_said_cookie(&state.config, response.headers_mut()),
        Some(FlashShown::OfSession) => {
            if let Some(page) = Page::of(&visit) {
                let shown = page.user().token_hash.clone();
                // If this fails, the same words are said twice: no reason to show no page.
                page.run(move |cx| session::clear_flash(cx, &shown)).await.ok();
            }
        }
        None => {}
    }
    response
}

async fn authenticate(
    visitor: &Visitor,
    limits: session::Limits,
    token: String,
) -> Result<Presence, Failure> {
    let visitor = visitor.clone();
    let found = one_thread::blocking(move || session::authenticate(&visitor, limits, &token)).await;
    match found {
        Ok(presence) => Ok(presence?),
        Err(stopped) => {
            Err(Failure::App(throughline_app::Error::Internal(format!("authentication stopped: {stopped}"))))
        }
    }
}

/// Whether a form was sent by one of our pages, and by one of this session.
fn is_theirs(access: Access, visit: &Visit, headers: &HeaderMap, form: &Form) -> bool {
    if !security::is_from_here(headers) {
        return false;
    }
    let token = match visit.presence() {
        Presence::SignedIn(user) => &user.csrf,
        Presence::CodePending { csrf } | Presence::RanOut { csrf, .. } => csrf,
        Presence::Nobody => return true,
    };
    // The sign-in page may have been opened before somebody signed in in another tab.
    access == Access::Public || security::is_genuine(form.value(CSRF), token)
}

/// Whether there is nothing at this address for who asks.
fn is_hidden(access: Access, visit: &Visit) -> bool {
    let admitted = || matches!(visit.presence(), Presence::SignedIn(user) if access.admits(user));
    matches!(access, Access::Hidden(_)) && !admitted()
}

/// The answer to who may not come in; `None` for who may.
async fn turn_away(access: Access, visit: &Visit, method: &Method, form: &Form) -> Option<Response> {
    match (access, visit.presence()) {
        (Access::Roles(_), Presence::SignedIn(user)) if !access.admits(user) => {
            let page = Page::of(visit)?;
            let refused = page.run(session::turn_away).await.err().unwrap_or_else(Failure::not_found);
            Some(errors::answer(visit, &refused, form))
        }
        (Access::Public, _)
        | (Access::CodePending, Presence::CodePending { .. })
        | (Access::Session | Access::Roles(_) | Access::Hidden(_), Presence::SignedIn(_)) => None,
        (Access::CodePending, Presence::SignedIn(_)) => Some(visit.go("/")),
        _ if visit.wants_json() => Some(errors::answer(visit, &Failure::SignedOut, form)),
        // Who is kept from a hidden address was answered before.
        (Access::Session | Access::Roles(_) | Access::Hidden(_), Presence::CodePending { .. }) => {
            Some(visit.go(CODE))
        }
        (Access::Session | Access::Roles(_), Presence::RanOut { user, .. }) if method == Method::POST => {
            let (user, path, content) = (*user, path_of(visit.path()), form.to_keep());
            let kept = visit
                .run_as_visitor(move |visitor| throughline_app::draft::keep(visitor, user, &path, content))
                .await;
            match kept {
                Ok(()) => Some(visit.go(&sign_in_to_send(visit, Some("kept")))),
                Err(failure) => Some(errors::answer(visit, &failure, form)),
            }
        }
        (_, Presence::RanOut { .. }) => Some(visit.go(&sign_in_for(visit, Some("ended")))),
        // Whose it is nobody can say any more, so it is not kept; it stands there to be copied.
        (_, Presence::Nobody) if method == Method::POST && form.texts().next().is_some() => {
            Some(errors::answer(visit, &Failure::SignedOut, form))
        }
        (_, Presence::Nobody) => Some(visit.go(&sign_in_for(visit, None))),
    }
}

/// The sign-in page, which leads back to where the visit was going.
fn sign_in_for(visit: &Visit, because: Option<&str>) -> String {
    sign_in_and_go(visit.path(), because)
}

/// The same for a form: back to the page that it stood on.
pub(crate) fn sign_in_to_send(visit: &Visit, because: Option<&str>) -> String {
    let back = visit.back();
    sign_in_and_go(back.as_deref().unwrap_or_else(|| visit.path()), because)
}

fn sign_in_and_go(next: &str, because: Option<&str>) -> String {
    let mut query = Vec::new();
    if next != "/" {
        query.push(("next", next));
    }
    if let Some(because) = because {
        query.push(("because", because));
    }
    match serde_urlencoded::to_string(query) {
        Ok(query) if !query.is_empty() => format!("{SIGN_IN}?{query}"),
        _ => SIGN_IN.to_owned(),
    }
}

fn path_of(path_and_query: &str) -> String {
    path_and_query.split('?').next().unwrap_or_default().to_owned()
}

/// Where a request came from. Behind a proxy it is the last address in the header: those before it
/// are what the client itself said.
fn address(config: &ServerConfig, headers: &HeaderMap, peer: Option<&ConnectInfo<SocketAddr>>) -> String {
    let forwarded =
        headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    match forwarded.and_then(|list| list.rsplit(',').next()) {
        Some(last) if config.behind_proxy => last.trim().to_owned(),
        _ => peer.map_or_else(|| "unknown".to_owned(), |ConnectInfo(peer)| peer.ip().to_string()),
    }
}

/// The session's cookie: over HTTPS bound to this very host by its prefix.
const fn session_cookie(config: &ServerConfig) -> &'static str {
    if config.secure_cookies { "__Host-throughline" } else { "throughline" }
}

/// The token of the session's cookie.
pub(crate) fn session_token(config: &ServerConfig, headers: &HeaderMap) -> Option<String> {
    security::cookie(headers, session_cookie(config)).filter(|token| !token.is_empty())
}

/// The cookie of what the next page says once.
pub(crate) const fn said_cookie(config: &ServerConfig) -> &'static str {
    if config.secure_cookies { "__Host-throughline-said" } else { "throughline_said" }
}

/// Keeps sealed words for the next page.
pub(crate) fn set_said_cookie(config: &ServerConfig, headers: &mut HeaderMap, sealed: &str) {
    set_cookie(config, headers, said_cookie(config), sealed, true);
}

/// Takes them away again.
fn clear_said_cookie(config: &ServerConfig, headers: &mut HeaderMap) {
    set_cookie(config, headers, said_cookie(config), "", false);
}

/// Gives the browser a session's token. It is forgotten when the browser is closed, and the
/// language that a visitor chose gives way to the user's own.
pub(crate) fn set_session_cookie(config: &ServerConfig, headers: &mut HeaderMap, token: &str) {
    set_cookie(config, headers, session_cookie(config), token, true);
    set_cookie(config, headers, LANGUAGE_COOKIE, "", false);
}

/// Takes the token away again.
pub(crate) fn clear_session_cookie(config: &ServerConfig, headers: &mut HeaderMap) {
    set_cookie(config, headers, session_cookie(config), "", false);
    set_cookie(config, headers, LANGUAGE_COOKIE, "", false);
}

/// Keeps a language for this browser.
pub(crate) fn set_language_cookie(config: &ServerConfig, headers: &mut HeaderMap, language: &str) {
    set_cookie(config, headers, LANGUAGE_COOKIE, language, true);
}

/// Lets the user's own language count again.
pub(crate) fn clear_language_cookie(config: &ServerConfig, headers: &mut HeaderMap) {
    set_cookie(config, headers, LANGUAGE_COOKIE, "", false);
}

/// Switches single keys off in this browser, for a year, or on again. It is about the keyboard or the
/// voice that somebody uses here, and so outlives the session.
pub(crate) fn keep_shortcuts(config: &ServerConfig, headers: &mut HeaderMap, on: bool) {
    let secure = if config.secure_cookies { "; Secure" } else { "" };
    let age = if on { 0 } else { 365 * 24 * 60 * 60 };
    let cookie = format!("{SHORTCUTS_COOKIE}={OFF}; Path=/; HttpOnly; SameSite=Lax{secure}; Max-Age={age}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(SET_COOKIE, cookie);
    }
}

fn set_cookie(config: &ServerConfig, headers: &mut HeaderMap, name: &str, value: &str, keep: bool) {
    let secure = if config.secure_cookies { "; Secure" } else { "" };
    let age = if keep { "" } else { "; Max-Age=0" };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests;
