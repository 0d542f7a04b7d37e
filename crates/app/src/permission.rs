//! Permissions to share: asked for, answered, asked again, withdrawn.
//!
//! A withdrawal acts with its commit: every read decides anew. Whoever could see is told, and the page
//! says what was already shared, with whom and when, because that cannot be taken back.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use serde_json::json;
use sha2::{Digest, Sha256};
use throughline_domain::{
    agency::AgencyKind,
    category::{Category, Depth, codes},
    custody::EpisodeStatus,
    document::{self as files, MediaType},
    id::{AgencyId, DocumentId, NoticeId, PermissionId, PersonId, UserId},
    involvement::Status as Involved,
    permission::{self as rules, Event, Invalid, Recipient, Scope, Status, Voices, Way},
    programme::pack::{BasisKind, Pack},
    purpose::Purpose,
};
use throughline_policy::Action;
use throughline_store::{
    agency,
    case::CaseFile,
    custody,
    db::{Query, Writer},
    document::{self, Document},
    involvement, lead,
    notice::{self, Notice},
    permission,
    person::{self, PersonRecord},
};

mod again;
mod before;
mod own_page;
mod view;

pub use again::ask_again;
pub use before::{ask_those_from_before, some_wait_from_before};
pub use own_page::{
    Code, Looked, OwnAgency, OwnAnswer, OwnPage, OwnPermission, OwnWhoSees, answer_own, make_code, open,
    who_sees, withdraw_own,
};
pub use throughline_store::permission::{Answer, Permission};
pub use view::{OnTheCase, One, Permissions, Shared, Shown, ToAsk, get, list, to_ask};

use crate::{
    Cx, Error, FieldError, Result, authorise,
    involvement::manages,
    looking,
    plan::{local_day, open_case},
};

/// The longest name of a witness, an interpreter or a guardian.
pub const MAX_NAME: usize = 200;
/// The longest words of a young person.
pub const MAX_WORDS: usize = 2_000;

/// What a person is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Whom it would open to.
    pub to: Option<Recipient>,
    /// What.
    pub categories: Vec<Category>,
    /// What for.
    pub purpose: Purpose,
    /// How deep at most.
    pub depth: Depth,
    /// Until when.
    pub ends_on: Option<Date>,
}

/// What the person said, as a worker records it.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Yes or no.
    pub yes: bool,
    /// Whether it was signed on paper.
    pub on_paper: bool,
    /// The language in which it was explained, a code.
    pub language: String,
    /// Who was there.
    pub witness: String,
    /// Who interpreted.
    pub interpreter: String,
    /// Who speaks beside a young person.
    pub guardian: String,
    /// What the young person said.
    pub own_words: String,
    /// Whether it was said that no changes nothing.
    pub told_no_effect: bool,
    /// The scan of the signed form: its name and bytes.
    pub scan: Option<(String, Arc<[u8]>)>,
}

/// Asks for permission: writes down the question, which the person then answers.
pub fn ask(cx: &Cx, person_id: PersonId, question: &Question) -> Result<PermissionId> {
    let (Some(to), Some(ends_on)) = (question.to.clone(), question.ends_on) else {
        return Err(Error::Invalid(missing(question)));
    };
    let scope = Scope { categories: question.categories.clone(), depth: question.depth, ends_on };
    let (id, purpose): (PermissionId, Purpose) = (cx.new_id(), question.purpose);
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::RecordPermission)?;
        let case = open_case(tx, person_id)?;
        rules::check(&scope, local_day(cx, &case)?).map_err(invalid)?;
        check_recipient(cx, tx, &case, &to)?;
        let (user, own) = permit.actor().zip(permit.agency()).ok_or(Error::NotFound)?;
        let chains = authorise::chains(tx, person_id)?;
        let new = unanswered(id, &case, to.clone(), (scope.clone(), purpose), (user, own, cx.now));
        let mut w = tx.permitted(permit);
        permission::insert(&mut w, &new)?;
        let payload = entry("permission.asked", &new);
        authorise::record(cx, &mut w, &chains, &new.scope.categories, payload)?;
        Ok(id)
    })
}

/// A question as it is put: nobody has answered.
fn unanswered(
    id: PermissionId,
    case: &CaseFile,
    to: Recipient,
    (scope, purpose): (Scope, Purpose),
    asked: (UserId, AgencyId, Timestamp),
) -> Permission {
    Permission {
        id,
        case: case.id,
        jurisdiction: case.jurisdiction.clone(),
        to,
        scope,
        purpose,
        status: Status::Asked,
        asked,
        answer: None,
        again: None,
        ended: None,
        version: 1,
    }
}

/// Puts the question that a programme cannot do without, beside another act: may these agencies see what
/// the programme works on? Nothing is put where one of the kind waits for an answer or was answered with
/// yes. Until the person says yes, the agency sees what it wrote itself, and what a law opens to it.
pub(crate) fn ask_for_programme(
    cx: &Cx,
    w: &mut Writer<'_>,
    case: &CaseFile,
    to: Recipient,
    pack: &Pack,
) -> Result<()> {
    let Some(asks) = w.permit().actor().zip(w.permit().agency()) else { return Ok(()) };
    put_for_programme(cx, w, case, to, pack, asks).map(drop)
}

/// The same in somebody's name, where it is not their act; gives whether the question was put.
fn put_for_programme(
    cx: &Cx,
    w: &mut Writer<'_>,
    case: &CaseFile,
    to: Recipient,
    pack: &Pack,
    (user, own): (UserId, AgencyId),
) -> Result<bool> {
    if !is_missing(cx, w, case, &to, pack)? {
        return Ok(false);
    }
    let today = local_day(cx, case)?;
    let worked_on = pack.manifest.need.iter().filter_map(|need| Category::from_code(need.category.as_str()));
    let always = [Category::Identity, Category::Sentence, Category::ContactNote, Category::Plan];
    let mut categories: Vec<Category> =
        always.into_iter().chain(worked_on).filter(|category| rules::can_be_permitted(*category)).collect();
    categories.sort_unstable();
    categories.dedup();
    let ends_on = view::usual_end(cx, w, case, today)?;
    let scope = Scope { categories, depth: Depth::Full, ends_on };
    let new = unanswered(cx.new_id(), case, to, (scope, Purpose::Throughcare), (user, own, cx.now));
    let chains = authorise::chains(w, case.person)?;
    permission::insert(w, &new)?;
    authorise::record(cx, w, &chains, &new.scope.categories, entry("permission.asked", &new))?;
    Ok(true)
}

/// Whether sharing with a recipient is still to be asked for: nothing of it goes by duty, and no question or
/// yes that reaches them is open.
fn is_missing(cx: &Cx, q: &mut dyn Query, case: &CaseFile, to: &Recipient, pack: &Pack) -> Result<bool> {
    let kind = match to {
        Recipient::Agency(id) => agency::get(q, *id)?.kind,
        Recipient::Kind(kind) => kind.clone(),
    };
    let open = |known: &Permission| matches!(known.status, Status::Asked | Status::Given);
    let reaches = |known: &Permission| known.to == *to || known.to == Recipient::Kind(kind.clone());
    Ok(!goes_by_duty(cx, pack, case, &kind, local_day(cx, case)?)?
        && !permission::list(q, case.id)?.iter().any(|known| open(known) && reaches(known)))
}

/// Whether what the programme needs goes to a kind of agency by duty: to those who carry out the sentence,
/// and to those whom a statute binds that is in force and that somebody has read. To ask for permission
/// where a no would change nothing would deceive.
fn goes_by_duty(cx: &Cx, pack: &Pack, case: &CaseFile, kind: &AgencyKind, today: Date) -> Result<bool> {
    let column = cx.world.jurisdiction(&case.jurisdiction)?.matrix_column(kind.code());
    let statute = pack.bases_on(today).any(|basis| {
        basis.kind == BasisKind::Statute
            && *basis.verified
            && basis.binds.iter().any(|bound| bound.as_str() == kind.code())
    });
    Ok(statute || column.is_some_and(|column| ["PRI", "PRO"].contains(&&**column)))
}

/// Whether a recipient is on the case, or asked to come: permission for an agency that has nothing to do
/// with the person would open nothing, and tell the person of something that is not so.
fn check_recipient(cx: &Cx, q: &mut dyn Query, case: &CaseFile, to: &Recipient) -> Result<()> {
    let (decides, viewer) = (manages(cx, q, case.id)?, looking::at_case(cx, q, Some(case))?);
    let live: Vec<AgencyId> = involvement::list(q, case.id)?
        .into_iter()
        .filter(|known| matches!(known.status, Involved::Proposed | Involved::Invited | Involved::Accepted))
        .map(|known| known.agency)
        .collect();
    // Of whom the actor may not know, there is nobody to ask for.
    let fits = agency::list(q)?.into_iter().any(|known| {
        let is_meant = match to {
            Recipient::Agency(id) => known.id == *id,
            Recipient::Kind(kind) => known.kind == *kind,
        };
        is_meant && live.contains(&known.id) && looking::may_know_of(&viewer, decides, known.id, &known.kind)
    });
    if fits { Ok(()) } else { Err(FieldError::new("to", "permissions-error-to").into()) }
}

/// What a ledger entry says of a permission: ids, codes and days.
fn entry(did: &str, of: &Permission) -> serde_json::Value {
    let to = match &of.to {
        Recipient::Agency(id) => id.to_string(),
        Recipient::Kind(kind) => kind.code().to_owned(),
    };
    json!({
        "did": did,
        "permission": of.id.to_string(),
        "to": to,
        "categories": codes(&of.scope.categories),
        "purpose": of.purpose.code(),
        "depth": of.scope.depth.code(),
        "ends_on": of.scope.ends_on.to_string(),
    })
}

/// Everything that was left out, so that nobody is told one thing at a time.
fn missing(question: &Question) -> Vec<FieldError> {
    let fields = [
        (question.to.is_none(), "to", "permissions-error-to"),
        (question.categories.is_empty(), "categories", "permissions-error-categories"),
        (question.depth == Depth::None, "depth", "permissions-error-depth"),
        (question.ends_on.is_none(), "ends", "permissions-error-ends"),
    ];
    let left_out = fields.into_iter().filter(|(missing, ..)| *missing);
    left_out.map(|(_, field, message)| FieldError::new(field, message)).collect()
}

fn invalid(invalid: Invalid) -> Error {
    let (field, message) = match invalid {
        Invalid::NoCategory => ("categories", "permissions-error-categories"),
        Invalid::NotTheirs => ("categories", "permissions-error-not-theirs"),
        Invalid::NoDepth => ("depth", "permissions-error-depth"),
        Invalid::EndsInThePast => ("ends", "permissions-error-ends-past"),
        Invalid::TooLong => ("ends", "permissions-error-ends-long"),
        Invalid::NoGuardian => ("guardian", "permissions-error-guardian"),
        Invalid::NotHeard => ("own_words", "permissions-error-own-words"),
        Invalid::NotTold => ("told", "permissions-error-told"),
    };
    let error = FieldError::new(field, message);
    if invalid == Invalid::TooLong { error.with("n", rules::LONGEST_MONTHS) } else { error }.into()
}

fn of_case(
    cx: &Cx,
    q: &mut dyn Query,
    person_id: PersonId,
    id: PermissionId,
) -> Result<(CaseFile, Permission)> {
    let case = open_case(q, person_id)?;
    let found = permission::get(q, id)?;
    if found.case == case.id && view::may_know(cx, q, &case, &found)? {
        Ok((case, found))
    } else {
        Err(Error::NotFound)
    }
}

fn fresh(
    cx: &Cx,
    q: &mut dyn Query,
    person_id: PersonId,
    id: PermissionId,
    version: i64,
) -> Result<(CaseFile, Permission)> {
    let (case, found) = of_case(cx, q, person_id, id)?;
    if found.version == version { Ok((case, found)) } else { Err(Error::Conflict("permission".to_owned())) }
}

/// The earliest day of birth that any agency has written down.
fn born(records: &[PersonRecord]) -> Option<Date> {
    records.iter().filter_map(|record| record.birth_date).min()
}

fn is_inside(q: &mut dyn Query, person_id: PersonId) -> Result<bool> {
    Ok(custody::current(q, person_id)?.is_some_and(|episode| episode.status == EpisodeStatus::Open))
}

/// Records what the person said: a first answer, or, where they were asked again, that it stays.
pub fn answer(cx: &Cx, person_id: PersonId, id: PermissionId, version: i64, said: &Said) -> Result<Status> {
    let scan = check_said(said)?;
    let said = said.clone();
    let document: DocumentId = cx.new_id();
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::RecordPermission)?;
        let (case, found) = fresh(cx, tx, person_id, id, version)?;
        let today = local_day(cx, &case)?;
        let records = person::records(tx, person_id)?;
        if said.yes {
            let (guardian, own_words) = (Some(said.guardian.as_str()), Some(said.own_words.as_str()));
            let told_no_effect = said.told_no_effect;
            let born = born(&records);
            rules::check_voices(Voices { born, guardian, own_words, told_no_effect }, today)
                .map_err(invalid)?;
            rules::check(&found.scope, today).map_err(invalid)?;
        }
        let answer = Answer {
            way: if said.on_paper { Way::Paper } else { Way::Spoken },
            on: today,
            at: cx.now,
            language: said.language.clone(),
            witness: filled(&said.witness),
            interpreter: filled(&said.interpreter),
            // Of age, a person speaks alone, whoever is named beside them.
            guardian: filled(&said.guardian)
                .filter(|_| born(&records).is_none_or(|_| rules::is_minor(born(&records), today))),
            own_words: filled(&said.own_words),
            told_no_effect: said.told_no_effect,
            inside: is_inside(tx, person_id)?,
            recorded_by: permit.actor(),
            document: scan.as_ref().map(|_| document),
        };
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(permit);
        if let Some((media_type, file_name, content)) = &scan {
            let new = signed_form(cx, &w, &case, document, (*media_type, file_name, content))?;
            document::insert(&mut w, &new, content)?;
        }
        let (changed, did) = answered(found, said.yes, answer)?;
        permission::update(&mut w, &changed)?;
        if changed.status == Status::Withdrawn {
            tell_recipients(cx, &mut w, person_id, &case, &changed, "permission_withdrawn")?;
        } else if changed.status == Status::Given {
            tell_recipients(cx, &mut w, person_id, &case, &changed, "permission_given")?;
        }
        authorise::record(cx, &mut w, &chains, &changed.scope.categories, entry(did, &changed))?;
        Ok(changed.status)
    })
}

/// The permission after an answer, and the word for it in the ledger. Asked again, a no is a stop.
fn answered(found: Permission, yes: bool, answer: Answer) -> Result<(Permission, &'static str)> {
    let asked_again = found.again.is_some();
    let (event, did) = match (yes, found.status, asked_again) {
        (true, Status::Given, false) => return Err(Error::Refused("permissions-refused-answered")),
        (true, Status::Given, true) => (Event::Give, "permission.confirmed"),
        (true, ..) => (Event::Give, "permission.given"),
        (false, Status::Given, _) => (Event::Withdraw, "permission.withdrawn"),
        (false, ..) => (Event::Refuse, "permission.refused"),
    };
    let status =
        rules::apply(found.status, event).map_err(|_| Error::Refused("permissions-refused-answered"))?;
    let ended = (status == Status::Withdrawn).then_some((answer.at, answer.recorded_by));
    // The yes of before stays in the ledger; the row shows the newest.
    let answer = if status == Status::Withdrawn { found.answer } else { Some(answer) };
    Ok((Permission { status, again: None, ended, answer, ..found }, did))
}

fn filled(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// A checked scan: its kind, its safe name, its bytes.
type Scan = (MediaType, String, Arc<[u8]>);

fn check_said(said: &Said) -> Result<Option<Scan>> {
    let mut errors = Vec::new();
    if said.language.is_empty() {
        errors.push(FieldError::new("language", "permissions-error-language"));
    }
    // A yes that nobody else heard could not be shown to have been given.
    if said.yes && said.witness.trim().is_empty() && !said.on_paper {
        errors.push(FieldError::new("witness", "permissions-error-witness"));
    }
    for (field, words) in
        [("witness", &said.witness), ("interpreter", &said.interpreter), ("guardian", &said.guardian)]
    {
        if words.chars().count() > MAX_NAME {
            errors.push(FieldError::new(field, "plan-error-too-long").with("max", MAX_NAME));
        }
    }
    if said.own_words.chars().count() > MAX_WORDS {
        errors.push(FieldError::new("own_words", "plan-error-too-long").with("max", MAX_WORDS));
    }
    let mut scan = None;
    if let Some((name, content)) = &said.scan {
        match files::check(content) {
            Ok(kind) => scan = Some((kind, files::safe_name(name, kind), Arc::clone(content))),
            Err(refused) => errors.push(FieldError::new(
                "scan",
                match refused {
                    files::Refused::Empty => "documents-error-empty",
                    files::Refused::TooLarge => "documents-error-large",
                    files::Refused::UnknownType => "documents-error-type",
                },
            )),
        }
    } else if said.on_paper {
        errors.push(FieldError::new("scan", "permissions-error-scan"));
    }
    if errors.is_empty() { Ok(scan) } else { Err(Error::Invalid(errors)) }
}

/// The scan as a document of the case. The form names what is shared and with whom, as the plan does.
fn signed_form(
    cx: &Cx,
    w: &Writer<'_>,
    case: &CaseFile,
    id: DocumentId,
    (media_type, file_name, content): (MediaType, &String, &Arc<[u8]>),
) -> Result<Document> {
    let (added_by, agency) = w.permit().actor().zip(w.permit().agency()).ok_or(Error::NotFound)?;
    Ok(Document {
        id,
        case: case.id,
        agency,
        title: file_name.clone(),
        category: Category::Plan,
        media_type,
        file_name: file_name.clone(),
        size: i64::try_from(content.len()).unwrap_or(i64::MAX),
        sha256: hex::encode(Sha256::digest(content)),
        added_by,
        added_at: cx.now,
    })
}

/// The person says stop: from the commit on nothing rests on the permission any more.
pub fn withdraw(cx: &Cx, person_id: PersonId, id: PermissionId, version: i64) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::RecordPermission)?;
        let (case, found) = fresh(cx, tx, person_id, id, version)?;
        let chains = authorise::chains(tx, person_id)?;
        let by = permit.actor();
        let mut w = tx.permitted(permit);
        stop(cx, &mut w, person_id, &case, found, by, &chains)
    })
}

fn stop(
    cx: &Cx,
    w: &mut Writer<'_>,
    person_id: PersonId,
    case: &CaseFile,
    found: Permission,
    by: Option<UserId>,
    chains: &[throughline_store::ledger::Chain],
) -> Result<()> {
    let status = rules::apply(found.status, Event::Withdraw)
        .map_err(|_| Error::Refused("permissions-refused-not-given"))?;
    let changed = Permission { status, again: None, ended: Some((cx.now, by)), ..found };
    permission::update(w, &changed)?;
    tell_recipients(cx, w, person_id, case, &changed, "permission_withdrawn")?;
    authorise::record(cx, w, chains, &changed.scope.categories, entry("permission.withdrawn", &changed))
}

/// Takes a question back that nobody has answered.
pub fn drop_question(cx: &Cx, person_id: PersonId, id: PermissionId, version: i64) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::RecordPermission)?;
        let (_, found) = fresh(cx, tx, person_id, id, version)?;
        let status = rules::apply(found.status, Event::Drop)
            .map_err(|_| Error::Refused("permissions-refused-answered"))?;
        let chains = authorise::chains(tx, person_id)?;
        let ended = Some((cx.now, permit.actor()));
        let mut w = tx.permitted(permit);
        let changed = Permission { status, ended, ..found };
        permission::update(&mut w, &changed)?;
        let payload = entry("permission.dropped", &changed);
        authorise::record(cx, &mut w, &chains, &changed.scope.categories, payload)
    })
}

/// Tells who could see, or can see from now on: the agencies on the case that a permission opens to, and
/// the lead worker. Whoever did it knows.
fn tell_recipients(
    cx: &Cx,
    w: &mut Writer<'_>,
    person_id: PersonId,
    case: &CaseFile,
    of: &Permission,
    kind: &str,
) -> Result<()> {
    let leads = lead::find(w, case.id)?;
    let kinds: Vec<(AgencyId, AgencyKind)> =
        agency::list(w)?.into_iter().map(|known| (known.id, known.kind)).collect();
    for known in involvement::list(w, case.id)? {
        if known.status != Involved::Accepted || Some(known.agency) == cx.actor.agency {
            continue;
        }
        let leads_here = leads.as_ref().filter(|leads| leads.agency == known.agency);
        let opens = match &of.to {
            Recipient::Agency(id) => *id == known.agency,
            Recipient::Kind(kind) => kinds.iter().any(|(id, of)| *id == known.agency && of == kind),
        };
        if opens || leads_here.is_some() {
            let user = leads_here.map(|leads| leads.user);
            tell(cx, w, (known.agency, user), kind, person_id)?;
        }
    }
    Ok(())
}

fn tell(
    cx: &Cx,
    w: &mut Writer<'_>,
    (agency, user): (AgencyId, Option<UserId>),
    kind: &str,
    person_id: PersonId,
) -> Result<()> {
    let notice = Notice {
        id: cx.new_id::<NoticeId>(),
        agency,
        user,
        kind: kind.to_owned(),
        person: Some(person_id),
        created_at: cx.now,
        read_at: None,
    };
    Ok(notice::insert(w, &notice)?)
}
