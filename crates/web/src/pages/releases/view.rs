//! The markup of the Releases page.

use maud::{Markup, html};
use throughline_app::release::{DayFlag, Filter, FixFirst, PAGE, Releases, Retry, Row, View};
use throughline_domain::custody::{ItemStatus, ReleaseItem, StatusChange};

use crate::{
    components::{
        bulk_bar::{BulkAction, bulk_bar},
        card::page_head,
        chips::{Chip, views_and_filters},
        choice::Choice,
        empty::{empty, good_empty},
        field::hidden,
        filter::{Filter as FilterField, filter_row},
        fix_first::{Fix, fix_first},
        icon::gap,
        link::link,
        pagination::{Pagination, pagination},
        six::{SixState, six_legend, six_squares},
        table::{Column, Fold, Order, Row as TableRow, Table, two_lines},
        tag::{Tone, tag},
        withheld::standing_sentence,
    },
    i18n::{Tr, opening},
    pages::{case::six::key as item_key, timeline},
};

use super::six::SIX;

/// Windows offered by the filter, in weeks.
const WINDOWS: [(i32, &str); 4] = [
    (4, "releases-window-4"),
    (12, "releases-window-12"),
    (26, "releases-window-26"),
    (520, "releases-window-any"),
];

/// The views, with the words on their chips; the alarming ones count gaps.
const VIEWS: [(View, &str, bool); 10] = [
    (View::All, "releases-view-all", false),
    (View::NoBed, "releases-view-no-bed", true),
    (View::NoId, "releases-view-no-id", true),
    (View::Overdue, "releases-view-overdue", true),
    (View::BadDay, "releases-view-bad-day", false),
    (View::Moved, "releases-view-moved", false),
    (View::Mine, "releases-view-mine", false),
    (View::Passed, "releases-view-passed", true),
    (View::Retry, "releases-view-retry", true),
    (View::NoDate, "releases-view-no-date", false),
];

/// The six, with the words for one that is missing.
const MISSING: [(ReleaseItem, &str); 6] = [
    (ReleaseItem::Id, "releases-no-id"),
    (ReleaseItem::Bed, "releases-no-bed"),
    (ReleaseItem::Money, "releases-no-money"),
    (ReleaseItem::Travel, "releases-no-travel"),
    (ReleaseItem::Medicine, "releases-no-medicine"),
    (ReleaseItem::Contact, "releases-no-contact"),
];

/// The address of the list with this filter. Only what differs from the default stands in it.
pub fn address(filter: &Filter) -> String {
    let default = Filter::default();
    let mut query = Vec::new();
    if filter.view != default.view {
        query.push(("view", filter.view.code().to_owned()));
    }
    if filter.weeks != default.weeks {
        query.push(("weeks", filter.weeks.to_string()));
    }
    for (name, value) in [
        ("town", filter.town.clone()),
        ("programme", filter.programme.clone()),
        ("lead", filter.lead.map(|id| id.to_string())),
    ] {
        query.extend(value.map(|value| (name, value)));
    }
    if filter.page > 1 {
        query.push(("page", filter.page.to_string()));
    }
    match serde_urlencoded::to_string(&query) {
        Ok(text) if !text.is_empty() => format!("/releases?{text}"),
        _ => "/releases".to_owned(),
    }
}

/// The whole page below the frame.
pub fn body(tr: Tr, page: &Releases, own_filters: &Markup) -> Markup {
    let none_at_all = page.counts.iter().all(|(_, count)| *count == 0);
    html! {
        (page_head(
            &tr.text("releases-title"),
            lead(tr, page),
            html! { (link("/people/new", tr.text("search-enter"))) },
        ))
        @if none_at_all && page.filter == Filter::default() {
            (empty(
                &tr.text("releases-empty-title"),
                &tr.text("releases-empty-sentence"),
                &tr.text("releases-empty-act"),
                "/imports/new",
            ))
            (own_filters)
        } @else {
            @if !page.fix_first.is_empty() { (alarms(tr, page)) }
            (views_and_filters(tr, &tr.text("releases-views"), &chips(tr, page), filters(tr, page)))
            (own_filters)
            @if page.rows.is_empty() {
                (good_empty(&tr.text("releases-nobody")))
            } @else {
                // Printing saves nothing, so the ticked people may stand in the address.
                // What changes something is only asked for and previewed at its address.
                form method="get" action="/releases/sheets" {
                    (hidden("back", &address(&page.filter)))
                    (bulk_bar(
                        tr,
                        0,
                        &tr.text("releases-bulk-invitation"),
                        &bulk_actions(tr),
                        &address(&page.filter),
                    ))
                    (table(tr, page))
                }
                (six_legend(tr))
                (pages(tr, page))
            }
        }
        (standing_sentence(tr))
    }
}

/// What can be done with the ticked people of a list.
pub fn bulk_actions(tr: Tr) -> [BulkAction<'static>; 2] {
    [
        BulkAction { text: tr.text("releases-bulk-sheets").into(), action: "/releases/sheets".into() },
        BulkAction { text: tr.text("releases-bulk-six").into(), action: SIX.into() },
    ]
}

fn lead(tr: Tr, page: &Releases) -> Markup {
    let no_bed = page.count(View::NoBed);
    let no_id = page.count(View::NoId);
    let all = page.count(View::All);
    html! {
        (tr.opening_date(page.today)) ". "
        strong { (tr.count("releases-lead-people", all)) } " "
        @if page.filter.weeks >= 520 {
            (tr.count("releases-lead-any", all))
        } @else {
            (tr.with("releases-lead-window", &[("n", all.into()), ("weeks", i64::from(page.filter.weeks).into())]))
        }
        ". "
        @if no_bed > 0 || no_id > 0 {
            @if no_bed > 0 { strong.tl-alarm { (tr.count("releases-lead-no-bed", no_bed)) } }
            @if no_bed > 0 && no_id > 0 { " " (tr.text("releases-lead-and")) " " }
            @if no_id > 0 {
                @let words = tr.count("releases-lead-no-id", no_id);
                strong.tl-alarm { (if no_bed > 0 { words } else { opening(&words) }) }
            }
            "."
        } @else if all > 0 {
            (tr.text("releases-lead-complete"))
        }
    }
}

/// A count as translations take it.
fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn alarms(tr: Tr, page: &Releases) -> Markup {
    let fixes: Vec<(String, String, String, String)> = page
        .fix_first
        .iter()
        .map(|alarm| {
            let (what, row, act, href) = match alarm {
                FixFirst::Passed(row) => (
                    tr.text("releases-fix-passed"),
                    row,
                    tr.text("releases-fix-passed-act"),
                    format!("/people/{}/release", row.person),
                ),
                FixFirst::BadDayNoBed(row) => (
                    tr.with("releases-fix-bad-day", &[("flag", flag_words(tr, row).into())]),
                    row,
                    tr.text("releases-fix-bad-day-act"),
                    format!("/people/{}#six", row.person),
                ),
                FixFirst::Overdue(row) => (
                    overdue_words(tr, row),
                    row,
                    tr.text("releases-fix-overdue-act"),
                    format!("/people/{}/timeline", row.person),
                ),
                FixFirst::Retry(row) => (
                    tr.text("releases-fix-retry"),
                    row,
                    tr.text("releases-fix-retry-act"),
                    format!("/people/{}", row.person),
                ),
            };
            let who = match row.leaves_on {
                Some(day) => tr.with(
                    "releases-fix-who",
                    &[("name", row.name.as_str().into()), ("date", tr.day_month(day).into())],
                ),
                None => row.name.clone(),
            };
            (what, who, act, href)
        })
        .collect();
    let fixes: Vec<Fix<'_>> =
        fixes.iter().map(|(what, who, act, href)| Fix { what, who, act, href }).collect();
    fix_first(&tr.text("releases-fix-first"), &fixes)
}

fn flag_words(tr: Tr, row: &Row) -> String {
    row.flags.first().map_or_else(String::new, |flag| flag_text(tr, flag))
}

fn overdue_words(tr: Tr, row: &Row) -> String {
    row.next.as_ref().map_or_else(String::new, |next| {
        tr.with(
            "releases-fix-overdue",
            &[("what", next.label.as_str().into()), ("days", next.overdue_days.into())],
        )
    })
}

fn chips(tr: Tr, page: &Releases) -> Vec<Chip<'static>> {
    VIEWS
        .iter()
        .filter(|(view, ..)| *view == View::All || *view == page.filter.view || page.count(*view) > 0)
        .map(|(view, key, alarm)| {
            let target = Filter { view: *view, page: 1, ..page.filter.clone() };
            let chip = Chip::new(tr.text(key), address(&target), page.count(*view))
                .current(page.filter.view == *view);
            if *alarm { chip.alarm() } else { chip }
        })
        .collect()
}

fn filters(tr: Tr, page: &Releases) -> Markup {
    let any = |key: &str| Choice::new("", tr.text(key));
    let windows: Vec<Choice<'_>> = WINDOWS
        .iter()
        .map(|(weeks, key)| Choice::new(weeks.to_string(), tr.text(key)).chosen(page.filter.weeks == *weeks))
        .collect();
    let mut towns = vec![any("releases-any-town")];
    towns.extend(
        page.towns.iter().map(|town| {
            Choice::new(town.clone(), town.clone()).chosen(page.filter.town.as_ref() == Some(town))
        }),
    );
    let mut programmes = vec![any("releases-any-programme")];
    programmes.extend(page.programmes.iter().map(|(id, name)| {
        Choice::new(id.clone(), name.clone()).chosen(page.filter.programme.as_ref() == Some(id))
    }));
    let mut leads = vec![any("releases-anyone")];
    leads.extend(
        page.leads.iter().map(|(id, name)| {
            Choice::new(id.to_string(), name.clone()).chosen(page.filter.lead == Some(*id))
        }),
    );
    let first = (page.filter.page - 1) * PAGE + 1;
    let summary = tr.with(
        "releases-summary",
        &[
            ("first", count(first.min(page.total)).into()),
            ("last", count((first - 1 + page.rows.len()).min(page.total)).into()),
            ("total", count(page.total).into()),
        ],
    );
    filter_row(
        tr,
        "/releases",
        &[
            FilterField { name: "weeks", label: tr.text("releases-filter-window").into(), choices: windows },
            FilterField { name: "town", label: tr.text("releases-filter-town").into(), choices: towns },
            FilterField {
                name: "programme",
                label: tr.text("releases-filter-programme").into(),
                choices: programmes,
            },
            FilterField { name: "lead", label: tr.text("releases-filter-lead").into(), choices: leads },
        ],
        &[("view", page.filter.view.code())],
        &summary,
    )
}

fn table(tr: Tr, page: &Releases) -> Markup {
    let mut table = Table::new(tr.text("releases-caption"))
        .under_bar()
        .class("tl-releases")
        .column(Column::ticks(tr.text("releases-tick-all")))
        .column(
            Column::new(tr.text("releases-head-leaves")).sort(address(&page.filter), Some(Order::Ascending)),
        )
        .column(Column::new(tr.text("releases-head-person")))
        .column(Column::new(tr.text("releases-head-town")).fold(Fold::End))
        .column(Column::new(tr.text("releases-head-six")))
        .column(Column::new(tr.text("releases-head-missing")))
        .column(Column::new(tr.text("releases-head-next")));
    for row in &page.rows {
        table = table.row(
            TableRow::new()
                .tick("person", &row.person.to_string(), &row.name, false)
                .cell(leaves(tr, row))
                .cell(person(row))
                .cell(town(tr, row))
                .cell(six_squares(tr, &squares(row)))
                .cell(missing(tr, row))
                .cell(next_deadline(tr, row))
                .fix_first(row.needs_fixing(page.today)),
        );
    }
    html! { (table) }
}

fn leaves(tr: Tr, row: &Row) -> Markup {
    match row.leaves_on {
        Some(day) => html! {
            (two_lines(tr.table_date(day), tr.countdown(day)))
            @for flag in &row.flags { (tag(Tone::Amber, &flag_text(tr, flag))) " " }
        },
        None => two_lines(tr.text("releases-no-date"), tr.text("releases-no-date-why")),
    }
}

/// The words on the tag of a day that needs care.
pub fn flag_text(tr: Tr, flag: &DayFlag) -> String {
    match flag {
        DayFlag::Friday => tr.text("releases-flag-friday"),
        DayFlag::Weekend => tr.text("releases-flag-weekend"),
        DayFlag::Holiday(name) => tr.with("releases-flag-holiday", &[("name", name.as_str().into())]),
        DayFlag::BeforeHoliday(name) => {
            tr.with("releases-flag-before-holiday", &[("name", name.as_str().into())])
        }
    }
}

fn person(row: &Row) -> Markup {
    let second: Vec<&str> = [row.number.as_deref(), row.unit.as_deref()].into_iter().flatten().collect();
    two_lines(link(&format!("/people/{}", row.person), &row.name), second.join(" · "))
}

fn town(tr: Tr, row: &Row) -> Markup {
    match &row.town {
        Some(town) => html! { (town) },
        None => gap(&tr.text("releases-town-unknown")),
    }
}

/// The squares of a row. What the person does not want is settled, like what is ready.
pub fn squares(row: &Row) -> [SixState; 6] {
    MISSING.map(|(item, _)| match row.item(item) {
        Some(ItemStatus::Ready | ItemStatus::Declined) => SixState::Ready,
        Some(ItemStatus::Waiting) => SixState::Waiting,
        Some(ItemStatus::Missing) => SixState::Missing,
        None => SixState::Withheld,
    })
}

fn missing(tr: Tr, row: &Row) -> Markup {
    let gaps: Vec<String> = MISSING
        .iter()
        .filter(|(item, _)| row.item(*item) == Some(ItemStatus::Missing))
        .map(|(_, key)| tr.text(key))
        .collect();
    let waiting: Vec<String> = row
        .six
        .iter()
        .filter(|(_, status, _)| *status == ItemStatus::Waiting)
        .map(|(item, _, detail)| {
            let name = tr.text(item_key(*item));
            let detail = detail.clone().unwrap_or_else(|| tr.text("releases-waiting"));
            tr.with("releases-waiting-for", &[("item", name.into()), ("detail", detail.into())])
        })
        .collect();
    html! {
        @if gaps.len() == 6 {
            (gap(&tr.text("releases-nothing-ready")))
        } @else if !gaps.is_empty() {
            div.tl-gaps { @for missing in &gaps { (gap(missing)) " " } }
        }
        @for detail in &waiting { span class="tl-second tl-next-line" { (detail) } " " }
        @if gaps.is_empty() && waiting.is_empty() {
            span.tl-second { (tr.text("releases-no-gaps")) }
        }
    }
}

/// The next deadline; above it, that it is time to try again to reach the person: amber on the day,
/// brick after it.
fn next_deadline(tr: Tr, row: &Row) -> Markup {
    html! {
        @if let (Some(days), Some(retry)) = (row.retry_days(tr.today()), row.retry) {
            (tag(if days > 0 { Tone::Brick } else { Tone::Amber }, &tr.text("releases-retry"))) " "
            span class="tl-second tl-next-line" { (retry_words(tr, retry)) } " "
        }
        (deadline(tr, row))
    }
}

/// Why it is time to try again: what changed, or since when.
pub fn retry_words(tr: Tr, retry: Retry) -> String {
    let key = match retry.because {
        None => return tr.with("releases-retry-since", &[("date", tr.table_date(retry.on).into())]),
        Some(StatusChange::Custody) => "releases-retry-custody",
        Some(StatusChange::LegalStatus) => "releases-retry-legal-status",
        Some(StatusChange::Establishment) => "releases-retry-establishment",
        Some(StatusChange::ReleaseType) => "releases-retry-release-type",
        Some(StatusChange::ReleaseDate) => "releases-retry-release-date",
    };
    tr.text(key)
}

fn deadline(tr: Tr, row: &Row) -> Markup {
    let Some(next) = &row.next else {
        let key = if row.has_case { "releases-nothing-due" } else { "releases-no-programme" };
        return html! { span.tl-second { (tr.text(key)) } };
    };
    html! {
        (next.label) " "
        @if next.overdue_days > 0 {
            strong class="tl-alarm tl-next-line" { (tr.overdue(next.due_on)) }
        } @else if next.due_on == tr.today() {
            strong.tl-next-line { (tr.text("common-today")) }
        } @else {
            span class="tl-second tl-next-line" { (tr.table_date(next.due_on)) }
        }
        @if let Some(shared) = &next.shared {
            " " span class="tl-second tl-next-line" { (timeline::whose(tr, shared)) }
        }
    }
}

fn pages(tr: Tr, page: &Releases) -> Markup {
    let to = |number: usize| address(&Filter { page: number, ..page.filter.clone() });
    let current = page.filter.page;
    let previous = (current > 1).then(|| to(current - 1));
    let next = (current < page.pages()).then(|| to(current + 1));
    if page.pages() == 1 {
        return html! {};
    }
    html! {
        p.tl-second {
            (tr.with("releases-page", &[("page", count(current).into()), ("pages", count(page.pages()).into())]))
        }
        (pagination(tr, Pagination { previous: previous.as_deref(), next: next.as_deref() }))
    }
}
