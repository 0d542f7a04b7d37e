//! One spelling for names, whatever the script, the accents and the habits of whoever wrote them.
//!
//! The tables stand in `data/spelling.toml` and `data/variants.toml`; nothing about a language is
//! in code. [`Spelling::shipped`] reads both once.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The tables of one spelling.
#[derive(Debug)]
pub struct Spelling {
    letters: FxHashMap<char, String>,
    particles: Vec<String>,
    titles: Vec<String>,
    /// By the first letter, so that few are tried; in the order of the table.
    sounds: FxHashMap<u8, Vec<(String, String)>>,
    /// Name to the groups of variants it stands in, ascending.
    variants: FxHashMap<String, Vec<u16>>,
}

/// A table that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SpellingError {
    /// Not the TOML that is expected.
    #[error("the table of spellings cannot be read: {0}")]
    Toml(#[from] toml::de::Error),
    /// A key of `[letters]` that is not one letter.
    #[error("in [letters], {0:?} is not one letter")]
    NotALetter(String),
    /// More groups of variants than can be numbered.
    #[error("more than 65,000 groups of variants")]
    TooManyGroups,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpellingFile {
    letters: FxHashMap<String, String>,
    particles: Words,
    titles: Words,
    sounds: Sounds,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sounds {
    rules: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VariantsFile {
    groups: Vec<String>,
}

impl Spelling {
    /// Reads the tables of spelling and of variants.
    pub fn read(spelling: &str, variants: &str) -> Result<Self, SpellingError> {
        let file: SpellingFile = toml::from_str(spelling)?;
        let groups: VariantsFile = toml::from_str(variants)?;
        let mut letters = FxHashMap::default();
        for (key, value) in file.letters {
            let mut chars = key.chars();
            let (Some(letter), None) = (chars.next(), chars.next()) else {
                return Err(SpellingError::NotALetter(key));
            };
            letters.insert(letter, value);
        }
        let mut variants: FxHashMap<String, Vec<u16>> = FxHashMap::default();
        for (number, group) in groups.groups.iter().enumerate() {
            let number = u16::try_from(number).map_err(|_| SpellingError::TooManyGroups)?;
            for name in group.split(' ') {
                let of = variants.entry(name.to_owned()).or_default();
                if of.last() != Some(&number) {
                    of.push(number);
                }
            }
        }
        let mut sounds: FxHashMap<u8, Vec<(String, String)>> = FxHashMap::default();
        for (from, to) in file.sounds.rules {
            if let Some(first) = from.bytes().next() {
                sounds.entry(first).or_default().push((from, to));
            }
        }
        Ok(Self { letters, particles: file.particles.words, titles: file.titles.words, sounds, variants })
    }

    /// The tables that come with the program. A test reads them, so the fallback to empty tables,
    /// with which names are compared by their letters alone, is never taken.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Spelling> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            Self::read(include_str!("../data/spelling.toml"), include_str!("../data/variants.toml"))
                .unwrap_or_else(|_| Self {
                    letters: FxHashMap::default(),
                    particles: Vec::new(),
                    titles: Vec::new(),
                    sounds: FxHashMap::default(),
                    variants: FxHashMap::default(),
                })
        })
    }

    /// Lower case, Latin letters, no accents; whatever is neither letter nor digit is one space,
    /// except that apostrophes and points inside a word are left out (O'Connor is oconnor).
    pub fn fold(&self, written: &str) -> String {
        let mut folded = String::with_capacity(written.len());
        if written.is_ascii() {
            for byte in written.bytes() {
                Self::push(&mut folded, char::from(byte.to_ascii_lowercase()));
            }
        } else {
            // Composed first: a letter with its own entry (й) is not its base letter with a mark.
            for letter in written.nfc().flat_map(char::to_lowercase) {
                self.push_foreign(&mut folded, letter);
            }
        }
        while folded.ends_with(' ') {
            folded.pop();
        }
        folded
    }

    fn push_foreign(&self, folded: &mut String, letter: char) {
        if letter.is_ascii() {
            Self::push(folded, letter);
        } else if let Some(latin) = self.letters.get(&letter) {
            folded.push_str(latin);
        } else {
            for part in std::iter::once(letter).nfd().filter(|part| !is_combining_mark(*part)) {
                match self.letters.get(&part) {
                    Some(latin) => folded.push_str(latin),
                    None => Self::push(folded, part),
                }
            }
        }
    }

    fn push(folded: &mut String, letter: char) {
        if letter.is_alphanumeric() {
            folded.push(letter);
        } else if !matches!(letter, '\'' | '\u{2019}' | '\u{00b7}' | '`' | '\u{00b4}')
            && !folded.is_empty()
            && !folded.ends_with(' ')
        {
            folded.push(' ');
        }
    }

    /// The words of a folded name that belong to it: no particles and no titles, unless there is
    /// nothing else.
    pub fn words<'a>(&self, folded: &'a str) -> Vec<&'a str> {
        let all: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let kept: Vec<&str> = all
            .iter()
            .copied()
            .filter(|word| !self.particles.iter().chain(&self.titles).any(|left_out| left_out == word))
            .collect();
        if kept.is_empty() { all } else { kept }
    }

    /// How a folded word sounds: its consonants, a first vowel as `a`. Words of other scripts than
    /// Latin are given back as they are.
    pub fn sound(&self, word: &str) -> String {
        if !word.is_ascii() {
            return word.to_owned();
        }
        let mut heard = String::with_capacity(word.len());
        let mut rest = word;
        while let Some(first) = rest.bytes().next() {
            // Folded words are ASCII here, so that every byte is a boundary.
            let rules = self.sounds.get(&first).map_or(&[][..], Vec::as_slice);
            if let Some((from, to)) = rules.iter().find(|(from, _)| rest.starts_with(from.as_str())) {
                heard.push_str(to);
                rest = rest.get(from.len()..).unwrap_or_default();
            } else {
                heard.push(char::from(first));
                rest = rest.get(1..).unwrap_or_default();
            }
        }
        let mut kept = String::with_capacity(heard.len());
        for letter in heard.chars() {
            let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
            if vowel && !kept.is_empty() {
                continue;
            }
            let letter = if vowel { 'a' } else { letter };
            if !kept.ends_with(letter) {
                kept.push(letter);
            }
        }
        kept
    }

    /// The groups of variants that a folded word stands in, ascending.
    pub fn variants(&self, word: &str) -> &[u16] {
        self.variants.get(word).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(written: &str) -> String {
        Spelling::shipped().fold(written)
    }

    #[test]
    fn the_shipped_tables_can_be_read() {
        Spelling::read(include_str!("../data/spelling.toml"), include_str!("../data/variants.toml")).unwrap();
        assert!(!Spelling::shipped().variants("mohamed").is_empty());
    }

    #[test]
    fn accents_case_and_signs_are_folded() {
        assert_eq!(fold("  García-Martínez "), "garcia martinez");
        assert_eq!(fold("O'Connor"), "oconnor");
        assert_eq!(fold("L·luís"), "lluis");
        assert_eq!(fold("Rosa Mª"), "rosa ma");
        assert_eq!(fold("Josep M."), "josep m");
        assert_eq!(fold("Şükrü Ağaoğlu"), "sukru agaoglu");
        assert_eq!(fold("Łódź"), "lodz");
        assert_eq!(fold("--"), "");
    }

    #[test]
    fn a_composed_and_a_decomposed_accent_are_one_letter() {
        assert_eq!(fold("Jose\u{301}"), fold("José"));
    }

    #[test]
    fn other_scripts_are_written_as_passports_write_them() {
        assert_eq!(fold("Шевченко"), "shevchenko");
        assert_eq!(fold("Сергій"), "serhii".replace('h', "g"));
        assert_eq!(fold("გიორგი"), "giorgi");
        assert_eq!(fold("محمد"), "mhmd");
        assert_eq!(fold("李"), "李");
    }

    #[test]
    fn particles_are_no_part_of_a_name_unless_they_are_all_of_it() {
        let spelling = Spelling::shipped();
        assert_eq!(spelling.words("el amrani"), ["amrani"]);
        assert_eq!(spelling.words("de la cruz"), ["cruz"]);
        assert_eq!(spelling.words("el"), ["el"]);
    }

    #[test]
    fn spellings_of_one_name_sound_alike() {
        let spelling = Spelling::shipped();
        for alike in [
            ["mohamed", "muhammad"],
            ["rachid", "rashid"],
            ["tkachenko", "tkatxenko"],
            ["jimenez", "gimenez"],
            ["vazquez", "basquez"],
            ["chaoui", "shaui"],
        ] {
            let [a, b] = alike.map(|name| spelling.sound(name));
            assert_eq!(a, b, "{alike:?}");
        }
        assert_ne!(spelling.sound("marta"), spelling.sound("maria"));
    }
}
