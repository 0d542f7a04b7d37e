//! Towns: a field that suggests those of the table, and what is said of a town that is in none.

use maud::{Markup, html};
use throughline_domain::{calendar::Jurisdiction, town::Towns};

use super::field::Field;
use crate::i18n::Tr;

/// One line for a town. The towns of the tables are suggested while somebody types; any other may be
/// written, because people go everywhere.
pub fn town_field<'a>(
    tr: Tr,
    field: Field<'_>,
    tables: impl IntoIterator<Item = &'a Towns>,
    value: &str,
) -> Markup {
    let names: Vec<&str> = tables.into_iter().flat_map(Towns::names).collect();
    let list = format!("{}-towns", field.id);
    let field = field.spellcheck(false).width(30);
    html! {
        @if names.is_empty() {
            (field.input(tr, value))
        } @else {
            (field.suggestions(&list).input(tr, value))
            datalist id=(list) { @for name in names { option value=(name); } }
        }
    }
}

/// What to know of a town that the table does not have: no town hall is found by it, and which it may be
/// meant to be. Nothing where it is in the table, or where there is no table.
pub fn not_in_the_table(tr: Tr, jurisdiction: Option<&Jurisdiction>, town: &str) -> Option<String> {
    let known = jurisdiction?;
    let table = known.towns_without(town).filter(|_| !town.trim().is_empty())?;
    let place = crate::pages::agencies::named(tr, &known.names);
    Some(match table.nearest(town) {
        Some(nearest) => {
            tr.with("components-town-nearest", &[("place", place.into()), ("nearest", nearest.into())])
        }
        None => tr.with("components-town-elsewhere", &[("place", place.into())]),
    })
}
