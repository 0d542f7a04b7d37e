//! Signing in and out, and who is behind a request.
//!
//! A sign-in takes a login and a password, then a code where the account has an authenticator.
//! Tries are counted before they are looked at, per login and per address, whether the login
//! exists or not; so neither the count, nor the answer, nor the time it takes tells which logins
//! there are.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sha2::{Digest, Sha256};
use throughline_domain::{
    agency::{Actor, Role},
    id::{AgencyId, UserId},
};
use throughline_policy::{Action, Permit, Subject, decide};
use throughline_store::{
    agency,
    db::{Query, Writer},
    draft,
    ledger::{self, Chain, Entry},
    rate_limit, recovery_code as recovery_codes, session,
    session::Stage,
    user,
};

use crate::{Cx, Error, Result, World, authorise, demo, password, recovery_code, sealing, totp};

/// Tries per login, and codes per account, in one window.
const TRIES: i64 = 5;
/// Failed tries per address in one window: a whole office may stand behind one address.
const TRIES_PER_ADDRESS: i64 = 60;
/// How long tries are counted together, and so how long a lock lasts at most.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// How long the code may be awaited after the password.
const CODE_WAIT: SignedDuration = SignedDuration::from_mins(10);
/// How long a session that ran out is remembered, for forms that were sent too late.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Uses closer together than this are one.
const SEEN_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// Somebody who is not signed in. There is no [`Cx`] for them, so they can call no other use case.
#[derive(Clone)]
pub struct Visitor {
    /// The installation.
    pub world: Arc<World>,
    /// The instant of the request.
    pub now: Timestamp,
    /// The network address the request came from.
    pub address: String,
}

/// How long sessions last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Without a request.
    pub idle: SignedDuration,
    /// Whatever the user does.
    pub absolute: SignedDuration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { idle: SignedDuration::from_mins(30), absolute: SignedDuration::from_hours(10) }
    }
}

/// A session that begins; the token goes to the browser and is kept nowhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct Started {
    /// The token for the cookie: 256 random bits.
    pub token: String,
    /// The language of the user's pages.
    pub locale: String,
}

impl std::fmt::Debug for Started {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Started(…)")
    }
}

/// How a try to sign in ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// Signed in.
    Complete(Started),
    /// The password was right; now the code.
    CodeNeeded(Started),
    /// Login or password is wrong, or the code. Which, is not said.
    Wrong,
    /// Too many tries; the next may be made at this instant.
    Locked(Timestamp),
    /// The password was given too long ago; begin again.
    TooLate,
}

/// Who is behind a request.
#[derive(Debug, Clone)]
pub enum Presence {
    /// Nobody that is known.
    Nobody,
    /// A session that ran out: nothing is shown, but a form that was sent is kept for its user.
    RanOut {
        /// Whose it was.
        user: UserId,
        /// What its forms carry.
        csrf: String,
    },
    /// The password was right, the code is still to come.
    CodePending {
        /// What its forms carry.
        csrf: String,
    },
    /// Somebody is signed in.
    SignedIn(Box<SignedIn>),
}

/// A user who is signed in, as this request found them: roles and units are read anew with every
/// request, so what an administrator takes away is gone at the next click.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session, by the hash of its token.
    pub token_hash: String,
    /// Who.
    pub user: UserId,
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// The language of their pages.
    pub locale: String,
    /// The agency they act for.
    pub agency: AgencyId,
    /// Its name.
    pub agency_name: String,
    /// Its jurisdiction, whose time zone says what "today" is.
    pub jurisdiction: String,
    /// As one who acts.
    pub actor: Arc<Actor>,
    /// What every form carries.
    pub csrf: String,
    /// What the next page says once.
    pub flash: Option<String>,
    /// What waits for them, as the main menu counts it.
    pub waiting: Waiting,
}

/// Counts beside the words of the main menu. They say that something waits, and nothing of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    /// Invitations that the agency has not answered.
    pub requests: usize,
    /// Notices that nobody has read.
    pub notices: usize,
}

/// The hash by which a token is kept.
pub fn token_hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// Tries to sign in. Hashes a password: takes about 30 ms.
pub fn sign_in(visitor: &Visitor, limits: Limits, login: &str, typed: &str) -> Result<SignIn> {
    let login = login.trim().to_lowercase();
    let login_bucket = format!("login:{}", token_hash(&login));
    let address_bucket = format!("address:{}", visitor.address);
    if let Some(until) = count(visitor, &[(&login_bucket, TRIES), (&address_bucket, TRIES_PER_ADDRESS)])? {
        return Ok(SignIn::Locked(until));
    }
    let known = visitor.world.db.read(|tx| -> Result<_> {
        let Some(user) = user::find_by_login(tx, &login)? else { return Ok(None) };
        let credentials = user::credentials(tx, user.id)?;
        let actor = user::find_actor(tx, user.id, visitor.now)?;
        Ok(actor.map(|actor| (user, credentials, actor)))
    })?;
    let hash = known.as_ref().and_then(|(_, credentials, _)| credentials.password_hash.as_deref());
    let right = password::fits(typed, hash);
    let Some((user, credentials, _)) = known.filter(|_| right) else {
        record_failure(visitor, &login)?;
        return Ok(SignIn::Wrong);
    };
    let stage = if credentials.totp.is_some() { Stage::Password } else { Stage::Full };
    let started = begin_for(visitor, limits, user.id, stage, move |w, now| {
        rate_limit::clear(w, &login_bucket)?;
        Ok(rate_limit::forgive(w, &address_bucket, window(now))?)
    })?;
    Ok(match (started, stage) {
        (None, _) => SignIn::Wrong,
        (Some(started), Stage::Full) => SignIn::Complete(started),
        (Some(started), Stage::Password) => SignIn::CodeNeeded(started),
    })
}

/// Tries the code after the password. The session gets a new token: nothing that was known before
/// the sign-in was complete is good afterwards.
pub fn enter_code(visitor: &Visitor, limits: Limits, token: &str, code: &str) -> Result<SignIn> {
    let hash = token_hash(token);
    let now = visitor.now;
    let pending = visitor.world.db.read(|tx| -> Result<_> {
        let Some(session) = session::find(tx, &hash)? else { return Ok(None) };
        let waiting = session.stage == Stage::Password && session.expires_at > now;
        let credentials = user::credentials(tx, session.user)?;
        Ok(waiting.then_some((session.user, credentials.totp)))
    })?;
    let Some((user, Some(kept))) = pending else { return Ok(SignIn::TooLate) };
    let bucket = format!("code:{user}");
    if let Some(until) = count(visitor, &[(&bucket, TRIES)])? {
        return Ok(SignIn::Locked(until));
    }
    let secret = sealing::open_secret(&visitor.world, user, &kept)?;
    let step = totp::step_of(&secret, code, now)?;
    let (recovery, world) = (recovery_code::hash(user, code), visitor.world.clone());
    let started = begin_for(visitor, limits, user, Stage::Full, move |w, now| {
        rate_limit::clear(w, &bucket)?;
        session::delete(w, user, &hash)?;
        let good = match step {
            Some(step) => user::use_totp_step(w, user, step)?,
            // No code of the app: one of those for who has lost it?
            None => use_recovery_code(w, &world, user, &recovery, now)?,
        };
        if good { Ok(()) } else { Err(Error::Refused("code_used")) }
    });
    match started {
        Ok(Some(started)) => Ok(SignIn::Complete(started)),
        Ok(None) => Ok(SignIn::TooLate),
        Err(Error::Refused("code_used")) => {
            record_wrong_code(visitor, user)?;
            Ok(SignIn::Wrong)
        }
        Err(error) => Err(error),
    }
}

/// Uses up a recovery code and writes that down: its owner should know that a phone is gone.
fn use_recovery_code(
    w: &mut Writer<'_>,
    world: &World,
    user: UserId,
    hash: &str,
    now: Timestamp,
) -> Result<bool> {
    if !recovery_codes::use_up(w, user, hash, now)? {
        return Ok(false);
    }
    let chain = w.permit().agency().map_or(Chain::Installation, Chain::Agency);
    let (action, subject) = (Some("sign_in.recovery_code_used"), Subject::User(user));
    let entry = Entry { chains: &[chain], action, subject, categories: &[], payload: json!({}) };
    ledger::append(w, now, &*world.entropy, entry)?;
    Ok(true)
}

/// Signs in a user of a demonstration without a password. The pages that call this exist on a
/// demonstration's server alone; the mark in the database is looked at all the same.
pub fn sign_in_to_demonstration(visitor: &Visitor, limits: Limits, login: &str) -> Result<Started> {
    if demo::find(&visitor.world)?.is_none() {
        return Err(Error::NotFound);
    }
    sign_in_unasked(visitor, limits, login)
}

/// Signs in without a password: for demonstrations, and for tests of what comes after.
pub(crate) fn sign_in_unasked(visitor: &Visitor, limits: Limits, login: &str) -> Result<Started> {
    let user = visitor.world.db.read(|tx| user::find_by_login(tx, login))?.ok_or(Error::NotFound)?;
    begin_for(visitor, limits, user.id, Stage::Full, |_, _| Ok(()))?.ok_or(Error::NotFound)
}

/// A user of a demonstration, for the page on which one click signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoUser {
    /// What the click sends.
    pub login: String,
    /// Their name.
    pub name: String,
    /// What they do.
    pub roles: Vec<Role>,
    /// For which agency.
    pub agency: String,
}

/// The users of a demonstration, in the order in which they were made: the story's own.
pub fn demonstration_users(visitor: &Visitor) -> Result<Vec<DemoUser>> {
    visitor.world.db.read(|tx| -> Result<_> {
        let mut users = user::list_all(tx)?;
        users.retain(|user| user.active);
        users.sort_by_key(|user| (user.created_at, user.id));
        users
            .into_iter()
            .map(|user| {
                let roles = user::roles(tx, user.id)?;
                let agency = agency::get(tx, user.agency)?.name;
                Ok(DemoUser { login: user.login, name: user.display_name, roles, agency })
            })
            .collect()
    })
}

/// Who is behind a request with this token. Notes that the session was used.
pub fn authenticate(visitor: &Visitor, limits: Limits, token: &str) -> Result<Presence> {
    let hash = token_hash(token);
    let now = visitor.now;
    let found = visitor.world.db.read_page(|tx| presence(tx, &hash, limits, now))?;
    let (presence, last_seen_at) = found;
    if matches!(presence, Presence::SignedIn(_)) && now.duration_since(last_seen_at) >= SEEN_EVERY {
        visitor.world.db.write(move |tx| session::touch(tx, &hash, now))?;
    }
    Ok(presence)
}

fn presence(q: &mut dyn Query, hash: &str, limits: Limits, now: Timestamp) -> Result<(Presence, Timestamp)> {
    let Some(present) = session::present(q, hash, now)? else { return Ok((Presence::Nobody, now)) };
    let session = present.session;
    let seen = session.last_seen_at;
    let Some(actor) = present.actor else { return Ok((Presence::Nobody, seen)) };
    if session.expires_at <= now || now.duration_since(seen) >= limits.idle {
        let presence = match session.stage {
            Stage::Full => Presence::RanOut { user: session.user, csrf: session.csrf_token },
            Stage::Password => Presence::Nobody,
        };
        return Ok((presence, seen));
    }
    if session.stage == Stage::Password {
        return Ok((Presence::CodePending { csrf: session.csrf_token }, seen));
    }
    let count = |number: i64| usize::try_from(number).unwrap_or(0);
    let signed_in = SignedIn {
        token_hash: session.token_hash,
        user: session.user,
        login: present.login,
        name: present.name,
        locale: present.locale,
        agency: present.agency,
        agency_name: present.agency_name,
        jurisdiction: present.jurisdiction,
        actor: Arc::new(actor),
        csrf: session.csrf_token,
        flash: session.flash,
        waiting: Waiting { requests: count(present.requests), notices: count(present.notices) },
    };
    Ok((Presence::SignedIn(Box::new(signed_in)), seen))
}

/// Ends the session behind this request.
pub fn sign_out(cx: &Cx, token_hash: &str) -> Result<()> {
    let token_hash = token_hash.to_owned();
    cx.write(move |cx, tx| {
        let (user, permit) = authorise::own_account(cx)?;
        let mut w = tx.permitted(permit);
        session::delete(&mut w, user, &token_hash)?;
        authorise::record_as(cx, &mut w, "sign_out", json!({}))
    })
}

/// Refuses somebody at the door of a page of other roles, and writes that down.
pub fn turn_away(cx: &Cx) -> Result<()> {
    cx.read(|cx, _| authorise::own_agency(cx, Action::OpenPage).map(drop))
}

/// Says something once on the next page of this session.
pub fn leave_flash(cx: &Cx, token_hash: &str, flash: &str) -> Result<()> {
    let (token_hash, flash) = (token_hash.to_owned(), flash.to_owned());
    cx.write(move |_, tx| Ok(session::set_flash(tx, &token_hash, Some(&flash))?))
}

/// Takes away what was said once.
pub fn clear_flash(cx: &Cx, token_hash: &str) -> Result<()> {
    let token_hash = token_hash.to_owned();
    cx.write(move |_, tx| Ok(session::set_flash(tx, &token_hash, None)?))
}

/// Begins a session inside a write, for a user whose right to it was proved.
pub(crate) fn begin(
    w: &mut Writer<'_>,
    world: &World,
    now: Timestamp,
    user: UserId,
    stage: Stage,
    absolute: SignedDuration,
) -> Result<Started> {
    let token = secret(world);
    let lasts = if stage == Stage::Full { absolute } else { CODE_WAIT };
    session::insert(
        w,
        &session::Session {
            token_hash: token_hash(&token),
            user,
            csrf_token: secret(world),
            stage,
            flash: None,
            created_at: now,
            last_seen_at: now,
            expires_at: after(now, lasts),
        },
    )?;
    let locale = user::get(w, user)?.locale;
    Ok(Started { token, locale })
}

/// A session for a user who proved who they are; `None` if the account was closed meanwhile.
fn begin_for(
    visitor: &Visitor,
    limits: Limits,
    id: UserId,
    stage: Stage,
    also: impl Fn(&mut Writer<'_>, Timestamp) -> Result<()> + Send + Sync + 'static,
) -> Result<Option<Started>> {
    let (world, now) = (visitor.world.clone(), visitor.now);
    visitor.world.db.write(move |tx| {
        let Some(actor) = user::find_actor(tx, id, now)? else { return Ok(None) };
        let chain = actor.agency.map_or(Chain::Installation, Chain::Agency);
        let subject = Subject::User(id);
        let permit = decide(&authorise::impersonal(&actor, Action::OwnAccount, subject))?;
        let forget = now.checked_sub(REMEMBERED).unwrap_or(Timestamp::MIN);
        // What ran out long ago is swept here: sign-ins are as many as there is dirt to sweep.
        draft::delete_before(tx, forget)?;
        let mut w = tx.permitted(permit);
        session::delete_expired(&mut w, forget)?;
        rate_limit::delete_before(&mut w, forget)?;
        also(&mut w, now)?;
        let started = begin(&mut w, &world, now, id, stage, limits.absolute)?;
        let action = if stage == Stage::Full { "sign_in.completed" } else { "sign_in.password_accepted" };
        let entry =
            Entry { chains: &[chain], action: Some(action), subject, categories: &[], payload: json!({}) };
        ledger::append(&mut w, now, &*world.entropy, entry)?;
        Ok(Some(started))
    })
}

/// Counts a try under every key; gives the instant at which the next may be made if there were too
/// many under any.
pub(crate) fn count(visitor: &Visitor, buckets: &[(&str, i64)]) -> Result<Option<Timestamp>> {
    let start = window(visitor.now);
    let buckets: Vec<(String, i64)> =
        buckets.iter().map(|(name, most)| ((*name).to_owned(), *most)).collect();
    let too_many = visitor.world.db.write(move |tx| -> Result<bool> {
        let mut too_many = false;
        for (bucket, most) in &buckets {
            too_many |= rate_limit::hit(tx, bucket, start)? > *most;
        }
        Ok(too_many)
    })?;
    Ok(if too_many { Some(after(start, WINDOW)) } else { None })
}

fn after(now: Timestamp, span: SignedDuration) -> Timestamp {
    now.checked_add(span).unwrap_or(Timestamp::MAX)
}

fn window(now: Timestamp) -> Timestamp {
    let seconds = WINDOW.as_secs();
    Timestamp::from_second(now.as_second().div_euclid(seconds) * seconds).unwrap_or(now)
}

fn record_failure(visitor: &Visitor, login: &str) -> Result<()> {
    let known = visitor.world.db.read(|tx| user::find_by_login(tx, login))?;
    // What was typed as an unknown login is not kept: it may be a password in the wrong field.
    let (chain, subject) = known.map_or((Chain::Installation, Subject::Installation), |user| {
        (Chain::Agency(user.agency), Subject::User(user.id))
    });
    record_as_system(visitor, chain, subject, "sign_in.failed")
}

fn record_wrong_code(visitor: &Visitor, id: UserId) -> Result<()> {
    let agency = visitor.world.db.read(|tx| user::get(tx, id))?.agency;
    record_as_system(visitor, Chain::Agency(agency), Subject::User(id), "sign_in.code_failed")
}

/// An entry about somebody who is not known to be who they say they are.
pub(crate) fn record_as_system(
    visitor: &Visitor,
    chain: Chain,
    subject: Subject,
    action: &'static str,
) -> Result<()> {
    let (world, now) = (visitor.world.clone(), visitor.now);
    visitor.world.db.write(move |tx| {
        let mut w = tx.permitted(Permit::system(subject, "sign_in"));
        let entry =
            Entry { chains: &[chain], action: Some(action), subject, categories: &[], payload: json!({}) };
        Ok(ledger::append(&mut w, now, &*world.entropy, entry)?)
    })
}

/// A secret of 256 random bits, in hexadecimal.
pub(crate) fn secret(world: &World) -> String {
    let mut bytes = [0_u8; 32];
    world.entropy.fill(&mut bytes);
    hex::encode(bytes)
}
