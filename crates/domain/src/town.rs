//! The towns of a jurisdiction, as data: one table that says how each is written, so that two ways of
//! writing one town lead to the same town hall.
//!
//! Registers file a town under its name without the article ("Bruc, El"), people say it with it ("El
//! Bruc"), old computers drop accents and capitals. All of these are one town; a name that nearly looks
//! like one is not, and is only ever proposed.

use std::collections::{BTreeMap, BTreeSet};

use crate::person::normal;

/// How alike two names must be for one to be proposed for the other (Jaro-Winkler).
const LIKELY: f64 = 0.9;

/// The towns of a jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Towns {
    /// As people write them, in the order of the file.
    names: Vec<String>,
    /// From every way of writing a town, in normal form, to its place among the names.
    spellings: BTreeMap<String, usize>,
}

impl Towns {
    /// Reads a table: one town per line, as its register writes it. Lines that begin with `#` are
    /// remarks, such as the source.
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut towns = Self::default();
        let mut short: Vec<(String, usize)> = Vec::new();
        for line in lines {
            let place = towns.names.len();
            towns.names.push(spoken(line));
            // A town with two official names ("Alacant/Alicante") answers to each.
            let names = [line].into_iter().chain(line.split('/').filter(|_| line.contains('/')));
            for name in names.map(str::trim) {
                towns.spellings.entry(normal(name)).or_insert(place);
                towns.spellings.entry(normal(&spoken(name))).or_insert(place);
                if let Some((without, _)) = article(name) {
                    short.push((normal(without), place));
                }
            }
        }
        towns.add_short(short);
        towns
    }

    /// Without its article a name is good only where it is one town's alone.
    fn add_short(&mut self, short: Vec<(String, usize)>) {
        let mut claimed: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (name, place) in short {
            claimed.entry(name).or_default().insert(place);
        }
        for (name, places) in claimed {
            if let (1, Some(place)) = (places.len(), places.first()) {
                self.spellings.entry(name).or_insert(*place);
            }
        }
    }

    /// The town that a text names, as people write it; accents, capitals and the place of the article
    /// make no difference.
    pub fn find(&self, written: &str) -> Option<&str> {
        let place = self.spellings.get(&normal(written))?;
        self.names.get(*place).map(String::as_str)
    }

    /// The town spelt most like a text that names none, if one is spelt nearly so. For people to
    /// choose; nothing takes it by itself.
    pub fn nearest(&self, written: &str) -> Option<&str> {
        let wanted = normal(written);
        let likeness = |name: &str| strsim::jaro_winkler(&wanted, name);
        let (best, place) = self
            .spellings
            .iter()
            .map(|(name, place)| (likeness(name), place))
            .max_by(|left, right| left.0.total_cmp(&right.0))?;
        self.names.get(*place).filter(|_| best >= LIKELY).map(String::as_str)
    }

    /// The names, as people write them, in the order of the file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}

/// The article of a register's "Bruc, El" apart from the name.
fn article(written: &str) -> Option<(&str, &str)> {
    let (name, article) = written.rsplit_once(", ")?;
    (article.split_whitespace().count() == 1 && article.chars().count() <= 3).then_some((name, article))
}

/// "El Bruc" for a register's "Bruc, El", "L'Estany" for "Estany, L'".
fn spoken(written: &str) -> String {
    match article(written) {
        Some((name, article)) if article.ends_with(['\'', '’']) => format!("{article}{name}"),
        Some((name, article)) => format!("{article} {name}"),
        None => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn towns() -> Towns {
        Towns::parse(
            "# Fuente: INE\nBruc, El\nHospitalet de Llobregat, L'\nMataró\nSant Adrià de Besòs\n\
             Alicante/Alacant\nPobla, La\nPobla, Es\n\n",
        )
    }

    #[test]
    fn a_town_is_found_however_it_is_written() {
        for (written, town) in [
            ("Mataró", "Mataró"),
            ("MATARO", "Mataró"),
            ("sant adria de besos", "Sant Adrià de Besòs"),
            ("Bruc, El", "El Bruc"),
            ("El Bruc", "El Bruc"),
            ("bruc", "El Bruc"),
            ("L'Hospitalet de Llobregat", "L'Hospitalet de Llobregat"),
            ("l’hospitalet de llobregat", "L'Hospitalet de Llobregat"),
            ("Hospitalet de Llobregat (L')", "L'Hospitalet de Llobregat"),
            ("Alacant", "Alicante/Alacant"),
            ("Alicante / Alacant", "Alicante/Alacant"),
        ] {
            assert_eq!(towns().find(written), Some(town), "{written}");
        }
    }

    #[test]
    fn a_name_that_two_towns_share_without_their_articles_names_neither() {
        assert_eq!(towns().find("La Pobla"), Some("La Pobla"));
        assert_eq!(towns().find("Pobla"), None);
    }

    #[test]
    fn what_is_nearly_a_town_is_proposed_and_never_taken() {
        assert_eq!(towns().find("Mataro de Mar"), None);
        assert_eq!(towns().find("Matarò"), Some("Mataró"), "the accent is written the other way");
        assert_eq!(towns().find("Mattaró"), None);
        assert_eq!(towns().nearest("Mattaró"), Some("Mataró"));
        assert_eq!(towns().nearest("Zaragoza"), None);
        assert_eq!(towns().find(""), None);
    }
}
