//! Who looks at a person's case, for decisions on sharing: the facts, read in the transaction of the
//! page that is shown, and handed to the policies.
//!
//! Nothing is kept between two reads. What a permission, an agreement or a limit opened a moment ago is
//! asked for again by the next page, on whichever server that is.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::civil::Date;
use throughline_domain::{
    agency::{AgencyKind, Role},
    category::{Category, Depth},
    custody::ReleaseItem,
    id::{AgencyId, CaseId, EnrolmentId, PersonId, UserId},
    involvement::Part,
    person::Name,
    purpose::Purpose,
};
use throughline_policy::sharing::{
    Agreed, CitedBasis, Column, Facts, Footing, Outside, Partner, Programme, Viewer,
};
use throughline_store::{
    case::{self, CaseFile},
    custody::ReleaseDayItem,
    db::Query,
    pack,
    sharing::{self as rows, Common, Enrolled, Kept, Looking, OfCase, OnList},
};

use crate::{Cx, Error, Result};

/// Who looks: a user of an agency, or an agency as a whole.
#[derive(Debug, Clone)]
struct Reader {
    user: Option<UserId>,
    agency: AgencyId,
    kind: AgencyKind,
    column: Option<Column>,
    roles: Arc<[Role]>,
}

/// The column in which a kind of agency is read; a kind that nobody knows has none, and sees nothing.
fn column(cx: &Cx, jurisdiction: &str, kind: &AgencyKind) -> Option<Column> {
    let known = cx.world.jurisdictions.get(jurisdiction)?;
    known.matrix_column(kind.code()).map(|code| Column(Arc::clone(code)))
}

/// The actor as a reader; the operator is none.
fn actor(cx: &Cx) -> Result<Reader> {
    let agency = cx.actor.agency.ok_or(Error::NotFound)?;
    let kind = cx.actor.agency_kind.clone().ok_or(Error::NotFound)?;
    Ok(Reader {
        user: cx.actor.user,
        agency,
        column: column(cx, &cx.jurisdiction()?.id, &kind),
        kind,
        roles: cx.actor.roles.as_slice().into(),
    })
}

/// The actor as they look at a person.
pub(crate) fn at(cx: &Cx, q: &mut dyn Query, person: PersonId) -> Result<Viewer> {
    let case = case::find_open_of(q, person)?;
    at_case(cx, q, case.as_ref())
}

/// The same for who has read the case. Somebody without one is known to nobody but the agencies that
/// hold a record of their own: whoever may look at all is one of them.
pub(crate) fn at_case(cx: &Cx, q: &mut dyn Query, case: Option<&CaseFile>) -> Result<Viewer> {
    at_read(cx, q, case, None)
}

/// The same for who has read what stands about the case with it.
pub(crate) fn at_read(
    cx: &Cx,
    q: &mut dyn Query,
    case: Option<&CaseFile>,
    ready: Option<OfCase>,
) -> Result<Viewer> {
    let reader = actor(cx)?;
    let viewer = if let Some(case) = case {
        one(cx, q, &reader, case, ready)?
    } else {
        let found = OfCase { records: vec![reader.agency], ..OfCase::default() };
        seat(cx, q, &reader, found, &[].into(), cx.today()?)?
    };
    cx.looks_as(&viewer);
    Ok(viewer)
}

/// Another agency of the case, as it would look: whoever of it is signed in.
pub(crate) fn as_agency(
    cx: &Cx,
    q: &mut dyn Query,
    case: &CaseFile,
    (agency, kind): (AgencyId, &AgencyKind),
) -> Result<Viewer> {
    let reader = Reader {
        user: None,
        agency,
        kind: kind.clone(),
        column: column(cx, &case.jurisdiction, kind),
        roles: [].into(),
    };
    one(cx, q, &reader, case, None)
}

/// A case on a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listed<'a> {
    /// Who it is about, where they are shown: the entry of the list says what opened them.
    pub person: Option<PersonId>,
    /// Which.
    pub case: CaseId,
    /// Its jurisdiction.
    pub jurisdiction: &'a str,
    /// What lies ready about it for the reader's agency.
    pub kept: Option<&'a Kept>,
}

/// The actor as they look at the people of a list, in as many statements as at one.
pub(crate) fn at_list(cx: &Cx, q: &mut dyn Query, listed: &[Listed<'_>]) -> Result<HashMap<CaseId, Viewer>> {
    if listed.is_empty() {
        return Ok(HashMap::new());
    }
    let reader = actor(cx)?;
    let mut days = HashMap::new();
    for it in listed {
        days.insert(it.case, cx.world.jurisdiction(it.jurisdiction)?.local_date(cx.now));
    }
    let earliest = days.values().min().copied().ok_or(Error::NotFound)?;
    let mut facts = kept(cx, q, listed)?;
    let mut others: Vec<CaseId> = days.keys().copied().filter(|case| !facts.contains_key(case)).collect();
    others.sort_unstable();
    for cases in others.chunks(TOGETHER) {
        facts.extend(rows::of_cases(q, cases, looking(cx, &reader, earliest))?);
    }
    let agreements = rows::agreements(q, reader.agency, &on_cases(facts.values()), earliest)?.into();
    let mut viewers = HashMap::with_capacity(days.len());
    for (case, today) in days {
        let of_case = facts.remove(&case).unwrap_or_default();
        viewers.insert(case, seat(cx, q, &reader, of_case, &agreements, today)?);
    }
    cx.looks_at_list(listed.iter().filter_map(|it| Some((it.person?, viewers.get(&it.case)?.clone()))));
    Ok(viewers)
}

/// What lies ready about the cases of a list. What the reader has opened in an emergency is no part of it.
fn kept(cx: &Cx, q: &mut dyn Query, listed: &[Listed<'_>]) -> Result<HashMap<CaseId, OfCase>> {
    let mut found = HashMap::with_capacity(listed.len());
    let mut ready = listed.iter().filter_map(|it| Some((it.case, it.kept?))).peekable();
    if ready.peek().is_none() {
        return Ok(found);
    }
    let mut common = Common::of(pack::current_versions(q)?);
    for (case, kept) in ready {
        found.insert(case, kept.read(&mut common)?);
    }
    if let Some(user) = cx.actor.user {
        for (case, glass) in rows::open_glasses(q, user, cx.now)? {
            if let Some(of_case) = found.get_mut(&case) {
                of_case.break_glass = Some(glass);
            }
        }
    }
    Ok(found)
}

/// Whether a statute in force lets the actor's agency know something of a category before it is on the case:
/// a signal that somebody comes home. The rules of the day count, whatever version an enrolment began with.
pub(crate) fn signals(
    cx: &Cx,
    q: &mut dyn Query,
    pack_id: &str,
    jurisdiction: &str,
    category: Category,
) -> Result<bool> {
    let reader = actor(cx)?;
    let current = pack::current_versions(q)?.into_iter().find(|(id, _)| **id == *pack_id);
    let (Some((_, hash)), Some(column)) = (current, &reader.column) else { return Ok(false) };
    let pack = cx.world.packs.get(q, &hash)?;
    let sharing = cx.world.packs.learn(&pack)?;
    let today = cx.world.jurisdiction(jurisdiction)?.local_date(cx.now);
    let bases = cx.world.packs.cited(q, &hash)?;
    let outside = Outside { column, kind: &reader.kind, programme: &hash, bases: &bases, today };
    Ok(sharing.signals(&outside, category))
}

/// Whether the policies let the actor's agency, a victim service, be told when somebody leaves, for a victim
/// who asked for it: a named exception to who is on the case.
pub(crate) fn tells_victims(cx: &Cx, q: &mut dyn Query, case: &CaseFile) -> Result<bool> {
    let reader = actor(cx)?;
    let today = cx.world.jurisdiction(&case.jurisdiction)?.local_date(cx.now);
    let found = rows::of_cases(q, &[case.id], looking(cx, &reader, today))?.remove(&case.id);
    let found = found.unwrap_or_default();
    let mut programmes = Vec::with_capacity(found.programmes.len());
    for it in &found.programmes {
        programmes.push(footing_of(it, &cx.world.packs.cited(q, &it.hash)?));
    }
    let agreements = rows::agreements(q, reader.agency, &on_cases([&found]), today)?.into();
    Ok(seat(cx, q, &reader, found, &agreements, today)?.tells_victims(&programmes, true))
}

/// Whether the actor may see who the records are about that wait in the queue of possible matches.
pub(crate) fn reviews(cx: &Cx) -> Result<bool> {
    let reader = actor(cx)?;
    let Some(column) = &reader.column else { return Ok(false) };
    Ok(cx.world.packs.sharing()?.reviews(column, &reader.roles, true, cx.today()?))
}

/// What stands in the place of a name that is not shared with the reader; the same in every language.
pub(crate) const UNNAMED: &str = "N. N.";

/// How much of who the person is a reader may know. Who holds a record of its own knows.
pub(crate) fn identity(viewer: &Viewer) -> Depth {
    if viewer.facts().holds_record { Depth::Full } else { viewer.depth(Category::Identity, None) }
}

/// Whether a reader may know how the person is called: what a summary is enough for.
pub(crate) fn is_named(viewer: &Viewer) -> bool {
    identity(viewer) >= Depth::Summary
}

/// How much of when somebody leaves, or left, a reader may know: row 2. Every cell of it that opens at all
/// names the day; the kind of date, the days before it and the deadlines that hang on it need a summary. Who
/// holds the record knows.
pub(crate) fn of_dates(viewer: &Viewer) -> Depth {
    if viewer.facts().holds_record { Depth::Full } else { viewer.depth(Category::Sentence, None) }
}

/// Whether a reader may know that somebody takes part in a programme, and of its deadlines: who takes part in
/// it, who holds the record, and who may see the plan in short. What a programme is for can tell as much as
/// a diagnosis.
pub(crate) fn may_know_of_programme(viewer: &Viewer, enrolment: EnrolmentId) -> bool {
    let facts = viewer.facts();
    facts.holds_record
        || facts.footings.iter().any(|it| it.enrolment == Some(enrolment) && it.open_on(facts.today))
        || viewer.depth(Category::Plan, None) >= Depth::Summary
}

/// Whether a reader may know that an agency is on the case. Of a victim service that knows who may see row 5,
/// who decides who is on the case, and the service itself: its name alone tells that somebody was harmed.
pub(crate) fn may_know_of(viewer: &Viewer, decides: bool, agency: AgencyId, kind: &AgencyKind) -> bool {
    !kind.serves_victims()
        || decides
        || viewer.facts().agency == Some(agency)
        || viewer.depth(Category::Victim, None) > Depth::None
}

/// How much a reader may know of how one of the release-day six stands: housing, money, health, each by
/// its own row. Who holds the record knows.
pub(crate) fn of_item(viewer: &Viewer, item: ReleaseItem) -> Depth {
    if viewer.facts().holds_record { Depth::Full } else { viewer.depth(item.category(), None) }
}

/// The six as far as a reader may know of them: how each stands, and what exactly from a summary on.
pub(crate) fn open_six(viewer: &Viewer, six: Vec<ReleaseDayItem>) -> Vec<ReleaseDayItem> {
    let shown = |it: ReleaseDayItem| match of_item(viewer, it.item) {
        Depth::None => None,
        depth if depth < Depth::Summary => Some(ReleaseDayItem { detail: None, ..it }),
        _ => Some(it),
    };
    six.into_iter().filter_map(shown).collect()
}

/// How many people of a list are asked about in one statement.
const TOGETHER: usize = 100;

/// The actor as they look at those people of a list of whom their agency holds no record. Whose record it
/// holds is named to it, and is not in here.
pub(crate) fn at_others(
    cx: &Cx,
    q: &mut dyn Query,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Option<Viewer>>> {
    let mut found = HashMap::new();
    let Some(agency) = cx.actor.agency else { return Ok(people.iter().map(|id| (*id, None)).collect()) };
    // A list of notices names one person more than once.
    let mut once: Vec<PersonId> = people.to_vec();
    once.sort_unstable();
    once.dedup();
    for people in once.chunks(TOGETHER) {
        let others: Vec<OnList> =
            rows::on_list(q, people, agency)?.into_iter().filter(|it| !it.holds_record).collect();
        let listed: Vec<Listed<'_>> = others
            .iter()
            .filter_map(|it| it.case.as_ref().map(|case| (it.person, case, it.kept.as_ref())))
            .map(|(person, (case, jurisdiction), kept)| Listed {
                person: Some(person),
                case: *case,
                jurisdiction,
                kept,
            })
            .collect();
        let mut viewers = at_list(cx, q, &listed)?;
        found.extend(others.iter().map(|it| {
            let viewer = it.case.as_ref().and_then(|(case, _)| viewers.remove(case));
            (it.person, viewer)
        }));
    }
    Ok(found)
}

/// Those of the people of a list whose names the actor may know.
pub(crate) fn named(cx: &Cx, q: &mut dyn Query, people: &[PersonId]) -> Result<HashSet<PersonId>> {
    let others = at_others(cx, q, people)?;
    let is_open = |person: &&PersonId| match others.get(person) {
        Some(viewer) => viewer.as_ref().is_some_and(is_named),
        None => true,
    };
    Ok(people.iter().filter(is_open).copied().collect())
}

/// A name for reading, where the actor may know it.
pub(crate) fn name(named: bool, name: &Name) -> String {
    if named { name.readable() } else { UNNAMED.to_owned() }
}

fn one(
    cx: &Cx,
    q: &mut dyn Query,
    reader: &Reader,
    case: &CaseFile,
    ready: Option<OfCase>,
) -> Result<Viewer> {
    let today = cx.world.jurisdiction(&case.jurisdiction)?.local_date(cx.now);
    let of_case = match ready {
        Some(ready) => Some(ready),
        None => rows::of_cases(q, &[case.id], looking(cx, reader, today))?.remove(&case.id),
    };
    let of_case = of_case.unwrap_or_default();
    let agreements = rows::agreements(q, reader.agency, &on_cases([&of_case]), today)?.into();
    seat(cx, q, reader, of_case, &agreements, today)
}

/// Everybody with whom an agency could share on the footing of some cases: who refers or leads, has a seat or
/// holds a record. An agreement that binds somebody else opens nothing there.
fn on_cases<'a>(cases: impl IntoIterator<Item = &'a OfCase>) -> Vec<AgencyId> {
    let mut found = Vec::new();
    for case in cases {
        let programmes = case.programmes.iter().flat_map(|it| [Some(it.referring), it.lead]).flatten();
        let others = programmes.chain(case.seats.iter().map(|seat| seat.agency));
        for agency in others.chain(case.records.iter().copied()) {
            if !found.contains(&agency) {
                found.push(agency);
            }
        }
    }
    found
}

fn looking(cx: &Cx, reader: &Reader, today: Date) -> Looking {
    Looking { user: reader.user, agency: reader.agency, today, now: cx.now }
}

/// Puts the facts together. Every programme's profile is learnt first: one that nobody read opens
/// nothing.
fn seat(
    cx: &Cx,
    q: &mut dyn Query,
    reader: &Reader,
    found: OfCase,
    agreements: &Arc<[Agreed]>,
    today: Date,
) -> Result<Viewer> {
    let sharing = cx.world.packs.sharing()?;
    let mut bases = Vec::with_capacity(found.programmes.len());
    for enrolled in &found.programmes {
        bases.push(cx.world.packs.cited(q, &enrolled.hash)?);
    }
    let footings = footings(reader, &found, &bases);
    let running = found.programmes.iter().filter(|it| it.ended_on.is_none());
    let partners = found.seats.iter().filter(|seat| seat.agency != reader.agency);
    let facts = Facts {
        agency: Some(reader.agency),
        kind: Some(reader.kind.clone()),
        column: reader.column.clone(),
        roles: Arc::clone(&reader.roles),
        purpose: Purpose::Throughcare,
        today,
        holds_record: found.records.contains(&reader.agency),
        footings,
        programmes: running.map(programme).collect(),
        partners: partners
            .map(|seat| Partner { agency: seat.agency, column: column(cx, &seat.jurisdiction, &seat.kind) })
            .collect(),
        permissions: found.permissions,
        agreements: Arc::clone(agreements),
        narrowings: found.narrowings,
        judgements: found.judgements,
        level: found.level.number(),
        // No order of a court about treatment is written down anywhere yet.
        court_ordered: false,
        break_glass: found.break_glass,
    };
    Ok(Viewer::new(sharing, facts))
}

fn programme(enrolled: &Enrolled) -> Programme {
    Programme { pack: Arc::clone(&enrolled.pack), hash: Arc::clone(&enrolled.hash) }
}

/// Where an agency stands that takes part in a programme.
fn footing_of(it: &Enrolled, bases: &Arc<[CitedBasis]>) -> Footing {
    Footing {
        enrolment: Some(it.id),
        programme: Some(programme(it)),
        ended_on: it.ended_on,
        closed_on: None,
        counterparts: [Some(it.referring), it.lead].into_iter().flatten().collect(),
        bases: Arc::clone(bases),
    }
}

/// Where the reader's agency stands: through the enrolment that its involvement rests on, and through
/// those that it refers or leads. An agency that is on the case beside every programme stands there by
/// the default profile, and shares with who decides on the case and who holds a record of the person.
fn footings(reader: &Reader, found: &OfCase, bases: &[Arc<[CitedBasis]>]) -> Vec<Footing> {
    let Some(own) = found.seats.iter().find(|seat| seat.agency == reader.agency) else {
        return Vec::new();
    };
    let through = |it: &&Enrolled| {
        own.enrolment == Some(it.id) || it.referring == reader.agency || it.lead == Some(reader.agency)
    };
    let footings: Vec<Footing> = found
        .programmes
        .iter()
        .zip(bases)
        .filter(|(it, _)| through(it))
        .map(|(it, bases)| footing_of(it, bases))
        .collect();
    if !footings.is_empty() {
        return footings;
    }
    let deciding = found.seats.iter().filter(|seat| seat.part != Part::Partner);
    vec![Footing {
        enrolment: None,
        programme: None,
        ended_on: None,
        closed_on: None,
        counterparts: deciding.map(|seat| seat.agency).chain(found.records.iter().copied()).collect(),
        bases: [].into(),
    }]
}
