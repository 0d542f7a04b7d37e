//! Search: by the beginning of any part of a name, by a number, by a day of birth, without accents, and
//! only among the people whom the reader may see.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use throughline_domain::{
    category::{Category, Depth},
    id::PersonId,
    person::Name,
};
use throughline_policy::Action;
use throughline_store::{
    db::Query,
    person::Identifier,
    search::{self, Beside, Hit, Hits, TOGETHER, Wanted},
};

use crate::{
    Cx, Result,
    authorise::{self, Disclosure, People},
    looking,
};

/// Hits shown at most. Who finds more types another letter.
pub const MOST: usize = 25;

/// How often hits are fetched at most: one person may be found in several records, and not everybody who is
/// found may be named.
const ROUNDS: i64 = 3;

/// Somebody who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Who.
    pub person: PersonId,
    /// The name for reading, as the record that was found has it.
    pub name: String,
    /// The same as written.
    pub name_as_written: Name,
    /// Other spellings, from other records.
    pub also: Vec<String>,
    /// Day of birth.
    pub birth_date: Option<Date>,
    /// The town.
    pub town: Option<String>,
    /// Numbers of all records.
    pub numbers: Vec<Identifier>,
}

/// What a search gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// Who was found, by name.
    pub found: Vec<Found>,
    /// Whether there are more than are shown.
    pub more: bool,
    /// The day of birth that was searched for, where the text was read as one.
    pub born: Option<Date>,
}

/// Searches. What was searched for stands nowhere; who was shown stands in the agency's chain.
pub fn search(cx: &Cx, text: &str) -> Result<Results> {
    let text = text.trim().to_owned();
    cx.disclose(|cx, tx| {
        authorise::own_agency(cx, Action::ListPeople)?;
        let mut hits = if text.is_empty() { Vec::new() } else { hits(cx, tx, &text, MOST)? };
        let more = hits.len() > MOST;
        hits.truncate(MOST);
        let found = all_described(tx, &hits)?;
        let people = People::Listed(found.iter().map(|one| one.person).collect());
        let results = Results { found, more, born: day(&text) };
        Ok((results, Disclosure { view: "search", people, categories: vec![Category::Identity] }))
    })
}

/// A day as people type it: day first with `/`, `.`, `-` or spaces between, or ISO. `None` for anything
/// else, and for days that do not exist.
pub(crate) fn day(text: &str) -> Option<Date> {
    let parts: Vec<&str> =
        text.split(['/', '.', '-', ' ']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [first, middle, last] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<i16>().ok();
    let (year, month, day) = if first.len() == 4 { (first, middle, last) } else { (last, middle, first) };
    if year.len() != 4 {
        return None;
    }
    Date::new(number(year)?, i8::try_from(number(month)?).ok()?, i8::try_from(number(day)?).ok()?).ok()
}

/// Who was found, each once, and how much of who they are is open to the reader: a name that is not
/// shared finds nobody, and no number finds somebody of whom only the name is shared. Who is beyond `most`
/// is neither read nor asked about, once it is plain that there are more.
fn hits(cx: &Cx, q: &mut dyn Query, text: &str, most: usize) -> Result<Vec<(Hit, Depth)>> {
    let born = day(text);
    let is_number = born.is_none() && text.contains(|letter: char| letter.is_ascii_digit());
    let text = born.map_or_else(|| text.to_owned(), |day| day.to_string());
    let needed = if is_number { Depth::Full } else { Depth::Summary };
    let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    let mut seen = HashSet::new();
    let mut open = Vec::new();
    for round in 0..ROUNDS {
        let Hits { mut hits, more } =
            search::search(q, &cx.actor, &text, Wanted { after: round * limit, limit })?;
        hits.retain(|hit| seen.insert(hit.person));
        let people: Vec<PersonId> = hits.iter().map(|hit| hit.person).collect();
        let others = looking::at_others(cx, q, &people)?;
        let depth = |person| match others.get(&person) {
            None => Depth::Full,
            Some(viewer) => viewer.as_ref().map_or(Depth::None, looking::identity),
        };
        let decided = hits.into_iter().map(|hit| (depth(hit.person), hit));
        open.extend(decided.filter(|(depth, _)| *depth >= needed).map(|(depth, hit)| (hit, depth)));
        if open.len() > most || !more {
            break;
        }
    }
    Ok(open)
}

fn all_described(q: &mut dyn Query, hits: &[(Hit, Depth)]) -> Result<Vec<Found>> {
    let mut beside = HashMap::new();
    for hits in hits.chunks(TOGETHER) {
        beside.extend(search::beside(q, hits.iter().map(|(hit, _)| hit.person))?);
    }
    let records = |hit: &Hit| beside.get(&hit.person).map_or(&[][..], Vec::as_slice);
    Ok(hits
        .iter()
        .map(|(hit, depth)| {
            let found = described(hit, records(hit));
            // The numbers are what the name is the summary of.
            if *depth < Depth::Full { Found { numbers: Vec::new(), ..found } } else { found }
        })
        .collect())
}

fn described(hit: &Hit, records: &[Beside]) -> Found {
    let mut also = Vec::new();
    let mut numbers: Vec<Identifier> = Vec::new();
    for known in records {
        let name = known.name.readable();
        if known.record != hit.record && name != hit.name.readable() && !also.contains(&name) {
            also.push(name);
        }
        for number in &known.numbers {
            if !numbers.contains(number) {
                numbers.push(number.clone());
            }
        }
    }
    Found {
        person: hit.person,
        name: hit.name.readable(),
        name_as_written: hit.name.clone(),
        also,
        birth_date: hit.birth_date,
        town: hit.town.clone(),
        numbers,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::day;

    #[test]
    fn a_day_of_birth_is_typed_day_first_or_as_iso() {
        for text in ["02/04/1990", "2/4/1990", "2.4.1990", "2-4-1990", "1990-04-02", "2 4 1990"] {
            assert_eq!(day(text), Some(date(1990, 4, 2)), "{text}");
        }
        for text in ["", "1990", "31/02/1990", "2/4/90", "12345678", "Ana Puig Vidal"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
