//! Which town is responsible for somebody: proposed by the programme, asked, disputed, moved.
//!
//! A programme's role that is routed by town goes to the agency of the first of the person's towns, in
//! the programme's order. A person who moves has another town asked; the team that is responsible stays
//! so until that one has accepted, and ends with the same act. A town that says that it is another one
//! disputes; who referred decides, or names the other town. Nothing of this is ever removed.

use serde_json::json;
use throughline_domain::{
    category::Category,
    id::{AgencyId, InvolvementId, PersonId},
    involvement::{Event, Part, apply},
    programme::{
        pack::{AgencyRole, Route, Town},
        taking_part::takes_part,
    },
    routing::{self as rules, Decision, Dispute, Standing},
};
use throughline_policy::Action;
use throughline_store::{
    agency::Agency,
    answer::{self, Answer},
    case::{self, CaseFile},
    db::{Query, Writer},
    enrolment::{self, Enrolment},
    involvement::{self, Involvement},
    person,
    routing::{self, Claim, Standpoint},
};

use crate::{
    Cx, Error, FieldError, Result, authorise,
    involvement::{
        MAX_REASON, chains, changed_meanwhile, managed, manages, new, of_role, send, take_back, tell,
        tell_team,
    },
    person::nearest_record,
    taking_part::SaidBy,
};

mod view;

pub use view::{KnownTown, ShownClaim, Towns, view};

/// The longest name of a town.
const LONGEST_TOWN: usize = 100;

/// That a town of a person is another one now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Which of their towns.
    pub fact: Town,
    /// The town.
    pub town: String,
    /// Who says so.
    pub said_by: SaidBy,
}

/// What a move does to one role of one programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    /// The programme's name.
    pub programme: String,
    /// The role, in words.
    pub role: String,
    /// The town that is responsible by the programme's order.
    pub town: String,
    /// The agency that is asked; `None` where it is on the case or was asked already, or where no
    /// agency, or more than one, stands for the town.
    pub asks: Option<String>,
    /// Whether one agency stands for the town.
    pub served: bool,
    /// The agency that stays responsible until then.
    pub stays: Option<String>,
    /// Agencies that are asked no longer.
    pub takes_back: Vec<String>,
}

/// A consequence with what is needed to bring it about.
struct Step {
    enrolment: Enrolment,
    role: AgencyRole,
    fact: Town,
    asks: Option<Agency>,
    takes_back: Vec<Standpoint>,
    shown: Consequence,
}

/// The town of a person that a role goes by, and which of their towns it is.
pub(crate) fn town_for(
    q: &mut dyn Query,
    person_id: PersonId,
    role: &AgencyRole,
) -> Result<Option<(Town, String)>> {
    town_after(q, person_id, role, None)
}

/// The same after a move. What the record of the person says is the town of origin, unless somebody has
/// said otherwise since.
fn town_after(
    q: &mut dyn Query,
    person_id: PersonId,
    role: &AgencyRole,
    moved: Option<&Move>,
) -> Result<Option<(Town, String)>> {
    let answers = answer::newest(q, person_id)?;
    let recorded = person::records(q, person_id)?.into_iter().find_map(|record| record.town);
    let known = |fact: Town| {
        let said =
            answers.iter().find(|answer| answer.fact == fact.code()).map(|answer| answer.value.as_str());
        let recorded = recorded.as_deref().filter(|_| fact == Town::OriginOrMainStay);
        moved.filter(|moved| moved.fact == fact).map(|moved| moved.town.as_str()).or(said).or(recorded)
    };
    Ok(rules::responsible(role.routed_towns(), known).map(|(fact, town)| (fact, town.to_owned())))
}

/// Writes down for which town an agency was proposed.
pub(crate) fn claim(
    w: &mut Writer<'_>,
    proposed: &Involvement,
    role: &AgencyRole,
    fact: Option<Town>,
    town: &str,
) -> Result<()> {
    let Some(enrolment) = proposed.enrolment else { return Ok(()) };
    Ok(routing::insert(
        w,
        &Claim {
            involvement: proposed.id,
            case: proposed.case,
            jurisdiction: proposed.jurisdiction.clone(),
            enrolment,
            role: role.code.to_string(),
            town: town.to_owned(),
            fact,
            dispute: None,
            dispute_reason: None,
            disputed_at: None,
            decision_reason: None,
            decided_by: None,
            decided_at: None,
            version: 1,
        },
    )?)
}

/// A town has accepted: the one that was responsible before it hands over with the same act, and its
/// part ends. Gives the agencies whose part ended.
pub(crate) fn accepted(cx: &Cx, w: &mut Writer<'_>, accepted: &Involvement) -> Result<Vec<AgencyId>> {
    let Some(own) = routing::find(w, accepted.id)? else { return Ok(Vec::new()) };
    let mut ended = Vec::new();
    for other in same_role(routing::list(w, accepted.case)?, &own.claim) {
        if other.agency == accepted.agency || other.standing() != Standing::Responsible {
            continue;
        }
        let before = involvement::get(w, other.claim.involvement)?;
        let status = apply(before.status, Event::Close).map_err(|_| changed_meanwhile())?;
        let reason = Some(format!("→ {}", own.claim.town));
        involvement::update(w, &Involvement { status, reason, since: cx.now, ..before })?;
        tell(cx, w, other.agency, "involvement_closed")?;
        ended.push(other.agency);
    }
    Ok(ended)
}

/// Whether an agency may be asked to lead although another does: because the person moved, and the
/// lead goes with the town.
pub(crate) fn follows_a_move(q: &mut dyn Query, enrolment: &Enrolment, agency: AgencyId) -> Result<bool> {
    let claims = routing::list(q, enrolment.case)?;
    let of = |agency: AgencyId, standings: &[Standing]| {
        claims
            .iter()
            .filter(|it| it.claim.enrolment == enrolment.id && it.agency == agency)
            .filter(|it| standings.contains(&it.standing()))
            .map(|it| it.claim.role.clone())
            .collect::<Vec<String>>()
    };
    let Some(leads) = enrolment.lead_agency else { return Ok(false) };
    let before = of(leads, &[Standing::Responsible]);
    Ok(of(agency, &[Standing::Proposed, Standing::Asked]).iter().any(|role| before.contains(role)))
}

/// A town that was asked says that it is another one. Gives `false` for an agency that was not asked as a
/// town.
pub(crate) fn disputed(cx: &Cx, w: &mut Writer<'_>, declined: &Involvement) -> Result<bool> {
    let Some(found) = routing::find(w, declined.id)? else { return Ok(false) };
    routing::update(
        w,
        &Claim {
            dispute: Some(Dispute::Open),
            dispute_reason: declined.reason.clone(),
            disputed_at: Some(cx.now),
            ..found.claim
        },
    )?;
    Ok(true)
}

fn same_role(claims: Vec<Standpoint>, own: &Claim) -> impl Iterator<Item = Standpoint> {
    let (enrolment, role) = (own.enrolment, own.role.clone());
    claims.into_iter().filter(move |it| it.claim.enrolment == enrolment && it.claim.role == role)
}

/// Says what a move would do. Nothing is saved.
pub fn preview(cx: &Cx, person_id: PersonId, moved: &Move) -> Result<Vec<Consequence>> {
    let moved = checked(moved)?;
    cx.read(|cx, tx| {
        authorise::person(cx, tx, person_id, Action::InvolvePartner)?;
        let moved = written(cx, &moved)?;
        let Some(case) = case::find_open_of(tx, person_id)? else { return Ok(Vec::new()) };
        Ok(steps(cx, tx, &case, &moved)?.into_iter().map(|step| step.shown).collect())
    })
}

fn checked(moved: &Move) -> Result<Move> {
    let town = moved.town.trim().to_owned();
    if town.is_empty() {
        return Err(FieldError::new("town", "routing-town-missing").into());
    }
    if town.chars().count() > LONGEST_TOWN {
        return Err(FieldError::new("town", "routing-town-long").with("max", LONGEST_TOWN).into());
    }
    Ok(Move { town, ..moved.clone() })
}

/// The town as the table writes it, so that what is said, shown and routed by is one name.
fn written(cx: &Cx, moved: &Move) -> Result<Move> {
    Ok(Move { town: cx.jurisdiction()?.town(&moved.town), ..moved.clone() })
}

/// What a move does, role by role.
fn steps(cx: &Cx, q: &mut dyn Query, case: &CaseFile, moved: &Move) -> Result<Vec<Step>> {
    let claims = routing::list(q, case.id)?;
    let mut steps = Vec::new();
    for enrolled in enrolment::list(q, case.id)? {
        if !enrolled.is_live() || !takes_part(enrolled.participation) {
            continue;
        }
        let pack = cx.world.packs.get(q, &enrolled.pack_hash)?;
        for role in &pack.manifest.agency_role {
            if role.part == Part::Referring || role.route != Some(Route::Town) {
                continue;
            }
            let Some((fact, town)) = town_after(q, case.person, role, Some(moved))? else { continue };
            let fitting = of_role(q, role, cx.world.jurisdiction(&enrolled.jurisdiction)?, Some(&town))?;
            let wanted = if let [only] = fitting.as_slice() { Some(only.clone()) } else { None };
            let mine = claims
                .iter()
                .filter(|it| it.claim.enrolment == enrolled.id && it.claim.role == *role.code.as_str());
            let standing = |wanted: Standing| mine.clone().filter(move |it| it.standing() == wanted);
            let here = wanted.as_ref().is_some_and(|agency| {
                let live = [Standing::Proposed, Standing::Asked, Standing::Responsible];
                mine.clone().any(|it| it.agency == agency.id && live.contains(&it.standing()))
            });
            let takes_back: Vec<Standpoint> = standing(Standing::Proposed)
                .chain(standing(Standing::Asked))
                .filter(|it| wanted.as_ref().is_none_or(|agency| agency.id != it.agency))
                .cloned()
                .collect();
            let asks = wanted.clone().filter(|_| !here);
            steps.push(Step {
                shown: Consequence {
                    programme: pack.text(&cx.locale, "name").to_owned(),
                    role: pack.label(&cx.locale, "role", &role.code).to_owned(),
                    town: town.clone(),
                    asks: asks.as_ref().map(|agency| agency.name.clone()),
                    served: wanted.is_some(),
                    stays: standing(Standing::Responsible)
                        .find(|it| wanted.as_ref().is_none_or(|agency| agency.id != it.agency))
                        .map(|it| it.agency_name.clone()),
                    takes_back: takes_back.iter().map(|it| it.agency_name.clone()).collect(),
                },
                enrolment: enrolled.clone(),
                role: role.clone(),
                fact,
                asks,
                takes_back,
            });
        }
    }
    Ok(steps)
}

/// Keeps another town of a person, and asks the town that is responsible now. Somebody who does not
/// decide on the case (a partner that hears of the move first) has it proposed to the team.
pub fn say(cx: &Cx, person_id: PersonId, moved: &Move) -> Result<Vec<Consequence>> {
    let moved = checked(moved)?;
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::InvolvePartner)?;
        let moved = written(cx, &moved)?;
        let record = nearest_record(cx, tx, person_id)?.id;
        let open = case::find_open_of(tx, person_id)?;
        let steps = match &open {
            Some(case) => steps(cx, tx, case, &moved)?,
            None => Vec::new(),
        };
        let decides = match &open {
            Some(case) => manages(cx, tx, case.id)?,
            None => false,
        };
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(permit);
        let recorded_by = w.permit().actor();
        answer::insert(
            &mut w,
            &Answer {
                id: cx.new_id(),
                person: person_id,
                record,
                fact: moved.fact.code().to_owned(),
                value: moved.town.clone(),
                as_written: None,
                category: Category::Identity,
                said_by: match moved.said_by {
                    SaidBy::Person => "person".to_owned(),
                    SaidBy::Worker => "worker".to_owned(),
                },
                recorded_by,
                recorded_at: cx.now,
                confirmed_at: cx.now,
            },
        )?;
        let mut done = Vec::new();
        for step in steps {
            for old in &step.takes_back {
                let known = involvement::get(&mut w, old.claim.involvement)?;
                take_back(cx, &mut w, known)?;
            }
            if let Some(agency) = &step.asks {
                let town = step.shown.town.as_str();
                ask(cx, &mut w, &step.enrolment, &step.role, agency.id, Some(step.fact), town, decides)?;
            }
            done.push(step.shown);
        }
        if let Some(case) = open.filter(|_| !decides) {
            tell_team(cx, &mut w, &case, "town_moved")?;
        }
        let payload = json!({ "did": "town.said", "fact": moved.fact.code(), "town": moved.town });
        authorise::record(cx, &mut w, &chains, &[Category::Identity], payload)?;
        Ok(done)
    })
}

/// Names an agency for a town, and asks it at once where the actor decides on the case.
#[expect(
    clippy::too_many_arguments,
    reason = "who, for what and for which town; a struct would be used once"
)]
fn ask(
    cx: &Cx,
    w: &mut Writer<'_>,
    enrolled: &Enrolment,
    role: &AgencyRole,
    agency: AgencyId,
    fact: Option<Town>,
    town: &str,
    at_once: bool,
) -> Result<()> {
    if involvement::find_live(w, enrolled.case, agency)?.is_some() {
        return Ok(());
    }
    let proposed = new(cx, enrolled, Some(role), agency);
    involvement::insert(w, &proposed)?;
    claim(w, &proposed, role, fact, town)?;
    if at_once { send(cx, w, &proposed) } else { Ok(()) }
}

/// What who referred says to a dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is this town all the same; it is asked again.
    Uphold,
    /// It is another town, which is asked now.
    Another {
        /// The town.
        town: String,
    },
}

/// Decides a dispute: the town is asked again with the reason, or another one is.
pub fn decide(
    cx: &Cx,
    person_id: PersonId,
    id: InvolvementId,
    version: i64,
    verdict: &Verdict,
    reason: &str,
) -> Result<()> {
    let (verdict, reason) = (verdict.clone(), reason.trim().to_owned());
    if reason.is_empty() {
        return Err(FieldError::new("reason", "routing-reason-missing").into());
    }
    if reason.chars().count() > MAX_REASON {
        return Err(FieldError::new("reason", "involvements-error-reason-long")
            .with("max", MAX_REASON)
            .into());
    }
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::InvolvePartner)?;
        let case = managed(cx, tx, person_id)?;
        let found = routing::find(tx, id)?.filter(|it| it.claim.case == case.id).ok_or(Error::NotFound)?;
        if found.claim.version != version {
            return Err(changed_meanwhile());
        }
        let decision = match verdict {
            Verdict::Uphold => Decision::Uphold,
            Verdict::Another { .. } => Decision::PassOn,
        };
        let dispute = rules::decide(found.claim.dispute, decision)
            .map_err(|_| Error::Refused("routing-refused-decided"))?;
        let enrolled = enrolment::get(tx, found.claim.enrolment)?;
        let pack = cx.world.packs.get(tx, &enrolled.pack_hash)?;
        let role = pack
            .manifest
            .agency_role
            .iter()
            .find(|role| *role.code.as_str() == *found.claim.role)
            .cloned()
            .ok_or(Error::NotFound)?;
        let (agency, fact, town) = match &verdict {
            Verdict::Uphold => (found.agency, found.claim.fact, found.claim.town.clone()),
            Verdict::Another { town } => {
                let jurisdiction = cx.world.jurisdiction(&enrolled.jurisdiction)?;
                let town = jurisdiction.town(town);
                let fitting = of_role(tx, &role, jurisdiction, Some(&town))?;
                match fitting.as_slice() {
                    [only] if only.id != found.agency => (only.id, None, town),
                    _ => return Err(FieldError::new("town", "routing-town-unserved").into()),
                }
            }
        };
        let chains = chains(tx, person_id, &[found.agency, agency])?;
        let mut w = tx.permitted(permit);
        let decided_by = w.permit().actor();
        routing::update(
            &mut w,
            &Claim {
                dispute: Some(dispute),
                decision_reason: Some(reason.clone()),
                decided_by,
                decided_at: Some(cx.now),
                ..found.claim
            },
        )?;
        ask(cx, &mut w, &enrolled, &role, agency, fact, &town, true)?;
        let payload =
            json!({ "did": "town.decided", "dispute": dispute.code(), "town": town, "reason": reason });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)
    })
}
