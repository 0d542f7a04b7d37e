//! Whom a kind of list names, and so about whom it asks when they are no longer on it.

use maud::{Markup, html};
use throughline_app::import::{Complete, Explained, Mapping, SampleColumn};
use throughline_domain::roster::field;

use crate::{
    components::{choice::Choice, field::Field},
    forms::Form,
    i18n::Tr,
};

const ESTABLISHMENTS: &str = "establishments";
/// Only those that the sample names may appear.
const THESE: &str = "these";
const HORIZON: &str = "horizon";
/// Horizons that can be chosen; a text can say another number of days.
const HORIZONS: [Complete; 6] = [
    Complete::Everybody,
    Complete::Days(30),
    Complete::Days(90),
    Complete::Days(180),
    Complete::Days(365),
    Complete::Nobody,
];
/// From so many names on nobody can say that the sample has them all.
const TOO_MANY: usize = 40;

/// The decisions as they were sent.
pub(super) fn read(form: &Form, before: &Explained, mapping: &mut Mapping) {
    mapping.establishments = match named(&before.columns, mapping) {
        Some(names) if form.value(ESTABLISHMENTS) == THESE => names.to_vec(),
        _ => Vec::new(),
    };
    if let Some(complete) = Complete::from_code(form.value(HORIZON)) {
        mapping.complete = complete;
    }
}

pub(super) fn fields(tr: Tr, explained: &Explained) -> Markup {
    let mapping = &explained.mapping;
    let places = named(&explained.columns, mapping).map(|names| names.iter().map(String::as_str).collect());
    let places = places.map(|places: Vec<&str>| tr.list(&places));
    let only = !mapping.establishments.is_empty();
    let mut horizons = HORIZONS.to_vec();
    if !horizons.contains(&mapping.complete) {
        horizons.push(mapping.complete);
    }
    let horizons: Vec<Choice<'_>> = horizons
        .into_iter()
        .map(|horizon| Choice::new(horizon.code(), in_words(tr, horizon)).chosen(horizon == mapping.complete))
        .collect();
    html! {
        @if let Some(places) = places {
            (Field::new(ESTABLISHMENTS, tr.text("imports-establishments")).bold().radios(tr, &[
                Choice::new("", tr.text("imports-establishments-any")).chosen(!only),
                Choice::new(THESE, tr.with("imports-establishments-these", &[("names", places.into())]))
                    .chosen(only),
            ]))
        }
        (Field::new(HORIZON, tr.text("imports-horizon")).bold().hint(tr.text("imports-horizon-hint"))
            .select(tr, &horizons))
    }
}

/// The establishments of the sample, where it has a column for them and not too many.
fn named<'a>(columns: &'a [SampleColumn], mapping: &Mapping) -> Option<&'a [String]> {
    let heading = mapping.column(field::ESTABLISHMENT)?;
    let values = columns.iter().find(|column| column.heading == heading)?.values.as_slice();
    (!values.is_empty() && values.len() < TOO_MANY).then_some(values)
}

fn in_words(tr: Tr, horizon: Complete) -> String {
    match horizon {
        Complete::Everybody => tr.text("imports-horizon-everybody"),
        Complete::Nobody => tr.text("imports-horizon-nobody"),
        Complete::Days(days) => tr.count("imports-horizon-days", usize::from(days)),
    }
}
