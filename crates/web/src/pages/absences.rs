//! Away from … to …: one's own absence, and that of a colleague who fell ill.

use axum::{extract::Path, response::Response};
use maud::html;
use throughline_app::absence::{self, Input, Shown};
use throughline_domain::{agency::Role, id::UserId};

use crate::{
    components::{
        button::Button,
        choice::Choice,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    route::{Access, Route},
    visit::{ACCOUNT, Page},
};

const OWN: &str = "/account/away";
const MANAGERS: Access = Access::Roles(&[Role::Manager]);

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(OWN, Access::Session, show_own),
        Route::post(OWN, Access::Session, save_own),
        Route::get("/team/{user}/away", MANAGERS, show),
        Route::post("/team/{user}/away", MANAGERS, save),
    ]
}

async fn show_own(page: Page) -> Answer {
    form_page(&page, None, None, &[]).await
}

async fn save_own(page: Page, form: Form) -> Answer {
    saved(&page, None, &form).await
}

async fn show(page: Page, Path(user): Path<UserId>) -> Answer {
    form_page(&page, Some(user), None, &[]).await
}

async fn save(page: Page, Path(user): Path<UserId>, form: Form) -> Answer {
    saved(&page, Some(user), &form).await
}

/// The address of a form, and where it leads back to.
fn place(of: Option<UserId>) -> (String, &'static str) {
    match of {
        None => (OWN.to_owned(), ACCOUNT),
        Some(user) => (format!("/team/{user}/away"), "/workload"),
    }
}

/// "Until Friday 13 November, Joan stands in", for a page that says who is away.
pub(crate) fn sentence(tr: Tr, shown: &Shown) -> Option<String> {
    let absence = shown.absence?;
    let deputy = shown.colleagues.iter().find(|colleague| Some(colleague.user) == shown.deputy);
    let name = deputy.map(|colleague| colleague.name.clone()).unwrap_or_default();
    let (from, to) = (tr.long_date(absence.from), tr.long_date(absence.to));
    Some(tr.with(
        if shown.away { "absences-now" } else { "absences-coming" },
        &[("from", from.into()), ("to", to.into()), ("deputy", name.into())],
    ))
}

async fn saved(page: &Page, of: Option<UserId>, form: &Form) -> Answer {
    let tr = page.tr();
    let (version, back) = (form.version(), place(of).1);
    if form.value("act") == "end" {
        page.run(move |cx| absence::end(cx, of, version)).await?;
        return page.go_saying(back, tr.text("absences-ended")).await;
    }
    let mut read = form.read();
    let input = Input {
        from: read.date_optional("from", "absences-error-from"),
        to: read.date_optional("to", "absences-error-to"),
        deputy: read.parse_optional("deputy", "absences-error-deputy"),
    };
    let entered = match read.finish() {
        Ok(()) => page.attempt(move |cx| absence::enter(cx, of, version, input)).await?,
        Err(errors) => Err(errors),
    };
    match entered {
        Ok(()) => page.go_saying(back, tr.text("absences-saved")).await,
        Err(errors) => form_page(page, of, Some(form), &page.words(&errors)).await,
    }
}

async fn form_page(
    page: &Page,
    of: Option<UserId>,
    form: Option<&Form>,
    errors: &[ShownError],
) -> Result<Response, Failure> {
    let shown = page.run(move |cx| absence::view(cx, of)).await?;
    let tr = page.tr();
    let (action, back) = place(of);
    let back_text = tr.text(if of.is_none() { "account-title" } else { "workload-title" });
    let filled = filled(&shown);
    let form = form.unwrap_or(&filled);
    let deputies: Vec<Choice<'_>> = std::iter::once(Choice::new("", tr.text("absences-deputy-choose")))
        .chain(shown.colleagues.iter().map(|colleague| {
            let id = colleague.user.to_string();
            let chosen = form.value("deputy") == id;
            Choice::new(id, colleague.name.as_str()).chosen(chosen)
        }))
        .collect();
    let title = if shown.own {
        tr.text("absences-title")
    } else {
        tr.with("absences-title-of", &[("name", shown.name.as_str().into())])
    };
    Ok(page.html(&title).back(back, back_text).version(shown.version).errors(errors).body(html! {
        h1.tl-question { (title) }
        p.tl-prose { (tr.text("absences-lead")) }
        @if let Some(sentence) = sentence(tr, &shown) { p { strong { (sentence) } } }
        form method="post" action=(action) novalidate {
            (csrf(&page.csrf()))
            (hidden(VERSION, &shown.version.to_string()))
            (Field::new("from", tr.text("absences-from")).bold().error(error_for(errors, "from"))
                .date(tr, &form.date_parts("from")))
            (Field::new("to", tr.text("absences-to")).bold().hint(tr.text("absences-to-hint"))
                .error(error_for(errors, "to")).date(tr, &form.date_parts("to")))
            (Field::new("deputy", tr.text("absences-deputy")).bold().hint(tr.text("absences-deputy-hint"))
                .error(error_for(errors, "deputy")).select(tr, &deputies))
            (Button::new(tr.text("absences-save")))
        }
        @if shown.absence.is_some() {
            form method="post" action=(action) {
                (csrf(&page.csrf()))
                (hidden(VERSION, &shown.version.to_string()))
                (Button::new(tr.text(if shown.away { "absences-back" } else { "absences-cancel" }))
                    .secondary().sends("act", "end"))
            }
        }
    }))
}

fn filled(shown: &Shown) -> Form {
    let mut pairs = vec![("deputy", shown.deputy.map(|id| id.to_string()).unwrap_or_default())];
    if let Some(absence) = shown.absence {
        pairs.push(("from", absence.from.to_string()));
        pairs.push(("to", absence.to.to_string()));
    }
    Form::from_pairs(pairs)
}
