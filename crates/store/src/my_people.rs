//! The people whom one worker leads.
//!
//! One read of what is kept ready ([`crate::caseload`]); what is *today*, *overdue* or *silent* is
//! decided above, from these rows and the day.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    category::Category,
    id::{AgencyId, CaseId, PersonId, UserId},
    note::Happened,
    person::Name,
};

use crate::{
    DbError,
    caseload::{Deadlines, Programme, shown::Line},
    db::{Query, Row, Value},
    sharing::Kept,
};

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Led {
    /// The case.
    pub case: CaseId,
    /// The person.
    pub person: PersonId,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// The name, as the prison's record or else the first record writes it.
    pub name: Name,
    /// The town, as recorded.
    pub town: Option<String>,
    /// Who leads.
    pub lead: (UserId, String),
    /// Since when this agency leads the case.
    pub led_since: Timestamp,
    /// Whether the person is in custody now.
    pub inside: bool,
    /// R, where known.
    pub leaves_on: Option<Date>,
    /// R*, once released.
    pub released_on: Option<Date>,
    /// The last contact of this agency: what and when.
    pub last_contact: Option<(Happened, Timestamp)>,
    /// How often it was tried since.
    pub attempts_since: i64,
    /// Open deadlines of the programmes, the next first.
    pub deadlines: Deadlines,
    /// Open steps with a date, the next first.
    pub steps: Vec<DueStep>,
    /// Running programmes, in the order in which they began.
    pub programmes: Vec<Programme>,
    /// What stands about the case for who may see what.
    pub sharing: Kept,
}

/// An open step with a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueStep {
    /// What is to be done.
    pub title: String,
    /// Its category.
    pub category: Category,
    /// The agency of who wrote the goal.
    pub origin: Option<AgencyId>,
    /// The day.
    pub due_on: Date,
}

/// Everybody whom `user` of `agency` leads. People whom the agency, or the user in their units, may no
/// longer see are left out.
pub fn list(q: &mut dyn Query, agency: AgencyId, user: UserId) -> Result<Vec<Led>, DbError> {
    q.rows(
        "SELECT c.case_id, c.person_id, c.user_id,
           (SELECT u.display_name FROM app_user u WHERE u.id = $2) AS display_name, c.shown, c.sharing,
           k.happened, k.happened_at, k.attempts_since
         FROM caseload c
         LEFT JOIN led_contact k ON k.user_id = c.user_id AND k.case_id = c.case_id
         WHERE c.user_id = $2 AND c.agency_id = $1 AND (c.whole_agency = TRUE OR EXISTS (
           SELECT 1 FROM visibility v WHERE v.agency_id = $1 AND v.person_id = c.person_id
             AND v.unit_id IN (SELECT '' UNION ALL SELECT uu.unit_id FROM user_unit uu WHERE uu.user_id = $2)))
         ORDER BY c.sort_key, c.case_id",
        &[Value::text(agency), Value::text(user)],
    )?
    .iter()
    .map(led)
    .collect()
}

fn led(row: &Row) -> Result<Led, DbError> {
    let line = Line::read(row.bytes("shown")?)?;
    Ok(Led {
        case: row.parse("case_id")?,
        person: row.parse("person_id")?,
        jurisdiction: line.jurisdiction.to_owned(),
        name: Name { surname: line.surname.to_owned(), given_name: line.given_name.to_owned() },
        town: line.town.map(str::to_owned),
        lead: (row.parse("user_id")?, row.get("display_name")?),
        led_since: Timestamp::from_microsecond(line.led_since)
            .map_err(|_| DbError::Column("led_since".to_owned()))?,
        inside: line.inside,
        leaves_on: line.working_date.map(|day| day.0),
        released_on: line.released_on.map(|day| day.0),
        last_contact: row.parse_opt("happened")?.zip(row.get("happened_at")?),
        attempts_since: row.get::<Option<i64>>("attempts_since")?.unwrap_or_default(),
        deadlines: line.deadlines(),
        steps: line.steps(),
        programmes: line.programmes(),
        sharing: Kept(row.get("sharing")?),
    })
}

/// What the red line of a user follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    /// Average people per full-time worker of the agency.
    pub full_time: i64,
    /// How much of full time the user works, in percent.
    pub percent: i64,
    /// The user's own number of average people, in place of both.
    pub own: Option<i64>,
    /// Days of silence after which a case goes to the team, where the agency has set them.
    pub silent_days: Option<i64>,
}

/// What the red line of a user follows from.
pub fn capacity(q: &mut dyn Query, user: UserId) -> Result<Capacity, DbError> {
    let row = q.one(
        "SELECT a.full_time_capacity, a.silent_days, u.full_time_percent, u.own_capacity
         FROM app_user u JOIN agency a ON a.id = u.agency_id
         WHERE u.id = $1",
        &[Value::text(user)],
    )?;
    Ok(Capacity {
        full_time: row.get("full_time_capacity")?,
        percent: row.get("full_time_percent")?,
        own: row.get("own_capacity")?,
        silent_days: row.get("silent_days")?,
    })
}
