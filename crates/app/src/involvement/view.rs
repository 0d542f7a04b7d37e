//! The tab "People and agencies" of a case: who is on it, since when, and resting on what.

use jiff::civil::Date;
use throughline_domain::{
    agency::AgencyKind,
    category::Category,
    id::{AgencyId, EnrolmentId, InvolvementId, PersonId, UserId},
    involvement::{Part, Status},
    programme::{pack::Pack, taking_part::takes_part},
};
use throughline_policy::{Action, sharing::Viewer};
use throughline_store::{
    agency,
    case::CaseFile,
    db::Query,
    enrolment::{self, Enrolment},
    involvement::{self, Involvement},
    lead,
};

use super::{ROLE, decides_for_all, of_role};
use crate::{
    Cx, Result,
    authorise::{self, Disclosure, People},
    case::{Head, Known, head_for},
    looking, routing,
    workload::{self, Worker},
};

/// The rule that an involvement rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// The agency holds a record of its own.
    OwnRecord,
    /// A role of the programme, with the legal bases in force today: name, and whether somebody has
    /// verified it at its source.
    Role {
        /// The role's name.
        role: String,
        /// The programme's name.
        programme: String,
        /// Its legal bases.
        legal: Vec<(String, bool)>,
    },
    /// The team decided, within the programme.
    Team {
        /// The programme's name.
        programme: Option<String>,
    },
}

/// An agency and its part in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnTheCase {
    /// The involvement.
    pub id: InvolvementId,
    /// The agency's name.
    pub agency: String,
    /// Its kind.
    pub kind: AgencyKind,
    /// Its part.
    pub part: Part,
    /// How far it has come.
    pub status: Status,
    /// Since when, as a local day.
    pub since: Date,
    /// The rule it rests on.
    pub basis: Basis,
    /// Who invited it.
    pub asked_by: Option<String>,
    /// Why it declined, or was closed.
    pub reason: Option<String>,
    /// Whether the reader can invite it now.
    pub can_invite: bool,
    /// Whether the reader can end its part, or take the invitation back.
    pub can_close: bool,
    /// For the next act.
    pub version: i64,
}

/// A role that could be filled, with the agencies to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The enrolment.
    pub enrolment: EnrolmentId,
    /// The programme's name.
    pub programme: String,
    /// The role's code; `None` for help that the programme does not name.
    pub role: Option<String>,
    /// The role's name.
    pub label: Option<String>,
    /// What the agency would do.
    pub part: Part,
    /// The agencies that fit and are not on the case.
    pub agencies: Vec<(AgencyId, String)>,
}

/// A programme that the reader's own agency can lead itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnLead {
    /// The enrolment.
    pub enrolment: EnrolmentId,
    /// The programme's name.
    pub programme: String,
    /// Who of the agency can lead.
    pub team: Vec<Worker>,
    /// For the act.
    pub version: i64,
}

/// A time during which somebody led the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Led {
    /// Who.
    pub name: String,
    /// For which agency.
    pub agency: String,
    /// From this local day.
    pub from: Date,
    /// Until this local day; `None` for who leads now.
    pub to: Option<Date>,
    /// Why the lead was given.
    pub reason: Option<String>,
}

/// The tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agencies {
    /// The top of the page.
    pub head: Head,
    /// The local day.
    pub today: Date,
    /// Whether there is a case at all.
    pub has_case: bool,
    /// Whether somebody can be invited yet: the person said yes to a programme.
    pub said_yes: bool,
    /// Who is on the case, who was asked and who is proposed; the lead first.
    pub live: Vec<OnTheCase>,
    /// Whose part has ended.
    pub ended: Vec<OnTheCase>,
    /// Roles that the reader can fill.
    pub choices: Vec<Choice>,
    /// Programmes that the reader's agency can lead itself.
    pub own_lead: Vec<OwnLead>,
    /// Who leads and who led, newest first.
    pub led: Vec<Led>,
    /// The reader, to be preselected.
    pub reader: Option<UserId>,
}

/// Who is on a person's case.
pub fn view(cx: &Cx, person: PersonId) -> Result<Agencies> {
    cx.disclose(|cx, tx| {
        let known = Known::read(cx, tx, person)?;
        let viewer = known.viewer(cx, tx)?;
        let head = head_for(cx, tx, person, &known, &viewer)?;
        let shown = match &known.case {
            Some(case) => of_case(cx, tx, case, head, &viewer)?,
            None => no_case(cx, head)?,
        };
        let disclosure =
            Disclosure { view: "agencies", people: People::One(person), categories: vec![Category::Plan] };
        Ok((shown, disclosure))
    })
}

fn no_case(cx: &Cx, head: Head) -> Result<Agencies> {
    Ok(Agencies {
        head,
        today: cx.today()?,
        has_case: false,
        said_yes: false,
        live: Vec::new(),
        ended: Vec::new(),
        choices: Vec::new(),
        own_lead: Vec::new(),
        led: Vec::new(),
        reader: cx.actor.user,
    })
}

fn of_case(cx: &Cx, q: &mut dyn Query, case: &CaseFile, head: Head, viewer: &Viewer) -> Result<Agencies> {
    let person = case.person;
    let today = cx.world.jurisdiction(&case.jurisdiction)?.local_date(cx.now);
    let mut enrolments: Vec<Enrolment> =
        enrolment::named(q, case.id)?.into_iter().map(|named| named.enrolment).collect();
    enrolments.retain(|it| head.programmes.iter().any(|known| known.id == it.id));
    let running: Vec<&Enrolment> = enrolments
        .iter()
        .filter(|enrolment| enrolment.is_live() && takes_part(enrolment.participation))
        .collect();
    let may = authorise::person(cx, q, person, Action::InvolvePartner).is_ok();
    let leads = lead::named(q, case.id)?;
    let leading = leads.iter().find(|it| it.lead.to_at.is_none()).map(|it| it.lead.agency);
    let mut on_it = involvement::named(q, case.id)?;
    let known: Vec<Involvement> = on_it.iter().map(|named| named.involvement.clone()).collect();
    let manages = known.iter().any(|it| Some(it.agency) == cx.actor.agency && decides_for_all(it));
    on_it.retain(|it| looking::may_know_of(viewer, manages, it.involvement.agency, &it.kind));
    let decides = may && manages;
    let mut rows = Vec::new();
    for named in &on_it {
        let involvement = &named.involvement;
        let own = Some(involvement.agency) == cx.actor.agency;
        let closable = involvement.part != Part::Referring && leading != Some(involvement.agency);
        rows.push(OnTheCase {
            can_invite: decides && involvement.status == Status::Proposed,
            can_close: (decides || (may && own)) && closable,
            ..row(cx, q, named, &enrolments, today)?
        });
    }
    let (mut live, mut ended): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| !matches!(row.status, Status::Declined | Status::Closed));
    live.sort_by_key(|row| (row.status != Status::Accepted, row.part != Part::Lead));
    ended.reverse();
    let mut choices = Vec::new();
    let mut own_lead = Vec::new();
    for enrolment in running.iter().copied() {
        let pack = cx.world.packs.get(q, &enrolment.pack_hash)?;
        if decides {
            choices.extend(choices_of(cx, q, person, enrolment, &pack, &known)?);
        }
        own_lead.extend(own_lead_of(cx, q, person, enrolment, &pack)?);
    }
    Ok(Agencies {
        head,
        today,
        has_case: true,
        said_yes: !running.is_empty(),
        live,
        ended,
        choices,
        own_lead,
        led: led(cx, case, leads)?,
        reader: cx.actor.user,
    })
}

fn row(
    cx: &Cx,
    q: &mut dyn Query,
    named: &involvement::Named,
    enrolments: &[Enrolment],
    today: Date,
) -> Result<OnTheCase> {
    let involvement = &named.involvement;
    Ok(OnTheCase {
        id: involvement.id,
        agency: named.agency.clone(),
        kind: named.kind.clone(),
        part: involvement.part,
        status: involvement.status,
        since: cx.world.jurisdiction(&involvement.jurisdiction)?.local_date(involvement.since),
        basis: basis(cx, q, involvement, enrolments, today)?,
        asked_by: named.asked_by.clone(),
        reason: involvement.reason.clone(),
        can_invite: false,
        can_close: false,
        version: involvement.version,
    })
}

/// The rule in words. Legal bases are those in force today, whatever version the enrolment is pinned to.
fn basis(
    cx: &Cx,
    q: &mut dyn Query,
    involvement: &Involvement,
    enrolments: &[Enrolment],
    today: Date,
) -> Result<Basis> {
    // One of which this reader must not know is no reason that they are told.
    let of_it = involvement.enrolment.and_then(|id| enrolments.iter().find(|enrolment| enrolment.id == id));
    let pack = of_it.map(|of_it| cx.world.packs.get(q, &of_it.pack_hash)).transpose()?;
    let Some(pack) = pack else {
        let own = involvement.part == Part::Referring;
        return Ok(if own { Basis::OwnRecord } else { Basis::Team { programme: None } });
    };
    let programme = pack.text(&cx.locale, "name").to_owned();
    Ok(match involvement.basis.strip_prefix(ROLE) {
        Some(role) => Basis::Role {
            role: pack.label(&cx.locale, "role", role).to_owned(),
            programme,
            legal: pack
                .bases_on(today)
                .map(|basis| (pack.label(&cx.locale, "basis", &basis.code).to_owned(), *basis.verified))
                .collect(),
        },
        None => Basis::Team { programme: Some(programme) },
    })
}

/// The roles of a programme that nobody fills and somebody could, and help beside them.
fn choices_of(
    cx: &Cx,
    q: &mut dyn Query,
    person: PersonId,
    enrolment: &Enrolment,
    pack: &Pack,
    known: &[Involvement],
) -> Result<Vec<Choice>> {
    let live = |agency: AgencyId| {
        known.iter().any(|it| it.agency == agency && !matches!(it.status, Status::Declined | Status::Closed))
    };
    let programme = pack.text(&cx.locale, "name").to_owned();
    let mut choices = Vec::new();
    let lead_taken = super::check_no_lead(q, enrolment, None).is_err();
    for role in &pack.manifest.agency_role {
        if role.part == Part::Referring || (role.part == Part::Lead && lead_taken) {
            continue;
        }
        let town = routing::town_for(q, person, role)?.map(|(_, town)| town);
        let fitting = of_role(q, role, cx.world.jurisdiction(&enrolment.jurisdiction)?, town.as_deref())?;
        let agencies: Vec<(AgencyId, String)> = fitting
            .into_iter()
            .filter(|agency| !live(agency.id) && Some(agency.id) != cx.actor.agency)
            .map(|agency| (agency.id, agency.name))
            .collect();
        if !agencies.is_empty() {
            choices.push(Choice {
                enrolment: enrolment.id,
                programme: programme.clone(),
                role: Some(role.code.to_string()),
                label: Some(pack.label(&cx.locale, "role", &role.code).to_owned()),
                part: role.part,
                agencies,
            });
        }
    }
    let offered: Vec<AgencyId> =
        choices.iter().flat_map(|choice| choice.agencies.iter().map(|(id, _)| *id)).collect();
    let others: Vec<(AgencyId, String)> = agency::list(q)?
        .into_iter()
        .filter(|agency| agency.open && agency.jurisdiction == enrolment.jurisdiction)
        .filter(|agency| {
            !live(agency.id) && !offered.contains(&agency.id) && Some(agency.id) != cx.actor.agency
        })
        .map(|agency| (agency.id, agency.name))
        .collect();
    if !others.is_empty() {
        choices.push(Choice {
            enrolment: enrolment.id,
            programme,
            role: None,
            label: None,
            part: Part::Partner,
            agencies: others,
        });
    }
    Ok(choices)
}

/// Whether the reader's agency, on the case already, can lead this programme itself: the one
/// organisation on an island both brings people in and accompanies them.
fn own_lead_of(
    cx: &Cx,
    q: &mut dyn Query,
    person: PersonId,
    enrolment: &Enrolment,
    pack: &Pack,
) -> Result<Option<OwnLead>> {
    let Some(own) = cx.actor.agency else { return Ok(None) };
    let accepted =
        involvement::find_live(q, enrolment.case, own)?.is_some_and(|known| known.status == Status::Accepted);
    let can = accepted
        && crate::lead::fits(cx, pack)
        && super::check_no_lead(q, enrolment, Some(own)).is_ok()
        && authorise::person(cx, q, person, Action::AcceptCase).is_ok();
    if !can {
        return Ok(None);
    }
    Ok(Some(OwnLead {
        enrolment: enrolment.id,
        programme: pack.text(&cx.locale, "name").to_owned(),
        team: workload::of_team(cx, q, own)?,
        version: enrolment.version,
    }))
}

fn led(cx: &Cx, case: &CaseFile, leads: Vec<lead::Named>) -> Result<Vec<Led>> {
    let jurisdiction = cx.world.jurisdiction(&case.jurisdiction)?;
    let shown = leads.into_iter().rev().map(|lead::Named { lead, user, agency }| Led {
        name: user,
        agency,
        from: jurisdiction.local_date(lead.from_at),
        to: lead.to_at.map(|at| jurisdiction.local_date(at)),
        reason: lead.reason,
    });
    Ok(shown.collect())
}
