//! Requests: invitations that wait for an agency's answer.
//!
//! Before it accepts, an agency knows who asks, for which programme, in which part and since when.
//! It learns no name and nothing else about the person, not even how many programmes they are in; unless a
//! verified statute in force that day gives it a signal: who comes, and when.

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    category::Category,
    id::{InvolvementId, PersonId, UserId},
    involvement::{Event, Part, Status, apply},
    programme::pack::Town,
};
use throughline_policy::Action;
use throughline_store::{
    agency, case, custody,
    db::Query,
    enrolment,
    involvement::{self, Involvement},
    person as records, routing as routes, visibility,
};

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    involvement::{MAX_REASON, chains, changed_meanwhile, check_yes, tell_team},
    lead::agencies,
    looking, routing,
    workload::{self, Worker},
};

/// An invitation, as the invited agency may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its id.
    pub id: InvolvementId,
    /// The agency that asks.
    pub asked_by: String,
    /// The programme's name.
    pub programme: String,
    /// What is asked: to lead, or to help.
    pub part: Part,
    /// The role in the programme.
    pub role: Option<String>,
    /// The local day it was sent.
    pub asked_on: Date,
    /// The town that it is asked for, where the programme goes by town. It can be disputed then.
    pub town: Option<(String, Option<Town>)>,
    /// What a statute lets the agency know before it answers.
    pub signal: Option<Signal>,
    /// For the answer.
    pub version: i64,
}

/// A signal: identity and dates, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// Who.
    pub person: PersonId,
    /// The name for reading, where the statute gives it.
    pub name: Option<String>,
    /// The day of birth, with the name.
    pub born: Option<Date>,
    /// When they leave, as far as it is known and the statute gives it.
    pub leaves_on: Option<Date>,
}

/// The Requests page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requests {
    /// The local day.
    pub today: Date,
    /// Invitations, those that wait longest first.
    pub requests: Vec<Request>,
    /// Who of the agency can lead, with how many people each leads.
    pub team: Vec<Worker>,
    /// The reader.
    pub reader: Option<UserId>,
}

/// The invitations that wait for the answer of the reader's agency.
pub fn list(cx: &Cx) -> Result<Requests> {
    cx.disclose(|cx, tx| {
        let permit = authorise::own_agency(cx, Action::ListPeople)?;
        let own = permit.agency().ok_or(Error::NotFound)?;
        let mut requests = Vec::new();
        for invitation in involvement::invitations(tx, own)? {
            requests.extend(request(cx, tx, &invitation)?);
        }
        let shown = Requests {
            today: cx.today()?,
            requests,
            team: workload::of_team(cx, tx, own)?,
            reader: cx.actor.user,
        };
        let signals = || shown.requests.iter().filter_map(|request| request.signal.as_ref());
        let people = People::Listed(signals().map(|signal| signal.person).collect());
        let mut categories = Vec::new();
        if signals().any(|signal| signal.name.is_some()) {
            categories.push(Category::Identity);
        }
        if signals().any(|signal| signal.leaves_on.is_some()) {
            categories.push(Category::Sentence);
        }
        Ok((shown, Disclosure { view: "requests", people, categories }))
    })
}

/// How many invitations wait, for the main menu. Tells nothing that needs the ledger.
pub fn count(cx: &Cx) -> Result<i64> {
    let Some(own) = cx.actor.agency else { return Ok(0) };
    cx.read(|_, tx| Ok(involvement::count_invitations(tx, own)?))
}

/// An invitation in words; `None` for one of an enrolment that has ended, which nobody need answer.
fn request(cx: &Cx, q: &mut dyn Query, invitation: &Involvement) -> Result<Option<Request>> {
    let Some(enrolment) = invitation.enrolment.map(|id| enrolment::get(q, id)).transpose()? else {
        return Ok(None);
    };
    let pack = cx.world.packs.get(q, &enrolment.pack_hash)?;
    let asked_by = agency::get(q, invitation.asked_by.unwrap_or(enrolment.referring_agency))?.name;
    let role = invitation.basis.strip_prefix("role:");
    Ok(Some(Request {
        id: invitation.id,
        asked_by,
        programme: pack.text(&cx.locale, "name").to_owned(),
        part: invitation.part,
        town: routes::find(q, invitation.id)?.map(|found| (found.claim.town, found.claim.fact)),
        signal: signal(cx, q, invitation, &pack.manifest.id)?,
        role: role.map(|role| pack.label(&cx.locale, "role", role).to_owned()),
        asked_on: cx.world.jurisdiction(&invitation.jurisdiction)?.local_date(invitation.since),
        version: invitation.version,
    }))
}

/// What a statute of the programme lets the invited agency know before it answers.
fn signal(cx: &Cx, q: &mut dyn Query, invitation: &Involvement, pack: &str) -> Result<Option<Signal>> {
    let open =
        |q: &mut dyn Query, category| looking::signals(cx, q, pack, &invitation.jurisdiction, category);
    let (who, when) = (open(q, Category::Identity)?, open(q, Category::Sentence)?);
    if !who && !when {
        return Ok(None);
    }
    let person = case::get(q, invitation.case)?.person;
    let record = records::records(q, person)?.into_iter().next().filter(|_| who);
    let leaves_on = custody::current(q, person)?.filter(|_| when).and_then(|episode| episode.working);
    Ok(Some(Signal {
        person,
        name: record.as_ref().map(|record| record.name.readable()),
        born: record.and_then(|record| record.birth_date),
        leaves_on: leaves_on.map(|working| working.date),
    }))
}

/// A partner accepts: from now on it is on the case. The lead is accepted by [`crate::lead::accept`].
pub fn accept(cx: &Cx, id: InvolvementId, version: i64) -> Result<PersonId> {
    answer(cx, id, version, Event::Accept, None)
}

/// An agency says no, with a reason. Its view, which never began, ends; who asked is told.
pub fn decline(cx: &Cx, id: InvolvementId, version: i64, reason: &str) -> Result<()> {
    refuse(cx, id, version, Refusal::NoRoom, reason)
}

/// A town that was asked says that another one is responsible: it declines, and who referred decides.
/// Where an agency was not asked as a town, this is a plain no.
pub fn dispute(cx: &Cx, id: InvolvementId, version: i64, reason: &str) -> Result<()> {
    refuse(cx, id, version, Refusal::AnotherTown, reason)
}

/// Why an agency says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    /// It cannot or will not.
    NoRoom,
    /// The person belongs to another town.
    AnotherTown,
}

fn refuse(cx: &Cx, id: InvolvementId, version: i64, refusal: Refusal, reason: &str) -> Result<()> {
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        return Err(FieldError::new("reason", "requests-error-reason").into());
    }
    if reason.chars().count() > MAX_REASON {
        return Err(FieldError::new("reason", "involvements-error-reason-long")
            .with("max", MAX_REASON)
            .into());
    }
    answer(cx, id, version, Event::Decline, Some((reason, refusal))).map(|_| ())
}

fn answer(
    cx: &Cx,
    id: InvolvementId,
    version: i64,
    event: Event,
    refused: Option<(String, Refusal)>,
) -> Result<PersonId> {
    cx.write(move |cx, tx| {
        let found = involvement::get(tx, id)?;
        if Some(found.agency) != cx.actor.agency {
            return Err(Error::NotFound);
        }
        let case = case::get(tx, found.case)?;
        let permit = authorise::person(cx, tx, case.person, Action::AnswerInvitation)?;
        if event == Event::Accept && found.part == Part::Lead {
            return Err(FieldError::new("lead", "requests-error-lead").into());
        }
        if found.version != version {
            return Err(changed_meanwhile());
        }
        let status = apply(found.status, event).map_err(|_| changed_meanwhile())?;
        if status == Status::Accepted {
            let enrolment = found.enrolment.map(|id| enrolment::get(tx, id)).transpose()?;
            check_yes(&enrolment.ok_or(Error::NotFound)?)?;
        }
        let chains = chains(tx, case.person, &agencies(&found))?;
        let mut w = tx.permitted(permit);
        let reason = refused.as_ref().map(|(reason, _)| reason.clone());
        let answered = Involvement { status, reason: reason.clone(), since: cx.now, ..found };
        involvement::update(&mut w, &answered)?;
        let names_another = refused.as_ref().is_some_and(|(_, refusal)| *refusal == Refusal::AnotherTown);
        let disputed = names_another && routing::disputed(cx, &mut w, &answered)?;
        if status == Status::Accepted {
            routing::accepted(cx, &mut w, &answered)?;
        }
        visibility::refresh(&mut w, case.person)?;
        let accepted = status == Status::Accepted;
        let kind = match (accepted, disputed) {
            (true, _) => "invitation_accepted",
            (false, true) => "town_disputed",
            (false, false) => "invitation_declined",
        };
        tell_team(cx, &mut w, &case, kind)?;
        let payload = json!({
            "did": match (accepted, disputed) {
                (true, _) => "involvement.accepted",
                (false, true) => "town.disputed",
                (false, false) => "involvement.declined",
            },
            "involvement": id.to_string(),
            "agency": answered.agency.to_string(),
            "rule": answered.basis,
            "reason": reason,
        });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)?;
        Ok(case.person)
    })
}
