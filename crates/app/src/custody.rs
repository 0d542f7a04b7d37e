//! Release dates, releases and returns: what happens when the clock of a case changes.
//!
//! Every change is previewed first ([`preview`]): what moves, what becomes overdue, what can no
//! longer be done, who will be told. Then one act ([`change`]) does exactly that in one transaction.

use jiff::{Timestamp, ToSpan, civil::Date};
use serde_json::json;
use throughline_domain::{
    category::Category,
    custody::{
        Choice, Episode, EpisodeEvent, EpisodeStatus, PlannedDate, Refused, ReleaseItem, WorkingDate, apply,
        newest_of_each_series, working_date,
    },
    id::{NoticeId, PersonId},
    involvement::Status,
    programme::milestone::{Cause, Effect},
};
use throughline_policy::Action;
use throughline_store::{
    agency, case as cases,
    custody::{self, GivenDate},
    db::{Query, Writer},
    involvement, lead,
    notice::{self, Notice},
    person, user, visibility,
};

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    case::{self, Head, Known},
    clock::{self, Planned},
    enrolment,
    release::{DayFlag, day_flags},
};

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
        /// The instant, where somebody wrote it down.
        at: Option<Timestamp>,
    },
    /// A release recorded by mistake.
    ReleaseTakenBack,
    /// A worker's choice among the kinds of date.
    Chosen {
        /// The kind that counts from now on; `None` goes back to the jurisdiction's order.
        kind: Option<String>,
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
    /// The working date as it stands.
    pub before: Option<Date>,
    /// The working date, or the day of release, as it would be.
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
    #[expect(clippy::option_option, reason = "outer: whether the choice changes; inner: what stands then")]
    choice: Option<Option<Choice>>,
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
        let after = day_of(&changed.episode);
        let name = person::get_record(tx, before.record)?.name.readable();
        Ok(Preview {
            name,
            today: jurisdiction.local_date(cx.now),
            before: day_of(&before),
            after,
            admitted_on: before.admitted_on,
            flags: after.map_or_else(Vec::new, |day| day_flags(jurisdiction, day, &cx.locale)),
            closed: after.and_then(|day| jurisdiction.closed_after(day)),
            unchanged: planned
                .iter()
                .map(|plan| plan.replan.changes.len() - plan.replan.changed().count())
                .sum(),
            deadlines: deadlines(cx, &planned),
            told: partners(cx, tx, person_id)?.into_iter().map(|partner| partner.told).collect(),
            version: before.version,
        })
    })
}

/// What the form of a changing date starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateQuestion {
    /// The top of the page.
    pub head: Head,
    /// The kinds of planned date of the jurisdiction, code and words, in its order.
    pub kinds: Vec<(String, String)>,
    /// The kind of the working date, where there is one.
    pub kind: Option<String>,
    /// The kinds that hold a date now, among which a worker may choose.
    pub dated: Vec<String>,
    /// The legal statuses a person can return with, code and words.
    pub legal_statuses: Vec<(String, String)>,
}

/// What is asked when a date changes; only of who may change it.
pub fn ask(cx: &Cx, person_id: PersonId) -> Result<DateQuestion> {
    cx.disclose(|cx, tx| {
        let known = Known::read(cx, tx, person_id)?;
        authorise::person(cx, tx, person_id, Action::ChangeReleaseDate)?;
        let episode = known.episode.as_ref().ok_or(Error::NotFound)?;
        let jurisdiction = cx.world.jurisdiction(&episode.jurisdiction)?;
        let given: Vec<PlannedDate> =
            custody::given_dates(tx, episode.id)?.into_iter().map(|date| date.planned).collect();
        let mut dated: Vec<String> = newest_of_each_series(&given)
            .into_iter()
            .filter(|series| series.value.is_some())
            .map(|series| series.kind.clone())
            .collect();
        dated.sort();
        dated.dedup();
        let words = |names: &throughline_domain::calendar::Names, code: &str| {
            names.get(&cx.locale).or_else(|| names.values().next()).map_or(code, String::as_str).to_owned()
        };
        let question = DateQuestion {
            head: case::read_head(cx, tx, person_id, &known)?,
            kinds: jurisdiction
                .date_kinds
                .iter()
                .map(|kind| (kind.code.clone(), words(&kind.name, &kind.code)))
                .collect(),
            kind: episode.working.as_ref().map(|working| working.kind.clone()),
            dated,
            legal_statuses: jurisdiction
                .legal_statuses
                .iter()
                .map(|status| (status.code.clone(), words(&status.name, &status.code)))
                .collect(),
        };
        let categories = vec![Category::Identity, Category::Sentence];
        Ok((question, Disclosure { view: "release_date", people: People::One(person_id), categories }))
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
        if let Some(choice) = &changed.choice {
            custody::choose(&mut w, before.id, choice.as_ref())?;
        }
        custody::update(&mut w, &changed.episode)?;
        if matches!(change, DateChange::Released { .. }) {
            custody::leave(&mut w, before.id, cx.now)?;
        }
        let told = settle(cx, &mut w, &changed.episode, changed.cause)?;
        let payload = json!({
            "change": format!("{:?}", changed.cause),
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

/// Plans the milestones of a person again after a list or a transfer changed the episode, and
/// tells partners if anything moved. For use inside another act's transaction.
pub fn replan(cx: &Cx, w: &mut Writer<'_>, person_id: PersonId, cause: Cause) -> Result<usize> {
    match custody::current(w, person_id)? {
        Some(episode) => settle(cx, w, &episode, cause),
        None => Ok(0),
    }
}

/// Writes the consequences of an episode as it now stands; gives how many agencies were told.
fn settle(cx: &Cx, w: &mut Writer<'_>, episode: &Episode, cause: Cause) -> Result<usize> {
    let planned = clock::plan(cx, w, episode, cause)?;
    clock::save(cx, w, episode, &planned)?;
    for plan in &planned {
        enrolment::update_stage(cx, w, plan.enrolment.id, episode)?;
    }
    visibility::refresh(w, episode.person)?;
    enrolment::consider(cx, w, episode.person)?;
    let kind = match cause {
        Cause::Released | Cause::ReleasedEarly => "released",
        Cause::ReturnToCustody => "returned_to_custody",
        Cause::Started | Cause::DateMoved | Cause::Withdrawn | Cause::ReleaseTakenBack => {
            "release_date_moved"
        }
    };
    tell(cx, w, episode.person, kind)
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
    let mut choice = custody::choice(q, before.id)?;
    let planned_again = |working: Option<WorkingDate>| {
        let cause = if working.is_none() { Cause::Withdrawn } else { Cause::DateMoved };
        (Episode { working, ..before.clone() }, cause)
    };
    match change {
        DateChange::Planned { kind, value } => {
            if before.status != EpisodeStatus::Open {
                return Err(refused(Refused::EpisodeEnded));
            }
            check_day(before, *value, today)?;
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
            let (episode, cause) = planned_again(working_date(&given, &order, choice.as_ref()));
            Ok(Changed { episode, given: Some(date), choice: None, cause })
        }
        DateChange::Chosen { kind } => {
            let by = cx.actor.user.ok_or(Error::NotFound)?;
            choice = kind.clone().map(|kind| Choice { kind, by, reason: because.reason.clone() });
            let (episode, cause) = planned_again(working_date(&given, &order, choice.as_ref()));
            Ok(Changed { episode, given: None, choice: Some(choice), cause })
        }
        DateChange::Released { on, at } => {
            let event = EpisodeEvent::Released { on: *on, at: *at };
            let status = apply(before, &event, today).map_err(refused)?;
            let cause = Cause::of_release(before.working.as_ref().map(|working| working.date), *on);
            Ok(Changed { episode: Episode { status, ..before.clone() }, given: None, choice: None, cause })
        }
        DateChange::ReleaseTakenBack => {
            let status = apply(before, &EpisodeEvent::ReleaseTakenBack, today).map_err(refused)?;
            let episode = Episode { status, ..before.clone() };
            Ok(Changed { episode, given: None, choice: None, cause: Cause::ReleaseTakenBack })
        }
    }
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
    }
}

fn refused(refused: Refused) -> Error {
    Error::Refused(refused_key(refused))
}

/// An agency on the case that has a reason to know, and whom in it to tell.
struct Partner {
    told: Told,
    agency: throughline_domain::id::AgencyId,
    user: Option<throughline_domain::id::UserId>,
}

/// Every agency on the case but the actor's own; in the lead agency, its lead worker by name.
fn partners(cx: &Cx, q: &mut dyn Query, person_id: PersonId) -> Result<Vec<Partner>> {
    let Some(open) = cases::find_open_of(q, person_id)? else { return Ok(Vec::new()) };
    let lead = lead::find(q, open.id)?;
    let mut partners = Vec::new();
    for known in involvement::list(q, open.id)? {
        if known.status != Status::Accepted || Some(known.agency) == cx.actor.agency {
            continue;
        }
        let leading = lead.as_ref().filter(|lead| lead.agency == known.agency);
        let lead_name =
            leading.map(|lead| user::get(q, lead.user)).transpose()?.map(|user| user.display_name);
        partners.push(Partner {
            told: Told { agency: agency::get(q, known.agency)?.name, lead: lead_name },
            agency: known.agency,
            user: leading.map(|lead| lead.user),
        });
    }
    // The lead worker first, then as they came to the case.
    partners.sort_by_key(|partner| partner.user.is_none());
    Ok(partners)
}

/// Tells every partner: a notice with a link and no content. The dead are not announced.
fn tell(cx: &Cx, w: &mut Writer<'_>, person_id: PersonId, kind: &str) -> Result<usize> {
    if person::died_on(w, person_id)?.is_some() {
        return Ok(0);
    }
    let partners = partners(cx, w, person_id)?;
    for partner in &partners {
        notice::insert(
            w,
            &Notice {
                id: cx.new_id::<NoticeId>(),
                agency: partner.agency,
                user: partner.user,
                kind: kind.to_owned(),
                person: Some(person_id),
                created_at: cx.now,
                read_at: None,
            },
        )?;
    }
    Ok(partners.len())
}

/// How one of the release-day six stands, for the page on which it is marked.
pub fn item(cx: &Cx, person_id: PersonId, item: ReleaseItem) -> Result<(Head, ReleaseDayItem)> {
    cx.disclose(|cx, tx| {
        let known = Known::read(cx, tx, person_id)?;
        authorise::person(cx, tx, person_id, Action::MarkReleaseItem)?;
        let episode = known.episode.as_ref().ok_or(Error::NotFound)?;
        let items = custody::release_items(tx, episode.id)?;
        let found = items.into_iter().find(|known| known.item == item).ok_or(Error::NotFound)?;
        let head = case::read_head(cx, tx, person_id, &known)?;
        let categories = vec![Category::Identity, Category::Plan];
        Ok(((head, found), Disclosure { view: "six", people: People::One(person_id), categories }))
    })
}

/// Marks one of the release-day six.
pub fn mark_item(cx: &Cx, person_id: PersonId, item: ReleaseDayItem) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::MarkReleaseItem)?;
        let episode = custody::current(tx, person_id)?.ok_or(Error::NotFound)?;
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(permit);
        let by = w.permit().actor();
        custody::mark_release_item(&mut w, episode.id, &item, by, cx.now)?;
        let payload =
            json!({ "item": item.item.code(), "status": item.status.code(), "detail": item.detail });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)
    })
}

/// A return to custody: a new episode in the same case. The plan and the history are carried over,
/// earlier assessments are stale, nothing is deleted.
pub fn return_to_custody(
    cx: &Cx,
    person_id: PersonId,
    admitted_on: Date,
    legal_status: String,
    unit: Option<throughline_domain::id::UnitId>,
) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::ChangeReleaseDate)?;
        let before = custody::current(tx, person_id)?.ok_or(Error::NotFound)?;
        let EpisodeStatus::Closed { released_on, .. } = before.status else {
            return Err(refused(Refused::EpisodeRunning));
        };
        if admitted_on < released_on {
            return Err(FieldError::new("date", "custody-return-before-release")
                .with("date", released_on)
                .into());
        }
        if admitted_on > cx.world.jurisdiction(&before.jurisdiction)?.local_date(cx.now) {
            return Err(FieldError::new("date", "custody-return-future").into());
        }
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(permit);
        begin_again(cx, &mut w, &before, admitted_on, legal_status.clone(), unit)?;
        let payload = json!({ "returned_on": admitted_on, "legal_status": legal_status });
        authorise::record(cx, &mut w, &chains, &[Category::Sentence], payload)
    })
}

/// Opens the next episode of a person who returned, in the transaction of whoever noticed.
pub fn begin_again(
    cx: &Cx,
    w: &mut Writer<'_>,
    before: &Episode,
    admitted_on: Date,
    legal_status: String,
    unit: Option<throughline_domain::id::UnitId>,
) -> Result<Episode> {
    let planned = clock::plan(cx, w, before, Cause::ReturnToCustody)?;
    clock::save(cx, w, before, &planned)?;
    let episode = Episode {
        id: cx.new_id(),
        unit,
        admitted_on: Some(admitted_on),
        sentenced_on: None,
        legal_status,
        status: EpisodeStatus::Open,
        working: None,
        version: 1,
        ..before.clone()
    };
    let agency = person::get_record(w, before.record)?.agency;
    custody::insert(w, &episode, agency, cx.now)?;
    if let Some(open) = cases::find_open(w, before.person, &before.jurisdiction)? {
        throughline_store::need::mark_stale(w, open.id)?;
    }
    settle(cx, w, &episode, Cause::Started)?;
    Ok(episode)
}
