//! The person's own page of permissions, opened by a one-time code.
//!
//! A worker makes the code and gives it to the person, on paper or on a screen. Whoever has it reads what
//! is asked, what is allowed and who looked, and answers one question: with the answer the code is used
//! up. The page says nothing of custody, and nothing that a restriction keeps back.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde_json::json;
use throughline_domain::{
    agency::Role,
    category::{Category, Depth},
    id::{PermissionId, PersonId},
    ledger::listed_restriction,
    permission::{self as rules, Recipient, Status, Voices, Way},
};
use throughline_policy::{
    Action, Permit, Subject,
    sharing::{Basis, Viewer},
};
use throughline_store::{
    agency, case,
    db::{Query, Write},
    history, involvement, permission, person, person_code, user,
};

use super::{Answer, Permission, answered, born, entry, invalid, is_inside, stop, tell_recipients};
use crate::{
    Cx, Error, Result,
    authorise::{self, record_as_system_about},
    looking,
    plan::{local_day, open_case},
    session::{Visitor, count, token_hash},
};

/// How long a code is good.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(48);
/// Signs of a code: without 0 and O, 1 and I, which are taken for each other on paper.
const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Signs in a code: sixty bits.
const LENGTH: usize = 12;
/// Codes tried per address in a quarter of an hour.
const TRIES: i64 = 20;
/// How many lines the list of who looked has.
const LOOKED: usize = 30;
const ENTRIES: i64 = 1_000;
/// How the code came to be used, in the ledger.
const BY_CODE: &str = "person_by_code";

/// A code as it is shown to the worker, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Twelve signs in groups of four.
    pub code: String,
    /// Until when it opens the page.
    pub expires_at: Timestamp,
}

/// A permission as the person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPermission {
    /// The permission.
    pub permission: Permission,
    /// The agency's name, or `None` for a kind of agency.
    pub to: Option<String>,
    /// Until when, as it stands.
    pub last_day: Date,
}

/// Who looked, as the person reads it: never a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// The agency.
    pub agency: String,
    /// The roles of whoever looked.
    pub roles: Vec<Role>,
    /// The local day.
    pub day: Date,
    /// What they looked at.
    pub categories: Vec<Category>,
    /// The rule that allowed it, a code.
    pub rule: String,
    /// What the policies rest on that opened it; empty in an entry from before they were kept.
    pub bases: BTreeSet<Basis>,
}

/// What one agency may see of the person's file today, as the person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAgency {
    /// Its name.
    pub name: String,
    /// Each depth, deepest first, with the reason and the categories that are open so.
    pub opens: Vec<(Depth, Basis, Vec<Category>)>,
}

/// Who can see what of the person's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnWhoSees {
    /// The given name.
    pub first_name: String,
    /// The agencies that are on the case.
    pub agencies: Vec<OwnAgency>,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPage {
    /// The given name.
    pub first_name: String,
    /// The jurisdiction, whose data has the names of kinds of agency.
    pub jurisdiction: String,
    /// The languages that the person speaks, best first.
    pub languages: Vec<String>,
    /// What waits for an answer.
    pub asked: Vec<OwnPermission>,
    /// What is allowed.
    pub given: Vec<OwnPermission>,
    /// Who looked, newest first.
    pub looked: Vec<Looked>,
    /// Whether the person is under age: then a guardian speaks beside them, and the page only shows.
    pub minor: bool,
}

/// What the person says on their page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnAnswer {
    /// Yes, and that they have read that no changes nothing.
    Yes {
        /// Whether they have.
        told_no_effect: bool,
    },
    /// No; asked again, stop.
    No,
}

/// Makes a code for a person's own page. The one before is good no more.
pub fn make_code(cx: &Cx, person_id: PersonId) -> Result<Code> {
    let mut bytes = [0_u8; LENGTH];
    cx.world.entropy.fill(&mut bytes);
    let code: String =
        bytes.iter().map(|byte| char::from(*SIGNS.get(usize::from(byte % 32)).unwrap_or(&b'2'))).collect();
    let hash = token_hash(&code);
    let expires_at = cx.now.saturating_add(GOOD_FOR).unwrap_or(Timestamp::MAX);
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::RecordPermission)?;
        let case = open_case(tx, person_id)?;
        let by = permit.actor().ok_or(Error::NotFound)?;
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(permit);
        person_code::insert(&mut w, &hash, case.id, by, cx.now, expires_at)?;
        let payload = json!({ "did": "permission.code_made" });
        authorise::record(cx, &mut w, &chains, &[Category::Identity], payload)
    })?;
    let groups: Vec<&str> = [0..4, 4..8, 8..12].into_iter().filter_map(|group| code.get(group)).collect();
    Ok(Code { code: groups.join("-"), expires_at })
}

/// What was typed, as a code: letters in upper case, without what divides the groups.
fn plain(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase()).collect()
}

fn cx_of(visitor: &Visitor, locale: &str) -> Cx {
    Cx { now: visitor.now, locale: locale.to_owned(), ..Cx::operator(visitor.world.clone()) }
}

fn person_of(cx: &Cx, q: &mut dyn Query, code: &str) -> Result<PersonId> {
    let (id, _) = person_code::find(q, &token_hash(code), cx.now)?.ok_or(Error::NotFound)?;
    let found = case::get(q, id)?;
    if found.open { Ok(found.person) } else { Err(Error::NotFound) }
}

/// Lets somebody try a code, unless they tried too many.
fn let_in(visitor: &Visitor, typed: &str, locale: &str) -> Result<(Cx, String)> {
    let bucket = format!("person_code:{}", token_hash(&visitor.address));
    if count(visitor, &[(&bucket, TRIES)])?.is_some() {
        return Err(Error::NotFound);
    }
    Ok((cx_of(visitor, locale), plain(typed)))
}

/// The page that a code opens; not found for any other code, and for whoever tries too many.
pub fn open(visitor: &Visitor, typed: &str, locale: &str) -> Result<OwnPage> {
    let (cx, code) = let_in(visitor, typed, locale)?;
    let (page, person_id) = cx.read(|cx, tx| {
        let person_id = person_of(cx, tx, &code)?;
        Ok((read(cx, tx, person_id)?, person_id))
    })?;
    record_as_system_about(&cx, person_id, BY_CODE, "permission.own_page")?;
    Ok(page)
}

fn read(cx: &Cx, q: &mut dyn Query, person_id: PersonId) -> Result<OwnPage> {
    let case = open_case(q, person_id)?;
    let today = local_day(cx, &case)?;
    let agencies = agency::list(q)?;
    let records = person::records(q, person_id)?;
    let record = records.first().ok_or(Error::NotFound)?;
    let (mut asked, mut given) = (Vec::new(), Vec::new());
    for found in permission::list(q, case.id)? {
        let standing = found.standing();
        let to = match &found.to {
            Recipient::Agency(id) => {
                agencies.iter().find(|known| known.id == *id).map(|known| known.name.clone())
            }
            Recipient::Kind(_) => None,
        };
        let open = rules::in_force(&standing, today);
        let waits = found.status == Status::Asked || (open && found.again.is_some());
        let own = OwnPermission { to, last_day: rules::last_day(&standing), permission: found };
        if waits {
            asked.push(own);
        } else if open {
            given.push(own);
        }
    }
    Ok(OwnPage {
        first_name: throughline_domain::person::readable(&record.name.given_name),
        jurisdiction: case.jurisdiction.clone(),
        languages: record.languages.clone(),
        asked,
        given,
        looked: looked(cx, q, person_id, &case.jurisdiction)?,
        minor: rules::is_minor(born(&records), today),
    })
}

/// Who looked, one line for each agency, role and day. What stands under a listed restriction is not
/// among them, nor in any number.
fn looked(cx: &Cx, q: &mut dyn Query, person_id: PersonId, jurisdiction: &str) -> Result<Vec<Looked>> {
    let calendar = cx.world.jurisdiction(jurisdiction)?;
    let kinds: Vec<_> = agency::list(q)?.into_iter().map(|known| (known.id, known.kind)).collect();
    let mut lines: Vec<Looked> = Vec::new();
    for line in history::list(q, person_id, None, ENTRIES)?.0 {
        let (Some((id, name)), true) = (line.agency, line.action == Action::ViewPerson.code()) else {
            continue;
        };
        let kind = kinds.iter().find(|(known, _)| *known == id).map(|(_, kind)| kind);
        if kind.is_none_or(|kind| listed_restriction(kind, &line.rule)) {
            continue;
        }
        let roles = match line.actor {
            Some((user, _)) => user::roles(q, user)?,
            None => Vec::new(),
        };
        let day = calendar.local_date(line.at);
        let payload = line.payload.as_deref().and_then(|text| serde_json::from_str(text).ok());
        let bases: BTreeSet<Basis> = payload
            .map(|payload| authorise::opened_by_of(&payload))
            .unwrap_or_default()
            .into_keys()
            .collect();
        let full = lines.len() == LOOKED;
        match lines.iter_mut().find(|known| (known.day, &known.agency, &known.roles) == (day, &name, &roles))
        {
            Some(known) => {
                known.categories.extend(line.categories);
                known.bases.extend(bases);
            }
            None if full => break,
            None => {
                let (categories, rule) = (line.categories, line.rule);
                lines.push(Looked { agency: name, roles, day, categories, rule, bases });
            }
        }
    }
    for line in &mut lines {
        line.categories.sort_unstable();
        line.categories.dedup();
    }
    Ok(lines)
}

/// Who can see what of the file of the person whose code it is, and why. It says what the rules open, whether
/// or not anything was written down; an agency that works for victims is not among them, and victim data
/// is in no line.
pub fn who_sees(visitor: &Visitor, typed: &str, locale: &str) -> Result<OwnWhoSees> {
    let (cx, code) = let_in(visitor, typed, locale)?;
    let (page, person_id) = cx.read(|cx, tx| {
        let person_id = person_of(cx, tx, &code)?;
        let case = open_case(tx, person_id)?;
        let record = person::records(tx, person_id)?.into_iter().next().ok_or(Error::NotFound)?;
        let mut agencies = Vec::new();
        for it in involvement::named(tx, case.id)? {
            let accepted = it.involvement.status == throughline_domain::involvement::Status::Accepted;
            if accepted && !it.kind.serves_victims() {
                let viewer = looking::as_agency(cx, tx, &case, (it.involvement.agency, &it.kind))?;
                agencies.push(OwnAgency { name: it.agency, opens: opens(&viewer) });
            }
        }
        let first_name = throughline_domain::person::readable(&record.name.given_name);
        Ok((OwnWhoSees { first_name, agencies }, person_id))
    })?;
    record_as_system_about(&cx, person_id, BY_CODE, "permission.own_page")?;
    Ok(page)
}

fn opens(viewer: &Viewer) -> Vec<(Depth, Basis, Vec<Category>)> {
    let mut found: BTreeMap<(Reverse<Depth>, Basis), Vec<Category>> = BTreeMap::new();
    for category in crate::who_sees::categories() {
        let decision = viewer.decide(category, None);
        if let Some(reason) = decision.reasons.iter().max_by_key(|reason| reason.depth) {
            found.entry((Reverse(decision.depth), reason.basis)).or_default().push(category);
        }
    }
    found.into_iter().map(|((Reverse(depth), basis), categories)| (depth, basis, categories)).collect()
}

/// The permission that a code's page is about, and the right to write about it.
fn of_own(
    cx: &Cx,
    tx: &mut Write<'_>,
    code: &str,
    id: PermissionId,
    version: i64,
) -> Result<(PersonId, Permission)> {
    let person_id = person_of(cx, tx, code)?;
    let found = permission::get(tx, id)?;
    if found.case != open_case(tx, person_id)?.id {
        return Err(Error::NotFound);
    }
    if found.version != version {
        return Err(Error::Conflict("permission".to_owned()));
    }
    Ok((person_id, found))
}

/// The person answers one question; the code is used up. Gives how the permission stands then.
pub fn answer_own(
    visitor: &Visitor,
    typed: &str,
    (id, version): (PermissionId, i64),
    said: OwnAnswer,
    locale: &str,
) -> Result<Status> {
    let (cx, code) = (cx_of(visitor, locale), plain(typed));
    cx.write(move |cx, tx| {
        let (person_id, found) = of_own(cx, tx, &code, id, version)?;
        let case = open_case(tx, person_id)?;
        let today = local_day(cx, &case)?;
        let (yes, told_no_effect) = match said {
            OwnAnswer::Yes { told_no_effect } => (true, told_no_effect),
            OwnAnswer::No => (false, true),
        };
        if yes {
            let born = born(&person::records(tx, person_id)?);
            let voices = Voices { born, guardian: None, own_words: None, told_no_effect };
            rules::check_voices(voices, today).map_err(invalid)?;
            rules::check(&found.scope, today).map_err(invalid)?;
        }
        let answer = Answer {
            way: Way::Code,
            on: today,
            at: cx.now,
            language: cx.locale.clone(),
            witness: None,
            interpreter: None,
            guardian: None,
            own_words: None,
            told_no_effect,
            inside: is_inside(tx, person_id)?,
            recorded_by: None,
            document: None,
        };
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(Permit::system(Subject::Person(person_id), BY_CODE));
        if !person_code::use_up(&mut w, &token_hash(&code), cx.now)? {
            return Err(Error::NotFound);
        }
        let (changed, did) = answered(found, yes, answer)?;
        permission::update(&mut w, &changed)?;
        let kind = match changed.status {
            Status::Given => Some("permission_given"),
            Status::Withdrawn => Some("permission_withdrawn"),
            Status::Refused => Some("permission_refused"),
            Status::Asked | Status::Dropped => None,
        };
        match kind {
            // A no is told to whoever asked and to the lead worker, not to whom it would have opened.
            Some("permission_refused") => tell_asker(cx, &mut w, person_id, &changed)?,
            Some(kind) => tell_recipients(cx, &mut w, person_id, &case, &changed, kind)?,
            None => {}
        }
        authorise::record(cx, &mut w, &chains, &changed.scope.categories, entry(did, &changed))?;
        Ok(changed.status)
    })
}

fn tell_asker(
    cx: &Cx,
    w: &mut throughline_store::db::Writer<'_>,
    person_id: PersonId,
    of: &Permission,
) -> Result<()> {
    super::tell(cx, w, (of.asked.1, Some(of.asked.0)), "permission_refused", person_id)
}

/// The person says stop; the code is used up.
pub fn withdraw_own(
    visitor: &Visitor,
    typed: &str,
    (id, version): (PermissionId, i64),
    locale: &str,
) -> Result<()> {
    let (cx, code) = (cx_of(visitor, locale), plain(typed));
    cx.write(move |cx, tx| {
        let (person_id, found) = of_own(cx, tx, &code, id, version)?;
        let case = open_case(tx, person_id)?;
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(Permit::system(Subject::Person(person_id), BY_CODE));
        if !person_code::use_up(&mut w, &token_hash(&code), cx.now)? {
            return Err(Error::NotFound);
        }
        stop(cx, &mut w, person_id, &case, found, None, &chains)
    })
}
