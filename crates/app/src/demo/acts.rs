//! What people of the region do, as stories tell it.

use serde::Deserialize;

/// An act, with its person and its time.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    /// The day, counted from today.
    pub(super) day: i64,
    /// Local hour and minute.
    pub(super) time: (i8, i8),
    /// Whose case; the index in the list of people.
    pub(super) person: Option<usize>,
    /// Who acts, by key; nobody for a list that comes in.
    pub(super) by: String,
    /// Which programme it is about, by its pack; the region's own unless told.
    pub(super) programme: Option<String>,
    /// What is done.
    pub(super) act: Act,
}

impl Dated {
    /// A list comes in.
    pub(super) fn import(day: i64) -> Self {
        Self { day, time: (7, 10), person: None, by: String::new(), programme: None, act: Act::List }
    }

    /// What the clock does at night.
    pub(super) fn clock(day: i64) -> Self {
        Self { day, time: (6, 30), person: None, by: String::new(), programme: None, act: Act::Clock }
    }

    /// A user reads their notices.
    pub(super) fn reading(day: i64, by: &str) -> Self {
        Self { day, time: (8, 45), person: None, by: by.to_owned(), programme: None, act: Act::Read }
    }

    /// A user enters when they are away, on the first day of it.
    pub(super) fn absence(by: &str, (from, to): (i64, i64)) -> Self {
        let act = Act::Away { from, to };
        Self { day: from, time: (8, 5), person: None, by: by.to_owned(), programme: None, act }
    }

    /// What acts are sorted by.
    pub(super) fn order(&self) -> (i64, (i8, i8)) {
        (self.day, self.time)
    }
}

/// What somebody does. Codes are those of the domain, keys those of the region.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(super) enum Act {
    /// A release list comes in.
    #[serde(skip)]
    List,
    /// Handovers that nobody answered return.
    #[serde(skip)]
    Clock,
    /// Whoever acts reads what they were told.
    #[serde(skip)]
    Read,
    /// Whoever acts is away, and their deputy stands in.
    #[serde(skip)]
    Away { from: i64, to: i64 },
    /// The person is entered by hand.
    #[serde(skip)]
    Enter,
    /// A question that a programme asks is answered.
    Fact { fact: String, value: String },
    /// Somebody of the region whom no list names comes by themselves, and is entered by hand.
    Come,
    /// What is learned about language and reading, codes of languages first.
    Speaks {
        languages: Vec<String>,
        #[serde(default)]
        interpreter: bool,
        reading: Option<String>,
    },
    /// The programme is offered.
    Offer,
    /// Nobody could reach the person; they try again on a day, counted from today.
    NoAccess { reason: String, retry: i64 },
    /// The person answers: `accept`, `decline`, `withdraw`.
    Answers { answer: String },
    /// An agency is invited.
    Invite { agency: String },
    /// The agency that was invited to lead accepts and names the lead worker.
    Lead { worker: String },
    /// The agency of whoever acts accepts its invitation.
    Accept,
    /// It declines.
    Decline { reason: String },
    /// A milestone is met.
    Meet { milestone: String },
    /// A need is assessed; levels from 0 to 4.
    Need {
        domain: String,
        person: Option<i64>,
        worker: Option<i64>,
        words: String,
        #[serde(default)]
        summary: Option<String>,
        #[serde(default)]
        consequence: Option<String>,
    },
    /// A goal.
    Goal { domain: String, title: String, words: String },
    /// A step of a goal, whose owner is `person`, a user or an agency; `due` counts from today.
    Step {
        goal: String,
        title: String,
        #[serde(default)]
        detail: String,
        owner: String,
        due: Option<i64>,
        status: Option<String>,
        #[serde(default)]
        reason: String,
    },
    /// A contact, or an attempt at one.
    Note {
        happened: String,
        #[serde(default)]
        about: Vec<String>,
        #[serde(default)]
        words: String,
        #[serde(default)]
        summary: Option<String>,
        #[serde(default)]
        consequence: Option<String>,
    },
    /// A step is done.
    Finish { step: String },
    /// The newest note is corrected.
    Correct { words: String },
    /// A paper is attached: a page with these lines, or a scan where there are none.
    Attach {
        title: String,
        domain: String,
        #[serde(default)]
        text: Vec<String>,
    },
    /// One of the six for the day of release.
    Six {
        item: String,
        status: String,
        #[serde(default)]
        detail: String,
    },
    /// R moves by so many days.
    Move { days: i64, reason: String, note: String },
    /// R is withdrawn.
    Withdraw { reason: String, note: String },
    /// The person moves to another establishment.
    Transfer { to: String },
    /// The person leaves custody.
    Released,
    /// The person returns to custody.
    Returned,
    /// The plan is shown to the person, who answers it.
    Sign { answer: String, words: String },
    /// Somebody else is asked to take the lead.
    HandOver { to: String, reason: String },
    /// Whoever was asked takes over, or cannot for a reason.
    AnswerHandOver { reason: Option<String> },
    /// The person is asked to let an agency see something, and answers unless nothing is said: `what` are
    /// rows of the matrix.
    Permit { to: String, what: String, depth: String, yes: Option<bool> },
    /// The person says stop to what an agency sees.
    Stop { to: String, what: String },
    /// Whoever acts opens the file in an emergency.
    Glass { reason: String },
    /// A victim service writes down whom it keeps safe, and what they asked to be told of a release.
    Victim {
        name: String,
        relation: String,
        area: String,
        contact: String,
        must_not: String,
        #[serde(default)]
        asks: Vec<String>,
        #[serde(default)]
        reference: String,
    },
    /// It derives a protective rule.
    Protect { kind: String, words: String },
    /// The person dies.
    Died,
}

impl Act {
    /// Whether it happens on its day whatever day that is; workers work on working days.
    pub(super) fn keeps_its_day(&self) -> bool {
        matches!(self, Self::List | Self::Enter | Self::Released | Self::Returned | Self::Died)
    }
}
