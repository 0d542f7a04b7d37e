//! Explaining a new kind of list: a sample is kept for whoever explains it, with what they have
//! decided so far, and tried out after every decision. Nothing is imported.

use jiff::SignedDuration;
use throughline_domain::{
    id::UserId,
    roster::{Refused, Row, field},
};
use throughline_exchange::wizard::{self, Mapping, Proposal, Question, SampleColumn};
use throughline_policy::Action;
use throughline_store::import::{
    run::RunCounts,
    sample::{self, Sample},
};

use super::{
    Fault, KnownSource, List, ListDay, Outcome, SourceText, begin, judge::judge, save_source,
    sources::own_agency,
};
use crate::{Cx, Error, Result, authorise};

/// A sample that nobody goes on with is forgotten after so long.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24);
/// Rows that are shown as they would be read.
const SHOWN: usize = 5;

/// A sample with what was decided about it, and what that would do.
#[derive(Debug)]
pub struct Explained {
    /// The file's name.
    pub file_name: String,
    /// The decisions.
    pub mapping: Mapping,
    /// The columns to choose from.
    pub columns: Vec<SampleColumn>,
    /// What has to be decided before the list can be read.
    pub missing: Vec<Question>,
    /// What an import would do; `None` while something is missing.
    pub tried: Option<Outcome<Tried>>,
}

/// What an import by these decisions would do.
#[derive(Debug)]
pub struct Tried {
    /// The numbers.
    pub counts: RunCounts,
    /// The first rows, as they were read.
    pub rows: Vec<std::result::Result<Row, Refused>>,
}

/// Proposes how a file is read that nobody has explained yet, as a list of the actor's agency.
pub fn propose(cx: &Cx, bytes: &[u8], file_name: &str) -> Outcome<Proposal> {
    let own = cx.read(|cx, q| {
        authorise::own_agency(cx, Action::Import)?;
        own_agency(cx, q)
    })?;
    let mut proposal = wizard::propose(bytes, file_name)?;
    let mapping = &mut proposal.mapping;
    mapping.jurisdiction = own.jurisdiction;
    mapping.agency = own.name;
    own.kind.code().clone_into(&mut mapping.agency_kind);
    proposal.questions.retain(|question| *question != Question::WhichAgency);
    Ok(proposal)
}

/// Keeps a sample with its proposal, in place of an earlier one of the actor's.
pub fn keep_sample(cx: &Cx, bytes: Vec<u8>, file_name: &str) -> Outcome<()> {
    let proposal = propose(cx, &bytes, file_name)?;
    let user = user(cx)?;
    let new =
        Sample { file_name: file_name.to_owned(), content: bytes, decisions: to_stored(&proposal.mapping) };
    Ok(cx.write(move |cx, tx| {
        authorise::own_agency(cx, Action::Import)?;
        sample::delete_before(tx, cx.now - KEPT_FOR)?;
        Ok(sample::put(tx, user, &new, cx.now)?)
    })?)
}

/// The actor's sample, tried out by what was decided so far.
pub fn explained(cx: &Cx) -> Outcome<Explained> {
    let (kept, mapping) = kept(cx)?;
    let columns = wizard::columns(&kept.content)?;
    let missing = missing(&mapping);
    let tried = missing.is_empty().then(|| attempt(cx, &mapping, &kept));
    Ok(Explained { file_name: kept.file_name, mapping, columns, missing, tried })
}

/// Writes down what the actor decided. Whose list it is and how its text is separated stay as
/// they were.
pub fn decide(cx: &Cx, decided: Mapping) -> Outcome<()> {
    let (_, before) = kept(cx)?;
    let user = user(cx)?;
    let mapping = Mapping {
        jurisdiction: before.jurisdiction,
        agency: before.agency,
        agency_kind: before.agency_kind,
        text: before.text,
        ..decided
    };
    Ok(cx.write(move |cx, tx| {
        authorise::own_agency(cx, Action::Import)?;
        Ok(sample::decide(tx, user, &to_stored(&mapping), cx.now)?)
    })?)
}

/// Keeps the kind of list that the actor has explained; the sample is forgotten.
pub fn keep_explained(cx: &Cx) -> Outcome<KnownSource> {
    let (_, mapping) = kept(cx)?;
    let saved = save_source(cx, mapping.toml())?;
    let user = user(cx)?;
    cx.write(move |_, tx| Ok(sample::delete(tx, user)?))?;
    Ok(saved)
}

fn user(cx: &Cx) -> Result<UserId> {
    cx.actor.user.ok_or(Error::NotFound)
}

fn kept(cx: &Cx) -> Result<(Sample, Mapping)> {
    let user = user(cx)?;
    let kept = cx.read(|cx, q| {
        authorise::own_agency(cx, Action::Import)?;
        sample::find(q, user)?.ok_or(Error::NotFound)
    })?;
    let mapping = serde_json::from_str(&kept.decisions)
        .map_err(|error| Error::Internal(format!("decisions about a list: {error}")))?;
    Ok((kept, mapping))
}

fn to_stored(mapping: &Mapping) -> String {
    // Texts in maps always have a JSON form.
    serde_json::to_string(mapping).unwrap_or_default()
}

/// Without these no row could be told from another.
fn missing(mapping: &Mapping) -> Vec<Question> {
    let named = [field::SURNAME, wizard::WHOLE_NAME];
    let decided = [
        (mapping.column(field::KEY).is_some(), Question::NoKey),
        (mapping.column(field::RELEASE_DATE).is_some(), Question::NoReleaseDate),
        (named.iter().any(|name| mapping.column(name).is_some()), Question::NoName),
    ];
    decided.into_iter().filter(|(found, _)| !found).map(|(_, question)| question).collect()
}

fn attempt(cx: &Cx, mapping: &Mapping, kept: &Sample) -> Outcome<Tried> {
    let beside = |_: &str| Err(std::io::Error::from(std::io::ErrorKind::NotFound));
    let (text, _) = SourceText::read(mapping.toml(), "source.toml", &beside)?;
    let today = cx.world.jurisdiction(&mapping.jurisdiction)?.local_date(cx.now);
    let day = ListDay { as_of: None, ahead_is_fine: true };
    let list = match List::read(cx, text.clone(), &kept.content, &kept.file_name, day) {
        // The name of a sample says nothing that anybody has to answer for.
        Err(Fault::NoSuchDay { .. }) => {
            List::read(cx, text, &kept.content, &kept.file_name, ListDay::settled(today))?
        }
        read => read?,
    };
    let judged = cx.world.db.read(|q| {
        begin::find_agency(cx, q, &list)?;
        Ok::<_, Fault>(judge(q, &list, None)?)
    })?;
    let rows = (0..SHOWN).map_while(|index| list.row(index)).collect();
    Ok(Tried { counts: judged.counts(), rows })
}
