//! Releases, the first page of a prison resettlement officer.

use jiff::civil::{Date, date};
use maud::{Markup, html};
use throughline_web::components::bulk_bar::{BulkAction, bulk_bar};
use throughline_web::components::card::page_head;
use throughline_web::components::chips::{Chip, views_and_filters};
use throughline_web::components::choice::Choice;
use throughline_web::components::filter::{Filter, filter_row};
use throughline_web::components::fix_first::{Fix, fix_first};
use throughline_web::components::icon::gap;
use throughline_web::components::link::link;
use throughline_web::components::pagination::{Pagination, pagination};
use throughline_web::components::primary_navigation::NavItem;
use throughline_web::components::six::SixState::{self, Missing as M, Ready as R, Waiting as W};
use throughline_web::components::six::{six_legend, six_squares};
use throughline_web::components::table::{Column, Fold, Order, Row, Table, two_lines};
use throughline_web::components::tag::{Tone, tag};
use throughline_web::i18n::Tr;

pub const NAV: [NavItem<'static>; 6] = [
    NavItem::new("Releases", "releases.html").current(true),
    NavItem::new("People in custody", "#"),
    NavItem::new("Handovers", "#").waiting(3),
    NavItem::new("Requests", "#"),
    NavItem::new("Directory", "#"),
    NavItem::new("Reports", "#"),
];

struct Release {
    on: Date,
    flag: &'static str,
    name: &'static str,
    number: &'static str,
    town: &'static str,
    six: [SixState; 6],
    gaps: &'static [&'static str],
    note: &'static str,
    deadline: &'static str,
    due: &'static str,
    overdue: bool,
    ticked: bool,
    fix: bool,
}

const NONE: Release = Release {
    on: date(2026, 3, 12),
    flag: "",
    name: "",
    number: "",
    town: "",
    six: [R; 6],
    gaps: &[],
    note: "",
    deadline: "One-week check",
    due: "",
    overdue: false,
    ticked: false,
    fix: false,
};

const RELEASES: [Release; 7] = [
    Release {
        name: "Jordi Puigdomènech Serra",
        number: "SA-20418 · Module 3",
        town: "Granollers",
        note: "Gate: met by Pere (Pont Obert), 9:30",
        deadline: "Nothing due",
        ..NONE
    },
    Release {
        on: date(2026, 3, 13),
        flag: "Friday",
        name: "Manuel Heredia Cortés",
        number: "SA-19977 · Module 1",
        town: "Sant Adrià de Besòs",
        six: [R, M, R, R, M, R],
        gaps: &["No bed", "No medicine to take"],
        deadline: "Confirm bed",
        due: "Today",
        ticked: true,
        fix: true,
        ..NONE
    },
    Release {
        on: date(2026, 3, 17),
        name: "Fatima Zahra Bennani",
        number: "SA-20655 · Women’s unit",
        town: "Badalona",
        six: [R, R, R, W, R, R],
        note: "Travel: waiting for Badalona",
        due: "Today",
        ..NONE
    },
    Release {
        on: date(2026, 3, 20),
        flag: "Friday",
        name: "Montserrat Vilaró i Camps",
        number: "SA-20590 · Women’s unit",
        town: "Vic",
        note: "No gaps",
        due: "13 Mar",
        ..NONE
    },
    Release {
        on: date(2026, 3, 24),
        name: "Óscar Giménez Rubio",
        number: "SA-20102 · Open section",
        town: "Cornellà de Llobregat",
        six: [R, R, W, R, R, R],
        note: "Money: benefit claim sent 3 Mar",
        due: "17 Mar",
        ..NONE
    },
    Release {
        on: date(2026, 3, 27),
        flag: "Friday",
        name: "Hamza Ouali",
        number: "SA-20711 · Module 4",
        six: [M, M, M, R, R, M],
        gaps: &["No ID", "No bed", "No money", "No contact"],
        deadline: "Handover meeting",
        due: "11 days overdue",
        overdue: true,
        ticked: true,
        fix: true,
        ..NONE
    },
    Release {
        on: date(2026, 4, 2),
        flag: "Before a holiday",
        name: "Abdelkader Benjelloun",
        number: "SA-20366 · Module 2",
        town: "Mataró",
        six: [R, M, R, R, R, R],
        gaps: &["No bed"],
        note: "Offices closed 3 to 6 April",
        due: "26 Mar",
        ticked: true,
        ..NONE
    },
];

pub fn page(tr: Tr) -> Markup {
    let body = html! {
        (page_head("Releases", html! {
            (tr.long_date(tr.today())) " 2026. " strong { "74 people" } " leave in the next 12 weeks. "
            strong.tl-alarm { "9 have no bed" } " and " strong.tl-alarm { "6 have no ID" } "."
        }, html! { (link("#", "Print this list")) (link("#", "Download CSV")) }))
        (fix_first("Fix first", &[
            Fix { what: "Leaves Friday with no bed", who: "Manuel Heredia Cortés, 13 March. Both providers said no.", act: "Find a bed", href: "#" },
            Fix { what: "No town has accepted", who: "Hamza Ouali, 27 March. Badalona disputes, L’Hospitalet silent.", act: "Ask the regional desk", href: "#" },
            Fix { what: "Reply overdue by 6 days", who: "Llar Sant Roc, about Abdelkader Benjelloun’s bed.", act: "Remind or withdraw", href: "#" },
        ]))
        (views_and_filters(tr, "Views", &[
            Chip::new("All", "#", 74).current(true),
            Chip::new("No bed", "#", 9).alarm(),
            Chip::new("No ID", "#", 6).alarm(),
            Chip::new("Something overdue", "#", 11).alarm(),
            Chip::new("Friday or before a holiday", "#", 14),
            Chip::new("Date changed this week", "#", 3),
            Chip::new("My people", "#", 22),
        ], filters(tr)))
        form method="post" action="#bulk" {
            (bulk_bar(tr, 3, "Tick people to print, ask, book or assign", &[
                act("Print release sheets"), act("Ask for replies"), act("Book handovers"), act("Assign lead worker"),
            ], "#untick"))
            (table(tr))
        }
        (six_legend(tr))
        (pagination(tr, Pagination { previous: None, next: Some("#next") }))
    };
    crate::frame(tr, "Releases", "Prison Serra Alta", "Laia Roca Pujol").nav(&NAV).render(body)
}

fn act(text: &str) -> BulkAction<'_> {
    BulkAction { text: text.into(), action: "#act".into() }
}

fn filters(tr: Tr) -> Markup {
    let one = |label: &'static str, choice: &'static str| Filter {
        name: "f",
        label: label.into(),
        choices: vec![Choice::new("", choice)],
    };
    filter_row(
        tr,
        "releases.html",
        &[
            one("Leaving", "In the next 12 weeks"),
            one("Going to", "Any town"),
            one("Programme", "Any programme"),
            one("Lead worker", "Anyone"),
        ],
        &[],
        "1 to 7 of 74, soonest first",
    )
}

fn table(tr: Tr) -> Table<'static> {
    Table::new("Releases in the next 12 weeks, soonest first")
        .under_bar()
        .column(Column::ticks("Tick everyone on this page"))
        .column(Column::new("Leaves").sort("#", Some(Order::Ascending)))
        .column(Column::new("Person").sort("#", None))
        .column(Column::new("Going to").sort("#", None).fold(Fold::End))
        .column(Column::new("Release-day six").sort("#", None))
        .column(Column::new("What is missing"))
        .column(Column::new("Next deadline").sort("#", None))
        .rows(RELEASES.iter().map(|release| row(tr, release)))
}

fn row(tr: Tr, release: &Release) -> Row {
    Row::new()
        .tick("person", release.number, release.name, release.ticked)
        .cell(html! {
            (two_lines(tr.table_date(release.on), tr.countdown(release.on)))
            @if !release.flag.is_empty() { div { (tag(Tone::Amber, release.flag)) } }
        })
        .cell(html! {
            div.tl-stacked { (two_lines(html! { a class="govuk-link tl-name" href="case.html" { (release.name) } }, release.number)) }
        })
        .cell(html! { @if release.town.is_empty() { (gap("Not known")) } @else { (release.town) } })
        .cell(six_squares(tr, &release.six))
        .cell(html! {
            @if !release.gaps.is_empty() {
                div.tl-gaps { @for missing in release.gaps { (gap(missing)) " " } }
            }
            @if !release.note.is_empty() { span.tl-second { (release.note) } }
        })
        .cell(html! {
            (release.deadline) " "
            @if release.overdue { strong class="tl-alarm tl-next-line" { (release.due) } }
            @else if release.due == "Today" { strong.tl-next-line { (release.due) } }
            @else { span class="tl-second tl-next-line" { (release.due) } }
        })
        .fix_first(release.fix)
}
