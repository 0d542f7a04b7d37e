//! Users, for administrators: who they are, what they do, and the way into their account.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::{
    Error, FieldError,
    account::OneTimeLink,
    agency::{self, WithUnits},
    user::{self, Deactivation, Details, WithRoles},
};
use throughline_domain::{
    agency::Role,
    id::{AgencyId, UserId},
};

use crate::{
    components::{
        banner::{notice_banner, success_banner},
        button::Button,
        choice::Choice,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        table::{Column, Row, Table, two_lines},
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::{Locale, Tr},
    pages::plan::{both_versions, conflict},
    route::{Access, Route},
    visit::Page,
};

const LIST: &str = "/users";
const NEW: &str = "/users/new";
const ADMINISTRATORS: Access = Access::Roles(&[Role::Administrator]);

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(LIST, ADMINISTRATORS, list),
        Route::get(NEW, ADMINISTRATORS, show_new),
        Route::post(NEW, ADMINISTRATORS, add),
        Route::get("/users/{id}", ADMINISTRATORS, show),
        Route::post("/users/{id}", ADMINISTRATORS, edit),
        Route::post("/users/{id}/reset", ADMINISTRATORS, reset),
        Route::post("/users/{id}/deactivate", ADMINISTRATORS, deactivate),
    ]
}

fn address(id: UserId) -> String {
    format!("{LIST}/{id}")
}

async fn list(page: Page) -> Answer {
    let tr = page.tr();
    let users = page.run(user::list).await?;
    let rows = users.iter().map(|one| {
        let roles: Vec<String> = one.roles.iter().map(|role| role_name(tr, *role)).collect();
        Row::new()
            .cell(two_lines(link(&address(one.user.id), &one.user.display_name), &one.user.login))
            .cell(&one.agency_name)
            .cell(tr.list(&roles))
            .cell(status(tr, &one.user))
    });
    Ok(page.html(tr.text("users-title")).body(html! {
        h1.tl-title { (tr.text("users-title")) }
        p.tl-lead { (tr.count("users-lead", users.iter().filter(|one| one.user.active).count())) }
        p { (Button::link(tr.text("users-add"), NEW)) }
        (Table::new(tr.text("users-title"))
            .column(Column::new(tr.text("users-name")))
            .column(Column::new(tr.text("users-agency")))
            .column(Column::new(tr.text("users-roles")))
            .column(Column::new(tr.text("users-status")))
            .rows(rows))
    }))
}

fn status(tr: Tr, user: &user::User) -> Markup {
    html! {
        @if !user.active { (tag(Tone::Stone, &tr.text("users-closed"))) }
        @else if !user.has_password { (tag(Tone::Slate, &tr.text("users-no-password"))) }
        @else if user.has_totp { (tr.text("users-with-code")) }
        @else { (tr.text("users-open")) }
    }
}

async fn show_new(page: Page) -> Answer {
    let form = match page.kept_form(NEW).await? {
        Some(kept) => kept,
        None => Form::from_pairs([("full_time_percent", "100"), ("locale", page.tr().locale().code())]),
    };
    new_page(&page, &form, &[]).await
}

async fn add(page: Page, form: Form) -> Answer {
    let mut read = form.read();
    let agency: Option<AgencyId> = read.parse("agency", "users-agency-missing");
    let details = details(&form, &mut read);
    let login = form.value("login").to_owned();
    if agency.is_none() {
        // What the use case would say next is said at once.
        for (missing, field, message) in [
            (login.trim().is_empty(), "login", "users-login-missing"),
            (details.name.is_empty(), "name", "users-name-missing"),
            (details.roles.is_empty(), "roles", "users-roles-missing"),
        ] {
            if missing {
                read.refuse(FieldError::new(field, message));
            }
        }
    }
    let added = match (agency, read.finish()) {
        (Some(agency), Ok(())) => page.attempt(move |cx| user::add(cx, agency, &login, details)).await?,
        (_, Err(errors)) => Err(errors),
        (None, Ok(())) => Err(Vec::new()),
    };
    match added {
        Ok((id, link)) => link_page(&page, id, &link).await,
        Err(errors) => new_page(&page, &form, &page.words(&errors)).await,
    }
}

fn details(form: &Form, read: &mut crate::forms::Reader<'_>) -> Details {
    Details {
        name: form.value("name").trim().to_owned(),
        profession: read.optional("profession"),
        locale: Locale::from_code(form.value("locale")).unwrap_or_default().code().to_owned(),
        full_time_percent: form.value("full_time_percent").trim().parse().unwrap_or(0),
        own_capacity: read.optional("own_capacity").map(|own| own.parse().unwrap_or(0)),
        deputy: read.parse_optional("deputy", "users-deputy-wrong"),
        roles: read.parse_each("roles", "users-roles-missing"),
        units: read.parse_each("units", "users-units-foreign"),
    }
}

async fn new_page(page: &Page, form: &Form, errors: &[ShownError]) -> Answer {
    let tr = page.tr();
    let agencies = page.run(agency::list).await?;
    let mut choices = vec![Choice::new("", tr.text("users-agency-choose"))];
    choices.extend(agencies.iter().filter(|one| one.agency.open).map(|one| {
        let id = one.agency.id.to_string();
        Choice::new(id.clone(), one.agency.name.as_str()).chosen(form.value("agency") == id)
    }));
    Ok(page.html(tr.text("users-add")).back(LIST, tr.text("users-title")).errors(errors).body(html! {
        h1.tl-title { (tr.text("users-add")) }
        p.tl-lead { (tr.text("users-add-lead")) }
        form method="post" action=(NEW) novalidate {
            (csrf(&page.csrf()))
            (Field::new("agency", tr.text("users-agency")).error(error_for(errors, "agency"))
                .select(tr, &choices))
            (Field::new("login", tr.text("users-login")).hint(tr.text("users-login-hint"))
                .error(error_for(errors, "login")).autocomplete("off").spellcheck(false).width(30)
                .input(tr, form.value("login")))
            (fields(tr, form, errors))
            // Units and deputy depend on the agency, so they are chosen on the user's own page.
            (Button::new(tr.text("users-add")).once())
        }
    }))
}

fn fields(tr: Tr, form: &Form, errors: &[ShownError]) -> Markup {
    let roles: Vec<_> = Role::ALL
        .iter()
        .map(|role| Choice::new(role.code(), role_name(tr, *role)).chosen(form.chose("roles", role.code())))
        .collect();
    let languages: Vec<_> = Locale::ALL
        .into_iter()
        .map(|locale| {
            Choice::new(locale.code(), locale.own_name()).chosen(form.value("locale") == locale.code())
        })
        .collect();
    html! {
        (Field::new("name", tr.text("users-name")).error(error_for(errors, "name"))
            .autocomplete("off").spellcheck(false).width(30).input(tr, form.value("name")))
        (Field::new("profession", tr.text("users-profession")).error(error_for(errors, "profession"))
            .width(30).input(tr, form.value("profession")))
        (Field::new("roles", tr.text("users-roles")).hint(tr.text("users-roles-hint"))
            .error(error_for(errors, "roles")).checkboxes(tr, &roles))
        (Field::new("full_time_percent", tr.text("users-percent")).hint(tr.text("users-percent-hint"))
            .error(error_for(errors, "full_time_percent")).input_mode("numeric").width(4)
            .input(tr, form.value("full_time_percent")))
        (Field::new("own_capacity", tr.text("users-own-capacity")).hint(tr.text("users-own-capacity-hint"))
            .error(error_for(errors, "own_capacity")).input_mode("numeric").width(4)
            .input(tr, form.value("own_capacity")))
        (Field::new("locale", tr.text("account-language")).radios_inline(tr, &languages))
    }
}

/// Everything the page of one user shows.
struct Known {
    one: WithRoles,
    agency: WithUnits,
    colleagues: Vec<WithRoles>,
}

async fn load(page: &Page, id: UserId) -> Result<Known, Failure> {
    page.run(move |cx| {
        let one = user::get(cx, id)?;
        let agency = agency::get(cx, one.user.agency)?;
        let mut colleagues = user::list(cx)?;
        colleagues.retain(|other| {
            other.user.agency == one.user.agency && other.user.active && other.user.id != one.user.id
        });
        Ok(Known { one, agency, colleagues })
    })
    .await
}

fn filled(one: &WithRoles) -> Form {
    let user = &one.user;
    let mut pairs = vec![
        ("name", user.display_name.clone()),
        ("profession", user.profession.clone().unwrap_or_default()),
        ("full_time_percent", user.full_time_percent.to_string()),
        ("own_capacity", user.own_capacity.map(|own| own.to_string()).unwrap_or_default()),
        ("locale", user.locale.clone()),
        ("deputy", user.deputy.map(|id| id.to_string()).unwrap_or_default()),
    ];
    pairs.extend(one.roles.iter().map(|role| ("roles", role.code().to_owned())));
    pairs.extend(one.units.iter().map(|unit| ("units", unit.to_string())));
    Form::from_pairs(pairs)
}

async fn show(page: Page, Path(id): Path<UserId>) -> Answer {
    let known = load(&page, id).await?;
    let form = page.kept_form(&address(id)).await?.unwrap_or_else(|| filled(&known.one));
    Ok(user_page(&page, &known, &form, &[], &Markup::default()))
}

async fn edit(page: Page, Path(id): Path<UserId>, form: Form) -> Answer {
    let mut read = form.read();
    let details = details(&form, &mut read);
    let version = form.version();
    let saved = match read.finish() {
        Ok(()) => page.attempt(move |cx| user::edit(cx, id, version, details)).await,
        Err(errors) => Ok(Err(errors)),
    };
    match saved {
        Ok(Ok(())) => page.go_saying(&address(id), page.tr().text("users-saved")).await,
        Ok(Err(errors)) => {
            let known = load(&page, id).await?;
            Ok(user_page(&page, &known, &form, &page.words(&errors), &Markup::default()))
        }
        Err(Failure::App(Error::Conflict(_))) => {
            let known = load(&page, id).await?;
            let both = both_versions(page.tr(), &compared(page.tr(), &known, &form));
            let again = form.over(known.one.user.version);
            Ok(conflict(user_page(&page, &known, &again, &[], &both)))
        }
        Err(failure) => Err(failure),
    }
}

/// How the value of a field is said in words; `None` where it says nothing.
type Said<'a> = &'a dyn Fn(&str) -> Option<String>;

/// What differs, as it is saved and as it was typed; roles and units by their names.
fn compared(tr: Tr, known: &Known, mine: &Form) -> Vec<(String, String, String)> {
    let saved = filled(&known.one);
    let listed = |form: &Form, field: &str, name: &dyn Fn(&str) -> Option<String>| {
        let names: Vec<String> = form.values(field).filter_map(name).collect();
        tr.list(&names.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let role = |code: &str| Role::from_code(code).map(|role| role_name(tr, role));
    let unit = |id: &str| {
        known.agency.units.iter().find(|unit| unit.id.to_string() == id).map(|unit| unit.name.clone())
    };
    let deputy = |id: &str| {
        let found = known.colleagues.iter().find(|other| other.user.id.to_string() == id);
        found.map(|other| other.user.display_name.clone())
    };
    let plain = |value: &str| Some(value.to_owned());
    let rows: [(&str, &str, Said<'_>); 7] = [
        ("name", "users-name", &plain),
        ("profession", "users-profession", &plain),
        ("roles", "users-roles", &role),
        ("full_time_percent", "users-percent", &plain),
        ("own_capacity", "users-own-capacity", &plain),
        ("units", "users-units", &unit),
        ("deputy", "users-deputy", &deputy),
    ];
    rows.into_iter()
        .map(|(field, words, name)| (tr.text(words), listed(&saved, field, name), listed(mine, field, name)))
        .collect()
}

async fn reset(page: Page, Path(id): Path<UserId>, form: Form) -> Answer {
    let version = form.version();
    let link = page.run(move |cx| user::reset(cx, id, version)).await?;
    link_page(&page, id, &link).await
}

/// Shows a one-time link, once: it is kept nowhere and stands in no address.
async fn link_page(page: &Page, id: UserId, made: &OneTimeLink) -> Answer {
    let tr = page.tr();
    let known = load(page, id).await?;
    let until = page.local_time(made.expires_at);
    let until = format!("{}, {}", tr.long_date(until.date()), tr.time(until.time()));
    let banner = success_banner(
        tr,
        tr.with("users-link", &[("name", known.one.user.display_name.as_str().into())]),
        html! {
            p.govuk-body { code.tl-secret { (page.state().address_of(&made.path())) } }
            p.govuk-body { (tr.with("users-link-lead", &[("until", until.into())])) }
        },
    );
    let form = filled(&known.one);
    Ok(user_page(page, &known, &form, &[], &banner))
}

async fn deactivate(page: Page, Path(id): Path<UserId>, form: Form) -> Answer {
    let tr = page.tr();
    let version = form.version();
    match page.run(move |cx| user::deactivate(cx, id, version)).await? {
        Deactivation::Done => page.go_saying(LIST, tr.text("users-closed-done")).await,
        Deactivation::HandOnFirst(cases) => {
            let known = load(&page, id).await?;
            let form = filled(&known.one);
            let banner = notice_banner(
                tr,
                tr.count("users-hand-on-first", cases.len()),
                html! {
                    p.govuk-body { (tr.text("users-hand-on-first-lead")) }
                    // An administrator sees no person: the cases stand here by their numbers.
                    ul class="govuk-list govuk-list--bullet" { @for case in &cases { li { (case) } } }
                },
            );
            let mut response = user_page(&page, &known, &form, &[], &banner);
            *response.status_mut() = axum::http::StatusCode::CONFLICT;
            Ok(response)
        }
    }
}

fn user_page(page: &Page, known: &Known, form: &Form, errors: &[ShownError], banner: &Markup) -> Response {
    let tr = page.tr();
    let user = &known.one.user;
    // What was typed is saved over the version that it was typed on, also when it was kept for later.
    let typed_on = if form.version() > 0 { form.version() } else { user.version };
    let version = user.version.to_string();
    page.html(&user.display_name)
        .back(LIST, tr.text("users-title"))
        .version(typed_on)
        .errors(errors)
        .notice(banner.clone())
        .body(html! {
            h1.tl-title { (user.display_name) }
            p.tl-lead { (user.login) ", " (known.one.agency_name) " " (status(tr, user)) }
            form method="post" action=(address(user.id)) novalidate {
                (csrf(&page.csrf()))
                (hidden(VERSION, &typed_on.to_string()))
                (fields(tr, form, errors))
                (units_and_deputy(tr, known, form, errors))
                (Button::new(tr.text("users-save")))
            }
            h2 { (tr.text("users-reset")) }
            p { (tr.text("users-reset-lead")) }
            form method="post" action=(format!("{}/reset", address(user.id))) {
                (csrf(&page.csrf()))
                (hidden(VERSION, &version))
                (Button::new(tr.text(if user.active { "users-reset-act" } else { "users-reopen" })).secondary())
            }
            @if user.active {
                h2 { (tr.text("users-close")) }
                p { (tr.text("users-close-lead")) }
                form method="post" action=(format!("{}/deactivate", address(user.id))) {
                    (csrf(&page.csrf()))
                    (hidden(VERSION, &version))
                    (Button::new(tr.text("users-close-act")).warning())
                }
            }
        })
}

fn units_and_deputy(tr: Tr, known: &Known, form: &Form, errors: &[ShownError]) -> Markup {
    let units: Vec<_> = known
        .agency
        .units
        .iter()
        .map(|unit| {
            let id = unit.id.to_string();
            let chosen = form.chose("units", &id);
            Choice::new(id, unit.name.as_str()).chosen(chosen)
        })
        .collect();
    let mut deputies = vec![Choice::new("", tr.text("users-deputy-none"))];
    deputies.extend(known.colleagues.iter().map(|other| {
        let id = other.user.id.to_string();
        let chosen = form.value("deputy") == id;
        Choice::new(id, other.user.display_name.as_str()).chosen(chosen)
    }));
    html! {
        @if !units.is_empty() {
            (Field::new("units", tr.text("users-units")).hint(tr.text("users-units-hint"))
                .error(error_for(errors, "units")).checkboxes(tr, &units))
        }
        (Field::new("deputy", tr.text("users-deputy")).hint(tr.text("users-deputy-hint"))
            .error(error_for(errors, "deputy")).select(tr, &deputies))
    }
}

/// What a role is called.
pub fn role_name(tr: Tr, role: Role) -> String {
    tr.text(match role {
        Role::ResettlementOfficer => "users-role-resettlement-officer",
        Role::SocialWorker => "users-role-social-worker",
        Role::ProbationOfficer => "users-role-probation-officer",
        Role::MunicipalCoordinator => "users-role-municipal-coordinator",
        Role::Mentor => "users-role-mentor",
        Role::EmployerEngagementOfficer => "users-role-employer-engagement-officer",
        Role::HealthWorker => "users-role-health-worker",
        Role::HousingWorker => "users-role-housing-worker",
        Role::VictimServiceWorker => "users-role-victim-service-worker",
        Role::DutyDesk => "users-role-duty-desk",
        Role::Manager => "users-role-manager",
        Role::Analyst => "users-role-analyst",
        Role::DataSteward => "users-role-data-steward",
        Role::DataProtectionOfficer => "users-role-data-protection-officer",
        Role::Administrator => "users-role-administrator",
    })
}

#[cfg(test)]
mod tests;
