//! Who can see what of a case, and why: the table of the agencies on it, and the five questions that decide
//! about one of its cells.

use axum::extract::{Path, Query};
use maud::{Markup, html};
use serde::Deserialize;
use throughline_app::who_sees::{self, Agreed, Column, Rule, Said, Seen, Step, WhoSees, Why};
use throughline_domain::{
    category::{Category, Depth},
    id::{AgencyId, PersonId},
};

use crate::{
    components::{
        button::{Button, button_group},
        depth::{depth, depth_word},
        icon::{Icon, icon},
        link::link,
        summary_list::{SummaryRow, summary_list},
        table::{Column as Head, Fold, Row, Table},
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    i18n::Tr,
    pages::{
        agencies::kind_name,
        case_frame::{Frame, Tab, language},
        packs::sharing::{GROUPS, cell, legend},
        permissions::category_word,
    },
    route::{Access, Route},
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/sharing", Access::Session, show),
        Route::get("/people/{person}/sharing/{category}", Access::Session, why),
    ]
}

fn address(person: PersonId) -> String {
    format!("/people/{person}/sharing")
}

/// Where one cell is explained; the reader's own without an agency.
pub(crate) fn why_address(person: PersonId, category: Category, of: Option<AgencyId>) -> String {
    let of = of.map(|agency| format!("?agency={agency}")).unwrap_or_default();
    format!("{}/{}{of}", address(person), category.code())
}

async fn show(page: Page, Path(person): Path<PersonId>) -> Answer {
    let shown = page.run(move |cx| who_sees::table(cx, person)).await?;
    let frame = Frame::new(shown.head.clone(), Tab::Permissions);
    let tr = page.tr();
    let name = shown.head.first_name.clone();
    Ok(frame.html(&page, tr.text("who-sees-title")).body(html! {
        (frame.tabs(tr))
        h1.tl-title { (tr.text("who-sees-title")) }
        p.tl-lead { (tr.with("who-sees-lead", &[("name", name.as_str().into())])) }
        @if shown.columns.len() < 2 { p { (tr.text("who-sees-own-only")) } }
        (legend(tr))
        @for (group, categories) in GROUPS {
            @let title = tr.with("sharing-group", &[("code", (*group).into())]);
            h2.tl-section-title { (title) }
            div.tl-matrix-frame tabindex="0" role="region" aria-label=(title) {
                (table(&page, person, &shown, categories))
            }
        }
        p.tl-second { (tr.text("who-sees-how")) }
        (frame.closing(tr))
    }))
}

fn table<'a>(page: &Page, person: PersonId, shown: &'a WhoSees, categories: &[Category]) -> Table<'a> {
    let tr = page.tr();
    let mut table =
        Table::new(tr.text("who-sees-title")).class("tl-matrix").column(Head::new(tr.text("sharing-kind")));
    for column in &shown.columns {
        let kind = kind_name(tr, page.state().world(), &shown.head.jurisdiction, column.kind.code());
        table = table.column(Head::new(format!("{kind}: {}", column.name)).fold(Fold::Half));
    }
    let of = |category: &Category| shown.rows.iter().find(|(known, _)| known == category);
    table.rows(categories.iter().filter_map(of).map(|(category, cells)| {
        let first = Row::new().cell(html! { strong { (category_word(tr, *category)) } });
        let cells = cells.iter().zip(&shown.columns);
        cells.fold(first, |line, (seen, column)| line.cell(one(tr, person, *category, *seen, column)))
    }))
}

fn one(tr: Tr, person: PersonId, category: Category, seen: Seen, column: &Column) -> Markup {
    let of = (!column.own).then_some(column.agency);
    html! {
        (cell(tr, seen.depth, seen.basis, seen.permission_opens))
        " " span.tl-second {
            (link(&why_address(person, category, of), html! {
                (tr.text("components-why"))
                span.govuk-visually-hidden { " " (category_word(tr, category)) ", " (column.name) }
            }))
        }
    }
}

#[derive(Debug, Deserialize)]
struct Of {
    agency: Option<String>,
}

async fn why(page: Page, Path((person, code)): Path<(PersonId, String)>, Query(of): Query<Of>) -> Answer {
    let not_found = || Failure::App(throughline_app::Error::NotFound);
    let category = Category::from_code(&code).ok_or_else(not_found)?;
    let of = match of.agency {
        Some(id) => Some(id.parse::<AgencyId>().map_err(|_| not_found())?),
        None => None,
    };
    let why = page.run(move |cx| who_sees::why(cx, person, category, of)).await?;
    let frame = Frame::new(why.head.clone(), Tab::Permissions);
    let tr = page.tr();
    let title = if why.column.own { "who-sees-why-title" } else { "who-sees-why-theirs" };
    let title = tr.with(title, &[("agency", why.column.name.as_str().into())]);
    Ok(frame.html(&page, title.clone()).body(html! {
        (frame.tabs(tr))
        p { (link(&address(person), tr.text("who-sees-title"))) }
        h1.tl-title { (title) }
        p.tl-lead { (tr.text("who-sees-why-lead")) }
        div.tl-why-card {
            p.tl-second { (category_word(tr, category)) }
            h2.tl-section-title { (answer(tr, &why)) }
            p { (depth(tr, why.depth)) }
            (questions(tr, &why))
            (acts(tr, person, &why))
            (summary_list(&foot(tr, &why)))
        }
        (frame.closing(tr))
    }))
}

/// The answer in one sentence.
fn answer(tr: Tr, why: &Why) -> String {
    let name = why.head.first_name.as_str();
    let key = match (why.depth, &why.permission, &why.agreement) {
        (Depth::None, _, _) if !why.on_the_case => "who-sees-answer-outside",
        (Depth::None, Step::Missing, _) => "who-sees-answer-not-asked",
        (Depth::None, _, Step::Missing) => "who-sees-answer-no-agreement",
        (Depth::None, ..) => "who-sees-answer-closed",
        (_, Step::Given(_), _) => "who-sees-answer-allowed",
        _ => "who-sees-answer-rule",
    };
    tr.with(key, &[("name", name.into())])
}

/// How one of the questions stands.
enum Mark {
    Yes,
    No,
    NotNeeded,
}

fn questions(tr: Tr, why: &Why) -> Markup {
    let name = why.head.first_name.as_str();
    let column = why.column.name.as_str();
    let on_the_case = if why.on_the_case { Mark::Yes } else { Mark::No };
    let rules = if why.at_most == Depth::None { Mark::No } else { Mark::Yes };
    let at_most = tr.with("who-sees-at-most", &[("depth", depth_word(tr, why.at_most).into())]);
    let (agreed, agreement) = match &why.agreement {
        Step::Given(Agreed { title, review_on }) => (
            Mark::Yes,
            tr.with(
                "who-sees-agreement-given",
                &[("title", title.as_str().into()), ("date", tr.full_date(*review_on).into())],
            ),
        ),
        Step::Missing => (Mark::No, tr.text("who-sees-agreement-missing")),
        Step::NotNeeded => (Mark::NotNeeded, tr.text("who-sees-not-needed")),
    };
    let (permitted, permission) = match &why.permission {
        Step::Given(said) => (Mark::Yes, given(tr, said)),
        Step::Missing => (Mark::No, tr.text("who-sees-permission-missing")),
        Step::NotNeeded => (Mark::NotNeeded, tr.text("who-sees-not-needed")),
    };
    let (left, narrowing) = if why.narrowed {
        (Mark::No, tr.text("who-sees-narrowed"))
    } else {
        (Mark::Yes, tr.text("who-sees-not-narrowed"))
    };
    let asked = |key| tr.with(key, &[("name", name.into()), ("agency", column.into())]);
    html! {
        ol.tl-ladder {
            (question(tr, &on_the_case, &asked("who-sees-q-case"), ""))
            (question(tr, &rules, &asked("who-sees-q-rules"), &at_most))
            (question(tr, &agreed, &asked("who-sees-q-agreement"), &agreement))
            (question(tr, &permitted, &asked("who-sees-q-permission"), &permission))
            (question(tr, &left, &asked("who-sees-q-narrowed"), &narrowing))
        }
    }
}

fn given(tr: Tr, said: &Said) -> String {
    tr.with(
        "who-sees-permission-given",
        &[
            ("date", tr.full_date(said.on).into()),
            ("language", language(tr, &said.language).into()),
            ("interpreted", if said.interpreted { "yes" } else { "no" }.into()),
            ("until", tr.full_date(said.until).into()),
        ],
    )
}

fn question(tr: Tr, mark: &Mark, words: &str, detail: &str) -> Markup {
    let (sign, class, word) = match mark {
        Mark::Yes => (Icon::Done, "tl-ladder__step", "who-sees-mark-yes"),
        Mark::No => (Icon::Lock, "tl-ladder__step tl-ladder__step--closed", "who-sees-mark-no"),
        Mark::NotNeeded => (Icon::ToCome, "tl-ladder__step tl-ladder__step--open", "who-sees-mark-none"),
    };
    html! {
        li class=(class) {
            (icon(sign))
            div {
                p.tl-first { (words) " " span.tl-ladder__mark { (tr.text(word)) } }
                @if !detail.is_empty() { p.tl-second { (detail) } }
            }
        }
    }
}

fn acts(tr: Tr, person: PersonId, why: &Why) -> Markup {
    if !why.may_ask {
        return html! {};
    }
    let ask = format!("/people/{person}/permissions/new");
    let name = why.head.first_name.as_str();
    html! {
        @if matches!(why.permission, Step::Missing) {
            (button_group(html! {
                (Button::link(tr.with("permissions-ask", &[("name", name.into())]), ask))
            }))
        }
        @if why.depth < Depth::Full {
            p { (link(&format!("/people/{person}/break-glass"), tr.text("glass-offer"))) }
        }
    }
}

fn foot(tr: Tr, why: &Why) -> Vec<SummaryRow<'_>> {
    let mut rows = Vec::new();
    if !why.rules.is_empty() {
        let key = if why.depth == Depth::None { "who-sees-closed-by" } else { "who-sees-rule" };
        let rules = html! {
            @for rule in &why.rules { p { (rule_text(tr, rule)) } }
        };
        rows.push(SummaryRow::new(tr.text(key), rules));
    }
    rows.push(SummaryRow::new(tr.text("who-sees-written"), tr.text("who-sees-written-text")));
    rows
}

fn rule_text(tr: Tr, rule: &Rule) -> Markup {
    html! {
        @if let Some(basis) = rule.basis {
            strong { (tr.with("who-sees-basis", &[("code", basis.code().into())])) } " "
        }
        code { (rule.id) } " "
        @if rule.profile != "default" { (tr.with("who-sees-profile", &[("profile", rule.profile.as_str().into())])) " " }
        @let source = rule.source.as_deref().unwrap_or_default();
        @match source.strip_prefix("[DESIGN]") {
            Some(place) => { (place.trim()) " " (tag(Tone::Amber, &tr.text("citation-own-proposal"))) }
            None => {
                (source) " "
                @if !rule.verified { (tag(Tone::Amber, &tr.text("citation-not-verified"))) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use throughline_app::testing::{InACase, Stay};
    use throughline_domain::agency::Role;

    use crate::testing::Site;

    #[tokio::test]
    async fn the_lead_reads_the_table_and_what_decides_about_each_cell() {
        let site = Site::new();
        let (person, marta, badia, town) = throughline_app::testing::apart(|| {
            let app = &site.app;
            let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
            let ngo = app.agency("ngo", "Pont Obert");
            let town = app.agency("municipality", "Ajuntament de Badalona");
            let (marta, badia) =
                (app.user(&ngo, &[Role::SocialWorker]), app.user(&town, &[Role::MunicipalCoordinator]));
            let of = InACase { prison: &prison, lead: &marta, partners: &[&town], invited: &[] };
            let person = app.in_a_case(&of, ("Ana", "Puig"), Stay::Leaves(date(2026, 11, 20)));
            (person, marta, badia, town)
        });
        let lead = site.signed_in(&marta);
        let table = lead.get(&format!("/people/{person}/sharing")).await.ok();
        assert!(table.says("Town hall: Ajuntament de Badalona"));
        let theirs = lead.get(&format!("/people/{person}/sharing/9?agency={}", town.id)).await.ok();
        assert!(theirs.says("Shown because Ana allowed it") && theirs.says("Own proposal"));
        let risk = lead.get(&format!("/people/{person}/sharing/3")).await.ok();
        assert!(risk.says("Withheld: no rule opens it"));

        let partner = site.signed_in(&badia);
        let own = partner.get(&format!("/people/{person}/sharing")).await.ok();
        assert!(!own.says("Pont Obert:") && own.says("Here stands your own agency"));
        let other = format!("/people/{person}/sharing/9?agency={}", marta.agency);
        assert_eq!(partner.get(&other).await.status, 404, "what others see is not a partner's to know");
        for nonsense in ["5", "99", "x"] {
            assert_eq!(lead.get(&format!("/people/{person}/sharing/{nonsense}")).await.status, 404);
        }
    }
}
