//! How a person stands to programmes, explained: what they take part in, what they could take part
//! in, and the questions that nobody has answered yet.

use std::sync::Arc;

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    category::Category,
    custody::Episode,
    enrolment::Participation,
    id::{EnrolmentId, PersonId},
    programme::{
        eligibility::{Outcome, Verdict, evaluate},
        milestone::Cause,
        pack::{FactType, Pack, text_key},
    },
};
use throughline_policy::Action;
use throughline_store::{
    answer::{self, Answer},
    case::CaseFile,
    custody,
    db::Query,
    enrolment as enrolments,
    person::PersonRecord,
};

use crate::{
    Cx, Error, FieldError, Result, authorise, case, clock, enrolment, person::nearest_record, variant,
};

mod known;

pub use known::{KnownAnswer, confirm};

/// A person's part in one programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakingPart {
    /// The enrolment.
    pub id: EnrolmentId,
    /// The programme's pack version.
    pub pack_hash: String,
    /// The programme's name.
    pub name: String,
    /// How the person stands to it.
    pub participation: Participation,
    /// The stage, in words; empty before the person takes part.
    pub stage: String,
    /// The day of the last offer.
    pub offered_on: Option<Date>,
    /// The day of the last answer.
    pub answered_on: Option<Date>,
    /// The day the lead agency took the referral.
    pub accepted_on: Option<Date>,
    /// The lead agency's name.
    pub lead_agency: Option<String>,
    /// The name of who referred.
    pub referring_agency: String,
    /// Why nobody could reach the person, in words, and when to try again.
    pub no_access: Option<(String, Option<Date>)>,
    /// When it ended, and why in words.
    pub ended: Option<(Date, String)>,
    /// The enrolment's version.
    pub version: i64,
}

/// A programme that the person is not in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenTo {
    /// The programme.
    pub pack_id: String,
    /// Its name.
    pub name: String,
    /// Whether it is for the person.
    pub verdict: Verdict,
    /// Criterion by criterion, in words.
    pub criteria: Vec<(String, Outcome)>,
    /// What must be asked, each once.
    pub questions: Vec<Question>,
}

/// A question of eligibility.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The fact, as packs name it.
    pub fact: String,
    /// The question in words.
    pub words: String,
    /// What can be answered.
    pub kind: FactType,
    /// The answers to choose from, code and words, where there is a choice.
    pub values: Vec<(String, String)>,
}

/// A programme with everything that can be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// The top of the page.
    pub head: case::Head,
    /// The person's part in it.
    pub part: TakingPart,
    /// What the programme is, in a sentence.
    pub summary: String,
    /// Criterion by criterion, as they stand today.
    pub criteria: Vec<(String, Outcome)>,
    /// What was answered already, to whichever agency, as far as the reader may see it.
    pub known: Vec<KnownAnswer>,
    /// The reasons for which nobody could reach the person: code, words, and the day to try again.
    pub no_access: Vec<(String, String, Date)>,
    /// The reasons for which it can end: code and words.
    pub exits: Vec<(String, String)>,
    /// The form of the programme that the person is in, in words; `None` for everybody's.
    pub variant: Option<String>,
    /// Its other forms, the one that fits first, with what they would change.
    pub other_variants: Vec<variant::Other>,
}

/// The enrolments of a case, running ones first, then the newest.
pub(crate) fn list(cx: &Cx, q: &mut dyn Query, case: &CaseFile) -> Result<Vec<TakingPart>> {
    let mut parts = Vec::new();
    for named in enrolments::named(q, case.id)? {
        parts.push(taking_part(cx, q, named)?);
    }
    parts.reverse();
    parts.sort_by_key(|part| part.ended.is_some());
    Ok(parts)
}

fn taking_part(cx: &Cx, q: &mut dyn Query, named: enrolments::Named) -> Result<TakingPart> {
    let enrolments::Named { enrolment: enrolled, lead_agency, referring_agency } = named;
    let pack = cx.world.packs.get(q, &enrolled.pack_hash)?;
    let words = |prefix: &str, code: &str| {
        let known = pack.label(&cx.locale, prefix, code);
        if known.is_empty() { code.to_owned() } else { known.to_owned() }
    };
    let takes_part = throughline_domain::programme::taking_part::takes_part(enrolled.participation);
    Ok(TakingPart {
        id: enrolled.id,
        name: pack.text(&cx.locale, "name").to_owned(),
        participation: enrolled.participation,
        stage: if takes_part { words("stage", &enrolled.stage) } else { String::new() },
        offered_on: enrolled.offered_on,
        answered_on: enrolled.answered_on,
        accepted_on: enrolled.accepted_on,
        lead_agency,
        referring_agency,
        no_access: enrolled
            .no_access_reason
            .as_deref()
            .map(|reason| (words("no-access", reason), enrolled.retry_on)),
        ended: enrolled.ended_on.map(|day| {
            let reason = enrolled.exit_reason.as_deref().unwrap_or_default();
            (day, words("exit", reason))
        }),
        pack_hash: enrolled.pack_hash,
        version: enrolled.version,
    })
}

/// What the page has read that decides on other programmes.
pub(crate) struct Ground<'a> {
    /// The versions that new enrolments take, by hash.
    pub(crate) current: &'a [Arc<str>],
    /// The person's records, oldest first.
    pub(crate) records: &'a [PersonRecord],
    /// The newest answer to each question, where it was read already.
    pub(crate) answers: Option<Vec<(String, String)>>,
}

/// The programmes of the jurisdiction that the person is not in, with what is not yet known.
pub(crate) fn open_to(
    cx: &Cx,
    q: &mut dyn Query,
    episode: &Episode,
    parts: &[TakingPart],
    ground: Ground<'_>,
) -> Result<Vec<OpenTo>> {
    let Ground { current, records, answers } = ground;
    let today = cx.world.jurisdiction(&episode.jurisdiction)?.local_date(cx.now);
    let mut others = cx.world.packs.open_among(q, current, &episode.jurisdiction, today)?;
    let running: Vec<&TakingPart> = parts.iter().filter(|part| part.ended.is_none()).collect();
    for part in &running {
        let pack = cx.world.packs.get(q, &part.pack_hash)?;
        others.retain(|other| *other.manifest.id != *pack.manifest.id);
    }
    if others.is_empty() {
        return Ok(Vec::new());
    }
    let answers = match answers {
        Some(read) => read,
        None => answer::newest(q, episode.person)?.into_iter().map(|it| (it.fact, it.value)).collect(),
    };
    let pairs = || answers.iter().map(|(fact, value)| (fact.as_str(), value.as_str()));
    let mut open = Vec::new();
    for pack in others {
        let facts = clock::facts_of(cx, &pack, pairs(), records, Some(episode))?;
        let eligibility = evaluate(&pack, &facts);
        // Why a programme is not for somebody is explained to those who are in none.
        if !running.is_empty() && eligibility.verdict == Verdict::NotEligible {
            continue;
        }
        open.push(OpenTo {
            pack_id: pack.manifest.id.to_string(),
            name: pack.text(&cx.locale, "name").to_owned(),
            verdict: eligibility.verdict,
            questions: eligibility.questions().iter().filter_map(|fact| question(cx, &pack, fact)).collect(),
            criteria: in_words(cx, &pack, eligibility.criteria),
        });
    }
    Ok(open)
}

fn in_words(cx: &Cx, pack: &Pack, criteria: Vec<(String, Outcome)>) -> Vec<(String, Outcome)> {
    let words = |code: &str| pack.label(&cx.locale, "criterion", code).to_owned();
    criteria.into_iter().map(|(code, outcome)| (words(&code), outcome)).collect()
}

fn question(cx: &Cx, pack: &Pack, fact: &str) -> Option<Question> {
    let declared = pack.manifest.fact(fact)?;
    let values = declared
        .values
        .iter()
        .map(|value| (value.clone(), pack.text(&cx.locale, &text_key(&["fact", fact, value])).to_owned()))
        .collect();
    let words = pack.question(&cx.locale, fact).to_owned();
    Some(Question { fact: fact.to_owned(), words, kind: declared.kind, values })
}

/// One programme of a person, with everything that can be done about it.
pub fn view(cx: &Cx, person: PersonId, id: EnrolmentId) -> Result<Detail> {
    cx.disclose(|cx, tx| {
        let known = case::Known::read(cx, tx, person)?;
        let enrolled = case::own_enrolment(tx, person, id)?;
        let head = case::read_head(cx, tx, person, &known)?;
        let pack = cx.world.packs.get(tx, &enrolled.pack_hash)?;
        let criteria = if head.can.enrol {
            let answers = answer::newest(tx, person)?;
            let pairs = answers.iter().map(Answer::pair);
            let facts = clock::facts_of(cx, &pack, pairs, &known.records, known.episode.as_ref())?;
            in_words(cx, &pack, evaluate(&pack, &facts).criteria)
        } else {
            Vec::new()
        };
        let mut answered_categories = std::collections::BTreeSet::new();
        let answered = if head.can.enrol {
            let viewer = known.viewer(cx, tx)?;
            let list = known::list(cx, tx, (&pack, &viewer), &known.records, person)?;
            answered_categories.extend(list.iter().map(|answer| answer.category));
            list
        } else {
            Vec::new()
        };
        let no_access = pack
            .manifest
            .no_access
            .iter()
            .map(|reason| {
                let days = i64::from(*reason.retry_after_days);
                let again = head.today.saturating_add(jiff::Span::new().days(days));
                let code = reason.code.to_string();
                let words = pack.label(&cx.locale, "no-access", &code).to_owned();
                (code, words, again)
            })
            .collect();
        let exits = pack
            .manifest
            .exit
            .iter()
            .map(|exit| {
                let code = exit.code.to_string();
                let words = pack.label(&cx.locale, "exit", &code).to_owned();
                (code, words)
            })
            .collect();
        let other_variants = if head.can.enrol {
            variant::others(cx, tx, &pack, &enrolled, known.episode.as_ref())?
        } else {
            Vec::new()
        };
        let in_form = enrolled.variant.as_deref();
        let part = head.programmes.iter().find(|part| part.id == id).cloned().ok_or(Error::NotFound)?;
        let detail = Detail {
            head,
            variant: in_form.map(|code| pack.label(&cx.locale, "variant", code).to_owned()),
            other_variants,
            part,
            summary: pack.text(&cx.locale, "summary").to_owned(),
            criteria,
            known: answered,
            no_access,
            exits,
        };
        let mut categories = vec![Category::Identity, Category::Plan];
        answered_categories.retain(|category| !categories.contains(category));
        categories.extend(answered_categories);
        Ok((
            detail,
            crate::authorise::Disclosure {
                view: "programme",
                people: crate::authorise::People::One(person),
                categories,
            },
        ))
    })
}

/// Who answered a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidBy {
    /// The person.
    Person,
    /// A worker, from what they know or have read.
    Worker,
}

/// Keeps the answer to a question that programmes ask, and looks at every programme again: an
/// eligible person becomes a candidate, and milestones that hang on the answer are planned anew.
///
/// Gives how many programmes began.
pub fn answer(cx: &Cx, person_id: PersonId, fact: &str, value: &str, said_by: SaidBy) -> Result<usize> {
    let (fact, value) = (fact.to_owned(), value.trim().to_owned());
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::ChangeEnrolment)?;
        let episode = custody::current(tx, person_id)?.ok_or(Error::NotFound)?;
        let category = declared(cx, tx, &episode, &fact, &value)?;
        let record = nearest_record(cx, tx, person_id)?.id;
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(permit);
        let recorded_by = w.permit().actor();
        answer::insert(
            &mut w,
            &Answer {
                id: cx.new_id(),
                person: person_id,
                record,
                fact: fact.clone(),
                value: value.clone(),
                as_written: None,
                category,
                said_by: match said_by {
                    SaidBy::Person => "person".to_owned(),
                    SaidBy::Worker => "worker".to_owned(),
                },
                recorded_by,
                recorded_at: cx.now,
                confirmed_at: cx.now,
            },
        )?;
        let planned = clock::plan(cx, &mut w, &episode, Cause::DateMoved)?;
        clock::save(cx, &mut w, &episode, &planned)?;
        let begun =
            enrolment::consider(cx, &mut w, person_id)?.iter().filter(|considered| considered.begun).count();
        let payload = json!({ "did": "answer", "fact": fact, "begun": begun });
        authorise::record(cx, &mut w, &chains, &[category], payload)?;
        Ok(begun)
    })
}

/// The category of a fact that a programme asks for, if the value can be an answer to it.
fn declared(cx: &Cx, q: &mut dyn Query, episode: &Episode, fact: &str, value: &str) -> Result<Category> {
    let today = cx.world.jurisdiction(&episode.jurisdiction)?.local_date(cx.now);
    for pack in cx.world.packs.open_in(q, &episode.jurisdiction, today)? {
        if let Some(declared) = pack.manifest.fact(fact) {
            if declared.read(value).is_none() {
                return Err(FieldError::new("value", "case-answer-missing").into());
            }
            return Ok(declared.category().unwrap_or(Category::Plan));
        }
    }
    Err(Error::NotFound)
}

/// Whether an enrolment is this person's; not found otherwise, and for who may not see the person.
pub fn belongs(cx: &Cx, person: PersonId, id: EnrolmentId) -> Result<()> {
    cx.read(|cx, tx| {
        authorise::person(cx, tx, person, Action::ViewPerson)?;
        case::own_enrolment(tx, person, id).map(drop)
    })
}
