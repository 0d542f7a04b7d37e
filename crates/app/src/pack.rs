//! Packs as people read them, and moving enrolments from one version to another.
//!
//! An enrolment keeps the version it began with until somebody moves it, having seen what that does to
//! its deadlines: [`preview_upgrade`], then [`upgrade`]. Both stand on the plan of [`crate::clock`], as
//! the preview of a moved date does, so neither can promise what the other does not do.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use serde_json::json;
use throughline_domain::{
    id::EnrolmentId,
    programme::{
        milestone::{Cause, Effect},
        pack::Pack,
    },
};
use throughline_store::{
    case, custody,
    db::{Query, Writer},
    enrolment::{self, Enrolment},
    ledger::Chain,
    pack::{self, PackVersion},
};

use crate::{
    Cx, Error, Result, authorise,
    clock::{self, Planned},
    enrolment::update_stage,
    programme::Refused,
};

/// A programme in the list.
#[derive(Debug, Clone)]
pub struct Programme {
    /// The pack's id.
    pub id: String,
    /// Its current version.
    pub current: Arc<Pack>,
    /// How many versions are kept.
    pub versions: usize,
    /// Whether somebody can begin it today.
    pub takes_people: bool,
}

/// A version that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The hash over its files.
    pub hash: String,
    /// What it calls itself.
    pub version: String,
    /// Whether new enrolments take it.
    pub current: bool,
    /// When it was stored.
    pub stored_at: Timestamp,
    /// How many live enrolments are pinned to it; only administrators are told.
    pub enrolments: Option<usize>,
}

/// A programme as people read it.
#[derive(Debug, Clone)]
pub struct PackView {
    /// The version shown.
    pub pack: Arc<Pack>,
    /// The local day: legal bases in force are those of today, whatever version is read.
    pub today: Date,
    /// Every version kept, newest first.
    pub versions: Vec<Version>,
    /// Whether the reader may move enrolments.
    pub can_upgrade: bool,
}

/// Every programme that is installed, by name.
pub fn list(cx: &Cx) -> Result<Vec<Programme>> {
    cx.read(|cx, tx| {
        let today = cx.today()?;
        let mut programmes = Vec::new();
        for stored in pack::current(tx)? {
            let current = cx.world.packs.get(tx, &stored.hash)?;
            programmes.push(Programme {
                takes_people: current.valid_on(today),
                versions: pack::versions(tx, &stored.pack_id)?.len(),
                id: stored.pack_id,
                current,
            });
        }
        programmes.sort_by_key(|programme| programme.current.text(&cx.locale, "name").to_owned());
        Ok(programmes)
    })
}

/// What was not installed when this process began, for administrators; nothing for others.
pub fn refused(cx: &Cx) -> Result<Vec<Refused>> {
    Ok(authorise::installation(cx).map_or_else(|_| Vec::new(), |_| cx.world.packs.refused()))
}

/// One programme: its current version, or the one with this hash.
pub fn view(cx: &Cx, id: &str, hash: Option<&str>) -> Result<PackView> {
    cx.read(|cx, tx| {
        let stored = pack::versions(tx, id)?;
        let wanted = stored
            .iter()
            .find(|version| hash.map_or(version.current, |hash| version.hash == hash))
            .ok_or(Error::NotFound)?;
        let pack = cx.world.packs.get(tx, &wanted.hash)?;
        let can_upgrade = authorise::installation(cx).is_ok();
        let live = if can_upgrade { enrolment::live_in(tx, id)? } else { Vec::new() };
        let version = |stored: &PackVersion| Version {
            hash: stored.hash.clone(),
            version: stored.version.clone(),
            current: stored.current,
            stored_at: stored.stored_at,
            enrolments: can_upgrade
                .then(|| live.iter().filter(|enrolment| enrolment.pack_hash == stored.hash).count()),
        };
        Ok(PackView { today: cx.today()?, versions: stored.iter().map(version).collect(), pack, can_upgrade })
    })
}

/// Which enrolments are moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// One.
    One(EnrolmentId),
    /// Every live one of a programme that is pinned to another version.
    All {
        /// The pack's id.
        pack_id: String,
    },
}

/// What the move does to one deadline, summed over people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its name, in the reader's language.
    pub label: String,
    /// What happens to it.
    pub effect: Effect,
    /// To how many people.
    pub people: usize,
}

/// What moving would do. Nothing is saved yet. It names nobody: whoever looks after programmes need not
/// know who is in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The programme's name.
    pub programme: String,
    /// The version moved to, as it calls itself.
    pub version: String,
    /// Its hash: what the act must name again.
    pub to: String,
    /// How many enrolments would move.
    pub enrolments: usize,
    /// Deadlines that change, the worst first.
    pub moved: Vec<Moved>,
}

/// Says what moving enrolments to the programme's current version would do.
pub fn preview_upgrade(cx: &Cx, scope: &Scope) -> Result<Preview> {
    cx.read(|cx, tx| {
        let (to, enrolments) = scoped(cx, tx, scope)?;
        let mut moved: Vec<Moved> = Vec::new();
        let count = enrolments.len();
        for enrolment in enrolments {
            let (_, planned) = planned(cx, tx, &to, enrolment)?;
            for change in planned.iter().flat_map(|planned| planned.replan.changed()) {
                let effect = change.effect;
                let label = to.label(&cx.locale, "milestone", &change.code);
                let label = if label.is_empty() { &change.code } else { label };
                match moved.iter_mut().find(|known| known.effect == effect && known.label == label) {
                    Some(known) => known.people += 1,
                    None => moved.push(Moved { label: label.to_owned(), effect, people: 1 }),
                }
            }
        }
        moved.sort_by_key(|moved| moved.effect);
        Ok(Preview {
            programme: to.text(&cx.locale, "name").to_owned(),
            version: to.manifest.version.to_string(),
            to: to.hash.clone(),
            enrolments: count,
            moved,
        })
    })
}

/// Moves enrolments to the version that the preview named; gives how many moved. Refused when that is
/// no longer the current one. Each enrolment is a transaction of its own, so a long run holds nobody up,
/// and what was met, exempted or overdue stays as it was.
pub fn upgrade(cx: &Cx, scope: &Scope, to: &str) -> Result<usize> {
    let ids: Vec<EnrolmentId> = cx.read(|cx, tx| {
        let (current, enrolments) = scoped(cx, tx, scope)?;
        check_version(&current, to)?;
        Ok(enrolments.iter().map(|enrolment| enrolment.id).collect())
    })?;
    let mut moved = 0;
    for id in ids {
        let to = to.to_owned();
        moved += cx.write(move |cx, tx| {
            let (current, enrolments) = scoped(cx, tx, &Scope::One(id))?;
            check_version(&current, &to)?;
            // Moved or ended since the list was read: nothing to do.
            let Some(before) = enrolments.into_iter().next() else { return Ok(0) };
            let permit = authorise::installation(cx)?;
            let person = case::get(tx, before.case)?.person;
            let mut chains = authorise::chains(tx, person)?;
            chains.push(Chain::Installation);
            let from = before.pack_hash.clone();
            let (after, planned) = planned(cx, tx, &current, before)?;
            let mut w = tx.permitted(permit);
            save(cx, &mut w, &after, planned)?;
            let payload = json!({
                "did": "enrolment.upgraded",
                "enrolment": id.to_string(),
                "from": from,
                "to": to,
            });
            authorise::record(cx, &mut w, &chains, &[], payload)?;
            Ok(1)
        })?;
    }
    Ok(moved)
}

fn save(cx: &Cx, w: &mut Writer<'_>, after: &Enrolment, planned: Option<Planned>) -> Result<()> {
    enrolment::update(w, after)?;
    let person = case::get(w, after.case)?.person;
    if let (Some(planned), Some(episode)) = (planned, custody::current(w, person)?) {
        clock::save(cx, w, &episode, &[planned])?;
        update_stage(cx, w, after.id, &episode)?;
    }
    Ok(())
}

fn check_version(current: &Pack, to: &str) -> Result<()> {
    if current.hash == to { Ok(()) } else { Err(Error::Conflict("pack_version".to_owned())) }
}

/// The version to move to, and the enrolments that are not on it yet. For administrators.
fn scoped(cx: &Cx, q: &mut dyn Query, scope: &Scope) -> Result<(Arc<Pack>, Vec<Enrolment>)> {
    authorise::installation(cx)?;
    let (pack_id, enrolments) = match scope {
        Scope::All { pack_id } => (pack_id.clone(), enrolment::live_in(q, pack_id)?),
        Scope::One(id) => {
            let one = enrolment::get(q, *id)?;
            (one.pack_id.clone(), vec![one])
        }
    };
    let current =
        pack::versions(q, &pack_id)?.into_iter().find(|version| version.current).ok_or(Error::NotFound)?;
    let behind = enrolments
        .into_iter()
        .filter(|enrolment| enrolment.is_live() && enrolment.pack_hash != current.hash)
        .collect();
    Ok((cx.world.packs.get(q, &current.hash)?, behind))
}

/// An enrolment as it would be under another version, with what happens to its milestones. The variant
/// stays where the version still has it. Nobody's clock runs without an episode.
fn planned(cx: &Cx, q: &mut dyn Query, to: &Pack, before: Enrolment) -> Result<(Enrolment, Option<Planned>)> {
    let person = case::get(q, before.case)?.person;
    let episode = custody::current(q, person)?;
    let facts = clock::facts(cx, q, to, person, episode.as_ref())?;
    let kept = before
        .variant
        .clone()
        .filter(|variant| to.manifest.variant.iter().any(|known| *known.code.as_str() == **variant));
    let variant = kept.or_else(|| to.proposed_variant(&facts).map(str::to_owned));
    let after = Enrolment { pack_hash: to.hash.clone(), variant, ..before };
    let planned = episode
        .map(|episode| clock::plan_enrolment(cx, q, after.clone(), &episode, Cause::DateMoved))
        .transpose()?;
    Ok((after, planned))
}
