//! The notice of a release to a victim service, for a victim who asked to be told.
//!
//! Nothing is written when a day moves or somebody leaves: what is still to be told is worked out when the
//! service looks, and the policies are asked then. So nobody else's act, page or ledger has anything of it.
//! The service need not be on the case any more: the wish outlives its part, and what it reads then is a day
//! beside its own reference, and neither who the person nor who the victim is.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::json;
use throughline_domain::{
    agency::AgencyKind,
    custody::EpisodeStatus,
    id::{AgencyId, PersonId, ReleaseNoticeId, VictimId},
    ledger::Operation,
    release_notice::{MOST_TOLD, News, Told, Wish, due},
};
use throughline_policy::{Action, Permit};
use throughline_store::{
    case::{self, CaseFile},
    custody,
    db::Query,
    person,
    release_notice::{self as rows, ReleaseNotice},
    victim,
};

use crate::{
    Cx, Error, FieldError, Result, authorise, looking, sealing,
    victim::{MAX_LINE, keeper, open_to, record},
};

/// A wish, with what is to be told now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub id: ReleaseNoticeId,
    /// The row's version.
    pub version: i64,
    /// By which the service finds the victim in its own files.
    pub reference: String,
    /// What the victim asked to be told.
    pub wishes: Vec<Wish>,
    /// When that was written down.
    pub since: Timestamp,
    /// What may be told; `None` where neither a statute in force nor permission and agreement let anything be
    /// told today.
    pub open: Option<Open>,
}

/// What the policies let a service know today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// What is to be told and was not.
    pub due: Option<News>,
    /// What was told, the newest first.
    pub told: Vec<Told>,
}

/// A victim's wish, to be written down or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The victim's name, as the service wrote it down.
    pub victim: String,
    /// What stands there, if anything.
    pub known: Option<Listed>,
    /// Whether anything may be told today.
    pub may_be_told: bool,
}

/// What the form says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Input {
    /// By which the service finds the victim in its own files. No name: it is read without the case.
    pub reference: String,
    /// What the victim asked to be told.
    pub wishes: Vec<Wish>,
}

/// A permit for the service's own list. For who is at no victim service there is none.
fn service(cx: &Cx) -> Result<(Permit, AgencyId)> {
    let permit = authorise::own_agency(cx, Action::KeepVictims)?;
    let serves = cx.actor.agency_kind.as_ref().is_some_and(AgencyKind::serves_victims);
    let agency = permit.agency().filter(|_| serves).ok_or(Error::NotFound)?;
    Ok((permit, agency))
}

/// How the custody stands, as far as the policies let the actor's service know it today.
enum Stands {
    /// They do not.
    Closed,
    /// As it is. Of somebody who died, or was never in custody, nothing is told, as to nobody else.
    Open(Option<News>),
}

fn stands(cx: &Cx, q: &mut dyn Query, case: &CaseFile) -> Result<Stands> {
    if !looking::tells_victims(cx, q, case)? {
        return Ok(Stands::Closed);
    }
    if person::died_on(q, case.person)?.is_some() {
        return Ok(Stands::Open(None));
    }
    let current = custody::current(q, case.person)?;
    Ok(Stands::Open(current.map(|episode| match episode.status {
        EpisodeStatus::Closed { released_on, .. } => News::Left(released_on),
        EpisodeStatus::Open => episode.working.map_or(News::NoDay, |working| News::Planned(working.date)),
    })))
}

fn listed(cx: &Cx, q: &mut dyn Query, it: ReleaseNotice) -> Result<Listed> {
    let case = case::get(q, it.case)?;
    let open = match stands(cx, q, &case)? {
        Stands::Closed => None,
        Stands::Open(stands) => Some(Open {
            due: stands.and_then(|stands| due(stands, &it.wishes, &it.told)),
            told: it.told.iter().rev().cloned().collect(),
        }),
    };
    Ok(Listed {
        id: it.id,
        version: it.version,
        reference: it.reference,
        wishes: it.wishes,
        since: it.written.1,
        open,
    })
}

/// Everything that the victims of the actor's service asked to be told, what is due first.
pub fn list(cx: &Cx) -> Result<Vec<Listed>> {
    let mut found = cx.read(|cx, tx| {
        let (_, own) = service(cx)?;
        let wishes = rows::list(tx, &sealing::ring(&cx.world)?, own)?;
        wishes.into_iter().map(|it| listed(cx, tx, it)).collect::<Result<Vec<Listed>>>()
    })?;
    found.sort_by_key(|it| it.open.as_ref().is_none_or(|open| open.due.is_none()));
    cx.write(|cx, tx| {
        let (permit, _) = service(cx)?;
        let payload = json!({ "view": "release_notices", "operation": Operation::Consultation.code() });
        record(cx, &mut tx.permitted(permit), payload)
    })?;
    Ok(found)
}

/// How many wait to be told. It opens nothing, and says no day.
pub fn due_now(cx: &Cx) -> Result<usize> {
    cx.read(|cx, tx| {
        let Ok((_, own)) = service(cx) else { return Ok(0) };
        let mut waiting = 0;
        for it in rows::list(tx, &sealing::ring(&cx.world)?, own)? {
            let open = listed(cx, tx, it)?.open;
            waiting += usize::from(open.is_some_and(|open| open.due.is_some()));
        }
        Ok(waiting)
    })
}

/// What the victims of the actor's service asked to be told; nobody's for who is at no victim service.
pub(crate) fn asked(cx: &Cx, q: &mut dyn Query) -> Result<HashMap<VictimId, Vec<Wish>>> {
    let Ok((_, own)) = service(cx) else { return Ok(HashMap::new()) };
    let wishes = rows::list(q, &sealing::ring(&cx.world)?, own)?;
    Ok(wishes.into_iter().map(|it| (it.victim, it.wishes)).collect())
}

/// Of whom a wish is, and what stands there.
type Found = (String, Option<ReleaseNotice>);

fn of_victim(
    cx: &Cx,
    q: &mut dyn Query,
    person: PersonId,
    id: VictimId,
) -> Result<(Permit, CaseFile, Found)> {
    let (permit, case, viewer) = keeper(cx, q, person)?;
    let (_, own) = service(cx)?;
    let ring = sealing::ring(&cx.world)?;
    let known = open_to(&viewer, victim::list(q, &ring, case.id)?);
    let known = known.into_iter().find(|it| it.id == id).ok_or(Error::NotFound)?;
    let wish = rows::list(q, &ring, own)?.into_iter().find(|it| it.victim == id);
    Ok((permit, case, (known.details.name, wish)))
}

/// What one victim asked for.
pub fn view(cx: &Cx, person: PersonId, id: VictimId) -> Result<Asked> {
    let asked = cx.read(|cx, tx| {
        let (_, case, (victim, wish)) = of_victim(cx, tx, person, id)?;
        let may_be_told = looking::tells_victims(cx, tx, &case)?;
        let known = wish.map(|wish| listed(cx, tx, wish)).transpose()?;
        Ok(Asked { victim, known, may_be_told })
    })?;
    crate::victim::looked(cx, person)?;
    Ok(asked)
}

/// Writes down that a victim asked to be told, or what else they ask for; `version` is that of the wish as it
/// was read, 0 where there was none.
pub fn ask(cx: &Cx, person: PersonId, id: VictimId, version: i64, input: &Input) -> Result<ReleaseNoticeId> {
    let (fresh, input): (ReleaseNoticeId, Input) = (cx.new_id(), input.clone());
    cx.write(move |cx, tx| {
        // Who may not keep victims learns nothing here, not even from an error about the form.
        let (permit, case, (victim, before)) = of_victim(cx, tx, person, id)?;
        if before.as_ref().map_or(0, |before| before.version) != version {
            return Err(Error::Conflict("victim_notice".to_owned()));
        }
        let reference = check(&input, &victim)?;
        let (user, agency) = permit.actor().zip(permit.agency()).ok_or(Error::NotFound)?;
        let new = ReleaseNotice {
            id: before.as_ref().map_or(fresh, |before| before.id),
            case: case.id,
            agency,
            victim: id,
            reference,
            wishes: input.wishes.clone(),
            told: before.as_ref().map(|before| before.told.clone()).unwrap_or_default(),
            written: (user, cx.now),
            version,
        };
        let ring = sealing::ring(&cx.world)?;
        let mut w = tx.permitted(permit);
        let operation = if before.is_some() {
            rows::update(&mut w, &ring, &*cx.world.entropy, &new)?;
            Operation::Alteration
        } else {
            rows::insert(&mut w, &ring, &*cx.world.entropy, &new)?;
            Operation::Collection
        };
        record(cx, &mut w, json!({ "did": "release_notice.asked", "operation": operation.code() }))?;
        Ok(new.id)
    })
}

/// The reference, checked. One that names the victim would be read by who is no more on the case.
fn check(input: &Input, victim: &str) -> Result<String> {
    let reference = input.reference.trim();
    let mut errors = Vec::new();
    if reference.is_empty() {
        errors.push(FieldError::new("reference", "victims-notice-error-reference"));
    } else if reference.chars().count() > MAX_LINE {
        errors.push(FieldError::new("reference", "plan-error-too-long").with("max", MAX_LINE));
    } else if throughline_domain::victim::names(reference, victim) {
        errors.push(FieldError::new("reference", "victims-notice-error-name"));
    }
    if input.wishes.is_empty() {
        errors.push(FieldError::new("wishes", "victims-notice-error-wishes"));
    }
    if errors.is_empty() { Ok(reference.to_owned()) } else { Err(Error::Invalid(errors)) }
}

/// One of the service's own, with a permit to change it.
fn own(cx: &Cx, q: &mut dyn Query, id: ReleaseNoticeId, version: i64) -> Result<(Permit, ReleaseNotice)> {
    let (permit, own) = service(cx)?;
    let found = rows::list(q, &sealing::ring(&cx.world)?, own)?.into_iter().find(|it| it.id == id);
    let found = found.ok_or(Error::NotFound)?;
    if found.version == version {
        Ok((permit, found))
    } else {
        Err(Error::Conflict("victim_notice".to_owned()))
    }
}

/// Writes down that the victim was told what was due. Refused where something else is due by now, or nothing
/// may be told any more.
pub fn tell(cx: &Cx, id: ReleaseNoticeId, version: i64, news: Option<News>) -> Result<()> {
    cx.write(move |cx, tx| {
        let (permit, mut found) = own(cx, tx, id, version)?;
        let open = listed(cx, tx, found.clone())?.open.ok_or(Error::NotFound)?;
        let (Some(news), true) = (news, open.due.is_some() && open.due == news) else {
            return Err(Error::Conflict("victim_notice".to_owned()));
        };
        let by = permit.actor().ok_or(Error::NotFound)?;
        found.told.push(Told { news, by, at: cx.now });
        found.told.drain(..found.told.len().saturating_sub(MOST_TOLD));
        let mut w = tx.permitted(permit);
        rows::update(&mut w, &sealing::ring(&cx.world)?, &*cx.world.entropy, &found)?;
        let operation = Operation::Disclosure.code();
        record(cx, &mut w, json!({ "did": "release_notice.told", "operation": operation }))
    })
}

/// The victim wants to be told no more: it ends at once, and what was told is erased.
pub fn end(cx: &Cx, id: ReleaseNoticeId, version: i64) -> Result<()> {
    cx.write(move |cx, tx| {
        let (permit, _) = own(cx, tx, id, version)?;
        let mut w = tx.permitted(permit);
        rows::remove(&mut w, id, version)?;
        let operation = Operation::Erasure.code();
        record(cx, &mut w, json!({ "did": "release_notice.ended", "operation": operation }))
    })
}
