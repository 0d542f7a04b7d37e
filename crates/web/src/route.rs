//! One table of all routes: where, how, and who may come in.
//!
//! A route cannot be added without saying who may use it, and the gate in [`crate::auth`] is mounted
//! from the same value. So there is no list beside the router that could be forgotten.

use axum::{
    handler::Handler,
    http::Method,
    routing::{self, MethodRouter},
};
use throughline_app::session::SignedIn;
use throughline_domain::agency::Role;

use crate::server::AppState;

/// The largest form without files.
const FORM_LIMIT: usize = 256 * 1024;

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody, also without signing in.
    Public,
    /// Who has given a password and still owes the code.
    CodePending,
    /// Every user who is signed in; the use case decides the rest.
    Session,
    /// Users with one of these roles; others are refused at the door, which the ledger keeps. It is
    /// a first door only: the use case behind it decides by itself, and knows the person.
    Roles(&'static [Role]),
    /// The same, and for everybody else there is nothing at this address: whatever is sent to it, the
    /// answer is the one of an address that does not exist.
    Hidden(&'static [Role]),
}

impl Access {
    /// Whether somebody who is signed in belongs here.
    pub fn admits(self, user: &SignedIn) -> bool {
        match self {
            Self::Public | Self::Session => true,
            Self::CodePending => false,
            Self::Roles(roles) | Self::Hidden(roles) => roles.iter().any(|role| user.actor.has(*role)),
        }
    }
}

/// A route.
pub struct Route {
    /// GET or POST; browsers' forms know no other.
    pub method: Method,
    /// The path, as axum writes it: `/users/{id}`.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
    /// The largest body, in bytes.
    pub body_limit: usize,
    pub(crate) handler: MethodRouter<AppState>,
}

impl Route {
    /// A page.
    pub fn get<H, T>(path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = routing::get(handler);
        Self { method: Method::GET, path, access, body_limit: 0, handler }
    }

    /// An act. The gate has checked the anti-forgery token before the handler runs.
    pub fn post<H, T>(path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let handler = routing::post(handler);
        Self { method: Method::POST, path, access, body_limit: FORM_LIMIT, handler }
    }

    /// The same for a form with files, up to so many bytes altogether.
    #[must_use]
    pub fn uploads(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }
}

impl std::fmt::Debug for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {:?}", self.method, self.path, self.access)
    }
}

#[cfg(test)]
mod tests;
