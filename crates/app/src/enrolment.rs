//! Taking part in programmes: who is a candidate, what was offered, what the person answered.

use std::sync::Arc;

use jiff::{ToSpan, civil::Date};
use serde_json::json;
use throughline_domain::{
    agency::AgencyKind,
    category::Category,
    custody::{Episode, StatusChange},
    enrolment::{Event, Participation, Refused, apply},
    id::{AgencyId, CaseId, EnrolmentId, PersonId},
    involvement::{Part, Status},
    permission::Recipient,
    programme::{
        eligibility::{Eligibility, Facts, Verdict, evaluate},
        milestone::Cause,
        pack::{MilestoneKind, Pack},
        taking_part::takes_part,
        timeline::Situation,
    },
};
use throughline_policy::Action;
use throughline_store::{
    case::{self, CaseFile},
    custody,
    db::{Query, Writer},
    enrolment::{self, Enrolment},
    involvement::{self as involvements, Involvement},
    notice::{self, Notice},
    visibility,
};

use crate::{Cx, Error, FieldError, Result, authorise, clock, dossier::Dossier, involvement, permission};

/// How far ahead a day to try again may lie, in days: whoever waits longer has given up.
const FARTHEST_RETRY_DAYS: i64 = 366;

/// The rule under which the referring agency is on the case: it holds the person's own record.
pub(crate) const OWN_RECORD: &str = "own_record";

/// Why a candidacy ended that nobody ended.
pub const NOT_ELIGIBLE: &str = "not_eligible";

/// How a person stands to a programme that they are not in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    /// The programme.
    pub pack_id: String,
    /// Criterion by criterion.
    pub eligibility: Eligibility,
    /// Whether an enrolment was begun.
    pub begun: bool,
}

/// Looks at every programme that takes new people: whoever is eligible becomes a candidate (in a
/// mandatory programme: is enrolled), with a case if there is none yet. Changes nothing for people
/// who are in a programme already; a candidate who is no longer eligible stops being one.
///
/// Call it in the transaction of whatever could change the answer: a new row of a list, a date, an
/// answer to a question.
pub fn consider(cx: &Cx, w: &mut Writer<'_>, person_id: PersonId) -> Result<Vec<Considered>> {
    let mut dossier = Dossier::read(w, person_id)?;
    consider_by(cx, w, &mut dossier)
}

/// The same of what was read before.
pub(crate) fn consider_by(cx: &Cx, w: &mut Writer<'_>, dossier: &mut Dossier) -> Result<Vec<Considered>> {
    let Some(episode) = dossier.current().cloned() else { return Ok(Vec::new()) };
    let jurisdiction = cx.world.jurisdiction(&episode.jurisdiction)?;
    let today = jurisdiction.local_date(cx.now);
    let mut considered = Vec::new();
    if dossier.died_on.is_some() {
        return Ok(considered);
    }
    for pack in cx.world.packs.open_in(w, &episode.jurisdiction, today)? {
        let facts = clock::facts_of(cx, &pack, dossier.pairs(), &dossier.records, Some(&episode))?;
        let eligibility = evaluate(&pack, &facts);
        let known: Vec<Enrolment> = match dossier.case_in(&episode.jurisdiction) {
            Some(open) => dossier
                .enrolments_of(open.id)
                .filter(|known| known.pack_id == *pack.manifest.id.as_str())
                .cloned()
                .collect(),
            None => Vec::new(),
        };
        let over = known.iter().any(|known| has_ended_for_this_stay(known, &episode))
            || clock::follow_up_ends(cx, &pack, &episode)?.is_some_and(|last| last < today);
        let live = known.into_iter().find(Enrolment::is_live);
        let begun = match (live, eligibility.verdict) {
            (None, Verdict::Eligible) if !over => {
                begin(cx, w, dossier, &episode, &pack, &facts)?;
                true
            }
            (Some(candidate), Verdict::NotEligible)
                if candidate.participation == Participation::Candidate =>
            {
                let ended = Enrolment {
                    ended_on: Some(today),
                    exit_reason: Some(NOT_ELIGIBLE.to_owned()),
                    ..candidate
                };
                enrolment::update(w, &ended)?;
                tell_no_longer_eligible(cx, w, &ended, dossier.person)?;
                dossier.saved_enrolment(ended);
                false
            }
            _ => false,
        };
        considered.push(Considered { pack_id: pack.manifest.id.to_string(), eligibility, begun });
    }
    Ok(considered)
}

/// Tells the team that put somebody forward that the programme is not for them after all: a fact has
/// changed, and nobody is dropped without a word.
fn tell_no_longer_eligible(cx: &Cx, w: &mut Writer<'_>, ended: &Enrolment, person: PersonId) -> Result<()> {
    notice::insert(
        w,
        &Notice {
            id: cx.new_id(),
            agency: ended.referring_agency,
            user: None,
            kind: "no_longer_eligible".to_owned(),
            person: Some(person),
            created_at: cx.now,
            read_at: None,
        },
    )?;
    Ok(())
}

/// Whether somebody ended this enrolment during the present stay or after it. It does not begin again
/// by itself then; a new stay in custody is a new question. Who merely was no candidate any more may
/// become one again.
fn has_ended_for_this_stay(known: &Enrolment, episode: &Episode) -> bool {
    known.exit_reason.as_deref() != Some(NOT_ELIGIBLE)
        && known.ended_on.is_some_and(|ended| episode.admitted_on.is_none_or(|admitted| ended >= admitted))
}

/// Begins an enrolment of the person of an episode, with case, involvement and milestones.
fn begin(
    cx: &Cx,
    w: &mut Writer<'_>,
    dossier: &mut Dossier,
    episode: &Episode,
    pack: &Arc<Pack>,
    facts: &Facts,
) -> Result<()> {
    let referring = dossier.record(episode.record)?.agency;
    let case_id = open_case(cx, w, dossier, episode, referring)?;
    let participation = if pack.is_mandatory() { Participation::Mandatory } else { Participation::Candidate };
    let new = Enrolment {
        id: cx.new_id(),
        case: case_id,
        jurisdiction: episode.jurisdiction.clone(),
        pack_id: pack.manifest.id.to_string(),
        pack_hash: pack.hash.clone(),
        variant: pack.proposed_variant(facts).map(str::to_owned),
        participation,
        stage: stage_by(cx, pack, facts, episode, None)?,
        referring_agency: referring,
        lead_agency: None,
        offered_on: None,
        answered_on: None,
        accepted_on: None,
        ended_on: None,
        exit_reason: None,
        no_access_reason: None,
        retry_on: None,
        retry_because: None,
        started_at: cx.now,
        version: 1,
    };
    enrolment::insert(w, &new)?;
    dossier.enrolments.push(new.clone());
    let id = new.id;
    let planned = clock::plan_by(cx, new, Arc::clone(pack), facts, Vec::new(), episode, Cause::Started)?;
    clock::save_beside(cx, w, episode, &[planned], dossier.live(case_id) > 1)?;
    if takes_part(participation) {
        involvement::propose_by_routing(cx, w, id)?;
    }
    Ok(())
}

/// The open case of the person of an episode, opened if need be, with the referring agency on it.
fn open_case(
    cx: &Cx,
    w: &mut Writer<'_>,
    dossier: &mut Dossier,
    episode: &Episode,
    referring: AgencyId,
) -> Result<CaseId> {
    let id = if let Some(open) = dossier.case_in(&episode.jurisdiction) {
        open.id
    } else {
        let id = cx.new_id();
        case::insert(w, id, episode.person, &episode.jurisdiction, cx.now)?;
        dossier.opened(CaseFile {
            id,
            person: episode.person,
            jurisdiction: episode.jurisdiction.clone(),
            open: true,
            opened_at: cx.now,
            version: 1,
        });
        id
    };
    let on_it = dossier
        .involvements
        .iter()
        .any(|known| known.case == id && known.agency == referring && known.status == Status::Accepted);
    if !on_it {
        let new = Involvement {
            id: cx.new_id(),
            case: id,
            jurisdiction: episode.jurisdiction.clone(),
            agency: referring,
            enrolment: None,
            part: Part::Referring,
            basis: OWN_RECORD.to_owned(),
            asked_by: None,
            status: Status::Accepted,
            reason: None,
            since: cx.now,
            version: 1,
        };
        involvements::insert(w, &new)?;
        dossier.involvements.push(new);
        // The agency sees the person by its own record; a case of its own adds nobody.
        if !dossier.is_new {
            visibility::refresh(w, episode.person)?;
        }
    }
    Ok(id)
}

/// The stage of an enrolment today, by the pack.
fn stage(
    cx: &Cx,
    q: &mut dyn Query,
    pack: &Pack,
    episode: &Episode,
    enrolment: Option<&Enrolment>,
) -> Result<String> {
    let facts = clock::facts(cx, q, pack, episode.person, Some(episode))?;
    stage_by(cx, pack, &facts, episode, enrolment)
}

/// The same of what is known.
fn stage_by(
    cx: &Cx,
    pack: &Pack,
    facts: &Facts,
    episode: &Episode,
    enrolment: Option<&Enrolment>,
) -> Result<String> {
    let jurisdiction = cx.world.jurisdiction(&episode.jurisdiction)?;
    let today = jurisdiction.local_date(cx.now);
    let situation = Situation {
        pack,
        variant: enrolment.and_then(|known| known.variant.as_deref()),
        facts,
        anchors: clock::anchors(cx, episode)?,
        jurisdiction,
        started_on: enrolment.map_or(today, |known| jurisdiction.local_date(known.started_at)),
        said_yes_on: None,
    };
    Ok(situation.stage_on(today).map(|stage| stage.code.to_string()).unwrap_or_default())
}

/// Brings the stage of an enrolment up to the dates of its episode.
pub fn update_stage(cx: &Cx, w: &mut Writer<'_>, id: EnrolmentId, episode: &Episode) -> Result<()> {
    let before = enrolment::get(w, id)?;
    let pack = cx.world.packs.get(w, &before.pack_hash)?;
    let stage = stage(cx, w, &pack, episode, Some(&before))?;
    if stage != before.stage {
        enrolment::update(w, &Enrolment { stage, ..before })?;
    }
    Ok(())
}

/// Brings a planned enrolment up to the dates of its episode, of what was read before.
pub(crate) fn update_stage_by(
    cx: &Cx,
    w: &mut Writer<'_>,
    dossier: &mut Dossier,
    (id, pack): (EnrolmentId, &Pack),
    episode: &Episode,
) -> Result<()> {
    let facts = clock::facts_of(cx, pack, dossier.pairs(), &dossier.records, Some(episode))?;
    let before = dossier.enrolment(id)?;
    let stage = stage_by(cx, pack, &facts, episode, Some(before))?;
    if stage != before.stage {
        let changed = Enrolment { stage, ..before.clone() };
        enrolment::update(w, &changed)?;
        dossier.saved_enrolment(changed);
    }
    Ok(())
}

/// Records an offer, the person's answer, or that nobody could reach them.
///
/// `version` is the enrolment's version that the reader saw.
pub fn record(cx: &Cx, id: EnrolmentId, event: Event, version: i64) -> Result<Participation> {
    cx.write(move |cx, tx| {
        let before = enrolment::get(tx, id)?;
        let case = case::get(tx, before.case)?;
        let permit = authorise::person(cx, tx, case.person, Action::ChangeEnrolment)?;
        if before.version != version {
            return Err(Error::Conflict("enrolment".to_owned()));
        }
        let participation = apply(before.participation, &event).map_err(refused)?;
        let today = cx.world.jurisdiction(&before.jurisdiction)?.local_date(cx.now);
        if let Event::NoAccess { reason, retry_on } = &event {
            let pack = cx.world.packs.get(tx, &before.pack_hash)?;
            check_no_access(&pack, reason, *retry_on, today)?;
        }
        let mut after = Enrolment { participation, retry_because: None, ..before.clone() };
        match &event {
            Event::Offer | Event::Reopen => after.offered_on = Some(today),
            Event::Accept | Event::Decline | Event::Withdraw => after.answered_on = Some(today),
            Event::NoAccess { reason, retry_on } => {
                after.no_access_reason = Some(reason.clone());
                after.retry_on = Some(*retry_on);
            }
        }
        if !matches!(event, Event::NoAccess { .. }) {
            after.no_access_reason = None;
            after.retry_on = None;
        }
        let chains = authorise::chains(tx, case.person)?;
        let mut w = tx.permitted(permit);
        enrolment::update(&mut w, &after)?;
        if let Some(episode) = custody::current(&mut w, case.person)? {
            let saved = enrolment::get(&mut w, id)?;
            if participation == Participation::Offered {
                clock::meet(cx, &mut w, &saved, &episode, MilestoneKind::Offer)?;
            }
            let planned = clock::plan_enrolment(cx, &mut w, saved, &episode, Cause::DateMoved)?;
            clock::save(cx, &mut w, &episode, &[planned])?;
        }
        if participation == Participation::Accepted {
            ask_what_is_permitted(cx, &mut w, &before)?;
        }
        // A yes proposes partners, to be invited; without one nobody need answer any more.
        involvement::propose_by_routing(cx, &mut w, id)?;
        if !takes_part(participation) {
            involvement::take_back_unanswered(cx, &mut w, &before)?;
        }
        let payload = json!({
            "enrolment": id.to_string(),
            "before": before.participation.code(),
            "after": participation.code(),
        });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)?;
        Ok(participation)
    })
}

/// Who says yes to a programme is asked in the same act whether those who lead it may see what it works on:
/// taking part and letting others see are two answers.
fn ask_what_is_permitted(cx: &Cx, w: &mut Writer<'_>, enrolment: &Enrolment) -> Result<()> {
    let pack = cx.world.packs.get(w, &enrolment.pack_hash)?;
    let case = case::get(w, enrolment.case)?;
    for role in pack.manifest.agency_role.iter().filter(|role| role.part == Part::Lead) {
        for kind in &role.kinds {
            let to = Recipient::Kind(AgencyKind(kind.as_str().into()));
            permission::ask_for_programme(cx, w, &case, to, &pack)?;
        }
    }
    Ok(())
}

/// Whether the reason is one of the programme's and the day to try again is one that can come.
fn check_no_access(pack: &Pack, reason: &str, retry_on: Date, today: Date) -> Result<()> {
    let mut errors = Vec::new();
    if pack.manifest.no_access.iter().all(|known| *known.code.as_str() != *reason) {
        errors.push(FieldError::new("no_access", "case-no-access-missing"));
    }
    if retry_on <= today {
        errors.push(FieldError::new("retry", "case-no-access-retry-past"));
    } else if today.checked_add(FARTHEST_RETRY_DAYS.days()).is_ok_and(|last| retry_on > last) {
        errors.push(FieldError::new("retry", "case-no-access-retry-far").with("days", FARTHEST_RETRY_DAYS));
    }
    if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
}

/// Opens the question again for everybody whom nobody could reach: what stood in the way may be gone.
/// The day to try again becomes today, unless it has come already.
///
/// Call it in the transaction of a change of status, see [`status_change`].
///
/// [`status_change`]: throughline_domain::custody::status_change
pub fn ask_again(cx: &Cx, w: &mut Writer<'_>, person: PersonId, change: StatusChange) -> Result<usize> {
    let mut dossier = Dossier::read(w, person)?;
    ask_again_by(cx, w, &mut dossier, change)
}

/// The same of what was read before.
pub(crate) fn ask_again_by(
    cx: &Cx,
    w: &mut Writer<'_>,
    dossier: &mut Dossier,
    change: StatusChange,
) -> Result<usize> {
    let Some(open) = dossier.cases.first() else { return Ok(0) };
    let today = cx.world.jurisdiction(&open.jurisdiction)?.local_date(cx.now);
    let waits =
        |enrolment: &&Enrolment| enrolment.is_live() && enrolment.retry_on.is_some_and(|day| day > today);
    let waiting: Vec<Enrolment> = dossier.enrolments_of(open.id).filter(waits).cloned().collect();
    let asked = waiting.len();
    for enrolment in waiting {
        let again = Enrolment { retry_on: Some(today), retry_because: Some(change), ..enrolment };
        enrolment::update(w, &again)?;
        dossier.saved_enrolment(again);
    }
    Ok(asked)
}

/// Ends an enrolment for one of the pack's exit reasons.
pub fn end(cx: &Cx, id: EnrolmentId, exit_reason: String, version: i64) -> Result<()> {
    cx.write(move |cx, tx| {
        let before = enrolment::get(tx, id)?;
        let case = case::get(tx, before.case)?;
        let permit = authorise::person(cx, tx, case.person, Action::ChangeEnrolment)?;
        if before.version != version {
            return Err(Error::Conflict("enrolment".to_owned()));
        }
        let pack = cx.world.packs.get(tx, &before.pack_hash)?;
        if !pack.manifest.exit.iter().any(|exit| *exit.code.as_str() == exit_reason) {
            return Err(FieldError::new("exit_reason", "case-exit-reason-unknown").into());
        }
        let today = cx.world.jurisdiction(&before.jurisdiction)?.local_date(cx.now);
        let chains = authorise::chains(tx, case.person)?;
        let after = Enrolment { ended_on: Some(today), exit_reason: Some(exit_reason.clone()), ..before };
        let mut w = tx.permitted(permit);
        enrolment::update(&mut w, &after)?;
        involvement::take_back_unanswered(cx, &mut w, &after)?;
        let payload = json!({ "enrolment": id.to_string(), "exit": exit_reason });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)
    })
}

/// The message for a refused event.
const fn refused_key(refused: Refused) -> &'static str {
    match refused {
        Refused::NotOffered => "case-refused-not-offered",
        Refused::AlreadyAccepted => "case-refused-already-accepted",
        Refused::NotAChoice => "case-refused-not-a-choice",
        Refused::NothingDeclined => "case-refused-nothing-declined",
        Refused::NothingAccepted => "case-refused-nothing-accepted",
    }
}

fn refused(refused: Refused) -> Error {
    Error::Refused(refused_key(refused))
}
