//! Break-glass: opened at once with a reason, told at once, reviewed within two working days.
//!
//! Whoever is on the case opens it on the person's page. Police and health, who are called to somebody
//! they have no case with, name the person in full, with the day of birth; what they then see is one
//! page, for a shift.

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    agency::Role,
    break_glass::{self as rules, Finding, Ground, OPEN_FOR, REVIEW_WORKING_DAYS, Refused},
    id::{AgencyId, BreakGlassId, NoticeId, PersonId, UserId},
    person::normal,
};
use throughline_policy::{Action, Denied, Permit, Relation, Request, Subject, decide};
use throughline_store::{
    agency, break_glass, case,
    db::{Query, Write, Writer},
    lead,
    ledger::Chain,
    notice::{self, Notice},
    person, user, visibility,
};

mod emergency;

pub use emergency::{Emergency, EmergencyNeed, view};
pub use throughline_store::break_glass::{BreakGlass, Review};

use crate::{Cx, Error, FieldError, Result, authorise};

/// The longest reason, and the longest words of a review.
pub const MAX_WORDS: usize = 2_000;
/// How many openings the page of reviews lists.
const MOST: i64 = 200;

/// Whom somebody was called to, as they were told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// The surname.
    pub surname: String,
    /// The given name.
    pub given_name: String,
    /// The day of birth.
    pub born: Option<Date>,
}

/// An opening as the page of reviews shows it. It names nobody whom the reader has no other way to know:
/// the person stands there as an opaque id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToReview {
    /// The opening.
    pub glass: BreakGlass,
    /// Who opened it.
    pub opened_by: String,
    /// For which agency.
    pub agency: String,
    /// Who reviewed it.
    pub reviewed_by: Option<String>,
    /// Whether the review is overdue.
    pub overdue: bool,
    /// Whether the reader may review it: nobody reviews what they opened themselves.
    pub may_review: bool,
}

fn wrong(refused: Refused) -> Error {
    match refused {
        Refused::NoReason => {
            FieldError::new("reason", "glass-error-reason").with("n", rules::SHORTEST_REASON).into()
        }
        Refused::Own => Error::Refused("glass-refused-own"),
        Refused::Reviewed => Error::Refused("glass-refused-reviewed"),
        Refused::NoConsequence => {
            FieldError::new("words", "glass-error-words").with("n", rules::SHORTEST_REASON).into()
        }
    }
}

fn check(ground: Option<Ground>, reason: &str) -> Result<Ground> {
    let mut errors = Vec::new();
    if ground.is_none() {
        errors.push(FieldError::new("ground", "glass-error-ground"));
    }
    if rules::check_reason(reason).is_err() {
        errors.push(FieldError::new("reason", "glass-error-reason").with("n", rules::SHORTEST_REASON));
    }
    if reason.chars().count() > MAX_WORDS {
        errors.push(FieldError::new("reason", "plan-error-too-long").with("max", MAX_WORDS));
    }
    ground.filter(|_| errors.is_empty()).ok_or(Error::Invalid(errors))
}

/// Opens the glass about somebody whose case the actor's agency is on, or of whom it holds a record.
pub fn open(cx: &Cx, person_id: PersonId, ground: Option<Ground>, reason: &str) -> Result<BreakGlassId> {
    let (id, reason): (BreakGlassId, String) = (cx.new_id(), reason.trim().to_owned());
    cx.write(move |cx, tx| {
        // Who has no relation learns nothing here, not even from an error about the form.
        if visibility::relation(tx, &cx.actor, person_id)? < Relation::OwnRecord {
            return Err(Error::NotFound);
        }
        let permit = authorise::person(cx, tx, person_id, Action::BreakGlass)?;
        let ground = check(ground, &reason)?;
        write(cx, tx, permit, id, person_id, ground, &reason)?;
        Ok(id)
    })
}

/// Whether the actor is of those who are called when a life is in danger, and may name somebody whom
/// their agency has no case with.
pub fn may_be_called(cx: &Cx) -> bool {
    let request = Request {
        actor: &cx.actor,
        action: Action::BreakGlass,
        subject: Subject::Person(cx.new_id()),
        relation: Relation::None,
        holds_record: false,
    };
    decide(&request).is_ok()
}

/// Opens the glass about somebody whom police or health were called to. Exactly one person must have this
/// name and day of birth; whoever names nobody, or several, is told only that.
pub fn open_called(cx: &Cx, called: &Called, ground: Option<Ground>, reason: &str) -> Result<BreakGlassId> {
    if !may_be_called(cx) {
        return Err(Error::NotFound);
    }
    let ground = check(ground, reason)?;
    let Some(born) = called.born else { return Err(FieldError::new("born", "glass-error-born").into()) };
    let wanted = (normal(&called.surname), normal(&called.given_name));
    if wanted.0.is_empty() || wanted.1.is_empty() {
        return Err(FieldError::new("surname", "glass-error-name").into());
    }
    let (id, reason): (BreakGlassId, String) = (cx.new_id(), reason.trim().to_owned());
    let opened = cx.write(move |cx, tx| {
        let mut found: Vec<PersonId> = break_glass::born_on(tx, born)?
            .into_iter()
            .filter(|(_, name)| (normal(&name.surname), normal(&name.given_name)) == wanted)
            .map(|(person, _)| person)
            .collect();
        found.sort_unstable();
        found.dedup();
        let [only] = found.as_slice() else { return Ok(None) };
        let permit = authorise::person(cx, tx, *only, Action::BreakGlass)?;
        write(cx, tx, permit, id, *only, ground, &reason)?;
        Ok(Some(id))
    })?;
    if let Some(id) = opened {
        return Ok(id);
    }
    // Naming people until one is found would be a search; every try stands in the ledger.
    let subject = cx.actor.agency.map_or(Subject::Installation, Subject::Agency);
    let denied =
        Denied { action: Action::BreakGlass, subject, reason: "nobody_of_this_name", may_know: true };
    authorise::record_refusal(cx, &denied)?;
    Err(FieldError::new("surname", "glass-error-nobody").into())
}

fn write(
    cx: &Cx,
    tx: &mut Write<'_>,
    permit: Permit,
    id: BreakGlassId,
    person_id: PersonId,
    ground: Ground,
    reason: &str,
) -> Result<()> {
    let (user, agency) = permit.actor().zip(permit.agency()).ok_or(Error::NotFound)?;
    let open_case = case::find_open_of(tx, person_id)?;
    let jurisdiction = match &open_case {
        Some(known) => cx.world.jurisdiction(&known.jurisdiction)?,
        None => cx.jurisdiction()?,
    };
    let last_day = jurisdiction.add_working_days(jurisdiction.local_date(cx.now), REVIEW_WORKING_DAYS);
    let new = BreakGlass {
        id,
        person: person_id,
        jurisdiction: jurisdiction.id.clone(),
        user,
        agency,
        ground,
        reason: reason.to_owned(),
        opened_at: cx.now,
        closes_at: cx.now.saturating_add(OPEN_FOR).unwrap_or(cx.now),
        review_due_at: jurisdiction.end_of_local_day(last_day),
        review: None,
        version: 1,
    };
    let mut chains = authorise::chains(tx, person_id)?;
    chains.push(Chain::Agency(agency));
    let leads = match &open_case {
        Some(known) => lead::find(tx, known.id)?,
        None => None,
    };
    let holders: Vec<AgencyId> =
        person::records(tx, person_id)?.into_iter().map(|record| record.agency).collect();
    let mut w = tx.permitted(permit);
    break_glass::insert(&mut w, &new)?;
    // The lead worker; where it was the lead worker who opened it, the managers of their team; where
    // nobody leads yet, the managers of who holds the record.
    match &leads {
        Some(leads) if leads.user != user => {
            tell(cx, &mut w, (leads.agency, leads.user), person_id)?;
        }
        Some(leads) => tell_role(cx, &mut w, leads.agency, Role::Manager, person_id)?,
        None => {
            for holder in &holders {
                tell_role(cx, &mut w, *holder, Role::Manager, person_id)?;
            }
        }
    }
    let mut watching = holders;
    watching.push(agency);
    watching.extend(leads.map(|leads| leads.agency));
    watching.sort_unstable();
    watching.dedup();
    for agency in watching {
        tell_role(cx, &mut w, agency, Role::DataProtectionOfficer, person_id)?;
    }
    let payload = json!({ "did": "break_glass.opened", "glass": id.to_string(), "ground": ground.code() });
    authorise::record(cx, &mut w, &chains, &[], payload)
}

fn tell_role(cx: &Cx, w: &mut Writer<'_>, agency: AgencyId, role: Role, person_id: PersonId) -> Result<()> {
    for user in user::with_role(w, agency, role)? {
        if cx.actor.user != Some(user) {
            tell(cx, w, (agency, user), person_id)?;
        }
    }
    Ok(())
}

fn tell(cx: &Cx, w: &mut Writer<'_>, (agency, user): (AgencyId, UserId), person_id: PersonId) -> Result<()> {
    let notice = Notice {
        id: cx.new_id::<NoticeId>(),
        agency,
        user: Some(user),
        kind: "glass_broken".to_owned(),
        person: Some(person_id),
        created_at: cx.now,
        read_at: None,
    };
    Ok(notice::insert(w, &notice)?)
}

/// The openings that concern the reader's agency: those that wait for a review first.
pub fn list(cx: &Cx) -> Result<Vec<ToReview>> {
    cx.read(|cx, tx| {
        authorise::own_agency(cx, Action::ReviewBreakGlass)?;
        let agency = cx.actor.agency.ok_or(Error::NotFound)?;
        let found = break_glass::concerning(tx, agency, MOST)?;
        found.into_iter().map(|glass| named(cx, tx, glass)).collect()
    })
}

fn named(cx: &Cx, q: &mut dyn Query, glass: BreakGlass) -> Result<ToReview> {
    Ok(ToReview {
        opened_by: user::get(q, glass.user)?.display_name,
        agency: agency::get(q, glass.agency)?.name,
        reviewed_by: match &glass.review {
            Some(review) => Some(user::get(q, review.by)?.display_name),
            None => None,
        },
        overdue: glass.review.is_none() && glass.review_due_at < cx.now,
        may_review: glass.review.is_none() && cx.actor.user != Some(glass.user),
        glass,
    })
}

/// One opening, for who reviews it.
pub fn to_review(cx: &Cx, id: BreakGlassId) -> Result<ToReview> {
    let all = list(cx)?;
    all.into_iter().find(|found| found.glass.id == id).ok_or(Error::NotFound)
}

/// Writes down what the review found. Whoever opened it does not review it.
pub fn review(cx: &Cx, id: BreakGlassId, version: i64, finding: Option<Finding>, words: &str) -> Result<()> {
    let words = words.trim().to_owned();
    if words.chars().count() > MAX_WORDS {
        return Err(FieldError::new("words", "plan-error-too-long").with("max", MAX_WORDS).into());
    }
    cx.write(move |cx, tx| {
        let permit = authorise::own_agency(cx, Action::ReviewBreakGlass)?;
        let (by, own) = permit.actor().zip(permit.agency()).ok_or(Error::NotFound)?;
        let concerns = break_glass::concerning(tx, own, MOST)?;
        let found = concerns.into_iter().find(|known| known.id == id).ok_or(Error::NotFound)?;
        if found.version != version {
            return Err(Error::Conflict("break_glass".to_owned()));
        }
        let Some(finding) = finding else {
            return Err(FieldError::new("finding", "glass-error-finding").into());
        };
        let before = found.review.as_ref().map(|review| review.finding);
        let finding = rules::review(found.user, before, by, finding, &words).map_err(wrong)?;
        let mut chains = authorise::chains(tx, found.person)?;
        chains.extend([Chain::Agency(own), Chain::Agency(found.agency)]);
        let review = Review { finding, words: words.clone(), by, at: cx.now };
        let mut w = tx.permitted(permit);
        break_glass::review(&mut w, id, version, &review)?;
        let payload =
            json!({ "did": "break_glass.reviewed", "glass": id.to_string(), "finding": finding.code() });
        authorise::record(cx, &mut w, &chains, &[], payload)
    })
}

/// Closes the glass before its time: the danger is over.
pub fn close(cx: &Cx, id: BreakGlassId) -> Result<()> {
    cx.write(move |cx, tx| {
        let found = break_glass::get(tx, id)?;
        if cx.actor.user != Some(found.user) || found.closes_at <= cx.now {
            return Err(Error::NotFound);
        }
        let permit = authorise::person(cx, tx, found.person, Action::BreakGlass)?;
        let mut chains = authorise::chains(tx, found.person)?;
        chains.push(Chain::Agency(found.agency));
        let mut w = tx.permitted(permit);
        break_glass::close(&mut w, id, cx.now)?;
        let payload = json!({ "did": "break_glass.closed", "glass": id.to_string() });
        authorise::record(cx, &mut w, &chains, &[], payload)
    })
}
