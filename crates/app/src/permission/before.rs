//! Cases from before a yes to a programme put the question of sharing: it is put once, to who leads them.
//!
//! Nothing is permitted in anybody's place: until the person answers, such a case stays as closed as it was.

use serde_json::json;
use throughline_domain::{
    agency::AgencyKind,
    enrolment::Participation,
    id::CaseId,
    involvement::{Part, Status},
    permission::Recipient,
};
use throughline_policy::{Permit, Subject};
use throughline_store::{
    agency, case,
    db::{Query, Write},
    enrolment, involvement, lead,
    ledger::Chain,
    permission, setting,
};

use super::{is_missing, put_for_programme};
use crate::{Cx, Error, Result, authorise};

/// How many cases one tick looks at; the rest waits for the next.
const BATCH: i64 = 50;
/// Under this name the installation remembers up to which case it has looked.
const LOOKED_UP_TO: &str = "permissions_asked_up_to";
/// What stands there when it has looked at all that there were.
const ALL: &str = "all";

/// Looks at some cases from before, and puts the question where it was never put: to those who lead the
/// programme, and for each partner that has come by it. Called by the clock, as the system; gives how many
/// questions were put. It goes through the cases once, and a case whose person was asked anything for an
/// agency, whatever they answered, is not asked for it again.
pub fn ask_those_from_before(cx: &Cx) -> Result<usize> {
    let cases = cx.read(|_, tx| {
        let after = setting::find(tx, LOOKED_UP_TO)?.unwrap_or_default();
        if after == ALL { Ok(None) } else { Ok(Some(permission::said_yes(tx, &after, BATCH)?)) }
    })?;
    let Some(cases) = cases else { return Ok(0) };
    let mut put = 0;
    for case in &cases {
        let case = *case;
        let asking = cx.clone();
        // People go first: a country has as many such cases as people under support.
        put += match cx.world.db.write_bulk(move |tx| ask_in(&asking, tx, case)) {
            Ok(put) => put,
            // What is out of order in one case must not keep the clock from the others.
            Err(error @ Error::Unavailable(_)) => return Err(error),
            Err(error) => {
                tracing::warn!(%case, %error, "the question of sharing could not be put");
                0
            }
        };
    }
    let more = i64::try_from(cases.len()).is_ok_and(|looked_at| looked_at == BATCH);
    let last = cases.last().filter(|_| more).map_or_else(|| ALL.to_owned(), ToString::to_string);
    cx.write(move |cx, tx| {
        let mut w = tx.permitted(Permit::system(Subject::Installation, "permissions_of_cases_from_before"));
        setting::put(&mut w, LOOKED_UP_TO, &last)?;
        authorise::record(
            cx,
            &mut w,
            &[Chain::Installation],
            &[],
            json!({ "did": "permissions.looked_up_to" }),
        )
    })?;
    Ok(put)
}

/// Whether cases wait to be looked at.
pub fn some_wait_from_before(cx: &Cx) -> Result<bool> {
    cx.read(|_, tx| Ok(setting::find(tx, LOOKED_UP_TO)?.is_none_or(|known| known != ALL)))
}

fn ask_in(cx: &Cx, tx: &mut Write<'_>, id: CaseId) -> Result<usize> {
    let case = case::get(tx, id)?;
    // The question is put in the name of who will ask it. Where nobody leads yet, whoever takes the case is
    // told on its page that nothing is permitted.
    let Some(leads) = lead::find(tx, id)? else { return Ok(0) };
    let mut wanted = Vec::new();
    for enrolled in enrolment::list(tx, id)? {
        if enrolled.participation != Participation::Accepted || enrolled.ended_on.is_some() {
            continue;
        }
        let pack = cx.world.packs.get(tx, &enrolled.pack_hash)?;
        let leading = pack.manifest.agency_role.iter().filter(|role| role.part == Part::Lead);
        let kinds = leading.flat_map(|role| &role.kinds);
        let mut recipients: Vec<Recipient> =
            kinds.map(|kind| Recipient::Kind(AgencyKind(kind.as_str().into()))).collect();
        for known in involvement::list(tx, id)? {
            let comes = matches!(known.status, Status::Accepted | Status::Invited);
            if comes && known.part == Part::Partner && known.enrolment == Some(enrolled.id) {
                recipients.push(Recipient::Agency(known.agency));
            }
        }
        for to in recipients {
            if is_missing(cx, tx, &case, &to, &pack)? && !was_asked(tx, id, &to)? {
                wanted.push((to, pack.clone()));
            }
        }
    }
    // Most cases miss nothing, and then nothing is written.
    if wanted.is_empty() {
        return Ok(0);
    }
    let mut w = tx.permitted(Permit::system(Subject::Person(case.person), "permission_never_asked"));
    let mut put = 0;
    for (to, pack) in wanted {
        let asks = (leads.user, leads.agency);
        put += usize::from(put_for_programme(cx, &mut w, &case, to, &pack, asks)?);
    }
    Ok(put)
}

/// Whether the person was ever asked for a recipient, or must not be: the question would tell them that a
/// victim service is on the case.
fn was_asked(q: &mut dyn Query, case: CaseId, to: &Recipient) -> Result<bool> {
    let kind = match to {
        Recipient::Agency(id) => agency::get(q, *id)?.kind,
        Recipient::Kind(kind) => kind.clone(),
    };
    let of_kind = Recipient::Kind(kind.clone());
    let known = permission::list(q, case)?;
    Ok(kind.serves_victims() || known.iter().any(|known| known.to == *to || known.to == of_kind))
}
