//! Handovers: the lead passes when the other says yes, and returns by itself when nobody answers.

use jiff::{Timestamp, civil::Date};
use serde_json::json;
use throughline_domain::{
    agency::Role,
    category::Category,
    handover::{self as rules, ANSWER_WORKING_DAYS, Attendee, Event, Status},
    id::{AgencyId, HandoverId, NoticeId, PersonId, UserId},
};
use throughline_policy::{Action, Permit, Subject};
use throughline_store::{
    case::{self, CaseFile},
    db::{Query, Writer},
    handover,
    lead::{self, LeadWorker},
    notice::{self, Notice},
    user,
};

pub use throughline_store::handover::{Colleague, Handover, Waiting};

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    involvement,
    lead::{check_can_lead, pass},
    plan::{MAX_WORDS, local_day, open_case},
    workload,
};

/// How many overdue handovers one run of [`return_unanswered`] takes back at most.
const BATCH: i64 = 50;

/// What a form says about a handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Who is to take over.
    pub to: Option<UserId>,
    /// The day of the meeting, held or planned.
    pub held_on: Option<Date>,
    /// Who was there.
    pub attendance: Vec<Attendee>,
    /// Why, in words.
    pub reason: String,
}

/// A handover with the names of both workers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The handover.
    pub handover: Handover,
    /// Who hands over.
    pub from: String,
    /// Who takes over.
    pub to: String,
}

/// The handovers of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handovers {
    /// The local day.
    pub today: Date,
    /// Who leads now; `None` before the case is accepted.
    pub lead: Option<UserId>,
    /// Newest first.
    pub handovers: Vec<Named>,
    /// Who can be asked; empty where the reader cannot hand over.
    pub candidates: Vec<Candidate>,
    /// The reader.
    pub reader: Option<UserId>,
}

/// Somebody who could take the lead over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub colleague: Colleague,
    /// What they carry and their red line, in hundredths; known of the reader's own agency alone.
    pub load: Option<(u32, u32)>,
    /// Whether they are away, where the reader may know.
    pub away: bool,
}

/// The active case workers of the agencies on a case that could lead it, but who leads already.
fn candidates(cx: &Cx, q: &mut dyn Query, case: &CaseFile, leads: &LeadWorker) -> Result<Vec<Candidate>> {
    let own = match cx.actor.agency {
        Some(agency) => workload::of_team(cx, q, agency)?,
        None => Vec::new(),
    };
    let mut candidates = Vec::new();
    for colleague in handover::candidates(q, case.id)? {
        let can = check_can_lead(cx, q, case, leads.agency, colleague.agency).is_ok();
        if colleague.user != leads.user && can {
            let worker = own.iter().find(|worker| worker.user == colleague.user);
            candidates.push(Candidate {
                load: worker.map(|worker| (worker.load(), worker.red_line)),
                away: worker.is_some_and(|worker| worker.away),
                colleague,
            });
        }
    }
    Ok(candidates)
}

/// The handovers of a person's open case, and who could take it over.
pub fn view(cx: &Cx, person: PersonId) -> Result<Handovers> {
    cx.disclose(|cx, tx| {
        authorise::person(cx, tx, person, Action::ViewPerson)?;
        let case = open_case(tx, person)?;
        let leads = lead::find(tx, case.id)?;
        let names = handover::names(tx, case.id)?;
        let name = |id: UserId| {
            names.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()).unwrap_or_default()
        };
        let handovers = handover::list(tx, case.id)?
            .into_iter()
            .map(|handover| Named { from: name(handover.state.from), to: name(handover.state.to), handover })
            .collect();
        let may = leads.as_ref().is_some_and(|leads| may_hand_over(cx, leads))
            && authorise::person(cx, tx, person, Action::HandOver).is_ok();
        let candidates = match &leads {
            Some(leads) if may => candidates(cx, tx, &case, leads)?,
            _ => Vec::new(),
        };
        let shown = Handovers {
            today: local_day(cx, &case)?,
            candidates,
            lead: leads.map(|leads| leads.user),
            handovers,
            reader: cx.actor.user,
        };
        let categories = vec![Category::Plan];
        Ok((shown, Disclosure { view: "handovers", people: People::One(person), categories }))
    })
}

/// The lead worker hands over; so does who stands in for them, or a manager of the lead's agency.
fn may_hand_over(cx: &Cx, leads: &LeadWorker) -> bool {
    let in_their_place = cx.actor.has(Role::Manager) || cx.actor.stands_in_for.contains(&leads.user);
    cx.actor.user == Some(leads.user) || (cx.actor.agency == Some(leads.agency) && in_their_place)
}

/// Asks somebody to take the lead. Until they say yes it stays where it is.
pub fn ask(cx: &Cx, person: PersonId, asked: &Asked) -> Result<HandoverId> {
    let Some(to) = asked.to else { return Err(FieldError::new("to", "handovers-error-to").into()) };
    if asked.reason.chars().count() > MAX_WORDS {
        return Err(FieldError::new("reason", "plan-error-too-long").with("max", MAX_WORDS).into());
    }
    let (id, notice): (HandoverId, NoticeId) = (cx.new_id(), cx.new_id());
    let asked = asked.clone();
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::HandOver)?;
        let case = open_case(tx, person)?;
        let leads = lead::find(tx, case.id)?.ok_or(Error::Refused("handovers-error-no-lead"))?;
        if !may_hand_over(cx, &leads) {
            return Err(Error::Refused("handovers-error-not-lead"));
        }
        let candidates = handover::candidates(tx, case.id)?;
        let colleague = candidates
            .iter()
            .find(|colleague| colleague.user == to)
            .ok_or_else(|| FieldError::new("to", "handovers-error-to"))?;
        check_can_lead(cx, tx, &case, leads.agency, colleague.agency)?;
        if handover::find_open(tx, case.id)?.is_some() {
            return Err(Error::Refused("handovers-error-open"));
        }
        let jurisdiction = cx.world.jurisdiction(&case.jurisdiction)?;
        let last_day = jurisdiction.add_working_days(jurisdiction.local_date(cx.now), ANSWER_WORKING_DAYS);
        let state = rules::ask(leads.user, to, jurisdiction.end_of_local_day(last_day))
            .map_err(|_| FieldError::new("to", "handovers-error-same"))?;
        let chains = authorise::chains(tx, person)?;
        let new = Handover {
            id,
            case: case.id,
            state,
            held_on: asked.held_on,
            attendance: asked.attendance.clone(),
            reason: (!asked.reason.trim().is_empty()).then(|| asked.reason.trim().to_owned()),
            asked_at: cx.now,
            answered_at: None,
            version: 1,
        };
        let mut w = tx.permitted(permit);
        handover::insert(&mut w, &new)?;
        tell(cx, &mut w, notice, (colleague.agency, to), "handover_asked", person)?;
        let payload = json!({ "did": "handover.asked", "handover": id.to_string(), "to": to.to_string() });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)?;
        Ok(id)
    })
}

pub(crate) fn tell(
    cx: &Cx,
    w: &mut Writer<'_>,
    id: NoticeId,
    (agency, user): (AgencyId, UserId),
    kind: &str,
    person: PersonId,
) -> Result<()> {
    let notice = Notice {
        id,
        agency,
        user: Some(user),
        kind: kind.to_owned(),
        person: Some(person),
        created_at: cx.now,
        read_at: None,
    };
    Ok(notice::insert(w, &notice)?)
}

/// The actor's answer to a handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// I take over. The day of the meeting and who was there, where they were not known before.
    Accept {
        /// The day.
        held_on: Option<Date>,
        /// Who was there.
        attendance: Vec<Attendee>,
    },
    /// I cannot, because.
    Decline {
        /// Why.
        reason: String,
    },
    /// I asked, and take it back.
    TakeBack,
}

/// Answers a handover. Accepting passes the lead in the same transaction.
pub fn answer(cx: &Cx, person: PersonId, id: HandoverId, version: i64, answer: &Answer) -> Result<Status> {
    if let Answer::Decline { reason } = answer {
        if reason.trim().is_empty() {
            return Err(FieldError::new("reason", "handovers-error-reason").into());
        }
        if reason.chars().count() > MAX_WORDS {
            return Err(FieldError::new("reason", "plan-error-too-long").with("max", MAX_WORDS).into());
        }
    }
    let (notice, answer): (NoticeId, Answer) = (cx.new_id(), answer.clone());
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::HandOver)?;
        let case = open_case(tx, person)?;
        let found = handover::get(tx, id)?;
        if found.case != case.id {
            return Err(Error::NotFound);
        }
        if found.version != version {
            return Err(Error::Refused("handovers-error-ended"));
        }
        let by = cx.actor.user.ok_or(Error::NotFound)?;
        // Who stands in takes back for the colleague; an answer is given by nobody but who was asked.
        let asked_by = cx.actor.stands_in_for.iter().find(|away| **away == found.state.from);
        let event = match &answer {
            Answer::Accept { .. } => Event::Accept { by },
            Answer::Decline { .. } => Event::Decline { by },
            Answer::TakeBack => Event::TakeBack { by: asked_by.copied().unwrap_or(by) },
        };
        let status = rules::apply(&found.state, event).map_err(refused)?;
        let from_agency = user::get(tx, found.state.from)?.agency;
        let agency = permit.agency().ok_or(Error::NotFound)?;
        let leads = lead::find(tx, case.id)?.ok_or(Error::Refused("handovers-error-no-lead"))?;
        let chains = involvement::chains(tx, person, &between(from_agency, agency))?;
        let mut changed = settled(&found, status, cx.now);
        match &answer {
            Answer::Accept { held_on, attendance } => {
                changed.held_on = held_on.or(found.held_on);
                if !attendance.is_empty() {
                    changed.attendance.clone_from(attendance);
                }
            }
            Answer::Decline { reason } => changed.reason = Some(reason.trim().to_owned()),
            Answer::TakeBack => {}
        }
        let kind = notice_kind(status);
        let mut w = tx.permitted(permit);
        handover::update(&mut w, &changed)?;
        if status == Status::Accepted {
            pass(cx, &mut w, &case, &leads, (agency, by), changed.reason.as_deref())?;
        }
        let told = if by == found.state.from { None } else { Some((from_agency, found.state.from)) };
        if let Some(told) = told {
            tell(cx, &mut w, notice, told, kind, person)?;
        }
        let payload = json!({ "did": kind, "handover": id.to_string() });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)?;
        Ok(status)
    })
}

/// The agencies that a handover concerns beside the person; one within an agency concerns none.
fn between(from: AgencyId, to: AgencyId) -> Vec<AgencyId> {
    if from == to { Vec::new() } else { vec![from, to] }
}

fn settled(found: &Handover, status: Status, now: Timestamp) -> Handover {
    Handover { state: rules::Handover { status, ..found.state }, answered_at: Some(now), ..found.clone() }
}

const fn notice_kind(status: Status) -> &'static str {
    match status {
        Status::Asked => "handover_asked",
        Status::Accepted => "handover_accepted",
        Status::Declined => "handover_declined",
        Status::Returned => "handover_returned",
    }
}

fn refused(refused: rules::Refused) -> Error {
    Error::Refused(match refused {
        rules::Refused::Ended => "handovers-error-ended",
        rules::Refused::NotAsked => "handovers-error-not-asked",
        rules::Refused::NotYours => "handovers-error-not-yours",
        rules::Refused::NotDueYet => "handovers-error-not-due",
        rules::Refused::ToTheSame => "handovers-error-same",
    })
}

/// The handovers that wait for the actor's own answer, the most urgent first.
pub(crate) fn waiting(cx: &Cx, q: &mut dyn Query) -> Result<Vec<Waiting>> {
    match cx.actor.user {
        Some(user) => Ok(handover::waiting_for(q, user)?),
        None => Ok(Vec::new()),
    }
}

/// Takes back every handover that nobody answered in two working days, and tells both workers.
/// Called by the clock, as the system; gives how many returned. Each is a transaction of its own,
/// so one that cannot be written does not hold the others up.
pub fn return_unanswered(cx: &Cx) -> Result<usize> {
    let overdue = cx.read(|cx, tx| Ok(handover::unanswered(tx, cx.now, BATCH)?))?;
    let mut returned = 0;
    for id in overdue {
        let notices: (NoticeId, NoticeId) = (cx.new_id(), cx.new_id());
        returned += cx.write(move |cx, tx| {
            let found = handover::get(tx, id)?;
            // Answered between the read and now: nothing to do.
            let Ok(status) = rules::apply(&found.state, Event::TimeOut { now: cx.now }) else { return Ok(0) };
            let person = case::get(tx, found.case)?.person;
            let chains = authorise::chains(tx, person)?;
            let from = (user::get(tx, found.state.from)?.agency, found.state.from);
            let to = (user::get(tx, found.state.to)?.agency, found.state.to);
            let mut w = tx.permitted(Permit::system(Subject::Person(person), "handover_unanswered"));
            handover::update(&mut w, &settled(&found, status, cx.now))?;
            tell(cx, &mut w, notices.0, from, "handover_returned", person)?;
            tell(cx, &mut w, notices.1, to, "handover_returned", person)?;
            let payload = json!({ "did": "handover_returned", "handover": id.to_string() });
            authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)?;
            Ok(1)
        })?;
    }
    Ok(returned)
}
