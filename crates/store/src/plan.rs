//! The plan of a case: goals, steps, and the versions shown to the person.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    category::Category,
    id::{AgencyId, CaseId, GoalId, NoteId, PlanVersionId, StepId, UserId},
    plan::{Domain, GoalStatus, Owner, PlanAnswer, StepStatus},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// The case.
    pub case: CaseId,
    /// The domain of life.
    pub domain: Domain,
    /// Its data category, fixed by the domain when it was written.
    pub category: Category,
    /// What is to be reached.
    pub title: String,
    /// In the person's words.
    pub person_words: Option<String>,
    /// How it stands.
    pub status: GoalStatus,
    /// Why it was given up.
    pub reason: Option<String>,
    /// Who wrote it.
    pub created_by: Option<UserId>,
    /// The agency of who wrote it; only read, never written.
    pub agency: Option<AgencyId>,
    /// For optimistic locking.
    pub version: i64,
}

/// A step towards a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// The goal.
    pub goal: GoalId,
    /// The case.
    pub case: CaseId,
    /// What is to be done.
    pub title: String,
    /// A second line: with whom, what it waits for.
    pub detail: Option<String>,
    /// Who does it.
    pub owner: Owner,
    /// By when.
    pub due_on: Option<Date>,
    /// How it stands.
    pub status: StepStatus,
    /// Whom was asked, or why it was cancelled.
    pub status_reason: Option<String>,
    /// Since which local day it has this status: "asked 26 Feb".
    pub status_since: Date,
    /// The note it was made from.
    pub note: Option<NoteId>,
    /// Who wrote it.
    pub created_by: Option<UserId>,
    /// For optimistic locking.
    pub version: i64,
}

fn goal(row: &Row) -> Result<Goal, DbError> {
    Ok(Goal {
        id: row.parse("id")?,
        case: row.parse("case_id")?,
        domain: row.parse("domain")?,
        category: row.parse("category")?,
        title: row.get("title")?,
        person_words: row.get("person_words")?,
        status: row.parse("status")?,
        reason: row.get("reason")?,
        created_by: row.parse_opt("created_by")?,
        agency: row.parse_opt("agency_id")?,
        version: row.get("version")?,
    })
}

fn step(row: &Row) -> Result<Step, DbError> {
    Ok(Step {
        id: row.parse("id")?,
        goal: row.parse("goal_id")?,
        case: row.parse("case_id")?,
        title: row.get("title")?,
        detail: row.get("detail")?,
        owner: owner(row)?,
        due_on: row.get("due_on")?,
        status: row.parse("status")?,
        status_reason: row.get("status_reason")?,
        status_since: row.get("status_since")?,
        note: row.parse_opt("note_id")?,
        created_by: row.parse_opt("created_by")?,
        version: row.get("version")?,
    })
}

/// Adds a goal at the end of the plan.
pub fn insert_goal(w: &mut Writer<'_>, new: &Goal, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO goal (id, case_id, domain, category, title, person_words, position, status, reason, created_by,
           created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, (SELECT COALESCE(MAX(position), 0) + 1 FROM goal WHERE case_id = $2),
           $7, $8, $9, $10, 1)",
        &[
            Value::text(new.id),
            Value::text(new.case),
            new.domain.code().into(),
            new.category.code().into(),
            new.title.as_str().into(),
            new.person_words.clone().into(),
            new.status.code().into(),
            new.reason.clone().into(),
            Value::opt_text(new.created_by),
            now.into(),
        ],
    )?;
    w.changed_case(new.case);
    Ok(())
}

/// Saves a changed goal; refuses when somebody changed it since it was read.
pub fn update_goal(w: &mut Writer<'_>, changed: &Goal) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE goal SET domain = $3, category = $4, title = $5, person_words = $6, status = $7, reason = $8,
           version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(changed.id),
            changed.version.into(),
            changed.domain.code().into(),
            changed.category.code().into(),
            changed.title.as_str().into(),
            changed.person_words.clone().into(),
            changed.status.code().into(),
            changed.reason.clone().into(),
        ],
    )?;
    w.changed_case(changed.case);
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// One goal.
pub fn get_goal(q: &mut dyn Query, id: GoalId) -> Result<Goal, DbError> {
    goal(&q.one(
        "SELECT g.*, u.agency_id FROM goal g LEFT JOIN app_user u ON u.id = g.created_by WHERE g.id = $1",
        &[Value::text(id)],
    )?)
}

/// The goals of a case, in their order.
pub fn goals(q: &mut dyn Query, case: CaseId) -> Result<Vec<Goal>, DbError> {
    q.rows(
        "SELECT g.*, u.agency_id FROM goal g LEFT JOIN app_user u ON u.id = g.created_by
         WHERE g.case_id = $1 ORDER BY g.position, g.id",
        &[Value::text(case)],
    )?
    .iter()
    .map(goal)
    .collect()
}

const fn owner_kind(owner: Owner) -> &'static str {
    match owner {
        Owner::Person => "person",
        Owner::User(_) => "user",
        Owner::Agency(_) => "agency",
    }
}

fn owner_user(owner: Owner) -> Value {
    if let Owner::User(user) = owner { Value::text(user) } else { Value::Null }
}

fn owner_agency(owner: Owner) -> Value {
    if let Owner::Agency(agency) = owner { Value::text(agency) } else { Value::Null }
}

/// Adds a step at the end of its goal.
pub fn insert_step(w: &mut Writer<'_>, new: &Step, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO step (id, goal_id, case_id, title, detail, owner_kind, owner_user_id, owner_agency_id, due_on,
           status, status_reason, status_since, note_id, position, created_by, created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
           (SELECT COALESCE(MAX(position), 0) + 1 FROM step WHERE goal_id = $2), $14, $15, 1)",
        &[
            Value::text(new.id),
            Value::text(new.goal),
            Value::text(new.case),
            new.title.as_str().into(),
            new.detail.clone().into(),
            owner_kind(new.owner).into(),
            owner_user(new.owner),
            owner_agency(new.owner),
            new.due_on.into(),
            new.status.code().into(),
            new.status_reason.clone().into(),
            new.status_since.into(),
            Value::opt_text(new.note),
            Value::opt_text(new.created_by),
            now.into(),
        ],
    )?;
    w.changed_case(new.case);
    Ok(())
}

/// Saves a changed step; refuses when somebody changed it since it was read.
pub fn update_step(w: &mut Writer<'_>, changed: &Step) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE step SET title = $3, detail = $4, owner_kind = $5, owner_user_id = $6, owner_agency_id = $7,
           due_on = $8, status = $9, status_reason = $10, status_since = $11, version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(changed.id),
            changed.version.into(),
            changed.title.as_str().into(),
            changed.detail.clone().into(),
            owner_kind(changed.owner).into(),
            owner_user(changed.owner),
            owner_agency(changed.owner),
            changed.due_on.into(),
            changed.status.code().into(),
            changed.status_reason.clone().into(),
            changed.status_since.into(),
        ],
    )?;
    w.changed_case(changed.case);
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// One step.
pub fn get_step(q: &mut dyn Query, id: StepId) -> Result<Step, DbError> {
    step(&q.one("SELECT * FROM step WHERE id = $1", &[Value::text(id)])?)
}

/// Somebody who can own a step, or an agency before it has named somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// The agency on the case.
    pub agency: AgencyId,
    /// Its name.
    pub agency_name: String,
    /// The worker; `None` for the agency itself.
    pub user: Option<(UserId, String)>,
}

/// Who may own a step of this case: the agencies on it and the active workers of `own` agency.
/// The names of other agencies' workers are not this worker's to list.
pub fn helpers(q: &mut dyn Query, case: CaseId, own: AgencyId) -> Result<Vec<Helper>, DbError> {
    q.rows(
        "SELECT a.id AS agency_id, a.name AS agency_name, NULL AS user_id, NULL AS display_name
         FROM involvement i JOIN agency a ON a.id = i.agency_id
         WHERE i.case_id = $1 AND i.status = 'accepted'
         UNION ALL
         SELECT a.id, a.name, u.id, u.display_name
         FROM app_user u JOIN agency a ON a.id = u.agency_id
         WHERE u.agency_id = $2 AND u.status = 'active'
         ORDER BY 2, 4",
        &[Value::text(case), Value::text(own)],
    )?
    .iter()
    .map(|row| {
        let user: Option<UserId> = row.parse_opt("user_id")?;
        let name: Option<String> = row.get("display_name")?;
        Ok(Helper {
            agency: row.parse("agency_id")?,
            agency_name: row.get("agency_name")?,
            user: user.zip(name),
        })
    })
    .collect()
}

/// A goal with its steps in their order, each with the name of who owns it; `None` for the person.
pub type WholeGoal = (Goal, Vec<(Step, Option<String>)>);

/// The goals of a case in their order, with their steps: the plan in one read.
pub fn whole(q: &mut dyn Query, case: CaseId) -> Result<Vec<WholeGoal>, DbError> {
    let mut goals: Vec<WholeGoal> = Vec::new();
    for row in &q.rows(
        "SELECT g.*, w.agency_id, s.id AS step_id, s.title AS step_title, s.detail, s.owner_user_id, s.owner_agency_id,
           s.due_on, s.status AS step_status, s.status_reason, s.status_since, s.note_id,
           s.created_by AS step_created_by, s.version AS step_version, ou.display_name AS owner_user_name,
           oa.name AS owner_agency_name
         FROM goal g
         LEFT JOIN app_user w ON w.id = g.created_by
         LEFT JOIN step s ON s.case_id = g.case_id AND s.goal_id = g.id
         LEFT JOIN app_user ou ON ou.id = s.owner_user_id
         LEFT JOIN agency oa ON oa.id = s.owner_agency_id
         WHERE g.case_id = $1 ORDER BY g.position, g.id, s.position, s.id",
        &[Value::text(case)],
    )? {
        let id: GoalId = row.parse("id")?;
        if goals.last().is_none_or(|(last, _)| last.id != id) {
            goals.push((goal(row)?, Vec::new()));
        }
        let (Some((_, steps)), Some(step_id)) = (goals.last_mut(), row.parse_opt("step_id")?) else { continue };
        let owner = owner(row)?;
        let step = Step {
            id: step_id,
            goal: id,
            case,
            title: row.get("step_title")?,
            detail: row.get("detail")?,
            owner,
            due_on: row.get("due_on")?,
            status: row.parse("step_status")?,
            status_reason: row.get("status_reason")?,
            status_since: row.get("status_since")?,
            note: row.parse_opt("note_id")?,
            created_by: row.parse_opt("step_created_by")?,
            version: row.get("step_version")?,
        };
        let name = match owner {
            Owner::Person => None,
            Owner::User(_) => row.get("owner_user_name")?,
            Owner::Agency(_) => row.get("owner_agency_name")?,
        };
        steps.push((step, name));
    }
    Ok(goals)
}

fn owner(row: &Row) -> Result<Owner, DbError> {
    let user: Option<UserId> = row.parse_opt("owner_user_id")?;
    let agency: Option<AgencyId> = row.parse_opt("owner_agency_id")?;
    Ok(match (user, agency) {
        (Some(user), _) => Owner::User(user),
        (None, Some(agency)) => Owner::Agency(agency),
        (None, None) => Owner::Person,
    })
}

/// A version of the plan as it was shown to the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanVersion {
    /// Its id.
    pub id: PlanVersionId,
    /// The case.
    pub case: CaseId,
    /// 1 for the first.
    pub number: i64,
    /// The plan as it was, as JSON ([`throughline_domain::plan::Snapshot`]).
    pub content: String,
    /// Who made it.
    pub made_by: UserId,
    /// Their name.
    pub made_by_name: String,
    /// When.
    pub made_at: Timestamp,
    /// What the person said.
    pub answer: Option<PlanAnswer>,
    /// In their words.
    pub answer_words: Option<String>,
    /// On which day.
    pub answered_on: Option<Date>,
    /// The name of who wrote the answer down.
    pub answer_recorded_by: Option<String>,
    /// For optimistic locking.
    pub version: i64,
}

pub(crate) fn plan_version(row: &Row) -> Result<PlanVersion, DbError> {
    Ok(PlanVersion {
        id: row.parse("id")?,
        case: row.parse("case_id")?,
        number: row.get("number")?,
        content: row.get("content")?,
        made_by: row.parse("made_by")?,
        made_by_name: row.get("made_by_name")?,
        made_at: row.get("made_at")?,
        answer: row.parse_opt("answer")?,
        answer_words: row.get("answer_words")?,
        answered_on: row.get("answered_on")?,
        answer_recorded_by: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}

/// Adds a version with the next number and gives the number. Two made at once break
/// `UNIQUE (case_id, number)`.
pub fn insert_version(
    w: &mut Writer<'_>,
    id: PlanVersionId,
    case: CaseId,
    content: &str,
    made_by: UserId,
    now: Timestamp,
) -> Result<i64, DbError> {
    let number: i64 = w
        .one(
            "SELECT COALESCE(MAX(number), 0) + 1 AS number FROM plan_version WHERE case_id = $1",
            &[Value::text(case)],
        )?
        .get("number")?;
    w.execute(
        "INSERT INTO plan_version (id, case_id, number, content, made_by, made_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, 1)",
        &[
            Value::text(id),
            Value::text(case),
            number.into(),
            content.into(),
            Value::text(made_by),
            now.into(),
        ],
    )?;
    Ok(number)
}

/// Writes the person's answer to a version; refuses when somebody wrote one since it was read.
pub fn answer_version(
    w: &mut Writer<'_>,
    read: &PlanVersion,
    answer: PlanAnswer,
    words: Option<&str>,
    on: Date,
    recorded_by: Option<UserId>,
) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE plan_version SET answer = $3, answer_words = $4, answered_on = $5, answer_recorded_by = $6,
           version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(read.id),
            read.version.into(),
            answer.code().into(),
            Value::opt_text(words),
            on.into(),
            Value::opt_text(recorded_by),
        ],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// One version.
pub fn get_version(q: &mut dyn Query, id: PlanVersionId) -> Result<PlanVersion, DbError> {
    plan_version(&q.one(
        "SELECT v.*, m.display_name AS made_by_name, r.display_name AS recorded_by_name
         FROM plan_version v JOIN app_user m ON m.id = v.made_by
         LEFT JOIN app_user r ON r.id = v.answer_recorded_by
         WHERE v.id = $1",
        &[Value::text(id)],
    )?)
}

/// The newest version of a case's plan.
pub fn newest_version(q: &mut dyn Query, case: CaseId) -> Result<Option<PlanVersion>, DbError> {
    q.find(
        "SELECT v.*, m.display_name AS made_by_name, r.display_name AS recorded_by_name
         FROM plan_version v JOIN app_user m ON m.id = v.made_by
         LEFT JOIN app_user r ON r.id = v.answer_recorded_by
         WHERE v.case_id = $1 ORDER BY v.number DESC LIMIT 1",
        &[Value::text(case)],
    )?
    .as_ref()
    .map(plan_version)
    .transpose()
}

/// The versions of a case's plan, newest first.
pub fn versions(q: &mut dyn Query, case: CaseId) -> Result<Vec<PlanVersion>, DbError> {
    q.rows(
        "SELECT v.*, m.display_name AS made_by_name, r.display_name AS recorded_by_name
         FROM plan_version v JOIN app_user m ON m.id = v.made_by
         LEFT JOIN app_user r ON r.id = v.answer_recorded_by
         WHERE v.case_id = $1 ORDER BY v.number DESC",
        &[Value::text(case)],
    )?
    .iter()
    .map(plan_version)
    .collect()
}
