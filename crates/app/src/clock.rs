//! The clock of a case: from dates to milestones.
//!
//! [`plan`] says what would happen to every milestone of a person's programmes if an episode looked
//! like this; [`save`] writes exactly that. The preview of a moved date and the act itself both
//! stand on these two, so a preview cannot lie.

use std::sync::Arc;

use throughline_domain::{
    custody::{Episode, EpisodeStatus},
    id::{EnrolmentId, PersonId},
    person::age_on,
    programme::{
        eligibility::{Fact, Facts},
        milestone::{
            self as milestones, Cause, Change, Event, Milestone, Place, Replan, State, Urgency, joined,
            replan,
        },
        pack::{MilestoneKind, Pack},
        taking_part::{as_far_as_it_holds, takes_part},
        timeline::{Actual, Anchors, Situation, schedule},
    },
};
use throughline_store::{
    answer::{self, Answer},
    case, custody,
    db::{Query, Writer},
    enrolment::{self, Enrolment},
    milestone::{self, StoredMilestone},
    person::{self, PersonRecord},
};

use crate::{Cx, Result, dossier::Dossier};

/// What happens to the milestones of one enrolment.
pub struct Planned {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// Its programme, in the version it is pinned to.
    pub pack: Arc<Pack>,
    /// Its milestones in this episode as they stand.
    pub stored: Vec<StoredMilestone>,
    /// What happens to each.
    pub replan: Replan,
}

/// The dates of an episode, as packs count from them.
pub fn anchors(cx: &Cx, episode: &Episode) -> Result<Anchors> {
    let jurisdiction = cx.world.jurisdiction(&episode.jurisdiction)?;
    Ok(Anchors {
        admitted: episode.admitted_on,
        sentenced: episode.sentenced_on,
        planned: episode.working.as_ref().map(|working| working.date),
        actual: match episode.status {
            EpisodeStatus::Open => None,
            EpisodeStatus::Closed { released_on, released_at } => {
                Some(Actual { date: released_on, time: released_at.map(|at| jurisdiction.local_time(at)) })
            }
        },
    })
}

/// What is known about a person, in a pack's vocabulary: their answers, and what their record and
/// episode say by themselves.
pub fn facts(
    cx: &Cx,
    q: &mut dyn Query,
    pack: &Pack,
    person_id: PersonId,
    episode: Option<&Episode>,
) -> Result<Facts> {
    let (answers, records) = (answer::newest(q, person_id)?, person::records(q, person_id)?);
    facts_of(cx, pack, answers.iter().map(Answer::pair), &records, episode)
}

/// The same of what was read before: the newest answer of each fact, and the records, oldest first.
pub(crate) fn facts_of<'a>(
    cx: &Cx,
    pack: &Pack,
    answers: impl IntoIterator<Item = (&'a str, &'a str)>,
    records: &[PersonRecord],
    episode: Option<&Episode>,
) -> Result<Facts> {
    let mut facts = pack.facts(answers);
    let mut facts_of_dates = Facts::new();
    let mut derive = |name: &str, value: Option<String>| {
        let known = value.and_then(|value| pack.manifest.fact(name)?.read(&value));
        if let Some(fact) = known {
            facts.insert(name.to_owned(), fact);
        }
    };
    if let Some(episode) = episode {
        facts_of_dates.extend(pack.facts_of_dates(&anchors(cx, episode)?));
        derive("legal_status", Some(episode.legal_status.clone()));
        derive("release_type", episode.working.as_ref().map(|working| working.kind.clone()));
    }
    derive("sex", records.iter().find_map(|record| record.sex.clone()));
    let jurisdiction = episode.map_or(pack.manifest.jurisdiction.as_str(), |it| it.jurisdiction.as_str());
    // A programme for any country asks for an age; without an episode any calendar tells the day.
    let calendar = cx.world.jurisdictions.get(jurisdiction).or(cx.world.jurisdictions.values().next());
    let today = calendar.map(|calendar| calendar.local_date(cx.now));
    let birth = records.iter().find_map(|record| record.birth_date);
    let age = birth.zip(today).and_then(|(birth, today)| age_on(birth, today));
    facts.extend(facts_of_dates);
    if let Some(age) = age.filter(|_| pack.manifest.fact("age").is_some()) {
        facts.insert("age".to_owned(), Fact::Int(i64::from(age)));
    }
    Ok(facts)
}

/// What would happen to every live enrolment of a person if the episode looked like this.
pub fn plan(cx: &Cx, q: &mut dyn Query, episode: &Episode, cause: Cause) -> Result<Vec<Planned>> {
    let Some(open) = case::find_open(q, episode.person, &episode.jurisdiction)? else {
        return Ok(Vec::new());
    };
    let mut planned = Vec::new();
    for enrolment in enrolment::list(q, open.id)?.into_iter().filter(Enrolment::is_live) {
        planned.push(plan_enrolment(cx, q, enrolment, episode, cause)?);
    }
    Ok(planned)
}

/// The same of what was read before.
pub(crate) fn plan_of(
    cx: &Cx,
    q: &mut dyn Query,
    dossier: &Dossier,
    episode: &Episode,
    cause: Cause,
) -> Result<Vec<Planned>> {
    let Some(open) = dossier.case_in(&episode.jurisdiction) else { return Ok(Vec::new()) };
    let mut planned = Vec::new();
    for enrolment in dossier.enrolments_of(open.id).filter(|enrolment| enrolment.is_live()) {
        let pack = cx.world.packs.get(q, &enrolment.pack_hash)?;
        let facts = facts_of(cx, &pack, dossier.pairs(), &dossier.records, Some(episode))?;
        let stored = milestone::list(q, enrolment.id)?;
        planned.push(plan_by(cx, enrolment.clone(), pack, &facts, stored, episode, cause)?);
    }
    Ok(planned)
}

/// What would happen to one enrolment.
pub fn plan_enrolment(
    cx: &Cx,
    q: &mut dyn Query,
    enrolment: Enrolment,
    episode: &Episode,
    cause: Cause,
) -> Result<Planned> {
    let pack = cx.world.packs.get(q, &enrolment.pack_hash)?;
    let facts = facts(cx, q, &pack, episode.person, Some(episode))?;
    let stored = milestone::list(q, enrolment.id)?;
    plan_by(cx, enrolment, pack, &facts, stored, episode, cause)
}

/// The same of what was read before: what is known about the person, and the milestones of the
/// enrolment.
pub(crate) fn plan_by(
    cx: &Cx,
    enrolment: Enrolment,
    pack: Arc<Pack>,
    facts: &Facts,
    mut stored: Vec<StoredMilestone>,
    episode: &Episode,
    cause: Cause,
) -> Result<Planned> {
    let jurisdiction = cx.world.jurisdiction(&enrolment.jurisdiction)?;
    stored.retain(|stored| stored.episode == Some(episode.id));
    let current: Vec<Milestone> = stored.iter().map(|stored| stored.milestone.clone()).collect();
    let known: Vec<&str> = current.iter().map(|milestone| milestone.code.as_str()).collect();
    let schedule = as_far_as_it_holds(
        schedule(&Situation {
            pack: &pack,
            variant: enrolment.variant.as_deref(),
            facts,
            anchors: anchors(cx, episode)?,
            jurisdiction,
            started_on: jurisdiction.local_date(enrolment.started_at),
            said_yes_on: enrolment.answered_on.filter(|_| takes_part(enrolment.participation)),
        }),
        enrolment.participation,
        &known,
    );
    let replan = replan(&current, &schedule, jurisdiction.moment(cx.now), cause);
    Ok(Planned { enrolment, pack, stored, replan })
}

/// Whether a milestone that several programmes share was no question before and is one now.
fn begins_to_ask(change: &Change) -> bool {
    let asks = |milestone: &Milestone| matches!(milestone.state, State::Open | State::Waiting);
    change.after.kind.is_shared() && asks(&change.after) && !change.before.as_ref().is_some_and(asks)
}

/// Writes what was planned.
pub fn save(cx: &Cx, w: &mut Writer<'_>, episode: &Episode, planned: &[Planned]) -> Result<()> {
    save_beside(cx, w, episode, planned, true)
}

/// The same; `beside_others` says whether another running programme of the case could ask for the same
/// thing.
pub(crate) fn save_beside(
    cx: &Cx,
    w: &mut Writer<'_>,
    episode: &Episode,
    planned: &[Planned],
    beside_others: bool,
) -> Result<()> {
    for plan in planned {
        for change in plan.replan.changed() {
            let known = plan.stored.iter().find(|stored| stored.milestone.code == change.code);
            let saved = if let Some(before) = known {
                let after = StoredMilestone { milestone: change.after.clone(), ..before.clone() };
                milestone::update(w, &after)?;
                StoredMilestone { version: after.version + 1, ..after }
            } else {
                let new = StoredMilestone {
                    id: cx.new_id(),
                    enrolment: plan.enrolment.id,
                    case: plan.enrolment.case,
                    jurisdiction: plan.enrolment.jurisdiction.clone(),
                    episode: Some(episode.id),
                    milestone: change.after.clone(),
                    version: 1,
                };
                milestone::insert(w, &new)?;
                new
            };
            if beside_others && begins_to_ask(change) {
                join_what_is_met(cx, w, &saved)?;
            }
        }
    }
    Ok(())
}

/// Groups the milestones of a case by what is one act for all its programmes; the first of each group
/// stands for it. `over` says which enrolments have ended.
pub(crate) fn shown_once(
    stored: Vec<StoredMilestone>,
    over: impl Fn(EnrolmentId) -> bool,
) -> Vec<Vec<StoredMilestone>> {
    let mut groups = grouping(stored);
    for group in &mut groups {
        group.sort_by_key(|stored| Urgency::of(&stored.milestone, over(stored.enrolment)));
    }
    groups
}

fn grouping(stored: Vec<StoredMilestone>) -> Vec<Vec<StoredMilestone>> {
    milestones::shown_once(stored, |stored| Place {
        enrolment: stored.enrolment,
        episode: stored.episode,
        kind: stored.milestone.kind,
        code: &stored.milestone.code,
    })
}

/// Carries an act on one milestone over to the rows in which the other running programmes of the case
/// ask for the same thing. Gives those that changed.
pub fn carry_over(
    cx: &Cx,
    w: &mut Writer<'_>,
    first: &StoredMilestone,
    event: &Event,
) -> Result<Vec<StoredMilestone>> {
    if !first.milestone.kind.is_shared() {
        return Ok(Vec::new());
    }
    let now = cx.world.jurisdiction(&first.jurisdiction)?.moment(cx.now);
    let mut changed = Vec::new();
    for other in asking_for_the_same(w, first)? {
        if let Some(after) = joined(&first.milestone, event, &other.milestone, now) {
            let after = StoredMilestone { milestone: after, ..other };
            milestone::update(w, &after)?;
            changed.push(StoredMilestone { version: after.version + 1, ..after });
        }
    }
    Ok(changed)
}

/// The rows of the other running programmes that ask for the same thing as this one.
fn asking_for_the_same(q: &mut dyn Query, first: &StoredMilestone) -> Result<Vec<StoredMilestone>> {
    let live: Vec<EnrolmentId> =
        enrolment::list(q, first.case)?.into_iter().filter(Enrolment::is_live).map(|it| it.id).collect();
    if live.len() < 2 || !live.contains(&first.enrolment) {
        return Ok(Vec::new());
    }
    let mut stored = milestone::of_case(q, first.case)?;
    stored.retain(|stored| live.contains(&stored.enrolment));
    let group = grouping(stored).into_iter().find(|group| group.iter().any(|it| it.id == first.id));
    Ok(group.unwrap_or_default().into_iter().filter(|it| it.id != first.id).collect())
}

/// What another programme of the case has done already need not be done again for one that has just
/// begun to ask for it.
fn join_what_is_met(cx: &Cx, w: &mut Writer<'_>, begun: &StoredMilestone) -> Result<()> {
    let now = cx.world.jurisdiction(&begun.jurisdiction)?.moment(cx.now);
    for other in asking_for_the_same(w, begun)? {
        let State::Met { on, by } = other.milestone.state else { continue };
        let event = Event::Meet { on, by };
        if let Some(after) = joined(&other.milestone, &event, &begun.milestone, now) {
            return Ok(milestone::update(w, &StoredMilestone { milestone: after, ..begun.clone() })?);
        }
    }
    Ok(())
}

/// The last day on which a programme stays with somebody, as far as the dates of an episode tell.
pub fn follow_up_ends(cx: &Cx, pack: &Pack, episode: &Episode) -> Result<Option<jiff::civil::Date>> {
    let jurisdiction = cx.world.jurisdiction(&episode.jurisdiction)?;
    // The window hangs on dates alone, not on what is known about the person.
    let facts = Facts::new();
    let situation = Situation {
        pack,
        variant: None,
        facts: &facts,
        anchors: anchors(cx, episode)?,
        jurisdiction,
        started_on: jurisdiction.local_date(cx.now),
        said_yes_on: None,
    };
    Ok(situation.window().2)
}

/// Meets the milestones of one kind because their act has just been recorded: an offer meets
/// *offer*, so that nobody has to say the same thing twice. What is settled already stays.
pub fn meet(
    cx: &Cx,
    w: &mut Writer<'_>,
    enrolled: &Enrolment,
    episode: &Episode,
    kind: MilestoneKind,
) -> Result<()> {
    let now = cx.world.jurisdiction(&enrolled.jurisdiction)?.moment(cx.now);
    let by = w.permit().actor();
    let pack = cx.world.packs.get(w, &enrolled.pack_hash)?;
    let is_repetition = |code: &str| pack.milestone(code).is_some_and(|known| known.repeats.is_some());
    let mut open = milestone::list(w, enrolled.id)?;
    open.retain(|stored| {
        stored.milestone.kind == kind
            && stored.episode == Some(episode.id)
            && matches!(stored.milestone.state, State::Open | State::Waiting)
    });
    let first_is_open = open.iter().any(|stored| !is_repetition(&stored.milestone.code));
    for stored in open {
        // An offer is not its own repetition, which is due on a day of its own.
        if is_repetition(&stored.milestone.code)
            && first_is_open
            && stored.milestone.due.is_some_and(|due| due.on > now.today)
        {
            continue;
        }
        // A date that is still projected is no date to be met; such a milestone stays open.
        if let Ok(met) = stored.milestone.record(&Event::Meet { on: now.today, by }, now) {
            milestone::update(w, &StoredMilestone { milestone: met, ..stored })?;
        }
    }
    Ok(())
}

/// The same for an act that knows the enrolment and not the episode.
pub fn meet_by_act(cx: &Cx, w: &mut Writer<'_>, id: EnrolmentId, kind: MilestoneKind) -> Result<()> {
    let enrolled = enrolment::get(w, id)?;
    let person = case::get(w, enrolled.case)?.person;
    match custody::current(w, person)? {
        Some(episode) => meet(cx, w, &enrolled, &episode, kind),
        None => Ok(()),
    }
}
