//! The registry of agreements: who shares what with whom, on which basis, until when.
//!
//! An agreement acts by its row alone: a read that rests on contract, permission or a decision in the
//! single case looks for a live one in its own transaction, so one that ends has no effect from the
//! commit on.

use jiff::{ToSpan, civil::Date};
use serde_json::json;
use throughline_domain::{
    agency::Role,
    agreement::{self as rules, Cover, Invalid, Party, Standing, Term},
    category::{Category, codes},
    id::{AgencyId, AgreementId, NoticeId},
    programme::pack::BasisKind,
    purpose::Purpose,
};
use throughline_policy::{Action, Permit, Subject};
use throughline_store::{
    agency::{self, Agency},
    agreement,
    db::{Query, Writer},
    ledger::Chain,
    notice::{self, Notice},
    user,
};

pub use throughline_store::agreement::Agreement;

use crate::{Cx, Error, FieldError, Result, authorise};

/// The longest title.
pub const MAX_TITLE: usize = 200;
/// The longest words beside it.
pub const MAX_WORDS: usize = 4_000;

/// What a form says of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// What it is called.
    pub title: String,
    /// Who shares with whom.
    pub parties: Vec<Party>,
    /// What for.
    pub purposes: Vec<Purpose>,
    /// What.
    pub categories: Vec<Category>,
    /// What it rests on.
    pub basis: Option<BasisKind>,
    /// The same in words.
    pub basis_words: String,
    /// How what is shared is kept safe.
    pub security: String,
    /// Whom each side calls.
    pub contacts: String,
    /// The first day.
    pub starts_on: Option<Date>,
    /// The last day, where there is one.
    pub ends_on: Option<Date>,
    /// By when somebody looks at it again.
    pub review_on: Option<Date>,
}

/// A party with its name, or the code of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedParty {
    /// The party.
    pub party: Party,
    /// The agency's name.
    pub name: Option<String>,
}

/// An agreement as the registry shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The agreement.
    pub agreement: Agreement,
    /// Its parties, named.
    pub parties: Vec<NamedParty>,
    /// How it stands today.
    pub standing: Standing,
    /// Whether the reader may change and end it.
    pub may_change: bool,
}

/// The registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registry {
    /// The local day.
    pub today: Date,
    /// The jurisdiction, whose data has the names of kinds of agency.
    pub jurisdiction: String,
    /// By the next review; those that ended come last.
    pub agreements: Vec<Shown>,
    /// The agencies that can be parties.
    pub agencies: Vec<(AgencyId, String)>,
}

/// An officer looks after the agreements of their own agency, an administrator after all of them.
fn may_change(cx: &Cx, own: &Agency, of: &Agreement) -> bool {
    cx.actor.has(Role::Administrator)
        || of.cover.parties.iter().any(|party| party.includes(own.id, &own.kind))
}

fn own(cx: &Cx, q: &mut dyn Query) -> Result<Agency> {
    Ok(agency::get(q, cx.actor.agency.ok_or(Error::NotFound)?)?)
}

fn shown(cx: &Cx, own: &Agency, agencies: &[Agency], found: Agreement, today: Date) -> Shown {
    let name = |party: &Party| match party {
        Party::Agency(id) => agencies.iter().find(|known| known.id == *id).map(|known| known.name.clone()),
        Party::Kind(_) => None,
    };
    Shown {
        parties: found
            .cover
            .parties
            .iter()
            .map(|party| NamedParty { party: party.clone(), name: name(party) })
            .collect(),
        standing: rules::standing(&found.term, today),
        may_change: may_change(cx, own, &found),
        agreement: found,
    }
}

/// The agreements of the reader's jurisdiction that they look after.
pub fn list(cx: &Cx) -> Result<Registry> {
    cx.read(|cx, tx| {
        authorise::own_agency(cx, Action::ChangeAgreement)?;
        let own = own(cx, tx)?;
        let today = cx.today()?;
        let agencies = agency::list(tx)?;
        let mut agreements: Vec<Shown> = agreement::list(tx, &own.jurisdiction)?
            .into_iter()
            .map(|found| shown(cx, &own, &agencies, found, today))
            .filter(|shown| shown.may_change)
            .collect();
        agreements.sort_by_key(|shown| shown.standing == Standing::Ended);
        Ok(Registry { today, agencies: parties(&own, &agencies), jurisdiction: own.jurisdiction, agreements })
    })
}

fn parties(own: &Agency, agencies: &[Agency]) -> Vec<(AgencyId, String)> {
    agencies
        .iter()
        .filter(|known| known.open && known.jurisdiction == own.jurisdiction)
        .map(|known| (known.id, known.name.clone()))
        .collect()
}

/// One agreement, with the registry around it for the form.
pub fn get(cx: &Cx, id: AgreementId) -> Result<(Shown, Registry)> {
    let registry = list(cx)?;
    let found = registry.agreements.iter().find(|shown| shown.agreement.id == id).cloned();
    Ok((found.ok_or(Error::NotFound)?, registry))
}

fn check(input: &Input) -> Result<(Cover, Term, BasisKind)> {
    let mut errors = Vec::new();
    let mut need = |field: &str, missing: bool, message: &'static str| {
        if missing {
            errors.push(FieldError::new(field, message));
        }
    };
    need("title", input.title.trim().is_empty(), "agreements-error-title");
    need("basis", input.basis.is_none(), "agreements-error-basis");
    need("basis_words", input.basis_words.trim().is_empty(), "agreements-error-basis-words");
    need("security", input.security.trim().is_empty(), "agreements-error-security");
    need("contacts", input.contacts.trim().is_empty(), "agreements-error-contacts");
    need("starts", input.starts_on.is_none(), "agreements-error-starts");
    need("review", input.review_on.is_none(), "agreements-error-review");
    if input.title.chars().count() > MAX_TITLE {
        errors.push(FieldError::new("title", "plan-error-too-long").with("max", MAX_TITLE));
    }
    for (field, words) in
        [("basis_words", &input.basis_words), ("security", &input.security), ("contacts", &input.contacts)]
    {
        if words.chars().count() > MAX_WORDS {
            errors.push(FieldError::new(field, "plan-error-too-long").with("max", MAX_WORDS));
        }
    }
    let (Some(basis), Some(starts_on), Some(review_on), []) =
        (input.basis, input.starts_on, input.review_on, errors.as_slice())
    else {
        return Err(Error::Invalid(errors));
    };
    let cover = Cover {
        parties: input.parties.clone(),
        purposes: input.purposes.clone(),
        categories: input.categories.clone(),
    };
    let term = Term { starts_on, ends_on: input.ends_on, review_on, ended: false };
    rules::check(&cover, &term).map_err(invalid)?;
    Ok((cover, term, basis))
}

fn invalid(invalid: Invalid) -> Error {
    let (field, message) = match invalid {
        Invalid::TooFewParties => ("parties", "agreements-error-parties"),
        Invalid::NoCategory => ("categories", "permissions-error-categories"),
        Invalid::Victim => ("categories", "agreements-error-victim"),
        Invalid::NoPurpose => ("purposes", "agreements-error-purposes"),
        Invalid::EndsBeforeItBegins => ("ends", "agreements-error-ends"),
        Invalid::ReviewOutside => ("review", "agreements-error-review-outside"),
    };
    FieldError::new(field, message).into()
}

/// What a ledger entry says of an agreement.
fn entry(did: &str, of: &Agreement) -> serde_json::Value {
    json!({
        "did": did,
        "agreement": of.id.to_string(),
        "categories": codes(&of.cover.categories),
        "starts_on": of.term.starts_on.to_string(),
        "ends_on": of.term.ends_on.map(|day| day.to_string()),
        "review_on": of.term.review_on.to_string(),
    })
}

/// The chains of an act on an agreement: of whoever acts, and of every agency that is a party by name.
fn chains(own: AgencyId, of: &Agreement) -> Vec<Chain> {
    let named = of.cover.parties.iter().filter_map(|party| match party {
        Party::Agency(id) => Some(Chain::Agency(*id)),
        Party::Kind(_) => None,
    });
    std::iter::once(Chain::Agency(own)).chain(named).collect()
}

/// Keeps a new agreement, or a changed one with the version that was read.
pub fn save(cx: &Cx, known: Option<(AgreementId, i64)>, input: &Input) -> Result<AgreementId> {
    let (cover, term, basis) = check(input)?;
    let (fresh, input): (AgreementId, Input) = (cx.new_id(), input.clone());
    cx.write(move |cx, tx| {
        let permit = authorise::own_agency(cx, Action::ChangeAgreement)?;
        let own = own(cx, tx)?;
        let before = match known {
            Some((id, version)) => {
                let before = agreement::get(tx, id)?;
                if before.jurisdiction != own.jurisdiction || !may_change(cx, &own, &before) {
                    return Err(Error::NotFound);
                }
                if before.version != version || before.term.ended {
                    return Err(Error::Conflict("agreement".to_owned()));
                }
                Some(before)
            }
            None => None,
        };
        let new = Agreement {
            id: before.as_ref().map_or(fresh, |before| before.id),
            jurisdiction: own.jurisdiction.clone(),
            title: input.title.trim().to_owned(),
            cover: cover.clone(),
            basis,
            basis_words: input.basis_words.trim().to_owned(),
            security: input.security.trim().to_owned(),
            contacts: input.contacts.trim().to_owned(),
            term,
            // Another day of review has reminders of its own.
            reminded_on: before
                .as_ref()
                .filter(|before| before.term.review_on == term.review_on)
                .and_then(|before| before.reminded_on),
            ended_reason: None,
            version: before.as_ref().map_or(1, |before| before.version),
        };
        // Nobody writes agreements for others only.
        if !may_change(cx, &own, &new) {
            return Err(FieldError::new("parties", "agreements-error-own").into());
        }
        let categories = new.cover.categories.clone();
        let mut w = tx.permitted(permit);
        let did = if before.is_some() {
            agreement::update(&mut w, &new)?;
            "agreement.changed"
        } else {
            agreement::insert(&mut w, &new, cx.now)?;
            "agreement.added"
        };
        authorise::record(cx, &mut w, &chains(own.id, &new), &categories, entry(did, &new))?;
        Ok(new.id)
    })
}

/// Ends an agreement at once: nothing rests on it from the commit on. The officers of its parties are
/// told.
pub fn end(cx: &Cx, id: AgreementId, version: i64, reason: &str) -> Result<()> {
    let reason = reason.trim().to_owned();
    if reason.is_empty() {
        return Err(FieldError::new("reason", "agreements-error-reason").into());
    }
    if reason.chars().count() > MAX_WORDS {
        return Err(FieldError::new("reason", "plan-error-too-long").with("max", MAX_WORDS).into());
    }
    cx.write(move |cx, tx| {
        let permit = authorise::own_agency(cx, Action::ChangeAgreement)?;
        let own = own(cx, tx)?;
        let found = agreement::get(tx, id)?;
        if found.jurisdiction != own.jurisdiction || !may_change(cx, &own, &found) {
            return Err(Error::NotFound);
        }
        if found.version != version {
            return Err(Error::Conflict("agreement".to_owned()));
        }
        if found.term.ended {
            return Err(Error::Refused("agreements-refused-ended"));
        }
        let by = permit.actor().ok_or(Error::NotFound)?;
        let mut w = tx.permitted(permit);
        agreement::end(&mut w, id, version, by, &reason, cx.now)?;
        tell_officers(cx, &mut w, &found, "agreement_ended")?;
        let (chains, payload) = (chains(own.id, &found), entry("agreement.ended", &found));
        authorise::record(cx, &mut w, &chains, &found.cover.categories, payload)
    })
}

/// A notice to each data-protection officer of the parties, but of whoever acts.
fn tell_officers(cx: &Cx, w: &mut Writer<'_>, of: &Agreement, kind: &str) -> Result<()> {
    let parties: Vec<AgencyId> = agency::list(w)?
        .into_iter()
        .filter(|known| known.open && known.jurisdiction == of.jurisdiction)
        .filter(|known| of.cover.parties.iter().any(|party| party.includes(known.id, &known.kind)))
        .map(|known| known.id)
        .collect();
    for agency in parties {
        for user in user::with_role(w, agency, Role::DataProtectionOfficer)? {
            if cx.actor.user == Some(user) {
                continue;
            }
            let notice = Notice {
                id: cx.new_id::<NoticeId>(),
                agency,
                user: Some(user),
                kind: kind.to_owned(),
                person: None,
                created_at: cx.now,
                read_at: None,
            };
            notice::insert(w, &notice)?;
        }
    }
    Ok(())
}

/// Reminds the officers of both sides before the review. Called by the clock, as the system; gives how
/// many agreements they were reminded of.
pub fn remind(cx: &Cx) -> Result<usize> {
    let latest = cx.world.jurisdictions.values().map(|known| known.local_date(cx.now)).max();
    let Some(latest) = latest else { return Ok(0) };
    let farthest = rules::REMIND_DAYS.into_iter().max().unwrap_or_default();
    let near = cx.read(|_, tx| Ok(agreement::due_for_review(tx, latest.saturating_add(farthest.days()))?))?;
    let mut reminded = 0;
    for found in near {
        let today = cx.world.jurisdiction(&found.jurisdiction)?.local_date(cx.now);
        if rules::reminder_due(&found.term, today, found.reminded_on).is_none() {
            continue;
        }
        reminded += cx.write(move |cx, tx| {
            let now = agreement::get(tx, found.id)?;
            // Reminded, changed or ended since it was read: nothing to do.
            if rules::reminder_due(&now.term, today, now.reminded_on).is_none() {
                return Ok(0);
            }
            let mut w = tx.permitted(Permit::system(Subject::Installation, "agreement_review_near"));
            agreement::mark_reminded(&mut w, now.id, today)?;
            tell_officers(cx, &mut w, &now, "agreement_review")?;
            let mut chains = vec![Chain::Installation];
            chains.extend(now.cover.parties.iter().filter_map(|party| match party {
                Party::Agency(id) => Some(Chain::Agency(*id)),
                Party::Kind(_) => None,
            }));
            authorise::record(cx, &mut w, &chains, &[], entry("agreement.reminded", &now))?;
            Ok(1)
        })?;
    }
    Ok(reminded)
}
