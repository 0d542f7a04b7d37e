//! Putting the records of two people into one set, and taking them apart again.
//!
//! Nothing is melted: rows move from one person to another, and what either had at that moment is kept
//! ([`snapshot`]), so that a way back is exact. What is written while they are one is found by its absence
//! there; not by its time, which two acts can share.

mod kind;

use std::collections::BTreeSet;

use jiff::Timestamp;
use throughline_domain::id::{AgencyId, CaseId, MergeId, PersonId, UserId};

pub use self::kind::{Fate, Kind, Side};
use self::kind::{OF_CASE, OF_PERSON};
use crate::{
    DbError, contact,
    db::{Query, Row, Value, Writer},
    person, search, visibility,
};

/// Two people's records put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Its id.
    pub id: MergeId,
    /// Who goes on.
    pub kept: PersonId,
    /// Whose records were moved.
    pub joined: PersonId,
    /// Why.
    pub reason: String,
    /// Who put them together, for which agency, and when.
    pub merged: (UserId, AgencyId, Timestamp),
    /// Who took them apart, when, and why.
    pub unmerged: Option<(UserId, Timestamp, String)>,
    /// Who holds what was written meanwhile until it is given to one of the two.
    pub holder: Option<PersonId>,
    /// For optimistic locking.
    pub version: i64,
}

fn merge(row: &Row) -> Result<Merge, DbError> {
    let (at, why): (Option<Timestamp>, Option<String>) =
        (row.get("unmerged_at")?, row.get("unmerge_reason")?);
    Ok(Merge {
        id: row.parse("id")?,
        kept: row.parse("kept_id")?,
        joined: row.parse("joined_id")?,
        reason: row.get("reason")?,
        merged: (row.parse("merged_by")?, row.parse("merged_for")?, row.get("merged_at")?),
        unmerged: row.parse_opt("unmerged_by")?.zip(at).zip(why).map(|((by, at), why)| (by, at, why)),
        holder: row.parse_opt("holder_id")?,
        version: row.get("version")?,
    })
}

/// A row as it stood when the two were put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub row: String,
    /// Whose it was.
    pub side: Side,
    /// What became of it.
    pub fate: Fate,
}

/// Something that was written while they were one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub row: String,
    /// When it was written, and by whom.
    pub written: (Timestamp, Option<UserId>),
    /// To whom it was given.
    pub given_to: Option<Side>,
}

fn ids(q: &mut dyn Query, kind: Kind, of: &str) -> Result<Vec<String>, DbError> {
    q.rows(kind.rows(), &[of.into()])?.iter().map(|row| row.get("id")).collect()
}

/// One merge.
pub fn get(q: &mut dyn Query, id: MergeId) -> Result<Merge, DbError> {
    merge(&q.one("SELECT * FROM person_merge WHERE id = $1", &[Value::text(id)])?)
}

/// The merges of people of whom an agency holds a record, the newest first.
pub fn list(q: &mut dyn Query, agency: AgencyId, limit: i64) -> Result<Vec<Merge>, DbError> {
    q.rows(
        "SELECT m.* FROM person_merge m
         WHERE EXISTS (SELECT 1 FROM person_record r WHERE r.agency_id = $1 AND r.person_id IN (m.kept_id, m.joined_id))
         ORDER BY m.merged_at DESC, m.id DESC LIMIT $2",
        &[Value::text(agency), limit.into()],
    )?
    .iter()
    .map(merge)
    .collect()
}

/// The merge that stands and has to be undone before an earlier one of the same person can be.
pub fn newest_standing(q: &mut dyn Query, person: PersonId) -> Result<Option<Merge>, DbError> {
    q.find(
        "SELECT * FROM person_merge WHERE unmerged_at IS NULL AND (kept_id = $1 OR joined_id = $1)
         ORDER BY merged_at DESC, id DESC LIMIT 1",
        &[Value::text(person)],
    )?
    .as_ref()
    .map(merge)
    .transpose()
}

/// Jurisdictions in which both people have an open case, or an open stay in custody: somebody has to say
/// which goes on.
pub fn clashes(q: &mut dyn Query, one: PersonId, other: PersonId) -> Result<bool, DbError> {
    let both = q.one(
        "SELECT (SELECT COUNT(*) FROM case_file a JOIN case_file b ON b.jurisdiction_id = a.jurisdiction_id
             AND b.person_id = $2 AND b.status = 'open' WHERE a.person_id = $1 AND a.status = 'open')
           + (SELECT COUNT(*) FROM custody_episode a JOIN custody_episode b ON b.jurisdiction_id = a.jurisdiction_id
             AND b.person_id = $2 AND b.status = 'open' WHERE a.person_id = $1 AND a.status = 'open') AS clashes",
        &[Value::text(one), Value::text(other)],
    )?;
    Ok(both.get::<i64>("clashes")? > 0)
}

/// Whether somebody decided of two records of these people that they are not one person's.
pub fn decided_different(q: &mut dyn Query, one: PersonId, other: PersonId) -> Result<bool, DbError> {
    let found = q.one(
        "SELECT COUNT(*) AS pairs FROM link_pair p
         JOIN person_record l ON l.id = p.left_id JOIN person_record r ON r.id = p.right_id
         WHERE p.status = 'different'
           AND ((l.person_id = $1 AND r.person_id = $2) OR (l.person_id = $2 AND r.person_id = $1))",
        &[Value::text(one), Value::text(other)],
    )?;
    Ok(found.get::<i64>("pairs")? > 0)
}

/// Moves everything of the joined person to the one who goes on, and keeps what each had.
pub fn join(w: &mut Writer<'_>, new: &Merge) -> Result<(), DbError> {
    let (by, agency, at) = new.merged;
    w.execute(
        "INSERT INTO person_merge (id, kept_id, joined_id, reason, merged_by, merged_for, merged_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            Value::text(new.id),
            Value::text(new.kept),
            Value::text(new.joined),
            new.reason.as_str().into(),
            Value::text(by),
            Value::text(agency),
            at.into(),
        ],
    )?;
    search::forget(w, new.kept)?;
    search::forget(w, new.joined)?;
    for row in snapshot(w, new)? {
        keep(w, new.id, &row)?;
        match (row.fate, row.kind) {
            (Fate::Stayed, _) => {}
            (Fate::SetAside, Kind::Case) => set_aside(w, &row.row, new.kept, at)?,
            // A stay that does not go on stays with the person who has no records: nobody sees it.
            (Fate::SetAside, _) => {}
            (Fate::Moved, kind) => give(w, kind, &row.row, &new.kept.to_string())?,
        }
    }
    seen_anew(w, &[new.kept, new.joined])
}

fn set_aside(w: &mut Writer<'_>, case: &str, kept: PersonId, at: Timestamp) -> Result<(), DbError> {
    w.execute(
        "UPDATE case_file SET person_id = $2, status = 'closed', closed_at = $3 WHERE id = $1",
        &[case.into(), Value::text(kept), at.into()],
    )?;
    Ok(())
}

fn give(w: &mut Writer<'_>, kind: Kind, row: &str, to: &str) -> Result<(), DbError> {
    w.execute(kind.give(), &[row.into(), to.into()])?;
    match kind {
        Kind::Goal => {
            w.execute("UPDATE step SET case_id = $2 WHERE goal_id = $1", &[row.into(), to.into()])?;
        }
        Kind::Case => w.changed_case(parsed(row)?),
        _ => {}
    }
    Ok(())
}

fn parsed<T: std::str::FromStr>(id: &str) -> Result<T, DbError> {
    id.parse().map_err(|_| DbError::Column("id".to_owned()))
}

/// Who sees and finds the people follows from what they have now.
fn seen_anew(w: &mut Writer<'_>, people: &[PersonId]) -> Result<(), DbError> {
    for person in people {
        visibility::refresh(w, *person)?;
        search::learn(w, *person)?;
        w.changed_person(*person);
    }
    Ok(())
}

/// What both have, and what becomes of it.
fn snapshot(q: &mut dyn Query, new: &Merge) -> Result<Vec<Kept>, DbError> {
    let mut all = Vec::new();
    let (kept, joined) = (new.kept.to_string(), new.joined.to_string());
    let stopped = stopped(q, new)?;
    for (side, person) in [(Side::Kept, &kept), (Side::Joined, &joined)] {
        for kind in OF_PERSON {
            for row in ids(q, kind, person)? {
                let fate = match side {
                    Side::Kept => Fate::Stayed,
                    Side::Joined if stopped.contains(&row) => Fate::SetAside,
                    Side::Joined => Fate::Moved,
                };
                if kind == Kind::Case {
                    for kind in OF_CASE {
                        let of_case = ids(q, kind, &row)?.into_iter();
                        all.extend(of_case.map(|row| Kept { kind, row, side, fate: Fate::Stayed }));
                    }
                }
                all.push(Kept { kind, row, side, fate });
            }
        }
    }
    let dead = |q: &mut dyn Query, person: &str| Ok::<_, DbError>(!ids(q, Kind::Death, person)?.is_empty());
    match (dead(q, &kept)?, dead(q, &joined)?) {
        (true, _) => {
            all.push(Kept { kind: Kind::Death, row: kept, side: Side::Kept, fate: Fate::Stayed });
        }
        (false, true) => {
            all.push(Kept { kind: Kind::Death, row: joined, side: Side::Joined, fate: Fate::Moved });
        }
        (false, false) => {}
    }
    Ok(all)
}

/// The open cases and stays of the joined person that cannot go on beside those of the other.
fn stopped(q: &mut dyn Query, new: &Merge) -> Result<BTreeSet<String>, DbError> {
    q.rows(
        "SELECT b.id FROM case_file a JOIN case_file b ON b.jurisdiction_id = a.jurisdiction_id
           AND b.person_id = $2 AND b.status = 'open'
         WHERE a.person_id = $1 AND a.status = 'open'
         UNION
         SELECT b.id FROM custody_episode a JOIN custody_episode b ON b.jurisdiction_id = a.jurisdiction_id
           AND b.person_id = $2 AND b.status = 'open'
         WHERE a.person_id = $1 AND a.status = 'open'",
        &[Value::text(new.kept), Value::text(new.joined)],
    )?
    .iter()
    .map(|row| row.get("id"))
    .collect()
}

fn keep(w: &mut Writer<'_>, merge: MergeId, row: &Kept) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO person_merge_row (merge_id, kind, row_id, side, fate) VALUES ($1, $2, $3, $4, $5)",
        &[
            Value::text(merge),
            row.kind.code().into(),
            row.row.as_str().into(),
            row.side.code().into(),
            row.fate.code().into(),
        ],
    )?;
    Ok(())
}

/// What both had when they were put together.
pub fn kept(q: &mut dyn Query, merge: MergeId) -> Result<Vec<Kept>, DbError> {
    q.rows(
        "SELECT kind, row_id, side, fate FROM person_merge_row WHERE merge_id = $1 ORDER BY kind, row_id",
        &[Value::text(merge)],
    )?
    .iter()
    .map(|row| {
        Ok(Kept {
            kind: row.parse("kind")?,
            row: row.get("row_id")?,
            side: row.parse("side")?,
            fate: row.parse("fate")?,
        })
    })
    .collect()
}

/// What was written since the two were put together: rows that neither had.
pub fn written_since(q: &mut dyn Query, merge: &Merge) -> Result<Vec<(Kind, String)>, DbError> {
    let known = kept(q, merge.id)?;
    let is_known = |kind: Kind, row: &str| known.iter().any(|kept| kept.kind == kind && kept.row == row);
    let mut found = Vec::new();
    for kind in [Kind::Episode, Kind::Answer, Kind::Case] {
        for row in ids(q, kind, &merge.kept.to_string())? {
            if !is_known(kind, &row) {
                found.push((kind, row));
            }
        }
    }
    for case in known.iter().filter(|kept| kept.kind == Kind::Case) {
        for kind in OF_CASE {
            for row in ids(q, kind, &case.row)? {
                if !is_known(kind, &row) {
                    found.push((kind, row));
                }
            }
        }
    }
    let died = !ids(q, Kind::Death, &merge.kept.to_string())?.is_empty();
    if died && known.iter().all(|kept| kept.kind != Kind::Death) {
        found.push((Kind::Death, merge.kept.to_string()));
    }
    Ok(found)
}

/// Gives both back what they had. What was written since goes to `holder`, a person whom nobody sees,
/// until it is given to one of the two; `case` makes the holder's case of a jurisdiction.
pub fn part(
    w: &mut Writer<'_>,
    parted: &Merge,
    (agency, holder): (AgencyId, PersonId),
    mut case: impl FnMut() -> CaseId,
) -> Result<(), DbError> {
    let Some((by, at, reason)) = &parted.unmerged else {
        return Err(DbError::Other("nobody takes them apart".to_owned()));
    };
    let (rows, since) = (kept(w, parted.id)?, written_since(w, parted)?);
    search::forget(w, parted.kept)?;
    search::forget(w, parted.joined)?;
    if !since.is_empty() {
        person::insert(w, holder, *at)?;
    }
    for (kind, row) in &since {
        hold(w, parted, (*kind, row.as_str()), (holder, *at), &mut case)?;
    }
    let (kept, joined) = (parted.kept.to_string(), parted.joined.to_string());
    for row in &rows {
        match (row.fate, row.kind) {
            (Fate::Moved, Kind::Death) => clear_death(w, &kept)?,
            (Fate::Moved, kind) => give(w, kind, &row.row, &joined)?,
            (Fate::SetAside, Kind::Case) => {
                w.execute(
                    "UPDATE case_file SET person_id = $2, status = 'open', closed_at = NULL WHERE id = $1",
                    &[row.row.as_str().into(), joined.as_str().into()],
                )?;
                w.changed_case(parsed(&row.row)?);
            }
            (Fate::SetAside | Fate::Stayed, _) => {}
        }
    }
    let changed = w.execute(
        "UPDATE person_merge SET unmerged_by = $3, unmerged_for = $4, unmerged_at = $5, unmerge_reason = $6,
           holder_id = $7, version = version + 1
         WHERE id = $1 AND version = $2 AND unmerged_at IS NULL",
        &[
            Value::text(parted.id),
            parted.version.into(),
            Value::text(by),
            Value::text(agency),
            (*at).into(),
            reason.as_str().into(),
            Value::opt_text((!since.is_empty()).then_some(holder)),
        ],
    )?;
    if changed == 0 {
        return Err(DbError::Stale);
    }
    seen_anew(w, &[parted.kept, parted.joined])
}

fn clear_death(w: &mut Writer<'_>, person: &str) -> Result<(), DbError> {
    w.execute("UPDATE person SET died_on = NULL WHERE id = $1", &[person.into()])?;
    Ok(())
}

fn hold(
    w: &mut Writer<'_>,
    parted: &Merge,
    (kind, row): (Kind, &str),
    (holder, at): (PersonId, Timestamp),
    case: &mut impl FnMut() -> CaseId,
) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO person_merge_fact (merge_id, kind, row_id) VALUES ($1, $2, $3)",
        &[Value::text(parted.id), kind.code().into(), row.into()],
    )?;
    if kind == Kind::Death {
        give(w, kind, row, &holder.to_string())?;
        return clear_death(w, row);
    }
    if !kind.is_of_case() {
        return give(w, kind, row, &holder.to_string());
    }
    let from = case_of(w, kind, row)?;
    let jurisdiction: String = w
        .one("SELECT jurisdiction_id FROM case_file WHERE id = $1", &[Value::text(from)])?
        .get("jurisdiction_id")?;
    let to = match find_case(w, holder, &jurisdiction)? {
        Some(known) => known,
        None => closed_case(w, case(), holder, &jurisdiction, at)?,
    };
    give_of_case(w, (kind, row), (from, to))
}

/// Moves a row from case to case, with what follows from it.
fn give_of_case(
    w: &mut Writer<'_>,
    (kind, row): (Kind, &str),
    (from, to): (CaseId, CaseId),
) -> Result<(), DbError> {
    give(w, kind, row, &to.to_string())?;
    if kind == Kind::Note {
        let agency = w.one("SELECT agency_id FROM note WHERE id = $1", &[row.into()])?.parse("agency_id")?;
        contact::refresh(w, from, agency)?;
        contact::refresh(w, to, agency)?;
    }
    w.changed_case(from);
    w.changed_case(to);
    Ok(())
}

fn case_of(q: &mut dyn Query, kind: Kind, row: &str) -> Result<CaseId, DbError> {
    let sql = match kind {
        Kind::Note => "SELECT case_id FROM note WHERE id = $1",
        Kind::Need => "SELECT case_id FROM need WHERE id = $1",
        Kind::Goal => "SELECT case_id FROM goal WHERE id = $1",
        Kind::Document => "SELECT case_id FROM document WHERE id = $1",
        Kind::Permission => "SELECT case_id FROM permission WHERE id = $1",
        Kind::PlanVersion => "SELECT case_id FROM plan_version WHERE id = $1",
        _ => return Err(DbError::NotFound),
    };
    q.one(sql, &[row.into()])?.parse("case_id")
}

/// The case of a person in a jurisdiction: the open one, else the last.
fn find_case(q: &mut dyn Query, person: PersonId, jurisdiction: &str) -> Result<Option<CaseId>, DbError> {
    q.find(
        "SELECT id FROM case_file WHERE person_id = $1 AND jurisdiction_id = $2
         ORDER BY CASE WHEN status = 'open' THEN 0 ELSE 1 END, opened_at DESC, id DESC LIMIT 1",
        &[Value::text(person), jurisdiction.into()],
    )?
    .map(|row| row.parse("id"))
    .transpose()
}

fn closed_case(
    w: &mut Writer<'_>,
    id: CaseId,
    person: PersonId,
    jurisdiction: &str,
    at: Timestamp,
) -> Result<CaseId, DbError> {
    w.execute(
        "INSERT INTO case_file (id, person_id, jurisdiction_id, status, opened_at, closed_at)
         VALUES ($1, $2, $3, 'closed', $4, $4)",
        &[Value::text(id), Value::text(person), jurisdiction.into(), at.into()],
    )?;
    Ok(id)
}

/// What was written between merge and unmerge, those first that nobody has given to anybody.
pub fn facts(q: &mut dyn Query, merge: MergeId) -> Result<Vec<Fact>, DbError> {
    let rows = q.rows(
        "SELECT kind, row_id, given_to FROM person_merge_fact WHERE merge_id = $1
         ORDER BY CASE WHEN given_to IS NULL THEN 0 ELSE 1 END, kind, row_id",
        &[Value::text(merge)],
    )?;
    let mut facts = Vec::with_capacity(rows.len());
    for row in &rows {
        let (kind, id): (Kind, String) = (row.parse("kind")?, row.get("row_id")?);
        let about = q.one(kind.about(), &[id.as_str().into()])?;
        let written = (about.get("at")?, about.parse_opt("by_user")?);
        facts.push(Fact { kind, row: id, written, given_to: row.parse_opt("given_to")? });
    }
    Ok(facts)
}

/// Gives something that was written meanwhile to one of the two, once. `case` is the id of a case that is
/// opened where they have none. Gives the case, where the thing belongs to one.
pub fn give_fact(
    w: &mut Writer<'_>,
    merge: &Merge,
    (kind, row, side): (Kind, &str, Side),
    (by, case, at): (Option<UserId>, CaseId, Timestamp),
) -> Result<Option<CaseId>, DbError> {
    let holder = merge.holder.ok_or(DbError::NotFound)?;
    let given = w.execute(
        "UPDATE person_merge_fact SET given_to = $4, given_by = $5, given_at = $6
         WHERE merge_id = $1 AND kind = $2 AND row_id = $3 AND given_to IS NULL",
        &[
            Value::text(merge.id),
            kind.code().into(),
            row.into(),
            side.code().into(),
            Value::opt_text(by),
            at.into(),
        ],
    )?;
    if given == 0 {
        return Err(DbError::Stale);
    }
    let to = match side {
        Side::Kept => merge.kept,
        Side::Joined => merge.joined,
    };
    if kind == Kind::Death {
        give(w, kind, &holder.to_string(), &to.to_string())?;
        clear_death(w, &holder.to_string())?;
        seen_anew(w, &[to])?;
        return Ok(None);
    }
    if !kind.is_of_case() {
        search::forget(w, to)?;
        give(w, kind, row, &to.to_string())?;
        seen_anew(w, &[to])?;
        return Ok(None);
    }
    let from = case_of(w, kind, row)?;
    let jurisdiction: String = w
        .one("SELECT jurisdiction_id FROM case_file WHERE id = $1", &[Value::text(from)])?
        .get("jurisdiction_id")?;
    let known = find_case(w, to, &jurisdiction)?;
    if known.is_none() {
        crate::case::insert(w, case, to, &jurisdiction, at)?;
    }
    let case = known.unwrap_or(case);
    give_of_case(w, (kind, row), (from, case))?;
    Ok(Some(case))
}
