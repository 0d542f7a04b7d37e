//! The timeline of a person in words: every milestone, every episode, every date ever planned; and
//! how a milestone is settled.

use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use serde_json::json;
use throughline_domain::{
    category::{Category, Depth},
    custody::EpisodeStatus,
    id::{CaseId, EpisodeId, MilestoneId, PersonId, UserId},
    programme::{
        cited::{Cited, Claim},
        milestone::{Cause, Event, Milestone, Refused, State, Status},
        pack::Pack,
    },
};
use throughline_policy::Action;
use throughline_store::{
    custody::{self, NamedDate},
    db::Query,
    enrolment,
    milestone::{self, StoredMilestone},
    user,
};

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    case::{self, Head, Known},
    clock,
    custody::{Disagreement, disagreement},
    looking,
};

/// A milestone as the timeline shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownMilestone {
    /// Its id.
    pub id: MilestoneId,
    /// Its name in the reader's language.
    pub label: String,
    /// The programme's name.
    pub programme: String,
    /// Who does it, as the programme says, in words.
    pub who: String,
    /// The milestone itself.
    pub milestone: Milestone,
    /// How it looks now.
    pub status: Status,
    /// Days overdue, now or for ever; 0 if it never was.
    pub overdue_days: i64,
    /// Who settled it.
    pub settled_by: Option<String>,
    /// The pack's own words for why it does not apply, where it has any.
    pub why_not: Option<String>,
    /// Where it is laid down, and whether somebody read it there. If not, it is no law.
    pub cited: Cited,
    /// Its version.
    pub version: i64,
    /// The rows in which other programmes of the case ask for the same thing, the stricter first.
    pub also: Vec<ShownMilestone>,
}

impl ShownMilestone {
    /// Whether it is still to be done.
    pub const fn is_open(&self) -> bool {
        matches!(self.milestone.state, State::Open | State::Waiting)
    }
}

/// A planned date that somebody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenDate {
    /// The kind of date in the reader's language.
    pub kind: String,
    /// Whether it came with a list; else a worker gave it.
    pub from_list: bool,
    /// The date; `None` withdrew the one before.
    pub value: Option<Date>,
    /// When.
    pub given_at: Timestamp,
    /// The worker.
    pub by: Option<String>,
    /// The agency.
    pub agency: String,
    /// A code of the reason.
    pub reason: Option<String>,
    /// Words beside it.
    pub note: Option<String>,
}

/// A stay in custody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownEpisode {
    /// The day of admission.
    pub admitted_on: Option<Date>,
    /// The day of sentence.
    pub sentenced_on: Option<Date>,
    /// The day of release, once it is past, and the local time where somebody wrote it down.
    pub released_on: Option<(Date, Option<Time>)>,
    /// Why it began, where it was a return to custody: a code of the reason, and words.
    pub began: Option<(String, Option<String>)>,
    /// R and its kind in words, while it runs.
    pub working: Option<(Date, String)>,
    /// Whether a worker chose the kind, and why: a code of the reason.
    pub chosen_because: Option<String>,
    /// That the dates given would make it another day.
    pub disagreement: Option<Disagreement>,
    /// The establishment.
    pub unit: Option<String>,
    /// The legal status in words.
    pub legal_status: String,
    /// Every date ever given, newest first.
    pub dates: Vec<GivenDate>,
    /// The milestones that hang on this episode, in the order of their dates.
    pub milestones: Vec<ShownMilestone>,
}

/// The timeline of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The top of the page.
    pub head: Head,
    /// The newest episode first.
    pub episodes: Vec<ShownEpisode>,
    /// Whether dates and deadlines are not shared with the reader's agency, be there any or not.
    pub withheld: bool,
}

/// The timeline in words.
pub fn view(cx: &Cx, person: PersonId) -> Result<Timeline> {
    cx.disclose(|cx, tx| {
        let known = Known::read(cx, tx, person)?;
        let viewer = known.viewer(cx, tx)?;
        let head = case::head_for(cx, tx, person, &known, &viewer)?;
        let categories = vec![Category::Identity, Category::Sentence, Category::Plan];
        if looking::of_dates(&viewer) < Depth::Summary {
            let timeline = Timeline { head, episodes: Vec::new(), withheld: true };
            return Ok((timeline, Disclosure { view: "timeline", people: People::One(person), categories }));
        }
        let groups = match &known.case {
            Some(case) => grouped(tx, case.id, &head)?,
            None => Vec::new(),
        };
        let mut episodes = Vec::new();
        let dates = custody::named_dates(tx, person)?;
        for (episode, unit, began) in custody::stayed(tx, person)?.into_iter().rev() {
            let mut shown = Vec::new();
            let of_this_stay = |group: &&Vec<StoredMilestone>| {
                group.first().is_some_and(|stored| stored.episode == Some(episode.id))
            };
            for group in groups.iter().filter(of_this_stay) {
                shown.extend(show_group(cx, tx, group)?);
            }
            shown.sort_by_key(|milestone| order(&milestone.milestone));
            let calendar = cx.world.jurisdiction(&episode.jurisdiction)?;
            let kind_words = |code: &str| date_kind(calendar, &cx.locale, code);
            let status = calendar.legal_statuses.iter().find(|status| status.code == episode.legal_status);
            episodes.push(ShownEpisode {
                admitted_on: episode.admitted_on,
                sentenced_on: episode.sentenced_on,
                released_on: match episode.status {
                    EpisodeStatus::Closed { released_on, released_at } => {
                        Some((released_on, released_at.map(|at| calendar.local_time(at))))
                    }
                    EpisodeStatus::Open => None,
                },
                began: began.map(|why| (why.reason, why.note)),
                disagreement: disagreement(cx, tx, &episode)?,
                working: episode.working.as_ref().map(|working| (working.date, kind_words(&working.kind))),
                chosen_because: episode.choice.as_ref().map(|choice| choice.reason.clone()),
                unit,
                legal_status: status
                    .and_then(|status| status.name.get(&cx.locale).or_else(|| status.name.values().next()))
                    .cloned()
                    .unwrap_or_else(|| episode.legal_status.clone()),
                dates: given_dates(calendar, &cx.locale, &dates, episode.id),
                milestones: shown,
            });
        }
        let timeline = Timeline { head, episodes, withheld: false };
        Ok((timeline, Disclosure { view: "timeline", people: People::One(person), categories }))
    })
}

/// By day; what has none comes last.
fn order(milestone: &Milestone) -> (bool, Option<Date>) {
    let day = milestone.due.map(|due| due.on).or(milestone.state.settled_on());
    (day.is_none(), day)
}

/// The words of a kind of planned date.
pub(crate) fn date_kind(
    calendar: &throughline_domain::calendar::Jurisdiction,
    locale: &str,
    code: &str,
) -> String {
    calendar
        .date_kinds
        .iter()
        .find(|kind| kind.code == code)
        .and_then(|kind| kind.name.get(locale).or_else(|| kind.name.values().next()))
        .cloned()
        .unwrap_or_else(|| code.to_owned())
}

/// The dates of one episode, newest first.
fn given_dates(
    calendar: &throughline_domain::calendar::Jurisdiction,
    locale: &str,
    dates: &[NamedDate],
    episode: EpisodeId,
) -> Vec<GivenDate> {
    let of_episode = dates.iter().rev().filter(|date| date.episode == episode);
    of_episode
        .map(|NamedDate { given, agency, by, .. }| GivenDate {
            kind: date_kind(calendar, locale, &given.planned.kind),
            from_list: given.given_by.is_none(),
            value: given.planned.value,
            given_at: given.planned.given_at,
            by: by.clone(),
            agency: agency.clone(),
            reason: given.reason.clone(),
            note: given.note.clone(),
        })
        .collect()
}

fn name_of(q: &mut dyn Query, id: Option<UserId>) -> Result<Option<String>> {
    Ok(match id {
        Some(id) => Some(user::get(q, id)?.display_name),
        None => None,
    })
}

/// The milestones of all programmes that the person is or was in, grouped by what is one act.
fn grouped(q: &mut dyn Query, case: CaseId, head: &Head) -> Result<Vec<Vec<StoredMilestone>>> {
    let over = |id| head.programmes.iter().any(|it| it.id == id && it.ended.is_some());
    let mut stored = milestone::of_case(q, case)?;
    // A programme of which this reader must not know has no deadlines for them.
    stored.retain(|stored| head.programmes.iter().any(|it| it.id == stored.enrolment));
    Ok(clock::shown_once(stored, over))
}

/// A group as one: its first row, with the others beside it.
fn show_group(cx: &Cx, q: &mut dyn Query, group: &[StoredMilestone]) -> Result<Option<ShownMilestone>> {
    let Some((first, others)) = group.split_first() else { return Ok(None) };
    let mut shown = show(cx, q, first)?;
    for other in others {
        shown.also.push(show(cx, q, other)?);
    }
    Ok(Some(shown))
}

fn show(cx: &Cx, q: &mut dyn Query, stored: &StoredMilestone) -> Result<ShownMilestone> {
    // The top of the page has read them: the transaction remembers.
    let enrolments = enrolment::named(q, stored.case)?;
    let of_it = enrolments.iter().find(|named| named.enrolment.id == stored.enrolment);
    let pack = cx.world.packs.get(q, &of_it.ok_or(Error::NotFound)?.enrolment.pack_hash)?;
    let now = cx.world.jurisdiction(&stored.jurisdiction)?.moment(cx.now);
    let milestone = &stored.milestone;
    let definition = pack.milestone(&milestone.code);
    Ok(ShownMilestone {
        id: stored.id,
        label: pack.label(&cx.locale, "milestone", &milestone.code).to_owned(),
        programme: pack.text(&cx.locale, "name").to_owned(),
        who: definition.map_or_else(String::new, |known| who(&pack, &cx.locale, known.who.as_str())),
        status: milestone.status(now),
        overdue_days: milestone.overdue_at(now).map_or(0, |late| late.days),
        settled_by: name_of(q, milestone.state.settled_by())?,
        why_not: match &milestone.state {
            State::NotApplicable { reason } => reason
                .pack_text_key(&milestone.code)
                .map(|key| pack.text(&cx.locale, &key).to_owned())
                .filter(|words| !words.is_empty()),
            _ => None,
        },
        cited: definition.map(|known| pack.cited(&cx.locale, Claim::Milestone(known))).unwrap_or_default(),
        milestone: milestone.clone(),
        version: stored.version,
        also: Vec::new(),
    })
}

fn who(pack: &Pack, locale: &str, role: &str) -> String {
    let words = pack.label(locale, "role", role);
    if words.is_empty() { role.to_owned() } else { words.to_owned() }
}

/// One milestone on a page of its own, to be settled.
pub fn get(cx: &Cx, person: PersonId, id: MilestoneId) -> Result<(Head, ShownMilestone)> {
    cx.disclose(|cx, tx| {
        let known = Known::read(cx, tx, person)?;
        let stored = case::own_milestone(tx, person, id)?;
        let viewer = known.viewer(cx, tx)?;
        if looking::of_dates(&viewer) < Depth::Summary {
            return Err(Error::NotFound);
        }
        let head = case::head_for(cx, tx, person, &known, &viewer)?;
        if head.programmes.iter().all(|it| it.id != stored.enrolment) {
            return Err(Error::NotFound);
        }
        let mut shown = show(cx, tx, &stored)?;
        let group = grouped(tx, stored.case, &head)?.into_iter().find(|it| it.iter().any(|it| it.id == id));
        for other in group.iter().flatten().filter(|other| other.id != id) {
            shown.also.push(show(cx, tx, other)?);
        }
        let categories = vec![Category::Identity, Category::Plan];
        Ok(((head, shown), Disclosure { view: "milestone", people: People::One(person), categories }))
    })
}

/// What somebody says about a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settling {
    /// It was done on a day.
    Met {
        /// The day.
        on: Date,
    },
    /// It need not be done.
    Exempt {
        /// Why.
        reason: String,
    },
    /// The last of these was a mistake.
    TakenBack,
}

/// Settles a milestone, or takes that back; then it is planned again, because its date may have
/// moved meanwhile.
///
/// `version` is the milestone's version that the reader saw.
pub fn settle(cx: &Cx, person: PersonId, id: MilestoneId, settling: &Settling, version: i64) -> Result<()> {
    let settling = settling.clone();
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::SettleMilestone)?;
        let before = case::own_milestone(tx, person, id)?;
        if before.version != version {
            return Err(Error::Conflict("milestone".to_owned()));
        }
        let now = cx.world.jurisdiction(&before.jurisdiction)?.moment(cx.now);
        let by = cx.actor.user;
        let event = match &settling {
            Settling::Met { on } => Event::Meet { on: *on, by },
            Settling::Exempt { reason } => Event::Exempt { on: now.today, by, reason: reason.clone() },
            Settling::TakenBack => Event::TakeBack,
        };
        let after = before.milestone.record(&event, now).map_err(refused)?;
        let chains = authorise::chains(tx, person)?;
        let mut w = tx.permitted(permit);
        milestone::update(&mut w, &StoredMilestone { milestone: after.clone(), ..before.clone() })?;
        // What is taken back is what was said before: of the same act, in the other programmes too.
        let said = if settling == Settling::TakenBack { &before.milestone } else { &after };
        let first = StoredMilestone { milestone: said.clone(), ..before.clone() };
        let also = clock::carry_over(cx, &mut w, &first, &event)?;
        if settling == Settling::TakenBack
            && let Some(episode) = custody::current(&mut w, person)?
            && Some(episode.id) == before.episode
        {
            for id in std::iter::once(before.enrolment).chain(also.iter().map(|other| other.enrolment)) {
                let enrolled = enrolment::get(&mut w, id)?;
                let planned = clock::plan_enrolment(cx, &mut w, enrolled, &episode, Cause::DateMoved)?;
                clock::save(cx, &mut w, &episode, &[planned])?;
            }
        }
        // The rows of other programmes that the same act settled; none for most people.
        let also: Vec<_> = also
            .iter()
            .map(|other| {
                json!({ "enrolment": other.enrolment.to_string(), "milestone": other.milestone.code })
            })
            .collect();
        let payload = json!({
            "did": "milestone",
            "milestone": before.milestone.code,
            "before": before.milestone.state.code(),
            "after": after.state.code(),
            "also": also,
        });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)
    })
}

fn refused(refused: Refused) -> Error {
    match refused {
        Refused::NoReason => FieldError::new("reason", "timeline-error-reason").into(),
        Refused::InTheFuture => FieldError::new("date", "timeline-error-future").into(),
        Refused::AlreadySettled => Error::Refused("timeline-refused-settled"),
        Refused::DoesNotApply => Error::Refused("timeline-refused-not-applicable"),
        Refused::NothingToTakeBack => Error::Refused("timeline-refused-nothing"),
        Refused::BeforeRelease => Error::Refused("timeline-refused-before-release"),
    }
}
