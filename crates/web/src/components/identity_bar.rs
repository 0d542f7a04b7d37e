//! The person at the top of every page of their case.

use maud::{Markup, html};

/// The full bar, on the first page of a case.
#[derive(Debug, Clone, Default)]
pub struct IdentityBar<'a> {
    /// The name as the person writes it.
    pub name: &'a str,
    /// Birth date, languages, interpreter: one or two short sentences.
    pub about: &'a str,
    /// "5 weeks 2 days", "day 8 outside".
    pub countdown: &'a str,
    /// "to release, Thu 16 April"; what the countdown counts to.
    pub countdown_to: &'a str,
    /// Lead worker, programme, status: label and value.
    pub facts: Vec<(String, Markup)>,
    /// Flags, worst first, as tags.
    pub flags: Vec<Markup>,
}

/// Name, countdown, facts and flags.
pub fn identity_bar(bar: &IdentityBar<'_>) -> Markup {
    html! {
        section class="moj-identity-bar tl-identity" aria-label=(bar.name) {
            div class="moj-identity-bar__container tl-width tl-identity__row" {
                div class="moj-identity-bar__details tl-identity__person" {
                    h1.tl-identity__name { (bar.name) }
                    @if !bar.about.is_empty() { p.tl-identity__about { (bar.about) } }
                }
                @if !bar.countdown.is_empty() {
                    p.tl-countdown {
                        strong.tl-countdown__span { (bar.countdown) }
                        span.tl-countdown__to { (bar.countdown_to) }
                    }
                }
                @if !bar.facts.is_empty() {
                    dl.tl-identity__facts {
                        @for (label, value) in &bar.facts {
                            div { dt { (label) } dd { (value) } }
                        }
                    }
                }
                @if !bar.flags.is_empty() {
                    ul.tl-identity__flags {
                        @for flag in &bar.flags { li { (flag) } }
                    }
                }
            }
        }
    }
}

/// The slim bar, on inner pages: the name leads back to the case.
pub fn slim_identity_bar(name: &str, href: &str, countdown: &str) -> Markup {
    html! {
        section class="moj-identity-bar tl-identity tl-identity--slim" aria-label=(name) {
            div class="moj-identity-bar__container tl-width tl-identity__row" {
                p.tl-identity__name { a.govuk-link href=(href) { (name) } }
                p.tl-identity__about { (countdown) }
            }
        }
    }
}
