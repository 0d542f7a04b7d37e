//! My people: fifty people as *today*, *overdue*, *silent* and *all*, with the weight they have.

use axum::extract::Query;
use maud::{Markup, html};
use throughline_app::{
    handover::Waiting,
    my_people::{self, MyPeople, Reason, Row as Person, Tab, Whereabouts},
    saved_filter::List,
};
use throughline_domain::{agency::Role, id::PersonId, workload::Class};

use crate::{
    components::{
        banner::notice_banner,
        bulk_bar::{BulkAction, bulk_bar},
        button::Button,
        card::page_head,
        details::details,
        empty::{empty, good_empty},
        field::hidden,
        icon::gap,
        link::link,
        pagination::{Pagination, pagination},
        shortcuts::shortcuts,
        sub_navigation::{Section, tabs},
        table::{Column, Fold, Row, Table, two_lines},
        tag::{Tone, tag},
        workload::{Workload, workload_bar},
    },
    errors::Answer,
    i18n::Tr,
    pages::{
        notes, people,
        releases::view::{bulk_actions, retry_words},
        saved_filters, timeline,
    },
    route::{Access, Route},
    visit::Page,
};

/// Everybody who works with people may come to lead a case.
pub const WORKERS: &[Role] = &[
    Role::SocialWorker,
    Role::ProbationOfficer,
    Role::MunicipalCoordinator,
    Role::ResettlementOfficer,
    Role::Mentor,
    Role::EmployerEngagementOfficer,
    Role::HealthWorker,
    Role::HousingWorker,
    Role::DutyDesk,
    Role::Manager,
];

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/my-people", Access::Roles(WORKERS), show)]
}

/// The id of the form that the ticked people belong to.
const TICKED: &str = "ticked";

/// What stands in the address.
#[derive(Debug, Default, serde::Deserialize)]
struct At {
    view: Option<String>,
    page: Option<usize>,
    /// The person about whom a note is being written.
    note: Option<PersonId>,
}

fn address(tab: Tab, page: usize) -> String {
    if page > 1 {
        format!("/my-people?view={}&page={page}", tab.code())
    } else {
        format!("/my-people?view={}", tab.code())
    }
}

async fn show(page: Page, Query(at): Query<At>) -> Answer {
    let tab = at.view.as_deref().and_then(Tab::from_code).unwrap_or(Tab::Today);
    let number = at.page.unwrap_or(1);
    let found = page.run(move |cx| my_people::view(cx, tab, number)).await?;
    let tr = page.tr();
    let here = address(tab, found.page.0);
    let writing = at.note.filter(|person| found.rows.iter().any(|row| row.person == *person));
    let note = match writing {
        Some(person) => {
            let form = notes::draft(&page, person).await?;
            Some((person, notes::fill(&page, person, &form, &[], &here).await?))
        }
        None => None,
    };
    let first_weeks =
        found.rows.iter().filter(|row| matches!(row.reasons.first(), Some(Reason::FirstWeek { .. }))).count();
    let lead = html! {
        (tr.with("my-people-lead", &[
            ("date", tr.opening_date(found.today).into()),
            ("n", found.count(Tab::Today).into()),
        ]))
        @if tab == Tab::Today && first_weeks > 0 { " " (tr.count("my-people-first-weeks", first_weeks)) }
    };
    // Who may not mark anything has nothing to tick for.
    let ticks = people::WORKERS.iter().any(|role| page.user().actor.has(*role));
    let filter = if tab == Tab::Today { String::new() } else { address(tab, 1) };
    let own = saved_filters::above(&page, List::MyPeople, &found.filters, &filter);
    let (current, pages) = found.page;
    let before = (current > 1).then(|| address(tab, current - 1));
    let after = (current < pages).then(|| address(tab, current + 1));
    Ok(page.html(tr.text("my-people-title")).body(html! {
        (page_head(&tr.text("my-people-title"), lead, load(tr, &found)))
        p.tl-links {
            (link("/today", tr.text("my-people-today"))) " " (link("/team/silent", tr.text("silence-title")))
        }
        (waiting(&page, &found.handovers))
        @if !found.covers_for.is_empty() {
            p.tl-second { (tr.with("my-people-covers", &[("names", names(tr, &found).into())])) }
        }
        (tabs(&tr.text("my-people-views"), &sections(tr, &found)))
        (own)
        @if found.rows.is_empty() {
            (nobody(tr, tab, found.silent_days))
        } @else {
            @if ticks { (bar(&page, &here)) }
            (table(tr, &found, &here, note, ticks))
        }
        (pagination(tr, Pagination { previous: before.as_deref(), next: after.as_deref() }))
        @if ticks {
            p { (link("/people/new", tr.text("search-enter"))) }
        }
        @if page.user().actor.has(Role::Manager) {
            p { (link("/reassign", tr.text("handovers-reassign"))) }
        }
        @if page.has_shortcuts() { (shortcuts(tr, ticks)) }
    }))
}

/// What can be done with the ticked people. The boxes stand in the table, which has forms of its own
/// in it, so they name this form instead of standing inside it.
fn bar(page: &Page, here: &str) -> Markup {
    let tr = page.tr();
    let mut actions = bulk_actions(tr).to_vec();
    if page.user().actor.has(Role::Manager) {
        actions
            .push(BulkAction { text: tr.text("my-people-bulk-reassign").into(), action: "/reassign".into() });
    }
    html! {
        form id=(TICKED) method="get" action="/releases/sheets" {
            (hidden("back", here))
            (hidden("of", &page.user().user.to_string()))
            (bulk_bar(tr, 0, &tr.text("my-people-bulk-invitation"), &actions, here))
        }
    }
}

fn names(tr: Tr, found: &MyPeople) -> String {
    tr.list(&found.covers_for.iter().map(String::as_str).collect::<Vec<_>>())
}

fn sections<'a>(tr: Tr, found: &MyPeople) -> Vec<Section<'a>> {
    Tab::ALL
        .iter()
        .map(|tab| {
            let section = Section::new(tab_words(tr, *tab, found.silent_days), address(*tab, 1))
                .current(*tab == found.tab)
                .count(found.count(*tab));
            if matches!(tab, Tab::Overdue | Tab::Silent) { section.alarm() } else { section }
        })
        .collect()
}

/// A view in words.
fn tab_words(tr: Tr, tab: Tab, silent_days: i64) -> String {
    tr.with("my-people-tab", &[("code", tab.code().into()), ("days", silent_days.into())])
}

fn nobody(tr: Tr, tab: Tab, silent_days: i64) -> Markup {
    if tab == Tab::All {
        empty(
            &tr.text("my-people-none"),
            &tr.text("my-people-none-lead"),
            &tr.text("my-people-none-act"),
            "/releases",
        )
    } else {
        good_empty(&tr.with("my-people-nobody", &[("code", tab.code().into()), ("days", silent_days.into())]))
    }
}

/// Handovers that wait for the reader: they come before everything else on the page.
pub(super) fn waiting(page: &Page, handovers: &[Waiting]) -> Markup {
    let tr = page.tr();
    html! {
        @for waiting in handovers {
            @let due = page.local_time(waiting.handover.state.answer_due_at).date();
            (notice_banner(tr, tr.text("my-people-handover"), html! {
                p {
                    (tr.with("my-people-handover-from", &[
                        ("name", waiting.from_name.as_str().into()),
                        ("date", tr.long_date(due).into()),
                    ])) " "
                    (link(&format!("/people/{}/handovers", waiting.person), tr.text("my-people-answer")))
                }
            }))
        }
    }
}

fn hundredths(number: u32) -> f64 {
    f64::from(number) / 100.0
}

fn load(tr: Tr, found: &MyPeople) -> Markup {
    let share = |class| found.workload.share(class);
    let (intensive, regular, light) = (share(Class::Intensive), share(Class::Regular), share(Class::Light));
    let detail = html! {
        (tr.with("my-people-load", &[
            ("people", found.workload.people().into()),
            ("intensive", intensive.people.into()),
            ("intensive-weight", tr.decimal(hundredths(intensive.weight)).into()),
            ("regular", regular.people.into()),
            ("regular-weight", tr.decimal(hundredths(regular.weight)).into()),
            ("light", light.people.into()),
            ("light-weight", tr.decimal(hundredths(light.weight)).into()),
        ]))
    };
    let counted = match found.capacity.own {
        Some(own) => tr.with("my-people-counted-own", &[("n", own.into())]),
        None => tr.with(
            "my-people-counted-line",
            &[
                ("capacity", found.capacity.full_time.into()),
                ("percent", found.capacity.percent.into()),
                ("line", tr.decimal(hundredths(found.workload.red_line())).into()),
            ],
        ),
    };
    html! {
        (workload_bar(tr, Workload {
            intensive: hundredths(intensive.weight),
            regular: hundredths(regular.weight),
            light: hundredths(light.weight),
            red_line: hundredths(found.workload.red_line()),
        }, detail))
        (details(tr.text("my-people-counted"), html! {
            p { (tr.text("my-people-counted-weights")) }
            p { (counted) }
        }))
    }
}

fn table<'a>(
    tr: Tr,
    found: &MyPeople,
    here: &str,
    mut note: Option<(PersonId, Markup)>,
    ticks: bool,
) -> Table<'a> {
    let table = Table::new(tab_words(tr, found.tab, found.silent_days)).joined().class("tl-my-people");
    let table = if ticks {
        table.under_bar().column(Column::ticks(tr.text("releases-tick-all")).of_form(TICKED))
    } else {
        table
    };
    table
        .column(Column::new(tr.text("my-people-person")))
        .column(Column::new(tr.text("my-people-why")))
        .column(Column::new(tr.text("my-people-last")).fold(Fold::Labelled))
        .column(Column::new(tr.text("my-people-act")).actions())
        .rows(found.rows.iter().map(|person| {
            let writing = note.take_if(|(about, _)| *about == person.person);
            row(tr, found, person, here, writing.map(|(_, form)| form), ticks)
        }))
}

fn row(tr: Tr, found: &MyPeople, person: &Person, here: &str, writing: Option<Markup>, ticks: bool) -> Row {
    let home = format!("/people/{}", person.person);
    let stands = match (stands(tr, found, person.stands), &person.town) {
        (stands, Some(town)) => format!("{stands}, {town}"),
        (stands, None) => stands,
    };
    let name = html! {
        (link(&home, person.name.as_str()))
        @if let Some(colleague) = &person.covers_for {
            " " (tag(Tone::Slate, &tr.with("my-people-for", &[("name", colleague.as_str().into())])))
        }
    };
    let last = person.last_contact.map_or_else(
        || tr.text("my-people-no-contact"),
        |(happened, day)| format!("{}, {}", ago(tr, found, day), notes::happened_text(tr, happened)),
    );
    let tried = if person.attempts_since > 0 {
        tr.with("my-people-tried", &[("n", person.attempts_since.into())])
    } else {
        String::new()
    };
    let act = if writing.is_some() {
        html! { strong { (tr.text("my-people-writing")) span aria-hidden="true" { " ↓" } } }
    } else {
        html! {
            (Button::link(tr.text("my-people-write"), format!("{here}&note={}#note", person.person))
                .secondary().small().about(person.name.as_str()))
        }
    };
    let row = if ticks {
        Row::new().tick_of_form(TICKED, "person", &person.person.to_string(), &person.name)
    } else {
        Row::new()
    };
    let row = row
        .fix_first(person.fix_first())
        .cell(two_lines(name, stands))
        .cell(why(tr, person))
        .cell(two_lines(last, tried))
        .cell(act);
    match writing {
        Some(form) => row.below(form),
        None => row,
    }
}

fn ago(tr: Tr, found: &MyPeople, day: jiff::civil::Date) -> String {
    match throughline_domain::calendar::days_between(day, found.today) {
        0 => tr.text("common-today"),
        1 => tr.text("common-yesterday"),
        _ => tr.day_month(day),
    }
}

fn stands(tr: Tr, found: &MyPeople, stands: Whereabouts) -> String {
    match stands {
        Whereabouts::Leaves(day) if day < found.today => tr.text("my-people-passed"),
        Whereabouts::Leaves(day) => tr.with("my-people-leaves", &[("when", tr.countdown(day).into())]),
        Whereabouts::Inside => tr.text("my-people-inside"),
        Whereabouts::Outside(day) => tr.outside(day),
        Whereabouts::Community => tr.text("my-people-community"),
        Whereabouts::Withheld => tr.text("my-people-dates-withheld"),
    }
}

fn why(tr: Tr, person: &Person) -> Markup {
    let mut reasons = person.reasons.iter();
    let Some(first) = reasons.next() else { return html! {} };
    let text = in_words(tr, first);
    let second = reasons.next().map(|next| in_words(tr, next)).unwrap_or_default();
    let first = if first.is_alarm() {
        gap(&text)
    } else {
        html! { (text) }
    };
    two_lines(first, second)
}

/// A reason, and whose deadline it is where several programmes ask for the same thing.
fn in_words(tr: Tr, why: &Reason) -> String {
    let shared = match why {
        Reason::MilestoneOverdue(deadline) | Reason::MilestoneDue(deadline) | Reason::Next(deadline) => {
            deadline.shared.as_ref()
        }
        _ => None,
    };
    let words = reason(tr, why);
    shared.map_or_else(|| words.clone(), |shared| format!("{words} ({})", timeline::whose(tr, shared)))
}

/// Why somebody needs a look, in words.
pub(crate) fn reason(tr: Tr, reason: &Reason) -> String {
    match reason {
        Reason::FirstWeek { days } => tr.with("my-people-first-week", &[("n", (*days).into())]),
        Reason::Released { on } => tr.with("my-people-released", &[("date", tr.long_date(*on).into())]),
        Reason::LeavesToday => tr.text("my-people-leaves-today"),
        Reason::Retry { retry, .. } => tr.with("my-people-retry", &[("why", retry_words(tr, *retry).into())]),
        Reason::MilestoneOverdue(deadline) => tr.with(
            "my-people-overdue",
            &[
                ("what", deadline.label.as_str().into()),
                ("date", tr.short_date(deadline.due_on).into()),
                ("n", deadline.overdue_days.into()),
            ],
        ),
        Reason::StepOverdue { title, due_on, days } => tr.with(
            "my-people-overdue",
            &[
                ("what", title.as_str().into()),
                ("date", tr.short_date(*due_on).into()),
                ("n", (*days).into()),
            ],
        ),
        Reason::MilestoneDue(deadline) => {
            tr.with("my-people-due", &[("what", deadline.label.as_str().into())])
        }
        Reason::StepDue { title } => tr.with("my-people-due", &[("what", title.as_str().into())]),
        Reason::LeavesSoon { on } => tr.with("my-people-leaves-soon", &[("date", tr.long_date(*on).into())]),
        Reason::Silent { days } => tr.with("my-people-silent", &[("n", (*days).into())]),
        Reason::Next(deadline) => tr.with(
            "my-people-next",
            &[("what", deadline.label.as_str().into()), ("date", tr.short_date(deadline.due_on).into())],
        ),
    }
}
