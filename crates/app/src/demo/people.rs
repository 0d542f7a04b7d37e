//! The people of the region: those whose story is told, and the many.

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

use super::{
    entropy::Seeded,
    region::{Names, Region, Story},
};
use crate::Result;

/// How many people there are beside those whose story is told.
const MANY: usize = 170;

/// A person as the prison's lists know them. Days count from the day the region is made.
#[derive(Debug, Clone)]
pub(super) struct Somebody {
    /// The prison's number.
    pub(super) number: String,
    pub(super) surname: String,
    pub(super) given: String,
    pub(super) born: Date,
    pub(super) sex: String,
    pub(super) country: String,
    pub(super) document: String,
    pub(super) unit: String,
    pub(super) admitted: i64,
    /// R as the first list says it; `None` on remand.
    pub(super) release: Option<i64>,
    /// What the newest list says instead.
    pub(super) moved_to: Option<i64>,
    pub(super) kind: &'static str,
    pub(super) support: String,
    pub(super) children: i64,
    pub(super) town: String,
    /// R*, where it lies behind us.
    pub(super) released: Option<i64>,
    /// The day of a return to custody.
    pub(super) returned: Option<i64>,
    /// On no list: entered by hand.
    pub(super) by_hand: bool,
    /// No longer on the newest list.
    pub(super) gone: bool,
    /// The story, where it is told act by act.
    pub(super) story: Option<Story>,
}

/// Everybody, the told ones first.
pub(super) fn all(region: &Region, today: Date, random: &Seeded) -> Result<Vec<Somebody>> {
    let told = region.stories.iter().map(|story| told(story, today, random));
    let mut people: Vec<Somebody> = told.collect();
    let units = &region.prison()?.units;
    for index in 0..MANY {
        people.extend(one_of_many(region, units, index, today, random));
    }
    Ok(people)
}

fn told(story: &Story, today: Date, random: &Seeded) -> Somebody {
    let mut release = story.release;
    while story.weekday.as_deref() == Some("friday") && day(today, release).weekday() != Weekday::Friday {
        release += 1;
    }
    // R is no Sunday; what has happened, happened on its day.
    if story.weekday.is_none() && story.released != Some(release) {
        release = on_a_working_day(today, release);
    }
    let out = story.released.or((release < 0 && !story.by_hand && !story.remand).then_some(release));
    Somebody {
        number: number(random),
        surname: story.surname.clone(),
        given: story.given.clone(),
        born: story.born,
        sex: story.sex.clone(),
        country: story.country.clone(),
        document: document(&story.country, random),
        unit: story.unit.clone(),
        admitted: story.admitted,
        release: (!story.remand).then_some(release),
        moved_to: None,
        kind: "final",
        support: story.support.clone(),
        children: story.children,
        town: story.town.clone(),
        released: out,
        returned: story.returned,
        by_hand: story.by_hand,
        gone: story.gone,
        story: Some(story.clone()),
    }
}

fn one_of_many(
    region: &Region,
    units: &[String],
    index: usize,
    today: Date,
    random: &Seeded,
) -> Option<Somebody> {
    let names = names(region, random)?;
    let is_woman = random.chance(14);
    let unit = if is_woman { units.last() } else { units.get(random.below(units.len().saturating_sub(1))) };
    let surname = random.pick(&names.surnames)?;
    let surname = if names.two_surnames {
        format!("{surname} {}", random.pick(&names.surnames)?)
    } else {
        surname.clone()
    };
    // Most leave within the next half year, a third has left in the last four months.
    let release = on_a_working_day(today, random.between(-112, 190));
    let on_remand = index % 19 == 7;
    let kind = match random.below(20) {
        0..=14 => "final",
        15..=17 => "conditional",
        _ => "open_regime",
    };
    let support = match random.below(20) {
        0..=6 => "none",
        7..=12 => "weak",
        13..=16 => "strong",
        _ => "",
    };
    let moves = release > 10 && random.chance(9);
    let moved_to = moves.then(|| on_a_working_day(today, release + random.between(-9, 21)));
    Some(Somebody {
        number: number(random),
        surname,
        given: random.pick(if is_woman { &names.women } else { &names.men })?.clone(),
        born: day(today, -random.between(20 * 365, 60 * 365)),
        sex: if is_woman { "female" } else { "male" }.to_owned(),
        country: names.country.clone(),
        document: document(&names.country, random),
        unit: unit?.clone(),
        admitted: release.min(-30) - random.between(120, 1600),
        release: (!on_remand).then_some(release),
        moved_to: moved_to.filter(|_| !on_remand),
        kind,
        support: support.to_owned(),
        children: random.between(0, 3),
        town: random.pick(&region.towns.names)?.clone(),
        // The day of one who was to leave yesterday or today is still a question.
        released: (!on_remand && release < -1).then_some(release),
        returned: None,
        by_hand: false,
        gone: false,
        story: None,
    })
}

fn names<'a>(region: &'a Region, random: &Seeded) -> Option<&'a Names> {
    let mut ticket = random.below(region.names.iter().map(|names| names.share).sum());
    region.names.iter().find(|names| {
        let mine = ticket < names.share;
        ticket = ticket.saturating_sub(names.share);
        mine
    })
}

/// Ten digits, as the prison numbers people.
fn number(random: &Seeded) -> String {
    std::iter::once(random.between(1, 9))
        .chain((0..9).map(|_| random.between(0, 9)))
        .map(|n| n.to_string())
        .collect()
}

/// A document number of the right form, with letters that no real one has.
fn document(country: &str, random: &Seeded) -> String {
    let digits: String = (0..7).map(|_| random.between(0, 9).to_string()).collect();
    if country == "ES" { format!("0{digits}Ñ") } else { format!("Ñ{digits}Ñ") }
}

/// The day so many days from today.
pub(super) fn day(today: Date, days: i64) -> Date {
    today.checked_add(days.days()).unwrap_or(today)
}

/// The same day, or the Friday before where it is a weekend.
pub(super) fn on_a_working_day(today: Date, days: i64) -> i64 {
    match day(today, days).weekday() {
        Weekday::Saturday => days - 1,
        Weekday::Sunday => days - 2,
        _ => days,
    }
}
