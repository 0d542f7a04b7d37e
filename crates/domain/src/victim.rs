//! Victims and third parties: what is known of them, and the protective rules that are derived from it.
//!
//! What is known of a victim never stands in a case. A protective rule does, for who may see it: it says
//! what must not happen and nothing of why, so it carries no name, no address and no reason. Field's rule
//! 13 of information sharing.

use crate::{coded_enum, person::normal};

coded_enum! {
    /// Who somebody is to the case.
    Whom {
        /// A victim.
        Victim = "victim",
        /// Somebody else who must be kept safe, or who told something in confidence.
        ThirdParty = "third_party",
    }
}

coded_enum! {
    /// What a protective rule keeps apart.
    RuleKind {
        /// No contact.
        NoContact = "no_contact",
        /// An area to stay out of.
        Area = "area",
        /// Something else that must not happen.
        Other = "other",
    }
}

/// What is known of a victim or a third party.
#[derive(Clone, PartialEq, Eq)]
pub struct Details {
    /// Who they are to the case.
    pub whom: Whom,
    /// Their name.
    pub name: String,
    /// Where they live, or the places that matter to them.
    pub area: String,
    /// How they are reached, and how never.
    pub contact: String,
    /// How they stand to the person.
    pub relation: String,
    /// What must not happen.
    pub must_not: String,
    /// Anything else.
    pub note: String,
}

/// Never in a log, whoever prints it.
impl std::fmt::Debug for Details {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Details(…)")
    }
}

/// Words shorter than this stand in too many names to give one away.
const TELLING: usize = 3;

/// The words of a text that can give a name away, as they are compared.
fn telling_words(text: &str) -> Vec<String> {
    text.split(|sign: char| !sign.is_alphanumeric())
        .map(normal)
        .filter(|part| part.chars().count() >= TELLING)
        .collect()
}

/// Whether a text has a part of a name in it.
pub fn names(words: &str, name: &str) -> bool {
    let said = telling_words(words);
    telling_words(name).iter().any(|part| said.contains(part))
}

/// Whether the words of a rule give somebody away: a part of their name, or how they are reached. A person
/// who writes a rule in a hurry copies; this is what can be noticed.
pub fn gives_away(words: &str, known: &Details) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let (number, numbers) = (digits(&known.contact), digits(words));
    names(words, &known.name)
        // Six digits in a row are a telephone, however it is written.
        || (number.len() >= 6 && numbers.contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_names_somebody_is_noticed_however_it_is_written() {
        let rosa = Details {
            whom: Whom::Victim,
            name: "Rosa Núñez de Arce".to_owned(),
            area: "Gràcia".to_owned(),
            contact: "600 12 34 56".to_owned(),
            relation: String::new(),
            must_not: String::new(),
            note: String::new(),
        };
        for words in ["Not near ROSA", "no contact with n\u{fa}nez", "never rings 600123456", "Arce."] {
            assert!(gives_away(words, &rosa), "{words}");
        }
        for words in ["Not in Gràcia", "No contact de cap manera", "Not at 60 Main Street", ""] {
            assert!(!gives_away(words, &rosa), "{words}");
        }
    }
}
