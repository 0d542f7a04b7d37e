//! The release lists of the region, in the format that its source describes.

use jiff::civil::Date;

use super::{
    acts::Act,
    people::{Somebody, day},
    region::ListForm,
};

/// How long somebody who returned to custody stays, in days.
const SECOND_STAY: i64 = 170;
/// The day that rows in a hurry speak of, counted from today.
const SOON: i64 = 35;

/// A list, as the prison would send it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFile {
    /// The file's name, with the list's day.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The list that came in so many days from today.
pub(super) fn of_day(form: &ListForm, people: &[Somebody], today: Date, days: i64) -> ListFile {
    let mut lines = vec![form.heading.clone()];
    lines.extend(
        people
            .iter()
            .filter(|somebody| is_inside(somebody, days))
            .map(|somebody| row(form, somebody, today, days)),
    );
    if days == 0 {
        let soon = written(form, day(today, SOON));
        lines.extend(form.dirt.iter().map(|line| line.replace("{soon}", &soon)));
        // Typed twice: the same row again is no second person.
        lines.extend(lines.get(3).cloned());
    }
    ListFile {
        file_name: form.file.replace("{date}", &day(today, days).to_string()),
        bytes: latin(&(lines.join("\r\n") + "\r\n")),
    }
}

fn is_inside(somebody: &Somebody, days: i64) -> bool {
    let back = somebody.returned.is_some_and(|returned| returned <= days);
    let out = somebody.released.is_some_and(|released| released <= days);
    let unnamed = somebody.by_hand || (somebody.gone && days == 0);
    !unnamed && somebody.admitted <= days && (back || !out)
}

fn row(form: &ListForm, somebody: &Somebody, today: Date, days: i64) -> String {
    let word = |code: &str| form.words.get(code).cloned().unwrap_or_default();
    let back = somebody.returned.filter(|returned| *returned <= days);
    let release = match back {
        Some(returned) => Some(returned + SECOND_STAY),
        None => somebody
            .moved_to
            .filter(|_| days == 0)
            .or(somebody.release)
            .map(|release| release + moves(somebody, days)),
    };
    let status = if somebody.release.is_some() { "sentenced" } else { "remand" };
    let release = release.map(|release| written(form, day(today, release))).unwrap_or_default();
    [
        ("{number}", somebody.number.clone()),
        ("{surname}", somebody.surname.clone()),
        ("{given}", somebody.given.clone()),
        ("{born}", written(form, somebody.born)),
        ("{sex}", word(&somebody.sex)),
        ("{country}", somebody.country.clone()),
        ("{document}", somebody.document.clone()),
        ("{unit}", somebody.unit.clone()),
        ("{admitted}", written(form, day(today, back.unwrap_or(somebody.admitted)))),
        ("{status}", word(status)),
        ("{release}", release),
        ("{kind}", word(somebody.kind)),
        ("{town}", somebody.town.clone()),
        ("{support}", word(&somebody.support)),
        ("{children}", somebody.children.to_string()),
    ]
    .into_iter()
    .fold(form.row.clone(), |row, (name, value)| row.replace(name, &value))
}

/// By how many days workers had moved R before a list came in: the list says what they said.
fn moves(somebody: &Somebody, days: i64) -> i64 {
    let told = somebody.story.iter().flat_map(|story| &story.act).filter(|told| told.day < days);
    told.map(|told| if let Act::Move { days, .. } = told.act { days } else { 0 }).sum()
}

fn written(form: &ListForm, day: Date) -> String {
    day.strftime(form.day.as_str()).to_string()
}

/// Latin-1, which the Western code page of old exports agrees with in every letter used here.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect()
}
