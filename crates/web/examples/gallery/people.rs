//! My people, the first page of a social worker.

use maud::{Markup, Render, html};
use throughline_web::components::button::Button;
use throughline_web::components::card::page_head;
use throughline_web::components::icon::gap;
use throughline_web::components::link::link;
use throughline_web::components::note_form::{NoteChip, NoteForm, inline_tick, note_form};
use throughline_web::components::sub_navigation::{Section, tabs};
use throughline_web::components::table::{Column, Fold, Row, Table, two_lines};
use throughline_web::components::workload::{Workload, workload_bar};
use throughline_web::i18n::Tr;

pub fn page(tr: Tr) -> Markup {
    let load = Workload { intensive: 20.0, regular: 23.0, light: 7.5, red_line: 50.0 };
    let body = html! {
        (page_head("My people", html! {
            (tr.long_date(tr.today())) ". " strong { "7 today" } ", one of them a first meeting."
        }, workload_bar(tr, load, html! {
            "48 people: 10 intensive (20), 23 regular (23), 15 light (7.5). Two handovers on 1 April bring it to 47. "
            (link("#", "How it is counted"))
        })))
        (tabs("Views", &[
            Section::new("Today", "#").current(true).count(7),
            Section::new("Overdue", "#").count(5).alarm(),
            Section::new("Silent 14 days", "#").count(4).alarm(),
            Section::new("All", "#").count(48),
        ]))
        (table(tr))
    };
    crate::frame(tr, "My people", "Associació Pont Obert", "Marta Soler i Vidal")
        .nav(&crate::case::NAV)
        .render(body)
}

fn row(name: &str, where_: &str, why: impl Render, more: &str, last: &str, act: impl Render) -> Row {
    Row::new()
        .cell(html! { div.tl-stacked { (two_lines(html! { a class="govuk-link tl-name" href="case.html" { (name) } }, where_)) } })
        .cell(html! { div.tl-stacked { (why) " " @if !more.is_empty() { span.tl-second { (more) } } } })
        .cell(html! { span.tl-second { (last) } })
        .cell(act)
}

fn table(tr: Tr) -> Table<'static> {
    let button = |text: &'static str, who: &'static str| {
        html! { (Button::link(text, "#").secondary().small().about(who)) }
    };
    let at = |time: &str, what: &str| html! { strong { (time) } " " (what) };
    Table::new("People to see today")
        .joined()
        .column(Column::new("Person"))
        .column(Column::new("Why today"))
        .column(Column::new("Last contact").fold(Fold::Labelled))
        .column(Column::new("Act").actions())
        .row(
            row(
                "Núria Ferrer Casals",
                "Day 8 outside, Terrassa",
                gap("First week: no contact for 6 days"),
                "Phone off since Wednesday. Sister: 600 000 145",
                "4 March, message",
                button("Write a note", "Núria Ferrer Casals"),
            )
            .fix_first(true),
        )
        .row(row(
            "Youssef El Amrani",
            "Leaves in 5 weeks 2 days",
            at("10:00", "Interview in prison, Serra Alta, room 4"),
            "Bring: house rules in Arabic",
            "Yesterday, phone",
            button("Write a note", "Youssef El Amrani"),
        ))
        .row(
            row(
                "Fatima Zahra Bennani",
                "Leaves in 7 days",
                at("11:30", "Phone call about the room"),
                "Release-day six: 5 of 6, travel waiting",
                "3 March, met",
                html! { strong { "Writing ↓" } },
            )
            .below(note(tr)),
        )
        .row(row(
            "Antonio Vargas Montoya",
            "Month 2 outside, Rubí",
            at("16:00", "Review at 30 days, first one"),
            "He fills in his own view at the start",
            "27 February, met",
            button("Start review", "Antonio Vargas Montoya"),
        ))
        .row(row(
            "Hassan Boukhari",
            "Month 5 outside, Sabadell",
            html! { "Contract ends Friday. Work desk asks: did it go well?" },
            "",
            "24 February, phone",
            button("Answer", "Hassan Boukhari"),
        ))
        .row(row(
            "Mercè Solé i Roig",
            "Month 9 outside, Terrassa",
            html! { "Permission to share health ends on 17 March" },
            "",
            "2 March, met",
            button("Ask again", "Mercè Solé i Roig"),
        ))
        .row(row(
            "Iker Mendoza Ruiz",
            "Leaves in 11 weeks 3 days",
            at("17:30", "First meeting, video with Serra Alta"),
            "Said yes on 5 March",
            "None yet",
            button("Prepare", "Iker Mendoza Ruiz"),
        ))
}

fn note(tr: Tr) -> Markup {
    let chip = |text: &'static str, chosen: bool, fewer_readers: bool| NoteChip {
        value: text,
        text,
        fewer_readers,
        chosen,
    };
    note_form(
        tr,
        &NoteForm {
            person: "Fatima Zahra Bennani",
            action: "#note",
            csrf: "token",
            kinds: vec![
                chip("Met", false, false),
                chip("Phoned", true, false),
                chip("Message", false, false),
                chip("Went with her", false, false),
                chip("Did not come", false, false),
                chip("With a partner", false, false),
            ],
            topics: vec![
                chip("Housing", true, false),
                chip("ID", false, false),
                chip("Money", false, false),
                chip("Work", false, false),
                chip("Health", false, true),
                chip("Family", false, false),
                chip("Safety", false, true),
                chip("Other", false, false),
            ],
            text: "Landlord shows the room on Thursday at 17:00. Fatima wants me there. She has the deposit letter.",
            error: None,
            kind_error: None,
            topic_error: None,
            follow_up: html! {
                (inline_tick("step", "Make it a step", true))
                label for="step-for" { "for" }
                select.govuk-select id="step-for" name="for" { option { "Me" } }
                label for="step-on" { "on" }
                input class="govuk-input govuk-input--width-10" id="step-on" name="on" value="Thu 12 March";
                input class="govuk-input govuk-input--width-4" name="at" value="17:00" aria-label="Time";
                (inline_tick("calendar", "Put it in the calendar", true))
            },
            later: html! {},
            readers: "you, your team and Fatima",
            change_readers: "#readers",
            cancel: "#cancel",
            draft: "sample",
        },
    )
}
