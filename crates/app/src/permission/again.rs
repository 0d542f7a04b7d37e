//! The clock asks again: whoever said yes in custody once they are out, and for whom somebody else spoke
//! once they are of age.

use jiff::{ToSpan, civil::Date};
use serde_json::json;
use throughline_domain::{
    id::{PermissionId, PersonId},
    permission::{self as rules, Again, Status},
};
use throughline_policy::{Permit, Subject};
use throughline_store::{
    case,
    db::Write,
    involvement, lead,
    permission::{self, Permission},
};

use super::tell;
use crate::{Cx, Result, authorise};

/// How many questions one tick opens; the rest waits for the next.
const BATCH: i64 = 50;

/// Opens the question again where it is time, and tells the lead worker. Called by the clock, as the
/// system; gives how many questions were opened. Each is a transaction of its own, so one that cannot be
/// written does not hold the others up.
pub fn ask_again(cx: &Cx) -> Result<usize> {
    let (out, of_age) = cx.read(|cx, tx| {
        // The day is the latest that any jurisdiction has; each permission's own is looked at below.
        let latest = cx.world.jurisdictions.values().map(|known| known.local_date(cx.now)).max();
        let born_by = latest.map(|day| day.saturating_sub(i32::from(rules::OF_AGE).years()));
        let of_age = match born_by {
            Some(day) => permission::of_age(tx, day, BATCH)?,
            None => Vec::new(),
        };
        Ok((permission::given_inside(tx, BATCH)?, of_age))
    })?;
    let mut opened = 0;
    for (id, person, day) in out {
        opened += usize::from(cx.write(move |cx, tx| open(cx, tx, (id, person), Again::Release, day))?);
    }
    for (id, person, born) in of_age {
        let day = rules::of_age_on(born);
        opened += usize::from(cx.write(move |cx, tx| open(cx, tx, (id, person), Again::OfAge, day))?);
    }
    Ok(opened)
}

/// Opens one question again from a day on, unless somebody was faster or the day has not come there.
fn open(
    cx: &Cx,
    tx: &mut Write<'_>,
    (id, person): (PermissionId, PersonId),
    why: Again,
    from: Date,
) -> Result<bool> {
    let found = permission::get(tx, id)?;
    let today = cx.world.jurisdiction(&found.jurisdiction)?.local_date(cx.now);
    // Coming of age weighs more than release: the guardian's yes ends with it.
    let open = match found.again {
        None => true,
        Some((known, _)) => known == Again::Release && why == Again::OfAge,
    };
    if found.status != Status::Given || !open || from > today {
        return Ok(false);
    }
    // Two weeks from the day itself, unless it was long ago when the yes was given or the server stood
    // still: then from today, so that nobody's permission ends before anybody was asked.
    let since = if rules::answer_due(from) < today { today } else { from };
    let case = case::get(tx, found.case)?;
    let chains = authorise::chains(tx, person)?;
    let mut w = tx.permitted(Permit::system(Subject::Person(person), "permission_asked_again"));
    permission::update(&mut w, &Permission { again: Some((why, since)), ..found.clone() })?;
    match lead::find(&mut w, case.id)? {
        Some(leads) => {
            tell(cx, &mut w, (leads.agency, Some(leads.user)), "permission_ask_again", person)?;
        }
        None => {
            for known in involvement::list(&mut w, case.id)? {
                if known.agency == found.asked.1 {
                    tell(cx, &mut w, (known.agency, None), "permission_ask_again", person)?;
                    break;
                }
            }
        }
    }
    let payload = json!({
        "did": "permission.asked_again",
        "permission": id.to_string(),
        "because": why.code(),
        "since": since.to_string(),
    });
    authorise::record(cx, &mut w, &chains, &found.scope.categories, payload)?;
    Ok(true)
}
