//! Who is on a case: agencies are proposed by the programme or by the team, invited, and close again.
//!
//! Nobody is invited before the person said yes (or had no choice): until then it is no case for a
//! partner. What an invited agency may know, and how it answers, stands in [`crate::request`]; taking
//! the lead stands in [`crate::lead`].

use serde_json::json;
use throughline_domain::{
    calendar::Jurisdiction,
    category::Category,
    enrolment::Participation,
    id::{AgencyId, CaseId, EnrolmentId, InvolvementId, NoticeId, PersonId},
    involvement::{Event, Part, Status, apply},
    permission::Recipient,
    programme::{
        pack::{AgencyRole, MilestoneKind, Pack, Route},
        taking_part::takes_part,
    },
};
use throughline_policy::Action;
use throughline_store::{
    agency::{self, Agency},
    case::{self, CaseFile},
    db::{Query, Writer},
    enrolment::{self, Enrolment},
    involvement::{self, Involvement},
    lead,
    ledger::Chain,
    notice::{self, Notice},
    person, visibility,
};

use crate::{Cx, Error, FieldError, Result, authorise, clock, permission, routing};

mod view;

pub use view::{Agencies, Basis, Choice, Led, OnTheCase, OwnLead, view};

/// The rule of a partner whom a worker invited without a role of the programme.
pub(crate) const TEAM: &str = "team";
/// The beginning of the rule that names a role of the programme.
pub(crate) const ROLE: &str = "role:";
/// The longest reason.
pub const MAX_REASON: usize = 2_000;

/// An agency that could come to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The enrolment that it would help with.
    pub enrolment: EnrolmentId,
    /// The role of the programme, by its code; `None` for help that the programme does not name.
    pub role: Option<String>,
    /// The agency.
    pub agency: AgencyId,
}

/// The agencies that a role can be taken by, in a jurisdiction: those of the role's kinds, and where
/// the pack routes by town, those of the person's town, however each writes it.
pub(crate) fn of_role(
    q: &mut dyn Query,
    role: &AgencyRole,
    jurisdiction: &Jurisdiction,
    town: Option<&str>,
) -> Result<Vec<Agency>> {
    let of_kind = agency::list(q)?.into_iter().filter(|agency| {
        agency.open
            && agency.jurisdiction == jurisdiction.id
            && role.kinds.iter().any(|kind| kind.as_str() == agency.kind.code())
    });
    Ok(match role.route {
        Some(Route::Town) => of_kind
            .filter(|agency| match (&agency.town, town) {
                (Some(theirs), Some(town)) => jurisdiction.is_same_town(theirs, town),
                _ => false,
            })
            .collect(),
        Some(Route::Jurisdiction) | None => of_kind.collect(),
    })
}

/// Proposes, for every role that the programme routes, the one agency that fits it. Where several
/// fit, somebody who knows the person chooses; where none does, the page says so.
///
/// Call it in the transaction of the person's yes. A proposal tells the agency nothing.
pub fn propose_by_routing(cx: &Cx, w: &mut Writer<'_>, id: EnrolmentId) -> Result<usize> {
    let enrolment = enrolment::get(w, id)?;
    if !takes_part(enrolment.participation) || !enrolment.is_live() {
        return Ok(0);
    }
    let case = case::get(w, enrolment.case)?;
    let pack = cx.world.packs.get(w, &enrolment.pack_hash)?;
    let mut proposed = 0;
    for role in &pack.manifest.agency_role {
        if role.part == Part::Referring || role.route.is_none() {
            continue;
        }
        let town = routing::town_for(w, case.person, role)?;
        let by = town.as_ref().map(|(_, town)| town.as_str());
        let fitting = of_role(w, role, cx.world.jurisdiction(&enrolment.jurisdiction)?, by)?;
        let [only] = fitting.as_slice() else { continue };
        if involvement::find_live(w, case.id, only.id)?.is_none() {
            let found = new(cx, &enrolment, Some(role), only.id);
            involvement::insert(w, &found)?;
            if let Some((fact, town)) = &town {
                routing::claim(w, &found, role, Some(*fact), town)?;
            }
            proposed += 1;
        }
    }
    Ok(proposed)
}

/// Takes back what was proposed or asked for an enrolment that the person left. Who has accepted stays
/// until the team closes their part: there is something to finish.
pub fn take_back_unanswered(cx: &Cx, w: &mut Writer<'_>, enrolment: &Enrolment) -> Result<()> {
    for known in involvement::list(w, enrolment.case)? {
        if known.enrolment == Some(enrolment.id) {
            take_back(cx, w, known)?;
        }
    }
    Ok(())
}

/// The same for everything that waits in a person's open case.
pub fn take_back_all_unanswered(cx: &Cx, w: &mut Writer<'_>, person_id: PersonId) -> Result<()> {
    if let Some(open) = case::find_open_of(w, person_id)? {
        for known in involvement::list(w, open.id)? {
            take_back(cx, w, known)?;
        }
    }
    Ok(())
}

pub(crate) fn take_back(cx: &Cx, w: &mut Writer<'_>, known: Involvement) -> Result<()> {
    let (status, agency) = (known.status, known.agency);
    if !matches!(status, Status::Proposed | Status::Invited) {
        return Ok(());
    }
    involvement::update(w, &Involvement { status: Status::Closed, since: cx.now, ..known })?;
    if status == Status::Invited { tell(cx, w, agency, "invitation_taken_back") } else { Ok(()) }
}

/// An involvement as it is proposed.
pub(crate) fn new(
    cx: &Cx,
    enrolment: &Enrolment,
    role: Option<&AgencyRole>,
    agency: AgencyId,
) -> Involvement {
    Involvement {
        id: cx.new_id(),
        case: enrolment.case,
        jurisdiction: enrolment.jurisdiction.clone(),
        agency,
        enrolment: Some(enrolment.id),
        part: role.map_or(Part::Partner, |role| role.part),
        basis: role.map_or_else(|| TEAM.to_owned(), |role| format!("{ROLE}{}", role.code.as_str())),
        asked_by: None,
        status: Status::Proposed,
        reason: None,
        since: cx.now,
        version: 1,
    }
}

/// A team proposes an agency. The agency is told nothing; somebody of the team invites it.
pub fn propose(cx: &Cx, person_id: PersonId, candidate: Candidate) -> Result<InvolvementId> {
    put_forward(cx, person_id, candidate, false)
}

/// A team invites an agency that nobody has proposed before, in one act.
pub fn ask(cx: &Cx, person_id: PersonId, candidate: Candidate) -> Result<InvolvementId> {
    put_forward(cx, person_id, candidate, true)
}

fn put_forward(cx: &Cx, person_id: PersonId, candidate: Candidate, at_once: bool) -> Result<InvolvementId> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::InvolvePartner)?;
        let case = managed(cx, tx, person_id)?;
        let (enrolment, role) = check(cx, tx, &case, &candidate)?;
        let known = involvement::find_live(tx, case.id, candidate.agency)?;
        if known.as_ref().is_some_and(|known| known.status != Status::Proposed) {
            return Err(Error::Refused("involvements-refused-on-the-case"));
        }
        let fresh = known.is_none();
        let found = known.unwrap_or_else(|| new(cx, &enrolment, role.as_ref(), candidate.agency));
        let town = match &role {
            Some(role) => routing::town_for(tx, person_id, role)?,
            None => None,
        };
        let chains = chains(tx, person_id, &[candidate.agency])?;
        let mut w = tx.permitted(permit);
        if fresh {
            involvement::insert(&mut w, &found)?;
            if let (Some(role), Some((fact, town))) = (&role, &town) {
                routing::claim(&mut w, &found, role, Some(*fact), town)?;
            }
        }
        if at_once {
            send(cx, &mut w, &found)?;
        }
        let did = if at_once { "involvement.invited" } else { "involvement.proposed" };
        let payload = json!({
            "did": did,
            "involvement": found.id.to_string(),
            "agency": found.agency.to_string(),
            "part": found.part.code(),
            "rule": found.basis,
        });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)?;
        Ok(found.id)
    })
}

/// Invites an agency that was proposed. It then knows who asks, for which programme and when.
pub fn invite(cx: &Cx, person_id: PersonId, id: InvolvementId, version: i64) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::InvolvePartner)?;
        let case = managed(cx, tx, person_id)?;
        let found = in_case(tx, &case, id, version)?;
        let role = found.basis.strip_prefix(ROLE).map(str::to_owned);
        let enrolment = found.enrolment.ok_or(Error::NotFound)?;
        check(cx, tx, &case, &Candidate { enrolment, role, agency: found.agency })?;
        let chains = chains(tx, person_id, &[found.agency])?;
        let mut w = tx.permitted(permit);
        send(cx, &mut w, &found)?;
        let payload = json!({
            "did": "involvement.invited",
            "involvement": id.to_string(),
            "agency": found.agency.to_string(),
            "part": found.part.code(),
            "rule": found.basis,
        });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)
    })
}

/// Sends an invitation: the new state, and a notice that names nobody.
pub(crate) fn send(cx: &Cx, w: &mut Writer<'_>, found: &Involvement) -> Result<()> {
    let status = apply(found.status, Event::Invite).map_err(|_| changed_meanwhile())?;
    let asked_by = w.permit().agency();
    involvement::update(w, &Involvement { status, asked_by, since: cx.now, ..found.clone() })?;
    if let (Part::Lead, Some(enrolment)) = (found.part, found.enrolment) {
        clock::meet_by_act(cx, w, enrolment, MilestoneKind::Referral)?;
    }
    if let Some(enrolment) = found.enrolment {
        let pack_hash = enrolment::get(w, enrolment)?.pack_hash;
        let pack = cx.world.packs.get(w, &pack_hash)?;
        let case = case::get(w, found.case)?;
        // The question would tell the person that a victim service is on the case.
        if !agency::get(w, found.agency)?.kind.serves_victims() {
            permission::ask_for_programme(cx, w, &case, Recipient::Agency(found.agency), &pack)?;
        }
    }
    tell(cx, w, found.agency, "invited")
}

/// Ends an involvement: a proposal is dropped, an invitation taken back, a part in the case closed. The
/// agency's view ends with the transaction.
///
/// The team closes any part; an agency closes its own. The lead is handed over first, and the referring
/// agency's view rests on its own record, which nobody closes.
pub fn close(cx: &Cx, person_id: PersonId, id: InvolvementId, version: i64, reason: &str) -> Result<()> {
    let reason = reason.trim().to_owned();
    if reason.chars().count() > MAX_REASON {
        return Err(FieldError::new("reason", "involvements-error-reason-long")
            .with("max", MAX_REASON)
            .into());
    }
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::InvolvePartner)?;
        let case = case::find_open_of(tx, person_id)?.ok_or(Error::NotFound)?;
        let found = in_case(tx, &case, id, version)?;
        if Some(found.agency) != cx.actor.agency {
            managed(cx, tx, person_id)?;
        }
        if found.part == Part::Referring {
            return Err(Error::Refused("involvements-refused-referring"));
        }
        if lead::find(tx, case.id)?.is_some_and(|lead| lead.agency == found.agency) {
            return Err(Error::Refused("involvements-refused-leads"));
        }
        if found.status == Status::Accepted && reason.is_empty() {
            return Err(FieldError::new("reason", "involvements-error-reason").into());
        }
        let status = apply(found.status, Event::Close).map_err(|_| changed_meanwhile())?;
        let chains = chains(tx, person_id, &[found.agency])?;
        let led = match found.enrolment {
            Some(id) => Some(enrolment::get(tx, id)?).filter(|it| it.lead_agency == Some(found.agency)),
            None => None,
        };
        let mut w = tx.permitted(permit);
        let words = (!reason.is_empty()).then(|| reason.clone());
        let closed = Involvement { status, reason: words, since: cx.now, ..found.clone() };
        involvement::update(&mut w, &closed)?;
        if let Some(led) = led {
            enrolment::update(&mut w, &Enrolment { lead_agency: None, accepted_on: None, ..led })?;
        }
        visibility::refresh(&mut w, person_id)?;
        if Some(found.agency) == cx.actor.agency {
            tell_team(cx, &mut w, &case, "involvement_closed")?;
        } else if found.status == Status::Accepted {
            tell(cx, &mut w, found.agency, "involvement_closed")?;
        } else if found.status == Status::Invited {
            tell(cx, &mut w, found.agency, "invitation_taken_back")?;
        }
        let payload = json!({
            "did": "involvement.closed",
            "involvement": id.to_string(),
            "agency": found.agency.to_string(),
            "was": found.status.code(),
            "reason": reason,
        });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)
    })
}

/// The open case of a person, for an agency that decides who is on it: the one that brought the person
/// in and the one that leads. A partner does not invite others behind their back.
pub(crate) fn managed(cx: &Cx, q: &mut dyn Query, person_id: PersonId) -> Result<CaseFile> {
    let case = case::find_open_of(q, person_id)?.ok_or(Error::NotFound)?;
    if manages(cx, q, case.id)? { Ok(case) } else { Err(Error::Refused("involvements-refused-partner")) }
}

/// Whether the actor's agency decides who is on a case.
pub(crate) fn manages(cx: &Cx, q: &mut dyn Query, case: CaseId) -> Result<bool> {
    let Some(own) = cx.actor.agency else { return Ok(false) };
    let known = involvement::find_live(q, case, own)?;
    Ok(known.is_some_and(|known| decides_for_all(&known)))
}

/// Whether an agency with this involvement decides who is on the case.
pub(crate) fn decides_for_all(known: &Involvement) -> bool {
    known.status == Status::Accepted && known.part != Part::Partner
}

fn in_case(q: &mut dyn Query, case: &CaseFile, id: InvolvementId, version: i64) -> Result<Involvement> {
    let found = involvement::get(q, id)?;
    if found.case != case.id {
        return Err(Error::NotFound);
    }
    if found.version != version {
        return Err(changed_meanwhile());
    }
    Ok(found)
}

/// The answer to who comes second.
pub(crate) fn changed_meanwhile() -> Error {
    Error::Conflict("involvement".to_owned())
}

/// What must hold before an agency is named for a case: the person takes part and lives, the agency
/// works here and fits the role, and nobody else leads the programme or was asked to.
fn check(
    cx: &Cx,
    q: &mut dyn Query,
    case: &CaseFile,
    candidate: &Candidate,
) -> Result<(Enrolment, Option<AgencyRole>)> {
    let enrolment = enrolment::get(q, candidate.enrolment)?;
    if enrolment.case != case.id {
        return Err(Error::NotFound);
    }
    if person::died_on(q, case.person)?.is_some() {
        return Err(Error::Refused("involvements-refused-died"));
    }
    check_yes(&enrolment)?;
    let pack = cx.world.packs.get(q, &enrolment.pack_hash)?;
    let role = match &candidate.role {
        None => None,
        Some(code) => Some(role(&pack, code)?.clone()),
    };
    let agency = agency::get(q, candidate.agency)?;
    let fits = agency.open
        && agency.jurisdiction == enrolment.jurisdiction
        && Some(agency.id) != cx.actor.agency
        && role.as_ref().is_none_or(|role| role.kinds.iter().any(|kind| kind.as_str() == agency.kind.code()));
    if !fits {
        return Err(FieldError::new("agency", "involvements-error-agency").into());
    }
    if role.as_ref().is_some_and(|role| role.part == Part::Lead) {
        check_no_lead(q, &enrolment, Some(candidate.agency))?;
    }
    Ok((enrolment, role))
}

fn role<'a>(pack: &'a Pack, code: &str) -> Result<&'a AgencyRole> {
    pack.manifest
        .agency_role
        .iter()
        .find(|role| *role.code.as_str() == *code && role.part != Part::Referring)
        .ok_or_else(|| FieldError::new("agency", "involvements-error-agency").into())
}

/// Whether the person said yes, or the programme is not a choice.
pub(crate) fn check_yes(enrolment: &Enrolment) -> Result<()> {
    let yes = matches!(enrolment.participation, Participation::Accepted | Participation::Mandatory);
    if yes && enrolment.is_live() { Ok(()) } else { Err(Error::Refused("involvements-refused-no-yes")) }
}

/// Whether nobody leads the programme for this person, and nobody but `except` was asked to.
pub(crate) fn check_no_lead(
    q: &mut dyn Query,
    enrolment: &Enrolment,
    except: Option<AgencyId>,
) -> Result<()> {
    let goes_with_the_town = match except {
        Some(agency) => routing::follows_a_move(q, enrolment, agency)?,
        None => false,
    };
    if enrolment.lead_agency.is_some() && !goes_with_the_town {
        return Err(Error::Refused("involvements-refused-led"));
    }
    let asked = involvement::list(q, enrolment.case)?.iter().any(|known| {
        known.enrolment == Some(enrolment.id)
            && known.part == Part::Lead
            && Some(known.agency) != except
            && known.status == Status::Invited
    });
    if asked { Err(Error::Refused("involvements-refused-lead-asked")) } else { Ok(()) }
}

/// The chains of an act between agencies: those of the person's records, and every agency's own.
pub(crate) fn chains(q: &mut dyn Query, person_id: PersonId, agencies: &[AgencyId]) -> Result<Vec<Chain>> {
    let mut chains = authorise::chains(q, person_id)?;
    chains.extend(agencies.iter().map(|agency| Chain::Agency(*agency)));
    Ok(chains)
}

/// A notice to the team of an agency that cannot see the person (not yet, or no more): it leads to
/// nobody.
pub(crate) fn tell(cx: &Cx, w: &mut Writer<'_>, agency: AgencyId, kind: &str) -> Result<()> {
    let notice = Notice {
        id: cx.new_id::<NoticeId>(),
        agency,
        user: None,
        kind: kind.to_owned(),
        person: None,
        created_at: cx.now,
        read_at: None,
    };
    Ok(notice::insert(w, &notice)?)
}

/// Tells who decides on a case: its lead worker, and the agency that brought the person in.
pub(crate) fn tell_team(cx: &Cx, w: &mut Writer<'_>, case: &CaseFile, kind: &str) -> Result<()> {
    let leads = lead::find(w, case.id)?;
    for known in involvement::list(w, case.id)? {
        let decides = known.status == Status::Accepted && known.part != Part::Partner;
        if !decides || Some(known.agency) == cx.actor.agency {
            continue;
        }
        let notice = Notice {
            id: cx.new_id::<NoticeId>(),
            agency: known.agency,
            user: leads.as_ref().filter(|leads| leads.agency == known.agency).map(|leads| leads.user),
            kind: kind.to_owned(),
            person: Some(case.person),
            created_at: cx.now,
            read_at: None,
        };
        notice::insert(w, &notice)?;
    }
    Ok(())
}
