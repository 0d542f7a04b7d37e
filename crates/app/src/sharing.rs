//! Who may see what: the matrix of a programme, as its policies give it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::civil::Date;
use throughline_domain::{
    calendar::Jurisdiction,
    programme::{
        check::{Finding, Severity},
        pack::{ANY_JURISDICTION, BasisKind, LegalBasis, POLICY, Pack},
    },
    purpose::Purpose,
};
use throughline_policy::sharing::{Profile, matrix};
use throughline_store::pack;

use crate::{Cx, Error, Result};

pub use throughline_policy::sharing::{
    Basis, Column,
    matrix::{Cell, Row},
};

/// The state of the case that the matrix is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one box of the form")]
pub struct Circumstances {
    /// The day; today without one.
    pub day: Option<Date>,
    /// Whether the agency has accepted.
    pub accepted: bool,
    /// Whether the person permits.
    pub permitted: bool,
    /// Whether an agreement lives.
    pub agreed: bool,
    /// Whether a case-by-case decision was written down.
    pub judged: bool,
    /// Whether somebody broke the glass.
    pub break_glass: bool,
    /// The level of public protection.
    pub level: u8,
    /// What for.
    pub purpose: Purpose,
}

impl Circumstances {
    /// A case as it usually is: the agency has accepted, the person has said yes, an agreement lives.
    pub const USUAL: Self = Self {
        day: None,
        accepted: true,
        permitted: true,
        agreed: true,
        judged: false,
        break_glass: false,
        level: 0,
        purpose: Purpose::Throughcare,
    };
}

/// The matrix of a programme.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// The programme, in its current version: rules of sharing are never pinned to an older one.
    pub pack: Arc<Pack>,
    /// The day that it holds for.
    pub day: Date,
    /// The columns, in their order.
    pub columns: Vec<Column>,
    /// What columns beside the default ones are called: the kind of agency that is read in each, in the
    /// reader's language.
    pub names: BTreeMap<Column, String>,
    /// Columns to which information goes by duty on that day.
    pub bound: BTreeSet<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// The matrix of a programme on a day, in a state of the case. It says nothing about any person.
pub fn matrix(cx: &Cx, id: &str, asked: Circumstances) -> Result<Matrix> {
    cx.read(|cx, tx| {
        let stored = pack::versions(tx, id)?;
        let current = stored.iter().find(|version| version.current).ok_or(Error::NotFound)?;
        let pack = cx.world.packs.get(tx, &current.hash)?;
        let sharing = cx.world.packs.learn(&pack)?;
        let day = match asked.day {
            Some(day) => day,
            None => cx.today()?,
        };
        let bound = bound(&pack, cx.world.jurisdictions.values(), day);
        let question = matrix::Question {
            profile: Some(pack.hash.clone()),
            day,
            bound: bound.clone(),
            authorised: holding(&pack, day)
                .any(|basis| matches!(basis.kind, BasisKind::Statute | BasisKind::Contract)),
            accepted: asked.accepted,
            permitted: asked.permitted,
            agreed: asked.agreed,
            judged: asked.judged,
            level: asked.level,
            break_glass: asked.break_glass,
            purpose: asked.purpose,
        };
        let columns = columns(&pack, cx.world.jurisdictions.values());
        let rows = matrix::table(&sharing, &columns, &question)
            .ok_or_else(|| Error::Internal(format!("the sharing profile of {id} was not learnt")))?;
        let names = names(cx, &pack);
        Ok(Matrix { pack, day, columns, names, bound, rows })
    })
}

/// Legal bases in force on a day that somebody has read.
fn holding(pack: &Pack, day: Date) -> impl Iterator<Item = &LegalBasis> {
    pack.bases_on(day).filter(|basis| *basis.verified)
}

fn of_pack<'a>(
    pack: &'a Pack,
    jurisdictions: impl Iterator<Item = &'a Jurisdiction>,
) -> impl Iterator<Item = &'a Jurisdiction> {
    let named = pack.manifest.jurisdiction.as_str();
    jurisdictions.filter(move |it| [ANY_JURISDICTION, it.id.as_str()].contains(&named))
}

/// The columns in which kinds of agency are read that a statute in force binds.
fn bound<'a>(
    pack: &'a Pack,
    jurisdictions: impl Iterator<Item = &'a Jurisdiction>,
    day: Date,
) -> BTreeSet<Column> {
    let kinds: BTreeSet<&str> = holding(pack, day)
        .filter(|basis| basis.kind == BasisKind::Statute)
        .flat_map(|basis| basis.binds.iter().map(|kind| kind.as_str()))
        .collect();
    of_pack(pack, jurisdictions)
        .flat_map(|it| &it.agency_kinds)
        .filter(|kind| kinds.contains(kind.code.as_str()))
        .filter_map(|kind| kind.column.clone().map(Column))
        .collect()
}

/// The names of the columns that a jurisdiction has beside the default ones.
fn names(cx: &Cx, pack: &Pack) -> BTreeMap<Column, String> {
    let kinds = of_pack(pack, cx.world.jurisdictions.values()).flat_map(|it| &it.agency_kinds);
    let own = kinds.filter_map(|kind| {
        let column = kind.column.clone().filter(|code| !Column::DEFAULT.contains(&&**code))?;
        let name = kind.name.get(&cx.locale).or_else(|| kind.name.values().next())?;
        Some((Column(column), name.clone()))
    });
    own.collect()
}

/// The columns of the default matrix, and those that the jurisdiction has beside them.
fn columns<'a>(pack: &'a Pack, jurisdictions: impl Iterator<Item = &'a Jurisdiction>) -> Vec<Column> {
    let mut columns: Vec<Column> = Column::DEFAULT.iter().map(|code| Column((*code).into())).collect();
    for kind in of_pack(pack, jurisdictions).flat_map(|it| &it.agency_kinds) {
        let own = kind.column.clone().map(Column).filter(|column| !columns.contains(column));
        columns.extend(own);
    }
    columns
}

/// What is wrong with a pack's own sharing rules, in the words of `pack check`. Nothing is wrong with a
/// pack that has none.
pub fn faults(pack: &Pack) -> Vec<Finding> {
    let Some(text) = &pack.policy else { return Vec::new() };
    let Err(faults) = Profile::read(&pack.manifest.id, text) else { return Vec::new() };
    faults
        .into_iter()
        .map(|fault| {
            let named = format!("@id(\"{}\")", fault.policy);
            let line = text.lines().position(|line| line.contains(&named)).map_or(1, |line| line + 1);
            Finding {
                file: POLICY.to_owned(),
                line,
                column: 1,
                severity: Severity::Error,
                message: fault.to_string(),
                remedy: "docs/PACKS.md shows how a policy is written.".to_owned(),
            }
        })
        .collect()
}
