//! The fields of a person, from a form and back onto it.

use maud::{Markup, html};
use throughline_app::{
    FieldError,
    person::{Details, Identifier, Whereabouts},
};
use throughline_domain::{id::UnitId, person::Name};

use crate::{
    components::{
        choice::Choice,
        details::details as details_fold,
        error_summary::{FieldError as ShownError, error_for},
        field::Field,
        town::town_field,
    },
    forms::{Form, Reader},
    i18n::Tr,
    pages::{agencies::named, case_frame::language},
    visit::Page,
};

/// The languages to choose from: those common in the field. Others come with lists.
const LANGUAGES: [&str; 16] =
    ["ca", "es", "en", "ar", "ary", "fr", "ro", "pt", "de", "it", "nl", "pl", "ru", "uk", "ur", "zh"];
/// The kinds of number that a form offers, with their words.
const NUMBERS: [(&str, &str); 5] = [
    ("document", "people-number-document"),
    ("passport", "people-number-passport"),
    ("residence_permit", "people-number-residence-permit"),
    ("health_card", "people-number-health-card"),
    ("prison_number", "people-number-prison-number"),
];
const SEXES: [(&str, &str); 3] =
    [("female", "people-sex-female"), ("male", "people-sex-male"), ("other", "people-sex-other")];
/// Rows for numbers on an empty form; a filled one has one row more than it needs.
const ROWS: usize = 2;

/// The words for a kind of number; a kind that only a list knows stands as its code.
pub(in crate::pages) fn number_kind(tr: Tr, kind: &str) -> String {
    NUMBERS
        .iter()
        .find(|(code, _)| *code == kind)
        .map_or_else(|| kind.replace('_', " ").to_uppercase(), |(_, key)| tr.text(key))
}

/// The words for a sex as recorded.
pub(in crate::pages) fn sex(tr: Tr, code: &str) -> String {
    SEXES.iter().find(|(known, _)| *known == code).map_or_else(|| code.to_owned(), |(_, key)| tr.text(key))
}

/// Who somebody is, as typed.
pub(super) fn details(form: &Form, read: &mut Reader<'_>) -> Details {
    let mut languages: Vec<String> = read.optional("language").into_iter().collect();
    for also in form.values("also_speaks") {
        if !also.is_empty() && !languages.iter().any(|known| known == also) {
            languages.push(also.to_owned());
        }
    }
    let identifiers = form
        .values("number_kind")
        .zip(form.values("number"))
        .filter(|(_, number)| !number.trim().is_empty())
        .map(|(kind, number)| Identifier { kind: kind.to_owned(), value: number.trim().to_owned() })
        .collect();
    let name = Name {
        surname: form.value("surname").trim().to_owned(),
        given_name: form.value("given_name").trim().to_owned(),
    };
    // Said here as well as by the use case, so that it is told together with what else is missing.
    if name.surname.is_empty() && name.given_name.is_empty() {
        read.refuse(FieldError::new("surname", "people-error-name"));
    }
    Details {
        name,
        birth_date: read.date_optional("birth_date", "people-error-date"),
        sex: read.optional("sex"),
        birth_country: read.optional("birth_country"),
        town: read.optional("town"),
        languages,
        interpreter_needed: match form.value("interpreter") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        reading_needs: read.optional("reading_needs"),
        identifiers,
    }
}

/// A form filled from a record.
pub(super) fn filled(details: &Details) -> Form {
    let mut pairs = vec![
        ("surname".to_owned(), details.name.surname.clone()),
        ("given_name".to_owned(), details.name.given_name.clone()),
        ("sex".to_owned(), details.sex.clone().unwrap_or_default()),
        ("birth_country".to_owned(), details.birth_country.clone().unwrap_or_default()),
        ("town".to_owned(), details.town.clone().unwrap_or_default()),
        ("reading_needs".to_owned(), details.reading_needs.clone().unwrap_or_default()),
    ];
    if let Some(born) = details.birth_date {
        pairs.push(("birth_date-day".to_owned(), born.day().to_string()));
        pairs.push(("birth_date-month".to_owned(), born.month().to_string()));
        pairs.push(("birth_date-year".to_owned(), born.year().to_string()));
    }
    if let Some(needed) = details.interpreter_needed {
        pairs.push(("interpreter".to_owned(), if needed { "yes" } else { "no" }.to_owned()));
    }
    let mut languages = details.languages.iter();
    pairs.extend(languages.next().map(|first| ("language".to_owned(), first.clone())));
    pairs.extend(languages.map(|other| ("also_speaks".to_owned(), other.clone())));
    for identifier in &details.identifiers {
        pairs.push(("number_kind".to_owned(), identifier.kind.clone()));
        pairs.push(("number".to_owned(), identifier.value.clone()));
    }
    Form::from_pairs(pairs)
}

/// The fields.
pub(super) fn details_fields(page: &Page, form: &Form, errors: &[ShownError]) -> Markup {
    let tr = page.tr();
    let text = |name: &'static str, key: &'static str, hint: Option<&'static str>| {
        let field = Field::new(name, tr.text(key)).error(error_for(errors, name)).spellcheck(false);
        match hint {
            Some(hint) => field.hint(tr.text(hint)).width(30).input(tr, form.value(name)),
            None => field.width(30).input(tr, form.value(name)),
        }
    };
    let choices = |codes: &[(&'static str, &'static str)], chosen: &str| {
        let mut all = vec![Choice::new("", tr.text("people-not-known")).chosen(chosen.is_empty())];
        all.extend(codes.iter().map(|(code, key)| Choice::new(*code, tr.text(key)).chosen(*code == chosen)));
        all
    };
    html! {
        (text("given_name", "people-given-name", None))
        (text("surname", "people-surname", Some("people-surname-hint")))
        (Field::new("birth_date", tr.text("people-birth-date")).hint(tr.text("people-optional"))
            .error(error_for(errors, "birth_date")).date(tr, &form.date_parts("birth_date")))
        (Field::new("sex", tr.text("people-sex")).select(tr, &choices(&SEXES, form.value("sex"))))
        (text("birth_country", "people-birth-country", Some("people-optional")))
        (town_field(tr, Field::new("town", tr.text("people-town")).hint(tr.text("people-town-hint"))
            .error(error_for(errors, "town")), page.jurisdiction().and_then(|it| it.towns.as_deref()),
            form.value("town")))
        (Field::new("language", tr.text("people-language")).select(tr, &speaks(tr, form, "language")))
        (details_fold(tr.text("people-also-speaks"), Field::new("also_speaks", tr.text("people-also-speaks"))
            .checkboxes_small(tr, &also(tr, form))))
        (Field::new("interpreter", tr.text("people-interpreter"))
            .radios_inline(tr, &[
                Choice::new("yes", tr.text("people-yes")).chosen(form.chose("interpreter", "yes")),
                Choice::new("no", tr.text("people-no")).chosen(form.chose("interpreter", "no")),
                Choice::new("", tr.text("people-not-known")).chosen(form.value("interpreter").is_empty()),
            ]))
        (Field::new("reading_needs", tr.text("people-reading")).hint(tr.text("people-reading-hint"))
            .error(error_for(errors, "reading_needs")).textarea(tr, 2, form.value("reading_needs")))
        (numbers(tr, form, errors))
    }
}

fn speaks(tr: Tr, form: &Form, name: &str) -> Vec<Choice<'static>> {
    let chosen = form.value(name).to_owned();
    let mut all = vec![Choice::new("", tr.text("people-not-known")).chosen(chosen.is_empty())];
    let beyond = (!chosen.is_empty() && !LANGUAGES.contains(&chosen.as_str())).then(|| chosen.clone());
    for code in LANGUAGES.iter().map(|code| (*code).to_owned()).chain(beyond) {
        let is_chosen = code == chosen;
        let words = language(tr, &code);
        all.push(Choice::new(code, words).chosen(is_chosen));
    }
    all
}

fn also(tr: Tr, form: &Form) -> Vec<Choice<'static>> {
    let beyond: Vec<&str> =
        form.values("also_speaks").filter(|code| !code.is_empty() && !LANGUAGES.contains(code)).collect();
    LANGUAGES
        .into_iter()
        .chain(beyond)
        .map(|code| Choice::new(code.to_owned(), language(tr, code)).chosen(form.chose("also_speaks", code)))
        .collect()
}

/// Rows of kind and number; an empty row is no number.
fn numbers(tr: Tr, form: &Form, errors: &[ShownError]) -> Markup {
    let mut rows: Vec<(String, String)> = form
        .values("number_kind")
        .zip(form.values("number"))
        .filter(|(_, number)| !number.is_empty())
        .map(|(kind, number)| (kind.to_owned(), number.to_owned()))
        .collect();
    let wanted = ROWS.max(rows.len() + 1);
    rows.resize(wanted, (String::new(), String::new()));
    html! {
        fieldset.govuk-fieldset {
            legend class="govuk-fieldset__legend govuk-fieldset__legend--s" { (tr.text("people-numbers")) }
            p.govuk-hint { (tr.text("people-numbers-hint")) }
            @for (number, (kind, value)) in rows.iter().enumerate() {
                @let id = if number == 0 { "identifier".to_owned() } else { format!("identifier-{number}") };
                div.tl-side-by-side {
                (Field::new("number_kind", tr.with("people-number-kind", &[("n", (number + 1).into())]))
                    .id(format!("number-kind-{number}")).select(tr, &kinds(tr, kind)))
                (Field::new("number", tr.with("people-number", &[("n", (number + 1).into())]))
                    .id(id).error(error_for(errors, "identifier").filter(|_| number == 0))
                    .spellcheck(false).width(20).input(tr, value))
                }
            }
        }
    }
}

fn kinds(tr: Tr, chosen: &str) -> Vec<Choice<'static>> {
    let known = NUMBERS.iter().map(|(code, _)| (*code).to_owned());
    let beyond =
        (!chosen.is_empty() && NUMBERS.iter().all(|(code, _)| *code != chosen)).then(|| chosen.to_owned());
    known
        .chain(beyond)
        .map(|code| {
            let (words, is_chosen) = (number_kind(tr, &code), code == chosen);
            Choice::new(code, words).chosen(is_chosen)
        })
        .collect()
}

/// Where somebody is, as typed; `None` with an error where nothing was chosen.
pub(super) fn whereabouts(form: &Form, read: &mut Reader<'_>) -> Option<Whereabouts> {
    match form.value("custody") {
        "not_known" => Some(Whereabouts::NotKnown),
        "inside" => Some(Whereabouts::Inside {
            unit: read.parse_optional("unit", "people-error-unit"),
            admitted_on: read.date_optional("admitted_on", "people-error-date"),
            sentenced_on: read.date_optional("sentenced_on", "people-error-date"),
            legal_status: read.optional("legal_status"),
            kind: read.optional("kind"),
            leaves_on: read.date_optional("leaves_on", "people-error-date"),
        }),
        "released" => {
            let on = read.date("released_on", "people-error-released");
            let admitted_on = read.date_optional("admitted_on", "people-error-date");
            let kind = read.optional("kind");
            on.map(|on| Whereabouts::Released { on, admitted_on, kind })
        }
        _ => {
            read.refuse(FieldError::new("custody", "people-error-custody"));
            None
        }
    }
}

/// The fields of custody. Nothing hides without JavaScript, so each says when it is meant.
pub(super) fn custody_fields(
    page: &Page,
    units: &[(UnitId, String)],
    form: &Form,
    errors: &[ShownError],
) -> Markup {
    let tr = page.tr();
    let jurisdiction = page.jurisdiction();
    let option = |code: &str, words: String, name: &str| {
        let is_chosen = form.value(name) == code;
        Choice::new(code.to_owned(), words).chosen(is_chosen)
    };
    let unknown = |name: &str| option("", tr.text("people-not-known"), name);
    let mut kinds = vec![unknown("kind")];
    let mut statuses = vec![unknown("legal_status")];
    if let Some(known) = jurisdiction {
        kinds.extend(known.date_kinds.iter().map(|kind| option(&kind.code, named(tr, &kind.name), "kind")));
        statuses.extend(
            known.legal_statuses.iter().map(|it| option(&it.code, named(tr, &it.name), "legal_status")),
        );
    }
    let mut places = vec![unknown("unit")];
    places.extend(units.iter().map(|(id, name)| option(&id.to_string(), name.clone(), "unit")));
    let date = |name: &'static str, key: &'static str| {
        Field::new(name, tr.text(key)).error(error_for(errors, name)).date(tr, &form.date_parts(name))
    };
    let whereabouts = [
        option("inside", tr.text("people-custody-inside"), "custody"),
        option("released", tr.text("people-custody-released"), "custody"),
        option("not_known", tr.text("people-custody-not-known"), "custody"),
    ];
    html! {
        (Field::new("custody", tr.text("people-custody")).bold().error(error_for(errors, "custody")).radios(tr, &whereabouts))
        (date("admitted_on", "people-admitted"))
        (Field::new("kind", tr.text("people-kind")).hint(tr.text("people-kind-hint"))
            .error(error_for(errors, "kind")).select(tr, &kinds))
        h2 class="govuk-heading-s" { (tr.text("people-if-inside")) }
        @if !units.is_empty() {
            (Field::new("unit", tr.text("people-unit")).error(error_for(errors, "unit")).select(tr, &places))
        }
        (Field::new("legal_status", tr.text("people-legal-status")).error(error_for(errors, "legal_status"))
            .select(tr, &statuses))
        (date("sentenced_on", "people-sentenced"))
        (date("leaves_on", "people-leaves"))
        h2 class="govuk-heading-s" { (tr.text("people-if-released")) }
        (date("released_on", "people-released"))
    }
}
