//! The timeline of a case as tables: every deadline with its status, every stay in custody, every
//! date ever planned. And a page on which one milestone is settled.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::{
    Error, FieldError,
    case::Countdown,
    milestone::{self, GivenDate, Settling, ShownEpisode, ShownMilestone},
    programme::Shared,
};
use throughline_domain::{
    category::Category,
    id::{MilestoneId, PersonId},
    programme::{
        milestone::{MissedBecause, State, Status},
        timeline::WhyNot,
    },
};

use crate::{
    components::{
        button::{Button, button_group},
        card::section_head,
        citation::citation,
        date_input::DateParts,
        details::details,
        empty::good_empty,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        summary_list::{SummaryRow, summary_list},
        table::{Column, Fold, Row, Table, two_lines},
        tag::{Status as StatusWord, Tone, status_tag, tag},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::{
        case_frame::{Frame, Tab, address},
        release_date,
    },
    route::{Access, Route},
    undo::{self, Undo},
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/timeline", Access::Session, show),
        Route::get("/people/{person}/milestones/{milestone}", Access::Session, one),
        Route::post("/people/{person}/milestones/{milestone}", Access::Session, settle),
    ]
}

async fn show(page: Page, Path(person): Path<PersonId>) -> Answer {
    let timeline = page.run(move |cx| milestone::view(cx, person)).await?;
    let tr = page.tr();
    let frame = Frame::new(timeline.head.clone(), Tab::Timeline);
    let base = address(person);
    let acts = html! {
        @if frame.head.can.change_date {
            (Button::link(tr.text("timeline-change-date"), format!("{base}/release")).secondary().small()) " "
            (Button::link(tr.text("transfer-title"), format!("{base}/transfer")).secondary().small())
        }
    };
    Ok(frame.html(&page, tr.text("timeline-title")).body(html! {
        (frame.tabs(tr))
        h1.tl-title { (tr.text("timeline-title")) }
        @if timeline.withheld {
            // Where not even the day is shared, it stands above already, as on every page of the case.
            @if frame.head.countdown != Countdown::Withheld { (frame.withheld(tr, Category::Sentence)) }
        } @else if timeline.episodes.is_empty() { (good_empty(&tr.text("timeline-nothing"))) }
        @for (index, episode) in timeline.episodes.iter().enumerate() {
            @let head = if index == 0 { "timeline-present" } else { "timeline-earlier" };
            (section_head(tr.text(head), if index == 0 { acts.clone() } else { html! {} }))
            p.tl-prose { (episode_line(tr, episode)) }
            @if episode.milestones.is_empty() {
                p { (tr.text("timeline-no-milestones")) }
            } @else {
                (milestones(tr, &page, &base, &frame, episode))
            }
            (dates(tr, &page, episode))
        }
        (frame.closing(tr))
    }))
}

/// A stay in custody, in a sentence.
fn episode_line(tr: Tr, episode: &ShownEpisode) -> Markup {
    html! {
        @if let Some(day) = episode.admitted_on {
            (tr.with("timeline-admitted", &[("date", tr.full_date(day).into())])) " "
        }
        @if let Some(day) = episode.sentenced_on {
            (tr.with("timeline-sentenced", &[("date", tr.full_date(day).into())])) " "
        }
        @match (episode.released_on, &episode.working) {
            (Some((day, Some(time))), _) => {
                (tr.with("timeline-released-time", &[
                    ("date", tr.full_date(day).into()),
                    ("time", tr.time(time).into()),
                ])) " "
            }
            (Some((day, None)), _) => {
                (tr.with("timeline-released", &[("date", tr.full_date(day).into())])) " "
            }
            (None, Some((day, kind))) => {
                (tr.with("timeline-planned", &[
                    ("date", tr.full_date(*day).into()),
                    ("kind", kind.as_str().into()),
                ])) " "
            }
            (None, None) => { (tr.text("timeline-no-date")) " " }
        }
        @if let Some(reason) = &episode.chosen_because {
            @let reason = release_date::reason_words(tr, reason);
            (tr.with("timeline-chosen", &[("reason", reason.into())])) " "
        }
        @if let Some(found) = &episode.disagreement {
            strong { (release_date::disagreement_words(tr, found)) } " "
        }
        @if let Some((reason, note)) = &episode.began {
            @let reason = release_date::return_reason_words(tr, reason);
            (tr.with("timeline-began", &[("reason", reason.into())])) " "
            @if let Some(note) = note { (note) ". " }
        }
        span.tl-second {
            (episode.legal_status)
            @if let Some(unit) = &episode.unit { " · " (unit) }
        }
    }
}

fn milestones(tr: Tr, page: &Page, base: &str, frame: &Frame, episode: &ShownEpisode) -> Markup {
    let mut table = Table::new(tr.text("timeline-caption"))
        .class("tl-timeline-table")
        .column(Column::new(tr.text("timeline-head-status")).fold(Fold::End))
        .column(Column::new(tr.text("timeline-head-what")))
        .column(Column::new(tr.text("timeline-head-due")))
        .column(Column::new(tr.text("timeline-head-who")))
        .column(Column::new(tr.text("timeline-head-act")).actions());
    for shown in &episode.milestones {
        let act = html! {
            @if frame.head.can.settle {
                (link(&format!("{base}/milestones/{}", shown.id), html! {
                    (tr.text("timeline-open"))
                    span.govuk-visually-hidden { " " (shown.label) }
                }))
            }
        };
        table = table.row(
            Row::new()
                .cell(status(tr, shown))
                .cell(two_lines(
                    &shown.label,
                    html! {
                        (programmes(tr, shown)) @if !shown.cited.verified { ". " (tr.text("timeline-not-law")) }
                    },
                ))
                .cell(due(tr, shown))
                .cell(settled(tr, page, shown))
                .cell(act)
                .fix_first(matches!(shown.status, Status::Overdue { .. })),
        );
    }
    html! { (table) }
}

/// Whose deadline it is: of one programme, or of several, of which the strictest day counts.
fn programmes(tr: Tr, shown: &ShownMilestone) -> String {
    let others: Vec<String> = shown
        .also
        .iter()
        .map(|other| {
            let name = ("programme", other.programme.as_str().into());
            match (&other.milestone.state, other.milestone.due) {
                (State::Open | State::Waiting, Some(due)) => {
                    tr.with("timeline-also-asks", &[name, ("date", tr.day_month(due.on).into())])
                }
                (State::Exempt { reason, .. }, _) => {
                    tr.with("timeline-also-exempt", &[name, ("reason", reason.as_str().into())])
                }
                (State::NotApplicable { .. }, _) => tr.with("timeline-also-not", &[name]),
                _ => tr.with("timeline-also", &[name]),
            }
        })
        .collect();
    if others.is_empty() {
        return shown.programme.clone();
    }
    let by = tr.with("timeline-asked-by", &[("programme", shown.programme.as_str().into())]);
    std::iter::once(by).chain(others).collect::<Vec<_>>().join("; ")
}

/// Whose day counts, of several programmes that ask for the same thing: for lists.
pub(crate) fn whose(tr: Tr, shared: &Shared) -> String {
    let by = tr.with("timeline-asked-by", &[("programme", shared.by.as_str().into())]);
    let others = shared.others.iter().map(|(name, day)| {
        let date = tr.day_month(*day);
        tr.with("timeline-also-asks", &[("programme", name.as_str().into()), ("date", date.into())])
    });
    std::iter::once(by).chain(others).collect::<Vec<_>>().join("; ")
}

/// The status as its tag.
fn status(tr: Tr, shown: &ShownMilestone) -> Markup {
    match shown.status {
        Status::Overdue { .. } => status_tag(tr, StatusWord::Overdue),
        Status::DueSoon | Status::DueToday => status_tag(tr, StatusWord::DueSoon),
        Status::Open => status_tag(tr, StatusWord::NotStarted),
        Status::Met => status_tag(tr, StatusWord::Done),
        Status::Exempt => status_tag(tr, StatusWord::Exempt),
        Status::Waiting => tag(Tone::Slate, &tr.text("timeline-status-no-date")),
        Status::Projected => tag(Tone::Stone, &tr.text("timeline-status-projected")),
        Status::NotApplicable => tag(Tone::Stone, &tr.text("timeline-status-not-applicable")),
        Status::Missed => tag(Tone::Brick, &tr.text("timeline-status-missed")),
    }
}

/// The day it is due; where it was once overdue, the first day too, for ever.
fn due(tr: Tr, shown: &ShownMilestone) -> Markup {
    let day = shown.milestone.due.map(|due| due.on);
    html! {
        @match (day, shown.status) {
            (Some(day), Status::Overdue { .. }) => span.tl-alarm { (tr.table_date(day)) },
            (Some(day), _) => span.tl-first { (tr.table_date(day)) },
            (None, _) => span.tl-second { (tr.text("timeline-no-day")) },
        }
        @if shown.status == Status::Projected {
            " " span.tl-second { (tr.text("timeline-projected")) }
        }
        @if let Status::Overdue { days } = shown.status {
            " " span class="tl-alarm tl-next-line" { (tr.with("timeline-overdue-days", &[("n", days.into())])) }
        }
        @if let Some(kept) = shown.milestone.overdue {
            @if Some(kept.first_due.on) != day || !matches!(shown.status, Status::Overdue { .. }) {
                " " span.tl-second {
                    (tr.with("timeline-first-due", &[
                        ("date", tr.day_month(kept.first_due.on).into()),
                        ("n", shown.overdue_days.into()),
                    ]))
                }
            }
        }
    }
}

/// Who does it; and once settled, who said so, when and why.
fn settled(tr: Tr, _page: &Page, shown: &ShownMilestone) -> Markup {
    let by = shown.settled_by.clone().unwrap_or_else(|| tr.text("timeline-system"));
    let second = match &shown.milestone.state {
        State::Met { on, .. } => {
            tr.with("timeline-met-by", &[("who", by.into()), ("date", tr.day_month(*on).into())])
        }
        State::Exempt { on, reason, .. } => tr.with(
            "timeline-exempt-by",
            &[("who", by.into()), ("date", tr.day_month(*on).into()), ("reason", reason.as_str().into())],
        ),
        State::Missed { on, reason } => {
            let reason = tr.text(missed(*reason));
            tr.with("timeline-missed-on", &[("date", tr.day_month(*on).into()), ("reason", reason.into())])
        }
        State::NotApplicable { reason } => shown.why_not.clone().unwrap_or_else(|| tr.text(why_not(*reason))),
        State::Open | State::Waiting => String::new(),
    };
    two_lines(&shown.who, second)
}

const fn missed(reason: MissedBecause) -> &'static str {
    match reason {
        MissedBecause::ReleasedEarly => "timeline-missed-released-early",
        MissedBecause::Released => "timeline-missed-released",
        MissedBecause::ReturnedToCustody => "timeline-missed-returned",
    }
}

const fn why_not(reason: WhyNot) -> &'static str {
    match reason {
        WhyNot::Condition => "timeline-not-condition",
        WhyNot::TooLate => "timeline-not-too-late",
        WhyNot::AlreadyReleased | WhyNot::Released => "timeline-not-released",
        WhyNot::NotInVariant => "timeline-not-in-variant",
        WhyNot::NotTakingPart => "timeline-not-taking-part",
        WhyNot::SaidYes => "timeline-not-said-yes",
        WhyNot::ReturnedToCustody => "timeline-not-returned",
    }
}

/// Every date ever given for an episode, newest first.
fn dates(tr: Tr, page: &Page, episode: &ShownEpisode) -> Markup {
    if episode.dates.is_empty() {
        return html! {};
    }
    let mut table = Table::new(tr.text("timeline-dates-caption"))
        .joined()
        .column(Column::new(tr.text("timeline-dates-given")))
        .column(Column::new(tr.text("timeline-dates-value")).fold(Fold::Half))
        .column(Column::new(tr.text("timeline-dates-kind")).fold(Fold::Half))
        .column(Column::new(tr.text("timeline-dates-why")));
    for given in &episode.dates {
        let when = page.local_time(given.given_at);
        let value = given.value.map_or_else(|| tr.text("timeline-withdrawn"), |day| tr.full_date(day));
        table = table.row(
            Row::new()
                .cell(two_lines(tr.full_date(when.date()), giver(tr, given)))
                .cell(html! { strong { (value) } })
                .cell(html! { (given.kind) })
                .cell(why(tr, given)),
        );
    }
    details(tr.count("timeline-dates", episode.dates.len()), table)
}

fn giver(tr: Tr, given: &GivenDate) -> String {
    let who = match &given.by {
        Some(name) => name.clone(),
        None if given.from_list => tr.text("timeline-from-list"),
        None => String::new(),
    };
    [who, given.agency.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn why(tr: Tr, given: &GivenDate) -> Markup {
    let reason = given.reason.as_deref().map(|code| release_date::reason_words(tr, code)).unwrap_or_default();
    two_lines(reason, given.note.as_deref().unwrap_or_default())
}

async fn one(page: Page, Path((person, id)): Path<(PersonId, MilestoneId)>) -> Answer {
    let kept = page.kept_form(&format!("{}/milestones/{id}", address(person))).await?;
    question(&page, person, id, &kept.unwrap_or_default(), &[]).await
}

async fn settle(page: Page, Path((person, id)): Path<(PersonId, MilestoneId)>, form: Form) -> Answer {
    let settling = match read(&form) {
        Ok(settling) => settling,
        Err(errors) => return question(&page, person, id, &form, &errors).await,
    };
    let (version, sent) = (form.version(), settling.clone());
    match page.attempt(move |cx| milestone::settle(cx, person, id, &sent, version)).await? {
        Ok(()) => {
            let key = match settling {
                Settling::Met { .. } => "timeline-done-met",
                Settling::Exempt { .. } => "timeline-done-exempt",
                Settling::TakenBack if undo::is_undo(&form) => "undo-done",
                Settling::TakenBack => "timeline-done-taken-back",
            };
            let (to, said) = (format!("{}/timeline", address(person)), page.tr().text(key));
            if settling == Settling::TakenBack {
                return page.go_saying(&to, said).await;
            }
            let undo = Undo::of(format!("{}/milestones/{id}", address(person)), version);
            page.go_saying_with_undo(&to, &said, &undo.with("what", "taken_back")).await
        }
        Err(errors) => question(&page, person, id, &form, &errors).await,
    }
}

fn read(form: &Form) -> Result<Settling, Vec<FieldError>> {
    let mut reader = form.read();
    let settling = match form.value("what") {
        "met" => reader.date("date", "timeline-error-date").map(|on| Settling::Met { on }),
        "exempt" => Some(Settling::Exempt { reason: reader.text("reason", "timeline-error-reason") }),
        "taken_back" => Some(Settling::TakenBack),
        _ => None,
    };
    reader.finish()?;
    settling.ok_or_else(|| vec![FieldError::new("what", "timeline-error-what")])
}

async fn question(
    page: &Page,
    person: PersonId,
    id: MilestoneId,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let (head, shown) = page.run(move |cx| milestone::get(cx, person, id)).await?;
    if head.person != person {
        return Err(Failure::App(Error::NotFound));
    }
    let errors = page.words(errors);
    let tr = page.tr();
    let frame = Frame::new(head, Tab::Timeline);
    Ok(frame.slim(page, shown.label.clone()).version(shown.version).errors(&errors).body(html! {
        h1.tl-question { (shown.label) }
        (summary_list(&[
            SummaryRow::new(tr.text("timeline-head-status"), status(tr, &shown)),
            SummaryRow::new(tr.text("timeline-head-due"), due(tr, &shown)),
            SummaryRow::new(tr.text("timeline-head-who"), settled(tr, page, &shown)),
            SummaryRow::new(tr.text("timeline-head-rule"), citation(tr, &shown.cited)),
        ]))
        (rows_beside(tr, &frame, &shown))
        @if frame.head.can.settle { (acts(tr, page, &frame, &shown, form, &errors)) }
        (frame.closing(tr))
    }))
}

/// The same thing in other programmes, each row on a page of its own.
fn rows_beside(tr: Tr, frame: &Frame, shown: &ShownMilestone) -> Markup {
    let base = address(frame.head.person);
    html! {
        @if !shown.also.is_empty() {
            p { (tr.text("timeline-beside")) }
            ul.govuk-list {
                @for other in &shown.also {
                    li {
                        (link(&format!("{base}/milestones/{}", other.id), html! { (other.programme) })) " "
                        (status(tr, other)) " " (due(tr, other))
                    }
                }
            }
        }
    }
}

fn acts(
    tr: Tr,
    page: &Page,
    frame: &Frame,
    shown: &ShownMilestone,
    form: &Form,
    errors: &[ShownError],
) -> Markup {
    let action = format!("{}/milestones/{}", address(frame.head.person), shown.id);
    let begin = |what: &str| {
        html! { (csrf(&page.csrf())) (hidden(VERSION, &shown.version.to_string())) (hidden("what", what)) }
    };
    let settled_by_hand = matches!(shown.milestone.state, State::Met { .. } | State::Exempt { .. });
    let typed = form.date_parts("date");
    let day = if typed == DateParts::default() { DateParts::of(frame.head.today) } else { typed };
    html! {
        @if settled_by_hand {
            form method="post" action=(action) {
                (begin("taken_back"))
                p { (tr.text("timeline-take-back-lead")) }
                (button_group(html! { (Button::new(tr.text("timeline-take-back")).secondary().once()) }))
            }
        } @else {
            @if !shown.milestone.projected {
                form.tl-prose method="post" action=(action) novalidate {
                    (begin("met"))
                    h2.tl-section-title { (tr.text("timeline-meet-title")) }
                    (Field::new("date", tr.text("timeline-meet-date")).bold().error(error_for(errors, "date"))
                        .date(tr, &day))
                    (button_group(html! { (Button::new(tr.text("timeline-meet")).once()) }))
                }
            } @else {
                p { (tr.text("timeline-refused-before-release")) }
            }
            @if shown.is_open() {
                form.tl-prose method="post" action=(action) novalidate {
                    (begin("exempt"))
                    h2.tl-section-title { (tr.text("timeline-exempt-title")) }
                    @if shown.also.iter().any(ShownMilestone::is_open) {
                        p { (tr.with("timeline-exempt-alone", &[("programme", shown.programme.as_str().into())])) }
                    }
                    (Field::new("reason", tr.text("timeline-exempt-reason")).bold()
                        .hint(tr.text("timeline-exempt-hint"))
                        .error(error_for(errors, "reason"))
                        .textarea(tr, 3, form.value("reason")))
                    (button_group(html! { (Button::new(tr.text("timeline-exempt")).secondary().once()) }))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use throughline_app::testing::{InACase, Stay, apart};
    use throughline_domain::agency::Role;

    use crate::testing::Site;

    /// Housing may know the day and not what hangs on it; without a yes it knows neither. Both are said, once.
    #[tokio::test]
    async fn that_dates_are_not_shared_is_said_once_with_or_without_the_day() {
        let site = Site::new();
        let (open, closed, ivan) = apart(|| {
            let app = &site.app;
            let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
            let marta = app.user(&app.agency("ngo", "Pont Obert"), &[Role::SocialWorker]);
            let house = app.agency("housing", "Llar Sant Roc");
            let ivan = app.user(&house, &[Role::HousingWorker]);
            let of = InACase { prison: &prison, lead: &marta, partners: &[&house], invited: &[] };
            let stay = Stay::Leaves(date(2026, 11, 20));
            let closed = app.in_a_closed_case(&of, ("Nora", "Vila"), stay);
            (app.in_a_case(&of, ("Ana", "Puig"), stay), closed, ivan)
        });
        let browser = site.signed_in(&ivan);
        let sentence = "needs the person’s permission and a live agreement between the agencies";
        for (person, day) in [(open, true), (closed, false)] {
            let seen = browser.get(&format!("/people/{person}/timeline")).await.ok();
            assert_eq!(seen.says("20 Nov"), day, "{}", seen.body);
            assert_eq!(
                seen.body.matches(&format!("Sentence and dates</strong>: {sentence}")).count(),
                1,
                "{}",
                seen.body
            );
        }
    }
}
