//! Agencies and their units, for administrators.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::{
    Error, World,
    agency::{self, Agency, Closing, Details, NewAgency, USUAL_CAPACITY, WithUnits},
};
use throughline_domain::{agency::Role, calendar::Names, id::AgencyId, town::Towns};

use crate::{
    components::{
        button::Button,
        choice::Choice,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        table::{Column, Row, Table, two_lines},
        tag::{Tone, tag},
        town::town_field,
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::plan::{both_versions, conflict},
    route::{Access, Route},
    visit::Page,
};

const LIST: &str = "/agencies";
const NEW: &str = "/agencies/new";
const ADMINISTRATORS: Access = Access::Roles(&[Role::Administrator]);

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(LIST, ADMINISTRATORS, list),
        Route::get(NEW, ADMINISTRATORS, show_new),
        Route::post(NEW, ADMINISTRATORS, add),
        Route::get("/agencies/{id}", ADMINISTRATORS, show),
        Route::post("/agencies/{id}", ADMINISTRATORS, edit),
        Route::post("/agencies/{id}/units", ADMINISTRATORS, add_unit),
        Route::post("/agencies/{id}/close", ADMINISTRATORS, close),
    ]
}

fn address(id: AgencyId) -> String {
    format!("{LIST}/{id}")
}

async fn list(page: Page) -> Answer {
    let tr = page.tr();
    let agencies = page.run(agency::list).await?;
    let world = page.state().world().clone();
    let rows = agencies.iter().map(|WithUnits { agency, units }| {
        let kind = kind_name(tr, &world, &agency.jurisdiction, agency.kind.code());
        let place =
            agency.town.clone().unwrap_or_else(|| jurisdiction_name(tr, &world, &agency.jurisdiction));
        Row::new()
            .cell(two_lines(link(&address(agency.id), &agency.name), place))
            .cell(kind)
            .cell(units.len())
            .cell(agency.full_time_capacity)
            .cell(html! { @if !agency.open { (tag(Tone::Stone, &tr.text("agencies-closed"))) } })
    });
    Ok(page.html(tr.text("agencies-title")).body(html! {
        h1.tl-title { (tr.text("agencies-title")) }
        p.tl-lead { (tr.count("agencies-lead", agencies.iter().filter(|one| one.agency.open).count())) }
        p { (Button::link(tr.text("agencies-add"), NEW)) }
        (Table::new(tr.text("agencies-title"))
            .column(Column::new(tr.text("agencies-name")))
            .column(Column::new(tr.text("agencies-kind")))
            .column(Column::new(tr.text("agencies-units")).numeric())
            .column(Column::new(tr.text("agencies-capacity-short")).numeric())
            .column(Column::new(tr.text("agencies-status")))
            .rows(rows))
    }))
}

async fn show_new(page: Page) -> Answer {
    page.run(agency::may_administer).await?;
    let capacity = USUAL_CAPACITY.to_string();
    let form = match page.kept_form(NEW).await? {
        Some(kept) => kept,
        None => Form::from_pairs([("full_time_capacity", capacity.as_str())]),
    };
    Ok(new_page(&page, &form, &[]))
}

async fn add(page: Page, form: Form) -> Answer {
    let new = NewAgency {
        jurisdiction: form.value("jurisdiction").to_owned(),
        kind: form.value("kind").to_owned(),
        details: details(&form),
    };
    let name = new.details.name.clone();
    match page.attempt(move |cx| agency::add(cx, new)).await? {
        Ok(id) => {
            let said = page.tr().with("agencies-added", &[("name", name.into())]);
            page.go_saying(&address(id), said).await
        }
        Err(errors) => Ok(new_page(&page, &form, &page.words(&errors))),
    }
}

/// What was typed; the use case says what is wrong with it. A capacity that is no number is 0,
/// which it refuses in the right words.
fn details(form: &Form) -> Details {
    let read = form.read();
    Details {
        name: form.value("name").trim().to_owned(),
        town: read.optional("town"),
        full_time_capacity: form.value("full_time_capacity").trim().parse().unwrap_or(0),
        silent_days: read.optional("silent_days").map(|days| days.parse().unwrap_or(0)),
    }
}

fn new_page(page: &Page, form: &Form, errors: &[ShownError]) -> Response {
    let tr = page.tr();
    let world = page.state().world();
    page.html(tr.text("agencies-add")).back(LIST, tr.text("agencies-title")).errors(errors).body(html! {
        h1.tl-title { (tr.text("agencies-add")) }
        form method="post" action=(NEW) novalidate {
            (csrf(&page.csrf()))
            (Field::new("jurisdiction", tr.text("agencies-jurisdiction"))
                .error(error_for(errors, "jurisdiction"))
                .radios(tr, &jurisdictions(tr, world, form.value("jurisdiction"))))
            (Field::new("kind", tr.text("agencies-kind")).hint(tr.text("agencies-kind-hint"))
                .error(error_for(errors, "kind"))
                .select(tr, &kinds(tr, world, form.value("kind"))))
            (fields(tr, form, errors, world.jurisdictions.values().filter_map(|it| it.towns.as_deref())))
            (Button::new(tr.text("agencies-add")).once())
        }
    })
}

fn fields<'a>(
    tr: Tr,
    form: &Form,
    errors: &[ShownError],
    tables: impl IntoIterator<Item = &'a Towns>,
) -> Markup {
    html! {
        (Field::new("name", tr.text("agencies-name")).error(error_for(errors, "name"))
            .spellcheck(false).input(tr, form.value("name")))
        (town_field(tr, Field::new("town", tr.text("agencies-town")).hint(tr.text("agencies-town-hint"))
            .error(error_for(errors, "town")), tables, form.value("town")))
        (Field::new("full_time_capacity", tr.text("agencies-capacity"))
            .hint(tr.text("agencies-capacity-hint")).error(error_for(errors, "full_time_capacity"))
            .input_mode("numeric").width(4).input(tr, form.value("full_time_capacity")))
        (Field::new("silent_days", tr.text("agencies-silent"))
            .hint(tr.text("agencies-silent-hint")).error(error_for(errors, "silent_days"))
            .input_mode("numeric").width(4).input(tr, form.value("silent_days")))
    }
}

/// The form as the agency is; `unit` is the name of a new unit that was typed.
fn filled(agency: &Agency, unit: &str) -> Form {
    Form::from_pairs([
        ("name", agency.name.clone()),
        ("town", agency.town.clone().unwrap_or_default()),
        ("full_time_capacity", agency.full_time_capacity.to_string()),
        ("silent_days", agency.silent_days.map(|days| days.to_string()).unwrap_or_default()),
        ("unit", unit.to_owned()),
    ])
}

async fn show(page: Page, Path(id): Path<AgencyId>) -> Answer {
    let found = page.run(move |cx| agency::get(cx, id)).await?;
    let form = page.kept_form(&address(id)).await?.unwrap_or_else(|| filled(&found.agency, ""));
    Ok(agency_page(&page, &found, &form, &[], &[]))
}

async fn edit(page: Page, Path(id): Path<AgencyId>, form: Form) -> Answer {
    let (version, details) = (form.version(), details(&form));
    match page.attempt(move |cx| agency::edit(cx, id, version, details)).await {
        Ok(Ok(())) => page.go_saying(&address(id), page.tr().text("agencies-saved")).await,
        Ok(Err(errors)) => {
            let found = page.run(move |cx| agency::get(cx, id)).await?;
            Ok(agency_page(&page, &found, &form, &page.words(&errors), &[]))
        }
        Err(Failure::App(Error::Conflict(_))) => {
            let found = page.run(move |cx| agency::get(cx, id)).await?;
            let again = form.over(found.agency.version);
            let both = both_versions(page.tr(), &compared(page.tr(), &found.agency, &form));
            Ok(conflict(agency_page_with(&page, &found, &again, &[], &[], &both)))
        }
        Err(failure) => Err(failure),
    }
}

async fn add_unit(page: Page, Path(id): Path<AgencyId>, form: Form) -> Answer {
    let name = form.value("unit").trim().to_owned();
    let typed = name.clone();
    match page.attempt(move |cx| agency::add_unit(cx, id, &typed)).await? {
        Ok(_) => {
            let said = page.tr().with("agencies-unit-added", &[("name", name.into())]);
            page.go_saying(&address(id), said).await
        }
        Err(errors) => {
            let found = page.run(move |cx| agency::get(cx, id)).await?;
            let filled = filled(&found.agency, form.value("unit"));
            Ok(agency_page(&page, &found, &filled, &page.words(&errors), &[]))
        }
    }
}

async fn close(page: Page, Path(id): Path<AgencyId>, form: Form) -> Answer {
    let version = form.version();
    match page.run(move |cx| agency::close(cx, id, version)).await? {
        Closing::Closed => page.go_saying(LIST, page.tr().text("agencies-closed-done")).await,
        Closing::HandOnFirst(leading) => {
            let found = page.run(move |cx| agency::get(cx, id)).await?;
            let names: Vec<String> = leading.into_iter().map(|(_, name)| name).collect();
            Ok(agency_page(&page, &found, &filled(&found.agency, ""), &[], &names))
        }
    }
}

fn agency_page(
    page: &Page,
    found: &WithUnits,
    form: &Form,
    errors: &[ShownError],
    leading: &[String],
) -> Response {
    agency_page_with(page, found, form, errors, leading, &Markup::default())
}

/// What differs, as it is saved and as it was typed.
fn compared(tr: Tr, theirs: &Agency, mine: &Form) -> Vec<(String, String, String)> {
    let saved = filled(theirs, "");
    [
        ("name", "agencies-name"),
        ("town", "agencies-town"),
        ("full_time_capacity", "agencies-capacity"),
        ("silent_days", "agencies-silent"),
    ]
    .into_iter()
    .map(|(field, words)| (tr.text(words), saved.value(field).to_owned(), mine.value(field).to_owned()))
    .collect()
}

fn agency_page_with(
    page: &Page,
    found: &WithUnits,
    form: &Form,
    errors: &[ShownError],
    leading: &[String],
    before: &Markup,
) -> Response {
    // What was typed is saved over the version that it was typed on, also when it was kept for later.
    let version = if form.version() > 0 { form.version() } else { found.agency.version };
    let tr = page.tr();
    let WithUnits { agency, units } = found;
    let world = page.state().world();
    let table = world.jurisdictions.get(&agency.jurisdiction).and_then(|known| known.towns.as_deref());
    let mut html =
        page.html(&agency.name).back(LIST, tr.text("agencies-title")).version(version).errors(errors);
    if !leading.is_empty() {
        html = html.status(axum::http::StatusCode::CONFLICT);
    }
    html.body(html! {
        (before)
        h1.tl-title { (agency.name) }
        p.tl-lead {
            (kind_name(tr, world, &agency.jurisdiction, agency.kind.code())) ", "
            (jurisdiction_name(tr, world, &agency.jurisdiction))
        }
        @if !agency.open { p { (tag(Tone::Stone, &tr.text("agencies-closed"))) } }
        @if !leading.is_empty() {
            (crate::components::banner::notice_banner(tr, tr.text("agencies-close-leading"),
                html! { p.govuk-body { (tr.list(leading)) } }))
        }
        form method="post" action=(address(agency.id)) novalidate {
            (csrf(&page.csrf()))
            (hidden(VERSION, &version.to_string()))
            (fields(tr, form, errors, table))
            (Button::new(tr.text("agencies-save")))
        }
        h2 { (tr.text("agencies-units")) }
        p { (tr.text("agencies-units-lead")) }
        ul class="govuk-list govuk-list--bullet" { @for unit in units { li { (unit.name) } } }
        form method="post" action=(format!("{}/units", address(agency.id))) novalidate {
            (csrf(&page.csrf()))
            (Field::new("unit", tr.text("agencies-unit-name")).error(error_for(errors, "unit"))
                .spellcheck(false).width(30).input(tr, form.value("unit")))
            (Button::new(tr.text("agencies-unit-add")).secondary())
        }
        @if agency.open {
            h2 { (tr.text("agencies-close")) }
            p { (tr.text("agencies-close-lead")) }
            form method="post" action=(format!("{}/close", address(agency.id))) {
                (csrf(&page.csrf()))
                (hidden(VERSION, &agency.version.to_string()))
                (Button::new(tr.text("agencies-close-act")).warning())
            }
        }
    })
}

/// The name in the reader's language, else in any.
pub(crate) fn named(tr: Tr, names: &Names) -> String {
    names.get(tr.locale().code()).or_else(|| names.values().next()).cloned().unwrap_or_default()
}

/// The jurisdictions as choices of a form; the only one there is, is chosen.
pub(crate) fn jurisdictions(tr: Tr, world: &World, chosen: &str) -> Vec<Choice<'static>> {
    let only = world.jurisdictions.len() == 1;
    world
        .jurisdictions
        .values()
        .map(|known| {
            Choice::new(known.id.clone(), named(tr, &known.names)).chosen(only || known.id == chosen)
        })
        .collect()
}

/// Every kind of agency that any jurisdiction knows, once, as choices of a form.
pub(crate) fn kinds(tr: Tr, world: &World, chosen: &str) -> Vec<Choice<'static>> {
    let mut kinds = std::collections::BTreeMap::new();
    for kind in world.jurisdictions.values().flat_map(|known| &known.agency_kinds) {
        kinds.entry(kind.code.clone()).or_insert_with(|| named(tr, &kind.name));
    }
    let mut choices = vec![Choice::new("", tr.text("agencies-kind-choose"))];
    choices.extend(kinds.into_iter().map(|(code, name)| {
        let is_chosen = code == chosen;
        Choice::new(code, name).chosen(is_chosen)
    }));
    choices
}

fn jurisdiction_name(tr: Tr, world: &World, id: &str) -> String {
    world.jurisdictions.get(id).map_or_else(|| id.to_owned(), |known| named(tr, &known.names))
}

pub(crate) fn kind_name(tr: Tr, world: &World, jurisdiction: &str, code: &str) -> String {
    world
        .jurisdictions
        .get(jurisdiction)
        .and_then(|known| known.agency_kinds.iter().find(|kind| kind.code == code))
        .map_or_else(|| code.to_owned(), |kind| named(tr, &kind.name))
}
