//! People: names as written, how they are searched and how they are sorted.
//!
//! A name is kept exactly as the agency wrote it. Beside it stand two derived forms: the
//! *parts*, without accents or case, that search matches by their beginning; and an ICU *sort
//! key*, stored because cursor pages need an order that both database engines agree on.

use std::sync::LazyLock;

use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences, options::CollatorOptions};
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// Words that belong to a surname and never make two surnames agree by themselves.
const PARTICLES: &[&str] = &[
    "a", "al", "ait", "ap", "bin", "d", "da", "das", "de", "dei", "del", "della", "den", "der", "di", "do",
    "dos", "du", "e", "el", "i", "la", "las", "le", "les", "los", "ould", "san", "santa", "ten", "ter",
    "van", "von", "y", "zu",
];

/// A name as an agency wrote it. Either part may be empty: some people have one name.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Name {
    /// One or two surnames, with their particles.
    pub surname: String,
    /// One or more given names.
    pub given_name: String,
}

impl Name {
    /// The name in reading order, as it was written: "Youssef El Amrani".
    ///
    /// Registers write in capitals; nothing is re-cased here. [`Name::readable`] is for display.
    pub fn full(&self) -> String {
        [self.given_name.trim(), self.surname.trim()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The name for reading on a page: a part that a register shouted is given one capital a word.
    /// Registers often shout the surname alone, so each part is looked at by itself.
    pub fn readable(&self) -> String {
        Self { surname: readable(&self.surname), given_name: readable(&self.given_name) }.full()
    }

    /// The distinct normalised parts that search matches, in order of first appearance.
    pub fn parts(&self) -> Vec<String> {
        let mut parts = Vec::new();
        for part in words(&self.surname).into_iter().chain(words(&self.given_name)) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts
    }

    /// The key that sorts by surname, then given name, in the order of the Unicode collation
    /// algorithm: accents matter only between names that are otherwise equal.
    pub fn sort_key(&self) -> Vec<u8> {
        sort_key(&format!("{}\u{0009}{}", self.surname.trim(), self.given_name.trim()))
    }
}

/// Gives one capital to each word of a text that is written in capitals only; leaves any other
/// text alone, because then its writer chose the case.
pub fn readable(text: &str) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut begin = true;
    for character in text.chars() {
        if begin {
            out.push(character);
        } else {
            out.extend(character.to_lowercase());
        }
        begin = !character.is_alphanumeric();
    }
    out
}

/// Text without case, accents and punctuation: what two spellings of one word share.
///
/// Compatibility decomposition drops the marks; the few letters that do not decompose are
/// written out (`ł`, `ø`, `ß`), so that "Łukasz" is found by "lukasz".
pub fn normal(text: &str) -> String {
    words(text).join(" ")
}

/// The normalised words of a text. The Catalan `l·l` stays one word.
pub fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    for character in text.nfkd() {
        match character {
            'ł' | 'Ł' => word.push('l'),
            'ø' | 'Ø' => word.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => word.push('d'),
            'ı' => word.push('i'),
            'ß' => word.push_str("ss"),
            'æ' | 'Æ' => word.push_str("ae"),
            'œ' | 'Œ' => word.push_str("oe"),
            '·' | '\u{2027}' => {}
            character if unicode_normalization::char::is_combining_mark(character) => {}
            character if character.is_alphanumeric() => word.extend(character.to_lowercase()),
            _ if word.is_empty() => {}
            _ => found.push(std::mem::take(&mut word)),
        }
    }
    if !word.is_empty() {
        found.push(word);
    }
    found
}

/// Whether any part of two surnames agrees, particles aside.
pub fn surnames_agree(left: &str, right: &str) -> bool {
    let weighty = |text: &str| -> Vec<String> {
        let all = words(text);
        let kept: Vec<_> = all.iter().filter(|word| !PARTICLES.contains(&word.as_str())).cloned().collect();
        // A surname made of particles only ("De la") still is one.
        if kept.is_empty() { all } else { kept }
    };
    let right = weighty(right);
    weighty(left).iter().any(|word| right.contains(word))
}

/// An identifier without spaces, dots, hyphens and case: "X-1234567 L" is "x1234567l".
pub fn normal_identifier(text: &str) -> String {
    text.nfkc().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The ICU sort key of a text, root collation.
pub fn sort_key(text: &str) -> Vec<u8> {
    static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> =
        LazyLock::new(|| Collator::try_new(CollatorPreferences::default(), CollatorOptions::default()).ok());
    let mut key = Vec::new();
    match COLLATOR.as_ref().map(|collator| collator.write_sort_key_to(text, &mut key)) {
        Some(Ok(())) => key,
        // The collation data is compiled in, so this is not reached; plain order is still an order.
        _ => normal(text).into_bytes(),
    }
}

/// Age in whole years on a day; `None` before birth.
pub fn age_on(birth: Date, day: Date) -> Option<i16> {
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    let years = day.year() - birth.year() - i16::from(!had_birthday);
    (years >= 0).then_some(years)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn name(surname: &str, given_name: &str) -> Name {
        Name { surname: surname.to_owned(), given_name: given_name.to_owned() }
    }

    #[test]
    fn search_finds_any_part_without_accents() {
        assert_eq!(name("MARTÍNEZ I LÓPEZ", "Núria").parts(), ["martinez", "i", "lopez", "nuria"]);
        assert_eq!(words("Gal·la Łukasz"), ["galla", "lukasz"]);
        assert_eq!(words("O’Brien-Smith"), ["o", "brien", "smith"]);
    }

    #[test]
    fn people_with_one_name_are_people() {
        assert_eq!(name("", "Suharto").full(), "Suharto");
        assert_eq!(name("MALIK", "").readable(), "Malik");
    }

    #[test]
    fn a_name_in_mixed_case_is_left_as_its_owner_writes_it() {
        assert_eq!(name("de la Cruz", "Ana").readable(), "Ana de la Cruz");
        assert_eq!(name("EL AMRANI", "MOHAMED").readable(), "Mohamed El Amrani");
        assert_eq!(name("EL AMRANI", "Mohamed").readable(), "Mohamed El Amrani");
    }

    #[test]
    fn surnames_agree_on_any_weighty_part() {
        assert!(surnames_agree("DE LA CRUZ GÓMEZ", "Gomez"));
        assert!(surnames_agree("VARGAS I CORREA", "VARGAS"));
        assert!(!surnames_agree("DE LA CRUZ", "DE LA ROSA"));
        assert!(!surnames_agree("ROMERO", "ORTEGA"));
    }

    #[test]
    fn names_sort_as_people_expect() {
        let mut names =
            [name("Zapata", "Ana"), name("Ñíguez", "Bea"), name("Álvarez", "Carla"), name("Alvarez", "Zoe")];
        names.sort_by_key(Name::sort_key);
        assert_eq!(names.map(|name| name.surname), ["Álvarez", "Alvarez", "Ñíguez", "Zapata"]);
    }

    #[test]
    fn age_turns_on_the_birthday() {
        assert_eq!(age_on(date(2008, 2, 29), date(2026, 2, 28)), Some(17));
        assert_eq!(age_on(date(2008, 2, 29), date(2026, 3, 1)), Some(18));
        assert_eq!(age_on(date(2027, 1, 1), date(2026, 3, 1)), None);
    }
}
