//! Coming home: the people of a town who leave custody in the next ninety days, week by week.

use maud::{Markup, html};
use throughline_app::coming_home::{self, ComingHome, Condition, DAYS, Row as Person, Standing};
use throughline_domain::{agency::Role, routing::Standing as TownStanding};

use crate::{
    components::{
        card::page_head,
        empty::{empty, good_empty},
        icon::gap,
        link::link,
        table::{Column, Fold, Row, Table, two_lines},
        tag::{Tone, tag},
    },
    errors::Answer,
    i18n::Tr,
    pages::releases::view::flag_text,
    route::{Access, Route},
    visit::Page,
};

/// Who receives people in a town.
pub const COORDINATORS: &[Role] = &[Role::MunicipalCoordinator];

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/coming-home", Access::Session, show)]
}

async fn show(page: Page) -> Answer {
    let found = page.run(coming_home::list).await?;
    let tr = page.tr();
    Ok(page.html(tr.text("coming-home-title")).body(html! {
        (page_head(&title(tr, &found), lead(tr, &found), html! {}))
        @if found.is_empty() {
            (empty(&tr.text("coming-home-empty-title"), &tr.text("coming-home-empty"),
                &tr.text("coming-home-empty-act"), "/requests"))
        } @else if found.weeks.is_empty() {
            (good_empty(&tr.with("coming-home-nobody-soon", &[("days", DAYS.into())])))
        }
        (group(tr, &tr.text("coming-home-passed"), &found.passed))
        @for week in &found.weeks {
            (group(tr, &tr.with("coming-home-week", &[("date", tr.day_month(week.monday).into())]), &week.rows))
        }
        (group(tr, &tr.text("coming-home-no-date"), &found.no_date))
        (group(tr, &tr.text("coming-home-elsewhere"), &found.elsewhere))
        @if !found.disputes.is_empty() {
            h2.tl-section-title { (tr.text("coming-home-disputes")) }
            p.tl-second { (tr.text("coming-home-disputes-why")) }
            ul {
                @for dispute in &found.disputes {
                    li { (tr.with("coming-home-dispute", &[
                        ("town", dispute.town.as_str().into()),
                        ("date", tr.day_month(dispute.since).into()),
                        ("reason", dispute.reason.as_str().into()),
                    ])) }
                }
            }
        }
        p.tl-second { (tr.text("coming-home-only-accepted")) }
    }))
}

fn title(tr: Tr, found: &ComingHome) -> String {
    match &found.town {
        Some(town) => tr.with("coming-home-title-town", &[("town", town.as_str().into())]),
        None => tr.text("coming-home-title"),
    }
}

/// How many come, and the gap that hurts most on the first night.
fn lead(tr: Tr, found: &ComingHome) -> Markup {
    let no_shelter = found.expected().filter(|row| row.lacks(Condition::Shelter)).count();
    let no_id = found.expected().filter(|row| row.lacks(Condition::Id)).count();
    html! {
        (tr.with("coming-home-lead", &[("n", found.expected().count().into()), ("days", DAYS.into())]))
        @if no_shelter > 0 { " " strong.tl-alarm { (tr.count("coming-home-lead-no-shelter", no_shelter)) } }
        @if no_id > 0 { " " strong.tl-alarm { (tr.count("coming-home-lead-no-id", no_id)) } }
    }
}

fn condition_key(condition: Condition) -> &'static str {
    match condition {
        Condition::Id => "coming-home-id",
        Condition::Shelter => "coming-home-shelter",
        Condition::Income => "coming-home-income",
        Condition::Debt => "coming-home-debt",
        Condition::Care => "coming-home-care",
    }
}

fn standing(tr: Tr, condition: Condition, standing: Standing) -> Markup {
    match standing {
        Standing::Ready => tag(Tone::Pine, &tr.text("coming-home-ready")),
        Standing::Waiting => tag(Tone::Slate, &tr.text("coming-home-waiting")),
        Standing::Declined => tag(Tone::Stone, &tr.text("coming-home-declined")),
        Standing::NotKnown => html! { span.tl-second { (tr.text("coming-home-not-known")) } },
        // Debt is a need that somebody found, not a thing that is not there.
        Standing::Missing if condition == Condition::Debt => gap(&tr.text("coming-home-needs-help")),
        Standing::Missing => gap(&tr.text("coming-home-missing")),
    }
}

fn group(tr: Tr, title: &str, people: &[Person]) -> Markup {
    if people.is_empty() {
        return html! {};
    }
    let mut table = Table::new(title.to_owned())
        .column(Column::new(tr.text("coming-home-head-leaves")))
        .column(Column::new(tr.text("coming-home-head-person")));
    for condition in Condition::ALL {
        table = table.column(Column::new(tr.text(condition_key(*condition))).fold(Fold::Labelled));
    }
    let rows = people.iter().map(|one| {
        let mut row = Row::new().cell(leaves(tr, one)).cell(person(tr, one));
        for (condition, stands) in &one.conditions {
            row = row.cell(standing(tr, *condition, *stands));
        }
        row.fix_first(one.lacks(Condition::Shelter) || one.lacks(Condition::Id))
    });
    html! {
        h2.tl-section-title { (title) }
        (table.rows(rows))
    }
}

fn leaves(tr: Tr, one: &Person) -> Markup {
    html! {
        @if let Some(day) = one.leaves_on {
            (two_lines(tr.table_date(day), tr.countdown(day)))
            @for flag in &one.flags { (tag(Tone::Amber, &flag_text(tr, flag))) " " }
        } @else {
            (tr.text("coming-home-date-not-known"))
        }
    }
}

fn person(tr: Tr, one: &Person) -> Markup {
    let second = match &one.lead {
        Some((name, agency)) => format!("{name}, {agency}"),
        None => tr.text("coming-home-no-lead"),
    };
    let second = match &one.town {
        Some(town) => format!("{town} · {second}"),
        None => format!("{} · {second}", tr.text("coming-home-town-not-known")),
    };
    html! {
        (two_lines(link(&format!("/people/{}", one.person), &one.name), second))
        @for other in &one.other_towns {
            @let disputed = other.standing == TownStanding::Disputed;
            @let key = if disputed { "coming-home-town-disputes" } else { "coming-home-town-asked" };
            (tag(if disputed { Tone::Brick } else { Tone::Slate },
                &tr.with(key, &[("agency", other.agency.as_str().into())]))) " "
        }
    }
}
