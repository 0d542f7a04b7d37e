//! Setting up an installation: the one-time link, and the first agency with its administrator.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use throughline_domain::{
    agency::Role,
    id::{AgencyId, UserId},
};
use throughline_policy::{Permit, Subject};
use throughline_store::{
    ledger::{self, Chain, Entry},
    one_time_link::{self, Purpose},
    user as users,
};

use crate::{
    Cx, Error, FieldError, Result,
    account::OneTimeLink,
    agency::{self, NewAgency},
    password,
    session::{Visitor, secret, token_hash},
    user::{self, Details},
};

/// How long the link is good for. `serve` prints a new one at every start.
const LINK_LASTS: SignedDuration = SignedDuration::from_hours(24);

/// The path of the page that a link to set up opens.
pub fn path(link: &OneTimeLink) -> String {
    format!("/set-up/{}", link.token)
}

/// A link to set up the first administrator, in place of earlier ones; `None` where there is a user
/// already.
pub fn link(cx: &Cx) -> Result<Option<OneTimeLink>> {
    cx.write(|cx, tx| {
        if users::any(tx)? {
            return Ok(None);
        }
        let link = OneTimeLink {
            token: secret(&cx.world),
            expires_at: cx.now.checked_add(LINK_LASTS).unwrap_or(Timestamp::MAX),
        };
        let mut w = tx.permitted(set_up_permit());
        one_time_link::revoke(&mut w, Purpose::FirstAdministrator, None)?;
        let hash = token_hash(&link.token);
        one_time_link::insert(&mut w, &hash, Purpose::FirstAdministrator, None, cx.now, link.expires_at)?;
        ledger::append(
            &mut w,
            cx.now,
            &*cx.world.entropy,
            entry(&[Chain::Installation], "set_up.link_made"),
        )?;
        Ok(Some(link))
    })
}

/// Whether a link is still good.
pub fn is_open(visitor: &Visitor, token: &str) -> Result<bool> {
    let (hash, now) = (token_hash(token), visitor.now);
    visitor.world.db.read(|tx| {
        Ok(one_time_link::find(tx, &hash, Purpose::FirstAdministrator, now)?.is_some() && !users::any(tx)?)
    })
}

/// Who sets up an installation.
#[derive(Clone)]
pub struct FirstAdministrator {
    /// Their agency.
    pub agency: NewAgency,
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// The language of their pages.
    pub locale: String,
    /// Their password.
    pub password: String,
}

/// Sets up the first agency and its administrator. Hashes a password: takes about 30 ms.
pub fn set_up(visitor: &Visitor, token: &str, first: FirstAdministrator) -> Result<(AgencyId, UserId)> {
    if !is_open(visitor, token)? {
        return Err(Error::NotFound);
    }
    // The link is the proof; what it allows is done as the operator who printed it.
    let cx = Cx { now: visitor.now, ..Cx::operator(visitor.world.clone()) };
    let login = first.login.trim().to_lowercase();
    let details = Details::named(first.name, first.locale, vec![Role::Administrator]);
    let mut errors = user::check_new(&login, &details);
    // The page asks for two names; the agency's has a field of its own.
    errors.extend(agency::check_new(&cx.world, &first.agency).into_iter().map(|error| {
        match error.field.as_str() {
            "name" => FieldError { field: "agency_name".to_owned(), ..error },
            _ => error,
        }
    }));
    errors.extend(password::check(&first.password, &login, "password").err());
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let kept = password::hash(&first.password, &*cx.world.entropy)?;
    let (new_agency, hash) = (first.agency, token_hash(token));
    let (agency_id, user_id): (AgencyId, UserId) = (cx.new_id(), cx.new_id());
    cx.write(move |cx, tx| {
        if users::any(tx)? {
            return Err(Error::NotFound);
        }
        let mut w = tx.permitted(set_up_permit());
        if !one_time_link::use_up(&mut w, &hash, cx.now)? {
            return Err(Error::NotFound);
        }
        agency::insert(cx, &mut w, agency_id, &new_agency)?;
        user::insert(cx, &mut w, user_id, agency_id, &login, &details)?;
        users::set_password_hash(&mut w, user_id, Some(&kept))?;
        let chains = [Chain::Installation, Chain::Agency(agency_id)];
        ledger::append(&mut w, cx.now, &*cx.world.entropy, entry(&chains, "set_up.done"))?;
        Ok((agency_id, user_id))
    })
}

fn set_up_permit() -> Permit {
    Permit::system(Subject::Installation, "set_up")
}

fn entry<'a>(chains: &'a [Chain], action: &'a str) -> Entry<'a> {
    Entry {
        chains,
        action: Some(action),
        subject: Subject::Installation,
        categories: &[],
        payload: json!({}),
    }
}

#[cfg(test)]
mod tests;
