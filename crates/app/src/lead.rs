//! The lead of a case: how it begins, and how it passes to another agency.
//!
//! Acceptance is the act by which the lead agency takes the referral of a person who said yes, and
//! names the lead worker. From then on the case is never without one.

use serde_json::json;
use throughline_domain::{
    agency::AgencyKind,
    category::Category,
    id::{AgencyId, EnrolmentId, InvolvementId, NoticeId, PersonId, UserId},
    involvement::{Event, Part, Status, apply},
    programme::pack::{MilestoneKind, Pack},
};
use throughline_policy::Action;
use throughline_store::{
    agency,
    case::{self, CaseFile},
    db::{Query, Writer},
    enrolment::{self, Enrolment},
    handover,
    involvement::{self, Involvement},
    lead::{self, LeadWorker},
    notice::{self, Notice},
    visibility,
};

use crate::{
    Cx, Error, FieldError, Result, authorise, clock,
    enrolment::OWN_RECORD,
    involvement::{ROLE, TEAM, chains, changed_meanwhile, check_no_lead, check_yes, tell_team},
    routing,
};

/// Whether the actor's agency is of a kind that can lead the programme.
pub(crate) fn fits(cx: &Cx, pack: &Pack) -> bool {
    cx.actor.agency_kind.as_ref().is_some_and(|kind| can_lead(pack, kind))
}

fn can_lead(pack: &Pack, kind: &AgencyKind) -> bool {
    pack.lead_role().is_some_and(|role| role.kinds.iter().any(|known| known.as_str() == kind.code()))
}

/// An agency that was invited to lead accepts and names the lead worker. The person becomes visible to
/// it with the commit.
///
/// Where the case has a lead worker already, because of another programme, the lead stays there
/// until it is handed over: a case is led by one.
pub fn accept(cx: &Cx, id: InvolvementId, version: i64, worker: Option<UserId>) -> Result<PersonId> {
    let Some(worker) = worker else { return Err(FieldError::new("lead", "requests-error-lead").into()) };
    cx.write(move |cx, tx| {
        let found = involvement::get(tx, id)?;
        if Some(found.agency) != cx.actor.agency || found.part != Part::Lead {
            return Err(Error::NotFound);
        }
        let case = case::get(tx, found.case)?;
        let permit = authorise::person(cx, tx, case.person, Action::AcceptCase)?;
        if found.version != version {
            return Err(changed_meanwhile());
        }
        let status = apply(found.status, Event::Accept).map_err(|_| changed_meanwhile())?;
        let enrolment = enrolment::get(tx, found.enrolment.ok_or(Error::NotFound)?)?;
        check_yes(&enrolment)?;
        check_no_lead(tx, &enrolment, Some(found.agency))?;
        check_worker(tx, found.agency, worker)?;
        let chains = chains(tx, case.person, &agencies(&found))?;
        let mut w = tx.permitted(permit);
        let accepted = Involvement { status, since: cx.now, ..found };
        lead_from_now_on(cx, &mut w, &case, &accepted, enrolment, worker)?;
        let payload = json!({
            "did": "case.accepted",
            "involvement": id.to_string(),
            "agency": accepted.agency.to_string(),
            "lead_worker": worker.to_string(),
            "rule": accepted.basis,
        });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)?;
        Ok(case.person)
    })
}

/// The agency that brought a person in, or helps already, takes the lead itself: the one organisation
/// on an island both refers and accompanies. Same rules, without an invitation.
pub fn take(
    cx: &Cx,
    person: PersonId,
    id: EnrolmentId,
    version: i64,
    worker: Option<UserId>,
) -> Result<PersonId> {
    let Some(worker) = worker else { return Err(FieldError::new("lead", "requests-error-lead").into()) };
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::AcceptCase)?;
        let enrolment = enrolment::get(tx, id)?;
        let case = case::get(tx, enrolment.case)?;
        if case.person != person || !case.open {
            return Err(Error::NotFound);
        }
        let agency = permit.agency().ok_or(Error::NotFound)?;
        let own = involvement::find_live(tx, case.id, agency)?
            .filter(|own| own.status == Status::Accepted)
            .ok_or(Error::NotFound)?;
        check_yes(&enrolment)?;
        if enrolment.version != version {
            return Err(Error::Conflict("enrolment".to_owned()));
        }
        check_no_lead(tx, &enrolment, Some(agency))?;
        let pack = cx.world.packs.get(tx, &enrolment.pack_hash)?;
        let role = pack
            .lead_role()
            .filter(|_| fits(cx, &pack))
            .ok_or(Error::Refused("involvements-refused-kind"))?;
        check_worker(tx, agency, worker)?;
        let chains = chains(tx, person, &[agency])?;
        let basis = format!("role:{}", role.code.as_str());
        let accepted = Involvement { part: Part::Lead, enrolment: Some(id), basis, ..own };
        let mut w = tx.permitted(permit);
        lead_from_now_on(cx, &mut w, &case, &accepted, enrolment, worker)?;
        let payload = json!({
            "did": "case.accepted",
            "involvement": accepted.id.to_string(),
            "agency": agency.to_string(),
            "lead_worker": worker.to_string(),
            "rule": accepted.basis,
        });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)?;
        Ok(person)
    })
}

/// Writes an acceptance: involvement, enrolment and lead worker change together or not at all.
fn lead_from_now_on(
    cx: &Cx,
    w: &mut Writer<'_>,
    case: &CaseFile,
    accepted: &Involvement,
    enrolment: Enrolment,
    worker: UserId,
) -> Result<()> {
    let today = cx.world.jurisdiction(&case.jurisdiction)?.local_date(cx.now);
    involvement::update(w, accepted)?;
    // Where an agency takes its own person there was no invitation; the referral is done all the same.
    clock::meet_by_act(cx, w, enrolment.id, MilestoneKind::Referral)?;
    enrolment::update(
        w,
        &Enrolment { lead_agency: Some(accepted.agency), accepted_on: Some(today), ..enrolment },
    )?;
    // A person who moved takes the lead along: the team of the town before led until now.
    let ended = routing::accepted(cx, w, accepted)?;
    if lead::find(w, case.id)?.is_none_or(|leads| ended.contains(&leads.agency)) {
        lead::give(w, case.id, worker, accepted.agency, None, cx.now)?;
        if Some(worker) != cx.actor.user {
            tell_worker(cx, w, accepted.agency, worker, case.person)?;
        }
    }
    visibility::refresh(w, case.person)?;
    tell_team(cx, w, case, "case_accepted")
}

/// Gives the lead to a worker. Where that worker's agency is another one, everything that hangs on the
/// lead goes with it in the same transaction: the programmes that the old agency led, the parts of both
/// agencies in the case, and who is told. Nobody sees a case between two agencies.
pub(crate) fn pass(
    cx: &Cx,
    w: &mut Writer<'_>,
    case: &CaseFile,
    from: &LeadWorker,
    (agency, worker): (AgencyId, UserId),
    reason: Option<&str>,
) -> Result<()> {
    if agency != from.agency {
        pass_to_agency(cx, w, case, from.agency, agency)?;
    }
    lead::give(w, case.id, worker, agency, reason, cx.now)?;
    Ok(())
}

fn pass_to_agency(cx: &Cx, w: &mut Writer<'_>, case: &CaseFile, from: AgencyId, to: AgencyId) -> Result<()> {
    check_can_lead(cx, w, case, from, to)?;
    let mut role = None;
    for led in led_programmes(w, case, from)? {
        let pack = cx.world.packs.get(w, &led.pack_hash)?;
        role =
            role.or_else(|| pack.lead_role().map(|role| (led.id, format!("{ROLE}{}", role.code.as_str()))));
        enrolment::update(w, &Enrolment { lead_agency: Some(to), ..led })?;
    }
    if let Some(old) = involvement::find_live(w, case.id, from)? {
        // Who brought the person in still holds the record it rests on; everybody else helps on.
        let referred = enrolment::list(w, case.id)?.iter().any(|known| known.referring_agency == from);
        let (part, basis) = if referred { (Part::Referring, OWN_RECORD) } else { (Part::Partner, TEAM) };
        involvement::update(w, &Involvement { part, basis: basis.to_owned(), since: cx.now, ..old })?;
    }
    let new = involvement::find_live(w, case.id, to)?
        .filter(|known| known.status == Status::Accepted)
        .ok_or(Error::Refused("handovers-error-not-on-the-case"))?;
    let (enrolment, basis) = match role {
        Some((id, basis)) => (Some(id), basis),
        None => (new.enrolment, new.basis.clone()),
    };
    involvement::update(w, &Involvement { part: Part::Lead, enrolment, basis, since: cx.now, ..new })?;
    visibility::refresh(w, case.person)?;
    tell_others(cx, w, case, &[from, to])
}

/// Whether an agency is of a kind that can lead every programme that the present lead agency leads. A
/// programme that it cannot lead is ended first, or handed to an agency that can.
pub(crate) fn check_can_lead(
    cx: &Cx,
    q: &mut dyn Query,
    case: &CaseFile,
    from: AgencyId,
    to: AgencyId,
) -> Result<()> {
    if from == to {
        return Ok(());
    }
    let kind = agency::get(q, to)?.kind;
    for led in led_programmes(q, case, from)? {
        let pack = cx.world.packs.get(q, &led.pack_hash)?;
        if !can_lead(&pack, &kind) {
            return Err(Error::Refused("handovers-error-kind"));
        }
    }
    Ok(())
}

fn led_programmes(q: &mut dyn Query, case: &CaseFile, agency: AgencyId) -> Result<Vec<Enrolment>> {
    let mut led = enrolment::list(q, case.id)?;
    led.retain(|known| known.is_live() && known.lead_agency == Some(agency));
    Ok(led)
}

/// Tells everybody on the case whom to turn to from now on, but the two between whom the lead passed.
fn tell_others(cx: &Cx, w: &mut Writer<'_>, case: &CaseFile, but: &[AgencyId]) -> Result<()> {
    for known in involvement::list(w, case.id)? {
        if known.status == Status::Accepted && !but.contains(&known.agency) {
            let notice = Notice {
                id: cx.new_id::<NoticeId>(),
                agency: known.agency,
                user: None,
                kind: "lead_passed".to_owned(),
                person: Some(case.person),
                created_at: cx.now,
                read_at: None,
            };
            notice::insert(w, &notice)?;
        }
    }
    Ok(())
}

fn tell_worker(
    cx: &Cx,
    w: &mut Writer<'_>,
    agency: AgencyId,
    worker: UserId,
    person: PersonId,
) -> Result<()> {
    let notice = Notice {
        id: cx.new_id::<NoticeId>(),
        agency,
        user: Some(worker),
        kind: "named_lead_worker".to_owned(),
        person: Some(person),
        created_at: cx.now,
        read_at: None,
    };
    Ok(notice::insert(w, &notice)?)
}

/// Whether a user can lead for an agency: an open account of it with a role that works on cases.
fn check_worker(q: &mut dyn Query, agency: AgencyId, worker: UserId) -> Result<()> {
    if handover::team(q, agency)?.iter().any(|colleague| colleague.user == worker) {
        Ok(())
    } else {
        Err(FieldError::new("lead", "requests-error-lead").into())
    }
}

/// The agencies that an answer concerns: the one that answers and the one that asked.
pub(crate) fn agencies(involvement: &Involvement) -> Vec<AgencyId> {
    let mut agencies = vec![involvement.agency];
    agencies.extend(involvement.asked_by.filter(|by| *by != involvement.agency));
    agencies
}
