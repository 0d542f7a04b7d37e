//! Users of agencies: who they are, what they do, what they sign in with.

use jiff::Timestamp;
use throughline_domain::{
    agency::{Actor, AgencyKind, Role},
    id::{AgencyId, Entropy, UnitId, UserId},
    seal::{Place, Ring, Unsealable},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A user. What they sign in with is read apart, as [`Credentials`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// The agency they work for.
    pub agency: AgencyId,
    /// What they sign in with, in lower case; usually an e-mail address.
    pub login: String,
    /// Their name, as colleagues see it.
    pub display_name: String,
    /// What they are by profession, in their own words.
    pub profession: Option<String>,
    /// The language of their pages.
    pub locale: String,
    /// How much of a full-time post they fill, in percent; scales their capacity.
    pub full_time_percent: i64,
    /// Who stands in while they are away.
    pub deputy: Option<UserId>,
    /// From when until when they are away, where a time is known; `until` itself is outside it.
    pub away: Option<(Timestamp, Timestamp)>,
    /// A red line of their own in average people, in place of the agency's.
    pub own_capacity: Option<i64>,
    /// Whether the account is open.
    pub active: bool,
    /// Whether a password is set; without one the account waits for its one-time link to be used.
    pub has_password: bool,
    /// Whether a code is asked for at sign-in.
    pub has_totp: bool,
    /// For optimistic locking.
    pub version: i64,
    /// When they were added.
    pub created_at: Timestamp,
}

/// What a user signs in with. Never shown, never in the ledger.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The argon2id hash, as a PHC string.
    pub password_hash: Option<String>,
    /// The secret of the codes.
    pub totp: Option<KeptSecret>,
    /// The last time step whose code was used; it cannot be used again.
    pub totp_last_step: Option<i64>,
}

/// The secret of the codes, in base 32, as it lies in the database.
#[derive(Clone, PartialEq, Eq)]
pub enum KeptSecret {
    /// As it is: the installation has no key file.
    Plain(String),
    /// Sealed.
    Sealed {
        /// With which key.
        key: String,
        /// What was sealed.
        sealed: Vec<u8>,
    },
}

impl std::fmt::Debug for KeptSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeptSecret(…)")
    }
}

/// Where the sealed secret of a user stands.
fn place(row: &str) -> Place<'_> {
    Place { table: "app_user", column: "totp_sealed", row }
}

/// Seals the secret of a user's codes.
pub fn seal_secret(
    ring: &Ring,
    id: UserId,
    secret: &str,
    entropy: &dyn Entropy,
) -> Result<KeptSecret, DbError> {
    let sealed = ring.seal(place(&id.to_string()), secret, entropy)?;
    Ok(KeptSecret::Sealed { key: ring.newest().to_owned(), sealed })
}

/// The secret of a user's codes. A sealed one needs the ring.
pub fn open_secret(ring: Option<&Ring>, id: UserId, kept: &KeptSecret) -> Result<String, DbError> {
    match (kept, ring) {
        (KeptSecret::Plain(secret), _) => Ok(secret.clone()),
        (KeptSecret::Sealed { key, sealed }, Some(ring)) => {
            Ok(ring.open(key, place(&id.to_string()), sealed)?)
        }
        (KeptSecret::Sealed { key, .. }, None) => Err(Unsealable::UnknownKey(key.clone()).into()),
    }
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials(…)")
    }
}

fn user(row: &Row) -> Result<User, DbError> {
    Ok(User {
        id: row.parse("id")?,
        agency: row.parse("agency_id")?,
        login: row.get("login")?,
        display_name: row.get("display_name")?,
        profession: row.get("profession")?,
        locale: row.get("locale")?,
        full_time_percent: row.get("full_time_percent")?,
        deputy: row.parse_opt("deputy_user_id")?,
        away: row
            .get::<Option<Timestamp>>("away_from_at")?
            .zip(row.get::<Option<Timestamp>>("away_until_at")?),
        own_capacity: row.get("own_capacity")?,
        active: row.get::<String>("status")? == "active",
        has_password: row.get::<Option<String>>("password_hash")?.is_some(),
        has_totp: row.get::<Option<String>>("totp_secret")?.is_some()
            || row.get::<Option<String>>("totp_key_id")?.is_some(),
        version: row.get("version")?,
        created_at: row.get("created_at")?,
    })
}

/// Adds a user without a password. A login that is taken breaks a unique constraint.
pub fn insert(w: &mut Writer<'_>, new: &User) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO app_user (id, agency_id, login, display_name, profession, locale, full_time_percent,
           deputy_user_id, own_capacity, status, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $10, 'active', 1, $9)",
        &[
            Value::text(new.id),
            Value::text(new.agency),
            new.login.as_str().into(),
            new.display_name.as_str().into(),
            new.profession.clone().into(),
            new.locale.as_str().into(),
            new.full_time_percent.into(),
            Value::opt_text(new.deputy),
            new.created_at.into(),
            new.own_capacity.into(),
        ],
    )?;
    Ok(())
}

/// Saves a changed user; refuses when somebody changed them since they were read. Agency and login
/// never change: who moves to another agency gets another account.
pub fn update(w: &mut Writer<'_>, changed: &User) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE app_user SET display_name = $3, profession = $4, locale = $5, full_time_percent = $6,
           deputy_user_id = $7, status = $8, away_from_at = CAST($9 AS BIGINT),
           away_until_at = CAST($10 AS BIGINT), own_capacity = CAST($11 AS BIGINT), version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(changed.id),
            changed.version.into(),
            changed.display_name.as_str().into(),
            changed.profession.clone().into(),
            changed.locale.as_str().into(),
            changed.full_time_percent.into(),
            Value::opt_text(changed.deputy),
            if changed.active { "active" } else { "deactivated" }.into(),
            changed.away.map(|(from, _)| from).into(),
            changed.away.map(|(_, until)| until).into(),
            changed.own_capacity.into(),
        ],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// Saves the language of a user's pages. No version: the last choice counts.
pub fn set_locale(w: &mut Writer<'_>, id: UserId, locale: &str) -> Result<(), DbError> {
    w.execute("UPDATE app_user SET locale = $2 WHERE id = $1", &[Value::text(id), locale.into()])?;
    Ok(())
}

/// One user.
pub fn get(q: &mut dyn Query, id: UserId) -> Result<User, DbError> {
    user(&q.one("SELECT * FROM app_user WHERE id = $1", &[Value::text(id)])?)
}

/// The user with this login, which is compared in lower case.
pub fn find_by_login(q: &mut dyn Query, login: &str) -> Result<Option<User>, DbError> {
    q.find("SELECT * FROM app_user WHERE login = $1", &[login.trim().to_lowercase().into()])?
        .as_ref()
        .map(user)
        .transpose()
}

/// The users of an agency, open accounts first, by name.
pub fn list(q: &mut dyn Query, agency: AgencyId) -> Result<Vec<User>, DbError> {
    q.rows(
        "SELECT * FROM app_user WHERE agency_id = $1 ORDER BY status, display_name, id",
        &[Value::text(agency)],
    )?
    .iter()
    .map(user)
    .collect()
}

/// Every user, by agency and name.
pub fn list_all(q: &mut dyn Query) -> Result<Vec<User>, DbError> {
    q.rows("SELECT * FROM app_user ORDER BY status, agency_id, display_name, id", &[])?
        .iter()
        .map(user)
        .collect()
}

/// Whether there is any user at all; an installation without one is still to be set up.
pub fn any(q: &mut dyn Query) -> Result<bool, DbError> {
    Ok(q.find("SELECT id FROM app_user LIMIT 1", &[])?.is_some())
}

/// How many open accounts hold a role.
pub fn count_with_role(q: &mut dyn Query, role: Role) -> Result<i64, DbError> {
    q.one(
        "SELECT COUNT(*) AS users FROM user_role r JOIN app_user u ON u.id = r.user_id
         WHERE r.role = $1 AND u.status = 'active'",
        &[role.code().into()],
    )?
    .get("users")
}

/// The users of an agency who hold a role and have an open account.
pub fn with_role(q: &mut dyn Query, agency: AgencyId, role: Role) -> Result<Vec<UserId>, DbError> {
    q.rows(
        "SELECT u.id FROM app_user u JOIN user_role r ON r.user_id = u.id
         WHERE u.agency_id = $1 AND u.status = 'active' AND r.role = $2 ORDER BY u.id",
        &[Value::text(agency), role.code().into()],
    )?
    .iter()
    .map(|row| row.parse("id"))
    .collect()
}

/// What a user does.
pub fn roles(q: &mut dyn Query, id: UserId) -> Result<Vec<Role>, DbError> {
    q.rows("SELECT role FROM user_role WHERE user_id = $1 ORDER BY role", &[Value::text(id)])?
        .iter()
        .map(|row| row.parse("role"))
        .collect()
}

/// The units assigned to a user.
pub fn units(q: &mut dyn Query, id: UserId) -> Result<Vec<UnitId>, DbError> {
    q.rows("SELECT unit_id FROM user_unit WHERE user_id = $1 ORDER BY unit_id", &[Value::text(id)])?
        .iter()
        .map(|row| row.parse("unit_id"))
        .collect()
}

/// Replaces the roles of a user.
pub fn set_roles(w: &mut Writer<'_>, id: UserId, roles: &[Role]) -> Result<(), DbError> {
    w.execute("DELETE FROM user_role WHERE user_id = $1", &[Value::text(id)])?;
    for role in roles {
        w.execute(
            "INSERT INTO user_role (user_id, role) VALUES ($1, $2) ON CONFLICT (user_id, role) DO NOTHING",
            &[Value::text(id), role.code().into()],
        )?;
    }
    Ok(())
}

/// Replaces the units of a user.
pub fn set_units(w: &mut Writer<'_>, id: UserId, units: &[UnitId]) -> Result<(), DbError> {
    w.execute("DELETE FROM user_unit WHERE user_id = $1", &[Value::text(id)])?;
    for unit in units {
        w.execute(
            "INSERT INTO user_unit (user_id, unit_id) VALUES ($1, $2) ON CONFLICT (user_id, unit_id) DO NOTHING",
            &[Value::text(id), Value::text(unit)],
        )?;
    }
    Ok(())
}

/// A user as one who acts, as far as rules need to know. `None` where the account is closed or its
/// agency is.
///
/// `now` says which colleagues are away, and so for whom the user stands in: their absence begins
/// and ends with the clock, between two clicks.
pub fn find_actor(q: &mut dyn Query, id: UserId, now: Timestamp) -> Result<Option<Actor>, DbError> {
    let Some(row) = q.find(
        "SELECT u.agency_id, a.kind, a.jurisdiction_id FROM app_user u JOIN agency a ON a.id = u.agency_id
         WHERE u.id = $1 AND u.status = 'active' AND a.status = 'active'",
        &[Value::text(id)],
    )?
    else {
        return Ok(None);
    };
    Ok(Some(Actor {
        user: Some(id),
        agency: Some(row.parse("agency_id")?),
        agency_kind: Some(AgencyKind(row.text("kind")?.into())),
        jurisdiction: Some(row.get("jurisdiction_id")?),
        roles: roles(q, id)?,
        units: units(q, id)?,
        stands_in_for: stands_in_for(q, id, now)?.into_iter().map(|(colleague, _)| colleague).collect(),
    }))
}

/// The colleagues who are away now and whose deputy this user is, by name.
pub fn stands_in_for(
    q: &mut dyn Query,
    id: UserId,
    now: Timestamp,
) -> Result<Vec<(UserId, String)>, DbError> {
    q.rows(
        "SELECT d.id, d.display_name FROM app_user d JOIN app_user u ON u.id = $1
         WHERE d.deputy_user_id = u.id AND d.agency_id = u.agency_id AND d.status = 'active'
           AND d.away_from_at <= $2 AND d.away_until_at > $2
         ORDER BY d.display_name, d.id",
        &[Value::text(id), now.into()],
    )?
    .iter()
    .map(|row| Ok((row.parse("id")?, row.get("display_name")?)))
    .collect()
}

/// Who stands in for a user now: their deputy, while the user is away and the deputy's account open.
pub fn find_stand_in(q: &mut dyn Query, id: UserId, now: Timestamp) -> Result<Option<UserId>, DbError> {
    q.find(
        "SELECT s.id FROM app_user d JOIN app_user s ON s.id = d.deputy_user_id
         WHERE d.id = $1 AND s.agency_id = d.agency_id AND s.status = 'active'
           AND d.away_from_at <= $2 AND d.away_until_at > $2",
        &[Value::text(id), now.into()],
    )?
    .map(|row| row.parse("id"))
    .transpose()
}

/// What a user signs in with.
pub fn credentials(q: &mut dyn Query, id: UserId) -> Result<Credentials, DbError> {
    let row = q.one(
        "SELECT password_hash, totp_secret, totp_sealed, totp_key_id, totp_last_step FROM app_user WHERE id = $1",
        &[Value::text(id)],
    )?;
    Ok(Credentials {
        password_hash: row.get("password_hash")?,
        totp: kept_secret(&row)?,
        totp_last_step: row.get("totp_last_step")?,
    })
}

fn kept_secret(row: &Row) -> Result<Option<KeptSecret>, DbError> {
    let sealed = row.get::<Option<String>>("totp_key_id")?.zip(row.get::<Option<Vec<u8>>>("totp_sealed")?);
    let plain: Option<String> = row.get("totp_secret")?;
    Ok(sealed.map(|(key, sealed)| KeptSecret::Sealed { key, sealed }).or(plain.map(KeptSecret::Plain)))
}

/// Every secret that is sealed, with whose it is.
pub(crate) fn sealed_secrets(q: &mut dyn Query) -> Result<Vec<(UserId, KeptSecret)>, DbError> {
    let rows = q.rows(
        "SELECT id, totp_secret, totp_sealed, totp_key_id FROM app_user WHERE totp_key_id IS NOT NULL ORDER BY id",
        &[],
    )?;
    let mut found = Vec::new();
    for row in &rows {
        if let Some(kept) = kept_secret(row)? {
            found.push((row.parse("id")?, kept));
        }
    }
    Ok(found)
}

/// Sets or removes the hash of the password.
pub fn set_password_hash(w: &mut Writer<'_>, id: UserId, hash: Option<&str>) -> Result<(), DbError> {
    w.execute(
        "UPDATE app_user SET password_hash = CAST($2 AS TEXT), version = version + 1 WHERE id = $1",
        &[Value::text(id), Value::opt_text(hash)],
    )?;
    Ok(())
}

/// Sets or removes the secret of the codes. `last_step` is the step of the code that proved it.
pub fn set_totp(
    w: &mut Writer<'_>,
    id: UserId,
    secret: Option<&KeptSecret>,
    last_step: Option<i64>,
) -> Result<(), DbError> {
    let [plain, sealed, key] = columns(secret);
    w.execute(
        "UPDATE app_user SET totp_secret = CAST($2 AS TEXT), totp_sealed = $3,
           totp_key_id = CAST($4 AS TEXT), totp_last_step = CAST($5 AS BIGINT), version = version + 1
         WHERE id = $1",
        &[Value::text(id), plain, sealed, key, last_step.into()],
    )?;
    Ok(())
}

/// Keeps the same secret in another form: sealed, or sealed with another key.
pub fn move_secret(w: &mut Writer<'_>, id: UserId, secret: &KeptSecret) -> Result<(), DbError> {
    let [plain, sealed, key] = columns(Some(secret));
    w.execute(
        "UPDATE app_user SET totp_secret = CAST($2 AS TEXT), totp_sealed = $3,
           totp_key_id = CAST($4 AS TEXT)
         WHERE id = $1",
        &[Value::text(id), plain, sealed, key],
    )?;
    Ok(())
}

fn columns(secret: Option<&KeptSecret>) -> [Value; 3] {
    match secret {
        None => [Value::Null, Value::Null, Value::Null],
        Some(KeptSecret::Plain(secret)) => [secret.as_str().into(), Value::Null, Value::Null],
        Some(KeptSecret::Sealed { key, sealed }) => [Value::Null, sealed.clone().into(), key.as_str().into()],
    }
}

/// Uses up a time step. `false` where its code, or a later one, was used before: the comparison and
/// the change are one statement, so that two sign-ins cannot both use one code.
pub fn use_totp_step(w: &mut Writer<'_>, id: UserId, step: i64) -> Result<bool, DbError> {
    let rows = w.execute(
        "UPDATE app_user SET totp_last_step = $2
         WHERE id = $1 AND (totp_last_step IS NULL OR totp_last_step < $2)",
        &[Value::text(id), step.into()],
    )?;
    Ok(rows == 1)
}
