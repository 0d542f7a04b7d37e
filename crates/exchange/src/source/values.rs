//! What a system's words mean.

use std::{collections::BTreeMap, sync::Arc};

use throughline_domain::person;

/// The words of a column and the codes that they stand for, without regard to case and accents.
#[derive(Debug, Clone, Default)]
pub struct Dictionary(BTreeMap<String, Arc<str>>);

impl Dictionary {
    /// A dictionary; the first word that stands for two codes is the error.
    pub fn new(words: &BTreeMap<String, String>) -> Result<Self, String> {
        let mut codes = BTreeMap::new();
        for (word, code) in words {
            let code: Arc<str> = code.as_str().into();
            if codes.insert(fold(word), code.clone()).is_some_and(|other: Arc<str>| other != code) {
                return Err(word.clone());
            }
        }
        Ok(Self(codes))
    }

    /// The code of a word.
    pub fn code(&self, word: &str) -> Option<&str> {
        self.0.get(&fold(word)).map(|code| &**code)
    }
}

/// The form in which two spellings of one word are the same. Signs such as "+" have no letters
/// and stay as they are.
pub(crate) fn fold(text: &str) -> String {
    let words = person::normal(text);
    if words.is_empty() { text.trim().to_lowercase() } else { words }
}
