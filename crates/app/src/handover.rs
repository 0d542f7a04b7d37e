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
    person, user,
};

pub use throughline_store::handover::{Colleague, Handover, Waiting};

pub use crate::workload::Worker;

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    involvement,
    lead::{check_can_lead, pass},
    my_people,
    plan::{MAX_WORDS, local_day, open_case},
    workload,
};

/// How many overdue handovers one run of [`return_unanswered`] takes back at most.
const BATCH: i64 = 50;

/// How many people a manager reassigns in one act at most.
pub const MAX_REASSIGNED: usize = 100;

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

fn tell(
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

/// A colleague's people, for a manager who reassigns them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caseload {
    /// The colleagues, with what each carries.
    pub team: Vec<Worker>,
    /// The colleague whose people are listed.
    pub of: Option<UserId>,
    /// Their people.
    pub people: Vec<Led>,
}

/// A person whom somebody leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Led {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they weigh today, in hundredths.
    pub weight: u32,
}

/// What two colleagues carry once some people have changed hands, in hundredths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// The colleague.
    pub worker: Worker,
    /// What they carry then.
    pub load: u32,
}

impl Caseload {
    /// What the two workers carry after some people have gone from the listed one to another.
    pub fn after(&self, people: &[PersonId], to: UserId) -> Vec<After> {
        let moved: u32 =
            self.people.iter().filter(|led| people.contains(&led.person)).map(|led| led.weight).sum();
        self.team
            .iter()
            .filter_map(|worker| {
                let load = match (Some(worker.user) == self.of, worker.user == to) {
                    (true, _) => worker.load().saturating_sub(moved),
                    (false, true) => worker.load().saturating_add(moved),
                    (false, false) => return None,
                };
                Some(After { worker: worker.clone(), load })
            })
            .collect()
    }
}

/// The team, and the people of one colleague; for managers.
pub fn caseload(cx: &Cx, of: Option<UserId>) -> Result<Caseload> {
    cx.disclose(|cx, tx| {
        let permit = authorise::own_agency(cx, Action::HandOver)?;
        let agency = permit.agency().ok_or(Error::NotFound)?;
        let team = workload::of_team(cx, tx, agency)?;
        let of = of.filter(|of| team.iter().any(|colleague| colleague.user == *of));
        let mut people = Vec::new();
        if let Some(of) = of {
            for (led, weight) in my_people::weighed(cx, tx, agency, of)? {
                people.push(Led { person: led.person, name: led.name.readable(), weight: weight.0 });
            }
        }
        let listed = People::Listed(people.iter().map(|led| led.person).collect());
        let shown = Caseload { team, of, people };
        let categories = vec![Category::Identity];
        Ok((shown, Disclosure { view: "caseload", people: listed, categories }))
    })
}

/// What a manager decides: whose people go to whom, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reassignment {
    /// Who leads them, as far as the manager saw.
    pub from: UserId,
    /// The people.
    pub people: Vec<PersonId>,
    /// Who leads them from now on.
    pub to: Option<UserId>,
    /// Why; it stands in the history.
    pub reason: String,
}

/// How a reassignment ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reassigned {
    /// So many people are led by somebody else now.
    Done(usize),
    /// Somebody else was quicker with some of them. Nothing was changed.
    Meanwhile(Vec<Meanwhile>),
}

/// Whom somebody else has given to a colleague meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meanwhile {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Who leads them now.
    pub lead: String,
    /// Since when.
    pub since: Timestamp,
    /// Why, in the words of who gave the lead.
    pub reason: Option<String>,
}

/// Gives the lead of several people to one colleague in one act: a worker who is ill, or goes.
/// Nobody is asked; the manager answers for it, and the colleague is told.
///
/// Where somebody leads one of them who did not when the manager looked, nothing is changed and both
/// decisions are shown.
pub fn reassign(cx: &Cx, decided: &Reassignment) -> Result<Reassigned> {
    let mut errors = Vec::new();
    if decided.people.is_empty() || decided.people.len() > MAX_REASSIGNED {
        errors.push(FieldError::new("person", "handovers-error-people").with("max", MAX_REASSIGNED));
    }
    if decided.reason.trim().is_empty() || decided.reason.chars().count() > MAX_WORDS {
        errors.push(FieldError::new("reason", "handovers-error-reason"));
    }
    if decided.to.is_none() {
        errors.push(FieldError::new("to", "handovers-error-to"));
    }
    let (Some(to), []) = (decided.to, errors.as_slice()) else { return Err(Error::Invalid(errors)) };
    let (from, reason) = (decided.from, decided.reason.trim().to_owned());
    let people: Vec<(PersonId, NoticeId)> =
        decided.people.iter().map(|person| (*person, cx.new_id())).collect();
    cx.write(move |cx, tx| {
        let permit = authorise::own_agency(cx, Action::HandOver)?;
        let agency = permit.agency().ok_or(Error::NotFound)?;
        if !handover::team(tx, agency)?.iter().any(|colleague| colleague.user == to) {
            return Err(FieldError::new("to", "handovers-error-to").into());
        }
        let mut meanwhile = Vec::new();
        for (person, _) in &people {
            let (_, leads) = led_by_own_agency(cx, tx, *person, agency)?;
            if leads.user != from {
                meanwhile.push(taken_meanwhile(tx, *person, leads)?);
            }
        }
        if !meanwhile.is_empty() {
            return Ok(Reassigned::Meanwhile(meanwhile));
        }
        for (person, notice) in &people {
            let permit = authorise::person(cx, tx, *person, Action::HandOver)?;
            let (case, leads) = led_by_own_agency(cx, tx, *person, agency)?;
            let chains = authorise::chains(tx, *person)?;
            let mut w = tx.permitted(permit);
            handover::close_open(&mut w, case.id, cx.now)?;
            pass(cx, &mut w, &case, &leads, (agency, to), Some(&reason))?;
            tell(cx, &mut w, *notice, (agency, to), "reassigned", *person)?;
            let payload = json!({ "did": "lead.reassigned", "to": to.to_string(), "reason": reason });
            authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)?;
        }
        Ok(Reassigned::Done(people.len()))
    })
}

fn led_by_own_agency(
    cx: &Cx,
    q: &mut dyn Query,
    person: PersonId,
    agency: AgencyId,
) -> Result<(CaseFile, LeadWorker)> {
    authorise::person(cx, q, person, Action::HandOver)?;
    let case = open_case(q, person)?;
    let leads = lead::find(q, case.id)?.ok_or(Error::Refused("handovers-error-no-lead"))?;
    if leads.agency == agency { Ok((case, leads)) } else { Err(Error::Refused("handovers-error-not-lead")) }
}

fn taken_meanwhile(q: &mut dyn Query, person: PersonId, leads: LeadWorker) -> Result<Meanwhile> {
    let name = person::records(q, person)?.first().map(|record| record.name.readable()).unwrap_or_default();
    Ok(Meanwhile {
        person,
        name,
        lead: user::get(q, leads.user)?.display_name,
        since: leads.from_at,
        reason: leads.reason,
    })
}
