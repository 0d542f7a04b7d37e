//! Notices of release: what victims asked to be told, what is due, and that they were told. A victim
//! service's own; nobody else has these pages.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::release_notice::{self, Asked, Input, Listed};
use throughline_domain::{
    agency::AgencyKind,
    id::{PersonId, ReleaseNoticeId, VictimId},
    release_notice::{News, Wish},
};

use super::address;
use crate::{
    components::{
        button::{Button, button_group},
        choice::Choice,
        empty::good_empty,
        error_summary::{FieldError, error_for},
        field::{Field, csrf, hidden},
        link::link,
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    visit::Page,
};

/// Where the list is.
pub(super) const LIST: &str = "/victims/notices";

/// Whether the reader's agency tells victims of releases: police and prison keep victim data and do not.
pub(super) fn are_kept_by(page: &Page) -> bool {
    page.user().actor.agency_kind.as_ref().is_some_and(AgencyKind::serves_victims)
}

pub(super) async fn list(page: Page) -> Answer {
    let found = page.run(release_notice::list).await?;
    let tr = page.tr();
    let due = found.iter().filter(|it| it.open.as_ref().is_some_and(|open| open.due.is_some())).count();
    Ok(page.html(tr.text("victims-notices-title")).back(super::LIST, tr.text("victims-title")).body(html! {
        h1.tl-title { (tr.text("victims-notices-title")) }
        p.tl-lead { (tr.count("victims-notices-due", due)) }
        p { (tr.text("victims-notices-lead")) }
        @if found.is_empty() { (good_empty(&tr.text("victims-notices-none"))) }
        @for it in &found { (card(&page, it)) }
    }))
}

fn says(tr: Tr, news: News) -> String {
    let (code, day) = match news {
        News::Planned(day) => ("planned", Some(day)),
        News::NoDay => ("no_day", None),
        News::Left(day) => ("left", Some(day)),
        News::Inside => ("inside", None),
    };
    let day = day.map(|day| tr.full_date(day)).unwrap_or_default();
    tr.with("victims-notice-says", &[("code", code.into()), ("date", day.into())])
}

fn wish(tr: Tr, wish: Wish) -> String {
    tr.with("victims-notice-wish", &[("code", wish.code().into())])
}

/// What a victim asked to be told.
pub(super) fn wishes_text(tr: Tr, wishes: &[Wish]) -> String {
    tr.list(&wishes.iter().map(|it| wish(tr, *it)).collect::<Vec<_>>())
}

fn card(page: &Page, it: &Listed) -> Markup {
    let tr = page.tr();
    html! {
        section.tl-permission {
            h2.tl-permission__to { (it.reference) }
            p.tl-second {
                (tr.with("victims-notice-asked", &[
                    ("wishes", wishes_text(tr, &it.wishes).into()),
                    ("date", tr.full_date(page.local_time(it.since).date()).into()),
                ]))
            }
            @match &it.open {
                None => p { (tr.text("victims-notice-closed")) },
                Some(open) => {
                    @match open.due {
                        None => p { (tr.text("victims-notice-nothing")) },
                        Some(news) => {
                            p { strong { (says(tr, news)) } }
                            form method="post" action=(format!("{LIST}/{}/told", it.id)) {
                                (csrf(&page.csrf()))
                                (hidden(VERSION, &it.version.to_string()))
                                (hidden("news", &news.to_string()))
                                (Button::new(tr.text("victims-notice-told")).small().once().about(it.reference.clone()))
                            }
                        }
                    }
                    @if !open.told.is_empty() {
                        ul.govuk-list {
                            @for told in &open.told {
                                li {
                                    (tr.with("victims-notice-was-told", &[
                                        ("date", tr.full_date(page.local_time(told.at).date()).into()),
                                        ("news", says(tr, told.news).into()),
                                    ]))
                                }
                            }
                        }
                    }
                }
            }
            (ending(page, it))
        }
    }
}

fn ending(page: &Page, it: &Listed) -> Markup {
    html! {
        form method="post" action=(format!("{LIST}/{}/end", it.id)) {
            (csrf(&page.csrf()))
            (hidden(VERSION, &it.version.to_string()))
            (Button::new(page.tr().text("victims-notice-end")).secondary().small().once().about(it.reference.clone()))
        }
    }
}

pub(super) async fn told(page: Page, Path(id): Path<ReleaseNoticeId>, form: Form) -> Answer {
    let (version, news) = (form.version(), form.value("news").parse::<News>().ok());
    page.run(move |cx| release_notice::tell(cx, id, version, news)).await?;
    page.go_saying(LIST, page.tr().text("victims-notice-told-said")).await
}

pub(super) async fn end(page: Page, Path(id): Path<ReleaseNoticeId>, form: Form) -> Answer {
    let version = form.version();
    page.run(move |cx| release_notice::end(cx, id, version)).await?;
    page.go_saying(LIST, page.tr().text("victims-notice-ended")).await
}

pub(super) async fn one(page: Page, Path((person, id)): Path<(PersonId, VictimId)>) -> Answer {
    write(&page, person, id, None, &[]).await
}

pub(super) async fn ask(page: Page, Path((person, id)): Path<(PersonId, VictimId)>, form: Form) -> Answer {
    let input = Input {
        reference: form.value("reference").to_owned(),
        wishes: Wish::ALL.iter().copied().filter(|wish| form.chose("wishes", wish.code())).collect(),
    };
    let version = form.version();
    match page.attempt(move |cx| release_notice::ask(cx, person, id, version, &input)).await? {
        Ok(_) => page.go_saying(&address(person), page.tr().text("victims-notice-saved")).await,
        Err(errors) => write(&page, person, id, Some(form), &page.words(&errors)).await,
    }
}

fn filled(asked: &Asked) -> Form {
    let known = asked.known.as_ref();
    let mut pairs = vec![
        ("reference", known.map(|it| it.reference.clone()).unwrap_or_default()),
        (VERSION, known.map_or(0, |it| it.version).to_string()),
    ];
    pairs.extend(known.into_iter().flat_map(|it| &it.wishes).map(|wish| ("wishes", wish.code().to_owned())));
    Form::from_pairs(pairs)
}

async fn write(
    page: &Page,
    person: PersonId,
    id: VictimId,
    form: Option<Form>,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let asked = page.run(move |cx| release_notice::view(cx, person, id)).await?;
    let form = form.unwrap_or_else(|| filled(&asked));
    let tr = page.tr();
    let title = tr.with("victims-notice-of", &[("name", asked.victim.as_str().into())]);
    let choices: Vec<Choice<'_>> = Wish::ALL
        .iter()
        .map(|it| Choice::new(it.code(), wish(tr, *it)).chosen(form.chose("wishes", it.code())))
        .collect();
    Ok(page
        .html(title.clone())
        .back(address(person), tr.text("victims-title"))
        .errors(errors)
        .version(form.version())
        .body(html! {
            h1.tl-question { (title) }
            p.tl-lead { (tr.text("victims-notice-lead")) }
            @if !asked.may_be_told { p { (tr.text("victims-notice-closed")) } }
            form method="post" action=(format!("{}/{id}/notice", address(person))) novalidate autocomplete="off" {
                (csrf(&page.csrf()))
                (hidden(VERSION, form.value(VERSION)))
                (Field::new("wishes", tr.text("victims-notice-wishes")).bold().error(error_for(errors, "wishes"))
                    .checkboxes(tr, &choices))
                (Field::new("reference", tr.text("victims-notice-reference")).bold()
                    .hint(tr.text("victims-notice-reference-hint")).error(error_for(errors, "reference"))
                    .autocomplete("off").spellcheck(false).input(tr, form.value("reference")))
                (button_group(html! {
                    (Button::new(tr.text("victims-notice-save")).once())
                    (link(LIST, tr.text("victims-notices-title")))
                }))
            }
            @if let Some(known) = &asked.known { (ending(page, known)) }
        }))
}
