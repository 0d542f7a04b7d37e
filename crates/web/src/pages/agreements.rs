//! The registry of agreements between agencies, for data-protection officers and administrators.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::agreement::{self, Agreement, Input, NamedParty, Registry, Shown};
use throughline_domain::{
    agency::{AgencyKind, Role},
    agreement::{Party, Standing},
    category::Category,
    id::AgreementId,
    programme::pack::BasisKind,
    purpose::Purpose,
};

use crate::{
    components::{
        button::Button,
        card::page_head,
        choice::Choice,
        empty::empty,
        error_summary::{FieldError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        summary_list::{SummaryRow, summary_list},
        table::{Column, Row, Table, two_lines},
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::{
        agencies::kind_name,
        permissions::{categories_text, category_word, purpose_text},
    },
    route::{Access, Route},
    visit::Page,
};

const LIST: &str = "/agreements";
/// Who looks after agreements.
pub(super) const KEEPERS: &[Role] = &[Role::DataProtectionOfficer, Role::Administrator];

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(LIST, Access::Roles(KEEPERS), list),
        Route::get("/agreements/new", Access::Roles(KEEPERS), new),
        Route::post("/agreements/new", Access::Roles(KEEPERS), add),
        Route::get("/agreements/{agreement}", Access::Roles(KEEPERS), show),
        Route::post("/agreements/{agreement}", Access::Roles(KEEPERS), change),
        Route::post("/agreements/{agreement}/end", Access::Roles(KEEPERS), end),
    ]
}

async fn list(page: Page) -> Answer {
    let registry = page.run(agreement::list).await?;
    let tr = page.tr();
    let live = registry.agreements.iter().filter(|shown| shown.standing != Standing::Ended).count();
    let late = registry.agreements.iter().filter(|shown| shown.standing == Standing::ReviewOverdue).count();
    let lead = tr.with("agreements-lead", &[("live", live.into()), ("late", late.into())]);
    let add = Button::link(tr.text("agreements-add"), "/agreements/new");
    Ok(page.html(tr.text("agreements-title")).body(html! {
        (page_head(&tr.text("agreements-title"), lead, add))
        @if registry.agreements.is_empty() {
            (empty(&tr.text("agreements-none"), &tr.text("agreements-none-why"), &tr.text("agreements-add"), "/agreements/new"))
        } @else {
            (table(&page, &registry))
        }
    }))
}

fn table<'a>(page: &'a Page, registry: &Registry) -> Table<'a> {
    let tr = page.tr();
    Table::new(tr.text("agreements-title"))
        .column(Column::new(tr.text("agreements-review")))
        .column(Column::new(tr.text("agreements-name")))
        .column(Column::new(tr.text("agreements-what")))
        .rows(registry.agreements.iter().map(|shown| {
            let of = &shown.agreement;
            let parties = parties_text(page, &registry.jurisdiction, &shown.parties);
            Row::new()
                .cell(html! {
                    (tr.full_date(of.term.review_on)) br;
                    (standing_tag(tr, shown.standing))
                })
                .cell(two_lines(link(&format!("{LIST}/{}", of.id), of.title.as_str()), parties))
                .cell(categories_text(tr, &of.cover.categories))
        }))
}

fn standing_tag(tr: Tr, standing: Standing) -> Markup {
    let tone = match standing {
        Standing::Live => Tone::Pine,
        Standing::ReviewOverdue => Tone::Brick,
        Standing::Coming => Tone::Slate,
        Standing::Ended => Tone::Stone,
    };
    tag(tone, &tr.with("agreements-standing", &[("code", standing.code().into())]))
}

fn parties_text(page: &Page, jurisdiction: &str, parties: &[NamedParty]) -> String {
    let tr = page.tr();
    let names: Vec<String> = parties
        .iter()
        .map(|party| match (&party.name, &party.party) {
            (Some(name), _) => name.clone(),
            (None, Party::Kind(kind)) => {
                let kind = kind_name(tr, page.state().world(), jurisdiction, kind.code());
                tr.with("agreements-every", &[("kind", kind.into())])
            }
            (None, Party::Agency(_)) => String::new(),
        })
        .collect();
    tr.list(&names)
}

fn filled(of: &Agreement) -> Form {
    let mut pairs = vec![
        ("title", of.title.clone()),
        ("basis", of.basis.code().to_owned()),
        ("basis_words", of.basis_words.clone()),
        ("security", of.security.clone()),
        ("contacts", of.contacts.clone()),
        ("starts", of.term.starts_on.to_string()),
        ("review", of.term.review_on.to_string()),
        (VERSION, of.version.to_string()),
    ];
    pairs.extend(of.term.ends_on.map(|day| ("ends", day.to_string())));
    pairs.extend(of.cover.parties.iter().map(|party| ("parties", party_value(party))));
    pairs.extend(of.cover.purposes.iter().map(|purpose| ("purposes", purpose.code().to_owned())));
    pairs.extend(of.cover.categories.iter().map(|category| ("categories", category.code().to_owned())));
    Form::from_pairs(pairs)
}

fn party_value(party: &Party) -> String {
    match party {
        Party::Agency(id) => format!("agency:{id}"),
        Party::Kind(kind) => format!("kind:{}", kind.code()),
    }
}

fn party(value: &str) -> Option<Party> {
    match value.split_once(':')? {
        ("agency", id) => id.parse().ok().map(Party::Agency),
        ("kind", code) => Some(Party::Kind(AgencyKind(code.into()))),
        _ => None,
    }
}

fn read(form: &Form) -> Result<Input, Vec<throughline_app::FieldError>> {
    let mut reader = form.read();
    let input = Input {
        title: form.value("title").to_owned(),
        parties: form.values("parties").filter_map(party).collect(),
        purposes: reader.parse_each("purposes", "agreements-error-purposes"),
        categories: reader.parse_each("categories", "permissions-error-categories"),
        basis: BasisKind::from_code(form.value("basis")),
        basis_words: form.value("basis_words").to_owned(),
        security: form.value("security").to_owned(),
        contacts: form.value("contacts").to_owned(),
        starts_on: reader.date_optional("starts", "agreements-error-starts"),
        ends_on: reader.date_optional("ends", "agreements-error-ends"),
        review_on: reader.date_optional("review", "agreements-error-review"),
    };
    reader.finish()?;
    Ok(input)
}

async fn new(page: Page) -> Answer {
    let kept = page.kept_form("/agreements/new").await?;
    write(&page, None, &kept.unwrap_or_default(), &[]).await
}

async fn add(page: Page, form: Form) -> Answer {
    keep(&page, None, form).await
}

async fn show(page: Page, Path(id): Path<AgreementId>) -> Answer {
    let kept = page.kept_form(&format!("{LIST}/{id}")).await?;
    let (shown, _) = page.run(move |cx| agreement::get(cx, id)).await?;
    let form = kept.unwrap_or_else(|| filled(&shown.agreement));
    write(&page, Some(id), &form, &[]).await
}

async fn change(page: Page, Path(id): Path<AgreementId>, form: Form) -> Answer {
    keep(&page, Some(id), form).await
}

async fn keep(page: &Page, id: Option<AgreementId>, form: Form) -> Answer {
    let input = match read(&form) {
        Ok(input) => input,
        Err(errors) => return write(page, id, &form, &page.words(&errors)).await,
    };
    let known = id.map(|id| (id, form.version()));
    match page.attempt(move |cx| agreement::save(cx, known, &input)).await? {
        Ok(id) => page.go_saying(&format!("{LIST}/{id}"), page.tr().text("agreements-saved")).await,
        Err(errors) => write(page, id, &form, &page.words(&errors)).await,
    }
}

async fn end(page: Page, Path(id): Path<AgreementId>, form: Form) -> Answer {
    let (version, reason) = (form.version(), form.value("reason").to_owned());
    match page.attempt(move |cx| agreement::end(cx, id, version, &reason)).await? {
        Ok(()) => page.go_saying(LIST, page.tr().text("agreements-ended")).await,
        Err(errors) => {
            let (shown, _) = page.run(move |cx| agreement::get(cx, id)).await?;
            write(&page, Some(id), &filled(&shown.agreement), &page.words(&errors)).await
        }
    }
}

async fn write(
    page: &Page,
    id: Option<AgreementId>,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let (shown, registry) = match id {
        Some(id) => {
            let (shown, registry) = page.run(move |cx| agreement::get(cx, id)).await?;
            (Some(shown), registry)
        }
        None => (None, page.run(agreement::list).await?),
    };
    let tr = page.tr();
    let title =
        shown.as_ref().map_or_else(|| tr.text("agreements-add"), |shown| shown.agreement.title.clone());
    let ended = shown.as_ref().is_some_and(|shown| shown.agreement.term.ended);
    let action = id.map_or_else(|| "/agreements/new".to_owned(), |id| format!("{LIST}/{id}"));
    Ok(page
        .html(title.clone())
        .back(LIST, tr.text("agreements-title"))
        .errors(errors)
        .version(shown.as_ref().map_or(0, |shown| shown.agreement.version))
        .body(html! {
            h1.tl-question { (title) }
            @if let Some(shown) = &shown { p.tl-lead { (standing_tag(tr, shown.standing)) } }
            @match &shown {
                Some(shown) if ended => { (read_only(page, &registry, shown)) }
                _ => {
                    form method="post" action=(action) novalidate {
                        (csrf(&page.csrf()))
                        (hidden(VERSION, form.value(VERSION)))
                        (fields(page, &registry, form, errors))
                        (Button::new(tr.text("agreements-save")).once())
                    }
                }
            }
            @if let (Some(shown), false) = (&shown, ended) { (end_form(page, shown, errors)) }
        }))
}

fn fields(page: &Page, registry: &Registry, form: &Form, errors: &[FieldError]) -> Markup {
    let tr = page.tr();
    let text =
        |name: &'static str, key: &str| Field::new(name, tr.text(key)).bold().error(error_for(errors, name));
    let day = |name: &'static str, key: &str, hint: &str| {
        Field::new(name, tr.text(key))
            .bold()
            .hint(tr.text(hint))
            .error(error_for(errors, name))
            .date(tr, &form.date_parts(name))
    };
    html! {
        (text("title", "agreements-name").input(tr, form.value("title")))
        (text("parties", "agreements-parties").hint(tr.text("agreements-parties-hint"))
            .checkboxes_small(tr, &party_choices(page, registry, form)))
        (text("categories", "agreements-what").checkboxes_small(tr, &category_choices(tr, form)))
        (text("purposes", "agreements-purposes").checkboxes_small(tr, &purpose_choices(tr, form)))
        (text("basis", "agreements-basis").radios(tr, &basis_choices(tr, form)))
        (text("basis_words", "agreements-basis-words").hint(tr.text("agreements-basis-words-hint"))
            .textarea(tr, 2, form.value("basis_words")))
        (text("security", "agreements-security").hint(tr.text("agreements-security-hint"))
            .textarea(tr, 3, form.value("security")))
        (text("contacts", "agreements-contacts").hint(tr.text("agreements-contacts-hint"))
            .textarea(tr, 3, form.value("contacts")))
        (day("starts", "agreements-starts", "agreements-starts-hint"))
        (day("ends", "agreements-ends", "agreements-ends-hint"))
        (day("review", "agreements-review", "agreements-review-hint"))
    }
}

fn party_choices(page: &Page, registry: &Registry, form: &Form) -> Vec<Choice<'static>> {
    let tr = page.tr();
    let world = page.state().world();
    let mut choices: Vec<Choice<'static>> = registry
        .agencies
        .iter()
        .map(|(id, name)| {
            let value = format!("agency:{id}");
            let chosen = form.chose("parties", &value);
            Choice::new(value, name.clone()).chosen(chosen)
        })
        .collect();
    if let Some(jurisdiction) = world.jurisdictions.get(&registry.jurisdiction) {
        choices.extend(jurisdiction.agency_kinds.iter().map(|kind| {
            let value = format!("kind:{}", kind.code);
            let chosen = form.chose("parties", &value);
            let name = kind_name(tr, world, &registry.jurisdiction, &kind.code);
            Choice::new(value, tr.with("agreements-every", &[("kind", name.into())])).chosen(chosen)
        }));
    }
    choices
}

fn category_choices(tr: Tr, form: &Form) -> Vec<Choice<'static>> {
    Category::ALL
        .iter()
        .filter(|category| **category != Category::Victim)
        .map(|category| {
            Choice::new(category.code(), category_word(tr, *category))
                .chosen(form.chose("categories", category.code()))
        })
        .collect()
}

fn purpose_choices(tr: Tr, form: &Form) -> Vec<Choice<'static>> {
    Purpose::ALL
        .iter()
        .map(|purpose| {
            Choice::new(purpose.code(), purpose_text(tr, *purpose))
                .chosen(form.chose("purposes", purpose.code()))
        })
        .collect()
}

fn basis_choices(tr: Tr, form: &Form) -> Vec<Choice<'static>> {
    BasisKind::ALL
        .iter()
        .map(|basis| {
            Choice::new(basis.code(), basis_text(tr, *basis)).chosen(form.value("basis") == basis.code())
        })
        .collect()
}

fn basis_text(tr: Tr, basis: BasisKind) -> String {
    tr.with("agreements-basis-kind", &[("code", basis.code().into())])
}

fn read_only(page: &Page, registry: &Registry, shown: &Shown) -> Markup {
    let tr = page.tr();
    let of = &shown.agreement;
    let purposes: Vec<String> = of.cover.purposes.iter().map(|purpose| purpose_text(tr, *purpose)).collect();
    let mut rows = vec![
        SummaryRow::new(
            tr.text("agreements-parties"),
            parties_text(page, &registry.jurisdiction, &shown.parties),
        ),
        SummaryRow::new(tr.text("agreements-what"), categories_text(tr, &of.cover.categories)),
        SummaryRow::new(tr.text("agreements-purposes"), tr.list(&purposes)),
        SummaryRow::new(tr.text("agreements-basis"), basis_text(tr, of.basis)),
        SummaryRow::new(tr.text("agreements-basis-words"), of.basis_words.as_str()),
        SummaryRow::new(tr.text("agreements-security"), of.security.as_str()),
        SummaryRow::new(tr.text("agreements-contacts"), of.contacts.as_str()),
    ];
    if let Some(reason) = &of.ended_reason {
        rows.push(SummaryRow::new(tr.text("agreements-end-reason"), reason.as_str()));
    }
    summary_list(&rows)
}

fn end_form(page: &Page, shown: &Shown, errors: &[FieldError]) -> Markup {
    let tr = page.tr();
    let of = &shown.agreement;
    html! {
        h2.tl-section-title { (tr.text("agreements-end")) }
        p { (tr.text("agreements-end-lead")) }
        form method="post" action=(format!("{LIST}/{}/end", of.id)) novalidate {
            (csrf(&page.csrf()))
            (hidden(VERSION, &of.version.to_string()))
            (Field::new("reason", tr.text("agreements-end-reason")).bold().error(error_for(errors, "reason"))
                .textarea(tr, 2, ""))
            (Button::new(tr.text("agreements-end-act")).warning().once())
        }
    }
}
