//! Users, looked after by an administrator or by the operator at the command line.
//!
//! Nobody ever types a password for somebody else: a new or reset account gets a one-time link, by
//! which its owner sets one.

use serde_json::json;
use throughline_domain::{
    agency::Role,
    id::{AgencyId, CaseId, UnitId, UserId},
};
use throughline_policy::Subject;
use throughline_store::{
    agency,
    db::{Query, Writer},
    lead,
    ledger::{self, Chain, Entry},
    recovery_code, session, user,
};

pub use throughline_store::user::User;

use crate::{
    Cx, Error, FieldError, Result,
    account::{OneTimeLink, link_for},
    agency::LARGEST_CAPACITY,
    authorise,
};

/// The longest login and the longest name.
const LONGEST: usize = 120;

/// What can be changed about a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Their name, as colleagues see it.
    pub name: String,
    /// What they are by profession.
    pub profession: Option<String>,
    /// The language of their pages.
    pub locale: String,
    /// How much of a full-time post they fill, in percent.
    pub full_time_percent: i64,
    /// A red line of their own in average people, in place of the agency's times the percentage.
    pub own_capacity: Option<i64>,
    /// Who stands in while they are away; of the same agency.
    pub deputy: Option<UserId>,
    /// What they do; at least one thing.
    pub roles: Vec<Role>,
    /// The units assigned to them; of the same agency.
    pub units: Vec<UnitId>,
}

impl Details {
    /// A full-time user without units or deputy.
    pub fn named(name: impl Into<String>, locale: impl Into<String>, roles: Vec<Role>) -> Self {
        Self {
            name: name.into(),
            profession: None,
            locale: locale.into(),
            full_time_percent: 100,
            own_capacity: None,
            deputy: None,
            roles,
            units: Vec::new(),
        }
    }

    /// What is wrong before the database is asked.
    fn check(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.name.trim().is_empty() {
            errors.push(FieldError::new("name", "users-name-missing"));
        } else if self.name.chars().count() > LONGEST {
            errors.push(FieldError::new("name", "users-name-long").with("n", LONGEST));
        }
        if !(1..=100).contains(&self.full_time_percent) {
            errors.push(FieldError::new("full_time_percent", "users-percent-wrong"));
        }
        if self.own_capacity.is_some_and(|own| !(1..=LARGEST_CAPACITY).contains(&own)) {
            errors.push(
                FieldError::new("own_capacity", "users-own-capacity-wrong").with("n", LARGEST_CAPACITY),
            );
        }
        if self.roles.is_empty() {
            errors.push(FieldError::new("roles", "users-roles-missing"));
        }
        errors
    }
}

/// A user with everything an administrator looks after.
#[derive(Debug, Clone)]
pub struct WithRoles {
    /// The user.
    pub user: User,
    /// The name of their agency.
    pub agency_name: String,
    /// What they do.
    pub roles: Vec<Role>,
    /// The units assigned to them.
    pub units: Vec<UnitId>,
}

/// Every user, open accounts first.
pub fn list(cx: &Cx) -> Result<Vec<WithRoles>> {
    cx.read(|cx, tx| {
        authorise::installation(cx)?;
        user::list_all(tx)?.into_iter().map(|user| with_roles(tx, user)).collect()
    })
}

/// One user.
pub fn get(cx: &Cx, id: UserId) -> Result<WithRoles> {
    cx.read(|cx, tx| {
        authorise::installation(cx)?;
        let user = user::get(tx, id)?;
        with_roles(tx, user)
    })
}

/// The user with this login.
pub fn find_by_login(cx: &Cx, login: &str) -> Result<Option<User>> {
    cx.read(|cx, tx| {
        authorise::installation(cx)?;
        Ok(user::find_by_login(tx, login)?)
    })
}

fn with_roles(q: &mut dyn Query, user: User) -> Result<WithRoles> {
    Ok(WithRoles {
        agency_name: agency::get(q, user.agency)?.name,
        roles: user::roles(q, user.id)?,
        units: user::units(q, user.id)?,
        user,
    })
}

/// Adds a user, with a link by which they set their password.
pub fn add(cx: &Cx, agency: AgencyId, login: &str, details: Details) -> Result<(UserId, OneTimeLink)> {
    let login = login.trim().to_lowercase();
    let id = cx.new_id();
    cx.write(move |cx, tx| {
        let permit = authorise::installation(cx)?;
        refuse(check_new(&login, &details))?;
        check_place(tx, agency, None, &details)?;
        if user::find_by_login(tx, &login)?.is_some() {
            return Err(FieldError::new("login", "users-login-taken").into());
        }
        let mut w = tx.permitted(permit);
        insert(cx, &mut w, id, agency, &login, &details)?;
        let link = link_for(cx, &mut w, id)?;
        record(cx, &mut w, agency, id, "user.added", roles_and_units(&details))?;
        Ok((id, link))
    })
}

/// What is wrong with a new user before the database is asked.
pub(crate) fn check_new(login: &str, details: &Details) -> Vec<FieldError> {
    let mut errors = details.check();
    if login.is_empty() || login.chars().any(char::is_whitespace) {
        errors.insert(0, FieldError::new("login", "users-login-missing"));
    } else if login.chars().count() > LONGEST {
        errors.insert(0, FieldError::new("login", "users-login-long").with("n", LONGEST));
    }
    errors
}

/// Adds a user inside another act, such as setting up an installation.
pub(crate) fn insert(
    cx: &Cx,
    w: &mut Writer<'_>,
    id: UserId,
    agency: AgencyId,
    login: &str,
    details: &Details,
) -> Result<()> {
    let new = User {
        id,
        agency,
        login: login.to_owned(),
        display_name: details.name.trim().to_owned(),
        profession: details.profession.clone(),
        locale: details.locale.clone(),
        full_time_percent: details.full_time_percent,
        deputy: details.deputy,
        away: None,
        own_capacity: details.own_capacity,
        active: true,
        has_password: false,
        has_totp: false,
        version: 1,
        created_at: cx.now,
    };
    user::insert(w, &new)?;
    user::set_roles(w, id, &details.roles)?;
    Ok(user::set_units(w, id, &details.units)?)
}

/// Changes a user. What is taken away is gone at their next click.
pub fn edit(cx: &Cx, id: UserId, version: i64, details: Details) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::installation(cx)?;
        refuse(details.check())?;
        let before = user::get(tx, id)?;
        check_place(tx, before.agency, Some(id), &details)?;
        if !details.roles.contains(&Role::Administrator) {
            keep_an_administrator(tx, id)?;
        }
        let agency = before.agency;
        let changed = User {
            display_name: details.name.trim().to_owned(),
            profession: details.profession.clone(),
            locale: details.locale.clone(),
            full_time_percent: details.full_time_percent,
            own_capacity: details.own_capacity,
            deputy: details.deputy,
            version,
            ..before
        };
        let mut w = tx.permitted(permit);
        user::update(&mut w, &changed)?;
        user::set_roles(&mut w, id, &details.roles)?;
        user::set_units(&mut w, id, &details.units)?;
        record(cx, &mut w, agency, id, "user.changed", roles_and_units(&details))
    })
}

/// Ends the sessions of an account, removes its password and its authenticator, and gives a link by
/// which the owner sets a new password. Opens a closed account again.
pub fn reset(cx: &Cx, id: UserId, version: i64) -> Result<OneTimeLink> {
    cx.write(move |cx, tx| {
        let permit = authorise::installation(cx)?;
        let before = user::get(tx, id)?;
        let (agency, was_active) = (before.agency, before.active);
        let mut w = tx.permitted(permit);
        user::update(&mut w, &User { active: true, version, ..before })?;
        user::set_password_hash(&mut w, id, None)?;
        user::set_totp(&mut w, id, None, None)?;
        recovery_code::replace(&mut w, id, &[])?;
        session::delete_all(&mut w, id)?;
        let link = link_for(cx, &mut w, id)?;
        let action = if was_active { "user.reset" } else { "user.reopened" };
        record(cx, &mut w, agency, id, action, json!({}))?;
        Ok(link)
    })
}

/// How closing an account ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deactivation {
    /// The account is closed.
    Done,
    /// The user leads these open cases and hands them on first. Nothing was changed.
    HandOnFirst(Vec<CaseId>),
}

/// Closes an account, unless its owner is the lead worker of an open case: no case is ever without
/// one.
pub fn deactivate(cx: &Cx, id: UserId, version: i64) -> Result<Deactivation> {
    cx.write(move |cx, tx| {
        let permit = authorise::installation(cx)?;
        let before = user::get(tx, id)?;
        if cx.actor.user == Some(id) {
            return Err(Error::Refused("users-own"));
        }
        keep_an_administrator(tx, id)?;
        let led = lead::led_by(tx, id)?;
        if !led.is_empty() {
            return Ok(Deactivation::HandOnFirst(led.into_iter().map(|(case, _)| case).collect()));
        }
        let agency = before.agency;
        let mut w = tx.permitted(permit);
        user::update(&mut w, &User { active: false, version, ..before })?;
        user::set_password_hash(&mut w, id, None)?;
        session::delete_all(&mut w, id)?;
        record(cx, &mut w, agency, id, "user.deactivated", json!({}))?;
        Ok(Deactivation::Done)
    })
}

/// An installation whose last administrator is gone can only be helped at the command line, so it
/// does not come to that on screen.
fn keep_an_administrator(q: &mut dyn Query, id: UserId) -> Result<()> {
    let is_one = user::get(q, id)?.active && user::roles(q, id)?.contains(&Role::Administrator);
    if is_one && user::count_with_role(q, Role::Administrator)? <= 1 {
        return Err(Error::Refused("users-last-administrator"));
    }
    Ok(())
}

/// Whether agency, units and deputy belong together.
fn check_place(q: &mut dyn Query, agency: AgencyId, own: Option<UserId>, details: &Details) -> Result<()> {
    let mut errors = Vec::new();
    match agency::get(q, agency) {
        Ok(found) if found.open => {}
        Ok(_) | Err(throughline_store::DbError::NotFound) => {
            return Err(FieldError::new("agency", "users-agency-missing").into());
        }
        Err(error) => return Err(error.into()),
    }
    let units = agency::units(q, agency)?;
    if details.units.iter().any(|id| units.iter().all(|unit| unit.id != *id)) {
        errors.push(FieldError::new("units", "users-units-foreign"));
    }
    if let Some(deputy) = details.deputy {
        let colleagues = user::list(q, agency)?;
        let fits = |user: &User| user.id == deputy && user.active && Some(user.id) != own;
        if !colleagues.iter().any(fits) {
            errors.push(FieldError::new("deputy", "users-deputy-wrong"));
        }
    }
    refuse(errors)
}

fn refuse(errors: Vec<FieldError>) -> Result<()> {
    if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
}

fn roles_and_units(details: &Details) -> serde_json::Value {
    json!({
        "roles": details.roles.iter().map(|role| role.code()).collect::<Vec<_>>(),
        "units": details.units.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

/// An entry about a user, in the chain of their agency.
fn record(
    cx: &Cx,
    w: &mut Writer<'_>,
    agency: AgencyId,
    user: UserId,
    action: &str,
    payload: serde_json::Value,
) -> Result<()> {
    let entry = Entry {
        chains: &[Chain::Agency(agency)],
        action: Some(action),
        subject: Subject::User(user),
        categories: &[],
        payload,
    };
    Ok(ledger::append(w, cx.now, &*cx.world.entropy, entry)?)
}

#[cfg(test)]
mod tests;
