//! Reassigning: a manager gives the lead of several people to one colleague in one act.

use jiff::Timestamp;
use serde_json::json;
use throughline_domain::{
    category::Category,
    id::{AgencyId, NoticeId, PersonId, UserId},
};
use throughline_policy::Action;
use throughline_store::{
    case::CaseFile,
    db::Query,
    handover,
    lead::{self, LeadWorker},
    user,
};

pub use crate::workload::Worker;

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    handover::tell,
    lead::pass,
    my_people,
    plan::{MAX_WORDS, name_of, open_case},
    workload,
};

/// How many people a manager reassigns in one act at most.
pub const MAX_REASSIGNED: usize = 100;

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
            for (person, name, weight) in my_people::weighed(cx, tx, agency, of)? {
                people.push(Led { person, name, weight: weight.0 });
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
pub fn give(cx: &Cx, decided: &Reassignment) -> Result<Reassigned> {
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
                meanwhile.push(taken_meanwhile(cx, tx, *person, leads)?);
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

fn taken_meanwhile(cx: &Cx, q: &mut dyn Query, person: PersonId, leads: LeadWorker) -> Result<Meanwhile> {
    let name = name_of(cx, q, person)?;
    Ok(Meanwhile {
        person,
        name,
        lead: user::get(q, leads.user)?.display_name,
        since: leads.from_at,
        reason: leads.reason,
    })
}
