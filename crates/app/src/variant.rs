//! The form of a programme for somebody: for women, for young people.
//!
//! What decides it may become known only later. Then the other form is *proposed*, with what it would
//! add and take away; nothing changes until a worker says so, and they may choose otherwise.

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    category::Category,
    custody::Episode,
    id::EnrolmentId,
    programme::{
        milestone::{Cause, Effect},
        pack::Pack,
    },
};
use throughline_policy::Action;
use throughline_store::{
    case, custody,
    db::Query,
    enrolment::{self, Enrolment},
};

use crate::{
    Cx, Error, FieldError, Result, authorise,
    clock::{self, Planned},
};

/// Another form of the programme than the one that somebody is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Its code; `None` for the programme as it is for everybody.
    pub code: Option<String>,
    /// Its name; empty for the programme as it is for everybody.
    pub name: String,
    /// Whether what is known about the person speaks for it.
    pub fits: bool,
    /// What it would add, with the days due.
    pub adds: Vec<(String, Option<Date>)>,
    /// What would no longer apply.
    pub drops: Vec<String>,
}

/// The other forms of an enrolment's programme, the one that fits first. Nothing is saved.
pub(crate) fn others(
    cx: &Cx,
    q: &mut dyn Query,
    pack: &Pack,
    enrolled: &Enrolment,
    episode: Option<&Episode>,
) -> Result<Vec<Other>> {
    let (Some(episode), true) = (episode, enrolled.is_live()) else { return Ok(Vec::new()) };
    let facts = clock::facts(cx, q, pack, episode.person, Some(episode))?;
    let proposed = pack.proposed_variant(&facts);
    let codes = pack.manifest.variant.iter().map(|variant| Some(variant.code.as_str())).chain([None]);
    let mut others = Vec::new();
    for code in codes.filter(|code| *code != enrolled.variant.as_deref()) {
        let planned = planned(cx, q, enrolled, code, episode)?;
        let words = |code: &str| pack.label(&cx.locale, "milestone", code).to_owned();
        others.push(Other {
            code: code.map(str::to_owned),
            name: code.map(|code| pack.label(&cx.locale, "variant", code).to_owned()).unwrap_or_default(),
            fits: code == proposed,
            adds: planned
                .replan
                .changed()
                .filter(|change| change.before.is_none() && change.effect != Effect::DropsOut)
                .map(|change| (words(&change.code), change.after.due.map(|due| due.on)))
                .collect(),
            drops: planned.replan.with(Effect::DropsOut).map(|change| words(&change.code)).collect(),
        });
    }
    others.sort_by_key(|other| !other.fits);
    Ok(others)
}

fn planned(
    cx: &Cx,
    q: &mut dyn Query,
    enrolled: &Enrolment,
    variant: Option<&str>,
    episode: &Episode,
) -> Result<Planned> {
    let after = Enrolment { variant: variant.map(str::to_owned), ..enrolled.clone() };
    clock::plan_enrolment(cx, q, after, episode, Cause::DateMoved)
}

/// Gives somebody another form of their programme and plans its deadlines. `version` is the
/// enrolment's version that the reader saw.
pub fn choose(cx: &Cx, id: EnrolmentId, variant: Option<String>, version: i64) -> Result<()> {
    cx.write(move |cx, tx| {
        let before = enrolment::get(tx, id)?;
        let person = case::get(tx, before.case)?.person;
        let permit = authorise::person(cx, tx, person, Action::ChangeEnrolment)?;
        if before.version != version {
            return Err(Error::Conflict("enrolment".to_owned()));
        }
        let pack = cx.world.packs.get(tx, &before.pack_hash)?;
        let known = |code: &String| pack.manifest.variant.iter().any(|it| *it.code.as_str() == **code);
        if !before.is_live() || !variant.as_ref().is_none_or(known) {
            return Err(FieldError::new("variant", "case-variant-unknown").into());
        }
        let chains = authorise::chains(tx, person)?;
        let episode = custody::current(tx, person)?;
        let planned =
            episode.as_ref().map(|it| planned(cx, tx, &before, variant.as_deref(), it)).transpose()?;
        let mut w = tx.permitted(permit);
        enrolment::update(&mut w, &Enrolment { variant: variant.clone(), ..before.clone() })?;
        if let (Some(planned), Some(episode)) = (planned, episode) {
            clock::save(cx, &mut w, &episode, &[planned])?;
        }
        let payload = json!({
            "did": "enrolment.variant",
            "enrolment": id.to_string(),
            "before": before.variant,
            "after": variant,
        });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)
    })
}
