//! Agencies and their units.

use jiff::Timestamp;
use throughline_domain::{
    agency::AgencyKind,
    id::{AgencyId, UnitId},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// An agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its id.
    pub id: AgencyId,
    /// The jurisdiction it works in.
    pub jurisdiction: String,
    /// What kind of agency it is.
    pub kind: AgencyKind,
    /// Its name, unique within the jurisdiction.
    pub name: String,
    /// The town it is for, as the jurisdiction writes it; most agencies have none.
    pub town: Option<String>,
    /// The weighted cases that one full-time worker can carry: the red line of the workload bar.
    pub full_time_capacity: i64,
    /// After how many days without a contact or an attempt a case goes to the team; `None` for the
    /// usual number.
    pub silent_days: Option<i64>,
    /// Whether it still works here. A closed agency's users cannot sign in.
    pub open: bool,
    /// For optimistic locking.
    pub version: i64,
    /// When it was added.
    pub created_at: Timestamp,
}

/// A unit of an agency: an establishment of a prison service, a district office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// The agency.
    pub agency: AgencyId,
    /// Its name, unique within the agency.
    pub name: String,
}

fn agency(row: &Row) -> Result<Agency, DbError> {
    Ok(Agency {
        id: row.parse("id")?,
        jurisdiction: row.get("jurisdiction_id")?,
        kind: AgencyKind(row.text("kind")?.into()),
        name: row.get("name")?,
        town: row.get("town")?,
        full_time_capacity: row.get("full_time_capacity")?,
        silent_days: row.get("silent_days")?,
        open: row.get::<String>("status")? == "active",
        version: row.get("version")?,
        created_at: row.get("created_at")?,
    })
}

fn unit(row: &Row) -> Result<Unit, DbError> {
    Ok(Unit { id: row.parse("id")?, agency: row.parse("agency_id")?, name: row.get("name")? })
}

/// Adds an agency.
pub fn insert(w: &mut Writer<'_>, new: &Agency) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO agency (id, jurisdiction_id, kind, name, town, full_time_capacity, silent_days, status, version,
           created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $8, 'active', 1, $7)",
        &[
            Value::text(new.id),
            new.jurisdiction.as_str().into(),
            new.kind.code().into(),
            new.name.as_str().into(),
            new.town.clone().into(),
            new.full_time_capacity.into(),
            new.created_at.into(),
            new.silent_days.into(),
        ],
    )?;
    Ok(())
}

/// Saves a changed agency; refuses when somebody changed it since it was read. Jurisdiction and
/// kind never change: rules were applied by them.
pub fn update(w: &mut Writer<'_>, changed: &Agency) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE agency SET name = $3, town = $4, full_time_capacity = $5, status = $6,
           silent_days = CAST($7 AS BIGINT), version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(changed.id),
            changed.version.into(),
            changed.name.as_str().into(),
            changed.town.clone().into(),
            changed.full_time_capacity.into(),
            if changed.open { "active" } else { "closed" }.into(),
            changed.silent_days.into(),
        ],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// One agency.
pub fn get(q: &mut dyn Query, id: AgencyId) -> Result<Agency, DbError> {
    agency(&q.one("SELECT * FROM agency WHERE id = $1", &[Value::text(id)])?)
}

/// The agency of this name in a jurisdiction.
pub fn find_by_name(q: &mut dyn Query, jurisdiction: &str, name: &str) -> Result<Option<Agency>, DbError> {
    q.find(
        "SELECT * FROM agency WHERE jurisdiction_id = $1 AND name = $2",
        &[jurisdiction.into(), name.into()],
    )?
    .as_ref()
    .map(agency)
    .transpose()
}

/// Every agency, by name; open ones first.
pub fn list(q: &mut dyn Query) -> Result<Vec<Agency>, DbError> {
    q.rows("SELECT * FROM agency ORDER BY status, name, id", &[])?.iter().map(agency).collect()
}

/// Adds a unit.
pub fn insert_unit(w: &mut Writer<'_>, new: &Unit) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO unit (id, agency_id, name) VALUES ($1, $2, $3)",
        &[Value::text(new.id), Value::text(new.agency), new.name.as_str().into()],
    )?;
    Ok(())
}

/// The units of an agency, by name.
pub fn units(q: &mut dyn Query, agency: AgencyId) -> Result<Vec<Unit>, DbError> {
    q.rows("SELECT * FROM unit WHERE agency_id = $1 ORDER BY name, id", &[Value::text(agency)])?
        .iter()
        .map(unit)
        .collect()
}

/// The unit of this name.
pub fn find_unit(q: &mut dyn Query, agency: AgencyId, name: &str) -> Result<Option<Unit>, DbError> {
    q.find("SELECT * FROM unit WHERE agency_id = $1 AND name = $2", &[Value::text(agency), name.into()])?
        .as_ref()
        .map(unit)
        .transpose()
}

/// A unit by its id, whatever its agency.
pub fn find_unit_by_id(q: &mut dyn Query, id: UnitId) -> Result<Option<Unit>, DbError> {
    q.find("SELECT * FROM unit WHERE id = $1", &[Value::text(id)])?.as_ref().map(unit).transpose()
}
