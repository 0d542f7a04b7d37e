//! What a row of a caseload shows, in as few bytes as it takes: a row of a thousand lies in one piece.

use crate::{
    DbError,
    db::{Query, Row, Value},
    enrolment::{Retry, retry},
    my_people::DueStep,
    packed::{At, Day, pack, unpack},
    release::{OpenMilestone, open_milestone},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use throughline_domain::{
    category::Category,
    custody::StatusChange,
    id::{AgencyId, CaseId, EnrolmentId},
    programme::pack::MilestoneKind,
};

/// A row before it is written.
pub(super) struct Shown {
    pub(super) user: String,
    pub(super) sort_key: Vec<u8>,
    pub(super) person: String,
    /// Whether everybody of the agency may see the person; otherwise the units of the user decide.
    pub(super) whole_agency: bool,
    pub(super) packed: Vec<u8>,
}

/// What is shown of a person.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Line<'a> {
    pub(crate) jurisdiction: &'a str,
    pub(crate) surname: &'a str,
    pub(crate) given_name: &'a str,
    pub(crate) town: Option<&'a str>,
    /// Microseconds.
    pub(crate) led_since: i64,
    pub(crate) inside: bool,
    pub(crate) working_date: Option<Day>,
    pub(crate) released_on: Option<Day>,
    #[serde(borrow)]
    programmes: Vec<Running<'a>>,
    steps: Vec<Step<'a>>,
    /// One packed [`Due`] after the other.
    milestones: &'a [u8],
}

#[derive(Debug, Serialize, Deserialize)]
struct Running<'a> {
    enrolment: EnrolmentId,
    /// The pack's digest without its hexadecimal clothes.
    pack_hash: &'a [u8],
    /// The stage as last written down, where the person takes part.
    stage: Option<&'a str>,
    retry: Option<(Day, Option<At<StatusChange>>)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Step<'a> {
    due_on: Day,
    category: At<Category>,
    origin: Option<AgencyId>,
    title: &'a str,
}

#[derive(Debug, Serialize, Deserialize)]
struct Due<'a> {
    /// The place of its programme.
    programme: usize,
    kind: At<MilestoneKind>,
    code: &'a str,
    day: Day,
    /// Seconds after the one before, or after the beginning of the epoch, and microseconds after that.
    at: (i64, u32),
}

/// The running programmes of a case, in the order in which they began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The enrolment.
    pub enrolment: EnrolmentId,
    /// The pack version that it is pinned to.
    pub pack_hash: String,
    /// The stage as last written down; `None` before the person takes part.
    pub stage: Option<String>,
    /// When to try again to reach the person.
    pub retry: Option<Retry>,
}

/// Open deadlines of a case, the next first, as they are kept: only those that are looked at are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deadlines(Vec<u8>);

fn fault(column: &str) -> DbError {
    DbError::Column(column.to_owned())
}

/// Reads a case anew; nothing where nobody leads it.
pub(super) fn of(q: &mut dyn Query, case: CaseId) -> Result<Option<Shown>, DbError> {
    let id = [Value::text(case)];
    let Some(row) = q.find(
        "SELECT l.user_id, r.sort_key, c.person_id, c.jurisdiction_id, r.surname, r.given_name, r.town,
           (SELECT MIN(x.from_at) FROM lead_worker x WHERE x.case_id = c.id AND x.agency_id = l.agency_id) AS led_since,
           e.status, e.working_date, e.released_on,
           EXISTS (SELECT 1 FROM visibility v
             WHERE v.agency_id = l.agency_id AND v.unit_id = '' AND v.person_id = c.person_id) AS whole_agency
         FROM lead_worker l
         JOIN case_file c ON c.id = l.case_id AND c.status = 'open'
         LEFT JOIN custody_episode e ON e.id = (
           SELECT k.id FROM custody_episode k
           WHERE k.person_id = c.person_id AND k.jurisdiction_id = c.jurisdiction_id
           ORDER BY CASE WHEN k.status = 'open' THEN 0 ELSE 1 END, k.released_on DESC, k.id DESC LIMIT 1)
         JOIN person_record r ON r.id = COALESCE(e.record_id, (
           SELECT MIN(f.id) FROM person_record f WHERE f.person_id = c.person_id))
         WHERE l.case_id = $1 AND l.to_at IS NULL",
        &id,
    )?
    else {
        return Ok(None);
    };
    let enrolments = q.rows(
        "SELECT id, pack_hash, participation, stage, retry_on, retry_because FROM enrolment
         WHERE case_id = $1 AND ended_on IS NULL ORDER BY id",
        &id,
    )?;
    let milestones = q.rows(
        "SELECT m.enrolment_id, n.pack_hash, m.code, m.kind, m.due_on, m.due_at FROM milestone m
         JOIN enrolment n ON n.id = m.enrolment_id AND n.ended_on IS NULL
         WHERE m.case_id = $1 AND m.status = 'open' AND m.projected = FALSE AND m.due_at IS NOT NULL
         ORDER BY m.due_at, m.code, m.id",
        &id,
    )?;
    let steps = q.rows(
        "SELECT s.due_on, g.category, w.agency_id, s.title FROM step s
         JOIN goal g ON g.id = s.goal_id LEFT JOIN app_user w ON w.id = g.created_by
         WHERE s.case_id = $1 AND s.status IN ('not_started', 'started', 'waiting') AND g.status = 'active'
           AND s.due_on IS NOT NULL
         ORDER BY s.due_on, s.id",
        &id,
    )?;
    let hashes = enrolments
        .iter()
        .map(|row| hex::decode(row.text("pack_hash")?).map_err(|_| fault("pack_hash")))
        .collect::<Result<Vec<_>, _>>()?;
    let programmes = enrolments
        .iter()
        .zip(&hashes)
        .map(|(row, hash)| running(row, hash))
        .collect::<Result<Vec<_>, _>>()?;
    let milestones = dues(&milestones, &programmes)?;
    let day = |column: &str| Ok::<_, DbError>(row.get::<Option<Date>>(column)?.map(Day));
    let line = Line {
        jurisdiction: row.text("jurisdiction_id")?,
        surname: row.text("surname")?,
        given_name: row.text("given_name")?,
        town: row.text_opt("town")?,
        led_since: row.get("led_since")?,
        inside: row.text_opt("status")? == Some("open"),
        working_date: day("working_date")?,
        released_on: day("released_on")?,
        programmes,
        steps: steps.iter().map(step).collect::<Result<_, _>>()?,
        milestones: &milestones,
    };
    Ok(Some(Shown {
        packed: pack(&line)?,
        user: row.get("user_id")?,
        sort_key: row.get("sort_key")?,
        person: row.get("person_id")?,
        whole_agency: row.get("whole_agency")?,
    }))
}

fn running<'a>(row: &'a Row, pack_hash: &'a [u8]) -> Result<Running<'a>, DbError> {
    let takes_part = matches!(row.text("participation")?, "accepted" | "mandatory");
    Ok(Running {
        enrolment: row.parse("id")?,
        pack_hash,
        stage: if takes_part { Some(row.text_opt("stage")?.unwrap_or_default()) } else { None },
        retry: retry(row)?.map(|retry| (Day(retry.on), retry.because.map(At))),
    })
}

fn step(row: &Row) -> Result<Step<'_>, DbError> {
    Ok(Step {
        due_on: Day(row.get("due_on")?),
        category: At(row.parse("category")?),
        origin: row.parse_opt("agency_id")?,
        title: row.text("title")?,
    })
}

fn dues(rows: &[Row], programmes: &[Running<'_>]) -> Result<Vec<u8>, DbError> {
    let mut packed = Vec::new();
    let mut before = 0;
    for row in rows {
        let OpenMilestone { enrolment, code, kind, due_on, due_at, .. } = open_milestone(row)?;
        let programme = programmes.iter().position(|it| it.enrolment == enrolment);
        let micros = due_at.as_microsecond();
        let (second, rest) = (micros.div_euclid(1_000_000), micros.rem_euclid(1_000_000));
        packed.extend(pack(&Due {
            programme: programme.ok_or_else(|| fault("enrolment_id"))?,
            kind: At(kind),
            code: &code,
            day: Day(due_on),
            at: (second - before, u32::try_from(rest).map_err(|_| fault("due_at"))?),
        })?);
        before = second;
    }
    Ok(packed)
}

/// A digest in its hexadecimal clothes, put on in one piece: there is one in every row.
fn in_hexadecimal(digest: &[u8]) -> String {
    let mut letters = vec![0; 2 * digest.len()];
    hex::encode_to_slice(digest, &mut letters).ok();
    String::from_utf8(letters).unwrap_or_default()
}

impl Line<'_> {
    /// Reads what a row shows.
    pub(crate) fn read(packed: &[u8]) -> Result<Line<'_>, DbError> {
        unpack(packed, "shown")
    }

    /// The running programmes.
    pub(crate) fn programmes(&self) -> Vec<Programme> {
        let programme = |it: &Running<'_>| Programme {
            enrolment: it.enrolment,
            pack_hash: in_hexadecimal(it.pack_hash),
            stage: it.stage.map(str::to_owned),
            retry: it.retry.map(|(Day(on), because)| Retry { on, because: because.map(|At(change)| change) }),
        };
        self.programmes.iter().map(programme).collect()
    }

    /// Open steps with a date, the next first.
    pub(crate) fn steps(&self) -> Vec<DueStep> {
        let step = |it: &Step<'_>| DueStep {
            title: it.title.to_owned(),
            category: it.category.0,
            origin: it.origin,
            due_on: it.due_on.0,
        };
        self.steps.iter().map(step).collect()
    }

    /// Open deadlines.
    pub(crate) fn deadlines(&self) -> Deadlines {
        Deadlines(self.milestones.to_vec())
    }
}

impl Deadlines {
    /// Those that are due until a day, and the first one after it. Of a case in several programmes all:
    /// what they ask for together is found among all.
    pub fn until_next(&self, today: Date, programmes: &[Programme]) -> Result<Vec<OpenMilestone>, DbError> {
        let mut found = Vec::new();
        let (mut rest, mut second) = (self.0.as_slice(), 0);
        while !rest.is_empty() {
            let (due, after): (Due<'_>, _) =
                postcard::take_from_bytes(rest).map_err(|_| fault("milestones"))?;
            rest = after;
            second += due.at.0;
            let programme = programmes.get(due.programme).ok_or_else(|| fault("milestones"))?;
            let begun = Timestamp::from_second(second).map_err(|_| fault("milestones"))?;
            found.push(OpenMilestone {
                enrolment: programme.enrolment,
                pack_hash: programme.pack_hash.clone(),
                code: due.code.to_owned(),
                kind: due.kind.0,
                due_on: due.day.0,
                due_at: begun
                    .checked_add(SignedDuration::from_micros(i64::from(due.at.1)))
                    .map_err(|_| fault("milestones"))?,
            });
            if due.day.0 > today && programmes.len() < 2 {
                break;
            }
        }
        Ok(found)
    }
}
