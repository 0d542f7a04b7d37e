//! One's own account: password, authenticator, language, sessions; and the one-time links by which
//! an account gets its first password.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use throughline_domain::id::UserId;
use throughline_policy::{Permit, Subject};
use throughline_store::{
    db::Writer,
    ledger::{self, Chain, Entry},
    one_time_link::{self, Purpose},
    recovery_code,
    session::{self, Stage},
    user,
};

use crate::{
    Cx, Error, FieldError, Result, authorise, password, sealing,
    session::{Limits, Started, Visitor, begin, count, secret, token_hash},
    totp,
};

/// How long a one-time link is good for: over a weekend.
const LINK_LASTS: SignedDuration = SignedDuration::from_hours(72);
/// Tries to give the present password in one window of sign-in tries.
const TRIES: i64 = 5;

/// A one-time link, to be handed to whom it is for. Its token is kept nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeLink {
    /// The secret part of the address.
    pub token: String,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

impl std::fmt::Debug for OneTimeLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OneTimeLink(…)")
    }
}

impl OneTimeLink {
    /// The path of the page that it opens.
    pub fn path(&self) -> String {
        format!("/set-password/{}", self.token)
    }
}

/// Makes a link by which a user sets a password, in place of earlier ones.
pub(crate) fn link_for(cx: &Cx, w: &mut Writer<'_>, user: UserId) -> Result<OneTimeLink> {
    one_time_link::revoke(w, Purpose::SetPassword, Some(user))?;
    let link = OneTimeLink {
        token: secret(&cx.world),
        expires_at: cx.now.checked_add(LINK_LASTS).unwrap_or(Timestamp::MAX),
    };
    let hash = token_hash(&link.token);
    one_time_link::insert(w, &hash, Purpose::SetPassword, Some(user), cx.now, link.expires_at)?;
    Ok(link)
}

/// Whose password a link sets: login and name. `None` if the link is no longer good.
pub fn link_owner(visitor: &Visitor, token: &str) -> Result<Option<(String, String)>> {
    let (hash, now) = (token_hash(token), visitor.now);
    visitor.world.db.read(|tx| {
        let Some(Some(user)) = one_time_link::find(tx, &hash, Purpose::SetPassword, now)? else {
            return Ok(None);
        };
        let user = user::get(tx, user)?;
        Ok(user.active.then_some((user.login, user.display_name)))
    })
}

/// Sets a password by a one-time link. [`Error::NotFound`] if the link is no longer good.
pub fn set_password(visitor: &Visitor, token: &str, new: &str) -> Result<()> {
    let (login, _) = link_owner(visitor, token)?.ok_or(Error::NotFound)?;
    password::check(new, &login, "password")?;
    let world = visitor.world.clone();
    let kept = password::hash(new, &*world.entropy)?;
    let (hash, now) = (token_hash(token), visitor.now);
    visitor.world.db.write(move |tx| {
        let Some(Some(id)) = one_time_link::find(tx, &hash, Purpose::SetPassword, now)? else {
            return Err(Error::NotFound);
        };
        let agency = user::get(tx, id)?.agency;
        let subject = Subject::User(id);
        let mut w = tx.permitted(Permit::system(subject, "one_time_link"));
        if !one_time_link::use_up(&mut w, &hash, now)? {
            return Err(Error::NotFound);
        }
        user::set_password_hash(&mut w, id, Some(&kept))?;
        session::delete_all(&mut w, id)?;
        let entry = Entry {
            chains: &[Chain::Agency(agency)],
            action: Some("account.password_set"),
            subject,
            categories: &[],
            payload: json!({}),
        };
        Ok(ledger::append(&mut w, now, &*world.entropy, entry)?)
    })
}

/// The account as its owner sees it.
#[derive(Debug, Clone)]
pub struct Account {
    /// The user.
    pub user: user::User,
    /// Where they are signed in, latest use first.
    pub sessions: Vec<OwnSession>,
}

/// A place where the user is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// The hash of its token, to end it by.
    pub token_hash: String,
    /// Since when.
    pub created_at: Timestamp,
    /// Last used, to the minute.
    pub last_seen_at: Timestamp,
}

/// One's own account.
pub fn get(cx: &Cx, limits: Limits) -> Result<Account> {
    cx.read(|cx, tx| {
        let (id, _) = authorise::own_account(cx)?;
        let sessions = session::list(tx, id, cx.now)?
            .into_iter()
            .filter(|session| cx.now.duration_since(session.last_seen_at) < limits.idle)
            .map(|session| OwnSession {
                token_hash: session.token_hash,
                created_at: session.created_at,
                last_seen_at: session.last_seen_at,
            })
            .collect();
        Ok(Account { user: user::get(tx, id)?, sessions })
    })
}

/// Chooses the language of one's pages.
pub fn choose_language(cx: &Cx, locale: &str) -> Result<()> {
    let locale = locale.to_owned();
    cx.write(move |cx, tx| {
        let (id, permit) = authorise::own_account(cx)?;
        let mut w = tx.permitted(permit);
        user::set_locale(&mut w, id, &locale)?;
        authorise::record_as(cx, &mut w, "account.language_chosen", json!({ "locale": locale }))
    })
}

/// Changes one's password. Every session ends, this one goes on under a new token.
pub fn change_password(cx: &Cx, limits: Limits, present: &str, new: &str) -> Result<Started> {
    let login = cx.read(|cx, tx| Ok(user::get(tx, authorise::own_account(cx)?.0)?.login))?;
    password::check(new, &login, "new_password")?;
    check_present(cx, present)?;
    let kept = password::hash(new, &*cx.world.entropy)?;
    renew(cx, limits, "account.password_changed", move |w, id| {
        Ok(user::set_password_hash(w, id, Some(&kept))?)
    })
}

/// A secret for an authenticator, with the address that its QR code holds. Nothing is kept until
/// [`add_authenticator`] proves that the app has it.
pub fn offer_authenticator(cx: &Cx, secret: Option<&str>) -> Result<(String, String)> {
    let login = cx.read(|cx, tx| Ok(user::get(tx, authorise::own_account(cx)?.0)?.login))?;
    let secret = secret.map_or_else(|| totp::new_secret(&*cx.world.entropy), str::to_owned);
    let address = totp::address(&secret, &login);
    Ok((secret, address))
}

/// Asks for a code at every sign-in from now on. The code proves that the app knows the secret.
pub fn add_authenticator(
    cx: &Cx,
    limits: Limits,
    secret: &str,
    code: &str,
    present: &str,
) -> Result<Started> {
    check_present(cx, present)?;
    let step =
        totp::step_of(secret, code, cx.now)?.ok_or_else(|| FieldError::new("code", "account-code-wrong"))?;
    let kept = sealing::keep_secret(&cx.world, cx.actor.user.ok_or(Error::NotFound)?, secret)?;
    renew(cx, limits, "account.authenticator_added", move |w, id| {
        Ok(user::set_totp(w, id, Some(&kept), Some(step))?)
    })
}

/// Asks for no code any more.
pub fn remove_authenticator(cx: &Cx, limits: Limits, present: &str) -> Result<Started> {
    check_present(cx, present)?;
    renew(cx, limits, "account.authenticator_removed", |w, id| {
        recovery_code::replace(w, id, &[])?;
        Ok(user::set_totp(w, id, None, None)?)
    })
}

/// Ends one of one's sessions.
pub fn end_session(cx: &Cx, token_hash: &str) -> Result<()> {
    let token_hash = token_hash.to_owned();
    cx.write(move |cx, tx| {
        let (id, permit) = authorise::own_account(cx)?;
        let mut w = tx.permitted(permit);
        if !session::delete(&mut w, id, &token_hash)? {
            return Err(Error::NotFound);
        }
        authorise::record_as(cx, &mut w, "account.session_ended", json!({}))
    })
}

/// Ends every session; this one goes on under a new token.
pub fn end_other_sessions(cx: &Cx, limits: Limits) -> Result<Started> {
    renew(cx, limits, "account.sessions_ended", |_, _| Ok(()))
}

/// One change of what an account is signed in with: all its sessions end, and the one that asked
/// goes on under a new token, so that whoever knew an old one is out.
fn renew(
    cx: &Cx,
    limits: Limits,
    action: &'static str,
    change: impl Fn(&mut Writer<'_>, UserId) -> Result<()> + Send + Sync + 'static,
) -> Result<Started> {
    cx.write(move |cx, tx| {
        let (id, permit) = authorise::own_account(cx)?;
        let mut w = tx.permitted(permit);
        change(&mut w, id)?;
        session::delete_all(&mut w, id)?;
        let started = begin(&mut w, &cx.world, cx.now, id, Stage::Full, limits.absolute)?;
        authorise::record_as(cx, &mut w, action, json!({}))?;
        Ok(started)
    })
}

/// Whether the present password is right, so that a screen left alone cannot change the account.
pub(crate) fn check_present(cx: &Cx, present: &str) -> Result<()> {
    let (id, hash) = cx.read(|cx, tx| {
        let (id, _) = authorise::own_account(cx)?;
        Ok((id, user::credentials(tx, id)?.password_hash))
    })?;
    let visitor = Visitor { world: cx.world.clone(), now: cx.now, address: String::new() };
    if count(&visitor, &[(&format!("password:{id}"), TRIES)])?.is_some() {
        return Err(FieldError::new("password", "account-password-tries").into());
    }
    if password::fits(present, hash.as_deref()) {
        Ok(())
    } else {
        Err(FieldError::new("password", "account-password-wrong").into())
    }
}
