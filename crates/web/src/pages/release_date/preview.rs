//! The preview of a change: worst first, who will be told, and the act.

use maud::{Markup, html};
use throughline_app::{
    case::Head,
    custody::{ChangedDeadline, DateChange, Preview},
};
use throughline_domain::programme::milestone::Effect;

use super::{REASONS, carried};
use crate::{
    components::{
        button::Button,
        card::{card, columns, fact_list},
        choice::Choice,
        error_summary::{FieldError, error_for},
        field::{Field, hidden},
        icon::{Icon, icon},
        link::link,
        table::{Column, Fold, Row, Table},
        tag::{Tone, tag},
        timeline::{Closed, DateChange as Picture, date_change},
        withheld::standing_sentence,
    },
    forms::{Form, VERSION},
    i18n::Tr,
    pages::{case_frame::address, releases::view::flag_text},
};

/// What the page shows.
pub(super) struct Shown<'a> {
    pub tr: Tr,
    pub head: &'a Head,
    pub preview: &'a Preview,
    pub change: &'a DateChange,
    pub form: &'a Form,
}

/// The tables, worst first: effects that share one, the words above it, the caption, and whether it
/// is something to fix.
const TABLES: [(&[Effect], &str, &str, bool); 5] = [
    (&[Effect::Missed, Effect::TooLate], "custody-table-lost", "custody-caption-lost", true),
    (&[Effect::OverdueAtOnce], "custody-table-overdue", "custody-caption-overdue", true),
    (
        &[Effect::OnHoliday, Effect::StartsNow, Effect::Moves],
        "custody-table-moves",
        "custody-caption-moves",
        false,
    ),
    (&[Effect::Waits], "custody-table-waits", "custody-caption-waits", false),
    (&[Effect::DropsOut], "custody-table-drops", "custody-caption-drops", false),
];

/// The question that the page asks.
pub(super) fn title(shown: &Shown<'_>) -> String {
    let tr = shown.tr;
    let name = shown.head.first_name.as_str();
    match shown.change {
        DateChange::Planned { value: Some(day), .. } if shown.preview.before.is_none() => {
            tr.with("custody-preview-first", &[("date", tr.long_date(*day).into())])
        }
        DateChange::Planned { value: Some(_), .. } | DateChange::Chosen { .. } => match shown.preview.after {
            Some(day) => tr.with("custody-preview-move", &[("date", tr.long_date(day).into())]),
            None => tr.text("custody-preview-withdraw"),
        },
        DateChange::Planned { value: None, .. } => tr.text("custody-preview-withdraw"),
        DateChange::Released { on, .. } if *on == shown.preview.today => {
            tr.with("custody-preview-released-today", &[("name", name.into())])
        }
        DateChange::Released { on, .. } => {
            tr.with("custody-preview-released", &[("name", name.into()), ("date", tr.long_date(*on).into())])
        }
        DateChange::ReleaseTakenBack => tr.with("custody-preview-take-back", &[("name", name.into())]),
        DateChange::Sentenced { on: Some(day), .. } => {
            tr.with("custody-preview-sentenced", &[("date", tr.long_date(*day).into())])
        }
        DateChange::Sentenced { on: None, .. } => tr.text("custody-preview-not-sentenced"),
    }
}

pub(super) fn body(shown: &Shown<'_>, title: &str, errors: &[FieldError], csrf: &str) -> Markup {
    let tr = shown.tr;
    html! {
        h1.tl-question { (title) }
        p.tl-lead { (lead(shown)) }
        (picture(shown))
        (columns(consequences(shown), side(shown, errors, csrf)))
        (standing_sentence(tr))
    }
}

fn count(shown: &Shown<'_>, effects: &[Effect]) -> usize {
    effects.iter().map(|effect| shown.preview.with(*effect).len()).sum()
}

fn lead(shown: &Shown<'_>) -> Markup {
    let tr = shown.tr;
    let mut context = Vec::new();
    if let (Some(before), Some(after)) = (shown.preview.before, shown.preview.after)
        && before != after
    {
        context.push(tr.shift(before, after));
    }
    context.extend(shown.preview.flags.iter().map(|flag| flag_text(tr, flag)));
    let sums: Vec<String> = [
        (&[Effect::OnHoliday, Effect::StartsNow, Effect::Moves][..], "custody-sum-moves"),
        (&[Effect::OverdueAtOnce], "custody-sum-overdue"),
        (&[Effect::Missed, Effect::TooLate], "custody-sum-lost"),
        (&[Effect::Waits], "custody-sum-waits"),
    ]
    .into_iter()
    .map(|(effects, key)| (count(shown, effects), key))
    .filter(|(count, _)| *count > 0)
    .map(|(count, key)| tr.count(key, count))
    .collect();
    let told = shown.preview.told.len() + 1;
    html! {
        (tr.text("custody-nothing-saved")) " "
        @if !context.is_empty() {
            (capitalised(&context.join(", ")))
            @if sums.is_empty() { ". " } @else { ": " }
        }
        @if sums.is_empty() {
            (tr.text("custody-sum-none")) " "
        } @else {
            strong { (sums.join(", ")) } ". "
        }
        (tr.count("custody-sum-told", told))
    }
}

/// With a capital first letter, for the beginning of a sentence.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The picture, where a day moves to another one.
fn picture(shown: &Shown<'_>) -> Markup {
    let tr = shown.tr;
    let (Some(old), Some(new)) = (shown.preview.before, shown.preview.after) else { return html! {} };
    // A release that is recorded leaves no way to draw: the gate stands at today.
    let of_release = !matches!(shown.change, DateChange::Sentenced { .. });
    if !of_release || old == new || new <= shown.preview.today {
        return html! {};
    }
    let label = shown.preview.closed.map(|(from, to)| {
        tr.with(
            "custody-offices-closed",
            &[("from", tr.day_month(from).into()), ("to", tr.day_month(to).into())],
        )
    });
    let closed =
        shown.preview.closed.zip(label.as_deref()).map(|((from, to), label)| Closed { from, to, label });
    let flag = shown.preview.flags.first().map_or_else(String::new, |flag| flag_text(tr, flag));
    date_change(tr, &Picture { old, new, closed, flag: &flag })
}

fn consequences(shown: &Shown<'_>) -> Markup {
    let tr = shown.tr;
    html! {
        @for (effects, head, caption, fix) in TABLES {
            @let found: Vec<&ChangedDeadline> =
                shown.preview.deadlines.iter().filter(|it| effects.contains(&it.effect)).collect();
            @if !found.is_empty() {
                h2 class=(if fix { "tl-section-title tl-alarm" } else { "tl-section-title" }) {
                    @if fix { (icon(Icon::Gap)) }
                    (tr.count(head, found.len()))
                }
                (table(shown, &found, &tr.text(caption), fix))
            }
        }
        @if shown.preview.deadlines.is_empty() {
            p { (tr.text("custody-nothing-changes")) }
        }
        p.tl-second { (tr.count("custody-unchanged", shown.preview.unchanged)) }
    }
}

fn table(shown: &Shown<'_>, found: &[&ChangedDeadline], caption: &str, fix: bool) -> Markup {
    let tr = shown.tr;
    let mut table = Table::new(caption.to_owned())
        .joined()
        .even()
        .column(Column::new(tr.text("custody-head-what")))
        .column(Column::new(tr.text("custody-head-now")).fold(Fold::Half))
        .column(Column::new(tr.text("custody-head-then")).fold(Fold::Half))
        .column(Column::new(tr.text("custody-head-result")));
    if fix {
        table = table.fix_first();
    }
    for deadline in found {
        let (tone, key) = result(deadline.effect);
        let class = if tone == Tone::Brick { "tl-alarm" } else { "tl-first" };
        table = table.row(
            Row::new()
                .cell(html! { strong { (deadline.label) } })
                .cell(html! { span.tl-second { (day(tr, deadline.before)) } })
                .cell(html! { span class=(class) { (then(shown, deadline)) } })
                .cell(tag(tone, &tr.text(key))),
        );
    }
    html! { (table) }
}

fn day(tr: Tr, day: Option<jiff::civil::Date>) -> String {
    day.map_or_else(|| tr.text("custody-no-day"), |day| tr.day_month(day))
}

fn then(shown: &Shown<'_>, deadline: &ChangedDeadline) -> String {
    let tr = shown.tr;
    match deadline.effect {
        Effect::Missed => tr.text("custody-then-missed"),
        Effect::TooLate => tr.text("custody-then-too-late"),
        Effect::DropsOut => tr.text("custody-then-drops"),
        _ => day(tr, deadline.after),
    }
}

const fn result(effect: Effect) -> (Tone, &'static str) {
    match effect {
        Effect::Missed => (Tone::Brick, "custody-effect-missed"),
        Effect::TooLate => (Tone::Brick, "custody-effect-too-late"),
        Effect::OverdueAtOnce => (Tone::Brick, "custody-effect-overdue"),
        Effect::OnHoliday => (Tone::Amber, "custody-effect-holiday"),
        Effect::StartsNow => (Tone::Pine, "custody-effect-starts"),
        Effect::Moves => (Tone::Stone, "custody-effect-moves"),
        Effect::Waits => (Tone::Slate, "custody-effect-waits"),
        Effect::DropsOut | Effect::Stays => (Tone::Stone, "custody-effect-drops"),
    }
}

fn side(shown: &Shown<'_>, errors: &[FieldError], csrf: &str) -> Markup {
    let tr = shown.tr;
    let mut facts = vec![(html! { (shown.head.name) }, html! { (tr.text("custody-told-person")) })];
    for told in &shown.preview.told {
        facts.push(match &told.lead {
            Some(lead) => (
                html! { (lead) },
                html! { (tr.with("custody-told-lead", &[("agency", told.agency.as_str().into())])) },
            ),
            None => (html! { (told.agency) }, html! { (tr.text("custody-told-agency")) }),
        });
    }
    html! {
        (card(&tr.text("custody-told-title"), html! {
            (fact_list(&facts))
            p.tl-second { (tr.text("custody-told-nobody-else")) }
        }))
        (card(&tr.text("custody-save-title"), save(shown, errors, csrf)))
    }
}

fn save(shown: &Shown<'_>, errors: &[FieldError], csrf: &str) -> Markup {
    let tr = shown.tr;
    let form = shown.form;
    let base = address(shown.head.person);
    let mut reasons = vec![Choice::new("", tr.text("custody-reason-choose"))];
    reasons.extend(
        REASONS
            .iter()
            .map(|(code, key)| Choice::new(*code, tr.text(key)).chosen(form.value("reason") == *code)),
    );
    let told = shown.preview.told.len() + 1;
    let (act, keep) = words_of_act(shown, told);
    html! {
        form method="post" action=(format!("{base}/release")) novalidate {
            (carried(form, csrf))
            (hidden(VERSION, &shown.preview.version.to_string()))
            (Field::new("reason", tr.text("custody-reason")).bold().error(error_for(errors, "reason"))
                .select(tr, &reasons))
            (Field::new("note", tr.text("custody-note")).bold().hint(tr.text("custody-note-hint"))
                .input(tr, form.value("note")))
            (Field::new("told", tr.with("custody-told-tick", &[("name", shown.head.first_name.as_str().into())]))
                .checkbox(tr, "yes", form.chose("told", "yes")))
            p { (Button::new(act).wide().once()) }
            p { (link(&base, keep)) }
            p.tl-second { (tr.text("custody-save-foot")) }
        }
    }
}

/// The words on the button and on the way out.
fn words_of_act(shown: &Shown<'_>, told: usize) -> (String, String) {
    let tr = shown.tr;
    let act = match shown.change {
        DateChange::Planned { value: Some(_), .. } | DateChange::Chosen { .. } => "custody-act-move",
        DateChange::Planned { value: None, .. } => "custody-act-withdraw",
        DateChange::Released { .. } => "custody-act-released",
        DateChange::ReleaseTakenBack => "custody-act-take-back",
        DateChange::Sentenced { .. } => "custody-act-sentenced",
    };
    let keep = match shown.preview.before {
        Some(day) if !matches!(shown.change, DateChange::ReleaseTakenBack) => {
            tr.with("custody-keep", &[("date", tr.day_month(day).into())])
        }
        _ => tr.text("custody-cancel"),
    };
    (tr.count(act, told), keep)
}
