//! Release dates, releases and returns: what happens when the clock of a case changes.
//!
//! Every change is previewed first ([`preview`]): what moves, what becomes overdue, what can no
//! longer be done, who will be told. Then one act ([`change`]) does exactly that in one transaction.

use jiff::{
    ToSpan,
    civil::{Date, Time},
};
use serde_json::json;
use throughline_domain::{
    calendar::Jurisdiction,
    category::Category,
    custody::{
        self as rules, Choice, Episode, EpisodeEvent, EpisodeStatus, PlannedDate, Refused, apply,
        status_change, working_date,
    },
    id::{AgencyId, CaseId, NoticeId, PersonId, UserId},
    involvement::Status,
    programme::milestone::{Cause, Effect},
};
use throughline_policy::Action;
use throughline_store::{
    agency, case as cases,
    custody::{self, GivenDate},
    db::{Query, Writer},
    involvement::{self, Involvement},
    lead,
    notice::{self, Notice},
    person, user, visibility,
};

use crate::{
    Cx, Error, FieldError, Result, authorise,
    clock::{self, Planned},
    dossier::Dossier,
    enrolment,
    release::{DayFlag, day_flags},
};

mod question;
mod returning;
mod six;

pub(crate) use question::disagreement;
pub use question::{DateQuestion, Disagreement, ask};
pub use returning::{Return, begin_again, return_to_custody};
pub use six::{MOST_AT_ONCE, OneOfSeveral, Several, item, items, mark_item, mark_items};
pub use throughline_store::custody::ReleaseDayItem;

/// The source of dates that a worker gives, beside those of lists.
const WORKER: &str = "worker";
/// No sentence is longer; anything later is a slip of the keyboard.
const FARTHEST_YEARS: i64 = 60;

/// A change of dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateChange {
    /// A planned date, or that it was withdrawn.
    Planned {
        /// The kind; the one in use unless told.
        kind: Option<String>,
        /// The date; `None` withdraws it.
        value: Option<Date>,
    },
    /// The person has left custody.
    Released {
        /// The day.
        on: Date,
        /// The local time, where somebody wrote it down. Hours count from it, else from 00:00.
        time: Option<Time>,
    },
    /// A release recorded by mistake.
    ReleaseTakenBack,
    /// A worker's choice among the kinds of date.
    Chosen {
        /// The kind that counts from now on; `None` goes back to the jurisdiction's order.
        kind: Option<String>,
    },
    /// The day of sentence, or that there is none (any more).
    Sentenced {
        /// S; `None` takes it back.
        on: Option<Date>,
        /// The legal status since then, where it is another one.
        legal_status: Option<String>,
    },
}

/// A deadline that the change touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedDeadline {
    /// Its name in the reader's language.
    pub label: String,
    /// The programme's name.
    pub programme: String,
    /// The day as it stands.
    pub before: Option<Date>,
    /// The day as it would be.
    pub after: Option<Date>,
    /// Whether the day after is only projected from R.
    pub projected: bool,
    /// What the change does to it.
    pub effect: Effect,
}

/// Somebody who will be told: an agency on the case, or its worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The agency's name.
    pub agency: String,
    /// The lead worker's name, where the agency leads.
    pub lead: Option<String>,
}

/// What a change would do. Nothing is saved yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Who.
    pub name: String,
    /// The reader's local day.
    pub today: Date,
    /// The day that changes as it stands: the working date, or the day of sentence.
    pub before: Option<Date>,
    /// The same as it would be; the day of release where somebody left.
    pub after: Option<Date>,
    /// The day of admission, which no release can precede.
    pub admitted_on: Option<Date>,
    /// Why the new day needs care.
    pub flags: Vec<DayFlag>,
    /// Days on which offices are closed right after the new day, first and last.
    pub closed: Option<(Date, Date)>,
    /// Deadlines, worst first.
    pub deadlines: Vec<ChangedDeadline>,
    /// How many stay as they are.
    pub unchanged: usize,
    /// Who will be told, beside the person.
    pub told: Vec<Told>,
    /// The episode's version that the preview was made from.
    pub version: i64,
}

impl Preview {
    /// The deadlines with this effect.
    pub fn with(&self, effect: Effect) -> Vec<&ChangedDeadline> {
        self.deadlines.iter().filter(|deadline| deadline.effect == effect).collect()
    }
}

/// The reason and words that are kept with a change for good.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Because {
    /// A code of the reason.
    pub reason: String,
    /// A reference or note.
    pub note: Option<String>,
    /// Whether the worker says that the person was told, or will be today.
    pub person_told: bool,
}

/// An episode as it would be after a change, with why milestones are planned again.
struct Changed {
    episode: Episode,
    given: Option<PlannedDate>,
    cause: Cause,
}

/// Says what a change would do.
pub fn preview(cx: &Cx, person_id: PersonId, change: &DateChange) -> Result<Preview> {
    cx.read(|cx, tx| {
        authorise::person(cx, tx, person_id, Action::ChangeReleaseDate)?;
        let before = custody::current(tx, person_id)?.ok_or(Error::NotFound)?;
        let changed = changed(cx, tx, &before, change, &Because::default())?;
        let planned = clock::plan(cx, tx, &changed.episode, changed.cause)?;
        let jurisdiction = cx.world.jurisdiction(&before.jurisdiction)?;
        let day_of = |episode: &Episode| match change {
            DateChange::Sentenced { .. } => episode.sentenced_on,
            _ => day_of(episode),
        };
        let after = day_of(&changed.episode);
        // Where offices are closed matters for the day of leaving, not for the day in court.
        let leaves = after.filter(|_| !matches!(change, DateChange::Sentenced { .. }));
        let name = person::get_record(tx, before.record)?.name.readable();
        Ok(Preview {
            name,
            today: jurisdiction.local_date(cx.now),
            before: day_of(&before),
            after,
            admitted_on: before.admitted_on,
            flags: leaves.map_or_else(Vec::new, |day| day_flags(jurisdiction, day, &cx.locale)),
            closed: leaves.and_then(|day| jurisdiction.closed_after(day)),
            unchanged: planned
                .iter()
                .map(|plan| plan.replan.changes.len() - plan.replan.changed().count())
                .sum(),
            deadlines: deadlines(cx, &planned),
            told: partners(cx, tx, person_id)?,
            version: before.version,
        })
    })
}

/// The day that an episode ends on, planned or actual.
fn day_of(episode: &Episode) -> Option<Date> {
    match episode.status {
        EpisodeStatus::Closed { released_on, .. } => Some(released_on),
        EpisodeStatus::Open => episode.working.as_ref().map(|working| working.date),
    }
}

fn deadlines(cx: &Cx, planned: &[Planned]) -> Vec<ChangedDeadline> {
    let mut found: Vec<ChangedDeadline> = Vec::new();
    for plan in planned {
        for change in plan.replan.changed() {
            found.push(ChangedDeadline {
                label: plan.pack.label(&cx.locale, "milestone", &change.code).to_owned(),
                programme: plan.pack.text(&cx.locale, "name").to_owned(),
                before: change.before.as_ref().and_then(|milestone| milestone.due).map(|due| due.on),
                after: change.after.due.map(|due| due.on),
                projected: change.after.projected,
                effect: change.effect,
            });
        }
    }
    // The worst first, then by day; the sort is stable, so the pack's order decides the rest.
    found.sort_by_key(|deadline| (deadline.effect, deadline.after.or(deadline.before)));
    found
}

/// Does what the preview said, in one transaction: the date is kept for good, every milestone is
/// planned again, every partner on the case is told.
///
/// `version` is the episode's version that the preview was made from; if anything changed since, the
/// act is refused and a new preview is due.
pub fn change(
    cx: &Cx,
    person_id: PersonId,
    change: DateChange,
    because: Because,
    version: i64,
) -> Result<usize> {
    if because.reason.trim().is_empty() {
        return Err(FieldError::new("reason", "custody-reason-missing").into());
    }
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::ChangeReleaseDate)?;
        let before = custody::current(tx, person_id)?.ok_or(Error::NotFound)?;
        if before.version != version {
            return Err(Error::Conflict("custody_episode".to_owned()));
        }
        let changed = changed(cx, tx, &before, &change, &because)?;
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(permit);
        if let Some(planned) = &changed.given {
            let agency = w.permit().agency().ok_or(Error::NotFound)?;
            let given_by = w.permit().actor();
            custody::give_date(
                &mut w,
                before.id,
                &GivenDate {
                    id: cx.new_id(),
                    planned: planned.clone(),
                    reason: Some(because.reason.clone()),
                    note: because.note.clone(),
                    given_by,
                    agency,
                },
            )?;
        }
        custody::update(&mut w, &changed.episode)?;
        if matches!(change, DateChange::Released { .. }) {
            custody::leave(&mut w, before.id, cx.now)?;
        }
        if let Some(change) = status_change(&before, &changed.episode) {
            enrolment::ask_again(cx, &mut w, person_id, change)?;
        }
        let told = settle(cx, &mut w, &changed.episode, changed.cause)?;
        let payload = json!({
            "change": format!("{:?}", changed.cause),
            "sentenced_on": [before.sentenced_on, changed.episode.sentenced_on],
            "legal_status": [&before.legal_status, &changed.episode.legal_status],
            "before": day_of(&before),
            "after": day_of(&changed.episode),
            "reason": because.reason,
            "note": because.note,
            "person_told": because.person_told,
            "agencies_told": told,
        });
        authorise::record(cx, &mut w, &chains, &[Category::Sentence], payload)?;
        Ok(told)
    })
}

/// Plans the milestones of a person again after a list changed the episode, and tells partners if
/// anything moved. For use inside another act's transaction.
pub fn replan(cx: &Cx, w: &mut Writer<'_>, person_id: PersonId, cause: Cause) -> Result<usize> {
    match custody::current(w, person_id)? {
        Some(episode) => settle(cx, w, &episode, cause),
        None => Ok(0),
    }
}

/// Writes the consequences of an episode as it now stands; gives how many agencies were told.
fn settle(cx: &Cx, w: &mut Writer<'_>, episode: &Episode, cause: Cause) -> Result<usize> {
    let mut dossier = Dossier::read(w, episode.person)?;
    visibility::refresh(w, episode.person)?;
    settle_by(cx, w, &mut dossier, episode, cause)
}

/// The same of what was read before, where nothing changed who may see the person. For use inside
/// another act's transaction.
pub(crate) fn settle_by(
    cx: &Cx,
    w: &mut Writer<'_>,
    dossier: &mut Dossier,
    episode: &Episode,
    cause: Cause,
) -> Result<usize> {
    let planned = clock::plan_of(cx, w, dossier, episode, cause)?;
    clock::save_beside(cx, w, episode, &planned, planned.len() > 1)?;
    for plan in &planned {
        enrolment::update_stage_by(cx, w, dossier, (plan.enrolment.id, &plan.pack), episode)?;
    }
    enrolment::consider_by(cx, w, dossier)?;
    let kind = match cause {
        Cause::Released | Cause::ReleasedEarly => "released",
        Cause::ReturnToCustody => "returned_to_custody",
        Cause::Started | Cause::DateMoved | Cause::Withdrawn | Cause::ReleaseTakenBack => {
            "release_date_moved"
        }
    };
    tell(cx, w, dossier, kind)
}

/// The episode after a change, checked.
fn changed(
    cx: &Cx,
    q: &mut dyn Query,
    before: &Episode,
    change: &DateChange,
    because: &Because,
) -> Result<Changed> {
    let jurisdiction = cx.world.jurisdiction(&before.jurisdiction)?;
    let today = jurisdiction.local_date(cx.now);
    let order = jurisdiction.date_kind_order();
    let mut given: Vec<PlannedDate> =
        custody::given_dates(q, before.id)?.into_iter().map(|date| date.planned).collect();
    let planned_again = |given: &[PlannedDate], choice: Option<Choice>| {
        let working = working_date(given, &order, choice.as_ref());
        let cause = if working.is_none() { Cause::Withdrawn } else { Cause::DateMoved };
        (Episode { working, choice, ..before.clone() }, cause)
    };
    match change {
        DateChange::Planned { kind, value } => {
            if before.status != EpisodeStatus::Open {
                return Err(refused(Refused::EpisodeEnded));
            }
            check_day(before, *value, today)?;
            check_kind(jurisdiction, kind.as_deref())?;
            let kind = kind
                .clone()
                .or_else(|| before.working.as_ref().map(|working| working.kind.clone()))
                .or_else(|| order.first().cloned())
                .unwrap_or_default();
            let date = PlannedDate { kind, source: WORKER.to_owned(), value: *value, given_at: cx.now };
            if value.is_none() {
                // Withdrawing takes the date back in every series of that kind, also a list's own.
                given.retain(|known| known.kind != date.kind);
            }
            given.push(date.clone());
            // Who takes the chosen date back takes the choice back with it.
            let standing = before.choice.clone().filter(|choice| value.is_some() || choice.kind != date.kind);
            let (episode, cause) = planned_again(&given, standing);
            Ok(Changed { episode, given: Some(date), cause })
        }
        DateChange::Chosen { kind } => {
            let by = cx.actor.user.ok_or(Error::NotFound)?;
            check_kind(jurisdiction, kind.as_deref())?;
            let choice = match kind {
                Some(kind) => Some(choose(before, &given, kind, by, because)?),
                None if before.status == EpisodeStatus::Open => None,
                None => return Err(refused(Refused::EpisodeEnded)),
            };
            let (episode, cause) = planned_again(&given, choice);
            Ok(Changed { episode, given: None, cause })
        }
        DateChange::Released { on, time } => {
            let at = time.map(|time| jurisdiction.instant(on.to_datetime(time)));
            let event = EpisodeEvent::Released { on: *on, at };
            let status = apply(before, &event, jurisdiction.moment(cx.now)).map_err(refused)?;
            let cause = Cause::of_release(before.working.as_ref().map(|working| working.date), *on);
            Ok(Changed { episode: Episode { status, ..before.clone() }, given: None, cause })
        }
        DateChange::ReleaseTakenBack => {
            let status = apply(before, &EpisodeEvent::ReleaseTakenBack, jurisdiction.moment(cx.now))
                .map_err(refused)?;
            let episode = Episode { status, ..before.clone() };
            Ok(Changed { episode, given: None, cause: Cause::ReleaseTakenBack })
        }
        DateChange::Sentenced { on, legal_status } => {
            let errors =
                [sentence_fault(before, *on, today), status_fault(jurisdiction, legal_status.as_deref())];
            let errors: Vec<FieldError> = errors.into_iter().flatten().collect();
            if !errors.is_empty() {
                return Err(Error::Invalid(errors));
            }
            let legal_status = legal_status.clone().unwrap_or_else(|| before.legal_status.clone());
            let episode = Episode { sentenced_on: *on, legal_status, ..before.clone() };
            Ok(Changed { episode, given: None, cause: Cause::DateMoved })
        }
    }
}

/// A worker's choice among the dates of a stay that runs.
fn choose(
    before: &Episode,
    given: &[PlannedDate],
    kind: &str,
    by: UserId,
    because: &Because,
) -> Result<Choice> {
    rules::choose(before, given, kind, by, because.reason.clone()).map_err(|why| match why {
        Refused::KindWithoutDate => FieldError::new("kind", refused_key(why)).into(),
        _ => refused(why),
    })
}

/// Whether a kind of date is one of the jurisdiction's.
fn check_kind(jurisdiction: &Jurisdiction, kind: Option<&str>) -> Result<()> {
    let unknown = kind.is_some_and(|kind| jurisdiction.date_kinds.iter().all(|known| known.code != kind));
    if unknown { Err(FieldError::new("kind", "custody-kind-unknown").into()) } else { Ok(()) }
}

/// What is wrong with a legal status: that it is none of the jurisdiction's.
fn status_fault(jurisdiction: &Jurisdiction, status: Option<&str>) -> Option<FieldError> {
    let unknown = |code: &&str| jurisdiction.legal_statuses.iter().all(|known| known.code != *code);
    status.filter(unknown).map(|_| FieldError::new("legal_status", "custody-error-legal-status"))
}

/// What is wrong with a day of sentence: it has been, and a stay that begins with it begins with it.
/// A sentence may well be older than the stay: who serves it later was free in between.
fn sentence_fault(before: &Episode, day: Option<Date>, today: Date) -> Option<FieldError> {
    let day = day?;
    if day > today {
        return Some(FieldError::new("date", "custody-sentence-future"));
    }
    let released = match before.status {
        EpisodeStatus::Closed { released_on, .. } => Some(released_on),
        EpisodeStatus::Open => None,
    };
    released
        .filter(|released| day > *released)
        .map(|released| FieldError::new("date", "custody-sentence-after-release").with("date", released))
}

/// Whether a planned day can be one.
fn check_day(before: &Episode, day: Option<Date>, today: Date) -> Result<()> {
    let Some(day) = day else { return Ok(()) };
    if let Some(admitted) = before.admitted_on.filter(|admitted| day <= *admitted) {
        return Err(FieldError::new("date", "custody-date-before-admission").with("date", admitted).into());
    }
    if day < today {
        return Err(FieldError::new("date", "custody-date-past").into());
    }
    if today.checked_add(FARTHEST_YEARS.years()).is_ok_and(|farthest| day > farthest) {
        return Err(FieldError::new("date", "custody-date-too-far").into());
    }
    Ok(())
}

const fn refused_key(refused: Refused) -> &'static str {
    match refused {
        Refused::EpisodeEnded => "custody-refused-ended",
        Refused::EpisodeRunning => "custody-refused-running",
        Refused::BeforeAdmission => "custody-refused-before-admission",
        Refused::InTheFuture => "custody-refused-future",
        Refused::KindWithoutDate => "custody-kind-without-date",
    }
}

/// A day or an hour that cannot be stands beside its field; the rest is a refusal of the whole act.
fn refused(refused: Refused) -> Error {
    match refused {
        Refused::InTheFuture | Refused::BeforeAdmission => {
            FieldError::new("date", refused_key(refused)).into()
        }
        _ => Error::Refused(refused_key(refused)),
    }
}

/// Every agency on the case but the actor's own; in the lead agency, its lead worker by name.
fn partners(cx: &Cx, q: &mut dyn Query, person_id: PersonId) -> Result<Vec<Told>> {
    let Some(open) = cases::find_open_of(q, person_id)? else { return Ok(Vec::new()) };
    let known = involvement::list(q, open.id)?;
    let mut told = Vec::new();
    for (agency, user) in to_tell(cx, q, open.id, &known)? {
        let lead = user.map(|user| user::get(q, user)).transpose()?.map(|user| user.display_name);
        told.push(Told { agency: agency::get(q, agency)?.name, lead });
    }
    Ok(told)
}

/// The agencies that have a reason to know, and whom in each to tell where it is not the whole team:
/// the lead worker first, then as they came to the case.
fn to_tell(
    cx: &Cx,
    q: &mut dyn Query,
    case: CaseId,
    known: &[Involvement],
) -> Result<Vec<(AgencyId, Option<UserId>)>> {
    let lead = lead::find(q, case)?;
    let mut told: Vec<(AgencyId, Option<UserId>)> = known
        .iter()
        .filter(|known| known.case == case && known.status == Status::Accepted)
        .filter(|known| Some(known.agency) != cx.actor.agency)
        .map(|known| {
            let leading = lead.as_ref().filter(|lead| lead.agency == known.agency);
            (known.agency, leading.map(|lead| lead.user))
        })
        .collect();
    told.sort_by_key(|(_, user)| user.is_none());
    Ok(told)
}

/// Tells every partner: a notice with a link and no content. The dead are not announced.
fn tell(cx: &Cx, w: &mut Writer<'_>, dossier: &Dossier, kind: &str) -> Result<usize> {
    let Some(open) = dossier.cases.first().filter(|_| dossier.died_on.is_none()) else { return Ok(0) };
    let told = to_tell(cx, w, open.id, &dossier.involvements)?;
    for (agency, user) in &told {
        notice::insert(
            w,
            &Notice {
                id: cx.new_id::<NoticeId>(),
                agency: *agency,
                user: *user,
                kind: kind.to_owned(),
                person: Some(dossier.person),
                created_at: cx.now,
                read_at: None,
            },
        )?;
    }
    Ok(told.len())
}
