//! My account: language, password, authenticator, and where I am signed in.

use axum::response::Response;
use maud::html;
use throughline_app::{
    FieldError, absence,
    account::{self, Account, OwnSession},
    password::SHORTEST,
    recovery_code,
};

use crate::{
    components::{
        button::Button,
        choice::Choice,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        qr_code::qr_code,
        summary_list::{SummaryRow, summary_list},
        table::{Column, Fold, Row, Table},
    },
    errors::Answer,
    forms::Form,
    i18n::Locale,
    pages::absences,
    route::{Access, Route},
    visit::{ACCOUNT, Page},
};

const PASSWORD: &str = "/account/password";
const AUTHENTICATOR: &str = "/account/authenticator";
const RECOVERY: &str = "/account/recovery-codes";

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(ACCOUNT, Access::Session, show),
        Route::post("/account/language", Access::Session, choose_language),
        Route::post("/account/shortcuts", Access::Session, choose_shortcuts),
        Route::get(PASSWORD, Access::Session, show_password),
        Route::post(PASSWORD, Access::Session, change_password),
        Route::get(AUTHENTICATOR, Access::Session, show_authenticator),
        Route::post(AUTHENTICATOR, Access::Session, add_authenticator),
        Route::post("/account/authenticator/remove", Access::Session, remove_authenticator),
        Route::post("/account/sessions/end", Access::Session, end_session),
        Route::get(RECOVERY, Access::Session, show_recovery),
        Route::post(RECOVERY, Access::Session, make_recovery),
        Route::post("/account/sessions/end-others", Access::Session, end_other_sessions),
    ]
}

async fn load(page: &Page) -> Result<Account, crate::errors::Failure> {
    let limits = page.state().config.limits;
    page.run(move |cx| account::get(cx, limits)).await
}

async fn show(page: Page) -> Answer {
    let tr = page.tr();
    let Account { user, sessions } = load(&page).await?;
    let absence = page.run(|cx| absence::view(cx, None)).await?;
    let away = absences::sentence(tr, &absence).unwrap_or_else(|| tr.text("account-away-not"));
    let left = if user.has_totp { Some(page.run(recovery_code::left).await?) } else { None };
    let recovery = left.map(|left| {
        let left = usize::try_from(left).unwrap_or(0);
        SummaryRow::new(tr.text("account-recovery"), tr.count("account-recovery-left", left)).action(
            RECOVERY,
            tr.text("account-change"),
            tr.text("account-recovery"),
        )
    });
    let authenticator = if user.has_totp { "account-authenticator-on" } else { "account-authenticator-off" };
    let languages: Vec<_> = Locale::ALL
        .into_iter()
        .map(|locale| Choice::new(locale.code(), locale.own_name()).chosen(locale.code() == user.locale))
        .collect();
    Ok(page.html(tr.text("account-title")).body(html! {
        h1.tl-title { (tr.text("account-title")) }
        (summary_list(&[vec![
            SummaryRow::new(tr.text("users-name"), &user.display_name),
            SummaryRow::new(tr.text("users-login"), &user.login),
            SummaryRow::new(tr.text("users-agency"), &page.user().agency_name),
            SummaryRow::new(tr.text("account-password"), tr.text("account-password-set"))
                .action(PASSWORD, tr.text("account-change"), tr.text("account-password")),
            SummaryRow::new(tr.text("account-authenticator"), tr.text(authenticator))
                .action(AUTHENTICATOR, tr.text("account-change"), tr.text("account-authenticator")),
            ], recovery.into_iter().collect(), vec![SummaryRow::new(tr.text("account-away"), away)
                .action("/account/away", tr.text("account-change"), tr.text("account-away")),
        ]].concat()))
        h2 { (tr.text("account-language")) }
        form method="post" action="/account/language" {
            (csrf(&page.csrf()))
            (Field::new("locale", tr.text("account-language-question")).radios_inline(tr, &languages))
            (Button::new(tr.text("account-language-act")))
        }
        h2 id="keys" { (tr.text("shortcuts-title")) }
        p { (tr.text("shortcuts-account-lead")) " " (link("/help#shortcuts", tr.text("shortcuts-which"))) }
        form method="post" action="/account/shortcuts" {
            (csrf(&page.csrf()))
            (Field::new("shortcuts", tr.text("shortcuts-question")).radios_inline(tr, &[
                Choice::new("on", tr.text("shortcuts-on")).chosen(page.has_shortcuts()),
                Choice::new("off", tr.text("shortcuts-off")).chosen(!page.has_shortcuts()),
            ]))
            (Button::new(tr.text("shortcuts-act")).secondary())
        }
        h2 { (tr.text("account-sessions")) }
        p { (tr.text("account-sessions-lead")) }
        (sessions_table(&page, &sessions))
        @if sessions.len() > 1 {
            form method="post" action="/account/sessions/end-others" {
                (csrf(&page.csrf()))
                (Button::new(tr.text("account-sessions-end-others")).secondary())
            }
        }
    }))
}

fn sessions_table(page: &Page, sessions: &[OwnSession]) -> maud::Markup {
    let tr = page.tr();
    let instant = |at| {
        let local = page.local_time(at);
        format!("{}, {}", tr.table_date(local.date()), tr.time(local.time()))
    };
    let rows = sessions.iter().map(|session| {
        let here = session.token_hash == page.user().token_hash;
        Row::new().cell(instant(session.created_at)).cell(instant(session.last_seen_at)).cell(html! {
            @if here {
                (tr.text("account-sessions-here"))
            } @else {
                form method="post" action="/account/sessions/end" {
                    (csrf(&page.csrf()))
                    (hidden("session", &session.token_hash))
                    (Button::new(tr.text("account-sessions-end")).secondary().small()
                        .about(instant(session.created_at)))
                }
            }
        })
    });
    html! {
        (Table::new(tr.text("account-sessions"))
            .column(Column::new(tr.text("account-sessions-since")).fold(Fold::Labelled))
            .column(Column::new(tr.text("account-sessions-seen")).fold(Fold::Labelled))
            .column(Column::new(tr.text("account-sessions-act")).actions())
            .rows(rows))
    }
}

async fn choose_language(page: Page, form: Form) -> Answer {
    let Some(locale) = Locale::from_code(form.value("locale")) else { return Ok(page.go(ACCOUNT)) };
    page.run(move |cx| account::choose_language(cx, locale.code())).await?;
    let said = crate::i18n::Tr::new(locale, page.tr().today()).text("account-language-done");
    let mut response = page.go_saying(ACCOUNT, said).await?;
    let (config, headers) = (&page.state().config, response.headers_mut());
    // A language chosen for this browser alone gives way.
    crate::auth::clear_language_cookie(config, headers);
    Ok(response)
}

async fn choose_shortcuts(page: Page, form: Form) -> Answer {
    let on = form.value("shortcuts") != "off";
    let said = page.tr().text(if on { "shortcuts-now-on" } else { "shortcuts-now-off" });
    let mut response = page.go_saying(ACCOUNT, said).await?;
    crate::auth::keep_shortcuts(&page.state().config, response.headers_mut(), on);
    Ok(response)
}

async fn show_password(page: Page) -> Answer {
    Ok(password_page(&page, &[]))
}

async fn change_password(page: Page, form: Form) -> Answer {
    let (present, new) = (form.value("password").to_owned(), form.value("new_password").to_owned());
    if new != form.value("password_again") {
        let errors = [FieldError::new("password_again", "account-password-differs")];
        return Ok(password_page(&page, &page.words(&errors)));
    }
    let limits = page.state().config.limits;
    match page.attempt_hashing(move |cx| account::change_password(cx, limits, &present, &new)).await? {
        Ok(started) => page.go_on_as(ACCOUNT, &started, page.tr().text("account-password-done")).await,
        Err(errors) => Ok(password_page(&page, &page.words(&errors))),
    }
}

fn password_page(page: &Page, errors: &[ShownError]) -> Response {
    let tr = page.tr();
    page.html(tr.text("account-password-title")).back(ACCOUNT, tr.text("account-title")).errors(errors).body(
        html! {
            h1.tl-title { (tr.text("account-password-title")) }
            p.tl-lead { (tr.text("account-password-lead")) }
            form method="post" action=(PASSWORD) novalidate {
                (csrf(&page.csrf()))
                (Field::new("password", tr.text("account-password-present"))
                    .error(error_for(errors, "password")).password(tr))
                (Field::new("new_password", tr.text("account-password-new"))
                    .hint(tr.with("account-password-hint", &[("n", SHORTEST.into())]))
                    .error(error_for(errors, "new_password")).autocomplete("new-password").password(tr))
                (Field::new("password_again", tr.text("account-password-again"))
                    .error(error_for(errors, "password_again")).autocomplete("new-password").password(tr))
                (Button::new(tr.text("account-password-act")))
            }
        },
    )
}

async fn show_authenticator(page: Page) -> Answer {
    authenticator_page(&page, None, &[]).await
}

async fn add_authenticator(page: Page, form: Form) -> Answer {
    let secret = form.value("secret").to_owned();
    let (kept, code, present) =
        (secret.clone(), form.value("code").to_owned(), form.value("password").to_owned());
    let limits = page.state().config.limits;
    let added = page
        .attempt_hashing(move |cx| account::add_authenticator(cx, limits, &kept, &code, &present))
        .await?;
    match added {
        Ok(started) => page.go_on_as(RECOVERY, &started, page.tr().text("account-authenticator-added")).await,
        Err(errors) => authenticator_page(&page, Some(secret), &page.words(&errors)).await,
    }
}

async fn remove_authenticator(page: Page, form: Form) -> Answer {
    let present = form.value("password").to_owned();
    let limits = page.state().config.limits;
    match page.attempt_hashing(move |cx| account::remove_authenticator(cx, limits, &present)).await? {
        Ok(started) => {
            page.go_on_as(ACCOUNT, &started, page.tr().text("account-authenticator-removed")).await
        }
        Err(errors) => authenticator_page(&page, None, &page.words(&errors)).await,
    }
}

async fn authenticator_page(page: &Page, secret: Option<String>, errors: &[ShownError]) -> Answer {
    let tr = page.tr();
    let has_one = load(page).await?.user.has_totp;
    let (secret, address) = page.run(move |cx| account::offer_authenticator(cx, secret.as_deref())).await?;
    let title = tr.text("account-authenticator-title");
    let password = Field::new("password", tr.text("account-password-present"))
        .error(error_for(errors, "password"))
        .password(tr);
    Ok(page.html(title.clone()).back(ACCOUNT, tr.text("account-title")).errors(errors).body(html! {
        h1.tl-title { (title) }
        @if has_one {
            p.tl-lead { (tr.text("account-authenticator-has")) }
            form method="post" action="/account/authenticator/remove" novalidate {
                (csrf(&page.csrf()))
                (password)
                (Button::new(tr.text("account-authenticator-remove")).warning())
            }
        } @else {
            p.tl-lead { (tr.text("account-authenticator-lead")) }
            ol class="govuk-list govuk-list--number" {
                li { (tr.text("account-authenticator-step-app")) }
                li { (tr.text("account-authenticator-step-scan")) }
                li { (tr.text("account-authenticator-step-code")) }
            }
            div.tl-qr role="img" aria-label=(tr.text("account-authenticator-picture")) { (qr_code(&address)) }
            p { (tr.text("account-authenticator-secret")) " " code.tl-secret { (in_fours(&secret)) } }
            form method="post" action=(AUTHENTICATOR) novalidate {
                (csrf(&page.csrf()))
                (hidden("secret", &secret))
                (Field::new("code", tr.text("signin-code-title")).hint(tr.text("signin-code-hint"))
                    .error(error_for(errors, "code")).autocomplete("one-time-code").input_mode("numeric")
                    .spellcheck(false).width(10).input(tr, ""))
                (password)
                (Button::new(tr.text("account-authenticator-add")))
            }
        }
    }))
}

async fn show_recovery(page: Page) -> Answer {
    recovery_page(&page, &[]).await
}

/// Makes new codes and shows them, this once.
async fn make_recovery(page: Page, form: Form) -> Answer {
    let present = form.value("password").to_owned();
    let codes = match page.attempt_hashing(move |cx| recovery_code::make(cx, &present)).await? {
        Ok(codes) => codes,
        Err(errors) => return recovery_page(&page, &page.words(&errors)).await,
    };
    let tr = page.tr();
    Ok(page.html(tr.text("account-recovery-new")).back(ACCOUNT, tr.text("account-title")).body(html! {
        h1.tl-title { (tr.text("account-recovery-new")) }
        p.tl-lead { (tr.text("account-recovery-once")) }
        ol class="govuk-list govuk-list--number" {
            @for code in &codes { li { code.tl-secret { (code) } } }
        }
        p { (tr.text("account-recovery-keep")) }
        p { (Button::link(tr.text("account-recovery-kept"), ACCOUNT)) }
    }))
}

async fn recovery_page(page: &Page, errors: &[ShownError]) -> Answer {
    let tr = page.tr();
    let left = usize::try_from(page.run(recovery_code::left).await?).unwrap_or(0);
    let has_one = load(page).await?.user.has_totp;
    let title = tr.text("account-recovery");
    Ok(page.html(title.clone()).back(ACCOUNT, tr.text("account-title")).errors(errors).body(html! {
        h1.tl-title { (title) }
        p.tl-lead { (tr.text("account-recovery-lead")) }
        @if has_one {
            p { strong { (tr.count("account-recovery-left", left)) } }
            form method="post" action=(RECOVERY) novalidate {
                (csrf(&page.csrf()))
                (Field::new("password", tr.text("account-password-present"))
                    .error(error_for(errors, "password")).password(tr))
                (Button::new(tr.text(if left > 0 { "account-recovery-replace" } else { "account-recovery-make" })))
            }
        } @else {
            p { (link(AUTHENTICATOR, tr.text("account-recovery-no-authenticator"))) }
        }
    }))
}

/// "ABCD EFGH", to be typed where no camera is.
fn in_fours(secret: &str) -> String {
    secret
        .chars()
        .enumerate()
        .flat_map(|(index, letter)| (index > 0 && index % 4 == 0).then_some(' ').into_iter().chain([letter]))
        .collect()
}

async fn end_session(page: Page, form: Form) -> Answer {
    let session = form.value("session").to_owned();
    page.run(move |cx| account::end_session(cx, &session)).await?;
    page.go_saying(ACCOUNT, page.tr().text("account-sessions-ended")).await
}

async fn end_other_sessions(page: Page) -> Answer {
    let limits = page.state().config.limits;
    let started = page.run(move |cx| account::end_other_sessions(cx, limits)).await?;
    page.go_on_as(ACCOUNT, &started, page.tr().text("account-sessions-others-ended")).await
}
