//! The whole table of kinds of agency by category, as the policies give it for a programme, a day and
//! a state of the case. Nothing is written here that the policies do not say: every cell is asked.

use std::{collections::BTreeSet, sync::Arc};

use jiff::civil::Date;
use throughline_domain::{
    category::{Category, Depth},
    purpose::Purpose,
};

use super::{
    Basis, Column, Sharing,
    engine::{Ruling, Standing},
};

/// What the table is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one state of the case that can be chosen")]
pub struct Question {
    /// The hash of the pack whose profile decides; the default profile without one.
    pub profile: Option<String>,
    /// The day.
    pub day: Date,
    /// Columns that a statute in force that day binds, as the pack cites it.
    pub bound: BTreeSet<Column>,
    /// Whether a law or a contract in force that day authorises the service.
    pub authorised: bool,
    /// Whether the agency has accepted.
    pub accepted: bool,
    /// Whether the person permits.
    pub permitted: bool,
    /// Whether an agreement lives.
    pub agreed: bool,
    /// Whether a case-by-case decision was written down.
    pub judged: bool,
    /// The level of public protection.
    pub level: u8,
    /// Whether somebody broke the glass.
    pub break_glass: bool,
    /// What for.
    pub purpose: Purpose,
}

/// One cell of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// How deep an agency of this kind sees what others recorded.
    pub depth: Depth,
    /// What that rests on; the first where several do.
    pub basis: Option<Basis>,
    /// The policy's id; where nothing is shown, the one that forbids it.
    pub policy: Option<String>,
    /// How deep permission would open it, where it would open more.
    pub permission_opens: Option<Depth>,
    /// What the agency wrote itself.
    pub own: Depth,
}

/// One row: a category and its cells, in the order of the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The category.
    pub category: Category,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// The table. `None` where the profile was never read.
pub fn table(sharing: &Sharing, columns: &[Column], question: &Question) -> Option<Vec<Row>> {
    let profile = question.profile.as_deref();
    let binds: Vec<&str> = profile.into_iter().collect();
    let mut slices = Vec::new();
    for column in columns {
        slices.push((column, sharing.slices(column.code(), profile, &binds, question.day)?));
    }
    let row = |category: Category| {
        let cell = |(column, slices): &(&Column, std::sync::Arc<super::engine::Slices>)| {
            let now = standing(question, column, category);
            let ruling = sharing.ruling(slices, &now);
            let permitted = Standing { permitted: Depth::Full, ..now.clone() };
            let opens = sharing.ruling(slices, &permitted).depth();
            let own = Standing { own: true, origin: Some(Arc::clone(&column.0)), ..now };
            Cell {
                depth: ruling.depth(),
                basis: ruling.by.iter().filter_map(|meta| meta.basis).min(),
                policy: policy(&ruling),
                permission_opens: Some(opens).filter(|opens| *opens > ruling.depth()),
                own: sharing.ruling(slices, &own).depth(),
            }
        };
        Row { category, cells: slices.iter().map(cell).collect() }
    };
    Some(Category::ALL.iter().map(|category| row(*category)).collect())
}

fn policy(ruling: &Ruling) -> Option<String> {
    let mut ids: Vec<&str> = if ruling.by.is_empty() { &ruling.closed_by } else { &ruling.by }
        .iter()
        .map(|meta| meta.id.as_str())
        .collect();
    ids.sort_unstable();
    (!ids.is_empty()).then(|| ids.join(", "))
}

fn standing(question: &Question, column: &Column, category: Category) -> Standing {
    let all = |yes: bool| if yes { Depth::Full } else { Depth::None };
    // The person needs nobody's acceptance to have a file.
    let own_file = column.code() == "PER";
    Standing {
        category,
        on_the_case: question.accepted || own_file,
        holds_record: false,
        own: false,
        origin: None,
        permitted: all(question.permitted),
        agreed: question.agreed,
        judged: all(question.judged),
        statute: question.bound.contains(column),
        authorised: question.authorised,
        left: Depth::Full,
        court_ordered: false,
        level: question.level,
        purpose: question.purpose,
        roles: [].into(),
        break_glass: question.break_glass,
    }
}
