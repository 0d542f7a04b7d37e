//! Putting the records of two people together, and taking them apart again.
//!
//! Records are never melted into one: they move from one person to another. Each keeps its agency and its
//! chain, and both chains say what was done. Taking apart gives both back everything that they had; what
//! was written meanwhile belongs to nobody until the data steward has given each thing to one of the two.
//! docs/LINKAGE.md tells the whole.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::json;
use throughline_domain::{
    id::{AgencyId, CaseId, MergeId, NoticeId, PermissionId, PersonId},
    involvement::Status as Involved,
    permission::Status,
};
use throughline_policy::Action;
pub use throughline_store::merge::{Fact, Kind, Merge, Side};
use throughline_store::{
    agency, case,
    db::{Query, Write},
    involvement,
    ledger::Chain,
    merge as store,
    notice::{self, Notice},
    permission::{self, Permission},
    person, user,
};

use crate::{Cx, Error, FieldError, Result, authorise, pair::entered};

/// Merges that the page lists.
const MOST: i64 = 50;
/// The shortest reason for taking records apart.
pub const SHORTEST_REASON: usize = 10;

/// Who is put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joining {
    /// Whose set, case and stay go on.
    pub kept: PersonId,
    /// Whose records are moved.
    pub joined: PersonId,
}

/// A merge as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The merge.
    pub merge: Merge,
    /// Who did it.
    pub by: String,
    /// How many things wait to be given to one of the two.
    pub waiting: usize,
}

/// Something that was written while they were one, without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What it is.
    pub fact: Fact,
    /// Who wrote it, and for which agency.
    pub by: Option<(String, String)>,
}

/// A merge with what the steward does about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The merge.
    pub merge: Merge,
    /// Who did it.
    pub by: String,
    /// Who took them apart.
    pub parted_by: Option<String>,
    /// The agencies whose records each side has, and had before.
    pub agencies: (Vec<String>, Vec<String>),
    /// While they are one: how much was written since. Taken apart: each thing, and whose it is.
    pub since: usize,
    /// What has to be given to one of the two, and what was.
    pub written: Vec<Written>,
    /// Whether a later merge has to be undone first.
    pub later_first: bool,
}

pub(crate) fn listed(q: &mut dyn Query, own: AgencyId) -> Result<Vec<Listed>> {
    store::list(q, own, MOST)?
        .into_iter()
        .map(|merge| {
            let by = user::get(q, merge.merged.0)?.display_name;
            let waiting = store::facts(q, merge.id)?.iter().filter(|fact| fact.given_to.is_none()).count();
            Ok(Listed { merge, by, waiting })
        })
        .collect()
}

/// The chains of all records of some people.
fn chains(q: &mut dyn Query, people: &[PersonId]) -> Result<Vec<Chain>> {
    let mut all = Vec::new();
    for person in people {
        all.extend(authorise::chains(q, *person)?);
    }
    Ok(all)
}

/// Puts the records of two people together, in the transaction of the decision that they are one.
pub(crate) fn join(
    cx: &Cx,
    tx: &mut Write<'_>,
    id: MergeId,
    Joining { kept, joined }: Joining,
    reason: &str,
) -> Result<()> {
    if kept == joined {
        return Err(Error::Refused("matching-refused-one-already"));
    }
    if store::decided_different(tx, kept, joined)? {
        return Err(Error::Refused("matching-refused-different"));
    }
    let permit = authorise::own_agency(cx, Action::LinkRecords)?;
    let (user, own) = permit.actor().zip(permit.agency()).ok_or(Error::NotFound)?;
    let chains = chains(tx, &[kept, joined])?;
    let told = concerned(tx, &[kept, joined])?;
    let mut w = tx.permitted(permit);
    let merge = Merge {
        id,
        kept,
        joined,
        reason: reason.to_owned(),
        merged: (user, own, cx.now),
        unmerged: None,
        holder: None,
        version: 1,
    };
    store::join(&mut w, &merge)?;
    for agency in told {
        let new = told_of(cx, agency, "people_merged", kept);
        notice::insert(&mut w, &new)?;
    }
    entered(cx, &mut w, &chains, json!({ "did": "records.merged", "merge": id }))
}

/// The agencies that hold a record of these people, or are on an open case of theirs.
fn concerned(q: &mut dyn Query, people: &[PersonId]) -> Result<BTreeSet<AgencyId>> {
    let mut agencies = BTreeSet::new();
    for person in people {
        agencies.extend(person::records(q, *person)?.into_iter().map(|record| record.agency));
        for case in case::list_open(q, *person)? {
            let on_it = involvement::list(q, case.id)?.into_iter();
            agencies.extend(on_it.filter(|it| it.status == Involved::Accepted).map(|it| it.agency));
        }
    }
    Ok(agencies)
}

fn told_of(cx: &Cx, agency: AgencyId, kind: &str, person: PersonId) -> Notice {
    Notice {
        id: cx.new_id::<NoticeId>(),
        agency,
        user: None,
        kind: kind.to_owned(),
        person: Some(person),
        created_at: cx.now,
        read_at: None,
    }
}

/// A merge of people of whom the steward's agency holds a record.
fn own(cx: &Cx, q: &mut dyn Query, id: MergeId) -> Result<Merge> {
    authorise::own_agency(cx, Action::LinkRecords)?;
    let merge = store::get(q, id)?;
    let mut records = person::records(q, merge.kept)?;
    records.extend(person::records(q, merge.joined)?);
    if cx.actor.agency.is_some() && records.iter().any(|record| Some(record.agency) == cx.actor.agency) {
        Ok(merge)
    } else {
        Err(Error::NotFound)
    }
}

/// One merge, without anything that the records say.
pub fn get(cx: &Cx, id: MergeId) -> Result<Shown> {
    let shown = cx.read(|cx, tx| {
        let merge = own(cx, tx, id)?;
        let by = user::get(tx, merge.merged.0)?.display_name;
        let parted_by = match &merge.unmerged {
            Some((by, _, _)) => Some(user::get(tx, *by)?.display_name),
            None => None,
        };
        let since = match merge.unmerged {
            None => store::written_since(tx, &merge)?.len(),
            Some(_) => 0,
        };
        let mut written = Vec::new();
        for fact in store::facts(tx, id)? {
            let by = match fact.written.1 {
                Some(by) => {
                    let by = user::get(tx, by)?;
                    Some((by.display_name, agency::get(tx, by.agency)?.name))
                }
                None => None,
            };
            written.push(Written { fact, by });
        }
        let later_first = later(tx, &merge)?;
        let agencies = sides(tx, &merge)?;
        Ok(Shown { merge, by, parted_by, agencies, since, written, later_first })
    })?;
    cx.write(move |cx, tx| {
        let permit = authorise::own_agency(cx, Action::LinkRecords)?;
        entered(cx, &mut tx.permitted(permit), &[], json!({ "view": "merge", "merge": id }))
    })?;
    Ok(shown)
}

/// The agencies whose records either side had when they were put together.
fn sides(q: &mut dyn Query, merge: &Merge) -> Result<(Vec<String>, Vec<String>)> {
    let (mut kept, mut joined) = (Vec::new(), Vec::new());
    for row in store::kept(q, merge.id)? {
        if row.kind == Kind::Record
            && let Ok(record) = row.row.parse()
        {
            let record = person::get_record(q, record)?;
            let name = agency::get(q, record.agency)?.name;
            let side = if row.side == Side::Kept { &mut kept } else { &mut joined };
            if !side.contains(&name) {
                side.push(name);
            }
        }
    }
    Ok((kept, joined))
}

/// Whether another merge of these people came later: what it moved is in the way.
fn later(q: &mut dyn Query, merge: &Merge) -> Result<bool> {
    let newest = store::newest_standing(q, merge.kept)?;
    Ok(merge.unmerged.is_none() && newest.is_some_and(|newest| newest.id != merge.id))
}

/// Takes two people's records apart again. `version` is the merge's version that the reader saw.
pub fn part(cx: &Cx, id: MergeId, version: i64, reason: &str) -> Result<()> {
    let reason = reason.trim().to_owned();
    if reason.chars().count() < SHORTEST_REASON {
        return Err(FieldError::new("reason", "matching-error-reason").with("n", SHORTEST_REASON).into());
    }
    let holder: PersonId = cx.new_id();
    cx.write(move |cx, tx| {
        let merge = own(cx, tx, id)?;
        if merge.version != version {
            return Err(Error::Conflict("person_merge".to_owned()));
        }
        if merge.unmerged.is_some() {
            return Err(Error::Refused("matching-refused-parted"));
        }
        if later(tx, &merge)? {
            return Err(Error::Refused("matching-refused-later"));
        }
        let permit = authorise::own_agency(cx, Action::LinkRecords)?;
        let (user, own) = permit.actor().zip(permit.agency()).ok_or(Error::NotFound)?;
        let chains = chains(tx, &[merge.kept])?;
        let parted = Merge { unmerged: Some((user, cx.now, reason.clone())), ..merge };
        let mut w = tx.permitted(permit);
        store::part(&mut w, &parted, (own, holder), || cx.new_id::<CaseId>())?;
        for person in [parted.kept, parted.joined] {
            for agency in concerned(&mut w, &[person])? {
                let new = told_of(cx, agency, "people_parted", person);
                notice::insert(&mut w, &new)?;
            }
        }
        entered(cx, &mut w, &chains, json!({ "did": "records.parted", "merge": id }))
    })
}

/// Gives something that was written while they were one to one of the two. A yes to a permission comes to
/// them as a question: who gave it was taken for somebody else as well.
pub fn give(cx: &Cx, id: MergeId, kind: Kind, row: &str, side: Side) -> Result<()> {
    let (row, case): (String, CaseId) = (row.to_owned(), cx.new_id());
    let again: PermissionId = cx.new_id();
    cx.write(move |cx, tx| {
        let merge = own(cx, tx, id)?;
        let permit = authorise::own_agency(cx, Action::LinkRecords)?;
        let to = if side == Side::Kept { merge.kept } else { merge.joined };
        let chains = chains(tx, &[to])?;
        let by = permit.actor();
        let mut w = tx.permitted(permit);
        let given = store::give_fact(&mut w, &merge, (kind, &row, side), (by, case, cx.now));
        let of_case = given.map_err(|error| match error {
            // An open stay or case beside another one.
            throughline_store::DbError::Constraint(_) => Error::Refused("matching-refused-open-already"),
            other => other.into(),
        })?;
        if kind == Kind::Permission
            && let Some(case) = of_case
            && let Ok(known) = row.parse::<PermissionId>()
        {
            let known = permission::get(&mut w, known)?;
            if known.status == Status::Given {
                let ended =
                    Permission { status: Status::Withdrawn, ended: Some((cx.now, by)), ..known.clone() };
                permission::update(&mut w, &ended)?;
                permission::insert(&mut w, &asked_again(known, again, case, cx.now))?;
            }
        }
        let payload = json!({ "did": "fact.given", "merge": id, "kind": kind.code(), "to": side.code() });
        entered(cx, &mut w, &chains, payload)
    })
}

fn asked_again(known: Permission, id: PermissionId, case: CaseId, now: Timestamp) -> Permission {
    let (user, agency, _) = known.asked;
    Permission {
        id,
        case,
        status: Status::Asked,
        asked: (user, agency, now),
        answer: None,
        again: None,
        ended: None,
        version: 1,
        ..known
    }
}
