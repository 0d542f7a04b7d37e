//! The preview of a release date that moves.

use jiff::civil::date;
use maud::{Markup, html};
use throughline_web::components::button::Button;
use throughline_web::components::card::{card, columns, fact_list};
use throughline_web::components::choice::Choice;
use throughline_web::components::field::{Field, csrf};
use throughline_web::components::icon::{Icon, icon};
use throughline_web::components::link::link;
use throughline_web::components::table::{Column, Fold, Row, Table};
use throughline_web::components::tag::{Tone, tag};
use throughline_web::components::timeline::{Closed, DateChange, date_change};
use throughline_web::i18n::Tr;

pub fn page(tr: Tr) -> Markup {
    let body = html! {
        h1.tl-question { "Move the release date to Thursday 2 April?" }
        p.tl-lead {
            "Nothing is saved yet. Two weeks sooner, the day before Easter: "
            strong { "7 deadlines move, 3 become overdue, 2 things can no longer be done" }
            ". 6 people will be told."
        }
        (date_change(tr, &DateChange {
            old: date(2026, 4, 16),
            new: date(2026, 4, 2),
            closed: Some(Closed { from: date(2026, 4, 3), to: date(2026, 4, 6), label: "Offices closed 3 to 6 April" }),
            flag: "Before a holiday",
        }))
        (columns(consequences(), side(tr)))
    };
    crate::frame(tr, "Move the release date", "Prison Serra Alta", "Laia Roca Pujol")
        .nav(&crate::releases::NAV)
        .back("case.html", "Youssef El Amrani")
        .render(body)
}

fn table(caption: &'static str) -> Table<'static> {
    Table::new(caption)
        .joined()
        .even()
        .column(Column::new("Step or deadline"))
        .column(Column::new("Now").fold(Fold::Half))
        .column(Column::new("Would be").fold(Fold::Half))
        .column(Column::new("Result"))
        .column(Column::new("What you can do"))
}

fn row(what: Markup, now: &str, then: &str, tone: Tone, result: &str, act: &str) -> Row {
    let class = if tone == Tone::Brick { "tl-alarm" } else { "tl-first" };
    Row::new()
        .cell(what)
        .cell(html! { span.tl-second { (now) } })
        .cell(html! { span class=(class) { (then) } })
        .cell(tag(tone, result))
        .cell(html! { @if !act.is_empty() { (link("#", act)) } })
}

fn consequences() -> Markup {
    let strong = |bold: &str, rest: &str| html! { strong { (bold) } (rest) };
    html! {
        h2 class="tl-section-title tl-alarm" { (icon(Icon::Gap)) "2 things can no longer be done" }
        (table("Can no longer be done").fix_first()
            .row(row(strong("Leave permit", " for NIE fingerprints"), "Wed 8 April", "After release", Tone::Brick, "Too late", "Ask for an urgent permit"))
            .row(row(strong("Bed", " at Llar Sant Roc"), "From 16 April", "14 nights with no bed", Tone::Brick, "Too late", "Ask if 2 April works")))
        h2 class="tl-section-title tl-alarm" { (icon(Icon::Gap)) "3 become overdue the moment you save" }
        (table("Become overdue").fix_first()
            .row(row(strong("Handover meeting", ", 4 weeks before"), "19 March", "5 March", Tone::Brick, "Overdue at once", "Book it now: 12 or 13 March"))
            .row(row(strong("Work desk", " first talk"), "19 March", "5 March", Tone::Brick, "Overdue at once", "Remind Terrassa"))
            .row(row(strong("Health summary", " asked for, 30 days before"), "17 March", "3 March", Tone::Brick, "Overdue at once", "Ask the prison nurse")))
        h2.tl-section-title { "7 deadlines move with the date" }
        (table("Deadlines that move")
            .row(row(html! { "Plan signed, 2 weeks before" }, "2 April", "19 March", Tone::Stone, "Moves", ""))
            .row(row(html! { "One-week check" }, "9 April", "26 March", Tone::Stone, "Moves", ""))
            .row(row(html! { "First contact, within 24 hours" }, "17 April", "3 April", Tone::Amber, "On a holiday", "Name who is on duty"))
            .row(row(html! { "Reviews at 30, 90 and 180 days" }, "16 May, 15 Jul, 13 Oct", "2 May, 1 Jul, 29 Sep", Tone::Stone, "Moves", ""))
            .row(row(html! { "End of follow-up" }, "16 April 2027", "2 April 2027", Tone::Stone, "Moves", "")))
        p.tl-second { "Stay as they are: 9 past steps, 2 exemptions, every contact held. “Apply for ID” was overdue already. " (link("#", "See all 24")) }
    }
}

fn side(tr: Tr) -> Markup {
    let fact = |who: &str, what: &str| (html! { (who) }, html! { (what) });
    html! {
        (card("Who will be told", html! {
            (fact_list(&[
                fact("Youssef El Amrani", "Paper note in Arabic and Spanish, read with him today"),
                fact("Marta Soler i Vidal", "Pont Obert, lead worker: message now"),
                fact("Llar Sant Roc", "Date only. Asked to answer by 13 March"),
                fact("Terrassa town hall", "Date and town"),
                fact("Health centre Can Roca", "Date only"),
                fact("Work desk Terrassa", "Start date only, no mention of prison"),
            ]))
            p.tl-second { "Not told: anyone else. " (link("#", "Why these six?")) }
        }))
        (card("Save the new date", html! {
            form method="post" action="#save" {
                (csrf("token"))
                (Field::new("reason", "Why does it move?").bold().select(tr, &[Choice::new("court", "Court decision: days credited")]))
                (Field::new("reference", "Reference or note").bold().hint("Kept with the date, for good").input(tr, "Order 118/2026 of 9 March"))
                (Field::new("told", "I have told Youssef, or will today").checkbox(tr, "yes", false))
                p { (Button::new("Move date and tell 6 people").wide().once()) }
                p { (link("case.html", "Keep 16 April")) }
                p.tl-second { "The old date stays in the history. You can move it again." }
            }
        }))
    }
}
