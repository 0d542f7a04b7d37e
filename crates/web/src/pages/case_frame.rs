//! The frame of every page about a person: who it is, where the clock stands, the sections.
//!
//! Identity and clock stand at the top of all of them; the frame reads them without an entry in the
//! ledger, because the page's own use case writes the one disclosure of the page.

use maud::{Markup, html};
use throughline_app::case::{self, Countdown, Head};
use throughline_domain::{category::Category, custody::ReleaseItem, enrolment::Participation, id::PersonId};

use crate::{
    components::{
        choice::Choice,
        icon::{Icon, icon},
        identity_bar::{IdentityBar, identity_bar, slim_identity_bar},
        link::link,
        sub_navigation::{Section, sub_navigation},
        tag::{Tone, tag},
        withheld::standing_sentence,
    },
    errors::Failure,
    i18n::Tr,
    pages::{permissions::category_word, releases::view::flag_text, who_sees::why_address},
    visit::{Html, Page},
};

/// A section of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The first page.
    Plan,
    /// Every deadline and date.
    Timeline,
    /// What was written down of contacts.
    Notes,
    /// Needs by domain.
    Needs,
    /// What the person allows, and what they are asked.
    Permissions,
    /// Who is on the case.
    Agencies,
    /// Scans and plan versions.
    Documents,
    /// Who did and saw what.
    History,
    /// Names, numbers and where they came from.
    Identity,
}

/// The sections in their order, with their words and addresses below the person's.
const TABS: [(Tab, &str, &str); 9] = [
    (Tab::Plan, "case-tab-plan", ""),
    (Tab::Timeline, "case-tab-timeline", "/timeline"),
    (Tab::Notes, "case-tab-notes", "/notes"),
    (Tab::Needs, "case-tab-needs", "/needs"),
    (Tab::Permissions, "case-tab-permissions", "/permissions"),
    (Tab::Agencies, "case-tab-agencies", "/agencies"),
    (Tab::Documents, "case-tab-documents", "/documents"),
    (Tab::History, "case-tab-history", "/history"),
    (Tab::Identity, "case-tab-identity", "/identity"),
];

/// The frame of one page.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Who it is about, and what the reader may do.
    pub head: Head,
    tab: Tab,
}

/// Reads the frame of a page about a person; not found for who may not see them.
pub async fn case_frame(page: &Page, person: PersonId, tab: Tab) -> Result<Frame, Failure> {
    let head = page.run(move |cx| case::head(cx, person)).await?;
    Ok(Frame { head, tab })
}

/// The address of a person.
pub fn address(person: PersonId) -> String {
    format!("/people/{person}")
}

impl Frame {
    /// The frame around a head that a use case has read already.
    pub const fn new(head: Head, tab: Tab) -> Self {
        Self { head, tab }
    }

    /// A section of the case, with the identity bar. The first page has the name as its heading;
    /// the others have one of their own.
    pub fn html<'a>(&self, page: &'a Page, title: impl Into<String>) -> Html<'a> {
        let title = format!("{} · {}", title.into(), self.head.name);
        page.html(title).identity(self.identity(page.tr()))
    }

    /// A page of one question, with the way back to the case.
    pub fn slim<'a>(&self, page: &'a Page, title: impl Into<String>) -> Html<'a> {
        page.html(title).back(address(self.head.person), &self.head.name)
    }

    /// The sections.
    pub fn tabs(&self, tr: Tr) -> Markup {
        let base = address(self.head.person);
        let sections: Vec<Section<'_>> = TABS
            .iter()
            // These hang on a case; somebody in no programme has none yet.
            .filter(|(tab, ..)| {
                self.head.case.is_some()
                    || !matches!(tab, Tab::Notes | Tab::Needs | Tab::Permissions | Tab::Documents)
            })
            .map(|(tab, key, path)| {
                Section::new(tr.text(key), format!("{base}{path}")).current(*tab == self.tab)
            })
            .collect();
        html! {
            (sub_navigation(tr, &tr.text("case-tabs"), &sections))
            @if !self.head.named { (self.withheld(tr, Category::Identity)) }
            @if self.head.countdown == Countdown::Withheld { (self.withheld(tr, Category::Sentence)) }
        }
    }

    /// What of the top of the page is not shared with the reader's agency. Above the page's own heading, so it
    /// has none.
    pub fn withheld(&self, tr: Tr, category: Category) -> Markup {
        html! {
            p.tl-withheld {
                (icon(Icon::Lock)) " " strong { (category_word(tr, category)) } ": "
                (tr.text("case-unnamed")) ". "
                (link(&why_address(self.head.person, category, None), html! {
                    (tr.text("components-why"))
                    span.govuk-visually-hidden { " " (category_word(tr, category)) }
                }))
            }
        }
    }

    /// What stands at the foot of every page about a person.
    pub fn closing(&self, tr: Tr) -> Markup {
        standing_sentence(tr)
    }

    /// The identity bar: full on the first page, slim on the others.
    fn identity(&self, tr: Tr) -> Markup {
        let (countdown, to) = countdown(tr, &self.head);
        if self.tab != Tab::Plan {
            // "5 days to release" is one phrase; "day 6 outside, released Mon 23 November" are two.
            let ahead = matches!(&self.head.countdown, Countdown::To { day, .. } if *day > self.head.today);
            let mut line = match (to.is_empty(), ahead) {
                (true, _) => countdown,
                (false, true) => format!("{countdown} {to}"),
                (false, false) => format!("{countdown}, {to}"),
            };
            if let Some(covered) = covered(tr, &self.head) {
                line = if line.is_empty() { covered } else { format!("{covered} · {line}") };
            }
            return slim_identity_bar(&self.head.name, &address(self.head.person), &line);
        }
        identity_bar(&IdentityBar {
            name: &self.head.name,
            about: &about(tr, &self.head),
            countdown: &countdown,
            countdown_to: &to,
            facts: facts(tr, &self.head),
            flags: flags(tr, &self.head),
        })
    }
}

/// "5 weeks 2 days" and what it counts to.
fn countdown(tr: Tr, head: &Head) -> (String, String) {
    if let Some(day) = head.died_on {
        return (tr.with("case-died", &[("date", tr.full_date(day).into())]), String::new());
    }
    match &head.countdown {
        Countdown::NeverInside | Countdown::Withheld => (String::new(), String::new()),
        Countdown::Unknown => (tr.text("case-no-date"), tr.text("case-no-date-why")),
        Countdown::To { day, .. } => {
            let date = tr.medium_date(*day);
            if *day < head.today {
                return (
                    tr.text("case-date-passed"),
                    tr.with("case-date-passed-on", &[("date", date.into())]),
                );
            }
            if *day == head.today {
                return (tr.text("case-released-today"), date);
            }
            let days = crate::i18n::days_between(head.today, *day);
            (tr.span(days), tr.with("case-countdown-to", &[("date", date.into())]))
        }
        Countdown::Since { day, time } => {
            let date = tr.medium_date(*day);
            let since = match time {
                Some(time) => tr.with(
                    "case-countdown-since-time",
                    &[("date", date.into()), ("time", tr.time(*time).into())],
                ),
                None => tr.with("case-countdown-since", &[("date", date.into())]),
            };
            (tr.outside(*day), since)
        }
    }
}

/// Birth, languages, interpreter: short sentences.
fn about(tr: Tr, head: &Head) -> String {
    let mut sentences = Vec::new();
    if let Some(born) = head.born {
        sentences.push(tr.with("case-born", &[("date", tr.full_date(born).into())]));
    }
    let languages: Vec<String> = head.languages.iter().map(|code| language(tr, code)).collect();
    if !languages.is_empty() {
        let names: Vec<&str> = languages.iter().map(String::as_str).collect();
        sentences.push(tr.with("case-speaks", &[("languages", tr.list(&names).into())]));
    }
    if head.interpreter_needed == Some(true) {
        sentences.push(tr.text("case-interpreter"));
    }
    if let Some(needs) = &head.reading_needs {
        sentences.push(tr.with("case-reading", &[("needs", needs.as_str().into())]));
    }
    sentences.join(" ")
}

/// Languages that are common in the field, each with the key of its name.
const LANGUAGES: [(&str, &str); 16] = [
    ("ca", "case-language-ca"),
    ("es", "case-language-es"),
    ("en", "case-language-en"),
    ("ar", "case-language-ar"),
    ("ary", "case-language-ary"),
    ("fr", "case-language-fr"),
    ("ro", "case-language-ro"),
    ("pt", "case-language-pt"),
    ("de", "case-language-de"),
    ("it", "case-language-it"),
    ("nl", "case-language-nl"),
    ("pl", "case-language-pl"),
    ("ru", "case-language-ru"),
    ("uk", "case-language-uk"),
    ("ur", "case-language-ur"),
    ("zh", "case-language-zh"),
];

/// The name of a language that is common in the field; other codes stand as they are.
pub(crate) fn language(tr: Tr, code: &str) -> String {
    let key = LANGUAGES.iter().find(|(known, _)| *known == code).map(|(_, key)| *key);
    key.map_or_else(|| code.to_owned(), |key| tr.text(key))
}

/// The languages to choose from: those that the person speaks first, then the others of the field.
pub(crate) fn language_choices(tr: Tr, spoken: &[String], chosen: &str) -> Vec<Choice<'static>> {
    let others = LANGUAGES.iter().map(|(code, _)| (*code).to_owned());
    let mut codes: Vec<String> = spoken.to_vec();
    codes.extend(others.filter(|code| !spoken.contains(code)));
    codes
        .into_iter()
        .map(|code| {
            let (name, is_chosen) = (language(tr, &code), code == chosen);
            Choice::new(code, name).chosen(is_chosen)
        })
        .collect()
}

/// That the reader stands in for the lead worker, who is away.
fn covered(tr: Tr, head: &Head) -> Option<String> {
    let lead = head.lead.as_ref().filter(|lead| lead.covered)?;
    Some(tr.with("case-stands-in", &[("name", lead.name.as_str().into())]))
}

fn facts(tr: Tr, head: &Head) -> Vec<(String, Markup)> {
    let lead = match (&head.lead, &head.referring) {
        (Some(lead), _) => html! { strong { (lead.name) } ", " (lead.agency) },
        (None, Some(agency)) => html! { (tr.with("case-lead-none", &[("agency", agency.as_str().into())])) },
        (None, None) => html! { (tr.text("case-lead-nobody")) },
    };
    let mut facts = vec![(tr.text("case-lead"), lead)];
    let running = head.programmes.iter().find(|programme| programme.ended.is_none());
    if let Some(programme) = running {
        facts.push((tr.text("case-programme"), html! { strong { (programme.name) } }));
        let since = programme.accepted_on.or(programme.answered_on).or(programme.offered_on);
        let key = match programme.accepted_on {
            Some(_) if programme.participation == Participation::Accepted => "case-status-accepted",
            _ => participation_key(programme.participation),
        };
        let status = tr.text(key);
        facts.push((
            tr.text("case-status"),
            html! {
                strong {
                    (status)
                    @if let Some(day) = since.filter(|_| programme.participation != Participation::Candidate) {
                        " " (tr.day_month(day))
                    }
                }
            },
        ));
    } else {
        facts.push((tr.text("case-programme"), html! { (tr.text("case-programme-none")) }));
    }
    facts
}

/// The words for how somebody stands to a programme.
pub(crate) const fn participation_key(participation: Participation) -> &'static str {
    match participation {
        Participation::Candidate => "case-participation-candidate",
        Participation::Offered => "case-participation-offered",
        Participation::Accepted => "case-participation-accepted",
        Participation::Declined => "case-participation-declined",
        Participation::Withdrawn => "case-participation-withdrawn",
        Participation::Mandatory => "case-participation-mandatory",
        Participation::NoAccess => "case-participation-no-access",
    }
}

/// What to fix, worst first.
fn flags(tr: Tr, head: &Head) -> Vec<Markup> {
    let mut flags = Vec::new();
    if let Some(covered) = covered(tr, head) {
        flags.push(tag(Tone::Slate, &covered));
    }
    if head.overdue > 0 {
        flags.push(tag(Tone::Brick, &tr.count("case-flag-overdue", head.overdue)));
    }
    for (item, key) in [(ReleaseItem::Bed, "case-flag-no-bed"), (ReleaseItem::Id, "case-flag-no-id")] {
        if head.missing.contains(&item) {
            flags.push(tag(Tone::Brick, &tr.text(key)));
        }
    }
    if head.disagreement.is_some() {
        flags.push(tag(Tone::Amber, &tr.text("case-flag-date-disputed")));
    }
    if let Countdown::To { flags: day, .. } = &head.countdown {
        for flag in day {
            flags.push(tag(Tone::Amber, &flag_text(tr, flag)));
        }
    }
    flags
}
