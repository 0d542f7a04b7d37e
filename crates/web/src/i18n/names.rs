//! Lists of names, sorted and joined as the language does it.

use super::{Locale, Tr};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale::{Locale as IcuLocale, locale};

impl Tr {
    /// "Badalona, Manresa and Vic": the names in the language's alphabetical order.
    pub fn sorted_names<I>(self, names: I) -> String
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        let mut names: Vec<String> = names.into_iter().map(Into::into).collect();
        if let Some(collator) = self.collator() {
            names.sort_by(|a, b| collator.compare(a, b));
        }
        self.list(&names)
    }

    /// "bed, money and travel": in the order given, joined by commas and the language's "and".
    pub fn list<S: AsRef<str>>(self, items: &[S]) -> String {
        let Some((last, before)) = items.split_last() else {
            return String::new();
        };
        if before.is_empty() {
            return last.as_ref().to_owned();
        }
        let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
        let key = if self.locale == Locale::Es && sounds_like_i(last.as_ref()) {
            "common-list-and-before-i"
        } else {
            "common-list-and"
        };
        self.with(key, &[("before", before.join(", ").into()), ("last", last.as_ref().into())])
    }

    fn collator(self) -> Option<CollatorBorrowed<'static>> {
        const ENGLISH: IcuLocale = locale!("en");
        const CATALAN: IcuLocale = locale!("ca");
        const SPANISH: IcuLocale = locale!("es");
        let locale = match self.locale {
            Locale::En => ENGLISH,
            Locale::Ca => CATALAN,
            Locale::Es => SPANISH,
        };
        Collator::try_new(locale.into(), CollatorOptions::default()).ok()
    }
}

/// Spanish says "Ana e Iker", but "Ana y Hierro": *y* becomes *e* before the sound i, not before
/// the diphthong.
fn sounds_like_i(word: &str) -> bool {
    let word = word.to_lowercase();
    let rest = word.strip_prefix('h').unwrap_or(&word);
    let mut letters = rest.chars();
    matches!(letters.next(), Some('i' | 'í'))
        && !matches!(letters.next(), Some('a' | 'e' | 'o' | 'á' | 'é' | 'ó'))
}
