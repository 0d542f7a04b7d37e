//! What people do about findings: correct a row, leave it out, say where somebody is.

use serde_json::json;
use throughline_domain::{
    coded_enum,
    id::{ImportFindingId, ImportRunId, PersonId},
    roster::{Fields, Reason, Rejection, Row, different_people, field},
};
use throughline_exchange::roster::Written;
use throughline_policy::Action;
use throughline_store::{
    db::{Query, Writer},
    import::{
        accepted::{self, AcceptedRow},
        finding::{self, Finding, FindingStatus, Severity},
        run::Run,
    },
    review::{self, Review, ReviewKind, ReviewStatus},
};

use super::{
    List,
    apply::Desk,
    begin::Units,
    judge::parse,
    look::{read_gone, written},
    upload::{own_run, source_of},
};
use crate::{Cx, Error, FieldError, Result, authorise, matching};

/// What became of a corrected row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Corrected {
    /// Its key was never accepted before.
    New,
    /// It says something else than the row accepted before.
    Changed,
    /// It says what was accepted before.
    Unchanged,
    /// It still cannot be taken; nothing was saved.
    Rejected(Vec<Rejection>),
}

/// Takes a corrected row by the same rules as a list: `cells` stand in the order of the row's
/// headings. `version` is the finding's version that the reader saw.
pub fn correct(cx: &Cx, id: ImportFindingId, version: i64, cells: Vec<String>) -> Result<Corrected> {
    cx.write(move |cx, tx| {
        let (before, run) = open_finding(cx, tx, id, version, Severity::Rejected)?;
        let heading = written(&before)?.heading;
        let row = Written { heading, cells: cells.clone() };
        let list = List::of_one(source_of(tx, &run)?, &row, before.row_number, &run.file_name, run.list_date)
            .map_err(|fault| Error::Internal(fault.to_string()))?;
        let row = match list.row(0) {
            Some(Ok(row)) => row,
            Some(Err(refused)) => return Ok(Corrected::Rejected(refused.rejections)),
            None => return Err(FieldError::new("cells", "imports-row-empty").into()),
        };
        let known = accepted::find(tx, &run.source, &row.key)?;
        if let Some(rejection) = other_person(known.as_ref(), &row)? {
            return Ok(Corrected::Rejected(vec![rejection]));
        }
        let mut w = tx.permitted(authorise::own_agency(cx, Action::Import)?);
        let units = Units::load(&mut w, run.agency)?;
        let applied = Desk { list: &list, run: run.id, agency: run.agency, units }.apply(cx, &mut w, &row)?;
        matching::by_number(cx, &mut w, applied.as_slice())?;
        close(cx, &mut w, before.clone(), FindingStatus::Corrected, None)?;
        close_others(cx, &mut w, &run, &row)?;
        raise_matches(cx, &mut w, &run, &row)?;
        let payload = json!({ "run": run.id, "row": before.row_number });
        authorise::record_as(cx, &mut w, "import.corrected", payload)?;
        Ok(match (known, applied) {
            (None, _) => Corrected::New,
            (Some(_), Some(_)) => Corrected::Changed,
            (Some(_), None) => Corrected::Unchanged,
        })
    })
}

/// Leaves a rejected row out, for a reason. The same row in a later list stays out.
pub fn set_aside(cx: &Cx, id: ImportFindingId, version: i64, reason: String) -> Result<()> {
    if reason.trim().is_empty() {
        return Err(FieldError::new("reason", "imports-reason-missing").into());
    }
    cx.write(move |cx, tx| {
        let (before, run) = open_finding(cx, tx, id, version, Severity::Rejected)?;
        let row = before.row_number;
        let mut w = tx.permitted(authorise::own_agency(cx, Action::Import)?);
        close(cx, &mut w, before, FindingStatus::SetAside, Some(reason.trim().to_owned()))?;
        authorise::record_as(cx, &mut w, "import.set_aside", json!({ "run": run.id, "row": row }))
    })
}

coded_enum! {
    /// Where somebody is who is missing on a list. A release is recorded on the person's own page,
    /// never here.
    GoneAnswer {
        /// In custody, in the same place; the list is wrong.
        StillHere = "still_here",
        /// In custody, elsewhere.
        Elsewhere = "elsewhere",
        /// Released; the release is recorded, or is being recorded.
        Released = "released",
    }
}

/// Answers the question about somebody who is missing on a list. Gives the run that asked, and the
/// person, where the actor may see them.
pub fn answer_gone(
    cx: &Cx,
    id: ImportFindingId,
    version: i64,
    answer: GoneAnswer,
) -> Result<(ImportRunId, Option<PersonId>)> {
    cx.write(move |cx, tx| {
        let (before, run) = open_finding(cx, tx, id, version, Severity::Gone)?;
        let person = read_gone(cx, tx, &run, before.clone())?.person.map(|(id, _)| id);
        let payload = json!({ "run": run.id, "key": before.key, "answer": answer.code() });
        let mut w = tx.permitted(authorise::own_agency(cx, Action::Import)?);
        close(cx, &mut w, before, FindingStatus::Answered, Some(answer.code().to_owned()))?;
        authorise::record_as(cx, &mut w, "import.answered", payload)?;
        Ok((run.id, person))
    })
}

fn open_finding(
    cx: &Cx,
    q: &mut dyn Query,
    id: ImportFindingId,
    version: i64,
    severity: Severity,
) -> Result<(Finding, Run)> {
    let found = finding::get(q, id)?;
    let run = own_run(cx, q, found.run)?;
    if found.severity != severity {
        return Err(Error::NotFound);
    }
    if found.version != version || found.status != FindingStatus::Open {
        return Err(Error::Conflict("import_finding".to_owned()));
    }
    Ok((found, run))
}

fn close(
    cx: &Cx,
    w: &mut Writer<'_>,
    found: Finding,
    status: FindingStatus,
    note: Option<String>,
) -> Result<()> {
    let closed = Finding { status, note, closed_by: cx.actor.user, closed_at: Some(cx.now), ..found };
    Ok(finding::close(w, &closed)?)
}

/// The key may be known for somebody else.
fn other_person(known: Option<&AcceptedRow>, row: &Row) -> Result<Option<Rejection>> {
    let Some(known) = known else { return Ok(None) };
    let other = different_people(&row.identity(), &parse(&known.fields)?.identity());
    Ok(other.then(|| Rejection {
        reason: Reason::KeyKnownOnOtherPerson,
        field: field::KEY.to_owned(),
        value: row.key.clone(),
    }))
}

/// Other rejected rows of the key are answered by this one, unless they may be about somebody else.
fn close_others(cx: &Cx, w: &mut Writer<'_>, run: &Run, row: &Row) -> Result<()> {
    for other in finding::open_rejections(w, &run.source, &row.key)? {
        let contested = matches!(
            Reason::from_code(&other.reason),
            Some(Reason::KeyOnTwoPeople | Reason::KeyKnownOnOtherPerson)
        );
        if !contested {
            close(cx, w, other, FindingStatus::Superseded, None)?;
        }
    }
    Ok(())
}

/// Another identifier that another key carries is a possible match, here as in a list.
fn raise_matches(cx: &Cx, w: &mut Writer<'_>, run: &Run, row: &Row) -> Result<()> {
    for identifier in &row.identifiers {
        let normal = identifier.normal();
        for other in accepted::keys_with_identifier(w, &run.source, &identifier.kind, &normal)? {
            let Some(known) = accepted::find(w, &run.source, &other)?.filter(|_| other != row.key) else {
                continue;
            };
            let mut sides = [(row.key.clone(), row.fields()), (other, parse(&known.fields)?)];
            sides.sort_by(|left, right| left.0.cmp(&right.0));
            let [left, right]: [(String, Fields); 2] = sides;
            let question = Review {
                id: cx.new_id(),
                kind: ReviewKind::SharedIdentifier,
                agency: run.agency,
                source: run.source.clone(),
                run: run.id,
                left_key: left.0,
                right_key: right.0,
                left_fields: left.1.to_text(),
                right_fields: right.1.to_text(),
                identifier_kind: identifier.kind.to_string(),
                identifier: normal.clone(),
                status: ReviewStatus::Open,
                note: None,
                created_at: cx.now,
                decided_by: None,
                decided_at: None,
                version: 1,
            };
            review::raise(w, &question)?;
        }
    }
    Ok(())
}
