//! What is sealed with the key file: how a column is written and read, which keys are in use, and sealing
//! anew under another key.

use jiff::Timestamp;
use throughline_domain::{
    id::{AgencyId, CaseId, Entropy, UserId},
    seal::{Place, Ring, Unsealable},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
    protective_rule::ProtectiveRule,
    release_notice::ReleaseNotice,
    user,
    victim::Victim,
};

impl From<Unsealable> for DbError {
    fn from(error: Unsealable) -> Self {
        match error {
            Unsealable::UnknownKey(_) => Self::Unavailable(error.to_string()),
            Unsealable::Changed => Self::Other(error.to_string()),
        }
    }
}

/// Seals what one row holds.
pub(crate) struct Sealer<'a> {
    pub(crate) ring: &'a Ring,
    pub(crate) entropy: &'a dyn Entropy,
    pub(crate) table: &'static str,
    pub(crate) row: String,
}

impl Sealer<'_> {
    /// A column's value.
    pub(crate) fn column(&self, column: &str, text: &str) -> Result<Value, DbError> {
        let place = Place { table: self.table, column, row: &self.row };
        Ok(Value::Bytes(self.ring.seal(place, text, self.entropy)?))
    }
    /// What every row of a case begins with: its id, the key, whose it is, the case and the agency.
    pub(crate) fn head(&self, case: CaseId, agency: AgencyId) -> Result<Vec<Value>, DbError> {
        Ok(vec![
            self.row.as_str().into(),
            self.ring.newest().into(),
            self.ring.tag(self.table, &case.to_string()).into(),
            self.column("case_id", &case.to_string())?,
            self.column("agency", &agency.to_string())?,
        ])
    }
    /// Who wrote the row and when, in one column.
    pub(crate) fn written(&self, (by, at): (UserId, Timestamp)) -> Result<Value, DbError> {
        self.column("written", &format!("{by} {at}"))
    }
}

/// Opens what one row holds.
pub(crate) struct Opener<'a> {
    ring: &'a Ring,
    table: &'static str,
    row: &'a Row,
    id: String,
    key: String,
}

impl<'a> Opener<'a> {
    /// For a row with its id and the key that sealed it.
    pub(crate) fn new(ring: &'a Ring, table: &'static str, row: &'a Row) -> Result<Self, DbError> {
        Ok(Self { ring, table, row, id: row.get("id")?, key: row.get("key_id")? })
    }
    /// A column's text.
    pub(crate) fn text(&self, column: &str) -> Result<String, DbError> {
        let sealed: Vec<u8> = self.row.get(column)?;
        let place = Place { table: self.table, column, row: &self.id };
        Ok(self.ring.open(&self.key, place, &sealed)?)
    }
    /// The same of a type that parses.
    pub(crate) fn parse<T: std::str::FromStr>(&self, column: &str) -> Result<T, DbError> {
        self.text(column)?.parse().map_err(|_| DbError::Column(column.to_owned()))
    }
    /// Who wrote the row and when.
    pub(crate) fn written(&self) -> Result<(UserId, Timestamp), DbError> {
        let text = self.text("written")?;
        let parts = text.split_once(' ').and_then(|(user, at)| user.parse().ok().zip(at.parse().ok()));
        parts.ok_or_else(|| DbError::Column("written".to_owned()))
    }
}

/// A row whose every column is sealed.
pub(crate) trait SealedRow: Sized {
    /// Its table.
    const TABLE: &'static str;
    /// The rows with a tag.
    const WHOSE: &'static str;
    /// All rows.
    const ALL: &'static str;
    /// Some rows that the newest key did not seal.
    const BEHIND: &'static str;
    /// The same content under another key.
    const MOVE: &'static str;
    /// Opens a row.
    fn open(ring: &Ring, row: &Row) -> Result<Self, DbError>;
    /// Its values with the newest key, in the order of [`SealedRow::MOVE`].
    fn values(&self, ring: &Ring, entropy: &dyn Entropy) -> Result<Vec<Value>, DbError>;
}

/// The rows of a case.
pub(crate) fn of_case<T: SealedRow>(q: &mut dyn Query, ring: &Ring, case: CaseId) -> Result<Vec<T>, DbError> {
    of_whom(q, ring, &case.to_string())
}

/// The rows of whoever's tag a table keeps, whichever key the tag was made with.
pub(crate) fn of_whom<T: SealedRow>(q: &mut dyn Query, ring: &Ring, whose: &str) -> Result<Vec<T>, DbError> {
    let mut found = Vec::new();
    for tag in ring.tags(T::TABLE, whose) {
        for row in &q.rows(T::WHOSE, &[tag.into()])? {
            found.push(T::open(ring, row)?);
        }
    }
    Ok(found)
}

/// How many rows of a table do not open.
fn unopened<T: SealedRow>(q: &mut dyn Query, ring: &Ring) -> Result<usize, DbError> {
    Ok(q.rows(T::ALL, &[])?.iter().filter(|row| T::open(ring, row).is_err()).count())
}

/// Seals rows of a table anew, at most so many.
fn move_rows<T: SealedRow>(
    w: &mut Writer<'_>,
    ring: &Ring,
    entropy: &dyn Entropy,
    limit: i64,
) -> Result<usize, DbError> {
    let rows = w.rows(T::BEHIND, &[ring.newest().into(), limit.into()])?;
    for row in &rows {
        let values = T::open(ring, row)?.values(ring, entropy)?;
        w.execute(T::MOVE, &values)?;
    }
    Ok(rows.len())
}

/// The keys that something is sealed with, by id.
pub fn keys_in_use(q: &mut dyn Query) -> Result<Vec<String>, DbError> {
    q.rows(
        "SELECT key_id FROM victim_record UNION SELECT key_id FROM protective_rule
         UNION SELECT key_id FROM victim_notice
         UNION SELECT totp_key_id AS key_id FROM app_user WHERE totp_key_id IS NOT NULL ORDER BY key_id",
        &[],
    )?
    .iter()
    .map(|row| row.get("key_id"))
    .collect()
}

/// Opens everything that is sealed; gives how many rows did not open.
pub fn count_unopened(q: &mut dyn Query, ring: &Ring) -> Result<usize, DbError> {
    let mut unopened = unopened::<Victim>(q, ring)?
        + unopened::<ProtectiveRule>(q, ring)?
        + unopened::<ReleaseNotice>(q, ring)?;
    for (id, kept) in user::sealed_secrets(q)? {
        unopened += usize::from(user::open_secret(Some(ring), id, &kept).is_err());
    }
    Ok(unopened)
}

/// Users whose secrets lie in the database unsealed, at most so many.
pub fn unsealed_secrets(q: &mut dyn Query, limit: i64) -> Result<Vec<(UserId, String)>, DbError> {
    q.rows(
        "SELECT id, totp_secret FROM app_user WHERE totp_secret IS NOT NULL ORDER BY id LIMIT $1",
        &[limit.into()],
    )?
    .iter()
    .map(|row| Ok((row.parse("id")?, row.get("totp_secret")?)))
    .collect()
}

/// Seals anew, with the newest key, at most so many rows that another sealed; gives how many it were.
pub fn seal_anew(
    w: &mut Writer<'_>,
    ring: &Ring,
    entropy: &dyn Entropy,
    limit: i64,
) -> Result<usize, DbError> {
    let mut rows = move_rows::<Victim>(w, ring, entropy, limit)?;
    rows += move_rows::<ProtectiveRule>(w, ring, entropy, limit)?;
    rows += move_rows::<ReleaseNotice>(w, ring, entropy, limit)?;
    let behind: Vec<_> = w
        .rows(
            "SELECT id FROM app_user WHERE totp_key_id IS NOT NULL AND totp_key_id <> $1 ORDER BY id LIMIT $2",
            &[ring.newest().into(), limit.into()],
        )?
        .iter()
        .map(|row| row.parse::<UserId>("id"))
        .collect::<Result<_, _>>()?;
    for id in &behind {
        let Some(kept) = user::credentials(w, *id)?.totp else { continue };
        let secret = user::open_secret(Some(ring), *id, &kept)?;
        user::move_secret(w, *id, &user::seal_secret(ring, *id, &secret, entropy)?)?;
    }
    Ok(rows + behind.len())
}
