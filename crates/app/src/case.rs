//! The case of a person: who it is about, where the clock stands, who leads, what is missing.
//!
//! [`head`] is what stands at the top of every page under a person; [`view`] is the first page.

use std::sync::Arc;

use jiff::civil::{Date, Time};
use throughline_domain::{
    calendar::Moment,
    category::{Category, Depth},
    custody::{Episode, EpisodeStatus, ItemStatus, ReleaseItem},
    id::{CaseId, EnrolmentId, MilestoneId, PersonId, UserId},
    involvement::{Part, Status},
    person::Name,
    programme::milestone::Status as MilestoneStatus,
};
use throughline_policy::{Action, Relation, Request, Subject, decide, sharing::Viewer};
use throughline_store::{
    case::{self as cases, CaseFile, Contact, FirstPage, Top},
    custody::ReleaseDayItem,
    db::Query,
    enrolment, involvement,
    milestone::{self, StoredMilestone},
    pack::Current,
    person::{self, PersonRecord},
    sharing::OfCase,
    visibility,
};

use crate::{
    Cx, Error, Result,
    authorise::{Disclosure, People},
    clock,
    custody::{Disagreement, disagreement},
    involvement::decides_for_all,
    looking, note, plan, protective_rule,
    release::{DayFlag, day_flags},
    taking_part::{self, OpenTo, TakingPart},
};

/// What the reader may do with this person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is the answer of the rules to one question")]
pub struct Can {
    /// Move the release date, record a release or a return.
    pub change_date: bool,
    /// Mark the release-day six.
    pub mark_six: bool,
    /// Meet and exempt milestones.
    pub settle: bool,
    /// Offer programmes, record answers.
    pub enrol: bool,
    /// Correct the record.
    pub edit_person: bool,
    /// Write the plan.
    pub plan: bool,
    /// Write notes.
    pub note: bool,
    /// Invite agencies.
    pub involve: bool,
    /// Attach documents.
    pub attach: bool,
    /// Hand the lead over.
    pub hand_over: bool,
    /// Ask the person for permission.
    pub permit: bool,
}

/// What the countdown counts to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Countdown {
    /// The person was never in custody, as far as anybody wrote down.
    NeverInside,
    /// R is not known, or was withdrawn.
    Unknown,
    /// To R.
    To {
        /// The day.
        day: Date,
        /// Why it needs care.
        flags: Vec<DayFlag>,
    },
    /// Not shared with the reader's agency: the same whether or not there is a day.
    Withheld,
    /// Since R*.
    Since {
        /// The day.
        day: Date,
        /// The local time, where somebody wrote it down.
        time: Option<Time>,
    },
}

/// The lead worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Who.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// Their agency's name.
    pub agency: String,
    /// Whether they are away and the reader stands in for them.
    pub covered: bool,
}

/// The top of every page about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Who.
    pub person: PersonId,
    /// Their open case; people who are in no programme yet have none.
    pub case: Option<CaseId>,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// The name for reading; [`UNNAMED`] where it is not shared with the reader's agency.
    ///
    /// [`UNNAMED`]: crate::looking::UNNAMED
    pub name: String,
    /// Whether the name is shared with the reader's agency.
    pub named: bool,
    /// The given name for reading; the whole name where there is only one.
    pub first_name: String,
    /// Day of birth.
    pub born: Option<Date>,
    /// Languages spoken, best first, as codes.
    pub languages: Vec<String>,
    /// Whether an interpreter is needed; `None` is not yet known.
    pub interpreter_needed: Option<bool>,
    /// What helps with reading, in words.
    pub reading_needs: Option<String>,
    /// The day of death; notices stop, the record stays.
    pub died_on: Option<Date>,
    /// The reader's local day.
    pub today: Date,
    /// The clock.
    pub countdown: Countdown,
    /// That a worker's choice of the date stands against what the dates given would make of it.
    pub disagreement: Option<Disagreement>,
    /// The lead worker, from acceptance on.
    pub lead: Option<Lead>,
    /// Who is responsible until then: the agency that referred.
    pub referring: Option<String>,
    /// How the person stands to programmes.
    pub programmes: Vec<TakingPart>,
    /// Which of the release-day six are missing; nothing of a person who is out.
    pub missing: Vec<ReleaseItem>,
    /// How many milestones are overdue.
    pub overdue: usize,
    /// What the reader may do.
    pub can: Can,
}

impl Head {
    /// R, while the person is inside.
    pub const fn leaves_on(&self) -> Option<Date> {
        match &self.countdown {
            Countdown::To { day, .. } => Some(*day),
            Countdown::NeverInside | Countdown::Unknown | Countdown::Withheld | Countdown::Since { .. } => {
                None
            }
        }
    }
    /// R*, once the person is out.
    pub const fn released_on(&self) -> Option<Date> {
        match &self.countdown {
            Countdown::Since { day, .. } => Some(*day),
            Countdown::NeverInside | Countdown::Unknown | Countdown::Withheld | Countdown::To { .. } => None,
        }
    }
}

/// A milestone on the drawn line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Its name in the reader's language.
    pub label: String,
    /// The day it was met, or is due.
    pub day: Date,
    /// How it looks now.
    pub status: MilestoneStatus,
}

/// A partner on the drawn line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The agency's name.
    pub agency: String,
    /// Since when.
    pub from: Date,
    /// Accepted, or asked.
    pub accepted: bool,
}

/// The first page of a case.
#[derive(Debug, Clone)]
pub struct Case {
    /// The top.
    pub head: Head,
    /// The categories that the person's yes could open to the reader, recorded or not.
    pub could_open: Vec<Category>,
    /// The day of admission.
    pub admitted_on: Option<Date>,
    /// The end of follow-up, by the programme that lasts longest.
    pub follow_up_ends: Option<Date>,
    /// Milestones with a day.
    pub milestones: Vec<Drawn>,
    /// Days of contacts.
    pub contacts: Vec<Date>,
    /// Partners.
    pub partners: Vec<Bar>,
    /// The release-day six; empty where there was no custody.
    pub six: Vec<ReleaseDayItem>,
    /// Programmes that the person could take part in, and what is not yet known.
    pub open_to: Vec<OpenTo>,
    /// What must not happen, for who may know.
    pub protective: Vec<protective_rule::Shown>,
    /// The plan, where there is a case.
    pub plan: Option<plan::Plan>,
}

/// Everything about a person that several parts of a page need, read once.
pub(crate) struct Known {
    pub(crate) relation: Relation,
    pub(crate) records: Vec<PersonRecord>,
    pub(crate) episode: Option<Episode>,
    pub(crate) case: Option<CaseFile>,
    died_on: Option<Date>,
    lead: Option<(UserId, String, String)>,
    six: Vec<ReleaseDayItem>,
    facts: Option<OfCase>,
    packs: Vec<Current>,
}

impl Known {
    /// Reads it, if the actor may see the person at all.
    pub(crate) fn read(cx: &Cx, q: &mut dyn Query, person: PersonId) -> Result<Self> {
        let relation = visibility::relation(q, &cx.actor, person)?;
        let subject = Subject::Person(person);
        // Looking needs no record of one's own.
        let holds_record = false;
        decide(&Request { actor: &cx.actor, action: Action::ViewPerson, subject, relation, holds_record })?;
        let who = (cx.actor.agency, cx.actor.user);
        let Top { episode, case, died_on, lead, six, facts, packs } = cases::top(q, person, who, cx.now)?;
        let records = person::records(q, person)?;
        Ok(Self { relation, records, episode, case, died_on, lead, six, facts, packs })
    }

    /// The record whose name stands on the page: the reader's own agency's, else the oldest.
    fn record(&self, cx: &Cx) -> Result<&PersonRecord> {
        let own = self.records.iter().find(|record| Some(record.agency) == cx.actor.agency);
        own.or(self.records.first()).ok_or(Error::NotFound)
    }

    /// Who looks, for redaction.
    pub(crate) fn viewer(&self, cx: &Cx, q: &mut dyn Query) -> Result<Viewer> {
        looking::at_read(cx, q, self.case.as_ref(), self.facts.clone())
    }

    fn holds_record(&self, cx: &Cx) -> bool {
        self.records.iter().any(|record| Some(record.agency) == cx.actor.agency)
    }

    fn jurisdiction(&self, cx: &Cx) -> Result<String> {
        Ok(match (&self.episode, &self.case) {
            (Some(episode), _) => episode.jurisdiction.clone(),
            (None, Some(case)) => case.jurisdiction.clone(),
            (None, None) => cx.jurisdiction()?.id.clone(),
        })
    }

    fn lead(&self, cx: &Cx) -> Option<Lead> {
        let (user, name, agency) = self.lead.clone()?;
        Some(Lead { user, name, agency, covered: cx.actor.stands_in_for.contains(&user) })
    }

    fn can(&self, cx: &Cx, person: PersonId) -> Can {
        let holds_record = self.holds_record(cx);
        let (subject, relation) = (Subject::Person(person), self.relation);
        let may =
            |action| decide(&Request { actor: &cx.actor, action, subject, relation, holds_record }).is_ok();
        Can {
            change_date: self.episode.is_some() && may(Action::ChangeReleaseDate),
            mark_six: self.episode.is_some() && may(Action::MarkReleaseItem),
            settle: may(Action::SettleMilestone),
            enrol: may(Action::ChangeEnrolment),
            edit_person: may(Action::EditPerson),
            plan: self.case.is_some() && may(Action::EditPlan),
            note: self.case.is_some() && may(Action::WriteNote),
            involve: self.case.is_some() && may(Action::InvolvePartner),
            attach: self.case.is_some() && may(Action::AttachDocument),
            hand_over: self.case.is_some() && may(Action::HandOver),
            permit: self.case.is_some() && may(Action::RecordPermission),
        }
    }
}

/// The top of a page about a person. The page's own use case writes the disclosure.
pub fn head(cx: &Cx, person: PersonId) -> Result<Head> {
    cx.read(|cx, tx| {
        let known = Known::read(cx, tx, person)?;
        read_head(cx, tx, person, &known)
    })
}

/// The top of a page with what is known, the case that the page is about, and who looks; not found of
/// somebody who has no case. The page's own use case goes on in the same transaction.
pub(crate) fn with_case(cx: &Cx, q: &mut dyn Query, person: PersonId) -> Result<(Head, CaseFile, Viewer)> {
    let known = Known::read(cx, q, person)?;
    let viewer = known.viewer(cx, q)?;
    let head = head_for(cx, q, person, &known, &viewer)?;
    Ok((head, known.case.ok_or(Error::NotFound)?, viewer))
}

/// The same inside a transaction that has read what is [`Known`].
pub(crate) fn read_head(cx: &Cx, q: &mut dyn Query, person: PersonId, known: &Known) -> Result<Head> {
    let viewer = known.viewer(cx, q)?;
    head_for(cx, q, person, known, &viewer)
}

/// The same for a page that goes on with who looks.
pub(crate) fn head_for(
    cx: &Cx,
    q: &mut dyn Query,
    person: PersonId,
    known: &Known,
    viewer: &Viewer,
) -> Result<Head> {
    Ok(head_and_milestones(cx, q, person, known, viewer)?.0)
}

/// The same for the page that draws the milestones too: [`of_live_programmes`], of whoever may know the days.
fn head_and_milestones(
    cx: &Cx,
    q: &mut dyn Query,
    person: PersonId,
    known: &Known,
    viewer: &Viewer,
) -> Result<(Head, Vec<Vec<StoredMilestone>>)> {
    let record = known.record(cx)?;
    let named = looking::is_named(viewer);
    let jurisdiction = known.jurisdiction(cx)?;
    let calendar = cx.world.jurisdiction(&jurisdiction)?;
    let today = calendar.local_date(cx.now);
    let dated = looking::of_dates(viewer);
    let countdown = match &known.episode {
        _ if dated == Depth::None => Countdown::Withheld,
        None => Countdown::NeverInside,
        Some(episode) => match (episode.status, &episode.working) {
            (EpisodeStatus::Closed { released_on, released_at }, _) => {
                Countdown::Since { day: released_on, time: released_at.map(|at| calendar.local_time(at)) }
            }
            (EpisodeStatus::Open, Some(working)) => {
                Countdown::To { day: working.date, flags: day_flags(calendar, working.date, &cx.locale) }
            }
            (EpisodeStatus::Open, None) => Countdown::Unknown,
        },
    };
    let inside = known.episode.as_ref().filter(|episode| episode.status == EpisodeStatus::Open);
    let missing = match inside {
        Some(_) => {
            let missing = known.six.iter().filter(|item| item.status == ItemStatus::Missing);
            missing
                .map(|item| item.item)
                .filter(|item| looking::of_item(viewer, *item) > Depth::None)
                .collect()
        }
        None => Vec::new(),
    };
    let mut programmes = match &known.case {
        Some(case) => taking_part::list(cx, q, case)?,
        None => Vec::new(),
    };
    let referring = programmes.first().map(|first| first.referring_agency.clone());
    programmes.retain(|it| looking::may_know_of_programme(viewer, it.id));
    let milestones = match &known.case {
        Some(case) if dated >= Depth::Summary => of_live_programmes(q, case.id, &programmes)?,
        _ => Vec::new(),
    };
    let head = Head {
        person,
        case: known.case.as_ref().map(|case| case.id),
        jurisdiction: jurisdiction.clone(),
        name: looking::name(named, &record.name),
        named,
        first_name: if named { first_name(&record.name) } else { looking::UNNAMED.to_owned() },
        born: record.birth_date.filter(|_| named),
        languages: if named { record.languages.clone() } else { Vec::new() },
        interpreter_needed: record.interpreter_needed.filter(|_| named),
        reading_needs: record.reading_needs.clone().filter(|_| named),
        died_on: known.died_on,
        today,
        countdown,
        disagreement: match inside.filter(|_| dated >= Depth::Summary) {
            Some(episode) => disagreement(cx, q, episode)?,
            None => None,
        },
        lead: known.lead(cx),
        referring,
        overdue: overdue(&milestones, calendar.moment(cx.now)),
        programmes,
        missing,
        can: known.can(cx, person),
    };
    Ok((head, milestones))
}

/// The given name for reading; the whole name where there is only one.
fn first_name(name: &Name) -> String {
    let given = name.given_name.trim();
    throughline_domain::person::readable(if given.is_empty() { name.surname.trim() } else { given })
}

fn overdue(milestones: &[Vec<StoredMilestone>], now: Moment) -> usize {
    let late =
        |stored: &StoredMilestone| matches!(stored.milestone.status(now), MilestoneStatus::Overdue { .. });
    milestones.iter().filter(|group| group.first().is_some_and(late)).count()
}

/// The milestones of the programmes that are running, grouped by what is one act for the whole case;
/// the first of each group stands for it.
fn of_live_programmes(
    q: &mut dyn Query,
    case: CaseId,
    programmes: &[TakingPart],
) -> Result<Vec<Vec<StoredMilestone>>> {
    let live = |id: EnrolmentId| programmes.iter().any(|it| it.id == id && it.ended.is_none());
    if programmes.iter().all(|it| it.ended.is_some()) {
        return Ok(Vec::new());
    }
    let mut stored = milestone::of_case(q, case)?;
    stored.retain(|stored| live(stored.enrolment));
    Ok(clock::shown_once(stored, |_| false))
}

/// The first page of a case.
pub fn view(cx: &Cx, person: PersonId) -> Result<Case> {
    let shown = cx.disclose(|cx, tx| {
        let known = Known::read(cx, tx, person)?;
        let viewer = known.viewer(cx, tx)?;
        let (head, milestones) = head_and_milestones(cx, tx, person, &known, &viewer)?;
        let dated = looking::of_dates(&viewer) >= Depth::Summary;
        let (milestones, follow_up_ends) =
            if dated { line(cx, tx, &head, &known, &milestones)? } else { (Vec::new(), None) };
        let (contacts, partners, plan, answers) = match &known.case {
            Some(case) => {
                let FirstPage { held, newest, answers } = cases::first_page(tx, case.id)?;
                let plan = plan::read_with(cx, tx, case, &viewer, newest, head.can.plan)?;
                let contacts = contacts(cx, case, &viewer, held)?;
                (contacts, partners(cx, tx, case, &viewer)?, Some(plan), Some(answers))
            }
            None => (Vec::new(), Vec::new(), None, None),
        };
        let open_to = match &known.episode {
            Some(episode) if head.can.enrol => {
                let packs: Vec<Arc<str>> = known.packs.into_iter().map(|(_, hash)| hash).collect();
                let ground = taking_part::Ground { current: &packs, records: &known.records, answers };
                taking_part::open_to(cx, tx, episode, &head.programmes, ground)?
            }
            _ => Vec::new(),
        };
        let mut categories = vec![Category::Identity, Category::Sentence, Category::Plan];
        if let Some(plan) = &plan {
            categories.extend(plan.active.iter().map(|shown| shown.goal.category));
        }
        let admitted_on = known.episode.as_ref().and_then(|episode| episode.admitted_on);
        let admitted_on = admitted_on.filter(|_| dated);
        let six = looking::open_six(&viewer, known.six);
        let protective = match &known.case {
            Some(case) => protective_rule::open_to(cx, tx, case.id, &viewer)?,
            None => Vec::new(),
        };
        let could_open = crate::who_sees::categories()
            .filter(|category| known.case.is_some() && viewer.permission_could_open(*category))
            .collect();
        let case = Case {
            head,
            could_open,
            admitted_on,
            follow_up_ends,
            milestones,
            contacts,
            partners,
            six,
            open_to,
            protective,
            plan,
        };
        Ok((case, Disclosure { view: "case", people: People::One(person), categories }))
    })?;
    if !shown.protective.is_empty() {
        protective_rule::record_shown(cx, person)?;
    }
    Ok(shown)
}

/// The milestones of the present episode that have a day, and the end of follow-up.
fn line(
    cx: &Cx,
    q: &mut dyn Query,
    head: &Head,
    known: &Known,
    milestones: &[Vec<StoredMilestone>],
) -> Result<(Vec<Drawn>, Option<Date>)> {
    let Some(episode) = &known.episode else { return Ok((Vec::new(), None)) };
    let calendar = cx.world.jurisdiction(&head.jurisdiction)?;
    let now = calendar.moment(cx.now);
    let mut drawn = Vec::new();
    let mut ends = None;
    let mut packs = Vec::new();
    for programme in head.programmes.iter().filter(|programme| programme.ended.is_none()) {
        let pack = cx.world.packs.get(q, &programme.pack_hash)?;
        ends = ends.max(clock::follow_up_ends(cx, &pack, episode)?);
        packs.push((programme.id, pack));
    }
    for group in milestones {
        let Some(stored) = group.first().filter(|stored| stored.episode == Some(episode.id)) else {
            continue;
        };
        let Some((_, pack)) = packs.iter().find(|(id, _)| *id == stored.enrolment) else { continue };
        let met = stored.milestone.state.settled_on();
        let Some(day) = met.or(stored.milestone.due.map(|due| due.on)) else { continue };
        drawn.push(Drawn {
            label: pack.label(&cx.locale, "milestone", &stored.milestone.code).to_owned(),
            day,
            status: stored.milestone.status(now),
        });
    }
    drawn.sort_by_key(|milestone| milestone.day);
    Ok((drawn, ends))
}

/// The days of the contacts that count for this viewer.
fn contacts(cx: &Cx, case: &CaseFile, viewer: &Viewer, held: Vec<Contact>) -> Result<Vec<Date>> {
    let calendar = cx.world.jurisdiction(&case.jurisdiction)?;
    let shown = held.into_iter().filter(|contact| note::counts(viewer, contact));
    Ok(shown.map(|contact| calendar.local_date(contact.at)).collect())
}

/// Partners, as far as this viewer may know of them.
fn partners(cx: &Cx, q: &mut dyn Query, case: &CaseFile, viewer: &Viewer) -> Result<Vec<Bar>> {
    let calendar = cx.world.jurisdiction(&case.jurisdiction)?;
    let mut bars = Vec::new();
    let on_it = involvement::named(q, case.id)?;
    let decides = on_it
        .iter()
        .any(|it| Some(it.involvement.agency) == cx.actor.agency && decides_for_all(&it.involvement));
    for involvement::Named { involvement: known, agency, kind, .. } in on_it {
        if !looking::may_know_of(viewer, decides, known.agency, &kind) {
            continue;
        }
        let accepted = match known.status {
            Status::Accepted => true,
            Status::Invited => false,
            Status::Proposed | Status::Declined | Status::Closed => continue,
        };
        if known.part == Part::Referring {
            continue;
        }
        bars.push(Bar { agency, from: calendar.local_date(known.since), accepted });
    }
    Ok(bars)
}

/// The milestone or enrolment named in an address, checked to be this person's: an id of somebody
/// else's leads nowhere.
pub(crate) fn own_milestone(
    q: &mut dyn Query,
    person: PersonId,
    id: MilestoneId,
) -> Result<milestone::StoredMilestone> {
    let stored = milestone::get(q, id)?;
    if cases::get(q, stored.case)?.person == person { Ok(stored) } else { Err(Error::NotFound) }
}

/// The same for an enrolment.
pub(crate) fn own_enrolment(
    q: &mut dyn Query,
    person: PersonId,
    id: EnrolmentId,
) -> Result<enrolment::Enrolment> {
    let stored = enrolment::get(q, id)?;
    if cases::get(q, stored.case)?.person == person { Ok(stored) } else { Err(Error::NotFound) }
}
