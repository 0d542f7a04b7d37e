//! What the pages of permissions show.
//!
//! A permission names categories, so it tells something by itself. Who decides on the case (the agency
//! that brought the person in, and the one that leads) sees all of them; a partner sees those that open
//! to it and those that it asked for.

use jiff::civil::Date;
use throughline_domain::{
    agency::AgencyKind,
    category::Category,
    custody::EpisodeStatus,
    id::{AgencyId, PermissionId, PersonId, UserId},
    involvement::Status as Involved,
    permission::{self as rules, Recipient},
};
use throughline_policy::Action;
use throughline_store::{
    agency::{self, Agency},
    case::CaseFile,
    custody,
    db::Query,
    enrolment, history, involvement, permission, person, user,
};

use super::{Permission, born, of_case};
use crate::{
    Cx, Result,
    authorise::{self, Disclosure, People},
    clock,
    involvement::manages,
    looking, narrowing,
    plan::{local_day, open_case},
};

/// How far back the list of what was shared looks.
const ENTRIES: i64 = 1_000;

/// A permission with the names behind its ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The permission.
    pub permission: Permission,
    /// The name of the agency that it opens to; `None` where it opens to a kind.
    pub to: Option<String>,
    /// The name of the agency that asked.
    pub asked_by: String,
    /// Who recorded the answer.
    pub recorded_by: Option<String>,
    /// The last day on which it opens something, as it stands.
    pub last_day: Date,
    /// Whether it opens something today.
    pub in_force: bool,
}

/// The permissions of a case, as far as this reader may know of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permissions {
    /// The local day.
    pub today: Date,
    /// Not answered yet, or asked again.
    pub waiting: Vec<Shown>,
    /// In force.
    pub given: Vec<Shown>,
    /// Refused, withdrawn, taken back or run out.
    pub past: Vec<Shown>,
    /// Whether the reader may ask and record.
    pub may_record: bool,
    /// Whether the page of limits is open to the reader.
    pub sees_limits: bool,
}

/// What was shared with an agency on a day, and cannot be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The agency.
    pub agency: String,
    /// The local day.
    pub day: Date,
    /// What was shown.
    pub categories: Vec<Category>,
}

/// One permission, for the pages on which it is answered and withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct One {
    /// The permission.
    pub shown: Shown,
    /// The local day.
    pub today: Date,
    /// The person's whole name, for the form that is signed.
    pub name: String,
    /// Whether the person is under age.
    pub minor: bool,
    /// The languages that the person speaks, best first.
    pub languages: Vec<String>,
    /// Whether an interpreter is needed.
    pub interpreter_needed: bool,
    /// What the agencies it opens to have seen of these categories already, the newest first.
    pub shared: Vec<Shared>,
}

/// An agency on the case, or asked to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnTheCase {
    /// Which.
    pub id: AgencyId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: AgencyKind,
}

/// What a form that asks for permission starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToAsk {
    /// The agencies that it can be for.
    pub agencies: Vec<OnTheCase>,
    /// What can be asked for.
    pub categories: Vec<Category>,
    /// The usual last day.
    pub ends_on: Date,
}

/// Whether the reader's agency may know of a permission.
pub(super) fn may_know(cx: &Cx, q: &mut dyn Query, case: &CaseFile, of: &Permission) -> Result<bool> {
    let Some(own) = cx.actor.agency else { return Ok(false) };
    let theirs = match &of.to {
        Recipient::Agency(id) => *id == own,
        Recipient::Kind(kind) => cx.actor.agency_kind.as_ref() == Some(kind),
    };
    Ok(theirs || of.asked.1 == own || manages(cx, q, case.id)?)
}

/// The permissions of a person's open case.
pub fn list(cx: &Cx, person_id: PersonId) -> Result<Permissions> {
    cx.disclose(|cx, tx| {
        authorise::person(cx, tx, person_id, Action::ViewPerson)?;
        let case = open_case(tx, person_id)?;
        let today = local_day(cx, &case)?;
        let agencies = agency::list(tx)?;
        let mut shown = Permissions {
            today,
            waiting: Vec::new(),
            given: Vec::new(),
            past: Vec::new(),
            may_record: authorise::person(cx, tx, person_id, Action::RecordPermission).is_ok(),
            sees_limits: manages(cx, tx, case.id)? || narrowing::may_set_level(cx, tx, person_id),
        };
        for found in permission::list(tx, case.id)? {
            if !may_know(cx, tx, &case, &found)? {
                continue;
            }
            let one = named(tx, found, &agencies, today)?;
            let asked = one.permission.status == rules::Status::Asked;
            if asked || (one.in_force && one.permission.again.is_some()) {
                shown.waiting.push(one);
            } else if one.in_force {
                shown.given.push(one);
            } else {
                shown.past.push(one);
            }
        }
        let all = [&shown.waiting, &shown.given, &shown.past];
        let mut categories: Vec<Category> = all
            .into_iter()
            .flatten()
            .flat_map(|one| one.permission.scope.categories.iter().copied())
            .collect();
        categories.push(Category::Identity);
        Ok((shown, Disclosure { view: "permissions", people: People::One(person_id), categories }))
    })
}

fn named(q: &mut dyn Query, found: Permission, agencies: &[Agency], today: Date) -> Result<Shown> {
    let name_of = |id: AgencyId| {
        agencies.iter().find(|known| known.id == id).map(|known| known.name.clone()).unwrap_or_default()
    };
    let recorded_by: Option<UserId> = found.answer.as_ref().and_then(|answer| answer.recorded_by);
    let standing = found.standing();
    Ok(Shown {
        to: match &found.to {
            Recipient::Agency(id) => Some(name_of(*id)),
            Recipient::Kind(_) => None,
        },
        asked_by: name_of(found.asked.1),
        recorded_by: match recorded_by {
            Some(id) => Some(user::get(q, id)?.display_name),
            None => None,
        },
        last_day: rules::last_day(&standing),
        in_force: rules::in_force(&standing, today),
        permission: found,
    })
}

/// One permission.
pub fn get(cx: &Cx, person_id: PersonId, id: PermissionId) -> Result<One> {
    cx.disclose_ledger(|cx, tx| {
        authorise::person(cx, tx, person_id, Action::ViewPerson)?;
        let (case, found) = of_case(cx, tx, person_id, id)?;
        let today = local_day(cx, &case)?;
        let agencies = agency::list(tx)?;
        let records = person::records(tx, person_id)?;
        let own = records.iter().find(|record| Some(record.agency) == cx.actor.agency);
        let record = own.or(records.first());
        let named_to_reader = looking::is_named(&looking::at_case(cx, tx, Some(&case))?);
        let shared = shared(cx, tx, person_id, &case, &found, &agencies)?;
        let categories = [&found.scope.categories[..], &[Category::Identity]].concat();
        let one = One {
            name: record.map(|record| looking::name(named_to_reader, &record.name)).unwrap_or_default(),
            minor: rules::is_minor(born(&records), today),
            languages: record.map(|record| record.languages.clone()).unwrap_or_default(),
            interpreter_needed: record.and_then(|record| record.interpreter_needed).unwrap_or_default(),
            shown: named(tx, found, &agencies, today)?,
            today,
            shared,
        };
        Ok((one, Disclosure { view: "permission", people: People::One(person_id), categories }))
    })
}

/// What agencies that a permission opens to have looked at of its categories: from the ledger, one line
/// for each agency and day.
fn shared(
    cx: &Cx,
    q: &mut dyn Query,
    person_id: PersonId,
    case: &CaseFile,
    of: &Permission,
    agencies: &[Agency],
) -> Result<Vec<Shared>> {
    let jurisdiction = cx.world.jurisdiction(&case.jurisdiction)?;
    let mut days: Vec<Shared> = Vec::new();
    for line in history::list(q, person_id, None, ENTRIES)?.0 {
        let Some((id, name)) = line.agency.filter(|_| line.action == Action::ViewPerson.code()) else {
            continue;
        };
        let theirs = match &of.to {
            Recipient::Agency(to) => *to == id,
            Recipient::Kind(kind) => agencies.iter().any(|known| known.id == id && known.kind == *kind),
        };
        let seen: Vec<Category> =
            line.categories.into_iter().filter(|seen| of.scope.categories.contains(seen)).collect();
        if !theirs || seen.is_empty() {
            continue;
        }
        let day = jurisdiction.local_date(line.at);
        match days.iter_mut().find(|known| known.day == day && known.agency == name) {
            Some(known) => known.categories.extend(seen),
            None => days.push(Shared { agency: name, day, categories: seen }),
        }
    }
    for day in &mut days {
        day.categories.sort_unstable();
        day.categories.dedup();
    }
    Ok(days)
}

/// What can be asked for, and of whom.
pub fn to_ask(cx: &Cx, person_id: PersonId) -> Result<ToAsk> {
    cx.read(|cx, tx| {
        authorise::person(cx, tx, person_id, Action::RecordPermission)?;
        let case = open_case(tx, person_id)?;
        let today = local_day(cx, &case)?;
        let decides = manages(cx, tx, case.id)?;
        let live: Vec<AgencyId> = involvement::list(tx, case.id)?
            .into_iter()
            // A partner knows of those who have accepted, and of nobody who was only asked.
            .filter(|known| match known.status {
                Involved::Accepted => true,
                Involved::Proposed | Involved::Invited => decides,
                Involved::Declined | Involved::Closed => false,
            })
            .map(|known| known.agency)
            .collect();
        let viewer = looking::at_case(cx, tx, Some(&case))?;
        let agencies = agency::list(tx)?
            .into_iter()
            .filter(|known| live.contains(&known.id))
            .filter(|known| looking::may_know_of(&viewer, decides, known.id, &known.kind))
            .map(|known| OnTheCase { id: known.id, name: known.name, kind: known.kind })
            .collect();
        let categories =
            Category::ALL.iter().copied().filter(|category| rules::can_be_permitted(*category)).collect();
        Ok(ToAsk { agencies, categories, ends_on: usual_end(cx, tx, &case, today)? })
    })
}

pub(super) fn usual_end(cx: &Cx, q: &mut dyn Query, case: &CaseFile, today: Date) -> Result<Date> {
    let Some(episode) = custody::current(q, case.person)? else {
        return Ok(rules::usual_end(today, None, None));
    };
    let release = match episode.status {
        EpisodeStatus::Closed { released_on, .. } => Some(released_on),
        EpisodeStatus::Open => episode.working.as_ref().map(|working| working.date),
    };
    let mut service_ends = None;
    for enrolled in enrolment::list(q, case.id)?.into_iter().filter(enrolment::Enrolment::is_live) {
        let pack = cx.world.packs.get(q, &enrolled.pack_hash)?;
        service_ends = service_ends.max(clock::follow_up_ends(cx, &pack, &episode)?);
    }
    Ok(rules::usual_end(today, release, service_ends))
}
